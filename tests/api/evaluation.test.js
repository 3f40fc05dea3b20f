// The evaluation of a service, and training: what came is averaged by question and role, comments stay as they were written, and those who came say what changed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
let s, as, stranger, clinical, core, ep;
const pointers = (answer) => answer.body.errors?.map((fault) => fault.pointer) ?? answer.text;
const good = (answer, status = 201) => { assert.equal(answer.status, status, answer.text); return answer.body; };
const change = async (client, path, body) => client.send('PATCH', path, { body, headers: { 'If-Match': (await client.get(path)).body.etag } });
const round = (more = {}) => ({ title: 'March', called: 'the clinician', from: plusDays(-5), until: plusDays(20), ...more });
const idOf = (username) => s.sql(`SELECT id FROM person WHERE username = '${username}'`);
const answers = (numbers) => Object.entries(numbers).map(([code, number]) => ({ code, number }));

before(async () => {
  ({ s, as } = await westshire());
  [clinical, core, ep] = await Promise.all(['clinical_psychology', 'core_camhs', 'educational_psychology'].map((code) => s.sql(`SELECT id FROM service WHERE code = '${code}'`)));
  stranger = s.client();
});
after(() => s.stop());

test('the three tables of the clinical psychologist come out as they were printed, each average with its n', async () => {
  const miriam = await as('clinical_psychologist');
  const list = (await miriam.get(`/services/${clinical}/evaluations`)).body.items;
  const found = good(await miriam.get(`/evaluations/${list.at(-1).id}`), 200);
  const table = (who) => found.tables.find((one) => one.who === who && one.form === 'adult');
  const printed = (who) => table(who).questions.map((q) => q.average);
  assert.deepEqual(printed('Everybody'), [4.5, 4.9, 4.6, 4.1, 4.6]);
  assert.deepEqual(printed('Foster carers'), [3.5, 4.7, 4.3, 3.5, 3.5]);
  assert.deepEqual(printed('Social workers and supervising social workers'), [4.9, 5, 4.8, 4.4, 4.9]);
  assert.deepEqual([table('Everybody').forms, table('Foster carers').forms, table('Social workers and supervising social workers').forms, table('Role not said').forms], [18, 4, 10, 4]);
  assert.deepEqual(table('Everybody').questions.map((q) => q.n), [18, 17, 18, 18, 18], 'one left a question blank, and counts for the others');
  assert.deepEqual([found.children, found.asked_young_people, found.came, found.came_young], [28, 3, 18, 1]);
  const young = found.tables.find((one) => one.form === 'young_person');
  assert.deepEqual(young.questions.map((q) => [q.average, q.n]), [[5, 1], [5, 1], [4, 1], [5, 1]]);
  assert.equal(young.questions[3].best, 'Very happy');
  const themes = found.themes.filter((one) => one.tone === 'good').map((one) => one.name);
  assert.deepEqual(themes.sort(), ['Child-centred practice', 'Speed and quality of support', 'Support for professionals', 'Therapeutic support']);
  for (const theme of found.themes) assert.ok(theme.n === theme.comments.length && theme.n > 0, theme.name);
  assert.ok(found.comments.some((one) => one.text === 'Expecting more visits at a very challenging time' && one.who === 'Foster carer'));
});

