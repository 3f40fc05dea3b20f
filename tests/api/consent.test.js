// Consent to treatment, the lawful basis of sharing, wishes about sharing: three records, each with who can say it. What a child does not want an agency
// to know is not shown to it from that moment on; therapy without consent or assessment is said, and never refused.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, accounts, as, amira, child, today;
const usernameOf = (role) => accounts.find((one) => one.role === role).username;
const agencyOf = (role) => s.sql(`SELECT agency_id FROM person WHERE username = '${usernameOf(role)}'`);
const day = (days) => new Date(Date.parse(today) - days * 86400000).toISOString().slice(0, 10);
// Each with a name and a day of birth of its own, or it would look like the one before.
const names = 'Olu Brandt,Freya Quist,Marek Dvorsky,Hiba Sayegh,Tomos Gethin,Wanjiru Kamau,Ezra Pinhas,Bodil Aagaard,Xiulan Zhou,Rory Fitzgibbon,Uma Iyer,Lachlan Veitch,Yara Nakhle,Gwen Probert,Pavel Chudy,Seren Jukes,Ines Laforge,Dov Amsel'
  .split(',').map((one) => one.split(' '));
let children = 0;
const consent = (more) => ({ what: 'treatment', is_given: true, by_whom: 'parent', by_name: 'Mum', how: 'Signed', from_on: day(2), ...more });
async function born(age, status) {
  children += 1;
  const made = await amira.post('/children', { given_names: names[children - 1][0], family_name: names[children - 1][1], born_on: `${Number(today.slice(0, 4)) - age}-01-${String(children).padStart(2, '0')}`, sex: 'U', local_id: `C${children}` });
  assert.equal(made.status, 201, made.text);
  if (status) assert.equal((await amira.post(`/children/${made.body.id}/legal-status`, { code: status, from_on: day(30) })).status, 201);
  return made.body.id;
}
async function faults(client, path, body) {
  const answer = await client.post(path, body);
  assert.equal(answer.status, 422, answer.text);
  return answer.body.errors.map((one) => one.pointer);
}

before(async () => {
  ({ s, accounts, as } = await westshire());
  today = await s.sql('SELECT today()');
  amira = await as('social_worker');
  child = (await amira.get('/children?q=Connor%20Ashby')).body.items[0].id;
});
after(() => s.stop());

test('who can consent follows from age and legal status, and a refusal names the field', async () => {
  const path = async (age, status) => `/children/${await born(age, status)}/consents`;
  const twelve = await path(12, 'V2'), sixteen = await path(17, 'C2'), adult = await path(19);
  const fine = async (at, by_whom) => {
    const made = await amira.post(at, consent({ by_whom }));
    assert.equal(made.status, 201, `${by_whom} ${made.text}`);
    return made.body;
  };
  const refused = async (at, by_whom) => assert.deepEqual(await faults(amira, at, consent({ by_whom })), ['/by_whom'], by_whom);
  await fine(twelve, 'parent'); await fine(twelve, 'gillick');
  for (const by of ['young_person', 'adult', 'council']) await refused(twelve, by); // section 20 gives the council no parental responsibility
  await fine(sixteen, 'young_person'); await fine(sixteen, 'parent'); await fine(sixteen, 'council');
  for (const by of ['gillick', 'adult']) await refused(sixteen, by);
  await fine(adult, 'adult'); await fine(adult, 'young_person');
  for (const by of ['gillick', 'parent', 'council']) await refused(adult, by);
  // It is the day of the consent that counts: before the order the council had nothing to give.
  assert.deepEqual(await faults(amira, sixteen, consent({ by_whom: 'council', from_on: day(40) })), ['/by_whom']);
  for (const code of ['C1', 'E1', 'D1']) await fine(await path(3, code), 'council');
  for (const code of ['L1', 'J1', 'V3']) await refused(await path(3, code), 'council');
});

