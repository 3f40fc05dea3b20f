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
const running = Number(today.slice(0, 4)) + (today.slice(5) > '03-31' ? 1 : 0);
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
  const parts = (name) => all.filter((one) => one.social_care_episodes[0][name]);
  const [adopts] = parts('adoption'), [left] = parts('care_leavers');
  assert.ok(adopts.social_care_episodes[0].adoption.initial_decision_date && left.social_care_episodes[0].care_leavers.contact_date, 'there are adoptions and care leavers');
  assert.ok(all.some((one) => one.child_details.uasc_flag) && all.some((one) => one.child_details.uasc_flag === false), 'it is said of each who came alone');
  assert.deepEqual((({ errors, children, purged }) => [errors, children, purged])((await manager.get('/returns/dfe-csc/check')).body), [0, all.length, 0]);
  const sent = await mark();
  assert.equal(sent.files.length, Math.ceil(all.length / 100));
  assert.deepEqual(JSON.parse((await manager.get(`/returns/sent/${sent.id}/children-1.json`)).text), all.slice(0, 100));
  // One gets another number; an episode of another was a wrong child's.
  const [renamed, moved] = all.filter((one) => one.social_care_episodes[0].child_looked_after_placements.length > 1);
  const episode = moved.social_care_episodes[0].child_looked_after_placements[0];
  await s.sql(`UPDATE child SET local_id = 'N1' WHERE id = '${renamed.mis_child_id}'; UPDATE care_episode SET child_id = '${all.at(-1).mis_child_id}' WHERE id = '${episode.child_looked_after_placement_id}'`);
  // Steps to adoption and a contact were an error.
  for (const [table, one] of [['adoption', adopts], ['leaver_contact', left]]) await s.sql(`UPDATE ${table} SET error_reason = 'Another child''s.' WHERE child_id = '${one.mis_child_id}'`);
  const after = await pages();
  const again = (of) => after.find((one) => one.mis_child_id === of.mis_child_id).social_care_episodes[0];
  assert.deepEqual([again(adopts).adoption, again(left).care_leavers], [{ purge: true }, { purge: true }]);
  for (const [table, one] of [['adoption', adopts], ['leaver_contact', left]]) await s.sql(`UPDATE ${table} SET error_reason = NULL WHERE child_id = '${one.mis_child_id}'`);
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

test('the last whole year of Westshire stands there as it was sent', async () => {
  const first = (await analyst.get('/returns/sent')).body.items.at(-1);
  assert.deepEqual([first.format, first.year, first.errors, first.made_by.name], ['ssda903', year, 0, 'Gareth Pryce']);
  assert.ok(first.made_at < today, 'it was sent before today');
  assert.equal((await governance.get(`/returns/sent/${first.id}/Episodes.csv`)).text.split('\r\n')[0].slice(0, 16), 'CHILD,DECOM,RNE,');
});

test('postcodes leave, and none of a protected address or of an adoptive family', async () => {
  const episodes = rows(await file('Episodes'));
  assert.ok(episodes.filter((one) => /^WE\d/.test(one.HOME_POST) && /^WE\d/.test(one.PL_POST)).length > 20);
  const [child, number] = await childOf("EXISTS (SELECT FROM home h JOIN home_address a ON a.home_id = h.id WHERE h.child_id = c.id AND a.is_protected AND h.until_on IS NULL)");
  const secret = (await s.sql(`SELECT postcode FROM home_address WHERE child_id = '${child}' AND is_protected LIMIT 1`)).trim();
  await s.sql(`UPDATE home SET home_postcode = '${secret}' WHERE child_id = '${child}'`);
  const own = rows(await file('Episodes', running)).filter((one) => one.CHILD === number);
  assert.ok(own.length > 0);
  assert.deepEqual(own.filter((one) => one.PL_POST === secret || one.HOME_POST === secret), []);
  for (let next = '/returns/dfe-csc'; next;) {
    const { body, headers } = await manager.get(next);
    assert.ok(!JSON.stringify(body.find((one) => one.mis_child_id === child) ?? {}).includes(secret));
    next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  }
  await s.sql(`UPDATE home SET home_postcode = NULL WHERE child_id = '${child}'`);
  assert.deepEqual(episodes.filter((one) => /^A[3-6]$/.test(one.PLACE) && one.PL_POST), []);
  assert.ok((await check()).problems.some((one) => one.field === 'PL_POST' && one.number === '392b' && one.weight === 'warning'));
});

