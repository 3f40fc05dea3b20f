// The child's voice: words with drawings, what is preferred, when the child is asked again, maps of people as they were drawn, documents as files, and what
// a wish of the child keeps from an agency.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

let s, accounts, as, amira, ben, jay, today;
const day = (days) => new Date(Date.parse(today) - days * 86400000).toISOString().slice(0, 10);
const agencyOf = (role) => s.sql(`SELECT agency_id FROM person WHERE username = '${accounts.find((one) => one.role === role).username}'`);
async function faults(client, path, body) {
  const answer = await client.post(path, body);
  assert.equal(answer.status, 422, answer.text);
  return answer.body.errors.map((one) => one.pointer);
}
const bytesOf = async (client, path) => {
  const answer = await fetch(`${s.url}/api/v1${path}`, { headers: { Cookie: client.cookie } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

// ---------------------------------------------------------------------------------------------- files

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]), out = Buffer.alloc(8);
  out.writeUInt32BE(data.length); out.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([out.subarray(0, 4), body, out.subarray(4)]);
};
/** A grey picture; what its pixels unpack to can be made to lie. */
function png(width, height, { unpacked = height * (width + 1), text } = {}) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width); head.writeUInt32BE(height, 4); head[8] = 8;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), ...(text ? [chunk('tEXt', Buffer.from(text))] : []),
    chunk('IDAT', deflateSync(Buffer.alloc(unpacked))), chunk('IEND', Buffer.alloc(0))]);
}
const pdf = (inside = '') => Buffer.from(`%PDF-1.7\n1 0 obj << /Type /Catalog ${inside} >> endobj\n%%EOF\n`);
const b64 = (bytes) => Buffer.from(bytes).toString('base64');
const drawing = (more) => ({ kind: 'drawing', about: 'A house with everybody in it', content: b64(png(40, 30, { text: 'Where\0SN1 taken at home' })), ...more });
const letter = (more) => ({ title: 'Letter about the first meeting', kind: 'letter', dated_on: day(5), content: b64(pdf()), ...more });

before(async () => {
  ({ s, accounts, as } = await westshire());
  today = await s.sql('SELECT today()');
  [amira, ben] = [await as('social_worker'), await as('camhs_clinician')];
  jay = (await amira.get('/children?q=Jay%20Marsh')).body.items[0].id;
});
after(() => s.stop());

// ---------------------------------------------------------------------------------------------- words

test('words say how they were said, and carry drawings that others around the child see', async () => {
  const said = await amira.post(`/children/${jay}/words`, { said_on: day(0), text: 'This is us at Ruth’s.', way: 'drawn', said_how: 'At the kitchen table', said_with: 'Amira' });
  assert.equal(said.status, 201, said.text);
  assert.deepEqual([said.body.way, said.body.for_lead, said.body.pictures], ['drawn', false, []]);
  assert.deepEqual(await faults(amira, `/children/${jay}/words`, { said_on: day(0), text: 'x', way: 'shouted' }), ['/way']);

  const made = await amira.post(`/words/${said.body.id}/pictures`, drawing());
  assert.equal(made.status, 201, made.text);
  assert.equal(made.headers.get('location'), `/api/v1/pictures/${made.body.id}`);
  assert.deepEqual([made.body.media, made.body.width, made.body.height], ['image/png', 40, 30]);
  const seen = (await ben.get(`/words/${said.body.id}`)).body;
  assert.deepEqual(seen.pictures, [{ id: made.body.id, kind: 'drawing', about: 'A house with everybody in it', width: 40, height: 30 }]);
  assert.deepEqual((await ben.get(`/children/${jay}/picture`)).body.words.latest.pictures, seen.pictures);

  const { status, headers, bytes } = await bytesOf(ben, `/pictures/${made.body.id}/content`);
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'image/png');
  assert.equal(headers.get('content-disposition'), 'attachment; filename="drawing.png"');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.match(headers.get('content-security-policy'), /^sandbox; default-src 'none'/);
  assert.deepEqual(bytes, png(40, 30), 'the picture, without what was written into it');
  assert.equal(made.body.bytes, bytes.length);
  const looked = await s.sqlAsSuperuser(`SELECT count(*) FROM audit WHERE record_type = 'words' AND '${made.body.id}' = ANY (ids)`);
  assert.ok(Number(looked) >= 1, 'that it was looked at is recorded');

  // Put in by mistake: whoever did says so, nobody sees it any longer.
  const analyst = await as('mental_health_lead');
  assert.equal((await analyst.post(`/words/${said.body.id}/pictures`, drawing())).status, 403);
  assert.equal((await ben.patch(`/pictures/${made.body.id}`, { error_reason: 'Another child’s' }, made.body.etag)).status, 403);
  const gone = await amira.patch(`/pictures/${made.body.id}`, { error_reason: 'Another child’s' }, made.body.etag);
  assert.equal(gone.status, 200, gone.text);
  assert.equal((await bytesOf(amira, `/pictures/${made.body.id}/content`)).status, 404);
  assert.deepEqual((await amira.get(`/words/${said.body.id}`)).body.pictures, []);
});

