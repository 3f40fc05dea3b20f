// What the national return asks of a child once: a permanent home before this time in care, that the child came to this country alone, that she is a mother.
import { answer, api, match, merging, once } from '../lib/api';
import { longDay } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { AsylumStatus, Child, List, Motherhood, PreviousPermanence } from '../lib/types';
import { details as d, form as f } from '../lib/words';
import { permanence as w } from '../lib/words_permanence';
import { ChangeIt, dayOf, isEmpty, KeptList, need, options, period, useChanging } from './details';
import { DateField, DayOrToday, noDate, partsOf, RadioField, TextField } from './fields';
import { ChangeForm, NewForm } from './kept_form';
import { Panel } from './panel';
import type { Faults } from '../lib/form';

// ---- a permanent home before

const noBefore = { kind: '', ordered: '', authority: '' };
type TypedBefore = typeof noBefore;
const beforeOf = (b: PreviousPermanence): TypedBefore => ({ kind: b.kind, ordered: b.ordered_on ?? '', authority: b.authority ?? '' });
const beforeBody = (t: TypedBefore) => {
    const had = t.kind !== 'Z1';
    return { kind: t.kind as 'P1', ordered_on: (had && t.ordered.trim()) || null, authority: (had && t.authority.trim()) || null };
};
const beforeSaid = (t: TypedBefore): [string, string | null][] => [[w.before_kind, w.before_kinds[t.kind] ?? null], [w.ordered, t.ordered || null], [w.authority, t.authority || null]];
const beforeFaults = (t: TypedBefore) => need(t.kind, '/kind', w.before_missing);

const beforeFields = (t: TypedBefore, change: (part: Partial<TypedBefore>) => void, faults: Faults) => (
    <>
        <RadioField id="kind" label={w.before_kind} value={t.kind} onValue={(kind) => change({ kind })} options={options(w.before_kinds)} faults={faults} />
        {t.kind !== 'Z1' && t.kind && (
            <>
                <TextField id="ordered_on" label={w.ordered} hint={w.ordered_hint} value={t.ordered} onValue={(ordered) => change({ ordered })} faults={faults} width="10" />
                <TextField id="authority" label={w.authority} hint={w.authority_hint} value={t.authority} onValue={(authority) => change({ authority })} faults={faults} width="5" />
            </>
        )}
    </>
);

export function Before({ child, may }: { child: Child; may: boolean }) {
    const path = { child: child.id };
    const list = useLoad(() => answer<List<PreviousPermanence>>(api.GET('/children/{child}/previous-permanence', { params: { path } })));
    const changing = useChanging<PreviousPermanence>(list.reload);
    const has = list.now.state === 'ready' && list.now.value.items.some((b) => !b.error_reason);
    const form = (close: () => void) =>
        changing.it ? (
            <ChangeForm
                name="before-of" first={changing.it} typedOf={beforeOf} bodyOf={beforeBody} saidOf={beforeSaid} faultsOf={beforeFaults} fields={beforeFields}
                send={(base, body) => answer(api.PATCH('/previous-permanence/{id}', { params: { path: { id: base.id }, header: match(base) }, body, headers: merging }))}
                close={changing.leave(close)} saved={changing.saved(close)}
            />
        ) : (
            <NewForm
                name={`before-${child.id}`} empty={noBefore} faultsOf={beforeFaults} fields={beforeFields}
                send={(t) => answer(api.POST('/children/{child}/previous-permanence', { params: { path }, body: beforeBody(t), headers: once(beforeBody(t)) }))}
                close={close} saved={changing.saved(close)}
            />
        );
    const item = (open: () => void) => (b: PreviousPermanence) => (
        <li class="kept" key={b.id}>
            <p class={b.error_reason ? 'quiet' : undefined}>
                {[w.before_kinds[b.kind], b.ordered_on, b.authority].filter(Boolean).join(', ')}
                {b.error_reason && `. ${w.was_wrong(b.error_reason)}`} {may && !b.error_reason && <ChangeIt text={w.change} label={w.change_label(w.before)} onClick={changing.start(open, b)} />}
            </p>
        </li>
    );
    return (
        <Panel id="before" title={w.before} action={may && !has ? w.before_record : null} label={`${w.before_record}: ${w.before}`} form={form}>
            {(open) => <KeptList source={list} none={w.before_none} item={item(open)} />}
        </Panel>
    );
}

// ---- came to this country alone

const noAlone = { from: noDate, ceased: noDate };
type TypedAlone = typeof noAlone;
const aloneOf = (u: AsylumStatus): TypedAlone => ({ from: partsOf(u.from_on), ceased: u.ceased_on ? partsOf(u.ceased_on) : noDate });
const aloneBody = (t: TypedAlone) => ({ from_on: dayOf(t.from) ?? '', ceased_on: dayOf(t.ceased) });
const aloneSaid = (t: TypedAlone): [string, string | null][] => [[w.alone_from, dayOf(t.from) && longDay(dayOf(t.from) ?? '')], [w.alone_until, dayOf(t.ceased) && longDay(dayOf(t.ceased) ?? '')]];
const aloneFaults = (t: TypedAlone) => [...need(dayOf(t.from), '/from_on', w.alone_from_missing), ...need(isEmpty(t.ceased) || dayOf(t.ceased), '/ceased_on', f.date_wrong)];