test('a consent says for what, by whom and how; every fault is told at once', async () => {
  const path = `/children/${await born(9)}/consents`;
  assert.deepEqual((await faults(amira, path, {})).sort(), ['/by_name', '/by_whom', '/from_on', '/how', '/is_given', '/what']);
  assert.deepEqual(await faults(amira, path, consent({ what: 'other' })), ['/detail']);
  assert.deepEqual(await faults(amira, path, consent({ what: 'dancing' })), ['/what']);
  assert.deepEqual(await faults(amira, path, consent({ service: '00000000-0000-4000-8000-0000000000ff' })), ['/service']);
  assert.deepEqual(await faults(amira, path, consent({ from_on: day(-1) })), ['/from_on']);
  assert.deepEqual(await faults(amira, path, consent({ from_on: '1999-01-01' })), ['/from_on']);
  assert.deepEqual(await faults(amira, path, consent({ until_on: day(3) })), ['/until_on']);
  assert.deepEqual((await faults(amira, path, consent({ by_whom: 'adult', until_on: day(3), what: 'other' }))).sort(), ['/by_whom', '/detail', '/until_on']);
  const made = await amira.post(path, consent({ what: 'other', detail: 'A photograph', until_on: day(-9) }));
  assert.equal(made.status, 201, made.text);
  assert.equal(made.body.state, 'in_force');
  assert.equal(made.headers.get('location'), `/api/v1/consents/${made.body.id}`);
  assert.deepEqual((await amira.get(path)).body.items, [made.body]);
  assert.deepEqual((await amira.get(`/consents/${made.body.id}`)).body, made.body);
});

test('a consent is withdrawn with a day and a reason, once, or ended; a refusal is neither', async () => {
  const path = `/children/${await born(9)}/consents`;
  const made = (await amira.post(path, consent())).body;
  const change = (one, body, version = one.etag) => amira.patch(`/consents/${one.id}`, body, version);
  const pointers = (answer) => answer.body.errors.map((one) => one.pointer);
  assert.equal((await amira.send('PATCH', `/consents/${made.id}`, { body: { withdrawn_on: day(0), withdrawn_reason: 'No' } })).status, 428);
  assert.deepEqual(pointers(await change(made, { withdrawn_on: day(0) })), ['/withdrawn_reason']);
  assert.deepEqual(pointers(await change(made, { withdrawn_reason: 'No' })), ['/withdrawn_on']);
  assert.deepEqual(pointers(await change(made, { withdrawn_on: day(5), withdrawn_reason: 'No' })), ['/withdrawn_on'], 'before it was given');
  assert.deepEqual(pointers(await change(made, { withdrawn_on: day(-2), withdrawn_reason: 'No' })), ['/withdrawn_on']);
  const gone = await change(made, { withdrawn_on: day(0), withdrawn_reason: 'Wants a rest' });
  assert.equal(gone.status, 200, gone.text);
  assert.deepEqual([gone.body.state, gone.body.withdrawn_reason], ['withdrawn', 'Wants a rest']);
  assert.equal(problem(await change(made, { withdrawn_on: day(0), withdrawn_reason: 'Again' })), 'stale');
  assert.equal(problem(await change(gone.body, { withdrawn_on: day(0), withdrawn_reason: 'Again' })), 'state');
  const no = (await amira.post(path, consent({ is_given: false }))).body;
  assert.equal(no.state, 'refused');
  assert.deepEqual(pointers(await change(no, { withdrawn_on: day(0), withdrawn_reason: 'No' })), ['/withdrawn_on']);
  const ends = (await amira.post(path, consent())).body;
  assert.equal((await change(ends, { until_on: day(0) })).body.state, 'ended');
});

test('a school sees consent to work at school and wishes, and no more; nobody else\'s child', async () => {
  const teacher = await as('designated_teacher');
  const path = `/children/${child}/consents`;
  await amira.post(path, consent({ by_whom: 'gillick', by_name: 'Connor' }));
  const made = await amira.post(path, consent({ what: 'school', by_whom: 'gillick', by_name: 'Connor', how: 'Said so' }));
  const items = (await teacher.get(path)).body.items;
  assert.ok(items.some((one) => one.id === made.body.id));
  assert.deepEqual([...new Set(items.map((one) => one.what))], ['school']);
  assert.equal((await teacher.post(path, consent())).status, 403);
  assert.equal((await (await as('camhs_clinician')).patch(`/consents/${made.body.id}`, { until_on: day(0) }, 'v1')).status, 403);
  const unknown = await born(9);
  for (const list of ['consents', 'sharing-bases', 'sharing-wishes']) {
    assert.equal((await teacher.get(`/children/${unknown}/${list}`)).status, 404);
    assert.equal((await (await as('analyst')).get(`/children/${unknown}/${list}`)).status, 403);
  }
  assert.equal((await (await as('educational_psychologist')).post(`/children/${unknown}/consents`, consent())).status, 404);
});

