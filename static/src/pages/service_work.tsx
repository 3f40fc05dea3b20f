// What a service does that names no child: consultations, telephone duty, supervision, case-discussion groups.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { getService } from '../lib/referrals';
import type { List, NewServiceWork, Service, ServiceWork, ServiceWorkChange, Session, Team } from '../lib/types';
import { involvement as i, service_work as w } from '../lib/words_work';
import { minutesOf } from '../parts/contact_form';
import { ChangeIt, dayOf, FormEnd, KeptList, need, options, useChanging } from '../parts/details';
import { DateField, ErrorSummary, partsOf, RadioField, SelectField, TextField } from '../parts/fields';
import { More } from '../parts/more';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { hasRole, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('services');
const getList = (after?: string) => answer<List<ServiceWork>>(api.GET('/services/{id}/work', { params: { path: { id }, query: { limit: 50, ...(after ? { after } : {}) } } }));

/* Where the service names the part no more, none is chosen. */
const typedOf = (first: ServiceWork | null, localities: string[]) => ({
    kind: first?.kind ?? ('' as string),
    day: partsOf(first?.day ?? today()),
    minutes: first ? String(first.minutes) : '',
    people: first ? String(first.people) : '1',
    asked_by: first?.asked_by ?? '',
    topic: first?.topic ?? '',
    locality: localities.find((part) => part === first?.locality) ?? '',
});
type Typed = ReturnType<typeof typedOf>;

const peopleOf = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 500 ? Number(text) : null);

function send(first: ServiceWork | null, t: Typed): Promise<ServiceWork> {
    const body = {
        kind: t.kind as NewServiceWork['kind'],
        day: dayOf(t.day) ?? '',
        minutes: minutesOf(t.minutes) ?? 0,
        people: peopleOf(t.people) ?? 0,
        asked_by: t.asked_by.trim() || null,
        topic: t.topic.trim() || null,
        locality: t.locality || null,
    };
    if (first) return answer(api.PATCH('/service-work/{id}', { params: { path: { id: first.id }, header: match(first) }, body: body as ServiceWorkChange, headers: merging }));
    return answer(api.POST('/services/{id}/work', { params: { path: { id } }, body, headers: once(body) }));
}

/* The report counts by the teams as they are called here: they are suggested, and anything may be typed. */
function Teams() {
    const teams = useLoad(() => answer<List<Team>>(api.GET('/teams')));
    return <datalist id="teams">{teams.now.state === 'ready' && teams.now.value.items.map((team) => <option value={team.name} key={team.id} />)}</datalist>;
}

function WorkForm({ first, service, close, saved }: { first: ServiceWork | null; service: Service; close: () => void; saved: () => void }) {
    const form = useForm();
    const [t, set] = useState(typedOf(first, service.localities));
    const put = (part: Partial<Typed>) => set({ ...t, ...part });
    const { faults } = form;
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(t.kind, '/kind', w.kind_missing),
            ...need(dayOf(t.day), '/day', w.day_missing),
            ...need(minutesOf(t.minutes), '/minutes', i.took_wrong),
            ...need(peopleOf(t.people), '/people', w.people_wrong),
        ];
        if (form.busy || !form.check(missing)) return;
        if (await form.attempt(() => send(first, t))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <RadioField id="kind" label={w.kind} value={t.kind} onValue={(kind) => put({ kind })} options={options(w.kinds)} faults={faults} />
            <DateField id="day" label={w.day} value={t.day} onValue={(day) => put({ day })} faults={faults} />
            <TextField id="minutes" label={w.minutes} value={t.minutes} onValue={(minutes) => put({ minutes })} faults={faults} width="4" input={{ inputMode: 'numeric' }} />
            <TextField id="people" label={w.people} value={t.people} onValue={(people) => put({ people })} faults={faults} width="4" input={{ inputMode: 'numeric' }} />
            <TextField id="asked_by" label={w.asked_by} hint={w.asked_by_hint} value={t.asked_by} onValue={(asked_by) => put({ asked_by })} faults={faults} width="30" input={{ list: 'teams' }} />
            <Teams />
            {service.localities.length > 0 && (
                <SelectField
                    id="locality"
                    label={w.locality}
                    value={t.locality}
                    onValue={(locality) => put({ locality })}
                    options={[{ value: '', label: w.locality_none }, ...service.localities.map((part) => ({ value: part, label: part }))]}
                    faults={faults}
                />
            )}
            <TextField id="topic" label={w.topic} hint={w.topic_hint} value={t.topic} onValue={(topic) => put({ topic })} faults={faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Item({ it, change }: { it: ServiceWork; change: (() => void) | null }) {
    const kind = w.kinds[it.kind] ?? it.kind;
    return (
        <li class="kept">
            <strong>{kind}</strong>, {longDay(it.day)}
            <p>{[i.minutes(it.minutes), w.for_people(it.people), it.asked_by, it.locality].filter(Boolean).join(', ')}</p>
            {it.topic && <p class="said">{it.topic}</p>}
            <p class="quiet">
                {it.practitioner?.name} {change && <ChangeIt text={w.correct} label={w.correct_label(`${kind}, ${longDay(it.day)}`)} onClick={change} />}
            </p>
        </li>
    );
}

function Work({ service, session }: { service: Service; session: Session }) {
    const list = useLoad(getList);
    const changing = useChanging<ServiceWork>(list.reload);
    const may = !hasRole(session, ['mental_health_lead']);
    setTitle(w.title, service.name);
    return (
        <>
            <PageHead title={w.title} above={service.name}>
                <a class="govuk-link" href={`/services/${service.id}`}>
                    {service.name}
                </a>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <Panels>
                <Panel
                    id="work"
                    title={w.list}
                    action={may ? w.record : null}
                    form={(close) => <WorkForm first={changing.it} service={service} close={changing.leave(close)} saved={changing.saved(close)} />}
                >
                    {(open) => (
                        <>
                            <KeptList source={list} none={w.none} item={(it) => <Item it={it} change={may ? changing.start(open, it) : null} key={it.id} />} />
                            {list.now.state === 'ready' && <More list={list.now.value} get={getList} add={list.set} text={w.more} />}
                        </>
                    )}
                </Panel>
            </Panels>
        </>
    );
}

function Page({ session }: { session: Session }) {
    const service = useLoad(() => getService(id));
    return <Ready of={service}>{(s) => <Work service={s} session={session} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
