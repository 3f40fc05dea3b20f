// The report of what a service did. The councils of two printed reports are put into the database, and their tables come out: Specialist CAMHS for
// Care, Adoption and Permanence, 1 April to 30 September 2020, and the clinical psychologist's report of July 2020 (corporate parenting board, 21 January 2021).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { cases, council, serviceOf, table, times, unnamed } from '../lib/activity.js';
import { problem, service } from '../lib/service.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const plusDays = (from, n) => new Date(Date.parse(from) + n * 86400000).toISOString().slice(0, 10);
const camhs = { agency: 'Specialist CAMHS', kind: 'camhs' };
const half = { from: '2020-04-01', to: '2020-09-30' };
let s, admin, lead, specialist, psychology, other;

const ask = (by, id, period, word = '') => by.get(`/reports/service-activity${word}?${new URLSearchParams({ service: id, ...period })}`);
async function reportOf(by, id, period) {
  const answer = await ask(by, id, period);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

/** Born so that this is the age on each day of the half-year. */
const aged = (years) => `${2020 - years}-01-15`;
const ages = { '0 to 5': 4, '6 to 12': 10, '13 to 18': 15, '19 to 25': 19 };

/** Of figures 7 to 10: [sex, place, age group, how many]. */
const inCare = [
  ['M', 'BCP', '0 to 5', 4], ['M', 'BCP', '6 to 12', 4], ['M', 'BCP', '13 to 18', 3], ['M', 'Dorset', '0 to 5', 1], ['M', 'Dorset', '6 to 12', 2], ['M', 'Dorset', '13 to 18', 4], // figure 7
  ['F', 'BCP', '0 to 5', 1], ['F', 'BCP', '6 to 12', 1], ['F', 'BCP', '13 to 18', 5], ['F', 'BCP', '19 to 25', 1], ['F', 'Dorset', '0 to 5', 1], ['F', 'Dorset', '6 to 12', 4], ['F', 'Dorset', '13 to 18', 5], // figure 8
];
const postCare = [
  ['M', 'BCP', '6 to 12', 1], ['M', 'Dorset', '0 to 5', 1], ['M', 'Dorset', '6 to 12', 1], // figure 9
  ['F', 'BCP', '6 to 12', 1], ['F', 'BCP', '13 to 18', 2], ['F', 'Dorset', '13 to 18', 1], // figure 10
];
const sexes = { M: 'Male', F: 'Female' };
const asPrinted = (figures) => Object.fromEntries(figures.map(([sex, place, age, n]) => [`${place}, ${sexes[sex]}, ${age}`, n]));

const fostering = 'Fostering, Social Care and CiC Health Teams', aspire = 'Aspire Adoption Teams', postAdoption = 'Post Adoption and SGO Support Team';
// "63 cases open on 1st April; 35 were for Fostering/CiC cases and 28 were Aspire", BCP "42 Fostering/CiC cases and 42 Aspire"; closed in the half-year: Aspire
// "3 Dorset cases and 19 BCP cases", Fostering/CiC "28 were BCP cases and 12 were Dorset cases".
const openAtStart = [['fos', 'Dorset', 35, 12], ['asp', 'Dorset', 28, 3], ['fos', 'BCP', 42, 28], ['asp', 'BCP', 42, 19]];
// "25 cases were waiting to be allocated": Aspire 6 from Dorset and 8 from BCP, Fostering 5 from Dorset and 6 from BCP.
const waitingAtStart = [['asp', 'Dorset', 6], ['asp', 'BCP', 8], ['fos', 'Dorset', 5], ['fos', 'BCP', 6]];

function specialistCases() {
  const child = { born: aged(10), sex: 'M', care: 'in', home: 'foster' };
  const open = openAtStart.flatMap(([by, place, n, closed]) => times(n, (i) => ({
    ...child, by, place, got: '2019-06-03', state: i < closed ? 'closed' : 'seen', accepted: '2019-06-10', seen: '2019-07-01', began: '2019-06-17',
    ...(i < closed ? { closed: plusDays('2020-04-01', (i * 7) % 183), ended: '2020-09-30' } : {}) })));
  // Two of those who waited were withdrawn in May: "at the beginning of the second quarter the waiting list stood at 23".
  const waits = waitingAtStart.flatMap(([by, place, n], k) => times(n, (i) => ({
    ...child, by, place, got: '2020-02-03', accepted: '2020-02-10', ...(k < 2 && i === 0 ? { state: 'withdrawn', ended: '2020-05-05' } : { state: 'accepted' }) })));
  // Figure 2, children in care: Fostering 13 BCP and 17 Dorset, Aspire 6 BCP. The first 22 of the 44 referrals were taken on by the end of June.
  const left = { BCP: 6 };
  const received = [
    ...inCare.flatMap(([sex, place, age, n]) => times(n, () => ({ born: aged(ages[age]), sex, place, care: 'in', home: 'foster', by: left[place]-- > 0 ? 'asp' : 'fos' }))),
    ...postCare.flatMap(([sex, place, age, n]) => times(n, (i) => ({ born: aged(ages[age]), sex, place, care: 'left', home: i ? 'special_guardian' : 'adoptive', by: 'post' }))),
    // The adult of figure 8, a prospective foster carer of Dorset's: no child's age, and no child's sex.
    { carer: 'prospective_carer', place: 'Dorset', by: 'fos' },
  ].map((one, i) => (i < 22 ? { ...one, got: plusDays('2020-04-01', i * 3), state: 'allocated', accepted: '2020-06-10', began: '2020-06-22' } : { ...one, got: plusDays('2020-07-01', (i - 22) * 4), state: 'accepted', accepted: '2020-09-29' }));
  return [...open, ...waits, ...received];
}

before(async () => {
  s = await service();
  admin = await s.signedIn(await s.person('wendy', { ...camhs, roles: ['service_admin'] }));
  lead = await s.signedIn(await s.person('maud', { roles: ['mental_health_lead'] }));
  await council(s, { teams: ['BCP', 'Dorset'], sources: { fos: [fostering, 'fostering_worker'], asp: [aspire, 'adoption_worker'], post: [postAdoption, 'adoption_worker'] } });
  specialist = await serviceOf(s, 'Specialist CAMHS', { code: 'cap', name: 'Care, Adoption and Permanence', staff: ['clinical_psychologist'], localities: ['BCP', 'Dorset', 'Pan-Dorset', 'Out of area'] });
  psychology = await serviceOf(s, 'Specialist CAMHS', { code: 'psy', name: 'Clinical psychology 0 to 12', staff: ['clinical_psychologist'], needs: ['Attachment', 'Trauma'], types: ['Consultation', 'Assessment', 'Direct work'] });
  await s.person('elsa', { agency: 'Elsewhere', kind: 'other', roles: ['service_admin'] });
  other = await serviceOf(s, 'Elsewhere', { code: 'other', name: 'Another', staff: ['clinical_psychologist'] });
  await cases(s, specialist, specialistCases());
});
after(() => s.stop());

// ---------------------------------------------------------------------------------------------- the half-year report of Specialist CAMHS

const countsAlone = (report) => ({ ...report, tables: report.tables.map((one) => (one.name === 'markers' ? { ...one, rows: [] } : one)) }); // as an administrator has it

test('figures 2 and 7 to 10: the referrals of the half-year as they were printed', async () => {
  const report = await reportOf(lead, specialist, half);
  assert.deepEqual([report.service, report.from, report.to], [{ id: specialist, name: 'Care, Adoption and Permanence' }, half.from, half.to]);
  assert.deepEqual(table(report, 'received_in_care_by_age'), asPrinted(inCare)); // figures 7 and 8, but for the adult
  assert.deepEqual(table(report, 'received_of_carers'), { 'Prospective carer, Dorset': 1 });
  assert.deepEqual(table(report, 'received_after_care_by_age'), asPrinted(postCare)); // figures 9 and 10
  assert.deepEqual(table(report, 'received_not_in_care_by_age'), {});
  // "44 referrals", 36 of them of children in care, 7 post-care, 1 for an adult.
  const care = table(report, 'received_by_care');
  assert.deepEqual([care['In care'], care.Adopted + care['Special guardianship']], [36, 7]);
  assert.equal(care['A carer'], 1);
  assert.equal(Object.values(table(report, 'received_by_month')).reduce((a, b) => a + b), 44);
  // Figure 2, and beside it the post-care team's 7 and the adult, whom Dorset's fostering team referred.
  assert.deepEqual(table(report, 'received_by_source'), {
    [`${fostering}, Fostering worker, BCP`]: 13, [`${fostering}, Fostering worker, Dorset`]: 17 + 1, [`${aspire}, Adoption worker, BCP`]: 6,
    [`${postAdoption}, Adoption worker, BCP`]: 4, [`${postAdoption}, Adoption worker, Dorset`]: 3,
  });
});

test('open cases, waiting list and discharges as they were printed', async () => {
  const report = await reportOf(admin, specialist, half);
  const open = table(report, 'open_by_source');
  for (const [by, place, n] of openAtStart) assert.equal(open[`${by === 'fos' ? fostering : aspire}, ${place}, At the start`], n);
  const waiting = table(report, 'waiting_by_source');
  for (const [by, place, n] of waitingAtStart) assert.equal(waiting[`${by === 'fos' ? fostering : aspire}, ${place}, At the start`], n);
  assert.deepEqual(table(report, 'closed_by_source'), { [`${fostering}, BCP`]: 28, [`${fostering}, Dorset`]: 12, [`${aspire}, BCP`]: 19, [`${aspire}, Dorset`]: 3 });
  assert.equal(Object.values(table(report, 'closed_by_month')).reduce((a, b) => a + b), 62);
  assert.deepEqual(table(report, 'caseload'), {
    'Open, At the start': 63 + 84, 'Open, At the end': 63 + 84 - 62 + 22, 'Waiting for a decision, At the start': 0, 'Waiting for a decision, At the end': 0,
    'Waiting for somebody to take it on, At the start': 25, 'Waiting for somebody to take it on, At the end': 23 + 22,
  });
  assert.equal(table(await reportOf(admin, specialist, { from: '2020-04-01', to: '2020-06-30' }), 'caseload')['Waiting for somebody to take it on, At the end'], 23);
  assert.equal(table(await reportOf(admin, specialist, { from: '2020-07-01', to: '2020-09-30' }), 'caseload')['Waiting for somebody to take it on, At the start'], 23);
});

/** Of figure 11: [team, BCP, Dorset]. */
const figure11 = [
  ['Fostering Teams', 13, 5], ['Children in Care Teams', 10, 1], ['Care Experienced and Young People Teams', 9, 0], ['CiC Health Teams', 0, 3], ['Aspire Adoption Teams', 14, 2],
];
/** Of figure 13: [kind, whose supervision or group, sessions, part]. */
const figure13 = [
  ['supervision', 'CAMHS CiC Clinical Psychologist', 4, 'BCP'], ['supervision', 'CiC Nurses', 8, 'Dorset'], ['supervision', 'CiC Nurses', 6, 'BCP'], ['supervision', 'CAMHS CiC Social Workers', 6, 'Dorset'],
  ['supervision', 'CAMHS CiC Social Workers', 5, 'BCP'], ['supervision', 'Emotional Health and Wellbeing Practitioners', 11, 'Dorset'], ['supervision', 'Emotional Health and Wellbeing Practitioners', 6, 'BCP'],
  ['discussion_group', 'Fostering Teams', 12, 'BCP'], ['discussion_group', 'Fostering Teams', 23, 'Dorset'], ['discussion_group', 'CiC and CEYP Teams', 13, 'BCP'], ['discussion_group', 'EHWP referrals', 1, 'BCP'],
  ['discussion_group', 'Recruitment and Assessment Team', 7, 'Pan-Dorset'], ['discussion_group', 'Post Placement Support Team', 14, 'Pan-Dorset'], ['discussion_group', 'Family Finding Team', 10, 'Pan-Dorset'],
  ['discussion_group', 'Special Guardianship Assessment Team', 7, 'Pan-Dorset'],
];

test('figures 11 and 13 and the telephone duty: consultations, calls and groups, by team and part of the area', async () => {
  const teams = new Set([...figure11.map(([team]) => team), ...figure13.map(([, team]) => team)]);
  await s.sql([...teams].map((name) => `INSERT INTO team (id, agency_id, name) SELECT gen_random_uuid(), id, '${name}' FROM agency WHERE name = 'Westshire Council' AND NOT EXISTS (SELECT FROM team WHERE name = '${name}')`).join(';'));
  const within = (i) => plusDays(half.from, (i * 11) % 183);
  const consultation = (asked_by, locality, n) => times(n, (i) => ({ kind: 'consultation', day: within(i), asked_by, locality }));
  await unnamed(s, specialist, [
    ...figure11.flatMap(([team, bcp, dorset]) => [...consultation(team, 'BCP', bcp), ...consultation(`${team.toUpperCase()} `, 'Dorset', dorset)]),
    ...consultation('Whoever looks after Jay Marsh', 'BCP', 2), // "Other"
    ...times(12, (i) => ({ kind: 'duty', day: within(i), locality: i < 9 ? 'BCP' : i < 11 ? 'Dorset' : 'Out of area' })),
    ...figure13.flatMap(([kind, asked_by, n, locality]) => times(n, (i) => ({ kind, day: within(i), asked_by, locality }))),
    ...['2020-03-31', '2020-10-01'].flatMap((day) => ['consultation', 'duty', 'supervision', 'discussion_group'].map((kind) => ({ kind, day, asked_by: 'Fostering Teams', locality: 'BCP' }))),
  ]);
  const report = await reportOf(lead, specialist, half);
  assert.deepEqual(table(report, 'consultations_by_team'), { ...Object.fromEntries(figure11.flatMap(([team, bcp, dorset]) => [[`${team}, BCP`, bcp], [`${team}, Dorset`, dorset]]).filter(([, n]) => n)), 'Another team, BCP': 2 });
  const all = (name) => Object.entries(table(report, name)).reduce((sum, [, n]) => sum + n, 0);
  assert.equal(all('consultations_by_team'), 59);
  assert.deepEqual(table(report, 'duty_by_locality'), { BCP: 9, Dorset: 2, 'Out of area': 1 });
  assert.deepEqual(table(report, 'groups_by_team'), Object.fromEntries(figure13.map(([kind, team, n, part]) => [`${kind === 'supervision' ? 'Supervision' : 'Discussion group'}, ${team}, ${part}`, n])));
  assert.doesNotMatch(JSON.stringify(report), /Jay|Marsh/, 'what was typed is no heading');
  assert.deepEqual(await reportOf(admin, specialist, half), countsAlone(report));
});

// ---------------------------------------------------------------------------------------------- the clinical psychologist's report

// The graphs of the printed report are pictures: their text says 44 referrals in the 8 months, most of it consultation, most children with carers of an
// agency or in residential units; most work with 10 to 12, then 7 to 9 years, and one young person of 14. The numbers here keep to that.
test('graphs 1 to 4: referrals by type of work and by home, the work by home, by age and sex', async () => {
  const homes = ['foster_agency', 'foster_agency', 'childrens_home', 'foster'], work = ['Consultation', 'Consultation', 'consultation', 'Assessment'];
  const born = (i) => (i === 0 ? '2005-10-01' : aged([11, 8, 11, 5, 2][i % 5]));
  await cases(s, psychology, times(44, (i) => ({ born: born(i), sex: i % 2 ? 'F' : 'M', care: 'in', home: homes[i % 4], place: 'Dorset', by: 'fos', got: plusDays('2019-12-02', i * 5), accepted: '2020-07-20',
    state: 'allocated', began: '2020-07-21', work: work[i % 4], need: i < 30 ? 'attachment ' : i < 40 ? `Jay Marsh of Elm Road ${i}` : null })));
  const report = await reportOf(admin, psychology, { from: '2019-12-01', to: '2020-07-31' });
  assert.deepEqual(table(report, 'received_by_month'), { '2019-12': 6, '2020-01': 7, '2020-02': 5, '2020-03': 7, '2020-04': 6, '2020-05': 6, '2020-06': 6, '2020-07': 1 });
  assert.deepEqual(table(report, 'received_by_work'), { Consultation: 33, Assessment: 11 }); // graph 1
  const byHome = { 'Foster carers of an agency': 22, 'Children\'s home': 11, 'Foster carers': 11 };
  assert.deepEqual(table(report, 'received_by_home'), byHome); // graph 2
  assert.deepEqual(table(report, 'worked_by_home'), byHome); // graph 3
  assert.deepEqual(table(report, 'worked_by_work'), { Consultation: 33, Assessment: 11 });
  const age = table(report, 'worked_by_age'); // graph 4
  const both = (group) => (age[`${group}, Male`] ?? 0) + (age[`${group}, Female`] ?? 0);
  assert.deepEqual(['0 to 3', '4 to 6', '7 to 9', '10 to 12', '13 and over'].map(both), [8, 9, 9, 17, 1]);
  // What somebody typed is no heading: only the service's own words are.
  assert.deepEqual(table(report, 'received_by_need'), { Attachment: 30, 'Another need': 10, 'Not said': 4 });
  assert.doesNotMatch(JSON.stringify(report), /Jay|Elm Road/);
});

// "between 15 and 40 contact hours per month", and more from April 2020 on.
test('graph 5: hours of meetings and calls a month', async () => {
  const hours = { '2019-12': 15, '2020-01': 18, '2020-02': 22, '2020-03': 19, '2020-04': 34, '2020-05': 31, '2020-06': 40, '2020-07': 38 };
  const kinds = { Consultation: 45, Assessment: 60 }; // minutes of one meeting
  const met = (minutes) => Object.entries(hours).flatMap(([month, n]) => times(n / 2 * 60 / minutes | 0, (i) => ({ day: `${month}-${String(1 + (i % 28)).padStart(2, '0')}`, minutes })));
  const rest = Object.entries(hours).map(([month, n]) => ({ day: `${month}-28`, minutes: n * 60 - met(45).concat(met(60)).filter((one) => one.day.startsWith(month)).reduce((sum, one) => sum + one.minutes, 0) })).filter((one) => one.minutes);
  const team = await serviceOf(s, 'Specialist CAMHS', { code: 'hours', name: 'Hours', staff: ['clinical_psychologist'], types: Object.keys(kinds) });
  await cases(s, team, [
    ...Object.entries(kinds).map(([work, minutes]) => ({ born: aged(10), sex: 'F', care: 'in', work, began: '2019-11-01', met: [...met(minutes), ...(work === 'Assessment' ? rest : []),
      ...['did_not_attend', 'cancelled_by_them', 'cancelled_by_us'].map((outcome) => ({ day: '2020-05-05', minutes: 600, outcome }))] })),
    { born: aged(9), sex: 'M', care: 'in', work: 'For Jay', began: '2019-11-01', closed: '2019-12-20', met: [{ day: '2019-11-30', minutes: 90 }, { day: '2020-08-01', minutes: 90 }] },
  ]);
  const report = await reportOf(admin, team, { from: '2019-12-01', to: '2020-07-31' });
  assert.deepEqual(table(report, 'worked_hours_by_month'), hours);
  const byWork = table(report, 'worked_hours_by_work');
  assert.deepEqual([Object.keys(byWork).sort(), byWork.Consultation + byWork.Assessment], [['Assessment', 'Consultation'], Object.values(hours).reduce((a, b) => a + b)]);
  assert.deepEqual(table(await reportOf(admin, team, { from: '2019-11-01', to: '2019-11-30' }), 'worked_hours_by_work'), { 'Other work': 2 });
  assert.deepEqual(table(await reportOf(admin, team, { from: '2020-08-02', to: '2020-09-30' }), 'worked_hours_by_month'), { '2020-08': 0, '2020-09': 0 });
});

// ---------------------------------------------------------------------------------------------- counted a second way

const draw = (seed) => { // mulberry32
  let a = seed;
  const next = () => { a = (a + 0x6d2b79f5) | 0; let t = Math.imul(a ^ (a >>> 15), 1 | a); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; };
  return { below: (n) => Math.floor(next() * n), of: (list) => list[Math.floor(next() * list.length)] };
};

function anyCase(d) {
  const got = d.below(6) ? plusDays('2021-01-01', d.below(700)) : null;
  const later = (day, most) => plusDays(day, d.below(most));
  const one = { born: plusDays('2000-01-01', d.below(7500)), sex: d.of(['M', 'F', 'U']), care: d.of(['in', 'left', null]), home: d.of(['foster', 'adoptive', 'special_guardian', 'childrens_home', null]), place: d.of(['BCP', 'Dorset', null]) };
  if (!got) return { ...one, work: d.of(['Play', 'Something else']), began: plusDays('2021-01-01', d.below(700)), ...(d.below(2) ? { closed: plusDays('2022-12-02', d.below(100)) } : {}) };
  const state = d.of(['submitted', 'declined', 'redirected', 'withdrawn', 'accepted', 'seen', 'closed']);
  const accepted = ['accepted', 'seen', 'closed'].includes(state) ? later(got, 20) : null, seen = ['seen', 'closed'].includes(state) ? later(accepted, 90) : null;
  const ended = ['declined', 'redirected', 'withdrawn'].includes(state) ? later(got, 60) : state === 'closed' ? later(seen, 200) : null;
  return { ...one, by: d.of(['fos', 'asp']), got, state, accepted, seen, ended, urgency: d.of(['routine', 'urgent']), subject: d.below(8) ? 'child' : 'carer', ...(d.below(6) ? {} : { carer: d.of(['adopter', 'foster_carer']), place: d.of(['BCP', 'Dorset']) }), need: d.of(['Sleep', 'Something', null]),
    ...(state === 'declined' ? { refusal: d.of(['outside_age', 'no_consent']) } : {}), ...(d.below(3) ? { due: plusDays(got, 56) } : {}),
    ...(seen ? { work: d.of(['Play', 'Talk', 'Odd']), began: accepted, closed: state === 'closed' ? ended : null, met: times(d.below(5), () => ({ day: later(seen, 200), minutes: 5 + d.below(200), outcome: d.of(['attended', 'attended', 'did_not_attend']) })) } : {}) };
}

const anyUnnamed = (d) => ({ kind: d.of(['consultation', 'duty', 'supervision', 'discussion_group']), day: plusDays('2021-01-01', d.below(700)), asked_by: d.of(['BCP', 'dorset', 'Elsewhere', 'Whoever', null]), locality: d.of(['East', 'West', 'Moon', null]) });

const ageOn = (born, day) => Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
const groupOf = (groups, age) => Object.entries(groups).find(([, most]) => age <= most)[0];
const coarse = { '0 to 5': 5, '6 to 12': 12, '13 to 18': 18, '19 to 25': 25, 'Over 25': 999 }, fine = { '0 to 3': 3, '4 to 6': 6, '7 to 9': 9, '10 to 12': 12, '13 and over': 999 };
const homes = { foster: 'Foster carers', adoptive: 'Adoptive family', special_guardian: 'Special guardians', childrens_home: 'Children\'s home' };
const homeOf = (one) => (one.carer ? 'A carer' : homes[one.home] ?? 'Not recorded');
const careOf = (one) => (one.carer ? 'A carer' : one.care === 'in' ? 'In care' : one.home === 'adoptive' ? 'Adopted' : one.home === 'special_guardian' ? 'Special guardianship' : one.care === 'left' ? 'Care leaver' : 'Not in care');
const sexOf = (one) => (one.carer ? null : sexes[one.sex]) ?? 'Not recorded';
const placeOf = (one) => one.place ?? 'Not known';
const sourceOf = (one) => ({ fos: fostering, asp: aspire })[one.by] ?? 'No referral';
function counted(list, by) {
  const out = {};
  for (const one of list) out[by(one)] = (out[by(one)] ?? 0) + 1;
  return out;
}
const median = (list) => { const sorted = [...list].sort((a, b) => a - b), mid = sorted.length / 2; return sorted.length % 2 ? sorted[Math.floor(mid)] : Math.round((sorted[mid - 1] + sorted[mid]) / 2); };
const days = (a, b) => (Date.parse(b) - Date.parse(a)) / 86400000;

function secondWay(list, unnamedList, { from, to }) {
  const within = (day) => day && day >= from && day <= to, after = plusDays(to, 1);
  const got = list.filter((one) => within(one.got)), age = (one) => (one.carer || one.subject === 'carer' ? 'A carer' : groupOf(coarse, ageOn(one.born, one.got)));
  const bySexAndAge = (one) => `${placeOf(one)}, ${one.carer || one.subject === 'carer' ? 'Not recorded' : sexOf(one)}, ${age(one)}`;
  const open = list.filter((one) => one.began && one.began <= to && (!one.closed || one.closed >= from)), workOf = (one) => (['Play', 'Talk'].includes(one.work) ? one.work : 'Other work');
  const openOn = (day) => list.filter((one) => one.began && one.began < day && (!one.closed || one.closed >= day));
  const waitOn = (day) => list.filter((one) => one.got && one.got < day && (!one.ended || one.ended >= day) && (!one.seen || one.seen >= day) && !(one.began && one.began < day));
  const isDecided = (day) => (one) => one.accepted && one.accepted < day;
  const closed = list.filter((one) => within(one.closed)), seen = list.filter((one) => within(one.seen));
  const outcome = { submitted: 'Not decided yet', redirected: 'Passed on to another service', withdrawn: 'Withdrawn' };
  const wait = (name, of) => { const w = of.map((one) => days(one.got, one.seen)); return { [`${name}, First seen`]: of.length, [`${name}, Days, median`]: w.length ? median(w) : null, [`${name}, Days, longest`]: w.length ? Math.max(...w) : null,
    [`${name}, With a target`]: of.filter((one) => one.due).length, [`${name}, Within the target`]: of.filter((one) => one.due && one.seen <= one.due).length }; };
  const two = (start, end, by) => ({ ...counted(start, (one) => `${by(one)}, At the start`), ...counted(end, (one) => `${by(one)}, At the end`) });
  const met = list.flatMap((one) => (one.met ?? []).filter((m) => within(m.day) && m.outcome === 'attended').map((m) => ({ ...m, work: workOf(one) })));
  const hours = (by) => Object.fromEntries(Object.entries(met.reduce((sum, one) => ({ ...sum, [by(one)]: (sum[by(one)] ?? 0) + one.minutes }), {})).map(([name, n]) => [name, Math.round(n / 60)]));
  const work = (...kinds) => unnamedList.filter((one) => within(one.day) && kinds.includes(one.kind)), team = (one) => ({ BCP: 'BCP', dorset: 'Dorset', Elsewhere: 'Elsewhere', Whoever: 'Another team' })[one.asked_by] ?? 'Not said';
  const part = (one) => ({ East: 'East', West: 'West', Moon: 'Another part' })[one.locality] ?? 'All parts, or not said';
  const from2 = (one) => `${sourceOf(one)}, ${placeOf(one)}`;
  return {
    outcomes: counted(got, (one) => (one.state === 'declined' ? `Declined, ${{ outside_age: 'Outside age', no_consent: 'No consent' }[one.refusal]}` : outcome[one.state] ?? 'Accepted')),
    received_by_work: counted(got, (one) => (one.began ? workOf(one) : 'Nothing begun yet')), received_by_need: counted(got, (one) => ({ Sleep: 'Sleep', Something: 'Another need' })[one.need] ?? 'Not said'),
    received_by_source: counted(got, (one) => `${sourceOf(one)}, ${{ fos: 'Fostering worker', asp: 'Adoption worker' }[one.by]}, ${placeOf(one)}`),
    received_by_home: counted(got, homeOf), received_by_care: counted(got, careOf), received_in_care_by_age: counted(got.filter((one) => careOf(one) === 'In care'), bySexAndAge),
    received_after_care_by_age: counted(got.filter((one) => !['In care', 'Not in care', 'A carer'].includes(careOf(one))), bySexAndAge), received_not_in_care_by_age: counted(got.filter((one) => careOf(one) === 'Not in care'), bySexAndAge),
    waits: { ...wait('Routine', seen.filter((one) => one.urgency === 'routine')), ...wait('Urgent', seen.filter((one) => one.urgency === 'urgent')) },
    caseload: Object.fromEntries([['At the start', from], ['At the end', after]].flatMap(([name, day]) => [[`Open, ${name}`, openOn(day).length], [`Waiting for a decision, ${name}`, waitOn(day).filter((one) => !isDecided(day)(one)).length],
      [`Waiting for somebody to take it on, ${name}`, waitOn(day).filter(isDecided(day)).length]])),
    open_by_source: two(openOn(from), openOn(after), from2), waiting_by_source: two(waitOn(from), waitOn(after), from2), worked_by_work: counted(open, workOf), worked_by_home: counted(open, homeOf),
    worked_by_age: counted(open, (one) => `${one.carer ? 'A carer' : groupOf(fine, ageOn(one.born, one.began > from ? one.began : from))}, ${sexOf(one)}`), closed_by_source: counted(closed, from2),
    received_of_carers: counted(got.filter((one) => one.carer), (one) => `${{ adopter: 'Adopter', foster_carer: 'Foster carer' }[one.carer]}, ${one.place}`),
    worked_hours_by_work: hours((one) => one.work), consultations_by_team: counted(work('consultation'), (one) => `${team(one)}, ${part(one)}`), duty_by_locality: counted(work('duty'), part),
    groups_by_team: counted(work('supervision', 'discussion_group'), (one) => `${one.kind === 'supervision' ? 'Supervision' : 'Discussion group'}, ${team(one)}, ${part(one)}`),
  };
}

test('of cases drawn at random every table says what a second way of counting says', async () => {
  const d = draw(20261126), list = times(400, () => anyCase(d)), without = times(200, () => anyUnnamed(d));
  const random = await serviceOf(s, 'Specialist CAMHS', { code: 'random', name: 'Random', staff: ['clinical_psychologist'], needs: ['Sleep'], types: ['Play', 'Talk'], localities: ['East', 'West'] });
  await cases(s, random, list);
  await unnamed(s, random, without);
  for (const period of [{ from: '2021-01-01', to: '2021-12-31' }, { from: '2021-07-14', to: '2022-02-02' }, { from: '2022-05-05', to: '2022-05-05' }, { from: '2019-01-01', to: '2020-12-31' }]) {
    const report = await reportOf(lead, random, period), second = secondWay(list, without, period);
    for (const [name, wanted] of Object.entries(second)) assert.deepEqual(table(report, name), wanted, `${name} ${period.from}`);
    const months = (name) => table(report, name), sum = (rows) => Object.values(rows).reduce((a, b) => a + b, 0);
    assert.equal(sum(months('received_by_month')), sum(second.received_by_home));
    assert.equal(sum(months('closed_by_month')), sum(second.closed_by_source));
    assert.ok(Math.abs(sum(months('worked_hours_by_month')) - sum(second.worked_hours_by_work)) <= (Object.keys(months('worked_hours_by_month')).length + 3) / 2, 'but for the rounding');
    assert.deepEqual(report.tables.map((one) => one.name).sort(), [...Object.keys(second), 'received_by_month', 'closed_by_month', 'worked_hours_by_month', 'experience', 'markers'].sort(),
      'no table that is not counted twice, but for what people said (form_more.test.js) and how it was before and after (evaluation.test.js)');
  }
  // What is open as one period ends is what is open as the next begins.
  const [a, b] = [await reportOf(lead, random, { from: '2021-01-01', to: '2021-08-09' }), await reportOf(lead, random, { from: '2021-08-10', to: '2022-03-03' })].map((one) => table(one, 'caseload'));
  for (const what of ['Open', 'Waiting for a decision', 'Waiting for somebody to take it on']) assert.equal(a[`${what}, At the end`], b[`${what}, At the start`], what);
});

test('a day is London\'s: a referral of the last minutes of September is September\'s', async () => {
  const late = await serviceOf(s, 'Specialist CAMHS', { code: 'late', name: 'Late', staff: ['clinical_psychologist'] });
  await cases(s, late, [{ born: aged(9), sex: 'M', by: 'fos', got: '2020-09-30', state: 'submitted' }]);
  await s.sql(`UPDATE referral SET submitted_at = '2020-09-30T22:59:59Z' WHERE service_id = '${late}'`);
  assert.deepEqual(table(await reportOf(lead, late, { from: '2020-09-30', to: '2020-10-01' }), 'received_by_month'), { '2020-09': 1, '2020-10': 0 });
  await s.sql(`UPDATE referral SET submitted_at = '2020-09-30T23:00:00Z' WHERE service_id = '${late}'`);
  assert.deepEqual(table(await reportOf(lead, late, { from: '2020-09-30', to: '2020-10-01' }), 'received_by_month'), { '2020-09': 0, '2020-10': 1 });
});

// ---------------------------------------------------------------------------------------------- who sees it, and how it is asked

test('an administrator who sees no child gets the same numbers as whoever oversees the area, but for averages before and after: of two periods they could tell of one child', async () => {
  assert.equal((await admin.get('/children?limit=200')).body.items?.length ?? 0, 0, 'closed long ago, or never theirs');
  const whole = await reportOf(lead, psychology, half);
  assert.ok(whole.tables.find((one) => one.name === 'markers').rows.length > 0);
  assert.deepEqual(await reportOf(admin, psychology, half), countsAlone(whole));
});

test('of a denied child the service\'s own psychologist is told nothing, and it counts', async () => {
  const clara = await s.person('clara', { ...camhs, roles: ['clinical_psychologist'] });
  const before = await reportOf(lead, psychology, half);
  await s.sql(`INSERT INTO denied (id, person_id, child_id, reason) SELECT gen_random_uuid(), p.id, r.child_id, 'conflict' FROM person p, referral r WHERE p.username = 'clara' AND r.service_id = '${psychology}'`);
  assert.deepEqual(await reportOf(await s.signedIn(clara), psychology, half), before);
});

const may = [['camhs_clinician of another service of the agency', 'camhs_clinician', camhs, 'forbidden'], ['clinical psychologist of another agency', 'clinical_psychologist', {}, 'forbidden'], ['administrator of another agency', 'service_admin', {}, 'forbidden'],
  ['social worker', 'social_worker', {}, 'forbidden'], ['designated teacher', 'designated_teacher', {}, 'forbidden'], ['analyst', 'analyst', {}, 'forbidden'], ['system administrator', 'system_admin', {}, 'forbidden'],
  ['information governance without a fresh code', 'information_governance', {}, 'step-up'],
  ['psychologist of the service', 'clinical_psychologist', camhs, null], ['team manager', 'team_manager', {}, null], ['virtual school', 'virtual_school', {}, null]];
for (const [name, role, where, refused] of may) {
  test(`${refused ? 'refused' : 'shown'}: ${name}`, async () => {
    const by = await s.signedIn(await s.person(`may.${name.replaceAll(' ', '.')}`.slice(0, 40), { ...where, roles: [role] }));
    for (const word of ['', '/waits', '/waits.csv']) {
      const answer = await ask(by, specialist, half, word);
      assert.equal(answer.status, refused ? 403 : 200, answer.text);
      if (refused) assert.equal(problem(answer), refused);
    }
  });
}

test('a role that ended shows nothing any more, and a service that is not there is not found', async () => {
  const by = await s.signedIn(await s.person('gone', { ...camhs, roles: ['clinical_psychologist', 'service_admin'] }));
  await s.sql("UPDATE role_held SET from_on = '2020-01-01', until_on = today() WHERE role = 'clinical_psychologist' AND person_id = (SELECT id FROM person WHERE username = 'gone')");
  await s.sql("UPDATE role_held SET agency_id = (SELECT id FROM agency WHERE name = 'Elsewhere') WHERE role = 'service_admin' AND person_id = (SELECT id FROM person WHERE username = 'gone')");
  assert.equal(problem(await ask(by, specialist, half)), 'forbidden');
  assert.equal((await ask(by, other, half)).status, 200);
  assert.equal((await ask(lead, '00000000-0000-4000-8000-00000000dead', half)).status, 404);
  assert.equal((await ask(lead, specialist, half, '/never_a_table')).status, 404);
  assert.equal((await ask(s.client(), specialist, half)).status, 401);
});

const wrong = [['no service', { service: '' }, ['?service']], ['no days', { from: '', to: '' }, ['?from', '?to']], ['a day that there is not', { from: '2020-02-30' }, ['?from']], ['tomorrow', { to: plusDays(today, 1), from: today }, ['?to']],
  ['from after to', { from: '2020-10-01' }, ['?to']], ['more than five years', { from: '2015-09-30' }, ['?from']], ['a name that nobody knows', { colour: 'red' }, ['?colour']]];
for (const [name, more, pointers] of wrong) {
  test(`refused: ${name}`, async () => {
    for (const word of ['', '/waits']) {
      const answer = await ask(lead, specialist, { ...half, ...more }, word);
      assert.equal(answer.status, 422, answer.text);
      assert.deepEqual(answer.body.errors.map((one) => one.pointer), pointers);
    }
  });
}

test('five years to the day, and one day, can be asked', async () => {
  assert.equal((await ask(lead, specialist, { from: '2015-10-01', to: '2020-09-30' })).status, 200);
  assert.equal((await ask(lead, specialist, { from: today, to: today })).status, 200);
});

test('each table is there alone, and as a file for spreadsheets', async () => {
  const report = await reportOf(lead, specialist, half);
  for (const { name, rows, columns } of report.tables) {
    assert.deepEqual((await ask(lead, specialist, half, `/${name}`)).body, { items: rows, next: null }, name);
    assert.equal(columns.at(-1).name, 'n');
  }
  const csv = await ask(lead, specialist, half, '/closed_by_source.csv');
  assert.equal(csv.headers.get('content-disposition'), 'attachment; filename="closed_by_source.csv"');
  assert.deepEqual(csv.text.trimEnd().split('\r\n'), ['label,second,third,n', `"${fostering}",BCP,,28`, `${aspire},BCP,,19`, `"${fostering}",Dorset,,12`, `${aspire},Dorset,,3`]);
  const book = await ask(lead, specialist, half, '/closed_by_source.xlsx');
  assert.equal(book.headers.get('content-type'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  const groups = await ask(lead, specialist, half, '/groups_by_team.csv');
  assert.deepEqual(groups.text.trimEnd().split('\r\n').slice(0, 3), ['label,second,third,n', 'Supervision,CAMHS CiC Clinical Psychologist,BCP,4', 'Supervision,CAMHS CiC Social Workers,BCP,5']);
  for (const name of ['consultations_by_team', 'duty_by_locality', 'groups_by_team', 'worked_hours_by_month', 'worked_hours_by_work'])
    assert.match((await ask(lead, specialist, half, `/${name}.xlsx`)).headers.get('content-disposition'), new RegExp(`${name}.xlsx`));
  assert.equal((await ask(lead, specialist, half, '.csv')).status, 404, 'the whole is no list');
});

test('a look at the numbers is in the audit, with no child', async () => {
  await reportOf(admin, specialist, half);
  assert.equal(await s.sql(`SELECT DISTINCT child_id IS NULL FROM audit WHERE route LIKE '%service-activity%' AND outcome = 200`), 't');
});

test('the database counts for nobody without an identity, and gives no case by itself', async () => {
  const counts = [...[['received', 'home'], ['open', 'home'], ['waiting', 'what'], ['minutes', 'month'], ['unnamed', 'team']].map(([what, by]) => `activity_count('${what}', %s, '2020-04-01', '2020-09-30', '{${by}}')`), "activity_waits(%s, '2020-04-01', '2020-09-30')"];
  for (const one of counts) await assert.rejects(s.sqlAsApp(`SELECT count(*) FROM ${one.replace('%s', `'${specialist}'`)}`), /not signed in/);
  for (const name of ['activity_referral', 'activity_involvement', 'activity_met', 'activity_unnamed']) await assert.rejects(s.sqlAsApp(`SELECT * FROM ${name}('${specialist}', '2020-04-01', '2020-09-30')`), /permission denied/);
  await assert.rejects(s.sqlAsApp(`SELECT * FROM activity_wait('${specialist}', '2020-04-01')`), /permission denied/);
});
