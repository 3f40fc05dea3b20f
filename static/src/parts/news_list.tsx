// What is new: when, what, about whom, who did it; urgent ones say so.
import { longInstant, shortDay } from '../lib/dates';
import { newsHref } from '../lib/links';
import type { News } from '../lib/types';
import { news as w } from '../lib/words';
import { WhomName } from './whom';

export function NewsList({ items }: { items: readonly News[] }) {
    return (
        <ol class="next">
            {items.map((line) => (
                <Line line={line} key={`${line.link.id} ${line.mark}`} />
            ))}
        </ol>
    );
}

function Line({ line }: { line: News }) {
    return (
        <li class="next__item">
            <time class="next__on" dateTime={line.at} title={longInstant(line.at)}>
                {shortDay(line.at.slice(0, 10))}
            </time>
            <div class="next__what">
                {line.is_urgent && <span class="state state--late">{w.urgent}</span>}{' '}
                <a class="govuk-link" href={newsHref(line)}>
                    {line.title}
                </a>
                {line.text && <p class="next__said">{line.text}</p>}
                <p class="next__who">
                    <WhomName it={line} />
                    {` · ${line.who}`}
                </p>
            </div>
        </li>
    );
}
