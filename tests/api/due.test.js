// What is next: how far ahead a list of it looks, of whom it is and who is asked for it, its sums; each kind of thing that falls due is in it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';

let s, as, amira, manager, team;
const day = (n) => new Date(Date.parse(`${new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())}T00:00:00Z`) + n * 86400000).toISOString().slice(0, 10);
const parts = ['late', 'week', 'soon', 'later'];

before(async () => {
  ({ s, as } = await westshire());
  [amira, manager] = [await as('social_worker'), await as('team_manager')];
  team = await s.sql("SELECT m.team_id FROM team_member m JOIN person p ON p.id = m.person_id WHERE p.username = 'amira.khan' LIMIT 1");
});
after(() => s.stop());

test('it looks four weeks ahead unless it is asked to look further or nearer, and has what is late in any case', async () => {
  const all = await amira.all('/me/next?limit=200&within=3660');
  const usual = await amira.all('/me/next?limit=200');
  assert.deepEqual(usual, all.filter((one) => one.days <= 28));
  assert.ok(all.length > usual.length && usual.some((one) => one.days < 0) && usual.some((one) => one.days > 7));
  assert.deepEqual(await amira.all('/me/next?limit=200&within=0'), all.filter((one) => one.days <= 0));
  assert.deepEqual(await amira.all('/me/next?limit=200&within=3660&late=true'), all.filter((one) => one.days < 0));
  assert.deepEqual(await amira.all('/me/next?limit=200&late=false'), usual.filter((one) => one.days >= 0));
  assert.deepEqual(await amira.all('/me/next?limit=7'), usual, 'page by page it is the same');
  for (const wrong of ['within=-1', 'within=4000', 'within=soon', 'team=mine', 'person=me', 'agency=1']) assert.equal((await amira.get(`/me/next?${wrong}`)).status, 422, wrong);
});

test('each line says in which part of the list it falls, why it is due and where that comes from', async () => {
  const all = await amira.all('/me/next?limit=200&within=3660');
  const sunday = (7 - (new Date(`${day(0)}T00:00:00Z`).getUTCDay() || 7));
  for (const one of all) {
    assert.ok(one.why && one.source && one.about, JSON.stringify(one));
    assert.equal(one.part, one.days < 0 ? 'late' : one.days <= sunday ? 'week' : one.days <= 28 ? 'soon' : 'later', JSON.stringify(one));
    assert.ok(!one.why.includes('LAC') && !/\b(case|placement)\b/i.test(one.why), one.why);
  }
  assert.match(all.find((one) => one.about === 'visit').source, /Regulations 2010/);
  assert.deepEqual(await amira.all('/me/next?limit=200&within=3660&about=health'), all.filter((one) => one.about === 'health'));
  assert.deepEqual(await amira.all('/me/next?about=nothing'), []);
});

test('every kind of thing that falls due has its row, and those that the service is asked to keep are in the list', async () => {
  const about = new Set((await Promise.all(['social_worker', 'team_manager', 'virtual_school', 'care_nurse', 'camhs_clinician'].map(async (role) =>
    (await as(role)).all('/me/next?limit=200&within=3660')))).flat().map((one) => one.about));
  const child = (await amira.get('/children?q=Jay%20Marsh')).body.items[0].id;
  const made = await amira.post(`/children/${child}/consents`, { what: 'school', is_given: true, by_whom: 'parent', by_name: 'Craig Marsh', how: 'Signed', from_on: day(-30), until_on: day(10) });
  assert.equal(made.status, 201, made.text);
  const [line] = (await amira.all('/me/next?limit=200&about=consent')).filter((one) => one.link.id === made.body.id);
  assert.deepEqual([line.on, line.what, line.kind, line.link.type], [day(10), 'Ask again for consent to work at school', 'consent_end', 'consent']);
  assert.ok((await amira.get(`/children/${child}/picture`)).body.next.some((one) => one.link.id === made.body.id), 'the picture has it');
  about.add(line.about);
  for (const one of ['sdq', 'pep', 'health', 'review', 'visit', 'plan', 'action', 'consent', 'words', 'referral']) assert.ok(about.has(one), `${one}: ${[...about]}`);
  assert.equal(await s.sql(`SELECT string_agg(DISTINCT k, ' ') FROM (SELECT unnest(string_to_array(replace(replace(substring(pg_get_constraintdef(oid) FROM 'ARRAY\\[(.*)\\]'), '::text', ''), '''', ''), ', ')) AS k
    FROM pg_constraint WHERE conname = 'task_kind_check') x WHERE NOT EXISTS (SELECT FROM due_kind d WHERE d.kind = x.k)`), '', 'a kind of task that says nothing of itself');

  const again = await amira.post(`/children/${child}/consents`, { what: 'school', is_given: true, by_whom: 'parent', by_name: 'Craig Marsh', how: 'Signed', from_on: day(0) });
  assert.equal(again.status, 201, again.text);
  assert.equal((await amira.all('/me/next?limit=200&about=consent')).filter((one) => one.link.id === made.body.id).length, 0, 'it was asked for again');
});

