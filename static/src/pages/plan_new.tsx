// Make a plan as a meeting ends: what was said, the goals, the actions; kept as it is typed.
import { answer, api, once } from '../lib/api';
import { calledName } from '../lib/children';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useTyped } from '../lib/typed';
import type { Child, List, NewPlan, Plan, PlanKind } from '../lib/types';
import { form as f, roles } from '../lib/words';
import { form as w, plans } from '../lib/words_plans';
import { startChild } from '../parts/child_page';
import { dayOf, need } from '../parts/details';
import { DraftNote, Restored } from '../parts/draft_note';
import { Buttons, ChecksField, DateField, ErrorSummary, noDate, RadioField, Submit, TextField } from '../parts/fields';
import { goalBody, goalFaults, GoalFields, noGoal, noText, PlanTextFields, textBody, textFaults } from '../parts/plan_fields';
import { OwnerFields, ownerBody, useAgencies } from '../parts/owner_fields';
import { PageHead, Section } from '../parts/section';
import { Ready } from '../parts/waiting';
import { useLoad } from '../lib/load';

const noAction = { what: '', owner: '', agency: '', due: noDate };
const empty = { ...noText, kind: '', state: 'current', goals: [noGoal], actions: [noAction], shared_with: ['social_worker', 'care_nurse'] };
type Typed = typeof empty;
type ActionTyped = typeof noAction;

const isBlank = (one: Record<string, unknown>): boolean => Object.values(one).every((v) => (typeof v === 'string' ? !v.trim() : JSON.stringify(v) === JSON.stringify(noDate)));
// A fault names the place in what is sent, where blank ones are left out.
const kept = <T extends Record<string, unknown>>(list: T[]): T[] => list.filter((one) => !isBlank(one));

const actionFaults = (a: ActionTyped, at: string) => [...need(a.what.trim(), `${at}/what`, w.action_what_missing), ...need(dayOf(a.due), `${at}/due_on`, w.due_missing)];
const goalsOf = (t: Typed, kind: PlanKind) => (kind.has_goals ? kept(t.goals) : []);
const actionsOf = (t: Typed) => kept(t.actions);

const faultsOf = (t: Typed, kind: PlanKind) => [
    ...textFaults(t),
    ...goalsOf(t, kind).flatMap((g, i) => goalFaults(g, `/goals/${i}`)),
    ...actionsOf(t).flatMap((a, i) => actionFaults(a, `/actions/${i}`)),
];

const bodyOf = (t: Typed, kind: PlanKind): NewPlan => ({
    kind: kind.code as NewPlan['kind'],
    state: t.state as 'current',
    ...textBody(t, { formulation: kind.has_formulation, letter: kind.has_letter }),
    goals: goalsOf(t, kind).map(goalBody),
    actions: actionsOf(t).map((a) => ({ what: a.what.trim(), due_on: dayOf(a.due) ?? '', ...ownerBody(a) })),
    ...(kind.is_shared ? { shared_with: t.shared_with } : {}),
});

interface Part {
    typed: Typed;
    change: (part: Partial<Typed>) => void;
    faults: ReturnType<typeof useForm>['faults'];
}

const put = <T,>(list: T[], i: number, part: Partial<T>): T[] => list.map((one, k) => (k === i ? { ...one, ...part } : one));

function Goals({ typed, change, faults }: Part) {
    return (
        <Section title={plans.goals} id="goals-all">
            {typed.goals.map((goal, i) => (
                <fieldset class="govuk-fieldset" key={i}>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{w.goal(i + 1)}</legend>
                    <GoalFields prefix={`goals-${i}`} typed={goal} change={(part) => change({ goals: put(typed.goals, i, part) })} faults={faults} />
                </fieldset>
            ))}
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => change({ goals: [...typed.goals, noGoal] })}>
                {w.more_goal}
            </button>
        </Section>
    );
}

function Actions({ typed, change, faults }: Part) {
    const agencies = useAgencies();
    return (
        <Section title={plans.actions} id="actions-all">
            {typed.actions.map((action, i) => {
                const set = (part: Partial<ActionTyped>) => change({ actions: put(typed.actions, i, part) });
                return (
                    <fieldset class="govuk-fieldset" key={i}>
                        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{w.action(i + 1)}</legend>
                        <TextField id={`actions-${i}-what`} label={w.action_what} value={action.what} onValue={(what) => set({ what })} faults={faults} />
                        <OwnerFields prefix={`actions-${i}`} owner={action.owner} agency={action.agency} change={set} agencies={agencies} faults={faults} />
                        <DateField id={`actions-${i}-due_on`} label={w.due_on} value={action.due} onValue={(due) => set({ due })} faults={faults} />
                    </fieldset>
                );
            })}
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => change({ actions: [...typed.actions, noAction] })}>
                {w.more_action}
            </button>
        </Section>
    );
}

function Fields({ kind, ...part }: Part & { kind: PlanKind }) {
    const { typed, change, faults } = part;
    const states = [
        { value: 'current', label: w.begin_now, hint: w.begin_now_hint },
        { value: 'draft', label: w.as_draft, hint: w.actions_draft },
    ];
    return (
        <>
            <PlanTextFields typed={typed} change={change} faults={faults} kind={kind} />
            {kind.has_goals && <Goals {...part} />}
            <Actions {...part} />
            <RadioField id="state" label={w.state} value={typed.state} onValue={(state) => change({ state })} options={states} faults={faults} />
            {kind.is_shared && (
                <ChecksField id="shared_with" label={w.shared_with} hint={w.shared_hint} faults={faults} chosen={typed.shared_with} onChosen={(chosen) => change({ shared_with: [...chosen] })}
                    options={kind.readers.map((role) => ({ value: String(role), label: roles[String(role)] ?? String(role) }))} />
            )}
        </>
    );
}

function PlanForm({ child, kinds }: { child: Child; kinds: PlanKind[] }) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped<Typed>(`plan-${child.id}`, { ...empty, kind: kinds.length === 1 ? (kinds[0]?.code ?? '') : '' });
    const kind = kinds.find((k) => k.code === typed.kind);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(kind ? faultsOf(typed, kind) : need(false, '/kind', w.kind_missing)) || !kind) return;
        const body = bodyOf(typed, kind);
        const made = await form.attempt(() => answer<Plan>(api.POST('/children/{child}/plans', { params: { path: { child: child.id } }, body, headers: once(body) })));
        if (!made) return;
        await draft.drop();
        location.assign(`/plans/${made.id}`);
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <Restored draft={draft} again={startAgain} />
            {kinds.length > 1 && <RadioField id="kind" label={w.kind} value={typed.kind} onValue={(code) => change({ kind: code })} faults={form.faults} options={kinds.map((k) => ({ value: k.code, label: k.name }))} />}
            {kind && <Fields kind={kind} typed={typed} change={change} faults={form.faults} />}
            <Buttons>
                <Submit busy={form.busy}>{w.submit}</Submit>
                <a class="govuk-link" href={childPage(child.id, 'plans')}>
                    {f.cancel}
                </a>
            </Buttons>
            <DraftNote draft={draft} />
        </form>
    );
}

function PlanNew({ child }: { child: Child }) {
    const kinds = useLoad(() => answer<List<PlanKind>>(api.GET('/plan-kinds')));
    return (
        <>
            <PageHead title={w.title_page(calledName(child))} />
            <Ready of={kinds} part>
                {({ items }) => <PlanForm child={child} kinds={items.filter((k) => k.may_make)} />}
            </Ready>
        </>
    );
}

startChild('plans', plans.add, (child) => <PlanNew child={child} />);
