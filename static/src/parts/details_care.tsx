// Legal status, reviews and special educational needs over time: a status that is recorded now ends the one before.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, LegalStatus, List, Review, SendStatus } from '../lib/types';
import { details as w } from '../lib/words';
import { ChangeIt, choose, DayFrom, dayOf, FormEnd, KeptList, need, options, period, useChanging, type FormProps } from './details';
import { DateField, ErrorSummary, noDate, RadioField, SelectField } from './fields';
import { Panel } from './panel';
import { WrongLink } from './wrong_link';

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

function LegalEnd({ first, close, saved }: { first: LegalStatus; close: () => void; saved: () => void }) {
    const form = useForm();
    const [until, setUntil] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(dayOf(until), '/until_on', w.from_missing))) return;
        const body = { until_on: dayOf(until) ?? '' };
        const params = { path: { id: first.id }, header: match(first) };
        if (await form.attempt(() => answer<LegalStatus>(api.PATCH('/legal-status/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <DateField id="until_on" label={w.end_on} hint={first.name} value={until} onValue={setUntil} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function Legal({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<LegalStatus>>(api.GET('/children/{child}/legal-status', { params: { path: { child: child.id } } })));
    const changing = useChanging<LegalStatus>(list.reload);
    const form = (close: () => void) =>
        changing.it ? (
            <LegalEnd first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} />
        ) : (
            <LegalForm child={child} close={close} saved={changing.saved(close)} />
        );
    return (
        <Panel id="legal" title={w.legal} action={may ? w.new_legal : null} form={form}>
            {(open) => (
                <KeptList
                    source={list}
                    item={(l) => (
                        <li class="kept" key={l.id}>
                            <strong>{l.name}</strong>
                            <p class="quiet">
                                {period(l.from_on, l.until_on)}{' '}
                                {may && !l.until_on && <ChangeIt text={w.end} label={w.end_label(l.name)} onClick={changing.start(open, l)} />}
                            </p>
                        </li>
                    )}
                />
            )}
        </Panel>
    );
}

function ReviewForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [held, setHeld] = useState(noDate);
    const [code, setCode] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(dayOf(held), '/held_on', w.from_missing))) return;
        const body = { held_on: dayOf(held) ?? '', ...(code ? { code: code as 'PN1' } : {}) };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<Review>(api.POST('/children/{child}/reviews', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <DateField id="held_on" label={w.held_on} value={held} onValue={setHeld} faults={form.faults} />
            <SelectField id="code" label={w.took_part} value={code} onValue={setCode} options={[choose, ...options(w.took_parts)]} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function Reviews({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<Review>>(api.GET('/children/{child}/reviews', { params: { path: { child: child.id } } })));
    const form = (close: () => void) => <ReviewForm child={child} close={close} saved={() => (close(), list.reload())} />;
    return (
        <Panel id="reviews" title={w.reviews} action={may ? w.new_review : null} form={form}>
            <KeptList
                source={list}
                item={(r) => (
                    <li class="kept" key={r.id}>
                        <strong>{longDay(r.held_on)}</strong>
                        {r.took_part && <p class="quiet">{r.took_part}</p>}
                        {may && <WrongLink child={child.id} type="review" record={r.id} what={longDay(r.held_on)} />}
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
