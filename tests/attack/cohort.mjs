// A13: an analyst, who sees no child, takes every cohort table of several months and subtracts each from each: groups from the total, month from month, informant
// from informant, the same month before and after a late entry. The numbers as they are, which the analyst has not, say whether what is left tells of anybody.
import { show, sumUp } from './daemon.mjs';
import { cohortKept, COLUMNS, placed, SCALES } from '../lib/cohort.js';
import { councilOf, dayOf, diceOf, plusMonths, put, textOf } from '../lib/data_set.js';
import { westshire } from '../lib/westshire.js';

const { s, as } = await westshire();
const analyst = await as('analyst');
const today = dayOf(new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date()));
const months = [1, 2, 3].map((n) => plusMonths(dayOf(`${textOf(today).slice(0, 7)}-01`), -n));
const groupings = ['all', 'team', 'school', 'service', 'home', 'age', 'sex'], informants = ['parent', 'self'];
const keep = async () => { while (Number(await s.sql('SELECT count_keep(1000)')) > 0); };

// --- a random council, with a child who is the only one of a school

const council = await placed(s, 31, councilOf(31, 400, today, []), today), dice = diceOf(4);
const alone = dice.id(), school = dice.id();
council.child.push({ id: alone, local_id: 'alone', born_on: textOf(today - 4000), sex: 'F', died_on: null });
council.care_episode.push({ ...council.care_episode[0], id: dice.id(), child_id: alone, tier: 2, from_on: textOf(today - 900), until_on: null, ending_code: null, legal_code: 'C2' });
council.enrolment.push({ id: dice.id(), child_id: alone, tier: 1, school_id: school, from_on: textOf(today - 800), until_on: null });
await s.sql(`INSERT INTO agency (id, name, kind, made_by) SELECT '${school}', 'A school of one', 'school', made_by FROM agency LIMIT 1`);
await put(s, council);
await keep();

// --- everything that is answered

async function everything() {
  const all = [];
  for (const month of months)
    for (const by of groupings)
      for (const informant of informants) {
        const answer = await analyst.get(`/cohort?by=${by}&informant=${informant}&month=${textOf(month).slice(0, 7)}`);
        if (answer.status !== 200) throw new Error(answer.text);
        all.push({ month: textOf(month), by, informant, body: answer.body, text: answer.text });
      }
  return all;
}
const taken = await everything(), exact = await cohortKept(s, months);
const vector = (t, by, key) => exact.get(`${by} ${t.informant} ${key} ${t.month}`) ?? Object.fromEntries(COLUMNS.map((c) => [c, 0]));
const cells = {
  completion: (v) => [v.completed, v.eligible - v.completed, ...SCALES.map((x) => v[`${x}_n`])],
  distribution: (v) => [v.close_to_average, v.slightly_raised, v.high, v.very_high, v.completed - v.close_to_average - v.slightly_raised - v.high - v.very_high],
  change: (v) => [v.better, v.same, v.worse, v.completed - v.better - v.same - v.worse],
};
cells.average = cells.completion;
const isSmall = (n) => n >= 1 && n <= 5;
const minus = (a, b) => a.map((n, i) => n - b[i]);

let told = 0, back = 0;
const small = [], left = [], blunt = [];
for (const t of taken)
  for (const [table, of] of Object.entries(cells)) {
    const total = of(vector(t, 'all', '')), shown = [];
    for (const row of [t.body.total, ...t.body.rows]) {
      const numbers = of(vector(t, row === t.body.total ? 'all' : t.by, row.group));
      if (row[table].state === 'kept_back') back++;
      if (Object.entries(row[table]).some(([name, value]) => name !== 'state' && (value !== null) !== (row[table].state === 'told') && !(row[table].state === 'told' && SCALES.includes(name)))) blunt.push(`${table} ${row.name}`);
      if (row[table].state !== 'told') continue;
      told++;
      if (numbers.some(isSmall)) small.push(`${t.by} ${t.month} ${row.name} ${table}: ${numbers}`);
      if (row !== t.body.total) shown.push(numbers);
    }
    if (t.body.total[table].state !== 'told' || t.by === 'all') continue;
    const rest = t.by === 'service' ? shown.map((n) => minus(total, n)) : [shown.reduce(minus, total)];
    for (const numbers of rest) if (numbers.some(isSmall)) left.push(`${t.by} ${t.informant} ${t.month} ${table}: ${numbers}`);
  }
show('there is something to take: groups are told and others are kept back', told > 100 && back > 100, `${told} and ${back}`);
show('no group is told of which a number is one to five', small.length === 0, small.slice(0, 3).join('; '));
show('what the total has and the groups that are told have not is six and more, or none, even by the numbers as they are', left.length === 0, left.slice(0, 3).join('; '));
show('of what is kept back no number is answered', blunt.length === 0, blunt.slice(0, 3).join('; '));
const ofOne = taken.filter((t) => t.by === 'school' && t.informant === 'parent').map((t) => t.body.rows.find((r) => r.group === school));
show('the school of one child is kept back in every table and in the twelve months', ofOne.every((r) => r?.completion.state === 'kept_back' && r.average.state !== 'told' && r.distribution.state !== 'told'
  && r.change.state !== 'told' && r.months.every((m) => m.percent === null && m.total === null)), JSON.stringify(ofOne).slice(0, 500));

// --- a table and the two measures of the months beside it tell no raw number

