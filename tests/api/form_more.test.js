// Forms by link about goals, and SDQs by a licensed pack: what is sent becomes ratings and scores, and shows nothing of the child but the name it likes.
// The questions of these packs are made up.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, as, amira, admin, stranger, child, known;
const day = (n) => new Date(Date.now() + n * 864e5).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
const pointers = (answer) => { assert.equal(answer.status, 422, answer.text); return answer.body.errors.map((one) => one.pointer); };
async function asked(more, who = amira) {
  const made = await who.post('/form-links', { child, for_whom: 'young_person', name: 'Connor Ashby', ...more });
  assert.equal(made.status, 201, made.text);
  return { link: made.body, form: `/forms/${made.body.path.replace('/form#', '')}` };
}
const stands = async (link, who = amira) => (await who.get(`/form-links/${link.id}`)).body;
const look = async (form) => { const answer = await stranger.get(form); assert.equal(answer.status, 200, answer.text); return answer; };
const save = (form, version, answers) => stranger.send('PUT', form, { body: { answers }, headers: { 'If-Match': version } });
const send = (form, answers) => stranger.post(form, { answers });
const goal = (what, more) => ({ what, baseline_words: 'Ashby would not say', baseline: 2, baseline_on: day(-20), aim: 8, ...more });
async function planOf(who, kind, goals, more) {
  const made = await who.post(`/children/${child}/plans`, { kind, title: 'A plan', agreed_on: day(-20), review_on: day(40), state: 'current', goals, ...more });
  assert.equal(made.status, 201, made.text);
  return made.body;
}
const about = (plan) => ({ kind: 'goals', about: { type: 'plan', id: plan.id } });
const ratings = async (plan, who = amira) => (await who.get(`/plans/${plan.id}/goals`)).body.items.map((one) => one.ratings.map((r) => [r.by, r.value, r.rated_on, r.by_form, r.made_by.name]));

const impact = ['ebddiff', 'distres', 'imphome', 'impfrie', 'impclas', 'impleis'];
const pack = (more = {}) => ({ language: 'qaa', informant: 'parent', version: '4-17', title: 'A made-up form', about: 'Made-up words above', answers: ['Nay', 'Perhaps', 'Aye'],
  items: Array.from({ length: 25 }, (_, i) => `Made-up question ${i + 1}`),
  impact: impact.filter((code) => more.informant !== 'teacher' || !['imphome', 'impleis'].includes(code)).map((code) => ({ code, words: `Made-up ${code}`, choices: ['None', 'Some', 'More', 'Most'] })),
  notice: 'Made up for tests', licence_holder: 'Westshire', reference: 'MADE-UP-1', valid_from: day(-10), valid_until: day(5), ...more });
async function load(more) {
  const made = await admin.post('/sdq-packs', pack(more));
  assert.equal(made.status, 201, made.text);
  return made.body;
}
const sdq = (more) => ({ kind: 'sdq', for_whom: 'carer', name: 'Ruth', language: 'qaa', ...more });

before(async () => {
  ({ s, as } = await westshire());
  [amira, admin] = await Promise.all([as('social_worker'), as('system_admin')]);
  stranger = s.client();
  known = (await amira.get('/children?q=Connor%20Ashby')).body.items[0];
  child = known.id;
});
after(() => { if (process.env.SHOWLOG) console.log(s.log.split('\n').filter((l) => /rror|500/.test(l)).slice(0, 10).join('\n')); return s.stop(); });

