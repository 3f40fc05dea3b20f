// The report of a service: its call, and each table as a grid and as one sentence.
import { answer, api } from './api';
import { listed } from './english';
import type { Period } from './periods';
import type { ActivityReport, ActivityRow, ActivityTable, List } from './types';
import { says } from './words_activity';

export const getReport = (service: string, period: Period) => answer<ActivityReport>(api.GET('/reports/service-activity', { params: { query: { service, ...period } } }));

export const getTable = (word: string, service: string, period: Period) =>
    answer<List<ActivityRow>>(api.GET('/reports/service-activity/{word}', { params: { path: { word }, query: { service, ...period } } }));

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const said = (word: string): string => (/^\d{4}-\d{2}$/.test(word) ? month.format(new Date(`${word}-01T00:00:00Z`)) : word);

const sum = (rows: ActivityRow[]): number => rows.reduce((n, row) => n + (row.n ?? 0), 0);

/** How many of each, in the order of the table. */
function sums(rows: ActivityRow[], by: (row: ActivityRow) => string): { label: string; n: number }[] {
    const found = new Map<string, number>();
    for (const row of rows) found.set(by(row), (found.get(by(row)) ?? 0) + (row.n ?? 0));
    return [...found].map(([label, n]) => ({ label, n }));
}

const pair = (row: ActivityRow): string => [row.label, row.second?.toLowerCase()].filter(Boolean).join(', ');

/** Where a picture helps; long tables of several words are read as they are. */
export function barsOf(table: ActivityTable): { label: string; n: number }[] {
    if (table.columns.length === 2 || table.name === 'received_by_source') return sums(table.rows, (row) => said(row.label));
    if (table.name === 'consultations_by_team') return sums(table.rows, (row) => row.label);
    if (table.name === 'groups_by_team') return sums(table.rows, (row) => row.second ?? '');
    return table.name === 'worked_by_age' || table.name === 'outcomes' ? sums(table.rows, pair) : [];
}

// ---- as a grid: the last word of a row across, the others down

export interface Grid {
    heads: string[];
    rows: { words: string[]; numbers: (number | null)[] }[];
    total: number[] | null;
}

/* What stands across, in this order, after parts of the area by their names; a zero says something in each of these. */
const always = [
    ['0 to 5', '6 to 12', '13 to 18', '19 to 25'],
    ['At the start', 'At the end'],
    ['Not at all', 'A little', 'Partly', 'Mostly', 'Completely'],
    ['Pieces of work counted', 'Average before', 'Average after'],
];
const measures = ['First seen', 'Days, median', 'Days, longest', 'With a target', 'Within the target'];
const across = [...measures, ...always.flat(), 'Over 25', 'A carer', 'Male', 'Female', 'Not recorded', 'Not known', 'Another part', 'All parts, or not said'];

function columnsOf(found: string[]): string[] {
    const whole = always.find((all) => found.some((one) => all.includes(one))) ?? [];
    return [...new Set([...whole, ...found])].sort((a, b) => across.indexOf(a) - across.indexOf(b) || a.localeCompare(b));
}

export function gridOf(table: ActivityTable): Grid {
    const words = table.columns.filter((c) => c.name !== 'n');
    const isFlat = words.length === 1 || table.name === 'outcomes';
    const down = isFlat ? words : words.slice(0, -1);
    const of = (row: ActivityRow) => [row.label, row.second, row.third].slice(0, words.length).map((x) => said(x ?? ''));
    const columns = isFlat ? [''] : columnsOf(table.rows.map((row) => of(row).at(-1) ?? ''));
    const rows = new Map<string, { words: string[]; numbers: (number | null)[] }>();
    for (const row of table.rows) {
        const all = of(row);
        const head = isFlat ? all : all.slice(0, -1);
        const one = rows.get(head.join('\n')) ?? { words: head, numbers: columns.map(() => 0) };
        one.numbers[isFlat ? 0 : columns.indexOf(all.at(-1) ?? '')] = row.n;
        rows.set(head.join('\n'), one);
    }
    const isSum = !['waits', 'caseload', 'experience', 'markers'].includes(table.name);
    return {
        heads: [...down.map((c) => c.title), ...(isFlat ? [table.columns.at(-1)?.title ?? ''] : columns)],
        rows: [...rows.values()],
        total: isSum ? columns.map((_, i) => [...rows.values()].reduce((n, one) => n + (one.numbers[i] ?? 0), 0)) : null,
    };
}

// ---- as a sentence

function waits(rows: ActivityRow[]): string {
    const of = (label: string, what: string) => rows.find((row) => row.label === label && row.second === what)?.n ?? 0;
    const seen = ['Routine', 'Urgent'].filter((label) => of(label, 'First seen') > 0);
    if (!seen.length) return says.nobody_seen;
    const each = seen.map((label) => says.seen(label, of(label, 'First seen'), of(label, 'Days, median'), of(label, 'Days, longest')));
    const [met, all] = ['Within the target', 'With a target'].map((what) => sum(rows.filter((row) => row.second === what)));
    return [...each, ...(all ? [says.in_time(met ?? 0, all)] : [])].join(' ');
}

function change(table: ActivityTable): string {
    const at = (rows: ActivityRow[], when: string) => sum(rows.filter((row) => row.second === when || row.third === when));
    const one = (what: string, rows: ActivityRow[]) => says.change(what, at(rows, 'At the start'), at(rows, 'At the end'));
    if (table.name !== 'caseload') return one(table.title.split(',')[0] ?? '', table.rows);
    const open = table.rows.filter((row) => row.label === 'Open');
    return `${one('Open', open)} ${one('Waiting', table.rows.filter((row) => !open.includes(row)))}`;
}

function most(bars: { label: string; n: number }[], all: number): string {
    const [first, second] = [...bars].sort((a, b) => b.n - a.n);
    if (!first) return says.none;
    return second && second.n === first.n ? says.equal(all) : says.most(first.label, first.n, all);
}

export function sentenceOf(table: ActivityTable): string {
    if (table.name === 'waits') return waits(table.rows);
    if (table.name === 'experience') return table.rows.length ? says.experience : says.experience_none;
    if (table.name === 'markers') return table.rows.some((row) => row.n !== null) ? says.markers : says.markers_none;
    const all = sum(table.rows);
    if (!all) return says.none;
    if (/^(caseload|open_|waiting_)/.test(table.name)) return change(table);
    const isHours = table.name.startsWith('worked_hours');
    if (isHours || /_by_month$/.test(table.name)) {
        const top = [...sums(table.rows, (row) => said(row.label))].sort((a, b) => b.n - a.n)[0];
        if (isHours) return says.hours(all, top && table.rows.length > 1 ? top : null);
        return top && all > top.n ? says.months(all, table.name.startsWith('closed'), top.label, top.n) : says.total(all);
    }
    if (/^received_.*_by_age$/.test(table.name)) return says.sexes(all, listed(sums(table.rows, (row) => row.second ?? '').map(({ label, n }) => `${n} ${label.toLowerCase()}`)));
    return most(table.name === 'worked_by_age' ? sums(table.rows, pair) : sums(table.rows, (row) => row.label), all);
}
