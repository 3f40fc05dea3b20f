// Plan the next review of a child: when, where, who chairs it, who is invited and asked beforehand. Or call it off.
import { answer, api, match, merging, once } from '../lib/api';
import { longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { changed, useTyped, useVersions } from '../lib/typed';
import type { NewReviewPlan, ReviewPlan } from '../lib/types';
import { reviews as w } from '../lib/words_health';
import { BothVersions, type Said } from './both_versions';
import { dayOf, FormEnd, need, type FormProps } from './details';
import { DraftNote, Restored } from './draft_note';
import { DateField, ErrorSummary, noDate, partsOf, TextField } from './fields';

type People = NonNullable<NewReviewPlan['people']>;

const ways = Object.keys(w.consulted);

/** "Ruth, foster carer, phone, answered" */
function personOf(line: string): People[number] {
    const [name = '', ...rest] = line.split(',').map((part) => part.trim());
    const how = rest.find((part) => ways.includes(part.toLowerCase()))?.toLowerCase();
    const answered = rest.some((part) => part.toLowerCase() === w.answered);
    const capacity = rest.find((part) => !ways.includes(part.toLowerCase()) && part.toLowerCase() !== w.answered);
    return { name, is_invited: true, ...(capacity ? { capacity } : {}), ...(how ? { consulted: how as 'phone', answered } : {}) };
}

export const lineOf = (one: ReviewPlan['people'][number]): string => [one.name, one.capacity, one.consulted, one.answered && w.answered].filter(Boolean).join(', ');

const peopleOf = (text: string): People => text.split('\n').map((line) => line.trim()).filter(Boolean).map(personOf);

const empty = { on: noDate, place: '', chair: '', people: '', off: '' };
type Typed = typeof empty;

const typedOf = (plan: ReviewPlan): Typed => ({ ...empty, on: partsOf(plan.planned_on), place: plan.place ?? '', chair: plan.chair ?? '', people: plan.people.map(lineOf).join('\n') });

const saidOf = (t: Typed): Said[] => {
    const on = dayOf(t.on);
    return [
        [w.planned_on, on ? longDay(on) : ''],
        [w.place, t.place.trim()],
        [w.chair, t.chair.trim()],
        [w.people, t.people.trim()],
    ];
};

const bodyOf = (t: Typed): NewReviewPlan => ({ planned_on: dayOf(t.on) ?? '', place: t.place.trim() || null, chair: t.chair.trim() || null, people: peopleOf(t.people) });

function Fields({ typed, change, faults }: { typed: Typed; change: (part: Partial<Typed>) => void; faults: ReturnType<typeof useForm>['faults'] }) {
    return (
        <>
            <DateField id="planned_on" label={w.planned_on} value={typed.on} onValue={(on) => change({ on })} faults={faults} />
            <TextField id="place" label={w.place} value={typed.place} onValue={(place) => change({ place })} faults={faults} width="30" />
            <TextField id="chair" label={w.chair} hint={w.chair_hint} value={typed.chair} onValue={(chair) => change({ chair })} faults={faults} width="30" />
            <TextField id="people" label={w.people} hint={w.people_hint} value={typed.people} onValue={(people) => change({ people })} faults={faults} rows={5} />
        </>
    );
}

export function PlanForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped(`review-plan-${child.id}`, empty);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(dayOf(typed.on), '/planned_on', w.planned_missing))) return;
        const body = bodyOf(typed);
        if (!(await form.attempt(() => answer<ReviewPlan>(api.POST('/children/{child}/review-plans', { params: { path: { child: child.id } }, body, headers: once(body) }))))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <Restored draft={draft} again={startAgain} />
            <Fields typed={typed} change={change} faults={form.faults} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function PlanChange({ plan, close, saved }: Omit<FormProps, 'child'> & { plan: ReviewPlan }) {
    const form = useForm();
    const { typed, draft, change, startAgain, base, theirs, refused } = useVersions(`review-plan-of-${plan.id}`, plan, typedOf);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(dayOf(typed.on), '/planned_on', w.planned_missing))) return;
        const body = typed.off.trim() ? { called_off_why: typed.off.trim() } : changed(bodyOf(typed), bodyOf(typedOf(base)));
        const params = { path: { id: plan.id }, header: match(base) };
        if (!(await form.attempt(() => answer<ReviewPlan>(api.PATCH('/review-plans/{id}', { params, body, headers: merging })), refused))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {theirs && <BothVersions theirs={saidOf(typedOf(theirs))} mine={saidOf(typed)} take={startAgain} />}
            <Restored draft={draft} again={startAgain} />
            <Fields typed={typed} change={change} faults={form.faults} />
            <TextField id="called_off_why" label={w.called_off_why} hint={w.call_off} value={typed.off} onValue={(off) => change({ off })} faults={form.faults} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
