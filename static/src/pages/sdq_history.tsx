// Every SDQ of a child with all its scores, newest first.
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { askHref, childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { areas } from '../lib/sdq';
import type { Child, Involvement, List, Scale, Sdq, Session } from '../lib/types';
import { forms } from '../lib/words_forms';
import { sdq as s, sdq_history as w, sdq_new as n } from '../lib/words';
import { measures as m } from '../lib/words_measures';
import { readDefinition } from '../picture/definition';
import type { DefinitionAnswer } from '../picture/types';
import { startChild } from '../parts/child_page';
import { Band, totalOf } from '../parts/sdq_scores';
import { PageHead, Scroll } from '../parts/section';
import { SdqReasons } from '../parts/sdq_reasons';
import { SdqSides } from '../parts/sdq_sides';
import { mayRecordSdq, maySeeMeasures } from '../parts/shell';
import { Ready } from '../parts/waiting';
import { WrongLink } from '../parts/wrong_link';

const getAll = async (child: string) => {
    const [sdqs, definition, work] = await Promise.all([
        answer<List<Sdq>>(api.GET('/children/{child}/sdqs', { params: { path: { child }, query: { limit: 200 } } })),
        answer<DefinitionAnswer>(api.GET('/sdq/definition')),
        answer<List<Involvement>>(api.GET('/children/{child}/involvements', { params: { path: { child }, query: { limit: 200 } } })).catch(() => null),
    ]);
    return { items: sdqs.items, definition: readDefinition(definition), involvements: work?.items ?? null };
};

const columns: readonly Scale[] = [...areas, 'impact'];

function Score({ sdq, scale }: { sdq: Sdq; scale: Scale }) {
    const score = scale === 'total' ? totalOf(sdq) : sdq.scores?.[scale];
    if (score === null || score === undefined) return <span class="quiet">{sdq.held_back && scale !== 'total' ? w.held : w.none_short}</span>;
    return (
        <>
            <span class="score">{score}</span> <Band sdq={sdq} scale={scale} />
        </>
    );
}

function Row({ sdq, child, may }: { sdq: Sdq; child: Child; may: boolean }) {
    const who = sdq.informant === 'self' ? calledName(child) : s.informants[sdq.informant];
    const day = sdq.completed_on ? longDay(sdq.completed_on) : w.year(sdq.return_year ?? 0);
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {day}
                <span class="table__more">
                    {who}
                    {sdq.follow_up && `, ${w.follow_up}`}
                </span>
                {sdq.by_form && <span class="table__more">{forms.sdq_by_form}</span>}
                {sdq.source !== 'answers' && <span class="table__more">{w.sources[sdq.source]}</span>}
                {may && (
                    <span class="table__more off-paper">
                        <WrongLink child={child.id} type="sdq" record={sdq.id} what={`${who}, ${day}`} />
                    </span>
                )}
            </th>
            {(['total', ...columns] as Scale[]).map((scale) => (
                <td class="govuk-table__cell" key={scale}>
                    <Score sdq={sdq} scale={scale} />
                </td>
            ))}
        </tr>
    );
}

function Table({ items, child, may }: { items: Sdq[]; child: Child; may: boolean }) {
    return (
        <Scroll label={w.table_label}>
            <table class="govuk-table table sdq-table">
                <caption class="govuk-visually-hidden">{w.table_label}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">
                            {w.form}
                        </th>
                        {(['total', ...columns] as Scale[]).map((scale) => (
                            <th scope="col" class="govuk-table__header" key={scale}>
                                {scale === 'total' ? w.total : s.scales[scale]}
                                {scale === 'prosocial' && <span class="table__more">{s.higher_better}</span>}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody class="govuk-table__body">
                    {items.map((sdq) => (
                        <Row sdq={sdq} child={child} may={may} key={sdq.id} />
                    ))}
                </tbody>
            </table>
        </Scroll>
    );
}

function History({ child, session }: { child: Child; session: Session }) {
    const sdqs = useLoad(() => getAll(child.id));
    return (
        <>
            <PageHead title={w.title(calledName(child))}>
                {maySeeMeasures(session) && (
                    <a class="govuk-link" href={childPage(child.id, 'measures')}>
                        {m.tab}
                    </a>
                )}
                {mayRecordSdq(session) && (
                    <a class="govuk-link" href={askHref(child.id, { kind: 'sdq' })}>
                        {forms.ask_sdq_link}
                    </a>
                )}
                {mayRecordSdq(session) && (
                    <a class="govuk-link" href={childPage(child.id, 'sdq/new')}>
                        {n.tab}
                    </a>
                )}
            </PageHead>
            <Ready of={sdqs} part>
                {({ items, definition, involvements }) =>
                    items.length ? (
                        <>
                            <SdqSides items={items} child={child} definition={definition} involvements={involvements} />
                            <Table items={items} child={child} may={mayRecordSdq(session)} />
                            <p class="govuk-body quiet">{w.bands_about}</p>
                            {items.some((i) => i.held_back) && <p class="govuk-body">{w.held_about}</p>}
                        </>
                    ) : (
                        <div class="empty">
                            <p class="govuk-body">{w.empty(calledName(child))}</p>
                        </div>
                    )
                }
            </Ready>
            <SdqReasons child={child} may={mayRecordSdq(session)} />
        </>
    );
}

startChild('sdq', w.tab, (child, session) => <History child={child} session={session} />);
