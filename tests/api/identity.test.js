// Who asks: signing in and out, second factors, passwords; what ends when, and what the database keeps to itself.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { password, problem, service, tick } from '../lib/service.js';
import { codeNow } from '../lib/totp.js';

let s;
before(async () => { s = await service(); });
after(() => s.stop());

const elsewhere = { agency: 'Hillside CAMHS', kind: 'camhs' };

/** Answers that a stranger cannot tell apart: status, body but its request id, and headers but those of the moment. */
function looks(answer) {
  const { request_id, ...body } = answer.body;
  const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return { status: answer.status, body, headers };
}

const triesAnew = () => s.sql('DELETE FROM sign_in_try');
/** As if the bad tries so far came in this moment, so that a busy machine does not let the wait pass unseen. */
const holdTries = () => s.sql("UPDATE sign_in_try SET made_at = now() + interval '20 seconds' WHERE NOT is_good");

describe('signing in', () => {
  test('that is not committed gives no cookie', async () => {
    const person = await s.person('ivo', { roles: ['social_worker'] });
    await s.sqlAsSuperuser(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$;
      CREATE CONSTRAINT TRIGGER refuse AFTER INSERT OR UPDATE ON session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()`);
    const refused = await s.client().signIn(person);
    await s.sqlAsSuperuser('DROP TRIGGER refuse ON session; DROP FUNCTION refuse()');
    assert.deepEqual([refused.status, problem(refused)], [500, 'internal'], refused.text);
    assert.deepEqual(refused.headers.getSetCookie(), []);
    assert.equal(await s.sql(`SELECT count(*) FROM session WHERE person_id = (SELECT id FROM person WHERE username = 'ivo')`), '0');
    assert.equal((await s.client().signIn(person)).status, 201);
  });

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
    await holdTries();
    const slowed = await s.client().post('/session', { username: person.username, password });
    assert.equal(slowed.status, 429);
    assert.match(slowed.headers.get('retry-after'), /^(1\d|2[01])$/);
    assert.equal((await s.client().signIn(other)).status, 201);
    const unknown = { username: 'no-such-person', password };
    for (let i = 0; i < 3; i++) assert.equal((await s.client().post('/session', unknown)).status, 401);
    await holdTries();
    assert.equal((await s.client().post('/session', unknown)).status, 429);
    await s.sql("UPDATE sign_in_try SET made_at = now() - interval '2 seconds'");
    assert.equal((await s.client().signIn(person)).status, 201);
    assert.equal((await s.client().post('/session', bad)).status, 401); // the good one cleared the bad ones
  });

  test('is not stopped by strangers in a browser where one has signed in before', async () => {
    const person = await s.person('olga'), other = await s.person('pavel');
    const [home, elsewhere] = [await s.signedIn(person), await s.signedIn(other)];
    assert.match(home.device, /^around-device=[\w-]{43}$/);
    const { device } = home;
    assert.equal((await home.delete('/session')).status, 204);
    assert.equal(home.device, device);
    const bad = { username: person.username, password: 'not the password' };
    for (let i = 0; i < 3; i++) assert.equal((await s.client().post('/session', bad)).status, 401);
    await holdTries();
    assert.equal((await s.client().signIn(person)).status, 429);
    elsewhere.cookie = null;
    assert.equal((await elsewhere.signIn(person)).status, 429); // known, but of somebody else
    assert.equal((await home.signIn(person)).status, 201);
    assert.equal(home.device, device);
    assert.equal((await s.client().signIn(person)).status, 429); // strangers gain nothing by it
    home.cookie = null;
    assert.equal((await home.get('/session')).status, 401); // it opens nothing
    for (let i = 0; i < 3; i++) assert.equal((await home.post('/session', bad)).status, 401);
    await holdTries();
    assert.equal((await home.signIn(person)).status, 429); // and has limits of its own
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

  test('ends a quarter of an hour after its last use, and twelve hours after its start', async () => {
    for (const ageing of ["last_seen_at = now() - interval '15 minutes'", 'expires_at = now()']) {
      const client = await s.signedIn(person);
      assert.equal((await client.get('/accounts')).status, 200);
      await s.sql(`UPDATE session SET ${ageing} WHERE person_id = (SELECT id FROM person WHERE username = 'finn')`);
      assert.equal((await client.get('/accounts')).status, 401, ageing);
    }
  });

  test('is kept alive by use, not by asking who one is', async () => {
    const client = await s.signedIn(person);
    const seen = "SELECT max(last_seen_at) > now() - interval '1 minute' FROM session WHERE ended_at IS NULL";
    await s.sql("UPDATE session SET last_seen_at = now() - interval '10 minutes'");
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

  test('ends everywhere when its person says so, and nobody else\'s does', async () => {
    const [one, two, three] = [await s.signedIn(person), await s.signedIn(person), await s.signedIn(person)];
    const somebody = await s.signedIn(await s.person('ines', { roles: ['service_admin'] }));
    assert.equal((await one.delete('/session/list', { 'X-CSRF-Token': null })).status, 403);
    assert.equal((await two.get('/accounts')).status, 200);
    const answer = await one.delete('/session/list');
    assert.equal(answer.status, 204);
    assert.match(answer.headers.get('set-cookie'), /Max-Age=0/);
    await tick();
    for (const client of [one, two, three]) assert.equal((await client.get('/accounts')).status, 401);
    assert.equal((await somebody.get('/accounts')).status, 200);
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
    await s.codesAnew(person);
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
    await holdTries();
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

describe('the database', () => {
  const refused = async (sql, pattern) => assert.rejects(s.sqlAsApp(sql), pattern, sql);

  test('gives the application no identity that has no token', async () => {
    await refused('SELECT me()', /not signed in/);
    await refused("SET around.person = '00000000-0000-4000-8000-000000000002'; SELECT me()", /not signed in/);
    await refused("SELECT enter('x', 'session', 'r')", /not signed in/);
    for (const table of ['person', 'agency', 'role_held', 'role'])
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
