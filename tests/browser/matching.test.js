// Two records of one child in the browser: compared, put together, and taken apart again; and a record on the wrong child.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone } from './browser.js';
import { newChild, peopleOf } from './westshire.js';

let s, browser, who, first, second, match;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  [first, second] = [await newChild(who.clients['amira.khan']), await newChild(who.clients['amira.khan'])];
  match = (await who.clients['mandy.brook'].post('/matches', { child: second.id, other: first.id, why: 'The same gran' })).body;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

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

test('two records are compared, put together and taken apart', async () => {
  const page = await pageFor(browser, s, who.clients['mandy.brook']);
  await open(page, '/matching');
  await soundAtBoth(page, 'matching desk');
  await main(page).getByRole('link', { name: `Compare ${second.name} and ${first.name}` }).click();
  await page.getByText('What is alike: The same gran.').waitFor();
  await soundAtBoth(page, 'two records');
  await button(page, 'Record this').click();
  await refused(page, /Say whether they are the same child/);
  await page.getByLabel('The same child', { exact: true }).check();
  await page.getByLabel('How do you know?').fill('Met by both workers');
  await button(page, 'Put them together').click();
  await refused(page, /Choose the record that is kept/);
  await page.getByLabel(`${first.name}, ${first.local_id}`).check();
  await button(page, 'Put them together').click();
  await page.getByText('that they are the same child').waitFor();
  await soundAtBoth(page, 'put together');
  assert.equal((await who.clients['amira.khan'].get(`/children/${second.id}`)).body.id, first.id);
  await page.getByLabel('Why are they two children?').fill('Cousins');
  await button(page, 'Take them apart').click();
  await page.getByText('They had been put together').waitFor();
  assert.equal((await who.clients['amira.khan'].get(`/matches/${match.id}`)).status, 403);
  assert.equal((await who.clients['amira.khan'].get(`/children/${second.id}`)).body.id, second.id);
  await close(page);
});

test('an alert on the wrong child goes to the right one, and the place says so', async () => {
  const alert = (await who.clients['amira.khan'].post(`/children/${first.id}/alerts`, { kind: 'allergy', level: 'warning', text: 'Nuts' })).body;
  const page = await pageFor(browser, s, who.clients['amira.khan']);
  await open(page, `/children/${first.id}/details`);
  await main(page).getByRole('link', { name: 'On the wrong child? Nuts' }).click();
  await page.getByText('You are putting right: an alert').waitFor();
  await page.getByLabel('It belongs to another child').check();
  await page.getByLabel('What happened?').fill('The other boy is allergic');
  await button(page, 'Move it to the other child').click();
  await refused(page, /Find the child and choose them/);
  await page.getByLabel('Which child does it belong to?').fill(second.local_id);
  await main(page).getByRole('button', { name: 'Find', exact: true }).click();
  await page.locator('input[name="to"]').first().check();
  await soundAtBoth(page, 'on the wrong child');
  await button(page, 'Move it to the other child').click();
  await page.getByText('Moved to the right child: an alert').waitFor();
  await soundAtBoth(page, 'moved');
  assert.deepEqual((await who.clients['amira.khan'].get(`/children/${second.id}/alerts`)).body.items.map((a) => a.id), [alert.id]);
  await close(page);
});
