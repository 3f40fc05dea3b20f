// The children behind a number of the SDQ trends, as far as one may see them.
import { asked, getCohortChildren, trendsAt } from '../lib/cohort';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { CohortChildren } from '../lib/types';
import { cohort as w } from '../lib/words_cohort';
import { PageHead } from '../parts/section';
import { setTitle, Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const title = w.list[asked.of ?? ''] ?? w.name;

function Rows({ it }: { it: CohortChildren }) {
    return (
        <ListTable caption={title} heads={[w.child, w.age]}>
            {it.children.map((one) => (
                <tr class="govuk-table__row" key={one.id}>
                    <th scope="row" class="govuk-table__header">
                        <a class="govuk-link govuk-link--no-visited-state" href={childPage(one.id, 'sdq')}>
                            {one.name}
                        </a>
                    </th>
                    <td class="govuk-table__cell" data-label={w.age}>
                        {w.aged(one.age)}
                    </td>
                </tr>
            ))}
        </ListTable>
    );
}

function List({ it }: { it: CohortChildren }) {
    return (
        <>
            <p class="lead">{it.children.length ? w.list_count(it.children.length + it.not_listed) : w.list_none}</p>
            {it.children.length > 0 && <Rows it={it} />}
            {it.not_listed > 0 && <p class="govuk-body">{w.not_listed(it.not_listed)}</p>}
            {it.not_shown > 0 && <p class="govuk-body">{w.not_shown(it.not_shown)}</p>}
        </>
    );
}

function Page() {
    const found = useLoad(getCohortChildren);
    const it = found.now.state === 'ready' ? found.now.value : null;
    setTitle(title, w.name);
    return (
        <>
            <p class="govuk-body">
                <a class="govuk-link" href={trendsAt({})}>
                    {w.list_back}
                </a>
            </p>
            <PageHead title={title} above={it && w.list_of(it.by, it.name, it.informant, it.month)} />
            <Ready of={found} part>
                {(all) => <List it={all} />}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page />
    </Shell>
));
