// Where one wants to be told by e-mail: chosen on one's own account page; whether it works, on the page of settings.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone } from './browser.js';
import { peopleOf } from './westshire.js';

let s, browser, who;
const part = (page) => page.locator('#notices');

before(async () => {
  s = await service();
  who = await peopleOf(s);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});
const row = () => s.sql("SELECT c.how, c.address FROM notice_choice c JOIN person p ON p.id = c.person_id WHERE p.username = 'amira.khan'");

for (const viewport of [desk, phone])
  test(`somebody chooses to be told at once, is told what is wrong with the address, and chooses never, ${viewport.width} px`, async () => {
    await s.sql('DELETE FROM notice_choice');
    const page = await pageFor(browser, s, who.clients['amira.khan'], { viewport });
    await open(page, '/account');
    await part(page).getByText('This service does not send e-mail at present, so nothing comes.').waitFor();
    assert.ok(await page.getByLabel('Never').isChecked());
    await page.getByLabel('At once when it is urgent').check();
    await button(page, 'Save this').click();
    await page.locator('.govuk-error-summary:focus').waitFor();
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter the e-mail address that they go to\./);
    await page.fill('#address', 'amira khan@example.org');
    await button(page, 'Save this').click();
    await page.locator('#address-error').getByText('Enter an e-mail address, like name@example.org.').waitFor();
    await isSound(page, `account, refused, ${viewport.width} px`);
    await page.fill('#address', 'amira.khan@westshire.example');
    await button(page, 'Save this').click();
    await part(page).getByText('Saved. An e-mail comes at once when it is urgent').waitFor();
    assert.equal(await row(), 'at_once|amira.khan@westshire.example');
    await open(page, '/account');
    assert.equal(await page.inputValue('#address'), 'amira.khan@westshire.example');
    await page.getByLabel('Never').check();
    await button(page, 'Save this').click();
    await part(page).getByText('Saved. No e-mail comes.').waitFor();
    assert.equal(await row(), 'none|amira.khan@westshire.example');
    await isSound(page, `account, saved, ${viewport.width} px`);
    await close(page);
  });

test('what did not get there is said to its person and to whoever runs the service, and to nobody else', async () => {
  const admin = await pageFor(browser, s, who.clients['sid.byte'], { refusals: /a status of 403/ });
  await open(admin, '/settings');
  await part(admin).getByText('No e-mails are sent: no mail server is set for this service.').waitFor();

  await s.sql(`DELETE FROM notice_choice; INSERT INTO notice_run DEFAULT VALUES;
    INSERT INTO notice_choice (person_id, address, how, changed_at) SELECT id, 'amira.khan@westshire.example', 'daily', now() - interval '9 days' FROM person WHERE username = 'amira.khan';
    INSERT INTO notice (id, person_id, is_urgent, state, tries, tried_at, ended_at, said) SELECT gen_random_uuid(), id, false, x, 9, now(), now(), 'The mail server refused it (550)'
      FROM person, unnest('{failed,unsure}'::text[]) x WHERE username = CASE x WHEN 'failed' THEN 'amira.khan' ELSE 'lena.frost' END;
    INSERT INTO notice (id, person_id, is_urgent, tries, tried_at, said) SELECT gen_random_uuid(), id, false, 1, now(), 'The mail server was not reached' FROM person WHERE username = 'mandy.brook'`);
  for (const viewport of [desk, phone]) {
    await admin.setViewportSize(viewport);
    await open(admin, '/settings');
    await part(admin).getByText('1 e-mail waits to be sent. The last try: The mail server was not reached.').waitFor();
    assert.match(await part(admin).innerText(), /Amira Khan[\s\S]*Given up after a day\s+The mail server refused it \(550\)/);
    assert.match(await part(admin).innerText(), /Lena Frost[\s\S]*Handed over without an answer: it may have come/);
    assert.ok(!(await part(admin).innerText()).includes('westshire.example'), 'the address is its person\'s alone');
    await isSound(admin, `settings, notices, ${viewport.width} px`);
  }
  const amira = await pageFor(browser, s, who.clients['amira.khan']);
  await open(amira, '/account');
  await part(amira).getByText('The last one did not reach this address').waitFor();
  assert.ok(!(await part(amira).innerText()).includes('does not send e-mail at present'));
  await isSound(amira, 'account, given up');
  await open(amira, '/settings');
  assert.equal(await part(amira).count(), 0);
  for (const page of [admin, amira]) await close(page);
});
