// What services do with the child: a practitioner records that work has begun, how it stands, and that it has closed.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad, type Source } from '../lib/load';
import { getServices, isOwn } from '../lib/referrals';
import type { Child, Involvement, List, Opened, Service, Session } from '../lib/types';
import { details as w } from '../lib/words';
import { warnings as lacks } from '../lib/words_consent';
import { beside, end_reasons, involvement as i } from '../lib/words_work';
import { ChangeIt, choose, DayFrom, dayOf, FormEnd, KeptList, need, period, useChanging, type FormProps } from './details';
import { CheckField, ErrorSummary, noDate, SelectField, TextField } from './fields';
import { Panel } from './panel';
import { Ready } from './waiting';
import { Warnings } from './warnings';
import { WorkChange } from './work_change';

/* The work is recorded; what it lacks is said before the form closes. */
function Lacking({ opened, child, close }: { opened: Opened; child: Child; close: () => void }) {
    return (
        <div role="status">
            <p class="govuk-body">{lacks.saved}</p>
            <Warnings list={opened.warnings} child={child.id} heading="h3" />
            <button type="button" class="govuk-button" onClick={close}>
                {lacks.close}
            </button>
        </div>
    );
}

function OpenFields({ child, close, saved, services, me }: FormProps & { services: Service[]; me: string }) {
    const form = useForm();
    const [service, setService] = useState(services.length === 1 ? (services[0]?.id ?? '') : '');
    const [type_of_work, setType] = useState('');
    const [mine, setMine] = useState(true);
    const [from, setFrom] = useState(noDate);
    const [warned, setWarned] = useState<Opened | null>(null);
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(service, '/service', w.service_missing),
            ...need(type_of_work.trim(), '/type_of_work', w.type_of_work_missing),
            ...need(dayOf(from), '/from_on', w.from_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = { service, type_of_work: type_of_work.trim(), from_on: dayOf(from) ?? '', ...(mine ? { practitioner: me } : {}) };
        const params = { path: { child: child.id } };
        const opened = await form.attempt(() => answer<Opened>(api.POST('/children/{child}/involvements', { params, body, headers: once(body) })));
        if (opened?.warnings.length) setWarned(opened);
        else if (opened) saved();
    };
    if (warned) return <Lacking opened={warned} child={child} close={saved} />;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="service" label={w.which_service} value={service} onValue={setService} options={[choose, ...services.map((s) => ({ value: s.id, label: s.name }))]} faults={form.faults} />
            <TextField id="type_of_work" label={w.type_of_work} hint={w.type_of_work_hint} value={type_of_work} onValue={setType} faults={form.faults} input={{ list: 'types' }} />
            <datalist id="types">
                {services.find((s) => s.id === service)?.types_of_work.map((type) => <option value={type} key={type} />)}
            </datalist>
            <CheckField id="practitioner" label={w.mine} value={mine} onValue={setMine} />
            <DayFrom value={from} onValue={setFrom} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

/* Whoever works for a service records its work, and no other's. */
const ownOf = (services: Service[], session: Session): Service[] => services.filter((s) => isOwn(s, session));

function OpenForm({ session, services, ...props }: FormProps & { session: Session; services: Source<List<Service>> }) {
    return (
        <Ready of={services} part>
            {({ items }) => {
                const own = ownOf(items, session);
                return own.length ? <OpenFields {...props} services={own} me={session.person.id} /> : <p class="govuk-body">{w.no_service}</p>;
            }}
        </Ready>
    );
}

function Item({ it, change }: { it: Involvement; change: (() => void) | null }) {
    return (
        <li class="kept" key={it.id}>
            <strong>{it.service.name}</strong>: {it.type_of_work} <span class="state">{w.work_states[it.state]}</span>
            <p class="quiet">
                {[it.practitioner?.name, period(it.from_on, it.until_on)].filter(Boolean).join(', ')}{' '}
                <a class="govuk-link" href={`/involvements/${it.id}`} aria-label={i.open_label(it.service.name)}>
                    {i.open}
                </a>{' '}
                {change && it.state !== 'closed' && <ChangeIt text={w.change_work} label={w.change_work_label(it.service.name)} onClick={change} />}
            </p>
            {it.covered_by && <p>{beside.covered(it.covered_by.name, longDay(it.covered_by.until_on))}</p>}
            {it.also.length > 0 && <p>{beside.also(it.also)}</p>}
            {it.end_reason && <p>{end_reasons[it.end_reason]}</p>}
            {it.outcome && <p>{it.outcome}</p>}
        </li>
    );
}

export function Involvements({ child, session, may }: { child: Child; session: Session; may: boolean }) {
    const list = useLoad(() => answer<List<Involvement>>(api.GET('/children/{child}/involvements', { params: { path: { child: child.id } } })));
    const services = useLoad(() => (may ? getServices() : Promise.resolve({ items: [], next: null })));
    const changing = useChanging<Involvement>(list.reload);
    const form = (close: () => void) =>
        changing.it ? (
            <WorkChange first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} />
        ) : (
            <OpenForm child={child} session={session} services={services} close={changing.leave(close)} saved={changing.saved(close)} />
        );
    return (
        <Panel id="involved" title={w.involved(calledName(child))} action={may ? w.open_work : null} form={form}>
            {(open) => (
                <KeptList
                    source={list}
                    item={(it) => <Item it={it} change={may && it.is_own ? changing.start(open, it) : null} key={it.id} />}
                />
            )}
        </Panel>
    );
}
