// Journeys of those who keep the house: the national return, allocating, accounts, keys; and the details that practitioners keep.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { password, service } from '../lib/service.js';
import { desk, isSound, launch, open, pageFor, phone, settled } from './browser.js';
import { daysAgo, jay, newChild, peopleOf, servicesOf } from './westshire.js';

const faulty = join(process.env.TEST_DATA ?? new URL('../data', import.meta.url).pathname, '903');
let s, browser, who, ids, one, admin, officer;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  one = await jay(s, who, ids);
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
const main = (page) => page.locator('#main');
const button = (page, name) => main(page).getByRole('button', { name, exact: true });
const close = (page) => page.context().close();
const typeDay = async (page, id, day) => {
  const [y, m, d] = day.split('-');
  for (const [part, text] of [[id, d], [`${id}-month`, m], [`${id}-year`, y]]) await page.fill(`#${part}`, text);
};

async function sendReturn(page) {
  await open(page, '/imports');
  await page.setInputFiles('#files', readdirSync(faulty).map((name) => join(faulty, name)));
  await button(page, 'Check these files').click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await settled(page);
}

test('a return is previewed with what is wrong in each line, put in, its children allocated and one of them looked at', async () => {
  const page = await as(who.people['mandy.brook']);
  const children = () => s.sql('SELECT count(*) FROM child');
  const before = await children();
  await open(page, '/imports');
  await button(page, 'Check these files').click();
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose the files/);
  await isSound(page, 'imports, refused');

  await sendReturn(page);
  assert.equal(await children(), before, 'a preview changes nothing');
  assert.match(await main(page).innerText(), /Nothing about children has changed yet\.[\s\S]*What would change[\s\S]*Children\s+\d+/);
  await button(page, 'Show each line').click();
  await page.getByRole('group', { name: 'Line by line' }).waitFor();
  assert.match(await page.getByRole('group', { name: 'Line by line' }).innerText(), /reviews\.csv/i);
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `import, checked, ${viewport.width} px`);
  }
  await page.setViewportSize(desk);
  await button(page, 'Put these in').click();
  await page.getByText('These files are put in.').waitFor();
  await isSound(page, 'import, put in');
  assert.ok(Number(await children()) > Number(before));

  await main(page).getByRole('link', { name: /no lead worker/ }).click();
  await page.waitForURL(/\/allocate\?/);
  await settled(page);
  assert.equal(await page.isChecked('#free'), true);
  assert.doesNotMatch(await main(page).innerText(), /Marsh/, 'who has a lead worker is not offered');
  await page.getByLabel('Choose all shown').check();
  const chosen = Number((await page.locator('#give [role=status]').innerText()).match(/\d+/)[0]);
  await page.selectOption('#person', { label: 'Amira Khan, Westshire Council' });
  await page.locator('#give button[type=submit]').click();
  await page.getByText(/ now with Amira Khan\.$/).waitFor();
  await isSound(page, 'allocated');
  assert.equal(Number(await s.sql("SELECT count(*) FROM allocation a JOIN person p ON p.id = a.person_id WHERE p.username = 'amira.khan' AND a.child_id IN (SELECT id FROM child WHERE given_names IS NULL)")), chosen);

  await page.fill('#find-q', 'W2');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/find/);
  await settled(page);
  await main(page).getByRole('link', { name: 'Child W2' }).click();
  await page.waitForURL(/\/children\/[0-9a-f-]{36}$/);
  await settled(page);
  assert.match(await page.locator('h1').innerText(), /Child W2/);
  await isSound(page, 'picture of an imported child');
  await close(page);
});

test('a return is discarded only when somebody says so twice, and nothing of it stays', async () => {
  const page = await as(who.people['mandy.brook'], { viewport: phone });
  await sendReturn(page);
  const batch = page.url().split('/').pop();
  await button(page, 'Discard them').click();
  await button(page, 'Keep them').click();
  assert.equal(await s.sql(`SELECT state FROM import_batch WHERE id = '${batch}'`), 'ready');
  await button(page, 'Discard them').click();
  await button(page, 'Yes, discard them').click();
  await page.getByText(/These files were discarded/).waitFor();
  assert.equal(await s.sql(`SELECT state FROM import_batch WHERE id = '${batch}'`), 'discarded');
  await open(page, '/imports');
  assert.match(await main(page).innerText(), /Earlier imports[\s\S]*Discarded/);
  await isSound(page, 'earlier imports');
  await close(page);
});

