// A child outside the county in the browser, and what a waiting list says beside care: from the move to the last step, by those who do them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo, newChild, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, ids, child, hidden;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  [child, hidden] = [await newChild(who.clients['amira.khan']), await newChild(who.clients['amira.khan'])];
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const as = (username, options) => pageFor(browser, s, who.clients[username], options);
const part = (page, id) => page.locator(`#${id}`);
const save = (page, id) => part(page, id).getByRole('button', { name: 'Save', exact: true }).click();
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

test('a move outside the county is recorded with the home, and the steps begin', async () => {
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/outside-county`);
  await main(page).getByText('is not recorded as outside the county').waitFor();
  await soundAtBoth(page, 'not outside');
  await open(page, `/children/${child.id}/details`);
  await button(page, 'Record a move').click();
  await page.selectOption('#kind', 'foster');
  await page.fill('#carers', 'Jo and Pat');
  await typeDay(page, 'from_on', daysAgo(40));
  await page.getByLabel('This home is outside the county: the steps for that begin').check();
  await main(page).getByRole('button', { name: 'Save', exact: true }).click();
  await refused(page, /Enter the authority\./);
  await soundAtBoth(page, 'a home outside the county, errors');
  await page.fill('#outside-host_name', 'Calderfell Council');
  await page.fill('#outside-host_code', 'E9');
  await page.selectOption('#outside-commissioner_how', 'rule');
  await main(page).getByRole('button', { name: 'Save', exact: true }).click();
  await refused(page, /Say which board it is\./);
  await page.fill('#outside-commissioner', 'NHS Westshire');
  await main(page).getByRole('button', { name: 'Save', exact: true }).click();
  await refused(page, /a letter and eight digits/);
  await page.fill('#outside-host_code', 'e99000001');
  await main(page).getByRole('button', { name: 'Save', exact: true }).click();
  await main(page).getByText('Jo and Pat').waitFor();
  await open(page, `/children/${child.id}`);
  await page.getByRole('link', { name: 'Outside the county: Calderfell Council' }).waitFor();
  await page.locator('#next').getByRole('link', { name: 'Tell the authority where the child now lives' }).click();
  await page.waitForURL(/outside-county$/);
  await settled(page);
  assert.match(await main(page).innerText(), /Calderfell Council[\s\S]*E99000001[\s\S]*NHS Westshire[\s\S]*0 of 9 done, 9 are late\./);
  await soundAtBoth(page, 'outside the county');
  await close(page);
});

test('a step is done, another is not needed; the refusals stand at their fields', async () => {
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/outside-county`);
  await button(page, 'Say how it stands: Tell the authority where the child now lives').click();
  await soundAtBoth(page, 'a step');
  await typeDay(page, 'done_on', daysAgo(-3));
  await save(page, 'steps');
  await refused(page, /future|today|earlier/i);
  await typeDay(page, 'done_on', daysAgo(38));
  await page.fill('#note', 'By e-mail');
  await save(page, 'steps');
  await main(page).getByText('1 of 9 done, 8 are late.').waitFor();
  await button(page, 'Say how it stands: Arrange school there').click();
  await page.getByLabel('It is not needed').check();
  await save(page, 'steps');
  await refused(page, /Say why it is not needed\./);
  await page.fill('#note', 'Goes on at the same school');
  await save(page, 'steps');
  await main(page).getByText('2 of 9 done, 7 are late.').waitFor();
  assert.match(await part(page, 'steps').innerText(), /By e-mail[\s\S]*Recorded by Amira Khan[\s\S]*Goes on at the same school[\s\S]*Not needed/);
  await close(page);
});

