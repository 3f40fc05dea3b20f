// Forms by link: what somebody gains who guesses links, who holds one, or who works here and may not read what was written. Canaries stand in the
// child's record, in what was saved and in what was sent.
import { randomBytes } from 'node:crypto';
import { show, sumUp } from './daemon.mjs';
import { westshire } from '../lib/westshire.js';

const { s, as } = await westshire();
const amira = await as('social_worker'), stranger = s.client();
const kept = 'Zaunkoenig', unsent = 'Rotkehlchen', sent = 'Stieglitz';
const child = (await amira.post('/children', { given_names: 'Kim', family_name: kept, born_on: '2014-02-03', sex: 'U', local_id: kept })).body.id;
await amira.post(`/children/${child}/words`, { said_on: '2026-01-02', text: kept, said_with: kept });
const link = async (more = {}) => {
  const made = await amira.post('/form-links', { child, kind: 'view', for_whom: 'carer', name: `Ruth ${kept}`, ...more });
  return { id: made.body.id, token: made.body.path.split('#')[1] };
};
const bytes = (answer) => answer.text.replace(/[0-9a-f]{32}/g, '');

// --- guessing

const { id, token } = await link();
const none = bytes(await stranger.get(`/forms/${'A'.repeat(43)}`));
const near = [...token].map((one, i) => token.slice(0, i) + (one === 'x' ? 'y' : 'x') + token.slice(i + 1)).slice(0, 42);
const guesses = [...near, ...Array.from({ length: 100 }, () => randomBytes(32).toString('base64url')), token.slice(1), `${token}A`, token.toLowerCase(), `${token}%00`, `${token}.csv`, "' OR true--", id];
let opened = 0, told = 0;
for (const guess of guesses)
  for (const answer of [await stranger.get(`/forms/${encodeURIComponent(guess)}`), await stranger.post(`/forms/${encodeURIComponent(guess)}`, { answers: [{ code: 'well', text: 'x' }] })]) {
    opened += answer.status < 400;
    told += answer.status === 404 ? bytes(answer) !== none : answer.status !== 400;
  }
show('of many guesses, near ones among them, none opens a form', opened === 0, `${opened}`);
show('and each is answered as a link that never was', told === 0, `${told}`);
const key = s.client({ key: token });
show('a token is no key', (await key.get('/children')).status === 401);
show('nor a cookie', (await s.client().get('/children', { headers: { Cookie: `around=${token}` } })).status === 401);

// --- what a holder learns

const form = await stranger.get(`/forms/${token}`);
const saved = await stranger.put(`/forms/${token}`, { answers: [{ code: 'well', text: unsent }] }, { 'If-Match': 'v0' });
for (const [what, answer] of [['opened', form], ['saved', saved]])
  show(`a form that is ${what} tells the name the child likes and nothing else of it`, answer.status === 200 && !answer.text.includes(kept) && !answer.text.includes(child) && !answer.text.includes(id), answer.text.slice(0, 300));
for (const path of [`/children/${child}`, `/children/${child}/forms`, `/form-links/${id}`])
  show(`a holder without an account gets nothing of ${path.split('/')[1]}`, (await stranger.get(path)).status === 401);

// --- what was not sent is the holder's alone

const everywhere = [`/children/${child}/picture`, `/children/${child}/timeline?limit=200`, `/children/${child}/forms`, `/children/${child}/tasks`, `/children/${child}/words`, `/form-links/${id}`, '/me/news?limit=200', '/me/next?limit=200&within=3660'];
const found = async (who, canary) => {
  const paths = [];
  for (const path of everywhere) if ((await who.get(path)).text.includes(canary)) paths.push(path);
  return paths.join(' ');
};
show('what was saved and not sent is nowhere, for whoever asked', (await found(amira, unsent)) === '');
show('the application cannot read it', /permission denied/.test(await s.sqlAsApp('SELECT answers FROM form_draft').catch((e) => e.message)));
show('nor the hashes of links', /permission denied/.test(await s.sqlAsApp('SELECT token_hash FROM form_draft').catch((e) => e.message)));
show('nor write answers', /permission denied/.test(await s.sqlAsApp("INSERT INTO form_answer (id) VALUES (gen_random_uuid())").catch((e) => e.message)));
// Whoever says to the database that they are a form is nobody.
show('as a form one reads no table', /not signed in/.test(await s.sqlAsApp("SELECT set_config('around.token', repeat('a', 64), false), set_config('around.kind', 'form', false); SELECT count(id) FROM words").catch((e) => e.message)));

// --- what was sent is shown to those around the child alone

const last = await stranger.post(`/forms/${token}`, { answers: [{ code: 'well', text: `${sent} <script>alert(1)</script>` }] });
show('it is sent', last.status === 200, last.text);
show('what was saved before is not kept', (await s.sqlAsSuperuser("SELECT count(*) FROM form_draft WHERE answers <> '[]'")) === '0');
show('whoever asked reads it, as text', (await amira.get(`/form-links/${id}`)).body.answers[0].text === `${sent} <script>alert(1)</script>`);
for (const role of ['designated_teacher', 'camhs_clinician', 'care_nurse', 'fostering_worker', 'analyst', 'service_admin', 'system_admin', 'information_governance']) {
  const where = await found(await as(role), sent);
  show(`${role}, who does not stand to the child, finds none of it`, where === '', where);
}
show('neither log nor audit has a word of it', !s.log.includes(sent) && !s.log.includes(token) && !(await s.sqlAsSuperuser('SELECT string_agg(a::text, chr(10)) FROM audit a')).includes(sent));

await s.stop().catch((error) => show('the daemon ends cleanly', false, error.message));
process.exit(sumUp());
