// Who has looked at a child's record.
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { longInstant } from '../lib/dates';
import { capital } from '../lib/english';
import { useLoad } from '../lib/load';
import type { Child, List, Look } from '../lib/types';
import { looks as w } from '../lib/words';
import { startChild } from '../parts/child_page';
import { More } from '../parts/more';
import { PageHead } from '../parts/section';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const getLooks = (child: string, after?: string) =>
    answer<List<Look>>(api.GET('/children/{child}/looks', { params: { path: { child }, query: { limit: 100, ...(after ? { after } : {}) } } }));

/* What one person looked at within a minute is one look to whoever reads this. */
interface Group extends Omit<Look, 'what'> {
    what: string[];
}

const minute = (at: string): string => at.slice(0, 16);

function grouped(looks: readonly Look[]): Group[] {
    const groups: Group[] = [];
    for (const { what, ...look } of looks) {
        const text = w.types[what] ?? what;
        const last = groups[groups.length - 1];
        if (!last || last.who !== look.who || minute(last.at) !== minute(look.at)) groups.push({ ...look, what: [text] });
        else {
            if (!last.what.includes(text)) last.what.push(text);
            last.relation ??= look.relation;
        }
    }
    return groups;
}

function Row({ look }: { look: Group }) {
    return (
        <tr class="govuk-table__row">
            <td class="govuk-table__cell">{longInstant(look.at)}</td>
            <th scope="row" class="govuk-table__header">
                {look.who ?? w.unknown}
                {look.agency && <span class="table__more">{look.agency}</span>}
            </th>
            <td class="govuk-table__cell" data-label={w.what}>
                {capital(look.what.join(', '))}
            </td>
            <td class="govuk-table__cell" data-label={w.relation}>
                {look.relation && (w.relations[look.relation] ?? look.relation)}
            </td>
        </tr>
    );
}

function Looks({ child }: { child: Child }) {
    const list = useLoad(() => getLooks(child.id));
    return (
        <>
            <PageHead title={w.title(calledName(child))} />
            <Ready of={list} part>
                {(all) =>
                    all.items.length ? (
                        <>
                            <ListTable caption={w.tab} heads={[w.at, w.who, w.what, w.relation]}>
                                {grouped(all.items).map((look, i) => (
                                    <Row look={look} key={i} />
                                ))}
                            </ListTable>
                            <More list={all} get={(after) => getLooks(child.id, after)} add={list.set} text={w.more} />
                        </>
                    ) : (
                        <p class="govuk-body">{w.nobody}</p>
                    )
                }
            </Ready>
        </>
    );
}

startChild('details', w.tab, (child) => <Looks child={child} />);
