// What the services' rules say to a referral, whom it waits for, and what happens while somebody waits.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
const thisYear = Number(today.slice(0, 4));
let s, as, keys, services, number = 0;

const serviceOf = (code) => services.find((one) => one.code === code);

async function child({ age = 12, care = true, home = 'foster' } = {}) {
  const amira = await as('social_worker');
  const made = await amira.post('/children', { ...nameOf(++number), born_on: `${thisYear - age}-01-01`, sex: 'M', local_id: `REF${number}` });
  assert.equal(made.status, 201, made.text);
  if (care) assert.equal((await amira.post(`/children/${made.body.id}/legal-status`, { code: 'C2', from_on: plusDays(-100) })).status, 201);
  if (home) assert.equal((await amira.post(`/children/${made.body.id}/homes`, { kind: home, from_on: plusDays(-90) })).status, 201);
  return made.body.id;
}
const refer = async (role, id, code, more = {}) => (await as(role)).post(`/children/${id}/referrals`, { service: serviceOf(code).id, reason: 'Sleeps badly since the move.', urgency: 'routine', ...more });
const move = async (role, referral, to, more = {}) => (await as(role)).post(`/referrals/${referral.id}/transitions`, { to, ...more });
const event = async (role, referral, kind, text) => (await as(role)).post(`/referrals/${referral.id}/events`, { kind, text });
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer);

before(async () => {
  ({ s, as, keys } = await westshire());
  services = (await (await as('social_worker')).get('/services')).body.items;
});
after(() => s.stop());

// What the papers say of each service: mission.md, M8.
const allowed = {
  core_camhs: ['social_worker', 'team_manager'],
  specialist_camhs: ['social_worker', 'team_manager'],
  educational_psychology: ['designated_teacher', 'senco', 'social_worker', 'team_manager', 'virtual_school'],
  care_wellbeing: ['social_worker'],
  camhs_social_work: ['social_worker', 'team_manager'],
  clinical_psychology: ['social_worker', 'team_manager'],
  camhs_care_adoption: ['adoption_worker', 'care_nurse', 'fostering_worker', 'social_worker', 'team_manager'],
  youth_justice_health: ['social_worker', 'team_manager', 'youth_justice_worker'],
  youth_justice_speech: ['social_worker', 'team_manager', 'youth_justice_worker'],
};
for (const [code, roles] of Object.entries(allowed)) {
  test(`${code.replaceAll('_', ' ')}: who may refer, and what is said beside it`, () => {
    const one = serviceOf(code);
    assert.deepEqual([...one.who_may_refer].sort(), roles);
    assert.ok(one.about.length > 40 && one.expect.length > 20 && one.crisis.length > 20 && one.last_checked_on <= today);
    assert.ok(one.clocks.some((clock) => clock.clock === 'seen'));
  });
}

const refused = [
  ['core CAMHS of somebody who is 19', { age: 19, care: false }, 'core_camhs', {}, '/service'],
  ['Specialist CAMHS before Core CAMHS has assessed', {}, 'specialist_camhs', {}, '/consultation_on'],
  ['educational psychology before the consultative conversation', {}, 'educational_psychology', {}, '/consultation_on'],
  ['the wellbeing practitioner before the consultative conversation', {}, 'care_wellbeing', {}, '/consultation_on'],
  ['CAMHS social workers for a child who is not in care', { care: false }, 'camhs_social_work', {}, '/service'],
  ['clinical psychology at 13', { age: 13 }, 'clinical_psychology', {}, '/service'],
  ['care, adoption and permanence in the home of an agency', { home: 'foster_agency' }, 'camhs_care_adoption', {}, '/service'],
  ['core CAMHS for a carer', {}, 'core_camhs', { subject: 'carer' }, '/subject'],
  ['a conversation that is yet to come', {}, 'educational_psychology', { consultation_on: plusDays(3) }, '/consultation_on'],
  ['consent that is no object', {}, 'core_camhs', { consent: 'yes' }, '/consent'],
  ['consent of a book', {}, 'core_camhs', { consent: { by: 'x'.repeat(4000) } }, '/consent'],
  ['urgent without saying why it cannot wait', {}, 'specialist_camhs', { urgency: 'urgent' }, '/override_reason'],
];
for (const [what, of, code, more, pointer] of refused) {
  test(`refused with its ground: ${what}`, async () => {
    const answer = await refer('social_worker', await child(of), code, more);
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(pointers(answer), [pointer]);
  });
}