test('that a young woman is a mother is recorded and sent, with the day of birth of her child', async () => {
  const asked = rows(await file('Header'));
  assert.ok(asked.some((one) => one.MOTHER === '1' && one.MC_DOB) && asked.some((one) => one.MOTHER === '0'));
  assert.deepEqual(asked.filter((one) => one.MOTHER && one.SEX === 'M'), []);
  const [child, number] = await childOf("c.sex = 'F' AND age_on(c.born_on, today()) BETWEEN 15 AND 18 AND NOT EXISTS (SELECT FROM motherhood m WHERE m.child_id = c.id) AND " +
    `EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.from_on < '${year}-03-01' AND (e.until_on IS NULL OR e.until_on > '${year}-03-01'))`);
  const at = `/children/${child}/motherhood`, of = async () => rows(await file('Header')).find((one) => one.CHILD === number);
  const refused = await manager.post(at, { born_on: '2015-01-01' });
  assert.deepEqual([refused.status, refused.body.errors[0].pointer], [422, '/born_on']);
  assert.equal((await manager.post(at, { born_on: '2100-01-01' })).status, 422);
  const made = await manager.post(at, { born_on: `${year}-02-03` });
  assert.equal(made.status, 201, made.text);
  problem(await manager.post(at, { born_on: `${year}-02-04` }), 409, 'conflict');
  assert.deepEqual([(await of()).MOTHER, (await of()).MC_DOB], ['1', `03/02/${year}`]);
  const moved = await manager.patch(`/motherhood/${made.body.id}`, { born_on: `${year}-04-02` }, made.body.etag);
  assert.deepEqual([moved.status, (await of()).MOTHER, (await of()).MC_DOB], [200, '0', '']);
  const wrong = await manager.patch(`/motherhood/${made.body.id}`, { error_reason: 'Another girl.' }, moved.body.etag);
  assert.equal(wrong.body.error_reason, 'Another girl.');
  problem(await manager.patch(`/motherhood/${made.body.id}`, { born_on: `${year}-02-03` }, wrong.body.etag), 409, 'state');
  assert.equal((await manager.get(at)).body.items.length, 1);
  const teacher = await signed(account('designated_teacher'));
  problem(await teacher.get(at), 403, 'forbidden');
});

test('a social worker stands in the return by the number of the register, else by one that stays', async () => {
  const admin = await signed(account('system_admin'));
  const [number, worker, other] = (await s.sql(`SELECT c.local_id, a.person_id, (SELECT p.registration FROM person p WHERE p.registration IS NOT NULL AND p.id <> a.person_id LIMIT 1)
    FROM allocation a JOIN child c ON c.id = a.child_id JOIN care_episode e ON e.child_id = c.id AND e.until_on IS NULL JOIN person p ON p.id = a.person_id
    WHERE a.kind = 'worker' AND a.until_on IS NULL AND a.from_on <= '${year}-03-31' ORDER BY c.local_id LIMIT 1`)).split('|');
  const id = async () => rows(await file('SWEpisodes')).filter((one) => one.CHILD === number).at(-1).SW_ID;
  const change = async (registration) => admin.patch(`/accounts/${worker}`, { registration }, (await admin.get(`/accounts/${worker}`)).body.etag);
  for (const bad of ['123456', 'SW12A', 'SW', 'XX123']) assert.deepEqual((await change(bad)).body.errors.map((one) => one.pointer), ['/registration'], bad);
  assert.match((await change(other)).body.errors[0].detail, /Another account/);
  assert.deepEqual([(await change('SW987654')).body.registration, await id()], ['SW987654', 'SW987654']);
  assert.equal((await change(null)).status, 200);
  const own = await id();
  assert.match(own, /^XX\d{10}$/);
  assert.equal(await id(), own);
});

test('PlacedAdoption says on which day it was decided, not on which the child moved', async () => {
  const placed = rows(await file('PlacedAdoption'));
  assert.ok(placed.length > 0);
  for (const one of placed)
    assert.equal(one.DATE_PLACED, await s.sql(`SELECT return_day(a.decided_on) FROM adoption a JOIN child c ON c.id = a.child_id WHERE c.local_id = '${one.CHILD}' AND a.error_reason IS NULL`));
});

test('of an adoption that lacks a day it is said whose, which field and how to mend it', async () => {
  const [child] = await childOf(`EXISTS (SELECT FROM adoption a WHERE a.child_id = c.id AND a.adopted_on BETWEEN '${year - 1}-04-01' AND '${year}-03-31')`);
  if (child) {
    const [said] = (await saidOf(child, `UPDATE adoption SET matched_on = NULL WHERE child_id = '${child}'`, `UPDATE adoption SET matched_on = decided_on WHERE child_id = '${child}'`)).filter(isError);
    assert.deepEqual({ ...said, child: said.child.id }, { module: 'AD1', child, on: null, field: 'DATE_INT', number: '151', weight: 'error',
      says: 'Of the adoption some is said and some is missing.', mend: 'Complete the adoption: days, who adopts, whether they fostered the child.', page: 'permanence' });
  }
  const [leaver] = await childOf(`EXISTS (SELECT FROM leaver_contact x WHERE x.child_id = c.id AND x.on_day > '${year - 1}-06-01' AND x.on_day < '${year}-02-01') AND c.local_id IN (${rows(await file('OC3')).map((one) => `'${one.CHILD}'`).join(', ')})`);
  const said = (await saidOf(leaver, `UPDATE leaver_contact SET on_day = on_day - 800 WHERE child_id = '${leaver}'`, `UPDATE leaver_contact SET on_day = on_day + 800 WHERE child_id = '${leaver}'`)).filter(isError);
  assert.deepEqual(said.map((one) => [one.module, one.field, one.mend, one.page]), [['OC3', 'IN_TOUCH', 'Record the contact around the birthday, also that there was none.', 'details']]);
});

