// Words of groups in which agencies work together: actions, challenge cards, planning for very complex needs; and the graduated response.
import { plural } from './english';

export const groups = {
    title: 'Groups', about: 'Where several agencies work together: boards, steering groups, monthly planning. Each group keeps what was agreed, and who has it.',
    mine: 'Groups that you sit in', others: 'Other groups', ended: 'Groups that have ended', none_mine: 'You sit in no group.', none: 'There are no other groups.',
    make: 'Make a group', new: 'A new group', new_about: 'Whoever makes a group runs it and says who sits in it.',
    kind: 'What kind of group is it?', kind_missing: 'Choose a kind of group.', name: 'What is it called?', name_missing: 'Give the group a name.', about_it: 'What is it for? (optional)',
    kept_by: (kind: string, agency: string) => `${kind}, kept by ${agency}`,
    open_n: (n: number, late: number) => (n ? `${plural(n, 'action')} open${late ? `, ${late} late` : ''}` : 'No action open'),
    cards_n: (n: number) => (n ? plural(n, 'open challenge card') : 'No open challenge card'),
    owe: 'What you owe your groups', owe_none: 'Nothing is open that is yours by name.', in_group: (name: string) => `In ${name}`,
    change: 'Change the group', end: 'The group has ended', ended_on: (on: string) => `Ended ${on}.`, submit: 'Save',
    members: 'Who sits in it', add_member: 'Add somebody', runs: 'runs the group', since: (on: string) => `since ${on}`, until: (on: string) => `until ${on}`,
    for: (duty: string, agency: string) => `${duty}, ${agency}`,
    leave: 'No longer in it', leave_label: (name: string) => `No longer in it: ${name}`,
    agency: 'For which agency?', agency_missing: 'Choose an agency.', person: 'Who is it?', somebody: 'Somebody without an account', person_name: 'Their name', name_missing_person: 'Write their name, or choose somebody.',
    duty: 'What are they in the group?', duty_hint: 'Chair, headteacher, young person', duty_missing: 'Say what they are in the group.', may_run: 'Runs the group: says who sits in it, and when it meets',
    not_member: 'What this group agreed is for those who sit in it. Ask whoever runs it.',
    no_child: 'Everybody in the group reads this. Do not name a child here, and nothing by which one is known: what is agreed for a child belongs to the child.',
    whose: 'Whose is it?', whose_missing: 'Choose whose it is.', somebody_at: (agency: string) => `Somebody at ${agency}`, with_name: (name: string, agency: string) => `${name}, ${agency}`,
    owner: 'Who there, if they have no account? (optional)',
    note: 'Say how it goes', note_label: (what: string) => `Say how it goes: ${what}`, note_text: 'How does it go?', note_missing: 'Say how it goes.', noted: (by: string, on: string) => `${by}, ${on}`,
    cards: 'Challenge cards', cards_open: 'Open the challenge cards', meetings: 'Meetings', add_meeting: 'Set a day', meeting_on: 'When does the group meet?', meeting_missing: 'Enter the day of the meeting.',
    no_meetings: 'No meeting has been set.', on_list: (n: number, held: number) => (n ? `${n === 1 ? '1 child' : `${n} children`} on the list${held ? `, ${held} held back from you` : ''}` : 'Nobody is on the list yet'),
    next: 'next', print: 'Print', back: 'The group',
    stale: 'Somebody else changed this while you had it open. What stands now is shown above. What you typed is still here: save again if yours should stand.',
};

