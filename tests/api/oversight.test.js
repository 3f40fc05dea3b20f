// Oversight: each kind of need with nothing in place, what puts something in place, what was decided; what is late, silent, twice, unanswered, sent back, waited
// for, far away; each number as many as its list; and services side by side.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { cases, serviceOf, times } from '../lib/activity.js';
import { problem, service } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, today, camhs, mentors, lead, amira, ben, dee, virtual, lena, school;
const day = (n) => new Date(Date.parse(today) - n * 864e5).toISOString().slice(0, 10);
let number = 0;
const given = 'Ivo,Una,Cal,Meg,Ray,Ada,Lux,Bryn,Oona,Idris,Kezia'.split(',');
const family = 'Quayle,Reeve,Dorn,Stone,Linden,Thorne,Benton,Tallis,Varley,Penrose,Malik,Yeo,Holm,Okoro,Lund,Arden,Petrov,Zeller,Osgood,Whitby,Fenwick,Grayle,Hobday,Ingleby,Jarrow,Kettle,Lomas,Mundy'.split(',');
/** A child of the social worker: twelve years old, written about today. */
async function born(by = amira) {
  const made = await by.post('/children', { given_names: given[number % given.length], family_name: family[number % family.length], born_on: `201${2 + number % 4}-0${1 + number % 9}-${10 + number % 19}`, sex: 'F', local_id: `O${++number}` });
  assert.equal(made.status, 201, made.text);
  return made.body.id;
}
const uuid = 'gen_random_uuid()';
const need = async (id, by = lead) => (await by.all('/oversight/needs?limit=200')).find((one) => one.child?.id === id);
const kinds = async (id) => (await need(id))?.shows.map((one) => one.kind);
const sum = async (by = lead) => { const { status, body, text } = await by.get('/oversight'); assert.equal(status, 200, text); return body; };
const decide = (by, id, body) => by.post(`/children/${id}/need-decisions`, body);
const pointers = (answer) => (assert.equal(answer.status, 422, answer.text), answer.body.errors.map((one) => one.pointer).sort());

const sdq = (id, total, ago, informant = 'parent') => s.sql(`INSERT INTO sdq (id, made_at, child_id, informant, form, completed_on, entry, total)
  VALUES (${uuid}, now() - interval '${ago} days', '${id}', '${informant}', '4-17', today() - ${ago}, 'total', ${total})`);
const review = (id, met, ago) => s.sql(`WITH v AS (INSERT INTO review (id, child_id, held_on) VALUES (${uuid}, '${id}', today() - ${ago}) RETURNING id)
  INSERT INTO review_record (id, made_at, child_id, review_id, mental_health, mental_health_words) SELECT ${uuid}, now() - interval '${ago} days', '${id}', id, '${met}', 'Low' FROM v`);
const referral = (id, state, ago, more = {}) => s.sql(`INSERT INTO referral (id, made_at, child_id, service_id, urgency, state, submitted_at, referred_by, accepted_at, seen_at, ended_at)
  SELECT ${uuid}, now() - interval '${ago} days', '${id}', '${more.service ?? camhs}', 'routine', '${state}', now() - interval '${ago} days', p.id, ${['accepted', 'allocated', 'seen', 'closed'].includes(state) ? `now() - interval '${ago} days'` : 'NULL'},
    ${more.met === undefined && state !== 'seen' ? 'NULL' : `now() - interval '${more.met ?? ago} days'`}, ${more.ended === undefined ? 'NULL' : `now() - interval '${more.ended} days'`} FROM person p WHERE p.username = 'amira' RETURNING id`);
