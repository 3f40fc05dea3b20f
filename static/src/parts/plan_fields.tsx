// The fields of what a plan says, for a new one and for one that is changed.
import { addDays, today } from '../lib/dates';
import type { Faults } from '../lib/form';
import type { Plan, PlanKind } from '../lib/types';
import { form as w } from '../lib/words_plans';
import { dayOf, isEmpty, need } from './details';
import { DateField, DayOrToday, noDate, partsOf, TextField } from './fields';

export const noText = {
    title: '', summary: '', agreed: noDate, review: noDate, attended: '', going_well: '', concerns: '', outcomes: '', formulation: '', letter: '',
};
export type PlanText = typeof noText;

export const lines = (text: string): string[] => text.split('\n').map((l) => l.trim()).filter(Boolean);

export const textOf = (p: Plan): PlanText => ({
    title: p.title, summary: p.summary ?? '', agreed: partsOf(p.agreed_on), review: p.review_on ? partsOf(p.review_on) : noDate,
    attended: (p.content?.attended ?? []).join('\n'), going_well: (p.content?.going_well ?? []).join('\n'), concerns: (p.content?.concerns ?? []).join('\n'),
    outcomes: (p.content?.outcomes ?? []).join('\n'), formulation: p.content?.formulation ?? '', letter: p.content?.letter ?? '',
});

export const textFaults = (t: PlanText) => [
    ...need(t.title.trim(), '/title', w.title_missing),
    ...need(dayOf(t.agreed), '/agreed_on', w.agreed_missing),
    ...need(isEmpty(t.review) || dayOf(t.review), '/review_on', w.day_wrong),
];

const review = (t: PlanText) => dayOf(t.review);

/** As the body of a request; what its kind has not is left out. */
export const textBody = (t: PlanText, has: { formulation: boolean; letter: boolean }) => ({
    title: t.title.trim(),
    summary: t.summary.trim() || null,
    agreed_on: dayOf(t.agreed) ?? '',
    ...(review(t) ? { review_on: review(t) ?? '' } : {}),
    attended: lines(t.attended), going_well: lines(t.going_well), concerns: lines(t.concerns), outcomes: lines(t.outcomes),
    ...(has.formulation ? { formulation: t.formulation.trim() || null } : {}),
    ...(has.letter ? { letter: t.letter.trim() || null } : {}),
});

interface Props {
    typed: PlanText;
    change: (part: Partial<PlanText>) => void;
    faults: Faults;
    kind: Pick<PlanKind, 'has_formulation' | 'has_letter' | 'review_days'>;
}

export function PlanTextFields({ typed, change, faults, kind }: Props) {
    const list = (id: 'attended' | 'going_well' | 'concerns' | 'outcomes') => (
        <TextField id={id} label={w[id]} hint={w.lines_hint} value={typed[id]} onValue={(v) => change({ [id]: v })} faults={faults} rows={4} />
    );
    return (
        <>
            <TextField id="title" label={w.plan_title} hint={w.title_hint} value={typed.title} onValue={(title) => change({ title })} faults={faults} />
            <TextField id="summary" label={w.summary} hint={w.summary_hint} value={typed.summary} onValue={(summary) => change({ summary })} faults={faults} rows={2} />
            <DayOrToday id="agreed_on" label={w.agreed_on} value={typed.agreed} onValue={(agreed) => change({ agreed })} faults={faults} now={w.use_today} />
            {list('attended')}
            {list('going_well')}
            {list('concerns')}
            {list('outcomes')}
            {kind.has_formulation && <TextField id="formulation" label={w.formulation} hint={w.formulation_hint} value={typed.formulation} onValue={(formulation) => change({ formulation })} faults={faults} rows={6} />}
            {kind.has_letter && <TextField id="letter" label={w.letter} hint={w.letter_hint} value={typed.letter} onValue={(letter) => change({ letter })} faults={faults} rows={6} />}
            <DateField id="review_on" label={w.review_on} hint={w.review_hint(kind.review_days)} value={typed.review} onValue={(review) => change({ review })} faults={faults} />
        </>
    );
}

// ---- a goal

export const noGoal = { what: '', baseline_words: '', baseline: '', aim: '', aim_words: '' };
export type GoalTyped = typeof noGoal;

export const goalFaults = (g: GoalTyped, at: string) => [
    ...need(g.what.trim(), `${at}/what`, w.what_missing),
    ...need(g.baseline_words.trim(), `${at}/baseline_words`, w.baseline_words_missing),
    ...need(g.baseline, `${at}/baseline`, w.baseline_missing),
    ...need(g.aim, `${at}/aim`, w.aim_missing),
];
export const goalBody = (g: GoalTyped) => ({
    what: g.what.trim(), baseline_words: g.baseline_words.trim(), baseline: Number(g.baseline), aim: Number(g.aim), aim_words: g.aim_words.trim() || null,
});
const of = (prefix: string, id: string) => (prefix ? `${prefix}-${id}` : id);

export function NumberField({ id, label, hint, value, onValue, faults }: { id: string; label: string; hint?: string; value: string; onValue: (v: string) => void; faults: Faults }) {
    return <TextField id={id} label={label} hint={hint} value={value} onValue={(v) => onValue(v.replace(/[^0-9]/g, '').slice(0, 2))} faults={faults} width="2" input={{ inputMode: 'numeric' }} />;
}

interface GoalFieldsProps {
    prefix: string;
    typed: GoalTyped;
    change: (part: Partial<GoalTyped>) => void;
    faults: Faults;
    isBegun?: boolean;
}

/** `prefix`: where the goal stands in the body, as goals-0. `isBegun`: its start is past. */
export function GoalFields({ prefix, typed, change, faults, isBegun }: GoalFieldsProps) {
    const says = isBegun ? w.was : { words: w.baseline_words, n: w.baseline };
    return (
        <>
            <TextField id={of(prefix, 'what')} label={w.what} value={typed.what} onValue={(what) => change({ what })} faults={faults} />
            <TextField id={of(prefix, 'baseline_words')} label={says.words} value={typed.baseline_words} onValue={(baseline_words) => change({ baseline_words })} faults={faults} rows={2} />
            <NumberField id={of(prefix, 'baseline')} label={says.n} value={typed.baseline} onValue={(baseline) => change({ baseline })} faults={faults} />
            <NumberField id={of(prefix, 'aim')} label={w.aim} value={typed.aim} onValue={(aim) => change({ aim })} faults={faults} />
            <TextField id={of(prefix, 'aim_words')} label={w.aim_words} value={typed.aim_words} onValue={(aim_words) => change({ aim_words })} faults={faults} />
        </>
    );
}

export const inWeeks = (days: number) => addDays(today(), days);
