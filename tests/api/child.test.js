// Children over the API: added, found, changed; what is refused, and what two people do to one record at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';

const jay = { given_names: 'Jayden', family_name: 'Marsh', known_as: 'Jay', born_on: '2014-03-14', sex: 'M', local_id: 'W100' };
let s, amira, manager;

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  manager = await s.signedIn(await s.person('grace.mole', { roles: ['team_manager'] }));
});
after(() => s.stop());

const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer).sort();
let number = 0;
const pad = (n) => String(n).padStart(2, '0');
const another = (more = {}) => ({ ...jay, given_names: `Child${++number}`, family_name: `Nobody${number}x`, born_on: `2013-${pad(1 + number % 12)}-${pad(1 + number % 28)}`, local_id: `N${number}`, ...more });

test('a child is added, read and found again', async () => {
  const made = await amira.post('/children', jay);
  assert.equal(made.status, 201, made.text);
  assert.equal(made.headers.get('location'), `/api/v1/children/${made.body.id}`);
  assert.equal(made.body.name, 'Jay Marsh');
  assert.equal(made.body.made_by.name, 'Test amira.khan');
  const read = await amira.get(`/children/${made.body.id}`);
  assert.equal(read.status, 200);
  assert.equal(read.headers.get('etag'), `"${read.body.etag}"`);
  const found = await amira.get('/children?q=marsh');
  assert.deepEqual(found.body.items.map((c) => c.id), [made.body.id]);
  const mine = await amira.get('/children?mine=true');
  assert.equal(mine.body.items[0].lead_worker.name, 'Test amira.khan');
});

test('an unchanged record is answered 304', async () => {
  const { body } = await amira.post('/children', another());
  const again = await amira.send('GET', `/children/${body.id}`, { headers: { 'If-None-Match': `"${body.etag}"` } });
  assert.equal(again.status, 304);
  assert.equal(again.text, '');
});

test('every fault of a body is named at once, and nothing is kept', async () => {
  const before = await s.sql('SELECT count(*) FROM child');
  const answer = await amira.post('/children', { ...jay, given_names: ' ', born_on: '2099-01-01', sex: 'X', nhs_number: '9434765918', upn: 'A207000016049', colour: 'blue' });
  assert.equal(answer.status, 422);
  assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
  assert.deepEqual(pointers(answer), ['/born_on', '/colour', '/given_names', '/nhs_number', '/sex', '/upn']);
  const identifiers = await amira.post('/children', another({ born_on: '2099-01-01', nhs_number: '9434765918', upn: 'A207000016049' }));
  assert.deepEqual(pointers(identifiers), ['/born_on', '/nhs_number', '/upn']);
  assert.equal(await s.sql('SELECT count(*) FROM child'), before);
});

test('identifiers are kept in one form', async () => {
  const { body } = await amira.post('/children', another({ nhs_number: '943 476-5919', upn: ' b801200005001 ' }));
  assert.equal(body.nhs_number, '9434765919');
  assert.equal(body.upn, 'B801200005001');
});

test('a possible double that one may see is shown, and made when it was ruled out', async () => {
  const first = await amira.post('/children', another({ family_name: 'Okonkwo', given_names: 'Ada', born_on: '2012-05-05', local_id: 'D1' }));
  const double = { ...jay, given_names: 'Ada', family_name: 'Okonkwo', known_as: null, born_on: '2012-05-05', local_id: 'D2' };
  const refused = await amira.post('/children', double);
  assert.equal(refused.status, 409, refused.text);
  assert.deepEqual(refused.body.candidates.map((c) => c.id), [first.body.id]);
  const made = await amira.post('/children', { ...double, not_duplicate_of: [first.body.id] });
  assert.equal(made.status, 201, made.text);
});

