// Oversight in the browser: the mental health lead comes from the first page to the children with a need and nothing in place, puts something in place for one,
// and finds one fewer; a manager is led to a referral; services stand side by side in two periods. Over Westshire, which shows each state.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';
import { button, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo } from './westshire.js';

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

test('the lead finds a child with a need and nothing in place, and puts something in place', async () => {
  const lead = await as('mental_health_lead');
  const { says, needs } = (await lead.get('/oversight')).body;
  const one = (await lead.get('/oversight/needs')).body.items.find((it) => it.lead);
  const page = await pageFor(browser, s, lead);
  await open(page, '/');
  await main(page).getByText(says.slice(0, 40)).waitFor();
  await follow(page, main(page).getByRole('link', { name: 'See oversight' }));
  await main(page).getByText(says).waitFor();
  await main(page).getByRole('heading', { name: 'By agency of who asked' }).waitFor();
  await soundAtBoth(page, 'oversight');
  await follow(page, page.getByRole('link', { name: `A need and nothing in place: ${needs}` }));
  assert.equal(await main(page).locator('tbody tr').count(), needs);
  await soundAtBoth(page, 'needs');
  await follow(page, page.getByRole('link', { name: `Put something in place for ${one.child.name}` }));
  await main(page).getByText(one.shows[0].what).waitFor();
  await button(page, 'Record the decision').click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose what happens now[\s\S]*Say why/);
  await page.getByLabel('Somebody does something').check();
  await page.getByLabel('What is to be done?').fill('Ring Core CAMHS and refer');
  await typeDay(page, 'due_on', daysAgo(-9));
  await page.getByLabel('Why?').fill('The score is high and nobody helps yet');
  await soundAtBoth(page, 'put something in place');
  await button(page, 'Record the decision').click();
  await main(page).getByText('has it as an action').waitFor();
  await settled(page);
  await main(page).getByText('This child is not in your list').waitFor();
  assert.match(await main(page).locator('#earlier').innerText(), /Ring Core CAMHS and refer[\s\S]*The score is high/);
  await follow(page, page.getByRole('link', { name: 'Back to oversight' }));
  assert.equal(await main(page).locator('tbody tr').count(), needs - 1);
  assert.deepEqual(page.faults, []);
});

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
  await soundAtBoth(page, 'services side by side');
  await page.getByLabel('Compared with').selectOption('none');
  await settled(page);
  assert.equal(await main(page).getByText('“was”').count(), 0);
  assert.deepEqual(page.faults, []);
});
