// Groups in the browser: monthly planning from a child put forward to what was agreed, an action of a group that another agency closes, a challenge card from
// the young people's words to what they were told. Over Westshire, whose groups show each state.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { westshire } from '../lib/westshire.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, tabTo, typeDay } from './browser.js';
import { daysAgo } from './westshire.js';

let s, as, browser, groups, jay;

before(async () => {
  ({ s, as } = await westshire());
  const lena = await as('educational_psychologist');
  groups = Object.fromEntries((await lena.get('/groups')).body.items.map((g) => [g.kind.code, g.id]));
  jay = (await (await as('social_worker')).get('/children?q=Jayden%20Marsh')).body.items[0].id;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const pageOf = async (role) => pageFor(browser, s, await as(role));
const part = (page, id) => page.locator(`#${id}`);
const save = async (page, id) => {
  await part(page, id).getByRole('button', { name: 'Save', exact: true }).click();
  await part(page, id).getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
  await settled(page);
};
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

test('a child is put forward, talked about and given actions; who may not see it sees that one is held back', async () => {
  const page = await pageOf('educational_psychologist');
  await open(page, `/children/${jay}/plans`);
  await part(page, 'planning').getByRole('button', { name: 'Put forward' }).click();
  await part(page, 'planning').getByRole('button', { name: 'Save' }).click();
  await refused(page, /Choose a meeting\.[\s\S]*Say why\./);
  await soundAtBoth(page, 'put forward, errors');
  await page.selectOption('#meeting', { index: 1 });
  await page.fill('#why', 'How the nights are going');
  await save(page, 'planning');
  await part(page, 'planning').getByText('How the nights are going').waitFor();
  // The meeting is today.
  await s.sql("UPDATE planning_meeting SET held_on = today() WHERE held_on > today()");
  await part(page, 'planning').getByRole('link').first().click();
  await page.waitForURL(/planning-meetings/);
  await settled(page);
  await page.getByRole('button', { name: /Record what was agreed for .*Marsh/ }).click();
  const child = page.locator('section', { has: page.getByRole('heading', { name: /Marsh/ }) });
  await child.getByRole('button', { name: 'Save' }).click();
  await refused(page, /Say what was agreed\.[\s\S]*Choose a step\./);
  await page.fill('#agreed', 'One plan for the nights, looked at each Friday');
  await page.getByRole('radio', { name: 'Review' }).check();
  await typeDay(page, 'next_on', daysAgo(-30));
  await child.getByRole('button', { name: 'Save' }).click();
  await child.getByText('One plan for the nights, looked at each Friday').waitFor();
  await page.getByRole('button', { name: /Add an action for .*Marsh/ }).click();
  await page.fill('#what', 'Ask Jay on Fridays how he slept');
  await typeDay(page, 'due_on', daysAgo(-6));
  await child.getByRole('button', { name: 'Save' }).click();
  await child.getByText('Ask Jay on Fridays how he slept').waitFor();
  await soundAtBoth(page, 'a planning meeting');
  const at = new URL(page.url()).pathname;
  await close(page);
  const school = await pageOf('designated_teacher');
  await open(school, at);
  await main(school).getByText(/held back from you/).waitFor();
  await soundAtBoth(school, 'a planning meeting, held back');
  // It stands on the picture.
  await open(school, `/children/${jay}`);
  await part(school, 'cycle').getByText(/Talked about in monthly planning on/).first().waitFor();
  await close(school);
});

test('an action of a group is late before all its members, and closed by the agency whose it is', async () => {
  const page = await pageOf('service_admin');
  await open(page, '/');
  await part(page, 'owe').getByText('Say each month how long').waitFor(); // on the first page too
  await open(page, '/groups');
  await part(page, 'owe').getByText(/days late|day late/).first().waitFor();
  await soundAtBoth(page, 'groups');
  await part(page, 'owe').getByRole('link').first().click();
  await page.waitForURL(/groups\/[0-9a-f-]+$/);
  await settled(page);
  const name = /Say that it is done: Say each month how long/;
  await tabTo(page, '#actions .section__action', 90);
  await page.getByRole('button', { name }).click();
  await page.fill('#outcome', 'On the agenda each month');
  await save(page, 'actions');
  await part(page, 'actions').getByText('On the agenda each month').waitFor();
  await part(page, 'actions').getByText('Westshire Virtual School closes it').waitFor();
  await part(page, 'actions').getByRole('button', { name: 'Add an action' }).click();
  await page.fill('#what', 'Ask about 943 476 5919');
  await page.selectOption('#agency', { index: 1 });
  await typeDay(page, 'due_on', daysAgo(-6));
  await part(page, 'actions').getByRole('button', { name: 'Save' }).click();
  await refused(page, /number of a child/);
  await soundAtBoth(page, 'a group, an action refused');
  await page.fill('#what', 'Count carers apart from children');
  await save(page, 'actions');
  await page.getByRole('button', { name: 'Say how it goes: Count carers apart from children' }).click();
  await page.fill('#text', 'Begun');
  await save(page, 'actions');
  await part(page, 'actions').getByText('Begun').waitFor();
  // Who does not sit in it sees that it is there.
  await open(page, `/groups/${groups.planning}`);
  await main(page).getByText(/for those who sit in it/).waitFor();
  await close(page);
  const lead = await pageOf('mental_health_lead');
  await open(lead, `/groups/${groups.board}`);
  await part(lead, 'members').getByRole('button', { name: 'Add somebody' }).click();
  await part(lead, 'members').getByRole('button', { name: 'Save' }).click();
  await refused(lead, /Choose an agency\.[\s\S]*Write their name[\s\S]*Say what they are/);
  await soundAtBoth(lead, 'a group, a member refused');
  await lead.selectOption('#agency', { label: 'Ashdown Academy' });
  await lead.fill('#name', 'Mr Idris Vane');
  await lead.fill('#duty', 'Headteachers');
  await save(lead, 'members');
  await part(lead, 'members').getByText('Mr Idris Vane').waitFor();
  await close(lead);
});

test('a challenge card: answered, done, told back; and a page in plain words for young people', async () => {
  const page = await pageOf('team_manager');
  await open(page, `/groups/${groups.board}/challenges`);
  await soundAtBoth(page, 'challenge cards');
  await page.getByRole('button', { name: 'Answer challenge 7' }).click();
  await page.fill('#text', 'Your carers may take you on every holiday.');
  await save(page, 'card-7');
  await page.getByRole('button', { name: 'Say where it stands: challenge 7' }).click();
  await page.getByRole('radio', { name: 'Done' }).check();
  await part(page, 'card-7').getByRole('button', { name: 'Save' }).click();
  await refused(page, /Say what has changed/);
  await soundAtBoth(page, 'where a card stands, errors');
  await page.fill('#what_changed', 'You go on holiday with the family that you live with.');
  await save(page, 'card-7');
  await part(page, 'card-7').getByText('Young people have not been told yet.').waitFor();
  await page.getByRole('link', { name: 'Page for young people' }).click();
  await page.waitForURL(/young/);
  await settled(page);
  await main(page).getByText('You go on holiday with the family that you live with.').waitFor();
  await soundAtBoth(page, 'the page for young people');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await button(page, 'Print').isVisible(), false);
  await close(page);
});
