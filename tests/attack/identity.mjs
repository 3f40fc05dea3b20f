// Guessing, racing and spoofing at the door: what a stranger, or somebody with half of what it takes, tries over HTTP. The names are
// those of the attacks (A25, A39 …) and promises (S12, S13) they show. --full: more of each.
import { show, sleep, sumUp } from './daemon.mjs';
import { password, service } from '../lib/service.js';
import { codeNow } from '../lib/totp.js';

const full = Boolean(process.env.TEST_FULL);
const s = await service();
const statusesOf = (answers) => answers.map((a) => a.status).sort().join(' ');
const count = (answers, status) => answers.filter((a) => a.status === status).length;
const all = (n, make) => Promise.all(Array.from({ length: n }, (_, i) => make(i)));
/** Three at once, then one after 1, 2, 4 … seconds more. */
const compared = (start) => 3 + Math.floor(Math.log2(1 + (performance.now() - start) / 1000));
const triesAnew = () => s.sql('DELETE FROM sign_in_try');

// --- identity comes from a token alone

const administrator = await s.person('root.admin', { roles: ['service_admin'] });
const spoofed = ['X-Forwarded-User', 'X-Remote-User', 'Remote-User', 'OIDC-CLAIM-sub', 'X-Real-IP', 'X-Forwarded-For',
  'X-Original-URL', 'X-HTTP-Method-Override', 'Forwarded'];
for (const name of spoofed) {
  const answer = await s.client().get('/accounts', { headers: { [name]: 'root.admin' } });
  show(`A25 ${name} signs nobody in`, answer.status === 401, `${answer.status}`);
}
show('A25 a name with an underscore is refused', (await s.client().get('/accounts', { headers: { X_Forwarded_User: 'root.admin' } })).status === 400);
show('A27 X-Forwarded-Uri opens nothing', (await s.client().get('/accounts', { headers: { 'X-Forwarded-Uri': '/healthz' } })).status === 401);
for (const authorization of ['Bearer', 'Bearer ', 'Bearer x', `bearer ${'A'.repeat(43)}`, `Bearer ${'A'.repeat(43)} `, `Basic ${btoa(`root.admin:${password}`)}`, 'Negotiate x'])
  show(`A38 Authorization: ${authorization.slice(0, 12)}… signs nobody in`,
    (await s.client().get('/accounts', { headers: { Authorization: authorization } })).status >= 400);

// --- guessing (S13, A39, A42)

{
  const victim = await s.person('victim', { byProgram: true });
  const start = performance.now();
  const answers = await all(30, (i) => s.client().post('/session', { username: 'victim', password: `guess number ${i}` }));
  show('S13 of thirty guesses at once three are compared, and one more a second later', count(answers, 401) <= compared(start), statusesOf(answers));
  show('S13 the others are told to wait', count(answers, 429) + count(answers, 503) === 30 - count(answers, 401), statusesOf(answers));
  await triesAnew();
  show('S13 the account is not locked for good', (await s.client().signIn(victim)).status === 201);
}
{
  const victim = await s.person('coded', { code: true });
  const client = await s.signedIn(victim, { code: false });
  const answers = [], start = performance.now();
  for (let i = 0; i < (full ? 2000 : 60); i++) answers.push(await client.stepUp(String(100000 + i)));
  const most = compared(start);
  show('A39 of many guessed codes few are compared', count(answers, 422) <= most && count(answers, 429) >= answers.length - most, statusesOf(answers).slice(0, 60));
  show('A39 a guesser gains nothing', (await client.get('/session')).body.second_factor_at === null);
}
{
  const reader = await s.signedIn(administrator);
  const timed = async () => {
    const start = performance.now();
    const answer = await reader.get('/accounts');
    return answer.status === 200 ? performance.now() - start : Infinity;
  };
  const busy = [], end = performance.now() + 3000;
  const flood = all(40, async (i) => {
    const seen = [];
    for (let n = 0; performance.now() < end; n++) {
      const start = performance.now();
      const { status } = await s.client().post('/session', { username: `flood${i}x${n}`, password });
      seen.push({ status, ms: performance.now() - start });
      await sleep(200); // 200 a second from all; without it this process would be what is slow
    }
    return seen;
  });
  while (performance.now() < end) busy.push(await timed());
  const answered = (await flood).flat();
  const middle = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
  show('A42 under a flood of sign-ins every honest read is answered', busy.every(Number.isFinite));
  // Against the flood's own waiting, since how fast anything is here depends on what else the machine does.
  const waited = middle(answered.filter((a) => a.status === 401).map((a) => a.ms));
  show('A42 and does not wait behind hashing', middle(busy) < waited / 4, `${middle(busy)} ms, hashing ${waited} ms`);
  show('A42 the flood is refused or shed', answered.length > 40 && answered.every((a) => [401, 429, 503].includes(a.status)), statusesOf(answered).slice(0, 80));
  show('A42 most of it without hashing', count(answered, 503) > count(answered, 401));
  await triesAnew();
  show('A42 after it people sign in', (await s.client().signIn(administrator)).status === 201);
}

