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

/* A plan's type is named by its kind where it was. */
const typeText = (of: string): string => w.types[of] ?? (of.startsWith('plan_') ? w.types['plan'] : undefined) ?? of;
const ways = Object.entries(w.whats)
    .filter(([value]) => !(value === 'other' ? w.anew : w.only_moves)[type])
    .map(([value, label]) => ({ value, label }));

function PutRight({ child, done }: { child: Child; done: () => void }) {
    const form = useForm();
    const [what, setWhat] = useState(ways.length === 1 ? (ways[0]?.value ?? '') : '');
    const [to, setTo] = useState('');
    const [reason, setReason] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(what ? [] : [{ pointer: '/what', detail: w.what_missing }]),
            ...(what !== 'other' || to ? [] : [{ pointer: '/find', detail: w.to_missing }]),
            ...(reason.trim() ? [] : [{ pointer: '/reason', detail: w.reason_missing }]),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { type: type as 'sdq', record, reason: reason.trim(), ...(what === 'other' ? { to } : {}) };
        if (await form.attempt(() => answer<WrongRecord>(api.POST('/wrong-records', { body, headers: once(body) })))) done();
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {ways.length > 1 && <RadioField id="what" label={w.what} value={what} onValue={setWhat} options={ways} faults={form.faults} />}
            {what === 'other' && <FindChild child={child} form={form} id="to" to={to} setTo={setTo} words={w} />}
            <TextField id="reason" label={w.reason} hint={w.reason_hint} value={reason} onValue={setReason} faults={form.faults} rows={3} />
            <Submit busy={form.busy}>{what === 'other' ? w.move : what === 'error' ? w.error : w.submit}</Submit>
        </form>
    );
}

function Trace({ it }: { it: WrongRecord }) {
    const what = typeText(it.type);
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
                    <p class="govuk-body">{w.about(typeText(type))}</p>
                    {(w.anew[type] ?? w.only_moves[type]) && <p class="govuk-inset-text">{w.anew[type] ?? w.only_moves[type]}</p>}
                    <PutRight child={child} done={done} />
                </>
            )}
            {is_done && (
                <p class="lead" role="status">
                    {w.done}
                </p>
            )}
            <details class="govuk-details off-paper">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{w.others_title}</span>
                </summary>
                <ul class="govuk-list govuk-list--bullet govuk-details__text">
                    {w.others.map((one) => (
                        <li key={one}>{one}</li>
                    ))}
                </ul>
            </details>
            <Section title={w.all} id="all">
                <KeptList source={list} none={w.none} item={(it) => <Trace it={it} key={it.id} />} />
            </Section>
        </>
    );
}

startChild('details', w.tab, (child) => <Wrong child={child} />);
