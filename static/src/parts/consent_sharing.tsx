// What the child and the carers want each agency to know, and the lawful bases on which they are told.
import { useState } from 'preact/hooks';
import { answer, api, once } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay, today } from '../lib/dates';
import { capital } from '../lib/english';
import { useForm } from '../lib/form';
import { useLoad, type Source } from '../lib/load';
import type { Agency, Child, List, NewSharingBasis, NewSharingWish, SharingBasis, SharingWish } from '../lib/types';
import { details as d } from '../lib/words';
import { consent as w } from '../lib/words_consent';
import { choose, dayOf, FormEnd, isEmpty, KeptList, need, options, period, type FormProps } from './details';
import { DateField, ErrorSummary, noDate, partsOf, RadioField, SelectField, TextField, type DateParts } from './fields';
import { Panel } from './panel';
import { getWishes, wishText } from './wish_note';

type Agencies = Source<List<Agency>>;

const useAgencies = (may: boolean): Agencies => useLoad(() => (may ? answer<List<Agency>>(api.GET('/agencies')) : Promise.resolve({ items: [], next: null })));
const agencyOptions = (of: Agencies) => [choose, ...(of.now.state === 'ready' ? of.now.value.items.map((one) => ({ value: one.id, label: one.name })) : [])];

function Today({ onValue }: { onValue: (d: DateParts) => void }) {
    return (
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => onValue(partsOf(today()))}>
            {d.use_today}
        </button>
    );
}

