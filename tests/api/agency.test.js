// Agencies: made and named by the system administrator, who invites the first service administrator of each and no other account.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { password, problem, service } from '../lib/service.js';

let s, system, other, officer, wendy, amira, number = 0;

before(async () => {
  s = await service();
  system = await s.signedIn(await s.person('sid.byte', { roles: ['system_admin'] }));
  other = await s.signedIn(await s.person('sue.bit', { roles: ['system_admin'] }));
  officer = await s.signedIn(await s.person('iris', { roles: ['information_governance'], code: true }));
  wendy = await s.signedIn(await s.person('wendy', { roles: ['service_admin'] }));
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
});
after(() => s.stop());

const counted = () => s.sql('SELECT (SELECT count(*) FROM agency), (SELECT count(*) FROM person), (SELECT count(*) FROM role_request), (SELECT count(*) FROM invitation)');
async function made(more = {}) {
  const answer = await system.post('/agencies', { name: `Agency ${++number}`, kind: 'health', ...more });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}
const invite = (agency, username, who = system) => who.post(`/agencies/${agency.id}/administrator`, { username, name: 'Nora Vale', reason: 'Runs the office there.' });
const approve = (person) => s.sql(`SELECT id FROM role_request WHERE person_id = '${person}'`).then((id) => officer.post(`/role-requests/${id}/approve`, {}));
const link = (agency, person, who = system) => who.post(`/agencies/${agency.id}/administrator/link`, { person });

test('an agency is made, is there for everybody, is renamed, and what it was called before is kept', async () => {
  const answer = await system.post('/agencies', { name: '  Eastshire Health ', kind: 'health', code: 'RX1', requires_second_factor: true });
  assert.equal(answer.status, 201, answer.text);
  const { id, etag, ...agency } = answer.body;
  assert.equal(answer.headers.get('location'), `/api/v1/agencies/${id}`);
  assert.deepEqual([agency.name, agency.kind, agency.code, agency.requires_second_factor, agency.administrators, agency.administrators_asked], ['Eastshire Health', 'health', 'RX1', true, [], []]);
  assert.equal(agency.made_by.name, 'Test sid.byte');
  assert.deepEqual((await amira.get(`/agencies/${id}`)).body, answer.body);
  assert.ok((await amira.get('/agencies?kind=health')).body.items.some((one) => one.id === id));

  const renamed = await system.patch(`/agencies/${id}`, { name: 'Eastshire NHS', code: null, requires_second_factor: false }, etag);
  assert.equal(renamed.status, 200, renamed.text);
  assert.deepEqual([renamed.body.name, renamed.body.code, renamed.body.requires_second_factor], ['Eastshire NHS', null, false]);
  assert.equal(problem(await system.patch(`/agencies/${id}`, { name: 'Lost' }, etag)), 'stale');
  assert.equal((await system.send('PATCH', `/agencies/${id}`, { body: { name: 'Lost' } })).status, 428);
  assert.equal((await amira.get(`/agencies/${id}`)).body.name, 'Eastshire NHS');
  assert.equal(await s.sql(`SELECT row->>'name' FROM version WHERE row_id = '${id}'`), 'Eastshire Health');
  assert.equal(await s.sql(`SELECT count(*) FROM audit WHERE route = 'PATCH /agencies/:id' AND outcome = 200`), '1');
});

test('what cannot be is refused, and changes nothing', async () => {
  const agency = await made({ name: 'Hill School', kind: 'school', code: '123456' });
  const before = await counted();
  assert.equal(problem(await system.post('/agencies', { name: 'hill school ', kind: 'health' })), 'agency-name-taken');
  assert.equal(problem(await system.post('/agencies', { name: 'Hill Primary', kind: 'school', code: '123456' })), 'agency-code-taken');
  assert.equal((await system.post('/agencies', { name: 'Shop', kind: 'shop' })).body.errors[0].pointer, '/kind');
  assert.equal((await system.post('/agencies', { name: ' ', kind: 'school' })).body.errors[0].pointer, '/name');
  assert.equal(problem(await system.patch(`/agencies/${agency.id}`, { name: 'Westshire Council' }, agency.etag)), 'agency-name-taken');
  assert.equal((await system.patch(`/agencies/${agency.id}`, { kind: 'health' }, agency.etag)).status, 422, 'what an agency is to a child stays');
  assert.equal((await system.get(`/agencies/${await s.sql("SELECT id FROM person WHERE username = 'wendy'")}`)).status, 404);
  const own = '00000000-0000-4000-8000-000000000001';
  assert.equal((await system.get(`/agencies/${own}`)).status, 404, 'the service’s own is none');
  assert.equal((await system.patch(`/agencies/${own}`, { name: 'Mine' }, 'v1')).status, 404);
  for (const who of [wendy, amira, officer]) {
    assert.equal((await who.post('/agencies', { name: 'Mine', kind: 'other' })).status, 403);
    assert.equal((await who.patch(`/agencies/${agency.id}`, { name: 'Mine' }, agency.etag)).status, 403);
    assert.equal((await invite(agency, 'mine', who)).status, 403);
  }
  assert.equal(await counted(), before);
});

