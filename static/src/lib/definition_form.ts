// What is typed to define a measure, the body that it makes, and the definition as a form shows it.
import type { Fault } from './api';
import type { MeasureDefinition, MeasureNorm, NewMeasureDefinition } from './types';
import { define as w } from './words_define';

export interface TypedBand {
    from: string;
    to: string;
    of: string;
    name: string;
    level: string;
    asks: boolean;
}

export interface TypedScale {
    name: string;
    code: string;
    min: string;
    max: string;
    step: string;
    better: string; // yes: higher is better
    items: string; // "1, 2, -3"
    sum_of: string; // "sad, low"
    missing: string;
    label: boolean;
    change: string;
    change_of: string;
    bands: TypedBand[];
    norms: string; // "F 8-9 7.05 4.31", a line each
    snomed: string; // "716613004 Its term", a line each
}

export interface TypedDefinition {
    code: string;
    name: string;
    about: string;
    licence: string;
    wording: boolean;
    entry: string;
    informants: readonly string[];
    items_n: string;
    items: string; // the short name of item 1, 2, 3; after | its wording
    item_min: string;
    item_max: string;
    labels: string;
    scales: TypedScale[];
}

export const noBand: TypedBand = { from: '', to: '', of: 'score', name: '', level: '0', asks: false };
export const noScale: TypedScale = {
    name: '', code: '', min: '0', max: '', step: '1', better: '', items: '', sum_of: '', missing: '0', label: false, change: '', change_of: 'score', bands: [], norms: '', snomed: '',
};
export const noDefinition: TypedDefinition = {
    code: '', name: '', about: '', licence: '', wording: false, entry: '', informants: [], items_n: '', items: '', item_min: '0', item_max: '', labels: '', scales: [noScale],
};

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim());
const filled = (text: string): string[] => lines(text).filter(Boolean);
const words = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);
const numberOf = (text: string): number | null => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null);

/** "Low mood" is low_mood. */
export const codeOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 40);
const scaleCode = (scale: TypedScale): string => scale.code.trim() || codeOf(scale.name);
const codeOfMeasure = (t: TypedDefinition): string => t.code.trim() || codeOf(t.name);

export const hasItems = (t: TypedDefinition): boolean => t.entry === 'items' || t.entry === 'labels';
export const hasScales = (t: TypedDefinition): boolean => t.entry !== '' && t.entry !== 'labels';

function itemsOf(t: TypedDefinition): NonNullable<NewMeasureDefinition['items']> {
    const named = lines(t.items);
    return Array.from({ length: Math.max(0, Math.min(100, Number(t.items_n) || 0)) }, (_, i) => {
        const [name = '', wording = ''] = (named[i] ?? '').split('|').map((part) => part.trim());
        return { number: i + 1, ...(name ? { name } : {}), ...(wording ? { wording } : {}) };
    });
}

const normLine = /^([FM])\s+(\d+)-(\d+)\s+([\d.]+)\s+([\d.]+)$/i;
const codeLine = /^(\d{6,18})\s+(?:(parent|teacher|self|clinician):\s*)?(.+)$/;

const normsOf = (text: string) =>
    filled(text).flatMap((line) => {
        const [, sex = '', from, to, mean = '', sd = ''] = normLine.exec(line) ?? [];
        return sex ? [{ sex: sex.toUpperCase() as 'F', from_age: Number(from), to_age: Number(to), mean, sd }] : [];
    });
const codesOf = (text: string) =>
    filled(text).flatMap((line) => {
        const [, code, informant, term] = codeLine.exec(line) ?? [];
        return code && term ? [{ code, term, ...(informant ? { informant: informant as 'self' } : {}) }] : [];
    });

const bandOf = (band: TypedBand) => ({
    of: band.of as 'score',
    from: numberOf(band.from),
    to: numberOf(band.to),
    name: band.name.trim(),
    level: Number(band.level),
    ...(band.asks ? { asks_assessment: true } : {}),
});

const scaleOf = (scale: TypedScale, entry: string): NonNullable<NewMeasureDefinition['scales']>[number] => ({
    code: scaleCode(scale),
    name: scale.name.trim(),
    min: numberOf(scale.min) ?? 0,
    max: numberOf(scale.max) ?? 0,
    step: Number(scale.step),
    higher_is_better: scale.better === 'yes',
    ...(entry === 'items' ? { items: words(scale.items).map((item) => ({ number: Math.abs(Number(item)), ...(item.startsWith('-') ? { is_reversed: true } : {}) })), missing_max: Number(scale.missing) || 0 } : {}),
    sum_of: words(scale.sum_of),
    ...(scale.label ? { asks_label: true } : {}),
    ...(scale.change.trim() ? { reliable_change: scale.change.trim(), change_of: scale.change_of as 'score' } : {}),
    bands: scale.bands.map(bandOf),
    norms: normsOf(scale.norms),
    snomed: codesOf(scale.snomed),
});

export const definitionBody = (t: TypedDefinition): NewMeasureDefinition => ({
    code: codeOfMeasure(t),
    name: t.name.trim(),
    about: t.about.trim(),
    entry: t.entry as 'items',
    informants: [...t.informants],
    licence: t.licence.trim(),
    ...(t.wording ? { may_hold_wording: true } : {}),
    ...(hasItems(t) ? { items: itemsOf(t) } : {}),
    ...(t.entry === 'items' ? { item_min: numberOf(t.item_min) ?? 0, item_max: numberOf(t.item_max) ?? 0 } : {}),
    ...(t.entry === 'labels' ? { labels: filled(t.labels) } : {}),
    ...(hasScales(t) ? { scales: t.scales.map((scale) => scaleOf(scale, t.entry)) } : {}),
});

