// R9, R10: the listening socket is the service manager's, so one process follows another under readers and writers and no request fails.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { show, sleep, sumUp } from '../attack/daemon.mjs';
import { service } from '../lib/service.js';

const restarts = process.env.TEST_FULL ? 100 : 5;
const s = await service();
const amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
const child = (await amira.post('/children', { given_names: 'Kit', family_name: 'Restart', born_on: '2013-04-14', sex: 'M', local_id: 'R1' })).body.id;

// Bound, but never listened on here: node's own server would take clients away from the service.
const { TCP, constants } = process.binding('tcp_wrap');
const holder = new TCP(constants.SERVER);
const address = {};
holder.bind('127.0.0.1', 0);
holder.getsockname(address);

async function start() {
  const child = spawn('/bin/sh', ['-c', 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" serve', `${process.env.AROUND_BUILD}/around`],
    { env: s.env, stdio: ['ignore', 'pipe', 'pipe', holder.fd] });
  child.said = '';
  child.stderr.on('data', (text) => (child.said += text));
  process.on('exit', () => child.kill('SIGKILL'));
  await once(child.stdout, 'data'); // it listens
  return child;
}

/** One request on a connection of its own; its status, or what went wrong. */
function send(method, path, body) {
  return new Promise((done) => {
    const headers = { Cookie: amira.cookie, 'X-CSRF-Token': amira.csrf, 'Content-Type': 'application/json', 'Content-Length': body ? Buffer.byteLength(body) : 0 };
    const request = http.request({ host: '127.0.0.1', port: address.port, method, path: `/api/v1${path}`, headers, agent: false }, (answer) => {
      answer.resume().on('end', () => done(answer.statusCode)).on('error', (error) => done(error.message));
    });
    request.on('error', (error) => done(error.message));
    request.end(body);
  });
}

const tally = { read: 0, written: 0, failed: [], isOver: false };
async function client(n) {
  for (let i = 0; !tally.isOver; i += 1) {
    const read = await send('GET', `/children/${child}`);
    const written = await send('POST', `/children/${child}/words`, JSON.stringify({ said_on: '2026-01-02', text: `client ${n} line ${i}`, said_how: 'told' }));
    if (read === 200) tally.read += 1; else tally.failed.push(`GET ${read}`);
    if (written === 201) tally.written += 1; else tally.failed.push(`POST ${written}`);
  }
}

let current = await start();
const clients = Promise.all(Array.from({ length: 16 }, (_, n) => client(n)));
for (let i = 0; i < restarts; i += 1) {
  await sleep(200);
  const successor = await start();
  await sleep(200);
  current.kill('SIGTERM');
  const [code] = await once(current, 'exit');
  show(`R10 it ends by itself when its requests are answered (${i})`, code === 0 && !current.said.includes('event=unanswered'), `${code}`);
  current = successor;
}
tally.isOver = true;
await clients;
show(`R9 ${restarts} restarts under 16 clients: no request failed`, tally.failed.length === 0 && tally.read > restarts && tally.written > restarts, `${tally.failed.length} of ${tally.read + tally.written}: ${[...new Set(tally.failed)]}`);
show('R9 what was answered is there', (await s.sql("SELECT count(*) FROM words WHERE text LIKE 'client % line %'")) === String(tally.written));
current.kill('SIGTERM');
const [code] = await once(current, 'exit');
show('R10 the last one ends, too', code === 0);
console.log(`${tally.read} reads, ${tally.written} writes`);
await s.stop().catch((error) => show('the daemon ends cleanly', false, error.message.slice(-3000)));
process.exit(sumUp());
