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

test('who leads the work hears of school, speech, permanence, leaving care and the police; who may not see it does not', async () => {
  const u = 'gen_random_uuid()', nurse = await as('care_nurse');
  await s.sql(`INSERT INTO allocation (id, child_id, kind, person_id) SELECT ${u}, '${jay}', 'nurse', x.person_id FROM (SELECT h.person_id FROM role_held h JOIN session k ON k.person_id = h.person_id WHERE h.role = 'care_nurse' ORDER BY k.made_at DESC LIMIT 1) x
    WHERE NOT EXISTS (SELECT FROM allocation WHERE child_id = '${jay}' AND kind = 'nurse' AND until_on IS NULL)`);
  await s.sql(`UPDATE permanence_plan SET ended_on = greatest(agreed_on, today()) WHERE child_id = '${jay}' AND ended_on IS NULL AND achieved_on IS NULL AND error_reason IS NULL;
    UPDATE pathway_plan SET ended_on = greatest(needs_assessed_on, today()) WHERE child_id = '${jay}' AND ended_on IS NULL;
    INSERT INTO exclusion (id, child_id, on_day, kind, sessions, reason_code) VALUES (${u}, '${jay}', today() - 1, 'suspension', 5, 'DB');
    INSERT INTO exclusion (id, child_id, on_day, kind, sessions, reason_code, error_reason) VALUES (${u}, '${jay}', today() - 1, 'suspension', 7, 'DB', 'Another child');
    INSERT INTO exclusion (id, child_id, on_day, kind, sessions, reason_code) VALUES (${u}, '${jay}', today() - 400, 'suspension', 9, 'DB');
    INSERT INTO reduced_timetable (id, child_id, from_on, until_on, hours, why) VALUES (${u}, '${jay}', today(), '2030-05-04', 12, 'Back to full time step by step');
    DELETE FROM education_result WHERE child_id = '${jay}';
    INSERT INTO education_result (id, child_id, stage, year, subject, met) SELECT ${u}, '${jay}', 'KS2', extract(year FROM today()), x, true FROM unnest('{maths,reading}'::text[]) x;
    WITH made AS (INSERT INTO speech_language (id, child_id, due_on, referred_on, assessed_on, by_whom, has_finding) VALUES (${u}, '${jay}', today() + 9, today() - 9, today() - 1, 'A therapist', true) RETURNING id, child_id)
    INSERT INTO speech_language_finding (id, child_id, speech_id, outcome) SELECT ${u}, child_id, id, 'need' FROM made;
    INSERT INTO permanence_plan (id, child_id, agreed_on, goal) VALUES (${u}, '${jay}', today() - 3, 'long_term_fostering');
    INSERT INTO pathway_plan (id, child_id, needs_assessed_on) VALUES (${u}, '${jay}', today() - 2);
    WITH n AS (INSERT INTO youth_justice_count (id, month, sex, care_at_offence, care_at_outcome, kind_code, offence) SELECT ${u}, date_trunc('month', today()), 'M', true, true, code, 'theft' FROM youth_justice_kind ORDER BY position LIMIT 1 RETURNING id, kind_code)
    INSERT INTO youth_justice_outcome (id, child_id, offence_on, care_at_offence, outcome_on, care_at_outcome, kind_code, offence, count_id) SELECT ${u}, '${jay}', today() - 20, 'in_care', today() - 1, 'in_care', kind_code, 'theft', id FROM n;
    WITH o AS (INSERT INTO police_call_out (id, home_name, area, on_day, reason, arrested) VALUES (${u}, 'Fern House', 'Westshire', today() - 1, 'damage', false) RETURNING id)
    INSERT INTO police_call_out_child (id, child_id, call_out_id) SELECT ${u}, '${jay}', id FROM o`);
  const types = new Set(['school', 'speech', 'permanence', 'pathway', 'youth_justice', 'call_out']);
  const told = async (client) => (await news(client)).filter((one) => one.child?.id === jay && types.has(one.link.type) && one.is_new).map((one) => one.title).sort();
  const open = ['A speech and language assessment was asked for', 'Goes to school for 12 hours a week until 4 May 2030', 'Needs were assessed for the pathway plan', 'Plan for permanence: long-term fostering',
    `School results of ${new Date().getFullYear()}: Key Stage 2`, 'Speech and language assessment: a need was found', 'Suspended from school for 2.5 days'];
  assert.deepEqual(await told(amira), [...open, 'A youth justice outcome was recorded', 'The police were called to the home'].sort());
  const nurses = await told(nurse);
  assert.ok(nurses.includes('Suspended from school for 2.5 days') && !nurses.some((title) => /justice|police/.test(title)), nurses.join());
  assert.equal(await s.sql(`SELECT max(a.tier) FROM audit a JOIN person p ON p.id = a.person_id WHERE p.name = 'Amira Khan' AND a.record_type = 'news' AND a.child_id = '${jay}'`), '4', 'what was shown of it is kept as it is');
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
