// The life of one referral through JSON, by seven people of Westshire: a teacher's worry becomes an ask, a referral, an acceptance, a wait with two calls to
// the carer, an allocation, three contacts and a closing. After each step the picture and the timeline of each are what they may see.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);

// Read from the permissions anew: from which step on each knows the child, whether why it was asked and moved is for them (content, tier 3), and what was
// said at a meeting (tier 3). What belongs to the therapy (tier 4) is for whoever gives it alone.
const seven = {
  kofi: { role: 'designated_teacher', from: 'asked', why: true, said: false },
  amira: { role: 'social_worker', from: 'asked', why: true, said: true },
  gareth: { role: 'team_manager', from: 'asked', why: true, said: true },
  bev: { role: 'care_nurse', from: 'asked', why: true, said: true },
  anita: { role: 'mental_health_lead', from: 'asked', why: true, said: true },
  wendy: { role: 'service_admin', from: 'submitted', why: false, said: false },
  priya: { role: 'camhs_clinician', from: 'submitted', why: true, said: true },
};
const steps = []; // what has happened: [title on the timeline, what stands under it, of tier 3: whose words, who reads these at any rate]
let s, as, core, child, referral, work;

const who = (name) => as(seven[name].role);
const ok = (answer, status = 200) => { assert.equal(answer.status, status, answer.text); return answer.body; };
const move = async (name, to, more = {}) => ok(await (await who(name)).post(`/referrals/${referral}/transitions`, { to, ...more }));
const call = async (name, text) => ok(await (await who(name)).post(`/referrals/${referral}/events`, { kind: 'word', text }));
const meet = async (name, more) => ok(await (await who(name)).post(`/involvements/${work}/contacts`, { day: today, minutes: 50, mode: 'in_person', outcome: 'attended', there: ['child'], ...more }), 201);

/** Picture and timeline of each of the seven, as they may see them. */
async function isSeen(state, more = {}) {
  for (const [name, { from, why, said }] of Object.entries(seven)) {
    const client = await who(name);
    const [picture, timeline, record] = [await client.get(`/children/${child}/picture`), await client.get(`/children/${child}/timeline`), await client.get(`/referrals/${referral}`)];
    if (from === 'submitted' && state === 'asked') {
      assert.deepEqual([picture.status, timeline.status, record.status], [404, 404, 404], `${name} knows nothing of the child before it is referred`);
      continue;
    }
    const one = ok(picture).referrals.find((r) => r.id === referral);
    assert.deepEqual([one.state, one.held_back, one.reason === null, one.need === null], [state, !why, !why, !why], name);
    assert.equal(picture.body.withheld.some((held) => held.type === 'referral'), !why, `${name}: what is held back says so`);
    assert.deepEqual(picture.body.involvements.map((i) => [i.state, i.practitioner?.name ?? null, i.end_reason]), more.work ?? [], name);
    const lines = ok(timeline).items.filter((line) => ['referral', 'involvement', 'contact'].includes(line.type));
    assert.deepEqual(lines.map((line) => line.title).reverse(), steps.map(([title]) => title), `${name}: in the order in which it happened`);
    assert.deepEqual(lines.map((line) => line.text).reverse(), steps.map(([, text, by]) => (!by || by === name || why ? text : null)), name);
    assert.deepEqual(ok(record).history.map((step) => step.by.name).length, more.history, `${name}: every step, with who and when`);
    assert.ok(record.body.history.every((step) => step.by.name && Date.parse(step.at) <= Date.now()), name);
    const everything = picture.text + timeline.text + record.text;
    assert.equal(everything.includes('SAID') || everything.includes('DEEP'), false, `${name}: notes stand with their meetings alone`);
    if (!work) continue;
    const { items } = ok(await client.get(`/involvements/${work}/contacts`));
    assert.deepEqual(items.map((c) => [c.note, c.therapy_note, c.held_back]), [...(more.notes ?? [])].reverse().map(([note, deep]) => [said ? note : null, name === 'priya' && state !== 'closed' ? deep : null, !said && note !== null]), name);
    // Whoever gave the therapy reads its notes as long as the work goes on, and knows of them afterwards; nobody else is told.
    assert.deepEqual(items.map((c) => c.therapy_held_back), [...(more.notes ?? [])].reverse().map(([, deep]) => name === 'priya' && state === 'closed' && deep !== null), name);
  }
  assert.equal((await (await as('system_admin')).get(`/children/${child}/picture`)).status, 403);
  assert.equal((await (await as('youth_justice_worker')).get(`/children/${child}/timeline`)).status, 404);
}
const newsOf = async (name) => ok(await (await who(name)).get('/me/news?limit=200')).items.filter((one) => one.link.id === referral).map((one) => one.title).reverse();

