// The audit for information governance: who did or saw what, and what was refused; all of it, of some days, of one person or about one child.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { dayOfParts, longDay, longInstant } from '../lib/dates';
import { useForm, type Form } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Account, AuditEntry, Child, ChildItem, List } from '../lib/types';
import { form as f, looks } from '../lib/words';
import { audit as w } from '../lib/words_office';
import { Buttons, DateField, ErrorSummary, noDate, partsOf, Submit, type DateParts } from '../parts/fields';
import { More } from '../parts/more';
import { Panel, Panels } from '../parts/panel';
import { PageHead, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

type Filter = { [name in 'child' | 'person' | 'from' | 'to']?: string };

const csv_rows = 200;
const asked = new URLSearchParams(location.search);
const filter: Filter = Object.fromEntries((['child', 'person', 'from', 'to'] as const).flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])));
const query = (more: Record<string, string | number | undefined>): string => {
    const kept = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined && value !== '');
    return new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
};
const here = (more: Filter): string => `/audit?${query(more)}`;
const getEntries = (after?: string, limit = 100) => answer<List<AuditEntry>>(api.GET('/audit', { params: { query: { ...filter, limit, ...(after ? { after } : {}) } } }));

// ---- what is shown

function What({ entry }: { entry: AuditEntry }) {
    const [method = '', path = ''] = entry.route.split(' ');
    const subject = (entry.type && looks.types[entry.type]) ?? w.parts[path.split('/')[1] ?? ''] ?? (entry.type ?? '').replaceAll('_', ' ');
    const verb = (entry.outcome < 400 ? w.methods : w.tried)[method] ?? method;
    return (
        <>
            {(entry.outcome < 400 && w.whole[entry.route]) || `${verb}: ${subject}`}
            <span class="table__more">{entry.route}</span>
            {entry.purpose && <span class="table__more">{entry.purpose}</span>}
        </>
    );
}

function Result({ outcome }: { outcome: number }) {
    if (outcome < 400) return <>{w.done}</>;
    const text = outcome >= 500 ? w.failed : [401, 403, 404].includes(outcome) ? w.refused : w.not_done;
    return <span class="state state--soon">{`${text} (${outcome})`}</span>;
}

function Row({ entry }: { entry: AuditEntry }) {
    const under = [entry.agency, w.vias[entry.via]].filter(Boolean).join(', ');
    return (
        <tr class="govuk-table__row">
            <td class="govuk-table__cell">{longInstant(entry.at)}</td>
            <th scope="row" class="govuk-table__header">
                {entry.person && entry.who ? (
                    <a class="govuk-link govuk-link--no-visited-state" href={here({ person: entry.person })} title={w.all_of(entry.who)}>
                        {entry.who}
                    </a>
                ) : (
                    w.unknown
                )}
                {under && <span class="table__more">{under}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.what}>
                <What entry={entry} />
            </td>
            <td class="govuk-table__cell" data-label={w.child}>
                {entry.child && (
                    <a class="govuk-link govuk-link--no-visited-state" href={here({ child: entry.child })}>
                        {w.about_child}
                    </a>
                )}
                {entry.relation && <span class="table__more">{looks.relations[entry.relation] ?? entry.relation}</span>}
            </td>
            <td class="govuk-table__cell" data-label={w.result}>
                <Result outcome={entry.outcome} />
            </td>
        </tr>
    );
}

/* The service may want a new code first, which only a call of the page can ask for: the file is fetched by the browser itself. */
function Csv() {
    const form = useForm();
    const href = `/api/v1/audit.csv?${query({ limit: csv_rows })}`;
    const load = async (e: Event) => {
        e.preventDefault();
        if (await form.attempt(() => getEntries(undefined, 1))) location.assign(href);
    };
    return (
        <>
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body">
                <a class="govuk-link" href={href} onClick={load}>
                    {w.csv}
                </a>{' '}
                <span class="quiet">{w.csv_about(csv_rows)}</span>
            </p>
        </>
    );
}

function Entries() {
    const list = useLoad(() => getEntries());
    return (
        <Section title={w.entries} id="entries">
            <Ready of={list} part>
                {(all) =>
                    all.items.length ? (
                        <>
                            <Csv />
                            <ListTable caption={w.entries} heads={[w.at, w.who, w.what, w.child, w.result]}>
                                {all.items.map((entry) => (
                                    <Row entry={entry} key={entry.id} />
                                ))}
                            </ListTable>
                            <More list={all} get={getEntries} add={list.set} text={w.more} />
                        </>
                    ) : (
                        <p class="govuk-body">{w.none}</p>
                    )
                }
            </Ready>
        </Section>
    );
}

// ---- what to show

const isEmpty = ({ day, month, year }: DateParts): boolean => !`${day}${month}${year}`.trim();
const read = (parts: DateParts): string | null => (isEmpty(parts) ? '' : dayOfParts(parts.day, parts.month, parts.year));

