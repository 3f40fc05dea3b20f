// Pictures of children in each state that the page has to bear, in the shape that the service gives: much, nothing, held back, without a name,
// and far too much. All fictional.
import { randomUUID } from 'node:crypto';

export const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
export const day = (n) => new Date(Date.parse(today) + n * 86400000).toISOString().slice(0, 10);
const instant = (n, hour = 9) => new Date(Date.parse(day(n)) + hour * 3600000).toISOString();

const made = () => ({ id: randomUUID(), made_at: instant(-1), made_by: null, etag: 'v1' });
const ref = (name) => ({ id: randomUUID(), name });
const amira = ref('Amira Khan');

const four = {
  parent: { total: [13, 16, 19], emotional: [3, 4, 6], conduct: [2, 3, 5], hyperactivity: [5, 7, 8], peer: [2, 3, 4], prosocial: [8, 7, 6], impact: [0, 1, 2] },
  teacher: { total: [11, 15, 18], emotional: [3, 4, 5], conduct: [2, 3, 4], hyperactivity: [5, 7, 8], peer: [2, 4, 5], prosocial: [6, 5, 4], impact: [0, 1, 2] },
  self: { total: [14, 17, 19], emotional: [4, 5, 6], conduct: [3, 4, 5], hyperactivity: [5, 6, 7], peer: [2, 3, 4], prosocial: [7, 6, 5], impact: [0, 1, 2] },
};
const words = ['close_to_average', 'slightly_raised', 'high', 'very_high'];
const lowered = ['close_to_average', 'slightly_lowered', 'low', 'very_low'];

function band(informant, scale, score) {
  const cuts = four[informant][scale];
  if (!cuts) return null;
  return scale === 'prosocial' ? lowered[cuts.filter((cut) => score < cut).length] : words[cuts.filter((cut) => score > cut).length];
}

// values: emotional, conduct, hyperactivity, peer, prosocial, impact
export function sdq(informant, ago, values, more = {}) {
  const [emotional, conduct, hyperactivity, peer, prosocial, impact = null] = values;
  const total = emotional + conduct + hyperactivity + peer;
  const scores = { emotional, conduct, hyperactivity, peer, prosocial, total, externalising: conduct + hyperactivity, internalising: emotional + peer, impact };
  const bands4 = Object.fromEntries(Object.entries(scores).map(([scale, score]) => [scale, score === null ? null : band(informant, scale, score)]));
  return {
    ...made(), informant, completed_on: day(-ago), return_year: null, version: informant === 'self' ? '11-17' : '4-17', follow_up: false, source: 'scores',
    total, scores, bands3: {}, bands4, cause_for_concern: null, held_back: false, ...more,
  };
}

const held = (one) => ({ ...one, scores: null, bands4: { total: one.bands4.total }, held_back: true });

const clock = (ago, n, unit, days, target_days, state, stopped = null) => ({
  name: 'seen', n, unit, from: instant(-ago), due_at: instant(target_days - ago), due_on: day(target_days - ago), stopped_at: stopped, days, hours: days * 24,
  target_days, left: target_days - days, state,
  paused_at: null, paused_until: null, pause_code: null,
});

const referral = (service, more) => ({
  id: randomUUID(), child: randomUUID(), service: ref(service), urgency: 'routine', state: 'submitted', waiting: false, asked_at: null, submitted_at: null,
  accepted_at: null, offered_at: null, seen_at: null, ended_at: null, clock: null, referred_by: amira, asked_by: null, decider: null, practitioner: null,
  reason: null, need: null, held_back: false, ...more,
});

const involvement = (service, state, from, until = null, more = {}) => ({
  ...made(), service: ref(service), type_of_work: 'Individual work', practitioner: ref('Lena Frost'), state, from_on: day(from), until_on: until === null ? null : day(until),
  child: randomUUID(), is_own: false, covered_by: null, also: [], end_reason: until === null ? null : 'finished', outcome: null, ...more,
});

const person = (name, called, relation, group, closeness, tie, more = {}) => ({
  id: randomUUID(), name, called, relation, group, closeness, tie, knows_best: false, is_worker: false, ...more,
});

const due = (days, what, who) => ({ on: day(days), what, who, state: days < 0 ? 'late' : days < 15 ? 'soon' : 'later', days, kind: 'task', link: null });

const event = (ago, kind, title, text, who) => ({ at: day(-ago), type: 'note', title, text, who, agency_kind: kind, record: null });

