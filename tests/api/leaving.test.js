// Leaving care, school in numbers, youth justice with its tables, speech and language, call-outs to homes: what is recorded, what is due, who is told, every refusal.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem, service } from '../lib/service.js';

let s, amira, marcus, dean, head, teacher, lead, manager, clinician, officer, today;
const day = (n) => new Date(Date.parse(today) - n * 864e5).toISOString().slice(0, 10);
const years = (n, days = 0) => { const at = new Date(Date.parse(today) - days * 864e5); at.setUTCFullYear(at.getUTCFullYear() - n); return at.toISOString().slice(0, 10); };
const pointers = (answer) => (assert.equal(answer.status, 422, answer.text), answer.body.errors.map((one) => one.pointer).sort());
const good = (answer, status = 201) => (assert.equal(answer.status, status, answer.text), answer.body);
const due = async (who, id) => good(await who.get(`/children/${id}/picture`), 200).next.filter((n) => /^(pathway|leaver|speech)/.test(n.kind));
const wrong = (who, path, item) => who.patch(path, { error_reason: 'Another child' }, item.etag);
let number = 0;
const surnames = `Abbot Byrne Coxon Drury Ellis Frost Goode Hurst Irwin Jolly Kirby Lomas Munro Nixon Oakes Perry Quick Rowan Speke Thorp`.split(' ');
const given = `Tam Bo Ilse Max Ros Uma Jem Kit Lou Vi Ned Ora Pia Sol Wim Zed Abe Cy Dot Eve`.split(' ');

/** A child of the social worker, the adviser, the virtual school, a school and youth justice, who came into care at an age. */
async function child(born_on, { from = day(900), left = null, sex = 'F' } = {}) {
  const n = ++number;
  const made = good(await amira.post('/children', { given_names: given[n], family_name: surnames[n], born_on, sex, local_id: `L${n}` })).id;
  const put = (kind, username) => `INSERT INTO allocation (id, child_id, kind, person_id, made_by, from_on) SELECT gen_random_uuid(), '${made}', '${kind}', p.id, p.id, '${day(800)}' FROM person p WHERE p.username = '${username}';`;
  await s.sql(`${put('personal_adviser', 'marcus')} ${put('virtual_school', 'head')} ${put('reviewing_officer', 'officer')}
    INSERT INTO care_episode (id, child_id, from_on, until_on, legal_code, entry_code, ending_code) SELECT gen_random_uuid(), '${made}', '${from}', ${left ? `'${left}'` : 'NULL'}, 'C2', 'S', ${left ? "'E5'" : 'NULL'};
    INSERT INTO enrolment (id, child_id, school_id, from_on) SELECT gen_random_uuid(), '${made}', agency_id, '${day(700)}' FROM person WHERE username = 'teacher';
    INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on)
    SELECT gen_random_uuid(), '${made}', s.id, 'Work', 'active', '${day(600)}' FROM service s WHERE s.code IN ('yj', 'core');`);
  return made;
}

before(async () => {
  s = await service();
  today = await s.sql('SELECT today()');
  const person = async (name, role, more = {}) => s.signedIn(await s.person(name, { roles: [role], ...more }));
  [amira, marcus, head, lead, manager, officer] = [
    await person('amira', 'social_worker'), await person('marcus', 'personal_adviser'), await person('head', 'virtual_school', { agency: 'Virtual School', kind: 'virtual_school' }),
    await person('lead', 'mental_health_lead'), await person('manager', 'team_manager'), await person('officer', 'reviewing_officer')];
  dean = await person('dean', 'youth_justice_worker', { agency: 'Youth Justice', kind: 'youth_justice' });
  teacher = await person('teacher', 'designated_teacher', { agency: 'Ashdown', kind: 'school' });
  clinician = await person('clinician', 'camhs_clinician', { agency: 'Core CAMHS', kind: 'camhs' });
  await s.sql(`INSERT INTO service (id, agency_id, code, name, about) SELECT gen_random_uuid(), p.agency_id, v.code, v.code, 'About' FROM (VALUES ('yj', 'dean'), ('core', 'clinician')) v (code, who) JOIN person p ON p.username = v.who;
    INSERT INTO service_staff (service_id, role) SELECT s.id, CASE s.code WHEN 'yj' THEN 'youth_justice_worker' ELSE 'camhs_clinician' END FROM service s`);
});
after(() => s.stop());

