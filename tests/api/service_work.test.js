// Work that names no child: consultations, telephone duty, supervision, groups. The own service's and its administrator's; the lead sees all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
let s, as, core;

const idOf = (username) => s.sql(`SELECT id FROM person WHERE username = '${username}'`);
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer);
const work = (more = {}) => ({ kind: 'consultation', day: plusDays(-2), minutes: 45, people: 2, asked_by: 'Fostering team', topic: 'Sleep after a move', ...more });
const record = async (role, body, id = core) => (await as(role)).post(`/services/${id}/work`, body);

before(async () => {
  ({ s, as } = await westshire('--children', '12'));
  core = await s.sql("SELECT id FROM service WHERE code = 'core_camhs'");
  await s.sql('DELETE FROM service_work');
});
after(() => s.stop());

test('staff and the administrator record it, the mental health lead reads it, others do not', async () => {
  const made = await record('camhs_clinician', work());
  assert.equal(made.status, 201, made.text);
  assert.equal(made.headers.get('location'), `/api/v1/service-work/${made.body.id}`);
  assert.deepEqual([made.body.kind, made.body.day, made.body.minutes, made.body.people, made.body.asked_by, made.body.topic, made.body.practitioner.name, made.body.service.id],
    ['consultation', plusDays(-2), 45, 2, 'Fostering team', 'Sleep after a move', 'Priya Nair', core]);
  const counted = await record('service_admin', work({ kind: 'duty', day: today, practitioner: await idOf('priya.nair') }));
  assert.equal(counted.status, 201, counted.text);
  assert.equal((await record('service_admin', work({ kind: 'supervision', day: plusDays(-9) }))).body.practitioner, null, 'an administrator did not do it themselves');
  for (const role of ['camhs_clinician', 'service_admin', 'mental_health_lead'])
    assert.deepEqual((await (await as(role)).get(`/services/${core}/work`)).body.items.map((one) => one.kind), ['duty', 'consultation', 'supervision'], role);
  const first = (await (await as('camhs_clinician')).get(`/services/${core}/work?limit=2`)).body;
  const rest = (await (await as('camhs_clinician')).get(`/services/${core}/work?limit=2&after=${encodeURIComponent(first.next)}`)).body;
  assert.deepEqual([first.items.length, rest.items.map((one) => one.kind), rest.next], [2, ['supervision'], null]);
  assert.equal((await (await as('educational_psychologist')).get(`/services/${core}/work`)).status, 404);
  assert.equal((await (await as('educational_psychologist')).get(`/service-work/${made.body.id}`)).status, 404);
  for (const role of ['social_worker', 'team_manager', 'information_governance', 'analyst', 'system_admin', 'designated_teacher'])
    assert.equal((await (await as(role)).get(`/services/${core}/work`)).status, 403, role);
});

test('no other service is recorded for, and the lead only reads', async () => {
  assert.equal((await record('educational_psychologist', work())).status, 403);
  assert.equal((await record('mental_health_lead', work())).status, 403);
  assert.equal((await record('social_worker', work())).status, 403);
  assert.equal((await record('camhs_clinician', work(), await idOf('priya.nair'))).status, 404, 'no such service');
});

test('what cannot be is refused', async () => {
  const refused = async (more) => pointers(await record('camhs_clinician', work(more)));
  assert.deepEqual(await refused({ day: plusDays(1) }), ['/day']);
  assert.deepEqual(await refused({ minutes: 0 }), ['/minutes']);
  assert.deepEqual(await refused({ minutes: 1441 }), ['/minutes']);
  assert.deepEqual(await refused({ people: 0 }), ['/people']);
  assert.deepEqual(await refused({ kind: 'lunch' }), ['/kind']);
  assert.deepEqual(await refused({ topic: 'x'.repeat(201) }), ['/topic']);
  assert.deepEqual(await refused({ practitioner: await idOf('lena.frost') }), ['/practitioner']);
  assert.deepEqual(await refused({ child: core }), ['/child'], 'there is no field for a child');
});

test('for which part of the area: one of the service\'s own, or none', async () => {
  assert.deepEqual(pointers(await record('camhs_clinician', work({ locality: 'Vale' }))), ['/locality'], 'the service names none');
  await s.sql(`UPDATE service SET localities = '{Vale,Harbour}' WHERE id = '${core}'`);
  const made = await record('camhs_clinician', work({ locality: 'Vale' }));
  assert.deepEqual([made.status, made.body.locality], [201, 'Vale']);
  assert.equal((await record('camhs_clinician', work())).body.locality, null);
  const priya = await as('camhs_clinician');
  assert.deepEqual(pointers(await priya.patch(`/service-work/${made.body.id}`, { locality: 'Moor' }, made.body.etag)), ['/locality']);
  const kept = await priya.patch(`/service-work/${made.body.id}`, { minutes: 20 }, made.body.etag);
  assert.equal(kept.body.locality, 'Vale');
  const moved = await priya.patch(`/service-work/${made.body.id}`, { locality: 'Harbour' }, kept.body.etag);
  assert.equal(moved.body.locality, 'Harbour');
  assert.equal((await priya.patch(`/service-work/${made.body.id}`, { locality: null }, moved.body.etag)).body.locality, null);
});

test('it is corrected by the service, and old versions are kept', async () => {
  const made = (await record('camhs_clinician', work())).body;
  const priya = await as('camhs_clinician');
  assert.equal(problem(await priya.send('PATCH', `/service-work/${made.id}`, { body: { minutes: 30 } })), 'match-required');
  const changed = await priya.patch(`/service-work/${made.id}`, { minutes: 30, topic: null }, made.etag);
  assert.deepEqual([changed.body.minutes, changed.body.topic, changed.body.asked_by], [30, null, 'Fostering team']);
  assert.equal(problem(await priya.patch(`/service-work/${made.id}`, { minutes: 20 }, made.etag)), 'stale');
  assert.deepEqual(pointers(await priya.patch(`/service-work/${made.id}`, { day: plusDays(3) }, changed.body.etag)), ['/day']);
  assert.equal((await (await as('mental_health_lead')).patch(`/service-work/${made.id}`, { minutes: 20 }, changed.body.etag)).status, 403);
  assert.equal((await (await as('educational_psychologist')).patch(`/service-work/${made.id}`, { minutes: 20 }, changed.body.etag)).status, 404);
  assert.equal(await s.sql(`SELECT row ->> 'minutes' FROM version WHERE row_id = '${made.id}'`), '45');
});
