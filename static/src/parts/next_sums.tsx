// How much is next, by what it is about and by who is asked for it: each number opens its list.
import type { ComponentChildren } from 'preact';
import type { NextSums } from '../lib/types';
import { next as w } from '../lib/words_next';
import { ListTable } from './table';

export type Choice = Record<'whose' | 'about' | 'far' | 'by' | 'person', string>;

/** Where the list of a choice is. */
export function hrefOf(choice: Choice, change: Partial<Choice>): string {
    const query = new URLSearchParams(Object.entries({ ...choice, ...change }).filter(([, value]) => value));
    return `/next${query.size ? `?${query}` : ''}`;
}

type Sum = Pick<NextSums, 'late' | 'week' | 'soon' | 'later'>;
const parts = ['late', 'week', 'soon', 'later'] as const;

function Numbers({ sum, name, choice }: { sum: Sum; name: string; choice: Choice }) {
    return (
        <>
            {parts.map((part) => (
                <td class="govuk-table__cell next-sums__n" data-label={w[part]} key={part}>
                    {sum[part] ? (
                        <a
                            class={`govuk-link govuk-link--no-visited-state${part === 'late' ? ' is-late' : ''}`}
                            href={hrefOf(choice, { far: part === 'late' ? 'late' : part === 'later' ? 'all' : '' })}
                            aria-label={w.label(name, w[part], sum[part])}
                        >
                            {sum[part]}
                        </a>
                    ) : (
                        <span class="quiet">0</span>
                    )}
                </td>
            ))}
        </>
    );
}

function Row({ name, more, sum, choice }: { name: string; more?: ComponentChildren; sum: Sum; choice: Choice }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {name}
                {more && <span class="table__more">{more}</span>}
            </th>
            <Numbers sum={sum} name={name} choice={choice} />
        </tr>
    );
}

const isOfMany = (choice: Choice): boolean => /^(team|agency)-/.test(choice.whose);

function Folded({ title, open, children }: { title: string; open: boolean; children: ComponentChildren }) {
    return (
        <details class="govuk-details" open={open}>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{title}</span>
            </summary>
            {children}
        </details>
    );
}

/** Of one's own children the totals are enough at first; a team or an agency is looked at by kind and by person. */
export function Sums({ sums, choice }: { sums: NextSums; choice: Choice }) {
    const all = { ...choice, about: '', person: '' };
    const heads = (first: string) => [first, w.late, w.week, w.soon, w.later];
    return (
        <div class="off-paper next-sums">
            <ListTable caption={w.sums_all} heads={heads(w.sums)}>
                <Row name={w.total} sum={sums} choice={all} />
            </ListTable>
            <Folded title={w.sums_about} open={isOfMany(choice)}>
                <ListTable caption={w.sums_about} heads={heads(w.kind)}>
                    {sums.about.map((sum) => (
                        <Row name={w.abouts[sum.about] ?? sum.about} sum={sum} choice={{ ...all, about: sum.about }} key={sum.about} />
                    ))}
                </ListTable>
            </Folded>
            {sums.asked.length > 1 && (
                <Folded title={w.sums_asked} open={isOfMany(choice)}>
                    <ListTable caption={w.sums_asked} heads={heads(w.asked)}>
                        {sums.asked.map((sum) => (
                            <Row
                                name={sum.person?.name ?? sum.agency?.name ?? sum.who ?? w.nobody}
                                more={sum.person && sum.agency?.name}
                                sum={sum}
                                choice={{ ...all, ...(sum.person ? { person: sum.person.id } : { by: 'asked' }) }}
                                key={sum.person?.id ?? sum.agency?.id ?? sum.who ?? ''}
                            />
                        ))}
                    </ListTable>
                </Folded>
            )}
        </div>
    );
}
