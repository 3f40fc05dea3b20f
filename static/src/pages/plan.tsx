// One plan: what it says, how its goals go, what was agreed, who has read it; and for whoever made it the ways to go on with it.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, type Problem } from '../lib/api';
import { getChild } from '../lib/children';
import { dayOfInstant, longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { askHref, childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, List, Plan, PlanChange, PlanGoal, PlanKind, PlanShare, Session } from '../lib/types';
import { forms } from '../lib/words_forms';
import { form as f, goalChange as c, goals as g, plans as w } from '../lib/words_plans';
import { ActionsPanel } from '../parts/actions';
import { ChildBand, ChildTabs } from '../parts/child_page';
import { ChangeIt, FormEnd, need, useChanging } from '../parts/details';
import { ErrorSummary, TextField } from '../parts/fields';
import { GoalChange, GoalWas } from '../parts/goal_change';
import { GoalRows, RatingTable } from '../parts/goals';
import { Panel, Panels } from '../parts/panel';
import { GoalForm, RateForm, ReviewForm, ShareForm } from '../parts/plan_forms';
import { PlanTextFields, textBody, textFaults, textOf } from '../parts/plan_fields';
import { PageHead, Section } from '../parts/section';
import { WrongLink } from '../parts/wrong_link';
import { mayAskToSee, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

interface Props {
    plan: Plan;
    kind: PlanKind;
    reload: () => void;
}

const patch = (plan: Plan, body: PlanChange) => answer<Plan>(api.PATCH('/plans/{id}', { params: { path: { id: plan.id }, header: match(plan) }, body, headers: merging }));

// ---- what it says

const lists = ['attended', 'going_well', 'concerns', 'outcomes'] as const;

function Says({ plan }: { plan: Plan }) {
    const { content: c } = plan;
    if (!c) return <p class="withheld__item">{`${w.held(plan.agency.name)} `}<a class="govuk-link" href={childPage(plan.child, 'plans')}>{w.held_ask}</a></p>;
    return (
        <>
            <div class="plan__lists">
                {lists.filter((name) => c[name].length > 0).map((name) => (
                    <div key={name}>
                        <h3 class="request__title">{w[name]}</h3>
                        <ul class="govuk-list govuk-list--bullet">
                            {c[name].map((text) => (
                                <li key={String(text)}>{String(text)}</li>
                            ))}
                        </ul>
                    </div>
                ))}
            </div>
            {c.formulation && <h3 class="request__title">{w.formulation}</h3>}
            {c.formulation && <p class="plan__text">{c.formulation}</p>}
            {c.letter && <h3 class="request__title">{w.letter}</h3>}
            {c.letter && <p class="plan__letter">{c.letter}</p>}
        </>
    );
}

/** After somebody else's change both stand there: theirs to read, what was typed in the fields, and the next attempt is on top of theirs. */
function ChangeForm({ plan, kind, close, saved }: { plan: Plan; kind: PlanKind; close: () => void; saved: () => void }) {
    const form = useForm();
    const [base, setBase] = useState(plan);
    const [typed, setTyped] = useState(textOf(plan));
    const [changed, setChanged] = useState('');
    const asks = kind.is_shared && plan.state === 'current';
    const stale = (p: Problem) => {
        if (p.status !== 412 || !p.body.current) return false;
        setBase(p.body.current as unknown as Plan);
        return !form.check([{ pointer: '', detail: w.stale }]);
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...textFaults(typed), ...need(!asks || changed.trim(), '/what_changed', f.what_changed_missing)])) return;
        const body: PlanChange = { ...textBody(typed, { formulation: kind.has_formulation, letter: kind.has_letter }), ...(changed.trim() ? { what_changed: changed.trim() } : {}) };
        if (await form.attempt(() => patch(base, body), stale)) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {base !== plan && (
                <div class="panel-form" id="theirs">
                    <h3 class="request__title">{`${w.theirs}: ${base.title}`}</h3>
                    {base.summary && <p>{base.summary}</p>}
                    <Says plan={base} />
                </div>
            )}
            <PlanTextFields typed={typed} change={(part) => setTyped({ ...typed, ...part })} faults={form.faults} kind={kind} />
            {asks && <TextField id="what_changed" label={f.what_changed} hint={f.what_changed_hint} value={changed} onValue={setChanged} faults={form.faults} rows={2} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

// ---- where it stands

function Stages({ plan }: { plan: Plan }) {
    if (!plan.stage) return null;
    return (
        <ol class="plan__stages" aria-label={w.stage_label}>
            {Object.entries(w.stages).map(([stage, text]) => (
                <li aria-current={stage === plan.stage ? 'step' : undefined} key={stage}>
                    <span>{text}</span>
                </li>
            ))}
        </ol>
    );
}

function Head({ plan, reload }: { plan: Plan; reload: () => void }) {
    const late = plan.review_state === 'late';
    const form = useForm();
    const read = () => form.attempt(() => answer<Plan>(api.POST('/plans/{id}/acknowledgements', { params: { path: { id: plan.id } } }))).then((done) => done && reload());
    return (
        <>
            <p class="lead">
                {plan.state === 'ended' ? w.ended_on(longDay(plan.ended_on ?? ''), plan.end_reason ?? '') : (plan.state === 'draft' ? w.drafted : w.agreed)(longDay(plan.agreed_on))}{' '}
                {plan.state === 'current' && plan.review_on && <span class={late ? 'is-late' : undefined}>{(late ? w.review_late : w.next_review)(longDay(plan.review_on), plan.agency.name)}</span>}
            </p>
            {plan.summary && <p class="govuk-body">{plan.summary}</p>}
            <Stages plan={plan} />
            <ErrorSummary faults={form.faults} />
            {plan.is_unread && (
                <div class="panel-form off-paper">
                    <p class="govuk-body">{w.unread}</p>
                    {plan.editions?.[0] && <p class="govuk-body">{w.changed(plan.editions[0].what_changed)}</p>}
                    <button type="button" class="govuk-button" disabled={form.busy} onClick={() => void read()}>
                        {w.read_it}
                    </button>
                </div>
            )}
        </>
    );
}

function Begin({ plan, reload }: { plan: Plan; reload: () => void }) {
    const form = useForm();
    const begin = () => form.attempt(() => patch(plan, { state: 'current' })).then((done) => done && reload());
    return (
        <div class="panel-form">
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body">{w.begin_about}</p>
            <button type="button" class="govuk-button" disabled={form.busy} onClick={() => void begin()}>
                {w.begin}
            </button>
        </div>
    );
}

// ---- its parts

const lastWords = (plan: Plan) => (id: string) => plan.goals.find((one) => one.id === id)?.ratings.at(-1)?.words ?? null;

function Goals({ plan, kind, reload }: Props) {
    const [adds, setAdds] = useState(false);
    const changing = useChanging<PlanGoal>(reload);
    const may = plan.is_own && plan.state !== 'ended';
    const { better, same, worse, unrated } = plan.direction;
    const on = plan.goals.filter((one) => !one.ended_on);
    const left = plan.goals.filter((one) => one.ended_on);
    const leave = (close: () => void) => () => (setAdds(false), close());
    const saved = (close: () => void) => () => (leave(close)(), reload());
    const form = (close: () => void) => {
        if (changing.it) return <GoalChange goal={changing.it} plan={plan} close={changing.leave(close)} saved={changing.saved(close)} key={changing.it.id} />;
        return adds || on.length === 0 ? <GoalForm plan={plan} close={leave(close)} saved={saved(close)} /> : <RateForm plan={plan} close={leave(close)} saved={saved(close)} />;
    };
    const more = (show: () => void) => (id: string) => {
        const goal = plan.goals.find((one) => one.id === id);
        if (!goal) return null;
        return (
            <>
                {goal.ended_on && <p class="request__who">{c.left(longDay(goal.ended_on), goal.end_reason ?? '')}</p>}
                <GoalWas goal={goal} />
                {may && <p class="off-paper"><ChangeIt text={c.change} label={c.change_label(goal.what)} onClick={changing.start(show, goal)} /></p>}
            </>
        );
    };
    if (!kind.has_goals || plan.held_back) return null;
    return (
        <Panel id="goals" title={w.goals} action={may ? (on.length ? w.rate : w.add_goal) : null} form={form}>
            {(open) => (
                <>
                    {plan.goals.length ? <p class="lead">{g.overall(better, same, worse, unrated)}</p> : <p class="quiet">{w.no_goals}</p>}
                    <GoalRows goals={on} words={lastWords(plan)} more={more(open)} />
                    {left.length > 0 && <h3 class="request__title">{c.goals_left}</h3>}
                    <GoalRows goals={left} words={lastWords(plan)} more={more(open)} />
                    {plan.goals.length > 0 && <RatingTable goals={plan.goals} />}
                    {may && plan.goals.some((goal) => !goal.ended_on) && (
                        <p class="off-paper">
                            <a class="govuk-link" href={askHref(plan.child, { kind: 'goals', about: { type: 'plan', id: plan.id } })}>
                                {forms.ask_goals}
                            </a>
                        </p>
                    )}
                    {may && on.length > 0 && <p class="off-paper"><ChangeIt text={w.add_goal} label={w.add_goal} onClick={() => (setAdds(true), open())} /></p>}
                </>
            )}
        </Panel>
    );
}

function Reviews({ plan, kind, reload }: Props) {
    const may = plan.is_own && plan.state === 'current';
    if (plan.held_back) return null;
    return (
        <Panel id="reviews" title={w.reviews} action={may ? w.hold_review : null} form={(close) => <ReviewForm plan={plan} days={kind.review_days} close={close} saved={() => (close(), reload())} />}>
            {plan.reviews?.length ? (
                plan.reviews.map((one) => (
                    <article class="kept" key={one.id}>
                        <strong>{w.review_found(longDay(one.held_on))}</strong>
                        <p class="plan__text">{one.found}</p>
                        <p class="quiet">{[one.attended.join(', '), one.next_on && w.review_next(longDay(one.next_on))].filter(Boolean).join('. ')}</p>
                    </article>
                ))
            ) : (
                <p class="quiet">{w.no_reviews}</p>
            )}
        </Panel>
    );
}

const whoOf = (share: PlanShare): string => share.person?.name ?? share.title ?? '';

function ShareItem({ plan, share, reload }: { plan: Plan; share: PlanShare; reload: () => void }) {
    const stop = () => void answer(api.PATCH('/plan-shares/{id}', { params: { path: { id: share.id }, header: match(share) }, body: { ended_on: today() }, headers: merging })).then(reload, reload);
    const now = share.reads.filter((r) => r.edition === plan.edition);
    const before = share.reads.filter((r) => r.edition !== plan.edition);
    return (
        <li class="kept">
            <strong>{whoOf(share)}</strong>{' '}
            {share.ended_on ? <span class="state">{w.shared_until(longDay(share.ended_on))}</span> : <span class={`state state--${share.is_read ? 'good' : 'late'}`}>{share.is_read ? w.read : w.not_read}</span>}
            {now.map((r) => (
                <p class="quiet" key={r.by.id}>{w.read_by(r.by.name, longDay(dayOfInstant(r.at)))}</p>
            ))}
            {now.length === 0 && before.map((r) => (
                <p class="quiet" key={r.by.id}>{w.read_before(r.by.name, longDay(dayOfInstant(r.at)))}</p>
            ))}
            {plan.is_own && !share.ended_on && plan.state === 'current' && <p class="off-paper"><ChangeIt text={w.stop_sharing} label={w.stop_label(whoOf(share))} onClick={stop} /></p>}
        </li>
    );
}

function Readers({ plan, kind, reload }: Props) {
    if (!kind.is_shared) return null;
    const may = plan.is_own && plan.state === 'current';
    return (
        <Panel id="readers" title={w.readers} action={may ? w.share : null} form={(close) => <ShareForm plan={plan} kind={kind} close={close} saved={() => (close(), reload())} />}>
            {plan.shares.length ? (
                <ul class="kept-list">
                    {plan.shares.map((share) => (
                        <ShareItem plan={plan} share={share} reload={reload} key={share.id} />
                    ))}
                </ul>
            ) : (
                <p class="quiet">{w.not_shared}</p>
            )}
        </Panel>
    );
}

function Editions({ plan }: { plan: Plan }) {
    if (!plan.editions?.length) return null;
    return (
        <Section title={w.editions} id="editions">
            <ul class="kept-list">
                {plan.editions.map((e) => (
                    <li class="kept" key={e.edition}>
                        {e.what_changed}
                        <p class="quiet">{`${w.version(e.edition, longDay(dayOfInstant(e.at)))}, ${e.by.name}`}</p>
                    </li>
                ))}
            </ul>
        </Section>
    );
}

// ---- the page

function One({ plan, kind, reload, session }: Props & { session: Session }) {
    const may = plan.is_own && plan.state !== 'ended';
    const change = (close: () => void) => <ChangeForm plan={plan} kind={kind} close={close} saved={() => (close(), reload())} />;
    return (
        <>
            <PageHead title={plan.title} above={`${plan.kind_name}, ${plan.agency.name}`}>
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
                {plan.is_own && <WrongLink child={plan.child} type="plan" record={plan.id} what={plan.title} />}
                {kind.has_letter && !plan.held_back && (
                    <a class="govuk-link" href={`/plans/${plan.id}/report`}>
                        {w.report}
                    </a>
                )}
            </PageHead>
            <Panels>
                <Head plan={plan} reload={reload} />
                {plan.is_own && plan.state === 'draft' && <Begin plan={plan} reload={reload} />}
                <Goals plan={plan} kind={kind} reload={reload} />
                <ActionsPanel child={plan.child} plan={plan.id} list={plan.actions ?? []} may={plan.state === 'draft' ? plan.is_own : plan.state === 'current' && mayAskToSee(session)} reload={reload} />
                <Readers plan={plan} kind={kind} reload={reload} />
                <Panel id="said" title={w.said} action={may ? w.change : null} form={change}>
                    <Says plan={plan} />
                </Panel>
                <Reviews plan={plan} kind={kind} reload={reload} />
                <Editions plan={plan} />
            </Panels>
        </>
    );
}

const getPlan = () => answer<Plan>(api.GET('/plans/{id}', { params: { path: { id: wordAfter('plans') } } }));

function Page({ first, kinds, session }: { first: Plan; kinds: PlanKind[]; session: Session }) {
    const [isFirst, setIsFirst] = useState(true);
    const source = useLoad(() => (isFirst ? Promise.resolve(first) : getPlan()), String(isFirst));
    const reload = () => (isFirst ? setIsFirst(false) : source.reload());
    return (
        <Ready of={source} part>
            {(plan) => {
                const kind = kinds.find((k) => k.code === plan.kind);
                return kind ? <One plan={plan} kind={kind} reload={reload} session={session} key={plan.etag} /> : null;
            }}
        </Ready>
    );
}

const load = async (): Promise<{ plan: Plan; child: Child; kinds: PlanKind[] }> => {
    const [plan, kinds] = await Promise.all([getPlan(), answer<List<PlanKind>>(api.GET('/plan-kinds'))]);
    return { plan, child: await getChild(plan.child), kinds: kinds.items };
};

void start((session, { plan, child, kinds }) => {
    setTitle(plan.title, child.name);
    return (
        <Shell session={session} above={<ChildBand child={child} />}>
            <ChildTabs child={child} tab="plans" />
            <Page first={plan} kinds={kinds} session={session} />
        </Shell>
    );
}, load);
