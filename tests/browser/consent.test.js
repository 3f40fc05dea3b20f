// Consent and sharing in the browser: three lists, what they change at once, what therapy lacks, and why one can see a child.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { close, desk, isSound, launch, main, open, pageFor, phone, settled } from './browser.js';
import { daysAgo, jay, newChild, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, ids, one, bare;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  one = await jay(s, who, ids);
  bare = await newChild(who.clients['amira.khan']);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const as = (username, options) => pageFor(browser, s, who.clients[username], options);
const part = (page, id) => page.locator(`#${id}`);
const today = (page, id) => part(page, id).getByRole('button', { name: 'Today' }).first().click();
const save = async (page, id) => {
  await part(page, id).getByRole('button', { name: 'Save', exact: true }).click();
  await settled(page);
};
async function soundAtBoth(page, name) {
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `${name}, ${viewport.width} px`);
  }
  await page.setViewportSize(desk);
}

test('a social worker records consent, is told who cannot give it, and withdraws it with a reason', async () => {
  const page = await as('amira.khan');
  await open(page, `/children/${bare.id}/consent`);
  assert.match(await main(page).innerText(), /No consent is recorded\.[\s\S]*No wish is recorded\.[\s\S]*No basis is recorded\./);
  await soundAtBoth(page, 'nothing yet');
  await page.getByRole('button', { name: 'Record consent' }).click();
  await save(page, 'consents');
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose what it is for\.[\s\S]*Choose who said it\.[\s\S]*Enter the day\./);
  await soundAtBoth(page, 'consent, errors');
  await page.getByLabel('Therapy or treatment').check();
  await page.getByLabel('Yes, they agreed').check();
  await page.getByLabel('The council, by an order of the court').check();
  await page.getByLabel('Their name').fill('Mandy Brook');
  await page.getByLabel('How was it said?').fill('Signed after the review');
  await today(page, 'consents');
  await save(page, 'consents');
  assert.match(await page.locator('.govuk-error-summary').innerText(), /no parental responsibility on that day/);
  await page.getByLabel('The child, under 16 and understands enough').check();
  await save(page, 'consents');
  await part(page, 'consents').getByText('In force').waitFor();
  await page.getByRole('button', { name: 'Withdraw or end: Therapy or treatment' }).click();
  await save(page, 'consents');
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Say why it was withdrawn\./);
  await soundAtBoth(page, 'withdrawing, errors');
  await page.getByLabel('Why, in their words?').fill('I want a rest');
  await save(page, 'consents');
  await part(page, 'consents').getByText('Withdrawn', { exact: true }).waitFor();
  assert.match(await part(page, 'consents').innerText(), /Withdrawn on .*: I want a rest/);
  assert.equal(await page.getByRole('button', { name: /Withdraw or end/ }).count(), 0, 'once');
  await close(page);
});

test('a wish of the child hides their words from the school at once, and the school is told so before it writes', async () => {
  const teacher = await as('tess.osei');
  await open(teacher, `/children/${one.child.id}`);
  assert.match(await main(teacher).innerText(), /I want people to talk to each other/);
  const page = await as('amira.khan');
  await open(page, `/children/${one.child.id}/consent`);
  await page.getByRole('button', { name: 'Record a wish' }).click();
  await save(page, 'wishes');
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose whose wish it is\.[\s\S]*Choose the agency\.[\s\S]*Choose what they want\./);
  await page.getByLabel('The child or young person').check();
  await page.getByLabel('Which agency?').selectOption({ label: 'Ashdown Academy' });
  await page.getByLabel('About what?').selectOption({ label: 'What they have said' });
  await page.getByLabel('That the agency does not know').check();
  await today(page, 'wishes');
  await save(page, 'wishes');
  await part(page, 'wishes').getByText('Hidden from them now').waitFor();
  await soundAtBoth(page, 'a wish that hides');
  await close(page);

  await open(teacher, `/children/${one.child.id}`);
  const text = await main(teacher).innerText();
  assert.doesNotMatch(text, /I want people to talk|Football on Thursdays/);
  assert.match(text, /held back by/i);
  await soundAtBoth(teacher, 'picture, words held back by a wish');
  await open(teacher, `/children/${one.child.id}/words/new`);
  await teacher.getByText('Jay: Ashdown Academy should not know what they have said.').waitFor();
  await soundAtBoth(teacher, 'recording under a wish');
  await open(teacher, `/children/${one.child.id}/consent`);
  assert.equal(await teacher.getByRole('button', { name: 'Record a wish' }).count(), 0, 'a school looks');
  await open(teacher, `/children/${one.child.id}/why`);
  await teacher.getByText('The child goes to Ashdown Academy').waitFor();
  await teacher.getByText('Hidden: the child does not want your agency to know this').waitFor();
  await soundAtBoth(teacher, 'why, a school');
  await close(teacher);
});

