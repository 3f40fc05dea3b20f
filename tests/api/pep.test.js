// Personal education plans: one a term, by the clocks of care and of school; who writes and who signs off; a high SDQ is talked through there, therapy warned about; the return rate.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, as, keys, amira, school, virtual, today, term, past;
const day = (days) => new Date(Date.parse(today) - days * 86400000).toISOString().slice(0, 10);
const names = 'Ivo Quayle,Una Reeve,Cal Dorn,Meg Stone,Ray Linden,Ada Thorne,Lux Benton,Bryn Tallis,Oona Varley,Idris Penrose,Kezia Malik,Tobias Yeo,Signe Holm,Rafe Okoro,Vida Lund,Moss Arden,Petra Quill,Jory Vane,Elin Marsh,Tamsin Voss,Corin Hale,Nell Byrd,Abel Frost'.split(',').map((one) => one.split(' '));
let children = 0;
/** A child whom the social worker knows, in care for so many days, at the school of the designated teacher. */
async function born(inCare = 400, bornOn = '2014-02-11') {
  const [given_names, family_name] = names[children++];
  const made = await amira.post('/children', { given_names, family_name, born_on: bornOn, sex: 'F', local_id: `PEP${children}` });
  assert.equal(made.status, 201, made.text);
  const id = made.body.id;
  await s.sql(`INSERT INTO enrolment (id, child_id, school_id, from_on) SELECT gen_random_uuid(), '${id}', id, today() - 300 FROM agency WHERE name = 'Ashdown Academy'`);
  if (inCare !== null) await s.sql(`INSERT INTO care_episode (id, child_id, from_on, legal_code) VALUES (gen_random_uuid(), '${id}', today() - ${inCare}, 'C2')`);
  return id;
}
const pointers = (answer) => (assert.equal(answer.status, 422, answer.text), answer.body.errors.map((one) => one.pointer).sort());
const came = [{ who: 'young_person' }, { who: 'carer', name: 'Ros' }, { who: 'designated_teacher' }];
const held = () => ({ held_on: day(1), came });
const record = async (client, child, body) => { const made = await client.post(`/children/${child}/peps`, body); assert.equal(made.status, 201, made.text); return made.body; };
const due = async (client, child) => (await client.get(`/children/${child}/picture`)).body.next.filter((one) => one.kind === 'pep');

before(async () => {
  ({ s, as, keys } = await westshire());
  today = await s.sql('SELECT today()');
  // One term around today and one before it, whatever the day on which this is run.
  await s.sql(`DELETE FROM task WHERE about_type = 'pep'; DELETE FROM pep; DELETE FROM school_term;
    INSERT INTO school_term (id, agency_id, name, from_on, until_on) SELECT gen_random_uuid(), a.id, v.name, today() - v.f, today() - v.u
      FROM agency a, (VALUES ('Spring term', 200, 90), ('Summer term', 60, -30)) v (name, f, u) WHERE a.kind = 'council'`);
  [amira, school, virtual] = await Promise.all([as('social_worker'), as('designated_teacher'), as('virtual_school')]);
  [term, past] = (await virtual.get('/school-terms')).body.items;
});
after(() => s.stop());

