// The shared picture of a child in Chromium, on the service's own pages and policy: each state at a desk and on a phone, by keyboard, on paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { desk, isSound, launch, pageFor, phone, settled, violations } from './browser.js';
import { day, empty, heldBack, much, nameless, tooMuch } from './picture_states.js';

const STATES = { much, empty, 'held back': heldBack, 'without a name': nameless, 'too much': tooMuch };

let s, amira, browser;

before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

/** Shows a state as if the service had answered with it; its page, policy, session and definitions are real. */
async function show(page, state, query = '') {
  const { id } = state.picture.child;
  await page.route(`**/api/v1/children/${id}/picture*`, (route) => route.fulfill({ json: state.picture }));
  await page.route(`**/api/v1/children/${id}/timeline*`, (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('after') ?? 0);
    const most = Number(new URL(route.request().url()).searchParams.get('limit') ?? 50);
    const next = from + most < state.timeline.length ? String(from + most) : null;
    return route.fulfill({ json: { items: state.timeline.slice(from, from + most), next } });
  });
  await page.goto(`/children/${id}${query}`);
  await settled(page);
  await page.evaluate(() => document.fonts.ready);
}

/** Pairs of names in one chart that lie over each other, measured in the real font. */
function labelsThatMeet(page) {
  return page.evaluate(() => {
    const met = [];
    for (const svg of document.querySelectorAll('svg[role=img]')) {
      const texts = [...svg.querySelectorAll('text')].map((node) => ({ text: node.textContent, box: node.getBoundingClientRect() })).filter(({ box }) => box.width > 0);
      texts.forEach((a, i) => {
        for (const b of texts.slice(i + 1)) {
          const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (wide > 2 && high > 6) met.push(`${a.text} / ${b.text}`); // boxes of letters have air above and below
        }
      });
    }
    return met;
  });
}

for (const [name, state] of Object.entries(STATES)) {
  for (const viewport of [desk, phone]) {
    test(`${name}, ${viewport.width} wide: accessible, nothing runs over, no label on another, no complaint of the browser`, async () => {
      const page = await pageFor(browser, s, amira, { viewport });
      await show(page, state);
      assert.deepEqual(await labelsThatMeet(page), []);
      await isSound(page, name);
      await page.close();
    });
  }
}

test('every chart says in its label what the sentence before it says', async () => {
  const page = await pageFor(browser, s, amira);
  await show(page, much);
  const [people, sdq] = await Promise.all(['#people', '#sdq'].map((id) => page.locator(`${id} .lead`).textContent()));
  assert.match(people, /^10 people are around Jay\. Nan, Kayleigh and Ruth feel closest\. Nan knows Jay best\.$/);
  assert.match(sdq, /^All three scores are lower than they were about a year earlier\. School sees more difficulty \(high\) than home \(slightly raised\) and Jay \(close to average\)\.$/);
  assert.equal(await page.locator('#people svg[role=img]').getAttribute('aria-label'), people);
  assert.equal(await page.locator('#sdq svg[role=img]').getAttribute('aria-label'), sdq);
  assert.match(await page.locator('#sdq .reliable').textContent(), /emotions down from 9 to 5 \(carer\)/);
  const waits = await page.locator('#help svg[role=img]').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  assert.deepEqual(waits.slice(0, 2), ['Speech and language: waiting 9 weeks 6 days, target 8 weeks. 13 days over target.', 'Core CAMHS: waiting 6 weeks 6 days, target 8 weeks. 8 days left.']);
  await page.close();
});

test('what is held back says so in its place, and nothing claims that there is nothing', async () => {
  const page = await pageFor(browser, s, amira);
  await show(page, heldBack);
  const held = await page.locator('.withheld__item').allTextContents();
  assert.deepEqual(held, [
    'Something is held back by Westshire Council. Ask Amira Khan, Westshire Council',
    'The child’s words from 3 days are held back by Westshire Council. Ask Amira Khan, Westshire Council',
    'Details of 2 SDQs are held back by Westshire Council. Ask Amira Khan, Westshire Council',
    'Details of 1 referral are held back by Core CAMHS. Ask Core CAMHS',
  ]);
  assert.equal(await page.getByText('Nobody has written down').count(), 0);
  await page.close();
});

test('a child of whom nothing is known: each section says so and what to do', async () => {
  const page = await pageFor(browser, s, amira, { viewport: phone });
  await show(page, empty);
  const text = await page.locator('main').innerText();
  for (const says of ['Nobody has written down Grace’s own words yet.', 'Nothing is due.', 'No SDQ has been recorded yet.', 'No help has been asked for yet.', 'Nothing has been recorded yet.']) assert.ok(text.includes(says), says);
  for (const action of ['Record Grace’s words', 'Add a person', 'Record an SDQ', 'Make a referral']) assert.equal(await page.getByRole('link', { name: action }).count(), 1, action);
  assert.equal(await page.locator('#sdq svg[role=img]').count(), 0);
  await page.close();
});

test('a child without a name is Child 566910, and a score of a yearly return has its year', async () => {
  const page = await pageFor(browser, s, amira);
  await show(page, nameless);
  assert.equal((await page.locator('h1').textContent()).trim(), 'Child 566910');
  assert.match(await page.locator('#sdq .lead').textContent(), /in the year to March 2025/);
  await page.close();
});

