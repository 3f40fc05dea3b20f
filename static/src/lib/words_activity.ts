/* Words about what a service did, in numbers. */
import { longDay } from './dates';
import { plural } from './english';

export const activity = {
    link: 'Activity in numbers',
    above: 'Activity',
    title: (service: string) => `Activity: ${service}`,
    period: (from: string, to: string) => `${longDay(from)} to ${longDay(to)}`,
    choose: 'Period',
    show: 'Show',
    print: 'Print',
    spans: {
        month: 'This month so far',
        month_1: 'Last month',
        quarter: 'This quarter so far',
        quarter_1: 'Last quarter',
        half: 'This half-year so far',
        half_1: 'Last half-year',
        year: 'This year so far',
        year_1: 'Last year',
        own: 'Other days',
    } as Record<string, string>,
    spans_hint: 'Years begin on 1 April.',
    from: 'First day',
    to: 'Last day',
    day_wrong: 'Give a real date, such as 1 4 2026.',
    order_wrong: 'The last day is before the first.',
    future: 'Choose today or an earlier day.',
    too_long: 'Choose at most five years.',
    about: 'Counted from the records of each referral and each piece of work as they stand today. Nobody is named. Small numbers can still point to a child: take care with whom you share them.',
    table: 'Show the numbers',
    total: 'Total',
    csv: 'CSV',
    xlsx: 'Excel',
    download: (what: string, title: string) => `${what}: ${title}`,
    no_number: '–',
    groups: {
        received: 'Referrals received',
        waiting: 'Waiting and open',
        work: 'Work',
        closed: 'Closed',
        experience: 'How it was for people',
        markers: 'Before and after',
        other: 'Other activity',
    } as Record<string, string>,
    group_of: (name: string): string =>
        name.startsWith('received') || name === 'outcomes' ? 'received' : /^(waits|caseload|open_|waiting_)/.test(name) ? 'waiting' : name.startsWith('worked') ? 'work' : name.startsWith('closed') ? 'closed' : name === 'experience' || name === 'markers' ? name : 'other',
};

/* One plain sentence before each table. */
export const says = {
    none: 'None in this period.',
    experience: 'A dash is an answer that fewer than five people gave. Young people, carers and teachers are told apart where at least five of each answered.',
    experience_none: 'Fewer than five people answered in this period, so nothing is shown.',
    markers: 'The six months before each piece of work beside the six months after it began, or after it ended. Each line counts the pieces of work for which both are recorded. This does not say that the work was the cause.',
    markers_none: 'Nothing is shown: fewer than five pieces of work have something recorded before and after, or you see only how many there are of them.',
    total: (n: number) => `${n} in all.`,
    most: (label: string, n: number, all: number) => (n === all ? `${label}: ${all > 1 ? 'all ' : ''}${all}.` : `${label}: ${n} of ${all}, more than any other.`),
    equal: (n: number) => `${n} in all, none more often than the others.`,
    months: (n: number, closed: boolean, label: string, most: number) => `${closed ? plural(n, 'piece of work', 'pieces of work') : plural(n, 'referral')}, the most in ${label} (${most}).`,
    hours: (n: number, top: { label: string; n: number } | null) => `About ${plural(n, 'hour')} in all${top ? `, the most in ${top.label} (${top.n})` : ''}. Each number is rounded to whole hours.`,
    sexes: (n: number, parts: string) => `${plural(n, 'referral')}: ${parts}.`,
    change: (what: string, start: number, end: number) => `${what}: ${start} at the start, ${end} at the end.`,
    seen: (name: string, n: number, median: number, longest: number) =>
        n === 1
            ? `${name}: 1 seen for the first time, after ${plural(longest, 'day')}.`
            : `${name}: ${n} seen for the first time, half of them within ${plural(median, 'day')}, the longest wait ${plural(longest, 'day')}.`,
    in_time: (n: number, of: number) => `${n} of ${of} with a target ${n === 1 ? 'was' : 'were'} seen in time.`,
    nobody_seen: 'Nobody was seen for the first time in this period.',
};
