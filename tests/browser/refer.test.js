// Which service, what the picture says afterwards, and what a service or a school is told that it is not shown.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { close, isSound, launch, main, open, pageFor } from './browser.js';
import { daysAgo, jay, newChild, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, ids, one;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  one = await jay(s, who, ids);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const as = async (username, options) => pageFor(browser, s, await s.signedIn(who.people[username]), options);
const made = async (call) => assert.equal((await call).status, 201);

test('who says what is needed sees the services that meet it; the referral and its eight weeks stand on the picture', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/referrals/new`);
  assert.equal(await page.getByRole('radio').count(), 2);
  await page.selectOption('#about', 'Low mood');
  await page.getByText('Fits; you can refer').waitFor();
  assert.deepEqual(await page.locator('.govuk-radios__label').allInnerTexts(), ['Core CAMHS']);
  await isSound(page, 'services that meet a need');
  await page.getByRole('radio', { name: 'Core CAMHS' }).check();
  await page.locator('#urgency').check();
  assert.equal(await page.inputValue('#need'), 'Low mood');
  await page.fill('#reason', 'Very low since October.');
  await page.getByRole('button', { name: 'Send this referral' }).click();
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  await open(page, `/children/${child.id}`);
  assert.match(await page.locator('#help').textContent(), /Core CAMHS[\s\S]*Low mood[\s\S]*8 weeks/);
  await close(page);
});

test('a carer’s high score opens what follows, and the picture says that it is open', async () => {
  const child = await newChild(who.clients['amira.khan']);
  await made(who.clients['amira.khan'].post(`/children/${child.id}/legal-status`, { code: 'C2', from_on: daysAgo(200) }));
  await made(who.clients['amira.khan'].post(`/children/${child.id}/sdqs`, { informant: 'parent', completed_on: daysAgo(1), version: '4-17', total: 19 }));
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}`);
  assert.match(await page.locator('#sdq').innerText(), /was 19 \(high\)[\s\S]*Still open[\s\S]*Talk the SDQ through/);
  assert.match(await page.locator('#next').innerText(), /Talk the SDQ through/);
  await close(page);
});

test('who may not see the address or the scores by area is told that they are held back, and whom to ask', async () => {
  await made(who.clients['amira.khan'].post(`/children/${one.child.id}/homes`, { kind: 'foster', carers: 'Ruth and Dev Patel', from_on: daysAgo(10),
    address: { lines: '48 Larch Rise', postcode: 'WE14 1AP', is_protected: true } }));
  const clinician = await as('lena.frost');
  await open(clinician, `/children/${one.child.id}`);
  assert.match(await clinician.locator('.withheld').first().innerText(), /Something is held back by Westshire Council\. Ask Amira Khan, Westshire Council/);
  await open(clinician, `/children/${one.child.id}/details`);
  assert.match(await clinician.locator('#homes').innerText(), /Ruth and Dev Patel[\s\S]*The address is held back\./);
  assert.doesNotMatch(await clinician.content(), /Larch Rise|WE14/);
  await isSound(clinician, 'details, partly held back');
  await close(clinician);
  const teacher = await as('tess.osei');
  await open(teacher, `/children/${one.child.id}`);
  assert.match(await teacher.locator('#sdq').innerText(), /Details of \d SDQs are held back by Westshire Council\. Ask Amira Khan/);
  await close(teacher);
  const worker = await as('amira.khan');
  await open(worker, `/children/${one.child.id}/details`);
  assert.match(await worker.locator('#homes').innerText(), /48 Larch Rise[\s\S]*WE14 1AP/);
  await close(worker);
});

