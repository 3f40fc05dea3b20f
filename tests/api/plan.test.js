// Plans and actions: a joint action plan from its meeting to its review, a treatment plan that is shared and read, who may do what, and every refusal.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, as, accounts, today, amira, lena, priya, bev, kofi;
const day = (days) => new Date(Date.parse(today) - days * 86400000).toISOString().slice(0, 10);
const usernameOf = (role) => accounts.find((one) => one.role === role).username;
const pointers = (answer) => (assert.equal(answer.status, 422, answer.text), answer.body.errors.map((one) => one.pointer).sort());
const names = 'Bryn Tallis,Oona Varley,Idris Penrose,Kezia Malik,Tobias Yeo,Signe Holm,Wilf Arden,Petra Quill'.split(',').map((one) => one.split(' '));
let children = 0;

/** A child whom all of them know, by relations as allocations, involvements and a school give them. */
async function known() {
  const [given_names, family_name] = names[children++];
  const made = await amira.post('/children', { given_names, family_name, born_on: `2012-02-${String(children).padStart(2, '0')}`, sex: 'F', local_id: `P${children}` });
  assert.equal(made.status, 201, made.text);
  const child = made.body.id;
  await s.sql(`
    INSERT INTO allocation (id, child_id, kind, person_id, from_on) SELECT gen_random_uuid(), '${child}', 'nurse', id, today() - 200 FROM person WHERE username = '${usernameOf('care_nurse')}';
    INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on)
    SELECT gen_random_uuid(), '${child}', s.id, 'Work', 'active', today() - 200 FROM service s WHERE s.code IN ('core_camhs', 'educational_psychology');
    INSERT INTO enrolment (id, child_id, school_id, from_on) SELECT gen_random_uuid(), '${child}', agency_id, today() - 200 FROM person WHERE username = '${usernameOf('designated_teacher')}'`);
  return child;
}
const goal = (more) => ({ what: 'Feels safe in tests', baseline_words: 'Leaves the room', baseline: 2, aim: 7, ...more });
const joint = (more) => ({
  kind: 'joint', state: 'current', title: 'Joint action plan', summary: 'Confidence at school', agreed_on: day(90), review_on: day(-1), attended: ['Bryn', 'Mum', 'SENCo'],
  going_well: ['Likes art'], concerns: ['Tests'], outcomes: ['Feels safe'], letter: 'Dear Bryn', goals: [goal(), goal({ what: 'Asks for help', baseline: 3 })], ...more });
const treatment = (more) => ({ kind: 'treatment', state: 'current', title: 'Treatment plan', summary: 'Sleep', agreed_on: day(10), formulation: 'SECRET formulation', concerns: ['SECRET concern'],
  goals: [goal({ what: 'Sleeps through' })], ...more });
const make = async (client, child, body) => {
  const made = await client.post(`/children/${child}/plans`, body);
  assert.equal(made.status, 201, made.text);
  assert.equal(made.headers.get('location'), `/api/v1/plans/${made.body.id}`);
  return made.body;
};
const read = async (client, plan) => (await client.get(`/plans/${plan.id}`)).body;

before(async () => {
  ({ s, as, accounts } = await westshire('--children', '12'));
  today = await s.sql('SELECT today()');
  [amira, lena, priya, bev, kofi] = await Promise.all(['social_worker', 'educational_psychologist', 'camhs_clinician', 'care_nurse', 'designated_teacher'].map(as));
});
after(() => s.stop());

