import assert from 'node:assert/strict';
import test from 'node:test';
import { dayOf } from '../src/charts/days';
import { sdqTrend } from '../src/charts/sdq';
import { reliableSentence, sdqSentence } from '../src/charts/sdq_says';
import type { Definition, Informant, Scale, Sdq, Version } from '../src/picture/types';

const TODAY = dayOf('2026-11-22');
const limits = (three: number[], four: number[], reliable: number | null = null, isFalling = false, max = 10) => ({ max, isFalling, three, four, reliable });
const definition: Definition = {
    'parent 4-17': { total: limits([13, 16], [13, 16, 19], null, false, 40), emotional: limits([3, 4], [3, 4, 6], 4), prosocial: limits([6, 5], [8, 7, 6], 3, true) },
    'teacher 4-17': { total: limits([11, 15], [11, 15, 18], null, false, 40), emotional: limits([4, 5], [3, 4, 5]) },
    'self 11-17': { total: limits([15, 19], [14, 17, 19], null, false, 40), emotional: limits([5, 6], [4, 5, 6], 4) },
    'parent 2-4': { total: limits([12, 15], [], null, false, 40) },
};
const WORDS = ['close_to_average', 'slightly_raised', 'high', 'very_high'];

let made = 0;
function form(informant: Informant, on: string | number, total: number, more: Partial<Sdq> & { emotional?: number; prosocial?: number; version?: Version } = {}): Sdq {
    const version = more.version ?? (informant === 'self' ? '11-17' : '4-17');
    const own = definition[`${informant} ${version}`]?.total;
    const band = own?.four.length ? WORDS[own.four.filter((cut) => total > cut).length] : null;
    return {
        id: String(made++), informant, version, follow_up: false, total, held_back: false,
        completed_on: typeof on === 'string' ? on : null,
        return_year: typeof on === 'number' ? on : null,
        scores: { total, emotional: more.emotional ?? null, prosocial: more.prosocial ?? null },
        bands3: {}, bands4: band ? { total: band } : {},
    };
}

function says(sdqs: Sdq[], scale: Scale = 'total'): string {
    return sdqSentence(sdqTrend(sdqs, scale, definition), scale, 'Jay', TODAY);
}

test('one form: its score and that there is none to compare', () => {
    assert.equal(says([form('parent', '2026-09-14', 16)]),
        'The carer’s score in September 2026 was 16 (slightly raised). There is no earlier one to compare it with.');
});

test('first forms of two informants, with who sees more', () => {
    assert.equal(says([form('parent', '2026-09-14', 16), form('teacher', '2026-09-04', 17)]),
        'First scores: carer 16 (slightly raised) and teacher 17 (high). School sees more difficulty (high) than home (slightly raised).');
});

test('one informant over time', () => {
    assert.equal(says([form('self', '2025-10-01', 18), form('self', '2026-10-05', 13)]),
        'Jay’s own score went from 18 (high) in October 2025 to 13 (close to average) in October 2026.');
    assert.equal(says([form('parent', '2025-10-01', 16), form('parent', '2026-10-05', 16)]),
        'The carer’s score was 16 (slightly raised) in October 2026, the same as in October 2025.');
});

const year = (informant: Informant, before: number, after: number): Sdq[] => [form(informant, '2025-09-14', before), form(informant, '2026-09-14', after)];

test('all lower, and who still sees more', () => {
    assert.equal(says([...year('parent', 18, 16), ...year('teacher', 19, 17), ...year('self', 17, 13)]),
        'All three scores are lower than they were about a year earlier. School sees more difficulty (high) than home (slightly raised) and Jay (close to average).');
});

test('two of two, now in one band', () => {
    assert.equal(says([...year('parent', 12, 17), ...year('teacher', 12, 16)]),
        'Both scores are higher than they were about a year earlier. Both are now high.');
});

