// What is due as a calendar of one's own: found by its address alone, as its person may see it, and with no name in it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from '../lib/client.js';
import { westshire } from '../lib/westshire.js';

let s, as, amira, path;

before(async () => {
  ({ s, as } = await westshire());
  amira = await as('social_worker');
});
after(() => s.stop());

const ask = (address, headers) => fetch(s.url + address, { headers });
/** The lines of a calendar, those that were folded put together. */
const lines = (text) => text.replaceAll('\r\n ', '').trimEnd().split('\r\n');
const events = (text) => text.split('BEGIN:VEVENT').slice(1).map((event) => Object.fromEntries(lines(`BEGIN:VEVENT${event}`).map((line) => line.split(/:(.*)/s).slice(0, 2))));

test('a calendar is made, its address said once, and a calendar program reads what is due', async () => {
  assert.equal((await amira.get('/me/calendar')).body.is_on, false);
  const made = await amira.post('/me/calendar', {});
  assert.equal(made.status, 201);
  ({ path } = made.body);
  assert.match(path, /^\/calendar\/[\w-]{43}\.ics$/);
  const answer = await ask(path);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
  const text = await answer.text();
  assert.deepEqual([lines(text)[0], lines(text).at(-1)], ['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75), 'lines are folded at 75 octets');
  const due = await amira.all('/me/next?limit=200&within=3660');
  assert.ok(due.length > 10);
  assert.deepEqual(events(text).map((event) => event['DTSTART;VALUE=DATE']), due.map((item) => item.on.replaceAll('-', '')));
  assert.equal(new Set(events(text).map((event) => event.UID)).size, due.length, 'a name for each');
  assert.equal(await (await ask(path)).text(), text, 'the same bytes while nothing changes');
  const { is_on, last_used_at, expires_at } = (await amira.get('/me/calendar')).body;
  assert.ok(is_on && last_used_at && expires_at);
});

test('it says of what kind a thing is and whose initials, and no name nor a word that anybody wrote', async () => {
  const child = (await amira.get('/children?q=Jay%20Marsh')).body.items[0];
  const task = 'Ring Craig about the adrenaline pen';
  await s.sql(`INSERT INTO task (id, made_by, child_id, kind, what, due_on) SELECT gen_random_uuid(), p.id, '${child.id}', 'action', '${task}', today() + 3 FROM person p WHERE p.username = 'amira.khan'`);
  const text = await (await ask(path)).text();
  assert.ok(events(text).some((event) => event.SUMMARY === 'J.M.: Action'), text);
  assert.equal(text.includes('Craig'), false);
  const named = await s.sql("SELECT string_agg(DISTINCT word, ' ') FROM (SELECT unnest(string_to_array(name, ' ')) AS word FROM child WHERE name NOT LIKE 'Child %' UNION SELECT unnest(string_to_array(name, ' ')) FROM person WHERE NOT is_service) w WHERE length(word) > 3");
  const said = events(text).map((event) => event.SUMMARY).join('\n');
  for (const word of named.split(' ')) assert.doesNotMatch(said, new RegExp(`\\b${word.replace(/[^\w'-]/g, '.')}\\b`), word);
});

test('each sees their own: a clinician’s calendar is not the social worker’s, and who may see no child has an empty one', async () => {
  const texts = {};
  for (const role of ['camhs_clinician', 'system_admin']) {
    const { body } = await (await as(role)).post('/me/calendar', {});
    texts[role] = await (await ask(body.path)).text();
  }
  assert.notEqual(texts.camhs_clinician, await (await ask(path)).text());
  assert.equal(events(texts.system_admin).length, 0);
});

test('its asking is recorded as a look, by the way that it came', async () => {
  assert.equal(await s.sql("SELECT string_agg(DISTINCT a.via || ' ' || a.route || ' ' || p.username, '; ') FROM audit a JOIN person p ON p.id = a.person_id WHERE a.route LIKE '%calendar/%' AND p.username = 'amira.khan'"),
    'calendar GET /calendar/:word amira.khan');
  assert.equal(await s.sql(`SELECT count(*) FROM audit WHERE route LIKE '%${path.slice(10, 30)}%'`), '0', 'its address stands nowhere');
});

test('the address opens nothing else, neither as a key nor as a cookie', async () => {
  const token = path.slice('/calendar/'.length, -'.ics'.length);
  assert.equal((await ask('/api/v1/me/next', { Authorization: `Bearer ${token}` })).status, 401);
  assert.equal((await ask('/api/v1/me/next', { Cookie: `around=${token}` })).status, 401);
  assert.equal((await fetch(s.url + path, { method: 'POST' })).status, 405);
});

test('what is no address of a calendar, or was one, was never there: the same answer', async () => {
  const before = path;
  ({ path } = (await amira.post('/me/calendar', {})).body);
  await amira.delete('/me/calendar');
  const said = new Set();
  for (const address of [before, path, path.replace('.ics', ''), path.replace('.ics', '.csv'), '/calendar/x.ics', `/calendar/${'A'.repeat(43)}.ics`, `/calendar/${amira.cookie.split('=')[1]}.ics`]) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    const answer = await ask(address);
    assert.equal(answer.status, 404, address);
    const body = JSON.parse(await answer.text());
    delete body.request_id;
    delete body.instance;
    said.add(JSON.stringify(body));
  }
  assert.equal(said.size, 1, [...said].join('\n'));
  assert.equal((await amira.get('/me/calendar')).body.is_on, false);
});

test('it ends with the account and after a year', async () => {
  ({ path } = (await amira.post('/me/calendar', {})).body);
  const is = async (status, about) => {
    for (let i = 0; i < 100 && (await ask(path)).status !== status; i++) await new Promise((resolve) => setTimeout(resolve, 50)); // an identity is remembered for a second
    assert.equal((await ask(path)).status, status, about);
  };
  await s.sql("UPDATE person SET disabled_at = now() WHERE username = 'amira.khan'");
  await is(404, 'disabled');
  await s.sql("UPDATE person SET disabled_at = NULL WHERE username = 'amira.khan'");
  await is(200, 'again');
  await s.sql("UPDATE calendar_link SET expires_at = now() WHERE ended_at IS NULL AND person_id = (SELECT id FROM person WHERE username = 'amira.khan')");
  await is(404, 'a year later');
});

test('nobody makes one who has not signed in', async () => {
  const nobody = new Client(s.url);
  assert.equal((await nobody.post('/me/calendar', {})).status, 401);
  assert.equal((await nobody.get('/me/calendar')).status, 401);
});