test('a school drafts a PEP, records what was said, and the virtual school signs it off', async () => {
  const child = await born();
  const draft = await record(school, child, { targets: [{ text: 'Reads at home', scale: 'emotional' }] });
  assert.deepEqual([draft.state, draft.term.name, draft.school.name, draft.held_on, draft.lacks], ['draft', 'Summer term', 'Ashdown Academy', null, ['view', 'attendance', 'attainment', 'came']]);
  const full = {
    state: 'held', ...held(), sessions_possible: 80, sessions_attended: 77, attainment: [{ subject: 'Reading', level: 'towards', note: 'Phonics' }], suspended_days: 1,
    reduced_hours: 15, reduced_until: day(-20), reduced_why: 'Mornings first', premium: [{ pence: 48000, what_for: 'Reading tutor' }, { pence: 0, what_for: 'Library' }],
    view: 'The library is better.', view_how: 'said', next_on: day(-60),
  };
  const one = await school.patch(`/peps/${draft.id}`, full, `"${draft.etag}"`);
  assert.equal(one.status, 200, one.text);
  assert.deepEqual([one.body.state, one.body.attendance, one.body.premium_pence, one.body.lacks, one.body.targets[0].scale, one.body.came[1].name], ['held', 96, 48000, [], 'emotional', 'Ros']);
  assert.equal((await school.patch(`/peps/${draft.id}`, { view: 'Mine' }, `"${draft.etag}"`)).status, 412);
  // Who writes it does not sign it off.
  const close = (client, etag, body) => client.send('POST', `/peps/${draft.id}/close`, { body, headers: { 'If-Match': `"${etag}"` } });
  assert.equal(problem(await close(school, one.body.etag, { quality: 'good' })), 'forbidden');
  assert.equal(problem(await close(amira, one.body.etag, { quality: 'good' })), 'forbidden');
  assert.deepEqual(pointers(await close(virtual, one.body.etag, { quality: 'some_work' })), ['/quality_note']);
  assert.equal((await close(virtual, draft.etag, { quality: 'good' })).status, 412);
  const closed = await close(virtual, one.body.etag, { quality: 'some_work', quality_note: 'Say by when' });
  assert.deepEqual([closed.status, closed.body.state, closed.body.quality, closed.body.closed_by.name], [200, 'closed', 'some_work', 'Joanne Bell']);
  assert.equal(problem(await close(virtual, closed.body.etag, { quality: 'good' })), 'state');
  // What is closed changes as a new version with a reason.
  assert.deepEqual(pointers(await school.patch(`/peps/${draft.id}`, { view: 'Mine' }, `"${closed.body.etag}"`)), ['/change_reason']);
  assert.equal(problem(await school.patch(`/peps/${draft.id}`, { state: 'draft', change_reason: 'Back' }, `"${closed.body.etag}"`)), 'state');
  const again = await school.patch(`/peps/${draft.id}`, { sessions_attended: 70, change_reason: 'The register was wrong' }, `"${closed.body.etag}"`);
  assert.deepEqual([again.status, again.body.attendance, again.body.state, again.body.change_reason], [200, 88, 'closed', 'The register was wrong']);
  const { items } = (await amira.get(`/peps/${draft.id}/history`)).body;
  assert.deepEqual(items.map((was) => [was.reason, was.changed_by.name, was.was.attendance]), [['The register was wrong', 'Kofi Osei', 96]]);
  // And on the picture, in the timeline, as of yesterday.
  const { body: picture } = await amira.get(`/children/${child}/picture`);
  assert.deepEqual(picture.peps.map((pep) => [pep.id, pep.term, pep.state, pep.attendance, pep.quality, pep.targets]), [[draft.id, 'Summer term', 'closed', 88, 'some_work', 1]]);
  assert.ok((await amira.get(`/children/${child}/timeline`)).body.items.some((line) => line.type === 'pep' && line.title === 'PEP held: Summer term' && line.at === day(1)));
  // As of yesterday it says what it said then.
  const [jay, earlier] = [await s.sql("SELECT id FROM child WHERE known_as = 'Jay' AND family_name = 'Marsh'"), '0e0e0e0e-0e0e-4e0e-8e0e-0e0e0e0e0e0e'];
  await s.sql(`INSERT INTO pep (id, made_at, child_id, term_id, state, held_on, attendance_percent) VALUES ('${earlier}', now() - interval '5 days', '${jay}', '${term.id}', 'held', today() - 6, 80)`);
  assert.equal((await amira.patch(`/peps/${earlier}`, { attendance_percent: 85, came }, '"v1"')).status, 200);
  const at = async (query) => (await amira.get(`/children/${jay}/picture${query}`)).body.peps.map((pep) => pep.attendance);
  assert.deepEqual([await at(''), await at(`?as_of=${day(1)}`), await at(`?as_of=${day(9)}`)], [[85], [80], []]);
});

