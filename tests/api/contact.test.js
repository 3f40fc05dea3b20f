// Contacts of an involvement and their notes by tier, and how work is closed; refusals beside what goes through.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
let s, as, clients, core, number = 40;

const idOf = (username) => s.sql(`SELECT id FROM person WHERE username = '${username}'`);
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer);
const met = (more = {}) => ({ day: plusDays(-3), minutes: 50, mode: 'in_person', outcome: 'attended', there: ['child', 'carer'], ...more });

/** A child of Amira's with whom Priya works at Core CAMHS since a hundred days. */
async function work({ practitioner = 'priya.nair', service = core } = {}) {
  const amira = await as('social_worker');
  const child = await amira.post('/children', { ...nameOf(++number), born_on: '2013-01-01', sex: 'M', local_id: `C${number}` });
  assert.equal(child.status, 201, child.text);
  const id = await s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on)
    VALUES (gen_random_uuid(), '${child.body.id}', '${service}', 'Direct work', '${await idOf(practitioner)}', 'active', '${plusDays(-100)}') RETURNING id`);
  return { id, child: child.body.id };
}
const record = async (role, involvement, body) => (await as(role)).post(`/involvements/${involvement.id}/contacts`, body);

before(async () => {
  ({ s, as, clients } = await westshire('--children', '12'));
  core = await s.sql("SELECT id FROM service WHERE code = 'core_camhs'");
  clients.colleague = await s.signedIn(await s.person('second.clinician', { roles: ['camhs_clinician'], agency: await s.sql(`SELECT a.name FROM agency a JOIN service v ON v.agency_id = a.id WHERE v.id = '${core}'`), kind: 'camhs' }));
});
after(() => s.stop());

test('a contact is recorded and says who, when, how long, and when it was written down', async () => {
  const involvement = await work();
  const made = await record('camhs_clinician', involvement, met({ place: 'school', note: 'Spoke about sleep.' }));
  assert.equal(made.status, 201, made.text);
  assert.equal(made.headers.get('location'), `/api/v1/contacts/${made.body.id}`);
  const { body } = made;
  assert.deepEqual([body.day, body.minutes, body.mode, body.place, body.outcome, body.there, body.note, body.therapy_note, body.held_back],
    [plusDays(-3), 50, 'in_person', 'school', 'attended', ['child', 'carer'], 'Spoke about sleep.', null, false]);
  assert.equal(body.practitioner.id, await idOf('priya.nair'));
  assert.equal(body.child, involvement.child);
  assert.equal(body.made_at.slice(0, 10), new Date().toISOString().slice(0, 10), 'both times are kept');
  const older = await record('colleague', involvement, met({ day: plusDays(-40), outcome: 'did_not_attend', minutes: null, mode: 'phone', there: [] }));
  assert.equal(older.body.minutes, null);
  const list = (await (await as('camhs_clinician')).get(`/involvements/${involvement.id}/contacts?limit=1`)).body;
  assert.deepEqual(list.items.map((one) => one.id), [body.id]);
  const rest = (await (await as('camhs_clinician')).get(`/involvements/${involvement.id}/contacts?limit=1&after=${encodeURIComponent(list.next)}`)).body;
  assert.deepEqual([rest.items.map((one) => one.id), rest.next], [[older.body.id], null]);
});

test('what cannot be is refused with where it stands', async () => {
  const involvement = await work();
  const refused = async (more) => pointers(await record('camhs_clinician', involvement, met(more)));
  assert.deepEqual(await refused({ day: plusDays(1) }), ['/day'], 'not ahead');
  assert.deepEqual(await refused({ day: plusDays(-101) }), ['/day'], 'not before the work began');
  assert.deepEqual(await refused({ minutes: null }), ['/minutes']);
  assert.deepEqual(await refused({ minutes: 0 }), ['/minutes']);
  assert.deepEqual(await refused({ minutes: 1441 }), ['/minutes']);
  assert.deepEqual(await refused({ there: ['child', 'dog'] }), ['/there/1']);
  assert.deepEqual(await refused({ practitioner: await idOf('amira.khan') }), ['/practitioner'], 'of another service');
  assert.deepEqual(await refused({ place: '12 Elm Street' }), ['/place'], 'never an address');
  const { day, ...without } = met();
  assert.deepEqual(pointers(await record('camhs_clinician', involvement, without)), ['/day']);
  assert.equal(await s.sql(`SELECT count(*) FROM contact WHERE involvement_id = '${involvement.id}'`), '0');
});

test('only the service itself records; who does not see the child learns nothing', async () => {
  const involvement = await work();
  assert.equal((await record('social_worker', involvement, met())).status, 403);
  assert.equal((await record('service_admin', involvement, met())).status, 403);
  assert.equal((await record('educational_psychologist', involvement, met())).status, 404, 'another service, that does not know the child');
  await s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on) SELECT gen_random_uuid(), '${involvement.child}', id, 'Consultation', 'active', '${plusDays(-9)}'
    FROM service WHERE code = 'educational_psychology'`);
  assert.equal((await record('educational_psychologist', involvement, met())).status, 403, 'nor one that does');
  const made = await record('camhs_clinician', involvement, met());
  assert.equal((await (await as('educational_psychologist')).patch(`/contacts/${made.body.id}`, { minutes: 5 }, made.body.etag)).status, 403);
});

