// Who came to a session: people with an account, and how many others of which role.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { List, Team, TrainingPerson, TrainingSessionOne } from '../lib/types';
import { session as w } from '../lib/words_feedback';
import { FormEnd, need } from './details';
import { ChecksField, ErrorSummary, SelectField, TextField } from './fields';
import { Panel } from './panel';
import { Ready } from './waiting';

const getTeams = () => answer<List<Team>>(api.GET('/teams'));
const namesOf = (teams: Team[], out: Set<string>) => {
    const found = new Map(teams.flatMap((t) => t.members.map((m) => [m.person.id, { value: m.person.id, label: m.person.name, hint: t.name }] as const)));
    return [...found.values()].filter((o) => !out.has(o.value)).sort((a, b) => a.label.localeCompare(b.label));
};

function CameForm({ session, teams, close, saved }: { session: TrainingSessionOne; teams: Team[]; close: () => void; saved: () => void }) {
    const form = useForm();
    const [people, setPeople] = useState<readonly string[]>([]);
    const [t, setT] = useState({ role: '', n: '', team: '' });
    const path = { path: { id: session.id } };
    const post = (body: { people?: string[]; role?: string; n?: number; team?: string }) => answer(api.POST('/training-sessions/{id}/people', { params: path, body, headers: once(body) }));
    const submit = async (e: Event) => {
        e.preventDefault();
        const n = /^\d{1,3}$/.test(t.n.trim()) ? Number(t.n) : 0;
        const role = t.role.trim();
        if (form.busy || !form.check([...need(people.length || role, '/people', w.people_missing), ...need(!role || (n >= 1 && n <= 500), '/n', w.n_wrong)])) return;
        const done = await form.attempt(async () => {
            if (people.length) await post({ people: [...people] });
            if (role) await post({ role, n, ...(t.team ? { team: t.team } : {}) });
            return true;
        });
        if (done) saved();
    };
    const out = new Set(session.people.flatMap((p) => (p.person ? [p.person.id] : [])));
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <ChecksField id="people" label={w.who} options={namesOf(teams, out)} chosen={people} onChosen={setPeople} faults={form.faults} />
            <TextField id="role" label={`${w.others}: ${w.role.toLowerCase()}`} hint={w.role_hint} value={t.role} onValue={(role) => setT({ ...t, role })} faults={form.faults} width="30" />
            <TextField id="n" label={w.n} value={t.n} onValue={(n) => setT({ ...t, n })} faults={form.faults} width="4" input={{ inputMode: 'numeric' }} />
            <SelectField id="team" label={w.team} value={t.team} onValue={(team) => setT({ ...t, team })} options={[{ value: '', label: w.no_team }, ...teams.map((x) => ({ value: x.id, label: x.name }))]} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Item({ it, may, reload }: { it: TrainingPerson; may: boolean; reload: () => void }) {
    const name = it.person?.name ?? `${it.people} ${(it.role ?? '').toLowerCase()}`;
    const takeOff = async () => {
        await answer(api.PATCH('/training-people/{id}', { params: { path: { id: it.id }, header: match(it) }, body: { removed: true }, headers: merging })).catch(() => undefined);
        reload();
    };
    return (
        <li>
            {name} {it.team && <span class="quiet">({it.team.name})</span>}{' '}
            {may && (
                <button type="button" class="link off-paper" aria-label={w.off_label(name)} onClick={() => void takeOff()}>
                    {w.off}
                </button>
            )}
        </li>
    );
}

export function TrainingPeople({ session, reload }: { session: TrainingSessionOne; reload: () => void }) {
    const teams = useLoad(getTeams);
    const may = session.is_own && session.state === 'held';
    const saved = (close: () => void) => () => {
        close();
        reload();
    };
    return (
        <Panel
            id="people"
            title={w.people}
            action={may ? w.record : null}
            form={(close) => (
                <Ready of={teams} part>
                    {({ items }) => <CameForm session={session} teams={items} close={close} saved={saved(close)} />}
                </Ready>
            )}
        >
            {session.came === null ? (
                <p class="quiet">{w.hidden}</p>
            ) : (
                <>
                    <p class="govuk-body">{session.people.length ? w.count(session.came, session.places) : w.nobody}</p>
                    <ul class="govuk-list">
                        {session.people.map((it) => (
                            <Item it={it} may={may} reload={reload} key={it.id} />
                        ))}
                    </ul>
                </>
            )}
        </Panel>
    );
}
