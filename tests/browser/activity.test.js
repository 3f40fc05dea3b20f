// What a service did, on its page: the periods, each table as a sentence, a picture and numbers, on paper, and who is led there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { cases, council, serviceOf, times, unnamed } from '../lib/activity.js';
import { service } from '../lib/service.js';
import { close, desk, isSound, launch, main, open, pageFor, phone, settled } from './browser.js';

const camhs = { agency: 'Westshire CAMHS', kind: 'camhs' };
let s, browser, wendy, lead, amira, id;

before(async () => {
  s = await service();
  wendy = await s.person('wendy', { ...camhs, roles: ['service_admin'] });
  lead = await s.person('anita', { roles: ['mental_health_lead'] });
  amira = await s.person('amira', { roles: ['social_worker'] });
  await council(s, { teams: ['North', 'South'], sources: { fos: ['Fostering', 'fostering_worker'], asp: ['Adoption', 'adoption_worker'] } });
  id = await serviceOf(s, 'Westshire CAMHS', { code: 'cap', name: 'Care and Permanence', staff: ['clinical_psychologist'], needs: ['Sleep'], types: ['Consultation', 'Assessment'], localities: ['North', 'South'] });
  await cases(s, id, times(30, (i) => ({ born: '2010-01-15', sex: i % 3 ? 'F' : 'M', care: 'in', home: i % 4 ? 'foster_agency' : 'childrens_home', place: i % 2 ? 'North' : 'South', by: i % 5 ? 'fos' : 'asp',
    got: `2020-0${4 + (i % 6)}-10`, state: 'seen', accepted: '2020-09-12', seen: '2020-09-20', began: '2020-09-15', work: i % 4 ? 'Consultation' : 'Assessment', need: 'Sleep', due: '2020-09-21', met: [{ day: '2020-09-20', minutes: i % 4 ? 60 : 90 }] })));
  await unnamed(s, id, [...times(14, { kind: 'consultation', day: '2020-05-05', asked_by: 'North', locality: 'North' }), ...times(2, { kind: 'consultation', day: '2020-05-05', asked_by: 'Fostering', locality: 'South' }),
    ...times(9, { kind: 'duty', day: '2020-06-01', locality: 'North' }), ...times(4, { kind: 'supervision', day: '2020-07-01', asked_by: 'South', locality: 'South' }), ...times(7, { kind: 'discussion_group', day: '2020-07-01', asked_by: 'Adoption' })]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const as = async (person, options) => pageFor(browser, s, await s.signedIn(person), options);
const one = (page, title) => page.locator('.activity__one').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

test('from the service\'s page its administrator comes to the numbers: a sentence, a picture, a table for each', async () => {
  const page = await as(wendy);
  await open(page, `/services/${id}`);
  await main(page).getByRole('link', { name: 'Activity in numbers' }).click();
  await page.waitForURL(/\/activity$/);
  await settled(page);
  await isSound(page, 'activity, this half-year, empty');
  await open(page, `/services/${id}/activity?from=2020-04-01&to=2020-09-30`);
  assert.match(await page.title(), /^Activity: Care and Permanence/);
  assert.match(await main(page).innerText(), /1 April 2020 to 30 September 2020\./);
  const home = one(page, 'Referrals received, by kind of home');
  assert.match(await home.innerText(), /Foster carers of an agency: 22 of 30, more than any other\./);
  assert.match(await home.getByRole('img').getAttribute('aria-label'), /by kind of home\. Foster carers of an agency: 22 of 30/);
  await home.getByText('Show the numbers').click();
  assert.deepEqual((await home.locator('tbody tr').allInnerTexts()).map((row) => row.split('\t')), [['Foster carers of an agency', '22'], ['Children\'s home', '8'], ['Total', '30']]);
  const age = one(page, 'Referrals received of children in care, by age and sex');
  assert.match(await age.innerText(), /30 referrals: 10 male and 20 female\./);
  await age.getByText('Show the numbers').click();
  assert.deepEqual((await age.locator('tr').allInnerTexts()).map((row) => row.split('\t')), [['Locality', 'Sex', '0 to 5', '6 to 12', '13 to 18', '19 to 25'], ['North', 'Male', '0', '5', '0', '0'], ['North', 'Female', '0', '10', '0', '0'], ['South', 'Male', '0', '5', '0', '0'], ['South', 'Female', '0', '10', '0', '0'], ['Total', '0', '30', '0', '0']]);
  assert.match(await one(page, 'Waits until the first meeting').innerText(), /Routine: 30 seen for the first time, half of them within 87 days, the longest wait 163 days\. 30 of 30 with a target were seen in time\./);
  assert.match(await one(page, 'Open and waiting').innerText(), /Open: 0 at the start, 30 at the end\. Waiting: 0 at the start, 0 at the end\./);
  assert.match(await one(page, 'Hours of meetings and calls, by month').innerText(), /About 34 hours in all, the most in September 2020 \(34\)\./);
  assert.match(await one(page, 'Hours of meetings and calls, by type of work').innerText(), /About 34 hours in all, the most in Consultation \(22\)/);
  const asked = one(page, 'One-off consultations, by team');
  assert.match(await asked.innerText(), /North: 14 of 16, more than any other\./);
  await asked.getByText('Show the numbers').click();
  assert.deepEqual((await asked.locator('tr').allInnerTexts()).map((row) => row.split('\t')), [['Team', 'North', 'South'], ['Fostering', '0', '2'], ['North', '14', '0'], ['Total', '14', '2']]);
  assert.match(await one(page, 'Telephone duty, by locality').innerText(), /North: all 9\./);
  const groups = one(page, 'Supervision and discussion groups, by team');
  await groups.getByText('Show the numbers').click();
  assert.deepEqual((await groups.locator('tr').allInnerTexts()).map((row) => row.split('\t')), [['Kind', 'Team', 'South', 'All parts, or not said'], ['Supervision', 'South', '4', '0'], ['Discussion group', 'Adoption', '0', '7'], ['Total', '4', '7']]);
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
    await isSound(page, `activity, ${viewport.width} px`);
  }
  await close(page);
});

test('a period is chosen by its name or by its days, stays in the address, and what is wrong with it is said', async () => {
  const page = await as(lead);
  await open(page, `/services/${id}/activity`);
  await page.selectOption('#period', 'Last year');
  await main(page).getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/from=\d{4}-04-01&to=\d{4}-03-31$/);
  await page.selectOption('#period', 'Other days');
  const day = async (field, d, m, y) => { for (const [part, text] of [[field, d], [`${field}-month`, m], [`${field}-year`, y]]) await page.fill(`#${part}`, text); };
  const refused = async (text) => {
    await main(page).getByRole('button', { name: 'Show' }).click();
    await page.locator('.govuk-error-summary').getByText(text).waitFor();
  };
  await day('from', '31', '2', '2020');
  await day('to', '30', '9', '2020');
  await refused('Give a real date');
  await isSound(page, 'activity, refused');
  await day('from', '1', '10', '2020');
  await refused('The last day is before the first.');
  await day('from', '1', '4', '2012');
  await refused('Choose at most five years.');
  await day('from', '1', '4', '2020');
  await day('to', '1', '1', '2199');
  await refused('Choose today or an earlier day.');
  await day('to', '30', '6', '2020');
  await main(page).getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/from=2020-04-01&to=2020-06-30$/);
  await main(page).getByText('15 referrals', { exact: false }).first().waitFor();
  await page.reload();
  await settled(page);
  assert.equal(await page.inputValue('#period'), 'own');
  assert.match(await main(page).innerText(), /1 April 2020 to 30 June 2020\./);
  await close(page);
});

test('a table is taken away as a file, and on paper no number is folded away', async () => {
  const page = await as(lead);
  await open(page, `/services/${id}/activity?from=2020-04-01&to=2020-09-30`);
  const work = one(page, 'Work done, by type of work');
  await work.getByText('Show the numbers').click();
  const [file] = await Promise.all([page.waitForEvent('download'), work.getByRole('link', { name: 'CSV: Work done, by type of work' }).click()]);
  assert.equal(file.suggestedFilename(), 'worked_by_work.csv');
  const shown = () => page.locator('.activity table:visible').count();
  assert.equal(await shown(), 1);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.ok(await shown() > 10);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await shown(), 1);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.activity__choose').isVisible(), false);
  await close(page);
});

test('whoever may not see the numbers is not led to them, and told so where they ask', async () => {
  const page = await as(amira, { refusals: /a status of 403/ });
  await open(page, `/services/${id}`);
  assert.equal(await page.getByRole('link', { name: 'Activity in numbers' }).count(), 0);
  await open(page, `/services/${id}/activity`);
  assert.match(await page.locator('h1').innerText(), /does not allow/);
  await isSound(page, 'activity, refused');
  await close(page);
});
