// Journeys of those who keep the house: the national return, allocating, accounts, keys; and the details that practitioners keep.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { password, service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
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
  await page.fill('#email', 'nina rowe');
  await page.selectOption('#role', 'camhs_clinician');
  await page.fill('#reason', 'Joins the team on Monday.');
  await button(page, 'Make the account').click();
  await page.locator('#email-error').getByText('Enter an e-mail address, like name@example.org.').waitFor();
  await page.fill('#email', 'nina.rowe@westshire.example');
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
  assert.equal(await s.sql('SELECT address, how FROM notice_choice'), 'nina.rowe@westshire.example|none', 'hers to use or not');

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
  await page.getByRole('radio', { name: 'Education, health and care plan' }).check();
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
  await button(page, 'Record a call or letter to the carer').click();
  await page.fill('#text', 'Rang the carers: an offer comes today.');
  await isSound(page, 'a word to the carer');
  await page.locator('form.move button[type=submit]').click();
  await page.locator('#history').getByText('Rang the carers: an offer comes today.').waitFor();
  await button(page, 'Record an offer of an assessment').click();
  await page.locator('form.move button[type=submit]').click();
  await page.locator('#history').getByText('Assessment offered').waitFor();
  assert.equal(await button(page, 'Record an offer of an assessment').count(), 0, 'offered once');
  await open(page, '/waiting-list');
  assert.match(await main(page).innerText(), /Last call or letter to the carer/);
  await close(page);
  const worker = await as(who.people['amira.khan']);
  await open(worker, `/referrals/${referral.body.id}`);
  assert.equal(await button(worker, 'Record a call or letter to the carer').count(), 0, 'that is for the service');
  await close(worker);
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

test('the administrator of a service keeps it, part by part, and everybody sees what was changed', async () => {
  const page = await as(admin);
  const part = (name) => page.getByRole('region', { name, exact: true });
  const change = (name) => button(page, name).click();
  const summary = () => page.locator('.govuk-error-summary').innerText();
  const done = (name) => part(name).locator('.panel-form').waitFor({ state: 'detached' });
  await open(page, `/services/${ids.core_camhs}`);

  await change('Change what it is');
  await page.fill('#name', '');
  await change('Save');
  assert.match(await summary(), /Enter the name/);
  await page.fill('#name', 'Core CAMHS, Westshire');
  await page.fill('#who_consents', 'The young person.');
  await change('Save');
  await done('What it is');
  assert.equal(await page.locator('h1').innerText(), 'Westshire CAMHS\nCore CAMHS, Westshire');

  await change('Change whom it is for');
  await page.fill('#ages-from', '9');
  await page.fill('#ages-to', '5');
  await change('Save');
  await page.getByText('This is below the youngest age.').first().waitFor();
  await page.fill('#ages-to', '17');
  await page.getByLabel('In care', { exact: true }).check();
  await change('Save');
  await done('Whom it is for');
  assert.match(await part('Whom it is for').innerText(), /9 to 17[\s\S]*In care/);

  await change('Change by when it acts');
  await page.fill('#clock-routine-seen-n', 'soon');
  await change('Save');
  assert.match(await summary(), /whole number from 1 to 999/);
  await page.fill('#clock-routine-seen-n', '6');
  await page.fill('#clock-routine-decision-n', '10');
  assert.equal(await page.inputValue('#clock-routine-decision-text'), 'An answer within 10 working days');
  await change('Save');
  await done('By when it acts');

  await change('Change what comes first');
  await page.selectOption('#requirements-0-kind', { label: 'Another service has seen the child' });
  await change('Save');
  assert.match(await summary(), /Choose the service that comes before[\s\S]*Say it in words/);
  await page.selectOption('#requirements-0-before', { label: 'Wellbeing practitioner' });
  await page.fill('#requirements-0-text', 'The wellbeing practitioner first');
  await change('Save');
  await part('What comes first').getByText('The wellbeing practitioner first').waitFor();

  assert.match(await part('Inside the service').innerText(), /Assesses\s+No[\s\S]*The usual words: [\s\S]*therapy/);
  await change('Change the inside');
  await page.getByLabel('It makes clinical or psychological assessments').check();
  await page.fill('#therapy_words', 'Sand tray\nof');
  await change('Save');
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await summary(), /Use 3 characters or more/);
  await isSound(page, 'service, the inside, refused');
  await page.fill('#therapy_words', 'Sand tray');
  await change('Save');
  await part('Inside the service').getByText('sand tray').waitFor();
  assert.match(await part('Inside the service').innerText(), /Assesses\s+Yes: whoever has been seen by it has been assessed before therapy/);

  await change('Choose for a school');
  await page.selectOption('#school', { label: 'Ashdown Academy' });
  await page.selectOption('#practitioner', { label: 'Lena Frost' });
  await change('Save');
  await part('Link practitioners').getByText('Ashdown Academy: Lena Frost').waitFor();

  await change('Show what was changed');
  await part('What was changed').getByText('Put into the directory').waitFor();
  assert.match(await part('What was changed').innerText(), /Wendy Tull[\s\S]*Assesses\s+Was: No\s+Now: Yes\s+What counts as therapy\s+Was: nothing\s+Now: sand tray[\s\S]*What comes first[\s\S]*Now: The wellbeing practitioner first[\s\S]*Ages[\s\S]*Now: 9 to 17[\s\S]*Was: Core CAMHS\s+Now: Core CAMHS, Westshire/);
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `service, kept, ${viewport.width} px`);
  }
  await close(page);

  const child = await newChild(who.clients['amira.khan']);
  const school = await s.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  assert.equal((await who.clients['amira.khan'].post(`/children/${child.id}/schools`, { school, from_on: daysAgo(9) })).status, 201);
  const referral = await who.clients['amira.khan'].post(`/children/${child.id}/referrals`, { service: ids.camhs_team, reason: 'Sleep', urgency: 'routine' });
  assert.equal(referral.status, 201);
  await s.sql(`UPDATE referral SET routed_to_id = (SELECT id FROM person WHERE username = 'lena.frost') WHERE id = '${referral.body.id}'`);
  const worker = await as(who.people['amira.khan']);
  await open(worker, `/referrals/${referral.body.id}`);
  await worker.getByText('It goes to Lena Frost, the link practitioner for the school.').waitFor();
  await close(worker);
});

test('what help there is stands open to anybody, is found by a word, and prints without what paper cannot do', async () => {
  const page = await pageFor(browser, s, null);
  await open(page, '/sign-in');
  await page.getByRole('link', { name: 'What help there is' }).click();
  await page.waitForURL('/directory');
  await page.getByRole('heading', { name: 'Wellbeing practitioner' }).waitFor();
  await page.fill('#word', 'low mood');
  await page.getByText(/^2 services$/).waitFor();
  await page.fill('#word', 'practitioner');
  await page.getByText(/^1 service$/).waitFor();
  assert.match(await main(page).innerText(), /How to ask\s+One of these people refers: designated teacher and social worker\.[\s\S]*Seen within 8 weeks[\s\S]*If it is urgent\s+Offered an assessment within 24 hours/);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#word').isVisible(), false);
  assert.equal(await page.getByRole('button', { name: 'Print this page' }).isVisible(), false);
  await isSound(page, 'what help there is, on paper');
  await close(page);
});
