// The child's voice in the browser: words with a drawing from a phone, the map drawn with the child on a tablet, letters as files, and what the child
// does not want an agency to know.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, pageOf, phone, settled, typeDay } from './browser.js';
import { daysAgo, jay, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, ids, one;
const drawing = () => ({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: readFileSync(new URL('../fuzz/corpus/fuzz_upload/png', import.meta.url)) });
const pdf = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n') };
const summary = (page) => page.locator('.govuk-error-summary');
const refused = async (page) => {
  await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
  return summary(page).innerText();
};

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  one = await jay(s, who, ids);
  assert.equal((await who.clients['lena.frost'].post(`/referrals/${one.referral.id}/transitions`, { to: 'accepted' })).status, 200);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const path = (more = '') => `/children/${one.child.id}${more}`;
const as = (username, options) => pageFor(browser, s, who.clients[username], options);
const shown = (page) => page.locator('#main img').first().evaluate((img) => img.decode().then(() => img.naturalWidth, () => 0));

test('a social worker records words with a drawing on a phone; the clinician sees both', async () => {
  const page = await as('amira.khan', { viewport: phone });
  await open(page, path('/words/new'));
  await page.fill('#text', 'This is Ruth’s house with all of us.');
  await button(page, 'Today').click();
  await page.getByLabel('Drawn').check();
  await page.setInputFiles('#pictures', { name: 'drawing.png', mimeType: 'image/png', buffer: Buffer.from('MZ this is a program') });
  await button(page, 'Save these words').click();
  assert.match(await refused(page), /Say what is on the picture\./);
  await page.fill('#picture-0-about', 'A house');
  await button(page, 'Save these words').click();
  await page.waitForFunction(() => /The words are saved/.test(document.querySelector('.govuk-error-summary')?.innerText ?? ''));
  assert.match(await refused(page), /not a PDF, a PNG or a JPEG/);
  await isSound(page, 'a picture that is none');
  await button(page, 'Leave out picture 1').click();
  await page.setInputFiles('#pictures', drawing());
  await page.fill('#picture-0-about', 'Ruth’s house with all of us');
  await button(page, 'Save these words').click();
  await page.waitForURL((url) => url.pathname === path());
  await settled(page);
  assert.equal(await shown(page), 3, 'the drawing, three pixels wide, on the picture');
  assert.equal(await main(page).getByAltText('Ruth’s house with all of us').count(), 1);
  assert.equal((await who.clients['amira.khan'].get(`${path()}/words`)).body.items.filter((it) => /all of us/.test(it.text)).length, 1, 'once');
  await close(page);

  const lena = await as('lena.frost');
  await open(lena, path('/words'));
  assert.match(await main(lena).innerText(), /This is Ruth’s house with all of us\.[\s\S]*drawn/);
  assert.equal(await shown(lena), 3);
  await button(lena, 'Record a preference').click();
  await lena.getByLabel('A word that matters').check();
  await lena.fill('#text', 'family time');
  await lena.fill('#instead', 'a visit');
  await button(lena, 'Save').click();
  await lena.getByText('“family time”, not “a visit”').waitFor();
  await isSound(lena, 'words with a drawing');
  await close(lena);
});

test('the map is drawn with the child on a tablet, by finger, key and list, and kept as it goes', async () => {
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 }, hasTouch: true, baseURL: s.url, locale: 'en-GB', reducedMotion: 'reduce' });
  const [name, value] = who.clients['amira.khan'].cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: s.url, httpOnly: true, sameSite: 'Strict' }]);
  const page = await pageOf(context);
  await open(page, path('/map'));
  const nan = page.getByRole('slider', { name: 'How close is Nan?' });
  const ruth = page.getByRole('slider', { name: 'How close is Ruth?' });
  assert.equal(await nan.getAttribute('aria-valuetext'), 'nearest, close');

  await page.locator('.draw__svg').scrollIntoViewIfNeeded();
  const box = await page.locator('.draw__svg').boundingBox();
  const from = await nan.boundingBox();
  const touch = await context.newCDPSession(page);
  const at = (x, y) => [{ x, y }];
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 3 };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(start.x, start.y) });
  for (let i = 1; i <= 6; i++) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(start.x + ((box.x + box.width * 0.5 - start.x) * i) / 6, start.y + ((box.y + box.height * 0.18 - start.y) * i) / 6) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.getByText(/^Kept at/).waitFor();
  assert.match(await nan.getAttribute('aria-valuetext'), /further out, close/);

  await ruth.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('combobox', { name: 'How is it with Ruth?' }).selectOption('up_and_down');
  await page.getByLabel('Nan knows me best').check();
  await page.waitForFunction(() => /^Kept at/.test(document.querySelector('[role=status]')?.textContent ?? ''));
  await settled(page);
  await isSound(page, 'the map on a tablet');
  const list = (await who.clients['lena.frost'].get(`${path()}/maps`)).body.items;
  assert.equal(list.length, 1, 'one sitting is one map');
  const of = (called) => list[0].people.find((it) => it.called === called);
  assert.deepEqual([of('Nan').closeness, of('Nan').knows_best, of('Ruth').closeness, of('Ruth').tie, list[0].by_child], [4, true, 3, 'up_and_down', true]);

  // The next sitting is another map; the two are compared.
  await open(page, path('/map'));
  await page.getByRole('combobox', { name: 'How close is Nan?' }).selectOption('2');
  await page.getByText(/^Kept at/).waitFor();
  const options = page.locator('#other option');
  await page.waitForFunction(() => document.querySelectorAll('#other option').length === 2);
  await page.selectOption('#other', await options.nth(1).getAttribute('value'));
  await page.getByText('Nan is nearer').waitFor();
  await isSound(page, 'two maps');
  await context.close();
});

