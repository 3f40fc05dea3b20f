// The directory of services, and for those who keep some of them: what has to be checked, and a new one.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { getServices } from '../lib/referrals';
import { ago } from '../lib/services';
import type { NewService, Service, Session } from '../lib/types';
import { services as w } from '../lib/words';
import { checked, keep } from '../lib/words_services';
import { CheckListField } from '../parts/check_list';
import { FormEnd, need } from '../parts/details';
import { DueChecks } from '../parts/due_checks';
import { ErrorSummary, TextField } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { serviceRoles } from '../parts/service_forms';
import { hasRole, mayAskForService, Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const isOver = (s: Service): boolean => s.ended_on !== null && s.ended_on <= today();

function State({ service: s, asks }: { service: Service; asks: boolean }) {
    if (isOver(s)) return <span class="state">{keep.over}</span>;
    if (!asks) return null;
    return <span class={`state${s.i_may_refer ? ' state--good' : ''}`}>{s.i_may_refer ? w.may : w.ask}</span>;
}

function Row({ service: s, asks }: { service: Service; asks: boolean }) {
    return (
        <li class="listed">
            <div>
                <h2 class="listed__name">
                    <a class="govuk-link" href={`/services/${s.id}`}>
                        {s.name}
                    </a>
                </h2>
                <p class="quiet">{s.agency.name}</p>
            </div>
            <div>
                <p>{s.about}</p>
                <p class="quiet">{s.last_checked_on ? checked.short(ago(s.last_checked_on), s.last_checked_by?.name ?? null) : checked.never_short}</p>
            </div>
            <p>
                <State service={s} asks={asks} />
            </p>
        </li>
    );
}

function Directory({ items, asks }: { items: Service[]; asks: boolean }) {
    const [word, setWord] = useState('');
    const wanted = word.trim().toLowerCase();
    const shown = items.filter((s) => [s.name, s.agency.name, s.about, ...s.needs].join(' ').toLowerCase().includes(wanted));
    return (
        <>
            <div class="govuk-form-group">
                <label class="govuk-label" for="word">
                    {w.filter}
                </label>
                <input class="govuk-input govuk-input--width-20" id="word" type="search" autoComplete="off" value={word} onInput={(e) => setWord(e.currentTarget.value)} />
            </div>
            {shown.length ? (
                <ul class="listed-all">
                    {shown.map((s) => (
                        <Row service={s} asks={asks} key={s.id} />
                    ))}
                </ul>
            ) : (
                <p class="govuk-body" role="status">
                    {w.none}
                </p>
            )}
        </>
    );
}

function NewForm({ close }: { close: () => void }) {
    const form = useForm();
    const [name, setName] = useState('');
    const [about, setAbout] = useState('');
    const [who_may_refer, setWho] = useState<string[]>([]);
    const [staff, setStaff] = useState<string[]>([]);
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(name.trim(), '/name', keep.name_missing),
            ...need(about.trim(), '/about', keep.about_missing),
            ...need(who_may_refer.length, '/who_may_refer', keep.who_missing),
            ...need(staff.length, '/staff', keep.staff_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const body: NewService = { name: name.trim(), about: about.trim(), who_may_refer, staff };
        const made = await form.attempt(() => answer<Service>(api.POST('/services', { body, headers: once(body) })));
        if (made) location.assign(`/services/${made.id}`);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="name" label={keep.name} hint={keep.name_hint} value={name} onValue={setName} faults={form.faults} />
            <TextField id="about" label={keep.about} hint={keep.about_hint} value={about} onValue={setAbout} faults={form.faults} rows={4} />
            <CheckListField id="who_may_refer" label={keep.who} hint={keep.who_about} values={who_may_refer} onValues={setWho} options={serviceRoles} faults={form.faults} />
            <CheckListField id="staff" label={keep.staff} values={staff} onValues={setStaff} options={serviceRoles} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Services({ session }: { session: Session }) {
    const list = useLoad(getServices);
    return (
        <>
            <PageHead title={w.title}>
                <a class="govuk-link" href="/directory">
                    {keep.for_public}
                </a>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            {mayAskForService(session) && <p class="govuk-body">{w.how_to}</p>}
            <Ready of={list} part>
                {({ items }) => (
                    <>
                        <DueChecks items={items} />
                        {hasRole(session, ['service_admin']) && (
                            <Panels>
                                <Panel id="new" title={keep.added} action={keep.add} form={(close) => <NewForm close={close} />}>
                                    <p class="govuk-body quiet">{keep.add_about}</p>
                                </Panel>
                            </Panels>
                        )}
                        <Directory items={items} asks={mayAskForService(session)} />
                    </>
                )}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Services session={session} />
    </Shell>
));
