// One picture, seven people: an educational psychologist's plan and its review, a treatment plan that is read, the term's education plan, a late
// health check, what the young person writes on a telephone, and the review that asks its question; then what each of them sees of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo, newChild, peopleOf, servicesOf } from './westshire.js';

const others = {
  'eva.wren': { roles: ['educational_psychologist'], agency: 'Westshire Psychology', kind: 'psychology', name: 'Dr Eva Wren' },
  'bev.lacey': { roles: ['care_nurse'], agency: 'Westshire Health', kind: 'health', name: 'Bev Lacey' },
  'joanne.bell': { roles: ['virtual_school'], agency: 'Westshire Virtual School', kind: 'virtual_school', name: 'Joanne Bell' },
  'paul.adeyemi': { roles: ['reviewing_officer'], name: 'Paul Adeyemi' },
};
let s, browser, who, child, link;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  await servicesOf(s);
  for (const [username, about] of Object.entries(others)) who.clients[username] = await s.signedIn(await s.person(username, about));
  child = await newChild(who.clients['amira.khan'], { given_names: 'Rowan', family_name: 'Blythe', known_as: 'Ro' });
  const school = await s.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  for (const [what, body] of [
    ['legal-status', { code: 'C2', from_on: daysAgo(70) }],
    ['homes', { kind: 'foster', carers: 'Ruth and Dev', from_on: daysAgo(70) }],
    ['schools', { school, from_on: daysAgo(300), year_group: '8' }]])
    assert.equal((await who.clients['amira.khan'].post(`/children/${child.id}/${what}`, body)).status, 201, what);
  await s.sql(`
    INSERT INTO service (id, code, agency_id, name, about) SELECT gen_random_uuid(), 'ep', id, 'Educational psychology', 'About' FROM agency WHERE name = 'Westshire Psychology';
    INSERT INTO service_staff (service_id, role) SELECT id, 'educational_psychologist' FROM service WHERE code = 'ep';
    INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on)
    SELECT gen_random_uuid(), '${child.id}', id, 'Work', 'active', today() - 60 FROM service WHERE code IN ('ep', 'core_camhs');
    INSERT INTO allocation (id, child_id, kind, person_id, from_on) SELECT gen_random_uuid(), '${child.id}', k, p.id, today() - 60
      FROM (VALUES ('nurse', 'bev.lacey'), ('reviewing_officer', 'paul.adeyemi')) x (k, u) JOIN person p ON p.username = u`);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const isAt = async (page, pattern) => { await page.waitForURL(pattern); await settled(page); };
const save = (page, id = 'main') => page.locator(`#${id}`).getByRole('button', { name: 'Save', exact: true }).click();

/** `work` on a page of that person, from the page of the child that `part` names. */
async function does(username, part, work, options) {
  const page = await pageFor(browser, s, who.clients[username], options);
  await open(page, `/children/${child.id}${part}`);
  await work(page);
  await close(page);
}

test('the educational psychologist records the plan of a meeting, and rates it at its review', () =>
  does('eva.wren', '/plans/new', async (page) => {
    await page.fill('#title', 'Joint action plan: mornings');
    await typeDay(page, 'agreed_on', daysAgo(45));
    await page.fill('#attended', 'Ro\nRuth\nTess Osei');
    await page.fill('#goals-0-what', 'Comes in by the library door');
    await page.fill('#goals-0-baseline_words', 'Two mornings of five');
    await page.fill('#goals-0-baseline', '3');
    await page.fill('#goals-0-aim', '8');
    await page.fill('#actions-0-what', 'A key to the library door');
    await page.fill('#actions-0-owner_name', 'Tess Osei');
    await typeDay(page, 'actions-0-due_on', daysAgo(-10));
    await button(page, 'Save the plan').click();
    await isAt(page, /\/plans\/[0-9a-f-]{36}$/);
    await button(page, 'Rate the goals').click();
    await page.getByRole('radio', { name: 'Young person' }).check();
    await page.locator('#goals input[id^=value-]').fill('7');
    await save(page, 'goals');
    await main(page).getByText('4 points better than at the start.').waitFor();
    await button(page, 'Record a review').click();
    await page.fill('#found', 'Four mornings of five');
    await save(page, 'reviews');
    await page.locator('#reviews').getByText('Four mornings of five').waitFor();
  }));

test('CAMHS shares a treatment plan and sees that the social worker and the nurse have read it', async () => {
  let plan;
  await does('lena.frost', '/plans/new', async (page) => {
    await page.getByRole('radio', { name: 'Treatment plan' }).check();
    await page.fill('#title', 'Treatment plan: nights');
    await typeDay(page, 'agreed_on', daysAgo(2));
    await page.fill('#formulation', 'Wakes at every car');
    await button(page, 'Save the plan').click();
    await isAt(page, /\/plans\/[0-9a-f-]{36}$/);
    plan = new URL(page.url()).pathname;
  });
  for (const username of ['amira.khan', 'bev.lacey'])
    await does(username, '', async (page) => {
      await page.locator('#next').getByRole('link', { name: 'Read: Treatment plan: nights' }).first().click();
      await isAt(page, plan);
      await button(page, 'I have read this plan').click();
      await main(page).getByText('You have not read this plan').waitFor({ state: 'detached' });
    });
  await does('lena.frost', '/plans', async (page) => {
    await main(page).getByRole('link', { name: 'Treatment plan: nights' }).first().click();
    await isAt(page, plan);
    assert.match(await page.locator('#readers').innerText(), /Read by Bev Lacey[\s\S]*Read by Amira Khan/);
  });
});

