// Brothers and sisters who are both children here: who they are, the plan for their time together, and the forms that say and change it.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once, type Fault, type Problem } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { useForm, type Faults } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, List, NewSibling, Session, Sibling } from '../lib/types';
import { siblings as w } from '../lib/words_siblings';
import { MayAsk } from '../picture/held';
import { ChangeIt, dayOf, FormEnd, KeptList, need, options, type FormProps } from './details';
import { DateField, ErrorSummary, noDate, RadioField, TextField } from './fields';
import { Panel } from './panel';
import { hasRole, mayAskToSee } from './shell';
import { FindChild } from './find_child';

const getSiblings = (child: string) => answer<List<Sibling>>(api.GET('/children/{child}/siblings', { params: { path: { child } } }));

function NewForm({ child, close, saved }: Omit<FormProps, 'saved'> & { saved: (isSealed: boolean) => void }) {
    const form = useForm();
    const [typed, setTyped] = useState({ other: '', kind: '', seen_by: 'those_around', said_by: '', said: noDate, family_time: '' });
    const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
    const isSealed = typed.kind === 'adoptive' || typed.seen_by === 'nobody';
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(typed.other, '/find', w.other_missing), ...need(typed.kind, '/kind', w.kind_missing), ...need(typed.said_by.trim(), '/said_by', w.said_by_missing),
            ...need(dayOf(typed.said), '/said_on', w.said_on_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const body: NewSibling = {
            other: typed.other, kind: typed.kind as NewSibling['kind'], seen_by: typed.seen_by as NonNullable<NewSibling['seen_by']>, said_by: typed.said_by.trim(),
            said_on: dayOf(typed.said) ?? '', family_time: isSealed ? null : typed.family_time.trim() || null,
        };
        const made = await form.attempt(() => answer(api.POST('/children/{child}/siblings', { params: { path: { child: child.id } }, body, headers: once(body) })));
        if (made) saved(isSealed);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <FindChild child={child} form={form} id="other" to={typed.other} setTo={(other) => change({ other })} words={w} />
            <RadioField id="kind" label={w.kind} value={typed.kind} onValue={(kind) => change({ kind })} options={options(w.kinds)} faults={form.faults} />
            {typed.kind !== 'adoptive' && <RadioField id="seen_by" label={w.seen_by} value={typed.seen_by} onValue={(seen_by) => change({ seen_by })} options={options(w.seen)} faults={form.faults} />}
            <TextField id="said_by" label={w.said_by} hint={w.said_by_hint} value={typed.said_by} onValue={(said_by) => change({ said_by })} faults={form.faults} />
            <DateField id="said_on" label={w.said_on} value={typed.said} onValue={(said) => change({ said })} faults={form.faults} />
            {!isSealed && <TimeField value={typed.family_time} onValue={(family_time) => change({ family_time })} faults={form.faults} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function TimeField({ value, onValue, faults }: { value: string; onValue: (v: string) => void; faults: Faults }) {
    return <TextField id="family_time" label={w.family_time} hint={w.family_time_hint} value={value} onValue={onValue} faults={faults} rows={3} />;
}

interface ChangeProps {
    of: Sibling;
    close: () => void;
    saved: () => void;
}

/* What others wrote meanwhile stands above what one has typed, which is sent over it when one sends again. */
function useChange({ of, saved }: ChangeProps) {
    const form = useForm();
    const [base, setBase] = useState(of);
    const stale = (p: Problem) => {
        if (p.status !== 412 || !p.body.current) return false;
        setBase(p.body.current as Sibling);
        return !form.check([{ pointer: '', detail: w.stale }]);
    };
    const send = async (missing: Fault[], body: Record<string, string | null>) => {
        if (form.busy || !form.check(missing)) return;
        if (await form.attempt(() => answer(api.PATCH('/siblings/{id}', { params: { path: { id: of.id }, header: match(base) }, body, headers: merging })), stale)) saved();
    };
    return { form, send, theirs: base === of ? null : (base.family_time ?? w.time_none) };
}

function TimeForm(props: ChangeProps) {
    const { form, send, theirs } = useChange(props);
    const [time, setTime] = useState(props.of.family_time ?? '');
    return (
        <form class="panel-form" noValidate onSubmit={(e) => (e.preventDefault(), void send([], { family_time: time.trim() || null }))}>
            <ErrorSummary faults={form.faults} />
            {theirs && <p class="said">{theirs}</p>}
            <TimeField value={time} onValue={setTime} faults={form.faults} />
            <FormEnd busy={form.busy} close={props.close} />
        </form>
    );
}

function EndForm(props: ChangeProps) {
    const { form, send } = useChange(props);
    const [on, setOn] = useState(noDate);
    const [why, setWhy] = useState('');
    const missing = [...need(dayOf(on), '/ended_on', w.said_on_missing), ...need(why.trim(), '/ended_why', w.ended_why_missing)];
    return (
        <form class="panel-form" noValidate onSubmit={(e) => (e.preventDefault(), void send(missing, { ended_on: dayOf(on), ended_why: why.trim() }))}>
            <ErrorSummary faults={form.faults} />
            <DateField id="ended_on" label={w.ended_on} value={on} onValue={setOn} faults={form.faults} />
            <TextField id="ended_why" label={w.ended_why} value={why} onValue={setWhy} faults={form.faults} />
            <FormEnd busy={form.busy} close={props.close} />
        </form>
    );
}

function ErrorForm(props: ChangeProps) {
    const { form, send } = useChange(props);
    const [why, setWhy] = useState('');
    return (
        <form class="panel-form" noValidate onSubmit={(e) => (e.preventDefault(), void send(need(why.trim(), '/error_reason', w.error_missing), { error_reason: why.trim() }))}>
            <ErrorSummary faults={form.faults} />
            <TextField id="error_reason" label={w.error_reason} value={why} onValue={setWhy} faults={form.faults} />
            <FormEnd busy={form.busy} close={props.close} />
        </form>
    );
}

function SealForm({ of, close, saved }: ChangeProps) {
    const form = useForm();
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy) return;
        const sent = await form.attempt(async () => {
            await answer(api.POST('/siblings/{id}/seal', { params: { path: { id: of.id } }, headers: once({ id: of.id }) }));
            return true;
        });
        if (sent) saved();
    };
    return (
        <form class="panel-form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body">{w.seal_about}</p>
            <FormEnd busy={form.busy} close={close} text={w.seal_sure} />
        </form>
    );
}

const forms = { change: TimeForm, end: EndForm, error: ErrorForm, seal: SealForm };
type Way = keyof typeof forms;

function One({ of, may, reload }: { of: Sibling; may: boolean; reload: () => void }) {
    const [open, setOpen] = useState<Way | null>(null);
    const { other } = of;
    const isNow = !of.ended_on && !of.error_reason;
    const Form = open && forms[open];
    const ways: [Way, string, string][] = [
        ['change', w.change, w.change_label(other.name)], ['end', w.end, w.end_label(other.name)], ['error', w.error, w.error_label(other.name)], ['seal', w.seal, w.seal_label(other.name)]];
    return (
        <li class="kept">
            <strong>
                <a class="govuk-link" href={childPage(other.id)}>
                    {other.name}
                </a>
            </strong>{' '}
            <span class="quiet">{[w.kind_of[of.kind]?.(other.sex), w.age(other.age), of.tier > 2 && w.few].filter(Boolean).join(' · ')}</span>
            {isNow && (
                <>
                    <p>{of.home ? w.home[of.home] : w.home_unknown}.</p>
                    <p>{of.family_time ? <><strong>{w.time}:</strong> {of.family_time}</> : <span class="quiet">{w.time_none}</span>}</p>
                </>
            )}
            {of.ended_on && <p>{w.ended(longDay(of.ended_on), of.ended_why ?? '')}</p>}
            {of.error_reason && <p>{w.in_error(of.error_reason)}</p>}
            <p class="quiet">{w.said(of.said_by, longDay(of.said_on))}</p>
            {may && isNow && !open && (
                <p class="kept__ways">
                    {ways.map(([way, text, label]) => (
                        <ChangeIt text={text} label={label} onClick={() => setOpen(way)} key={way} />
                    ))}
                </p>
            )}
            {Form && <Form of={of} close={() => setOpen(null)} saved={() => (setOpen(null), reload())} />}
        </li>
    );
}

export function Siblings({ child, session }: { child: Child; session: Session }) {
    const list = useLoad(() => getSiblings(child.id));
    const [isSealed, setSealed] = useState(false);
    const may = hasRole(session, ['social_worker', 'team_manager', 'personal_adviser']);
    const form = (close: () => void) => <NewForm child={child} close={close} saved={(sealed) => (close(), setSealed(sealed), list.reload())} />;
    return (
        <MayAsk child={child.id} may={mayAskToSee(session)}>
            <Panel id="siblings" title={w.title} action={may ? w.add : null} form={form}>
                {isSealed && <p role="status">{w.sealed}</p>}
                <p class="quiet">{w.about(calledName(child))}</p>
                <KeptList source={list} none={w.none} item={(one) => <One of={one} may={may} reload={list.reload} key={one.id} />} />
            </Panel>
        </MayAsk>
    );
}