test('heads are for everybody around the child, notes by their tier', async () => {
  const involvement = await work();
  const made = await record('camhs_clinician', involvement, met({ note: 'Noted NOTE3.', therapy_note: 'Noted NOTE4.' }));
  assert.equal(made.body.therapy_note, 'Noted NOTE4.');
  const seen = async (role) => (await (await as(role)).get(`/involvements/${involvement.id}/contacts`)).body.items[0];
  const amira = await seen('social_worker');
  assert.deepEqual([amira.minutes, amira.note, amira.therapy_note, amira.held_back], [50, 'Noted NOTE3.', null, false], 'the social worker reads what was said, never the therapy');
  const wendy = await seen('service_admin');
  assert.deepEqual([wendy.minutes, wendy.note, wendy.therapy_note, wendy.held_back], [50, null, null, true], 'the administrator sees that there is a note');
  const colleague = await seen('colleague');
  assert.deepEqual([colleague.note, colleague.therapy_note], ['Noted NOTE3.', null], 'of the same service, and not the named practitioner');
  for (const role of ['social_worker', 'team_manager', 'service_admin', 'mental_health_lead', 'colleague'])
    assert.ok(!(await (await as(role)).get(`/children/${involvement.child}/picture`)).text.includes('NOTE4'), role);
  // Of therapy they alone are told whose roles read such notes of anybody: those of the service who are not named.
  for (const [role, told] of [['colleague', true], ['social_worker', false], ['team_manager', false], ['service_admin', false], ['mental_health_lead', false], ['camhs_clinician', false]])
    assert.equal((await seen(role)).therapy_held_back, told, role);
  const withheld = async (role) => (await (await as(role)).get(`/children/${involvement.child}/picture`)).body.withheld.filter((one) => one.type === null && one.owner === 'Westshire Core CAMHS');
  assert.deepEqual((await withheld('colleague')).map((one) => one.count), [null], 'on the picture: whose it is, and neither what nor how much');
  for (const role of ['social_worker', 'service_admin', 'mental_health_lead', 'camhs_clinician']) assert.deepEqual(await withheld(role), [], role);
  const plain = await record('camhs_clinician', involvement, met({ day: plusDays(-2) }));
  assert.equal((await (await as('colleague')).get(`/contacts/${plain.body.id}`)).body.therapy_held_back, false, 'where there is none, none is told of');
  assert.equal((await (await as('camhs_clinician')).patch(`/contacts/${plain.body.id}`, { therapy_note: 'Later NOTE4.' }, plain.body.etag)).status, 200);
  assert.equal((await (await as('colleague')).get(`/contacts/${plain.body.id}`)).body.therapy_held_back, true, 'one that comes later is');
  await s.sql(`DELETE FROM therapy_note WHERE contact_id = '${plain.body.id}'; DELETE FROM contact WHERE id = '${plain.body.id}'`);
  // Somebody named by another service reads what was said, and not this service's therapy.
  const ep = await s.sql("SELECT id FROM service WHERE code = 'educational_psychology'");
  await s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on) VALUES (gen_random_uuid(), '${involvement.child}', '${ep}', 'Consultation', '${await idOf('lena.frost')}', 'active', '${plusDays(-9)}')`);
  const lena = await seen('educational_psychologist');
  assert.deepEqual([lena.note, lena.therapy_note, lena.therapy_held_back], ['Noted NOTE3.', null, false], 'an educational psychologist reads none but their own, and is told of no other');
  assert.equal(await s.sql(`SELECT string_agg(DISTINCT tier::text, ',') FROM audit WHERE record_type = 'contact' AND '${made.body.id}' = ANY (ids) AND person_id = '${await idOf('priya.nair')}'`), '4', 'the look says how deep it went');
});

test('whoever is not the named practitioner writes no note of therapy', async () => {
  const involvement = await work();
  assert.equal((await record('colleague', involvement, met({ therapy_note: 'Mine.' }))).status, 403);
  assert.equal(await s.sql(`SELECT count(*) FROM contact WHERE involvement_id = '${involvement.id}'`), '0', 'all of it or nothing');
});

test('a contact is corrected, with both versions kept, and never in passing', async () => {
  const involvement = await work();
  const priya = await as('camhs_clinician');
  const made = (await record('camhs_clinician', involvement, met({ note: 'First.' }))).body;
  assert.equal(problem(await priya.send('PATCH', `/contacts/${made.id}`, { body: { minutes: 40 } })), 'match-required');
  const changed = await priya.patch(`/contacts/${made.id}`, { minutes: 40, there: ['school'], note: 'Second.', therapy_note: 'Deeper.' }, made.etag);
  assert.equal(changed.status, 200, changed.text);
  assert.deepEqual([changed.body.minutes, changed.body.there, changed.body.note, changed.body.therapy_note, changed.body.mode], [40, ['school'], 'Second.', 'Deeper.', 'in_person']);
  assert.equal(problem(await priya.patch(`/contacts/${made.id}`, { minutes: 30 }, made.etag)), 'stale');
  assert.deepEqual(pointers(await priya.patch(`/contacts/${made.id}`, { minutes: null }, changed.body.etag)), ['/minutes']);
  assert.deepEqual(pointers(await priya.patch(`/contacts/${made.id}`, { day: plusDays(2) }, changed.body.etag)), ['/day']);
  const missed = await priya.patch(`/contacts/${made.id}`, { minutes: null, outcome: 'cancelled_by_them' }, changed.body.etag);
  assert.deepEqual([missed.body.minutes, missed.body.outcome], [null, 'cancelled_by_them']);
  assert.equal(await s.sql(`SELECT string_agg(row ->> 'minutes', ',' ORDER BY id) FROM version WHERE row_id = '${made.id}'`), '50,40');
  assert.equal(await s.sql(`SELECT row ->> 'text' FROM version WHERE table_name = 'contact_note' AND row ->> 'contact_id' = '${made.id}'`), 'First.');
});

test('work is closed with a reason, and never without', async () => {
  const involvement = await work();
  const priya = await as('camhs_clinician');
  const { body } = await priya.get(`/involvements/${involvement.id}`);
  const close = (more) => priya.patch(`/involvements/${involvement.id}`, { state: 'closed', ...more }, body.etag);
  assert.deepEqual(pointers(await close({})), ['/end_reason']);
  assert.deepEqual(pointers(await close({ end_reason: 'other' })), ['/outcome']);
  assert.deepEqual(pointers(await close({ end_reason: 'finished', until_on: plusDays(1) })), ['/until_on']);
  assert.deepEqual(pointers(await close({ end_reason: 'finished', until_on: plusDays(-101) })), ['/until_on']);
  assert.deepEqual(pointers(await close({ end_reason: 'short_term_home' })), ['/end_reason'], 'no home is a reason');
  assert.deepEqual(pointers(await priya.patch(`/involvements/${involvement.id}`, { end_reason: 'finished' }, body.etag)), ['/end_reason']);
  const made = (await record('camhs_clinician', involvement, met())).body;
  const closed = await close({ end_reason: 'declined_young_person', until_on: plusDays(-1), outcome: 'Would rather talk to Ruth.' });
  assert.equal(closed.status, 200, closed.text);
  assert.deepEqual([closed.body.state, closed.body.until_on, closed.body.end_reason, closed.body.outcome], ['closed', plusDays(-1), 'declined_young_person', 'Would rather talk to Ruth.']);
  assert.equal((await record('camhs_clinician', involvement, met())).status, 403, 'who reads for 28 days more records nothing');
  assert.equal((await priya.get(`/contacts/${made.id}`)).status, 200);
  const { involvements } = (await (await as('social_worker')).get(`/children/${involvement.child}/picture`)).body;
  assert.equal(involvements[0].end_reason, 'declined_young_person');
});

test('a referral that is closed closes its work with a reason too', async () => {
  const involvement = await work();
  const amira = await as('social_worker');
  const priya = await as('camhs_clinician');
  const referral = (await amira.post(`/children/${involvement.child}/referrals`, { service: core, reason: 'Sleeps badly.', urgency: 'routine' })).body;
  for (const step of [{ to: 'accepted' }, { to: 'allocated', practitioner: await idOf('priya.nair') }, { to: 'seen' }])
    assert.equal((await priya.post(`/referrals/${referral.id}/transitions`, step)).status, 200);
  assert.equal((await priya.post(`/referrals/${referral.id}/transitions`, { to: 'closed', reason: 'Moved to Devon.', end_reason: 'moved_away' })).status, 200);
  assert.equal(await s.sql(`SELECT state || ' ' || end_reason FROM involvement WHERE referral_id = '${referral.id}'`), 'closed moved_away');
});

test('work ends with its referral, whoever ends that: passed on, or withdrawn with a reason of its own', async () => {
  const priya = await as('camhs_clinician'), amira = await as('social_worker');
  const ep = await s.sql("SELECT id FROM service WHERE code = 'educational_psychology'");
  const taken = async (...steps) => {
    const child = (await amira.post('/children', { ...nameOf(++number), born_on: '2013-01-01', sex: 'M', local_id: `C${number}` })).body.id;
    const referral = (await amira.post(`/children/${child}/referrals`, { service: core, reason: 'Sleeps badly.', urgency: 'routine' })).body;
    for (const to of ['accepted', 'allocated', ...steps])
      assert.equal((await priya.post(`/referrals/${referral.id}/transitions`, { to, ...(to === 'allocated' ? { practitioner: await idOf('priya.nair') } : {}) })).status, 200);
    return { ...referral, go: (client, body) => client.post(`/referrals/${referral.id}/transitions`, body), work: () => s.sql(`SELECT state || ' ' || coalesce(end_reason, 'none') FROM involvement WHERE referral_id = '${referral.id}'`) };
  };
  const passed = await taken();
  assert.equal((await passed.go(priya, { to: 'redirected', service: ep, reason: 'School first.' })).status, 200);
  assert.equal(await passed.work(), 'closed passed_on');
  const withdrawn = await taken();
  const refused = async (body) => pointers(await withdrawn.go(priya, body));
  assert.deepEqual(await refused({ to: 'seen', end_reason: 'other' }), ['/end_reason'], 'work that goes on has none');
  assert.deepEqual(await refused({ to: 'closed', reason: 'Moved.', end_reason: 'finished' }), ['/end_reason'], 'they have not met');
  assert.deepEqual(await refused({ to: 'closed', reason: 'Moved.', end_reason: 'short_term_home' }), ['/end_reason'], 'no home is a reason');
  assert.deepEqual(await refused({ to: 'closed', end_reason: 'moved_away' }), ['/reason'], 'it does not replace the words');
  assert.equal((await withdrawn.go(amira, { to: 'withdrawn', reason: 'She would rather not.', end_reason: 'declined_young_person' })).status, 200);
  assert.equal(await withdrawn.work(), 'closed declined_young_person');
  const unsaid = await taken();
  assert.equal((await unsaid.go(amira, { to: 'withdrawn', reason: 'Moved.' })).status, 200);
  assert.equal(await unsaid.work(), 'closed other');
  const seen = await taken('seen');
  assert.equal((await seen.go(priya, { to: 'closed', reason: 'Sleeps well.' })).status, 200);
  assert.equal(await seen.work(), 'closed finished');
});

test('the first meeting that is recorded is the one that the referral waits for, and is not recorded twice', async () => {
  const priya = await as('camhs_clinician'), amira = await as('social_worker');
  const taken = async () => {
    const child = (await amira.post('/children', { ...nameOf(++number), born_on: '2013-01-01', sex: 'M', local_id: `C${number}` })).body.id;
    const { id } = (await amira.post(`/children/${child}/referrals`, { service: core, reason: 'Sleeps badly.', urgency: 'routine' })).body;
    for (const step of [{ to: 'accepted' }, { to: 'allocated', practitioner: await idOf('priya.nair') }]) assert.equal((await priya.post(`/referrals/${id}/transitions`, step)).status, 200);
    const work = (await priya.get(`/children/${child}/involvements`)).body.items[0];
    return { work, now: async () => (await amira.get(`/referrals/${id}`)).body, meet: async (more) => assert.equal((await priya.post(`/involvements/${work.id}/contacts`, met({ day: today, ...more }))).status, 201) };
  };
  const one = await taken();
  for (const more of [{ outcome: 'did_not_attend', there: [] }, { mode: 'phone' }, { there: ['carer', 'school'] }]) await one.meet(more);
  assert.equal((await one.now()).state, 'allocated', 'who did not come, rang, or was not there has not been met');
  await one.meet({ mode: 'video' });
  const seen = await one.now();
  assert.deepEqual([seen.state, seen.history.at(-1).to, seen.history.at(-1).by.name, seen.clocks.find((k) => k.name === 'seen').state], ['seen', 'seen', 'Priya Nair', 'met']);
  assert.equal((await priya.get(`/involvements/${one.work.id}`)).body.state, 'active');
  await one.meet();
  assert.equal((await one.now()).history.filter((step) => step.to === 'seen').length, 1, 'the second meeting is no first');
  const other = await taken();
  await s.sql(`UPDATE involvement SET from_on = '${plusDays(-5)}' WHERE id = '${other.work.id}'; UPDATE referral SET submitted_at = submitted_at - interval '60 days' WHERE id = (SELECT referral_id FROM involvement WHERE id = '${other.work.id}');
    UPDATE referral_clock SET from_at = from_at - interval '60 days', due_at = due_at - interval '60 days' WHERE referral_id = (SELECT referral_id FROM involvement WHERE id = '${other.work.id}')`);
  await other.meet({ day: plusDays(-5) });
  const late = await other.now();
  assert.deepEqual([late.state, late.seen_at.slice(0, 10), late.clocks.find((k) => k.name === 'seen').state], ['seen', plusDays(-5), 'met'], 'it counts on its day: the 55th, though today is the 60th');
});

test('work that is closed by itself closes the referral that it came from, so that another can be made', async () => {
  const priya = await as('camhs_clinician'), amira = await as('social_worker');
  const child = (await amira.post('/children', { ...nameOf(++number), born_on: '2013-01-01', sex: 'M', local_id: `C${number}` })).body.id;
  const refer = () => amira.post(`/children/${child}/referrals`, { service: core, reason: 'Sleeps badly.', urgency: 'routine' });
  for (const [outcome, says] of [['Would rather talk to Ruth.', 'Would rather talk to Ruth.'], [undefined, 'The young person does not want it.']]) {
    const made = await refer();
    assert.equal(made.status, 201, made.text);
    for (const step of [{ to: 'accepted' }, { to: 'allocated', practitioner: await idOf('priya.nair') }])
      assert.equal((await priya.post(`/referrals/${made.body.id}/transitions`, step)).status, 200);
    const work = (await priya.get(`/children/${child}/involvements`)).body.items.find((one) => one.state === 'waiting');
    const closed = await priya.patch(`/involvements/${work.id}`, { state: 'closed', end_reason: 'declined_young_person', ...(outcome ? { outcome } : {}) }, work.etag);
    assert.equal(closed.status, 200, closed.text);
    const now = (await amira.get(`/referrals/${made.body.id}`)).body;
    const last = now.history.at(-1);
    assert.deepEqual([now.state, last.from, last.to, last.by.name, last.reason], ['closed', 'allocated', 'closed', 'Priya Nair', says]);
    assert.deepEqual(now.clocks.filter((k) => !k.stopped_at), [], 'and nothing is waited for any more');
    assert.deepEqual([closed.body.state, closed.body.end_reason], ['closed', 'declined_young_person']);
  }
});

test('a practitioner of another service is not named', async () => {
  const involvement = await work();
  const priya = await as('camhs_clinician');
  const { body } = await priya.get(`/involvements/${involvement.id}`);
  assert.deepEqual(pointers(await priya.patch(`/involvements/${involvement.id}`, { practitioner: await idOf('lena.frost') }, body.etag)), ['/practitioner']);
});

test('a meeting stands on the timeline, and says when nobody came', async () => {
  const open = await work();
  assert.equal((await record('camhs_clinician', open, met())).status, 201);
  assert.equal((await record('camhs_clinician', open, met({ day: plusDays(-2), outcome: 'did_not_attend', there: [] }))).status, 201);
  const lines = (await (await as('social_worker')).get(`/children/${open.child}/timeline`)).body.items.filter((one) => one.type === 'contact');
  assert.deepEqual(lines.map((one) => [one.at, one.title, one.text]), [
    [plusDays(-2), 'Meeting with Core CAMHS: nobody came', null],
    [plusDays(-3), 'Meeting with Core CAMHS', '50 minutes'],
  ]);
});