test('the pathway plan: what is due before there is one, then the plan, then a review every six months', async () => {
  const id = await child(years(16, 30));
  const [first] = await due(marcus, id);
  assert.equal(first.kind, 'pathway_needs');
  assert.equal(first.on, new Date(Date.UTC(...years(0, 30).split('-').map((v, i) => (i === 1 ? v - 1 + 3 : +v)))).toISOString().slice(0, 10));
  assert.deepEqual(await due(dean, id).then((lines) => lines.map((l) => l.kind)), ['pathway_needs']);
  assert.deepEqual(await due(teacher, id), [], 'whoever may not see pathway plans is not told that there is none');
  assert.equal((await marcus.all('/me/next?limit=200&within=3660')).filter((n) => n.kind === 'pathway_needs' && n.child?.id === id).length, 1);

  assert.deepEqual(pointers(await marcus.post(`/children/${id}/pathways`, { needs_assessed_on: day(9), plan_on: day(10), reviewed_on: day(3) })), ['/plan_on']);
  assert.deepEqual(pointers(await marcus.post(`/children/${id}/pathways`, { needs_assessed_on: day(9), reviewed_on: day(3) })), ['/reviewed_on']);
  assert.deepEqual(pointers(await marcus.post(`/children/${id}/pathways`, { needs_assessed_on: day(-2) })), ['/needs_assessed_on']);
  assert.equal(problem(await head.post(`/children/${id}/pathways`, { needs_assessed_on: day(9) })), 'forbidden');
  assert.deepEqual(pointers(await marcus.post(`/children/${id}/pathways`, { needs_assessed_on: day(4000) })), ['/needs_assessed_on'], 'a child of a few years');
  const plan = good(await marcus.post(`/children/${id}/pathways`, { needs_assessed_on: day(9), wishes: 'My own front door' }));
  assert.deepEqual([plan.due_on, plan.due_what], [day(9 - 28), 'Pathway plan']);
  assert.deepEqual((await due(marcus, id)).map((l) => [l.kind, l.on]), [['pathway_plan', day(9 - 28)]]);
  assert.equal(problem(await marcus.post(`/children/${id}/pathways`, { needs_assessed_on: day(8) })), 'pathway-open');
  const made = good(await marcus.patch(`/pathways/${plan.id}`, { plan_on: day(8), summary: 'A flat by spring' }, plan.etag), 200);
  const kept = good(await marcus.patch(`/pathways/${plan.id}`, { reviewed_on: day(2) }, made.etag), 200);
  assert.equal(problem(await marcus.patch(`/pathways/${plan.id}`, { reviewed_on: day(1) }, made.etag)), 'stale');
  const again = good(await marcus.patch(`/pathways/${plan.id}`, { reviewed_on: day(1) }, kept.etag), 200);
  assert.deepEqual([again.reviews, again.wishes, again.due_what], [[day(1), day(2)], 'My own front door', 'Review of the pathway plan']);
  const right = good(await marcus.patch(`/pathways/${plan.id}`, { reviewed_on: day(2) }, again.etag), 200);
  assert.deepEqual(right.reviews, [day(2)], 'a review that was none is struck');
  assert.deepEqual(pointers(await marcus.patch(`/pathways/${plan.id}`, { plan_on: null }, right.etag)), ['/reviewed_on']);
  assert.ok((await amira.get(`/children/${id}/timeline`)).body.items.some((e) => e.title === 'Pathway plan reviewed'));
  good(await wrong(marcus, `/pathways/${plan.id}`, right), 200);
  assert.deepEqual((await due(marcus, id)).map((l) => l.kind), ['pathway_needs'], 'what was an error counts for nothing');
});