test('whoever oversees sees averages without small numbers, and no comment; nobody else sees any', async () => {
  const id = (await (await as('clinical_psychologist')).get(`/services/${clinical}/evaluations`)).body.items.at(-1).id;
  for (const role of ['mental_health_lead', 'team_manager', 'virtual_school']) {
    const seen = good(await (await as(role)).get(`/evaluations/${id}`), 200);
    assert.deepEqual(seen.tables.map((one) => [one.form, one.who]), [['adult', 'Everybody']], `${role}: four foster carers are not told apart, one young person is not there`);
    assert.deepEqual(seen.tables[0].questions.map((q) => q.average), [4.5, 4.9, 4.6, 4.1, 4.6]);
    assert.deepEqual([seen.comments, seen.links, seen.came, seen.came_young, seen.is_own], [[], [], 18, null, false]);
    assert.ok(seen.themes.length && seen.themes.every((one) => one.comments === null && (one.n === null || one.n >= 5)));
    assert.equal((await (await as(role)).get(`/evaluations/${id}/forms`)).status, 404);
  }
  assert.equal((await (await as('camhs_clinician')).get(`/evaluations/${id}`)).status, 404, 'another service');
  assert.equal((await (await as('camhs_clinician')).get(`/services/${clinical}/evaluations`)).status, 404);
  for (const role of ['social_worker', 'designated_teacher', 'analyst', 'information_governance', 'system_admin'])
    assert.equal((await (await as(role)).get(`/evaluations/${id}`)).status, 403, role);
});

