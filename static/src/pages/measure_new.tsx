// Record a measure: the form is built from its definition.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { calledName } from '../lib/children';
import { today } from '../lib/dates';
import { useForm, type Faults } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { changeSays, nowSays } from '../lib/measures';
import { emptyMeasure, isByItems, measureBody, measureFaults, type TypedMeasure } from '../lib/measure_form';
import { useTyped } from '../lib/typed';
import type { Child, List, Measure, MeasureDefinition } from '../lib/types';
import { form as f } from '../lib/words';
import { measure_new as w, measures as m } from '../lib/words_measures';
import { AnswerGrid } from '../parts/answer_grid';
import { startChild } from '../parts/child_page';
import { DraftNote, Restored } from '../parts/draft_note';
import { Buttons, CheckField, DateField, ErrorSummary, partsOf, RadioField, SelectField, Submit, TextField } from '../parts/fields';
import { PageHead, Section } from '../parts/section';
import { Ready } from '../parts/waiting';

const getDefinitions = () => answer<List<MeasureDefinition>>(api.GET('/measures/definitions'));

interface PartProps {
    typed: TypedMeasure;
    change: (part: Partial<TypedMeasure>) => void;
    faults: Faults;
    definition: MeasureDefinition;
}

const without = (all: Record<string, number>, key: string) => Object.fromEntries(Object.entries(all).filter(([k]) => k !== key));

function Answers({ typed, change, faults, definition }: PartProps) {
    if (definition.entry === 'labels')
        return (
            <Section title={w.answers} id="items">
                <p class="govuk-body">{w.answers_about}</p>
                {definition.items.map(({ number, name }) => (
                    <SelectField
                        key={number}
                        id={`label-${number}`}
                        label={name ?? w.item_label(number)}
                        value={typed.labels[number] ?? ''}
                        onValue={(v) => change({ labels: { ...typed.labels, [number]: v } })}
                        options={[{ value: '', label: w.not_answered }, ...(definition.labels as string[]).map((value) => ({ value, label: value }))]}
                        faults={faults}
                    />
                ))}
            </Section>
        );
    return (
        <Section title={w.answers} id="items">
            <p class="govuk-body">{w.answers_about}</p>
            <p class="govuk-body quiet keys">{w.keys}</p>
            <AnswerGrid
                prefix="items"
                caption={w.answers}
                heads={{ number: w.number, label: w.item }}
                rows={definition.items.map(({ number, name }) => ({ key: String(number), number, label: name ?? w.item_label(number), say: (v: number) => w.say(number, v) }))}
                most={definition.item_max}
                values={typed.answers}
                onValue={(key, v) => change({ answers: v === null ? without(typed.answers, key) : { ...typed.answers, [key]: v } })}
            />
        </Section>
    );
}

const digits = { inputMode: 'numeric', maxLength: 5 } as const;

function Scores({ typed, change, faults, definition }: PartProps) {
    return (
        <Section title={w.scores} id="scores">
            {definition.scales
                .filter((scale) => scale.sum_of.length === 0)
                .map((scale) => (
                    <div key={scale.code}>
                        {scale.asks_label && (
                            <TextField id={`goal-${scale.code}`} label={w.label(scale.name)} value={typed.goals[scale.code] ?? ''} onValue={(v) => change({ goals: { ...typed.goals, [scale.code]: v } })} faults={faults} />
                        )}
                        <TextField
                            id={`scores-${scale.code}`}
                            label={scale.name}
                            hint={w.range(scale.min, scale.max)}
                            value={typed.scores[scale.code] ?? ''}
                            onValue={(v) => change({ scores: { ...typed.scores, [scale.code]: v } })}
                            faults={faults}
                            width="3"
                            input={digits}
                        />
                    </div>
                ))}
        </Section>
    );
}

