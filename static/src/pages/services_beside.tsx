// Services side by side, by agency, in one period or two: caseload, waiting, hours, outcomes, and for each hundred children in care.
import { useState } from 'preact/hooks';
import { answer, api } from '../lib/api';
import { addDays, daysBetween, today } from '../lib/dates';
import { noFaults } from '../lib/form';
import { useLoad } from '../lib/load';
import { spanOf, type Period, type Span } from '../lib/periods';
import type { Beside, List } from '../lib/types';
import { activity as a } from '../lib/words_activity';
import { beside as w, oversight as o } from '../lib/words_oversight';
import { SelectField } from '../parts/fields';
import { PageHead, Section } from '../parts/section';
import { Shell, start } from '../parts/shell';
import { AsFiles, ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const spans = ['month', 'month_1', 'quarter', 'quarter_1', 'half', 'half_1', 'year', 'year_1'];
const spanNamed = (name: string): Period => spanOf(name.split('_')[0] as Span, name.endsWith('_1') ? 1 : 0);

const months: Record<Span, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/* The one before it, or the same of the year before; of one that is not over yet as many days of that. */
function thenOf(name: string, { from, to }: Period, compare: string): { then_from?: string; then_to?: string } {
    if (compare === 'none') return {};
    const span = name.split('_')[0] as Span;
    const isOver = name.endsWith('_1');
    const then = spanOf(span, Number(isOver) + (compare === 'year' ? 12 / months[span] : 1));
    const last = addDays(then.from, daysBetween(from, to));
    return { then_from: then.from, then_to: isOver || last > then.to ? then.to : last };
}

interface Pair {
    now: Beside;
    then: Beside | undefined;
}

/* Those of one service together, by agency. */
function byAgency(items: Beside[]): [string, Pair[]][] {
    const agencies = new Map<string, Pair[]>();
    for (const now of items.filter((it) => it.period === 'now')) {
        const then = items.find((it) => it.period === 'then' && it.service.id === now.service.id);
        agencies.set(now.agency.name, [...(agencies.get(now.agency.name) ?? []), { now, then }]);
    }
    return [...agencies];
}

const isOver = ({ to }: { to: string }): boolean => to < today();

/* What is under way and what waits, and for whom most. */
function opening(items: Beside[]): string {
    const now = items.filter((it) => it.period === 'now');
    const sum = (of: 'open' | 'waiting') => now.reduce((n, it) => n + it[of], 0);
    const [most] = now.filter((it) => it.waiting > 0).sort((x, y) => y.waiting - x.waiting);
    return w.opening(now.every(isOver), sum('open'), sum('waiting'), most ? { service: most.service.name, n: most.waiting } : null);
}

type Count = 'open' | 'waiting' | 'received' | 'hours' | 'closed';

function Cell({ pair: { now, then }, of, href, per }: { pair: Pair; of: Count; href?: string; per?: number | null }) {
    const n = now[of];
    return (
        <td class="govuk-table__cell" data-label={w[of]}>
            {href && n ? (
                <a class="govuk-link govuk-link--no-visited-state" href={href} aria-label={w.label(w[of], now.service.name, n)}>
                    {n}
                </a>
            ) : (
                n
            )}
            {then && <span class="table__more">{w.then(then[of])}</span>}
            {typeof per === 'number' && n > 0 && <span class="table__more">{w.per_100(per)}</span>}
        </td>
    );
}

function Row({ pair }: { pair: Pair }) {
    const { now, then } = pair;
    const at = (page: string) => `/services/${now.service.id}/${page}`;
    // Whose work was open and who waited as an earlier period ended is in the report of it: the lists are of today.
    const report = `${at('activity')}?${new URLSearchParams({ from: now.from, to: now.to })}`;
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={report}>
                    {now.service.name}
                </a>
            </th>
            <Cell pair={pair} of="open" href={isOver(now) ? report : at('caseload')} per={now.open_per_100} />
            <Cell pair={pair} of="waiting" href={isOver(now) ? report : at('waiting-list')} per={now.waiting_per_100} />
            <Cell pair={pair} of="received" href={report} />
            <td class="govuk-table__cell" data-label={w.outcomes}>
                {w.outcome(now)}
                {now.longest !== null && <span class="table__more">{w.longest(now.longest)}</span>}
                {then && w.outcome(then) && <span class="table__more">{w.then(w.outcome(then))}</span>}
            </td>
            <Cell pair={pair} of="hours" href={report} per={now.hours_per_100} />
            <Cell pair={pair} of="closed" href={report} />
        </tr>
    );
}

function Page() {
    const [name, setName] = useState('quarter_1');
    const [compare, setCompare] = useState('before');
    const period = spanNamed(name);
    const query = { ...period, ...thenOf(name, period, compare) };
    const list = useLoad(() => answer<List<Beside>>(api.GET('/reports/services', { params: { query } })), JSON.stringify(query));
    return (
        <>
            <PageHead title={w.title}>
                <AsFiles at="reports/services" query={query} says={o.as_file} />
                <button type="button" class="link" onClick={() => window.print()}>
                    {o.print}
                </button>
            </PageHead>
            <div class="activity__choose off-paper">
                <SelectField id="period" label={a.choose} hint={a.spans_hint} value={name} onValue={setName} options={spans.map((value) => ({ value, label: a.spans[value] ?? value }))} faults={noFaults} />
                <SelectField id="compare" label={w.compare} value={compare} onValue={setCompare} options={Object.entries(w.compares).map(([value, label]) => ({ value, label }))} faults={noFaults} />
            </div>
            <Ready of={list} part>
                {({ items }) => (
                    <>
                        <p class="lead">
                            <strong>{a.period(period.from, period.to)}.</strong> {items.length > 0 && opening(items)}
                        </p>
                        <p class="quiet">
                            {w.about} {items[0]?.children ? w.children(items[0].children) : ''}
                        </p>
                        {query.then_from && query.then_to && <p class="quiet">{w.was(a.period(query.then_from, query.then_to))}</p>}
                        {items.length === 0 && <p class="quiet">{w.none}</p>}
                        {byAgency(items).map(([agency, pairs]) => (
                            <Section title={agency} id={pairs[0]?.now.agency.id ?? agency} key={agency}>
                                <ListTable caption={w.all(agency)} heads={[w.service, w.open, w.waiting, w.received, w.outcomes, w.hours, w.closed]}>
                                    {pairs.map((pair) => (
                                        <Row pair={pair} key={pair.now.service.id} />
                                    ))}
                                </ListTable>
                            </Section>
                        ))}
                    </>
                )}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Page />
    </Shell>
));
