// Every fault of a body is listed at once: of its shape, of its fields among each other, and of what the records say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { problem, service } from '../lib/service.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
const year = Number(today.slice(0, 4));
const tomorrow = plusDays(1), unborn = '1999-01-01', nobody = '00000000-0000-4000-8000-00000000abcd';
const clients = {}, at = {};
let s, accounts, services, number = 0;

async function as(role) {
  if (!clients[role]) {
    const account = accounts.find((one) => one.role === role);
    clients[role] = await s.signedIn({ username: account.username, password: account.password });
  }
  return clients[role];
}
const serviceOf = (code) => services.find((one) => one.code === code).id;
async function make(role, path, body) {
  const answer = await (await as(role)).post(path, body);
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}
const child = (age = 8) => make('social_worker', '/children', { ...nameOf(++number), born_on: `${year - age}-01-01`, sex: 'M', local_id: `F${number}` });
const pointers = (answer) => answer.body.errors.map((fault) => fault.pointer).sort();

before(async () => {
  s = await service();
  const file = join(s.dir, 'accounts.json');
  await s.around('demo', '--children', '40', '--accounts', file);
  accounts = JSON.parse(readFileSync(file, 'utf8')).accounts;
  services = (await (await as('social_worker')).get('/services')).body.items;
  clients.service_admin = await s.signedIn(await s.person('wendy', { roles: ['service_admin', 'system_admin'], code: true }));
  at.child = (await child()).id;
  const below = `/children/${at.child}`;
  at.home = await make('social_worker', `${below}/homes`, { kind: 'foster', from_on: plusDays(-9) });
  at.status = await make('social_worker', `${below}/legal-status`, { code: 'C2', from_on: plusDays(-9) });
  at.alert = await make('social_worker', `${below}/alerts`, { kind: 'allergy', level: 'info', text: 'Nuts' });
  at.person = await make('social_worker', `${below}/people`, { name: 'Gran', relation: 'Grandmother', group: 'family', from_on: plusDays(-9) });
  at.referral = await make('social_worker', `${below}/referrals`, { service: serviceOf('core_camhs'), reason: 'Sleeps badly.', urgency: 'routine' });
  await (await as('camhs_clinician')).post(`/referrals/${at.referral.id}/transitions`, { to: 'accepted' });
  at.me = (await (await as('camhs_clinician')).get('/session')).body.person.id;
  at.involvement = await make('camhs_clinician', `${below}/involvements`, { service: serviceOf('core_camhs'), type_of_work: 'Assessment', practitioner: at.me, from_on: plusDays(-3) });
  const consent = { what: 'treatment', is_given: true, by_whom: 'parent', by_name: 'Mum', how: 'Signed', from_on: plusDays(-9) };
  at.consent = await make('social_worker', `${below}/consents`, consent);
  at.refusal = await make('social_worker', `${below}/consents`, { ...consent, is_given: false });
  at.team = await make('service_admin', '/teams', { name: 'Looked after, north' });
  await s.person('una');
  at.member = await make('service_admin', `/teams/${at.team.id}/members`, { person: await s.sql("SELECT id FROM person WHERE username = 'una'"), from_on: plusDays(-3) });
  at.scored = (await child(12)).id;
  await make('social_worker', `/children/${at.scored}/sdqs`, { informant: 'parent', completed_on: `${year - 1}-10-10`, version: '4-17', total: 5 });
});
after(() => s.stop());

// All that is kept, but the log of who did what and when somebody was last here.
async function stand() {
  const tables = await s.sqlAsSuperuser("SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit', 'session', 'sign_in_try', 'known_device', 'denied')");
  return s.sqlAsSuperuser(tables.split(' ').map((t) => `SELECT '${t}', count(*), sum(hashtext(t::text)) FROM ${t} t`).join(' UNION ALL ') + ' ORDER BY 1');
}

