/**
 * The people around a child on rings: the nearer the middle, the closer the child feels. Each group keeps to a part of the circle of its
 * own, as long as it has room there; each person stands in the ring that the child named, at the angle where name, marker and line are least
 * in anybody's way. No two names or markers overlap; who cannot be placed is left to the list and counted. The same people give the same picture.
 */
import { type Box, type Segment, crosses, inside, overlap } from './box';
import { textWidth, wrapText } from './text';

export interface MapPerson {
    id: string;
    label: string;
    group: string;
    /** 1 closest … 5; null: not said, in the outermost ring. */
    closeness: number | null;
}

export interface MapInput {
    width: number;
    people: MapPerson[];
    /** Groups in their order round the circle. */
    groups: string[];
}

export interface Placed {
    id: string;
    x: number;
    y: number;
    line: Segment;
    lines: { text: string; x: number; y: number }[];
    anchor: 'start' | 'middle' | 'end';
}

export interface PeopleMap {
    width: number;
    height: number;
    middle: { x: number; y: number; r: number };
    rings: { closeness: number | null; r: number; inner: number }[];
    people: Placed[];
    leftOut: string[];
}

export const NAME = 13;
const LINE = 14.5;
const MIDDLE = 34;
const MARK = 18;
const RINGS = 5;
const SIDES = ['below', 'right', 'left', 'above'] as const;

type Side = (typeof SIDES)[number];

interface Slot {
    person: MapPerson;
    angle: number;
    from: number;
    until: number;
}

interface Taken {
    marks: Box[];
    labels: Box[];
    lines: Segment[];
}

export function layoutPeople(input: MapInput): PeopleMap {
    const unsaid = input.people.some((p) => p.closeness === null);
    const rings = RINGS + (unsaid ? 1 : 0);
    const tries = [104, 84, 66];
    let best: PeopleMap | null = null;
    for (const labelWidth of tries) {
        const map = place(input, rings, unsaid, labelWidth);
        if (!best || map.leftOut.length < best.leftOut.length) best = map;
        if (best.leftOut.length === 0) break;
    }
    return best!;
}

function place(input: MapInput, rings: number, unsaid: boolean, labelWidth: number): PeopleMap {
    const reach = input.width / 2 - 34;
    const step = (reach - MIDDLE - 6) / rings;
    const height = Math.round(2 * (reach + 30));
    const cx = input.width / 2;
    const cy = height / 2;
    const frame = { x: 0, y: 0, w: input.width, h: height };
    const middle = { x: cx - MIDDLE, y: cy - MIDDLE, w: 2 * MIDDLE, h: 2 * MIDDLE };
    const taken: Taken = { marks: [middle], labels: [], lines: [] };
    const people: Placed[] = [];
    const leftOut: string[] = [];
    for (const slot of slots(input)) {
        const ring = Math.min(rings, Math.max(1, slot.person.closeness ?? rings));
        const radius = MIDDLE + 6 + (ring - 0.5) * step;
        const anywhere = { ...slot, from: slot.angle - 180, until: slot.angle + 180 };
        const found = [slot, anywhere].reduce<Placed | null>((got, s) => got ?? settle(s, radius, step, { cx, cy }, labelWidth, frame, taken), null);
        if (found) people.push(found);
        else leftOut.push(slot.person.id);
    }
    return {
        width: input.width,
        height,
        middle: { x: cx, y: cy, r: MIDDLE },
        rings: Array.from({ length: rings }, (_, i) => ({
            closeness: unsaid && i === rings - 1 ? null : i + 1,
            r: round(MIDDLE + 6 + (i + 1) * step),
            inner: round(MIDDLE + 6 + i * step),
        })),
        people,
        leftOut,
    };
}

function round(n: number): number {
    return Math.round(n * 10) / 10;
}

/** A part of the circle for each group by its size, near and far people by turns within it; the closest are placed first. */
function slots(input: MapInput): Slot[] {
    const groups = input.groups.map((g) => input.people.filter((p) => p.group === g)).filter((g) => g.length > 0);
    const weight = (n: number): number => n + 0.7;
    const all = groups.reduce((sum, g) => sum + weight(g.length), 0);
    const out: Slot[] = [];
    let at = -160;
    for (const group of groups) {
        const part = (360 * weight(group.length)) / all;
        const sorted = [...group].sort(
            (a, b) => (a.closeness ?? 9) - (b.closeness ?? 9) || a.label.localeCompare(b.label) || a.id.localeCompare(b.id),
        );
        const turns: MapPerson[] = [];
        while (sorted.length > 0) turns.push(...sorted.splice(0, 1), ...sorted.splice(-1, 1));
        turns.forEach((person, i) => {
            out.push({ person, angle: at + ((i + 0.5) * part) / turns.length, from: at + 3, until: at + part - 3 });
        });
        at += part;
    }
    return out.sort((a, b) => (a.person.closeness ?? 9) - (b.person.closeness ?? 9) || a.angle - b.angle);
}

