// Missing children and their return interviews, plans for permanence, the steps to adoption, how far a home is, and households that foster or adopt: who
// records them, what falls due, what is refused, and what is held back.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { problem, service } from '../lib/service.js';

let s, amira, manager, officer, teacher, fostering, adopting, lead, ben, key, child;
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer).sort();
const day = (n) => new Date(Date.now() - n * 864e5).toISOString().slice(0, 10);
const plus = (from, n) => new Date(Date.parse(from) + n * 864e5).toISOString().slice(0, 10);
let number = 0;
async function another(who = amira) {
  const n = ++number;
  const made = await who.post('/children', { given_names: `Perm${'abcdefghijklmnopqrst'[n]}`, family_name: `Quill${'tsrqponmlkjihgfedcba'[n]}`, born_on: `20${10 + n % 6}-0${1 + n % 9}-0${1 + n % 9}`, sex: 'F', local_id: `P${n}` });
  assert.equal(made.status, 201, made.text);
  return made.body.id;
}
const allocate = (id, username, kind) => s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, made_by) SELECT gen_random_uuid(), '${id}', '${kind}', p.id, p.id FROM person p WHERE p.username = '${username}'`);
const enrol = (id) => s.sql(`INSERT INTO enrolment (id, child_id, school_id, from_on, made_by) SELECT gen_random_uuid(), '${id}', a.id, today() - 90, p.id FROM agency a, person p WHERE a.name = 'A school' AND p.username = 'amira.khan'`);
const picture = async (who, id, query = '') => (await who.get(`/children/${id}/picture${query}`)).body;
const due = async (id, kind) => (await picture(amira, id)).next.filter((n) => n.kind === kind).map((n) => [n.on, n.state, n.link.id]);
const made = (answer) => { assert.equal(answer.status, 201, answer.text); return answer.body; };
const changed = (answer) => { assert.equal(answer.status, 200, answer.text); return answer.body; };

before(async () => {
  s = await service();
  const person = async (name, role, more = {}) => s.signedIn(await s.person(name, { roles: [role], ...more }));
  [amira, manager, officer, fostering, adopting, lead, teacher, ben] = [
    await person('amira.khan', 'social_worker'), await person('grace.mole', 'team_manager'), await person('otto', 'reviewing_officer'), await person('fay', 'fostering_worker'),
    await person('ada', 'adoption_worker'), await person('mel', 'mental_health_lead'), await person('tia', 'designated_teacher', { agency: 'A school', kind: 'school' }),
    await person('ben.osei', 'fostering_worker', { agency: 'Westshire East' })];
  child = await another();
  for (const [username, kind] of [['otto', 'reviewing_officer'], ['ada', 'carers_worker']]) await allocate(child, username, kind);
  await enrol(child);
  key = s.client({ key: await s.around('key', 'create', '--agency', 'Westshire Council', '--name', 'Missing', '--scope', 'child:read', '--scope', 'missing:write') });
});
after(() => s.stop());

test('a child who is missing is seen to be by all, and once found a return interview is due within 72 hours', async () => {
  const gone = made(await amira.post(`/children/${child}/missing-episodes`, { kind: 'missing', started_on: day(6) }));
  assert.deepEqual([gone.ended_on, gone.days, gone.interview_due_on, gone.for_few], [null, 6, null, false]);
  assert.deepEqual((await picture(teacher, child)).missing, { now: { id: gone.id, kind: 'missing', since: day(6) }, year: 1, last_on: day(6) });
  assert.deepEqual(await due(child, 'missing'), []);
  assert.ok((await officer.all('/me/news')).some((n) => n.title === 'Is missing' && n.link.id === gone.id));
  assert.equal(problem(await amira.post(`/children/${child}/missing-episodes`, { kind: 'missing', started_on: day(1) })), 'bad-body', 'as long as it goes on there is no other');
  const found = changed(await amira.patch(`/missing-episodes/${gone.id}`, { ended_on: day(5) }, gone.etag));
  assert.deepEqual([found.interview_due_on, found.days], [day(2), 1]);
  assert.deepEqual(await due(child, 'missing'), [[day(2), 'late', gone.id]]);
  const line = (await amira.all('/me/next?limit=200&within=3660')).find((n) => n.link.id === gone.id);
  assert.deepEqual([line.kind, line.about], ['missing', 'missing']);
  assert.match(line.what, /Offer a return interview/);
  const offered = changed(await amira.patch(`/missing-episodes/${gone.id}`, { interview_offered_on: day(4) }, found.etag));
  assert.match((await picture(amira, child)).next.find((n) => n.kind === 'missing').what, /^Return interview/);
  const held = changed(await amira.patch(`/missing-episodes/${gone.id}`, { interview_on: day(1) }, offered.etag));
  assert.deepEqual([held.interview_in_time, held.interview_due_on], [false, null]);
  assert.deepEqual(await due(child, 'missing'), []);
  assert.deepEqual((await picture(amira, child, `?as_of=${day(0)}`)).missing, { now: null, year: 1, last_on: day(6) });
  const told = (await officer.all(`/children/${child}/timeline`)).filter((e) => e.type === 'missing').map((e) => [e.at, e.title]);
  assert.deepEqual(told, [[day(1), 'Return interview'], [day(5), 'Was found'], [day(6), 'Went missing']]);
});

test('one who does not want an interview is not asked on; an error stays and counts for nothing; days are in their order', async () => {
  const id = await another();
  const post = (more) => amira.post(`/children/${id}/missing-episodes`, { kind: 'away', started_on: day(30), ...more });
  const refused = made(await post({ ended_on: day(29), interview_offered_on: day(29), interview_refused: true }));
  assert.deepEqual([refused.interview_due_on, await due(id, 'missing')], [null, []]);
  assert.deepEqual(pointers(await post({ started_on: day(20), ended_on: day(21) })), ['/ended_on']);
  assert.deepEqual(pointers(await post({ started_on: day(20), interview_on: day(10) })), ['/interview_on']);
  assert.deepEqual(pointers(await post({ started_on: day(20), ended_on: day(15), interview_on: day(16), interview_offered_on: day(21), interview_refused: true })), ['/interview_offered_on', '/interview_on', '/interview_refused']);
  assert.deepEqual(pointers(await post({ ended_on: day(28) })), ['/started_on'], 'the same days twice');
  assert.deepEqual(pointers(await post({ started_on: plus(day(0), 1) })), ['/started_on'], 'a day that has not been');
  assert.deepEqual(pointers(await post({ started_on: '1999-01-01', ended_on: '1999-01-02' })), ['/started_on'], 'before the child was born');
  made(await post({ started_on: day(29), ended_on: day(28), interview_on: day(28) })); // away again on the day of coming back
  const wrong = changed(await amira.patch(`/missing-episodes/${refused.id}`, { error_reason: 'Was at a friend’s, as agreed' }, refused.etag));
  assert.deepEqual([wrong.error_reason, wrong.days], ['Was at a friend’s, as agreed', null]);
  assert.equal(problem(await amira.patch(`/missing-episodes/${refused.id}`, { kind: 'missing' }, wrong.etag)), 'state');
  assert.equal(problem(await amira.patch(`/missing-episodes/${refused.id}`, { kind: 'missing' }, refused.etag)), 'stale');
  assert.deepEqual((await amira.get(`/children/${id}/missing-episodes`)).body.items.map((m) => !!m.error_reason), [false, true]);
  assert.equal((await picture(amira, id)).missing.year, 1);
  made(await post({ ended_on: day(29), interview_on: day(29) })); // its days are free again
});

test('those who lead keep it, a machine reads what it wrote, and what is for few is held back from the others', async () => {
  for (const who of [officer, teacher, lead]) assert.equal((await who.post(`/children/${child}/missing-episodes`, { kind: 'away', started_on: day(90), ended_on: day(89) })).status, 403);
  assert.equal((await ben.get(`/children/${child}/missing-episodes`)).status, 404);
  const own = made(await key.post(`/children/${child}/missing-episodes`, { kind: 'away', started_on: day(90), ended_on: day(89) }));
  assert.deepEqual((await key.get(`/children/${child}/missing-episodes`)).body.items.map((m) => m.id), [own.id]);
  const few = made(await amira.post(`/children/${child}/missing-episodes`, { kind: 'missing', started_on: day(60), ended_on: day(59), interview_on: day(58), for_few: true }));
  const [seen, unseen] = [(await officer.get(`/children/${child}/missing-episodes`)).body, (await teacher.get(`/children/${child}/missing-episodes`)).body];
  assert.ok(seen.items.some((m) => m.id === few.id) && !unseen.items.some((m) => m.id === few.id));
  assert.deepEqual(unseen.withheld.map(({ type, owner }) => [type, owner]), [[null, 'Westshire Council']]);
  assert.equal((await teacher.get(`/missing-episodes/${few.id}`)).status, 404);
  assert.equal((await picture(teacher, child)).missing.year, 2);
});

test('a plan for permanence is looked at again every six months, until it is achieved or another takes its place', async () => {
  const id = await another();
  await allocate(id, 'otto', 'reviewing_officer');
  await enrol(id);
  const post = (more) => amira.post(`/children/${id}/permanence-plans`, { goal: 'return_home', agreed_on: day(400), ...more });
  const first = made(await post({}));
  assert.deepEqual((await due(id, 'permanence')).map(([, state]) => state), ['late']);
  let now = changed(await amira.patch(`/permanence-plans/${first.id}`, { reviewed_on: day(220) }, first.etag));
  now = changed(await amira.patch(`/permanence-plans/${first.id}`, { reviewed_on: day(300) }, now.etag));
  assert.deepEqual([now.reviews, now.due_on.slice(0, 4) >= day(220).slice(0, 4)], [[day(300), day(220)], true]);
  now = changed(await amira.patch(`/permanence-plans/${first.id}`, { not_reviewed_on: day(220), reviewed_on: day(210) }, now.etag));
  assert.deepEqual(now.reviews, [day(300), day(210)]);
  const patch = (body) => amira.patch(`/permanence-plans/${first.id}`, body, now.etag);
  assert.deepEqual(pointers(await patch({ reviewed_on: day(401) })), ['/reviewed_on']);
  assert.deepEqual(pointers(await patch({ not_reviewed_on: day(4) })), ['/not_reviewed_on']);
  assert.deepEqual(pointers(await patch({ ended_on: day(9), achieved_on: day(8) })), ['/achieved_on']);
  assert.deepEqual(pointers(await patch({ achieved_on: day(500) })), ['/achieved_on']);
  assert.deepEqual(pointers(await post({ agreed_on: day(400) })), ['/agreed_on']);
  assert.deepEqual(pointers(await post({ agreed_on: day(500), ended_on: day(501), achieved_on: day(450) })), ['/achieved_on', '/ended_on']);
  const old = made(await post({ agreed_on: day(700), ended_on: day(410), goal: 'kinship' })); // of earlier: it ends nothing
  assert.equal(old.due_on, null);
  const second = made(await post({ goal: 'special_guardianship', agreed_on: day(20) }));
  assert.deepEqual((await officer.get(`/children/${id}/permanence-plans`)).body.items.map((p) => [p.goal, p.ended_on, p.due_on !== null]), [['special_guardianship', null, true], ['return_home', day(20), false], ['kinship', day(410), false]]);
  assert.deepEqual([(await picture(officer, id)).permanence.goal, (await picture(officer, id)).permanence.state], ['special_guardianship', 'later']);
  assert.equal((await picture(teacher, id)).permanence, null, 'a school is not told');
  assert.equal((await teacher.get(`/children/${id}/permanence-plans`)).status, 403);
  assert.equal((await officer.post(`/children/${id}/permanence-plans`, { goal: 'adoption', agreed_on: day(1) })).status, 403);
  const achieved = changed(await amira.patch(`/permanence-plans/${second.id}`, { achieved_on: day(1) }, second.etag));
  assert.deepEqual([achieved.due_on, await due(id, 'permanence'), (await picture(amira, id)).permanence], [null, [], null]);
  const titles = (await officer.all(`/children/${id}/timeline`)).filter((e) => e.type === 'permanence').map((e) => [e.title, e.text]);
  assert.deepEqual(titles, [['Permanence achieved', 'Special guardianship'], ['Plan for permanence agreed', 'Special guardianship'], ['Plan for permanence agreed', 'Return home'], ['Plan for permanence agreed', 'Family or friends']]);
});

test('the way to adoption goes step by step, and nothing of it leads to the adoptive family', async () => {
  const way = made(await adopting.post(`/children/${child}/adoptions`, { decided_on: day(500) }));
  const stages = [];
  let now = way;
  for (const body of [{ placement_order_on: day(450) }, { family_finding_from: day(440) }, { matched_on: day(300) }, { placed_on: day(250) },
    { adopted_on: day(30), adopters: 2, adopters_sex: 'MF', adopters_status: 'L11', foster_carer: false }]) {
    now = changed(await amira.patch(`/adoptions/${way.id}`, body, now.etag));
    stages.push(now.stage);
  }
  assert.deepEqual(stages, ['ordered', 'family_finding', 'matched', 'placed', 'adopted']);
  const fields = Object.keys(now).filter((name) => /name|address|family_id|household/.test(name));
  assert.deepEqual(fields, []);
  assert.equal(await s.sql("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND 'adoptive_family'::regclass IN (conrelid, confrelid) AND ('adoption'::regclass IN (conrelid, confrelid) OR 'child'::regclass IN (conrelid, confrelid))"), '0');
  for (const [who, status] of [[officer, 200], [adopting, 200], [teacher, 403], [lead, 200], [ben, 404]]) assert.equal((await who.get(`/children/${child}/adoptions`)).status, status);
  assert.equal((await officer.patch(`/adoptions/${way.id}`, { matched_on: day(299) }, now.etag)).status, 403);
  const titles = (await officer.all(`/children/${child}/timeline`)).filter((e) => e.type === 'adoption').map((e) => e.title);
  assert.deepEqual(titles, ['Adopted', 'Moved to the adoptive family', 'Matched with a family', 'Placement order', 'Adoption decided']);
  const id = await another();
  const post = (more) => amira.post(`/children/${id}/adoptions`, { decided_on: day(200), ...more });
  assert.deepEqual(pointers(await post({ order_revoked_on: day(90), matched_on: day(210), placed_on: day(220), adopted_on: day(230) })), ['/adopted_on', '/adopted_on', '/matched_on', '/placed_on', '/placed_on', '/placement_order_on']);
  assert.deepEqual(pointers(await post({ placed_ended_on: day(20) })), ['/placed_end_reason']);
  assert.deepEqual(pointers(await post({ placed_ended_on: day(20), placed_end_reason: 'RD1', adopted_on: day(10) })), ['/adopted_on']);
  assert.deepEqual(pointers(await post({ adopters: 1, adopters_sex: 'MM' })), ['/adopters_sex']);
  assert.deepEqual(pointers(await post({ adopters_sex: 'MM' })), ['/adopters']);
  const open = made(await post({ placement_order_on: day(150), order_revoked_on: day(20) }));
  assert.equal(open.stage, 'revoked');
  assert.equal(problem(await post({})), 'adoption-open');
  const stopped = changed(await amira.patch(`/adoptions/${open.id}`, { placed_ended_on: day(10), placed_end_reason: 'RD3' }, open.etag));
  assert.equal(stopped.stage, 'stopped');
  const again = changed(await amira.patch(`/adoptions/${open.id}`, { placed_ended_on: null }, stopped.etag));
  assert.deepEqual([again.placed_ended_on, again.placed_end_reason], [null, null]);
});

test('what the return asks once: a permanent home before, and who came alone', async () => {
  const id = await another();
  const before_ = (more) => amira.post(`/children/${id}/previous-permanence`, { kind: 'P2', ...more });
  for (const ordered_on of ['2019-13', '19', '2019-02-30', plus(day(0), 40)]) assert.deepEqual(pointers(await before_({ ordered_on })), ['/ordered_on'], ordered_on);
  assert.deepEqual(pointers(await before_({ kind: 'Z1', ordered_on: '2019' })), ['/ordered_on']);
  assert.deepEqual(pointers(await before_({ authority: '8 8' })), ['/authority']);
  const had = made(await before_({ ordered_on: '2019-05', authority: '999' }));
  assert.equal(problem(await before_({})), 'previous-permanence-once');
  const none = changed(await amira.patch(`/previous-permanence/${had.id}`, { kind: 'Z1' }, had.etag));
  assert.deepEqual([none.ordered_on, none.authority], [null, null]);
  changed(await amira.patch(`/previous-permanence/${had.id}`, { error_reason: 'Another child' }, none.etag));
  made(await before_({ kind: 'P4' }));
  const alone = (more) => amira.post(`/children/${id}/asylum`, { from_on: day(100), ...more });
  assert.deepEqual(pointers(await alone({ ceased_on: day(101) })), ['/ceased_on']);
  assert.deepEqual(pointers(await alone({ ceased_on: '2044-01-01' })), ['/ceased_on'], 'after the 18th birthday');
  const status = made(await alone({}));
  assert.equal(problem(await alone({})), 'uasc-once');
  assert.equal(changed(await amira.patch(`/asylum/${status.id}`, { ceased_on: day(5) }, status.etag)).ceased_on, day(5));
  assert.equal((await officer.get(`/children/${id}/asylum`)).status, 404);
});

test('how far a home is: as a worker says, or from postcodes that were loaded; not told where the address is not', async () => {
  const file = (text) => { const path = join(s.dir, 'postcodes.csv'); writeFileSync(path, text); return path; };
  const fails = async (text) => assert.rejects(s.around('postcodes', file(text)), (error) => { fails.said = error.stderr; return error.code === 1; });
  const id = await another();
  await enrol(id);
  const home = (more) => amira.post(`/children/${id}/homes`, { kind: 'foster', from_on: day(300), ...more });
  assert.deepEqual(pointers(await home({ home_postcode: 'nowhere', miles: 12 })), ['/home_postcode']);
  assert.equal((await home({ miles: -1 })).status, 422);
  const at = (postcode) => ({ address: { lines: '1 Here', postcode } });
  const unknown = made(await home({ ...at('ZE1 2AB'), home_postcode: 'ze12ab' }));
  assert.deepEqual([unknown.home_postcode, unknown.miles, unknown.miles_from], ['ZE1 2AB', null, null]);
  for (const [text, says] of [['ZE1,51.0,', /line 1/], ['postcode,latitude,longitude\nZE1,51.0,-2.0\nZE2,north,-2.0', /line 3/], ['ZE1,151,-2', /line 1/], ['nowhere,51,-2', /line 1/], ['', /holds none/]]) {
    await fails(text);
    assert.match(fails.said, says);
  }
  assert.match(await s.around('postcodes', file('postcode,latitude,longitude\r\nZE1,51.00000,-2.00000\r\n"ze1 2ab",51.0,-2.0\r\nZE9,51.40000,-2.50000\r\n')), /3 postcodes.*1 home/s);
  const near = (await amira.get(`/homes/${unknown.id}`)).body;
  assert.deepEqual([near.miles, near.miles_from], [0, 'postcodes'], 'those that are there are measured too');
  const far = made(await home({ from_on: day(200), ...at('ZE9 9XY') }));
  assert.deepEqual([far.home_postcode, far.miles, far.miles_from], ['ZE1 2AB', 35.1, 'postcodes'], 'the home address goes on from home to home');
  const said = changed(await amira.patch(`/homes/${far.id}`, { miles: 41.5 }, far.etag));
  assert.deepEqual([said.miles, said.miles_from], [41.5, 'entered']);
  assert.match(await s.around('postcodes', file('ZE9,51.5,-2.5')), /1 postcode.*0 homes/s);
  assert.equal((await amira.get(`/homes/${far.id}`)).body.miles, 41.5, 'what a worker said stands');
  assert.deepEqual((({ miles, miles_from }) => [miles, miles_from])(changed(await amira.patch(`/homes/${far.id}`, { miles: null }, said.etag))), [40.8, 'postcodes']);
  assert.equal((await picture(amira, id)).child.home.miles, 40.8);
  const hidden = made(await home({ from_on: day(100), address: { ...at('ZE9 9XY').address, is_protected: true } }));
  const seen = (await teacher.get(`/children/${id}/homes`)).body.items[0];
  assert.deepEqual([hidden.miles, seen.held_back, seen.miles, seen.miles_from], [40.8, true, null, null]);
  assert.equal((await picture(teacher, id)).child.home.miles, null);
});

test('households that foster: new, ended, alleged; of one’s own council alone', async () => {
  const post = (who, more) => who.post('/foster-households', { reference: 'F-1', kind: 'mainstream', carers: 2, approved_on: day(100), ...more });
  const house = made(await post(fostering));
  assert.deepEqual([house.allegations, house.carer, house.ended_on], [[], null, null]);
  assert.equal(problem(await post(manager, { reference: 'f-1' })), 'household-once');
  assert.deepEqual(pointers(await post(fostering, { reference: 'F-2', ended_on: day(101) })), ['/end_reason', '/ended_on']);
  assert.deepEqual(pointers(await post(fostering, { reference: 'F-2', carer: crypto.randomUUID() })), ['/carer']);
  for (const who of [amira, officer, lead, teacher]) assert.equal((await post(who, { reference: 'F-3' })).status, 403);
  made(await post(ben)); // another council has its own
  assert.deepEqual((await fostering.all('/foster-households')).map((h) => h.id), [house.id]);
  assert.equal((await ben.get(`/foster-households/${house.id}`)).status, 404);
  assert.equal((await amira.get('/foster-households')).status, 403);
  const carer = made(await fostering.post('/carers', { name: 'Owen Pugh', kind: 'foster_carer' }));
  let now = changed(await fostering.patch(`/foster-households/${house.id}`, { carer: carer.id }, house.etag));
  assert.equal(now.carer.name, 'Owen Pugh');
  const alleged = (who, more) => who.post(`/foster-households/${house.id}/allegations`, { made_on: day(40), ...more });
  assert.deepEqual(pointers(await alleged(fostering, { closed_on: day(41) })), ['/closed_on', '/outcome']);
  const one = made(await alleged(fostering));
  assert.equal((await alleged(adopting)).status, 403);
  assert.equal((await alleged(ben)).status, 404);
  const closed = changed(await fostering.patch(`/foster-allegations/${one.id}`, { outcome: 'substantiated', closed_on: day(3) }, one.etag));
  assert.deepEqual([closed.outcome, closed.closed_on], ['substantiated', day(3)]);
  assert.deepEqual(pointers(await fostering.patch(`/foster-allegations/${one.id}`, { closed_on: day(50) }, closed.etag)), ['/closed_on']);
  assert.deepEqual((await lead.get(`/foster-households/${house.id}/allegations`)).body.items.map((a) => a.outcome), ['substantiated']);
  assert.equal((await adopting.get(`/foster-households/${house.id}`)).body.allegations, null, 'who does not look into them is not told');
  now = (await fostering.get(`/foster-households/${house.id}`)).body;
  const over = changed(await fostering.patch(`/foster-households/${house.id}`, { ended_on: day(1), end_reason: 'deregistered' }, now.etag));
  assert.deepEqual([over.end_reason, over.allegations.length], ['deregistered', 1]);
  made(await post(fostering, { approved_on: day(0) })); // its reference is free again
  const wrong = changed(await fostering.patch(`/foster-households/${house.id}`, { error_reason: 'Twice' }, over.etag));
  assert.equal(problem(await fostering.patch(`/foster-households/${house.id}`, { carers: 1 }, wrong.etag)), 'state');
  assert.equal(problem(await alleged(fostering)), 'state');
});

test('families that want to adopt: from asking to approval, as numbers', async () => {
  const post = (who, more) => who.post('/adoptive-families', { reference: 'A-1', enquired_on: day(300), ...more });
  assert.deepEqual(pointers(await post(adopting, { approved_on: day(100), ended_on: day(301) })), ['/assessment_from', '/ended_on']);
  assert.deepEqual(pointers(await post(adopting, { assessment_from: day(301), approved_on: day(302) })), ['/approved_on', '/assessment_from']);
  const family = made(await post(adopting));
  assert.equal(problem(await post(fostering)), 'family-once');
  const stages = [family.stage];
  let now = family;
  for (const body of [{ assessment_from: day(250) }, { approved_on: day(60) }, { ended_on: day(5) }]) {
    now = changed(await adopting.patch(`/adoptive-families/${family.id}`, body, now.etag));
    stages.push(now.stage);
  }
  assert.deepEqual(stages, ['enquiry', 'assessment', 'approved', 'ended']);
  assert.equal((await lead.get(`/adoptive-families/${family.id}`)).status, 200);
  assert.equal((await amira.get(`/adoptive-families/${family.id}`)).status, 403);
  assert.equal((await ben.get(`/adoptive-families/${family.id}`)).status, 404);
});

test('a merger takes them along; of a plan that holds there can be one', async () => {
  const twins = [];
  for (const n of [1, 2]) {
    const kid = made(await amira.post('/children', { given_names: 'Morwenna', family_name: 'Tregenza', born_on: '2013-03-03', sex: 'F', local_id: `T${n}`, ...(n === 2 ? { not_duplicate_of: [twins[0]] } : {}) }));
    twins.push(kid.id);
    made(await amira.post(`/children/${kid.id}/missing-episodes`, { kind: 'away', started_on: day(100 * n), ended_on: day(100 * n - 1) }));
    made(await amira.post(`/children/${kid.id}/permanence-plans`, { goal: 'kinship', agreed_on: day(50) }));
  }
  const match = made(await manager.post('/matches', { child: twins[1], other: twins[0], why: 'The same girl' }));
  const settle = () => manager.post(`/matches/${match.id}/settle`, { state: 'same', reason: 'One girl: the same gran, met by both' });
  const refused = await settle();
  assert.deepEqual([problem(refused), refused.body.conflicts], ['merge-conflict', ['permanence']]);
  const plan = (await amira.get(`/children/${twins[1]}/permanence-plans`)).body.items[0];
  changed(await amira.patch(`/permanence-plans/${plan.id}`, { ended_on: day(1) }, plan.etag));
  const merged = await settle();
  assert.equal(merged.status, 200, merged.text);
  assert.equal((await amira.get(`/children/${twins[0]}/missing-episodes`)).body.items.length, 2);
});

test('the files of the national return become records, once: what is wrong with a line is said', async () => {
  const head = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nR1,M,01/05/2012,WBRI,UN1,,\nR2,F,01/05/2015,WBRI,UN1,,\n';
  const files = [
    ['header.csv', head],
    ['episodes.csv', `CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\nR1,01/06/2022,S,C2,N1,U6,PR1,,,,,,\nR2,01/06/2022,S,C2,N1,A6,PR1,10/02/2025,E11,,,,\n`],
    ['missing.csv', 'CHILD,DOB,MISSING,MIS_START,MIS_END\nR1,01/05/2012,M,02/05/2024,03/05/2024\nR1,01/05/2012,a,20/03/2025,\nR1,01/05/2012,M,02/05/2024,\nR1,01/05/2012,X,09/09/2024,\nR1,01/05/2012,M,09/09/2024,08/09/2024\n'],
    ['prevperm.csv', 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\nR1,01/05/2012,P2,838,zz/05/2019\nR2,01/05/2015,Z1,,\n'],
    ['uasc.csv', 'CHILD,SEX,DOB,DUC\nR1,M,01/05/2012,01/02/2025\n'],
    ['ad1.csv', 'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\nR2,01/05/2015,01/09/2023,01/03/2024,0,2,MF,L11\n'],
    ['placed.csv', 'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nR1,01/05/2012,01/07/2023,01/02/2025,RD3\nR2,01/05/2015,01/04/2024,,\n'],
  ].map(([name, text]) => ({ name, text }));
  const staged = async () => { const answer = await manager.post('/imports', { year: 2025, files }); assert.ok(answer.status < 300, answer.text); return answer.body; };
  const counts = (batch, n) => Object.fromEntries((batch.counts ?? batch.summary?.counts ?? []).filter((c) => ['missing', 'previous_permanence', 'uasc', 'adoption'].includes(c.kind)).map((c) => [c.kind, c[n]]));
  const first = await staged();
  const problems = (await manager.all(`/imports/${first.id}/problems`)).filter((p) => p.file === 'missing.csv').map((p) => [p.line, p.column, p.effect]);
  assert.deepEqual(problems, [[4, 'CHILD', 'skipped'], [5, 'MISSING', 'skipped'], [6, 'MIS_END', 'skipped']]);
  const committed = await manager.post(`/imports/${first.id}/commit`, {});
  assert.ok(committed.status < 300, committed.text);
  assert.deepEqual(counts(first, 'new'), { missing: 2, previous_permanence: 2, uasc: 1, adoption: 2 });
  const rows = await s.sql(`SELECT string_agg(x, ' | ') FROM (
      SELECT c.local_id || ' ' || m.kind || ' ' || m.started_on || ' ' || coalesce(m.ended_on::text, '-') AS x FROM missing_episode m JOIN child c ON c.id = m.child_id WHERE m.source = 'imported'
      UNION ALL SELECT c.local_id || ' ' || p.kind_code || ' ' || coalesce(p.authority, '-') || ' ' || coalesce(p.ordered_on, '-') FROM previous_permanence p JOIN child c ON c.id = p.child_id WHERE p.source = 'imported'
      UNION ALL SELECT c.local_id || ' ' || u.from_on || ' ' || u.ceased_on FROM uasc u JOIN child c ON c.id = u.child_id WHERE u.source = 'imported'
      UNION ALL SELECT c.local_id || ' ' || concat_ws(' ', a.decided_on, a.matched_on, a.placed_on, a.placed_ended_on, a.placed_end_reason, a.adopted_on, a.foster_carer, a.adopters_code, a.adopters_sex_code, a.adopters_status_code)
        FROM adoption a JOIN child c ON c.id = a.child_id WHERE c.local_id IN ('R1', 'R2') ORDER BY 1) y`);
  assert.deepEqual(rows.split(' | '), ['R1 2022-06-01 2025-02-01', 'R1 2023-07-01 2025-02-01 RD3', 'R1 P2 838 2019-05', 'R1 away 2025-03-20 -', 'R1 missing 2024-05-02 2024-05-03',
    'R2 2023-09-01 2024-03-01 2025-02-10 f 2 MF L11', 'R2 Z1 - -']);
  const second = await staged();
  assert.deepEqual([counts(second, 'new'), counts(second, 'changed')], [{ missing: 0, previous_permanence: 0, uasc: 0, adoption: 0 }, { missing: 0, previous_permanence: 0, uasc: 0, adoption: 0 }]);
});
