// Plans in the browser: an educational psychologist records a joint action plan from a meeting and rates it at its review; CAMHS shares a treatment plan
// and sees that the social worker and the nurse have read it; two people at one plan lose nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo, newChild, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, child;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  const ids = await servicesOf(s);
  child = await newChild(who.clients['amira.khan']);
  for (const [username, about] of [
    ['eva.wren', { roles: ['educational_psychologist'], agency: 'Westshire Psychology', kind: 'psychology', name: 'Dr Eva Wren' }],
    ['bev.lacey', { roles: ['care_nurse'], agency: 'Westshire Health', kind: 'health', name: 'Bev Lacey' }]])
    who.clients[username] = await s.signedIn((who.people[username] = await s.person(username, about)));
  await s.sql(`
    INSERT INTO service (id, code, agency_id, name, about) SELECT gen_random_uuid(), 'ep', id, 'Educational psychology', 'About' FROM agency WHERE name = 'Westshire Psychology';
    INSERT INTO service_staff (service_id, role) SELECT id, 'educational_psychologist' FROM service WHERE code = 'ep';
    INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on)
    SELECT gen_random_uuid(), '${child.id}', id, 'Work', 'active', today() - 200 FROM service WHERE code IN ('ep', 'core_camhs');
    INSERT INTO allocation (id, child_id, kind, person_id, from_on) SELECT gen_random_uuid(), '${child.id}', 'nurse', id, today() - 100 FROM person WHERE username = 'bev.lacey'`);
  assert.ok(ids.core_camhs);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const as = (username) => pageFor(browser, s, who.clients[username]);
const part = (page, id) => page.locator(`#${id}`);
const save = (page, id) => part(page, id).getByRole('button', { name: 'Save', exact: true }).click();
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
const isAt = async (page, pattern) => { await page.waitForURL(pattern); await settled(page); };

