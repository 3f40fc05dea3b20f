// Carers who are referred for themselves, and no child: who records them, which services take them, who sees their referral, and its whole life.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
let s, as, keys, services, rhys, number = 0;

const idOf = (username) => s.sql(`SELECT id FROM person WHERE username = '${username}'`);
const service = (code) => services.find((one) => one.code === code).id;
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer);
async function carer(role = 'fostering_worker', more = {}) {
  const made = await (await as(role)).post('/carers', { name: `Carer Number ${++number}`, kind: 'prospective_carer', ...more });
  assert.equal(made.status, 201, made.text);
  return made.body;
}
const refer = async (role, one, more = {}) => (await as(role)).post(`/carers/${one.id}/referrals`, { service: service('camhs_care_adoption'), reason: 'Afraid of the first night.', urgency: 'routine', need: 'A move to a new family', ...more });
const move = (by, referral, to, more = {}) => by.post(`/referrals/${referral.id}/transitions`, { to, ...more });
async function good(answer, status = 200) {
  assert.equal(answer.status, status, answer.text);
  return answer.body;
}

before(async () => {
  ({ s, as, keys } = await westshire('--children', '12'));
  services = (await (await as('social_worker')).get('/services')).body.items;
  const camhs = { agency: services.find((one) => one.code === 'camhs_care_adoption').agency.name, kind: 'camhs', roles: ['clinical_psychologist'] };
  rhys = await s.signedIn(await s.person('rhys.of.cap', camhs));
  await s.person('eleni.of.cap', camhs);
});
after(() => s.stop());

// ---------------------------------------------------------------------------------------------- the carer

test('a carer is recorded by whoever works with carers, of their own agency unless said, and corrected by them', async () => {
  const nadia = await as('fostering_worker');
  const made = await nadia.post('/carers', { name: 'Pat Doe', kind: 'foster_carer' });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.headers.get('location'), `/api/v1/carers/${made.body.id}`);
  assert.deepEqual([made.body.name, made.body.kind, made.body.agency.name, made.body.made_by.name, made.body.referrals], ['Pat Doe', 'foster_carer', 'Westshire Council', 'Nadia Rahman', []]);
  const agency = await s.sql("SELECT id FROM agency WHERE kind = 'health' ORDER BY name LIMIT 1");
  const changed = await good(await nadia.patch(`/carers/${made.body.id}`, { name: 'Pat Dow', kind: 'adopter', agency }, made.body.etag));
  assert.deepEqual([changed.name, changed.kind, changed.agency.id], ['Pat Dow', 'adopter', agency]);
  assert.equal(problem(await nadia.patch(`/carers/${made.body.id}`, { name: 'Z' }, made.body.etag)), 'stale');
  assert.equal(await s.sql(`SELECT row ->> 'name' FROM version WHERE row_id = '${made.body.id}'`), 'Pat Doe');
  assert.ok((await nadia.get('/carers')).body.items.some((one) => one.id === made.body.id));
  await carer();
  const first = (await nadia.get('/carers?limit=1')).body;
  assert.equal(first.items.length, 1);
  assert.ok(!(await nadia.get(`/carers?limit=200&after=${encodeURIComponent(first.next)}`)).body.items.some((one) => one.id === first.items[0].id));
});

test('what cannot be is refused', async () => {
  const nadia = await as('fostering_worker');
  const refused = async (body) => pointers(await nadia.post('/carers', body));
  assert.deepEqual(await refused({}), ['/name', '/kind']);
  assert.deepEqual(await refused({ name: ' ', kind: 'neighbour' }), ['/name', '/kind']);
  assert.deepEqual(await refused({ name: 'x'.repeat(201), kind: 'adopter' }), ['/name']);
  assert.deepEqual(await refused({ name: 'Pat', kind: 'adopter', agency: '00000000-0000-4000-8000-00000000dead' }), ['/agency']);
  assert.deepEqual(await refused({ name: 'Pat', kind: 'adopter', child: service('core_camhs') }), ['/child'], 'there is no field for a child');
});