const work = (id, ago, until = null, of = camhs) => s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on, until_on)
  VALUES (${uuid}, '${id}', '${of}', 'Direct work', '${until === null ? 'active' : 'closed'}', today() - ${ago}, ${until === null ? 'NULL' : `today() - ${until}`})`);

before(async () => {
  s = await service();
  today = await s.sql('SELECT today()');
  const as = async (username, role, more = {}) => s.signedIn(await s.person(username, { roles: [role], ...more }));
  amira = await as('amira', 'social_worker');
  ben = await as('ben', 'team_manager');
  dee = await as('dee', 'team_manager');
  lead = await as('maud', 'mental_health_lead');
  virtual = await as('vera', 'virtual_school');
  lena = await as('lena', 'camhs_clinician', { agency: 'CAMHS', kind: 'camhs' });
  school = await as('tess', 'designated_teacher', { agency: 'Elm School', kind: 'school' });
  await as('kit', 'wellbeing_practitioner', { agency: 'Mentors', kind: 'other' });
  camhs = await serviceOf(s, 'CAMHS', { code: 'core', name: 'Core CAMHS', staff: ['camhs_clinician'], types: ['Direct work'] });
  mentors = await serviceOf(s, 'Elm School', { code: 'mentors', name: 'Mentors', staff: ['designated_teacher'], types: ['Direct work'] });
  await s.sql(`INSERT INTO team (id, agency_id, name) SELECT ${uuid}, id, t FROM agency, unnest('{East,West}'::text[]) t WHERE name = 'Westshire Council';
    INSERT INTO team_member (id, person_id, team_id, is_manager) SELECT ${uuid}, p.id, t.id, p.username <> 'amira' FROM person p JOIN team t ON t.name = CASE p.username WHEN 'dee' THEN 'West' ELSE 'East' END
     WHERE p.username IN ('amira', 'ben', 'dee')`);
});
after(() => s.stop());

test('nobody oversees anybody: nothing is said of any child', async () => {
  assert.match((await sum()).says, /no child here whom you oversee/);
  assert.deepEqual((await lead.get('/oversight/needs')).body, { items: [], next: null });
});

test('a high SDQ with nothing in place is a need: yet in its time, then late; a low one of the same person takes it back', async () => {
  const id = await born();
  assert.match((await sum()).says, /^No child has a mental health need with nothing in place, nothing is late, and somebody has written about every child/);
  await sdq(id, 14, 9);
  assert.equal(await need(id), undefined, 'below the total that opens a follow-up');
  await sdq(id, 20, 8);
  const one = await need(id);
  assert.deepEqual([one.since_on, one.days, one.due_on, one.is_late, one.shows[0].what, one.lead.name], [day(8), 8, day(-20), false, 'SDQ total 20 from the carer', 'Test amira']);
  assert.match((await sum()).says, /^One child has a mental health need with nothing in place yet, not longer than 4 weeks/);
  await sdq(id, 24, 1, 'teacher');
  assert.deepEqual(await kinds(id), ['sdq'], 'whose total opens a follow-up is a setting');
  await s.sql(`UPDATE sdq SET completed_on = today() - 29 WHERE child_id = '${id}' AND total = 20`);
  await s.sql(`UPDATE sdq SET completed_on = today() - 40 WHERE child_id = '${id}' AND total = 14`);
  assert.equal((await need(id)).is_late, true);
  assert.match((await sum()).says, /^One child has had a mental health need for 4 weeks with nothing in place/);
  assert.deepEqual([(await lead.all('/oversight/needs?late=true')).length, (await lead.all('/oversight/needs?late=false')).length], [1, 0]);
  await sdq(id, 9, 0);
  assert.equal(await need(id), undefined);
  const old = await born();
  await sdq(old, 30, 740);
  assert.equal(await need(old), undefined, 'older than two years');
});

test('a review that answered no is a need until a review answers yes; one that did not know takes nothing back', async () => {
  const id = await born();
  await review(id, 'no', 60);
  await review(id, 'not_known', 20);
  assert.deepEqual(await kinds(id), ['review']);
  await review(id, 'yes', 3);
  assert.equal(await need(id), undefined);
});

test('a PEP that decided that help is needed is a need; a draft is not, and a later one takes it back', async () => {
  const id = await born();
  await s.sql(`INSERT INTO care_episode (id, child_id, from_on, legal_code) VALUES (${uuid}, '${id}', today() - 300, 'C2');
    INSERT INTO school_term (id, agency_id, name, from_on, until_on) SELECT ${uuid}, id, v.name, today() - v.f, today() - v.u FROM agency, (VALUES ('Spring', 200, 90), ('Summer', 60, -30)) v (name, f, u) WHERE agency.name = 'Westshire Council'`);
  const [term, past] = (await virtual.get('/school-terms')).body.items;
  const first = await amira.post(`/children/${id}/peps`, { term: past.id, help_needed: true });
  assert.deepEqual([first.status, first.body.help_needed], [201, true], first.text);
  assert.equal(await need(id), undefined, 'a draft');
  const held = await amira.patch(`/peps/${first.body.id}`, { state: 'held', held_on: day(100), came: [{ who: 'carer' }] }, first.body.etag);
  assert.equal(held.status, 200, held.text);
  assert.deepEqual((await need(id)).shows, [{ kind: 'pep', on: day(100), what: 'The PEP decided that help is needed', link: { type: 'pep', id: first.body.id } }]);
  const second = await amira.post(`/children/${id}/peps`, { term: term.id, state: 'held', held_on: day(10), came: [{ who: 'carer' }] });
  assert.equal(second.status, 201, second.text);
  assert.deepEqual(await kinds(id), ['pep'], 'it did not say');
  assert.equal((await amira.patch(`/peps/${second.body.id}`, { help_needed: false }, second.body.etag)).status, 200);
  assert.equal(await need(id), undefined);
});

test('a measure that asks for an assessment is a need, until the next of its kind does not', async () => {
  const id = await born();
  await work(id, 3);
  const cgas = '00000000-0000-4000-8000-000000370104';
  const made = await lena.post(`/children/${id}/measures`, { measure: 'cgas', informant: 'clinician', completed_on: day(2), scores: [{ scale: 'total', value: 30 }], asks_assessment: true });
  assert.equal(made.status, 201, made.text);
  await s.sql(`DELETE FROM involvement WHERE child_id = '${id}'`);
  const one = await need(id);
  assert.deepEqual([one.shows[0].kind, one.shows[0].link.id], ['measure', made.body.id]);
  assert.equal((await decide(amira, id, { outcome: 'nothing_needed', why: 'Seen last month elsewhere' })).status, 201);
  assert.equal(await need(id), undefined);
  assert.equal(await s.sql(`SELECT state || ' ' || outcome FROM task WHERE child_id = '${id}' AND kind = 'assessment'`), 'done Seen last month elsewhere', 'the question is answered with it');
  await s.sql(`DELETE FROM need_decision WHERE child_id = '${id}'`);
  assert.deepEqual(await kinds(id), ['measure'], 'said, and nothing came of it');
  await s.sql(`INSERT INTO measure (id, child_id, definition_id, informant, completed_on) VALUES (${uuid}, '${id}', '${cgas}', 'clinician', today())`);
  assert.equal(await need(id), undefined);
});

test('what is in place: an open referral, one that was taken on since, work that is under way or began since; of a service for mental health', async () => {
  const of = async (...put) => { const id = await born(); await sdq(id, 20, 40); for (const one of put) await one(id); return (await need(id)) === undefined; };
  for (const state of ['submitted', 'accepted', 'allocated', 'seen']) assert.equal(await of((id) => referral(id, state, 90)), true, state);
  assert.equal(await of((id) => referral(id, 'closed', 30, { met: 20, ended: 5 })), true, 'taken on since, and closed');
  assert.equal(await of((id) => work(id, 200)), true, 'work under way');
  assert.equal(await of((id) => work(id, 30, 2)), true, 'work that began since');
  assert.equal(await of((id) => referral(id, 'declined', 30, { ended: 20 })), false, 'declined');
  assert.equal(await of((id) => referral(id, 'withdrawn', 30, { ended: 20 })), false, 'withdrawn');
  assert.equal(await of((id) => referral(id, 'closed', 90, { met: 80, ended: 50 })), false, 'closed before');
  assert.equal(await of((id) => work(id, 200, 10)), false, 'work from before that ended');
  assert.equal(await of((id) => referral(id, 'seen', 30, { met: 1, service: mentors }), (id) => work(id, 30, null, mentors)), false, 'a service for something else');
});

test('a decision answers until something new says that help is needed; an action while it is not late, and once it is done', async () => {
  const id = await born();
  await sdq(id, 22, 40);
  const made = await decide(lead, id, { outcome: 'nothing_needed', why: 'It was the week of the move, and sleep is better.' });
  assert.deepEqual([made.status, made.body.outcome, made.body.decided_on, made.body.made_by.name, made.body.action], [201, 'nothing_needed', today, 'Test maud', null], made.text);
  assert.equal(made.headers.get('location'), `/api/v1/need-decisions/${made.body.id}`);
  assert.equal(await need(id), undefined);
  assert.deepEqual((await amira.get(`/children/${id}/need-decisions`)).body.items, [made.body]);
  assert.deepEqual((await amira.get(`/need-decisions/${made.body.id}`)).body, made.body);
  assert.ok((await amira.get(`/children/${id}/timeline`)).body.items.some((one) => one.text === made.body.why && one.record.id === made.body.id));
  await s.sql(`UPDATE need_decision SET decided_on = today() - 30 WHERE child_id = '${id}'`);
  await review(id, 'no', 3);
  assert.deepEqual(await kinds(id), ['review'], 'the SDQ is answered, the review is new');
  assert.equal((await need(id)).decided.why, made.body.why, 'what was decided before is told');
  const action = await decide(lead, id, { outcome: 'action', why: 'The review is right', what: 'Refer to Core CAMHS', due_on: day(-7) });
  assert.deepEqual([action.status, action.body.action.name], [201, 'Refer to Core CAMHS'], action.text);
  const todo = (await amira.get(`/actions/${action.body.action.id}`)).body;
  assert.deepEqual([todo.person.name, todo.due_on, todo.state], ['Test amira', day(-7), 'open'], 'whoever leads the work has it');
  assert.equal(await need(id), undefined);
  await s.sql(`UPDATE action SET due_on = today() - 1 WHERE id = '${todo.id}'`);
  assert.deepEqual(await kinds(id), ['review'], 'it is late');
  const done = await amira.patch(`/actions/${todo.id}`, { state: 'done' }, (await amira.get(`/actions/${todo.id}`)).headers.get('etag'));
  assert.equal(done.status, 200, done.text);
  assert.equal(await need(id), undefined, 'done');
  await s.sql(`UPDATE action SET state = 'dropped', outcome = 'No' WHERE id = '${todo.id}'`);
  assert.deepEqual(await kinds(id), ['review'], 'dropped');
});

test('decisions that are refused: each fault is told, and who may not', async () => {
  const id = await born();
  assert.deepEqual(pointers(await decide(lead, id, {})), ['/outcome', '/why']);
  assert.deepEqual(pointers(await decide(lead, id, { outcome: 'nothing_needed', why: ' ', decided_on: day(-1) })), ['/decided_on', '/why']);
  assert.deepEqual(pointers(await decide(lead, id, { outcome: 'nothing_needed', why: 'Because', decided_on: '2001-01-01' })), ['/decided_on'], 'before birth');
  assert.deepEqual(pointers(await decide(lead, id, { outcome: 'nothing_needed', why: 'Because', what: 'Something', due_on: day(-3) })), ['/outcome']);
  assert.deepEqual(pointers(await decide(lead, id, { outcome: 'action', why: 'Because' })), ['/due_on', '/what']);
  assert.deepEqual(pointers(await decide(lead, id, { outcome: 'action', why: 'Because', what: 'It', due_on: day(1) })), ['/due_on']);
  assert.deepEqual(pointers(await decide(lead, id, { outcome: 'action', why: 'Because', what: 'It', due_on: day(-1), person: id })), ['/person']);
  await s.sql(`UPDATE allocation SET until_on = today() WHERE child_id = '${id}'; INSERT INTO care_episode (id, child_id, from_on, legal_code) VALUES (${uuid}, '${id}', today() - 9, 'C2')`);
  assert.deepEqual(pointers(await decide(lead, id, { outcome: 'action', why: 'Because', what: 'It', due_on: day(-1) })), ['/person'], 'nobody leads the work');
  const other = await born();
  for (const by of [lena, school]) assert.ok([403, 404].includes((await decide(by, other, { outcome: 'nothing_needed', why: 'Because' })).status));
  assert.equal(await s.sql(`SELECT count(*) FROM need_decision WHERE child_id IN ('${id}', '${other}')`), '0');
  assert.equal((await lead.get('/need-decisions/00000000-0000-4000-8000-000000000000')).status, 404);
});

test('who oversees: the lead and the virtual school the area, a manager the team; others are refused', async () => {
  const id = await born();
  await sdq(id, 30, 50);
  for (const by of [lead, virtual, ben]) assert.ok(await need(id, by));
  assert.equal(await need(id, dee), undefined, 'another team');
  assert.match((await sum(dee)).says, /no child here whom you oversee/);
  assert.ok((await sum(ben)).children > 0);
  for (const path of ['', '/needs', '/clocks', '/silent', '/overlaps', '/loops', '/bounced', '/waits', '/waiting', '/outside'])
    for (const by of [amira, lena, school]) assert.equal(problem(await by.get(`/oversight${path}`)), 'forbidden', path);
  await s.sql(`INSERT INTO denied (id, child_id, person_id, reason) SELECT ${uuid}, '${id}', p.id, 'conflict' FROM person p WHERE p.username = 'maud'`);
  assert.equal(await need(id), undefined, 'a deny');
});

test('an SDQ that the child does not want an agency to know is not counted, and the sentence says so', async () => {
  const id = await born();
  await sdq(id, 30, 50);
  assert.ok(await need(id, lead));
  const before = (await sum()).held_back;
  const two = await s.signedIn(await s.person('maud.two', { roles: ['mental_health_lead'], agency: 'Health Board', kind: 'health' }));
  assert.ok(await need(id, two));
  await s.sql(`INSERT INTO sharing_wish (id, child_id, whose, agency_id, kind, share, said_on) SELECT ${uuid}, '${id}', 'child', id, 'sdq', false, today() FROM agency WHERE name = 'Health Board'`);
  assert.equal(await need(id, two), undefined);
  assert.match((await sum(two)).says, /The SDQs of one child are held back from you and are not counted\.$/);
  assert.deepEqual([(await sum(two)).held_back, before], [1, 0]);
});

test('what is late, silent, twice, unanswered, sent back, waited for, far away: each finds its child, and nobody else', async () => {
  const [late, silent, twice, waits, far, none] = await Promise.all(times(6, () => born()));
  const of = async (list, id) => (await lead.all(`/oversight/${list}?limit=200`)).filter((one) => one.child.id === id);
  const all = ['clocks', 'silent', 'overlaps', 'loops', 'bounced', 'waiting', 'outside'];
  await s.sql(`INSERT INTO task (id, child_id, kind, what, due_on, tier) VALUES (${uuid}, '${late}', 'sdq_due', 'SDQ from the carer', today() - 5, 1);
    INSERT INTO review_due (id, child_id, due_on, why, source) VALUES (${uuid}, '${late}', today() - 2, 'Because', 'A law'); INSERT INTO visit_due (id, child_id, due_on, why, source) VALUES (${uuid}, '${late}', today(), 'Because', 'A law')`);
  assert.deepEqual((await of('clocks', late)).map((one) => [one.about, one.days]), [['sdq', 5], ['review', 2]], 'today is not late');
  assert.deepEqual((await lead.all('/oversight/clocks?about=review&limit=200')).map((one) => one.child.id), [late]);
  await s.sql(`ALTER TABLE child DISABLE TRIGGER USER; ALTER TABLE allocation DISABLE TRIGGER USER; UPDATE child SET made_at = now() - interval '90 days' WHERE id = '${silent}';
    UPDATE allocation SET made_at = now() - interval '90 days' WHERE child_id = '${silent}'; ALTER TABLE child ENABLE TRIGGER USER; ALTER TABLE allocation ENABLE TRIGGER USER`);
  assert.deepEqual((await of('silent', silent)).map((one) => [one.days]), [[90]]);
  await s.sql(`INSERT INTO missing_episode (id, child_id, kind, started_on, ended_on) VALUES (${uuid}, '${silent}', 'missing', today() - 2, today() - 1)`);
  assert.deepEqual(await of('silent', silent), [], 'somebody has recorded that the child was missing');
  const bens = async () => (await ben.all('/oversight/silent?limit=200')).some((one) => one.child.id === silent);
  await s.sql(`DELETE FROM missing_episode WHERE child_id = '${silent}'`);
  assert.equal(await bens(), true);
  await s.sql(`WITH o AS (INSERT INTO police_call_out (id, home_name, area, on_day, reason, arrested) VALUES (${uuid}, 'Fern House', 'Westshire', today() - 1, 'damage', false) RETURNING id)
    INSERT INTO police_call_out_child (id, child_id, call_out_id) SELECT ${uuid}, '${silent}', id FROM o`);
  assert.equal(await bens(), false, 'the police were called about the child, and the manager sees that');
  await work(twice, 9);
  await work(twice, 8, null, mentors);
  assert.deepEqual((await of('overlaps', twice)).map((one) => [one.type_of_work, one.services.map((x) => x.service.name)]), [['Direct work', ['Core CAMHS', 'Mentors']]]);
  await referral(waits, 'accepted', 50);
  const first = await referral(waits, 'redirected', 70, { ended: 50, service: mentors });
  await s.sql(`UPDATE referral SET follows_id = '${first}' WHERE child_id = '${waits}' AND state = 'accepted'`);
  await referral(waits, 'declined', 400, { ended: 380 });
  assert.deepEqual((await of('loops', waits)).map((one) => [one.what, one.stands, one.days, one.open]), [['Core CAMHS', 'accepted', 50, 1]]);
  assert.deepEqual((await of('bounced', waits)).map((one) => [one.times, one.open, one.referrals.map((x) => [x.state, x.service, x.passed_to])]), [[1, 'Core CAMHS', [['redirected', 'Mentors', 'Core CAMHS']]]], 'of the last year');
  assert.deepEqual((await of('waiting', waits)).map((one) => [one.service.name, one.by.name, one.days]), [['Core CAMHS', 'Westshire Council', 50]]);
  await s.sql(`WITH h AS (INSERT INTO home (id, child_id, kind, from_on) VALUES (${uuid}, '${far}', 'foster', today() - 9) RETURNING id) INSERT INTO outside_county (id, child_id, home_id, host_name) SELECT ${uuid}, '${far}', id, 'Eastshire' FROM h`);
  assert.deepEqual((await of('outside', far)).map((one) => [one.host_name, one.late]), [['Eastshire', 0]]);
  for (const list of all) assert.deepEqual(await of(list, none), [], list);
});

test('waits by the agency of the service and of who asked: how many, the median, the longest', async () => {
  const by = async (kind, name) => (await lead.get('/oversight/waits')).body.items.find((one) => one.by === kind && one.agency.name === name);
  const ids = await Promise.all(times(3, () => born()));
  await s.sql('DELETE FROM referral');
  for (const [i, ago] of [10, 20, 90].entries()) await referral(ids[i], 'submitted', ago);
  await referral(ids[0], 'seen', 60, { met: 20, service: mentors });
  const { agency, ...one } = await by('service', 'CAMHS');
  assert.deepEqual(one, { by: 'service', waiting: 3, waiting_median: 20, waiting_longest: 90, met: 0, met_median: null, met_longest: null });
  const asked = await by('asked', 'Westshire Council');
  assert.deepEqual([asked.waiting, asked.met, asked.met_median, asked.met_longest], [3, 1, 40, 40]);
  assert.deepEqual((await lead.all(`/oversight/waiting?agency=${agency.id}`)).map((x) => x.days), [90, 20, 10]);
  assert.deepEqual((await lead.all(`/oversight/waiting?by=${asked.agency.id}`)).map((x) => x.days), [90, 20, 10]);
  assert.equal((await lead.get('/oversight/waiting?agency=me')).status, 422);
  assert.equal((await lead.get('/oversight/needs?what=1')).status, 422);
  for (const odd of ['needs?late=TRUE', 'needs?late=1', 'clocks?about=dentist']) assert.match((await lead.get(`/oversight/${odd}`)).body.errors?.[0].detail, /^Send one of: /, odd);
  const file = await lead.get('/oversight/waits.csv');
  assert.equal(file.status, 200);
  assert.match(file.text, /^by,agency_id,agency_name,waiting,/);
});

test('services side by side, in two periods: the same numbers as each service’s own report, and for each child in care', async () => {
  await cases(s, camhs, [
    ...times(2, () => ({ born: '2014-01-01', sex: 'F', care: 'in', home: 'foster', place: 'East', by: 'amira', got: day(20), state: 'accepted', accepted: day(15) })),
    { born: '2014-01-01', sex: 'F', care: 'in', home: 'foster', place: 'East', by: 'amira', got: day(120), state: 'declined', ended: day(110), refusal: 'other' },
    { born: '2014-01-01', sex: 'F', care: 'in', home: 'foster', place: 'East', by: 'amira', began: day(100), met: [{ day: day(9), minutes: 90 }, { day: day(99), minutes: 45 }] },
  ]);
  const get = (by, query) => by.get(`/reports/services?${new URLSearchParams(query)}`);
  const now = { from: day(30), to: day(0) }, both = { ...now, then_from: day(130), then_to: day(95) };
  const { status, body, text } = await get(lead, both);
  assert.equal(status, 200, text);
  const [one, then] = body.items.filter((x) => x.service.id === camhs);
  assert.deepEqual([one.period, then.period, one.accepted, then.declined, one.hours, then.hours, then.received], ['now', 'then', 2, 1, 2, 1, 1]);
  assert.equal(one.open_per_100, Math.round(1000 * one.open / one.children) / 10);
  const caseload = (await lead.get(`/reports/service-activity/caseload?${new URLSearchParams({ service: camhs, ...now })}`)).body.items.filter((x) => x.second === 'At the end');
  assert.equal(one.open, caseload.find((x) => x.label === 'Open').n);
  assert.equal(one.waiting, caseload.filter((x) => x.label !== 'Open').reduce((n, x) => n + x.n, 0));
  const own = (await get(lena, now)).body.items;
  assert.deepEqual(own.map((x) => [x.service.id, x.children, x.open_per_100]), [[camhs, null, null]], 'one’s own service, and the children in care are not for it to count');
  assert.deepEqual((await get(lead, { ...now, service: mentors })).body.items.map((x) => x.service.name), ['Mentors']);
  assert.deepEqual(new Set((await get(lead, { ...both, agency: one.agency.id })).body.items.map((x) => x.agency.name)), new Set(['CAMHS']));
  assert.equal((await lead.get(`/reports/services.xlsx?${new URLSearchParams(both)}`)).status, 200);
});

test('services side by side, refused: half a period, days out of order or ahead, and who has no service', async () => {
  const faults = async (query, by = lead) => { const answer = await by.get(`/reports/services?${new URLSearchParams(query)}`); assert.equal(answer.status, 422, answer.text); return answer.body.errors.map((one) => one.pointer).sort(); };
  const now = { from: day(30), to: day(1) };
  assert.deepEqual(await faults({}), ['?from', '?to']);
  assert.deepEqual(await faults({ from: day(1), to: day(30) }), ['?to']);
  assert.deepEqual(await faults({ from: day(1), to: day(-1) }), ['?to']);
  assert.deepEqual(await faults({ ...now, then_from: day(60) }), ['?then_to']);
  assert.deepEqual(await faults({ ...now, then_from: day(31), then_to: day(60) }), ['?then_to']);
  assert.deepEqual(await faults({ ...now, then_from: day(4000), then_to: day(60) }), ['?then_from']);
  assert.deepEqual(await faults({ ...now, service: 'core' }), ['?service']);
  assert.deepEqual(await faults({ ...now, odd: '1' }), ['?odd']);
  assert.equal(problem(await amira.get(`/reports/services?${new URLSearchParams(now)}`)), 'forbidden');
});

test('Westshire: each number is as many as its list has lines, and each state of a decision is there', async () => {
  const w = await westshire();
  try {
    const as = await w.as('mental_health_lead'), manager = await w.as('team_manager');
    for (const by of [as, manager]) {
      const all = await sum(by), n = async (list) => (await by.all(`/oversight/${list}`)).length;
      assert.deepEqual([all.needs, all.needs_late, all.clocks, all.silent, all.overlaps, all.loops, all.bounced, all.waiting, all.outside],
        await Promise.all(['needs?limit=200', 'needs?limit=200&late=true', 'clocks?limit=200', 'silent?limit=200', 'overlaps', 'loops?limit=200', 'bounced?limit=200', 'waiting?limit=200', 'outside?limit=200'].map(n)));
      assert.equal(all.clocks, all.clocks_by.reduce((sum, one) => sum + one.n, 0));
    }
    const all = await sum(as);
    assert.ok(all.needs > all.needs_late && all.needs_late > 0 && all.silent > 0 && all.bounced > 0 && all.outside > 0 && all.loops > 0);
    assert.match(all.says, new RegExp(`^${all.needs_late === 1 ? 'One child' : `${all.needs_late} children`} ha(s|ve) had a mental health need`));
    assert.deepEqual(await w.s.sql("SELECT DISTINCT d.outcome || CASE WHEN a.due_on < today() THEN ' late' ELSE '' END FROM need_decision d LEFT JOIN action a ON a.id = d.action_id ORDER BY 1"), 'action\naction late\nnothing_needed');
    assert.deepEqual([...new Set((await as.all('/oversight/needs?limit=200')).flatMap((one) => one.shows.map((x) => x.kind)))].sort().filter((kind) => kind !== 'measure'), ['pep', 'review', 'sdq']);
  } finally {
    await w.s.stop();
  }
});
