/*
 * Records of one kind about a child: a list, and a form for a new one or for one that is changed. What is asked is data (Field), so that each kind of
 * record is a few lines. What is typed is kept at the service as one goes; who was overtaken sees both versions. A record that should not be there
 * says why, stays in the list and counts for nothing.
 */
import type { ComponentChild } from 'preact';
import { longDay } from '../lib/dates';
import { useForm, type Faults } from '../lib/form';
import { useLoad } from '../lib/load';
import { changed, useVersions } from '../lib/typed';
import type { Child, List } from '../lib/types';
import { kept as w } from '../lib/words_kept';
import { BothVersions, type Said } from './both_versions';
import { ChangeIt, choose, dayOf, FormEnd, isEmpty, KeptList, need, options, useChanging } from './details';
import { DraftNote, Restored } from './draft_note';
import { DateField, ErrorSummary, noDate, partsOf, RadioField, SelectField, TextField, type DateParts } from './fields';
import { NewForm as KeptForm } from './kept_form';
import { Panel } from './panel';

export interface KeptRecord {
    id: string;
    etag: string;
    error_reason: string | null;
}

export type Typed = Record<string, string | DateParts>;
type Sent = Record<string, string | number | boolean | null>;

export interface Field {
    name: string;
    kind: 'day' | 'word' | 'choice' | 'number' | 'text' | 'yes_no'; // choice: as radio buttons
    label: string;
    hint?: string;
    words?: Record<string, string>;
    rows?: number;
    missing?: string; // it has to be there, and what is said where it is not
    when?: (typed: Typed) => boolean; // asked only then
}

export interface KeptKind<T extends KeptRecord> {
    id: string;
    title: string;
    record: string;
    none: string;
    fields: Field[];
    more?: Field[]; // asked only of what stands already
    change: (one: T) => string; // the button, as it is heard: what it says is a part of it
    next?: string; // what it says, where that is more than that one may change it
    load: (child: string) => Promise<List<T>>;
    post: (child: string, body: never) => Promise<T>;
    patch: (one: T, body: never) => Promise<T>;
    item: (one: T) => ComponentChild;
}

const errorField: Field = { name: 'error_reason', kind: 'text', label: w.error, hint: w.error_hint };
const asked = (fields: Field[], typed: Typed): Field[] => fields.filter((f) => f.when?.(typed) ?? true);
const textOf = (typed: Typed, name: string): string => (typeof typed[name] === 'string' ? (typed[name] as string).trim() : '');
const partsAt = (typed: Typed, name: string): DateParts => (typeof typed[name] === 'object' ? (typed[name] as DateParts) : noDate);
const emptyOf = (fields: Field[]): Typed => Object.fromEntries(fields.map((f) => [f.name, f.kind === 'day' ? noDate : '']));

function typedOf(fields: Field[], one: object): Typed {
    const values = one as Record<string, unknown>;
    return Object.fromEntries(
        fields.map(({ name, kind }) => {
            const value = values[name];
            if (kind === 'day') return [name, typeof value === 'string' ? partsOf(value) : noDate];
            if (kind === 'yes_no') return [name, value === true ? 'yes' : value === false ? 'no' : ''];
            return [name, typeof value === 'string' || typeof value === 'number' ? String(value) : ''];
        }),
    );
}

function valueOf({ name, kind }: Field, typed: Typed): Sent[string] {
    const text = textOf(typed, name);
    if (kind === 'day') return dayOf(partsAt(typed, name)) || null;
    if (!text) return null;
    return kind === 'yes_no' ? text === 'yes' : kind === 'number' ? Number(text) : text;
}

const bodyOf = (fields: Field[], typed: Typed): Sent => Object.fromEntries(asked(fields, typed).map((f) => [f.name, valueOf(f, typed)]));
const withoutNulls = (sent: Sent): Sent => Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
/* A word is replaced and never taken away alone, as what goes with it decides. */
const patchOf = (fields: Field[], next: Typed, was: Typed): Sent =>
    Object.fromEntries(Object.entries(changed(bodyOf(fields, next), bodyOf(fields, was))).filter(([name, value]) => value !== null || fields.some((f) => f.name === name && f.kind !== 'word' && f.kind !== 'choice' && name !== 'error_reason' && asked(fields, next).includes(f)))) as Sent;

const missing = (fields: Field[], typed: Typed) =>
    asked(fields, typed).flatMap((f) => {
        if (f.kind === 'day' && !isEmpty(partsAt(typed, f.name))) return need(dayOf(partsAt(typed, f.name)), `/${f.name}`, w.day_wrong);
        if (f.kind === 'number' && textOf(typed, f.name)) return need(Number.isFinite(Number(textOf(typed, f.name))), `/${f.name}`, w.number_wrong);
        return f.missing ? need(valueOf(f, typed) !== null, `/${f.name}`, f.missing) : [];
    });

