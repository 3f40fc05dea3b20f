// Makes what is served from src/: types, scripts, styles, pages, compressed copies. Called by ./build.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import zlib from 'node:zlib';

const [here, work, out] = process.argv.slice(2).map((p) => path.resolve(p));
const SCRIPT_BUDGET = 45 * 1024; // bytes per page, compressed
const STYLE_BUDGET = 15 * 1024;

const require = createRequire(path.join(work, 'package.json'));
const src = path.join(work, 'src');
const modules = path.join(work, 'node_modules');

function fail(sentence) {
    console.error(`static/build: ${sentence}`);
    process.exit(1);
}

function filesBelow(dir) {
    return fs
        .readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((e) => e.isFile())
        .map((e) => path.join(e.parentPath, e.name))
        .sort();
}

function digest(...parts) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest('hex');
}

// The sources are seen through a link beside node_modules, so that imports are found without touching the tree.
function linkSources() {
    fs.rmSync(src, { force: true });
    fs.symlinkSync(path.join(here, 'src'), src);
    fs.copyFileSync(path.join(here, 'tsconfig.json'), path.join(work, 'tsconfig.json'));
}

function inputsDigest() {
    const sources = filesBelow(path.join(here, 'src'));
    const own = ['build.mjs', 'package-lock.json', 'tsconfig.json'].map((f) => path.join(here, f));
    const all = [...sources, ...own, path.join(work, 'openapi.json')];
    return digest(...all.flatMap((f) => [f, '\0', fs.readFileSync(f), '\0']));
}

async function makeTypes() {
    const description = JSON.parse(fs.readFileSync(path.join(work, 'openapi.json'), 'utf8'));
    description.paths = Object.fromEntries(
        Object.entries(description.paths).map(([p, item]) => [p.replace(/^\/api\/v1/, ''), item]),
    );
    const { default: openapiTS, astToString } = require('openapi-typescript');
    const text = astToString(await openapiTS(description));
    const file = path.join(work, 'api.d.ts');
    if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) fs.writeFileSync(file, text);
}

function checkTypes() {
    const tsc = path.join(modules, 'typescript/bin/tsc');
    const args = [tsc, '-p', work, '--incremental', '--tsBuildInfoFile', path.join(work, 'types.info')];
    try {
        execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: work });
    } catch {
        fail('the types do not agree (see above)');
    }
}

// Pages, titles and the words of the template come from the same sources as the rest.
async function readSite(esbuild) {
    const file = path.join(work, 'site.mjs');
    await esbuild.build({
        entryPoints: [path.join(src, 'lib/site.ts')],
        bundle: true,
        format: 'esm',
        outfile: file,
        preserveSymlinks: true,
        logLevel: 'warning',
    });
    return import(`${pathToFileURL(file).href}?${Date.now()}`);
}

// One script for each page, with nothing in it that the page does not use (of the words, above all). Sharing chunks between
// the pages was tried: they are smaller only from the second page on, and each page then waits for several requests. Only what
// a page imports when it runs, because it stands below what one looks at first, is a script apart.
async function bundleScript(esbuild, page, to) {
    const result = await esbuild.build({
        entryPoints: { [page]: path.join(src, 'pages', `${page}.tsx`) },
        bundle: true,
        splitting: true,
        format: 'esm',
        target: 'es2022',
        minify: true,
        jsx: 'automatic',
        jsxImportSource: 'preact',
        preserveSymlinks: true,
        nodePaths: [modules],
        entryNames: '[name]-[hash]',
        chunkNames: `${page}-[name]-[hash]`,
        outdir: path.join(to, 'assets'),
        legalComments: 'none',
        metafile: true,
        logLevel: 'warning',
    });
    const outputs = Object.entries(result.metafile.outputs);
    const [entry, made] = outputs.find(([, o]) => o.entryPoint?.endsWith(`pages/${page}.tsx`));
    const atOnce = [entry, ...made.imports.filter((i) => i.kind === 'import-statement').map((i) => i.path)];
    return { atOnce: atOnce.map((f) => path.basename(f)), later: outputs.map(([f]) => path.basename(f)).filter((f) => !atOnce.some((a) => path.basename(a) === f)) };
}

async function bundleScripts(esbuild, pages, to) {
    const names = [...new Set(pages.map((p) => p.name))];
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await bundleScript(esbuild, name, to)])));
}

function writeHashed(to, name, bytes) {
    const { name: stem, ext } = path.parse(name);
    const file = `${stem}-${digest(bytes).slice(0, 8).toUpperCase()}${ext}`;
    fs.writeFileSync(path.join(to, 'assets', file), bytes);
    return `/assets/${file}`;
}

// One style sheet for all pages: the base, then the sheet of each part that has its own folder.
async function makeStyles(esbuild, to, font) {
    const sass = require('sass');
    const sheets = ['charts', 'picture'].flatMap((d) => {
        const dir = path.join(here, 'src', d);
        if (!fs.existsSync(dir)) return [];
        return fs.readdirSync(dir).filter((f) => /^_.*\.scss$/.test(f)).sort().map((f) => `${d}/${f.slice(1, -5)}`);
    });
    const text = ['styles/main', ...sheets].map((s, i) => `@use "${s}" as sheet${i};`).join('\n');
    const { css } = sass.compileString(text, {
        loadPaths: [path.join(here, 'src'), modules, work],
        style: 'compressed',
        quietDeps: true,
        silenceDeprecations: ['if-function'],
        logger: sass.Logger.silent,
    });
    const small = await esbuild.transform(css.replaceAll('FONT_URL', font), { loader: 'css', minify: true });
    return writeHashed(to, 'around.css', small.code);
}