test('one link goes to a group: each answers once it opens, up to the number, and nobody learns who', async () => {
  const priya = await as('camhs_clinician');
  const made = good(await priya.post(`/services/${core}/evaluations`, round()));
  const link = good(await priya.post(`/evaluations/${made.id}/links`, { for_whom: 'carer', name: 'Foster carers of the Vale', most: 2 }));
  assert.match(link.path, /^\/form#[A-Za-z0-9_-]{43}$/);
  assert.deepEqual([link.state, link.came, link.most, link.until], ['open', 0, 2, made.until]);
  const form = `/forms/${link.path.replace('/form#', '')}`;
  const shown = good(await stranger.get(form), 200);
  assert.deepEqual([shown.kind, shown.for_whom, shown.keeps, shown.answers], ['evaluation', 'carer', false, []]);
  assert.equal(shown.questions[1].words, 'It was easy to access the clinician');
  for (const secret of ['Vale', 'Priya', made.id, link.id]) assert.ok(!JSON.stringify(shown).includes(secret), secret);
  assert.equal(problem(await stranger.send('PUT', form, { body: { answers: [] }, headers: { 'If-Match': 'v0' } })), 'form-not-kept');
  assert.equal(problem(await stranger.post(form, { answers: [] })), 'form-blank');
  assert.equal(problem(await stranger.post(form, { answers: [{ code: 'role', number: 1 }] })), 'form-blank', 'a role alone is no answer');
  assert.deepEqual(pointers(await stranger.post(form, { answers: [{ code: 'access', number: 6 }, { code: 'no', text: 'x' }, { code: 'good', number: 1 }, { code: 'helpful', text: 'yes' }, { code: 'helpful', number: 1 }] })).sort(),
    ['/answers/0/number', '/answers/1/code', '/answers/2/number', '/answers/3/text', '/answers/4/code']);
  good(await stranger.post(form, { answers: [{ code: 'role', number: 1 }, { code: 'access', number: 4 }, { code: 'good', text: 'Quick\n\n Kind ' }] }), 200);
  good(await stranger.post(form, { answers: [{ code: 'access', number: 3 }, { code: 'helpful', number: 5 }] }), 200);
  for (const again of [await stranger.get(form), await stranger.post(form, { answers: [{ code: 'access', number: 1 }] })]) assert.equal(again.status, 404, 'used up');
  const now = good(await priya.get(`/evaluations/${made.id}`), 200);
  assert.deepEqual([now.links[0].state, now.links[0].came, now.came], ['used', 2, 2]);
  assert.deepEqual(now.comments.map((one) => one.text), ['Quick', 'Kind']);
  const all = now.tables.find((one) => one.who === 'Everybody');
  assert.deepEqual(all.questions.map((q) => [q.n, q.average]), [[2, 3.5], [1, 5], [0, null], [0, null], [0, null]]);
  assert.deepEqual(now.tables.map((one) => one.who), ['Everybody', 'Foster carers', 'Role not said']);
  assert.deepEqual((await (await as('mental_health_lead')).get(`/evaluations/${made.id}`)).body.tables, [], 'two forms are too few to say anything of');

  const ended = good(await priya.post(`/evaluations/${made.id}/links`, { for_whom: 'young_person', name: 'Three young people', most: 3 }));
  good(await change(priya, `/feedback-links/${ended.id}`, { ended: true }), 200);
  assert.equal((await stranger.get(`/forms/${ended.path.replace('/form#', '')}`)).status, 404, 'ended');
});

test('forms on paper are typed in, blanks and unknown roles too, and struck where that was a mistake', async () => {
  const priya = await as('camhs_clinician');
  const made = good(await priya.post(`/services/${core}/evaluations`, round({ title: 'Paper' })));
  const type = (more) => priya.post(`/evaluations/${made.id}/forms`, { for_whom: 'professional', ...more });
  const one = good(await type({ came_on: plusDays(-3), answers: [{ code: 'role', number: 2 }, ...answers({ access: 5, helpful: 4 })] }));
  assert.deepEqual([one.role, one.came_on, one.by_link, one.answers.length, one.made_by.name], ['Supervising social worker', plusDays(-3), false, 2, 'Priya Nair']);
  const two = good(await type({ answers: answers({ access: 1 }) }));
  assert.equal(two.role, null);
  assert.deepEqual(pointers(await type({ came_on: plusDays(1), answers: [] })), ['/came_on']);
  assert.deepEqual(pointers(await type({ came_on: '1999-01-01', answers: answers({ access: 5 }) })), ['/came_on'], 'before the round began');
  assert.deepEqual(pointers(await type({ answers: answers({ access: 9 }) })), ['/answers/0/number']);
  assert.equal(problem(await type({ answers: [] })), 'form-blank');
  assert.deepEqual(pointers(await type({ for_whom: 'teacher', answers: [] })), ['/for_whom']);
  good(await change(priya, `/feedback/${two.id}`, { struck_why: 'Typed in twice' }), 200);
  const now = (await priya.get(`/evaluations/${made.id}`)).body;
  assert.deepEqual(now.tables[0].questions[0], { code: 'access', question: 'It was easy to access the clinician', out_of: 5, best: 'Strongly agree', n: 1, average: 5 });
  assert.equal((await priya.get(`/evaluations/${made.id}/forms?limit=1`)).body.items.length, 1);
  assert.equal((await priya.all(`/evaluations/${made.id}/forms?limit=1`)).length, 2, 'what was struck is still there to read');
  const sent = await s.sql("SELECT f.id FROM feedback f JOIN service s ON s.id = f.service_id WHERE s.code = 'core_camhs' AND link_id IS NOT NULL LIMIT 1");
  assert.deepEqual(pointers(await change(priya, `/feedback/${sent}`, { struck_why: 'I do not like it' })), ['/struck_why'], 'what people sent stays');
  assert.deepEqual(pointers(await priya.post(`/services/${core}/evaluations`, round({ from: today, until: plusDays(-1) }))), ['/until']);
  assert.equal((await priya.post(`/services/${clinical}/evaluations`, round())).status, 403);
  assert.equal((await (await as('mental_health_lead')).post(`/services/${core}/evaluations`, round())).status, 403);
});

test('a reader names themes and files comments under them', async () => {
  const priya = await as('camhs_clinician');
  const made = (await priya.get(`/services/${core}/evaluations`)).body.items.find((one) => one.title === 'March');
  const { comments } = (await priya.get(`/evaluations/${made.id}`)).body;
  const theme = good(await priya.post(`/evaluations/${made.id}/themes`, { tone: 'good', name: 'Kindness', comments: [comments[0].id] }));
  assert.deepEqual([theme.n, theme.comments], [1, [comments[0].id]]);
  assert.equal(problem(await priya.post(`/evaluations/${made.id}/themes`, { tone: 'good', name: 'kindness' , comments: [] })), 'theme-named-twice');
  assert.equal(good(await change(priya, `/feedback-themes/${theme.id}`, { comments: comments.map((one) => one.id) }), 200).n, 2);
  const elsewhere = await s.sql('SELECT a.id FROM feedback_answer a JOIN feedback f ON f.id = a.feedback_id JOIN evaluation e ON e.id = f.evaluation_id JOIN service s ON s.id = e.service_id ' +
    "WHERE a.number IS NULL AND s.code = 'clinical_psychology' LIMIT 1");
  assert.deepEqual(pointers(await change(priya, `/feedback-themes/${theme.id}`, { comments: [elsewhere] })), ['/comments']);
  good(await change(priya, `/feedback-themes/${theme.id}`, { dropped: true }), 200);
  assert.deepEqual((await priya.get(`/evaluations/${made.id}`)).body.themes, []);
});

test('a round is called anew and its days move; an end before the start is refused, also where one of the two alone is sent', async () => {
  const priya = await as('camhs_clinician'), made = good(await priya.post(`/services/${core}/evaluations`, round({ title: 'To be moved' }))), path = `/evaluations/${made.id}`;
  const is = good(await change(priya, path, { title: 'Moved', until: plusDays(60), asked_carers: null, children: 12 }), 200);
  assert.deepEqual([is.title, is.until, is.asked_carers, is.children, is.from], ['Moved', plusDays(60), null, 12, made.from]);
  assert.deepEqual(pointers(await change(priya, path, { until: '2020-01-01' })), ['/until']);
  assert.deepEqual(pointers(await change(priya, path, { from: plusDays(61) })), ['/until']);
  assert.deepEqual(pointers(await change(priya, path, { children: 0 })), ['/children']);
  const stale = await priya.send('PATCH', path, { body: { title: 'Late' }, headers: { 'If-Match': made.etag } });
  assert.deepEqual([stale.status, stale.body.current.title], [412, 'Moved']);
  assert.equal((await change(await as('mental_health_lead'), path, { title: 'No' })).status, 403);
  assert.equal((await (await as('educational_psychologist')).send('PATCH', path, { body: { title: 'No' }, headers: { 'If-Match': is.etag } })).status, 404, 'another service');
});

test('a session is planned, held, evaluated, and three months later those who came say what has changed', async () => {
  const lena = await as('educational_psychologist'), amira = await as('social_worker');
  const plan = (more = {}) => ({ kind: 'sdq', title: 'What an SDQ says', locality: 'Moor', held_on: plusDays(-100), minutes: 120, places: 20, ...more });
  const make = (more) => lena.post(`/services/${ep}/training-sessions`, plan(more));
  const coming = good(await make({ held_on: plusDays(9) }));
  assert.deepEqual([coming.state, coming.came, coming.is_own, coming.kind_name], ['coming', 0, true, 'SDQ workshop']);
  assert.equal(problem(await lena.post(`/training-sessions/${coming.id}/people`, { people: [await idOf('amira.khan')] })), 'state', 'nobody has come yet');
  assert.equal(good(await change(lena, `/training-sessions/${coming.id}`, { cancelled_why: 'The trainer is ill' }), 200).state, 'cancelled');
  assert.deepEqual(pointers(await make({ trainer: await idOf('amira.khan') })), ['/trainer']);
  assert.deepEqual(pointers(await make({ kind: 'lunch', minutes: 0 })).sort(), ['/kind', '/minutes']);
  assert.equal((await amira.post(`/services/${ep}/training-sessions`, plan())).status, 403);
  assert.equal((await lena.post(`/services/${core}/training-sessions`, plan())).status, 403);

  const held = good(await make());
  const came = (body) => lena.post(`/training-sessions/${held.id}/people`, body);
  good(await came({ people: [await idOf('amira.khan'), await idOf('gareth.pryce')] }));
  const one = good(await came({ role: 'Foster carers', n: 6 }));
  assert.deepEqual([one.came, one.people.map((x) => x.person?.name ?? x.role)], [8, ['Amira Khan', 'Gareth Pryce', 'Foster carers']]);
  assert.equal(problem(await came({ people: [await idOf('amira.khan')] })), 'training-twice');
  assert.deepEqual(pointers(await came({})), ['/people']);
  assert.deepEqual(pointers(await came({ role: 'Carers' })), ['/n']);
  assert.deepEqual(pointers(await came({ people: [held.id] })), ['/people']);
  assert.deepEqual(pointers(await change(lena, `/training-sessions/${held.id}`, { cancelled_why: 'No' })), ['/cancelled_why']);

  assert.deepEqual(good(await amira.get(`/training-sessions/${held.id}`), 200).people, [], 'that there is training is open, who came is not');
  assert.equal((await amira.get('/training-sessions?kind=sdq')).body.items.find((x) => x.id === held.id).came, null);
  assert.equal((await (await as('mental_health_lead')).get(`/training-sessions/${held.id}`)).body.came, 8);
  assert.ok((await amira.get('/me/training')).body.items.some((x) => x.id === held.id));
  const asked = async (client, more = '') => (await client.get(`/me/next?within=60&about=training${more}`)).body.items.filter((x) => x.link.id === held.id);
  const [due] = await asked(amira);
  assert.deepEqual([due.what, due.kind, due.link.type, due.child, due.carer, due.person.name, due.about], ['Say what has changed since the training: What an SDQ says', 'training_later', 'training', null, null, 'Amira Khan', 'training']);
  assert.match(due.why, /Three months after training/);
  const sums = async () => (await amira.get('/me/next/sums')).body.about.find((x) => x.about === 'training');
  const wait = Object.values(await sums()).reduce((sum, n) => sum + (Number(n) || 0), 0);
  assert.ok(wait >= 1);
  assert.equal((await asked(lena)).length, 0, 'who gave it is not asked');
  assert.equal((await asked(amira, `&team=${await s.sql("SELECT team_id FROM team_member WHERE person_id = (SELECT id FROM person WHERE username = 'amira.khan') LIMIT 1")}`)).length, 0, 'it is no team\'s');
  const later = (client, list) => client.post(`/training-sessions/${held.id}/later`, { answers: list });
  assert.equal((await later(await as('designated_teacher'), answers({ used: 4 }))).status, 403, 'they did not come');
  assert.equal(problem(await later(amira, [])), 'form-blank');
  assert.equal(good(await later(amira, [...answers({ used: 4, difference: 3 }), { code: 'changed', text: 'I look at the subscales first' }])).i_said, true);
  assert.equal(problem(await later(amira, answers({ used: 4 }))), 'state', 'once');
  assert.ok(!(await amira.get('/me/training')).body.items.some((x) => x.id === held.id));
  assert.equal((await asked(amira)).length, 0, 'and asked no more');
  const link = good(await lena.post(`/training-sessions/${held.id}/links`, { kind: 'training', name: 'Those who came', most: 8 }));
  good(await stranger.post(`/forms/${link.path.replace('/form#', '')}`, { answers: [{ code: 'role', number: 6 }, ...answers({ useful: 5, clear: 4 })] }), 200);
  good(await lena.post(`/training-sessions/${held.id}/forms`, { kind: 'training', answers: answers({ useful: 4 }) }));
  const now = (await lena.get(`/training-sessions/${held.id}`)).body;
  assert.deepEqual(now.tables.filter((x) => x.who === 'Everybody').map((x) => [x.form, x.questions.map((q) => [q.n, q.average])]),
    [['training', [[2, 4.5], [1, 4], [0, null]]], ['training_later', [[1, 4], [1, 3]]]]);
  assert.deepEqual(now.comments.map((x) => x.text), ['I look at the subscales first']);

  const teams = async (role, kind = 'sdq') => (await (await as(role)).get(`/training-teams?kind=${kind}`)).body.items;
  const vale = (list) => Object.fromEntries(list.find((x) => x.team.name === 'Vale locality team').people.map((x) => [x.person.name, x.on]));
  for (const role of ['educational_psychologist', 'mental_health_lead', 'team_manager']) {
    const people = vale(await teams(role));
    assert.equal(people['Amira Khan'] >= plusDays(-100), true, role);
    assert.ok(Object.values(people).includes(null), `${role}: and who has not been`);
  }
  assert.equal((await amira.get('/training-teams')).status, 403);
  const gareth = now.people.find((x) => x.person?.name === 'Gareth Pryce');
  good(await change(lena, `/training-people/${gareth.id}`, { removed: true }), 200);
  assert.equal((await lena.get(`/training-sessions/${held.id}`)).body.came, 7);
});

test('before and after work with a child: what several services measure in common, as far as one may see it, and of a service as a whole from five on', async () => {
  const made = good(await (await as('social_worker')).post('/children', { given_names: 'Before', family_name: 'After', born_on: plusDays(-4000), sex: 'F', local_id: 'BA1' }));
  const miriam = await as('clinical_psychologist'), child = made.id, by = await idOf('miriam.stein'), work = '00000000-0000-4000-8000-00000000aaaa';
  await s.sql(`BEGIN;
    INSERT INTO home (id, child_id, made_by, kind, from_on, until_on) SELECT gen_random_uuid(), '${child}', '${by}', 'U6', today() - a, CASE WHEN b > 0 THEN today() - b END
      FROM (VALUES (900, 480), (480, 450), (450, 300), (300, 0)) x (a, b);
    INSERT INTO involvement (id, child_id, made_by, service_id, practitioner_id, type_of_work, state, from_on) VALUES ('${work}', '${child}', '${by}', '${clinical}', '${by}', 'Consultation', 'active', today() - 420);
    INSERT INTO sdq (id, child_id, made_by, informant, form, completed_on, entry, total) SELECT gen_random_uuid(), '${child}', '${by}', i, '4-17', today() - a, 'total', v
      FROM (VALUES ('parent', 700, 30), ('parent', 450, 21), ('parent', 300, 17), ('parent', 100, 14), ('teacher', 90, 2)) x (i, a, v);
    COMMIT`);
  const shown = good(await miriam.get(`/involvements/${work}/before-after`), 200);
  const moves = shown.markers.find((one) => one.marker === 'moves');
  assert.deepEqual(shown.markers.map((one) => one.marker), ['moves', 'attendance', 'suspended', 'sdq', 'goals']);
  assert.deepEqual([moves.before, moves.after, moves.ended], [2, 1, null]);
  const sdq = shown.markers.find((one) => one.marker === 'sdq');
  assert.deepEqual([sdq.before, sdq.after, sdq.ended], [21, 14, null], "the carer's last before the start, the last since");
  assert.ok(shown.markers.filter((one) => !['moves', 'sdq'].includes(one.marker)).every((one) => one.before === null && one.after === null));
  assert.equal((await (await as('designated_teacher')).get(`/involvements/${clinical}/before-after`)).status, 404);
  const report = good(await miriam.get(`/reports/service-activity/markers?service=${clinical}&from=${plusDays(-365)}&to=${today}`), 200);
  for (const row of report.items) assert.ok(row.n === null || row.second !== 'Pieces of work counted' || row.n >= 5, JSON.stringify(row));
  assert.ok(report.items.some((row) => row.label.startsWith('Moves')));
  const admin = good(await (await as('service_admin')).get(`/reports/service-activity/markers?service=${clinical}&from=${plusDays(-365)}&to=${today}`), 200);
  assert.deepEqual(admin.items, [], 'an administrator has counts, and of two periods that differ by one piece of work no average');
});
