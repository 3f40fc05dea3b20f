// The measures of the monthly data set counted a second way: from the raw rows, one child, one month and one day at a time, with no range of days, no window
// and nothing that is kept. And random councils to count.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// ---------------------------------------------------------------------------------------------- days, as whole numbers

const DAY = 86400000;
export const dayOf = (text) => (text ? Date.parse(`${text}T00:00:00Z`) / DAY : null);
export const textOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const civil = (day) => { const d = new Date(day * DAY); return [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()]; };
const fromCivil = (y, m, d) => Date.UTC(y, m, d) / DAY;
/** The same day of another month, or its last one. */
export function plusMonths(day, n) {
  const [y, m, d] = civil(day);
  const last = civil(fromCivil(y, m + n + 1, 0))[2];
  return fromCivil(y, m + n, Math.min(d, last));
}
const plusYears = (day, n) => plusMonths(day, 12 * n);

const holidays = new Set();
function easter(y) { // Gauss, as Meeus prints it
  const a = y % 19, b = Math.floor(y / 100), c = y % 100, d = Math.floor(b / 4), e = b % 4, f = Math.floor((b + 8) / 25), g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30, i = Math.floor(c / 4), k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = Math.floor((a + 11 * h + 22 * l) / 451);
  return fromCivil(y, Math.floor((h + l - 7 * m + 114) / 31) - 1, ((h + l - 7 * m + 114) % 31) + 1);
}
const weekday = (day) => (day + 4) % 7; // 0 is Sunday
const monday = (y, m, nth) => { let d = fromCivil(y, m, 1); while (weekday(d) !== 1) d++; return d + 7 * (nth - 1); };
const lastMonday = (y, m) => { let d = fromCivil(y, m + 1, 0); while (weekday(d) !== 1) d--; return d; };
function addHolidays(y) {
  const add = (d) => holidays.add(d);
  let newYear = fromCivil(y, 0, 1);
  while (weekday(newYear) % 6 === 0) newYear++;
  add(newYear); add(easter(y) - 2); add(easter(y) + 1); add(monday(y, 4, 1)); add(lastMonday(y, 4)); add(lastMonday(y, 7));
  const taken = [fromCivil(y, 11, 25), fromCivil(y, 11, 26)];
  taken.forEach(add);
  let next = fromCivil(y, 11, 27);
  for (const d of taken) if (weekday(d) % 6 === 0) { while (weekday(next) % 6 === 0 || holidays.has(next)) next++; add(next); }
}
for (let y = 2008; y < 2030; y++) addHolidays(y);
for (const line of readFileSync(join(process.env.TEST_DATA, 'bank_holidays_ew.csv'), 'utf8').trim().split('\n').slice(1)) holidays.add(dayOf(line.slice(0, 10)));
for (const [gone, added] of [['2020-05-04', '2020-05-08'], ['2022-05-30', '2022-06-02'], [null, '2022-06-03'], [null, '2022-09-19'], [null, '2023-05-08']]) {
  if (gone) holidays.delete(dayOf(gone));
  holidays.add(dayOf(added));
}
function workingDay(day, n) {
  while (n > 0) { day++; if (weekday(day) % 6 !== 0 && !holidays.has(day)) n--; }
  return day;
}

// ---------------------------------------------------------------------------------------------- the records of a council

