// Why can I see this: how the person who asks stands to a child, and what each record type gives them through that.
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import type { Child, Why } from '../lib/types';
import { roles } from '../lib/words';
import { why as w } from '../lib/words_consent';
import { startChild } from '../parts/child_page';
import { PageHead, Section } from '../parts/section';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

type Relation = Why['relations'][number];
type Line = Why['records'][number];

const lower = (text: string): string => (/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

function through(one: Relation): string | null {
    if (one.relation !== 'allocated' || !one.through) return one.through;
    return one.through.split(', ').map((kind) => w.kinds[kind] ?? kind).join(', ');
}

function Stands({ one }: { one: Relation }) {
    return (
        <li class="kept">
            <strong>{w.relation[one.relation](through(one))}</strong>
            <p class="quiet">
                {[w.as_role(lower(roles[one.role] ?? one.role)), w.since(longDay(one.since)), one.until && w.until(longDay(one.until))].filter(Boolean).join(', ')}
            </p>
        </li>
    );
}

const tier = (n: number): string => w.tiers[n] ?? String(n);

function much(line: Line): string {
    if (line.unwished) return w.unwished;
    const more = line.with_code === null ? '' : w.with_code(tier(line.with_code));
    return [line.tier === null ? '' : tier(line.tier), more].filter(Boolean).join('; ');
}

function Record({ line }: { line: Line }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {w.record[line.record] ?? line.record}
            </th>
            <td class="govuk-table__cell" data-label={w.head_tier}>
                {much(line)}
            </td>
            <td class="govuk-table__cell" data-label={w.head_through}>
                {w.through[line.relation]}
            </td>
        </tr>
    );
}

const order = Object.keys(w.record);

function WhyPage({ child }: { child: Child }) {
    const path = { child: child.id };
    const why = useLoad(() => answer<Why>(api.GET('/children/{child}/why', { params: { path } })));
    return (
        <>
            <PageHead title={w.title(calledName(child))}>
                <a class="govuk-link" href={childPage(child.id)}>
                    {w.back}
                </a>
            </PageHead>
            <p class="govuk-body">{w.about}</p>
            <Ready of={why} part>
                {({ relations, records }) => (
                    <>
                        <Section title={w.relations} id="relations">
                            <ul class="kept-list">
                                {relations.map((one) => (
                                    <Stands one={one} key={`${one.relation} ${one.role}`} />
                                ))}
                            </ul>
                        </Section>
                        <Section title={w.records} id="records">
                            <ListTable caption={w.records} heads={[w.head_record, w.head_tier, w.head_through]}>
                                {[...records]
                                    .sort((a, b) => order.indexOf(a.record) - order.indexOf(b.record))
                                    .map((line) => (
                                        <Record line={line} key={line.record} />
                                    ))}
                            </ListTable>
                            <p class="govuk-body">{w.rest}</p>
                        </Section>
                    </>
                )}
            </Ready>
        </>
    );
}

startChild('', w.tab, (child) => <WhyPage child={child} />);
