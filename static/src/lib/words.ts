/*
 * Every word on screen, grouped by where it stands. Plain English, sentence case, dates as 14 November 2026.
 * Words that young people asked not to be used, and the check for them: tests/browser/words.test.mjs.
 */

export const template = {
    product: 'Around the Child',
    skip: 'Skip to main content',
    no_script_title: 'This page needs JavaScript',
    no_script:
        'Around the Child shows and saves records with JavaScript, and your browser has it turned off or could not load it. Turn it on, or try again.',
    no_script_link: 'What to do without JavaScript',
};

/* Titles of the pages, for the tab; a page may put the child's name before it. */
export const titles = {
    home: 'My children',
    sign_in: 'Sign in',
};

export const shell = {
    product: template.product,
    nav_label: 'Main',
    my_children: 'My children',
    services: 'Services',
    waiting_list: 'Waiting list',
    import: 'Import',
    matching: 'Matching desk',
    allocate: 'Allocate',
    menu: 'Menu',
    find_label: 'Find a child',
    find_hint: 'Name, date of birth or number',
    find: 'Find',
    account: 'Your account',
    sign_out: 'Sign out',
    accessibility: 'Accessibility',
    without_script: 'Without JavaScript',
    licences: 'Licences',
    fictional: '',
    loading: 'Getting the latest…',
    still_loading: 'This is taking longer than it should.',
};

export const roles: Record<string, string> = {
    social_worker: 'Social worker',
    team_manager: 'Team manager',
    reviewing_officer: 'Independent reviewing officer',
    virtual_school: 'Virtual school',
    designated_teacher: 'Designated teacher',
    senco: 'Special educational needs coordinator',
    educational_psychologist: 'Educational psychologist',
    camhs_clinician: 'CAMHS clinician',
    camhs_social_worker: 'CAMHS social worker',
    clinical_psychologist: 'Clinical psychologist',
    care_nurse: 'Nurse for children in care',
    wellbeing_practitioner: 'Wellbeing practitioner',
    youth_justice_worker: 'Youth justice worker',
    fostering_worker: 'Fostering worker',
    adoption_worker: 'Adoption worker',
    personal_adviser: 'Personal adviser',
    mental_health_lead: 'Mental health lead',
    information_governance: 'Information governance',
    service_admin: 'Service administrator',
    analyst: 'Analyst',
    system_admin: 'System administrator',
};

export const form = {
    error_title: 'There is a problem',
    error_prefix: 'Error:',
    optional: '(optional)',
    save: 'Save',
    cancel: 'Cancel',
    day: 'Day',
    month: 'Month',
    year: 'Year',
    date_missing: 'Enter a day, a month and a year.',
    date_wrong: 'Enter a real date, for example 14 3 2014.',
    working: 'Saving…',
    choose: 'Choose',
};

export const problems = {
    offline: 'The service cannot be reached. Check your connection and try again. Nothing you typed is lost.',
    not_found_title: 'Not found',
    not_found:
        'There is nothing here that you can see. The record may not exist, or it may not be shared with you.',
    not_found_help: 'If you think that you should see it, ask the child’s lead worker.',
    forbidden_title: 'Your role does not allow this',
    forbidden_help: 'If you need it for your work, ask your manager or service administrator.',
    stale_title: 'Somebody else changed this while you had it open',
    stale: 'Look at what they changed before you save. What you typed is still here.',
    server_title: 'Something went wrong',
    server_help: 'Try again in a minute. If it goes on, tell your service administrator this number:',
    try_again: 'Try again',
    home: 'Go to my children',
};

export const sign_in = {
    title: 'Sign in',
    username: 'User name',
    password: 'Password',
    show: 'Show',
    hide: 'Hide',
    show_label: 'Show password',
    hide_label: 'Hide password',
    code: 'Code from your authenticator app',
    code_hint: '6 digits. Leave this empty if you have not set one up.',
    submit: 'Sign in',
    username_missing: 'Enter your user name.',
    password_missing: 'Enter your password.',
    help: 'If you cannot sign in, ask your service administrator for a new link.',
    about: 'One shared picture around each child, for the people who work with them.',
    again_title: 'Sign in again to go on',
    again: 'You were signed out because nothing was saved for a while. Nothing you typed is lost.',
    other_person: 'You were signed in as someone else. Sign in with the same user name, or reload the page.',
    step_title: 'Enter a new code',
    step: 'What you are about to do or see needs a fresh code.',
    step_code: 'Code from your authenticator app',
    step_missing: 'Enter the 6 digits from your authenticator app.',
    step_submit: 'Go on',
    cancel: 'Cancel',
};

export const home = {
    title: 'My children',
    add: 'Add a child',
    next: 'What is next',
    none_title: 'No children are shared with you yet',
    none: 'A child appears here when you are allocated to them, when your service is involved, or when they go to your school.',
    none_find: 'Use the search above to find a child whom you may see.',
    nothing_next: 'Nothing is due.',
    name: 'Name',
    age: 'Age',
    lives_with: 'Lives with',
    school: 'School',
    lead: 'Lead worker',
    next_column: 'What is next',
    nothing: 'Nothing due',
    not_recorded: 'Not recorded',
    unallocated: 'No lead worker',
    more: 'Show more children',
    more_next: 'Show more',
    count: (n: number) => (n === 1 ? '1 child' : `${n} children`),
    late_count: (n: number) => (n === 1 ? '1 thing is late' : `${n} things are late`),
    see_next: 'See what is next',
};

export const when = {
    late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
    today: 'today',
    tomorrow: 'tomorrow',
    in_days: (days: number) => `in ${days} days`,
    years: (n: number) => (n === 1 ? '1 year' : `${n} years`),
    months: (n: number) => (n === 1 ? '1 month' : `${n} months`),
    late_word: 'Late',
    soon_word: 'Soon',
};
