// The fictional council, as `around demo` makes it: once, whole, and seen by each account as its role may.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';

const roles = ['social_worker', 'team_manager', 'reviewing_officer', 'virtual_school', 'designated_teacher', 'senco', 'educational_psychologist', 'camhs_clinician',
  'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner', 'youth_justice_worker', 'fostering_worker', 'adoption_worker',
  'personal_adviser', 'mental_health_lead', 'information_governance', 'service_admin', 'analyst', 'system_admin'];
// Those whose work reaches Jay, and those whom it reaches with no child in the same way.
const sees = roles.filter((role) => !['youth_justice_worker', 'adoption_worker', 'personal_adviser', 'analyst', 'system_admin'].includes(role));
const sees_no_child = ['analyst', 'system_admin'];
let s, file, accounts, keys, jay;
const clients = {};

const fails = async (...words) => assert.rejects(s.around('demo', ...words), (error) => { fails.code = error.code; return true; });
const contents = (on) => on.sql(`SELECT md5(string_agg(t, '|' ORDER BY t)) FROM (
  SELECT 'c' || c::text AS t FROM child c UNION ALL SELECT 's' || q::text FROM sdq_score q UNION ALL SELECT 'a' || a::text FROM sdq_answer a
  UNION ALL SELECT 'r' || r::text FROM referral r UNION ALL SELECT 'k' || k::text FROM referral_clock k UNION ALL SELECT 't' || k::text FROM task k
  UNION ALL SELECT 'h' || h::text FROM home_address h UNION ALL SELECT 'w' || w::text FROM words w UNION ALL SELECT 'i' || i::text FROM involvement i
  UNION ALL SELECT 'm' || c::text FROM contact c UNION ALL SELECT 'n' || n::text FROM therapy_note n UNION ALL SELECT 'o' || o::text FROM service_work o) x`);

before(async () => {
  s = await service();
  file = join(s.dir, 'accounts.json');
});
after(() => s.stop());

test('wrong words are refused', async () => {
  for (const words of [['--children', '9'], ['--children', 'many'], ['--today', '2026-02-30'], ['--seed', '-1'], ['--colour', 'blue'], ['more']]) {
    await fails(...words);
    assert.equal(fails.code, 2, words.join(' '));
  }
});

test('where the accounts cannot be written nothing is made', async () => {
  await fails('--accounts', join(s.dir, 'not-there', 'accounts.json'));
  assert.equal(fails.code, 1);
  assert.equal(await s.sql('SELECT count(*) FROM child'), '0');
  assert.equal(await s.sql("SELECT count(*) FROM agency WHERE code = 'WESTSHIRE'"), '0');
});

test('one call makes the council, and one account of each role in a file of the owner alone', async () => {
  await s.around('demo', '--address', 'http://westshire.example', '--accounts', file);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const made = JSON.parse(readFileSync(file, 'utf8'));
  ({ accounts, keys } = made);
  assert.equal(made.address, 'http://westshire.example');
  assert.deepEqual(accounts.map(({ role }) => role).sort(), [...roles, 'service_admin'].sort()); // one for CAMHS, one for the others
  for (const account of accounts) {
    assert.deepEqual(Object.keys(account).sort(), ['name', 'password', 'role', 'totp_secret', 'username']);
    assert.ok(account.password.length >= 14, account.username);
  }
  assert.equal(new Set(accounts.map(({ password }) => password)).size, accounts.length);
  assert.equal(await s.sql('SELECT count(*) FROM child WHERE id NOT IN (SELECT merged_id FROM child_alias)'), '120');
  jay = await s.sql("SELECT id FROM child WHERE known_as = 'Jay' AND family_name = 'Marsh'");
});

test('a second call changes nothing, the file neither', async () => {
  const [was, text] = [await contents(s), readFileSync(file, 'utf8')];
  assert.match(await s.around('demo', '--seed', '2', '--accounts', file), /here already/);
  assert.equal(await contents(s), was);
  assert.equal(readFileSync(file, 'utf8'), text);
});

