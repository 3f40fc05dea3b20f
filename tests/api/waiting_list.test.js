// Who waits for a service: the THRIVE group that the service sees, child protection plans, the edge of care and homes outside the county as columns and
// filters, its orders, and views of it that somebody keeps.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, as, amira, clinician, admin, core, today;
const day = (days) => new Date(Date.parse(today) - days * 86400000).toISOString().slice(0, 10);
const names = 'Alba Rooke,Bevan Stirk,Cleo Wynter,Dara Quill'.split(',').map((one) => one.split(' '));
const waiting = []; // [child, referral] in the order in which they were referred
const pointers = (answer) => (assert.equal(answer.status, 422, answer.text), answer.body.errors.map((one) => one.pointer).sort());
const good = (answer, status = 200) => (assert.equal(answer.status, status, answer.text), answer.body);
const list = async (query = '', client = clinician) => good(await client.get(`/services/${core}/waiting-list?limit=200&${query}`)).items;
const ours = async (query, client) => (await list(query, client)).map((one) => waiting.findIndex(([, referral]) => referral === one.referral)).filter((n) => n >= 0).sort();
const of = async (n, client) => (await list('', client)).find((one) => one.referral === waiting[n][1]);

before(async () => {
  ({ s, as } = await westshire());
  today = await s.sql('SELECT today()');
  [amira, clinician, admin] = [await as('social_worker'), await as('camhs_clinician'), await as('service_admin')];
  core = (await amira.get('/services')).body.items.find((one) => one.name.includes('Core CAMHS')).id;
  for (const [given_names, family_name] of names) {
    const child = good(await amira.post('/children', { given_names, family_name, born_on: `2012-03-0${waiting.length + 1}`, sex: 'F', local_id: `W${waiting.length}` }), 201).id;
    good(await amira.post(`/children/${child}/legal-status`, { code: 'V2', from_on: day(90) }), 201);
    const referral = good(await amira.post(`/children/${child}/referrals`, { service: core, reason: 'Does not sleep', need: 'Sleep', urgency: 'routine' }), 201);
    assert.equal(referral.state, 'submitted');
    waiting.push([child, referral.id]);
  }
});
after(() => s.stop());

test('the receiving service sets the THRIVE group, with its history; nobody else does', async () => {
  const [, referral] = waiting[0];
  const set = (client, body) => client.post(`/referrals/${referral}/events`, { kind: 'thrive', ...body });
  assert.deepEqual([(await of(0)).thrive, (await of(0)).thrive_on], [null, null]);
  good(await set(clinician, { thrive_group: 'advice', text: 'Agreed with Alba and her carer' }));
  const now = good(await set(clinician, { thrive_group: 'more_help' }));
  assert.equal(now.thrive, 'more_help');
  assert.deepEqual(now.history.filter((one) => one.kind === 'thrive').map((one) => [one.thrive_group, one.reason]), [['advice', 'Agreed with Alba and her carer'], ['more_help', null]]);
  assert.deepEqual([(await of(0)).thrive, (await of(0)).thrive_on], ['more_help', today]);
  assert.ok((await amira.get(`/children/${waiting[0][0]}/timeline?limit=50`)).body.items.some((one) => /set the THRIVE group/.test(one.title)));
  assert.deepEqual(await ours('thrive=more_help'), [0]);
  assert.deepEqual(await ours('thrive=none'), [1, 2, 3]);
  assert.deepEqual(pointers(await set(clinician, {})), ['/thrive_group']);
  assert.deepEqual(pointers(await set(clinician, { thrive_group: 'severe' })), ['/thrive_group']);
  assert.deepEqual(pointers(await set(clinician, { thrive_group: 'help', code: 'away' })), ['/code']);
  assert.deepEqual(pointers(await clinician.post(`/referrals/${referral}/events`, { kind: 'word', thrive_group: 'help' })), ['/thrive_group']);
  assert.equal((await set(amira, { thrive_group: 'help' })).status, 403);
  assert.equal(now.state, 'submitted', 'it moves nothing');
  // Whom the service is meeting can come to stand in another group; of what is over nothing more is said.
  const [, other] = waiting[3];
  const practitioner = (await clinician.get('/session')).body.person.id;
  for (const more of [{ to: 'accepted' }, { to: 'allocated', practitioner }, { to: 'seen', on: today }]) good(await clinician.post(`/referrals/${other}/transitions`, more));
  assert.equal(good(await clinician.post(`/referrals/${other}/events`, { kind: 'thrive', thrive_group: 'help' })).thrive, 'help');
  assert.equal((await clinician.post(`/referrals/${other}/events`, { kind: 'word' })).status, 409);
  good(await clinician.post(`/referrals/${other}/transitions`, { to: 'closed', reason: 'Done' }));
  assert.equal((await clinician.post(`/referrals/${other}/events`, { kind: 'thrive', thrive_group: 'thriving' })).status, 409);
});