before(async () => {
  ({ s, as } = await westshire('--children', '12'));
  core = await s.sql("SELECT id FROM service WHERE code = 'core_camhs'");
  const amira = await who('amira');
  child = ok(await amira.post('/children', { ...nameOf(77), born_on: `${Number(today.slice(0, 4)) - 12}-01-01`, sex: 'F', local_id: 'LIFE1' }), 201).id;
  ok(await amira.post(`/children/${child}/legal-status`, { code: 'C2', from_on: plusDays(-100) }), 201);
  const ashdown = await s.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  ok(await amira.post(`/children/${child}/schools`, { school: ashdown, from_on: plusDays(-80), year_group: '7' }), 201);
  const bev = ok(await (await who('bev')).get('/session')).person.id;
  ok(await (await who('gareth')).post(`/children/${child}/allocations`, { kind: 'nurse', person: bev }), 201);
});
after(() => s.stop());

test('a teacher asks: whose role may not refer to Core CAMHS asks somebody who may', async () => {
  const asked = ok(await (await who('kofi')).post(`/children/${child}/referrals`, { service: core, urgency: 'routine', need: 'Low mood', reason: 'Sits alone since the move and says she sees no point.' }), 201);
  referral = asked.id;
  assert.deepEqual([asked.state, asked.decider.name, asked.asked_by.name], ['asked', 'Amira Khan', 'Kofi Osei']);
  steps.push(['Core CAMHS asked for', null]);
  await isSeen('asked', { history: 1 });
  const next = ok(await (await who('amira')).get('/me/next?limit=200&within=3660')).items;
  assert.ok(next.some((one) => one.kind === 'referral_asked' && one.link.id === referral), 'it is among what is next for whoever decides');
  assert.deepEqual(await newsOf('amira'), ['Core CAMHS is asked for: decide whether to refer']);
});

test('the social worker refers', async () => {
  const kofi = await who('kofi');
  assert.deepEqual(ok(await kofi.get(`/referrals/${referral}/steps`)).steps, [], 'whoever asked and may move nothing is offered nothing');
  for (const to of ['submitted', 'withdrawn']) assert.equal((await kofi.post(`/referrals/${referral}/transitions`, { to, reason: 'A mistake.' })).status, 403);
  const now = await move('amira', 'submitted');
  assert.deepEqual([now.referred_by.name, now.clocks.filter((k) => !k.stopped_at).map((k) => k.name).sort()], ['Amira Khan', ['decision', 'seen']]);
  steps.push(['Referred to Core CAMHS', null]);
  await isSeen('submitted', { history: 2 });
  assert.deepEqual(await newsOf('wendy'), ['Core CAMHS is asked for: decide whether to refer', 'Referred to Core CAMHS']);
});

test('the service’s administrator accepts', async () => {
  assert.equal((await (await who('amira')).post(`/referrals/${referral}/transitions`, { to: 'accepted' })).status, 403, 'not whoever refers');
  const now = await move('wendy', 'accepted');
  assert.deepEqual(now.clocks.map((k) => [k.name, k.state]).sort(), [['asked', 'met'], ['decision', 'met'], ['seen', 'running']]);
  steps.push(['Core CAMHS accepted the referral', null]);
  await isSeen('accepted', { history: 3 });
});

test('while she waits the carer is rung twice', async () => {
  await call('wendy', 'Rang Ruth: about six weeks.');
  steps.push(['Core CAMHS rang or wrote to the carer', 'Rang Ruth: about six weeks.', 'wendy']);
  await isSeen('accepted', { history: 4 });
  await call('priya', 'Rang Ruth: sleeping a little better.');
  steps.push(['Core CAMHS rang or wrote to the carer', 'Rang Ruth: sleeping a little better.', 'priya']);
  await isSeen('accepted', { history: 5 });
  const waits = ok(await (await who('wendy')).get(`/services/${core}/waiting-list?limit=200`)).items.find((one) => one.referral === referral);
  assert.deepEqual([waits.last_word_at.slice(0, 10), waits.next_word_on], [new Date().toISOString().slice(0, 10), plusDays(28)]);
});

