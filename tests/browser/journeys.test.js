// What people come to do, from the first key to the record, by keyboard alone where it is said.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { password, service } from '../lib/service.js';
import { button, close, isSound, keys, launch, main, open, pageFor, phone, settled, tabTo } from './browser.js';
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

const as = async (username, options) => pageFor(browser, s, username && (await s.signedIn(who.people[username])), options);

test('signing in: a wrong password is one sentence, the right one leads to where one was going; signing out ends it', async () => {
  const page = await as(null);
  await page.goto(`/children/${one.child.id}/sdq`);
  await page.waitForURL(/\/sign-in\?then=/);
  await page.fill('#sign-in-username', 'amira.khan');
  await page.fill('#sign-in-password', 'not this one');
  await page.keyboard.press('Enter');
  await page.locator('.govuk-error-summary').waitFor();
  assert.equal(await page.locator('.govuk-error-summary li').count(), 1);
  assert.match(await page.locator('.govuk-error-summary').innerText(), /not right/);
  assert.equal(await page.evaluate(() => document.activeElement.className), 'govuk-error-summary');
  await page.fill('#sign-in-password', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`/children/${one.child.id}/sdq`);
  await settled(page);
  assert.match(await page.locator('.bar').innerText(), /Amira Khan[\s\S]*Social worker, Westshire Council/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('/sign-in');
  await page.goto('/');
  await page.waitForURL('/sign-in');
  await close(page);
});

test('the summary of what is wrong has the focus from the moment it appears, so that nobody types into nothing', async () => {
  const page = await as(null);
  await open(page, '/sign-in');
  await page.evaluate(() => {
    new MutationObserver((_, watch) => {
      if (!document.querySelector('.govuk-error-summary')) return;
      watch.disconnect();
      document.body.dataset.focus = document.activeElement.className;
    }).observe(document.body, { childList: true, subtree: true });
  });
  await button(page, 'Sign in').click();
  await page.locator('.govuk-error-summary').waitFor();
  assert.equal(await page.evaluate(() => document.body.dataset.focus), 'govuk-error-summary');
  await close(page);
});

test('a link to another site cannot be smuggled into the sign-in', async () => {
  const page = await as(null);
  await page.goto('/sign-in?then=//example.org/');
  await page.fill('#sign-in-username', 'amira.khan');
  await page.fill('#sign-in-password', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${s.url}/`);
  await close(page);
});

test('a child is found from any page by a misspelt name, the exact one first', async () => {
  const page = await as('amira.khan');
  await open(page, '/services');
  await page.fill('#find-q', 'Jaden Marsch');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/find\?q=/);
  await settled(page);
  await main(page).getByRole('link', { name: 'Jay Marsh' }).click();
  await page.waitForURL(`/children/${one.child.id}`);
  await settled(page);
  assert.match(await page.locator('h1').innerText(), /Jay Marsh|Jayden Marsh/);
  await close(page);
});

test('an SDQ is recorded by keyboard alone, and its score, bands and what follows are said at once', async () => {
  const child = await newChild(who.clients['amira.khan'], { known_as: 'Kit' });
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/sdq/new`);
  await tabTo(page, '#informant');
  await keys(page, 'Space');
  await tabTo(page, '#completed_on');
  await keys(page, '1', 'Tab', '1', '0', 'Tab', '2', '0', '2', '6');
  assert.equal(await page.inputValue('#version'), '4-17');
  await tabTo(page, '#answers-consid');
  await keys(page, ...'2222212222122222222022122'.slice(0, 13));
  assert.match(await page.locator('.progress__count').innerText(), /^13 of 25 answered$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'answers-popular');
  await keys(page, 'ArrowUp', '0', 'ArrowDown', '1');
  assert.equal(await page.locator('#answers-unhappy').isChecked(), true);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'answers-clingy');
  assert.match(await page.locator('.progress').innerText(), /14 of 25 answered[\s\S]*Left out: 14/);
  await keys(page, 'ArrowUp', 'Backspace');
  assert.match(await page.locator('.progress__count').innerText(), /^13 of 25 answered$/);
  await keys(page, 'ArrowUp', ...'012222220220');
  assert.match(await page.locator('.progress__count').innerText(), /^All 25 answered$/);
  await tabTo(page, '#impact-ebddiff');
  await keys(page, '2', '3', '2', '1', '0', '1');
  await tabTo(page, '.progress button[type=submit]');
  await keys(page, 'Enter');
  await page.locator('.saved').waitFor();
  const { items: [sdq] } = (await who.clients['amira.khan'].get(`/children/${child.id}/sdqs`)).body;
  assert.equal(sdq.source, 'answers');
  assert.equal(sdq.completed_on, '2026-10-01');
  assert.ok(sdq.scores.total >= 15);
  assert.match(await page.locator('.saved').innerText(), new RegExp(`SDQ saved: total ${sdq.scores.total} of 40, `));
  assert.equal(await page.evaluate(() => document.activeElement.className), 'saved__title');
  assert.ok((await page.locator('#follows li').count()) >= 1);
  assert.match(await main(page).innerText(), /Very high|High/);
  assert.doesNotMatch(await main(page).innerText(), /abnormal/i);
  await isSound(page, 'SDQ saved');
  await page.getByRole('link', { name: /picture/ }).first().click();
  await page.waitForURL(`/children/${child.id}`);
  await settled(page);
  assert.match(await main(page).innerText(), new RegExp(String(sdq.scores.total)));
  await close(page);
});

