// SDQs over the API: three ways in, scores and bands, what a score opens, and what is refused.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';

const names = ['consid', 'restles', 'somatic', 'shares', 'tantrum', 'loner', 'obeys', 'worries', 'caring', 'fidgety', 'friend', 'fights', 'unhappy', 'popular', 'distrac', 'clingy', 'kind', 'lies', 'bullied', 'helpout', 'reflect', 'steals', 'oldbest', 'afraid', 'attends'];
const all = (value) => Object.fromEntries(names.map((name) => [name, value]));
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const daysAgo = (n) => new Date(Date.parse(today) - n * 86400000).toISOString().slice(0, 10);
let s, amira, number = 0;
// Each on a day of their own: children of one day whose names are alike might be one child.
const born = (years) => daysAgo(Math.ceil(years * 365.25) + number);

async function child(age = 12) {
  const { body, text } = await amira.post('/children', { given_names: `Kit${++number}`, family_name: `Sdq${number}z`, born_on: born(age), sex: 'F', local_id: `S${number}` });
  assert.ok(body.id, text);
  return body.id;
}
const form = (more) => ({ informant: 'parent', completed_on: daysAgo(2), version: '4-17', ...more });
const send = (id, body) => amira.post(`/children/${id}/sdqs`, body);
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer).sort();

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
});
after(() => s.stop());

