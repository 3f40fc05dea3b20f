// The tables of the SDQ trends, a row a group: how many completed and what came of it, each scale, how totals spread, what changed.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { MonthLine } from '../charts/MonthLine';
import { Share, Swatch } from '../charts/Share';
import { asked, childrenAt, trendsAt } from '../lib/cohort';
import type { Cohort, CohortRow } from '../lib/types';
import { cohort as w, monthShort, numberSaid, percentSaid } from '../lib/words_cohort';
import { Section } from './section';
import { ListTable } from './table';

interface Of {
    set: Cohort;
    opens: boolean; // whether a number leads to its children
}

/** Parents' forms go to 40 in all and to 10 on each scale, a teacher's effect on daily life to 6. */
const mostOf = (scale: string, informant: string): number => (scale === 'total' ? 40 : scale === 'impact' && informant === 'teacher' ? 6 : 10);

const scales = ['total', 'emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial', 'impact'] as const;
const bands = [
    ['close_to_average', 'ground--4-1'],
    ['slightly_raised', 'ground--4-2'],
    ['high', 'ground--4-3'],
    ['very_high', 'ground--4-4'],
] as const;
const changes = [
    ['better', 'wait-fill--met'],
    ['same', 'wait-track'],
    ['worse', 'wait-fill--late'],
] as const;

function Cell({ label, class: more = '', over, children }: { label?: string; class?: string; over?: number; children?: ComponentChildren }) {
    return (
        <td class={`govuk-table__cell ${more}`} data-label={label} colSpan={over}>
            {children}
        </td>
    );
}

function Name({ row, set }: { row: CohortRow; set: Cohort }) {
    const isTotal = row === set.total;
    const is_other = !isTotal && set.rows.length > 1 && asked.group !== row.group && row.months.some((m) => m.percent !== null || m.total !== null);
    return (
        <th scope="row" class="govuk-table__header">
            {is_other ? (
                <a class="govuk-link govuk-link--no-visited-state" href={`${trendsAt({ group: row.group })}#year`} title={w.only(row.name)}>
                    {row.name}
                </a>
            ) : (
                row.name
            )}
        </th>
    );
}

/* A number with the children behind it, where one may see them. */
function Opens({ of, row, what, name, n, text = numberSaid(n) }: { of: Of; row: CohortRow; what: string; name: string; n: number; text?: string }) {
    if (!of.opens || n === 0) return <>{text}</>;
    return (
        <a class="govuk-link govuk-link--no-visited-state" href={childrenAt(of.set, row, what)} aria-label={w.opens(name, row.name, text)}>
            {text}
        </a>
    );
}

const Untold = ({ state }: { state: string }) => <span class="month__none">{w.states[state] ?? state}</span>;

function Completed({ row, of }: { row: CohortRow; of: Of }) {
    const { state, eligible, completed, percent } = row.completion;
    if (state !== 'told' || eligible === null || completed === null) return <Untold state={state} />;
    const missing = eligible - completed;
    return (
        <>
            {percent !== null && (
                <>
                    <span class="month__value">{percentSaid(percent)}</span>
                    <Share says={w.completed_bar(row.name, percent)} parts={[{ ground: 'count-bar', n: percent }, { ground: 'wait-track', n: 100 - percent }]} />
                </>
            )}
            <span class="table__more">
                <Opens of={of} row={row} what="completed" name={w.list['completed'] ?? ''} n={completed} text={w.share(completed, eligible)} />
                {missing > 0 && (
                    <>
                        {'; '}
                        <Opens of={of} row={row} what="not_completed" name={w.list['not_completed'] ?? ''} n={missing} text={w.to_do(missing)} />
                    </>
                )}
            </span>
        </>
    );
}

function Average({ row }: { row: CohortRow }) {
    const it = row.average;
    if (!it) return <span class="month__none">{w.counts_only}</span>;
    if (it.state !== 'told' || it.total === null) return <Untold state={it.state} />;
    return (
        <>
            <span class="month__value">{numberSaid(it.total)}</span>
            {it.children !== null && <span class="table__more">{w.of_scores(it.children)}</span>}
        </>
    );
}

