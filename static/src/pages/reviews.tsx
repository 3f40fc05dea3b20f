// The reviews of a child: the next one and its plan, record one, what was said and decided at those before; and to print.
import { answer, api } from '../lib/api';
import { dayOfInstant, inDays, longDay, today } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, Due, FormLink, List, Review, ReviewHead, ReviewPlan, Session } from '../lib/types';
import { calledName } from '../lib/children';
import { forms } from '../lib/words_forms';
import { reviews as w } from '../lib/words_health';
import { startChild } from '../parts/child_page';
import { ChangeIt, useChanging } from '../parts/details';
import { FactPairs } from '../parts/facts';
import { AskLinks, getSaid, SaidLines } from '../parts/form_said';
import { Panel, Panels } from '../parts/panel';
import { ReviewChange, ReviewForm } from '../parts/review_form';
import { lineOf, PlanChange, PlanForm } from '../parts/review_plan_form';
import { PageHead } from '../parts/section';
import { hasRole, mayRecordWords } from '../parts/shell';
import { Ready } from '../parts/waiting';

type Next = Pick<Due, 'on' | 'days' | 'kind'>;

const path = (child: string) => ({ params: { path: { child } } });
const getOne = (id: string) => answer<Review>(api.GET('/reviews/{id}', { params: { path: { id } } }));

interface Known {
    next: Next | null;
    plan: ReviewPlan | null;
    held: Review[];
    said: FormLink[]; // for reviews, of whoever may see it
    plans: ReviewPlan[];
}

/* What is said of each stands with it; a child has a handful of them. */
async function getAll(child: string): Promise<Known> {
    const [picture, plans, list, said] = await Promise.all([
        answer<{ next: Next[] }>(api.GET('/children/{child}/picture', { params: { path: { child }, query: {} } })),
        answer<List<ReviewPlan>>(api.GET('/children/{child}/review-plans', path(child))),
        answer<List<ReviewHead>>(api.GET('/children/{child}/reviews', path(child))),
        getSaid(child, { kind: 'review' }).catch(() => ({ items: [] })),
    ]);
    return {
        next: picture.next.find((one) => one.kind === 'review') ?? null,
        plan: plans.items.find((one) => one.state === 'planned') ?? null,
        said: said.items.filter((link) => link.state !== 'ended'),
        plans: plans.items,
        held: await Promise.all(list.items.slice(0, 12).map((one) => getOne(one.id))),
    };
}

function People({ list }: { list: ReviewPlan['people'] }) {
    if (!list.length) return null;
    return (
        <>
            <p class="quiet">{w.people_said}</p>
            <ul class="govuk-list govuk-list--bullet">
                {list.map((one) => (
                    <li key={lineOf(one)}>
                        {[one.name, one.capacity].filter(Boolean).join(', ')}
                        {one.consulted && `. ${w.consulted[one.consulted] ?? ''}: ${one.answered ? w.answered : w.not_answered}`}
                    </li>
                ))}
            </ul>
        </>
    );
}

function TheNext({ next, plan }: Pick<Known, 'next' | 'plan'>) {
    return (
        <>
            {next ? (
                <p class="lead">
                    {w.due(longDay(next.on))} <span class={next.days < 0 ? 'is-late' : undefined}>{inDays(next.days)}</span>
                </p>
            ) : (
                <p class="lead">{w.next_none}</p>
            )}
            {plan && (
                <>
                    <p class="govuk-body">{[w.planned(longDay(plan.planned_on)), plan.place, plan.chair && w.chaired(plan.chair)].filter(Boolean).join('. ')}</p>
                    <People list={plan.people} />
                </>
            )}
        </>
    );
}

/* What somebody says for the review that comes: with its plan, or since the one before where none is planned yet. */
function Views({ child, session, known }: { child: Child; session: Session; known: Known }) {
    const { plan, next, held, said } = known;
    const name = calledName(child), by = plan?.planned_on ?? next?.on ?? null;
    const asks = mayRecordWords(session) && by ? [{ text: forms.ask_view(name), for_whom: 'young_person' }, { text: forms.ask_carer, for_whom: 'carer' }, { text: forms.ask_teacher, for_whom: 'teacher' }] : [];
    const isForIt = (link: FormLink) => (plan && link.about?.id === plan.id) || (!link.about && dayOfInstant(link.made_at) > (held[0]?.held_on ?? ''));
    return (
        <>
            <AskLinks child={child.id} kind="review" about={plan && { type: 'review_plan', id: plan.id }} until={by && by > today() ? by : null} asks={asks} />
            <SaidLines child={child.id} links={said.filter(isForIt)} />
        </>
    );
}

/* Of one that was held: what was sent for it, or for the plan that it came of. */
const saidFor = ({ said, plans }: Known, of: Review): FormLink[] =>
    said.filter((link) => link.state === 'sent' && (link.about?.id === of.id || plans.some((one) => one.review === of.id && one.id === link.about?.id)));

