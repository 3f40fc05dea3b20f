// What bad input gets over HTTP: a clear answer that names the field or the reason, nothing changed, nothing told that is not the sender's
// to know. The names are those of the attacks (A53, A55 …) and promises (S17) they show.
import fs from 'node:fs';
import path from 'node:path';
import { send, show, sumUp } from './daemon.mjs';
import { problem, service } from '../lib/service.js';

const s = await service();
const amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
const other = await s.signedIn(await s.person('grace.mole', { roles: ['social_worker'] }));
let number = 0;
const aChild = (more) => ({ given_names: `Child${++number}`, family_name: `Input${number}x`, born_on: `${2009 + number % 7}-${10 + number % 3}-${10 + number % 17}`, sex: 'M', local_id: `I${number}`, ...more });
const child = (await amira.post('/children', aChild())).body;
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const form = { informant: 'parent', completed_on: today, version: '4-17', total: 17 };
const sdqs = `/children/${child.id}/sdqs`;
const count = (table) => s.sql(`SELECT count(*) FROM ${table}`);
const post = (body, headers, client = amira, target = sdqs) => client.post(target, body, headers);

// --- JSON (A53)

{
  const before = await count('sdq');
  const text = JSON.stringify(form);
  const total = (value) => text.replace(':17', `:${value}`);
  const refused = {
    'a name twice': [text.replace('{', '{"total":3,'), 400, /A name stands twice/],
    'a name twice, once escaped': [text.replace('{', '{"tot\\u0061l":3,'), 400, /A name stands twice/],
    'two documents': [text + text, 400, /Something follows after the JSON/],
    'a byte behind': [`${text}\0`, 400, /NUL/],
    'half of it': [text.slice(0, -3), 400, /The JSON ends too early/],
    'nothing': ['', 400, /The JSON ends too early/],
    'depth 17': [total(`${'['.repeat(16)}${']'.repeat(16)}`), 400, /nested too deeply/],
    'depth 2,049': [total('['.repeat(2048)), 400, /nested too deeply/],
    '20,001 values': [total(`[${'1,'.repeat(20000)}1]`), 400, /too many values/],
    'half a mebibyte of {}': [total(`[${'{},'.repeat(170000)}{}]`), 413, /too large/i],
    '2^63': [total('9223372036854775808'), 400, /A number is too large/],
    '1e400': [total('1e400'), 400, /A number is too large/],
    'minus zero': [total('-0'), 400, /without a minus sign/],
    'a NUL in a text': [text.replace('parent', 'par\\u0000ent'), 400, /NUL/],
    'a lone surrogate': [text.replace('parent', '\\ud800'), 400, /broken/],
    'a byte order mark': [`\ufeff${text}`, 400, /broken/],
    'NaN': [total('NaN'), 400, /broken/],
    'a comment': [`/**/${text}`, 400, /broken/],
    'single quotes': [text.replaceAll('"', "'"), 400, /broken/],
    'a number alone': ['17', 400, /broken/],
    'a list': [`[${text}]`, 422, /Send an object/],
    '4294967301': [total('4294967301'), 422, /whole number from 0 to 40/],
    '2^63 - 1': [total('9223372036854775807'), 422, /whole number from 0 to 40/],
    '14.0': [total('14.0'), 422, /whole number/],
    '1e1': [total('1e1'), 422, /whole number/],
    '1e-400': [total('1e-400'), 422, /whole number/],
    'a text for a number': [total('"17"'), 422, /whole number/],
    '__proto__': [text.replace('{', '{"__proto__":{},'), 422, /"pointer":"\/__proto__"/],
    'another\'s id (A03)': [text.replace('{', `{"id":"${child.id}",`), 422, /"pointer":"\/id"/],
    'another\'s child (A04)': [text.replace('{', `{"child_id":"${child.id}","tier":0,"made_by":"x",`), 422, /"pointer":"\/child_id"[^]*"pointer":"\/tier"[^]*"pointer":"\/made_by"/],
    '10 MB': [text.replace('parent', 'p'.repeat(10_000_000)), 413, /too large/i],
  };
  for (const [name, [body, status, said]] of Object.entries(refused)) {
    const answer = await post(body).catch((error) => ({ status: error.message, text: '' }));
    show(`A53 ${name}`, answer.status === status && said.test(answer.text), `${answer.status} ${answer.text.slice(0, 300)}`);
  }
  show('A53 nothing of it was kept', (await count('sdq')) === before);
  const bytes = Buffer.concat([Buffer.from('{"informant":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]).toString('latin1');
  const { text: said } = await send(s.port, `POST /api/v1${sdqs} HTTP/1.1\r\nHost: x\r\nCookie: ${amira.cookie}\r\nX-CSRF-Token: ${amira.csrf}\r\nContent-Type: application/json\r\nContent-Length: ${bytes.length}\r\nConnection: close\r\n\r\n${bytes}`);
  show('A53 overlong UTF-8', said.startsWith('HTTP/1.1 400') && /not UTF-8/.test(said), said);
}

// --- media types (A55)

for (const [type, taken] of [
  ['application/json', true], ['Application/JSON', true], ['application/json; charset=utf-8', true], ['application/json;charset="UTF-8"', true],
  ['application/json ; charset=utf-8', true], ['application/jsonx', false], ['application/json-seq', false], ['application/json; charset=utf-16', false],
  ['application/json; charset=utf-7', false], ['application/json, text/plain', false], ['application/merge-patch+json', false], ['text/plain', false],
  ['application/x-www-form-urlencoded', false], ['multipart/form-data; boundary=x', false], [null, false],
]) {
  const answer = await post({}, { 'Content-Type': type });
  show(`A55 Content-Type: ${type}`, taken ? answer.status === 422 : answer.status === 415 || (type === null && answer.status === 415), `${answer.status}`);
}

// --- repeated requests (A57)

{
  const key = { 'Idempotency-Key': 'the same' };
  const first = await post(form, key);
  const before = await count('sdq');
  show('A57 the first is done', first.status === 201, first.text);
  const again = await post(form, key);
  show('A57 repeated: the same answer', again.status === 201 && again.text === first.text && again.headers.get('location') === first.headers.get('location') && again.headers.get('etag') === first.headers.get('etag'), again.text);
  show('A57 another body', problem(await post({ ...form, total: 18 }, key)) === 'key-reused');
  show('A57 another route', problem(await post(aChild(), key, amira, '/children')) === 'key-reused');
  const second = (await amira.post('/children', aChild())).body;
  show('A57 another child', problem(await post(form, key, amira, `/children/${second.id}/sdqs`)) === 'key-reused');
  show('A57 and none of them did anything', (await count('sdq')) === before);
  const theirs = await other.post('/children', aChild(), key);
  show('A57 another client\'s key is another key', theirs.status === 201, theirs.text);
  const racers = await Promise.all(Array.from({ length: 100 }, () => post({ ...form, total: 12 }, { 'Idempotency-Key': 'all at once' })));
  const made = new Set(racers.filter((a) => a.status === 201).map((a) => a.body.id));
  show('A57 a hundred at once: one effect', made.size === 1 && (await count('sdq')) === String(Number(before) + 1), racers.map((a) => a.status).join(' '));
  show('A57 the others have its answer or are told to wait', racers.every((a) => a.status === 201 || (a.status === 409 && problem(a) === 'in-flight')), racers.map((a) => a.status).join(' '));
  const mine = await other.post('/children', aChild());
  const said = { said_on: today, text: 'I like the sea.', said_how: 'told' };
  const words = (as) => as.post(`/children/${mine.body.id}/words`, said, { 'Idempotency-Key': 'before I left' });
  const told = await words(other);
  await s.sql(`UPDATE allocation SET until_on = today() WHERE child_id = '${mine.body.id}'`);
  const after = await words(other);
  show('A17 what was answered to a worker is not shown again when they have left', told.status === 201 && after.status === 404, `${told.status} ${after.status} ${after.text}`);
  const wrong = await post({ ...form, total: 41 }, { 'Idempotency-Key': 'corrected' });
  const right = await post({ ...form, total: 9 }, { 'Idempotency-Key': 'corrected' });
  show('A57 what was refused may be corrected under its key', wrong.status === 422 && right.status === 201, right.text);
  await s.sql("UPDATE idempotency SET made_at = now() - interval '25 hours'");
  const nextDay = await post({ ...form, total: 8 }, key);
  show('A57 after a day a key is new', nextDay.status === 201, nextDay.text);
  show('A57 and what was kept for it is gone', (await s.sql("SELECT count(*) FROM idempotency WHERE made_at < now() - interval '24 hours'")) === '0');
  const long = await post({ ...form, total: 7 }, { 'Idempotency-Key': 'k'.repeat(201) });
  show('A57 a key that is too long', long.status === 422, long.text);
  const signIn = await s.client().send('POST', '/session', { body: { username: 'nobody', password: 'nothing at all' }, headers: key });
  show('A57 a public route takes one and does not mind', problem(signIn) === 'sign-in-failed', signIn.text);
}

// --- changes of something that moved on

{
  const target = `/children/${child.id}`;
  const without = await amira.send('PATCH', target, { body: { known_as: 'Jay' } });
  show('without If-Match: 428', without.status === 428);
  for (const match of ['*', '"v0"', 'v99', 'W/"v1"', '"v1', 'v1"', '""', '"v1", "v2"', "' OR 1=1"]) {
    const answer = await amira.patch(target, { known_as: 'Jay' }, match);
    show(`If-Match: ${match} is stale, and the record comes with it`, answer.status === 412 && answer.body.current?.id === child.id, `${answer.status} ${answer.text}`);
  }
}

// --- what only the record itself can tell

{
  const made = await amira.post(`/children/${child.id}/alerts`, { kind: 'allergy', level: 'warning', text: 'Nuts', until_on: '2020-01-01' });
  show('an end before the start is named', made.status === 422 && made.body.errors[0].pointer === '/until_on', made.text);
}

// --- ids, addresses and searches

{
  const none = '00000000-0000-4000-8000-00000000dead';
  const paths = [`/children/${none}`, `/children/${none}/picture`, `/children/${none}/sdqs`, '/children/1', `/children/${child.id}'`, '/children/%27%20OR%201=1', '/nothing'];
  for (const p of paths) show(`${p} is not found`, (await amira.get(p)).status === 404);
  for (const query of ['limit=0', 'limit=201', 'limit=1000000000', 'limit=-1', 'limit=1e3', 'limit=0x10', 'limit=99999999999999999999', `after=${'a'.repeat(301)}`, 'sort=name', 'limit=1&limit=2', `q=${'a'.repeat(1000)}`])
    show(`A68 ?${query.slice(0, 30)} is refused by name`, problem(await amira.get(`/children?${query}`)) === 'bad-query');
  for (const query of ["q='%20OR%201=1--", 'q=%25', 'q=_', 'q=%5C', 'q=%E2%80%AE', 'q=%F0%9F%98%80', 'q=(', 'q=%5B%5B', 'q=*', 'after=x', "after=2026-01-01'%20x%20y"]) {
    const answer = await amira.get(`/children?${query}`);
    show(`A59 ?${query} finds nobody who is not meant`, [200, 422].includes(answer.status) && !(answer.body.items ?? []).some((c) => c.id === child.id && !query.startsWith('after')), `${answer.status} ${answer.text.slice(0, 200)}`);
  }
}

// --- places in a list that are none (A68)

for (const list of [sdqs, `/children/${child.id}/words`, `/children/${child.id}/timeline`, `/children/${child.id}/tasks`, '/children', '/services', '/me/next', `/children/${child.id}/looks`])
  for (const after of ['x', '2026-02-30 x', `2026-01-01 ${child.id} more`, "2026-01-01' x", '9'.repeat(40)]) {
    const answer = await amira.get(`${list}?after=${encodeURIComponent(after)}`);
    show(`A68 ${list.split('/').pop()}?after=${after}: a place, or a fault of that name`, answer.status === 200 || answer.status === 403 || (problem(answer) === 'bad-query' && answer.body.errors[0].pointer === '?after'), `${answer.status} ${answer.text}`);
  }

// --- texts that mean something elsewhere (A61, A63, A66)

{
  const texts = ["Robert'); DROP TABLE child;--", '<script>alert(1)</script>', '%n%s%x%d', '=cmd|calc', '${jndi:ldap://x}', 'a\r\nSet-Cookie: x=y', '\u2028', 'Zoë O’Neil-Ünal 李', '../../etc/passwd'];
  for (const text of texts) {
    const made = await amira.post('/children', aChild({ given_names: text, family_name: `Text${number}` }));
    const isKept = made.status === 201 && (await amira.get(`/children/${made.body.id}`)).body.given_names === text;
    show(`${JSON.stringify(text)} is kept as it is, or refused by name`, isKept || (made.status === 422 && made.body.errors[0].pointer === '/given_names'), made.text.slice(0, 200));
  }
}

// --- what is said, and what is written down (S17)

{
  const canary = 'Kanarienvogel';
  await amira.post('/children', aChild({ given_names: canary, family_name: canary, nhs_number: canary, local_id: canary }));
  await amira.post('/children', { [canary]: canary });
  await amira.get(`/children?q=${canary}`);
  await amira.get(`/children/${canary}`);
  await amira.get(`/${canary}`, { headers: { 'User-Agent': canary, Referer: canary, 'Idempotency-Key': canary } });
  await s.client().post('/session', { username: canary, password: canary });
  await s.client({ key: canary }).get('/children');
  await s.client().get('/children', { headers: { Cookie: `around=${canary}` } });
  await amira.send('POST', sdqs, { body: `{"${canary}`, headers: { 'Idempotency-Key': canary } });
  show('S17 the log names nobody', !s.log.includes(canary), s.log.split('\n').filter((line) => line.includes(canary)).slice(0, 3).join('\n'));
  const log = path.join(process.env.PGHOST, '..', 'log', 'postgresql.log');
  show('S17 nor does the database\'s', !fs.readFileSync(log, 'utf8').includes(canary));
  const answers = [await amira.get('/nothing'), await amira.post('/children', '{'), await s.client().get('/children'), await amira.send('TRACE', '/children').catch(() => null)];
  for (const answer of answers.filter(Boolean)) {
    show('S17 every answer has its request\'s id', /^[0-9a-f]{32}$/.test(answer.headers.get('x-request-id')) && answer.body.request_id === answer.headers.get('x-request-id'));
    show('S17 and tells nothing of what is behind it', !/SELECT|INSERT|psql|postgres|libpq|microhttpd|\.c:|server\/|\/tmp\/|0\.9\.75/i.test(answer.text + [...answer.headers].join()), answer.text);
  }
}

await s.stop().catch((error) => show('the daemon ends cleanly', false, error.message));
process.exit(sumUp());