test('services there are added, changed and taken out', async () => {
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/outside-county`);
  await button(page, 'Add a service').click();
  await save(page, 'services');
  await refused(page, /Enter what it is called\./);
  await soundAtBoth(page, 'a service, errors');
  await page.fill('#name', 'Calderfell CAMHS');
  await page.fill('#telephone', '01632 960410');
  await save(page, 'services');
  await part(page, 'services').getByText('01632 960410 · Not told about the child yet').waitFor();
  await button(page, 'Change Calderfell CAMHS').click();
  await typeDay(page, 'told_on', daysAgo(1));
  await save(page, 'services');
  await part(page, 'services').getByText(/· Told about the child \d/).waitFor();
  await button(page, 'Change where it is and who pays').click();
  await page.selectOption('#commissioner_how', 'confirmed');
  await save(page, 'where');
  await part(page, 'where').getByText('The board has confirmed it').waitFor();
  await button(page, 'Take out Calderfell CAMHS').click();
  await part(page, 'services').getByText('None is recorded.').waitFor();
  await close(page);
});

test('whoever oversees the area has the list; of a protected address nobody is told whether it is outside', async () => {
  const made = await who.clients['amira.khan'].post(`/children/${hidden.id}/homes`, { kind: 'foster', from_on: daysAgo(9), address: { lines: '1 Quiet Row', is_protected: true }, outside: { host_name: 'Hiddenham' } });
  assert.equal(made.status, 201, made.text);
  const page = await as('anita.varma');
  await open(page, '/oversight/outside');
  await main(page).locator('a[href="/outside-county"]').click();
  await page.waitForURL(/outside-county$/);
  await settled(page);
  await main(page).getByText('1 child, 1 with something late.').waitFor();
  await soundAtBoth(page, 'children outside the county');
  await page.getByLabel('Only those with something late').check();
  await main(page).getByText('1 child, 1 with something late.').waitFor();
  assert.doesNotMatch(await main(page).innerText(), /Hiddenham/);
  await open(page, `/children/${hidden.id}/outside-county`);
  await main(page).getByText('nor is whether that is outside the county').waitFor();
  await soundAtBoth(page, 'held back');
  await open(page, `/children/${hidden.id}`);
  assert.doesNotMatch(await main(page).innerText(), /Hiddenham|Outside the county/);
  await close(page);
  const manager = await as('mandy.brook');
  await open(manager, '/');
  await main(manager).getByRole('link', { name: 'Living outside the county' }).click();
  await main(manager).getByText('Hiddenham').waitFor();
  await close(manager);
});

test('a plan and the edge of care are recorded, and stand on the waiting list beside the THRIVE group', async () => {
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/details`);
  await button(page, 'Record a plan').click();
  await save(page, 'protection');
  await refused(page, /Choose what it is for\.[\s\S]*Enter the day\./);
  await soundAtBoth(page, 'a plan, errors');
  await page.selectOption('#category', 'NEG');
  await typeDay(page, 'from_on', daysAgo(30));
  await save(page, 'protection');
  await part(page, 'protection').getByText('Stands').waitFor();
  await button(page, 'Record that this begins').click();
  await typeDay(page, 'from_on', daysAgo(35));
  await save(page, 'edge');
  await button(page, 'End it: the time on the edge of care').click();
  await save(page, 'edge');
  await refused(page, /Choose why it ended\./);
  await soundAtBoth(page, 'end of the edge of care, errors');
  await part(page, 'edge').getByRole('button', { name: 'Cancel' }).click();
  await close(page);

  const sent = (await who.clients['amira.khan'].post(`/children/${child.id}/referrals`, { service: ids.core_camhs, reason: 'Low since the move.', urgency: 'routine' })).body;
  const clinician = await as('lena.frost');
  await open(clinician, `/referrals/${sent.id}`);
  await button(clinician, 'Set the THRIVE group').click();
  await clinician.locator('form.move button[type=submit]').click();
  await refused(clinician, /Choose the group\./);
  await soundAtBoth(clinician, 'THRIVE group, errors');
  await clinician.getByLabel('Getting more help').check();
  await clinician.locator('form.move button[type=submit]').click();
  await main(clinician).getByText('THRIVE group: Getting more help').waitFor();
  await clinician.locator('#history').getByText('THRIVE group set').waitFor();
  await open(clinician, `/services/${ids.core_camhs}/waiting-list`);
  assert.match(await main(clinician).innerText(), /Child protection plan since[\s\S]*neglect[\s\S]*Edge of care since[\s\S]*Outside the county: Calderfell Council[\s\S]*Getting more help/);
  await soundAtBoth(clinician, 'waiting list');
  await close(clinician);
});

test('a view of the waiting list is kept under a name, opened by its link, renamed and deleted', async () => {
  const page = await as('lena.frost');
  await open(page, `/services/${ids.core_camhs}/waiting-list`);
  await page.selectOption('#thrive', 'advice');
  await main(page).getByText('Nobody who waits fits this.').waitFor();
  await page.selectOption('#thrive', 'more_help');
  await page.getByLabel('On a child protection plan').check();
  await page.selectOption('#order', 'name');
  await main(page).getByRole('link', { name: child.name }).waitFor();
  await button(page, 'Keep this view').click();
  await button(page, 'Keep it').click();
  await refused(page, /Enter what you call it\./);
  await soundAtBoth(page, 'keep a view, errors');
  await page.fill('#name', 'More help, on a plan');
  await button(page, 'Keep it').click();
  await page.getByRole('navigation', { name: 'Your views' }).getByRole('link', { name: 'More help, on a plan' }).waitFor();
  assert.equal(await button(page, 'Keep this view').count(), 0, 'it is kept');
  await soundAtBoth(page, 'with a view');
  await open(page, `/services/${ids.core_camhs}/waiting-list`);
  await page.getByRole('link', { name: 'More help, on a plan' }).click();
  await page.waitForURL(/protection=true/);
  await settled(page);
  assert.deepEqual([await page.inputValue('#thrive'), await page.inputValue('#order'), await page.getByLabel('On a child protection plan').isChecked()], ['more_help', 'name', true]);
  await button(page, 'Change your views').click();
  await page.getByLabel('New name for More help, on a plan').fill('');
  await button(page, 'Rename More help, on a plan').click();
  await refused(page, /Enter what you call it\./);
  await soundAtBoth(page, 'change views, errors');
  await page.getByLabel('New name for More help, on a plan').fill('Soon');
  await button(page, 'Rename More help, on a plan').click();
  await page.getByRole('link', { name: 'Soon', exact: true }).waitFor();
  const small = await as('lena.frost', { viewport: phone });
  await open(small, `/services/${ids.core_camhs}/waiting-list?thrive=more_help`);
  assert.equal(await small.locator('#thrive').isVisible(), false, 'on a phone the list comes first');
  await small.getByText('Filters and order (1 set)').click();
  assert.equal(await small.inputValue('#thrive'), 'more_help');
  await isSound(small, 'waiting list on a phone, filters open');
  await close(small);
  await button(page, 'Delete Soon').click();
  await page.getByRole('link', { name: 'Soon', exact: true }).waitFor({ state: 'detached' });
  await close(page);
});