const aloneFields = (t: TypedAlone, change: (part: Partial<TypedAlone>) => void, faults: Faults) => (
    <>
        <DayOrToday id="from_on" label={w.alone_from} value={t.from} onValue={(from) => change({ from })} faults={faults} now={d.use_today} />
        <DateField id="ceased_on" label={w.alone_until} value={t.ceased} onValue={(ceased) => change({ ceased })} faults={faults} />
    </>
);

export function Alone({ child, may }: { child: Child; may: boolean }) {
    const path = { child: child.id };
    const list = useLoad(() => answer<List<AsylumStatus>>(api.GET('/children/{child}/asylum', { params: { path } })));
    const changing = useChanging<AsylumStatus>(list.reload);
    const has = list.now.state === 'ready' && list.now.value.items.some((u) => !u.error_reason);
    const form = (close: () => void) =>
        changing.it ? (
            <ChangeForm
                name="alone-of" first={changing.it} typedOf={aloneOf} bodyOf={aloneBody} saidOf={aloneSaid} faultsOf={aloneFaults} fields={aloneFields}
                send={(base, body) => answer(api.PATCH('/asylum/{id}', { params: { path: { id: base.id }, header: match(base) }, body, headers: merging }))}
                close={changing.leave(close)} saved={changing.saved(close)}
            />
        ) : (
            <NewForm
                name={`alone-${child.id}`} empty={noAlone} faultsOf={aloneFaults} fields={aloneFields}
                send={(t) => answer(api.POST('/children/{child}/asylum', { params: { path }, body: aloneBody(t), headers: once(aloneBody(t)) }))}
                close={close} saved={changing.saved(close)}
            />
        );
    const item = (open: () => void) => (u: AsylumStatus) => (
        <li class="kept" key={u.id}>
            <p class={u.error_reason ? 'quiet' : undefined}>
                {u.ceased_on ? w.not_alone : w.alone_says}, {period(u.from_on, u.ceased_on)}
                {u.error_reason && `. ${w.was_wrong(u.error_reason)}`} {may && !u.error_reason && <ChangeIt text={w.change} label={w.change_label(w.alone)} onClick={changing.start(open, u)} />}
            </p>
        </li>
    );
    return (
        <Panel id="alone" title={w.alone} action={may && !has ? w.alone_record : null} label={`${w.alone_record}: ${w.alone}`} form={form}>
            {(open) => <KeptList source={list} none={w.alone_none} item={item(open)} />}
        </Panel>
    );
}

// ---- a child of her own

const noMother = { born: noDate };
type TypedMother = typeof noMother;
const motherOf = (m: Motherhood): TypedMother => ({ born: partsOf(m.born_on) });
const motherBody = (t: TypedMother) => ({ born_on: dayOf(t.born) ?? '' });
const motherSaid = (t: TypedMother): [string, string | null][] => [[w.mother_born, dayOf(t.born) && longDay(dayOf(t.born) ?? '')]];
const motherFaults = (t: TypedMother) => need(dayOf(t.born), '/born_on', w.mother_missing);

const motherFields = (t: TypedMother, change: (part: Partial<TypedMother>) => void, faults: Faults) => (
    <DayOrToday id="born_on" label={w.mother_born} value={t.born} onValue={(born) => change({ born })} faults={faults} now={d.use_today} />
);

export function Mother({ child, may }: { child: Child; may: boolean }) {
    const path = { child: child.id };
    const list = useLoad(() => answer<List<Motherhood>>(api.GET('/children/{child}/motherhood', { params: { path } })));
    const changing = useChanging<Motherhood>(list.reload);
    const has = list.now.state === 'ready' && list.now.value.items.some((m) => !m.error_reason);
    const form = (close: () => void) =>
        changing.it ? (
            <ChangeForm
                name="mother-of" first={changing.it} typedOf={motherOf} bodyOf={motherBody} saidOf={motherSaid} faultsOf={motherFaults} fields={motherFields}
                send={(base, body) => answer(api.PATCH('/motherhood/{id}', { params: { path: { id: base.id }, header: match(base) }, body, headers: merging }))}
                close={changing.leave(close)} saved={changing.saved(close)}
            />
        ) : (
            <NewForm
                name={`mother-${child.id}`} empty={noMother} faultsOf={motherFaults} fields={motherFields}
                send={(t) => answer(api.POST('/children/{child}/motherhood', { params: { path }, body: motherBody(t), headers: once(motherBody(t)) }))}
                close={close} saved={changing.saved(close)}
            />
        );
    const item = (open: () => void) => (m: Motherhood) => (
        <li class="kept" key={m.id}>
            <p class={m.error_reason ? 'quiet' : undefined}>
                {w.mother_says(longDay(m.born_on))}
                {m.error_reason && `. ${w.was_wrong(m.error_reason)}`} {may && !m.error_reason && <ChangeIt text={w.change} label={w.change_label(w.mother)} onClick={changing.start(open, m)} />}
            </p>
        </li>
    );
    return (
        <Panel id="mother" title={w.mother} action={may && !has ? w.mother_record : null} label={`${w.mother_record}: ${w.mother}`} form={form}>
            {(open) => <KeptList source={list} none={w.mother_none} item={item(open)} />}
        </Panel>
    );
}