test('nobody is eligible before thirteen weeks in care, and nothing is due of somebody younger', async () => {
  assert.deepEqual(await due(marcus, await child(years(17), { from: day(80) })), []);
  assert.deepEqual((await due(marcus, await child(years(17), { from: day(95) }))).map((l) => l.on), [new Date(Date.UTC(...day(4).split('-').map((v, i) => (i === 1 ? v - 1 + 3 : +v)))).toISOString().slice(0, 10)]);
  assert.deepEqual(await due(marcus, await child(years(15))), []);
});

test('a care leaver: a status at a time, and around each birthday whether we are in touch', async () => {
  const id = await child(years(19, 20), { left: years(1, 20) });
  const leaver = good(await marcus.post(`/children/${id}/leavers`, { status: 'former_relevant', from_on: years(1, 20) }));
  assert.equal(problem(await marcus.post(`/children/${id}/leavers`, { status: 'qualifying', from_on: day(30) })), 'leaver-open');
  assert.deepEqual(pointers(await marcus.post(`/children/${id}/leavers`, { status: 'qualifying', from_on: years(5) })), ['/from_on']);
  assert.deepEqual(pointers(await marcus.patch(`/leavers/${leaver.id}`, { until_on: day(1) }, leaver.etag)), ['/end_reason']);
  const [asked] = await due(marcus, id);
  assert.deepEqual([asked.kind, asked.on, asked.what.endsWith('birthday of 19')], ['leaver_touch', day(20 - 31), true]);
  const post = (more) => marcus.post(`/children/${id}/in-touch`, { on: day(3), in_touch: 'YES', activity: 'F4', accommodation: 'Z1', ...more });
  assert.deepEqual(pointers(await post({ activity: undefined, accommodation: undefined })), ['/accommodation', '/activity']);
  assert.deepEqual(pointers(await post({ in_touch: 'DIED' })), ['/accommodation', '/activity']);
  assert.deepEqual(pointers(await post({ accommodation: 'S1' })), ['/accommodation']);
  assert.deepEqual(pointers(await post({ on: years(30) })), ['/on']);
  const touch = good(await post());
  assert.deepEqual([touch.in_touch_name, touch.activity_name, touch.accommodation_name, touch.is_suitable], ['In touch', 'Apprenticeship, full time', 'With former foster carers, suitable', true]);
  assert.deepEqual(await due(marcus, id), []);
  assert.equal(problem(await post()), 'leaver-contact-twice');
  const moved = good(await marcus.patch(`/in-touch/${touch.id}`, { accommodation: 'W2' }, touch.etag), 200);
  assert.equal(moved.is_suitable, false);
  const home = good(await marcus.patch(`/in-touch/${touch.id}`, { in_touch: 'RHOM' }, moved.etag), 200);
  assert.deepEqual([home.activity, home.accommodation, home.is_suitable], [null, null, null]);
  assert.equal(problem(await teacher.get(`/children/${id}/in-touch`)), 'forbidden');
  assert.equal((await amira.get(`/children/${id}/leavers`)).body.items.length, 1);
});

