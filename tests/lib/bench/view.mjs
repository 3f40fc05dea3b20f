// view.mjs ADDRESS COOKIE CHILD ROUNDS: for each round, which begins with an empty cache, a line with the seconds until the child's name
// and own words are on the page, and the kB of script and of style that came over the wire. The first view, which warms, is not said.
import { launch } from '../../browser/browser.js';

const [address, cookie, child, rounds] = process.argv.slice(2);
const browser = await launch();

const [name, value] = cookie.split(/=(.*)/s);

async function view() {
  const context = await browser.newContext();
  await context.addCookies([{ name, value, url: address }]);
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(`${address}/children/${child}`, { waitUntil: 'commit' });
  await page.getByText('when we walk by the river').first().waitFor();
  await page.locator('h1:not(:empty)').first().waitFor();
  const seconds = (performance.now() - start) / 1000;
  await page.waitForLoadState('networkidle');
  const kb = await page.evaluate(() => {
    const files = performance.getEntriesByType('resource').map((e) => [new URL(e.name).pathname, e.encodedBodySize]);
    return ['.js', '.css'].map((end) => files.filter(([path]) => path.endsWith(end)).reduce((sum, [, bytes]) => sum + bytes, 0) / 1000);
  });
  await context.close();
  return [seconds.toFixed(3), ...kb.map((n) => n.toFixed(1))].join(' ');
}

for (let i = 0; i <= rounds; i++) {
  const line = await view();
  if (i > 0) console.log(line);
}
await browser.close();
