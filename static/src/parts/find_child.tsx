// Choosing a child among those whom one finds.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longDay } from '../lib/dates';
import type { Form } from '../lib/form';
import type { Child, ChildItem, List } from '../lib/types';
import { RadioField, TextField } from './fields';

interface Words {
    find: string;
    find_hint: string;
    search: string;
    found: string;
    none_found: string;
}

const find = (q: string) => answer<List<ChildItem>>(api.GET('/children', { params: { query: { q, limit: 20 } } }));

/** `child`: who is not meant, if anybody. That nobody is chosen is a fault of /find. */
export function FindChild({ child, form, id, to, setTo, words: w }: { child?: Child; form: Form; id: string; to: string; setTo: (id: string) => void; words: Words }) {
    const [q, setQ] = useState('');
    const [found, setFound] = useState<ChildItem[] | null>(null);
    const search = async () => {
        if (!q.trim()) return;
        const list = await form.attempt(() => find(q.trim()));
        if (list) setFound(list.items.filter((it) => it.id !== child?.id));
    };
    const choices = (found ?? []).map((it) => ({ value: it.id, label: `${it.name}, ${longDay(it.born_on)}${it.local_id ? `, ${it.local_id}` : ''}` }));
    const enter = (e: KeyboardEvent) => {
        if (e.key !== 'Enter' || (e.target as HTMLElement).tagName !== 'INPUT' || (e.target as HTMLInputElement).type !== 'text') return;
        e.preventDefault();
        void search();
    };
    return (
        <div onKeyDown={enter}>
            <TextField id="find" label={w.find} hint={w.find_hint} value={q} onValue={setQ} faults={form.faults} />
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void search()}>
                {w.search}
            </button>
            {found && (choices.length ? <RadioField id={id} label={w.found} value={to} onValue={setTo} options={choices} faults={form.faults} /> : <p role="status">{w.none_found}</p>)}
        </div>
    );
}
