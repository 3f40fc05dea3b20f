// What is asked of a measure, built from its definition: to record one, to correct one, and to see what a definition makes.
import type { Faults } from '../lib/form';
import { rangeSays } from '../lib/measures';
import { isByItems, type TypedMeasure } from '../lib/measure_form';
import type { MeasureDefinition, MeasureScale } from '../lib/types';
import { measure_new as w } from '../lib/words_measures';
import { AnswerGrid } from './answer_grid';
import { DayOrToday, RadioField, SelectField, TextField } from './fields';
import { Section } from './section';

export interface MeasurePart {
    typed: TypedMeasure;
    change: (part: Partial<TypedMeasure>) => void;
    faults: Faults;
    definition: MeasureDefinition;
    asWas?: boolean; // it is corrected: who filled it in stays
}

const without = (all: Record<string, number>, key: string) => Object.fromEntries(Object.entries(all).filter(([k]) => k !== key));

function Answers({ typed, change, faults, definition }: MeasurePart) {
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
                least={definition.item_min}
                most={definition.item_max}
                values={typed.answers}
                onValue={(key, v) => change({ answers: v === null ? without(typed.answers, key) : { ...typed.answers, [key]: v } })}
            />
        </Section>
    );
}

const digits = ({ step }: MeasureScale) => ({ inputMode: step < 1 ? 'decimal' : 'numeric', maxLength: 7 }) as const;

function Scores({ typed, change, faults, definition }: MeasurePart) {
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
                            hint={rangeSays(scale)}
                            value={typed.scores[scale.code] ?? ''}
                            onValue={(v) => change({ scores: { ...typed.scores, [scale.code]: v } })}
                            faults={faults}
                            width="5"
                            input={digits(scale)}
                        />
                    </div>
                ))}
        </Section>
    );
}

export function MeasureAbout({ typed, change, faults, definition, asWas }: MeasurePart) {
    return (
        <>
            <p class="govuk-body">{definition.about}</p>
            <p class="govuk-body quiet">
                {w.licence}: {definition.licence}
            </p>
            {definition.informants.length > 1 && !asWas && (
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
            <DayOrToday id="completed_on" label={w.completed_on} value={typed.date} onValue={(date) => change({ date })} faults={faults} now={w.use_today} />
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

export function MeasureValues(part: MeasurePart) {
    const { typed, change, faults, definition } = part;
    const [total] = definition.scales;
    if (isByItems(typed, definition)) return <Answers {...part} />;
    if (definition.entry !== 'total') return <Scores {...part} />;
    if (!total) return null;
    return <TextField id="total" label={w.total} hint={rangeSays(total)} value={typed.total} onValue={(v) => change({ total: v })} faults={faults} width="5" input={digits(total)} />;
}
