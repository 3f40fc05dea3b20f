// A meeting or call of a service with a child and those around: recorded, or corrected.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import type { Contact, ContactChange, Involvement, NewContact } from '../lib/types';
import { involvement as w } from '../lib/words_work';
import { dayOf, FormEnd, need, options } from './details';
import { ChecksField, DateField, ErrorSummary, partsOf, RadioField, SelectField, TextField } from './fields';

interface Props {
    work: Involvement;
    first: Contact | null; // that is corrected
    therapy: boolean; // whoever writes gives the therapy
    close: () => void;
    saved: () => void;
}

const typedOf = (first: Contact | null) => ({
    day: partsOf(first?.day ?? today()),
    outcome: first?.outcome ?? ('attended' as string),
    mode: first?.mode ?? ('' as string),
    place: first?.place ?? ('' as string),
    minutes: first?.minutes ? String(first.minutes) : '',
    there: first?.there ?? ([] as string[]),
    note: first?.note ?? '',
    therapy_note: first?.therapy_note ?? '',
});
type Typed = ReturnType<typeof typedOf>;

export const minutesOf = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 1440 ? Number(text) : null);

function faultsOf(t: Typed) {
    const left_out = t.minutes.trim() === '';
    return [
        ...need(dayOf(t.day), '/day', w.day_missing),
        ...need(t.mode, '/mode', w.mode_missing),
        ...need(!left_out || t.outcome !== 'attended', '/minutes', w.took_missing),
        ...need(left_out || minutesOf(t.minutes), '/minutes', w.took_wrong),
    ];
}

const bodyOf = (t: Typed) => ({
    day: dayOf(t.day) ?? '',
    outcome: t.outcome as NewContact['outcome'],
    mode: t.mode as NewContact['mode'],
    minutes: minutesOf(t.minutes),
    there: t.there,
    ...(t.mode === 'in_person' && t.place ? { place: t.place as NonNullable<NewContact['place']> } : {}),
    ...(t.note.trim() ? { note: t.note.trim() } : {}),
    ...(t.therapy_note.trim() ? { therapy_note: t.therapy_note.trim() } : {}),
});

function send(work: Involvement, first: Contact | null, t: Typed): Promise<Contact> {
    const body = bodyOf(t);
    if (first) return answer(api.PATCH('/contacts/{id}', { params: { path: { id: first.id }, header: match(first) }, body: body as ContactChange, headers: merging }));
    return answer(api.POST('/involvements/{id}/contacts', { params: { path: { id: work.id } }, body, headers: once(body) }));
}

export function ContactForm({ work, first, therapy, close, saved }: Props) {
    const form = useForm();
    const [t, set] = useState(typedOf(first));
    const put = (part: Partial<Typed>) => set({ ...t, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(faultsOf(t))) return;
        if (await form.attempt(() => send(work, first, t))) saved();
    };
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <DateField id="day" label={w.day} value={t.day} onValue={(day) => put({ day })} faults={faults} />
            <RadioField id="outcome" label={w.outcome} value={t.outcome} onValue={(outcome) => put({ outcome })} options={options(w.outcomes)} faults={faults} />
            <RadioField id="mode" label={w.mode} value={t.mode} onValue={(mode) => put({ mode })} options={options(w.modes)} faults={faults} />
            {t.mode === 'in_person' && (
                <SelectField id="place" label={w.place} hint={w.place_hint} value={t.place} onValue={(place) => put({ place })} options={[{ value: '', label: w.place_none }, ...options(w.places)]} faults={faults} />
            )}
            <TextField id="minutes" label={w.took} hint={t.outcome === 'attended' ? undefined : w.took_hint} value={t.minutes} onValue={(minutes) => put({ minutes })} faults={faults} width="4" input={{ inputMode: 'numeric' }} />
            <ChecksField id="there" label={w.there} chosen={t.there} onChosen={(there) => put({ there: [...there] })} options={options(w.people)} faults={faults} />
            <TextField id="note" label={w.note} hint={w.note_hint} value={t.note} onValue={(note) => put({ note })} faults={faults} rows={5} />
            {therapy && <TextField id="therapy_note" label={w.therapy} hint={w.therapy_hint} value={t.therapy_note} onValue={(therapy_note) => put({ therapy_note })} faults={faults} rows={4} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
