// What is known about a child beside the work: who they are, where they live and learn, alerts, and who works with them.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once, type Problem } from '../lib/api';
import { calledName, nhsNumber } from '../lib/children';
import { dayOfInstant, longDay, today } from '../lib/dates';
import { useForm, type Faults } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Agency, AlertItem, Allocation, AllocationKind, Alert, Child, ChildChange, Colleague, Enrolment, Home, List, NewAlert, NewHome, Session } from '../lib/types';
import { child_new as c, details as w, form as f } from '../lib/words';
import { NumberFields, tidied, typedOfChild, WhoFields } from '../parts/child_fields';
import { startChild } from '../parts/child_page';
import { ChangeIt, choose, DayFrom, dayOf, FormEnd, isEmpty, KeptList, need, options, period, useChanging, type FormProps } from '../parts/details';
import { Legal, Reviews, Send } from '../parts/details_care';
import { Ehcp, Thrive } from '../parts/details_needs';
import { Edge, Protection } from '../parts/details_protection';
import { Involvements } from '../parts/details_work';
import { FactPairs } from '../parts/facts';
import { CheckField, DateField, ErrorSummary, noDate, partsOf, RadioField, SelectField, TextField } from '../parts/fields';
import { SpeechAndLanguage, YouthJustice } from '../parts/justice';
import { Leaving } from '../parts/leaving';
import { noOutside, outsideBody, OutsideFields, outsideMissing } from '../parts/outside_fields';
import { useCouncils } from '../parts/owner_fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { hasRole, mayAskToSee, practitioners } from '../parts/shell';
import { Ready } from '../parts/waiting';
import { WrongLink } from '../parts/wrong_link';
import { MayAsk } from '../picture/held';
import { homeMiles, permanence } from '../lib/words_permanence';
import { wrong } from '../lib/words_wrong';
import { WorkerChange, WorkerChangeField, type WorkerChangeCode } from '../parts/worker_change';

// ---- who the child is

