/*
 * The words of the shared picture and its charts; part of words.ts. Sentences are put together here, so that they can be read, and checked,
 * in one place. "Carer" is whoever cares for the child: forms call them parent.
 */
import { capital, inWords, listed, owned, plural } from './english';

export const groups = {
    family: 'Family and friends',
    home: 'Home',
    health: 'Health',
    social_care: 'Social care',
    school: 'School and learning',
    other: 'Others',
};

export const ties = {
    close: 'close',
    steady: 'steady',
    up_and_down: 'up and down',
    hard: 'hard',
    just_starting: 'just starting',
};

/* Short, for the buttons that choose what the chart shows. */
export const scales_short = {
    total: 'Total',
    emotional: 'Emotions',
    conduct: 'Behaviour',
    hyperactivity: 'Attention',
    peer: 'Friendships',
    prosocial: 'Kindness',
    impact: 'Daily life',
};

export const informants = { parent: 'Carer', teacher: 'Teacher', self: 'Young person' };

export const agency_kinds = { school: 'School', health: 'Health', social_care: 'Social care', home: 'Home' };

export const picture = {
    called: (known: string, pronouns: string | null) => `likes to be called ${known}${pronouns ? `, ${pronouns}` : ''}`,
    pronouns: (pronouns: string) => `uses ${pronouns}`,
    born: 'Born',
    age: (text: string) => `(${text})`,
    age_months: (n: number) => plural(n, 'month'),
    age_years: (n: number) => plural(n, 'year'),
    died: (on: string) => `Died ${on}`,
    nhs_number: 'NHS number',
    local_id: 'Local number',
    lives_with: 'Lives with',
    outside: (authority: string) => `Outside the county: ${authority}`,
    school: 'School',
    year_group: (year: string) => (/^\d+$/.test(year) ? `year ${year}` : year),
    send: { E: 'has an education, health and care plan', K: 'gets special educational needs support', N: '' },
    legal_status: 'Legal status',
    lead_worker: 'Lead worker',
    in_care_since: 'In care since',
    no_name: 'The national return gave no name.',
    add_name: 'Add it',
    not_recorded: 'Not recorded',
    not_shown: 'Not shown to you',
    nobody_yet: 'Nobody yet',

    why: 'Why can I see this?',
    print: 'Print',

    as_of_switch: 'See an earlier date',
    as_of_legend: 'Show the picture as it stood on',
    as_of_show: 'Show that day',
    as_of_quick: 'Or go to',
    as_of_half_year: 'Half a year ago',
    as_of_year: 'A year ago',
    as_of_entry: 'First day in care',
    as_of_future: 'Enter a day that has passed.',
    as_of_title: (day: string) => `This is the picture as it stood on ${day}`,
    as_of_text: 'What was recorded later does not show. Nothing can be recorded here.',
    as_of_back: 'Go back to today',

    alerts: 'Alerts',
    gone: { missing: 'Missing', away: 'Away without leave' },
    alert_warning: 'Warning',
    alert_info: 'Important',
    alert_since: (day: string) => `Since ${day}.`,

    words: (name: string) => `In ${owned(name)} own words`,
    words_of_child: 'In the child’s own words',
    going_well: 'Going well',
    matters: 'Matters to me',
    want_help: 'I want help with',
    words_how: (how: string | null, to: string | null) => {
        const said = capital([how?.replace(/\.$/, ''), to && `to ${to}`].filter(Boolean).join(', '));
        return said && `${said}.`;
    },
    words_all: (n: number, name: string) => (n === 1 ? `See what ${name} has said` : `Everything ${name} has said (${n})`),
    words_record: (name: string) => `Record ${owned(name)} words`,
    words_ask: 'Ask somebody by a link',
    words_none: (name: string) => `Nobody has written down ${owned(name)} own words yet.`,
    not_shared: 'This is not shared with your role.',
    words_none_help: 'Ask what is going well, what matters, and what would help. Write it as it was said.',
    prefers: { word: 'Words that matter', along: 'Comes along', first: 'First, where it can wait' },
    prefers_word: (text: string, instead: string | null) => (instead ? `“${text}”, not “${instead}”` : `“${text}”`),
    words_old: (months: number, name: string) => `That was ${plural(months, 'month')} ago. Ask ${name} again.`,

    next: 'What is next',
    next_none: 'Nothing is due.',
    next_more: (n: number) => `Show ${plural(n, 'more thing', 'more things')}`,

    people: (name: string) => `People around ${name}`,
    people_action: 'Update people',
    people_add: 'Add a person',
    people_none: (name: string) => `Nobody has asked ${name} yet who is around them.`,
    people_none_help: 'Draw the map together: who matters, and how close each person feels.',
    people_rings: 'The nearer the middle, the closer the child feels.',
    people_rings_unsaid: 'On the dotted ring: not asked yet.',
    people_left_out: (n: number) => `${plural(n, 'person', 'people')} had no room on the map and ${n === 1 ? 'is' : 'are'} in the list.`,
    people_legend: 'Lines',
    people_knows_best: (name: string) => `knows ${name} best`,

    sdq: 'How things have been: SDQ',
    sdq_action: 'Record an SDQ',
    sdq_none: 'No SDQ has been recorded yet.',
    sdq_none_help: 'The first one is asked for when a child comes into care, then at least once a year.',
    sdq_chart: 'SDQ chart',
    sdq_choose: 'Show',
    sdq_note: 'Each person’s form has cut-offs of its own, so height on this chart shows the band, not the number.',
    sdq_note_three: 'A form with three bands has its highest band over the upper two.',
    sdq_note_year: 'A mark for a form that came with a yearly return stands at the end of its year, 31 March.',
    sdq_year: (year: number) => `Year to March ${year}`,
    sdq_unplaced: (n: number) => `${plural(n, 'form')} without bands ${n === 1 ? 'is' : 'are'} in the table only.`,
    sdq_services: 'Services at the time',
    sdq_services_more: (n: number) => `The bars are services that worked with the child at the time; ${n} more ${n === 1 ? 'is' : 'are'} in the table.`,
    sdq_latest: 'Latest scores by area',
    sdq_latest_scale: 'Each from 0 to 10',
    sdq_area: 'Area',
    sdq_teacher_impact: 'teacher: 0 to 6',
    sdq_all: 'Show every score as a table',
    sdq_all_caption: 'Every SDQ, the newest first',
    sdq_date: 'Date',
    sdq_who: 'Who',
    sdq_form: 'Form',
    sdq_form_name: (version: string, followUp: boolean) => `${version.replace('-', ' to ').replace('18+', '18 and over')}${followUp ? ', follow-up' : ''}`,
    sdq_service_caption: 'Services that worked with the child in this time',
    sdq_service: 'Service',
    sdq_from: 'From',
    sdq_until: 'Until',
    sdq_now: 'now',
    sdq_held: 'Held back',
    sdq_not_given: 'Not given',
    sdq_no_band: 'no band',
    sdq_up: (n: number) => `up ${n}`,
    sdq_down: (n: number) => `down ${n}`,
    sdq_same: 'same',
    sdq_reliable: 'more than chance',
    sdq_tasks: 'Still open',
    sdq_task_due: (day: string) => `due ${day}`,
    sdq_only_total: 'Only totals have been recorded, so there are no scores by area.',

    help: 'Help asked for',
    help_action: 'Make a referral',
    help_none: 'No help has been asked for yet.',
    help_none_help: 'Anyone around the child can ask. Where your role may not refer, the request goes to somebody who may.',
    help_open_none: 'Nothing is waiting now.',
    help_past: (n: number) => `Show ${plural(n, 'earlier request')}`,
    help_table: 'Show all dates as a table',
    help_caption: 'Requests for help and their dates',
    help_service: 'Service',
    help_state: 'State',
    help_made: 'Made',
    help_accepted: 'Accepted',
    help_seen: 'Seen',
    help_target: 'Target',
    help_waited: 'Waited',
    help_urgent: 'Urgent',
    help_held: 'Why it was made is held back.',
    help_asked_by: (who: string) => `Asked for by ${who}.`,
    help_made_by: (who: string | null, day: string) => (who ? `Made by ${who}, ${day}.` : `Made ${day}.`),

    involved: (name: string) => `Services working with ${name}`,
    involved_none: 'No service is recorded as working with the child.',
    involved_since: (day: string) => `since ${day}`,
    involved_period: (from: string, until: string) => `${from} to ${until}`,
    involved_past: (n: number) => `Show ${plural(n, 'service')} that ${n === 1 ? 'has' : 'have'} ended`,
    involved_states: { waiting: 'Waiting', active: 'Active', quiet: 'Open, quiet', closed: 'Ended' },

    story: 'What has happened',
    story_filter: 'Show',
    story_all: 'All',
    story_none: 'Nothing has been recorded yet.',
    story_none_kind: 'Nothing of this kind in the part of the story shown.',
    story_more: 'See the whole story',
    story_further: 'Show what came before',
    story_loaded: (n: number) => `${plural(n, 'more event')} shown.`,
    story_failed: 'The story could not be fetched.',

    held_marker: (owner: string) => `Something is held back by ${owner}.`,
    held_some: (what: string, owner: string) => `${what} are held back by ${owner}.`,
    held_sibling: (n: number, owner: string) => (n === 1 ? `A brother or sister is linked; who it is is held back by ${owner}.` : `${n} brothers or sisters are linked; who they are is held back by ${owner}.`),
    kin: (sex: string) => (sex === 'M' ? 'brother' : sex === 'F' ? 'sister' : 'brother or sister'),
    held_ask_who: (who: string) => `Ask ${who}`,
    held_ask_again: 'Ask again',
    held_why: 'What do you need it for?',
    held_why_hint: (owner: string) => `${owner} and everybody around the child can read this. You are told by which day the answer is due.`,
    held_why_missing: 'Say what you need it for, so that the answer can fit.',
    held_send: 'Ask',
    held_asked: (on: string, due: string) => `You asked on ${on}. An answer is due by ${due}.`,
    held_answered: (outcome: string) => `You asked, and the answer was: ${outcome}`,
    held_things: {
        sdq: (n: number) => `Details of ${plural(n, 'SDQ')}`,
        referral: (n: number) => `Details of ${plural(n, 'referral')}`,
        measure: (n: number) => `Scores of ${plural(n, 'other measure')}`,
        involvement: (n: number) => `Details of the work of ${plural(n, 'service')}`,
        words: (n: number) => `The child’s words from ${plural(n, 'day')}`,
        home: (n: number) => `Details of ${plural(n, 'home')}`,
        pep: (n: number) => `Details of ${plural(n, 'education plan')}`,
        school: (n: number) => `Details of ${plural(n, 'school')}`,
        document: (n: number) => capital(plural(n, 'document')),
        around_person: (n: number) => `Details of ${plural(n, 'person', 'people')} around the child`,
        alert: (n: number) => `Details of ${plural(n, 'alert')}`,
        plan: (n: number) => `Details of ${plural(n, 'plan')}`,
        task: (n: number) => `Details of ${plural(n, 'task')}`,
        health: (n: number) => `Details of ${plural(n, 'health check')}`,
        other: (n: number) => `Details of ${plural(n, 'record')}`,
    } as Record<string, (n: number) => string>,

    printed: (day: string) => `Printed ${day}. Personal information: keep it safe, and destroy it when it is no longer needed.`,
    failed_title: 'The picture could not be fetched',
};

