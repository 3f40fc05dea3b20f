/** Where everything stands on the line of a goal, from 0 to 10. */
import { textWidth } from './text';

const PAD = 10;
const WORD = 13;

export interface GoalLine {
    at: (value: number) => number;
    ticks: number[];
    start: number; // middles of the words
    aim: number;
    now: number;
}

export function layoutGoal(width: number, baseline: number, now: number | null, aim: number, words: { start: string; now: string; aim: string }): GoalLine {
    const at = (value: number): number => Math.round((PAD + ((width - 2 * PAD) * value) / 10) * 10) / 10;
    const within = (x: number, text: string): number => {
        const half = textWidth(text, WORD, true) / 2;
        return Math.min(Math.max(x, half), width - half);
    };
    let start = within(at(baseline), words.start);
    let end = within(at(aim), words.aim);
    const least = (textWidth(words.start, WORD) + textWidth(words.aim, WORD)) / 2 + 10;
    if (end - start < least) {
        start = within(start - (least - (end - start)), words.start);
        end = Math.max(end, start + least);
    }
    return { at, ticks: Array.from({ length: 11 }, (_, i) => at(i)), start, aim: end, now: within(at(now ?? baseline), words.now) };
}
