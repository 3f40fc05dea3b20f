// Who asks: signing in and out, second factors, invitations, roles, machine keys; and what ends when.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { password, service } from '../lib/service.js';
import { codeNow } from '../lib/totp.js';

let s;
before(async () => { s = await service(); });
after(() => s.stop());

const elsewhere = { agency: 'Hillside CAMHS', kind: 'camhs' };
const tick = () => new Promise((resolve) => setTimeout(resolve, 1000));
const problem = (answer) => answer.body?.type?.replace('/problems/', '');

/** Answers that a stranger cannot tell apart: status, body but its request id, and headers but those of the moment. */
function looks(answer) {
  const { request_id, ...body } = answer.body;
  const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return { status: answer.status, body, headers };
}

const codesAnew = (person) => s.sql(`UPDATE credential SET totp_last_step = 0
  WHERE person_id = (SELECT id FROM person WHERE username = '${person.username}')`);
const triesAnew = () => s.sql('DELETE FROM sign_in_try');

describe('signing in', () => {
  test('gives a session whose cookie is out of reach', async () => {
    const person = await s.person('mia', { roles: ['social_worker'] });
    const client = s.client();
    const answer = await client.signIn(person);
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.body.person.roles, ['social_worker']);
    assert.equal(answer.body.person.agency, 'Westshire Council');
    assert.equal(answer.body.second_factor_at, null);
    assert.match(answer.headers.getSetCookie()[0], /^around=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const again = await client.get('/session');
    assert.equal(again.status, 200);
    assert.equal(again.body.csrf_token, answer.body.csrf_token);
  });

  test('fails the same way for every cause', async () => {
    const person = await s.person('noah');
    await s.person('gone');
    await s.around('user', 'disable', 'gone');
    await s.around('user', 'add', 'invited', '--name', 'Invited', '--agency', 'Westshire Council');
    const coded = await s.person('coded', { code: true });
    const causes = [
      { username: person.username, password: 'lantern-velvet-orbiT' },
      { username: 'nobody-of-this-name', password },
      { username: 'gone', password },
      { username: 'invited', password },
      { username: 'around', password },
      { username: coded.username, password, code: '000000' },
      { username: person.username, password, code: '123456' },
    ];
    const answers = [];
    for (const body of causes) answers.push(looks(await s.client().post('/session', body)));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.equal(answers[0].status, 401);
  });

  test('takes the user name in any case, and the password as it is', async () => {
    await s.person('olive');
    assert.equal((await s.client().post('/session', { username: 'OLIVE', password })).status, 201);
    assert.equal((await s.client().post('/session', { username: 'olive', password: `${password} ` })).status, 401);
  });

  test('gives a new token each time, whatever cookie was there', async () => {
    const person = await s.person('ava');
    const client = s.client();
    client.cookie = `around=${'A'.repeat(43)}`;
    assert.equal((await client.signIn(person)).status, 201);
    const first = client.cookie;
    assert.notEqual(first, `around=${'A'.repeat(43)}`);
    assert.equal((await client.signIn(person)).status, 201);
    assert.notEqual(client.cookie, first);
  });

  test('says what is wrong with the form of a request', async () => {
    const client = s.client();
    const missing = await client.post('/session', { username: 'mia' });
    assert.equal(missing.status, 422);
    assert.deepEqual(missing.body.errors.map((e) => e.pointer), ['/password']);
    assert.equal((await client.post('/session', { username: 'mia', password, admin: true })).status, 422);
    assert.equal((await client.post('/session', '{"username"')).status, 400);
    assert.equal((await client.post('/session', { username: 'mia', password: 'x'.repeat(9000) })).status, 413);
    assert.equal((await client.post('/session', { username: 'mia', password: 'x'.repeat(1025) })).status, 422);
  });

  test('slows down whoever guesses, and nobody else', async () => {
    const person = await s.person('leo');
    const other = await s.person('eva');
    const bad = { username: person.username, password: 'not the password' };
    for (let i = 0; i < 3; i++) assert.equal((await s.client().post('/session', bad)).status, 401);
    const slowed = await s.client().post('/session', { username: person.username, password });
    assert.equal(slowed.status, 429);
    assert.equal(slowed.headers.get('retry-after'), '1');
    assert.equal((await s.client().signIn(other)).status, 201);
    const unknown = { username: 'no-such-person', password };
    for (let i = 0; i < 3; i++) assert.equal((await s.client().post('/session', unknown)).status, 401);
    assert.equal((await s.client().post('/session', unknown)).status, 429);
    await s.sql("UPDATE sign_in_try SET made_at = made_at - interval '2 seconds'");
    assert.equal((await s.client().signIn(person)).status, 201);
    assert.equal((await s.client().post('/session', bad)).status, 401); // the good one cleared the bad ones
  });

  test('allows ten tries an hour, and works again after it', async () => {
    const person = await s.person('tom');
    const bad = { username: person.username, password: 'not the password' };
    for (let i = 0; i < 10; i++) {
      assert.equal((await s.client().post('/session', bad)).status, 401);
      await s.sql("UPDATE sign_in_try SET made_at = made_at - interval '65 seconds'");
    }
    const slowed = await s.client().signIn(person);
    assert.equal(slowed.status, 429);
    assert.ok(Number(slowed.headers.get('retry-after')) > 2800);
    await s.sql("UPDATE sign_in_try SET made_at = made_at - interval '1 hour'");
    assert.equal((await s.client().signIn(person)).status, 201);
  });
});

