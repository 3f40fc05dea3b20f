// Services kept by their own administrators: what can be said, who may say it, what stays of what was said, and what a change does to
// referrals that are under way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { problem, service, tick } from '../lib/service.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
const hillside = { agency: 'Hillside CAMHS', kind: 'camhs' };
const west = { agency: 'West Psychology', kind: 'psychology' };
const oak = { agency: 'Oak School', kind: 'school' };
const nowhere = '00000000-0000-4000-8000-00000000dead';
let s, admin, eva, amira, tess, tara, clara, ids, number = 0;

const idOf = (username) => s.sql(`SELECT id FROM person WHERE username = '${username}'`);
const agencyId = (name) => s.sql(`SELECT id FROM agency WHERE name = '${name}'`);
const pointers = (answer) => answer.body.errors.map((one) => one.pointer);
const least = (more = {}) => ({ name: `Service ${++number}`, about: 'About it', who_may_refer: ['social_worker'], staff: ['camhs_clinician'], ...more });
const clock = (which, n, unit, urgency = 'routine') => ({ urgency, clock: which, n, unit, text: `${which} within ${n} ${unit}` });
async function made(by, more) {
  const answer = await by.post('/services', least(more));
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}
async function changed(by, one, body) {
  const answer = await by.patch(`/services/${one.id}`, body, (await by.get(`/services/${one.id}`)).body.etag);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}
async function child({ school } = {}) {
  const answer = await amira.post('/children', { ...nameOf(++number), born_on: '2014-01-01', sex: 'M', local_id: `SV${number}` });
  assert.equal(answer.status, 201, answer.text);
  if (school) assert.equal((await amira.post(`/children/${answer.body.id}/schools`, { school, from_on: plusDays(-50) })).status, 201);
  return answer.body.id;
}
const refer = async (by, id, one, more = {}) => (await by.post(`/children/${id}/referrals`, { service: one.id, reason: 'Sleeps badly.', urgency: 'routine', ...more })).body;
const move = async (by, referral, to, more = {}) => by.post(`/referrals/${referral.id}/transitions`, { to, ...more });
const psychology = (more) => made(eva, { staff: ['educational_psychologist'], who_may_refer: ['designated_teacher', 'social_worker'], ...more });
const clocksOf = (referral) => Object.fromEntries(referral.clocks.map((one) => [one.name, `${one.n} ${one.unit}`]));

before(async () => {
  s = await service();
  admin = await s.signedIn(await s.person('wendy', { ...hillside, roles: ['service_admin'] }));
  eva = await s.signedIn(await s.person('eva', { ...west, roles: ['service_admin'] }));
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  tess = await s.signedIn(await s.person('tess', { ...oak, roles: ['designated_teacher'] }));
  tara = await s.signedIn(await s.person('tara', { roles: ['team_manager'] }));
  clara = await s.signedIn(await s.person('clara', { ...hillside, roles: ['camhs_clinician'] }));
  await s.person('lena', { ...west, roles: ['educational_psychologist'] });
  await s.person('omar', { ...west, roles: ['educational_psychologist'] });
  ids = { wendy: await idOf('wendy'), clara: await idOf('clara'), lena: await idOf('lena'), omar: await idOf('omar'), oak: await agencyId('Oak School'), west: await agencyId('West Psychology') };
});
after(() => s.stop());

test('a service is put into the directory, with a code of its own, for everybody to read', async () => {
  const answer = await admin.post('/services', least({ name: 'Talking – and drawing' }));
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.headers.get('location'), `/api/v1/services/${answer.body.id}`);
  assert.equal(answer.body.code, 's_talking_and_drawing');
  assert.deepEqual([answer.body.agency.name, answer.body.i_may_edit, answer.body.subjects, answer.body.made_by.name], ['Hillside CAMHS', true, ['child'], 'Test wendy']);
  const again = await made(admin, { name: 'Talking – and drawing' });
  assert.match(again.code, /^s_talking_and_drawing_[0-9a-f]{4}$/);
  const read = (await amira.get('/services')).body.items.find((one) => one.id === answer.body.id);
  assert.deepEqual([read.i_may_refer, read.i_may_edit, read.check_due], [true, false, false]);
  assert.equal((await made(admin, { code: 'talk' })).code, 'talk');
  assert.equal(problem(await admin.post('/services', least({ code: 'talk' }))), 'service-code-taken');
});