const tables = {
  child: 'id, born_on, died_on', care_episode: 'id, child_id, tier, made_at, from_on, until_on, legal_code, provider_code, ending_code',
  health_check: 'id, child_id, tier, made_at, kind, state, day, is_up_to_date', sdq: 'id, child_id, tier, made_at, informant, completed_on, return_year, total',
  home: 'id, child_id, tier, made_at, kind, from_on, until_on, miles', outside_county: 'home_id, child_id, tier', pep: 'child_id, tier, term_id, state, held_on, sessions_possible, sessions_attended',
  school_term: 'id, agency_id, from_on, until_on', ehcp: 'child_id, tier, final_on, ended_on',
  missing_episode: 'child_id, tier, kind, started_on, error_reason', permanence_plan: 'child_id, tier, agreed_on, ended_on, achieved_on, error_reason',
  exclusion: 'child_id, tier, kind, on_day, lifted_on, error_reason', reduced_timetable: 'child_id, tier, from_on, until_on, error_reason',
  attendance: 'child_id, tier, from_on, to_on, possible, attended, unauthorised, error_reason',
  adoption: 'child_id, tier, placement_order_on, order_revoked_on, family_finding_from AS finding_on, matched_on, placed_on, placed_ended_on, adopted_on, error_reason',
  care_leaver: 'child_id, tier, from_on, until_on, error_reason', pathway_plan: 'id, child_id, tier, plan_on, reviewed_on, ended_on, error_reason',
  pathway_review: 'plan_id, child_id, tier, held_on, struck', leaver_contact: 'child_id, tier, on_day, in_touch_code, activity_code, suitable, error_reason',
};

export async function recordsOf(s) {
  const all = {};
  for (const [table, columns] of Object.entries(tables)) {
    all[table] = JSON.parse(await s.sql(`SELECT coalesce(json_agg(x), '[]') FROM (SELECT ${columns} FROM ${table}) x`));
    for (const row of all[table]) for (const name of Object.keys(row)) if (/_on$|day$/.test(name)) row[name] = dayOf(row[name]);
  }
  const of = new Map(all.child.map((c) => [c.id, { ...c, ...Object.fromEntries(Object.keys(tables).map((t) => [t, []])) }]));
  for (const table of Object.keys(tables))
    for (const row of all[table]) if (row.child_id && row.tier < 5 && !row.error_reason) of.get(row.child_id)?.[table].push(row);
  const terms = new Map();
  for (const t of all.school_term) {
    const later = all.school_term.filter((x) => x.agency_id === t.agency_id && x.until_on > t.until_on).map((x) => x.until_on);
    terms.set(t.id, later.length ? Math.min(...later) : plusMonths(t.until_on, 6));
  }
  const ends = new Map(all.school_term.map((t) => [t.id, t]));
  for (const child of of.values()) for (const p of child.pep) p.term = ends.get(p.term_id);
  return { children: [...of.values()], terms };
}

const first = fromCivil(2004, 0, 1), last = fromCivil(2028, 0, 1);
const newer = (a, b) => (a.made_at < b.made_at || (a.made_at === b.made_at && a.id < b.id) ? -1 : 1);

/** Day by day: whether in care, and since when of the stay that it is a day of. */
export function careOf(child) {
  const since = new Int32Array(last - first + 2).fill(-1);
  const days = child.care_episode.filter((e) => !['V3', 'V4'].includes(e.legal_code));
  for (const e of days)
    for (let d = e.from_on; d < Math.min(e.until_on ?? last, child.died_on ?? last, last); d++) since[d - first] = 0;
  for (let i = 0; i < since.length; i++) if (since[i] === 0) since[i] = i > 0 && since[i - 1] > 0 ? since[i - 1] : i + first;
  return { on: (d) => since[d - first] > 0, since: (d) => since[d - first] };
}

const holds = (from, until, d) => from <= d && (until === null || d < until);

/** Where the child lived, as far as in care: from, until; a day at a time. */
function livedOf(child, care) {
  const order = child.home.filter((h) => h.from_on !== h.until_on).sort((a, b) => a.from_on - b.from_on || newer(a, b));
  return order.flatMap((h, i) => {
    const before = order[i - 1], joined = h.kind === 'adoptive' && before && before.until_on === h.from_on ? before.from_on : h.from_on;
    const parts = [];
    let from = null;
    for (let d = h.from_on; d <= Math.min(h.until_on ?? last, last); d++) {
      const is = d < (h.until_on ?? last) && d < last && care.on(d) && (from === null || care.since(d) === care.since(from));
      if (is && from === null) from = d;
      if (!is && from !== null) { parts.push({ ...h, from, until: d >= last ? null : d, joined }); from = d < (h.until_on ?? last) && care.on(d) ? d : null; }
    }
    return parts;
  });
}