for (const role of ['designated_teacher', 'camhs_clinician', 'analyst', 'system_admin', 'mental_health_lead', 'reviewing_officer', 'service_admin']) {
  test(`records no carer: ${role}`, async () => assert.equal(problem(await (await as(role)).post('/carers', { name: 'Pat', kind: 'adopter' })), 'forbidden'));
}

// ---------------------------------------------------------------------------------------------- which services

for (const [code, name] of [['core_camhs', 'Core CAMHS'], ['specialist_camhs', 'Specialist CAMHS'], ['clinical_psychology', 'clinical psychology']]) {
  test(`a carer is not for ${name}, which says so in a plain sentence`, async () => {
    const answer = await refer('social_worker', await carer('social_worker'), { service: service(code), urgency: 'urgent', override_reason: 'It cannot wait.' });
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(answer.body.errors, [{ pointer: '/service', detail: 'This service does not take referrals for this kind of person.' }]);
    assert.equal(problem(answer), 'referral-rule');
  });
}

test('what is asked of a child is not asked of a carer, what is asked of everybody is', async () => {
  const cap = service('camhs_care_adoption');
  await s.sql(`UPDATE service SET from_age = 0, to_age = 12 WHERE id = '${cap}'; INSERT INTO service_requirement (service_id, position, kind, before_id, text) VALUES ('${cap}', 1, 'service_before', '${service('core_camhs')}', 'Core CAMHS first')`);
  const made = await refer('fostering_worker', await carer());
  assert.equal(made.status, 201, made.text);
  await s.sql(`UPDATE service_requirement SET kind = 'consultation', before_id = NULL WHERE service_id = '${cap}'`);
  assert.deepEqual(pointers(await refer('fostering_worker', await carer())), ['/consultation_on']);
  assert.equal((await refer('fostering_worker', await carer(), { consultation_on: plusDays(-3) })).status, 201);
  assert.deepEqual(pointers(await refer('fostering_worker', await carer(), { consultation_on: plusDays(2) })), ['/consultation_on']);
  await s.sql(`UPDATE service SET from_age = NULL, to_age = NULL WHERE id = '${cap}'; DELETE FROM service_requirement WHERE service_id = '${cap}'`);
});

test('whom the service sees is the service\'s own rule: its administrator changes it, and carers are refused or taken', async () => {
  const core = service('core_camhs');
  await s.sql(`UPDATE service SET subjects = '{child,carer}' WHERE id = '${core}'`);
  assert.equal((await refer('social_worker', await carer('social_worker'), { service: core, need: 'Sleep' })).status, 201);
  await s.sql(`UPDATE service SET subjects = '{child}' WHERE id = '${core}'`);
  assert.equal((await refer('social_worker', await carer('social_worker'), { service: core, need: 'Sleep' })).status, 422);
});

test('faults of the body are all named, and a carer whom one does not see is not there', async () => {
  const one = await carer();
  assert.deepEqual(pointers(await refer('fostering_worker', one, { reason: '', urgency: 'soon', consent: 'yes' })), ['/reason', '/urgency', '/consent']);
  assert.deepEqual(pointers(await refer('fostering_worker', one, { subject: 'child' })), ['/subject']);
  assert.deepEqual(pointers(await refer('fostering_worker', one, { service: '00000000-0000-4000-8000-00000000dead' })), ['/service']);
  for (const role of ['adoption_worker', 'social_worker', 'care_nurse']) assert.equal((await refer(role, one)).status, 404, role);
  assert.equal((await refer('team_manager', { id: '00000000-0000-4000-8000-00000000dead' })).status, 404);
  assert.equal((await refer('analyst', one)).status, 403);
});

