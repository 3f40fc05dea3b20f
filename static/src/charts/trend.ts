/**
 * Where everything of the SDQ chart goes: bands of equal height, a line and a marker for each informant, names at the ends of the lines,
 * numbers where there is room for them, and under the axis the services that were there at the time. Lengths are CSS pixels.
 */
import { line } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import { type Box, type Segment, crosses, overlap, spread } from './box';
import { addMonths, monthTicks, monthYear, yearOf } from './days';
import { fitText, textWidth, wrapText } from './text';

export interface TrendPoint {
    day: number;
    score: number;
    /** In bands, from bandHeight(). */
    height: number;
}

export interface TrendSeries {
    key: string;
    label: string;
    band: string;
    points: TrendPoint[];
}

export interface TrendSpan {
    label: string;
    from: number;
    until: number | null;
}

export interface TrendInput {
    width: number;
    /** Words on the bands, lowest first. */
    bands: string[];
    series: TrendSeries[];
    spans: TrendSpan[];
    /** The day the picture stands for: the right edge. */
    today: number;
}

export interface Mark {
    x: number;
    y: number;
}

export interface Trend {
    width: number;
    height: number;
    plot: Box;
    bands: { y: number; h: number; lines: { text: string; y: number }[] }[];
    ticks: { x: number; text: string; year: string; anchor: 'start' | 'middle' | 'end' }[];
    series: { key: string; path: string; marks: Mark[]; end: { x: number; y: number; name: string; band: string; leader: string } }[];
    values: { x: number; y: number; text: string }[];
    lanes: { x: number; w: number; y: number; text: string; textX: number; anchor: 'start' | 'end'; isOpen: boolean }[];
    lanesLeftOut: number;
}

const NARROW = 520;
const MARK = 13;
const LANE = 25;
const LANES = 4;
const TICK = 12.5;
export const END_NAME = 14;
export const END_BAND = 12.5;
export const VALUE = 12;
export const BAND_WORD = 12.5;
export const LANE_WORD = 12.5;

export function layoutTrend(input: TrendInput): Trend {
    const narrow = input.width < NARROW;
    const names = input.series.map((each) => `${each.label} ${each.points[each.points.length - 1]?.score ?? ''}`);
    const endWidth = Math.max(
        40,
        ...names.map((name) => textWidth(name, END_NAME, true)),
        ...(narrow ? [] : input.series.map((each) => textWidth(each.band, END_BAND))),
    );
    const end = Math.min(Math.ceil(endWidth), narrow ? 92 : 190);
    const bandWords = input.bands.map((word) => wrapText(word, BAND_WORD, narrow ? 58 : 96, 2));
    const left = Math.max(...bandWords.flat().map((word) => textWidth(word, BAND_WORD)), 0) + 10;
    const bandHeight = narrow ? 48 : 56;
    const plot = { x: left, y: 8, w: Math.max(80, input.width - left - end - 22), h: bandHeight * input.bands.length };

    const [from, until] = range(input);
    const x = scaleLinear([from, until], [plot.x + 10, plot.x + plot.w - 10]);
    const y = scaleLinear([0, input.bands.length], [plot.y + plot.h, plot.y]);
    const placed = dodge(input.series.map((each) => each.points.map((p) => ({ x: x(p.day), y: y(p.height) }))));

    const ends = placed.map((marks) => marks[marks.length - 1]?.y ?? 0);
    const endGap = narrow ? 18 : 34;
    const endY = spread(ends, endGap, plot.y + 8, plot.y + plot.h - (narrow ? 8 : 24));
    const series = input.series.map((each, i) => {
        const marks = placed[i] ?? [];
        const last = marks[marks.length - 1] ?? { x: plot.x, y: plot.y };
        const at = endY[i] ?? last.y;
        const right = plot.x + plot.w + 14;
        return {
            key: each.key,
            path: line<Mark>((m) => m.x, (m) => m.y)(marks) ?? '',
            marks,
            end: {
                x: right,
                y: at,
                name: endName(each, end),
                band: narrow ? '' : each.band,
                leader: `M${round(last.x + 9)} ${round(last.y)}L${round(Math.max(last.x + 9, plot.x + plot.w))} ${round(last.y)}L${right - 4} ${round(at)}`,
            },
        };
    });

    const axis = plot.y + plot.h;
    const words = narrow ? 38 : 24;
    const packed = pack(input.spans, x, plot, from, until, axis + words + 10);
    const lanes = packed.lanes;
    const bottom = Math.max(axis + words + 2, ...lanes.map((lane) => lane.y + 12));
    return {
        width: input.width,
        height: Math.ceil(bottom),
        plot,
        bands: bandWords.map((lines, i) => {
            const top = plot.y + plot.h - (i + 1) * bandHeight;
            const first = top + bandHeight / 2 + 4.5 - ((lines.length - 1) * 14) / 2;
            return { y: top, h: bandHeight, lines: lines.map((text, k) => ({ text, y: first + k * 14 })) };
        }),
        ticks: ticksOf(from, until, x, plot, narrow),
        series,
        values: valuesOf(input.series, placed, series.map((each) => each.end), plot),
        lanes,
        lanesLeftOut: packed.leftOut,
    };
}

