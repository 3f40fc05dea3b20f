// My caseload: the children with whom I work, or for whose practitioner I cover.
import { answer, api } from '../lib/api';
import { inDays, longDay, shortDay } from '../lib/dates';
import { useLoad } from '../lib/load';
import type { CaseloadOwn, List } from '../lib/types';
import { details as d } from '../lib/words';
import { beside, caseload as w } from '../lib/words_work';
import { More } from '../parts/more';
import { PageHead } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';
import { WhomName } from '../parts/whom';

const getMine = (after?: string) => answer<List<CaseloadOwn>>(api.GET('/me/caseload', { params: { query: { limit: 100, ...(after ? { after } : {}) } } }));

function Row({ it }: { it: CaseloadOwn }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <WhomName it={it} />
                {it.covering && <span class="table__more">{w.covering(it.covering.name, longDay(it.covering.until_on))}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.work}>
                <span>
                    <a class="govuk-link govuk-link--no-visited-state" href={`/involvements/${it.id}`}>
                        {it.type_of_work}
                    </a>{' '}
                    <span class="state">{(d.work_states as Record<string, string>)[it.state]}</span>
                </span>
                <span class="table__more">{it.service.name}</span>
                {it.covered_by && <span class="table__more">{beside.covered(it.covered_by.name, longDay(it.covered_by.until_on))}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.last}>
                {it.last_on ? longDay(it.last_on) : <span class="quiet">{w.not_met}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.next}>
                {it.next ? (
                    <>
                        {it.next.what}
                        <span class="table__more">
                            {shortDay(it.next.on)} · <span class={it.next.days < 0 ? 'is-late' : undefined}>{inDays(it.next.days)}</span>
                        </span>
                    </>
                ) : (
                    <span class="quiet">{w.nothing}</span>
                )}
            </td>
        </tr>
    );
}

function Caseload() {
    const list = useLoad(getMine);
    return (
        <>
            <PageHead title={w.mine} />
            <Ready of={list}>
                {({ items, next }) => (
                    <>
                        <p class="lead">{w.mine_count(items.length)}</p>
                        {items.length > 0 && (
                            <ListTable caption={w.mine} heads={[w.child, w.work, w.last, w.next]}>
                                {items.map((it) => (
                                    <Row it={it} key={it.id} />
                                ))}
                            </ListTable>
                        )}
                        <More list={{ items, next }} get={getMine} add={list.set} text={w.more} />
                    </>
                )}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Caseload />
    </Shell>
));
