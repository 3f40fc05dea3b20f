// Change a goal that was recorded: its words, its aim, its start; leave it or take it up again. After somebody else's change both stand there.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, type Problem } from '../lib/api';
import { dayOfInstant, longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { GoalHistory, List, Plan, PlanGoal } from '../lib/types';
import { form as f, goalChange as w } from '../lib/words_plans';
import { dayOf, FormEnd, need, options } from './details';
import { DateField, ErrorSummary, partsOf, RadioField, TextField } from './fields';
import { goalBody, goalFaults, GoalFields } from './plan_fields';
import { Ready } from './waiting';

type Said = GoalHistory['was'];

/** What a goal says, as lines. */
function Says({ goal }: { goal: Said }) {
    return (
        <>
            <p>
                <strong>{goal.what}</strong>
            </p>
            <p>{w.start(goal.baseline, longDay(goal.baseline_on), goal.baseline_words)}</p>
            <p>{w.aim(goal.aim, goal.aim_words)}</p>
            {goal.ended_on && <p>{w.left(longDay(goal.ended_on), goal.end_reason ?? '')}</p>}
        </>
    );
}

const typedOf = (g: PlanGoal) => ({
    what: g.what, baseline_words: g.baseline_words, baseline: String(g.baseline), aim: String(g.aim), aim_words: g.aim_words ?? '',
    began: partsOf(g.baseline_on), stands: g.ended_on ? 'left' : 'on', ended: partsOf(g.ended_on ?? today()), end_reason: g.end_reason ?? '', why: '',
});
type Typed = ReturnType<typeof typedOf>;

const faultsOf = (t: Typed, asks: boolean) => [
    ...goalFaults(t, ''),
    ...need(dayOf(t.began), '/baseline_on', f.day_wrong),
    ...need(t.stands === 'on' || dayOf(t.ended), '/ended_on', f.day_wrong),
    ...need(t.stands === 'on' || t.end_reason.trim(), '/end_reason', w.end_missing),
    ...need(!asks || t.why.trim(), '/change_reason', w.why_missing),
];

const bodyOf = (t: Typed) => ({
    ...goalBody(t),
    baseline_on: dayOf(t.began) ?? '',
    ...(t.stands === 'left' ? { ended_on: dayOf(t.ended), end_reason: t.end_reason.trim() } : { ended_on: null }),
    ...(t.why.trim() ? { change_reason: t.why.trim() } : {}),
});

export function GoalChange({ goal, plan, close, saved }: { goal: PlanGoal; plan: Plan; close: () => void; saved: () => void }) {
    const form = useForm();
    const [base, setBase] = useState(goal);
    const [typed, setTyped] = useState(typedOf(goal));
    const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
    const asks = plan.state === 'current';
    const stale = (p: Problem) => {
        if (p.status !== 412 || !p.body.current) return false;
        setBase(p.body.current as unknown as PlanGoal);
        return !form.check([{ pointer: '', detail: w.stale }]);
    };
    const send = () => answer<PlanGoal>(api.PATCH('/goals/{id}', { params: { path: { id: goal.id }, header: match(base) }, body: bodyOf(typed), headers: merging }));
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(typed, asks))) return;
        if (await form.attempt(send, stale)) saved();
    };
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            {base !== goal && (
                <div class="panel-form" id="theirs">
                    <h3 class="request__title">{w.theirs}</h3>
                    <Says goal={base} />
                </div>
            )}
            <h3 class="request__title">{w.title}</h3>
            <p class="quiet">{asks ? w.about : w.about_draft}</p>
            <GoalFields prefix="" typed={typed} change={change} faults={faults} isBegun />
            <DateField id="baseline_on" label={w.began} hint={w.began_hint} value={typed.began} onValue={(began) => change({ began })} faults={faults} />
            {asks && <RadioField id="stands" label={w.stands} value={typed.stands} onValue={(stands) => change({ stands })} options={options(w.choices)} faults={faults} />}
            {typed.stands === 'left' && (
                <>
                    <DateField id="ended_on" label={w.ended} value={typed.ended} onValue={(ended) => change({ ended })} faults={faults} />
                    <TextField id="end_reason" label={w.end_reason} value={typed.end_reason} onValue={(end_reason) => change({ end_reason })} faults={faults} rows={2} />
                </>
            )}
            {asks && <TextField id="change_reason" label={w.why} hint={plan.is_shared ? w.why_shared : w.why_hint} value={typed.why} onValue={(why) => change({ why })} faults={faults} rows={2} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Was({ goal }: { goal: string }) {
    const source = useLoad(() => answer<List<GoalHistory>>(api.GET('/goals/{id}/history', { params: { path: { id: goal } } })), goal);
    return (
        <Ready of={source} part>
            {({ items }) => (
                <ol class="kept-list">
                    {items.map((one) => (
                        <li class="kept" key={one.etag}>
                            <p class="quiet">{w.changed(longDay(dayOfInstant(one.until_at)), one.changed_by?.name ?? '', one.reason)}</p>
                            <Says goal={one.was} />
                        </li>
                    ))}
                </ol>
            )}
        </Ready>
    );
}

/** What it was before, read when somebody opens it. */
export function GoalWas({ goal }: { goal: PlanGoal }) {
    const [isOpen, setIsOpen] = useState(false);
    if (!goal.is_changed) return null;
    return (
        <details class="govuk-details off-paper" onToggle={(e) => e.currentTarget.open && setIsOpen(true)}>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">
                    {w.was}
                    <span class="govuk-visually-hidden">{`: ${goal.what}`}</span>
                </span>
            </summary>
            {isOpen && <Was goal={goal.id} />}
        </details>
    );
}
