// Journeys of those who run the service: agencies, settings, the audit, and roles that a manager asks for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { password, service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo, jay, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, one, admin, officer;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  one = await jay(s, who, await servicesOf(s));
  admin = await s.person('wendy.tull', { roles: ['service_admin'], agency: 'Westshire CAMHS', kind: 'camhs', code: true, name: 'Wendy Tull' });
  officer = await s.person('colin.prewett', { roles: ['information_governance'], code: true, name: 'Colin Prewett' });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const as = async (person, options) => {
  await s.codesAnew(person);
  return pageFor(browser, s, await s.signedIn(person), options);
};

test('an agency is made, its first service administrator invited and approved, and then they look after its accounts', async () => {
  const page = await as(who.people['sid.byte']);
  await open(page, '/accounts');
  await main(page).getByRole('link', { name: 'Agencies' }).click();
  await page.waitForURL('/agencies');
  await settled(page);
  await button(page, 'Make an agency').click();
  await button(page, 'Make this agency').click();
  assert.equal(await page.locator('.govuk-error-summary li').count(), 2);
  await page.selectOption('#kind', 'health');
  await page.fill('#name', 'westshire camhs');
  await button(page, 'Make this agency').click();
  assert.match(await page.locator('.govuk-error-summary').innerText(), /already an agency of that name/);
  await isSound(page, 'agencies, refused');
  await page.fill('#name', 'Eastshire Health');
  await page.fill('#code', 'RX1');
  await button(page, 'Make this agency').click();
  await page.waitForURL(/\/agencies\/[0-9a-f-]{36}$/);
  await settled(page);
  await page.getByText(/^Nobody yet/).waitFor();
  await button(page, 'Change').click();
  await page.fill('#name', 'Eastshire NHS');
  await button(page, 'Save').click();
  await page.getByRole('heading', { level: 1, name: /Eastshire NHS/ }).waitFor();

  await button(page, 'Invite a service administrator').click();
  await button(page, 'Make the account and ask').click();
  assert.equal(await page.locator('.govuk-error-summary li').count(), 3);
  await isSound(page, 'agency, inviting');
  await page.fill('#name', 'Nora Vale');
  await page.fill('#username', 'amira.khan');
  await page.fill('#reason', 'Runs the office there.');
  await button(page, 'Make the account and ask').click();
  await page.getByText('There is already an account of this user name.').waitFor();
  await page.fill('#username', 'nora.vale');
  await button(page, 'Make the account and ask').click();
  await page.locator('.once').waitFor();
  await button(page, 'I have handed it over').click();
  await page.getByText('Nora Vale is invited.').waitFor();
  await button(page, 'Make a new link for Nora Vale').click();
  await page.locator('.once').waitFor();
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `agency, link made, ${viewport.width} px`);
  }
  const link = await page.locator('.once .secret').innerText();

  const nora = await pageFor(browser, s, null);
  await open(nora, new URL(link).pathname + new URL(link).hash);
  await nora.fill('#password', password);
  await nora.fill('#again', password);
  await button(nora, 'Set the password').click();
  await nora.getByText('Your password is set.').waitFor();
  await close(nora);
  const officers = await as(officer);
  await open(officers, '/accounts');
  await officers.locator('#asked').getByText('Service administrator at Eastshire NHS').waitFor();
  await button(officers, 'Give it: Service administrator to Nora Vale').click();
  await officers.getByText('Nora Vale now has the role: Service administrator.').waitFor();
  await close(officers);

  const hers = await pageFor(browser, s, await s.signedIn({ username: 'nora.vale', password }));
  await open(hers, '/accounts');
  await button(hers, 'Invite somebody').waitFor();
  await close(hers);
  await page.reload();
  await settled(page);
  assert.equal(await button(page, 'Invite a service administrator').count(), 0, 'now it is that person’s');
  await open(page, '/agencies');
  assert.match(await main(page).innerText(), /Eastshire NHS[\s\S]*code RX1\s+Health\s+Nora Vale/);
  await isSound(page, 'agencies');
  await close(page);
});

test('who is not the system administrator sees which agencies there are, and no way to change one', async () => {
  const page = await as(admin);
  await open(page, '/accounts');
  assert.equal(await main(page).getByRole('link', { name: 'Agencies' }).count(), 0);
  await open(page, '/agencies');
  assert.equal(await main(page).getByRole('button').count(), 0);
  await main(page).getByRole('link', { name: 'Westshire Council' }).click();
  await page.waitForURL(/\/agencies\/[0-9a-f-]{36}$/);
  await settled(page);
  assert.equal(await main(page).getByRole('button').count(), 0);
  await close(page);
});

