// What the parts of a child's details share: a list of what is kept, and how its forms begin and end.
import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import type { Fault } from '../lib/api';
import { dayOfParts, longDay } from '../lib/dates';
import type { useForm } from '../lib/form';
import type { Source } from '../lib/load';
import type { Child, List } from '../lib/types';
import { details as w, form as f } from '../lib/words';
import { Buttons, DayOrToday, Submit, type DateParts } from './fields';
import { Ready } from './waiting';
import { Held } from '../picture/held';

export const dayOf = (d: DateParts) => dayOfParts(d.day, d.month, d.year);
export const isEmpty = (d: DateParts): boolean => !d.day && !d.month && !d.year;
export const need = (ok: unknown, pointer: string, detail: string): Fault[] => (ok ? [] : [{ pointer, detail }]);
export const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
export const choose = { value: '', label: f.choose };
export const period = (from: string, until: string | null) => (until ? w.between(longDay(from), longDay(until)) : w.since(longDay(from)));

export interface FormProps {
    child: Child;
    close: () => void;
    saved: () => void;
}

export function FormEnd({ busy, close, text = w.submit }: { busy: boolean; close: () => void; text?: string }) {
    return (
        <Buttons>
            <Submit busy={busy}>{text}</Submit>
            <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                {f.cancel}
            </button>
        </Buttons>
    );
}

export function DayFrom({ value, onValue, faults }: { value: DateParts; onValue: (d: DateParts) => void; faults: ReturnType<typeof useForm>['faults'] }) {
    return (
        <DayOrToday id="from_on" label={w.from_on} value={value} onValue={onValue} faults={faults} now={w.use_today} />
    );
}

/** The button that opens a form about one thing of a list. */
export function ChangeIt({ text, label, onClick }: { text: string; label: string; onClick: () => void }) {
    return (
        <button type="button" class="link" aria-label={label} onClick={onClick}>
            {text}
        </button>
    );
}

/** A panel whose form is for a new thing, or for the one that is being changed. */
export function useChanging<T>(reload: () => void) {
    const [it, setIt] = useState<T | null>(null);
    const leave = (close: () => void) => () => {
        setIt(null);
        close();
    };
    const saved = (close: () => void) => () => {
        leave(close)();
        reload();
    };
    const start = (open: () => void, one: T) => () => {
        setIt(one);
        open();
    };
    return { it, leave, saved, start };
}

export function KeptList<T>({ source, item, none = w.none }: { source: Source<List<T>>; item: (t: T) => ComponentChild; none?: string }) {
    return (
        <Ready of={source} part>
            {({ items, withheld = [] }) => (
                <>
                    <Held list={withheld} />
                    {items.length ? <ul class="kept-list">{items.map(item)}</ul> : withheld.length === 0 && <p class="quiet">{none}</p>}
                </>
            )}
        </Ready>
    );
}
