// What somebody said in a form by link, and who is still to answer: on the page of forms, and beside the review, the education plan or the plan that it was for.
import { answer, api } from '../lib/api';
import { dayOfInstant, longDay } from '../lib/dates';
import { askHref, childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { FormLink, List } from '../lib/types';
import { forms as w } from '../lib/words_forms';
import { Ready } from './waiting';

export function Answers({ child, link }: { child: string; link: FormLink }) {
    if (link.state !== 'sent') return null;
    if (link.sdq)
        return (
            <p class="govuk-body">
                <a class="govuk-link" href={childPage(child, 'sdq')}>
                    {w.in_sdq}
                </a>
            </p>
        );
    if (!link.answers) return <p class="govuk-body quiet">{w.held}</p>;
    const more = link.words ? { href: childPage(child, 'words'), text: w.in_words } : link.kind === 'goals' && link.about ? { href: `/plans/${link.about.id}`, text: w.in_plan } : null;
    return (
        <>
            {more && (
                <p class="govuk-body">
                    <a class="govuk-link" href={more.href}>
                        {more.text}
                    </a>
                </p>
            )}
            <dl class="form-answers" aria-label={w.answers_label(link.name)}>
                {link.answers.map((a) => (
                    <div key={a.code}>
                        <dt>{a.question}</dt>
                        <dd>{a.text ?? a.number}</dd>
                    </div>
                ))}
            </dl>
        </>
    );
}

function stands(link: FormLink): string {
    const asked = longDay(dayOfInstant(link.made_at));
    if (link.state === 'sent' && link.sent_at) return w.came(longDay(dayOfInstant(link.sent_at)), link.made_by?.name ?? '');
    return link.state === 'asked' || link.state === 'started' ? w.waits(link.name, asked) : w.no_answer(link.name, longDay(link.until));
}

export const getSaid = (child: string, query: { kind?: string; about?: string }) =>
    answer<List<FormLink>>(api.GET('/children/{child}/forms', { params: { path: { child }, query: { limit: 50, ...query } } }));

export interface Ask {
    text: string;
    for_whom: string;
}

/** Whoever said it or is still to answer, when, who asked, and what was said. */
export function SaidLines({ child, links }: { child: string; links: readonly FormLink[] }) {
    return (
        <>
            {links.map((link) => (
                <article class="form-line" key={link.id}>
                    <h3 class="govuk-heading-s">{w.said_by(link.name, w.roles[link.for_whom] ?? '')}</h3>
                    <p class="govuk-body quiet">{stands(link)}</p>
                    <Answers child={child} link={link} />
                </article>
            ))}
        </>
    );
}

interface AskProps {
    child: string;
    kind: string;
    about: { type: string; id: string } | null;
    until?: string | null;
    asks: readonly Ask[]; // whom one can ask from here
}

export function AskLinks({ child, kind, about, until = null, asks }: AskProps) {
    if (!asks.length) return null;
    return (
        <ul class="govuk-list off-paper">
            {asks.map((one) => (
                <li key={one.for_whom}>
                    <a class="govuk-link" href={askHref(child, { kind, for_whom: one.for_whom, about, until })}>
                        {one.text}
                    </a>
                </li>
            ))}
        </ul>
    );
}

/** The ways to ask for something about one record, and what came of it. */
export function Said(props: AskProps & { about: { type: string; id: string } }) {
    const { child, about } = props;
    const list = useLoad(() => getSaid(child, { about: about.id }), about.id);
    return (
        <>
            <AskLinks {...props} />
            <Ready of={list} part>
                {({ items }) => <SaidLines child={child} links={items.filter((link) => link.state !== 'ended')} />}
            </Ready>
        </>
    );
}
