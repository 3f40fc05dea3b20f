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

test('a brother is linked, their time together is changed by two, and one who may not be shown is told of without a name', async () => {
  const [amira, mandy, tess] = ['amira.khan', 'mandy.brook', 'tess.osei'].map((name) => who.clients[name]);
  const page = await pageFor(browser, s, amira);
  await open(page, `/children/${first.id}/people`);
  await soundAtBoth(page, 'nobody linked');
  await button(page, 'Link a brother or sister').click();
  await button(page, 'Save').click();
  await refused(page, /Find the child and choose them[\s\S]*Say how[\s\S]*Say who said so[\s\S]*Enter the day/);
  await page.getByLabel('Which child is it?').fill(second.local_id);
  await page.keyboard.press('Enter'); // as in any search
  await page.locator('input[name="other"]').first().check();
  await page.getByLabel('They have one parent in common').check();
  await page.getByLabel('Who said so?').fill('Their mum');
  for (const [part, value] of [['Day', '2'], ['Month', '3'], ['Year', '2026']]) await main(page).getByLabel(part, { exact: true }).fill(value);
  await page.getByLabel(/plan for their time together/).fill('Saturdays at the park');
  await soundAtBoth(page, 'linking');
  await button(page, 'Save').click();
  await page.getByText('Saturdays at the park').waitFor();
  await soundAtBoth(page, 'linked');
  const [link] = (await amira.get(`/children/${second.id}/siblings`)).body.items;
  assert.deepEqual([link.kind, link.other.id], ['half', first.id]);
  await button(page, `Change the plan for time with ${link.child.name}`).click();
  await mandy.patch(`/siblings/${link.id}`, { family_time: 'Sundays at Nan’s' }, link.etag);
  await page.getByLabel(/plan for their time together/).fill('Mondays after school');
  await button(page, 'Save').click();
  await refused(page, /Somebody else changed this/);
  await page.getByText('Sundays at Nan’s').waitFor();
  assert.equal(await page.getByLabel(/plan for their time together/).inputValue(), 'Mondays after school');
  await button(page, 'Save').click();
  await page.getByText('Mondays after school').waitFor();
  await open(page, `/children/${second.id}`);
  await main(page).getByText(`Brother ${link.other.name}`).waitFor();
  await close(page);
  // A teacher of one of the two.
  await s.sql(`INSERT INTO enrolment (id, child_id, school_id, from_on, made_by) SELECT gen_random_uuid(), '${first.id}', a.id, today() - 9, p.id FROM agency a, person p WHERE a.name = 'Ashdown Academy' AND p.username = 'amira.khan'`);
  const other = await pageFor(browser, s, tess);
  for (const path of ['', '/people']) {
    await open(other, `/children/${first.id}${path}`);
    await main(other).getByText('A brother or sister is linked; who it is is held back by Westshire Council.').waitFor();
    assert.ok(!(await main(other).innerText()).includes(second.family_name));
    await soundAtBoth(other, `held back${path}`);
  }
  await close(other);
});
