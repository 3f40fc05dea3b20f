// How a service is for people, and training, in the browser: a round from its link to the averages, forms from paper, a theme; the three tables as they were
// printed; a session to which people come, and what has changed since. Over Westshire.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';
import { close, desk, isSound, launch, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo } from './westshire.js';

let s, as, browser, core, clinical;

before(async () => {
  ({ s, as } = await westshire());
  [core, clinical] = await Promise.all(['core_camhs', 'clinical_psychology'].map((code) => s.sql(`SELECT id FROM service WHERE code = '${code}'`)));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const pageOf = async (role) => pageFor(browser, s, await as(role));
const part = (page, id) => page.locator(`#${id}`);
const save = async (page, id) => {
  await part(page, id).getByRole('button', { name: 'Save', exact: true }).click();
  await part(page, id).getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
  await settled(page);
};
const refused = async (page, text) => {
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await page.locator('.govuk-error-summary').innerText(), text);
};
async function soundAtBoth(page, name) {
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `${name}, ${viewport.width} px`);
  }
  await page.setViewportSize(desk);
}
const rows = async (page, caption) => page.locator('table', { has: page.getByText(caption) }).locator('tbody tr').evaluateAll((all) => all.map((tr) => [...tr.children].slice(1).map((c) => c.textContent)));

