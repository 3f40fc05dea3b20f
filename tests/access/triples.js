// A council at random, and how everybody in it stands to every child, worked out from the facts by the oracle's own reading of the page's
// section 3: the database does the same with its view of relations, which is not used here.
import { persons } from './oracle.js';
import { id, row, sql } from './world.js';

/** The same numbers for the same seed. */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (n) => Math.floor(next() * n), of: (list) => list[Math.floor(next() * list.length)], chance: (p) => next() < p };
}

const kindOf = { // an allocation's kind: the roles that it is for
  worker: ['social_worker', 'camhs_social_worker', 'team_manager'], reviewing_officer: ['reviewing_officer'], nurse: ['care_nurse', 'wellbeing_practitioner'],
  virtual_school: ['virtual_school'], personal_adviser: ['personal_adviser'], carers_worker: ['fostering_worker', 'adoption_worker'],
};
const leads = ['worker', 'personal_adviser'];

/** Days are counted from today; an end is the first day on which it no longer holds, none: null. */
function period(d) {
  const from = d.below(80) - 60;
  return { from, until: d.chance(0.4) ? from + 1 + d.below(70) : null };
}
const holds = (one, day = 0) => one.from <= day && (one.until === null || one.until > day);

export function council(seed, { people = 44, children = 40 } = {}) {
  const d = dice(seed);
  const agencies = Array.from({ length: 6 }, (_, i) => ({ id: id('r agency', i), kind: i < 2 ? 'school' : 'council' }));
  const services = Array.from({ length: 8 }, (_, i) => ({ id: id('r service', i), agency: d.of(agencies.slice(2)).id, staff: Array.from({ length: 3 }, () => d.of(persons)) }));
  const folk = Array.from({ length: people }, (_, i) => ({
    id: id('r person', i), team: d.chance(0.5) ? d.below(3) : null, fresh: d.chance(0.5),
    roles: Array.from({ length: 1 + d.below(3) }, (_, j) => ({ role: j === 0 ? persons[i % persons.length] : d.of(persons), agency: d.of(agencies).id, ...(d.chance(0.8) ? { from: -400, until: null } : period(d)) }))
      .filter((held, j, all) => all.findIndex((one) => one.role === held.role && one.agency === held.agency) === j), // nobody holds a role twice at an agency
  }));
  const kids = Array.from({ length: children }, (_, i) => id('r child', i));
  const facts = kids.flatMap((child) => [
    ...Array.from({ length: d.below(4) }, () => ({ what: 'allocation', child, kind: d.of(Object.keys(kindOf)), person: d.of(folk).id, ...period(d) })),
    ...Array.from({ length: d.below(4) }, () => ({ what: 'involvement', child, service: d.of(services), person: d.chance(0.5) ? d.of(folk).id : null, ...period(d) })),
    ...services.filter(() => d.chance(0.15)).map((service) => ({ what: 'referral', child, service, state: d.of(['submitted', 'accepted', 'seen', 'closed', 'declined', 'asked']), person: d.of(folk).id, from: -40 + d.below(40) })),
    ...(d.chance(0.6) ? [{ what: 'enrolment', child, school: d.of(agencies.slice(0, 2)).id, ...period(d) }] : []),
    ...(d.chance(0.5) ? [{ what: 'send', child, need: d.of(['E', 'K', 'N']), ...period(d) }] : []),
    ...folk.filter(() => d.chance(0.03)).map((person) => ({ what: 'denied', child, person: person.id, lifted: d.chance(0.3) })),
  ]);
  const covers = services.flatMap((service) => folk.filter(() => d.chance(0.3)).map((away) => ({ service, away: away.id, ...period(d) })))
    .map((cover) => ({ ...cover, person: d.of(folk.filter((one) => one.id !== cover.away)).id, until: cover.until ?? cover.from + 1 + d.below(70) }));
  return { agencies, services, folk, kids, facts, covers };
}

// ---------------------------------------------------------------------------------------------- the page's section 3

const heldBy = (person) => person.roles.filter((one) => holds(one));
const staffOf = (person, service) => heldBy(person).filter((one) => one.agency === service.agency && service.staff.includes(one.role)).map((one) => one.role);

