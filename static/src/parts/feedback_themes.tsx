// The themes of a round, as a reader named them, and the comments that nobody has filed yet.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { useForm } from '../lib/form';
import type { EvaluationOne, FeedbackComment, FeedbackTheme, NewTheme } from '../lib/types';
import { evaluation as w } from '../lib/words_feedback';
import { ChangeIt, FormEnd, need, options, useChanging } from './details';
import { CheckField, ChecksField, ErrorSummary, RadioField, TextField } from './fields';
import { Panel } from './panel';

function ThemeForm({ round, first, close, saved }: { round: EvaluationOne; first: FeedbackTheme | null; close: () => void; saved: () => void }) {
    const form = useForm();
    const [tone, setTone] = useState<string>(first?.tone ?? '');
    const [name, setName] = useState(first?.name ?? '');
    const [chosen, setChosen] = useState<readonly string[]>(first?.comments ?? []);
    const [dropped, setDropped] = useState(false);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(tone, '/tone', w.tone), ...need(name.trim(), '/name', w.theme)])) return;
        const body = { tone: tone as NewTheme['tone'], name: name.trim(), comments: [...chosen] };
        const done = await form.attempt(() =>
            first
                ? answer(api.PATCH('/feedback-themes/{id}', { params: { path: { id: first.id }, header: match(first) }, body: { ...body, ...(dropped ? { dropped } : {}) }, headers: merging }))
                : answer(api.POST('/evaluations/{id}/themes', { params: { path: { id: round.id } }, body, headers: once(body) })),
        );
        if (done) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="tone" label={w.tone} value={tone} onValue={setTone} options={options(w.tones)} faults={form.faults} inline />
            <TextField id="name" label={w.theme} value={name} onValue={setName} faults={form.faults} />
            {round.comments.length > 0 && (
                <ChecksField id="comments" label={w.files} options={round.comments.map((c) => ({ value: c.id, label: c.text, ...(c.who ? { hint: c.who } : {}) }))} chosen={chosen} onChosen={setChosen} faults={form.faults} />
            )}
            {first && <CheckField id="dropped" label={w.drop} value={dropped} onValue={setDropped} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function Comments({ list }: { list: FeedbackComment[] }) {
    return (
        <ul class="govuk-list govuk-list--bullet">
            {list.map((c) => (
                <li key={c.id}>
                    {c.text} {c.who && <span class="quiet">({c.who})</span>}
                </li>
            ))}
        </ul>
    );
}

export function FeedbackThemes({ round, reload }: { round: EvaluationOne; reload: () => void }) {
    const changing = useChanging<FeedbackTheme>(reload);
    const filed = new Set(round.themes.flatMap((t) => t.comments ?? []));
    const loose = round.comments.filter((c) => !filed.has(c.id));
    return (
        <Panel
            id="themes"
            title={w.themes}
            action={round.is_own ? w.name_theme : null}
            form={(close) => <ThemeForm round={round} first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} key={changing.it?.id ?? ''} />}
        >
            {(open) => (
                <>
                    <p class="quiet">{round.themes.length ? w.themes_about : w.no_themes}</p>
                    {Object.entries(w.tones).map(([tone, title]) => {
                        const own = round.themes.filter((t) => t.tone === tone);
                        if (!own.length) return null;
                        return (
                            <div key={tone}>
                                <h3 class="govuk-heading-s">{title}</h3>
                                {own.map((t) => (
                                    <div key={t.id}>
                                        <p class="govuk-body">
                                            <strong>{t.name}</strong>, {w.theme_n(t.n)} {round.is_own && <ChangeIt text={w.change_theme} label={w.change_theme_label(t.name)} onClick={changing.start(open, t)} />}
                                        </p>
                                        {t.comments && <Comments list={round.comments.filter((c) => t.comments?.includes(c.id))} />}
                                    </div>
                                ))}
                            </div>
                        );
                    })}
                    {round.is_own && (
                        <>
                            <h3 class="govuk-heading-s">{w.comments}</h3>
                            {loose.length ? <Comments list={loose} /> : <p class="quiet">{round.comments.length ? w.no_comments : w.none_came}</p>}
                        </>
                    )}
                </>
            )}
        </Panel>
    );
}