describe('a session', () => {
  let person;
  before(async () => { person = await s.person('finn', { roles: ['service_admin'] }); });

  test('ends when it is signed out', async () => {
    const client = await s.signedIn(person);
    const { cookie } = client;
    const answer = await client.delete('/session');
    assert.equal(answer.status, 204);
    assert.match(answer.headers.getSetCookie()[0], /^around=; .*Max-Age=0$/);
    assert.ok(answer.headers.get('clear-site-data'));
    client.cookie = cookie;
    assert.equal((await client.get('/session/list')).status, 401);
  });

  test('ends half an hour after its last use, and twelve hours after its start', async () => {
    for (const ageing of ["last_seen_at = now() - interval '30 minutes'", 'expires_at = now()']) {
      const client = await s.signedIn(person);
      assert.equal((await client.get('/accounts')).status, 200);
      await s.sql(`UPDATE session SET ${ageing} WHERE person_id = (SELECT id FROM person WHERE username = 'finn')`);
      assert.equal((await client.get('/accounts')).status, 401, ageing);
    }
  });

  test('is kept alive by use, not by asking who one is', async () => {
    const client = await s.signedIn(person);
    const seen = "SELECT max(last_seen_at) > now() - interval '1 minute' FROM session WHERE ended_at IS NULL";
    await s.sql("UPDATE session SET last_seen_at = now() - interval '20 minutes'");
    assert.equal((await client.get('/session')).status, 200);
    assert.equal(await s.sql(seen), 'f');
    assert.equal((await client.get('/accounts')).status, 200);
    assert.equal(await s.sql(seen), 't');
  });

  test('ends with its account', async () => {
    const someone = await s.person('hugo', { roles: ['service_admin'] });
    const client = await s.signedIn(someone);
    await s.around('user', 'disable', 'hugo');
    assert.equal((await client.get('/accounts')).status, 401);
    assert.equal((await s.client().signIn(someone)).status, 401);
    await s.around('user', 'enable', 'hugo');
    assert.equal((await s.client().signIn(someone)).status, 201);
  });

  test('is listed and ended by its own person alone', async () => {
    const one = await s.person('ruby'), other = await s.person('theo');
    const [a, b, stranger] = [await s.signedIn(one), await s.signedIn(one), await s.signedIn(other)];
    const { items } = (await a.get('/session/list')).body;
    assert.equal(items.length, 2);
    assert.equal(items.filter((i) => i.is_this).length, 1);
    const { id } = items.find((i) => !i.is_this);
    assert.equal((await stranger.delete(`/session/list/${id}`)).status, 404);
    assert.equal((await b.get('/session/list')).status, 200);
    assert.equal((await a.delete(`/session/list/${id}`)).status, 204);
    assert.equal((await b.get('/session/list')).status, 401);
    assert.equal((await a.delete(`/session/list/${id}`)).status, 404);
  });

  test('is nothing but its whole token', async () => {
    for (const cookie of ['around=', 'around=x', `around=${'A'.repeat(43)}`, `around=${'A'.repeat(44)}`]) {
      const client = s.client();
      client.cookie = cookie;
      assert.equal((await client.get('/session')).status, 401, cookie);
    }
  });
});

