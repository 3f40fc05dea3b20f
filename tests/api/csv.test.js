// Lists for spreadsheets, CSV and XLSX: the same rows under the same rights, and nothing in them that a spreadsheet would run.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';

import { nameOf } from '../lib/names.js';
import { service } from '../lib/service.js';

let s, amira, id;

// The parts of a ZIP archive by name, from its directory at the end (APPNOTE 4.3.12).
function unzip(bytes) {
  const parts = {};
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [size, name, extra, comment, start] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    parts[bytes.toString('utf8', at + 46, at + 46 + name)] = inflateRawSync(bytes.subarray(data, data + size)).toString('utf8');
    at += 46 + name + extra + comment;
  }
  return parts;
}

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

test('the same as a workbook: every cell that was typed is a text, none a formula', async () => {
  const answer = await fetch(`${s.url}/api/v1/children.xlsx`, { headers: { Cookie: amira.cookie } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="children.xlsx"');
  const parts = unzip(Buffer.from(await answer.arrayBuffer()));
  const sheet = parts['xl/worksheets/sheet1.xml'], texts = parts['xl/sharedStrings.xml'];
  assert.ok(texts.includes('=HYPERLINK(') && texts.includes('+4411') && texts.includes('lead_worker_name'));
  assert.doesNotMatch(sheet, /<f[ >]/);
  assert.equal(sheet.match(/<row /g).length, 6);
  assert.equal((await amira.get('/children/none.xlsx')).status, 404);
});

test('a look at a file is a look', async () => {
  await amira.get(`/children/${id}/words.csv`);
  const looks = (await amira.get(`/children/${id}/looks`)).body.items;
  assert.ok(looks.some((look) => look.what === 'words'));
});

test('a file has no next page, so it takes more lines at once than a page does', async () => {
  const governor = await s.signedIn(await s.person('ivo', { roles: ['information_governance'], code: true }));
  for (let n = 0; n < 14; n++) await Promise.all(Array.from({ length: 15 }, () => amira.get(`/children/${id}/homes`)));
  const file = await governor.get('/audit.csv?limit=2000');
  assert.equal(file.status, 200, file.text.slice(0, 300));
  assert.ok(file.text.trimEnd().split('\r\n').length > 201, 'more than a page');
  assert.equal((await governor.get('/audit?limit=2000')).status, 422);
  assert.equal((await governor.get('/audit.csv?limit=2001')).status, 422);
});
