// Machine keys: two people make one, scopes bound it, it is never a session, and it ends at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { password, problem, service } from '../lib/service.js';

let s, admin, officer;
before(async () => {
  s = await service();
  admin = await s.signedIn(await s.person('keeper', { roles: ['service_admin'] }));
  officer = await s.signedIn(await s.person('giver', { roles: ['information_governance'], code: true }));
});
after(() => s.stop());

const make = async (...scopes) => {
  const made = await admin.post('/keys', { name: 'Case system', scopes });
  assert.equal(made.status, 201);
  assert.equal((await officer.post(`/keys/${made.body.id}/approve`)).status, 200);
  return { id: made.body.id, client: s.client({ key: made.body.key }) };
};

test('keys do nothing before somebody else approves them', async () => {
  const made = await admin.post('/keys', { name: 'Case system', scopes: ['child:read'] });
  const client = s.client({ key: made.body.key });
  assert.equal((await client.get('/children')).status, 401);
  assert.equal((await admin.post(`/keys/${made.body.id}/approve`)).status, 403);
  assert.equal((await admin.get(`/keys/${made.body.id}`)).body.state, 'asked');
  assert.equal((await officer.post(`/keys/${made.body.id}/approve`)).status, 200);
  assert.equal((await client.get('/children')).status, 200);
});

test('keys reach what their scopes say, get no cookie and no session', async () => {
  const { client } = await make('child:read');
  const answer = await client.get('/children');
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.headers.getSetCookie(), []);
  assert.equal(problem(await client.get('/accounts')), 'scope');
  assert.equal(problem(await client.post('/role-requests', {})), 'scope');
  assert.equal((await client.get('/session')).body.csrf_token, null);
  for (const [method, path, body] of [['DELETE', '/session'], ['POST', '/session/code', { code: '123456' }],
    ['POST', '/account/password', { current: password, password: 'gravel mitten octave plum' }],
    ['POST', '/account/code/enrol', { password }]]) {
    const refused = await client.send(method, path, { body });
    assert.equal(refused.status, 403, path);
    assert.deepEqual(refused.headers.getSetCookie(), []);
  }
});

test('keys are no cookies, and cookies are no keys', async () => {
  const { client } = await make('child:read');
  const asCookie = s.client();
  asCookie.cookie = `around=${client.key}`;
  assert.equal((await asCookie.get('/session')).status, 401);
  const session = await s.signedIn(await s.person('piet', { roles: ['social_worker'] }));
  assert.equal((await s.client({ key: session.cookie.split('=')[1] }).get('/session')).status, 401);
  assert.notEqual((await s.client().get(`/children?access_token=${client.key}`)).status, 200);
  const basic = await s.client().get('/children', { headers: { Authorization: `Basic ${btoa(`${client.key}:`)}` } });
  assert.equal(basic.status, 401);
});

test('keys end when they are revoked, when they expire and with their account', async () => {
  for (const end of [(id) => admin.delete(`/keys/${id}`),
    (id) => s.sql(`UPDATE api_key SET expires_at = now() WHERE id = '${id}'`),
    (id) => s.sql(`UPDATE person SET disabled_at = now() WHERE id = (SELECT person_id FROM api_key WHERE id = '${id}')`)]) {
    const { id, client } = await make('child:read');
    assert.equal((await client.get('/children')).status, 200);
    await end(id);
    assert.equal((await client.get('/children')).status, 401, end.toString());
  }
});

test('keys are changed without a gap, by at most two at a time', async () => {
  const { id, client } = await make('child:read');
  const second = await admin.post('/keys', { name: 'Case system', scopes: ['child:read'], replaces: id });
  assert.equal(second.status, 201);
  assert.equal((await officer.post(`/keys/${second.body.id}/approve`)).status, 200);
  const newer = s.client({ key: second.body.key });
  assert.equal((await client.get('/session')).body.person.id, (await newer.get('/session')).body.person.id);
  assert.equal(problem(await admin.post('/keys', { name: 'Third', scopes: ['child:read'], replaces: id })), 'state');
  assert.equal((await admin.delete(`/keys/${id}`)).body.state, 'revoked');
  assert.equal((await client.get('/children')).status, 401);
  assert.equal((await newer.get('/children')).status, 200);
});

test('keys have scopes that the policy knows', async () => {
  const wrong = await admin.post('/keys', { name: 'X', scopes: ['child:read', 'child:delete', 'everything'] });
  assert.deepEqual(wrong.body.errors.map((e) => e.pointer), ['/scopes/1', '/scopes/2']);
  await assert.rejects(s.around('key', 'create', '--agency', 'Westshire Council', '--name', 'X', '--scope', 'all:read'));
});

test('keys are made on the machine too, and listed without the key', async () => {
  const key = await s.around('key', 'create', '--agency', 'Westshire Council', '--name', 'Nightly', '--scope', 'child:read');
  assert.equal((await s.client({ key }).get('/children')).status, 200);
  const list = await s.around('key', 'list');
  assert.ok(list.includes('Nightly'));
  assert.ok(!list.includes(key));
});
