// Hidden means hidden everywhere. Every GET there is (lists, single records, search, pictures of now and of earlier, timelines, what is next,
// waiting lists, tables for spreadsheets) and the answers that hold a record by another way (412) are crawled as everybody: no text stands in
// them that is above what the oracle allows; and what nobody may see changes no byte of any answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { unlessBusy } from '../lib/client.js';
import { service } from '../lib/service.js';
import { escaped, plant, sung, tiers } from './canary.js';
import { maySee } from './marks.js';
import { gate } from './oracle.js';
import { methodOf, requests, routeOf } from './requests.js';
import { askedAs as askers, makeWorld, places } from './world.js';

const isFull = Boolean(process.env.TEST_FULL);
let s, needs;
const clients = new Map();

before(async () => {
  s = await service();
  await makeWorld(s);
  needs = new Map((await s.around('routes')).split('\n').map((line) => line.split('\t')).map(([method, path, need]) => [`${method} ${path}`, need.split(' ')]));
  for (const asker of askers)
    for (const place of ['A', 'T']) {
      const client = s.client(asker.role === 'machine_key' ? { key: asker.token('A') } : {});
      if (!client.key) {
        client.cookie = `around=${asker.token(place)}`;
        client.csrf = (await client.get('/session')).body.csrf_token;
      }
      clients.set(`${asker.role}${asker.how} ${place}`, client);
    }
});
after(() => s.stop());

// Children who are in somebody's sight, in the short form two of them in turn; and one to whom nobody has a relation.
function placesOf(asker, request) {
  if (isFull) return request.places;
  const turn = requests.indexOf(request) + askers.indexOf(asker);
  const seen = request.places.filter((place) => place !== 'Z' && maySee(asker, { kind: 'child', place }));
  return [...new Set([seen[turn % seen.length], seen[(turn + 1) % seen.length], request.places.find((place) => place === 'Z')])].filter(Boolean);
}
const reads = requests.filter((request) => methodOf(request) === 'GET' && request.main && !request.later);
const patches = requests.filter((request) => methodOf(request) === 'PATCH' && request.main);

/** Everything that is crawled, as [what, who, answer]. */
async function crawl(look) {
  const work = [];
  for (const asker of askers) {
    const passes = (request) => gate(asker.who, ...needs.get(routeOf(request))) === 'yes';
    const client = (place) => clients.get(`${asker.role}${asker.how} ${place === 'T' ? 'T' : 'A'}`);
    const seen = new Set();
    const get = (name, place, path) => {
      if (!seen.has(path)) work.push(async () => look(name, asker, await unlessBusy(() => client(place).get(path))));
      seen.add(path);
    };
    for (const request of reads.filter(passes))
      for (const place of placesOf(asker, request)) {
        const path = request.path(asker, place);
        get(`${request.name} ${place}`, place, path);
        if (/ \/api\/v1\/children\/:child\/(words|people|alerts|homes|tasks|referrals|involvements|schools|sdqs)$/.test(request.name)) get(`${request.name}.csv ${place}`, place, `${path}.csv`);
        if (/timeline|\/sdqs$|\/tasks$/.test(request.name)) get(`${request.name} a page ${place}`, place, `${path}${path.includes('?') ? '&' : '?'}limit=3`.replace('limit=200&', ''));
      }
    for (const q of ['canary', 'canaryaround5alpha', 'Kim canary']) if (gate(asker.who, 'child', 'view') === 'yes') get(`search for ${q}`, 'A', `/children?q=${encodeURIComponent(q)}`);
    for (const request of patches.filter(passes))
      for (const place of placesOf(asker, request))
        work.push(async () => look(`${request.name} stale ${place}`, asker, await unlessBusy(() => client(place).send('PATCH', request.path(asker, place), { body: request.body(asker, place), headers: { 'If-Match': '"v0"' } }))));
  }
  const rest = work.values();
  await Promise.all(Array.from({ length: 12 }, async () => { for (const one of rest) await one(); }));
}

const plain = (answer) => `${answer.status} ${answer.text.replace(/"request_id":"[^"]*"/g, '').replace(/"hours" : \d+/g, '')}`;

// The first crawl is over all that somebody or other may see, the second over the same with what nobody may: two do for both questions.
const first = new Map();

test('no text above what somebody may see, in any answer', async () => {
  await s.sql(['BEGIN;', ...plant(tiers.filter((tier) => tier < 5)), 'COMMIT; ANALYZE'].join('\n'));
  const out = [], heard = new Set(), odd = [];
  await crawl((what, asker, answer) => {
    first.set(`${asker.role}${asker.how} ${what}`, plain(answer));
    for (const one of escaped(asker, answer)) out.push(`${asker.role}${asker.how}: ${one} in ${what}`);
    for (const one of sung(answer)) heard.add(one.replace(new RegExp(`(${Object.values(places).join('|')})$`), ''));
    if (answer.status >= 500) odd.push(`${what}: ${answer.text}`);
  });
  assert.deepEqual(odd.slice(0, 5), []);
  assert.ok(!out.length, `${out.length}\n${out.slice(0, 20).join('\n')}`);
  assert.ok(heard.size > 20, `canaries that somebody may see are heard, or nothing is proved: ${[...heard]}`);
});

test('what nobody may see (tier 5) changes no byte of any answer', async () => {
  await s.sql(['BEGIN;', ...plant([5]), 'COMMIT; ANALYZE'].join('\n'));
  const other = [], out = [];
  let compared = 0;
  await crawl((what, asker, answer) => {
    const key = `${asker.role}${asker.how} ${what}`;
    compared++;
    for (const one of escaped(asker, answer)) out.push(`${one} in ${key}`);
    if (first.get(key) !== plain(answer)) other.push(`${key}\n   ${first.get(key)?.slice(0, 300)}\n   ${plain(answer).slice(0, 300)}`);
  });
  assert.ok(compared > 500 && compared === first.size, `${compared} answers were compared with ${first.size}`);
  assert.ok(!other.length, `${other.length} of ${compared} answers\n${other.slice(0, 8).join('\n')}`);
  assert.deepEqual(out.slice(0, 20), []);
});