const wentTo = (child) => [...child.attendance, ...child.pep
  .filter((p) => p.sessions_possible !== null && !child.attendance.some((a) => a.from_on <= p.term.until_on && a.to_on >= p.term.from_on))
  .map((p) => ({ to_on: p.term.until_on, possible: p.sessions_possible, attended: p.sessions_attended, unauthorised: null }))];

const soonest = (...days) => Math.min(...days.map((d) => d ?? Infinity));

function adoptions(child, care, month, end, say) {
  for (const a of child.adoption) {
    const over = soonest(a.placed_ended_on, a.adopted_on), isIn = (from, until) => from !== null && from <= end && end < until;
    if (a.adopted_on >= month && a.adopted_on <= end) say('adopted', 1, 0);
    if (a.order_revoked_on >= month && a.order_revoked_on <= end) say('placement_orders_revoked', 1, 0);
    if (isIn(a.placed_on, over)) say('adoption_placed', 1, 0);
    if (isIn(a.matched_on, soonest(a.placed_on, over))) say('adoption_matched', 1, 0);
    if (isIn(a.finding_on, soonest(a.matched_on, a.placed_on, over))) say('adoption_finding', 1, 0);
    if (a.placed_on !== null && care.on(a.placed_on) && isIn(a.placed_on, plusYears(a.placed_on, 1))) say('days_to_adoptive_home', a.placed_on - care.since(a.placed_on), 1);
    if (a.matched_on !== null && a.placement_order_on !== null && a.matched_on >= a.placement_order_on && isIn(a.matched_on, plusYears(a.matched_on, 1)))
      say('days_to_match', a.matched_on - a.placement_order_on, 1);
  }
}

function leaving(child, end, age, say) {
  if (child.died_on !== null && child.died_on <= end) return;
  if (!child.care_leaver.some((l) => holds(l.from_on, l.until_on, end))) return;
  const inDate = (plan) => [plan.plan_on, plan.reviewed_on, ...child.pathway_review.filter((r) => r.plan_id === plan.id && !r.struck).map((r) => r.held_on)]
    .some((d) => d !== null && d <= end && end <= plusMonths(d, 6) && (plan.ended_on === null || end < plan.ended_on));
  say('pathway_plan', child.pathway_plan.some(inDate) ? 1 : 0, 1);
  const said = child.leaver_contact.filter((k) => k.on_day <= end).sort((a, b) => a.on_day - b.on_day).at(-1);
  if (!age(19, 21) || ['RHOM', 'DIED'].includes(said?.in_touch_code)) return;
  say('leaver_in_touch', said?.in_touch_code === 'YES' ? 1 : 0, 1);
  say('leaver_activity', /^[FP]/.test(said?.activity_code ?? '') ? 1 : 0, 1);
  say('leaver_accommodation', said?.suitable === true ? 1 : 0, 1);
}

