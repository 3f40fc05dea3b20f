// Something that a page needs from the API, with its states.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from './api';

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; problem: Problem };

export interface Source<T> {
    now: Loaded<T>;
    reload: () => void;
    set: (value: T) => void;
}

/** Calls `get` at once and whenever `key` changes; only the newest answer counts. */
export function useLoad<T>(get: () => Promise<T>, key: unknown = null): Source<T> {
    const [now, setNow] = useState<Loaded<T>>({ state: 'loading' });
    const turn = useRef(0);
    const reload = useCallback(() => {
        const mine = ++turn.current;
        get().then(
            (value) => mine === turn.current && setNow({ state: 'ready', value }),
            (problem: unknown) => {
                if (!(problem instanceof Problem)) throw problem;
                if (mine === turn.current) setNow({ state: 'failed', problem });
            },
        );
    }, [key]);
    useEffect(() => {
        setNow({ state: 'loading' });
        reload();
    }, [reload]);
    return { now, reload, set: (value) => setNow({ state: 'ready', value }) };
}
