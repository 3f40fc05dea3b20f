// Notices by e-mail: whoever wants it hears that something waits, once, and not a word about anybody; through a mail server that refuses, hangs or is gone.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { mailSink } from '../lib/mail_sink.js';
import { westshire } from '../lib/westshire.js';

const address = 'https://around.westshire.example';
const mailOf = (role) => `${role.replaceAll('_', '.')}@westshire.example`;
let s, as, accounts, keys, sink, work, amira, core, children;
let lively; // roles whose accounts had something new in these weeks, but for those who do something here
let calm; // the first of them

/** Waits for something that the worker does: every two seconds it looks. */
async function until(what, about) {
  for (let i = 0; i < 450; i++) {
    const found = await what();
    if (found) return found;
    assert.equal(work?.exitCode ?? null, null, `the worker has ended: ${work?.log}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`never: ${about}`);
}

async function startWork(more = {}) {
  work = spawn(join(process.env.AROUND_BUILD, 'around'), ['work'], { env: { ...s.env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
  work.log = '';
  work.stderr.on('data', (text) => { work.log += text; });
  const [said] = await once(work.stdout, 'data');
  return String(said);
}
async function endWork(signal = 'SIGTERM') {
  work.kill(signal);
  const [code] = await once(work, 'exit');
  if (signal === 'SIGTERM') assert.equal(code, 0, work.log);
  work = null;
}

const personOf = (role) => `(SELECT id FROM person WHERE username = '${accounts.find((one) => one.role === role).username}')`;
const notices = (role, columns = 'state') => s.sql(`SELECT ${columns} FROM notice WHERE person_id = ${personOf(role)} ORDER BY made_at, id`);
const choose = async (role, how) => {
  const answer = await (await as(role)).put('/me/notices', { how, address: mailOf(role) });
  assert.equal(answer.status, 204, answer.text);
};
/** The working day's look of somebody becomes due now; what came in these weeks is new to it. */
const letWeeksPass = (role) => s.sql(`UPDATE notice_choice SET told_until = now() - interval '60 days', urgent_until = now() - interval '60 days' WHERE person_id = ${personOf(role)}`);
const forget = () => s.sql('DELETE FROM notice; DELETE FROM notice_choice');
const looked = async (role) => {
  const client = await as(role);
  const [first] = (await client.get('/me/news?limit=1')).body.items;
  if (first) assert.equal((await client.put('/me/news/seen', { mark: first.mark })).status, 204);
};

/** A referral to Core CAMHS. What was written in the last ten seconds is left for the next look. */
async function refer(urgency) {
  const child = children.pop();
  const sent = await amira.post(`/children/${child}/referrals`, { service: core.id, reason: 'Kestrel: she is not safe tonight.', urgency });
  assert.equal(sent.status, 201, sent.text);
}
async function setBack(role, columns) {
  await s.sql(`UPDATE notice SET ${columns} WHERE person_id = ${personOf(role)} AND ended_at IS NULL`);
}
const arrive = (role, n = 1) => until(() => sink.to(mailOf(role)).length >= n && sink.to(mailOf(role)), `${n} for ${role}`);
const becomes = (role, state) => until(async () => (await notices(role)).split('\n').at(-1) === state, `${state} for ${role}`);
const header = (message, name) => new RegExp(`^${name}: (.*)\\r$`, 'mi').exec(message.text)?.[1];

before(async () => {
  ({ s, as, accounts, keys } = await westshire());
  accounts = accounts.filter(({ role }, i) => accounts.findIndex((one) => one.role === role) === i); // those that as() signs in
  sink = await mailSink();
  Object.assign(s.env, { AROUND_SMTP_URL: `smtp://127.0.0.1:${sink.port}`, AROUND_SMTP_FROM: 'notices@westshire.example', AROUND_BASE_URL: address });
  amira = await as('social_worker');
  core = (await amira.get('/services')).body.items.find((one) => one.name === 'Core CAMHS');
  children = (await s.sql(`SELECT a.child_id FROM allocation a JOIN person p ON p.id = a.person_id JOIN child c ON c.id = a.child_id
    WHERE p.name = 'Amira Khan' AND a.kind = 'worker' AND a.until_on IS NULL AND age_on(c.born_on, today()) BETWEEN 6 AND 16
      AND NOT EXISTS (SELECT FROM referral r WHERE r.child_id = a.child_id AND r.service_id = '${core.id}' AND r.ended_at IS NULL)`)).split('\n');
});
after(async () => {
  if (work) await endWork();
  await sink.stop();
  await s.stop();
});

test('nobody has a notice who has not asked; the page says that none are sent', async () => {
  const { body } = await amira.get('/me/notices');
  assert.deepEqual(body, { address: null, how: 'none', is_sending: false, failed_at: null });
  const unset = await startWork({ AROUND_SMTP_URL: '' });
  assert.match(unset, /no notices are sent/);
  assert.equal((await amira.get('/me/notices')).body.is_sending, false);
  await endWork();
});

test('an address is no more than an address, and a choice needs one', async () => {
  for (const wrong of ['amira', 'amira@example.org\r\nBcc: all@example.org', 'amira@example.org, b@example.org', '<amira@example.org>', 'am ira@example.org', 'amira@localhost']) {
    const answer = await amira.put('/me/notices', { how: 'daily', address: wrong });
    assert.equal(answer.status, 422, wrong);
    assert.deepEqual(answer.body.errors.map((one) => one.pointer), ['/address']);
  }
  for (const body of [{ how: 'daily' }, { how: 'at_once', address: null }]) assert.equal((await amira.put('/me/notices', body)).status, 422);
  assert.deepEqual((await amira.put('/me/notices', { how: 'hourly', address: 'a@example.org' })).body.errors.map((one) => one.pointer), ['/how']);
  await assert.rejects(s.sql(`INSERT INTO notice_choice (person_id, address) SELECT ${personOf('social_worker')}, E'a@example.org\\r\\nBcc: b@example.org'`), /notice_address/);
  assert.equal((await s.client({ key: keys[0].key }).get('/me/notices')).status, 403);
  assert.equal((await amira.get('/notices')).status, 403);
});

test('an invitation may bring the address; it is for its person alone to see and to use', async () => {
  const admin = await as('service_admin');
  const invited = (more) => admin.post('/invitations', { username: 'nell.ashby', name: 'Nell Ashby', ...more });
  assert.deepEqual((await invited({ email: 'nell ashby' })).body.errors.map((one) => one.pointer), ['/email']);
  const made = await invited({ email: 'nell.ashby@westshire.example' });
  assert.equal(made.status, 201, made.text);
  assert.equal(await s.sql(`SELECT address, how FROM notice_choice WHERE person_id = '${made.body.person.id}'`), 'nell.ashby@westshire.example|none');
  assert.ok(!(await admin.get(`/accounts/${made.body.person.id}`)).text.includes('nell.ashby@westshire'));
  await s.sql(`DELETE FROM notice_choice`);
});

test('each account is told exactly when its own page has something new', async () => {
  const text = readFileSync(new URL('../../server/sql/desk/notice_new.sql', import.meta.url), 'utf8');
  lively = [];
  let told = 0;
  await until(() => s.sql("SELECT 1 WHERE (SELECT max(made_at) FROM sdq) < now() - interval '10 seconds'"), 'what Westshire has last is old enough');
  for (const { role } of accounts) {
    const client = await as(role);
    const items = [];
    for (let next = ''; next !== null;) {
      const { status, body } = await client.get(`/me/news?limit=200${next && `&after=${encodeURIComponent(next)}`}`);
      items.push(...(status === 200 ? body.items : []));
      next = status === 200 ? body.next : null;
    }
    const wanted = items.filter((one) => one.is_new).length;
    await s.sql(`INSERT INTO notice_choice (person_id, address, how, told_until, urgent_until)
      SELECT ${personOf(role)}, '${mailOf(role)}', 'daily', now() - interval '90 days', now() - interval '90 days'`);
    const hash = createHash('sha256').update(role).digest('hex');
    await s.sql(`INSERT INTO session (id, token_hash, person_id, network, expires_at) SELECT gen_random_uuid(), '${hash}', ${personOf(role)}, 'notices', now() + interval '1 minute'`);
    const [found] = (await s.sqlAsSuperuser(`SET SESSION AUTHORIZATION around_app; BEGIN; SELECT enter('${hash}', 'session', 'look');
      PREPARE tell AS ${text}; EXECUTE tell (true); ROLLBACK`)).split('\n').at(-1).split('|');
    assert.equal(Number(found), wanted, role);
    told += wanted > 0;
    if (items.some((one) => Date.parse(one.at) > Date.now() - 50 * 86400000)) lively.push(role);
  }
  assert.ok(told > 8, `${told} have something new`);
  lively = lively.filter((role) => !['camhs_clinician', 'social_worker'].includes(role));
  [calm] = lively;
  assert.ok(lively.length >= 4, lively.join());
  await forget();
  await s.sql("DELETE FROM session WHERE network = 'notices'");
});

test('of what is urgent one hears at once, of the rest on the next working day, and of nothing twice', async () => {
  await startWork();
  for (const role of ['camhs_clinician', 'social_worker']) await looked(role);
  await choose('camhs_clinician', 'at_once');
  await choose(calm, 'daily');
  await refer('routine');
  await refer('urgent');
  const [message] = await arrive('camhs_clinician');
  assert.deepEqual({ from: message.from, to: message.to }, { from: 'notices@westshire.example', to: [mailOf('camhs_clinician')] });
  const [head, text] = message.text.split('\r\n\r\n', 1).concat(message.text.slice(message.text.indexOf('\r\n\r\n') + 4));
  assert.equal(text.replaceAll('\r\n', '\n'), `Something urgent waits for you in Around the Child.\n\nSign in to see what it is:\n${address}\n
To keep what is private private, this message says no more. Please do not answer\nit. You asked for it on your account page, where you can change or end it.\n`);
  assert.deepEqual(head.split('\r\n').map((line) => line.split(':')[0]),
    ['Date', 'From', 'To', 'Subject', 'Message-ID', 'Auto-Submitted', 'MIME-Version', 'Content-Type']);
  assert.equal(header(message, 'Subject'), 'Something waits for you');
  assert.ok(Math.abs(new Date(header(message, 'Date')) - Date.now()) < 3600000, header(message, 'Date'));
  assert.equal((await amira.get('/me/notices')).body.is_sending, true);

  await refer('urgent');
  await arrive('camhs_clinician', 2);
  assert.equal(await notices(calm), '', 'theirs waits for the morning');
  await letWeeksPass(calm);
  await arrive(calm);
  await becomes(calm, 'sent');
  await becomes('camhs_clinician', 'sent');
  await until(async () => (await s.sql("SELECT count(*) FROM session WHERE network = 'notices'")) === '0', 'the end of each identity for a look');
  assert.equal(sink.to(mailOf('camhs_clinician')).length, 2);
  assert.equal(new Set(sink.messages.map((one) => header(one, 'Message-ID'))).size, 3);
});

test('who has looked at what is new is not told of it', async () => {
  await forget();
  await choose('social_worker', 'daily');
  await choose('camhs_clinician', 'daily');
  await looked('social_worker');
  await letWeeksPass('social_worker');
  await letWeeksPass('camhs_clinician');
  await arrive('camhs_clinician', 3);
  await until(() => s.sql(`SELECT 1 FROM notice_choice WHERE person_id = ${personOf('social_worker')} AND told_until > now() - interval '1 hour'`), 'a look for the social worker');
  assert.equal(await notices('social_worker'), '');
});

test('whose role has ended, whose account is disabled and who wants none has none', async () => {
  await forget();
  const gone = lively.slice(1, 4), had = sink.to(mailOf(calm)).length;
  for (const role of [...gone, calm]) await choose(role, 'daily');
  const before = sink.messages.length;
  await s.sql(`UPDATE role_held SET until_on = today() WHERE person_id = ${personOf(gone[0])}; UPDATE person SET disabled_at = now() WHERE id = ${personOf(gone[1])}`);
  await (await as(gone[2])).put('/me/notices', { how: 'none', address: mailOf(gone[2]) });
  for (const role of [...gone, calm]) await letWeeksPass(role);
  await arrive(calm, had + 1);
  for (const one of gone) assert.equal(await notices(one), '', one);
  assert.equal(sink.messages.length, before + 1);

  // One that was on its way when they left.
  await s.sql(`INSERT INTO notice (id, person_id, is_urgent) SELECT gen_random_uuid(), id, true FROM person WHERE id IN (${personOf(gone[0])}, ${personOf(gone[1])}, ${personOf(gone[2])})`);
  for (const one of gone) await becomes(one, 'dropped');
  assert.equal(sink.messages.length, before + 1);
  await s.sql(`UPDATE role_held SET until_on = NULL WHERE person_id = ${personOf(gone[0])}; UPDATE person SET disabled_at = NULL WHERE id = ${personOf(gone[1])}`);
});

test('what is refused is tried again after growing pauses, for a day; then it is given up, and said', async () => {
  await forget();
  sink.mode = 'refuse';
  await choose(calm, 'daily');
  await letWeeksPass(calm);
  const pauses = [];
  for (let tries = 1; tries <= 4; tries++) {
    await until(async () => (await notices(calm, 'state, tries')) === `waiting|${tries}`, `try ${tries}`);
    const [pause, said] = (await notices(calm, "extract(epoch FROM next_at - tried_at)::integer / 60, said")).split('|');
    pauses.push(Number(pause));
    assert.equal(said, 'The mail server refused it (550)');
    if (tries < 4) await setBack(calm, 'next_at = now()');
  }
  assert.deepEqual(pauses, [1, 2, 4, 8]);
  assert.equal((await notices(calm, 'id')).split('\n').length, 1);
  const admin = await as('system_admin');
  const before = (await admin.get('/notices')).body;
  assert.deepEqual([before.is_sending, before.waiting, before.said, before.lost], [true, 1, 'The mail server refused it (550)', []]);

  await setBack(calm, "made_at = now() - interval '25 hours'");
  await becomes(calm, 'failed');
  const [lost] = (await admin.get('/notices')).body.lost;
  assert.equal(lost.state, 'failed');
  assert.equal(lost.said, 'The mail server refused it (550)');
  const manager = await as(calm);
  assert.ok((await manager.get('/me/notices')).body.failed_at);
  await choose(calm, 'daily');
  assert.equal((await manager.get('/me/notices')).body.failed_at, null, 'a new choice is a new start');
});

test('a mail server that is gone for a while takes it when it is back', async () => {
  await forget();
  sink.mode = 'take';
  const had = sink.to(mailOf(calm)).length;
  const { port } = sink;
  await sink.stop();
  await choose(calm, 'daily');
  await letWeeksPass(calm);
  await until(async () => (await notices(calm, 'state, said')) === 'waiting|The mail server was not reached', 'not reached');
  await sink.start(port);
  await setBack(calm, 'next_at = now()');
  await arrive(calm, had + 1);
  await becomes(calm, 'sent');
});

/** One that can wait and one that is urgent, to be handed over. */
async function both() {
  await forget();
  for (const role of [calm, 'camhs_clinician']) await choose(role, 'daily');
  return Promise.all([calm, 'camhs_clinician'].map((role) => s.sql(`INSERT INTO notice (id, person_id, is_urgent) SELECT gen_random_uuid(), id, ${role === 'camhs_clinician'} FROM person WHERE id = ${personOf(role)} RETURNING id`)));
}

test('what was handed over without an answer is sent again where it is urgent, under the same name, and else is not', async () => {
  sink.mode = 'drop';
  const had = { calm: sink.to(mailOf(calm)).length, urgent: sink.to(mailOf('camhs_clinician')).length };
  const [, urgent] = await both();
  await becomes(calm, 'unsure');
  await until(async () => /^waiting\|The connection/.test(await notices('camhs_clinician', 'state, said')), 'waiting for another try');
  sink.mode = 'take';
  await setBack('camhs_clinician', 'next_at = now()');
  const list = await arrive('camhs_clinician', had.urgent + 1);
  assert.equal(header(list.at(-1), 'Message-ID'), `<${urgent}@westshire.example>`);
  await becomes('camhs_clinician', 'sent');
  assert.equal(sink.to(mailOf(calm)).length, had.calm);
  assert.equal((await (await as('system_admin')).get('/notices')).body.lost[0].state, 'unsure');
});

test('a worker that is killed while it hands one over leaves it to the next, which errs the same way', async () => {
  sink.mode = 'slow';
  const had = { calm: sink.to(mailOf(calm)).length, urgent: sink.to(mailOf('camhs_clinician')).length };
  const heard = sink.heard.length;
  const [other, urgent] = await both();
  for (const id of [urgent, other]) { // urgent ones first
    await until(() => sink.heard.slice(heard).filter((line) => line === '(message)').length === (id === urgent ? 1 : 2), 'the message is there');
    assert.equal(await s.sql(`SELECT state FROM notice WHERE id = '${id}'`), 'sending');
    await endWork('SIGKILL');
    if (id === urgent) await startWork();
  }
  sink.mode = 'take';
  await startWork();
  assert.equal(await s.sql("SELECT count(*) FROM notice WHERE state = 'sending'"), '2', 'another worker may still be at it');
  await setBack(calm, "tried_at = now() - interval '10 minutes'");
  await setBack('camhs_clinician', "tried_at = now() - interval '10 minutes'");
  await arrive('camhs_clinician', had.urgent + 1);
  await becomes('camhs_clinician', 'sent');
  await becomes(calm, 'unsure');
  assert.equal(sink.to(mailOf(calm)).length, had.calm);
  await endWork();
});

test('without a private way nothing is said to a mail server elsewhere; settings that cannot be right are refused', async () => {
  const heard = sink.heard.length;
  await both();
  await startWork({ AROUND_SMTP_URL: `smtp://0.0.0.0:${sink.port}` }); // the same machine, by an address that is not known to be so
  await until(async () => (await notices('camhs_clinician', 'state, said')) === 'waiting|The mail server offers no private connection', 'no private connection');
  assert.deepEqual(sink.heard.slice(heard).filter((line) => /^(MAIL|AUTH|RCPT|DATA)/i.test(line)), []);
  await endWork();
  for (const [name, value] of [['URL', 'smtp://user:secret@127.0.0.1'], ['URL', 'http://127.0.0.1'], ['URL', 'smtp://127.0.0.1/x'], ['FROM', ''], ['FROM', 'a@example.org>\r\nBcc: <b@example.org'], ['USER', 'around'], ['PASSWORD_FILE', '/nowhere']]) {
    const wrong = spawn(join(process.env.AROUND_BUILD, 'around'), ['work'], { env: { ...s.env, [`AROUND_SMTP_${name}`]: value }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    wrong.stderr.on('data', (text) => { said += text; });
    const [code] = await once(wrong, 'exit');
    assert.equal(code, 1, `${name} ${value}`);
    assert.ok(said.includes('AROUND_SMTP_') && !said.includes('secret'), said);
  }
});

test('no message holds a name, an id, a number or a word of Westshire\'s', async () => {
  const texts = (await s.sqlAsSuperuser(`SELECT DISTINCT btrim(v) FROM (
      SELECT unnest(ARRAY[id::text, given_names, family_name, known_as, nhs_number, upn, local_id]) FROM child UNION ALL SELECT unnest(ARRAY[id::text, name]) FROM person WHERE NOT is_service
      UNION ALL SELECT unnest(string_to_array(name, ' ')) FROM person WHERE NOT is_service
      UNION ALL SELECT text FROM words UNION ALL SELECT reason FROM referral_content UNION ALL SELECT reason FROM referral_reason UNION ALL SELECT what FROM task
      UNION ALL SELECT text FROM contact_note UNION ALL SELECT name FROM service UNION ALL SELECT name FROM agency WHERE name <> 'Around the Child' UNION ALL SELECT id::text FROM referral) x (v)
    WHERE length(btrim(v)) > 2 AND v NOT LIKE '%' || chr(10) || '%'`)).split('\n').map((text) => text.toLowerCase());
  assert.ok(texts.length > 1000);
  const holds = (message) => texts.filter((text) => new RegExp(`(?<![a-z0-9])${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![a-z0-9])`).test(message));
  assert.deepEqual(holds('kestrel: she is not safe tonight.'), ['kestrel: she is not safe tonight.'], 'a canary is found');
  assert.ok(sink.messages.length >= 8);
  for (const { text } of sink.messages) {
    const without = text.replaceAll(/[a-z.]+@westshire\.example/g, ''); // where it goes, as its person chose
    assert.deepEqual(holds(without.toLowerCase()), [], text);
  }
});