test('everything that a service is can be said, a set that is sent replaces the set, and what is left out stays', async () => {
  const first = await made(admin);
  const one = await made(admin);
  const whole = {
    name: 'Calm', about: 'For sleep', expect: 'A letter', who_consents: 'The young person', crisis: '999', needs: ['Sleep', 'Worry'], ages: { from: 5, to: 17 },
    subjects: ['child', 'carer'], care_statuses: ['in_care', 'adopted'], homes: ['foster'], localities: ['North'], who_may_refer: ['social_worker', 'team_manager'],
    staff: ['camhs_clinician', 'clinical_psychologist'], types_of_work: ['Assessment', 'Direct work'], assesses: true, therapy_words: ['play', 'sand tray'], clocks: [clock('asked', 5, 'working_days'), clock('seen', 8, 'weeks'), clock('offer', 24, 'hours', 'urgent')],
    last_checked_on: today, ended_on: plusDays(90),
  };
  const said = await changed(admin, one, { ...whole, requirements: [{ kind: 'consultation', text: 'Talk first' }, { kind: 'service_before', before: first.id, text: 'The first one first' }] });
  for (const [name, value] of Object.entries(whole)) assert.deepEqual(said[name], value, name);
  assert.deepEqual(said.requirements, [{ kind: 'consultation', text: 'Talk first', before: null }, { kind: 'service_before', text: 'The first one first', before: { id: first.id, name: first.name } }]);
  assert.deepEqual([said.must_come_first, said.last_checked_by.name], [['Talk first', 'The first one first'], 'Test wendy']);
  const less = await changed(admin, one, { expect: null, ages: { to: 12 }, clocks: [clock('seen', 2, 'weeks')], requirements: [], staff: ['camhs_clinician'], ended_on: null, homes: [] });
  assert.deepEqual(less, { ...said, etag: 'v3', expect: null, ages: { from: null, to: 12 }, clocks: [clock('seen', 2, 'weeks')], requirements: [], must_come_first: [], staff: ['camhs_clinician'], ended_on: null, homes: [] });
});