test('a lawful basis says which ground, who decided, why, and when it is looked at again', async () => {
  const path = `/children/${child}/sharing-bases`;
  const agency = await agencyOf('camhs_clinician');
  const basis = { agency, ground: 'public_task', condition: 'health_or_social_care', decided_by: 'Gareth Pryce', why: 'To treat', from_on: day(3), review_on: day(-90) };
  const made = await amira.post(path, basis);
  assert.equal(made.status, 201, made.text);
  assert.deepEqual([made.body.agency.id, made.body.ground, made.body.is_late], [agency, 'public_task', false]);
  assert.equal((await amira.get(`/sharing-bases/${made.body.id}`)).body.why, 'To treat');
  assert.ok((await amira.get(path)).body.items.some((one) => one.id === made.body.id));
  assert.deepEqual((await faults(amira, path, {})).sort(), ['/agency', '/decided_by', '/from_on', '/ground', '/review_on', '/why']);
  assert.deepEqual(await faults(amira, path, { ...basis, review_on: day(4) }), ['/review_on']);
  assert.deepEqual(await faults(amira, path, { ...basis, agency: '00000000-0000-4000-8000-0000000000ff' }), ['/agency']);
  assert.deepEqual(await faults(amira, path, { ...basis, ground: 'because' }), ['/ground']);
  assert.deepEqual(await faults(amira, path, { ...basis, from_on: '1999-01-01' }), ['/from_on']);
  assert.equal((await (await as('designated_teacher')).post(path, basis)).status, 403);
});

test('a wish of the child hides their words from an agency at once: list, picture, timeline, as of an earlier day; and says that it does', async () => {
  const teacher = await as('designated_teacher');
  const leah = await s.sql(`SELECT e.child_id FROM enrolment e JOIN person p ON p.agency_id = e.school_id JOIN allocation a ON a.child_id = e.child_id AND a.until_on IS NULL
    JOIN person w ON w.id = a.person_id WHERE p.username = '${usernameOf('designated_teacher')}' AND w.username = '${usernameOf('social_worker')}' AND a.kind = 'worker'
      AND e.until_on IS NULL AND e.child_id <> '${child}' LIMIT 1`);
  const said = `The river ${Math.random()}`;
  const point = `Paddling ${Math.random()}`;
  const words = await amira.post(`/children/${leah}/words`, { said_on: day(1), text: said, matters: [point] });
  const texts = async (client) => (await Promise.all([`/children/${leah}/words`, `/children/${leah}/picture`, `/children/${leah}/timeline`, `/children/${leah}/picture?as_of=${day(0)}`]
    .map((at) => client.get(at)))).map((one) => one.text.includes(said) || one.text.includes(point));
  assert.deepEqual(await texts(teacher), [true, true, true, true]);
  assert.equal((await teacher.get(`/words/${words.body.id}`)).status, 200);
  const held = async () => (await teacher.get(`/children/${leah}/picture`)).body.withheld.filter((one) => one.type === 'words').reduce((n, one) => n + one.count, 0);
  const before = await held();
  const preferred = await s.sql(`SELECT count(*) FROM preference WHERE child_id = '${leah}'`); // these are the child's words too
  const count = (await teacher.get(`/children/${leah}/words?limit=200`)).body.items.length + Number(preferred);

  const path = `/children/${leah}/sharing-wishes`, agency = await agencyOf('designated_teacher');
  const wish = { whose: 'child', agency, kind: 'words', share: false, said_on: day(1) };
  // What others want, and what was meant for another agency, hides nothing.
  for (const more of [{ whose: 'carer' }, { kind: 'health' }, { agency: await agencyOf('camhs_clinician') }, { until_on: day(0) }]) {
    const made = await amira.post(path, { ...wish, ...more });
    assert.equal(made.status, 201, made.text);
    assert.deepEqual(await texts(teacher), [true, true, true, true], JSON.stringify(more));
  }
  const made = await amira.post(path, wish);
  assert.equal(made.status, 201, made.text);
  assert.deepEqual([made.body.stands, made.body.hides], [true, true]);
  assert.deepEqual(await texts(teacher), [false, false, false, false]);
  assert.equal((await teacher.get(`/words/${words.body.id}`)).status, 404);
  assert.equal(await held(), before + count, 'and it is said that they are held back');
  assert.equal((await teacher.get(`/children/${leah}/words`)).body.withheld.reduce((n, one) => n + one.count, 0), before + count);
  assert.ok((await teacher.get(`/children/${leah}/timeline?limit=200`)).body.items.some((one) => one.type === 'words' && one.text.startsWith('Held back by')));
  assert.deepEqual(await texts(amira), [true, true, true, true], 'the lead worker sees them');
  assert.ok((await teacher.get(path)).body.items.some((one) => one.id === made.body.id && one.hides), 'and whoever records is told');
  const line = (await teacher.get(`/children/${leah}/why`)).body.records.find((one) => one.record === 'words');
  assert.equal(line.unwished, true);

  const share = await amira.post(path, { ...wish, share: true, said_on: day(0) });
  assert.equal(share.body.stands, true);
  assert.deepEqual(await texts(teacher), [true, true, true, true], 'until the child says otherwise');
  await amira.post(path, { ...wish, kind: 'everything', said_on: day(0) });
  assert.deepEqual(await texts(teacher), [false, false, false, false], 'nothing at all is words too');
});

