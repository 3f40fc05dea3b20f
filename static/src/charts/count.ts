/** Bars beside each other's words: where each stands and how long it is. */
import { fitText, textWidth } from './text';

export interface Bar {
    label: string;
    n: number;
}

export interface BarLayout {
    height: number;
    left: number; // where the bars begin
    bars: { label: string; n: number; y: number; w: number }[];
}

const WORD = 13;
const ROW = 26;
const ROOM = 34; // for the number after the longest bar

export function layoutBars(bars: Bar[], width: number): BarLayout {
    const left = Math.ceil(Math.min(Math.max(...bars.map((b) => textWidth(b.label, WORD)), 0), width * 0.55)) + 8;
    const most = Math.max(...bars.map((b) => b.n), 1);
    const long = Math.max(width - left - ROOM, 10);
    return {
        height: bars.length * ROW,
        left,
        bars: bars.map(({ label, n }, i) => ({ label: fitText(label, WORD, left - 8), n, y: i * ROW, w: Math.round((n / most) * long * 10) / 10 })),
    };
}
