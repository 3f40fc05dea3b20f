// Living outside the county: the procedure begins with the move and ends with it, whoever has a step does it, and a protected address says nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, as, keys, amira, lead, today;
const day = (days) => new Date(Date.parse(today) - days * 86400000).toISOString().slice(0, 10);
const names = 'Bryn Tallis,Oona Varley,Idris Penrose,Kezia Malik,Tobias Yeo,Signe Holm,Rafe Okoro,Vida Lund'.split(',').map((one) => one.split(' '));
let children = 0;
async function born() {
  const [given_names, family_name] = names[children++];
  const made = await amira.post('/children', { given_names, family_name, born_on: `2013-02-${String(children).padStart(2, '0')}`, sex: 'F', local_id: `O${children}` });
  assert.equal(made.status, 201, made.text);
  return made.body.id;
}
const there = { host_name: 'Calderfell Council', host_code: 'E99000001' };
const lives = async (child, more) => {
  const made = await amira.post(`/children/${child}/homes`, { kind: 'foster', from_on: day(10), ...more });
  assert.equal(made.status, 201, made.text);
  return made.body;
};
const listed = async (client, child) => (await client.get(`/children/${child}/outside-county`)).body;
const pointers = (answer) => (assert.equal(answer.status, 422, answer.text), answer.body.errors.map((one) => one.pointer).sort());
// Somebody of Westshire gets a relation to a child as an allocation gives it.
const allocate = (child, kind, username) => s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, from_on) SELECT gen_random_uuid(), '${child}', '${kind}', id, today() - 1 FROM person WHERE username = '${username}'`);

let accounts;
before(async () => {
  ({ s, as, keys, accounts } = await westshire());
  today = await s.sql('SELECT today()');
  amira = await as('social_worker');
  lead = await as('mental_health_lead');
});
after(() => s.stop());
const usernameOf = (role) => accounts.find((one) => one.role === role).username;

test('a home outside the county begins the procedure, each step with who does it and by when', async () => {
  const child = await born();
  await lives(child, { from_on: '2026-03-02', outside: { ...there, services: [{ name: 'Calderfell CAMHS', telephone: '01632 960410' }] } });
  const { items: [one], withheld } = await listed(amira, child);
  assert.deepEqual([one.host_name, one.host_code, one.from_on, one.until_on, one.is_now, one.commissioner, withheld], ['Calderfell Council', 'E99000001', '2026-03-02', null, true, null, []]);
  assert.deepEqual(one.services, [{ name: 'Calderfell CAMHS', kind: null, telephone: '01632 960410', what_for: null, told_on: null }]);
  // From a Monday: five working days are the next Monday, twenty reach over no bank holiday, 28 days are days.
  assert.deepEqual(one.steps.map((step) => [step.code, step.who, step.due_on]), [
    ['host_authority', 'Social worker', '2026-03-09'], ['host_health', 'Children in care nurse', '2026-03-09'], ['gp', 'Social worker', '2026-03-16'],
    ['commissioner', 'Children in care nurse', '2026-03-16'], ['health_records', 'Children in care nurse', '2026-03-30'], ['host_camhs', 'Social worker', '2026-03-30'],
    ['school', 'Virtual school', '2026-03-30'], ['local_services', 'Social worker', '2026-03-30'], ['funding', 'Team manager', '2026-03-30']]);
  assert.ok(one.steps.every((step) => step.state === 'open' && step.days < 0));
  const { body: picture } = await amira.get(`/children/${child}/picture`);
  assert.deepEqual([picture.child.outside_county.host_name, picture.child.outside_county.open, picture.child.outside_county.late], ['Calderfell Council', 9, 9]);
  const next = picture.next.filter((due) => due.kind.startsWith('outside_'));
  assert.deepEqual([next.length, next[0].state, next[0].link], [9, 'late', { type: 'outside_county', id: one.id }]);
  const mine = (await amira.all('/me/next?limit=200&within=3660')).filter((due) => due.child?.id === child);
  assert.equal(mine.length, 9);
  assert.ok(!mine.some((due) => JSON.stringify(due).includes('Calderfell')), 'what is due names no place');
});

test('a step is done by whoever has it, is not needed for a reason, and can be opened again', async () => {
  const child = await born();
  await lives(child, { outside: there });
  await allocate(child, 'nurse', usernameOf('care_nurse'));
  const nurse = await as('care_nurse');
  const step = async (code) => (await listed(amira, child)).items[0].steps.find((one) => one.code === code);
  const set = async (client, code, body) => { const one = await step(code); return client.patch(`/outside-steps/${one.id}`, body, `"${one.etag}"`); };
  const done = await set(nurse, 'health_records', { state: 'done', done_on: day(1), note: 'Sent to their records team' });
  assert.deepEqual([done.status, done.body.state, done.body.done_on, done.body.note, done.body.settled_by.name], [200, 'done', day(1), 'Sent to their records team', accounts.find((one) => one.role === 'care_nurse').name]);
  const told = (await nurse.get(`/children/${child}/timeline?limit=200`)).body.items;
  assert.ok(told.some((one) => one.title === 'A home outside the county' && one.text === 'Calderfell Council') && told.some((one) => one.text === 'Sent to their records team' && one.at === day(1)));
  assert.equal((await set(amira, 'school', { state: 'not_needed', note: 'Has left school' })).body.state, 'not_needed');
  assert.equal((await amira.get(`/children/${child}/picture`)).body.child.outside_county.open, 7);
  const again = await set(amira, 'health_records', { state: 'open' });
  assert.deepEqual([again.body.state, again.body.done_on, again.body.note, again.body.settled_by], ['open', null, null, null]);
  for (const [body, expected] of [
    [{}, ['/state']], [{ state: 'dropped' }, ['/state']], [{ state: 'done' }, ['/done_on']], [{ state: 'done', done_on: null }, ['/done_on']], [{ state: 'done', done_on: day(-1) }, ['/done_on']],
    [{ state: 'not_needed' }, ['/note']], [{ state: 'open', done_on: day(1) }, ['/done_on']], [{ state: 'not_needed', done_on: day(1) }, ['/done_on', '/note']]])
    assert.deepEqual(pointers(await set(amira, 'gp', body)), expected, JSON.stringify(body));
  const gp = await step('gp');
  assert.equal((await amira.patch(`/outside-steps/${gp.id}`, { state: 'open' }, '"v0"')).status, 412);
  assert.equal(problem(await (await as('reviewing_officer')).patch(`/outside-steps/${gp.id}`, { state: 'open' }, `"${gp.etag}"`)), 'forbidden');
  assert.equal((await (await as('virtual_school')).patch(`/outside-county/${(await listed(amira, child)).items[0].id}`, { host_name: 'X' }, '"v1"')).status, 403);
});

test('the authority, the board that pays and the services change, with every fault told', async () => {
  const child = await born();
  await lives(child, {});
  const made = await amira.post(`/children/${child}/outside-county`, { ...there, commissioner: 'NHS Westshire', commissioner_how: 'rule' });
  assert.equal(made.status, 201, made.text);
  let one = made.body;
  const change = async (body) => amira.patch(`/outside-county/${one.id}`, body, `"${one.etag}"`);
  const good = async (body) => { const answer = await change(body); assert.equal(answer.status, 200, answer.text); one = answer.body; };
  await good({ commissioner_how: 'confirmed', services: [{ name: 'A', told_on: day(1) }, { name: 'B', kind: 'GP', what_for: 'Jabs' }] });
  assert.deepEqual([one.commissioner, one.commissioner_how, one.host_name, one.services.map((x) => x.name)], ['NHS Westshire', 'confirmed', 'Calderfell Council', ['A', 'B']]);
  await good({ services: [] });
  await good({ commissioner: null });
  assert.deepEqual([one.services, one.commissioner, one.commissioner_how], [[], null, null]);
  assert.deepEqual(pointers(await change({ commissioner_how: 'agreed' })), ['/commissioner']);
  assert.deepEqual(pointers(await change({ commissioner: null, commissioner_how: 'agreed' })), ['/commissioner']);
  for (const host_code of ['E9900000', 'X99000001', 'E9900000A', '199000001']) assert.deepEqual(pointers(await change({ host_code })), ['/host_code'], host_code);
  assert.deepEqual(pointers(await change({ host_code: 'E1', services: [{ kind: 'GP' }, { name: 'C', told_on: day(-2) }] })), ['/host_code', '/services/0/name', '/services/1/told_on']);
  assert.deepEqual(pointers(await change({ services: Array.from({ length: 21 }, () => ({ name: 'Many' })) })), ['/services']);
  assert.equal(problem(await amira.post(`/children/${child}/outside-county`, there)), 'outside-twice');
  const nowhere = await born();
  assert.deepEqual(pointers(await amira.post(`/children/${nowhere}/outside-county`, there)), ['/host_name']);
  assert.deepEqual(pointers(await amira.post(`/children/${nowhere}/homes`, { kind: 'foster', from_on: day(3), outside: { host_code: 'E1' } })), ['/outside/host_code', '/outside/host_name']);
  assert.equal((await amira.patch(`/outside-county/${one.id}`, { host_name: 'There' }, '"v1"')).status, 412);
  assert.equal((await (await as('designated_teacher')).post(`/children/${child}/outside-county`, there)).status, 403);
});

test('with the home the procedure ends: what is open is dropped, what was done stays', async () => {
  const child = await born();
  const home = await lives(child, { outside: there });
  const { items: [away] } = await listed(amira, child);
  const gp = away.steps.find((step) => step.code === 'gp');
  await amira.patch(`/outside-steps/${gp.id}`, { state: 'done', done_on: day(2) }, `"${gp.etag}"`);
  await lives(child, { from_on: day(1) });
  const back = (await listed(amira, child)).items[0];
  assert.deepEqual([back.is_now, back.until_on, back.steps.filter((step) => step.state === 'dropped').length, back.steps.find((step) => step.code === 'gp').state], [false, day(1), 8, 'done']);
  const { body: picture } = await amira.get(`/children/${child}/picture`);
  assert.deepEqual([picture.child.outside_county, picture.next.filter((due) => due.kind.startsWith('outside_'))], [null, []]);
  const school = back.steps.find((step) => step.code === 'school');
  assert.equal((await amira.patch(`/outside-steps/${school.id}`, { state: 'done', done_on: day(1) }, `"${school.etag}"`)).status, 409);
  // The day was wrong: the child never left.
  const now = (await amira.get(`/homes/${home.id}`)).body;
  assert.equal((await amira.patch(`/homes/${home.id}`, { until_on: null }, `"${now.etag}"`)).status, 200);
  assert.equal((await listed(amira, child)).items[0].steps.filter((step) => step.state === 'open').length, 8);
});

test('of a protected address nothing is told: neither where, nor whether it is outside at all', async () => {
  const address = { lines: '1 Canary Row\nHiddenham', postcode: 'ZZ1 1ZZ', is_protected: true };
  const [inside, outside] = [await born(), await born()];
  await lives(inside, { address });
  await lives(outside, { address, outside: { ...there, host_name: 'Hiddenham Borough', services: [{ name: 'Hiddenham Clinic' }] } });
  const mine = (await listed(amira, outside)).items[0];
  assert.equal(mine.host_name, 'Hiddenham Borough');
  for (const child of [inside, outside]) await allocate(child, 'carers_worker', usernameOf('fostering_worker'));
  const plain = (text) => text.replaceAll(inside, 'C').replaceAll(outside, 'C');
  for (const role of ['mental_health_lead', 'fostering_worker', 'virtual_school']) {
    const client = await as(role);
    const one = await client.get(`/children/${outside}/outside-county`);
    assert.equal(one.status, 200, role);
    assert.deepEqual([one.body.items, one.body.withheld.map((x) => [x.type, x.owner])], [[], [[null, 'Westshire Council']]], role);
    assert.equal(plain(one.text), plain((await client.get(`/children/${inside}/outside-county`)).text), role);
    assert.equal((await client.get(`/outside-county/${mine.id}`)).status, 404, role);
    assert.equal((await client.get(`/outside-steps/${mine.steps[0].id}`)).status, 404, role);
    for (const path of [`/children/${outside}/picture`, `/children/${outside}/timeline`, `/children/${outside}/homes`, `/children/${outside}/outside-county.csv`, '/outside-county?limit=200', '/outside-county.csv?limit=200', '/me/next?limit=200&within=3660', '/me/next.csv?limit=200']) {
      const { text } = await client.get(path);
      assert.ok(!/Hiddenham|Canary Row|ZZ1/.test(text) && !text.includes(mine.id), `${role} ${path}`);
    }
    const picture = (await client.get(`/children/${outside}/picture`)).body;
    assert.deepEqual([picture.child.outside_county, picture.next.filter((due) => due.kind.startsWith('outside_'))], [null, []], role);
  }
  const manager = await as('team_manager');
  assert.ok((await manager.get('/outside-county?limit=200')).text.includes('Hiddenham Borough'), 'who may see the address sees it');
});

test('whoever oversees the area sees who lives outside it, most steps late first, a page at a time and as a file', async () => {
  const all = (await lead.get('/outside-county?limit=200')).body.items;
  assert.ok(all.length >= 3, `${all.length} children of Westshire`);
  assert.deepEqual(all.map((one) => one.late), all.map((one) => one.late).sort((a, b) => b - a));
  assert.ok(all.some((one) => one.late > 0 && one.next_what) && all.some((one) => one.open === 0 && one.next_what === null));
  const late = (await lead.get('/outside-county?late=true&limit=200')).body.items;
  assert.deepEqual(late.map((one) => one.id), all.filter((one) => one.late > 0).map((one) => one.id));
  const paged = [];
  for (let after = ''; after !== null;) {
    const { body } = await lead.get(`/outside-county?limit=2${after && `&after=${encodeURIComponent(after)}`}`);
    paged.push(...body.items.map((one) => one.id));
    after = body.next;
  }
  assert.deepEqual(paged, all.map((one) => one.id));
  const csv = await lead.get('/outside-county.csv?limit=200');
  assert.equal(csv.status, 200);
  assert.equal(csv.text.trim().split('\n').length, all.length + 1);
  assert.match(csv.text.split('\n')[0], /host_name/);
  const pupils = (await (await as('designated_teacher')).get('/outside-county?limit=200')).body.items;
  assert.ok(pupils.length < all.length, 'a school sees its own pupils alone');
});

test('another system records a home with its area in one step, and sees its own', async () => {
  const child = await born();
  const key = s.client({ key: keys[0].key });
  const made = await key.post(`/children/${child}/homes`, { kind: 'foster', from_on: day(3), outside: there });
  if (made.status === 403) { assert.equal(problem(made), 'scope'); return; }
  assert.equal(made.status, 201, made.text);
  assert.equal((await listed(key, child)).items[0].host_name, 'Calderfell Council');
  assert.equal((await amira.get(`/children/${child}/picture`)).body.child.outside_county.open, 9);
});
