// One measure of a month: as a row of the month, and what its own page says again.
import { MonthLine } from '../charts/MonthLine';
import type { DataSetItem } from '../lib/types';
import { dataSet as w, numberSaid } from '../lib/words_data_set';

export const valueSaid = (it: DataSetItem): string => (it.value === null ? (w.state[it.state] ?? '') : numberSaid(it.unit, it.value));

export function markSaid(it: DataSetItem): string | null {
    if (!it.benchmark) return null;
    const value = numberSaid(it.unit, it.benchmark.value);
    return it.benchmark.per === 'year' ? w.per_year(value) : value;
}

export function Line({ it }: { it: DataSetItem }) {
    const first = it.months.find((m) => m.value !== null);
    const said = (v: number | null | undefined) => (v === null || v === undefined ? null : numberSaid(it.unit, v));
    const mark = it.benchmark && it.benchmark.per === 'month' ? it.benchmark.value : null;
    if (!first) return null;
    return <MonthLine says={w.line(it.name, said(first.value), first.month, said(it.value), markSaid(it))} values={it.months.map((m) => m.value)} mark={mark} />;
}

export function Compared({ it }: { it: DataSetItem }) {
    return it.compared ? <span class={`result result--${it.compared}`}>{w.compared[it.compared]}</span> : null;
}

const arrows: Record<string, string> = { better: '▲', worse: '▼', same: '■' };

/** Against the month before, and what a paper printed then. */
export function Moved({ it }: { it: DataSetItem }) {
    if (!it.direction && !it.printed) return null;
    return (
        <span class="table__more">
            {it.direction && it.before !== null && `${w.moved[it.direction]} (${numberSaid(it.unit, it.before)})`}
            {it.printed && (
                <span class="printed">
                    {' '}
                    <span aria-hidden="true">{arrows[it.printed]}</span>
                    <span class="govuk-visually-hidden">{w.printed(it.printed)}</span>
                </span>
            )}
        </span>
    );
}

export function Row({ it, month }: { it: DataSetItem; month: string }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                <a class="govuk-link govuk-link--no-visited-state" href={`/data-set/${it.indicator}?month=${month}`}>
                    {it.name}
                </a>
                {it.comment && <span class="table__more month__comment">{it.comment.text}</span>}
            </th>
            <td class="govuk-table__cell month__now" data-label={w.heads.now}>
                <span class={it.value === null ? 'month__none' : 'month__value'}>{valueSaid(it)}</span>
                {it.numerator !== null && it.denominator !== null && it.unit === 'percent' && <span class="table__more">{w.share(String(it.numerator), String(it.denominator))}</span>}
                <Moved it={it} />
            </td>
            <td class="govuk-table__cell month__line" data-label={w.heads.year}>
                <Line it={it} />
            </td>
            <td class="govuk-table__cell month__mark" data-label={w.heads.mark}>
                {it.benchmark && (
                    <>
                        {markSaid(it)}
                        <span class="table__more">{w.mark(it.benchmark.name, it.benchmark.year)}</span>
                    </>
                )}
            </td>
            <td class="govuk-table__cell month__result" data-label={w.heads.compared}>
                <Compared it={it} />
            </td>
        </tr>
    );
}