test('what is no picture is refused by its bytes, whatever it is called', async () => {
  const { id } = (await amira.post(`/children/${jay}/words`, { said_on: day(0), text: 'Look' })).body;
  const path = `/words/${id}/pictures`;
  const refused = async (bytes, says) => {
    const answer = await amira.post(path, drawing({ content: typeof bytes === 'string' ? bytes : b64(bytes) }));
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(answer.body.errors.map((one) => one.pointer), ['/content']);
    assert.match(answer.body.errors[0].detail, says);
  };
  await refused(Buffer.from('MZ\x90 a program called drawing.png'), /not a PDF, a PNG or a JPEG/);
  await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /not a PDF/);
  await refused(Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), /not a PDF/);
  await refused(Buffer.concat([png(4, 4), Buffer.from('PK\x03\x04 and an archive')]), /behind this picture/);
  await refused(png(2, 2, { unpacked: 5000000 }), /damaged/); // five megabytes out of five kilobytes
  await refused(png(30000, 30000, { unpacked: 10 }), /too many pixels/);
  await refused(pdf(), /This is a PDF/);
  await refused('no base64', /base64/);
  await refused(Buffer.alloc(3 * 1024 * 1024 + 1, '%'), /too large/);
  const long = await amira.post(path, drawing({ content: b64(Buffer.alloc(4 * 1024 * 1024)) }));
  assert.equal(long.status, 413);
  assert.deepEqual(await faults(amira, path, {}), ['/kind', '/about', '/content'], 'every fault at once');
  for (let i = 0; i < 6; i++) assert.equal((await amira.post(path, drawing())).status, 201);
  assert.deepEqual(await faults(amira, path, drawing()), ['/content'], 'six are enough');
  assert.equal((await amira.post(`/words/${jay}/pictures`, drawing())).status, 404);
});

test('a child may want only the lead worker to see something, and whoever writes it down still does', async () => {
  const path = `/children/${jay}/words`;
  const before = (await ben.get(path)).body;
  const secret = await ben.post(path, { said_on: day(0), text: 'Only for Amira', for_lead: true, matters: ['This'] });
  assert.equal(secret.status, 201, secret.text);
  assert.equal(secret.body.for_lead, true);
  assert.equal((await ben.post(`/words/${secret.body.id}/pictures`, drawing())).status, 201, 'its picture is as secret');
  assert.equal((await amira.get(`/words/${secret.body.id}`)).body.pictures.length, 1);
  for (const role of ['team_manager', 'designated_teacher', 'reviewing_officer']) {
    const client = await as(role);
    assert.equal((await client.get(`/words/${secret.body.id}`)).status, 404, role);
    const picture = (await client.get(`/children/${jay}/picture`)).body;
    assert.ok(picture.withheld.some((one) => one.type === 'words'), `${role} is told that something is held back`);
  }
  assert.equal((await ben.get(path)).body.items.length, before.items.length + 1);
  assert.equal((await (await as('senco')).post(path, { said_on: day(0), text: 'x' })).status, 403);
  assert.equal((await (await as('service_admin')).post(path, { said_on: day(0), text: 'x' })).status, 403);
});

test('the child is asked again on a rhythm, sooner where they did not want to say', async () => {
  const due = async () => (await amira.get(`/children/${jay}/picture`)).body.next.find((one) => one.kind === 'words');
  assert.match((await due()).what, /^Ask what has changed for Jay \(asked on \d+ \w+, waiting\)$/, 'he has a form since three days');
  assert.equal((await due()).days, 120);
  assert.equal((await due()).link.type, 'words');
  const asked = await amira.post(`/children/${jay}/words-asked`, { asked_on: day(0), outcome: 'not_now' });
  assert.equal(asked.status, 201, asked.text);
  assert.equal((await due()).days, 28);
  const mine = await amira.all('/me/next?limit=200&within=3660');
  assert.ok(mine.some((one) => one.kind === 'words' && one.child.id === jay && one.days === 28), 'in what is next for me too');
  await s.sql("UPDATE setting SET value = '60' WHERE name = 'words_again_days'");
  await amira.post(`/children/${jay}/words-asked`, { asked_on: day(0), outcome: 'nothing_new' });
  assert.equal((await due()).days, 60);
  assert.deepEqual((await amira.get(`/children/${jay}/words-asked`)).body.items.slice(0, 2).map((one) => one.outcome), ['nothing_new', 'not_now']);
  assert.deepEqual(await faults(amira, `/children/${jay}/words-asked`, { asked_on: day(-1), outcome: 'said' }), ['/asked_on', '/outcome']);
});

