// Groups of several agencies: who sits in one, what it agreed, challenge cards, planning for children with very complex needs; the graduated response; every refusal.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, as, accounts, today, amira, lena, priya, kofi, lead, who;
const day = (days) => new Date(Date.parse(today) - days * 86400000).toISOString().slice(0, 10);
const pointers = (answer) => (assert.equal(answer.status, 422, answer.text), answer.body.errors.map((one) => one.pointer).sort());
const good = (answer, status = 201) => (assert.equal(answer.status, status, answer.text), answer.body);
const idOf = (role) => s.sql(`SELECT id FROM person WHERE username = '${accounts.find((one) => one.role === role).username}'`);
const agencyOf = (role) => s.sql(`SELECT agency_id FROM person WHERE username = '${accounts.find((one) => one.role === role).username}'`);
let children = 0, groups = 0;

/** A child whom the social worker, educational psychology and a school know. */
async function known() {
  const child = good(await amira.post('/children', { given_names: `Wren${++children}`, family_name: `Pell${children}x`, born_on: `2012-03-0${children}`, sex: 'F', local_id: `G${children}` })).id;
  await s.sql(`
    INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on)
    SELECT gen_random_uuid(), '${child}', s.id, 'Work', 'active', today() - 200 FROM service s WHERE s.code = 'educational_psychology';
    INSERT INTO enrolment (id, child_id, school_id, from_on) SELECT gen_random_uuid(), '${child}', agency_id, today() - 200 FROM person WHERE username = '${accounts.find((one) => one.role === 'designated_teacher').username}'`);
  return child;
}
const group = async (client = lena, more = {}) => good(await client.post('/groups', { kind: 'planning', name: `Group ${++groups}`, ...more }));
const join = async (client, to, person, more = {}) => good(await client.post(`/groups/${to.id}/members`, { person, duty: 'Member', ...more }));
const action = { what: 'Write to schools about quiet rooms' };

before(async () => {
  ({ s, as, accounts } = await westshire('--children', '12'));
  today = await s.sql('SELECT today()');
  [amira, lena, priya, kofi, lead] = await Promise.all(['social_worker', 'educational_psychologist', 'camhs_clinician', 'designated_teacher', 'mental_health_lead'].map(as));
  who = Object.fromEntries(await Promise.all(['social_worker', 'educational_psychologist', 'camhs_clinician', 'designated_teacher'].map(async (role) => [role, await idOf(role)])));
});
after(() => s.stop());

test('whoever makes a group runs it and says who sits in it, with an account or without; it ends', async () => {
  const made = await group(lena, { kind: 'steering', about: 'Watches over the strategy' });
  assert.deepEqual([made.kind.name, made.is_member, made.is_run, made.plans_children, made.members.map((m) => m.runs)], ['Steering group', true, true, false, [true]]);
  const seat = await join(lena, made, who.camhs_clinician, { duty: 'CAMHS' });
  const guest = good(await lena.post(`/groups/${made.id}/members`, { name: 'PC Ada Lund', agency: await agencyOf('youth_justice_worker'), duty: 'Police' }));
  assert.deepEqual([guest.person, guest.name], [null, 'PC Ada Lund']);
  const now = (await priya.get(`/groups/${made.id}`)).body;
  assert.deepEqual([now.is_member, now.is_run, now.members.length, now.agencies.length], [true, false, 3, 3]);
  assert.equal(problem(await lena.post(`/groups/${made.id}/members`, { person: who.camhs_clinician, duty: 'Again' })), 'group-member-twice');
  assert.equal(problem(await priya.post(`/groups/${made.id}/members`, { person: who.social_worker, duty: 'Friend' })), 'group-run-by-others');
  assert.equal(problem(await amira.post(`/groups/${made.id}/members`, { person: who.social_worker, duty: 'Myself', runs: true })), 'group-run-by-others');
  assert.deepEqual(pointers(await lena.post(`/groups/${made.id}/members`, { person: who.social_worker, name: 'Both', duty: 'X' })), ['/person']);
  assert.deepEqual(pointers(await lena.post(`/groups/${made.id}/members`, { duty: 'X' })), ['/person']);
  assert.deepEqual(pointers(await lena.post(`/groups/${made.id}/members`, { name: 'Nobody', duty: 'X' })), ['/agency']);
  assert.deepEqual(pointers(await lena.post(`/groups/${made.id}/members`, { person: who.social_worker, agency: await agencyOf('camhs_clinician'), duty: 'X' })), ['/person']);
  assert.deepEqual(pointers(await lena.post(`/groups/${made.id}/members`, { name: 'Ada', agency: await agencyOf('camhs_clinician'), duty: 'X', runs: true })), ['/runs']);
  assert.deepEqual(pointers(await lena.post(`/groups/${made.id}/members`, { person: who.social_worker, duty: 'X', from_on: '2026-02-30' })), ['/from_on']);
  assert.equal(problem(await priya.patch(`/group-members/${seat.id}`, { runs: true }, seat.etag)), 'forbidden');
  assert.equal(good(await lena.patch(`/group-members/${seat.id}`, { until_on: today }, seat.etag), 200).until_on, today);
  assert.equal((await priya.get(`/groups/${made.id}`)).body.is_member, false);
  assert.equal(problem(await priya.post('/groups', { kind: 'steering', name: 'Of a clinician' })), 'forbidden');
  assert.deepEqual(pointers(await lena.post('/groups', { kind: 'club', name: 'Club' })), ['/kind']);
  assert.deepEqual(pointers(await lena.post('/groups', { kind: 'task', name: 'Task', score: 3 })), ['/score']);
  assert.equal(problem(await lena.post('/groups', { kind: 'task', name: made.name.toUpperCase() })), 'group-name-taken');
  assert.equal(problem(await priya.patch(`/groups/${made.id}`, { name: 'Mine' }, made.etag)), 'forbidden');
  const renamed = good(await lena.patch(`/groups/${made.id}`, { name: `${made.name} of 2026` }, made.etag), 200);
  assert.equal(problem(await lena.patch(`/groups/${made.id}`, { name: 'Later' }, made.etag)), 'stale');
  good(await lena.patch(`/groups/${made.id}`, { ended_on: today }, renamed.etag), 200);
  assert.equal(problem(await lena.post(`/groups/${made.id}/actions`, { ...action, due_on: day(-3) })), 'group-ended');
  assert.ok((await lena.get('/groups?mine=true')).body.items.some((g) => g.id === made.id && g.ended_on === today));
  assert.equal((await lena.get('/group-kinds')).body.items.length, 5);
});

