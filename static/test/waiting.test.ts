import assert from 'node:assert/strict';
import test from 'node:test';
import { layoutWaiting, lengthOf, type WaitingClock } from '../src/charts/waiting';

const NOW = Date.parse('2026-11-22T11:00:00Z');

function clock(given: Partial<WaitingClock>): WaitingClock {
    return { n: 8, unit: 'weeks', from: '2026-10-05T09:00:00Z', stopped_at: null, days: 48, target_days: 56, state: 'running', ...given };
}

test('eight weeks, 48 days in: 6 weeks 6 days, 8 days left, soon', () => {
    const wait = layoutWaiting(clock({}), NOW);
    assert.deepEqual([wait.elapsed, wait.badge, wait.targetText, wait.tone], ['6 weeks 6 days', '8 days left', '8 weeks', 'soon']);
    assert.ok(wait.filled < wait.target);
    assert.equal(wait.ticks.length, 10);
    assert.ok(Math.abs(wait.ticks[7]! - wait.target) < 1e-9, 'the eighth week is the target');
});

test('the same target given as 56 days reads as 8 weeks', () => {
    const wait = layoutWaiting(clock({ n: 56, unit: 'days', days: 69, state: 'late' }), NOW);
    assert.deepEqual([wait.elapsed, wait.badge, wait.targetText, wait.tone], ['9 weeks 6 days', '13 days over target', '8 weeks', 'late']);
    assert.ok(wait.filled > wait.target && wait.filled <= 1);
});

test('hours are counted from the instants', () => {
    const met = layoutWaiting(
        clock({ n: 24, unit: 'hours', from: '2026-08-30T08:00:00Z', stopped_at: '2026-08-31T03:20:00Z', days: 0, state: 'met' }), NOW);
    assert.deepEqual([met.elapsed, met.badge, met.targetText, met.tone], ['19 hours', 'Target met', '24 hours', 'met']);
    const runs = layoutWaiting(clock({ n: 24, unit: 'hours', from: '2026-11-22T10:20:00Z', days: 0 }), NOW);
    assert.deepEqual([runs.elapsed, runs.badge, runs.tone], ['40 minutes', '23 hours left', 'calm']);
    const late = layoutWaiting(clock({ n: 24, unit: 'hours', from: '2026-11-17T08:00:00Z', days: 5, state: 'late' }), NOW);
    assert.deepEqual([late.elapsed, late.badge], ['5 days 3 hours', '4 days 3 hours over target']);
});

test('a target in working days: the days go by as on a calendar', () => {
    const wait = layoutWaiting(clock({ n: 20, unit: 'working_days', days: 19, target_days: 28 }), NOW);
    assert.deepEqual([wait.elapsed, wait.badge, wait.targetText, wait.tone], ['2 weeks 5 days', '9 days left', '20 working days', 'calm']);
    const missed = layoutWaiting(clock({ n: 20, unit: 'working_days', days: 29, target_days: 28, stopped_at: '2026-11-01T09:00:00Z', state: 'missed' }), NOW);
    assert.equal(missed.badge, '1 day after target');
});

test('a wait that ended without being met or missed has ended', () => {
    assert.equal(layoutWaiting(clock({ stopped_at: '2026-11-01T09:00:00Z', state: 'ended' }), NOW).badge, 'Ended');
});

test('the first and the last day have words of their own', () => {
    assert.equal(layoutWaiting(clock({ days: 0 }), NOW).elapsed, 'Started today');
    assert.equal(layoutWaiting(clock({ days: 0, stopped_at: '2026-10-05T15:00:00Z', state: 'met' }), NOW).elapsed, 'The same day');
    assert.equal(layoutWaiting(clock({ days: 56 }), NOW).badge, 'Last day');
});

test('no wait is too long for its bar, and no bar has more ticks than can be told apart', () => {
    for (const days of [0, 1, 7, 56, 400, 4000]) {
        for (const unit of ['days', 'weeks', 'months', 'working_days'] as const) {
            const wait = layoutWaiting(clock({ unit, n: unit === 'days' ? 1 : 3, days, target_days: unit === 'days' ? 1 : 21, state: days > 90 ? 'late' : 'running' }), NOW);
            assert.ok(wait.filled >= 0 && wait.filled <= 1 && wait.target > 0 && wait.target <= 1);
            assert.ok(wait.ticks.length <= 30, `${wait.ticks.length} ticks for ${days} ${unit}`);
        }
    }
});

test('one of a thing is not many', () => {
    assert.equal(lengthOf('weeks', 1), '1 day');
    assert.equal(lengthOf('weeks', 22), '3 weeks 1 day');
    assert.equal(lengthOf('hours', 1.5), '1 hour');
    assert.equal(lengthOf('working_days', 1), '1 day');
});