test('a teacher asks for what is held back; the social worker answers, and the teacher reads it where it was held back', async () => {
  const teacher = await as('tess.osei');
  await open(teacher, `/children/${one.child.id}`);
  const marker = teacher.locator('#sdq .withheld__item').first();
  await marker.getByRole('button', { name: 'Ask Amira Khan' }).click();
  await teacher.getByRole('button', { name: 'Ask', exact: true }).click();
  assert.match(await marker.innerText(), /Say what you need it for/);
  await teacher.fill('#why', 'To plan her lessons for the spring.');
  await isSound(teacher, 'asking for what is held back');
  await teacher.getByRole('button', { name: 'Ask', exact: true }).click();
  await marker.getByText('You asked on').waitFor();
  assert.match(await marker.innerText(), /An answer is due by \d+ \w+ \d{4}\./);
  assert.equal(await marker.getByRole('button').count(), 0);
  await close(teacher);

  const worker = await as('amira.khan');
  await open(worker, `/children/${one.child.id}`);
  await worker.locator('#next').getByRole('link', { name: /asks Westshire Council for details of SDQs/ }).click();
  await worker.waitForURL(/\/tasks\//);
  await worker.getByText('To plan her lessons for the spring.').waitFor();
  await worker.fill('#outcome', 'We go through it together on Monday.');
  await isSound(worker, 'answering an ask');
  await worker.getByRole('button', { name: 'Save and close this' }).click();
  await worker.getByRole('heading', { name: 'What was decided', exact: true }).waitFor();
  await close(worker);

  const again = await as('tess.osei');
  await open(again, '/');
  const news = again.locator('#news');
  await news.getByRole('link', { name: /^Answered: .* for details of SDQs/ }).waitFor();
  assert.match(await news.innerText(), /We go through it together on Monday\.[\s\S]*Amira Khan/);
  await news.getByRole('link', { name: 'See everything that is new' }).click();
  await again.getByRole('button', { name: 'I have looked at these' }).click();
  await again.getByText('Nothing new since you last looked.').waitFor();
  await open(again, `/children/${one.child.id}`);
  assert.match(await again.locator('#sdq .withheld__item').first().innerText(), /the answer was: We go through it together on Monday\. Ask again/);
  await close(again);
});

test('a clinician pauses the clock because the family asked to wait; the picture says so until it is taken up again; the mental health lead reminds', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const sent = (await who.clients['amira.khan'].post(`/children/${child.id}/referrals`, { service: ids.core_camhs, reason: 'Low since the move.', urgency: 'routine' })).body;
  assert.equal((await who.clients['lena.frost'].post(`/referrals/${sent.id}/transitions`, { to: 'accepted' })).status, 200);
  const page = await as('lena.frost');
  await open(page, `/referrals/${sent.id}`);
  await page.getByRole('button', { name: 'Pause the clock' }).click();
  await page.getByRole('button', { name: 'Pause the clock' }).click();
  await page.getByRole('link', { name: 'Choose why it has to wait.' }).waitFor();
  await page.getByLabel('The family asked to wait').check();
  const until = new Date(Date.now() + 20 * 86400000);
  await page.fill('#until_on', String(until.getUTCDate()));
  await page.fill('#until_on-month', String(until.getUTCMonth() + 1));
  await page.fill('#until_on-year', String(until.getUTCFullYear()));
  await isSound(page, 'pausing a clock');
  await page.getByRole('button', { name: 'Pause the clock' }).click();
  await page.getByText(/Paused until \d+ \w+ \d{4}\. The family asked to wait/).first().waitFor();
  await close(page);

  const worker = await as('amira.khan');
  await open(worker, `/children/${child.id}`);
  assert.match(await worker.locator('#help').innerText(), /Paused until [\s\S]*The family asked to wait/);
  assert.match(await worker.locator('#next').innerText(), /Core CAMHS: take the paused referral up again/);
  await close(worker);

  const lead = await as('anita.varma');
  await open(lead, `/referrals/${sent.id}`);
  await lead.fill('#text', 'Please ring the family before Christmas.');
  await isSound(lead, 'reminding whoever has to act');
  await lead.getByRole('button', { name: 'Send the reminder' }).click();
  await lead.locator('#history').getByText('Reminder').waitFor();
  await close(lead);

  const again = await as('lena.frost');
  await open(again, '/');
  assert.match(await again.locator('#news').innerText(), /a reminder[\s\S]*Please ring the family before Christmas\./);
  await open(again, `/referrals/${sent.id}`);
  await again.getByRole('button', { name: 'Take it up again' }).click();
  await again.getByRole('button', { name: 'Take it up again' }).click();
  await again.locator('#history').getByText('Taken up again').waitFor();
  assert.doesNotMatch(await again.locator('#main').innerText(), /Paused until/);
  await close(again);
});

