// The SDQ's questions that were loaded under a licence: whoever keeps the settings loads a file, and ends one. The questions themselves are shown to nobody here.
import { useState } from 'preact/hooks';
import { answer, api, match, merging } from '../lib/api';
import { longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { List, NewSdqPack, SdqPack } from '../lib/types';
import { packs as w } from '../lib/words_forms';
import { ErrorSummary, Submit } from './fields';
import { Section } from './section';
import { Ready } from './waiting';

const getPacks = () => answer<List<SdqPack>>(api.GET('/sdq-packs', {}));
const lineOf = (one: SdqPack): string => w.line(w.informants[one.informant] ?? one.informant, one.version, one.language);

function Load({ loaded }: { loaded: () => void }) {
    const form = useForm();
    const [file, setFile] = useState<File | null>(null);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(file ? [] : [{ pointer: '/file', detail: w.file_missing }])) return;
        let body: NewSdqPack;
        try {
            body = JSON.parse((await file?.text()) ?? '') as NewSdqPack;
        } catch {
            form.check([{ pointer: '/file', detail: w.file_wrong }]);
            return;
        }
        // A file has no fields on the page: each fault says its place within the file.
        const placed = (faults: { pointer: string; detail: string }[]) => faults.map((one) => ({ pointer: '/file', detail: `${one.pointer.slice(1)}: ${one.detail}` }));
        const done = await form.attempt(() => answer<SdqPack>(api.POST('/sdq-packs', { body })), (p) => p.status === 422 && !form.check(placed(p.faults)));
        if (done) loaded();
    };
    const fault = form.faults.of('file');
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <div class={`govuk-form-group${fault ? ' govuk-form-group--error' : ''}`}>
                <label class="govuk-label" for="file">
                    {w.file}
                </label>
                <div class="govuk-hint" id="file-hint">
                    {w.file_hint}
                </div>
                {fault && (
                    <p class="govuk-error-message" id="file-error">
                        {fault}
                    </p>
                )}
                <input class="govuk-file-upload" type="file" id="file" accept="application/json,.json" aria-describedby={fault ? 'file-hint file-error' : 'file-hint'} onChange={(e) => setFile(e.currentTarget.files?.[0] ?? null)} />
            </div>
            <Submit busy={form.busy}>{w.load}</Submit>
        </form>
    );
}

function Line({ one, changed }: { one: SdqPack; changed: () => void }) {
    const form = useForm();
    const end = async () => {
        const params = { path: { id: one.id }, header: match(one) };
        const done = await form.attempt(() => answer(api.PATCH('/sdq-packs/{id}', { params, body: { ended: true }, headers: merging })));
        if (done) changed();
    };
    const tone = one.state === 'valid' ? ' state--good' : one.state === 'coming' ? '' : ' state--late';
    return (
        <li class="kept">
            <h3 class="kept__title">{lineOf(one)}</h3>
            <p class="kept__line">
                <span class={`state${tone}`}>{w.states[one.state]}</span> {w.period(longDay(one.valid_from), one.ended_on ? longDay(one.ended_on) : one.valid_until && longDay(one.valid_until))}
            </p>
            <p class="kept__line quiet">{w.licence(one.licence_holder, one.reference)}</p>
            <ErrorSummary faults={form.faults} />
            {(one.state === 'valid' || one.state === 'coming') && (
                <p class="kept__line">
                    <button type="button" class="link" aria-label={w.end_label(lineOf(one))} onClick={() => void end()}>
                        {w.end}
                    </button>{' '}
                    <span class="quiet">{w.end_about}</span>
                </p>
            )}
        </li>
    );
}

export function SdqPacks() {
    const list = useLoad(getPacks);
    const [n, setN] = useState(0);
    const loaded = () => {
        setN(n + 1);
        list.reload();
    };
    return (
        <Section title={w.title} id="sdq-packs">
            <p class="govuk-body">{w.about}</p>
            <p class="restored" role="status" hidden={!n}>
                {n > 0 && w.loaded}
            </p>
            <Ready of={list} part>
                {({ items }) =>
                    items.length ? (
                        <ul class="kept-list">
                            {items.map((one) => (
                                <Line one={one} changed={list.reload} key={one.id} />
                            ))}
                        </ul>
                    ) : (
                        <p class="govuk-body">{w.none}</p>
                    )
                }
            </Ready>
            <Load loaded={loaded} key={n} />
        </Section>
    );
}