describe('writes from other sites', () => {
  test('are refused without the token of the session, and from another origin', async () => {
    const client = await s.signedIn(await s.person('isla'));
    const other = await s.signedIn(await s.person('jack'));
    const refused = [{ 'X-CSRF-Token': null }, { 'X-CSRF-Token': 'wrong' }, { 'X-CSRF-Token': other.csrf },
      { Origin: 'https://evil.example' }, { Origin: 'null' }, { Origin: `${s.url}.evil.example` },
      { Origin: s.url.replace('127.0.0.1', '127.0.0.2') }];
    for (const headers of refused) {
      const answer = await client.delete('/session', headers);
      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.equal(problem(answer), 'csrf');
    }
    assert.equal((await client.get('/session')).status, 200);
    assert.equal((await client.delete('/session', { Origin: s.url })).status, 204);
  });

  test('cannot sign anybody in', async () => {
    const person = await s.person('lily');
    const body = { username: person.username, password };
    const answer = await s.client().post('/session', body, { Origin: 'https://evil.example' });
    assert.equal(answer.status, 403);
    assert.deepEqual(answer.headers.getSetCookie(), []);
    const form = await s.client().post('/session', JSON.stringify(body), { 'Content-Type': 'text/plain' });
    assert.equal(form.status, 415);
  });
});

describe('one-time codes', () => {
  test('are enrolled with the password, and replace the cookie', async () => {
    const person = await s.person('arlo');
    const client = await s.signedIn(person);
    assert.equal((await client.post('/account/code/confirm', { code: '123456' })).status, 409);
    assert.equal((await client.post('/account/code/enrol', { password: 'not the password' })).status, 422);
    const seed = await client.post('/account/code/enrol', { password });
    assert.equal(seed.status, 200);
    assert.match(seed.body.secret, /^[A-Z2-7]{32}$/);
    assert.ok(seed.body.uri.includes(`secret=${seed.body.secret}`));
    person.secret = seed.body.secret;
    assert.equal((await s.client().signIn(person, { code: true })).status, 401); // not confirmed yet
    const wrong = await client.post('/account/code/confirm', { code: codeNow(person.secret, 4) });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.body.errors[0].pointer, '/code');
    const old = client.cookie;
    await triesAnew();
    const done = await client.post('/account/code/confirm', { code: codeNow(person.secret) });
    assert.equal(done.status, 201);
    assert.ok(done.body.second_factor_at);
    assert.notEqual(client.cookie, old);
    const stale = s.client();
    stale.cookie = old;
    assert.equal((await stale.get('/session/list')).status, 401);
    assert.equal((await s.client().signIn(person, { code: codeNow(person.secret, 1) })).status, 201);
  });

  test('are taken once, in their order, one step early or late, of one person', async () => {
    const person = await s.person('maya', { code: true }), other = await s.person('ezra', { code: true });
    const tryWith = async (code) => {
      await triesAnew();
      return (await s.client().signIn(person, { code })).status;
    };
    assert.equal(await tryWith(codeNow(person.secret, -2)), 401);
    assert.equal(await tryWith(codeNow(person.secret, 3)), 401);
    assert.equal(await tryWith(codeNow(other.secret)), 401);
    const code = codeNow(person.secret);
    assert.equal(await tryWith(code), 201);
    assert.equal(await tryWith(code), 401);
    assert.equal(await tryWith(codeNow(person.secret, -1)), 401);
    assert.equal(await tryWith(codeNow(person.secret, 1)), 201);
    await codesAnew(person);
    assert.equal(await tryWith(codeNow(person.secret, -1)), 201);
  });

  test('step a session up; the old token ends', async () => {
    const person = await s.person('nora', { code: true });
    const client = await s.signedIn(person, { code: false });
    const old = client.cookie;
    assert.equal((await client.stepUp(codeNow(person.secret, 5))).status, 422);
    const code = codeNow(person.secret);
    const answer = await client.stepUp(code);
    assert.equal(answer.status, 201);
    assert.ok(answer.body.second_factor_at);
    assert.equal((await client.stepUp(code)).status, 422);
    assert.equal((await client.get('/session/list')).body.items.length, 1);
    const stale = s.client();
    stale.cookie = old;
    assert.equal((await stale.get('/session/list')).status, 401);
  });

  test('cannot be guessed between good passwords', async () => {
    const person = await s.person('zoe', { code: true });
    for (let i = 0; i < 3; i++) {
      assert.equal((await s.client().signIn(person, { code: '000000' })).status, 401);
      if (i < 2) assert.equal((await s.client().signIn(person, { code: false })).status, 201);
    }
    assert.equal((await s.client().signIn(person, { code: false })).status, 429);
  });

  test('count only from the network where they were given', async () => {
    const person = await s.person('ivan', { code: true, roles: ['information_governance'] });
    const client = await s.signedIn(person);
    assert.ok((await client.get('/session')).body.second_factor_at);
    await s.sql("UPDATE session SET network = '198.51.100'");
    await tick();
    assert.equal((await client.get('/session')).body.second_factor_at, null);
  });

  test('may be required by an agency', async () => {
    const [has, none] = [await s.person('cora', { ...elsewhere, code: true }), await s.person('dean', { ...elsewhere, roles: ['service_admin'] })];
    await s.sql("UPDATE agency SET requires_second_factor = true WHERE name = 'Hillside CAMHS'");
    assert.equal((await s.client().signIn(has, { code: false })).status, 401);
    assert.equal((await s.client().signIn(has)).status, 201);
    const client = s.client();
    assert.equal((await client.signIn(none)).body.must_enrol, true);
    assert.equal(problem(await client.get('/accounts')), 'step-up');
    const { secret } = (await client.post('/account/code/enrol', { password })).body;
    const done = await client.post('/account/code/confirm', { code: codeNow(secret) });
    assert.equal(done.body.must_enrol, false);
    assert.equal((await client.get('/accounts')).status, 200);
    await s.sql("UPDATE agency SET requires_second_factor = false WHERE name = 'Hillside CAMHS'");
  });
});

