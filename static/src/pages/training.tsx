// Training: what one is asked after a session, sessions to come and held, and who in each team has been trained.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import { getServices, isOwn } from '../lib/referrals';
import type { List, NewTraining, Service, Session, TrainingKind, TrainingSession, TrainingSessionOne, TrainingTeam } from '../lib/types';
import { training as w } from '../lib/words_feedback';
import { choose, dayOf, FormEnd, need } from '../parts/details';
import { DateField, ErrorSummary, partsOf, RadioField, SelectField, TextField } from '../parts/fields';
import { noFaults } from '../lib/form';
import { More } from '../parts/more';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const givers = ['educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner', 'youth_justice_worker', 'service_admin', 'virtual_school'];
const watchers = [...givers, 'team_manager', 'mental_health_lead'];

const getSessions = (after?: string) => answer<List<TrainingSession>>(api.GET('/training-sessions', { params: { query: { limit: 50, ...(after ? { after } : {}) } } }));
const getAll = async () => {
    const [sessions, mine, kinds, services] = await Promise.all([
        getSessions(),
        answer<List<TrainingSession>>(api.GET('/me/training')),
        answer<List<TrainingKind>>(api.GET('/training-kinds')),
        getServices(),
    ]);
    return { sessions, mine: mine.items, kinds: kinds.items, services: services.items };
};

function Item({ it }: { it: TrainingSession }) {
    const says = [longDay(it.held_on), it.locality ?? w.whole_area, w.by(it.service.name), it.came !== null && it.state === 'held' ? w.came_n(it.came) : ''].filter(Boolean);
    return (
        <li class="rows__item">
            <div>
                <a class="govuk-link govuk-link--no-visited-state" href={`/training/${it.id}`}>
                    <strong>{it.title}</strong>
                </a>{' '}
                <span class="quiet">{it.kind_name}</span>
                <p class="rows__more">{says.join(' · ')}</p>
                {it.cancelled_why && <p class="rows__more is-late">{w.cancelled(it.cancelled_why)}</p>}
            </div>
        </li>
    );
}

function Items({ list, none }: { list: TrainingSession[]; none: string }) {
    if (list.length === 0) return <p class="quiet">{none}</p>;
    return (
        <ul class="rows">
            {list.map((it) => (
                <Item it={it} key={it.id} />
            ))}
        </ul>
    );
}

