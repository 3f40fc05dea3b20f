// Words of plans and actions.
import { plural } from './english';

export const goals = {
    start: (n: number) => `Start ${n}`,
    now: (n: number) => `Now ${n}`,
    aim: (n: number) => `Aim ${n}`,
    at_start: 'At the start:',
    now_label: 'Now:',
    aim_label: 'Aim:',
    not_rated: 'Not rated since the start',
    change: (change: number, direction: string | null) =>
        change === 0 ? 'as at the start'
        : direction === 'same' ? `${plural(Math.abs(change), 'point')} ${change > 0 ? 'up' : 'down'}, which may be chance`
        : `${plural(Math.abs(change), 'point')} ${change > 0 ? 'better' : 'worse'} than at the start`,
    reached: 'Aim reached',
    directions: { better: 'Better', same: 'About the same', worse: 'Worse' },
    says: (what: string, start: number, now: number | null, aim: number) =>
        `${what}: from 0 to 10, ${start} at the start, ${now === null ? 'not rated since' : `${now} now`}, ${aim} is the aim`,
    overall: (better: number, same: number, worse: number, unrated: number) =>
        [better && `${plural(better, 'goal')} better`, same && `${plural(same, 'goal')} about the same`, worse && `${plural(worse, 'goal')} worse`, unrated && `${unrated} not rated yet`]
            .filter(Boolean).join(', ') || 'No goals yet',
    table: 'Show every rating as a table',
    caption: 'Ratings of the goals, from 0 to 10',
    goal: 'Goal', day: 'Day', value: 'From 0 to 10', by: 'Who saw it so', said: 'What they said',
    raters: { young_person: 'Young person', carer: 'Carer', school: 'School', clinician: 'Whoever works with them' },
    by_form: (who: string, asked: string) => `${who}, by a link${asked && `; ${asked} asked`}`,
    first: 'At the start',
};

export const plans = {
    tab: 'Plans',
    title: (name: string) => `Plans for ${name}`,
    about: 'What was agreed for the child and by whom. A goal goes from 0, nothing of it, to 10, all of it.',
    none: 'There is no plan yet.',
    add: 'Make a plan',
    open: 'Open the plan',
    all: 'All plans and actions',
    current: 'Plans now', drafts: 'Drafts of your agency', ended: 'Plans that have ended',
    agreed: (on: string) => `Agreed ${on}.`,
    next_review: (on: string, who: string) => `Next review ${on} with ${who}.`,
    review_late: (on: string, who: string) => `Review was due ${on} with ${who}.`,
    ended_on: (on: string, why: string) => `Ended ${on}. ${why}`,
    states: { draft: 'Draft', current: 'Current', ended: 'Ended' } as Record<string, string>,
    stages: { assess: 'Assess', plan: 'Plan', do: 'Do', review: 'Review' } as Record<string, string>,
    stage_label: 'Where this plan stands',
    held: (agency: string) => `What this plan says is held back by ${agency}.`,
    held_ask: 'Ask for it on the list of plans',
    unread: 'You have not read this plan yet as it now is.',
    changed: (what: string) => `What changed last: ${what}`,
    unread_short: 'Not read by you yet',
    whose: 'Whose plan',
    attended: 'Who was there', going_well: 'Going well', concerns: 'Concerns', outcomes: 'Hoped for', formulation: 'How we understand it', letter: 'To the young person',
    goals: 'Goals', actions: 'Actions', reviews: 'Reviews', readers: 'Who has read it', editions: 'What has changed',
    said: 'What was said at the meeting',
    print: 'Print', report: 'Report for the young person',
    change: 'Change', begin: 'Begin this plan', end: 'End this plan',
    begin_about: 'Nobody else sees a draft. When it begins, everybody around the child sees that there is a plan.',
    add_goal: 'Add a goal', rate: 'Rate the goals', hold_review: 'Record a review', share: 'Share with more people',
    read_it: 'I have read this plan', read_thanks: 'You have read this plan as it now is.',
    read_by: (name: string, on: string) => `Read by ${name} on ${on}`,
    read_before: (name: string, on: string) => `${name} read an earlier version on ${on}`,
    not_read: 'Not read yet as it now is', read: 'Read', not_shared: 'Not shared with anybody yet.',
    shared_on: (on: string) => `shared ${on}`, stop_sharing: 'Stop sharing', stop_label: (who: string) => `Stop sharing with ${who}`, shared_until: (on: string) => `not shared since ${on}`,
    version: (n: number, on: string) => `Version ${n}, ${on}`,
    review_found: (on: string) => `Review of ${on}`, review_next: (on: string) => `Next review ${on}.`, no_reviews: 'Not reviewed yet.',
    no_goals: 'No goals yet.', no_actions: 'No actions.',
    stale: 'Somebody else changed this plan while you had it open. Their version stands below. What you typed is still here: save again if yours should stand.',
    theirs: 'What stands now',
};