function About({ typed, change, faults, definition }: PartProps) {
    return (
        <>
            <p class="govuk-body">{definition.about}</p>
            <p class="govuk-body quiet">
                {w.licence}: {definition.licence}
            </p>
            {definition.informants.length > 1 && (
                <RadioField
                    id="informant"
                    label={w.informant}
                    value={typed.informant}
                    onValue={(informant) => change({ informant })}
                    options={(definition.informants as string[]).map((value) => ({ value, label: w.informants[value] ?? value }))}
                    faults={faults}
                    inline
                />
            )}
            <div class="beside">
                <DateField id="completed_on" label={w.completed_on} value={typed.date} onValue={(date) => change({ date })} faults={faults} />
                <button type="button" class="govuk-button govuk-button--secondary" onClick={() => change({ date: partsOf(today()) })}>
                    {w.use_today}
                </button>
            </div>
            {definition.entry === 'items' && (
                <RadioField
                    id="mode"
                    label={w.mode}
                    value={typed.mode}
                    onValue={(mode) => change({ mode: mode as TypedMeasure['mode'] })}
                    options={(['items', 'scores'] as const).map((value) => ({ value, label: w.modes[value] }))}
                    faults={faults}
                    inline
                />
            )}
        </>
    );
}

function Values(part: PartProps) {
    const { typed, change, faults, definition } = part;
    const [total] = definition.scales;
    if (isByItems(typed, definition)) return <Answers {...part} />;
    if (definition.entry !== 'total') return <Scores {...part} />;
    return <TextField id="total" label={w.total} hint={total && w.range(total.min, total.max)} value={typed.total} onValue={(v) => change({ total: v })} faults={faults} width="3" input={digits} />;
}

function Entry({ child, definitions, done }: { child: Child; definitions: MeasureDefinition[]; done: (saved: Measure) => void }) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped(`measure-${child.id}`, emptyMeasure);
    const definition = definitions.find((d) => d.code === typed.measure);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(measureFaults(typed, definition)) || !definition) return;
        const body = measureBody(typed, definition);
        const saved = await form.attempt(() => answer<Measure>(api.POST('/children/{child}/measures', { params: { path: { child: child.id } }, body, headers: once(body) })));
        if (!saved) return;
        await draft.drop();
        done(saved);
    };
    if (draft.state === 'reading') return null;
    const part = definition && { typed, change, faults: form.faults, definition };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <Restored draft={draft} again={startAgain} />
            <SelectField
                id="measure"
                label={w.measure}
                value={typed.measure}
                onValue={(measure) => change({ measure, answers: {}, labels: {}, scores: {}, goals: {}, total: '' })}
                options={[{ value: '', label: f.choose }, ...definitions.map((d) => ({ value: d.code, label: d.name }))]}
                faults={form.faults}
            />
            {part && (
                <>
                    <About {...part} />
                    <Values {...part} />
                    <TextField id="note" label={w.note} hint={w.note_hint} value={typed.note} onValue={(note) => change({ note })} faults={form.faults} rows={3} />
                    <CheckField id="asks" label={w.asks} value={typed.asks} onValue={(asks) => change({ asks })} />
                </>
            )}
            <Buttons>
                <Submit busy={form.busy}>{w.save}</Submit>
                <DraftNote draft={draft} />
            </Buttons>
        </form>
    );
}

function Saved({ child, saved, again }: { child: Child; saved: Measure; again: () => void }) {
    return (
        <>
            <PageHead title={w.saved(saved.name)} />
            <p class="lead" role="status">
                {nowSays(saved)} {changeSays(saved)}
            </p>
            {saved.scores?.some((s) => s.t_missing) && <p class="govuk-body">{m.t_missing[saved.scores.find((s) => s.t_missing)?.t_missing ?? '']}</p>}
            {saved.assessment?.state === 'open' && (
                <p class="govuk-inset-text">
                    {m.asks}{' '}
                    <a class="govuk-link" href={`/tasks/${saved.assessment.id}`}>
                        {m.decide}
                    </a>
                </p>
            )}
            <Buttons>
                <a class="govuk-link" href={childPage(child.id, 'measures')}>
                    {w.back}
                </a>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>
                    {w.another}
                </button>
            </Buttons>
        </>
    );
}

function MeasureNew({ child }: { child: Child }) {
    const definitions = useLoad(getDefinitions);
    const [saved, setSaved] = useState<Measure | null>(null);
    if (saved) return <Saved child={child} saved={saved} again={() => setSaved(null)} />;
    return (
        <>
            <PageHead title={w.title(calledName(child))}>
                <a class="govuk-link" href={childPage(child.id, 'measures')}>
                    {w.back}
                </a>
            </PageHead>
            <Ready of={definitions} part>
                {({ items }) => <Entry child={child} definitions={items.filter((d) => d.entry !== 'elsewhere')} done={setSaved} />}
            </Ready>
        </>
    );
}

startChild('sdq', w.measure, (child) => <MeasureNew child={child} />);
