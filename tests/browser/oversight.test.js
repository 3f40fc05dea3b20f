// Oversight in the browser: each list, from where a manager is led to a referral; services side by side in two periods. Over Westshire, which shows each state.
// What the lead does there is a part of their month (month.test.js).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';
import { desk, isSound, launch, main, open, pageFor, phone, settled } from './browser.js';

let s, as, browser;

before(async () => {
  ({ s, as } = await westshire());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

async function soundAtBoth(page, name) {
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `${name}, ${viewport.width} px`);
  }
  await page.setViewportSize(desk);
}
const follow = async (page, link) => {
  await link.click();
  await settled(page);
};

test('every list of oversight opens; a manager is led to a referral; services stand side by side', async () => {
  const page = await pageFor(browser, s, await as('team_manager'));
  for (const [list, title] of [['clocks', 'Late'], ['silent', 'Nobody has written for long'], ['overlaps', 'Two services at the same work'], ['loops', 'Asked for or referred, and not answered'], ['bounced', 'Sent back'],
    ['waiting', 'Waiting for a first meeting'], ['outside', 'Outside the county']]) {
    await open(page, `/oversight/${list}`);
    assert.match(await main(page).locator('h1').innerText(), new RegExp(title));
  }
  await open(page, '/oversight/clocks');
  const all = await main(page).locator('tbody tr').count();
  await page.getByLabel('About').selectOption('visit');
  await settled(page);
  const some = await main(page).locator('tbody tr').count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  await open(page, '/oversight/needs');
  await follow(page, page.getByRole('link', { name: /^Make a referral for/ }).first());
  assert.match(new URL(page.url()).pathname, /\/referrals\/new$/);
  await open(page, '/services-activity');
  await page.getByLabel('Compared with').selectOption('year');
  await settled(page);
  await main(page).getByText('“was”').waitFor();
  const sum = async (nth) => (await main(page).locator(`tbody td:nth-of-type(${nth})`).allInnerTexts()).reduce((n, text) => n + Number(text.match(/\d+/)[0]), 0);
  assert.match(await main(page).locator('.lead').innerText(), new RegExp(`As the period ended ${await sum(1)} pieces of work were open and ${await sum(2)} referrals waited, \\d+ of them for `));
  assert.equal(await main(page).locator('a[href$="/waiting-list"], a[href$="/caseload"]').count(), 0, 'the lists are of today');
  await soundAtBoth(page, 'services side by side');
  await page.getByLabel('Compared with').selectOption('none');
  await settled(page);
  assert.equal(await main(page).getByText('“was”').count(), 0);
  assert.deepEqual(page.faults, []);
});
