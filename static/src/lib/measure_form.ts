// What is typed of a measure, and the body that it makes.
import type { Fault } from './api';
import { dayOfParts } from './dates';
import { rangeSays } from './measures';
import type { Measure, MeasureChange, MeasureDefinition, MeasureScale, NewMeasure } from './types';
import { measure_new as w } from './words_measures';

const ONE = 100; // a whole number, in hundredths: these are exact

export interface TypedMeasure {
    measure: string;
    informant: string;
    date: { day: string; month: string; year: string };
    mode: 'items' | 'scores';
    answers: Record<string, number>;
    labels: Record<string, string>;
    scores: Record<string, string>;
    goals: Record<string, string>;
    total: string;
    note: string;
    asks: boolean;
}

export const emptyMeasure: TypedMeasure = {
    measure: '', informant: '', date: { day: '', month: '', year: '' }, mode: 'items', answers: {}, labels: {}, scores: {}, goals: {}, total: '', note: '', asks: false,
};

export const informantOf = (typed: TypedMeasure, definition: MeasureDefinition): string => (definition.informants.length === 1 ? (definition.informants[0] as string) : typed.informant);
export const isByItems = (typed: TypedMeasure, { entry }: MeasureDefinition): boolean => entry === 'labels' || (entry === 'items' && typed.mode === 'items');
const isByScores = (typed: TypedMeasure, { entry }: MeasureDefinition): boolean => entry === 'scores' || (entry === 'items' && typed.mode === 'scores');

const day = ({ date }: TypedMeasure) => dayOfParts(date.day, date.month, date.year);

/** What is wrong with a score, if anything is. */
function scoreFault(text: string, scale: MeasureScale | undefined): string {
    if (!/^-?\d{1,5}(\.\d{1,2})?$/.test(text.trim())) return w.number_wrong;
    if (!scale) return '';
    const [score, step] = [Math.round(Number(text) * ONE), Math.round(scale.step * ONE)];
    return score < scale.min * ONE || score > scale.max * ONE || score % step !== 0 ? rangeSays(scale) : '';
}

const typedScores = (typed: TypedMeasure) => Object.entries(typed.scores).filter(([, text]) => text.trim() !== '');

export function measureFaults(typed: TypedMeasure, definition: MeasureDefinition | undefined): Fault[] {
    if (!definition) return [{ pointer: '/measure', detail: w.measure_missing }];
    return [
        ...(informantOf(typed, definition) ? [] : [{ pointer: '/informant', detail: w.informant_missing }]),
        ...(day(typed) ? [] : [{ pointer: '/completed_on', detail: w.day_missing }]),
        ...(isByScores(typed, definition) ? typedScores(typed).map(([scale, text]) => ({ pointer: `/scores-${scale}`, detail: scoreFault(text, definition.scales.find((s) => s.code === scale)) })).filter((f) => f.detail) : []),
        ...(definition.entry === 'total' ? [{ pointer: '/total', detail: scoreFault(typed.total, definition.scales[0]) }].filter((f) => f.detail) : []),
    ];
}

export function measureBody(typed: TypedMeasure, definition: MeasureDefinition): NewMeasure {
    const items = definition.entry === 'labels'
        ? Object.entries(typed.labels).filter(([, label]) => label).map(([number, label]) => ({ number: Number(number), label }))
        : Object.entries(typed.answers).map(([number, value]) => ({ number: Number(number), answer: value }));
    const scores = typedScores(typed).map(([scale, text]) => ({ scale, value: Number(text), ...(typed.goals[scale]?.trim() ? { label: typed.goals[scale] } : {}) }));
    return {
        measure: definition.code,
        informant: informantOf(typed, definition) as NewMeasure['informant'],
        completed_on: day(typed) ?? '',
        ...(isByItems(typed, definition) ? { items } : {}),
        ...(isByScores(typed, definition) ? { scores } : {}),
        ...(definition.entry === 'total' ? { total: Number(typed.total) } : {}),
        ...(typed.note.trim() ? { note: typed.note.trim() } : {}),
        ...(typed.asks ? { asks_assessment: true } : {}),
    };
}

const textOf = (score: number | null): string => (score === null ? '' : String(score));

/** One that was recorded, as if it had just been typed. Sums are made again from their parts, where these are there. */
export function typedOfMeasure(one: Measure, definition: MeasureDefinition): TypedMeasure {
    const scores = one.scores ?? [];
    const parts = definition.scales.filter((s) => s.sum_of.length === 0).map((s) => s.code);
    return {
        ...emptyMeasure,
        measure: one.measure,
        informant: one.informant,
        date: { day: String(Number(one.completed_on.slice(8))), month: String(Number(one.completed_on.slice(5, 7))), year: one.completed_on.slice(0, 4) },
        mode: one.answers ? 'items' : 'scores',
        answers: Object.fromEntries((one.answers ?? []).flatMap((a) => (a.answer === null ? [] : [[String(a.number), a.answer]]))),
        labels: Object.fromEntries((one.answers ?? []).flatMap((a) => (a.label === null ? [] : [[String(a.number), a.label]]))),
        scores: Object.fromEntries(scores.filter((s) => parts.includes(s.scale)).map((s) => [s.scale, textOf(s.score)])),
        goals: Object.fromEntries(scores.flatMap((s) => (s.label ? [[s.scale, s.label]] : []))),
        total: definition.entry === 'total' ? textOf(scores[0]?.score ?? null) : '',
        note: one.note ?? '',
    };
}

/** What stands in a correction: the values again with the day, since norms go by age. */
export function measureChange(typed: TypedMeasure, definition: MeasureDefinition, reason: string): MeasureChange {
    const { measure, informant, asks_assessment, ...body } = measureBody(typed, definition);
    return { ...body, note: typed.note.trim() || null, reason: reason.trim() };
}
