// One referral: where it stands, its clocks, what happened, and what this person may do next.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { calledName, getChild } from '../lib/children';
import { dayOfInstant, dayOfParts, longDay, longInstant, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { getReferral, getServices, getSteps, isOver, moveReferral } from '../lib/referrals';
import type { Child, List, Ref, Referral, ReferralEvent, ReferralMove, Step } from '../lib/types';
import { form as f, referral as w } from '../lib/words';
import { waiting as say } from '../lib/words_picture';
import { keep } from '../lib/words_services';
import { ChildBand, ChildTabs } from '../parts/child_page';
import { ClockBar } from '../parts/clock';
import { Buttons, DateField, ErrorSummary, partsOf, RadioField, SelectField, Submit, TextField, type DateParts } from '../parts/fields';
import { meanwhileOf, Note, Nudge, type Meanwhile } from '../parts/referral_wait';
import { PageHead, Section } from '../parts/section';
import { hasRole, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Warnings } from '../parts/warnings';

const id = wordAfter('referrals');
const dayOf = (d: DateParts) => dayOfParts(d.day, d.month, d.year);

/* Whose it may become: colleagues of whoever takes the step, who is of the service. */
const getPeople = (agency: string) => answer<List<Ref>>(api.GET('/people', { params: { query: { agency, limit: 200 } } }));

function Event({ event }: { event: ReferralEvent }) {
    return (
        <li class="history__item">
            <p class="history__what">{w.events[event.to ?? event.kind] ?? event.kind}</p>
            <p class="quiet">
                {longInstant(event.at)}
                {event.by && ` · ${event.by.name}`}
            </p>
            {event.pause_code && <p>{say.pauses[event.pause_code] ?? event.pause_code}</p>}
            {event.decline_code && <p>{w.declines[event.decline_code] ?? event.decline_code}</p>}
            {event.reason && <p>{event.reason}</p>}
        </li>
    );
}

interface MoveProps {
    referral: Referral;
    agency: string; // of whoever is signed in
    step: Step;
    done: (r: Referral) => void;
    cancel: () => void;
}

/** What one step asks for: a reason, whose it becomes, where it goes. */
function Move({ referral, agency, step, done, cancel }: MoveProps) {
    const form = useForm();
    const [reason, setReason] = useState('');
    const [code, setCode] = useState('');
    const [practitioner, setPractitioner] = useState('');
    const [service, setService] = useState('');
    const [on, setOn] = useState(partsOf(today()));
    const met = step.to === 'seen';
    const people = useLoad(() => (step.needs_practitioner ? getPeople(agency) : Promise.resolve({ items: [], next: null })));
    const services = useLoad(() => (step.needs_service ? getServices() : Promise.resolve({ items: [], next: null })));
    const needs_code = step.to === 'declined' && referral.state === 'submitted';

    const missing = () => [
        ...(met && !dayOf(on) ? [{ pointer: '/on', detail: f.date_wrong }] : []),
        ...(needs_code && !code ? [{ pointer: '/decline_code', detail: w.decline_missing }] : []),
        ...(step.needs_reason && !reason.trim() ? [{ pointer: '/reason', detail: w.reason_missing }] : []),
        ...(step.needs_practitioner && !practitioner ? [{ pointer: '/practitioner', detail: w.practitioner_missing }] : []),
        ...(step.needs_service && !service ? [{ pointer: '/service', detail: w.service_missing }] : []),
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
            ...(met ? { on: dayOf(on) ?? '' } : {}),
        };
        const moved = await form.attempt(() => moveReferral(id, body));
        if (moved) done(moved);
    };
    const options = (list: Ref[]) => [{ value: '', label: f.choose }, ...list.map((p) => ({ value: p.id, label: p.name }))];
    return (
        <form class="move" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {needs_code && (
                <RadioField id="decline_code" label={w.decline_code} value={code} onValue={setCode} options={Object.entries(w.declines).map(([value, label]) => ({ value, label }))} faults={form.faults} />
            )}
            {step.needs_practitioner && (
                <SelectField id="practitioner" label={w.practitioner} value={practitioner} onValue={setPractitioner} options={options(people.now.state === 'ready' ? people.now.value.items : [])} faults={form.faults} />
            )}
            {step.needs_service && (
                <SelectField id="service" label={w.where_to} value={service} onValue={setService} options={options(services.now.state === 'ready' ? services.now.value.items : [])} faults={form.faults} />
            )}
            {met && <DateField id="on" label={w.seen_on} value={on} onValue={setOn} faults={form.faults} />}
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

/* Of those who may take a step, the service alone accepts, gives to somebody, sees. */
const ofService = (referral: Referral, steps: Step[]): boolean =>
    ['submitted', 'accepted', 'allocated'].includes(referral.state) && steps.some((s) => ['accepted', 'allocated', 'seen'].includes(s.to));

function Steps({ referral, agency, moved }: { referral: Referral; agency: string; moved: (r: Referral) => void }) {
    const steps = useLoad(() => getSteps(id), referral.etag);
    const [chosen, setChosen] = useState<Step | null>(null);
    const [note, setNote] = useState<Meanwhile | null>(null);
    const done = (r: Referral) => {
        setChosen(null);
        setNote(null);
        moved(r);
    };
    if (steps.now.state !== 'ready') return null;
    const list = steps.now.value.steps;
    if (!list.length) return isOver(referral) ? null : <p class="quiet">{w.no_steps}</p>;
    const notes = ofService(referral, list) ? meanwhileOf(referral) : [];
    return (
        <Section title={w.next_step} id="steps">
            {note ? (
                <Note id={id} kind={note} done={done} cancel={() => setNote(null)} key={note} />
            ) : chosen ? (
                <Move referral={referral} agency={agency} step={chosen} done={done} cancel={() => setChosen(null)} key={chosen.to} />
            ) : (
                <div class="steps">
                    {list.map((step) => (
                        <button type="button" class="govuk-button govuk-button--secondary" key={step.to} onClick={() => setChosen(step)}>
                            {w.moves[step.to] ?? step.to}
                        </button>
                    ))}
                    {notes.map((kind) => (
                        <button type="button" class="govuk-button govuk-button--secondary" key={kind} onClick={() => setNote(kind)}>
                            {w.moves[kind]}
                        </button>
                    ))}
                </div>
            )}
        </Section>
    );
}

function Content({ referral: r }: { referral: Referral }) {
    if (r.held_back)
        return (
            <Section title={w.content} id="content">
                <p class="held">{w.held(r.service.name)}</p>
            </Section>
        );
    const consent = r.consent as { agreed_by?: string } | null;
    return (
        <Section title={w.content} id="content">
            {r.need && <p class="govuk-body">{w.need(r.need)}</p>}
            <p class="govuk-body said">{r.reason}</p>
            {r.consultation_on && <p class="govuk-body quiet">{w.consultation(longDay(r.consultation_on))}</p>}
            {r.override_reason && <p class="govuk-body">{w.override(r.override_reason)}</p>}
            {consent?.agreed_by && <p class="govuk-body quiet">{w.agreed(consent.agreed_by)}</p>}
        </Section>
    );
}

function Standing({ referral: r }: { referral: Referral }) {
    const clocks = r.clocks.length ? r.clocks : r.clock ? [r.clock] : [];
    return (
        <>
            <p class="lead">
                {w.sentences[r.state]?.(r.decider?.name ?? null, r.practitioner?.name ?? null) ?? r.state} {r.urgency === 'urgent' && <span class="state state--late">{w.urgent}</span>}
            </p>
            {r.routed_to && !isOver(r) && r.practitioner?.id !== r.routed_to.id && <p class="govuk-body">{keep.routed(r.routed_to.name)}</p>}
            {clocks.map((c) => (
                <div class="one-clock" key={c.name}>
                    <p class="one-clock__name">{w.clocks[c.name] ?? c.name}</p>
                    <ClockBar clock={c} title={w.clocks[c.name] ?? c.name} />
                    {!c.stopped_at && !c.paused_at && <p class="quiet">{w.due(longDay(dayOfInstant(c.due_at)))}</p>}
                </div>
            ))}
        </>
    );
}

/* Whoever oversees all services reminds those who have to act, as long as somebody has. */
const canNudge = (r: Referral): boolean => ['asked', 'submitted', 'accepted', 'allocated'].includes(r.state);

function One({ child, first, agency, oversees }: { child: Child; first: Referral; agency: string; oversees: boolean }) {
    const [referral, setReferral] = useState(first);
    return (
        <>
            <PageHead title={w.title(referral.service.name, calledName(child))} above={w.above} />
            <div class="two">
                <div class="two__main">
                    <Warnings list={referral.warnings} child={child.id} />
                    <Standing referral={referral} />
                    <Steps referral={referral} agency={agency} moved={setReferral} />
                    {oversees && canNudge(referral) && (
                        <Section title={w.nudge_title} id="nudge">
                            <Nudge id={id} done={setReferral} />
                        </Section>
                    )}
                    <Content referral={referral} />
                </div>
                <div class="two__side">
                    <Section title={w.history} id="history">
                        <ol class="history">
                            {[...referral.history].reverse().map((e) => (
                                <Event event={e} key={e.id} />
                            ))}
                        </ol>
                    </Section>
                    <p>
                        <a class="govuk-link" href={childPage(child.id, 'referrals')}>
                            {w.all(calledName(child))}
                        </a>
                    </p>
                </div>
            </div>
        </>
    );
}

async function getBoth(): Promise<{ referral: Referral; child: Child }> {
    const referral = await getReferral(id);
    return { referral, child: await getChild(referral.child) };
}

void start((session, both) => {
    setTitle(both.referral.service.name, both.child.name);
    return (
        <Shell session={session} above={<ChildBand child={both.child} />}>
            <ChildTabs child={both.child} tab="referrals" />
            <One child={both.child} first={both.referral} agency={session.person.agency_id} oversees={hasRole(session, ['mental_health_lead'])} />
        </Shell>
    );
}, getBoth);
