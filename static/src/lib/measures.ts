// Measures beside the SDQ: what stands together, and what is said of it.
import { dayOf } from '../charts/days';
import type { TrendInput } from '../charts/trend';
import type { Measure, MeasureDefinition, MeasureScale } from './types';
import { measures as w } from './words_measures';

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

/** What the newest says, in one sentence; nothing where it is held back. */
export function nowSays({ completed_on, bands, scores }: Measure): string {
    if (!bands) return '';
    const worst = Math.max(0, ...bands.map((b) => b.level));
    const most = bands.filter((b) => b.level === worst);
    const only = scores?.length === 1 ? scores[0] : undefined;
    if (bands.length === 1 && bands[0]) return w.now(completed_on, w.only(bands[0].band, only?.score ?? null));
    if (worst > 0) return w.now(completed_on, w.worst(most.map((b) => b.name.toLowerCase()), most[0]?.band ?? ''));
    if (only && only.score !== null) return w.now(completed_on, only.label ? w.goal(only.label, only.score, GOAL_MOST) : w.one(only.name, only.score));
    return bands.length > 0 ? w.now(completed_on, w.usual) : '';
}

export function changeSays({ changes }: Measure): string {
    const moved = (changes ?? []).filter((c) => c.change !== 'none');
    const [first] = moved;
    return first ? w.since(first.from_on, moved.map((c) => (c.of === 't' ? w.moved_t : w.moved)(c.name, c.from, c.to, c.change))) : '';
}

const isOfT = (scale: MeasureScale) => scale.bands[0]?.of === 't';

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
