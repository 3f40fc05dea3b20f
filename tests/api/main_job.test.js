// The main job on Westshire, through every agency's eyes: a child found by a misspelt name, the one shared picture, an SDQ,
// a referral with its clock; then the same records by a machine key.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (day, n) => new Date(Date.parse(day) + n * 86400000).toISOString().slice(0, 10);
let s, accounts, as, keys, key, jay, core;


before(async () => {
  ({ s, accounts, as, keys } = await westshire());
  key = s.client({ key: keys[0].key });
});
after(() => s.stop());

test('each of the 21 roles has an account that signs in', async () => {
  assert.equal(new Set(accounts.map((one) => one.role)).size, 21);
  const amira = await as('social_worker');
  const { body } = await amira.get('/session');
  assert.deepEqual(body.person.roles, ['social_worker']);
});

test('a child is found by a misspelt name', async () => {
  const amira = await as('social_worker');
  for (const typed of ['jaden march', 'Marsh Jayden', 'jay mash', 'jayden marshe']) {
    const { body } = await amira.get(`/children?q=${encodeURIComponent(typed)}`);
    assert.ok(body.items.some((child) => child.name === 'Jay Marsh'), typed);
    jay = body.items.find((child) => child.name === 'Jay Marsh').id;
  }
});

test('the picture has everything in its place', async () => {
  const { body } = await (await as('social_worker')).get(`/children/${jay}/picture`);
  assert.equal(body.child.name, 'Jay Marsh');
  assert.ok(body.words.latest.text.length > 20);
  assert.ok(body.people.some((person) => person.closeness === 1));
  assert.ok(body.sdqs.length >= 3);
  assert.ok(body.referrals.length >= 2);
  assert.ok(body.next.length >= 1);
  assert.deepEqual([...body.next].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map((n) => n.on), body.next.map((n) => n.on));
});

test('that nobody recorded a home and that it is not for me to see are told apart, in the list, in search and on the picture', async () => {
  const of = async (role) => {
    const one = await as(role);
    const list = (await one.get('/children?limit=100')).body.items.find((child) => child.id === jay);
    const found = (await one.get('/children?q=jay%20marsh')).body.items.find((child) => child.id === jay);
    const { child } = (await one.get(`/children/${jay}/picture`)).body;
    return [list, found, child].map((shown) => [shown.lives_with, shown.home_held_back]);
  };
  assert.deepEqual(await of('social_worker'), Array(3).fill(['Ruth and Dev Patel', false]));
  assert.deepEqual(await of('wellbeing_practitioner'), Array(3).fill([null, true]));
  const amira = await as('social_worker');
  const { body } = await amira.post('/children', { given_names: 'Nobody', family_name: 'Knowsyet', born_on: '2015-05-05', sex: 'F', local_id: 'W49999' });
  const listed = (await amira.get('/children?limit=100')).body.items.find((child) => child.id === body.id);
  assert.deepEqual([listed.lives_with, listed.home_held_back], [null, false]);
  assert.equal((await amira.get(`/children/${body.id}/picture`)).body.child.home_held_back, false);
});

test('as of an earlier day it shows what had been recorded by then', async () => {
  const amira = await as('social_worker');
  const now = (await amira.get(`/children/${jay}/picture`)).body;
  const made = await amira.post(`/children/${jay}/alerts`, { kind: 'other', level: 'info', text: 'Put up today' });
  assert.equal(made.status, 201);
  const before = (await amira.get(`/children/${jay}/picture?as_of=${plusDays(today, -1)}`)).body;
  assert.ok(!before.alerts.some((alert) => alert.text === 'Put up today'));
  const yearAgo = (await amira.get(`/children/${jay}/picture?as_of=${plusDays(today, -300)}`)).body;
  assert.ok(yearAgo.sdqs.length < now.sdqs.length);
  assert.equal((await amira.get(`/children/${jay}/picture?as_of=${plusDays(today, 1)}`)).status, 422);
});

test('what stood before a change is what was seen then', async () => {
  const amira = await as('social_worker');
  const alert = (await amira.post(`/children/${jay}/alerts`, { kind: 'other', level: 'info', text: 'First words' })).body;
  await s.sql(`UPDATE alert SET text = 'Second words' WHERE id = '${alert.id}'`);
  await s.sql(`UPDATE version SET valid_from = valid_from - interval '5 days', valid_to = valid_to - interval '2 days' WHERE row_id = '${alert.id}'`);
  const then = (await amira.get(`/children/${jay}/picture?as_of=${plusDays(today, -3)}`)).body.alerts.find((one) => one.id === alert.id);
  assert.equal(then?.text, 'First words');
  const now = (await amira.get(`/children/${jay}/picture`)).body.alerts.find((one) => one.id === alert.id);
  assert.equal(now.text, 'Second words');
});

