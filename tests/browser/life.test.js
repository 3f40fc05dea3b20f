// A teacher's worry, from the first page to the closing, through seven people's accounts: each step on the page of whoever takes it, then on the shared picture
// and the timeline of all seven, as each may see it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { button, close, isSound, launch, main, open, pageFor, phone, settled, typeDay } from './browser.js';
import { daysAgo, newChild, peopleOf, servicesOf, today } from './westshire.js';

let s, browser, who, ids, child, referral, work, pages;

const seven = {
  'tess.osei': { from: 1, why: true, said: false }, // the designated teacher
  'amira.khan': { from: 1, why: true, said: true }, // the social worker
  'mandy.brook': { from: 1, why: true, said: true }, // the team manager
  'bev.lacey': { from: 1, why: true, said: true }, // the nurse
  'anita.varma': { from: 1, why: true, said: true }, // the mental health lead
  'wendy.tull': { from: 2, why: false, said: false }, // the administrator of the service: no content
  'lena.frost': { from: 2, why: true, said: true }, // whose it becomes
};
let step = 0;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  for (const [username, about] of Object.entries({
    'wendy.tull': { roles: ['service_admin'], agency: 'Westshire CAMHS', kind: 'camhs', name: 'Wendy Tull' },
    'bev.lacey': { roles: ['care_nurse'], agency: 'Westshire Health', kind: 'health', name: 'Bev Lacey' },
  })) who.clients[username] = await s.signedIn((who.people[username] = await s.person(username, about)));
  ids = await servicesOf(s);
  await s.sql(`INSERT INTO service_staff (service_id, role) VALUES ('${ids.core_camhs}', 'service_admin')`);
  await s.sql("INSERT INTO team (id, agency_id, name) SELECT gen_random_uuid(), id, 'Vale team' FROM agency WHERE name = 'Westshire Council'");
  await s.sql(`INSERT INTO team_member (id, team_id, person_id, is_manager) SELECT gen_random_uuid(), t.id, p.id, p.username = 'mandy.brook' FROM team t, person p WHERE p.username IN ('mandy.brook', 'amira.khan')`);
  const amira = who.clients['amira.khan'];
  child = await newChild(amira, { given_names: 'Mina', family_name: 'Carrow', born_on: '2014-05-02' });
  const school = await s.sql("SELECT id FROM agency WHERE name = 'Ashdown Academy'");
  for (const [what, body] of [['schools', { school, from_on: daysAgo(80), year_group: '7' }], ['legal-status', { code: 'C2', from_on: daysAgo(100) }]])
    assert.equal((await amira.post(`/children/${child.id}/${what}`, body)).status, 201);
  await s.sql(`INSERT INTO allocation (id, child_id, kind, person_id, from_on) SELECT gen_random_uuid(), '${child.id}', 'nurse', id, '${daysAgo(50)}' FROM person WHERE username = 'bev.lacey'`);
  browser = await launch();
  pages = {};
  for (const username of Object.keys(seven)) pages[username] = await pageFor(browser, s, who.clients[username], username === 'bev.lacey' ? { viewport: phone } : {});
});
after(async () => {
  for (const page of Object.values(pages ?? {})) await close(page);
  await browser?.close();
  await s?.stop();
});

const text = (page, id) => page.locator(id).innerText();
const choose = async (page, name) => { await button(page, name).click(); await page.locator('form.move').waitFor(); };
const send = async (page, said) => { await page.locator('form.move button[type=submit]').click(); await page.locator('#history').getByText(said).first().waitFor(); };
/** From the first page to the referral, by a link under what is next or what is new. */
const comeTo = async (page, section, name) => {
  await open(page, '/');
  await page.locator(section).getByRole('link', { name }).first().click();
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  await settled(page);
};

/** The picture of each of the seven now: what stands under the help asked for, and the timeline's newest lines; 'why' stands for words of tier 3. */
async function isShared(help, lines, { why = [], work, isLast = false } = {}) {
  step++;
  for (const [username, may] of Object.entries(seven)) {
    const page = pages[username];
    await page.goto(`/children/${child.id}`);
    if (step < may.from) {
      await settled(page);
      assert.match(await main(page).innerText(), /There is nothing here/, `${username} before it is referred`);
      continue;
    }
    await page.locator('#story .story__item').first().waitFor();
    for (const past of await page.locator('#help details, #involved details').all()) await past.evaluate((e) => { e.open = true; });
    assert.match(await text(page, '#help'), help, username);
    assert.equal((await text(page, '#help')).includes('sees no point'), false, `${username}: the picture is no place for the whole reason`);
    assert.deepEqual((await page.locator('#story .story__title').allInnerTexts()).slice(0, lines.length), lines, username);
    for (const words of why) assert.equal((await text(page, '#story')).includes(words), may.why, `${username}: ${words}`);
    if (work) assert.match(await text(page, '#involved'), work, username);
    if (isLast || Object.keys(seven)[step % 7] === username) await isSound(page, `${username}, picture at step ${step}`);
  }
}