export const referral_states = {
    draft: () => 'Not sent yet.',
    asked: (decider: string | null) => (decider ? `Asked for. ${decider} decides whether to refer.` : 'Asked for. Somebody who may refer has to decide.'),
    submitted: () => 'Sent. Waiting for an answer.',
    accepted: (_: string | null, day: string | null) => `Accepted${day ? ` on ${day}` : ''}. On the waiting list.`,
    allocated: (who: string | null) => (who ? `${who} has taken it on.` : 'Somebody has taken it on.'),
    seen: (who: string | null, day: string | null) => `Seen${day ? ` on ${day}` : ''}${who ? ` by ${who}` : ''}.`,
    closed: () => 'Closed.',
    declined: () => 'Not accepted.',
    redirected: () => 'Passed on to another service.',
    withdrawn: () => 'Withdrawn.',
};

export const referral_state_short: Record<string, string> = {
    draft: 'Not sent', asked: 'Asked for', submitted: 'Sent', accepted: 'Accepted', allocated: 'Taken on', seen: 'Seen',
    closed: 'Closed', declined: 'Not accepted', redirected: 'Passed on', withdrawn: 'Withdrawn',
};

/* The clock of a wait, in words. */
export const waiting = {
    today: 'Started today',
    same_day: 'The same day',
    met: 'Target met',
    after: (length: string) => `${length} after target`,
    over: (length: string) => `${length} over target`,
    left: (length: string) => `${length} left`,
    last_day: 'Last day',
    ended: 'Ended',
    paused: (day: string, why: string) => `Paused until ${day}. ${why}`,
    pauses: {
        family_asked: 'The family asked to wait',
        young_person_asked: 'The young person asked to wait',
        away: 'They are away',
        ill: 'Somebody is ill',
        waiting_for_information: 'Information from others is needed first',
    } as Record<string, string>,
    sentence: (service: string, elapsed: string, target: string, badge: string, isOver: boolean) =>
        `${service}: ${isOver ? 'took' : 'waiting'} ${elapsed.charAt(0).toLowerCase()}${elapsed.slice(1)}, target ${target}. ${badge}.`,
};

