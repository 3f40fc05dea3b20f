// Who waits is answered: behind a locked table, a database that hangs, strangers' large bodies, and at the end of the service. The names
// are those of the promises (R10, R13, R14, R20) they show. Nothing here is measured in seconds: what matters is what happened first.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import { show, sleep, statuses, sumUp } from '../attack/daemon.mjs';
import { problem, service } from '../lib/service.js';
import { Psql } from '../lib/psql.js';

const full = Boolean(process.env.TEST_FULL);
const s = await service();
const amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
const child = (await amira.post('/children', { given_names: 'Kit', family_name: 'Busy', born_on: '2014-03-14', sex: 'M', local_id: 'B1' })).body;
const all = (n, make) => Promise.all(Array.from({ length: n }, (_, i) => make(i)));
const seen = (answers) => answers.map((a) => a.status).join(' ');
const health = () => fetch(`${s.url}/healthz`).then((a) => a.status);
const until = async (holds) => { for (let i = 0; i < 600 && !(await holds()); i += 1) await sleep(50); return holds(); };

/** Runs `work` while somebody else holds what `statement` takes; whether it was still held when the work was done. */
async function whileHeld(statement, work) {
  const holder = new Psql(process.env.AROUND_SOCKETS, 'postgres', s.database);
  await holder.ask(`BEGIN; ${statement}`);
  try { return await work(holder); } finally { await holder.ask('ROLLBACK'); await holder.end(); }
}

// --- a table that is locked (R13), a row that is locked (R14)

{
  const answers = await whileHeld('LOCK TABLE child', async () => {
    const waiting = all(full ? 400 : 150, () => amira.get(`/children/${child.id}`));
    show('R13 meanwhile the service says that it is alive', (await health()) === 200);
    show('R13 and pages come', (await fetch(`${s.url}/`)).status === 200);
    return waiting;
  });
  show('R13 who waits too long is told so, while it is still locked', answers.every((a) => a.status === 503 && a.headers.get('retry-after')), seen(answers));
  const waited = s.log.split('sqlstate=55P03').length - 1;
  show('R13 and not one after another, each with a wait of its own', waited > 0 && waited < answers.length / 2, `${waited} of ${answers.length}`);
  show('R13 afterwards everything is as before', await until(async () => (await amira.get(`/children/${child.id}`)).status === 200));
}
{
  const answer = await whileHeld(`SELECT FROM child WHERE id = '${child.id}' FOR UPDATE`, () => amira.patch(`/children/${child.id}`, { known_as: 'Kitty' }, child.etag));
  show('R14 a locked record: told so, while it is still locked', answer.status === 503 && problem(answer) === 'busy', answer.text);
  show('R14 and nothing was changed', (await amira.get(`/children/${child.id}`)).body.etag === child.etag);
  const later = await amira.patch(`/children/${child.id}`, { known_as: 'Kitty' }, child.etag);
  show('R14 the same change afterwards', later.status === 200, later.text);
}

// --- a database that hangs, and one that cuts its connections