test('goals: in the words of whoever asks, never the plan\'s; what is sent is on the plan\'s line, by whom and when, once', async () => {
  const plan = await planOf(amira, 'care', [goal('Connor manages his anger at the Ashby home'), goal('Sleeps')]);
  const [anger, sleep] = (await amira.get(`/plans/${plan.id}/goals`)).body.items;
  assert.deepEqual([anger.asked_as, anger.ratings], [null, []]);
  const { link, form } = await asked({ ...about(plan), goals: [{ goal: sleep.id, words: 'I sleep well' }, { goal: anger.id, words: 'I can calm down when I am cross' }] });
  assert.deepEqual(link.goals.map((one) => one.words), ['I sleep well', 'I can calm down when I am cross']);
  const shown = await look(form);
  assert.deepEqual(shown.body.questions.map((q) => [q.code, q.words, q.type, q.most]), [['goal_1', 'I sleep well', 'number', 10], ['goal_2', 'I can calm down when I am cross', 'number', 10],
    ['say', 'Do you want to say anything about this?', 'text', 2000]]);
  for (const secret of ['Ashby', 'anger', 'would not say', 'Amira', plan.id, anger.id, child, link.id, known.born_on, 'A plan']) assert.ok(!shown.text.includes(secret), secret);
  for (const [answer, pointer] of [[{ code: 'goal_1', number: 11 }, '/answers/0/number'], [{ code: 'goal_1', number: -1 }, '/answers/0/number'], [{ code: 'goal_3', number: 1 }, '/answers/0/code'],
    [{ code: 'goal_1', text: 'ten' }, '/answers/0/text']])
    assert.deepEqual(pointers(await save(form, 'v0', [answer])), [pointer]);
  assert.deepEqual([problem(await send(form, [])), (await stranger.send('POST', form, { text: 'goal_1=3', headers: { 'Content-Type': 'text/plain' } })).status], ['form-blank', 415]);
  assert.equal((await save(form, 'v0', [{ code: 'goal_1', number: 0 }])).body.state, 'started');
  assert.deepEqual(await ratings(plan), [[], []]); // what was not sent is theirs
  const both = await Promise.all([7, 8].map((n) => send(form, [{ code: 'goal_1', number: 0 }, { code: 'goal_2', number: n }, { code: 'say', text: 'Better at night' }])));
  assert.deepEqual(both.map((one) => one.status).sort(), [200, 404]);
  const kept = both[0].status === 200 ? 7 : 8, name = link.made_by.name;
  assert.deepEqual(await ratings(plan), [[['young_person', kept, day(0), true, name]], [['young_person', 0, day(0), true, name]]]);
  const now = await stands(link);
  assert.deepEqual([now.state, now.words, now.answers.map((one) => [one.question, one.text, one.number])],
    ['sent', null, [['I sleep well', null, 0], ['I can calm down when I am cross', null, kept], ['Do you want to say anything about this?', 'Better at night', null]]]);
  assert.deepEqual((await amira.get(`/plans/${plan.id}/goals`)).body.items.map((one) => [one.now, one.asked_as]), [[kept, 'I can calm down when I am cross'], [0, 'I sleep well']]);
  assert.equal((await stranger.get(form)).status, 404);
  // The carer's stands beside it; the same informant's of the same day takes the place of what was recorded, which is kept as it was.
  const carer = await asked({ ...about(plan), for_whom: 'carer', name: 'Ruth', goals: [{ goal: sleep.id, words: 'He sleeps well' }] });
  assert.equal((await amira.post(`/goals/${sleep.id}/ratings`, { rated_on: day(0), value: 9, by: 'carer', words: 'On the phone' })).status, 201);
  assert.equal((await send(carer.form, [{ code: 'goal_1', number: 4 }])).status, 200);
  assert.deepEqual((await ratings(plan))[1].map((one) => one.slice(0, 2)).sort(), [['carer', 4], ['young_person', 0]]);
  assert.equal(await s.sql(`SELECT v.row ->> 'value' FROM version v JOIN plan_rating r ON r.id = v.row_id WHERE v.table_name = 'plan_rating' AND r.goal_id = '${sleep.id}'`), '9');
  // Of a plan that ended meanwhile nothing is rated; what was said stays with the form.
  const late = await asked({ ...about(plan), for_whom: 'teacher', name: 'Mr Osei', goals: [{ goal: sleep.id, words: 'He sleeps well' }] });
  const { etag } = (await amira.get(`/plans/${plan.id}`)).body;
  assert.equal((await amira.patch(`/plans/${plan.id}`, { state: 'ended', ended_on: day(0), end_reason: 'Done' }, etag)).status, 200);
  assert.equal((await send(late.form, [{ code: 'goal_1', number: 10 }])).status, 200);
  assert.deepEqual([(await stands(late.link)).answers[0].number, (await ratings(plan))[1].length], [10, 2]);
  assert.equal(problem(await amira.post('/form-links', { child, for_whom: 'carer', name: 'Ruth', ...about(plan), goals: [{ goal: sleep.id, words: 'x' }] })), 'plan-ended');
});

