// Random people do random things to the referrals of a few children through the whole service, beside a small model of who may do what; then the records are
// looked through for what must always hold. 100,000 events over the table of states alone: tests/unit/test_referral_walk.c.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { westshire } from '../lib/westshire.js';

const events = 800, seed = 20261126;
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
const needs = ['Low mood', 'Sleep'], ends = ['closed', 'declined', 'redirected', 'withdrawn'];
let s, people, services, children, dice = seed;

/** mulberry32: from 0 to n - 1 */
function roll(n) {
  dice = (dice + 0x6d2b79f5) | 0;
  let t = Math.imul(dice ^ (dice >>> 15), 1 | dice);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
}
const one = (list) => list[roll(list.length)];

before(async () => {
  const w = await westshire('--children', '12');
  s = w.s;
  people = {};
  // Who may move referrals at all, in which services they are staff, and of which they decide what was asked.
  for (const [name, role, moves, staff, decides] of [['kofi', 'designated_teacher', false, [], ['ep']], ['amira', 'social_worker', true, [], ['core', 'ep']], ['gareth', 'team_manager', true, [], ['core', 'ep']],
    ['wendy', 'service_admin', true, ['core'], []], ['priya', 'camhs_clinician', true, ['core'], []], ['lena', 'educational_psychologist', true, ['ep'], []], ['anita', 'mental_health_lead', false, [], []]]) {
    const client = await w.as(role);
    people[name] = { name, client, moves, staff, decides, id: (await client.get('/session')).body.person.id };
  }
  services = { core: { id: await s.sql("SELECT id FROM service WHERE code = 'core_camhs'"), staff: ['priya', 'wendy'] }, ep: { id: await s.sql("SELECT id FROM service WHERE code = 'educational_psychology'"), staff: ['lena'] } };
  const school = await s.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  children = [];
  for (let n = 0; n < 6; n++) {
    const made = await people.amira.client.post('/children', { ...nameOf(500 + n), born_on: `${Number(today.slice(0, 4)) - 12}-01-01`, sex: 'F', local_id: `WALK${n}` });
    for (const [what, body] of [['legal-status', { code: 'C2', from_on: plusDays(-100) }], ['schools', { school, from_on: plusDays(-80) }]])
      assert.equal((await people.amira.client.post(`/children/${made.body.id}/${what}`, body)).status, 201);
    children.push(made.body.id);
  }
});
after(() => s.stop());

// ---------------------------------------------------------------------------------------------- the model

const sidesOf = (who, r) => ({ referrer: r.theirs.has(who.name), decider: who.decides.includes(r.service), service: who.staff.includes(r.service) });
const isOpenAlready = (all, child, service, need) => all.some((r) => r.child === child && r.service === service && r.need === need && !ends.includes(r.state));

/** Whether this may happen, with what it brings. */
function mayMove(who, r, body, all) {
  const { referrer, decider, service } = sidesOf(who, r), waits = ['accepted', 'allocated'].includes(r.state), { to } = body;
  const can = {
    submitted: decider && r.state === 'asked', accepted: service && ['submitted', 'allocated'].includes(r.state), allocated: service && waits, seen: service && waits,
    closed: service && (waits || r.state === 'seen'), declined: (service && r.state === 'submitted') || (decider && r.state === 'asked'),
    redirected: ((service && (waits || ['submitted', 'seen'].includes(r.state))) || (decider && r.state === 'asked')) && who.name !== 'wendy', // who reads no reasons passes none on
    withdrawn: referrer && (waits || ['asked', 'submitted'].includes(r.state)),
  }[to];
  const brings = (ends.includes(to) || (to === 'accepted' && r.state === 'allocated') ? body.reason : true) && (to === 'allocated' || (to === 'seen' && r.state === 'accepted') ? body.practitioner : true)
    && (to === 'redirected' ? body.service : true);
  const fits = !body.end_reason || (['closed', 'withdrawn'].includes(to) && (body.end_reason !== 'finished' || r.state === 'seen'));
  return Boolean(who.moves && can && brings && fits) && !(to === 'redirected' && isOpenAlready(all, r.child, other(r.service), r.need));
}
const other = (service) => (service === 'core' ? 'ep' : 'core');

function mayHappen(who, r, kind) {
  const waits = ['accepted', 'allocated'].includes(r.state);
  if (kind === 'nudge') return who.name === 'anita' && (waits || ['asked', 'submitted'].includes(r.state));
  if (!who.moves || !sidesOf(who, r).service) return false;
  return { offer: waits || r.state === 'submitted', word: waits || r.state === 'submitted', pause: waits && !r.paused && r.urgency === 'routine', resume: waits && r.paused }[kind];
}

// ---------------------------------------------------------------------------------------------- the events

