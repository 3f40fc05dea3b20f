import { writeFileSync } from 'node:fs';
import { westshire } from '../lib/westshire.js';
import { launch, pageFor, open, isSound, desk, phone } from './browser.js';
const { s, as } = await westshire();
const browser = await launch();
const out = '/tmp/h/peplog/';
try {
  const virtual = await as('virtual_school'), amira = await as('social_worker');
  const jay = await s.sql("SELECT id FROM child WHERE known_as = 'Jay' AND family_name = 'Marsh'");
  const held = await s.sql("SELECT p.id FROM pep p WHERE p.state = 'held' AND p.child_id = '" + jay + "'") || await s.sql("SELECT p.id FROM pep p WHERE p.state = 'held' LIMIT 1");
  const noah = await s.sql("SELECT p.id FROM pep p JOIN child c ON c.id = p.child_id WHERE c.family_name = 'Fielding' ORDER BY held_on DESC LIMIT 1");
  console.log(await s.sql("SELECT t.name, p.state, p.quality, count(*) FROM pep p JOIN school_term t ON t.id = p.term_id GROUP BY 1, 2, 3, t.until_on ORDER BY t.until_on"));
  console.log(await s.sql("SELECT kind, what, state FROM task WHERE about_type = 'pep'"));
  console.log(JSON.stringify((await virtual.get('/pep-return?by=term')).body.items));
  for (const [client, path, name] of [[amira, `/children/${jay}`, 'picture'], [virtual, `/children/${jay}/education`, 'education'], [virtual, `/peps/${held}`, 'pep'], [virtual, `/peps/${noah}`, 'therapy'], [amira, `/peps/${held}/edit`, 'edit'], [amira, `/children/${jay}/pep`, 'new'], [virtual, '/education-plans', 'term']]) {
    for (const viewport of [desk, phone]) {
      const page = await pageFor(browser, s, client, { viewport });
      try {
        await open(page, path);
        await page.screenshot({ path: `${out}${name}-${viewport.width}.png`, fullPage: true });
        await isSound(page, name);
        if (name === 'pep' && viewport === desk) await page.pdf({ path: `${out}pep.pdf`, format: 'A4' });
      } catch (e) { console.log(name, viewport.width, e.message.slice(0, 600)); }
      await page.context().close();
    }
  }
} finally { await browser.close(); await s.stop(); }