export const form = {
    kind: 'What kind of plan is it?', kind_missing: 'Choose a kind of plan.',
    plan_title: 'Title', title_hint: 'Everybody around the child can read it', title_missing: 'Give the plan a title.',
    summary: 'What is it for? (optional)', summary_hint: 'One or two sentences that everybody around the child can read',
    agreed_on: 'When was the meeting?', agreed_missing: 'Enter the day of the meeting.', use_today: 'Use today',
    review_on: 'When is it reviewed? (optional)', review_hint: (days: number) => `Left empty: in ${Math.round(days / 7)} weeks`, day_wrong: 'Enter a day, month and year.',
    lines_hint: 'One on each line',
    attended: 'Who was there?', going_well: 'What is going well?', concerns: 'What are people worried about?', outcomes: 'What do they hope for?',
    formulation: 'How do you understand it? (optional)', formulation_hint: 'What began it, what keeps it going, what protects. For you and those with whom you share it',
    letter: 'To the young person (optional)', letter_hint: 'In plain words. It stands at the top of their own report',
    goal: (n: number) => `Goal ${n}`, what: 'Goal', what_missing: 'Say what the goal is.', baseline_words: 'How is it now, in words?', baseline_words_missing: 'Say how it is now.',
    baseline: 'How is it now, from 0 to 10?', baseline_missing: 'Choose from 0 to 10 how it is now.', aim: 'What is the aim, from 0 to 10?', aim_missing: 'Choose an aim from 0 to 10.', aim_words: 'The aim in words (optional)',
    action: (n: number) => `Action ${n}`, action_what: 'What is to be done?', action_what_missing: 'Say what is to be done.', due_on: 'By when?', due_missing: 'Enter the last day for it.',
    owner: 'Who does it? (optional)', owner_hint: 'A carer, the young person or somebody else by name', agency: 'Which agency sees to it?', agency_hint: 'It alone says when it is done', own_agency: 'Mine',
    more_goal: 'Add another goal', more_action: 'Add another action', take_out: 'Take it out',
    shared_with: 'Who may read what it says?', shared_hint: 'They are asked to read it and to say that they have',
    state: 'Save it as', begin_now: 'A plan that stands from now', as_draft: 'A draft that only your agency sees', begin_now_hint: 'Everybody around the child sees that there is a plan',
    actions_draft: 'Nobody else sees these actions until the plan begins. Those whose they are hear of them then.',
    what_changed: 'What has changed?', what_changed_hint: 'For those who have read it: they are asked to read it again', what_changed_missing: 'Say what has changed.',
    end_reason: 'Why does it end?', end_missing: 'Say why it ends.',
    rated_on: 'On which day?', by: 'Who sees it so?', by_missing: 'Choose who sees it so.', rating: (what: string) => what, rating_hint: (start: number, words: string) => `Start ${start}: ${words}`, rating_words: 'What did they say? (optional)',
    rate_none: 'Rate at least one goal.', not_now: 'Not now',
    held_on: 'When was the review?', found: 'What was found?', found_missing: 'Say what was found.', next: 'What comes next?', next_on: 'When is the next review?', next_missing: 'Enter the day of the next review.',
    goes_on: 'The plan goes on', it_ends: 'The plan ends',
    role: 'Share with', role_hint: 'A person has to work with the child too: sharing alone shows them nothing', every: (role: string) => `${role}: whoever it is for this child`, role_missing: 'Choose with whom.',
    submit: 'Save the plan', title_page: (name: string) => `Make a plan for ${name}`,
};

