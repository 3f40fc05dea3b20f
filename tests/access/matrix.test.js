// The golden matrix: every route as every role, standing in every way to a child. The oracle, the service over HTTP and matrix/*.tsv agree,
// and no answer shows an entry that the oracle hides. `MATRIX_WRITE=1 tests/run access` writes matrix/ anew from what the service answered: a file
// for each type of record that routes are about, and `none` for those that are about none.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { unlessBusy } from '../lib/client.js';
import { service } from '../lib/service.js';
import { columns, expected, observed, undo } from './matrix.js';
import { methodOf, requests, routeOf } from './requests.js';
import { askedAs, isStarred, makeWorld } from './world.js';

const folder = new URL('matrix/', import.meta.url);
const isWriting = Boolean(process.env.MATRIX_WRITE);
const isFull = Boolean(process.env.TEST_FULL);
const askers = [...askedAs, { role: 'nobody', how: '' }];
const rowName = (request, asker) => [request.name.replace('/api/v1', ''), rowsOf(asker)].join('\t');
const rowsOf = (asker) => asker.role + (asker.how && isStarred(asker) ? ' with a new code' : '');

const linesOf = (file) => readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n').slice(1);
const lines = isWriting ? [] : readdirSync(folder).flatMap(linesOf);
const golden = new Map(lines.map((line) => [line.slice(0, line.lastIndexOf('\t')), line.slice(line.lastIndexOf('\t') + 1)]));
const made = {}; // lines by type of record
let s, needs, clients, agreed = 0;

before(async () => {
  s = await service();
  await makeWorld(s);
  await s.sql(undo);
  needs = new Map((await s.around('routes')).split('\n').map((line) => {
    const [method, path, need] = line.split('\t');
    const [record, action, , , own] = need.split(' '); // "sdq view or own create"
    return [`${method} ${path}`, ['public', 'signed in', 'calendar'].includes(need) ? need : { record, action, own }];
  }));
  clients = new Map(await Promise.all(askers.flatMap((asker) => ['A', 'T'].map((place) => [asker, place])).map(async ([asker, place]) => {
    const client = s.client(asker.role === 'machine_key' ? { key: asker.token('A') } : {});
    if (asker.who && !client.key) {
      client.cookie = cookieOf(asker, place);
      client.csrf = (await client.get('/session')).body.csrf_token;
    }
    return [`${rowsOf(asker)}${asker.how} ${place}`, client];
  })));
});
after(async () => {
  if (isWriting && agreed === requests.length) write();
  await s.stop();
});

function write() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [record, rows] of Object.entries(made)) writeFileSync(new URL(`${record}.tsv`, folder), [['route', 'role', columns.join('')].join('\t'), ...rows].join('\n') + '\n');
}

const cookieOf = (asker, place) => `around=${asker.token(place)}`;

/** Runs what is asked for a few at a time. */
async function each(list, work, width = 12) {
  const rest = list.entries();
  await Promise.all(Array.from({ length: width }, async () => { for (const [i, one] of rest) await work(one, i); }));
}

/** `answered`: what was asked already, with its answer. A list that is of no one child is the same whichever child one looks for in it, so it is asked for once. */
function ask(request, asker, place, answered) {
  const client = clients.get(`${rowsOf(asker)}${asker.how} ${place === 'T' ? 'T' : 'A'}`);
  const body = request.body?.(asker, place);
  if (asker.who && !client.key) client.cookie = cookieOf(asker, place); // an answer to signing out took it away
  const path = request.path(asker, place);
  const send = () => unlessBusy(() => client.send(methodOf(request), path, { body, headers: request.headers }));
  if (methodOf(request) !== 'GET') return send();
  const key = `${rowsOf(asker)}${asker.how} ${place === 'T'} ${path}`;
  if (!answered.has(key)) answered.set(key, send());
  return answered.get(key);
}

// The short form asks whoever may not do this kind of thing at all of two children, and of those who are hidden from somebody the denied one, the
// one who never was and every third of the others, in turn, so that each role is asked of each child many times. The long form asks of all.
function placesOf(request, need, asker) {
  if (request.once || !asker.who) return ['A'];
  const some = [...request.places, ...(request.places.length > 5 ? ['X'] : [])];
  if (isFull || isWriting) return some;
  if ('-c'.includes(expected(request, need, asker, some[0]))) return some.slice(0, 2);
  const turn = requests.indexOf(request) + askers.indexOf(asker);
  return some.filter((place, i) => 'DX'.includes(place) || (turn + i) % 3 === 0 || expected(request, need, asker, place) !== '0');
}

test('every route has its rows, and every row a route', () => {
  assert.deepEqual([...new Set(requests.map(routeOf))].sort(), [...needs.keys()].sort());
  const rows = new Set(requests.flatMap((request) => askers.map((asker) => rowName(request, asker))));
  if (isWriting) return;
  assert.deepEqual([...golden.keys()].filter((row) => !rows.has(row)), [], 'rows of matrix/ that nothing asks for');
  assert.equal(golden.size, lines.length, 'a row stands twice in matrix/');
});

for (const request of requests) {
  test(request.name, async () => {
    const need = needs.get(routeOf(request));
    const asked = askers.flatMap((asker) => placesOf(request, need, asker).map((place) => ({ asker, place })));
    const answered = new Map();
    await each(asked, async (cell) => {
      const answer = await ask(request, cell.asker, cell.place, answered);
      Object.assign(cell, { wanted: expected(request, need, cell.asker, cell.place), ...observed(request, cell.asker, cell.place, answer), text: answer.text });
    });
    const wrong = asked.filter((cell) => cell.letter !== cell.wanted || cell.leaks.length);
    const said = (cell) => `${rowsOf(cell.asker)} ${cell.place}: ${cell.letter}, not ${cell.wanted}${cell.leaks.length ? ` shows ${cell.leaks}` : ''}${cell.letter.length > 1 ? cell.text : ''}`;
    assert.ok(!wrong.length, wrong.map(said).join('\n'));
    isSame(asked);
    compare(request, asked);
    agreed++;
  });
}

/** What is hidden answers, but for the number of the request, as what never was. */
function isSame(asked) {
  const plain = (cell) => cell.text.replace(/"request_id":"[^"]*",?/, '');
  for (const never of asked.filter((cell) => cell.place === 'X' && cell.letter === '0' && !cell.text.includes('"items"')))
    for (const cell of asked.filter((one) => one.asker === never.asker && one.letter === '0'))
      assert.equal(plain(cell), plain(never), `${rowsOf(cell.asker)} ${cell.place} is hidden, and not as what never was`);
}

function compare(request, asked) {
  for (const asker of askers) {
    const own = asked.filter((cell) => cell.asker === asker);
    const row = rowName(request, asker);
    if (isWriting) (made[needs.get(routeOf(request)).record ?? 'none'] ??= []).push([row, own.length === 1 ? own[0].letter : columns.map((place) => own.find((cell) => cell.place === place)?.letter ?? ' ').join('')].join('\t'));
    else for (const cell of own) {
      const letters = golden.get(row) ?? '';
      assert.equal(cell.letter, letters.length === 1 ? letters : letters[columns.indexOf(cell.place)], `${row} ${cell.place}, in matrix/`);
    }
  }
}
