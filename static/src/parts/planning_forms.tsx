// Forms of planning for a child: what was agreed, taking it off the list, putting it forward.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once, Problem } from '../lib/api';
import { longDay } from '../lib/dates';
import { useDraft } from '../lib/draft';
import { useForm } from '../lib/form';
import type { Planning, PlanningMeeting } from '../lib/types';
import { graduated as g, groups, planning as w } from '../lib/words_groups';
import type { Ends } from './actions';
import { choose, dayOf, FormEnd, isEmpty, need, options } from './details';
import { DraftNote, Restored } from './draft_note';
import { DateField, ErrorSummary, noDate, partsOf, RadioField, SelectField, TextField } from './fields';

const typedOf = (p: Planning) => ({ agreed: p.agreed ?? '', step: (p.step ?? '') as string, next_on: p.next_on ? partsOf(p.next_on) : noDate });
type Typed = ReturnType<typeof typedOf>;

const send = (it: Planning, etag: string, body: object) => answer<Planning>(api.PATCH('/plannings/{id}', { params: { path: { id: it.id }, header: match({ etag }) }, body, headers: merging }));

export function AgreedForm({ it, close, saved }: Ends & { it: Planning }) {
    const form = useForm();
    const [t, set] = useState<Typed>(typedOf(it));
    const [at, setAt] = useState(it.etag);
    const draft = useDraft<Typed>(`planning-${it.id}`, set);
    const put = (part: Partial<Typed>) => {
        const now = { ...t, ...part };
        set(now);
        draft.later(now);
    };
    const refused = (p: Problem) => {
        const now = p.status === 412 ? (p.body as { current?: Planning }).current : undefined;
        if (!now) return false;
        setAt(now.etag);
        form.check([{ pointer: '', detail: [groups.stale, now.agreed].filter(Boolean).join(' ') }]);
        return true;
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(t.agreed.trim(), '/agreed', w.agreed_missing),
            ...need(t.step, '/step', w.step_missing),
            ...need(isEmpty(t.next_on) || dayOf(t.next_on), '/next_on', w.day_wrong),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { state: 'talked_about', agreed: t.agreed.trim(), step: t.step, next_on: dayOf(t.next_on) };
        if (!(await form.attempt(() => send(it, at, body), refused))) return;
        await draft.drop();
        saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <Restored draft={draft} again={() => put(typedOf(it))} />
            <TextField id="agreed" label={w.agreed_field} value={t.agreed} onValue={(agreed) => put({ agreed })} faults={form.faults} rows={4} />
            <RadioField id="step" label={w.step_field} hint={w.step_hint} value={t.step} onValue={(step) => put({ step })} options={options(g.steps)} faults={form.faults} inline />
            <DateField id="next_on" label={w.next_field} value={t.next_on} onValue={(next_on) => put({ next_on })} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
            <DraftNote draft={draft} />
        </form>
    );
}

export function OffForm({ it, close, saved }: Ends & { it: Planning }) {
    const form = useForm();
    const [reason, setReason] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(reason.trim(), '/reason', w.reason_missing))) return;
        if (await form.attempt(() => send(it, it.etag, { state: 'withdrawn', reason: reason.trim() }))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="reason" label={w.reason} value={reason} onValue={setReason} faults={form.faults} rows={2} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function PutForwardForm({ child, meetings, close, saved }: Ends & { child: string; meetings: PlanningMeeting[] }) {
    const form = useForm();
    const [meeting, setMeeting] = useState('');
    const [why, setWhy] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(meeting, '/meeting', w.meeting_missing), ...need(why.trim(), '/why', w.why_missing)])) return;
        const body = { meeting, why: why.trim() };
        if (await form.attempt(() => answer<Planning>(api.POST('/children/{child}/plannings', { params: { path: { child } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="meeting" label={w.meeting} value={meeting} onValue={setMeeting} options={[choose, ...meetings.map((m) => ({ value: m.id, label: w.of(m.group.name, longDay(m.held_on)) }))]} faults={form.faults} />
            <TextField id="why" label={w.put_why} value={why} onValue={setWhy} faults={form.faults} rows={3} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