test('which service? Those that fit come first, each with what stands in the way', async () => {
  const amira = await as('social_worker');
  const id = await child({ age: 9 });
  const suggest = async (role, query) => (await as(role)).get(`/services/suggest?child=${id}${query}`);
  const all = (await suggest('social_worker', '')).body.items;
  assert.equal(all.length, services.length);
  const fits = all.map((one) => Number(!one.fits));
  assert.deepEqual(fits, [...fits].sort());
  for (const one of all) assert.equal(one.fits, one.problems.length === 0, one.service.name);
  const sleep = (await suggest('social_worker', '&need=sleep')).body.items;
  assert.ok(sleep.length > 1 && sleep.every((one) => one.needs.some((need) => /sleep/i.test(need))));
  const core = sleep.find((one) => one.service.name === 'Core CAMHS');
  assert.deepEqual([core.fits, core.may_refer, core.decided_by], [true, true, null]);
  assert.match(core.clock, /8 weeks/);
  const wellbeing = sleep.find((one) => /wellbeing/.test(one.service.name));
  assert.deepEqual(wellbeing.problems, ['A consultative conversation with the wellbeing practitioner']);
  assert.deepEqual((await suggest('social_worker', '&need=juggling')).body.items, []);
  assert.equal((await suggest('social_worker', '&colour=blue')).status, 422);
  assert.equal((await amira.get('/services/suggest')).status, 422);
  assert.equal((await suggest('youth_justice_worker', '')).status, 404); // not a child of theirs
  const one = (await amira.get(`/services/${core.service.id}/referral-check?child=${id}`)).body;
  assert.deepEqual(one, { problems: core.problems, may_refer: true, clock: core.clock, decided_by: null });
});

test('what must come first has come, or is passed over for an urgent risk with a reason', async () => {
  const talked = await refer('social_worker', await child(), 'educational_psychology', { consultation_on: plusDays(-3) });
  assert.deepEqual([talked.status, talked.body.state, talked.body.consultation_on], [201, 'submitted', plusDays(-3)]);
  const urgent = await refer('social_worker', await child(), 'specialist_camhs', { urgency: 'urgent', override_reason: 'Talks of hurting others tonight.' });
  assert.deepEqual([urgent.status, urgent.body.override_reason], [201, 'Talks of hurting others tonight.']);
});

test('homes of agencies have the one-off consultation, and a carer can be the one who is seen', async () => {
  const answer = await refer('social_worker', await child({ home: 'foster_agency' }), 'camhs_care_consultation', { subject: 'carer' });
  assert.deepEqual([answer.status, answer.body.subject], [201, 'carer'], answer.text);
  const picture = (await (await as('social_worker')).get(`/children/${answer.body.child}/picture`)).body;
  assert.equal(picture.referrals[0].subject, 'carer');
  const child2 = await refer('social_worker', answer.body.child, 'camhs_care_consultation');
  assert.deepEqual([child2.status, child2.body.subject], [201, 'child'], 'the child and the carer are two');
});

test('an offer stops its clock and leaves the other one running; a word to the carer stands on the waiting list', async () => {
  const made = (await refer('social_worker', await child(), 'core_camhs', { urgency: 'urgent' })).body;
  const clock = (referral, name) => referral.clocks.find((one) => one.name === name);
  assert.deepEqual([clock(made, 'offer').state, clock(made, 'offer').unit, clock(made, 'offer').n], ['running', 'hours', 24]);
  const due = Date.parse(clock(made, 'offer').due_at) - Date.parse(clock(made, 'offer').from);
  assert.equal(due, 24 * 3600 * 1000);
  assert.equal((await event('social_worker', made, 'offer')).status, 403);
  assert.deepEqual(pointers(await event('camhs_clinician', made, 'letter')), ['/kind']);
  const offered = await event('camhs_clinician', made, 'offer', 'Tomorrow at ten, at school.');
  assert.equal(offered.status, 200, offered.text);
  assert.deepEqual([clock(offered.body, 'offer').state, clock(offered.body, 'seen').state, offered.body.state], ['met', 'running', 'submitted']);
  assert.ok(offered.body.offered_at);
  assert.equal(offered.body.history.at(-1).reason, 'Tomorrow at ten, at school.');

  const clinician = await as('camhs_clinician');
  const waits = async () => (await clinician.get(`/services/${serviceOf('core_camhs').id}/waiting-list?limit=200`)).body.items.find((one) => one.referral === made.id);
  assert.equal((await waits()).last_word_at, null);
  assert.equal((await event('camhs_clinician', made, 'word', 'We wrote that it will be the 8th.')).status, 200);
  assert.ok((await waits()).last_word_at);
  assert.deepEqual([(await waits()).care_status, (await waits()).days_waited], ['in_care', 0]);
});

