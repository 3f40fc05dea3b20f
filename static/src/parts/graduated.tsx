// Where a child is in assess, plan, do, review, with how it came there; and when a group plans for the child.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import type { Graduated, GraduatedStep, Planning, PlanningMeeting } from '../lib/types';
import { graduated as w, planning as p } from '../lib/words_groups';
import type { Ends } from './actions';
import { DayFrom, dayOf, FormEnd, need, options } from './details';
import { ErrorSummary, partsOf, RadioField, TextField } from './fields';
import { Panel } from './panel';
import { PutForwardForm } from './planning_forms';
import { WrongLink } from './wrong_link';

function StepForm({ child, plan, close, saved }: Ends & { child: string; plan: boolean }) {
    const form = useForm();
    const [step, setStep] = useState('');
    const [from, setFrom] = useState(partsOf(today()));
    const [what, setWhat] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(step, '/step', w.step_missing), ...need(dayOf(from), '/from_on', w.day_missing), ...need(what.trim(), '/what', w.what_missing)];
        if (form.busy || !form.check(missing)) return;
        const body = { step: step as 'assess', from_on: dayOf(from) ?? '', what: what.trim() };
        if (await form.attempt(() => answer<GraduatedStep>(api.POST('/children/{child}/graduated-steps', { params: { path: { child } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {plan && <p class="quiet">{w.plan_counts}</p>}
            <RadioField id="step" label={w.step} value={step} onValue={setStep} options={options(w.steps)} faults={form.faults} inline />
            <DayFrom value={from} onValue={setFrom} faults={form.faults} />
            <TextField id="what" label={w.what} value={what} onValue={setWhat} faults={form.faults} rows={2} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function GraduatedPanel({ child, of, may, reload }: { child: string; of: Graduated; may: boolean; reload: () => void }) {
    const now = of.current;
    return (
        <Panel id="graduated" title={w.title} action={may ? w.record : null} form={(close) => <StepForm child={child} plan={now?.source === 'plan'} close={close} saved={() => (close(), reload())} />}>
            {now ? (
                <p>
                    <strong>{w.now(w.steps[now.step] ?? now.step)}</strong>
                    {`, ${w.from[now.source]}, ${w.since(longDay(now.since))}`}
                    {now.next_on && `, ${w.reviewed(longDay(now.next_on))}`}
                    {`. ${now.what}`}
                </p>
            ) : (
                <p class="quiet">{w.none}</p>
            )}
            {of.history.length > 0 && (
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{w.history}</span>
                    </summary>
                    <ul class="kept-list">
                        {of.history.map((line, i) => (
                            <li class="kept" key={i}>
                                <strong>{w.steps[line.step]}</strong>, {longDay(line.on)} {may && line.source === 'recorded' && <WrongLink child={child} type="graduated" record={line.record} what={`${w.steps[line.step]}, ${longDay(line.on)}`} />}
                                <p>{line.what}</p>
                            </li>
                        ))}
                    </ul>
                </details>
            )}
            <p class="quiet">{w.about}</p>
        </Panel>
    );
}

export function PlanningPanel({ child, list, meetings, may, reload }: { child: string; list: Planning[]; meetings: PlanningMeeting[]; may: boolean; reload: () => void }) {
    const ahead = meetings.filter((m) => m.held_on >= today()).reverse();
    const form = (close: () => void) => (ahead.length ? <PutForwardForm child={child} meetings={ahead} close={close} saved={() => (close(), reload())} /> : <p class="quiet">{p.no_meeting}</p>);
    return (
        <Panel id="planning" title={p.tab} action={may ? p.put : null} form={form}>
            {list.length === 0 && <p class="quiet">{p.none_child}</p>}
            <ul class="rows">
                {list.map((it) => (
                    <li class="rows__item" key={it.id}>
                        <div>
                            <a class="govuk-link govuk-link--no-visited-state" href={`/planning-meetings/${it.meeting}#child-${it.id}`}>
                                {p.of(it.group.name, longDay(it.held_on))}
                            </a>
                            <p class="rows__more">{it.agreed ?? it.why}</p>
                            {it.step && (
                                <p class="rows__more">
                                    {p.in_step(w.steps[it.step] ?? it.step)}
                                    {it.next_on && `. ${p.next_on(longDay(it.next_on))}`}
                                </p>
                            )}
                        </div>
                        <span class={`state${it.state === 'talked_about' ? ' state--good' : ''}`}>{p.states[it.state]}</span>
                    </li>
                ))}
            </ul>
            <p class="quiet">{p.put_about}</p>
        </Panel>
    );
}
