// Two records of one child: side by side at the matching desk, made one without loss, and two again. What is refused, and two people at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem, service } from '../lib/service.js';

let s, amira, ben, manager, other_manager, governance;

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  ben = await s.signedIn(await s.person('ben.osei', { roles: ['social_worker'], agency: 'Westshire East' }));
  manager = await s.signedIn(await s.person('grace.mole', { roles: ['team_manager'] }));
  other_manager = await s.signedIn(await s.person('paul.mole', { roles: ['team_manager'] }));
  governance = await s.signedIn(await s.person('ina.gov', { roles: ['information_governance'], code: true }));
});
after(() => s.stop());

let number = 0;
/** A child of each of two workers, who are one child, and the desk's suspicion. */
async function pair() {
  const n = ++number;
  const born_on = `2013-0${1 + n % 9}-1${n % 9}`;
  const like = { given_names: 'Isla', family_name: ['Brook', 'Carter', 'Dunn', 'Eaves', 'Finch', 'Gale', 'Holt', 'Imms', 'Jakes', 'Kemp', 'Lamb', 'Moss'][n % 12], born_on, sex: 'F' };
  const first = (await amira.post('/children', { ...like, local_id: `A${n}` })).body;
  const second = (await ben.post('/children', { ...like, known_as: 'Izzy', local_id: `B${n}` })).body;
  const desk = await manager.get('/matches?limit=200');
  const match = desk.body.items.find((m) => m.child.id === second.id && m.other.id === first.id);
  assert.ok(match, desk.text);
  return { first, second, match, path: `/matches/${match.id}` };
}
const same = (p, more = {}) => manager.post(`${p.path}/settle`, { state: 'same', reason: 'One girl: the same gran, met by both', ...more });
const alert = (who, child, text) => who.post(`/children/${child}/alerts`, { kind: 'other', level: 'info', text });

test('two records stand side by side with how much there is of each', async () => {
  const p = await pair();
  await alert(amira, p.first.id, 'One');
  const one = await manager.get(p.path);
  assert.equal(one.status, 200, one.text);
  assert.equal(one.body.child.known_as, 'Izzy');
  assert.deepEqual(one.body.records.find((r) => r.type === 'alert'), { type: 'alert', child: 0, other: 1 });
  assert.deepEqual(one.body.to_decide, []);
  assert.equal((await amira.get(p.path)).status, 403);
});

test('made one: every record, both histories, both numbers and both ids', async () => {
  const p = await pair();
  await alert(amira, p.first.id, 'From the first');
  const said = (await alert(ben, p.second.id, 'From the second')).body;
  await ben.patch(`/alerts/${said.id}`, { text: 'From the second, put right' }, said.etag);
  const done = await same(p);
  assert.equal(done.status, 200, done.text);
  assert.deepEqual([done.body.state, done.body.merge.kept, done.body.merge.merged], ['same', p.first.id, p.second.id]);
  const alerts = (await ben.get(`/children/${p.first.id}/alerts`)).body.items.map((a) => a.text).sort();
  assert.deepEqual(alerts, ['From the first', 'From the second, put right']);
  // The old id answers with the child that is kept, for a reader and for a writer.
  const old = await amira.get(`/children/${p.second.id}`);
  assert.equal(old.status, 200, old.text);
  assert.equal(old.body.id, p.first.id);
  assert.equal(old.headers.get('content-location'), `/api/v1/children/${p.first.id}`);
  assert.deepEqual(old.body.earlier.map((e) => [e.id, e.local_id]), [[p.second.id, p.second.local_id]]);
  assert.equal((await ben.get(`/children/${p.second.id}/picture`)).body.child.id, p.first.id);
  await s.sql(`UPDATE version SET valid_from = now() - interval '3 days' WHERE child_id = '${p.second.id}'`);
  await s.sql(`ALTER TABLE child DISABLE TRIGGER USER; UPDATE child SET made_at = now() - interval '3 days' WHERE id IN ('${p.first.id}', '${p.second.id}'); ALTER TABLE child ENABLE TRIGGER USER`);
  const yesterday = new Date(Date.now() - 864e5).toISOString().slice(0, 10);
  assert.equal((await manager.get(`/children/${p.second.id}/picture?as_of=${yesterday}`)).body.child.id, p.first.id);
  assert.equal((await alert(ben, p.second.id, 'Written at the old address')).status, 201);
  assert.equal((await amira.get(`/children/${p.first.id}/alerts`)).body.items.length, 3);
  const change = await ben.patch(`/children/${p.second.id}`, { pronouns: 'she/her' }, old.body.etag);
  assert.equal(change.status, 200, change.text);
  // Found by either number, once.
  for (const q of [p.first.local_id, p.second.local_id]) assert.deepEqual((await amira.get(`/children?q=${q}`)).body.items.map((c) => c.id), [p.first.id], q);
  assert.deepEqual((await manager.get(`/children?q=${p.second.local_id}`)).body.items.map((c) => c.id), [p.first.id]);
  assert.ok(!(await manager.get('/children?limit=200')).body.items.some((c) => c.id === p.second.id));
  // Nobody else is led anywhere.
  const stranger = await s.signedIn(await s.person(`stranger${number}`, { roles: ['social_worker'], agency: 'Far away' }));
  assert.equal(problem(await stranger.get(`/children/${p.second.id}`)), 'not-found');
  assert.equal(problem(await alert(stranger, p.second.id, 'No')), 'not-found');
});