test('a service passes on what another can help with better, with its words and the day on which it came', async () => {
  const referral = (await refer('social_worker', await child(), 'core_camhs')).body;
  const moved = await move('camhs_clinician', referral, 'redirected', { service: serviceOf('educational_psychology').id, reason: 'School first' });
  assert.deepEqual([moved.status, moved.body.state], [200, 'redirected'], moved.text);
  const next = (await (await as('social_worker')).get(`/children/${referral.child}/referrals`)).body.items.find((one) => one.service.id === serviceOf('educational_psychology').id);
  assert.deepEqual([next.state, next.reason, next.submitted_at], ['submitted', 'Sleeps badly since the move.', referral.submitted_at]);
  assert.equal((await move('camhs_clinician', next, 'redirected', { service: serviceOf('core_camhs').id, reason: 'To us' })).status, 404, 'nobody takes one to themselves');
});

test('nothing is offered of a referral that is over', async () => {
  const made = (await refer('social_worker', await child(), 'core_camhs')).body;
  assert.equal((await move('social_worker', made, 'withdrawn', { reason: 'The young person does not want it.' })).status, 200);
  const late = await event('camhs_clinician', made, 'offer');
  assert.equal(late.status, 409);
  assert.deepEqual(late.body.states, []);
});

test('a meeting that is recorded later counts on its day', async () => {
  const made = (await refer('social_worker', await child(), 'core_camhs')).body;
  await s.sql(`UPDATE referral SET submitted_at = submitted_at - interval '60 days' WHERE id = '${made.id}'`);
  await s.sql(`UPDATE referral_clock SET from_at = from_at - interval '60 days', due_at = due_at - interval '60 days' WHERE referral_id = '${made.id}'`);
  assert.equal((await move('camhs_clinician', made, 'accepted', { on: plusDays(-3) })).status, 422);
  await move('camhs_clinician', made, 'accepted');
  const me = (await (await as('camhs_clinician')).get('/session')).body.person.id;
  for (const on of [plusDays(1), plusDays(-61)]) assert.deepEqual(pointers(await move('camhs_clinician', made, 'seen', { practitioner: me, on })), ['/on']);
  const seen = await move('camhs_clinician', made, 'seen', { practitioner: me, on: plusDays(-10) });
  assert.equal(seen.status, 200, seen.text);
  assert.equal(seen.body.seen_at.slice(0, 10), plusDays(-10));
  assert.equal(seen.body.clocks.find((one) => one.name === 'seen').state, 'met'); // 50 days, though today is the 60th
});

test('a home that is short-term is no reason that can be chosen, and a refusal that reads like it goes to the mental health lead', async () => {
  const made = (await refer('social_worker', await child(), 'core_camhs')).body;
  for (const decline_code of ['short_term_home', 'unplanned', 'placement']) assert.deepEqual(pointers(await move('camhs_clinician', made, 'declined', { reason: 'x', decline_code })), ['/decline_code']);
  const next = async () => (await (await as('mental_health_lead')).all('/me/next?limit=200&within=3660')).filter((one) => one.kind === 'refusal');
  const before = (await next()).length;
  const declined = await move('camhs_clinician', made, 'declined', { reason: 'Please refer again once the placement is permanent; it is short-term for now.', decline_code: 'outside_remit' });
  assert.equal(declined.status, 200, declined.text);
  const [look] = (await next()).slice(before);
  assert.equal(look?.child.id, made.child);
  const lead = await as('mental_health_lead');
  const settled = await lead.post(`/tasks/${look.link.id}/settle`, { outcome: 'Talked with the service: the referral is made again.' });
  assert.equal(settled.status, 200, settled.text);
  assert.equal((await next()).length, before);
});

