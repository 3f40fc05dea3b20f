// A child who lives outside the county: whose area it is, who pays, what is there, and the steps after the move.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { inDays, longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { useLoad } from '../lib/load';
import type { Child, List, LocalService, Outside, OutsideStep, Session } from '../lib/types';
import { outside as w } from '../lib/words_outside';
import { startChild } from '../parts/child_page';
import { ChangeIt, dayOf, FormEnd, isEmpty, need, options, period, useChanging, type FormProps } from '../parts/details';
import { FactPairs } from '../parts/facts';
import { DateField, ErrorSummary, noDate, partsOf, RadioField, TextField } from '../parts/fields';
import { noOutside, outsideBody, OutsideFields, outsideMissing } from '../parts/outside_fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { hasRole, mayAskToSee } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';
import { Held, MayAsk } from '../picture/held';

const patch = (one: Outside, body: object) => answer<Outside>(api.PATCH('/outside-county/{id}', { params: { path: { id: one.id }, header: match(one) }, body, headers: merging }));

// ---- where it is, who pays

function WhereForm({ child, one, close, saved }: FormProps & { one: Outside | null }) {
    const form = useForm();
    const [typed, setTyped] = useState(one ? { host_name: one.host_name, host_code: one.host_code ?? '', commissioner: one.commissioner ?? '', commissioner_how: one.commissioner_how ?? '' } : noOutside);
    const submit = async (e: Event) => {
        e.preventDefault();
        if (form.busy || !form.check(outsideMissing(typed))) return;
        const body = outsideBody(typed);
        const params = { path: { child: child.id } };
        if (await form.attempt(() => (one ? patch(one, body) : answer<Outside>(api.POST('/children/{child}/outside-county', { params, body, headers: once(body) }))))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <OutsideFields typed={typed} change={(part) => setTyped({ ...typed, ...part })} faults={form.faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function Where({ child, one, may, reload }: { child: Child; one: Outside; may: boolean; reload: () => void }) {
    const form = (close: () => void) => <WhereForm child={child} one={one} close={close} saved={() => (close(), reload())} />;
    const facts: [string, string | null][] = [
        [w.authority, one.host_name],
        [w.area_code, one.host_code],
        [w.since, longDay(one.from_on)],
        [w.pays, one.commissioner ? [one.commissioner, one.commissioner_how && w.hows[one.commissioner_how]].filter(Boolean).join('. ') : w.not_known],
    ];
    return (
        <Panel id="where" title={w.where} action={may ? w.change : null} label={w.change_where} form={form}>
            <FactPairs facts={facts} />
        </Panel>
    );
}

// ---- the steps

function StepForm({ step, close, saved }: { step: OutsideStep; close: () => void; saved: () => void }) {
    const form = useForm();
    const [state, setState] = useState<string>(step.state === 'open' ? 'done' : step.state);
    const [on, setOn] = useState(partsOf(step.done_on ?? today()));
    const [note, setNote] = useState(step.note ?? '');
    const isDone = state === 'done';
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(!isDone || dayOf(on), '/done_on', w.day_missing), ...need(state !== 'not_needed' || note.trim(), '/note', w.why_missing)];
        if (form.busy || !form.check(missing)) return;
        const body = { state: state as 'done', done_on: isDone ? dayOf(on) : null, note: state === 'open' ? null : note.trim() || null };
        const params = { path: { id: step.id }, header: match(step) };
        if (await form.attempt(() => answer<OutsideStep>(api.PATCH('/outside-steps/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <RadioField id="state" label={step.what} value={state} onValue={setState} options={options(w.choices)} faults={form.faults} />
            {isDone && <DateField id="done_on" label={w.day_done} value={on} onValue={setOn} faults={form.faults} />}
            {state !== 'open' && <TextField id="note" label={isDone ? w.note : w.why_not} value={note} onValue={setNote} faults={form.faults} rows={2} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

const isLate = (s: OutsideStep): boolean => s.days !== null && s.days < 0;

function StepRow({ step, say }: { step: OutsideStep; say: (() => void) | null }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {step.what}
                {step.note && <span class="table__more">{step.note}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.who}>
                {step.who}
            </td>
            <td class="govuk-table__cell" data-label={w.due}>
                {longDay(step.due_on)}
                {step.days !== null && <span class={`table__more${isLate(step) ? ' is-late' : ''}`}>{inDays(step.days)}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                <div>
                    <span class={`state${step.state === 'done' ? ' state--good' : isLate(step) ? ' state--late' : ''}`}>{step.done_on ? w.done_on(longDay(step.done_on)) : w.states[step.state]}</span>
                    {step.settled_by && <span class="table__more">{w.by(step.settled_by.name)}</span>}
                    {say && (
                        <span class="table__more">
                            <ChangeIt text={step.state === 'open' ? w.say : w.change} label={step.state === 'open' ? w.say_label(step.what) : w.change_label(step.what)} onClick={say} />
                        </span>
                    )}
                </div>
            </td>
        </tr>
    );
}

function StepTable({ one, say }: { one: Outside; say: ((step: OutsideStep) => () => void) | null }) {
    return (
        <ListTable caption={w.steps} heads={[w.what, w.who, w.due, w.state]}>
            {one.steps.map((step) => (
                <StepRow step={step} say={say && step.state !== 'dropped' ? say(step) : null} key={step.id} />
            ))}
        </ListTable>
    );
}

function Steps({ one, may, reload }: { one: Outside; may: boolean; reload: () => void }) {
    const changing = useChanging<OutsideStep>(reload);
    const form = (close: () => void) => changing.it && <StepForm step={changing.it} close={changing.leave(close)} saved={changing.saved(close)} key={changing.it.id} />;
    const over = one.steps.filter((s) => s.state !== 'open').length;
    return (
        <Panel id="steps" title={w.steps} action={null} form={form}>
            {(open) => (
                <>
                    <p class="lead">{w.steps_said(over, one.steps.length, one.steps.filter(isLate).length)}</p>
                    <StepTable one={one} say={may ? (step) => changing.start(open, step) : null} />
                </>
            )}
        </Panel>
    );
}

// ---- services there

type Local = Outside['services'][number];
const noLocal = { name: '', kind: '', telephone: '', what_for: '', told: noDate };

function ServiceForm({ one, first, close, saved }: { one: Outside; first: Local | null; close: () => void; saved: () => void }) {
    const form = useForm();
    const [typed, setTyped] = useState(first ? { name: first.name, kind: first.kind ?? '', telephone: first.telephone ?? '', what_for: first.what_for ?? '', told: first.told_on ? partsOf(first.told_on) : noDate } : noLocal);
    const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [...need(typed.name.trim(), '/name', w.name_missing), ...need(isEmpty(typed.told) || dayOf(typed.told), '/told_on', w.told_wrong)];
        if (form.busy || !form.check(missing)) return;
        const said: LocalService = { name: typed.name.trim(), kind: typed.kind.trim() || null, telephone: typed.telephone.trim() || null, what_for: typed.what_for.trim() || null, told_on: dayOf(typed.told) };
        const services = first ? one.services.map((s) => (s === first ? said : s)) : [...one.services, said];
        if (await form.attempt(() => patch(one, { services }))) saved();
    };
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <TextField id="name" label={w.service_name} value={typed.name} onValue={(name) => change({ name })} faults={faults} />
            <TextField id="kind" label={w.kind} hint={w.kind_hint} value={typed.kind} onValue={(kind) => change({ kind })} faults={faults} width="20" />
            <TextField id="telephone" label={w.telephone} value={typed.telephone} onValue={(telephone) => change({ telephone })} faults={faults} width="20" />
            <TextField id="what_for" label={w.what_for} value={typed.what_for} onValue={(what_for) => change({ what_for })} faults={faults} rows={2} />
            <DateField id="told_on" label={w.told_on} hint={w.told_hint} value={typed.told} onValue={(told) => change({ told })} faults={faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function ServiceItem({ it, change, takeOut }: { it: Local; change: () => void; takeOut: (() => void) | null }) {
    return (
        <li class="kept">
            <strong>{it.name}</strong>
            {it.kind && <span class="quiet"> {it.kind}</span>}
            {it.what_for && <p>{it.what_for}</p>}
            <p class="quiet">
                {[it.telephone, it.told_on ? w.told(longDay(it.told_on)) : w.not_told].filter(Boolean).join(' · ')}{' '}
                {takeOut && (
                    <>
                        <ChangeIt text={w.change} label={w.change_service(it.name)} onClick={change} /> <ChangeIt text={w.take_out} label={w.take_out_label(it.name)} onClick={takeOut} />
                    </>
                )}
            </p>
        </li>
    );
}

function Services({ one, may, reload }: { one: Outside; may: boolean; reload: () => void }) {
    const changing = useChanging<Local>(reload);
    const form = (close: () => void) => <ServiceForm one={one} first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} />;
    const takeOut = (it: Local) => () => void patch(one, { services: one.services.filter((s) => s !== it) }).then(reload, reload);
    return (
        <Panel id="services" title={w.services} action={may ? w.add : null} form={form}>
            {(open) =>
                one.services.length ? (
                    <ul class="kept-list">
                        {one.services.map((it) => (
                            <ServiceItem it={it} change={changing.start(open, it)} takeOut={may ? takeOut(it) : null} key={it.name} />
                        ))}
                    </ul>
                ) : (
                    <p class="quiet">{w.no_services}</p>
                )
            }
        </Panel>
    );
}

// ---- the page

const keepers = ['social_worker', 'team_manager', 'personal_adviser'];
const doers = [...keepers, 'virtual_school', 'care_nurse', 'wellbeing_practitioner'];

function None({ child, may, reload }: { child: Child; may: boolean; reload: () => void }) {
    return (
        <Panel id="none" title={w.where} action={may ? w.record : null} form={(close) => <WhereForm child={child} one={null} close={close} saved={() => (close(), reload())} />}>
            <p class="quiet">{w.not_outside}</p>
        </Panel>
    );
}

function Now({ child, one, session, reload }: { child: Child; one: Outside; session: Session; reload: () => void }) {
    const may = hasRole(session, keepers);
    return (
        <>
            <Where child={child} one={one} may={may} reload={reload} />
            <Steps one={one} may={hasRole(session, doers)} reload={reload} />
            <Services one={one} may={may} reload={reload} />
        </>
    );
}

function Earlier({ items }: { items: Outside[] }) {
    return (
        <Section title={w.earlier} id="earlier">
            {items.map((one) => (
                <details class="govuk-details" key={one.id}>
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{`${one.host_name}, ${period(one.from_on, one.until_on)}`}</span>
                    </summary>
                    <StepTable one={one} say={null} />
                </details>
            ))}
        </Section>
    );
}

function OutsideCounty({ child, session }: { child: Child; session: Session }) {
    const list = useLoad(() => answer<List<Outside>>(api.GET('/children/{child}/outside-county', { params: { path: { child: child.id } } })));
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{w.about}</p>
            <MayAsk child={child.id} may={mayAskToSee(session)}>
                <Ready of={list} part>
                    {({ items, withheld = [] }) => {
                        const now = items.find((one) => one.is_now);
                        const earlier = items.filter((one) => one !== now);
                        return (
                            <Panels>
                                {withheld.length > 0 && <p class="govuk-body">{w.held}</p>}
                                <Held list={withheld} />
                                {now ? (
                                    <Now child={child} one={now} session={session} reload={list.reload} key={now.id} />
                                ) : (
                                    withheld.length === 0 && <None child={child} may={hasRole(session, ['social_worker', 'personal_adviser'])} reload={list.reload} />
                                )}
                                {earlier.length > 0 && <Earlier items={earlier} />}
                            </Panels>
                        );
                    }}
                </Ready>
            </MayAsk>
        </>
    );
}

startChild('details', w.tab, (child, session) => <OutsideCounty child={child} session={session} />);
