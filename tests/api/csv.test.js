// Lists for spreadsheets: the same rows under the same rights, and nothing in them that a spreadsheet would run.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { service } from '../lib/service.js';

let s, amira, id;

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  id = (await amira.post('/children', { ...nameOf(1), known_as: '=HYPERLINK("http://x.test","Jay")', born_on: '2014-03-14', sex: 'M', local_id: '+4411' })).body.id;
  for (let n = 2; n < 6; n++) assert.equal((await amira.post('/children', { ...nameOf(n), born_on: '2013-05-06', sex: 'F', local_id: `V${n}` })).status, 201);
});
after(() => s.stop());

test('children, as a file that a spreadsheet opens', async () => {
  const answer = await amira.get('/children.csv');
  assert.equal(answer.status, 200, answer.text);
  assert.match(answer.headers.get('content-type'), /^text\/csv; charset=utf-8/);
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="children.csv"');
  const [head, ...lines] = answer.text.trimEnd().split('\r\n');
  assert.ok(head.startsWith('id,name,known_as,born_on,age,local_id,'), head);
  assert.ok(head.includes(',lead_worker_id,lead_worker_name,'));
  assert.equal(lines.length, 5);
  const jay = lines.find((line) => line.startsWith(id));
  assert.ok(jay.includes(`"'=HYPERLINK(""http://x.test"",""Jay"")`) && jay.includes(",'+4411,"), jay);
});

test('the query, the pages and what one may see are those of the list', async () => {
  const page = await amira.get('/children.csv?limit=3');
  assert.equal(page.text.trimEnd().split('\r\n').length, 4);
  const [, link] = /<([^>]+)>; rel="next"/.exec(page.headers.get('link'));
  assert.match(link, /^\/api\/v1\/children\.csv\?after=.*limit=3/);
  assert.equal((await amira.get(link)).text.trimEnd().split('\r\n').length, 3);
  assert.equal((await amira.get('/children.csv?colour=red')).status, 422);

  const other = await s.signedIn(await s.person('ben.osei', { roles: ['social_worker'], agency: 'Westshire East' }));
  assert.equal((await other.get('/children.csv')).text.trimEnd().split('\r\n').length, 1);
  assert.equal((await other.get(`/children/${id}/sdqs.csv`)).status, 404);
  assert.equal((await s.client().get('/children.csv')).status, 401);
});

test('every list is there as CSV, what is no list is not', async () => {
  for (const list of ['words', 'people', 'alerts', 'homes', 'schools', 'sdqs', 'referrals', 'involvements', 'allocations', 'tasks', 'timeline', 'looks'])
    assert.equal((await amira.get(`/children/${id}/${list}.csv`)).status, 200, list);
  for (const list of ['services', 'me/next', 'agencies']) assert.equal((await amira.get(`/${list}.csv`)).status, 200, list);
  for (const path of [`/children/${id}.csv`, `/children/${id}/picture.csv`, '/session.csv', '/children.xls']) assert.equal((await amira.get(path)).status, 404, path);
  assert.equal((await amira.send('POST', '/children.csv', { body: {} })).status, 405);
});

test('a look at a file is a look', async () => {
  await amira.get(`/children/${id}/words.csv`);
  const looks = (await amira.get(`/children/${id}/looks`)).body.items;
  assert.ok(looks.some((look) => look.what === 'words'));
});
