/* Words about what a waiting list has to know: THRIVE groups, child protection plans, the edge of care; and views that one keeps. */

export const thrive = {
    title: 'THRIVE group',
    groups: {
        thriving: 'Thriving',
        advice: 'Getting advice',
        help: 'Getting help',
        more_help: 'Getting more help',
        risk_support: 'Getting risk support',
    } as Record<string, string>,
    none: 'Not set',
    which: 'Which group fits now?',
    hint: 'Chosen together with the young person and those around them, never from a score.',
    missing: 'Choose the group.',
    now: (group: string) => `THRIVE group: ${group}`,
    since: (day: string) => `since ${day}`,
};

export const protection = {
    title: 'Child protection plan',
    record: 'Record a plan',
    none: 'No child protection plan is recorded.',
    category: 'What is it for?',
    category_missing: 'Choose what it is for.',
    categories: {
        NEG: 'Neglect',
        PHY: 'Physical abuse',
        SAB: 'Sexual abuse',
        EMO: 'Emotional abuse',
        MUL: 'Several of these',
    } as Record<string, string>,
    change: 'Correct or end',
    change_label: (what: string) => `Correct or end the plan: ${what}`,
    until: 'On which day did it end? (leave it empty while it stands)',
    stands: 'Stands',
};

export const edge = {
    title: 'Edge of care',
    record: 'Record that this begins',
    none: 'Nothing about the edge of care is recorded.',
    goes_on: 'Work goes on so that the child can stay out of care',
    end: 'End it',
    end_label: 'End it: the time on the edge of care',
    until: 'On which day did it end?',
    why: 'Why did it end?',
    why_missing: 'Choose why it ended.',
    reasons: {
        stayed_home: 'The child stays at home',
        family: 'The child lives with family or friends',
        came_into_care: 'The child came into care',
        moved_away: 'The family moved away',
        other: 'Another reason',
    } as Record<string, string>,
};

export const waits = {
    filters: (n: number) => (n ? `Filters and order (${n} set)` : 'Filters and order'),
    thrive_any: 'All',
    only_protection: 'On a child protection plan',
    only_edge: 'On the edge of care',
    only_outside: 'Outside the county',
    on_plan: (what: string, day: string) => `Child protection plan since ${day}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
    edge: (day: string) => `Edge of care since ${day}`,
    outside: (authority: string) => `Outside the county: ${authority}`,
    order: 'Order',
    orders: { left: 'Least time left first', waited: 'Waited longest first', word: 'Next word due first', name: 'By name' } as Record<string, string>,
};

export const views = {
    title: 'Your views',
    keep: 'Keep this view',
    keep_hint: 'The filters and the order as they are now. Only you see it.',
    name: 'What do you call it?',
    name_missing: 'Enter what you call it.',
    save: 'Keep it',
    change: 'Change your views',
    close: 'Done',
    rename: (name: string) => `New name for ${name}`,
    save_name: 'Rename',
    save_name_label: (name: string) => `Rename ${name}`,
    drop: 'Delete',
    drop_label: (name: string) => `Delete ${name}`,
};