test('those whom a child does not want to know do not turn it round, nor does one who may not', async () => {
  const clinician = await as('camhs_clinician');
  const known = await s.sql(`SELECT s.child_id FROM sight s JOIN person p ON p.id = s.person_id JOIN relation_name n ON n.no = s.kind % 16
    WHERE p.username = '${usernameOf('camhs_clinician')}' AND n.relation = 'involved' AND s.until_on > today() LIMIT 1`);
  const path = `/children/${known}/sharing-wishes`, agency = await agencyOf('camhs_clinician');
  const wish = { whose: 'child', agency, kind: 'words', share: false, said_on: day(1) };
  assert.equal((await clinician.post(path, wish)).status, 201, 'they record it as they hear it');
  assert.deepEqual(await faults(clinician, path, { ...wish, share: true, said_on: day(0) }), ['/share']);
  assert.deepEqual(await faults(clinician, path, { ...wish, kind: 'everything', share: true, said_on: day(0) }), ['/share']);
  assert.equal((await clinician.post(path, { ...wish, kind: 'health', share: true })).status, 201);
  assert.equal((await clinician.post(path, { ...wish, whose: 'carer', share: true })).status, 201);
  assert.deepEqual((await faults(clinician, path, {})).sort(), ['/agency', '/kind', '/said_on', '/share', '/whose']);
  assert.deepEqual(await faults(clinician, path, { ...wish, until_on: day(2) }), ['/until_on']);
  assert.deepEqual(await faults(clinician, path, { ...wish, said_on: day(-1) }), ['/said_on']);
  assert.equal((await (await as('designated_teacher')).post(`/children/${child}/sharing-wishes`, wish)).status, 403);
});