const backends = async () => (await s.sqlAsSuperuser(`SELECT string_agg(pid::text, ' ') FROM pg_stat_activity WHERE datname = '${s.database}' AND usename = 'around_app'`)).split(' ').map(Number);
{
  const hanging = await backends();
  for (const pid of hanging) process.kill(pid, 'SIGSTOP');
  try {
    const answers = await all(20, () => amira.get(`/children/${child.id}`));
    show('R14 a database that hangs: told so, while it still hangs', answers.every((a) => a.status === 503), seen(answers));
    show('R14 alive meanwhile', (await health()) === 200);
    show('R14 other connections take over, while those still hang', await until(async () => (await amira.get(`/children/${child.id}`)).status === 200));
  } finally {
    for (const pid of hanging) process.kill(pid, 'SIGCONT');
  }
}
for (let i = 0; i < (full ? 50 : 5); i += 1) {
  await s.sqlAsSuperuser(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${s.database}' AND usename = 'around_app'`);
  const reads = await all(6, () => amira.get(`/children/${child.id}`));
  const writes = await all(6, (n) => amira.post(`/children/${child.id}/words`, { said_on: '2026-01-02', text: `Round ${i} ${n}`, said_how: 'told' }));
  show(`R2 connections cut (${i}): answered, or told to come again`, reads.every((a) => [200, 503].includes(a.status)) && writes.every((a) => a.status !== 500), `${seen(reads)} ${seen(writes)}`);
}
show('R13 it is as before', await until(async () => (await amira.get(`/children/${child.id}`)).status === 200));

// --- large bodies of strangers (R20)

{
  const size = 4 * 1024 * 1024 - 1024;
  const head = `POST /api/v1/imports?format=ssda903 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`;
  const body = Buffer.alloc(size - 1, ' ');
  const opened = Array.from({ length: 16 }, () => {
    const one = { text: '', socket: net.connect(s.port, '127.0.0.1') };
    one.socket.on('error', () => {}).on('data', (d) => (one.text += d.toString('latin1')));
    one.socket.write(head);
    one.socket.write(body);
    return one;
  });
  const shed = () => opened.filter((o) => statuses(o.text)[0] === 503);
  show('R20 strangers fill no more memory than they share', await until(() => shed().length >= 8), opened.map((o) => o.text.slice(9, 12) || 'open').join(' '));
  show('R20 who is refused is told when to come again', shed().every((o) => /\r\nRetry-After: \d/.test(o.text) && /\r\nConnection: close/.test(o.text)));
  show('R20 usual requests do not notice', (await amira.get(`/children/${child.id}`)).status === 200 && (await amira.patch(`/children/${child.id}`, { known_as: 'Kit' }, 'v0')).status === 412);
  for (const o of opened) o.socket.destroy();
  const { status } = await (async () => {
    let answer = { status: 503 };
    await until(async () => (answer = await amira.post('/imports?format=ssda903', JSON.stringify({ files: [{ name: 'x.csv', text: 'a'.repeat(1_000_000) }] }))).status !== 503);
    return answer;
  })();
  show('R20 when they have gone, there is room again', status !== 503, `${status}`);
}

// --- what anybody may ask, asked for too often by readers who do not read (R20)

{
  const one = 'GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n';
  const readers = Array.from({ length: 300 }, () => net.connect(s.port, '127.0.0.1').on('error', () => {}).pause());
  for (const socket of readers) socket.write(one.repeat(8));
  const answers = await all(40, () => amira.get(`/children/${child.id}`));
  show('R20 people who work are answered meanwhile', answers.every((a) => a.status === 200), seen(answers));
  for (const socket of readers) socket.destroy();
}

// --- the end (R10)

{
  const env = { ...s.env, AROUND_LISTEN: '127.0.0.1:0' };
  const impatient = spawn(`${process.env.AROUND_BUILD}/around`, ['serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => impatient.on('exit', (code, signal) => done(signal ?? code)));
  let said = '';
  impatient.stderr.on('data', (d) => (said += d));
  await new Promise((done) => impatient.stdout.once('data', done));
  // A request that has begun keeps the drain waiting for its rest.
  const port = portOf(impatient.pid);
  const socket = net.connect(port, '127.0.0.1').on('error', () => {});
  socket.write('POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{');
  await sleep(200);
  impatient.kill('SIGTERM');
  await until(() => said.includes('event=ending'));
  show('R10 after one signal it waits for what has begun', impatient.exitCode === null && impatient.signalCode === null);
  impatient.kill('SIGTERM');
  show('R10 the same signal again ends it at once', (await ended) === 'SIGTERM');
  socket.destroy();
}
{
  let answers;
  await whileHeld('LOCK TABLE child', async (holder) => {
    answers = all(50, () => amira.get(`/children/${child.id}`).catch((error) => ({ status: error.message })));
    await until(async () => Number(await holder.ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) > 0);
    s.daemon.kill('SIGTERM');
    await until(() => s.log.includes('event=ending'));
  });
  if (s.daemon.exitCode === null) await once(s.daemon, 'exit');
  show('R10 fifty requests in work when it is told to end are answered', (await answers).every((a) => a.status === 200), seen(await answers));
}

/** The port on which a process listens, from the system's table of sockets. */
function portOf(pid) {
  const inodes = fs.readdirSync(`/proc/${pid}/fd`).map((fd) => { try { return fs.readlinkSync(`/proc/${pid}/fd/${fd}`); } catch { return ''; } });
  const line = fs.readFileSync('/proc/net/tcp', 'utf8').split('\n').map((l) => l.trim().split(/\s+/)).find((f) => f[3] === '0A' && inodes.includes(`socket:[${f[9]}]`));
  return parseInt(line[1].split(':')[1], 16);
}

await s.stop().catch((error) => show('the daemon ends cleanly', false, error.message));
process.exit(sumUp());