const wrong = [
  ['no name, nothing about it, nobody who may refer or is of it', {}, ['/name', '/about', '/who_may_refer', '/staff'], true],
  ['a code with a capital', { code: 'Talk' }, ['/code'], true],
  ['an empty name', { name: ' ' }, ['/name']],
  ['nobody who may refer: what is asked would be nobody’s', { who_may_refer: [] }, ['/who_may_refer']],
  ['nobody of the service', { staff: [] }, ['/staff']],
  ['roles that there are not, or that work with no child', { who_may_refer: ['social_worker', 'wizard', 'analyst'], staff: ['machine_key', 'system_admin'] }, ['/who_may_refer/1', '/who_may_refer/2', '/staff/0', '/staff/1']],
  ['a word twice', { needs: ['Sleep', 'Sleep'], staff: ['care_nurse', 'care_nurse'] }, ['/needs/1', '/staff/1']],
  ['a need that is a story', { needs: ['x'.repeat(101)], types_of_work: ['y'.repeat(101)], localities: ['z'.repeat(101)] }, ['/needs/0', '/localities/0', '/types_of_work/0']],
  ['words of therapy that stand in almost every text, and one twice', { therapy_words: ['at', 'play', 'play'] }, ['/therapy_words/0', '/therapy_words/2']],
  ['an assessment that is neither made nor not', { assesses: null }, ['/assesses']],
  ['subjects, care statuses and homes that there are not', { subjects: ['dog'], care_statuses: ['in_care', 'unplanned'], homes: ['short_term'] }, ['/subjects/0', '/care_statuses/1', '/homes/0']],
  ['nobody whom it is for', { subjects: [] }, ['/subjects']],
  ['the oldest below the youngest', { ages: { from: 12, to: 5 } }, ['/ages/to']],
  ['ages of grown-ups', { ages: { from: -1, to: 26 } }, ['/ages/from', '/ages/to']],
  ['a step with two times', { clocks: [clock('seen', 8, 'weeks'), clock('seen', 2, 'weeks')] }, ['/clocks/1/clock']],
  ['a clock of nothing', { clocks: [{ urgency: 'soon', clock: 'heard', n: 0, unit: 'years', text: '' }] }, ['/clocks/0/urgency', '/clocks/0/clock', '/clocks/0/n', '/clocks/0/unit', '/clocks/0/text']],
  ['a clock and a requirement without anything', { clocks: [{}], requirements: [{}] }, ['/clocks/0/urgency', '/clocks/0/clock', '/clocks/0/n', '/clocks/0/unit', '/clocks/0/text', '/requirements/0/kind', '/requirements/0/text']],
  ['a service that comes before and is not said', { requirements: [{ kind: 'service_before', text: 'First' }] }, ['/requirements/0/before']],
  ['a service that comes before and is not there', { requirements: [{ kind: 'service_before', before: nowhere, text: 'First' }] }, ['/requirements/0/before']],
  ['a conversation with a service', { requirements: [{ kind: 'consultation', before: nowhere, text: 'First' }] }, ['/requirements/0/before']],
  ['checked tomorrow', { last_checked_on: plusDays(1) }, ['/last_checked_on']],
  ['a name that nobody knows', { colour: 'blue' }, ['/colour']],
];
for (const [name, body, where, onlyNew] of wrong) {
  test(`refused, each fault at its place: ${name}`, async () => {
    const before = await s.sql('SELECT count(*), sum(version) FROM service');
    const answer = await admin.post('/services', onlyNew && !body.code ? body : least(body));
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(pointers(answer).sort(), [...where].sort());
    assert.equal(await s.sql('SELECT count(*), sum(version) FROM service'), before);
    if (onlyNew) return;
    const one = await made(admin);
    const change = await admin.patch(`/services/${one.id}`, body, one.etag);
    assert.equal(change.status, 422, change.text);
    assert.deepEqual(pointers(change).sort(), [...where].sort());
    assert.deepEqual((await admin.get(`/services/${one.id}`)).body, one);
  });
}

test('its own words decide what is therapy, in small letters and each once; without any the usual ones do; the history has both', async () => {
  const one = await made(admin);
  const isTherapy = (text) => s.sql(`SELECT is_therapy('${one.id}', '${text}')`);
  assert.deepEqual([one.assesses, one.therapy_words, one.therapy_words_otherwise.includes('therapy')], [false, [], true]);
  assert.deepEqual([await isTherapy('Play THERAPY'), await isTherapy('Sand Tray')], ['t', 'f']);
  const own = await changed(admin, one, { assesses: true, therapy_words: ['Sand Tray', 'sand tray'] });
  assert.deepEqual([own.assesses, own.therapy_words], [true, ['sand tray']]);
  assert.deepEqual([await isTherapy('Play therapy'), await isTherapy('Sand Tray')], ['f', 't']);
  const { items } = (await admin.get(`/services/${one.id}/history`)).body;
  assert.deepEqual(items[0].changes, [{ field: 'assesses', old: ['false'], new: ['true'] }, { field: 'therapy_words', old: [], new: ['sand tray'] }]);
  const none = await changed(admin, own, { therapy_words: [] });
  assert.deepEqual([none.assesses, none.therapy_words, await isTherapy('Play therapy')], [true, [], 't'], 'what is left out stays');
});