test('the designated teacher records the meeting of the term, and the virtual school closes the term', async () => {
  const school = await pageFor(browser, s, who.clients['joanne.bell']);
  await open(school, '/education-plans');
  await button(school, 'Add a term').click();
  await school.fill('#name', 'This term');
  await typeDay(school, 'from_on', daysAgo(60));
  await typeDay(school, 'until_on', daysAgo(-30));
  await button(school, 'Save').click();
  await school.locator('#due').getByText('Nobody has begun it').waitFor();
  await does('tess.osei', '/pep', async (page) => {
    await main(page).getByText('Yes, it was held').click();
    await typeDay(page, 'held_on', daysAgo(3));
    await main(page).getByLabel('Young person', { exact: true }).check();
    await page.fill('#view', 'The library is quiet');
    await page.fill('#targets-0-text', 'Sits with somebody at lunch');
    await button(page, 'Record the meeting').click();
    await isAt(page, /\/peps\/[0-9a-f-]{36}$/);
  });
  await open(school, '/education-plans');
  await school.selectOption('#show', 'held');
  await main(school).getByRole('link', { name: /^Open the education plan/ }).click();
  await settled(school);
  await button(school, 'Sign off').click();
  await main(school).getByLabel('Good', { exact: true }).check();
  await button(school, 'Save').click();
  await main(school).getByText('Signed off by Joanne Bell').waitFor();
  await open(school, '/education-plans');
  assert.match(await main(school).innerText(), /1 of 1 child has had their education plan meeting; 1 plan is signed off/);
  await close(school);
});

test('the nurse clears what is late', async () => {
  const page = await pageFor(browser, s, who.clients['bev.lacey']);
  await open(page, '/health-due');
  await page.getByLabel('Only what is late').check();
  const row = main(page).getByRole('row', { name: /Initial health assessment/ });
  await row.getByRole('link').click();
  await isAt(page, /\/health$/);
  await button(page, 'Record a check').click();
  await page.selectOption('#kind', 'initial');
  await page.selectOption('#by_role', 'doctor');
  await page.fill('#by_whom', 'Dr Rao');
  await page.fill('#summary', 'Grows well, sleeps badly');
  await page.fill('#findings', 'Heart and lungs clear');
  await save(page);
  await main(page).getByText('Grows well, sleeps badly').waitFor();
  await open(page, '/health-due');
  await page.getByLabel('Only what is late').check();
  await row.waitFor({ state: 'detached' });
  await close(page);
});

test('the young person writes what they think on a telephone', async () => {
  await does('amira.khan', '/forms', async (page) => {
    await page.getByLabel('The young person').check();
    await button(page, 'Make the link').click();
    link = (await page.locator('.secret').innerText()).trim();
  });
  const page = await pageFor(browser, s, null, { viewport: phone });
  await open(page, link);
  assert.doesNotMatch(await page.locator('body').innerText(), /Blythe|Amira|library|nights/i);
  await page.fill('#say', 'Let me come in by the library');
  await page.fill('#help', 'The nights');
  await button(page, 'Send').click();
  await page.getByText('Thank you. It has been sent.').waitFor();
  await close(page);
});

test('the review asks whether the mental health needs are met, and no opens something to do', () =>
  does('paul.adeyemi', '/reviews', async (page) => {
    await button(page, 'Record the review').click();
    await page.selectOption('#code', 'PN1');
    await main(page).getByRole('group', { name: /mental health needs met/ }).getByLabel('No', { exact: true }).check();
    await page.fill('#mental_health_words', 'Nobody helps with the nights yet');
    await page.getByLabel('Yes, and the young person opted out').check();
    await save(page);
    await main(page).getByText('Nobody helps with the nights yet').waitFor();
  }));

// What is of an agency for an agency is held back from the others, and they are told that it is.
const mine = { words: /Let me come in by the library/, plan: /Comes in by the library door/, action: /A key to the library door/, treatment: /Treatment plan: nights/, pep: /This term/,
  health: /Initial health assessment|Review health assessment/, review: /Mental health needs are not met/ };
const sees = [
  ['amira.khan', ['words', 'plan', 'treatment', 'pep', 'health', 'review']],
  ['eva.wren', ['words', 'plan', 'pep', 'health']],
  ['lena.frost', ['words', 'plan', 'treatment', 'pep', 'health']],
  ['joanne.bell', ['words', 'plan', 'pep', 'health']],
  ['bev.lacey', ['words', 'plan', 'treatment', 'pep', 'health']],
  ['paul.adeyemi', ['words', 'plan', 'treatment', 'pep', 'health', 'review']],
  ['tess.osei', ['words', 'action', 'pep']],
];
test('all of it is on the one picture, for each of the seven what they may see', async () => {
  for (const [username, parts] of sees)
    await does(username, '', async (page) => {
      const text = await main(page).innerText();
      for (const part of parts) assert.match(text, mine[part], `${username} sees ${part}`);
      if (!['eva.wren', 'lena.frost', 'bev.lacey'].includes(username)) assert.doesNotMatch(text, /Heart and lungs clear|Wakes at every car/, username);
      if (username !== 'amira.khan') return;
      for (const viewport of [desk, phone]) {
        await page.setViewportSize(viewport);
        await isSound(page, `the picture of seven, ${viewport.width} px`);
      }
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/together.png`, fullPage: true });
    });
});