test('a joint action plan goes from its meeting to its review: goals, ratings, actions, where it goes', async () => {
  const child = await known();
  const plan = await make(lena, child, joint({ actions: [{ what: 'A quiet room for tests', due_on: day(3) }, { what: 'Read together', owner_name: 'Carers', due_on: day(-20) }] }));
  assert.deepEqual([plan.kind_name, plan.state, plan.stage, plan.is_own, plan.held_back, plan.edition, plan.goals.length, plan.direction.overall, plan.actions.length],
    ['Joint action plan', 'current', 'review', true, false, 1, 2, null, 2]);
  assert.deepEqual([plan.content.attended, plan.content.outcomes, plan.content.letter, plan.goals[0].baseline_on], [['Bryn', 'Mum', 'SENCo'], ['Feels safe'], 'Dear Bryn', day(90)]);
  const [safe, help] = plan.goals;
  const rate = (one, value, more) => lena.post(`/goals/${one.id}/ratings`, { rated_on: day(1), value, by: 'young_person', ...more });
  assert.equal((await rate(safe, 4, { rated_on: day(40) })).status, 201);
  assert.equal((await read(lena, plan)).goals[0].direction, 'same', 'two points of ten may be chance');
  const rated = await rate(safe, 7, { words: 'I stayed in' });
  assert.deepEqual([rated.status, rated.body.value, rated.body.by, rated.body.words], [201, 7, 'young_person', 'I stayed in']);
  assert.equal((await lena.get(`/goals/${safe.id}/ratings`)).body.items.length, 2);
  assert.equal((await rate(help, 0, { by: 'school' })).status, 201);
  let now = await read(lena, plan);
  assert.deepEqual(now.goals.map((one) => [one.now, one.change, one.direction, one.is_reached]), [[7, 5, 'better', true], [0, -3, 'worse', false]]);
  assert.deepEqual(now.direction, { better: 1, same: 0, worse: 1, unrated: 0, overall: 'same' });
  await rate(help, 6, { by: 'clinician' });
  assert.equal((await read(lena, plan)).direction.overall, 'better');
  const held = await lena.post(`/plans/${plan.id}/reviews`, { held_on: day(0), found: 'Stays in for most tests', attended: ['Bryn'], next_on: day(-90) });
  assert.deepEqual([held.status, held.body.found, held.body.next_on], [201, 'Stays in for most tests', day(-90)]);
  now = await read(lena, plan);
  assert.deepEqual([now.review_on, now.stage, now.reviews.length, now.review_state], [day(-90), 'do', 1, 'later']);
  // Whoever works with the child sees it as far as their role goes: a school that there is one, and the actions.
  const school = await read(kofi, plan);
  assert.deepEqual([school.held_back, school.content, school.goals, school.actions.length, school.title], [true, null, [], 2, 'Joint action plan']);
  assert.equal((await read(amira, plan)).content.letter, 'Dear Bryn');
  assert.equal((await amira.patch(`/plans/${plan.id}`, { title: 'Mine' }, `"${now.etag}"`)).status, 403);
  assert.equal((await amira.post(`/goals/${safe.id}/ratings`, { rated_on: day(1), value: 4, by: 'carer' })).status, 403);
  const list = (await lena.get(`/children/${child}/plans`)).body.items;
  assert.deepEqual(list.map((one) => [one.id, one.reviews]), [[plan.id, null]]);
});