test('some lower, one higher, one the same', () => {
    assert.match(says([...year('parent', 18, 16), ...year('teacher', 15, 17), ...year('self', 17, 13)]),
        /^The carer’s and Jay’s own scores are lower than they were about a year earlier; the teacher’s is higher\. /);
    assert.match(says([...year('parent', 18, 18), ...year('teacher', 17, 16)]),
        /^The teacher’s score is lower than it was about a year earlier; the carer’s is unchanged\. Both are now high\.$/);
});

test('comparisons that reach back unequally say from when to when', () => {
    assert.match(says([...year('parent', 18, 16), form('teacher', '2026-03-14', 19), form('teacher', '2026-09-14', 17)]),
        /^Both scores are lower than they were 6 to 12 months earlier\./);
});

test('an old form is said to be old; a form of a yearly return has its year', () => {
    assert.equal(says([form('parent', 2024, 12), form('parent', 2025, 17)]),
        'The carer’s score went from 12 (close to average) in the year to March 2024 to 17 (high) in the year to March 2025. The newest form is 19 months old.');
});

test('what is older than two years is told in years', () => {
    assert.match(says([form('parent', 2019, 12)]), /The newest form is more than seven years old\.$/);
});

test('a form without bands for the age has a score and no band', () => {
    assert.equal(says([form('parent', '2026-09-14', 16, { version: '18+' })]), 'The carer’s score in September 2026 was 16. There is no earlier one to compare it with.');
});

test('another scale is named', () => {
    assert.match(says([form('parent', '2026-09-14', 16, { emotional: 5 })], 'emotional'), /^The carer’s score for emotions in September 2026 was 5\./);
    assert.equal(says([form('parent', '2026-09-14', 16)], 'emotional'), '');
});

test('reliable change: from the published threshold on, and only where one is published', () => {
    const sentence = (sdqs: Sdq[]): string => reliableSentence(sdqTrend(sdqs, 'total', definition), definition, 'Jay');
    const pair = (informant: Informant, a: number, b: number): Sdq[] => [
        form(informant, '2025-09-14', 16, { emotional: a, prosocial: 8 }),
        form(informant, '2026-09-14', 16, { emotional: b, prosocial: 5 }),
    ];
    assert.equal(sentence(pair('parent', 8, 5)), 'More than chance alone would explain: kind and helpful down from 8 to 5 (carer).');
    assert.equal(sentence(pair('parent', 9, 5)),
        'More than chance alone would explain: emotions down from 9 to 5 and kind and helpful down from 8 to 5 (carer).');
    assert.equal(sentence(pair('self', 2, 6)), 'More than chance alone would explain: emotions up from 2 to 6 (Jay).');
    assert.equal(sentence(pair('teacher', 9, 1)), '');
});

test('forms of two to four with three bands stand in the frame of four, forms without bands only in the table', () => {
    const trend = sdqTrend([form('parent', '2024-09-14', 20, { version: '2-4' }), form('parent', '2026-09-14', 20), form('self', '2026-09-14', 9, { version: '18+' })], 'total', definition);
    assert.equal(trend.bands.length, 4);
    assert.equal(trend.hasThree, true);
    assert.equal(trend.unplaced, 1);
    assert.ok(trend.series[0]!.points[0]!.height > 2);
});

test('of two forms of one informant and day the later record counts', () => {
    const [later, earlier] = [form('self', '2026-11-08', 13), form('self', '2026-11-08', 19)];
    assert.match(says([later, earlier]), /^Jay’s own score in November 2026 was 13 \(close to average\)/);
});

test('who has no earlier form is not counted among those that moved', () => {
    assert.match(says([...year('parent', 18, 16), ...year('teacher', 19, 17), form('self', '2026-09-14', 13)]),
        /^The carer’s and the teacher’s scores are lower than they were about a year earlier\. /);
});

test('two forms within a month are told apart by their days', () => {
    assert.equal(says([form('self', '2026-09-20', 13), form('self', '2026-09-03', 18)]),
        'Jay’s own score went from 18 (high) on 3 September 2026 to 13 (close to average) on 20 September 2026.');
});
