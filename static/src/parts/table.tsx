// A list as a table, which on a phone becomes one block a row: each cell says its heading in data-label.
import type { ComponentChildren } from 'preact';

interface Props {
    caption: string; // for those who hear the page
    heads: ComponentChildren[];
    class?: string;
    last?: boolean; // one more column without a heading: what one can do with the row
    children: ComponentChildren; // the rows
}

export function ListTable({ caption, heads, class: more = '', last, children }: Props) {
    return (
        <table class={`govuk-table table table--stack ${more}`}>
            <caption class="govuk-visually-hidden">{caption}</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    {heads.map((text, i) => (
                        <th scope="col" class="govuk-table__header" key={i}>
                            {text}
                        </th>
                    ))}
                    {last && <td class="govuk-table__header" />}
                </tr>
            </thead>
            <tbody class="govuk-table__body">{children}</tbody>
        </table>
    );
}

/** The same list as a file to keep, in both forms. `at`: its path below /api/v1, `query`: what is chosen of it. */
export function AsFiles({ at, query = {}, says, look = '' }: { at: string; query?: Record<string, string>; says: (format: string) => string; look?: string }) {
    return (
        <>
            {['csv', 'xlsx'].map((format) => (
                <a class={`govuk-link ${look}`} href={`/api/v1/${at}.${format}?${new URLSearchParams({ limit: '2000', ...query })}`} download key={format}>
                    {says(format.toUpperCase())}
                </a>
            ))}
        </>
    );
}