test('attendance: it adds up, nothing overlaps, and the PEP of a term is offered what is recorded', async () => {
  const id = await child(years(12));
  const post = (more, who = teacher) => who.post(`/children/${id}/attendance`, { from_on: day(60), to_on: day(31), possible: 40, attended: 36, authorised: 3, unauthorised: 1, ...more });
  assert.deepEqual(pointers(await post({ attended: 41 })), ['/attended']);
  assert.deepEqual(pointers(await post({ attended: 35 })), ['/possible']);
  assert.deepEqual(pointers(await post({ unauthorised: undefined })), ['/unauthorised']);
  assert.deepEqual(pointers(await post({ to_on: day(61) })), ['/to_on']);
  assert.deepEqual(pointers(await post({ from_on: day(400) })), ['/to_on']);
  assert.deepEqual(pointers(await post({ to_on: day(50) })), ['/possible']);
  const month = good(await post());
  assert.equal(month.percent, 90);
  assert.deepEqual(pointers(await post({ from_on: day(40), to_on: day(10) })), ['/from_on']);
  good(await post({ from_on: day(30), to_on: day(1) }, head));
  assert.equal(problem(await post({ from_on: day(90), to_on: day(70) }, amira)), 'forbidden');
  assert.equal(problem(await dean.patch(`/attendance/${month.id}`, { attended: 40, authorised: 0, unauthorised: 0 }, month.etag)), 'forbidden');
  const numbers = async () => good(await teacher.get(`/children/${id}/school-numbers?from=${day(90)}&until=${today}`), 200);
  assert.deepEqual([(await numbers()).sessions_possible, (await numbers()).percent, (await numbers()).unauthorised], [80, 90, 2]);
  const fixed = good(await head.patch(`/attendance/${month.id}`, { attended: 40, authorised: 0, unauthorised: 0 }, month.etag), 200);
  assert.equal((await numbers()).percent, 95);
  good(await wrong(head, `/attendance/${month.id}`, fixed), 200);
  assert.equal((await numbers()).sessions_possible, 40);
  good(await post());
  assert.equal((await amira.get(`/children/${id}/attendance`)).body.items.length, 3);
});

test('suspensions, exclusions and reduced timetables', async () => {
  const id = await child(years(14));
  const post = (more) => teacher.post(`/children/${id}/exclusions`, { on: day(20), kind: 'suspension', sessions: 5, reason: 'DB', ...more });
  assert.deepEqual(pointers(await post({ sessions: undefined })), ['/sessions']);
  assert.deepEqual(pointers(await post({ kind: 'permanent' })), ['/sessions']);
  assert.deepEqual(pointers(await post({ reason: 'XX' })), ['/reason']);
  assert.deepEqual(pointers(await post({ lifted_on: day(21) })), ['/lifted_on']);
  const made = good(await post());
  assert.equal(made.reason_name, 'Persistent disruption');
  const numbers = async () => good(await head.get(`/children/${id}/school-numbers?from=${day(90)}&until=${today}`), 200);
  assert.deepEqual([(await numbers()).suspensions, (await numbers()).suspended_days], [1, 3]);
  good(await teacher.patch(`/exclusions/${made.id}`, { lifted_on: day(19) }, made.etag), 200);
  assert.deepEqual([(await numbers()).suspensions, (await numbers()).suspended_days], [0, 0]);
  assert.ok((await amira.get(`/children/${id}/timeline`)).body.items.some((e) => e.title === 'Suspended from school'));
  assert.deepEqual(pointers(await teacher.post(`/children/${id}/reduced-timetables`, { from_on: day(9), until_on: day(10), hours: 12, why: 'Mornings' })), ['/until_on']);
  assert.deepEqual(pointers(await teacher.post(`/children/${id}/reduced-timetables`, { from_on: day(9), hours: 12, why: 'Mornings' })), ['/until_on']);
  const less = good(await teacher.post(`/children/${id}/reduced-timetables`, { from_on: day(9), until_on: day(-30), hours: 12, why: 'Mornings' }));
  assert.deepEqual([(await numbers()).reduced_hours, (await numbers()).reduced_until], [12, day(-30)]);
  assert.equal(good(await head.patch(`/reduced-timetables/${less.id}`, { until_on: day(1) }, less.etag), 200).hours, 12);
});