test('a child protection plan is recorded, corrected and ended, and few know for what', async () => {
  const [child] = waiting[1];
  const path = `/children/${child}/protection-plans`;
  const manager = await as('team_manager');
  good(await amira.post(path, { category: 'NEG', from_on: day(400), until_on: day(200) }), 201);
  const plan = good(await manager.post(path, { category: 'EMO', from_on: day(60) }), 201);
  assert.deepEqual((({ category, from_on, until_on }) => [category, from_on, until_on])(plan), ['EMO', day(60), null]);
  assert.deepEqual((({ protection, protection_category, protection_since }) => [protection, protection_category, protection_since])(await of(1)), ['on_plan', 'EMO', day(60)]);
  assert.deepEqual(await ours('protection=true'), [1]);
  for (const [body, expected] of [[{}, ['/category', '/from_on']], [{ category: 'QQQ', from_on: day(-1) }, ['/category', '/from_on']], [{ category: 'PHY', from_on: day(3), until_on: day(9) }, ['/until_on']],
    [{ category: 'PHY', from_on: '2001-01-01' }, ['/from_on']], [{ category: 'PHY', from_on: day(300), until_on: day(250) }, ['/from_on']], [{ category: 'PHY', from_on: day(5) }, ['/from_on']]])
    assert.deepEqual(pointers(await amira.post(path, body)), expected, JSON.stringify(body));
  const change = (client, body, etag = plan.etag) => client.patch(`/protection-plans/${plan.id}`, body, `"${etag}"`);
  assert.deepEqual(pointers(await change(amira, { until_on: day(61) })), ['/until_on']);
  assert.equal((await change(amira, { category: 'MUL' }, 'v9')).status, 412);
  const corrected = good(await change(amira, { category: 'MUL' }));
  assert.equal(corrected.category, 'MUL');
  good(await change(amira, { until_on: day(1) }, corrected.etag));
  assert.deepEqual(await ours('protection=true'), []);
  const first = (await amira.get(path)).body.items.find((one) => one.category === 'NEG');
  assert.deepEqual(pointers(await amira.patch(`/protection-plans/${first.id}`, { until_on: null }, `"${first.etag}"`)), ['/until_on'], 'it would reach into the other');
  const told = async (client) => (await client.get(`/children/${child}/timeline?limit=200`)).body.items.filter((one) => /protection plan/.test(one.title)).map((one) => [one.at, one.title, one.text]);
  assert.deepEqual(await told(amira), [[day(1), 'Child protection plan ended', 'Several kinds of abuse'], [day(60), 'Child protection plan began', 'Several kinds of abuse'],
    [day(200), 'Child protection plan ended', 'Neglect'], [day(400), 'Child protection plan began', 'Neglect']]);
  assert.deepEqual(await told(admin), [], 'who may not see a plan hears nothing of it');
  good(await amira.post(path, { category: 'SAB', from_on: today }), 201);
  for (const role of ['designated_teacher', 'service_admin']) assert.equal((await (await as(role)).get(path)).status, 403, role);
  for (const role of ['camhs_clinician', 'virtual_school']) assert.equal((await (await as(role)).post(path, { category: 'NEG', from_on: today })).status, 403, role);
  // The administrator of the service has the list, and is told that this is not for them.
  const row = await of(1, admin);
  assert.deepEqual([row.protection, row.protection_category, row.protection_since], ['not_shared', null, null]);
  assert.deepEqual(await ours('protection=true', admin), []);
  assert.equal((await of(0, admin)).protection, 'not_shared', 'whether there is one or not');
  assert.equal((await of(0)).protection, 'none');
});

