// The words on screen: all in one place, and none that young people asked not to be used.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const src = new URL('../../static/src/', import.meta.url);
const files = readdirSync(src, { recursive: true }).filter((f) => /\.tsx?$/.test(f)).sort();
const text = (f) => readFileSync(new URL(f, src), 'utf8');
const code = (f) => text(f).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

// Language That Cares (2019) and the council papers: what is said instead stands beside each. An order of a court is called what the law calls it.
const unwanted = {
  '\\bLAC\\b': 'child in care', 'looked[- ]after': 'in care', '\\bplacements?\\b(?! order)': 'home', '\\brespite\\b': 'a stay with',
  'contact (visit|session|arrangement)s?': 'family time', 'challenging behaviou?rs?': 'having trouble coping', abscond: 'go missing',
  '\\babnormal\\b': 'cause for concern, very high', '\\bsiblings?\\b': 'brothers and sisters', '\\bservice users?\\b': 'the child',
  'difficult to place': 'hard to find the right home', '\\bcases?\\b': 'the child', '\\bclients?\\b': 'the child', 'hard to reach': 'finds it hard to trust',
};

const strings = (f) => [...code(f).matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map((m) => m[1] ?? m[2]);

test('the files of words hold nothing that young people asked not to be used', () => {
  const words = files.filter((f) => /^lib\/words/.test(f));
  assert.ok(words.length >= 1);
  const said = words.flatMap((f) => strings(f).map((s) => [f, s]));
  assert.ok(said.length > 200);
  for (const [pattern, instead] of Object.entries(unwanted)) {
    const found = said.filter(([, s]) => new RegExp(pattern, 'i').test(s) && s !== 'abnormal');
    assert.deepEqual(found, [], `say “${instead}”`);
  }
});

test('no page or part has words of its own', () => {
  for (const f of files.filter((f) => f.endsWith('.tsx'))) {
    const found = [...code(f).matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[^<>{}=]*)</g)].map((m) => m[1]);
    assert.deepEqual(found, [], f);
    const attributes = [...code(f).matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*[a-z][^"]*)"/g)].map((m) => m[1]);
    assert.deepEqual(attributes, [], f);
  }
});

test('dates are written out, and no unit is a letter', () => {
  for (const f of files.filter((f) => /^lib\/words/.test(f)))
    for (const s of strings(f)) assert.doesNotMatch(s, /\b\d+ ?(d|w|wks?|mths?|yrs?)\b/, `${f}: ${s}`);
});

test('nothing is kept in the browser, no text becomes markup or code', () => {
  for (const f of files) assert.doesNotMatch(code(f), /localStorage|sessionStorage|indexedDB|innerHTML|dangerouslySetInnerHTML|\beval\(|document\.write/, f);
});