test('services cannot wait for each other', async () => {
  const a = await made(admin);
  const b = await made(admin, { requirements: [{ kind: 'service_before', before: a.id, text: 'A first' }] });
  const c = await made(admin, { requirements: [{ kind: 'service_before', before: b.id, text: 'B first' }] });
  for (const before of [a.id, c.id]) {
    const answer = await admin.patch(`/services/${a.id}`, { requirements: [{ kind: 'service_before', before, text: 'In a ring' }] }, a.etag);
    assert.deepEqual(pointers(answer), ['/requirements/0/before']);
  }
});

test('a service is kept by the administrators of its own agency and by nobody else', async () => {
  const one = await made(admin);
  const count = () => s.sql('SELECT count(*), sum(version) FROM service');
  const before = await count();
  for (const who of [amira, tara, tess, eva]) assert.equal((await who.patch(`/services/${one.id}`, { name: 'Ours' }, one.etag)).status, 403);
  for (const who of [amira, tara, tess]) assert.equal((await who.post('/services', least())).status, 403);
  assert.equal((await s.client().post('/services', least())).status, 401);
  assert.equal((await admin.post('/services', least({ agency: ids.west }))).status, 403, 'no service of another agency');
  assert.equal((await admin.post('/services', least({ agency: nowhere }))).status, 403);
  assert.equal(problem(await admin.send('PATCH', `/services/${one.id}`, { body: { name: 'X' } })), 'match-required');
  assert.equal((await admin.patch(`/services/${nowhere}`, { name: 'X' }, 'v1')).status, 404);
  assert.equal(await count(), before);
  const changedOnce = await admin.patch(`/services/${one.id}`, { name: 'Other' }, one.etag);
  const stale = await admin.patch(`/services/${one.id}`, { name: 'Third' }, one.etag);
  assert.deepEqual([stale.status, stale.body.current], [412, changedOnce.body]);
  await s.sql(`INSERT INTO role_held (id, person_id, role, agency_id) VALUES (gen_random_uuid(), '${ids.wendy}', 'service_admin', '${ids.west}')`);
  await tick();
  assert.equal((await made(admin, { agency: ids.west })).agency.name, 'West Psychology', 'whoever keeps two agencies says whose it is');
  await s.sql(`UPDATE role_held SET until_on = today() WHERE person_id = '${ids.wendy}' AND agency_id = '${ids.west}'`);
  await tick();
});

test('what was changed, by whom and when, stays readable: old and new', async () => {
  const one = await made(admin, { name: 'Before', clocks: [clock('seen', 8, 'weeks')] });
  await changed(admin, one, { name: 'After', ages: { from: 5, to: 12 } });
  await changed(admin, one, { clocks: [clock('seen', 6, 'weeks')], requirements: [{ kind: 'other', text: 'Ask the child' }], who_may_refer: ['care_nurse', 'social_worker'] });
  await changed(admin, one, { name: 'After' });
  const { items } = (await amira.get(`/services/${one.id}/history`)).body;
  assert.deepEqual(items.map((step) => [step.by.name, step.changes]), [
    ['Test wendy', [
      { field: 'who_may_refer', old: ['social_worker'], new: ['care_nurse', 'social_worker'] },
      { field: 'requirements', old: [], new: ['Ask the child'] },
      { field: 'clocks', old: ['seen within 8 weeks (routine, seen: 8 weeks)'], new: ['seen within 6 weeks (routine, seen: 6 weeks)'] },
    ]],
    ['Test wendy', [{ field: 'name', old: ['Before'], new: ['After'] }, { field: 'ages', old: [], new: ['5 to 12'] }]],
    ['Test wendy', []],
  ]);
  assert.ok(items.every((step) => /^\d{4}-\d\d-\d\dT/.test(step.at)));
  assert.equal((await amira.get(`/services/${nowhere}/history`)).status, 404);
});

