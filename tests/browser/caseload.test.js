// Who of a service has how much: my caseload, the service's, covers, handing over, and overlaps for the mental health lead.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service, tick } from '../lib/service.js';
import { button, close, isSound, keys, launch, main, open, pageFor, phone, settled, tabTo, typeDay } from './browser.js';
import { daysAgo, newChild, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, ids, admin, first, second;

const idOf = (username) => s.sql(`SELECT id FROM person WHERE username = '${username}'`);
const involve = async (child, service_, type, practitioner) => s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on)
  VALUES (gen_random_uuid(), '${child.id}', '${service_}', '${type}', ${practitioner ? `'${await idOf(practitioner)}'` : 'NULL'}, 'active', '${daysAgo(100)}') RETURNING id`);

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  await s.sql(`INSERT INTO service_staff (service_id, role) SELECT id, 'service_admin' FROM service`);
  for (const [username, name] of [['ann.second', 'Ann Second'], ['lou.leaver', 'Lou Leaver']]) await s.person(username, { roles: ['camhs_clinician'], agency: 'Westshire CAMHS', kind: 'camhs', name });
  admin = await s.signedIn(await s.person('wendy.tull', { roles: ['service_admin'], agency: 'Westshire CAMHS', kind: 'camhs', name: 'Wendy Tull' }));
  [first, second] = [await newChild(who.clients['amira.khan']), await newChild(who.clients['amira.khan'])];
  await involve(first, ids.core_camhs, 'Direct work', 'lena.frost');
  await involve(second, ids.core_camhs, 'Assessment', 'lou.leaver');
  await s.sql(`UPDATE person SET disabled_at = now() WHERE username = 'lou.leaver'`);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const as = (client, options) => pageFor(browser, s, client, options);

test('my caseload stands in the navigation of a practitioner', async () => {
  const page = await as(who.clients['lena.frost']);
  await open(page, '/');
  await page.getByRole('link', { name: 'My caseload' }).click();
  await settled(page);
  assert.match(await main(page).innerText(), /1 piece of open work/);
  assert.match(await main(page).locator('table').innerText(), new RegExp(`${first.name}[\\s\\S]*Direct work[\\s\\S]*Core CAMHS[\\s\\S]*Not met yet`));
  await isSound(page, 'my caseload');
  await close(page);
  const small = await as(who.clients['lena.frost'], { viewport: phone });
  await open(small, '/caseload');
  await isSound(small, 'my caseload on a phone');
  await close(small);
});

test('what has nobody comes first, and is handed over after a look, by keyboard alone', async () => {
  const page = await as(admin);
  await open(page, '/');
  await page.getByRole('link', { name: 'Caseload', exact: true }).click();
  await settled(page);
  await page.selectOption('#service', ids.core_camhs);
  await page.locator('#unowned').getByText('Lou Leaver has left').waitFor();
  assert.match(await page.locator('#unowned').innerText(), new RegExp(`${second.name}: Assessment`));
  assert.match(await page.locator('#people').innerText(), /Lou Leaver Has left[\s\S]*Lena Frost/);
  await isSound(page, 'caseload of a service');
  await button(page, 'Hand work over').focus();
  await keys(page, 'Enter');
  await tabTo(page, '#handover button[type=submit]');
  await keys(page, 'Enter');
  await page.getByRole('link', { name: 'Choose whose work it is.' }).waitFor();
  await isSound(page, 'hand over, errors');
  await page.selectOption('#from', { label: 'Lou Leaver (has left)' });
  await page.selectOption('#to', { label: 'Ann Second' });
  await button(page, 'See what it would be').click();
  await page.getByLabel(`${second.name}: Assessment`).waitFor();
  await isSound(page, 'hand over, looked at');
  assert.equal(await s.sql(`SELECT p.name FROM involvement i JOIN person p ON p.id = i.practitioner_id WHERE i.child_id = '${second.id}'`), 'Lou Leaver');
  await page.getByLabel(`${second.name}: Assessment`).uncheck();
  await button(page, 'Hand these 0 over to Ann Second').click();
  await page.getByRole('link', { name: 'Choose at least one.' }).waitFor();
  await page.getByLabel(`${second.name}: Assessment`).check();
  await button(page, 'Hand this one over to Ann Second').click();
  await page.getByText('1 piece of work handed over to Ann Second.').waitFor();
  await page.getByText('Each open piece of work and each accepted referral has somebody.').waitFor();
  assert.equal(await s.sql(`SELECT p.name FROM involvement i JOIN person p ON p.id = i.practitioner_id WHERE i.child_id = '${second.id}'`), 'Ann Second');
  await close(page);
});

test('whoever will be away says who covers; it stands beside their name until they are back', async () => {
  const page = await as(who.clients['lena.frost']);
  await open(page, `/services/${ids.core_camhs}/caseload`);
  await button(page, 'Say who covers').click();
  await page.locator('#covers button[type=submit]').click();
  await page.getByRole('link', { name: 'Choose who covers.' }).waitFor();
  await isSound(page, 'cover, errors');
  await page.selectOption('#person', { label: 'Ann Second' });
  await typeDay(page, 'until_on', daysAgo(-9));
  await page.locator('#covers button[type=submit]').click();
  await page.getByText('Ann Second covers for Lena Frost').waitFor();
  await page.locator('#people').getByText(/Covered by Ann Second until/).waitFor();
  await isSound(page, 'caseload with a cover');
  const worker = await as(who.clients['amira.khan'], { viewport: phone });
  await open(worker, `/children/${first.id}`);
  assert.match(await worker.locator('#involved').innerText(), /Covered by Ann Second until/);
  await isSound(worker, 'picture with a cover, on a phone');
  await close(worker);
  await tick();
  await button(page, 'They are back: Lena Frost').click();
  await page.getByText('Nobody covers for anybody.').waitFor();
  await close(page);
});

test('overlaps are for the mental health lead, who sees each caseload and changes none', async () => {
  const lead = await as(who.clients['anita.varma']);
  await open(lead, '/oversight/overlaps');
  await lead.getByText('No two services are at the same kind of work with one child.').waitFor();
  await isSound(lead, 'overlaps, none');
  await involve(first, ids.camhs_team, 'direct work', 'lena.frost');
  await open(lead, '/oversight');
  await main(lead).getByRole('link', { name: 'Two services at the same work: 1' }).click();
  await settled(lead);
  assert.match(await main(lead).locator('table').innerText(), new RegExp(`${first.name}[\\s\\S]*irect work[\\s\\S]*Core CAMHS[\\s\\S]*Wellbeing practitioner|${first.name}[\\s\\S]*irect work[\\s\\S]*Wellbeing practitioner[\\s\\S]*Core CAMHS`));
  await isSound(lead, 'overlaps');
  await open(lead, `/services/${ids.core_camhs}`);
  await main(lead).getByRole('link', { name: 'Caseload' }).click();
  await settled(lead);
  assert.equal(await button(lead, 'Hand work over').count(), 0);
  assert.equal(await button(lead, 'Say who covers').count(), 0);
  await close(lead);
  const small = await as(who.clients['anita.varma'], { viewport: phone });
  for (const path of ['/oversight/overlaps', `/services/${ids.core_camhs}/caseload`]) {
    await open(small, path);
    await isSound(small, `${path}, on a phone`);
  }
  await close(small);
});
