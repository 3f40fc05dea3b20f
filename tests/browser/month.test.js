// The month of those who oversee, from its first page to what is sent, over Westshire: the mental health lead finds who has a need and nothing in place, puts
// something in place, tells the board what it should know and freezes the month; the analyst reads what was frozen; the manager makes the yearly return and the payload.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { codeNow } from '../lib/totp.js';
import { westshire } from '../lib/westshire.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo, today } from './westshire.js';

const month = today.slice(0, 7);
let s, as, accounts, browser, lead, frozen;

before(async () => {
  ({ s, as, accounts } = await westshire());
  browser = await launch();
  lead = await pageOf('mental_health_lead');
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const pageOf = async (role) => pageFor(browser, s, await as(role), { refusals: /a status of (401|403|404|409|412|422)/ });
const follow = async (page, link) => {
  await link.click();
  await settled(page);
};
async function soundAtBoth(page, name) {
  for (const viewport of [phone, desk]) {
    await page.setViewportSize(viewport);
    await isSound(page, `${name}, ${viewport.width} px`);
  }
}
const giveCode = async (page, role) => {
  const code = page.getByRole('dialog').getByLabel(/code/i);
  await code.fill(codeNow(accounts.find((one) => one.role === role).totp_secret));
  await code.press('Enter');
};
const taken = async (page, name) => {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};
const refused = (page, text) => page.locator('.govuk-error-summary:focus', { hasText: text }).waitFor();

test('the lead opens the sentence, finds a child with a need and nothing in place, and puts something in place', async () => {
  const client = await as('mental_health_lead');
  const { says, needs } = (await client.get('/oversight')).body;
  const one = (await client.get('/oversight/needs')).body.items.find((it) => it.lead);
  await open(lead, '/');
  await main(lead).getByText(says.slice(0, 40)).waitFor();
  await follow(lead, main(lead).getByRole('link', { name: 'See oversight' }));
  await main(lead).getByText(says).waitFor();
  await main(lead).getByRole('heading', { name: 'By agency of who asked' }).waitFor();
  await soundAtBoth(lead, 'oversight');
  await follow(lead, lead.getByRole('link', { name: `A need and nothing in place: ${needs}` }));
  assert.equal(await main(lead).locator('tbody tr').count(), needs);
  await soundAtBoth(lead, 'needs');
  await follow(lead, lead.getByRole('link', { name: `Put something in place for ${one.child.name}` }));
  await main(lead).getByText(one.shows[0].what).waitFor();
  await button(lead, 'Record the decision').click();
  await refused(lead, /Choose what happens now[\s\S]*Say why/);
  await lead.getByLabel('Somebody does something').check();
  await lead.getByLabel('What is to be done?').fill('Ring Core CAMHS and refer');
  await typeDay(lead, 'due_on', daysAgo(-9));
  await lead.getByLabel('Why?').fill('The score is high and nobody helps yet');
  await soundAtBoth(lead, 'put something in place');
  await button(lead, 'Record the decision').click();
  await main(lead).getByText('has it as an action').waitFor();
  await settled(lead);
  await main(lead).getByText('This child is not in your list').waitFor();
  assert.match(await main(lead).locator('#earlier').innerText(), /Ring Core CAMHS and refer[\s\S]*The score is high/);
  await follow(lead, lead.getByRole('link', { name: 'Back to oversight' }));
  assert.equal(await main(lead).locator('tbody tr').count(), needs - 1);
  assert.equal((await client.get('/oversight')).body.needs, needs - 1);
});

test('the month: one sentence that says what matters, a comment on a measure, and frozen with a new code', async () => {
  await follow(lead, lead.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Monthly data set' }));
  assert.match(await lead.locator('.month__opening').innerText(), /^\d+ of \d+ measures that can be compared are at least as good/);
  await follow(lead, main(lead).getByRole('link', { name: 'Dental check in the last 12 months' }));
  await lead.getByLabel('What should the board know? Name no child').fill('The dentist in Millbeck has closed.');
  await button(lead, 'Save').click();
  await main(lead).getByText('Saved.', { exact: true }).waitFor();
  await lead.locator('#comment-section p', { hasText: 'The dentist in Millbeck has closed.' }).first().waitFor();
  await isSound(lead, 'one measure');
  await open(lead, `/data-set?month=${month}`);
  await button(lead, 'Freeze this month').click();
  await giveCode(lead, 'mental_health_lead');
  await main(lead).getByText(/^Frozen by Anita Varma on .*The records still say the same\.$/).waitFor();
  await main(lead).getByText('The dentist in Millbeck has closed.').waitFor();
  await button(lead, 'Freeze a corrected edition').click();
  await refused(lead, 'To correct it, say why');
  frozen = await sdqRow(lead).innerText();
});

const sdqRow = (page) => page.locator('tr', { has: page.getByRole('link', { name: 'SDQ completed in the last 12 months' }) });

test('what is recorded afterwards changes no frozen number; the pack is taken away on paper and as files', async () => {
  const [child, username] = (await s.sql(`SELECT c.child_id, p.username FROM child_count c JOIN allocation a ON a.child_id = c.child_id AND a.until_on IS NULL AND a.kind = 'worker' JOIN person p ON p.id = a.person_id
    WHERE c.indicator = 'sdq_completed' AND c.numerator = 0 AND c.from_month <= '${month}-01' AND c.until_month > '${month}-01' AND p.username IN (${accounts.map((one) => `'${one.username}'`)}) ORDER BY 1 LIMIT 1`)).split('|');
  const worker = await s.signedIn({ username, password: accounts[0].password });
  const sdq = await worker.post(`/children/${child}/sdqs`, { informant: 'parent', completed_on: today, version: '4-17', total: 12 });
  assert.equal(sdq.status, 201, sdq.text);
  await s.sql('SELECT count_keep(500)');
  await open(lead, `/data-set?month=${month}`);
  await main(lead).getByText(/^Frozen by Anita Varma on .*\d+ measures would be different from what is frozen/).waitFor();
  assert.equal(await sdqRow(lead).innerText(), frozen);
  const excel = await taken(lead, 'Download as Excel'), csv = await taken(lead, 'Download as CSV');
  assert.match(excel.name, /\.xlsx$/);
  assert.equal(excel.bytes.toString('latin1', 0, 2), 'PK');
  assert.match(csv.name, /\.csv$/);
  assert.match(csv.bytes.toString(), /SDQ completed in the last 12 months/);
  const pack = (await lead.pdf({ format: 'A4' })).toString('latin1');
  assert.ok(pack.startsWith('%PDF') && pack.match(/\/Type \/Page\b/g).length <= 6, `${pack.match(/\/Type \/Page\b/g).length} pages`);
  assert.deepEqual(lead.faults, []);
});

test('the analyst reads the frozen month without small numbers, and can neither freeze it nor take it away', async () => {
  const page = await pageOf('analyst');
  await open(page, `/data-set?month=${month}`);
  await main(page).getByText(/^Frozen by Anita Varma/).waitFor();
  await main(page).getByText('Small numbers are kept back').waitFor();
  assert.ok((await main(page).getByText('Kept back', { exact: true }).count()) > 0);
  assert.equal(await page.locator('#freeze').count(), 0);
  assert.equal(await button(page, 'Download as Excel').count(), 0);
  await isSound(page, 'the month of an analyst');
  await close(page);
});

test('the manager checks a year, mends on its child what is wrong, takes the files and keeps them as sent, and the payload; the analyst sees that', async () => {
  const [child, upn] = (await s.sql("SELECT c.id, c.upn FROM child c WHERE c.upn NOT LIKE 'UN%' AND EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.until_on IS NULL AND e.from_on < today() - 700) ORDER BY c.local_id LIMIT 1")).split('|');
  await s.sql(`UPDATE child SET upn = NULL WHERE id = '${child}'`);
  const page = await pageOf('team_manager');
  await open(page, '/returns');
  const sent = page.getByRole('region', { name: 'What was sent' });
  await sent.getByText('Sent through the department').waitFor();
  assert.match(await main(page).innerText(), /The return for the year to 31 March \d{4} was marked as sent on .*, with no error known\./);
  await button(page, 'Check this year').click();
  await giveCode(page, 'team_manager');
  await page.locator('#year-lead').waitFor();
  assert.match(await page.locator('#year-lead').innerText(), /^1 error has to be mended first/);
  const problems = page.getByRole('region', { name: 'What to mend' });
  assert.match(await problems.innerText(), /There is no unique pupil number\.[\s\S]*Give it on the details page[\s\S]*Rule 442\. Header, UPN\./);
  assert.equal(await problems.getByRole('link').getAttribute('href'), `/children/${child}/details`);
  await soundAtBoth(page, 'national returns, checked');
  await s.sql(`UPDATE child SET upn = '${upn}' WHERE id = '${child}'`);
  await button(page, 'Check again').click();
  await page.locator('#year-lead', { hasText: 'Nothing stands in the way' }).waitFor();
  const file = await taken(page, 'Download Episodes.csv');
  assert.equal(file.name, 'Episodes.csv');
  assert.match(file.bytes.toString(), /^CHILD,DECOM,RNE,/);
  await page.getByLabel('Note (optional)').fill('Sent through the portal.');
  await button(page, 'I have sent these files').click();
  await main(page).getByText('Kept. It stands under “What was sent”.').waitFor();
  await button(page, 'Check the payload').click();
  await page.locator('#dfe-lead').waitFor();
  assert.match(await page.locator('#dfe-lead').innerText(), /Nothing stands in the way/);
  assert.match((await taken(page, 'Download children-1.json')).bytes.toString(), /^\s*[[{]/);
  assert.match(await sent.innerText(), /Sent through the portal\.[\s\S]*0 errors[\s\S]*SWEpisodes\.csv/);
  await settled(page);
  await isSound(page, 'national returns, sent');
  await close(page);

  const analyst = await pageOf('analyst');
  await open(analyst, '/returns');
  assert.match(await main(analyst).innerText(), /What was sent[\s\S]*SSDA903[\s\S]*0 errors/);
  assert.equal(await main(analyst).getByRole('button').count(), 0);
  await isSound(analyst, 'national returns, as an analyst sees them');
  await close(analyst);
});
