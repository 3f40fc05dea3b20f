// Why there is no SDQ for a year of the national return.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, List, SdqReason } from '../lib/types';
import { sdq_history as w } from '../lib/words';
import { FormEnd, KeptList, need, options, type FormProps } from './details';
import { ErrorSummary, RadioField, SelectField } from './fields';
import { Panel, Panels } from './panel';

/* The return that ends with the March to come, and the three before it. */
function years(): number[] {
    const now = today();
    const last = Number(now.slice(0, 4)) + (now.slice(5) > '03-31' ? 1 : 0);
    return [last, last - 1, last - 2, last - 3];
}

function ReasonForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [year, setYear] = useState(String(years()[0]));
    const [code, setCode] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(code, '/code', w.reason_missing))) return;
        const body = { return_year: Number(year), code: code as 'SDQ2' };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<SdqReason>(api.POST('/children/{child}/sdq-reasons', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="return_year" label={w.return_year} value={year} onValue={setYear} options={years().map((y) => ({ value: String(y), label: w.year(y) }))} faults={form.faults} />
            <RadioField id="code" label={w.reason} hint={w.reasons_about} value={code} onValue={setCode} options={options(w.reason_codes)} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function SdqReasons({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<SdqReason>>(api.GET('/children/{child}/sdq-reasons', { params: { path: { child: child.id } } })));
    const form = (close: () => void) => <ReasonForm child={child} close={close} saved={() => (close(), list.reload())} />;
    return (
        <Panels>
            <Panel id="reasons" title={w.reasons} action={may ? w.new_reason : null} form={form}>
                <KeptList
                    source={list}
                    none={w.reasons_none}
                    item={(r) => (
                        <li class="kept" key={r.id}>
                            <strong>{w.year(r.return_year)}</strong>
                            <p class="quiet">{w.reason_codes[r.code] ?? r.reason}</p>
                        </li>
                    )}
                />
            </Panel>
        </Panels>
    );
}
