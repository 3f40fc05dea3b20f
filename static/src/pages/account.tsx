// One's own account: notices, password, code, sessions.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { readSession } from '../lib/session';
import type { List, Session } from '../lib/types';
import { account as w } from '../lib/words';
import { calendar } from '../lib/words_calendar';
import { notices } from '../lib/words_notices';
import { ErrorSummary, PasswordField, Submit, TextField } from '../parts/fields';
import { Notices } from '../parts/notice_choice';
import { CalendarOfOwn } from '../parts/own_calendar';
import { PageHead, Section } from '../parts/section';
import { roleText, Shell, start, worksWithChildren } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

interface OwnSession {
    id: string;
    made_at: string;
    last_seen_at: string;
    network: string;
    is_this: boolean;
}

const getSessions = () => answer<List<OwnSession>>(api.GET('/session/list'));

function Password() {
    const form = useForm();
    const [current, setCurrent] = useState('');
    const [fresh, setFresh] = useState('');
    const [done, setDone] = useState(false);
    const missing = () => [
        ...(current ? [] : [{ pointer: '/current', detail: w.current_missing }]),
        ...(fresh.length >= 12 ? [] : [{ pointer: '/password', detail: w.too_short }]),
    ];
    const submit = async (e: Event) => {
        e.preventDefault();
        setDone(false);
        if (form.busy || !form.check(missing())) return;
        const ok = await form.attempt(async () => {
            await answer(api.POST('/account/password', { body: { current, password: fresh } }));
            return true;
        });
        if (!ok) return;
        setCurrent('');
        setFresh('');
        setDone(true);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {done && (
                <p class="restored" role="status">
                    {w.changed}
                </p>
            )}
            <PasswordField id="current" label={w.current} value={current} onValue={setCurrent} faults={form.faults} autoComplete="current-password" />
            <PasswordField id="password" label={w.fresh} hint={w.fresh_hint} value={fresh} onValue={setFresh} faults={form.faults} autoComplete="new-password" />
            <Submit busy={form.busy}>{w.change_password}</Submit>
        </form>
    );
}

interface Seed {
    secret: string;
    uri: string;
}

const inFours = (secret: string): string => secret.replaceAll(/(.{4})/g, '$1 ').trim();

function CodeStart({ got }: { got: (seed: Seed) => void }) {
    const form = useForm();
    const [password, setPassword] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(password ? [] : [{ pointer: '/code-password', detail: w.current_missing }])) return;
        const seed = await form.attempt(
            () => answer<Seed>(api.POST('/account/code/enrol', { body: { password } })),
            (p) => !form.check([{ pointer: '/code-password', detail: p.faults[0]?.detail ?? p.message }]),
        );
        if (seed) got(seed);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <PasswordField id="code-password" label={w.code_password} value={password} onValue={setPassword} faults={form.faults} autoComplete="current-password" />
            <Submit busy={form.busy}>{w.code_go}</Submit>
        </form>
    );
}

function CodeConfirm({ seed, done }: { seed: Seed; done: () => void }) {
    const form = useForm();
    const [code, setCode] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const digits = code.replaceAll(' ', '');
        if (form.busy || !form.check(digits.length === 6 ? [] : [{ pointer: '/code', detail: w.code_missing }])) return;
        const ok = await form.attempt(async () => {
            await answer(api.POST('/account/code/confirm', { body: { code: digits } }));
            await readSession();
            return true;
        });
        if (ok) done();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body">{w.code_secret}</p>
            <p class="secret">{inFours(seed.secret)}</p>
            <p class="govuk-body">
                <a class="govuk-link" href={seed.uri}>
                    {w.code_link}
                </a>
            </p>
            <TextField id="code" label={w.code_first} value={code} onValue={setCode} faults={form.faults} width="10" input={{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 7 }} />
            <Submit busy={form.busy}>{w.code_confirm}</Submit>
        </form>
    );
}

function Code({ session }: { session: Session }) {
    const [step, setStep] = useState<'rest' | 'start' | 'done'>(session.must_enrol ? 'start' : 'rest');
    const [seed, setSeed] = useState<Seed | null>(null);
    if (step === 'done') return <p role="status">{w.code_done}</p>;
    return (
        <>
            <p class="govuk-body">{session.must_enrol ? w.code_must : w.code_about}</p>
            {session.second_factor_at && <p class="govuk-body quiet">{w.code_used(longInstant(session.second_factor_at))}</p>}
            {step === 'rest' && (
                <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setStep('start')}>
                    {w.code_start}
                </button>
            )}
            {step === 'start' && !seed && <CodeStart got={setSeed} />}
            {step === 'start' && seed && <CodeConfirm seed={seed} done={() => setStep('done')} />}
        </>
    );
}

function Sessions() {
    const list = useLoad(getSessions);
    const end = (id: string) => void answer(api.DELETE('/session/list/{id}', { params: { path: { id } } })).then(list.reload);
    return (
        <Ready of={list} part>
            {({ items }) => (
                <ListTable caption={w.sessions} heads={[w.since, w.seen, w.network]} last>
                    {items.map((s) => (
                        <tr class="govuk-table__row" key={s.id}>
                            <th scope="row" class="govuk-table__header">
                                {longInstant(s.made_at)}
                            </th>
                            <td class="govuk-table__cell" data-label={w.seen}>
                                {longInstant(s.last_seen_at)}
                            </td>
                            <td class="govuk-table__cell" data-label={w.network}>
                                {s.network}
                            </td>
                            <td class="govuk-table__cell">
                                {s.is_this ? (
                                    <span class="state state--good">{w.this_one}</span>
                                ) : (
                                    <button type="button" class="link" aria-label={w.end_label(longInstant(s.made_at))} onClick={() => end(s.id)}>
                                        {w.end}
                                    </button>
                                )}
                            </td>
                        </tr>
                    ))}
                </ListTable>
            )}
        </Ready>
    );
}

function Account({ session }: { session: Session }) {
    return (
        <>
            <PageHead title={w.title} />
            <dl class="facts facts--wide">
                {[
                    [w.name, session.person.name],
                    [w.agency, session.person.agency],
                    [w.roles, roleText(session.person.roles)],
                ].map(([label, value]) => (
                    <div class="facts__row" key={label}>
                        <dt>{label}</dt>
                        <dd>{value}</dd>
                    </div>
                ))}
            </dl>
            {worksWithChildren(session) && !session.must_enrol && (
                <Section title={notices.title} id="notices">
                    <div class="form">
                        <Notices />
                    </div>
                </Section>
            )}
            {worksWithChildren(session) && !session.must_enrol && (
                <Section title={calendar.title} id="calendar">
                    <div class="form">
                        <CalendarOfOwn />
                    </div>
                </Section>
            )}
            <Section title={w.code} id="code-part">
                <div class="form">
                    <Code session={session} />
                </div>
            </Section>
            <Section title={w.password} id="password-part">
                <div class="form">
                    <Password />
                </div>
            </Section>
            {!session.must_enrol && (
                <Section title={w.sessions} id="sessions">
                    <p class="govuk-body">{w.sessions_about}</p>
                    <Sessions />
                    <p class="govuk-body">{w.end_all_about}</p>
                    <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void answer(api.DELETE('/session/list')).then(() => location.assign('/sign-in'))}>
                        {w.end_all}
                    </button>
                </Section>
            )}
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Account session={session} />
    </Shell>
));
