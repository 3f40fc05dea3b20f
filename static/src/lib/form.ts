// Faults of a form, by the pointer of the field that they belong to ("/born_on" is the field with id born_on).
import { useState } from 'preact/hooks';
import { Fault, Problem } from './api';
import { problems } from './words';

export const fieldId = (pointer: string): string => pointer.replace(/^\//, '').replaceAll('/', '-');

export interface Faults {
    list: Fault[];
    serial: number; // grows with every refused attempt, so that the summary takes the focus again
    of: (field: string) => string | undefined;
}

/** Faults of a form whose fields share names with another one of the page: theirs have ids under a word of their own. */
export const under = (faults: Faults, word: string): Faults => {
    const list = faults.list.map((f) => (f.pointer ? { ...f, pointer: `/${word}${f.pointer}` } : f));
    return { list, serial: faults.serial, of: (field) => list.find((f) => fieldId(f.pointer) === field)?.detail };
};

/** For fields that stand alone and are never sent. */
export const noFaults: Faults = { list: [], serial: 0, of: () => undefined };

export interface Form {
    faults: Faults;
    busy: boolean;
    /** Shows faults found in the page itself; true when there were none. */
    check: (faults: Fault[]) => boolean;
    /** Runs one attempt: shows what the service refuses, and gives its answer or null. */
    attempt: <T>(send: () => Promise<T>, refused?: (p: Problem) => boolean) => Promise<T | null>;
}

function faultsOf(p: Problem): Fault[] {
    if (p.faults.length) return p.faults;
    return [{ pointer: '', detail: p.status >= 500 || !p.body.title ? (p.body.title ?? problems.server_title) : p.message }];
}

export function useForm(): Form {
    const [list, setList] = useState<Fault[]>([]);
    const [serial, setSerial] = useState(0);
    const [busy, setBusy] = useState(false);

    const show = (faults: Fault[]) => {
        setList(faults);
        if (faults.length) setSerial((n) => n + 1);
        return faults.length === 0;
    };
    const attempt = async <T,>(send: () => Promise<T>, refused?: (p: Problem) => boolean) => {
        setBusy(true);
        try {
            const value = await send();
            show([]);
            return value;
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            if (!refused?.(problem)) show(faultsOf(problem));
            return null;
        } finally {
            setBusy(false);
        }
    };
    const of = (field: string) => list.find((f) => fieldId(f.pointer) === field)?.detail;
    return { faults: { list, serial, of }, busy, check: show, attempt };
}