function Decisions({ of }: { of: Review }) {
    const asked = of.tasks.map((one) => ({ what: one.what, who: '', href: `/tasks/${one.id}`, state: one.state, outcome: one.outcome, days: null as number | null }));
    const opened = of.actions.map((one) => ({ ...one, who: w.owner_by(one.owner_name ?? one.person?.name ?? one.agency.name, longDay(one.due_on)), href: childPage(one.child, 'plans') }));
    const decided = of.decisions.map((one) => ({ ...one, who: w.owner_by([one.owner, one.agency?.name].filter((x, i, all) => x && all.indexOf(x) === i).join(', '), longDay(one.due_on)), href: null }));
    const all = [...asked, ...opened, ...decided];
    if (!all.length) return null;
    return (
        <>
            <p class="quiet">{w.decided}</p>
            <ul class="govuk-list govuk-list--bullet">
                {all.map((one, i) => (
                    <li key={i}>
                        {one.href ? (
                            <a class="govuk-link" href={one.href}>
                                {one.what}
                            </a>
                        ) : (
                            one.what
                        )}{' · '}
                        {one.who}{' '}
                        {one.state && <span class={`state${one.state === 'done' ? ' state--good' : one.days !== null && one.days < 0 ? ' state--late' : ''}`}>{one.days !== null && one.days < 0 ? inDays(one.days) : w.states[one.state]}</span>}{' '}
                        {one.outcome}
                    </li>
                ))}
            </ul>
        </>
    );
}

function Held({ child, of, said, changeIt }: { child: string; of: Review; said: FormLink[]; changeIt: (() => void) | null }) {
    const facts: [string, string | null][] = [
        [w.advocacy, of.advocacy ? [w.advocacies[of.advocacy], of.advocacy_words].filter(Boolean).join('. ') : null],
        [w.visitor, of.independent_visitor ? (w.visitors[of.independent_visitor] ?? null) : null],
        [w.savings, of.savings ? [w.savings_are[of.savings], of.savings_words].filter(Boolean).join('. ') : null],
    ];
    const tone = of.mental_health === 'yes' ? ' state--good' : of.mental_health === 'no' ? ' state--late' : '';
    return (
        <li class="kept kept--check">
            <h3 class="kept__title">{longDay(of.held_on)}</h3>
            <p class="kept__line">{[of.took_part, of.chair && w.chaired(of.chair)].filter(Boolean).join('. ')}</p>
            <p class="kept__line">
                <span class={`state${tone}`}>{of.mental_health ? w.said[of.mental_health] : w.not_asked}</span> {of.mental_health_words}{' '}
                {changeIt && <ChangeIt text={of.mental_health ? w.change : w.answer_it} label={`${of.mental_health ? w.change : w.answer_it}: ${longDay(of.held_on)}`} onClick={changeIt} />}
            </p>
            <FactPairs facts={facts} />
            {of.notes && <p class="as-typed">{of.notes}</p>}
            <Decisions of={of} />
            <People list={of.people} />
            <SaidLines child={child} links={said} />
        </li>
    );
}

function Reviews({ child, session }: { child: Child; session: Session }) {
    const all = useLoad(() => getAll(child.id));
    const may = hasRole(session, ['social_worker', 'team_manager', 'reviewing_officer', 'personal_adviser']);
    const { it, leave, saved, start } = useChanging<Review>(all.reload);
    return (
        <Panels>
            <PageHead title={w.title}>
                <a class="govuk-link" href={childPage(child.id, 'visits')}>
                    {w.visits}
                </a>
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <Ready of={all} part>
                {(known) => {
                    const { next, plan, held } = known;
                    return (
                    <>
                        <Panel
                            id="next"
                            title={w.next}
                            action={may ? (plan ? w.change_plan : w.plan) : null}
                            label={plan ? w.change_label : w.plan}
                            form={(close) => (plan ? <PlanChange plan={plan} close={close} saved={() => (close(), all.reload())} /> : <PlanForm child={child} close={close} saved={() => (close(), all.reload())} />)}
                        >
                            <TheNext next={next} plan={plan} />
                            <Views child={child} session={session} known={known} />
                        </Panel>
                        <Panel
                            id="held"
                            title={w.held}
                            action={may ? w.record : null}
                            form={(close) =>
                                it ? <ReviewChange child={child} it={it} close={leave(close)} saved={saved(close)} /> : <ReviewForm child={child} plan={plan} close={leave(close)} saved={saved(close)} />
                            }
                        >
                            {(open) =>
                                held.length ? (
                                    <ul class="kept-list">
                                        {held.map((of) => (
                                            <Held child={child.id} of={of} said={saidFor(known, of)} changeIt={may ? start(open, of) : null} key={of.id} />
                                        ))}
                                    </ul>
                                ) : (
                                    <p class="quiet">{w.held_none}</p>
                                )
                            }
                        </Panel>
                    </>
                    );
                }}
            </Ready>
        </Panels>
    );
}

startChild('reviews', w.title, (child, session) => <Reviews child={child} session={session} />);