function WishForm({ child, close, saved, agencies }: FormProps & { agencies: Agencies }) {
    const form = useForm();
    const [typed, setTyped] = useState({ whose: '', agency: '', kind: '', share: '', said: noDate, until: noDate });
    const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(typed.whose, '/whose', w.wish_missing.whose),
            ...need(typed.agency, '/agency', w.wish_missing.agency),
            ...need(typed.kind, '/kind', w.wish_missing.kind),
            ...need(typed.share, '/share', w.wish_missing.share),
            ...need(dayOf(typed.said), '/said_on', w.wish_missing.said_on),
            ...need(isEmpty(typed.until) || dayOf(typed.until), '/until_on', w.wish_missing.said_on),
        ];
        if (form.busy || !form.check(missing)) return;
        const body: NewSharingWish = {
            whose: typed.whose as NewSharingWish['whose'],
            agency: typed.agency,
            kind: typed.kind as NewSharingWish['kind'],
            share: typed.share === 'yes',
            said_on: dayOf(typed.said) ?? '',
            until_on: dayOf(typed.until),
        };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<SharingWish>(api.POST('/children/{child}/sharing-wishes', { params, body, headers: once(body) })))) saved();
    };
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <RadioField id="whose" label={w.whose} value={typed.whose} onValue={(whose) => change({ whose })} options={options(w.people)} faults={faults} />
            <SelectField id="agency" label={w.agency} value={typed.agency} onValue={(agency) => change({ agency })} options={agencyOptions(agencies)} faults={faults} />
            <SelectField id="kind" label={w.kind} value={typed.kind} onValue={(kind) => change({ kind })} options={[choose, ...options(w.kinds).map((one) => ({ ...one, label: capital(one.label) }))]} faults={faults} />
            <RadioField id="share" label={w.share} value={typed.share} onValue={(share) => change({ share })} options={options(w.shares)} faults={faults} />
            <div class="beside">
                <DateField id="said_on" label={w.said_on} value={typed.said} onValue={(said) => change({ said })} faults={faults} />
                <Today onValue={(said) => change({ said })} />
            </div>
            <DateField id="until_on" label={w.until_on} value={typed.until} onValue={(until) => change({ until })} faults={faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function Wishes({ child, may }: { child: Child; may: boolean }) {
    const name = calledName(child);
    const list = useLoad(() => getWishes(child.id));
    const agencies = useAgencies(may);
    const form = (close: () => void) => <WishForm child={child} agencies={agencies} close={close} saved={() => (close(), list.reload())} />;
    return (
        <Panel id="wishes" title={w.wishes(name)} action={may ? w.new_wish : null} form={form}>
            <p class="quiet">{w.wishes_about(name)}</p>
            <KeptList
                source={list}
                none={w.wishes_none}
                item={(one) => (
                    <li class="kept" key={one.id}>
                        <strong>{wishText(one, name)}</strong>{' '}
                        <span class={`state${one.hides ? ' state--late' : one.stands ? ' state--good' : ''}`}>{one.hides ? w.hides : one.stands ? w.stands : w.over}</span>
                        <p class="quiet">{[period(one.said_on, one.until_on), one.made_by && w.recorded(one.made_by.name)].filter(Boolean).join(' · ')}</p>
                    </li>
                )}
            />
        </Panel>
    );
}

function BasisForm({ child, close, saved, agencies }: FormProps & { agencies: Agencies }) {
    const form = useForm();
    const [typed, setTyped] = useState({ agency: '', ground: '', condition: '', decided_by: '', why: '', from: noDate, review: noDate });
    const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
    const submit = async (e: Event) => {
        e.preventDefault();
        const missing = [
            ...need(typed.agency, '/agency', w.basis_missing.agency),
            ...need(typed.ground, '/ground', w.basis_missing.ground),
            ...need(typed.decided_by.trim(), '/decided_by', w.basis_missing.decided_by),
            ...need(typed.why.trim(), '/why', w.basis_missing.why),
            ...need(dayOf(typed.from), '/from_on', w.basis_missing.from_on),
            ...need(dayOf(typed.review), '/review_on', w.basis_missing.review_on),
        ];
        if (form.busy || !form.check(missing)) return;
        const body: NewSharingBasis = {
            agency: typed.agency,
            ground: typed.ground as NewSharingBasis['ground'],
            condition: (typed.condition || null) as NonNullable<NewSharingBasis['condition']> | null,
            decided_by: typed.decided_by.trim(),
            why: typed.why.trim(),
            from_on: dayOf(typed.from) ?? '',
            review_on: dayOf(typed.review) ?? '',
        };
        const params = { path: { child: child.id } };
        if (await form.attempt(() => answer<SharingBasis>(api.POST('/children/{child}/sharing-bases', { params, body, headers: once(body) })))) saved();
    };
    const { faults } = form;
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={faults} />
            <SelectField id="agency" label={w.with} value={typed.agency} onValue={(agency) => change({ agency })} options={agencyOptions(agencies)} faults={faults} />
            <RadioField id="ground" label={w.ground} value={typed.ground} onValue={(ground) => change({ ground })} options={options(w.grounds)} faults={faults} />
            <SelectField id="condition" label={w.condition} value={typed.condition} onValue={(condition) => change({ condition })} options={options(w.conditions)} faults={faults} />
            <TextField id="decided_by" label={w.decided_by} hint={w.decided_by_hint} value={typed.decided_by} onValue={(decided_by) => change({ decided_by })} faults={faults} />
            <TextField id="why" label={w.why_needed} value={typed.why} onValue={(why) => change({ why })} faults={faults} rows={3} />
            <div class="beside">
                <DateField id="from_on" label={w.basis_from} value={typed.from} onValue={(from) => change({ from })} faults={faults} />
                <Today onValue={(from) => change({ from })} />
            </div>
            <DateField id="review_on" label={w.review_on} value={typed.review} onValue={(review) => change({ review })} faults={faults} />
            <FormEnd busy={form.busy} close={close} />
        </form>
    );
}

export function Bases({ child, may }: { child: Child; may: boolean }) {
    const list = useLoad(() => answer<List<SharingBasis>>(api.GET('/children/{child}/sharing-bases', { params: { path: { child: child.id } } })));
    const agencies = useAgencies(may);
    const form = (close: () => void) => <BasisForm child={child} agencies={agencies} close={close} saved={() => (close(), list.reload())} />;
    return (
        <Panel id="bases" title={w.bases} action={may ? w.new_basis : null} form={form}>
            <p class="quiet">{w.bases_about}</p>
            <KeptList
                source={list}
                none={w.bases_none}
                item={(one) => (
                    <li class="kept" key={one.id}>
                        <strong>{one.agency.name}</strong>: {w.grounds[one.ground]}
                        {one.condition && ` · ${w.conditions[one.condition]}`} {one.is_late && <span class="state state--late">{w.review_late}</span>}
                        <p>{one.why}</p>
                        <p class="quiet">{[w.decided(one.decided_by), d.since(longDay(one.from_on)), w.review(longDay(one.review_on))].join(' · ')}</p>
                    </li>
                )}
            />
        </Panel>
    );
}