async function refer(all) {
  const who = people[one(['kofi', 'amira', 'gareth'])], child = one(children), service = one(['core', 'core', 'ep']), need = one(needs), urgency = roll(8) ? 'routine' : 'urgent';
  const answer = await who.client.post(`/children/${child}/referrals`, { service: services[service].id, need, urgency, reason: 'Sleeps badly since the move.', ...(service === 'ep' ? { consultation_on: plusDays(-3) } : {}) });
  assert.equal(answer.status, isOpenAlready(all, child, service, need) ? 409 : 201, answer.text);
  if (answer.status === 201) all.push({ id: answer.body.id, child, service, need, urgency, state: who.decides.includes(service) ? 'submitted' : 'asked', theirs: new Set([who.name]), history: 1, paused: false });
  return answer.status === 201;
}

/** Seldom one that is over. */
function oneOf(all) {
  const open = all.filter((r) => !ends.includes(r.state));
  return one(open.length && roll(8) ? open : all);
}

function someMove(all) {
  const who = one(Object.values(people)), r = oneOf(all), to = one(['submitted', 'accepted', 'allocated', 'seen', ...ends]), body = { to };
  if (roll(4)) body.reason = 'As we said.';
  if (roll(3)) body.practitioner = people[one(services[r.service].staff)].id;
  if (roll(2)) body.service = services[other(r.service)].id;
  if (!roll(4)) body.end_reason = one(['finished', 'moved_away', 'declined_young_person']);
  return { who, r, to, body, may: mayMove(who, r, body, all) };
}
function someEvent(all) {
  const who = one(Object.values(people)), r = oneOf(all), kind = one(['offer', 'word', 'pause', 'resume', 'nudge']);
  return { who, r, kind, may: mayHappen(who, r, kind) };
}
/** Most of what could be would be refused: of three, two are looked for among what may be. */
function some(pick, all) {
  const wants = roll(3) > 0;
  let found = pick(all);
  for (let n = 0; n < 60 && found.may !== wants; n++) found = pick(all);
  return found;
}

async function move(all) {
  const { who, r, to, body, may } = some(someMove, all);
  const answer = await who.client.post(`/referrals/${r.id}/transitions`, body);
  assert.equal(answer.status === 200, may, `${who.name} moves ${r.state} to ${JSON.stringify(body)}: ${answer.text}`);
  assert.ok(may || [403, 404, 409, 422].includes(answer.status), answer.text);
  if (!may) return false;
  if (to === 'submitted') r.theirs.add(who.name);
  if (to === 'redirected') {
    const id = await s.sql(`SELECT id FROM referral WHERE follows_id = '${r.id}'`), sends = r.state === 'asked' ? [who.name] : []; // a service passes on what stays whose it was
    all.push({ ...r, id, service: other(r.service), state: 'submitted', history: 1, paused: false, theirs: new Set([...r.theirs, ...sends]) });
  }
  if (to !== 'allocated') r.paused = false;
  r.state = to;
  r.history++;
  return true;
}

/** Days pass while a clock stands still: none of them counts. */
async function meanwhile(all) {
  const { who, r, kind, may } = some(someEvent, all);
  const left = async () => (await people.amira.client.get(`/referrals/${r.id}`)).body.clocks.filter((k) => !k.stopped_at).map((k) => [k.name, k.left]);
  let had;
  if (may && kind === 'resume') {
    await s.sql(`UPDATE referral_clock SET from_at = from_at - interval '${1 + roll(40)} days', due_at = due_at - interval '5 days', paused_at = paused_at - interval '5 days' WHERE referral_id = '${r.id}' AND paused_at IS NOT NULL`);
    had = await left();
  }
  const answer = kind === 'nudge' ? await who.client.post(`/referrals/${r.id}/nudge`, { text: 'Please answer.' })
    : await who.client.post(`/referrals/${r.id}/events`, { kind, ...(roll(2) ? { text: 'As we said.' } : {}), ...(kind === 'pause' ? { code: 'family_asked', until_on: plusDays(30) } : {}) });
  assert.equal(answer.status === 200, may, `${who.name} ${kind} of ${r.state}: ${answer.text}`);
  if (!may) return false;
  if (kind === 'pause' || kind === 'resume') r.paused = kind === 'pause';
  if (had) assert.deepEqual(await left(), had, 'what was left is left');
  r.history++;
  return true;
}

// ---------------------------------------------------------------------------------------------- what must always hold