test('a treatment plan is for those with whom it is shared, and asks them to read it, and again when it changes', async () => {
  const child = await known();
  let plan = await make(priya, child, treatment());
  for (const client of [amira, bev]) {
    const seen = await client.get(`/plans/${plan.id}`);
    assert.deepEqual([seen.status, seen.body.held_back, seen.body.content, seen.body.goals, seen.body.agency.name, seen.body.summary], [200, true, null, [], 'Westshire Core CAMHS', 'Sleep']);
    assert.ok(!seen.text.includes('SECRET'));
    assert.equal((await client.post(`/plans/${plan.id}/acknowledgements`, {})).status, 403);
  }
  const held = (await amira.get(`/children/${child}/picture`)).body;
  assert.deepEqual([held.plans[0].held_back, held.withheld.map((one) => [one.type, one.owner, one.count])], [true, [['plan', 'Westshire Core CAMHS', 1]]]);
  assert.equal((await amira.post(`/children/${child}/asks`, { agency: held.withheld[0].ask.agency_id, type: 'plan', why: 'To help at home' })).status, 201);
  assert.equal((await kofi.get(`/plans/${plan.id}`)).status, 404, 'a school knows of none');
  assert.equal((await lena.get(`/children/${child}/plans`)).body.items[0].held_back, true);
  for (const role of ['social_worker', 'care_nurse']) assert.equal((await priya.post(`/plans/${plan.id}/shares`, { role })).status, 201);
  const dues = async () => (await priya.get(`/children/${child}/picture`)).body.next.filter((one) => one.kind === 'plan_read').map((one) => [one.what, one.who, one.link.id]);
  assert.deepEqual(await dues(), [['Read: Treatment plan', 'Children in care nurse, Social worker', plan.id]]);
  assert.ok((await amira.all('/me/next?limit=200&within=3660')).some((one) => one.kind === 'plan_read' && one.link.id === plan.id));
  let seen = await read(amira, plan);
  assert.deepEqual([seen.held_back, seen.content.formulation, seen.is_unread, seen.goals.length], [false, 'SECRET formulation', true, 1]);
  const said = await amira.post(`/plans/${plan.id}/acknowledgements`, {});
  assert.deepEqual([said.status, said.body.is_unread], [200, false], said.text);
  assert.equal((await amira.post(`/plans/${plan.id}/acknowledgements`, {})).status, 200, 'said twice it is said once');
  assert.deepEqual((await dues()).map((one) => one[1]), ['Children in care nurse']);
  assert.equal((await bev.post(`/plans/${plan.id}/acknowledgements`, {})).status, 200);
  assert.deepEqual(await dues(), []);
  assert.deepEqual((await priya.get('/me/news')).body.items.filter((one) => one.title === 'Read: Treatment plan').map((one) => one.who).sort(), ['Amira Khan', 'Bev Lacey']);
  plan = await read(priya, plan);
  assert.deepEqual(plan.shares.map((one) => [one.role, one.is_read, one.reads.map((x) => x.by.name)]), [['care_nurse', true, ['Bev Lacey']], ['social_worker', true, ['Amira Khan']]]);
  // A change without saying what changed is refused; with it those who have read it are asked again.
  assert.deepEqual(pointers(await priya.patch(`/plans/${plan.id}`, { formulation: 'SECRET too' }, `"${plan.etag}"`)), ['/what_changed']);
  const changed = await priya.patch(`/plans/${plan.id}`, { formulation: 'SECRET too', what_changed: 'Melatonin stopped' }, `"${plan.etag}"`);
  assert.deepEqual([changed.body.edition, changed.body.editions.map((one) => [one.edition, one.what_changed]), changed.body.shares.map((one) => one.is_read)], [2, [[2, 'Melatonin stopped']], [false, false]]);
  assert.deepEqual([(await dues()).length, (await read(amira, plan)).is_unread], [1, true]);
  assert.ok((await amira.get('/me/news')).body.items.some((one) => one.title === 'Changed: Treatment plan' && one.text === 'Melatonin stopped'));
  // A new goal and a review are news to readers too.
  assert.equal((await priya.post(`/plans/${plan.id}/goals`, goal({ what: 'Goes to bed by ten' }))).status, 201);
  assert.equal((await priya.post(`/plans/${plan.id}/reviews`, { held_on: day(1), found: 'Better', next_on: day(-30) })).status, 201);
  assert.equal((await read(priya, plan)).edition, 4);
  // No longer shared: held back again, though read before.
  const share = (await read(priya, plan)).shares.find((one) => one.role === 'social_worker');
  assert.equal((await priya.patch(`/plan-shares/${share.id}`, { ended_on: day(0) }, `"${share.etag}"`)).status, 200);
  seen = await amira.get(`/plans/${plan.id}`);
  assert.deepEqual([seen.body.held_back, seen.text.includes('SECRET')], [true, false]);
  const past = await amira.get(`/children/${child}/picture?as_of=${day(0)}`);
  assert.ok(!past.text.includes('SECRET') && !(await amira.get(`/children/${child}/timeline?limit=200`)).text.includes('SECRET'));
  // By name, for one of the two psychologists of the service, without a role.
  const { body: shared } = await priya.post(`/plans/${plan.id}/shares`, { person: await s.sql(`SELECT id FROM person WHERE username = '${usernameOf('educational_psychologist')}'`) });
  assert.equal(shared.person.name, 'Dr Lena Frost');
  assert.equal((await read(lena, plan)).held_back, false);
  assert.deepEqual(pointers(await priya.post(`/plans/${plan.id}/shares`, { role: 'designated_teacher' })), ['/role'], 'such plans are not a school\'s');
  assert.deepEqual(pointers(await priya.post(`/plans/${plan.id}/shares`, { role: 'care_nurse' })), ['/role'], 'it is shared so already');
  assert.deepEqual(pointers(await priya.post(`/plans/${plan.id}/shares`, {})), ['/role']);
  assert.equal((await amira.post(`/plans/${plan.id}/shares`, { role: 'social_worker' })).status, 403, 'nobody shares it with themselves');
});

