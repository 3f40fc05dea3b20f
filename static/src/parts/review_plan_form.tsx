// Plan the next review of a child: when, where, who chairs it, who is invited and asked beforehand. Or call it off.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { useForm } from '../lib/form';
import type { NewReviewPlan, ReviewPlan } from '../lib/types';
import { reviews as w } from '../lib/words_health';
import { dayOf, FormEnd, need, type FormProps } from './details';
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

export function PlanForm({ child, plan, close, saved }: FormProps & { plan: ReviewPlan | null }) {
    const form = useForm();
    const [typed, setTyped] = useState({
        on: plan ? partsOf(plan.planned_on) : noDate, place: plan?.place ?? '', chair: plan?.chair ?? '', people: plan ? plan.people.map(lineOf).join('\n') : '', off: '',
    });
    const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(dayOf(typed.on), '/planned_on', w.planned_missing))) return;
        const body = { planned_on: dayOf(typed.on) ?? '', place: typed.place.trim() || null, chair: typed.chair.trim() || null, people: peopleOf(typed.people) };
        const send = () =>
            plan
                ? answer<ReviewPlan>(
                      api.PATCH('/review-plans/{id}', { params: { path: { id: plan.id }, header: match(plan) }, body: typed.off.trim() ? { called_off_why: typed.off.trim() } : body, headers: merging }),
                  )
                : answer<ReviewPlan>(api.POST('/children/{child}/review-plans', { params: { path: { child: child.id } }, body, headers: once(body) }));
        if (await form.attempt(send)) saved();
    };
    const { faults } = form;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <DateField id="planned_on" label={w.planned_on} value={typed.on} onValue={(on) => change({ on })} faults={faults} />
            <TextField id="place" label={w.place} value={typed.place} onValue={(place) => change({ place })} faults={faults} width="30" />
            <TextField id="chair" label={w.chair} hint={w.chair_hint} value={typed.chair} onValue={(chair) => change({ chair })} faults={faults} width="30" />
            <TextField id="people" label={w.people} hint={w.people_hint} value={typed.people} onValue={(people) => change({ people })} faults={faults} rows={5} />
            {plan && <TextField id="called_off_why" label={w.called_off_why} hint={w.call_off} value={typed.off} onValue={(off) => change({ off })} faults={faults} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