test('an earlier day is said large, and nothing can be recorded on it', async () => {
  const page = await pageFor(browser, s, amira);
  const then = day(-100);
  await show(page, { ...much, picture: { ...much.picture, as_of: then } }, `?as_of=${then}`);
  assert.match(await page.locator('.earlier-notice__title').textContent(), /^This is the picture as it stood on \d+ \w+ \d{4}$/);
  for (const action of ['Record an SDQ', 'Make a referral', 'Record Jay’s words']) assert.equal(await page.getByRole('link', { name: action }).count(), 0, action);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('link', { name: 'Go back to today' }).click();
  await page.waitForURL((url) => !url.search);
  await page.close();
});

test('by keyboard alone: another scale, another day, the rest of the story', async () => {
  const page = await pageFor(browser, s, amira);
  await show(page, tooMuch);
  const before = await page.locator('#sdq .lead').textContent();
  await page.getByRole('button', { name: 'Emotions' }).focus();
  await page.keyboard.press('Enter');
  assert.notEqual(await page.locator('#sdq .lead').textContent(), before);
  assert.equal(await page.getByRole('button', { name: 'Emotions' }).getAttribute('aria-pressed'), 'true');

  const shown = await page.locator('.story__item').count();
  await page.getByRole('button', { name: 'See the whole story' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction((n) => document.querySelectorAll('.story__item').length > n, shown);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('.story__item')].indexOf(document.activeElement)), shown, 'the focus goes to the first new event');
  await page.getByRole('button', { name: 'Health', exact: true }).focus();
  await page.keyboard.press('Space');
  assert.deepEqual([...new Set(await page.locator('.story__item .agency').allTextContents())], ['Health']);

  await page.locator('.earlier summary').focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Day', { exact: true }).fill('31');
  await page.getByLabel('Month', { exact: true }).fill('2');
  await page.getByLabel('Year', { exact: true }).fill('2026');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#as_of-error').textContent(), /real date/);
  await page.getByLabel('Day', { exact: true }).fill('3');
  await page.keyboard.press('Enter');
  await page.waitForURL(/as_of=2026-02-03/);
  await page.close();
});

test('on paper: A4, no navigation, the maps and charts with it', async () => {
  const page = await pageFor(browser, s, amira);
  await show(page, much);
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.ways', '.chips', '.child-nav', '.section__action']) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  for (const there of ['h1', '.words__said', '#people svg[role=img]', '#sdq svg[role=img]', '.wait', '.story', '.only-print']) assert.equal(await page.locator(there).first().isVisible(), true, there);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map(([, w, h]) => `${Math.round(w)}x${Math.round(h)}`);
  assert.ok(sizes.length > 0 && sizes.length <= 6, `${sizes.length} pages`);
  assert.ok(sizes.every((size) => /^59[45]x84[12]$/.test(size)), sizes.join());
  await page.close();
});

test('letters twice as large: nothing runs over and no label lies on another', async () => {
  const page = await pageFor(browser, s, amira);
  await page.addInitScript(() => addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '200%')));
  await show(page, much);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  assert.deepEqual(await labelsThatMeet(page), []);
  await page.close();
});

test('a real child from the service: what was recorded stands on the page', async () => {
  const made = await amira.post('/children', { given_names: 'Tamsin', family_name: 'Quill', known_as: 'Tam', born_on: '2013-05-06', sex: 'F', local_id: 'P1' });
  assert.equal(made.status, 201, made.text);
  const path = `/children/${made.body.id}`;
  const posts = [
    [`${path}/words`, { said_on: day(-3), text: 'I like it here.', said_how: 'At tea', going_well: ['Swimming'], matters: [], want_help: [] }],
    [`${path}/people`, { name: 'Joan Quill', called: 'Gran', relation: 'grandmother', group: 'family', closeness: 1, tie: 'close', knows_best: true }],
    [`${path}/alerts`, { kind: 'allergy', level: 'warning', text: 'Penicillin', detail: null }],
    [`${path}/sdqs`, { informant: 'parent', completed_on: day(-370), version: '4-17', total: 19 }],
    [`${path}/sdqs`, { informant: 'parent', completed_on: day(-4), version: '4-17', scores: { emotional: 5, conduct: 3, hyperactivity: 6, peer: 2, prosocial: 8 } }],
  ];
  for (const [to, body] of posts) {
    const answer = await amira.post(to, body);
    assert.equal(answer.status, 201, `${to}: ${answer.text}`);
  }
  const page = await pageFor(browser, s, amira);
  await page.goto(path);
  await settled(page);
  const text = await page.locator('main').innerText();
  for (const says of ['Tamsin Quill', 'likes to be called Tam', 'I like it here.', 'Swimming', 'Penicillin', 'Gran knows Tam best', 'to 16 (slightly raised)', 'Still open']) assert.ok(text.includes(says), `${says} is not in:\n${text}`);
  await isSound(page, 'a real child');
  await page.close();
});

test('a child whom one may not see: said in plain words, with a way on', async () => {
  const page = await pageFor(browser, s, amira, { viewport: phone });
  await page.goto(`/children/00000000-0000-4000-8000-000000000000`);
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Go to my children' }).count(), 1);
  assert.deepEqual(await violations(page), []);
  await page.close();
});
