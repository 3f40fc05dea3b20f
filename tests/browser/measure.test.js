// Measures beside the SDQ in the browser: a clinician records RCADS and CGAS, a score asks for a full assessment, the social worker decides; each
// sees what the page of permissions allows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { close, desk, isSound, launch, main, open, pageFor, phone, settled } from './browser.js';
import { newChild, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, child;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  const ids = await servicesOf(s);
  child = await newChild(who.clients['amira.khan']);
  await s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on)
    SELECT gen_random_uuid(), '${child.id}', '${ids.core_camhs}', 'Direct work', p.id, 'active', today() - 90 FROM person p WHERE p.username = 'lena.frost'`);
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
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name.replaceAll(' ', '-')}-${viewport.width}.png`, fullPage: true });
  }
  await page.setViewportSize(desk);
}
const save = async (page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: /is recorded$/ }).waitFor();
};

test('a clinician records RCADS from the paper form by keys, and CGAS; what it asks for is said at once', async () => {
  const page = await pageFor(browser, s, who.clients['lena.frost']);
  await open(page, `/children/${child.id}/measures`);
  await page.getByRole('link', { name: 'Record a measure' }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  await page.getByLabel('Which measure').selectOption('rcads');
  await page.getByRole('button', { name: 'Today' }).click();
  await page.locator('#items tbody input').first().focus();
  for (let n = 0; n < 47; n++) await page.keyboard.press('2');
  await soundAtBoth(page, 'record rcads');
  await save(page);
  assert.match(await main(page).innerText(), /whether a full mental health assessment is needed/);
  await page.getByRole('button', { name: 'Record another' }).click();
  await page.getByLabel('Which measure').selectOption('cgas');
  await page.getByRole('button', { name: 'Today' }).click();
  await page.getByLabel('How well they manage').fill('101');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  await page.getByLabel('How well they manage').fill('38');
  await save(page);
  assert.match(await main(page).innerText(), /major difficulties, 38/);
  await close(page);
});

test('a measure is corrected with a reason, beside what somebody else saved meanwhile; what it said before stays', async () => {
  const page = await pageFor(browser, s, who.clients['lena.frost']), lena = who.clients['lena.frost'];
  await open(page, `/children/${child.id}/measures/new`);
  await page.getByLabel('Which measure').selectOption('ors');
  await page.getByRole('button', { name: 'Today' }).click();
  await page.getByLabel('Total', { exact: true }).fill('23.45');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await page.locator('.govuk-error-summary').innerText(), /From 0\.0 to 40\.0, in steps of 0\.1/);
  await page.getByLabel('Total', { exact: true }).fill('24.0');
  await save(page);
  assert.match(await main(page).innerText(), /total 24\.0/);
  await page.getByRole('link', { name: 'See it whole' }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Correct it' }).click();
  await page.getByLabel('Total', { exact: true }).fill('27.3');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  await page.getByLabel('Why is it corrected?').fill('A line was measured wrongly');
  const [it] = (await lena.get(`/children/${child.id}/measures`)).body.items.filter((one) => one.measure === 'ors');
  assert.equal((await lena.patch(`/measures/${it.id}`, { note: 'Read aloud', reason: 'The note was missing' }, it.etag)).status, 200);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('#theirs').waitFor();
  assert.match(await page.locator('#theirs').innerText(), /24[\s\S]*27\.3/);
  assert.equal(await page.locator('#note').inputValue(), 'Read aloud');
  await soundAtBoth(page, 'two versions of a measure');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('#history').waitFor();
  await settled(page);
  assert.match(await main(page).innerText(), /total 27\.3/);
  assert.match(await page.locator('#history').innerText(), /A line was measured wrongly[\s\S]*[Tt]otal 24\.0[\s\S]*The note was missing/);
  await soundAtBoth(page, 'a measure');
  await page.getByRole('link', { name: /^On the wrong child/ }).click();
  await settled(page);
  await page.getByLabel('What happened?').fill('It was another boy');
  await page.getByRole('button', { name: 'Mark it as entered in error' }).click();
  await page.getByText('Entered in error: another measure').waitFor();
  await close(page);
});

test('the social worker sees it on the picture and decides; the virtual school sees the bands alone', async () => {
  const page = await pageFor(browser, s, who.clients['amira.khan']);
  await open(page, `/children/${child.id}`);
  const section = page.locator('#measures');
  await section.getByText('Children\'s Global Assessment Scale').waitFor();
  assert.match(await section.innerText(), /How well they manage: major difficulties, 38/);
  await section.getByRole('link', { name: 'All of them' }).click();
  await settled(page);
  await page.getByText('Show every score as a table').first().click();
  await soundAtBoth(page, 'measures');
  await page.getByRole('link', { name: 'Record what was decided' }).first().click();
  await settled(page);
  await page.fill('#outcome', 'Core CAMHS assesses in December');
  await page.locator('#main form button[type=submit]').click();
  await page.locator('#outcome').waitFor({ state: 'detached' });
  await open(page, `/children/${child.id}/measures`);
  assert.match(await main(page).innerText(), /Decided: Core CAMHS assesses in December/);
  await close(page);

  const school = await pageFor(browser, s, await s.signedIn(await s.person('joan.bell', { roles: ['virtual_school'] })));
  await open(school, `/children/${child.id}/measures`);
  const text = await main(school).innerText();
  assert.match(text, /you see the bands/);
  assert.doesNotMatch(text, /\b38\b/);
  await close(school);
});

test('whoever keeps the settings defines a measure in plain words, sees its form, and makes its next version; it can be recorded at once', async () => {
  const page = await pageFor(browser, s, await s.signedIn(await s.person('sam.root', { roles: ['system_admin'] })));
  await open(page, '/settings/measures');
  assert.match(await main(page).innerText(), /Outcome Rating Scale[\s\S]*in steps of 0\.1/);
  await soundAtBoth(page, 'measures that can be recorded');
  await page.getByRole('link', { name: 'Define a measure' }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Save this version' }).click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  await page.fill('#name', 'Sleep diary');
  await page.fill('#about', 'A week of nights.');
  await page.fill('#licence', 'Our own.');
  await page.getByRole('group', { name: 'Who fills it in?' }).getByLabel('The young person').check();
  await page.getByLabel('Scores that somebody gives, one or several').check();
  await page.fill('#scales-0-name', 'Hours asleep');
  await page.fill('#scales-0-max', '12');
  await page.selectOption('#scales-0-step', '0.5');
  await page.getByLabel('Things are better').check();
  await page.getByRole('button', { name: 'Add a band' }).click();
  await page.fill('#scales-0-bands-0-to', '5.5');
  await page.fill('#scales-0-bands-0-name', 'Too little');
  await page.selectOption('#scales-0-bands-0-level', '2');
  await main(page).getByText('From 6 to 12 there is no band.').waitFor();
  assert.match(await page.locator('#preview').innerText(), /Hours asleep\s+From 0\.0 to 12\.0, in steps of 0\.5/);
  await soundAtBoth(page, 'define a measure');
  await page.fill('#scales-0-reliable_change', 'a bit');
  await page.getByRole('button', { name: 'Save this version' }).click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Send a number as text/);
  await page.fill('#scales-0-reliable_change', '1.5');
  await page.getByRole('button', { name: 'Save this version' }).click();
  await page.getByText('Sleep diary, version 1, can be recorded now.').waitFor();
  await page.getByRole('link', { name: 'Make the next version of Sleep diary' }).click();
  await settled(page);
  assert.equal(await page.locator('#scales-0-bands-0-to').inputValue(), '5.5', 'as it is in use');
  await page.fill('#scales-0-bands-0-to', '6');
  await page.getByRole('button', { name: 'Save this version' }).click();
  await page.getByText('Sleep diary, version 2, can be recorded now.').waitFor();
  await close(page);

  const clinician = await pageFor(browser, s, who.clients['lena.frost']);
  await open(clinician, `/children/${child.id}/measures/new`);
  await clinician.getByLabel('Which measure').selectOption('sleep_diary');
  await clinician.getByRole('button', { name: 'Today' }).click();
  await clinician.getByLabel('Hours asleep').fill('5.5');
  await save(clinician);
  assert.match(await main(clinician).innerText(), /too little, 5\.5/);
  await open(clinician, '/settings/measures/new');
  assert.match(await main(clinician).innerText(), /Whoever keeps the settings defines measures/);
  await close(clinician);
});
