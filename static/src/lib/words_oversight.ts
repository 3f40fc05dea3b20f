/** Words of oversight: what is not in place, late, silent, twice, unanswered, sent back, waited for, far away. */
import { longDay, spanOfDays } from './dates';
import { plural } from './english';

/* Of long spans weeks, months and years: nobody pictures 654 days. */
const days = spanOfDays;
const children = (n: number): string => plural(n, 'child', 'children');

export const oversight = {
    title: 'Oversight',
    nav: 'Oversight',
    of: (n: number) => `${children(n)} in care, or with somebody who leads the work with them. Counted from the records, as far as you may see them, a moment ago.`,
    what: 'What',
    n: 'How many',
    more: 'More about it',
    child: 'Child',
    lead: (name: string) => `Lead worker ${name}`,
    held_back: 'Held back',
    none: 'None.',
    show_more: 'Show more',
    as_file: (format: string) => `Download as ${format}`,
    print: 'Print',
    back: 'Oversight',
    services: 'Services side by side',
    days,

    groups: { missing: 'Help that is missing', late: 'Late', unseen: 'Out of sight' },
    rows: {
        needs: 'A need and nothing in place',
        loops: 'Asked for or referred, and not answered',
        bounced: 'Sent back',
        silent: 'Nobody has written for long',
        outside: 'Outside the county',
        overlaps: 'Two services at the same work',
        waiting: 'Waiting for a first meeting',
    },
    abouts: { referral: 'Referrals', sdq: 'SDQs', health: 'Health checks', pep: 'Education plans (PEP)', review: 'Reviews', visit: 'Visits' } as Record<string, string>,
    label: (name: string, n: number) => `${name}: ${n}`,
    needs_more: (late: number, within: number, all: number) => (late === all ? `${all === 1 ? 'For' : 'All of them for'} more than ${days(within)}` : late ? `${late === 1 ? 'One' : late} of them for more than ${days(within)}` : `None of them for more than ${days(within)}`),
    loops_more: (longest: number) => `The longest for ${days(longest)}`,
    bounced_more: (times: number) => `${plural(times, 'referral')} in the last year`,
    clock_more: (n: number, longest: number) => `Of ${children(n)}; the longest by ${days(longest)}`,
    silent_more: (n: number) => `For ${days(n)} and more`,
    outside_more: (late: number) => (late ? `${plural(late, 'step')} of the procedure late` : 'No step of the procedure is late'),
    waiting_more: (longest: number) => `The longest for ${days(longest)}`,

    lists: {
        needs: {
            title: 'A need and nothing in place',
            about: 'An SDQ of the last two years at or over the total that opens a follow-up, a review that said no, a PEP that decided that help is needed, or a measure that asks for an assessment; and since then no open referral to CAMHS, a psychologist or a wellbeing practitioner, no work of theirs, and no decision.',
            none: 'There is no child with a need and nothing in place.',
        },
        clocks: { title: 'Late', about: 'The last day in time has passed, by law or as it was agreed.', none: 'Nothing is late.' },
        silent: { title: 'Nobody has written for long', about: 'No note, plan, meeting, visit, form, referral or anything else that you may see has been recorded for so long. How long is a setting.', none: 'Somebody has written about every child.' },
        overlaps: { title: 'Two services at the same work', about: 'Two services or more are at the same kind of work with one child. They may well have agreed on it; ask them if nobody has.', none: 'No two services are at the same kind of work with one child.' },
        loops: { title: 'Asked for or referred, and not answered', about: 'Of each child what has been open longest: asked for and not decided, referred and not met yet, or asked to be shown and not answered.', none: 'Nothing waits for an answer.' },
        bounced: { title: 'Sent back', about: 'Children whose referrals were declined or passed on in the last year, most often first.', none: 'No referral was sent back in the last year.' },
        waiting: { title: 'Waiting for a first meeting', about: 'Referrals that a service has, and nobody has met the child yet.', none: 'Nobody waits.' },
        outside: { title: 'Outside the county', about: 'As far as you may see where children live.', none: 'No child lives outside the county.' },
    } as Record<string, { title: string; about: string; none: string }>,

    shows: 'What shows it',
    since: 'Since',
    since_days: (day: string, n: number) => `${longDay(day)}, ${days(n)}`,
    in_time_until: (day: string) => `In time until ${longDay(day)}`,
    over: (n: number) => `Late by ${days(n)}`,
    last: 'Last written',
    ago: (n: number) => `${days(n)} ago`,
    due: 'Was due',
    by: 'Late by',
    who: 'Who has to',
    stands: 'Where it stands',
    stand: {
        asked: 'Asked for; nobody has decided whether to refer',
        sent: 'With the service; no answer yet',
        accepted: 'Accepted; nobody has it yet',
        allocated: 'Somebody has it; not met yet',
        unanswered: 'Asked to see; no answer yet',
    } as Record<string, string>,
    open_more: (n: number) => (n > 1 ? `and ${n - 1} more` : ''),
    times: 'How often',
    came_back: (state: string, service: string, to: string | null, day: string) =>
        state === 'declined' ? `Declined by ${service}, ${longDay(day)}` : `Passed on by ${service}${to ? ` to ${to}` : ''}, ${longDay(day)}`,
    now: 'Open now',
    nothing_open: 'Nothing is open now',
    work: 'Work',
    services_of: 'Services',
    from: (day: string) => `since ${day}`,
    outside_all: 'Who pays, and what comes next',
    host: 'Where',
    late_steps: 'Late steps',
    service: 'Service',
    asked_by: 'Asked by',
    only_late: 'Only those past their time',
    only_about: 'About',
    everything: 'Everything that is late',

    place: 'Put something in place',
    place_label: (name: string) => `Put something in place for ${name}`,
    refer: 'Make a referral',
    refer_label: (name: string) => `Make a referral for ${name}`,
    decided: (day: string, by: string | null, why: string) => `Decided on ${longDay(day)}${by ? ` by ${by}` : ''}: ${why}`,

    waits_title: 'How long they wait',
    waits_service: 'By agency of the service',
    waits_asked: 'By agency of who asked',
    agency: 'Agency',
    waiting_now: 'Waiting now',
    met_year: 'Met in the last year',
    span: (n: number, median: number | null, longest: number | null) => (n === 1 ? `for ${days(longest ?? 0)}` : `half within ${days(median ?? 0)}, the longest ${days(longest ?? 0)}`),
};