test('who may not import is told so, and keeps the way to the other pages', async () => {
  const page = await as(who.people['amira.khan'], { refusals: /a status of 403/ });
  await open(page, `/imports/${one.child.id}`);
  assert.match(await page.locator('h1').innerText(), /does not allow/);
  assert.match(await page.locator('.ways').innerText(), /My children/);
  assert.doesNotMatch(await page.locator('.ways').innerText(), /Import/);
  await isSound(page, 'not for this role');
  await close(page);
});

test('an account takes two people: one invites and asks, another gives the role; its person sets the password', async () => {
  const page = await as(admin);
  await open(page, '/accounts');
  await button(page, 'Invite somebody').click();
  await button(page, 'Make the account').click();
  assert.equal(await page.locator('.govuk-error-summary li').count(), 2);
  await isSound(page, 'invite, refused');
  await page.fill('#name', 'Nina Rowe');
  await page.fill('#username', 'nina.rowe');
  await page.selectOption('#role', 'camhs_clinician');
  await page.fill('#reason', 'Joins the team on Monday.');
  await button(page, 'Make the account').click();
  await page.locator('.once').waitFor();
  const link = await page.locator('.once .secret').innerText();
  await page.locator('#asked').getByText('CAMHS clinician at Westshire CAMHS').waitFor();
  assert.equal(await page.locator('#asked button').count(), 0, 'whoever asks does not give');
  await isSound(page, 'account made');
  await button(page, 'I have handed it over').click();
  assert.equal(await page.locator('.once').count(), 0);

  const nina = await pageFor(browser, s, null);
  await open(nina, new URL(link).pathname + new URL(link).hash);
  await nina.fill('#password', password);
  await nina.fill('#again', password);
  await button(nina, 'Set the password').click();
  await nina.getByText('Your password is set.').waitFor();
  const client = await s.signedIn({ username: 'nina.rowe', password });

  const officers = await as(officer);
  await open(officers, '/accounts');
  await button(officers, 'Give it: CAMHS clinician to Nina Rowe').click();
  await officers.getByText('Nina Rowe now has the role: CAMHS clinician.').waitFor();
  await isSound(officers, 'role given');
  assert.deepEqual((await client.get('/session')).body.person.roles.length <= 1, true);
  assert.equal(await s.sql("SELECT string_agg(role, ',') FROM role_held h JOIN person p ON p.id = h.person_id WHERE p.username = 'nina.rowe'"), 'camhs_clinician');

  await page.reload();
  await settled(page);
  await main(page).getByRole('link', { name: 'Nina Rowe' }).click();
  await page.waitForURL(/\/accounts\/[0-9a-f-]{36}$/);
  await settled(page);
  await isSound(page, 'one account');
  await button(page, 'End this role: CAMHS clinician').click();
  await button(page, 'Yes, end it').click();
  await main(page).getByText('No role yet').waitFor();
  await button(page, 'Link for a new password').click();
  await page.locator('.once').waitFor();
  await button(page, 'Disable this account').click();
  await main(page).getByText('This account is disabled.').waitFor();
  await isSound(page, 'one account, disabled');
  for (const p of [page, nina, officers]) await close(p);
});

test('a key is made by one and let work by another', async () => {
  const page = await as(admin, { viewport: phone });
  await open(page, '/keys');
  await button(page, 'Make a key').click();
  await button(page, 'Make this key').click();
  await page.locator('.govuk-error-summary a', { hasText: 'Choose at least one thing' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'scopes');
  await page.fill('#name', 'Health records');
  await page.getByLabel('Record SDQs').check();
  await button(page, 'Make this key').click();
  await page.locator('.once').waitFor();
  const key = s.client({ key: await page.locator('.once .secret').innerText() });
  await isSound(page, 'key made');
  const officers = await as(officer);
  await open(officers, '/keys');
  await isSound(officers, 'keys');
  assert.equal((await key.get('/session')).status, 401, 'not before somebody else has let it');
  await button(officers, 'Let it work: the key of Health records').click();
  await officers.getByText('Works', { exact: true }).waitFor();
  await page.reload();
  await settled(page);
  await button(page, 'End it: the key of Health records').click();
  await button(page, 'Yes, end it').click();
  await page.getByText('Ended by somebody').waitFor();
  for (const p of [page, officers]) await close(p);
});

test('legal status and special educational needs are recorded, and the picture says so', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const page = await as(who.people['amira.khan']);
  await open(page, `/children/${child.id}/details`);
  await page.locator('#legal').getByRole('button', { name: 'Record a change' }).click();
  await page.locator('#legal button[type=submit]').click();
  assert.equal(await page.locator('.govuk-error-summary li').count(), 2);
  await page.selectOption('#code', 'C2');
  await typeDay(page, 'from_on', daysAgo(30));
  await isSound(page, 'legal status');
  await page.locator('#legal button[type=submit]').click();
  await page.locator('#legal').getByText('Care order', { exact: true }).waitFor();
  await page.locator('#send-part').getByRole('button', { name: 'Record a change' }).click();
  await page.getByLabel('Education, health and care plan').check();
  await typeDay(page, 'from_on', daysAgo(10));
  await page.locator('#send-part button[type=submit]').click();
  await page.locator('#send-part').getByText('Education, health and care plan').waitFor();
  await open(page, `/children/${child.id}`);
  assert.match(await page.locator('.who').innerText(), /Care order/);
  await close(page);
});