/** {indicator: [numerator, denominator]} of one child in one month; only what counts. */
function monthOf(child, care, lived, terms, month) {
  const end = plusMonths(month, 1) - 1, out = {};
  const say = (indicator, n, d) => { out[indicator] = [(out[indicator]?.[0] ?? 0) + n, (out[indicator]?.[1] ?? 0) + d]; };
  const inCare = care.on(end), age = (from, to) => plusYears(child.born_on, from) <= end && end < plusYears(child.born_on, to + 1);
  const isLong = inCare && plusYears(care.since(end), 1) <= end;
  const done = child.health_check.filter((h) => h.state === 'done');

  if (inCare) say('care_rate', 1, 0);
  for (let d = month; d <= end; d++) {
    if (care.on(d) && (!care.on(d - 1) || care.since(d) === d)) say('came_into_care', 1, 0);
    if (!care.on(d) && care.on(d - 1)) say('left_care', 1, 0);
  }
  for (let d = month - 60; d <= end; d++) {
    if (!care.on(d) || care.since(d) !== d) continue;
    const due = workingDay(d, 20);
    if (due >= month && due <= end && care.on(due) && care.since(due) === d)
      say('iha_on_time', done.some((h) => h.kind === 'initial' && h.day >= d && h.day <= due) ? 1 : 0, 1);
  }
  for (let e = end - 366; e <= end; e++) {
    if (care.on(e) || !care.on(e - 1) || plusYears(e, 1) <= end) continue;
    const code = child.care_episode.filter((x) => x.until_on === e).sort((a, b) => a.from_on - b.from_on || -newer(a, b)).at(-1)?.ending_code;
    say('left_to_guardians', /^E4[5678]$/.test(code ?? '') ? 1 : 0, 1);
    say('left_to_adoption', /^E1[12]$/.test(code ?? '') ? 1 : 0, 1);
  }
  for (const a of wentTo(child)) {
    const aged = plusYears(child.born_on, 5) <= a.to_on && a.to_on < plusYears(child.born_on, 16);
    if (a.to_on < month || a.to_on > end || !aged || !care.on(a.to_on)) continue;
    say('attendance', a.attended, a.possible);
    if (a.unauthorised !== null) say('unauthorised_absence', a.unauthorised, a.possible);
  }
  adoptions(child, care, month, end, say);
  leaving(child, end, age, say);
  if (!inCare) return out;

  const fifth = plusYears(child.born_on, 5);
  const goodUntil = (day) => (plusMonths(day, 6) < fifth ? plusMonths(day, 6) : plusYears(day, 1));
  const share = (indicator, is) => say(indicator, is ? 1 : 0, 1);
  if (isLong) {
    share('rha_on_time', done.some((h) => ['initial', 'review'].includes(h.kind) && h.day <= end && end <= goodUntil(h.day)));
    share('dental', done.some((h) => h.kind === 'dental' && h.day <= end && end < plusYears(h.day, 1)));
  }
  share('immunisations', done.filter((h) => h.kind === 'immunisations' && h.day <= end).sort((a, b) => a.day - b.day || newer(a, b)).at(-1)?.is_up_to_date);
  if (isLong && age(4, 16)) {
    const carers = child.sdq.filter((q) => q.informant === 'parent' && q.total !== null).map((q) => ({ ...q, day: q.completed_on ?? dayOf(`${q.return_year}-03-31`) }));
    share('sdq_completed', carers.some((q) => q.day <= end && end < plusYears(q.day, 1)));
    const latest = carers.filter((q) => q.day <= end).sort((a, b) => a.day - b.day || newer(a, b)).at(-1);
    if (latest && end < plusYears(latest.day, 1)) say('sdq_average', latest.total, 1);
  }
  const now = lived.filter((h) => holds(h.from, h.until, end));
  share('foster_home', now.some((h) => ['foster', 'foster_agency', 'kinship'].includes(h.kind)));
  share('outside_county', now.some((h) => child.outside_county.some((o) => o.home_id === h.id)));
  share('over_20_miles', now.some((h) => h.miles !== null && h.miles > 20));
  const gone = child.missing_episode.filter((m) => m.kind === 'missing' && m.started_on <= end && end < plusYears(m.started_on, 1)).length;
  share('missing', gone > 0);
  share('missing_more', gone > 1);
  share('permanence_plan', child.permanence_plan.some((p) => holds(p.agreed_on, p.ended_on, end)));
  share('permanence', child.permanence_plan.some((p) => p.achieved_on !== null && p.achieved_on <= end));
  if (age(5, 15)) share('reduced_timetable', child.reduced_timetable.some((t) => t.from_on <= end && end <= t.until_on));
  if (isLong && age(5, 15)) share('suspended', child.exclusion.some((x) => x.kind === 'suspension' && x.lifted_on === null && x.on_day <= end && end < plusYears(x.on_day, 1)));
  share('three_homes', lived.filter((h) => h.kind !== 'hospital' && h.from <= end && (h.until === null || end < plusYears(h.until, 1))).length >= 3);
  share('commissioned_home', child.care_episode.some((e) => /^PR[2345]$/.test(e.provider_code ?? '') && holds(e.from_on, e.until_on, end)));
  if (age(0, 15) && plusMonths(care.since(end), 30) <= end)
    share('same_home', now.some((h) => plusYears(Math.max(h.joined, care.since(end)), 2) <= end));
  if (age(3, 17)) share('pep', child.pep.some((p) => p.state !== 'draft' && p.held_on <= end && end <= terms.get(p.term_id)));
  if (age(5, 15)) share('ehcp', child.ehcp.some((e) => e.final_on !== null && holds(e.final_on, e.ended_on, end)));
  return out;
}