test('who stands how to whom is what the facts say', async () => {
  assert.equal(await s.sql(`SELECT count(*) FROM (
    (TABLE sight EXCEPT TABLE sight_definition) UNION ALL (TABLE sight_definition EXCEPT TABLE sight)) x`), '0');
});

test('every account signs in with its password and its code', async () => {
  for (const { username, password, totp_secret, role, name } of accounts) {
    const client = await s.signedIn({ username, password, secret: totp_secret });
    clients[role] ??= client;
    const { body } = await client.get('/session');
    assert.equal(body.person.name, name);
    assert.ok(body.person.roles.includes(role), username);
  }
});

test('Jay is seen by those whose work it is, and by no others', async () => {
  for (const role of roles) {
    const answer = await clients[role].get(`/children/${jay}/picture`);
    assert.equal(answer.status, sees.includes(role) ? 200 : sees_no_child.includes(role) ? 403 : 404, `${role}: ${answer.text.slice(0, 200)}`);
  }
});

test('a young person in youth justice, an adopted child and a care leaver are seen by theirs', async () => {
  for (const role of ['youth_justice_worker', 'adoption_worker', 'personal_adviser']) {
    const { body } = await clients[role].get('/children');
    assert.ok(body.items.length > 0, role);
    assert.equal((await clients[role].get(`/children/${body.items[0].id}/picture`)).status, 200, role);
  }
});

test('something is held back from the teacher, and the address from the psychologist', async () => {
  const { body } = await clients.designated_teacher.get(`/children/${jay}/picture`);
  assert.ok(body.withheld.some(({ type }) => type === 'sdq'));
  assert.ok(body.sdqs.some(({ held_back }) => held_back) && body.sdqs.some(({ held_back }) => !held_back));
  const seen = await clients.educational_psychologist.get(`/children/${jay}/picture`);
  assert.equal(seen.body.child.home.address, null);
  assert.equal(seen.body.child.home.held_back, true);
  assert.equal((await clients.social_worker.get(`/children/${jay}/picture`)).body.child.home.address.is_protected, true);
});

test('every child of the social worker has a picture, the empty and the nameless too', async () => {
  const { body } = await clients.social_worker.get('/children?limit=200');
  assert.ok(body.items.length >= 20);
  for (const { id, name } of body.items) {
    const answer = await clients.social_worker.get(`/children/${id}/picture`);
    assert.equal(answer.status, 200, `${name}: ${answer.text.slice(0, 300)}`);
  }
  assert.ok(body.items.some(({ name }) => name === 'Child 730114'));
});

test('every service has somebody who may answer what is sent to it', async () => {
  assert.equal(await s.sql(`SELECT string_agg(s.name, ', ') FROM service s
    WHERE NOT EXISTS (SELECT FROM service_staff f JOIN role_held h ON h.role = f.role AND h.agency_id = s.agency_id
                        JOIN access_rule a ON a.role = h.role AND a.record = 'referral' AND a.action = 'change'
                       WHERE f.service_id = s.id AND h.until_on IS NULL)`), '');
});

test('leaving care, school in numbers and youth justice are there in each state, and fit the child', async () => {
  const counts = (text) => s.sql(`SELECT count(*) FROM ${text}`).then(Number);
  assert.ok(await counts('care_leaver l JOIN allocation a ON a.child_id = l.child_id AND a.kind = \'personal_adviser\' AND a.until_on IS NULL JOIN child c ON c.id = l.child_id WHERE age_on(c.born_on, today()) BETWEEN 18 AND 21') >= 6);
  assert.equal(await counts('care_leaver l WHERE EXISTS (SELECT FROM care_episode e WHERE e.child_id = l.child_id AND (e.until_on IS NULL OR e.until_on > l.from_on))'), 0);
  assert.ok(await counts('due WHERE kind = \'pathway_review\' AND due_on < today()') > 0 && await counts('due WHERE kind = \'pathway_review\' AND due_on >= today()') > 0);
  assert.ok(await counts('leaver_contact WHERE in_touch_code <> \'YES\'') > 0);
  assert.equal(await counts('attendance a WHERE care_status_on(a.child_id, a.from_on) <> \'in_care\''), 0);
  assert.equal(await counts('attendance a JOIN attendance b ON b.child_id = a.child_id AND b.id > a.id AND b.from_on <= a.to_on AND b.to_on >= a.from_on'), 0);
  assert.equal(await s.sql('SELECT string_agg(DISTINCT stage, \' \') FROM education_result'), 'KS1 KS2 KS4');
  assert.ok(await counts('exclusion WHERE kind = \'suspension\'') > 5 && await counts('reduced_timetable') > 2);
  assert.equal(await counts('youth_justice_outcome o JOIN child c ON c.id = o.child_id WHERE age_on(c.born_on, o.offence_on) < 10 OR o.care_at_outcome <> care_status_on(o.child_id, o.outcome_on)'), 0);
  assert.ok(await counts('youth_justice_count WHERE is_first') > 0 && await counts('speech_language_finding') > 0 && await counts('speech_language WHERE assessed_on IS NULL AND closed_on IS NULL') > 0);
  assert.equal((await clients.mental_health_lead.get('/youth-justice-report')).body.years.length, 3);
});