test('words that matter, who comes along, what is to be tried first', async () => {
  const path = `/children/${jay}/preferences`;
  const word = await amira.post(path, { kind: 'word', text: 'my space', instead: 'your bedroom', said_on: day(3) });
  assert.equal(word.status, 201, word.text);
  assert.equal((await amira.post(path, { kind: 'along', text: 'Ruth, to anything at the clinic', said_on: day(3) })).status, 201);
  assert.equal((await ben.post(path, { kind: 'first', way: 'peer', text: 'The Thursday group', said_on: day(3) })).status, 201);
  assert.deepEqual(await faults(amira, path, { kind: 'first', text: 'x', said_on: day(1) }), ['/way']);
  assert.deepEqual(await faults(amira, path, { kind: 'along', text: 'x', instead: 'y', way: 'peer', said_on: day(1) }), ['/instead', '/way']);
  const shown = async () => (await ben.get(`/children/${jay}/picture`)).body.words.preferences.map((one) => one.text);
  assert.ok((await shown()).includes('my space'));
  assert.equal((await ben.patch(`/preferences/${word.body.id}`, { until_on: day(0) }, word.body.etag)).status, 403);
  assert.deepEqual((await amira.patch(`/preferences/${word.body.id}`, { until_on: day(9) }, word.body.etag)).body.errors.map((one) => one.pointer), ['/until_on']);
  const over = await amira.patch(`/preferences/${word.body.id}`, { until_on: day(0) }, word.body.etag);
  assert.equal(over.body.holds, false);
  assert.ok(!(await shown()).includes('my space'));
});

// ---------------------------------------------------------------------------------------------- people

test('a sitting with the child is one map, kept as it goes; the map before stays as it was', async () => {
  const path = `/children/${jay}/maps`;
  const people = (await amira.get(`/children/${jay}/people`)).body.items.filter((one) => !one.is_worker);
  const [first, second] = people;
  const place = (person, closeness, more) => ({ person: person.id, closeness, tie: 'steady', knows_best: false, ...more });
  const begun = await amira.post(path, { drawn_on: day(0), by_child: true, drawn_with: 'Amira', places: [place(first, 5)] });
  assert.equal(begun.status, 201, begun.text);
  const of = (map, person) => map.people.find((one) => one.id === person.id);
  assert.equal(of(begun.body, first).closeness, 5);
  assert.equal(of(begun.body, second).closeness, second.closeness, 'who was not moved stays');
  assert.equal(begun.body.people.length, people.length);

  const on = await amira.patch(`/maps/${begun.body.id}`, { places: [place(first, 1, { tie: 'close', knows_best: true })] }, begun.body.etag);
  assert.equal(on.status, 200, on.text);
  assert.deepEqual([of(on.body, first).closeness, of(on.body, first).knows_best, on.body.drawn_with], [1, true, 'Amira']);
  const stale = await amira.patch(`/maps/${begun.body.id}`, { places: [place(first, 2)] }, begun.body.etag);
  assert.equal(stale.status, 412);
  assert.equal(of(stale.body.current, first).closeness, 1);
  assert.equal((await amira.get(`/children/${jay}/people`)).body.items.find((one) => one.id === first.id).closeness, 1, 'the map of now is the last one drawn');

  const next = await amira.post(path, { drawn_on: day(0), by_child: false, places: [place(first, 4)] });
  assert.equal(of((await ben.get(`/maps/${begun.body.id}`)).body, first).closeness, 1);
  const list = (await ben.get(path)).body.items;
  assert.deepEqual(list.slice(0, 2).map((one) => one.id), [next.body.id, begun.body.id]);
  assert.equal(problem(await amira.patch(`/maps/${begun.body.id}`, { places: [] }, on.body.etag)), 'state', 'an old map is not drawn on');

  assert.deepEqual(await faults(amira, path, { drawn_on: day(0), by_child: true, places: [place(first, 0), place(second, 6)] }), ['/places/0/closeness', '/places/1/closeness']);
  assert.deepEqual(await faults(amira, path, { drawn_on: day(0), by_child: true, places: [place(first, 1), place(first, 2)] }), ['/places']);
  const stranger = (await amira.get('/children?limit=50')).body.items.find((one) => one.id !== jay).id;
  const other = (await amira.get(`/children/${stranger}/people`)).body.items.find((one) => !one.is_worker);
  if (other) assert.deepEqual(await faults(amira, path, { drawn_on: day(0), by_child: true, places: [place(other, 1)] }), ['/places']);
  assert.equal((await ben.post(path, { drawn_on: day(0), by_child: true })).status, 403);
  assert.equal((await ben.patch(`/maps/${next.body.id}`, { places: [] }, next.body.etag)).status, 403);
  const line = (await ben.get(`/children/${jay}/timeline?limit=50`)).body.items.find((one) => one.record.id === begun.body.id);
  assert.deepEqual([line.type, line.who], ['people', 'Amira']);
});

