import assert from 'node:assert/strict';
import test from 'node:test';
import { fitText, textWidth, wrapText } from '../src/charts/text';
import { listed, plural } from '../src/lib/english';

test('what fits stays, what does not takes an ellipsis and fits', () => {
    assert.equal(fitText('Nan', 13, 100), 'Nan');
    const short = fitText('Featherstonehaugh-Cholmondeley', 13, 100);
    assert.match(short, /…$/);
    assert.ok(textWidth(short, 13) <= 100);
});

test('names wrap at words, and end in an ellipsis when lines run out', () => {
    assert.deepEqual(wrapText('Close to average', 12.5, 58, 2), ['Close to', 'average']);
    const lines = wrapText('The Specialist Child and Adolescent Mental Health Service', 13, 90, 2);
    assert.equal(lines.length, 2);
    assert.match(lines[1]!, /…$/);
    for (const line of lines) assert.ok(textWidth(line, 13) <= 90);
});

test('accents take no room, letters of other scripts take theirs', () => {
    assert.equal(textWidth('e\u0301', 10), textWidth('e', 10));
    assert.ok(textWidth('安娜', 10) > textWidth('an', 10));
});

test('lists and numbers read as English', () => {
    assert.equal(listed(['Nan']), 'Nan');
    assert.equal(listed(['Nan', 'Ruth']), 'Nan and Ruth');
    assert.equal(listed(['Nan', 'Ruth', 'Dev']), 'Nan, Ruth and Dev');
    assert.equal(listed(['a', 'b', 'c', 'd', 'e'], 4), 'a, b, c and 2 others');
    assert.equal(plural(1, 'week'), '1 week');
    assert.equal(plural(0, 'week'), '0 weeks');
});
