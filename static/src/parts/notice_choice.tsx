// Where and how often one is told by e-mail that something waits: on one's own account page.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { NoticeChoice } from '../lib/types';
import { notices as w } from '../lib/words_notices';
import { ErrorSummary, RadioField, Submit, TextField } from './fields';
import { Ready } from './waiting';

const getChoice = () => answer<NoticeChoice>(api.GET('/me/notices'));

function Choose({ now }: { now: NoticeChoice }) {
    const form = useForm();
    const [how, setHow] = useState(now.how);
    const [address, setAddress] = useState(now.address ?? '');
    const [saved, setSaved] = useState<NoticeChoice['how'] | null>(null);
    const submit = async (e: Event) => {
        e.preventDefault();
        setSaved(null);
        const typed = address.trim();
        if (form.busy || !form.check(how !== 'none' && !typed ? [{ pointer: '/address', detail: w.address_missing }] : [])) return;
        const done = await form.attempt(async () => {
            await answer(api.PUT('/me/notices', { body: { how, address: typed || null } }));
            return true;
        });
        if (done) setSaved(how);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {saved && (
                <p class="restored" role="status">
                    {w.saved[saved]}
                </p>
            )}
            {now.failed_at && !saved && <p class="restored">{w.failed(longInstant(now.failed_at))}</p>}
            <RadioField id="how" label={w.how} value={how} onValue={(value) => setHow(value as NoticeChoice['how'])} options={w.hows} faults={form.faults} />
            <TextField id="address" label={w.address} hint={w.address_hint} value={address} onValue={setAddress} faults={form.faults} width="30" input={{ type: 'email', autoComplete: 'email', autoCapitalize: 'none', spellcheck: false }} />
            <Submit busy={form.busy}>{w.submit}</Submit>
        </form>
    );
}

export function Notices() {
    const choice = useLoad(getChoice);
    return (
        <Ready of={choice} part>
            {(now) => (
                <>
                    <p class="govuk-body">{w.about}</p>
                    {!now.is_sending && <p class="govuk-body">{w.not_sending}</p>}
                    <Choose now={now} />
                </>
            )}
        </Ready>
    );
}
