// Whose health checks are late or due soon, and why the last one was missed; children without a nurse. To chase from, on screen or on paper.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { inDays, longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { HealthDueChild, List } from '../lib/types';
import { health, health_due as w } from '../lib/words_health';
import { CheckField } from '../parts/fields';
import { More } from '../parts/more';
import { PageHead } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { AsFiles, ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const getList = (late: boolean, after?: string) =>
    answer<List<HealthDueChild>>(api.GET('/health-due', { params: { query: { limit: 100, ...(late ? { late: 'true' } : {}), ...(after ? { after } : {}) } } }));

function Row({ it }: { it: HealthDueChild }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={childPage(it.child.id, 'health')}>
                    {it.child.name}
                </a>
            </th>
            <td class="govuk-table__cell" data-label={w.what}>
                {it.what}
                {it.why && <span class="table__more">{it.why}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.due}>
                {it.due_on && longDay(it.due_on)}
                {it.days !== null && <span class={`table__more${it.days < 0 ? ' is-late' : ''}`}>{inDays(it.days)}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.last}>
                {it.last_state && it.last_on ? health.said_on(health.said[it.last_state] ?? '', longDay(it.last_on)) : it.kind && w.no_last}
                {it.missed_why && <span class="table__more">{health.whys[it.missed_why]}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.nurse}>
                {it.nurse ?? <span class="is-late">{w.no_nurse}</span>}
            </td>
        </tr>
    );
}

function HealthDue() {
    const [late, setLate] = useState(false);
    const list = useLoad(() => getList(late), String(late));
    return (
        <>
            <PageHead title={w.title}>
                <AsFiles at="health-due" query={late ? { late: 'true' } : {}} says={w.as_file} />
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <CheckField id="late" label={w.only_late} value={late} onValue={setLate} />
            <Ready of={list} part>
                {({ items, next }) => (
                    <>
                        <p class="lead">{items.length ? w.count(items.length, next !== null) : late ? w.none_late : w.none}</p>
                        {items.length > 0 && (
                            <ListTable caption={w.title} heads={[w.child, w.what, w.due, w.last, w.nurse]}>
                                {items.map((it) => (
                                    <Row it={it} key={`${it.child.id} ${it.kind ?? ''}`} />
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
        <HealthDue />
    </Shell>
));