test('a home and a school are corrected and ended, a review is recorded', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const school = await s.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  const made = async (what, body) => assert.equal((await who.clients['amira.khan'].post(`/children/${child.id}/${what}`, body)).status, 201);
  await made('homes', { kind: 'foster', carers: 'Rut Patel', from_on: daysAgo(90) });
  await made('schools', { school, from_on: daysAgo(90), year_group: '7' });
  const page = await as(who.people['amira.khan']);
  await open(page, `/children/${child.id}/details`);
  await button(page, 'Correct or end: Rut Patel').click();
  await page.fill('#carers', 'Ruth Patel');
  await page.fill('#until_on', '31');
  await page.locator('#homes button[type=submit]').click();
  await page.locator('#until_on-error').waitFor();
  await typeDay(page, 'until_on', daysAgo(5));
  await isSound(page, 'correct a home');
  await page.locator('#homes button[type=submit]').click();
  await page.locator('#homes').getByText('Ruth Patel').waitFor();
  assert.equal(await s.sql(`SELECT until_on FROM home WHERE child_id = '${child.id}'`), daysAgo(5));
  await button(page, 'Correct or end: Ashdown Academy').click();
  await page.fill('#year_group', '8');
  await page.locator('#school-part button[type=submit]').click();
  await page.locator('#school-part').getByText('Year 8').waitFor();
  await page.locator('#reviews').getByRole('button', { name: 'Record a review' }).click();
  await typeDay(page, 'held_on', daysAgo(20));
  await page.selectOption('#code', 'PN1');
  await page.locator('#reviews button[type=submit]').click();
  await page.locator('#reviews').getByText('Came and spoke for themselves').waitFor();
  await isSound(page, 'details, corrected');
  await close(page);
});

test('while somebody waits, the service writes down what the carer heard and what it offered', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const referral = await who.clients['amira.khan'].post(`/children/${child.id}/referrals`, { service: ids.core_camhs, urgency: 'urgent', reason: 'Has hurt herself.' });
  assert.equal(referral.status, 201);
  const page = await as(who.people['lena.frost']);
  await open(page, `/referrals/${referral.body.id}`);
  await button(page, 'Record a word to the carer').click();
  await page.fill('#text', 'Rang the carers: an offer comes today.');
  await isSound(page, 'a word to the carer');
  await page.locator('form.move button[type=submit]').click();
  await page.locator('#history').getByText('Rang the carers: an offer comes today.').waitFor();
  await button(page, 'Record an offer of an assessment').click();
  await page.locator('form.move button[type=submit]').click();
  await page.locator('#history').getByText('Assessment offered').waitFor();
  assert.equal(await button(page, 'Record an offer of an assessment').count(), 0, 'offered once');
  await open(page, '/waiting-list');
  assert.match(await main(page).innerText(), /Last word to the carer/);
  await close(page);
  const worker = await as(who.people['amira.khan']);
  await open(worker, `/referrals/${referral.body.id}`);
  assert.equal(await button(worker, 'Record a word to the carer').count(), 0, 'that is for the service');
  await close(worker);
});

