// Who waits for a service: longest over its target first, with the care status.
import { answer, api } from '../lib/api';
import { useLoad } from '../lib/load';
import { getService } from '../lib/referrals';
import type { List, Waiting } from '../lib/types';
import { referral as r, waiting_list as w } from '../lib/words';
import { ClockBar } from '../parts/clock';
import { PageHead } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('services');

const getAll = async () => {
    const [service, list] = await Promise.all([getService(id), answer<List<Waiting>>(api.GET('/services/{id}/waiting-list', { params: { path: { id }, query: { limit: 200 } } }))]);
    return { service, items: list.items };
};

const isLate = (x: Waiting): boolean => x.clock?.state === 'late';

const byLeft = (a: Waiting, b: Waiting): number => (a.clock?.left ?? 99999) - (b.clock?.left ?? 99999) || b.days_waited - a.days_waited;

function Row({ wait }: { wait: Waiting }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={`/referrals/${wait.referral}`}>
                    {wait.child.name}
                </a>
                {wait.urgency === 'urgent' && <span class="state state--late">{r.urgent}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.care}>
                {w.care_statuses[wait.care_status] ?? wait.care_status}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                {r.states[wait.state] ?? wait.state}
            </td>
            <td class="govuk-table__cell waits" data-label={w.waited}>
                {wait.clock ? <ClockBar clock={wait.clock} title={wait.child.name} /> : `${wait.days_waited}`}
            </td>
        </tr>
    );
}

function Table({ items }: { items: Waiting[] }) {
    return (
        <table class="govuk-table table table--stack">
            <caption class="govuk-visually-hidden">{w.above}</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    {[w.child, w.care, w.state, w.waited].map((text) => (
                        <th scope="col" class="govuk-table__header" key={text}>
                            {text}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody class="govuk-table__body">
                {[...items].sort(byLeft).map((wait) => (
                    <Row wait={wait} key={wait.referral} />
                ))}
            </tbody>
        </table>
    );
}

function Page() {
    const all = useLoad(getAll);
    return (
        <Ready of={all}>
            {({ service, items }) => {
                setTitle(w.title(service.name));
                return (
                    <>
                        <PageHead title={service.name} above={w.above} />
                        <p class="lead">{items.length ? w.count(items.length, items.filter(isLate).length) : w.empty}</p>
                        {items.length > 0 && <Table items={items} />}
                    </>
                );
            }}
        </Ready>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page />
    </Shell>
));