test('a double that one may not see is made as always and goes to the matching desk', async () => {
  const other = await s.signedIn(await s.person('ben.osei', { roles: ['social_worker'], agency: 'Westshire East' }));
  const first = await amira.post('/children', another({ nhs_number: '9434765870' }));
  assert.equal(first.status, 201, first.text);
  const second = await other.post('/children', another({ nhs_number: '9434765870' }));
  assert.equal(second.status, 201, second.text);
  assert.equal(second.body.candidates, undefined);
  const desk = await manager.get('/matches');
  assert.equal(desk.status, 200, desk.text);
  assert.ok(desk.body.items.some((m) => [m.child.id, m.other.id].includes(second.body.id) && [m.child.id, m.other.id].includes(first.body.id)));
});

test('a change needs the version that was read', async () => {
  const { body } = await amira.post('/children', another());
  const path = `/children/${body.id}`;
  const without = await amira.send('PATCH', path, { body: { known_as: 'Al' } });
  assert.equal(without.status, 428);
  const good = await amira.patch(path, { known_as: 'Al' }, `"${body.etag}"`);
  assert.equal(good.status, 200, good.text);
  assert.equal(good.body.known_as, 'Al');
  assert.equal(good.body.family_name, body.family_name);
  const stale = await amira.patch(path, { known_as: 'Bo' }, `"${body.etag}"`);
  assert.equal(stale.status, 412);
  assert.equal(stale.body.current.known_as, 'Al');
  const cleared = await amira.patch(path, { known_as: null }, good.body.etag);
  assert.equal(cleared.body.known_as, null);
});

test('nothing of a record can be set that is not for setting', async () => {
  const { body } = await amira.post('/children', another());
  for (const name of ['id', 'made_by', 'made_at', 'version', 'tier', 'agency_id', 'owner', 'name', 'age', 'etag']) {
    const answer = await amira.patch(`/children/${body.id}`, { [name]: body[name] ?? 1 }, body.etag);
    assert.equal(answer.status, 422, name);
    assert.deepEqual(pointers(answer), [`/${name}`]);
  }
});

test('of sixteen who change one record at once, each change rests on the one before', async () => {
  const { body } = await amira.post('/children', another());
  const path = `/children/${body.id}`;
  let won = 0;
  await Promise.all(Array.from({ length: 16 }, async () => {
    for (let done = false; !done;) {
      const now = await amira.get(path);
      const count = Number(now.body.language ?? 0);
      const answer = await amira.patch(path, { language: String(count + 1) }, now.body.etag);
      assert.ok([200, 412].includes(answer.status), answer.text);
      done = answer.status === 200;
    }
    won++;
  }));
  assert.equal(won, 16);
  assert.equal((await amira.get(path)).body.language, '16');
});

test('a repeated POST with one key happens once', async () => {
  const body = another();
  const first = await amira.post('/children', body, { 'Idempotency-Key': 'once-1' });
  const second = await amira.post('/children', body, { 'Idempotency-Key': 'once-1' });
  assert.equal(second.status, 201);
  assert.deepEqual(second.body, first.body);
  assert.equal(second.headers.get('location'), first.headers.get('location'));
  const other = await amira.post('/children', { ...body, sex: 'F' }, { 'Idempotency-Key': 'once-1' });
  assert.equal(other.status, 422);
  assert.equal(other.body.type, '/problems/key-reused');
  assert.equal(await s.sql(`SELECT count(*) FROM child WHERE local_id = '${body.local_id}'`), '1');
});

test('a hundred with one key at once make one child', async () => {
  const body = another();
  const answers = await Promise.all(Array.from({ length: 100 }, () => amira.post('/children', body, { 'Idempotency-Key': 'once-2' })));
  for (const answer of answers) assert.ok([201, 409].includes(answer.status), answer.text);
  assert.equal(await s.sql(`SELECT count(*) FROM child WHERE local_id = '${body.local_id}'`), '1');
});