test('what is sent of a goal that was left meanwhile is no rating; what a young person sends before a PEP is their view there', async () => {
  const plan = await planOf(amira, 'care', [goal('Swims')]);
  const [swims] = (await amira.get(`/plans/${plan.id}/goals`)).body.items;
  const { link, form } = await asked({ ...about(plan), for_whom: 'teacher', name: 'Mr Osei', goals: [{ goal: swims.id, words: 'He swims' }] });
  const left = await amira.patch(`/goals/${swims.id}`, { ended_on: day(0), end_reason: 'The pool closed', change_reason: 'The pool closed' }, `"${swims.etag}"`);
  assert.equal(left.status, 200, left.text);
  assert.equal((await send(form, [{ code: 'goal_1', number: 6 }])).status, 200);
  assert.deepEqual([(await stands(link)).answers[0].number, await ratings(plan)], [6, [[]]]);

  const [pep] = (await amira.get(`/children/${child}/peps`)).body.items;
  await s.sql(`UPDATE pep SET view = NULL, view_how = NULL, change_reason = 'For this test' WHERE id = '${pep.id}'`);
  assert.ok((await amira.get(`/peps/${pep.id}`)).body.lacks.includes('view'));
  const before = await asked({ kind: 'pep', about: { type: 'pep', id: pep.id } });
  assert.equal((await send(before.form, [{ code: 'say', text: 'Fewer tests' }])).status, 200);
  assert.ok(!(await amira.get(`/peps/${pep.id}`)).body.lacks.includes('view'));
});

test('goals: what does not fit is refused, a name in the words too; who may not rate the plan may not ask', async () => {
  const plan = await planOf(amira, 'care', [goal('Swims'), goal('Reads')]);
  const [one, two] = (await amira.get(`/plans/${plan.id}/goals`)).body.items.map((x) => x.id);
  const refused = async (more) => pointers(await amira.post('/form-links', { child, for_whom: 'carer', name: 'Ruth', ...about(plan), ...more })).sort();
  assert.deepEqual(await refused({ goals: [] }), ['/goals']);
  assert.deepEqual(await refused({}), ['/goals']);
  assert.deepEqual(await refused({ goals: [{ goal: one, words: ' ' }, { goal: two, words: 'x'.repeat(201) }] }), ['/goals/0/words', '/goals/1/words']);
  assert.deepEqual(await refused({ goals: [{ goal: one, words: 'a' }, { goal: one, words: 'b' }, { goal: plan.id, words: 'c' }] }), ['/goals/1/goal', '/goals/2/goal']);
  for (const words of ['Is calm at the Ashbys, as Ashby', 'Ashby swims', 'It is Ashby\'s own']) assert.deepEqual(await refused({ goals: [{ goal: one, words }] }), ['/goals/0/words'], words);
  assert.deepEqual(await refused({ about: { type: 'review', id: plan.id }, goals: [{ goal: one, words: 'a' }] }), ['/about', '/about/id']);
  assert.deepEqual(await refused({ kind: 'view', goals: [{ goal: one, words: 'a' }] }), ['/goals']);
  await s.sql(`UPDATE plan_goal SET ended_on = today(), end_reason = 'Left' WHERE id = '${two}'`);
  assert.deepEqual(await refused({ goals: [{ goal: two, words: 'a' }] }), ['/goals/0/goal']);
  const elsewhere = await s.sql(`SELECT id FROM plan WHERE child_id <> '${child}' LIMIT 1`);
  assert.ok((await refused({ about: { type: 'plan', id: elsewhere }, goals: [{ goal: one, words: 'a' }] })).includes('/about/id'));
  assert.equal((await amira.post('/form-links', { child, for_whom: 'carer', name: 'Ruth', ...about(plan), goals: [{ goal: one, words: 'Connor swims' }] })).status, 201);
  const virtual = await as('virtual_school');
  assert.deepEqual(pointers(await virtual.post('/form-links', { child, for_whom: 'carer', name: 'Ruth', ...about(plan), goals: [{ goal: one, words: 'a' }] })), ['/about/id']);
});