function WhoForm({ child, close, changed }: { child: Child; close: () => void; changed: (c: Child) => void }) {
    const form = useForm();
    const [base, setBase] = useState(child);
    const [typed, setTyped] = useState(typedOfChild(child));
    const [authority, setAuthority] = useState(child.authority?.id ?? '');
    const councils = useCouncils();
    const stale = (p: Problem) => {
        if (p.status !== 412 || !p.body.current) return false;
        setBase(p.body.current as Child);
        changed(p.body.current as Child);
        return !form.check([{ pointer: '', detail: w.stale }]);
    };
    const submit = async (e: Event) => {
        e.preventDefault();
        const born_on = dayOf(typed.born);
        if (form.busy || !form.check(need(born_on, '/born_on', f.date_wrong))) return;
        const { given_names, family_name, sex, local_id, ...may_be_null } = tidied(typed);
        const nulls = Object.fromEntries(Object.entries(may_be_null).map(([k, v]) => [k, v || null]));
        const body = { ...nulls, ...(given_names ? { given_names } : {}), ...(family_name ? { family_name } : {}), sex, local_id, born_on, ...(authority && authority !== base.authority?.id ? { authority } : {}) } as ChildChange;
        if (!body.ethnicity) delete body.ethnicity;
        const done = await form.attempt(
            () => answer<Child>(api.PATCH('/children/{child}', { params: { path: { child: base.id }, header: match(base) }, body, headers: merging })),
            stale,
        );
        if (!done) return;
        changed(done);
        close();
    };
    const fields = { typed, change: (part: Partial<typeof typed>) => setTyped({ ...typed, ...part }), faults: form.faults };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <WhoFields {...fields} />
            <NumberFields {...fields} />
            {councils.length > 1 && <SelectField id="authority" label={w.authority} hint={w.authority_hint} value={authority} onValue={setAuthority} options={councils.map((one) => ({ value: one.id, label: one.name }))} faults={form.faults} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Who({ child: first, may }: { child: Child; may: boolean }) {
    const [child, setChild] = useState(first);
    const name = calledName(child);
    const facts: [string, string | null][] = [
        [w.name, [child.given_names, child.family_name].filter(Boolean).join(' ') || child.name],
        [w.likes, child.known_as],
        [w.pronouns, child.pronouns],
        [c.born_on, longDay(child.born_on)],
        [w.sex, c.sexes[child.sex]],
        [w.ethnicity, child.ethnicity && (c.ethnicities[child.ethnicity as keyof typeof c.ethnicities] ?? child.ethnicity)],
        [w.local_id, child.local_id],
        [w.nhs_number, child.nhs_number && nhsNumber(child.nhs_number)],
        [w.upn, child.upn],
        [w.authority, child.authority?.name ?? null],
        [w.earlier, child.earlier.map((it) => w.earlier_one(it.name, [it.local_id, it.nhs_number && nhsNumber(it.nhs_number), it.upn].filter(Boolean).join(', '), longDay(dayOfInstant(it.merged_at)))).join(' ')],
    ];
    return (
        <Panel id="who" title={w.who(name)} action={may ? w.change : null} form={(close) => <WhoForm child={child} close={close} changed={setChild} />}>
            <FactPairs facts={facts} />
        </Panel>
    );
}

// ---- where the child lives

interface TypedMiles {
    miles: string;
    postcode: string;
}
const noMiles: TypedMiles = { miles: '', postcode: '' };
/* What was worked out is not shown as if somebody had said it: emptied, it is worked out anew. */
const milesOf = (home: Home): TypedMiles => ({ miles: home.miles_from === 'entered' ? String(home.miles) : '', postcode: home.home_postcode ?? '' });
const milesFaults = (t: TypedMiles) => need(/^\d{0,4}(\.\d{1,2})?$/.test(t.miles.trim()), '/miles', homeMiles.wrong);
const milesBody = (t: TypedMiles, was: TypedMiles) => ({
    ...(t.miles.trim() === was.miles ? {} : { miles: t.miles.trim() ? Number(t.miles.trim()) : null }),
    ...(t.postcode.trim() === was.postcode ? {} : { home_postcode: t.postcode.trim() || null }),
});

function MilesFields({ typed, change, faults }: { typed: TypedMiles; change: (t: TypedMiles) => void; faults: Faults }) {
    return (
        <>
            <TextField id="home_postcode" label={homeMiles.home_postcode} hint={homeMiles.home_postcode_hint} value={typed.postcode} onValue={(postcode) => change({ ...typed, postcode })} faults={faults} width="10" />
            <TextField id="miles" label={homeMiles.miles} hint={homeMiles.miles_hint} value={typed.miles} onValue={(miles) => change({ ...typed, miles })} faults={faults} width="5" input={{ inputMode: 'decimal' }} />
        </>
    );
}

function HomeForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [kind, setKind] = useState('');
    const [carers, setCarers] = useState('');
    const [from, setFrom] = useState(noDate);
    const [lines, setLines] = useState('');
    const [postcode, setPostcode] = useState('');
    const [is_protected, setProtected] = useState(false);
    const [miles, setMiles] = useState(noMiles);
    const [is_outside, setOutside] = useState(false);
    const [outside, setWhere] = useState(noOutside);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(kind, '/kind', w.home_kind_missing), ...need(dayOf(from), '/from_on', w.from_missing), ...(is_outside ? outsideMissing(outside, '/outside') : []), ...milesFaults(miles)])) return;
        const address = lines.trim() ? { lines: lines.trim(), ...(postcode.trim() ? { postcode: postcode.trim() } : {}), is_protected } : null;
        const body: NewHome = { kind: kind as NewHome['kind'], carers: carers.trim() || null, from_on: dayOf(from) ?? '', address, ...milesBody(miles, noMiles), ...(is_outside ? { outside: outsideBody(outside) } : {}) };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<Home>(api.POST('/children/{child}/homes', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="kind" label={w.home_kind} value={kind} onValue={setKind} options={[choose, ...options(w.kinds)]} faults={form.faults} />
            <TextField id="carers" label={w.carers} hint={w.carers_hint} value={carers} onValue={setCarers} faults={form.faults} />
            <DayFrom value={from} onValue={setFrom} faults={form.faults} />
            <TextField id="address-lines" label={w.address} hint={w.address_hint} value={lines} onValue={setLines} faults={form.faults} rows={3} />
            <TextField id="address-postcode" label={w.postcode} value={postcode} onValue={setPostcode} faults={form.faults} width="10" />
            <CheckField id="address-is_protected" label={w.is_protected} value={is_protected} onValue={setProtected} />
            <MilesFields typed={miles} change={setMiles} faults={form.faults} />
            <CheckField id="is_outside" label={w.is_outside} value={is_outside} onValue={setOutside} />
            {is_outside && <OutsideFields at="outside-" typed={outside} change={(part) => setWhere({ ...outside, ...part })} faults={form.faults} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function HomeChange({ first, close, saved }: { first: Home; close: () => void; saved: () => void }) {
    const form = useForm();
    const [kind, setKind] = useState<string>(first.kind);
    const [carers, setCarers] = useState(first.carers ?? '');
    const [until, setUntil] = useState(first.until_on ? partsOf(first.until_on) : noDate);
    const [miles, setMiles] = useState(milesOf(first));
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(isEmpty(until) || dayOf(until), '/until_on', f.date_wrong), ...milesFaults(miles)])) return;
        const body = { ...milesBody(miles, milesOf(first)), kind: kind as NewHome['kind'], carers: carers.trim() || null, until_on: dayOf(until) };
        const params = { path: { id: first.id }, header: match(first) };
        if (await form.attempt(() => answer<Home>(api.PATCH('/homes/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <SelectField id="kind" label={w.home_kind} value={kind} onValue={setKind} options={options(w.kinds)} faults={form.faults} />
            <TextField id="carers" label={w.carers} hint={w.carers_hint} value={carers} onValue={setCarers} faults={form.faults} />
            <DateField id="until_on" label={w.until_on} value={until} onValue={setUntil} faults={form.faults} />
            {!first.held_back && <MilesFields typed={miles} change={setMiles} faults={form.faults} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function HomeItem({ home, change }: { home: Home; change: (() => void) | null }) {
    return (
        <li class="kept">
            <p>
                <strong>{home.carers ?? w.kinds[home.kind]}</strong> {home.address?.is_protected && <span class="state state--late">{w.protected_word}</span>}
            </p>
            <p class="quiet">
                {home.carers && `${w.kinds[home.kind]}, `}
                {period(home.from_on, home.until_on)} {change && <ChangeIt text={w.correct} label={w.correct_label(home.carers ?? w.kinds[home.kind] ?? '')} onClick={change} />}
            </p>
            {home.address && <p class="said">{[home.address.lines, home.address.postcode].filter(Boolean).join('\n')}</p>}
            {home.miles !== null && (
                <p>
                    {homeMiles.away(home.miles, home.miles_from)} {home.miles > 20 && <span class="state">{homeMiles.far}</span>}
                </p>
            )}
            {home.held_back && <p class="quiet">{w.held}</p>}
        </li>
    );
}

function Homes({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<Home>>(api.GET('/children/{child}/homes', { params: { path: { child: child.id } } })));
    const changing = useChanging<Home>(list.reload);
    const form = (close: () => void) =>
        changing.it ? (
            <HomeChange first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} />
        ) : (
            <HomeForm child={child} close={changing.leave(close)} saved={changing.saved(close)} />
        );
    return (
        <Panel id="homes" title={w.homes(calledName(child))} action={may ? w.move : null} form={form}>
            {(open) => <KeptList source={list} item={(home) => <HomeItem home={home} change={may ? changing.start(open, home) : null} key={home.id} />} />}
        </Panel>
    );
}

// ---- school

function SchoolForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const schools = useLoad(() => answer<List<Agency>>(api.GET('/agencies', { params: { query: { kind: 'school' } } })));
    const [school, setSchool] = useState('');
    const [year_group, setYear] = useState('');
    const [from, setFrom] = useState(noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(school, '/school', w.school_missing), ...need(dayOf(from), '/from_on', w.from_missing)])) return;
        const body = { school, from_on: dayOf(from) ?? '', ...(year_group.trim() ? { year_group: year_group.trim() } : {}) };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<Enrolment>(api.POST('/children/{child}/schools', { params, body, headers: once(body) })))) saved();
    };
    return (
        <Ready of={schools} part>
            {({ items }) => (
                <form onSubmit={submit} noValidate>
                    <ErrorSummary faults={form.faults} />
                    <SelectField id="school" label={w.which_school} value={school} onValue={setSchool} options={[choose, ...items.map((s) => ({ value: s.id, label: s.name }))]} faults={form.faults} />
                    <TextField id="year_group" label={w.year_group} value={year_group} onValue={setYear} faults={form.faults} width="5" />
                    <DayFrom value={from} onValue={setFrom} faults={form.faults} />
                    <FormEnd busy={form.busy} close={close} />
                </form>
            )}
        </Ready>
    );
}

