// Whose health checks are late or due soon, and why the last one was missed; children without a nurse. To chase from, on screen or on paper.
import { answer, api } from '../lib/api';
import { inDays, longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import type { HealthDueChild, List } from '../lib/types';
import { health, health_due as w } from '../lib/words_health';
import { LateList } from '../parts/list_page';
import { Shell, start } from '../parts/shell';

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

void start((session) => (
    <Shell session={session}>
        <LateList
            w={w}
            at="health-due"
            get={getList}
            heads={[w.child, w.what, w.due, w.last, w.nurse]}
            row={(it) => <Row it={it} key={`${it.child.id} ${it.kind ?? ''}`} />}
            count={(items, isMore) => w.count(items.length, isMore)}
        />
    </Shell>
));
