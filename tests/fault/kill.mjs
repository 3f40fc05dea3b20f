// R1, R2, R4: writers go on while the service, and then the database, is killed with -9 again and again. Whatever was acknowledged is
// there, once, with its audit entry; whatever was in doubt is settled by sending it again under its Idempotency-Key.
import { execFile, spawn } from 'node:child_process';
import net from 'node:net';
import { promisify } from 'node:util';
import { show, sleep, sumUp } from '../attack/daemon.mjs';
import { generator } from '../attack/http_oracle.mjs';
import { service } from '../lib/service.js';

const full = Boolean(process.env.TEST_FULL);
const plan = full ? { kills: 200, cuts: 100, writes: 100_000 } : { kills: 10, cuts: 3, writes: 500 };
const writers = 8;
const seed = Number(process.env.SEED ?? 1);
const random = generator(seed);
const database = (word) => promisify(execFile)(new URL('database', import.meta.url).pathname, [word]);
const s = await service();

// --- the service and its end

function start() {
  s.daemon = spawn(`${process.env.AROUND_BUILD}/around`, ['serve'], { env: s.env, stdio: ['ignore', 'ignore', 'pipe'] });
  s.daemon.stderr.on('data', (text) => (s.log += text));
}

const isUp = () => fetch(`${s.url}/readyz`).then((a) => a.status === 200, () => false);

async function untilUp() {
  for (let i = 0; i < 1200 && !(await isUp()); i += 1) await sleep(25);
  return isUp();
}

async function kill() {
  const gone = new Promise((done) => s.daemon.on('exit', done));
  s.daemon.kill('SIGKILL');
  await gone;
}

// --- writers

const amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
const children = [];
for (let i = 0; i < writers; i += 1)
  children.push((await amira.post('/children', { given_names: `Kit${i}`, family_name: `Fault${i}q`, born_on: `2013-0${1 + i}-14`, sex: 'M', local_id: `F${i}` })).body.id);

const wordsOf = (child, text, key) => amira.post(`/children/${child}/words`, { said_on: '2026-01-02', text, said_how: 'told' }, { 'Idempotency-Key': key });

/** Writes until told to stop; sends again what was not answered, or not done, until it is. */
async function write(tally, n) {
  for (let i = 0; !tally.isOver; i += 1) {
    const text = `writer ${n} line ${i} of ${tally.name}`;
    for (let tries = 0; ; tries += 1) {
      const answer = await wordsOf(children[n], text, text).catch(() => ({ status: 0 }));
      if (answer.status === 201) {
        tally.acknowledged.push({ id: answer.body.id, text });
        tally.settled += tries > 0;
        break;
      }
      tally.statuses.add(answer.status);
      if (![0, 409, 503].includes(answer.status) || (answer.status === 503 && !answer.headers.get('retry-after'))) tally.wrong.push(`${answer.status} ${answer.text}`);
      if (tries === 2000) return tally.wrong.push(`${text} was never done`);
      await sleep(20);
    }
  }
}

/** Runs `harm` so many times under writers, and goes on until there is enough to look at. */
async function underWriters(name, times, enough, harm) {
  const tally = { name, acknowledged: [], statuses: new Set(), wrong: [], settled: 0, isOver: false };
  const working = Promise.all(children.map((_, n) => write(tally, n)));
  for (let i = 0; i < times; i += 1) {
    await sleep(100 + random(400));
    await harm(i);
  }
  while (tally.acknowledged.length < enough && !tally.wrong.length) await sleep(50);
  tally.isOver = true;
  await working;
  return tally;
}

