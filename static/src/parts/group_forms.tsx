// Forms of a group: who sits in it, an action of an agency, how one goes, a day on which it meets.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Agency, Colleague, GroupAction, GroupMember, List, PlanningMeeting, WorkGroup } from '../lib/types';
import { groups as w } from '../lib/words_groups';
import { form as f } from '../lib/words_plans';
import type { Ends } from './actions';
import { choose, dayOf, FormEnd, need } from './details';
import { CheckField, DateField, ErrorSummary, noDate, SelectField, TextField } from './fields';

const getAgencies = () => answer<List<Agency>>(api.GET('/agencies'));
const getColleagues = async (agency: string) => (agency ? answer<List<Colleague>>(api.GET('/people', { params: { query: { agency, limit: 200 } } })) : { items: [], next: null });

export function MemberForm({ group, close, saved }: Ends & { group: WorkGroup }) {
    const form = useForm();
    const [agency, setAgency] = useState('');
    const [person, setPerson] = useState('');
    const [name, setName] = useState('');
    const [duty, setDuty] = useState('');
    const [runs, setRuns] = useState(false);
    const agencies = useLoad(getAgencies);
    const people = useLoad(() => getColleagues(agency), agency);
    const there = new Set(group.members.map((m) => m.person?.id));
    const all = agencies.now.state === 'ready' ? agencies.now.value.items : [];
    const colleagues = people.now.state === 'ready' ? people.now.value.items.filter((c) => !there.has(c.id)) : [];
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(agency, '/agency', w.agency_missing), ...need(person || name.trim(), '/name', w.name_missing_person), ...need(duty.trim(), '/duty', w.duty_missing)];
        if (form.busy || !form.check(missing)) return;
        const body = { agency, duty: duty.trim(), ...(person ? { person, runs } : { name: name.trim() }) };
        if (await form.attempt(() => answer<GroupMember>(api.POST('/groups/{id}/members', { params: { path: { id: group.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="agency" label={w.agency} value={agency} onValue={(to) => (setAgency(to), setPerson(''))} options={[choose, ...all.map((a) => ({ value: a.id, label: a.name }))]} faults={form.faults} />
            <SelectField id="person" label={w.person} value={person} onValue={setPerson} options={[{ value: '', label: w.somebody }, ...colleagues.map((c) => ({ value: c.id, label: c.name }))]} faults={form.faults} />
            {!person && <TextField id="name" label={w.person_name} value={name} onValue={setName} faults={form.faults} width="30" />}
            <TextField id="duty" label={w.duty} hint={w.duty_hint} value={duty} onValue={setDuty} faults={form.faults} width="30" />
            {person && <CheckField id="runs" label={w.may_run} value={runs} onValue={setRuns} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

/* Whose an action is: somebody who sits in the group, or an agency of it. */
const owners = (group: WorkGroup) => [
    choose,
    ...group.members.flatMap((m) => (m.person ? [{ value: `person ${m.person.id} ${m.agency.id}`, label: w.with_name(m.person.name, m.agency.name) }] : [])),
    ...group.agencies.map((a) => ({ value: `agency ${a.id}`, label: w.somebody_at(a.name) })),
];

export function GroupActionForm({ group, close, saved }: Ends & { group: WorkGroup }) {
    const form = useForm();
    const [what, setWhat] = useState('');
    const [whose, setWhose] = useState('');
    const [owner, setOwner] = useState('');
    const [due, setDue] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(what.trim(), '/what', f.action_what_missing), ...need(whose, '/agency', w.whose_missing), ...need(dayOf(due), '/due_on', f.due_missing)];
        if (form.busy || !form.check(missing)) return;
        const [kind, first = '', second = ''] = whose.split(' ');
        const named = kind === 'person' ? { person: first, agency: second } : { agency: first, ...(owner.trim() ? { owner_name: owner.trim() } : {}) };
        const body = { what: what.trim(), due_on: dayOf(due) ?? '', ...named };
        if (await form.attempt(() => answer<GroupAction>(api.POST('/groups/{id}/actions', { params: { path: { id: group.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="what" label={f.action_what} hint={w.no_child} value={what} onValue={setWhat} faults={form.faults} />
            <SelectField id="agency" label={w.whose} value={whose} onValue={setWhose} options={owners(group)} faults={form.faults} />
            {whose.startsWith('agency') && <TextField id="owner_name" label={w.owner} value={owner} onValue={setOwner} faults={form.faults} width="30" />}
            <DateField id="due_on" label={f.due_on} value={due} onValue={setDue} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function NoteForm({ it, close, saved }: Ends & { it: GroupAction }) {
    const form = useForm();
    const [text, setText] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(text.trim(), '/text', w.note_missing))) return;
        const body = { text: text.trim() };
        if (await form.attempt(() => answer<GroupAction>(api.POST('/group-actions/{id}/notes', { params: { path: { id: it.id } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="text" label={w.note_label(it.what)} hint={w.no_child} value={text} onValue={setText} faults={form.faults} rows={3} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function MeetingForm({ group, close, saved }: Ends & { group: string }) {
    const form = useForm();
    const [day, setDay] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(dayOf(day), '/held_on', w.meeting_missing))) return;
        const body = { held_on: dayOf(day) ?? '' };
        if (await form.attempt(() => answer<PlanningMeeting>(api.POST('/groups/{id}/meetings', { params: { path: { id: group } }, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <DateField id="held_on" label={w.meeting_on} value={day} onValue={setDay} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}
