// What a service records while somebody waits: an offer, a word to the carer, a pause of the clocks; and the reminder by whoever oversees all services.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { dayOfParts } from '../lib/dates';
import { useForm } from '../lib/form';
import type { Referral } from '../lib/types';
import { form as f, referral as w } from '../lib/words';
import { waiting as say } from '../lib/words_picture';
import { thrive as t } from '../lib/words_waiting';
import { Buttons, DateField, ErrorSummary, noDate, RadioField, Submit, TextField } from './fields';

const kinds = ['offer', 'word', 'pause', 'resume', 'thrive'] as const;
export type Meanwhile = (typeof kinds)[number];

/** Which of these make sense for a referral that is with its service. */
export function meanwhileOf(referral: Referral): Meanwhile[] {
    const running = referral.clocks.filter((c) => !c.stopped_at);
    const isPaused = running.some((c) => c.paused_at);
    const waits = referral.state === 'accepted' || referral.state === 'allocated';
    const fits: Record<Meanwhile, boolean> = {
        offer: !referral.offered_at && referral.state !== 'seen',
        word: referral.state !== 'seen',
        pause: waits && !isPaused && running.length > 0 && referral.urgency !== 'urgent',
        resume: isPaused,
        thrive: true,
    };
    return kinds.filter((kind) => fits[kind]);
}

interface NoteProps {
    id: string; // of the referral
    kind: Meanwhile;
    done: (r: Referral) => void;
    cancel: () => void;
}

export function Note({ id, kind, done, cancel }: NoteProps) {
    const form = useForm();
    const [text, setText] = useState('');
    const [code, setCode] = useState('');
    const [until, setUntil] = useState(noDate);
    const [group, setGroup] = useState('');
    const isPause = kind === 'pause';
    const isThrive = kind === 'thrive';
    const day = dayOfParts(until.day, until.month, until.year);
    const missing = () => [...(isThrive && !group ? [{ pointer: '/thrive_group', detail: t.missing }] : []), ...(isPause && !code ? [{ pointer: '/code', detail: w.pause_missing }] : []), ...(isPause && !day ? [{ pointer: '/until_on', detail: f.date_wrong }] : [])];
    const submit = async (e: globalThis.Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing())) return;
        const body = { kind, ...(text.trim() ? { text: text.trim() } : {}), ...(isPause ? { code: code as 'away', until_on: day ?? '' } : {}), ...(isThrive ? { thrive_group: group as 'help' } : {}) };
        const now = await form.attempt(() => answer<Referral>(api.POST('/referrals/{id}/events', { params: { path: { id } }, body, headers: once(body) })));
        if (now) done(now);
    };
    return (
        <form class="move" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {isThrive && <RadioField id="thrive_group" label={t.which} hint={t.hint} value={group} onValue={setGroup} options={Object.entries(t.groups).map(([value, label]) => ({ value, label }))} faults={form.faults} />}
            {isPause && <RadioField id="code" label={w.pause_code} value={code} onValue={setCode} options={Object.entries(say.pauses).map(([value, label]) => ({ value, label }))} faults={form.faults} />}
            {isPause && <DateField id="until_on" label={w.pause_until} value={until} onValue={setUntil} faults={form.faults} />}
            <TextField id="text" label={w.texts[kind]} hint={w.texts_hint} value={text} onValue={setText} faults={form.faults} rows={3} />
            <Buttons>
                <Submit busy={form.busy}>{w.moves[kind]}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={cancel}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

export function Nudge({ id, done }: { id: string; done: (r: Referral) => void }) {
    const form = useForm();
    const [text, setText] = useState('');
    const submit = async (e: globalThis.Event) => {
        e.preventDefault();
        if (form.busy || !form.check(text.trim() ? [] : [{ pointer: '/text', detail: w.nudge_missing }])) return;
        const body = { text: text.trim() };
        const now = await form.attempt(() => answer<Referral>(api.POST('/referrals/{id}/nudge', { params: { path: { id } }, body, headers: once(body) })));
        if (!now) return;
        setText('');
        done(now);
    };
    return (
        <form class="move" onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="text" label={w.nudge_text} hint={w.nudge_hint} value={text} onValue={setText} faults={form.faults} rows={3} />
            <Submit busy={form.busy}>{w.nudge_submit}</Submit>
        </form>
    );
}
