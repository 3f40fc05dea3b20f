// SDQ completion, averages, distribution and change by month and group: counted a second way from the raw rows, kept against counting from the start, the data
// set's own figures, who sees what, and what is refused.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { cohortAnew, cohortKept, differ, placed } from '../lib/cohort.js';
import { councilOf, dayOf, diceOf, plusMonths, put, textOf } from '../lib/data_set.js';
import { demonstration, problem } from '../lib/service.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const monthBack = (n) => textOf(plusMonths(dayOf(`${today.slice(0, 7)}-01`), -n)).slice(0, 7);
const lastMonth = monthBack(1);
const months = Array.from({ length: 18 }, (_, i) => dayOf(`${monthBack(i + 1)}-01`));
const isFull = Boolean(process.env.TEST_FULL);
const clients = {};
let s, accounts, lead, analyst;

const as = (role) => { // each once: a code is good once
  const { username, password, totp_secret } = accounts.find((a) => a.role === role);
  return (clients[role] ??= s.signedIn({ username, password, secret: totp_secret }));
};
const report = async (by, query = '') => {
  const answer = await by.get(`/cohort${query}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
};

before(async () => {
  ({ s, accounts } = await demonstration([]));
  lead = await as('mental_health_lead');
  analyst = await as('analyst');
});
after(() => s.stop());

test('a carer\'s questionnaires are the data set\'s: as many should have one, as many have, the same average', async () => {
  const set = (await lead.get(`/data-set?month=${lastMonth}&edition=live`)).body.items;
  const of = (indicator) => set.find((i) => i.indicator === indicator);
  const { total, month } = await report(lead);
  assert.equal(month, lastMonth, 'the last month that has ended');
  assert.deepEqual([total.completion.completed, total.completion.eligible], [of('sdq_completed').numerator, of('sdq_completed').denominator]);
  assert.deepEqual([total.average.children, total.average.total], [of('sdq_average').denominator, Math.round(of('sdq_average').value * 10) / 10]);
  assert.ok(total.completion.eligible > 20);
});

test('groups add up to the total, but for services', async () => {
  for (const by of ['team', 'school', 'age'])
    for (const informant of ['parent', 'self']) {
      const { total, rows } = await report(lead, `?by=${by}&informant=${informant}`);
      const sum = (of) => rows.reduce((n, r) => n + (of(r) ?? 0), 0);
      assert.equal(sum((r) => r.completion.eligible), total.completion.eligible, `${by} ${informant}`);
      assert.equal(sum((r) => r.completion.completed), total.completion.completed);
      assert.equal(sum((r) => r.distribution.very_high), total.distribution.very_high);
    }
});

// ---------------------------------------------------------------------------------------------- counted two ways

const keep = async () => { while (Number(await s.sql('SELECT count_keep(500)')) > 0); };
const isAnew = async (what) => {
  const anew = await cohortAnew(s, months);
  assert.deepEqual(differ(anew, await cohortKept(s, months)), [], what);
  return anew.size;
};

test('Westshire: the numbers of each group in each month are what the records say, counted a second way', async () => {
  await keep();
  assert.ok(await isAnew('Westshire') > 1000);
});

// ---------------------------------------------------------------------------------------------- what is refused, and who sees what

test('what is refused: a month to come or that has not ended, before the first, no such grouping or informant', async () => {
  const fault = async (query) => { const a = await lead.get(`/cohort?${query}`); return [a.status, a.body.errors?.[0]?.pointer]; };
  assert.deepEqual(await fault(`month=${monthBack(0)}`), [422, '?month']);
  assert.deepEqual(await fault(`month=${monthBack(-2)}`), [422, '?month']);
  assert.deepEqual(await fault('month=2026-13'), [422, '?month']);
  assert.deepEqual(await fault('month=2011-01'), [422, '?month']);
  assert.deepEqual(await fault('by=hair'), [422, '?by']);
  assert.deepEqual(await fault('informant=dog'), [422, '?informant']);
  assert.deepEqual(await fault('from=2026-01'), [422, '?from'], 'no free period');
  assert.equal((await lead.get(`/cohort/children?of=sad`)).status, 422);
});

test('each number opens its children, as far as one may see them, and each is a look; whoever sees no child opens none', async () => {
  const { rows } = await report(lead, '?by=sex'), row = rows.find((r) => r.group === 'F');
  const open = async (by, of) => by.get(`/cohort/children?by=sex&group=F&of=${of}`);
  for (const [of, n] of [['completed', row.completion.completed], ['very_high', row.distribution.very_high], ['same', row.change.same], ['eligible', row.completion.eligible]]) {
    const { body } = await open(lead, of);
    assert.equal(body.children.length + body.not_listed + body.not_shown, n, of);
    assert.ok(body.children.length > 0 && body.children.every((c) => c.is_completed || of === 'eligible'), of);
  }
  const { body } = await open(lead, 'completed');
  await s.sql(`INSERT INTO denied (id, person_id, child_id, reason, made_by) SELECT gen_random_uuid(), p.id, '${body.children[0].id}', 'conflict', p.id FROM person p WHERE p.username = 'anita.varma'`);
  const less = (await open(lead, 'completed')).body;
  assert.deepEqual([less.children.length, less.not_shown], [body.children.length - 1, body.not_shown + 1]);
  assert.ok(Number(await s.sql("SELECT count(*) FROM audit a JOIN person p ON p.id = a.person_id WHERE p.username = 'anita.varma' AND a.route LIKE '%cohort/children%'")) >= less.children.length);
  assert.equal((await open(analyst, 'completed')).status, 404);
  assert.equal((await (await as('designated_teacher')).get('/cohort/children?of=completed')).status, 404);
});

test('the table is for whoever may take it away; what the analyst has of a small council says how it is counted, and no small number', async () => {
  await s.codesAnew(accounts.find((a) => a.role === 'mental_health_lead'));
  const csv = await lead.get('/cohort/table.csv?by=age');
  assert.equal(csv.status, 200, csv.text);
  assert.match(csv.text, /^month,informant,group,eligible,completed,percent/);
  assert.match(csv.text, /All children/);
  assert.match((await lead.get('/cohort/table.xlsx?by=age')).headers.get('content-type'), /spreadsheetml/);
  const body = await report(analyst, '?by=team');
  assert.deepEqual([body.is_whole, body.counted.length], [false, 4]);
  assert.ok(body.rows.some((r) => r.completion.state === 'kept_back' && r.average.state === 'kept_back'));
});

test('the sentence above it says the total, a year before and which of the larger groups is furthest behind', async () => {
  for (const who of [lead, analyst]) {
    const { opening, total, rows } = await report(who, '?by=service');
    assert.ok(opening.includes(`, ${total.completion.percent}% of the children in care who should have an SDQ by whoever cares for them had one`), opening);
    assert.ok(opening.includes(`average total was ${total.average.total} of 40.`), opening);
    const behind = rows.filter((r) => r.completion.eligible >= 10 && r.completion.percent < total.completion.percent).sort((a, b) => a.completion.percent - b.completion.percent)[0];
    assert.equal(opening.match(/fewest had one in: (.+) \(/)?.[1], behind?.name);
  }
});

test('each has what is theirs: the own team, service, school; no grouping of others; nobody else anything', async () => {
  const cases = { social_worker: 'team', educational_psychologist: 'service', camhs_clinician: 'service', service_admin: 'service', designated_teacher: 'school' };
  for (const [role, by] of Object.entries(cases)) {
    const who = await as(role), body = await report(who);
    assert.deepEqual([body.by, body.groupings, body.total, body.is_whole], [by, [by], null, by !== 'school'], role);
    assert.ok(body.rows.length > 0 && body.rows.length < 12, `${role}: ${body.rows.length}`);
    for (const row of body.rows) assert.equal(row.average === null, role === 'service_admin', 'a service administrator has counts only');
    assert.equal(problem(await who.get('/cohort?by=all')), 'forbidden');
    assert.equal(problem(await who.get('/cohort/table.csv')), 'forbidden');
  }
  for (const role of ['reviewing_officer', 'system_admin', 'personal_adviser']) assert.equal(problem(await (await as(role)).get('/cohort')), 'forbidden', role);
});

for (const seed of isFull ? [21, 22] : [21])
  test(`random councils: no number of no group differs, and what is kept stays right after random changes (${seed})`, async () => {
    const n = isFull ? 2000 : 150, day = dayOf(today), dice = diceOf(seed + 100);
    await put(s, await placed(s, seed, councilOf(seed, n, day, []), day));
    await keep();
    assert.ok(await isAnew('as it was put in') > 2000);
    const some = (table, percent) => `id IN (SELECT id FROM ${table} WHERE hashtext(id::text || '${dice.below(1e6)}') % 100 BETWEEN 0 AND ${percent})`;
    for (const text of [`UPDATE sdq_score SET emotional = 10 - emotional WHERE ${some('sdq_score', 10)}`, `UPDATE sdq SET tier = 5 WHERE ${some('sdq', 4)}`,
      `UPDATE allocation SET until_on = greatest(from_on, current_date - 50) WHERE until_on IS NULL AND ${some('allocation', 15)}`, `UPDATE child SET sex = 'F' WHERE ${some('child', 8)}`,
      `UPDATE enrolment SET tier = 5 WHERE ${some('enrolment', 10)}`, `UPDATE involvement SET state = 'active' WHERE state = 'waiting' AND ${some('involvement', 50)}`,
      `UPDATE child SET born_on = born_on - 300 WHERE born_on > '2009-01-01' AND ${some('child', 8)}`, `UPDATE home SET kind = 'kinship' WHERE kind = 'foster' AND ${some('home', 10)}`,
      `UPDATE team_member SET until_on = current_date - 40 WHERE from_on < current_date - 40 AND until_on IS NULL AND ${some('team_member', 30)}`]) await s.sql(text);
    assert.notEqual(await s.sql('SELECT count(*) FROM cohort_stale'), '0', 'who left a team is marked');
    await keep();
    await isAnew('after the changes');
    assert.equal(await s.sql(`WITH anew AS (SELECT * FROM cohort_months(ARRAY(SELECT id FROM child))) SELECT count(*) FROM ((TABLE anew EXCEPT ALL TABLE cohort_child) UNION ALL (TABLE cohort_child EXCEPT ALL TABLE anew)) x`),
      '0', 'what is kept is what counting from the start gives');
  });