test('goals of a plan that is not shared: others see that somebody was asked, and neither the words nor what was said', async () => {
  const priya = await as('camhs_clinician');
  const theirs = await s.sql(`SELECT p.child_id FROM plan p JOIN sight s ON s.child_id = p.child_id AND s.person_id = '${(await priya.get('/session')).body.person.id}'
     JOIN allocation a ON a.child_id = p.child_id AND a.kind = 'worker' AND a.until_on IS NULL AND a.person_id = '${(await amira.get('/session')).body.person.id}'
    WHERE s.kind % 16 = 3 AND s.from_on <= today() AND s.until_on > today() ORDER BY p.child_id LIMIT 1`);
  assert.ok(theirs);
  const made = await priya.post(`/children/${theirs}/plans`, { kind: 'treatment', title: 'Help with sleep', agreed_on: day(-20), review_on: day(40), state: 'current', goals: [goal('Sleeps')] });
  assert.equal(made.status, 201, made.text);
  const [{ id }] = (await priya.get(`/plans/${made.body.id}/goals`)).body.items;
  const { link, form } = await asked({ child: theirs, ...about(made.body), goals: [{ goal: id, words: 'I sleep well' }] }, priya);
  assert.equal((await send(form, [{ code: 'goal_1', number: 6 }, { code: 'say', text: 'Only for you' }])).status, 200);
  const [own, other] = [await stands(link, priya), await stands(link)];
  assert.deepEqual([own.goals.length, own.answers.length], [1, 2]);
  assert.deepEqual([other.kind, other.state, other.goals, other.answers], ['goals', 'sent', null, null]);
});

test('a pack is loaded by whoever keeps the settings, whole and licensed, and its words leave by no other way than a link', async () => {
  const wrong = async (more) => pointers(await admin.post('/sdq-packs', pack(more)));
  assert.deepEqual(await wrong({ language: 'EN' }), ['/language']);
  assert.deepEqual(await wrong({ informant: 'self' }), ['/version']);
  assert.deepEqual(await wrong({ items: pack().items.slice(1) }), ['/items']);
  assert.deepEqual(await wrong({ items: pack().items.map((text, i) => (i === 3 ? 'x'.repeat(401) : text)) }), ['/items/3']);
  assert.deepEqual(await wrong({ answers: ['a', 'b'] }), ['/answers']);
  assert.deepEqual(await wrong({ impact: pack().impact.slice(1) }), ['/impact']);
  assert.deepEqual(await wrong({ impact: [...pack().impact].reverse() }), ['/impact']);
  assert.deepEqual(await wrong({ impact: pack().impact.map((one) => ({ ...one, code: 'ebddiff' })) }), [1, 2, 3, 4, 5].map((i) => `/impact/${i}/code`));
  assert.deepEqual(await wrong({ informant: 'teacher', impact: pack().impact }), ['/impact/2/code', '/impact/5/code', '/impact']);
  assert.deepEqual(await wrong({ valid_until: day(-20) }), ['/valid_until']);
  assert.deepEqual(pointers(await admin.post('/sdq-packs', { ...pack(), notice: undefined, reference: '' })), ['/notice', '/reference']);
  for (const role of ['social_worker', 'service_admin', 'information_governance', 'camhs_clinician']) assert.equal((await (await as(role)).post('/sdq-packs', pack())).status, 403, role);
  assert.equal((await stranger.get('/sdq-packs')).status, 401);
  const made = await load({ language: 'qab' });
  assert.deepEqual([made.state, made.licence_holder, made.reference, made.version], ['valid', 'Westshire', 'MADE-UP-1', '4-17']);
  const list = await amira.get('/sdq-packs');
  assert.ok(list.body.items.some((one) => one.id === made.id));
  for (const answer of [list, await admin.get(`/sdq-packs/${made.id}`)]) assert.ok(!/Made-up question|Made-up ebddiff|Perhaps/.test(answer.text));
  await assert.rejects(s.sqlAsApp('SELECT items FROM sdq_pack'), /permission denied/);
  assert.equal((await load({ language: 'qab', valid_from: day(3), valid_until: null })).state, 'coming');
  const ended = await admin.patch(`/sdq-packs/${made.id}`, { ended: true }, made.etag);
  assert.deepEqual([ended.status, ended.body.state], [200, 'ended']);
  assert.equal((await admin.patch(`/sdq-packs/${made.id}`, { ended: true }, ended.body.etag)).status, 409);
  assert.equal((await admin.patch(`/sdq-packs/${made.id}`, { ended: false }, ended.body.etag)).status, 422);
  assert.equal((await amira.patch(`/sdq-packs/${made.id}`, { ended: true }, ended.body.etag)).status, 403);
});

