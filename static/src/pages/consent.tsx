// Consent to treatment, wishes about sharing, lawful bases: three lists that are kept apart.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay, today } from '../lib/dates';
import { useForm } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad, type Source } from '../lib/load';
import { getServices } from '../lib/referrals';
import type { Child, Consent, List, NewConsent, Service, Session } from '../lib/types';
import { consent as w } from '../lib/words_consent';
import { startChild } from '../parts/child_page';
import { Bases, Wishes } from '../parts/consent_sharing';
import { ChangeIt, DayFrom, dayOf, FormEnd, isEmpty, KeptList, need, options, period, useChanging, type FormProps } from '../parts/details';
import { DateField, ErrorSummary, noDate, partsOf, RadioField, SelectField, TextField } from '../parts/fields';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { hasRole } from '../parts/shell';

const hinted = (words: Record<string, string>, hints: Record<string, string>) =>
    options(words).map((one) => ({ ...one, ...(hints[one.value] ? { hint: hints[one.value] ?? '' } : {}) }));

const start = { what: '', detail: '', service: '', given: '', by_whom: '', by_name: '', how: '', from: noDate, until: noDate };

function ConsentForm({ child, close, saved, services }: FormProps & { services: Source<List<Service>> }) {
    const form = useForm();
    const [typed, setTyped] = useState(start);
    const change = (part: Partial<typeof start>) => setTyped({ ...typed, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(typed.what, '/what', w.missing.what),
            ...need(typed.what !== 'other' || typed.detail.trim(), '/detail', w.detail_missing),
            ...need(typed.given, '/is_given', w.missing.is_given),
            ...need(typed.by_whom, '/by_whom', w.missing.by_whom),
            ...need(typed.by_name.trim(), '/by_name', w.missing.by_name),
            ...need(typed.how.trim(), '/how', w.missing.how),
            ...need(dayOf(typed.from), '/from_on', w.missing.from_on),
            ...need(isEmpty(typed.until) || dayOf(typed.until), '/until_on', w.missing.from_on),
        ];
        if (form.busy || !form.check(missing)) return;
        const body: NewConsent = {
            what: typed.what as NewConsent['what'],
            detail: typed.detail.trim() || null,
            service: typed.service || null,
            is_given: typed.given === 'yes',
            by_whom: typed.by_whom as NewConsent['by_whom'],
            by_name: typed.by_name.trim(),
            how: typed.how.trim(),
            from_on: dayOf(typed.from) ?? '',
            until_on: dayOf(typed.until),
        };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<Consent>(api.POST('/children/{child}/consents', { params, body, headers: once(body) })))) saved();
    };
    const all = services.now.state === 'ready' ? services.now.value.items : [];
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <RadioField id="what" label={w.what} value={typed.what} onValue={(what) => change({ what })} options={hinted(w.whats, w.whats_hints)} faults={faults} />
            <TextField id="detail" label={typed.what === 'other' ? w.detail_other : w.detail} value={typed.detail} onValue={(detail) => change({ detail })} faults={faults} />
            <SelectField id="service" label={w.service} value={typed.service} onValue={(service) => change({ service })} options={[{ value: '', label: w.any_service }, ...all.map((s) => ({ value: s.id, label: s.name }))]} faults={faults} />
            <RadioField id="is_given" label={w.is_given} value={typed.given} onValue={(given) => change({ given })} options={options(w.given)} faults={faults} inline />
            <RadioField id="by_whom" label={w.by_whom} value={typed.by_whom} onValue={(by_whom) => change({ by_whom })} options={hinted(w.givers, w.givers_hints)} faults={faults} />
            <TextField id="by_name" label={w.by_name} value={typed.by_name} onValue={(by_name) => change({ by_name })} faults={faults} />
            <TextField id="how" label={w.how} hint={w.how_hint} value={typed.how} onValue={(how) => change({ how })} faults={faults} rows={2} />
            <DayFrom value={typed.from} onValue={(from) => change({ from })} faults={faults} />
            <DateField id="until_on" label={w.until_on} value={typed.until} onValue={(until) => change({ until })} faults={faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

function WithdrawForm({ first, close, saved }: { first: Consent; close: () => void; saved: () => void }) {
    const form = useForm();
    const [how, setHow] = useState(first.is_given ? 'withdraw' : 'end');
    const [on, setOn] = useState(partsOf(today()));
    const [why, setWhy] = useState('');
    const isWithdrawn = how === 'withdraw';
    const submit = async (e: Event) => {
        e.preventDefault();
        const day = dayOf(on);
        const missing = [
            ...need(day, isWithdrawn ? '/withdrawn_on' : '/until_on', w.missing.from_on),
            ...need(!isWithdrawn || why.trim(), '/withdrawn_reason', w.withdrawn_reason_missing),
        ];
        if (form.busy || !form.check(missing)) return;
        const body = isWithdrawn ? { withdrawn_on: day ?? '', withdrawn_reason: why.trim() } : { until_on: day };
        const params = { path: { id: first.id }, header: match(first) };
        if (await form.attempt(() => answer<Consent>(api.PATCH('/consents/{id}', { params, body, headers: merging })))) saved();
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            {first.is_given && <RadioField id="change" label={w.change} value={how} onValue={setHow} options={options(w.changes)} faults={form.faults} />}
            <DateField id={isWithdrawn ? 'withdrawn_on' : 'until_on'} label={isWithdrawn ? w.withdrawn_on : w.end_on} value={on} onValue={setOn} faults={form.faults} />
            {isWithdrawn && <TextField id="withdrawn_reason" label={w.withdrawn_reason} value={why} onValue={setWhy} faults={form.faults} rows={3} />}
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

const nameOf = (one: Consent): string => [w.whats[one.what], one.service && w.of_service(one.service.name)].filter(Boolean).join(' ');

function Item({ one, change }: { one: Consent; change: (() => void) | null }) {
    return (
        <li class="kept">
            <strong>{nameOf(one)}</strong>
            {one.detail && `: ${one.detail}`} <span class={`state${one.state === 'in_force' ? ' state--good' : one.state === 'ended' ? '' : ' state--late'}`}>{w.states[one.state]}</span>
            <p>
                {w.said_by(one.by_name, w.givers_short[one.by_whom])}. {one.how}.
            </p>
            {one.withdrawn_on && <p>{w.withdrawn(longDay(one.withdrawn_on), one.withdrawn_reason ?? '')}</p>}
            <p class="quiet">
                {[one.is_given ? period(one.from_on, one.until_on) : w.on(longDay(one.from_on)), one.made_by && w.recorded(one.made_by.name)].filter(Boolean).join(' · ')}{' '}
                {change && one.state === 'in_force' && <ChangeIt text={w.withdraw} label={w.withdraw_label(nameOf(one))} onClick={change} />}
            </p>
        </li>
    );
}

const leads = ['social_worker', 'personal_adviser'];
const recorders = [...leads, 'educational_psychologist', 'camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'care_nurse', 'wellbeing_practitioner', 'youth_justice_worker'];

function Consents({ child, session }: { child: Child; session: Session }) {
    const may = hasRole(session, recorders);
    const list = useLoad(() => answer<List<Consent>>(api.GET('/children/{child}/consents', { params: { path: { child: child.id } } })));
    const services = useLoad(() => (may ? getServices() : Promise.resolve({ items: [], next: null })));
    const changing = useChanging<Consent>(list.reload);
    const form = (close: () => void) =>
        changing.it ? (
            <WithdrawForm first={changing.it} close={changing.leave(close)} saved={changing.saved(close)} />
        ) : (
            <ConsentForm child={child} services={services} close={changing.leave(close)} saved={changing.saved(close)} />
        );
    return (
        <Panel id="consents" title={w.consents} action={may ? w.new_consent : null} form={form}>
            {(open) => (
                <>
                    <p class="quiet">{w.consents_about(calledName(child))}</p>
                    <KeptList source={list} none={w.none} item={(one) => <Item one={one} change={hasRole(session, leads) ? changing.start(open, one) : null} key={one.id} />} />
                </>
            )}
        </Panel>
    );
}

function ConsentPage({ child, session }: { child: Child; session: Session }) {
    const name = calledName(child);
    const may = hasRole(session, recorders);
    return (
        <>
            <PageHead title={w.title(name)}>
                <a class="govuk-link" href={childPage(child.id, 'why')}>
                    {w.why}
                </a>
            </PageHead>
            <p class="govuk-body">{w.about(name)}</p>
            <Panels>
                <div class="groups">
                    <div>
                        <Consents child={child} session={session} />
                    </div>
                    <div>
                        <Wishes child={child} may={may} />
                        <Bases child={child} may={may} />
                    </div>
                </div>
            </Panels>
        </>
    );
}

startChild('consent', w.tab, (child, session) => <ConsentPage child={child} session={session} />);
