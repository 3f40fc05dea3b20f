// What is next in the browser, in Westshire: a social worker's first page, the whole list by week, a manager's team by who is asked, on a phone and on paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';
import { desk, isSound, keys, launch, main, open, pageFor, phone, settled, tabTo } from './browser.js';

let s, as, browser, page;

before(async () => {
  ({ s, as } = await westshire());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

async function soundAtBoth(name) {
  for (const viewport of [phone, desk]) {
    await page.setViewportSize(viewport);
    await isSound(page, `${name}, ${viewport.width} px`);
  }
}
const titles = () => main(page).locator('.next-list__title').allInnerTexts();

test('the first page has what is late and four weeks, and folds the rest; all of it is one link away, with why and whom to ask', async () => {
  page = await pageFor(browser, s, await as('social_worker'));
  await open(page, '/');
  const parts = await page.locator('.next__part').allInnerTexts();
  assert.deepEqual(parts.slice(0, 1), ['Late']);
  assert.ok(parts.some((part) => /^Week of \d/.test(part)), parts.join());
  const sums = (await (await as('social_worker')).get('/me/next/sums?own=true')).body;
  assert.match(await page.locator('#next').innerText(), new RegExp(`See all ${sums.late} that are late[\\s\\S]*${sums.later} things? later than four weeks`));
  await soundAtBoth('first page');

  await page.getByRole('link', { name: 'All of it: why, whom to ask, lists to print' }).click();
  await page.waitForURL(/\/next\?whose=own$/);
  await settled(page);
  const [first, ...rest] = await titles();
  assert.equal(first, `Late (${sums.late})`);
  assert.ok(rest.length >= 2 && rest.every((title) => /^(This week|Week of \d+ \w+ \d{4}) \(\d+\)$/.test(title)), rest.join());
  const line = main(page).locator('#part-late tbody tr').first();
  assert.match(await line.innerText(), /late\s[\s\S]*\.\sSource: \w/);
  assert.match(await line.getByRole('link').first().getAttribute('href'), /^\/\w/);
  await soundAtBoth('what is next');
});

test('by keyboard: another kind, further ahead; the sums open their lists; nothing of a kind says so', async () => {
  await tabTo(page, '#about', 90);
  await page.selectOption('#about', 'health');
  await page.selectOption('#far', 'all');
  await tabTo(page, 'form.choose button');
  await keys(page, 'Enter');
  await page.waitForURL(/about=health.*far=all/);
  await settled(page);
  assert.equal(await page.inputValue('#about'), 'health');
  const all = await (await as('social_worker')).all('/me/next?limit=200&own=true&about=health&within=3660');
  assert.equal(await main(page).locator('.next-list tbody tr').count(), all.length);
  await page.locator('summary', { hasText: 'By what it is about' }).click();
  await main(page).getByRole('link', { name: /^SDQs, Late: \d+$/ }).or(main(page).getByRole('link', { name: /^Health, Late: \d+$/ })).first().click();
  await page.waitForURL(/far=late/);
  await settled(page);
  assert.deepEqual((await titles()).map((title) => title.replace(/\d+/, 'n')), ['Late (n)']);
  await open(page, '/next?whose=own&about=ehcp&far=late');
  assert.match(await main(page).innerText(), /Nothing of this kind is due\./);
  await soundAtBoth('what is next, nothing');
  await page.close();
});

test('a team manager chases: the team’s list by who is asked, one after the other, on A4', async () => {
  page = await pageFor(browser, s, await as('team_manager'));
  await open(page, '/');
  await page.getByRole('navigation').getByRole('link', { name: 'What is next', exact: true }).click();
  await page.waitForURL(/\/next$/);
  await settled(page);
  const team = await page.locator('#whose option', { hasText: 'Children of the team' }).first().getAttribute('value');
  await page.selectOption('#whose', team);
  await page.selectOption('#by', 'asked');
  await page.selectOption('#far', 'late');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL(/by=asked/);
  await settled(page);
  const names = await titles();
  assert.ok(names.length > 2, names.join());
  assert.deepEqual(names, [...names].sort((a, b) => a.replace(/ \(\d+\)$/, '').localeCompare(b.replace(/ \(\d+\)$/, ''))));
  const late = await (await as('team_manager')).all(`/me/next?limit=200&late=true&team=${team.split('-of-')[1]}`);
  assert.equal(await main(page).locator('.next-list tbody tr').count(), late.length);
  assert.match(await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href'), /^\/api\/v1\/me\/next\.csv\?.*team=/);
  await soundAtBoth('a team to chase');

  const link = main(page).locator('details a[href*="person="][href*="far=late"]').first();
  const [, name, n] = /^(.*), Late: (\d+)$/.exec(await link.getAttribute('aria-label'));
  await link.click();
  await page.waitForURL(/person=/);
  await settled(page);
  assert.match(await main(page).innerText(), new RegExp(`Only what ${name} is asked for`));
  assert.equal(await main(page).locator('.next-list tbody tr').count(), Number(n));

  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.choose').isVisible(), false);
  assert.equal(await page.locator('.next-sums').isVisible(), false);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map(([, w, h]) => `${Math.round(w)}x${Math.round(h)}`);
  assert.ok(sizes.length > 0 && sizes.every((size) => size === '595x842' || size === '596x842'), sizes.join());
  await page.setViewportSize(desk);
  await page.close();
});
