// The fields of an education plan, group by group.
import type { ComponentChildren } from 'preact';
import type { GoalName } from '../lib/goals';
import { noAmount, noTarget, type TypedAmount, type TypedPep, type TypedTarget } from '../lib/pep_form';
import type { Faults } from '../lib/form';
import { pep, pep_form as w } from '../lib/words_pep';
import { choose, options } from './details';
import { ChecksField, DateField, RadioField, SelectField, TextField } from './fields';
import { Section } from './section';

export interface PepFieldsProps {
    typed: TypedPep;
    change: (part: Partial<TypedPep>) => void;
    faults: Faults;
    name: string;
    isClosed: boolean;
    goals: GoalName[];
    recorded?: ComponentChildren; // what is recorded of school in its term
}

type TextId = 'attendance_percent' | 'sessions_possible' | 'sessions_attended' | 'suspended_days' | 'reduced_hours';

const replaced = <T,>(list: T[], at: number, part: Partial<T>): T[] => list.map((it, i) => (i === at ? { ...it, ...part } : it));

function Meeting({ typed, change, faults, isClosed }: PepFieldsProps) {
    return (
        <Section title={w.meeting} id="meeting">
            {!isClosed && <RadioField id="held" label={w.is_held} value={typed.held} onValue={(held) => change({ held })} options={options({ no: w.held_no, yes: w.held_yes })} faults={faults} />}
            {typed.held === 'yes' && <DateField id="held_on" label={w.held_on} value={typed.held_on} onValue={(held_on) => change({ held_on })} faults={faults} />}
            <ChecksField id="came" label={w.came} options={options(pep.who)} chosen={typed.came} onChosen={(came) => change({ came: [...came] })} faults={faults} />
            {typed.came.includes('carer') && <TextField id="carer" label={w.carer_name} value={typed.carer} onValue={(carer) => change({ carer })} faults={faults} width="30" />}
            {typed.came.includes('other') && <TextField id="other" label={w.other_name} value={typed.other} onValue={(other) => change({ other })} faults={faults} width="30" />}
            <DateField id="next_on" label={w.next_on} value={typed.next_on} onValue={(next_on) => change({ next_on })} faults={faults} />
        </Section>
    );
}

function Voice({ typed, change, faults, name }: PepFieldsProps) {
    return (
        <div class="voice voice--form">
            <TextField id="view" label={w.voice(name)} hint={w.voice_hint} value={typed.view} onValue={(view) => change({ view })} faults={faults} rows={5} />
            <RadioField id="view_how" label={w.how} value={typed.view_how} onValue={(view_how) => change({ view_how })} options={options(pep.view_how)} faults={faults} />
        </div>
    );
}

function Life({ typed, change, faults, recorded }: PepFieldsProps) {
    const number = (id: TextId, label: string, hint?: string) => (
        <TextField id={id} label={label} hint={hint} value={typed[id]} onValue={(v) => change({ [id]: v })} faults={faults} width="4" input={{ inputMode: 'numeric' }} />
    );
    return (
        <Section title={w.life} id="life">
            {recorded}
            {number('attendance_percent', w.attendance, w.attendance_hint)}
            {number('sessions_possible', w.possible)}
            {number('sessions_attended', w.attended)}
            {number('suspended_days', w.suspended)}
            <DateField id="excluded_on" label={w.excluded} value={typed.excluded_on} onValue={(excluded_on) => change({ excluded_on })} faults={faults} />
            {number('reduced_hours', w.reduced)}
            {typed.reduced_hours.trim() && (
                <>
                    <DateField id="reduced_until" label={w.reduced_until} value={typed.reduced_until} onValue={(reduced_until) => change({ reduced_until })} faults={faults} />
                    <TextField id="reduced_why" label={w.reduced_why} value={typed.reduced_why} onValue={(reduced_why) => change({ reduced_why })} faults={faults} rows={2} />
                </>
            )}
        </Section>
    );
}

function Learning({ typed, change, faults }: PepFieldsProps) {
    return (
        <Section title={w.learning} id="learning">
            {typed.attainment.map((it, i) => (
                <SelectField
                    id={`attainment-${i}-level`}
                    label={it.subject}
                    value={it.level}
                    onValue={(level) => change({ attainment: replaced(typed.attainment, i, { level }) })}
                    options={[{ ...choose, label: w.not_said }, ...options(pep.levels)]}
                    faults={faults}
                    key={it.subject}
                />
            ))}
        </Section>
    );
}