const need = (ok: unknown, pointer: string, detail: string): Fault[] => (ok ? [] : [{ pointer, detail }]);

function scaleFaults(scale: TypedScale, at: string, entry: string): Fault[] {
    const [min, max] = [numberOf(scale.min), numberOf(scale.max)];
    return [
        ...need(scale.name.trim(), `${at}/name`, w.scale_name_missing),
        ...need(min !== null, `${at}/min`, w.number_missing),
        ...need(max !== null, `${at}/max`, w.number_missing),
        ...need(scale.better, `${at}/higher_is_better`, w.better_missing),
        ...need(entry !== 'items' || words(scale.items).every((item) => /^-?\d+$/.test(item)), `${at}/items`, w.items_wrong),
        ...need(filled(scale.norms).every((line) => normLine.test(line)), `${at}/norms`, w.norms_wrong),
        ...need(filled(scale.snomed).every((line) => codeLine.test(line)), `${at}/snomed`, w.snomed_wrong),
        ...scale.bands.flatMap((band, i) => [
            ...need(band.name.trim(), `${at}/bands/${i}/name`, w.band_missing),
            ...need((!band.from.trim() || numberOf(band.from) !== null) && (!band.to.trim() || numberOf(band.to) !== null), `${at}/bands/${i}/from`, w.number_missing),
        ]),
    ];
}

export const definitionFaults = (t: TypedDefinition): Fault[] => [
    ...need(t.name.trim(), '/name', w.name_missing),
    ...need(t.about.trim(), '/about', w.about_missing),
    ...need(t.licence.trim(), '/licence', w.licence_missing),
    ...need(t.entry, '/entry', w.entry_missing),
    ...need(t.informants.length, '/informants', w.informants_missing),
    ...need(!hasItems(t) || Number(t.items_n) > 0, '/items_n', w.items_missing),
    ...(hasScales(t) ? t.scales.flatMap((scale, i) => scaleFaults(scale, `/scales/${i}`, t.entry)) : []),
];

/** Scores of a scale that stand in no band, though others do: from here to there. */
export function gapsOf(scale: TypedScale): [number, number][] {
    const [min, max, step] = [numberOf(scale.min), numberOf(scale.max), Number(scale.step)];
    if (min === null || max === null || !step) return [];
    const near = (n: number) => Math.round(n * 100) / 100;
    const bands = scale.bands.filter((band) => band.of === 'score').map((band) => [numberOf(band.from) ?? min, numberOf(band.to) ?? max] as const).sort((a, b) => a[0] - b[0]);
    if (!bands.length) return [];
    const gaps: [number, number][] = [];
    let next = min;
    for (const [from, to] of bands) {
        if (from > next) gaps.push([next, near(from - step)]);
        next = Math.max(next, near(to + step));
    }
    if (next <= max) gaps.push([next, max]);
    return gaps;
}

/** As the service would answer it, for the form to be seen before it is there. */
export function previewOf(t: TypedDefinition): MeasureDefinition {
    const body = definitionBody(t);
    return {
        ...body, id: '', etag: '', made_at: '', made_by: null, revision: 1, in_use: true, item_min: body.item_min ?? 0, item_max: body.item_max ?? 0, labels: body.labels ?? [], may_hold_wording: t.wording,
        items: (body.items ?? []).map((item) => ({ number: item.number, name: item.name ?? null, wording: item.wording ?? null })),
        scales: (body.scales ?? []).map((s) => ({ ...s, step: s.step ?? 1, items: [], sum_of: s.sum_of ?? [], missing_max: 0, asks_label: s.asks_label ?? false, change_of: null, reliable_change: null, has_norms: false, bands: [], snomed: [] })),
    } as MeasureDefinition;
}

const text = (n: number | null | undefined): string => (n === null || n === undefined ? '' : String(n));

/** One that is in use, as if it had just been typed: for its next version. */
export const typedOfDefinition = (d: MeasureDefinition, norms: MeasureNorm[]): TypedDefinition => ({
    code: d.code,
    name: d.name,
    about: d.about,
    licence: d.licence,
    wording: d.may_hold_wording,
    entry: d.entry,
    informants: d.informants as string[],
    items_n: d.items.length ? String(d.items.length) : '',
    items: d.items.map((item) => [item.name ?? '', item.wording].filter((part) => part !== null).join(' | ')).join('\n').trimEnd(),
    item_min: text(d.item_min),
    item_max: text(d.item_max),
    labels: (d.labels as string[]).join('\n'),
    scales: d.scales.map((s) => ({
        name: s.name,
        code: s.code,
        min: text(s.min),
        max: text(s.max),
        step: text(s.step),
        better: s.higher_is_better ? 'yes' : 'no',
        items: (s.items as number[]).join(', '),
        sum_of: (s.sum_of as string[]).join(', '),
        missing: text(s.missing_max),
        label: s.asks_label,
        change: s.reliable_change === null ? '' : String(Number(s.reliable_change)),
        change_of: s.change_of ?? 'score',
        bands: s.bands.map((b) => ({ from: text(b.from), to: text(b.to), of: b.of, name: b.name, level: String(b.level), asks: b.asks_assessment })),
        norms: norms.filter((n) => n.scale === s.code).map((n) => `${n.sex} ${n.from_age}-${n.to_age} ${n.mean} ${n.sd}`).join('\n'),
        snomed: s.snomed.map((c) => `${c.code} ${c.informant ? `${c.informant}: ` : ''}${c.term}`).join('\n'),
    })),
});