test('there is one PEP a term, and the second is told where the first is', async () => {
  const child = await born();
  const first = await record(school, child, {});
  const second = await amira.post(`/children/${child}/peps`, held());
  assert.deepEqual([second.status, problem(second), second.body.pep], [409, 'pep-twice', { id: first.id, state: 'draft' }]);
  await s.sql(`UPDATE pep SET made_at = made_at WHERE id = '${first.id}'`);
  const other = await record(amira, child, { term: past.id, held_on: day(100), came });
  assert.equal(other.term.name, 'Spring term');
  assert.deepEqual((await amira.get(`/children/${child}/peps`)).body.items.map((pep) => pep.term.name), ['Summer term', 'Spring term']);
  // Two at the same time: the database says it.
  const fresh = await born();
  const both = await Promise.all([school.post(`/children/${fresh}/peps`, {}), amira.post(`/children/${fresh}/peps`, {})]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
});

test('what cannot be is refused, each fault at its field', async () => {
  const child = await born(80);
  for (const [body, expected] of [
    [{ held_on: day(-1), came }, ['/held_on']], [{ state: 'held' }, ['/came', '/held_on']], [{ held_on: day(1) }, ['/came']],
    [{ term: past.id, held_on: day(85), came }, ['/held_on', '/held_on']], // after the term, and before care began
    [{ term: term.id, held_on: day(95), came }, ['/held_on', '/held_on']], // in the term before
    [{ attendance_percent: 101 }, ['/attendance_percent']], [{ sessions_possible: 10, sessions_attended: 11 }, ['/sessions_attended']],
    [{ sessions_possible: 10 }, ['/sessions_attended']], [{ sessions_attended: 10 }, ['/sessions_possible']],
    [{ premium: [{ pence: -1, what_for: 'Books' }] }, ['/premium/0/pence']], [{ premium: [{ pence: 1 }] }, ['/premium/0/what_for']],
    [{ reduced_hours: 10 }, ['/reduced_until', '/reduced_why']], [{ suspended_days: 46 }, ['/suspended_days']], [{ term: '00000000-0000-4000-8000-000000000009' }, ['/term']],
    [{ sdq: '00000000-0000-4000-8000-000000000009' }, ['/sdq']], [{ state: 'closed' }, ['/state']], [{ quality: 'good' }, ['/quality']],
    [{ attainment: [{ subject: 'Reading', level: 'poor' }], targets: [{ text: 'x', scale: 'total' }] }, ['/attainment/0/level', '/targets/0/scale']],
  ]) assert.deepEqual(pointers(await school.post(`/children/${child}/peps`, body)), expected, JSON.stringify(body));
  const draft = await record(school, child, { reduced_hours: 10, reduced_until: day(-9), reduced_why: 'Mornings' });
  const change = (body) => school.patch(`/peps/${draft.id}`, body, `"${draft.etag}"`);
  assert.deepEqual(pointers(await change({ state: 'held' })), ['/came', '/held_on']);
  assert.deepEqual(pointers(await change({ reduced_until: null })), ['/reduced_until']);
  assert.deepEqual(pointers(await change({ sessions_possible: 9 })), ['/sessions_attended']);
  assert.equal((await change({ reduced_hours: null, reduced_until: null })).status, 200);
  assert.equal(problem(await virtual.send('POST', `/peps/${draft.id}/close`, { body: { quality: 'good' }, headers: { 'If-Match': '"v2"' } })), 'state');
  // Somebody else's school sees nothing, and others see and do not write.
  const elsewhere = await s.signedIn(await s.person('other.teacher', { roles: ['designated_teacher'], agency: 'Elsewhere School', kind: 'school' }));
  assert.equal((await elsewhere.get(`/children/${child}/peps`)).status, 404);
  assert.equal((await elsewhere.get(`/peps/${draft.id}`)).status, 404);
  assert.equal((await elsewhere.post(`/children/${child}/peps`, {})).status, 404);
  assert.equal((await elsewhere.patch(`/peps/${draft.id}`, { view: 'x' }, '"v2"')).status, 404);
  assert.equal((await (await as('mental_health_lead')).patch(`/peps/${draft.id}`, { view: 'x' }, '"v2"')).status, 403);
});

test('the first PEP is due by its own clock, then each term; without a term or out of age none is', async () => {
  const fresh = await born(3);
  const by = (days) => s.sql(`SELECT working_day(today() - 3, ${days})`);
  assert.deepEqual((await due(amira, fresh)).map((one) => [one.what, one.on, one.who, one.link]), [['Begin the first PEP', await by(10), 'Social worker', { type: 'peps', id: fresh }]]);
  const draft = await record(amira, fresh, {});
  assert.deepEqual((await due(amira, fresh)).map((one) => [one.what, one.on, one.link]), [['Hold the first PEP', await by(20), { type: 'pep', id: draft.id }]]);
  assert.equal((await amira.patch(`/peps/${draft.id}`, { state: 'held', ...held() }, `"${draft.etag}"`)).status, 200);
  assert.deepEqual(await due(amira, fresh), []);
  const settled = await born();
  assert.deepEqual((await due(amira, settled)).map((one) => [one.what, one.on, one.state]), [['Hold the PEP for the summer term', day(-16), 'later']]);
  assert.equal((await amira.all('/me/next?limit=200&within=3660')).filter((one) => one.kind === 'pep' && one.child.id === settled).length, 1);
  for (const child of [await born(null), await born(300, '2024-01-01')]) assert.deepEqual(await due(amira, child), []);
  await s.sql("UPDATE setting SET value = '2' WHERE name = 'pep_from_age'; UPDATE setting SET value = '47' WHERE name = 'pep_before_term_end_days'");
  assert.deepEqual((await due(amira, settled)).map((one) => [one.on, one.state]), [[day(17), 'late']]);
  await s.sql("UPDATE setting SET value = '3' WHERE name = 'pep_from_age'; UPDATE setting SET value = '14' WHERE name = 'pep_before_term_end_days'");
});

test('what is decided about an SDQ is the outcome of its task', async () => {
  const child = await born();
  const sdq = await amira.post(`/children/${child}/sdqs`, { informant: 'parent', completed_on: day(2), version: '4-17', total: 22 });
  const tasks = async () => (await amira.get(`/children/${child}/tasks`)).body.items.filter((one) => one.kind === 'sdq_consultation').map((one) => [one.state, one.outcome, one.settled_by?.name ?? null]);
  assert.deepEqual(pointers(await school.post(`/children/${child}/peps`, { ...held(), sdq: sdq.body.id })), ['/sdq_decided']);
  const pep = await record(school, child, held());
  assert.deepEqual([pep.asks_sdq, await tasks()], [true, [['open', null, null]]]);
  const told = await school.patch(`/peps/${pep.id}`, { sdq: sdq.body.id, sdq_decided: 'A key adult each morning' }, `"${pep.etag}"`);
  assert.deepEqual([told.status, told.body.asks_sdq, told.body.sdq], [200, false, sdq.body.id]);
  assert.deepEqual(await tasks(), [['done', 'A key adult each morning', 'Kofi Osei']]);
  // A machine says what was decided, and settles nothing: somebody who was there does.
  await amira.post(`/children/${child}/sdqs`, { informant: 'parent', completed_on: day(0), version: '4-17', total: 23 });
  const key = s.client({ key: keys[0].key }), other = await born();
  const { body: high } = await amira.post(`/children/${other}/sdqs`, { informant: 'parent', completed_on: day(2), version: '4-17', total: 24 });
  const sent = await record(key, other, { ...held(), sdq_decided: 'The nurture group' });
  assert.deepEqual([sent.state, sent.sdq_decided], ['held', 'The nurture group']);
  const open = async () => (await amira.get(`/children/${other}/tasks`)).body.items.filter((one) => one.kind === 'sdq_consultation').map((one) => one.state);
  assert.deepEqual(await open(), ['open']);
  const seen = (await amira.get(`/peps/${sent.id}`)).body;
  assert.deepEqual([seen.asks_sdq, seen.sdq_decided], [true, 'The nurture group'], 'the page asks whoever may settle it');
  assert.equal((await amira.patch(`/peps/${sent.id}`, { sdq: high.id, sdq_decided: 'The nurture group' }, `"${seen.etag}"`)).body.asks_sdq, false);
  assert.deepEqual(await open(), ['done']);
});

test('a target serves a goal of a plan, of those that whoever writes it sees', async () => {
  const child = await born(), lena = await as('educational_psychologist');
  await s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on) SELECT gen_random_uuid(), '${child}', id, 'Work', 'active', today() - 9 FROM service WHERE code = 'educational_psychology'`);
  const goalOf = async (of) => (await lena.post(`/children/${of}/plans`, { kind: 'joint', state: 'current', title: 'Plan', agreed_on: day(3), goals: [{ what: 'Reads', baseline_words: 'Does not', baseline: 1, aim: 6 }] })).body.goals[0].id;
  const goal = await goalOf(child), targets = [{ text: 'Reads ten minutes', goal, scale: 'emotional' }];
  const pep = await record(amira, child, { targets });
  assert.equal(pep.targets[0].goal, goal);
  // A school sees no goals of the psychologist's plan: it puts in none, and what stands stays.
  const kept = await school.patch(`/peps/${pep.id}`, { targets: [{ ...targets[0], text: 'Reads' }] }, `"${pep.etag}"`);
  assert.deepEqual([kept.status, kept.body.targets[0].goal], [200, goal], kept.text);
  const none = await school.patch(`/peps/${pep.id}`, { targets: [{ text: 'Reads' }] }, `"${kept.body.etag}"`);
  assert.deepEqual(pointers(await school.patch(`/peps/${pep.id}`, { targets: [{ text: 'First' }, targets[0]] }, `"${none.body.etag}"`)), ['/targets/1/goal']);
  assert.deepEqual(pointers(await amira.post(`/children/${await born()}/peps`, { targets })), ['/targets/0/goal'], 'of another child');
  assert.equal((await amira.patch(`/peps/${pep.id}`, { targets }, `"${none.body.etag}"`)).status, 200);
});

test('therapy that a PEP arranges without an assessment or consent warns, and stops when it is not arranged', async () => {
  const child = await born();
  const pep = await record(school, child, { premium: [{ pence: 60000, what_for: 'Play therapy, twelve sessions' }] });
  const codes = (one) => one.warnings.map((warning) => warning.code).sort();
  const seen = await amira.get(`/peps/${pep.id}`);
  assert.deepEqual(codes(seen.body), ['therapy_assessment', 'therapy_consent']);
  assert.ok(seen.body.warnings.some((warning) => warning.text === 'Therapy that the PEP arranges: no clinical assessment on record'));
  const { body: none } = await school.patch(`/peps/${pep.id}`, { premium: [{ pence: 60000, what_for: 'Reading tutor' }] }, `"${pep.etag}"`);
  assert.deepEqual(none.warnings, []);
  const { body: again } = await school.patch(`/peps/${pep.id}`, { therapy: 'Drama group with the Kite Project' }, `"${none.etag}"`);
  assert.deepEqual(codes(again), ['therapy_assessment', 'therapy_consent']);
  // An assessing service has worked with the child: the same fact as for other therapy.
  await s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on) SELECT gen_random_uuid(), '${child}', id, 'Cognitive assessment', 'active', today() - 9 FROM service WHERE assesses LIMIT 1`);
  const { body: assessed } = await school.patch(`/peps/${pep.id}`, { next_on: day(-30) }, `"${again.etag}"`);
  assert.deepEqual(codes(assessed), ['therapy_consent']);
});

