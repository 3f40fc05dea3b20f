// What is new: whoever asked, referred, decides or waits is told what others did, once, and nobody is told what they may not see.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';

let s, as, jay, services, teacher, amira;
const news = async (client, query = '?limit=200') => (await client.get(`/me/news${query}`)).body.items;
const of = (items, id) => items.filter((one) => one.link.id === id);

before(async () => {
  ({ s, as } = await westshire());
  teacher = await as('designated_teacher');
  amira = await as('social_worker');
  jay = (await amira.get('/children?q=Jay%20Marsh')).body.items[0].id;
  services = (await amira.get('/services')).body.items;
});
after(() => s.stop());

const look = async (client) => {
  const [first] = await news(client);
  assert.equal((await client.put('/me/news/seen', { mark: first.mark })).status, 204);
};

/** The teacher asks for a service to which a school does not refer. */
async function askFor() {
  for (const one of services) {
    const asked = await teacher.post(`/children/${jay}/referrals`, { service: one.id, reason: 'He is often alone at break.', urgency: 'routine' });
    if (asked.status === 201 && asked.body.state === 'asked') return asked;
  }
  throw new Error('Westshire has no service to ask for');
}
async function decline(asked) {
  const declined = await amira.post(`/referrals/${asked.body.id}/transitions`, { to: 'declined', reason: 'The mentors start with him next week.' });
  assert.equal(declined.status, 200, declined.text);
}

test('a teacher asks; the social worker hears of it and declines; the teacher hears that, and why', async () => {
  for (const client of [teacher, amira]) await look(client);
  assert.deepEqual((await news(amira)).filter((one) => one.is_new), []);
  const asked = await askFor();
  const [heard] = of(await news(amira), asked.body.id);
  assert.ok(heard.is_new);
  assert.match(heard.title, /is asked for: decide whether to refer$/);
  assert.equal(heard.child.id, jay);
  assert.deepEqual(of(await news(teacher), asked.body.id), [], 'nobody is told what they did themselves');

  await decline(asked);
  const [told] = of(await news(teacher), asked.body.id);
  assert.ok(told.is_new);
  assert.match(told.title, /was declined$/);
  assert.equal(told.who, 'Amira Khan');
  assert.equal(told.text, 'The mentors start with him next week.');
});

test('a look ends what is new; a second one from before brings nothing back', async () => {
  const all = await news(teacher);
  assert.ok(all.some((one) => one.is_new));
  assert.equal((await teacher.put('/me/news/seen', { mark: all[0].mark })).status, 204);
  assert.equal((await teacher.put('/me/news/seen', { mark: all.at(-1).mark })).status, 204);
  const again = await news(teacher);
  assert.ok(again.every((one) => !one.is_new));
  assert.equal(again.length, all.length, 'it still stands in the list');
  assert.equal((await teacher.put('/me/news/seen', { mark: 'now' })).status, 422);
  assert.equal((await teacher.put('/me/news/seen', { mark: 9007199254740991 })).status, 204, 'a mark ahead of time is today\'s');
  await decline(await askFor());
  assert.ok((await news(teacher)).some((one) => one.is_new), 'what comes afterwards is new');
});

test('an urgent referral is told to the service as urgent', async () => {
  const core = services.find((one) => one.name === 'Core CAMHS');
  const clinician = await as('camhs_clinician');
  const child = await s.sql(`SELECT a.child_id FROM allocation a JOIN person p ON p.id = a.person_id JOIN child c ON c.id = a.child_id
    WHERE p.name = 'Amira Khan' AND a.until_on IS NULL AND age_on(c.born_on, today()) BETWEEN 6 AND 16
      AND NOT EXISTS (SELECT FROM referral r WHERE r.child_id = a.child_id AND r.service_id = '${core.id}' AND r.ended_at IS NULL) LIMIT 1`);
  const sent = await amira.post(`/children/${child}/referrals`, { service: core.id, reason: 'She is not safe tonight.', urgency: 'urgent' });
  assert.equal(sent.status, 201, sent.text);
  const [told] = of(await news(clinician), sent.body.id);
  assert.ok(told.is_urgent && told.is_new);
  assert.equal((await news(clinician))[0].link.id, sent.body.id, 'and first');
  assert.deepEqual(of(await news(await as('educational_psychologist')), sent.body.id), []);
});

test('a list that goes on gives everybody each line once', async () => {
  const whole = await news(amira);
  assert.ok(whole.length > 5);
  const parts = [];
  for (let next = ''; next !== null;) {
    const { body } = await amira.get(`/me/news?limit=3${next && `&after=${encodeURIComponent(next)}`}`);
    parts.push(...body.items);
    next = body.next;
  }
  assert.deepEqual(parts, whole.slice(0, parts.length));
  assert.equal((await (await as('system_admin')).get('/me/news')).status, 403);
});