export const need = {
    title: 'Put something in place',
    shows: 'What shows a need',
    in_place: 'This child is not in your list of needs with nothing in place: something is in place, nothing shows a need, or another team oversees the child.',
    refer: 'Make a referral',
    refer_about: 'A referral puts something in place at once. Who may not refer asks the social worker for it here.',
    decide: 'Decide',
    outcome: 'What happens now?',
    outcomes: [
        { value: 'action', label: 'Somebody does something', hint: 'It becomes an action, for whoever leads the work with the child. The need comes back here if it is late.' },
        { value: 'nothing_needed', label: 'Nothing is needed now', hint: 'With the reason. The need comes back when something new shows it.' },
    ],
    outcome_missing: 'Choose what happens now.',
    why: 'Why?',
    why_missing: 'Say why.',
    what: 'What is to be done?',
    what_missing: 'Say what is to be done.',
    due_on: 'By when?',
    due_missing: 'Say by when.',
    save: 'Record the decision',
    saved: 'The decision is recorded.',
    saved_action: 'The decision is recorded, and whoever leads the work has it as an action.',
    back: 'Back to oversight',
    earlier: 'What was decided before',
    none_earlier: 'Nothing was decided before.',
    said: (outcome: string, action: string | null) => (outcome === 'nothing_needed' ? 'Nothing is needed now' : (action ?? 'Somebody does something')),
    by: (name: string | null, day: string) => [longDay(day), name].filter(Boolean).join(', '),
};

export const beside = {
    title: 'Services side by side',
    link: 'Services side by side',
    about: 'Counted from the records of each referral and each piece of work as they stand today. Nobody is named.',
    opening: (isOver: boolean, open: number, waiting: number, most: { service: string; n: number } | null) => {
        const work = open === 1 ? 'one piece of work' : `${open || 'no'} pieces of work`;
        const referrals = waiting === 1 ? 'one referral' : `${waiting || 'no'} referrals`;
        const whose = most ? `, ${most.n === waiting ? '' : `${most.n} of them `}for ${most.service}` : '';
        if (isOver) return `As the period ended ${work} ${open === 1 ? 'was' : 'were'} open and ${referrals} waited${whose}.`;
        return `Today ${work} ${open === 1 ? 'is' : 'are'} open and ${referrals} ${waiting === 1 ? 'waits' : 'wait'}${whose}.`;
    },
    children: (n: number) => `“Per 100” is for each 100 children in care: there ${n === 1 ? 'was one' : `were ${n}`} as the period ended.`,
    compare: 'Compared with',
    compares: { none: 'Nothing', before: 'The same time before', year: 'A year before' } as Record<string, string>,
    service: 'Service',
    open: 'Open work',
    waiting: 'Waiting',
    received: 'Received',
    outcomes: 'What became of them',
    met: 'First met',
    hours: 'Hours',
    closed: 'Closed',
    was: (period: string) => `“was”: ${period}.`,
    then: (n: number | string) => `was ${n}`,
    per_100: (n: number) => `${n} per 100`,
    outcome: (o: { accepted: number; declined: number; passed_on: number; withdrawn: number; undecided: number }) =>
        [
            o.accepted && `${o.accepted} accepted`,
            o.declined && `${o.declined} declined`,
            o.passed_on && `${o.passed_on} passed on`,
            o.withdrawn && `${o.withdrawn} withdrawn`,
            o.undecided && `${o.undecided} not decided`,
        ]
            .filter(Boolean)
            .join(', '),
    longest: (n: number) => `longest wait ${days(n)}`,
    all: (agency: string) => `${agency}, all its services`,
    none: 'There is no service whose activity you may see.',
    label: (what: string, service: string, n: number) => `${what}, ${service}: ${n}`,
};
