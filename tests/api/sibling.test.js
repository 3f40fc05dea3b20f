// Brothers and sisters who are both children here: who sees the link, who is told that one is held back, and who learns nothing; and what a merger does.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { problem, service } from '../lib/service.js';

let s, manager, amira, ben, officer, fostering, lead, teacher;
const day = (n) => new Date(Date.now() - n * 864e5).toISOString().slice(0, 10);
const families = new Map();
const surnames = `Abbot Byrne Coxon Drury Ellis Frost Goode Hurst Irwin Jolly Kirby Lomas Munro Nixon Oakes Perry Quick Rowan Speke Thorp Usher Vince Wylie Yates
  Zeale Arden Bligh Cribb Dyson Epsom Flint Grice Hobbs Ibbot Jukes Kemps Lusty Mears`.split(/\s+/);
let number = 0;

/** A child of a worker, born so that nobody takes it for another of the same test. */
async function child(who, given_names, more = {}) {
  const n = ++number;
  const made = await who.post('/children', { given_names, family_name: surnames[n], born_on: new Date(Date.UTC(2009, 0, 1) + n * 47 * 864e5).toISOString().slice(0, 10), sex: 'M', local_id: `L${n}`, ...more });
  assert.equal(made.status, 201, made.text);
  families.set(made.body.id, made.body);
  return made.body.id;
}
const allocate = (id, username, kind) => s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, made_by) SELECT gen_random_uuid(), '${id}', '${kind}', p.id, p.id FROM person p WHERE p.username = '${username}'`);
const link = (who, id, other, more = {}) => who.post(`/children/${id}/siblings`, { other, kind: 'half', said_by: 'Their mum', said_on: day(20), ...more });
const list = async (who, id) => (await who.get(`/children/${id}/siblings`)).body;
const home = async (id, more) => assert.equal((await amira.post(`/children/${id}/homes`, { kind: 'foster', carers: 'Sue', from_on: day(90), ...more })).status, 201);
const bare = (held) => held.map(({ type, owner }) => ({ type, owner }));

before(async () => {
  s = await service();
  const person = async (name, role, more = {}) => s.signedIn(await s.person(name, { roles: [role], ...more }));
  [manager, amira, ben, officer, fostering, lead, teacher] = [
    await person('grace.mole', 'team_manager'), await person('amira.khan', 'social_worker'), await person('ben.osei', 'social_worker', { agency: 'Westshire East' }),
    await person('otto', 'reviewing_officer'), await person('fay', 'fostering_worker'), await person('mel', 'mental_health_lead'), await person('tia', 'designated_teacher', { agency: 'A school' })];
});
after(() => s.stop());

test('one link is seen from either child, by whoever sees both', async () => {
  const [jay, sam] = [await child(amira, 'Jay'), await child(amira, 'Sam', { known_as: 'Sammy' })];
  const made = await link(amira, jay, sam, { kind: 'full', family_time: 'Every Saturday morning at the park' });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.body.is_sealed, false);
  const [from_jay, from_sam] = [await list(amira, jay), await list(amira, sam)];
  assert.deepEqual([from_jay.items.map((l) => l.other.id), from_sam.items.map((l) => l.other.id)], [[sam], [jay]]);
  assert.deepEqual([from_jay.items[0].other.name, from_jay.items[0].said_by, from_jay.items[0].family_time], ['Sammy', 'Their mum', 'Every Saturday morning at the park']);
  assert.equal((await amira.get(`/siblings/${made.body.id}`)).body.kind, 'full');
  for (const [id, name] of [[jay, 'Sammy'], [sam, 'Jay']]) {
    assert.deepEqual((await amira.get(`/children/${id}/picture`)).body.siblings.map((l) => [l.name, l.kind]), [[name, 'full']]);
    assert.ok((await amira.get(`/children/${id}/timeline`)).body.items.some((e) => e.title === 'A brother is linked' && e.record.type === 'sibling'));
  }
});

test('not twice from either side, not to oneself, not of a stranger', async () => {
  const [jay, sam, other] = [await child(amira, 'Jay'), await child(amira, 'Sam'), await child(ben, 'Una')];
  assert.equal((await link(amira, jay, sam)).status, 201);
  assert.equal(problem(await link(amira, jay, sam)), 'sibling-twice');
  assert.equal(problem(await link(amira, sam, jay, { kind: 'full' })), 'sibling-twice');
  assert.deepEqual((await link(amira, jay, jay)).body.errors.map((e) => e.pointer), ['/other']);
  // A child whom one may not see is as one that never was.
  const [unseen, unknown] = [await link(amira, jay, other), await link(amira, jay, crypto.randomUUID())];
  assert.deepEqual([problem(unseen), problem(unknown)], ['not-found', 'not-found']);
  assert.equal(problem(await link(ben, jay, other)), 'not-found');
  await allocate(jay, 'otto', 'reviewing_officer');
  await allocate(sam, 'otto', 'reviewing_officer');
  assert.equal(problem(await link(officer, jay, sam)), 'forbidden');
  assert.equal((await list(officer, jay)).items.length, 1);
  assert.equal(problem(await officer.patch(`/siblings/${(await list(officer, jay)).items[0].id}`, { family_time: 'No' }, 'v1')), 'forbidden');
});

test('who may not see the other is told that one is linked and whose record that is: no name, no kind, no home', async () => {
  const [jay, sam] = [await child(amira, 'Jay'), await child(ben, 'Samuel-held-back')];
  const made = await link(manager, jay, sam, { kind: 'half', said_by: 'Aunt Said-held-back', family_time: 'Time-held-back on Sundays' });
  assert.equal(made.status, 201, made.text);
  for (const [who, id] of [[amira, jay], [ben, sam]]) {
    const [seen, picture, timeline] = [await who.get(`/children/${id}/siblings`), await who.get(`/children/${id}/picture`), await who.get(`/children/${id}/timeline`)];
    assert.deepEqual(seen.body.items, []);
    assert.deepEqual(bare(seen.body.withheld), [{ type: 'sibling', owner: 'Westshire Council' }]);
    assert.deepEqual(picture.body.siblings, []);
    assert.ok(picture.body.withheld.some((h) => h.type === 'sibling' && h.owner === 'Westshire Council'));
    const [mine, theirs] = id === jay ? [jay, sam] : [sam, jay];
    for (const answer of [seen, picture, timeline]) for (const word of ['Said-held-back', 'Time-held-back', theirs, families.get(theirs).family_name]) assert.ok(!answer.text.includes(word), word);
    assert.ok(mine);
    assert.equal(problem(await who.get(`/siblings/${made.body.id}`)), 'not-found');
    assert.equal(problem(await who.patch(`/siblings/${made.body.id}`, { family_time: 'Mine' }, 'v1')), 'not-found');
    assert.equal(problem(await who.post(`/siblings/${made.body.id}/seal`, {})), 'not-found');
  }
  const changed = await manager.patch(`/siblings/${made.body.id}`, { kind: 'full' }, 'v1');
  assert.equal(changed.status, 200, changed.text);
  assert.equal((await list(lead, jay)).items[0].kind, 'full');
});

test('what few see says to others that something is held back, and no more', async () => {
  const [jay, sam] = [await child(amira, 'Jay'), await child(amira, 'Sam')];
  for (const id of [jay, sam]) await allocate(id, 'fay', 'carers_worker');
  assert.equal((await link(amira, jay, sam, { seen_by: 'few' })).status, 201);
  assert.equal((await list(amira, jay)).items[0].tier, 4);
  const seen = await fostering.get(`/children/${jay}/siblings`);
  assert.deepEqual(seen.body.items, []);
  assert.deepEqual(bare(seen.body.withheld), [{ type: null, owner: 'Westshire Council' }]);
  assert.equal(problem(await link(amira, sam, jay)), 'sibling-twice');
});

test('whether they live together comes from their homes, and never where an address is protected', async () => {
  const [jay, sam, zoe] = [await child(amira, 'Jay'), await child(amira, 'Sam'), await child(amira, 'Zoe')];
  await link(amira, jay, sam);
  await link(amira, jay, zoe);
  const says = async (who, id = sam) => (await list(who, jay)).items.find((l) => l.other.id === id).home;
  assert.equal(await says(amira), null);
  const lines = { lines: '4 Elm Street,\nWestshire', postcode: 'WS1 2AB' };
  await home(jay, { address: lines });
  await home(sam, { address: { lines: '4 Elm Street, Westshire', postcode: 'ws1 2ab' } });
  await home(zoe, { address: { lines: '8 Oak Road', postcode: 'WS1 2AB' } });
  assert.deepEqual([await says(amira), await says(amira, zoe)], ['together', 'apart']);
  await home(sam, { from_on: day(10), address: { ...lines, is_protected: true } });
  // Of who sees the address too: what is on a screen is read by others.
  assert.deepEqual([await says(amira), await says(lead)], [null, null]);
  assert.equal((await amira.post(`/children/${jay}/siblings`, { other: sam, kind: 'full', said_by: 'Mum', said_on: day(1), lives_together: true })).status, 422);
  assert.ok(!(await lead.get(`/children/${jay}/siblings`)).text.includes('Elm'));
});

test('a plan for their time together tells no protected address, however it is written', async () => {
  const [jay, sam] = [await child(amira, 'Jay'), await child(amira, 'Sam')];
  await home(sam, { address: { lines: '9 Hidden Row\nWestshire', postcode: 'WS1 1ZZ', is_protected: true } });
  for (const family_time of ['Sundays at 9, hidden row', 'Meet at ws11zz'])
    assert.deepEqual((await link(amira, jay, sam, { family_time })).body.errors.map((e) => e.pointer), ['/family_time']);
  const made = (await link(amira, jay, sam, { family_time: 'Sundays at the park' })).body.sibling;
  assert.equal((await amira.patch(`/siblings/${made.id}`, { family_time: 'From 9 Hidden Row' }, made.etag)).status, 422);
  assert.equal((await list(amira, jay)).items[0].family_time, 'Sundays at the park');
});

test('who recorded a link and may see one of the two no longer is told so', async () => {
  const [jay, sam] = [await child(amira, 'Jay'), await child(amira, 'Sam')];
  await link(amira, jay, sam);
  await s.sql(`INSERT INTO denied (id, person_id, child_id, reason, made_by) SELECT gen_random_uuid(), p.id, '${sam}', 'conflict', p.id FROM person p WHERE p.username = 'amira.khan'`);
  const seen = await amira.get(`/children/${jay}/siblings`);
  assert.deepEqual([seen.body.items, bare(seen.body.withheld)], [[], [{ type: 'sibling', owner: 'Westshire Council' }]]);
  assert.ok(!seen.text.includes(sam));
});

test('an adoption link is kept and gives nothing to anybody: not to a fostering worker, nor to who recorded it, nor by a refusal', async () => {
  const [jay, gone] = [await child(amira, 'Jay'), await child(amira, 'Adopted')];
  for (const id of [jay, gone]) await allocate(id, 'fay', 'carers_worker');
  const sealed = await link(amira, jay, gone, { kind: 'adoptive', said_by: 'The adoption team' });
  assert.equal(sealed.status, 201, sealed.text);
  assert.deepEqual(Object.keys(sealed.body).sort(), ['id', 'is_sealed', 'sibling']);
  assert.deepEqual([sealed.body.is_sealed, sealed.body.sibling], [true, null]);
  assert.equal((await s.sql(`SELECT tier FROM sibling WHERE id = '${sealed.body.id}'`)), '5');
  for (const who of [fostering, amira, manager, lead]) {
    for (const id of [jay, gone]) {
      const seen = await who.get(`/children/${id}/siblings`);
      assert.deepEqual([seen.status, seen.body.items, seen.body.withheld], [200, [], []], seen.text);
      const picture = await who.get(`/children/${id}/picture`);
      assert.deepEqual([picture.body.siblings, picture.body.withheld.filter((h) => h.type === 'sibling')], [[], []]);
      assert.ok(!(await who.get(`/children/${id}/timeline`)).text.includes(sealed.body.id));
    }
    assert.equal(problem(await who.get(`/siblings/${sealed.body.id}`)), 'not-found');
  }
  // Neither does recording it again, nor an open one beside it.
  assert.equal((await link(amira, gone, jay, { kind: 'adoptive' })).status, 201);
  assert.equal((await link(amira, jay, gone, { kind: 'full', seen_by: 'nobody' })).status, 201);
  assert.equal((await link(amira, jay, gone, { kind: 'half' })).status, 201);
});

test('a link that an adoption ends is sealed, with what it was', async () => {
  const [jay, sam] = [await child(amira, 'Jay'), await child(amira, 'Sam')];
  const id = (await link(amira, jay, sam)).body.id;
  await amira.patch(`/siblings/${id}`, { family_time: 'Once a month' }, 'v1');
  assert.equal((await amira.post(`/siblings/${id}/seal`, {})).status, 204);
  for (const one of [jay, sam]) {
    assert.deepEqual([(await list(amira, one)).items, (await list(amira, one)).withheld], [[], []]);
    assert.deepEqual((await amira.get(`/children/${one}/wrong-records`)).body.items, []);
  }
  assert.equal(await s.sql(`SELECT min(tier) FROM version WHERE row_id = '${id}'`), '5');
  assert.equal(problem(await amira.post(`/siblings/${id}/seal`, {})), 'not-found');
});

test('the plan for their time together changes from either side; what ended or was an error stays, with what it was', async () => {
  const [jay, sam] = [await child(amira, 'Jay'), await child(ben, 'Sam')];
  const made = (await link(manager, jay, sam)).body.sibling;
  await allocate(jay, 'ben.osei', 'worker');
  const changed = await ben.patch(`/siblings/${made.id}`, { family_time: 'Sundays' }, made.etag);
  assert.equal(changed.status, 200, changed.text);
  const stale = await manager.patch(`/siblings/${made.id}`, { family_time: 'Mondays' }, made.etag);
  assert.deepEqual([stale.status, stale.body.current.family_time], [412, 'Sundays']);
  assert.deepEqual((await manager.patch(`/siblings/${made.id}`, { ended_on: day(1) }, changed.body.etag)).body.errors.map((e) => e.pointer), ['/ended_why']);
  const ended = await manager.patch(`/siblings/${made.id}`, { ended_on: day(1), ended_why: 'Their parents parted' }, changed.body.etag);
  assert.equal(ended.status, 200, ended.text);
  assert.equal(problem(await manager.patch(`/siblings/${made.id}`, { family_time: 'Again' }, ended.body.etag)), 'state');
  assert.deepEqual((await manager.get(`/children/${jay}/picture`)).body.siblings, []);
  const again = (await link(manager, sam, jay, { kind: 'lives_as' })).body.sibling;
  assert.equal((await manager.patch(`/siblings/${again.id}`, { error_reason: 'Another Sam' }, again.etag)).body.error_reason, 'Another Sam');
  assert.deepEqual((await list(manager, jay)).items.map((l) => [l.ended_why, l.error_reason]), [['Their parents parted', null], [null, 'Another Sam']]);
  assert.equal(await s.sql(`SELECT count(*) FROM version WHERE row_id IN ('${made.id}', '${again.id}')`), '3');
});

/** Two records of one child, and the desk that makes them one. */
async function doubles() {
  const n = ++number;
  const like = { given_names: 'Isla', family_name: ['Brook', 'Carter', 'Dunn', 'Eaves', 'Finch', 'Gale'][n % 6], born_on: `2005-1${n % 3}-0${1 + (n % 9)}`, sex: 'F' };
  const [one, two] = [(await amira.post('/children', { ...like, local_id: `A${n}` })).body.id, (await ben.post('/children', { ...like, local_id: `B${n}` })).body.id];
  const match = (await manager.get('/matches?limit=200')).body.items.find((m) => m.child.id === two && m.other.id === one);
  assert.ok(match);
  return { one, two, settle: () => manager.post(`/matches/${match.id}/settle`, { state: 'same', reason: 'One girl' }), part: () => manager.post(`/matches/${match.id}/unmerge`, { reason: 'Two girls' }) };
}
const others = async (id) => (await list(manager, id)).items.map((l) => l.other.id).sort();

test('a merger takes links along, from both sides, and unmerging gives them back', async () => {
  const d = await doubles();
  const [sam, zoe] = [await child(ben, 'Sam'), await child(ben, 'Zoe')];
  await link(manager, d.two, sam);
  await link(manager, zoe, d.two);
  assert.equal((await d.settle()).status, 200);
  assert.deepEqual(await others(d.one), [sam, zoe].sort());
  assert.deepEqual([await others(sam), await others(zoe)], [[d.one], [d.one]]);
  const since = (await link(manager, await child(ben, 'Ty'), d.one)).body.id;
  const parted = await d.part();
  assert.equal(parted.status, 200, parted.text);
  assert.deepEqual([await others(d.two), await others(sam), await others(zoe)], [[sam, zoe].sort(), [d.two], [d.two]]);
  assert.ok(parted.body.to_decide.some((r) => r.type === 'sibling' && r.id === since));
});

test('both doubles linked to the same brother, and to each other: one link is left, nothing is lost', async () => {
  const d = await doubles();
  const sam = await child(ben, 'Sam');
  await link(manager, d.one, sam, { kind: 'full' });
  await link(manager, sam, d.two, { kind: 'half' });
  await link(manager, d.two, d.one);
  const settled = await d.settle();
  assert.equal(settled.status, 200, settled.text);
  assert.deepEqual(settled.body.to_decide.filter((r) => r.type === 'sibling').map((r) => r.what), ['left', 'left']);
  assert.deepEqual([await others(d.one), await others(sam)], [[sam], [d.one]]);
  assert.deepEqual([(await list(manager, d.one)).withheld, (await list(ben, sam)).withheld], [[], []]);
  assert.deepEqual((await manager.get(`/children/${sam}/picture`)).body.siblings.map((l) => l.kind), ['full']);
  assert.equal((await d.part()).status, 200);
  assert.deepEqual([await others(d.one), await others(d.two), await others(sam)], [[d.two, sam].sort(), [d.one, sam].sort(), [d.one, d.two].sort()]);
});

test('the picture of an earlier day shows from either who was linked then', async () => {
  const [jay, sam] = [await child(amira, 'Jay'), await child(amira, 'Sam')];
  const made = (await link(amira, jay, sam, { kind: 'step' })).body.sibling;
  await amira.patch(`/siblings/${made.id}`, { kind: 'half' }, made.etag);
  await s.sql(`ALTER TABLE sibling DISABLE TRIGGER USER; UPDATE sibling SET made_at = now() - interval '5 days' WHERE id = '${made.id}'; ALTER TABLE sibling ENABLE TRIGGER USER;
               UPDATE version SET valid_from = now() - interval '5 days' WHERE row_id = '${made.id}';
               ALTER TABLE child DISABLE TRIGGER USER; UPDATE child SET made_at = now() - interval '6 days' WHERE id IN ('${jay}', '${sam}'); ALTER TABLE child ENABLE TRIGGER USER`);
  for (const [id, now] of [[jay, sam], [sam, jay]]) {
    assert.deepEqual((await amira.get(`/children/${id}/picture?as_of=${day(1)}`)).body.siblings.map((l) => [l.id, l.kind]), [[now, 'step']]);
    assert.deepEqual((await amira.get(`/children/${id}/picture`)).body.siblings.map((l) => [l.id, l.kind]), [[now, 'half']]);
  }
});

test('a school sees those who go to it', async () => {
  const [jay, sam] = [await child(amira, 'Jay'), await child(amira, 'Sam')];
  await link(amira, jay, sam);
  const school = await s.sql(`SELECT id FROM agency WHERE name = 'A school'`);
  const enrol = (id) => s.sql(`INSERT INTO enrolment (id, child_id, school_id, from_on, made_by) SELECT gen_random_uuid(), '${id}', '${school}', today() - 9, p.id FROM person p WHERE p.username = 'tia'`);
  await enrol(jay);
  assert.deepEqual([(await list(teacher, jay)).items, bare((await list(teacher, jay)).withheld)], [[], [{ type: 'sibling', owner: 'Westshire Council' }]]);
  await enrol(sam);
  assert.deepEqual((await list(teacher, jay)).items.map((l) => l.other.id), [sam]);
});
