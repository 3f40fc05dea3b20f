// A record on the wrong child, or entered in error: where it goes, what is said where it was, and what is refused.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem, service } from '../lib/service.js';

let s, amira, ben, right, wrong, bens;
const day = (n) => new Date(Date.now() - n * 864e5).toISOString().slice(0, 10);
const put = (who, body) => who.post('/wrong-records', { reason: 'It is the other boy\'s', ...body });

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  ben = await s.signedIn(await s.person('ben.osei', { roles: ['social_worker'], agency: 'Westshire East' }));
  const child = async (who, given_names, family_name, born_on, local_id) => (await who.post('/children', { given_names, family_name, born_on, sex: 'M', local_id })).body.id;
  wrong = await child(amira, 'Tom', 'Ash', '2012-03-04', 'T1');
  right = await child(amira, 'Uri', 'Beech', '2013-08-19', 'U1');
  bens = await child(ben, 'Vic', 'Cedar', '2011-01-30', 'V1');
});
after(() => s.stop());

test('an SDQ goes to the right child with its answers, and the wrong one says that it was there', async () => {
  const sdq = await amira.post(`/children/${wrong}/sdqs`, { informant: 'parent', completed_on: day(3), version: '4-17', scores: { emotional: 8, conduct: 5, hyperactivity: 7, peer: 4, prosocial: 6 } });
  assert.equal(sdq.status, 201, sdq.text);
  const moved = await put(amira, { type: 'sdq', record: sdq.body.id, to: right });
  assert.equal(moved.status, 201, moved.text);
  assert.deepEqual([moved.body.type, moved.body.in_error, moved.body.to.id], ['sdq', false, right]);
  assert.deepEqual((await amira.get(`/children/${wrong}/sdqs`)).body.items, []);
  const items = (await amira.get(`/children/${right}/sdqs`)).body.items;
  assert.deepEqual(items.map((q) => [q.id, q.scores.emotional]), [[sdq.body.id, 8]]);
  assert.deepEqual((await amira.get(`/children/${wrong}/wrong-records`)).body.items.map((w) => [w.record, w.reason, w.made_by.name]), [[sdq.body.id, 'It is the other boy\'s', 'Test amira.khan']]);
  assert.deepEqual((await amira.get(`/children/${right}/wrong-records`)).body.items, []);
  assert.equal(await s.sql(`SELECT string_agg(DISTINCT child_id::text, ' ') FROM sdq_score WHERE sdq_id = '${sdq.body.id}'`), right);
});

test('what was entered in error is seen by nobody, is kept, and leaves its trace', async () => {
  const words = (await amira.post(`/children/${wrong}/words`, { said_on: day(2), text: 'I want to see Nan', matters: ['Nan'] })).body;
  const sealed = await put(amira, { type: 'words', record: words.id });
  assert.equal(sealed.status, 201, sealed.text);
  assert.equal(sealed.body.in_error, true);
  assert.equal(problem(await amira.get(`/words/${words.id}`)), 'not-found');
  const picture = await amira.get(`/children/${wrong}/picture`);
  assert.ok(!picture.text.includes('I want to see Nan') && !picture.text.includes('"Nan"'));
  assert.equal(await s.sql(`SELECT text || ' ' || tier FROM words WHERE id = '${words.id}'`), 'I want to see Nan 5');
  assert.equal(await s.sql(`SELECT min(tier) FROM version WHERE table_name LIKE 'words%' AND child_id = '${wrong}'`), '5');
  assert.equal(problem(await put(amira, { type: 'words', record: words.id, to: right })), 'not-found');
  assert.equal((await amira.get(`/children/${wrong}/wrong-records`)).body.items[0].record, words.id);
});

test('an alert, a review and a person around the child go too', async () => {
  for (const [type, path, body] of [
    ['alert', 'alerts', { kind: 'allergy', level: 'warning', text: 'Nuts' }],
    ['review', 'reviews', { held_on: day(9), mental_health: 'not_known', mental_health_words: 'Not asked', advocacy: 'opted_out' }],
    ['person', 'people', { name: 'Nan', relation: 'Gran', group: 'family' }],
  ]) {
    const made = await amira.post(`/children/${wrong}/${path}`, body);
    assert.equal(made.status, 201, made.text);
    const moved = await put(amira, { type, record: made.body.id, to: right });
    assert.equal(moved.status, 201, moved.text);
    assert.ok((await amira.get(`/children/${right}/${path}`)).text.includes(made.body.id), type);
    assert.ok(!(await amira.get(`/children/${wrong}/${path}`)).text.includes(made.body.id), type);
  }
});

