// What changes afterwards: homes, schools, care that ends, reviews that were held; each day in its order.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { service } from '../lib/service.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const daysAgo = (n) => new Date(Date.parse(today) - n * 86400000).toISOString().slice(0, 10);
let s, amira, school, number = 0;

async function child(age = 12) {
  const { body, text } = await amira.post('/children', { ...nameOf(++number), born_on: `${Number(today.slice(0, 4)) - age}-01-01`, sex: 'F', local_id: `H${number}` });
  assert.ok(body.id, text);
  return body;
}
const post = async (id, resource, body) => {
  const answer = await amira.post(`/children/${id}/${resource}`, body);
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.headers.get('location'), `/api/v1/${resource}/${answer.body.id}`);
  return answer.body;
};
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer);
const picture = async (id) => (await amira.get(`/children/${id}/picture`)).body;

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  await s.person('kofi.osei', { roles: ['designated_teacher'], agency: 'Ashdown Academy', kind: 'school' });
  await s.sql(`UPDATE agency SET kind = 'school' WHERE name = 'Ashdown Academy'`);
  school = await s.sql(`SELECT id FROM agency WHERE name = 'Ashdown Academy'`);
});
after(() => s.stop());

test('a home is corrected and ended', async () => {
  const { id } = await child();
  const home = await post(id, 'homes', { kind: 'foster', carers: 'Ruth', from_on: daysAgo(50), address: { lines: '1 High Street', postcode: 'DT1 1XJ' } });
  assert.equal((await amira.send('PATCH', `/homes/${home.id}`, { body: { carers: 'Ruth and Dev' } })).status, 428);
  const named = await amira.patch(`/homes/${home.id}`, { carers: 'Ruth and Dev' }, home.etag);
  assert.deepEqual([named.status, named.body.carers, named.body.address.lines], [200, 'Ruth and Dev', '1 High Street'], named.text);
  assert.equal((await amira.patch(`/homes/${home.id}`, { carers: 'Nobody' }, home.etag)).body.current.carers, 'Ruth and Dev');
  assert.deepEqual(pointers(await amira.patch(`/homes/${home.id}`, { until_on: daysAgo(51) }, named.body.etag)), ['/until_on']);
  assert.equal((await picture(id)).child.lives_with, 'Ruth and Dev');
  const left = await amira.patch(`/homes/${home.id}`, { until_on: daysAgo(3) }, named.body.etag);
  assert.equal(left.body.until_on, daysAgo(3), left.text);
  assert.equal((await picture(id)).child.lives_with, null);
});

test('an enrolment is corrected and ended', async () => {
  const { id } = await child();
  const at = await post(id, 'schools', { school, from_on: daysAgo(50) });
  const year = await amira.patch(`/schools/${at.id}`, { year_group: 'Year 8' }, at.etag);
  assert.deepEqual([year.status, year.body.year_group, year.body.until_on], [200, 'Year 8', null], year.text);
  assert.deepEqual(pointers(await amira.patch(`/schools/${at.id}`, { until_on: daysAgo(60) }, year.body.etag)), ['/until_on']);
  assert.equal((await amira.patch(`/schools/${at.id}`, { until_on: today }, year.body.etag)).body.until_on, today);
  assert.equal((await picture(id)).child.school, null);
});

test('care ends with its last legal status, and with it the SDQ calendar', async () => {
  const { id } = await child();
  const status = await post(id, 'legal-status', { code: 'C2', from_on: daysAgo(100) });
  const due = async () => (await amira.get(`/children/${id}/tasks`)).body.items.filter((task) => task.kind === 'sdq_due' && task.state === 'open').length;
  assert.deepEqual([(await picture(id)).child.in_care_since, await due()], [daysAgo(100), 1]);
  for (const until_on of [daysAgo(101), daysAgo(-1)]) assert.deepEqual(pointers(await amira.patch(`/legal-status/${status.id}`, { until_on }, status.etag)), ['/until_on']);
  const ended = await amira.patch(`/legal-status/${status.id}`, { until_on: daysAgo(2) }, status.etag);
  assert.deepEqual([ended.status, ended.body.until_on], [200, daysAgo(2)], ended.text);
  const { child: now } = await picture(id);
  assert.deepEqual([now.in_care_since, now.legal_status, await due()], [null, null, 0]);
});

test('a review that was held stands on the picture and moves the SDQ calendar', async () => {
  const { id } = await child();
  await post(id, 'legal-status', { code: 'C2', from_on: daysAgo(30) });
  const due = async () => (await amira.get(`/children/${id}/tasks`)).body.items.find((task) => task.kind === 'sdq_due' && task.state === 'open').due_on;
  const before = await due();
  const review = await post(id, 'reviews', { held_on: daysAgo(10), code: 'PN1' });
  assert.equal(review.took_part, 'Came and spoke for themselves');
  assert.notEqual(await due(), before);
  assert.equal(await due(), daysAgo(10)); // the first form was due for that review
  const { items } = (await amira.get(`/children/${id}/reviews`)).body; // in one line
  assert.deepEqual(items.map((one) => Object.keys(one).map((name) => review[name])), [Object.values(items[0])]);
  assert.deepEqual((await picture(id)).reviews, items);
  const refused = async (body) => pointers(await amira.post(`/children/${id}/reviews`, body)).sort();
  assert.deepEqual(await refused({ held_on: daysAgo(-1) }), ['/held_on']);
  assert.deepEqual(await refused({ held_on: '1999-01-01' }), ['/held_on']);
  assert.deepEqual(await refused({ code: 'PN9' }), ['/code', '/held_on']);
});

