// A service gives several who wait to one of its people: who it would be stands there before anything is done.
import { useState } from 'preact/hooks';
import { answer, api, once, type Fault } from '../lib/api';
import { nameOf } from '../lib/carers';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Colleague, List, Service, Waiting } from '../lib/types';
import { form as f, waiting_list as w } from '../lib/words';
import { Buttons, ErrorSummary, SelectField, Submit } from './fields';

interface Props {
    service: Service;
    chosen: Waiting[];
    done: (n: number, who: string) => void;
}

const getPeople = (agency: string) => answer<List<Colleague>>(api.GET('/people', { params: { query: { agency, limit: 200 } } }));

export function GiveWaiting({ service, chosen, done }: Props) {
    const form = useForm();
    const [person, setPerson] = useState('');
    const [sure, setSure] = useState(false);
    const people = useLoad(() => getPeople(service.agency.id), service.agency.id);
    const items = people.now.state === 'ready' ? people.now.value.items : [];
    const name = items.find((p) => p.id === person)?.name ?? '';
    const missing = (): Fault[] => [...(chosen.length ? [] : [{ pointer: '/referrals', detail: w.give_none }]), ...(person ? [] : [{ pointer: '/practitioner', detail: w.give_whom_missing }])];
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing())) return;
        if (!sure) return setSure(true);
        const body = { practitioner: person, referrals: chosen.map((c) => c.referral) };
        const made = await form.attempt(() => answer<{ made: number }>(api.POST('/services/{id}/allocate', { params: { path: { id: service.id } }, body, headers: once(body) })));
        setSure(false);
        if (made) done(made.made, name);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {sure ? (
                <>
                    <p class="lead" id="referrals" tabIndex={-1}>
                        {w.give_preview(chosen.length, name)}
                    </p>
                    <ul class="govuk-list govuk-list--bullet">
                        {chosen.map((c) => (
                            <li key={c.referral}>{`${nameOf(c)}, ${w.days(c.days_waited)}`}</li>
                        ))}
                    </ul>
                </>
            ) : (
                <>
                    <p class="lead" role="status" id="referrals" tabIndex={-1}>
                        {w.give_count(chosen.length)}
                    </p>
                    <SelectField id="practitioner" label={w.give_whom} value={person} onValue={setPerson} options={[{ value: '', label: f.choose }, ...items.map((p) => ({ value: p.id, label: p.name }))]} faults={form.faults} />
                </>
            )}
            <Buttons>
                <Submit busy={form.busy}>{sure ? w.give_now : w.give_look}</Submit>
                {sure && (
                    <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setSure(false)}>
                        {w.give_back}
                    </button>
                )}
            </Buttons>
        </form>
    );
}
