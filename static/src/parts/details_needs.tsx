// An education, health and care plan, a step at a time, and the THRIVE group as it was agreed.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, Ehcp as Plan, List, Thrive as Agreed } from '../lib/types';
import { details as d } from '../lib/words';
import { ehcp as w, thrive as t } from '../lib/words_needs';
import { ChangeIt, choose, DayFrom, dayOf, FormEnd, KeptList, need, options, period, useChanging, type FormProps } from './details';
import { ChecksField, DateField, ErrorSummary, noDate, RadioField, SelectField, TextField } from './fields';
import { Panel } from './panel';
import { WrongLink } from './wrong_link';

function RequestForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [by, setBy] = useState('');
    const [on, setOn] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(dayOf(on), '/requested_on', w.requested_missing), ...need(by, '/requested_by', w.by_missing)])) return;
        const body = { requested_on: dayOf(on) ?? '', requested_by: by as 'school' };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<Plan>(api.POST('/children/{child}/ehcps', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <DateField id="requested_on" label={w.requested_on} value={on} onValue={setOn} faults={form.faults} />
            <RadioField id="requested_by" label={w.requested_by} value={by} onValue={setBy} options={options(w.askers)} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

type Step = 'agree' | 'refuse' | 'draft' | 'final' | 'review' | 'end';
const following: Record<Plan['stage'], Step[]> = {
    requested: ['agree', 'refuse', 'end'],
    agreed: ['draft', 'end'],
    draft: ['final', 'end'],
    final: ['review', 'end'],
    refused: [],
    ended: [],
};
const fieldOf: Record<Step, string> = { agree: 'decided_on', refuse: 'decided_on', draft: 'draft_on', final: 'final_on', review: 'reviewed_on', end: 'ended_on' };

/* What is sent for a step: its day, and what goes with it. */
function stepBody(step: Step, day: string, school: string, why: string) {
    const decided = step === 'agree' || step === 'refuse' ? { is_agreed: step === 'agree' } : {};
    const named = step === 'final' && school.trim() ? { school: school.trim() } : {};
    const ended = step === 'end' ? { end_reason: why as 'other' } : {};
    return { [fieldOf[step]]: day, ...decided, ...named, ...ended };
}

function StepForm({ first, close, saved }: { first: Plan; close: () => void; saved: () => void }) {
    const form = useForm();
    const [step, setStep] = useState('');
    const [on, setOn] = useState(noDate);
    const [school, setSchool] = useState(first.school ?? '');
    const [why, setWhy] = useState('');
    const field = fieldOf[step as Step] ?? 'on';
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(step, '/step', w.what_missing),
            ...(step ? need(dayOf(on), `/${field}`, w.on_missing) : []),
            ...(step === 'end' ? need(why, '/end_reason', w.why_missing) : []),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = stepBody(step as Step, dayOf(on) ?? '', school, why);
        const params = { path: { id: first.id }, header: match(first) };
        if (await form.attempt(() => answer<Plan>(api.PATCH('/ehcps/{id}', { params, body, headers: merging })))) saved();
    };
    const steps = following[first.stage].map((value) => ({ value, label: w.steps[value] ?? '' }));
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="step" label={w.what} value={step} onValue={setStep} options={steps} faults={form.faults} />
            {step && <DateField id={field} label={w.on} value={on} onValue={setOn} faults={form.faults} />}
            {step === 'final' && <TextField id="school" label={w.school} value={school} onValue={setSchool} faults={form.faults} />}
            {step === 'end' && <SelectField id="end_reason" label={w.why} value={why} onValue={setWhy} options={[choose, ...options(w.ends)]} faults={form.faults} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

/* Its steps, in the order in which they came. */
const stepsOf = (p: Plan): string[] =>
    [
        w.asked(longDay(p.requested_on), w.askers[p.requested_by] ?? ''),
        p.decided_on && w.decided(longDay(p.decided_on), p.is_agreed === true),
        p.draft_on && w.drafted(longDay(p.draft_on)),
        p.final_on && w.made_final(longDay(p.final_on)),
        p.reviewed_on && w.reviewed(longDay(p.reviewed_on)),
        p.ended_on && w.ended(longDay(p.ended_on), w.ends[p.end_reason ?? 'other'] ?? ''),
    ].filter((text): text is string => Boolean(text));

export function Ehcp({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<Plan>>(api.GET('/children/{child}/ehcps', { params: { path: { child: child.id } } })));
    const changing = useChanging<Plan>(list.reload);
    const form = (close: () => void) =>
        changing.it ? <StepForm first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} /> : <RequestForm child={child} close={close} saved={changing.saved(close)} />;
    return (
        <Panel id="ehcp" title={w.title} action={may ? w.record : null} form={form}>
            {(open) => (
                <KeptList
                    source={list}
                    none={w.none}
                    item={(p) => (
                        <li class="kept" key={p.id}>
                            <strong>{w.stages[p.stage]}</strong>
                            {p.school && <> · {w.names(p.school)}</>}
                            {p.due_on && (
                                <p class={p.due_on < today() ? 'is-late' : undefined}>
                                    {w.due(p.due_what ?? '', longDay(p.due_on))} {p.due_on < today() && <span class="state state--late">{w.late}</span>}
                                </p>
                            )}
                            {stepsOf(p).map((text) => (
                                <p class="quiet" key={text}>
                                    {text}
                                </p>
                            ))}
                            {may && following[p.stage].length > 0 && <ChangeIt text={w.next} label={w.next_label} onClick={changing.start(open, p)} />}
                        </li>
                    )}
                />
            )}
        </Panel>
    );
}

function ThriveForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [group, setGroup] = useState('');
    const [from, setFrom] = useState(noDate);
    const [by, setBy] = useState<readonly string[]>([]);
    const [others, setOthers] = useState('');
    const [why, setWhy] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(group, '/group', t.group_missing),
            ...need(dayOf(from), '/from_on', d.from_missing),
            ...need(by.length > 0 || others.trim(), '/agreed_with', t.who_missing),
            ...need(why.trim(), '/why', t.why_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = {
            group: group as 'help',
            from_on: dayOf(from) ?? '',
            by_young_person: by.includes('young_person'),
            by_carer: by.includes('carer'),
            agreed_with: others.trim() || null,
            why: why.trim(),
        };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<Agreed>(api.POST('/children/{child}/thrive', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="group" label={t.group} value={group} onValue={setGroup} options={options(t.groups)} faults={form.faults} />
            <DayFrom value={from} onValue={setFrom} faults={form.faults} />
            <ChecksField id="by" label={t.who} options={options(t.by)} chosen={by} onChosen={setBy} faults={form.faults} />
            <TextField id="agreed_with" label={t.with} hint={t.with_hint} value={others} onValue={setOthers} faults={form.faults} />
            <TextField id="why" label={t.why} value={why} onValue={setWhy} faults={form.faults} rows={3} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

const agreedBy = (it: Agreed): string => [it.by_young_person && t.says.young_person, it.by_carer && t.says.carer, it.agreed_with].filter(Boolean).join(', ');

export function Thrive({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<Agreed>>(api.GET('/children/{child}/thrive', { params: { path: { child: child.id } } })));
    const form = (close: () => void) => <ThriveForm child={child} close={close} saved={() => (close(), list.reload())} />;
    const isNow = (it: Agreed): boolean => list.now.state === 'ready' && list.now.value.items[0]?.id === it.id;
    return (
        <Panel id="thrive" title={t.title} action={may ? t.record : null} form={form}>
            <p class="quiet">{t.about}</p>
            <KeptList
                source={list}
                none={t.none}
                item={(it) => (
                    <li class="kept" key={it.id}>
                        <strong>{t.groups[it.group]}</strong> {isNow(it) && <span class="state">{t.now}</span>} {may && <WrongLink child={child.id} type="thrive" record={it.id} what={t.groups[it.group] ?? ''} />}
                        <p>{it.why}</p>
                        <p class="quiet">
                            {period(it.from_on, null)} · {t.agreed_by(agreedBy(it))} · {t.recorded(it.made_by?.name ?? '')}
                        </p>
                    </li>
                )}
            />
        </Panel>
    );
}
