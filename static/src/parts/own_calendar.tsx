// What is due as a calendar for calendar programs: on one's own account page.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longInstant } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { OwnCalendar } from '../lib/types';
import { calendar as w } from '../lib/words_calendar';
import { ErrorSummary } from './fields';
import { SecretOnce } from './secret_once';
import { Ready } from './waiting';

const getCalendar = () => answer<OwnCalendar>(api.GET('/me/calendar'));

function State({ now }: { now: OwnCalendar }) {
    if (!now.is_on || !now.made_at || !now.expires_at) return <p class="govuk-body">{w.off}</p>;
    return (
        <p class="govuk-body">
            {w.on(longInstant(now.made_at), longInstant(now.expires_at))} {now.last_used_at ? w.used(longInstant(now.last_used_at)) : w.unused}
        </p>
    );
}

function Change({ before }: { before: OwnCalendar }) {
    const form = useForm();
    const [now, setNow] = useState(before);
    const [address, setAddress] = useState<string | null>(null);
    const [ended, setEnded] = useState(false);
    const make = async () => {
        const made = await form.attempt(() => answer<{ path: string }>(api.POST('/me/calendar')));
        if (!made) return;
        setEnded(false);
        setAddress(`${location.origin}${made.path}`);
        setNow(await getCalendar());
    };
    const end = async () => {
        const done = await form.attempt(async () => {
            await answer(api.DELETE('/me/calendar'));
            return true;
        });
        if (!done) return;
        setEnded(true);
        setNow(await getCalendar());
    };
    if (address) return <SecretOnce title={w.once_title} about={w.once} secret={address} done={w.copied} close={() => setAddress(null)} />;
    return (
        <>
            <ErrorSummary faults={form.faults} />
            {ended && (
                <p class="restored" role="status">
                    {w.ended}
                </p>
            )}
            <State now={now} />
            <div class="govuk-button-group">
                <button type="button" class="govuk-button govuk-button--secondary" disabled={form.busy} onClick={() => void make()}>
                    {now.is_on ? w.again : w.make}
                </button>
                {now.is_on && (
                    <button type="button" class="link" disabled={form.busy} onClick={() => void end()}>
                        {w.end}
                    </button>
                )}
            </div>
        </>
    );
}

export function CalendarOfOwn() {
    const calendar = useLoad(getCalendar);
    return (
        <Ready of={calendar} part>
            {(now) => (
                <>
                    <p class="govuk-body">{w.about}</p>
                    <Change before={now} />
                </>
            )}
        </Ready>
    );
}
