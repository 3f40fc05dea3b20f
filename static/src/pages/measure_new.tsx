// Record a measure: the form is built from its definition.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { calledName } from '../lib/children';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { changeSays, nowSays, scalesOf } from '../lib/measures';
import { emptyMeasure, measureBody, measureFaults } from '../lib/measure_form';
import { useTyped } from '../lib/typed';
import type { Child, List, Measure, MeasureDefinition, MeasureScale } from '../lib/types';
import { form as f } from '../lib/words';
import { measure_new as w, measures as m } from '../lib/words_measures';
import { startChild } from '../parts/child_page';
import { DraftNote, Restored } from '../parts/draft_note';
import { Buttons, CheckField, ErrorSummary, SelectField, Submit, TextField } from '../parts/fields';
import { MeasureAbout, MeasureValues } from '../parts/measure_fields';
import { PageHead } from '../parts/section';
import { Ready } from '../parts/waiting';

const getDefinitions = () => answer<List<MeasureDefinition>>(api.GET('/measures/definitions'));

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
                    <MeasureAbout {...part} />
                    <MeasureValues {...part} />
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

function Saved({ child, saved, scales, again }: { child: Child; saved: Measure; scales: MeasureScale[]; again: () => void }) {
    return (
        <>
            <PageHead title={w.saved(saved.name)} />
            <p class="lead" role="status">
                {nowSays(saved, scales)} {changeSays(saved, scales)}
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
                <a class="govuk-link" href={`/measures/${saved.id}`}>
                    {w.open}
                </a>
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
    if (saved) {
        const scales = definitions.now.state === 'ready' ? scalesOf(definitions.now.value.items, saved.measure) : [];
        return <Saved child={child} saved={saved} scales={scales} again={() => setSaved(null)} />;
    }
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