test('the virtual school sees what is due, who is late, and the return rate by school and by term', async () => {
  const before = (await virtual.get('/pep-return')).body.items[0];
  const child = await born();
  const { items: [all, ...schools] } = (await virtual.get('/pep-return')).body;
  assert.deepEqual([all.all, all.asked, all.held, all.rate], [true, before.asked + 1, before.held, Math.round(100 * before.held / (before.asked + 1))]);
  assert.equal(schools.reduce((sum, one) => sum + one.asked, 0), all.asked);
  const of = async (query) => (await virtual.get(`/peps?limit=200${query}`)).body.items.find((one) => one.child.id === child);
  const one = await of('');
  assert.deepEqual([one.state, one.is_first, one.due_on, one.days, one.is_late, one.school.name, one.pep], ['none', false, day(-16), 16, false, 'Ashdown Academy', null]);
  assert.equal(await of('&late=true'), undefined);
  const pep = await record(school, child, held());
  assert.deepEqual([(await of('&state=held')).pep, await of('&state=none')], [pep.id, undefined]);
  assert.equal((await virtual.get('/pep-return')).body.items[0].held, before.held + 1);
  const byTerm = (await virtual.get('/pep-return?by=term')).body.items;
  assert.deepEqual(byTerm.map((row) => [row.term.name, row.all, row.school]), [['Summer term', true, null], ['Spring term', true, null]]);
  const own = (await school.get('/pep-return')).body.items;
  assert.deepEqual(own.filter((row) => !row.all).map((row) => row.school.name), ['Ashdown Academy']);
  assert.match((await virtual.get('/peps.csv')).text, /is_late/);
  assert.equal((await virtual.get('/pep-return.xlsx')).status, 200);
  const page = (await virtual.get('/peps?limit=1')).body;
  assert.notEqual((await virtual.get(`/peps?limit=1&after=${encodeURIComponent(page.next)}`)).body.items[0].child.id, page.items[0].child.id);
});