const goal = (what, now, direction) => ({ id: randomUUID(), what, baseline: 3, baseline_words: 'Two hours on most nights', baseline_on: day(-90), aim: 7, now, now_on: now === null ? null : day(-10), change: now === null ? null : now - 3, direction });
const plan = (title, agency, goals, more = {}) => ({
  id: randomUUID(), kind: 'joint', kind_name: 'Joint action plan', agency: ref(agency), title, summary: null, state: 'current', agreed_on: day(-90), review_on: day(-4),
  review_state: 'late', held_back: false, is_unread: false, outcomes: ['Sleeps on school nights'], goals, ...more,
});
const check = (kind, what, days, more = {}) => ({
  kind, what, due_on: day(days), state: days < 0 ? 'late' : 'later', days, why: 'Every twelve months', last_on: null, last_state: null, missed_why: null, is_up_to_date: null, ...more,
});
const pep = (term, ago, more = {}) => ({
  id: randomUUID(), term, state: 'held', held_on: day(-ago), attendance: 96, attainment: [{ subject: 'Reading', level: 'towards', note: null }, { subject: 'Mathematics', level: 'above', note: null }],
  premium: [{ pence: 48000, what_for: 'Twelve hours with a reading tutor' }], targets: 2, quality: null, next_on: day(80), ...more,
});

const child = {
  ...made(), name: 'Jayden Marsh', given_names: 'Jayden', family_name: 'Marsh', known_as: 'Jay', pronouns: 'he/him', born_on: '2014-03-14', age: 12, sex: 'M',
  ethnicity: null, language: null, local_id: 'W10042', nhs_number: '9434765919', upn: null, died_on: null, lives_with: 'Ruth and Dev Patel', home: null, home_held_back: false,
  school: { name: 'Ashdown Academy', year_group: '8' }, send: 'K', legal_status: { code: 'C2', name: 'Care order', from_on: day(-560) }, lead_worker: amira,
  in_care_since: day(-640),
};

const nothing = {
  as_of: today, words: { latest: null, count: 0, asked_on: null, preferences: [] }, next: [], alerts: [], people: [], sdqs: [], measures: [], referrals: [], involvements: [], plans: [], peps: [],
  health: [], reviews: [], actions: [], planning: [], graduated: null, siblings: [], tasks: [], withheld: [],
};

const said = {
  ...made(), said_on: day(-19), text: 'I want people to talk to each other so I don’t have to say it all again. I like it when Mr Osei lets me start in the library.',
  said_how: 'On a walk with Biscuit the dog', said_with: 'Amira', way: null, pictures: [], going_well: ['Football on Thursdays', 'Seeing Nan every fortnight'],
  matters: ['Staying at Ruth and Dev’s'], want_help: ['Falling asleep', 'When lessons get loud'],
};

