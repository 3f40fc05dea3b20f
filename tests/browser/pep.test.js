// An education plan from its draft to its rating: by the designated teacher, the virtual school, and as the social worker sees it on the picture.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo, newChild, peopleOf } from './westshire.js';

let s, browser, who, child, joanne;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  joanne = await s.signedIn(await s.person('joanne.bell', { roles: ['virtual_school'], agency: 'Westshire Virtual School', kind: 'virtual_school', name: 'Joanne Bell' }));
  child = await newChild(who.clients['amira.khan']);
  await s.sql(`UPDATE enrolment SET until_on = from_on WHERE child_id = '${child.id}' AND until_on IS NULL;
    INSERT INTO enrolment (id, child_id, school_id, from_on, year_group) SELECT gen_random_uuid(), '${child.id}', id, today() - 300, 'Year 7' FROM agency WHERE name = 'Ashdown Academy';
    INSERT INTO care_episode (id, child_id, from_on, legal_code) SELECT gen_random_uuid(), '${child.id}', today() - 400, 'C2'
     WHERE NOT EXISTS (SELECT FROM care_episode WHERE child_id = '${child.id}')`);
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

test('the virtual school keeps the terms', async () => {
  const page = await pageFor(browser, s, joanne);
  await open(page, '/education-plans');
  await main(page).getByText('No terms are recorded yet.').waitFor();
  await button(page, 'Add a term').click();
  await button(page, 'Save').click();
  await refused(page, /Say what the term is called\./);
  await page.fill('#name', 'This term');
  await typeDay(page, 'from_on', daysAgo(60));
  await typeDay(page, 'until_on', daysAgo(-30));
  await button(page, 'Save').click();
  await main(page).getByText('0 of 1 child have had their education plan meeting; 0 plans are signed off. None is late.').waitFor();
  await page.locator('#due').getByText('Nobody has begun it').waitFor();
  await soundAtBoth(page, 'the term');
  await close(page);
});

test('a designated teacher drafts it, comes back to what was typed, and records the meeting with what the young person says', async () => {
  const page = await pageFor(browser, s, who.clients['tess.osei']);
  await open(page, `/children/${child.id}/education`);
  assert.match(await main(page).innerText(), /Ashdown Academy/);
  await soundAtBoth(page, 'education, none');
  await main(page).getByRole('link', { name: 'Start a PEP' }).click();
  await settled(page);
  await page.fill('#view', 'The library is quiet.');
  await page.getByText(/^Draft kept/).waitFor();
  await page.reload();
  await settled(page);
  assert.equal(await page.inputValue('#view'), 'The library is quiet.');
  await main(page).getByText('Yes, it was held').click();
  await page.fill('#attendance_percent', '104');
  await page.fill('#premium-0-pence', '-5');
  await button(page, 'Record the meeting').click();
  await refused(page, /Say on which day it was held[^]*Say who came[^]*Enter an amount in pounds[^]*Say what it is for/);
  await soundAtBoth(page, 'a new one, errors');
  await typeDay(page, 'held_on', daysAgo(2));
  for (const name of ['Young person', 'Carer', 'Designated teacher']) await main(page).getByLabel(name, { exact: true }).check();
  await page.fill('#carer', 'Ros Patel');
  await page.fill('#premium-0-pence', '480');
  await page.fill('#premium-0-what_for', 'Reading tutor');
  await page.selectOption('#attainment-0-level', 'towards');
  await page.fill('#targets-0-text', 'Has somebody to sit with at lunch');
  await page.selectOption('#targets-0-scale', 'peer');
  await button(page, 'Record the meeting').click();
  await page.locator('.govuk-error-summary:focus').waitFor(); // the service's own
  assert.ok(await page.locator('#attendance_percent-error').count());
  await page.fill('#attendance_percent', '94');
  await button(page, 'Record the meeting').click();
  await page.waitForURL(/\/peps\/[0-9a-f-]{36}$/);
  await settled(page);
  const text = await main(page).innerText();
  for (const said of ['The library is quiet.', 'Carer (Ros Patel)', '94%', 'Working towards', 'SDQ: friendships', '£480']) assert.ok(text.includes(said), said);
  assert.equal(await button(page, 'Sign off').count(), 0, 'who wrote it does not sign it off');
  await soundAtBoth(page, 'one, held');
  // A second in the term leads to the first.
  await open(page, `/children/${child.id}/pep`);
  await button(page, 'Save the draft').click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  await main(page).getByRole('link', { name: 'Open it' }).click();
  await page.waitForURL(/\/edit$/);
  await close(page);
});

