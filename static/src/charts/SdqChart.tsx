import { useRef } from 'preact/hooks';
import type { Trend } from './trend';
import { END_NAME, layoutTrend, type TrendInput } from './trend';
import { Mark } from './mark';
import { useWidth } from './width';
import { picture as words } from '../lib/words_picture';

/** SDQ scores by informant over time. `says`: the sentence that stands before it. */
export function SdqChart({ says, input }: { says: string; input: Omit<TrendInput, 'width'> }) {
    const box = useRef<HTMLDivElement>(null);
    const width = useWidth(box, 780);
    const trend = layoutTrend({ ...input, width });
    return (
        <div class="chart" ref={box}>
            <svg class="chart__svg" role="img" aria-label={says} viewBox={`0 0 ${trend.width} ${trend.height}`} preserveAspectRatio="xMidYMin meet">
                <Ground trend={trend} />
                <Lanes trend={trend} />
                {trend.series.map((each) => (
                    <path key={each.key} class={`line line--${each.key}`} d={each.path} />
                ))}
                {trend.series.map((each) => (
                    <g key={each.key}>
                        <path class="leader" d={each.end.leader} />
                        {each.marks.map((m, i) => (
                            <Mark key={i} kind={each.key} x={m.x} y={m.y} />
                        ))}
                        <text class={`end end--${each.key}`} x={each.end.x} y={each.end.y + END_NAME / 3}>
                            {each.end.name}
                        </text>
                        <text class="end-band" x={each.end.x} y={each.end.y + END_NAME / 3 + 15}>
                            {each.end.band}
                        </text>
                    </g>
                ))}
                {trend.values.map((v, i) => (
                    <text key={i} class="value" x={v.x} y={v.y}>
                        {v.text}
                    </text>
                ))}
            </svg>
            {trend.lanesLeftOut > 0 && <p class="chart__note">{words.sdq_services_more(trend.lanesLeftOut)}</p>}
        </div>
    );
}

function Ground({ trend }: { trend: Trend }) {
    const { plot } = trend;
    const foot = plot.y + plot.h;
    return (
        <g>
            {trend.bands.map((band, i) => (
                <g key={i}>
                    <rect class={`ground ground--${trend.bands.length}-${i + 1}`} x={plot.x} y={band.y} width={plot.w} height={band.h} />
                    {band.lines.map((each) => (
                        <text key={each.text} class="band-word" x={plot.x - 8} y={each.y}>
                            {each.text}
                        </text>
                    ))}
                </g>
            ))}
            {trend.ticks.map((tick) => (
                <g key={tick.x}>
                    <line class="tick" x1={tick.x} x2={tick.x} y1={foot} y2={foot + 5} />
                    <text class="tick-word" x={tick.x} y={foot + 19} text-anchor={tick.anchor}>
                        {tick.text}
                    </text>
                    {tick.year && (
                        <text class="tick-word" x={tick.x} y={foot + 34} text-anchor={tick.anchor}>
                            {tick.year}
                        </text>
                    )}
                </g>
            ))}
        </g>
    );
}

function Lanes({ trend }: { trend: Trend }) {
    return (
        <g>
            {trend.lanes.map((lane, i) => (
                <g key={i} class="lane">
                    <text class="lane-word" x={lane.textX} y={lane.y} text-anchor={lane.anchor}>
                        {lane.text}
                    </text>
                    <rect class="lane-bar" x={lane.x} y={lane.y + 4} width={lane.w} height="4" rx="2" />
                </g>
            ))}
        </g>
    );
}
