// What is next: date, what, who, how late. Late first, as the service sorts it.
import { inDays, shortDay } from '../lib/dates';
import { dueHref } from '../lib/links';
import type { Due, Ref } from '../lib/types';
import { WhomName } from './whom';

interface Props {
    items: readonly (Due & { child?: Ref })[];
}

export function NextList({ items }: Props) {
    return (
        <ol class="next">
            {items.map((due, i) => (
                <NextItem due={due} key={i} />
            ))}
        </ol>
    );
}

function NextItem({ due }: { due: Due }) {
    const href = dueHref(due);
    return (
        <li class="next__item">
            <time class="next__on" dateTime={due.on}>
                {shortDay(due.on)}
            </time>
            <div class="next__what">
                {href ? (
                    <a class="govuk-link" href={href}>
                        {due.what}
                    </a>
                ) : (
                    <span>{due.what}</span>
                )}
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
