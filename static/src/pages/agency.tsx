// One agency: what it is called, and who administers its accounts. The system administrator invites the first one.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import type { Agency, Invitation, Session } from '../lib/types';
import { form as f } from '../lib/words';
import { accounts } from '../lib/words_accounts';
import { agencies as w } from '../lib/words_office';
import { AgencyFields, sent } from '../parts/agency_fields';
import { Buttons, ErrorSummary, Submit, TextField } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { SecretOnce } from '../parts/secret_once';
import { PageHead } from '../parts/section';
import { hasRole, setTitle, Shell, start, wordAfter } from '../parts/shell';

const params = { path: { id: wordAfter('agencies') } };
const getAgency = () => answer<Agency>(api.GET('/agencies/{id}', { params }));

function ChangeForm({ agency, close, changed }: { agency: Agency; close: () => void; changed: (agency: Agency) => void }) {
    const form = useForm();
    const [facts, setFacts] = useState({ name: agency.name, code: agency.code ?? '', factor: agency.requires_second_factor });
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(facts.name.trim() ? [] : [{ pointer: '/name', detail: w.name_missing }])) return;
        const now = await form.attempt(() =>
            answer<Agency>(api.PATCH('/agencies/{id}', { params: { ...params, header: match(agency) }, body: sent(facts), headers: merging })),
        );
        if (!now) return;
        close();
        changed(now);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <AgencyFields value={facts} onValue={setFacts} faults={form.faults} />
            <Buttons>
                <Submit busy={form.busy}>{w.submit_change}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

function InviteForm({ close, made }: { close: () => void; made: (link: Invitation) => void }) {
    const form = useForm();
    const [username, setUsername] = useState('');
    const [name, setName] = useState('');
    const [reason, setReason] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(name.trim() ? [] : [{ pointer: '/name', detail: accounts.name_missing }]),
            ...(username.trim() ? [] : [{ pointer: '/username', detail: accounts.username_missing }]),
            ...(reason.trim() ? [] : [{ pointer: '/reason', detail: w.reason_missing }]),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { username: username.trim(), name: name.trim(), reason: reason.trim() };
        const link = await form.attempt(() => answer<Invitation>(api.POST('/agencies/{id}/administrator', { params, body, headers: once(body) })));
        if (!link) return;
        close();
        made(link);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body">{w.invite_about}</p>
            <TextField id="name" label={accounts.full_name} value={name} onValue={setName} faults={form.faults} width="30" />
            <TextField id="username" label={accounts.username} hint={accounts.username_hint} value={username} onValue={setUsername} faults={form.faults} width="30" input={{ autoCapitalize: 'none', spellcheck: false }} />
            <TextField id="reason" label={w.reason} hint={accounts.reason_hint} value={reason} onValue={setReason} faults={form.faults} rows={3} />
            <Buttons>
                <Submit busy={form.busy}>{w.submit_invite}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

type Person = Agency['administrators'][number];

function Waiting({ person, may, made }: { person: Person; may: boolean; made: (link: Invitation) => void }) {
    const form = useForm();
    const again = async () => {
        const body = { person: person.id };
        const link = form.busy ? null : await form.attempt(() => answer<Invitation>(api.POST('/agencies/{id}/administrator/link', { params, body, headers: once(body) })));
        if (link) made(link);
    };
    return (
        <li class="kept">
            <ErrorSummary faults={form.faults} />
            {may ? w.waiting(person.name) : w.waiting_only(person.name)}{' '}
            {may && (
                <button type="button" class="link" aria-label={w.link_label(person.name)} onClick={() => void again()}>
                    {w.link}
                </button>
            )}
        </li>
    );
}

function Administrators({ agency, may, made }: { agency: Agency; may: boolean; made: (link: Invitation) => void }) {
    const { administrators: here, administrators_asked: asked } = agency;
    return (
        <>
            <p class="govuk-body quiet">{here.length || asked.length ? w.administrator_about : w.nobody}</p>
            {(here.length > 0 || asked.length > 0) && (
                <ul class="kept-list">
                    {here.map((person) => (
                        <li class="kept" key={person.id}>
                            <strong>{person.name}</strong>
                        </li>
                    ))}
                    {asked.map((person) => (
                        <Waiting person={person} may={may && !here.length} made={made} key={person.id} />
                    ))}
                </ul>
            )}
        </>
    );
}

function One({ first, session }: { first: Agency; session: Session }) {
    const [agency, setAgency] = useState(first);
    const [link, setLink] = useState<Invitation | null>(null);
    const may = hasRole(session, ['system_admin']);
    const made = (it: Invitation) => {
        setLink(it);
        void getAgency().then(setAgency);
    };
    return (
        <>
            <PageHead title={agency.name} above={w.one_above}>
                <a class="govuk-link" href="/agencies">
                    {w.all}
                </a>
            </PageHead>
            {link && (
                <SecretOnce
                    title={accounts.link_title(link.person.name)}
                    about={accounts.link_about(longInstant(link.expires_at))}
                    secret={location.origin + link.path}
                    done={accounts.link_done}
                    close={() => setLink(null)}
                />
            )}
            <Panels>
                <Panel id="facts" title={w.facts} action={may ? w.change : null} form={(close) => <ChangeForm agency={agency} close={close} changed={setAgency} />}>
                    <p class="govuk-body">{[w.kinds[agency.kind] ?? agency.kind, agency.code && w.code_short(agency.code)].filter(Boolean).join(', ')}</p>
                    <p class="govuk-body">{agency.requires_second_factor ? w.with_factor : w.without_factor}</p>
                </Panel>
                <Panel
                    id="administrator"
                    title={w.administrator}
                    action={may && !agency.administrators.length ? w.invite : null}
                    form={(close) => <InviteForm close={close} made={made} />}
                >
                    <Administrators agency={agency} may={may} made={made} />
                </Panel>
            </Panels>
            <p class="govuk-body quiet">{accounts.made(longInstant(agency.made_at), agency.made_by?.name ?? '')}</p>
        </>
    );
}

void start((session, agency: Agency) => {
    setTitle(agency.name);
    return (
        <Shell session={session}>
            <One first={agency} session={session} />
        </Shell>
    );
}, getAgency);