test('terms are the virtual school\'s to keep, never two at once', async () => {
  const next = { name: 'Autumn term', from_on: day(-70), until_on: day(-150) };
  assert.equal(problem(await amira.post('/school-terms', next)), 'forbidden');
  const made = await virtual.post('/school-terms', next);
  assert.deepEqual([made.status, made.body.authority.name, made.body.is_now], [201, 'Westshire Council', false]);
  assert.deepEqual(pointers(await virtual.post('/school-terms', { ...next, name: 'Twice' })), ['/from_on']);
  assert.deepEqual(pointers(await virtual.post('/school-terms', { name: 'Odd', from_on: day(-300), until_on: day(-200) })), ['/until_on']);
  assert.equal(problem(await virtual.post('/school-terms', { name: 'Autumn term', from_on: day(-200), until_on: day(-300) })), 'term-twice');
  const moved = await virtual.patch(`/school-terms/${made.body.id}`, { until_on: day(-151) }, `"${made.body.etag}"`);
  assert.deepEqual([moved.status, moved.body.until_on], [200, day(-151)]);
  assert.deepEqual(pointers(await virtual.patch(`/school-terms/${term.id}`, { until_on: day(3) }, `"${term.etag}"`)), ['/until_on']);
  assert.ok((await amira.get('/school-terms')).body.items.length >= 3);
  // A PEP that was held stays in its term: neither its own end nor that of the term before is moved over it, and no term is put between.
  const child = await born();
  const pep = await record(amira, child, { held_on: day(75), came });
  assert.equal(pep.term.name, 'Summer term', 'the holidays before a term belong to it');
  assert.equal((await virtual.send('POST', `/peps/${pep.id}/close`, { body: { quality: 'good' }, headers: { 'If-Match': '"v1"' } })).status, 200);
  const [now, before] = (await virtual.get('/school-terms')).body.items.filter((one) => ['Summer term', 'Spring term'].includes(one.name));
  const over = await virtual.patch(`/school-terms/${before.id}`, { until_on: day(70) }, `"${before.etag}"`);
  assert.deepEqual([pointers(over), over.body.errors[0].detail], [['/until_on'], 'A PEP was held that would not be of the Summer term any more.']);
  assert.deepEqual(pointers(await virtual.post('/school-terms', { name: 'Between', from_on: day(80), until_on: day(70) })), ['/until_on']);
  assert.deepEqual(pointers(await virtual.patch(`/school-terms/${now.id}`, { from_on: day(79), until_on: day(76) }, `"${now.etag}"`)), ['/until_on']);
  assert.equal((await virtual.patch(`/school-terms/${before.id}`, { until_on: day(80) }, `"${before.etag}"`)).status, 200, 'but up to it');
});