export const much = {
  picture: {
    ...nothing, child, words: { latest: said, count: 7, asked_on: day(-19), preferences: [] },
    next: [due(-2, 'Sleep diary shared with CAMHS', 'Ruth Patel'), due(4, 'SDQ from school', 'Mr Osei'), due(57, 'Child in care review', 'Paul Adeyemi')],
    alerts: [
      { id: randomUUID(), kind: 'address', level: 'warning', text: 'Do not share Jay’s address with Craig Marsh', detail: 'Court direction.', since: day(-600) },
      { id: randomUUID(), kind: 'allergy', level: 'info', text: 'Nut allergy: carries an adrenaline pen', detail: null, since: day(-600) },
    ],
    people: [
      person('Sheila Marsh', 'Nan', 'grandmother', 'family', 1, 'close', { knows_best: true }), person('Kayleigh Marsh', 'Kayleigh', 'sister', 'family', 1, 'close'),
      person('Sam Marsh', 'Mum', 'mother', 'family', 3, 'up_and_down'), person('Craig Marsh', 'Craig', 'father', 'family', 5, 'hard'),
      person('Ruth Patel', 'Ruth', 'foster mum', 'home', 1, 'close'), person('Dev Patel', 'Dev', 'foster dad', 'home', 2, 'close'),
      person('Ben Osei', 'Mr Osei', 'form tutor', 'school', 2, 'close'), person('Amira Khan', null, 'Social worker', 'social_care', null, null, { is_worker: true }),
      person('Bev Long', 'Bev', 'nurse', 'health', 4, 'steady'), person('Mina Shah', null, 'Core CAMHS', 'health', 5, 'just_starting'),
    ],
    sdqs: [
      sdq('self', 60, [4, 2, 5, 2, 8, 1]), sdq('parent', 69, [5, 2, 6, 3, 8, 2]), sdq('teacher', 79, [4, 3, 8, 2, 7, 2]), sdq('self', 400, [6, 2, 6, 3, 7, 2]),
      sdq('teacher', 410, [5, 3, 8, 2, 7, 2]), sdq('parent', 425, [9, 3, 6, 4, 7, 4]),
    ],
    referrals: [
      referral('Core CAMHS', { state: 'accepted', waiting: true, submitted_at: instant(-48), accepted_at: instant(-45), need: 'Sleep and worry', clock: clock(48, 8, 'weeks', 48, 56, 'running') }),
      referral('Speech and language', { submitted_at: instant(-69), clock: clock(69, 56, 'days', 69, 56, 'late') }),
      referral('Urgent response', { urgency: 'urgent', state: 'seen', submitted_at: instant(-84, 8), seen_at: instant(-83, 3), clock: { ...clock(84, 24, 'hours', 1, 1, 'met', instant(-83, 3)), from: instant(-84, 8) } }),
      referral('Educational psychology', { state: 'asked', asked_at: instant(-3), asked_by: ref('Ben Osei'), referred_by: null, decider: ref('Joanne Bell'), clock: clock(3, 5, 'working_days', 3, 7, 'running') }),
    ],
    involvements: [involvement('Educational psychology', 'active', -77, null, { also: ['Core CAMHS'], covered_by: { ...ref('Sam Field'), until_on: day(9) } }), involvement('Core CAMHS', 'waiting', -45), involvement('Wellbeing practitioner', 'closed', -380, -240, { outcome: 'Sleeping better' })],
    siblings: [{ id: randomUUID(), name: 'Kayleigh', age: 9, sex: 'F', kind: 'full' }, { id: randomUUID(), name: 'Sam', age: 15, sex: 'M', kind: 'half' }],
    plans: [
      plan('Joint action plan: Jay at school and at night', 'Westshire Psychology', [goal('Falls asleep by ten', 6, 'better'), goal('Stays in lessons', 2, 'worse'), goal('Sees Kayleigh', null, null)]),
      plan('Treatment plan: sleep', 'Core CAMHS', [], { kind: 'treatment', kind_name: 'Treatment plan', held_back: true, is_unread: true, outcomes: null }),
    ],
    graduated: { step: 'review', source: 'plan', what: 'Joint action plan: Jay at school and at night', on: day(-4) },
    planning: [{ id: randomUUID(), group: 'Planning together for very complex needs', held_on: day(-20), state: 'talked_about', step: 'plan', next_on: day(10) }],
    actions: [{ id: randomUUID(), plan: null, what: 'A fixed Saturday with Kayleigh, in both calendars', owner: 'Amira Khan', agency: ref('Westshire Council'), due_on: day(-30), state: 'open', days: -30, outcome: null, settled_on: null, is_own: true }],
    peps: [pep('Autumn term 2026', 20), pep('Summer term 2026', 180, { state: 'closed', quality: 'some_work' })],
    health: [check('review', 'Review health assessment', -40), check('dental', 'Dental check', 60, { last_on: day(-300), last_state: 'missed', missed_why: 'Did not want to go' }), check('immunisations', 'Immunisations', 80, { last_on: day(-280), last_state: 'done', is_up_to_date: false })],
    reviews: [{ ...made(), held_on: day(-37), code: 'PN1', took_part: 'Came and spoke for themselves', chair: 'Paul Adeyemi', mental_health: 'no' }],
    measures: [{ id: randomUUID(), measure: 'cgas', name: 'Children’s Global Assessment Scale (CGAS)', informant: 'clinician', completed_on: day(-12), service: ref('Core CAMHS'), held_back: false, bands_held_back: false,
      worst: { name: 'How well they manage', band: 'Some difficulties', level: 1 }, only: { name: 'How well they manage', score: 65, step: 1 }, change: 'better' }],
    tasks: [{ ...made(), child: child.id, kind: 'sdq_consultation', what: 'Talk about the carer’s score at the next PEP', informant: 'parent', due_on: day(20), state: 'open', about: null, outcome: null, settled_at: null, settled_by: null }],
  },
  timeline: [
    event(4, 'school', 'Quiet start extended to Mondays', 'Jay asked for it.', 'Mr Osei'), event(45, 'health', 'Core CAMHS accepted the referral', null, 'Mina Shah'),
    event(69, 'home', 'SDQ from the carer', 'Total 16', 'Ruth Patel'), event(125, 'social_care', 'Review held', null, 'Paul Adeyemi'), event(400, 'social_care', 'Review held', null, 'Paul Adeyemi'),
  ],
};

export const empty = {
  picture: {
    ...nothing,
    child: { ...child, id: randomUUID(), name: 'Grace Okafor', given_names: 'Grace', family_name: 'Okafor', known_as: null, pronouns: null, born_on: day(-530), age: 1, nhs_number: null, lives_with: null, school: null, send: null, legal_status: null, lead_worker: null, in_care_since: null },
  },
  timeline: [],
};