// ---------------------------------------------------------------------------------------------- documents

test('documents by tier: put in, looked at, replaced, entered in error', async () => {
  const path = `/children/${jay}/documents`;
  const made = await ben.post(path, letter({ tier: 3, written_by: 'Dr Ncube', title: 'Ergebnis: “Jay” & more/../x' }));
  assert.equal(made.status, 201, made.text);
  assert.deepEqual([made.body.tier, made.body.is_own, made.body.files.length, made.body.files[0].media], [3, true, 1, 'application/pdf']);
  const { headers, bytes } = await bytesOf(amira, `/documents/${made.body.id}/content`);
  assert.deepEqual(bytes, pdf());
  assert.equal(headers.get('content-type'), 'application/pdf');
  assert.equal(headers.get('content-disposition'), 'attachment; filename="Ergebnis-Jay-more-x.pdf"');
  assert.match(headers.get('content-security-policy'), /sandbox/);

  // A teacher sees that there is one, and not what it is.
  const teacher = await as('designated_teacher');
  assert.equal((await teacher.get(`/documents/${made.body.id}`)).status, 404);
  assert.equal((await bytesOf(teacher, `/documents/${made.body.id}/content`)).status, 404);
  const list = (await teacher.get(path)).body;
  assert.ok(!list.items.some((one) => one.id === made.body.id));
  assert.ok(list.withheld.some((one) => one.type === 'document' && one.count >= 1));
  assert.equal((await teacher.post(path, letter({ tier: 3 }))).status, 403, 'above one’s own tier');
  assert.deepEqual(await faults(teacher, path, letter({ tier: 5 })), ['/tier']);
  assert.equal((await teacher.post(path, letter())).status, 201);
  assert.equal((await (await as('mental_health_lead')).post(path, letter())).status, 403);

  // Its own agency changes it.
  assert.equal((await amira.patch(`/documents/${made.body.id}`, { title: 'Mine' }, made.body.etag)).status, 403);
  assert.equal((await amira.post(`/documents/${made.body.id}/versions`, { why: 'x', content: b64(pdf('/Two')) })).status, 403);
  const next = await ben.post(`/documents/${made.body.id}/versions`, { why: 'Signed', content: b64(pdf('/Two 2')) });
  assert.equal(next.status, 201, next.text);
  assert.deepEqual(next.body.files.map((one) => [one.number, one.why]), [[2, 'Signed'], [1, null]]);
  assert.deepEqual((await bytesOf(amira, `/documents/${made.body.id}/content`)).bytes, pdf('/Two 2'));
  assert.deepEqual((await bytesOf(amira, `/documents/${made.body.id}/content?version=1`)).bytes, pdf());
  assert.equal((await bytesOf(amira, `/documents/${made.body.id}/content?version=3`)).status, 404);
  assert.equal((await bytesOf(amira, `/documents/${made.body.id}/content?version=no`)).status, 422);

  const wrong = await ben.patch(`/documents/${made.body.id}`, { error_reason: 'Another child’s letter' }, made.body.etag);
  assert.equal(wrong.status, 200, wrong.text);
  assert.deepEqual(wrong.body.files, []);
  assert.equal((await bytesOf(ben, `/documents/${made.body.id}/content`)).status, 404);
  assert.equal(problem(await ben.patch(`/documents/${made.body.id}`, { title: 'x' }, wrong.body.etag)), 'state');
  assert.equal(problem(await ben.post(`/documents/${made.body.id}/versions`, { why: 'x', content: b64(pdf()) })), 'state');
});

