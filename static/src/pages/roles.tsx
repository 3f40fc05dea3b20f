// A team manager asks for roles of colleagues, and sees what became of what was asked for.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad, type Source } from '../lib/load';
import type { Colleague, List, RoleRequest, Session } from '../lib/types';
import { form as f, roles } from '../lib/words';
import { accounts } from '../lib/words_accounts';
import { asking as w } from '../lib/words_office';
import { Buttons, ErrorSummary, SelectField, Submit } from '../parts/fields';
import { More } from '../parts/more';
import { Panel, Panels } from '../parts/panel';
import { RoleFields } from '../parts/role_fields';
import { PageHead, Section } from '../parts/section';
import { roleText, Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const getMine = (after?: string) => answer<List<RoleRequest>>(api.GET('/me/role-requests', { params: { query: { limit: 50, ...(after ? { after } : {}) } } }));
const roleName = (role: string): string => roles[role] ?? role;

/* All of them, a page at a time: a council has more people than one answer holds. */
async function getPeople(query: { agency: string; role?: string }): Promise<Colleague[]> {
    const all: Colleague[] = [];
    let next: string | null = null;
    do {
        const page: List<Colleague> = await answer(api.GET('/people', { params: { query: { ...query, limit: 200, ...(next ? { after: next } : {}) } } }));
        all.push(...page.items);
        next = page.next;
    } while (next);
    return all;
}

/* Those first who can do nothing yet. */
const getColleagues = async (agency: string) => [...(await getPeople({ agency, role: 'none' })), ...(await getPeople({ agency }))];

interface FormProps {
    colleagues: Colleague[];
    close: () => void;
    asked: (request: RoleRequest) => void;
}

function AskForm({ colleagues, close, asked }: FormProps) {
    const form = useForm();
    const [person, setPerson] = useState('');
    const [role, setRole] = useState('');
    const [reason, setReason] = useState('');
    const options = [
        { value: '', label: f.choose },
        ...colleagues.map((one) => ({ value: one.id, label: `${one.name}, ${one.roles.length ? roleText(one.roles as string[]) : w.no_role}` })),
    ];
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(person ? [] : [{ pointer: '/person', detail: w.person_missing }]),
            ...(role ? [] : [{ pointer: '/role', detail: accounts.role_missing }]),
            ...(reason.trim() ? [] : [{ pointer: '/reason', detail: accounts.reason_missing }]),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { person, role: role as 'social_worker', reason: reason.trim() };
        const made = await form.attempt(() => answer<RoleRequest>(api.POST('/role-requests', { body, headers: once(body) })));
        if (!made) return;
        close();
        asked(made);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="person" label={w.person} hint={w.person_hint} value={person} onValue={setPerson} options={options} faults={form.faults} />
            <RoleFields role={role} setRole={setRole} reason={reason} setReason={setReason} first={f.choose} faults={form.faults} />
            <Buttons>
                <Submit busy={form.busy}>{accounts.submit_ask}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

const looks: Record<RoleRequest['state'], string> = { asked: ' state--soon', approved: ' state--good', refused: '' };

function Row({ request }: { request: RoleRequest }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {request.person.name}
            </th>
            <td class="govuk-table__cell" data-label={w.role}>
                {roleName(request.role)}
                <span class="table__more">{request.reason}</span>
            </td>
            <td class="govuk-table__cell" data-label={w.when}>
                {longInstant(request.made_at)}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                <span class={`state${looks[request.state]}`}>{w.states[request.state]}</span>
                {request.decided_at && <span class="table__more">{w.decided(request.decided_by?.name ?? '', longInstant(request.decided_at))}</span>}
            </td>
        </tr>
    );
}

function Mine({ list }: { list: Source<List<RoleRequest>> }) {
    return (
        <Section title={w.mine} id="mine">
            <Ready of={list} part>
                {(all) =>
                    all.items.length ? (
                        <>
                            <ListTable caption={w.mine} heads={[w.who, w.role, w.when, w.state]}>
                                {all.items.map((request) => (
                                    <Row request={request} key={request.id} />
                                ))}
                            </ListTable>
                            <More list={all} get={getMine} add={list.set} text={w.more} />
                        </>
                    ) : (
                        <p class="govuk-body quiet">{w.none}</p>
                    )
                }
            </Ready>
        </Section>
    );
}

function Roles({ session }: { session: Session }) {
    const { id: me, agency_id } = session.person;
    const [said, setSaid] = useState('');
    const mine = useLoad(() => getMine());
    const colleagues = useLoad(() => getColleagues(agency_id), agency_id);
    const asked = ({ role, person }: RoleRequest) => {
        setSaid(w.asked(roleName(role), person.name));
        mine.reload();
    };
    return (
        <>
            <PageHead title={w.title} />
            <p class="restored" role="status" hidden={!said}>
                {said}
            </p>
            <Ready of={colleagues} part>
                {(all) => (
                    <Panels>
                        <Panel id="ask" title={w.form} action={w.ask} form={(close) => <AskForm colleagues={all.filter((one) => one.id !== me)} close={close} asked={asked} />}>
                            <p class="govuk-body">{w.about}</p>
                            <p class="govuk-body quiet">{w.yourself}</p>
                        </Panel>
                    </Panels>
                )}
            </Ready>
            <Mine list={mine} />
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Roles session={session} />
    </Shell>
));