const never = {
  'an end without a reason': `SELECT e.id FROM referral_event e WHERE e.to_state IN ('closed', 'declined', 'redirected', 'withdrawn') AND NOT EXISTS (SELECT FROM referral_reason w WHERE w.event_id = e.id)`,
  'a step from where it did not stand': `SELECT x.id FROM (SELECT e.*, lag(e.to_state) OVER (PARTITION BY e.referral_id ORDER BY e.made_at) AS stood FROM referral_event e WHERE e.kind = 'move') x WHERE x.from_state IS DISTINCT FROM x.stood`,
  'a state that its history does not end in': `SELECT r.id FROM referral r WHERE r.state IS DISTINCT FROM (SELECT e.to_state FROM referral_event e WHERE e.referral_id = r.id AND e.kind = 'move' ORDER BY e.made_at DESC LIMIT 1)`,
  'two acceptances': `SELECT referral_id FROM referral_event WHERE from_state = 'submitted' AND to_state = 'accepted' GROUP BY referral_id HAVING count(*) > 1`,
  'two open ones of a child, a service and a need': `SELECT child_id FROM referral WHERE state IN ('asked', 'submitted', 'accepted', 'allocated', 'seen') GROUP BY child_id, service_id, subject, need_key HAVING count(*) > 1`,
  'a clock that runs where nothing is waited for': `SELECT k.id FROM referral_clock k JOIN referral r ON r.id = k.referral_id WHERE k.stopped_at IS NULL AND (r.state IN ('seen', 'closed', 'declined', 'redirected', 'withdrawn') OR (k.clock = 'asked') <> (r.state = 'asked') OR k.clock = 'decision' AND r.state <> 'submitted')`,
  'a wait without a clock': `SELECT r.id FROM referral r WHERE r.state IN ('asked', 'submitted', 'accepted', 'allocated') AND NOT EXISTS (SELECT FROM referral_clock k WHERE k.referral_id = r.id AND k.stopped_at IS NULL)`,
  'a clock that stands still and is not waited for': `SELECT k.id FROM referral_clock k JOIN referral r ON r.id = k.referral_id WHERE k.paused_at IS NOT NULL AND r.state NOT IN ('accepted', 'allocated')`,
  'one clock twice': `SELECT referral_id FROM referral_clock GROUP BY referral_id, clock HAVING count(*) > 1`,
  'a first day that was lost on the way to another service': `SELECT r.id FROM referral r JOIN referral f ON f.id = r.follows_id WHERE f.submitted_at IS NOT NULL AND r.submitted_at <> f.submitted_at`,
  'a clock of one passed on that begins anew': `SELECT k.id FROM referral_clock k JOIN referral r ON r.id = k.referral_id JOIN referral f ON f.id = r.follows_id WHERE f.submitted_at IS NOT NULL AND k.paused_at IS NULL AND k.from_at > f.submitted_at`,
  'work that is open when its referral is over': `SELECT i.id FROM involvement i JOIN referral r ON r.id = i.referral_id WHERE r.state IN ('closed', 'redirected', 'withdrawn') AND (i.state <> 'closed' OR i.end_reason IS NULL)`,
  'work that is not there': `SELECT r.id FROM referral r WHERE r.state IN ('allocated', 'seen') AND (SELECT count(*) FROM involvement i WHERE i.referral_id = r.id AND i.state <> 'closed') <> 1`,
};

test(`${events} random events by seven people, seed ${seed}: each happens or is refused as the model says, and what must hold holds`, async (t) => {
  const all = [], happened = { refer: 0, move: 0, meanwhile: 0 }, reached = new Set();
  const mine = `child_id = ANY ('{${children}}')`;
  for (let i = 0; i < events; i++) {
    const what = !all.length || !roll(9) ? 'refer' : roll(3) ? 'move' : 'meanwhile';
    happened[what] += await { refer, move, meanwhile }[what](all);
    for (const r of all) reached.add(r.state);
  }
  t.diagnostic(`${events} events with seed ${seed}: ${JSON.stringify(happened)} happened, ${all.length} referrals`);
  assert.deepEqual([...reached].sort(), ['accepted', 'allocated', 'asked', 'closed', 'declined', 'redirected', 'seen', 'submitted', 'withdrawn'], 'every state is reached');
  assert.equal(await s.sql(`SELECT string_agg(id || ' ' || state, ',' ORDER BY id) FROM referral WHERE ${mine}`), all.map((r) => `${r.id} ${r.state}`).sort().join(','));
  assert.equal(await s.sql(`SELECT string_agg(r.id || ' ' || (SELECT count(*) FROM referral_event e JOIN person p ON p.id = e.made_by AND NOT p.is_service WHERE e.referral_id = r.id AND e.made_at IS NOT NULL), ',' ORDER BY r.id) FROM referral r WHERE ${mine}`),
    all.map((r) => `${r.id} ${r.history}`).sort().join(','), 'every step is there, with who and when');
  for (const [what, text] of Object.entries(never)) assert.equal(await s.sql(text), '', what);
});
