// A child goes missing and is found, a plan for permanence is agreed and kept, an adoption goes its way, and those who look after foster homes count them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, desk, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo, newChild, peopleOf } from './westshire.js';

let s, browser, who, child, page;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  who.clients['fay.hill'] = await s.signedIn(await s.person('fay.hill', { roles: ['fostering_worker'], name: 'Fay Hill' }));
  child = await newChild(who.clients['amira.khan'], { sex: 'F' });
  browser = await launch();
  page = await pageFor(browser, s, who.clients['amira.khan']);
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const part = (id) => page.locator(`#${id}`);
const save = (id) => part(id).getByRole('button', { name: 'Save', exact: true }).click();
const refused = async (text) => {
  await page.locator('.govuk-error-summary:focus').waitFor();
  assert.match(await page.locator('.govuk-error-summary').innerText(), text);
};
const says = (id, text) => part(id).getByText(text).first().waitFor();
async function soundAtBoth(name) {
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await isSound(page, `${name}, ${viewport.width} px`);
  }
  await page.setViewportSize(desk);
}

test('a child goes missing, everybody sees it first, and once found the interview is what is next', async () => {
  await open(page, `/children/${child.id}/permanence`);
  await says('missing', 'No time away is recorded.');
  await soundAtBoth('nothing recorded');
  await button(page, 'Record that the child is missing').click();
  await save('missing');
  await refused(/Choose which it is[\s\S]*Enter the day on which the child went/);
  await soundAtBoth('missing, refused');
  await part('missing').getByText('Missing', { exact: true }).click();
  await typeDay(page, 'started_on', daysAgo(3));
  await save('missing');
  await says('missing', 'Still missing');
  await open(page, `/children/${child.id}`);
  await page.locator('.alerts').getByText(/Missing/).first().waitFor();
  await isSound(page, 'a picture of a child who is missing');
  await open(page, `/children/${child.id}/permanence`);
  await part('missing').getByRole('button', { name: /^Record that the child was found/ }).click();
  await typeDay(page, 'ended_on', daysAgo(2));
  await save('missing');
  await says('missing', /Return interview due by .*, not offered yet/);
  await open(page, `/children/${child.id}`);
  await main(page).getByRole('link', { name: /Offer a return interview/ }).first().click();
  await page.waitForURL(/\/permanence$/);
  await settled(page);
});

test('after somebody else’s change both versions stand there, and nothing that was typed is lost', async () => {
  await part('missing').getByRole('button', { name: /^Record the return interview/ }).click();
  await typeDay(page, 'interview_on', daysAgo(1));
  const manager = who.clients['mandy.brook'];
  const [one] = (await manager.get(`/children/${child.id}/missing-episodes`)).body.items;
  assert.equal((await manager.patch(`/missing-episodes/${one.id}`, { interview_offered_on: daysAgo(2) }, one.etag)).status, 200);
  await save('missing');
  await refused(/changed/i);
  await part('missing').locator('#theirs').waitFor();
  await soundAtBoth('both versions');
  await save('missing');
  await says('missing', /Return interview on .*, in time/);
  const [now] = (await manager.get(`/children/${child.id}/missing-episodes`)).body.items;
  assert.deepEqual([now.interview_offered_on, now.interview_on], [daysAgo(2), daysAgo(1)]);
  await part('missing').getByText('Once in the last twelve months').waitFor();
});

