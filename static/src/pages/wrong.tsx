// A record on the wrong child, or entered in error: the one form that puts it right, and what was put right before.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, List, WrongRecord } from '../lib/types';
import { wrong as w } from '../lib/words_wrong';
import { startChild } from '../parts/child_page';
import { KeptList } from '../parts/details';
import { FindChild } from '../parts/find_child';
import { ErrorSummary, RadioField, Submit, TextField } from '../parts/fields';
import { PageHead, Section } from '../parts/section';

const asked = new URLSearchParams(location.search);
const [type, record] = [asked.get('type') ?? '', asked.get('record') ?? ''];

const onlyError = ['health', 'measure', 'visit', 'sibling'].includes(type); // these go to no other child

function PutRight({ child, done }: { child: Child; done: () => void }) {
    const form = useForm();
    const [what, setWhat] = useState(onlyError ? 'error' : '');
    const [to, setTo] = useState('');
    const [reason, setReason] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(what ? [] : [{ pointer: '/what', detail: w.what_missing }]),
            ...(what !== 'other' || to ? [] : [{ pointer: '/to', detail: w.to_missing }]),
            ...(reason.trim() ? [] : [{ pointer: '/reason', detail: w.reason_missing }]),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { type: type as 'sdq', record, reason: reason.trim(), ...(what === 'other' ? { to } : {}) };
        if (await form.attempt(() => answer<WrongRecord>(api.POST('/wrong-records', { body, headers: once(body) })))) done();
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {onlyError && <p class="govuk-inset-text">{w.only_error}</p>}
            {!onlyError && <RadioField id="what" label={w.what} value={what} onValue={setWhat} options={Object.entries(w.whats).map(([value, label]) => ({ value, label }))} faults={form.faults} />}
            {what === 'other' && <FindChild child={child} form={form} id="to" to={to} setTo={setTo} words={w} />}
            <TextField id="reason" label={w.reason} hint={w.reason_hint} value={reason} onValue={setReason} faults={form.faults} rows={3} />
            <Submit busy={form.busy}>{what === 'other' ? w.move : what === 'error' ? w.error : w.submit}</Submit>
        </form>
    );
}

function Trace({ it }: { it: WrongRecord }) {
    const what = w.types[it.type] ?? it.type;
    return (
        <li class="kept">
            <strong>{it.in_error ? w.in_error(what) : w.moved(what)}</strong>
            <p>{it.reason}</p>
            <p class="quiet">
                {w.by(it.made_by?.name ?? '', longInstant(it.made_at))}
                {it.to && (
                    <>
                        {' · '}
                        <a class="govuk-link" href={childPage(it.to.id)}>
                            {w.to(it.to.name)}
                        </a>
                    </>
                )}
            </p>
        </li>
    );
}

function Wrong({ child }: { child: Child }) {
    const list = useLoad(() => answer<List<WrongRecord>>(api.GET('/children/{child}/wrong-records', { params: { path: { child: child.id } } })));
    const [is_done, setDone] = useState(false);
    const asks = Boolean(record) && !is_done;
    const done = () => {
        setDone(true);
        list.reload();
    };
    return (
        <>
            <PageHead title={asks ? w.title : w.all} />
            {asks && (
                <>
                    <p class="govuk-body">{w.about(w.types[type] ?? type)}</p>
                    <PutRight child={child} done={done} />
                </>
            )}
            {is_done && (
                <p class="lead" role="status">
                    {w.done}
                </p>
            )}
            <Section title={w.all} id="all">
                <KeptList source={list} none={w.none} item={(it) => <Trace it={it} key={it.id} />} />
            </Section>
        </>
    );
}

startChild('details', w.tab, (child) => <Wrong child={child} />);
