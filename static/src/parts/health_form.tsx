// Record a health check: what, what came of it, when, by whom; and what of it others may read.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import type { HealthCheck, NewHealthCheck } from '../lib/types';
import { health as w } from '../lib/words_health';
import { choose, dayOf, FormEnd, need, options, type FormProps } from './details';
import { CheckField, DateField, ErrorSummary, partsOf, RadioField, SelectField, TextField } from './fields';

const empty = {
    kind: '', state: 'done', day: partsOf(today()), by_role: '', by_whom: '', missed_why: '', up_to_date: '', misuse: '', received: '', offered: '', summary: '', findings: '', needs: false,
};
type Typed = typeof empty;

const isAssessment = (t: Typed): boolean => t.kind === 'initial' || t.kind === 'review';
const isCounted = (t: Typed): boolean => t.kind === 'immunisations' || t.kind === 'development';
const isDone = (t: Typed): boolean => t.state === 'done';
const asksSubstance = (t: Typed): boolean => t.kind === 'substance' && isDone(t);

const missing = (t: Typed) => [
    ...need(t.kind, '/kind', w.kind_missing),
    ...need(dayOf(t.day), '/day', w.day_missing),
    ...need(!isDone(t) || !isAssessment(t) || t.by_role, '/by_role', w.by_role_missing),
    ...need(t.state !== 'missed' || t.missed_why, '/missed_why', w.missed_why_missing),
    ...need(!isDone(t) || !isCounted(t) || t.up_to_date, '/is_up_to_date', w.up_to_date_missing),
    ...need(!asksSubstance(t) || t.misuse, '/substance_misuse', w.misuse_missing),
];

const body = (t: Typed): NewHealthCheck => ({
    kind: t.kind as 'review',
    state: t.state as 'done',
    day: dayOf(t.day) ?? '',
    ...(isDone(t) && t.by_role ? { by_role: t.by_role as 'doctor' } : {}),
    ...(t.by_whom.trim() ? { by_whom: t.by_whom.trim() } : {}),
    ...(t.state === 'missed' ? { missed_why: t.missed_why as 'other' } : {}),
    ...(isDone(t) && isCounted(t) ? { is_up_to_date: t.up_to_date === 'yes' } : {}),
    ...(asksSubstance(t) ? { substance_misuse: t.misuse === 'yes' } : {}),
    ...(asksSubstance(t) && t.misuse === 'yes' && t.received ? { intervention_received: t.received === 'yes' } : {}),
    ...(asksSubstance(t) && t.misuse === 'yes' && t.received === 'no' && t.offered ? { intervention_offered: t.offered === 'yes' } : {}),
    ...(t.summary.trim() ? { summary: t.summary.trim() } : {}),
    ...(t.findings.trim() ? { findings: t.findings.trim() } : {}),
    ...(isDone(t) && t.needs ? { needs_assessment: true } : {}),
});

interface Part {
    typed: Typed;
    change: (part: Partial<Typed>) => void;
    faults: ReturnType<typeof useForm>['faults'];
}

function Asked({ typed, change, faults }: Part) {
    const yesNo = options(w.yes_no);
    return (
        <>
            {isCounted(typed) && <RadioField id="is_up_to_date" label={w.up_to_date} value={typed.up_to_date} onValue={(up_to_date) => change({ up_to_date })} options={yesNo} faults={faults} inline />}
            {typed.kind === 'substance' && <RadioField id="substance_misuse" label={w.misuse} value={typed.misuse} onValue={(misuse) => change({ misuse })} options={yesNo} faults={faults} inline />}
            {typed.kind === 'substance' && typed.misuse === 'yes' && (
                <RadioField id="intervention_received" label={w.received} value={typed.received} onValue={(received) => change({ received })} options={yesNo} faults={faults} inline />
            )}
            {typed.kind === 'substance' && typed.misuse === 'yes' && typed.received === 'no' && (
                <RadioField id="intervention_offered" label={w.offered} value={typed.offered} onValue={(offered) => change({ offered })} options={yesNo} faults={faults} inline />
            )}
        </>
    );
}

function Words({ typed, change, faults }: Part) {
    return (
        <>
            <TextField id="summary" label={w.summary} hint={w.summary_hint} value={typed.summary} onValue={(summary) => change({ summary })} faults={faults} rows={3} />
            <TextField id="findings" label={w.findings} hint={w.findings_hint} value={typed.findings} onValue={(findings) => change({ findings })} faults={faults} rows={4} />
            {isDone(typed) && <CheckField id="needs_assessment" label={w.needs} value={typed.needs} onValue={(needs) => change({ needs })} />}
        </>
    );
}

export function HealthForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [typed, setTyped] = useState(empty);
    const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing(typed))) return;
        const sent = body(typed);
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<HealthCheck>(api.POST('/children/{child}/health-assessments', { params, body: sent, headers: once(sent) })))) saved();
    };
    const part = { typed, change, faults: form.faults };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="kind" label={w.kind} value={typed.kind} onValue={(kind) => change({ kind })} options={[choose, ...options(w.kinds)]} faults={form.faults} />
            <RadioField id="state" label={w.state} value={typed.state} onValue={(state) => change({ state })} options={options(w.states)} faults={form.faults} />
            <DateField id="day" label={w.day} value={typed.day} onValue={(day) => change({ day })} faults={form.faults} />
            {isDone(typed) && <SelectField id="by_role" label={w.by_role} value={typed.by_role} onValue={(by_role) => change({ by_role })} options={[choose, ...options(w.roles)]} faults={form.faults} />}
            {isDone(typed) && <TextField id="by_whom" label={w.by_whom} value={typed.by_whom} onValue={(by_whom) => change({ by_whom })} faults={form.faults} width="30" />}
            {typed.state === 'missed' && <SelectField id="missed_why" label={w.missed_why} value={typed.missed_why} onValue={(missed_why) => change({ missed_why })} options={[choose, ...options(w.whys)]} faults={form.faults} />}
            {isDone(typed) && <Asked {...part} />}
            <Words {...part} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