test('it is given to somebody, who is around the child from then on', async () => {
  const priya = ok(await (await who('priya')).get('/session')).person.id;
  const now = await move('wendy', 'allocated', { practitioner: priya });
  assert.equal(now.practitioner.name, 'Priya Nair');
  steps.push(['Core CAMHS began', 'Assessment'], ['Core CAMHS allocated somebody', null]); // in one moment
  const { involvements, people } = ok(await (await who('kofi')).get(`/children/${child}/picture`));
  work = involvements[0].id;
  assert.ok(people.some((one) => one.name === 'Priya Nair' && one.is_worker));
  await isSeen('allocated', { history: 6, work: [['waiting', 'Priya Nair', null]] });
});

test('three meetings: the first stops the clock; what was said is for some, what belongs to the therapy for one', async () => {
  const notes = [];
  const seen = await move('priya', 'seen');
  assert.equal(seen.clocks.find((k) => k.name === 'seen').state, 'met');
  steps.push(['First meeting with Core CAMHS', null]);
  for (const [note, therapy_note, minutes] of [['SAID first.', null, 50], ['SAID second.', 'DEEP second.', 45], [null, 'DEEP third.', 40]]) {
    await meet('priya', { minutes, ...(note ? { note } : {}), ...(therapy_note ? { therapy_note } : {}) });
    notes.push([note, therapy_note]);
    steps.push(['Meeting with Core CAMHS', `${minutes} minutes`]);
    await isSeen('seen', { history: 7, work: [['active', 'Priya Nair', null]], notes });
  }
  assert.equal((await (await who('amira')).post(`/involvements/${work}/contacts`, { day: today, minutes: 5, mode: 'phone', outcome: 'attended' })).status, 403, 'the service alone records them');
});

test('it is closed with a reason, which whoever asked and whoever referred hears; the record stays', async () => {
  const refused = await (await who('priya')).post(`/referrals/${referral}/transitions`, { to: 'closed' });
  assert.deepEqual([refused.status, refused.body.errors.map((fault) => fault.pointer)], [422, ['/reason']]);
  const closed = await move('priya', 'closed', { reason: 'Sleeps through, and has two friends.', end_reason: 'finished' });
  assert.deepEqual(closed.history.map((step) => [step.to ?? step.kind, step.by.name]), [['asked', 'Kofi Osei'], ['submitted', 'Amira Khan'], ['accepted', 'Wendy Tull'], ['word', 'Wendy Tull'],
    ['word', 'Priya Nair'], ['allocated', 'Wendy Tull'], ['seen', 'Priya Nair'], ['closed', 'Priya Nair']]);
  assert.ok(closed.ended_at && closed.clocks.every((k) => k.stopped_at));
  steps.push(['Core CAMHS closed the referral', 'Sleeps through, and has two friends.', 'priya'], ['Core CAMHS ended', null]);
  await isSeen('closed', { history: 8, work: [['closed', 'Priya Nair', 'finished']], notes: [['SAID first.', null], ['SAID second.', 'DEEP second.'], [null, 'DEEP third.']] });
  const heard = ['Referred to Core CAMHS', 'Core CAMHS accepted the referral', 'Core CAMHS rang or wrote to the carer', 'Core CAMHS rang or wrote to the carer', 'Core CAMHS allocated the referral',
    'First meeting with Core CAMHS', 'Core CAMHS closed the referral'];
  assert.deepEqual(await newsOf('kofi'), heard, 'whoever asked hears every step of the others');
  assert.deepEqual(await newsOf('amira'), ['Core CAMHS is asked for: decide whether to refer', ...heard.slice(1)]);
  assert.equal(await s.sql(`SELECT count(*) FROM referral WHERE child_id = '${child}' AND state NOT IN ('closed', 'declined', 'redirected', 'withdrawn')`), '0');
});
