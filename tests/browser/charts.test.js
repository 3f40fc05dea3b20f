// The geometry of the charts and the sentences before them: the tests beside the front end's sources, made runnable by its own bundler.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'esbuild';

const repo = fileURLToPath(new URL('../../', import.meta.url));
const sources = join(repo, 'static/test');
const made = mkdtempSync(join(tmpdir(), 'around-charts-'));
after(() => rmSync(made, { recursive: true }));

await build({
  entryPoints: readdirSync(sources).filter((name) => name.endsWith('.test.ts')).map((name) => join(sources, name)),
  outdir: made,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  nodePaths: [join(repo, 'node_modules')],
  logLevel: 'warning',
});
for (const name of readdirSync(made).sort()) await import(pathToFileURL(join(made, name)));
