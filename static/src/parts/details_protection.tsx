// Child protection plans and times on the edge of care: what a service has to know of those who wait for it.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, EdgeOfCare, List, ProtectionPlan } from '../lib/types';
import { details as d, form as f } from '../lib/words';
import { edge as e_, protection as w } from '../lib/words_waiting';
import { ChangeIt, choose, DayFrom, dayOf, FormEnd, isEmpty, KeptList, need, options, period, useChanging, type FormProps } from './details';
import { DateField, ErrorSummary, noDate, partsOf, SelectField } from './fields';
import { Panel } from './panel';

function PlanForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [category, setCategory] = useState('');
    const [from, setFrom] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(category, '/category', w.category_missing), ...need(dayOf(from), '/from_on', d.from_missing)])) return;
        const body = { category: category as 'NEG', from_on: dayOf(from) ?? '' };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<ProtectionPlan>(api.POST('/children/{child}/protection-plans', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="category" label={w.category} value={category} onValue={setCategory} options={[choose, ...options(w.categories)]} faults={form.faults} />
            <DayFrom value={from} onValue={setFrom} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function PlanChange({ first, close, saved }: { first: ProtectionPlan; close: () => void; saved: () => void }) {
    const form = useForm();
    const [category, setCategory] = useState<string>(first.category);
    const [until, setUntil] = useState(first.until_on ? partsOf(first.until_on) : noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(isEmpty(until) || dayOf(until), '/until_on', f.date_wrong))) return;
        const body = { category: category as 'NEG', until_on: dayOf(until) };
        const params = { path: { id: first.id }, header: match(first) };
        if (await form.attempt(() => answer<ProtectionPlan>(api.PATCH('/protection-plans/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="category" label={w.category} value={category} onValue={setCategory} options={options(w.categories)} faults={form.faults} />
            <DateField id="until_on" label={w.until} value={until} onValue={setUntil} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function Protection({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<ProtectionPlan>>(api.GET('/children/{child}/protection-plans', { params: { path: { child: child.id } } })));
    const changing = useChanging<ProtectionPlan>(list.reload);
    const form = (close: () => void) =>
        changing.it ? <PlanChange first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} /> : <PlanForm child={child} close={close} saved={changing.saved(close)} />;
    return (
        <Panel id="protection" title={w.title} action={may ? w.record : null} form={form}>
            {(open) => (
                <KeptList
                    source={list}
                    none={w.none}
                    item={(plan) => (
                        <li class="kept" key={plan.id}>
                            <strong>{w.categories[plan.category]}</strong> {!plan.until_on && <span class="state state--late">{w.stands}</span>}
                            <p class="quiet">
                                {period(plan.from_on, plan.until_on)} {may && <ChangeIt text={w.change} label={w.change_label(w.categories[plan.category] ?? '')} onClick={changing.start(open, plan)} />}
                            </p>
                        </li>
                    )}
                />
            )}
        </Panel>
    );
}

function EdgeForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [from, setFrom] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(dayOf(from), '/from_on', d.from_missing))) return;
        const body = { from_on: dayOf(from) ?? '' };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<EdgeOfCare>(api.POST('/children/{child}/edge-of-care', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <DayFrom value={from} onValue={setFrom} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function EdgeEnd({ first, close, saved }: { first: EdgeOfCare; close: () => void; saved: () => void }) {
    const form = useForm();
    const [until, setUntil] = useState(noDate);
    const [why, setWhy] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(dayOf(until), '/until_on', d.from_missing), ...need(why, '/end_reason', e_.why_missing)])) return;
        const body = { until_on: dayOf(until), end_reason: why as 'other' };
        const params = { path: { id: first.id }, header: match(first) };
        if (await form.attempt(() => answer<EdgeOfCare>(api.PATCH('/edge-of-care/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <DateField id="until_on" label={e_.until} value={until} onValue={setUntil} faults={form.faults} />
            <SelectField id="end_reason" label={e_.why} value={why} onValue={setWhy} options={[choose, ...options(e_.reasons)]} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function Edge({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<EdgeOfCare>>(api.GET('/children/{child}/edge-of-care', { params: { path: { child: child.id } } })));
    const changing = useChanging<EdgeOfCare>(list.reload);
    const form = (close: () => void) =>
        changing.it ? <EdgeEnd first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} /> : <EdgeForm child={child} close={close} saved={changing.saved(close)} />;
    return (
        <Panel id="edge" title={e_.title} action={may ? e_.record : null} form={form}>
            {(open) => (
                <KeptList
                    source={list}
                    none={e_.none}
                    item={(one) => (
                        <li class="kept" key={one.id}>
                            <strong>{one.end_reason ? e_.reasons[one.end_reason] : e_.goes_on}</strong>
                            <p class="quiet">
                                {period(one.from_on, one.until_on)} {may && !one.until_on && <ChangeIt text={e_.end} label={e_.end_label} onClick={changing.start(open, one)} />}
                            </p>
                        </li>
                    )}
                />
            )}
        </Panel>
    );
}
