// A carer is referred for themselves, from the list of carers to the first meeting, in the browser; and what stands on the lists of the service.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone } from './browser.js';
import { peopleOf, servicesOf } from './westshire.js';

let s, browser, who, ids;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  await s.sql(`UPDATE service SET subjects = '{child,carer}', needs = '{"Bonds with carers"}' WHERE id = '${ids.camhs_team}'`);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const as = (username, options) => pageFor(browser, s, who.clients[username], options);

test('a social worker refers a carer from the service\'s page: what is missing is said, and the referral stands with its clock', async () => {
  const page = await as('amira.khan');
  await open(page, '/carers');
  assert.match(await main(page).innerText(), /No carer is recorded whom you may see\./);
  await isSound(page, 'carers, none');
  await open(page, `/services/${ids.core_camhs}`);
  assert.equal(await page.getByRole('link', { name: 'Refer a carer' }).count(), 0, 'that service takes none');
  await open(page, `/services/${ids.camhs_team}`);
  await main(page).getByRole('link', { name: 'Refer a carer' }).click();
  await page.waitForURL(/\/carers\/new\?service=/);
  await page.locator('#reason').waitFor();
  assert.deepEqual(await page.locator('#which .govuk-radios__label').allInnerTexts(), ['Wellbeing practitioner']);
  await main(page).getByRole('button', { name: 'Send this referral' }).click();
  await page.locator('.govuk-error-summary').getByText('Enter their name.').waitFor();
  assert.equal(await page.locator('.govuk-error-summary li').count(), 4);
  await isSound(page, 'refer a carer, errors');
  await page.fill('#name', 'Pat Doe');
  await page.getByRole('radio', { name: 'Wants to become a carer' }).check();
  await page.getByRole('radio', { name: 'Routine' }).check();
  await page.fill('#reason', 'Afraid of the first night.');
  await main(page).getByRole('button', { name: 'Send this referral' }).click();
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  await page.getByText('Afraid of the first night.').waitFor();
  const text = await page.locator('body').innerText();
  assert.match(text, /Wellbeing practitioner for Pat Doe/);
  assert.match(text, /Wants to become a carer/);
  assert.match(text, /8 weeks|Sent\. The service has not answered yet/);
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `referral of a carer, ${viewport.width} px`);
  }
  await open(page, '/carers');
  assert.match(await main(page).innerText(), /Pat Doe[\s\S]*Wants to become a carer[\s\S]*Wellbeing practitioner Sent, waiting for an answer/);
  await isSound(page, 'carers');
  await close(page);
});

test('the service finds the carer on its lists and in its news, accepts, and the next steps are those of any referral', async () => {
  const page = await as('lena.frost');
  await open(page, `/services/${ids.camhs_team}/waiting-list`);
  await main(page).getByRole('link', { name: 'Pat Doe' }).waitFor();
  assert.match(await main(page).innerText(), /A carer/);
  await isSound(page, 'waiting list with a carer');
  await open(page, '/news');
  assert.match(await main(page).innerText(), /Referred to Wellbeing practitioner[\s\S]*Pat Doe/);
  await isSound(page, 'news of a carer');
  await open(page, `/services/${ids.camhs_team}/waiting-list`);
  await main(page).getByRole('link', { name: 'Pat Doe' }).click();
  await page.waitForURL(/\/referrals\//);
  await button(page, 'Accept').click();
  await main(page).getByRole('button', { name: 'Accept' }).last().click();
  await page.getByText('Accepted, and on the waiting list.').waitFor();
  await close(page);
});

test('whoever may not refer carers is not led to it', async () => {
  const page = await as('tess.osei', { refusals: /a status of (403|404)/ });
  await open(page, `/services/${ids.camhs_team}`);
  assert.equal(await page.getByRole('link', { name: 'Refer a carer' }).count(), 0);
  await close(page);
});
