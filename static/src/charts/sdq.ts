/** From the SDQs of a picture to what the chart, its sentence and its tables need. */
import { sdq as words } from '../lib/words';
import type { Definition, Informant, Scale, Sdq } from '../picture/types';
import { type Ruler, bandHeight } from './bands';
import { dayOf } from './days';

const bandWords = words.bands;

export const INFORMANTS: Informant[] = ['parent', 'teacher', 'self'];
export const SCALES: Scale[] = ['total', 'emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial', 'impact'];

export function scoreOf(sdq: Sdq, scale: Scale): number | null {
    return (scale === 'total' ? (sdq.total ?? sdq.scores?.total) : sdq.scores?.[scale]) ?? null;
}

/** The word of the band of a score: of the four where the form has them, else of the three. */
export function bandWord(sdq: Sdq, scale: Scale): string | null {
    const name = sdq.bands4?.[scale] ?? sdq.bands3?.[scale] ?? null;
    return name ? (bandWords[name] ?? null) : null;
}

const LEVEL: Record<string, number> = {
    close_to_average: 1, slightly_raised: 2, slightly_lowered: 2, high: 3, low: 3, very_high: 4, very_low: 4, normal: 1, borderline: 2, abnormal: 4,
};

/** 1 (no more than usual) to 4, for the colour beside the word; 0 without bands. */
export function bandLevel(sdq: Sdq, scale: Scale): number {
    const name = sdq.bands4?.[scale] ?? sdq.bands3?.[scale] ?? null;
    return name ? (LEVEL[name] ?? 0) : 0;
}

function maxOf(scale: Scale, informant: Informant): number {
    if (scale === 'total') return 40;
    return scale === 'impact' && informant === 'teacher' ? 6 : 10;
}

/** Four bands where the form has them, else three; null where it has none. */
export function rulerOf(definition: Definition, sdq: { informant: Informant; version: string }, scale: Scale): Ruler | null {
    const own = definition[`${sdq.informant} ${sdq.version}`]?.[scale];
    const cuts = own?.four.length ? own.four : own?.three;
    return own && cuts?.length ? { cuts, max: own.max, isFalling: own.isFalling } : null;
}

/** The day of a form; of one that came with a year's return its 31 March, on which such a year ends. */
export function sdqDay(sdq: Sdq): number {
    return dayOf(sdq.completed_on ?? `${sdq.return_year ?? 1970}-03-31`);
}

/** Newest first. */
export function newestFirst(sdqs: Sdq[]): Sdq[] {
    return [...sdqs].sort((a, b) => sdqDay(b) - sdqDay(a));
}

export interface SdqPoint {
    sdq: Sdq;
    day: number;
    score: number;
    /** In the bands of the chart's frame. */
    height: number;
    word: string | null;
}

export interface SdqTrend {
    /** Words of the bands, lowest first; none when no form has bands: then height is the score itself. */
    bands: string[];
    series: { informant: Informant; points: SdqPoint[] }[];
    unplaced: number;
    hasThree: boolean;
}

const FOUR = {
    rising: ['close_to_average', 'slightly_raised', 'high', 'very_high'],
    falling: ['close_to_average', 'slightly_lowered', 'low', 'very_low'],
    three: ['normal', 'borderline', 'abnormal'],
};

export function sdqTrend(sdqs: Sdq[], scale: Scale, definition: Definition): SdqTrend {
    const scored = sdqs.filter((sdq) => scoreOf(sdq, scale) !== null);
    const rulers = new Map(scored.map((sdq) => [sdq, rulerOf(definition, sdq, scale)]));
    const frame = Math.max(0, ...[...rulers.values()].map((r) => (r ? r.cuts.length + 1 : 0)));
    const names = frame === 4 ? (scale === 'prosocial' ? FOUR.falling : FOUR.rising) : frame === 3 ? FOUR.three : [];
    // The service gives the newest first; of two forms of one day the later record is the last.
    const placed = [...scored].reverse().filter((sdq) => frame === 0 || rulers.get(sdq));
    const point = (sdq: Sdq): SdqPoint => {
        const score = scoreOf(sdq, scale) ?? 0;
        const own = rulers.get(sdq);
        const height = own ? bandHeight(score, own, frame) : (4 * score) / maxOf(scale, sdq.informant);
        return { sdq, day: sdqDay(sdq), score, height, word: bandWord(sdq, scale) };
    };
    return {
        bands: names.map((name) => bandWords[name] ?? name),
        series: INFORMANTS.map((informant) => ({
            informant,
            points: placed.filter((sdq) => sdq.informant === informant).map(point).sort((a, b) => a.day - b.day),
        })).filter((each) => each.points.length > 0),
        unplaced: scored.length - placed.length,
        hasThree: frame === 4 && [...rulers.values()].some((r) => r?.cuts.length === 2),
    };
}

/** What a score is compared with: the one nearest to a year before, four months before at least, else the oldest; never another of its day. */
export function baselineOf(points: SdqPoint[]): SdqPoint | null {
    const last = points[points.length - 1];
    if (!last) return null;
    const earlier = points.filter((p) => p.day < last.day);
    if (earlier.length === 0) return null;
    const old = earlier.filter((p) => last.day - p.day >= 120);
    const away = (p: SdqPoint): number => Math.abs(last.day - p.day - 365);
    return old.length > 0 ? old.reduce((best, p) => (away(p) < away(best) ? p : best)) : (earlier[0] ?? null);
}

/**
 * Scores by area that changed by at least the published threshold between two forms of one informant (NHS England's thresholds, which
 * come with the definition of the SDQ; there are none for the total, for teachers and for other forms).
 */
export function reliableChanges(before: Sdq, after: Sdq, definition: Definition): { scale: Scale; before: number; after: number }[] {
    const limitOf = (sdq: Sdq, scale: Scale): number | null => definition[`${sdq.informant} ${sdq.version}`]?.[scale]?.reliable ?? null;
    return SCALES.flatMap((scale) => {
        const limit = limitOf(before, scale) && limitOf(after, scale);
        const a = scoreOf(before, scale);
        const b = scoreOf(after, scale);
        if (!limit || a === null || b === null || Math.abs(b - a) < limit) return [];
        return [{ scale, before: a, after: b }];
    });
}