describe('passwords', () => {
  test('are changed by oneself; other sessions end', async () => {
    const person = await s.person('amy');
    const [client, other] = [await s.signedIn(person), await s.signedIn(person)];
    const next = 'gravel mitten octave plum';
    const wrong = await client.post('/account/password', { current: 'not it at all', password: next });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.body.errors[0].pointer, '/current');
    for (const weak of ['short', 'Password2026!', 'amy-amy-Westshire-1']) {
      const answer = await client.post('/account/password', { current: password, password: weak });
      assert.equal(answer.status, 422, weak);
      assert.equal(answer.body.errors[0].pointer, '/password');
      await triesAnew();
    }
    assert.equal((await client.post('/account/password', { current: password, password: next })).status, 204);
    assert.equal((await client.get('/session/list')).body.items.length, 1);
    assert.equal((await other.get('/session/list')).status, 401);
    assert.equal((await s.client().signIn(person)).status, 401);
    assert.equal((await s.client().signIn({ ...person, password: next })).status, 201);
  });

  test('are reset by a link that the administrator hands over', async () => {
    const admin = await s.signedIn(await s.person('boss', { roles: ['service_admin'] }));
    const person = await s.person('lost');
    const before = await s.signedIn(person);
    const [known, unknown] = [await s.client().post('/account/reset-request', { username: 'lost' }),
      await s.client().post('/account/reset-request', { username: 'never-was' })];
    assert.equal(known.status, 202);
    assert.equal(known.text, unknown.text);
    assert.equal(unknown.status, 202);
    const asked = (await admin.get('/accounts?q=lost')).body.items;
    assert.equal(asked.length, 1);
    assert.ok(asked[0].reset_asked_at);
    const link = await admin.post(`/accounts/${asked[0].id}/invitations`, { purpose: 'reset' });
    assert.equal(link.status, 201);
    const body = { token: link.body.token, password: 'gravel mitten octave plum' };
    assert.equal((await s.client().post('/invitations/accept', body)).status, 410); // of another purpose
    assert.equal((await s.client().post('/account/reset', body)).status, 204);
    assert.equal((await s.client().post('/account/reset', body)).status, 410);
    assert.equal((await before.get('/session/list')).status, 401);
    assert.equal((await s.client().signIn(person)).status, 401);
    assert.equal((await s.client().signIn({ ...person, password: body.password })).status, 201);
  });
});

describe('invitations and roles', () => {
  let admin, officer, adminPerson, officerPerson;
  before(async () => {
    adminPerson = await s.person('adam', { roles: ['service_admin'], code: true });
    officerPerson = await s.person('iris', { roles: ['information_governance'], code: true });
    admin = await s.signedIn(adminPerson);
    officer = await s.signedIn(officerPerson);
  });

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
    await codesAnew(officerPerson);
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
});

