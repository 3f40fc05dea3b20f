import assert from 'node:assert/strict';
import test from 'node:test';
import { bandHeight, bandOf, bandRanges, type Ruler } from '../src/charts/bands';

// Cut-offs of the total for each informant (Youthinmind's scoring sheets), and two scales with a band of one score alone.
const rulers: Record<string, Ruler> = {
    'carer total': { cuts: [13, 16, 19], max: 40, isFalling: false },
    'teacher total': { cuts: [11, 15, 18], max: 40, isFalling: false },
    'self total': { cuts: [14, 17, 19], max: 40, isFalling: false },
    'teacher impact': { cuts: [0, 1, 2], max: 6, isFalling: false },
    'carer prosocial': { cuts: [8, 7, 6], max: 10, isFalling: true },
    'carer total, three bands': { cuts: [13, 16], max: 40, isFalling: false },
};

for (const [name, ruler] of Object.entries(rulers)) {
    test(`${name}: every score lies inside its own band, and height never goes back as difficulty grows`, () => {
        const scores = Array.from({ length: ruler.max + 1 }, (_, i) => (ruler.isFalling ? ruler.max - i : i));
        let before = -1;
        for (const score of scores) {
            const height = bandHeight(score, ruler);
            const band = bandOf(score, ruler);
            assert.ok(height > band && height < band + 1, `${score} at ${height} is not inside band ${band}`);
            assert.ok(height > before, `${score} at ${height} is not above ${before}`);
            before = height;
        }
    });
}

test('the same score means different bands for different informants', () => {
    assert.equal(bandOf(16, rulers['carer total']!), 1);
    assert.equal(bandOf(16, rulers['teacher total']!), 2);
    assert.equal(bandOf(16, rulers['self total']!), 1);
    assert.ok(bandHeight(16, rulers['teacher total']!) > bandHeight(16, rulers['carer total']!));
});

test('bands as they are printed: 0-13, 14-16, 17-19, 20-40; kindness counts down', () => {
    assert.deepEqual(bandRanges(rulers['carer total']!), [[0, 13], [14, 16], [17, 19], [20, 40]]);
    assert.deepEqual(bandRanges(rulers['carer prosocial']!), [[8, 10], [7, 7], [6, 6], [0, 5]]);
});

test('a band of one score has it in the middle', () => {
    assert.equal(bandHeight(1, rulers['teacher impact']!), 1.5);
    assert.equal(bandHeight(7, rulers['carer prosocial']!), 1.5);
});

test('three bands in a frame of four: the highest reaches over the upper two', () => {
    const three = rulers['carer total, three bands']!;
    assert.ok(bandHeight(40, three, 4) > 3 && bandHeight(40, three, 4) < 4);
    assert.ok(bandHeight(17, three, 4) > 2);
    assert.equal(bandHeight(15, three, 4), bandHeight(15, three));
});

test('a score beyond its scale stays in the frame', () => {
    assert.equal(bandHeight(99, rulers['carer total']!), 4);
    assert.equal(bandHeight(-5, rulers['carer total']!), 0);
});
