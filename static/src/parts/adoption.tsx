// The steps of a child to adoption. Who adopts is never written down.
import { answer, api, match, merging, once } from '../lib/api';
import { longDay } from '../lib/dates';
import type { Faults } from '../lib/form';
import { useLoad } from '../lib/load';
import type { AdoptionWay, Child, List } from '../lib/types';
import { form as f } from '../lib/words';
import { permanence as w } from '../lib/words_permanence';
import { ChangeIt, choose, dayOf, isEmpty, KeptList, need, options, useChanging } from './details';
import { FactPairs } from './facts';
import { CheckField, DateField, noDate, partsOf, RadioField, SelectField, type DateParts } from './fields';
import { ChangeForm, NewForm } from './kept_form';
import { Panel } from './panel';

const steps = ['decided_on', 'placement_order_on', 'order_revoked_on', 'family_finding_from', 'matched_on', 'placed_on', 'placed_ended_on', 'adopted_on'] as const;
type Step = (typeof steps)[number];

interface Typed {
    days: Record<Step, DateParts>;
    reason: string;
    foster: string;
    adopters: string;
    sex: string;
    status: string;
    few: boolean;
}

const days = (of: (step: Step) => DateParts) => Object.fromEntries(steps.map((step) => [step, of(step)])) as Typed['days'];
const empty: Typed = { days: days(() => noDate), reason: '', foster: '', adopters: '', sex: '', status: '', few: false };

const typedOf = (a: AdoptionWay): Typed => ({
    days: days((step) => (a[step] ? partsOf(a[step] ?? '') : noDate)),
    reason: a.placed_end_reason ?? '', foster: a.foster_carer === null ? '' : a.foster_carer ? 'yes' : 'no', adopters: a.adopters ? String(a.adopters) : '',
    sex: a.adopters_sex ?? '', status: a.adopters_status ?? '', few: a.for_few,
});

const bodyOf = (t: Typed) => ({
    ...(Object.fromEntries(steps.map((step) => [step, dayOf(t.days[step])])) as Record<Step, string | null>),
    placed_end_reason: (dayOf(t.days.placed_ended_on) ? t.reason || null : null) as 'RD1' | null,
    foster_carer: t.foster ? t.foster === 'yes' : null,
    adopters: t.adopters ? Number(t.adopters) : null,
    adopters_sex: (t.sex || null) as 'M1' | null,
    adopters_status: (t.status || null) as 'L0' | null,
});

const faultsOf = (t: Typed) => [
    ...need(dayOf(t.days.decided_on), '/decided_on', w.decided_missing),
    ...steps.flatMap((step) => need(step === 'decided_on' || isEmpty(t.days[step]) || dayOf(t.days[step]), `/${step}`, f.date_wrong)),
];

const saidOf = (t: Typed): [string, string | null][] => [
    ...steps.map((step): [string, string | null] => [w.steps[step] ?? step, dayOf(t.days[step]) ? longDay(dayOf(t.days[step]) ?? '') : null]),
    [w.stop_reason, w.stop_reasons[t.reason] ?? null], [w.foster_carer, w.yes_no[t.foster] ?? null], [w.adopters, w.adopters_counts[t.adopters] ?? null],
    [w.adopters_sex, w.adopters_sexes[t.sex] ?? null], [w.adopters_status, w.adopters_statuses[t.status] ?? null],
];

function Adopters({ t, change, faults }: { t: Typed; change: (part: Partial<Typed>) => void; faults: Faults }) {
    return (
        <>
            <p class="quiet">{w.for_return}</p>
            <RadioField id="foster_carer" label={w.foster_carer} value={t.foster} onValue={(foster) => change({ foster })} options={options(w.yes_no)} faults={faults} inline />
            <RadioField id="adopters" label={w.adopters} value={t.adopters} onValue={(adopters) => change({ adopters })} options={options(w.adopters_counts)} faults={faults} inline />
            <SelectField id="adopters_sex" label={w.adopters_sex} value={t.sex} onValue={(sex) => change({ sex })} options={[choose, ...options(w.adopters_sexes)]} faults={faults} />
            <SelectField id="adopters_status" label={w.adopters_status} value={t.status} onValue={(status) => change({ status })} options={[choose, ...options(w.adopters_statuses)]} faults={faults} />
        </>
    );
}

