// Legal status and special educational needs over time: what is recorded now ends what stood before.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, LegalStatus, List, SendStatus } from '../lib/types';
import { details as w } from '../lib/words';
import { choose, DayFrom, dayOf, FormEnd, KeptList, need, options, period, type FormProps } from './details';
import { ErrorSummary, noDate, RadioField, SelectField } from './fields';
import { Panel } from './panel';

function LegalForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [code, setCode] = useState('');
    const [from, setFrom] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(code, '/code', w.choose_missing), ...need(dayOf(from), '/from_on', w.from_missing)])) return;
        const body = { code: code as 'C2', from_on: dayOf(from) ?? '' };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<LegalStatus>(api.POST('/children/{child}/legal-status', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="code" label={w.legal_code} value={code} onValue={setCode} options={[choose, ...options(w.legal_codes)]} faults={form.faults} />
            <DayFrom value={from} onValue={setFrom} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function Legal({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<LegalStatus>>(api.GET('/children/{child}/legal-status', { params: { path: { child: child.id } } })));
    const form = (close: () => void) => <LegalForm child={child} close={close} saved={() => (close(), list.reload())} />;
    return (
        <Panel id="legal" title={w.legal} action={may ? w.new_legal : null} form={form}>
            <KeptList
                source={list}
                item={(l) => (
                    <li class="kept" key={l.id}>
                        <strong>{l.name}</strong>
                        <p class="quiet">{period(l.from_on, l.until_on)}</p>
                    </li>
                )}
            />
        </Panel>
    );
}

function SendForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [what, setWhat] = useState('');
    const [from, setFrom] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(what, '/need', w.choose_missing), ...need(dayOf(from), '/from_on', w.from_missing)])) return;
        const body = { need: what as SendStatus['need'], from_on: dayOf(from) ?? '' };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<SendStatus>(api.POST('/children/{child}/send', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="need" label={w.send_need} value={what} onValue={setWhat} options={options(w.send)} faults={form.faults} />
            <DayFrom value={from} onValue={setFrom} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function Send({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<SendStatus>>(api.GET('/children/{child}/send', { params: { path: { child: child.id } } })));
    const form = (close: () => void) => <SendForm child={child} close={close} saved={() => (close(), list.reload())} />;
    return (
        <Panel id="send-part" title={w.send_title} action={may ? w.new_send : null} form={form}>
            <KeptList
                source={list}
                item={(s) => (
                    <li class="kept" key={s.id}>
                        <strong>{w.send[s.need]}</strong>
                        <p class="quiet">{period(s.from_on, s.until_on)}</p>
                    </li>
                )}
            />
        </Panel>
    );
}