test('every published vector comes out of the API as printed', async () => {
  const [head, ...lines] = readFileSync(new URL('../data/sdq_vectors.csv', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split(','));
  const id = await child(13);
  const number = (cell) => (cell === '' ? null : Number(cell));
  const shown = { emotional: 'emotion', conduct: 'conduct', hyperactivity: 'hyper', peer: 'peer', prosocial: 'prosoc', total: 'total', impact: 'impact' };
  for (const line of lines) {
    const row = Object.fromEntries(head.map((name, i) => [name, line[i] ?? '']));
    const impact = Object.fromEntries(['ebddiff', 'distres', 'imphome', 'impfrie', 'impclas', 'impleis'].filter((name) => row[name] !== '').map((name) => [name, Number(row[name])]));
    const version = row.informant === 'self' ? '11-17' : '4-17';
    const answer = await send(id, form({ informant: row.informant, version, answers: Object.fromEntries(names.map((name) => [name, number(row[name])])), impact }));
    assert.equal(answer.status, 201, `${row.case_id} ${answer.text}`);
    for (const [name, column] of Object.entries(shown)) {
      assert.equal(answer.body.scores[name], number(row[`${column}_score`]), `${row.case_id} ${name}`);
      assert.equal(answer.body.bands3[name], row[`${column}_band3`] || null, `${row.case_id} ${name} in three`);
      assert.equal(answer.body.bands4[name], row[`${column}_band4`] || null, `${row.case_id} ${name} in four`);
    }
    assert.equal(answer.body.scores.externalising, number(row.external_score), row.case_id);
    assert.equal(answer.body.scores.internalising, number(row.internal_score), row.case_id);
  }
});

test('raw answers come back as they were sent', async () => {
  const answers = { ...all(1), consid: null, friend: 2 };
  const { body } = await send(await child(), form({ answers }));
  assert.deepEqual(body.answers, answers);
  assert.equal(body.source, 'answers');
});

test('five scale scores, or the total alone', async () => {
  const id = await child();
  const scales = await send(id, form({ scores: { emotional: 5, conduct: 3, hyperactivity: 6, peer: 2, prosocial: 8, impact: 1 } }));
  assert.equal(scales.status, 201, scales.text);
  assert.deepEqual([scales.body.scores.total, scales.body.scores.externalising, scales.body.scores.internalising], [16, 9, 7]);
  const total = await send(id, form({ total: 17 }));
  assert.equal(total.body.scores.total, 17);
  assert.equal(total.body.scores.emotional, null);
  assert.equal(total.body.bands4.total, 'high');
  assert.equal(total.body.cause_for_concern, 'cause_for_concern');
  assert.equal(total.body.answers, null);
});

test("a carer's total of 14 opens nothing; 15 opens a consultation and asks who is missing", async () => {
  const id = await child();
  assert.deepEqual((await send(id, form({ total: 14 }))).body.follow_ups, []);
  const { body } = await send(id, form({ total: 15 }));
  assert.deepEqual(body.follow_ups.map((f) => [f.kind, f.informant]).sort(), [['ask', 'self'], ['ask', 'teacher'], ['consultation', 'parent']]);
  const picture = await amira.get(`/children/${id}/picture`);
  assert.equal(picture.body.tasks.filter((task) => task.kind === 'sdq_consultation').length, 1);
});

test('what was asked is settled when it comes; the consultation only by what was decided', async () => {
  const id = await child();
  await send(id, form({ total: 20 }));
  await send(id, form({ informant: 'teacher', total: 9 }));
  const open = async () => (await amira.get(`/children/${id}/tasks`)).body.items.filter((task) => task.state === 'open');
  assert.deepEqual((await open()).map((task) => [task.kind, task.informant]).sort(), [['sdq_ask', 'self'], ['sdq_consultation', 'parent']]);
  const [consultation] = (await open()).filter((task) => task.kind === 'sdq_consultation');
  assert.equal((await amira.post(`/tasks/${consultation.id}/settle`, {})).status, 422);
  const settled = await amira.post(`/tasks/${consultation.id}/settle`, { outcome: 'Talked through with Kit and the school; refer to Core CAMHS.' });
  assert.equal(settled.status, 200, settled.text);
  assert.equal(settled.body.state, 'done');
  assert.equal((await amira.post(`/tasks/${consultation.id}/settle`, { outcome: 'again' })).status, 409);
});

test('a child under eleven is not asked for a form of its own', async () => {
  const { body } = await send(await child(8), form({ total: 22 }));
  assert.deepEqual(body.follow_ups.filter((f) => f.kind === 'ask').map((f) => f.informant), ['teacher']);
});

test('in care, the next one is due', async () => {
  const id = await child();
  const status = await amira.post(`/children/${id}/legal-status`, { code: 'C2', from_on: daysAgo(400) });
  assert.equal(status.status, 201, status.text);
  await send(id, form({ total: 5, completed_on: daysAgo(10) }));
  const due = (await amira.get(`/children/${id}/tasks`)).body.items.filter((task) => task.kind === 'sdq_due' && task.state === 'open');
  assert.equal(due.length, 1);
  assert.equal(due[0].due_on, `${Number(daysAgo(10).slice(0, 4)) + 1}${daysAgo(10).slice(4)}`);
});

const refused = [
  ['an answer out of range', { answers: { ...all(1), consid: 3 } }, ['/answers/consid']],
  ['a negative answer', { answers: { ...all(1), kind: -1 } }, ['/answers/kind']],
  ['an answer as text', { answers: { ...all(1), kind: '2' } }, ['/answers/kind']],
  ['a decimal', '{"informant":"parent","version":"4-17","completed_on":"2026-01-02","total":14.0}', ['/total']],
  ['a number that would wrap', { total: 4294967301 }, ['/total']],
  ['a 26th item', { answers: { ...all(1), item26: 1 } }, ['/answers/item26']],
  ['both answers and a total', { answers: all(1), total: 3 }, ['/total']],
  ['nothing to score', {}, ['/answers']],
  ['a day in the future', { total: 3, completed_on: daysAgo(-1) }, ['/completed_on']],
  ['a day before birth', { total: 3, completed_on: '2001-01-01' }, ['/completed_on']],
  ['a self-report for 4 to 17', { informant: 'self', total: 3 }, ['/version']],
  ['a form for another age', { version: '18+', total: 3 }, ['/version']],
  ['an unknown informant', { informant: 'carer', total: 3 }, ['/informant']],
  ['impact that a teacher is not asked', { informant: 'teacher', answers: all(0), impact: { imphome: 1 } }, ['/impact/imphome']],
  ['a scale score out of range', { scores: { emotional: 11 } }, ['/scores/emotional']],
];
for (const [what, body, expected] of refused) {
  test(`refused: ${what}`, async () => {
    const id = await child();
    const answer = await send(id, typeof body === 'string' ? body : form(body));
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(pointers(answer), expected);
    assert.equal(await s.sql(`SELECT count(*) FROM sdq WHERE child_id = '${id}'`), '0');
  });
}

test('the definition holds numbers, short names and cut-offs, and no wording', async () => {
  const { body } = await amira.get('/sdq/definition');
  assert.deepEqual(body.items.map((item) => item.name), names);
  assert.ok(body.items.every((item) => !/ /.test(item.name)));
  const parent = body.forms.find((f) => f.informant === 'parent' && f.version === '4-17');
  assert.deepEqual(parent.scores.find((score) => score.score === 'total').bands4, [13, 16, 19]);
});

test('several SDQs of one child at the same moment are all recorded and open each task once', async () => {
  const id = await child(15);
  const care = await amira.post(`/children/${id}/legal-status`, { from_on: daysAgo(900), code: 'C2' });
  assert.equal(care.status, 201, care.text);
  for (let round = 0; round < 5; round++) {
    const answers = await Promise.all(Array.from({ length: 16 }, (_, i) => send(id, form({ total: 20, completed_on: daysAgo(100 - 16 * round - i) }))));
    assert.deepEqual(answers.map((answer) => answer.status), answers.map(() => 201));
  }
  const { body } = await amira.get(`/children/${id}/picture`);
  const kinds = body.tasks.map((task) => `${task.kind} ${task.informant}`);
  assert.deepEqual([...kinds].sort(), [...new Set(kinds)].sort());
  assert.ok(kinds.includes('sdq_due parent') && kinds.includes('sdq_consultation parent'), kinds.join());
});