/** Of every child, measure and month: `child indicator month` → "numerator denominator". Months: first days, as numbers. */
export function countedAnew({ children, terms }, months) {
  const all = new Map();
  for (const child of children) {
    const care = careOf(child), lived = livedOf(child, care);
    for (const month of months)
      for (const [indicator, [n, d]] of Object.entries(monthOf(child, care, lived, terms, month))) all.set(`${child.id} ${indicator} ${textOf(month)}`, `${n} ${d}`);
  }
  return all;
}

/** The same of what is kept. */
export async function countedKept(s, months) {
  const rows = (await s.sql(`SELECT child_id, indicator, from_month, until_month, sum(numerator), sum(denominator) FROM child_count WHERE child_id IS NOT NULL GROUP BY 1, 2, 3, 4`)).split('\n').filter(Boolean);
  const sums = new Map();
  for (const row of rows) {
    const [child, indicator, from, until, n, d] = row.split('|');
    const a = dayOf(from), b = until === 'infinity' ? Infinity : dayOf(until);
    for (const month of months) {
      if (month < a || month >= b) continue;
      const key = `${child} ${indicator} ${textOf(month)}`, [pn, pd] = (sums.get(key) ?? '0 0').split(' ').map(Number);
      sums.set(key, `${pn + Number(n)} ${pd + Number(d)}`);
    }
  }
  return sums;
}

/** What is a council's and no child's, counted anew: `indicator month` → how many. */
export async function areaAnew(s, months) {
  const rows = async (text) => JSON.parse(await s.sql(`SELECT coalesce(json_agg(x), '[]') FROM (${text}) x`));
  const homes = await rows('SELECT * FROM foster_household WHERE error_reason IS NULL'), families = await rows('SELECT * FROM adoptive_family WHERE error_reason IS NULL');
  const said = await rows('SELECT * FROM foster_allegation WHERE error_reason IS NULL');
  const out = new Map();
  for (const month of months) {
    const end = plusMonths(month, 1) - 1, isIn = (text) => text !== null && dayOf(text) >= month && dayOf(text) <= end, had = (text) => text !== null && dayOf(text) <= end;
    const put_it = (indicator, list) => { if (list.length) out.set(`${indicator} ${textOf(month)}`, String(list.length)); };
    put_it('foster_households', homes.filter((h) => had(h.approved_on) && !had(h.ended_on)));
    for (const [name, kind] of [['foster_new', 'mainstream'], ['foster_new_connected', 'connected'], ['foster_new_temporary', 'temporary_connected']])
      put_it(name, homes.filter((h) => h.kind === kind && isIn(h.approved_on)));
    put_it('foster_deregistered', homes.filter((h) => h.kind === 'mainstream' && h.end_reason === 'deregistered' && isIn(h.ended_on)));
    put_it('foster_resigned', homes.filter((h) => h.end_reason === 'resigned' && isIn(h.ended_on)));
    put_it('allegations', said.filter((a) => isIn(a.made_on)));
    put_it('allegations_upheld', said.filter((a) => a.outcome === 'substantiated' && isIn(a.closed_on)));
    put_it('adopters_new', families.filter((f) => isIn(f.approved_on)));
    put_it('adopters_assessed', families.filter((f) => had(f.assessment_from) && !had(f.approved_on) && !had(f.ended_on)));
  }
  return out;
}