/** Goals that one sees and that are worked on; the one that stands already, whoever chose it. */
function goalOptions(goals: GoalName[], chosen: string | null) {
    const shown = goals.filter((g) => g.isOn || g.id === chosen);
    const hidden = chosen && !goals.some((g) => g.id === chosen) ? [{ value: chosen, label: w.goal_hidden }] : [];
    return [{ value: '', label: w.goal_none }, ...shown.map((g) => ({ value: g.id, label: w.goal_of(g.what, g.plan) })), ...hidden];
}

function Target({ it, n, put, goals, faults }: { it: TypedTarget; n: number; put: (part: Partial<TypedTarget>) => void; goals: GoalName[]; faults: Faults }) {
    const choices = goalOptions(goals, it.goal);
    return (
        <>
            <TextField id={`targets-${n}-text`} label={w.target(n + 1)} value={it.text} onValue={(text) => put({ text })} faults={faults} rows={2} />
            {it.text.trim() && (
                <div class="beside">
                    <SelectField id={`targets-${n}-scale`} label={w.scale(n + 1)} value={it.scale} onValue={(scale) => put({ scale })} options={[{ value: '', label: w.scale_none }, ...options(pep.scales)]} faults={faults} />
                    <SelectField id={`targets-${n}-outcome`} label={w.outcome(n + 1)} value={it.outcome} onValue={(outcome) => put({ outcome })} options={[{ value: '', label: w.outcome_none }, ...options(pep.outcomes)]} faults={faults} />
                </div>
            )}
            {it.text.trim() && choices.length > 1 && (
                <SelectField id={`targets-${n}-goal`} label={w.goal(n + 1)} value={it.goal ?? ''} onValue={(goal) => put({ goal: goal || null })} options={choices} faults={faults} />
            )}
        </>
    );
}

function Targets({ typed, change, faults, goals }: PepFieldsProps) {
    return (
        <Section title={w.targets} id="targets-section">
            {typed.targets.map((it, n) => (
                <Target it={it} n={n} put={(part) => change({ targets: replaced(typed.targets, n, part) })} goals={goals} faults={faults} key={n} />
            ))}
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => change({ targets: [...typed.targets, noTarget] })}>
                {w.add_target}
            </button>
        </Section>
    );
}

function Amount({ it, n, put, faults }: { it: TypedAmount; n: number; put: (part: Partial<TypedAmount>) => void; faults: Faults }) {
    return (
        <div class="beside">
            <TextField id={`premium-${n}-pence`} label={w.amount(n + 1)} value={it.amount} onValue={(amount) => put({ amount })} faults={faults} width="10" input={{ inputMode: 'decimal' }} />
            <TextField id={`premium-${n}-what_for`} label={w.what_for(n + 1)} value={it.what} onValue={(what) => put({ what })} faults={faults} width="30" />
        </div>
    );
}

function Premium({ typed, change, faults }: PepFieldsProps) {
    return (
        <Section title={w.premium} id="premium-section">
            {typed.premium.map((it, n) => (
                <Amount it={it} n={n} put={(part) => change({ premium: replaced(typed.premium, n, part) })} faults={faults} key={n} />
            ))}
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => change({ premium: [...typed.premium, noAmount] })}>
                {w.add_premium}
            </button>
        </Section>
    );
}

function Help({ typed, change, faults }: PepFieldsProps) {
    return (
        <Section title={w.help} id="help">
            <TextField id="sdq_decided" label={w.sdq_decided} hint={w.sdq_hint} value={typed.sdq_decided} onValue={(sdq_decided) => change({ sdq_decided })} faults={faults} rows={2} />
            <RadioField id="help_needed" label={w.help_needed} hint={w.help_needed_hint} value={typed.help_needed} onValue={(help_needed) => change({ help_needed })} options={w.help_needed_options} faults={faults} inline />
            <TextField id="therapy" label={w.therapy} hint={w.therapy_hint} value={typed.therapy} onValue={(therapy) => change({ therapy })} faults={faults} />
        </Section>
    );
}

export function PepFields(props: PepFieldsProps) {
    return (
        <>
            <Meeting {...props} />
            <Voice {...props} />
            <Life {...props} />
            <Learning {...props} />
            <Targets {...props} />
            <Premium {...props} />
            <Help {...props} />
        </>
    );
}
