// Education, health and care plans with what is due of them; THRIVE groups as they were agreed, and never from a score.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem, service } from '../lib/service.js';

let s, amira, child;
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer).sort();
const day = (n) => new Date(Date.now() - n * 864e5).toISOString().slice(0, 10);
const later = (from, n) => new Date(Date.parse(from) + n * 864e5).toISOString().slice(0, 10);
let number = 0;
const another = async () => (await amira.post('/children', { given_names: `Ehcp${++number}`, family_name: `Fern${number}q`, born_on: `2012-0${1 + number % 9}-0${1 + number % 9}`, sex: 'F', local_id: `E${number}` })).body.id;
const due = async (id) => (await amira.get(`/children/${id}/picture`)).body.next.filter((n) => n.kind.startsWith('ehcp'));
const agreed = { group: 'more_help', from_on: day(10), by_young_person: true, by_carer: false, agreed_with: 'Dr Osei, CAMHS', why: 'Weekly help with sleep and school' };

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  child = await another();
});
after(() => s.stop());

test('from the request to the review: each step says what is due next, and where the day comes from', async () => {
  const made = await amira.post(`/children/${child}/ehcps`, { requested_on: day(400), requested_by: 'school' });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.headers.get('location'), `/api/v1/ehcps/${made.body.id}`);
  assert.deepEqual([made.body.stage, made.body.due_on], ['requested', later(day(400), 42)]);
  assert.match(made.body.due_what, /6 weeks/);
  assert.deepEqual((await due(child)).map((d) => [d.on, d.kind, d.state, d.link.id]), [[later(day(400), 42), 'ehcp_requested', 'late', made.body.id]]);
  let now = made.body;
  for (const [body, stage, on] of [
    [{ decided_on: day(360), is_agreed: true }, 'agreed', later(day(400), 140)],
    [{ draft_on: day(300) }, 'draft', later(day(400), 140)],
    [{ final_on: day(260), school: 'Elm School' }, 'final', null],
    [{ reviewed_on: day(20) }, 'final', null],
  ]) {
    const next = await amira.patch(`/ehcps/${now.id}`, body, now.etag);
    assert.equal(next.status, 200, next.text);
    assert.equal(next.body.stage, stage);
    if (on) assert.equal(next.body.due_on, on);
    now = next.body;
  }
  assert.equal(now.school, 'Elm School');
  assert.equal(now.due_on.slice(5), day(20).slice(5));
  assert.deepEqual((await due(child)).map((d) => d.kind), ['ehcp_final']);
  assert.equal((await amira.all('/me/next?limit=200&within=3660')).filter((n) => n.kind === 'ehcp_final').length, 1);
  assert.deepEqual([(await amira.get(`/children/${child}/picture`)).body.child.ehcp.stage], ['final']);
  const ended = await amira.patch(`/ehcps/${now.id}`, { ended_on: day(1), end_reason: 'left_education' }, now.etag);
  assert.equal(ended.body.stage, 'ended');
  assert.deepEqual(await due(child), []);
});

test('no step before the one that it follows, and no day before the request', async () => {
  const id = await another();
  const post = (more) => amira.post(`/children/${id}/ehcps`, { requested_on: day(200), requested_by: 'parent', ...more });
  assert.deepEqual(pointers(await post({ decided_on: day(210), is_agreed: true, draft_on: day(190), final_on: day(180) })), ['/decided_on']);
  assert.deepEqual(pointers(await post({ final_on: day(300) })), ['/final_on']);
  assert.deepEqual(pointers(await post({ decided_on: day(190) })), ['/is_agreed']);
  assert.deepEqual(pointers(await post({ decided_on: day(190), is_agreed: false, draft_on: day(100) })), ['/draft_on']);
  assert.deepEqual(pointers(await post({ decided_on: day(190), is_agreed: true, draft_on: day(100), final_on: day(120) })), ['/final_on']);
  assert.deepEqual(pointers(await post({ requested_on: day(20000) })), ['/requested_on']);
  assert.deepEqual(pointers(await post({ requested_by: 'score' })), ['/requested_by']);
  const made = (await post({})).body;
  const early = await amira.patch(`/ehcps/${made.id}`, { decided_on: day(180), is_agreed: true, draft_on: day(170), final_on: day(250) }, made.etag);
  assert.deepEqual([early.status, pointers(early)], [422, ['/final_on']]);
  assert.deepEqual(pointers(await amira.patch(`/ehcps/${made.id}`, { ended_on: day(1) }, made.etag)), ['/end_reason']);
  assert.equal(problem(await amira.send('PATCH', `/ehcps/${made.id}`, { body: { school: 'X' } })), 'match-required');
  assert.equal(problem(await post({})), 'ehcp-open');
  const refused = await amira.patch(`/ehcps/${made.id}`, { decided_on: day(150), is_agreed: false }, made.etag);
  assert.deepEqual([refused.body.stage, refused.body.due_on], ['refused', null]);
  assert.equal((await post({ requested_on: day(3) })).status, 201);
});

test('a THRIVE group says who agreed it, and those before it stay', async () => {
  const id = await another();
  const first = await amira.post(`/children/${id}/thrive`, { ...agreed, group: 'help', from_on: day(100) });
  assert.equal(first.status, 201, first.text);
  assert.equal((await amira.post(`/children/${id}/thrive`, agreed)).status, 201);
  const list = (await amira.get(`/children/${id}/thrive`)).body.items;
  assert.deepEqual(list.map((t) => [t.group, t.by_young_person, t.by_carer, t.agreed_with]), [['more_help', true, false, 'Dr Osei, CAMHS'], ['help', true, false, 'Dr Osei, CAMHS']]);
  assert.equal((await amira.send('PATCH', `/thrive/${first.body.id}`, { body: { group: 'advice' } })).status, 405);
});

test('nobody agreed it, or a score said it: it is refused, and an SDQ changes none', async () => {
  const id = await another();
  const post = (body) => amira.post(`/children/${id}/thrive`, body);
  assert.deepEqual(pointers(await post({ ...agreed, by_young_person: false, agreed_with: null })), ['/agreed_with']);
  assert.deepEqual(pointers(await post({ ...agreed, sdq: crypto.randomUUID(), score: 22 })), ['/score', '/sdq']);
  assert.deepEqual(pointers(await post({ ...agreed, group: 'tier_3', from_on: day(-2) })), ['/from_on', '/group']);
  await post(agreed);
  const sdq = await amira.post(`/children/${id}/sdqs`, { informant: 'parent', completed_on: day(2), version: '4-17', total: 31 });
  assert.equal(sdq.status, 201, sdq.text);
  assert.deepEqual((await amira.get(`/children/${id}/thrive`)).body.items.map((t) => t.group), ['more_help']);
});

test('whoever has no business with the child sees neither', async () => {
  const stranger = await s.signedIn(await s.person('stranger', { roles: ['social_worker'], agency: 'Far away' }));
  for (const path of [`/children/${child}/ehcps`, `/children/${child}/thrive`]) assert.equal(problem(await stranger.get(path)), 'not-found', path);
  assert.equal(problem(await stranger.post(`/children/${child}/thrive`, agreed)), 'not-found');
});