function PlanForm({ own, kinds, close }: { own: Service[]; kinds: TrainingKind[]; close: () => void }) {
    const form = useForm();
    const [t, setT] = useState<Record<string, string>>({ service: own.length === 1 ? (own[0]?.id ?? '') : '' });
    const [day, setDay] = useState(partsOf(''));
    const put = (name: string) => (value: string) => setT({ ...t, [name]: value });
    const said = (name: string) => (t[name] ?? '').trim();
    const submit = async (e: Event) => {
        e.preventDefault();
        const minutes = /^\d{1,4}$/.test(said('minutes')) ? Number(said('minutes')) : 0;
        const missing = [
            ...need(said('service'), '/service', w.service),
            ...need(said('kind'), '/kind', w.choose_kind),
            ...need(said('title'), '/title', w.missing),
            ...need(dayOf(day), '/held_on', w.day_wrong),
            ...need(minutes >= 5 && minutes <= 2880, '/minutes', w.minutes_wrong),
            ...need(/^(\d{1,4})?$/.test(said('places')), '/places', w.places_wrong),
        ];
        if (form.busy || !form.check(missing)) return;
        const body: NewTraining = {
            kind: said('kind') as NewTraining['kind'],
            title: said('title'),
            held_on: dayOf(day) ?? '',
            minutes,
            ...(said('locality') ? { locality: said('locality') } : {}),
            ...(said('places') ? { places: Number(said('places')) } : {}),
        };
        const path = { path: { id: said('service') } };
        const made = await form.attempt(() => answer<TrainingSessionOne>(api.POST('/services/{id}/training-sessions', { params: path, body, headers: once(body) })));
        if (made) location.assign(`/training/${made.id}`);
    };
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            {own.length > 1 && (
                <SelectField id="service" label={w.service} value={said('service')} onValue={put('service')} options={[choose, ...own.map((s) => ({ value: s.id, label: s.name }))]} faults={faults} />
            )}
            <RadioField id="kind" label={w.kind} value={said('kind')} onValue={put('kind')} options={kinds.map((k) => ({ value: k.code, label: k.name }))} faults={faults} />
            <TextField id="title" label={w.name} value={t.title ?? ''} onValue={put('title')} faults={faults} />
            <TextField id="locality" label={w.locality} hint={w.locality_hint} value={t.locality ?? ''} onValue={put('locality')} faults={faults} />
            <DateField id="held_on" label={w.day} value={day} onValue={setDay} faults={faults} />
            <TextField id="minutes" label={w.minutes} value={t.minutes ?? ''} onValue={put('minutes')} faults={faults} width="4" input={{ inputMode: 'numeric' }} />
            <TextField id="places" label={w.places} hint={w.places_hint} value={t.places ?? ''} onValue={put('places')} faults={faults} width="4" input={{ inputMode: 'numeric' }} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Team({ it }: { it: TrainingTeam }) {
    const trained = it.people.filter((p) => p.on !== null).length;
    return (
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">
                    {it.team.name}: {w.team_n(trained, it.people.length)} {it.others > 0 && w.others(it.others)}
                </span>
            </summary>
            <div class="govuk-details__text">
                <ul class="govuk-list">
                    {it.people.map((p) => (
                        <li key={p.person.id}>
                            {p.person.name}: {p.on ? w.since(longDay(p.on), p.times) : <strong class="is-late">{w.not_yet}</strong>}
                        </li>
                    ))}
                </ul>
            </div>
        </details>
    );
}

const share = (it: TrainingTeam) => it.people.filter((p) => p.on !== null).length / it.people.length;

function TeamsLead({ items }: { items: TrainingTeam[] }) {
    const some = items.filter((it) => it.people.length > 0);
    const people = [...new Map(some.flatMap((it) => it.people.map((p) => [p.person.id, p] as const))).values()]; // who is of two teams is one
    const fewest = [...some].sort((a, b) => share(a) - share(b))[0];
    if (!fewest) return null;
    return (
        <p class="lead">
            {w.teams_lead(people.filter((p) => p.on !== null).length, people.length)}
            {some.length > 1 && share(fewest) < 1 && w.teams_fewest(fewest.team.name, fewest.people.filter((p) => p.on !== null).length, fewest.people.length)}
        </p>
    );
}

function Teams({ kinds }: { kinds: TrainingKind[] }) {
    const [kind, setKind] = useState('sdq');
    const teams = useLoad(() => answer<List<TrainingTeam>>(api.GET('/training-teams', { params: { query: kind ? { kind } : {} } })), kind);
    return (
        <Section id="teams" title={w.teams}>
            <p class="quiet">{w.teams_about}</p>
            <SelectField id="teams_kind" label={w.teams_kind} value={kind} onValue={setKind} options={[...kinds.map((k) => ({ value: k.code as string, label: k.name })), { value: '', label: w.any_kind }]} faults={noFaults} />
            <Ready of={teams} part>
                {({ items }) => (
                    <>
                        <TeamsLead items={items} />
                        {items.map((it) => (
                            <Team it={it} key={it.team.id} />
                        ))}
                    </>
                )}
            </Ready>
        </Section>
    );
}

function Mine({ list }: { list: TrainingSession[] }) {
    if (!list.length) return null;
    return (
        <Section id="asked" title={w.asked}>
            <p class="govuk-body">{w.asked_about}</p>
            <ul class="rows">
                {list.map((it) => (
                    <li class="rows__item" key={it.id}>
                        <a class="govuk-link govuk-link--no-visited-state" href={`/training/${it.id}#later`}>
                            {w.asked_of(it.title, longDay(it.held_on))}
                        </a>
                    </li>
                ))}
            </ul>
        </Section>
    );
}

function Training({ session }: { session: Session }) {
    const all = useLoad(getAll);
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{w.about}</p>
            <Ready of={all}>
                {(now) => {
                    const { sessions, mine, kinds } = now;
                    const own = hasRole(session, givers) ? now.services.filter((s) => isOwn(s, session)) : [];
                    const coming = sessions.items.filter((it) => it.held_on > today()).reverse();
                    const next = coming.find((it) => !it.cancelled_why);
                    return (
                        <Panels>
                            {!(sessions.next && coming.length === sessions.items.length) && <p class="lead">{next ? w.opening(next.title, longDay(next.held_on)) : w.none_coming}</p>}
                            <Mine list={mine} />
                            <Panel id="plan" title={w.coming} action={own.length > 0 ? w.plan : null} form={(close) => <PlanForm own={own} kinds={kinds} close={close} />}>
                                <Items list={coming} none={w.none_coming} />
                            </Panel>
                            <Section id="held" title={w.held}>
                                <Items list={sessions.items.filter((it) => it.held_on <= today())} none={w.none_held} />
                            </Section>
                            <More list={sessions} get={getSessions} add={(list) => all.set({ ...now, sessions: list })} text={w.more} />
                            {hasRole(session, watchers) && <Teams kinds={kinds} />}
                        </Panels>
                    );
                }}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Training session={session} />
    </Shell>
));
