// Asking for a form: whom, for what, and of goals each in the words of whoever answers. What is known already comes with the address (askHref).
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { addDays, ageOn, daysBetween, longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { suggestedVersion } from '../lib/sdq';
import type { Child, FormLink, FormLinkMade, Informant, List, NewFormLink, PlanGoal, Ref, SdqPack } from '../lib/types';
import { forms as w } from '../lib/words_forms';
import { choose, need, options } from './details';
import { ErrorSummary, RadioField, SelectField, Submit, TextField } from './fields';

export interface Typed {
    for_whom: string;
    kind: string;
    service: string;
    name: string;
    days: string;
    about: FormLink['about'];
    goals: Record<string, string>; // by goal: its words
}
export const empty: Typed = { for_whom: '', kind: 'view', service: '', name: '', days: '14', about: null, goals: {} };

const MOST_DAYS = 60;

/** What a link to the page of forms can say already: ?kind=pep&for=carer&about=pep:ID&until=2026-12-01. */
export function asAddressSays(child: Child): Typed {
    const said = new URLSearchParams(location.search);
    const for_whom = said.get('for') ?? '', until = said.get('until') ?? '';
    const [type = '', id = ''] = (said.get('about') ?? '').split(':');
    const days = until ? Math.min(Math.max(daysBetween(today(), until), 1), MOST_DAYS) : Number(empty.days);
    return {
        ...empty,
        for_whom,
        kind: said.get('kind') ?? empty.kind,
        name: for_whom === 'young_person' ? calledName(child) : '',
        days: String(days),
        about: id ? { type: type as 'pep', id } : null,
    };
}

const getServices = () => answer<List<Ref>>(api.GET('/services', {}));
const getPacks = () => answer<List<SdqPack>>(api.GET('/sdq-packs', {}));
const getGoals = (plan: string) => answer<List<PlanGoal>>(api.GET('/plans/{id}/goals', { params: { path: { id: plan } } }));

const isExperience = (t: Typed) => t.kind === 'experience';
/* In the order of the plan, each as it was typed or as it was said the last time; a blank one is left out. */
const goalsOf = (t: Typed, all: readonly PlanGoal[]) => all.map((goal) => ({ goal: goal.id, words: (t.goals[goal.id] ?? goal.asked_as ?? '').trim() })).filter((one) => one.words);
const faultsOf = (t: Typed, goals: readonly PlanGoal[]) => [
    ...need(t.for_whom, '/for_whom', w.whom_missing),
    ...need(!isExperience(t) || t.service, '/about', w.service_missing),
    ...need(t.kind !== 'goals' || goalsOf(t, goals).length, '/goals', w.goals_missing),
    ...need(t.name.trim(), '/name', w.name_missing),
    ...need(/^\d+$/.test(t.days.trim()) && Number(t.days) >= 1 && Number(t.days) <= MOST_DAYS, '/days', w.days_wrong),
];
const aboutOf = (t: Typed): Typed['about'] => (isExperience(t) ? { type: 'service', id: t.service } : t.about);
const bodyOf = (child: Child, t: Typed, goals: readonly PlanGoal[]): NewFormLink => ({
    child: child.id,
    kind: t.kind as NewFormLink['kind'],
    for_whom: t.for_whom as NewFormLink['for_whom'],
    name: t.name.trim(),
    days: Number(t.days),
    about: aboutOf(t),
    ...(t.kind === 'goals' ? { goals: goalsOf(t, goals) } : {}),
});

/* ---- an SDQ: only with licensed questions */

const informants: Record<string, Informant> = { young_person: 'self', carer: 'parent', teacher: 'teacher' };

/* Why an SDQ cannot be asked for from them, in one sentence; '': it can. */
function whyNoSdq(child: Child, for_whom: string, packs: readonly SdqPack[]): string {
    const informant = informants[for_whom];
    if (!informant) return '';
    const age = child.born_on ? ageOn(child.born_on, today()) : null;
    if (informant === 'self' && age !== null && age < 11) return w.sdq_young;
    const version = suggestedVersion(informant, age);
    const theirs = packs.filter((one) => one.informant === informant && one.version === version);
    if (theirs.some((one) => one.state === 'valid')) return '';
    const [last] = theirs;
    const ended = last && (last.ended_on ?? last.valid_until);
    const whom = w.sdq_whom[for_whom] ?? '';
    return ended && last?.state !== 'coming' ? w.sdq_ended(whom, longDay(ended)) : w.sdq_none(whom);
}

/* ---- goals */

function Goals({ of, typed, change, faults }: { of: readonly PlanGoal[]; typed: Typed; change: (goals: Typed['goals']) => void; faults: ReturnType<typeof useForm>['faults'] }) {
    const fault = faults.of('goals');
    return (
        <fieldset class="govuk-fieldset" id="goals" tabIndex={-1}>
            <legend class="govuk-fieldset__legend">{w.goals}</legend>
            <p class="govuk-hint">{w.goals_about}</p>
            {fault && <p class="govuk-error-message">{fault}</p>}
            {of.map((goal) => (
                <TextField
                    id={`goal-${goal.id}`}
                    label={w.goal_words(goal.what)}
                    value={typed.goals[goal.id] ?? goal.asked_as ?? ''}
                    onValue={(words) => change({ ...typed.goals, [goal.id]: words })}
                    faults={faults}
                    key={goal.id}
                />
            ))}
        </fieldset>
    );
}

/* The service names the place in the list; the page has a field for each goal. */
const atGoal = (goals: readonly { goal: string }[], pointer: string) => pointer.replace(/^\/goals\/(\d+)\/\w+$/, (_, n: string) => `/goal-${goals[Number(n)]?.goal}`);

export function NewLink({ child, first, made }: { child: Child; first: Typed; made: (link: FormLinkMade) => void }) {
    const form = useForm();
    const services = useLoad(getServices), packs = useLoad(getPacks);
    const [typed, setTyped] = useState(first);
    const plan = typed.kind === 'goals' && typed.about?.type === 'plan' ? typed.about.id : '';
    const loaded = useLoad(() => (plan ? getGoals(plan) : Promise.resolve(null)), plan);
    const goals = loaded.now.state === 'ready' ? (loaded.now.value?.items ?? []).filter((goal) => !goal.ended_on) : [];
    const change = (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part }));
    const whyNot = packs.now.state === 'ready' ? whyNoSdq(child, typed.for_whom, packs.now.value.items) : '';
    const hasNoSdq = packs.now.state !== 'ready' || !!whyNot;
    const kinds = Object.fromEntries(Object.entries(w.kinds).filter(([kind]) => (kind !== 'goals' || typed.about?.type === 'plan') && (kind !== 'sdq' || !hasNoSdq)));
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(typed, goals))) return;
        const sent = goalsOf(typed, goals);
        const link = await form.attempt(
            () => answer<FormLinkMade>(api.POST('/form-links', { body: bodyOf(child, typed, goals) })),
            (problem) => problem.status === 422 && !form.check(problem.faults.map((one) => ({ ...one, pointer: atGoal(sent, one.pointer) }))),
        );
        if (!link) return;
        setTyped(empty);
        made(link);
    };
    const choices = services.now.state === 'ready' ? services.now.value.items.map((s) => ({ value: s.id, label: s.name })) : [];
    const ofYoung = (for_whom: string) => change({ for_whom, ...(for_whom === 'young_person' && !typed.name ? { name: calledName(child) } : {}) });
    const last = /^\d+$/.test(typed.days) ? longDay(addDays(today(), Number(typed.days))) : '';
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="for_whom" label={w.for_whom} value={typed.for_whom} onValue={ofYoung} faults={form.faults} options={options(w.whom)} />
            <RadioField id="kind" label={w.kind} value={typed.kind} onValue={(kind) => change({ kind })} faults={form.faults} options={options(kinds)} />
            {whyNot && (
                <p class="govuk-body quiet" id="no-sdq">
                    {whyNot}{' '}
                    <a class="govuk-link" href={childPage(child.id, 'sdq/new')}>
                        {w.record_sdq}
                    </a>
                </p>
            )}
            {isExperience(typed) && (
                <SelectField id="about" label={w.service} hint={w.service_hint} value={typed.service} onValue={(service) => change({ service })} faults={form.faults} options={[choose, ...choices]} />
            )}
            {plan && <Goals of={goals} typed={typed} change={(words) => change({ goals: words })} faults={form.faults} />}
            <TextField id="name" label={w.name} hint={w.name_hint} value={typed.name} onValue={(name) => change({ name })} faults={form.faults} width="20" />
            <TextField id="days" label={w.days} hint={last && w.last_day(last)} value={typed.days} onValue={(days) => change({ days })} faults={form.faults} width="3" input={{ inputMode: 'numeric' }} />
            <Submit busy={form.busy}>{w.submit}</Submit>
        </form>
    );
}
