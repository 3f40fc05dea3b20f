// What the form of an education plan holds while it is typed, and the body that it makes.
import type { Fault } from './api';
import { dayOfParts } from './dates';
import type { NewPep, Pep } from './types';
import { pep_form as w } from './words_pep';
import { noDate, partsOf, type DateParts } from '../parts/fields';

export interface TypedTarget {
    text: string;
    scale: string;
    outcome: string;
    goal: string | null; // of a plan; one that is not shared with whoever types is kept
    by_on: string | null;
}

export interface TypedAmount {
    amount: string;
    what: string;
}

export const noTarget: TypedTarget = { text: '', scale: '', outcome: '', goal: null, by_on: null };
export const noAmount: TypedAmount = { amount: '', what: '' };

export const noPep = {
    term: '',
    held: 'no',
    held_on: noDate,
    came: [] as string[],
    carer: '',
    other: '',
    next_on: noDate,
    view: '',
    view_how: 'said',
    attendance_percent: '',
    sessions_possible: '',
    sessions_attended: '',
    suspended_days: '',
    excluded_on: noDate,
    reduced_hours: '',
    reduced_until: noDate,
    reduced_why: '',
    attainment: w.subjects.map((subject) => ({ subject, level: '', note: null as string | null })),
    targets: [noTarget],
    premium: [noAmount],
    sdq_decided: '',
    help_needed: '',
    therapy: '',
    change_reason: '',
};
export type TypedPep = typeof noPep;

const text = (n: number | null): string => (n === null ? '' : String(n));
const parts = (day: string | null): DateParts => (day ? partsOf(day) : noDate);
const filled = (d: DateParts): boolean => Boolean(d.day || d.month || d.year);
const day = (d: DateParts): string | null => (filled(d) ? dayOfParts(d.day, d.month, d.year) : null);
const orNull = (said: string): string | null => said.trim() || null;
const whole = (said: string): number | null => (said.trim() ? Number(said.trim()) : null);

const nameOf = (one: Pep, who: string): string => one.came.find((it) => it.who === who)?.name ?? '';

function attainmentOf(one: Pep): TypedPep['attainment'] {
    const usual = noPep.attainment.map((it) => one.attainment.find((said) => said.subject === it.subject) ?? it);
    return [...usual, ...one.attainment.filter((it) => !w.subjects.includes(it.subject))].map((it) => ({ subject: it.subject, level: it.level, note: it.note ?? null }));
}

/** What is recorded, to be typed on. */
export function typedOf(one: Pep): TypedPep {
    return {
        term: one.term.id,
        held: one.state === 'draft' ? 'no' : 'yes',
        held_on: parts(one.held_on),
        came: one.came.map((it) => it.who),
        carer: nameOf(one, 'carer'),
        other: nameOf(one, 'other'),
        next_on: parts(one.next_on),
        view: one.view ?? '',
        view_how: one.view_how ?? 'said',
        attendance_percent: text(one.attendance_percent),
        sessions_possible: text(one.sessions_possible),
        sessions_attended: text(one.sessions_attended),
        suspended_days: text(one.suspended_days),
        excluded_on: parts(one.excluded_on),
        reduced_hours: text(one.reduced_hours),
        reduced_until: parts(one.reduced_until),
        reduced_why: one.reduced_why ?? '',
        attainment: attainmentOf(one),
        targets: one.targets.length ? one.targets.map((it) => ({ text: it.text, scale: it.scale ?? '', outcome: it.outcome ?? '', goal: it.goal ?? null, by_on: it.by_on ?? null })) : [noTarget],
        premium: one.premium.length ? one.premium.map((it) => ({ amount: it.pence % 100 ? (it.pence / 100).toFixed(2) : String(it.pence / 100), what: it.what_for })) : [noAmount],
        sdq_decided: one.sdq_decided ?? '',
        help_needed: one.help_needed === null ? '' : one.help_needed ? 'yes' : 'no',
        therapy: one.therapy ?? '',
        change_reason: '',
    };
}

const isHeld = (t: TypedPep): boolean => t.held === 'yes';
const isAmount = (said: string): boolean => /^\d{1,6}(\.\d{1,2})?$/.test(said.trim());
const paid = (t: TypedPep): TypedAmount[] => t.premium.filter((it) => it.amount.trim() || it.what.trim());

/** What one who was there is called, where it matters. */
const came = (t: TypedPep) => t.came.map((who) => ({ who: who as 'carer', name: who === 'carer' ? orNull(t.carer) : who === 'other' ? orNull(t.other) : null }));

export function pepBody(t: TypedPep): NewPep {
    return {
        state: isHeld(t) ? 'held' : 'draft',
        held_on: isHeld(t) ? day(t.held_on) : null,
        came: came(t),
        next_on: day(t.next_on),
        view: orNull(t.view),
        ...(t.view.trim() || t.view_how === 'did_not_want' ? { view_how: t.view_how as 'said' } : {}),
        attendance_percent: whole(t.attendance_percent),
        sessions_possible: whole(t.sessions_possible),
        sessions_attended: whole(t.sessions_attended),
        suspended_days: whole(t.suspended_days),
        excluded_on: day(t.excluded_on),
        reduced_hours: whole(t.reduced_hours),
        reduced_until: day(t.reduced_until),
        reduced_why: orNull(t.reduced_why),
        attainment: t.attainment.filter((it) => it.level).map((it) => ({ ...it, level: it.level as 'below' })),
        targets: t.targets.filter((it) => it.text.trim()).map((it) => ({ text: it.text.trim(), scale: (it.scale || null) as 'peer' | null, goal: it.goal, by_on: it.by_on, outcome: (it.outcome || null) as 'met' | null })),
        premium: paid(t).map((it) => ({ pence: Math.round(Number(it.amount) * 100), what_for: it.what.trim() })),
        sdq_decided: orNull(t.sdq_decided),
        help_needed: t.help_needed ? t.help_needed === 'yes' : null,
        therapy: orNull(t.therapy),
    };
}

const numbers = ['attendance_percent', 'sessions_possible', 'sessions_attended', 'suspended_days', 'reduced_hours'] as const;
const days = ['held_on', 'next_on', 'excluded_on', 'reduced_until'] as const;

/** What can be said before the service is asked. */
export function pepFaults(t: TypedPep, isClosed: boolean, date_wrong: string): Fault[] {
    const fault = (bad: unknown, pointer: string, detail: string): Fault[] => (bad ? [{ pointer, detail }] : []);
    return [
        ...fault(isClosed && !t.change_reason.trim(), '/change_reason', w.reason_missing),
        ...fault(isHeld(t) && !filled(t.held_on), '/held_on', w.held_missing),
        ...fault(isHeld(t) && !t.came.length, '/came', w.came_missing),
        ...days.flatMap((id) => fault(filled(t[id]) && !day(t[id]), `/${id}`, date_wrong)),
        ...numbers.flatMap((id) => fault(t[id].trim() && !/^\d{1,3}$/.test(t[id].trim()), `/${id}`, w.number_wrong)),
        ...paid(t).flatMap((it, i) => [...fault(!isAmount(it.amount), `/premium/${i}/pence`, w.amount_wrong), ...fault(!it.what.trim(), `/premium/${i}/what_for`, w.what_missing)]),
    ];
}
