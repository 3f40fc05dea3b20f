// The monthly corporate parenting data set: each measure counted a second way on random councils and on Westshire; what is kept against counting from the
// start after random changes; months that are frozen; what is refused; who sees what.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { areaAnew, areaKept, councilOf, countedAnew, countedKept, dayOf, diceOf, differences, plusMonths, put, recordsOf, textOf } from '../lib/data_set.js';
import { Psql } from '../lib/psql.js';
import { demonstration, problem } from '../lib/service.js';

const isFull = Boolean(process.env.TEST_FULL);
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const thisMonth = today.slice(0, 7);
const firstDay = (month) => dayOf(`${month}-01`);
const later = (month, n) => textOf(plusMonths(firstDay(month), n)).slice(0, 7);
const months = Array.from({ length: 18 }, (_, i) => plusMonths(firstDay(thisMonth), -i));
let s, accounts, keys, lead, manager, analyst, virtual, governor;

const as = async (role) => { const { username, password, totp_secret } = accounts.find((a) => a.role === role); return s.signedIn({ username, password, secret: totp_secret }); };
const monthOf = async (by, month, more = '') => {
  const answer = await by.get(`/data-set?month=${month}${more}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
};
const itemOf = (set, indicator) => set.items.find((i) => i.indicator === indicator);
const keep = async () => { while (Number(await s.sql('SELECT count_keep(500)')) > 0); };

before(async () => {
  ({ s, accounts, keys } = await demonstration([]));
  lead = await as('mental_health_lead');
  manager = await as('team_manager');
  analyst = await as('analyst');
  virtual = await as('virtual_school');
  governor = await as('information_governance');
});
after(() => s.stop());

// ---------------------------------------------------------------------------------------------- counted two ways

test('Westshire: each measure of each child is what its records say, counted a second way', async () => {
  await keep();
  const anew = countedAnew(await recordsOf(s), months);
  assert.ok(anew.size > 25000, `there is something to compare: ${anew.size}`);
  assert.deepEqual(differences(anew, await countedKept(s, months)), []);
});

for (const seed of isFull ? [11, 12, 13] : [11])
  test(`random councils: no measure of no child differs, and what is kept stays right after random changes (${seed})`, async () => {
    const n = isFull ? 2000 : 150, terms = (await recordsOf(s)).terms;
    const day = dayOf(today), list = JSON.parse(await s.sql("SELECT json_agg(json_build_object('id', id, 'until_on', until_on)) FROM school_term")).map((t) => ({ id: t.id, until_on: dayOf(t.until_on) }));
    assert.ok(terms.size > 3);
    await put(s, councilOf(seed, n, day, list));
    await keep();
    assert.deepEqual(differences(countedAnew(await recordsOf(s), months), await countedKept(s, months)), [], 'as it was put in');
    await change(diceOf(seed + 100), n);
    await keep();
    assert.equal(await s.sql(`WITH anew AS (SELECT * FROM count_months(ARRAY(SELECT id FROM child)) UNION ALL SELECT * FROM count_area_months())
        SELECT count(*) FROM ((TABLE anew EXCEPT ALL TABLE child_count) UNION ALL (TABLE child_count EXCEPT ALL TABLE anew)) x`), '0', 'what is kept is what counting from the start gives');
    assert.equal(await s.sql(`WITH step AS (SELECT authority_id, indicator, e.month, e.sign * numerator AS n, e.sign * denominator AS d, e.sign AS c FROM child_count
          CROSS JOIN LATERAL (VALUES (from_month, 1), (until_month, -1)) AS e (month, sign) WHERE e.month < 'infinity'
          UNION ALL SELECT authority_id, indicator, month, -numerator, -denominator, -children FROM month_count)
        SELECT count(*) FROM (SELECT FROM step GROUP BY authority_id, indicator, month HAVING sum(n) <> 0 OR sum(d) <> 0 OR sum(c) <> 0) x`), '0', 'and so are the sums');
    assert.deepEqual(differences(countedAnew(await recordsOf(s), months), await countedKept(s, months)), [], 'after the changes');
  });

/** Records of random children change as records do. */
async function change(dice, n) {
  const some = (table, percent) => `id IN (SELECT id FROM ${table} WHERE hashtext(id::text || '${dice.below(1e6)}') % 100 BETWEEN 0 AND ${percent})`;
  await s.sql(`UPDATE care_episode SET until_on = greatest(from_on, current_date - ${dice.below(200)}), ending_code = 'E47' WHERE until_on IS NULL AND ${some('care_episode', 12)}`);
  await s.sql(`UPDATE care_episode SET legal_code = 'V4' WHERE ${some('care_episode', 4)}`);
  await s.sql(`UPDATE sdq SET total = 40 - total WHERE total IS NOT NULL AND ${some('sdq', 10)}`);
  await s.sql(`UPDATE sdq SET tier = 5 WHERE ${some('sdq', 4)}`);
  await s.sql(`UPDATE home SET until_on = current_date - ${dice.below(60)} WHERE until_on IS NULL AND from_on < current_date - 60 AND ${some('home', 15)}`);
  await s.sql(`UPDATE child SET born_on = born_on + ${dice.between(-400, 400)} WHERE died_on IS NULL AND born_on < current_date - 800 AND ${some('child', 8)}`);
  await s.sql(`UPDATE health_check SET day = day - ${dice.below(300)} WHERE ${some('health_check', 15)}`);
  await s.sql(`UPDATE ehcp SET ended_on = greatest(final_on, requested_on), end_reason = 'moved_away' WHERE ended_on IS NULL AND ${some('ehcp', 20)}`);
  await s.sql(`UPDATE missing_episode SET error_reason = 'Another child' WHERE ${some('missing_episode', 15)}`);
  await s.sql(`UPDATE attendance SET attended = 0, authorised = possible, unauthorised = 0 WHERE ${some('attendance', 10)}`);
  await s.sql(`UPDATE leaver_contact SET on_day = on_day - 400 WHERE ${some('leaver_contact', 10)}`);
  await s.sql(`UPDATE pathway_review SET struck = NOT struck WHERE ${some('pathway_review', 20)}`);
  await s.sql(`UPDATE school_term SET until_on = until_on + 3 WHERE until_on = (SELECT max(until_on) FROM school_term)`);
  await s.sql(`UPDATE child SET authority_id = NULL WHERE ${some('child', 10)}`);
  assert.ok(Number(await s.sql('SELECT count(DISTINCT child_id) FROM count_stale')) > n / 4, 'the changes marked their children');
}

test('households that foster or adopt, and what is alleged: counted a second way, also after a change', async () => {
  const same = async () => assert.deepEqual(differences(await areaAnew(s, months), await areaKept(s, months)), []);
  await same();
  assert.ok((await areaAnew(s, months)).size > 30);
  await s.sql(`UPDATE foster_household SET ended_on = greatest(approved_on, current_date - 40), end_reason = 'resigned' WHERE id = (SELECT id FROM foster_household WHERE ended_on IS NULL AND error_reason IS NULL ORDER BY id LIMIT 1)`);
  await keep();
  await same();
});

test('a change of one child is in the next report, and nobody else is counted anew', async () => {
  const child = await s.sql(`SELECT c.child_id FROM child_count c WHERE c.indicator = 'dental' AND c.numerator = 0 AND c.from_month <= '${thisMonth}-01' AND c.until_month > '${thisMonth}-01'
      AND EXISTS (SELECT FROM sight s JOIN person p ON p.id = s.person_id WHERE s.child_id = c.child_id) LIMIT 1`);
  const was = itemOf(await monthOf(lead, thisMonth), 'dental');
  await s.sql(`INSERT INTO health_check (id, child_id, tier, kind, state, day) VALUES (gen_random_uuid(), '${child}', 1, 'dental', 'done', current_date - 1)`);
  assert.equal(await s.sql('SELECT string_agg(DISTINCT child_id::text, \' \') FROM count_stale'), child);
  const is = itemOf(await monthOf(lead, thisMonth), 'dental');
  assert.deepEqual([is.numerator, is.denominator], [was.numerator + 1, was.denominator]);
  assert.equal(await s.sql('SELECT count(*) FROM count_stale'), '0');
});

// ---------------------------------------------------------------------------------------------- the paper's page

test('November 2020 as the paper prints it: its numbers, its arrows, and the directions that follow from which way is good', async () => {
  const set = await monthOf(lead, '2020-11');
  const of = (indicator) => { const i = itemOf(set, indicator); return [i.value, i.before, i.direction, i.printed]; };
  assert.equal(set.children_in_care, 476);
  assert.equal(set.items.length, 55);
  assert.deepEqual(of('care_rate'), [70.1, 70, 'worse', 'worse']);
  assert.deepEqual(of('left_care'), [11, 10, 'better', 'better']);
  assert.deepEqual(of('sdq_completed'), [31, 38, 'worse', 'worse']);
  assert.deepEqual(of('sdq_average'), [20.2, 19.2, 'worse', 'worse']);
  assert.deepEqual(of('missing_more'), [8, 9, 'better', 'better']);
  assert.deepEqual(of('permanence_plan'), [88, 88, 'same', 'worse'], 'printed as worse, and the same');
  assert.deepEqual(of('left_to_adoption'), [18, 18, 'same', 'better']);
  assert.deepEqual(of('foster_resigned'), [1, 0, 'worse', 'worse']);
  assert.deepEqual(of('foster_home'), [67, 67, 'same', null]);
  assert.deepEqual(of('suspended'), [6, null, null, 'better'], 'October was not reported');
  assert.equal(itemOf(set, 'iha_on_time').state, 'not_yet_reported');
  assert.equal(itemOf(set, 'ks2_maths').state, 'not_yet_reported');
  assert.deepEqual(itemOf(set, 'sdq_completed').months.map((m) => m.value), [null, null, null, null, null, null, 49, 46, 45, 42, 38, 31]);
  assert.deepEqual(itemOf(set, 'sdq_completed').benchmarks.map((b) => [b.kind, b.value]), [['england', 78], ['outstanding_low', 61], ['outstanding_high', 80]]);
  assert.deepEqual([itemOf(set, 'came_into_care').benchmark.per, itemOf(set, 'came_into_care').compared], ['year', null], 'no month is compared with a year');
  assert.equal(itemOf(set, 'sdq_completed').compared, 'worse');
  assert.match(set.opening, /^\d+ of \d+ measures that can be compared are at least as good as what we compare with\. Furthest away: /);
  const [, good, all] = set.opening.match(/^(\d+) of (\d+)/);
  assert.deepEqual([Number(good), Number(all)], [set.items.filter((i) => i.compared === 'better').length, set.items.filter((i) => i.compared).length]);
});

test('how each measure is counted is said, with what it is compared with', async () => {
  const { body } = await lead.get('/data-set/definitions');
  assert.equal(body.items.length, 57, 'one of them was given for half a year before it was counted');
  assert.deepEqual(body.items.filter((i) => i.indicator === 'immunisations').map((i) => i.how), ['computed', 'given', 'computed']);
  const sdq = body.items.find((i) => i.indicator === 'sdq_completed');
  assert.match(sdq.what, /aged 4 to 16/);
  assert.deepEqual([sdq.how, sdq.good, sdq.benchmarks[0].kind], ['computed', 'up', 'target']);
});

// ---------------------------------------------------------------------------------------------- given and said

test('a value of another system, with who and when; taken back; and a comment', async () => {
  const machine = s.client({ key: keys[0].key });
  const given = await lead.put(`/data-set/attainment_8/${thisMonth}`, { value: 21.4, comment: 'Provisional.' });
  assert.equal(given.status, 200, given.text);
  assert.deepEqual([given.body.value, given.body.comment, given.body.by], [21.4, 'Provisional.', 'Anita Varma']);
  let item = itemOf(await monthOf(lead, thisMonth), 'attainment_8');
  assert.deepEqual([item.state, item.value, item.comment.text, item.given.by], ['reported', 21.4, 'Provisional.', 'Anita Varma']);
  const share = await virtual.put(`/data-set/ks1/${thisMonth}`, { numerator: 3, denominator: 8 });
  assert.deepEqual([share.status, share.body.value], [200, 37.5]);
  assert.equal((await lead.put(`/data-set/attainment_8/${thisMonth}`, { value: null })).status, 200);
  item = itemOf(await monthOf(lead, thisMonth), 'attainment_8');
  assert.deepEqual([item.state, item.value, item.comment.text], ['not_yet_reported', null, 'Provisional.']);
  assert.equal(await s.sql(`SELECT count(*) FROM version WHERE table_name = 'data_value' AND row ->> 'indicator' = 'attainment_8'`), '1', 'what it was before is kept');
  const by_key = await machine.put(`/data-set/progress_8/${thisMonth}`, { value: -0.4 });
  assert.deepEqual([by_key.status, by_key.body.value], [200, -0.4], by_key.text);
  assert.equal((await machine.put('/data-set/dental/how', { how: 'given', since: today, source: 'A system' })).status, 403, 'it gives values, and does not say how they are counted');
  const other = s.client({ key: await s.around('key', 'create', '--agency', 'Westshire Council', '--name', 'Without', '--scope', 'sdq:write') });
  assert.equal((await other.put(`/data-set/progress_8/${thisMonth}`, { value: 20 })).status, 403, 'a key without the scope');
});

test('what is refused: a month to come, a value for what is counted, what fits no unit, no such measure', async () => {
  const next = later(thisMonth, 1);
  const faults = (answer) => answer.body.errors.map((e) => e.pointer);
  assert.deepEqual(faults(await lead.put(`/data-set/ks1/${next}`, { value: 1 })), ['/month']);
  assert.equal((await lead.get(`/data-set?month=${next}`)).status, 422);
  assert.equal((await lead.get('/data-set?month=2026-13')).status, 422);
  assert.equal((await lead.get('/data-set/dental/2026-13/children')).status, 404);
  const computed = await lead.put(`/data-set/dental/${thisMonth}`, { value: 90 });
  assert.deepEqual([computed.status, faults(computed)], [422, ['/value']]);
  assert.match(computed.body.errors[0].detail, /counted from the records/);
  assert.equal((await lead.put(`/data-set/dental/${thisMonth}`, { comment: 'The dentist in Millbeck has closed.' })).status, 200);
  assert.deepEqual(faults(await lead.put(`/data-set/ks1/${thisMonth}`, { value: 101 })), ['/value']);
  assert.deepEqual(faults(await lead.put(`/data-set/ks1/${thisMonth}`, { numerator: 9, denominator: 8 })), ['/numerator']);
  assert.deepEqual(faults(await lead.put(`/data-set/ks1/${thisMonth}`, { numerator: 9 })), ['/denominator']);
  assert.deepEqual(faults(await lead.put(`/data-set/population/${thisMonth}`, { value: 1.5 })), ['/value']);
  assert.equal((await lead.put(`/data-set/ks1/${thisMonth}`, {})).status, 422);
  assert.deepEqual(faults(await lead.put(`/data-set/ks1/${thisMonth}`, { value: 50, numerator: 1, denominator: 4 })), ['/value'], 'it follows from the two');
  assert.deepEqual(faults(await lead.put(`/data-set/population/${thisMonth}`, { numerator: 1.5 })), ['/numerator']);
  assert.deepEqual(faults(await lead.put(`/data-set/population/${thisMonth}`, { numerator: -3 })), ['/numerator']);
  assert.match((await lead.put(`/data-set/attainment_8/${thisMonth}`, { value: 1e8 })).body.errors[0].detail, /from -10000000 to 10000000/);
  assert.equal((await lead.put(`/data-set/no_such/${thisMonth}`, { value: 1 })).status, 404);
});

test('a month in which nothing is measured is empty and is not frozen; no child stands in a month to come', async () => {
  assert.deepEqual((await monthOf(lead, '1900-01')).items, []);
  await s.codesAnew(accounts.find((a) => a.role === 'mental_health_lead'));
  assert.deepEqual((await lead.post('/data-set/1900-01/freeze', {})).body.errors?.map((e) => e.pointer), ['/month']);
  assert.equal((await lead.get(`/data-set/dental/${later(thisMonth, 4)}/children`)).status, 404);
});

test('what a measure is compared with holds from its month on', async () => {
  const put_it = (value, since) => lead.put('/data-set/dental/benchmark', { kind: 'target', value, since, year: '2026', source: 'The board' });
  assert.equal((await put_it(70, `${later(thisMonth, -1)}-15`)).status, 204);
  assert.equal((await put_it(99, `${thisMonth}-01`)).status, 204);
  const now = itemOf(await monthOf(lead, thisMonth), 'dental'), before_it = itemOf(await monthOf(lead, later(thisMonth, -1), '&edition=live'), 'dental');
  assert.deepEqual([now.target, now.benchmark.kind, before_it.target], [99, 'target', 70]);
  const refused = await lead.put('/data-set/dental/benchmark', { kind: 'england', value: 101, since: today, per: 'year', year: '2026', source: 'x' });
  assert.deepEqual([refused.status, refused.body.errors?.map((e) => e.pointer)], [422, ['/value', '/per']]);
  assert.equal((await lead.put('/data-set/dental/benchmark', { kind: 'england', value: 80, since: today, year: '', source: '' })).status, 422, 'without year and source');
  assert.equal((await lead.put('/data-set/no_such/benchmark', { kind: 'target', value: 1, since: today, year: '2026', source: 'x' })).status, 404);
});

// ---------------------------------------------------------------------------------------------- frozen

test('a frozen month never changes; a correction is another edition with its reason; twice is refused', async () => {
  const month = later(thisMonth, -3);
  await s.sql('UPDATE session SET second_factor_at = now()'); // however long the tests before took
  const before_it = await monthOf(lead, month);
  assert.equal(before_it.frozen, null);
  const early = await lead.post(`/data-set/${month}/freeze`, { reason: 'Too early' });
  assert.deepEqual([early.status, early.body.errors?.[0].pointer], [422, '/reason']);
  const made = await lead.post(`/data-set/${month}/freeze`, {});
  assert.equal(made.status, 201, made.text);
  assert.deepEqual([made.body.edition, made.body.opening, made.body.items.length], [1, before_it.opening, 55]);
  const twice = await lead.post(`/data-set/${month}/freeze`, {});
  assert.deepEqual([twice.status, problem(twice)], [409, 'snapshot-twice']);

  // The records change: an SDQ is entered late. The month stays as it was frozen, and says that it would differ.
  const who = await s.sql(`SELECT child_id FROM child_count WHERE indicator = 'sdq_completed' AND numerator = 0 AND from_month <= '${month}-01' AND until_month > '${month}-01' LIMIT 1`);
  await s.sql(`INSERT INTO sdq (id, child_id, tier, informant, form, completed_on, entry, total) VALUES (gen_random_uuid(), '${who}', 2, 'parent', '4-17', '${month}-02', 'total', 12)`);
  const frozen = await monthOf(lead, month), live = await monthOf(lead, month, '&edition=live');
  assert.deepEqual(itemOf(frozen, 'sdq_completed'), itemOf(before_it, 'sdq_completed'));
  assert.equal(itemOf(live, 'sdq_completed').numerator, itemOf(frozen, 'sdq_completed').numerator + 1);
  assert.equal(frozen.differs, 2, 'how many are completed, and their average');
  const trend = itemOf(await monthOf(lead, thisMonth), 'sdq_completed').months.find((m) => m.month === month);
  assert.deepEqual([trend.value, trend.frozen], [itemOf(frozen, 'sdq_completed').value, true], 'and in the twelve months of a later one');
  const second = await lead.post(`/data-set/${month}/freeze`, { reason: 'An SDQ came late' });
  assert.deepEqual([second.status, second.body.edition, second.body.reason], [201, 2, 'An SDQ came late']);
  const now = await monthOf(lead, month);
  assert.deepEqual([now.frozen.edition, now.editions.length, now.differs], [2, 2, 0]);
  assert.deepEqual(itemOf((await lead.get(`/data-set-snapshots/${made.body.id}`)).body, 'sdq_completed'), itemOf(before_it, 'sdq_completed'), 'the first edition stands');

  for (const text of ["UPDATE snapshot SET opening = 'x'", 'DELETE FROM snapshot_figure', "UPDATE snapshot_figure SET value = 1", 'TRUNCATE snapshot CASCADE'])
    await assert.rejects(s.sqlAsSuperuser(text), /a frozen month never changes/, text);
  assert.equal((await lead.post(`/data-set/${later(thisMonth, 1)}/freeze`, {})).status, 422);
});

test('what changes while a month is frozen is in all of it or in none of it', async () => {
  const month = later(thisMonth, -5), other = new Psql(process.env.AROUND_SOCKETS, 'around_owner', s.database);
  assert.equal((await lead.put('/data-set/ks1/benchmark', { kind: 'target', value: 60, since: `${month}-01`, year: '2026', source: 'The board' })).status, 204);
  try {
    await other.ask('BEGIN; LOCK TABLE snapshot_figure IN SHARE MODE');
    const freezing = lead.post(`/data-set/${month}/freeze`, {});
    while ((await s.sql("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'snapshot_figure'::regclass")) === '0');
    await s.sql(`INSERT INTO data_value (id, authority_id, indicator, month, value) SELECT gen_random_uuid(), authority_id, i, '${month}-01', 70 FROM data_set_start, unnest('{ks1,ks2_maths,ks2_reading}'::text[]) i`);
    await other.ask('COMMIT');
    const made = await freezing;
    assert.equal(made.status, 201, made.text);
    assert.ok(itemOf(made.body, 'ks1').benchmark, 'it would be compared');
    const [, good, all] = made.body.opening.match(/^(\d+) of (\d+)/);
    assert.deepEqual([Number(good), Number(all)], [made.body.items.filter((i) => i.compared === 'better').length, made.body.items.filter((i) => i.compared).length]);
  } finally {
    await other.end();
  }
});

test('two who freeze one month at once: one does, the other is told', async () => {
  const month = later(thisMonth, -6);
  const both = await Promise.all([lead.post(`/data-set/${month}/freeze`, {}), lead.post(`/data-set/${month}/freeze`, {})]);
  assert.deepEqual(both.map((answer) => answer.status).sort(), [201, 409]);
  assert.equal(problem(both.find((answer) => answer.status === 409)), 'snapshot-twice');
});

test('freezing takes a second factor that is fresh, and a role that may', async () => {
  const month = later(thisMonth, -4);
  await s.sql(`UPDATE session SET second_factor_at = now() - interval '1 hour' WHERE person_id = (SELECT id FROM person WHERE name = 'Gareth Pryce')`);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.equal(problem(await manager.post(`/data-set/${month}/freeze`, {})), 'step-up');
  assert.equal(problem(await virtual.post(`/data-set/${month}/freeze`, {})), 'forbidden');
  assert.equal(problem(await analyst.put(`/data-set/ks1/${thisMonth}`, { value: 1 })), 'forbidden');
});

test('a definition that changes leaves the months before as they were', async () => {
  const month = later(thisMonth, -2), was = itemOf(await monthOf(lead, month), 'rha_on_time');
  await s.sql(`INSERT INTO indicator_definition (indicator, since, how, name, what, numerator, denominator, source)
    VALUES ('rha_on_time', '${thisMonth}-01', 'given', 'Health assessments in time', 'As the health service counts them.', 'In time', 'All', 'The health service')`);
  try {
    assert.deepEqual(itemOf(await monthOf(lead, month), 'rha_on_time'), was);
    const now = itemOf(await monthOf(lead, thisMonth), 'rha_on_time');
    assert.deepEqual([now.how, now.name, now.state, now.months.at(-2).value], ['given', 'Health assessments in time', 'not_yet_reported', itemOf(await monthOf(lead, later(thisMonth, -1)), 'rha_on_time').value]);
    assert.equal((await lead.put(`/data-set/rha_on_time/${thisMonth}`, { value: 88 })).status, 200, 'from now on it is given');
    assert.equal((await lead.put(`/data-set/rha_on_time/${month}`, { value: 88 })).status, 422, 'and was not');
  } finally {
    await s.sql(`DELETE FROM data_value WHERE indicator = 'rha_on_time' AND month = '${thisMonth}-01'; DELETE FROM indicator_definition WHERE indicator = 'rha_on_time' AND since = '${thisMonth}-01'`);
  }
});

test('a council says from which month on a measure is given, or counted: the months before keep theirs, a frozen month is not touched', async () => {
  const faults = (answer) => (answer.body?.errors ?? []).map((e) => e.pointer);
  const how = (by, word, body) => by.put(`/data-set/${word}/how`, body);
  const given = { how: 'given', since: `${thisMonth}-12`, source: 'The dental service' };
  await s.codesAnew(accounts.find((a) => a.role === 'mental_health_lead'));
  const last = later(thisMonth, -1), was = itemOf(await monthOf(lead, last), 'dental'), now_it_was = itemOf(await monthOf(lead, thisMonth), 'dental');
  assert.equal(problem(await how(virtual, 'dental', given)), 'forbidden', 'who may give a value may not say how it is counted');
  assert.equal(problem(await how(analyst, 'dental', given)), 'forbidden');
  assert.equal((await how(lead, 'no_such', given)).status, 404);
  assert.deepEqual(faults(await how(lead, 'dental', { ...given, since: `${later(thisMonth, 1)}-01` })), ['/since']);
  assert.deepEqual(faults(await how(lead, 'dental', { ...given, since: `${last}-20` })), ['/since'], 'that month is frozen');
  assert.deepEqual(faults(await how(lead, 'dental', { ...given, since: '2019-01-01' })), ['/since'], 'so early all is given');
  assert.deepEqual(faults(await how(lead, 'dental', { ...given, source: null })), ['/source']);
  assert.deepEqual(faults(await how(lead, 'dental', { how: 'computed', since: today })), ['/how'], 'it is so already');
  assert.deepEqual(faults(await how(lead, 'ks1', { how: 'computed', since: today, source: 'x' })), ['/how', '/source'], 'no record says it');
  assert.deepEqual(faults(await how(lead, 'dental', { how: 'guessed', since: today })), ['/how']);

  assert.equal((await how(lead, 'dental', given)).status, 204);
  let item = itemOf(await monthOf(lead, thisMonth), 'dental');
  assert.deepEqual([item.how, item.source, item.state, item.children, item.months.at(-2).value], ['given', 'The dental service', 'not_yet_reported', null, was.value]);
  assert.deepEqual(itemOf(await monthOf(lead, last, '&edition=live'), 'dental').how, 'computed', 'the month before is counted');
  assert.equal((await lead.put(`/data-set/dental/${thisMonth}`, { value: 88.5 })).status, 200);
  assert.equal((await lead.put(`/data-set/dental/${last}`, { value: 88.5 })).status, 422);
  assert.equal(itemOf(await monthOf(lead, thisMonth), 'dental').value, 88.5);
  const told = (await lead.get('/data-set/definitions')).body.items.filter((i) => i.indicator === 'dental');
  assert.deepEqual(told.map((i) => [i.since, i.how, i.source, i.can_be_computed]), [[`${thisMonth}-01`, 'given', 'The dental service', true], ['2000-01-01', 'computed', 'Counted from the records of this service', true]]);
  assert.equal((await lead.get(`/data-set/dental/${thisMonth}/children`)).status, 404, 'what is given has no children');

  assert.equal((await how(lead, 'dental', { how: 'computed', since: today })).status, 204, 'and back');
  item = itemOf(await monthOf(lead, thisMonth), 'dental');
  assert.deepEqual([item.how, item.value, item.children], ['computed', now_it_was.value, now_it_was.children]);
  assert.equal(await s.sql(`SELECT string_agg(row ->> 'how' || ' ' || (row ->> 'source'), ',') FROM version WHERE table_name = 'indicator_choice' AND row ->> 'indicator' = 'dental'`), 'given The dental service', 'what it was is kept');
});

test('the first month that is counted: before it every value is given, and no frozen month comes to be counted another way', async () => {
  const put_it = (by, since) => by.put('/data-set/start', { since });
  await s.codesAnew(accounts.find((a) => a.role === 'mental_health_lead'));
  const was = (await lead.get('/data-set/start')).body.since, month = was.slice(0, 7), earlier = later(month, -1);
  assert.equal(problem(await put_it(virtual, `${earlier}-01`)), 'forbidden');
  assert.equal(problem(await analyst.put('/data-set/start', { since: null })), 'forbidden');
  for (const since of [`${later(thisMonth, 1)}-01`, `${thisMonth}-01`, '2019-01-01', null]) {
    const answer = await put_it(lead, since);
    assert.deepEqual([answer.status, answer.body.errors?.[0].pointer], [422, '/since'], since);
  }
  assert.equal((await lead.put('/data-set/start', {})).status, 422);
  assert.equal(itemOf(await monthOf(lead, earlier), 'rha_on_time').how, 'given');
  assert.equal((await put_it(lead, `${earlier}-17`)).status, 204);
  assert.equal((await lead.get('/data-set/start')).body.since, `${earlier}-01`);
  assert.equal(itemOf(await monthOf(lead, earlier), 'rha_on_time').how, 'computed');
  assert.equal((await lead.put(`/data-set/rha_on_time/${earlier}`, { value: 80 })).status, 422);
  assert.equal((await put_it(lead, was)).status, 204);
  assert.equal(await s.sql(`SELECT version FROM data_set_start`), '3');
});

test('another council: neither its months, nor what it gave, said, compares with and chose', async () => {
  await s.codesAnew(accounts.find((a) => a.role === 'mental_health_lead'));
  const frozen = (await monthOf(lead, later(thisMonth, -1))).frozen.id;
  await s.sql(`INSERT INTO agency (id, made_by, kind, name) SELECT gen_random_uuid(), p.id, 'council', 'Eastshire' FROM person p WHERE p.username = 'anita.varma'`);
  const move = (from, to) => s.sql(`UPDATE role_held SET agency_id = (SELECT id FROM agency WHERE name = '${to}') WHERE agency_id = (SELECT id FROM agency WHERE name = '${from}') AND person_id = (SELECT id FROM person WHERE username = 'anita.varma')`);
  const westshire = (await monthOf(lead, thisMonth)).authority.name;
  assert.equal((await lead.put(`/data-set/ks1/${thisMonth}`, { value: 41, comment: 'Ours' })).status, 200);
  await move(westshire, 'Eastshire');
  try {
    const set = await monthOf(lead, thisMonth);
    assert.deepEqual([set.authority.name, set.frozen, set.editions], ['Eastshire', null, []]);
    const ks1 = itemOf(set, 'ks1');
    assert.deepEqual([ks1.value, ks1.comment, ks1.benchmarks.filter((b) => b.kind !== 'england')], [null, null, []]);
    assert.equal((await monthOf(lead, later(thisMonth, -1))).frozen, null);
    assert.equal((await lead.get(`/data-set-snapshots/${frozen}`)).status, 404, 'by its id neither');
    assert.equal((await lead.get('/data-set/start')).body.since, null);
    assert.equal((await lead.put(`/data-set/ks1/${thisMonth}`, { value: 55 })).status, 200);
    assert.equal((await lead.put('/data-set/start', { since: `${thisMonth}-01` })).status, 204, 'it has no frozen month');
    assert.equal((await lead.get('/data-set/definitions')).body.items.filter((i) => i.indicator === 'dental').length, 1);
  } finally {
    await move('Eastshire', westshire);
  }
  assert.equal(itemOf(await monthOf(lead, thisMonth), 'ks1').value, 41, 'and what Eastshire gave changed nothing here');
  assert.equal((await lead.get(`/data-set-snapshots/${frozen}`)).status, 200);
  // Whoever asks the database itself, past every statement, finds no row of another council either; a made up one is not taken.
  const hash = await s.sql(`SELECT token_hash FROM session WHERE person_id = (SELECT id FROM person WHERE username = 'anita.varma') ORDER BY made_at DESC LIMIT 1`);
  const app = (text) => s.sqlAsApp(`BEGIN; SELECT enter('${hash}', 'session', 'r') \\g /dev/null
${text}; COMMIT`);
  for (const table of ['data_value', 'data_comment', 'data_set_start', 'indicator_choice', 'month_count', 'cohort_month', 'snapshot'])
    assert.equal(await app(`SELECT count(DISTINCT authority_id) FROM ${table}`), '1', table);
  assert.equal(await app(`SELECT count(*) FROM benchmark WHERE authority_id = (SELECT id FROM agency WHERE name = 'Eastshire')`), '0');
  await assert.rejects(app(`INSERT INTO data_value (id, authority_id, indicator, month, value) SELECT gen_random_uuid(), a.id, 'ks1', '2020-01-01', 1 FROM agency a WHERE a.name = 'Eastshire'`), /row-level security/);
  const other = await s.person('east.manager', { roles: ['team_manager'], agency: 'Eastshire' }), east = await s.signedIn(other);
  assert.deepEqual([(await east.get(`/data-set-snapshots/${frozen}`)).status, (await monthOf(east, thisMonth)).authority.name, itemOf(await monthOf(east, thisMonth), 'ks1').value], [404, 'Eastshire', 55]);
});

// ---------------------------------------------------------------------------------------------- who sees what

test('the children behind a number: those whom one sees, and how many one does not', async () => {
  const item = itemOf(await monthOf(lead, thisMonth), 'dental');
  const whole = (await lead.get(`/data-set/dental/${thisMonth}/children`)).body;
  assert.equal(whole.children.length + whole.not_listed + whole.not_shown, item.denominator);
  if (whole.not_listed === 0) assert.equal(whole.children.filter((c) => c.counts).length, item.numerator);
  await s.sql(`INSERT INTO denied (id, person_id, child_id, reason, made_by) SELECT gen_random_uuid(), p.id, '${whole.children[0].id}', 'conflict', p.id FROM person p WHERE p.username = 'anita.varma'`);
  const less = (await lead.get(`/data-set/dental/${thisMonth}/children`)).body;
  assert.deepEqual([less.children.length + less.not_listed, less.not_shown], [whole.children.length + whole.not_listed - 1, whole.not_shown + 1]);
  assert.ok(!less.children.some((c) => c.id === whole.children[0].id));
  assert.equal((await analyst.get(`/data-set/dental/${thisMonth}/children`)).status, 404);
  assert.equal((await lead.get(`/data-set/ks1/${thisMonth}/children`)).status, 404, 'what is given has no children');
  assert.equal(itemOf(await monthOf(lead, thisMonth), 'foster_households').children, null, 'nor has a household');
  assert.equal((await lead.get(`/data-set/foster_households/${thisMonth}/children`)).status, 404);
  assert.ok(Number(await s.sql(`SELECT count(*) FROM audit a JOIN person p ON p.id = a.person_id WHERE p.username = 'anita.varma' AND a.record_type = 'health' AND a.route LIKE '%children%'`)) >= less.children.length, 'each is a look');
});

test('whoever sees no child has no small number, no numerator, and rounded numbers', async () => {
  const whole = await monthOf(lead, thisMonth), open = await monthOf(analyst, thisMonth);
  const small = (n) => n > 0 && n < 6, five = (n) => Math.floor((n + 2) / 5) * 5;
  assert.equal(open.is_whole, false);
  let back = 0;
  for (const item of open.items) {
    const same = itemOf(whole, item.indicator);
    assert.deepEqual([item.numerator, item.denominator, item.children, item.given], [null, null, null, null]);
    if (same.value === null) continue;
    if (same.unit === 'percent' && same.denominator !== null) {
      const is = small(same.numerator) || small(same.denominator - same.numerator) || small(same.denominator);
      if (is) assert.equal(item.state, 'kept_back', item.indicator);
    }
    if (same.unit === 'count' && small(same.value)) assert.equal(item.state, 'kept_back', item.indicator);
    if (item.state === 'kept_back') { assert.equal(item.value, null); back++; continue; }
    if (item.unit === 'percent' && same.numerator !== null) {
      const done = five(same.numerator), rest = five(same.denominator - same.numerator);
      assert.equal(item.value, Math.round(100 * done / (done + rest)), `${item.indicator} of rounded numbers`);
    }
    if (item.unit === 'count' && item.how === 'computed') assert.equal(item.value, five(same.value), item.indicator);
    if (item.unit === 'score') assert.equal(item.value, Number(same.value.toFixed(same.numerator === null ? 1 : 0)), item.indicator);
    if (item.unit === 'days') assert.equal(item.value % 10, 0, item.indicator);
  }
  assert.ok(back > 0, 'something was kept back');
  // Two months beside each other would say how many came into care.
  const rate = itemOf(open, 'care_rate'), people = itemOf(whole, 'population').value;
  assert.equal(rate.value, Math.round(Math.round(itemOf(whole, 'care_rate').numerator / 5) * 5 * 1e5 / people) / 10);
});

test('whoever sees no child has a frozen month as it was frozen alone: what lies between is what one child changed', async () => {
  const month = later(thisMonth, -3), frozen = await monthOf(analyst, month);
  assert.ok(frozen.frozen);
  assert.deepEqual((await monthOf(analyst, month, '&edition=live')), frozen);
});

test('the table is for whoever may take it away, with a fresh second factor; cells are safe', async () => {
  await s.sql('UPDATE session SET second_factor_at = now()'); // however long the tests before took
  await lead.put(`/data-set/dental/${thisMonth}`, { comment: '=HYPERLINK("http://x")' });
  const csv = await lead.get(`/data-set/table.csv?month=${thisMonth}`);
  assert.equal(csv.status, 200, csv.text);
  assert.match(csv.text, /^section,measure,unit,month,value/);
  assert.equal(csv.text.trim().split('\r\n').length, 56);
  assert.match(csv.text, /'=HYPERLINK/);
  const book = await lead.get(`/data-set/table.xlsx?month=${thisMonth}`);
  assert.match(book.headers.get('content-type'), /spreadsheetml/);
  assert.equal(problem(await manager.get('/data-set/table.csv')), 'forbidden');
  assert.equal(problem(await analyst.get('/data-set/table.csv')), 'forbidden');
  assert.equal((await monthOf(governor, thisMonth)).is_whole, true);
});
