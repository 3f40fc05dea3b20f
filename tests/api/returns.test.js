// National returns: what would be sent is checked first, each problem with whose it is and how to mend it; a file has the codes of its year; what was sent is
// kept byte by byte; the payload of the children's social care API fits its description; our own export imports as nothing new. Over Westshire.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Ajv } from 'ajv';

import { problem } from '../lib/service.js';
import { westshire } from '../lib/westshire.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
/** The last year that is over: named by the 31 March on which it ended. */
const year = Number(today.slice(0, 4)) - (today.slice(5) > '03-31' ? 0 : 1);
const modules = ['Header', 'Episodes', 'Reviews', 'OC2', 'UASC', 'OC3', 'AD1', 'PlacedAdoption', 'PrevPerm', 'Missing', 'SWEpisodes'];
const csc = JSON.parse(readFileSync(join(process.env.TEST_DATA ?? new URL('../data', import.meta.url).pathname, 'dfe_csc_openapi_1.0.1.json'), 'utf8'));
let s, accounts, manager, governance, analyst;

const account = (role) => accounts.find((one) => one.role === role);
const signed = ({ username, password, totp_secret: secret }, options) => s.signedIn({ username, password, secret }, options);
before(async () => {
  ({ s, accounts } = await westshire());
  manager = await signed(account('team_manager'));
  governance = await signed(account('information_governance'));
});
after(() => s.stop());

