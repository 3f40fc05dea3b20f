// SDQs by month and group counted a second way: from the raw rows, one child, one month and one day at a time. And what a random council needs besides the data
// set's records: workers and their teams, schools, services, scales.
import { careOf, dayOf, diceOf, plusMonths, textOf } from './data_set.js';

const plusYears = (day, n) => plusMonths(day, 12 * n);
export const SCALES = ['emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial', 'impact'];
export const COLUMNS = ['eligible', 'completed', 'total', ...SCALES.flatMap((x) => [x, `${x}_n`]), 'close_to_average', 'slightly_raised', 'high', 'very_high', 'better', 'same', 'worse'];
const LIMITS = { parent: [4, 4, 4, 3, 3, 3], self: [4, 4, 4, 5, 4, 3] };
const BANDS = ['close_to_average', 'slightly_raised', 'high', 'very_high'];

const tables = {
  child: 'id, born_on, died_on, sex', care_episode: 'id, child_id, tier, from_on, until_on, legal_code',
  sdq: 'id, child_id, tier, made_at, informant, form, completed_on, return_year, total, band4_total', sdq_score: `sdq_id, child_id, tier, ${SCALES.join(', ')}`,
  home: 'id, child_id, tier, kind, from_on, until_on', enrolment: 'id, child_id, tier, school_id, from_on, until_on', allocation: 'id, child_id, tier, kind, person_id, from_on, until_on',
  involvement: 'id, child_id, tier, service_id, state, from_on, until_on', team_member: 'id, person_id, team_id, from_on, until_on',
};

async function recordsOf(s) {
  const all = {};
  for (const [table, columns] of Object.entries(tables)) {
    all[table] = JSON.parse(await s.sql(`SELECT coalesce(json_agg(x), '[]') FROM (SELECT ${columns} FROM ${table}) x`));
    for (const row of all[table]) for (const name of Object.keys(row)) if (/_on$/.test(name)) row[name] = dayOf(row[name]);
  }
  const of = new Map(all.child.map((c) => [c.id, { ...c, ...Object.fromEntries(Object.keys(tables).map((t) => [t, []])) }]));
  for (const table of Object.keys(tables)) for (const row of all[table]) if (row.child_id && row.tier < 5) of.get(row.child_id)?.[table].push(row);
  return { children: [...of.values()], members: all.team_member };
}

const newer = (a, b) => (a.made_at < b.made_at || (a.made_at === b.made_at && a.id < b.id) ? -1 : 1);
const dayOfSdq = (q) => q.completed_on ?? dayOf(`${q.return_year}-03-31`);

/** Worse on one scale is worse. */
function changeOf(child, list, q) {
  const limits = ['4-17', '11-17'].includes(q.form) ? LIMITS[q.informant] : null;
  const before = list.filter((x) => x.form === q.form).at(list.filter((x) => x.form === q.form).indexOf(q) - 1);
  if (!limits || list.filter((x) => x.form === q.form)[0] === q) return null;
  const [was, is] = [before, q].map((x) => child.sdq_score.find((k) => k.sdq_id === x.id) ?? {});
  const moves = SCALES.map((scale, i) => [was[scale], is[scale], limits[i], scale === 'prosocial' ? -1 : 1]).filter(([a, b]) => a !== null && a !== undefined && b !== null && b !== undefined)
    .map(([a, b, limit, way]) => (Math.abs(b - a) < limit ? 'same' : (b - a) * way > 0 ? 'worse' : 'better'));
  return ['worse', 'better', 'same'].find((x) => moves.includes(x)) ?? null;
}

function vectorOf(child, informant, end) {
  const list = child.sdq.filter((q) => q.informant === informant).sort((a, b) => dayOfSdq(a) - dayOfSdq(b) || newer(a, b));
  const last = list.filter((q) => q.total !== null && dayOfSdq(q) <= end).at(-1), out = Object.fromEntries(COLUMNS.map((c) => [c, 0]));
  out.eligible = 1;
  if (!last || plusYears(dayOfSdq(last), 1) <= end) return out;
  const scores = child.sdq_score.find((k) => k.sdq_id === last.id) ?? {}, change = changeOf(child, list, last);
  out.completed = 1;
  out.total = last.total;
  for (const scale of SCALES) if (Number.isInteger(scores[scale])) { out[scale] = scores[scale]; out[`${scale}_n`] = 1; }
  if (BANDS.includes(last.band4_total)) out[last.band4_total] = 1;
  if (change) out[change] = 1;
  return out;
}

const isOn = (x, day) => x.from_on <= day && (x.until_on === null || day < x.until_on);
const newestFirst = (a, b) => b.from_on - a.from_on || (a.id < b.id ? -1 : 1);

