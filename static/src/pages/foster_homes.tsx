// Households that foster and families that want to adopt, as numbers and by reference: for fostering and adoption workers, and managers.
import { useState } from 'preact/hooks';
import { answer, api, match, merging, once } from '../lib/api';
import { getCarers } from '../lib/carers';
import { longDay, today } from '../lib/dates';
import type { Faults } from '../lib/form';
import { useLoad, type Source } from '../lib/load';
import type { AdoptiveFamily, FosterAllegation, FosterHousehold, List, Session } from '../lib/types';
import { details as d, form as f } from '../lib/words';
import { households as w, permanence as p } from '../lib/words_permanence';
import { ChangeIt, choose, dayOf, isEmpty, need, options, useChanging } from '../parts/details';
import { DateField, DayOrToday, noDate, partsOf, RadioField, SelectField, TextField, type DateParts } from '../parts/fields';
import { ChangeForm, NewForm, useInView } from '../parts/kept_form';
import { Panel, Panels } from '../parts/panel';
import { PageHead } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const parts = (day: string | null): DateParts => (day ? partsOf(day) : noDate);
const said = (day: DateParts): string | null => (dayOf(day) ? longDay(dayOf(day) ?? '') : null);
const okDay = (day: DateParts, at: string) => need(isEmpty(day) || dayOf(day), at, f.date_wrong);
const yearAgo = () => `${Number(today().slice(0, 4)) - 1}${today().slice(4)}`;

/* All of them: the sentence above counts each. */
async function everyOne<T>(get: (after?: string) => Promise<List<T>>): Promise<List<T>> {
    const items: T[] = [];
    for (let next: string | null | undefined = ''; next !== null && next !== undefined; ) {
        const page: List<T> = await get(next || undefined);
        items.push(...page.items);
        next = page.next;
    }
    return { items, next: null };
}
const query = (after?: string) => ({ limit: 200, ...(after ? { after } : {}) });
const getHomes = () => everyOne((after) => answer<List<FosterHousehold>>(api.GET('/foster-households', { params: { query: query(after) } })));
const getFamilies = () => everyOne((after) => answer<List<AdoptiveFamily>>(api.GET('/adoptive-families', { params: { query: query(after) } })));

// ---- households that foster

const noHome = { reference: '', carer: '', kind: '', carers: '', approved: noDate, ended: noDate, end_reason: '' };
type TypedHome = typeof noHome;
const homeOf = (h: FosterHousehold): TypedHome => ({ reference: h.reference, carer: h.carer?.id ?? '', kind: h.kind, carers: String(h.carers), approved: partsOf(h.approved_on), ended: parts(h.ended_on), end_reason: h.end_reason ?? '' });
const homeBody = (t: TypedHome) => ({
    reference: t.reference.trim(), ...(t.carer ? { carer: t.carer } : {}), kind: t.kind as 'mainstream', carers: Number(t.carers), approved_on: dayOf(t.approved) ?? '', ended_on: dayOf(t.ended),
    end_reason: ((dayOf(t.ended) && t.end_reason) || null) as 'other' | null,
});
const homeFaults = (t: TypedHome) => [
    ...need(t.reference.trim(), '/reference', w.reference_missing), ...need(t.kind, '/kind', w.kind_missing), ...need(/^[1-4]$/.test(t.carers.trim()), '/carers', w.carers_missing),
    ...need(dayOf(t.approved), '/approved_on', w.approved_missing), ...okDay(t.ended, '/ended_on'),
];
const homeSaid = (t: TypedHome): [string, string | null][] => [
    [w.reference_label, t.reference], [w.kind_label, w.kinds[t.kind] ?? null], [w.carers_label, t.carers], [w.approved_label, said(t.approved)], [w.ended_label, said(t.ended)], [w.end_reason, w.end_reasons[t.end_reason] ?? null],
];