test('what a group agreed is for its members, shows who is late, and is closed by the agency whose it is', async () => {
  const made = await group();
  await join(lena, made, who.camhs_clinician);
  const mine = good(await lena.post(`/groups/${made.id}/actions`, { ...action, due_on: day(-10), person: who.educational_psychologist }));
  const theirs = good(await lena.post(`/groups/${made.id}/actions`, { what: 'Report on the waiting list', due_on: day(-1), person: who.camhs_clinician }));
  assert.deepEqual([mine.is_own, theirs.is_own, theirs.days], [true, false, 1]);
  await s.sql(`UPDATE group_action SET due_on = today() - 5 WHERE id = '${theirs.id}'`);
  const list = (await priya.get(`/groups/${made.id}/actions`)).body.items;
  assert.deepEqual(list.map((a) => [a.what, a.days, a.is_own]), [['Report on the waiting list', -5, true], [action.what, 10, false]]);
  assert.deepEqual([(await priya.get(`/groups/${made.id}`)).body.late_actions, (await amira.get(`/groups/${made.id}`)).body.late_actions], [1, null]);
  assert.deepEqual((await priya.get('/me/group-actions')).body.items.filter((a) => a.group.id === made.id).map((a) => a.id), [theirs.id]);
  // By whoever made it, but not closed by them; noted by all who sit in it.
  const etag = list[0].etag;
  assert.equal(problem(await lena.patch(`/group-actions/${theirs.id}`, { state: 'done' }, etag)), 'action-of-others');
  assert.equal(problem(await priya.patch(`/group-actions/${mine.id}`, { state: 'done' }, mine.etag)), 'forbidden');
  const noted = good(await lena.post(`/group-actions/${theirs.id}/notes`, { text: 'Asked twice' }));
  assert.deepEqual(noted.notes.map((n) => n.text), ['Asked twice']);
  assert.deepEqual(pointers(await priya.patch(`/group-actions/${theirs.id}`, { state: 'dropped' }, etag)), ['/outcome']);
  assert.deepEqual(pointers(await priya.patch(`/group-actions/${theirs.id}`, { state: 'late' }, etag)), ['/state']);
  assert.deepEqual(pointers(await priya.patch(`/group-actions/${theirs.id}`, { state: 'draft' }, etag)), ['/state'], 'a draft is of a plan');
  const done = good(await priya.patch(`/group-actions/${theirs.id}`, { state: 'done', outcome: 'Sent to the board' }, etag), 200);
  assert.deepEqual([done.settled_on, done.days], [today, null]);
  // Somebody who does not sit in it learns nothing; whoever oversees the area reads, and writes nothing.
  for (const path of [`/groups/${made.id}/actions`, `/group-actions/${mine.id}`]) assert.equal(problem(await amira.get(path)), 'not-found', path);
  assert.equal(problem(await amira.post(`/groups/${made.id}/actions`, { ...action, due_on: day(-3) })), 'group-of-others');
  assert.equal(problem(await amira.post(`/group-actions/${mine.id}/notes`, { text: 'Hello' })), 'not-found');
  assert.equal(problem(await amira.patch(`/group-actions/${mine.id}`, { what: 'Else' }, mine.etag)), 'not-found');
  assert.equal((await lead.get(`/groups/${made.id}/actions`)).body.items.length, 2);
  assert.equal(problem(await lead.post(`/groups/${made.id}/actions`, { ...action, due_on: day(-3) })), 'group-of-others');
});