test('why there is no SDQ for a year: one reason, and none where there is a score', async () => {
  const { id } = await child();
  const year = Number(today.slice(0, 4)); // of the return that ended in March, or will
  const made = await post(id, 'sdq-reasons', { return_year: year, code: 'SDQ2' });
  assert.equal(made.reason, await s.sql(`SELECT name FROM code_list WHERE list = 'sdq_none' AND code = 'SDQ2'`));
  assert.deepEqual((await amira.get(`/children/${id}/sdq-reasons`)).body.items, [made]);
  const refused = async (body) => amira.post(`/children/${id}/sdq-reasons`, body);
  assert.equal((await refused({ return_year: year, code: 'SDQ4' })).status, 409);
  assert.deepEqual(pointers(await refused({ return_year: year + 2, code: 'SDQ4' })), ['/return_year']);
  assert.deepEqual(pointers(await refused({ return_year: year, code: 'SDQ9' })), ['/code']);
  const scored = (await child()).id;
  assert.equal((await amira.post(`/children/${scored}/sdqs`, { informant: 'parent', completed_on: `${year - 1}-10-10`, version: '4-17', total: 5 })).status, 201);
  assert.deepEqual(pointers(await amira.post(`/children/${scored}/sdq-reasons`, { return_year: year, code: 'SDQ2' })), ['/return_year']);
});

test('allocations: nobody twice as the same, each day in its order; in bulk only those who were not yet', async () => {
  const grace = await s.signedIn(await s.person('grace.mole', { roles: ['team_manager'] }));
  const ben = (await (await s.signedIn(await s.person('ben.hope', { roles: ['social_worker'] }))).get('/session')).body.person.id;
  const [one, two] = [(await child()).id, (await child()).id];
  const allocate = (id, body) => grace.post(`/children/${id}/allocations`, { kind: 'worker', person: ben, ...body });
  const made = await allocate(one, {});
  assert.equal(made.status, 201, made.text);
  assert.equal((await allocate(one, {})).body.type, '/problems/overlap');
  assert.deepEqual(pointers(await grace.patch(`/allocations/${made.body.id}`, { until_on: daysAgo(9) }, made.body.etag)), ['/until_on']);
  const bulk = (body) => grace.post('/allocations', { children: [one, two, two], kind: 'worker', person: ben, ...body });
  assert.deepEqual(pointers(await bulk({ from_on: daysAgo(-3) })), ['/from_on']);
  assert.deepEqual((await bulk({})).body, { made: 1 });
  assert.deepEqual((await bulk({})).body, { made: 0 });
  assert.equal((await grace.patch(`/allocations/${made.body.id}`, { until_on: today }, made.body.etag)).body.until_on, today);
});

test('every record of a list says who recorded it and when, and has its version', async () => {
  const { id } = await child();
  const alert = await post(id, 'alerts', { kind: 'allergy', level: 'info', text: 'Nuts' });
  await post(id, 'people', { name: 'Nan', relation: 'Grandmother', group: 'family', closeness: 1 });
  await post(id, 'homes', { kind: 'foster', from_on: daysAgo(3) });
  await post(id, 'words', { said_on: today, text: 'I like frogs.' });
  assert.equal((await amira.post(`/children/${id}/sdqs`, { informant: 'parent', completed_on: today, version: '4-17', total: 20 })).status, 201);
  for (const list of ['alerts', 'people', 'homes', 'words', 'sdqs', 'tasks', 'allocations']) {
    const { items } = (await amira.get(`/children/${id}/${list}`)).body;
    assert.ok(items.length > 0, list);
    for (const one of items) assert.ok(one.id && one.made_at && one.made_by?.name && /^v\d+$/.test(one.etag), `${list} ${JSON.stringify(one)}`);
  }
  const [listed] = (await amira.get(`/children/${id}/alerts`)).body.items;
  assert.equal((await amira.patch(`/alerts/${alert.id}`, { text: 'Nuts and sesame' }, listed.etag)).body.text, 'Nuts and sesame');
});

test('nobody dies before they were born', async () => {
  const made = await child();
  assert.deepEqual(pointers(await amira.patch(`/children/${made.id}`, { died_on: '2001-01-01' }, made.etag)), ['/died_on']);
  const died = await amira.patch(`/children/${made.id}`, { died_on: daysAgo(3) }, made.etag);
  assert.deepEqual([died.status, died.body.died_on], [200, daysAgo(3)], died.text);
});

test('whoever stands to a child in no such way changes nothing of it', async () => {
  const { id } = await child();
  const home = await post(id, 'homes', { kind: 'foster', from_on: daysAgo(50) });
  const other = await s.signedIn(await s.person('ben.osei', { roles: ['social_worker'], agency: 'Westshire East' }));
  assert.equal((await other.patch(`/homes/${home.id}`, { carers: 'x' }, home.etag)).status, 404);
  assert.equal((await other.post(`/children/${id}/reviews`, { held_on: today })).status, 404);
});