test('a letter is put in and downloaded; what the child keeps from a school is held back there', async () => {
  const page = await as('amira.khan', { viewport: phone });
  await open(page, path('/documents'));
  await button(page, 'Put in a document').click();
  await button(page, 'Save').click();
  assert.match(await refused(page), /Choose the file\./);
  await page.setInputFiles('#content', { ...pdf, buffer: Buffer.from('PK\x03\x04 letter.docx') });
  await page.fill('#title', 'Letter after the first appointment');
  await page.selectOption('#kind', 'letter');
  await typeDay(page, 'dated_on', daysAgo(3));
  await button(page, 'Save').click();
  await page.waitForFunction(() => /not a PDF/.test(document.querySelector('.govuk-error-summary')?.innerText ?? ''));
  await isSound(page, 'a letter that is none');
  await page.setInputFiles('#content', pdf);
  await button(page, 'Save').click();
  await page.getByText('Letter after the first appointment').waitFor();
  await isSound(page, 'documents');
  await close(page);

  const teacher = await as('tess.osei', { viewport: desk });
  await open(teacher, path('/documents'));
  const [download] = await Promise.all([teacher.waitForEvent('download'), teacher.getByRole('link', { name: 'Download Letter after the first appointment, version 1' }).click()]);
  assert.equal(download.suggestedFilename(), 'Letter-after-the-first-appointment.pdf');
  assert.deepEqual(readFileSync(await download.path()), pdf.buffer);

  const school = await s.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  for (const kind of ['documents', 'words'])
    assert.equal((await who.clients['amira.khan'].post(`${path()}/sharing-wishes`, { whose: 'child', agency: school, kind, share: false, said_on: daysAgo(0) })).status, 201);
  await open(teacher, path('/documents'));
  assert.match(await main(teacher).innerText(), /1 document are held back|1 document is held back|held back by/i);
  assert.equal(await teacher.getByText('Letter after the first appointment').count(), 0);
  await open(teacher, path());
  assert.match(await main(teacher).innerText(), /held back by/);
  assert.doesNotMatch(await main(teacher).innerText(), /Ruth’s house/);
  await isSound(teacher, 'what is held back from a school');
  await close(teacher);
});
