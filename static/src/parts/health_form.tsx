// Record a health check: what, what came of it, when, by whom; and what of it others may read.
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { changed, useTyped, useVersions } from '../lib/typed';
import type { HealthCheck, NewHealthCheck } from '../lib/types';
import { health as w } from '../lib/words_health';
import { BothVersions, type Said } from './both_versions';
import { choose, dayOf, FormEnd, need, options, type FormProps } from './details';
import { DraftNote, Restored } from './draft_note';
import { CheckField, DateField, ErrorSummary, partsOf, RadioField, SelectField, TextField } from './fields';

const empty = {
    kind: '', state: 'done', day: partsOf(today()), by_role: '', by_whom: '', missed_why: '', up_to_date: '', misuse: '', received: '', offered: '', summary: '', findings: '', needs: false,
};
type Typed = typeof empty;

const isAssessment = (t: Typed): boolean => t.kind === 'initial' || t.kind === 'review';
const isCounted = (t: Typed): boolean => t.kind === 'immunisations' || t.kind === 'development';
const isDone = (t: Typed): boolean => t.state === 'done';
const asksSubstance = (t: Typed): boolean => t.kind === 'substance' && isDone(t);

const missing = (t: Typed) => [
    ...need(t.kind, '/kind', w.kind_missing),
    ...need(dayOf(t.day), '/day', w.day_missing),
    ...need(!isDone(t) || !isAssessment(t) || t.by_role, '/by_role', w.by_role_missing),
    ...need(t.state !== 'missed' || t.missed_why, '/missed_why', w.missed_why_missing),
    ...need(!isDone(t) || !isCounted(t) || t.up_to_date, '/is_up_to_date', w.up_to_date_missing),
    ...need(!asksSubstance(t) || t.misuse, '/substance_misuse', w.misuse_missing),
];

const body = (t: Typed): NewHealthCheck => ({
    kind: t.kind as 'review',
    state: t.state as 'done',
    day: dayOf(t.day) ?? '',
    ...(isDone(t) && t.by_role ? { by_role: t.by_role as 'doctor' } : {}),
    ...(t.by_whom.trim() ? { by_whom: t.by_whom.trim() } : {}),
    ...(t.state === 'missed' ? { missed_why: t.missed_why as 'other' } : {}),
    ...(isDone(t) && isCounted(t) ? { is_up_to_date: t.up_to_date === 'yes' } : {}),
    ...(asksSubstance(t) ? { substance_misuse: t.misuse === 'yes' } : {}),
    ...(asksSubstance(t) && t.misuse === 'yes' && t.received ? { intervention_received: t.received === 'yes' } : {}),
    ...(asksSubstance(t) && t.misuse === 'yes' && t.received === 'no' && t.offered ? { intervention_offered: t.offered === 'yes' } : {}),
    ...(t.summary.trim() ? { summary: t.summary.trim() } : {}),
    ...(t.findings.trim() ? { findings: t.findings.trim() } : {}),
    needs_assessment: isDone(t) && t.needs,
});

const yesOrNo = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');

const typedOf = (one: HealthCheck): Typed => ({
    kind: one.kind,
    state: one.state,
    day: partsOf(one.day),
    by_role: one.by_role ?? '',
    by_whom: one.by_whom ?? '',
    missed_why: one.missed_why ?? '',
    up_to_date: yesOrNo(one.is_up_to_date),
    misuse: yesOrNo(one.substance_misuse),
    received: yesOrNo(one.intervention_received),
    offered: yesOrNo(one.intervention_offered),
    summary: one.summary ?? '',
    findings: one.findings ?? '',
    needs: one.needs_assessment ?? false,
});

const saidOf = (t: Typed): Said[] => {
    const day = dayOf(t.day);
    return [
        [w.state, w.states[t.state] ?? ''],
        [w.day, day ? longDay(day) : ''],
        [w.by_role, w.roles[t.by_role] ?? ''],
        [w.by_whom, t.by_whom.trim()],
        [w.missed_why, w.whys[t.missed_why] ?? ''],
        [w.up_to_date, w.yes_no[t.up_to_date] ?? ''],
        [w.misuse, w.yes_no[t.misuse] ?? ''],
        [w.received, w.yes_no[t.received] ?? ''],
        [w.offered, w.yes_no[t.offered] ?? ''],
        [w.summary, t.summary.trim()],
        [w.findings, t.findings.trim()],
        [w.needs, t.needs ? (w.yes_no['yes'] ?? '') : ''],
    ];
};

/** Whom the regulations let make it, as the service has it too. */
const makers: Record<string, string[]> = { initial: ['doctor'], review: ['doctor', 'nurse', 'midwife'] };
const rolesFor = (t: Typed): Record<string, string> => Object.fromEntries(Object.entries(w.roles).filter(([role]) => makers[t.kind]?.includes(role) ?? true));

interface Part {
    typed: Typed;
    change: (part: Partial<Typed>) => void;
    faults: ReturnType<typeof useForm>['faults'];
}

