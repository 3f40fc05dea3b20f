import { useRef } from 'preact/hooks';
import { layoutYear } from './year';
import { useWidth } from './width';

interface Props {
    says: string; // the same in a sentence
    months: { name: string; year: string }[]; // the year where it is to be said
    values: (number | null)[];
    others: (number | null)[]; // a broken line: what it is compared with
    step: number;
    most: number;
    said: (value: number) => string;
}

/** Twelve months as a line that one can read off, with the first number and the last. */
export function YearLine({ says, months, values, others, step, most, said }: Props) {
    const box = useRef<HTMLDivElement>(null);
    const width = useWidth(box, 480);
    const laid = layoutYear({ width, months: months.length, values, others, step, most });
    const isYear = (i: number, n: number) => months[i]?.year !== months[laid.ticks[n - 1]?.i ?? -1]?.year;
    return (
        <div class="chart" ref={box}>
            <svg class="chart__svg" role="img" aria-label={says} viewBox={`0 0 ${width} ${laid.height}`}>
                {laid.rules.map(({ y, value }) => (
                    <g key={value}>
                        <line class="wait-tick--ahead" x1={laid.left} x2={laid.right} y1={y} y2={y} />
                        <text class="band-word" x={laid.left - 8} y={y + 4}>
                            {said(value)}
                        </text>
                    </g>
                ))}
                {laid.ticks.map(({ x, i }, n) => (
                    <text class="tick-word" x={x} y={laid.base + 22} text-anchor="middle" key={i}>
                        {months[i]?.name}
                        {isYear(i, n) && (
                            <tspan x={x} dy="16">
                                {months[i]?.year}
                            </tspan>
                        )}
                    </text>
                ))}
                {laid.others.map((points) => (
                    <polyline class="spark__line spark__mark" points={points} key={points} />
                ))}
                {laid.lines.map((points) => (
                    <polyline class="spark__line" points={points} key={points} />
                ))}
                {laid.alone.map((p) => (
                    <circle class="spark__one" cx={p.x} cy={p.y} r="3" key={p.x} />
                ))}
                {laid.said.map(({ at, value }) => (
                    <g key={at.x}>
                        <circle class="spark__now" cx={at.x} cy={at.y} r="4" />
                        <text class="value" x={at.x} y={at.y - 10}>
                            {said(value)}
                        </text>
                    </g>
                ))}
            </svg>
        </div>
    );
}
