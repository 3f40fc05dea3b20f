// A daemon of its own over a database of its own, for one test file. Wants AROUND_BUILD (the folder with `around`) and
// AROUND_SOCKETS (the folder of the database's socket), as tests/run gives them.
import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Client } from './client.js';
import { Psql } from './psql.js';

const run = promisify(execFile);
const build = process.env.AROUND_BUILD;
const sockets = process.env.AROUND_SOCKETS;
export const password = 'lantern-velvet-orbit';
// Of the kind that the service makes, but with 8 KiB of memory and not 64 MiB: whoever signs in does it as always, and a test does not spend its time on it.
const quickHash = '$argon2id$v=19$m=8,t=1,p=1$m7nXSx/bb33PMYxfQlrstA$cjslBpnDi64+eliGr8r4o3dYiRlH/8dSOLcBLMe3XuQ';

/** What the program keeps of an identity is at most a second old. */
export const tick = () => new Promise((resolve) => setTimeout(resolve, 1000));
/** The name of a problem: not-found, csrf, step-up. */
export const problem = (answer) => answer.body?.type?.replace('/problems/', '');

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function psql(user, database, text, ...more) {
  const { stdout } = await run('psql', ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-h', sockets, '-U', user, '-d', database,
    ...more, '-c', text], { maxBuffer: 1 << 26 });
  return stdout.trim();
}

const conninfo = (user, database) => `host=${sockets} dbname=${database} user=${user}`;

const buildName = () => {
  if (!build || !sockets) throw new Error('set AROUND_BUILD and AROUND_SOCKETS, or use tests/run');
  const { mtimeMs, size } = statSync(join(build, 'around'));
  return `${Math.floor(mtimeMs).toString(36)}_${size}`;
};

// A database that is made once for this build of the program; each test file gets a copy. Its comment is what `fill` said. Files that want it at
// the same time wait for the one that makes it.
async function template(name, copied, fill) {
  const turn = new Psql(sockets, 'postgres', 'postgres');
  try {
    await turn.ask(`SELECT pg_advisory_lock(hashtext('${name}'))`);
    if (await turn.ask(`SELECT 1 FROM pg_database WHERE datname = '${name}'`)) return name;
    const making = `${name}_making_${randomBytes(4).toString('hex')}`;
    await copy(making, copied);
    const said = await fill(making);
    await psql('postgres', 'postgres', `COMMENT ON DATABASE ${making} IS $said$${said}$said$`);
    await psql('postgres', 'postgres', `ALTER DATABASE ${making} RENAME TO ${name}`);
    return name;
  } finally {
    await turn.end(); // and with it the lock
  }
}

// File by file: through the log, as PostgreSQL does by itself, takes twice as long.
async function copy(database, copied) {
  await psql('postgres', 'postgres', `CREATE DATABASE ${database} TEMPLATE ${copied} STRATEGY FILE_COPY OWNER around_owner`);
  await psql('postgres', 'postgres', `REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database} TO around_app, around_audit, around_report`);
}

const migrated = () => template(`around_template_${buildName()}`, 'template1', async (making) => {
  await run(join(build, 'around'), ['migrate'], { env: { ...process.env, AROUND_OWNER_DATABASE: conninfo('around_owner', making) } });
  return 'migrated';
});

/** A service over a database of its own, with nobody in it. */
export async function service() {
  return started(await migrated(), randomBytes(32));
}

/** A service over a copy of what `around demo` makes with these options, and what that said of accounts and keys. */
export async function demonstration(options) {
  const secret = createHash('sha256').update(['westshire', ...options].join(' ')).digest(); // seals the accounts' codes in the copies too
  const name = await template(`around_demo_${secret.toString('hex').slice(0, 8)}_${buildName()}`, await migrated(), async (making) => {
    const dir = mkdtempSync(join(tmpdir(), 'around-demo-'));
    writeFileSync(join(dir, 'secret'), secret, { mode: 0o400 });
    const env = { ...process.env, AROUND_DATABASE: conninfo('around_app', making), AROUND_OWNER_DATABASE: conninfo('around_owner', making), AROUND_SECRET_FILE: join(dir, 'secret') };
    await run(join(build, 'around'), ['demo', ...options, '--accounts', join(dir, 'accounts.json')], { env });
    const said = JSON.parse(readFileSync(join(dir, 'accounts.json'), 'utf8'));
    rmSync(dir, { recursive: true });
    for (const account of said.accounts) account.password = password;
    await psql('postgres', making, `SET session_replication_role = replica; UPDATE credential SET password_hash = '${quickHash}'`);
    return JSON.stringify(said);
  });
  const said = await psql('postgres', 'postgres', `SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '${name}'`);
  return { s: await started(name, secret), ...JSON.parse(said) };
}

async function started(copied, secret) {
  const s = new Service();
  await s.start(copied, secret);
  return s;
}