test('the first year of the psychologist stands there as it was printed, for the service and for whoever oversees', async () => {
  const page = await pageOf('clinical_psychologist');
  await open(page, `/services/${clinical}/evaluations`);
  await soundAtBoth(page, 'rounds');
  await page.getByRole('link', { name: 'The first year of the clinical psychologist' }).click();
  await page.waitForURL(/evaluations\//);
  await settled(page);
  assert.deepEqual((await rows(page, /All professionals and carers: 18 forms/)).map((r) => r[0]), ['4.5', '4.9', '4.6', '4.1', '4.6']);
  assert.deepEqual(await rows(page, /Foster carers: 4 forms/), [['3.5', '4'], ['4.7', '3'], ['4.3', '4'], ['3.5', '4'], ['3.5', '4']]);
  assert.deepEqual((await rows(page, /Social workers and supervising social workers: 10 forms/)).map((r) => r[0]), ['4.9', '5', '4.8', '4.4', '4.9']);
  await part(page, 'themes').getByText('Speed and quality of support').waitFor();
  await soundAtBoth(page, 'a round');
  const url = page.url();
  await close(page);
  const lead = await pageOf('mental_health_lead');
  await open(lead, new URL(url).pathname);
  await lead.getByText('All professionals and carers: 18 forms').waitFor();
  assert.equal(await lead.getByText('Foster carers: 4 forms').count(), 0);
  assert.equal(await lead.getByText('Easy to contact').count(), 0);
  await close(lead);
});

test('a round begins, its link opens a form for many, paper is typed in, a theme is named', async () => {
  const page = await pageOf('camhs_clinician');
  await open(page, `/services/${core}/evaluations`);
  await page.getByRole('button', { name: 'Begin a round' }).click();
  await part(page, 'rounds').getByRole('button', { name: 'Save' }).click();
  await refused(page, /Fill this in\.[\s\S]*Give a real date/);
  await soundAtBoth(page, 'begin a round, errors');
  await page.fill('#title', 'Winter');
  await page.fill('#called', 'the team');
  await typeDay(page, 'until', daysAgo(-30));
  await part(page, 'rounds').getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/evaluations\//);
  await settled(page);
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByLabel('Carers', { exact: true }).check();
  await page.fill('#name', 'Foster carers');
  await page.fill('#most', '5');
  await part(page, 'links').getByRole('button', { name: 'Save' }).click();
  const link = await page.locator('.secret').innerText();
  await soundAtBoth(page, 'a link, once');

  const form = await pageFor(browser, s, null);
  await form.goto(link);
  await form.getByRole('heading', { name: 'How is it for you with the team?' }).waitFor();
  await form.getByRole('group', { name: 'It was easy to access the team' }).getByLabel('Agree', { exact: true }).check();
  await form.getByLabel('What should be different?').fill('Ring back\nCome to us');
  await soundAtBoth(form, 'a form of many');
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByRole('heading', { name: /Thank you/ }).waitFor();
  await close(form);

  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('button', { name: 'Type in a form from paper' }).click();
  await page.locator('#access').waitFor();
  await part(page, 'paper').getByRole('button', { name: 'Save' }).click();
  await refused(page, /Answer at least one question\./);
  await page.selectOption('#role', { label: 'Social worker' });
  await page.selectOption('#access', { label: 'Strongly agree' });
  await part(page, 'paper').getByRole('button', { name: 'Save' }).click();
  await page.getByText('All professionals and carers: 2 forms').waitFor();
  assert.deepEqual((await rows(page, /All professionals and carers: 2 forms/))[0], ['4.5', '2']);
  await page.getByRole('button', { name: 'Name a theme' }).click();
  await part(page, 'themes').getByLabel('What should be different').check();
  await page.fill('#name', 'Reaching us');
  await page.getByLabel('Ring back').check();
  await save(page, 'themes');
  await part(page, 'themes').getByText('Reaching us').waitFor();
  await soundAtBoth(page, 'a round with a theme');
  await page.getByRole('button', { name: 'Change its name, its days or whom it asks' }).click();
  assert.equal(await page.inputValue('#title'), 'Winter');
  await page.fill('#title', 'Winter and spring');
  await typeDay(page, 'until', daysAgo(9));
  await part(page, 'round').getByRole('button', { name: 'Save' }).click();
  await refused(page, /not before the first/);
  await soundAtBoth(page, 'change a round, errors');
  await typeDay(page, 'until', daysAgo(-90));
  await page.fill('#asked_carers', '14');
  await save(page, 'round');
  await page.getByRole('heading', { level: 1, name: 'Winter and spring' }).waitFor();
  await page.getByText('Asked: 14 carers').waitFor();
  await close(page);
});

test('training: a session is recorded with who came; who came says what has changed; who in each team has not been trained is seen', async () => {
  const page = await pageOf('educational_psychologist');
  await open(page, '/training');
  await soundAtBoth(page, 'training');
  await page.getByRole('button', { name: 'Plan or record a session' }).click();
  await part(page, 'plan').getByRole('button', { name: 'Save' }).click();
  await refused(page, /Choose what it is about\./);
  await page.getByLabel('SDQ workshop').check();
  await page.fill('#title', 'SDQs for the fostering team');
  await typeDay(page, 'held_on', daysAgo(100));
  await page.fill('#minutes', '90');
  await part(page, 'plan').getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/training\/./);
  await settled(page);
  const url = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Record who came' }).click();
  await page.getByLabel('Nadia Rahman').check();
  await page.fill('#role', 'Foster carers');
  await page.fill('#n', '6');
  await save(page, 'people');
  await part(page, 'people').getByText('7 came').waitFor();
  await soundAtBoth(page, 'a session');
  await close(page);

  const nadia = await pageOf('fostering_worker');
  await open(nadia, '/training');
  await part(nadia, 'asked').getByRole('link', { name: /SDQs for the fostering team/ }).waitFor();
  await open(nadia, '/next');
  await nadia.getByRole('row', { name: /SDQs for the fostering team/ }).getByText('Not about a child').waitFor();
  await nadia.getByRole('link', { name: 'Say what has changed since the training: SDQs for the fostering team' }).click();
  await nadia.waitForURL(/training\/./);
  await settled(nadia);
  await nadia.getByRole('button', { name: 'Say what has changed' }).click();
  await nadia.selectOption('#used', { label: 'Agree' });
  await nadia.fill('#changed', 'I ask for the three forms');
  await part(nadia, 'later').getByRole('button', { name: 'Send' }).click();
  await nadia.getByText('You have said what has changed').waitFor();
  await close(nadia);

  const lead = await pageOf('mental_health_lead');
  await open(lead, url);
  await part(lead, 'people').getByText('Nadia Rahman').waitFor();
  await open(lead, '/training');
  await part(lead, 'teams').getByText(/Fostering team: .*have been trained/).click();
  await part(lead, 'teams').getByText('Petra Novotná: Not yet').waitFor();
  await part(lead, 'teams').getByText(/^\d+ of \d+ people in these teams (has|have) been trained\. The smallest part: /).waitFor();
  await soundAtBoth(lead, 'who has been trained');
  await close(lead);
});