test('not onto a child whom one may not see, nor of one, nor onto the same', async () => {
  const alert = (await amira.post(`/children/${wrong}/alerts`, { kind: 'other', level: 'info', text: 'Stays' })).body;
  assert.equal(problem(await put(amira, { type: 'alert', record: alert.id, to: bens })), 'not-found');
  assert.equal(problem(await put(amira, { type: 'alert', record: alert.id, to: crypto.randomUUID() })), 'not-found');
  assert.equal(problem(await put(ben, { type: 'alert', record: alert.id, to: bens })), 'not-found');
  assert.equal(problem(await put(ben, { type: 'alert', record: alert.id })), 'not-found');
  assert.notEqual((await put(amira, { type: 'alert', record: alert.id, to: wrong })).status, 201);
  assert.equal((await put(amira, { type: 'alert', record: alert.id, reason: ' ' })).status, 422);
  assert.equal((await put(amira, { type: 'home', record: alert.id })).status, 422);
  assert.equal(problem(await put(amira, { type: 'sdq', record: alert.id })), 'not-found');
  const officer = await s.signedIn(await s.person('otto', { roles: ['reviewing_officer'] }));
  await s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, made_by) SELECT gen_random_uuid(), '${wrong}', 'reviewing_officer', p.id, p.id FROM person p WHERE p.username = 'otto'`);
  assert.equal(problem(await put(officer, { type: 'alert', record: alert.id })), 'forbidden');
  assert.ok((await amira.get(`/children/${wrong}/alerts`)).text.includes(alert.id));
});

/** A record of every type that can be on the wrong child, as somebody makes it. */
const typed = async () => {
  const nurse = await s.signedIn(await s.person('nina.nurse', { roles: ['care_nurse'], agency: 'Westshire Health', kind: 'health' }));
  const clinician = await s.signedIn(await s.person('cleo.camhs', { roles: ['camhs_clinician'], agency: 'Westshire CAMHS', kind: 'camhs' }));
  const psychologist = await s.signedIn(await s.person('eve.ep', { roles: ['educational_psychologist'], agency: 'Westshire EPS', kind: 'psychology' }));
  await s.sql(`INSERT INTO school_term (id, agency_id, name, from_on, until_on, made_by) SELECT gen_random_uuid(), a.id, 'This term', today() - 60, today() + 30, p.id FROM agency a, person p WHERE a.name = 'Westshire Council' AND p.username = 'amira.khan'`);
  for (const child of [wrong, right]) {
    await s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, made_by) SELECT gen_random_uuid(), '${child}', 'nurse', p.id, p.id FROM person p WHERE p.username = 'nina.nurse'`);
    for (const [username, agency] of [['cleo.camhs', 'Westshire CAMHS'], ['eve.ep', 'Westshire EPS']])
      await s.sql(`WITH v AS (INSERT INTO service (id, code, agency_id, name, about) SELECT gen_random_uuid(), 's' || left(md5('${child}${username}'), 6), a.id, 'Service ${username} ${child}', 'x' FROM agency a WHERE a.name = '${agency}' RETURNING id), k AS (
          INSERT INTO service_staff (service_id, role) SELECT v.id, r.role FROM v, role_held r JOIN person p ON p.id = r.person_id WHERE p.username = '${username}')
        INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on, practitioner_id, made_by) SELECT gen_random_uuid(), '${child}', v.id, 'Work', 'active', today() - 9, p.id, p.id FROM v, person p WHERE p.username = '${username}'`);
    assert.equal((await amira.post(`/children/${child}/homes`, { kind: 'foster', carers: `Carers of ${child}`, from_on: day(90) })).status, 201);
  }
  const term = await s.sql(`SELECT id FROM school_term WHERE name = 'This term'`);
  return [
    ['document', amira, 'documents', { title: 'A letter', kind: 'letter', dated_on: day(4), content: Buffer.from('%PDF-1.7\n%%EOF').toString('base64') }, ['document_file.document_id']],
    ['visit', amira, 'visits', { day: day(5), visitor: 'Amira', was_seen: true, seen_alone: true, heard: 'All is well' }, ['visit_note.visit_id']],
    ['pep', amira, 'peps', { term }, []],
    ['action', amira, 'actions', { what: 'Ring the school', due_on: day(-9) }, []],
    ['preference', amira, 'preferences', { kind: 'word', text: 'Contact', instead: 'Time with Mum', said_on: day(4) }, []],
    ['thrive', amira, 'thrive', { group: 'help', from_on: day(4), by_young_person: true, by_carer: true, why: 'Because' }, []],
    ['health', nurse, 'health-assessments', { kind: 'dental', state: 'done', day: day(6), by_whom: 'A dentist' }, []],
    ['measure', clinician, 'measures', { measure: 'cgas', informant: 'clinician', completed_on: day(6), scores: [{ scale: 'total', value: 50 }] }, ['measure_score.measure_id', 'measure_band.measure_id']],
    ['plan', psychologist, 'plans', { kind: 'joint', title: 'A plan', agreed_on: day(6), goals: [{ what: 'Sleeps', baseline_words: 'Badly', baseline: 2, aim: 7 }] }, ['plan_content.plan_id', 'plan_goal.plan_id']],
  ];
};