test('a lawful basis is recorded, and says when its review is late', async () => {
  const page = await as('amira.khan');
  await open(page, `/children/${bare.id}/consent`);
  await page.getByRole('button', { name: 'Record a basis' }).click();
  await save(page, 'bases');
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose the ground\.[\s\S]*Say why it is needed\./);
  await soundAtBoth(page, 'basis, errors');
  await page.getByLabel('Shared with which agency?').selectOption({ label: 'Westshire CAMHS' });
  await page.getByLabel('Public task').check();
  await page.getByLabel('And for health and other sensitive details?').selectOption({ label: 'Health or social care' });
  await page.getByLabel('Who decided?').fill('Mandy Brook, team manager');
  await page.getByLabel('Why is it needed, and what is not shared?').fill('To treat.');
  for (const [id, ago] of [['from_on', 90], ['review_on', 3]]) {
    const [y, m, d] = daysAgo(ago).split('-');
    for (const [field, value] of [[id, d], [`${id}-month`, m], [`${id}-year`, y]]) await page.fill(`#${field}`, value);
  }
  await save(page, 'bases');
  await part(page, 'bases').getByText('Review is late').waitFor();
  await soundAtBoth(page, 'a basis whose review is late');
  await close(page);
});

test('therapy that is opened without consent says so in its form and on the picture, until somebody says why', async () => {
  const page = await as('lena.frost');
  await open(page, `/children/${one.child.id}/details`);
  await page.getByRole('button', { name: 'Record work that has begun' }).click();
  await page.locator('#service').selectOption({ label: 'Core CAMHS' });
  await part(page, 'type_of_work').fill('Talking therapy');
  await today(page, 'involved');
  await save(page, 'involved');
  await page.getByText('Therapy with Core CAMHS has no consent on record.').waitFor();
  assert.match(await part(page, 'involved').innerText(), /no clinical assessment on record/);
  await soundAtBoth(page, 'work that lacks consent');
  await page.getByRole('button', { name: 'Close this' }).click();
  await part(page, 'involved').getByText('Talking therapy').waitFor();
  await open(page, `/children/${one.child.id}`);
  await page.getByRole('heading', { name: 'Before therapy goes on' }).waitFor();
  await soundAtBoth(page, 'picture, therapy that lacks consent');
  await page.getByRole('link', { name: 'Say why it is so: Therapy with Core CAMHS has no consent on record' }).click();
  await settled(page);
  await page.locator('#outcome').fill('Mum agreed by telephone; the form is in the post.');
  await main(page).locator('button[type=submit]').click();
  await page.getByText('Mum agreed by telephone').waitFor();
  await open(page, `/children/${one.child.id}`);
  assert.doesNotMatch(await main(page).locator('.notice').innerText(), /no consent on record/);
  await close(page);
});

test('from the picture one comes to why one can see it, whoever one is', async () => {
  for (const [username, says] of [['amira.khan', /Allocated to the child: social worker/], ['anita.varma', /You oversee all children of the area/], ['lena.frost', /Your service is involved: Core CAMHS|A referral waits/]]) {
    const page = await as(username);
    await open(page, `/children/${one.child.id}`);
    await page.getByRole('link', { name: 'Why can I see this?' }).click();
    await settled(page);
    await page.getByRole('table').waitFor();
    assert.match(await main(page).innerText(), says);
    await soundAtBoth(page, `why, ${username}`);
    await close(page);
  }
});