test('the sums are those of the list: in all, by what it is about, by who is asked', async () => {
  for (const query of ['', 'own=true', `team=${team}`]) {
    const all = await amira.all(`/me/next?limit=200&within=3660&${query}`);
    const sums = (await amira.get(`/me/next/sums?${query}`)).body;
    const count = (items) => Object.fromEntries(parts.map((part) => [part, items.filter((one) => one.part === part).length]));
    const numbers = ({ late, week, soon, later }) => ({ late, week, soon, later });
    assert.deepEqual(numbers(sums), count(all), query);
    for (const one of sums.about) assert.deepEqual(numbers(one), count(all.filter((line) => line.about === one.about)), one.about);
    for (const one of sums.asked) {
      const theirs = all.filter((line) => line.person?.id === one.person?.id && line.agency?.id === one.agency?.id && (one.person || one.agency || line.who === one.who));
      assert.deepEqual(numbers(one), count(theirs), JSON.stringify(one));
    }
    assert.equal(sums.asked.reduce((n, one) => n + one.late, 0), sums.late);
  }
});

test('a team’s list has the children whose work its people lead, by worker and by agency, and of them what its reader sees', async () => {
  const all = await manager.all(`/me/next?limit=200&within=3660&team=${team}`);
  const led = new Set((await s.sql(`SELECT DISTINCT a.child_id FROM team_member m JOIN allocation a ON a.person_id = m.person_id
    WHERE m.team_id = '${team}' AND m.until_on IS NULL AND a.kind IN ('worker', 'personal_adviser') AND a.until_on IS NULL`)).split('\n'));
  assert.ok(all.length > 20 && all.every((one) => led.has(one.child.id)));
  const asked = (await manager.get(`/me/next/sums?team=${team}`)).body.asked.find((one) => one.person && one.late);
  const theirs = await manager.all(`/me/next?limit=200&within=3660&team=${team}&person=${asked.person.id}`);
  assert.deepEqual(theirs, all.filter((one) => one.person?.id === asked.person.id));
  const school = all.find((one) => one.about === 'pep' && one.agency);
  const ofSchool = await manager.all(`/me/next?limit=200&within=3660&team=${team}&agency=${school.agency.id}`);
  assert.deepEqual(ofSchool, all.filter((one) => one.agency?.id === school.agency.id));

  const seen = new Set((await s.sql(`SELECT DISTINCT child_id FROM sight WHERE person_id = (SELECT id FROM person WHERE username = 'amira.khan')`)).split('\n'));
  for (const one of await amira.all(`/me/next?limit=200&within=3660&team=${team}`)) assert.ok(seen.has(one.child.id));
  for (const role of ['system_admin', 'analyst']) {
    for (const path of ['/me/next', '/me/next/sums']) assert.equal((await (await as(role)).get(`${path}?team=${team}`)).status, 403, `${role} ${path}`);
  }
  assert.equal((await s.client().get(`/me/next?team=${team}`)).status, 401);
});

test('what an agency has to do is a list for whoever keeps its services, as far as they see it', async () => {
  const admin = await as('service_admin');
  const agency = (await admin.get('/session')).body.person.agency_id;
  const all = await admin.all('/me/next?limit=200&within=3660');
  const own = await admin.all(`/me/next?limit=200&within=3660&agency=${agency}`);
  assert.deepEqual(own, all.filter((one) => one.agency?.id === agency));
  const sums = (await admin.get(`/me/next/sums?agency=${agency}`)).body;
  assert.equal(parts.reduce((n, part) => n + sums[part], 0), own.length);
});

test('it is kept as a file, and looking at it is recorded with each child whom it shows', async () => {
  const csv = await manager.get(`/me/next.csv?limit=200&late=true&team=${team}`);
  assert.equal(csv.status, 200);
  const [head, ...lines] = csv.text.trimEnd().split('\r\n');
  assert.ok(['on', 'what', 'child_name', 'why', 'source', 'person_name', 'agency_name'].every((name) => head.split(',').includes(name)), head);
  assert.equal(lines.length, (await manager.get(`/me/next?limit=200&late=true&team=${team}`)).body.items.length);
  assert.equal((await manager.get(`/me/next.xlsx?limit=200&late=true&team=${team}`)).status, 200);
  const shown = new Set((await manager.get(`/me/next?limit=200&late=true&team=${team}`)).body.items.map((one) => one.child.id));
  const seen = new Set((await s.sql(`SELECT DISTINCT a.child_id FROM audit a JOIN person p ON p.id = a.person_id WHERE p.username = 'gareth.pryce' OR p.id = (SELECT person_id FROM role_held WHERE role = 'team_manager' LIMIT 1)`)).split('\n'));
  for (const child of shown) assert.ok(seen.has(child), child);
});

test('no plan of the service is compiled: where that begins at once, the list is answered still', async () => {
  await s.sqlAsSuperuser(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET jit_above_cost = 0', current_database()); END $$;
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'around_app' AND datname = current_database()`);
  const answers = [];
  for (let i = 0; i < 3; i++) answers.push((await amira.get('/me/next?limit=200')).status);
  assert.equal(answers.at(-1), 200, answers.join());
});
