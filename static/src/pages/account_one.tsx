// One account: the roles it holds, a role to ask for, a new link, and its end.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import type { Account, Invitation, RoleRequest, Session } from '../lib/types';
import { form as f, roles } from '../lib/words';
import { accounts as w } from '../lib/words_accounts';
import { Buttons, ErrorSummary, Submit, TextField } from '../parts/fields';
import { RoleFields } from '../parts/role_fields';
import { SecretOnce } from '../parts/secret_once';
import { PageHead, Section } from '../parts/section';
import { hasRole, setTitle, Shell, start, wordAfter } from '../parts/shell';

const id = wordAfter('accounts');
const params = { path: { id } };
const getAccount = () => answer<Account>(api.GET('/accounts/{id}', { params }));
const roleName = (role: string): string => roles[role] ?? role;

type Held = Account['roles'][number];

function Role({ held, name, may, ended }: { held: Held; name: string; may: boolean; ended: () => void }) {
    const form = useForm();
    const [sure, setSure] = useState(false);
    const end = async () => {
        const done = await form.attempt(async () => {
            await answer(api.DELETE('/roles/{id}', { params: { path: { id: held.id } } }));
            return true;
        });
        if (done) ended();
    };
    return (
        <li class="kept">
            <ErrorSummary faults={form.faults} />
            <strong>{roleName(held.role)}</strong>, {held.agency.name}
            <p class="quiet">
                {[w.since(longDay(held.from_on)), held.until_on && w.until(longDay(held.until_on))].filter(Boolean).join(', ')}{' '}
                {may && !sure && (
                    <button type="button" class="link" aria-label={w.end_label(roleName(held.role))} onClick={() => setSure(true)}>
                        {w.end}
                    </button>
                )}
            </p>
            {sure && (
                <>
                    <p>{w.end_sure(roleName(held.role), name)}</p>
                    <Buttons>
                        <button type="button" class="govuk-button govuk-button--warning" onClick={() => void end()}>
                            {w.end_yes}
                        </button>
                        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setSure(false)}>
                            {f.cancel}
                        </button>
                    </Buttons>
                </>
            )}
        </li>
    );
}

function Ask({ account }: { account: Account }) {
    const form = useForm();
    const [role, setRole] = useState('');
    const [reason, setReason] = useState('');
    const [said, setSaid] = useState(false);
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(role ? [] : [{ pointer: '/role', detail: w.role_missing }]),
            ...(reason.trim() ? [] : [{ pointer: '/reason', detail: w.reason_missing }]),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { person: account.id, agency: account.agency.id, role: role as 'social_worker', reason: reason.trim() };
        if (!(await form.attempt(() => answer<RoleRequest>(api.POST('/role-requests', { body, headers: once(body) }))))) return;
        setRole('');
        setReason('');
        setSaid(true);
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <p class="restored" role="status" hidden={!said}>
                {w.asked_now}
            </p>
            <RoleFields role={role} setRole={setRole} reason={reason} setReason={setReason} first={f.choose} faults={form.faults} />
            <Submit busy={form.busy}>{w.submit_ask}</Submit>
        </form>
    );
}

function Links() {
    const form = useForm();
    const [link, setLink] = useState<Invitation | null>(null);
    const make = (purpose: 'invite' | 'reset') => async () => {
        const body = { purpose };
        const made = form.busy ? null : await form.attempt(() => answer<Invitation>(api.POST('/accounts/{id}/invitations', { params, body, headers: once(body) })));
        if (made) setLink(made);
    };
    if (link)
        return <SecretOnce title={w.link_title(link.person.name)} about={w.link_about(longInstant(link.expires_at))} secret={location.origin + link.path} done={w.link_done} close={() => setLink(null)} />;
    return (
        <>
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body">{w.link_why}</p>
            <Buttons>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={make('reset')}>
                    {w.link_reset}
                </button>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={make('invite')}>
                    {w.link_invite}
                </button>
            </Buttons>
        </>
    );
}

function Disable({ account, changed }: { account: Account; changed: (a: Account) => void }) {
    const form = useForm();
    const change = async () => {
        const body = { is_disabled: !account.is_disabled };
        const now = form.busy ? null : await form.attempt(() => answer<Account>(api.PATCH('/accounts/{id}', { params: { ...params, header: match(account) }, body, headers: merging })));
        if (now) changed(now);
    };
    return (
        <>
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body" role="status">
                {account.is_disabled ? w.is_disabled : w.disable_about}
            </p>
            <button type="button" class={`govuk-button ${account.is_disabled ? 'govuk-button--secondary' : 'govuk-button--warning'}`} onClick={() => void change()}>
                {account.is_disabled ? w.enable : w.disable}
            </button>
        </>
    );
}

function Registration({ account, changed }: { account: Account; changed: (a: Account) => void }) {
    const form = useForm();
    const [number, setNumber] = useState(account.registration ?? '');
    const [saved, setSaved] = useState(false);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy) return;
        setSaved(false);
        const body = { registration: number.replaceAll(' ', '').toUpperCase() || null };
        const now = await form.attempt(() => answer<Account>(api.PATCH('/accounts/{id}', { params: { ...params, header: match(account) }, body, headers: merging })));
        if (!now) return;
        changed(now);
        setNumber(now.registration ?? '');
        setSaved(true);
    };
    return (
        <form class="form" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body">{w.registration_about}</p>
            <TextField id="registration" label={w.registration_label} hint={w.registration_hint} value={number} onValue={setNumber} faults={form.faults} width="10" input={{ maxLength: 16 }} />
            <Submit busy={form.busy}>{w.registration_save}</Submit>
            <p class="quiet" role="status">
                {saved && w.registration_saved}
            </p>
        </form>
    );
}

function One({ first, session }: { first: Account; session: Session }) {
    const [account, setAccount] = useState(first);
    const may_edit = hasRole(session, ['service_admin', 'system_admin']);
    const may_make = hasRole(session, ['service_admin']);
    const reload = () => void getAccount().then(setAccount);
    return (
        <>
            <PageHead title={account.name} above={w.one_above}>
                <a class="govuk-link" href="/accounts">
                    {w.all}
                </a>
                {hasRole(session, ['information_governance']) && (
                    <a class="govuk-link" href={`/audit?person=${account.id}`}>
                        {w.audit}
                    </a>
                )}
            </PageHead>
            <p class="govuk-body">
                {account.username}, {account.agency.name} {account.is_disabled && <span class="state">{w.disabled}</span>}
            </p>
            <Section title={w.held} id="held">
                {account.roles.length ? (
                    <ul class="kept-list">
                        {account.roles.map((held) => (
                            <Role held={held} name={account.name} may={may_edit} ended={reload} key={held.id} />
                        ))}
                    </ul>
                ) : (
                    <p class="govuk-body quiet">{w.no_role}</p>
                )}
            </Section>
            {may_make && (
                <>
                    <Section title={w.ask} id="ask">
                        <Ask account={account} />
                    </Section>
                    <Section title={w.link} id="link">
                        <Links />
                    </Section>
                </>
            )}
            {may_edit && (
                <Section title={w.registration} id="registered">
                    <Registration account={account} changed={setAccount} />
                </Section>
            )}
            {may_edit && (
                <Section title={w.working} id="disable">
                    <Disable account={account} changed={setAccount} />
                </Section>
            )}
            <p class="govuk-body quiet">{w.made(longInstant(account.made_at), account.made_by?.name ?? '')}</p>
        </>
    );
}

void start((session, account: Account) => {
    setTitle(account.name);
    return (
        <Shell session={session}>
            <One first={account} session={session} />
        </Shell>
    );
}, getAccount);
