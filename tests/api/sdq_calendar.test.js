// When the next SDQ is due, and what an SDQ opens and settles: what a form counts for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { service } from '../lib/service.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const daysAgo = (n) => new Date(Date.parse(today) - n * 86400000).toISOString().slice(0, 10);
const thisYear = Number(today.slice(0, 4));
let s, amira, number = 0;

async function child(age = 12) {
  const { body, text } = await amira.post('/children', { ...nameOf(++number), born_on: `${thisYear - age}-01-01`, sex: 'F', local_id: `C${number}` });
  assert.ok(body.id, text);
  return body.id;
}
const enterCare = (id, daysAgoEntered) => amira.post(`/children/${id}/legal-status`, { code: 'C2', from_on: daysAgo(daysAgoEntered) });
const send = (id, more) => amira.post(`/children/${id}/sdqs`, { informant: 'parent', completed_on: daysAgo(2), version: '4-17', ...more });
const open = async (id, kind) => (await amira.get(`/children/${id}/tasks`)).body.items.filter((task) => task.kind === kind && task.state === 'open');

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
});
after(() => s.stop());

test('a child who comes into care is due a first SDQ for the first review, the next before the three-month review', async () => {
  const id = await child(12);
  assert.equal((await enterCare(id, 7)).status, 201);
  const [due] = await open(id, 'sdq_due');
  assert.ok(due?.due_on > daysAgo(-14) && due.due_on < daysAgo(-24), due?.due_on); // 20 working days after entry
  await send(id, { total: 3 });
  const [second] = await open(id, 'sdq_due');
  assert.ok(second.due_on > due.due_on && second.due_on < daysAgo(-120), second.due_on);
});

test('of a child too young the first is due from the fourth birthday; of one too old none is', async () => {
  const [young, old] = [await child(2), await child(18)];
  for (const id of [young, old]) assert.equal((await enterCare(id, 7)).status, 201);
  assert.equal((await open(old, 'sdq_due')).length, 0);
  const [due] = await open(young, 'sdq_due');
  assert.ok(due.due_on >= `${thisYear + 2}-01-01`, due.due_on);
});

test('a form without a total counts for nothing: it neither settles what was asked nor moves the calendar', async () => {
  const id = await child();
  await enterCare(id, 400);
  const [due] = await open(id, 'sdq_due');
  assert.equal((await send(id, { answers: { consid: null } })).status, 201);
  assert.equal((await send(id, { scores: { emotional: 9 } })).status, 201);
  assert.deepEqual((await open(id, 'sdq_due')).map((task) => [task.id, task.due_on]), [[due.id, due.due_on]]);
  await send(id, { total: 20 });
  await send(id, { informant: 'teacher', answers: { consid: null } });
  assert.deepEqual((await open(id, 'sdq_ask')).map((task) => task.informant).sort(), ['self', 'teacher']);
});

test('an old form that is entered late opens nothing and settles nothing', async () => {
  const id = await child();
  await send(id, { total: 20 });
  await send(id, { informant: 'teacher', total: 5, completed_on: daysAgo(300) });
  assert.deepEqual((await open(id, 'sdq_ask')).map((task) => task.informant).sort(), ['self', 'teacher']);
  await send(id, { informant: 'teacher', total: 5, completed_on: daysAgo(30) });
  assert.deepEqual((await open(id, 'sdq_ask')).map((task) => task.informant), ['self']);
  const calm = await child();
  await send(calm, { total: 4 });
  assert.deepEqual((await send(calm, { total: 30, completed_on: daysAgo(500) })).body.follow_ups, []);
  assert.deepEqual(await open(calm, 'sdq_consultation'), []);
});

test('a score that is worse than the one before by more than chance explains opens a question, whatever its total; less than that does not', async () => {
  const scores = (emotional, more = {}) => ({ scores: { emotional, conduct: 1, hyperactivity: 1, peer: 1, prosocial: 9, ...more } });
  const id = await child();
  await send(id, { ...scores(2), completed_on: daysAgo(200) });
  await send(id, { ...scores(5), completed_on: daysAgo(100) });
  assert.deepEqual(await open(id, 'sdq_rise'), [], 'three is what chance explains');
  const worse = await send(id, { ...scores(9), completed_on: daysAgo(3) });
  const [rise] = await open(id, 'sdq_rise');
  assert.deepEqual([rise.about, rise.informant], [worse.body.id, 'parent']);
  assert.doesNotMatch(rise.what, /emotion|9/i, 'it tells no scale: that is for fewer people');
  assert.ok(worse.body.follow_ups.some((one) => one.kind === 'rise'));
  await send(id, { ...scores(9, { prosocial: 5 }), completed_on: daysAgo(2) });
  assert.equal((await open(id, 'sdq_rise')).length, 1, 'one at a time of an informant');
  assert.equal((await amira.post(`/tasks/${rise.id}/settle`, { outcome: 'CAMHS asked' })).status, 200);
  await send(id, { ...scores(1), completed_on: daysAgo(1) });
  assert.deepEqual(await open(id, 'sdq_rise'), [], 'for the better opens nothing');
  await send(id, { informant: 'teacher', ...scores(1), completed_on: daysAgo(9) });
  await send(id, { informant: 'teacher', ...scores(9), completed_on: daysAgo(1) });
  assert.deepEqual(await open(id, 'sdq_rise'), [], 'no reliable change is published for school');
});

test('a council that asks school and the young person with each of the carer\'s forms has them asked, whatever its total; nobody twice', async () => {
  const admin = await s.signedIn(await s.person('sid.byte', { roles: ['system_admin'] }));
  const set = async (value) => assert.equal((await admin.put('/settings/sdq_ask_also', { value })).status, 204);
  assert.equal((await admin.put('/settings/sdq_ask_also', { value: 'uncle' })).status, 422);
  const [asked, young, before] = [await child(), await child(6), await child()];
  await send(before, { total: 4 });
  assert.deepEqual(await open(before, 'sdq_ask'), [], 'nobody, unless it is set');
  await set('teacher,self');
  await send(asked, { informant: 'teacher', total: 4 });
  assert.deepEqual(await open(asked, 'sdq_ask'), [], 'with the carer\'s alone');
  await send(asked, { total: 4 });
  assert.deepEqual((await open(asked, 'sdq_ask')).map((task) => task.informant), ['self'], 'school has answered');
  await send(young, { total: 4 });
  assert.deepEqual((await open(young, 'sdq_ask')).map((task) => task.informant), ['teacher'], 'at six there is no form of one\'s own');
  assert.deepEqual(await open(asked, 'sdq_consultation'), []);
  await set('none');
});