test('a draft is its agency\'s; a plan begins, ends and then takes nothing more', async () => {
  const child = await known();
  const plan = await make(lena, child, joint({ state: undefined, goals: [] }));
  assert.deepEqual([plan.state, plan.stage], ['draft', 'assess']);
  assert.equal((await amira.get(`/plans/${plan.id}`)).status, 404);
  assert.deepEqual((await amira.get(`/children/${child}/plans`)).body.items, []);
  const review = { held_on: day(0), found: 'Well', next_on: day(-30) };
  assert.equal(problem(await lena.post(`/plans/${plan.id}/reviews`, review)), 'plan-draft');
  const [added] = [await lena.post(`/plans/${plan.id}/goals`, goal())];
  assert.equal(added.status, 201);
  let now = await read(lena, plan);
  const begun = await lena.patch(`/plans/${plan.id}`, { state: 'current' }, `"${now.etag}"`);
  assert.deepEqual([begun.status, begun.body.state], [200, 'current']);
  assert.equal((await amira.get(`/plans/${plan.id}`)).body.state, 'current');
  assert.ok((await amira.get(`/children/${child}/timeline?limit=200`)).body.items.some((one) => one.type === 'plan' && one.record.id === plan.id));
  assert.deepEqual(pointers(await lena.patch(`/plans/${plan.id}`, { state: 'ended' }, `"${begun.body.etag}"`)), ['/end_reason']);
  assert.deepEqual(pointers(await lena.patch(`/plans/${plan.id}`, { end_reason: 'Why' }, `"${begun.body.etag}"`)), ['/end_reason']);
  now = (await lena.post(`/plans/${plan.id}/reviews`, { held_on: day(0), found: 'All reached', end_reason: 'All reached' })).body;
  assert.equal(now.next_on, null);
  now = await read(lena, plan);
  assert.deepEqual([now.state, now.ended_on, now.stage], ['ended', day(0), null]);
  assert.equal(problem(await lena.patch(`/plans/${plan.id}`, { title: 'Again' }, `"${now.etag}"`)), 'plan-ended');
  assert.equal(problem(await lena.post(`/goals/${added.body.id}/ratings`, { rated_on: day(0), value: 4, by: 'carer' })), 'plan-ended');
  assert.equal(problem(await lena.post(`/plans/${plan.id}/goals`, goal())), 'plan-ended');
  assert.equal(problem(await lena.post(`/plans/${plan.id}/reviews`, review)), 'plan-ended');
  assert.deepEqual(pointers(await amira.post(`/children/${child}/actions`, { what: 'More', due_on: day(-3), plan: plan.id })), ['/plan']);
});

test('a draft has actions of its own, which nobody else sees before the plan begins; those whose they are hear of them then', async () => {
  const child = await known();
  const [school, kofis] = (await s.sql(`SELECT agency_id || ' ' || id FROM person WHERE username = '${usernameOf('designated_teacher')}'`)).split(' ');
  const plan = await make(lena, child, joint({ state: 'draft', actions: [{ what: 'HIDDEN quiet room', due_on: day(-3), agency: school }, { what: 'HIDDEN talk', due_on: day(-4), person: kofis }] }));
  const later = await lena.post(`/children/${child}/actions`, { what: 'HIDDEN letter', due_on: day(-5), plan: plan.id });
  assert.deepEqual([later.status, later.body.state, later.body.days], [201, 'draft', null], later.text);
  assert.deepEqual(plan.actions.map((one) => [one.state, one.is_own]), [['draft', false], ['draft', false]]);
  assert.deepEqual(pointers(await kofi.post(`/children/${child}/actions`, { what: 'Mine', due_on: day(-5), plan: plan.id })), ['/plan'], 'a draft of others');
  for (const client of [amira, kofi, bev, priya]) {
    for (const path of ['actions', 'picture', 'timeline?limit=200', 'plans']) assert.ok(!(await client.get(`/children/${child}/${path}`)).text.includes('HIDDEN'), path);
    assert.equal((await client.get(`/actions/${later.body.id}`)).status, 404);
    assert.ok(!(await client.get('/me/news')).text.includes('HIDDEN') && !JSON.stringify(await client.all('/me/next?limit=200')).includes('HIDDEN'));
  }
  assert.ok(!(await lena.get(`/children/${child}/actions`)).text.includes('HIDDEN'), 'what is agreed is apart from what is drafted');
  assert.equal((await kofi.patch(`/actions/${later.body.id}`, { state: 'done' }, '"v1"')).status, 404);
  for (const state of ['done', 'open']) assert.deepEqual(pointers(await lena.patch(`/actions/${later.body.id}`, { state }, '"v1"')), ['/state']);
  const worded = await lena.patch(`/actions/${later.body.id}`, { what: 'HIDDEN letters' }, '"v1"');
  assert.deepEqual([worded.status, worded.body.state], [200, 'draft'], worded.text);
  assert.equal((await lena.patch(`/actions/${later.body.id}`, { state: 'dropped' }, '"v2"')).status, 200, 'it is taken out, and nobody asks why');
  assert.equal(problem(await lena.patch(`/actions/${later.body.id}`, { what: 'Again' }, '"v3"')), 'state');
  assert.equal((await read(lena, plan)).actions.length, 2);
  // A colleague of the psychologist begins it: also those that are others' to do.
  const begun = await lena.patch(`/plans/${plan.id}`, { state: 'current' }, `"${(await read(lena, plan)).etag}"`);
  assert.deepEqual([begun.status, begun.body.actions.map((one) => [one.what, one.state])], [200, [['HIDDEN quiet room', 'open'], ['HIDDEN talk', 'open']]], begun.text);
  for (const client of [amira, kofi, bev, priya]) assert.deepEqual((await client.get(`/children/${child}/actions`)).body.items.map((one) => one.what), ['HIDDEN quiet room', 'HIDDEN talk']);
  const told = (await kofi.get('/me/news')).body.items.filter((one) => one.title.includes('HIDDEN')).map((one) => one.title).sort();
  assert.deepEqual(told, ['An action for you: HIDDEN talk', 'An action for your agency: HIDDEN quiet room']);
  assert.ok(!(await amira.get('/me/news')).text.includes('HIDDEN'), 'and nobody whose they are not');
  assert.ok(!(await amira.get(`/children/${child}/timeline?limit=200`)).text.includes('HIDDEN letter'), 'what was taken out is nowhere');
  assert.equal(await s.sql(`SET ROLE around_owner; SELECT count(*) FROM action WHERE plan_id = '${plan.id}' AND live_at > made_at`), '2');
});

