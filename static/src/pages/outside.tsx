// Children who live outside the county, those with most steps late first.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { List, OutsideChild } from '../lib/types';
import { outside, outside_list as w } from '../lib/words_outside';
import { CheckField } from '../parts/fields';
import { More } from '../parts/more';
import { PageHead } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { AsFiles, ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const getList = (late: boolean, after?: string) =>
    answer<List<OutsideChild>>(api.GET('/outside-county', { params: { query: { limit: 100, ...(late ? { late: 'true' } : {}), ...(after ? { after } : {}) } } }));

function Row({ it }: { it: OutsideChild }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={childPage(it.child.id, 'outside-county')}>
                    {it.child.name}
                </a>
            </th>
            <td class="govuk-table__cell" data-label={w.authority}>
                {it.host_name}
                <span class="table__more">{w.since(longDay(it.from_on))}</span>
            </td>
            <td class="govuk-table__cell" data-label={w.pays}>
                {it.commissioner ?? outside.not_known}
                {it.commissioner_how && <span class="table__more">{outside.hows[it.commissioner_how]}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.steps}>
                <span class={it.late ? 'is-late' : undefined}>{w.steps_said(it.open, it.late)}</span>
            </td>
            <td class="govuk-table__cell" data-label={w.next}>
                {it.next_what}
                {it.next_on && <span class="table__more">{w.by(it.next_who ?? '', longDay(it.next_on))}</span>}
            </td>
        </tr>
    );
}

function OutsideList() {
    const [late, setLate] = useState(false);
    const list = useLoad(() => getList(late), String(late));
    return (
        <>
            <PageHead title={w.title}>
                <AsFiles at="outside-county" query={late ? { late: 'true' } : {}} says={w.as_file} />
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <CheckField id="late" label={w.only_late} value={late} onValue={setLate} />
            <Ready of={list} part>
                {({ items, next }) => (
                    <>
                        <p class="lead">{items.length ? w.count(items.length, items.filter((it) => it.late > 0).length, next !== null) : late ? w.none_late : w.none}</p>
                        {items.length > 0 && (
                            <ListTable caption={w.title} heads={[w.child, w.authority, w.pays, w.steps, w.next]}>
                                {items.map((it) => (
                                    <Row it={it} key={it.id} />
                                ))}
                            </ListTable>
                        )}
                        <More list={{ items, next }} get={(after) => getList(late, after)} add={list.set} text={w.more} />
                    </>
                )}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <OutsideList />
    </Shell>
));