export const goalChange = {
    change: 'Change', change_label: (what: string) => `Change the goal: ${what}`, was: 'What it was before', goals_left: 'Goals that were left',
    about: 'Its ratings stay, and what it was before can still be read.', about_draft: 'The plan is a draft: nobody else has seen this yet.',
    start: (n: number, on: string, words: string) => `Start ${n} on ${on}: ${words}`,
    aim: (n: number, words: string | null) => `Aim ${n}${words ? `: ${words}` : ''}`,
    left: (on: string, why: string) => `Left on ${on}. ${why}`,
    began: 'On which day was the start?', began_hint: 'Not after the first rating',
    stands: 'Is it still worked on?', choices: { on: 'Yes', left: 'No, it is reached or left' },
    ended: 'Since when not?', end_reason: 'Why is it left?', end_missing: 'Say why it is left.',
    why: 'Why is it changed?', why_hint: 'It stands beside what the goal was before', why_shared: 'Those who have read the plan see this, and are asked to read it again', why_missing: 'Say why it is changed.',
    changed: (on: string, who: string, why: string | null) => `Until ${on}. Changed by ${who}${why ? `: ${why}` : ', in the draft'}`,
    stale: 'Somebody else changed this goal while you had it open. Their version stands below. What you typed is still here: save again if yours should stand.',
    theirs: 'What stands now',
};

export const actions = {
    title: 'Actions', about: 'What people agreed to do. Everybody around the child sees it; the agency whose it is says when it is done.',
    none: 'Nothing was agreed.', add: 'Add an action', what: 'What', who: 'Who', due: 'By', state: 'State',
    states: { draft: 'In the draft', open: 'Open', done: 'Done', dropped: 'Dropped' } as Record<string, string>,
    take_out: 'Take it out', take_out_label: (what: string) => `Take it out of the draft: ${what}`, drafted: (n: number) => `${plural(n, 'action')} in the draft. Nobody else sees them until the plan begins.`,
    done: 'Say that it is done', done_label: (what: string) => `Say that it is done: ${what}`, closes: (agency: string) => `${agency} closes it`,
    outcome: 'What came of it? (optional)', why: 'Why is it dropped?', why_missing: 'Say why it is dropped.', choices: { done: 'It is done', dropped: 'It is dropped' },
    settled: (on: string) => `Closed ${on}`, open_n: (n: number, late: number) => `${plural(n, 'action')} open${late ? `, ${late} late` : ''}`, past: (n: number) => `${plural(n, 'action')} closed`,
};

export const report = {
    title: (name: string) => `${name}’s plan`, tab: 'Report',
    met: (on: string, who: string) => `On ${on} some people met to talk about what would help you: ${who}.`,
    going_well: 'What is going well', hoped: 'What everybody hopes for', goals: 'What you are working on', promised: 'What people have promised',
    goal: (start: number, now: number | null, aim: number) => (now === null ? `You started at ${start} out of 10. The aim is ${aim}.` : `You started at ${start} out of 10. Now it is ${now}. The aim is ${aim}.`),
    by: (who: string, on: string) => `${who}, by ${on}`, next: (on: string) => `We look at this plan together again on ${on}. You can ask for that earlier, and you can say what should change.`,
    from: (who: string, agency: string) => `From ${who}, ${agency}`,
};