test('who looked at either is told of the one that is kept', async () => {
  const p = await pair();
  await ben.get(`/children/${p.second.id}`);
  await same(p);
  const looks = await governance.get(`/children/${p.first.id}/looks`);
  assert.equal(looks.status, 200, looks.text);
  assert.deepEqual([...new Set(looks.body.items.map((l) => l.who))].filter((w) => /amira|ben/.test(w)).sort(), ['Test amira.khan', 'Test ben.osei']);
});

test('which is kept is for the desk to say', async () => {
  const p = await pair();
  const neither = await same(p, { keep: (await pair()).first.id });
  assert.equal(neither.status, 422, neither.text);
  const done = await same(p, { keep: p.second.id });
  assert.equal(done.body.merge.kept, p.second.id);
  assert.equal((await amira.get(`/children/${p.first.id}`)).body.id, p.second.id);
});

test('a deny on one holds for both, and for both again', async () => {
  const p = await pair();
  await s.sql(`INSERT INTO denied (id, person_id, child_id, reason, made_by) SELECT gen_random_uuid(), p.id, '${p.second.id}', 'conflict', p.id FROM person p WHERE p.username = 'amira.khan'`);
  assert.equal((await amira.get(`/children/${p.first.id}`)).status, 200);
  await same(p);
  assert.equal(problem(await amira.get(`/children/${p.first.id}`)), 'not-found');
  assert.equal(problem(await amira.get(`/children/${p.second.id}`)), 'not-found');
  assert.equal((await manager.post(`${p.path}/unmerge`, { reason: 'Two girls' })).status, 200);
  assert.equal((await amira.get(`/children/${p.first.id}`)).status, 200);
  assert.equal(problem(await amira.get(`/children/${p.second.id}`)), 'not-found');
});

test('two again: each record where it was, what was written since listed', async () => {
  const p = await pair();
  const said = (await alert(ben, p.second.id, 'Of the second')).body;
  await same(p);
  const since = (await alert(amira, p.first.id, 'Since')).body;
  assert.equal((await amira.post(`${p.path}/unmerge`, { reason: 'No' })).status, 403);
  const two = await manager.post(`${p.path}/unmerge`, { reason: 'Cousins, both met' });
  assert.equal(two.status, 200, two.text);
  assert.equal(two.body.state, 'different');
  assert.ok(two.body.merge.undone_at);
  assert.deepEqual(two.body.to_decide.map((d) => [d.what, d.type, d.id, d.made_by.name]), [['stayed', 'alert', since.id, 'Test amira.khan']]);
  assert.equal((await ben.get(`/children/${p.second.id}`)).body.id, p.second.id);
  assert.deepEqual((await ben.get(`/children/${p.second.id}/alerts`)).body.items.map((a) => a.id), [said.id]);
  assert.equal(problem(await ben.get(`/children/${p.first.id}`)), 'not-found');
  assert.deepEqual((await amira.get(`/children/${p.first.id}/alerts`)).body.items.map((a) => a.id), [since.id]);
  assert.equal(problem(await manager.post(`${p.path}/unmerge`, { reason: 'Again' })), 'state');
  // Decided: it is never suspected again, nor when a name changes.
  await ben.patch(`/children/${p.second.id}`, { known_as: 'Isla' }, (await ben.get(`/children/${p.second.id}`)).body.etag);
  assert.ok(!(await manager.get('/matches?limit=200')).body.items.some((m) => [m.child.id, m.other.id].includes(p.second.id)));
});

