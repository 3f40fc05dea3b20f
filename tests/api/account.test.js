// Accounts: invitations, roles that take two people, what an administrator may change.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { password, problem, service, tick } from '../lib/service.js';
import { codeNow } from '../lib/totp.js';

const elsewhere = { agency: 'Hillside CAMHS', kind: 'camhs' };
let s, admin, officer, adminPerson, officerPerson;
before(async () => {
  s = await service();
  adminPerson = await s.person('adam', { roles: ['service_admin'], code: true });
  officerPerson = await s.person('iris', { roles: ['information_governance'], code: true });
  admin = await s.signedIn(adminPerson);
  officer = await s.signedIn(officerPerson);
});
after(() => s.stop());

const invite = (body) => admin.post('/invitations', { name: 'New Person', ...body });

test('a link works once, and not before the password is a good one', async () => {
  const link = await invite({ username: 'New.Person' });
  assert.equal(link.status, 201);
  assert.match(link.body.path, /^\/invitation#[\w-]{43}$/);
  const { token } = link.body;
  const accept = (text) => s.client().post('/invitations/accept', { token, password: text });
  assert.equal((await s.client().post('/session', { username: 'new.person', password: '' })).status, 422);
  assert.equal((await accept('new.person-2026')).status, 422);
  assert.equal((await accept(password)).status, 204);
  assert.equal(problem(await accept(password)), 'bad-link');
  const client = await s.signedIn({ username: 'new.person', password });
  assert.deepEqual((await client.get('/session')).body.person.roles, []);
  assert.equal((await client.get('/accounts')).status, 403);
});

test('a link ends after seven days, and when a newer one is made', async () => {
  const first = (await invite({ username: 'second' })).body;
  const again = await admin.post(`/accounts/${first.person.id}/invitations`, { purpose: 'invite' });
  assert.equal((await s.client().post('/invitations/accept', { token: first.token, password })).status, 410);
  await s.sql(`UPDATE invitation SET expires_at = now() WHERE person_id = '${first.person.id}'`);
  assert.equal((await s.client().post('/invitations/accept', { token: again.body.token, password })).status, 410);
  assert.equal((await s.client().post('/invitations/accept', { token: 'guessed', password })).status, 410);
});

test('what is wrong is said', async () => {
  assert.equal((await invite({ username: 'has space' })).body.errors[0].pointer, '/username');
  assert.equal(problem(await invite({ username: 'adam' })), 'username-taken');
  assert.equal((await invite({ username: 'x1', role: 'director' })).status, 422);
});

test('an administrator looks after the own agency alone', async () => {
  await s.person('away', elsewhere);
  const [id, agency] = (await s.sql("SELECT id, agency_id FROM person WHERE username = 'away'")).split('|');
  assert.equal((await invite({ username: 'sneaked', agency })).status, 403);
  assert.equal((await admin.get(`/accounts/${id}`)).status, 404);
  assert.equal((await admin.post(`/accounts/${id}/invitations`, { purpose: 'reset' })).status, 403);
  assert.equal((await admin.patch(`/accounts/${id}`, { is_disabled: true }, 'v1')).status, 404);
  assert.equal((await admin.get('/accounts')).body.items.some((a) => a.username === 'away'), false);
  assert.equal(await s.sql(`SELECT disabled_at IS NULL FROM person WHERE id = '${id}'`), 't');
});

test('who holds no role yet is found where somebody looks for them, and among colleagues with a role is not', async () => {
  const { id } = (await invite({ username: 'no.role', name: 'Nobody Yet' })).body.person;
  const agency = await s.sql(`SELECT agency_id FROM person WHERE id = '${id}'`);
  const listed = async (query) => (await admin.get(`/people?limit=200&${query}`)).body.items;
  assert.deepEqual((await listed('role=none')).find((one) => one.id === id).roles, []);
  assert.ok((await listed(`role=none&agency=${agency}`)).some((one) => one.id === id));
  assert.ok(!(await listed('role=none')).some((one) => one.name === 'Test adam'));
  assert.ok(!(await listed(`agency=${agency}`)).some((one) => one.id === id));
  assert.ok(!(await listed('role=service_admin')).some((one) => one.id === id));
});

test('whoever asks for a role sees what became of it, and nothing that others asked for', async () => {
  const mandy = await s.signedIn(await s.person('mandy', { roles: ['team_manager'] }));
  const other = await s.signedIn(await s.person('marge', { roles: ['team_manager'] }));
  const asked = {};
  for (const role of ['social_worker', 'care_nurse', 'personal_adviser']) {
    const { person } = (await invite({ username: `for.${role}`.replace('_', '.') })).body;
    const answer = await mandy.post('/role-requests', { person: person.id, role, reason: 'Joins us.' });
    assert.equal(answer.status, 201, answer.text);
    asked[role] = answer.body.id;
  }
  await admin.post('/role-requests', { person: await s.sql("SELECT id FROM person WHERE username = 'no.role'"), role: 'analyst', reason: 'Counts.' });
  assert.equal((await officer.post(`/role-requests/${asked.social_worker}/approve`, {})).status, 200);
  assert.equal((await officer.post(`/role-requests/${asked.care_nurse}/refuse`, {})).status, 200);
  const mine = (await mandy.get('/me/role-requests')).body;
  assert.deepEqual(mine.items.map((one) => [one.role, one.state, one.decided_by?.name ?? null]), [['personal_adviser', 'asked', null], ['care_nurse', 'refused', 'Test iris'], ['social_worker', 'approved', 'Test iris']]);
  const page = (await mandy.get('/me/role-requests?limit=2')).body;
  assert.deepEqual((await mandy.get(`/me/role-requests?limit=2&after=${encodeURIComponent(page.next)}`)).body.items.map((one) => one.role), ['social_worker']);
  assert.deepEqual((await other.get('/me/role-requests')).body.items, []);
  assert.equal((await officer.get('/me/role-requests')).status, 403);
  const self = await s.sql("SELECT id FROM person WHERE username = 'mandy'");
  assert.equal(problem(await mandy.post('/role-requests', { person: self, role: 'social_worker', reason: 'Me.' })), 'two-people');
});

test('a role takes two people and works at once; it ends at once', async () => {
  const person = await s.person('rosa');
  const client = await s.signedIn(person);
  const id = await s.sql("SELECT id FROM person WHERE username = 'rosa'");
  assert.equal((await client.get('/accounts')).status, 403);
  const asked = await admin.post('/role-requests', { person: id, role: 'service_admin', reason: 'Covers for Adam' });
  assert.equal(asked.status, 201);
  assert.equal(asked.body.state, 'asked');
  assert.equal(problem(await admin.post('/role-requests', { person: id, role: 'service_admin', reason: 'Again' })), 'role-asked-twice');
  assert.equal((await admin.post(`/role-requests/${asked.body.id}/approve`)).status, 403);
  const approved = await officer.post(`/role-requests/${asked.body.id}/approve`);
  assert.equal(approved.status, 200);
  assert.equal(approved.body.decided_by.name, 'Test iris');
  assert.equal(problem(await officer.post(`/role-requests/${asked.body.id}/approve`)), 'state');
  await tick();
  assert.equal((await client.get('/accounts')).status, 200);
  const [held] = (await admin.get(`/accounts/${id}`)).body.roles;
  assert.equal((await admin.delete(`/roles/${held.id}`)).status, 204);
  await tick();
  assert.equal((await client.get('/accounts')).status, 403);
});

test('nobody gives a role to themselves', async () => {
  const both = await s.person('both', { roles: ['service_admin', 'information_governance'], code: true });
  const client = await s.signedIn(both);
  const id = await s.sql("SELECT id FROM person WHERE username = 'both'");
  const own = await client.post('/role-requests', { person: id, role: 'analyst', reason: 'I would like it' });
  assert.equal(problem(own), 'two-people');
  const rosa = await s.sql("SELECT id FROM person WHERE username = 'rosa'");
  const asked = await client.post('/role-requests', { person: rosa, role: 'analyst', reason: 'She needs it' });
  assert.equal(problem(await client.post(`/role-requests/${asked.body.id}/approve`)), 'two-people');
  const mine = await admin.post('/role-requests', { person: id, role: 'analyst', reason: 'Asked by somebody else' });
  assert.equal(problem(await client.post(`/role-requests/${mine.body.id}/approve`)), 'two-people');
  assert.equal(await s.sql("SELECT count(*) FROM role_held WHERE role = 'analyst'"), '0');
  assert.equal((await officer.post(`/role-requests/${mine.body.id}/refuse`)).body.state, 'refused');
});

test('deciding needs a code of the last five minutes', async () => {
  const id = await s.sql("SELECT id FROM person WHERE username = 'rosa'");
  const asked = await admin.post('/role-requests', { person: id, role: 'team_manager', reason: 'New post' });
  await s.sql(`UPDATE session SET second_factor_at = now() - interval '5 minutes'
    WHERE person_id = (SELECT id FROM person WHERE username = 'iris')`);
  await tick();
  assert.equal(problem(await officer.post(`/role-requests/${asked.body.id}/approve`)), 'step-up');
  await s.codesAnew(officerPerson);
  assert.equal((await officer.stepUp(codeNow(officerPerson.secret))).status, 201);
  assert.equal((await officer.post(`/role-requests/${asked.body.id}/approve`)).status, 200);
});

test('an account is changed by its newest version alone', async () => {
  await s.person('kit');
  const [account] = (await admin.get('/accounts?q=kit')).body.items;
  assert.equal((await admin.send('PATCH', `/accounts/${account.id}`, { body: { name: 'Kit B' } })).status, 428);
  const changed = await admin.patch(`/accounts/${account.id}`, { name: 'Kit B' }, account.etag);
  assert.equal(changed.status, 200);
  assert.equal(changed.body.name, 'Kit B');
  assert.notEqual(changed.body.etag, account.etag);
  assert.equal((await admin.patch(`/accounts/${account.id}`, { name: 'Kit C' }, account.etag)).status, 412);
});
