// The challenge cards that young people put to a group: for staff, and, after ?young, a page in plain words for young people to print.
import { answer, api } from '../lib/api';
import { longDay } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { ChallengeCard, List, Session, WorkGroup } from '../lib/types';
import { challenges as w, groups } from '../lib/words_groups';
import { ChangeIt } from '../parts/details';
import { AnswerForm, CardForm, StateForm } from '../parts/challenge_forms';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';
import { useState } from 'preact/hooks';

const id = wordAfter('groups');
const isYoung = new URLSearchParams(location.search).has('young');

const getAll = async () => {
    const params = { path: { id } };
    const [group, cards] = await Promise.all([answer<WorkGroup>(api.GET('/groups/{id}', { params })), answer<List<ChallengeCard>>(api.GET('/groups/{id}/challenges', { params }))]);
    return { group, cards: cards.items };
};

const colour = (state: string): string => (state === 'done' ? ' state--good' : state === 'open' ? ' state--soon' : '');

/* What came of it, in the words that young people were told. */
function Came({ card: c, head }: { card: ChallengeCard; head: { changed: string; closed: string } }) {
    return (
        <>
            {c.state === 'done' && c.what_changed && (
                <>
                    <h3 class="govuk-heading-s">{head.changed}</h3>
                    <p>{c.what_changed}</p>
                </>
            )}
            {c.state === 'closed' && c.close_reason && (
                <>
                    <h3 class="govuk-heading-s">{head.closed}</h3>
                    <p>{c.close_reason}</p>
                </>
            )}
        </>
    );
}

function Card({ card: c, session, reload }: { card: ChallengeCard; session: Session; reload: () => void }) {
    const [shown, setShown] = useState<'answer' | 'state'>('answer');
    const settled = c.state === 'done' || c.state === 'closed';
    const form = (close: () => void) => {
        const ends = { close, saved: () => (close(), reload()) };
        return shown === 'answer' ? <AnswerForm card={c} session={session} {...ends} /> : <StateForm card={c} {...ends} />;
    };
    return (
        <Panel id={`card-${c.number}`} title={w.number(c.number)} action={null} form={form}>
            {(open) => (
                <>
                    <p>
                        <span class={`state${colour(c.state)}`}>{w.states[c.state]}</span>
                    </p>
                    <blockquote class="said">{c.text}</blockquote>
                    <p class="quiet">
                        {w.said(c.said_by, longDay(c.said_on))}. {w.answers(c.agency.name, c.owner_name)}.
                    </p>
                    {c.responses.length === 0 ? (
                        <p class="quiet">{w.no_answer}</p>
                    ) : (
                        <>
                            <h3 class="govuk-heading-s">{w.what_we_said}</h3>
                            <ul class="kept-list">
                                {c.responses.map((r) => (
                                    <li class="kept" key={r.id}>
                                        {r.text}
                                        <p class="quiet">{w.said(r.said_by, longDay(r.said_on))}</p>
                                    </li>
                                ))}
                            </ul>
                        </>
                    )}
                    <Came card={c} head={{ changed: w.changed, closed: w.closed_because }} />
                    {settled && <p class={c.told_on ? 'quiet' : 'is-late'}>{c.told_on ? w.told(longDay(c.told_on), c.told_how) : w.not_told}</p>}
                    {c.may_change && (
                        <p class="off-paper ways-on">
                            <ChangeIt text={w.answer} label={w.answer_label(c.number)} onClick={() => (setShown('answer'), open())} />{' '}
                            <ChangeIt text={w.state} label={w.state_label(c.number)} onClick={() => (setShown('state'), open())} />
                        </p>
                    )}
                </>
            )}
        </Panel>
    );
}

function ForYoung({ cards }: { cards: ChallengeCard[] }) {
    return (
        <>
            <p class="lead">{w.for_young_about}</p>
            {cards.map((c) => (
                <Section title={w.number(c.number)} id={`card-${c.number}`} key={c.id}>
                    <h3 class="govuk-heading-s">{w.you_said}</h3>
                    <blockquote class="said">{c.text}</blockquote>
                    <p>
                        <span class={`state${colour(c.state)}`}>{w.young_states[c.state]}</span>
                    </p>
                    {c.responses.slice(0, 1).map((r) => (
                        <div key={r.id}>
                            <h3 class="govuk-heading-s">{w.we_said(longDay(r.said_on))}</h3>
                            <p>{r.text}</p>
                        </div>
                    ))}
                    <Came card={c} head={{ changed: w.now, closed: w.why_closed }} />
                </Section>
            ))}
            <p class="quiet">{w.say_more}</p>
        </>
    );
}

function Page({ session }: { session: Session }) {
    const all = useLoad(getAll);
    setTitle(isYoung ? w.for_young : w.title);
    return (
        <Ready of={all}>
            {({ group, cards }) => (
                <>
                    <PageHead title={isYoung ? w.for_young : w.title} above={group.name}>
                        <button type="button" class="link" onClick={() => window.print()}>
                            {groups.print}
                        </button>
                        <a class="govuk-link" href={`/groups/${group.id}/challenges${isYoung ? '' : '?young'}`}>
                            {isYoung ? w.staff_page : w.young_page}
                        </a>
                        <a class="govuk-link" href={`/groups/${group.id}`}>
                            {groups.back}
                        </a>
                    </PageHead>
                    {isYoung ? (
                        <ForYoung cards={cards} />
                    ) : (
                        <>
                            <p class="govuk-body">{w.about}</p>
                            <Panels>
                                <Panel id="new" title={w.title} action={group.is_member ? w.add : null} form={(close) => <CardForm group={group} close={close} saved={() => (close(), all.reload())} />}>
                                    <p class="quiet">{cards.length ? groups.cards_n(group.open_challenges) : w.none}</p>
                                </Panel>
                                {cards.map((c) => (
                                    <Card card={c} session={session} reload={all.reload} key={c.id} />
                                ))}
                            </Panels>
                        </>
                    )}
                </>
            )}
        </Ready>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