test('therapy without consent or assessment is said at once, stays until it comes, and is never refused', async () => {
  const clinician = await as('camhs_clinician');
  const core = await s.sql("SELECT id FROM service WHERE code = 'core_camhs'");
  const made = await born(12);
  const referred = await amira.post(`/children/${made}/referrals`, { service: core, reason: 'Nights', urgency: 'routine', need: 'Talking therapy' });
  assert.equal(referred.status, 201, referred.text);
  const codes = (answer) => answer.body.warnings.map((one) => one.code);
  assert.deepEqual(codes(referred), ['therapy_consent', 'therapy_assessment']);
  assert.deepEqual(referred.body.warnings.map((one) => one.text), ['Therapy with Core CAMHS has no consent on record', 'Therapy with Core CAMHS: no clinical assessment on record']);
  const open = async () => (await amira.get(`/children/${made}/picture`)).body.tasks.filter((one) => one.kind.startsWith('therapy')).map((one) => one.kind).sort();
  assert.deepEqual(await open(), ['therapy_assessment', 'therapy_consent']);
  // An assessment is no therapy: nothing is added. Work on therapy says it by itself.
  const work = (type_of_work) => clinician.post(`/children/${made}/involvements`, { service: core, type_of_work, from_on: day(0) });
  const therapy = await work('Talking therapy');
  assert.equal(therapy.status, 201, therapy.text);
  assert.deepEqual(codes(therapy), ['therapy_consent', 'therapy_assessment']);
  assert.deepEqual((await work('Consultation')).body.warnings, [], 'and being seen by a service that assesses is an assessment');
  assert.deepEqual(await open(), ['therapy_consent', 'therapy_consent']);

  const refused = await amira.post(`/children/${made}/consents`, consent({ is_given: false }));
  assert.equal(refused.status, 201);
  assert.equal((await open()).length, 2, 'a refusal is no consent');
  await amira.post(`/children/${made}/consents`, consent({ what: 'medical' }));
  assert.equal((await open()).length, 2, 'nor is consent to something else');
  const given = await amira.post(`/children/${made}/consents`, consent({ service: core, from_on: day(1) }));
  assert.deepEqual(await open(), [], 'consent settles it');
  assert.deepEqual((await amira.get(`/involvements/${therapy.body.id}`)).body.warnings, []);

  const gone = await amira.patch(`/consents/${given.body.id}`, { withdrawn_on: day(0), withdrawn_reason: 'Not now' }, 'v1');
  assert.equal(gone.status, 200, gone.text);
  assert.deepEqual(await open(), ['therapy_consent', 'therapy_consent'], 'and withdrawing it opens it again');
  for (const warning of [...(await amira.get(`/involvements/${therapy.body.id}`)).body.warnings, ...(await amira.get(`/referrals/${referred.body.id}`)).body.warnings])
    assert.equal((await amira.post(`/tasks/${warning.task}/settle`, { outcome: 'Mum has agreed by telephone; the form is in the post.' })).status, 200);
  assert.deepEqual(await open(), [], 'an answer settles it too');
  const again = await clinician.patch(`/involvements/${therapy.body.id}`, { state: 'quiet' }, 'v1');
  assert.deepEqual(again.body.warnings, [], 'and is not asked for twice');
  assert.equal((await work('Direct work')).body.warnings.length, 1, 'of other work it is');
  const closing = (await amira.get(`/children/${made}/involvements`)).body.items.filter((one) => one.state !== 'closed');
  for (const one of closing) assert.equal((await clinician.patch(`/involvements/${one.id}`, { state: 'closed', end_reason: 'finished' }, one.etag)).status, 200);
  assert.deepEqual(await open(), [], 'work that has ended lacks nothing');
});

