// The monthly data set in the browser: its measures, one of them with its children, a value that is held elsewhere, and the paper's page; on a desk, on a phone and
// on paper. It is commented, frozen and taken away in month.test.js.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { demonstration } from '../lib/service.js';
import { isSound, launch, open, pageFor } from './browser.js';

let s, browser, accounts, page;
const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date()).slice(0, 7);

const clientOf = async (role) => {
  const { username, password, totp_secret } = accounts.find((a) => a.role === role);
  return s.signedIn({ username, password, secret: totp_secret });
};

before(async () => {
  ({ s, accounts } = await demonstration([]));
  browser = await launch();
  page = await pageFor(browser, s, await clientOf('mental_health_lead'), { refusals: /a status of (401|403|409|422)/, viewport: { width: 1360, height: 1000 } });
});
after(async () => {
  await browser?.close();
  await s.stop();
});

test('the month: one sentence that says what matters, each measure with its line in words, and its result in a word', async () => {
  await open(page, '/data-set');
  assert.match(await page.locator('.month__opening').innerText(), /^\d+ of \d+ measures that can be compared are at least as good/);
  assert.equal(await page.locator('.month tbody tr:not(.month__section)').count(), 55);
  const row = page.locator('tr', { has: page.getByRole('link', { name: 'SDQ completed in the last 12 months' }) });
  assert.match(await row.innerText(), /\d+ of \d+/);
  assert.match(await row.getByRole('img').getAttribute('aria-label'), /^SDQ completed in the last 12 months: .*% in .*, .*% this month; compared with 85%\.$/);
  assert.match(await row.locator('.result').innerText(), /^(Better|Close|Worse)$/);
  await isSound(page, 'the month');
});

test('one measure: twelve months, how it is counted, and the children behind it', async () => {
  await page.getByRole('link', { name: 'Dental check in the last 12 months' }).click();
  await page.getByRole('heading', { level: 1, name: /Dental check/ }).waitFor();
  await page.getByRole('heading', { name: /^Counted \(\d+\)$/ }).waitFor();
  assert.equal(await page.locator('#months tbody tr').count(), 12);
  assert.equal(await page.getByLabel('Value held elsewhere').count(), 0, 'what is counted takes no value');
});

test('a value that another system holds is given, and one that cannot be is refused', async () => {
  await open(page, `/data-set/attainment_8?month=${month}`);
  await page.getByLabel('Value held elsewhere').fill('many');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  await page.getByLabel('Value held elsewhere').fill('21.4');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.month__large', { hasText: '21.4' }).waitFor();
});

test('who says something of a value leaves it as another gave it; a comment after the freeze is there to be changed', async () => {
  const label = 'What should the board know? Name no child';
  await open(page, `/data-set/ks1?month=${month}`);
  const machine = await clientOf('virtual_school');
  assert.equal((await machine.put(`/data-set/ks1/${month}`, { numerator: 3, denominator: 8 })).status, 200);
  await page.getByLabel(label).fill('Three of eight.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  assert.equal(await s.sql(`SELECT value || ' ' || numerator || ' ' || denominator FROM data_value WHERE indicator = 'ks1' AND month = '${month}-01'`), '37.50 3.00 8.00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Nothing has changed, so nothing was saved.').waitFor();
  assert.equal((await machine.put(`/data-set/ks1/${month}`, { comment: 'Two more are to be marked again.' })).status, 200);
  await page.getByLabel(label).fill('Three of eight, provisional.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Not saved yet: Joanne Bell changed this since you opened the page, to “Two more are to be marked again.”').waitFor();
  assert.equal(await page.getByLabel(label).inputValue(), 'Three of eight, provisional.', 'nothing that was typed is lost');
  await page.locator('#comment-section p', { hasText: /^Two more are to be marked again/ }).waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.getByLabel('Value held elsewhere').fill('Infinity');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.govuk-error-summary:focus').waitFor();

  assert.equal((await machine.put('/data-set/care_rate/2020-11', { comment: 'Said after the freeze.' })).status, 200);
  await open(page, '/data-set/care_rate?month=2020-11');
  await page.locator('textarea', { hasText: '' }).first().waitFor();
  assert.equal(await page.getByLabel(label).inputValue(), 'Said after the freeze.');
  await page.getByLabel(label).fill('Said after the freeze, and more.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. The month is frozen').waitFor();
  assert.equal(await s.sql("SELECT value || ' ' || numerator FROM data_value WHERE indicator = 'care_rate' AND month = '2020-11-01'"), '70.10 476.00');
});

test('a month that has not begun and a measure that is not there are said in a sentence', async () => {
  await open(page, '/data-set?month=2099-01');
  await page.getByText('Choose this month or an earlier one.').waitFor();
  await open(page, `/data-set/nothing?month=${month}`);
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
});

test('what a measure is compared with, whether it is counted or given, and from which month on records are counted', async () => {
  await open(page, `/data-set/attainment_8?month=${month}`);
  await page.getByText('Compare it with something else').click();
  const mark = page.getByRole('form', { name: 'Save what it is compared with' });
  await mark.getByLabel('Its value').fill('high');
  await mark.getByRole('button').click();
  await mark.locator('.govuk-error-summary:focus', { hasText: 'Enter a number' }).waitFor();
  await mark.getByLabel('Its value').fill('22.5');
  await mark.getByLabel('Of which year').fill('2025/26');
  await mark.getByRole('button').click();
  await mark.locator('.govuk-error-summary:focus').waitFor();
  await mark.getByRole('link').first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'mark-source', 'the fault leads to its field');
  await mark.getByLabel('Where it was published or decided').fill('The board, in May');
  await mark.getByRole('button').click();
  await page.locator('#marks tr', { hasText: 'Our target, 2025/26' }).getByText('22.5').waitFor();
  await page.getByText('Count it from the records, or give it').click();
  await page.getByText('The records here cannot count this measure').waitFor();
  await isSound(page, 'one measure, its forms open');

  await open(page, `/data-set/dental?month=${month}`);
  await page.getByText('Count it from the records, or give it').click();
  const how = page.getByRole('form', { name: 'Save how it is counted' });
  await how.getByRole('button').click();
  await how.locator('.govuk-error-summary:focus', { hasText: 'Say where the numbers come from' }).waitFor();
  await how.getByLabel('Where does the number come from?').fill('The dental service');
  await how.getByRole('button').click();
  await page.locator('#counted dd', { hasText: 'The dental service' }).waitFor();
  await page.getByLabel('Value held elsewhere').waitFor();
  await open(page, '/data-set/counted');
  await page.getByText(/^Measures are counted from the records from \w+ \d{4} on\./).waitFor();
  await page.getByText('Change the first month that is counted').click();
  const start = page.getByRole('form', { name: 'Save the first month' });
  await start.getByLabel('First month that is counted from the records').selectOption({ value: month });
  await start.getByRole('button').click();
  await start.locator('.govuk-error-summary:focus', { hasText: 'is frozen, and stays as it was frozen' }).waitFor();
  await isSound(page, 'how each measure is counted, its form open');
});

test('the paper’s November 2020, on a phone and on paper; how each measure is counted', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/data-set?month=2020-11');
  const row = page.locator('tr', { has: page.getByRole('link', { name: 'With a permanence plan' }) });
  assert.match(await row.innerText(), /88%[\s\S]*The same as the month before[\s\S]*▼/);
  await isSound(page, 'November 2020, 390 px');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#freeze').isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
  await open(page, '/data-set/counted');
  assert.ok((await page.locator('.month__definition').count()) >= 55);
  await isSound(page, 'how each measure is counted, 390 px');
});
