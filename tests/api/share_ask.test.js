// What is held back says so, in the picture and in lists, and can be asked for: whoever holds it answers by a day, and whoever asked is told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem, tick } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, accounts, as, jay, teacher, amira;
const heldFrom = async (client, child) => (await client.get(`/children/${child}/picture`)).body.withheld;

before(async () => {
  ({ s, accounts, as } = await westshire());
  teacher = await as('designated_teacher');
  amira = await as('social_worker');
  jay = (await amira.get('/children?q=Jay%20Marsh')).body.items[0].id;
});
after(() => s.stop());

test('a teacher asks for the details of an SDQ; the social worker answers, and the teacher is told', async () => {
  const held = (await heldFrom(teacher, jay)).find((one) => one.type === 'sdq');
  assert.equal(held.ask.asked, null);
  const body = { agency: held.ask.agency_id, type: 'sdq', why: 'We plan her lessons for the spring.' };
  const asked = await teacher.post(`/children/${jay}/asks`, body);
  assert.equal(asked.status, 201, asked.text);
  assert.equal(asked.body.kind, 'share_ask');
  assert.equal(asked.body.why, body.why);
  assert.ok(asked.body.what.endsWith(`asks ${held.owner} for details of SDQs`), asked.body.what);
  const days = await s.sql(`SELECT count(*) FROM generate_series(today() + 1, '${asked.body.due_on}'::date, interval '1 day') d WHERE extract(isodow FROM d) < 6`);
  assert.ok(Number(days) >= 5, `${days} weekdays until ${asked.body.due_on}`);

  assert.equal((await heldFrom(teacher, jay)).find((one) => one.type === 'sdq' && one.owner === held.owner).ask.asked.id, asked.body.id);
  assert.equal(problem(await teacher.post(`/children/${jay}/asks`, { ...body, why: 'Once more.' })), 'share-asked-twice');
  assert.ok((await amira.all('/me/next?limit=200&within=3660')).some((one) => one.link.id === asked.body.id), 'it waits for the lead worker');
  assert.equal((await teacher.post(`/tasks/${asked.body.id}/settle`, { outcome: 'I say yes.' })).status, 403, 'not the asker');

  const answer = await amira.post(`/tasks/${asked.body.id}/settle`, { outcome: 'The school has the bands by area on Monday.' });
  assert.equal(answer.status, 200, answer.text);
  const told = (await heldFrom(teacher, jay)).find((one) => one.type === 'sdq' && one.owner === held.owner).ask.asked;
  assert.equal(told.state, 'done');
  assert.equal(told.outcome, 'The school has the bands by area on Monday.');
  assert.equal((await teacher.post(`/children/${jay}/asks`, body)).status, 201, 'and may ask again');
});

test('an ask by somebody with a very long name, of an agency with a very long name, is made all the same', async () => {
  const held = (await heldFrom(teacher, jay)).find((one) => one.type === 'sdq');
  const asker = accounts.find((one) => one.role === 'senco').username;
  const names = [await s.sql(`SELECT name FROM person WHERE username = '${asker}'`), held.owner];
  const rename = (person, agency) => s.sql(`UPDATE person SET name = '${person}' WHERE username = '${asker}'; UPDATE agency SET name = '${agency.replaceAll("'", "''")}' WHERE id = '${held.ask.agency_id}'`);
  const helen = await as('senco');
  const child = await s.sql(`SELECT e.child_id FROM enrolment e JOIN send_status n ON n.child_id = e.child_id AND n.need IN ('E', 'K') AND n.until_on IS NULL JOIN sdq q ON q.child_id = e.child_id JOIN person m ON m.id = q.made_by AND m.agency_id = '${held.ask.agency_id}'
    JOIN person p ON p.agency_id = e.school_id WHERE p.username = '${asker}' AND e.until_on IS NULL LIMIT 1`);
  await rename('Zoë '.padEnd(200, 'é'), 'County '.padEnd(200, 'ü'));
  await tick();
  const asked = await helen.post(`/children/${child}/asks`, { agency: held.ask.agency_id, type: 'sdq', why: 'To plan.' });
  await rename(...names);
  assert.equal(asked.status, 201, asked.text);
  assert.match(asked.body.what, /^Zoë é+…? asks County ü{103}… for details of SDQs$/);
  await tick();
});

