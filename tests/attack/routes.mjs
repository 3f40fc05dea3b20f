// Every route that the service has, one by one, against whoever has no business there: nobody, somebody whose session ended, a page of
// another site, a key that is none. The list is the program's own, so a route that is added later is tried, too (A08, A35, A44, S1).
import { show, sumUp } from './daemon.mjs';
import { problem, service } from '../lib/service.js';

const s = await service();
const routes = (await s.around('routes')).split('\n').map((line) => { const [method, path, need, body] = line.split('\t'); return { method, path, need, body }; });
const id = '00000000-0000-4000-8000-0000000000aa';
const address = (path) => path.replace(/:(child|id)/g, id).replace(':word', 'sdq-new').replace(':month', '2026-01');
const isWrite = ({ method }) => method !== 'GET';
const bodyOf = (route) => (isWrite(route) && route.body !== 'empty' ? {} : undefined);
const snapshot = () => s.sql(`SELECT string_agg(n::text, ' ' ORDER BY t) FROM (SELECT 'child' t, count(*) n FROM child UNION ALL SELECT 'person', count(*) FROM person UNION ALL SELECT 'session', count(*) FROM session WHERE ended_at IS NULL
  UNION ALL SELECT 'draft', count(*) FROM draft UNION ALL SELECT 'key', count(*) FROM api_key UNION ALL SELECT 'invitation', count(*) FROM invitation UNION ALL SELECT 'role', count(*) FROM role_held) x`);

const all = ['social_worker', 'team_manager', 'service_admin', 'information_governance', 'system_admin', 'camhs_clinician'];
const person = await s.person('everything', { roles: all, code: true });
const client = await s.signedIn(person);
const gone = await s.signedIn(await s.person('gone', { roles: all }));
await gone.delete('/session');
const stale = await s.signedIn(await s.person('stale', { roles: all }));
await s.sql("UPDATE session SET last_seen_at = now() - interval '15 minutes' WHERE person_id = (SELECT id FROM person WHERE username = 'stale')");
gone.cookie ??= `around=${'A'.repeat(43)}`;
const before = await snapshot();

show('there are routes to try', routes.length > 50 && routes.some((r) => r.need === 'public'), `${routes.length}`);
for (const route of routes) {
  const name = `${route.method} ${route.path}`;
  const path = address(route.path);
  const send = (as, headers = {}) => as.send(route.method, path, { body: bodyOf(route), headers });
  if (route.need !== 'public') {
    for (const [who, as, headers] of [['nobody', s.client(), {}], ['an ended session', gone, {}], ['an idle session', stale, {}],
      ['a key that is none', s.client({ key: 'B'.repeat(43) }), {}], ['a key in the address', s.client(), {}]]) {
      const target = who === 'a key in the address' ? `${path}?key=${'B'.repeat(43)}&access_token=${'B'.repeat(43)}` : path;
      const answer = await as.send(route.method, target, { body: bodyOf(route), headers });
      const refusal = route.need === 'calendar' ? 404 : 401; // an address that opens nothing was never there
      show(`${name}: ${who} gets ${refusal}`, answer.status === refusal && !/"items"|"id"/.test(answer.text), `${answer.status} ${answer.text}`);
    }
  }
  if (isWrite(route)) {
    if (route.need !== 'public') {
      for (const [what, headers] of [['no token', { 'X-CSRF-Token': null }], ['an empty token', { 'X-CSRF-Token': '' }], ['another token', { 'X-CSRF-Token': 'A'.repeat(43) }], ['half a token', { 'X-CSRF-Token': client.csrf.slice(0, 20) }],
        ['the cookie as its token', { 'X-CSRF-Token': client.cookie.split('=')[1] }]])
        show(`A44 ${name}: ${what}`, problem(await send(client, headers)) === 'csrf');
    }
    for (const origin of ['null', 'http://evil.example', `http://127.0.0.1.evil.example`, `http://127.0.0.1:${s.port + 1}`, `http://localhost:${s.port}`, `http://evil.example/?${s.url}`, `${s.url}.evil.example`, `http://x@127.0.0.1:${s.port}`, '', '://'])
      show(`A44 ${name}: from ${origin || 'an empty origin'}`, problem(await send(client, { Origin: origin })) === 'csrf');
  }
  const others = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'].filter((m) => !routes.some((r) => r.method === m && address(r.path) === path));
  for (const method of others) {
    const answer = await client.send(method, path, { headers: { 'X-HTTP-Method-Override': route.method } });
    const allowed = (answer.headers.get('allow') ?? '').split(', ').sort().join();
    const wanted = [...new Set(routes.filter((r) => address(r.path) === path).flatMap((r) => (r.method === 'GET' ? ['GET', 'HEAD'] : [r.method])))].sort().join();
    show(`A08 ${method} ${route.path}: 405 and what there is`, answer.status === 405 && allowed === wanted, `${answer.status} ${allowed} ${wanted}`);
  }
}
show('nothing of it did anything', (await snapshot()) === before, `${before}, then ${await snapshot()}`);
show('and the session that was misused still stands', (await client.get('/session')).status === 200);

// --- HEAD says what GET says, and nothing else; a GET never changes anything

// The audit grows by being read.
for (const route of routes.filter((r) => r.method === 'GET' && !/:|\/audit$/.test(r.path))) {
  const [get, head] = [await client.get(route.path), await client.send('HEAD', route.path)];
  show(`A44 HEAD ${route.path}`, head.status === get.status && head.text === '' && head.headers.get('etag') === get.headers.get('etag') && head.headers.get('content-length') === get.headers.get('content-length'), `${get.status} ${head.status}`);
}

// --- what an unchanged answer costs: nothing but a look (permissions.md, Audit)

{
  const child = (await client.post('/children', { given_names: 'Kit', family_name: 'Routes', born_on: '2013-04-14', sex: 'M', local_id: 'R1' })).body;
  const looks = () => s.sql(`SELECT count(*) FROM audit WHERE child_id = '${child.id}' AND route LIKE 'GET %'`).then(Number);
  const first = await client.get(`/children/${child.id}/picture`);
  const seen = await looks();
  const again = await client.get(`/children/${child.id}/picture`, { headers: { 'If-None-Match': first.headers.get('etag') } });
  show('304 for what did not change', again.status === 304 && again.text === '', `${again.status}`);
  show('S7 and it is a look like any other', seen > 0 && (await looks()) > seen, `${seen}, then ${await looks()}`);
  const other = await client.get(`/children/${child.id}/picture`, { headers: { 'If-None-Match': '"other"' } });
  show('200 for what did', other.status === 200);
}

await s.stop().catch((error) => show('the daemon ends cleanly', false, error.message));
process.exit(sumUp());