/* What the SDQ chart says before it is seen. */
export const sdq_says = {
    whose: (informant: string, name: string) => ({ parent: 'the carer’s', teacher: 'the teacher’s', self: `${owned(name)} own` })[informant] ?? informant,
    who: (informant: string, name: string) => ({ parent: 'home', teacher: 'school', self: name })[informant] ?? informant,
    in: (month: string) => `in ${month}`,
    on: (day: string) => `on ${day}`,
    year: (month: string) => `the year to ${month}`,
    of: (scale: string) => ` for ${scale.toLowerCase()}`,
    first_one: (whose: string, of: string, month: string, score: string) => `${capital(whose)} score${of} in ${month} was ${score}. There is no earlier one to compare it with.`,
    first_many: (of: string, scores: string[]) => `First scores${of}: ${listed(scores)}.`,
    one_moved: (whose: string, of: string, before: string, then: string, after: string, now: string) =>
        `${capital(whose)} score${of} went from ${before} ${then} to ${after} ${now}.`,
    one_same: (whose: string, of: string, score: string, then: string, now: string) => `${capital(whose)} score${of} was ${score} ${now}, the same as ${then}.`,
    every: (n: number, of: string) => (n === 2 ? `Both scores${of}` : `All ${inWords(n)} scores${of}`),
    some: (whose: string[], of: string) => `${capital(listed(whose))} ${whose.length === 1 ? 'score' : 'scores'}${of}`,
    moved: (isMany: boolean, how: 'lower' | 'higher' | 'same', than: string) =>
        `${isMany ? 'are' : 'is'} ${how === 'same' ? 'the same as' : `${how} than`}${than}`,
    others: (whose: string[], how: 'lower' | 'higher' | 'same') => `${listed(whose)} ${whose.length === 1 ? 'is' : 'are'} ${how === 'same' ? 'unchanged' : how}`,
    about: (isMany: boolean, months: number) => {
        const years = Math.round(months / 12);
        const span = months < 10 ? plural(months, 'month') : years === 1 ? 'a year' : `${inWords(years)} years`;
        return ` ${isMany ? 'they were' : 'it was'} about ${span} earlier`;
    },
    between: (isMany: boolean, from: number, to: number) => ` ${isMany ? 'they were' : 'it was'} ${from} to ${to} months earlier`,
    all_now: (n: number, band: string) => (n === 2 ? `Both are now ${band}.` : `All ${inWords(n)} are now ${band}.`),
    sees_more: (who: string[], band: string, than: string[]) =>
        `${capital(listed(who))} ${who.length === 1 ? 'sees' : 'see'} more difficulty (${band}) than ${listed(than)}.`,
    stale: (months: number) =>
        months < 24 ? `The newest form is ${plural(months, 'month')} old.` : `The newest form is more than ${inWords(Math.floor(months / 12))} years old.`,
    reliable: (parts: string[], more: number) => `More than chance alone would explain: ${parts.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    reliable_part: (informant: string, changes: string[]) => `${listed(changes)} (${informant})`,
    reliable_scale: (scale: string, before: number, after: number) => `${scale.toLowerCase()} ${after > before ? 'up' : 'down'} from ${before} to ${after}`,
    with_band: (score: number, band: string | null) => (band ? `${score} (${band.toLowerCase()})` : `${score}`),
};

/* What the map of people says before it is seen. */
export const people_says = {
    closest: (name: string, n: number, who: string[], isMany: boolean) =>
        `${n === 1 ? 'One person is' : `${plural(n, 'person', 'people')} are`} around ${name}. ${listed(who, 4)} ${isMany ? 'feel' : 'feels'} closest.`,
    unsaid: (name: string, n: number) =>
        `${n === 1 ? 'One person is' : `${plural(n, 'person', 'people')} are`} around ${name}. ${name} has not been asked yet how close they feel.`,
    best: (who: string[], name: string) => `${listed(who, 4)} ${who.length === 1 ? 'knows' : 'know'} ${name} best.`,
};