test('a consent that ends by its date is a task for that day from when it is given, and warns on it without anybody doing anything', async () => {
  const clinician = await as('camhs_clinician');
  const core = await s.sql("SELECT id FROM service WHERE code = 'core_camhs'");
  const made = await born(12);
  const passes = (days) => s.sql(`UPDATE consent SET from_on = from_on - ${days}, until_on = until_on - ${days} WHERE child_id = '${made}'; UPDATE task SET due_on = due_on - ${days}, settled_at = settled_at - interval '${days} days' WHERE child_id = '${made}'`);
  assert.equal((await amira.post(`/children/${made}/referrals`, { service: core, reason: 'Nights', urgency: 'routine' })).status, 201);
  const work = async (type_of_work) => (await clinician.post(`/children/${made}/involvements`, { service: core, type_of_work, practitioner: priya, from_on: day(0) })).body;
  const priya = await s.sql("SELECT id FROM person WHERE username = 'priya.nair'");
  await work('Consultation');
  const [therapy, other] = [await work('Talking therapy'), await work('Art therapy')];
  const given = await amira.post(`/children/${made}/consents`, consent({ service: core, until_on: day(-30) }));
  assert.equal(given.status, 201, given.text);
  const open = async () => (await amira.get(`/children/${made}/picture`)).body.tasks.filter((one) => one.kind.startsWith('therapy'));
  const warned = async (client, of = therapy) => (await client.get(`/involvements/${of.id}`)).body.warnings.map((one) => one.code);
  const words = (at) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
  assert.deepEqual((await open()).map((one) => [one.kind, one.due_on, one.what]), Array(2).fill(['therapy_consent_end', day(-30), `Therapy with Core CAMHS: consent is given until ${words(day(-30))}`]));
  assert.deepEqual(await warned(amira), [], 'nothing is lacking yet');
  const next = (await clinician.all('/me/next?limit=200&within=3660')).filter((one) => one.kind === 'therapy_consent_end' && one.child.id === made);
  assert.deepEqual(next.map((one) => [one.on, one.who]), Array(2).fill([day(-30), 'Priya Nair']), 'it is for whoever gives the therapy, and stands there for whoever leads');

  const longer = await amira.patch(`/consents/${given.body.id}`, { until_on: day(-60) }, 'v1');
  assert.equal(longer.status, 200, longer.text);
  assert.deepEqual((await open()).map((one) => one.due_on), [day(-60), day(-60)], 'it moves with the day');
  const early = (await open()).find((one) => one.about === other.id);
  assert.equal((await clinician.post(`/tasks/${early.id}/settle`, { outcome: 'Mum is asked in good time.' })).status, 200);

  await passes(59);
  assert.deepEqual([await warned(amira), await warned(clinician), await warned(amira, other)], [[], [], []], 'on its last day it holds');
  await passes(1);
  for (const client of [amira, clinician, await as('team_manager'), await as('mental_health_lead')]) assert.deepEqual(await warned(client), ['therapy_consent_end'], 'and on the day that it ends everybody is told');
  assert.deepEqual(await warned(amira, other), ['therapy_consent_end'], 'also where somebody had said that all would be well');
  assert.deepEqual((await amira.get(`/children/${made}/consents`)).body.items.map((one) => one.state), ['ended']);
  const due = (await amira.get(`/children/${made}/picture`)).body.next.find((one) => one.kind === 'therapy_consent_end');
  assert.deepEqual([due.on, due.days], [day(0), 0]);

  const touched = await clinician.patch(`/involvements/${therapy.id}`, { state: 'quiet' }, 'v1');
  assert.deepEqual(touched.body.warnings.map((one) => one.code), ['therapy_consent'], 'with the next thing that happens it is therapy without consent');
  assert.equal((await amira.post(`/children/${made}/consents`, consent({ service: core, from_on: day(0) }))).status, 201);
  assert.deepEqual(await open(), [], 'and consent without an end settles all of it');
  assert.deepEqual(await warned(amira), []);
});

test('what a child lets a school know until a day is not shown from that day on', async () => {
  const teacher = await as('designated_teacher'), school = await agencyOf('designated_teacher');
  const made = await born(13);
  assert.equal((await amira.post(`/children/${made}/schools`, { school, from_on: day(20), year_group: '8' })).status, 201);
  assert.equal((await amira.post(`/children/${made}/words`, { said_on: day(5), text: 'The river is mine.' })).status, 201);
  const wish = async (share, said_on, until_on) => assert.equal((await amira.post(`/children/${made}/sharing-wishes`, { whose: 'child', agency: school, kind: 'words', share, said_on, ...(until_on ? { until_on } : {}) })).status, 201);
  const told = async () => { const { body } = await teacher.get(`/children/${made}/picture`); return [body.words.latest?.text ?? null, body.withheld.some((one) => one.type === 'words')]; };
  assert.deepEqual(await told(), ['The river is mine.', false]);
  await wish(false, day(4));
  assert.deepEqual(await told(), [null, true]);
  await wish(true, day(3), day(-1));
  assert.deepEqual(await told(), ['The river is mine.', false], 'for a while');
  await s.sql(`UPDATE sharing_wish SET until_on = until_on - 1 WHERE child_id = '${made}'`);
  assert.deepEqual(await told(), [null, true], 'and no longer');
});

