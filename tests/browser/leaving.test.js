// Leaving care, school in numbers and youth justice in the browser: the adviser records a pathway plan and that they are in touch, a teacher attendance, and the
// PEP takes it; youth justice an outcome, after which an assessment is due; the mental health lead reads the tables, with counts alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';

let s, as, browser, today, teen, leaver, pupil;
const day = (n) => new Date(Date.parse(today) - n * 864e5).toISOString().slice(0, 10);
const years = (n) => { const at = new Date(Date.parse(today) - 40 * 864e5); at.setUTCFullYear(at.getUTCFullYear() - n); return at.toISOString().slice(0, 10); };
const page = async (role, options) => pageFor(browser, s, await as(role), options);
const save = (p) => main(p).getByRole('button', { name: 'Save', exact: true }).click();
const saved = async (p) => { await main(p).getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' }); await settled(p); };
const refused = async (p, text) => {
  await p.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await p.locator('.govuk-error-summary').innerText(), text);
};
async function soundAtBoth(p, name) {
  for (const viewport of [desk, phone]) {
    await p.setViewportSize(viewport);
    await isSound(p, `${name}, ${viewport.width} px`);
  }
  await p.setViewportSize(desk);
}

async function child(given_names, family_name, born_on, left) {
  const amira = await as('social_worker');
  const made = await amira.post('/children', { given_names, family_name, born_on, sex: 'F', local_id: `Z-${given_names}` });
  assert.equal(made.status, 201, made.text);
  const { id } = made.body;
  await s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, made_by) SELECT gen_random_uuid(), '${id}', 'personal_adviser', p.id, p.id FROM person p WHERE p.username = 'marcus.lyle';
    INSERT INTO care_episode (id, child_id, from_on, until_on, legal_code, entry_code, ending_code) VALUES (gen_random_uuid(), '${id}', '${day(1200)}', ${left ? `'${left}'` : 'NULL'}, 'C2', 'S', ${left ? "'E5'" : 'NULL'});
    INSERT INTO enrolment (id, child_id, school_id, from_on) SELECT gen_random_uuid(), '${id}', agency_id, '${day(600)}' FROM person WHERE username = 'kofi.osei';
    INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on) SELECT gen_random_uuid(), '${id}', s.id, 'Work', 'active', '${day(300)}' FROM service s WHERE s.code = 'youth_justice_health'`);
  return id;
}

before(async () => {
  ({ s, as } = await westshire('--children', '12'));
  today = await s.sql('SELECT today()');
  teen = await child('Tamsin', 'Quill', years(16));
  leaver = await child('Orla', 'Vane', years(19), years(1));
  pupil = await child('Bryn', 'Hale', years(13));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

test('the adviser finds what is due, records the pathway plan and that they are in touch', async () => {
  const p = await page('personal_adviser');
  await open(p, `/children/${teen}`);
  await main(p).getByRole('link', { name: 'Needs assessment for the pathway plan' }).click();
  await p.waitForURL(/\/details#pathway$/);
  await settled(p);
  await button(p, 'Record an assessment of needs').click();
  await save(p);
  await refused(p, /Enter the day on which needs were assessed\./);
  await typeDay(p, 'needs_assessed_on', day(9));
  await p.fill('#wishes', 'My own front door');
  await soundAtBoth(p, 'record an assessment of needs');
  await save(p);
  await saved(p);
  assert.match(await main(p).innerText(), /The plan is not made yet[\s\S]*Pathway plan: due[\s\S]*My own front door/);
  await button(p, 'Record the plan or a review').click();
  await typeDay(p, 'plan_on', day(2));
  await save(p);
  await saved(p);
  assert.match(await main(p).innerText(), /Review of the pathway plan: due/);

  await open(p, `/children/${leaver}/details`);
  await button(p, 'Record a status').click();
  await main(p).getByLabel('Former relevant: 18 or over').check();
  await typeDay(p, 'from_on', years(1));
  await save(p);
  await saved(p);
  await button(p, 'Record whether we are in touch').click();
  await typeDay(p, 'on', day(3));
  await main(p).getByLabel('Yes', { exact: true }).check();
  await save(p);
  await refused(p, /Say what they do\.[\s\S]*Say where they live\./);
  await p.selectOption('#activity', 'F4');
  await p.selectOption('#accommodation', 'W2');
  await save(p);
  await saved(p);
  assert.match(await main(p).innerText(), /Apprenticeship, full time[\s\S]*Bed and breakfast, not suitable/);
  await soundAtBoth(p, 'details of a care leaver');
  await close(p);
});

test('attendance is recorded once, and the education plan takes it; what was an error says so', async () => {
  const p = await page('designated_teacher');
  await open(p, `/children/${pupil}/education`);
  await button(p, 'Record attendance').click();
  await save(p);
  await refused(p, /Say how many sessions there were\./);
  const term = JSON.parse(await s.sql(`SELECT json_build_object('from', from_on, 'until', least(until_on, today())) FROM school_term WHERE from_on + 20 < today() ORDER BY from_on DESC LIMIT 1`));
  const until = new Date(Date.parse(term.from) + 13 * 864e5).toISOString().slice(0, 10);
  await typeDay(p, 'from_on', term.from);
  await typeDay(p, 'to_on', until);
  await p.fill('#possible', '20');
  await p.fill('#attended', '19');
  await save(p);
  await saved(p);
  assert.match(await main(p).innerText(), /95%: 19 of 20 sessions/);
  await soundAtBoth(p, 'school in numbers');
  await open(p, `/children/${pupil}/pep`);
  await p.selectOption('#term', { label: await s.sql(`SELECT name FROM school_term WHERE from_on = '${term.from}'`) });
  await button(p, 'Take what is recorded').click();
  assert.deepEqual([await p.inputValue('#sessions_possible'), await p.inputValue('#sessions_attended')], ['20', '19']);
  await isSound(p, 'an education plan with what is recorded');
  await open(p, `/children/${pupil}/education`);
  await main(p).getByRole('button', { name: /Change the attendance/ }).click();
  await p.fill('#error_reason', 'Of her brother');
  await save(p);
  await saved(p);
  assert.match(await main(p).innerText(), /Recorded in error\s+Of her brother/);
  await close(p);
});

test('youth justice records an outcome; an assessment is due, and the teacher is not told why', async () => {
  const p = await page('youth_justice_worker');
  await open(p, `/children/${pupil}/details`);
  await button(p, 'Record an outcome').click();
  await p.selectOption('#offence', 'criminal_damage');
  await typeDay(p, 'offence_on', day(60));
  await p.selectOption('#kind', 'referral_order');
  await typeDay(p, 'outcome_on', day(5));
  await save(p);
  await saved(p);
  assert.match(await main(p).innerText(), /Referral order[\s\S]*in care then/);
  await open(p, `/children/${pupil}/details`);
  assert.match(await main(p).innerText(), /Due, and nobody has asked yet/);
  await soundAtBoth(p, 'details with youth justice');
  await close(p);
  const t = await page('designated_teacher');
  await open(t, `/children/${pupil}/details`);
  const seen = await main(t).innerText();
  assert.match(seen, /Speech and language\s[\s\S]*Due, and nobody has asked yet/);
  assert.doesNotMatch(seen, /Referral order|Youth justice\n/);
  await close(t);
});

test('the mental health lead reads the tables and the call-outs: counts alone', async () => {
  const p = await page('mental_health_lead');
  await open(p, '/youth-justice');
  assert.match(await main(p).innerText(), /in care entered the justice system in the year to September/);
  assert.equal(await main(p).getByRole('button', { name: 'Record a call-out' }).count(), 0);
  await soundAtBoth(p, 'youth justice in numbers');
  await close(p);
  const y = await page('youth_justice_worker');
  await open(y, '/youth-justice');
  await button(y, 'Record a call-out').click();
  await save(y);
  await refused(y, /Say which home\.[\s\S]*Say whether somebody was arrested\./);
  await y.fill('#home', 'Fern House');
  await y.fill('#area', 'Westshire');
  await typeDay(y, 'on', day(2));
  await y.selectOption('#reason', 'damage');
  await main(y).getByLabel('No', { exact: true }).check();
  await y.fill('#find', 'Tamsin Quill');
  await button(y, 'Find').last().click();
  await main(y).getByLabel(/^Tamsin Quill, /).check();
  await soundAtBoth(y, 'a call-out about a child');
  await save(y);
  await saved(y);
  assert.match(await main(y).getByRole('row', { name: /Fern House/ }).innerText(), /1/);
  await open(y, `/children/${teen}/details#call-outs`);
  assert.match(await main(y).locator('#call-outs').innerText(), /Police called to the home, about this child\s+Fern House, .*\s+Damage/);
  await close(y);
});