test('terms are those of the council that looks after the child, wherever it goes to school', async () => {
  const [far, north] = ['0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f', '0e0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f'];
  await s.sql(`INSERT INTO agency (id, kind, name) VALUES ('${north}', 'council', 'Northmoor Council'), ('${far}', 'school', 'Northmoor High')`);
  const body = { name: 'Long term', from_on: day(40), until_on: day(-60) };
  assert.deepEqual(pointers(await virtual.post('/school-terms', body)), ['/authority'], 'of two councils it is said whose it is');
  assert.deepEqual(pointers(await virtual.post('/school-terms', { ...body, authority: far })), ['/authority']);
  const made = await virtual.post('/school-terms', { ...body, authority: north });
  assert.deepEqual([made.status, made.body.authority.name, made.body.is_now], [201, 'Northmoor Council', true], 'two councils have terms at once');
  assert.equal((await virtual.get(`/school-terms/${term.id}`)).body.is_now, true);
  const ours = await born(), theirs = await born();
  // One of ours who lives and learns up there keeps our terms; one of theirs who is here has theirs.
  await s.sql(`UPDATE enrolment SET school_id = '${far}' WHERE child_id = '${ours}'`);
  assert.equal((await amira.get(`/children/${ours}`)).body.authority.name, 'Westshire Council');
  const told = (await amira.get(`/children/${theirs}`)).body;
  assert.deepEqual(pointers(await amira.patch(`/children/${theirs}`, { authority: far }, `"${told.etag}"`)), ['/authority'], 'a school looks after nobody');
  assert.equal((await amira.patch(`/children/${theirs}`, { authority: north }, `"${told.etag}"`)).body.authority.name, 'Northmoor Council');
  const what = async (child) => (await due(amira, child)).map((one) => [one.what, one.on]);
  assert.deepEqual([await what(ours), await what(theirs)], [[['Hold the PEP for the summer term', day(-16)]], [['Hold the PEP for the long term', day(-46)]]]);
  assert.deepEqual((await amira.all('/me/next?limit=200&within=60')).filter((one) => one.kind === 'pep' && one.child.id === theirs).map((one) => one.what), ['Hold the PEP for the long term']);
  assert.deepEqual((await amira.get(`/school-terms?child=${theirs}`)).body.items.map((one) => one.name), ['Long term']);
  assert.deepEqual(pointers(await amira.post(`/children/${theirs}/peps`, { term: term.id })), ['/term'], 'no term of a council that does not look after the child');
  const pep = await record(amira, theirs, held());
  assert.equal(pep.term.name, 'Long term');
  assert.equal((await record(amira, ours, held())).term.name, 'Summer term');
  const listed = (await virtual.all('/peps?limit=200')).filter((one) => [ours, theirs].includes(one.child.id)).map((one) => [one.child.id, one.term.name, one.state]);
  assert.deepEqual(listed.sort(), [[ours, 'Summer term', 'held'], [theirs, 'Long term', 'held']].sort());
  assert.deepEqual((await virtual.get(`/pep-return?term=${made.body.id}`)).body.items.map((one) => [one.all, one.asked, one.held]), [[true, 1, 1], [false, 1, 1]]);
  // A key that writes PEPs and sees no child is told of the same term.
  assert.equal((await record(s.client({ key: keys[0].key }), await born(), held())).term.name, 'Summer term');
});