function SchoolChange({ first, close, saved }: { first: Enrolment; close: () => void; saved: () => void }) {
    const form = useForm();
    const [year_group, setYear] = useState(first.year_group ?? '');
    const [until, setUntil] = useState(first.until_on ? partsOf(first.until_on) : noDate);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(need(isEmpty(until) || dayOf(until), '/until_on', f.date_wrong))) return;
        const body = { year_group: year_group.trim() || null, until_on: dayOf(until) };
        const params = { path: { id: first.id }, header: match(first) };
        if (await form.attempt(() => answer<Enrolment>(api.PATCH('/schools/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <TextField id="year_group" label={w.year_group} hint={first.school.name} value={year_group} onValue={setYear} faults={form.faults} width="5" />
            <DateField id="until_on" label={w.until_on} value={until} onValue={setUntil} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Schools({ child, may }: { child: Child; may: boolean }) {
    const path = { child: child.id };
    const list = useLoad(() => answer<List<Enrolment>>(api.GET('/children/{child}/schools', { params: { path } })));
    const changing = useChanging<Enrolment>(list.reload);
    const form = (close: () => void) =>
        changing.it ? (
            <SchoolChange first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} />
        ) : (
            <SchoolForm child={child} close={changing.leave(close)} saved={changing.saved(close)} />
        );
    return (
        <Panel id="school-part" title={w.school} action={may ? w.new_school : null} form={form}>
            {(open) => (
                <KeptList
                    source={list}
                    item={(e) => (
                        <li class="kept" key={e.id}>
                            <strong>{e.school.name}</strong>
                            <p class="quiet">
                                {[e.year_group && w.year(e.year_group), period(e.from_on, e.until_on)].filter(Boolean).join(', ')}{' '}
                                {may && <ChangeIt text={w.correct} label={w.correct_label(e.school.name)} onClick={changing.start(open, e)} />}
                            </p>
                        </li>
                    )}
                />
            )}
        </Panel>
    );
}

// ---- alerts

function AlertForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const [kind, setKind] = useState('');
    const [level, setLevel] = useState('warning');
    const [text, setText] = useState('');
    const [detail, setDetail] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(kind, '/kind', w.choose_missing), ...need(text.trim(), '/text', w.alert_missing)])) return;
        const body = { kind, level, text: text.trim(), ...(detail.trim() ? { detail: detail.trim() } : {}) } as NewAlert;
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<Alert>(api.POST('/children/{child}/alerts', { params, body, headers: once(body) })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="kind" label={w.alert_kind} value={kind} onValue={setKind} options={options(w.alert_kinds)} faults={form.faults} />
            <RadioField id="level" label={w.alert_level} value={level} onValue={setLevel} options={options(w.alert_levels)} faults={form.faults} inline />
            <TextField id="text" label={w.alert_text} value={text} onValue={setText} faults={form.faults} />
            <TextField id="detail" label={w.alert_detail} value={detail} onValue={setDetail} faults={form.faults} rows={3} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

async function endAlert(id: string): Promise<void> {
    const path = { id };
    const alert = await answer<Alert>(api.GET('/alerts/{id}', { params: { path } }));
    await answer(api.PATCH('/alerts/{id}', { params: { path, header: match(alert) }, body: { until_on: today() }, headers: merging }));
}

function Alerts({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<AlertItem>>(api.GET('/children/{child}/alerts', { params: { path: { child: child.id } } })));
    const form = (close: () => void) => <AlertForm child={child} close={close} saved={() => (close(), list.reload())} />;
    const item = (a: AlertItem) => (
        <li class="kept" key={a.id}>
            <strong>{a.text}</strong>
            {a.detail && <p>{a.detail}</p>}
            <p class="quiet">
                {w.since(longDay(a.since))}{' '}
                {may && (
                    <button type="button" class="link" aria-label={w.end_alert(a.text)} onClick={() => void endAlert(a.id).then(list.reload)}>
                        {w.end}
                    </button>
                )}{' '}
                {may && <WrongLink child={child.id} type="alert" record={a.id} what={a.text} />}
            </p>
        </li>
    );
    return (
        <Panel id="alerts" title={w.alerts} action={may ? w.new_alert : null} form={form}>
            <KeptList source={list} item={item} />
        </Panel>
    );
}

// ---- who works with the child

function AllocationForm({ child, close, saved }: FormProps) {
    const form = useForm();
    const people = useLoad(() => answer<List<Colleague>>(api.GET('/people', { params: { query: { limit: 200 } } })));
    const [kind, setKind] = useState('worker');
    const [person, setPerson] = useState('');
    const [from, setFrom] = useState(partsOf(today()));
    const [change, setChange] = useState('');
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check([...need(person, '/person', w.whom_missing), ...need(dayOf(from), '/from_on', w.from_missing)])) return;
        const why = kind === 'worker' && change ? { change_code: change as WorkerChangeCode } : {};
        const body = { kind: kind as AllocationKind, person, from_on: dayOf(from) ?? '', ...why };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<Allocation>(api.POST('/children/{child}/allocations', { params, body, headers: once(body) })))) saved();
    };
    return (
        <Ready of={people} part>
            {({ items }) => (
                <form onSubmit={submit} noValidate>
                    <ErrorSummary faults={form.faults} />
                    <RadioField id="kind" label={w.as_what} value={kind} onValue={setKind} options={options(w.allocation_kinds)} faults={form.faults} />
                    <SelectField id="person" label={w.whom} value={person} onValue={setPerson} options={[choose, ...items.map((p) => ({ value: p.id, label: `${p.name}, ${p.agency.name}` }))]} faults={form.faults} />
                    <DayFrom value={from} onValue={setFrom} faults={form.faults} />
                    {kind === 'worker' && <WorkerChangeField value={change} onValue={setChange} />}
                    <FormEnd busy={form.busy} close={close} />
                </form>
            )}
        </Ready>
    );
}

