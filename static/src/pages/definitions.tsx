// What can be measured: each measure with what is recorded, who fills it in and whose it is; and the way to its next version.
import { answer, api } from '../lib/api';
import { useLoad } from '../lib/load';
import { rangeSays } from '../lib/measures';
import type { List, MeasureDefinition, Session } from '../lib/types';
import { define as w } from '../lib/words_define';
import { PageHead } from '../parts/section';
import { hasRole, Shell, start } from '../parts/shell';
import { ListTable } from '../parts/table';
import { Ready } from '../parts/waiting';

const SHOWN = 2; // scores of one that the list names

const getAll = () => answer<List<MeasureDefinition>>(api.GET('/measures/definitions'));

function Scales({ d }: { d: MeasureDefinition }) {
    const more = d.scales.length - SHOWN;
    return (
        <>
            {d.scales.slice(0, SHOWN).map((s) => (
                <span class="table__more" key={s.code}>
                    {w.step_of(s.name, rangeSays(s))}
                </span>
            ))}
            {more > 0 && <span class="table__more">{w.more_scales(more)}</span>}
        </>
    );
}

function Row({ d, may }: { d: MeasureDefinition; may: boolean }) {
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {d.name}
                <span class="table__more">{w.version(d.revision)}</span>
                {may && d.entry !== 'elsewhere' && (
                    <a class="govuk-link table__more" href={`/settings/measures/new?from=${d.id}`} aria-label={w.next_label(d.name)}>
                        {w.next}
                    </a>
                )}
            </th>
            <td class="govuk-table__cell" data-label={w.what_head}>
                {w.entries[d.entry] ?? w.elsewhere}
                <Scales d={d} />
            </td>
            <td class="govuk-table__cell" data-label={w.who_head}>
                {(d.informants as string[]).map((it) => w.informants[it] ?? it).join(', ')}
            </td>
            <td class="govuk-table__cell" data-label={w.licence_head}>
                {d.licence}
            </td>
        </tr>
    );
}

function Definitions({ session }: { session: Session }) {
    const list = useLoad(getAll);
    const may = hasRole(session, ['system_admin']);
    const said = new URLSearchParams(location.search).get('saved');
    return (
        <>
            <PageHead title={w.list_title}>
                {may && (
                    <a class="govuk-link" href="/settings/measures/new">
                        {w.add}
                    </a>
                )}
                <a class="govuk-link" href="/settings">
                    {w.settings}
                </a>
            </PageHead>
            <p class="govuk-body">{w.list_about}</p>
            <Ready of={list} part>
                {({ items }) => {
                    const saved = items.find((d) => d.id === said);
                    return (
                        <>
                            {saved && (
                                <p class="restored" role="status">
                                    {w.saved(saved.name, saved.revision)}
                                </p>
                            )}
                            <ListTable caption={w.list_title} heads={[w.name_head, w.what_head, w.who_head, w.licence_head]}>
                                {items.map((d) => (
                                    <Row d={d} may={may} key={d.id} />
                                ))}
                            </ListTable>
                        </>
                    );
                }}
            </Ready>
        </>
    );
}

void start((session) => (
    <Shell session={session}>
        <Definitions session={session} />
    </Shell>
));
