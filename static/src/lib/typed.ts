/*
 * What is typed in a form: kept at the service as one goes (draft.ts), put back when the form is opened again. And of a record that is changed: when
 * somebody else changes it meanwhile, what one did not touch becomes theirs, what one typed stays, and both versions can be shown.
 */
import { useState } from 'preact/hooks';
import type { Problem } from './api';
import { useDraft, type Draft } from './draft';

interface Typed<T> {
    typed: T;
    draft: Draft;
    change: (part: Partial<T>) => void;
    startAgain: () => void;
}

/** `empty`: the form as it is before anybody types; `asked`: what the address asks for, whatever was typed before. */
export function useTyped<T extends object>(form: string, empty: T, asked: Partial<T> = {}): Typed<T> {
    const [typed, setTyped] = useState(empty);
    const draft = useDraft<T>(form, (kept) => setTyped({ ...empty, ...kept, ...asked }));
    const change = (part: Partial<T>) =>
        setTyped((now) => {
            const next = { ...now, ...part };
            draft.later(next);
            return next;
        });
    return { typed, draft, change, startAgain: () => change(empty) };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Of two of one kind, what of `next` differs from `was`; what `next` no longer has is null, as a merge patch has it. */
export function changed<T extends object>(next: T, was: T): Partial<T> {
    const names = [...new Set([...Object.keys(was), ...Object.keys(next)])] as (keyof T)[];
    return Object.fromEntries(names.filter((k) => !isSame(next[k], was[k])).map((k) => [k, next[k] ?? null])) as Partial<T>;
}

/** What was touched stays as it was typed, the rest becomes theirs. */
export const merged = <T extends object>(mine: T, was: T, theirs: T): T => ({ ...theirs, ...changed(mine, was) });

export interface Versions<R, T> extends Typed<T> {
    base: R; // on which the next attempt stands
    theirs: R | null; // what somebody else saved meanwhile
    refused: (p: Problem) => boolean;
}

interface Kept<T> {
    etag: string;
    typed: T;
    was: T; // what it was typed over
}

/** A record that is changed. A draft that was typed over an older version says so as if somebody had been faster. */
export function useVersions<R extends { etag: string }, T extends object>(form: string, first: R, typedOf: (record: R) => T): Versions<R, T> {
    const [typed, setTyped] = useState(() => typedOf(first));
    const [base, setBase] = useState(first);
    const [theirs, setTheirs] = useState<R | null>(null);
    const draft = useDraft<Kept<T>>(form, (kept) => {
        const now = typedOf(first);
        setTyped(kept.etag === first.etag ? { ...now, ...kept.typed } : merged(kept.typed, kept.was, now));
        if (kept.etag !== first.etag) setTheirs(first);
    });
    const change = (part: Partial<T>) =>
        setTyped((now) => {
            const next = { ...now, ...part };
            draft.later({ etag: base.etag, typed: next, was: typedOf(base) });
            return next;
        });
    const refused = (p: Problem): boolean => {
        const now = p.kind === 'stale' ? (p.body['current'] as R | undefined) : undefined;
        if (!now) return false;
        const next = merged(typed, typedOf(base), typedOf(now));
        setTyped(next);
        setBase(now);
        setTheirs(now);
        draft.later({ etag: now.etag, typed: next, was: typedOf(now) });
        return false;
    };
    const startAgain = () => {
        change(typedOf(base));
        setTheirs(null);
    };
    return { typed, draft, change, startAgain, base, theirs, refused };
}
