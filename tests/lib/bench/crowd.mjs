// crowd.mjs slow|sign_ins|report ADDRESS [COOKIE]: until it is ended, and two minutes at most, what keeps a service busy beside its honest
// callers. Says "ready" when all of it is there.
//   slow      2,000 requests whose header never ends, 2,000 whose body never does, 500 answers that nobody takes, 200 connections at rest;
//             a place that is cut is taken again
//   sign_ins  20 people at once who guess a password, again and again
//   report    who oversees all reads the activity of one service over five years, again and again
import net from 'node:net';

const [kind, address, cookie] = process.argv.slice(2);
const { hostname, port } = new URL(address);
const elsewhere = '127.0.0.2'; // not where the honest ones come from: what counts by address must not hit them
const sleep = (ms) => new Promise((go) => setTimeout(go, ms));

/** A connection that says `first`, then `drop` every second, takes no answer, and comes again when it was cut. */
function slow(first, drop) {
  return new Promise((there) => {
    const socket = net.connect({ host: hostname, port, localAddress: elsewhere }, () => {
      socket.write(first);
      there();
    });
    const timer = setInterval(() => drop && socket.write(drop), 1000);
    socket.pause().on('error', () => {}).on('close', () => {
      clearInterval(timer);
      setTimeout(() => void slow(first, drop), 100);
      there();
    });
  });
}

const head = 'Host: x\r\n';
const kinds = [
  [2000, `GET /healthz HTTP/1.1\r\n${head}`, 'X-a: b\r\n'],
  [2000, `POST /api/v1/session HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`, ' '],
  [500, `GET /api/v1/openapi.json HTTP/1.1\r\n${head}\r\n`.repeat(4), ''],
  [200, `GET /healthz HTTP/1.1\r\n${head}\r\n`, ''],
];

async function crowd() {
  for (const [n, first, drop] of kinds) {
    for (let i = 0; i < n; i += 100) {
      await Promise.all(Array.from({ length: 100 }, () => slow(first, drop)));
      await sleep(10);
    }
  }
}

async function guess(n) {
  for (let i = 0; ; i++) {
    const body = JSON.stringify({ username: `bench.nobody${n}.${i}`, password: 'not this one, nor that' });
    const answer = await fetch(`${address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => null);
    await answer?.text();
    if (answer?.status !== 401) await sleep(50); // it says that it is too busy: a flood asks again at once
  }
}

async function read(path) {
  const answer = await fetch(`${address}/api/v1${path}`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function report(service) {
  const year = new Date().getFullYear();
  for (;;) await read(`/services/${service}/activity?from=${year - 5}-01-01&to=${year - 1}-12-31`);
}

setTimeout(() => process.exit(0), 120_000);
if (kind === 'slow') await crowd();
else if (kind === 'sign_ins') for (let n = 0; n < 20; n++) void guess(n);
else void report((await read('/services')).items[0].id);
console.log('ready');