/** [{role, relation}] of a person to a child, today; none where a deny stands. */
export function standsTo({ folk, facts, covers }, person, child) {
  const coversFor = (fact) => covers.some((one) => one.person === person.id && one.away === fact.person && one.service === fact.service && holds(one));
  const stands = [];
  const add = (roles, relation) => roles.forEach((role) => stands.push({ role, relation }));
  const every = heldBy(person).map((one) => one.role);
  const of = facts.filter((fact) => fact.child === child);
  for (const fact of of) {
    if (fact.what === 'allocation' && holds(fact)) {
      if (fact.person === person.id) add(every.filter((role) => kindOf[fact.kind].includes(role)), 'A');
      const worker = folk.find((one) => one.id === fact.person);
      if (leads.includes(fact.kind) && worker !== person && worker.team !== null && worker.team === person.team) add(every, 'T');
    } else if (fact.what === 'involvement') {
      const whom = [...staffOf(person, fact.service), ...(fact.person === person.id ? every : [])];
      if (holds(fact)) { add(staffOf(person, fact.service), 'I'); if (fact.person === person.id) add(every, 'N'); if (coversFor(fact)) add(staffOf(person, fact.service), 'N'); }
      else if (fact.until !== null && fact.from < fact.until && fact.until <= 0 && fact.until > -28) add(whom, 'E');
    } else if (fact.what === 'referral') {
      if (fact.state === 'submitted') add(staffOf(person, fact.service), 'P');
      if (fact.state === 'accepted' || fact.state === 'seen') { add(staffOf(person, fact.service), 'I'); if (fact.person === person.id) add(every, 'N'); if (coversFor(fact)) add(staffOf(person, fact.service), 'N'); }
      if (fact.state === 'closed') add(staffOf(person, fact.service), 'E'); // it ended today
    } else if (fact.what === 'enrolment' && holds(fact)) {
      const here = heldBy(person).filter((one) => one.agency === fact.school).map((one) => one.role);
      add(here.filter((role) => role === 'designated_teacher'), 'S');
      if (of.some((one) => one.what === 'send' && one.need !== 'N' && holds(one))) add(here.filter((role) => role === 'senco'), 'S');
    }
  }
  return stands;
}
export const isDenied = ({ facts }, person, child) => facts.some((fact) => fact.what === 'denied' && fact.child === child && fact.person === person.id && !fact.lifted);

// ---------------------------------------------------------------------------------------------- the same as rows

const day = (n) => (n === null ? null : sql(`today() + (${n})`));
const at = (n) => sql(`now() + interval '${n} days'`);

export function rowsOf({ agencies, services, folk, kids, facts, covers }, hashOf) {
  const one = (fact, i) => {
    const common = { id: id('r fact', i), child_id: fact.child };
    switch (fact.what) {
      case 'allocation': return row('allocation', { ...common, kind: fact.kind, person_id: fact.person, from_on: day(fact.from), until_on: day(fact.until) });
      case 'involvement': return row('involvement', { ...common, service_id: fact.service.id, type_of_work: 'Work', practitioner_id: fact.person, state: fact.until === null ? 'active' : 'closed', from_on: day(fact.from), until_on: day(fact.until) });
      case 'referral': return row('referral', { ...common, service_id: fact.service.id, urgency: 'routine', state: fact.state,
        ...(fact.state === 'asked' ? { asked_at: at(fact.from), asked_by: fact.person } : { submitted_at: at(fact.from), referred_by: folk[0].id }),
        ...(['accepted', 'seen', 'closed'].includes(fact.state) ? { accepted_at: at(fact.from), practitioner_id: fact.person } : {}), ...(fact.state === 'seen' ? { seen_at: at(fact.from) } : {}),
        ...(['closed', 'declined'].includes(fact.state) ? { ended_at: sql('now()') } : {}) });
      case 'enrolment': return row('enrolment', { ...common, school_id: fact.school, from_on: day(fact.from), until_on: day(fact.until) });
      case 'send': return row('send_status', { ...common, need: fact.need, from_on: day(fact.from), until_on: day(fact.until) });
      default: return row('denied', { ...common, person_id: fact.person, reason: 'conflict', ended_at: fact.lifted ? sql('now()') : null });
    }
  };
  return [
    ...agencies.map((agency, i) => row('agency', { id: agency.id, kind: agency.kind, name: `Random ${i}` })),
    ...[0, 1, 2].map((n) => row('team', { id: id('r team', n), agency_id: agencies[2].id, name: `Random ${n}` })),
    ...services.flatMap((service, i) => [row('service', { id: service.id, code: `r${i}`, agency_id: service.agency, name: `Random ${i}`, about: 'About' }), ...[...new Set(service.staff)].map((role) => row('service_staff', { service_id: service.id, role }))]),
    ...folk.flatMap((person, i) => [
      row('person', { id: person.id, username: `random${i}`, name: `Random ${i}`, agency_id: agencies[2].id }),
      ...person.roles.map((held, j) => row('role_held', { id: id('r role', i, j), person_id: person.id, role: held.role, agency_id: held.agency, from_on: day(held.from), until_on: day(held.until) })),
      row('session', { id: id('r session', i), token_hash: hashOf(person), person_id: person.id, network: 'unix', second_factor_at: person.fresh ? sql("now() + interval '1 hour'") : null }),
      ...(person.team === null ? [] : [row('team_member', { id: id('r member', i), person_id: person.id, team_id: id('r team', person.team), from_on: '2020-01-01' })]),
    ]),
    ...kids.map((child, i) => row('child', { id: child, family_name: `Random ${i}`, born_on: '2012-01-01', sex: 'U', local_id: `r${i}` })),
    ...facts.map(one),
    ...covers.map((cover, i) => row('cover', { id: id('r cover', i), service_id: cover.service.id, practitioner_id: cover.away, person_id: cover.person, from_on: day(cover.from), until_on: day(cover.until) })),
  ];
}
