// What a council may set is heeded at once; what does not fit is refused; nothing that is asked for is without a clock.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { service } from '../lib/service.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const daysAgo = (n) => new Date(Date.parse(today) - n * 86400000).toISOString().slice(0, 10);
let s, amira, stella, number = 0;

async function child() {
  const { body, text } = await amira.post('/children', { ...nameOf(++number), born_on: `${Number(today.slice(0, 4)) - 12}-01-01`, sex: 'F', local_id: `T${number}` });
  assert.ok(body.id, text);
  return body.id;
}
const send = async (id, more) => (await amira.post(`/children/${id}/sdqs`, { informant: 'parent', completed_on: today, version: '4-17', ...more })).body;
const set = (name, value) => stella.put(`/settings/${name}`, { value });
const value = async (name) => (await amira.get('/settings')).body.items.find((one) => one.name === name).value;

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  stella = await s.signedIn(await s.person('stella.quirk', { roles: ['system_admin'] }));
});
after(() => s.stop());

test('everybody reads what is set and what it does; the system administrator alone sets it', async () => {
  const { items } = (await amira.get('/settings')).body;
  assert.ok(items.length >= 7 && items.every((one) => one.about.length > 20));
  assert.equal(await value('sdq_follow_up_total'), '15');
  assert.equal((await amira.put('/settings/sdq_follow_up_total', { value: '3' })).status, 403);
  assert.equal((await set('colour', '3')).status, 404);
  assert.equal(await value('sdq_follow_up_total'), '15');
});

test('who changed a setting last is said, and when', async () => {
  const one = async () => (await amira.get('/settings')).body.items.find((it) => it.name === 'sdq_second_before_review_days');
  const { changed_at, changed_by } = await one();
  assert.deepEqual([changed_at, changed_by], [null, null]);
  assert.equal((await set('sdq_second_before_review_days', '15')).status, 204);
  const now = await one();
  assert.equal(now.changed_by.name, 'Test stella.quirk');
  assert.equal(now.changed_at.slice(0, 4), await s.sql("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY')"));
});

test('from which total a follow-up opens, and whose total counts', async () => {
  assert.equal((await send(await child(), { total: 14 })).follow_ups.length, 0);
  assert.equal((await set('sdq_follow_up_total', '14')).status, 204);
  assert.ok((await send(await child(), { total: 14 })).follow_ups.length > 0);
  assert.equal((await send(await child(), { informant: 'teacher', total: 30 })).follow_ups.length, 0);
  assert.equal((await set('sdq_follow_up_informants', 'parent,teacher')).status, 204);
  assert.ok((await send(await child(), { informant: 'teacher', total: 30 })).follow_ups.length > 0);
  await set('sdq_follow_up_total', '15');
});

test('after how many months the carer is asked again', async () => {
  const id = await child();
  assert.equal((await amira.post(`/children/${id}/legal-status`, { code: 'C2', from_on: daysAgo(900) })).status, 201);
  assert.equal((await set('sdq_again_months', '6')).status, 204);
  await send(id, { total: 3 });
  const [due] = (await amira.get(`/children/${id}/tasks`)).body.items.filter((task) => task.kind === 'sdq_due' && task.state === 'open');
  assert.ok(due.due_on > daysAgo(-170) && due.due_on < daysAgo(-190), due.due_on);
});

for (const [name, wrong] of [['sdq_follow_up_total', '41'], ['sdq_follow_up_total', 'many'], ['sdq_follow_up_total', '-1'], ['sdq_from_age', '17'], ['sdq_to_age', '30'], ['sdq_follow_up_informants', 'carer'], ['sdq_follow_up_informants', 'parent,'], ['sdq_again_months', '0'], ['sdq_triangulate_months', '1.5']]) {
  test(`${name} of ${wrong} is refused, and nothing changes`, async () => {
    const before = await value(name);
    const answer = await set(name, wrong);
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(answer.body.errors.map((fault) => fault.pointer), ['/value']);
    assert.equal(await value(name), before);
  });
}

test('what is not known is listed beside a value that is none', async () => {
  const answer = await stella.put('/settings/sdq_from_age', { value: 'four', foo: 1 });
  assert.deepEqual(answer.body.errors.map((fault) => fault.pointer).sort(), ['/foo', '/value']);
  assert.equal((await stella.put('/settings/no_such', { value: 'four' })).status, 404);
});
