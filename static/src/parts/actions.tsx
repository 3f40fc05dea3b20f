// Actions of a child, of a plan or of a group: who has each, by when, and the way to say that it is done for the agency whose it is.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { inDays, longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import type { Action } from '../lib/types';
import { actions as w, form as f } from '../lib/words_plans';
import { ChangeIt, dayOf, FormEnd, need, options, useChanging } from './details';
import { DateField, ErrorSummary, noDate, RadioField, TextField } from './fields';
import { OwnerFields, ownerBody, useAgencies } from './owner_fields';
import { Panel } from './panel';
import { ListTable } from './table';
import { WrongLink } from './wrong_link';

/** What actions have alike, whether they are for a child or a group's. */
export type AnyAction = Pick<Action, 'id' | 'etag' | 'what' | 'agency' | 'person' | 'owner_name' | 'due_on' | 'state' | 'days' | 'outcome' | 'settled_on' | 'is_own'>;

const owner = (x: AnyAction): string => x.owner_name ?? x.person?.name ?? x.agency.name;
const isLate = (x: AnyAction): boolean => x.days !== null && x.days < 0;

function Row({ it, settle, takeOut, more }: { it: AnyAction; settle: (() => void) | null; takeOut: (() => void) | null; more: ComponentChildren }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {it.what}
                {it.outcome && <span class="table__more">{it.outcome}</span>}
                {more}
            </th>
            <td class="govuk-table__cell" data-label={w.who}>
                {owner(it)}
                {owner(it) !== it.agency.name && <span class="table__more">{it.agency.name}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.due}>
                {longDay(it.due_on)}
                {it.days !== null && <span class={`table__more${isLate(it) ? ' is-late' : ''}`}>{inDays(it.days)}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                <div>
                    <span class={`state${it.state === 'done' ? ' state--good' : isLate(it) ? ' state--late' : ''}`}>{w.states[it.state]}</span>
                    {it.settled_on && <span class="table__more">{w.settled(longDay(it.settled_on))}</span>}
                    {it.state === 'draft' && takeOut && <span class="table__more off-paper"><ChangeIt text={w.take_out} label={w.take_out_label(it.what)} onClick={takeOut} /></span>}
                    {it.state === 'open' && (
                        <span class="table__more">{settle ? <ChangeIt text={w.done} label={w.done_label(it.what)} onClick={settle} /> : w.closes(it.agency.name)}</span>
                    )}
                </div>
            </td>
        </tr>
    );
}

/** How the form about an action ends. */
export interface Ends {
    close: () => void;
    saved: () => void;
}
export interface Settled {
    state: 'done';
    outcome?: string;
}

function SettleForm<T extends AnyAction>({ it, send, close, saved }: Ends & { it: T; send: (it: T, body: Settled) => Promise<unknown> }) {
    const form = useForm();
    const [state, setState] = useState('done');
    const [outcome, setOutcome] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(state === 'done' || outcome.trim(), '/outcome', w.why_missing))) return;
        const body = { state: state as 'done', ...(outcome.trim() ? { outcome: outcome.trim() } : {}) };
        if (await form.attempt(() => send(it, body))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="state" label={it.what} value={state} onValue={setState} options={options(w.choices)} faults={form.faults} />
            <TextField id="outcome" label={state === 'done' ? w.outcome : w.why} value={outcome} onValue={setOutcome} faults={form.faults} rows={2} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

/** A new action of a child: of a plan, of what a group planned for the child, or of neither. */
export function AddForm({ child, about, close, saved }: Ends & { child: string; about: { plan: string } | { planning: string } | Record<string, never> }) {
    const form = useForm();
    const [what, setWhat] = useState('');
    const [who, setWho] = useState({ owner: '', agency: '' });
    const agencies = useAgencies();
    const [due, setDue] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(what.trim(), '/what', f.action_what_missing), ...need(dayOf(due), '/due_on', f.due_missing)];
        if (form.busy || !form.check(missing)) return;
        const body = { what: what.trim(), due_on: dayOf(due) ?? '', ...ownerBody(who), ...about };
        if (await form.attempt(() => answer<Action>(api.POST('/children/{child}/actions', { params: { path: { child } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="what" label={f.action_what} value={what} onValue={setWhat} faults={form.faults} />
            <OwnerFields {...who} change={(part) => setWho({ ...who, ...part })} agencies={agencies} faults={form.faults} />
            <DateField id="due_on" label={f.due_on} value={due} onValue={setDue} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

interface Props<T> {
    list: T[];
    may: boolean; // add one
    reload: () => void;
    settle: (it: T, body: Settled) => Promise<unknown>;
    add: (ends: Ends) => ComponentChildren;
    /** What else is said of an action, and the form with which more is; `open` shows it. */
    more?: (it: T, open: () => void) => ComponentChildren;
    tell?: (it: T, ends: Ends) => ComponentChildren;
}

export function AnyActionsPanel<T extends AnyAction>({ list, may, reload, settle, add, more, tell }: Props<T>) {
    const changing = useChanging<{ it: T; tells: boolean }>(reload);
    const form = (close: () => void) => {
        const now = changing.it;
        const ends = { close: changing.leave(close), saved: changing.saved(close) };
        if (!now) return add({ close, saved: () => (close(), reload()) });
        return now.tells && tell ? tell(now.it, ends) : <SettleForm it={now.it} send={settle} {...ends} key={now.it.id} />;
    };
    const open = list.filter((x) => x.state === 'open');
    const drafted = list.filter((x) => x.state === 'draft').length;
    const takeOut = (it: AnyAction) => () =>
        void answer(api.PATCH('/actions/{id}', { params: { path: { id: it.id }, header: match(it) }, body: { state: 'dropped' }, headers: merging })).then(reload, reload);
    return (
        <Panel id="actions" title={w.title} action={may ? w.add : null} form={form}>
            {(show) =>
                list.length ? (
                    <>
                        <p class="lead">{drafted ? w.drafted(drafted) : w.open_n(open.length, open.filter(isLate).length)}</p>
                        <ListTable caption={w.title} heads={[w.what, w.who, w.due, w.state]}>
                            {list.map((it) => (
                                <Row it={it} settle={it.is_own && it.state === 'open' ? changing.start(show, { it, tells: false }) : null} more={more?.(it, changing.start(show, { it, tells: true }))} takeOut={may && it.state === 'draft' ? takeOut(it) : null} key={it.id} />
                            ))}
                        </ListTable>
                    </>
                ) : (
                    <p class="quiet">{w.none}</p>
                )
            }
        </Panel>
    );
}

export const settleAction = (it: AnyAction, body: Settled) => answer<Action>(api.PATCH('/actions/{id}', { params: { path: { id: it.id }, header: match(it) }, body, headers: merging }));

export function ActionsPanel({ child, plan, list, may, reload }: { child: string; plan: string | null; list: Action[]; may: boolean; reload: () => void }) {
    const more = (it: Action) =>
        it.is_own && !it.plan ? (
            <span class="table__more off-paper">
                <WrongLink child={child} type="action" record={it.id} what={it.what} />
            </span>
        ) : null;
    return <AnyActionsPanel list={list} may={may} reload={reload} settle={settleAction} more={more} add={(ends) => <AddForm child={child} about={plan ? { plan } : {}} {...ends} />} />;
}
