// Goals of a plan: what is aimed for and how it was at the start, in words, beside the line from 0 to 10.
import type { ComponentChildren } from 'preact';
import { GoalLine, type GoalOf } from '../charts/GoalLine';
import { longDay } from '../lib/dates';
import type { PlanGoal } from '../lib/types';
import { goals as w } from '../lib/words_plans';
import { Scroll } from './section';

interface Shown extends GoalOf {
    id: string;
    baseline_words: string;
    change: number | null;
    now_on: string | null;
}

export const nowSays = (g: Shown): string =>
    g.now === null || g.change === null ? `${w.not_rated}.` : `${w.change(g.change, g.direction)}${g.now >= g.aim ? `. ${w.reached}` : ''}.`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `words`: what was said with the last rating, where the page knows it. `more`: what else stands with a goal. */
export function GoalRows({ goals, words, more }: { goals: Shown[]; words?: (id: string) => string | null; more?: (id: string) => ComponentChildren }) {
    return (
        <>
            {goals.map((g) => (
                <article class="request goal" key={g.id}>
                    <div>
                        <h3 class="request__title">{g.what}</h3>
                        <p>
                            <span class="quiet">{w.at_start}</span> {g.baseline_words}
                        </p>
                        {words?.(g.id) && (
                            <p>
                                <span class="quiet">{w.now_label}</span> {words(g.id)}
                            </p>
                        )}
                        <p class="request__who">
                            {capital(nowSays(g))} {g.now_on && longDay(g.now_on)}
                        </p>
                        {more?.(g.id)}
                    </div>
                    <GoalLine goal={g} />
                </article>
            ))}
        </>
    );
}

export function RatingTable({ goals }: { goals: PlanGoal[] }) {
    const heads = [w.goal, w.day, w.value, w.by, w.said];
    return (
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{w.table}</span>
            </summary>
            <Scroll label={w.caption}>
                <table class="govuk-table table">
                    <caption class="govuk-visually-hidden">{w.caption}</caption>
                    <thead>
                        <tr>
                            {heads.map((text) => (
                                <th scope="col" class="govuk-table__header" key={text}>
                                    {text}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {goals.flatMap((g) => [
                            <RatingRow goal={g.what} on={g.baseline_on} value={g.baseline} by={w.first} said={g.baseline_words} key={g.id} />,
                            ...g.ratings.map((r) => <RatingRow goal={g.what} on={r.rated_on} value={r.value} by={r.by_form ? w.by_form(w.raters[r.by] ?? '', r.made_by?.name ?? '') : w.raters[r.by]} said={r.words ?? ''} key={r.id} />),
                        ])}
                    </tbody>
                </table>
            </Scroll>
        </details>
    );
}

function RatingRow({ goal, on, value, by, said }: { goal: string; on: string; value: number; by: string; said: string }) {
    return (
        <tr>
            <th scope="row" class="govuk-table__header">
                {goal}
            </th>
            <td class="govuk-table__cell">{longDay(on)}</td>
            <td class="govuk-table__cell">{value}</td>
            <td class="govuk-table__cell">{by}</td>
            <td class="govuk-table__cell">{said}</td>
        </tr>
    );
}
