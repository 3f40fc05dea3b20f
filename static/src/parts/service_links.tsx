// Who of a service is there for which school.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad, type Source } from '../lib/load';
import { getLinks } from '../lib/services';
import type { Agency, Colleague, List, Service, ServiceLink } from '../lib/types';
import { details } from '../lib/words';
import { keep as w } from '../lib/words_services';
import { choose, FormEnd, KeptList, need } from './details';
import { ErrorSummary, SelectField } from './fields';
import { Panel } from './panel';

const getSchools = () => answer<List<Agency>>(api.GET('/agencies', { params: { query: { kind: 'school' } } }));
const getPeople = (agency: string) => answer<List<Colleague>>(api.GET('/people', { params: { query: { agency, limit: 200 } } }));

const named = <T extends { id: string; name: string }>(of: Source<List<T>>, is: (t: T) => boolean = () => true) => [
    choose,
    ...(of.now.state === 'ready' ? of.now.value.items.filter(is) : []).map((x) => ({ value: x.id, label: x.name })),
];

function LinkForm({ service, close, saved }: { service: Service; close: () => void; saved: () => void }) {
    const form = useForm();
    const schools = useLoad(getSchools);
    const people = useLoad(() => getPeople(service.agency.id));
    const [school, setSchool] = useState('');
    const [practitioner, setPractitioner] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(school, '/school', w.link_school_missing), ...need(practitioner, '/practitioner', w.link_who_missing)];
        if (form.busy || !form.check(missing)) return;
        const body = { school, practitioner };
        const params = { path: { id: service.id } };
        if (!(await form.attempt(() => answer<ServiceLink>(api.POST('/services/{id}/links', { params, body, headers: once(body) }))))) return;
        close();
        saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="school" label={w.link_school} hint={w.link_replaces} value={school} onValue={setSchool} options={named(schools)} faults={form.faults} />
            <SelectField id="practitioner" label={w.link_who} value={practitioner} onValue={setPractitioner} options={named(people, (p) => p.roles.some((r) => service.staff.includes(r)))} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Link({ link, may, saved }: { link: ServiceLink; may: boolean; saved: () => void }) {
    const form = useForm();
    const end = async () => {
        const body = { until_on: today() };
        const params = { path: { id: link.id }, header: match(link) };
        if (await form.attempt(() => answer<ServiceLink>(api.PATCH('/service-links/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <li class="kept">
            <ErrorSummary faults={form.faults} />
            <strong>{w.link_line(link.school.name, link.practitioner.name)}</strong>
            <p class="quiet">
                {details.since(longDay(link.from_on))}{' '}
                {may && (
                    <button type="button" class="link" aria-label={w.link_end_label(link.school.name, link.practitioner.name)} onClick={() => void end()}>
                        {w.link_end}
                    </button>
                )}
            </p>
        </li>
    );
}

/** Only where there is something to see, or to keep. */
export function Links({ service }: { service: Service }) {
    const links = useLoad(() => getLinks(service.id));
    const may = service.i_may_edit;
    if (!may && !(links.now.state === 'ready' && links.now.value.items.length)) return null;
    return (
        <Panel id="links" title={w.links} action={may ? w.link_add : null} form={(close) => <LinkForm service={service} close={close} saved={links.reload} />}>
            <p class="govuk-body quiet">{w.links_about}</p>
            <KeptList source={links} none={w.links_none} item={(link) => <Link link={link} may={may} saved={links.reload} key={link.id} />} />
        </Panel>
    );
}
