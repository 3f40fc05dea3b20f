// One picture through JSON, in Westshire: six agencies and a young person each record their own work about Jay in one term, and the picture of each of
// the seven accounts has what that account may see of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';

const roles = { amira: 'social_worker', lena: 'educational_psychologist', priya: 'camhs_clinician', joanne: 'virtual_school', kofi: 'designated_teacher', bev: 'care_nurse', paul: 'reviewing_officer' };
const did = {}; // what each recorded
let s, jay, today, who;
const day = (days) => new Date(Date.parse(today) - days * 86400000).toISOString().slice(0, 10);
const good = async (call, status = 201) => {
  const answer = await call;
  assert.equal(answer.status, status, answer.text);
  return answer.body;
};
const goal = (what) => ({ what, baseline_words: 'Two mornings of five', baseline: 3, aim: 8 });

before(async () => {
  let as;
  ({ s, as } = await westshire());
  today = await s.sql('SELECT today()');
  who = Object.fromEntries(await Promise.all(Object.entries(roles).map(async ([name, role]) => [name, await as(role)])));
  jay = (await who.amira.get('/children?q=Jay%20Marsh')).body.items[0].id;
});
after(() => s.stop());

test('the educational psychologist records a joint action plan and rates it at its review', async () => {
  const plan = await good(who.lena.post(`/children/${jay}/plans`, { kind: 'joint', state: 'current', title: 'Joint action plan: mornings', agreed_on: day(45), review_on: day(0),
    attended: ['Jay', 'Ruth'], goals: [goal('Comes in by the library door')], actions: [{ what: 'A key to the library door', owner_name: 'Kofi Osei', due_on: day(-10) }] }));
  await good(who.lena.post(`/goals/${plan.goals[0].id}/ratings`, { rated_on: day(0), value: 7, by: 'young_person' }));
  await good(who.lena.post(`/plans/${plan.id}/reviews`, { held_on: day(0), found: 'Four mornings of five', next_on: day(-60) }));
  did.plan = plan.id;
});

test('CAMHS shares a treatment plan and is told that the social worker and the nurse have read it', async () => {
  const plan = await good(who.priya.post(`/children/${jay}/plans`, { kind: 'treatment', state: 'current', title: 'Treatment plan: nights', agreed_on: day(2), formulation: 'Wakes at every car', goals: [goal('Sleeps through')] }));
  for (const role of ['social_worker', 'care_nurse']) await good(who.priya.post(`/plans/${plan.id}/shares`, { role }));
  for (const name of ['amira', 'bev']) await good(who[name].post(`/plans/${plan.id}/acknowledgements`, {}), 200);
  const { shares } = (await who.priya.get(`/plans/${plan.id}`)).body;
  assert.deepEqual(shares.map((one) => [one.role, one.is_read, one.reads[0].by.name]), [['care_nurse', true, 'Bev Lacey'], ['social_worker', true, 'Amira Khan']]);
  did.treatment = plan.id;
});

test('the virtual school signs off the plans of the term that were held, and says so of the term', async () => {
  const due = () => who.joanne.all('/peps?state=held');
  const held = await due();
  assert.ok(held.length > 0);
  for (const { pep: id } of held) {
    const { etag } = (await who.joanne.get(`/peps/${id}`)).body;
    await good(who.joanne.send('POST', `/peps/${id}/close`, { body: { quality: 'good' }, headers: { 'If-Match': `"${etag}"` } }), 200);
  }
  assert.deepEqual(await due(), []);
  did.pep = (await who.amira.get(`/children/${jay}/picture`)).body.peps.find((one) => one.state === 'closed' && one.quality === 'good').id;
});

test('the nurse clears a late check, and it is on the list no longer', async () => {
  await s.sql(`UPDATE health_due SET due_on = today() - 20 WHERE child_id = '${jay}' AND kind = 'optician'`);
  const late = async () => (await who.bev.all('/health-due?late=true')).filter((one) => one.child.id === jay).map((one) => one.kind);
  assert.deepEqual(await late(), ['optician']);
  did.health = (await good(who.bev.post(`/children/${jay}/health-assessments`, { kind: 'optician', state: 'done', day: day(1), by_whom: 'Quay Opticians' }))).id;
  assert.deepEqual(await late(), []);
});

test('Jay writes by a link what he thinks', async () => {
  const link = await good(who.amira.post('/form-links', { child: jay, kind: 'view', for_whom: 'young_person', name: 'Jay' }));
  const form = link.path.replace('/form#', '/forms/'), stranger = s.client();
  const { etag } = (await stranger.get(form)).body;
  await good(stranger.post(form, { answers: [{ code: 'say', text: 'Let me come in by the library' }] }, { 'If-Match': etag }), 200);
});

test('the review asks whether the mental health needs are met, and no opens something to do', async () => {
  const review = { held_on: day(0), code: 'PN1', advocacy: 'opted_out', savings: 'looked_at' };
  const without = await who.paul.post(`/children/${jay}/reviews`, review);
  assert.deepEqual([without.status, without.body.errors.map((one) => one.pointer)], [422, ['/mental_health']]);
  const made = await good(who.paul.post(`/children/${jay}/reviews`, { ...review, mental_health: 'no', mental_health_words: 'Nobody helps with the nights yet' }));
  assert.equal(made.actions.length, 1);
  did.review = made.id;
});

test('all of it is on the one picture, and each account has of it what it may see', async () => {
  const of = async (name) => {
    const { body, text } = await who[name].get(`/children/${jay}/picture`);
    const has = (list, id, and = () => true) => body[list].some((one) => one.id === id && and(one));
    return [body.words.latest?.text === 'Let me come in by the library' && 'words', has('plans', did.plan, (one) => !one.held_back) && 'plan',
      has('plans', did.treatment, (one) => !one.held_back) && 'treatment', text.includes('A key to the library door') && 'action', has('peps', did.pep) && 'pep',
      body.health.some((one) => one.kind === 'optician' && one.last_on === day(1)) && 'health', has('reviews', did.review) && 'review'].filter(Boolean).join(' ');
  };
  assert.deepEqual(Object.fromEntries(await Promise.all(Object.keys(roles).map(async (name) => [name, await of(name)]))), {
    amira: 'words plan treatment action pep health review',
    lena: 'words plan action pep health review',
    priya: 'words plan treatment action pep health review',
    joanne: 'words plan action pep health review',
    kofi: 'words action pep review',
    bev: 'words plan treatment action pep health review',
    paul: 'words plan action pep health review', // of a treatment plan he sees the summary
  });
});
