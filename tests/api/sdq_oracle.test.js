// SDQs that nobody chose, against a scorer written apart from the service's, from the published rules: scales of five items of
// which three are answered, half up; bands as text, read as a person reads them off the sheet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nameOf } from '../lib/names.js';
import { service } from '../lib/service.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const order = 'consid restles somatic shares tantrum loner obeys worries caring fidgety friend fights unhappy popular distrac clingy kind lies bullied helpout reflect steals oldbest afraid attends'.split(' ');
const scales = { emotional: '3 8 13 16 24', conduct: '5 7r 12 18 22', hyperactivity: '2 10 15 21r 25r', peer: '6 11r 14r 19 23', prosocial: '1 4 9 17 20' };

const sheet = {
  parent: {
    three: { total: '0-13 14-16 17-40', emotional: '0-3 4 5-10', conduct: '0-2 3 4-10', hyperactivity: '0-5 6 7-10', peer: '0-2 3 4-10', prosocial: '6-10 5 0-4', impact: '0 1 2-10' },
    four: { total: '0-13 14-16 17-19 20-40', emotional: '0-3 4 5-6 7-10', conduct: '0-2 3 4-5 6-10', hyperactivity: '0-5 6-7 8 9-10', peer: '0-2 3 4 5-10', prosocial: '8-10 7 6 0-5', impact: '0 1 2 3-10' },
  },
  teacher: {
    three: { total: '0-11 12-15 16-40', emotional: '0-4 5 6-10', conduct: '0-2 3 4-10', hyperactivity: '0-5 6 7-10', peer: '0-3 4 5-10', prosocial: '6-10 5 0-4', impact: '0 1 2-6' },
    four: { total: '0-11 12-15 16-18 19-40', emotional: '0-3 4 5 6-10', conduct: '0-2 3 4 5-10', hyperactivity: '0-5 6-7 8 9-10', peer: '0-2 3-4 5 6-10', prosocial: '6-10 5 4 0-3', impact: '0 1 2 3-6' },
  },
  self: {
    three: { total: '0-15 16-19 20-40', emotional: '0-5 6 7-10', conduct: '0-3 4 5-10', hyperactivity: '0-5 6 7-10', peer: '0-3 4-5 6-10', prosocial: '6-10 5 0-4', impact: '0 1 2-10' },
    four: { total: '0-14 15-17 18-19 20-40', emotional: '0-4 5 6 7-10', conduct: '0-3 4 5 6-10', hyperactivity: '0-5 6 7 8-10', peer: '0-2 3 4 5-10', prosocial: '7-10 6 5 0-4', impact: '0 1 2 3-10' },
  },
};
const young = { // parents of children of 2 to 4
  three: { total: '0-12 13-15 16-40', emotional: '0-2 3 4-10', conduct: '0-3 4 5-10', hyperactivity: '0-5 6 7-10', peer: '0-2 3 4-10', prosocial: '7-10 6 0-5' }, // it has none for impact
  four: { total: '0-12 13-15 16-18 19-40', emotional: '0-2 3 4 5-10', conduct: '0-3 4 5 6-10', hyperactivity: '0-5 6 7 8-10', peer: '0-2 3 4 5-10', prosocial: '7-10 6 5 0-4', impact: '0 1 2 3-10' },
};
const three = ['normal', 'borderline', 'abnormal'];
const four = ['close_to_average', 'slightly_raised', 'high', 'very_high'];
const fourDown = ['close_to_average', 'slightly_lowered', 'low', 'very_low'];

function read(line, score, words) {
  if (!line || score === null) return null;
  return words[line.split(' ').findIndex((range) => {
    const [low, high = low] = range.split('-').map(Number);
    return score >= low && score <= high;
  })];
}

function scaleOf(answers, items) {
  const known = items.split(' ').map((item) => [answers[order[parseInt(item, 10) - 1]], item.endsWith('r')]).filter(([answer]) => answer !== null && answer !== undefined);
  if (known.length < 3) return null;
  const sum = known.reduce((all, [answer, isReversed]) => all + (isReversed ? 2 - answer : answer), 0);
  const tenths = (sum * 50) / known.length; // of a point; exact but for thirds, which are never halves
  return Math.floor(tenths / 10 + 0.5);
}

function impactOf(impact, informant) {
  if (impact.ebddiff === 0) return 0;
  const asked = informant === 'teacher' ? ['distres', 'impfrie', 'impclas'] : ['distres', 'imphome', 'impfrie', 'impclas', 'impleis'];
  const answered = asked.map((name) => impact[name]).filter((answer) => answer !== null && answer !== undefined);
  return answered.length ? answered.reduce((all, answer) => all + Math.max(0, answer - 1), 0) : null;
}

