// Accounts that one looks after: who has one, who is invited, and which roles wait for a decision.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { longDay, longInstant } from '../lib/dates';
import { useForm, type Form } from '../lib/form';
import { useLoad, type Source } from '../lib/load';
import type { Account, Invitation, List, RoleRequest, Session } from '../lib/types';
import { form as f, roles } from '../lib/words';
import { accounts as w } from '../lib/words_accounts';
import { notices } from '../lib/words_notices';
import { Buttons, ErrorSummary, Submit, TextField } from '../parts/fields';
import { More } from '../parts/more';
import { Panel, Panels } from '../parts/panel';
import { RoleFields } from '../parts/role_fields';
import { SecretOnce } from '../parts/secret_once';
import { PageHead, Section } from '../parts/section';
import { hasRole, roleText, Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const getAccounts = (q: string, after?: string) => answer<List<Account>>(api.GET('/accounts', { params: { query: { limit: 50, ...(q ? { q } : {}), ...(after ? { after } : {}) } } }));
const getAsked = () => answer<List<RoleRequest>>(api.GET('/role-requests', { params: { query: { state: 'asked', limit: 100 } } }));
const roleName = (role: string): string => roles[role] ?? role;

// ---- roles that wait for a decision

function Asked({ request, form, decided }: { request: RoleRequest; form: Form | null; decided: (said: string) => void }) {
    const { person, role } = request;
    const decide = (what: 'approve' | 'refuse') => async () => {
        if (!form || form.busy) return;
        const params = { path: { id: request.id } };
        const done = await form.attempt(() =>
            answer<RoleRequest>(what === 'approve' ? api.POST('/role-requests/{id}/approve', { params }) : api.POST('/role-requests/{id}/refuse', { params })),
        );
        if (done) decided(what === 'approve' ? w.given(roleName(role), person.name) : w.refused(roleName(role), person.name));
    };
    return (
        <li class="kept">
            <strong>{person.name}</strong>: {w.ask_line(roleName(role), request.agency.name)}, {w.from_until(longDay(request.from_on), request.until_on && longDay(request.until_on))}
            <p class="said">{request.reason}</p>
            <p class="quiet">{w.asked_by(request.made_by?.name ?? '', longInstant(request.made_at))}</p>
            {form && (
                <Buttons>
                    <button type="button" class="govuk-button" aria-label={w.approve_label(roleName(role), person.name)} onClick={decide('approve')}>
                        {w.approve}
                    </button>
                    <button type="button" class="govuk-button govuk-button--secondary" aria-label={w.refuse_label(roleName(role), person.name)} onClick={decide('refuse')}>
                        {w.refuse}
                    </button>
                </Buttons>
            )}
        </li>
    );
}

function Requests({ source, may }: { source: Source<List<RoleRequest>>; may: boolean }) {
    const form = useForm();
    const [said, setSaid] = useState('');
    const decided = (text: string) => {
        setSaid(text);
        source.reload();
    };
    return (
        <Section title={w.asked} id="asked">
            <ErrorSummary faults={form.faults} />
            <p class="restored" role="status" hidden={!said}>
                {said}
            </p>
            <Ready of={source} part>
                {({ items }) =>
                    items.length ? (
                        <ul class="kept-list">
                            {items.map((request) => (
                                <Asked request={request} form={may ? form : null} decided={decided} key={request.id} />
                            ))}
                        </ul>
                    ) : (
                        <p class="govuk-body quiet">{w.none_asked}</p>
                    )
                }
            </Ready>
        </Section>
    );
}

// ---- inviting

function InviteForm({ close, made }: { close: () => void; made: (link: Invitation) => void }) {
    const form = useForm();
    const [username, setUsername] = useState('');
    const [name, setName] = useState('');
    const [role, setRole] = useState('');
    const [reason, setReason] = useState('');
    const [email, setEmail] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(username.trim() ? [] : [{ pointer: '/username', detail: w.username_missing }]),
            ...(name.trim() ? [] : [{ pointer: '/name', detail: w.name_missing }]),
            ...(role && !reason.trim() ? [{ pointer: '/reason', detail: w.reason_missing }] : []),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { username: username.trim(), name: name.trim(), ...(email.trim() ? { email: email.trim() } : {}), ...(role ? { role: role as 'social_worker', reason: reason.trim() } : {}) };
        const link = await form.attempt(() => answer<Invitation>(api.POST('/invitations', { body, headers: once(body) })));
        if (link) made(link);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="name" label={w.full_name} value={name} onValue={setName} faults={form.faults} width="30" />
            <TextField id="username" label={w.username} hint={w.username_hint} value={username} onValue={setUsername} faults={form.faults} width="30" input={{ autoCapitalize: 'none', spellcheck: false }} />
            <TextField id="email" label={notices.invite} hint={notices.invite_hint} value={email} onValue={setEmail} faults={form.faults} width="30" input={{ type: 'email', autoCapitalize: 'none', spellcheck: false }} />
            <RoleFields role={role} setRole={setRole} reason={reason} setReason={setReason} first={w.no_role_yet} faults={form.faults} />
            <Buttons>
                <Submit busy={form.busy}>{w.submit_invite}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

// ---- who has an account

function Row({ account }: { account: Account }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={`/accounts/${account.id}`}>
                    {account.name}
                </a>
                <span class="table__more">{account.username}</span>
            </th>
            <td class="govuk-table__cell" data-label={w.agency}>
                {account.agency.name}
            </td>
            <td class="govuk-table__cell" data-label={w.roles}>
                {account.roles.length ? roleText(account.roles.map((r) => r.role)) : <span class="quiet">{w.no_role}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                {account.is_disabled ? <span class="state">{w.disabled}</span> : w.active}
                {account.reset_asked_at && <span class="state state--soon">{w.reset_asked}</span>}
            </td>
        </tr>
    );
}

function Table({ items }: { items: Account[] }) {
    return (
        <ListTable caption={w.people} heads={[w.name, w.agency, w.roles, w.state]}>
            {items.map((account) => (
                <Row account={account} key={account.id} />
            ))}
        </ListTable>
    );
}

function PeopleList({ list, q, setQ }: { list: Source<List<Account>>; q: string; setQ: (q: string) => void }) {
    const [typed, setTyped] = useState('');
    const search = (e: Event) => {
        e.preventDefault();
        setQ(typed.trim());
    };
    return (
        <>
            <form class="beside" onSubmit={search}>
                <div class="govuk-form-group">
                    <label class="govuk-label" for="who">
                        {w.find}
                    </label>
                    <input class="govuk-input govuk-input--width-20" id="who" type="search" autoComplete="off" value={typed} onInput={(e) => setTyped(e.currentTarget.value)} />
                </div>
                <button type="submit" class="govuk-button govuk-button--secondary">
                    {f.show}
                </button>
            </form>
            <Ready of={list} part>
                {(all) =>
                    all.items.length ? (
                        <>
                            <Table items={all.items} />
                            <More list={all} get={(after) => getAccounts(q, after)} add={list.set} text={w.more} />
                        </>
                    ) : (
                        <p class="govuk-body">{w.none}</p>
                    )
                }
            </Ready>
        </>
    );
}

function Accounts({ session }: { session: Session }) {
    const [q, setQ] = useState('');
    const [link, setLink] = useState<Invitation | null>(null);
    const list = useLoad(() => getAccounts(q), q);
    const asked = useLoad(getAsked);
    const made = (close: () => void) => (it: Invitation) => {
        close();
        setLink(it);
        list.reload();
        asked.reload();
    };
    return (
        <>
            <PageHead title={w.title}>
                <a class="govuk-link" href="/teams">
                    {w.teams}
                </a>
                {hasRole(session, ['system_admin']) && (
                    <a class="govuk-link" href="/agencies">
                        {w.agencies}
                    </a>
                )}
                <a class="govuk-link" href="/keys">
                    {w.keys}
                </a>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            {link && (
                <SecretOnce title={w.link_title(link.person.name)} about={w.link_about(longInstant(link.expires_at))} secret={location.origin + link.path} done={w.link_done} close={() => setLink(null)} />
            )}
            <Requests source={asked} may={hasRole(session, ['information_governance'])} />
            <Panels>
                <Panel id="people" title={w.people} action={hasRole(session, ['service_admin']) ? w.invite : null} form={(close) => <InviteForm close={close} made={made(close)} />}>
                    <PeopleList list={list} q={q} setQ={setQ} />
                </Panel>
            </Panels>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Accounts session={session} />
    </Shell>
));