/** A long name gives way, never the score. */
function endName(each: TrendSeries, width: number): string {
    const score = ` ${each.points[each.points.length - 1]?.score ?? ''}`;
    return fitText(each.label, END_NAME, width - textWidth(score, END_NAME, true), true) + score;
}

function round(n: number): number {
    return Math.round(n * 10) / 10;
}

/** From a little before the first score to the day of the picture, at least half a year. */
function range(input: TrendInput): [number, number] {
    const days = input.series.flatMap((each) => each.points.map((p) => p.day));
    const until = Math.max(input.today, ...days);
    const first = Math.min(...days, addMonths(until, -6));
    return [first, until];
}

/** Months below the axis; on a narrow chart the year stands under its first month alone. */
function ticksOf(from: number, until: number, x: (day: number) => number, plot: Box, narrow: boolean): Trend['ticks'] {
    const wide = textWidth(narrow ? '2026' : 'Nov 2026', TICK);
    return monthTicks(from, until, Math.floor(plot.w / (wide + (narrow ? 26 : 22)))).map((day, i, all) => {
        const at = round(x(day));
        const anchor = at - wide / 2 < plot.x ? 'start' : at + wide / 2 > plot.x + plot.w ? 'end' : 'middle';
        const [month = '', year = ''] = monthYear(day, true).split(' ');
        const before = all[i - 1];
        const isNew = before === undefined || yearOf(before) !== yearOf(day);
        return { x: at, text: narrow ? month : `${month} ${year}`, year: narrow && isNew ? year : '', anchor };
    });
}

/** Markers that would cover one another stand beside one another. */
function dodge(all: Mark[][]): Mark[][] {
    const taken: Mark[] = [];
    return all.map((marks) =>
        marks.map((mark) => {
            const steps = [0, 1, -1, 2, -2, 3, -3];
            const step = steps.find((s) => !taken.some((t) => Math.abs(t.x - mark.x - s * 8) < 8 && Math.abs(t.y - mark.y) < 9)) ?? 0;
            const at = { x: round(mark.x + step * 8), y: round(mark.y) };
            taken.push(at);
            return at;
        }),
    );
}

