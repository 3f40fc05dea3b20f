// Who waits for a service: longest over its target first, with the care status.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { dayOfInstant, longDay } from '../lib/dates';
import { noFaults } from '../lib/form';
import { useLoad } from '../lib/load';
import { getService, getServices } from '../lib/referrals';
import type { List, Service, Session, Waiting } from '../lib/types';
import { referral as r, waiting_list as w } from '../lib/words';
import { keep } from '../lib/words_services';
import { ClockBar } from '../parts/clock';
import { SelectField } from '../parts/fields';
import { PageHead } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const getList = (id: string) => answer<List<Waiting>>(api.GET('/services/{id}/waiting-list', { params: { path: { id }, query: { limit: 200 } } }));

/* /services/ID/waiting-list is one; /waiting-list those of one's own agency. */
async function getServicesShown(agency: string): Promise<Service[]> {
    if (location.pathname.startsWith('/services/')) return [await getService(wordAfter('services'))];
    return (await getServices()).items.filter((s) => s.agency.id === agency);
}

const isLate = (x: Waiting): boolean => x.clock?.state === 'late';

const byLeft = (a: Waiting, b: Waiting): number => (a.clock?.left ?? 99999) - (b.clock?.left ?? 99999) || b.days_waited - a.days_waited;

function Row({ wait }: { wait: Waiting }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={`/referrals/${wait.referral}`}>
                    {wait.child.name}
                </a>
                {wait.urgency === 'urgent' && ' '}
                {wait.urgency === 'urgent' && <span class="state state--late">{r.urgent}</span>}
                {wait.routed_to && <span class="table__more">{`${keep.routed_head} ${wait.routed_to.name}`}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.care}>
                {w.care_statuses[wait.care_status] ?? wait.care_status}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                {r.states[wait.state] ?? wait.state}
            </td>
            <td class="govuk-table__cell waits" data-label={w.waited}>
                {wait.clock ? <ClockBar clock={wait.clock} title={wait.child.name} /> : w.days(wait.days_waited)}
            </td>
            <td class="govuk-table__cell" data-label={w.last_word}>
                {wait.last_word_at ? longDay(dayOfInstant(wait.last_word_at)) : <span class="quiet">{w.no_word}</span>}
            </td>
        </tr>
    );
}

function Table({ items }: { items: Waiting[] }) {
    return (
        <ListTable caption={w.above} heads={[w.child, w.care, w.state, w.waited, w.last_word]}>
            {[...items].sort(byLeft).map((wait) => (
                <Row wait={wait} key={wait.referral} />
            ))}
        </ListTable>
    );
}

function One({ service }: { service: Service }) {
    const list = useLoad(() => getList(service.id), service.id);
    setTitle(w.title(service.name));
    return (
        <>
            <PageHead title={service.name} above={w.above} />
            <Ready of={list} part>
                {({ items }) => (
                    <>
                        <p class="lead">{items.length ? w.count(items.length, items.filter(isLate).length) : w.empty}</p>
                        {items.length > 0 && <Table items={items} />}
                    </>
                )}
            </Ready>
        </>
    );
}

function Page({ session }: { session: Session }) {
    const services = useLoad(() => getServicesShown(session.person.agency_id));
    const [chosen, setChosen] = useState('');
    return (
        <Ready of={services}>
            {(all) => {
                const service = all.find((s) => s.id === chosen) ?? all[0];
                if (!service) return <PageHead title={w.none} above={w.above} />;
                return (
                    <>
                        {all.length > 1 && (
                            <SelectField
                                id="service"
                                label={w.which}
                                value={service.id}
                                onValue={setChosen}
                                options={all.map((s) => ({ value: s.id, label: s.name }))}
                                faults={noFaults}
                            />
                        )}
                        <One service={service} />
                    </>
                );
            }}
        </Ready>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