test('not the same is remembered', async () => {
  const p = await pair();
  assert.equal((await manager.post(`${p.path}/settle`, { state: 'different', reason: 'Twins' })).status, 200);
  assert.equal(problem(await manager.post('/matches', { child: p.first.id, other: p.second.id, why: 'Alike' })), 'state');
  assert.equal(problem(await manager.post('/matches', { child: p.second.id, other: p.first.id, why: 'Alike' })), 'state');
  assert.ok((await manager.get('/matches?state=different&limit=200')).body.items.some((m) => m.id === p.match.id));
});

test('the desk suspects two that nothing suspected; one that is itself, or was merged, it cannot', async () => {
  const a = (await amira.post('/children', { given_names: 'Una', family_name: 'Quist', born_on: '2011-02-03', sex: 'F', local_id: 'Q1' })).body;
  const b = (await ben.post('/children', { given_names: 'Xenia', family_name: 'Zorn', born_on: '2014-08-29', sex: 'F', local_id: 'Z1' })).body;
  assert.equal((await amira.post('/matches', { child: a.id, other: b.id, why: 'Alike' })).status, 403);
  assert.equal((await manager.post('/matches', { child: a.id, other: a.id, why: 'Alike' })).status, 422);
  assert.equal((await manager.post('/matches', { child: a.id, other: crypto.randomUUID(), why: 'Alike' })).status, 404);
  const made = await manager.post('/matches', { child: b.id, other: a.id, why: 'She changed her name' });
  assert.equal(made.status, 201, made.text);
  assert.equal((await same({ path: `/matches/${made.body.id}` })).status, 200);
  assert.equal(problem(await same({ path: `/matches/${made.body.id}` })), 'state');
  const again = await manager.post('/matches', { child: b.id, other: (await pair()).first.id, why: 'Alike' });
  assert.equal(problem(again), 'not-found');
});

test('where a child can have only one and both have it, nothing is merged and the desk is told what', async () => {
  const p = await pair();
  for (const [who, child] of [[amira, p.first.id], [ben, p.second.id]]) {
    const made = await who.post(`/children/${child}/protection-plans`, { category: 'NEG', from_on: '2026-01-05' });
    assert.equal(made.status, 201, made.text);
  }
  const refused = await same(p);
  assert.deepEqual([problem(refused), refused.body.conflicts], ['merge-conflict', ['protection']]);
  assert.equal((await ben.get(`/children/${p.second.id}`)).body.id, p.second.id);
  assert.equal((await manager.get(p.path)).body.state, 'open');
});

test('of two who decide at once one is told that it was decided', async () => {
  const p = await pair();
  const answers = await Promise.all([same(p), other_manager.post(`${p.path}/settle`, { state: 'same', reason: 'Same', keep: p.second.id })]);
  assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409]);
  assert.equal(await s.sql(`SELECT count(*) FROM child_alias WHERE '${p.first.id}' IN (merged_id, kept_id)`), '1');
});

test('what is being written for one while it is merged is not lost', async () => {
  const p = await pair();
  const writes = Array.from({ length: 12 }, (_, n) => alert(ben, p.second.id, `While ${n}`));
  const [merged, ...written] = await Promise.all([same(p), ...writes]);
  assert.equal(merged.status, 200, merged.text);
  const kept = written.filter((w) => w.status === 201).length;
  assert.equal((await amira.get(`/children/${p.first.id}/alerts`)).body.items.length, kept);
  assert.equal(kept, 12, written.map((w) => w.status).join(' '));
});