test('a team manager asks for a role of somebody who has none, and sees what became of it', async () => {
  const page = await as(who.people['mandy.brook']);
  await s.person('otis.lane', { name: 'Otis Lane' });
  await open(page, '/');
  await page.locator('.ways').getByRole('link', { name: 'Ask for a role' }).click();
  await page.waitForURL('/roles');
  await settled(page);
  await page.getByText('You have not asked for a role yet.').waitFor();
  await button(page, 'Ask for a role').click();
  await button(page, 'Ask information governance').click();
  assert.equal(await page.locator('.govuk-error-summary li').count(), 3);
  assert.equal(await page.locator('#person option', { hasText: 'Mandy Brook' }).count(), 0, 'nobody asks for themselves');
  await isSound(page, 'ask for a role, refused');
  const ask = async (role) => {
    await page.selectOption('#person', { label: 'Otis Lane, no role yet' });
    await page.selectOption('#role', { label: role });
    await page.fill('#reason', 'Joins the team on Monday.');
    await button(page, 'Ask information governance').click();
  };
  await ask('Social worker');
  await page.getByText('You have asked for Otis Lane: Social worker.').waitFor();
  await page.locator('#mine').getByText('Waiting for approval').waitFor();
  await button(page, 'Ask for a role').click();
  await ask('Social worker');
  await page.getByText('This role has already been asked for and waits for a decision.').waitFor();
  await page.selectOption('#role', { label: 'Personal adviser' });
  await button(page, 'Ask information governance').click();
  await page.getByText('You have asked for Otis Lane: Personal adviser.').waitFor();

  const officers = await as(officer);
  await open(officers, '/accounts');
  await button(officers, 'Give it: Social worker to Otis Lane').click();
  await officers.getByText('Otis Lane now has the role: Social worker.').waitFor();
  await button(officers, 'Do not give it: Personal adviser to Otis Lane').click();
  await officers.getByText('Otis Lane does not get the role: Personal adviser.').waitFor();
  await close(officers);
  await page.reload();
  await settled(page);
  assert.match(await page.locator('#mine').innerText(), /Personal adviser[\s\S]*Not given[\s\S]*by Colin Prewett[\s\S]*Social worker[\s\S]*Given[\s\S]*by Colin Prewett/);
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `ask for a role, ${viewport.width} px`);
  }
  await close(page);
});

test('a setting is read in plain words and changed by the system administrator, and says who changed it', async () => {
  const page = await as(who.people['sid.byte']);
  const total = page.getByRole('region', { name: 'SDQ total that is followed up' });
  const value = (name) => s.sql(`SELECT value FROM setting WHERE name = '${name}'`);
  await open(page, '/');
  await page.locator('.ways').getByRole('link', { name: 'Settings' }).click();
  await page.waitForURL('/settings');
  await settled(page);
  assert.match(await total.innerText(), /Now: 15 points[\s\S]*Not changed since/);
  assert.doesNotMatch(await main(page).innerText(), /_/, 'every setting has its words');
  await button(page, 'Change: SDQ total that is followed up').click();
  for (const [typed, said] of [['', 'Enter a number.'], ['many', 'Send a whole number.'], ['41', 'This does not fit with the other settings.']]) {
    await page.fill('#value', typed);
    await button(page, 'Save this setting').click();
    await page.locator('#value-error', { hasText: said }).waitFor();
  }
  await isSound(page, 'settings, refused');
  assert.equal(await value('sdq_follow_up_total'), '15');
  await page.fill('#value', '14');
  await button(page, 'Save this setting').click();
  await page.getByText('Saved: SDQ total that is followed up').waitFor();
  await total.getByText('14 points').waitFor();
  await total.getByText(/^Changed by Sid Byte on /).waitFor();
  assert.equal(await value('sdq_follow_up_total'), '14');

  await button(page, 'Change: Whose SDQ opens a follow-up').click();
  await page.getByLabel('Teacher').check();
  await page.setViewportSize(phone);
  await isSound(page, 'settings, whose');
  await button(page, 'Save this setting').click();
  await page.getByText('Parent or carer, Teacher').waitFor();
  assert.equal(await value('sdq_follow_up_informants'), 'parent,teacher');
  await button(page, 'Change: Whose SDQ opens a follow-up').click();
  for (const label of ['Parent or carer', 'Teacher']) await page.getByLabel(label).uncheck();
  await button(page, 'Save this setting').click();
  await page.getByRole('region', { name: 'Whose SDQ opens a follow-up' }).getByText('Nobody', { exact: true }).waitFor();
  assert.equal(await value('sdq_follow_up_informants'), 'none');
  await isSound(page, 'settings');
  await close(page);
});

