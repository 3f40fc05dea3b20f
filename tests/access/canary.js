// Canaries: for each child of the world an entry of every kind at every tier, each text of which says what it is and how high it stands.
import { reach } from './oracle.js';
import { cgas, id, kinds, places, row, sql, standsOf } from './world.js';

const day = (n) => sql(`today() - ${n}`);
export const tiers = [0, 1, 2, 3, 4, 5];
const text = (kind, tier, place) => `canary${kind}${tier}${places[place]}`;
const placeOf = Object.fromEntries(Object.entries(places).map(([place, word]) => [word, place]));
const word = new RegExp(`canary([a-z]+)(\\d)(${Object.values(places).join('|')})`, 'g');

/** The rows of one child at one tier. What another needs to stand on (the form of a score, the home of an address) is at the lowest tier. */
function rowsOf(place, tier) {
  const child = id('child', place);
  const of = (kind, name, values, at = tier) => row(kinds[kind][0], { id: id('canary', name, tier, place), child_id: child, tier: at, made_at: sql("now() - interval '9 days'"), ...values });
  const on = (name) => id('canary', name, tier, place);
  const t = (kind) => text(kind, tier, place);
  const ended = { state: 'withdrawn', ended_at: sql("now() - interval '50 days'"), submitted_at: sql("now() - interval '60 days'"), referred_by: id('person', 'bystander') };
  return [
    of('around', 'around', { name: t('around'), called: t('around'), relation: t('around'), grouping: 'other' }),
    of('alert', 'alert', { kind: 'other', level: 'info', text: t('alert'), detail: t('alert') }),
    of('home', 'home', { kind: 'foster', carers: t('home'), from_on: day(900 + tier), until_on: day(890 + tier), has_address: true }),
    of('home', 'ground', { kind: 'foster', from_on: day(950 + tier), until_on: day(940 + tier), has_address: true }, tier < 5 ? Math.min(tier, 2) : 5),
    of('address', 'address', { home_id: on('ground'), lines: t('home'), postcode: 'ZZ1 1ZZ', is_protected: tier > 3 }),
    of('away', 'away', { home_id: on('ground'), host_name: t('away'), commissioner: t('away'), services: JSON.stringify([{ name: t('away') }]) }),
    of('step', 'step', { outside_id: on('away'), code: 'gp', position: 1, what: t('step'), who: t('step'), due_on: day(-30 - tier), note: t('step') }),
    of('words', 'words', { said_on: day(60 + tier), text: t('words'), said_how: t('words'), said_with: t('words') }),
    of('point', 'point', { words_id: on('words'), list: 'matters', position: 1, text: t('words') }),
    of('drawing', 'drawing', { words_id: on('words'), kind: 'photo', about: t('words'), media: 'image/png', width: 1, height: 1, bytes: 1 }),
    of('prefers', 'prefers', { kind: 'word', text: t('words'), instead: t('words'), said_on: day(60 + tier) }),
    of('map', 'map', { drawn_on: day(60 + tier), by_child: true, drawn_with: t('around'), people: JSON.stringify([{ name: t('around') }]) }),
    of('document', 'document', { title: t('document'), kind: 'plan', dated_on: day(60 + tier), written_by: t('document'), agency_id: id('agency', 'elsewhere') }),
    of('file', 'file', { document_id: on('document'), number: 1, media: 'image/png', bytes: 1, why: t('document'), content: sql("'\\x00'") }),
    of('sdq', 'sdq', { informant: 'parent', form: '4-17', completed_on: day(70 + tier), entry: 'answers', total: 10 }, tier < 5 ? 2 : 5),
    of('score', 'score', { sdq_id: on('sdq'), informant: 'parent', emotional: 1, bands3: JSON.stringify({ total: t('score') }), bands4: JSON.stringify({ total: t('score') }) }),
    of('measure', 'measure', { definition_id: cgas, informant: 'clinician', completed_on: day(80 + tier) }, tier < 5 ? 1 : 5),
    of('mband', 'mband', { measure_id: on('measure'), bands: JSON.stringify([{ scale: 'total', name: t('mband'), band: t('mband'), level: 0, asks_assessment: false }]) }),
    of('mscore', 'mscore', { measure_id: on('measure'), scores: JSON.stringify([{ scale: 'total', name: 'Total', score: 1, t: null, t_missing: null, label: t('mscore') }]), note: t('mscore') }),
    of('task', 'task', { kind: 'action', what: t('task'), due_on: day(-30 - tier) }),
    of('task', 'done', { kind: 'action', what: t('task'), outcome: t('task'), state: 'done', settled_at: sql("now() - interval '8 days'"), settled_by: id('person', 'bystander') }),
    of('referral', 'referral', { service_id: id('service', 'z'), urgency: 'routine', ...ended }, tier < 5 ? 1 : 5),
    of('content', 'content', { referral_id: on('referral'), reason: t('content'), need: t('content'), override_reason: t('content'), consent: JSON.stringify({ by: t('content') }) }),
    of('event', 'event', { referral_id: on('referral'), kind: 'move', to_state: 'withdrawn', decline_code: t('referral') }),
    of('because', 'because', { event_id: on('event'), reason: t('content') }),
    of('involvement', 'involvement', { service_id: id('service', 'z'), type_of_work: t('involvement'), state: 'closed', from_on: day(800), until_on: day(790), outcome: t('involvement') }),
    of('contact', 'contact', { involvement_id: id('involvement', place), day: day(40 + tier), minutes: 30, mode: 'phone', outcome: 'attended', has_note: true }, tier < 5 ? 1 : 5),
    of('note', 'note', { contact_id: on('contact'), involvement_id: id('involvement', place), text: t('note') }),
    of('therapy', 'therapy', { contact_id: on('contact'), involvement_id: id('involvement', place), text: t('therapy') }),
    of('joint', 'plan', { kind: 'joint', agency_id: id('agency', 'educational_psychologist'), title: 'A plan', state: 'current', agreed_on: day(30 + tier), review_on: day(-30 - tier) }, tier < 5 ? 1 : 5),
    of('jsays', 'says', { plan_id: on('plan'), kind: 'joint', agency_id: id('agency', 'educational_psychologist'), outcomes: JSON.stringify([t('jsays')]), letter: t('jsays') }),
    of('jgoal', 'goal', { plan_id: on('plan'), kind: 'joint', agency_id: id('agency', 'educational_psychologist'), position: 1, what: t('jgoal'), baseline_words: t('jgoal'), baseline: 2, baseline_on: day(30), aim: 7 }),
    of('action', 'action', { what: t('action'), agency_id: id('agency', 'social_worker'), owner_name: t('action'), due_on: day(-30 - tier) }),
    of('enrolment', 'enrolment', { school_id: id('agency', 'school elsewhere'), from_on: day(990 + tier), until_on: day(985 + tier), year_group: t('enrolment').slice(0, 20) }),
  ];
}
export const plant = (of) => Object.keys(places).flatMap((place) => of.flatMap((tier) => rowsOf(place, tier)));

/** The canaries in an answer that this person may not see. */
export function escaped(asker, answer) {
  const out = new Set();
  for (const [whole, kind, tier, where] of answer.text.matchAll(word)) {
    const place = placeOf[where];
    const record = kinds[kind][1];
    if (reach(asker.who, record, 'view', standsOf(asker.role, place), { denied: place === 'D' }) < Number(tier)) out.add(whole);
  }
  return [...out];
}
/** The canaries in an answer. */
export const sung = (answer) => [...answer.text.matchAll(word)].map(([whole]) => whole);
