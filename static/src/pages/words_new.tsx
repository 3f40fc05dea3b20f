// Write down what the child said: the text, then the three short lists.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { calledName } from '../lib/children';
import { dayOfParts } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useTyped } from '../lib/typed';
import type { Child, ChildWords, NewWords } from '../lib/types';
import { form as f, words_new as w } from '../lib/words';
import { said as v, files as vf, ways } from '../lib/words_voice';
import { startChild } from '../parts/child_page';
import { options } from '../parts/details';
import { DraftNote, Restored } from '../parts/draft_note';
import { Buttons, CheckField, DayOrToday, ErrorSummary, noDate, RadioField, Submit, TextField } from '../parts/fields';
import { PageHead, Section } from '../parts/section';
import { pictureFaults, PictureFields, sendPictures, type Chosen } from '../parts/picture_fields';
import { WishNote } from '../parts/wish_note';

const empty = { text: '', way: '', for_lead: false, date: noDate, said_how: '', said_with: '', going_well: '', matters: '', want_help: '' };
type Typed = typeof empty;

const lines = (text: string): string[] => text.split('\n').map((l) => l.trim()).filter(Boolean);
const dayOf = (t: Typed) => dayOfParts(t.date.day, t.date.month, t.date.year);

const bodyOf = (t: Typed): NewWords => ({
    said_on: dayOf(t) ?? '',
    text: t.text.trim(),
    ...(t.way ? { way: t.way as NonNullable<NewWords['way']> } : {}),
    ...(t.for_lead ? { for_lead: true } : {}),
    ...(t.said_how.trim() ? { said_how: t.said_how.trim() } : {}),
    ...(t.said_with.trim() ? { said_with: t.said_with.trim() } : {}),
    going_well: lines(t.going_well),
    matters: lines(t.matters),
    want_help: lines(t.want_help),
});

const faultsOf = (t: Typed) => [
    ...(t.text.trim() ? [] : [{ pointer: '/text', detail: w.text_missing }]),
    ...(dayOf(t) ? [] : [{ pointer: '/said_on', detail: w.said_on_missing }]),
];

function WordsNew({ child }: { child: Child }) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped(`words-${child.id}`, empty);
    const [pictures, setPictures] = useState<Chosen[]>([]);
    const [saved, setSaved] = useState<string | null>(null); // the words themselves, when a picture was refused
    const name = calledName(child);

    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...faultsOf(typed), ...pictureFaults(pictures)])) return;
        const body = bodyOf(typed);
        const params = { path: { child: child.id } };
        const sent = await form.attempt(async () => {
            const words = saved ?? (await answer<ChildWords>(api.POST('/children/{child}/words', { params, body: body, headers: once(body) }))).id;
            setSaved(words);
            return sendPictures(words, pictures);
        });
        if (!sent) return;
        await draft.drop();
        setPictures(sent.left);
        if (sent.left.length) form.check([{ pointer: '', detail: vf.saved_words }, ...sent.faults]);
        else location.assign(childPage(child.id));
    };
    if (draft.state === 'reading') return null;
    const list = (id: 'going_well' | 'matters' | 'want_help') => (
        <TextField id={id} label={w[id]} value={typed[id]} onValue={(v) => change({ [id]: v })} faults={form.faults} rows={4} />
    );
    return (
        <>
            <PageHead title={w.title(name)} />
            <WishNote child={child} />
            <form class="form" onSubmit={submit} noValidate>
                <ErrorSummary faults={form.faults} />
                <Restored draft={draft} again={startAgain} />
                <p class="govuk-body">{w.about(name)}</p>
                <div class="voice voice--form">
                    <TextField id="text" label={w.text(name)} value={typed.text} onValue={(text) => change({ text })} faults={form.faults} rows={5} />
                </div>
                <DayOrToday id="said_on" label={w.said_on} value={typed.date} onValue={(date) => change({ date })} faults={form.faults} now={w.use_today} />
                <RadioField id="way" label={v.way} value={typed.way} onValue={(way) => change({ way })} options={[...options(ways), { value: '', label: v.way_unsaid }]} faults={form.faults} />
                <TextField id="said_how" label={v.how} hint={v.how_hint} value={typed.said_how} onValue={(said_how) => change({ said_how })} faults={form.faults} />
                <TextField id="said_with" label={w.said_with} value={typed.said_with} onValue={(said_with) => change({ said_with })} faults={form.faults} />
                <Section title={w.lists} id="lists">
                    <p class="govuk-body quiet">{w.lists_about}</p>
                    {list('going_well')}
                    {list('matters')}
                    {list('want_help')}
                </Section>
                <PictureFields chosen={pictures} faults={form.faults} change={setPictures} />
                <CheckField id="for_lead" label={v.for_lead(name)} value={typed.for_lead} onValue={(for_lead) => change({ for_lead })} />
                <p class="govuk-hint">{v.for_lead_hint}</p>
                <Buttons>
                    <Submit busy={form.busy}>{w.submit}</Submit>
                    <a class="govuk-link" href={childPage(child.id)}>
                        {f.cancel}
                    </a>
                </Buttons>
                <DraftNote draft={draft} />
            </form>
        </>
    );
}

startChild('words', w.tab, (child) => <WordsNew child={child} />);
