// Why a social worker changed to this one, as the national return asks it: chosen with the allocation, or later where nobody said.
import { useState } from 'preact/hooks';
import { answer, api, match, merging } from '../lib/api';
import { noFaults, useForm } from '../lib/form';
import type { Allocation } from '../lib/types';
import { workerChange as w } from '../lib/words_returns';
import { Buttons, ErrorSummary, SelectField, Submit } from './fields';

export type WorkerChangeCode = NonNullable<Allocation['change_code']>;

const options = [{ value: '', label: w.unsaid }, ...Object.entries(w.codes).map(([value, label]) => ({ value, label }))];

export function WorkerChangeField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
    return <SelectField id="change_code" label={w.label} hint={w.hint} value={value} onValue={onValue} options={options} faults={noFaults} />;
}

/** What was said of it; where nothing was, a way to say it. */
export function WorkerChange({ of, may, saved }: { of: Allocation; may: boolean; saved: () => void }) {
    const form = useForm();
    const [open, setOpen] = useState(false);
    const [code, setCode] = useState('');
    if (of.kind !== 'worker') return null;
    if (of.change_code) return <p class="quiet">{w.codes[of.change_code]}</p>;
    if (!may) return null;
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(code ? [] : [{ pointer: '/change_code', detail: w.missing }])) return;
        const body = { change_code: code as WorkerChangeCode };
        if (await form.attempt(() => answer<Allocation>(api.PATCH('/allocations/{id}', { params: { path: { id: of.id }, header: match(of) }, body, headers: merging })))) saved();
    };
    if (!open)
        return (
            <button type="button" class="link" aria-label={w.say_of(of.person.name)} onClick={() => setOpen(true)}>
                {w.say}
            </button>
        );
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="change_code" label={w.label} hint={w.hint} value={code} onValue={setCode} options={options} faults={form.faults} />
            <Buttons>
                <Submit busy={form.busy}>{w.save}</Submit>
            </Buttons>
        </form>
    );
}
