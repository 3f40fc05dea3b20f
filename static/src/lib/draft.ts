/*
 * What is typed is kept at the service after every pause, under the name of the form, and comes back when the
 * form is opened again. Nothing is kept in the browser.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { answer, api, Problem } from './api';
import { timeNow } from './dates';

const PAUSE = 900; // ms without typing

export interface Draft {
    /** 'reading' until the kept draft, if any, has been put back */
    state: 'reading' | 'empty' | 'saving' | 'kept' | 'failed';
    kept_at: string | null;
    restored: boolean;
    drop: () => Promise<void>;
}

interface Keeping<T> extends Draft {
    later: (value: T) => void;
}

const at = (form: string) => ({ params: { path: { word: form } } });

async function readDraft<T>(form: string): Promise<T | null> {
    try {
        return (await answer<{ body: T }>(api.GET('/drafts/{word}', at(form)))).body;
    } catch (problem) {
        if (problem instanceof Problem) return null;
        throw problem;
    }
}

/** `later(value)` after each change by the person; `restore` gets what an earlier sitting left. */
export function useDraft<T>(form: string, restore: (value: T) => void): Keeping<T> {
    const [state, setState] = useState<Draft['state']>('reading');
    const [kept_at, setKeptAt] = useState<string | null>(null);
    const [restored, setRestored] = useState(false);
    const timer = useRef(0);
    const ended = useRef(false);

    useEffect(() => {
        void readDraft<T>(form).then((value) => {
            if (value) restore(value);
            setRestored(value !== null);
            setState(value ? 'kept' : 'empty');
        });
    }, [form]);

    const keep = async (value: T) => {
        if (ended.current) return;
        setState('saving');
        try {
            await answer(api.PUT('/drafts/{word}', { ...at(form), body: { body: value } }));
            setKeptAt(timeNow());
            setState('kept');
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            setState('failed');
        }
    };
    const later = (value: T) => {
        clearTimeout(timer.current);
        timer.current = window.setTimeout(() => void keep(value), PAUSE);
    };
    const drop = async () => {
        ended.current = true;
        clearTimeout(timer.current);
        await answer(api.DELETE('/drafts/{word}', at(form))).catch(() => undefined);
    };
    return { state, kept_at, restored, drop, later };
}