test('what was promised when a referral was made holds, whatever the service says since', async () => {
  const one = await made(admin, { who_may_refer: ['social_worker'], clocks: [clock('asked', 3, 'working_days'), clock('decision', 10, 'working_days'), clock('seen', 8, 'weeks')] });
  const kid = await child({ school: ids.oak });
  const asked = await refer(tess, kid, one);
  assert.deepEqual([asked.state, clocksOf(asked)], ['asked', { asked: '3 working_days' }]);
  const running = await refer(amira, await child(), one);
  await changed(admin, one, { who_may_refer: ['team_manager'], clocks: [clock('seen', 2, 'weeks')] });
  await changed(admin, one, { clocks: [clock('seen', 1, 'weeks')] });

  assert.deepEqual((await amira.get(`/referrals/${running.id}`)).body.clocks, running.clocks, 'clocks that run are as they were');
  const sent = await move(amira, asked, 'submitted');
  assert.equal(sent.status, 200, 'who might decide when it was asked still may');
  assert.deepEqual(clocksOf(sent.body), { asked: '3 working_days', decision: '10 working_days', seen: '8 weeks' }, 'clocks that start later are those of then');

  const later = await refer(amira, await child(), one);
  assert.deepEqual([later.state, clocksOf(later)], ['asked', { asked: '5 working_days' }], 'a new one goes by the new rules');
  assert.equal((await move(amira, later, 'submitted')).status, 403);
  assert.equal((await move(tara, later, 'submitted')).status, 200);
});

test('a referral that is redirected goes by what the other service says today, from the day on which it was first made', async () => {
  const from = await made(admin);
  const to = await made(admin, { clocks: [clock('seen', 8, 'weeks')] });
  const referral = await refer(amira, await child(), from);
  await changed(admin, to, { clocks: [clock('seen', 4, 'weeks')] });
  assert.equal((await move(clara, referral, 'redirected', { service: to.id, reason: 'Better there' })).status, 200);
  const next = (await amira.get(`/children/${referral.child}/referrals`)).body.items.find((one) => one.service.id === to.id);
  assert.deepEqual([next.clock.n, next.submitted_at], [4, referral.submitted_at]);
  const over = await made(admin, { ended_on: today });
  const other = await refer(amira, await child(), from);
  assert.deepEqual(pointers(await move(clara, other, 'redirected', { service: over.id, reason: 'Gone' })), ['/service']);
});

test('a service that ended takes no referral, and stands in the directory for its own administrators alone', async () => {
  const one = await made(admin);
  const listed = async (who) => (await who.get('/services')).body.items.some((each) => each.id === one.id);
  await changed(admin, one, { ended_on: plusDays(1) });
  assert.equal(await listed(amira), true, 'until that day it is there');
  await changed(admin, one, { ended_on: today });
  assert.deepEqual([await listed(amira), await listed(eva), await listed(admin)], [false, false, true]);
  assert.deepEqual(pointers(await amira.post(`/children/${await child()}/referrals`, { service: one.id, reason: 'Please', urgency: 'routine' })), ['/service']);
  await changed(admin, one, { ended_on: null });
  assert.equal(await listed(amira), true);
});

test('who is of a service sees whom it sees, from the change on and until the next', async () => {
  const paula = await s.signedIn(await s.person('paula', { ...hillside, roles: ['clinical_psychologist'] }));
  const one = await made(admin);
  const kid = await child();
  await refer(amira, kid, one);
  const seen = async () => (await paula.get(`/children/${kid}`)).status;
  assert.equal(await seen(), 404);
  await changed(admin, one, { staff: ['camhs_clinician', 'clinical_psychologist'] });
  assert.equal(await seen(), 200);
  await changed(admin, one, { staff: ['camhs_clinician'] });
  assert.equal(await seen(), 404);
});

test('parts of the area are said and not judged: no record holds in which one a child lives', async () => {
  const one = await made(admin, { localities: ['North'] });
  assert.equal((await refer(amira, await child(), one)).state, 'submitted');
});