test('each type goes to the right child with what hangs on it, or is marked as entered in error; what is due follows', async () => {
  for (const [type, who, path, body, parts] of await typed()) {
    const make = async () => {
      const made = await who.post(`/children/${wrong}/${path}`, body);
      assert.equal(made.status, 201, `${type}: ${made.text}`);
      return made.body.id;
    };
    const where = (id) => Promise.all(parts.map((part) => s.sql(`SELECT string_agg(DISTINCT child_id || ' ' || (tier = 5), ', ') FROM ${part.split('.')[0]} WHERE ${part.split('.')[1]} = '${id}'`)));
    const sealed = await make();
    if (type === 'plan') {
      const [goal] = (await who.get(`/plans/${sealed}`)).body.goals;
      assert.equal((await who.post(`/goals/${goal.id}/ratings`, { rated_on: day(1), value: 5, by: 'school' })).status, 201);
    }
    const gone = await put(who, { type, record: sealed });
    assert.equal(gone.status, 201, `${type}: ${gone.text}`);
    assert.equal(gone.body.in_error, true);
    assert.deepEqual(await where(sealed), parts.map(() => `${wrong} true`), type);
    assert.ok(!(await who.get(`/children/${wrong}/${path}`)).text.includes(sealed), type);
    assert.ok((await who.get(`/children/${wrong}/wrong-records`)).body.items.some((w) => w.record === sealed), type);
    if (['health', 'measure', 'visit'].includes(type)) { // recorded anew: they are of the age, the sex, the home of the child
      assert.equal(problem(await put(who, { type, record: await make(), to: right })), 'state', type);
      continue;
    }
    const moved = await make(); // of a PEP: what was entered in error does not stand in its way
    const done = await put(who, { type, record: moved, to: right });
    assert.equal(done.status, 201, `${type}: ${done.text}`);
    assert.deepEqual(await where(moved), parts.map(() => `${right} false`), type);
    assert.ok((await who.get(`/children/${right}/${path}`)).text.includes(moved), type);
    assert.ok(!(await who.get(`/children/${wrong}/${path}`)).text.includes(moved), type);
  }
});

test('what is an agency\'s own is put right by that agency', async () => {
  const [doc] = (await amira.get(`/children/${right}/documents`)).body.items;
  const nina = await s.signedIn(await s.person('nora.nurse', { roles: ['care_nurse'], agency: 'Westshire Health', kind: 'health' }));
  for (const child of [wrong, right]) await s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, made_by) SELECT gen_random_uuid(), '${child}', 'nurse', p.id, p.id FROM person p WHERE p.username = 'nora.nurse'`);
  assert.equal(problem(await put(nina, { type: 'document', record: doc.id, to: wrong })), 'forbidden');
});