test('an action of a group names no child by number, and has a day to come and fields that are known', async () => {
  const made = await group();
  const post = (body) => lena.post(`/groups/${made.id}/actions`, { ...action, due_on: day(-3), ...body });
  assert.deepEqual(pointers(await post({ what: 'Ask about 943 476 5919' })), ['/what']);
  assert.deepEqual(pointers(await post({ due_on: day(1) })), ['/due_on']);
  assert.deepEqual(pointers(await post({ due_on: '31/12/2026' })), ['/due_on']);
  assert.deepEqual(pointers(await post({ child: made.id })), ['/child']);
  assert.deepEqual(pointers(await post({ agency: made.id })), ['/agency']);
  assert.deepEqual(pointers(await post({ person: made.id })), ['/agency']);
  const kept = good(await post({ owner_name: 'Cllr Webb' }));
  assert.deepEqual(pointers(await lena.post(`/group-actions/${kept.id}/notes`, { text: 'B801200005001 is in it' })), ['/text']);
  assert.deepEqual(pointers(await lena.patch(`/group-actions/${kept.id}`, { outcome: 'For 9434765919', state: 'done' }, kept.etag)), ['/outcome']);
  assert.equal(problem(await lena.post(`/groups/${kept.id}/actions`, { ...action, due_on: day(-3) })), 'not-found');
});

test('a challenge card is numbered, answered in plain words, done when something changed, and told back', async () => {
  const made = await group(lena, { kind: 'board' });
  const put = (more, client = lena) => client.post(`/groups/${made.id}/challenges`, { text: 'Stop writing so we cannot read it', said_by: 'Speak Up group', said_on: day(40), ...more });
  const first = good(await put({ agency: await agencyOf('social_worker'), owner_name: 'Head of service' }));
  const second = good(await put({ text: 'Let us see our records' }));
  assert.deepEqual([first.number, second.number, first.state, first.responses], [1, 2, 'open', []]);
  assert.deepEqual((await kofi.get(`/groups/${made.id}/challenges`)).body.items.map((c) => [c.number, c.may_change]), [[1, false], [2, false]]);
  // The agency that answers it does so without sitting in the group; others do not.
  const answered = good(await amira.post(`/challenges/${first.id}/responses`, { text: 'We have begun to.', said_by: 'Amira Khan', said_on: day(20) }));
  good(await lena.post(`/challenges/${first.id}/responses`, { text: 'A reader has looked at ten letters.', said_by: 'Chair', said_on: day(2) }));
  const read = (await kofi.get(`/challenges/${first.id}`)).body;
  assert.deepEqual(read.responses.map((r) => r.text), ['A reader has looked at ten letters.', 'We have begun to.']);
  assert.equal(problem(await kofi.post(`/challenges/${first.id}/responses`, { text: 'X', said_by: 'X', said_on: day(2) })), 'group-of-others');
  assert.equal(problem(await kofi.patch(`/challenges/${first.id}`, { state: 'done' }, first.etag)), 'forbidden');
  assert.equal(problem(await put({}, kofi)), 'group-of-others');
  assert.deepEqual(pointers(await amira.post(`/challenges/${first.id}/responses`, { text: 'X', said_by: 'X', said_on: day(60) })), ['/said_on']);
  assert.deepEqual(pointers(await amira.post(`/challenges/${first.id}/responses`, { text: 'X', said_by: 'X', said_on: day(-2) })), ['/said_on']);
  assert.deepEqual(pointers(await put({ said_on: day(-1), said_by: undefined })), ['/said_by', '/said_on']);
  assert.deepEqual(pointers(await put({ name: 'Jay' })), ['/name']);
  assert.deepEqual(pointers(await put({ text: 'I am 943 476 5919' })), ['/text']);
  const change = (card, body) => lena.patch(`/challenges/${card.id}`, body, card.etag);
  assert.deepEqual(pointers(await change(answered, { state: 'done' })), ['/what_changed']);
  assert.deepEqual(pointers(await change(answered, { state: 'closed' })), ['/close_reason']);
  assert.deepEqual(pointers(await change(answered, { told_on: day(1) })), ['/what_changed']);
  assert.deepEqual(pointers(await change(answered, { told_on: day(50), what_changed: 'X' })), ['/told_on']);
  const working = good(await change(answered, { state: 'working' }), 200);
  const done = good(await change(working, { state: 'done', what_changed: 'Letters are in plain English', told_on: day(1), told_how: 'At their meeting' }), 200);
  assert.deepEqual([done.settled_on, done.told_on], [today, day(1)]);
  assert.equal(good(await change(done, { state: 'working' }), 200).settled_on, null);
  assert.equal(good(await change(second, { state: 'closed', close_reason: 'They are in place' }), 200).state, 'closed');
  assert.equal((await lena.get(`/groups/${made.id}`)).body.open_challenges, 1);
});