test('which words count as therapy is data, of a service where it has its own', async () => {
  const clinician = await as('camhs_clinician');
  const core = await s.sql("SELECT id FROM service WHERE code = 'core_camhs'");
  const made = await born(12);
  await amira.post(`/children/${made}/referrals`, { service: core, reason: 'Nights', urgency: 'routine' });
  await s.sql(`INSERT INTO therapy_word VALUES ('${core}', 'sand tray')`);
  const work = async (type_of_work) => (await clinician.post(`/children/${made}/involvements`, { service: core, type_of_work, from_on: day(0) })).body.warnings.length;
  assert.deepEqual([await work('Talking therapy'), await work('Sand tray')], [0, 1]); // the other work of a service that assesses is its assessment
  await s.sql(`DELETE FROM therapy_word WHERE service_id = '${core}'`);
});

test('why one sees a child: each relation, and through which of them each record', async () => {
  const why = async (role, of) => {
    const answer = await (await as(role)).get(`/children/${of}/why`);
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const worker = await why('social_worker', child);
  const allocated = worker.relations.find((one) => one.relation === 'allocated');
  assert.deepEqual([allocated.role, allocated.through, allocated.until], ['social_worker', 'worker', null]);
  assert.ok(allocated.since <= today);
  const line = (answer, record) => answer.records.find((one) => one.record === record);
  assert.deepEqual(line(worker, 'home'), { record: 'home', tier: 4, with_code: null, role: 'social_worker', relation: 'allocated', unwished: false });
  const teacher = await why('designated_teacher', child);
  assert.equal(teacher.relations.find((one) => one.relation === 'school').through, 'Ashdown Academy');
  assert.equal(line(teacher, 'home').tier, 2);
  assert.equal(line(teacher, 'consent').tier, 1);
  assert.equal(line(teacher, 'sdq_detail'), undefined);
  assert.equal(line(teacher, 'words').unwished, true, 'Connor does not want school to know');
  const manager = await why('team_manager', child);
  assert.deepEqual(manager.relations.map((one) => one.relation).sort(), ['oversight', 'team']);
  assert.equal(manager.relations.find((one) => one.relation === 'team').through, 'Amira Khan');
  const lead = await why('mental_health_lead', child);
  assert.deepEqual(lead.relations.map((one) => [one.relation, one.role]), [['oversight', 'mental_health_lead']]);
  assert.deepEqual([line(lead, 'sdq_detail').tier, line(lead, 'sdq_detail').with_code], [null, 3]);
  // It says what the policies do: of each type the tier that the policy decides by.
  const clinician = await s.sql(`SELECT s.child_id FROM sight s JOIN person p ON p.id = s.person_id JOIN relation_name n ON n.no = s.kind % 16
    WHERE p.username = '${usernameOf('camhs_clinician')}' AND n.relation = 'pending' AND s.until_on > today() LIMIT 1`);
  const pending = await why('camhs_clinician', clinician);
  assert.match(pending.relations.find((one) => one.relation === 'pending').through, /CAMHS/);
  assert.equal((await (await as('designated_teacher')).get(`/children/${await born(9)}/why`)).status, 404);
  assert.equal((await (await as('analyst')).get(`/children/${child}/why`)).status, 403);
});

test('Westshire has each state of consent, of bases and of wishes, and therapy that lacks something', async () => {
  assert.equal(await s.sql("SELECT string_agg(DISTINCT consent_state(c), ' ' ORDER BY consent_state(c)) FROM consent c"), 'ended in_force refused withdrawn');
  assert.equal(await s.sql("SELECT string_agg(DISTINCT by_whom, ' ' ORDER BY by_whom) FROM consent WHERE made_at < today()"), 'adult council gillick parent young_person');
  const picture = (await (await as('designated_teacher')).get(`/children/${child}/picture`)).body;
  assert.ok(picture.withheld.some((one) => one.type === 'words' && one.count > 0) && picture.words.latest === null, 'Connor has said something, and his school is not to know it');
  assert.equal(await s.sql("SELECT count(DISTINCT review_on < today()) FROM sharing_basis WHERE made_at < today()"), '2');
  assert.equal(await s.sql("SELECT string_agg(DISTINCT kind, ' ' ORDER BY kind) FROM task WHERE kind LIKE 'therapy%' AND made_at < today()"), 'therapy_assessment therapy_consent therapy_consent_end');
});