const saidOf = (fields: Field[], typed: Typed): Said[] =>
    fields.map((f) => {
        const value = valueOf(f, typed);
        const text = value === null ? '' : f.kind === 'day' ? longDay(String(value)) : f.kind === 'yes_no' ? (w.yes_no[value === true ? 'yes' : 'no'] ?? '') : (f.words?.[String(value)] ?? String(value));
        return [f.label, text];
    });

function OneField({ field, typed, change, faults }: { field: Field; typed: Typed; change: (part: Typed) => void; faults: Faults }) {
    const { name: id, kind, label, hint, words = {}, rows } = field;
    const common = { id, label, hint, faults };
    const set = (value: string | DateParts) => change({ [id]: value });
    if (kind === 'day') return <DateField {...common} value={partsAt(typed, id)} onValue={set} />;
    const value = typeof typed[id] === 'string' ? (typed[id] as string) : '';
    if (kind === 'word') return <SelectField {...common} value={value} onValue={set} options={[choose, ...options(words)]} />;
    if (kind === 'choice') return <RadioField {...common} value={value} onValue={set} options={options(words)} />;
    if (kind === 'yes_no') return <RadioField {...common} value={value} onValue={set} options={options(w.yes_no)} inline />;
    if (kind === 'number') return <TextField {...common} value={value} onValue={set} width="5" input={{ inputMode: 'decimal' }} />;
    return <TextField {...common} value={value} onValue={set} rows={rows ?? 1} />;
}

interface Props<T extends KeptRecord> {
    kind: KeptKind<T>;
    close: () => void;
    saved: () => void;
}

function NewForm<T extends KeptRecord>({ kind, child, close, saved }: Props<T> & { child: Child }) {
    return (
        <KeptForm<Typed>
            name={`${kind.id}-${child.id}`}
            empty={emptyOf(kind.fields)}
            faultsOf={(typed) => missing(kind.fields, typed)}
            fields={(typed, change, faults) => asked(kind.fields, typed).map((field) => <OneField field={field} typed={typed} change={change} faults={faults} key={field.name} />)}
            send={(typed) => kind.post(child.id, withoutNulls(bodyOf(kind.fields, typed)) as never)}
            close={close}
            saved={saved}
        />
    );
}

function ChangeForm<T extends KeptRecord>({ kind, one, close, saved }: Props<T> & { one: T }) {
    const form = useForm();
    const fields = [...kind.fields, ...(kind.more ?? []), errorField];
    const { typed, draft, change, startAgain, base, theirs, refused } = useVersions<T, Typed>(`${kind.id}-${one.id}`, one, (it) => typedOf(fields, it));
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing(fields, typed))) return;
        const sent = patchOf(fields, typed, typedOf(fields, base));
        if (!(await form.attempt(() => kind.patch(base, sent as never), refused))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {theirs && <BothVersions theirs={saidOf(fields, typedOf(fields, theirs))} mine={saidOf(fields, typed)} take={startAgain} />}
            <Restored draft={draft} again={startAgain} />
            {asked(fields, typed).map((field) => (
                <OneField field={field} typed={typed} change={change} faults={form.faults} key={field.name} />
            ))}
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

/** `may`: this person writes such records. `first`: how many stand in sight; those before them open on a click. */
export function KeptRecords<T extends KeptRecord>({ child, kind, may, first = 5 }: { child: Child; kind: KeptKind<T>; may: boolean; first?: number }) {
    const list = useLoad(() => kind.load(child.id));
    const changing = useChanging<T>(list.reload);
    const form = (close: () => void) =>
        changing.it ? (
            <ChangeForm kind={kind} one={changing.it} close={changing.leave(close)} saved={changing.saved(close)} key={changing.it.id} />
        ) : (
            <NewForm kind={kind} child={child} close={close} saved={changing.saved(close)} />
        );
    const item = (open: () => void) => (one: T) => (
        <li class="kept" key={one.id}>
            {kind.item(one)}
            {one.error_reason ? (
                <p class="quiet">
                    <span class="state">{w.in_error}</span> {one.error_reason}
                </p>
            ) : (
                may && (
                    <p class="quiet">
                        <ChangeIt text={kind.next ?? w.change} label={kind.change(one)} onClick={changing.start(open, one)} />
                    </p>
                )
            )}
        </li>
    );
    const earlier = list.now.state === 'ready' ? list.now.value.items.slice(first) : [];
    const shown = { ...list, now: list.now.state === 'ready' ? { ...list.now, value: { ...list.now.value, items: list.now.value.items.slice(0, first) } } : list.now };
    return (
        <Panel id={kind.id} title={kind.title} action={may ? kind.record : null} form={form}>
            {(open) => (
                <>
                    <KeptList source={shown} none={kind.none} item={item(open)} />
                    {earlier.length > 0 && (
                        <details class="govuk-details">
                            <summary class="govuk-details__summary">{w.earlier(earlier.length)}</summary>
                            <ul class="kept-list">{earlier.map(item(open))}</ul>
                        </details>
                    )}
                </>
            )}
        </Panel>
    );
}