test('a teacher is worried: she finds the child, and asks somebody who may refer', async () => {
  const page = pages['tess.osei'];
  await open(page, '/');
  await main(page).getByRole('link', { name: 'Mina Carrow' }).first().click();
  await settled(page);
  await page.locator('#help').getByRole('link', { name: 'Make a referral' }).click();
  await page.waitForURL(/referrals\/new$/);
  await settled(page);
  await page.getByRole('radio', { name: 'Core CAMHS' }).check();
  await page.locator('.verdict').waitFor();
  assert.match(await text(page, '.verdict'), /You can ask; Amira Khan will decide\./);
  await page.locator('#urgency').check();
  await page.selectOption('#need', 'Low mood');
  await page.fill('#reason', 'Sits alone since the move and says she sees no point.');
  await isSound(page, 'asking for help');
  await page.getByRole('button', { name: 'Ask for this' }).click();
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  await settled(page);
  referral = new URL(page.url()).pathname;
  assert.match(await main(page).innerText(), /Asked for\. Amira Khan decides whether to refer\.[\s\S]*You can follow this referral here\. The next step is for others\./);
  assert.equal(await page.locator('#steps').count(), 0, 'nothing is offered that would be refused');
  await isSound(page, 'asked for');
  await isShared(/Core CAMHS[\s\S]*Low mood[\s\S]*Tess Osei/, ['Core CAMHS asked for']);
});

test('the social worker finds it first among what is next, and refers', async () => {
  const page = pages['amira.khan'];
  await comeTo(page, '#next', /Core CAMHS/);
  assert.match(await main(page).innerText(), /sees no point/);
  await isSound(page, 'deciding on what was asked');
  await choose(page, 'Refer to the service');
  await isSound(page, 'referring');
  await send(page, 'Sent to the service');
  await isSound(page, 'referred');
  await isShared(/Core CAMHS[\s\S]*Amira Khan/, ['Referred to Core CAMHS', 'Core CAMHS asked for']);
});

test('the administrator of the service accepts it; whoever comes second is told who was first; the first call to the carer is written down', async () => {
  const page = pages['wendy.tull'];
  await comeTo(page, '#news', /Referred to Core CAMHS/);
  assert.match(await text(page, '#content'), /held back/);
  assert.equal(await button(page, 'Pass on to another service').count(), 0, 'nor what she could not do');
  await open(pages['lena.frost'], referral);
  for (const one of [page, pages['lena.frost']]) await choose(one, 'Accept');
  await isSound(page, 'accepting');
  await send(page, 'Accepted');
  const second = pages['lena.frost'];
  await second.locator('form.move button[type=submit]').click();
  await second.getByRole('alert').getByText(/^Somebody was first\. Wendy Tull accepted it at \d\d:\d\d on \d+ \w+ \d{4}\. This page now shows where it stands\.$/).waitFor();
  assert.match(await main(second).innerText(), /Accepted, and on the waiting list\./);
  await isSound(second, 'somebody was first');
  await isShared(/Core CAMHS[\s\S]*Accepted/, ['Core CAMHS accepted the referral', 'Referred to Core CAMHS']);
  await open(page, referral);
  await choose(page, 'Record a call or letter to the carer');
  await page.fill('#text', 'Rang Ruth: about six weeks.');
  await isSound(page, 'a call');
  await send(page, 'Call or letter to the carer');
  assert.match(await text(page, '#history'), /Rang Ruth: about six weeks\.[\s\S]*Accepted|Call or letter to the carer[\s\S]*Rang Ruth/);
  await isShared(/Core CAMHS/, ['Core CAMHS rang or wrote to the carer', 'Core CAMHS accepted the referral']);
});

test('a clinician finds who waits on the waiting list, and rings again', async () => {
  const page = pages['lena.frost'];
  await open(page, '/waiting-list');
  await isSound(page, 'waiting list');
  await main(page).getByRole('link', { name: 'Mina Carrow' }).first().click();
  await settled(page);
  await page.goto(referral);
  await settled(page);
  await choose(page, 'Record a call or letter to the carer');
  await page.fill('#text', 'Rang Ruth: sleeping a little better.');
  await send(page, 'Rang Ruth: sleeping a little better.');
  await isShared(/Core CAMHS/, ['Core CAMHS rang or wrote to the carer', 'Core CAMHS rang or wrote to the carer'], { why: ['sleeping a little better'] });
});

