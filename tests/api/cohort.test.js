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
let s, accounts, lead, analyst;

const as = async (role) => { const { username, password, totp_secret } = accounts.find((a) => a.role === role); return s.signedIn({ username, password, secret: totp_secret }); };
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
