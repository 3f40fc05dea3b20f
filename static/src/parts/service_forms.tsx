// Forms of those who keep a service: one part of its rules at a time.
import { useState } from 'preact/hooks';
import type { Fault } from '../lib/api';
import { useForm } from '../lib/form';
import { changeService, linesOf } from '../lib/services';
import type { Service, ServiceEdit } from '../lib/types';
import { details, roles } from '../lib/words';
import { care_statuses, keep as w, subjects } from '../lib/words_services';
import { CheckListField } from './check_list';
import { dayOf, FormEnd, isEmpty, need, options } from './details';
import { CheckField, DateField, ErrorSummary, noDate, partsOf, TextField } from './fields';

export interface EditProps {
    service: Service;
    close: () => void;
    saved: (service: Service) => void;
}

/* Who governs, counts or keeps the machines is of no service. */
const apart = ['information_governance', 'analyst', 'system_admin'];
export const serviceRoles = options(roles).filter((o) => !apart.includes(o.value));

/** Checks what was typed, sends it, and closes the form with what the service is then. */
export function useEdit({ service, close, saved }: EditProps) {
    const form = useForm();
    const submit = (body: () => ServiceEdit, missing: () => Fault[]) => async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(missing())) return;
        const now = await form.attempt(() => changeService(service, body()));
        if (!now) return;
        close();
        saved(now);
    };
    return { ...form, submit };
}

export function BasicsForm(props: EditProps) {
    const { service: s, close } = props;
    const { faults, busy, submit } = useEdit(props);
    const [name, setName] = useState(s.name);
    const [about, setAbout] = useState(s.about);
    const [expect, setExpect] = useState(s.expect ?? '');
    const [agrees, setAgrees] = useState(s.who_consents ?? '');
    const [crisis, setCrisis] = useState(s.crisis ?? '');
    const body = () => ({ name: name.trim(), about: about.trim(), expect: expect.trim() || null, who_consents: agrees.trim() || null, crisis: crisis.trim() || null });
    const missing = () => [...need(name.trim(), '/name', w.name_missing), ...need(about.trim(), '/about', w.about_missing)];
    return (
        <form onSubmit={submit(body, missing)} noValidate>
            <ErrorSummary faults={faults} />
            <TextField id="name" label={w.name} hint={w.name_hint} value={name} onValue={setName} faults={faults} />
            <TextField id="about" label={w.about} hint={w.about_hint} value={about} onValue={setAbout} faults={faults} rows={4} />
            <TextField id="expect" label={w.expect} hint={w.expect_hint} value={expect} onValue={setExpect} faults={faults} rows={4} />
            <TextField id="who_consents" label={w.who_consents} hint={w.who_consents_hint} value={agrees} onValue={setAgrees} faults={faults} rows={3} />
            <TextField id="crisis" label={w.crisis} hint={w.crisis_hint} value={crisis} onValue={setCrisis} faults={faults} rows={2} />
            <FormEnd busy={busy} close={close} />
        </form>
    );
}

const age = (text: string): number | null => (text.trim() ? Number(text) : null);
const isAge = (text: string): boolean => !text.trim() || (/^\d{1,2}$/.test(text.trim()) && Number(text) <= 25);

