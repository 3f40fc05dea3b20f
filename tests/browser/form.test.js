// A form by link, on a telephone: the social worker makes a link, a young person writes, stops, goes on, and sends; the words are on the picture.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, keys, launch, main, open, pageFor, phone, settled, tabTo } from './browser.js';
import { daysAgo, jay, peopleOf, servicesOf, today } from './westshire.js';

let s, browser, who, one, link;
const shot = (page, name) => (process.env.FORM_SHOTS ? page.screenshot({ path: `${process.env.FORM_SHOTS}/${name}.png`, fullPage: true }) : null);
const saved = (page) => page.getByText(/^Saved at \d{1,2}:\d\d$/).waitFor();
const answered = (page, n) => page.getByText(`${n} of 6 questions`).waitFor();

before(async () => {
  s = await service();
  who = await peopleOf(s);
  one = await jay(s, who, await servicesOf(s));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

test('the social worker makes a link from the picture and is shown it once', async () => {
  const page = await pageFor(browser, s, who.clients['amira.khan']);
  await open(page, `/children/${one.child.id}`);
  await main(page).getByRole('link', { name: 'Ask somebody by a link' }).first().click();
  await page.waitForURL(/\/forms$/);
  await settled(page);
  await button(page, 'Make the link').click();
  assert.match(await page.locator('.govuk-error-summary:focus').innerText(), /Say who is to answer\.[\s\S]*Enter their name\./);
  await isSound(page, 'ask by a link, errors');
  await page.getByLabel('The young person').check();
  assert.equal(await page.inputValue('#name'), 'Jay');
  await button(page, 'Make the link').click();
  await page.locator('.secret').waitFor();
  link = (await page.locator('.secret').innerText()).trim();
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/form#[A-Za-z0-9_-]{43}$/);
  await page.getByText('Not started yet').waitFor();
  await isSound(page, 'a link, made');
  await shot(page, 'made');
  await page.setViewportSize(phone);
  await isSound(page, 'a link, made, 390 px');
  await page.setViewportSize(desk);
  // On the slip that is handed over: the link and whose it is, nothing else of the child or of who asked.
  await page.emulateMedia({ media: 'print' });
  const paper = await page.locator('body').evaluate((body) => body.innerText);
  assert.match(paper, /For Jay[\s\S]*form#/);
  assert.doesNotMatch(paper, /Marsh|Amira|Born/);
  await page.emulateMedia({ media: 'screen' });
  await button(page, 'I have handed it over').click();
  await page.locator('.secret').waitFor({ state: 'detached' });
  await close(page);
});

test('a young person writes on a telephone, stops, comes back, and sends; then the link opens nothing', async () => {
  const page = await pageFor(browser, s, null, { viewport: phone });
  await open(page, link);
  assert.match(await main(page).innerText(), /What you think[\s\S]*You can stop and come back with the same link until \d+ \w+ \d{4}/);
  assert.doesNotMatch(await page.locator('body').innerText(), /Marsh|Amira/);
  await isSound(page, 'form');
  await shot(page, 'form');
  await button(page, 'Send').click();
  await page.locator('.govuk-error-summary:focus').waitFor();
  // By the keyboard: the field, and a choice.
  await tabTo(page, '#say');
  await page.keyboard.type('I want <b>Nan</b> to come');
  await saved(page);
  await answered(page, 1);
  await close(page);

  const again = await pageFor(browser, s, null, { viewport: phone });
  await open(again, link);
  assert.equal(await again.inputValue('#say'), 'I want <b>Nan</b> to come');
  await again.fill('#well', 'Football\nMaths');
  await again.getByRole('radio', { name: 'Not always' }).check();
  assert.match(await again.locator('.form-help').innerText(), /999[\s\S]*0800 1111/);
  await saved(again);
  await answered(again, 3);
  await isSound(again, 'form, partly answered');
  await shot(again, 'partly');

  // Meanwhile another telephone: nothing is lost, and the choice is shown.
  const other = await pageFor(browser, s, null, { viewport: phone });
  await open(other, link);
  await other.fill('#help', 'Sleeping');
  await saved(other);
  await again.fill('#matters', 'My dog');
  await again.getByText('You have written on two devices').waitFor();
  assert.match(await main(again).innerText(), /Here: Left blank\s+Saved from the other device: Sleeping/);
  await isSound(again, 'two devices');
  await shot(again, 'two');
  await button(again, 'Keep what is here').click();
  await saved(again);
  assert.equal(await again.inputValue('#matters'), 'My dog');
  await tabTo(again, 'button[type=submit]');
  await keys(again, 'Enter');
  await again.getByText('Thank you. It has been sent.').waitFor();
  assert.match(await main(again).innerText(), /If you are in danger now, ring 999/);
  await isSound(again, 'form, sent');
  await shot(again, 'sent');

  await button(other, 'Send').click();
  await other.getByText('This link does not open').waitFor();
  await isSound(other, 'form, used');
  for (const p of [again, other]) await close(p);
});

test('the words are on the picture, and what was answered on the page of forms', async () => {
  const page = await pageFor(browser, s, who.clients['amira.khan'], { viewport: phone });
  await open(page, `/children/${one.child.id}`);
  const words = await page.locator('.words').innerText();
  assert.match(words, /I want <b>Nan<\/b> to come[\s\S]*Football[\s\S]*My dog/);
  assert.equal(await page.locator('.words b').count(), 0);
  await page.getByText('Speak to them today').first().waitFor();
  await open(page, `/children/${one.child.id}/forms`);
  assert.match(await main(page).innerText(), /Sent[\s\S]*Do you feel safe\?\s+Not always/);
  await isSound(page, 'forms, with one that came');
  await shot(page, 'forms');
  await close(page);
});

const codes = ['ebddiff', 'distres', 'imphome', 'impfrie', 'impclas', 'impleis'];
const pack = { language: 'en', informant: 'parent', version: '4-17', title: 'Made-up questions', about: 'Made up for this test.', answers: ['No', 'A bit', 'Yes'],
  items: Array.from({ length: 25 }, (_, i) => `Made-up question ${i + 1}`), impact: codes.map((code, i) => ({ code, words: `Made-up question ${26 + i}`, choices: ['No', 'A little', 'Quite a lot', 'A great deal'] })),
  notice: 'Made up: no licence', licence_holder: 'Westshire', reference: 'R1', valid_from: today };
const linkOf = async (page) => { await button(page, 'Make the link').click(); await page.locator('.secret').waitFor(); return (await page.locator('.secret').innerText()).trim(); };

test('goals: the social worker says them in Jay\'s words, Jay taps a number on a phone, and it is on the plan\'s line', async () => {
  const amira = who.clients['amira.khan'];
  const made = await amira.post(`/children/${one.child.id}/plans`, { kind: 'care', title: 'Care plan', agreed_on: today, review_on: daysAgo(-40), state: 'current',
    goals: [{ what: 'Marsh household: nights are settled', baseline_words: 'They are not', baseline: 2, aim: 8 }, { what: 'Sees his sister', baseline_words: 'Never', baseline: 0, aim: 6 }] });
  assert.equal(made.status, 201, made.text);
  const page = await pageFor(browser, s, amira);
  await open(page, `/plans/${made.body.id}`);
  await main(page).getByRole('link', { name: 'Ask how the goals are going, by a link' }).click();
  await page.waitForURL(/forms\?kind=goals/);
  await settled(page);
  await main(page).getByLabel('The young person').check();
  assert.equal(await page.getByLabel(/^In their words: Marsh household/).inputValue(), '');
  await button(page, 'Make the link').click();
  assert.match(await page.locator('.govuk-error-summary:focus').innerText(), /Say at least one goal in their words/);
  await page.getByLabel(/^In their words: Marsh household/).fill('Marsh nights');
  await button(page, 'Make the link').click();
  await page.locator('.govuk-error-summary:focus').getByText('Leave names out').waitFor();
  await isSound(page, 'ask about goals, errors');
  await page.getByLabel(/^In their words: Marsh household/).fill('I sleep well at night');
  await shot(page, 'goals-ask');
  const goals = await linkOf(page);

  const theirs = await pageFor(browser, s, null, { viewport: phone });
  await open(theirs, goals);
  assert.match(await main(theirs).innerText(), /How are your goals going\?[\s\S]*I sleep well at night\s+0: Not at all\. 10: All the way there/);
  assert.doesNotMatch(await theirs.locator('body').innerText(), /Marsh|household|Amira|sister/);
  await tabTo(theirs, '#goal_1');
  await keys(theirs, 'Space', 'ArrowRight', 'ArrowRight');
  assert.equal(await theirs.locator('#goal_1-2').isChecked(), true);
  await theirs.getByRole('radio', { name: '7', exact: true }).check();
  await saved(theirs);
  await isSound(theirs, 'form about goals');
  await shot(theirs, 'goals-form');
  await button(theirs, 'Send').click();
  await theirs.getByText('Thank you. It has been sent.').waitFor();
  await close(theirs);

  await open(page, `/plans/${made.body.id}`);
  await page.locator('#goals summary').click();
  assert.match(await page.locator('#goals table').innerText(), /7\s+Young person, by a link; Amira Khan asked/);
  await isSound(page, 'plan with a rating by link');
  await shot(page, 'goals-plan');
  await close(page);
});

test('an SDQ by link: not without licensed questions, and the page says why; with them on a phone, stopped, gone on with and scored', async () => {
  const page = await pageFor(browser, s, who.clients['amira.khan'], { viewport: phone });
  await open(page, `/children/${one.child.id}/forms`);
  await main(page).getByLabel('A carer').check();
  await page.getByText(/^An SDQ cannot be asked for from a carer by a link: no licensed questions are loaded here/).waitFor();
  assert.equal(await page.getByRole('radio', { name: 'An SDQ' }).count(), 0);
  await isSound(page, 'forms, no licence');
  await shot(page, 'sdq-none');
  const admin = await pageFor(browser, s, who.clients['sid.byte']);
  await open(admin, '/settings');
  await admin.setInputFiles('#file', { name: 'pack.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...pack, items: pack.items.slice(1) })) });
  await button(admin, 'Load the questions').click();
  assert.match(await admin.locator('.govuk-error-summary:focus').innerText(), /items: /);
  await admin.setInputFiles('#file', { name: 'pack.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(pack)) });
  await button(admin, 'Load the questions').click();
  await admin.getByText('Carer, ages 4-17, en').waitFor();
  await isSound(admin, 'packs');
  await shot(admin, 'packs');
  await close(admin);

  await open(page, `/children/${one.child.id}/forms?kind=sdq&for=carer`);
  await page.fill('#name', 'Ruth');
  const link = await linkOf(page);
  const theirs = await pageFor(browser, s, null, { viewport: phone });
  await open(theirs, link);
  await theirs.getByText('0 of').or(theirs.getByText('26 questions. None is answered yet.')).first().waitFor();
  assert.doesNotMatch(await theirs.locator('body').innerText(), /Marsh|Amira|Ruth|Made-up question 27/);
  await isSound(theirs, 'SDQ by link');
  await shot(theirs, 'sdq-form');
  await theirs.locator('#consid-3').check();
  await saved(theirs);
  await open(theirs, link);
  assert.equal(await theirs.locator('#consid-3').isChecked(), true);
  for (const radio of await theirs.locator('input[type=radio][id$="-2"]').all()) if (!/^(consid|imp|distres)/.test(await radio.getAttribute('id'))) await radio.check();
  await theirs.getByText('Made-up question 27').waitFor();
  await theirs.locator('#distres-3').check();
  await saved(theirs);
  await button(theirs, 'Send').click();
  await theirs.getByText('Thank you. It has been sent.').waitFor();
  await close(theirs);
  await open(page, `/children/${one.child.id}/sdq`);
  await page.getByText('Filled in by a link').first().waitFor();
  await open(page, `/children/${one.child.id}/forms`);
  await main(page).getByRole('link', { name: 'See the SDQ and its scores' }).waitFor();
  await close(page);
});

test('before the review Jay is asked from its page, and what he says stands there', async () => {
  const amira = who.clients['amira.khan'];
  const plan = await amira.post(`/children/${one.child.id}/review-plans`, { planned_on: daysAgo(-20) });
  const page = await pageFor(browser, s, amira);
  await open(page, `/children/${one.child.id}/reviews`);
  await main(page).getByRole('link', { name: 'Ask Jay for their view before the review' }).click();
  await page.waitForURL(/kind=review&for=young_person/);
  await settled(page);
  assert.deepEqual([await page.inputValue('#name'), await page.inputValue('#days'), await page.getByLabel('Their view before a review').isChecked()], ['Jay', '20', true]);
  const link = await linkOf(page);
  await open(page, `/children/${one.child.id}/reviews`);
  await page.getByText(/^Jay was asked on .* Waiting for an answer\.$/).waitFor();
  const theirs = await pageFor(browser, s, null, { viewport: phone });
  await open(theirs, link);
  await theirs.fill('#say', 'Can we meet somewhere else?');
  await button(theirs, 'Send').click();
  await theirs.getByText('Thank you. It has been sent.').waitFor();
  await close(theirs);
  await open(page, `/children/${one.child.id}/reviews`);
  await page.getByText('Can we meet somewhere else?').waitFor();
  await page.getByText(/^Sent by a link on .*; Amira Khan asked\.$/).waitFor();
  await isSound(page, 'reviews with a view');
  await shot(page, 'review');
  await page.setViewportSize(phone);
  await isSound(page, 'reviews with a view, 390 px');
  await shot(page, 'review-390');
  // Held, it keeps what was said for it.
  const held = await amira.post(`/children/${one.child.id}/reviews`, { held_on: today, plan: plan.body.id, code: 'PN1', mental_health: 'yes', advocacy: 'accepted', independent_visitor: 'has_one' });
  assert.equal(held.status, 201, held.text);
  await open(page, `/children/${one.child.id}/reviews`);
  await page.locator('#held').getByText('Can we meet somewhere else?').waitFor();
  await isSound(page, 'a review that was held, with a view, 390 px');
  await close(page);
});