export const challenges = {
    title: 'Challenge cards', about: 'What young people in care ask us to change, in their own words, and what they were told.',
    none: 'No challenge has been put to this group.', add: 'Add a card', number: (n: number) => `Challenge ${n}`,
    said: (by: string, on: string) => `${by}, ${on}`, answers: (agency: string, who: string | null) => `Answered by ${who ? `${who}, ${agency}` : agency}`,
    states: { open: 'Open', working: 'Being worked on', done: 'Done', closed: 'Closed' } as Record<string, string>,
    what_we_said: 'What we said', no_answer: 'Nobody has answered yet.', changed: 'What changed', closed_because: 'Why it was closed',
    told: (on: string, how: string | null) => `Young people were told on ${on}${how ? `. ${how}` : ''}.`, not_told: 'Young people have not been told yet.',
    answer: 'Answer', answer_label: (n: number) => `Answer challenge ${n}`, state: 'Say where it stands', state_label: (n: number) => `Say where it stands: challenge ${n}`,
    text: 'What do they want changed?', text_hint: 'In their own words, as they said them. Name nobody', text_missing: 'Write the challenge.', said_by: 'Who put it?', said_by_hint: 'The group of young people, not a name', said_by_missing: 'Say which group put it.',
    said_on: 'When?', day_missing: 'Enter the day.', agency: 'Which agency answers it?', agency_missing: 'Choose an agency.', owner: 'Who there? (optional)', owner_hint: 'A name or a post',
    response: 'What do you tell them?', response_hint: 'Short sentences and everyday words: young people read this', response_missing: 'Write the answer.', by: 'Who says so?', by_missing: 'Say who answers.', on: 'On which day?',
    where: 'Where does it stand?', what_changed: 'What is different now?', what_changed_hint: 'In plain words for young people', what_changed_missing: 'Say what has changed.',
    why: 'Why is it closed?', why_missing: 'Say why it is closed.', told_on: 'When were young people told? (optional)', told_how: 'How? (optional)',
    for_young: 'You asked, we answered', for_young_about: 'This is what young people asked us to change, and what happened.', young_page: 'Page for young people', staff_page: 'All about the cards',
    you_said: 'You said', we_said: (on: string) => `We said on ${on}`, now: 'What is different now', why_closed: 'Why we stopped',
    young_states: { open: 'We have not answered yet', working: 'We are working on it', done: 'Done', closed: 'We stopped' } as Record<string, string>,
    say_more: 'Do you think this is not right? Tell your worker, or bring it to your group: we open it again.',
};

export const planning = {
    title: (on: string) => `Planning meeting, ${on}`, about: 'Each child stands here only for those who may see the child. What is agreed stands on the child’s own page too.',
    none: 'Nobody is on the list yet.', none_shown: 'Nobody on the list is shown to you.',
    held: (n: number) => `${n === 1 ? '1 child is on the list and is' : `${n} children are on the list and are`} held back from you: you do not work with them.`,
    why: 'Why', agreed: 'What was agreed', step: 'Step', next_on: (on: string) => `To be talked about again on ${on}.`, put_by: (name: string, on: string) => `Put forward by ${name}, ${on}`,
    states: { put_forward: 'Put forward', talked_about: 'Talked about', withdrawn: 'Taken off the list' } as Record<string, string>,
    record: 'Record what was agreed', record_label: (name: string) => `Record what was agreed for ${name}`, correct: 'Correct', correct_label: (name: string) => `Correct what was agreed for ${name}`, off: 'Take off the list', off_label: (name: string) => `Take off the list: ${name}`,
    agreed_field: 'What was agreed?', agreed_missing: 'Say what was agreed.', step_field: 'Which step is it in?', step_hint: 'As those at the meeting see it; no score says so', step_missing: 'Choose a step.',
    next_field: 'When is it talked about again? (optional)', reason: 'Why is it taken off the list?', reason_missing: 'Say why.', day_wrong: 'Enter a day, month and year.',
    who_does: 'Who does what', add_action: 'Add an action', add_action_label: (name: string) => `Add an action for ${name}`, open_child: 'Open the child', off_because: (why: string) => `Taken off: ${why}`,
    tab: 'Monthly planning', put: 'Put forward', put_about: 'For young people with very complex needs: one team around them, once a month.', put_why: 'Why should the group plan together?', why_missing: 'Say why.',
    meeting: 'Which meeting?', meeting_missing: 'Choose a meeting.', no_meeting: 'No meeting has been set. Ask whoever runs the group.', of: (group: string, on: string) => `${on}, ${group}`,
    talked: (on: string) => `Talked about in monthly planning on ${on}`, will: (on: string) => `To be talked about in monthly planning on ${on}`, in_step: (step: string) => `Step: ${step}`, again: (on: string) => `again on ${on}`,
    none_child: 'No group plans for this child.',
};

export const graduated = {
    title: 'Assess, plan, do, review', none: 'Nobody has said yet where this stands.',
    steps: { assess: 'Assess', plan: 'Plan', do: 'Do', review: 'Review' } as Record<string, string>,
    now: (step: string) => `Now: ${step}`, about: 'The graduated response. While there is a joint action plan, its stage counts; otherwise what people agreed or recorded. A score never moves it.',
    from: { plan: 'by the plan', planning: 'agreed in monthly planning', recorded: 'as recorded' } as Record<string, string>,
    since: (on: string) => `since ${on}`, reviewed: (on: string) => `next review ${on}`, history: 'How it went', record: 'Record a step', step: 'Which step?', step_missing: 'Choose a step.',
    from_on: 'Since when?', day_missing: 'Enter the day.', what: 'What is done in it?', what_missing: 'Say what is done.',
    plan_counts: 'A plan stands, so its stage is shown first. What you record goes into the history.',
};