test('results fit their key stage', async () => {
  const id = await child(years(16));
  const year = new Date(Date.parse(today)).getUTCFullYear();
  const post = (more) => head.post(`/children/${id}/results`, { stage: 'KS2', year: year - 5, subject: 'maths', met: true, ...more });
  assert.deepEqual(pointers(await post({ subject: 'progress_8' })), ['/subject']);
  assert.deepEqual(pointers(await post({ met: undefined })), ['/met']);
  assert.deepEqual(pointers(await post({ stage: 'KS4', subject: 'attainment_8' })), ['/met', '/score']);
  assert.deepEqual(pointers(await post({ year: year + 1 })), ['/year']);
  assert.deepEqual(pointers(await post({ year: year - 14 })), ['/year']);
  const made = good(await post());
  assert.equal(problem(await post()), 'result-twice');
  assert.equal(good(await head.post(`/children/${id}/results`, { stage: 'KS4', year, subject: 'progress_8', score: -1.25 })).score, -1.25);
  assert.equal(good(await head.patch(`/results/${made.id}`, { met: false }, made.etag), 200).met, false);
});

test('an outcome of a court asks for a speech and language assessment, which does not say why', async () => {
  const id = await child(years(15));
  const post = (more) => dean.post(`/children/${id}/youth-justice`, { offence_on: day(200), offence: 'criminal_damage', outcome_on: day(40), kind: 'community_resolution', ...more });
  assert.deepEqual(pointers(await post({ outcome_on: day(201) })), ['/outcome_on']);
  assert.deepEqual(pointers(await post({ offence_on: years(6) })), ['/offence_on']);
  assert.deepEqual(pointers(await post({ kind: 'sacked' })), ['/kind']);
  assert.equal(problem(await amira.post(`/children/${id}/youth-justice`, { offence_on: day(200), offence: 'theft', outcome_on: day(40), kind: 'fine' })), 'forbidden');
  const first = good(await post());
  assert.deepEqual([first.care_at_offence, first.care_at_outcome, first.is_substantive], ['in_care', 'in_care', false]);
  assert.deepEqual(await due(teacher, id), [], 'the first one out of court asks for nothing');
  good(await post({ outcome_on: day(10), kind: 'youth_caution' }));
  const [line] = await due(teacher, id);
  assert.deepEqual([line.kind, line.on, line.who], ['speech_language', day(10 - 28), null]);
  const seen = good(await teacher.get(`/children/${id}/speech-language`), 200);
  assert.ok(!/court|justice|rule|offence/i.test(JSON.stringify(seen.items)), 'nothing says why it is due');
  good(await post({ outcome_on: day(5), kind: 'referral_order' }));
  assert.equal((await due(teacher, id)).length, 1, 'one is open at a time');
  const [open] = seen.items;
  assert.equal(open.state, 'due');
  assert.equal(problem(await dean.post(`/children/${id}/speech-language`, { referred_on: day(1) })), 'speech-open');
  const asked = good(await dean.patch(`/speech-language/${open.id}`, { referred_on: day(4) }, open.etag), 200);
  assert.deepEqual(pointers(await dean.patch(`/speech-language/${open.id}`, { outcome: 'need' }, asked.etag)), ['/assessed_on']);
  assert.deepEqual(pointers(await dean.patch(`/speech-language/${open.id}`, { assessed_on: day(5) }, asked.etag)), ['/assessed_on']);
  assert.deepEqual(pointers(await dean.patch(`/speech-language/${open.id}`, { closed_on: day(1) }, asked.etag)), ['/closed_why']);
  const done = good(await dean.patch(`/speech-language/${open.id}`, { assessed_on: day(1), by_whom: 'Ingrid Sale', outcome: 'need', text: 'One thing at a time' }, asked.etag), 200);
  assert.deepEqual([done.state, done.outcome], ['done', 'need']);
  assert.equal(good(await amira.get(`/speech-language/${open.id}`), 200).text, 'One thing at a time');
  const less = good(await teacher.get(`/children/${id}/speech-language`), 200);
  assert.deepEqual([less.items[0].text, less.items[0].held_back, less.withheld.map((w) => w.type)], [null, true, ['speech_language']]);
  assert.deepEqual(await due(amira, id), []);
});

