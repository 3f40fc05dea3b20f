// Health, reviews and visits in the browser: the nurse clears what is late, the reviewing officer's review asks its question and an action opens, the
// social worker records a visit on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo, newChild, peopleOf, today } from './westshire.js';

let s, browser, who, child;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  for (const [username, role, agency, kind] of [['bev.lacey', 'care_nurse', 'Westshire Health', 'health'], ['paul.adeyemi', 'reviewing_officer', 'Westshire Council', 'council']])
    who.clients[username] = await s.signedIn(await s.person(username, { roles: [role], agency, kind, name: username === 'bev.lacey' ? 'Bev Lacey' : 'Paul Adeyemi' }));
  child = await newChild(who.clients['amira.khan']);
  const record = async (what, body) => assert.equal((await who.clients['amira.khan'].post(`/children/${child.id}/${what}`, body)).status, 201);
  await record('legal-status', { code: 'C2', from_on: daysAgo(60) });
  await record('homes', { kind: 'foster', carers: 'Ruth and Dev', from_on: daysAgo(60) });
  await s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, made_by)
    SELECT gen_random_uuid(), '${child.id}', k, p.id, p.id FROM (VALUES ('nurse', 'bev.lacey'), ('reviewing_officer', 'paul.adeyemi')) x (k, u) JOIN person p ON p.username = u`);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const as = (username, options) => pageFor(browser, s, who.clients[username], options);
const save = (page) => main(page).getByRole('button', { name: 'Save', exact: true }).click();
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

test('the nurse finds who is late, records the assessment, and what is due moves on', async () => {
  const page = await as('bev.lacey');
  await open(page, '/health-due');
  await page.getByLabel('Only what is late').check();
  const row = main(page).getByRole('row', { name: /Initial health assessment/ });
  await row.waitFor();
  assert.match(await row.innerText(), /weeks late/);
  await soundAtBoth(page, 'health checks that are due');
  await row.getByRole('link').click();
  await page.waitForURL(/\/health$/);
  await settled(page);
  assert.match(await main(page).innerText(), /None on record/);
  await button(page, 'Record a check').click();
  await save(page);
  await refused(page, /Choose the check\./);
  await soundAtBoth(page, 'record a check, errors');
  await page.selectOption('#kind', 'initial');
  await page.fill('#by_whom', 'Dr Rao');
  await page.fill('#summary', 'Growing well, worries at night');
  await page.fill('#findings', 'All in the usual range');
  await page.getByLabel(/asks for a clinical assessment/).check();
  await save(page);
  await refused(page, /Say who made it/); // what was typed is still there
  assert.deepEqual(await page.locator('#by_role option').allInnerTexts(), ['Choose', 'Doctor'], 'whom the regulations let make it');
  await page.selectOption('#by_role', 'doctor');
  await save(page);
  await main(page).getByText('Growing well, worries at night').waitFor();
  await settled(page);
  assert.match(await page.locator('#due').innerText(), /Review health assessment/);
  assert.doesNotMatch(await page.locator('#due').innerText(), /Initial health assessment/);
  await soundAtBoth(page, 'health');
  await open(page, '/health-due');
  assert.doesNotMatch(await main(page).innerText(), /Initial health assessment/);
  await close(page);
});

test('two people change one health check: both versions are shown, and nothing is lost', async () => {
  const page = await as('bev.lacey');
  await open(page, `/children/${child.id}/health`);
  const it = (await who.clients['bev.lacey'].get(`/children/${child.id}/health-assessments`)).body.items[0];
  await main(page).getByRole('button', { name: /^Correct or add to it/ }).click();
  await page.fill('#summary', 'Growing well');
  await page.locator('.draft-note', { hasText: /kept/i }).waitFor();
  const before = await who.clients['bev.lacey'].patch(`/health-assessments/${it.id}`, { findings: 'Hearing was checked too' }, it.etag);
  await open(page, `/children/${child.id}/health`);
  await main(page).getByRole('button', { name: /^Correct or add to it/ }).click();
  await page.locator('#theirs').waitFor(); // a draft that was typed over an older version
  assert.deepEqual([await page.locator('#summary').inputValue(), await page.locator('#findings').inputValue()], ['Growing well', 'Hearing was checked too']);
  await page.fill('#summary', 'Growing well, sleeps better');
  const theirs = await who.clients['bev.lacey'].patch(`/health-assessments/${it.id}`, { summary: 'Growing well, a referral was made', by_whom: 'Dr Rao, Northgate' }, before.body.etag);
  assert.equal(theirs.status, 200, theirs.text);
  await save(page);
  await refused(page, /./);
  const both = page.locator('#theirs');
  assert.match(await both.innerText(), /Growing well, a referral was made[\s\S]*Growing well, sleeps better/);
  assert.equal(await page.locator('#by_whom').inputValue(), 'Dr Rao, Northgate', 'what was not touched is theirs');
  assert.equal(await page.locator('#summary').inputValue(), 'Growing well, sleeps better');
  await soundAtBoth(page, 'two versions of a health check');
  await save(page);
  await page.locator('form.form').waitFor({ state: 'detached' });
  await main(page).getByText('Growing well, sleeps better').waitFor();
  const now = (await who.clients['bev.lacey'].get(`/health-assessments/${it.id}`)).body;
  assert.deepEqual([now.summary, now.by_whom, now.needs_assessment], ['Growing well, sleeps better', 'Dr Rao, Northgate', true]);
  await close(page);
});

test('a review cannot leave its question out; the answer no opens an action', async () => {
  const page = await as('paul.adeyemi');
  await open(page, '/care-due');
  await soundAtBoth(page, 'visits and reviews that are due');
  await open(page, `/children/${child.id}/reviews`);
  await button(page, 'Plan it').click();
  await typeDay(page, 'planned_on', daysAgo(-7));
  await page.fill('#people', 'Ruth, foster carer, phone, answered\nMum');
  await save(page);
  await main(page).getByText('Asked by phone: answered').waitFor();
  await button(page, 'Record the review').click();
  await page.selectOption('#code', 'PN1');
  await save(page);
  await refused(page, /Say whether the mental health needs are met/);
  await soundAtBoth(page, 'record a review, errors');
  await main(page).getByRole('group', { name: /mental health needs met/ }).getByLabel('No', { exact: true }).check();
  await main(page).getByText('an action opens').waitFor();
  await page.getByLabel('Yes, and the young person opted out').check();
  await save(page);
  await refused(page, /Say what is not met/);
  await page.fill('#mental_health_words', 'Waits for Core CAMHS');
  await page.fill('#decisions-0-what', 'Ask for a date');
  await page.fill('#decisions-0-owner', 'Amira Khan');
  await typeDay(page, 'decisions-0-due_on', daysAgo(-14));
  await save(page);
  await main(page).getByText('Waits for Core CAMHS').waitFor();
  await settled(page);
  assert.match(await main(page).innerText(), /Mental health needs are not met: agree what is done/);
  await soundAtBoth(page, 'reviews');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await button(page, 'Record the review').isVisible(), false);
  assert.equal(await main(page).getByText('Waits for Core CAMHS').isVisible(), true);
  await page.emulateMedia({ media: 'screen' });
  await button(page, /^Correct or add to it/).first().click();
  await page.fill('#notes', 'She likes the music club');
  const [held] = (await who.clients['paul.adeyemi'].get(`/children/${child.id}/reviews`)).body.items;
  assert.equal((await who.clients['paul.adeyemi'].patch(`/reviews/${held.id}`, { notes: 'The brother was asked too' }, held.etag)).status, 200);
  await save(page);
  await refused(page, /./);
  assert.match(await page.locator('#theirs').innerText(), /The brother was asked too[\s\S]*She likes the music club/);
  await button(page, 'Leave mine and start from theirs').click();
  assert.equal(await page.locator('#notes').inputValue(), 'The brother was asked too');
  await page.fill('#notes', 'The brother was asked too. She likes the music club');
  await save(page);
  await main(page).getByText('The brother was asked too. She likes the music club').waitFor();
  assert.equal(await main(page).getByText('Mental health needs are not met: agree').count(), 1, 'the answer that stays opens nothing twice');
  await main(page).getByRole('link', { name: /agree what is done/ }).click();
  await page.waitForURL(/\/plans$/);
  await page.locator('#actions').getByText('Ask for a date').waitFor();
  await close(page);
});

test('the social worker records a visit on a phone; the picture says what is next', async () => {
  const page = await as('amira.khan', { viewport: phone });
  await open(page, `/children/${child.id}/visits`);
  assert.match(await main(page).innerText(), /weeks late/);
  await button(page, 'Record a visit').click();
  await save(page);
  await refused(page, /Say whether the child was seen/);
  await isSound(page, 'record a visit on a phone, errors');
  await page.getByLabel('Yes, alone').check();
  await page.getByLabel('I saw where the child sleeps').check();
  await page.locator('#heard').fill('I want to see my brother more');
  await save(page);
  await page.locator('.heard', { hasText: 'I want to see my brother more' }).waitFor();
  await settled(page);
  assert.doesNotMatch(await page.locator('.lead').innerText(), /late/);
  await soundAtBoth(page, 'visits');
  await button(page, /^Correct or add to it/).first().click();
  await page.locator('#note').fill('A new bed');
  const [visit] = (await who.clients['amira.khan'].get(`/children/${child.id}/visits`)).body.items;
  assert.equal((await who.clients['amira.khan'].patch(`/visits/${visit.id}`, { note: 'A warm room' }, visit.etag)).status, 200);
  await save(page);
  await refused(page, /./);
  assert.match(await page.locator('#theirs').innerText(), /A warm room[\s\S]*A new bed/);
  await save(page);
  await page.locator('form.form').waitFor({ state: 'detached' });
  await main(page).getByText('A new bed').waitFor();
  await open(page, `/children/${child.id}`);
  const health = page.locator('#health');
  await health.waitFor();
  assert.match(await health.innerText(), /Review health assessment/);
  assert.match(await page.locator('#reviews').innerText(), /Mental health needs are not met/);
  assert.match(await health.innerText(), /held back by\s+Westshire Health/i);
  await soundAtBoth(page, 'the picture with health checks');
  await close(page);
});

test('what was recorded through the API stands on the same pages', async () => {
  const key = s.client({ key: await s.around('key', 'create', '--agency', 'Westshire Council', '--name', 'Health system', '--scope', 'health:write') });
  const sent = await key.post(`/children/${child.id}/health-assessments`, { kind: 'dental', state: 'done', day: today, by_whom: 'Northgate Dental Practice' });
  assert.equal(sent.status, 201, sent.text);
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/health`);
  await main(page).getByText('By Northgate Dental Practice').waitFor();
  assert.equal(await button(page, 'Record a check').count(), 0); // a nurse's to record
  assert.match(await page.locator('#year').innerText(), /Seen by a dentist\s+Yes/);
  await isSound(page, 'health, as a social worker');
  await close(page);
});
