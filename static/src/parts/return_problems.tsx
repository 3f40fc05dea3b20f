// What is wrong with a return: the same thing once, how to mend it, and whom it is about, each with the page where that is done.
import { shortDay } from '../lib/dates';
import type { ReturnProblem } from '../lib/types';
import { returns as w } from '../lib/words_returns';
import { Section } from './section';

const SHOWN = 12;

/* The service names the page by what it is about. */
const pages: Record<string, string> = { sdqs: 'sdq' };

function groupsOf(problems: ReturnProblem[]): ReturnProblem[][] {
    const groups = new Map<string, ReturnProblem[]>();
    for (const one of problems) {
        const key = [one.module, one.field, one.says].join('\n');
        groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups.values()];
}

function Child({ of }: { of: ReturnProblem }) {
    return (
        <li>
            <a class="govuk-link" href={`/children/${of.child.id}/${pages[of.page] ?? of.page}`}>
                {of.child.name}
            </a>
            {of.on && <span class="quiet"> {w.from(shortDay(of.on))}</span>}
        </li>
    );
}

function Group({ of }: { of: ReturnProblem[] }) {
    const [first] = of;
    if (!first) return null;
    const [now, later] = [of.slice(0, SHOWN), of.slice(SHOWN)];
    return (
        <div class="return-problem">
            <h3 class="return-problem__says">{first.says}</h3>
            <p class="return-problem__mend">{first.mend}</p>
            <p class="quiet">
                {w.rule(first.number)}. {w.field(first.module, first.field)}.
            </p>
            <ul class="return-problem__children">
                {now.map((one) => (
                    <Child of={one} key={one.child.id + one.on} />
                ))}
            </ul>
            {later.length > 0 && (
                <details>
                    <summary>{w.more_children(later.length)}</summary>
                    <ul class="return-problem__children">
                        {later.map((one) => (
                            <Child of={one} key={one.child.id + one.on} />
                        ))}
                    </ul>
                </details>
            )}
        </div>
    );
}

/** Of one weight: what the department refuses, or what it takes and somebody should look at. */
export function ReturnProblems({ id, problems, weight }: { id: string; problems: ReturnProblem[]; weight: ReturnProblem['weight'] }) {
    const groups = groupsOf(problems.filter((one) => one.weight === weight));
    if (!groups.length) return null;
    return (
        <Section title={(weight === 'error' ? w.problems : w.look)[id]} id={`${id}-${weight}`}>
            {groups.map((group) => (
                <Group of={group} key={`${group[0]?.field} ${group[0]?.says}`} />
            ))}
        </Section>
    );
}