test('who may not set reads the settings, and has no way to them or to the audit in the navigation', async () => {
  const page = await as(who.people['amira.khan'], { refusals: /a status of 403/ });
  await open(page, '/settings');
  assert.match(await main(page).innerText(), /SDQ total that is followed up/);
  assert.equal(await main(page).getByRole('button').count(), 0);
  assert.doesNotMatch(await page.locator('.ways').innerText(), /Settings|Audit|Ask for a role/);
  await open(page, '/audit');
  await page.getByText('This is not shared with your role.').waitFor();
  await close(page);
});

test('information governance reads the audit: all of it, what one person did, about one child, of some days, and as a file', async () => {
  for (let i = 0; i < 100; i++) await who.clients['amira.khan'].get(`/children/${one.child.id}/picture`);
  assert.equal((await who.clients['tess.osei'].get('/matches')).status, 403);
  const page = await as(officer);
  const entries = page.locator('#entries');
  await open(page, '/');
  await page.locator('.ways').getByRole('link', { name: 'Audit' }).click();
  await page.waitForURL('/audit');
  await settled(page);
  await entries.getByText('Refused (403)').first().waitFor();
  await entries.getByText('Wanted to see: possible second records').first().waitFor();
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `audit, ${viewport.width} px`);
  }
  await page.setViewportSize(desk);
  const rows = () => entries.locator('tbody tr').count();
  const before = await rows();
  assert.equal(before, 100);
  await button(page, 'Show earlier entries').click();
  await entries.locator('tbody tr').nth(before).waitFor();

  await button(page, 'Choose days, a person or a child').click();
  await isSound(page, 'audit, choosing');
  await page.fill('#person', 'zzz');
  await button(page, 'Find: What one person did').click();
  await page.getByText('Nobody fits.').waitFor();
  await page.fill('#person', 'amira');
  await page.keyboard.press('Enter');
  await main(page).getByRole('link', { name: 'Amira Khan, Westshire Council' }).click();
  await page.waitForURL(/\?person=/);
  await settled(page);
  await page.getByText('Only what Amira Khan did.').waitFor();
  assert.deepEqual([...new Set(await entries.locator('tbody th a').allInnerTexts())], ['Amira Khan']);
  await entries.getByRole('link', { name: 'All about this child' }).first().click();
  await page.waitForURL(/person=.*child=|child=.*person=/);
  await settled(page);
  await isSound(page, 'audit of one person and child');

  await page.getByRole('link', { name: 'Show everything again' }).click();
  await page.waitForURL(/\/audit$/);
  await settled(page);
  await button(page, 'Choose days, a person or a child').click();
  await page.fill('#child', 'Marsh');
  await page.keyboard.press('Enter');
  await main(page).getByRole('link', { name: /Marsh, / }).click();
  await page.waitForURL(/\?child=/);
  await settled(page);
  await page.getByText('Only what was done about Jay.').waitFor();
  await entries.getByText('Saw: the shared picture').first().waitFor();

  await button(page, 'Choose days, a person or a child').click();
  await typeDay(page, 'from', daysAgo(2));
  await typeDay(page, 'to', daysAgo(5));
  await button(page, 'Show these days').click();
  await page.locator('#to-error').waitFor();
  await isSound(page, 'audit, days the wrong way round');
  await page.fill('#from', '99');
  await button(page, 'Show these days').click();
  await page.locator('#from-error').waitFor();
  await typeDay(page, 'from', daysAgo(5));
  await typeDay(page, 'to', daysAgo(2));
  await button(page, 'Show these days').click();
  await page.waitForURL(/from=.*to=/);
  await settled(page);
  await entries.getByText('Nothing fits.').waitFor();
  await open(page, `/audit?child=${one.child.id}&from=${daysAgo(5)}`);
  const [file] = await Promise.all([page.waitForEvent('download'), main(page).getByRole('link', { name: /CSV/ }).click()]);
  assert.equal(file.suggestedFilename(), 'audit.csv');
  const text = readFileSync(await file.path(), 'utf8');
  assert.match(text, /^id,at,who,/);
  assert.ok(text.includes('GET /children/:child/picture') && !text.includes('GET /matches'));
  await close(page);
});