function Fields({ t, change, faults, isNew }: { t: Typed; change: (part: Partial<Typed>) => void; faults: Faults; isNew: boolean }) {
    const day = (step: Step) => <DateField id={step} label={w.steps[step] ?? step} value={t.days[step]} onValue={(value) => change({ days: { ...t.days, [step]: value } })} faults={faults} key={step} />;
    if (isNew)
        return (
            <>
                <p class="quiet">{w.adoption_about}</p>
                {day('decided_on')}
                <CheckField id="for_few" label={w.for_few} value={t.few} onValue={(few) => change({ few })} />
            </>
        );
    return (
        <>
            <p class="quiet">{w.adoption_about}</p>
            {steps.map((step) => (
                <>
                    {day(step)}
                    {step === 'placed_ended_on' && !isEmpty(t.days.placed_ended_on) && (
                        <SelectField id="placed_end_reason" label={w.stop_reason} value={t.reason} onValue={(reason) => change({ reason })} options={[choose, ...options(w.stop_reasons)]} faults={faults} />
                    )}
                </>
            ))}
            {!isEmpty(t.days.adopted_on) && <Adopters t={t} change={change} faults={faults} />}
        </>
    );
}

function Item({ a, change }: { a: AdoptionWay; change: (() => void) | null }) {
    if (a.error_reason)
        return (
            <li class="kept">
                <p class="quiet">
                    {w.steps['decided_on']} {longDay(a.decided_on)}. {w.was_wrong(a.error_reason)}
                </p>
            </li>
        );
    const isOver = a.adopted_on !== null || a.placed_ended_on !== null;
    const facts: [string, string | null][] = steps.map((step) => [w.steps[step] ?? step, a[step] ? longDay(a[step] ?? '') : null]);
    return (
        <li class="kept">
            <p>
                <strong>{w.stages[a.stage]}</strong> {a.placed_end_reason && <span class="quiet">{w.stop_reasons[a.placed_end_reason]}</span>} {a.for_few && <span class="state">{w.few}</span>}{' '}
                {change && <ChangeIt text={isOver ? w.change : w.adoption_change} label={`${isOver ? w.change : w.adoption_change}: ${w.stages[a.stage] ?? ''}`} onClick={change} />}
            </p>
            <FactPairs facts={facts} />
        </li>
    );
}

export function Adoption({ child, may }: { child: Child; may: boolean }) {
    const path = { child: child.id };
    const list = useLoad(() => answer<List<AdoptionWay>>(api.GET('/children/{child}/adoptions', { params: { path } })));
    const changing = useChanging<AdoptionWay>(list.reload);
    const goes = list.now.state === 'ready' && list.now.value.items.some((a) => !a.error_reason && !a.adopted_on && !a.placed_ended_on);
    const form = (close: () => void) =>
        changing.it ? (
            <ChangeForm
                name="adoption-of" first={changing.it} typedOf={typedOf} bodyOf={bodyOf} saidOf={saidOf} faultsOf={faultsOf}
                fields={(t, change, faults) => <Fields t={t} change={change} faults={faults} isNew={false} />}
                send={(base, body) => answer(api.PATCH('/adoptions/{id}', { params: { path: { id: base.id }, header: match(base) }, body, headers: merging }))}
                close={changing.leave(close)} saved={changing.saved(close)}
            />
        ) : (
            <NewForm
                name={`adoption-${child.id}`} empty={empty} faultsOf={faultsOf}
                fields={(t, change, faults) => <Fields t={t} change={change} faults={faults} isNew />}
                send={(t) => {
                    const body = { decided_on: dayOf(t.days.decided_on) ?? '', ...(t.few ? { for_few: true } : {}) };
                    return answer(api.POST('/children/{child}/adoptions', { params: { path }, body, headers: once(body) }));
                }}
                close={close} saved={changing.saved(close)}
            />
        );
    return (
        <Panel id="adoption" title={w.adoption} action={may && !goes ? w.adoption_record : null} form={form}>
            {(open) => <KeptList source={list} none={w.adoption_none} item={(a) => <Item a={a} change={may ? changing.start(open, a) : null} key={a.id} />} />}
        </Panel>
    );
}
