// Who waits for a service: longest over its target first, with the care status.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { nameOf } from '../lib/carers';
import { dayOfInstant, longDay, today } from '../lib/dates';
import { noFaults } from '../lib/form';
import { useLoad } from '../lib/load';
import { getService, getServices } from '../lib/referrals';
import type { List, Service, Session, Waiting } from '../lib/types';
import { referral as r, waiting_list as w } from '../lib/words';
import { keep } from '../lib/words_services';
import { protection, thrive, waits } from '../lib/words_waiting';
import { ClockBar } from '../parts/clock';
import { CheckField, SelectField } from '../parts/fields';
import { More } from '../parts/more';
import { SavedViews } from '../parts/saved_views';
import { PageHead, Section } from '../parts/section';
import { hasRole, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { AsFiles, ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';
import { GiveWaiting } from '../parts/waiting_give';

/* What is looked for stands in the address, so that a view can be kept as a bookmark or sent to a colleague. */
const filters = ['state', 'urgency', 'care_status', 'thrive', 'late', 'word_due', 'protection', 'edge', 'outside', 'order'] as const;
type View = Partial<Record<(typeof filters)[number], string>>;
const viewOf = (search: URLSearchParams): View => Object.fromEntries(filters.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? '']] : [])));

function useView(): [View, (change: View) => void] {
    const [view, setView] = useState(viewOf(new URLSearchParams(location.search)));
    const change = (more: View) => {
        const next = Object.fromEntries(Object.entries({ ...view, ...more }).filter(([, value]) => value));
        history.replaceState(null, '', `${location.pathname}${Object.keys(next).length ? `?${new URLSearchParams(next)}` : ''}`);
        setView(next);
    };
    return [view, change];
}

const getList = (id: string, view: View, after?: string) =>
    answer<List<Waiting>>(api.GET('/services/{id}/waiting-list', { params: { path: { id }, query: { limit: 200, ...view, ...(after ? { after } : {}) } } }));

/* /services/ID/waiting-list is one; /waiting-list those of one's own agency, or all for who oversees them. */
async function getServicesShown(session: Session): Promise<Service[]> {
    if (location.pathname.startsWith('/services/')) return [await getService(wordAfter('services'))];
    return (await getServices()).items.filter((s) => hasRole(session, ['mental_health_lead']) || s.agency.id === session.person.agency_id);
}

