// honest.mjs ADDRESS COOKIE SECONDS: pictures of the worker's children, 50 a second whether or not the ones before have been answered, as
// many people would ask for them. Says p50 and p99 in microseconds, how many were asked for, and how many got no good answer.
import http from 'node:http';

const [address, cookie, seconds] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
const [step, children] = [Number(process.env.BENCH_STEP), Number(process.env.BENCH_CHILDREN)];
const EVERY = 20; // milliseconds

const child = () => `00000000-0000-4000-8000-${String(step * (1 + Math.floor(Math.random() * children))).padStart(12, '0')}`;

/** How long one picture took, in milliseconds; null where none came. */
const picture = () =>
  new Promise((done) => {
    const start = performance.now();
    const asked = http.get(`${address}/api/v1/children/${child()}/picture`, { agent, headers: { cookie }, timeout: 30_000 }, (answer) => {
      answer.resume().on('end', () => done(answer.statusCode === 200 ? performance.now() - start : null));
    });
    asked.on('timeout', () => asked.destroy()).on('error', () => done(null));
  });

const asked = [];
const start = performance.now();
for (let i = 0; i * EVERY < seconds * 1000; i++) {
  const wait = start + i * EVERY - performance.now();
  if (wait > 0) await new Promise((go) => setTimeout(go, wait));
  asked.push(picture());
}
const took = await Promise.all(asked);
const good = took.filter((one) => one !== null).sort((a, b) => a - b);
const at = (part) => Math.round((good[Math.floor(good.length * part)] ?? 0) * 1000);
console.log(at(0.5), at(0.99), took.length, took.length - good.length);
agent.destroy();