function Asked({ typed, change, faults }: Part) {
    const yesNo = options(w.yes_no);
    return (
        <>
            {isCounted(typed) && <RadioField id="is_up_to_date" label={w.up_to_date} value={typed.up_to_date} onValue={(up_to_date) => change({ up_to_date })} options={yesNo} faults={faults} inline />}
            {typed.kind === 'substance' && <RadioField id="substance_misuse" label={w.misuse} value={typed.misuse} onValue={(misuse) => change({ misuse })} options={yesNo} faults={faults} inline />}
            {typed.kind === 'substance' && typed.misuse === 'yes' && (
                <RadioField id="intervention_received" label={w.received} value={typed.received} onValue={(received) => change({ received })} options={yesNo} faults={faults} inline />
            )}
            {typed.kind === 'substance' && typed.misuse === 'yes' && typed.received === 'no' && (
                <RadioField id="intervention_offered" label={w.offered} value={typed.offered} onValue={(offered) => change({ offered })} options={yesNo} faults={faults} inline />
            )}
        </>
    );
}

function Words({ typed, change, faults }: Part) {
    return (
        <>
            <TextField id="summary" label={w.summary} hint={w.summary_hint} value={typed.summary} onValue={(summary) => change({ summary })} faults={faults} rows={3} />
            <TextField id="findings" label={w.findings} hint={w.findings_hint} value={typed.findings} onValue={(findings) => change({ findings })} faults={faults} rows={4} />
            {isDone(typed) && <CheckField id="needs_assessment" label={w.needs} value={typed.needs} onValue={(needs) => change({ needs })} />}
        </>
    );
}

function Fields({ one, ...part }: Part & { one: HealthCheck | null }) {
    const { typed, change, faults } = part;
    return (
        <>
            {one ? (
                <p class="lead">{one.what}</p>
            ) : (
                <SelectField id="kind" label={w.kind} value={typed.kind} onValue={(kind) => change({ kind })} options={[choose, ...options(w.kinds)]} faults={faults} />
            )}
            <RadioField id="state" label={w.state} value={typed.state} onValue={(state) => change({ state })} options={options(w.states)} faults={faults} />
            <DateField id="day" label={w.day} value={typed.day} onValue={(day) => change({ day })} faults={faults} />
            {isDone(typed) && <SelectField id="by_role" label={w.by_role} value={typed.by_role} onValue={(by_role) => change({ by_role })} options={[choose, ...options(rolesFor(typed))]} faults={faults} />}
            {isDone(typed) && <TextField id="by_whom" label={w.by_whom} value={typed.by_whom} onValue={(by_whom) => change({ by_whom })} faults={faults} width="30" />}
            {typed.state === 'missed' && <SelectField id="missed_why" label={w.missed_why} value={typed.missed_why} onValue={(missed_why) => change({ missed_why })} options={[choose, ...options(w.whys)]} faults={faults} />}
            {isDone(typed) && <Asked {...part} />}
            <Words {...part} />
        </>
    );
}

export function HealthForm({ child, close, saved, consent }: FormProps & { consent: string }) {
    const form = useForm();
    const { typed, draft, change, startAgain } = useTyped(`health-${child.id}`, empty);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing(typed))) return;
        const sent = body(typed);
        const params = { path: { child: child.id } };
        if (!(await form.attempt(() => answer<HealthCheck>(api.POST('/children/{child}/health-assessments', { params, body: sent, headers: once(sent) }))))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    const lacks = isDone(typed) && isAssessment(typed) && (consent === 'none' || consent === 'refused');
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <Restored draft={draft} again={startAgain} />
            <Fields one={null} typed={typed} change={change} faults={form.faults} />
            {lacks && (
                <p class="govuk-inset-text">
                    {w.no_consent[consent]}{' '}
                    <a class="govuk-link" href={childPage(child.id, 'consent')}>
                        {w.consent_link}
                    </a>
                </p>
            )}
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

/** Correct a check, or add what was found. Its kind stays: one of another kind was entered in error. */
export function HealthChange({ one, close, saved }: Omit<FormProps, 'child'> & { one: HealthCheck }) {
    const form = useForm();
    const { typed, draft, change, startAgain, base, theirs, refused } = useVersions(`health-${one.id}`, one, typedOf);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing(typed))) return;
        const { kind, ...sent } = changed(body(typed), body(typedOf(base)));
        const params = { path: { id: one.id }, header: match(base) };
        if (!(await form.attempt(() => answer<HealthCheck>(api.PATCH('/health-assessments/{id}', { params, body: sent, headers: merging })), refused))) return;
        await draft.drop();
        saved();
    };
    if (draft.state === 'reading') return null;
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {theirs && <BothVersions theirs={saidOf(typedOf(theirs))} mine={saidOf(typed)} take={startAgain} />}
            <Restored draft={draft} again={startAgain} />
            <Fields one={one} typed={typed} change={change} faults={form.faults} />
            <DraftNote draft={draft} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