test('an educational psychologist records a joint action plan as the meeting ends, and rates it at its review', async () => {
  const page = await as('eva.wren');
  await open(page, `/children/${child.id}/plans`);
  await main(page).getByText('There is no plan yet.').waitFor();
  await page.getByRole('link', { name: 'Make a plan' }).click();
  await isAt(page, /plans\/new$/);
  await button(page, 'Save the plan').click();
  await refused(page, /Give the plan a title\.[\s\S]*Enter the day of the meeting\./);
  await soundAtBoth(page, 'a new plan, errors');
  await page.fill('#title', 'Joint action plan: school');
  await typeDay(page, 'agreed_on', daysAgo(40));
  await page.fill('#attended', 'Alder\nMum\nThe SENCo');
  await page.fill('#going_well', 'Comes every day');
  await page.fill('#outcomes', 'Feels safe in tests');
  await page.fill('#letter', 'Dear Alder, you did well.');
  await page.fill('#goals-0-what', 'Sits a whole test');
  await button(page, 'Save the plan').click();
  await refused(page, /Say how it is now\.[\s\S]*Choose from 0 to 10 how it is now\.[\s\S]*Choose an aim/);
  await page.fill('#goals-0-baseline_words', 'Leaves after ten minutes');
  await page.fill('#goals-0-baseline', '2');
  await page.fill('#goals-0-aim', '2');
  await page.fill('#actions-0-what', 'A small room for tests');
  await page.fill('#actions-0-owner_name', 'The SENCo');
  await typeDay(page, 'actions-0-due_on', daysAgo(5));
  await button(page, 'Save the plan').click();
  await refused(page, /Aim for more than the start\./);
  await page.fill('#goals-0-aim', '7');
  await button(page, 'Save the plan').click();
  await isAt(page, /\/plans\/[0-9a-f-]{36}$/);
  const text = await main(page).innerText();
  assert.match(text, /1 not rated yet[\s\S]*Sits a whole test[\s\S]*At the start: Leaves after ten minutes[\s\S]*1 action open, 1 late[\s\S]*A small room for tests/);
  await soundAtBoth(page, 'a plan');
  await button(page, 'Rate the goals').click();
  await save(page, 'goals');
  await refused(page, /Choose who sees it so\.[\s\S]*Rate at least one goal\./);
  await page.getByRole('radio', { name: 'Young person' }).check();
  await page.locator('#goals input[id^=value-]').fill('6');
  await page.locator('#goals input[id^=words-]').fill('I stayed');
  await save(page, 'goals');
  await main(page).getByText('4 points better than at the start.').waitFor();
  await part(page, 'goals').getByText('Show every rating as a table').click();
  await part(page, 'goals').getByRole('cell', { name: 'I stayed' }).waitFor();
  // The goal changes; a colleague was quicker, and both stand there.
  const eva = who.clients['eva.wren'], path = new URL(page.url()).pathname;
  await button(page, 'Change the goal: Sits a whole test').click();
  await page.fill('#what', 'Sits every test');
  await save(page, 'goals');
  await refused(page, /Say why it is changed\./);
  await soundAtBoth(page, 'a goal that is changed, errors');
  const [goal] = (await eva.get(path)).body.goals;
  assert.equal((await eva.patch(`/goals/${goal.id}`, { aim: 8, aim_words: 'What a colleague wrote', change_reason: 'Theirs' }, '"v1"')).status, 200);
  await page.fill('#change_reason', 'Alder says it so');
  await save(page, 'goals');
  await refused(page, /Somebody else changed this goal/);
  await page.locator('#theirs').getByText('What a colleague wrote').waitFor();
  assert.equal(await page.inputValue('#what'), 'Sits every test');
  await save(page, 'goals');
  await part(page, 'goals').getByText('Sits every test').first().waitFor();
  await part(page, 'goals').getByText('What it was before').click();
  await part(page, 'goals').getByText('Changed by Dr Eva Wren: Alder says it so').waitFor();
  assert.match(await part(page, 'goals').innerText(), /Aim 8: What a colleague wrote[\s\S]*Changed by Dr Eva Wren: Theirs[\s\S]*Sits a whole test[\s\S]*Aim 7/);
  await button(page, 'Record a review').click();
  await save(page, 'reviews');
  await refused(page, /Say what was found\./);
  await page.fill('#found', 'Sits most tests now');
  await save(page, 'reviews');
  await part(page, 'reviews').getByText('Sits most tests now').waitFor();
  await part(page, 'actions').getByRole('button', { name: 'Say that it is done: A small room for tests' }).click();
  await save(page, 'actions');
  await part(page, 'actions').getByText('Done', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Report for the young person' }).click();
  await isAt(page, /report$/);
  assert.match(await main(page).innerText(), /Dear Alder[\s\S]*You started at 2 out of 10\. Now it is 6\. The aim is 7\./);
  await soundAtBoth(page, 'the report');
  await close(page);
  const sees = await as('amira.khan');
  await open(sees, `/children/${child.id}`);
  await sees.locator('section', { hasText: 'Joint action plan: school' }).getByRole('img', { name: /2 at the start, 6 now, 7 is the aim/ }).first().waitFor();
  await close(sees);
});

test('a draft is written with its actions; when it begins, those whose they are see them', async () => {
  const page = await as('eva.wren');
  await open(page, `/children/${child.id}/plans/new`);
  await page.fill('#title', 'Joint action plan: year 9');
  await typeDay(page, 'agreed_on', daysAgo(1));
  await page.fill('#goals-0-what', 'Chooses subjects');
  await page.fill('#goals-0-baseline_words', 'Has no idea');
  await page.fill('#goals-0-baseline', '1');
  await page.fill('#goals-0-aim', '8');
  await page.getByRole('radio', { name: 'A draft that only your agency sees' }).check();
  await page.fill('#actions-0-what', 'Go to the subject evening');
  await page.selectOption('#actions-0-agency', { label: 'Westshire Council' });
  await typeDay(page, 'actions-0-due_on', daysAgo(-20));
  await button(page, 'Add another action').click();
  await page.fill('#actions-1-what', 'Not this one');
  await typeDay(page, 'actions-1-due_on', daysAgo(-20));
  await button(page, 'Save the plan').click();
  await isAt(page, /\/plans\/[0-9a-f-]{36}$/);
  await part(page, 'actions').getByText('2 actions in the draft. Nobody else sees them until the plan begins.').waitFor();
  await button(page, 'Take it out of the draft: Not this one').click();
  await part(page, 'actions').getByText('1 action in the draft.', { exact: false }).waitFor();
  await soundAtBoth(page, 'a draft');
  assert.deepEqual((await who.clients['amira.khan'].get(`/children/${child.id}/actions`)).body.items.filter((one) => one.what.includes('subject')), []);
  await button(page, 'Begin this plan').click();
  await part(page, 'actions').getByText('1 action open').waitFor();
  await close(page);
  const sees = await as('amira.khan');
  await open(sees, `/children/${child.id}/plans`);
  await part(sees, 'actions').getByText('Go to the subject evening').waitFor();
  await close(sees);
});

test('CAMHS shares a treatment plan and sees that the social worker and the nurse have read it', async () => {
  const camhs = await as('lena.frost');
  await open(camhs, `/children/${child.id}/plans/new`);
  await camhs.getByRole('radio', { name: 'Treatment plan' }).check();
  await camhs.fill('#title', 'Treatment plan: sleep');
  await typeDay(camhs, 'agreed_on', daysAgo(1));
  await camhs.fill('#formulation', 'Keeps watch at night');
  assert.equal(await camhs.getByRole('checkbox', { checked: true }).count(), 2, 'the social worker and the nurse unless said otherwise');
  await button(camhs, 'Save the plan').click();
  await isAt(camhs, /\/plans\/[0-9a-f-]{36}$/);
  assert.equal(await part(camhs, 'readers').getByText('Not read yet as it now is').count(), 2);
  const path = new URL(camhs.url()).pathname;
  for (const username of ['amira.khan', 'bev.lacey']) {
    const reader = await as(username);
    await open(reader, `/children/${child.id}`);
    await reader.locator('#next').getByRole('link', { name: 'Read: Treatment plan: sleep' }).first().click();
    await isAt(reader, path);
    await main(reader).getByText('Keeps watch at night').waitFor();
    await button(reader, 'I have read this plan').click();
    await main(reader).getByText('You have not read this plan').waitFor({ state: 'detached' });
    await close(reader);
  }
  await open(camhs, path);
  assert.match(await part(camhs, 'readers').innerText(), /Children in care nurse Read[\s\S]*Read by Bev Lacey[\s\S]*Social worker Read[\s\S]*Read by Amira Khan/);
  await soundAtBoth(camhs, 'a plan that was read');
  await button(camhs, 'Share with more people').click();
  await save(camhs, 'readers');
  await refused(camhs, /Choose with whom\./);
  await camhs.selectOption('#role', { label: 'Mandy Brook, Westshire Council' });
  await save(camhs, 'readers');
  await part(camhs, 'readers').getByText('Mandy Brook').waitFor();
  // Somebody else changes it meanwhile: both stand there, and nothing typed is lost.
  await part(camhs, 'said').getByRole('button', { name: 'Change', exact: true }).click();
  await camhs.fill('#formulation', 'What I typed');
  const now = (await who.clients['lena.frost'].get(path)).body;
  assert.equal((await who.clients['lena.frost'].patch(path, { formulation: 'What they wrote', what_changed: 'Theirs' }, `"${now.etag}"`)).status, 200);
  await save(camhs, 'said');
  await refused(camhs, /Say what has changed\./);
  await camhs.fill('#what_changed', 'Mine');
  await save(camhs, 'said');
  await refused(camhs, /Somebody else changed this plan/);
  await camhs.locator('#theirs').getByText('What they wrote').waitFor();
  assert.equal(await camhs.inputValue('#formulation'), 'What I typed');
  await save(camhs, 'said');
  await part(camhs, 'editions').getByText('Mine', { exact: false }).waitFor();
  assert.match(await main(camhs).innerText(), /Not read yet as it now is[\s\S]*read an earlier version[\s\S]*What I typed/);
  await close(camhs);
  // Whom it is not shared with: whose it is, and the way to ask.
  const eva = await as('eva.wren');
  await open(eva, path);
  await main(eva).getByText('What this plan says is held back by Westshire CAMHS.').waitFor();
  await eva.getByRole('link', { name: 'Ask for it on the list of plans' }).click();
  await isAt(eva, /plans$/);
  await main(eva).getByText('Details of 1 plan are held back by Westshire CAMHS.').waitFor();
  await soundAtBoth(eva, 'plans, one held back');
  await close(eva);
});