// --- what works once, tried many times at once

{
  const person = await s.person('racer', { code: true });
  const code = codeNow(person.secret);
  const answers = await all(8, () => s.client().signIn(person, { code }));
  show('A39 one code in eight sign-ins at once gives one session', count(answers, 201) === 1, statusesOf(answers));
}
{
  const link = await s.around('user', 'add', 'linked', '--name', 'Linked', '--agency', 'Westshire Council');
  const token = link.split('#')[1];
  const answers = await all(6, (i) => s.client().post('/invitations/accept', { token, password: `velvet lantern orbit ${i}` }));
  show('A41 one link used six times at once sets one password', count(answers, 204) === 1 && count(answers, 410) === 5, statusesOf(answers));
  const works = [];
  for (let i = 0; i < 6; i++) {
    await triesAnew();
    works.push(await s.client().post('/session', { username: 'linked', password: `velvet lantern orbit ${i}` }));
  }
  show('A41 and that one works', count(works, 201) === 1, statusesOf(works));
}
{
  const officer = await s.signedIn(await s.person('officer', { roles: ['information_governance'], code: true }));
  const admin = await s.signedIn(administrator);
  const id = await s.sql("SELECT id FROM person WHERE username = 'racer'");
  const asked = await admin.post('/role-requests', { person: id, role: 'social_worker', reason: 'New colleague' });
  const answers = await all(6, () => officer.post(`/role-requests/${asked.body.id}/approve`));
  show('A11 one request approved six times at once gives one role', count(answers, 200) === 1, statusesOf(answers));
  show('A11 and one row', (await s.sql(`SELECT count(*) FROM role_held WHERE person_id = '${id}'`)) === '1');
  const own = await s.sql("SELECT id FROM person WHERE username = 'root.admin'");
  for (const role of ['system_admin', 'information_governance', 'machine_key'])
    show(`A11 nobody asks for ${role} for themselves`, (await admin.post('/role-requests', { person: own, role, reason: 'x' })).status >= 400);
}

// --- known and unknown names cannot be told apart by the clock (S12)

{
  const rounds = full ? 400 : 24;
  const known = [], unknown = [];
  for (let i = 0; i < rounds; i++) {
    for (const [times, username] of i % 2 ? [[known, 'victim'], [unknown, `stranger${i}`]] : [[unknown, `stranger${i}`], [known, 'victim']]) {
      await triesAnew();
      const start = performance.now();
      await s.client().post('/session', { username, password: 'not the password' });
      times.push(performance.now() - start);
    }
  }
  let above = 0;
  for (const k of known) for (const u of unknown) above += k > u ? 1 : k === u ? 0.5 : 0;
  const auc = above / (known.length * unknown.length);
  // Three standard errors of the measure where there is nothing to tell.
  const allowed = 3 * Math.sqrt((2 * rounds + 1) / (12 * rounds * rounds));
  show('S12 a clock does not tell known from unknown names', Math.abs(auc - 0.5) <= allowed, `AUC ${auc.toFixed(3)}, allowed ±${allowed.toFixed(3)}`);
}

await s.stop().catch((error) => show('the daemon ends cleanly', false, error.message));
process.exit(sumUp());
