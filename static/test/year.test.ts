import assert from 'node:assert/strict';
import test from 'node:test';
import { layoutYear, spanOf } from '../src/charts/year';

const year = (values: (number | null)[], others: (number | null)[] = []) => layoutYear({ width: 500, months: values.length, values, others, step: 5, most: 100 });

test('the scale takes in whole steps around what there is, and never leaves what can be', () => {
    assert.deepEqual(spanOf([81.2, 87.4], 5, 100), { from: 80, to: 90, step: 5 });
    assert.deepEqual(spanOf([100, 100], 5, 100), { from: 95, to: 100, step: 5 });
    assert.deepEqual(spanOf([0, 0], 5, 100), { from: 0, to: 5, step: 5 });
    assert.deepEqual(spanOf([0, 100], 5, 100), { from: 0, to: 100, step: 50 });
});

test('every rule and every month stands inside, higher numbers higher', () => {
    for (const values of [[3], [81, 82, 80], [0, 100], Array.from({ length: 12 }, (_, i) => 60 + i * 3)]) {
        const laid = year(values);
        assert.ok(laid.rules.length >= 2 && laid.rules.every(({ y }) => y > 0 && y <= laid.base));
        assert.ok(laid.rules.every(({ y }, i) => i === 0 || y < laid.rules[i - 1]!.y));
        assert.ok(laid.said.every(({ at }) => at.x >= laid.left && at.x <= laid.right && at.y >= 12 && at.y <= laid.base));
    }
});

test('a month without a number breaks the line; one alone is a point', () => {
    const laid = year([80, 81, null, 83, null, 85, 86]);
    assert.equal(laid.lines.length, 2);
    assert.equal(laid.alone.length, 1);
    assert.deepEqual(laid.said.map(({ value }) => value), [80, 86]);
});

test('the last month always has its name, and names keep apart on a phone', () => {
    const laid = layoutYear({ width: 340, months: 12, values: Array(12).fill(50) as number[], others: [], step: 5, most: 100 });
    assert.equal(laid.ticks.at(-1)?.i, 11);
    assert.ok(laid.ticks.every(({ x }, n) => n === 0 || x - laid.ticks[n - 1]!.x >= 44));
});

test('where nothing is known there is a scale and no line', () => {
    const laid = year([null, null]);
    assert.deepEqual([laid.lines, laid.said, laid.alone], [[], [], []]);
});
