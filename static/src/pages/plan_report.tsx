// The young person's own report, made from the plan in plain words; for an A4 page.
import { answer, api } from '../lib/api';
import { calledName, getChild } from '../lib/children';
import { longDay } from '../lib/dates';
import type { Child, Plan } from '../lib/types';
import { plans as p, report as w } from '../lib/words_plans';
import { PageHead, Section } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { GoalLine } from '../charts/GoalLine';

const Points = ({ title, id, list }: { title: string; id: string; list: string[] }) =>
    list.length ? (
        <Section title={title} id={id}>
            <ul class="plan__points">
                {list.map((text) => (
                    <li key={text}>{text}</li>
                ))}
            </ul>
        </Section>
    ) : null;

function Report({ plan, child }: { plan: Plan; child: Child }) {
    const says = plan.content;
    const goals = plan.goals.filter((g) => !g.ended_on);
    const promised = (plan.actions ?? []).filter((x) => x.state === 'open');
    return (
        <>
            <PageHead title={w.title(calledName(child))}>
                <button type="button" class="link" onClick={() => window.print()}>
                    {p.print}
                </button>
                <a class="govuk-link" href={`/plans/${plan.id}`}>
                    {p.open}
                </a>
            </PageHead>
            {says?.letter && <p class="plan__letter">{says.letter}</p>}
            {says && says.attended.length > 0 && <p>{w.met(longDay(plan.agreed_on), says.attended.join('; '))}</p>}
            <Points title={w.going_well} id="going_well" list={says?.going_well ?? []} />
            <Points title={w.hoped} id="hoped" list={says?.outcomes ?? []} />
            {goals.length > 0 && (
                <Section title={w.goals} id="goals">
                    {goals.map((g) => (
                        <article class="request" key={g.id}>
                            <div>
                                <h3 class="request__title">{g.what}</h3>
                                <p>{w.goal(g.baseline, g.now, g.aim)}</p>
                            </div>
                            <GoalLine goal={g} />
                        </article>
                    ))}
                </Section>
            )}
            <Points title={w.promised} id="promised" list={promised.map((x) => `${x.what} (${w.by(x.owner_name ?? x.person?.name ?? x.agency.name, longDay(x.due_on))})`)} />
            {plan.state === 'current' && plan.review_on && <p>{w.next(longDay(plan.review_on))}</p>}
            <p class="quiet">{w.from(plan.made_by?.name ?? plan.agency.name, plan.agency.name)}</p>
        </>
    );
}

const load = async () => {
    const plan = await answer<Plan>(api.GET('/plans/{id}', { params: { path: { id: wordAfter('plans') } } }));
    return { plan, child: await getChild(plan.child) };
};

void start((session, { plan, child }) => {
    setTitle(w.tab, child.name);
    return (
        <Shell session={session}>
            <Report plan={plan} child={child} />
        </Shell>
    );
}, load);
