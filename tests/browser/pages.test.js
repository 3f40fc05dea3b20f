// What holds for every page beside what every_page.js looks for: zoom and reflow, and what it says without JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { service } from '../lib/service.js';
import { launch, open, pageFor } from './browser.js';
import { jay, peopleOf, servicesOf } from './westshire.js';

let s, browser, who, one;

before(async () => {
  s = await service();
  who = await peopleOf(s);
  one = await jay(s, who, await servicesOf(s));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await s?.stop();
});

const child = (path = '') => `/children/${one.child.id}${path}`;

test('at 200% zoom, and at 320 px as WCAG measures reflow, nothing is off the side', async () => {
  for (const viewport of [{ width: 680, height: 450 }, { width: 320, height: 640 }]) {
    const page = await pageFor(browser, s, who.clients['amira.khan'], { viewport });
    for (const path of ['/', child(), child('/sdq'), child('/sdq/new'), child('/referrals/new'), `/referrals/${one.referral.id}`, '/account', child('/details'), child('/people')]) {
      await open(page, path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${path} at ${viewport.width}: ${over} px off the side`);
    }
    await page.close();
  }
});

test('every page says in plain HTML what to do without JavaScript, and carries the policy that forbids inline code', async () => {
  for (const path of ['/', '/sign-in', '/find', child(), child('/sdq/new'), '/services']) {
    const answer = await fetch(s.url + path);
    const html = await answer.text();
    assert.equal(answer.status, 200, path);
    assert.match(html, /<noscript>[\s\S]*JavaScript[\s\S]*<\/noscript>/, path);
    assert.match(html, /<html lang="en-GB"/, path);
    assert.match(answer.headers.get('content-security-policy'), /require-trusted-types-for 'script'/, path);
    assert.doesNotMatch(html, /<script(?![^>]*src=)|\sstyle="|\son\w+="/, path);
  }
});
