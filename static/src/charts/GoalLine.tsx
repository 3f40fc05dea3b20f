import { useRef } from 'preact/hooks';
import { goals as w } from '../lib/words_plans';
import { layoutGoal } from './goal';
import { useWidth } from './width';

export interface GoalOf {
    what: string;
    baseline: number;
    now: number | null;
    aim: number;
    direction: 'better' | 'same' | 'worse' | null;
}

/** A goal on a line from 0 to 10: where it began, where it is, what is aimed for. */
export function GoalLine({ goal }: { goal: GoalOf }) {
    const box = useRef<HTMLDivElement>(null);
    const width = useWidth(box, 260);
    const { baseline, now, aim } = goal;
    const words = { start: w.start(baseline), now: now === null ? '' : w.now(now), aim: w.aim(aim) };
    const line = layoutGoal(width, baseline, now, aim, words);
    const tone = goal.direction ?? 'same';
    return (
        <div class="chart goal-line" ref={box}>
            <svg class="chart__svg" role="img" aria-label={w.says(goal.what, baseline, now, aim)} viewBox={`0 0 ${width} 62`}>
                <line class="goal-line__scale" x1={line.at(0)} x2={line.at(10)} y1="32" y2="32" />
                {line.ticks.map((x) => (
                    <line class="goal-line__tick" x1={x} x2={x} y1="28" y2="36" key={x} />
                ))}
                {now !== null && now !== baseline && <line class={`goal-line__way goal-line__way--${tone}`} x1={line.at(baseline)} x2={line.at(now)} y1="32" y2="32" />}
                <line class="goal-line__aim" x1={line.at(aim)} x2={line.at(aim)} y1="22" y2="42" />
                <circle class="goal-line__start" cx={line.at(baseline)} cy="32" r="6" />
                {now !== null && <circle class={`goal-line__now goal-line__now--${tone}`} cx={line.at(now)} cy="32" r="7" />}
                {now !== null && (
                    <text class="goal-line__word goal-line__word--now" x={line.now} y="15" text-anchor="middle">
                        {words.now}
                    </text>
                )}
                <text class="goal-line__word" x={line.start} y="58" text-anchor="middle">
                    {words.start}
                </text>
                <text class="goal-line__word" x={line.aim} y="58" text-anchor="middle">
                    {words.aim}
                </text>
            </svg>
        </div>
    );
}
