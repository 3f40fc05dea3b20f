import { useRef } from 'preact/hooks';
import { layoutBars, type Bar } from './count';
import { useWidth } from './width';

/** How many of each, the number at the end of its bar. `says`: the sentence that stands before it. */
export function Bars({ says, bars }: { says: string; bars: Bar[] }) {
    const box = useRef<HTMLDivElement>(null);
    const width = useWidth(box, 480);
    const { height, left, bars: laid } = layoutBars(bars, width);
    return (
        <div class="chart" ref={box}>
            <svg class="chart__svg" role="img" aria-label={says} viewBox={`0 0 ${width} ${height}`}>
                {laid.map(({ label, n, y, w }) => (
                    <g key={y}>
                        <text class="bar-word" x={left - 8} y={y + 17} text-anchor="end">
                            {label}
                        </text>
                        <rect class="count-bar" x={left} y={y + 4} width={w} height="17" />
                        <text class="bar-word" x={left + w + 6} y={y + 17}>
                            {n}
                        </text>
                    </g>
                ))}
            </svg>
        </div>
    );
}
