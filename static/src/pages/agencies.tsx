// Agencies: which there are, and who administers the accounts of each. The system administrator makes them.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Agency, List, Session } from '../lib/types';
import { form as f } from '../lib/words';
import { agencies as w } from '../lib/words_office';
import { AgencyFields, sent } from '../parts/agency_fields';
import { Buttons, ErrorSummary, SelectField, Submit } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const getAgencies = () => answer<List<Agency>>(api.GET('/agencies'));
const kinds = [{ value: '', label: f.choose }, ...Object.entries(w.kinds).map(([value, label]) => ({ value, label }))];

function AgencyForm({ close }: { close: () => void }) {
    const form = useForm();
    const [facts, setFacts] = useState({ name: '', code: '', factor: false });
    const [kind, setKind] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(facts.name.trim() ? [] : [{ pointer: '/name', detail: w.name_missing }]),
            ...(kind ? [] : [{ pointer: '/kind', detail: w.kind_missing }]),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { ...sent(facts), kind: kind as Agency['kind'] };
        const made = await form.attempt(() => answer<Agency>(api.POST('/agencies', { body, headers: once(body) })));
        if (made) location.assign(`/agencies/${made.id}`);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="kind" label={w.kind} value={kind} onValue={setKind} options={kinds} faults={form.faults} />
            <AgencyFields value={facts} onValue={setFacts} faults={form.faults} />
            <Buttons>
                <Submit busy={form.busy}>{w.submit_make}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

const names = (people: { name: string }[]): string => people.map((one) => one.name).join(', ');

function Administrators({ agency }: { agency: Agency }) {
    if (agency.administrators.length) return <>{names(agency.administrators)}</>;
    if (agency.administrators_asked.length) return <>{w.waits(names(agency.administrators_asked))}</>;
    return <span class="quiet">{w.none_yet}</span>;
}

function Row({ agency }: { agency: Agency }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={`/agencies/${agency.id}`}>
                    {agency.name}
                </a>
                {agency.code && <span class="table__more">{w.code_short(agency.code)}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.head_kind}>
                {w.kinds[agency.kind] ?? agency.kind}
            </td>
            <td class="govuk-table__cell" data-label={w.head_administrator}>
                <Administrators agency={agency} />
            </td>
        </tr>
    );
}

function Agencies({ session }: { session: Session }) {
    const list = useLoad(getAgencies);
    const may = hasRole(session, ['system_admin']);
    return (
        <>
            <PageHead title={w.title}>
                <a class="govuk-link" href="/accounts">
                    {w.accounts}
                </a>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <Panels>
                <Panel id="new" title={w.new} action={may ? w.make : null} form={(close) => <AgencyForm close={close} />}>
                    <p class="govuk-body quiet">{may ? w.new_about : w.new_not_yours}</p>
                </Panel>
            </Panels>
            <Section title={w.list} id="list">
                <Ready of={list} part>
                    {({ items }) => (
                        <ListTable caption={w.list} heads={[w.head_name, w.head_kind, w.head_administrator]}>
                            {items.map((agency) => (
                                <Row agency={agency} key={agency.id} />
                            ))}
                        </ListTable>
                    )}
                </Ready>
            </Section>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Agencies session={session} />
    </Shell>
));
