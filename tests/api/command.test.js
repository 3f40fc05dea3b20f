// The command line as somebody meets it who knows nothing of it: every word says what it is for, and what it prints is whole.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const run = (...words) => new Promise((resolve) => {
  execFile(join(process.env.AROUND_BUILD, 'around'), words, { env: { PATH: process.env.PATH }, maxBuffer: 1 << 26 },
    (failed, out, error) => resolve({ status: failed ? failed.code : 0, out, error }));
});
const words = ['serve', 'work', 'audit', 'migrate', 'check-config', 'routes', 'openapi', 'user', 'key', 'demo', 'import', 'version'];

test('the help names every word, and each word has a help of its own that needs no configuration', async () => {
  const help = await run('--help');
  assert.equal(help.status, 0);
  for (const word of words) {
    assert.match(help.out, new RegExp(`^ +${word} `, 'm'));
    for (const asked of [[word, '--help'], [word, '-h']]) {
      const one = await run(...asked);
      assert.equal(one.status, 0, word);
      assert.ok(one.out.startsWith(`usage: around ${word}`), `${word}: ${one.out}`);
      assert.equal(one.error, '');
    }
  }
});

test('what is called wrongly says how it is called, on standard error', async () => {
  for (const called of [['user'], ['key', 'make'], ['import', 'csv', '/nowhere'], ['demo', '--children', 'many'], ['audit'], ['serve', 'now'], ['migrate', 'down']]) {
    const one = await run(...called);
    assert.equal(one.status, 2, called.join(' '));
    assert.match(one.error, new RegExp(`usage: around ${called[0]}`), called.join(' '));
    assert.equal(one.out, '');
  }
  for (const called of [[], ['fly'], ['fly', '--help']]) {
    const none = await run(...called);
    assert.equal(none.status, 2, called.join(' '));
    assert.match(none.error, /usage: around \[--config FILE\]/);
  }
});

test('the version is one line', async () => {
  assert.match((await run('version')).out, /^around \d+\.\d+\.\d+\n$/);
});

test('no number of the OpenAPI document has to be between 0 and 0', async () => {
  const document = JSON.parse((await run('openapi')).out);
  assert.equal(document.openapi, '3.1.0');
  for (const [name, schema] of Object.entries(document.components.schemas))
    for (const [field, of] of Object.entries(schema.properties))
      if (of.maximum !== undefined) assert.ok(of.minimum < of.maximum, `${name}.${field}: ${of.minimum} to ${of.maximum}`);
});