/* Of the carers whom one sees: who was ever chosen can be another, and not nobody. */
function CarerField({ value, had, onValue, faults }: { value: string; had: boolean; onValue: (id: string) => void; faults: Faults }) {
    const list = useLoad(() => everyOne(getCarers));
    if (list.now.state !== 'ready' || !list.now.value.items.length) return null;
    const carers = list.now.value.items.map((c) => ({ value: c.id, label: `${c.name}, ${c.agency.name}` }));
    return <SelectField id="carer" label={w.carer} hint={w.carer_hint} value={value} onValue={onValue} options={[...(had ? [] : [{ value: '', label: w.carer_none }]), ...carers]} faults={faults} />;
}

const homeFields = (isNew: boolean, had = false) => (t: TypedHome, change: (part: Partial<TypedHome>) => void, faults: Faults) => (
    <>
        <TextField id="reference" label={w.reference_label} hint={w.reference_hint} value={t.reference} onValue={(reference) => change({ reference })} faults={faults} width="20" />
        <CarerField value={t.carer} had={had} onValue={(carer) => change({ carer })} faults={faults} />
        <RadioField id="kind" label={w.kind_label} value={t.kind} onValue={(kind) => change({ kind })} options={options(w.kinds)} faults={faults} />
        <TextField id="carers" label={w.carers_label} value={t.carers} onValue={(carers) => change({ carers })} faults={faults} width="2" input={{ inputMode: 'numeric' }} />
        <DayOrToday id="approved_on" label={w.approved_label} value={t.approved} onValue={(approved) => change({ approved })} faults={faults} now={d.use_today} />
        {!isNew && (
            <>
                <DateField id="ended_on" label={w.ended_label} value={t.ended} onValue={(ended) => change({ ended })} faults={faults} />
                {!isEmpty(t.ended) && <SelectField id="end_reason" label={w.end_reason} value={t.end_reason} onValue={(end_reason) => change({ end_reason })} options={[choose, ...options(w.end_reasons)]} faults={faults} />}
            </>
        )}
    </>
);

// ---- what is alleged

const noAllegation = { made: noDate, outcome: '', closed: noDate };
type TypedAllegation = typeof noAllegation;

function AllegationNew({ home, close, saved }: { home: FosterHousehold; close: () => void; saved: () => void }) {
    return (
        <NewForm
            name={`allegation-${home.id}`} empty={noAllegation} faultsOf={(t) => need(dayOf(t.made), '/made_on', w.made_missing)}
            fields={(t, change, faults) => <DayOrToday id="made_on" label={w.allegation_new} value={t.made} onValue={(made) => change({ made })} faults={faults} now={d.use_today} />}
            send={(t) => {
                const body = { made_on: dayOf(t.made) ?? '' };
                return answer(api.POST('/foster-households/{id}/allegations', { params: { path: { id: home.id } }, body, headers: once(body) }));
            }}
            close={close} saved={saved}
        />
    );
}

const allegationFields = (t: TypedAllegation, change: (part: Partial<TypedAllegation>) => void, faults: Faults) => (
    <>
        <RadioField id="outcome" label={w.outcome} value={t.outcome} onValue={(outcome) => change({ outcome })} options={options(w.outcomes)} faults={faults} />
        <DayOrToday id="closed_on" label={w.closed_label} value={t.closed} onValue={(closed) => change({ closed })} faults={faults} now={d.use_today} />
    </>
);

function AllegationChange({ one, close, saved }: { one: FosterAllegation; close: () => void; saved: () => void }) {
    return (
        <ChangeForm
            name="allegation-of" first={one} typedOf={(a): TypedAllegation => ({ made: partsOf(a.made_on), outcome: a.outcome ?? '', closed: parts(a.closed_on) })}
            bodyOf={(t) => ({ outcome: t.outcome || null, closed_on: dayOf(t.closed) })} saidOf={(t) => [[w.outcome, w.outcomes[t.outcome] ?? null], [w.closed_label, said(t.closed)]]}
            faultsOf={(t) => [...need(t.outcome, '/outcome', w.outcome_missing), ...need(dayOf(t.closed), '/closed_on', w.closed_missing)]} fields={allegationFields}
            send={(base, body) => answer(api.PATCH('/foster-allegations/{id}', { params: { path: { id: base.id }, header: match(base) }, body, headers: merging }))}
            close={close} saved={saved}
        />
    );
}