test('a child that one may not see answers as one that never was', async () => {
  const { body } = await amira.post('/children', another());
  const stranger = await s.signedIn(await s.person('cleo.hart', { roles: ['social_worker'], agency: 'Westshire North' }));
  const hidden = await stranger.get(`/children/${body.id}`);
  const never = await stranger.get('/children/00000000-0000-4000-8000-0000000000ff');
  assert.equal(hidden.status, 404);
  assert.deepEqual({ ...hidden.body, request_id: '' }, { ...never.body, request_id: '' });
  for (const path of ['picture', 'timeline', 'sdqs', 'words', 'people', 'alerts', 'homes', 'referrals']) {
    const answer = await stranger.get(`/children/${body.id}/${path}`);
    assert.equal(answer.status, 404, path);
  }
  const write = await stranger.post(`/children/${body.id}/words`, { said_on: '2026-01-01', text: 'x' });
  assert.equal(write.status, 404, write.text);
});

test('the address and its query are checked', async () => {
  assert.equal((await amira.get('/children?colour=blue')).status, 422);
  assert.equal((await amira.get('/children?limit=201')).status, 422);
  assert.equal((await amira.get('/children?limit=0')).status, 422);
  assert.equal((await amira.get('/children?limit=x')).status, 422);
  assert.equal((await amira.get('/children/1')).status, 404);
  const wrong = await amira.send('DELETE', '/children');
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get('allow'), 'GET, HEAD, POST');
  assert.equal((await amira.send('POST', '/children', { body: 'a=b', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })).status, 415);
});

test('a list goes on where the page before it ended', async () => {
  const walker = await s.signedIn(await s.person('dora.list', { roles: ['social_worker'], agency: 'Westshire South' }));
  const made = new Set();
  for (let i = 0; i < 7; i++) made.add((await walker.post('/children', another())).body.id);
  const seen = [];
  for (let path = '/children?limit=3'; path;) {
    const page = await walker.get(path);
    assert.ok(page.body.items.length <= 3);
    seen.push(...page.body.items.map((c) => c.id));
    const link = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '');
    assert.equal(Boolean(link), page.body.next !== null);
    path = link ? link[1] : null;
  }
  assert.equal(seen.length, 7);
  assert.deepEqual(new Set(seen), made);
});

test('whoever is signed out, and whose right has ended, sees nothing more', async () => {
  const person = await s.person('eve.gone', { roles: ['social_worker'], agency: 'Westshire West' });
  const eve = await s.signedIn(person);
  const { body } = await eve.post('/children', another());
  assert.equal((await eve.get(`/children/${body.id}`)).status, 200);
  await s.around('user', 'disable', person.username);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.equal((await eve.get(`/children/${body.id}`)).status, 401);
});

test('what is mine alone comes apart from what I see because of my team', async () => {
  const ben = await s.signedIn(await s.person('ben.ray', { roles: ['social_worker'] }));
  await s.sql(`WITH t AS (INSERT INTO team (id, agency_id, name) SELECT gen_random_uuid(), id, 'North' FROM agency WHERE name = 'Westshire Council' RETURNING id)
    INSERT INTO team_member (id, person_id, team_id) SELECT gen_random_uuid(), p.id, t.id FROM person p, t WHERE p.username IN ('amira.khan', 'ben.ray')`);
  const his = (await ben.post('/children', another())).body, hers = (await amira.post('/children', another())).body;
  await s.sql(`INSERT INTO task (id, child_id, kind, what, due_on) SELECT gen_random_uuid(), c.id, 'action', 'Ring school', today() FROM child c WHERE c.id IN ('${his.id}', '${hers.id}')`);
  const ids = async (path, of) => (await ben.get(path)).body.items.map(of).filter((id) => id === his.id || id === hers.id).sort();
  assert.deepEqual(await ids('/children?limit=200', (c) => c.id), [his.id, hers.id].sort());
  assert.deepEqual(await ids('/children?limit=200&own=true', (c) => c.id), [his.id]);
  assert.deepEqual(await ids('/me/next?limit=200&within=3660', (d) => d.child.id), [his.id, hers.id].sort());
  assert.deepEqual(await ids('/me/next?limit=200&within=3660&own=true', (d) => d.child.id), [his.id]);
});