function Workers({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<Allocation>>(api.GET('/children/{child}/allocations', { params: { path: { child: child.id } } })));
    const form = (close: () => void) => <AllocationForm child={child} close={close} saved={() => (close(), list.reload())} />;
    const end = (a: Allocation) =>
        void answer(api.PATCH('/allocations/{id}', { params: { path: { id: a.id }, header: match(a) }, body: { until_on: today() }, headers: merging })).then(list.reload);
    const item = (a: Allocation) => (
        <li class="kept" key={a.id}>
            <strong>{a.person.name}</strong>
            <p class="quiet">
                {w.allocation_kinds[a.kind]}, {period(a.from_on, a.until_on)}{' '}
                {may && !a.until_on && (
                    <button type="button" class="link" aria-label={w.end_worker(a.person.name)} onClick={() => end(a)}>
                        {w.end}
                    </button>
                )}
            </p>
            <WorkerChange of={a} may={may} saved={list.reload} />
        </li>
    );
    return (
        <Panel id="workers" title={w.workers(calledName(child))} action={may ? w.give : null} form={form}>
            <KeptList source={list} item={item} />
        </Panel>
    );
}

const schools = ['designated_teacher', 'senco', 'service_admin'];
const changers = ['social_worker', 'team_manager', 'personal_adviser'];
const agreers = ['social_worker', 'personal_adviser', 'virtual_school', ...practitioners];
const lookers = ['social_worker', 'team_manager', 'educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner', 'personal_adviser', 'information_governance'];