test('a second referral for the same leads to the first, for another need it is another', async () => {
  const one = await carer();
  const first = await good(await refer('fostering_worker', one), 201);
  const second = await refer('fostering_worker', one);
  assert.equal(problem(second), 'referral-open');
  assert.equal(second.body.current.id, first.id);
  assert.equal((await refer('fostering_worker', one, { need: 'Trauma' })).status, 201);
  assert.deepEqual((await (await as('fostering_worker')).get(`/carers/${one.id}`)).body.referrals.map((r) => [r.service.name, r.state]), Array(2).fill(['Specialist CAMHS for Care, Adoption and Permanence', 'submitted']));
});

test('whose role may not refer to that service asks, and a manager decides', async () => {
  const one = await carer('personal_adviser');
  const asked = await good(await refer('personal_adviser', one), 201);
  assert.equal(asked.state, 'asked');
  assert.equal(asked.decider.name, await s.sql(`SELECT name FROM person WHERE id = '${asked.decider.id}'`));
  const gareth = await as('team_manager');
  assert.ok((await gareth.get(`/referrals/${asked.id}/steps`)).body.steps.some((step) => step.to === 'submitted'));
  assert.equal((await good(await move(gareth, asked, 'submitted'))).state, 'submitted');
});

// ---------------------------------------------------------------------------------------------- its life

test('from the referral to its end: it waits, is given to somebody, seen and closed, and everybody who is concerned hears of it', async () => {
  const nadia = await as('fostering_worker'), lead = await as('mental_health_lead');
  const one = await carer('fostering_worker', { name: 'Robin Vale' });
  const made = await good(await refer('fostering_worker', one), 201);
  assert.deepEqual([made.child, made.carer, made.subject, made.state, made.clock.name], [null, { id: one.id, name: 'Robin Vale', kind: 'prospective_carer' }, 'carer', 'submitted', 'seen']);
  // The service: its list, its news, what it may do.
  const wait = (await good(await rhys.get(`/services/${service('camhs_care_adoption')}/waiting-list?care_status=carer&limit=200`))).items.find((line) => line.referral === made.id);
  assert.deepEqual([wait.child, wait.carer.name, wait.care_status], [null, 'Robin Vale', 'carer']);
  const csv = await rhys.get(`/services/${service('camhs_care_adoption')}/waiting-list.csv?limit=200`);
  assert.match(csv.text, /Robin Vale/);
  assert.ok((await rhys.get('/me/news?limit=200')).body.items.some((line) => line.link.id === made.id && line.child === null && line.carer.name === 'Robin Vale'));
  const seen = await good(await rhys.get(`/referrals/${made.id}`));
  assert.deepEqual([seen.held_back, seen.reason], [false, 'Afraid of the first night.']);
  assert.equal((await good(await move(rhys, made, 'accepted'))).waiting, true);
  assert.equal((await rhys.post(`/referrals/${made.id}/events`, { kind: 'word', text: 'We will write in May.' })).status, 200);
  assert.equal((await rhys.post(`/referrals/${made.id}/events`, { kind: 'pause', code: 'away', until_on: plusDays(9) })).status, 200);
  assert.equal((await rhys.post(`/referrals/${made.id}/events`, { kind: 'resume' })).status, 200);
  assert.equal((await lead.post(`/referrals/${made.id}/nudge`, { text: 'How is it going?' })).status, 200);
  // Given to somebody of the service, as several are.
  assert.deepEqual(await good(await rhys.post(`/services/${service('camhs_care_adoption')}/allocate`, { practitioner: await idOf('rhys.of.cap'), referrals: [made.id] })), { made: 1 });
  const own = (await good(await rhys.get('/me/caseload?limit=200'))).items.find((line) => line.carer?.name === 'Robin Vale');
  assert.deepEqual([own.child, own.state, own.service.name], [null, 'waiting', 'Specialist CAMHS for Care, Adoption and Permanence']);
  assert.equal((await good(await move(rhys, made, 'seen'))).state, 'seen');
  const work = await good(await rhys.get(`/involvements/${own.id}`));
  assert.deepEqual([work.child, work.carer.name, work.state, work.also], [null, 'Robin Vale', 'active', []]);
  const met = await good(await rhys.post(`/involvements/${own.id}/contacts`, { day: today, minutes: 50, mode: 'video', outcome: 'attended', there: ['carer'], note: 'Spoke of the first night.', therapy_note: 'Own fear.' }), 201);
  assert.deepEqual([met.child, met.note], [null, 'Spoke of the first night.']);
  const kept = await good(await rhys.patch(`/contacts/${met.id}`, { minutes: 55 }, met.etag));
  assert.equal(kept.minutes, 55);
  assert.equal((await good(await rhys.patch(`/involvements/${own.id}`, { type_of_work: 'Direct work' }, work.etag))).type_of_work, 'Direct work');
  // Whoever referred: each step by name, what is due, the note and not the therapy.
  const news = (await nadia.get('/me/news?limit=200')).body.items.filter((line) => line.carer?.id === one.id);
  assert.ok(news.some((line) => /accepted the referral/.test(line.title)) && news.some((line) => line.text === 'We will write in May.'));
  const read = (await good(await nadia.get(`/involvements/${own.id}/contacts`))).items[0];
  assert.deepEqual([read.minutes, read.therapy_note], [55, null]);
  const closed = await good(await move(rhys, made, 'closed', { reason: 'They are ready.' }));
  assert.deepEqual([closed.state, closed.history.at(-1).reason], ['closed', 'They are ready.']);
  assert.equal((await good(await nadia.get(`/referrals/${made.id}`))).state, 'closed');
  assert.equal((await good(await rhys.get(`/involvements/${own.id}`))).state, 'closed');
  // What is looked at leaves a row, with no child.
  assert.equal(await s.sql(`SELECT bool_and(child_id IS NULL) AND count(*) > 3 FROM audit WHERE '${made.id}' = ANY (ids)`), 't');
});