/** Against what the database holds, and what the API shows. */
async function judge(tally) {
  const { name, acknowledged } = tally;
  const list = JSON.stringify(acknowledged).replaceAll("'", "''");
  const ask = (sql) => s.sql(`WITH a AS (SELECT * FROM json_to_recordset('${list}') AS a (id uuid, text text)), mine AS (SELECT * FROM words w WHERE w.text LIKE '% of ${name}') ${sql}`);
  const none = async (what, sql) => {
    const n = await ask(`SELECT count(*) FROM ${sql}`);
    show(`${name}: ${what}: none of ${acknowledged.length}`, n === '0', n);
  };
  show(`${name}: nothing but answers, lost connections and "come again"`, tally.wrong.length === 0, tally.wrong.slice(0, 3).join('; '));
  show(`${name}: some were in doubt and were settled (${tally.settled})`, tally.settled > 0);
  await none('acknowledged and lost', 'a LEFT JOIN mine m ON m.id = a.id AND m.text = a.text WHERE m.id IS NULL');
  await none('done twice', '(SELECT FROM mine GROUP BY text HAVING count(*) > 1) t');
  await none('done without having been acknowledged in the end', 'mine m LEFT JOIN a ON a.id = m.id WHERE a.id IS NULL');
  await none('without exactly one entry in the audit', "mine m WHERE (SELECT count(*) FROM audit u WHERE u.ids @> ARRAY[m.id] AND u.child_id = m.child_id AND u.route = 'POST /children/:child/words' AND u.outcome = 201) <> 1");
  await none('without its kept answer', "mine m WHERE NOT EXISTS (SELECT FROM idempotency i WHERE i.key = m.text AND i.answer LIKE '%' || m.id || '%')");
  const shown = new Set();
  for (const child of children)
    for (let path = `/children/${child}/words?limit=200`; path; ) {
      const { status, text, body, headers } = await amira.get(path);
      if (status !== 200) { show(`${name}: ${path} is shown`, false, `${status} ${text}`); break; }
      for (const w of body.items) shown.add(w.id);
      path = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
  show(`${name}: the API shows every one of them`, acknowledged.every((a) => shown.has(a.id)), `${acknowledged.filter((a) => !shown.has(a.id)).length} are missing`);
}

// --- R4: one that is certainly in doubt

{
  const key = 'certainly in doubt';
  const body = JSON.stringify({ said_on: '2026-01-02', text: key, said_how: 'told' });
  const socket = net.connect(s.port, '127.0.0.1').on('error', () => {});
  socket.write(`POST /api/v1/children/${children[0]}/words HTTP/1.1\r\nHost: 127.0.0.1:${s.port}\r\nCookie: ${amira.cookie}\r\nX-CSRF-Token: ${amira.csrf}\r\nContent-Type: application/json\r\nIdempotency-Key: ${key}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  for (let i = 0; i < 400 && (await s.sql(`SELECT count(*) FROM idempotency WHERE key = '${key}'`)) !== '1'; i += 1) await sleep(10);
  await kill();
  socket.destroy();
  start();
  await untilUp();
  const done = await s.sql(`SELECT id FROM words WHERE text = '${key}'`);
  const again = await wordsOf(children[0], key, key);
  show('R4 committed, never heard of, sent again after a crash: the record of the first time', again.status === 201 && again.body.id === done, `${again.status} ${again.text}`);
  show('R4 and it is there once', (await s.sql(`SELECT count(*) FROM words WHERE text = '${key}'`)) === '1');
}

// --- R1

await judge(await underWriters('R1', plan.kills, plan.writes, async () => {
  await kill();
  start();
  show('R1 up again after a kill', await untilUp());
}));

// --- R2

{
  const { pid } = s.daemon;
  const tally = await underWriters('R2', plan.cuts, plan.writes / 4, async () => {
    await database('kill');
    for (let i = 0; i < 400 && (await isUp()); i += 1) await sleep(25);
    show('R2 without its database it is alive and says that it is not ready', (await fetch(`${s.url}/healthz`)).status === 200 && !(await isUp()));
    await database('start');
    await untilUp();
  });
  await s.owner.end().catch(() => {});
  s.owner = undefined; // its connection went with the database
  show('R2 the service itself never ended', s.daemon.pid === pid && s.daemon.exitCode === null && s.daemon.signalCode === null);
  show('R2 meanwhile people were told to come again', tally.statuses.has(503), [...tally.statuses].join(' '));
  await judge(tally);
}

await s.stop().catch((error) => show('the daemon ends cleanly', false, error.message.slice(-3000)));
console.log(`seed ${seed}`);
process.exit(sumUp());
