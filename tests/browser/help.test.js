// The page that is printed for a carer: what fits and what does not, in plain words, without the child's name unless somebody puts it there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { close, desk, isSound, launch, main, open, pageFor, phone, settled } from './browser.js';
import { jay, newChild, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, ids, one;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  ids = await servicesOf(s);
  one = await jay(s, who, ids);
  await s.sql(`UPDATE service SET needs = '{Sleep and worry}' WHERE code = 'camhs_team';
    UPDATE service SET who_consents = 'The young person, or whoever has parental responsibility' WHERE code = 'core_camhs'`);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});
const at = (child, need = '') => `/children/${child.id}/help${need && `?need=${encodeURIComponent(need)}`}`;
const section = (page, name) => main(page).locator('section', { has: page.getByRole('heading', { name, exact: true }) });

for (const viewport of [desk, phone])
  test(`from “which service?” to a page for the carer, ${viewport.width} px`, async () => {
    const page = await pageFor(browser, s, who.clients['amira.khan'], { viewport });
    await open(page, `/children/${one.child.id}/referrals/new`);
    await page.selectOption('#about', 'Sleep and worry');
    await main(page).getByRole('link', { name: 'Print a page about these for the carer' }).click();
    await page.waitForURL(/\/help\?need=Sleep%20and%20worry$/);
    await settled(page);
    assert.equal(await page.locator('h1').innerText(), 'Help with sleep and worry');
    const fits = await section(page, 'What can help now').innerText();
    for (const words of ['Core CAMHS', 'Westshire CAMHS', 'Help with worries, low mood and sleep.', 'Somebody rings within two weeks.', 'Seen within 8 weeks of the referral.',
      'Offered an assessment within 24 hours.', 'Whoever gave you this page can ask for you.', 'social worker and team manager', 'The young person, or whoever has parental responsibility'])
      assert.ok(fits.includes(words), `${words}\n${fits}`);
    assert.match(await section(page, 'If it cannot wait').innerText(), /999[\s\S]*NHS 111[\s\S]*Core CAMHS: 01305 000 000/);
    assert.match(await section(page, 'What you can do until then').innerText(), /You may always ask\./);
    await isSound(page, `page for the carer, ${viewport.width} px`);
    await page.selectOption('#need', '');
    await page.getByRole('heading', { name: 'What help there is', level: 1 }).waitFor();
    await close(page);
  });

test('what does not fit says why in kind words; whoever may not refer says who decides', async () => {
  const young = await newChild(who.clients['amira.khan'], { born_on: `${new Date().getFullYear() - 3}-01-01` });
  const page = await pageFor(browser, s, who.clients['amira.khan']);
  await open(page, at(young, 'Sleep and worry'));
  const later = await section(page, 'What does not fit today').innerText();
  assert.match(later, /Core CAMHS\s+It begins at an older age\./);
  assert.match(later, /not about the child or about you/);
  assert.ok(!(await section(page, 'What can help now').innerText()).includes('Core CAMHS'));
  await isSound(page, 'page for the carer, one that does not fit');

  await s.sql(`INSERT INTO service_requirement (service_id, position, kind, text) VALUES ('${ids.core_camhs}', 1, 'consultation', 'A conversation with the service about the child')`);
  const teacher = await pageFor(browser, s, who.clients['tess.osei']);
  await open(teacher, at(one.child, 'Sleep and worry'));
  assert.match(await section(teacher, 'What does not fit today').innerText(), /Something comes first: A conversation with the service about the child\. Then it can be asked for\./);
  await s.sql('DELETE FROM service_requirement');
  await open(teacher, at(one.child, 'Sleep and worry'));
  assert.match(await section(teacher, 'What can help now').innerText(), /Tell whoever gave you this page that you want it\. \S.* then decides, and tells you why\./);
  await open(teacher, at(one.child, 'Nothing of the kind'));
  await main(teacher).getByText('No service in this area says that it helps with this.').waitFor();
  await isSound(teacher, 'page for the carer, nothing found');
  for (const it of [page, teacher]) await close(it);
});

test('on paper it is A4, without navigation and without a word about the child, unless the name is put on it', async () => {
  const page = await pageFor(browser, s, who.clients['amira.khan']);
  await open(page, at(one.child, 'Sleep and worry'));
  await page.emulateMedia({ media: 'print' });
  const { child } = one;
  const shown = async () => `${await page.title()}\n${await page.locator('body').innerText()}`;
  const names = [...new Set([child.name, child.given_names, child.family_name, child.known_as, child.nhs_number].filter(Boolean))];
  for (const name of names) assert.ok(!(await shown()).includes(name), name);
  for (const gone of ['.child-band', '.moj-sub-navigation', '.ways', '.foot', '#choose', '.bar__who', '.page-head__actions']) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  assert.match(await shown(), /Given to you by Amira Khan, social worker, Westshire Council, on \d+ \w+ \d{4}\./);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map(([, w, h]) => `${Math.round(w)}x${Math.round(h)}`);
  assert.deepEqual([...new Set(sizes)], ['595x842']);
  assert.ok(sizes.length <= 2, `${sizes.length} sheets`);
  assert.ok(await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.carer .govuk-list li')).fontSize) >= 16), 'large enough to read');

  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('Put the name on it').check();
  await page.emulateMedia({ media: 'print' });
  const called = child.known_as || child.given_names;
  assert.ok((await shown()).includes(`For ${called} and those who look after them.`));
  assert.ok(!(await page.title()).includes(called), 'a browser prints the title above each sheet');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => { window.print = () => { document.body.dataset.printed = 'yes'; }; });
  await main(page).getByRole('button', { name: 'Print this page' }).click();
  assert.equal(await page.evaluate(() => document.body.dataset.printed), 'yes');
  await close(page);
});

test('of many services each says its own number, and the top has the two that are for everybody', async () => {
  for (let i = 0; i < 6; i++) {
    await s.sql(`WITH x AS (INSERT INTO service (id, code, agency_id, name, about, crisis, needs, last_checked_on)
        SELECT gen_random_uuid(), 'many_${i}', id, 'Helper ${i}', 'Helps.', '0808 000 00${i}', '{Many}', today() FROM agency WHERE name = 'Westshire CAMHS' RETURNING id)
      INSERT INTO service_referrer (service_id, role) SELECT id, 'social_worker' FROM x`);
  }
  const page = await pageFor(browser, s, who.clients['amira.khan']);
  await open(page, at(one.child, 'Many'));
  const top = section(page, 'If it cannot wait');
  assert.match(await top.innerText(), /Helper 0: 0808 000 000/);
  await page.selectOption('#need', '');
  await page.getByRole('heading', { name: 'What help there is', level: 1 }).waitFor();
  await page.locator('.carer__offer').nth(6).waitFor();
  assert.equal(await top.locator('li').count(), 2);
  assert.match(await page.locator('.carer__offer').filter({ hasText: 'Helper 0' }).innerText(), /If it cannot wait\s+0808 000 000/);
  await close(page);
});
