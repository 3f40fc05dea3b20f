// The state of the entry page, what is wrong with it, and the body that it makes.
import type { DateParts } from '../parts/fields';
import { dayOfParts } from './dates';
import type { Fault } from './api';
import { areas, impactRows, itemName, mostImpact } from './sdq';
import type { Informant, NewSdq, SdqItem, Version } from './types';
import { sdq_new as w } from './words';

export type Mode = 'answers' | 'scores' | 'total';

export interface Typed {
    informant: Informant | '';
    date: DateParts;
    version: Version | ''; // '': as suggested
    follow_up: boolean;
    mode: Mode;
    answers: Record<string, number>;
    impact: Record<string, number>;
    scores: Record<string, string>;
    total: string;
}

export const emptyForm: Typed = {
    informant: '',
    date: { day: '', month: '', year: '' },
    version: '',
    follow_up: false,
    mode: 'answers',
    answers: {},
    impact: {},
    scores: {},
    total: '',
};

export const dayOf = (t: Typed): string | null => dayOfParts(t.date.day, t.date.month, t.date.year);

const whole = (text: string, top: number): boolean => /^\d{1,2}$/.test(text.trim()) && Number(text) <= top;

function scoreFaults(t: Typed): Fault[] {
    const filled = Object.entries(t.scores).filter(([, v]) => v.trim());
    const wrong = filled.filter(([scale, v]) => !whole(v, scale === 'impact' ? mostImpact(t.informant) : 10));
    if (!filled.length) return [{ pointer: `/scores/${areas[0]}`, detail: w.nothing_scores }];
    return wrong.map(([scale]) => ({ pointer: `/scores/${scale}`, detail: scale === 'impact' ? w.impact_wrong(mostImpact(t.informant)) : w.score_wrong }));
}

function contentFaults(t: Typed, items: readonly SdqItem[]): Fault[] {
    if (t.mode === 'scores') return scoreFaults(t);
    if (t.mode === 'total') return whole(t.total, 40) ? [] : [{ pointer: '/total', detail: w.total_wrong }];
    return Object.keys(t.answers).length ? [] : [{ pointer: `/answers/${items[0]?.name ?? ''}`, detail: w.nothing }];
}

export function faultsOf(t: Typed, version: Version | '', items: readonly SdqItem[]): Fault[] {
    return [
        ...(t.informant ? [] : [{ pointer: '/informant', detail: w.informant_missing }]),
        ...(dayOf(t) ? [] : [{ pointer: '/completed_on', detail: w.date_missing }]),
        ...(version || !t.informant ? [] : [{ pointer: '/version', detail: w.version_missing }]),
        ...contentFaults(t, items),
    ];
}

function impactOf(t: Typed): Record<string, number> | null {
    const asked = t.impact.ebddiff === 0 ? ['ebddiff'] : impactRows(t.informant);
    const given = asked.filter((k) => k in t.impact).map((k) => [k, t.impact[k] as number] as const);
    return given.length ? Object.fromEntries(given) : null;
}

function contentOf(t: Typed, version: Version | '', items: readonly SdqItem[]) {
    if (t.mode === 'total') return { total: Number(t.total) };
    if (t.mode === 'scores') return { scores: Object.fromEntries(Object.entries(t.scores).filter(([, v]) => v.trim()).map(([k, v]) => [k, Number(v)])) };
    const impact = impactOf(t);
    return { answers: Object.fromEntries(items.map((i) => [itemName(i, version), t.answers[i.name] ?? null])), ...(impact ? { impact } : {}) };
}

/** Only of a form in which faultsOf found nothing. */
export const bodyOf = (t: Typed, version: Version | '', items: readonly SdqItem[]): NewSdq => ({
    informant: t.informant as Informant,
    completed_on: dayOf(t) ?? '',
    version: version as Version,
    ...(t.follow_up ? { follow_up: true } : {}),
    ...contentOf(t, version, items),
});
