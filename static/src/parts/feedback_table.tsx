// Averages by question, of everybody and of each role, with n beside each average: as a report prints them.
import type { FeedbackTable } from '../lib/types';
import { evaluation as w } from '../lib/words_feedback';
import { Scroll } from './section';

const nameOf = (t: FeedbackTable): string => (t.form === 'young_person' ? w.young_people : t.who !== 'Everybody' ? t.who : t.form === 'adult' ? w.everybody : w.trained);

function One({ table }: { table: FeedbackTable }) {
    const title = w.table(nameOf(table), table.forms);
    return (
        <Scroll label={title}>
            <table class="govuk-table table">
                <caption class="govuk-table__caption govuk-table__caption--s">{title}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">
                            {w.question}
                        </th>
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                            {w.average(table.questions[0]?.out_of ?? 5)}
                        </th>
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                            {w.n}
                        </th>
                    </tr>
                </thead>
                <tbody class="govuk-table__body">
                    {table.questions.map((q) => (
                        <tr class="govuk-table__row" key={q.code}>
                            <th scope="row" class="govuk-table__header">
                                {q.question} {table.form === 'young_person' && <span class="quiet">{w.best(q.out_of, q.best)}</span>}
                            </th>
                            <td class="govuk-table__cell govuk-table__cell--numeric">{q.average ?? w.nothing}</td>
                            <td class="govuk-table__cell govuk-table__cell--numeric">{q.n}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </Scroll>
    );
}

export function FeedbackTables({ tables }: { tables: FeedbackTable[] }) {
    return (
        <>
            {tables.map((t) => (
                <One table={t} key={`${t.form} ${t.who}`} />
            ))}
        </>
    );
}
