// How a service's work with a child stands: changed, or closed with a reason, by somebody of the service.
import { useState } from 'preact/hooks';
import { answer, api, match, merging } from '../lib/api';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import type { Involvement } from '../lib/types';
import { details as w } from '../lib/words';
import { end_reasons, involvement as i } from '../lib/words_work';
import { choose, dayOf, FormEnd, need, options } from './details';
import { DateField, ErrorSummary, partsOf, RadioField, SelectField, TextField } from './fields';

export function WorkChange({ first, close, saved }: { first: Involvement; close: () => void; saved: () => void }) {
    const form = useForm();
    const [state, setState] = useState<string>(first.state);
    const [type_of_work, setType] = useState(first.type_of_work);
    const [until, setUntil] = useState(partsOf(first.until_on ?? today()));
    const [reason, setReason] = useState<string>(first.end_reason ?? '');
    const [outcome, setOutcome] = useState(first.outcome ?? '');
    const closing = state === 'closed';
    const other = closing && reason === 'other';
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(type_of_work.trim(), '/type_of_work', w.type_of_work_missing),
            ...need(!closing || dayOf(until), '/until_on', w.from_missing),
            ...need(!closing || reason, '/end_reason', i.why_missing),
            ...need(!other || outcome.trim(), '/outcome', i.outcome_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = {
            state: state as Involvement['state'],
            type_of_work: type_of_work.trim(),
            outcome: outcome.trim() || null,
            ...(closing ? { until_on: dayOf(until) ?? '', end_reason: reason as NonNullable<Involvement['end_reason']> } : {}),
        };
        const params = { path: { id: first.id }, header: match(first) };
        if (await form.attempt(() => answer<Involvement>(api.PATCH('/involvements/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="state" label={w.work_state} value={state} onValue={setState} options={options(w.work_states)} faults={form.faults} />
            {closing && <SelectField id="end_reason" label={i.why_ended} value={reason} onValue={setReason} options={[choose, ...options(end_reasons)]} faults={form.faults} />}
            {closing && <DateField id="until_on" label={w.work_until} value={until} onValue={setUntil} faults={form.faults} />}
            <TextField id="type_of_work" label={w.type_of_work} hint={w.type_of_work_hint} value={type_of_work} onValue={setType} faults={form.faults} />
            <TextField id="outcome" label={other ? i.outcome_other : w.outcome} value={outcome} onValue={setOutcome} faults={form.faults} rows={3} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