export async function areaKept(s, months) {
  const rows = (await s.sql('SELECT indicator, from_month, until_month, numerator FROM child_count WHERE child_id IS NULL')).split('\n').filter(Boolean).map((row) => row.split('|'));
  const out = new Map();
  for (const month of months)
    for (const [indicator, from, until, n] of rows)
      if (dayOf(from) <= month && (until === 'infinity' || month < dayOf(until))) out.set(`${indicator} ${textOf(month)}`, String(Number(out.get(`${indicator} ${textOf(month)}`) ?? 0) + Number(n)));
  return out;
}

/** What differs, as lines; at most ten. */
export function differences(one, other) {
  const lines = [];
  for (const [key, value] of one) if (other.get(key) !== value) lines.push(`${key}: ${value}, kept ${other.get(key) ?? 'nothing'}`);
  for (const [key, value] of other) if (!one.has(key)) lines.push(`${key}: nothing, kept ${value}`);
  return lines.slice(0, 10);
}

// ---------------------------------------------------------------------------------------------- random councils

export function diceOf(seed) { // mulberry32
  let a = seed >>> 0;
  const next = () => { a = (a + 0x6d2b79f5) >>> 0; let t = Math.imul(a ^ (a >>> 15), 1 | a); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; };
  const below = (n) => Math.floor(next() * n);
  const id = () => [...Array(32)].map((_, i) => (i === 12 ? '4' : i === 16 ? '8' : below(16).toString(16))).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { below, id, between: (a1, b) => a1 + below(b - a1 + 1), chance: (percent) => below(100) < percent, pick: (list) => list[below(list.length)] };
}

const made = (dice, child, more) => ({ id: dice.id(), child_id: child, tier: dice.chance(3) ? 5 : 2, ...more });

function stayOf(dice, child, from, end, rows) {
  let at = from;
  const isShort = dice.chance(8);
  for (let n = dice.between(1, 4); n > 0; n--) {
    const until = n === 1 ? end : Math.min(at + dice.between(0, 500), end ?? Infinity);
    rows.care_episode.push(made(dice, child, { tier: dice.chance(2) ? 5 : 1, from_on: textOf(at), until_on: until === null || until === Infinity ? null : textOf(until), entry_code: 'S',
      legal_code: isShort ? dice.pick(['V3', 'V4']) : dice.pick(['C1', 'C2', 'V2', 'E1']), provider_code: dice.pick(['PR0', 'PR1', 'PR2', 'PR3', 'PR4', 'PR5', null]),
      ending_code: until === null || until === Infinity ? null : n > 1 ? 'X1' : dice.pick(['E45', 'E48', 'E11', 'E12', 'E4A', 'E5', null]) }));
    if (until === null || until === Infinity || until >= (end ?? Infinity)) break;
    at = until + (dice.chance(10) ? 1 : 0);
  }
}

function homesOf(dice, child, today, rows) {
  let at = today - dice.between(0, 2600);
  for (let n = dice.between(0, 6); n > 0; n--) {
    const until = n === 1 && dice.chance(70) ? null : at + dice.between(0, 700);
    const home = made(dice, child, { kind: dice.pick(['foster', 'foster', 'foster_agency', 'kinship', 'childrens_home', 'adoptive', 'hospital', 'parents']), from_on: textOf(at), until_on: until === null ? null : textOf(until), has_address: false, ...(dice.chance(60) ? { miles: dice.below(50), miles_from: 'entered' } : { miles: null, miles_from: null }) });
    rows.home.push(home);
    if (dice.chance(20)) rows.outside_county.push(made(dice, child, { home_id: home.id, host_name: 'Elsewhere' }));
    if (until === null) break;
    at = until + (dice.chance(25) ? dice.between(-20, 40) : 0);
  }
}

