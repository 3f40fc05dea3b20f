// Define a measure, or the next version of one, with the form that it makes beside it.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { definitionBody, definitionFaults, hasItems, hasScales, noDefinition, noScale, previewOf, typedOfDefinition, type TypedDefinition, type TypedScale } from '../lib/definition_form';
import { noFaults, useForm, type Faults } from '../lib/form';
import { emptyMeasure, type TypedMeasure } from '../lib/measure_form';
import { useTyped } from '../lib/typed';
import type { List, MeasureDefinition, MeasureNorm, Session } from '../lib/types';
import { define as w } from '../lib/words_define';
import { DefinitionScale } from '../parts/definition_scale';
import { options } from '../parts/details';
import { DraftNote, Restored } from '../parts/draft_note';
import { Buttons, CheckField, ChecksField, ErrorSummary, RadioField, Submit, TextField } from '../parts/fields';
import { MeasureAbout, MeasureValues } from '../parts/measure_fields';
import { PageHead, Section } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';

const from = new URLSearchParams(location.search).get('from');
const number = { inputMode: 'numeric', maxLength: 5 } as const;

interface Before {
    definition: MeasureDefinition;
    norms: MeasureNorm[];
}

async function getBefore(): Promise<Before | null> {
    if (!from) return null;
    const path = { params: { path: { id: from } } };
    const [definition, norms] = await Promise.all([answer<MeasureDefinition>(api.GET('/measures/definitions/{id}', path)), answer<List<MeasureNorm>>(api.GET('/measures/definitions/{id}/norms', path))]);
    return { definition, norms: norms.items };
}

interface Part {
    typed: TypedDefinition;
    change: (part: Partial<TypedDefinition>) => void;
    faults: Faults;
}

function About({ typed, change, faults, isNext }: Part & { isNext: boolean }) {
    return (
        <>
            <TextField id="name" label={w.name} value={typed.name} onValue={(name) => change({ name })} faults={faults} />
            {!isNext && <TextField id="code" label={w.code} hint={w.code_hint} value={typed.code} onValue={(code) => change({ code })} faults={faults} width="20" />}
            <TextField id="about" label={w.about} value={typed.about} onValue={(about) => change({ about })} faults={faults} rows={3} />
            <TextField id="licence" label={w.licence} value={typed.licence} onValue={(licence) => change({ licence })} faults={faults} rows={2} />
            <CheckField id="may_hold_wording" label={w.wording} value={typed.wording} onValue={(wording) => change({ wording })} />
            <ChecksField id="informants" label={w.who} options={options(w.informants)} chosen={typed.informants} onChosen={(informants) => change({ informants })} faults={faults} />
            <RadioField id="entry" label={w.entry} value={typed.entry} onValue={(entry) => change({ entry })} options={options(w.entries)} faults={faults} />
        </>
    );
}

function Items({ typed, change, faults }: Part) {
    return (
        <Section title={w.items} id="items-part">
            <TextField id="items_n" label={w.items_n} value={typed.items_n} onValue={(items_n) => change({ items_n })} faults={faults} width="3" input={number} />
            <TextField id="item_names" label={w.item_names} hint={typed.wording ? w.item_wording_hint : w.item_names_hint} value={typed.items} onValue={(items) => change({ items })} faults={faults} rows={6} />
            {typed.entry === 'items' && (
                <div class="beside">
                    <TextField id="item_min" label={w.item_min} value={typed.item_min} onValue={(item_min) => change({ item_min })} faults={faults} width="3" input={number} />
                    <TextField id="item_max" label={w.item_max} value={typed.item_max} onValue={(item_max) => change({ item_max })} faults={faults} width="3" input={number} />
                </div>
            )}
            {typed.entry === 'labels' && <TextField id="labels" label={w.labels} hint={w.labels_hint} value={typed.labels} onValue={(labels) => change({ labels })} faults={faults} rows={4} />}
        </Section>
    );
}