test('an entry that nobody has checked for three months says so, until somebody has', async () => {
  const one = await made(admin);
  const due = async () => (await admin.get(`/services/${one.id}`)).body.check_due;
  const months = (n) => s.sql(`UPDATE setting SET value = '${n}' WHERE name = 'service_check_months'`);
  assert.equal(await due(), false);
  await s.sql(`UPDATE service SET last_checked_on = (today() - interval '3 months' + interval '1 day')::date WHERE id = '${one.id}'`);
  assert.equal(await due(), false);
  await s.sql(`UPDATE service SET last_checked_on = (today() - interval '3 months')::date WHERE id = '${one.id}'`);
  assert.equal(await due(), true);
  await months(4);
  assert.equal(await due(), false);
  await months(3);
  const checked = await changed(admin, one, { last_checked_on: today });
  assert.deepEqual([checked.check_due, checked.last_checked_on, checked.last_checked_by.name], [false, today, 'Test wendy']);
});

const link = (by, one, body) => by.post(`/services/${one.id}/links`, body);

test('a school has a link practitioner, and a referral of its child is routed to them', async () => {
  const one = await psychology();
  const first = await link(eva, one, { school: ids.oak, practitioner: ids.lena });
  assert.equal(first.status, 201, first.text);
  assert.equal(first.headers.get('location'), `/api/v1/service-links/${first.body.id}`);
  assert.deepEqual([first.body.school.name, first.body.practitioner.name, first.body.from_on, first.body.until_on], ['Oak School', 'Test lena', today, null]);
  const kid = await child({ school: ids.oak });
  const referral = await refer(tess, kid, one);
  assert.deepEqual([referral.state, referral.routed_to], ['submitted', { id: ids.lena, name: 'Test lena' }]);
  assert.equal((await refer(amira, await child(), one)).routed_to, null, 'no school, nobody');
  await tick();
  const lena = await s.signedIn({ username: 'lena', password: 'lantern-velvet-orbit' });
  const waits = (await lena.get(`/services/${one.id}/waiting-list`)).body.items.find((each) => each.referral === referral.id);
  assert.equal(waits.routed_to.name, 'Test lena');
  assert.equal((await amira.get(`/children/${kid}/picture`)).body.referrals.find((each) => each.id === referral.id).routed_to.name, 'Test lena');
  assert.equal((await amira.get(`/children/${kid}/referrals`)).body.items[0].routed_to.name, 'Test lena');

  const second = await link(eva, one, { school: ids.oak, practitioner: ids.omar });
  assert.equal(second.status, 201, second.text);
  assert.deepEqual((await amira.get(`/services/${one.id}/links`)).body.items.map((each) => each.practitioner.name), ['Test omar']);
  assert.equal((await amira.get(`/service-links/${first.body.id}`)).body.until_on, today, 'who was there before is not any more');
  assert.equal((await amira.get(`/referrals/${referral.id}`)).body.routed_to.name, 'Test lena', 'what was sent to somebody stays so');
  assert.equal((await refer(amira, await child({ school: ids.oak }), one)).routed_to.name, 'Test omar');
});

test('what was asked is routed when it is sent, and what is redirected when it comes', async () => {
  const one = await psychology({ who_may_refer: ['social_worker'] });
  await link(eva, one, { school: ids.oak, practitioner: ids.lena });
  const asked = await refer(tess, await child({ school: ids.oak }), one);
  assert.deepEqual([asked.state, asked.routed_to], ['asked', null]);
  assert.equal((await move(amira, asked, 'submitted')).body.routed_to.name, 'Test lena');
  const from = await made(admin);
  const elsewhere = await refer(amira, await child({ school: ids.oak }), from);
  assert.equal(elsewhere.routed_to, null);
  await move(clara, elsewhere, 'redirected', { service: one.id, reason: 'School first' });
  assert.equal((await amira.get(`/children/${elsewhere.child}/referrals`)).body.items.find((each) => each.service.id === one.id).routed_to.name, 'Test lena');
});

