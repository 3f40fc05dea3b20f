// A form by link, on a telephone: the social worker makes a link, a young person writes, stops, goes on, and sends; the words are on the picture.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, keys, launch, main, open, pageFor, phone, settled, tabTo } from './browser.js';
import { jay, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, one, link;
const shot = (page, name) => (process.env.FORM_SHOTS ? page.screenshot({ path: `${process.env.FORM_SHOTS}/${name}.png`, fullPage: true }) : null);
const saved = (page) => page.getByText(/^Saved at \d\d:\d\d$/).waitFor();
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
