// The health of a child in care, reviews, and the social worker's visits: what is due and why, what is recorded and what is refused.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { problem, service } from '../lib/service.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const daysAgo = (n) => new Date(Date.parse(today) - n * 86400000).toISOString().slice(0, 10);
const months = (day, n) => { // the same day number, or the last of a shorter month
  const [y, m, d] = day.split('-').map(Number);
  const last = new Date(Date.UTC(y, m + n, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + n, Math.min(d, last))).toISOString().slice(0, 10);
};
let s, amira, bev, paul, grace, key, number = 0;

async function child({ age = 12, since = 60, home = 60 } = {}) {
  const made = await amira.post('/children', { ...nameOf(++number), born_on: `${Number(today.slice(0, 4)) - age}-01-01`, sex: 'F', local_id: `H${number}` });
  assert.ok(made.body.id, made.text);
  const { id } = made.body;
  if (since !== null) await post(amira, id, 'legal-status', { code: 'C2', from_on: daysAgo(since) });
  if (home !== null) await post(amira, id, 'homes', { kind: 'foster', carers: 'Ruth', from_on: daysAgo(home) });
  await s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, made_by)
    SELECT gen_random_uuid(), '${id}', k, p.id, p.id FROM (VALUES ('nurse', 'bev.hall'), ('reviewing_officer', 'paul.adeyemi')) x (k, u) JOIN person p ON p.username = u`);
  return id;
}
const post = async (who, id, resource, body) => {
  const answer = await who.post(`/children/${id}/${resource}`, body);
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
};
const pointers = (answer) => {
  assert.equal(answer.status, 422, answer.text);
  return answer.body.errors.map((fault) => fault.pointer).sort();
};
const overview = async (who, id, query = '') => (await who.get(`/children/${id}/health${query}`)).body;
const dues = async (id) => Object.fromEntries((await overview(bev, id)).due.map((one) => [one.kind, one.due_on]));
const picture = async (who, id) => (await who.get(`/children/${id}/picture`)).body;
const next = async (who, id, kind) => (await picture(who, id)).next.filter((one) => one.kind === kind).map((one) => one.on);

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  bev = await s.signedIn(await s.person('bev.hall', { roles: ['care_nurse'], agency: 'Westshire Health', kind: 'health' }));
  paul = await s.signedIn(await s.person('paul.adeyemi', { roles: ['reviewing_officer'] }));
  grace = await s.signedIn(await s.person('grace.mole', { roles: ['team_manager'] }));
  key = s.client({ key: await s.around('key', 'create', '--agency', 'Westshire Council', '--name', 'Case system', '--scope', 'child:read', '--scope', 'health:write', '--scope', 'review:write') });
});
after(() => s.stop());

test('coming into care opens what is due, each with its reason and its source', async () => {
  const id = await child({ since: 1, home: 1 });
  const { due, is_in_care, nurse, consent } = await overview(bev, id);
  assert.deepEqual([is_in_care, nurse.name, consent], [true, 'Test bev.hall', 'none']);
  const said = async (more) => { await post(amira, id, 'consents', { what: 'medical', by_whom: 'parent', by_name: 'Mum', how: 'By letter', from_on: daysAgo(1), ...more }); return (await overview(bev, id)).consent; };
  assert.deepEqual([await said({ is_given: false, detail: 'Flu vaccination' }), await said({ is_given: true }), await said({ is_given: false, detail: 'Braces' })], ['none', 'given', 'given']);
  const initial = due.find((one) => one.kind === 'initial');
  assert.match(initial.why, /20 working days/);
  assert.match(initial.source, /regulation 7/);
  assert.ok(initial.days >= 26 && initial.days <= 31, `${initial.days}`);
  assert.equal((await dues(id)).dental, months(daysAgo(1), 12));
  assert.deepEqual(await next(amira, id, 'health_initial'), [initial.due_on]);
  assert.deepEqual(await next(amira, id, 'review'), [initial.due_on]);
  assert.deepEqual(await next(amira, id, 'visit'), [daysAgo(-6)]);
  assert.deepEqual((await picture(amira, id)).health.map((one) => one.kind), ['initial', 'dental', 'optician', 'immunisations']);
  const status = (await amira.get(`/children/${id}/legal-status`)).body.items[0];
  assert.equal((await amira.patch(`/legal-status/${status.id}`, { until_on: today }, status.etag)).status, 200);
  assert.deepEqual(await dues(id), {});
  assert.deepEqual(await next(amira, id, 'visit'), []);
});

test('an assessment moves what is due next: twelve months, six before the fifth birthday; refused counts, missed does not', async () => {
  const id = await child();
  assert.equal((await dues(id)).review, undefined);
  const missed = await post(bev, id, 'health-assessments', { kind: 'initial', state: 'missed', day: daysAgo(40), missed_why: 'not_brought' });
  assert.equal(missed.missed_why, 'not_brought');
  const { initial } = await dues(id);
  assert.equal(missed.due_on, initial);
  const made = await post(bev, id, 'health-assessments', { kind: 'initial', state: 'done', day: daysAgo(5), by_whom: 'Dr Rao', by_role: 'doctor' });
  assert.equal(made.due_on, initial);
  assert.ok(made.days_late > 0);
  assert.deepEqual([(await dues(id)).initial, (await dues(id)).review], [undefined, months(daysAgo(5), 12)]);
  const changed = await bev.patch(`/health-assessments/${made.id}`, { day: daysAgo(9) }, made.etag);
  assert.equal(changed.status, 200, changed.text);
  assert.equal((await dues(id)).review, months(daysAgo(9), 12));
  assert.equal((await bev.patch(`/health-assessments/${made.id}`, { day: daysAgo(8) }, made.etag)).status, 412);
  const small = await child({ age: 1 });
  await post(bev, small, 'health-assessments', { kind: 'initial', state: 'refused', day: daysAgo(5) });
  assert.equal((await dues(small)).review, months(daysAgo(5), 6));
  assert.ok((await dues(small)).development);
});

test('what a health check refuses', async () => {
  const id = await child();
  const refused = async (body, of = id) => pointers(await bev.post(`/children/${of}/health-assessments`, { kind: 'dental', state: 'done', day: daysAgo(1), ...body }));
  assert.deepEqual(await refused({ day: daysAgo(-1) }), ['/day']);
  assert.deepEqual(await refused({ day: '1999-01-01' }), ['/day']);
  assert.deepEqual(await refused({ kind: 'initial', by_role: 'doctor', day: daysAgo(61) }), ['/day']); // before care
  assert.deepEqual(await refused({ kind: 'review', by_role: 'nurse' }, await child({ since: null })), ['/kind']);
  assert.deepEqual(await refused({ kind: 'initial' }), ['/by_role']);
  assert.deepEqual(await refused({ kind: 'initial', by_role: 'nurse' }), ['/by_role']);
  assert.deepEqual(await refused({ kind: 'review', by_role: 'dentist' }), ['/by_role']);
  assert.deepEqual(await refused({ state: 'missed' }), ['/missed_why']);
  assert.deepEqual(await refused({ missed_why: 'moved' }), ['/missed_why']);
  assert.deepEqual(await refused({ kind: 'immunisations' }), ['/is_up_to_date']);
  assert.deepEqual(await refused({ is_up_to_date: true }), ['/is_up_to_date']);
  assert.deepEqual(await refused({ state: 'refused', needs_assessment: true }), ['/needs_assessment']);
  assert.deepEqual(await refused({ substance_misuse: false }), ['/substance_misuse']);
  const substance = (body) => refused({ kind: 'substance', ...body });
  assert.deepEqual(await substance({ substance_misuse: true }), ['/intervention_received']); // OC2 rule 192
  assert.deepEqual(await substance({ substance_misuse: false, intervention_received: true }), ['/intervention_received']); // 193
  assert.deepEqual(await substance({ intervention_received: true }), ['/intervention_received']);
  assert.deepEqual(await substance({ substance_misuse: true, intervention_received: true, intervention_offered: true }), ['/intervention_offered']); // 158
  assert.deepEqual(await substance({ substance_misuse: true, intervention_received: false }), ['/intervention_offered']); // 159
  await post(bev, id, 'health-assessments', { kind: 'dental', state: 'done', day: daysAgo(90) }); // a dentist, before care
});

test('dates are for many, a summary for some, findings for those who treat; what was found opens a task', async () => {
  const id = await child();
  const made = await post(bev, id, 'health-assessments', { kind: 'initial', state: 'done', day: daysAgo(3), by_role: 'doctor', by_whom: 'Dr Rao',
    summary: 'Sleeps badly', findings: 'Full findings', needs_assessment: true });
  assert.deepEqual([made.summary, made.findings, made.held_back], ['Sleeps badly', 'Full findings', false]);
  const seen = async (who) => { const { summary, findings, held_back, day } = (await who.get(`/health-assessments/${made.id}`)).body; return [day, summary, findings, held_back]; };
  assert.deepEqual(await seen(amira), [daysAgo(3), 'Sleeps badly', null, true]);
  assert.deepEqual(await seen(grace), [daysAgo(3), null, null, true]);
  const held = (await picture(grace, id)).withheld.filter((one) => one.type === 'health');
  assert.deepEqual(held.map((one) => [one.owner, one.count]), [['Westshire Health', 1]]);
  assert.deepEqual([held[0].ask.agency, held[0].ask.name], ['Westshire Health', null], 'whose it is answers, not the lead worker of another agency');
  const asked = await grace.post(`/children/${id}/asks`, { agency: held[0].ask.agency_id, type: 'health', why: 'For the panel on Monday' });
  assert.equal(asked.status, 201, asked.text);
  const [task] = (await amira.get(`/children/${id}/tasks`)).body.items.filter((one) => one.about === made.id);
  assert.deepEqual([task.state, task.kind], ['open', 'action']);
  const kofi = await s.signedIn(await s.person('kofi.osei', { roles: ['designated_teacher'], agency: 'Ashdown Academy', kind: 'school' }));
  const school = await s.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  await s.sql("UPDATE agency SET kind = 'school' WHERE name = 'Ashdown Academy'");
  await post(amira, id, 'schools', { school, from_on: daysAgo(20) });
  assert.equal((await kofi.get(`/children/${id}/health-assessments`)).status, 403);
  assert.equal((await kofi.get(`/health-assessments/${made.id}`)).status, 403);
  const theirs = await kofi.get(`/children/${id}/picture`);
  assert.deepEqual([theirs.status, theirs.body.health, /Sleeps badly|Full findings/.test(theirs.text)], [200, [], false]);
  assert.equal((await amira.post(`/children/${id}/health-assessments`, { kind: 'dental', state: 'done', day: today })).status, 403);
});

test('a key records dates alone', async () => {
  const id = await child();
  const dates = { kind: 'initial', state: 'done', day: daysAgo(3), by_role: 'doctor' };
  const made = await key.post(`/children/${id}/health-assessments`, dates);
  assert.equal(made.status, 201, made.text);
  assert.equal((await dues(id)).review, months(daysAgo(3), 12));
  for (const more of [{ summary: 'Words' }, { findings: 'Words' }, { needs_assessment: true }])
    assert.equal((await key.post(`/children/${id}/health-assessments`, { ...dates, ...more })).status, 403);
  assert.equal((await key.post(`/children/${id}/reviews`, { held_on: daysAgo(200), code: 'PN1' })).status, 201);
});

test('the year as the national return counts it: yes, no, not yet reported, not asked', async () => {
  const year = Number(today.slice(0, 4)) + (today.slice(5) < '04-01' ? 0 : 1);
  const id = await child({ since: 800, home: 800 });
  const now = async (who = bev) => (await overview(who, id)).oc2;
  assert.deepEqual(await now(), { year, from_on: `${year - 1}-04-01`, until_on: `${year}-03-31`, is_counted: true, health_assessment: 'not_yet_reported',
    teeth_check: 'not_yet_reported', immunisations: 'not_yet_reported', health_check: 'not_asked', substance_misuse: 'not_yet_reported',
    intervention_received: 'not_asked', intervention_offered: 'not_asked' });
  const put = (body) => post(bev, id, 'health-assessments', { state: 'done', day: today, ...body });
  await put({ kind: 'dental', state: 'missed', missed_why: 'no_appointment' });
  assert.equal((await now()).teeth_check, 'no');
  await put({ kind: 'dental' });
  await put({ kind: 'immunisations', is_up_to_date: false });
  await put({ kind: 'review', by_role: 'nurse' });
  await put({ kind: 'substance', substance_misuse: true, intervention_received: false, intervention_offered: true });
  const { teeth_check, immunisations, health_assessment, substance_misuse, intervention_received, intervention_offered } = await now();
  assert.deepEqual([teeth_check, immunisations, health_assessment, substance_misuse, intervention_received, intervention_offered], ['yes', 'no', 'yes', 'yes', 'no', 'yes']);
  assert.equal((await now(grace)).substance_misuse, 'held_back');
  assert.equal((await overview(bev, id, `?year=${year - 1}`)).oc2.teeth_check, 'not_yet_reported');
  const small = await child({ age: 1, since: 300, home: 300 });
  await post(bev, small, 'health-assessments', { kind: 'initial', state: 'done', day: today, by_role: 'doctor' });
  const counted = (await overview(bev, small)).oc2;
  assert.deepEqual([counted.health_assessment, counted.health_check], ['not_yet_reported', 'not_yet_reported']); // two in the year under five
});

test('the nurse has who is late and why in one list, and who has no nurse', async () => {
  const late = await child({ since: 60 });
  await post(bev, late, 'health-assessments', { kind: 'initial', state: 'missed', day: daysAgo(20), missed_why: 'not_brought' });
  const list = (await bev.get('/health-due?late=true')).body.items.filter((one) => one.child.id === late);
  assert.deepEqual(list.map((one) => [one.kind, one.last_state, one.missed_why, one.days < 0]), [['initial', 'missed', 'not_brought', true]]);
  assert.equal((await bev.get('/health-due?kind=dental')).body.items.filter((one) => one.child.id === late).length, 0);
  const csv = await bev.send('GET', '/health-due.csv?late=true');
  assert.equal(csv.status, 200);
  assert.match(csv.text, /Initial health assessment/);
  await s.sql(`UPDATE allocation SET until_on = today() WHERE child_id = '${late}' AND kind = 'nurse'`);
  const none = (await grace.get('/health-due')).body.items.filter((one) => one.child.id === late && one.kind === null);
  assert.deepEqual(none.map((one) => [one.what, one.nurse]), [['A named nurse', null]]);
  assert.equal((await overview(amira, late)).nurse, null);
});

test('a review asks whether mental health needs are met; what it decides and the answer no are actions of the child', async () => {
  const id = await child();
  const held = { held_on: daysAgo(2), code: 'PN1', chair: 'Paul Adeyemi', advocacy: 'opted_out', savings: 'looked_at' };
  const refused = async (body, of = id) => pointers(await paul.post(`/children/${of}/reviews`, body));
  assert.deepEqual(await refused(held), ['/mental_health']);
  assert.deepEqual(await refused({ held_on: daysAgo(2) }), ['/mental_health']);
  assert.deepEqual(await refused({ ...held, mental_health: 'no' }), ['/mental_health_words']);
  assert.deepEqual(await refused({ ...held, mental_health: 'not_known' }), ['/mental_health_words']);
  assert.deepEqual(await refused({ ...held, mental_health: 'yes', held_on: daysAgo(-1) }), ['/held_on']);
  assert.deepEqual(await refused({ ...held, mental_health: 'yes', advocacy: undefined }), ['/advocacy']);
  assert.deepEqual(await refused({ ...held, mental_health: 'yes', advocacy: 'under_8' }), ['/advocacy']);
  assert.deepEqual(await refused({ ...held, mental_health: 'yes', advocacy: 'not_offered' }), ['/advocacy_words']);
  assert.deepEqual(await refused({ ...held, mental_health: 'yes' }, await child({ age: 6 })), ['/advocacy']); // opting out under eight
  const decisions = [{ what: 'Ask CAMHS to see her', owner: 'Test amira.khan', due_on: daysAgo(-14) }];
  assert.deepEqual(await refused({ ...held, mental_health: 'yes', decisions: [{ ...decisions[0], due_on: daysAgo(9) }] }), ['/decisions/0/due_on']);
  const made = await post(paul, id, 'reviews', { ...held, mental_health: 'no', mental_health_words: 'Waits for CAMHS', decisions });
  assert.deepEqual([made.mental_health, made.decisions[0].state, made.decisions[0].agency.name, made.decisions[0].owner, made.tasks.length, made.actions.length], ['no', 'open', 'Westshire Council', 'Test amira.khan', 0, 1]);
  const actions = (await amira.get(`/children/${id}/actions`)).body.items;
  assert.deepEqual(actions.map((one) => [one.review, one.state, one.agency.name, one.person.name, one.owner_name, one.is_own]), Array(2).fill([made.id, 'open', 'Westshire Council', 'Test amira.khan', null, true]));
  assert.match(actions.map((one) => one.what).join(), /Mental health needs are not met/);
  assert.deepEqual((await picture(amira, id)).next.filter((one) => one.kind === 'action').length, 2);
  assert.deepEqual((await picture(amira, id)).reviews.map((one) => [one.id, one.mental_health, one.chair]), [[made.id, 'no', 'Paul Adeyemi']]);
  assert.deepEqual(await next(amira, id, 'review'), [months(daysAgo(2), 3)]);
  const settled = await amira.patch(`/actions/${made.decisions[0].action}`, { state: 'done', outcome: 'Asked on Monday' }, '"v1"');
  assert.equal(settled.status, 200, settled.text);
  assert.deepEqual((await paul.get(`/reviews/${made.id}`)).body.decisions.map((one) => [one.state, one.outcome]), [['done', 'Asked on Monday']]);
  const changed = await paul.patch(`/reviews/${made.id}`, { notes: 'She chaired half of it', decisions: [{ what: 'Savings account', owner: 'Ruth', due_on: daysAgo(-30) }] }, made.etag);
  // Whose it is closes it: a nurse's, by name and agency, and nobody else's.
  const health = await s.sql("SELECT id FROM agency WHERE name = 'Westshire Health'");
  const bad = (one) => paul.patch(`/reviews/${made.id}`, { decisions: [{ what: 'Eyes', due_on: daysAgo(-30), ...one }] }, changed.body.etag).then(pointers);
  assert.deepEqual(await bad({}), ['/decisions/0/owner']);
  assert.deepEqual(await bad({ agency: id }), ['/decisions/0/agency']);
  assert.deepEqual(await bad({ agency: health, person: (await s.sql("SELECT id FROM person WHERE username = 'amira.khan'")) }), ['/decisions/0/person']);
  const more = await paul.patch(`/reviews/${made.id}`, { decisions: [{ what: 'Eyes', agency: health, due_on: daysAgo(-30) }] }, changed.body.etag);
  const eyes = more.body.decisions[2];
  assert.deepEqual([more.status, eyes.owner, eyes.agency.name, eyes.days], [200, 'Westshire Health', 'Westshire Health', 30], more.text);
  assert.equal((await amira.patch(`/actions/${eyes.action}`, { state: 'done' }, '"v1"')).status, 403);
  assert.equal(problem(await paul.patch(`/actions/${eyes.action}`, { state: 'done' }, '"v1"')), 'action-of-others');
  assert.equal((await bev.patch(`/actions/${eyes.action}`, { state: 'done' }, '"v1"')).status, 200);
  assert.deepEqual([changed.status, changed.body.notes, changed.body.decisions.length, changed.body.mental_health, changed.body.savings], [200, 'She chaired half of it', 2, 'no', 'looked_at'], changed.text);
});

test('a review recorded by its code alone leaves the question open until it is answered', async () => {
  const id = await child();
  const old = await post(amira, id, 'reviews', { held_on: daysAgo(40), code: 'PN1' });
  const made = await post(amira, id, 'reviews', { held_on: daysAgo(3), code: 'PN1' });
  const open = async (of) => (await amira.get(`/children/${id}/tasks`)).body.items.filter((one) => one.about === of && one.state === 'open').map((one) => one.what);
  assert.deepEqual(await open(old.id), []);
  assert.match((await open(made.id)).join(), /Say whether the mental health needs are met/);
  assert.deepEqual(pointers(await amira.patch(`/reviews/${made.id}`, { notes: 'x' }, made.etag)), ['/advocacy', '/mental_health']);
  const answered = await amira.patch(`/reviews/${made.id}`, { mental_health: 'yes', advocacy: 'accepted' }, made.etag);
  assert.equal(answered.status, 200, answered.text);
  assert.deepEqual(await open(made.id), []);
});

test('a review is planned, changed, called off, and held', async () => {
  const id = await child();
  const people = [{ name: 'Jay', capacity: 'The young person', is_invited: true, consulted: 'visit', consulted_on: daysAgo(1), answered: true }, { name: 'Mum', is_invited: false }];
  const plan = (body) => paul.post(`/children/${id}/review-plans`, { planned_on: daysAgo(-7), chair: 'Paul Adeyemi', place: 'At school, 3.30', people, ...body });
  assert.deepEqual(pointers(await plan({ planned_on: daysAgo(1) })), ['/planned_on']);
  assert.deepEqual(pointers(await plan({ people: [{ name: 'Mum', answered: true }] })), ['/people/0/consulted']);
  const made = await plan();
  assert.equal(made.status, 201, made.text);
  assert.deepEqual([made.body.state, made.body.people.length, made.body.people[0].answered], ['planned', 2, true]);
  assert.equal((await plan()).status, 409); // one at a time
  const off = await paul.patch(`/review-plans/${made.body.id}`, { called_off_why: 'Snow' }, made.body.etag);
  assert.equal(off.body.state, 'called_off', off.text);
  assert.equal((await paul.patch(`/review-plans/${made.body.id}`, { place: 'x' }, off.body.etag)).status, 409);
  const again = (await plan()).body;
  const body = { held_on: today, code: 'PN1', mental_health: 'yes', advocacy: 'accepted', independent_visitor: 'has_one' };
  assert.deepEqual(pointers(await paul.post(`/children/${id}/reviews`, { ...body, plan: made.body.id })), ['/plan']);
  const held = await post(paul, id, 'reviews', { ...body, plan: again.id });
  const plans = (await paul.get(`/children/${id}/review-plans`)).body.items;
  assert.deepEqual(plans.map((one) => [one.state, one.review]).sort(), [['called_off', null], ['held', held.id]]);
  const late = await child({ since: 60 });
  assert.deepEqual((await paul.get('/reviews-due?late=true')).body.items.filter((one) => [id, late].includes(one.child.id)).map((one) => [one.child.id, one.days < 0]), [[late, true]]);
});

test('visits: within a week of a new home, then every six weeks; weekly at home until the first review', async () => {
  const id = await child({ since: 30, home: 10 });
  assert.deepEqual(await next(amira, id, 'visit'), [daysAgo(3)]);
  const late = (await amira.get('/visits-due?late=true')).body.items.filter((one) => one.child.id === id);
  assert.deepEqual(late.map((one) => [one.days, /within a week/.test(one.why)]), [[-3, true]]);
  const refused = async (body) => pointers(await amira.post(`/children/${id}/visits`, { day: daysAgo(1), was_seen: true, seen_alone: true, ...body }));
  assert.deepEqual(await refused({ day: daysAgo(-1) }), ['/day']);
  assert.deepEqual(await refused({ day: daysAgo(11) }), ['/day']); // before the home began
  assert.deepEqual(await refused({ seen_alone: null }), ['/seen_alone']);
  assert.deepEqual(await refused({ was_seen: false }), ['/seen_alone']);
  assert.deepEqual(await refused({ was_seen: false, seen_alone: null, heard: 'Words' }), ['/heard']);
  await post(amira, id, 'visits', { day: daysAgo(4), was_seen: false });
  assert.deepEqual(await next(amira, id, 'visit'), [daysAgo(3)]); // nobody was there
  const made = await post(amira, id, 'visits', { day: daysAgo(2), was_seen: true, seen_alone: true, saw_bedroom: true, heard: 'I want Saturdays with Kayleigh' });
  assert.deepEqual([made.visitor, made.days_late, made.heard, made.held_back], ['Test amira.khan', 1, 'I want Saturdays with Kayleigh', false]);
  assert.deepEqual(await next(amira, id, 'visit'), [daysAgo(-40)]);
  const nurses = (await bev.get(`/visits/${made.id}`)).body;
  assert.deepEqual([nurses.day, nurses.heard, nurses.held_back], [daysAgo(2), null, true]);
  const changed = await amira.patch(`/visits/${made.id}`, { note: 'The room is warm', saw_bedroom: false }, made.etag);
  assert.deepEqual([changed.status, changed.body.note, changed.body.heard, changed.body.saw_bedroom], [200, 'The room is warm', made.heard, false], changed.text);
  assert.equal((await bev.patch(`/visits/${made.id}`, { note: 'x' }, changed.body.etag)).status, 403);
  const home = (await amira.get(`/children/${id}/homes`)).body.items[0];
  assert.equal((await amira.patch(`/homes/${home.id}`, { visit_rule: 'weekly' }, home.etag)).body.visit_rule, 'weekly');
  assert.deepEqual(await next(amira, id, 'visit'), [daysAgo(-5)]);
  assert.match((await amira.get(`/children/${id}/visit-due`)).body.source, /regulation 28/);
  await post(amira, id, 'reviews', { held_on: daysAgo(1), code: 'PN1', mental_health: 'yes', advocacy: 'accepted' });
  assert.deepEqual(await next(amira, id, 'visit'), [daysAgo(-40)]);
});

test('a case system records visits and reviews with a key: it says who went, and reads its own', async () => {
  const id = await child({ since: 30, home: 10 });
  const cases = s.client({ key: await s.around('key', 'create', '--agency', 'Westshire Council', '--name', 'Case system 2', ...['child:read', 'visit:write', 'review:write', 'action:write', 'task:write'].flatMap((scope) => ['--scope', scope])) });
  const visit = { day: daysAgo(1), visitor: 'Amira Khan', was_seen: true, seen_alone: true, heard: 'I like the dog' };
  assert.deepEqual(pointers(await cases.post(`/children/${id}/visits`, { ...visit, visitor: undefined })), ['/visitor']);
  assert.deepEqual(pointers(await cases.post(`/children/${id}/visits`, { ...visit, day: daysAgo(12) })), ['/day'], 'before there was a home');
  const made = await post(cases, id, 'visits', visit);
  assert.deepEqual([made.visitor, made.home, made.heard, made.held_back], ['Amira Khan', null, 'I like the dog', false], 'where the child lives is not the key\'s to see');
  assert.deepEqual(await next(amira, id, 'visit'), [daysAgo(-41)], 'and what is due goes on');
  const hers = await post(amira, id, 'visits', { day: today, was_seen: false });
  assert.equal((await amira.get(`/visits/${made.id}`)).body.home !== null, true);
  assert.deepEqual((await cases.get(`/children/${id}/visits`)).body.items.map((one) => one.id), [made.id], 'its own alone');
  assert.equal((await cases.get(`/visits/${hers.id}`)).status, 404);
  assert.equal((await cases.patch(`/visits/${made.id}`, { note: 'x' }, '"v1"')).status, 403);
  assert.equal((await key.post(`/children/${id}/visits`, visit)).status, 403, 'as its scopes say');
  // Reviews: what they decide are actions of the key's agency, which a machine does not close.
  const review = { held_on: daysAgo(1), code: 'PN1', mental_health: 'no', mental_health_words: 'Waits', advocacy: 'opted_out', decisions: [{ what: 'Eye test', owner: 'The carers', due_on: daysAgo(-9) }] };
  const held = await post(cases, id, 'reviews', review);
  assert.deepEqual([held.decisions[0].state, held.decisions[0].agency.name, held.actions.length], ['open', 'Westshire Council', 1]);
  assert.equal((await cases.get(`/actions/${held.decisions[0].action}`)).status, 200);
  assert.equal((await cases.patch(`/actions/${held.decisions[0].action}`, { state: 'done' }, '"v1"')).status, 403);
  assert.equal((await cases.get(`/children/${id}/actions`)).status, 403);
  assert.equal((await key.post(`/children/${id}/reviews`, { ...review, held_on: daysAgo(2) })).status, 403, 'a key without actions records no decisions');
});

test('what is new about my children tells of reviews, visits and health, as far as I see them', async () => {
  const id = await child();
  await post(paul, id, 'reviews', { held_on: daysAgo(1), code: 'PN1', mental_health: 'no', mental_health_words: 'Waits', advocacy: 'opted_out' });
  await post(paul, id, 'review-plans', { planned_on: daysAgo(-30), place: 'At school' });
  await post(paul, id, 'reviews', { held_on: daysAgo(300), code: 'PN1', mental_health: 'yes', advocacy: 'opted_out' });
  await post(bev, id, 'health-assessments', { kind: 'optician', state: 'done', day: daysAgo(1), by_whom: 'Vision', by_role: 'optician' });
  await post(amira, id, 'visits', { day: daysAgo(1), was_seen: true, seen_alone: true, heard: 'SECRET words' });
  const news = async (who) => (await who.all('/me/news?limit=200')).filter((one) => one.child?.id === id && ['review', 'visit', 'health'].includes(one.link.type)).map((one) => [one.title.replace(/for .*/, 'for a day'), one.text]).sort();
  const review = ['Child in care review held', 'Mental health needs are not met'], planned = ['A review is planned for a day', 'At school'], visit = ['Visit by the social worker', null], eyes = ['Eye test', null];
  assert.deepEqual(await news(amira), [planned, review, eyes], 'not her own, nor what happened long ago');
  assert.deepEqual(await news(bev), [planned, review, visit], 'a nurse knows of visits');
  assert.deepEqual(await news(paul), [eyes, visit].sort());
  assert.deepEqual(await news(grace), [], 'of one\'s own children, not of a team\'s');
});

test('health checks and visits stand on the timeline', async () => {
  const id = await child();
  await post(bev, id, 'health-assessments', { kind: 'dental', state: 'done', day: daysAgo(1), summary: 'Two fillings' });
  await post(amira, id, 'visits', { day: daysAgo(1), was_seen: true, seen_alone: true, heard: 'I like it here' });
  const lines = (await amira.get(`/children/${id}/timeline`)).body.items.filter((one) => ['health', 'visit'].includes(one.type));
  assert.deepEqual(lines.map((one) => [one.title, one.text]).sort(), [['Dental check', 'Two fillings'], ['Visit by the social worker', 'I like it here']]);
  assert.equal((await grace.get(`/children/${id}/timeline`)).text.includes('Two fillings'), false);
});

const around = (id, username) => s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, made_by) SELECT gen_random_uuid(), '${id}', 'carers_worker', p.id, p.id FROM person p WHERE p.username = '${username}'`);

