// Measures beside the SDQ: what stands together, and what is said of it.
import { dayOf } from '../charts/days';
import type { TrendInput } from '../charts/trend';
import { scoreText } from './score';
import type { Measure, MeasureDefinition, MeasureScale } from './types';
import { measure_new as m, measures as w } from './words_measures';

const GOAL_MOST = 10; // goals go from 0 to 10
const HALVES = 2; // a score without bands stands on a ground of two halves

export interface Series {
    key: string;
    name: string;
    informant: Measure['informant'];
    items: Measure[]; // the newest first
}

/** Those of one measure by one informant stand together, in the order of the newest. */
export function seriesOf(items: Measure[]): Series[] {
    const all = new Map<string, Series>();
    for (const item of items) {
        const key = `${item.measure} ${item.informant}`;
        const one = all.get(key) ?? { key, name: item.name, informant: item.informant, items: [] };
        one.items.push(item);
        all.set(key, one);
    }
    return [...all.values()];
}

export const rangeSays = (scale: Pick<MeasureScale, 'min' | 'max' | 'step'>): string =>
    scale.step < 1 ? m.range_step(scoreText(scale.min, scale), scoreText(scale.max, scale), String(scale.step)) : m.range(scale.min, scale.max);

type Change = NonNullable<Measure['changes']>[number];
const movedSays = (c: Change, scales: MeasureScale[]): string => {
    const scale = scales.find((s) => s.code === c.scale);
    return w.moved(c.name, scoreText(c.from, scale), scoreText(c.to, scale), c.change);
};

/** How often each answer was given, of a measure whose answers are words. */
export function labelsSay({ answers }: Measure, labels: string[]): string[] {
    const given = (answers ?? []).map((a) => a.label);
    return labels.map((label) => ({ label, n: given.filter((it) => it === label).length })).filter(({ n }) => n > 0).map(({ label, n }) => w.label_count(label, n));
}

/** What the newest says, in one sentence; nothing where it is held back. */
export function nowSays({ completed_on, bands, scores }: Measure, scales: MeasureScale[]): string {
    if (!bands) return '';
    const worst = Math.max(0, ...bands.map((b) => b.level));
    const most = bands.filter((b) => b.level === worst);
    const only = scores?.length === 1 ? scores[0] : undefined;
    const score = only && only.score !== null ? scoreText(only.score, scales.find((s) => s.code === only.scale)) : null;
    if (bands.length === 1 && bands[0]) return w.now(completed_on, w.only(bands[0].band, score));
    if (worst > 0) return w.now(completed_on, w.worst(most.map((b) => b.name.toLowerCase()), most[0]?.band ?? ''));
    if (only && score !== null) return w.now(completed_on, only.label ? w.goal(only.label, score, GOAL_MOST) : w.one(only.name, score));
    return bands.length > 0 ? w.now(completed_on, w.usual) : '';
}

export function changeSays({ changes }: Measure, scales: MeasureScale[]): string {
    const moved = (changes ?? []).filter((c) => c.change !== 'none');
    const [first] = moved;
    return first ? w.since(first.from_on, moved.map((c) => (c.of === 't' ? w.moved_t(c.name, c.from, c.to, c.change) : movedSays(c, scales)))) : '';
}

export const isOfT = (scale: MeasureScale) => scale.bands[0]?.of === 't';

export const valueOf = (item: Measure, scale: MeasureScale): number | null => {
    const score = item.scores?.find((s) => s.scale === scale.code);
    return (isOfT(scale) ? score?.t : score?.score) ?? null;
};

/** Bands from nothing to worry about upwards; a measure without bands has one, as high as its scores. */
export function trendOf(series: Series, scale: MeasureScale, today: string): Omit<TrendInput, 'width'> | null {
    const bands = [...scale.bands].sort((a, b) => a.level - b.level);
    const height = (value: number): number => {
        const at = bands.findIndex((b) => value >= (b.from ?? -Infinity) && value <= (b.to ?? Infinity));
        if (at < 0) return (HALVES * (value - scale.min)) / (scale.max - scale.min);
        const { from, to } = bands[at] ?? { from: null, to: null };
        const low = from ?? (to ?? 0) - 30;
        const part = (value - low) / Math.max(1, (to ?? low + 30) - low);
        return at + Math.min(0.95, Math.max(0.05, scale.higher_is_better ? 1 - part : part));
    };
    const points = [...series.items]
        .reverse()
        .map((item) => ({ day: item.completed_on, value: valueOf(item, scale) }))
        .filter((p): p is { day: string; value: number } => p.value !== null);
    if (points.length < 2) return null;
    const middle = Math.round((scale.min + scale.max) / 2);
    const key = series.informant === 'clinician' ? 'teacher' : series.informant;
    const last = series.items[0]?.bands?.find((b) => b.scale === scale.code)?.band ?? '';
    return {
        bands: bands.length > 0 ? bands.map((b) => b.name) : [w.half(scale.min, middle), w.half(middle, scale.max)],
        series: [{ key, label: '', band: last, points: points.map((p) => ({ day: dayOf(p.day), height: height(p.value), score: p.value })) }],
        spans: [],
        today: dayOf(today),
    };
}

export const scalesOf = (definitions: MeasureDefinition[], code: string): MeasureScale[] => definitions.find((d) => d.code === code)?.scales ?? [];