/** Of one household: how each came out, and the form for a new one. */
function Alleged({ home, may, close, saved }: { home: FosterHousehold; may: boolean; close: () => void; saved: () => void }) {
    const [one, setOne] = useState<FosterAllegation | null>(null);
    const here = useInView<HTMLDivElement>();
    if (one) return <AllegationChange one={one} close={() => setOne(null)} saved={saved} />;
    return (
        <div ref={here} tabIndex={-1}>
            <h3 class="request__title">{w.allegation_title(home.reference)}</h3>
            <p class="quiet">{w.allegation_about}</p>
            <ul class="kept-list">
                {(home.allegations ?? []).map((a) => (
                    <li class="kept" key={a.id}>
                        <p>
                            {w.made(longDay(a.made_on))}. {a.error_reason ? p.was_wrong(a.error_reason) : a.closed_on ? w.closed(w.outcomes[a.outcome ?? ''] ?? '', longDay(a.closed_on)) : w.open}{' '}
                            {may && !a.error_reason && <ChangeIt text={a.outcome ? w.change : w.settle} label={`${a.outcome ? w.change : w.settle}: ${w.made(longDay(a.made_on))}`} onClick={() => setOne(a)} />}
                        </p>
                    </li>
                ))}
            </ul>
            {may ? (
                <AllegationNew home={home} close={close} saved={saved} />
            ) : (
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            )}
        </div>
    );
}

// ---- the list of households

type About = { home: FosterHousehold; what: 'home' | 'allegations' };
const open = (h: FosterHousehold) => (h.allegations ?? []).filter((a) => !a.outcome && !a.error_reason).length;
const counted = (h: FosterHousehold) => (h.allegations ?? []).filter((a) => !a.error_reason).length;

function HomeRow({ h, may, change, alleged }: { h: FosterHousehold; may: boolean; change: () => void; alleged: () => void }) {
    const state = h.error_reason ? p.was_wrong(h.error_reason) : h.ended_on ? w.ended(w.end_reasons[h.end_reason ?? ''] ?? '', longDay(h.ended_on)) : w.stands;
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {h.reference} {h.carer && <span class="table__more">{h.carer.name}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.kind}>
                {w.kinds[h.kind]}
            </td>
            <td class="govuk-table__cell" data-label={w.carers}>
                {h.carers}
            </td>
            <td class="govuk-table__cell" data-label={w.approved}>
                {longDay(h.approved_on)}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                {state}
            </td>
            {h.allegations && (
                <td class="govuk-table__cell" data-label={w.allegations}>
                    {h.error_reason ? null : (
                        <button type="button" class="link" aria-label={`${w.allegations_say(counted(h), open(h))}: ${w.allegation_label(h.reference)}`} onClick={alleged}>
                            {w.allegations_say(counted(h), open(h))}
                        </button>
                    )}
                </td>
            )}
            <td class="govuk-table__cell">{may && !h.error_reason && <ChangeIt text={w.change} label={w.change_label(h.reference)} onClick={change} />}</td>
        </tr>
    );
}

function HomesSay({ items }: { items: FosterHousehold[] }) {
    const homes = items.filter((h) => !h.error_reason), since = yearAgo();
    const now = homes.filter((h) => !h.ended_on);
    const alleged = homes.flatMap((h) => (h.allegations ?? []).filter((a) => !a.error_reason && a.made_on > since));
    const sum = now.reduce((n, h) => n + h.carers, 0);
    return (
        <>
            <p class="lead">{w.says(now.length, sum, homes.filter((h) => h.approved_on > since).length, homes.filter((h) => h.ended_on && h.ended_on > since).length)}</p>
            {homes.some((h) => h.allegations) && <p>{w.alleged(alleged.length, alleged.filter((a) => !a.outcome).length, alleged.filter((a) => a.outcome === 'substantiated').length)}</p>}
        </>
    );
}

