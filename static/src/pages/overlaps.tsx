// Where two services are at the same kind of work with one child: for the mental health lead.
import { answer, api } from '../lib/api';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { List, Overlap } from '../lib/types';
import { overlaps as w } from '../lib/words_work';
import { More } from '../parts/more';
import { PageHead } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const getList = (after?: string) => answer<List<Overlap>>(api.GET('/overlaps', { params: { query: { limit: 100, ...(after ? { after } : {}) } } }));

function Row({ it }: { it: Overlap }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={childPage(it.child.id)}>
                    {it.child.name}
                </a>
            </th>
            <td class="govuk-table__cell" data-label={w.work}>
                {it.type_of_work}
            </td>
            <td class="govuk-table__cell" data-label={w.services}>
                <ul class="govuk-list">
                    {it.services.map((one) => (
                        <li key={one.id}>
                            <a class="govuk-link govuk-link--no-visited-state" href={`/involvements/${one.id}`}>
                                {one.service.name}
                            </a>
                            <span class="table__more">{[one.practitioner?.name, w.since(longDay(one.from_on))].filter(Boolean).join(', ')}</span>
                        </li>
                    ))}
                </ul>
            </td>
        </tr>
    );
}

function Overlaps() {
    const list = useLoad(getList);
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{w.about}</p>
            <Ready of={list}>
                {({ items, next }) => (
                    <>
                        <p class="lead">{items.length ? w.count(items.length, next !== null) : w.none}</p>
                        {items.length > 0 && (
                            <ListTable caption={w.title} heads={[w.child, w.work, w.services]}>
                                {items.map((it) => (
                                    <Row it={it} key={it.child.id + it.type_of_work} />
                                ))}
                            </ListTable>
                        )}
                        <More list={{ items, next }} get={getList} add={list.set} text={w.more} />
                    </>
                )}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Overlaps />
    </Shell>
));
