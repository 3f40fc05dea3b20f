import assert from 'node:assert/strict';
import test from 'node:test';
import { layoutBars } from '../src/charts/count';
import { barsOf, gridOf, sentenceOf } from '../src/lib/activity';
import { spanOf } from '../src/lib/periods';
import type { ActivityTable } from '../src/lib/types';

const heads = ['label', 'second', 'third'];

/** rows: the words and, last, the number. */
function table(name: string, titles: string[], rows: (string | number | null)[][]): ActivityTable {
    const columns = [...titles.map((title, i) => ({ name: heads[i]!, title })), { name: 'n', title: 'Referrals' }];
    const word = (x: string | number | null | undefined): string | null => (typeof x === 'string' ? x : null);
    return {
        name,
        title: 'Open, by who referred',
        columns,
        rows: rows.map((row) => {
            const n = row[row.length - 1];
            const [label, second, third] = row.slice(0, -1);
            return { label: word(label) ?? '', second: word(second), third: word(third), n: typeof n === 'number' ? n : null };
        }),
    };
}

test('years, halves and quarters begin on 1 April, and go no further than today', () => {
    const of = (span: 'month' | 'quarter' | 'half' | 'year', back: number, day: string) => Object.values(spanOf(span, back, day)).join(' ');
    assert.equal(of('month', 0, '2026-11-26'), '2026-11-01 2026-11-26');
    assert.equal(of('month', 1, '2026-01-31'), '2025-12-01 2025-12-31');
    assert.equal(of('quarter', 0, '2026-11-26'), '2026-10-01 2026-11-26');
    assert.equal(of('quarter', 1, '2026-02-03'), '2025-10-01 2025-12-31');
    assert.equal(of('half', 0, '2026-02-03'), '2025-10-01 2026-02-03');
    assert.equal(of('half', 1, '2026-11-26'), '2026-04-01 2026-09-30');
    assert.equal(of('year', 0, '2026-03-31'), '2025-04-01 2026-03-31');
    assert.equal(of('year', 1, '2024-04-01'), '2023-04-01 2024-03-31');
    assert.equal(of('month', 1, '2024-03-05'), '2024-02-01 2024-02-29');
});

test('a table of one word is a list with its sum', () => {
    const grid = gridOf(table('received_by_month', ['Month'], [['2026-04', 2], ['2026-05', 0]]));
    assert.deepEqual(grid, { heads: ['Month', 'Referrals'], rows: [{ words: ['April 2026'], numbers: [2] }, { words: ['May 2026'], numbers: [0] }], total: [2] });
});

test('ages stand across in order, all four up to 25, and others where there are any', () => {
    const grid = gridOf(table('received_in_care_by_age', ['Locality', 'Sex', 'Age'], [['North', 'Male', 'A carer', 1], ['North', 'Male', '6 to 12', 3], ['South', 'Female', '0 to 5', 2]]));
    assert.deepEqual(grid.heads, ['Locality', 'Sex', '0 to 5', '6 to 12', '13 to 18', '19 to 25', 'A carer']);
    assert.deepEqual(grid.rows.map((row) => row.numbers), [[0, 3, 0, 0, 1], [2, 0, 0, 0, 0]]);
    assert.deepEqual(grid.total, [2, 3, 0, 0, 1]);
});

test('what nobody can be said of stays open, and measures have no sum', () => {
    const grid = gridOf(table('waits', ['Urgency', 'Measure'], [['Routine', 'First seen', 0], ['Routine', 'Days, median', null]]));
    assert.deepEqual([grid.rows[0]!.numbers, grid.total], [[0, null], null]);
});

const waits = (seen: number, median: number | null, longest: number | null, of: number, met: number) =>
    table('waits', ['Urgency', 'Measure'], [['Routine', 'First seen', seen], ['Routine', 'Days, median', median], ['Routine', 'Days, longest', longest], ['Routine', 'With a target', of], ['Routine', 'Within the target', met]]);

test('each table begins with what it says', () => {
    const one = (name: string, rows: (string | number)[][]) => sentenceOf(table(name, ['A', 'B'], rows));
    assert.equal(one('received_by_home', []), 'None in this period.');
    assert.equal(one('received_by_home', [['Foster carers', 5], ['Other home', 2]]), 'Foster carers: 5 of 7, more than any other.');
    assert.equal(one('received_by_home', [['Foster carers', 2], ['Other home', 2]]), '4 in all, none more often than the others.');
    assert.equal(one('received_by_home', [['Foster carers', 3]]), 'Foster carers: all 3.');
    assert.equal(one('received_by_home', [['Foster carers', 1]]), 'Foster carers: 1.');
    assert.equal(one('received_by_month', [['2026-04', 1], ['2026-05', 4]]), '5 referrals, the most in May 2026 (4).');
    assert.equal(one('closed_by_month', [['2026-04', 0], ['2026-05', 4]]), '4 in all.');
    assert.equal(one('caseload', [['Open', 'At the start', 3], ['Open', 'At the end', 4], ['Waiting for a decision', 'At the end', 2]]), 'Open: 3 at the start, 4 at the end. Waiting: 0 at the start, 2 at the end.');
    assert.equal(sentenceOf(waits(0, null, null, 0, 0)), 'Nobody was seen for the first time in this period.');
    assert.equal(sentenceOf(waits(1, 5, 5, 0, 0)), 'Routine: 1 seen for the first time, after 5 days.');
    assert.equal(sentenceOf(waits(3, 5, 9, 2, 1)), 'Routine: 3 seen for the first time, half of them within 5 days, the longest wait 9 days. 1 of 2 with a target was seen in time.');
});

test('bars are as long as their numbers, begin where the longest word ends, and leave room for the number', () => {
    const { bars, left, height } = layoutBars([{ label: 'Foster carers', n: 4 }, { label: 'Other', n: 2 }, { label: 'None', n: 0 }], 400);
    assert.equal(bars[0]!.w, bars[1]!.w * 2);
    assert.equal(bars[2]!.w, 0);
    assert.ok(left + bars[0]!.w < 400 - 20 && height > bars[2]!.y);
    assert.ok(layoutBars([{ label: 'A very long name of a kind of home that nobody thought of', n: 1 }], 300).left < 180);
    assert.deepEqual(barsOf(table('open_by_source', ['A', 'B', 'C'], [['x', 'y', 'z', 1]])), []);
});
