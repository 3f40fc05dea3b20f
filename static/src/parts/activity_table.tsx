// One table of a service's report: a sentence, a picture where it helps, the numbers in a disclosure, and the same as a file.
import { barsOf, getTable, gridOf, sentenceOf } from '../lib/activity';
import { useForm } from '../lib/form';
import type { Period } from '../lib/periods';
import type { ActivityTable } from '../lib/types';
import { activity as w } from '../lib/words_activity';
import { Bars } from '../charts/Bars';
import { ErrorSummary } from './fields';
import { Scroll } from './section';

function Numbers({ table }: { table: ActivityTable }) {
    const { heads, rows, total } = gridOf(table);
    const words = rows[0]?.words.length ?? 1;
    return (
        <Scroll label={table.title}>
            <table class="govuk-table table">
                <caption class="govuk-visually-hidden">{table.title}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        {heads.map((text, i) => (
                            <th scope="col" class={`govuk-table__header${i >= words ? ' govuk-table__header--numeric' : ''}`} key={text}>
                                {text}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody class="govuk-table__body">
                    {rows.map((row) => (
                        <tr class="govuk-table__row" key={row.words.join()}>
                            <th scope="row" class="govuk-table__header">
                                {row.words[0]}
                            </th>
                            {row.words.slice(1).map((text) => (
                                <td class="govuk-table__cell" key={text}>
                                    {text}
                                </td>
                            ))}
                            {row.numbers.map((n, i) => (
                                <td class="govuk-table__cell govuk-table__cell--numeric" key={i}>
                                    {n ?? w.no_number}
                                </td>
                            ))}
                        </tr>
                    ))}
                    {total && (
                        <tr class="govuk-table__row">
                            <th scope="row" class="govuk-table__header" colSpan={words}>
                                {w.total}
                            </th>
                            {total.map((n, i) => (
                                <td class="govuk-table__cell govuk-table__cell--numeric" key={i}>
                                    <strong>{n}</strong>
                                </td>
                            ))}
                        </tr>
                    )}
                </tbody>
            </table>
        </Scroll>
    );
}

/* The service may want a new code first, which only a call of the page can ask for: the file is fetched by the browser itself. */
function Files({ table, service, period }: { table: ActivityTable; service: string; period: Period }) {
    const form = useForm();
    const href = (kind: string) => `/api/v1/reports/service-activity/${table.name}.${kind}?${new URLSearchParams({ service, ...period })}`;
    const load = async (e: Event, kind: string) => {
        e.preventDefault();
        if (await form.attempt(() => getTable(table.name, service, period))) location.assign(href(kind));
    };
    return (
        <>
            <ErrorSummary faults={form.faults} />
            <p class="govuk-body off-paper">
                {(['csv', 'xlsx'] as const).map((kind) => (
                    <a class="govuk-link activity__file" href={href(kind)} aria-label={w.download(w[kind], table.title)} onClick={(e) => void load(e, kind)} key={kind}>
                        {w[kind]}
                    </a>
                ))}
            </p>
        </>
    );
}

export function ActivityOf({ table, service, period }: { table: ActivityTable; service: string; period: Period }) {
    const sentence = sentenceOf(table);
    const isEmpty = !table.rows.some((row) => row.n);
    const bars = barsOf(table);
    return (
        <div class="activity__one">
            <h3 class="activity__title">{table.title}</h3>
            <p class="govuk-body">{sentence}</p>
            {!isEmpty && bars.length > 0 && <Bars says={`${table.title}. ${sentence}`} bars={bars} />}
            {!isEmpty && (
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">
                            {w.table}
                            <span class="govuk-visually-hidden">: {table.title}</span>
                        </span>
                    </summary>
                    <div class="activity__numbers">
                        <Numbers table={table} />
                        <Files table={table} service={service} period={period} />
                    </div>
                </details>
            )}
        </div>
    );
}
