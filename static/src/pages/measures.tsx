// Measures of a child beside the SDQ, each by whom it was filled in: a sentence first, then how it went, then every score.
import { useState } from 'preact/hooks';
import { SdqChart } from '../charts/SdqChart';
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { longDay, shortDay, today } from '../lib/dates';
import { noFaults } from '../lib/form';
import { childPage } from '../lib/links';
import { useLoad } from '../lib/load';
import { changeSays, isOfT, labelsSay, nowSays, scalesOf, seriesOf, trendOf, valueOf, type Series } from '../lib/measures';
import { scoreText } from '../lib/score';
import type { Child, List, Measure, MeasureDefinition, MeasureScale, Session } from '../lib/types';
import { measures as w } from '../lib/words_measures';
import { startChild } from '../parts/child_page';
import { SelectField } from '../parts/fields';
import { PageHead, Scroll, Section } from '../parts/section';
import { mayRecordMeasure } from '../parts/shell';
import { Ready } from '../parts/waiting';

const getAll = async (child: string) => {
    const [list, definitions] = await Promise.all([
        answer<List<Measure>>(api.GET('/children/{child}/measures', { params: { path: { child }, query: { limit: 200 } } })),
        answer<List<MeasureDefinition>>(api.GET('/measures/definitions')),
    ]);
    return { items: list.items, definitions: definitions.items };
};

function Cell({ item, scale }: { item: Measure; scale: MeasureScale }) {
    const score = item.scores?.find((s) => s.scale === scale.code);
    const band = item.bands?.find((b) => b.scale === scale.code);
    if (!score && !band) return <span class="quiet">–</span>;
    return (
        <>
            {score && (score.score === null ? <span class="quiet">{w.no_score}</span> : <span class="score">{score.t === null ? scoreText(score.score, scale) : w.t(scoreText(score.score, scale), score.t)}</span>)}{' '}
            {band && <span class={`state state--${['good', 'soon', 'late', 'late'][band.level]}`}>{band.band}</span>}
            {score?.label && <span class="table__more">{score.label}</span>}
        </>
    );
}

