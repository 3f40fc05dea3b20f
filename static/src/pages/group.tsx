// One group: what it agreed, its challenge cards, its meetings, who sits in it.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, Problem } from '../lib/api';
import { dayOfInstant, longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { GroupAction, GroupMember, List, PlanningMeeting, Session, WorkGroup } from '../lib/types';
import { groups as w } from '../lib/words_groups';
import { AnyActionsPanel, type Settled } from '../parts/actions';
import { ChangeIt, FormEnd, need } from '../parts/details';
import { CheckField, ErrorSummary, TextField } from '../parts/fields';
import { GroupActionForm, MeetingForm, MemberForm, NoteForm } from '../parts/group_forms';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { setTitle, Shell, start, wordAfter } from '../parts/shell';
import { Ready } from '../parts/waiting';

const id = wordAfter('groups');

/* Who does not sit in a group sees that it is there, and not what it agreed. */
const actionsOf = () =>
    answer<List<GroupAction>>(api.GET('/groups/{id}/actions', { params: { path: { id } } })).catch((problem: unknown) => {
        if (problem instanceof Problem && problem.status === 404) return null;
        throw problem;
    });

const getAll = async () => {
    const group = await answer<WorkGroup>(api.GET('/groups/{id}', { params: { path: { id } } }));
    const [actions, meetings] = await Promise.all([
        actionsOf(),
        group.plans_children ? answer<List<PlanningMeeting>>(api.GET('/planning-meetings', { params: { query: { group: id } } })) : null,
    ]);
    return { group, actions: actions?.items ?? null, meetings: meetings?.items ?? null };
};

function ChangeForm({ group, close, saved }: { group: WorkGroup; close: () => void; saved: () => void }) {
    const form = useForm();
    const [name, setName] = useState(group.name);
    const [about, setAbout] = useState(group.about ?? '');
    const [over, setOver] = useState(false);
    const [at, setAt] = useState(group.etag);
    const refused = (p: Problem) => {
        if (p.status !== 412) return false;
        const now = (p.body as { current?: WorkGroup }).current;
        if (now) setAt(now.etag);
        form.check([{ pointer: '', detail: `${w.stale} ${now ? `${now.name}. ${now.about ?? ''}` : ''}` }]);
        return true;
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(name.trim(), '/name', w.name_missing))) return;
        const body = { name: name.trim(), about: about.trim() || null, ...(over ? { ended_on: today() } : {}) };
        if (await form.attempt(() => answer<WorkGroup>(api.PATCH('/groups/{id}', { params: { path: { id }, header: match({ etag: at }) }, body, headers: merging })), refused)) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="name" label={w.name} value={name} onValue={setName} faults={form.faults} />
            <TextField id="about" label={w.about_it} value={about} onValue={setAbout} faults={form.faults} rows={2} />
            <CheckField id="over" label={w.end} value={over} onValue={setOver} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Member({ it, may, saved }: { it: GroupMember; may: boolean; saved: () => void }) {
    const form = useForm();
    const end = async () => {
        const params = { path: { id: it.id }, header: match(it) };
        if (await form.attempt(() => answer<GroupMember>(api.PATCH('/group-members/{id}', { params, body: { until_on: today() }, headers: merging })))) saved();
    };
    return (
        <li class="kept">
            <ErrorSummary faults={form.faults} />
            <strong>{it.name}</strong>
            {it.runs && `, ${w.runs}`}
            <p class="quiet">
                {`${w.for(it.duty, it.agency.name)}, ${w.since(longDay(it.from_on))}`} {may && <ChangeIt text={w.leave} label={w.leave_label(it.name)} onClick={() => void end()} />}
            </p>
        </li>
    );
}

const settle = (it: GroupAction, body: Settled) => answer<GroupAction>(api.PATCH('/group-actions/{id}', { params: { path: { id: it.id }, header: match(it) }, body, headers: merging }));

function Told({ it, open }: { it: GroupAction; open: (() => void) | null }) {
    return (
        <>
            {it.notes.map((n) => (
                <span class="table__more" key={n.id}>
                    {n.text} <span class="quiet">{w.noted(n.by, longDay(dayOfInstant(n.at)))}</span>
                </span>
            ))}
            {open && it.state === 'open' && (
                <span class="table__more">
                    <ChangeIt text={w.note} label={w.note_label(it.what)} onClick={open} />
                </span>
            )}
        </>
    );
}

function Actions({ group, list, may, reload }: { group: WorkGroup; list: GroupAction[]; may: boolean; reload: () => void }) {
    return (
        <AnyActionsPanel
            list={list}
            may={may}
            reload={reload}
            settle={settle}
            add={(ends) => <GroupActionForm group={group} {...ends} />}
            more={(it, open) => <Told it={it} open={may ? open : null} />}
            tell={(it, ends) => <NoteForm it={it} {...ends} />}
        />
    );
}

function Meetings({ group, list, reload }: { group: WorkGroup; list: PlanningMeeting[]; reload: () => void }) {
    return (
        <Panel id="meetings" title={w.meetings} action={group.is_run ? w.add_meeting : null} form={(close) => <MeetingForm group={group.id} close={close} saved={() => (close(), reload())} />}>
            {list.length === 0 && <p class="quiet">{w.no_meetings}</p>}
            <ul class="rows">
                {list.map((m) => (
                    <li class="rows__item" key={m.id}>
                        <div>
                            <a class="govuk-link govuk-link--no-visited-state" href={`/planning-meetings/${m.id}`}>
                                {longDay(m.held_on)}
                            </a>
                            <p class="rows__more">{w.on_list(m.count, m.held_back)}</p>
                        </div>
                        {m.held_on >= today() && <span class="state">{w.next}</span>}
                    </li>
                ))}
            </ul>
        </Panel>
    );
}

function Group({ all, reload }: { all: Awaited<ReturnType<typeof getAll>>; reload: () => void }) {
    const { group, actions, meetings } = all;
    const goes = !group.ended_on || group.ended_on > today();
    const may = group.is_member && goes;
    setTitle(group.name);
    return (
        <>
            <PageHead title={group.name} above={w.kept_by(group.kind.name, group.agency.name)}>
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
                <a class="govuk-link" href="/groups">
                    {w.title}
                </a>
            </PageHead>
            {group.about && <p class="govuk-body">{group.about}</p>}
            {!goes && group.ended_on && <p class="lead">{w.ended_on(longDay(group.ended_on))}</p>}
            <Panels>
                {meetings && <Meetings group={group} list={meetings} reload={reload} />}
                {actions ? <Actions group={group} list={actions} may={may} reload={reload} /> : <p class="quiet">{w.not_member}</p>}
                {actions && <p class="quiet">{w.no_child}</p>}
                {!group.plans_children && (
                    <Section title={w.cards} id="cards" action={{ href: `/groups/${group.id}/challenges`, text: w.cards_open }}>
                        <p class="govuk-body">{w.cards_n(group.open_challenges)}</p>
                    </Section>
                )}
                <Panel id="members" title={w.members} action={group.is_run && goes ? w.add_member : null} form={(close) => <MemberForm group={group} close={close} saved={() => (close(), reload())} />}>
                    <ul class="kept-list">
                        {group.members.map((m) => (
                            <Member it={m} may={group.is_run && goes} saved={reload} key={m.id} />
                        ))}
                    </ul>
                </Panel>
                {group.is_run && goes && (
                    <Panel id="change" title={w.change} action={w.change} label={w.change} form={(close) => <ChangeForm group={group} close={close} saved={() => (close(), reload())} />}>
                        {null}
                    </Panel>
                )}
            </Panels>
        </>
    );
}

function Page({ session: _ }: { session: Session }) {
    const all = useLoad(getAll);
    return <Ready of={all}>{(got) => <Group all={got} reload={all.reload} />}</Ready>;
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