test('a school\'s own system sends PEPs with a key and reads its own alone', async () => {
  const key = s.client({ key: keys[0].key }), child = await born(), theirs = await born();
  const pep = await record(key, child, { ...held(), view: 'Sent by our system', attendance_percent: 91 });
  assert.deepEqual([pep.state, pep.attendance], ['held', 91]);
  const patched = await key.patch(`/peps/${pep.id}`, { attendance_percent: 92 }, `"${pep.etag}"`);
  assert.equal(patched.status, 200, patched.text);
  assert.equal(problem(await key.send('POST', `/peps/${pep.id}/close`, { body: { quality: 'good' }, headers: { 'If-Match': `"${patched.body.etag}"` } })), 'forbidden');
  const hidden = await record(school, theirs, {});
  assert.equal((await key.get(`/peps/${hidden.id}`)).status, 404);
  assert.deepEqual((await key.get(`/children/${theirs}/peps`)).body.items, []);
  assert.equal((await key.post(`/children/${theirs}/peps`, held())).status, 409);
  assert.deepEqual(pointers(await key.post(`/children/${await born(20)}/peps`, { held_on: day(30), came })), ['/held_on']);
  assert.equal((await key.get('/peps')).status, 403);
});

test('England\'s working days are the same here as in the clocks of referrals', async () => {
  const off = await s.sql("SELECT string_agg(to_char(d, 'MM-DD'), ' ') FROM generate_series('2021-12-20'::date, '2023-01-05', '1 day') d WHERE extract(isodow FROM d) < 6 AND NOT is_working_day(d::date)");
  assert.equal(off, '12-27 12-28 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27 01-02');
});
