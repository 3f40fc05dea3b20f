// The fields of a round in which a service asks how it is for people, and the form that changes one.
import { answer, api } from '../lib/api';
import { today } from '../lib/dates';
import { type Faults, useForm } from '../lib/form';
import { changed, useVersions } from '../lib/typed';
import type { Evaluation, EvaluationOne, NewEvaluation } from '../lib/types';
import { evaluations as w } from '../lib/words_feedback';
import { BothVersions, type Said } from './both_versions';
import { dayOf, FormEnd, need } from './details';
import { DraftNote, Restored } from './draft_note';
import { DateField, type DateParts, ErrorSummary, noDate, partsOf, TextField } from './fields';

const asked = Object.keys(w.asked);
const numbers = [...asked, 'children'];

export interface TypedRound {
    words: Record<string, string>; // title, called, and the numbers
    from: DateParts;
    until: DateParts;
}

export const newRound = (): TypedRound => ({ words: {}, from: partsOf(today()), until: noDate });

const numberOf = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);
const wordOf = (t: TypedRound, name: string) => (t.words[name] ?? '').trim();

export function faultsOf(t: TypedRound) {
    const [a, b] = [dayOf(t.from), dayOf(t.until)];
    return [
        ...need(wordOf(t, 'title'), '/title', w.missing),
        ...need(wordOf(t, 'called'), '/called', w.missing),
        ...need(a, '/from', w.day_wrong),
        ...need(b, '/until', w.day_wrong),
        ...need(!a || !b || a <= b, '/until', w.order_wrong),
        ...numbers.flatMap((name) => need(!wordOf(t, name) || numberOf(wordOf(t, name)) !== null, `/${name}`, w.number_wrong)),
    ];
}

export const bodyOf = (t: TypedRound): NewEvaluation => ({
    title: wordOf(t, 'title'),
    called: wordOf(t, 'called'),
    from: dayOf(t.from) ?? '',
    until: dayOf(t.until) ?? '',
    ...Object.fromEntries(numbers.filter((name) => wordOf(t, name)).map((name) => [name, numberOf(wordOf(t, name))])),
});

export function RoundFields({ typed, change, faults }: { typed: TypedRound; change: (part: Partial<TypedRound>) => void; faults: Faults }) {
    const word = (name: string) => ({ id: name, value: typed.words[name] ?? '', onValue: (value: string) => change({ words: { ...typed.words, [name]: value } }), faults });
    return (
        <>
            <TextField {...word('title')} label={w.name} />
            <TextField {...word('called')} label={w.called} hint={w.called_hint} />
            <DateField id="from" label={w.from} value={typed.from} onValue={(from) => change({ from })} faults={faults} />
            <DateField id="until" label={w.until} hint={w.until_hint} value={typed.until} onValue={(until) => change({ until })} faults={faults} />
            {numbers.map((name) => (
                <TextField {...word(name)} label={w.asked[name] ?? w.children} hint={w.asked_hint} width="4" input={{ inputMode: 'numeric' }} key={name} />
            ))}
        </>
    );
}

const typedOf = (round: Evaluation): TypedRound => ({
    words: { title: round.title, called: round.called, ...Object.fromEntries(numbers.map((name) => [name, String(round[name as 'children'] ?? '')])) },
    from: partsOf(round.from),
    until: partsOf(round.until),
});

const saidOf = (t: TypedRound): Said[] => [
    [w.name, wordOf(t, 'title')],
    [w.called, wordOf(t, 'called')],
    [w.from, dayOf(t.from)],
    [w.until, dayOf(t.until)],
    ...numbers.map((name): Said => [w.asked[name] ?? w.children, wordOf(t, name)]),
];

/** What a round is called, its days, and how many were asked. */
export function RoundChange({ round, close, saved }: { round: EvaluationOne; close: () => void; saved: () => void }) {
    const form = useForm();
    const { typed, draft, change, startAgain, base, theirs, refused } = useVersions<Evaluation, TypedRound>(`evaluation-${round.id}`, round, typedOf);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(typed))) return;
        const body = changed(bodyOf(typed), bodyOf(typedOf(base)));
        const params = { path: { id: round.id }, header: { 'If-Match': base.etag } };
        if (!(await form.attempt(() => answer<EvaluationOne>(api.PATCH('/evaluations/{id}', { params, body })), refused))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {theirs && <BothVersions theirs={saidOf(typedOf(theirs))} mine={saidOf(typed)} take={startAgain} />}
            <Restored draft={draft} again={startAgain} />
            <RoundFields typed={typed} change={change} faults={form.faults} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
