// Plans that stand, each with its goals on their lines, and what people agreed to do.
import { inDays, longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { graduated as g, planning as m } from '../lib/words_groups';
import { actions as a, plans as w } from '../lib/words_plans';
import { GoalRows } from '../parts/goals';
import { Section } from '../parts/section';
import { Held } from './held';
import { heldIn } from './say';
import type { ActionCard, Picture, PlanCard } from './types';

export function Plans({ picture }: { picture: Picture }) {
    const shown = picture.plans.filter((p) => p.state === 'current');
    const held = heldIn('plans', picture.withheld);
    const all = { href: childPage(picture.child.id, 'plans'), text: w.all };
    return (
        <>
            {shown.filter((p) => !p.held_back).map((p) => (
                <One plan={p} key={p.id} />
            ))}
            {(shown.length === 0 || held.length > 0) && (
                <Section title={w.tab} id="plans" action={all}>
                    {shown.length === 0 && <p class="quiet">{w.none}</p>}
                    <Held list={held} />
                </Section>
            )}
            <Cycle picture={picture} all={all} />
            {picture.actions.length > 0 && <Actions list={picture.actions} all={all} />}
        </>
    );
}

/* Where the child is in assess, plan, do, review, and when a group plans for the child: a line each. */
function Cycle({ picture, all }: { picture: Picture; all: { href: string; text: string } }) {
    const now = picture.graduated;
    if (!now && picture.planning.length === 0) return null;
    return (
        <Section title={g.title} id="cycle" action={all}>
            {now && (
                <p>
                    <strong>{g.now(g.steps[now.step] ?? now.step)}</strong>
                    {`, ${g.from[now.source]}: ${now.what}`}
                    {now.on && `, ${(now.source === 'plan' ? g.reviewed : g.since)(longDay(now.on))}`}
                </p>
            )}
            {picture.planning.map((t) => (
                <p class="quiet" key={t.id}>
                    {(t.state === 'talked_about' ? m.talked : m.will)(longDay(t.held_on))}
                    {t.next_on && `, ${m.again(longDay(t.next_on))}`}
                </p>
            ))}
        </Section>
    );
}

function One({ plan: p }: { plan: PlanCard }) {
    const review = p.review_on && (p.review_state === 'late' ? w.review_late : w.next_review)(longDay(p.review_on), p.agency.name);
    return (
        <Section title={p.title} id={`plan-${p.id}`} action={{ href: `/plans/${p.id}`, text: w.open }}>
            <p class="quiet">
                {w.agreed(longDay(p.agreed_on))} <span class={p.review_state === 'late' ? 'is-late' : undefined}>{review}</span>
            </p>
            {p.is_unread && (
                <p>
                    <span class="state state--soon">{w.unread_short}</span>
                </p>
            )}
            {p.summary && p.goals.length === 0 && <p>{p.summary}</p>}
            <GoalRows goals={p.goals} />
        </Section>
    );
}

function Actions({ list, all }: { list: ActionCard[]; all: { href: string; text: string } }) {
    const open = list.filter((x) => x.state === 'open');
    return (
        <Section title={a.title} id="actions" action={all}>
            <p class="quiet">{a.open_n(open.length, open.filter((x) => (x.days ?? 0) < 0).length)}</p>
            <ul class="rows">
                {open.map((x) => (
                    <li class="rows__item" key={x.id}>
                        <div>
                            {x.what}
                            <p class="rows__more">
                                {x.owner} · <span class={(x.days ?? 0) < 0 ? 'is-late' : undefined}>{`${longDay(x.due_on)}, ${inDays(x.days ?? 0)}`}</span>
                            </p>
                        </div>
                    </li>
                ))}
            </ul>
        </Section>
    );
}