test('a time on the edge of care begins, and ends for a reason', async () => {
  const [child] = waiting[2];
  const path = `/children/${child}/edge-of-care`;
  const edge = good(await amira.post(path, { from_on: day(30) }), 201);
  assert.deepEqual([edge.until_on, edge.end_reason, (await of(2)).edge_since], [null, null, day(30)]);
  assert.deepEqual(await ours('edge=true'), [2]);
  for (const [body, expected] of [[{}, ['/from_on']], [{ from_on: day(40), until_on: day(35) }, ['/end_reason']], [{ from_on: day(40), end_reason: 'family' }, ['/from_on', '/until_on']],
    [{ from_on: day(9) }, ['/from_on']], [{ from_on: day(50), until_on: day(40), end_reason: 'bored' }, ['/end_reason']]])
    assert.deepEqual(pointers(await amira.post(path, body)), expected, JSON.stringify(body));
  const change = (body, etag = edge.etag) => amira.patch(`/edge-of-care/${edge.id}`, body, `"${etag}"`);
  for (const [body, expected] of [[{}, ['/until_on']], [{ until_on: day(2) }, ['/end_reason']], [{ until_on: day(31), end_reason: 'family' }, ['/until_on']], [{ until_on: null, end_reason: 'family' }, ['/until_on']]])
    assert.deepEqual(pointers(await change(body)), expected, JSON.stringify(body));
  const ended = good(await change({ until_on: day(1), end_reason: 'stayed_home' }));
  assert.ok((await amira.get(`/children/${child}/timeline?limit=200`)).body.items.some((one) => one.title === 'No longer on the edge of care' && one.text === 'Stays at home'));
  assert.deepEqual([ended.until_on, ended.end_reason, (await of(2)).edge_since], [day(1), 'stayed_home', null]);
  assert.deepEqual([good(await change({ until_on: null }, ended.etag)).end_reason, (await of(2)).edge_since], [null, day(30)]);
  assert.equal((await clinician.post(path, { from_on: day(1) })).status, 403);
});

test('who lives outside the county says so, but for an address that is held back', async () => {
  const there = { host_name: 'Calderfell Council' };
  good(await amira.post(`/children/${waiting[0][0]}/homes`, { kind: 'foster', from_on: day(20), outside: there }), 201);
  good(await amira.post(`/children/${waiting[1][0]}/homes`, { kind: 'foster', from_on: day(20), address: { lines: 'A street', is_protected: true }, outside: { host_name: 'Hiddenham' } }), 201);
  good(await amira.post(`/children/${waiting[2][0]}/homes`, { kind: 'foster', from_on: day(20), address: { lines: 'A street', is_protected: true } }), 201);
  const said = async (n, client) => (({ outside, host_name }) => [outside, host_name])(await of(n, client));
  assert.deepEqual(await said(0), ['outside', 'Calderfell Council']);
  assert.deepEqual([await said(1), await said(2)], [['not_shared', null], ['not_shared', null]], 'the same whether it is outside or not');
  assert.deepEqual(await said(0, admin), ['not_shared', null]);
  assert.deepEqual([await ours('outside=true'), await ours('outside=true', admin)], [[0], []]);
  assert.ok(!(await clinician.get(`/services/${core}/waiting-list.csv?limit=200`)).text.includes('Hiddenham'));
});

test('what it is about, and why one is urgent, stand in the list for who may read them', async () => {
  const child = good(await amira.post('/children', { given_names: 'Fern', family_name: 'Quickly', born_on: '2012-04-09', sex: 'F', local_id: 'W9' }), 201).id;
  const long = `Spoke of ending it. ${'More. '.repeat(60)}`;
  const { id } = good(await amira.post(`/children/${child}/referrals`, { service: core, reason: long, need: 'Safety', urgency: 'urgent' }), 201);
  const line = async (client) => (({ urgency, need, why }) => [urgency, need, why])((await list('', client)).find((one) => one.referral === id));
  assert.deepEqual(await line(clinician), ['urgent', 'Safety', long.slice(0, 200)]);
  assert.deepEqual(await line(admin), ['urgent', null, null]);
  assert.deepEqual((({ need, why }) => [need, why])(await of(0)), ['Sleep', null], 'why a routine one was made is read on its page');
});