test('what a file says of health, care leavers, social workers, mothers and postcodes is kept, once, and comes out as it came in', async () => {
  const dob = `02/05/${year - 15}`, grown = `02/05/${year - 20}`;
  const came = {
    Header: [`R900,F,${dob},WBRI,UN2,1,04/02/${year}`, `R901,M,${grown},WBRI,UN2,,`],
    Episodes: [`R900,01/02/${year - 2},S,C2,N1,U6,PR1,,,,WE4 1AB,WE5 2AB,`],
    OC2: [`R900,${dob},15,,1,,0,1,1,1,0,1`],
    OC3: [`R901,${grown},YES,F2,U1`],
    SWEpisodes: [`R900,${dob},SW4711,01/02/${year - 2},10/09/${year - 1},FCONTA`, `R900,${dob},XX12,10/09/${year - 1},,LEFTRL`],
  };
  const heads = Object.fromEntries(await Promise.all(Object.keys(came).map(async (name) => [name, (await file(name)).split('\r\n')[0]])));
  const files = Object.entries(came).map(([name, some]) => ({ name: `${name}.csv`, text: [heads[name], ...some.map((line) => (name === 'Header' && year < 2025 ? line.replace(',F,', ',2,').replace(',M,', ',1,') : line))].join('\r\n') }));
  const bring = async () => {
    const sent = await manager.post('/imports?format=ssda903', { files, year });
    assert.deepEqual([sent.status, sent.body.problems], [202, 0], JSON.stringify(sent.body.reasons));
    assert.deepEqual(sent.body.not_kept, []);
    assert.equal((await manager.post(`/imports/${sent.body.id}/commit`)).status, 200);
    return Object.fromEntries(sent.body.counts.map((one) => [one.kind, [one.new, one.changed]]));
  };
  const first = await bring();
  assert.deepEqual(['answer', 'leaver_contact', 'worker_told', 'motherhood', 'postcode'].map((kind) => first[kind]), [[1, 0], [1, 0], [2, 0], [1, 0], [0, 0]]);
  for (const [kind, changes] of Object.entries(await bring())) assert.deepEqual([kind, changes], [kind, [0, 0]]);
  for (const [name, some] of Object.entries(came))
    assert.deepEqual((await file(name)).split('\r\n').filter((line) => /^R90[01],/.test(line)), some, name);
  const [child] = await childOf("c.local_id = 'R900'");
  const { oc2 } = (await governance.get(`/children/${child}/health?year=${year}`)).body;
  assert.deepEqual([oc2.teeth_check, oc2.health_assessment, oc2.immunisations, oc2.substance_misuse, oc2.intervention_offered], ['yes', 'yes', 'no', 'yes', 'yes']);
  // What is recorded here stands beside it: done is done, and what is up to date is as it was last recorded.
  await s.sql(`INSERT INTO health_check (id, child_id, kind, state, day, missed_why, is_up_to_date, made_by)
    SELECT gen_random_uuid(), '${child}', k.kind, k.state, '${year}-01-10', k.why, k.ok, (SELECT id FROM person WHERE username = '${account('team_manager').username}')
      FROM (VALUES ('dental', 'missed', 'other', NULL::boolean), ('immunisations', 'done', NULL, true)) k (kind, state, why, ok)`);
  const after = rows(await file('OC2')).find((one) => one.CHILD === 'R900');
  assert.deepEqual([after.TEETH_CHECK, after.IMMUNISATIONS, after.HEALTH_ASSESSMENT], ['1', '1', '1']);
  await s.sql(`DELETE FROM health_check WHERE child_id = '${child}'`);
});

test('importing our own export changes nothing', async () => {
  const files = await Promise.all(modules.map(async (name) => ({ name: `${name}.csv`, text: await file(name) })));
  const everything = `SELECT json_build_object(${['child', 'care_episode', 'legal_status', 'home', 'review', 'sdq', 'sdq_none', 'task', 'match_task', 'allocation', 'health_due', 'review_due', 'visit_due',
    'home_address', 'adoption', 'uasc', 'missing_episode', 'previous_permanence', 'care_leaver', 'leaver_contact', 'motherhood', 'health_told', 'substance_told', 'conviction_told', 'worker_told']
    .map((table) => `'${table}', (SELECT md5(string_agg(t::text, ',' ORDER BY t.id)) FROM ${table} t)`).join(', ')}, 'versions', (SELECT count(*) FROM version WHERE record <> 'import'))`;
  const now = async () => JSON.parse(await s.sql(everything));
  const before = await now();
  const preview = await manager.post('/imports?format=ssda903', { files });
  assert.equal(preview.status, 202, preview.text);
  assert.deepEqual(preview.body.counts.filter((one) => one.new || one.changed), []);
  assert.equal(preview.body.problems, 0, JSON.stringify(preview.body.reasons));
  assert.ok(preview.body.counts.find((one) => one.kind === 'episode').unchanged > 100);
  assert.equal((await manager.post(`/imports/${preview.body.id}/commit`)).status, 200);
  assert.deepEqual(await now(), before);
});