function moreOf(dice, id, today, rows) {
  const ago = (n) => textOf(today - dice.below(n)), error = () => (dice.chance(6) ? 'Another child' : null);
  for (let k = dice.pick([0, 0, 0, 1, 2, 4]); k > 0; k--) {
    const from = today - dice.below(1200);
    rows.missing_episode.push(made(dice, id, { kind: dice.pick(['missing', 'missing', 'away']), started_on: textOf(from), ended_on: textOf(from + dice.below(4)), interview_refused: false, source: 'entered', error_reason: error() }));
    rows.exclusion.push(made(dice, id, dice.chance(80) ? { kind: 'suspension', sessions: 2, on_day: textOf(from), reason_code: 'DB', lifted_on: dice.chance(10) ? textOf(from + 1) : null, error_reason: error() }
      : { kind: 'permanent', sessions: null, on_day: textOf(from), reason_code: 'DB', lifted_on: null, error_reason: null }));
    if (dice.chance(50)) rows.reduced_timetable.push(made(dice, id, { from_on: textOf(from), until_on: textOf(from + dice.below(80)), hours: 10, why: 'To come back slowly', error_reason: error() }));
  }
  let at = today - 1000;
  for (let k = dice.below(3); k > 0; k--) {
    const agreed = at, ends = at + dice.between(0, 300), isLast = k === 1;
    rows.permanence_plan.push(made(dice, id, { agreed_on: textOf(agreed), goal: 'long_term_fostering', reviews: [], ended_on: isLast ? null : textOf(ends), achieved_on: isLast && dice.chance(40) ? textOf(ends) : null, error_reason: error() }));
    at = ends + dice.below(30);
  }
  for (let day = today - 500; day < today; day += 30) if (dice.chance(35)) {
    const possible = dice.between(10, 40), attended = dice.between(0, possible), isTold = dice.chance(60);
    rows.attendance.push(made(dice, id, { from_on: textOf(day), to_on: textOf(day + 29), possible, attended, authorised: isTold ? 0 : null, unauthorised: isTold ? possible - attended : null, error_reason: error() }));
  }
  if (dice.chance(25)) {
    const day = today - dice.between(0, 900), step = () => dice.between(0, 200), order = day + step(), found = day + step(), matched = day + step(), placed = matched + step(), n = dice.below(6);
    rows.adoption.push(made(dice, id, { decided_on: textOf(day), placement_order_on: n > 0 ? textOf(order) : null, order_revoked_on: n > 0 && dice.chance(15) ? textOf(order + step()) : null,
      family_finding_from: n > 1 ? textOf(found) : null, matched_on: n > 2 ? textOf(matched) : null, placed_on: n > 3 ? textOf(placed) : null, adopted_on: n > 4 ? textOf(placed + step()) : null,
      placed_ended_on: n === 4 && dice.chance(40) ? textOf(placed + step()) : null, placed_end_reason: null, error_reason: error() }));
    if (rows.adoption.at(-1).placed_ended_on) rows.adoption.at(-1).placed_end_reason = 'RD1';
  }
  if (dice.chance(30)) {
    const from = today - dice.between(0, 1500), until = dice.chance(30) ? from + dice.between(0, 600) : null;
    rows.care_leaver.push(made(dice, id, { status: 'former_relevant', from_on: textOf(from), until_on: until === null ? null : textOf(until), end_reason: until === null ? null : 'age', error_reason: error() }));
    const planned = from + dice.below(200), reviewed = planned + dice.below(200), hasReview = dice.chance(60);
    rows.pathway_plan.push(made(dice, id, { needs_assessed_on: textOf(from), plan_on: dice.chance(85) || hasReview ? textOf(planned) : null, reviewed_on: hasReview ? textOf(reviewed) : null, ended_on: dice.chance(20) ? textOf(reviewed + dice.below(300)) : null, error_reason: error() }));
    if (hasReview) rows.pathway_review.push(made(dice, id, { plan_id: rows.pathway_plan.at(-1).id, held_on: textOf(reviewed + dice.below(250)), struck: dice.chance(20) }));
    const days = [...new Set([...Array(dice.below(4))].map(() => today - dice.below(1200)))];
    for (const day of days) {
      const code = dice.pick(['YES', 'YES', 'NO', 'REFU', 'RHOM']), isSaid = code !== 'RHOM';
      rows.leaver_contact.push(made(dice, id, { on_day: textOf(day), in_touch_code: code, activity_code: isSaid ? dice.pick(['F1', 'P5', 'G4', '0']) : null, accommodation_code: isSaid ? dice.pick(['U1', 'U2', 'X2', '0']) : null, error_reason: error() }));
    }
  }
}

