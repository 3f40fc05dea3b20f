// Record a review that was held: how the child took part, the question about mental health, and what was decided.
import { answer, api, match, merging, once } from '../lib/api';
import { calledName } from '../lib/children';
import { ageOn, longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { changed, useTyped, useVersions } from '../lib/typed';
import type { Child, NewReview, Review, ReviewPlan } from '../lib/types';
import { reviews as w } from '../lib/words_health';
import { BothVersions, type Said } from './both_versions';
import { choose, dayOf, FormEnd, isEmpty, need, options, type FormProps } from './details';
import { DraftNote, Restored } from './draft_note';
import { DateField, ErrorSummary, noDate, partsOf, RadioField, SelectField, TextField, type DateParts } from './fields';
import { useAgencies } from './owner_fields';
import { Section } from './section';

interface Decided {
    what: string;
    owner: string;
    agency: string;
    due: DateParts;
}

const noDecision: Decided = { what: '', owner: '', agency: '', due: noDate };
const empty = {
    held: partsOf(today()), code: '', chair: '', mental: '', mental_words: '', advocacy: '', advocacy_words: '', visitor: '', savings: '', notes: '', decisions: [noDecision],
};
type Typed = typeof empty;

const isBlank = (d: Decided): boolean => !d.what.trim() && !d.owner.trim() && !d.agency && isEmpty(d.due);
const isWhole = (d: Decided): boolean => Boolean(d.what.trim() && (d.owner.trim() || d.agency) && dayOf(d.due));

const missing = (t: Typed, age: number) => [
    ...need(dayOf(t.held), '/held_on', w.held_missing),
    ...need(t.code, '/code', w.code_missing),
    ...need(t.mental, '/mental_health', w.question_missing),
    ...need(!t.mental || t.mental === 'yes' || t.mental_words.trim(), '/mental_health_words', w.words_missing),
    ...need(age < 8 || t.advocacy, '/advocacy', w.advocacy_missing),
    ...need(t.advocacy !== 'not_offered' || t.advocacy_words.trim(), '/advocacy_words', w.advocacy_words_missing),
    ...t.decisions.flatMap((d, i) => need(isBlank(d) || isWhole(d), `/decisions/${i}/what`, w.decision_missing)),
];

const said = (name: string, value: string) => (value.trim() ? { [name]: value.trim() } : {});

const bodyOf = (t: Typed, plan: ReviewPlan | null): NewReview => ({
    held_on: dayOf(t.held) ?? '',
    ...(plan ? { plan: plan.id, people: plan.people } : {}),
    code: t.code as 'PN1',
    mental_health: t.mental as 'yes',
    ...said('mental_health_words', t.mental_words),
    ...said('chair', t.chair || (plan?.chair ?? '')),
    ...said('advocacy', t.advocacy),
    ...said('advocacy_words', t.advocacy_words),
    ...said('independent_visitor', t.visitor),
    ...said('savings', t.savings),
    ...said('notes', t.notes),
    decisions: t.decisions.filter(isWhole).map((d) => ({ what: d.what.trim(), ...said('owner', d.owner), ...(d.agency ? { agency: d.agency } : {}), due_on: dayOf(d.due) ?? '' })),
});

type Faults = ReturnType<typeof useForm>['faults'];

/** The question that no review leaves out. */
export function Question({ name, value, text, change, faults }: { name: string; value: string; text: string; change: (part: { mental?: string; mental_words?: string }) => void; faults: Faults }) {
    return (
        <>
            <RadioField id="mental_health" label={<strong>{w.question(name)}</strong>} value={value} onValue={(mental) => change({ mental })} options={options(w.answers)} faults={faults} />
            {value === 'no' && <p class="govuk-inset-text">{w.opens}</p>}
            <TextField id="mental_health_words" label={w.question_words} hint={w.question_words_hint} value={text} onValue={(mental_words) => change({ mental_words })} faults={faults} rows={3} />
        </>
    );
}

function Decisions({ list, set, faults }: { list: Decided[]; set: (list: Decided[]) => void; faults: Faults }) {
    const agencies = useAgencies();
    const change = (i: number, part: Partial<Decided>) => set(list.map((d, n) => (n === i ? { ...d, ...part } : d)));
    return (
        <Section title={w.decisions}>
            <p class="quiet">{w.decisions_hint}</p>
            {list.map((d, i) => (
                <fieldset class="govuk-fieldset" key={i}>
                    <legend class="govuk-fieldset__legend">{w.decision(i + 1)}</legend>
                    <TextField id={`decisions-${i}-what`} label={w.decision_what} value={d.what} onValue={(what) => change(i, { what })} faults={faults} />
                    <TextField id={`decisions-${i}-owner`} label={w.decision_owner} value={d.owner} onValue={(owner) => change(i, { owner })} faults={faults} width="30" />
                    <SelectField id={`decisions-${i}-agency`} label={w.decision_agency} hint={w.decision_agency_hint} value={d.agency ?? ''} onValue={(agency) => change(i, { agency })} faults={faults}
                        options={[{ value: '', label: w.decision_own }, ...agencies.map((one) => ({ value: one.id, label: one.name }))]} />
                    <DateField id={`decisions-${i}-due_on`} label={w.decision_due} value={d.due} onValue={(due) => change(i, { due })} faults={faults} />
                </fieldset>
            ))}
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => set([...list, noDecision])}>
                {w.another}
            </button>
        </Section>
    );
}