const askAmira = { name: 'Amira Khan', agency: 'Westshire Council', agency_id: randomUUID(), asked: null };
export const heldBack = {
  picture: {
    ...much.picture,
    words: { latest: null, count: 0, asked_on: null, preferences: [] }, tasks: [], alerts: [],
    sdqs: [held(sdq('parent', 69, [5, 2, 6, 3, 8, 2])), sdq('teacher', 79, [4, 3, 8, 2, 7, 2]), held(sdq('parent', 425, [9, 3, 6, 4, 7, 4]))],
    referrals: [referral('Core CAMHS', { state: 'accepted', waiting: true, submitted_at: instant(-48), accepted_at: instant(-45), clock: clock(48, 8, 'weeks', 48, 56, 'running'), held_back: true })],
    withheld: [
      { type: 'sdq', owner: 'Westshire Council', count: 2, ask: askAmira },
      { type: 'referral', owner: 'Core CAMHS', count: 1, ask: { name: null, agency: 'Core CAMHS', agency_id: randomUUID(), asked: null } },
      { type: 'words', owner: 'Westshire Council', count: 3, ask: askAmira },
      { type: null, owner: 'Westshire Council', count: null, ask: askAmira },
    ],
  },
  timeline: much.timeline,
};

export const nameless = {
  picture: {
    ...nothing,
    child: { ...empty.picture.child, id: randomUUID(), name: 'Child 566910', given_names: null, family_name: null, born_on: '2011-07-09', age: 15, local_id: '566910', legal_status: { code: 'E1', name: 'Placement order', from_on: '2019-01-01' } },
    sdqs: [2026, 2025].map((return_year) => ({ ...sdq('parent', 0, [5, 4, 4, 4, 5]), completed_on: null, return_year, source: 'total', scores: null })),
  },
  timeline: [],
};

let seed = 7;
const dice = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
const groups = ['family', 'home', 'health', 'social_care', 'school', 'other'];
const ties = ['close', 'steady', 'up_and_down', 'hard', 'just_starting', null];
const names = ['Nan', 'Kayleigh', 'Mum', 'Auntie Philomena', 'Ruth', 'Ms Constantinopoulos', 'Grandad Montgomery', 'Mr Osei', 'Community paediatrics', 'Coach'];
const long = 'Oluwaseun-Bartholomew Featherstonehaugh-Cholmondeley de la Tour d’Auvergne-Lauraguais';

export const tooMuch = {
  picture: {
    ...much.picture,
    child: { ...child, id: randomUUID(), name: long, given_names: 'Oluwaseun-Bartholomew', known_as: 'Oluwaseun-Bartholomew', pronouns: 'they/them, or he/him at school, please ask', lives_with: 'Philippa Featherstonehaugh-Cholmondeley and Maximilian Worthington-Smythe', school: { name: 'The Saint Bartholomew and All Saints Church of England Voluntary Aided Secondary School', year_group: '12' } },
    words: { latest: { ...said, said_on: day(-400), text: `${said.text} `.repeat(6) + 'Supercalifragilisticexpialidocious'.repeat(4), going_well: Array(9).fill('A long thing that is going well and has many words in it') }, count: 131, asked_on: null, preferences: [] },
    next: Array.from({ length: 20 }, (_, i) => due(i * 40 - 100, `Something with a very long description of what has to happen and where ${i}`, 'Somebody With A Long Name')),
    alerts: Array.from({ length: 7 }, (_, i) => ({ id: randomUUID(), kind: 'other', level: i % 2 ? 'info' : 'warning', text: `Alert ${i} about something that everybody needs to know before they knock at the door`, detail: 'More of it. '.repeat(6), since: day(-100) })),
    people: Array.from({ length: 40 }, (_, i) => person(`${names[i % 10]} ${i}`, `${names[i % 10]} ${i}`, 'aunt', groups[dice(6)], dice(7) ? 1 + dice(5) : null, ties[dice(6)], { knows_best: i === 4 })),
    sdqs: ['parent', 'teacher', 'self'].flatMap((informant) => Array.from({ length: 12 }, (_, i) => sdq(informant, 30 + i * 95 + dice(8), [dice(11), dice(11), dice(11), dice(11), dice(11), dice(6)]))),
    involvements: Array.from({ length: 14 }, (_, i) => involvement(`The Specialist Mental Health Service for Care, Adoption and Permanence ${i}`, i % 2 ? 'closed' : 'active', -1300 + i * 90, i % 2 ? -1100 + i * 90 : null)),
    referrals: Array.from({ length: 8 }, (_, i) => referral(`A service with quite a long name ${i}`, { submitted_at: instant(-400 + i * 40), clock: clock(400 - i * 40, 1 + i, 'weeks', 400 - i * 40, 7 + i * 7, 'late') })),
  },
  timeline: Array.from({ length: 60 }, (_, i) => event(i * 20, ['school', 'health', 'social_care', 'home'][i % 4], `Something that happened, number ${i}`, 'And what was said about it. '.repeat(8), 'Somebody With A Long Name')),
};
