// The matching desk: pairs of records that may be of one child, and what was decided about others.
import { answer, api } from '../lib/api';
import { dayOfInstant, longDay } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { List, Match } from '../lib/types';
import { matching as w } from '../lib/words_matching';
import { More } from '../parts/more';
import { PageHead, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

type State = Match['state'];

const getPairs = (state: State, after?: string) => answer<List<Match>>(api.GET('/matches', { params: { query: { state, limit: 50, ...(after ? { after } : {}) } } }));

function Row({ it }: { it: Match }) {
    const label = it.state === 'open' ? w.compare_label : w.look_label;
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {it.child.name}
                <span class="table__more">{it.other.name}</span>
            </th>
            <td class="govuk-table__cell" data-label={w.why_head}>
                {it.why}
            </td>
            {it.state !== 'open' && (
                <td class="govuk-table__cell" data-label={w.decided}>
                    {w.by(it.settled_by?.name ?? '', longDay(dayOfInstant(it.settled_at ?? it.made_at)))}
                    {it.merge?.undone_at && <span class="table__more">{w.undone}</span>}
                </td>
            )}
            <td class="govuk-table__cell">
                <a class="govuk-link" href={`/matching/${it.id}`} aria-label={label(it.child.name, it.other.name)}>
                    {it.state === 'open' ? w.compare : w.look}
                </a>
            </td>
        </tr>
    );
}

function Pairs({ state, title, about, none }: { state: State; title: string; about?: string; none: string }) {
    const list = useLoad(() => getPairs(state));
    const heads = [w.pair, w.why_head, ...(state === 'open' ? [] : [w.decided])];
    return (
        <Section title={title} id={state}>
            {about && <p class="govuk-body">{about}</p>}
            <Ready of={list} part>
                {(all) =>
                    all.items.length ? (
                        <>
                            <ListTable caption={title} heads={heads} last>
                                {all.items.map((it) => (
                                    <Row it={it} key={it.id} />
                                ))}
                            </ListTable>
                            <More list={all} get={(after) => getPairs(state, after)} add={list.set} text={w.more} />
                        </>
                    ) : (
                        <p class="govuk-body">{none}</p>
                    )
                }
            </Ready>
        </Section>
    );
}

void start((session) => (
    <Shell session={session}>
        <PageHead title={w.title} />
        <p class="govuk-body">{w.about}</p>
        <Pairs state="open" title={w.open} none={w.none} />
        <Pairs state="same" title={w.put_together} about={w.put_together_about} none={w.none_decided} />
        <Pairs state="different" title={w.two_children} about={w.two_children_about} none={w.none_decided} />
    </Shell>
));
