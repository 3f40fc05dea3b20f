// Children who live outside the county, those with most steps late first.
import { answer, api } from '../lib/api';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import type { List, OutsideChild } from '../lib/types';
import { outside, outside_list as w } from '../lib/words_outside';
import { LateList } from '../parts/list_page';
import { Shell, start } from '../parts/shell';

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

void start((session) => (
    <Shell session={session}>
        <LateList
            w={w}
            at="outside-county"
            get={getList}
            heads={[w.child, w.authority, w.pays, w.steps, w.next]}
            row={(it) => <Row it={it} key={it.id} />}
            count={(items, isMore) => w.count(items.length, items.filter((it) => it.late > 0).length, isMore)}
        />
    </Shell>
));
