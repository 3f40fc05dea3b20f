// A small world for the matrix: for each role a person, for each way to stand to a child a child, to whom everybody stands so. Each child has
// an entry of every kind, whose texts are its mark: kind and child in one word that stands nowhere else.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { cells, persons, roles } from './oracle.js';

/** An id that is the same in each run. */
export function id(...words) {
  const hex = createHash('md5').update(words.join(' ')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

/** The children, by how everybody stands to them. G: all has ended, and long enough ago; D: all of it, and a deny stands against everybody;
 * U: as I, A and S, but to another agency's people of the same roles; Z: nobody knows the child. */
export const places = {
  A: 'alpha', T: 'tango', I: 'india', N: 'november', P: 'papa', S: 'sierra', E: 'echo', G: 'golf', D: 'delta', U: 'uniform', Z: 'zulu',
};

/** What the entry of each kind is: table, record type, tier. Its mark is its text, or its id where it has none. */
export const kinds = {
  child: ['child', 'child', 1], around: ['around_person', 'person_around', 1], alert: ['alert', 'alert', 1],
  allocation: ['allocation', 'allocation', 1], care: ['care_episode', 'episode', 1], legal: ['legal_status', 'episode', 1],
  review: ['review', 'review', 2], enrolment: ['enrolment', 'school', 1], send: ['send_status', 'school', 1],
  home: ['home', 'home', 2], address: ['home_address', 'home', 4], before: ['home', 'home', 2], place: ['home_address', 'home', 2],
  away: ['outside_county', 'home', 2], step: ['outside_step', 'home', 2], far: ['outside_county', 'home', 4], farstep: ['outside_step', 'home', 4],
  wrong: ['record_moved', 'alert', 1], ehcp: ['ehcp', 'school', 1], thrive: ['thrive', 'thrive', 2],
  plan: ['protection_plan', 'protection', 2], edge: ['edge_of_care', 'episode', 1],
  pep: ['pep', 'pep', 2],
  check: ['health_check', 'health', 1], gist: ['health_summary', 'health_summary', 3], finding: ['health_content', 'health_content', 3], checkdue: ['health_due', 'health', 1],
  rplan: ['review_plan', 'review', 2], rrecord: ['review_record', 'review', 2], decision: ['review_decision', 'review', 2], rdue: ['review_due', 'review', 1],
  visit: ['visit', 'visit', 1], vnote: ['visit_note', 'visit_note', 2], vdue: ['visit_due', 'visit', 1],
  words: ['words', 'words', 2], point: ['words_point', 'words', 2], form: ['form_link', 'form', 2],
  drawing: ['words_picture', 'words', 2], drawn: ['words_picture_file', 'words', 2], prefers: ['preference', 'words', 2], asking: ['words_asked', 'words', 1],
  map: ['people_map', 'person_around', 1], document: ['document', 'document', 2], file: ['document_file', 'document', 2],
  sdq: ['sdq', 'sdq', 2], score: ['sdq_score', 'sdq_detail', 3], answer: ['sdq_answer', 'sdq_detail', 3],
  tsdq: ['sdq', 'sdq', 2], tscore: ['sdq_score', 'sdq_detail', 3], tanswer: ['sdq_answer', 'sdq_detail', 3], none: ['sdq_none', 'sdq', 2],
  measure: ['measure', 'measure', 1], mband: ['measure_band', 'measure_band', 2], mscore: ['measure_score', 'measure_detail', 3],
  task: ['task', 'task', 2], due: ['task', 'task', 1],
  referral: ['referral', 'referral', 1], content: ['referral_content', 'referral_content', 3], clock: ['referral_clock', 'referral', 1],
  event: ['referral_event', 'referral', 1], because: ['referral_reason', 'referral_content', 3],
  consent: ['consent', 'consent', 2], basis: ['sharing_basis', 'consent', 2], wish: ['sharing_wish', 'consent', 1],
  involvement: ['involvement', 'involvement', 1], contact: ['contact', 'contact', 1], note: ['contact_note', 'contact_note', 3],
  joint: ['plan', 'plan_joint', 1], jsays: ['plan_content', 'plan_joint', 2], jgoal: ['plan_goal', 'plan_joint', 2], jrated: ['plan_rating', 'plan_joint', 2],
  jfound: ['plan_review', 'plan_joint', 2], jnew: ['plan_edition', 'plan_joint', 2], jshare: ['plan_share', 'plan_joint', 1],
  treat: ['plan', 'plan_treatment', 1], tsays: ['plan_content', 'plan_treatment', 3], tgoal: ['plan_goal', 'plan_treatment', 2],
  action: ['action', 'action', 2], taction: ['action', 'action', 2],
  sibling: ['sibling', 'sibling', 2],
  gone: ['missing_episode', 'missing', 2], lasts: ['permanence_plan', 'permanence', 2], adopts: ['adoption', 'adoption', 2], prior: ['previous_permanence', 'permanence', 2], alone: ['uasc', 'permanence', 2], mother: ['motherhood', 'permanence', 2],
  htold: ['health_told', 'health', 1], stold: ['substance_told', 'health_summary', 3], ctold: ['conviction_told', 'youth_justice', 4], wtold: ['worker_told', 'allocation', 1],
  planning: ['planning', 'planning', 2], gstep: ['graduated_step', 'graduated', 2],
  leaver: ['care_leaver', 'leaver', 2], pathway: ['pathway_plan', 'leaver', 2], preview: ['pathway_review', 'leaver', 2], touch: ['leaver_contact', 'leaver', 2],
  attend: ['attendance', 'education', 2], exclu: ['exclusion', 'education', 2], reduced: ['reduced_timetable', 'education', 2], result: ['education_result', 'education', 2],
  yjustice: ['youth_justice_outcome', 'youth_justice', 4], callchild: ['police_call_out_child', 'youth_justice', 4],
  speech: ['speech_language', 'speech_language', 2], sfound: ['speech_language_finding', 'speech_language', 3],
  decided: ['need_decision', 'need', 2],
  therapy: ['therapy_note', 'therapy_note', 4], match: ['match_task', 'match', 1],
};
export const mark = (kind, place) => kind + places[place];

export const cgas = '00000000-0000-4000-8000-000000370104'; // a measure that comes with the service

const agencyOf = (role) => (role === 'senco' ? 'designated_teacher' : role);
const allocationOf = {
  social_worker: 'worker', camhs_social_worker: 'worker', team_manager: 'worker', reviewing_officer: 'reviewing_officer', care_nurse: 'nurse',
  wellbeing_practitioner: 'nurse', virtual_school: 'virtual_school', personal_adviser: 'personal_adviser', fostering_worker: 'carers_worker',
  adoption_worker: 'carers_worker',
};
const atSchool = ['designated_teacher', 'senco'];

/** The ways in which a person of this role stands to the child of a place; one who is denied stands in none. */
export function standsOf(role, place) {
  const has = { A: role in allocationOf, T: true, I: true, N: true, P: true, S: atSchool.includes(role), E: true }[place];
  return has && role !== 'machine_key' ? [{ role, relation: place }] : [];
}

// ---------------------------------------------------------------------------------------------- people

const quote = (value) => (value === null ? 'NULL' : typeof value === 'number' || typeof value === 'boolean' ? String(value)
  : value instanceof Sql ? value.text : `'${String(value).replaceAll("'", "''")}'`);
class Sql { constructor(text) { this.text = text; } }
export const sql = (text) => new Sql(text);
export const today = sql('today()');
const ago = (days) => sql(`today() - ${days}`);
const then = sql("now() - interval '10 days'"); // recorded before today, for what is asked as of an earlier day
export const row = (table, values) => `INSERT INTO ${table} (${Object.keys(values).join(', ')}) VALUES (${Object.values(values).map(quote).join(', ')});`;

const people = [];
function person(name, role, agency) {
  people.push(row('person', { id: id('person', name), username: name, name: `Person ${name}`, agency_id: id('agency', agency), is_service: role === 'machine_key' }));
  if (role) people.push(row('role_held', { id: id('role', name), person_id: id('person', name), role, agency_id: id('agency', agency), from_on: '2020-01-01' }));
}

export const scopes = `child person_around alert allocation episode school review home words sdq referral involvement task service agency
  contact setting account look audit match import measure notice pep school_term missing permanence adoption leaver education youth_justice call_out speech_language`.split(/\s+/).map((record) => `${record}:write`);
export const token = (...words) => createHash('sha256').update(['token', ...words].join(' ')).digest('base64url');

/** Who asks: each role's person; another of each role who is of the worker's team and asks about T alone; and each with a fresh code. */
export const askers = roles.flatMap((role) => (role === 'machine_key' ? [''] : ['', 'fresh']).map((how) => {
  const who = { roles: [role], fresh: how === 'fresh', ...(role === 'machine_key' ? { scopes } : {}) };
  const at = (place) => (place === 'T' ? `team.${role}` : role);
  return { role, how, who, person: (place) => id('person', at(place)), token: (place) => token(at(place), how) };
}));

/** The hashes of tokens, as the service makes them. */
export const hashes = (tokens) => execFileSync(join(process.env.AROUND_BUILD, 'access_decide'), ['hashes'], { input: tokens.join('\n') }).toString().trim().split('\n');

// A new code changes something for those with a star alone: the long form asks as the others with one too.
const starred = new Set(cells.filter((cell) => cell.fresh).map((cell) => cell.role));
export const isStarred = (asker) => starred.has(asker.role);
export const askedAs = askers.filter((asker) => !asker.how || isStarred(asker) || process.env.TEST_FULL);

function identities() {
  const all = askers.flatMap(({ role, how, token: of }) => (role === 'machine_key' ? ['A'] : ['A', 'T']).map((place) => ({ role, how, place, token: of(place) })));
  const hashed = hashes(all.map((one) => one.token));
  return all.map(({ role, how, place }, i) => {
    const whose = id('person', place === 'T' ? `team.${role}` : role);
    if (role === 'machine_key')
      return row('api_key', { id: id('key'), token_hash: hashed[i], person_id: whose, agency_id: id('agency', role), name: 'Every scope', scopes: sql(`'{${scopes}}'`),
        expires_at: sql("now() + interval '1 day'"), approved_at: sql('now()'), approved_by: id('person', 'information_governance') });
    return row('session', { id: id('session', whose, how), token_hash: hashed[i], person_id: whose, network: '127.0.0', second_factor_at: how ? sql("now() + interval '1 hour'") : null });
  });
}

function council() {
  for (const role of roles) {
    const agency = agencyOf(role);
    if (agency === role) people.push(row('agency', { id: id('agency', role), kind: atSchool.includes(role) ? 'school' : 'council', name: `Agency ${role}`, made_by: sql('me()') }));
    person(role, role, agency);
    if (role !== 'machine_key') person(`team.${role}`, role, agency);
  }
  for (const [name, kind] of [['elsewhere', 'other'], ['school elsewhere', 'school'], ['unstaffed', 'other']]) people.push(row('agency', { id: id('agency', name), kind, name: `Agency ${name}` }));
  for (const role of persons) person(`other.${role}`, role, atSchool.includes(role) ? 'school elsewhere' : 'elsewhere');
  person('lead', 'social_worker', 'social_worker');
  person('bystander', 'reviewing_officer', 'reviewing_officer');
  people.push(row('team', { id: id('team'), agency_id: id('agency', 'social_worker'), name: 'Team' }));
  for (const name of ['lead', ...persons.map((role) => `team.${role}`)])
    people.push(row('team_member', { id: id('member', name), person_id: id('person', name), team_id: id('team'), is_manager: name === 'team.team_manager', from_on: '2020-01-01' }));
  const services = [];
  const service = (name, agency, staff, referrers = persons) => {
    services.push(row('service', { id: id('service', name), code: `s${services.length}`, agency_id: id('agency', agency), name: `Service ${name}`, about: 'About', subjects: '{child,carer}' }));
    for (const role of staff) services.push(row('service_staff', { service_id: id('service', name), role }));
    for (const role of referrers) services.push(row('service_referrer', { service_id: id('service', name), role }));
  };
  for (const role of roles) {
    service(role, agencyOf(role), [role]);
    service(`n.${role}`, agencyOf(role), []);
  }
  service('office', 'service_admin', ['analyst']); // whose administrator the service administrator is
  for (const name of ['office.one', 'office.two']) person(name, 'analyst', 'service_admin');
  service('elsewhere', 'elsewhere', persons);
  service('z', 'elsewhere', []);
  service('asked', 'elsewhere', [], []);
  services.push(row('service_link', { id: id('link', 'service_admin'), service_id: id('service', 'service_admin'), school_id: id('agency', 'designated_teacher'), practitioner_id: id('person', 'service_admin'), from_on: '2020-01-01' }));
  return [...people.splice(0), ...services];
}

// ---------------------------------------------------------------------------------------------- how they stand to the children

const allocate = (place, name, kind, period) => row('allocation', { id: id('allocation', place, name), child_id: id('child', place), kind, person_id: id('person', name), from_on: ago(500), made_at: then, ...period });
const involve = (place, service, more = {}) => row('involvement', { id: id('involvement', place, service), child_id: id('child', place), service_id: id('service', service), type_of_work: 'Work', state: 'active', from_on: ago(400), made_at: then, ...more });
const closed = (days) => ({ state: 'closed', until_on: ago(days) });
function refer(place, service, state, more = {}) {
  const referral = id('referral', place, service);
  return [
    row('referral', { id: referral, child_id: id('child', place), service_id: id('service', service), urgency: 'routine', state, submitted_at: sql("now() - interval '90 days'"), referred_by: id('person', 'bystander'), made_at: then, ...more }),
    row('referral_content', { id: id('content', place, service), child_id: id('child', place), referral_id: referral, reason: mark(`own${roles.indexOf(service)}x`, place), made_at: then }),
  ];
}
/** A contact of a role's own service, with its notes. */
function meet(place, role, involvement = id('involvement', place, role)) {
  const common = { child_id: id('child', place), made_at: then };
  const contact = id('contact', place, role);
  return [
    row('contact', { id: contact, ...common, involvement_id: involvement, day: ago(60), minutes: 30, mode: 'phone', outcome: 'attended', has_note: true }),
    row('contact_note', { id: id('note', place, role), ...common, contact_id: contact, involvement_id: involvement, text: mark(`ownnote${roles.indexOf(role)}x`, place) }),
    row('therapy_note', { id: id('therapy', place, role), ...common, contact_id: contact, involvement_id: involvement, text: mark(`owntherapy${roles.indexOf(role)}x`, place) }),
  ];
}
const enrol = (place, school, period = {}) => row('enrolment', { id: id('enrolment', place), child_id: id('child', place), school_id: id('agency', school), from_on: ago(700), made_at: then, ...period });

// Of today, and one in which nobody has a PEP yet.
const term = (name, from, until) => row('school_term', { id: id('term', name), agency_id: id('agency', 'virtual_school'), name, from_on: ago(from), until_on: ago(until) });

function facts() {
  const staff = persons;
  const everything = (place, ended) => [
    ...Object.entries(allocationOf).map(([role, kind]) => allocate(place, role, kind, ended ? { until_on: ago(40) } : {})),
    ...staff.map((role) => involve(place, role, { practitioner_id: id('person', role), ...(ended ? closed(40) : {}) })),
    ...staff.flatMap((role) => refer(place, role, ended ? 'declined' : 'submitted', ended ? { ended_at: sql("now() - interval '40 days'") } : {})),
    enrol(place, 'designated_teacher', ended ? { until_on: ago(40) } : {}),
  ];
  return [
    row('sdq_pack', { id: id('pack'), made_by: id('person', 'bystander'), language: 'qab', informant: 'parent', form: '4-17', title: 'Made up', answers: sql(`'{A,B,C}'`), items: sql("array_fill('Made up'::text, '{25}')"),
      impact: '[]', notice: 'Made up', licence_holder: 'Nobody', reference: 'None', valid_from: ago(9) }),
    term('before', 180, 120), term('now', 60, -30),
    ...Object.entries(allocationOf).map(([role, kind]) => allocate('A', role, kind)), allocate('T', 'lead', 'worker'),
    ...staff.flatMap((role) => [involve('I', role), ...refer('I', role, 'accepted', { accepted_at: sql("now() - interval '80 days'") })]),
    ...staff.flatMap((role) => [involve('N', `n.${role}`, { practitioner_id: id('person', role) }), ...meet('N', role, id('involvement', 'N', `n.${role}`)), ...meet('I', role)]),
    ...staff.flatMap((role) => refer('P', role, 'submitted')),
    enrol('S', 'designated_teacher'),
    ...staff.flatMap((role) => [involve('E', role, { practitioner_id: id('person', role), ...closed(5) }), ...meet('E', role)]),
    ...everything('G', true), ...everything('D', false), ...staff.flatMap((role) => meet('D', role)),
    ...[...roles, ...staff.map((role) => `team.${role}`)].map((name) => row('denied', { id: id('denied', name), person_id: id('person', name), child_id: id('child', 'D'), reason: 'conflict' })),
    ...Object.entries(allocationOf).map(([role, kind]) => allocate('U', `other.${role}`, kind)), involve('U', 'elsewhere'), enrol('U', 'school elsewhere'),
    ...'ATINPEZ'.split('').map((place) => enrol(place, 'school elsewhere')),
    // The brother of all of them, to whom everybody stands as closely as they can: who sees a child sees that they are linked.
    ...Object.entries(allocationOf).map(([role, kind]) => allocate('brother', role, kind)), allocate('brother', 'lead', 'worker'), enrol('brother', 'designated_teacher'),
    row('send_status', { id: id('send', 'brother'), child_id: id('child', 'brother'), need: 'K', from_on: ago(600), made_at: then }),
    ...['educational_psychologist', 'camhs_clinician', 'clinical_psychologist', 'youth_justice_worker'].map((role) => involve('brother', role, { practitioner_id: id('person', role) })),
  ];
}

/** A carer for each role and place, to whom its person alone stands so, with one referral; A: whom they recorded. S, G, Z have none. */
function carers() {
  const made = { A: (role) => role, D: (role) => role, T: () => 'lead', U: (role) => `other.${role}` };
  const moved = {
    I: (role) => ['accepted', role, { accepted_at: sql("now() - interval '80 days'") }], P: (role) => ['submitted', role, {}],
    N: (role) => ['allocated', `n.${role}`, { accepted_at: sql("now() - interval '80 days'"), practitioner_id: id('person', role) }],
    E: (role) => ['closed', role, { accepted_at: sql("now() - interval '80 days'"), ended_at: sql("now() - interval '5 days'") }], D: (role) => ['submitted', role, {}], U: () => ['submitted', 'elsewhere', {}],
  };
  return [...'ATINPEDU'].flatMap((place) => persons.flatMap((role) => {
    const carer = id('carer', place, role), [state, service, more] = (moved[place] ?? (() => ['submitted', 'z', {}]))(role);
    return [
      row('carer', { id: carer, name: 'Somebody', kind: 'adopter', agency_id: id('agency', 'elsewhere'), made_by: id('person', (made[place] ?? (() => 'bystander'))(role)), made_at: then }),
      row('referral', { id: id('cref', place, role), carer_id: carer, subject: 'carer', service_id: id('service', service), urgency: 'routine', state, submitted_at: sql("now() - interval '90 days'"), referred_by: id('person', 'bystander'), made_by: id('person', 'bystander'), made_at: then, ...more }),
      ...(place === 'D' ? [...persons, ...persons.map((other) => `team.${other}`)].map((name) => row('denied', { id: id('denied', name, 'of', role), person_id: id('person', name), child_id: carer, reason: 'conflict' })) : []),
    ];
  }));
}

// ---------------------------------------------------------------------------------------------- what there is about each

/** A joint action plan of a psychologist, a treatment plan of CAMHS that is shared with everybody, and an action of each. */
function plans(place, of, text) {
  const whose = { joint: id('agency', 'educational_psychologist'), treatment: id('agency', 'camhs_clinician') };
  const head = (name, kind, values) => of(name, { kind, agency_id: whose[kind], title: text(name), state: 'current', agreed_on: ago(60), review_on: ago(-60), ...values });
  const part = (name, plan, kind, values) => of(name, { plan_id: id(plan, place), kind, agency_id: whose[kind], ...values });
  const goal = (name) => ({ position: 1, what: text(name), baseline_words: 'Low', baseline: 2, baseline_on: ago(60), aim: 7 });
  const action = (name, plan, kind) => of(name, { plan_id: id(plan, place), plan_kind: kind, what: text(name), agency_id: id('agency', 'social_worker'), due_on: ago(-9) });
  return [
    head('joint', 'joint'), part('jsays', 'joint', 'joint', { outcomes: JSON.stringify([text('jsays')]) }), part('jgoal', 'joint', 'joint', goal('jgoal')),
    part('jrated', 'joint', 'joint', { goal_id: id('jgoal', place), rated_on: ago(20), value: 4, rater: 'carer', words: text('jrated') }),
    part('jfound', 'joint', 'joint', { held_on: ago(20), found: text('jfound') }), part('jnew', 'joint', 'joint', { edition: 1, what_changed: text('jnew') }),
    part('jshare', 'joint', 'joint', { role: 'analyst', shared_on: ago(20) }),
    head('treat', 'treatment'), part('tsays', 'treat', 'treatment', { formulation: text('tsays') }), part('tgoal', 'treat', 'treatment', goal('tgoal')),
    ...persons.map((role) => row('plan_share', { id: id('shared', place, role), child_id: id('child', place), tier: 1, made_at: then, plan_id: id('treat', place), kind: 'treatment', agency_id: whose.treatment, role, shared_on: ago(20) })),
    action('action', 'joint', 'joint'), action('taction', 'treat', 'treatment'),
  ];
}

/** One entry of each kind, about the child of a place. */
function entries(place) {
  const child = id('child', place);
  const of = (kind, values) => row(kinds[kind][0], { id: id(kind, place), child_id: child, tier: kinds[kind][2], made_at: then, ...values });
  const text = (kind) => mark(kind, place);
  const bands = (kind) => JSON.stringify({ total: text(kind) });
  return [
    of('around', { name: text('around'), relation: 'Gran', grouping: 'family' }),
    of('alert', { kind: 'allergy', level: 'warning', text: text('alert') }),
    of('allocation', { kind: 'reviewing_officer', person_id: id('person', 'bystander'), from_on: ago(300) }),
    of('care', { from_on: ago(800), legal_code: 'C2' }), of('legal', { code: 'C2', from_on: ago(800) }), of('review', { held_on: ago(700) }),
    of('send', { need: 'K', from_on: ago(600) }),
    of('before', { kind: 'foster', carers: text('before'), from_on: ago(800), until_on: ago(500), has_address: true }),
    of('place', { home_id: id('before', place), lines: text('place') }),
    of('home', { kind: 'foster', carers: text('home'), from_on: ago(500), has_address: true }),
    of('address', { home_id: id('home', place), lines: text('address'), is_protected: true }),
    ...[['away', 'before', 'step'], ['far', 'home', 'farstep']].flatMap(([away, home, step]) => [
      of(away, { home_id: id(home, place), host_name: text(away) }),
      of(step, { outside_id: id(away, place), code: 'gp', position: 1, what: text(step), who: 'Nurse', due_on: ago(-9) })]),
    of('wrong', { record: 'alert', table_name: 'alert', row_id: id('alert', place), reason: text('wrong') }),
    of('ehcp', { requested_on: ago(200), requested_by: 'school', decided_on: ago(170), is_agreed: false }), of('thrive', { thrive_group: 'help', from_on: ago(90), by_young_person: true, by_carer: true, why: text('thrive') }),
    of('plan', { category: 'NEG', from_on: ago(90) }), of('edge', { from_on: ago(90) }),
    of('pep', { term_id: id('term', 'now'), state: 'held', held_on: ago(20), view: text('pep'), came: '[{"who": "carer"}]' }),
    of('check', { kind: 'dental', state: 'done', day: ago(30), by_whom: text('check'), has_summary: true, has_content: true }),
    of('gist', { health_id: id('check', place), text: text('gist') }), of('finding', { health_id: id('check', place), text: text('finding') }),
    of('checkdue', { kind: 'optician', due_on: ago(-20), why: text('checkdue'), source: 'A law' }),
    of('rplan', { planned_on: ago(-20), chair: text('rplan') }), of('rrecord', { review_id: id('review', place), chair: text('rrecord'), mental_health: 'yes', advocacy: 'accepted' }),
    of('decision', { review_id: id('review', place), position: 1, what: text('decision'), owner: 'Somebody', due_on: ago(-9) }),
    of('rdue', { due_on: ago(-20), why: text('rdue'), source: 'A law' }),
    of('visit', { home_id: id('home', place), day: ago(9), visitor: text('visit'), was_seen: true, seen_alone: true, has_note: true }),
    of('vnote', { visit_id: id('visit', place), heard: text('vnote') }), of('vdue', { due_on: ago(-9), why: text('vdue'), source: 'A law' }),
    of('words', { said_on: ago(20), text: text('words') }), of('point', { words_id: id('words', place), list: 'matters', position: 1, text: text('point') }),
    of('drawing', { words_id: id('words', place), kind: 'drawing', about: text('drawing'), media: 'image/png', width: 1, height: 1, bytes: 1 }),
    of('drawn', { picture_id: id('drawing', place), content: sql("'\\x00'") }), of('prefers', { kind: 'word', text: text('prefers'), said_on: ago(20) }),
    of('asking', { asked_on: ago(20), outcome: 'not_now' }), of('map', { drawn_on: ago(20), by_child: true, drawn_with: text('map'), people: '[]' }),
    of('document', { title: text('document'), kind: 'letter', dated_on: ago(20), agency_id: id('agency', 'elsewhere') }),
    of('file', { document_id: id('document', place), number: 1, media: 'image/png', bytes: 1, why: text('file'), content: sql("'\\x00'") }),
    of('sdq', { informant: 'parent', form: '4-17', completed_on: ago(30), entry: 'answers', total: 18 }),
    of('score', { sdq_id: id('sdq', place), informant: 'parent', emotional: 5, bands3: bands('score'), bands4: '{}' }),
    of('answer', { sdq_id: id('sdq', place), informant: 'parent', answers: sql("array_fill(1::smallint, '{25}')") }),
    of('tsdq', { informant: 'teacher', form: '4-17', completed_on: ago(40), entry: 'answers', total: 12 }),
    of('tscore', { sdq_id: id('tsdq', place), informant: 'teacher', emotional: 4, bands3: bands('tscore'), bands4: '{}' }),
    of('tanswer', { sdq_id: id('tsdq', place), informant: 'teacher', answers: sql("array_fill(2::smallint, '{25}')") }),
    of('none', { return_year: 2020, code: 'SDQ2' }),
    of('measure', { definition_id: cgas, informant: 'clinician', completed_on: ago(25) }),
    of('mband', { measure_id: id('measure', place), bands: JSON.stringify([{ scale: 'total', name: 'Total', band: text('mband'), level: 1, asks_assessment: false }]) }),
    of('mscore', { measure_id: id('measure', place), scores: JSON.stringify([{ scale: 'total', name: 'Total', score: 50, t: null, t_missing: null, label: text('mscore') }]) }),
    of('task', { kind: 'action', what: text('task'), due_on: ago(-9) }), of('due', { kind: 'sdq_due', what: text('due'), due_on: ago(-90) }),
    of('referral', { service_id: id('service', 'z'), urgency: 'routine', state: 'asked', asked_at: sql('now()'), asked_by: id('person', 'bystander') }),
    of('content', { referral_id: id('referral', place), reason: text('content') }),
    of('clock', { referral_id: id('referral', place), clock: 'asked', n: 5, unit: 'working_days', from_at: sql('now()'), due_at: sql("now() + interval '7 days'") }),
    of('event', { referral_id: id('referral', place), kind: 'move', to_state: 'asked' }),
    of('because', { event_id: id('event', place), reason: text('because') }),
    of('consent', { what: 'treatment', is_given: true, by_whom: 'parent', by_name: text('consent'), how: 'Signed', from_on: ago(50) }),
    of('basis', { agency_id: id('agency', 'elsewhere'), ground: 'public_task', decided_by: 'Somebody', why: text('basis'), from_on: ago(50), review_on: ago(-50) }),
    of('form', { kind: 'view', for_whom: 'carer', name: text('form'), until_on: ago(-9) }),
    of('wish', { whose: 'child', agency_id: id('agency', 'unstaffed'), kind: 'words', share: false, said_on: ago(50) }),
    of('involvement', { service_id: id('service', 'z'), type_of_work: text('involvement'), state: 'active', from_on: ago(100) }),
    of('contact', { involvement_id: id('involvement', place), day: ago(9), minutes: 30, mode: 'phone', outcome: 'attended', has_note: true }),
    of('note', { contact_id: id('contact', place), involvement_id: id('involvement', place), text: text('note') }),
    of('therapy', { contact_id: id('contact', place), involvement_id: id('involvement', place), text: text('therapy') }),
    ...plans(place, of, text),
    of('planning', { meeting_id: id('meeting held'), place_id: id('place', place), why: text('planning'), state: 'talked_about', agreed: text('planning'), step: 'do', next_on: ago(-20) }),
    of('gstep', { step: 'assess', from_on: ago(30), what: text('gstep') }),
    of('leaver', { status: 'former_relevant', from_on: ago(30) }), of('pathway', { needs_assessed_on: ago(90), plan_on: ago(80), reviewed_on: ago(10), summary: text('pathway') }),
    of('preview', { plan_id: id('pathway', place), held_on: ago(10) }),
    of('touch', { on_day: ago(20), in_touch_code: 'YES', activity_code: 'F2', accommodation_code: 'U1', note: text('touch') }),
    of('attend', { from_on: ago(60), to_on: ago(31), possible: 40, attended: 38 }), of('exclu', { on_day: ago(40), kind: 'suspension', sessions: 2, reason_code: 'DB', note: text('exclu') }),
    of('reduced', { from_on: ago(40), until_on: ago(-9), hours: 12, why: text('reduced') }), of('result', { stage: 'KS2', year: 2021, subject: 'maths', met: true }),
    row('youth_justice_count', { id: id('yjcount', place), month: sql("date_trunc('month', today())::date"), sex: 'M', care_at_offence: true, care_at_outcome: true, kind_code: 'fine', offence: 'theft' }),
    of('yjustice', { offence_on: ago(90), care_at_offence: 'in_care', outcome_on: ago(50), care_at_outcome: 'in_care', kind_code: 'fine', offence: 'theft', note: text('yjustice'), count_id: id('yjcount', place) }),
    of('callchild', { call_out_id: id('callout') }),
    of('speech', { referred_on: ago(60), due_on: ago(32), assessed_on: ago(40), by_whom: text('speech'), has_finding: true }),
    of('sfound', { speech_id: id('speech', place), outcome: 'need', text: text('sfound') }),
    of('decided', { outcome: 'nothing_needed', why: text('decided'), decided_on: ago(9) }),
    of('match', { other_id: id('child', place === 'Z' ? 'U' : 'Z'), why: text('match') }),
    of('sibling', { other_id: id('child', 'brother'), kind: 'half', said_by: text('sibling'), said_on: ago(20) }),
    of('gone', { kind: 'missing', started_on: ago(20) }), of('lasts', { goal: 'adoption', agreed_on: ago(170) }), of('prior', { kind_code: 'Z1' }), of('alone', { from_on: ago(300) }), of('mother', { born_on: ago(100) }),
    of('htold', { return_year: 2020, teeth_check: true }), of('stold', { return_year: 2020, misuse: false }), of('ctold', { return_year: 2020, convicted: false }),
    of('wtold', { number: 'XX1', from_on: ago(700), until_on: ago(600) }),
    of('adopts', { decided_on: ago(300), placed_ended_on: ago(100), placed_end_reason: 'RD4' }),
  ];
}

/** A group of each role, which its person runs, with an action, a card, a meeting to come; and one that met and planned for every child. */
function groupsOf() {
  const made = { made_by: id('person', 'bystander') };
  return [
    ...persons.flatMap((role) => [
      row('work_group', { id: id('group', role), kind: 'planning', name: `Group of ${role}`, agency_id: id('agency', agencyOf(role)), ...made }),
      row('group_member', { id: id('seat', role), group_id: id('group', role), agency_id: id('agency', agencyOf(role)), person_id: id('person', role), duty: 'Chair', runs: true, from_on: '2020-01-01', ...made }),
      row('group_action', { id: id('gaction', role), group_id: id('group', role), what: 'It', agency_id: id('agency', agencyOf(role)), due_on: ago(-9), ...made }),
      row('challenge', { id: id('card', role), group_id: id('group', role), number: 1, text: 'It', said_by: 'They', said_on: ago(9), agency_id: id('agency', 'elsewhere'), ...made }),
      row('planning_meeting', { id: id('meeting', role), group_id: id('group', role), held_on: ago(-9), ...made }),
    ]),
    row('work_group', { id: id('group'), kind: 'planning', name: 'Group of others', agency_id: id('agency', 'elsewhere'), ...made }),
    ...[['meeting held', 9], ['meeting next', -9]].map(([name, days]) => row('planning_meeting', { id: id(name), group_id: id('group'), held_on: ago(days), ...made })),
    ...Object.keys(places).map((place) => row('planning_place', { id: id('place', place), meeting_id: id('meeting held'), ...made })),
  ];
}

/** Of the service of each role: a round with a link, a form, a theme; a session of training to which somebody came. */
function feedbackOf(role, own) {
  const round = { evaluation_id: id('round', role), ...own };
  return [
    row('evaluation', { id: id('round', role), title: 'Round', called: 'them', from_on: ago(9), until_on: ago(-9), ...own }),
    row('feedback_link', { id: id('rlink', role), kind: 'evaluation', for_whom: 'carer', name: 'Carers', most: 5, until_on: ago(-9), ...round }),
    row('feedback', { id: id('rform', role), kind: 'evaluation', for_whom: 'carer', ...round }),
    row('feedback_theme', { id: id('theme', role), tone: 'good', name: 'Theme', ...round }),
    row('training_session', { id: id('training', role), kind: 'sdq', title: 'Session', held_on: ago(9), minutes: 60, ...own }),
    row('training_attendance', { id: id('trained', role), session_id: id('training', role), person_id: id('person', 'bystander'), ...own }),
    ...(role === 'machine_key' ? [] : [row('training_attendance', { id: id('trained self', role), session_id: id('training', role), person_id: id('person', role), ...own })]),
  ];
}

/** What somebody may do something with where no child is concerned. */
function affairs() {
  const admin = id('agency', 'service_admin'), asked = { made_by: id('person', 'team_manager') };
  return [
    ...persons.map((role) => row('saved_view', { id: id('view', role), list: 'waiting-list', name: 'Mine', query: 'late=true', made_by: id('person', role) })),
    ...persons.map((role) => row('draft', { person_id: id('person', role), form: 'kept', body: '{}' })),
    row('role_request', { id: id('request'), person_id: id('person', 'team.service_admin'), role: 'analyst', agency_id: admin, ...asked }),
    row('api_key', { id: id('key', 'asked'), token_hash: '0'.repeat(64), person_id: id('person', 'machine_key'), agency_id: admin, name: 'Asked for', scopes: '{child:read}', expires_at: sql("now() + interval '1 day'"), ...asked }),
    row('team', { id: id('team', 'office'), agency_id: admin, name: 'Office' }),
    row('team', { id: id('team', 'empty'), agency_id: admin, name: 'Nobody yet' }),
    row('team_member', { id: id('member', 'office'), person_id: id('person', 'team.service_admin'), team_id: id('team', 'office') }),
    ...roles.map((role) => row('service_work', { id: id('work', role), service_id: id('service', role), kind: 'duty', day: ago(3), minutes: 20, people: 1, made_by: id('person', 'bystander') })),
    ...roles.map((role) => row('cover', { id: id('cover', role), service_id: id('service', role), practitioner_id: id('person', role), person_id: id('person', `team.${role === 'machine_key' ? 'analyst' : role}`), until_on: sql('today() + 9'), from_on: sql('today() + 2'), made_by: id('person', 'bystander') })),
    ...roles.flatMap((role) => [
      row('foster_household', { id: id('household', role), authority_id: id('agency', agencyOf(role)), reference: role, kind: 'mainstream', carers: 2, approved_on: ago(300), made_by: id('person', 'bystander') }),
      row('foster_allegation', { id: id('alleged', role), household_id: id('household', role), made_on: ago(30), made_by: id('person', 'bystander') }),
      row('adoptive_family', { id: id('family', role), authority_id: id('agency', agencyOf(role)), reference: role, enquired_on: ago(300), made_by: id('person', 'bystander') })]),
    ...roles.flatMap((role) => feedbackOf(role, { service_id: id('service', role), made_by: id('person', 'bystander') })),
    ...roles.map((role) => row('import_batch', { id: id('batch', role), made_by: id('person', role), agency_id: id('agency', agencyOf(role)), format: 'ssda903', return_year: 2025 })),
    ...roles.map((role) => row('return_sent', { id: id('return', role), made_by: id('person', role), agency_id: id('agency', agencyOf(role)), format: 'ssda903', return_year: 2025, digest: '0'.repeat(64), children: '{}', errors: 0, warnings: 0, problems: '[]' })),
    ...roles.map((role, i) => row('snapshot', { id: id('snapshot', role), authority_id: id('agency', agencyOf(role)), month: `${2000 + i}-01-01`, edition: 1, opening: 'As it was', made_by: id('person', 'bystander') })),
    ...roles.map((role) => row('return_file', { return_id: id('return', role), name: 'Header.csv', lines: 0, content: 'CHILD' })),
  ];
}

const callOut = row('police_call_out', { id: id('callout'), home_name: 'Larch House', area: 'Here', on_day: ago(9), reason: 'damage', arrested: false });

/** Fills the database of a service; made by the owner, so that nothing in it is anybody's own. */
export async function makeWorld(s) {
  const children = Object.keys(places).map((place, i) => row('child', { id: id('child', place), authority_id: id('agency', 'virtual_school'), given_names: 'Kim', family_name: mark('child', place), born_on: `${new Date().getFullYear() - 17}-0${i % 9 + 1}-1${i % 7}`, sex: 'F', local_id: `local${places[place]}`, made_at: then }));
  children.push(row('child', { id: id('child', 'brother'), given_names: 'Lee', family_name: 'Brother', born_on: '2009-03-03', sex: 'M', local_id: 'brother', made_at: then }));
  await s.sql(['BEGIN;', ...council(), ...identities(), ...children, ...facts(), ...groupsOf(), callOut, ...Object.keys(places).flatMap(entries), ...carers(), ...affairs(), 'COMMIT; ANALYZE'].join('\n'));
}
