// For somebody who cannot sign in: the administrator of their agency sees that they asked. The answer is the same for every name.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { useForm } from '../lib/form';
import { sign_in as w } from '../lib/words';
import { ErrorSummary, Submit, TextField } from './fields';

export function NoWayIn() {
    const form = useForm();
    const [username, setUsername] = useState('');
    const [asked, setAsked] = useState(false);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(username.trim() ? [] : [{ pointer: '/help-username', detail: w.username_missing }])) return;
        const done = await form.attempt(async () => {
            await answer(api.POST('/account/reset-request', { body: { username: username.trim() } }));
            return true;
        });
        if (done) setAsked(true);
    };
    return (
        <details class="govuk-details door__help">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{w.help}</span>
            </summary>
            <div class="govuk-details__text">
                {asked ? (
                    <p class="govuk-body" role="status">{w.help_done}</p>
                ) : (
                    <form onSubmit={submit} noValidate>
                        <ErrorSummary faults={form.faults} />
                        <p class="govuk-body">{w.help_about}</p>
                        <TextField id="help-username" label={w.username} value={username} onValue={setUsername} faults={form.faults} input={{ autoComplete: 'username', autoCapitalize: 'none', spellcheck: false }} />
                        <Submit busy={form.busy}>{w.help_submit}</Submit>
                    </form>
                )}
            </div>
        </details>
    );
}