test('what is due of a carer is among what is next, for whoever referred and by name for whoever has to decide', async () => {
  const one = await carer('social_worker', { name: 'Kit Moor' });
  const made = await good(await refer('social_worker', one), 201);
  const next = (await (await as('social_worker')).all('/me/next?limit=200&within=3660')).filter((due) => due.carer?.id === one.id);
  assert.ok(next.length >= 1 && next.every((due) => due.child === null && due.link.id === made.id));
  const other = await carer('personal_adviser');
  const asked = await good(await refer('personal_adviser', other), 201);
  const decider = await s.sql(`SELECT username FROM person WHERE id = '${asked.decider.id}'`);
  if (decider === 'gareth.pryce') assert.ok((await (await as('team_manager')).all('/me/next?limit=200&within=3660')).some((due) => due.link?.id === asked.id && due.carer.id === other.id));
  assert.equal((await (await as('social_worker')).get('/children?limit=200')).body.items.some((child) => child.id === one.id), false, 'a carer is none of my children');
  assert.equal((await (await as('social_worker')).get(`/children/${one.id}`)).status, 404);
});

test('declined, it says why to whoever referred, and no refusal is read as one of a home; passed on only where carers are taken', async () => {
  const made = await good(await refer('fostering_worker', await carer()), 201);
  assert.deepEqual(pointers(await move(rhys, made, 'redirected', { service: service('core_camhs'), reason: 'Not ours.' })), ['/service']);
  const declined = await good(await move(rhys, made, 'declined', { reason: 'The placement is short-term and may end.', decline_code: 'outside_remit' }));
  assert.equal(declined.state, 'declined');
  assert.equal(await s.sql(`SELECT count(*) FROM task WHERE about_id = '${made.id}'`), '0');
  assert.equal((await good(await (await as('fostering_worker')).get(`/referrals/${made.id}`))).history.at(-1).reason, 'The placement is short-term and may end.');
  const once = await good(await refer('fostering_worker', await carer()), 201);
  const target = service('clinical_psychology');
  await s.sql(`UPDATE service SET subjects = '{child,carer}' WHERE id = '${target}'`);
  assert.equal((await good(await move(rhys, once, 'redirected', { service: target, reason: 'A conversation is enough.' }))).state, 'redirected');
  const on = await s.sql(`SELECT carer_id || ' ' || state FROM referral WHERE follows_id = '${once.id}'`);
  assert.equal(on, `${once.carer.id} submitted`);
});