test('a goal changes with its reason, and what it was stays; ratings stay; a plan that is shared is read again', async () => {
  const child = await known();
  const plan = await make(priya, child, treatment({ shared_with: ['social_worker'] }));
  let [one] = plan.goals;
  const change = (body, etag = one.etag, client = priya) => client.patch(`/goals/${one.id}`, body, `"${etag}"`);
  const rate = (body) => priya.post(`/goals/${one.id}/ratings`, { rated_on: day(3), value: 4, by: 'carer', ...body });
  assert.equal((await rate({})).status, 201);
  assert.equal((await amira.post(`/plans/${plan.id}/acknowledgements`, {})).body.is_unread, false);
  assert.deepEqual(pointers(await change({ what: 'Sleeps until six' })), ['/change_reason'], 'not without saying why');
  const why = { change_reason: 'She said it better' };
  for (const [body, at] of [[{ aim: 2 }, '/aim'], [{ baseline: 7 }, '/aim'], [{ aim: 11 }, '/aim'], [{ baseline: -1 }, '/baseline'], [{ baseline_on: day(2) }, '/baseline_on'], [{ baseline_on: day(-1) }, '/baseline_on'],
    [{ baseline_on: day(900) }, '/baseline_on'], [{ ended_on: day(1) }, '/end_reason'], [{ ended_on: day(11), end_reason: 'x' }, '/ended_on'], [{ ended_on: day(4), end_reason: 'x' }, '/ended_on'],
    [{ ended_on: null, end_reason: 'x' }, '/end_reason'], [{ what: null }, '/what']])
    { const x = await change({ ...body, ...why }); assert.equal(x.status, 422, JSON.stringify(body)); assert.ok(pointers(x).includes(at), JSON.stringify(body)); }
  assert.equal((await change({ aim: 9, ...why }, one.etag, amira)).status, 403);
  assert.equal((await change({ aim: 9, ...why }, one.etag, kofi)).status, 403);
  const changed = await change({ what: 'Sleeps until six', aim: 9, baseline: 1, baseline_on: day(8), ...why });
  assert.deepEqual([changed.status, changed.body.what, changed.body.aim, changed.body.baseline, changed.body.change, changed.body.ratings.length, changed.body.is_changed],
    [200, 'Sleeps until six', 9, 1, 3, 1, true], changed.text);
  const seen = await read(amira, plan);
  assert.deepEqual([seen.is_unread, seen.edition, seen.editions[0].what_changed], [true, 2, 'A goal was changed: Sleeps until six. She said it better']);
  // Whoever had it open before is shown what stands, and changes that.
  const late = await change({ what: 'Mine', ...why });
  assert.deepEqual([late.status, late.body.current.what, late.body.current.etag], [412, 'Sleeps until six', 'v2']);
  one = late.body.current;
  const left = await change({ end_reason: 'Reached with her', change_reason: 'Review' });
  assert.deepEqual([left.body.ended_on, left.body.end_reason], [day(0), 'Reached with her'], left.text);
  one = left.body;
  assert.equal((await rate({ rated_on: day(2), by: 'school' })).status, 201, 'a rating from before its end');
  const again = await change({ ended_on: null, change_reason: 'It came back' });
  assert.deepEqual([again.body.ended_on, again.body.end_reason], [null, null], again.text);
  one = again.body;
  assert.equal((await change({ ended_on: day(1), end_reason: 'Done', change_reason: 'Done' })).status, 200);
  assert.deepEqual(pointers(await rate({ rated_on: day(0) })), ['/rated_on'], 'it ended before');
  const path = `/goals/${one.id}/history`;
  const was = (await priya.get(path)).body.items;
  assert.deepEqual(was.map((x) => [x.changed_by.name, x.reason, x.was.what, x.was.aim, x.was.ended_on]), [['Priya Nair', 'Done', 'Sleeps until six', 9, null],
    ['Priya Nair', 'It came back', 'Sleeps until six', 9, day(0)], ['Priya Nair', 'Review', 'Sleeps until six', 9, null], ['Priya Nair', 'She said it better', 'Sleeps through', 7, null]]);
  assert.equal((await amira.get(path)).body.items.length, 4, 'for whom the plan is shared with');
  for (const client of [kofi, bev]) assert.equal((await client.get(path)).status, 404);
  assert.deepEqual((await read(priya, plan)).direction, { better: 1, same: 0, worse: 0, unrated: 0, overall: 'better' });
  // Two at one goal at once: one of them is told.
  const [safe] = (await make(lena, child, joint({ state: 'draft' }))).goals;
  const both = await Promise.all([4, 5, 6].map((aim) => lena.patch(`/goals/${safe.id}`, { aim }, '"v1"')));
  assert.deepEqual(both.map((x) => x.status).sort(), [200, 412, 412], 'of a draft nobody has to say why');
  await priya.patch(`/plans/${plan.id}`, { state: 'ended', end_reason: 'Over' }, `"${(await read(priya, plan)).etag}"`);
  assert.equal(problem(await priya.patch(`/goals/${one.id}`, { aim: 10, ...why }, `"${(await priya.get(`/goals/${one.id}`)).body.etag}"`)), 'plan-ended');
});

