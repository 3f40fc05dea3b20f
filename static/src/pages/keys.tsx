// Machine keys: which systems read and write here, what each may do; made by one person, let work by another.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { dayOfInstant, longDay, longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Key, List, Session } from '../lib/types';
import { form as f } from '../lib/words';
import { keys as w } from '../lib/words_accounts';
import { Buttons, ChecksField, ErrorSummary, Submit, TextField } from '../parts/fields';
import { More } from '../parts/more';
import { Panel, Panels } from '../parts/panel';
import { SecretOnce } from '../parts/secret_once';
import { PageHead } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const getKeys = (after?: string) => answer<List<Key>>(api.GET('/keys', { params: { query: { limit: 50, ...(after ? { after } : {}) } } }));
const looks: Record<Key['state'], string> = { asked: ' state--soon', live: ' state--good', revoked: '', ended: '' };

const scopeOptions = Object.entries(w.scope).map(([value, label]) => ({ value, label }));

function KeyForm({ close, made }: { close: () => void; made: (key: string) => void }) {
    const form = useForm();
    const [name, setName] = useState('');
    const [scopes, setScopes] = useState<readonly string[]>([]);
    const [days, setDays] = useState('365');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...(name.trim() ? [] : [{ pointer: '/name', detail: w.name_missing }]),
            ...(scopes.length ? [] : [{ pointer: '/scopes', detail: w.scopes_missing }]),
            ...(/^\d{1,3}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 730 ? [] : [{ pointer: '/days', detail: w.days_wrong }]),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { name: name.trim(), scopes: [...scopes], days: Number(days) };
        const key = await form.attempt(() => answer<{ key: string }>(api.POST('/keys', { body, headers: once(body) })));
        if (key) made(key.key);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="name" label={w.name_label} hint={w.name_hint} value={name} onValue={setName} faults={form.faults} width="30" />
            <ChecksField id="scopes" label={w.scopes_label} hint={w.scopes_hint} options={scopeOptions} chosen={scopes} onChosen={setScopes} faults={form.faults} />
            <TextField id="days" label={w.days} hint={w.days_hint} value={days} onValue={setDays} faults={form.faults} width="3" input={{ inputMode: 'numeric', maxLength: 3 }} />
            <Buttons>
                <Submit busy={form.busy}>{w.submit}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

function Decide({ it, session, changed }: { it: Key; session: Session; changed: () => void }) {
    const form = useForm();
    const [sure, setSure] = useState(false);
    const params = { path: { id: it.id } };
    const run = (call: () => Promise<Key>) => async () => {
        if (!form.busy && (await form.attempt(call))) changed();
    };
    const over = it.state === 'revoked' || it.state === 'ended';
    const may_end = !over && hasRole(session, ['service_admin', 'system_admin']);
    if (over) return null;
    return (
        <>
            <ErrorSummary faults={form.faults} />
            {it.state === 'asked' && hasRole(session, ['information_governance']) && (
                <button type="button" class="govuk-button" aria-label={w.approve_label(it.name)} onClick={() => void run(() => answer<Key>(api.POST('/keys/{id}/approve', { params })))()}>
                    {w.approve}
                </button>
            )}
            {may_end && !sure && (
                <button type="button" class="link" aria-label={w.revoke_label(it.name)} onClick={() => setSure(true)}>
                    {w.revoke}
                </button>
            )}
            {sure && (
                <>
                    <p>{w.revoke_sure(it.name)}</p>
                    <Buttons>
                        <button type="button" class="govuk-button govuk-button--warning" onClick={() => void run(() => answer<Key>(api.DELETE('/keys/{id}', { params })))()}>
                            {w.revoke_yes}
                        </button>
                        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setSure(false)}>
                            {f.cancel}
                        </button>
                    </Buttons>
                </>
            )}
        </>
    );
}

function Item({ it, session, changed }: { it: Key; session: Session; changed: () => void }) {
    return (
        <li class="kept">
            <strong>{it.name}</strong>, {it.agency.name} <span class={`state${looks[it.state]}`}>{w.states[it.state]}</span>
            <p>{(it.scopes as string[]).map((s) => w.scope[s] ?? s).join('; ')}</p>
            <p class="quiet">
                {w.ends(longDay(dayOfInstant(it.expires_at)))}. {w.used}: {it.last_used_at ? longInstant(it.last_used_at) : w.never}.
            </p>
            <Decide it={it} session={session} changed={changed} />
        </li>
    );
}

function Keys({ session }: { session: Session }) {
    const list = useLoad(() => getKeys());
    const [secret, setSecret] = useState('');
    const made = (close: () => void) => (key: string) => {
        close();
        setSecret(key);
        list.reload();
    };
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{w.about}</p>
            {secret && <SecretOnce title={w.made_title} about={w.made_about} secret={secret} done={w.made_done} close={() => setSecret('')} />}
            <Panels>
                <Panel id="keys" title={w.title} action={hasRole(session, ['service_admin']) ? w.make : null} form={(close) => <KeyForm close={close} made={made(close)} />}>
                    <Ready of={list} part>
                        {(all) =>
                            all.items.length ? (
                                <>
                                    <ul class="kept-list">
                                        {all.items.map((it) => (
                                            <Item it={it} session={session} changed={list.reload} key={it.id} />
                                        ))}
                                    </ul>
                                    <More list={all} get={getKeys} add={list.set} text={w.more} />
                                </>
                            ) : (
                                <p class="govuk-body quiet">{w.none}</p>
                            )
                        }
                    </Ready>
                </Panel>
            </Panels>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Keys session={session} />
    </Shell>
));
