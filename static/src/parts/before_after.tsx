// What several services measure in common, before and after one piece of work: in words, then as a table.
import { answer, api } from '../lib/api';
import { useLoad } from '../lib/load';
import type { BeforeAfter } from '../lib/types';
import { before_after as w } from '../lib/words_feedback';
import { Scroll, Section } from './section';
import { Ready } from './waiting';

const get = (id: string) => () => answer<BeforeAfter>(api.GET('/involvements/{id}/before-after', { params: { path: { id } } }));

function Table({ it }: { it: BeforeAfter }) {
    const heads = [w.before, w.after, ...(it.until_on ? [w.ended] : [])];
    return (
        <Scroll label={w.title}>
            <table class="govuk-table table">
                <caption class="govuk-visually-hidden">{w.title}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">
                            {w.what}
                        </th>
                        {heads.map((text) => (
                            <th scope="col" class="govuk-table__header govuk-table__header--numeric" key={text}>
                                {text}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody class="govuk-table__body">
                    {it.markers.map((m) => (
                        <tr class="govuk-table__row" key={m.marker}>
                            <th scope="row" class="govuk-table__header">
                                {w.markers[m.marker]}
                            </th>
                            {[m.before, m.after, ...(it.until_on ? [m.ended] : [])].map((n, i) => (
                                <td class="govuk-table__cell govuk-table__cell--numeric" key={i}>
                                    {n ?? w.none}
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
        </Scroll>
    );
}

export function WorkBeforeAfter({ work }: { work: string }) {
    const found = useLoad(get(work));
    return (
        <Section id="before-after" title={w.title}>
            <Ready of={found} part>
                {(it) => {
                    const said = it.markers.flatMap((m) => {
                        const last = m.ended ?? m.after;
                        return m.before === null || last === null ? [] : [w.words[m.marker]?.(m.before, last) ?? ''];
                    });
                    return (
                        <>
                            <p class="govuk-body">{said.length ? said.join(' ') : w.nothing}</p>
                            <p class="quiet">{w.about}</p>
                            <Table it={it} />
                            <p class="quiet">{[w.dash, it.held.length ? w.held : ''].filter(Boolean).join(' ')}</p>
                        </>
                    );
                }}
            </Ready>
        </Section>
    );
}