function Table({ series, scales }: { series: Series; scales: MeasureScale[] }) {
    return (
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{w.more}</span>
            </summary>
            <Scroll label={w.table(series.name)}>
                <table class="govuk-table table">
                    <caption class="govuk-visually-hidden">{w.table(series.name)}</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">
                                {w.scale}
                            </th>
                            {series.items.map((item) => (
                                <th scope="col" class="govuk-table__header" key={item.id}>
                                    <a class="govuk-link" href={`/measures/${item.id}`} aria-label={w.day_label(shortDay(item.completed_on), series.name)}>
                                    {shortDay(item.completed_on)}
                                </a>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">
                        {scales.map((scale) => (
                            <tr class="govuk-table__row" key={scale.code}>
                                <th scope="row" class="govuk-table__header">
                                    {scale.name}
                                </th>
                                {series.items.map((item) => (
                                    <td class="govuk-table__cell" key={item.id}>
                                        <Cell item={item} scale={scale} />
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </Scroll>
        </details>
    );
}

/** The scale of the most serious band is looked at first. */
const firstScale = (series: Series, scales: MeasureScale[]): MeasureScale | undefined => {
    const worst = [...(series.items[0]?.bands ?? [])].sort((a, b) => b.level - a.level)[0];
    return scales.find((s) => s.code === worst?.scale) ?? scales.find((s) => series.items.some((item) => valueOf(item, s) !== null));
};

function Chart({ series, scales }: { series: Series; scales: MeasureScale[] }) {
    const shown = scales.filter((s) => trendOf(series, s, today()));
    const [code, setCode] = useState(firstScale(series, shown)?.code ?? '');
    const scale = shown.find((s) => s.code === code) ?? shown[0];
    const input = scale && trendOf(series, scale, today());
    if (!scale || !input) return null;
    const points = [...series.items].reverse().flatMap((item) => {
        const value = valueOf(item, scale);
        return value === null ? [] : [w.point(item.completed_on, scoreText(value, isOfT(scale) ? undefined : scale))];
    });
    return (
        <>
            {shown.length > 1 && (
                <SelectField id={`scale-${series.key.replace(' ', '-')}`} label={w.choose} value={scale.code} onValue={setCode} options={shown.map((s) => ({ value: s.code, label: s.name }))} faults={noFaults} />
            )}
            <SdqChart says={w.chart(scale.name, points)} input={input} />
            <p class="quiet">{scale.bands.length > 0 ? w.height : scale.higher_is_better ? w.higher_better : w.higher_worse}</p>
        </>
    );
}

function Assessment({ item }: { item: Measure }) {
    if (!item.assessment) return null;
    if (item.assessment.state !== 'open') return <p class="govuk-body">{w.decided(item.assessment.outcome ?? '')}</p>;
    return (
        <p class="govuk-inset-text">
            {w.asks}{' '}
            <a class="govuk-link" href={`/tasks/${item.assessment.id}`}>
                {w.decide}
            </a>
        </p>
    );
}

function One({ series, definitions }: { series: Series; definitions: MeasureDefinition[] }) {
    const [latest] = series.items;
    if (!latest) return null;
    const scales = scalesOf(definitions, latest.measure).filter((s) => series.items.some((item) => item.scores?.some((x) => x.scale === s.code) || item.bands?.some((b) => b.scale === s.code)));
    const labels = (definitions.find((d) => d.code === latest.measure)?.labels ?? []) as string[];
    const missing = latest.scores?.find((s) => s.t_missing)?.t_missing;
    return (
        <Section title={series.name} id={series.key.replace(' ', '-')}>
            {nowSays(latest, scales) && (
                <p class="lead">
                    {nowSays(latest, scales)} {changeSays(latest, scales)}
                </p>
            )}
            <p class="quiet">
                {w.by(w.informants[latest.informant] ?? '', latest.completed_on, latest.service?.name)}{' '}
                <a class="govuk-link" href={`/measures/${latest.id}`} aria-label={w.open_label(latest.name, latest.completed_on)}>
                    {w.open}
                </a>
            </p>
            {latest.held_back && <p class="govuk-body">{latest.bands?.length ? w.held_bands : w.held}</p>}
            {missing && <p class="govuk-body">{w.t_missing[missing]}</p>}
            {series.items.map((item) => (
                <Assessment item={item} key={item.id} />
            ))}
            <Chart series={series} scales={scales} />
            {latest.answers && scales.length === 0 && <p class="govuk-body">{w.answers_say(labelsSay(latest, labels))}</p>}
            {latest.note && (
                <p class="govuk-body">
                    <strong>{w.note}</strong>, {longDay(latest.completed_on)}: {latest.note}
                </p>
            )}
            {scales.length > 0 && <Table series={series} scales={scales} />}
        </Section>
    );
}

function Measures({ child, session }: { child: Child; session: Session }) {
    const all = useLoad(() => getAll(child.id));
    return (
        <>
            <PageHead title={w.title(calledName(child))}>
                <a class="govuk-link" href={childPage(child.id, 'sdq')}>
                    {w.sdq}
                </a>
                {mayRecordMeasure(session) && (
                    <a class="govuk-link" href={childPage(child.id, 'measures/new')}>
                        {w.record}
                    </a>
                )}
            </PageHead>
            <Ready of={all} part>
                {({ items, definitions }) =>
                    items.length ? (
                        <>
                            {seriesOf(items).map((series) => (
                                <One series={series} definitions={definitions} key={series.key} />
                            ))}
                            <p class="govuk-body">
                                <a class="govuk-link" href={`/api/v1/children/${child.id}/scores.csv`}>
                                    {w.csv}
                                </a>
                            </p>
                        </>
                    ) : (
                        <div class="empty">
                            <p class="govuk-body">{w.none}</p>
                            <p class="govuk-body quiet">{w.none_help}</p>
                        </div>
                    )
                }
            </Ready>
        </>
    );
}

startChild('sdq', w.tab, (child, session) => <Measures child={child} session={session} />);
