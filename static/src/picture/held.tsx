// Something that one may not see, in the place where it would be: whose it is, and a way to ask for it that is answered by a day.
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import type { Task } from '../lib/types';
import { form as f } from '../lib/words';
import { picture as words } from '../lib/words_picture';
import { Buttons, ErrorSummary, Submit, TextField } from '../parts/fields';
import type { Withheld } from './types';

interface Way {
    child: string;
    may: boolean;
    open: string; // one form at a time: fields of two would have the same name
    setOpen: (key: string) => void;
    sent: Record<string, Task>; // what was asked since the page came
    setSent: (sent: Record<string, Task>) => void;
}

const Asking = createContext<Way | null>(null);

/** Around everything on a page that shows what is held back. `may`: whether this person can ask at all, and the page is today's. */
export function MayAsk({ child, may, children }: { child: string; may: boolean; children: ComponentChildren }) {
    const [open, setOpen] = useState('');
    const [sent, setSent] = useState<Record<string, Task>>({});
    return <Asking.Provider value={{ child, may, open, setOpen, sent, setSent }}>{children}</Asking.Provider>;
}

const keyOf = (held: Withheld): string => `${held.type ?? ''} ${held.ask.agency_id}`;

export function Held({ list }: { list: Withheld[] }) {
    if (list.length === 0) return null;
    return (
        <ul class="withheld">
            {list.map((each) => (
                <Item held={each} key={keyOf(each)} />
            ))}
        </ul>
    );
}

function Item({ held }: { held: Withheld }) {
    const way = useContext(Asking);
    const key = keyOf(held);
    const asked = way?.sent[key] ?? held.ask.asked;
    const may = way?.may && asked?.state !== 'open';
    return (
        <li class="withheld__item">
            <strong>{what(held)}</strong> {asked ? `${became(asked)} ` : !way?.may && `${whom(held)}.`}
            {may && way.open !== key && (
                <button type="button" class="link" onClick={() => way.setOpen(key)}>
                    {asked ? words.held_ask_again : whom(held)}
                </button>
            )}
            {may && way.open === key && <Ask held={held} way={way} />}
        </li>
    );
}

function Ask({ held, way }: { held: Withheld; way: Way }) {
    const form = useForm();
    const [why, setWhy] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(why.trim() ? [] : [{ pointer: '/why', detail: words.held_why_missing }])) return;
        const type = held.type as 'words' | 'home' | 'sdq' | 'referral' | 'plan' | 'pep' | 'measure' | 'school' | 'document' | 'sibling' | null;
        const body = { agency: held.ask.agency_id, type, why: why.trim() };
        const task = await form.attempt(() => answer<Task>(api.POST('/children/{child}/asks', { params: { path: { child: way.child } }, body, headers: once(body) })));
        if (!task) return;
        way.setSent({ ...way.sent, [keyOf(held)]: task });
        way.setOpen('');
    };
    return (
        <form class="withheld__ask" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="why" label={words.held_why} hint={words.held_why_hint(held.owner)} value={why} onValue={setWhy} faults={form.faults} rows={3} />
            <Buttons>
                <Submit busy={form.busy}>{words.held_send}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={() => way.setOpen('')}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

function what(held: Withheld): string {
    if (!held.type || !held.count) return words.held_marker(held.owner);
    if (held.type === 'sibling') return words.held_sibling(held.count, held.owner);
    const thing = words.held_things[held.type] ?? words.held_things['other'];
    return thing ? words.held_some(thing(held.count), held.owner) : words.held_marker(held.owner);
}

function whom(held: Withheld): string {
    const who = [held.ask.name, held.ask.agency].filter(Boolean).join(', ');
    return words.held_ask_who(who || held.owner);
}

function became(asked: Pick<Task, 'state' | 'due_on' | 'outcome' | 'made_at'>): string {
    if (asked.state === 'open') return words.held_asked(longDay(asked.made_at.slice(0, 10)), longDay(asked.due_on ?? ''));
    return words.held_answered(asked.outcome ?? '');
}