test('an SDQ is on the picture at once, with what it opened', async () => {
  const amira = await as('social_worker');
  const answer = await amira.post(`/children/${jay}/sdqs`, { informant: 'parent', completed_on: today, version: '4-17', scores: { emotional: 6, conduct: 4, hyperactivity: 7, peer: 3, prosocial: 7, impact: 2 } });
  assert.equal(answer.status, 201, answer.text);
  const { body } = await amira.get(`/children/${jay}/picture`);
  assert.equal(body.sdqs[0].id, answer.body.id);
  assert.equal(body.sdqs[0].total, 20);
  assert.ok(body.tasks.some((task) => task.kind === 'sdq_consultation'));
});

// A child of the social worker with no open referral to Core CAMHS.
async function childWithout(serviceId) {
  const { body } = await (await as('social_worker')).get('/children?limit=200');
  for (const child of body.items) {
    const picture = (await (await as('social_worker')).get(`/children/${child.id}/picture`)).body;
    const open = picture.referrals.some((r) => r.service.id === serviceId && !r.ended_at);
    if (!open && picture.child.in_care_since && child.age >= 6 && child.age <= 16) return child;
  }
  throw new Error('every child has one');
}

test('what a service asks is said before anything is typed', async () => {
  const amira = await as('social_worker');
  const { body } = await amira.get('/services');
  core = body.items.find((one) => one.name === 'Core CAMHS');
  assert.ok(core.who_may_refer.includes('social_worker'));
  assert.ok(!core.who_may_refer.includes('care_nurse'));
  const check = (await amira.get(`/services/${core.id}/referral-check?child=${jay}`)).body;
  assert.equal(check.may_refer, true);
  assert.match(check.clock, /8 weeks/);
  const nurse = (await (await as('care_nurse')).get(`/services/${core.id}/referral-check?child=${jay}`)).body;
  assert.equal(nurse.may_refer, false);
  assert.ok(nurse.decided_by);
});

test('a referral to Core CAMHS runs eight weeks, is accepted, allocated, seen and closed, and cannot be made twice', async () => {
  const amira = await as('social_worker'), priya = await as('camhs_clinician');
  const child = await childWithout(core.id);
  const made = await amira.post(`/children/${child.id}/referrals`, { service: core.id, reason: 'Cannot sleep and will not go to school since the move.', urgency: 'routine', need: 'Sleep and worry' });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.body.state, 'submitted');
  const seen = made.body.clocks.find((clock) => clock.name === 'seen');
  assert.equal(seen.due_on, plusDays(today, 56));
  const again = await amira.post(`/children/${child.id}/referrals`, { service: core.id, reason: 'The same again', urgency: 'routine' });
  assert.equal(again.status, 409);
  assert.equal(again.body.type, '/problems/referral-open');

  const path = `/referrals/${made.body.id}`;
  const mine = (await priya.get(path)).body;
  assert.equal(mine.reason, 'Cannot sleep and will not go to school since the move.');
  const jump = await priya.post(`${path}/transitions`, { to: 'seen' });
  assert.equal(jump.status, 409);
  assert.deepEqual(jump.body.states.includes('accepted'), true);
  assert.equal((await amira.post(`${path}/transitions`, { to: 'accepted' })).status, 403);
  assert.equal((await priya.post(`${path}/transitions`, { to: 'accepted' })).status, 200);
  assert.equal((await priya.post(`${path}/transitions`, { to: 'accepted' })).status, 409);
  const without = await priya.post(`${path}/transitions`, { to: 'allocated' });
  assert.deepEqual(without.body.errors.map((fault) => fault.pointer), ['/practitioner']);
  const me = (await priya.get('/session')).body.person.id;
  const allocated = await priya.post(`${path}/transitions`, { to: 'allocated', practitioner: me });
  assert.equal(allocated.status, 200, allocated.text);
  assert.equal(allocated.body.practitioner.id, me);
  const steps = (await priya.get(`${path}/steps`)).body.steps.map((step) => step.to);
  assert.ok(steps.includes('seen'));
  const done = await priya.post(`${path}/transitions`, { to: 'seen' });
  assert.equal(done.body.clocks.find((clock) => clock.name === 'seen').state, 'met');
  const picture = (await amira.get(`/children/${child.id}/picture`)).body;
  assert.ok(picture.involvements.some((one) => one.service.name === 'Core CAMHS' && one.state === 'active'));
  assert.equal((await priya.post(`${path}/transitions`, { to: 'closed' })).status, 422);
  const closed = await priya.post(`${path}/transitions`, { to: 'closed', reason: 'Sleeps through; back at school.' });
  assert.equal(closed.body.state, 'closed');
  assert.deepEqual(closed.body.history.map((step) => step.to), ['submitted', 'accepted', 'allocated', 'seen', 'closed']);
});