test('its first service administrator is invited, given the role by somebody else, and then invites the next', async () => {
  const agency = await made();
  const invited = await invite(agency, 'nora.vale');
  assert.equal(invited.status, 201, invited.text);
  const { person, token } = invited.body;
  assert.equal((await s.client().post('/invitations/accept', { token, password })).status, 204);
  const nora = await s.signedIn({ username: 'nora.vale', password });
  assert.equal((await nora.get('/accounts')).status, 403, 'not before somebody else has decided');
  assert.deepEqual((await system.get(`/agencies/${agency.id}`)).body.administrators_asked, [person]);
  assert.deepEqual((await amira.get(`/agencies/${agency.id}`)).body.administrators_asked, [], 'who asks for which role is not everybody’s');
  const [asked] = (await officer.get('/role-requests?state=asked')).body.items.filter((one) => one.person.id === person.id);
  assert.deepEqual([asked.role, asked.agency.id, asked.made_by.name, asked.reason], ['service_admin', agency.id, 'Test sid.byte', 'Runs the office there.']);

  assert.equal((await system.post(`/role-requests/${asked.id}/approve`, {})).status, 403);
  assert.equal((await officer.post(`/role-requests/${asked.id}/approve`, {})).status, 200);
  const admin = await s.signedIn({ username: 'nora.vale', password });
  assert.equal((await admin.post('/invitations', { username: 'her.colleague', name: 'Her Colleague' })).status, 201);
  const now = (await system.get(`/agencies/${agency.id}`)).body;
  assert.deepEqual([now.administrators, now.administrators_asked], [[person], []]);
});

test('a lost link is made anew while nobody has decided, by whoever invited', async () => {
  const agency = await made();
  const { person, token } = (await invite(agency, 'lost.link')).body;
  const again = await link(agency, person.id);
  assert.equal(again.status, 201, again.text);
  assert.equal((await s.client().post('/invitations/accept', { token, password })).status, 410, 'older ones end');
  assert.equal((await link(agency, person.id, other)).body.errors[0].pointer, '/person');
  assert.equal((await link(await made(), person.id)).body.errors[0].pointer, '/person');
  assert.equal((await link(agency, await s.sql("SELECT id FROM person WHERE username = 'amira.khan'"))).body.errors[0].pointer, '/person');
  const id = await s.sql(`SELECT id FROM role_request WHERE person_id = '${person.id}'`);
  assert.equal((await officer.post(`/role-requests/${id}/refuse`, {})).status, 200);
  assert.equal((await link(agency, person.id)).status, 422, 'whom information governance refused gets no link');
  assert.equal((await invite(agency, 'another.one')).status, 201);
});

test('an agency with a service administrator is that person’s, until the account is disabled', async () => {
  const council = (await system.get('/agencies?kind=council')).body.items.find((one) => one.administrators.length);
  const before = await counted();
  assert.equal(problem(await invite(council, 'sneaked')), 'agency-staffed');
  assert.equal((await invite({ id: council.administrators[0].id }, 'sneaked')).status, 404);
  assert.equal(await counted(), before);
  const agency = await made();
  const { person } = (await invite(agency, 'soon.gone')).body;
  assert.equal((await approve(person.id)).status, 200);
  assert.equal(problem(await link(agency, person.id)), 'agency-staffed');
  const account = (await system.get(`/accounts/${person.id}`)).body;
  assert.equal((await system.patch(`/accounts/${person.id}`, { is_disabled: true }, account.etag)).status, 200);
  assert.equal((await invite(agency, 'the.next')).status, 201);
});

test('what is wrong with an invitation is said by the field, and makes no account', async () => {
  const agency = await made();
  const before = await counted();
  assert.equal((await invite(agency, 'has space')).body.errors[0].pointer, '/username');
  assert.equal(problem(await invite(agency, 'amira.khan')), 'username-taken');
  assert.equal((await system.post(`/agencies/${agency.id}/administrator`, { username: 'no.reason', name: 'No Reason' })).body.errors[0].pointer, '/reason');
  assert.equal(await counted(), before);
});

test('the system administrator gets no further than that: no other role, no other account, whatever is sent', async () => {
  const agency = await made(), me = await s.sql("SELECT id FROM person WHERE username = 'sid.byte'");
  const { person } = (await invite(agency, 'bound.one')).body;
  assert.equal((await system.post('/invitations', { username: 'sneaked', name: 'Sneaked', agency: agency.id })).status, 403);
  assert.equal((await system.post('/role-requests', { person: person.id, role: 'social_worker', agency: agency.id, reason: 'x' })).status, 403);
  assert.equal((await system.post(`/accounts/${person.id}/invitations`, { purpose: 'reset' })).status, 403);
  const council = await s.sql("SELECT id FROM agency WHERE name = 'Westshire Council'");
  const amiras = await s.sql("SELECT id FROM person WHERE username = 'amira.khan'");
  const enter = `BEGIN; SELECT enter(token_hash, 'session', 'r') FROM (SELECT '${await s.sql(`SELECT token_hash FROM session WHERE person_id = '${me}' ORDER BY made_at DESC LIMIT 1`)}' AS token_hash) x;`;
  for (const statement of [
    `INSERT INTO person (id, username, name, agency_id) VALUES (gen_random_uuid(), 'sneaked', 'x', '${council}')`,
    `INSERT INTO person (id, username, name, agency_id, is_service) VALUES (gen_random_uuid(), 'sneaked', 'x', '${agency.id}', true)`,
    `INSERT INTO role_request (id, person_id, role, agency_id) VALUES (gen_random_uuid(), '${person.id}', 'social_worker', '${agency.id}')`,
    `INSERT INTO role_request (id, person_id, role, agency_id) VALUES (gen_random_uuid(), '${amiras}', 'service_admin', '${agency.id}')`,
    `INSERT INTO role_request (id, person_id, role, agency_id) VALUES (gen_random_uuid(), '${amiras}', 'service_admin', '${council}')`,
    `INSERT INTO invitation (id, token_hash, person_id, purpose, expires_at) VALUES (gen_random_uuid(), repeat('b', 64), '${amiras}', 'reset', now() + interval '1 hour')`,
  ]) await assert.rejects(s.sqlAsApp(`${enter} ${statement}; COMMIT`), /row-level security/, statement);
});