test('an SDQ by link: the pack\'s questions and nothing else, stopped and gone on with, scored when sent, what waited for it settled', async () => {
  const none = await amira.post('/form-links', { child, ...sdq() });
  assert.deepEqual(pointers(none), ['/kind']);
  assert.match(none.body.errors[0].detail, /^No licensed pack .* Hand out the paper form/);
  await load();
  const task = { id: await s.sql(`INSERT INTO task (id, child_id, made_by, kind, informant, what, due_on) SELECT gen_random_uuid(), '${child}', p.id, 'sdq_ask', 'parent', 'Ask the carer for an SDQ', today() + 9
      FROM person p WHERE p.id = '${(await amira.get('/session')).body.person.id}' RETURNING id`).then((text) => text.split('\n')[0]) };
  const due = async () => (await amira.all('/me/next?limit=200')).filter((one) => one.link.type === 'task' && one.child?.id === child && /carer.*SDQ|SDQ.*carer/.test(one.what)).map((one) => one.what);
  const before = await due();
  assert.ok(task && before.length > 0 && before.every((what) => !what.includes('asked on')), JSON.stringify(before));
  const { link, form } = await asked(sdq());
  const told = (await due()).concat((await amira.get(`/children/${child}/picture`)).body.next.filter((one) => one.link.id === task.id).map((one) => one.what));
  assert.ok(told.length > before.length && told.every((what) => /\(asked on \d+ \w+, waiting\)$/.test(what)), JSON.stringify(told));
  assert.equal((await amira.get(`/tasks/${task.id}`)).body.asked_on, day(0));
  assert.equal(link.until, day(5)); // not past the licence's last day
  const shown = await look(form);
  assert.equal(shown.body.questions.length, 31);
  assert.deepEqual(shown.body.questions.filter((q) => q.only_if).map((q) => q.code), impact.slice(1));
  assert.deepEqual([shown.body.pack.notice, shown.body.questions[24].words, shown.body.questions[0].choices], ['Made up for tests', 'Made-up question 25', ['Nay', 'Perhaps', 'Aye']]);
  for (const secret of ['Ashby', 'Amira', 'Ruth', child, known.born_on, 'MADE-UP-1']) assert.ok(!shown.text.includes(secret), secret);
  const codes = shown.body.questions.map((q) => q.code);
  const answers = codes.map((code, i) => ({ code, number: i < 25 ? 1 + (i * 7) % 3 : 3 }));
  assert.deepEqual(pointers(await save(form, 'v0', [{ code: 'consid', number: 4 }, { code: 'consid', number: 0 }, { code: 'shares', text: 'x' }])).sort(),
    ['/answers/0/number', '/answers/1/code', '/answers/1/number', '/answers/2/text']);
  assert.equal((await save(form, 'v0', answers.slice(0, 12))).status, 200);
  assert.equal((await save(form, 'v0', [])).status, 412); // another device
  assert.equal((await look(form)).body.answers.length, 12);
  assert.equal(await s.sql(`SELECT count(*) FROM sdq WHERE form_id = '${link.id}'`), '0');
  assert.equal(problem(await send(form, [{ code: 'consid', number: null }])), 'form-blank');
  const all = await Promise.all([send(form, answers), send(form, answers)]);
  assert.deepEqual(all.map((one) => one.status).sort(), [200, 404], all.map((one) => one.text).join());
  const now = await stands(link);
  assert.deepEqual([now.state, now.answers], ['sent', null]);
  const kept = (await amira.get(`/sdqs/${now.sdq}`)).body;
  assert.deepEqual([kept.informant, kept.version, kept.completed_on, kept.by_form, kept.made_by.name, kept.source], ['parent', '4-17', day(0), true, link.made_by.name, 'answers']);
  const sent = Object.fromEntries(answers.map((one) => [one.code, one.number - 1]));
  const [own, supplement] = [Object.fromEntries(codes.slice(0, 25).map((code) => [code, sent[code]])), Object.fromEntries(impact.map((code) => [code, sent[code]]))];
  assert.deepEqual([kept.answers, kept.impact_answers], [own, supplement]);
  // As if somebody had recorded the same form.
  const typed = (await amira.post(`/children/${child}/sdqs`, { informant: 'parent', completed_on: day(0), version: '4-17', answers: own, impact: supplement })).body;
  assert.deepEqual([kept.scores, kept.bands3, kept.bands4, kept.cause_for_concern], [typed.scores, typed.bands3, typed.bands4, typed.cause_for_concern]);
  assert.ok(kept.scores.total >= 15);
  assert.ok((await amira.get(`/children/${child}/tasks`)).body.items.some((one) => one.kind === 'sdq_consultation' && one.state === 'open'));
  const settled = (await amira.get(`/tasks/${task.id}`)).body;
  assert.deepEqual([settled.state, settled.settled_by.name, settled.asked_on], ['done', link.made_by.name, null]);
  assert.equal(await s.sql(`SELECT count(*) FROM form_answer WHERE link_id = '${link.id}'`), '0');
  assert.equal((await amira.get(`/children/${child}/picture`)).body.sdqs.length > 0, true);
  const timeline = (await amira.get(`/children/${child}/timeline?limit=200`)).body.items;
  assert.deepEqual([timeline.filter((one) => one.record.id === now.sdq).length, timeline.filter((one) => one.record.id === link.id).length], [1, 0]);
  const audit = await s.sql(`SELECT count(*) FROM audit WHERE via = 'form' AND person_id IS NULL AND child_id = '${child}' AND route LIKE '%forms/:word' AND outcome = '200'`);
  assert.ok(Number(audit) >= 4);
});

