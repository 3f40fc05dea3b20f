// The form that lets a person in: on its own page, and again in a dialog when a session ended.
import { useState } from 'preact/hooks';
import { Problem } from '../lib/api';
import { useForm } from '../lib/form';
import { signIn, stepUp } from '../lib/session';
import type { Session } from '../lib/types';
import { sign_in as w } from '../lib/words';
import { Buttons, ErrorSummary, PasswordField, Submit, TextField } from './fields';

const codeInput = { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 7, spellcheck: false } as const;
const nameInput = { autoComplete: 'username', autoCapitalize: 'none', spellcheck: false } as const;

export function SignInForm({ id, done }: { id: string; done: (session: Session) => void }) {
    const form = useForm();
    const [username, setUsername] = useState('');
    const [password, setPassword] = useState('');
    const [code, setCode] = useState('');

    const missing = () => [
        ...(username.trim() ? [] : [{ pointer: `/${id}-username`, detail: w.username_missing }]),
        ...(password ? [] : [{ pointer: `/${id}-password`, detail: w.password_missing }]),
    ];
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing())) return;
        const refused = (p: Problem) => {
            setPassword('');
            setCode('');
            return p.status === 422 && !form.check([{ pointer: `/${id}-code`, detail: p.faults[0]?.detail ?? p.message }]);
        };
        const session = await form.attempt(() => signIn(username.trim(), password, code.replaceAll(' ', '')), refused);
        if (session) done(session);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id={`${id}-username`} label={w.username} value={username} onValue={setUsername} faults={form.faults} input={nameInput} />
            <PasswordField id={`${id}-password`} label={w.password} value={password} onValue={setPassword} faults={form.faults} autoComplete="current-password" />
            <TextField id={`${id}-code`} label={w.code} hint={w.code_hint} value={code} onValue={setCode} faults={form.faults} width="10" input={codeInput} />
            <Submit busy={form.busy}>{w.submit}</Submit>
        </form>
    );
}

export function StepUpForm({ done, cancel }: { done: () => void; cancel: () => void }) {
    const form = useForm();
    const [code, setCode] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const digits = code.replaceAll(' ', '');
        if (form.busy || !form.check(digits ? [] : [{ pointer: '/code', detail: w.step_missing }])) return;
        const ok = await form.attempt(async () => {
            await stepUp(digits);
            return true;
        });
        if (ok) done();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="code" label={w.step_code} value={code} onValue={setCode} faults={form.faults} width="10" input={codeInput} />
            <Buttons>
                <Submit busy={form.busy}>{w.step_submit}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={cancel}>
                    {w.cancel}
                </button>
            </Buttons>
        </form>
    );
}
