// What the entry page knows of the SDQ: which forms exist, and what a form of this informant asks.
import type { Informant, Scale, SdqItem, Version } from './types';

export const informants: readonly Informant[] = ['parent', 'teacher', 'self'];

/** Areas in the order of the tables; the first four make the total. */
export const areas: readonly Scale[] = ['emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial'];

export const most: Record<Scale, number> = {
    total: 40,
    emotional: 10,
    conduct: 10,
    hyperactivity: 10,
    peer: 10,
    prosocial: 10,
    externalising: 20,
    internalising: 20,
    impact: 10,
};

export const mostImpact = (informant: Informant | ''): number => (informant === 'teacher' ? 6 : 10);

export function versionsFor(informant: Informant | ''): readonly Version[] {
    if (informant === 'self') return ['11-17', '18+'];
    return informant === '' ? ['2-4', '4-17', '11-17', '18+'] : ['2-4', '4-17', '18+'];
}

export function suggestedVersion(informant: Informant | '', age: number | null): Version | '' {
    if (!informant || age === null) return '';
    if (age >= 18) return '18+';
    if (informant === 'self') return '11-17';
    return age < 4 ? '2-4' : '4-17';
}

/** The rows of the second page; the first says whether there are difficulties at all. */
export function impactRows(informant: Informant | ''): string[] {
    return informant === 'teacher' ? ['ebddiff', 'distres', 'impfrie', 'impclas'] : ['ebddiff', 'distres', 'imphome', 'impfrie', 'impclas', 'impleis'];
}

/** Two items have another short name on the form for 2 to 4 years. */
export const itemName = (item: SdqItem, version: Version | ''): string =>
    version === '2-4' ? item.name_2_4 : item.name;

/** Scales that have a form begun, but fewer than 3 answers: no score for them, and no total. */
export function thinScales(items: readonly SdqItem[], answers: Record<string, number>): string[] {
    const counts = new Map<string, number>();
    for (const i of items) counts.set(i.scale, (counts.get(i.scale) ?? 0) + (i.name in answers ? 1 : 0));
    return [...counts].filter(([, n]) => n < 3).map(([scale]) => scale);
}
