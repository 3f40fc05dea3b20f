/**
 * A wait against its target: how long the bar is, where the weeks and the target are, and the same in words.
 */
import { longDay } from '../lib/dates';
import { plural } from '../lib/english';
import { waiting as say } from '../lib/words_picture';

export type ClockUnit = 'hours' | 'days' | 'working_days' | 'weeks' | 'months';

export interface WaitingClock {
    n: number;
    unit: ClockUnit;
    from: string;
    stopped_at: string | null;
    /** Days used, and from the start to the last day in time; also where the target counts working days. */
    days: number;
    target_days: number;
    paused_at: string | null;
    paused_until: string | null;
    pause_code: string | null;
    state: 'running' | 'paused' | 'met' | 'late' | 'missed' | 'ended';
}

export type Tone = 'calm' | 'soon' | 'late' | 'met' | 'missed' | 'ended';

export interface Waiting {
    /** All in parts of the bar's length, 0 to 1. */
    filled: number;
    target: number;
    ticks: number[];
    elapsed: string;
    badge: string;
    targetText: string;
    tone: Tone;
}

const HOUR_MS = 3_600_000;

/** `now`: the instant the picture stands for, in milliseconds. */
export function layoutWaiting(clock: WaitingClock, now: number): Waiting {
    const used = usedOf(clock, now);
    const target = targetOf(clock);
    const long = Math.max(target * 1.3, used * 1.04, 1);
    return {
        filled: Math.max(used, 0) / long,
        target: target / long,
        ticks: ticksOf(clock.unit, long).map((at) => at / long),
        elapsed: elapsedOf(clock, used),
        badge: badgeOf(clock, used, target),
        targetText: targetTextOf(clock),
        tone: toneOf(clock, used, target),
    };
}

function usedOf(clock: WaitingClock, now: number): number {
    if (clock.unit !== 'hours') return clock.days;
    const until = clock.stopped_at ?? clock.paused_at;
    const stop = until ? Date.parse(until) : now;
    return (stop - Date.parse(clock.from)) / HOUR_MS;
}

function targetOf(clock: WaitingClock): number {
    return clock.unit === 'hours' ? clock.n : clock.target_days;
}

/** Weeks (hours: six of them, or days), every fourth when there would be more than 26 marks. */
function ticksOf(unit: ClockUnit, long: number): number[] {
    const first = unit !== 'hours' ? 7 : long <= 60 ? 6 : 24;
    const step = long / first > 26 ? first * Math.ceil(long / first / 26 / 4) * 4 : first;
    const ticks: number[] = [];
    for (let at = step; at < long; at += step) ticks.push(at);
    return ticks;
}

/** 6 weeks 6 days; 13 days; 19 hours; 40 minutes. */
export function lengthOf(unit: ClockUnit, amount: number): string {
    if (unit === 'hours') {
        if (amount < 1) return plural(Math.max(0, Math.floor(amount * 60)), 'minute');
        const hours = Math.floor(amount);
        if (hours < 72) return plural(hours, 'hour');
        return pair(Math.floor(hours / 24), 'day', hours % 24, 'hour');
    }
    const days = Math.floor(amount);
    return days < 14 ? plural(days, 'day') : pair(Math.floor(days / 7), 'week', days % 7, 'day');
}

function pair(a: number, big: string, b: number, small: string): string {
    return b === 0 ? plural(a, big) : `${plural(a, big)} ${plural(b, small)}`;
}

function elapsedOf(clock: WaitingClock, used: number): string {
    if (used < 1 && clock.unit !== 'hours') return clock.stopped_at ? say.same_day : say.today;
    if (clock.unit === 'hours') return lengthOf('hours', used);
    return used < 7 ? plural(Math.floor(used), 'day') : pair(Math.floor(used / 7), 'week', Math.floor(used) % 7, 'day');
}

function badgeOf(clock: WaitingClock, used: number, target: number): string {
    if (clock.state === 'met') return say.met;
    if (clock.state === 'ended') return say.ended;
    if (clock.state === 'paused') return say.paused(longDay(clock.paused_until ?? ''), say.pauses[clock.pause_code ?? ''] ?? '');
    const over = Math.max(0, used - target);
    if (clock.state === 'missed') return say.after(lengthOf(clock.unit, over));
    if (clock.state === 'late') return say.over(lengthOf(clock.unit, over));
    const left = Math.max(0, target - used);
    if (left < 1 && clock.unit !== 'hours') return say.last_day;
    return say.left(lengthOf(clock.unit, left));
}

function targetTextOf(clock: WaitingClock): string {
    if (clock.unit === 'working_days') return plural(clock.n, 'working day');
    if (clock.unit === 'days' && clock.n >= 14 && clock.n % 7 === 0) return plural(clock.n / 7, 'week');
    return plural(clock.n, clock.unit.slice(0, -1));
}

/** The last quarter before the target, or its last two weeks, is soon. */
function toneOf(clock: WaitingClock, used: number, target: number): Tone {
    if (clock.state === 'paused') return 'ended'; // grey: nothing runs
    if (clock.state !== 'running') return clock.state;
    const left = target - used;
    return left <= target / 4 || (clock.unit !== 'hours' && target > 28 && left <= 14) ? 'soon' : 'calm';
}
