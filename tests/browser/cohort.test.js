// SDQ trends in the browser: the lead finds the team furthest behind and the children in it who have none, the analyst reads what is kept back and why, a social
// worker and a teacher see their own part; by keyboard alone; each choice is an address. Over Westshire, which shows each state.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { codeNow } from '../lib/totp.js';
import { westshire } from '../lib/westshire.js';
import { desk, isSound, keys, launch, main, open, pageFor, phone, settled, tabTo } from './browser.js';
import { daysAgo } from './westshire.js';

let s, as, accounts, browser;

before(async () => {
  ({ s, as, accounts } = await westshire());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const nextMonth = daysAgo(-45).slice(0, 7);
const query = (page) => Object.fromEntries(new URL(page.url()).searchParams);
const follow = async (page, link) => {
  await link.click();
  await settled(page);
};
const groups = (page) => main(page).locator('#completion tbody tr:not(.cohort__total) th').allInnerTexts();
async function soundAtBoth(page, name) {
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `${name}, ${viewport.width} px`);
  }
  await page.setViewportSize(desk);
}

test('the lead finds the team furthest behind, and opens the children of it who have none', async () => {
  const lead = await as('mental_health_lead');
  const page = await pageFor(browser, s, lead);
  await open(page, '/');
  await follow(page, page.getByRole('link', { name: 'SDQ trends' }));
  await follow(page, main(page).getByRole('link', { name: 'Teams', exact: true }));
  assert.deepEqual(query(page), { by: 'team' });
  const set = (await lead.get('/cohort?by=team')).body;
  await main(page).getByText(set.opening, { exact: true }).waitFor();
  assert.deepEqual(await groups(page), set.rows.map((row) => row.name));
  await soundAtBoth(page, 'teams');
  await follow(page, main(page).getByRole('link', { name: 'Least completed first' }));
  const told = set.rows.filter((row) => row.completion.percent !== null).sort((a, b) => a.completion.percent - b.completion.percent);
  const behind = told[0];
  assert.ok(behind.completion.percent < told.at(-1).completion.percent, 'teams differ');
  assert.equal((await groups(page))[0], behind.name);
  const large = told.filter((row) => row.completion.eligible >= 10 && row.group);
  assert.ok(set.opening.includes(large[0].name), set.opening);
  await follow(page, main(page).locator('#completion').getByRole('link', { name: `No SDQ was completed, ${behind.name}` }));
  const missing = behind.completion.eligible - behind.completion.completed;
  assert.equal(await main(page).locator('tbody tr').count(), missing);
  await soundAtBoth(page, 'the children of a number');
  await page.goBack();
  await settled(page);
  assert.deepEqual(query(page), { by: 'team', order: 'behind' });
  assert.equal((await groups(page))[0], behind.name, 'back is where one was');
  await follow(page, main(page).locator('#completion').getByRole('link', { name: behind.name, exact: true }));
  await main(page).getByRole('heading', { name: `Twelve months: ${behind.name}` }).waitFor();
  await main(page).getByText('The broken line: ').waitFor();
  await follow(page, main(page).getByRole('link', { name: 'Teacher', exact: true }));
  assert.deepEqual(query(page), { by: 'team', order: 'behind', group: behind.group, informant: 'teacher' });
  await page.emulateMedia({ media: 'print' });
  assert.equal(await main(page).getByRole('link', { name: 'Teams', exact: true }).isVisible(), false);
  await page.close();
});

test('by keyboard alone another grouping and another month, which the address keeps; a month to come is refused in plain words', async () => {
  const page = await pageFor(browser, s, await as('mental_health_lead'));
  await open(page, '/sdq-trends');
  const newest = await page.locator('#month').inputValue();
  await tabTo(page, 'a[href="/sdq-trends?by=home"]');
  await keys(page, 'Enter');
  await page.waitForURL((url) => url.search === '?by=home');
  await settled(page);
  await tabTo(page, '#month');
  await keys(page, 'ArrowDown');
  await tabTo(page, '#main button[type=submit]');
  await keys(page, 'Enter');
  await page.waitForURL((url) => url.searchParams.has('month'));
  await settled(page);
  const { month, by } = query(page);
  assert.equal(by, 'home');
  assert.ok(month < newest, `${month}, ${newest}`);
  assert.equal(await page.locator('#month').inputValue(), month);
  assert.ok((await groups(page)).length > 1);
  await open(page, `/sdq-trends?month=${nextMonth}`);
  assert.match(await main(page).locator('.lead').innerText(), /^[A-Z][a-z]+ \d{4} has not ended\. A month is told when it has: the last is /);
  await isSound(page, 'a month to come');
  await follow(page, main(page).getByRole('link', { name: 'The last month that has ended' }));
  assert.equal(await page.locator('#month').inputValue(), newest);
  await page.close();
});

test('the analyst reads what is kept back and why, opens no child and takes no file away', async () => {
  const page = await pageFor(browser, s, await as('analyst'));
  await open(page, '/sdq-trends?by=team');
  await main(page).getByText('rounded to the nearest 5').waitFor();
  await main(page).getByText('What is kept back has a number below 6 in it').waitFor();
  assert.ok((await main(page).getByText('Kept back', { exact: true }).count()) > 0);
  assert.equal(await main(page).locator('a[href^="/sdq-trends/children"]').count(), 0);
  assert.equal(await main(page).getByRole('link', { name: /^Download/ }).count(), 0);
  await soundAtBoth(page, 'what an analyst sees');
  await page.close();
});

test('who has a part of the council sees that part', async () => {
  for (const [role, by] of [['social_worker', 'team'], ['designated_teacher', 'school']]) {
    const client = await as(role);
    const set = (await client.get('/cohort')).body;
    assert.equal(set.by, by);
    const page = await pageFor(browser, s, client);
    await open(page, '/sdq-trends');
    assert.deepEqual(await groups(page), set.rows.map((row) => row.name));
    assert.equal(await main(page).locator('.cohort__total').count(), 0, 'not what all come to');
    await soundAtBoth(page, role);
    await page.close();
  }
});

// The last, since a new code makes the session another.
test('the lead takes the table away with a new code', async () => {
  const page = await pageFor(browser, s, await as('mental_health_lead'), { refusals: /a status of 403/ });
  await open(page, '/sdq-trends?by=team');
  const [first] = await groups(page);
  await main(page).getByRole('button', { name: 'Download as CSV' }).click();
  const file = page.waitForEvent('download');
  const code = page.getByRole('dialog').getByLabel(/code/i);
  await code.fill(codeNow(accounts.find((a) => a.role === 'mental_health_lead').totp_secret));
  await code.press('Enter');
  const lines = (await readFile(await (await file).path(), 'utf8')).split(/\r?\n/);
  assert.match(lines[0], /month,informant,group,eligible,completed/);
  assert.ok(lines.some((line) => line.includes(first)), first);
  await page.close();
});
