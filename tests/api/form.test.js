// Forms by link: somebody is asked, answers once without an account, and nobody learns more from the link than the form and what the child is called.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, as, amira, child, other, stranger;
const tokens = [];
const ask = (more = {}) => ({ child, kind: 'view', for_whom: 'young_person', name: 'Connor Ashby', ...more });
/** {link, token}: asked for by the social worker, or whoever. */
async function asked(more, who = amira) {
  const made = await who.post('/form-links', ask(more));
  assert.equal(made.status, 201, made.text);
  const token = made.body.path.replace('/form#', '');
  tokens.push(token);
  return { link: made.body, token, form: `/forms/${token}` };
}
const save = (form, version, answers, who = stranger) => who.send('PUT', form, { body: { answers }, headers: { 'If-Match': version } });
const send = (form, answers, headers) => stranger.post(form, { answers }, headers);
const stands = async (link, who = amira) => (await who.get(`/form-links/${link.id}`)).body;
const gone = (answer) => { assert.equal(answer.status, 404, answer.text); assert.equal(problem(answer), 'not-found'); return answer.text.replace(/[0-9a-f]{32}/g, ''); };
const first = (where) => s.sql(`SELECT id FROM child WHERE ${where} ORDER BY id LIMIT 1`);

before(async () => {
  ({ s, as } = await westshire());
  amira = await as('social_worker');
  child = (await amira.get('/children?q=Connor%20Ashby')).body.items[0].id;
  other = (await amira.get('/children?mine=true')).body.items.map((one) => one.id).find((id) => id !== child);
  stranger = s.client();
});
after(() => s.stop());

