// After somebody else's change: where theirs and what was typed differ, side by side.
import { edit as w } from '../lib/words_edit';
import { Section } from './section';
import { ListTable } from './table';

export type Said = [label: string, value: string | null];

interface Props {
    theirs: Said[]; // the same facts in the same order
    mine: Said[];
    take: () => void;
}

export function BothVersions({ theirs, mine, take }: Props) {
    const rows = theirs.map(([label, value], i) => ({ label, value, typed: mine[i]?.[1] ?? null })).filter((row) => (row.value || null) !== (row.typed || null));
    return (
        <Section title={w.theirs} id="theirs">
            <p class="govuk-body">{rows.length ? w.about : w.same}</p>
            {rows.length > 0 && (
                <>
                    <ListTable caption={w.theirs} heads={[w.what, w.now, w.mine]}>
                        {rows.map((row) => (
                            <tr class="govuk-table__row" key={row.label}>
                                <th scope="row" class="govuk-table__header">
                                    {row.label}
                                </th>
                                <td class="govuk-table__cell as-typed" data-label={w.now}>
                                    {row.value || <span class="quiet">{w.nothing}</span>}
                                </td>
                                <td class="govuk-table__cell as-typed" data-label={w.mine}>
                                    {row.typed || <span class="quiet">{w.nothing}</span>}
                                </td>
                            </tr>
                        ))}
                    </ListTable>
                    <button type="button" class="govuk-button govuk-button--secondary" onClick={take}>
                        {w.take}
                    </button>
                </>
            )}
        </Section>
    );
}