test('a child is put forward and talked about; those who may not see it see that one is held back', async () => {
  const child = await known(), made = await group();
  const at = good(await lena.post(`/groups/${made.id}/meetings`, { held_on: today }));
  await join(lena, made, who.camhs_clinician);
  assert.equal(problem(await priya.post(`/groups/${made.id}/meetings`, { held_on: day(-30) })), 'group-run-by-others');
  assert.equal(problem(await lena.post(`/groups/${made.id}/meetings`, { held_on: today })), 'planning-meeting-twice');
  assert.deepEqual(pointers(await lena.post(`/groups/${made.id}/meetings`, { held_on: day(1) })), ['/held_on']);
  assert.deepEqual(pointers(await lena.post(`/groups/${(await group(lena, { kind: 'board' })).id}/meetings`, { held_on: today })), ['']);
  const forward = (client, body) => client.post(`/children/${child}/plannings`, { meeting: at.id, why: 'Three schools in a year', ...body });
  assert.equal(problem(await forward(priya)), 'not-found', 'who sits in the group but stands in no relation');
  const put = good(await forward(amira));
  assert.equal(problem(await forward(lena)), 'planning-twice');
  assert.deepEqual(pointers(await forward(amira, { meeting: made.id })), ['/meeting']);
  assert.deepEqual(pointers(await forward(amira, { score: 20 })), ['/score']);
  const seen = (await lena.get(`/planning-meetings/${at.id}`)).body, hidden = (await priya.get(`/planning-meetings/${at.id}`)).body;
  assert.deepEqual([seen.count, seen.held_back, seen.children.map((c) => c.child.id)], [1, 0, [child]]);
  assert.deepEqual([hidden.count, hidden.held_back, hidden.children], [1, 1, []]);
  assert.equal((await priya.get(`/planning-meetings?group=${made.id}`)).body.items[0].held_back, 1);
  assert.equal(problem(await priya.get(`/plannings/${put.id}`)), 'not-found');
  const next = async (client = amira) => (await client.get(`/children/${child}/picture`)).body.next.filter((n) => n.kind === 'planning').map((n) => [n.on, n.what]);
  assert.deepEqual(await next(), [[today, 'Plan together']]);
  assert.equal((await amira.all('/me/next?limit=200')).filter((n) => n.kind === 'planning' && n.child.id === child).length, 1);
  // What was agreed: a step that people choose, actions of the agencies, when again.
  const change = (body, etag = put.etag) => lena.patch(`/plannings/${put.id}`, body, etag);
  assert.deepEqual(pointers(await change({ state: 'talked_about' })), ['/agreed', '/step']);
  assert.deepEqual(pointers(await change({ state: 'withdrawn' })), ['/reason']);
  assert.deepEqual(pointers(await change({ next_on: today })), ['/next_on']);
  assert.deepEqual(pointers(await change({ step: 'panic' })), ['/step']);
  const talked = good(await change({ state: 'talked_about', agreed: 'One plan, one lead', step: 'do', next_on: day(-28) }), 200);
  const act = good(await amira.post(`/children/${child}/actions`, { what: 'Visit the school', due_on: day(-5), planning: put.id }));
  assert.equal(act.planning, put.id);
  assert.deepEqual(pointers(await amira.post(`/children/${await known()}/actions`, { what: 'X', due_on: day(-5), planning: put.id })), ['/planning']);
  assert.deepEqual((await kofi.get(`/plannings/${put.id}`)).body.actions.map((a) => a.what), ['Visit the school']);
  assert.deepEqual(await next(), [[day(-28), 'Plan together again']]);
  assert.equal((await amira.all('/me/next?limit=200')).find((n) => n.kind === 'planning' && n.child.id === child).on, day(-28));
  const picture = (await kofi.get(`/children/${child}/picture`)).body;
  assert.deepEqual(picture.planning.map((p) => [p.held_on, p.step, p.state]), [[today, 'do', 'talked_about']]);
  assert.deepEqual([picture.graduated.step, picture.graduated.source], ['do', 'planning']);
  assert.equal((await kofi.all(`/children/${child}/timeline`)).find((e) => e.type === 'planning').text, 'One plan, one lead');
  // Off the list again.
  good(await change({ state: 'withdrawn', reason: 'Put forward twice' }, talked.etag), 200);
  assert.equal((await priya.get(`/planning-meetings/${at.id}`)).body.held_back, 0);
  assert.deepEqual(await next(), []);
  const moved = good(await lena.patch(`/planning-meetings/${at.id}`, { held_on: day(-7) }, at.etag), 200);
  assert.equal(moved.held_on, day(-7));
  const early = good(await forward(amira, { why: 'Again' }));
  assert.deepEqual(pointers(await lena.patch(`/plannings/${early.id}`, { state: 'talked_about', agreed: 'X', step: 'plan' }, early.etag)), ['/state']);
});

