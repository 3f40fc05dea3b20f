// What an SDQ came to, as soon as it is saved: scores, bands, and what follows.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import type { Child, Sdq } from '../lib/types';
import { sdq as s, sdq_new as w } from '../lib/words';
import { bandWord, ScoreTable, totalOf } from './sdq_scores';
import { Section } from './section';

function Follows({ sdq }: { sdq: Sdq }) {
    const list = sdq.follow_ups ?? [];
    return (
        <Section title={w.what_follows} id="follows">
            {sdq.cause_for_concern && s.return_words[sdq.cause_for_concern] && <p class="govuk-body">{s.return_words[sdq.cause_for_concern]}</p>}
            {list.length ? (
                <ul class="govuk-list govuk-list--bullet">
                    {list.map((f) => (
                        <li key={f.id}>
                            {f.text}
                            {f.due_on && <span class="quiet"> {w.due(longDay(f.due_on))}</span>}
                        </li>
                    ))}
                </ul>
            ) : (
                <p class="govuk-body">{w.nothing_follows}</p>
            )}
        </Section>
    );
}

export function SdqSaved({ child, sdq, again }: { child: Child; sdq: Sdq; again: () => void }) {
    const heading = useRef<HTMLHeadingElement>(null);
    useLayoutEffect(() => {
        heading.current?.focus();
        window.scrollTo(0, 0);
    }, []);
    const missing = sdq.answers ? Object.values(sdq.answers).filter((a) => a === null).length : 0;
    const total = totalOf(sdq);
    const who = sdq.informant === 'self' ? calledName(child) : s.informants[sdq.informant];
    return (
        <>
            <div class="saved">
                <h1 class="saved__title" tabIndex={-1} ref={heading}>
                    {w.saved_title(total, bandWord(sdq, 'total'))}
                </h1>
                <p class="saved__by">{w.saved_by(who, sdq.completed_on ? longDay(sdq.completed_on) : '')}</p>
            </div>
            <div class="two">
                <div class="two__main">
                    <ScoreTable sdq={sdq} />
                    {missing > 0 && <p class="govuk-body">{w.saved_missing(missing)}</p>}
                    {total === null && <p class="govuk-body">{w.saved_no_total}</p>}
                </div>
                <div class="two__side">
                    <Follows sdq={sdq} />
                    <ul class="govuk-list">
                        <li>
                            <a class="govuk-link" href={childPage(child.id)}>
                                {w.picture(calledName(child))}
                            </a>
                        </li>
                        <li>
                            <a class="govuk-link" href={childPage(child.id, 'sdq')}>
                                {w.history}
                            </a>
                        </li>
                        <li>
                            <button type="button" class="link" onClick={again}>
                                {w.another}
                            </button>
                        </li>
                    </ul>
                </div>
            </div>
        </>
    );
}
