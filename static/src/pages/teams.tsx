// Teams: who shares their children with whom, and who manages them. The service administrator of an agency keeps its own.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Colleague, List, Session, Team, TeamMember } from '../lib/types';
import { form as f } from '../lib/words';
import { teams as w } from '../lib/words_accounts';
import { Buttons, CheckField, ErrorSummary, SelectField, Submit, TextField } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const getTeams = () => answer<List<Team>>(api.GET('/teams'));
const getColleagues = (agency: string) => answer<List<Colleague>>(api.GET('/people', { params: { query: { agency, limit: 200 } } }));

function TeamForm({ close, saved }: { close: () => void; saved: () => void }) {
    const form = useForm();
    const [name, setName] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(name.trim() ? [] : [{ pointer: '/name', detail: w.name_missing }])) return;
        const body = { name: name.trim() };
        if (!(await form.attempt(() => answer<Team>(api.POST('/teams', { body, headers: once(body) }))))) return;
        close();
        saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="name" label={w.name} hint={w.name_hint} value={name} onValue={setName} faults={form.faults} width="30" />
            <Buttons>
                <Submit busy={form.busy}>{w.submit_make}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

interface MemberFormProps {
    team: Team;
    colleagues: Colleague[];
    close: () => void;
    saved: () => void;
}

function MemberForm({ team, colleagues, close, saved }: MemberFormProps) {
    const form = useForm();
    const [person, setPerson] = useState('');
    const [manages, setManages] = useState(false);
    const there = new Set(team.members.map((m) => m.person.id));
    const options = [{ value: '', label: f.choose }, ...colleagues.filter((c) => !there.has(c.id)).map((c) => ({ value: c.id, label: c.name }))];
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(person ? [] : [{ pointer: '/person', detail: w.person_missing }])) return;
        const body = { person, is_manager: manages };
        const done = await form.attempt(() => answer<TeamMember>(api.POST('/teams/{id}/members', { params: { path: { id: team.id } }, body, headers: once(body) })));
        if (!done) return;
        close();
        saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="person" label={w.person} hint={w.person_hint} value={person} onValue={setPerson} faults={form.faults} options={options} />
            <CheckField id="is_manager" label={w.manages_it} value={manages} onValue={setManages} />
            <Buttons>
                <Submit busy={form.busy}>{w.submit_put}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

function Member({ member, may, saved }: { member: TeamMember; may: boolean; saved: () => void }) {
    const form = useForm();
    const end = async () => {
        const body = { until_on: today() };
        const params = { path: { id: member.id }, header: match(member) };
        if (await form.attempt(() => answer<TeamMember>(api.PATCH('/team-members/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <li class="kept">
            <ErrorSummary faults={form.faults} />
            <strong>{member.person.name}</strong>
            {member.is_manager && `, ${w.manages}`}
            <p class="quiet">
                {w.since(longDay(member.from_on))}
                {member.until_on && `, ${w.until(longDay(member.until_on))}`}{' '}
                {may && !member.until_on && (
                    <button type="button" class="link" aria-label={w.end_label(member.person.name)} onClick={() => void end()}>
                        {w.end}
                    </button>
                )}
            </p>
        </li>
    );
}

function Members({ team, may, me, saved }: { team: Team; may: boolean; me: string; saved: () => void }) {
    if (!team.members.length) return <p class="govuk-body quiet">{w.empty}</p>;
    return (
        <ul class="kept-list">
            {team.members.map((member) => (
                <Member member={member} may={may && member.person.id !== me} saved={saved} key={member.id} />
            ))}
        </ul>
    );
}

function Teams({ session }: { session: Session }) {
    const { id: me, agency_id } = session.person;
    const may = hasRole(session, ['service_admin']);
    const teams = useLoad(getTeams);
    const colleagues = useLoad(() => getColleagues(agency_id), agency_id);
    const others = colleagues.now.state === 'ready' ? colleagues.now.value.items.filter((c) => c.id !== me) : [];
    const isOwn = (team: Team) => team.agency.id === agency_id;
    return (
        <>
            <PageHead title={w.title}>
                <a class="govuk-link" href="/accounts">
                    {w.accounts}
                </a>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <Ready of={teams}>
                {({ items }) => (
                    <Panels>
                        <Panel id="new" title={w.new} action={may ? w.make : null} form={(close) => <TeamForm close={close} saved={teams.reload} />}>
                            <p class="govuk-body quiet">{may ? w.new_about : w.new_not_yours}</p>
                        </Panel>
                        {[...items.filter(isOwn), ...items.filter((team) => !isOwn(team))].map((team) => (
                            <Panel
                                id={`team-${team.id}`}
                                title={isOwn(team) ? team.name : w.of(team.name, team.agency.name)}
                                action={may && isOwn(team) ? w.put : null}
                                form={(close) => <MemberForm team={team} colleagues={others} close={close} saved={teams.reload} />}
                                key={team.id}
                            >
                                <Members team={team} may={may && isOwn(team)} me={me} saved={teams.reload} />
                            </Panel>
                        ))}
                    </Panels>
                )}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Teams session={session} />
    </Shell>
));