/** Scores beside their markers where nothing is in the way: first ones first, then from the newest back. The last is named at its line's end. */
function valuesOf(series: TrendSeries[], placed: Mark[][], ends: { x: number; y: number }[], plot: Box): Trend['values'] {
    const around = (m: Mark): Box => ({ x: m.x - MARK / 2, y: m.y - MARK / 2, w: MARK, h: MARK });
    const blocked: Box[] = [...placed.flat().map(around), ...ends.map((e) => ({ x: e.x, y: e.y - 10, w: 200, h: 30 }))];
    const lines: Segment[] = placed.flatMap((marks) =>
        marks.slice(1).map((m, i) => ({ x1: marks[i]!.x, y1: marks[i]!.y, x2: m.x, y2: m.y })),
    );
    const wanted = series.flatMap((each, s) =>
        each.points.slice(0, -1).map((p, i) => ({ text: String(p.score), mark: placed[s]![i]!, rank: i === 0 ? -1 : each.points.length - i })),
    );
    wanted.sort((a, b) => a.rank - b.rank);
    const out: Trend['values'] = [];
    for (const { text, mark } of wanted) {
        const w = textWidth(text, VALUE, true);
        const places: [number, number][] = [[0, -10], [0, 19], [11, -8], [-11, -8], [11, 16], [-11, 16], [14, 4], [-14, 4]];
        for (const [dx, dy] of places) {
            const box = { x: mark.x + dx - w / 2, y: mark.y + dy - 10, w, h: 11 };
            const fits = box.x >= plot.x && box.x + w <= plot.x + plot.w && box.y >= plot.y && box.y + box.h <= plot.y + plot.h;
            if (!fits || blocked.some((b) => overlap(b, box, 1)) || lines.some((l) => crosses(l, box))) continue;
            blocked.push(box);
            out.push({ x: round(mark.x + dx), y: round(mark.y + dy), text });
            break;
        }
    }
    return out;
}

interface Lane {
    span: TrendSpan;
    text: string;
    start: number;
    stop: number;
    /** What it needs of a row, with its name. */
    from: number;
    until: number;
    isLate: boolean;
}

/** Services in as few rows as keep their names apart; when there are too many, those that are there now or ended last stay. */
function pack(
    spans: TrendSpan[], x: (day: number) => number, plot: Box, from: number, until: number, top: number,
): { lanes: Trend['lanes']; leftOut: number } {
    const right = plot.x + plot.w;
    const all = spans
        .filter((s) => s.from <= until && (s.until ?? until) >= from)
        .map((span): Lane => {
            const start = Math.max(plot.x, x(Math.max(span.from, from)));
            const stop = span.until === null ? right : Math.min(right, x(span.until));
            const text = fitText(span.label, LANE_WORD, plot.w);
            const wide = textWidth(text, LANE_WORD);
            const isLate = start + wide > right;
            const leftmost = isLate ? Math.min(start, right - wide) : start;
            return { span, text, start, stop, from: leftmost, until: Math.max(stop, leftmost + wide) + 14, isLate };
        })
        .sort((a, b) => (b.span.until ?? Infinity) - (a.span.until ?? Infinity) || a.span.from - b.span.from);
    const kept: Lane[] = [];
    for (const lane of all) if (Math.max(...rowsOf([...kept, lane])) < LANES) kept.push(lane);
    kept.sort((a, b) => a.from - b.from || a.text.localeCompare(b.text));
    const rows = rowsOf(kept);
    const lanes = kept.map((lane, i) => ({
        x: round(lane.start),
        w: round(Math.max(3, lane.stop - lane.start)),
        y: top + (rows[i] ?? 0) * LANE + 14,
        text: lane.text,
        textX: round(lane.isLate ? right : lane.start),
        anchor: lane.isLate ? ('end' as const) : ('start' as const),
        isOpen: lane.span.until === null,
    }));
    return { lanes, leftOut: all.length - kept.length };
}

/** The row of each, the first that is free from the left: never more rows than are needed at once. */
function rowsOf(lanes: Lane[]): number[] {
    const ends: number[] = [];
    const rows = new Map<Lane, number>();
    for (const lane of [...lanes].sort((a, b) => a.from - b.from || a.text.localeCompare(b.text))) {
        const free = ends.findIndex((end) => end <= lane.from);
        const row = free < 0 ? ends.length : free;
        ends[row] = lane.until;
        rows.set(lane, row);
    }
    return lanes.map((lane) => rows.get(lane) ?? 0);
}
