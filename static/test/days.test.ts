import assert from 'node:assert/strict';
import test from 'node:test';
import { inDays } from '../src/lib/dates';
import { addMonths, dayOf, isoOf, longDay, monthTicks, shortDay } from '../src/charts/days';

test('days go to numbers and back', () => {
    assert.equal(isoOf(dayOf('2026-02-28') + 1), '2026-03-01');
    assert.equal(isoOf(dayOf('2024-02-28') + 1), '2024-02-29');
    assert.equal(dayOf('1970-01-02'), 1);
});

test('an instant belongs to the London day', () => {
    assert.equal(isoOf(dayOf('2026-06-30T23:30:00Z')), '2026-07-01');
    assert.equal(isoOf(dayOf('2026-12-31T23:30:00Z')), '2026-12-31');
});

test('months on: the same day, or the last of the month', () => {
    assert.equal(isoOf(addMonths(dayOf('2026-01-31'), 1)), '2026-02-28');
    assert.equal(isoOf(addMonths(dayOf('2026-08-31'), -6)), '2026-02-28');
    assert.equal(isoOf(addMonths(dayOf('2026-11-22'), 3)), '2027-02-22');
});

test('dates in words', () => {
    assert.equal(longDay(dayOf('2026-11-14')), '14 November 2026');
    assert.equal(shortDay(dayOf('2026-11-14'), dayOf('2026-01-01')), '14 Nov');
    assert.equal(shortDay(dayOf('2027-01-18'), dayOf('2026-11-22')), '18 Jan 2027');
});

test('how late something is reads as one would say it', () => {
    const said: [number, string][] = [[-1, '1 day late'], [-21, '21 days late'], [-22, '3 weeks late'], [-91, '13 weeks late'], [-92, '3 months late'],
        [-730, '23 months late'], [-731, '2 years late'], [0, 'today'], [1, 'tomorrow'], [4, 'in 4 days'], [30, 'in 4 weeks'], [400, 'in 13 months']];
    for (const [days, words] of said) assert.equal(inDays(days), words);
});

test('month ticks: never more than asked for, evenly apart, inside', () => {
    const from = dayOf('2024-02-10');
    const until = dayOf('2026-11-22');
    for (const most of [1, 2, 3, 5, 8, 13, 40]) {
        const ticks = monthTicks(from, until, most);
        assert.ok(ticks.length > 0 && ticks.length <= most, `${ticks.length} ticks for ${most}`);
        for (const tick of ticks) assert.ok(tick >= from && tick <= until && isoOf(tick).endsWith('-01'));
    }
    assert.deepEqual(monthTicks(from, until, 3).map(isoOf), ['2025-01-01', '2026-01-01']);
});