function Asked({ child, typed, change, faults, age }: { child: Child; typed: Typed; change: (part: Partial<Typed>) => void; faults: Faults; age: number }) {
    const advocacies = Object.fromEntries(Object.entries(w.advocacies).filter(([code]) => (age < 8 ? code !== 'opted_out' : code !== 'under_8')));
    return (
        <>
            <SelectField id="code" label={w.code} value={typed.code} onValue={(code) => change({ code })} options={[choose, ...options(w.codes)]} faults={faults} />
            <Question name={calledName(child)} value={typed.mental} text={typed.mental_words} change={change} faults={faults} />
            <RadioField id="advocacy" label={w.advocacy} value={typed.advocacy} onValue={(advocacy) => change({ advocacy })} options={options(advocacies)} faults={faults} />
            <TextField id="advocacy_words" label={w.advocacy_words} value={typed.advocacy_words} onValue={(advocacy_words) => change({ advocacy_words })} faults={faults} />
            <SelectField id="independent_visitor" label={w.visitor} value={typed.visitor} onValue={(visitor) => change({ visitor })} options={[choose, ...options(w.visitors)]} faults={faults} />
            <SelectField id="savings" label={w.savings} value={typed.savings} onValue={(savings) => change({ savings })} options={[choose, ...options(w.savings_are)]} faults={faults} />
            <TextField id="notes" label={w.notes} value={typed.notes} onValue={(notes) => change({ notes })} faults={faults} rows={4} />
        </>
    );
}

const typedOf = (it: Review): Typed => ({
    ...empty,
    held: partsOf(it.held_on),
    code: it.code ?? '',
    chair: it.chair ?? '',
    mental: it.mental_health ?? '',
    mental_words: it.mental_health_words ?? '',
    advocacy: it.advocacy ?? '',
    advocacy_words: it.advocacy_words ?? '',
    visitor: it.independent_visitor ?? '',
    savings: it.savings ?? '',
    notes: it.notes ?? '',
});

const saidOf = (t: Typed, name: string): Said[] => [
    [w.chair, t.chair.trim()],
    [w.code, w.codes[t.code] ?? ''],
    [w.question(name), w.answers[t.mental] ?? ''],
    [w.question_words, t.mental_words.trim()],
    [w.advocacy, w.advocacies[t.advocacy] ?? ''],
    [w.advocacy_words, t.advocacy_words.trim()],
    [w.visitor, w.visitors[t.visitor] ?? ''],
    [w.savings, w.savings_are[t.savings] ?? ''],
    [w.notes, t.notes.trim()],
    ...t.decisions.filter((d) => !isBlank(d)).map((d, i): Said => [w.decision(i + 1), [d.what, d.owner].filter(Boolean).join(', ')]),
];

export function ReviewForm({ child, plan, close, saved }: FormProps & { plan: ReviewPlan | null }) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped(`review-${child.id}`, empty);
    const age = ageOn(child.born_on, dayOf(typed.held) ?? today());
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing(typed, age))) return;
        const body = bodyOf(typed, plan);
        const params = { path: { child: child.id } };
        if (!(await form.attempt(() => answer<Review>(api.POST('/children/{child}/reviews', { params, body, headers: once(body) }))))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <Restored draft={draft} again={startAgain} />
            <DateField id="held_on" label={w.held_on} value={typed.held} onValue={(held) => change({ held })} faults={form.faults} />
            <TextField id="chair" label={w.chair} hint={w.chair_hint} value={typed.chair || (plan?.chair ?? '')} onValue={(chair) => change({ chair })} faults={form.faults} width="30" />
            <Asked child={child} typed={typed} change={change} faults={form.faults} age={age} />
            <Decisions list={typed.decisions} set={(decisions) => change({ decisions })} faults={form.faults} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

/** Add to a review that was held, or correct it: what was recorded by its day and code alone is answered so too. Further decisions come beside those there are. */
export function ReviewChange({ child, it, close, saved }: FormProps & { it: Review }) {
    const form = useForm();
    const { typed, draft, change, startAgain, base, theirs, refused } = useVersions(`review-of-${it.id}`, it, typedOf);
    const name = calledName(child);
    const age = ageOn(child.born_on, it.held_on);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing({ ...typed, code: typed.code || 'PN1' }, age))) return;
        const { held_on, decisions = [], code, ...sent } = changed(bodyOf(typed, null), bodyOf(typedOf(base), null));
        const body = { ...sent, ...(code ? { code } : {}), ...(decisions.length ? { decisions } : {}) };
        const params = { path: { id: it.id }, header: match(base) };
        if (!(await form.attempt(() => answer<Review>(api.PATCH('/reviews/{id}', { params, body, headers: merging })), refused))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {theirs && <BothVersions theirs={saidOf(typedOf(theirs), name)} mine={saidOf(typed, name)} take={startAgain} />}
            <Restored draft={draft} again={startAgain} />
            <p class="lead">{longDay(it.held_on)}</p>
            <TextField id="chair" label={w.chair} hint={w.chair_hint} value={typed.chair} onValue={(chair) => change({ chair })} faults={form.faults} width="30" />
            <Asked child={child} typed={typed} change={change} faults={form.faults} age={age} />
            <Decisions list={typed.decisions} set={(decisions) => change({ decisions })} faults={form.faults} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