function groupsOf(child, members, end) {
  const age = [4, 5, 10, 16, 18].findLastIndex((n) => plusYears(child.born_on, n) <= end);
  const posts = child.allocation.filter((a) => a.kind === 'worker').flatMap((a) => members.filter((m) => m.person_id === a.person_id)
    .map((m) => ({ id: m.id, team_id: m.team_id, from_on: Math.max(a.from_on, m.from_on), until_on: Math.min(a.until_on ?? Infinity, m.until_on ?? Infinity) })));
  const newest = (list) => list.filter((x) => isOn(x, end)).sort(newestFirst)[0];
  const services = new Set(child.involvement.filter((i) => i.state !== 'waiting' && isOn(i, end)).map((i) => i.service_id));
  return [['all', ''], ['team', newest(posts)?.team_id ?? ''], ['school', newest(child.enrolment)?.school_id ?? ''], ['home', newest(child.home)?.kind ?? ''],
    ['age', ['4', '5_to_9', '10_to_15', '16'][age]], ['sex', child.sex], ...[...services].map((x) => ['service', x])];
}

/** {"by informant key month": {eligible, …}} */
export async function cohortAnew(s, months) {
  const { children, members } = await recordsOf(s), out = new Map();
  for (const child of children) {
    const care = careOf(child);
    for (const month of months) {
      const end = plusMonths(month, 1) - 1;
      if (!care.on(end) || plusYears(care.since(end), 1) > end || plusYears(child.born_on, 17) <= end || plusYears(child.born_on, 4) > end) continue;
      for (const informant of ['parent', 'teacher', ...(plusYears(child.born_on, 11) <= end ? ['self'] : [])]) {
        const one = vectorOf(child, informant, end);
        for (const [by, key] of groupsOf(child, members, end)) {
          const name = `${by} ${informant} ${key} ${textOf(month)}`, sum = out.get(name);
          out.set(name, sum ? Object.fromEntries(COLUMNS.map((c) => [c, sum[c] + one[c]])) : one);
        }
      }
    }
  }
  return out;
}

/** The same, as it is kept. */
export async function cohortKept(s, months) {
  const sums = COLUMNS.map((c) => `sum(c.${c}) AS ${c}`).join(', ');
  const rows = JSON.parse(await s.sql(`SELECT json_agg(x) FROM (SELECT c.grouping, c.informant, c.group_key, m::text AS month, ${sums} FROM cohort_month c
    JOIN unnest('{${months.map(textOf).join(',')}}'::date[]) m ON c.month <= m GROUP BY 1, 2, 3, 4) x WHERE eligible > 0`));
  return new Map(rows.map((r) => [`${r.grouping} ${r.informant} ${r.group_key} ${r.month}`, Object.fromEntries(COLUMNS.map((c) => [c, r[c]]))]));
}

export function differ(a, b) {
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((k) => COLUMNS.filter((c) => (a.get(k)?.[c] ?? 0) !== (b.get(k)?.[c] ?? 0)).map((c) => `${k} ${c}: ${a.get(k)?.[c]} and ${b.get(k)?.[c]}`)).slice(0, 20);
}

/** To the rows of councilOf(): who works with the children, where they learn, and what their questionnaires say. */
export async function placed(s, seed, rows, today) {
  const ids = async (text) => (await s.sql(`SELECT string_agg(x::text, ' ') FROM (${text}) AS t (x)`)).split(' ');
  const dice = diceOf(seed + 7), services = await ids('SELECT id FROM service'), schools = await ids("SELECT id FROM agency WHERE kind = 'school'");
  const workers = await ids('SELECT DISTINCT person_id FROM team_member');
  Object.assign(rows, { sdq_score: [], enrolment: [], allocation: [], involvement: [] });
  const period = (child, more) => {
    const from = today - dice.between(0, 1500), until = dice.chance(50) ? from + dice.between(0, 700) : null;
    return { id: dice.id(), child_id: child.id, tier: dice.chance(5) ? 5 : 1, from_on: textOf(from), until_on: until && textOf(until), ...more };
  };
  for (const child of rows.child) {
    child.sex = dice.pick(['F', 'M', 'F', 'M', 'U']);
    for (let k = dice.below(4); k > 0; k--) rows.enrolment.push(period(child, { school_id: dice.pick(schools) }));
    for (let k = dice.below(4); k > 0; k--) rows.allocation.push(period(child, { kind: dice.pick(['worker', 'worker', 'nurse']), person_id: dice.pick(workers) }));
    for (let k = dice.below(4); k > 0; k--) {
      const one = period(child, { service_id: dice.pick(services), type_of_work: 'Therapy', tier: 1 });
      rows.involvement.push({ ...one, state: one.until_on ? 'closed' : dice.pick(['active', 'waiting']) });
    }
  }
  for (const q of rows.sdq) {
    if (dice.chance(25)) Object.assign(q, { informant: 'self', form: dice.pick(['11-17', '11-17', '18+']) });
    q.band4_total = q.total === null || dice.chance(10) ? null : BANDS[Math.min(3, Math.floor(q.total / 10))];
    const score = () => (dice.chance(6) ? null : dice.below(11));
    if (dice.chance(85)) rows.sdq_score.push({ id: dice.id(), child_id: q.child_id, tier: dice.chance(5) ? 5 : 3, sdq_id: q.id, informant: q.informant, bands3: {}, bands4: {}, ...Object.fromEntries(SCALES.map((x) => [x, score()])) });
  }
  return rows;
}
