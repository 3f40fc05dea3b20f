// The rest of a list, a page at a time.
import { useState } from 'preact/hooks';
import type { List } from '../lib/types';

interface Props<T> {
    list: List<T>;
    get: (after: string) => Promise<List<T>>;
    add: (list: List<T>) => void;
    text: string;
}

export function More<T>({ list, get, add, text }: Props<T>) {
    const [busy, setBusy] = useState(false);
    if (!list.next) return null;
    const load = async () => {
        setBusy(true);
        const more = await get(list.next ?? '').finally(() => setBusy(false));
        add({ items: [...list.items, ...more.items], next: more.next });
    };
    return (
        <button type="button" class="govuk-button govuk-button--secondary" aria-disabled={busy || undefined} onClick={load}>
            {text}
        </button>
    );
}