test('a young person writes, stops, goes on another day and sends: it stands among their own words, once', async () => {
  const { link, token, form } = await asked();
  assert.match(link.path, /^\/form#[A-Za-z0-9_-]{43}$/);
  assert.deepEqual([link.state, link.answers, link.name], ['asked', null, 'Connor Ashby']);
  const shown = await stranger.get(form);
  assert.equal(shown.status, 200, shown.text);
  assert.deepEqual([shown.body.kind, shown.body.state, shown.body.etag, shown.body.answers], ['view', 'asked', 'v0', []]);
  assert.equal(shown.headers.get('cache-control'), 'no-store');
  assert.ok(shown.body.questions.length >= 5 && shown.body.questions.every((q) => !q.words.includes('{')));
  // Nothing of the child but the name, and nothing of who asked.
  const known = await amira.get(`/children/${child}`);
  for (const secret of [known.body.id, known.body.local_id, known.body.born_on, 'Ashby', 'Amira', link.id])
    assert.ok(!shown.text.includes(secret), secret);

  const saved = await save(form, 'v0', [{ code: 'say', text: 'I like it here' }]);
  assert.equal(saved.status, 200, saved.text);
  assert.deepEqual([saved.body.etag, saved.body.state, saved.headers.get('etag')], ['v1', 'started', '"v1"']);
  assert.equal((await stands(link)).state, 'started');
  const later = (await stranger.get(form)).body;
  assert.deepEqual(later.answers, [{ code: 'say', text: 'I like it here' }]);

  const answers = [{ code: 'say', text: 'I like it here <b>very</b> much' }, { code: 'well', text: ' Football \n\n My cat  ' }, { code: 'help', text: 'Maths' },
    { code: 'how', number: 4 }, { code: 'safe', number: 1 }];
  const sent = await send(form, answers, { 'If-Match': later.etag });
  assert.equal(sent.status, 200, sent.text);
  assert.deepEqual(sent.body, { state: 'sent' });
  const after = await stands(link);
  assert.equal(after.state, 'sent');
  assert.deepEqual(after.answers.map((one) => [one.code, one.text, one.number]), [['well', 'Football\nMy cat', null], ['help', 'Maths', null],
    ['say', 'I like it here <b>very</b> much', null], ['how', 'Good', 4], ['safe', 'Yes', 1]]);
  const words = (await amira.get(`/words/${after.words}`)).body;
  assert.deepEqual([words.text, words.said_how, words.going_well, words.matters, words.want_help, words.made_by.name],
    ['I like it here <b>very</b> much', 'in a form', ['Football', 'My cat'], [], ['Maths'], link.made_by.name]);
  assert.equal((await amira.get(`/children/${child}/picture`)).body.words.latest.id, words.id);
  // Used up; what was written is kept nowhere else.
  gone(await stranger.get(form)); gone(await send(form, answers)); gone(await save(form, 'v2', answers));
  assert.equal(await s.sql(`SELECT answers FROM form_draft WHERE link_id = '${link.id}'`), '[]');
  assert.equal(await s.sql(`SELECT changed_by FROM version WHERE row_id = '${link.id}' ORDER BY valid_to DESC LIMIT 1`), link.made_by.id);
  assert.equal(token.length, 43);
});

test('used, ended, expired, guessed and malformed links open nothing, and answer with the same bytes', async () => {
  const ended = await asked(), late = await asked(), used = await asked();
  assert.equal((await amira.patch(`/form-links/${ended.link.id}`, { ended: true }, ended.link.etag)).body.state, 'ended');
  await s.sql(`UPDATE form_link SET until_on = today() - 1 WHERE id = '${late.link.id}'`);
  assert.equal((await send(used.form, [{ code: 'say', text: 'Once' }])).status, 200);
  const forms = [ended.form, late.form, used.form, `/forms/${'A'.repeat(43)}`, '/forms/x', `/forms/${used.token}x`, `/forms/${used.link.id}`];
  for (const make of [(form) => stranger.get(form), (form) => send(form, [{ code: 'say', text: 'Twice' }]), (form) => save(form, 'v0', [])]) {
    const said = new Set();
    for (const form of forms) said.add(gone(await make(form)));
    assert.equal(said.size, 1);
  }
  // On its last day a link still opens.
  const today = await asked();
  await s.sql(`UPDATE form_link SET until_on = today() WHERE id = '${today.link.id}'`);
  assert.equal((await stranger.get(today.form)).status, 200);
  // What has been settled is not ended again, and of a link nothing else changes.
  for (const [link, body, status] of [[ended.link, { ended: true }, 409], [used.link, { ended: true }, 409], [today.link, { ended: false }, 422], [today.link, { name: 'Else' }, 422]])
    assert.equal((await amira.patch(`/form-links/${link.id}`, body, (await stands(link)).etag)).status, status);
  assert.equal((await amira.send('PATCH', `/form-links/${today.link.id}`, { body: { ended: true } })).status, 428);
  assert.equal((await amira.patch(`/form-links/${today.link.id}`, { ended: true }, 'v1')).status, 412);
});

test('two devices: the later save does not lose the earlier, both are there to compare', async () => {
  const { form } = await asked();
  assert.equal((await save(form, 'v0', [{ code: 'say', text: 'On the phone' }])).status, 200);
  const late = await save(form, '"v0"', [{ code: 'say', text: 'On the laptop' }]);
  assert.equal(late.status, 412, late.text);
  assert.deepEqual([late.body.current.etag, late.body.current.answers], ['v1', [{ code: 'say', text: 'On the phone' }]]);
  assert.equal((await send(form, [{ code: 'say', text: 'On the laptop' }], { 'If-Match': 'v0' })).status, 412);
  assert.equal((await stranger.send('PUT', form, { body: { answers: [] } })).status, 428);
  assert.equal((await save(form, 'newest', [])).status, 412);
  // At the same moment: one of them.
  const both = await Promise.all(['a', 'b', 'c', 'd'].map((text) => save(form, 'v1', [{ code: 'say', text }])));
  assert.deepEqual(both.map((one) => one.status).sort(), [200, 412, 412, 412]);
  const sent = await Promise.all(['a', 'b', 'c'].map((text) => send(form, [{ code: 'say', text }])));
  assert.deepEqual(sent.map((one) => one.status).sort(), [200, 404, 404]);
});

test('what does not fit the questions is refused with its place, saved or sent, and a blank form is not sent', async () => {
  const { link, form } = await asked();
  const wrong = [
    [[{ code: 'nonesuch', text: 'x' }], '/answers/0/code'], [[{ code: 'say', text: 'x' }, { code: 'say', text: 'y' }], '/answers/1/code'],
    [[{ code: 'say', text: 'x'.repeat(4001) }], '/answers/0/text'], [[{ code: 'well', text: 'x\n'.repeat(11) }], '/answers/0/text'],
    [[{ code: 'well', text: 'x'.repeat(501) }], '/answers/0/text'], [[{ code: 'how', number: 6 }], '/answers/0/number'], [[{ code: 'how', number: 0 }], '/answers/0/number'],
    [[{ code: 'how', number: -1 }], '/answers/0/number'], [[{ code: 'how', text: 'Good' }], '/answers/0/text'], [[{ code: 'say', number: 1 }], '/answers/0/number'],
    [[{ code: 'say', text: 'x', more: 1 }], '/answers/0/more'], [Array.from({ length: 41 }, () => ({ code: 'say' })), '/answers'], [undefined, '/answers'],
  ];
  for (const [answers, pointer] of wrong)
    for (const answer of [await save(form, 'v0', answers), await send(form, answers)]) {
      assert.equal(answer.status, 422, answer.text);
      assert.ok(answer.body.errors.some((one) => one.pointer === pointer), `${pointer} ${answer.text}`);
    }
  for (const answers of [[], [{ code: 'say', text: ' \n ' }], [{ code: 'how', number: null }]]) {
    const blank = await send(form, answers);
    assert.deepEqual([blank.status, problem(blank)], [422, 'form-blank'], blank.text);
  }
  assert.deepEqual([(await stands(link)).state, await s.sql(`SELECT count(*) FROM form_answer WHERE link_id = '${link.id}'`)], ['asked', '0']);
  assert.equal((await stranger.send('POST', form, { body: { answers: [{ code: 'how', number: 3 }] }, headers: { Origin: 'https://elsewhere.example' } })).status, 403);
  // Choices alone are answers, and no words.
  assert.equal((await send(form, [{ code: 'how', number: 3 }])).status, 200);
  const after = await stands(link);
  assert.deepEqual([after.state, after.words, after.answers.map((one) => one.text)], ['sent', null, ['In between']]);
});

test('what a carer and a teacher say is kept as their view, how a service was as answers by question and role', async () => {
  const involvement = (await amira.get(`/children/${child}/involvements`)).body.items[0];
  const carer = await asked({ for_whom: 'carer', name: 'Ruth' });
  assert.match((await stranger.get(carer.form)).text, /going well for Connor/);
  assert.equal((await send(carer.form, [{ code: 'well', text: 'He sleeps' }])).status, 200);
  const view = await stands(carer.link);
  assert.deepEqual([view.words, view.answers.map((one) => [one.question, one.text])], [null, [['What is going well for Connor?', 'He sleeps']]]);
  const service = involvement?.service.id ?? (await amira.get('/services')).body.items[0].id;
  const how = await asked({ kind: 'experience', for_whom: 'carer', name: 'Ruth', about: { type: 'service', id: service } });
  assert.equal(how.link.service.id, service);
  assert.ok(!(await stranger.get(how.form)).text.includes(how.link.service.name)); // it would say what the child has help with
  assert.equal((await send(how.form, [{ code: 'helped', number: 5 }, { code: 'good', text: 'They came' }])).status, 200);
  assert.equal(await s.sql(`SELECT for_whom, code, number, text FROM form_answer WHERE service_id = '${service}' AND link_id = '${how.link.id}' ORDER BY position`),
    'carer|helped|5|Completely\ncarer|good||They came');
  const timeline = (await amira.get(`/children/${child}/timeline?limit=200`)).body.items.filter((one) => one.record.type === 'form').map((one) => [one.record.id, one.title, one.who]);
  assert.ok(timeline.some(([id, title, who]) => id === carer.link.id && title === 'Said what they think' && who === 'Ruth'), JSON.stringify(timeline));
  const news = (await amira.get('/me/news?limit=200')).body.items.find((one) => one.link.type === 'form' && one.link.id === carer.link.id);
  assert.deepEqual([news.title, news.who, news.is_urgent], ['A form came from Ruth', 'By a link', false]);
});

test('who does not feel safe is not left in a list: whoever asked has it to do today, and is told as of something urgent', async () => {
  const { link, form } = await asked();
  const help = (await stranger.get(form)).body.questions.find((one) => one.code === 'safe');
  assert.equal(help.help_from, 3);
  assert.match(help.help, /999.*0800 1111/);
  assert.equal((await send(form, [{ code: 'safe', number: 3 }])).status, 200);
  const task = (await amira.get(`/children/${child}/tasks`)).body.items.find((one) => /do not always feel safe/.test(one.what) && one.state === 'open');
  assert.ok(task);
  assert.equal((await amira.all('/me/next?limit=200&within=3660')).find((one) => one.link.id === task.id).days, 0);
  const news = (await amira.get('/me/news?limit=200')).body.items.find((one) => one.link.id === link.id);
  assert.deepEqual([news.is_urgent, news.text], [true, task.what]);
});

test('a form that did not come is due for whoever asked, until they ask again or take note', async () => {
  const due = async () => {
    const mine = (await amira.all('/me/next?limit=200&within=3660')).filter((one) => one.link.type === 'form').map((one) => one.what);
    const picture = (await amira.get(`/children/${child}/picture`)).body.next.filter((one) => one.link.type === 'form').map((one) => one.what);
    assert.deepEqual(picture.sort(), mine.filter((what) => picture.includes(what)).sort());
    return picture.filter((what) => /Nobody/.test(what)).length;
  };
  const late = (link) => s.sql(`UPDATE form_link SET until_on = today() - 1 WHERE id = '${link.id}'`);
  const { link } = await asked({ for_whom: 'teacher', name: 'Nobody Here' });
  assert.equal(await due(), 0);
  await late(link);
  assert.deepEqual([await due(), (await stands(link)).state], [1, 'expired']);
  const others = (await (await as('team_manager')).get(`/children/${child}/picture`)).body.next.filter((one) => one.link.type === 'form');
  assert.deepEqual(others, []);
  const again = await asked({ for_whom: 'teacher', name: 'Nobody Here' });
  assert.equal(await due(), 0);
  await late(again.link);
  assert.equal(await due(), 1);
  assert.equal((await amira.patch(`/form-links/${again.link.id}`, { ended: true }, (await stands(again.link)).etag)).status, 200);
  assert.equal(await due(), 0);
});

test('what may be asked: of whom one sees, about what is the child\'s, and no SDQ without a licence', async () => {
  const faults = async (more) => {
    const answer = await amira.post('/form-links', ask(more));
    assert.equal(answer.status, 422, answer.text);
    return answer.body.errors.map((one) => one.pointer);
  };
  const sdq = await amira.post('/form-links', ask({ kind: 'sdq' }));
  assert.deepEqual([sdq.status, sdq.body.errors[0].pointer], [422, '/kind']);
  assert.match(sdq.body.errors[0].detail, /No licensed pack/);
  const theirs = await s.sql(`SELECT id FROM review WHERE child_id <> '${child}' LIMIT 1`), own = await s.sql(`SELECT id FROM review WHERE child_id = '${child}' LIMIT 1`);
  assert.deepEqual(await faults({ kind: 'review', about: { type: 'review', id: theirs } }), ['/about/id']);
  assert.deepEqual(await faults({ kind: 'review', about: { type: 'review', id: '00000000-0000-4000-8000-0000000000ff' } }), ['/about/id']);
  for (const type of ['pep', 'plan']) {
    const [mine, elsewhere] = await Promise.all(['=', '<>'].map((is) => s.sql(`SELECT id FROM ${type} WHERE child_id ${is} '${child}' LIMIT 1`)));
    assert.deepEqual(await faults({ kind: 'view', about: { type, id: elsewhere } }), ['/about/id']);
    if (mine) assert.equal((await asked({ kind: 'view', about: { type, id: mine } })).link.about.id, mine);
    assert.deepEqual((await faults({ kind: 'experience', about: { type, id: elsewhere } })).sort(), ['/about', '/about/id']);
  }
  assert.deepEqual(await faults({ kind: 'experience' }), ['/about']);
  assert.deepEqual(await faults({ kind: 'experience', about: { type: 'review', id: own || theirs } }).then((all) => all.includes('/about')), true);
  assert.deepEqual((await faults({ kind: 'poem', for_whom: 'cat', name: ' ', days: 61 })).sort(), ['/days', '/for_whom', '/kind', '/name']);
  if (own) assert.equal((await asked({ kind: 'review', about: { type: 'review', id: own } })).link.about.id, own);
  const until = (await asked({ days: 3 })).link.until;
  assert.equal(until, await s.sql('SELECT today() + 3'));
  const unseen = await first(`id NOT IN (SELECT child_id FROM sight WHERE person_id = (SELECT id FROM person WHERE username LIKE 'amira%')) AND known_as IS NULL`);
  assert.equal((await amira.post('/form-links', ask({ child: unseen }))).status, 404);
  for (const role of ['analyst', 'senco', 'team_manager', 'information_governance', 'service_admin', 'system_admin'])
    assert.equal((await (await as(role)).post('/form-links', ask())).status, 403, role);
  const made = await amira.post('/form-links', ask(), { 'Idempotency-Key': 'form-1' }), again = await amira.post('/form-links', ask(), { 'Idempotency-Key': 'form-1' });
  assert.notEqual(made.body.path, again.body.path); // a link is not kept to be given again
  // Of a child whose name nobody recorded the form shows none.
  const nameless = await asked({ child: other, for_whom: 'carer', name: 'Ruth' });
  await s.sql(`UPDATE form_link SET called = NULL WHERE id = '${nameless.link.id}'`);
  const shown = (await stranger.get(nameless.form)).body;
  assert.deepEqual([shown.called, shown.questions[0].words], [null, 'What is going well for the child?']);
});

test('whom the child does not want to know its words is not shown the answers, and sees that there are some', async () => {
  const teacher = await as('designated_teacher');
  const agency = await s.sql(`SELECT h.agency_id FROM role_held h WHERE h.role = 'designated_teacher' AND h.person_id = '${(await teacher.get('/session')).body.person.id}'`);
  const whose = await s.sql(`SELECT e.child_id FROM enrolment e JOIN allocation a ON a.child_id = e.child_id AND a.kind = 'worker' AND a.until_on IS NULL WHERE e.until_on IS NULL AND e.school_id = '${agency}'
    AND a.person_id = '${(await amira.get('/session')).body.person.id}' LIMIT 1`);
  const { link, form } = await asked({ child: whose });
  assert.equal((await send(form, [{ code: 'say', text: 'Not for school' }])).status, 200);
  const before = await stands(link, teacher);
  await s.sql(`INSERT INTO sharing_wish (id, child_id, whose, agency_id, kind, share, said_on) VALUES (gen_random_uuid(), '${whose}', 'child', '${agency}', 'words', false, today())`);
  const after = await stands(link, teacher);
  assert.deepEqual([before.answers.length, after.state, after.answers, after.words], [1, 'sent', null, null]);
  assert.equal((await stands(link)).answers.length, 1);
});

test('every look and step by a link is in the audit as by a form; no token is in the log, the audit or any table', async () => {
  const rows = (await s.sql(`SELECT DISTINCT route, outcome FROM audit WHERE via = 'form' AND person_id IS NULL AND child_id = '${child}' ORDER BY 1, 2`)).split('\n');
  for (const row of ['GET /forms/:word|200', 'POST /forms/:word|200', 'POST /forms/:word|422', 'PUT /forms/:word|200', 'PUT /forms/:word|412', 'PUT /forms/:word|422'])
    assert.ok(rows.some((one) => one === row || one === row.replace(' /', ' /api/v1/')), `${row} of ${rows}`);
  const dump = await s.sqlAsSuperuser(`SELECT string_agg(x::text, ' ') FROM (SELECT row_to_json(a) FROM audit a UNION ALL SELECT row_to_json(v) FROM version v UNION ALL SELECT row_to_json(d) FROM form_draft d
    UNION ALL SELECT row_to_json(l) FROM form_link l UNION ALL SELECT row_to_json(i) FROM idempotency i) x (x)`);
  assert.ok(tokens.length > 15);
  for (const token of tokens) assert.ok(!s.log.includes(token) && !dump.includes(token), token);
  assert.equal((await amira.get(`/children/${child}/forms?limit=200`)).body.items.every((one) => !('path' in one)), true);
});
