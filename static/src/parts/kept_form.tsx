// Forms of records that are kept as lists: a new one, and a change of one. What is typed is kept at the service; after somebody else's change both
// versions stand there; and a record can be said to have been a mistake.
import type { ComponentChild } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Fault } from '../lib/api';
import { useForm, type Faults } from '../lib/form';
import { changed, useTyped, useVersions } from '../lib/typed';
import { permanence as w } from '../lib/words_permanence';
import { BothVersions, type Said } from './both_versions';
import { FormEnd } from './details';
import { DraftNote, Restored } from './draft_note';
import { ErrorSummary, TextField } from './fields';

/** What opens above a long list is brought to where one looks, and the keyboard goes on there. */
export function useInView<E extends HTMLElement>() {
    const box = useRef<E>(null);
    useLayoutEffect(() => {
        box.current?.scrollIntoView({ block: 'start' });
        box.current?.focus({ preventScroll: true });
    }, [box.current === null]);
    return box;
}

type Draw<T> = (typed: T, change: (part: Partial<T>) => void, faults: Faults) => ComponentChild;

interface Both<T> {
    name: string; // of the draft
    faultsOf: (typed: T) => Fault[];
    fields: Draw<T>;
    close: () => void;
    saved: () => void;
}

interface NewProps<T> extends Both<T> {
    empty: T;
    send: (typed: T) => Promise<unknown>;
}

export function NewForm<T extends object>({ name, empty, faultsOf, fields, send, close, saved }: NewProps<T>) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped(name, empty);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(typed)) || !(await form.attempt(() => send(typed)))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <Restored draft={draft} again={startAgain} />
            {fields(typed, change, form.faults)}
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

interface ChangeProps<R, T> extends Both<T> {
    first: R;
    typedOf: (record: R) => T;
    bodyOf: (typed: T) => object;
    saidOf: (typed: T) => Said[];
    send: (base: R, body: object) => Promise<unknown>;
}

export function ChangeForm<R extends { id: string; etag: string }, T extends object>({ name, first, typedOf, faultsOf, bodyOf, saidOf, fields, send, close, saved }: ChangeProps<R, T>) {
    const form = useForm();
    const { typed, draft, change, startAgain, base, theirs, refused } = useVersions<R, T & { wrong: string }>(`${name}-${first.id}`, first, (one) => ({ ...typedOf(one), wrong: '' }));
    const here = useInView<HTMLFormElement>();
    const submit = async (e: Event) => {
        e.preventDefault();
        const wrong = typed.wrong.trim();
        if (form.busy || (!wrong && !form.check(faultsOf(typed)))) return;
        const body = wrong ? { error_reason: wrong } : changed(bodyOf(typed), bodyOf(typedOf(base)));
        if (!(await form.attempt(() => send(base, body), refused))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate ref={here} tabIndex={-1}>
            <ErrorSummary faults={form.faults} />
            {theirs && <BothVersions theirs={saidOf(typedOf(theirs))} mine={saidOf(typed)} take={startAgain} />}
            <Restored draft={draft} again={startAgain} />
            {fields(typed, (part) => change(part as Partial<T & { wrong: string }>), form.faults)}
            <TextField id="error_reason" label={w.wrong} hint={w.wrong_hint} value={typed.wrong} onValue={(wrong) => change({ wrong } as Partial<T & { wrong: string }>)} faults={form.faults} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
