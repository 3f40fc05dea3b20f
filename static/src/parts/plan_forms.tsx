// Forms of a plan that stands: rate its goals, add one, hold a review, share it.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Colleague, List, Plan, PlanGoal, PlanKind } from '../lib/types';
import { roles } from '../lib/words';
import { form as w, goals as g } from '../lib/words_plans';
import { choose, dayOf, FormEnd, need, options } from './details';
import { Ready } from './waiting';
import { DateField, ErrorSummary, partsOf, RadioField, SelectField, TextField } from './fields';
import { goalBody, goalFaults, GoalFields, inWeeks, lines, noGoal, NumberField } from './plan_fields';

interface Props {
    plan: Plan;
    close: () => void;
    saved: () => void;
}

export function GoalForm({ plan, close, saved }: Props) {
    const form = useForm();
    const [typed, setTyped] = useState(noGoal);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(goalFaults(typed, ''))) return;
        const body = { ...goalBody(typed), baseline_on: today() };
        if (await form.attempt(() => answer<PlanGoal>(api.POST('/plans/{id}/goals', { params: { path: { id: plan.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <GoalFields prefix="" typed={typed} change={(part) => setTyped({ ...typed, ...part })} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

type Rated = Record<string, { value: string; words: string }>;

/** All goals in one form, of one day and one person; each is recorded by itself, and one that was is not sent again. */
export function RateForm({ plan, close, saved }: Props) {
    const form = useForm();
    const goals = plan.goals.filter((one) => !one.ended_on);
    const [by, setBy] = useState('');
    const [on, setOn] = useState(partsOf(today()));
    const [rated, setRated] = useState<Rated>({});
    const [sent, setSent] = useState<string[]>([]);
    const valueOf = (id: string) => rated[id] ?? { value: '', words: '' };
    const send = async () => {
        for (const goal of goals) {
            const { value, words } = valueOf(goal.id);
            if (!value || sent.includes(goal.id)) continue;
            const body = { rated_on: dayOf(on) ?? '', value: Number(value), by: by as 'carer', words: words.trim() || null };
            await answer(api.POST('/goals/{id}/ratings', { params: { path: { id: goal.id } }, body, headers: once(body) }));
            setSent((now) => [...now, goal.id]);
        }
        return true;
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        const some = goals.some((goal) => valueOf(goal.id).value);
        const first = goals[0]?.id ?? '';
        const missing = [...need(by, '/by', w.by_missing), ...need(dayOf(on), '/rated_on', w.day_wrong), ...need(some, `/value-${first}`, w.rate_none)];
        if (form.busy || !form.check(missing)) return;
        if (await form.attempt(send)) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="by" label={w.by} value={by} onValue={setBy} options={options(g.raters)} faults={form.faults} />
            <DateField id="rated_on" label={w.rated_on} value={on} onValue={setOn} faults={form.faults} />
            {goals.map((goal) => (
                <fieldset class="govuk-fieldset" key={goal.id}>
                    <NumberField id={`value-${goal.id}`} label={goal.what} hint={w.rating_hint(goal.baseline, goal.baseline_words)} value={valueOf(goal.id).value}
                        onValue={(value) => setRated({ ...rated, [goal.id]: { ...valueOf(goal.id), value } })} faults={form.faults} />
                    <TextField id={`words-${goal.id}`} label={w.rating_words} value={valueOf(goal.id).words}
                        onValue={(words) => setRated({ ...rated, [goal.id]: { ...valueOf(goal.id), words } })} faults={form.faults} />
                </fieldset>
            ))}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function ReviewForm({ plan, days, close, saved }: Props & { days: number }) {
    const form = useForm();
    const [typed, setTyped] = useState({ held: partsOf(today()), found: '', attended: '', how: 'on', next: partsOf(inWeeks(days)), end_reason: '' });
    const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
    const ends = typed.how === 'end';
    const on = plan.goals.filter((one) => !one.ended_on);
    const unrated = on.length > 0 && !on.some((one) => one.ratings.some((r) => r.rated_on === dayOf(typed.held)));
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(dayOf(typed.held), '/held_on', w.day_wrong), ...need(typed.found.trim(), '/found', w.found_missing),
            ...need(ends || dayOf(typed.next), '/next_on', w.next_missing), ...need(!ends || typed.end_reason.trim(), '/end_reason', w.end_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = {
            held_on: dayOf(typed.held) ?? '', found: typed.found.trim(), attended: lines(typed.attended),
            ...(ends ? { end_reason: typed.end_reason.trim() } : { next_on: dayOf(typed.next) ?? '' }),
        };
        if (await form.attempt(() => answer(api.POST('/plans/{id}/reviews', { params: { path: { id: plan.id } }, body, headers: once(body) })))) saved();
    };
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <DateField id="held_on" label={w.held_on} value={typed.held} onValue={(held) => change({ held })} faults={faults} />
            {unrated && <p class="quiet">{w.not_rated}</p>}
            <TextField id="attended" label={w.attended} hint={w.lines_hint} value={typed.attended} onValue={(attended) => change({ attended })} faults={faults} rows={3} />
            <TextField id="found" label={w.found} value={typed.found} onValue={(found) => change({ found })} faults={faults} rows={4} />
            <RadioField id="how" label={w.next} value={typed.how} onValue={(how) => change({ how })} options={options({ on: w.goes_on, end: w.it_ends })} faults={faults} />
            {ends ? (
                <TextField id="end_reason" label={w.end_reason} value={typed.end_reason} onValue={(end_reason) => change({ end_reason })} faults={faults} rows={2} />
            ) : (
                <DateField id="next_on" label={w.next_on} value={typed.next} onValue={(next) => change({ next })} faults={faults} />
            )}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

const getPeople = () => answer<List<Colleague>>(api.GET('/people', { params: { query: { limit: 200 } } }));

/** With a role around the child, or with somebody by name whose role can read such a plan at all. */
export function ShareForm(props: Props & { kind: PlanKind }) {
    const people = useLoad(getPeople);
    return (
        <Ready of={people} part>
            {({ items }) => <ShareWith {...props} people={items} />}
        </Ready>
    );
}

function ShareWith({ plan, kind, people, close, saved }: Props & { kind: PlanKind; people: Colleague[] }) {
    const form = useForm();
    const [who, setWho] = useState('');
    const readers = kind.readers.map(String);
    const standing = plan.shares.filter((s) => !s.ended_on);
    const left = readers.filter((one) => !standing.some((s) => s.role === one));
    const named = people.filter((p) => p.roles.some((role) => readers.includes(String(role))) && !standing.some((s) => s.person?.id === p.id));
    const choices = [
        ...left.map((one) => ({ value: one, label: w.every(roles[one] ?? one) })),
        ...named.map((p) => ({ value: `person ${p.id}`, label: `${p.name}, ${p.agency.name}` })),
    ];
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(who, '/role', w.role_missing))) return;
        const body = who.startsWith('person ') ? { person: who.slice(7) } : { role: who };
        if (await form.attempt(() => answer(api.POST('/plans/{id}/shares', { params: { path: { id: plan.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="role" label={w.role} hint={w.role_hint} value={who} onValue={setWho} options={[choose, ...choices]} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

