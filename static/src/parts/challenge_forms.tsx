// Forms of challenge cards: a new one, an answer, where one stands.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once, Problem } from '../lib/api';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import type { ChallengeCard, Session, WorkGroup } from '../lib/types';
import { challenges as w, groups } from '../lib/words_groups';
import type { Ends } from './actions';
import { choose, dayOf, FormEnd, isEmpty, need, options } from './details';
import { DateField, ErrorSummary, noDate, partsOf, RadioField, SelectField, TextField } from './fields';

export function CardForm({ group, close, saved }: Ends & { group: WorkGroup }) {
    const form = useForm();
    const [t, set] = useState({ text: '', said_by: '', said_on: partsOf(today()), agency: '', owner_name: '' });
    const put = (part: Partial<typeof t>) => set({ ...t, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(t.text.trim(), '/text', w.text_missing),
            ...need(t.said_by.trim(), '/said_by', w.said_by_missing),
            ...need(dayOf(t.said_on), '/said_on', w.day_missing),
            ...need(t.agency, '/agency', w.agency_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { text: t.text.trim(), said_by: t.said_by.trim(), said_on: dayOf(t.said_on) ?? '', agency: t.agency, owner_name: t.owner_name.trim() || null };
        if (await form.attempt(() => answer<ChallengeCard>(api.POST('/groups/{id}/challenges', { params: { path: { id: group.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="text" label={w.text} hint={w.text_hint} value={t.text} onValue={(text) => put({ text })} faults={form.faults} rows={3} />
            <TextField id="said_by" label={w.said_by} hint={w.said_by_hint} value={t.said_by} onValue={(said_by) => put({ said_by })} faults={form.faults} width="30" />
            <DateField id="said_on" label={w.said_on} value={t.said_on} onValue={(said_on) => put({ said_on })} faults={form.faults} />
            <SelectField id="agency" label={w.agency} value={t.agency} onValue={(agency) => put({ agency })} options={[choose, ...group.agencies.map((a) => ({ value: a.id, label: a.name }))]} faults={form.faults} />
            <TextField id="owner_name" label={w.owner} hint={w.owner_hint} value={t.owner_name} onValue={(owner_name) => put({ owner_name })} faults={form.faults} width="30" />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function AnswerForm({ card, session, close, saved }: Ends & { card: ChallengeCard; session: Session }) {
    const form = useForm();
    const [t, set] = useState({ text: '', said_by: session.person.name, said_on: partsOf(today()) });
    const put = (part: Partial<typeof t>) => set({ ...t, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(t.text.trim(), '/text', w.response_missing), ...need(t.said_by.trim(), '/said_by', w.by_missing), ...need(dayOf(t.said_on), '/said_on', w.day_missing)];
        if (form.busy || !form.check(missing)) return;
        const body = { text: t.text.trim(), said_by: t.said_by.trim(), said_on: dayOf(t.said_on) ?? '' };
        if (await form.attempt(() => answer<ChallengeCard>(api.POST('/challenges/{id}/responses', { params: { path: { id: card.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="text" label={w.response} hint={w.response_hint} value={t.text} onValue={(text) => put({ text })} faults={form.faults} rows={3} />
            <TextField id="said_by" label={w.by} value={t.said_by} onValue={(said_by) => put({ said_by })} faults={form.faults} width="30" />
            <DateField id="said_on" label={w.on} value={t.said_on} onValue={(said_on) => put({ said_on })} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

const typedOf = (c: ChallengeCard) => ({
    state: c.state as string,
    what_changed: c.what_changed ?? '',
    close_reason: c.close_reason ?? '',
    told_on: c.told_on ? partsOf(c.told_on) : noDate,
    told_how: c.told_how ?? '',
});

export function StateForm({ card, close, saved }: Ends & { card: ChallengeCard }) {
    const form = useForm();
    const [t, set] = useState(typedOf(card));
    const [at, setAt] = useState(card.etag);
    const put = (part: Partial<typeof t>) => set({ ...t, ...part });
    const ends = t.state === 'done' || t.state === 'closed';
    const refused = (p: Problem) => {
        const now = p.status === 412 ? (p.body as { current?: ChallengeCard }).current : undefined;
        if (!now) return false;
        setAt(now.etag);
        form.check([{ pointer: '', detail: [groups.stale, w.states[now.state], now.what_changed, now.close_reason].filter(Boolean).join(' ') }]);
        return true;
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(t.state !== 'done' || t.what_changed.trim(), '/what_changed', w.what_changed_missing),
            ...need(t.state !== 'closed' || t.close_reason.trim(), '/close_reason', w.why_missing),
            ...need(!ends || isEmpty(t.told_on) || dayOf(t.told_on), '/told_on', w.day_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const told = ends ? dayOf(t.told_on) : null;
        const body = {
            state: t.state as 'open',
            ...(t.state === 'done' ? { what_changed: t.what_changed.trim() } : {}),
            ...(t.state === 'closed' ? { close_reason: t.close_reason.trim() } : {}),
            ...(told ? { told_on: told, ...(t.told_how.trim() ? { told_how: t.told_how.trim() } : {}) } : {}),
        };
        if (await form.attempt(() => answer<ChallengeCard>(api.PATCH('/challenges/{id}', { params: { path: { id: card.id }, header: match({ etag: at }) }, body, headers: merging })), refused)) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="state" label={w.where} value={t.state} onValue={(state) => put({ state })} options={options(w.states)} faults={form.faults} />
            {t.state === 'done' && <TextField id="what_changed" label={w.what_changed} hint={w.what_changed_hint} value={t.what_changed} onValue={(what_changed) => put({ what_changed })} faults={form.faults} rows={3} />}
            {t.state === 'closed' && <TextField id="close_reason" label={w.why} hint={w.what_changed_hint} value={t.close_reason} onValue={(close_reason) => put({ close_reason })} faults={form.faults} rows={3} />}
            {ends && <DateField id="told_on" label={w.told_on} value={t.told_on} onValue={(told_on) => put({ told_on })} faults={form.faults} />}
            {ends && <TextField id="told_how" label={w.told_how} value={t.told_how} onValue={(told_how) => put({ told_how })} faults={form.faults} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