test('what cannot be so is refused, each with what is wrong', async () => {
  const child = await known();
  const plan = await make(lena, child, joint());
  const [one] = plan.goals;
  const rate = (body) => lena.post(`/goals/${one.id}/ratings`, { rated_on: day(1), value: 4, by: 'carer', ...body });
  for (const value of [-1, 11, 4.5, '4', null]) assert.deepEqual(pointers(await rate({ value })), ['/value'], String(value));
  assert.deepEqual(pointers(await rate({ rated_on: day(91) })), ['/rated_on'], 'before the day of the baseline');
  assert.deepEqual(pointers(await rate({ rated_on: day(-1) })), ['/rated_on']);
  assert.deepEqual(pointers(await rate({ by: 'dog' })), ['/by']);
  assert.equal((await rate({})).status, 201);
  assert.equal(problem(await rate({ value: 5 })), 'plan-rated-twice');
  const review = (body) => lena.post(`/plans/${plan.id}/reviews`, { held_on: day(1), found: 'Well', next_on: day(-30), ...body });
  assert.deepEqual(pointers(await review({ held_on: day(91) })), ['/held_on'], 'before the plan');
  assert.deepEqual(pointers(await review({ next_on: day(1) })), ['/next_on']);
  assert.deepEqual(pointers(await review({ next_on: null })), ['/next_on']);
  assert.deepEqual(pointers(await review({ end_reason: 'Why' })), ['/end_reason']);
  assert.equal((await review({})).status, 201);
  assert.equal(problem(await review({})), 'plan-reviewed-twice');
  const refused = async (client, body) => pointers(await client.post(`/children/${child}/plans`, body));
  assert.deepEqual(await refused(lena, joint({ goals: [goal({ baseline: 7, aim: 7 }), goal({ aim: 11 }), goal({ baseline_words: '' })], review_on: day(100) })),
    ['/goals/0/aim', '/goals/1/aim', '/goals/2/baseline_words', '/review_on']);
  assert.deepEqual(await refused(lena, joint({ goals: [goal({ baseline: 7, aim: 7 })], review_on: day(100), formulation: 'F', shared_with: ['social_worker'] })),
    ['/formulation', '/goals/0/aim', '/review_on', '/shared_with']);
  assert.deepEqual(await refused(lena, joint({ agreed_on: '2001-01-01', actions: [{ what: 'Nobody\'s', due_on: day(1), person: plan.id }, { what: 'None', due_on: day(1), agency: plan.id }] })),
    ['/actions/0/person', '/actions/1/agency', '/agreed_on']);
  assert.deepEqual(await refused(priya, treatment({ letter: 'Dear', shared_with: ['wizard'] })), ['/letter']);
  assert.deepEqual(await refused(priya, treatment({ shared_with: ['social_worker', 'wizard'] })), ['/shared_with/1']);
  assert.deepEqual((await priya.get(`/children/${child}/plans`)).body.items.map((x) => x.kind), ['joint'], 'and nothing of it is kept');
  // Who makes which kind.
  for (const [client, body] of [[amira, joint()], [lena, treatment()], [bev, treatment()], [priya, joint()], [kofi, joint()]])
    assert.equal((await client.post(`/children/${child}/plans`, body)).status, 403);
  assert.equal((await amira.post(`/children/${child}/plans`, { kind: 'care', title: 'Care plan', agreed_on: day(3) })).status, 201);
  assert.equal((await bev.post(`/children/${child}/plans`, { kind: 'safety', title: 'Safety plan', agreed_on: day(3) })).status, 201);
  assert.deepEqual((await (await as('social_worker')).get('/plan-kinds')).body.items.filter((x) => x.may_make).map((x) => x.code), ['care', 'safety']);
  // Two people at one plan: whoever is late is shown what it is now.
  const now = await read(lena, plan);
  assert.equal((await lena.patch(`/plans/${plan.id}`, { title: 'First' }, `"${now.etag}"`)).status, 200);
  const late = await lena.patch(`/plans/${plan.id}`, { title: 'Second' }, `"${now.etag}"`);
  assert.deepEqual([late.status, late.body.current.title], [412, 'First']);
});