class Service {
  async start(copied, secret) {
    this.database = `around_test_${randomBytes(6).toString('hex')}`;
    this.dir = mkdtempSync(join(tmpdir(), 'around-test-'));
    await copy(this.database, copied);
    writeFileSync(join(this.dir, 'secret'), secret, { mode: 0o400 });
    writeFileSync(join(this.dir, 'password'), `${password}\n`);
    this.port = await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    this.env = {
      ...process.env,
      AROUND_LISTEN: `127.0.0.1:${this.port}`,
      AROUND_DATABASE: conninfo('around_app', this.database),
      AROUND_OWNER_DATABASE: conninfo('around_owner', this.database),
      AROUND_AUDIT_DATABASE: conninfo('around_audit', this.database),
      AROUND_SECRET_FILE: join(this.dir, 'secret'),
      AROUND_STATIC: process.env.AROUND_STATIC && existsSync(process.env.AROUND_STATIC) ? process.env.AROUND_STATIC : this.#emptySite(),
    };
    this.log = '';
    this.daemon = spawn(join(build, 'around'), ['serve'], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.daemon.stderr.on('data', (text) => { this.log += text; });
    await this.#ready();
  }

  #emptySite() {
    const dir = join(this.dir, 'site');
    mkdirSync(dir);
    writeFileSync(join(dir, '404.html'), '<!doctype html><title>Not found</title>');
    writeFileSync(join(dir, 'pages.tsv'), '/\t404.html\n');
    return dir;
  }

  async #ready() {
    for (let i = 0; i < 200; i++) {
      if (this.daemon.exitCode !== null) throw new Error(`the daemon did not start:\n${this.log}`);
      const ready = await fetch(`${this.url}/api/v1/session`).then((a) => a.status === 401, () => false);
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the daemon is not ready after ten seconds:\n${this.log}`);
  }

  /** Ends the daemon as an operator would; what its sanitizers found is an error. */
  async stop() {
    if (this.daemon?.exitCode === null) {
      this.daemon.kill('SIGTERM');
      await once(this.daemon, 'exit');
    }
    await this.owner?.end();
    await psql('postgres', 'postgres', `DROP DATABASE ${this.database} WITH (FORCE)`);
    rmSync(this.dir, { recursive: true });
    if (this.daemon.exitCode !== 0) throw new Error(`the daemon ended with ${this.daemon.exitCode ?? this.daemon.signalCode}:\n${this.log}`);
  }

  client(options) { return new Client(this.url, options); }

  /** As the owner of the database: what no API does, such as making time pass. One text: rows as lines, | between columns. */
  sql(text) {
    this.owner ??= new Psql(sockets, 'around_owner', this.database, "SET around.person = '00000000-0000-4000-8000-000000000002'");
    return this.owner.ask(text);
  }

  /** As the application's role on a connection of its own, without an identity unless the text takes one on. */
  async sqlAsApp(text) {
    const app = new Psql(sockets, 'around_app', this.database);
    try { return await app.ask(text); } finally { await app.end(); }
  }

  /** As whoever runs the database: what neither owner nor application may do. */
  sqlAsSuperuser(text) { return psql('postgres', this.database, text); }

  /** The command line; its standard output. */
  async around(...words) {
    const { stdout } = await run(join(build, 'around'), words, { env: this.env });
    return stdout.trim();
  }

  /**
   * An account with roles at an agency (made where it is not there): {username, password, secret?, name}. By the program itself where there is a code, or
   * where the test is about how long it takes to look at a password.
   */
  async person(username, { roles = [], agency = 'Westshire Council', kind = 'council', code = false, byProgram = code, name = `Test ${username}` } = {}) {
    if (byProgram) {
      const secret = await this.around('user', 'add', username, '--name', name, '--agency', agency, '--agency-kind', kind,
        '--password-file', join(this.dir, 'password'), ...roles.flatMap((role) => ['--role', role]), ...(code ? ['--code'] : []));
      return { username, password, name, ...(code ? { secret } : {}) };
    }
    await this.sql(`INSERT INTO agency (id, kind, name) SELECT gen_random_uuid(), '${kind}', '${agency}' WHERE NOT EXISTS (SELECT FROM agency WHERE name = '${agency}');
      WITH a AS (SELECT id FROM agency WHERE name = '${agency}'), p AS (
        INSERT INTO person (id, username, name, agency_id) SELECT gen_random_uuid(), '${username}', '${name}', id FROM a RETURNING id), c AS (
        INSERT INTO credential (person_id, password_hash) SELECT id, '${quickHash}' FROM p)
      INSERT INTO role_held (id, person_id, role, agency_id)
      SELECT gen_random_uuid(), p.id, r, a.id FROM p, a, unnest('{${roles}}'::text[]) r`);
    return { username, password, name };
  }

  /** Lets a person's codes of this half minute be used again. */
  codesAnew(person) {
    return this.sql(`UPDATE credential SET totp_last_step = 0 WHERE person_id = (SELECT id FROM person WHERE username = '${person.username}')`);
  }

  /** A client that is signed in as a new or given person. */
  async signedIn(person, options) {
    const client = this.client();
    const answer = await client.signIn(person, options);
    if (answer.status !== 201) throw new Error(`sign-in of ${person.username} answered ${answer.status}: ${answer.text}`);
    return client;
  }
}
