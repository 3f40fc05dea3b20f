// The manager's yearly return: checked, an error found on its child's page and mended, files downloaded, marked as sent; the payload too; an analyst sees what was sent.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { codeNow } from '../lib/totp.js';
import { westshire } from '../lib/westshire.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled } from './browser.js';

let s, accounts, browser;
before(async () => {
  ({ s, accounts } = await westshire());
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const account = (role) => accounts.find((one) => one.role === role);
const as = async (role) => {
  const { username, password } = account(role);
  return pageFor(browser, s, await s.signedIn({ username, password }), { refusals: /a status of (401|403|404|409|412|422)/ });
};

test('a year is checked, what is wrong is mended on its child, its files are taken, and it is kept as sent; an analyst sees that', async () => {
  const [child, upn] = (await s.sql("SELECT c.id, c.upn FROM child c WHERE c.upn NOT LIKE 'UN%' AND EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.until_on IS NULL AND e.from_on < today() - 700) ORDER BY c.local_id LIMIT 1")).split('|');
  await s.sql(`UPDATE child SET upn = NULL WHERE id = '${child}'`);
  const page = await as('team_manager');
  await open(page, '/returns');
  await isSound(page, 'national returns');
  await button(page, 'Check this year').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(codeNow(account('team_manager').totp_secret));
  await dialog.getByRole('button').first().click();
  await page.locator('#year-lead').waitFor();
  assert.match(await page.locator('#year-lead').innerText(), /^1 error has to be mended first/);
  const problems = page.getByRole('region', { name: 'What to mend' });
  assert.match(await problems.innerText(), /There is no unique pupil number\.[\s\S]*Give it on the details page[\s\S]*Rule 442\. Header, UPN\./);
  assert.equal(await problems.getByRole('link').getAttribute('href'), `/children/${child}/details`);
  for (const viewport of [phone, desk]) {
    await page.setViewportSize(viewport);
    await isSound(page, `national returns, checked, ${viewport.width} px`);
  }
  await s.sql(`UPDATE child SET upn = '${upn}' WHERE id = '${child}'`);
  await button(page, 'Check again').click();
  await page.locator('#year-lead', { hasText: 'Nothing stands in the way' }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Download Episodes.csv').click()]);
  assert.equal(file.suggestedFilename(), 'Episodes.csv');
  assert.match(readFileSync(await file.path(), 'utf8'), /^CHILD,DECOM,RNE,/);
  await page.getByLabel('Note (optional)').fill('Sent through the portal.');
  await button(page, 'I have sent these files').click();
  await main(page).getByText('Kept. It stands under “What was sent”.').waitFor();
  await button(page, 'Check the payload').click();
  await page.locator('#dfe-lead').waitFor();
  assert.match(await page.locator('#dfe-lead').innerText(), /Nothing stands in the way/);
  const sent = page.getByRole('region', { name: 'What was sent' });
  assert.match(await sent.innerText(), /Sent through the portal\.[\s\S]*0 errors[\s\S]*SWEpisodes\.csv/);
  await settled(page);
  await isSound(page, 'national returns, sent');
  await close(page);

  const analyst = await as('analyst');
  await open(analyst, '/returns');
  assert.match(await main(analyst).innerText(), /What was sent[\s\S]*SSDA903[\s\S]*0 errors/);
  assert.equal(await main(analyst).getByRole('button').count(), 0);
  await isSound(analyst, 'national returns, as an analyst sees them');
  await close(analyst);
});