test('an SDQ worse than the one before by more than chance opens its question, though nobody has signed in', async () => {
  const quiet = Object.fromEntries((await s.sql('SELECT name || \' \' || is_reversed FROM sdq_item ORDER BY number')).split('\n').map((line) => line.split(' ')).map(([name, turned]) => [name, turned === 'true' ? 2 : 0]));
  assert.equal((await amira.post(`/children/${child}/sdqs`, { informant: 'parent', completed_on: day(0), version: '4-17', answers: quiet })).status, 201);
  const { link, form } = await asked(sdq());
  const answers = Object.entries(quiet).map(([code, value]) => ({ code, number: value === 2 ? 1 : 3 }));
  assert.equal((await send(form, answers)).status, 200);
  const kept = (await amira.get(`/sdqs/${(await stands(link)).sdq}`)).body;
  assert.ok(kept.follow_ups.some((one) => one.kind === 'rise') || (await amira.get(`/children/${child}/tasks`)).body.items.some((one) => one.kind === 'sdq_rise' && one.state === 'open'));
  // Too little is answered for a score: it is kept, and settles nothing.
  const thin = await asked(sdq());
  assert.equal((await send(thin.form, [{ code: 'consid', number: 1 }])).status, 200);
  assert.equal((await amira.get(`/sdqs/${(await stands(thin.link)).sdq}`)).body.total, null);
});