/* Whose service can be: they give what waits to their people; the service then says whether they may. */
const givers = ['camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'educational_psychologist', 'service_admin'];

const isLate = (x: Waiting): boolean => x.clock?.state === 'late';

interface Picking {
    chosen: ReadonlySet<string>;
    toggle: (id: string, on: boolean) => void;
}

/* What matters beside care, as far as it is shared. */
function Beside({ wait }: { wait: Waiting }) {
    const lines = [
        wait.protection_since && waits.on_plan(protection.categories[wait.protection_category ?? ''] ?? '', longDay(wait.protection_since)),
        wait.edge_since && waits.edge(longDay(wait.edge_since)),
        wait.host_name && waits.outside(wait.host_name),
    ];
    return (
        <>
            {lines.filter(Boolean).map((line) => (
                <span class="table__more" key={line}>
                    {line}
                </span>
            ))}
        </>
    );
}

function Row({ wait, picking }: { wait: Waiting; picking: Picking | null }) {
    return (
        <tr class="govuk-table__row">
            {picking && (
                <td class="govuk-table__cell">
                    {wait.state === 'accepted' && (
                        <input type="checkbox" class="pick__box" checked={picking.chosen.has(wait.referral)} aria-label={w.choose(nameOf(wait))} onChange={(e) => picking.toggle(wait.referral, e.currentTarget.checked)} />
                    )}
                </td>
            )}
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={`/referrals/${wait.referral}`}>
                    {nameOf(wait)}
                </a>
                {wait.urgency === 'urgent' && ' '}
                {wait.urgency === 'urgent' && <span class="state state--late">{r.urgent}</span>}
                {wait.need && <span class="table__more">{wait.need}</span>}
                {wait.why && <span class="table__more">{wait.why}</span>}
                {wait.routed_to && <span class="table__more">{`${keep.routed_head} ${wait.routed_to.name}`}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.care}>
                <div>
                    {w.care_statuses[wait.care_status] ?? wait.care_status}
                    <Beside wait={wait} />
                </div>
            </td>
            <td class="govuk-table__cell" data-label={thrive.title}>
                {wait.thrive ? thrive.groups[wait.thrive] : <span class="quiet">{thrive.none}</span>}
                {wait.thrive_on && <span class="table__more">{thrive.since(longDay(wait.thrive_on))}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.state}>
                {r.states[wait.state] ?? wait.state}
            </td>
            <td class="govuk-table__cell waits" data-label={w.waited}>
                {wait.clock ? <ClockBar clock={wait.clock} title={nameOf(wait)} /> : w.days(wait.days_waited)}
            </td>
            <td class="govuk-table__cell" data-label={w.last_word}>
                {wait.last_word_at ? longDay(dayOfInstant(wait.last_word_at)) : <span class="quiet">{w.no_word}</span>}
                <span class={`table__more${wait.next_word_on <= today() ? ' is-late' : ''}`}>{w.next_word(longDay(wait.next_word_on))}</span>
            </td>
        </tr>
    );
}

function Table({ items, picking }: { items: Waiting[]; picking: Picking | null }) {
    return (
        <ListTable caption={w.above} heads={[...(picking ? [w.pick] : []), w.child, w.care, thrive.title, w.state, w.waited, w.last_word]}>
            {items.map((wait) => (
                <Row wait={wait} picking={picking} key={wait.referral} />
            ))}
        </ListTable>
    );
}

const choices = (all: string, words: Record<string, string>, of: string[]) => [{ value: '', label: all }, ...of.map((value) => ({ value, label: words[value] ?? value }))];

function Filters({ view, change }: { view: View; change: (more: View) => void }) {
    return (
        <div class="beside">
            <SelectField id="state" label={w.state} value={view.state ?? ''} onValue={(state) => change({ state })} options={choices(w.any, r.states, ['submitted', 'accepted', 'allocated'])} faults={noFaults} />
            <SelectField
                id="care_status"
                label={w.care}
                value={view.care_status ?? ''}
                onValue={(care_status) => change({ care_status })}
                options={choices(w.any, w.care_statuses, ['in_care', 'care_leaver', 'on_edge', 'carer'])}
                faults={noFaults}
            />
            <SelectField
                id="thrive"
                label={thrive.title}
                value={view.thrive ?? ''}
                onValue={(group) => change({ thrive: group })}
                options={choices(waits.thrive_any, { ...thrive.groups, none: thrive.none }, [...Object.keys(thrive.groups), 'none'])}
                faults={noFaults}
            />
            <SelectField id="order" label={waits.order} value={view.order ?? 'left'} onValue={(order) => change({ order: order === 'left' ? '' : order })} options={Object.entries(waits.orders).map(([value, label]) => ({ value, label }))} faults={noFaults} />
            <CheckField id="late" label={w.only_late} value={view.late === 'true'} onValue={(on) => change({ late: on ? 'true' : '' })} />
            <CheckField id="word_due" label={w.only_word_due} value={view.word_due === 'true'} onValue={(on) => change({ word_due: on ? 'true' : '' })} />
            <CheckField id="urgency" label={w.only_urgent} value={view.urgency === 'urgent'} onValue={(on) => change({ urgency: on ? 'urgent' : '' })} />
            <CheckField id="protection" label={waits.only_protection} value={view.protection === 'true'} onValue={(on) => change({ protection: on ? 'true' : '' })} />
            <CheckField id="edge" label={waits.only_edge} value={view.edge === 'true'} onValue={(on) => change({ edge: on ? 'true' : '' })} />
            <CheckField id="outside" label={waits.only_outside} value={view.outside === 'true'} onValue={(on) => change({ outside: on ? 'true' : '' })} />
        </div>
    );
}

/* On a phone the list comes before the filters' own length. */
const isWide = matchMedia('(min-width: 40.0625em)').matches;

function Folded({ count, children }: { count: number; children: ComponentChildren }) {
    if (isWide) return <>{children}</>;
    return (
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{waits.filters(count)}</span>
            </summary>
            {children}
        </details>
    );
}

function One({ service, isOwn }: { service: Service; isOwn: boolean }) {
    const [view, change] = useView();
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const [said, setSaid] = useState('');
    const list = useLoad(() => getList(service.id, view), `${service.id} ${new URLSearchParams(view)}`);
    const toggle = (id: string, on: boolean) => {
        const next = new Set(chosen);
        on ? next.add(id) : next.delete(id);
        setChosen(next);
    };
    const given = (n: number, who: string) => {
        setSaid(w.given(n, who));
        setChosen(new Set());
        list.reload();
    };
    setTitle(w.title(service.name));
    return (
        <>
            <PageHead title={service.name} above={w.above}>
                <AsFiles at={`services/${service.id}/waiting-list`} query={view} says={w.as_file} />
            </PageHead>
            <p class="restored" role="status" hidden={!said}>
                {said}
            </p>
            <SavedViews query={String(new URLSearchParams(view))} />
            <Folded count={Object.keys(view).length}>
                <Filters view={view} change={change} />
            </Folded>
            <Ready of={list} part>
                {(all) => (
                    <>
                        <p class="lead">{all.items.length ? w.count(all.items.length, all.items.filter(isLate).length) : Object.keys(view).length ? w.none_fits : w.empty}</p>
                        {all.items.length > 0 && <Table items={all.items} picking={isOwn && all.items.some((x) => x.state === 'accepted') ? { chosen, toggle } : null} />}
                        <More list={all} get={(after) => getList(service.id, view, after)} add={list.set} text={w.more} />
                        {isOwn && all.items.some((x) => x.state === 'accepted') && (
                            <Section title={w.give} id="give">
                                <GiveWaiting service={service} chosen={all.items.filter((x) => chosen.has(x.referral))} done={given} />
                            </Section>
                        )}
                    </>
                )}
            </Ready>
        </>
    );
}

function Page({ session }: { session: Session }) {
    const services = useLoad(() => getServicesShown(session));
    const [chosen, setChosen] = useState('');
    return (
        <Ready of={services}>
            {(all) => {
                const service = all.find((s) => s.id === chosen) ?? all[0];
                if (!service) return <PageHead title={w.none} above={w.above} />;
                return (
                    <>
                        {all.length > 1 && (
                            <SelectField
                                id="service"
                                label={w.which}
                                value={service.id}
                                onValue={setChosen}
                                options={all.map((s) => ({ value: s.id, label: s.name }))}
                                faults={noFaults}
                            />
                        )}
                        <One service={service} isOwn={service.agency.id === session.person.agency_id && hasRole(session, givers)} key={service.id} />
                    </>
                );
            }}
        </Ready>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page session={session} />
    </Shell>
));
