// What services do, as their people record it: meetings and calls, closing with a reason, work that names no child.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, keys, launch, main, open, pageFor, phone, settled, tabTo, typeDay } from './browser.js';
import { daysAgo, newChild, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, ids, child, work;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  child = await newChild(who.clients['amira.khan']);
  work = await involve(ids.core_camhs, 'Direct work', 'lena.frost');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const idOf = (username) => s.sql(`SELECT id FROM person WHERE username = '${username}'`);
const involve = async (service_, type, practitioner) => s.sql(`INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on)
  VALUES (gen_random_uuid(), '${child.id}', '${service_}', '${type}', '${await idOf(practitioner)}', 'active', '${daysAgo(100)}') RETURNING id`);
const as = (username, options) => pageFor(browser, s, who.clients[username], options);

test('a practitioner records work that has begun, and closes it', async () => {
  const begun = await newChild(who.clients['amira.khan']);
  const path = `/children/${begun.id}/referrals`;
  assert.equal((await who.clients['amira.khan'].post(path, { service: ids.core_camhs, urgency: 'routine', reason: 'Low mood.' })).status, 201);
  const page = await as('lena.frost');
  await open(page, `/children/${begun.id}/details`);
  await button(page, 'Record work that has begun').click();
  await page.selectOption('#service', ids.core_camhs);
  await page.fill('#type_of_work', 'Assessment');
  await typeDay(page, 'from_on', daysAgo(3));
  await isSound(page, 'open work');
  await page.locator('#involved button[type=submit]').click();
  await page.locator('#involved').getByText('Active').waitFor();
  assert.match(await page.locator('#involved').innerText(), /Core CAMHS: Assessment[\s\S]*Lena Frost/);
  await button(page, 'Change or close: Core CAMHS').click();
  await page.getByLabel('Closed', { exact: true }).check();
  await page.locator('#involved button[type=submit]').click();
  await page.getByRole('link', { name: 'Choose why the work ends.' }).waitFor();
  await page.selectOption('#end_reason', 'finished');
  await page.fill('#outcome', 'Feels better; no more for now.');
  await isSound(page, 'close work');
  await page.locator('#involved button[type=submit]').click();
  await page.locator('#involved').getByText('Feels better; no more for now.').waitFor();
  assert.equal(await s.sql(`SELECT state FROM involvement WHERE child_id = '${begun.id}'`), 'closed');
  await close(page);
});

test('a meeting is recorded with who was there and a note, then corrected', async () => {
  const page = await as('lena.frost');
  await open(page, `/children/${child.id}`);
  await page.locator('#involved').getByRole('link', { name: 'Core CAMHS' }).click();
  await settled(page);
  await isSound(page, 'work, nothing recorded');
  await button(page, 'Record a meeting or call').click();
  await isSound(page, 'record a meeting');
  await page.locator('#contacts button[type=submit]').click();
  await page.getByRole('link', { name: 'Say how it was.' }).waitFor();
  await isSound(page, 'record a meeting, errors');
  await typeDay(page, 'day', daysAgo(3));
  await page.getByLabel('In person').check();
  await page.selectOption('#place', 'school');
  await page.fill('#minutes', '50');
  await page.getByLabel('The child').check();
  await page.getByLabel('Social worker').check();
  await page.fill('#note', 'Spoke about sleep.');
  await page.fill('#therapy_note', 'Stayed with the silence.');
  await page.locator('#contacts button[type=submit]').click();
  await page.getByText('Spoke about sleep.').waitFor();
  const text = await page.locator('#contacts').innerText();
  assert.match(text, /In person, 50 minutes, school, with the child and social worker/);
  assert.match(text, /by Lena Frost, written down on/);
  assert.match(text, /Therapy note, for the named practitioner alone[\s\S]*Stayed with the silence/);
  await isSound(page, 'work with a meeting');
  await main(page).getByRole('button', { name: /^Correct: / }).click();
  await page.fill('#minutes', '75');
  await page.locator('#contacts button[type=submit]').click();
  await page.getByText('1 hour 15 minutes').waitFor();
  await close(page);
});

test('the social worker reads what was said and not the therapy, and can record nothing; a school that there was a meeting', async () => {
  const page = await as('amira.khan', { viewport: phone });
  await open(page, `/involvements/${work}`);
  const text = await page.locator('#contacts').innerText();
  assert.match(text, /Spoke about sleep/);
  assert.doesNotMatch(text, /silence|Therapy/);
  assert.equal(await button(page, 'Record a meeting or call').count(), 0);
  assert.equal(await button(page, 'Change or close this work').count(), 0);
  await isSound(page, 'work, on a phone');
  await close(page);
  await s.sql(`INSERT INTO enrolment (id, child_id, school_id, from_on) SELECT gen_random_uuid(), '${child.id}', id, '${daysAgo(50)}' FROM agency WHERE name = 'Ashdown Academy'`);
  const school = await as('tess.osei');
  await open(school, `/involvements/${work}`);
  assert.match(await school.locator('#contacts').innerText(), /There is a note that is not shared with you/);
  assert.doesNotMatch(await school.locator('#contacts').innerText(), /Spoke about sleep/);
  await isSound(school, 'work, notes held back');
  await close(school);
});

test('by keyboard alone a call that did not happen is recorded', async () => {
  const page = await as('lena.frost');
  await open(page, `/involvements/${work}`);
  await button(page, 'Record a meeting or call').focus();
  await keys(page, 'Enter');
  await tabTo(page, '#outcome');
  await keys(page, 'ArrowDown');
  await tabTo(page, '#mode');
  await keys(page, 'ArrowDown', 'ArrowDown');
  await tabTo(page, '#contacts button[type=submit]');
  await keys(page, 'Enter');
  await page.locator('#contacts .kept').getByText('They did not come').waitFor();
  assert.equal(await s.sql(`SELECT mode || ' ' || coalesce(minutes::text, 'none') FROM contact WHERE outcome = 'did_not_attend'`), 'phone none');
  await close(page);
});

test('two services at the same work are said beside both; work is closed with a reason', async () => {
  await involve(ids.camhs_team, 'direct WORK', 'lena.frost');
  const worker = await as('amira.khan');
  await open(worker, `/children/${child.id}`);
  assert.match(await worker.locator('#involved').innerText(), /Core CAMHS[\s\S]*Also at this: Wellbeing practitioner[\s\S]*Wellbeing practitioner[\s\S]*Also at this: Core CAMHS|Wellbeing practitioner[\s\S]*Also at this: Core CAMHS[\s\S]*Core CAMHS[\s\S]*Also at this: Wellbeing practitioner/);
  await isSound(worker, 'picture with an overlap');
  await close(worker);
  const page = await as('lena.frost');
  await open(page, `/involvements/${work}`);
  await button(page, 'Change or close this work').click();
  await page.getByLabel('Closed', { exact: true }).check();
  await page.locator('#stands button[type=submit]').click();
  await page.getByRole('link', { name: 'Choose why the work ends.' }).waitFor();
  await page.selectOption('#end_reason', 'other');
  await page.locator('#stands button[type=submit]').click();
  await page.getByRole('link', { name: 'Say how it ended, where no reason fits.' }).waitFor();
  await isSound(page, 'close work, errors');
  await page.selectOption('#end_reason', 'declined_young_person');
  await page.locator('#stands button[type=submit]').click();
  await page.locator('#stands').getByText('The young person does not want it').waitFor();
  assert.equal(await s.sql(`SELECT end_reason FROM involvement WHERE id = '${work}'`), 'declined_young_person');
  await close(page);
});

test('work without a name is for a team as it is called here, and for one of the parts that the service names', async () => {
  await s.sql(`UPDATE service SET localities = '{Vale,Harbour}' WHERE id = '${ids.core_camhs}';
    INSERT INTO team (id, agency_id, name) SELECT gen_random_uuid(), id, 'Fostering team' FROM agency a WHERE NOT EXISTS (SELECT FROM team WHERE name = 'Fostering team') ORDER BY a.id LIMIT 1`);
  const page = await as('lena.frost');
  await open(page, `/services/${ids.core_camhs}/work`);
  await button(page, 'Record work').click();
  await page.getByLabel('Telephone duty').check();
  await page.fill('#minutes', '10');
  await page.locator('#teams option[value="Fostering team"]').waitFor({ state: 'attached' });
  await page.fill('#asked_by', 'Fostering team');
  await page.selectOption('#locality', 'Harbour');
  await isSound(page, 'work without a name, with parts of the area');
  await page.locator('#work button[type=submit]').click();
  await page.getByText('10 minutes, one person, Fostering team, Harbour').waitFor();
  await main(page).getByRole('button', { name: /^Correct: Telephone duty/ }).click();
  assert.equal(await page.inputValue('#locality'), 'Harbour');
  await page.selectOption('#locality', '');
  await page.locator('#work button[type=submit]').click();
  await page.getByText('10 minutes, one person, Fostering team', { exact: true }).waitFor();
  await s.sql(`UPDATE service SET localities = '{}' WHERE id = '${ids.core_camhs}'; DELETE FROM service_work WHERE kind = 'duty' AND service_id = '${ids.core_camhs}'`);
  await close(page);
});

test('work that names no child is recorded and corrected by the service, and read by the mental health lead', async () => {
  const page = await as('lena.frost');
  await open(page, `/services/${ids.core_camhs}`);
  await main(page).getByRole('link', { name: 'Consultations, duty and groups' }).click();
  await settled(page);
  await isSound(page, 'work without a name, none');
  await button(page, 'Record work').click();
  assert.match(await page.locator('#work').innerText(), /Do not name a child/);
  await page.getByLabel('One-off consultation').check();
  await typeDay(page, 'day', daysAgo(1));
  await page.locator('#work button[type=submit]').click();
  await page.getByRole('link', { name: 'Enter whole minutes, from 1 to 1440.' }).waitFor();
  await isSound(page, 'work without a name, errors');
  await page.fill('#minutes', '45');
  await page.fill('#people', '3');
  await page.fill('#asked_by', 'Fostering team');
  await page.fill('#topic', 'Sleep after a move');
  await page.locator('#work button[type=submit]').click();
  await page.getByText('45 minutes, three people, Fostering team').waitFor();
  await main(page).getByRole('button', { name: /^Correct: One-off consultation/ }).click();
  await page.fill('#people', '12');
  await page.locator('#work button[type=submit]').click();
  await page.getByText('45 minutes, 12 people, Fostering team').waitFor();
  await close(page);
  const lead = await as('anita.varma', { viewport: phone });
  await open(lead, `/services/${ids.core_camhs}/work`);
  assert.match(await main(lead).innerText(), /Sleep after a move/);
  assert.equal(await button(lead, 'Record work').count(), 0);
  await isSound(lead, 'work without a name, on a phone');
  await close(lead);
  const worker = await as('amira.khan', { viewport: desk, refusals: /a status of (403|404)/ });
  await open(worker, `/services/${ids.core_camhs}`);
  assert.equal(await main(worker).getByRole('link', { name: 'Consultations, duty and groups' }).count(), 0);
  await close(worker);
});