test('an action is seen by all, late or not, and closed by the agency whose it is alone', async () => {
  const child = await known();
  const plan = await make(lena, child, joint());
  const school = await s.sql(`SELECT agency_id FROM person WHERE username = '${usernameOf('designated_teacher')}'`);
  const made = await lena.post(`/children/${child}/actions`, { what: 'A quiet room', due_on: day(2), plan: plan.id, agency: school });
  assert.equal(made.status, 201, made.text);
  const action = made.body;
  assert.deepEqual([action.state, action.days, action.is_own, action.plan, action.agency.id], ['open', -2, false, plan.id, school]);
  for (const client of [amira, bev, kofi, priya]) {
    assert.deepEqual((await client.get(`/children/${child}/actions`)).body.items.map((one) => [one.what, one.days]), [['A quiet room', -2]]);
    const picture = (await client.get(`/children/${child}/picture`)).body;
    assert.deepEqual(picture.actions.map((one) => one.id), [action.id]);
    assert.ok(picture.next.some((one) => one.kind === 'action' && one.state === 'late' && one.link.id === action.id));
  }
  const done = { state: 'done', outcome: 'The library, on Mondays' };
  assert.equal((await amira.patch(`/actions/${action.id}`, done, '"v1"')).status, 403, 'not theirs at all');
  assert.equal(problem(await lena.patch(`/actions/${action.id}`, done, '"v1"')), 'action-of-others', 'who asked for it does not close it');
  assert.equal((await lena.patch(`/actions/${action.id}`, { due_on: day(-9) }, '"v1"')).status, 200, 'but sets its day');
  assert.deepEqual(pointers(await kofi.patch(`/actions/${action.id}`, { state: 'dropped' }, '"v2"')), ['/outcome']);
  const closed = await kofi.patch(`/actions/${action.id}`, done, '"v2"');
  assert.deepEqual([closed.status, closed.body.state, closed.body.settled_by.name, closed.body.settled_on], [200, 'done', 'Kofi Osei', day(0)]);
  assert.ok((await amira.get(`/children/${child}/timeline?limit=200`)).body.items.some((one) => one.type === 'action' && one.text === done.outcome));
  const again = await kofi.patch(`/actions/${action.id}`, { state: 'open' }, '"v3"');
  assert.deepEqual([again.body.state, again.body.settled_by], ['open', null]);
  // Of somebody by name: theirs in their own list; the person is of the agency.
  const person = await s.sql(`SELECT id FROM person WHERE username = '${usernameOf('care_nurse')}'`);
  assert.deepEqual(pointers(await amira.post(`/children/${child}/actions`, { what: 'X', due_on: day(-1), agency: school, person })), ['/person']);
  const hers = await amira.post(`/children/${child}/actions`, { what: 'Ring the dentist', due_on: day(-1), person });
  assert.deepEqual([hers.status, hers.body.person.id, hers.body.agency.name], [201, person, 'Westshire Community Health'], hers.text);
  assert.ok((await bev.all('/me/next?limit=200&within=3660')).some((one) => one.what === 'Ring the dentist' && one.who === 'Bev Lacey'));
  // The school that knows nothing of a treatment plan knows nothing of its actions.
  const secret = await make(priya, child, treatment());
  assert.equal((await priya.post(`/children/${child}/actions`, { what: 'SECRET step', due_on: day(-1), plan: secret.id })).status, 201);
  assert.ok(!(await kofi.get(`/children/${child}/actions`)).text.includes('SECRET') && (await amira.get(`/children/${child}/actions`)).text.includes('SECRET step'));
});