test('nobody is routed to a practitioner who left, or is of the service no longer', async () => {
  const one = await psychology();
  await link(eva, one, { school: ids.oak, practitioner: ids.omar });
  const routed = async () => (await refer(amira, await child({ school: ids.oak }), one)).routed_to?.name ?? null;
  assert.equal(await routed(), 'Test omar');
  await s.sql(`UPDATE role_held SET until_on = today() WHERE person_id = '${ids.omar}'`);
  assert.equal(await routed(), null);
  await s.sql(`UPDATE role_held SET until_on = NULL WHERE person_id = '${ids.omar}'`);
  await s.sql(`UPDATE person SET disabled_at = now() WHERE id = '${ids.omar}'`);
  assert.equal(await routed(), null);
  await s.sql(`UPDATE person SET disabled_at = NULL WHERE id = '${ids.omar}'`);
  assert.equal(await routed(), 'Test omar');
});

test('links are kept by the administrators of the service, of schools and people of the service, and end', async () => {
  const one = await psychology();
  const good = { school: ids.oak, practitioner: ids.lena };
  for (const who of [admin, amira, tess]) assert.equal((await link(who, one, good)).status, 403);
  assert.equal((await link(eva, { id: nowhere }, good)).status, 404);
  assert.deepEqual(pointers(await link(eva, one, {})), ['/school', '/practitioner']);
  assert.deepEqual(pointers(await link(eva, one, { school: ids.west, practitioner: ids.clara })), ['/school', '/practitioner']);
  const { body: kept } = await link(eva, one, good);
  assert.equal(problem(await link(eva, one, good)), 'service-link-twice');
  const end = (who, until_on) => who.patch(`/service-links/${kept.id}`, { until_on }, kept.etag);
  for (const who of [admin, amira]) assert.equal((await end(who, today)).status, 403);
  for (const day of [plusDays(1), plusDays(-1)]) assert.deepEqual(pointers(await end(eva, day)), ['/until_on']);
  assert.deepEqual((await amira.get(`/services/${one.id}/links`)).body.items.length, 1);
  assert.equal((await end(eva, today)).body.until_on, today);
  assert.equal(problem(await end(eva, today)), 'stale');
  assert.deepEqual((await amira.get(`/services/${one.id}/links`)).body.items, []);
  assert.equal((await amira.get(`/services/${nowhere}/links`)).status, 404);
});

test('anybody reads what there is, without an account: no name of a person, no child, nothing that is over', async () => {
  const one = await made(admin, { name: 'Open to all', who_consents: 'The child', crisis: '999', clocks: [clock('asked', 5, 'working_days'), clock('seen', 8, 'weeks'), clock('offer', 24, 'hours', 'urgent')], requirements: [{ kind: 'consultation', text: 'Talk first' }], last_checked_on: today });
  const over = await made(admin, { ended_on: today });
  const answer = await s.client().get('/directory');
  assert.deepEqual([answer.status, answer.headers.get('cache-control')], [200, 'public, max-age=60'], answer.text);
  assert.equal(answer.headers.get('set-cookie'), null);
  const shown = answer.body.items.find((each) => each.id === one.id);
  assert.deepEqual(shown, { id: one.id, name: 'Open to all', agency: 'Hillside CAMHS', about: 'About it', expect: null, who_consents: 'The child', crisis: '999', needs: [], ages: { from: null, to: null },
    subjects: ['child'], care_statuses: [], homes: [], localities: [], who_may_refer: ['social_worker'], must_come_first: ['Talk first'], how_soon: ['seen within 8 weeks'], how_soon_urgent: ['offer within 24 hours'], last_checked_on: today });
  assert.ok(!answer.body.items.some((each) => each.id === over.id));
  assert.doesNotMatch(answer.text, /Test \w+/);
  assert.equal((await s.client().get('/directory?child=1')).status, 422);
  assert.equal((await s.client().get('/services')).status, 401);
  assert.equal((await amira.get('/directory')).status, 200);
});