function Ago({ row }: { row: CohortRow }) {
    const { percent, total } = row.year_before;
    const said = [
        percent !== null && row.completion.percent !== null && w.ago_percent(row.completion.percent, percent),
        total !== null && row.average && row.average.total !== null && w.ago_total(row.average.total, total),
    ].filter((one): one is string => typeof one === 'string');
    return said.length ? (
        <>
            {said.map((one) => (
                <div key={one}>{one}</div>
            ))}
        </>
    ) : (
        <span class="month__none">{w.ago_none}</span>
    );
}

function Months({ row }: { row: CohortRow }) {
    const known = row.months.filter((m) => m.percent !== null);
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) return null;
    const says = w.year_line(w.completed, row.name, first.month, percentSaid(first.percent ?? 0), last.month, percentSaid(last.percent ?? 0));
    return <MonthLine says={says} values={row.months.map((m) => m.percent)} mark={null} />;
}

/* All children first, then each group; of very many the first alone, until one asks for the rest. */
const FEW = 60;

function rowsOf({ total, rows, by }: Cohort): CohortRow[] {
    const each = by === 'all' && total ? [] : [...rows];
    if (asked.order === 'behind') each.sort((a, b) => (a.completion.percent ?? 101) - (b.completion.percent ?? 101));
    return total ? [total, ...each] : each;
}

interface TableOf {
    set: Cohort;
    of: 'completion' | 'average' | 'distribution' | 'change'; // rows of which one is told no more than counts have no part in the others
    caption: string;
    heads: ComponentChildren[];
    row: (one: CohortRow) => ComponentChildren;
}

function Table({ set, of, caption, heads, row }: TableOf) {
    const [all, setAll] = useState(false);
    const rows = rowsOf(set).filter((one) => one[of]);
    const shown = all ? rows : rows.slice(0, FEW);
    return (
        <>
            <ListTable caption={caption} heads={[w.each[set.by] ?? '', ...heads]} class="month cohort">
                {shown.map((one) => (
                    <tr class={`govuk-table__row${one === set.total ? ' cohort__total' : ''}`} key={one === set.total ? 'total' : one.group}>
                        <Name row={one} set={set} />
                        {row(one)}
                    </tr>
                ))}
            </ListTable>
            {shown.length < rows.length && (
                <p class="govuk-body">
                    {w.not_all(shown.length, rows.length)}{' '}
                    <button type="button" class="link" onClick={() => setAll(true)}>
                        {w.all_rows(rows.length)}
                    </button>
                </p>
            )}
        </>
    );
}

function How({ set, figure }: { set: Cohort; figure: string }) {
    const how = set.counted.find((one) => one.figure === figure)?.how;
    return how ? (
        <p class="chart__note">
            {w.how}
            {how}
        </p>
    ) : null;
}

export function CompletionPart({ of, of: { set } }: { of: Of }) {
    const hasAverage = rowsOf(set).some((row) => row.average);
    const heads = [w.completed, ...(hasAverage ? [w.heads.average] : []), w.heads.ago, w.heads.months];
    return (
        <Section title={w.completion} id="completion">
            <Table
                set={set}
                of="completion"
                caption={w.completion}
                heads={heads}
                row={(one) => (
                    <>
                        <Cell label={w.completed} class="cohort__wide">
                            <Completed row={one} of={of} />
                        </Cell>
                        {hasAverage && (
                            <Cell label={w.heads.average}>
                                <Average row={one} />
                            </Cell>
                        )}
                        <Cell label={w.heads.ago}>
                            <Ago row={one} />
                        </Cell>
                        <Cell label={w.heads.months} class="month__line">
                            <Months row={one} />
                        </Cell>
                    </>
                )}
            />
            <How set={set} figure="completion" />
            <How set={set} figure="average" />
        </Section>
    );
}

function Scale({ row, scale, set }: { row: CohortRow; scale: (typeof scales)[number]; set: Cohort }) {
    const n = row.average?.[scale] ?? null;
    const most = mostOf(scale, set.informant);
    if (n === null) return <span class="month__none">{w.no_number}</span>;
    return (
        <>
            {numberSaid(n)}
            <Share says={w.scale_bar(row.name, w.scales[scale] ?? '', n, most)} parts={[{ ground: 'count-bar', n }, { ground: 'wait-track', n: most - n }]} />
        </>
    );
}

