// One referral: where it stands, its clocks, what happened, and what this person may do next.
import { useState } from 'preact/hooks';
import { nameOf } from '../lib/carers';
import { calledName, getChild } from '../lib/children';
import { dayOfInstant, longDay, longInstant } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { getReferral, getSteps, isOver } from '../lib/referrals';
import type { Child, Referral, ReferralEvent, Step } from '../lib/types';
import { referral as w } from '../lib/words';
import { waiting as say } from '../lib/words_picture';
import { carers } from '../lib/words_carers';
import { keep } from '../lib/words_services';
import { thrive } from '../lib/words_waiting';
import { CarerBand } from '../parts/carer_head';
import { ChildBand, ChildTabs } from '../parts/child_page';
import { ClockBar } from '../parts/clock';
import { Move } from '../parts/referral_move';
import { meanwhileOf, Note, Nudge, type Meanwhile } from '../parts/referral_wait';
import { PageHead, Section } from '../parts/section';
import { WrongLink } from '../parts/wrong_link';
import { hasRole, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Warnings } from '../parts/warnings';

const id = wordAfter('referrals');

function Event({ event }: { event: ReferralEvent }) {
    return (
        <li class="history__item">
            <p class="history__what">{w.events[event.to ?? event.kind] ?? event.kind}</p>
            <p class="quiet">
                {longInstant(event.at)}
                {event.by && ` · ${event.by.name}`}
            </p>
            {event.thrive_group && <p>{thrive.groups[event.thrive_group] ?? event.thrive_group}</p>}
            {event.practitioner && <p>{w.to_whom(event.practitioner.name)}</p>}
            {event.pause_code && <p>{say.pauses[event.pause_code] ?? event.pause_code}</p>}
            {event.decline_code && <p>{w.declines[event.decline_code] ?? event.decline_code}</p>}
            {event.reason && <p>{event.reason}</p>}
        </li>
    );
}

/* Of those who may take a step, the service alone accepts, gives to somebody, sees. */
const ofService = (referral: Referral, steps: Step[]): boolean =>
    ['submitted', 'accepted', 'allocated', 'seen'].includes(referral.state) && steps.some((s) => ['accepted', 'allocated', 'seen', 'closed'].includes(s.to));

function Steps({ referral, moved }: { referral: Referral; moved: (r: Referral) => void }) {
    const steps = useLoad(() => getSteps(id), referral.etag);
    const [chosen, setChosen] = useState<Step | null>(null);
    const [note, setNote] = useState<Meanwhile | null>(null);
    const [taken, setTaken] = useState('');
    const done = (r: Referral, says = '') => {
        setChosen(null);
        setNote(null);
        setTaken(says);
        moved(r);
    };
    /* Somebody was first: who, and where it stands now. */
    const overtaken = (says: string) => void getReferral(id).then((r) => done(r, says));
    if (steps.now.state !== 'ready') return null;
    const list = steps.now.value.steps;
    const first = taken && (
        <p class="govuk-inset-text" role="alert">
            {w.taken(taken)}
        </p>
    );
    if (!list.length)
        return (
            <>
                {first}
                {!isOver(referral) && <p class="quiet">{w.no_steps}</p>}
            </>
        );
    const notes = ofService(referral, list) ? meanwhileOf(referral) : [];
    return (
        <Section title={w.next_step} id="steps">
            {first}
            {note ? (
                <Note id={id} kind={note} done={done} cancel={() => setNote(null)} key={note} />
            ) : chosen ? (
                <Move referral={referral} step={chosen} done={done} overtaken={overtaken} cancel={() => setChosen(null)} key={chosen.to} />
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
            {r.thrive && <p class="govuk-body">{thrive.now(thrive.groups[r.thrive] ?? r.thrive)}</p>}
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

/* Whoever decides reads first what was asked. */
const isUndecided = (r: Referral): boolean => ['asked', 'submitted'].includes(r.state);

/* One that is under way is withdrawn or ended: what was done in it was done. */
const mayMove = (r: Referral): boolean => ['draft', 'asked', 'submitted'].includes(r.state);

/* Whoever oversees all services reminds those who have to act, as long as somebody has. */
const canNudge = (r: Referral): boolean => ['asked', 'submitted', 'accepted', 'allocated'].includes(r.state);

function One({ child, first, oversees }: { child: Child | null; first: Referral; oversees: boolean }) {
    const [referral, setReferral] = useState(first);
    return (
        <>
            <PageHead title={w.title(referral.service.name, child ? calledName(child) : nameOf({ carer: referral.carer }))} above={w.above} />
            <div class="two">
                <div class="two__main">
                    {child && <Warnings list={referral.warnings} child={child.id} />}
                    <Standing referral={referral} />
                    {isUndecided(referral) && <Content referral={referral} />}
                    <Steps referral={referral} moved={setReferral} />
                    {oversees && canNudge(referral) && (
                        <Section title={w.nudge_title} id="nudge">
                            <Nudge id={id} done={setReferral} />
                        </Section>
                    )}
                    {!isUndecided(referral) && <Content referral={referral} />}
                </div>
                <div class="two__side">
                    <Section title={w.history} id="history">
                        <ol class="history">
                            {[...referral.history].reverse().map((e) => (
                                <Event event={e} key={e.id} />
                            ))}
                        </ol>
                    </Section>
                    {child && mayMove(referral) && (
                        <p class="off-paper">
                            <WrongLink child={child.id} type="referral" record={referral.id} what={referral.service.name} />
                        </p>
                    )}
                    <p>
                        {child ? (
                            <a class="govuk-link" href={childPage(child.id, 'referrals')}>
                                {w.all(calledName(child))}
                            </a>
                        ) : (
                            <a class="govuk-link" href="/carers">
                                {carers.all}
                            </a>
                        )}
                    </p>
                </div>
            </div>
        </>
    );
}

/* The child's own page stands around it; a carer has none. */
async function getBoth(): Promise<{ referral: Referral; child: Child | null }> {
    const referral = await getReferral(id);
    return { referral, child: referral.child === null ? null : await getChild(referral.child) };
}

void start((session, { referral, child }) => {
    setTitle(referral.service.name, nameOf({ child, carer: referral.carer }));
    return (
        <Shell session={session} above={child ? <ChildBand child={child} /> : <CarerBand carer={referral.carer} />}>
            {child && <ChildTabs child={child} tab="referrals" />}
            <One child={child} first={referral} oversees={hasRole(session, ['mental_health_lead'])} />
        </Shell>
    );
}, getBoth);