const numbersOf = (x) => (typeof x === 'number' ? [x] : x && typeof x === 'object' ? Object.values(x).flatMap(numbersOf) : []);
show('every number is a whole one, and every count a multiple of five', taken.every((t) => numbersOf(t.body).every(Number.isInteger)
  && [t.body.total, ...t.body.rows].every((r) => numbersOf([r.completion.eligible, r.completion.completed, r.average.children, r.distribution, r.change]).every((n) => n % 5 === 0))));
const point = (t, key, measure) => (t.by === 'all' ? t.body.total : t.body.rows.find((r) => r.group === key))?.months.at(-1)[measure];
show('a month that is kept back has no point in the twelve of a later one', taken.every((t) => [t.body.total, ...t.body.rows].every((r) => {
  const earlier = taken.find((x) => x.by === t.by && x.informant === t.informant && x.month === textOf(plusMonths(dayOf(t.month), -1)));
  return !earlier || r === t.body.total || !earlier.body.rows.some((x) => x.group === r.group) || point(earlier, r.group, 'percent') === r.months.at(-2).percent;
})));

// --- subtracting what is told: each number is known to two more or less, five to six or seven, none exactly

const known = (n) => (n === 0 ? [0, 0] : n === 5 ? [6, 7] : [n - 2, n + 2]);
const pins = ([a, b]) => (a >= 1 && b <= 5) || (b <= -1 && a >= -5);
const less = ([a, b], [c, d]) => [a - d, b - c];
const both = ([a, b], [c, d]) => [a + c, b + d];
function countsOf(row) {
  if (row.completion.state !== 'told') return {};
  const completed = known(row.completion.completed), rest = known(row.completion.eligible - row.completion.completed);
  const told_in = (part) => (row[part].state === 'told' ? Object.fromEntries(Object.entries(row[part]).filter(([name]) => name !== 'state').map(([name, n]) => [name, known(n)])) : {});
  return { completed, rest, eligible: both(completed, rest), ...told_in('distribution'), ...told_in('change') };
}
function pinned(one, other) {
  const out = [];
  for (const a of one) {
    const b = other.find((x) => x !== a && x.by === a.by && x.key === a.key && (x.month === a.month || x.informant === a.informant));
    for (const name of Object.keys(b ? a.counts : {})) if (b.counts[name] && pins(less(a.counts[name], b.counts[name]))) out.push(`${a.by} ${a.key} ${name} ${a.month} ${b.month}`);
  }
  return out;
}
const rowsOf = (list) => list.flatMap((t) => [...(t.by === 'all' ? [t.body.total] : []), ...t.body.rows].map((r) => ({ by: t.by, key: r.group, month: t.month, informant: t.informant, counts: countsOf(r) })));
const first = rowsOf(taken), pairs = [];
for (const month of months.map(textOf)) for (const informant of informants)
  pairs.push(...pinned(first.filter((r) => r.month === month && r.informant === informant), first.filter((r) => r.month !== month || r.informant !== informant)));
show('no difference between two months or two informants is known to be one to five', pairs.length === 0, pairs.slice(0, 3).join('; '));
const between = [];
for (const t of taken.filter((x) => !['all', 'service'].includes(x.by))) {
  const total = countsOf(t.body.total), shown = t.body.rows.map(countsOf);
  for (const name of Object.keys(total)) {
    const hidden = shown.filter((r) => r[name]).reduce((sum, r) => less(sum, r[name]), total[name]);
    if (pins(hidden)) between.push(`${t.by} ${t.month} ${name}: ${hidden}`);
  }
}
show('nor what groups that are kept back have together', between.length === 0, between.slice(0, 3).join('; '));

// --- a questionnaire that comes late

await s.sql(`INSERT INTO sdq (id, child_id, tier, informant, form, completed_on, entry, total, band4_total) SELECT gen_random_uuid(), c.child_id, 2, 'parent', '4-17', '${textOf(months[2])}', 'total', 33, 'very_high'
  FROM cohort_child c WHERE c.informant = 'parent' AND c.completed = 0 AND c.from_month <= '${textOf(months[2])}' AND c.until_month > '${textOf(months[0])}' ORDER BY c.child_id LIMIT 1`);
const again = rowsOf(await everything());
const late = again.flatMap((a) => {
  const b = first.find((x) => x.by === a.by && x.key === a.key && x.month === a.month && x.informant === a.informant);
  return Object.keys(b ? a.counts : {}).filter((name) => b.counts[name] && pins(less(a.counts[name], b.counts[name])));
});
show('nor between a month as it was and as it is after a late entry', (await cohortKept(s, months)).get(`all parent  ${textOf(months[0])}`).completed === exact.get(`all parent  ${textOf(months[0])}`).completed + 1 && late.length === 0, late.join(' '));

// --- and what is not offered

for (const query of ['by=team,sex', 'by=team&by=sex', 'from=2026-01&to=2026-02', 'team=x', 'month=2026-01-15', 'informant=parent,self'])
  show(`no other table is to be had: ${query}`, [422, 403, 400].includes((await analyst.get(`/cohort?${query}`)).status));
show('nor the children behind a number', (await analyst.get('/cohort/children?of=completed')).status === 404);
show('nor a file of it', (await analyst.get('/cohort/table.csv')).status === 403);
await s.stop?.();
process.exit(sumUp());
