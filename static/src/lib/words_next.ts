/** Words of what is next: in parts by week, and as lists to chase from. */
import { longDay } from './dates';

const things = (n: number): string => (n === 1 ? '1 thing' : `${n} things`);

export const next = {
    title: 'What is next',
    about: 'Late first, then week by week. Of children and carers whom you see, and as much of it as you see.',
    late: 'Late',
    week: 'This week',
    week_of: (monday: string) => `Week of ${longDay(monday)}`,
    part: (name: string, n: number) => `${name} (${n})`,
    more_later: (n: number) => `${things(n)} later than four weeks from now`,
    show_later: 'Show what is later too',
    all: 'All of it: why, whom to ask, lists to print',
    none: 'Nothing is late, and nothing is due in the next four weeks.',
    none_so: 'Nothing of this kind is due.',
    more: 'Show more',
    loaded: (n: number, isMore: boolean) => (isMore ? `The first ${things(n)}.` : `${things(n).replace(/^./, (c) => c.toUpperCase())}.`),
    as_file: (format: string) => `Download as ${format}`,
    print: 'Print this list',

    // what the list is of
    choose: 'Which list',
    whose: 'Of whom',
    mine: 'My children and my team’s',
    own: 'My own children',
    any: 'All children and carers whom I know',
    team: (name: string) => `Children of the team ${name}`,
    agency: (name: string) => `What ${name} has to do`,
    kind: 'About what',
    everything: 'Everything',
    how_far: 'How far ahead',
    four_weeks: 'Late and the next four weeks',
    only_late: 'Only what is late',
    far: 'Everything, however far ahead',
    order: 'In which order',
    by_week: 'By week',
    by_asked: 'By who is asked, to chase',
    show: 'Show',
    only_of: (name: string) => `Only what ${name} is asked for.`,
    of_all: 'Show everybody’s',

    // sums
    sums: 'How much there is',
    sums_about: 'By what it is about',
    sums_asked: 'By who is asked for it',
    soon: 'In four weeks',
    later: 'Later',
    label: (name: string, part: string, n: number) => `${name}, ${part}: ${n}`,
    total: 'All of it',
    nobody: 'Nobody is named',

    // a line
    due: 'By when',
    what: 'What and why',
    child: 'Child',
    asked: 'Whom to ask',
    source: (text: string) => `Source: ${text}`,

    abouts: {
        sdq: 'SDQs',
        pep: 'Education plans',
        health: 'Health',
        review: 'Reviews',
        visit: 'Visits',
        plan: 'Plans',
        action: 'Actions',
        consent: 'Consent',
        words: 'The child’s words',
        referral: 'Referrals',
        home: 'Homes outside the county',
        ehcp: 'Education, health and care plans',
        form: 'Forms sent by link',
        sharing: 'Questions about what is held back',
    } as Record<string, string>,
};