test('what is said before a referral is what happens: whoever the policy lets only ask is told so, even where a service names the role', async () => {
  for (const role of ['youth_justice_worker', 'care_nurse', 'designated_teacher', 'social_worker', 'fostering_worker', 'reviewing_officer']) {
    const client = await as(role);
    const [one] = (await client.get('/children?limit=1')).body.items;
    for (const said of (await client.get(`/services/suggest?child=${one.id}`)).body.items.filter((item) => item.fits)) {
      const answer = await client.post(`/children/${one.id}/referrals`, { service: said.service.id, reason: 'Sleeps badly.', urgency: 'routine' });
      if (answer.status === 409) continue; // one is open already
      assert.equal(answer.status, 201, `${role} ${said.service.name} ${answer.text}`);
      assert.equal(answer.body.state, said.may_refer ? 'submitted' : 'asked', `${role} ${said.service.name}`);
      assert.equal(answer.body.decider?.name ?? null, said.decided_by, `${role} ${said.service.name}`);
    }
  }
});

test('an urgent request runs against a clock, also where the service has none for urgent ones', async () => {
  const code = 'care_nursing'; // which says what holds for routine referrals alone
  assert.ok(serviceOf(code).clocks.every((one) => one.urgency === 'routine'));
  const urgent = (await refer('social_worker', await child(), code, { urgency: 'urgent' })).body;
  assert.deepEqual(urgent.clocks.map((one) => [one.name, one.n, one.unit]), [['seen', 3, 'weeks']]);
  const asked = (await refer('team_manager', await child(), 'care_wellbeing', { urgency: 'urgent', override_reason: 'Not safe tonight.' })).body;
  assert.equal(asked.state, 'asked');
  assert.deepEqual(asked.clocks.map((one) => [one.name, one.n, one.unit]), [['asked', 5, 'working_days']]);
  const core = (await refer('social_worker', await child(), 'core_camhs', { urgency: 'urgent' })).body;
  assert.deepEqual(core.clocks.map((one) => one.name).sort(), ['offer', 'seen']); // its own urgent ones, and no routine one
});

test('what is asked for a child whom nobody may refer names somebody, and waits among what is next for them', async () => {
  const key = s.client({ key: keys[0].key });
  const made = (await key.post('/children', { ...nameOf(++number), born_on: `${thisYear - 9}-02-02`, sex: 'F', local_id: `REF${number}` })).body;
  const asked = await key.post(`/children/${made.id}/referrals`, { service: serviceOf('core_camhs').id, reason: 'Asked by the case system.', urgency: 'routine' });
  assert.deepEqual([asked.status, asked.body.state], [201, 'asked'], asked.text);
  assert.equal(await s.sql(`SELECT count(*) FROM role_held WHERE person_id = '${asked.body.decider?.id}' AND role = 'team_manager'`), '1');
  const manager = await as('team_manager'); // one of several: it is theirs now
  await s.sql(`UPDATE referral SET decider_id = '${(await manager.get('/session')).body.person.id}' WHERE id = '${asked.body.id}'`);
  const next = (await manager.all('/me/next?limit=200&within=3660'));
  assert.ok(next.some((one) => one.kind === 'referral_asked' && one.link.id === asked.body.id));
  assert.equal((await move('team_manager', asked.body, 'submitted')).body.state, 'submitted');
});

// ---------------------------------------------------------------------------------------------- pauses, reminders, repeats

const seenClock = (referral) => referral.clocks.find((one) => one.name === 'seen');
const pause = async (role, referral, more) => (await as(role)).post(`/referrals/${referral.id}/events`, { kind: 'pause', code: 'family_asked', until_on: plusDays(30), ...more });

