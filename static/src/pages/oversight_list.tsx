// One list of oversight: each row its child, and what one can do about it.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { longDay } from '../lib/dates';
import { childPage, dueHref } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Due, List, OversightBounced, OversightClock, OversightLoop, OversightNeed, OversightOutside, OversightOverlap, OversightSilent, OversightWaiting, Ref, Session } from '../lib/types';
import { oversight as w } from '../lib/words_oversight';
import { CheckField, SelectField } from '../parts/fields';
import { noFaults } from '../lib/form';
import { ListPart } from '../parts/list_page';
import { PageHead } from '../parts/section';
import { mayAskForService, setTitle, Shell, start, wordAfter } from '../parts/shell';
import { AsFiles } from '../parts/table';

const name = wordAfter('oversight');
type Query = Record<string, string>;
interface OfChild {
    child: Ref | null;
    lead: Ref | null;
}

/* What a row says beside its child: the heading and what stands under it. */
type Cells = [string, ComponentChildren][];
interface Kind<T extends OfChild> {
    get: (query: Query) => Promise<List<T>>;
    cells: (it: T, session: Session) => Cells;
    heads: string[];
    key: (it: T) => string;
}

const over = (n: number): ComponentChildren => <span class="is-late">{w.days(n)}</span>;
const more = (text: ComponentChildren): ComponentChildren => text && <span class="table__more">{text}</span>;
const link = (href: string | null, text: string): ComponentChildren =>
    href ? (
        <a class="govuk-link govuk-link--no-visited-state" href={href}>
            {text}
        </a>
    ) : (
        text
    );

const pages: Record<string, string> = { sdq: 'sdq', review: 'reviews', measure: 'measures' };
const shownAt = (child: Ref | null, of: { type: string; id: string }): string | null =>
    of.type === 'pep' ? `/peps/${of.id}` : of.type === 'measure' ? `/measures/${of.id}` : child && childPage(child.id, pages[of.type] ?? '');

function Place({ it, session }: { it: OversightNeed; session: Session }) {
    if (!it.child) return null;
    return (
        <>
            <div class="oversight__do">
                <a class="govuk-link govuk-link--no-visited-state" href={childPage(it.child.id, 'need')} aria-label={w.place_label(it.child.name)}>
                    {w.place}
                </a>
            </div>
            {mayAskForService(session) && (
                <div class="oversight__do">
                    <a class="govuk-link govuk-link--no-visited-state" href={childPage(it.child.id, 'referrals/new')} aria-label={w.refer_label(it.child.name)}>
                        {w.refer}
                    </a>
                </div>
            )}
        </>
    );
}

const needs: Kind<OversightNeed> = {
    get: (query) => answer(api.GET('/oversight/needs', { params: { query } })),
    heads: [w.shows, w.since, w.place],
    key: (it) => it.since_on + (it.child?.id ?? ''),
    cells: (it, session) => [
        [
            w.shows,
            <>
                {it.shows.map((one) => (
                    <div key={one.link.id}>
                        {link(shownAt(it.child, one.link), one.what)}
                        {more(longDay(one.on))}
                    </div>
                ))}
                {it.decided && more(w.decided(longDay(it.decided.decided_on), it.decided.by, it.decided.why))}
            </>,
        ],
        [
            w.since,
            <>
                {w.days(it.days)}
                <span class={`table__more${it.is_late ? ' is-late' : ''}`}>{it.is_late ? w.over(it.days - dayCount(it)) : w.in_time_until(it.due_on)}</span>
            </>,
        ],
        [w.place, <Place it={it} session={session} />],
    ],
};
/* How many days it had. */
const dayCount = (it: OversightNeed): number => Math.round((Date.parse(it.due_on) - Date.parse(it.since_on)) / 86400000);

const clocks: Kind<OversightClock> = {
    get: (query) => answer(api.GET('/oversight/clocks', { params: { query } })),
    heads: [w.what, w.who, w.by],
    key: (it) => it.link.id + it.what,
    cells: (it) => [
        [w.what, link(dueHref({ ...it, on: it.due_on, kind: '' } as unknown as Due, it.child?.id), it.what)],
        [w.who, it.who],
        [
            w.by,
            <>
                {over(it.days)}
                {more(longDay(it.due_on))}
            </>,
        ],
    ],
};

const silent: Kind<OversightSilent> = {
    get: (query) => answer(api.GET('/oversight/silent', { params: { query } })),
    heads: [w.last],
    key: (it) => it.child?.id ?? it.last_on,
    cells: (it) => [
        [
            w.last,
            <>
                {w.ago(it.days)}
                {more(longDay(it.last_on))}
            </>,
        ],
    ],
};

const overlaps: Kind<OversightOverlap> = {
    get: (query) => answer(api.GET('/oversight/overlaps', { params: { query } })),
    heads: [w.work, w.services_of],
    key: (it) => (it.child?.id ?? '') + it.type_of_work,
    cells: (it) => [
        [w.work, it.type_of_work],
        [
            w.services_of,
            <>
                {it.services.map((one) => (
                    <div key={one.id}>
                        {link(`/involvements/${one.id}`, one.service.name)}
                        {more([one.practitioner?.name, w.from(longDay(one.from_on))].filter(Boolean).join(', '))}
                    </div>
                ))}
            </>,
        ],
    ],
};