test('whoever may not refer asks, somebody who may decides, and it runs on', async () => {
  const nurse = await as('care_nurse'), amira = await as('social_worker');
  const { body } = await nurse.get('/children?limit=200');
  const mine = new Set((await amira.get('/children?limit=200')).body.items.map((child) => child.id));
  let asked;
  for (const child of body.items.filter((one) => mine.has(one.id))) {
    asked = await nurse.post(`/children/${child.id}/referrals`, { service: core.id, reason: 'Low since the summer, says so herself.', urgency: 'routine' });
    if (asked.status === 201) break;
  }
  assert.equal(asked.status, 201, asked.text);
  assert.equal(asked.body.state, 'asked');
  assert.ok(asked.body.decider?.name);
  assert.equal(asked.body.clocks.find((clock) => clock.name === 'asked').state, 'running');
  const path = `/referrals/${asked.body.id}/transitions`;
  assert.equal((await nurse.post(path, { to: 'submitted' })).status, 403);
  const submitted = await amira.post(path, { to: 'submitted' });
  assert.equal(submitted.status, 200, submitted.text);
  assert.equal(submitted.body.state, 'submitted');
  assert.equal(submitted.body.asked_by.id, asked.body.asked_by.id);
  assert.equal(submitted.body.clocks.find((clock) => clock.name === 'asked').state, 'met');
});

test('each agency sees its part, and that something is held back', async () => {
  const teacher = (await (await as('designated_teacher')).get(`/children/${jay}/picture`)).body;
  assert.ok(teacher.sdqs.some((sdq) => sdq.held_back && sdq.scores === null));
  assert.ok(teacher.withheld.some((one) => one.type === 'sdq' && one.count > 0 && one.ask.name));
  const clinician = (await (await as('camhs_clinician')).get(`/children/${jay}/picture`)).body;
  assert.ok(clinician.sdqs.every((sdq) => !sdq.held_back));
  assert.ok(clinician.withheld.length > 0);
  const admin = await as('system_admin');
  assert.equal((await admin.get(`/children/${jay}/picture`)).status, 403);
  assert.equal((await admin.get('/children')).status, 403);
  assert.equal((await (await as('analyst')).get('/children?q=marsh')).status, 403);
});

test('an integration posts the same records with a key, and gets no cookie', async () => {
  const sdq = await key.post(`/children/${jay}/sdqs`, { informant: 'teacher', completed_on: today, version: '4-17', total: 12 });
  assert.equal(sdq.status, 201, sdq.text);
  assert.equal(sdq.headers.getSetCookie().length, 0);
  const child = await childWithout(core.id);
  const referral = await key.post(`/children/${child.id}/referrals`, { service: core.id, reason: 'Sent by the case system.', urgency: 'routine' });
  assert.equal(referral.status, 201, referral.text);
  assert.ok(['asked', 'submitted'].includes(referral.body.state));
  for (const made of [sdq, referral]) {
    const read = await key.send('GET', made.headers.get('location').replace('/api/v1', ''));
    assert.equal(read.status, 200, read.text);
    assert.equal(read.body.id, made.body.id);
  }
  const others = (await (await as('social_worker')).get(`/children/${jay}/sdqs`)).body.items.filter((one) => one.id !== sdq.body.id);
  assert.ok(others.length);
  assert.equal((await key.get(`/sdqs/${others[0].id}`)).status, 404, 'of others it sees none');
  assert.deepEqual((await key.get(`/children/${jay}/sdqs`)).body.items.map((one) => one.id), [sdq.body.id]);
  assert.equal((await key.get('/matches')).status, 403);
  assert.equal((await key.post(`/children/${jay}/words`, { said_on: today, text: 'no scope' })).status, 403);
});

test('bad input of a referral is named and changes nothing', async () => {
  const amira = await as('social_worker');
  const count = () => s.sql('SELECT count(*) FROM referral');
  const start = await count();
  const unknown = await amira.post(`/children/${jay}/referrals`, { service: '00000000-0000-4000-8000-0000000000ff', reason: 'x', urgency: 'routine' });
  assert.deepEqual(unknown.body.errors.map((fault) => fault.pointer), ['/service']);
  const wrong = await amira.post(`/children/${jay}/referrals`, { service: core.id, urgency: 'soon', reason: '' });
  assert.deepEqual(wrong.body.errors.map((fault) => fault.pointer).sort(), ['/reason', '/urgency']);
  const specialist = (await amira.get('/services')).body.items.find((one) => one.must_come_first.length > 0 && one.i_may_refer);
  if (specialist) {
    const early = await amira.post(`/children/${(await childWithout(specialist.id)).id}/referrals`, { service: specialist.id, reason: 'x', urgency: 'routine' });
    assert.ok([201, 422].includes(early.status), early.text);
    if (early.status === 422) assert.equal(early.body.type, '/problems/referral-rule');
  }
  assert.ok(Number(await count()) <= Number(start) + 1);
});