function Scales({ typed, change, faults }: Part) {
    const set = (i: number, part: Partial<TypedScale>) => change({ scales: typed.scales.map((scale, k) => (k === i ? { ...scale, ...part } : scale)) });
    const shown = typed.entry === 'total' ? typed.scales.slice(0, 1) : typed.scales;
    return (
        <Section title={w.scales} id="scales">
            {shown.map((scale, i) => (
                <DefinitionScale at={`scales-${i}`} n={i + 1} entry={typed.entry} typed={scale} change={(part) => set(i, part)} faults={faults} key={i} />
            ))}
            {typed.entry !== 'total' && (
                <Buttons>
                    <button type="button" class="govuk-button govuk-button--secondary" onClick={() => change({ scales: [...typed.scales, noScale] })}>
                        {w.add_scale}
                    </button>
                    {typed.scales.length > 1 && (
                        <button type="button" class="link" onClick={() => change({ scales: typed.scales.slice(0, -1) })}>
                            {w.no_scale}
                        </button>
                    )}
                </Buttons>
            )}
        </Section>
    );
}

function Preview({ typed }: { typed: TypedDefinition }) {
    const [tried, setTried] = useState<TypedMeasure>(emptyMeasure);
    if (!typed.entry) return <p class="quiet">{w.preview_none}</p>;
    const part = { typed: tried, change: (more: Partial<TypedMeasure>) => setTried({ ...tried, ...more }), faults: noFaults, definition: previewOf(typed) };
    return (
        <div class="panel-form">
            <p class="quiet">{w.preview_about}</p>
            <MeasureAbout {...part} />
            <MeasureValues {...part} />
        </div>
    );
}

function Define({ before }: { before: Before | null }) {
    const form = useForm();
    const empty = before ? typedOfDefinition(before.definition, before.norms) : noDefinition;
    const { typed, draft, change, startAgain } = useTyped<TypedDefinition>(before ? `definition-${before.definition.id}` : 'definition', empty);
    const part = { typed, change, faults: form.faults };
    const submit = async (e: Event) => {
        e.preventDefault();
        const sent = typed.entry === 'total' ? { ...typed, scales: typed.scales.slice(0, 1) } : typed;
        if (form.busy || !form.check(definitionFaults(sent))) return;
        const body = definitionBody(sent);
        const made = await form.attempt(() => answer<MeasureDefinition>(api.POST('/measures/definitions', { body, headers: once(body) })));
        if (!made) return;
        await draft.drop();
        location.assign(`/settings/measures?saved=${made.id}`);
    };
    if (draft.state === 'reading') return null;
    return (
        <>
            <form class="form" onSubmit={submit} noValidate>
                <ErrorSummary faults={form.faults} />
                <Restored draft={draft} again={startAgain} />
                <p class="govuk-body">{before ? w.about_next : w.about_page}</p>
                <About {...part} isNext={before !== null} />
                {hasItems(typed) && <Items {...part} />}
                {hasScales(typed) && <Scales {...part} />}
                <Buttons>
                    <Submit busy={form.busy}>{w.save}</Submit>
                    <a class="govuk-link" href="/settings/measures">
                        {w.back}
                    </a>
                </Buttons>
                <DraftNote draft={draft} />
            </form>
            <Section title={w.preview} id="preview">
                <Preview typed={typed} />
            </Section>
        </>
    );
}

function Page({ before, session }: { before: Before | null; session: Session }) {
    const title = before ? w.title_next(before.definition.name, before.definition.revision + 1) : w.title;
    return (
        <>
            <PageHead title={title}>
                <a class="govuk-link" href="/settings/measures">
                    {w.back}
                </a>
            </PageHead>
            {hasRole(session, ['system_admin']) ? <Define before={before} /> : <p class="lead">{w.not_yours}</p>}
        </>
    );
}

void start(
    (session, before: Before | null) => (
        <Shell session={session}>
            <Page before={before} session={session} />
        </Shell>
    ),
    getBefore,
);
