// The first password, or a new one: opened by a link whose token stands after the # and so reaches no log.
import { useState } from 'preact/hooks';
import { answer, api, Problem } from '../lib/api';
import { useForm } from '../lib/form';
import { account as a, invitation as w } from '../lib/words';
import { ErrorSummary, PasswordField, Submit } from '../parts/fields';
import { startOpen } from '../parts/shell';

const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);

/* One link, two uses: what is not an invitation may be a link for a new password. */
async function setPassword(password: string): Promise<true> {
    const body = { token, password };
    try {
        await answer(api.POST('/invitations/accept', { body }));
    } catch (problem) {
        if (!(problem instanceof Problem) || problem.status !== 410) throw problem;
        await answer(api.POST('/account/reset', { body }));
    }
    return true;
}

function SetPassword() {
    const form = useForm();
    const [password, setPasswordText] = useState('');
    const [again, setAgain] = useState('');
    const [done, setDone] = useState(false);
    const missing = () => [
        ...(password.length >= 12 ? [] : [{ pointer: '/password', detail: a.too_short }]),
        ...(password === again ? [] : [{ pointer: '/again', detail: w.differ }]),
    ];
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing())) return;
        if (await form.attempt(() => setPassword(password))) setDone(true);
    };
    if (done)
        return (
            <div role="status">
                <p class="govuk-body">{w.done}</p>
                <a class="govuk-button" href="/sign-in">
                    {w.sign_in}
                </a>
            </div>
        );
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body">{w.about}</p>
            <PasswordField id="password" label={w.fresh} hint={a.fresh_hint} value={password} onValue={setPasswordText} faults={form.faults} autoComplete="new-password" />
            <PasswordField id="again" label={w.again} value={again} onValue={setAgain} faults={form.faults} autoComplete="new-password" />
            <Submit busy={form.busy}>{w.submit}</Submit>
        </form>
    );
}

startOpen(
    <div class="door">
        <h1 class="govuk-heading-l">{token ? w.title : w.no_token_title}</h1>
        {token ? <SetPassword /> : <p class="govuk-body">{w.no_token}</p>}
    </div>,
);