// What, who, path below the child or from the root, body, what is listed; an etag makes it a PATCH.
const bodies = () => [
  ['an SDQ', 'social_worker', 'sdqs', { informant: 'teacher', completed_on: tomorrow, total: 41, impact: { distres: 9 }, foo: 1 },
    ['/completed_on', '/foo', '/impact', '/impact/distres', '/total', '/version']],
  ['an SDQ by a child of eight, in two ways', 'social_worker', 'sdqs', { informant: 'self', completed_on: today, version: '11-17', answers: { consid: 3 }, total: 4, foo: 1 },
    ['/answers/consid', '/foo', '/informant', '/total']],
  ['an SDQ from before birth with nothing in it', 'social_worker', 'sdqs', { informant: 'parent', completed_on: unborn, version: '5', foo: 1 },
    ['/answers', '/completed_on', '/foo', '/version']],
  ['an SDQ with an item under both of its names, by a teacher at home', 'social_worker', 'sdqs', { informant: 'teacher', completed_on: today, version: '2-4', answers: { lies: 1, argues: 1, kind: 'x' }, impact: { imphome: 1 } },
    ['/answers/argues', '/answers/kind', '/impact/imphome', '/version']],
  ['a reason for a year that has not begun', 'social_worker', 'sdq-reasons', { return_year: year + 2, code: 'SDQ9', foo: 1 }, ['/code', '/foo', '/return_year']],
  ['a reason beside a score', 'social_worker', `/children/${at.scored}/sdq-reasons`, { return_year: year, code: 'SDQ9', foo: 1 }, ['/code', '/foo', '/return_year']],
  ['a referral before its conversation', 'social_worker', 'referrals', { service: serviceOf('educational_psychology'), urgency: 'routine', consent: 'yes', subject: 'pet', foo: 1 },
    ['/consent', '/consultation_on', '/foo', '/reason', '/subject']],
  ['a referral to nowhere', 'social_worker', 'referrals', { service: nobody, urgency: 'soon', consultation_on: unborn, reason: 'x', foo: 1 }, ['/consultation_on', '/foo', '/service', '/urgency']],
  ['a step of a referral', 'camhs_clinician', `/referrals/${at.referral.id}/transitions`, { to: 'seen', practitioner: nobody, on: unborn, reason: 5, decline_code: 'short_term_home', foo: 1 },
    ['/decline_code', '/foo', '/on', '/practitioner', '/reason']],
  ['a referral sent on to where it is', 'camhs_clinician', `/referrals/${at.referral.id}/transitions`, { to: 'redirected', service: serviceOf('core_camhs'), on: today, foo: 1 }, ['/foo', '/on', '/reason', '/service']],
  ['a child', 'social_worker', '/children', { given_names: ' ', born_on: tomorrow, sex: 'X', local_id: 'F0', nhs_number: '9434765918', upn: 'A207000016049', not_duplicate_of: ['x'] },
    ['/born_on', '/family_name', '/given_names', '/nhs_number', '/not_duplicate_of/0', '/sex', '/upn']],
  ['a change of a child', 'social_worker', `/children/${at.child}`, { died_on: unborn, sex: 'X', nhs_number: '9434765918', foo: 1 }, ['/died_on', '/foo', '/nhs_number', '/sex'], 'v1'],
  ['a legal status', 'social_worker', 'legal-status', { code: 'ZZ', from_on: unborn, foo: 1 }, ['/code', '/foo', '/from_on']],
  ['the end of a legal status', 'social_worker', `/legal-status/${at.status.id}`, { until_on: unborn, foo: 1 }, ['/foo', '/until_on'], at.status.etag],
  ['a home', 'social_worker', 'homes', { kind: 'castle', from_on: unborn, until_on: '1998-01-01', address: { postcode: 'nope' }, foo: 1 },
    ['/address/lines', '/address/postcode', '/foo', '/from_on', '/kind', '/until_on']],
  ['a change of a home', 'social_worker', `/homes/${at.home.id}`, { kind: 'castle', until_on: unborn, carers: 7, foo: 1 }, ['/carers', '/foo', '/kind', '/until_on'], at.home.etag],
  ['a school', 'social_worker', 'schools', { school: nobody, from_on: unborn, until_on: '1998-01-01', year_group: 5 }, ['/from_on', '/school', '/until_on', '/year_group']],
  ['special needs', 'social_worker', 'send', { need: 'Q', from_on: unborn, foo: 1 }, ['/foo', '/from_on', '/need']],
  ['a review', 'social_worker', 'reviews', { held_on: unborn, code: 'PN9', foo: 1 }, ['/code', '/foo', '/held_on']],
  ['an alert', 'social_worker', 'alerts', { kind: 'x', text: ' ', until_on: plusDays(-1) }, ['/kind', '/level', '/text', '/until_on']],
  ['a change of an alert', 'social_worker', `/alerts/${at.alert.id}`, { kind: 'x', detail: 5, until_on: plusDays(-1), foo: 1 }, ['/detail', '/foo', '/kind', '/until_on'], at.alert.etag],
  ['words', 'social_worker', 'words', { said_on: unborn, said_how: 5, going_well: [7] }, ['/going_well/0', '/said_how', '/said_on', '/text']],
  ['somebody around', 'social_worker', 'people', { relation: 5, group: 'x', from_on: unborn, until_on: '1998-01-01' }, ['/from_on', '/group', '/name', '/relation', '/until_on']],
  ['a change of somebody around', 'social_worker', `/people/${at.person.id}`, { closeness: 6, group: 'x', from_on: tomorrow, until_on: plusDays(-10) }, ['/closeness', '/from_on', '/group', '/until_on'], at.person.etag],
  ['an involvement', 'camhs_clinician', 'involvements', { service: serviceOf('core_camhs'), practitioner: nobody, state: 'closed', from_on: unborn }, ['/from_on', '/practitioner', '/state', '/type_of_work']],
  ['an involvement of another service', 'camhs_clinician', 'involvements', { service: serviceOf('educational_psychology'), practitioner: nobody, state: 'x', from_on: tomorrow, type_of_work: 'x' }, ['/from_on', '/service', '/state']],
  ['the end of an involvement', 'camhs_clinician', `/involvements/${at.involvement.id}`, { state: 'x', outcome: 5, until_on: plusDays(-4), foo: 1 }, ['/foo', '/outcome', '/state', '/until_on'], at.involvement.etag],
  ['an allocation', 'team_manager', 'allocations', { kind: 'worker', person: nobody, from_on: unborn, until_on: '1998-01-01', foo: 1 }, ['/foo', '/from_on', '/person', '/until_on']],
  ['an allocation that ends before today', 'team_manager', 'allocations', { kind: 'worker', person: nobody, until_on: plusDays(-1) }, ['/person', '/until_on']],
  ['allocations of many', 'team_manager', '/allocations', { children: [at.child, 'x', nobody], kind: 'worker', person: nobody, from_on: tomorrow }, ['/children/1', '/children/2', '/from_on', '/person']],
  ['a place in a team', 'service_admin', `/teams/${at.team.id}/members`, { person: nobody, is_manager: 'yes', foo: 1 }, ['/foo', '/is_manager', '/person']],
  ['the end of a place in a team', 'service_admin', `/team-members/${at.member.id}`, { until_on: unborn, is_manager: 'no', foo: 1 }, ['/foo', '/is_manager', '/until_on'], at.member.etag],
  ['a role', 'service_admin', '/role-requests', { role: 'machine_key', from_on: today, until_on: today, reason: ' ' }, ['/person', '/reason', '/role', '/until_on']],
  ['an account', 'service_admin', '/invitations', { username: 'has space', role: 'king', agency: 'x' }, ['/agency', '/name', '/role', '/username']],
  ['an ask for what is held back', 'camhs_clinician', 'asks', { agency: nobody, type: 'x', why: ' ', foo: 1 }, ['/agency', '/foo', '/type', '/why']],
  ['a consent', 'social_worker', 'consents', { what: 'other', is_given: 'yes', by_whom: 'adult', service: nobody, from_on: plusDays(-2), until_on: plusDays(-5), foo: 1 },
    ['/by_name', '/by_whom', '/detail', '/foo', '/how', '/is_given', '/service', '/until_on']],
  ['a consent from before birth', 'social_worker', 'consents', { what: 'x', is_given: true, by_whom: 'adult', by_name: 5, how: ' ', from_on: unborn }, ['/by_name', '/from_on', '/how', '/what']],
  ['a withdrawal', 'social_worker', `/consents/${at.consent.id}`, { withdrawn_on: plusDays(-20), until_on: unborn, withdrawn_reason: 5, foo: 1 }, ['/foo', '/until_on', '/withdrawn_on', '/withdrawn_reason'], at.consent.etag],
  ['a withdrawal of what was refused', 'social_worker', `/consents/${at.refusal.id}`, { withdrawn_on: today, until_on: unborn, foo: 1 }, ['/foo', '/until_on', '/withdrawn_on', '/withdrawn_reason'], at.refusal.etag],
  ['a lawful basis', 'social_worker', 'sharing-bases', { agency: nobody, ground: 'x', from_on: unborn, review_on: '1998-01-01', why: ' ', foo: 1 }, ['/agency', '/decided_by', '/foo', '/from_on', '/ground', '/review_on', '/why']],
  ['a wish', 'social_worker', 'sharing-wishes', { agency: nobody, whose: 'aunt', kind: 'words', share: 'no', said_on: unborn, until_on: '1998-01-01', foo: 1 }, ['/agency', '/foo', '/said_on', '/share', '/until_on', '/whose']],
  ['a machine key', 'service_admin', '/keys', { scopes: ['x', 'sdq:read', 5], days: 0, replaces: nobody }, ['/days', '/name', '/replaces', '/scopes/0', '/scopes/2']],
];
const send = async (role, path, body, etag, headers = {}) =>
  (await as(role)).send(etag ? 'PATCH' : 'POST', path.startsWith('/') ? path : `/children/${at.child}/${path}`, { body, headers: { ...(etag ? { 'If-Match': etag } : {}), ...headers } });