export function ScalesPart({ set }: { set: Cohort }) {
    return (
        <Section title={w.scales_title} id="scales">
            <p class="govuk-body">{w.scales_about}</p>
            <Table
                set={set}
                of="average"
                caption={w.scales_title}
                heads={scales.map((scale) => w.scales[scale] ?? '')}
                row={(one) =>
                    one.average?.state === 'told' ? (
                        scales.map((scale) => (
                            <Cell label={w.scales[scale] ?? ''} class="cohort__pair" key={scale}>
                                <Scale row={one} scale={scale} set={set} />
                            </Cell>
                        ))
                    ) : (
                        <Cell label={w.average} over={scales.length}>
                            <Untold state={one.average?.state ?? 'nobody'} />
                        </Cell>
                    )
                }
            />
        </Section>
    );
}

type Spread = { state: string } & Record<string, number | string | null>;

function SpreadCells({ of, row, it, kinds }: { of: Of; row: CohortRow; it: Spread; kinds: readonly (readonly [string, string])[] }) {
    const parts = kinds.map(([name, ground]) => ({ name, ground, n: Number(it[name] ?? 0) }));
    const all = parts.reduce((sum, { n }) => sum + n, 0);
    if (it.state !== 'told')
        return (
            <Cell label={w.how_spread} over={kinds.length + 1}>
                <Untold state={it.state} />
            </Cell>
        );
    return (
        <>
            <Cell label={w.how_spread} class="cohort__wide">
                <Share says={w.spread(row.name, parts.map(({ name, n }) => [w.parts[name] ?? name, n]))} parts={parts} />
            </Cell>
            {parts.map(({ name, n }) => (
                <Cell label={w.parts[name] ?? name} class="cohort__pair" key={name}>
                    <Opens of={of} row={row} what={name} name={w.parts[name] ?? name} n={n} />
                    {all > 0 && <span class="table__more">{w.percent_of(n, all)}</span>}
                </Cell>
            ))}
        </>
    );
}

function SpreadPart({ of, of: { set }, figure, title, kinds }: { of: Of; figure: 'distribution' | 'change'; title: string; kinds: readonly (readonly [string, string])[] }) {
    const heads = [
        w.how_spread,
        ...kinds.map(([name, ground]) => (
            <span key={name}>
                <Swatch ground={ground} /> {w.parts[name]}
            </span>
        )),
    ];
    return (
        <Section title={title} id={figure}>
            <Table set={set} of={figure} caption={title} heads={heads} row={(one) => <SpreadCells of={of} row={one} it={(one[figure] ?? { state: 'nobody' }) as Spread} kinds={kinds} />} />
            <How set={set} figure={figure} />
        </Section>
    );
}

export const DistributionPart = ({ of }: { of: Of }) => <SpreadPart of={of} figure="distribution" title={w.distribution} kinds={bands} />;
export const ChangePart = ({ of }: { of: Of }) => <SpreadPart of={of} figure="change" title={w.change} kinds={changes} />;

/** Twelve months as numbers, for who would rather read than look. */
export function YearNumbers({ row }: { row: CohortRow }) {
    return (
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{w.year_table}</span>
            </summary>
            <div class="govuk-details__text">
                <ListTable caption={w.year(row.name)} heads={[w.month, w.completed, w.average]}>
                    {row.months.map((m) => (
                        <tr class="govuk-table__row" key={m.month}>
                            <th scope="row" class="govuk-table__header">
                                {monthShort(m.month)} {m.month.slice(0, 4)}
                            </th>
                            <Cell label={w.completed}>{m.percent === null ? w.no_number : percentSaid(m.percent)}</Cell>
                            <Cell label={w.average}>{m.total === null ? w.no_number : numberSaid(m.total)}</Cell>
                        </tr>
                    ))}
                </ListTable>
            </div>
        </details>
    );
}