function Homes({ list, may, mayAlleged }: { list: Source<List<FosterHousehold>>; may: boolean; mayAlleged: boolean }) {
    const changing = useChanging<About>(list.reload);
    const form = (close: () => void) => {
        const done = { close: changing.leave(close), saved: changing.saved(close) };
        if (changing.it?.what === 'allegations') return <Alleged home={changing.it.home} may={mayAlleged} {...done} />;
        if (!changing.it)
            return (
                <NewForm
                    name="household" empty={noHome} faultsOf={homeFaults} fields={homeFields(true)} {...done}
                    send={(t) => {
                        const { ended_on, end_reason, ...body } = homeBody(t);
                        return answer(api.POST('/foster-households', { body, headers: once(body) }));
                    }}
                />
            );
        return (
            <ChangeForm
                name="household" first={changing.it.home} typedOf={homeOf} bodyOf={homeBody} saidOf={homeSaid} faultsOf={homeFaults} fields={homeFields(false, changing.it.home.carer !== null)} {...done}
                send={(base, body) => answer(api.PATCH('/foster-households/{id}', { params: { path: { id: base.id }, header: match(base) }, body, headers: merging }))}
            />
        );
    };
    return (
        <Panel id="homes" title={w.homes} action={may ? w.record : null} form={form}>
            {(show) => (
                <Ready of={list} part>
                    {({ items }) => (
                        <>
                            {items.length > 0 && <HomesSay items={items} />}
                            {items.length === 0 && <p class="quiet">{w.homes_none}</p>}
                            {items.length > 0 && (
                                <ListTable caption={w.homes} heads={[w.reference, w.kind, w.carers, w.approved, w.state, ...(items.some((h) => h.allegations) ? [w.allegations] : [])]} last>
                                    {items.map((h) => (
                                        <HomeRow h={h} may={may} change={changing.start(show, { home: h, what: 'home' })} alleged={changing.start(show, { home: h, what: 'allegations' })} key={h.id} />
                                    ))}
                                </ListTable>
                            )}
                        </>
                    )}
                </Ready>
            )}
        </Panel>
    );
}

// ---- families that want to adopt

const noFamily = { reference: '', enquired: noDate, assessment: noDate, approved: noDate, ended: noDate };
type TypedFamily = typeof noFamily;
const familyOf = (a: AdoptiveFamily): TypedFamily => ({ reference: a.reference, enquired: partsOf(a.enquired_on), assessment: parts(a.assessment_from), approved: parts(a.approved_on), ended: parts(a.ended_on) });
const familyBody = (t: TypedFamily) => ({ reference: t.reference.trim(), enquired_on: dayOf(t.enquired) ?? '', assessment_from: dayOf(t.assessment), approved_on: dayOf(t.approved), ended_on: dayOf(t.ended) });
const familyFaults = (t: TypedFamily) => [
    ...need(t.reference.trim(), '/reference', w.reference_missing), ...need(dayOf(t.enquired), '/enquired_on', w.enquired_missing),
    ...okDay(t.assessment, '/assessment_from'), ...okDay(t.approved, '/approved_on'), ...okDay(t.ended, '/ended_on'),
];
const familySaid = (t: TypedFamily): [string, string | null][] => [
    [w.reference_label, t.reference], [w.enquired_label, said(t.enquired)], [w.assessment_label, said(t.assessment)], [w.family_approved_label, said(t.approved)], [w.family_ended_label, said(t.ended)],
];

