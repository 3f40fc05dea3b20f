// What is typed of a measure, and the body that it makes.
import type { Fault } from './api';
import { dayOfParts } from './dates';
import type { MeasureDefinition, NewMeasure } from './types';
import { measure_new as w } from './words_measures';

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
function scoreFault(text: string, scale: { min: number; max: number } | undefined): string {
    if (!/^-?\d{1,5}$/.test(text.trim())) return w.number_wrong;
    return scale && (Number(text) < scale.min || Number(text) > scale.max) ? w.range(scale.min, scale.max) : '';
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