test('a clock stands still with a reason that everybody sees, until a day on which it is due; what was left is left', async () => {
  const id = await child();
  const made = (await refer('social_worker', id, 'core_camhs')).body;
  assert.equal((await pause('camhs_clinician', made)).status, 409, 'to decide does not wait');
  assert.equal((await move('camhs_clinician', made, 'accepted')).status, 200);
  assert.equal((await pause('social_worker', made)).status, 403);
  assert.deepEqual(pointers(await pause('camhs_clinician', made, { code: undefined })), ['/code']);
  assert.deepEqual(pointers(await pause('camhs_clinician', made, { code: 'short_term_home' })), ['/code']);
  assert.deepEqual(pointers(await pause('camhs_clinician', made, { until_on: undefined })), ['/until_on']);
  assert.deepEqual(pointers(await pause('camhs_clinician', made, { until_on: today })), ['/until_on']);
  assert.deepEqual(pointers(await pause('camhs_clinician', made, { until_on: plusDays(93) })), ['/until_on']);
  assert.deepEqual(pointers(await pause('camhs_clinician', made, { kind: 'word' })).sort(), ['/code', '/until_on']);
  assert.equal((await event('camhs_clinician', made, 'resume')).status, 409, 'nothing stands still');

  const paused = await pause('camhs_clinician', made, { text: 'They move house first.' });
  assert.equal(paused.status, 200, paused.text);
  assert.deepEqual([seenClock(paused.body).state, seenClock(paused.body).paused_until, seenClock(paused.body).pause_code], ['paused', plusDays(30), 'family_asked']);
  assert.equal((await pause('camhs_clinician', made)).status, 409, 'it stands still already');
  const next = (await (await as('social_worker')).get(`/children/${id}/picture`)).body.next.find((one) => one.link.id === made.id);
  assert.deepEqual([next.on, next.what], [plusDays(30), 'Core CAMHS: take the paused referral up again']);

  await s.sql(`UPDATE referral_clock SET from_at = from_at - interval '20 days', due_at = due_at - interval '20 days', paused_at = paused_at - interval '20 days' WHERE referral_id = '${made.id}' AND clock = 'seen'`);
  const left = seenClock((await (await as('social_worker')).get(`/referrals/${made.id}`)).body).left;
  const resumed = await event('camhs_clinician', made, 'resume');
  assert.equal(resumed.status, 200, resumed.text);
  assert.deepEqual([seenClock(resumed.body).state, seenClock(resumed.body).left, seenClock(resumed.body).paused_at], ['running', left, null]);
  assert.deepEqual(resumed.body.history.slice(-2).map((one) => [one.kind, one.pause_code]), [['pause', 'family_asked'], ['resume', null]]);
});

test('being seen ends a pause; an urgent referral is not paused', async () => {
  const made = (await refer('social_worker', await child(), 'core_camhs')).body;
  await move('camhs_clinician', made, 'accepted');
  await pause('camhs_clinician', made);
  const clinician = (await (await as('camhs_clinician')).get('/session')).body.person.id;
  const allocated = await move('camhs_clinician', made, 'allocated', { practitioner: clinician });
  assert.equal(seenClock(allocated.body).state, 'paused', 'whose it becomes can be settled meanwhile');
  assert.equal(seenClock((await move('camhs_clinician', made, 'seen')).body).state, 'met');
  const urgent = (await refer('social_worker', await child(), 'core_camhs', { urgency: 'urgent' })).body;
  await move('camhs_clinician', urgent, 'accepted');
  assert.deepEqual(pointers(await pause('camhs_clinician', urgent)), ['/kind']);
});

test('what nobody decides goes to the mental health lead, who reminds them; whoever decides hears of it', async () => {
  const id = await child();
  const officer = (await (await as('reviewing_officer')).get('/session')).body.person.id;
  assert.equal((await (await as('team_manager')).post(`/children/${id}/allocations`, { kind: 'reviewing_officer', person: officer })).status, 201);
  const asked = (await refer('reviewing_officer', id, 'core_camhs')).body;
  assert.equal(asked.state, 'asked');
  const lead = await as('mental_health_lead');
  const waits = async () => (await lead.all('/me/next?limit=200&within=3660')).some((one) => one.link.id === asked.id);
  assert.equal(await waits(), false, 'as long as there is time');
  await s.sql(`UPDATE referral_clock SET from_at = from_at - interval '20 days', due_at = due_at - interval '20 days' WHERE referral_id = '${asked.id}'`);
  assert.equal(await waits(), true);
  assert.deepEqual(pointers(await lead.post(`/referrals/${asked.id}/nudge`, {})), ['/text']);
  const nudged = await lead.post(`/referrals/${asked.id}/nudge`, { text: 'Please decide by Friday.' });
  assert.equal(nudged.status, 200, nudged.text);
  assert.equal(nudged.body.history.at(-1).kind, 'nudge');
  const news = (await (await as('social_worker')).get('/me/news?limit=200')).body.items.filter((one) => one.link.id === asked.id);
  assert.ok(news.some((one) => one.title.endsWith('a reminder') && one.text === 'Please decide by Friday.'));
  assert.equal((await (await as('social_worker')).post(`/referrals/${asked.id}/nudge`, { text: 'No' })).status, 403);
  assert.equal((await move('social_worker', asked, 'declined', { reason: 'He has a mentor.' })).status, 200);
  assert.equal((await lead.post(`/referrals/${asked.id}/nudge`, { text: 'Late' })).status, 409);
});