test('a total alone is enough, and a number that cannot be is refused beside its field', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/sdq/new`);
  await page.locator('#informant').check();
  await page.getByRole('button', { name: 'Today' }).click();
  await page.getByLabel('The total alone').check();
  await page.fill('#total', '41');
  await page.locator('.progress button[type=submit]').click();
  await page.locator('.govuk-error-summary a').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'total');
  assert.match(await page.locator('#total-error').innerText(), /0 to 40/);
  await page.fill('#total', '12');
  await page.locator('.progress button[type=submit]').click();
  await page.locator('.saved').waitFor();
  assert.match(await page.locator('.saved').innerText(), /total 12 of 40/);
  await close(page);
});

test('a fault that the service finds stands at the same field', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/sdq/new`);
  await page.locator('#informant').check();
  for (const [id, text] of [['completed_on', '1'], ['completed_on-month', '1'], ['completed_on-year', '2001']]) await page.fill(`#${id}`, text);
  await page.getByLabel('The total alone').check();
  await page.fill('#total', '12');
  await page.locator('.progress button[type=submit]').click();
  await page.locator('#completed_on-error').waitFor();
  await isSound(page, 'SDQ, refused by the service');
  await close(page);
});

test('what was typed survives closing the page, and the end of the session in the middle of the form', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const page = await as('amira.khan', { refusals: /a status of (401|404)/ });
  await open(page, `/children/${child.id}/sdq/new`);
  await page.locator('#informant').check();
  await page.getByRole('button', { name: 'Today' }).click();
  await page.focus('#answers-consid');
  await keys(page, ...'0121201210');
  await page.getByText(/^Draft kept at/).waitFor();
  await page.goto('about:blank');

  await open(page, `/children/${child.id}/sdq/new`);
  assert.match(await page.locator('.progress__count').innerText(), /^10 of 25/);
  assert.match(await page.locator('.restored').innerText(), /Go on where you stopped/);
  await page.evaluate(() => { window.stillHere = true; });
  await s.sql("UPDATE session SET ended_at = now() WHERE ended_at IS NULL AND person_id = (SELECT id FROM person WHERE username = 'amira.khan')");
  await new Promise((resolve) => setTimeout(resolve, 1200)); // the daemon may trust its cache for a second
  await page.focus('#answers-friend');
  await keys(page, ...'012120121012121'.slice(0, 15));
  await page.locator('.progress button[type=submit]').click();
  await page.locator('dialog[open]').waitFor();
  await page.fill('#again-username', 'amira.khan');
  await page.fill('#again-password', password);
  await page.keyboard.press('Enter');
  await page.locator('.saved').waitFor();
  assert.equal(await page.evaluate(() => window.stillHere), true, 'the page was not loaded again');
  const { items } = (await (await s.signedIn(who.people['amira.khan'])).get(`/children/${child.id}/sdqs`)).body;
  assert.equal(items.length, 1);
  const again = await (await s.signedIn(who.people['amira.khan'])).get(`/drafts/sdq-${child.id}`);
  assert.equal(again.status, 404, 'the draft is gone when the record is there');
  await close(page);
  who.clients['amira.khan'] = await s.signedIn(who.people['amira.khan']);
});

