// Where a child is to live for good, as it was agreed, and when that is looked at again.
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import type { Faults } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, List, PermanencePlan } from '../lib/types';
import { details as d, form as f } from '../lib/words';
import { permanence as w } from '../lib/words_permanence';
import { ChangeIt, choose, dayOf, isEmpty, KeptList, need, options, useChanging } from './details';
import { CheckField, DateField, DayOrToday, noDate, partsOf, SelectField, type DateParts } from './fields';
import { ChangeForm, NewForm } from './kept_form';
import { Panel } from './panel';

const empty = { goal: '', agreed: noDate, reviewed: noDate, achieved: noDate, ended: noDate, few: false };
type Typed = typeof empty;
type Change = (part: Partial<Typed>) => void;
const parts = (day: string | null): DateParts => (day ? partsOf(day) : noDate);
const said = (day: DateParts): string | null => (dayOf(day) ? longDay(dayOf(day) ?? '') : null);

const typedOf = (p: PermanencePlan): Typed => ({ goal: p.goal, agreed: partsOf(p.agreed_on), reviewed: noDate, achieved: parts(p.achieved_on), ended: parts(p.ended_on), few: p.for_few });
const bodyOf = (t: Typed) => ({
    goal: t.goal as 'adoption', agreed_on: dayOf(t.agreed) ?? '', achieved_on: dayOf(t.achieved), ended_on: dayOf(t.ended),
    ...(dayOf(t.reviewed) ? { reviewed_on: dayOf(t.reviewed) } : {}),
});
const faultsOf = (t: Typed) => [
    ...need(t.goal, '/goal', w.goal_missing),
    ...need(dayOf(t.agreed), '/agreed_on', w.agreed_missing),
    ...[[t.reviewed, '/reviewed_on'], [t.achieved, '/achieved_on'], [t.ended, '/ended_on']].flatMap(([day, at]) => need(isEmpty(day as DateParts) || dayOf(day as DateParts), at as string, f.date_wrong)),
];
const saidOf = (t: Typed): [string, string | null][] => [[w.goal, w.goals[t.goal] ?? null], [w.agreed, said(t.agreed)], [w.reviewed, said(t.reviewed)], [w.achieved, said(t.achieved)], [w.plan_ended, said(t.ended)]];

function NewFields({ t, change, faults }: { t: Typed; change: Change; faults: Faults }) {
    return (
        <>
            <p class="quiet">{w.plan_about}</p>
            <SelectField id="goal" label={w.goal} value={t.goal} onValue={(goal) => change({ goal })} options={[choose, ...options(w.goals)]} faults={faults} />
            <DayOrToday id="agreed_on" label={w.agreed} value={t.agreed} onValue={(agreed) => change({ agreed })} faults={faults} now={d.use_today} />
            <CheckField id="for_few" label={w.for_few} value={t.few} onValue={(few) => change({ few })} />
        </>
    );
}

function ChangeFields({ t, change, faults }: { t: Typed; change: Change; faults: Faults }) {
    return (
        <>
            <DayOrToday id="reviewed_on" label={w.reviewed} value={t.reviewed} onValue={(reviewed) => change({ reviewed })} faults={faults} now={d.use_today} />
            <DateField id="achieved_on" label={w.achieved} hint={w.achieved_hint} value={t.achieved} onValue={(achieved) => change({ achieved })} faults={faults} />
            <DateField id="ended_on" label={w.plan_ended} value={t.ended} onValue={(ended) => change({ ended })} faults={faults} />
            <SelectField id="goal" label={w.goal} value={t.goal} onValue={(goal) => change({ goal })} options={options(w.goals)} faults={faults} />
            <DateField id="agreed_on" label={w.agreed} value={t.agreed} onValue={(agreed) => change({ agreed })} faults={faults} />
        </>
    );
}

function Item({ p, change }: { p: PermanencePlan; change: (() => void) | null }) {
    const goal = w.goals[p.goal] ?? p.goal;
    const last = p.reviews[p.reviews.length - 1];
    const line = [w.agreed_on(longDay(p.agreed_on)), last && w.reviews(p.reviews.length, longDay(last))].filter(Boolean).join(', ');
    if (p.error_reason)
        return (
            <li class="kept">
                <p class="quiet">
                    {goal}, {longDay(p.agreed_on)}. {w.was_wrong(p.error_reason)}
                </p>
            </li>
        );
    return (
        <li class="kept">
            <p>
                <strong>{goal}</strong> {p.achieved_on && <span class="state state--done">{w.achieved_on(longDay(p.achieved_on))}</span>} {p.ended_on && <span class="state">{w.ended_on(longDay(p.ended_on))}</span>}{' '}
                {p.for_few && <span class="state">{w.few}</span>}
            </p>
            <p class="quiet">
                {line}. {change && <ChangeIt text={p.due_on ? w.plan_change : w.change} label={`${p.due_on ? w.plan_change : w.change}: ${goal}`} onClick={change} />}
            </p>
            {p.due_on && (
                <p>
                    {w.review_by(longDay(p.due_on))} {p.due_on < today() && <span class="state state--late">{w.is_late}</span>}
                </p>
            )}
        </li>
    );
}

export function PermanencePlans({ child, may }: { child: Child; may: boolean }) {
    const path = { child: child.id };
    const list = useLoad(() => answer<List<PermanencePlan>>(api.GET('/children/{child}/permanence-plans', { params: { path } })));
    const changing = useChanging<PermanencePlan>(list.reload);
    const form = (close: () => void) =>
        changing.it ? (
            <ChangeForm
                name="permanence-of" first={changing.it} typedOf={typedOf} bodyOf={bodyOf} saidOf={saidOf} faultsOf={faultsOf}
                fields={(t, change, faults) => <ChangeFields t={t} change={change} faults={faults} />}
                send={(base, body) => answer(api.PATCH('/permanence-plans/{id}', { params: { path: { id: base.id }, header: match(base) }, body, headers: merging }))}
                close={changing.leave(close)} saved={changing.saved(close)}
            />
        ) : (
            <NewForm
                name={`permanence-${child.id}`} empty={empty} faultsOf={faultsOf}
                fields={(t, change, faults) => <NewFields t={t} change={change} faults={faults} />}
                send={(t) => {
                    const body = { goal: t.goal as 'adoption', agreed_on: dayOf(t.agreed) ?? '', ...(t.few ? { for_few: true } : {}) };
                    return answer(api.POST('/children/{child}/permanence-plans', { params: { path }, body, headers: once(body) }));
                }}
                close={close} saved={changing.saved(close)}
            />
        );
    return (
        <Panel id="permanence" title={w.plans} action={may ? w.plan_record : null} form={form}>
            {(open) => <KeptList source={list} none={w.plans_none} item={(p) => <Item p={p} change={may ? changing.start(open, p) : null} key={p.id} />} />}
        </Panel>
    );
}
