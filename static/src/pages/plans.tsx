// The plans of a child, those that stand first, and the actions.
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Action, Child, Graduated, List, Plan, Planning, PlanningMeeting, Session } from '../lib/types';
import { goals as g, plans as w, actions as a } from '../lib/words_plans';
import { ActionsPanel } from '../parts/actions';
import { GraduatedPanel, PlanningPanel } from '../parts/graduated';
import { startChild } from '../parts/child_page';
import { Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { hasRole, mayAskToSee } from '../parts/shell';
import { Ready } from '../parts/waiting';
import { Held, MayAsk } from '../picture/held';
import type { Picture } from '../picture/types';

const makers = ['social_worker', 'personal_adviser', 'team_manager', 'educational_psychologist', 'camhs_clinician', 'clinical_psychologist', 'camhs_social_worker', 'care_nurse', 'wellbeing_practitioner'];

function Item({ it }: { it: Plan }) {
    const { better, same, worse, unrated } = it.direction;
    const late = it.review_state === 'late';
    return (
        <li class="rows__item">
            <div>
                <a class="govuk-link govuk-link--no-visited-state" href={`/plans/${it.id}`}>
                    <strong>{it.title}</strong>
                </a>
                <p class="rows__more">
                    {`${it.kind_name}, ${it.agency.name}. ${w.agreed(longDay(it.agreed_on))}`}{' '}
                    {it.state === 'current' && it.review_on && <span class={late ? 'is-late' : undefined}>{(late ? w.review_late : w.next_review)(longDay(it.review_on), it.agency.name)}</span>}
                    {it.ended_on && w.ended_on(longDay(it.ended_on), it.end_reason ?? '')}
                </p>
                {it.summary && <p class="rows__more">{it.summary}</p>}
                {it.held_back ? <p class="rows__more">{w.held(it.agency.name)}</p> : it.goals.length > 0 && <p class="rows__more">{g.overall(better, same, worse, unrated)}</p>}
            </div>
            <span class={`state${it.is_unread || late ? ' state--late' : it.state === 'current' ? ' state--good' : ''}`}>{it.is_unread ? w.unread_short : w.states[it.state]}</span>
        </li>
    );
}

function Items({ title, id, list }: { title: string; id: string; list: Plan[] }) {
    if (list.length === 0) return null;
    return (
        <Section title={title} id={id}>
            <ul class="rows">
                {list.map((it) => (
                    <Item it={it} key={it.id} />
                ))}
            </ul>
        </Section>
    );
}

const graders = ['social_worker', 'personal_adviser', 'virtual_school', 'designated_teacher', 'senco', 'educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner'];

/* Whoever administers a service sees neither where a child is nor that a group plans for it. */
const readsPlanning = (session: Session): boolean => !session.person.roles.every((role) => role === 'service_admin');

const getPlanning = async (child: string) => {
    const params = { path: { child } };
    const [graduated, list, meetings] = await Promise.all([
        answer<Graduated>(api.GET('/children/{child}/graduated', { params })),
        answer<List<Planning>>(api.GET('/children/{child}/plannings', { params })),
        answer<List<PlanningMeeting>>(api.GET('/planning-meetings')),
    ]);
    return { graduated, list: list.items, meetings: meetings.items };
};

const getAll = async (child: string, planning: boolean) => {
    const params = { path: { child } };
    const [plans, actions, picture, planned] = await Promise.all([
        answer<List<Plan>>(api.GET('/children/{child}/plans', { params })),
        answer<List<Action>>(api.GET('/children/{child}/actions', { params })),
        answer<Picture>(api.GET('/children/{child}/picture', { params })),
        planning ? getPlanning(child) : null,
    ]);
    return { plans: plans.items, actions: actions.items, held: picture.withheld.filter((one) => one.type === 'plan'), planned };
};

function Plans({ child, session }: { child: Child; session: Session }) {
    const all = useLoad(() => getAll(child.id, readsPlanning(session)));
    return (
        <>
            <PageHead title={w.title(calledName(child))}>
                {hasRole(session, makers) && (
                    <a class="govuk-link" href={childPage(child.id, 'plans/new')}>
                        {w.add}
                    </a>
                )}
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <MayAsk child={child.id} may={mayAskToSee(session)}>
                <Ready of={all} part>
                    {({ plans, actions, held, planned }) => (
                        <Panels>
                            {plans.length === 0 && <p class="quiet">{w.none}</p>}
                            <Held list={held} />
                            <Items title={w.current} id="current" list={plans.filter((p) => p.state === 'current')} />
                            <Items title={w.drafts} id="drafts" list={plans.filter((p) => p.state === 'draft')} />
                            <ActionsPanel child={child.id} plan={null} list={actions} may={mayAskToSee(session)} reload={all.reload} />
                            <p class="quiet">{a.about}</p>
                            {planned && <GraduatedPanel child={child.id} of={planned.graduated} may={hasRole(session, graders)} reload={all.reload} />}
                            {planned && <PlanningPanel child={child.id} list={planned.list} meetings={planned.meetings} may={mayAskToSee(session)} reload={all.reload} />}
                            <Items title={w.ended} id="ended" list={plans.filter((p) => p.state === 'ended')} />
                        </Panels>
                    )}
                </Ready>
            </MayAsk>
        </>
    );
}

startChild('plans', w.tab, (child, session) => <Plans child={child} session={session} />);
