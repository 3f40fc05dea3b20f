// Chromium with a page that notices what must never happen: errors in the console, breaches of the content security policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Chromium without its own windows and menus: the same engine for less than half of the processor time.
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  // The pages of one person in one process: to start one for each page was a quarter of the browser's time.
  '--renderer-process-limit=1', '--process-per-site', '--disable-site-isolation-trials',
  // A page lives for a second or two: to optimise its scripts, and axe, takes longer than it saves.
  '--js-flags=--no-opt'];

export const desk = { width: 1360, height: 900 };
export const phone = { width: 390, height: 844 };

export async function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: flags });
}

const contexts = new WeakMap(); // of those who have signed in

/**
 * A page for somebody who has signed in through the API (a Client), or for nobody. `refusals`: answers that may be in the console. All pages of one
 * client share a context, as the tabs of one person's browser do; who is nobody has one of their own each time.
 */
export async function pageFor(browser, service, client, { viewport = desk, refusals } = {}) {
  let context = client && contexts.get(client);
  if (!context) {
    context = await browser.newContext({ viewport, baseURL: service.url, locale: 'en-GB', reducedMotion: 'reduce' });
    if (client) {
      contexts.set(client, context);
      await keepProcess(context);
    }
  }
  if (client) {
    const [name, value] = client.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: service.url, httpOnly: true, sameSite: 'Strict' }]);
  }
  const page = await pageOf(context, refusals);
  await page.setViewportSize(viewport);
  return page;
}

// With the last page of a context its process ends, and with that every script that it has compiled: an empty page keeps it.
async function keepProcess(context) {
  await context.newPage();
}

/** Another page in a context that is there: cheaper by a window than one of its own. */
export async function pageOf(context, refusals = /a status of (401|404|409|412|422)/) {
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  page.faults = [];
  page.asked = 0;
  page.on('request', () => page.asked++);
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, () => page.asked--);
  page.on('pageerror', (e) => page.faults.push(`error: ${e.message}`));
  page.on('console', (m) => {
    if (m.type() === 'error' && !refusals.test(m.text())) page.faults.push(m.text());
  });
  return page;
}

/** Goes to an address and waits until nothing is being fetched any more. */
export async function open(page, path) {
  await page.goto(path);
  await settled(page);
}

const looks = { quiet: 10, most: 1000 }; // 20 ms apart: so many one after the other with nothing under way, of so many at all

export async function settled(page) {
  await page.waitForLoadState('load');
  await page.locator('#main h1').first().waitFor();
  for (let n = 0, quiet = 0; quiet < looks.quiet; n++) {
    assert.ok(n < looks.most, `${page.asked} answers have not come`);
    await page.waitForTimeout(20);
    quiet = page.asked > 0 ? 0 : quiet + 1;
  }
}

/** No fault in the console, one h1, a title, nothing off the side, and no violation found by axe. */
export async function isSound(page, name) {
  assert.deepEqual(page.faults, [], `${name}: console`);
  assert.equal(await page.locator('h1').count(), 1, `${name}: one h1`);
  assert.match(await page.title(), /\S – Around the Child$/, `${name}: title`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${name}: ${over} px off the side`);
  assert.deepEqual(await violations(page), [], `${name}: axe`);
}

export async function violations(page) {
  const run = await axeIn(page);
  // Of what is well one node a rule is put together, not all: only what is not well is asked for.
  return run(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
    .then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')))`);
}

const worlds = new WeakMap(); // of a page: its session, the document that axe stands in, and how to run something there

// In a world of its own, since the page's policy forbids to evaluate text, and rightly; once for each document, whatever its width is afterwards.
async function axeIn(page) {
  const world = worlds.get(page) ?? { session: await page.context().newCDPSession(page) };
  worlds.set(page, world);
  const { session } = world;
  const { frameTree: { frame } } = await session.send('Page.getFrameTree');
  if (world.document === frame.loaderId) return world.run;
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frame.id, worldName: 'axe' });
  const run = async (expression) => {
    const answer = await session.send('Runtime.evaluate', { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value;
  };
  await run(`${axe}; 0`);
  Object.assign(world, { document: frame.loaderId, run });
  return run;
}

/** Presses keys one after the other. */
export async function keys(page, ...list) {
  for (const key of list) await page.keyboard.press(key);
}

/** Tab until the element with the focus fits; fails after `most` stops. */
export async function tabTo(page, selector, most = 60) {
  for (let i = 0; i < most; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no way to ${selector} by the Tab key`);
}

// What most journeys say of a page.
export const main = (page) => page.locator('#main');
export const button = (page, name) => main(page).getByRole('button', { name, exact: true });
export const close = (page) => page.close();
export const typeDay = async (page, id, day) => {
  const [y, m, d] = day.split('-');
  for (const [part, text] of [[id, d], [`${id}-month`, m], [`${id}-year`, y]]) await page.fill(`#${part}`, text);
};