test('a wish of the child hides their health from an agency: list, detail, picture, due, timeline, the page to chase from, what a check asks for; and says that it does', async () => {
  const id = await child();
  const fay = await s.signedIn(await s.person('fay.kite', { roles: ['fostering_worker'], agency: 'Kite Fostering', kind: 'council' }));
  const joan = await s.signedIn(await s.person('joan.reed', { roles: ['care_nurse'], agency: 'Westshire Health', kind: 'health' }));
  await around(id, 'fay.kite');
  await s.sql(`WITH v AS (INSERT INTO service (id, code, agency_id, name, about) SELECT gen_random_uuid(), 'care_nurses', a.id, 'Nurses', 'Nurses' FROM agency a WHERE a.name = 'Westshire Health' RETURNING id),
      k AS (INSERT INTO service_staff (service_id, role) SELECT v.id, 'care_nurse' FROM v)
    INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on, made_by) SELECT gen_random_uuid(), '${id}', v.id, 'Clinic', p.id, 'active', '${daysAgo(9)}', p.id FROM v, person p WHERE p.username = 'joan.reed'`);
  const made = await post(bev, id, 'health-assessments', { kind: 'dental', state: 'done', day: daysAgo(3), summary: 'Two fillings CANARY', needs_assessment: true });
  const looks = async (who) => {
    const [list, one, shared, line, due, tasks] = [await who.get(`/children/${id}/health-assessments`), await who.get(`/health-assessments/${made.id}`), await picture(who, id),
      await who.get(`/children/${id}/timeline`), await overview(who, id), await who.get(`/children/${id}/tasks`)];
    return { list: list.body.items.length, withheld: list.body.withheld.map((w) => w.type), one: one.status, health: shared.health.length, next: shared.next.filter((n) => n.kind.startsWith('health_')).length,
      held: shared.withheld.filter((w) => w.type === 'health').map((w) => [w.owner, w.count]), line: line.body.items.filter((n) => ['Dental check', 'Health check'].includes(n.title)).map((n) => n.text), due: due.due.length,
      unwished: due.is_unwished, teeth: due.oc2.teeth_check, task: tasks.body.items.some((t) => t.about === made.id), canary: list.text.includes('CANARY') || line.text.includes('CANARY') };
  };
  const open = await looks(fay);
  assert.deepEqual([open.list, open.withheld, open.one, open.line, open.unwished, open.teeth], [1, [], 200, ['Two fillings CANARY'], false, 'yes']);
  assert.ok(open.health > 0 && open.next > 0 && open.due > 0);
  const wish = async (agency) => post(amira, id, 'sharing-wishes', { whose: 'child', agency: await s.sql(`SELECT id FROM agency WHERE name = '${agency}'`), kind: 'health', share: false, said_on: daysAgo(1) });
  await wish('Kite Fostering');
  assert.deepEqual(await looks(fay), { list: 0, withheld: ['health'], one: 404, health: 0, next: 0, held: [['Westshire Health', 1]], line: ['Held back by Westshire Health'], due: 0, unwished: true, teeth: 'held_back', task: false, canary: false });
  assert.deepEqual((await fay.get('/health-due')).body.items.filter((one) => one.child.id === id).map((one) => [one.what, one.due_on]), [['Health checks', null]]);
  const ask = (await picture(fay, id)).withheld.find((one) => one.type === 'health').ask.agency_id;
  assert.equal((await fay.post(`/children/${id}/asks`, { agency: ask, type: 'health', why: 'The carers asked me' })).status, 201);
  for (const who of [amira, grace, bev, joan]) assert.equal((await looks(who)).list, 1, 'nobody else');
  // The council that looks after the child knows by law; the child's own nurse carries that out, and their colleagues do not.
  await wish('Westshire Health');
  await wish('Westshire Council');
  for (const who of [amira, grace, bev]) assert.deepEqual([(await looks(who)).list, (await looks(who)).unwished], [1, false]);
  assert.deepEqual([(await looks(joan)).list, (await looks(joan)).one], [0, 404]);
  assert.equal((await joan.patch(`/health-assessments/${made.id}`, { summary: 'Mine' }, made.etag)).status, 404, 'nor do they change what they do not see');
  const own = await post(joan, id, 'health-assessments', { kind: 'optician', state: 'done', day: daysAgo(1) });
  assert.deepEqual((await joan.get(`/children/${id}/health-assessments`)).body.items.map((one) => one.id), [own.id], 'whoever wrote it down sees it');
  await post(amira, id, 'sharing-wishes', { whose: 'child', agency: await s.sql("SELECT id FROM agency WHERE name = 'Kite Fostering'"), kind: 'health', share: true, said_on: today });
  assert.equal((await looks(fay)).list, 2, 'until the child says otherwise');
});