function licences(to) {
    const shipped = ['preact', 'openapi-fetch', 'd3-scale', 'd3-shape', 'govuk-frontend', '@ministryofjustice/frontend', '@fontsource-variable/inter'];
    const text = shipped.map((name) => {
        const dir = path.join(modules, name);
        const file = fs.readdirSync(dir).find((f) => /^licen[cs]e/i.test(f));
        const { version, license } = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'));
        const body = file ? fs.readFileSync(path.join(dir, file), 'utf8') : '';
        return `${name} ${version} (${license})\n\n${body.trim()}\n`;
    });
    fs.writeFileSync(path.join(to, 'licences.txt'), text.join(`\n${'-'.repeat(80)}\n\n`));
}

function pageHtml(site, page, style, font, icon, [script, ...shared]) {
    const w = site.template;
    const preloads = shared.map((file) => `<link rel="modulepreload" href="/assets/${file}">\n`).join('');
    return `<!doctype html>
<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${site.titles[page.name]} – ${w.product}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#1f3a5f">
<meta name="robots" content="noindex">
<link rel="icon" href="${icon}" type="image/svg+xml">
<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${style}">
${preloads}<script type="module" src="/assets/${script}"></script>
</head>
<body class="govuk-template__body">
<a href="#main" class="govuk-skip-link">${w.skip}</a>
<div id="page">
<header class="bar"><div class="bar__in"><a class="bar__name" href="/">${w.product}</a></div></header>
<div class="sheet"><main id="main" tabindex="-1">
<noscript><h1 class="govuk-heading-l">${w.no_script_title}</h1><p class="govuk-body">${w.no_script}</p><p class="govuk-body"><a class="govuk-link" href="/without-javascript">${w.no_script_link}</a></p></noscript>
</main></div>
</div>
</body>
</html>
`;
}

function compress(to) {
    for (const file of filesBelow(to)) {
        if (!/\.(html|js|css|svg|txt)$/.test(file)) continue;
        const bytes = fs.readFileSync(file);
        const q = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
        fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(bytes, q));
        fs.writeFileSync(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }));
    }
}

function checkBudget(to, scripts, style) {
    const size = (f) => fs.statSync(path.join(to, `${f}.br`)).size;
    const styleSize = size(style);
    if (styleSize > STYLE_BUDGET) fail(`the style sheet is ${styleSize} bytes compressed, over ${STYLE_BUDGET}`);
    const total = (files) => files.reduce((n, file) => n + size(`assets/${file}`), 0);
    const totals = Object.entries(scripts).map(([page, { atOnce }]) => [total(atOnce), page]);
    const laters = Object.entries(scripts).map(([page, { later }]) => [total(later), `${page}, what comes later`]);
    const over = [...totals, ...laters].filter(([n]) => n > SCRIPT_BUDGET);
    if (over.length) fail(over.map(([n, page]) => `page ${page}: ${n} bytes of script compressed, over ${SCRIPT_BUDGET}`).join('; '));
    const [most, page] = totals.sort((a, b) => b[0] - a[0])[0];
    console.error(`static/build: ${totals.length} pages; most script ${(most / 1024).toFixed(1)} kB (${page}), style ${(styleSize / 1024).toFixed(1)} kB, compressed`);
}

function replaceOutput(from) {
    const old = `${out}.old`;
    fs.rmSync(old, { recursive: true, force: true });
    if (fs.existsSync(out)) fs.renameSync(out, old);
    fs.renameSync(from, out);
    fs.rmSync(old, { recursive: true, force: true });
}

const stamp = inputsDigest();
const stampFile = path.join(work, 'built');
if (fs.existsSync(path.join(out, 'pages.tsv')) && fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === `${stamp} ${out}`) {
    console.error('static/build: nothing changed');
    process.exit(0);
}
linkSources();
await makeTypes();
checkTypes();
const esbuild = require('esbuild');
const site = await readSite(esbuild);
const to = `${out}.new`;
fs.rmSync(to, { recursive: true, force: true });
fs.mkdirSync(path.join(to, 'assets'), { recursive: true });
const font = writeHashed(to, 'inter.woff2', fs.readFileSync(path.join(modules, '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')));
const icon = writeHashed(to, 'icon.svg', fs.readFileSync(path.join(here, 'src/styles/icon.svg')));
const style = await makeStyles(esbuild, to, font);
const scripts = await bundleScripts(esbuild, site.pages, to);
for (const page of site.pages)
    fs.writeFileSync(path.join(to, `${page.name}.html`), pageHtml(site, page, style, font, icon, scripts[page.name].atOnce));
fs.writeFileSync(path.join(to, 'pages.tsv'), site.pages.map((p) => `${p.pattern}\t${p.name}.html\n`).join(''));
licences(to);
compress(to);
checkBudget(to, scripts, style);
replaceOutput(to);
fs.writeFileSync(stampFile, `${stamp} ${out}`);