test('who is asked for an SDQ by link: by age, by whoever may record it, in a language that is there', async () => {
  const teacher = await as('designated_teacher'), officer = await as('reviewing_officer');
  const seen = (await officer.get('/children?mine=true&limit=200')).body.items;
  const refused = await officer.post('/form-links', { child: seen[0].id, ...sdq() });
  assert.ok([403, 422].includes(refused.status), refused.text);
  const theirs = (await teacher.get('/children?mine=true&limit=200')).body.items[0].id;
  await load({ informant: 'teacher' });
  assert.equal((await teacher.post('/form-links', { child: theirs, ...sdq() })).status, 403); // a carer's answers are not theirs to record
  const age = Number(await s.sql(`SELECT extract(year FROM age(today(), born_on)) FROM child WHERE id = '${theirs}'`));
  const own = await teacher.post('/form-links', { child: theirs, ...sdq({ for_whom: 'teacher', name: 'Ms Byrne' }) });
  assert.equal(own.status, age >= 4 && age <= 17 ? 201 : 422, own.text);
  assert.deepEqual(pointers(await amira.post('/form-links', { child, ...sdq({ language: 'qac' }) })), ['/kind']);
  assert.deepEqual(pointers(await amira.post('/form-links', { child, ...sdq({ language: 'x' }) })), ['/language']);
  const young = await s.sql(`SELECT c.id FROM child c JOIN sight s ON s.child_id = c.id AND s.person_id = '${(await amira.get('/session')).body.person.id}' AND s.kind % 16 = 1
     WHERE age(today(), c.born_on) BETWEEN interval '3 years' AND interval '10 years' LIMIT 1`);
  if (young) assert.deepEqual(pointers(await amira.post('/form-links', { child: young, ...sdq({ for_whom: 'young_person' }) })), ['/for_whom']);
});