test('a referral: who may refer is said before typing; its clock stands on the page', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/referrals/new`);
  await page.getByRole('radio', { name: 'Core CAMHS' }).check();
  await page.locator('.verdict').waitFor();
  assert.match(await page.locator('.verdict').innerText(), /You can refer/);
  assert.match(await page.locator('.verdict').innerText(), /8 weeks/);
  await page.locator('#urgency').check();
  await page.selectOption('#need', 'Low mood');
  await page.fill('#reason', 'Very low since October. We hope for somebody to talk to.');
  await page.getByRole('button', { name: 'Send this referral' }).click();
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  await settled(page);
  assert.match(await main(page).innerText(), /Core CAMHS for[\s\S]*The service has not answered yet[\s\S]*8 weeks/);
  await isSound(page, 'a new referral');
  await close(page);
});

test('a role that may not refer asks, is told who decides, and sees it waiting', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const school = await s.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  assert.equal((await who.clients['amira.khan'].post(`/children/${child.id}/schools`, { school, from_on: daysAgo(30) })).status, 201);
  const page = await as('tess.osei', { viewport: phone });
  await open(page, `/children/${child.id}/referrals/new`);
  await page.getByRole('radio', { name: 'Core CAMHS' }).check();
  await page.locator('.verdict--ask').waitFor();
  assert.match(await page.locator('.verdict').innerText(), /You can ask;[\s\S]*will decide/);
  await page.locator('#urgency').check();
  await page.fill('#reason', 'Cries before lessons; we hope for somebody to talk to.');
  await page.getByRole('button', { name: 'Ask for this' }).click();
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  await settled(page);
  assert.match(await main(page).innerText(), /Asked for\.[\s\S]* decides? whether to refer/);
  await isSound(page, 'asked for');
  await close(page);
});

test('the service takes the next step: accepts, and the referral says so', async () => {
  const page = await as('lena.frost');
  await open(page, '/waiting-list');
  await main(page).getByRole('link', { name: /Marsh/ }).first().click();
  await page.waitForURL(/\/referrals\//);
  await settled(page);
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.locator('form.move button[type=submit]').click();
  await page.getByText('Accepted, and on the waiting list.').waitFor();
  assert.match(await page.locator('#history').innerText(), /Accepted[\s\S]*Lena Frost/);
  await close(page);
});

test('a second record of one child is shown beside what was typed, and made only when somebody says so', async () => {
  const page = await as('amira.khan');
  await open(page, '/children/new');
  const fields = { given_names: 'Jayden', family_name: 'Marsh', local_id: 'P-second', born_on: '14', 'born_on-month': '3', 'born_on-year': '2014' };
  for (const [id, text] of Object.entries(fields)) await page.fill(`#${id}`, text);
  await page.getByLabel('Male', { exact: true }).check();
  await page.getByRole('button', { name: 'Add this child' }).click();
  await page.locator('#compare').waitFor();
  assert.match(await page.locator('#compare').innerText(), /What you typed[\s\S]*Jay/);
  await isSound(page, 'two records side by side');
  await page.getByRole('button', { name: 'Change what I typed' }).click();
  assert.equal(await page.inputValue('#family_name'), 'Marsh');
  await page.getByRole('button', { name: 'Add this child' }).click();
  await page.getByRole('button', { name: /This is another child/ }).click();
  await page.waitForURL(/\/children\/[0-9a-f-]{36}$/);
  assert.doesNotMatch(page.url(), new RegExp(one.child.id));
  await close(page);
});

test('somebody else’s change is not overwritten: the page says so and keeps what was typed', async () => {
  const child = await newChild(who.clients['amira.khan']);
  const person = (await who.clients['amira.khan'].post(`/children/${child.id}/people`, { name: 'Sam Hill', relation: 'uncle', group: 'family' })).body;
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/people`);
  await page.getByRole('button', { name: 'Change Sam Hill' }).click();
  await page.fill('#relation', 'great-uncle');
  await who.clients['amira.khan'].patch(`/people/${person.id}`, { called: 'Sammy' }, `"${person.etag}"`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.govuk-error-summary').waitFor();
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Somebody else changed/);
  assert.equal(await page.inputValue('#relation'), 'great-uncle');
  await close(page);
});

test('the child’s words are written down and stand first on the picture', async () => {
  const child = await newChild(who.clients['amira.khan'], { known_as: 'Robin' });
  const page = await as('amira.khan');
  await open(page, `/children/${child.id}/words/new`);
  await page.fill('#text', 'I want to keep my drum kit.');
  await page.getByRole('button', { name: 'Today' }).click();
  await page.fill('#matters', 'My drums\nSunday lunch');
  await page.getByRole('button', { name: 'Save these words' }).click();
  await page.waitForURL(`/children/${child.id}`);
  await settled(page);
  const text = await main(page).innerText();
  assert.match(text, /I want to keep my drum kit\./);
  assert.match(text, /My drums/);
  await close(page);
});

test('the system administrator sees no child', async () => {
  const page = await as('sid.byte', { refusals: /a status of (401|403|404)/ });
  await open(page, '/');
  assert.doesNotMatch(await main(page).innerText(), /Marsh/);
  await page.goto(`/children/${one.child.id}`);
  await settled(page);
  assert.doesNotMatch(await page.locator('body').innerText(), /Marsh/);
  await close(page);
});

test('a picture prints on paper without navigation, and nothing is wider than A4', async () => {
  const page = await as('amira.khan');
  await open(page, `/children/${one.child.id}`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.ways').isVisible(), false);
  await page.setViewportSize({ width: 690, height: 1000 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${over} px off the paper`);
  const pdf = await page.pdf({ format: 'A4' });
  assert.ok(pdf.length > 10000);
  await close(page);
});