test('a third record joins, and only the last joined is taken apart', async () => {
  const p = await pair();
  await same(p);
  const third = (await ben.post('/children', { given_names: 'Wendy', family_name: 'Wolds', born_on: '2010-12-01', sex: 'F', local_id: 'W3' })).body;
  const made = (await manager.post('/matches', { child: p.first.id, other: third.id, why: 'Alike' })).body;
  assert.equal((await same({ path: `/matches/${made.id}` }, { keep: third.id })).status, 200);
  assert.equal((await ben.get(`/children/${p.second.id}`)).body.id, third.id);
  assert.equal(problem(await manager.post(`${p.path}/unmerge`, { reason: 'No' })), 'state');
  assert.equal((await manager.post(`/matches/${made.id}/unmerge`, { reason: 'No' })).status, 200);
  assert.equal((await ben.get(`/children/${p.second.id}`)).body.id, p.first.id);
  assert.equal((await manager.post(`${p.path}/unmerge`, { reason: 'No' })).status, 200);
});

test('those who work with either record are told that they were put together, and taken apart; a plan goes with its parts', async () => {
  const p = await pair();
  const eve = await s.signedIn(await s.person('eve.ep', { roles: ['educational_psychologist'], agency: 'Westshire EPS', kind: 'psychology' }));
  await s.sql(`WITH v AS (INSERT INTO service (id, code, agency_id, name, about) SELECT gen_random_uuid(), 'epstold', a.id, 'EPS', 'x' FROM agency a WHERE a.name = 'Westshire EPS' RETURNING id), k AS (
      INSERT INTO service_staff (service_id, role) SELECT v.id, 'educational_psychologist' FROM v)
    INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on, made_by) SELECT gen_random_uuid(), '${p.second.id}', v.id, 'Work', 'active', today() - 9, x.id FROM v, person x WHERE x.username = 'eve.ep'`);
  const plan = (await eve.post(`/children/${p.second.id}/plans`, { kind: 'joint', title: 'A plan', agreed_on: '2026-01-05', goals: [{ what: 'Sleeps', baseline_words: 'Badly', baseline: 2, aim: 7 }] })).body;
  const told = async (who) => (await who.get('/me/news?limit=200')).body.items.filter((n) => n.link.type === 'child' && [p.first.id, p.second.id].includes(n.link.id)).map((n) => [n.link.id, n.title.startsWith('Two records of this child')]).sort();
  await same(p);
  for (const who of [amira, ben, eve]) assert.deepEqual(await told(who), [[p.first.id, true]]);
  assert.deepEqual(await told(manager), []); // who did it, and stands to neither
  const line = (await amira.get('/me/news?limit=200')).body.items.find((n) => n.link.type === 'child');
  assert.ok(!JSON.stringify(line).includes('Izzy'), 'of the other record nothing is said');
  assert.ok((await ben.get(`/children/${p.first.id}/timeline`)).body.items.some((e) => e.title === 'Two records of this child were put together'));
  const parts = () => s.sql(`SELECT string_agg(DISTINCT x.child_id::text, ' ') FROM (SELECT child_id FROM plan WHERE id = '${plan.id}' UNION ALL SELECT child_id FROM plan_goal WHERE plan_id = '${plan.id}' UNION ALL SELECT child_id FROM plan_rating WHERE plan_id = '${plan.id}') x`);
  assert.equal(await parts(), p.first.id);
  const rated = await eve.post(`/goals/${plan.goals[0].id}/ratings`, { rated_on: '2026-02-05', value: 5, by: 'school' });
  assert.equal(rated.status, 201, rated.text);
  assert.equal((await manager.post(`${p.path}/unmerge`, { reason: 'Two girls' })).status, 200);
  assert.equal(await parts(), p.second.id, 'what was written in it since goes back with it');
  assert.deepEqual(await told(amira), [[p.first.id, false], [p.first.id, true]]);
  for (const who of [ben, eve]) assert.deepEqual(await told(who), [[p.second.id, false]]);
});