test('a check, a measure and a visit that were entered in error are seen by nobody, and what is due goes by what is left; they go to no other child', async () => {
  const id = await child({ since: 400, home: 400 }), other = await child();
  const first = await dues(id);
  const check = await post(bev, id, 'health-assessments', { kind: 'review', state: 'done', day: daysAgo(2), by_role: 'nurse', findings: 'CANARY' });
  const visit = await post(amira, id, 'visits', { day: daysAgo(2), was_seen: true, seen_alone: true, heard: 'CANARY' });
  assert.notEqual((await dues(id)).review, first.review);
  const visitDue = async () => (await amira.get(`/children/${id}/visit-due`)).body.due_on;
  const moved = await visitDue();
  for (const [who, type, record] of [[bev, 'health', check.id], [amira, 'visit', visit.id]]) {
    const body = { type, record, reason: 'It is of her sister' };
    assert.equal((await who.post('/wrong-records', { ...body, to: other })).status, 409, type);
    assert.equal((await paul.post('/wrong-records', body)).status, 403, type);
    assert.equal((await who.post('/wrong-records', body)).status, 201, type);
    assert.equal((await who.get(`/${type === 'health' ? 'health-assessments' : 'visits'}/${record}`)).status, 404);
    assert.deepEqual((await who.get(`/children/${id}/wrong-records`)).body.items.filter((one) => one.record === record).map((one) => [one.type, one.in_error, one.reason]), [[type, true, 'It is of her sister']]);
  }
  assert.equal((await dues(id)).review, first.review);
  assert.notEqual(await visitDue(), moved);
  assert.equal((await bev.get(`/children/${id}/timeline`)).text.includes('CANARY'), false);
  assert.equal(await s.sql(`SELECT min(tier) FROM health_content WHERE health_id = '${check.id}'`), '5', 'and kept');
});
