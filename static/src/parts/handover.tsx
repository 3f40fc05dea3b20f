// Handing work over: whose, to whom, then what it would be with each piece to choose, then done in one step.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { nameOf } from '../lib/carers';
import { useForm } from '../lib/form';
import type { Caseload, Handover } from '../lib/types';
import { form as f } from '../lib/words';
import { caseload as w } from '../lib/words_work';
import { choose, need } from './details';
import { Buttons, ChecksField, ErrorSummary, SelectField, Submit } from './fields';

const NOBODY = 'nobody';
const NONE: Handover = { involvements: [], referrals: [] };

interface Props {
    load: Caseload;
    me: string;
    close: () => void;
    saved: (said: string) => void;
}

function send(service: string, from: string, to: string, chosen: { involvements?: string[]; referrals?: string[]; is_preview?: boolean }) {
    const body = { to, ...(from === NOBODY ? {} : { from }), ...chosen };
    return answer<Handover>(api.POST('/services/{id}/handover', { params: { path: { id: service } }, body, headers: once(body) }));
}

const linesOf = (shown: Handover) => [
    ...shown.involvements.map((it) => ({ value: it.id, label: `${nameOf(it)}: ${it.type_of_work}` })),
    ...shown.referrals.map((it) => ({ value: it.id, label: `${nameOf(it)}: ${w.hand_referral}` })),
];

/* Whose work it can be: one's own; for the administrator anybody's, and what nobody has. */
function whose({ may_hand_over, practitioners }: Caseload, me: string) {
    if (!may_hand_over) return practitioners.flatMap(({ person }) => (person?.id === me ? [{ value: me, label: person.name }] : []));
    return practitioners.map(({ person, has_left }) => ({ value: person?.id ?? NOBODY, label: person ? `${person.name}${has_left ? ` (${w.left.toLowerCase()})` : ''}` : w.hand_from_nobody }));
}

export function HandoverForm({ load, me, close, saved }: Props) {
    const form = useForm();
    const froms = whose(load, me);
    const [from, setFrom] = useState(froms.length === 1 ? (froms[0]?.value ?? '') : '');
    const [to, setTo] = useState('');
    const [shown, setShown] = useState<Handover | null>(null);
    const [chosen, setChosen] = useState<readonly string[]>([]);
    const name = load.practitioners.find((one) => one.person?.id === to)?.person?.name ?? '';
    const look = async () => {
        if (!form.check([...need(from, '/from', w.hand_from_missing), ...need(to, '/to', w.hand_to_missing)])) return;
        const found = await form.attempt(() => send(load.service.id, from, to, { is_preview: true }));
        setShown(found);
        setChosen(linesOf(found ?? NONE).map((one) => one.value));
    };
    const give = async (all: Handover) => {
        if (!form.check(need(chosen.length, '/involvements', w.hand_none))) return;
        const picked = (list: { id: string }[]) => list.map((one) => one.id).filter((id) => chosen.includes(id));
        const done = await form.attempt(() => send(load.service.id, from, to, { involvements: picked(all.involvements), referrals: picked(all.referrals) }));
        if (done) saved(w.hand_done(chosen.length, name));
    };
    const submit = (e: Event) => {
        e.preventDefault();
        if (!form.busy) void (shown && linesOf(shown).length ? give(shown) : look());
    };
    const anew = (set: (v: string) => void) => (v: string) => {
        set(v);
        setShown(null);
    };
    const lines = linesOf(shown ?? NONE);
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="from" label={w.hand_from} value={from} onValue={anew(setFrom)} options={[choose, ...froms]} faults={form.faults} />
            <SelectField
                id="to"
                label={w.hand_to}
                value={to}
                onValue={anew(setTo)}
                options={[choose, ...load.practitioners.flatMap(({ person, has_left }) => (person && !has_left && person.id !== from ? [{ value: person.id, label: person.name }] : []))]}
                faults={form.faults}
            />
            <div role="status">{shown && lines.length === 0 && <p class="govuk-body">{w.hand_nothing}</p>}</div>
            {lines.length > 0 && <ChecksField id="involvements" label={w.hand_choose} options={lines} chosen={chosen} onChosen={setChosen} faults={form.faults} />}
            <Buttons>
                <Submit busy={form.busy}>{lines.length ? w.hand_do(chosen.length, name) : w.hand_look}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}
