// One step of a referral and what it asks for: a reason, whose it becomes, where it goes, why the work ends.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { dayOfParts, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { getServices, moveReferral } from '../lib/referrals';
import type { Caseload, Referral, ReferralMove, Step } from '../lib/types';
import { form as f, referral as w } from '../lib/words';
import { end_reasons, involvement as i } from '../lib/words_work';
import { Buttons, DateField, ErrorSummary, partsOf, RadioField, SelectField, Submit, TextField, type DateParts } from './fields';

const dayOf = (d: DateParts) => dayOfParts(d.day, d.month, d.year);
const nothing = Promise.resolve([]);

interface Choice {
    value: string;
    label: string;
}

/* Whose it may become: who works at the service, with how many they have. */
const getPractitioners = (service: string): Promise<Choice[]> =>
    answer<Caseload>(api.GET('/services/{id}/caseload', { params: { path: { id: service } } })).then(({ practitioners }) =>
        practitioners.flatMap(({ person, has_left, open }) => (person && !has_left ? [{ value: person.id, label: w.has(person.name, open) }] : [])),
    );
const getOthers = (own: string): Promise<Choice[]> => getServices().then(({ items }) => items.flatMap(({ id, name }) => (id === own ? [] : [{ value: id, label: name }])));

/* Work that began ends with a reason of its own, beside the words; what has not begun is not finished. */
const endsWork = (referral: Referral, to: string): boolean => (to === 'closed' || to === 'withdrawn') && (referral.state === 'allocated' || referral.state === 'seen');
const reasonsOf = (referral: Referral): Choice[] =>
    Object.entries(end_reasons).flatMap(([value, label]) => (value === 'finished' && referral.state !== 'seen' ? [] : [{ value, label }]));

interface Props {
    referral: Referral;
    step: Step;
    done: (r: Referral) => void;
    overtaken: (says: string) => void; // somebody was first
    cancel: () => void;
}

export function Move({ referral, step, done, overtaken, cancel }: Props) {
    const form = useForm();
    const [reason, setReason] = useState('');
    const [code, setCode] = useState('');
    const [practitioner, setPractitioner] = useState('');
    const [service, setService] = useState('');
    const [end, setEnd] = useState('');
    const [on, setOn] = useState(partsOf(today()));
    const met = step.to === 'seen';
    const ends = endsWork(referral, step.to);
    const people = useLoad(() => (step.needs_practitioner ? getPractitioners(referral.service.id) : nothing));
    const services = useLoad(() => (step.needs_service ? getOthers(referral.service.id) : nothing));
    const needs_code = step.to === 'declined' && referral.state === 'submitted';

    const missing = () => [
        ...(met && !dayOf(on) ? [{ pointer: '/on', detail: f.date_wrong }] : []),
        ...(needs_code && !code ? [{ pointer: '/decline_code', detail: w.decline_missing }] : []),
        ...(step.needs_practitioner && !practitioner ? [{ pointer: '/practitioner', detail: w.practitioner_missing }] : []),
        ...(step.needs_service && !service ? [{ pointer: '/service', detail: w.service_missing }] : []),
        ...(ends && !end ? [{ pointer: '/end_reason', detail: i.why_missing }] : []),
        ...(step.needs_reason && !reason.trim() ? [{ pointer: '/reason', detail: w.reason_missing }] : []),
    ];
    const submit = async (e: globalThis.Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing())) return;
        const body = {
            to: step.to as ReferralMove['to'],
            ...(reason.trim() ? { reason: reason.trim() } : {}),
            ...(code ? { decline_code: code } : {}),
            ...(practitioner ? { practitioner } : {}),
            ...(service ? { service } : {}),
            ...(ends ? { end_reason: end as NonNullable<ReferralMove['end_reason']> } : {}),
            ...(met ? { on: dayOf(on) ?? '' } : {}),
        };
        const moved = await form.attempt(
            () => moveReferral(referral.id, body),
            (problem) => {
                if (problem.status !== 409) return false;
                overtaken(problem.body.detail ?? '');
                return true;
            },
        );
        if (moved) done(moved);
    };
    const options = (list: typeof people.now) => [{ value: '', label: f.choose }, ...(list.state === 'ready' ? list.value : [])];
    return (
        <form class="move" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {needs_code && (
                <RadioField id="decline_code" label={w.decline_code} value={code} onValue={setCode} options={Object.entries(w.declines).map(([value, label]) => ({ value, label }))} faults={form.faults} />
            )}
            {step.needs_practitioner && <SelectField id="practitioner" label={w.practitioner} hint={w.practitioner_hint} value={practitioner} onValue={setPractitioner} options={options(people.now)} faults={form.faults} />}
            {step.needs_service && <SelectField id="service" label={w.where_to} value={service} onValue={setService} options={options(services.now)} faults={form.faults} />}
            {met && <DateField id="on" label={w.seen_on} value={on} onValue={setOn} faults={form.faults} />}
            {ends && <SelectField id="end_reason" label={i.why_ended} value={end} onValue={setEnd} options={[{ value: '', label: f.choose }, ...reasonsOf(referral)]} faults={form.faults} />}
            {(step.needs_reason || needs_code) && <TextField id="reason" label={w.why} hint={w.why_hint} value={reason} onValue={setReason} faults={form.faults} rows={4} />}
            <Buttons>
                <Submit busy={form.busy}>{w.moves[step.to] ?? step.to}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={cancel}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}