test('a service gives two who wait to a clinician, having looked at whom; a view of the list is an address', async () => {
  const names = [];
  for (let i = 0; i < 2; i++) {
    const child = await newChild(who.clients['amira.khan']);
    const sent = (await who.clients['amira.khan'].post(`/children/${child.id}/referrals`, { service: ids.core_camhs, reason: 'Low since the move.', urgency: 'routine' })).body;
    assert.equal((await who.clients['lena.frost'].post(`/referrals/${sent.id}/transitions`, { to: 'accepted' })).status, 200);
    names.push(child.name);
  }
  const page = await as('lena.frost');
  await open(page, `/services/${ids.core_camhs}/waiting-list`);
  await page.selectOption('#state', 'accepted');
  await page.getByRole('button', { name: 'Look at it before saving' }).click();
  await page.getByRole('link', { name: 'Choose at least one in the list.' }).waitFor();
  for (const name of names) await page.getByRole('checkbox', { name: `Choose ${name}` }).first().check();
  await page.selectOption('#practitioner', { label: 'Lena Frost' });
  await page.getByRole('button', { name: 'Look at it before saving' }).click();
  await page.getByText('Lena Frost would take on 2 people:').waitFor();
  await isSound(page, 'waiting list, before giving');
  await page.getByRole('button', { name: 'Give them now' }).click();
  await page.getByText('2 people are with Lena Frost now.').waitFor();
  assert.match(page.url(), /\?state=accepted$/);
  await open(page, page.url().replace(/^https?:\/\/[^/]+/, '').replace('accepted', 'allocated'));
  for (const name of names) await page.locator('#main').getByRole('link', { name }).first().waitFor();
  assert.equal(await page.inputValue('#state'), 'allocated');
  await close(page);
});

test('people are changed by those who lead, and nobody else is offered it', async () => {
  for (const [username, count] of [['amira.khan', 1], ['tess.osei', 0]]) {
    const page = await as(username);
    await open(page, `/children/${one.child.id}`);
    assert.equal(await page.getByRole('link', { name: 'Update people' }).count(), count, username);
    await close(page);
  }
});

test('a picture is printed from its page', async () => {
  const page = await as('amira.khan');
  await open(page, `/children/${one.child.id}`);
  await page.evaluate(() => { window.print = () => { document.body.dataset.printed = 'yes'; }; });
  await main(page).getByRole('button', { name: 'Print' }).click();
  assert.equal(await page.evaluate(() => document.body.dataset.printed), 'yes');
  await close(page);
});

test('who cannot sign in asks for a link, and the answer is the same for every name', async () => {
  const page = await pageFor(browser, s, null);
  const texts = [];
  for (const username of ['tess.osei', 'nobody.at.all']) {
    await open(page, '/sign-in');
    await page.getByText('I cannot sign in').click();
    await page.getByRole('button', { name: 'Ask for a link' }).click();
    await page.locator('#help-username-error').waitFor();
    await page.fill('#help-username', username);
    await page.getByRole('button', { name: 'Ask for a link' }).click();
    await page.getByText(/service administrator now sees/).waitFor();
    await isSound(page, 'asked for a link');
    texts.push(await page.locator('.door__help').innerText());
  }
  assert.equal(texts[0], texts[1]);
  assert.equal(await s.sql("SELECT count(*) FROM sign_in_try t JOIN person p ON p.id = t.person_id WHERE p.username = 'tess.osei' AND t.purpose = 'reset'"), '1');
  await close(page);
});
