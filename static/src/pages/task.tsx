// Something that is due: what, for whom, by when; it ends when somebody records what was decided or done.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { calledName, getChild } from '../lib/children';
import { daysBetween, inDays, longDay, longInstant, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { askHref, childPage } from '../lib/links';
import type { Child, Task } from '../lib/types';
import { form as f, task as w } from '../lib/words';
import { forms } from '../lib/words_forms';
import { ChildBand, ChildTabs } from '../parts/child_page';
import { Buttons, ErrorSummary, Submit, TextField } from '../parts/fields';
import { PageHead, Section } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';

const id = wordAfter('tasks');

const getTask = () => answer<Task>(api.GET('/tasks/{id}', { params: { path: { id } } }));

const asWhom: Record<string, string> = { parent: 'carer', teacher: 'teacher', self: 'young_person' };

const hints: Record<string, string> = { sdq_consultation: w.consultation_hint, sdq_rise: w.rise_hint, assessment: w.assessment_hint, share_ask: w.share_hint };

function Settle({ task, done }: { task: Task; done: (t: Task) => void }) {
    const form = useForm();
    const [outcome, setOutcome] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(outcome.trim() ? [] : [{ pointer: '/outcome', detail: w.outcome_missing }])) return;
        const body = { outcome: outcome.trim() };
        const settled = await form.attempt(() => answer<Task>(api.POST('/tasks/{id}/settle', { params: { path: { id } }, body, headers: once(body) })));
        if (settled) done(settled);
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="outcome" label={w.outcome} hint={hints[task.kind] ?? w.outcome_hint} value={outcome} onValue={setOutcome} faults={form.faults} rows={5} />
            <Buttons>
                <Submit busy={form.busy}>{w.submit}</Submit>
                <a class="govuk-link" href={childPage(task.child)}>
                    {f.cancel}
                </a>
            </Buttons>
        </form>
    );
}

function When({ task }: { task: Task }) {
    if (task.state !== 'open') return <span class="state state--good">{w.states[task.state] ?? task.state}</span>;
    if (!task.due_on) return null;
    const days = daysBetween(today(), task.due_on);
    return (
        <>
            {w.due(longDay(task.due_on))} · <span class={days < 0 ? 'is-late' : undefined}>{inDays(days)}</span>
        </>
    );
}

function One({ child, first, me }: { child: Child; first: Task; me: string }) {
    const [task, setTask] = useState(first);
    const isOwnAsk = task.kind === 'share_ask' && task.made_by?.id === me; // somebody else decides
    return (
        <>
            <PageHead title={task.what} above={w.above} />
            <p class="lead">
                <When task={task} />
            </p>
            {task.why && (
                <Section title={w.why} id="why">
                    <p class="govuk-body said">{task.why}</p>
                    {task.made_by && <p class="quiet">{w.asked_by(task.made_by.name, longInstant(task.made_at))}</p>}
                </Section>
            )}
            {task.asked_on && <p class="notice">{w.asked_on(longDay(task.asked_on))}</p>}
            {task.state === 'open' && (task.kind === 'sdq_ask' || task.kind === 'sdq_due') && task.informant && (
                <p class="govuk-body">
                    <a class="govuk-link" href={askHref(child.id, { kind: 'sdq', for_whom: asWhom[task.informant] ?? '' })}>
                        {forms.ask_sdq}
                    </a>
                </p>
            )}
            {task.kind.startsWith('sdq') && (
                <p class="govuk-body">
                    <a class="govuk-link" href={childPage(child.id, 'sdq')}>
                        {w.sdq(calledName(child))}
                    </a>
                </p>
            )}
            {task.outcome ? (
                <Section title={w.decided} id="decided">
                    <p class="govuk-body said">{task.outcome}</p>
                    <p class="quiet">{[task.settled_by?.name, task.settled_at && longInstant(task.settled_at)].filter(Boolean).join(' · ')}</p>
                </Section>
            ) : (
                task.state === 'open' && !isOwnAsk && (
                    <Section title={w.record} id="settle">
                        <Settle task={task} done={setTask} />
                    </Section>
                )
            )}
        </>
    );
}

async function getBoth(): Promise<{ task: Task; child: Child }> {
    const task = await getTask();
    return { task, child: await getChild(task.child) };
}

void start((session, both) => {
    setTitle(both.task.what, both.child.name);
    return (
        <Shell session={session} above={<ChildBand child={both.child} />}>
            <ChildTabs child={both.child} tab={both.task.kind.startsWith('sdq') ? 'sdq' : ''} />
            <One child={both.child} first={both.task} me={session.person.id} />
        </Shell>
    );
}, getBoth);