const loops: Kind<OversightLoop> = {
    get: (query) => answer(api.GET('/oversight/loops', { params: { query } })),
    heads: [w.what, w.stands, w.since],
    key: (it) => it.link.id,
    cells: (it) => [
        [
            w.what,
            <>
                {link(it.link.type === 'referral' ? `/referrals/${it.link.id}` : `/tasks/${it.link.id}`, it.what)}
                {more(w.open_more(it.open))}
            </>,
        ],
        [w.stands, w.stand[it.stands]],
        [
            w.since,
            <>
                {w.days(it.days)}
                {more(longDay(it.since_on))}
            </>,
        ],
    ],
};

const bounced: Kind<OversightBounced> = {
    get: (query) => answer(api.GET('/oversight/bounced', { params: { query } })),
    heads: [w.times, w.what, w.now],
    key: (it) => it.child?.id ?? it.last_on,
    cells: (it) => [
        [w.times, String(it.times)],
        [
            w.what,
            <>
                {it.referrals.map((one) => (
                    <div key={one.id}>{link(`/referrals/${one.id}`, w.came_back(one.state, one.service, one.passed_to, one.on))}</div>
                ))}
            </>,
        ],
        [w.now, it.open ?? <span class="quiet">{w.nothing_open}</span>],
    ],
};

const waiting: Kind<OversightWaiting> = {
    get: (query) => answer(api.GET('/oversight/waiting', { params: { query } })),
    heads: [w.service, w.asked_by, w.since],
    key: (it) => it.id,
    cells: (it) => [
        [w.service, link(`/referrals/${it.id}`, it.service.name)],
        [w.asked_by, it.by.name],
        [
            w.since,
            <>
                {w.days(it.days)}
                {more(longDay(it.since_on))}
            </>,
        ],
    ],
};

const outside: Kind<OversightOutside> = {
    get: (query) => answer(api.GET('/oversight/outside', { params: { query } })),
    heads: [w.host, w.since, w.late_steps],
    key: (it) => it.id,
    cells: (it) => [
        [w.host, link(it.child && childPage(it.child.id, 'outside-county'), it.host_name)],
        [w.since, longDay(it.from_on)],
        [w.late_steps, it.late ? <span class="is-late">{it.late}</span> : '0'],
    ],
};

function Line<T extends OfChild>({ it, kind, session }: { it: T; kind: Kind<T>; session: Session }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {it.child ? link(childPage(it.child.id), it.child.name) : <span class="quiet">{w.held_back}</span>}
                {more(it.lead && w.lead(it.lead.name))}
            </th>
            {kind.cells(it, session).map(([head, cell]) => (
                <td class="govuk-table__cell" data-label={head === w.place ? undefined : head} key={head}>
                    {cell}
                </td>
            ))}
        </tr>
    );
}

const first = new URLSearchParams(location.search);

/* What the list can be narrowed to. */
function Narrow({ query, change }: { query: Query; change: (query: Query) => void }) {
    if (name === 'needs') return <CheckField id="late" label={w.only_late} value={query['late'] === 'true'} onValue={(on) => change(on ? { late: 'true' } : {})} />;
    if (name !== 'clocks') return null;
    const options = [{ value: '', label: w.everything }, ...Object.entries(w.abouts).map(([value, label]) => ({ value, label }))];
    return <SelectField id="about" label={w.only_about} value={query['about'] ?? ''} onValue={(about) => change(about ? { about } : {})} options={options} faults={noFaults} />;
}

function Page<T extends OfChild>({ kind, session }: { kind: Kind<T>; session: Session }) {
    const [query, setQuery] = useState<Query>(Object.fromEntries(['late', 'about', 'agency', 'by'].flatMap((one) => (first.get(one) ? [[one, first.get(one) ?? '']] : []))));
    const get = (after?: string) => kind.get({ limit: '100', ...query, ...(after ? { after } : {}) });
    const list = useLoad(() => get(), JSON.stringify(query));
    const words = w.lists[name] ?? { title: w.title, about: '', none: w.none };
    useEffect(() => setTitle(words.title), []);
    return (
        <>
            <PageHead
                title={words.title}
                above={
                    <a class="govuk-link govuk-link--no-visited-state" href="/oversight">
                        {w.back}
                    </a>
                }
            >
                {name === 'outside' && (
                    <a class="govuk-link" href="/outside-county">
                        {w.outside_all}
                    </a>
                )}
                <AsFiles at={`oversight/${name}`} query={query} says={w.as_file} />
                <button type="button" class="link" onClick={() => window.print()}>
                    {w.print}
                </button>
            </PageHead>
            <p class="govuk-body">{words.about}</p>
            <div class="off-paper">
                <Narrow query={query} change={setQuery} />
            </div>
            <ListPart list={list} get={get} caption={words.title} heads={[w.child, ...kind.heads]} row={(it) => <Line it={it} kind={kind} session={session} key={kind.key(it)} />} none={words.none} more={w.show_more} />
        </>
    );
}

const kinds: Record<string, (session: Session) => ComponentChildren> = {
    needs: (session) => <Page kind={needs} session={session} />,
    clocks: (session) => <Page kind={clocks} session={session} />,
    silent: (session) => <Page kind={silent} session={session} />,
    overlaps: (session) => <Page kind={overlaps} session={session} />,
    loops: (session) => <Page kind={loops} session={session} />,
    bounced: (session) => <Page kind={bounced} session={session} />,
    waiting: (session) => <Page kind={waiting} session={session} />,
    outside: (session) => <Page kind={outside} session={session} />,
};

void start((session) => <Shell session={session}>{(kinds[name] ?? kinds['needs'])?.(session)}</Shell>);
