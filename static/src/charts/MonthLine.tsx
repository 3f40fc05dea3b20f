import { layoutSpark, sparkBox } from './months';

/** Twelve months as a line, what it is compared with as a broken one. `says`: the same in a sentence. */
export function MonthLine({ says, values, mark }: { says: string; values: (number | null)[]; mark: number | null }) {
    const { width, height } = sparkBox;
    const { line, alone, last, mark: at } = layoutSpark(values, mark);
    return (
        <svg class="spark" role="img" aria-label={says} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
            {at !== null && <line class="spark__mark" x1="0" x2={width} y1={at} y2={at} />}
            {line.map((points) => (
                <polyline class="spark__line" points={points} key={points} />
            ))}
            {alone.map((p) => (
                <circle class="spark__one" cx={p.x} cy={p.y} r="2" key={p.x} />
            ))}
            {last && <circle class="spark__now" cx={last.x} cy={last.y} r="4" />}
        </svg>
    );
}
