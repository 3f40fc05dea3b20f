// R25, A79: with a wrong configuration, or a database that is not as it must be, the service says so in one clear line and does not
// start; with a database that is away it starts, says that it is not ready, and is ready when the database is back.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { send, show, sleep, sumUp } from './daemon.mjs';
import { service } from '../lib/service.js';

const s = await service();
const around = path.join(process.env.AROUND_BUILD, 'around');
const file = (name) => path.join(s.dir, name);
const conninfo = (user, database = s.database) => `host=${process.env.AROUND_SOCKETS} dbname=${database} user=${user}`;

function write(name, bytes, mode) {
  fs.writeFileSync(file(name), bytes, { mode });
  fs.chmodSync(file(name), mode);
  return file(name);
}

/** A port on which nobody listens: given by the system, and given back. */
async function freePort() {
  const server = net.createServer();
  const port = await new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts the program with settings (null: without one); its exit code and what it said, or a running one after `patience`. */
function start(settings = {}, words = ['serve'], patience = 20000) {
  const env = { ...s.env, AROUND_LISTEN: '127.0.0.1:0', ...settings };
  for (const name of Object.keys(env)) if (env[name] === null) delete env[name];
  const child = spawn(around, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  return new Promise((done) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.on('close', (code) => { clearTimeout(timer); done({ code, said }); });
  });
}

async function refuses(name, expected, settings, words) {
  const { code, said } = await start(settings, words);
  const lines = said.trim().split('\n');
  show(`R25 ${name}: does not start`, code !== null && code !== 0, `ended with ${code}`);
  show(`R25 ${name}: says why, in one line`, lines.length === 1 && expected.test(said), said);
}

// --- what is set

await refuses('no database', /AROUND_DATABASE is not set/, { AROUND_DATABASE: null });
await refuses('no secret', /AROUND_SECRET_FILE is not set/, { AROUND_SECRET_FILE: null });
await refuses('no pages', /AROUND_STATIC is not set/, { AROUND_STATIC: null });
await refuses('no such secret', /secret file .*No such file/, { AROUND_SECRET_FILE: file('nowhere') });
for (const mode of [0o440, 0o404, 0o444, 0o600 | 0o020])
  await refuses(`a secret of mode ${mode.toString(8)}`, /its owner alone may read it/, { AROUND_SECRET_FILE: write('loose', Buffer.alloc(32, 1), mode) });
await refuses('a short secret', /exactly 32 random bytes/, { AROUND_SECRET_FILE: write('short', Buffer.alloc(31, 1), 0o400) });
await refuses('a long secret', /exactly 32 random bytes/, { AROUND_SECRET_FILE: write('long', Buffer.alloc(33, 1), 0o400) });
await refuses('an empty secret', /exactly 32 random bytes/, { AROUND_SECRET_FILE: write('empty', '', 0o400) });
fs.symlinkSync(file('secret'), file('link'));
await refuses('a secret behind a link', /secret file/, { AROUND_SECRET_FILE: file('link') });
await refuses('pages that are not there', /nowhere/, { AROUND_STATIC: file('nowhere') });
await refuses('too many readers', /readers must be a number from 1 to 32/, { AROUND_READERS: '33' });
await refuses('no writers', /writers must be a number/, { AROUND_WRITERS: '0' });
await refuses('readers that are no number', /readers must be a number/, { AROUND_READERS: '3x' });
await refuses('an address of another kind', /base_url must begin with https:\/\/ or http:\/\//, { AROUND_BASE_URL: 'ftp://around.example' });
await refuses('an unknown setting', /there is no setting 'lisen'/, {}, ['--config', write('typo.conf', '# a line for the reader\nlisen = y\n', 0o600), 'serve']);
await refuses('a setting without a value', /there is no setting|has no value/, {}, ['--config', write('half.conf', 'readers\n', 0o600), 'serve']);
await refuses('no such file of settings', /cannot read .*nowhere/, {}, ['--config', file('nowhere'), 'serve']);
await refuses('a folder as a file of settings', /cannot read/, {}, ['--config', s.dir, 'serve']);

// --- where it listens

await refuses('an address that is none', /cannot listen on here: write 127\.0\.0\.1:PORT/, { AROUND_LISTEN: 'here' });
await refuses('a port that is none', /cannot listen/, { AROUND_LISTEN: '127.0.0.1:70000' });
for (const open of ['0.0.0.0:0', '[::]:0', '192.0.2.1:0'])
  await refuses(`listening on ${open}`, /other machines could reach it/, { AROUND_LISTEN: open });
await refuses('a port in use', /cannot listen on 127\.0\.0\.1:\d+: Address already in use/, { AROUND_LISTEN: `127.0.0.1:${s.port}` });
await refuses('a socket without its whole path', /needs its whole path/, { AROUND_LISTEN: 'unix:' });
await refuses('a path that is too long', /File name too long/, { AROUND_LISTEN: `unix:/tmp/${'a'.repeat(120)}` });
await refuses('a file in the place of the socket', /Address already in use/, { AROUND_LISTEN: `unix:${write('a-file', 'mine', 0o600)}` });
show('R25 and leaves it alone', fs.readFileSync(file('a-file'), 'utf8') === 'mine');
await refuses('no folder for the socket', /No such file/, { AROUND_LISTEN: `unix:${file('nowhere/socket')}` });
{
  const server = net.createServer();
  await new Promise((done) => server.listen(file('taken'), done));
  await refuses('a socket in use', /Address already in use/, { AROUND_LISTEN: `unix:${file('taken')}` });
  server.close();
}

// --- the database

await refuses('no such role', /the database refuses/, { AROUND_DATABASE: conninfo('around_nobody') });
await refuses('no such database', /the database refuses/, { AROUND_DATABASE: conninfo('around_app', 'around_nowhere') });
await refuses('an address of a database that is none', /the database refuses/, { AROUND_DATABASE: 'host=/tmp ünknown' });
await refuses('the database as superuser', /not bound by row-level security/, { AROUND_DATABASE: conninfo('postgres') });
await refuses('the database as its owner', /not bound by row-level security/, { AROUND_DATABASE: conninfo('around_owner') });
await refuses('check-config says it, too', /not bound by row-level security/, { AROUND_DATABASE: conninfo('around_owner') }, ['check-config']);
await refuses('an empty database', /not been migrated/, { AROUND_DATABASE: conninfo('around_app', 'postgres') });

/** What the service says of a database that was changed, and that it starts when the change is undone. */
async function changed(name, expected, change, undo) {
  await s.sqlAsSuperuser(change);
  await refuses(name, expected);
  await s.sqlAsSuperuser(undo);
}
await changed('A79 an older database', /lacks 0012_list; run around migrate/,
  "UPDATE schema_migration SET name = 'x' WHERE name = '0012_list'; DELETE FROM schema_migration WHERE name = 'x'",
  "INSERT INTO schema_migration (name, digest) VALUES ('0012_list', 'x')");
await changed('A79 a newer database', /has 9999_later, which this program does not know/,
  "INSERT INTO schema_migration (name, digest) VALUES ('9999_later', 'x')", "DELETE FROM schema_migration WHERE name = '9999_later'");
await changed('a table without row-level security', /the table child is not under forced row-level security/,
  'ALTER TABLE child DISABLE ROW LEVEL SECURITY', 'ALTER TABLE child ENABLE ROW LEVEL SECURITY');
await changed('a table whose owner is not bound', /the table sdq_answer is not under forced/,
  'ALTER TABLE sdq_answer NO FORCE ROW LEVEL SECURITY', 'ALTER TABLE sdq_answer FORCE ROW LEVEL SECURITY');
await changed('a table of somebody else\'s', /the table leak is not under forced/,
  'CREATE TABLE leak AS SELECT * FROM child; GRANT SELECT ON leak TO around_app', 'DROP TABLE leak');
await changed('a view with its owner\'s rights', /the view everybody has not its caller's rights/,
  'CREATE VIEW everybody AS SELECT * FROM child', 'DROP VIEW everybody');
await changed('a kept view', /the view everybody has not its caller's rights/,
  'CREATE MATERIALIZED VIEW everybody AS SELECT * FROM child', 'DROP MATERIALIZED VIEW everybody');
await changed('a definer function that nobody listed', /the function open_sesame\(\) runs with its owner's rights/,
  "CREATE FUNCTION open_sesame() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS 'SELECT 1'", 'DROP FUNCTION open_sesame()');
await changed('a definer function with an open search path', /the function me\(\) runs with its owner's rights/,
  'ALTER FUNCTION me() RESET search_path', 'ALTER FUNCTION me() SET search_path = pg_catalog, public, pg_temp');

// --- a database that is away

{
  const sockets = file('away');
  const port = await freePort();
  fs.mkdirSync(sockets);
  const child = spawn(around, ['serve'], { env: { ...s.env, AROUND_LISTEN: `127.0.0.1:${port}`, AROUND_DATABASE: conninfo('around_app').replace(process.env.AROUND_SOCKETS, sockets) }, stdio: 'ignore' });
  const ended = new Promise((done) => child.on('exit', (code) => done(code)));
  const status = async (target) => Number((await send(port, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).text.slice(9, 12));
  const until = async (target, wanted) => { for (let i = 0; i < 200 && (await status(target)) !== wanted; i += 1) await sleep(50); return status(target); };
  show('R25 database away: alive', (await until('/healthz', 200)) === 200);
  show('R25 and not ready', (await status('/readyz')) === 503);
  const asked = `GET /api/v1/children HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'A'.repeat(43)}\r\nConnection: close\r\n\r\n`;
  const { text } = await send(port, asked);
  show('R25 who asks is told to come again', /^HTTP\/1\.1 503 [^]*\r\nRetry-After: \d/.test(text), text);
  fs.symlinkSync(path.join(process.env.AROUND_SOCKETS, '.s.PGSQL.5432'), path.join(sockets, '.s.PGSQL.5432'));
  show('R25 database back: ready', (await until('/readyz', 200)) === 200);
  fs.unlinkSync(path.join(sockets, '.s.PGSQL.5432'));
  await s.sqlAsSuperuser('ALTER TABLE child DISABLE ROW LEVEL SECURITY');
  await s.sqlAsSuperuser(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${s.database}' AND usename = 'around_app'`);
  fs.symlinkSync(path.join(process.env.AROUND_SOCKETS, '.s.PGSQL.5432'), path.join(sockets, '.s.PGSQL.5432'));
  show('R25 back without its walls: not ready', (await until('/readyz', 503)) === 503);
  const unguarded = await send(port, asked);
  show('R25 and shows nothing', unguarded.text.startsWith('HTTP/1.1 503'), unguarded.text);
  await s.sqlAsSuperuser('ALTER TABLE child ENABLE ROW LEVEL SECURITY');
  show('R25 and ready when they stand again', (await until('/readyz', 200)) === 200);
  child.kill('SIGTERM');
  show('R25 it ends as always', (await ended) === 0);
}

{
  const heard = [];
  const server = net.createServer((socket) => {
    heard.push([]);
    const mine = heard.at(-1);
    socket.on('error', () => {}).on('data', (bytes) => { mine.push(bytes); if (mine.length === 1) socket.write('N'); }); // no, not encrypted
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { code } = await start({ AROUND_DATABASE: `host=127.0.0.1 port=${server.address().port} dbname=around user=around_app` }, ['check-config']);
  const asked = heard.map((bytes) => Buffer.concat(bytes).toString('hex'));
  show('S16 a database behind a network hears nothing unless it is encrypted', code !== null && asked.length > 0 && asked.every((hex) => hex === '0000000804d2162f'), asked.join(' '));
  server.close();
}

// --- a unix socket

{
  const child = spawn(around, ['serve'], { env: { ...s.env, AROUND_LISTEN: `unix:${file('front')}` }, stdio: 'ignore' });
  const ended = new Promise((done) => child.on('exit', (code) => done(code)));
  for (let i = 0; i < 200 && !fs.existsSync(file('front')); i += 1) await sleep(50);
  show('its socket is for its owner and group alone', (fs.statSync(file('front')).mode & 0o777) === 0o660);
  const text = await new Promise((done) => {
    const socket = net.connect(file('front'), () => socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'));
    socket.on('data', (d) => { done(String(d)); socket.destroy(); });
  });
  show('and answers', text.startsWith('HTTP/1.1 200'));
  child.kill('SIGTERM');
  show('it ends', (await ended) === 0);
  show('and takes its socket away', !fs.existsSync(file('front')));
}

// --- the migrations

{
  const migrate = (settings) => start(settings, ['migrate']);
  const again = await migrate({});
  show('migrate again changes nothing and ends well', again.code === 1 ? /another text/.test(again.said) : again.code === 0, again.said);
  const asApp = await migrate({ AROUND_OWNER_DATABASE: conninfo('around_app') });
  show('A79 the application\'s role cannot migrate', asApp.code === 1 && /permission denied|must be owner/.test(asApp.said), asApp.said);
}

await s.stop().catch((error) => show('the daemon ends cleanly', false, error.message));
process.exit(sumUp());