/** Rows of a council of children whose records are whole, thin, odd and wrong. */
export function councilOf(seed, n, today, terms) {
  const dice = diceOf(seed), rows = Object.fromEntries('child care_episode home outside_county health_check sdq pep ehcp missing_episode permanence_plan exclusion reduced_timetable attendance adoption care_leaver pathway_plan pathway_review leaver_contact'
    .split(' ').map((table) => [table, []]));
  for (let i = 0; i < n; i++) {
    const id = dice.id(), born = today - dice.between(200, 19 * 365);
    rows.child.push({ id, local_id: `R${seed}-${i}`, born_on: dice.chance(2) ? '2016-02-29' : textOf(born), sex: 'U', died_on: dice.chance(2) ? textOf(today - dice.below(200)) : null });
    for (let k = dice.pick([0, 1, 1, 1, 2]); k > 0; k--) {
      const from = today - dice.between(10, 1900);
      stayOf(dice, id, Math.max(from, born), dice.chance(55) ? null : Math.max(from, born) + dice.between(0, 1200), rows);
    }
    homesOf(dice, id, today, rows);
    for (let k = dice.below(8); k > 0; k--) {
      const kind = dice.pick(['initial', 'review', 'dental', 'immunisations', 'immunisations']), state = dice.pick(['done', 'done', 'done', 'refused', 'missed']);
      rows.health_check.push(made(dice, id, { kind, state, day: textOf(today - dice.below(1300)), missed_why: state === 'missed' ? 'other' : null,
        is_up_to_date: kind === 'immunisations' && state === 'done' ? dice.chance(70) : null, has_summary: false, has_content: false }));
    }
    for (let k = dice.below(5); k > 0; k--) {
      const isReturn = dice.chance(10);
      rows.sdq.push(made(dice, id, { informant: dice.pick(['parent', 'parent', 'parent', 'teacher']), form: '4-17', completed_on: isReturn ? null : textOf(today - dice.below(1200)),
        return_year: isReturn ? dice.between(2024, 2026) : null, follow_up: false, entry: 'scores', total: dice.chance(5) ? null : dice.below(41), source: 'entered' }));
    }
    for (const term of terms) if (dice.chance(40)) {
      const state = dice.pick(['held', 'held', 'draft']);
      rows.pep.push(made(dice, id, { term_id: term.id, state, held_on: state === 'draft' ? null : textOf(term.until_on - dice.below(80)),
        ...(dice.chance(50) ? { sessions_possible: 120, sessions_attended: dice.below(121) } : { sessions_possible: null, sessions_attended: null }) }));
    }
    moreOf(dice, id, today, rows);
    if (dice.chance(15)) {
      const asked = today - dice.between(200, 1200), final = dice.chance(70) ? asked + dice.between(60, 150) : null;
      rows.ehcp.push(made(dice, id, { requested_on: textOf(asked), requested_by: 'school', decided_on: textOf(asked + 30), is_agreed: true, draft_on: textOf(asked + 50), final_on: final && textOf(final),
        ended_on: dice.chance(20) ? textOf(asked + dice.between(160, 600)) : null, end_reason: null }));
      const last_one = rows.ehcp.at(-1);
      if (last_one.ended_on) last_one.end_reason = 'not_needed';
    }
  }
  return rows;
}

const quoted = (json) => JSON.stringify(json).replaceAll("'", "''");

export async function put(s, rows) {
  for (const [table, list] of Object.entries(rows)) {
    if (!list.length) continue;
    const columns = [...new Set(list.flatMap((row) => Object.keys(row)))].join(', ');
    await s.sql(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, '${quoted(list)}')`);
  }
}