test('a plan for permanence is agreed, looked at again and achieved; an adoption goes step by step', async () => {
  await button(page, 'Record a plan').click();
  await page.selectOption('#goal', 'adoption');
  await typeDay(page, 'agreed_on', daysAgo(300));
  await save('permanence');
  await says('permanence', 'Late');
  await part('permanence').getByRole('button', { name: /^Record a review/ }).click();
  await typeDay(page, 'reviewed_on', daysAgo(10));
  await save('permanence');
  await says('permanence', /looked at again once/);
  await button(page, 'Record that adoption was decided').click();
  await typeDay(page, 'decided_on', daysAgo(200));
  await save('adoption');
  await says('adoption', 'Decided');
  await part('adoption').getByRole('button', { name: /^Record the next step/ }).click();
  await typeDay(page, 'matched_on', daysAgo(250));
  await save('adoption');
  await refused(/before adoption was decided/);
  await typeDay(page, 'matched_on', daysAgo(50));
  await save('adoption');
  await says('adoption', 'Matched');
  await part('adoption').locator('form').waitFor({ state: 'detached' });
  await part('mother').getByRole('button', { name: /^Record it/ }).click();
  await save('mother');
  await refused(/Enter the day on which her child was born/);
  await typeDay(page, 'born_on', daysAgo(30));
  await save('mother');
  await says('mother', 'Her first child was born on');
  await soundAtBoth('each part full');
});

test('how far a home is stands with it', async () => {
  await open(page, `/children/${child.id}/details`);
  await button(page, 'Record a move').click();
  await page.selectOption('#kind', 'foster');
  await page.fill('#carers', 'Jo and Pat');
  await typeDay(page, 'from_on', daysAgo(40));
  await page.fill('#miles', 'far');
  await save('homes');
  await refused(/Enter the miles as a number/);
  await page.fill('#miles', '23.5');
  await save('homes');
  await says('homes', '23.5 miles from the home address');
  await says('homes', 'More than 20 miles');
  await close(page);
});

test('a fostering worker records an approval, an allegation and how it came out, and the end; a family that wants to adopt', async () => {
  const carer = await who.clients['fay.hill'].post('/carers', { name: 'Joan Armitage', kind: 'foster_carer' });
  assert.equal(carer.status, 201, carer.text);
  page = await pageFor(browser, s, who.clients['fay.hill']);
  await open(page, '/foster-homes');
  await button(page, 'Record an approval').click();
  await page.fill('#reference', 'F-12');
  assert.equal(await page.inputValue('#carer'), '', 'it need not be said');
  await part('homes').getByText('Mainstream', { exact: true }).click();
  await page.fill('#carers', '2');
  await typeDay(page, 'approved_on', daysAgo(30));
  await save('homes');
  await says('homes', '1 household is approved to foster, with 2 carers. In the last twelve months one was new and none ended.');
  await part('homes').getByRole('button', { name: 'Change F-12' }).click();
  await page.selectOption('#carer', { value: carer.body.id });
  await soundAtBoth('a household with its carer');
  await save('homes');
  await says('homes', 'Joan Armitage');
  await part('homes').getByRole('button', { name: /Allegations about F-12/ }).click();
  await typeDay(page, 'made_on', daysAgo(9));
  await save('homes');
  await says('homes', '1 allegation in the last twelve months: none substantiated, one being looked into.');
  await part('homes').getByRole('button', { name: /Allegations about F-12/ }).click();
  await soundAtBoth('allegations');
  await part('homes').getByRole('button', { name: /^Record how it came out/ }).click();
  await part('homes').getByText('Substantiated', { exact: true }).click();
  await typeDay(page, 'closed_on', daysAgo(1));
  await save('homes');
  await says('homes', /one substantiated, none being looked into/);
  await part('homes').getByRole('button', { name: 'Change F-12' }).click();
  await typeDay(page, 'ended_on', daysAgo(0));
  await page.selectOption('#end_reason', 'deregistered');
  await save('homes');
  await says('homes', /^The council ended it, /);
  await button(page, 'Record an enquiry').click();
  await page.fill('#reference', 'A-1');
  await typeDay(page, 'enquired_on', daysAgo(100));
  await save('families');
  await part('families').getByRole('button', { name: 'Change A-1' }).click();
  await typeDay(page, 'assessment_from', daysAgo(60));
  await save('families');
  await says('families', /^1 family is being assessed/);
  await soundAtBoth('households and families');
  await close(page);
});
