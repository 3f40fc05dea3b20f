// What is next for this child: when, what, who, and how late.
import { Section } from '../parts/section';
import { inDays, longDay, shortDay } from '../lib/dates';
import { dueHref } from '../lib/links';
import type { Due } from '../lib/types';
import { picture as words } from '../lib/words_picture';
import { Held } from './held';
import { heldIn } from './say';
import type { Picture } from './types';

const SHOWN = 6;

export function WhatIsNext({ picture }: { picture: Picture }) {
    const { child, next } = picture;
    const held = heldIn('next', picture.withheld);
    const item = (due: Due, i: number) => <Thing key={i} due={due} href={dueHref({ ...due, child: { id: child.id, name: child.name } })} />;
    return (
        <Section title={words.next} id="next" class="whats-next">
            {next.length === 0 && held.length === 0 && <p class="quiet">{words.next_none}</p>}
            <ol class="next">{next.slice(0, SHOWN).map(item)}</ol>
            {next.length > SHOWN && (
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{words.next_more(next.length - SHOWN)}</span>
                    </summary>
                    <ol class="next">{next.slice(SHOWN).map(item)}</ol>
                </details>
            )}
            <Held list={held} />
        </Section>
    );
}

function Thing({ due, href }: { due: Due; href: string | null }) {
    return (
        <li class="next__item">
            <time class="next__on" dateTime={due.on} title={longDay(due.on)}>
                {shortDay(due.on)}
            </time>
            <div class="next__what">
                {href ? (
                    <a class="govuk-link" href={href}>
                        {due.what}
                    </a>
                ) : (
                    <span class="next__plain">{due.what}</span>
                )}
                <p class="next__who">
                    {due.who && `${due.who} · `}
                    <span class={due.days < 0 ? 'is-late' : undefined}>{inDays(due.days)}</span>
                </p>
            </div>
        </li>
    );
}