test('Westshire has a plan in each state: draft, current, late for review, ended, read and not read', async () => {
  const all = (await amira.get('/children?mine=true&limit=200')).body.items;
  const plans = (await Promise.all(all.map((one) => amira.get(`/children/${one.id}/plans`)))).flatMap((answer) => answer.body.items);
  const has = (test_, what) => assert.ok(plans.some(test_), what);
  has((one) => one.state === 'current' && one.kind === 'joint' && one.direction.overall === 'better', 'goals that move');
  has((one) => one.state === 'current' && one.kind === 'joint' && one.goals.length && one.direction.overall === null, 'too early to say');
  has((one) => one.review_state === 'late', 'a review that is late');
  has((one) => one.state === 'ended', 'one that ended');
  has((one) => one.kind === 'treatment' && one.shares.length && one.shares.every((share) => share.is_read), 'shared and read');
  has((one) => one.kind === 'treatment' && one.is_unread && one.edition > 1, 'changed since I read it');
  has((one) => one.kind === 'treatment' && one.shares.length && one.shares.every((share) => !share.reads.length), 'shared and read by nobody');
  const jay = all.find((one) => one.name.includes('Marsh') && one.known_as === 'Jay') ?? all.find((one) => one.name.includes('Jay'));
  assert.deepEqual((await lena.get(`/children/${jay.id}/plans`)).body.items.map((one) => one.state).filter((one) => one === 'draft'), ['draft']);
  assert.ok(plans.every((one) => one.is_own || one.state !== 'draft'), 'a social worker sees no draft of the psychologist');
  has((one) => one.goals.some((it) => it.ended_on && it.end_reason), 'a goal that was left');
  const [draft] = (await lena.get(`/children/${jay.id}/plans`)).body.items.filter((one) => one.state === 'draft');
  assert.ok((await read(lena, draft)).actions.some((one) => one.state === 'draft' && !one.is_own), 'an action of a school in a draft');
  const peps = (await Promise.all(all.map((one) => amira.get(`/children/${one.id}/peps`)))).flatMap((answer) => answer.body.items);
  const goals = new Set(plans.flatMap((one) => one.goals.map((it) => it.id)));
  assert.ok(peps.some((one) => one.targets.some((it) => goals.has(it.goal))), 'a target of a PEP that serves a goal');
  const actions = (await Promise.all(all.map((one) => amira.get(`/children/${one.id}/actions`)))).flatMap((answer) => answer.body.items).filter((one) => one.review);
  for (const [test_, what] of [[(one) => one.state === 'done', 'done'], [(one) => one.days < 0, 'late'], [(one) => one.days >= 0, 'open'], [(one) => /are not met/.test(one.what), 'of needs that are not met']])
    assert.ok(actions.some(test_), `what a review decided: ${what}`);
});
