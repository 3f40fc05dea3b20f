// Measures beside the SDQ: scored by their definitions, refused where they do not fit them, shown as far as they are shared, and what they ask for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const daysAgo = (n) => new Date(Date.parse(today) - n * 86400000).toISOString().slice(0, 10);
const thisYear = Number(today.slice(0, 4));
let s, as, keys, amira, priya, core, number = 60;

const items = (n, answer) => Array.from({ length: n }, (_, i) => ({ number: i + 1, answer }));
const scoresOf = ({ scores }) => Object.fromEntries(scores.map((one) => [one.scale, one.score]));
const tOf = ({ scores }) => Object.fromEntries(scores.map((one) => [one.scale, one.t]));
const faults = (answer) => [answer.status, ...(answer.body?.errors ?? []).map((one) => one.pointer)];
const good = async (answer, status = 201) => {
  const got = await answer;
  assert.equal(got.status, status, got.text);
  return got.body;
};
const record = (child, more, who = priya) => who.post(`/children/${child}/measures`, { measure: 'rcads', informant: 'self', completed_on: daysAgo(2), ...more });
const cgas = (child, value, more = {}, who = priya) => record(child, { measure: 'cgas', informant: 'clinician', scores: [{ scale: 'total', value }], ...more }, who);
const asked = async (child, who = amira) => (await who.get(`/children/${child}/tasks`)).body.items.filter((one) => one.kind === 'assessment');

