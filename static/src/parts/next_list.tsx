// What is next beside something else: late, this week, week by week; date, what, whose, who has to do it. The page of it says more.
import { inDays, shortDay } from '../lib/dates';
import { dueHref } from '../lib/links';
import { byWeek } from '../lib/next';
import type { NextDue } from '../lib/types';
import { next as w } from '../lib/words_next';
import { WhomName } from './whom';

export function NextList({ items }: { items: readonly NextDue[] }) {
    return (
        <>
            {byWeek(items).map((group) => (
                <section key={group.key} aria-labelledby={`next-${group.key}`}>
                    <h3 class={`next__part${group.key === 'late' ? ' is-late' : ''}`} id={`next-${group.key}`}>
                        {group.title}
                    </h3>
                    <ol class="next">
                        {group.items.map((due) => (
                            <NextItem due={due} key={`${due.link?.id} ${due.kind}`} />
                        ))}
                    </ol>
                </section>
            ))}
        </>
    );
}

export function DueWhat({ due }: { due: NextDue }) {
    const href = dueHref(due);
    if (!href) return <span>{due.what}</span>;
    return (
        <a class="govuk-link" href={href}>
            {due.what}
        </a>
    );
}

function NextItem({ due }: { due: NextDue }) {
    return (
        <li class="next__item">
            <time class="next__on" dateTime={due.on}>
                {shortDay(due.on)}
            </time>
            <div class="next__what">
                <DueWhat due={due} />
                <p class="next__who">
                    {(due.child ?? due.carer) && (
                        <>
                            <WhomName it={due} />
                            {' · '}
                        </>
                    )}
                    {due.who && `${due.who} · `}
                    <span class={due.days < 0 ? 'is-late' : undefined}>{inDays(due.days)}</span>
                </p>
            </div>
        </li>
    );
}

const further = (href: string, far: string) => `${href}${href.includes('?') ? '&' : '?'}far=${far}`;

/** The late ones that the first few leave out. */
export function MoreLate({ href, n }: { href: string; n: number | null }) {
    return (
        <p class="govuk-body">
            <a class="govuk-link" href={further(href, 'late')}>
                {n === null ? w.all_late : w.all_late_n(n)}
            </a>
        </p>
    );
}

/** What is folded away: how much, and the way to it. */
export function NextLater({ later, href }: { later: number; href: string }) {
    return (
        <ul class="next__ways">
            {later > 0 && (
                <li>
                    {w.more_later(later)}.{' '}
                    <a class="govuk-link" href={further(href, 'all')}>
                        {w.show_later}
                    </a>
                </li>
            )}
            <li>
                <a class="govuk-link" href={href}>
                    {w.all}
                </a>
            </li>
        </ul>
    );
}
