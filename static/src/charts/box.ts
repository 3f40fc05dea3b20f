/** Rectangles and lines that may be in each other's way. */

export interface Box {
    x: number;
    y: number;
    w: number;
    h: number;
}

export interface Segment {
    x1: number;
    y1: number;
    x2: number;
    y2: number;
}

export function overlap(a: Box, b: Box, gap = 0): boolean {
    return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
}

export function inside(a: Box, frame: Box): boolean {
    return a.x >= frame.x && a.y >= frame.y && a.x + a.w <= frame.x + frame.w && a.y + a.h <= frame.y + frame.h;
}

/** Whether a line goes through a box (Liang and Barsky's clipping). */
export function crosses(s: Segment, b: Box): boolean {
    let t0 = 0;
    let t1 = 1;
    const dx = s.x2 - s.x1;
    const dy = s.y2 - s.y1;
    const edges: [number, number][] = [
        [-dx, s.x1 - b.x],
        [dx, b.x + b.w - s.x1],
        [-dy, s.y1 - b.y],
        [dy, b.y + b.h - s.y1],
    ];
    for (const [p, q] of edges) {
        if (p === 0) {
            if (q < 0) return false;
            continue;
        }
        const t = q / p;
        if (p < 0) t0 = Math.max(t0, t);
        else t1 = Math.min(t1, t);
    }
    return t0 < t1;
}

/**
 * Moves positions on a line apart until neighbours are at least `gap` apart, within [low, high], each as near to where it wanted to be as
 * the others allow (pool adjacent violators). Order of the result is the order of the input; equal wishes keep it.
 */
export function spread(wanted: number[], gap: number, low: number, high: number): number[] {
    const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at || a.i - b.i);
    const room = wanted.length > 1 ? Math.min(gap, (high - low) / (wanted.length - 1)) : gap;
    const blocks: { sum: number; n: number; first: number }[] = [];
    order.forEach(({ at }, k) => {
        blocks.push({ sum: at - k * room, n: 1, first: k });
        for (;;) {
            const last = blocks[blocks.length - 1];
            const before = blocks[blocks.length - 2];
            if (!last || !before || before.sum / before.n <= last.sum / last.n) break;
            blocks.splice(-2, 2, { sum: before.sum + last.sum, n: before.n + last.n, first: before.first });
        }
    });
    const out = new Array<number>(wanted.length);
    const top = high - (wanted.length - 1) * room;
    for (const block of blocks) {
        const base = Math.min(Math.max(block.sum / block.n, low), Math.max(low, top));
        for (let k = block.first; k < block.first + block.n; k++) out[order[k]!.i] = base + k * room;
    }
    return out;
}