test('what nobody holds back cannot be asked for, nor of a child whom one does not see', async () => {
  const count = () => s.sql("SELECT count(*) FROM task WHERE kind = 'share_ask'");
  const before = await count();
  const held = (await heldFrom(teacher, jay)).find((one) => one.type === 'sdq');
  const fault = async (body) => {
    const answer = await teacher.post(`/children/${jay}/asks`, { agency: held.ask.agency_id, type: 'sdq', why: 'Because', ...body });
    assert.equal(answer.status, 422, answer.text);
    return answer.body.errors.map((one) => one.pointer);
  };
  assert.deepEqual(await fault({ agency: '00000000-0000-4000-8000-0000000000ff' }), ['/agency']);
  assert.deepEqual(await fault({ type: 'words' }), ['/type']);
  assert.deepEqual(await fault({ type: 'everything' }), ['/type']);
  assert.deepEqual(await fault({ why: '' }), ['/why']);
  const hidden = await s.sql(`SELECT c.id FROM child c WHERE NOT EXISTS (SELECT FROM sight s JOIN person p ON p.id = s.person_id
    WHERE s.child_id = c.id AND p.username = '${accounts.find((one) => one.role === 'designated_teacher').username}') LIMIT 1`);
  assert.equal((await teacher.post(`/children/${hidden}/asks`, { agency: held.ask.agency_id, why: 'Because' })).status, 404);
  assert.equal((await (await as('analyst')).post(`/children/${jay}/asks`, { agency: held.ask.agency_id, why: 'Because' })).status, 403);
  assert.equal(await count(), before);
});

test('a psychologist to whom a child is referred hears that there are words of the child, and not which', async () => {
  const psychologist = await as('educational_psychologist');
  const username = accounts.find((one) => one.role === 'educational_psychologist').username;
  const child = await s.sql(`SELECT s.child_id FROM sight s JOIN person p ON p.id = s.person_id JOIN relation_name n ON n.no = s.kind % 16
     WHERE p.username = '${username}' AND s.from_on <= today() AND s.until_on > today() AND EXISTS (SELECT FROM words w WHERE w.child_id = s.child_id)
     GROUP BY s.child_id HAVING bool_and(n.relation = 'pending') LIMIT 1`);
  assert.match(child, /^[0-9a-f-]{36}$/, 'Westshire has a child who waits for the psychologist\'s decision and has said something');
  const said = await s.sql(`SELECT count(*) || ' ' || min(text) FROM words WHERE child_id = '${child}'`);
  const list = await psychologist.get(`/children/${child}/words`);
  assert.deepEqual(list.body.items, []);
  assert.deepEqual(list.body.withheld.map((one) => one.type), ['words']);
  const preferred = await s.sql(`SELECT count(*) FROM preference WHERE child_id = '${child}'`); // these are the child's words too
  assert.equal(list.body.withheld[0].count, Number(said.split(' ')[0]) + Number(preferred));
  assert.ok(!list.text.includes(said.slice(said.indexOf(' ') + 1)));
  const line = (await psychologist.get(`/children/${child}/timeline?limit=200`)).body.items.find((one) => one.type === 'words');
  assert.equal(line.text, `Held back by ${list.body.withheld[0].owner}`);
  const held = (await heldFrom(psychologist, child)).find((one) => one.type === 'words');
  assert.deepEqual(held, list.body.withheld[0]);
  const asked = await psychologist.post(`/children/${child}/asks`, { agency: held.ask.agency_id, type: 'words', why: 'To decide about the referral.' });
  assert.equal(asked.status, 201, asked.text);
  assert.equal((await psychologist.get(`/children/${child}/words`)).body.withheld[0].ask.asked.id, asked.body.id);
  assert.deepEqual((await amira.get(`/children/${jay}/words`)).body.withheld, [], 'nothing is held back from the social worker');
});

test('of tier 4 nobody hears more than whose it is, of tier 5 nothing', async () => {
  const words = (await amira.post(`/children/${jay}/words`, { said_on: '2026-01-02', text: 'Not for everybody' })).body.id;
  const markers = async (tier) => {
    await s.sql(`UPDATE words SET tier = ${tier} WHERE id = '${words}'`);
    return (await heldFrom(teacher, jay)).filter((one) => one.type === 'words' || one.type === null).map((one) => [one.type, one.count]);
  };
  const plain = await markers(2);
  assert.deepEqual(await markers(3), [['words', 1], ...plain]);
  assert.deepEqual(await markers(4), plain.length ? plain : [[null, null]]);
  assert.deepEqual(await markers(5), plain);
});