test('work with carers is handed over and counted like work with children', async () => {
  const cap = service('camhs_care_adoption'), one = await carer('fostering_worker', { name: 'Ash Ford' });
  const made = await good(await refer('fostering_worker', one), 201);
  await good(await move(rhys, made, 'accepted'));
  await good(await move(rhys, made, 'allocated', { practitioner: await idOf('rhys.of.cap') }));
  const shown = await good(await rhys.post(`/services/${cap}/handover`, { from: await idOf('rhys.of.cap'), to: await idOf('eleni.of.cap'), is_preview: true }));
  assert.ok(shown.involvements.some((it) => it.carer?.name === 'Ash Ford' && it.child === null) && shown.referrals.some((it) => it.carer?.name === 'Ash Ford' && it.child === null));
  const rhysId = await idOf('rhys.of.cap');
  const load = await good(await rhys.get(`/services/${cap}/caseload`));
  assert.ok(load.practitioners.find((p) => p.person?.id === rhysId).open >= 1);
  const unowned = await good(await refer('fostering_worker', await carer('fostering_worker', { name: 'Nobody Has' })), 201);
  await good(await move(rhys, unowned, 'accepted'));
  assert.ok((await good(await rhys.get(`/services/${cap}/caseload`))).unowned.some((it) => it.carer?.name === 'Nobody Has' && it.child === null));
  const report = await good(await rhys.get(`/reports/service-activity?service=${cap}&from=${today}&to=${today}`));
  const rows = (name) => report.tables.find((one) => one.name === name).rows;
  assert.ok(rows('received_of_carers').some((row) => row.label === 'Prospective carer' && row.second === 'Fostering team' && row.n >= 1));
  assert.ok(rows('received_by_home').some((row) => row.label === 'A carer'));
  assert.ok(rows('worked_by_age').some((row) => row.label === 'A carer'));
});

// ---------------------------------------------------------------------------------------------- who sees it

test('who sees a carer\'s referral: who made it, the service, managers and the lead; nobody through a child', async () => {
  const made = await good(await refer('fostering_worker', await carer()), 201);
  const status = async (role, path) => (await (await as(role)).get(path)).status;
  for (const role of ['fostering_worker', 'team_manager', 'mental_health_lead', 'virtual_school']) {
    assert.equal(await status(role, `/referrals/${made.id}`), 200, role);
    assert.equal(await status(role, `/carers/${made.carer.id}`), 200, role);
  }
  for (const role of ['social_worker', 'adoption_worker', 'care_nurse', 'educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'wellbeing_practitioner', 'personal_adviser', 'service_admin'])
    for (const path of [`/referrals/${made.id}`, `/carers/${made.carer.id}`]) assert.equal(await status(role, path), 404, `${role} ${path}`);
  for (const role of ['analyst', 'system_admin', 'designated_teacher', 'senco', 'reviewing_officer', 'youth_justice_worker']) assert.equal(await status(role, `/carers/${made.carer.id}`), 403, role);
  const rebecca = await s.sql("SELECT count(*) FROM team_member a JOIN team_member b ON b.team_id = a.team_id WHERE a.person_id = (SELECT id FROM person WHERE username = 'amira.khan') AND b.person_id = (SELECT id FROM person WHERE username = 'rebecca.lowther')");
  assert.equal(rebecca, '1');
  const key = s.client({ key: keys[0].key });
  assert.notEqual((await key.get(`/carers/${made.carer.id}`)).status, 200, 'no key reads a carer');
});