const plus = (...parts) => (parts.includes(null) ? null : parts.reduce((a, b) => a + b, 0));
function expected(informant, version, answers, impact) {
  const s = Object.fromEntries(Object.entries(scales).map(([name, items]) => [name, scaleOf(answers, items)]));
  const scores = { ...s, total: plus(s.emotional, s.conduct, s.hyperactivity, s.peer), externalising: plus(s.conduct, s.hyperactivity), internalising: plus(s.emotional, s.peer), impact: impactOf(impact, informant) };
  const page = version === '18+' ? null : version === '2-4' ? (informant === 'parent' ? young : null) : sheet[informant];
  const bands = (lines, words) => Object.fromEntries(Object.keys(scores).map((name) => [name, read(lines?.[name], scores[name], name === 'prosocial' && words === four ? fourDown : words)]));
  return { scores, bands3: bands(page?.three, three), bands4: bands(page?.four, four) };
}

// Numbers that are the same each time.
let seed = 20260403;
const below = (n) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor((seed / 2 ** 32) * n);
};

let s, amira, children;
before(async () => {
  s = await service();
  amira = await s.signedIn(await s.person('amira.khan', { roles: ['social_worker'] }));
  children = {};
  for (const age of [3, 13, 19]) {
    const made = await amira.post('/children', { ...nameOf(age), born_on: `${Number(today.slice(0, 4)) - age}-01-01`, sex: 'U', local_id: `O${age}` });
    assert.equal(made.status, 201, made.text);
    children[age] = made.body.id;
  }
});
after(() => s.stop());

function form(informant, version) {
  const missing = [0, 0, 0.1, 0.35, 0.6][below(5)];
  const answers = Object.fromEntries(order.map((name) => [name, below(100) < missing * 100 ? null : below(3)]));
  const asked = informant === 'teacher' ? ['distres', 'impfrie', 'impclas'] : ['distres', 'imphome', 'impfrie', 'impclas', 'impleis'];
  const impact = below(3) ? Object.fromEntries(['ebddiff', ...asked].filter(() => below(4)).map((name) => [name, below(4)])) : {};
  return { body: { informant, version, completed_on: today, answers, impact }, wanted: expected(informant, version, answers, impact) };
}

for (const [informant, version, age] of [['parent', '4-17', 13], ['teacher', '4-17', 13], ['self', '11-17', 13], ['parent', '11-17', 13], ['teacher', '11-17', 13], ['parent', '2-4', 3], ['teacher', '2-4', 3], ['self', '18+', 19], ['parent', '18+', 19]]) {
  test(`forms for ${version} by the ${informant} score as the sheet says`, async () => {
    for (let i = 0; i < 60; i++) {
      const { body, wanted } = form(informant, version);
      const answer = await amira.post(`/children/${children[age]}/sdqs`, body);
      assert.equal(answer.status, 201, answer.text);
      const { scores, bands3, bands4 } = answer.body;
      assert.deepEqual({ scores, bands3, bands4 }, wanted, JSON.stringify(body));
    }
  });
}

test('scale scores and totals that are entered have the bands of the sheet, each of them', async () => {
  for (const informant of ['parent', 'teacher', 'self']) {
    const version = informant === 'self' ? '11-17' : '4-17';
    const send = async (more) => (await amira.post(`/children/${children[13]}/sdqs`, { informant, version, completed_on: today, ...more })).body;
    for (let total = 0; total <= 40; total++) {
      const one = await send({ total });
      assert.deepEqual([one.bands3.total, one.bands4.total], [read(sheet[informant].three.total, total, three), read(sheet[informant].four.total, total, four)], `${informant} ${total}`);
    }
    for (let score = 0; score <= 10; score++) {
      const scores = { ...Object.fromEntries(Object.keys(scales).map((name) => [name, score])), impact: Math.min(score, informant === 'teacher' ? 6 : 10) };
      const one = await send({ scores });
      for (const [name, value] of Object.entries(scores)) {
        assert.equal(one.bands3[name], read(sheet[informant].three[name], value, three), `${informant} ${name} ${value}`);
        assert.equal(one.bands4[name], read(sheet[informant].four[name], value, name === 'prosocial' ? fourDown : four), `${informant} ${name} ${value}`);
      }
      assert.equal(one.scores.total, 4 * score);
    }
  }
});
