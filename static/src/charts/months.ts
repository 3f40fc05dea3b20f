// A line of at most twelve months with what it is compared with: geometry alone.
export interface SparkOf {
    line: string[]; // polylines: a month that is not reported breaks the line
    alone: { x: number; y: number }[]; // months without a neighbour
    last: { x: number; y: number } | null;
    mark: number | null; // height of what it is compared with
}

export const sparkBox = { width: 150, height: 36, edge: 5 };

export interface Point {
    x: number;
    y: number;
}

/** What stands side by side without a gap; a month that is not reported ends a run. */
export function runsOf(values: (number | null)[], x: (i: number) => number, y: (v: number) => number): Point[][] {
    const runs: Point[][] = [];
    values.forEach((v, i) => {
        if (v === null) return;
        if (i === 0 || values[i - 1] === null || !runs.length) runs.push([]);
        runs.at(-1)?.push({ x: x(i), y: y(v) });
    });
    return runs;
}

export function layoutSpark(values: (number | null)[], mark: number | null): SparkOf {
    const { width, height, edge } = sparkBox;
    const known = [...values, mark].filter((v): v is number => v !== null);
    const low = Math.min(...known);
    const span = Math.max(...known) - low || 1;
    const x = (i: number) => edge + (i * (width - 2 * edge)) / Math.max(1, values.length - 1);
    const y = (v: number) => Math.round((height - edge - ((v - low) * (height - 2 * edge)) / span) * 10) / 10;
    const runs = runsOf(values, (i) => Math.round(x(i) * 10) / 10, y);
    const isNow = values.length > 0 && values.at(-1) !== null;
    return {
        line: runs.filter((run) => run.length > 1).map((run) => run.map((p) => `${p.x},${p.y}`).join(' ')),
        alone: runs.filter((run) => run.length === 1).flat(),
        last: isNow ? (runs.at(-1)?.at(-1) ?? null) : null,
        mark: mark === null ? null : y(mark),
    };
}