test('the graduated response is a plan\'s stage where there is one, else what somebody recorded; never a score', async () => {
  const child = await known();
  const of = async (client = kofi) => (await client.get(`/children/${child}/graduated`)).body;
  assert.deepEqual(await of(), { current: null, history: [] });
  const record = (body, client = kofi) => client.post(`/children/${child}/graduated-steps`, { step: 'assess', from_on: day(30), what: 'Watching him in class', ...body });
  const made = good(await record());
  assert.equal((await kofi.get(`/graduated-steps/${made.id}`)).body.what, 'Watching him in class');
  assert.deepEqual(pointers(await record({ from_on: day(-1), step: 'next' })), ['/from_on', '/step']);
  assert.deepEqual(pointers(await record({ from_on: day(20000) })), ['/from_on']);
  assert.deepEqual(pointers(await record({ sdq: 30 })), ['/sdq']);
  assert.equal(problem(await record({}, priya)), 'not-found');
  good(await amira.post(`/children/${child}/sdqs`, { informant: 'parent', completed_on: day(3), version: '4-17', total: 38 }));
  assert.deepEqual([(await of()).current.step, (await of()).current.source], ['assess', 'recorded']);
  const wrong = good(await record({ step: 'review', from_on: day(1), what: 'Of another child' }));
  assert.equal((await of()).current.step, 'review');
  good(await kofi.post('/wrong-records', { type: 'graduated', record: wrong.id, reason: 'Of another child' }));
  assert.deepEqual([(await of()).current.step, problem(await kofi.get(`/graduated-steps/${wrong.id}`))], ['assess', 'not-found']);
  const plan = good(await lena.post(`/children/${child}/plans`, { kind: 'joint', state: 'current', title: 'Settle in', agreed_on: day(20), review_on: day(-60), goals: [{ what: 'Asks for help', baseline_words: 'Never', baseline: 1, aim: 6 }] }));
  assert.deepEqual([(await of()).current.step, (await of()).current.source, (await of()).current.record, (await of()).current.next_on], ['do', 'plan', plan.id, day(-60)]);
  assert.deepEqual((await of(lena)).history.map((h) => [h.step, h.source]), [['plan', 'plan'], ['assess', 'plan'], ['assess', 'recorded']]);
  assert.deepEqual((await of()).history.map((h) => [h.step, h.source]), [['plan', 'plan'], ['assess', 'recorded']], 'goals are not for school');
  assert.deepEqual((({ step, source, what }) => [step, source, what])((await amira.get(`/children/${child}/picture`)).body.graduated), ['do', 'plan', 'Settle in']);
  assert.deepEqual((await amira.get(`/children/${child}/picture?as_of=${day(25)}`)).status, 404);
  good(await lena.post(`/plans/${plan.id}/reviews`, { held_on: day(1), found: 'Better', next_on: day(-10) }));
  assert.deepEqual([(await of()).current.step, (await of(lena)).history[0].step], ['review', 'review']);
  for (const path of ['graduated', 'plannings']) assert.equal(problem(await priya.get(`/children/${child}/${path}`)), 'not-found', path);
});
