// Do these tests test? The policy in the database is changed on purpose, one row at a time: taken away, given to another role, a tier higher or
// lower, a relation more or less, a star put or taken. Each such mutant has to be noticed by the comparison with the oracle.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { Psql } from '../lib/psql.js';
import { service } from '../lib/service.js';
import { known, maySee } from './marks.js';
import { may, reach, roles } from './oracle.js';
import { seen, tables } from './rows.js';
import { dice } from './triples.js';
import { askers, hashes, id, kinds, makeWorld, places, standsOf } from './world.js';

const isFull = Boolean(process.env.TEST_FULL);
const seed = Number(process.env.ACCESS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const words = { A: 'allocated', T: 'team', I: 'involved', N: 'named', P: 'pending', S: 'school', O: 'oversight' };
const tiers = [0, 1, 2, 3, 4, 5];
let s, app, rules, hashOf;

before(async () => {
  s = await service();
  await makeWorld(s);
  app = new Psql(process.env.AROUND_SOCKETS, 'around_app', s.database);
  await s.sql('CREATE TABLE whole_policy AS TABLE access_rule');
  rules = (await s.sql("SELECT record, action, role, array_to_string(relations, ' '), tier, fresh FROM access_rule ORDER BY 1, 2, 3, 4")).split('\n').map((line) => {
    const [record, action, role, relations, tier, fresh] = line.split('|');
    return { record, action, role, relations: relations.split(' '), tier: Number(tier), fresh: fresh === 't' };
  });
  const tokens = askers.flatMap((asker) => [asker.token('A'), asker.token('T')]);
  hashOf = new Map(hashes(tokens).map((hash, i) => [tokens[i], hash]));
});
after(async () => { await app.end(); await s.stop(); });

// ---------------------------------------------------------------------------------------------- mutants

const where = (rule) => `record = '${rule.record}' AND action = '${rule.action}' AND role = '${rule.role}' AND relations = '{${rule.relations}}'`;
const isOfChild = (rule) => !rule.relations.includes('any');
const canStand = (role, letter) => letter === 'O' || standsOf(role, letter).length > 0;
const change = (rule, what, set, more = []) => ({ rule, what, sql: `UPDATE access_rule SET ${set} WHERE ${where(rule)}`, roles: [rule.role, ...more] });

/** Every mutant of a row that can make a difference. */
function mutantsOf(rule, d) {
  const others = roles.filter((role) => role !== rule.role && role !== 'machine_key' && !rules.some((one) => one.role === role && one.record === rule.record && one.action === rule.action));
  const other = d.of(others);
  const swaps = other && (!isOfChild(rule) || rule.relations.some((one) => canStand(other, Object.keys(words).find((letter) => words[letter] === one))));
  const list = [{ rule, what: 'taken away', sql: `DELETE FROM access_rule WHERE ${where(rule)}`, roles: [rule.role] }];
  if (swaps) list.push(change(rule, `given to ${other}`, `role = '${other}'`, [other]));
  if (rule.role !== 'machine_key' || !rule.fresh) list.push(change(rule, rule.fresh ? 'without its star' : 'with a star', `fresh = ${!rule.fresh}`));
  if (!isOfChild(rule)) return list;
  if (rule.tier < 5) list.push(change(rule, 'a tier higher', 'tier = tier + 1'));
  if (rule.tier > 0) list.push(change(rule, 'a tier lower', 'tier = tier - 1'));
  const more = Object.keys(words).filter((letter) => !rule.relations.includes(words[letter]) && canStand(rule.role, letter) && (letter === 'O' || !rule.relations.includes('oversight')));
  const letter = d.of(more);
  const besides = rules.filter((one) => one !== rule && one.role === rule.role && one.record === rule.record && one.action === rule.action);
  const covered = besides.some((one) => one.relations.includes(words[letter]) && one.tier >= rule.tier);
  if (letter && !covered && rule.role !== 'machine_key') list.push(change(rule, `also ${words[letter]}`, `relations = relations || '{${words[letter]}}'::text[]`));
  if (rule.relations.length > 1 && !rule.relations.includes('oversight') && !besides.length) list.push(change(rule, `not ${rule.relations[0]}`, `relations = array_remove(relations, '${rule.relations[0]}')`));
  return list;
}

// ---------------------------------------------------------------------------------------------- who notices

async function as(asker, place, text) {
  return app.ask(`BEGIN; SELECT enter('${hashOf.get(asker.token(place))}', '${asker.role === 'machine_key' ? 'key' : 'session'}', 'r') \\g /dev/null\n${text};\nCOMMIT`);
}

/** Whether the database answers anything about this type and action otherwise than the oracle, for these roles. */
async function isNoticed(record, action, concerned) {
  for (const asker of askers.filter((one) => concerned.includes(one.role)))
    for (const hat of asker.role === 'machine_key' ? ['A'] : ['A', 'T']) {
      const questions = Object.keys(places).filter((place) => (place === 'T') === (hat === 'T')).flatMap((place) => tiers.map((tier) => ({ place, tier })));
      const got = await as(asker, hat, `SELECT string_agg(CASE WHEN reaches('${record}', '${action}', c, t::smallint) THEN 'y' ELSE 'n' END, '' ORDER BY n) || CASE WHEN may('${record}', '${action}') THEN 'y' ELSE 'n' END
        FROM (VALUES ${questions.map(({ place, tier }, n) => `(${n}, '${id('child', place)}'::uuid, ${tier})`)}) q (n, c, t)`);
      const wanted = questions.map(({ place, tier }) => (reach(asker.who, record, action, standsOf(asker.role, place), { denied: place === 'D' }) >= tier ? 'y' : 'n'))
        .concat(may(asker.who, record, action) ? 'y' : 'n').join('');
      if (got !== wanted) return true;
    }
  return false;
}
const restore = () => s.sql('DELETE FROM access_rule; INSERT INTO access_rule TABLE whole_policy');

test(`mutants of the policy are noticed (ACCESS_SEED=${seed})`, async () => {
  const d = dice(seed);
  const all = rules.flatMap((rule) => mutantsOf(rule, d));
  const some = isFull ? all : Array.from({ length: 24 }, () => d.of(all));
  const lived = [];
  for (const mutant of some) {
    const { record, action } = mutant.rule;
    assert.equal(await isNoticed(record, action, mutant.roles), false, `${action} ${record} as it is`);
    await s.sql(mutant.sql);
    if (!await isNoticed(record, action, mutant.roles)) lived.push(`${action} ${record} of ${mutant.rule.role} (${mutant.rule.relations}), ${mutant.what}`);
    await restore();
  }
  assert.ok(all.length >= 200);
  assert.deepEqual(lived, [], `${lived.length} of ${some.length} were not noticed`);
});

// Row-level security holds the policy as constants: there a mutant shows in what somebody reads.
const parts = new URL('../../migrations/guard/', import.meta.url);
const guard = readdirSync(parts).sort().map((part) => readFileSync(new URL(part, parts), 'utf8')).join('');
const inRows = [
  ["DELETE FROM access_rule WHERE record = 'words' AND action = 'view' AND role = 'camhs_clinician'", 'camhs_clinician'],
  ["UPDATE access_rule SET tier = 4 WHERE record = 'home' AND action = 'view' AND role = 'virtual_school'", 'virtual_school'],
  ["UPDATE access_rule SET relations = '{involved,school}' WHERE record = 'sdq' AND action = 'view' AND role = 'designated_teacher'", 'designated_teacher'],
  ["UPDATE access_rule SET fresh = false WHERE record = 'sdq_detail' AND action = 'view' AND role = 'mental_health_lead'", 'mental_health_lead'],
  ["UPDATE access_rule SET role = 'senco' WHERE record = 'referral' AND action = 'view' AND role = 'service_admin'", 'senco'],
];

async function rowsDiffer(role) {
  for (const asker of askers.filter((one) => one.role === role && !one.how)) {
    const got = new Set((await as(asker, 'A', seen)).split('\n'));
    for (const [row, mark] of known) {
      if (mark.kind.startsWith('own') || mark.place === 'T' || !tables.includes(kinds[mark.kind]?.[0] ?? tables[0])) continue; // `seen` reads these tables
      if (got.has(row) !== maySee(asker, mark)) return true;
    }
  }
  return false;
}

for (const [sql, role] of isFull ? inRows : inRows.slice(0, 2))
  test(`in the rows that ${role} reads: ${sql}`, async () => {
    assert.equal(await rowsDiffer(role), false, 'as it is');
    await s.sql(`${sql};\n${guard}`);
    assert.equal(await rowsDiffer(role), true);
    await restore();
    await s.sql(guard);
  });