const LEAVES_FROM = 16;
const ADULT = 18; // it is what the work is about then: it stands first
const SPEAKS_FROM = 10; // nobody younger is held to have done an offence
/* Who may see youth justice detail, or is told that something is held back. */
const toldOfJustice = ['social_worker', 'team_manager', 'reviewing_officer', 'personal_adviser', 'youth_justice_worker', 'virtual_school', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner', 'information_governance'];

function Details({ child, session }: { child: Child; session: Session }) {
    const may = hasRole(session, changers);
    const mayKnowOfLeaving = !hasRole(session, schools);
    return (
        <>
            <PageHead title={w.title(calledName(child))}>
                <a class="govuk-link" href={childPage(child.id, 'permanence')}>
                    {permanence.title}
                </a>
                <a class="govuk-link" href={childPage(child.id, 'outside-county')}>
                    {w.outside}
                </a>
                <a class="govuk-link" href={childPage(child.id, 'wrong')}>
                    {wrong.all}
                </a>
                {hasRole(session, lookers) && (
                    <a class="govuk-link" href={childPage(child.id, 'looks')}>
                        {w.looks}
                    </a>
                )}
            </PageHead>
            <MayAsk child={child.id} may={mayAskToSee(session)}>
                <Panels>
                    <div class="groups">
                        <div>
                            <Who child={child} may={may} />
                            {mayKnowOfLeaving && child.age >= ADULT && <Leaving child={child} may={may} />}
                            <Homes child={child} may={hasRole(session, ['social_worker', 'personal_adviser'])} />
                            <Schools child={child} may={hasRole(session, [...changers, 'virtual_school'])} />
                            <Send child={child} may={hasRole(session, [...changers, 'virtual_school'])} />
                            <Ehcp child={child} may={hasRole(session, [...changers, 'virtual_school'])} />
                            {!hasRole(session, schools) && <Thrive child={child} may={hasRole(session, agreers)} />}
                            {mayKnowOfLeaving && child.age >= LEAVES_FROM && child.age < ADULT && <Leaving child={child} may={may} />}
                        </div>
                        <div>
                            <Alerts child={child} may={hasRole(session, [...changers, 'care_nurse', 'wellbeing_practitioner'])} />
                            <Workers child={child} may={hasRole(session, ['team_manager'])} />
                            <Involvements child={child} session={session} may={hasRole(session, practitioners)} />
                            <Legal child={child} may={may} />
                            <Edge child={child} may={may} />
                            {!hasRole(session, schools) && <Protection child={child} may={may} />}
                            <Reviews child={child} may={hasRole(session, [...changers, 'reviewing_officer'])} />
                            {!hasRole(session, ['service_admin']) && child.age >= SPEAKS_FROM && <SpeechAndLanguage child={child} may={hasRole(session, ['youth_justice_worker'])} />}
                            {hasRole(session, toldOfJustice) && child.age >= SPEAKS_FROM && <YouthJustice child={child} may={hasRole(session, ['youth_justice_worker'])} />}
                        </div>
                    </div>
                </Panels>
            </MayAsk>
        </>
    );
}

startChild('details', w.tab, (child, session) => <Details child={child} session={session} />);