test('each state of what services do is there', async () => {
  const counts = (text) => s.sql(`SELECT count(*) FROM ${text}`).then(Number);
  assert.equal(await s.sql('SELECT string_agg(DISTINCT end_reason, \' \') FROM involvement'), 'declined_carer declined_young_person did_not_attend finished moved_away other passed_on');
  assert.equal(await s.sql('SELECT string_agg(DISTINCT outcome, \' \') FROM contact'), 'attended cancelled_by_them cancelled_by_us did_not_attend');
  assert.equal(await s.sql('SELECT string_agg(DISTINCT kind, \' \') FROM service_work'), 'consultation discussion_group duty supervision');
  assert.ok(await counts('involvement i WHERE state = \'quiet\' AND EXISTS (SELECT FROM contact c WHERE c.involvement_id = i.id)') > 2);
  assert.ok(await counts('contact c WHERE london(made_at) > day') > 10, 'some were written down later');
  assert.equal(await counts('contact c JOIN involvement i ON i.id = c.involvement_id WHERE c.day < i.from_on OR c.day > coalesce(i.until_on, today())'), 0);
  assert.ok(await counts('contact_note') > 50 && await counts('therapy_note') > 20);
  assert.equal(await counts('cover WHERE from_on <= today() AND until_on > today()'), 1);
  assert.ok(await counts('involvement WHERE until_on IS NULL AND NOT is_of_service(service_id, practitioner_id)') > 1, 'whose practitioner has left');
  assert.ok((await clients.mental_health_lead.get('/oversight/overlaps')).body.items.length > 0);
});

test('the key of the case system finds a child, records an SDQ and refers', async () => {
  const machine = s.client({ key: keys[0].key });
  const { body } = await machine.get('/children?q=Kayleigh%20Marsh');
  assert.equal(body.items[0].name, 'Kayleigh Marsh');
  const kayleigh = body.items[0].id;
  const on = await s.sql('SELECT today() - 1');
  const sdq = await machine.post(`/children/${kayleigh}/sdqs`, { informant: 'parent', completed_on: on, version: '4-17', total: 16 });
  assert.equal(sdq.status, 201, sdq.text);
  assert.ok(sdq.body.follow_ups.some(({ kind }) => kind === 'consultation'));
  const kite = await s.sql("SELECT id FROM service WHERE code = 'kite_mentoring'");
  const referral = await machine.post(`/children/${kayleigh}/referrals`, { service: kite, reason: 'Would like a mentor.', urgency: 'routine' });
  assert.equal(referral.status, 201, referral.text);
});

test('the same seed and day make the same council elsewhere, another seed another', async () => {
  const words = ['demo', '--children', '40', '--today', '2026-11-22', '--accounts'];
  const made = [];
  for (const seed of ['5', '5', '6']) {
    const other = await service();
    try {
      await other.around(...words, join(other.dir, 'accounts.json'), '--seed', seed);
      made.push(await contents(other));
    } finally {
      await other.stop();
    }
  }
  assert.equal(made[0], made[1]);
  assert.notEqual(made[0], made[2]);
});