const lines = (text) => text.trim().split('\r\n').map((line) => line.split(','));
/** Lines as objects by their columns. */
const rows = (text) => lines(text).slice(1).map((cells) => Object.fromEntries(cells.map((cell, i) => [lines(text)[0][i], cell])));
const file = async (name, of = year, client = manager) => {
  const answer = await client.get(`/returns/ssda903/${of}/${name}.csv`);
  assert.equal(answer.status, 200, answer.text);
  return answer.text;
};
const check = async (of = year, client = manager) => {
  const answer = await client.get(`/returns/ssda903/${of}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
};
const childOf = (where) => s.sql(`SELECT c.id || '|' || c.local_id FROM child c WHERE ${where} ORDER BY c.local_id LIMIT 1`).then((line) => line.split('|'));
const isError = (one) => one.weight === 'error';
/** Runs `change`, gives what the check says of a child, and takes it back. */
const saidOf = async (child, change, back) => {
  await s.sql(change);
  const { problems } = await check();
  await s.sql(back);
  return problems.filter((one) => one.child.id === child);
};

test('returns are for who oversees the council, with a new code', async () => {
  const others = [];
  for (const role of ['social_worker', 'analyst', 'mental_health_lead']) others.push(await signed(account(role)));
  const stale = await signed(account('team_manager'), { code: false });
  for (const path of [`/returns/ssda903/${year}`, `/returns/ssda903/${year}/OC2.csv`, '/returns/dfe-csc', '/returns/dfe-csc/check']) {
    for (const other of others) problem(await other.get(path), 403, 'forbidden');
    problem(await stale.get(path), 403, 'step-up');
  }
  [, analyst] = others;
  assert.equal((await analyst.get('/returns/sent')).status, 200);
  problem(await analyst.post(`/returns/ssda903/${year}`, { digest: '0'.repeat(64) }), 403, 'forbidden');
});

test('Westshire gives no error for its last whole year, to the manager and to information governance alike', async () => {
  const { errors, warnings, problems, children, modules: counted, withheld, from, to, has_ended, digest } = await check();
  assert.deepEqual(problems.filter(isError).map((one) => `${one.child.name} ${one.module} ${one.field} ${one.number}`), []);
  assert.deepEqual([errors, withheld, from, to, has_ended], [0, 0, `${year - 1}-04-01`, `${year}-03-31`, true]);
  assert.equal(problems.length, errors + warnings);
  assert.ok(children > 60, 'there are children');
  assert.deepEqual(counted.map((one) => one.name), modules);
  assert.equal((await check(year, governance)).digest, digest);
});

test('a file has the header row of its module, and as many lines as the check says', async () => {
  const { modules: counted } = await check();
  for (const { name, lines: n } of counted) {
    const table = lines(await file(name));
    assert.equal(table.length - 1, n, name);
    assert.ok(table.every((cells) => cells.length === table[0].length), name);
  }
  assert.equal((await file('Header')).split('\r\n')[0], 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB');
  const counts = rows(await file('OC2'));
  const started = new Set(rows(await file('Episodes')).filter((e) => e.RNE === 'S' && e.DECOM.split('/').reverse().join('-') > `${year - 1}-04-01`).map((e) => e.CHILD));
  assert.deepEqual(counts.filter((one) => started.has(one.CHILD)), [], 'OC2 has nobody whose care began in the year');
});

test('OC2 says of each child what the health page counts', async () => {
  const said = { yes: '1', no: '0', not_asked: '' };
  for (const one of rows(await file('OC2')).slice(0, 25)) {
    const [id] = await childOf(`c.local_id = '${one.CHILD}'`);
    const { oc2 } = (await governance.get(`/children/${id}/health?year=${year}`)).body;
    assert.equal(oc2.is_counted, true, one.CHILD);
    for (const [column, key] of [['HEALTH_CHECK', 'health_check'], ['IMMUNISATIONS', 'immunisations'], ['TEETH_CHECK', 'teeth_check'], ['HEALTH_ASSESSMENT', 'health_assessment']])
      assert.equal(one[column], said[oc2[key]], `${one.CHILD} ${column}`);
    assert.equal(one.SUBSTANCE_MISUSE, said[oc2.substance_misuse] ?? '0', one.CHILD);
  }
});

test('codes are those of the year that is asked for', async () => {
  assert.ok(rows(await file('Header', 2025)).every((one) => /^[MFU]$/.test(one.SEX)));
  const [id] = await childOf("EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.until_on IS NULL AND e.place_code = 'U6' AND e.from_on < '2025-10-01')");
  await s.sql(`UPDATE care_episode SET from_on = '2023-05-02', place_code = 'Z12' WHERE child_id = '${id}' AND until_on IS NULL;
    DELETE FROM care_episode WHERE child_id = '${id}' AND until_on IS NOT NULL; UPDATE care_episode SET entry_code = 'S' WHERE child_id = '${id}'`);
  const [, number] = await childOf(`c.id = '${id}'`);
  const place = async (of) => rows(await file('Episodes', of)).find((one) => one.CHILD === number)?.PLACE;
  assert.deepEqual([await place(2024), await place(2025), await place(2026)], ['Z1', 'Z1', 'Z12']);
  const sexes = rows(await file('Header', 2024)).map((one) => one.SEX);
  assert.ok(sexes.length > 0 && sexes.every((one) => /^[12]$/.test(one)));
  await s.sql(`UPDATE care_episode SET place_code = 'H5' WHERE child_id = '${id}'`);
  assert.deepEqual([await place(2024), await place(2026)], ['H5', 'K3']);
  await s.sql(`UPDATE care_episode SET place_code = 'P2' WHERE child_id = '${id}'`);
  const { problems } = await check(2026);
  assert.deepEqual(problems.filter((one) => one.child.id === id && isError(one)).map((one) => [one.module, one.field, one.number, one.on]), [['Episodes', 'PLACE', '146', '2023-05-02']]);
  await s.sql(`UPDATE care_episode SET place_code = 'U6' WHERE child_id = '${id}'`);
});

test('each problem says whose it is, where, by which rule, and how to mend it', async () => {
  const [id] = await childOf("c.upn NOT LIKE 'UN%' AND age_on(c.born_on, today()) BETWEEN 8 AND 14 AND EXISTS (SELECT FROM sdq q WHERE q.child_id = c.id AND q.informant = 'parent' AND q.completed_on BETWEEN make_date(" +
    `${year - 1}, 4, 1) AND make_date(${year}, 3, 31)) AND EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.until_on IS NULL) AND (health_oc2(c.id, ${year}) ->> 'is_counted')::boolean`);
  const upn = await s.sql(`SELECT upn FROM child WHERE id = '${id}'`);
  const [said, ...others] = await saidOf(id, `UPDATE child SET upn = NULL WHERE id = '${id}'`, `UPDATE child SET upn = '${upn}' WHERE id = '${id}'`);
  assert.deepEqual(others.filter(isError), []);
  assert.deepEqual({ ...said, child: said.child.id }, { module: 'Header', child: id, on: null, field: 'UPN', number: '442', weight: 'error',
    says: 'There is no unique pupil number.', mend: 'Give it on the details page, or UN1 to UN5 for why there is none.', page: 'details' });
  const errorsOf = async (...change) => (await saidOf(id, ...change)).filter(isError).map((one) => [one.module, one.field, one.number, one.page]);
  assert.deepEqual(await errorsOf(`UPDATE sdq SET total = NULL WHERE child_id = '${id}' AND entry <> 'total'`, `UPDATE sdq SET total = 12 WHERE child_id = '${id}' AND total IS NULL`), [['OC2', 'SDQ_SCORE', '186', 'sdqs']]);
  const moved = `health_check SET day = day - 800 WHERE child_id = '${id}' AND kind = 'dental'`;
  assert.deepEqual(await errorsOf(`UPDATE ${moved}`, `UPDATE ${moved.replace('- 800', '+ 800')}`), [['OC2', 'TEETH_CHECK', '191', 'health']]);
  const open = `child_id = '${id}' AND until_on IS NULL`;
  assert.deepEqual((await errorsOf(`UPDATE care_episode SET until_on = '${year}-03-01' WHERE ${open}`, `UPDATE care_episode SET until_on = NULL WHERE child_id = '${id}' AND until_on = '${year}-03-01'`)).slice(0, 1), [['Episodes', 'DEC', '148', 'details']]);
  assert.deepEqual(await errorsOf(`UPDATE care_episode SET need_code = 'N9' WHERE ${open}`, `UPDATE care_episode SET need_code = 'N1' WHERE ${open}`), [['Episodes', 'CIN', '145', 'details']]);
  assert.deepEqual((await check()).problems.filter(isError), []);
});

test('why a social worker changed is said where the return wants it', async () => {
  const [child, allocation, code] = (await s.sql(`SELECT a.child_id, a.id, a.change_code FROM allocation a JOIN care_episode e ON e.child_id = a.child_id AND e.until_on IS NULL
    WHERE a.kind = 'worker' AND a.change_code <> 'FCONTA' AND a.until_on IS NULL AND a.from_on BETWEEN '2023-04-01' AND '${year}-03-31' LIMIT 1`)).split('|');
  await s.sql(`UPDATE allocation SET change_code = NULL WHERE id = '${allocation}'`);
  const wanted = async () => (await check()).problems.filter((one) => one.child.id === child && isError(one)).map((one) => [one.module, one.field, one.page]);
  assert.deepEqual(await wanted(), [['SWEpisodes', 'SW_REASON', 'details']]);
  const { body: { etag } } = await manager.get(`/allocations/${allocation}`);
  const { body } = await manager.patch(`/allocations/${allocation}`, { change_code: 'MOVED' }, etag);
  assert.deepEqual(body.errors.map((one) => one.pointer), ['/change_code']);
  assert.deepEqual((await manager.patch(`/allocations/${allocation}`, {}, etag)).body.errors.map((one) => one.pointer), ['/until_on']);
  const said = await manager.patch(`/allocations/${allocation}`, { change_code: code }, etag);
  assert.deepEqual([said.status, said.body.change_code, said.body.until_on], [200, code, null]);
  assert.deepEqual(await wanted(), []);
});

test('what is asked for wrongly', async () => {
  for (const of of ['2008', '20x6', '02026', '26', 'next']) problem(await manager.get(`/returns/ssda903/${of}`), 404, 'not-found');
  const { status, body } = await manager.get(`/returns/ssda903/${Number(today.slice(0, 4)) + 3}`);
  assert.deepEqual([status, body.errors[0].detail], [422, 'Choose a year that has begun.']);
  problem(await manager.get(`/returns/ssda903/${year}?limit=3`), 422, 'bad-query');
  problem(await manager.get(`/returns/ssda903/${year}/DoLo.csv`), 404, 'not-found');
  problem(await manager.get('/returns/dfe-csc?page=0'), 422, 'bad-query');
  problem(await manager.get('/returns/dfe-csc?page=900'), 404, 'not-found');
  problem(await manager.post(`/returns/ssda903/${year}`, { digest: 'abc' }), 422, 'bad-body');
});

test('what was sent is kept as it was, with the problems known then; what was not looked at is not sent', async () => {
  const looked = await check();
  const kept = Object.fromEntries(await Promise.all(modules.map(async (name) => [name, await file(name)])));
  problem(await manager.post(`/returns/ssda903/${year}`, { digest: '0'.repeat(64) }), 409, 'conflict');
  const sent = await manager.post(`/returns/ssda903/${year}`, { digest: looked.digest, note: 'Sent through the portal.' });
  assert.equal(sent.status, 201, sent.text);
  const { id, children, errors, note, files } = sent.body;
  assert.deepEqual([children, errors, note, files.map((one) => one.name).sort()], [looked.children, 0, 'Sent through the portal.', modules.map((name) => `${name}.csv`).sort()]);
  const [child] = await childOf("c.upn NOT LIKE 'UN%' AND EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.until_on IS NULL)");
  const ethnicity = await s.sql(`SELECT ethnicity FROM child WHERE id = '${child}'`);
  await s.sql(`UPDATE child SET ethnicity = 'OOTH' WHERE id = '${child}'`);
  problem(await manager.post(`/returns/ssda903/${year}`, { digest: looked.digest }), 409, 'conflict');
  for (const name of modules) assert.equal((await governance.get(`/returns/sent/${id}/${name}.csv`)).text, kept[name], name);
  await s.sql(`UPDATE child SET ethnicity = '${ethnicity}' WHERE id = '${child}'`);
  assert.deepEqual((await governance.get(`/returns/sent/${id}/problems`)).body.items, looked.problems);
  for (const change of [`UPDATE return_sent SET note = 'x' WHERE id = '${id}'`, `UPDATE return_file SET content = '' WHERE return_id = '${id}'`, `DELETE FROM return_file WHERE return_id = '${id}'`])
    await assert.rejects(s.sql(change), /does not change/);
  const [shown] = (await analyst.get('/returns/sent')).body.items;
  assert.deepEqual([shown.id, shown.children, shown.errors, shown.files], [id, children, errors, []]);
  problem(await analyst.get(`/returns/sent/${id}/OC2.csv`), 403, 'forbidden');
  problem(await manager.get(`/returns/sent/${id}/DoLo.csv`), 404, 'not-found');
});

test('a look at a return is recorded for each child in it, with what it was for', async () => {
  const count = () => s.sql("SELECT count(DISTINCT child_id), count(*) FILTER (WHERE purpose LIKE 'National return SSDA903 of%') FROM audit WHERE record_type = 'national_return' AND route = 'GET /returns/ssda903/:word/Reviews.csv'");
  const [, before] = (await count()).split('|');
  await file('Reviews');
  const [children, after] = (await count()).split('|');
  assert.equal(Number(children), (await check()).children);
  assert.equal(after - before, Number(children));
});

test('a child who is kept from its maker by name stands in no return of theirs, which says so, and is not purged', async () => {
  const first = await manager.get('/returns/dfe-csc/check');
  assert.equal((await manager.post('/returns/dfe-csc', { digest: first.body.digest })).status, 201);
  const before = await check();
  const [id, number] = await childOf("EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.until_on IS NULL AND e.from_on < today() - 500)");
  await s.sql(`INSERT INTO denied (id, child_id, person_id, reason) SELECT gen_random_uuid(), '${id}', p.id, 'conflict' FROM person p WHERE p.username = '${account('team_manager').username}'`);
  const now = await check();
  assert.deepEqual([now.withheld, now.children], [1, before.children - 1]);
  assert.ok(!(await file('Header')).includes(number));
  assert.equal((await manager.get('/returns/dfe-csc/check')).body.purged, 0);
  await s.sql(`UPDATE denied SET ended_at = now() WHERE child_id = '${id}'`);
});

test('the payload of the children\'s social care API fits its description; what was sent before and is no more is purged', async () => {
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(csc.components.schemas.CSC);
  const pages = async () => {
    const all = [];
    for (let next = '/returns/dfe-csc'; next;) {
      const answer = await manager.get(next);
      assert.equal(answer.status, 200, answer.text);
      assert.ok(validate(answer.body), JSON.stringify(validate.errors?.slice(0, 3)));
      all.push(...answer.body);
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    return all;
  };
  const mark = async () => {
    const { body } = await manager.get('/returns/dfe-csc/check');
    const sent = await manager.post('/returns/dfe-csc', { digest: body.digest });
    assert.equal(sent.status, 201, sent.text);
    return sent.body;
  };
  const all = await pages();
  assert.deepEqual((({ errors, children, purged }) => [errors, children, purged])((await manager.get('/returns/dfe-csc/check')).body), [0, all.length, 0]);
  const sent = await mark();
  assert.equal(sent.files.length, Math.ceil(all.length / 100));
  assert.deepEqual(JSON.parse((await manager.get(`/returns/sent/${sent.id}/children-1.json`)).text), all.slice(0, 100));
  // One gets another number; an episode of another was a wrong child's.
  const [renamed, moved] = all.filter((one) => one.social_care_episodes[0].child_looked_after_placements.length > 1);
  const episode = moved.social_care_episodes[0].child_looked_after_placements[0];
  await s.sql(`UPDATE child SET local_id = 'N1' WHERE id = '${renamed.mis_child_id}'; UPDATE care_episode SET child_id = '${all.at(-1).mis_child_id}' WHERE id = '${episode.child_looked_after_placement_id}'`);
  const after = await pages();
  assert.deepEqual(after.filter((one) => one.purge), [{ la_child_id: renamed.la_child_id, mis_child_id: renamed.mis_child_id, purge: true }]);
  assert.equal(after.find((one) => one.mis_child_id === renamed.mis_child_id && !one.purge).la_child_id, 'N1');
  const placements = after.find((one) => one.la_child_id === moved.la_child_id).social_care_episodes[0].child_looked_after_placements;
  assert.deepEqual(placements.filter((one) => one.purge), [{ child_looked_after_placement_id: episode.child_looked_after_placement_id, purge: true }]);
  await mark();
  assert.deepEqual((await pages()).filter((one) => JSON.stringify(one).includes('purge')), [], 'it is purged once');
  await s.sql(`UPDATE child SET local_id = '${renamed.la_child_id}' WHERE id = '${renamed.mis_child_id}'; UPDATE care_episode SET child_id = '${moved.mis_child_id}' WHERE id = '${episode.child_looked_after_placement_id}'`);
  await s.sql(`UPDATE child SET local_id = '!' WHERE id = '${renamed.mis_child_id}'`);
  const { errors, problems } = (await manager.get('/returns/dfe-csc/check')).body;
  assert.deepEqual([errors, problems[0].field, problems[0].child.id], [1, 'la_child_id', renamed.mis_child_id]);
  await s.sql(`UPDATE child SET local_id = '${renamed.la_child_id}' WHERE id = '${renamed.mis_child_id}'`);
});

test('importing our own export changes nothing', async () => {
  const files = await Promise.all(modules.map(async (name) => ({ name: `${name}.csv`, text: await file(name) })));
  const everything = `SELECT ${['child', 'care_episode', 'legal_status', 'home', 'review', 'sdq', 'sdq_none', 'task', 'match_task', 'allocation', 'health_due', 'review_due', 'visit_due']
    .map((table) => `(SELECT md5(string_agg(t::text, ',' ORDER BY t.id)) FROM ${table} t)`).join(', ')}, (SELECT count(*) FROM version WHERE record <> 'import')`;
  const before = await s.sql(everything);
  const preview = await manager.post('/imports?format=ssda903', { files });
  assert.equal(preview.status, 202, preview.text);
  assert.deepEqual(preview.body.counts.filter((one) => one.new || one.changed), []);
  assert.equal(preview.body.problems, 0, JSON.stringify(preview.body.reasons));
  assert.ok(preview.body.counts.find((one) => one.kind === 'episode').unchanged > 100);
  assert.equal((await manager.post(`/imports/${preview.body.id}/commit`)).status, 200);
  assert.equal(await s.sql(everything), before);
});