describe('machine keys', () => {
  let admin, officer;
  before(async () => {
    admin = await s.signedIn(await s.person('keeper', { roles: ['service_admin'] }));
    officer = await s.signedIn(await s.person('giver', { roles: ['information_governance'], code: true }));
  });

  const make = async (...scopes) => {
    const made = await admin.post('/keys', { name: 'Case system', scopes });
    assert.equal(made.status, 201);
    assert.equal((await officer.post(`/keys/${made.body.id}/approve`)).status, 200);
    return { id: made.body.id, client: s.client({ key: made.body.key }) };
  };

  test('do nothing before somebody else approves them', async () => {
    const made = await admin.post('/keys', { name: 'Case system', scopes: ['child:read'] });
    const client = s.client({ key: made.body.key });
    assert.equal((await client.get('/children')).status, 401);
    assert.equal((await admin.post(`/keys/${made.body.id}/approve`)).status, 403);
    assert.equal((await admin.get(`/keys/${made.body.id}`)).body.state, 'asked');
    assert.equal((await officer.post(`/keys/${made.body.id}/approve`)).status, 200);
    assert.equal((await client.get('/children')).status, 200);
  });

  test('reach what their scopes say, get no cookie and no session', async () => {
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

  test('are no cookies, and cookies are no keys', async () => {
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

  test('end when they are revoked, when they expire and with their account', async () => {
    for (const end of [(id) => admin.delete(`/keys/${id}`),
      (id) => s.sql(`UPDATE api_key SET expires_at = now() WHERE id = '${id}'`),
      (id) => s.sql(`UPDATE person SET disabled_at = now() WHERE id = (SELECT person_id FROM api_key WHERE id = '${id}')`)]) {
      const { id, client } = await make('child:read');
      assert.equal((await client.get('/children')).status, 200);
      await end(id);
      assert.equal((await client.get('/children')).status, 401, end.toString());
    }
  });

  test('are changed without a gap, by at most two at a time', async () => {
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

  test('have scopes that the policy knows', async () => {
    const wrong = await admin.post('/keys', { name: 'X', scopes: ['child:read', 'child:delete', 'everything'] });
    assert.deepEqual(wrong.body.errors.map((e) => e.pointer), ['/scopes/1', '/scopes/2']);
    await assert.rejects(s.around('key', 'create', '--agency', 'Westshire Council', '--name', 'X', '--scope', 'all:read'));
  });

  test('are made on the machine too, and listed without the key', async () => {
    const key = await s.around('key', 'create', '--agency', 'Westshire Council', '--name', 'Nightly', '--scope', 'child:read');
    assert.equal((await s.client({ key }).get('/children')).status, 200);
    const list = await s.around('key', 'list');
    assert.ok(list.includes('Nightly'));
    assert.ok(!list.includes(key));
  });
});

describe('the database', () => {
  const refused = async (sql, pattern) => assert.rejects(s.sqlAsApp(sql), pattern, sql);

  test('gives the application no identity that has no token', async () => {
    await refused('SELECT me()', /not signed in/);
    await refused("SET around.person = '00000000-0000-4000-8000-000000000002'; SELECT me()", /not signed in/);
    await refused("SELECT enter('x', 'session', 'r')", /not signed in/);
    for (const table of ['person', 'agency', 'role_held', 'role_request', 'role'])
      await refused(`SELECT count(*) FROM ${table}`, /not signed in/);
  });

  test('shows the application no secret', async () => {
    for (const sql of ['SELECT token_hash FROM session', 'SELECT token_hash FROM api_key', 'SELECT token_hash FROM invitation',
      'SELECT password_hash FROM credential', 'SELECT totp_seed_sealed FROM credential', 'SELECT * FROM identity_live'])
      await refused(sql, /permission denied/);
  });

  test('keeps neither tokens nor keys, and the log names nobody', async () => {
    const person = await s.person('secretive', { code: true });
    const client = await s.signedIn(person);
    const token = client.cookie.split('=')[1];
    assert.equal(await s.sql(`SELECT count(*) FROM session WHERE token_hash = '${token}'`), '0');
    assert.equal(await s.sql("SELECT count(*) FROM sign_in_try WHERE account::text ~ '[a-z]'"), '0');
    for (const secret of [token, client.csrf, password, person.secret, 'secretive'])
      assert.ok(!s.log.includes(secret), secret);
  });
});