test('a licence that ends closes what was not sent, and says so to whoever has begun and to whoever asked', async () => {
  const made = await load({ language: 'qad' }), { link, form } = await asked(sdq({ language: 'qad' }));
  assert.equal((await save(form, 'v0', [{ code: 'consid', number: 2 }])).status, 200);
  assert.equal((await admin.patch(`/sdq-packs/${made.id}`, { ended: true }, made.etag)).status, 200);
  for (const answer of [await stranger.get(form), await save(form, 'v1', []), await send(form, [{ code: 'consid', number: 2 }])]) {
    assert.deepEqual([answer.status, problem(answer)], [410, 'form-closed'], answer.text);
    assert.match(answer.body.detail ?? answer.body.title, /You did nothing wrong/);
    assert.ok(!answer.text.includes('Made-up question'));
  }
  assert.equal((await stands(link)).state, 'expired');
  const again = await amira.post('/form-links', { child, ...sdq({ language: 'qad' }) });
  assert.deepEqual(pointers(again), ['/kind']);
  assert.match(again.body.errors[0].detail, /licence of the SDQ's questions ended on \d+ \w+ \d{4}/);
  assert.equal(await s.sql(`SELECT count(*) FROM sdq WHERE form_id = '${link.id}'`), '0');
});

test('before a review that is planned and a PEP: their view stands with it; their answer is the answer to having asked', async () => {
  const planned = await amira.post(`/children/${child}/review-plans`, { planned_on: day(20) });
  const plan = planned.status === 201 ? planned.body : (await amira.get(`/children/${child}/review-plans`)).body.items.find((one) => one.state === 'planned');
  const said = async () => (await amira.all('/me/next?limit=200')).find((one) => one.kind === 'words' && one.child?.id === child)?.what ?? '';
  await s.sql(`INSERT INTO words_asked (id, child_id, made_by, asked_on, outcome) VALUES (gen_random_uuid(), '${child}', (SELECT id FROM person WHERE name = '${(await amira.get('/session')).body.person.name}' LIMIT 1), today(), 'not_now')`);
  assert.match(await said(), /^Ask what has changed for Connor$/);
  const { link, form } = await asked({ kind: 'review', about: { type: 'review_plan', id: plan.id } });
  assert.match(await said(), /\(asked on \d+ \w+, waiting\)$/);
  const [before] = (await s.sql(`SELECT count(*) FROM words_asked WHERE child_id = '${child}'`)).split('\n');
  assert.equal((await send(form, [{ code: 'say', text: 'I want my nan there' }])).status, 200);
  assert.equal(await s.sql(`SELECT count(*) - ${before}, count(*) FILTER (WHERE words_id = '${(await stands(link)).words}') FROM words_asked WHERE child_id = '${child}'`), '1|1');
  assert.doesNotMatch(await said(), /waiting/);
  const list = async (query) => (await amira.get(`/children/${child}/forms?limit=50&${query}`)).body.items.map((one) => one.id);
  assert.deepEqual(await list(`about=${plan.id}`), [link.id]);
  assert.ok((await list('kind=review')).includes(link.id) && !(await list('kind=goals')).includes(link.id));
});

test('how a service was is counted in its activity: nothing of fewer than five, and no way to work it out', async () => {
  const lead = await as('mental_health_lead');
  const service = await s.sql(`SELECT s.id FROM service s WHERE NOT EXISTS (SELECT FROM form_link l WHERE l.service_id = s.id) ORDER BY s.id LIMIT 1`);
  const put = (for_whom, numbers) => s.sql(numbers.map((n) => `WITH l AS (INSERT INTO form_link (id, child_id, made_by, kind, for_whom, name, about_type, about_id, service_id, until_on, started_at, sent_at)
      SELECT gen_random_uuid(), '${child}', p.id, 'experience', '${for_whom}', 'X', 'service', '${service}', '${service}', today(), now(), now() FROM person p WHERE p.name = 'Around the Child' LIMIT 1 RETURNING id, made_by)
    INSERT INTO form_answer (id, child_id, made_by, link_id, for_whom, service_id, position, code, question, text, number)
      SELECT gen_random_uuid(), '${child}', l.made_by, l.id, '${for_whom}', '${service}', 5, 'helped', 'Did it help?', 'X', ${n} FROM l`).join(';'));
  const counted = async (by = lead) => (await by.get(`/reports/service-activity/experience?service=${service}&from=${day(-30)}&to=${day(0)}`)).body.items.map((one) => [one.label, one.second, one.third, one.n]);
  await put('young_person', [5, 5, 5, 5]);
  assert.deepEqual(await counted(), []); // four
  await put('carer', [1]);
  assert.deepEqual(await counted(), [['Did it help?', 'Everybody', 'Not at all', null], ['Did it help?', 'Everybody', 'Completely', null]]);
  await put('young_person', [5, 4]);
  assert.deepEqual(await counted(), [['Did it help?', 'Everybody', 'Not at all', null], ['Did it help?', 'Everybody', 'Mostly', null], ['Did it help?', 'Everybody', 'Completely', 5]]);
  await put('carer', [1, 1, 1, 1]);
  assert.deepEqual(await counted(), [['Did it help?', 'Young people', 'Mostly', null], ['Did it help?', 'Young people', 'Completely', 5], ['Did it help?', 'Carers', 'Not at all', 5]]);
  assert.equal((await lead.get(`/reports/service-activity/experience?service=${service}&from=${day(-30)}&to=${day(-1)}`)).body.items.length, 0);
  assert.equal((await amira.get(`/reports/service-activity/experience?service=${service}&from=${day(-30)}&to=${day(0)}`)).status, 403);
  await assert.rejects(s.sqlAsApp(`SELECT * FROM activity_experience('${service}', today(), today())`), /permission denied/);
});