function settle(
    slot: Slot, radius: number, step: number, c: { cx: number; cy: number }, labelWidth: number, frame: Box, taken: Taken,
): Placed | null {
    const lines = wrapText(slot.person.label, NAME, labelWidth, 2, true);
    const w = Math.max(...lines.map((text) => textWidth(text, NAME, true)), 1);
    const h = lines.length * LINE;
    let best: { cost: number; x: number; y: number; side: Side; mark: Box; label: Box; line: Segment } | null = null;
    for (const turn of turnsWithin(slot)) {
        for (const shift of [0, -0.24, 0.24]) {
            const r = radius + shift * step;
            const a = ((slot.angle + turn) * Math.PI) / 180;
            const x = c.cx + r * Math.cos(a);
            const y = c.cy + r * Math.sin(a);
            const mark = { x: x - MARK / 2, y: y - MARK / 2, w: MARK, h: MARK };
            if (!free(mark, taken, frame, 3)) continue;
            const line = { x1: c.cx + MIDDLE * Math.cos(a), y1: c.cy + MIDDLE * Math.sin(a), x2: x - 9 * Math.cos(a), y2: y - 9 * Math.sin(a) };
            const lineCost = 26 * taken.labels.filter((b) => crosses(line, b)).length + 40 * taken.marks.slice(1).filter((b) => crosses(line, b)).length;
            for (const side of SIDES) {
                const label = labelBox(side, x, y, w, h);
                const cost = Math.abs(turn) * 0.35 + Math.abs(shift) * 12 + lineCost + sideCost(side, a) + 26 * taken.lines.filter((l) => crosses(l, label)).length
                    + (crosses(line, label) ? 9 : 0);
                if (best && best.cost <= cost) continue;
                if (!free(label, taken, frame, 3)) continue;
                best = { cost, x, y, side, mark, label, line };
            }
        }
    }
    if (!best) return null;
    taken.marks.push(best.mark);
    taken.labels.push(best.label);
    taken.lines.push(best.line);
    const { x, y, side, label, line } = best;
    const anchor = side === 'right' ? 'start' : side === 'left' ? 'end' : 'middle';
    const tx = side === 'right' ? label.x : side === 'left' ? label.x + label.w : x;
    return {
        id: slot.person.id,
        x: round(x),
        y: round(y),
        line: { x1: round(line.x1), y1: round(line.y1), x2: round(line.x2), y2: round(line.y2) },
        lines: lines.map((text, i) => ({ text, x: round(tx), y: round(label.y + 11 + i * LINE) })),
        anchor,
    };
}

function turnsWithin(slot: Slot): number[] {
    const turns = [0];
    for (let t = 3; t <= 180; t += 3) {
        if (slot.angle + t <= slot.until) turns.push(t);
        if (slot.angle - t >= slot.from) turns.push(-t);
    }
    return turns;
}

function free(box: Box, taken: Taken, frame: Box, gap: number): boolean {
    return inside(box, frame) && !taken.marks.some((b) => overlap(b, box, gap)) && !taken.labels.some((b) => overlap(b, box, gap));
}

function labelBox(side: Side, x: number, y: number, w: number, h: number): Box {
    if (side === 'below') return { x: x - w / 2, y: y + 11, w, h };
    if (side === 'above') return { x: x - w / 2, y: y - 11 - h, w, h };
    return { x: side === 'right' ? x + 12 : x - 12 - w, y: y - h / 2, w, h };
}

/** Away from the middle reads best: below in the lower half, above in the upper, beside at the sides. */
function sideCost(side: Side, angle: number): number {
    const out = { below: Math.sin(angle), above: -Math.sin(angle), right: Math.cos(angle), left: -Math.cos(angle) }[side];
    return (1 - out) * 4 + (side === 'above' ? 1 : 0);
}