test('what was recorded in error takes back what it asked for, unless somebody has taken it up', async () => {
  const id = await child(years(15));
  const body = { offence_on: day(90), offence: 'theft', outcome_on: day(20), kind: 'fine' };
  const made = good(await dean.post(`/children/${id}/youth-justice`, body));
  assert.equal((await due(amira, id)).length, 1);
  good(await wrong(dean, `/youth-justice/${made.id}`, made), 200);
  assert.deepEqual(await due(amira, id), []);
  const again = good(await dean.post(`/children/${id}/youth-justice`, body));
  const open = good(await dean.get(`/children/${id}/speech-language`), 200).items.find((x) => x.state === 'due');
  good(await dean.patch(`/speech-language/${open.id}`, { referred_on: day(2) }, open.etag), 200);
  good(await wrong(dean, `/youth-justice/${again.id}`, again), 200);
  assert.equal((await due(amira, id)).length, 1);
});

test('youth justice detail is for few; others are told that something is held back, or nothing', async () => {
  const id = await child(years(15), { from: day(100) });
  const made = good(await dean.post(`/children/${id}/youth-justice`, { offence_on: day(300), offence: 'drugs', outcome_on: day(20), kind: 'conditional_caution', note: 'Behind the shops' }));
  assert.deepEqual([made.care_at_offence, made.care_at_outcome], ['not_in_care', 'in_care']);
  for (const who of [amira, marcus, officer]) assert.equal(good(await who.get(`/youth-justice/${made.id}`), 200).note, 'Behind the shops');
  for (const who of [head, clinician]) {
    const list = good(await who.get(`/children/${id}/youth-justice`), 200);
    assert.deepEqual([list.items, list.withheld.map((w) => [w.type, w.owner])], [[], [[null, 'Youth Justice']]]);
    assert.equal(problem(await who.get(`/youth-justice/${made.id}`)), 'not-found');
    assert.ok((await who.get(`/children/${id}/picture`)).body.withheld.some((w) => w.type === null && w.owner === 'Youth Justice'));
  }
  for (const who of [teacher, lead]) assert.equal(problem(await who.get(`/children/${id}/youth-justice`)), 'forbidden');
  assert.ok(!(await teacher.get(`/children/${id}/picture`)).text.includes('Youth Justice'));
  assert.ok((await amira.get(`/children/${id}/timeline`)).body.items.some((e) => e.type === 'youth_justice'));
  assert.ok(!(await clinician.get(`/children/${id}/timeline`)).body.items.some((e) => e.type === 'youth_justice'));
});

