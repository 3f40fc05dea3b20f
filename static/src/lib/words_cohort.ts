// Words of the SDQ trends: how many questionnaires were completed, what they came to, and for whom.
import { listed, plural } from './english';
import { sdq } from './words';
import { monthSaid } from './words_data_set';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

export const numberSaid = (n: number): string => number.format(n);
export const percentSaid = (n: number): string => `${number.format(n)}%`;
export const monthShort = (m: string): string => monthName.format(new Date(`${m}-01T00:00:00Z`)).replace('Sept', 'Sep');

const children = (n: number): string => plural(n, 'child', 'children');
const before: Record<string, string> = { team: 'Team: ', school: 'School: ', service: 'Service: ', home: 'Home: ' };

export const cohort = {
    title: (m: string) => `SDQ trends: ${monthSaid(m)}`,
    name: 'SDQ trends',
    back: 'SDQ trends',
    print: 'Print',
    as_file: (format: string) => `Download as ${format}`,
    who: 'Who answered',
    informants: sdq.informants as Record<string, string>,
    informant_of: { parent: 'What parents and carers said', teacher: 'What teachers said', self: 'What young people said' } as Record<string, string>,
    side_by_side: 'Side by side',
    groupings: { all: 'All children', team: 'Teams', school: 'Schools', service: 'Services', home: 'Kinds of home', age: 'Ages', sex: 'Sex' } as Record<string, string>,
    each: { all: 'Children', team: 'Team', school: 'School', service: 'Service', home: 'Kind of home', age: 'Age', sex: 'Sex' } as Record<string, string>,
    month: 'Month',
    show: 'Show',
    before: 'The month before',
    after: 'The month after',
    newest: 'The last month that has ended',
    not_ended: (m: string, last: string) => `${monthSaid(m)} has not ended. A month is told when it has: the last is ${monthSaid(last)}.`,
    order: 'In order of',
    orders: { name: 'Name', behind: 'Least completed first' } as Record<string, string>,

    blurred: 'Numbers of children are rounded to the nearest 5, and shares and averages to whole numbers, so that nobody can be known by them, even when months or tables are compared.',
    kept_back: 'What is kept back has a number below 6 in it, or would give one away together with the others.',
    states: { kept_back: 'Kept back', nobody: 'Nobody', told: '' } as Record<string, string>,
    nothing: 'There is nothing to tell of this month.',
    several: 'A child counts for each service that works with them, so the rows together can come to more than all children.',

    year: (group: string) => `Twelve months: ${group}`,
    completed: 'Completed',
    average: 'Average total',
    year_line: (what: string, group: string, first: string, from: string, last: string, to: string) =>
        first === last ? `${what}, ${group}: ${to} in ${monthSaid(last)}.` : `${what}, ${group}: ${from} in ${monthSaid(first)}, ${to} in ${monthSaid(last)}.`,
    year_none: (what: string) => `${what}: there is no number in these twelve months.`,
    year_other: (other: string) => `The broken line: ${other}.`,
    year_gap: 'Where the line is broken off there is no number, or it is kept back.',
    year_table: 'Show the numbers',
    no_number: 'No number',

    completion: 'Completed, and what they came to',
    heads: { average: 'Average total', ago: 'Against a year ago', months: 'Completed, 12 months' },
    share: (n: number, of: number) => `${n} of ${of}`,
    to_do: (n: number) => `${n} not completed`,
    completed_bar: (group: string, percent: number) => `${group}: ${percentSaid(percent)} completed`,
    counts_only: 'Not told to you',
    of_scores: (n: number) => `of ${plural(n, 'score')}`,
    ago_percent: (now: number, then: number) => {
        const d = Math.round((now - then) * 10) / 10;
        if (d === 0) return `Completed: as many as a year ago (${percentSaid(then)})`;
        return `Completed: ${plural(Math.abs(d), 'point')} ${d > 0 ? 'more' : 'less'} than a year ago (${percentSaid(then)})`;
    },
    ago_total: (now: number, then: number) => {
        const d = Math.round((now - then) * 10) / 10;
        if (d === 0) return `Average: the same as a year ago (${numberSaid(then)})`;
        return `Average: ${numberSaid(Math.abs(d))} ${d > 0 ? 'higher' : 'lower'} than a year ago (${numberSaid(then)})`;
    },
    ago_none: 'There is no number of a year ago',

    scales_title: 'The average of each scale',
    scales_about: 'Of the total, lower is better, and of each scale too but the last but one: of being kind and helpful, higher is better. Each bar is drawn out of the most that the scale can be.',
    scales: { emotional: sdq.scales.emotional, conduct: sdq.scales.conduct, hyperactivity: sdq.scales.hyperactivity, peer: sdq.scales.peer, prosocial: sdq.scales.prosocial, impact: sdq.scales.impact, total: sdq.scales.total } as Record<string, string>,
    scale_bar: (group: string, scale: string, n: number, most: number) => `${group}, ${scale}: ${numberSaid(n)} of ${most}`,

    distribution: 'How the totals spread',
    change: 'Changed since the questionnaire before',
    how_spread: 'Spread',
    parts: {
        close_to_average: sdq.bands['close_to_average'],
        slightly_raised: sdq.bands['slightly_raised'],
        high: sdq.bands['high'],
        very_high: sdq.bands['very_high'],
        better: 'Better',
        same: 'About the same',
        worse: 'Worse',
    } as Record<string, string>,
    spread: (group: string, parts: [string, number][]) => `${group}: ${listed(parts.map(([name, n]) => `${name.toLowerCase()} ${n}`))}.`,
    percent_of: (n: number, all: number) => percentSaid(Math.round((n * 100) / all)),

    how: 'How it is counted: ',
    all_rows: (n: number) => `Show all ${n}`,
    not_all: (shown: number, n: number) => `${shown} of ${n} are shown.`,
    opens: (what: string, group: string, text: string) => `${what}, ${group}: ${text}`,
    only: (group: string) => `Twelve months of ${group}`,

    list: {
        completed: 'An SDQ was completed',
        not_completed: 'No SDQ was completed',
        close_to_average: 'The total is close to average',
        slightly_raised: 'The total is slightly raised',
        high: 'The total is high',
        very_high: 'The total is very high',
        better: 'Better than the questionnaire before',
        same: 'About the same as the questionnaire before',
        worse: 'Worse than the questionnaire before',
    } as Record<string, string>,
    list_of: (by: string, group: string, informant: string, m: string) => [`${before[by] ?? ''}${group}`, (sdq.informants as Record<string, string>)[informant], monthSaid(m)].join(', '),
    list_back: 'All numbers',
    list_none: 'There is no child of these whom you may see.',
    list_count: children,
    child: 'Child',
    age: 'Age',
    aged: (n: number) => `${n} years`,
    not_shown: (n: number) => `${n === 1 ? 'One more child counts whom' : `${n} more children count whom`} you may not see.`,
    not_listed: (n: number) => `${n} more are not listed here.`,
};