test('what is wrong with a body is listed at once, whoever has to look for it, and nothing is changed', async (t) => {
  const before = await stand();
  for (const [what, role, path, body, expected, etag] of bodies()) {
    await t.test(what, async () => {
      const answer = await send(role, path, body, etag);
      assert.equal(answer.status, 422, answer.text);
      assert.deepEqual([problem(answer), pointers(answer)], ['bad-body', expected], answer.text);
    });
  }
  assert.equal(await stand(), before);
});

// A fault is listed where it is made, and what follows from it is not.
const consequences = () => [
  ['a total that is none', 'sdqs', { informant: 'teacher', completed_on: today, version: '4-17', total: 41 }, ['/total']],
  ['answers that are none', 'sdqs', { informant: 'teacher', completed_on: today, version: '4-17', answers: 3 }, ['/answers']],
  ['an informant and a day that are none', 'sdqs', { informant: 'aunt', completed_on: 'then', version: '4-17', total: 3 }, ['/completed_on', '/informant']],
  ['a version that is none', 'sdqs', { informant: 'self', completed_on: tomorrow, version: '9', total: 3 }, ['/completed_on', '/version']],
  ['an urgency that is none', 'referrals', { service: serviceOf('specialist_camhs'), reason: 'x', urgency: 'soon' }, ['/urgency']],
  ['a conversation that is yet to come', 'referrals', { service: serviceOf('specialist_camhs'), reason: 'x', urgency: 'urgent', consultation_on: tomorrow }, ['/consultation_on']],
  ['a reason that is too long', 'referrals', { service: serviceOf('specialist_camhs'), reason: 'x', urgency: 'urgent', override_reason: 'x'.repeat(2001) }, ['/override_reason']],
  ['a start that is yet to come', 'homes', { kind: 'foster', from_on: tomorrow, until_on: today }, ['/from_on']],
  ['a postcode that is no text', 'homes', { kind: 'foster', from_on: today, address: { lines: 'x', postcode: 5 } }, ['/address/postcode']],
];
test('what follows from a fault is not listed beside it', async (t) => {
  for (const [what, path, body, expected] of consequences())
    await t.test(what, async () => assert.deepEqual(pointers(await send('social_worker', path, body)), expected));
});