export function WhomForm(props: EditProps) {
    const { service: s, close } = props;
    const { faults, busy, submit } = useEdit(props);
    const [needs, setNeeds] = useState(s.needs.join('\n'));
    const [from, setFrom] = useState(String(s.ages.from ?? ''));
    const [to, setTo] = useState(String(s.ages.to ?? ''));
    const [sees, setSees] = useState(s.subjects);
    const [standing, setStanding] = useState(s.care_statuses);
    const [homes, setHomes] = useState(s.homes);
    const [where, setWhere] = useState(s.localities.join('\n'));
    const body = () => ({ needs: linesOf(needs), ages: { from: age(from), to: age(to) }, subjects: sees, care_statuses: standing, homes, localities: linesOf(where) });
    const missing = () => [...need(isAge(from), '/ages/from', w.age_wrong), ...need(isAge(to), '/ages/to', w.age_wrong), ...need(sees.length, '/subjects', w.subject_missing)];
    return (
        <form onSubmit={submit(body, missing)} noValidate>
            <ErrorSummary faults={faults} />
            <TextField id="needs" label={w.needs} hint={w.needs_hint} value={needs} onValue={setNeeds} faults={faults} rows={5} />
            <TextField id="ages-from" label={w.from_age} value={from} onValue={setFrom} faults={faults} width="3" input={{ inputMode: 'numeric' }} />
            <TextField id="ages-to" label={w.to_age} value={to} onValue={setTo} faults={faults} width="3" input={{ inputMode: 'numeric' }} />
            <CheckListField id="subjects" label={w.subjects} values={sees} onValues={setSees} options={options(subjects)} faults={faults} />
            <CheckListField id="care_statuses" label={w.care_statuses} hint={w.none_is_all} values={standing} onValues={setStanding} options={options(care_statuses)} faults={faults} />
            <CheckListField id="homes" label={w.homes} hint={w.homes_hint} values={homes} onValues={setHomes} options={options(details.kinds)} faults={faults} />
            <TextField id="localities" label={w.localities} hint={w.localities_hint} value={where} onValue={setWhere} faults={faults} rows={3} />
            <FormEnd busy={busy} close={close} />
        </form>
    );
}

export function WhoForm(props: EditProps) {
    const { service: s, close } = props;
    const { faults, busy, submit } = useEdit(props);
    const [who, setWho] = useState(s.who_may_refer);
    return (
        <form onSubmit={submit(() => ({ who_may_refer: who }), () => need(who.length, '/who_may_refer', w.who_missing))} noValidate>
            <ErrorSummary faults={faults} />
            <CheckListField id="who_may_refer" label={w.who} hint={w.who_about} values={who} onValues={setWho} options={serviceRoles} faults={faults} />
            <FormEnd busy={busy} close={close} />
        </form>
    );
}

export function InsideForm(props: EditProps) {
    const { service: s, close } = props;
    const { faults, busy, submit } = useEdit(props);
    const [staff, setStaff] = useState(s.staff);
    const [types, setTypes] = useState(s.types_of_work.join('\n'));
    const [assesses, setAssesses] = useState(s.assesses);
    const [therapy, setTherapy] = useState(s.therapy_words.join('\n'));
    const [ends, setEnds] = useState(s.ended_on ? partsOf(s.ended_on) : noDate);
    const body = () => ({ staff, types_of_work: linesOf(types), assesses, therapy_words: linesOf(therapy.toLowerCase()), ended_on: dayOf(ends) });
    const missing = () => [...need(staff.length, '/staff', w.staff_missing), ...need(isEmpty(ends) || dayOf(ends), '/ended_on', details.from_missing)];
    return (
        <form onSubmit={submit(body, missing)} noValidate>
            <ErrorSummary faults={faults} />
            <CheckListField id="staff" label={w.staff} hint={w.staff_hint(s.agency.name)} values={staff} onValues={setStaff} options={serviceRoles} faults={faults} />
            <TextField id="types_of_work" label={w.types_of_work} hint={w.types_hint} value={types} onValue={setTypes} faults={faults} rows={5} />
            <CheckField id="assesses" label={w.assesses} value={assesses} onValue={setAssesses} />
            <TextField id="therapy_words" label={w.therapy_words} hint={w.therapy_hint(s.therapy_words_otherwise)} value={therapy} onValue={setTherapy} faults={faults} rows={4} />
            <DateField id="ended_on" label={w.ended_on} value={ends} onValue={setEnds} faults={faults} />
            <FormEnd busy={busy} close={close} />
        </form>
    );
}
