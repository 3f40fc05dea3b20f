// The groups in which agencies work together, one's own first; and what one owes them.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { longDay } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { GroupKind, List, Session, WorkGroup } from '../lib/types';
import { groups as w } from '../lib/words_groups';
import { FormEnd, need } from '../parts/details';
import { ErrorSummary, RadioField, TextField } from '../parts/fields';
import { getOwed, Owed } from '../parts/owed';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { Ready } from '../parts/waiting';

const makers = ['team_manager', 'virtual_school', 'educational_psychologist', 'mental_health_lead', 'service_admin'];

const getAll = async () => {
    const [groups, kinds, owed] = await Promise.all([
        answer<List<WorkGroup>>(api.GET('/groups')),
        answer<List<GroupKind>>(api.GET('/group-kinds')),
        getOwed(),
    ]);
    return { groups: groups.items, kinds: kinds.items, owed: owed.items };
};

function Item({ it }: { it: WorkGroup }) {
    const late = it.late_actions ?? 0;
    const says = [it.open_actions === null ? '' : w.open_n(it.open_actions, late), it.open_challenges ? w.cards_n(it.open_challenges) : ''].filter(Boolean);
    return (
        <li class="rows__item">
            <div>
                <a class="govuk-link govuk-link--no-visited-state" href={`/groups/${it.id}`}>
                    <strong>{it.name}</strong>
                </a>
                <p class="rows__more">
                    {w.kept_by(it.kind.name, it.agency.name)}
                    {it.ended_on && `. ${w.ended_on(longDay(it.ended_on))}`}
                </p>
                {says.length > 0 && <p class={`rows__more${late ? ' is-late' : ''}`}>{says.join(' · ')}</p>}
            </div>
        </li>
    );
}

function Items({ id, title, list, none }: { id: string; title: string; list: WorkGroup[]; none: string | null }) {
    if (list.length === 0 && none === null) return null;
    return (
        <Section title={title} id={id}>
            {list.length === 0 ? (
                <p class="quiet">{none}</p>
            ) : (
                <ul class="rows">
                    {list.map((it) => (
                        <Item it={it} key={it.id} />
                    ))}
                </ul>
            )}
        </Section>
    );
}

function GroupForm({ kinds, close }: { kinds: GroupKind[]; close: () => void }) {
    const form = useForm();
    const [kind, setKind] = useState('');
    const [name, setName] = useState('');
    const [about, setAbout] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(kind, '/kind', w.kind_missing), ...need(name.trim(), '/name', w.name_missing)])) return;
        const body = { kind, name: name.trim(), ...(about.trim() ? { about: about.trim() } : {}) };
        const made = await form.attempt(() => answer<WorkGroup>(api.POST('/groups', { body, headers: once(body) })));
        if (made) location.assign(`/groups/${made.id}`);
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="kind" label={w.kind} value={kind} onValue={setKind} options={kinds.map((k) => ({ value: k.code, label: k.name, hint: k.about }))} faults={form.faults} />
            <TextField id="name" label={w.name} value={name} onValue={setName} faults={form.faults} />
            <TextField id="about" label={w.about_it} value={about} onValue={setAbout} faults={form.faults} rows={2} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Groups({ session }: { session: Session }) {
    const all = useLoad(getAll);
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{w.about}</p>
            <Ready of={all}>
                {({ groups, kinds, owed }) => {
                    const now = groups.filter((g) => !g.ended_on);
                    return (
                        <Panels>
                            <Owed list={owed} none={w.owe_none} />
                            <Items id="mine" title={w.mine} list={now.filter((g) => g.is_member)} none={w.none_mine} />
                            <Items id="others" title={w.others} list={now.filter((g) => !g.is_member)} none={w.none} />
                            <Items id="ended" title={w.ended} list={groups.filter((g) => g.ended_on)} none={null} />
                            {hasRole(session, makers) && (
                                <Panel id="new" title={w.new} action={w.make} form={(close) => <GroupForm kinds={kinds} close={close} />}>
                                    <p class="quiet">{w.new_about}</p>
                                </Panel>
                            )}
                        </Panels>
                    );
                }}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Groups session={session} />
    </Shell>
));
