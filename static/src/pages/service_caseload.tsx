// The caseload of a service: what nobody has comes first, then who has how much, who covers, and handing over.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { nameOf } from '../lib/carers';
import { longDay } from '../lib/dates';
import { noFaults } from '../lib/form';
import { useLoad } from '../lib/load';
import { getServices, isOwn } from '../lib/referrals';
import type { Caseload, Session } from '../lib/types';
import { beside, caseload as w, involvement as i } from '../lib/words_work';
import { Covers } from '../parts/covers';
import { SelectField } from '../parts/fields';
import { HandoverForm } from '../parts/handover';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { hasRole, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

type Unowned = Caseload['unowned'][number];
type Practitioner = Caseload['practitioners'][number];

const getCaseload = (id: string) => answer<Caseload>(api.GET('/services/{id}/caseload', { params: { path: { id } } }));

function UnownedItem({ it }: { it: Unowned }) {
    const href = it.type === 'referral' ? `/referrals/${it.id}` : `/involvements/${it.id}`;
    return (
        <li class="kept">
            <a class="govuk-link govuk-link--no-visited-state" href={href}>
                <strong>{nameOf(it)}</strong>
            </a>
            : {it.what ?? w.referral}
            <p class="quiet">{[it.practitioner ? w.unowned_left(it.practitioner.name) : w.unowned_nobody, w.since(longDay(it.since))].join(', ')}</p>
        </li>
    );
}

function UnownedList({ items }: { items: Unowned[] }) {
    if (!items.length) return <p class="govuk-body quiet">{w.unowned_none}</p>;
    return (
        <>
            <p class="lead">{w.unowned_count(items.length)}</p>
            <ul class="kept-list">
                {items.map((it) => (
                    <UnownedItem it={it} key={it.id} />
                ))}
            </ul>
        </>
    );
}

function Row({ it }: { it: Practitioner }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {it.person?.name ?? w.nobody} {it.has_left && <span class="state state--late">{w.left}</span>}
                {it.covered_by && <span class="table__more">{beside.covered(it.covered_by.name, longDay(it.covered_by.until_on))}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.open}>
                {it.open}
            </td>
            <td class="govuk-table__cell" data-label={w.unmet}>
                {it.unmet}
            </td>
            <td class="govuk-table__cell" data-label={w.quiet}>
                {it.quiet}
            </td>
            <td class="govuk-table__cell" data-label={w.last_one}>
                {it.last_on ? longDay(it.last_on) : <span class="quiet">{w.none_yet}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.minutes}>
                {i.minutes(it.minutes)}
            </td>
        </tr>
    );
}

function HandOver({ load, session, saved }: { load: Caseload; session: Session; saved: () => void }) {
    const [said, setSaid] = useState('');
    const form = (close: () => void) => (
        <HandoverForm
            load={load}
            me={session.person.id}
            close={close}
            saved={(text) => {
                close();
                setSaid(text);
                saved();
            }}
        />
    );
    return (
        <Panel id="handover" title={w.hand} action={w.hand_open} form={form}>
            <div role="status">{said && <p class="govuk-body">{said}</p>}</div>
            <p class="govuk-body quiet">{w.hand_about}</p>
        </Panel>
    );
}

function One({ id, session }: { id: string; session: Session }) {
    const load = useLoad(() => getCaseload(id), id);
    const may = !hasRole(session, ['mental_health_lead']);
    return (
        <Ready of={load}>
            {(all) => {
                setTitle(w.title(all.service.name));
                return (
                    <>
                        <PageHead title={all.service.name} above={w.above}>
                            <a class="govuk-link" href={`/services/${all.service.id}`}>
                                {all.service.name}
                            </a>
                        </PageHead>
                        <Section title={w.unowned} id="unowned">
                            <UnownedList items={all.unowned} />
                        </Section>
                        <Section title={w.people} id="people">
                            <ListTable caption={w.people} heads={[w.practitioner, w.open, w.unmet, w.quiet, w.last_one, w.minutes]}>
                                {all.practitioners.map((it) => (
                                    <Row it={it} key={it.person?.id ?? ''} />
                                ))}
                            </ListTable>
                        </Section>
                        <Panels>
                            {may && <HandOver load={all} session={session} saved={load.reload} />}
                            <Covers load={all} me={session.person.id} may={may} changed={load.reload} />
                        </Panels>
                    </>
                );
            }}
        </Ready>
    );
}

/* /services/ID/caseload is one; /service-caseload those of one's own. */
function Own({ session }: { session: Session }) {
    const services = useLoad(async () => (await getServices()).items.filter((one) => isOwn(one, session)));
    const [chosen, setChosen] = useState('');
    return (
        <Ready of={services}>
            {(all) => {
                const service = all.find((one) => one.id === chosen) ?? all.find((one) => one.agency.id === session.person.agency_id) ?? all[0];
                if (!service) return <PageHead title={w.no_service} above={w.above} />;
                return (
                    <>
                        {all.length > 1 && <SelectField id="service" label={w.which} value={service.id} onValue={setChosen} options={all.map((one) => ({ value: one.id, label: one.name }))} faults={noFaults} />}
                        <One id={service.id} session={session} />
                    </>
                );
            }}
        </Ready>
    );
}

void start((session) => (
    <Shell session={session}>{location.pathname.startsWith('/services/') ? <One id={wordAfter('services')} session={session} /> : <Own session={session} />}</Shell>
));