test('filters go together, orders hold over pages, and the files have the same columns', async () => {
  assert.deepEqual(await ours('thrive=more_help&outside=true&care_status=in_care&state=submitted'), [0]);
  assert.deepEqual(await ours('thrive=more_help&edge=true'), []);
  const sorts = { waited: (one) => one.submitted_at, name: (one) => one.child.name.toLowerCase(), word: (one) => one.next_word_on, left: (one) => one.clock?.due_at ?? '9' };
  for (const [order, key] of Object.entries(sorts)) {
    const all = await list(`order=${order}`);
    assert.ok(all.length > 4);
    const keys = all.map(key).map((text) => Buffer.from(text));
    assert.ok(keys.every((one, i) => i === 0 || Buffer.compare(keys[i - 1], one) <= 0), order);
    const paged = [];
    for (let after = ''; after !== null;) {
      const body = good(await clinician.get(`/services/${core}/waiting-list?limit=3&order=${order}${after && `&after=${encodeURIComponent(after)}`}`));
      paged.push(...body.items.map((one) => one.referral));
      after = body.next;
    }
    assert.deepEqual(paged, all.map((one) => one.referral), order);
  }
  const csv = good({ status: 200, body: (await clinician.get(`/services/${core}/waiting-list.csv?limit=200&order=name`)).text }).trim().split(/\r?\n/);
  for (const column of ['thrive', 'protection', 'protection_category', 'protection_since', 'edge_since', 'outside', 'host_name', 'days_waited', 'next_word_on']) assert.ok(csv[0].split(',').includes(column), `${column} in ${csv[0]}`);
  assert.equal((await clinician.get(`/services/${core}/waiting-list.xlsx?limit=200&thrive=more_help`)).status, 200);
});

test('a view of the list is kept under a name, renamed and forgotten; it is its maker\'s alone', async () => {
  const views = async (client) => good(await client.get('/me/views?list=waiting-list')).items;
  const keep = (client, more) => client.post('/me/views', { list: 'waiting-list', name: 'Late ones', query: 'late=true&order=name', ...more });
  const view = good(await keep(clinician), 201);
  good(await keep(clinician, { name: 'Alphabet', query: 'order=name' }), 201);
  assert.deepEqual((await views(clinician)).map((one) => [one.name, one.query]), [['Alphabet', 'order=name'], ['Late ones', 'late=true&order=name']]);
  assert.deepEqual(await views(admin), []);
  for (const answer of [await admin.get(`/me/views/${view.id}`), await admin.patch(`/me/views/${view.id}`, { name: 'Mine' }, `"${view.etag}"`), await admin.delete(`/me/views/${view.id}`)]) assert.equal(answer.status, 404, answer.text);
  assert.equal(problem(await keep(clinician, { name: 'late ONES' })), 'view-named-twice');
  for (const [more, expected] of [[{ name: ' ' }, ['/name']], [{ name: 'x'.repeat(61) }, ['/name']], [{ query: 'a b' }, ['/query']], [{ query: '"><script>' }, ['/query']], [{ query: 'a'.repeat(401) }, ['/query']], [{ list: 'children' }, ['/list']]])
    assert.deepEqual(pointers(await keep(clinician, more)), expected, JSON.stringify(more));
  const change = (body, etag) => clinician.patch(`/me/views/${view.id}`, body, `"${etag}"`);
  const renamed = good(await change({ name: 'Past the target' }, view.etag));
  assert.deepEqual([renamed.name, renamed.query], ['Past the target', 'late=true&order=name']);
  assert.equal((await change({ name: 'Other' }, view.etag)).status, 412);
  assert.equal(problem(await change({ name: 'alphabet' }, renamed.etag)), 'view-named-twice');
  assert.equal((await clinician.delete(`/me/views/${view.id}`)).status, 204);
  assert.equal((await clinician.delete(`/me/views/${view.id}`)).status, 404);
  for (let n = (await views(clinician)).length; n < 20; n += 1) good(await keep(clinician, { name: `View ${n}` }), 201);
  assert.equal(problem(await keep(clinician, { name: 'One too many' })), 'views-full');
  good(await keep(admin), 201); // another's are not counted
  assert.equal((await clinician.get('/me/views')).status, 422);
  assert.equal((await s.client().get('/me/views?list=waiting-list')).status, 401);
});
