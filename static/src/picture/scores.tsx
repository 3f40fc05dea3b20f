// The tables of the SDQ: the latest score of each area by informant, and every score there is.
import { bandLevel, bandWord, INFORMANTS, newestFirst, reliableChanges, SCALES, scoreOf } from '../charts/sdq';
import { Bullet } from '../charts/mark';
import { longDay, shortDay } from '../lib/dates';
import { sdq as sdqWords } from '../lib/words';
import { informants, picture as words } from '../lib/words_picture';
import type { Definition, Informant, Involvement, Scale, Sdq } from './types';

const scales = sdqWords.scales;

export function informantName(informant: Informant, name: string): string {
    return informant === 'self' ? name : informants[informant];
}

export function Score({ sdq, scale }: { sdq: Sdq; scale: Scale }) {
    const score = scoreOf(sdq, scale);
    if (score === null) return <span class="quiet">{sdq.held_back && scale !== 'total' ? words.sdq_held : words.sdq_not_given}</span>;
    return (
        <span class={`band band--${bandLevel(sdq, scale)}`}>
            <strong>{score}</strong> {bandWord(sdq, scale) ?? words.sdq_no_band}
        </span>
    );
}

function whenText(sdq: Sdq, day: (on: string) => string): string {
    return sdq.completed_on ? day(sdq.completed_on) : words.sdq_year(sdq.return_year ?? 0);
}

interface Column {
    informant: Informant;
    sdqs: Sdq[];
}

/** Newest first, those alone that hold a score of some area. */
function columnsOf(sdqs: Sdq[]): Column[] {
    const areas = SCALES.filter((scale) => scale !== 'total');
    return INFORMANTS.map((informant) => ({
        informant,
        sdqs: newestFirst(sdqs).filter((sdq) => sdq.informant === informant && areas.some((scale) => scoreOf(sdq, scale) !== null)),
    })).filter((column) => column.sdqs.length > 0);
}

export function LatestScores({ sdqs, name, definition }: { sdqs: Sdq[]; name: string; definition: Definition }) {
    const columns = columnsOf(sdqs);
    if (columns.length === 0) return sdqs.some((sdq) => sdq.held_back) ? null : <p class="quiet">{words.sdq_only_total}</p>;
    const areas = SCALES.filter((scale) => scale !== 'total' && columns.some((c) => scoreOf(c.sdqs[0]!, scale) !== null));
    return (
        <table class={`govuk-table table areas areas--${columns.length}`}>
            <caption class="areas__title">
                {words.sdq_latest} <span class="quiet">{words.sdq_latest_scale}</span>
            </caption>
            <thead>
                <tr>
                    <th scope="col" class="govuk-table__header areas__area">
                        {words.sdq_area}
                    </th>
                    {columns.map((column) => (
                        <th scope="col" class="govuk-table__header" key={column.informant}>
                            <Bullet kind={column.informant} /> {informantName(column.informant, name)}
                            <span class="table__more">{whenText(column.sdqs[0]!, shortDay)}</span>
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody>
                {areas.map((scale) => (
                    <tr key={scale}>
                        <th scope="row" class="govuk-table__header areas__area">
                            {scales[scale]} <Hint scale={scale} columns={columns} />
                        </th>
                        {columns.map((column) => (
                            <td class="govuk-table__cell" key={column.informant}>
                                <Score sdq={column.sdqs[0]!} scale={scale} /> <Change column={column} scale={scale} definition={definition} />
                            </td>
                        ))}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

function Hint({ scale, columns }: { scale: Scale; columns: Column[] }) {
    if (scale === 'prosocial') return <span class="areas__hint">({sdqWords.higher_better})</span>;
    const isShort = scale === 'impact' && columns.some((column) => column.informant === 'teacher');
    return isShort ? <span class="areas__hint">({words.sdq_teacher_impact})</span> : null;
}

/** Against the form before; "more than chance" where that change reaches the published threshold. */
function Change({ column, scale, definition }: { column: Column; scale: Scale; definition: Definition }) {
    const [latest, before] = column.sdqs;
    const now = latest ? scoreOf(latest, scale) : null;
    const then = before ? scoreOf(before, scale) : null;
    if (!latest || !before || now === null || then === null) return null;
    const text = now > then ? words.sdq_up(now - then) : now < then ? words.sdq_down(then - now) : words.sdq_same;
    const isReliable = reliableChanges(before, latest, definition).some((change) => change.scale === scale);
    return (
        <span class="areas__change">
            {text}
            {isReliable && (
                <>
                    , <strong>{words.sdq_reliable}</strong>
                </>
            )}
        </span>
    );
}

export function EveryScore({ sdqs, involvements, name }: { sdqs: Sdq[]; involvements: Involvement[]; name: string }) {
    return (
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{words.sdq_all}</span>
            </summary>
            <div class="table-scroll" tabIndex={0} role="region" aria-label={words.sdq_all_caption}>
                <table class="govuk-table table every">
                    <caption class="govuk-visually-hidden">{words.sdq_all_caption}</caption>
                    <thead>
                        <tr>
                            {[words.sdq_date, words.sdq_who, words.sdq_form, ...SCALES.map((scale) => scales[scale])].map((text) => (
                                <th scope="col" class="govuk-table__header" key={text}>
                                    {text}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {newestFirst(sdqs).map((sdq) => (
                            <tr key={sdq.id}>
                                <th scope="row" class="govuk-table__header every__date">
                                    {whenText(sdq, longDay)}
                                </th>
                                <td class="govuk-table__cell">{informantName(sdq.informant, name)}</td>
                                <td class="govuk-table__cell">{words.sdq_form_name(sdq.version, sdq.follow_up)}</td>
                                {SCALES.map((scale) => (
                                    <td class="govuk-table__cell" key={scale}>
                                        <Score sdq={sdq} scale={scale} />
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            {involvements.length > 0 && <ServicesThen involvements={involvements} />}
        </details>
    );
}

function ServicesThen({ involvements }: { involvements: Involvement[] }) {
    return (
        <table class="govuk-table table">
            <caption class="areas__title">{words.sdq_service_caption}</caption>
            <thead>
                <tr>
                    {[words.sdq_service, words.sdq_from, words.sdq_until].map((text) => (
                        <th scope="col" class="govuk-table__header" key={text}>
                            {text}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody>
                {involvements.map((each) => (
                    <tr key={each.id}>
                        <th scope="row" class="govuk-table__header">
                            {each.service.name}
                        </th>
                        <td class="govuk-table__cell">{longDay(each.from_on)}</td>
                        <td class="govuk-table__cell">{each.until_on ? longDay(each.until_on) : words.sdq_now}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
