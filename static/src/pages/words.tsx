// Everything that the child has said, newest first.
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, ChildWords, List, Session } from '../lib/types';
import { words as w } from '../lib/words';
import { said as v, ways } from '../lib/words_voice';
import { startChild } from '../parts/child_page';
import { More } from '../parts/more';
import { Panels } from '../parts/panel';
import { Asked, Preferences } from '../parts/preferences';
import { SaidPictures } from '../parts/said_pictures';
import { PageHead } from '../parts/section';
import { hasRole, mayAskToSee, mayRecordWords } from '../parts/shell';
import { Ready } from '../parts/waiting';
import { WrongLink } from '../parts/wrong_link';
import { Held, MayAsk } from '../picture/held';

const getWords = (child: string, after?: string) =>
    answer<List<ChildWords>>(api.GET('/children/{child}/words', { params: { path: { child }, query: { limit: 20, ...(after ? { after } : {}) } } }));

function Points({ title, of }: { title: string; of: string[] }) {
    if (!of.length) return null;
    return (
        <div>
            <h2 class="voice__list">{title}</h2>
            <ul class="govuk-list govuk-list--bullet">
                {of.map((point) => (
                    <li key={point}>{point}</li>
                ))}
            </ul>
        </div>
    );
}

/* “Written”, “on a walk”; “in a drawing” says already that it was drawn. */
const howOf = ({ way, said_how }: ChildWords): string | null => {
    const told = way && ways[way].toLowerCase();
    const says = said_how && way && said_how.toLowerCase().includes(way.slice(0, 4));
    return [says ? null : told, said_how].filter(Boolean).join(', ') || null;
};

function Said({ said, child, may, leads, reload }: { said: ChildWords; child: string; may: boolean; leads: boolean; reload: () => void }) {
    return (
        <article class="voice">
            <blockquote class="voice__text">{said.text}</blockquote>
            <p class="voice__when">
                {w.said(longDay(said.said_on), howOf(said), said.said_with)}
                {said.for_lead && <strong> {v.is_for_lead}.</strong>}
                {said.made_by && <span class="quiet"> · {w.recorded_by(said.made_by.name)}</span>} {may && <WrongLink child={child} type="words" record={said.id} what={longDay(said.said_on)} />}
            </p>
            <SaidPictures said={said} may={leads} reload={reload} />
            <div class="voice__lists">
                <Points title={w.going_well} of={said.going_well} />
                <Points title={w.matters} of={said.matters} />
                <Points title={w.want_help} of={said.want_help} />
            </div>
        </article>
    );
}

function Words({ child, session }: { child: Child; session: Session }) {
    const list = useLoad(() => getWords(child.id));
    const name = calledName(child);
    const mayAdd = mayRecordWords(session);
    const leads = hasRole(session, ['social_worker', 'personal_adviser']);
    return (
        <Panels>
            <PageHead title={w.title(name)}>
                {mayAdd && (
                    <a class="govuk-link" href={childPage(child.id, 'words/new')}>
                        {w.record(name)}
                    </a>
                )}
                <a class="govuk-link" href={childPage(child.id, 'forms')}>
                    {w.ask}
                </a>
            </PageHead>
            <Ready of={list} part>
                {(all) =>
                    all.items.length || all.withheld?.length ? (
                        <>
                            <MayAsk child={child.id} may={mayAskToSee(session)}>
                                <Held list={all.withheld ?? []} />
                            </MayAsk>
                            {all.items.map((said) => (
                                <Said said={said} child={child.id} may={mayAdd} leads={leads || said.made_by?.id === session.person.id} reload={list.reload} key={said.id} />
                            ))}
                            <More list={all} get={(after) => getWords(child.id, after)} add={list.set} text={w.more} />
                        </>
                    ) : (
                        <div class="empty">
                            <p class="govuk-body">{w.empty(name)}</p>
                        </div>
                    )
                }
            </Ready>
            <Preferences child={child} mayAdd={mayAdd} mayEnd={leads} />
            <Asked child={child} may={mayAdd} />
        </Panels>
    );
}

startChild('words', w.tab, (child, session) => <Words child={child} session={session} />);
