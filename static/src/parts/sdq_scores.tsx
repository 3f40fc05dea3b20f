// Scores of one SDQ with the words of their bands.
import { areas, most, mostImpact } from '../lib/sdq';
import type { Scale, Sdq } from '../lib/types';
import { sdq as w, sdq_new as n } from '../lib/words';

const strength: Record<string, number> = {
    close_to_average: 1,
    slightly_raised: 2,
    slightly_lowered: 2,
    high: 3,
    low: 3,
    very_high: 4,
    very_low: 4,
    normal: 1,
    borderline: 2,
    abnormal: 4,
};

/** The newer four bands where they exist for this form, else the original three. */
export const bandOf = (sdq: Pick<Sdq, 'bands3' | 'bands4'>, scale: Scale): string | null => sdq.bands4?.[scale] ?? sdq.bands3?.[scale] ?? null;

export const bandWord = (sdq: Pick<Sdq, 'bands3' | 'bands4'>, scale: Scale): string => {
    const band = bandOf(sdq, scale);
    return band ? (w.bands[band] ?? band) : '';
};

export function Band({ sdq, scale }: { sdq: Pick<Sdq, 'bands3' | 'bands4'>; scale: Scale }) {
    const band = bandOf(sdq, scale);
    return band ? <span class={`band band--${strength[band] ?? 0}`}>{w.bands[band] ?? band}</span> : null;
}

export const totalOf = (sdq: Pick<Sdq, 'scores' | 'total'>): number | null => sdq.total ?? sdq.scores?.total ?? null;

function Row({ sdq, scale, top }: { sdq: Sdq; scale: Scale; top: number }) {
    const score = scale === 'total' ? totalOf(sdq) : sdq.scores?.[scale];
    if (sdq.source === 'total' && scale !== 'total') return null;
    return (
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
                {w.scales[scale]}
                {scale === 'prosocial' && <span class="table__more">{w.higher_better}</span>}
            </th>
            <td class="govuk-table__cell">{score === null || score === undefined ? <span class="quiet">{w.no_score}</span> : w.out_of(score, top)}</td>
            <td class="govuk-table__cell">
                <Band sdq={sdq} scale={scale} />
            </td>
        </tr>
    );
}

export function ScoreTable({ sdq }: { sdq: Sdq }) {
    const has_impact = typeof sdq.scores?.impact === 'number';
    return (
        <table class="govuk-table table scores">
            <caption class="govuk-visually-hidden">{n.scores}</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    {[n.area, n.score, n.band].map((head) => (
                        <th scope="col" class="govuk-table__header" key={head}>
                            {head}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody class="govuk-table__body">
                <Row sdq={sdq} scale="total" top={most.total} />
                {areas.map((scale) => (
                    <Row sdq={sdq} scale={scale} top={most[scale]} key={scale} />
                ))}
                {has_impact && <Row sdq={sdq} scale="impact" top={mostImpact(sdq.informant)} />}
            </tbody>
        </table>
    );
}