test('somebody who changes it meanwhile is seen, and nothing typed is lost', async () => {
  const [{ id, etag }] = (await who.clients['amira.khan'].get(`/children/${child.id}/peps`)).body.items;
  const page = await pageFor(browser, s, who.clients['tess.osei']);
  await open(page, `/peps/${id}/edit`);
  await page.fill('#targets-0-text', 'Eats with a friend');
  assert.equal((await who.clients['amira.khan'].patch(`/peps/${id}`, { sessions_possible: 80, sessions_attended: 70 }, `"${etag}"`)).status, 200);
  await button(page, 'Record the meeting').click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await page.locator('#theirs').innerText(), /As it stands now/i);
  assert.match(await main(page).innerText(), /70 of 80 half days/);
  assert.equal(await page.inputValue('#targets-0-text'), 'Eats with a friend');
  await soundAtBoth(page, 'both versions');
  await button(page, 'Record the meeting').click();
  await page.waitForURL(/\/peps\/[0-9a-f-]{36}$/);
  await settled(page);
  assert.match(await main(page).innerText(), /Eats with a friend/);
  await close(page);
});

test('the virtual school rates and signs it off, and the return rate says so; then it changes with a reason', async () => {
  const goals = [{ what: 'Has a friend', baseline_words: 'Alone at lunch', baseline: 1, aim: 6 }];
  assert.equal((await who.clients['amira.khan'].post(`/children/${child.id}/plans`, { kind: 'care', state: 'current', title: 'Care plan', agreed_on: daysAgo(3), goals })).status, 201);
  const page = await pageFor(browser, s, joanne);
  await open(page, '/education-plans');
  assert.match(await page.locator('#rate').innerText(), /All schools\s+1\s+1\s+0\s+0\s+100%/);
  await page.selectOption('#show', 'held');
  await main(page).getByRole('link', { name: /^Open the education plan/ }).click();
  await settled(page);
  await button(page, 'Sign off').click();
  await button(page, 'Save').click();
  await refused(page, /Say how good it is\./);
  await main(page).getByLabel('Needs some work').check();
  await button(page, 'Save').click();
  await refused(page, /Say what the next one needs\./);
  await page.fill('#quality_note', 'Say by when');
  await button(page, 'Save').click();
  await main(page).getByText('Signed off by Joanne Bell').waitFor();
  await soundAtBoth(page, 'one, signed off');
  await main(page).getByRole('link', { name: 'Change it' }).click();
  await settled(page);
  await page.fill('#suspended_days', '2');
  // A target serves a goal of a plan that one sees.
  await page.selectOption('#targets-0-goal', { label: 'Has a friend (Care plan)' });
  await button(page, 'Save the changes').click();
  await refused(page, /Say why you change it\./);
  await page.fill('#change_reason', 'The register was wrong');
  await button(page, 'Save the changes').click();
  await page.waitForURL(/\/peps\/[0-9a-f-]{36}$/);
  await page.locator('#history').getByText('The register was wrong').waitFor();
  await page.locator('#targets').getByText('Goal of a plan: Has a friend').waitFor();
  const school = await pageFor(browser, s, who.clients['tess.osei']);
  await open(school, new URL(page.url()).pathname);
  await school.locator('#targets').getByText('Serves a goal of a plan that is not shared with you').waitFor();
  await close(school);
  await soundAtBoth(page, 'one, changed');
  await close(page);
});

test('the social worker sees it on the picture, and it prints on paper', async () => {
  const page = await pageFor(browser, s, who.clients['amira.khan']);
  await open(page, `/children/${child.id}`);
  const row = page.locator('#peps');
  await row.getByRole('link', { name: 'This term' }).waitFor();
  assert.match(await row.innerText(), /94%|88%/);
  assert.match(await row.innerText(), /£480: Reading tutor[^]*Needs some work/);
  await row.getByRole('link', { name: 'This term' }).click();
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByText('Personal information: keep it safe').isVisible());
  assert.ok(!(await page.getByRole('link', { name: 'Change it' }).isVisible()));
  await close(page);
});