function Days({ close }: { close: () => void }) {
    const form = useForm();
    const [from, setFrom] = useState(filter.from ? partsOf(filter.from) : noDate);
    const [to, setTo] = useState(filter.to ? partsOf(filter.to) : noDate);
    const submit = (e: Event) => {
        e.preventDefault();
        const first = read(from);
        const last = read(to);
        const wrong = [
            ...(first === null ? [{ pointer: '/from', detail: w.day_wrong }] : []),
            ...(last === null ? [{ pointer: '/to', detail: w.day_wrong }] : []),
            ...(first && last && last < first ? [{ pointer: '/to', detail: w.order_wrong }] : []),
        ];
        if (form.check(wrong)) location.assign(here({ from: first ?? '', to: last ?? '' }));
    };
    return (
        <form onSubmit={submit} noValidate>
            <ErrorSummary faults={form.faults} />
            <DateField id="from" label={w.from} value={from} onValue={setFrom} faults={form.faults} />
            <DateField id="to" label={w.to} value={to} onValue={setTo} faults={form.faults} />
            <Buttons>
                <Submit busy={form.busy}>{w.show}</Submit>
                <button type="button" class="govuk-button govuk-button--secondary" onClick={close}>
                    {f.cancel}
                </button>
            </Buttons>
        </form>
    );
}

interface Hit {
    id: string;
    text: string;
}

interface LookupProps {
    id: 'person' | 'child';
    label: string;
    get: (q: string) => Promise<Hit[]>;
}

function Hits({ id, hits }: { id: LookupProps['id']; hits: Hit[] | null }) {
    if (!hits) return null;
    if (!hits.length) return <p class="govuk-body">{w.nobody}</p>;
    return (
        <ul class="govuk-list">
            {hits.map((hit) => (
                <li key={hit.id}>
                    <a class="govuk-link" href={here({ [id]: hit.id })}>
                        {hit.text}
                    </a>
                </li>
            ))}
        </ul>
    );
}

function Lookup({ id, label, get }: LookupProps) {
    const form: Form = useForm();
    const [typed, setTyped] = useState('');
    const [hits, setHits] = useState<Hit[] | null>(null);
    const search = async (e: Event) => {
        e.preventDefault();
        if (!form.busy && typed.trim()) setHits(await form.attempt(() => get(typed.trim())));
    };
    return (
        <>
            <ErrorSummary faults={form.faults} />
            <form class="beside" onSubmit={search}>
                <div class="govuk-form-group">
                    <label class="govuk-label" for={id}>
                        {label}
                    </label>
                    <div class="govuk-hint" id={`${id}-hint`}>
                        {w.find_hint}
                    </div>
                    <input class="govuk-input govuk-input--width-20" id={id} type="search" autoComplete="off" aria-describedby={`${id}-hint`} value={typed} onInput={(e) => setTyped(e.currentTarget.value)} />
                </div>
                <button type="submit" class="govuk-button govuk-button--secondary" aria-label={`${w.find}: ${label}`}>
                    {w.find}
                </button>
            </form>
            <div role="status">
                <Hits id={id} hits={hits} />
            </div>
        </>
    );
}

const findPeople = async (q: string): Promise<Hit[]> => {
    const { items } = await answer<List<Account>>(api.GET('/accounts', { params: { query: { q, limit: 20 } } }));
    return items.map((it) => ({ id: it.id, text: `${it.name}, ${it.agency.name}` }));
};
const findChildren = async (q: string): Promise<Hit[]> => {
    const { items } = await answer<List<ChildItem>>(api.GET('/children', { params: { query: { q, limit: 20 } } }));
    return items.map((it) => ({ id: it.id, text: `${it.name}, ${longDay(it.born_on)}` }));
};

/* Whom the address names. An entry stays of interest when its person or child can no longer be seen. */
async function named(): Promise<{ person: string | null; child: string | null }> {
    const { person, child } = filter;
    const [who, whom] = await Promise.all([
        person ? answer<Account>(api.GET('/accounts/{id}', { params: { path: { id: person } } })).then((it) => it.name, () => w.some_person) : null,
        child ? answer<Child>(api.GET('/children/{child}', { params: { path: { child } } })).then(calledName, () => w.some_child) : null,
    ]);
    return { person: who, child: whom };
}

function Now() {
    const names = useLoad(named);
    const { from = '', to = '' } = filter;
    if (!query({})) return <p class="govuk-body">{w.all}</p>;
    return (
        <Ready of={names} part>
            {({ person, child }) => (
                <p class="govuk-body">
                    {person && `${w.only_person(person)} `}
                    {child && (
                        <>
                            <a class="govuk-link" href={childPage(filter.child ?? '')}>
                                {w.only_child(child)}
                            </a>{' '}
                        </>
                    )}
                    {(from || to) && `${w.only_days(from && longDay(from), to && longDay(to))} `}
                    <a class="govuk-link" href="/audit">
                        {w.everything}
                    </a>
                </p>
            )}
        </Ready>
    );
}

function Choose({ close }: { close: () => void }) {
    return (
        <div class="two">
            <div class="two__main">
                <Days close={close} />
            </div>
            <div class="two__side">
                <Lookup id="person" label={w.find_person} get={findPeople} />
                <Lookup id="child" label={w.find_child} get={findChildren} />
            </div>
        </div>
    );
}

void start((session) => (
    <Shell session={session}>
        <PageHead title={w.title} />
        <p class="govuk-body">{w.about}</p>
        <Panels>
            <Panel id="filter" title={w.filter} action={w.choose} form={(close) => <Choose close={close} />}>
                <Now />
            </Panel>
        </Panels>
        <Entries />
    </Shell>
));