test('it is given to the clinician, with how many she has beside her name', async () => {
  const page = pages['wendy.tull'];
  await open(page, referral);
  await choose(page, 'Give it to somebody');
  await page.locator('#practitioner option', { hasText: 'Lena Frost, 0' }).waitFor({ state: 'attached' });
  await page.locator('form.move button[type=submit]').click();
  await page.getByRole('link', { name: 'Choose who takes it on.' }).waitFor();
  await isSound(page, 'giving it, nobody chosen');
  await page.selectOption('#practitioner', { label: 'Lena Frost, 0' });
  await send(page, 'Taken on');
  await isSound(page, 'given');
  await isShared(/Core CAMHS[\s\S]*Lena Frost/, ['Core CAMHS allocated somebody', 'Core CAMHS began'], { work: /Core CAMHS[\s\S]*Lena Frost/ });
});

test('three meetings, the first of which ends the wait', async () => {
  const page = pages['lena.frost'];
  await comeTo(page, '#news', /Core CAMHS/);
  await choose(page, 'First meeting has happened');
  await isSound(page, 'the first meeting');
  await send(page, 'First meeting');
  await open(page, `/children/${child.id}`);
  await page.locator('#involved').getByRole('link', { name: 'Core CAMHS' }).click();
  await settled(page);
  for (const [n, note, deep] of [[1, 'First words.', ''], [2, 'Second words.', 'DEEP'], [3, '', 'DEEPER']]) {
    await button(page, 'Record a meeting or call').click();
    await typeDay(page, 'day', today);
    await page.getByLabel('In person').check();
    await page.fill('#minutes', String(40 + n));
    await page.getByLabel('The child').check();
    if (note) await page.fill('#note', note);
    if (deep) await page.fill('#therapy_note', deep);
    await page.locator('#contacts button[type=submit]').click();
    await page.locator('#contacts .kept').getByText(`${40 + n} minutes`).waitFor();
  }
  await isSound(page, 'work with three meetings');
  work = new URL(page.url()).pathname;
  await isShared(/Core CAMHS[\s\S]*Seen/, ['Meeting with Core CAMHS', 'Meeting with Core CAMHS', 'Meeting with Core CAMHS', 'First meeting with Core CAMHS'], { work: /Core CAMHS/ });
  for (const [username, { said }] of Object.entries(seven)) {
    await open(pages[username], work);
    await pages[username].locator('#contacts .kept').first().waitFor();
    const contacts = await text(pages[username], '#contacts');
    assert.deepEqual([contacts.includes('Second words.'), contacts.includes('DEEP'), /a note that is not shared with you/.test(contacts)], [said, username === 'lena.frost', !said], username);
    await isSound(pages[username], `${username}, the meetings`);
  }
});

test('it is closed with a reason that can be counted and words that are read', async () => {
  const page = pages['lena.frost'];
  await open(page, referral);
  await choose(page, 'Close this referral');
  await page.locator('form.move button[type=submit]').click();
  await page.getByRole('link', { name: 'Choose why the work ends.' }).waitFor();
  await page.getByRole('link', { name: 'Say why, in a sentence or two.' }).waitFor();
  await isSound(page, 'closing, errors');
  await page.selectOption('#end_reason', 'finished');
  await page.fill('#reason', 'Sleeps through, and has two friends.');
  await send(page, 'Closed');
  await page.locator('#steps').waitFor({ state: 'detached' }); // once what can come next has come
  await isSound(page, 'closed');
  await isShared(/Core CAMHS[\s\S]*Closed/, ['Core CAMHS ended', 'Core CAMHS closed the referral'], { why: ['has two friends'], work: /Finished as planned/, isLast: true });
  await open(page, work);
  assert.match(await text(page, '#contacts'), /There is a therapy note\. Only the named practitioner reads it, while they work with the child\./);
  assert.doesNotMatch(await text(page, '#contacts'), /DEEP/);
  await isSound(page, 'work that has ended, therapy notes held back');
  await open(pages['tess.osei'], '/');
  assert.match(await text(pages['tess.osei'], '#news'), /Core CAMHS closed the referral[\s\S]*Sleeps through, and has two friends\./, 'whoever asked hears it, and why');
});