test('one open referral for each need: whoever sends it again is led to the open one', async () => {
  const id = await child();
  const first = (await refer('social_worker', id, 'core_camhs', { need: 'Sleep' })).body;
  for (const need of ['Sleep', ' sleep ', undefined]) {
    const again = await refer('social_worker', id, 'core_camhs', { need });
    assert.equal(again.status, 409, again.text);
    assert.deepEqual(again.body.current, { id: first.id, state: 'submitted' });
  }
  const other = await refer('social_worker', id, 'core_camhs', { need: 'Low mood' });
  assert.equal(other.status, 201, other.text);
});

test('a service gives several who wait to one of its people at once: all of them or none', async () => {
  const made = [];
  for (let i = 0; i < 3; i++) {
    made.push((await refer('social_worker', await child(), 'core_camhs')).body);
    if (i < 2) assert.equal((await move('camhs_clinician', made[i], 'accepted')).status, 200);
  }
  const clinician = await as('camhs_clinician');
  const practitioner = (await clinician.get('/session')).body.person.id;
  const give = (ids, who = practitioner) => clinician.post(`/services/${serviceOf('core_camhs').id}/allocate`, { practitioner: who, referrals: ids });
  assert.deepEqual(pointers(await give(made.map((one) => one.id))), ['/referrals/2'], 'one is not accepted yet');
  assert.deepEqual(pointers(await give([made[0].id, made[0].id])), ['/referrals/1'], 'one stands there twice');
  const amira = (await (await as('social_worker')).get('/session')).body.person.id;
  assert.deepEqual(pointers(await give([made[0].id], amira)), ['/practitioner']);
  assert.deepEqual(pointers(await clinician.post(`/services/${serviceOf('core_camhs').id}/allocate`, { practitioner, referrals: [] })), ['/referrals']);
  assert.equal((await clinician.get(`/referrals/${made[0].id}`)).body.state, 'accepted');

  const given = await give(made.slice(0, 2).map((one) => one.id));
  assert.deepEqual([given.status, given.body.made], [200, 2], given.text);
  for (const one of made.slice(0, 2)) {
    const now = (await clinician.get(`/referrals/${one.id}`)).body;
    assert.deepEqual([now.state, now.practitioner.id, now.history.at(-1).to], ['allocated', practitioner, 'allocated']);
    const work = (await clinician.get(`/children/${one.child}/involvements`)).body.items.find((x) => x.service.id === serviceOf('core_camhs').id);
    assert.deepEqual([work.state, work.practitioner.id], ['waiting', practitioner]);
  }
  assert.deepEqual(pointers(await give([made[0].id])), ['/referrals/0'], 'it is somebody\'s');
  assert.equal((await (await as('educational_psychologist')).post(`/services/${serviceOf('core_camhs').id}/allocate`, { practitioner, referrals: [made[2].id] })).status, 422);
});

test('of a waiting list one sees what fits: the state, who is late, who is due a word', async () => {
  const clinician = await as('camhs_clinician');
  const made = (await refer('social_worker', await child({ care: false }), 'core_camhs')).body;
  const list = async (query) => (await clinician.get(`/services/${serviceOf('core_camhs').id}/waiting-list?limit=200&${query}`)).body.items;
  const has = async (query) => (await list(query)).some((one) => one.referral === made.id);
  assert.deepEqual([await has('state=submitted'), await has('state=accepted'), await has('urgency=routine'), await has('urgency=urgent')], [true, false, true, false]);
  assert.deepEqual([await has('care_status=on_edge'), await has('care_status=in_care'), await has('late=true'), await has('word_due=true')], [true, false, false, false]);
  await s.sql(`UPDATE referral SET submitted_at = submitted_at - interval '60 days' WHERE id = '${made.id}'`);
  await s.sql(`UPDATE referral_clock SET from_at = from_at - interval '60 days', due_at = due_at - interval '60 days' WHERE referral_id = '${made.id}'`);
  assert.deepEqual([await has('late=true'), await has('word_due=true')], [true, true]);
  assert.equal((await event('camhs_clinician', made, 'word')).status, 200);
  assert.equal(await has('word_due=true'), false);
  assert.equal((await list('')).find((one) => one.referral === made.id).next_word_on, plusDays(28));
  assert.ok((await list('late=true')).every((one) => one.clock.state === 'late'));
});
