// Twelve months of one measure, large enough to read off: geometry alone. Lengths are CSS pixels.
import { runsOf, type Point } from './months';

export interface YearIn {
    width: number;
    months: number; // how many there are
    values: (number | null)[];
    others: (number | null)[]; // what they are compared with, month by month; none: no line
    step: number; // the least between two rules
    most: number; // the scale goes from 0 to this
}

export interface YearOf {
    height: number;
    left: number;
    right: number;
    base: number; // where the months stand
    rules: { y: number; value: number }[];
    ticks: { x: number; i: number }[];
    lines: string[];
    others: string[];
    alone: Point[]; // months without a neighbour
    said: { at: Point; value: number }[]; // the first and the last, with their numbers
}

const HEIGHT = 190;
const TOP = 22;
const BASE = 142;
const LEFT = 42;
const EDGE = 26; // half of a number that stands over the first month or the last
const RULES = 3;
const MONTH = 44; // room that the name of a month takes

/** From where to where the scale goes: whole steps around what there is, never below nothing or over the most. */
export function spanOf(known: number[], step: number, most: number): { from: number; to: number; step: number } {
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const wide = [1, 2, 4, 5, 10, 20].map((n) => n * step).find((n) => (high - low) / n <= RULES - 1) ?? most;
    const from = Math.max(0, Math.floor(low / wide) * wide);
    const to = Math.min(most, Math.max(Math.ceil(high / wide) * wide, from + wide));
    return from === to ? { from: to - wide, to, step: wide } : { from, to, step: wide };
}

const round = (n: number): number => Math.round(n * 10) / 10;
const path = (run: Point[]): string => run.map((p) => `${p.x},${p.y}`).join(' ');

export function layoutYear({ width, months, values, others, step, most }: YearIn): YearOf {
    const known = [...values, ...others].filter((v): v is number => v !== null);
    const scale = known.length ? spanOf(known, step, most) : { from: 0, to: most, step: most };
    const right = width;
    const between = (right - LEFT - 2 * EDGE) / Math.max(1, months - 1);
    const x = (i: number) => round(LEFT + EDGE + i * between);
    const y = (v: number) => round(BASE - ((v - scale.from) * (BASE - TOP)) / (scale.to - scale.from));
    const every = Math.max(1, Math.ceil(MONTH / between));
    const runs = runsOf(values, x, y);
    const seen = values.flatMap((value, i) => (value === null ? [] : [{ at: { x: x(i), y: y(value) }, value }]));
    return {
        height: HEIGHT,
        left: LEFT,
        right,
        base: BASE,
        rules: Array.from({ length: Math.floor((scale.to - scale.from) / scale.step + 0.001) + 1 }, (_, k) => scale.from + k * scale.step).map((value) => ({ y: y(value), value })),
        ticks: Array.from({ length: months }, (_, i) => i).filter((i) => (months - 1 - i) % every === 0).map((i) => ({ x: x(i), i })),
        lines: runs.filter((run) => run.length > 1).map(path),
        others: runsOf(others, x, y).filter((run) => run.length > 1).map(path),
        alone: runs.filter((run) => run.length === 1).flat(),
        said: seen.length > 1 ? [seen[0]!, seen.at(-1)!] : seen,
    };
}
