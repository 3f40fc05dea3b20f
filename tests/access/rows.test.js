// The same world straight at PostgreSQL, as the application with nothing but a session's token: which rows of which table somebody reads,
// changes and puts in, at every tier. No C stands in between, so what the database lets through here it would let through a hole as well.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Psql } from '../lib/psql.js';
import { service } from '../lib/service.js';
import { known, maySee, typeOf } from './marks.js';
import { changed, inserted, inserts, mayChange, mayMake, seen, tables } from './rows.js';
import { askedAs as askers, hashes, kinds, makeWorld, places } from './world.js';

const isFull = Boolean(process.env.TEST_FULL);
const entries = [...known].filter(([, { kind }]) => kind in kinds); // of each kind one about each child; the others are somebody's own service's
const change = `EXECUTE changed ('{${entries.map(([id]) => id)}}')`;
let s, app, hashOf, all;

before(async () => {
  s = await service();
  await makeWorld(s);
  app = new Psql(process.env.AROUND_SOCKETS, 'around_app', s.database, 'SET plan_cache_mode = force_generic_plan');
  await app.ask(`PREPARE seen AS ${seen};\nPREPARE changed (uuid[]) AS ${changed}`);
  const tokens = askers.flatMap((asker) => [asker.token('A'), asker.token('T')]);
  const there = new Set((await s.sql(seen)).split('\n'));
  all = [...known].filter(([id]) => there.has(id));
  hashOf = new Map(hashes(tokens).map((hash, i) => [tokens[i], hash]));
});
after(async () => { await app.end(); await s.stop(); });

/** As somebody, in a transaction that leaves nothing. Each role has two people: one in the worker's team, who counts for T alone. */
async function as(asker, place, text) {
  const enter = `BEGIN; SELECT enter('${hashOf.get(asker.token(place))}', '${asker.role === 'machine_key' ? 'key' : 'session'}', 'r') \\g /dev/null`;
  return app.ask(`${enter}\n${text};\nROLLBACK`).finally(() => app.ask('ROLLBACK').catch(() => {}));
}

const hats = (asker) => (asker.role === 'machine_key' ? [['A', () => true]] : [['A', (place) => place !== 'T'], ['T', (place) => place === 'T']]);
const name = (asker) => `${asker.role}${asker.how ? ' with a new code' : ''}`;
const differences = (got, wanted) => [...wanted].filter((one) => !got.has(one)).map((one) => `lacks ${one}`).concat([...got].filter((one) => !wanted.has(one)).map((one) => `has ${one}`));
const label = ({ kind, place, role }) => `${kind}@${place}${role ? ` of ${role}` : ''}`;

async function compare(what, question, expects, list) {
  const wrong = [];
  for (const asker of askers)
    for (const [hat, counts] of hats(asker)) {
      const mine = list.filter(([, mark]) => counts(mark.place));
      const got = new Set((await as(asker, hat, question)).split('\n').filter((id) => known.has(id) && counts(known.get(id).place)).map((id) => label(known.get(id))));
      const wanted = new Set(mine.filter(([, mark]) => expects(asker, mark)).map(([, mark]) => label(mark)));
      for (const one of differences(got, wanted)) wrong.push(`${name(asker)} ${one}`);
    }
  assert.ok(!wrong.length, `${what}: ${wrong.length}\n${wrong.slice(0, 60).join('\n')}`);
}

/** Raises or lowers every entry; past what would follow from a change, and past what stands at its tier or above alone. */
const retier = (tier) => s.sqlAsSuperuser(`SET session_replication_role = replica; UPDATE home_address SET is_protected = false;
  DO $$ DECLARE k record; BEGIN
    FOR k IN SELECT conrelid::regclass AS tab, conname FROM pg_constraint WHERE contype = 'c' AND pg_get_constraintdef(oid) = 'CHECK ((tier >= 4))' LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', k.tab, k.conname);
    END LOOP;
  END $$;
  ${[...tables, 'child_search'].map((table) => `UPDATE ${table} SET tier = ${tier};`).join('\n')}`);

test('rows at their usual tiers: read', () => compare('reads', 'EXECUTE seen', maySee, all));

test('rows at their usual tiers: changed', () =>
  compare('changes', change, (asker, mark) => mayChange(asker, mark, typeOf(mark.kind)[1]), entries));

test('rows at their usual tiers: put in', async () => {
  const columns = Object.fromEntries((await s.sqlAsSuperuser(`SELECT table_name, string_agg(quote_ident(column_name), ', ') FROM information_schema.column_privileges
      WHERE grantee = 'around_app' AND privilege_type = 'INSERT' GROUP BY 1`)).split('\n').map((line) => line.split('|')));
  await app.ask(inserts(columns));
  const rows = new Map((await s.sqlAsSuperuser(tables.map((table) => `SELECT id, to_json(t) FROM ${table} t`).join(' UNION ALL '))).split('\n')
    .map((line) => [line.slice(0, 36), JSON.parse(line.slice(37))]));
  const few = entries.filter(([, { place, kind }]) => (isFull || !'GU'.includes(place)) // as Z, but for facts that are past or another's
    && columns[kinds[kind][0]]); // what only a function writes cannot be put in
  const wrong = [];
  for (const asker of askers)
    for (const [hat, counts] of hats(asker)) {
      const list = few.filter(([, mark]) => counts(mark.place));
      const sent = list.map(([id, { kind }]) => ({ table: kinds[kind][0], row: rows.get(id) }));
      const text = `SELECT set_config('test.rows', $rows$${JSON.stringify(sent)}$rows$, true) \\g /dev/null\n${inserted};\nSELECT current_setting('test.passed')`;
      const places_ = new Set((await as(asker, hat, text)).split(/\s+/).filter(Boolean).map((n) => label(list[n - 1][1])));
      const wanted = new Set(list.filter(([, mark]) => mayMake(asker, mark, typeOf(mark.kind)[1])).map(([, mark]) => label(mark)));
      for (const one of differences(places_, wanted)) wrong.push(`${name(asker)} ${one}`);
    }
  assert.ok(!wrong.length, `${wrong.length}\n${wrong.slice(0, 60).join('\n')}`);
});

for (const tier of [0, 1, 2, 3, 4, 5])
  test(`rows at tier ${tier}: read${isFull ? ', changed' : ''}`, async () => {
    await retier(tier);
    await compare(`reads at ${tier}`, 'EXECUTE seen', (asker, mark) => maySee(asker, mark, tier), all);
    if (isFull) await compare(`changes at ${tier}`, change, (asker, mark) => mayChange(asker, mark, tier), entries);
  });

// Lists that name nobody: the policy itself, the codes of the national return, the names of the questionnaire's items.
const open = 'access_rule allocation_role ceiling code_list relation_name schema_migration sdq_item'.split(' ');

test('without an identity no table or view shows a row', async () => {
  const all = (await s.sqlAsSuperuser(`SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
    AND has_any_column_privilege('around_app', c.oid, 'SELECT') ORDER BY 1`)).split('\n');
  const shown = [];
  for (const table of all) {
    const column = (await s.sqlAsSuperuser(`SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped
      AND has_column_privilege('around_app', attrelid, attnum, 'SELECT') LIMIT 1`));
    const rows = await app.ask(`SELECT count(${column}) FROM ${table}`).catch((error) => (/not signed in/.test(error.message) ? '0' : error.message));
    if (rows !== '0') shown.push(table);
  }
  assert.ok(all.length > 40);
  assert.deepEqual(shown.filter((table) => !open.includes(table)), []);
});

test('a child of each place is there', () => assert.ok(entries.length > Object.keys(places).length * 20));