test('of a child that one may not see, a faulty body tells no more than of one that is not there', async () => {
  const hers = (await child()).id;
  const other = await s.signedIn(await s.person('elsewhere', { roles: ['social_worker'], agency: 'Eastshire Council' }));
  const body = { informant: 'parent', completed_on: unborn, version: '4-17', total: 3, answers: {} };
  const of = async (id, more) => {
    const answer = await other.post(`/children/${id}/sdqs`, { ...body, ...more });
    delete answer.body.request_id;
    return [answer.status, answer.body];
  };
  const [status, faults] = await of(hers, { foo: 1 });
  assert.deepEqual([status, pointers({ body: faults })], [422, ['/foo']]);
  assert.deepEqual(await of(nobody, { foo: 1 }), [status, faults]);
  assert.equal((await of(hers, {}))[0], 404);
  assert.deepEqual(pointers(await (await as('social_worker')).post(`/children/${hers}/sdqs`, { ...body, foo: 1 })), ['/completed_on', '/foo', '/total']);
});

test('a faulty change shows the record to nobody: without its version, with an old one, or where it is not theirs to make', async () => {
  const { id } = at.home;
  const faulty = { until_on: unborn, foo: 1 };
  for (const match of [null, 'v99']) {
    const answer = await (await as('social_worker')).send('PATCH', `/homes/${id}`, { body: faulty, headers: { 'If-Match': match } });
    assert.deepEqual([answer.status, pointers(answer), answer.body.current], [422, ['/foo'], undefined], answer.text);
  }
  assert.equal(problem(await send('social_worker', `/homes/${id}`, { until_on: unborn }, 'v99')), 'stale');
  const moved = await send('social_worker', `/referrals/${at.referral.id}/transitions`, { to: 'seen', foo: 1 });
  assert.deepEqual(pointers(moved), ['/foo']); // theirs to refer, not to accept: what a meeting needs is not said
  assert.equal((await send('social_worker', `/referrals/${at.referral.id}/transitions`, { to: 'allocated' })).status, 403);
  const states = await send('camhs_clinician', `/referrals/${at.referral.id}/transitions`, { to: 'submitted', foo: 1 });
  assert.deepEqual([pointers(states), states.body.states], [['/foo'], undefined]);
});

test('a faulty body takes no idempotency key: the same key serves for the corrected one', async () => {
  const key = { 'Idempotency-Key': 'faults-1' };
  const review = (held_on, more = {}) => send('social_worker', 'reviews', { held_on, code: 'PN1', ...more }, null, key);
  assert.deepEqual(pointers(await review(unborn, { foo: 1 })), ['/foo', '/held_on']);
  assert.deepEqual(pointers(await review(unborn)), ['/held_on']);
  const made = await review(plusDays(-1));
  assert.equal(made.status, 201, made.text);
  assert.equal((await review(plusDays(-1))).body.id, made.body.id);
  assert.deepEqual(pointers(await review(unborn, { foo: 1 })), ['/foo', '/held_on']);
  assert.equal(problem(await review(plusDays(-2))), 'key-reused');
});
