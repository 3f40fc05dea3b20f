// Who looked: every look is in the audit before it is answered, and what is done to the audit afterwards shows.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';

let s, amira, child, file;

// Works until the chain's head has been signed: the end of `around work` signs it.
async function seal() {
  const work = spawn(join(process.env.AROUND_BUILD, 'around'), ['work'], { env: s.env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(work.stdout, 'data');
  work.kill('SIGTERM');
  const [code] = await once(work, 'exit');
  assert.equal(code, 0);
}

const verify = () => s.around('audit', 'verify').then((said) => ({ good: true, said }), (error) => ({ good: false, said: error.stdout }));

before(async () => {
  s = await service();
  file = join(s.dir, 'checkpoints');
  s.env.AROUND_CHECKPOINTS = file;
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  child = (await amira.post('/children', { given_names: 'Kit', family_name: 'Looked', born_on: '2014-03-14', sex: 'F', local_id: 'L1' })).body.id;
});
after(() => s.stop());

test('looks, refusals and writes are there when they are answered', async () => {
  const picture = await amira.get(`/children/${child}/picture`);
  assert.equal(picture.status, 200);
  const hidden = await amira.get('/children/00000000-0000-4000-8000-0000000000ff');
  assert.equal(hidden.status, 404);
  const forbidden = await amira.get('/matches');
  assert.equal(forbidden.status, 403);
  const row = (answer) => s.sqlAsSuperuser(`SELECT route, outcome, child_id, relation FROM audit WHERE request_id = '${answer.headers.get('x-request-id')}'`);
  assert.equal(await row(picture), `GET /children/:child/picture|200|${child}|A`);
  assert.equal(await row(hidden), 'GET /children/:child|404|00000000-0000-4000-8000-0000000000ff|');
  assert.equal(await row(forbidden), 'GET /matches|403||');
});

test('who looked at a child is answered to whoever may ask', async () => {
  const looks = await amira.get(`/children/${child}/looks`);
  assert.equal(looks.status, 200, looks.text);
  assert.ok(looks.body.items.some((look) => look.who === 'Test amira.khan'));
});

test('information governance reads the audit, by child, person and day; nobody else does', async () => {
  assert.equal((await amira.get('/audit')).status, 403);
  const governance = await s.person('colin.prewett', { roles: ['information_governance'], code: true });
  const old = await s.signedIn(governance, { code: false });
  assert.equal((await old.get('/audit')).status, 403); // wants a fresh code
  await s.codesAnew(governance);
  const colin = await s.signedIn(governance);
  const all = await colin.get('/audit?limit=5');
  assert.equal(all.status, 200, all.text);
  assert.equal(all.body.items.length, 5);
  assert.ok(Number(all.body.items[0].id) > Number(all.body.items[4].id));
  const more = await colin.get(/<([^>]+)>/.exec(all.headers.get('link'))[1]);
  assert.ok(Number(more.body.items[0].id) < Number(all.body.items[4].id));
  const { items } = (await colin.get(`/audit?child=${child}`)).body;
  assert.ok(items.length > 1 && items.every((one) => one.child === child));
  const picture = items.find((one) => one.route === 'GET /children/:child/picture');
  assert.deepEqual([picture.who, picture.via, picture.outcome, picture.type, picture.relation], ['Test amira.khan', 'session', 200, 'picture', 'A']);
  const refused = (await colin.get(`/audit?person=${picture.person}&limit=200`)).body.items;
  assert.ok(refused.some((one) => one.outcome === 403) && refused.every((one) => one.person === picture.person));
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  assert.ok((await colin.get(`/audit?from=${today}&to=${today}`)).body.items.length > 0);
  assert.deepEqual((await colin.get('/audit?to=2020-01-01')).body.items, []);
  for (const wrong of ['child=x', 'from=yesterday', 'after=x', 'colour=blue']) assert.equal((await colin.get(`/audit?${wrong}`)).status, 422, wrong);
});

test('where the look cannot be recorded nothing is shown', async () => {
  await s.sqlAsSuperuser('ALTER TABLE audit ADD CONSTRAINT full_up CHECK (id < 0) NOT VALID');
  try {
    const read = await amira.get(`/children/${child}/picture`);
    assert.equal(read.status, 503);
    assert.equal(read.body.type, '/problems/look-log');
    assert.doesNotMatch(read.text, /Kit/);
    const write = await amira.post(`/children/${child}/alerts`, { kind: 'other', level: 'info', text: 'Unrecorded' });
    assert.notEqual(write.status, 201);
    assert.equal(await s.sql(`SELECT count(*) FROM alert WHERE child_id = '${child}'`), '0');
  } finally {
    await s.sqlAsSuperuser('ALTER TABLE audit DROP CONSTRAINT full_up');
  }
  assert.equal((await amira.get(`/children/${child}/picture`)).status, 200);
});

test('a sealed chain verifies', async () => {
  for (let i = 0; i < 20; i++) await amira.get(`/children/${child}`);
  await seal();
  const { good, said } = await verify();
  assert.ok(good, said);
  assert.match(said, /^\d\d rows, 1 checkpoints, 0 problems$/);
});

const tampering = [
  ['an edit', "UPDATE audit SET outcome = 404 WHERE seq = 7", /row 7: is not what was sealed/],
  ['a deletion', 'DELETE FROM audit WHERE seq = 8', /row 8: missing/],
  ['an insertion', "INSERT INTO audit (via, request_id, route, outcome, chain, seq, prev_hash, hash) SELECT 'none', 'x', 'x', 200, 0, seq + 1, hash, hash FROM audit ORDER BY seq DESC LIMIT 1", /is not what was sealed/],
  ['another order', 'UPDATE audit SET seq = CASE seq WHEN 5 THEN -6 WHEN 6 THEN -5 END WHERE seq IN (5, 6); UPDATE audit SET seq = -seq WHERE seq < 0', /does not follow|is not what was sealed/],
  ['a tail cut off', 'DELETE FROM audit WHERE seq > 9', /was signed and is not there/],
  ['an old copy put back', 'UPDATE audit SET chain = NULL, seq = NULL, prev_hash = NULL, hash = NULL WHERE seq > 9', /was signed and is not there/],
];
for (const [what, statement, shows] of tampering) {
  test(`found: ${what}`, async () => {
    await s.sqlAsSuperuser('CREATE TABLE kept AS SELECT * FROM audit');
    await s.sqlAsSuperuser(statement);
    const { good, said } = await verify();
    await s.sqlAsSuperuser('TRUNCATE audit; INSERT INTO audit OVERRIDING SYSTEM VALUE SELECT * FROM kept; DROP TABLE kept');
    assert.ok(!good, 'it verified');
    assert.match(said, shows);
  });
}

test('found: a chain written anew', async () => {
  await s.sqlAsSuperuser('CREATE TABLE kept AS SELECT * FROM audit');
  await s.sqlAsSuperuser('UPDATE audit SET outcome = 404 WHERE seq = 3; UPDATE audit SET chain = NULL, seq = NULL, prev_hash = NULL, hash = NULL');
  const checkpoints = s.env.AROUND_CHECKPOINTS;
  s.env.AROUND_CHECKPOINTS = join(s.dir, 'other');
  await seal();
  s.env.AROUND_CHECKPOINTS = checkpoints;
  const { good, said } = await verify();
  await s.sqlAsSuperuser('TRUNCATE audit; INSERT INTO audit OVERRIDING SYSTEM VALUE SELECT * FROM kept; DROP TABLE kept');
  assert.ok(!good, 'it verified');
  assert.match(said, /written anew/);
});

test('found: a checkpoint that was changed', async () => {
  assert.ok(existsSync(file));
  const lines = readFileSync(file, 'utf8');
  writeFileSync(file, lines.replace(/^(\d+) (.)/, (_, seq, digit) => `${seq} ${digit === '0' ? '1' : '0'}`));
  const { good, said } = await verify();
  writeFileSync(file, lines);
  assert.ok(!good);
  assert.match(said, /signature is not ours/);
  assert.ok((await verify()).good);
});

test('the application cannot touch the audit, nor append to it by hand', async () => {
  for (const statement of ['UPDATE audit SET outcome = 1', 'DELETE FROM audit', 'TRUNCATE audit', "INSERT INTO audit (via, request_id, route, outcome) VALUES ('none', 'x', 'x', 1)"])
    await assert.rejects(s.sqlAsApp(statement), /permission denied|not signed in/);
});

test('what changes marked is counted without anybody opening the report, some children at a time', async () => {
  await s.sql('INSERT INTO count_stale (child_id) SELECT gen_random_uuid() FROM generate_series(1, 700)');
  await s.sql(`INSERT INTO care_episode (id, child_id, from_on, legal_code, entry_code) SELECT gen_random_uuid(), '${child}', today() - 40, 'C2', 'S'`);
  const left = () => s.sql('SELECT count(*) FROM count_stale');
  assert.ok(Number(await left()) > 700);
  const work = spawn(join(process.env.AROUND_BUILD, 'around'), ['work'], { env: s.env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(work.stdout, 'data');
  for (let i = 0; i < 300 && (await left()) !== '0'; i++) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await left(), '0');
  assert.ok(Number(await s.sql(`SELECT count(*) FROM child_count WHERE child_id = '${child}' AND indicator = 'care_rate'`)) > 0);
  work.kill('SIGTERM');
  assert.equal((await once(work, 'exit'))[0], 0);
});