/** A child of Amira's with whom Priya works at Core CAMHS. */
async function child({ age = 13, sex = 'F' } = {}) {
  const made = await good(amira.post('/children', { ...nameOf(++number), born_on: `${thisYear - age}-01-01`, sex, local_id: `M${number}` }));
  await s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on)
    SELECT gen_random_uuid(), '${made.id}', '${core}', 'Direct work', p.id, 'active', '${daysAgo(100)}' FROM person p WHERE p.username = 'priya.nair'`);
  return made.id;
}

before(async () => {
  ({ s, as, keys } = await westshire('--children', '12'));
  core = await s.sql("SELECT id FROM service WHERE code = 'core_camhs'");
  [amira, priya] = [await as('social_worker'), await as('camhs_clinician')];
});
after(() => s.stop());

test('the measures that come with the service are there, each with its licence, and no wording of any', async () => {
  const list = (await good(amira.get('/measures/definitions'), 200)).items;
  assert.deepEqual(list.map((one) => one.code).sort(), ['berri', 'cgas', 'chi_esq', 'cors', 'gbo', 'ors', 'rcads', 'rcads_p', 'sdq', 'srs', 'swemwbs', 'wemwbs']);
  assert.ok(list.every((one) => one.licence && !one.may_hold_wording && one.items.every((item) => item.wording === null)));
  const rcads = list.find((one) => one.code === 'rcads');
  assert.deepEqual([rcads.items.length, rcads.scales.length, rcads.scales[0].items, rcads.scales[0].has_norms], [47, 8, [5, 9, 17, 18, 33, 45, 46], true]);
  assert.equal(rcads.scales[5].snomed[0].code, '718655001');
  assert.deepEqual(list.filter((one) => one.entry === 'total').map((one) => one.code).sort(), ['berri', 'cors', 'ors', 'srs', 'swemwbs', 'wemwbs']);
});

test('RCADS is scored from 47 answers: scales, sums, T scores by age and sex, bands', async () => {
  const girl = await good(record(await child(), { items: items(47, 1) }));
  assert.deepEqual(scoresOf(girl), { sad: 7, sp: 9, gad: 6, pd: 9, ocd: 6, mdd: 10, anxiety: 37, total: 47 });
  // By the norms of girls of 12 and 13, worked out apart in exact fractions.
  const norms = Object.fromEntries((await s.sql("SELECT n.scale, n.mean, n.sd FROM measure_norm n JOIN measure_definition d ON d.id = n.definition_id WHERE d.code = 'rcads' AND n.sex = 'F' AND n.from_age = 12"))
    .split('\n').map((line) => line.split('|')).map(([scale, mean, sd]) => [scale, { mean: Number(mean), sd: Number(sd) }]));
  for (const [scale, { mean, sd }] of Object.entries(norms)) assert.equal(tOf(girl)[scale], Math.round(50 + (10 * (scoresOf(girl)[scale] - mean)) / sd), scale);
  assert.equal(tOf(girl).pd, 60); // (9 - 5.03) / 3.92
  assert.deepEqual([tOf(girl).anxiety, girl.bands.find((one) => one.scale === 'pd').band], [null, 'Usual']);
  const boy = await good(record(await child({ sex: 'M' }), { items: items(47, 1) }));
  assert.notEqual(tOf(boy).pd, tOf(girl).pd);
});

test('two answers of a scale may be missing, and it is made up in proportion; three may not', async () => {
  const all = items(47, 2).filter((one) => ![5, 9].includes(one.number));
  const two = await good(record(await child(), { items: all }));
  assert.deepEqual([scoresOf(two).sad, scoresOf(two).total], [14, 94]);
  const three = await good(record(await child(), { items: all.map((one) => (one.number === 17 ? { number: 17, answer: null } : one)) }));
  assert.deepEqual([scoresOf(three).sad, scoresOf(three).gad, scoresOf(three).anxiety, scoresOf(three).total], [null, 12, null, null]);
  assert.equal(three.answers.find((one) => one.number === 17).answer, null);
});

test('outside the ages and sexes of the norms there is no T score, and why is said', async () => {
  for (const [who, why] of [[{ age: 7 }, 'age'], [{ age: 18 }, 'age'], [{ sex: 'U' }, 'sex']]) {
    const made = await good(record(await child(who), { items: items(47, 3) }));
    const mdd = made.scores.find((one) => one.scale === 'mdd');
    assert.deepEqual([mdd.score, mdd.t, mdd.t_missing, made.bands], [30, null, why, []]);
    assert.equal(made.assessment, null, 'nothing is asked for without a band');
  }
});

test('what does not fit the measure is refused, each fault at its place', async () => {
  const id = await child();
  const refused = [
    [{ measure: 'nothing', items: items(1, 1) }, '/measure'], [{ measure: 'sdq', total: 4 }, '/measure'],
    [{ informant: 'teacher', items: items(47, 1) }, '/informant'], [{ informant: 'uncle', items: items(47, 1) }, '/informant'],
    [{ completed_on: daysAgo(-1), items: items(47, 1) }, '/completed_on'], [{ completed_on: '1999-01-01', items: items(47, 1) }, '/completed_on'],
    [{}, '/items'], [{ total: 4 }, '/total'], [{ items: items(47, 1), scores: [{ scale: 'sad', value: 3 }] }, '/scores'],
    [{ items: [{ number: 1, answer: 4 }] }, '/items/0/answer'], [{ items: [{ number: 48, answer: 1 }] }, '/items/0/number'],
    [{ items: [{ number: 1, answer: 1 }, { number: 1, answer: 2 }] }, '/items/1/number'], [{ items: [{ number: 1, label: 'Often' }] }, '/items/0/label'],
    [{ items: [{ number: 1, answer: 1.5 }] }, '/items/0/answer'],
    [{ scores: [{ scale: 'joy', value: 1 }] }, '/scores/0/scale'], [{ scores: [{ scale: 'sad', value: 22 }] }, '/scores/0/value'],
    [{ scores: [{ scale: 'sad', value: 2 }, { scale: 'sad', value: 2 }] }, '/scores/1/scale'], [{ scores: [{ scale: 'sad', value: 2, label: 'Sleep' }] }, '/scores/0/label'],
    [{ scores: [{ scale: 'sad', value: 2 }, { scale: 'anxiety', value: 9 }] }, '/scores'],
    [{ measure: 'ors', items: [{ number: 1, answer: 5 }] }, '/items'], [{ measure: 'ors', scores: [{ scale: 'total', value: 5 }] }, '/scores'],
    [{ measure: 'ors' }, '/total'], [{ measure: 'ors', total: 41 }, '/total'], [{ measure: 'swemwbs', total: 6 }, '/total'],
    [{ measure: 'cgas', informant: 'clinician', scores: [{ scale: 'total', value: 0 }] }, '/scores/0/value'],
    [{ measure: 'chi_esq', items: [{ number: 1, answer: 1 }] }, '/items/0/answer'], [{ measure: 'chi_esq', items: [{ number: 1, label: 'Maybe' }] }, '/items/0/label'],
    [{ items: items(47, 1), service: await s.sql("SELECT id FROM service WHERE code <> 'core_camhs' LIMIT 1") }, '/service'],
  ];
  for (const [body, pointer] of refused) assert.deepEqual(faults(await record(id, body)), [422, pointer], JSON.stringify(body));
  assert.deepEqual((await good(priya.get(`/children/${id}/measures`), 200)).items, [], 'nothing of it is kept');
});

test('scores in tenths are kept exactly, scored exactly, and refused between the steps; none is rounded', async () => {
  const id = await child(), admin = await as('system_admin');
  for (const total of [23.45, 40.1, -0.1, '23.4']) assert.deepEqual(faults(await record(id, { measure: 'ors', total })), [422, '/total'], String(total));
  assert.match((await record(id, { measure: 'ors', total: 23.45 })).text, /Send a number from 0 to 40 in steps of 0\.1\./);
  assert.deepEqual(faults(await record(id, { measure: 'wemwbs', total: 30.5 })), [422, '/total'], 'where a scale goes in whole numbers');
  const first = await good(record(id, { measure: 'ors', total: 23.4, completed_on: daysAgo(40) }));
  assert.deepEqual([first.revision, first.scores[0].score], [2, 23.4]);
  assert.equal(await s.sql(`SELECT scores -> 0 ->> 'score' FROM measure_score WHERE measure_id = '${first.id}'`), '23.4', 'to the digit');
  const [none, better] = [await good(record(id, { measure: 'ors', total: 29.9, completed_on: daysAgo(20) })), await good(record(id, { measure: 'ors', total: 36.5 }))];
  assert.deepEqual([none, better].map((one) => one.changes.map((c) => [c.from, c.to, c.change])), [[[23.4, 29.9, 'none']], [[29.9, 36.5, 'better']]], '6.5 is less than 6.6, and 6.6 is not');
  assert.equal((await good(record(id, { measure: 'swemwbs', total: 19.25 }))).scores[0].score, 19.25);
  const line = (code, more) => ({ code, name: code, min: 0, max: 10, step: 0.1, higher_is_better: true, ...more });
  const four = { code: 'four_lines', name: 'Four lines', about: 'Marked on a line.', entry: 'scores', informants: ['self'], licence: 'Our own.',
    scales: [line('me', { norms: [{ sex: 'F', from_age: 8, to_age: 17, mean: '6.2', sd: '1.55' }] }), line('us'), line('all', { max: 20, sum_of: ['me', 'us'], change_of: 'score', reliable_change: '0.3', bands: [{ from: 0, to: 3.9, name: 'Low', level: 1 }, { from: 4, to: 20, name: 'Usual', level: 0 }] })] };
  await good(admin.post('/measures/definitions', four));
  const lines = await good(record(id, { measure: 'four_lines', scores: [{ scale: 'me', value: 3.3 }, { scale: 'us', value: 0.6 }] }));
  assert.deepEqual([scoresOf(lines), tOf(lines).me, lines.bands[0].band], [{ me: 3.3, us: 0.6, all: 3.9 }, 31, 'Low']);
  assert.deepEqual(faults(await record(id, { measure: 'four_lines', scores: [{ scale: 'me', value: 3.35 }] })), [422, '/scores/0/value']);
  const [scale] = four.scales;
  for (const more of [{ step: 0.2 }, { step: 0.1, max: 9.95 }]) assert.deepEqual(faults(await admin.post('/measures/definitions', { ...four, scales: [{ ...scale, ...more }] })), [422, '/scales/0/step'], JSON.stringify(more));
  assert.deepEqual(faults(await admin.post('/measures/definitions', { ...four, scales: [{ ...scale, bands: [{ from: 0, to: 3.95, name: 'Low', level: 1 }] }] })), [422, '/scales/0/bands']);
  const { items } = await good(amira.get(`/children/${id}/scores`), 200);
  assert.deepEqual(items.filter((one) => one.measure === 'ors').map((one) => [one.score, one.snomed]), [[36.5, '716613004'], [29.9, '716613004'], [23.4, '716613004']]);
  assert.match((await amira.get(`/children/${id}/scores.csv`)).text, /,23\.4,/);
  const { measures } = await good(amira.get(`/children/${id}/picture`), 200);
  assert.deepEqual([measures.find((one) => one.measure === 'ors').only.score, measures.find((one) => one.measure === 'ors').change], [36.5, 'better']);
  const norms = await good(admin.get(`/measures/definitions/${lines.definition}/norms`), 200);
  assert.deepEqual(norms.items, [{ scale: 'me', sex: 'F', from_age: 8, to_age: 17, mean: '6.2', sd: '1.55' }]);
});

test('totals alone, goals in their own words, and answers that are labels', async () => {
  const id = await child();
  assert.deepEqual(scoresOf(await good(record(id, { measure: 'swemwbs', total: 21 }))), { total: 21 });
  const goals = await good(record(id, { measure: 'gbo', scores: [{ scale: 'goal1', value: 3, label: 'Sleep in my own bed' }] }));
  assert.deepEqual(goals.scores.map((one) => [one.scale, one.score, one.label]), [['goal1', 3, 'Sleep in my own bed']]);
  const esq = await good(record(id, { measure: 'chi_esq', items: [{ number: 1, label: 'Certainly true' }, { number: 12, label: "Don't know" }] }));
  assert.deepEqual([esq.scores, esq.answers.length, esq.answers[0].label, esq.answers[1].label], [[], 12, 'Certainly true', null]);
  assert.equal(esq.service.id, core, 'of the own service that works with the child');
});

test('a reliable change is said, in its direction, and what is less than chance explains is none', async () => {
  const id = await child();
  await good(cgas(id, 50, { completed_on: daysAgo(90) }));
  const [better, none, worse] = [await good(cgas(id, 61, { completed_on: daysAgo(60) })), await good(cgas(id, 55, { completed_on: daysAgo(30) })), await good(cgas(id, 41))];
  assert.deepEqual([better, none, worse].map((one) => one.changes.map((c) => [c.from, c.to, c.change])), [[[50, 61, 'better']], [[61, 55, 'none']], [[55, 41, 'worse']]]);
  const late = await good(cgas(id, 80, { completed_on: daysAgo(75) }));
  assert.deepEqual([late.changes[0].change, (await good(priya.get(`/measures/${better.id}`), 200)).changes[0].change], ['better', 'worse'], 'one entered late is the one before');
  await good(record(id, { completed_on: daysAgo(60), items: items(47, 0) }));
  const more = await good(record(id, { items: items(47, 2) }));
  assert.ok(more.changes.every((c) => c.of === 't') && more.changes.some((c) => c.change === 'worse'), JSON.stringify(more.changes));
});

test('a score in a band that asks for it, or whoever records it, opens the question of a full assessment, until it is decided', async () => {
  const id = await child();
  assert.equal((await good(cgas(id, 55))).assessment, null);
  const low = await good(cgas(id, 38));
  const [task] = await asked(id);
  assert.deepEqual([task.id, task.state, task.about], [low.assessment.id, 'open', low.id]);
  assert.doesNotMatch(task.what, /38/, 'the task tells no score');
  await good(record(id, { items: items(47, 3) }));
  assert.equal((await asked(id)).length, 1, 'one question at a time');
  assert.deepEqual(faults(await amira.post(`/tasks/${task.id}/settle`, {})), [422, '/outcome']);
  await good(amira.post(`/tasks/${task.id}/settle`, { outcome: 'CAMHS assesses in December' }), 200);
  assert.equal((await good(priya.get(`/measures/${low.id}`), 200)).assessment.outcome, 'CAMHS assesses in December');
  const ticked = await good(cgas(id, 80, { asks_assessment: true, note: 'The school is more worried than this shows.' }));
  assert.equal(ticked.assessment.state, 'open');
  assert.equal((await asked(id)).filter((one) => one.state === 'open').length, 1);
});

test('scores are for whom the page says, bands alone for the virtual school, for others that there is one; whose role has none of it sees nothing', async () => {
  const id = await child();
  const made = await good(cgas(id, 38, { note: 'Hard week' }));
  const seen = async (role) => (await (await as(role)).get(`/children/${id}/measures`)).body?.items?.map((one) => [one.held_back, one.bands_held_back, one.scores?.length ?? null, one.bands?.length ?? null, one.note, one.service.name]);
  assert.deepEqual(await seen('social_worker'), [[false, false, 1, 1, 'Hard week', 'Core CAMHS']]);
  assert.deepEqual(await seen('virtual_school'), [[true, false, null, 1, null, 'Core CAMHS']]);
  assert.deepEqual(await seen('mental_health_lead'), [[true, true, null, null, null, 'Core CAMHS']], 'until a new code');
  const teacher = await as('designated_teacher');
  assert.equal((await teacher.get(`/children/${id}/measures`)).status, 403);
  assert.equal((await teacher.get(`/measures/${made.id}`)).status, 403);
  assert.equal((await (await as('virtual_school')).post(`/children/${id}/measures`, { measure: 'cgas', informant: 'clinician', completed_on: today, scores: [{ scale: 'total', value: 50 }] })).status, 403);
  assert.equal((await cgas(id, 50, {}, amira)).status, 403);
  assert.equal((await cgas((await good(amira.post('/children', { ...nameOf(++number), born_on: '2013-01-01', sex: 'M', local_id: `M${number}` }))).id, 50)).status, 404, 'of a child that is not shared');
});

test('a correction is scored again by the revision that it was recorded by', async () => {
  const id = await child();
  const made = await good(cgas(id, 38));
  const fix = (body, was) => priya.patch(`/measures/${made.id}`, { reason: 'Typed wrongly', ...body }, was.etag);
  assert.deepEqual(faults(await priya.patch(`/measures/${made.id}`, { scores: [{ scale: 'total', value: 83 }] }, made.etag)), [422, '/reason']);
  const fixed = await good(fix({ scores: [{ scale: 'total', value: 83 }] }, made), 200);
  assert.deepEqual([scoresOf(fixed).total, fixed.bands[0].band], [83, 'Doing well']);
  const stale = await fix({ note: 'x' }, made);
  assert.deepEqual([stale.status, stale.body.current.scores[0].score], [412, 83]);
  assert.deepEqual(faults(await fix({ completed_on: daysAgo(9) }, fixed)), [422, '/completed_on']);
  assert.deepEqual(faults(await fix({ total: 4 }, fixed)), [422, '/total']);
  assert.equal((await amira.patch(`/measures/${made.id}`, { note: 'x', reason: 'x' }, fixed.etag)).status, 403);
  assert.equal((await good(fix({ note: 'Read aloud', reason: 'The note was missing' }, fixed), 200)).scores[0].score, 83);
  const { items } = await good(priya.get(`/measure-history/${made.id}`), 200);
  assert.deepEqual(items.map((one) => [one.reason, one.scores[0].score, one.completed_on, one.note]), [['The note was missing', 83, daysAgo(2), null], ['Typed wrongly', 38, daysAgo(2), null]]);
  assert.match(items[0].changed_by.name, /Priya/);
  assert.equal((await good(amira.get(`/measures/${made.id}`), 200)).change_reason, 'The note was missing');
  assert.deepEqual([(await (await as('virtual_school')).get(`/measure-history/${made.id}`)).status, (await good((await as('virtual_school')).get(`/measures/${made.id}`), 200)).change_reason], [403, null]);
});

const sleep = (more = {}) => ({
  code: 'sleep_diary', name: 'Sleep diary', about: 'A week of nights.', entry: 'items', item_min: 0, item_max: 2, informants: ['self', 'parent'], licence: 'Our own.', may_hold_wording: true,
  items: [{ number: 1, name: 'asleep', wording: 'I fell asleep soon' }, { number: 2, name: 'woke' }],
  scales: [{ code: 'nights', name: 'Nights', min: 0, max: 4, higher_is_better: true, items: [{ number: 1 }, { number: 2, is_reversed: true }], change_of: 'score', reliable_change: '1.5',
    bands: [{ from: 0, to: 1, name: 'Poor', level: 2, asks_assessment: true }, { from: 2, to: 4, name: 'Good', level: 0 }], snomed: [{ code: '123456789', term: 'Sleep score' }] }],
  ...more,
});

test('an administrator adds a measure as data, and it works at once; a new revision leaves what was recorded as it was', async () => {
  const admin = await as('system_admin'), id = await child();
  assert.equal((await amira.post('/measures/definitions', sleep())).status, 403);
  const first = await good(admin.post('/measures/definitions', sleep()));
  assert.deepEqual([first.revision, first.in_use, first.scales[0].items], [1, true, [1, -2]]);
  const made = await good(record(id, { measure: 'sleep_diary', items: [{ number: 1, answer: 0 }, { number: 2, answer: 1 }] }));
  assert.deepEqual([scoresOf(made).nights, made.bands[0].band, made.assessment.state], [1, 'Poor', 'open']);
  const { scales } = sleep();
  const second = await good(admin.post('/measures/definitions', sleep({ scales: [{ ...scales[0], bands: [{ from: 0, to: 4, name: 'Any', level: 0 }] }] })));
  assert.deepEqual([second.revision, (await good(admin.get(`/measures/definitions/${first.id}`), 200)).in_use], [2, false]);
  const kept = await good(priya.get(`/measures/${made.id}`), 200);
  assert.deepEqual([kept.revision, kept.bands[0].band], [1, 'Poor']);
  const next = await good(record(id, { measure: 'sleep_diary', completed_on: today, items: [{ number: 1, answer: 2 }, { number: 2, answer: 0 }] }));
  assert.deepEqual([next.revision, next.bands[0].band, next.changes[0].change], [2, 'Any', 'better'], 'told against the one before, of the older revision');
  const fixed = await good(priya.patch(`/measures/${made.id}`, { reason: 'Copied wrongly', items: [{ number: 1, answer: 0 }, { number: 2, answer: 2 }] }, made.etag), 200);
  assert.deepEqual([fixed.revision, fixed.bands[0].band], [1, 'Poor']);
});

test('a definition that makes no sense, or holds wording that its licence does not allow, is refused', async () => {
  const admin = await as('system_admin'), [scale] = sleep().scales;
  const refused = [
    [{ may_hold_wording: false }, '/items/0/wording'], [{ code: 'Sleep diary' }, '/code'], [{ code: 'sdq' }, '/code'], [{ informants: ['uncle'] }, '/informants'],
    [{ entry: 'total', scales: [{ ...scale, items: [] }] }, '/items'], [{ items: [{ number: 1 }, { number: 1 }, { number: 2 }] }, '/items/1/number'],
    [{ scales: [] }, '/scales'], [{ labels: ['Yes', 'No'] }, '/labels'], [{ entry: 'labels' }, '/labels', '/scales', '/scales/0/items'], [{ item_max: 0 }, '/item_max'],
    [{ scales: [{ ...scale, items: [{ number: 9 }] }] }, '/scales/0/items'], [{ scales: [{ ...scale, items: [], sum_of: ['days'] }] }, '/scales/0/sum_of'],
    [{ scales: [scale, scale] }, '/scales/1/code'], [{ scales: [{ ...scale, min: 5 }] }, '/scales/0/max'], [{ scales: [{ ...scale, reliable_change: 'a bit' }] }, '/scales/0/reliable_change'],
    [{ scales: [{ ...scale, change_of: undefined }] }, '/scales/0/reliable_change'], [{ scales: [{ ...scale, bands: [{ from: 3, to: 1, name: 'Odd', level: 0 }] }] }, '/scales/0/bands'],
    [{ scales: [{ ...scale, norms: [{ sex: 'F', from_age: 8, to_age: 9, mean: '4', sd: '0' }] }] }, '/scales/0/norms'], [{ scales: [{ ...scale, snomed: [{ code: 'abcdefg', term: 'x' }] }] }, '/scales/0/snomed'],
  ];
  for (const [more, ...pointers] of refused) assert.deepEqual(faults(await admin.post('/measures/definitions', sleep({ code: 'odd', ...more }))), [422, ...pointers], JSON.stringify(more));
  assert.equal((await good(admin.get('/measures/definitions'), 200)).items.some((one) => one.code === 'odd'), false);
});

test('a machine key records measures and sees its own; every score goes out with its SNOMED CT code', async () => {
  const id = await child();
  await good(amira.post(`/children/${id}/sdqs`, { informant: 'parent', completed_on: daysAgo(3), version: '4-17', total: 17 }));
  await good(cgas(id, 62));
  const lines = (await good(amira.get(`/children/${id}/scores`), 200)).items;
  assert.deepEqual(lines.map((one) => [one.measure, one.scale, one.score, one.snomed]), [['cgas', 'total', 62, '860591000000104'], ['sdq', 'total', 17, '986121000000101']]);
  const csv = await amira.get(`/children/${id}/scores.csv`);
  assert.match(csv.text, /860591000000104/);
  const school = (await good((await as('virtual_school')).get(`/children/${id}/scores`), 200)).items;
  assert.deepEqual(school.map((one) => one.measure), ['sdq'], 'without scores there is no line');
  const key = s.client({ key: keys[0].key });
  const sent = await good(record(id, { measure: 'swemwbs', total: 20, completed_on: today }, key));
  assert.deepEqual([scoresOf(sent).total, sent.held_back], [20, false]);
  assert.deepEqual((await good(key.get(`/children/${id}/measures`), 200)).items.map((one) => one.id), [sent.id], 'its own, and no other');
});

test('the shared picture has the latest of each measure and its direction, and says what it holds back', async () => {
  const id = await child();
  await good(cgas(id, 60, { completed_on: daysAgo(90) }));
  await good(cgas(id, 45));
  await good(record(id, { measure: 'gbo', scores: [{ scale: 'goal1', value: 3, label: 'Sleep' }] }));
  const picture = async (role) => good((await as(role)).get(`/children/${id}/picture`), 200);
  const { measures, withheld } = await picture('social_worker');
  assert.deepEqual(measures.map((one) => [one.measure, one.worst?.band ?? null, one.only.score, one.change]), [['cgas', 'Marked difficulties', 45, 'worse'], ['gbo', null, 3, null]]);
  assert.equal(withheld.some((one) => one.type === 'measure'), false);
  const school = await picture('virtual_school');
  assert.deepEqual(school.measures.map((one) => [one.worst?.band ?? null, one.only, one.change]), [['Marked difficulties', null, null], [null, null, null]]);
  const held = school.withheld.find((one) => one.type === 'measure');
  assert.deepEqual([held.count, held.owner], [3, 'Westshire Core CAMHS']);
  const ask = await good((await as('virtual_school')).post(`/children/${id}/asks`, { agency: held.ask.agency_id, type: 'measure', why: 'For the plan at school' }));
  assert.match(ask.what, /asks Westshire Core CAMHS for scores of other measures$/);
  const { items: timeline } = await good(amira.get(`/children/${id}/timeline`), 200);
  assert.ok(timeline.some((one) => one.type === 'measure' && one.text === 'How well they manage: marked difficulties'));
});
