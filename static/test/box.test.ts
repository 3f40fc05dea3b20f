import assert from 'node:assert/strict';
import test from 'node:test';
import { crosses, overlap, spread } from '../src/charts/box';

test('boxes that touch do not overlap; with a gap they do', () => {
    const a = { x: 0, y: 0, w: 10, h: 10 };
    assert.equal(overlap(a, { x: 10, y: 0, w: 5, h: 5 }), false);
    assert.equal(overlap(a, { x: 9, y: 9, w: 5, h: 5 }), true);
    assert.equal(overlap(a, { x: 12, y: 0, w: 5, h: 5 }, 3), true);
});

test('a line crosses a box only where it goes through it', () => {
    const box = { x: 10, y: 10, w: 10, h: 10 };
    assert.equal(crosses({ x1: 0, y1: 0, x2: 30, y2: 30 }, box), true);
    assert.equal(crosses({ x1: 0, y1: 0, x2: 8, y2: 8 }, box), false);
    assert.equal(crosses({ x1: 0, y1: 15, x2: 30, y2: 15 }, box), true);
    assert.equal(crosses({ x1: 0, y1: 25, x2: 30, y2: 25 }, box), false);
    assert.equal(crosses({ x1: 15, y1: 15, x2: 16, y2: 16 }, box), true);
});

function assertSpread(out: number[], gap: number, low: number, high: number): void {
    const sorted = [...out].sort((a, b) => a - b);
    sorted.forEach((at, i) => {
        assert.ok(at >= low - 1e-9 && at <= high + 1e-9, `${at} outside ${low}..${high}`);
        if (i > 0) assert.ok(at - sorted[i - 1]! >= gap - 1e-9, `${sorted[i - 1]} and ${at} are nearer than ${gap}`);
    });
}

test('labels that have room stay where they are', () => {
    assert.deepEqual(spread([10, 60, 110], 20, 0, 200), [10, 60, 110]);
});

test('labels at one place share the room around it, in their order', () => {
    assert.deepEqual(spread([50, 50, 50], 20, 0, 100), [30, 50, 70]);
    assert.deepEqual(spread([100, 100], 20, 0, 100), [80, 100]);
    assert.deepEqual(spread([0, 0], 20, 0, 100), [0, 20]);
});

test('any wishes end apart and inside', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let round = 0; round < 300; round++) {
        const wishes = Array.from({ length: 1 + Math.floor(random() * 6) }, () => random() * 300 - 50);
        assertSpread(spread(wishes, 30, 0, 200), 30, 0, 200);
    }
});

test('more labels than room share what there is', () => {
    assertSpread(spread([1, 2, 3, 4, 5, 6], 50, 0, 100), 20, 0, 100);
});
