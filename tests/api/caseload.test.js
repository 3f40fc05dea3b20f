// Who of a service has how much, what has nobody, covers, handing over, and two services at the same work.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { problem, tick } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
let s, as, clients, people, core, ep, elsewhere, number = 60;

const idOf = (username) => s.sql(`SELECT id FROM person WHERE username = '${username}'`);
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer);

async function child() {
  const made = await (await as('social_worker')).post('/children', { ...nameOf(++number), born_on: '2013-01-01', sex: 'M', local_id: `L${number}` });
  assert.equal(made.status, 201, made.text);
  return made.body.id;
}
/** Work of Core CAMHS with a new child since a hundred days; practitioner null: nobody. */
async function work(practitioner, { state = 'active', type = 'Direct work', of = core, about } = {}) {
  const child_ = about ?? await child();
  const id = await s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on)
    VALUES (gen_random_uuid(), '${child_}', '${of}', '${type}', ${practitioner ? `'${practitioner}'` : 'NULL'}, '${state}', '${plusDays(-100)}') RETURNING id`);
  return { id, child: child_ };
}
const met = (involvement, practitioner, days, minutes, outcome = 'attended') => s.sql(`INSERT INTO contact (id, child_id, involvement_id, practitioner_id, day, minutes, mode, outcome)
  SELECT gen_random_uuid(), child_id, id, '${practitioner}', '${plusDays(-days)}', ${minutes}, 'phone', '${outcome}' FROM involvement WHERE id = '${involvement.id}'`);
const caseload = async (role, id = core) => (await as(role)).get(`/services/${id}/caseload`);
const lineOf = (answer, person) => answer.body.practitioners.find((one) => (one.person?.id ?? null) === person);
const hand = async (role, body) => (await as(role)).post(`/services/${core}/handover`, body);
const cover = async (role, body) => (await as(role)).post(`/services/${core}/covers`, body);

before(async () => {
  ({ s, as, clients } = await westshire('--children', '12'));
  core = await s.sql("SELECT id FROM service WHERE code = 'core_camhs'");
  elsewhere = await s.sql("SELECT id FROM service WHERE code = 'youth_justice_health'");
  ep = await s.sql("SELECT id FROM service WHERE code = 'educational_psychology'");
  await s.sql(`DELETE FROM cover; DELETE FROM contact_note; DELETE FROM therapy_note; DELETE FROM contact; DELETE FROM involvement;
    DELETE FROM referral_clock; DELETE FROM referral_reason; DELETE FROM referral_event; DELETE FROM referral_content; UPDATE referral SET follows_id = NULL; DELETE FROM referral`);
  const agency = await s.sql(`SELECT a.name FROM agency a JOIN service v ON v.agency_id = a.id WHERE v.id = '${core}'`);
  clients.ann = await s.signedIn(await s.person('ann.second', { roles: ['camhs_clinician'], agency, kind: 'camhs', name: 'Ann Second' }));
  await s.person('lou.leaver', { roles: ['camhs_clinician'], agency, kind: 'camhs', name: 'Lou Leaver' });
  people = { priya: await idOf('priya.nair'), ann: await idOf('ann.second'), lou: await idOf('lou.leaver'), wendy: await idOf('wendy.tull'), lena: await idOf('lena.frost'), dean: await idOf('dean.okafor') };
});
after(() => s.stop());

test('each practitioner’s children, first meetings, quiet work and minutes are counted', async () => {
  const [first, second] = [await work(people.priya), await work(people.priya, { state: 'quiet' })];
  await work(people.priya, { about: first.child, type: 'Family work' }); // the same child counts once
  await met(first, people.priya, 5, 50);
  await met(first, people.priya, 27, 30);
  await met(first, people.priya, 28, 400); // longer ago than 28 days
  await met(second, people.priya, 40, 60, 'did_not_attend');
  const answer = await caseload('service_admin');
  assert.equal(answer.status, 200, answer.text);
  const { person, ...line } = lineOf(answer, people.priya);
  assert.equal(person.name, 'Priya Nair');
  assert.deepEqual(line, { has_left: false, open: 2, unmet: 2, quiet: 1, last_on: plusDays(-5), minutes: 80, covered_by: null });
  assert.equal(lineOf(answer, people.ann).open, 0, 'who has nobody is there too');
  assert.equal(lineOf(answer, people.wendy), undefined, 'the administrator is no practitioner');
  assert.equal(answer.body.may_hand_over, true);
  for (const role of ['camhs_clinician', 'mental_health_lead']) {
    const same = await caseload(role);
    assert.deepEqual([same.body.practitioners, same.body.may_hand_over], [answer.body.practitioners, false], role);
  }
});

test('a caseload is for the own service and the mental health lead', async () => {
  assert.equal((await caseload('educational_psychologist')).status, 404);
  for (const role of ['social_worker', 'team_manager', 'information_governance', 'analyst', 'system_admin', 'designated_teacher', 'virtual_school']) assert.equal((await caseload(role)).status, 403, role);
  assert.equal((await caseload('mental_health_lead', people.priya)).status, 404, 'no such service');
});

test('what has nobody, or somebody who has left, comes first and by name', async () => {
  const orphan = await work(null), left = await work(people.lou);
  assert.equal((await caseload('service_admin')).body.unowned.find((one) => one.id === left.id), undefined, 'not while they work there');
  await s.sql(`UPDATE role_held SET until_on = today() WHERE person_id = '${people.lou}'`);
  const answer = await caseload('service_admin');
  assert.deepEqual(answer.body.unowned.slice(0, 2).map((one) => [one.id, one.practitioner?.name ?? null]), [[left.id, 'Lou Leaver'], [orphan.id, null]], 'who has left before what never had anybody');
  assert.deepEqual([lineOf(answer, people.lou).has_left, lineOf(answer, people.lou).open, lineOf(answer, null).open], [true, 1, 1]);
  assert.deepEqual(answer.body.practitioners.slice(0, 2).map((one) => one.person?.name ?? null), [null, 'Lou Leaver']);
  await s.sql(`UPDATE role_held SET until_on = NULL WHERE person_id = '${people.lou}'; UPDATE person SET disabled_at = now() WHERE id = '${people.lou}'`);
  assert.ok((await caseload('service_admin')).body.unowned.some((one) => one.id === left.id), 'a disabled account has left too');
  // An accepted referral that nobody has.
  const about = await child();
  const referral = (await (await as('social_worker')).post(`/children/${about}/referrals`, { service: core, reason: 'Sleeps badly.', urgency: 'routine' })).body;
  assert.equal((await (await as('camhs_clinician')).post(`/referrals/${referral.id}/transitions`, { to: 'accepted' })).status, 200);
  const waiting = (await caseload('camhs_clinician')).body.unowned.find((one) => one.id === referral.id);
  assert.deepEqual([waiting.type, waiting.child.id, waiting.state], ['referral', about, 'accepted']);
  assert.ok(Number(await s.sql(`SELECT count(*) FROM audit WHERE route LIKE '%caseload' AND child_id = '${about}'`)) > 0, 'whose names were shown was recorded');
});

test('my caseload has my open work with the last meeting and what is due', async () => {
  const own = await work(people.ann);
  await met(own, people.ann, 9, 40);
  await work(people.priya);
  await s.sql(`INSERT INTO task (id, child_id, kind, what, due_on) VALUES (gen_random_uuid(), '${own.child}', 'action', 'Ring the school', '${plusDays(4)}')`);
  const { items, next } = (await clients.ann.get('/me/caseload')).body;
  assert.deepEqual([items.map((one) => one.id), next], [[own.id], null]);
  assert.deepEqual([items[0].child.id, items[0].service.id, items[0].type_of_work, items[0].state, items[0].last_on, items[0].next, items[0].covering],
    [own.child, core, 'Direct work', 'active', plusDays(-9), { on: plusDays(4), what: 'Ring the school', days: 4 }, null]);
  assert.equal((await (await as('social_worker')).get('/me/caseload')).status, 403);
  const page = (await (await as('camhs_clinician')).get('/me/caseload?limit=1')).body;
  assert.equal(page.items.length, 1);
  assert.notEqual((await (await as('camhs_clinician')).get(`/me/caseload?limit=1&after=${encodeURIComponent(page.next)}`)).body.items[0].id, page.items[0].id);
});

test('a cover is said beside the practitioner and stands to the children as they do, for that time', async () => {
  const covered = await work(people.priya);
  const priya = await as('camhs_clinician');
  const noted = await priya.post(`/involvements/${covered.id}/contacts`, { day: today, minutes: 5, mode: 'phone', outcome: 'attended', therapy_note: 'Deep.' });
  const deep = async () => (await clients.ann.get(`/contacts/${noted.body.id}`)).body.therapy_note;
  assert.equal(await deep(), null, 'a colleague reads no therapy');
  const made = await cover('camhs_clinician', { practitioner: people.priya, person: people.ann, until_on: plusDays(10) });
  assert.equal(made.status, 201, made.text);
  assert.deepEqual([made.body.practitioner.id, made.body.person.id, made.body.from_on, made.body.until_on], [people.priya, people.ann, today, plusDays(10)]);
  await tick();
  assert.equal(await deep(), 'Deep.', 'whoever covers does');
  const shown = (await (await as('social_worker')).get(`/children/${covered.child}/picture`)).body.involvements[0].covered_by;
  assert.deepEqual([shown.name, shown.until_on], ['Ann Second', plusDays(10)]);
  assert.equal((await priya.get(`/involvements/${covered.id}`)).body.covered_by.name, 'Ann Second');
  assert.equal((await priya.get(`/children/${covered.child}/involvements`)).body.items[0].covered_by.name, 'Ann Second');
  const mine = (await clients.ann.get('/me/caseload?limit=200')).body.items.find((one) => one.id === covered.id);
  assert.deepEqual([mine.covering.name, mine.covering.until_on], ['Priya Nair', plusDays(10)]);
  assert.equal(lineOf(await caseload('service_admin'), people.priya).covered_by.name, 'Ann Second');
  assert.deepEqual((await (await as('mental_health_lead')).get(`/services/${core}/covers`)).body.items.map((one) => one.id), [made.body.id]);
  const later = (await work(people.priya)).child; // whom the practitioner takes on meanwhile
  assert.equal(await s.sql(`SELECT count(*) FROM sight WHERE person_id = '${people.ann}' AND child_id = '${later}' AND kind % 16 = 4`), '1');
  const ended = await priya.patch(`/covers/${made.body.id}`, { until_on: today }, made.body.etag);
  assert.equal(ended.status, 200, ended.text);
  await tick();
  assert.equal(await deep(), null, 'and no longer when they are back');
  assert.equal((await priya.get(`/involvements/${covered.id}`)).body.covered_by, null);
  const ahead = (await cover('service_admin', { practitioner: people.priya, person: people.ann, from_on: plusDays(5), until_on: plusDays(9) })).body;
  assert.equal((await priya.get(`/involvements/${covered.id}`)).body.covered_by, null, 'one that is still to come is not said yet');
  assert.deepEqual((await priya.get(`/services/${core}/covers`)).body.items.map((one) => one.id), [ahead.id]);
});

test('nobody covers by their own word, and only who works there', async () => {
  const good = { practitioner: people.priya, person: people.ann, until_on: plusDays(10) };
  const refused = async (more, role = 'service_admin') => pointers(await cover(role, { ...good, ...more }));
  assert.deepEqual(await refused({ person: people.priya }, 'camhs_clinician'), ['/person']);
  assert.deepEqual(await refused({ person: people.lena }), ['/person'], 'of another service');
  assert.deepEqual(await refused({ practitioner: people.lena }), ['/practitioner']);
  assert.deepEqual(await refused({ until_on: today }), ['/until_on']);
  assert.deepEqual(await refused({ from_on: plusDays(3), until_on: plusDays(3) }), ['/until_on']);
  assert.deepEqual(await refused({ from_on: plusDays(-9), until_on: plusDays(-2) }), ['/until_on']);
  assert.equal((await clients.ann.post(`/services/${core}/covers`, good)).status, 403, 'whoever would cover does not say so');
  assert.equal((await cover('mental_health_lead', good)).status, 403);
  assert.equal((await cover('social_worker', good)).status, 403);
  assert.equal((await (await as('service_admin')).post(`/services/${elsewhere}/covers`, { ...good, practitioner: people.dean })).status, 403, 'of another agency');
  const made = (await cover('service_admin', { ...good, from_on: plusDays(2) })).body;
  assert.equal(problem(await (await as('service_admin')).send('PATCH', `/covers/${made.id}`, { body: { until_on: plusDays(4) } })), 'match-required');
  assert.equal((await clients.ann.patch(`/covers/${made.id}`, { until_on: plusDays(90) }, made.etag)).status, 403, 'nor makes it longer');
  assert.deepEqual(pointers(await (await as('service_admin')).patch(`/covers/${made.id}`, { until_on: plusDays(1) }, made.etag)), ['/until_on']);
  assert.equal((await (await as('service_admin')).patch(`/covers/${made.id}`, { until_on: plusDays(4) }, made.etag)).body.until_on, plusDays(4));
  assert.equal(problem(await (await as('service_admin')).patch(`/covers/${made.id}`, { until_on: plusDays(5) }, made.etag)), 'stale');
});

test('all of somebody’s work changes hands in one step, which is looked at first', async () => {
  const from = await idOf('ann.second');
  const about = await child();
  const referral = (await (await as('social_worker')).post(`/children/${about}/referrals`, { service: core, reason: 'Sleeps badly.', urgency: 'routine' })).body;
  for (const step of [{ to: 'accepted' }, { to: 'allocated', practitioner: from }])
    assert.equal((await (await as('camhs_clinician')).post(`/referrals/${referral.id}/transitions`, step)).status, 200);
  const whole = (body) => [body.involvements.length, body.referrals.map((one) => one.id)];
  const preview = await hand('service_admin', { from, to: people.priya, is_preview: true });
  assert.equal(preview.status, 200, preview.text);
  assert.deepEqual(whole(preview.body), [2, [referral.id]]);
  assert.equal(await s.sql(`SELECT count(*) FROM involvement WHERE practitioner_id = '${from}' AND until_on IS NULL`), '2', 'a look changes nothing');
  const done = await hand('service_admin', { from, to: people.priya });
  assert.deepEqual(whole(done.body), [2, [referral.id]]);
  assert.equal(await s.sql(`SELECT count(*) FROM involvement WHERE practitioner_id = '${from}' AND until_on IS NULL`), '0');
  assert.equal(await s.sql(`SELECT practitioner_id FROM referral WHERE id = '${referral.id}'`), people.priya);
  assert.deepEqual((await clients.ann.get('/me/caseload')).body.items.map((one) => one.covering), [], 'and it is no longer theirs');
  const step = (await (await as('social_worker')).get(`/referrals/${referral.id}`)).body.history.at(-1);
  assert.deepEqual([step.kind, step.by.name, step.practitioner.name, step.to], ['handover', 'Wendy Tull', 'Priya Nair', null], 'it is a step of the referral, for everybody who sees it');
  assert.equal((await (await as('social_worker')).get(`/children/${about}/timeline`)).body.items.filter((one) => one.title === 'Core CAMHS handed over to Priya Nair').length, 1);
  for (const role of ['social_worker', 'camhs_clinician']) assert.ok((await (await as(role)).get('/me/news?limit=200')).body.items.some((one) => one.link.id === referral.id && one.title === 'Core CAMHS handed over to Priya Nair'), role);
  assert.equal(await s.sql(`SELECT count(*) FROM version WHERE table_name = 'involvement' AND row ->> 'practitioner_id' = '${from}' AND changed_by = '${people.wendy}'`), '2', 'who had it before, and who handed it over, is kept');
});

test('some of it changes hands, of one’s own or of nobody’s', async () => {
  const one = await work(people.priya), other = await work(people.priya);
  const done = await hand('camhs_clinician', { from: people.priya, to: people.ann, involvements: [one.id] });
  assert.deepEqual(done.body.involvements.map((it) => it.id), [one.id], done.text);
  assert.equal(await s.sql(`SELECT practitioner_id FROM involvement WHERE id = '${other.id}'`), people.priya);
  assert.deepEqual((await hand('camhs_clinician', { from: people.priya, to: people.ann, involvements: [] })).body, { involvements: [], referrals: [] }, 'nothing chosen is not all');
  const orphan = await work(null);
  const given = await hand('service_admin', { to: people.ann, involvements: [orphan.id] });
  assert.deepEqual(given.body.involvements.map((it) => it.id), [orphan.id], given.text);
  assert.equal(await s.sql(`SELECT practitioner_id FROM involvement WHERE id = '${orphan.id}'`), people.ann);
});

test('nobody takes what is not theirs to give', async () => {
  const one = await work(people.priya);
  const closed = await work(people.priya);
  await s.sql(`UPDATE involvement SET state = 'closed', until_on = today(), end_reason = 'finished' WHERE id = '${closed.id}'`);
  assert.equal((await clients.ann.post(`/services/${core}/handover`, { from: people.priya, to: people.ann })).status, 403, 'a colleague’s');
  assert.equal((await clients.ann.post(`/services/${core}/handover`, { to: people.ann, involvements: [one.id] })).status, 403);
  assert.deepEqual(pointers(await clients.ann.post(`/services/${core}/handover`, { from: people.ann, to: people.priya, involvements: [one.id] })), ['/involvements'], 'as if it were one’s own');
  assert.deepEqual(pointers(await hand('service_admin', { from: people.priya, to: people.ann, involvements: [closed.id] })), ['/involvements']);
  assert.deepEqual(pointers(await hand('service_admin', { from: people.priya, to: people.lena })), ['/to']);
  assert.deepEqual(pointers(await hand('service_admin', { from: people.priya, to: people.priya })), ['/to']);
  assert.deepEqual(pointers(await hand('service_admin', { from: people.priya })), ['/to']);
  assert.equal((await hand('mental_health_lead', { from: people.priya, to: people.ann })).status, 403);
  assert.equal((await hand('social_worker', { from: people.priya, to: people.ann })).status, 403);
  assert.equal((await (await as('service_admin')).post(`/services/${elsewhere}/handover`, { from: people.dean, to: people.dean })).status, 403, 'another agency’s');
  assert.equal(await s.sql(`SELECT practitioner_id FROM involvement WHERE id = '${one.id}'`), people.priya);
  // Straight at the function, as if the check were not there.
  await s.sql(`INSERT INTO denied (id, person_id, child_id, reason) VALUES (gen_random_uuid(), '${people.wendy}', '${one.child}', 'conflict')`);
  assert.deepEqual(pointers(await hand('service_admin', { from: people.priya, to: people.ann, involvements: [one.id] })), ['/involvements'], 'a child whom one may not see');
});

test('two services at the same work are said to the mental health lead, and beside both', async () => {
  const first = await work(people.priya, { type: 'Work on sleep' });
  const second = await work(people.lena, { type: 'work ON sleep', of: ep, about: first.child });
  await work(people.priya, { type: 'Work on sleep', about: first.child }); // twice at one service is none
  const lead = await as('mental_health_lead');
  const found = (await lead.get('/oversight/overlaps?limit=200')).body.items.find((one) => one.child.id === first.child);
  assert.equal(found.type_of_work.toLowerCase(), 'work on sleep');
  assert.deepEqual([...new Set(found.services.map((one) => one.service.id))].sort(), [core, ep].sort());
  assert.deepEqual([...new Set(found.services.map((one) => one.practitioner.id))].sort(), [people.priya, people.lena].sort());
  const picture = (await (await as('social_worker')).get(`/children/${first.child}/picture`)).body.involvements;
  assert.deepEqual(picture.find((one) => one.id === second.id).also, ['Core CAMHS', 'Core CAMHS'].slice(0, picture.find((one) => one.id === second.id).also.length));
  assert.deepEqual(picture.find((one) => one.id === first.id).also, ['Educational psychology']);
  await s.sql(`UPDATE involvement SET state = 'closed', until_on = today(), end_reason = 'finished' WHERE id = '${second.id}'`);
  assert.equal((await lead.get('/oversight/overlaps?limit=200')).body.items.some((one) => one.child.id === first.child), false, 'both open');
  for (const role of ['social_worker', 'camhs_clinician', 'service_admin', 'information_governance']) assert.equal((await (await as(role)).get('/oversight/overlaps')).status, 403, role);
});