const familyFields = (isNew: boolean) => (t: TypedFamily, change: (part: Partial<TypedFamily>) => void, faults: Faults) => (
    <>
        <TextField id="reference" label={w.reference_label} hint={w.reference_hint} value={t.reference} onValue={(reference) => change({ reference })} faults={faults} width="20" />
        <DayOrToday id="enquired_on" label={w.enquired_label} value={t.enquired} onValue={(enquired) => change({ enquired })} faults={faults} now={d.use_today} />
        {!isNew && (
            <>
                <DateField id="assessment_from" label={w.assessment_label} value={t.assessment} onValue={(assessment) => change({ assessment })} faults={faults} />
                <DateField id="approved_on" label={w.family_approved_label} value={t.approved} onValue={(approved) => change({ approved })} faults={faults} />
                <DateField id="ended_on" label={w.family_ended_label} hint={w.family_ended_hint} value={t.ended} onValue={(ended) => change({ ended })} faults={faults} />
            </>
        )}
    </>
);

function FamiliesSay({ items }: { items: AdoptiveFamily[] }) {
    const families = items.filter((a) => !a.error_reason), of = (stage: string) => families.filter((a) => a.stage === stage).length;
    return <p class="lead">{w.families_say(of('assessment'), of('approved'), families.filter((a) => a.approved_on && a.approved_on > yearAgo()).length)}</p>;
}

const sinceOf = (a: AdoptiveFamily) => a.ended_on ?? a.approved_on ?? a.assessment_from ?? a.enquired_on;

function Families({ list, may }: { list: Source<List<AdoptiveFamily>>; may: boolean }) {
    const changing = useChanging<AdoptiveFamily>(list.reload);
    const form = (close: () => void) => {
        const done = { close: changing.leave(close), saved: changing.saved(close) };
        if (!changing.it)
            return (
                <NewForm
                    name="family" empty={noFamily} faultsOf={familyFaults} fields={familyFields(true)} {...done}
                    send={(t) => {
                        const body = { reference: t.reference.trim(), enquired_on: dayOf(t.enquired) ?? '' };
                        return answer(api.POST('/adoptive-families', { body, headers: once(body) }));
                    }}
                />
            );
        return (
            <ChangeForm
                name="family" first={changing.it} typedOf={familyOf} bodyOf={familyBody} saidOf={familySaid} faultsOf={familyFaults} fields={familyFields(false)} {...done}
                send={(base, body) => answer(api.PATCH('/adoptive-families/{id}', { params: { path: { id: base.id }, header: match(base) }, body, headers: merging }))}
            />
        );
    };
    const row = (show: () => void) => (a: AdoptiveFamily) => (
        <tr class="govuk-table__row" key={a.id}>
            <th scope="row" class="govuk-table__header">
                {a.reference}
            </th>
            <td class="govuk-table__cell" data-label={w.enquired}>
                {longDay(a.enquired_on)}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                {a.error_reason ? p.was_wrong(a.error_reason) : `${w.stages[a.stage] ?? ''}, ${w.since(longDay(sinceOf(a)))}`}
            </td>
            <td class="govuk-table__cell">{may && !a.error_reason && <ChangeIt text={w.change} label={w.change_label(a.reference)} onClick={changing.start(show, a)} />}</td>
        </tr>
    );
    return (
        <Panel id="families" title={w.families} action={may ? w.family_record : null} form={form}>
            {(show) => (
                <Ready of={list} part>
                    {({ items }) => (
                        <>
                            {items.length > 0 && <FamiliesSay items={items} />}
                            {items.length === 0 && <p class="quiet">{w.families_none}</p>}
                            {items.length > 0 && (
                                <ListTable caption={w.families} heads={[w.reference, w.enquired, w.state]} last>
                                    {items.map(row(show))}
                                </ListTable>
                            )}
                        </>
                    )}
                </Ready>
            )}
        </Panel>
    );
}

function FosterHomes({ session }: { session: Session }) {
    const homes = useLoad(getHomes);
    const families = useLoad(getFamilies);
    const may = hasRole(session, ['fostering_worker', 'adoption_worker', 'team_manager']);
    return (
        <>
            <PageHead title={w.title} />
            <p class="govuk-body">{w.about}</p>
            <Panels>
                <Homes list={homes} may={may} mayAlleged={hasRole(session, ['fostering_worker', 'team_manager'])} />
                <Families list={families} may={may} />
            </Panels>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <FosterHomes session={session} />
    </Shell>
));