test('a practitioner records work that has begun, and closes it', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const path = `/children/${child.id}/referrals`;
  assert.equal((await who.clients['amira.khan'].post(path, { service: ids.core_camhs, urgency: 'routine', reason: 'Low mood.' })).status, 201);
  const page = await as(who.people['lena.frost']);
  await open(page, `/children/${child.id}/details`);
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
  await page.fill('#outcome', 'Feels better; no more for now.');
  await isSound(page, 'close work');
  await page.locator('#involved button[type=submit]').click();
  await page.locator('#involved').getByText('Feels better; no more for now.').waitFor();
  assert.equal(await s.sql(`SELECT state FROM involvement WHERE child_id = '${child.id}'`), 'closed');
  await close(page);
});

test('a social worker has their own children first, those of the team when asked for', async () => {
  const ben = await s.person('ben.ray', { roles: ['social_worker'], name: 'Ben Ray' });
  await s.sql(`WITH t AS (INSERT INTO team (id, agency_id, name) SELECT gen_random_uuid(), id, 'North' FROM agency WHERE name = 'Westshire Council' RETURNING id)
    INSERT INTO team_member (id, person_id, team_id) SELECT gen_random_uuid(), p.id, t.id FROM person p, t WHERE p.username IN ('amira.khan', 'ben.ray')`);
  const his = await newChild(await s.signedIn(ben));
  const page = await as(ben);
  await open(page, '/');
  assert.match(await main(page).innerText(), new RegExp(his.name));
  assert.doesNotMatch(await main(page).innerText(), /Marsh/);
  await main(page).getByRole('link', { name: /my team’s children/ }).click();
  await page.waitForURL(/team/);
  await settled(page);
  assert.match(await main(page).innerText(), /My team’s children[\s\S]*Marsh/);
  await isSound(page, 'the team’s children');
  await close(page);
});

test('what is open at a service already is said before anything is typed', async () => {
  const page = await as(who.people['amira.khan']);
  await open(page, `/children/${one.child.id}/referrals/new`);
  await page.getByRole('radio', { name: 'Core CAMHS' }).check();
  await page.getByText(/There is an open referral of Jay to Core CAMHS already/).waitFor();
  assert.equal(await page.locator('#reason').count(), 0);
  await isSound(page, 'open already');
  await main(page).getByRole('link', { name: 'See that referral' }).click();
  await page.waitForURL(`/referrals/${one.referral.id}`);
  await close(page);
});

test('on an earlier picture the story is that of the day, however much came later', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const said = async (day, text) => {
    assert.equal((await who.clients['amira.khan'].post(`/children/${child.id}/words`, { said_on: day, text })).status, 201);
  };
  await said(daysAgo(300), 'I like it here.');
  for (let i = 0; i < 25; i++) await said(daysAgo(20), `Later ${i}`);
  const page = await as(who.people['amira.khan']);
  // The record is of today; only the story is looked at.
  await page.route('**/picture?as_of=*', async (route) => route.fulfill({ response: await page.request.get(`/api/v1/children/${child.id}/picture`) }));
  await open(page, `/children/${child.id}?as_of=${daysAgo(100)}`);
  await page.locator('#story').getByText('I like it here.').waitFor();
  assert.doesNotMatch(await page.locator('#story').innerText(), /Later/);
  await close(page);
});

test('who looked is told in plain words, a moment of one person on one line', async () => {
  const page = await as(who.people['amira.khan']);
  await open(page, `/children/${one.child.id}`);
  await open(page, `/children/${one.child.id}/looks`);
  const text = await main(page).innerText();
  assert.match(text, /the shared picture/i);
  assert.doesNotMatch(text, /_/);
  await isSound(page, 'looks');
  await close(page);
});

test('a team is made, somebody put into it, and taken out again', async () => {
  const page = await as(admin);
  await open(page, '/teams');
  await button(page, 'Make a team').click();
  await button(page, 'Make the team').click();
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter a name/);
  await page.fill('#name', 'CAMHS, north');
  await button(page, 'Make the team').click();
  const team = page.getByRole('region', { name: 'CAMHS, north' });
  await team.getByText('Nobody is in this team yet.').waitFor();
  await team.getByRole('button', { name: 'Put somebody into it' }).click();
  await page.selectOption('#person', { label: 'Lena Frost' });
  await page.getByLabel('They manage the team').check();
  await isSound(page, 'teams, putting somebody in');
  await button(page, 'Put them into the team').click();
  await team.getByText('manages the team').waitFor();
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `teams, ${viewport.width} px`);
  }
  await team.getByRole('button', { name: 'Take out of the team: Lena Frost' }).click();
  await team.getByText('Nobody is in this team yet.').waitFor();
  await close(page);
});

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
