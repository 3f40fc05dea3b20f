// Random questions (who, which child, which action on what, at which tier) to three who answer apart: the C side's one decision, the
// database's, and the oracle, which works out the relations from the facts by itself. They agree, always.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Psql } from '../lib/psql.js';
import { service } from '../lib/service.js';
import { actions, cells, gate, may, reach, records, roles } from './oracle.js';
import { council, dice, isDenied, rowsOf, standsTo } from './triples.js';

const isFull = Boolean(process.env.TEST_FULL);
const seed = Number(process.env.ACCESS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const wanted = isFull ? 1000000 : 20000;
const decide = (input, ...words) => execFileSync(join(process.env.AROUND_BUILD, 'access_decide'), words, { input, maxBuffer: 1 << 28 }).toString().trim().split('\n');
const [recordNames, actionNames] = decide('', 'names').map((line) => line.split(' '));
const letters = { yes: 'y', no: 'n', code: 'c', scope: 's' };
let s, app;

before(async () => { s = await service(); app = new Psql(process.env.AROUND_SOCKETS, 'around_app', s.database); });
after(async () => { await app.end(); await s.stop(); });

test(`the seed of this run: ACCESS_SEED=${seed}`, () => assert.ok(Number.isInteger(seed)));

test('the oracle knows every type of record, and every action, that the service knows', () => {
  assert.deepEqual([...records].sort(), [...recordNames].sort());
  assert.deepEqual([...actions].sort(), [...actionNames].sort());
});

/** What C says of each action on each record of a list of people: {who} → letters. */
function askC(whos) {
  const line = (who) => `${who.roles.join(',')} ${who.scopes ? 'key' : 'session'} ${who.fresh ? 1 : 0} ${who.scopes?.join(',') || '-'}`;
  return decide(whos.map(line).join('\n'));
}
const letterOf = (answer, record, action) => answer[recordNames.indexOf(record) * actionNames.length + actionNames.indexOf(action)];

test('roles in every mixture, and keys of every scope: C and the oracle', () => {
  const d = dice(seed);
  const whos = Array.from({ length: isFull ? 20000 : 500 }, () => (d.chance(0.3)
    ? { roles: ['machine_key'], fresh: false, scopes: Array.from({ length: 1 + d.below(4) }, () => `${d.of(recordNames)}:${d.of(['read', 'write'])}`) }
    : { roles: Array.from({ length: 1 + d.below(3) }, () => d.of(roles.filter((role) => role !== 'machine_key'))), fresh: d.chance(0.5) }));
  const wrong = [];
  askC(whos).forEach((answer, i) => {
    for (const record of recordNames)
      for (const action of actionNames) {
        const letter = letters[gate(whos[i], record, action)];
        if (letterOf(answer, record, action) !== letter) wrong.push(`${JSON.stringify(whos[i])} ${action} ${record}: ${letterOf(answer, record, action)}, not ${letter}`);
      }
  });
  assert.ok(!wrong.length, wrong.slice(0, 20).join('\n'));
});

const hashOf = (person) => person.id.replaceAll('-', '').repeat(2);
const types = [...new Set(cells.filter((cell) => cell.relations.some((one) => one !== '-')).map((cell) => `${cell.record} ${cell.action}`))].map((one) => one.split(' '));

/** As one person: all of their questions at once. */
async function askDatabase(person, questions) {
  const list = questions.map((q, i) => `(${i},'${q.record}','${q.action}','${q.child}'::uuid,${q.tier}::smallint)`).join(',');
  const answer = await app.ask(`BEGIN; SELECT enter('${hashOf(person)}', 'session', 'r') \\g /dev/null
    SELECT string_agg(CASE WHEN reaches(q.record, q.action, q.child, q.tier) THEN 'y' ELSE 'n' END || CASE WHEN may(q.record, q.action) THEN 'y' ELSE 'n' END, '' ORDER BY q.n)
      FROM (VALUES ${list}) q (n, record, action, child, tier);
    COMMIT`);
  return answer.trim();
}

test(`${wanted} random questions: C, the database and the oracle`, async () => {
  const all = council(seed);
  await s.sql(['BEGIN;', ...rowsOf(all, hashOf), 'COMMIT; ANALYZE'].join('\n'));
  const d = dice(seed + 1);
  const each = Math.ceil(wanted / all.folk.length);
  const wrong = [];
  let reached = 0;
  for (const person of all.folk) {
    const who = { roles: person.roles.filter((one) => one.from <= 0 && (one.until === null || one.until > 0)).map((one) => one.role), fresh: person.fresh };
    const [c] = who.roles.length ? askC([who]) : [''];
    const questions = Array.from({ length: each }, () => {
      const [record, action] = d.of(types);
      return { record, action, child: d.of(all.kids), tier: d.below(6) };
    });
    const answers = await askDatabase(person, questions);
    questions.forEach((q, i) => {
      const stands = standsTo(all, person, q.child);
      const should = reach(who, q.record, q.action, stands, { denied: isDenied(all, person, q.child) }) >= q.tier;
      const says = answers[2 * i] === 'y';
      const passes = c ? letterOf(c, q.record, q.action) : 'n';
      reached += should;
      if (says !== should) wrong.push(`${JSON.stringify({ ...q, who, stands })}: the database says ${says}`);
      if (says && passes !== 'y') wrong.push(`${JSON.stringify({ ...q, who })}: the database lets it through, C says ${passes}`);
      if (passes !== letters[gate(who, q.record, q.action)]) wrong.push(`${JSON.stringify({ ...q, who })}: C says ${passes}`);
      if ((answers[2 * i + 1] === 'y') !== may(who, q.record, q.action)) wrong.push(`${JSON.stringify({ ...q, who })}: may() says ${answers[2 * i + 1]}`);
    });
  }
  assert.ok(!wrong.length, `${wrong.length} of ${wanted}\n${wrong.slice(0, 20).join('\n')}`);
  assert.ok(reached > wanted / 50, `only ${reached} of them were let through: this would prove little`);
});