test('a document is what its bytes say', async () => {
  const path = `/children/${jay}/documents`;
  for (const inside of ['/S /JavaScript /JS (x)', '/Names << /EmbeddedFiles 2 0 R >>', '/Encrypt 3 0 R', '/S /La#75nch'])
    assert.deepEqual(await faults(amira, path, letter({ content: b64(pdf(inside)) })), ['/content'], inside);
  assert.deepEqual(await faults(amira, path, letter({ content: b64(Buffer.concat([pdf(), Buffer.from('<script>')])) })), ['/content']);
  assert.deepEqual(await faults(amira, path, letter({ content: b64(Buffer.from('PK\x03\x04 letter.docx')) })), ['/content']);
  assert.deepEqual(await faults(amira, path, { content: b64(pdf()), dated_on: day(-1) }), ['/title', '/kind', '/dated_on']);
  const photo = await amira.post(path, letter({ kind: 'photo', content: b64(png(8, 8)) }));
  assert.equal(photo.body.files[0].media, 'image/png');
  assert.deepEqual(await faults(amira, path, letter({ dated_on: '1990-01-01' })), ['/dated_on'], 'before the child was born');
});

// ---------------------------------------------------------------------------------------------- wishes

test('a wish of the child hides that kind of record from that agency, and says that it is held back', async () => {
  const health = await agencyOf('camhs_clinician');
  const wish = (kind, share, agency = health, client = amira) => client.post(`/children/${jay}/sharing-wishes`, { whose: 'child', agency, kind, share, said_on: day(0) });
  const mine = await ben.post(`/children/${jay}/documents`, letter({ title: 'By us' }));
  await amira.post(`/children/${jay}/documents`, letter({ title: 'By the council' }));
  const sees = async (client = ben) => {
    const picture = (await client.get(`/children/${jay}/picture`)).body;
    const get = async (path) => (await client.get(`/children/${jay}/${path}`)).body.items;
    return {
      home: picture.child.home !== null && !picture.child.home_held_back && (await get('homes')).length > 0, school: picture.child.school !== null,
      sdq: picture.sdqs.length > 0 && (await get('sdqs')).length > 0, documents: (await get('documents')).some((one) => one.title === 'By the council'),
      words: (await get('words')).some((one) => one.text === 'Look'), held: [...new Set(picture.withheld.map((one) => one.type))].filter((type) => ['home', 'school', 'sdq', 'document'].includes(type)).sort(),
    };
  };
  const all = { home: true, school: true, sdq: true, documents: true, words: true };
  assert.deepEqual(await sees(), { ...all, held: [] });
  const heldAs = { home: 'home', school: 'school', sdq: 'sdq', documents: 'document' };
  for (const kind of Object.keys(heldAs)) {
    const made = await wish(kind, false);
    assert.equal(made.body.hides, true, kind);
    assert.deepEqual(await sees(), { ...all, [kind]: false, held: [heldAs[kind]] }, kind);
    assert.deepEqual((await faults(ben, `/children/${jay}/sharing-wishes`, { whose: 'child', agency: health, kind, share: true, said_on: day(0) })), ['/share'], 'not turned round by them');
    assert.equal((await wish(kind, true)).status, 201);
    assert.deepEqual(await sees(), { ...all, held: [] }, `${kind} again`);
  }
  await wish('everything', false);
  assert.deepEqual(await sees(), { home: false, school: false, sdq: false, documents: false, words: false, held: ['document', 'home', 'school', 'sdq'] });
  assert.ok((await ben.get(`/children/${jay}/documents`)).body.items.some((one) => one.id === mine.body.id), 'what they wrote themselves they see');
  assert.deepEqual(await sees(amira), { ...all, held: [] }, 'the lead worker sees all of it');
  assert.equal((await amira.post(`/children/${jay}/asks`, { agency: health, type: 'document', why: 'For the review' })).status, 422, 'nothing of theirs is held back from her');
  const old = (await ben.get(`/children/${jay}/picture?as_of=${day(1)}`)).body;
  assert.equal(old.child.home_held_back, true, 'nor as it stood before');
  await wish('everything', true);

  // The council that leads the work stands in a parent's place: it can be kept from the words alone.
  const council = await agencyOf('team_manager');
  const told = await wish('home', false, council);
  assert.equal(told.body.hides, false);
  const manager = await as('team_manager');
  assert.equal((await sees(manager)).home, true);
  await wish('words', false, council);
  assert.equal((await sees(manager)).words, false);
  await wish('words', true, council);
});