test('the tables of the board: by sex and care status at the outcome and at the offence, each child once', async () => {
  const year = 2023, at = (month, of = year) => `${of}-${month}-15`;
  const put = (id, offence_on, outcome_on, kind, more = {}) => dean.post(`/children/${id}/youth-justice`, { offence_on, outcome_on, kind, offence: 'violence', care_at_offence: 'in_care', care_at_outcome: 'in_care', ...more }).then(good);
  const [one, two, three] = [await child('2008-01-01'), await child('2008-02-02', { sex: 'M' }), await child('2008-03-03', { sex: 'M' })];
  await put(one, at('01'), at('03'), 'youth_caution');
  await put(one, at('03'), at('05'), 'referral_order');
  await put(one, at('03', year + 1), at('05', year + 1), 'fine');
  await put(two, at('01'), at('02'), 'community_resolution');
  await put(two, at('07'), at('11'), 'youth_caution', { care_at_offence: 'not_in_care' });
  const mistaken = await put(three, at('01'), at('04'), 'fine', { care_at_outcome: 'care_leaver' });
  for (const [sex, entrants] of [['F', 29], ['M', 82], ['M', 83]]) good(await dean.put('/youth-justice-report/others', { year, sex, entrants }), 204);
  const report = async (who = lead) => good(await who.get(`/youth-justice-report?year=${year + 1}`), 200);
  const row = (rows, of, in_care) => { const { female, male, all } = rows.find((r) => r.year === of && (in_care === undefined || r.in_care === in_care)); return [female, male, all]; };
  let now = await report();
  assert.deepEqual(now.years.map((y) => [y.year, y.from_on, y.until_on])[1], [year, '2022-10-01', '2023-09-30']);
  assert.deepEqual([row(now.at_outcome, year, true), row(now.at_outcome, year, false), row(now.at_outcome, year + 1, true)], [[1, 0, 1], [29, 84, 113], [0, 1, 1]]);
  assert.deepEqual([row(now.at_offence, year, true), row(now.at_offence, year, false), row(now.at_offence, year + 1, false)], [[1, 1, 2], [29, 83, 112], [0, 1, 1]]);
  assert.deepEqual([row(now.substantive, year), row(now.substantive, year + 1)], [[1, 0, 1], [1, 1, 2]], 'a child with two outcomes in a year is one child');
  assert.deepEqual(now.offences, [{ offence: 'violence', female: 3, male: 1, all: 4 }]);
  good(await wrong(dean, `/youth-justice/${mistaken.id}`, mistaken), 200);
  now = await report(manager);
  assert.deepEqual(row(now.at_outcome, year, false), [29, 83, 112]);
  // Counted from scratch the lines say the same.
  assert.equal(await s.sql(`SELECT count(*) FROM youth_justice_count c JOIN youth_justice_outcome o ON o.count_id = c.id
    WHERE (c.counts, c.kind_code, c.month) IS DISTINCT FROM (o.error_reason IS NULL, o.kind_code, date_trunc('month', o.outcome_on)::date)`), '0');
  for (const who of [amira, head, teacher, marcus]) assert.equal(problem(await who.get('/youth-justice-report')), 'forbidden');
  assert.equal(problem(await lead.put('/youth-justice-report/others', { year, sex: 'F', entrants: 1 })), 'forbidden');
  assert.deepEqual(pointers(await dean.put('/youth-justice-report/others', { year, sex: 'U', entrants: -1 })), ['/entrants', '/sex']);
});

test('call-outs to homes are counted by home and month and name nobody; whom one was about is restricted', async () => {
  const id = await child(years(15));
  const call = { home: 'Larch House', area: 'Westshire', on: day(2), reason: 'damage', arrested: false };
  const made = good(await dean.post('/call-outs', call));
  good(await dean.post('/call-outs', { ...call, reason: 'missing' }));
  const error = good(await manager.post('/call-outs', { ...call, arrested: true }));
  const agreed = good(await manager.patch(`/call-outs/${made.id}`, { agreed: 'Half an hour in calm first' }, made.etag), 200);
  assert.equal(agreed.reason, 'damage');
  good(await wrong(dean, `/call-outs/${error.id}`, error), 200);
  const months = good(await lead.get('/call-out-months?months=2'), 200).items;
  assert.deepEqual(months.map((m) => [m.home, m.n, m.missing, m.arrested]), [['Larch House', 1, 1, 0]]);
  assert.equal((await lead.all('/call-outs?limit=1')).length, 3);
  assert.deepEqual(pointers(await dean.post('/call-outs', { ...call, on: day(-1), reason: 'noise' })), ['/on', '/reason']);
  assert.equal(problem(await lead.post('/call-outs', call)), 'forbidden');
  assert.equal(problem(await amira.get('/call-outs')), 'forbidden');
  const about = good(await dean.post(`/children/${id}/call-outs`, { call_out: made.id }));
  assert.equal(about.call_out.home, 'Larch House');
  assert.equal(problem(await dean.post(`/children/${id}/call-outs`, { call_out: made.id })), 'conflict');
  assert.deepEqual(pointers(await dean.post(`/children/${id}/call-outs`, { call_out: crypto.randomUUID() })), ['/call_out']);
  const mine = good(await amira.get(`/children/${id}/call-outs`), 200).items;
  assert.deepEqual(mine.map((m) => m.call_out), [null], 'who may not see call-outs sees that there was one');
});
