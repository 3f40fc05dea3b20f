import { useRef } from 'preact/hooks';
import { layoutWaiting, type Waiting, type WaitingClock } from './waiting';
import { useWidth } from './width';
import { textWidth } from './text';

const WORD = 12.5;

/** One wait against its target; the words stand above the bar, and are its label. */
export function WaitingBar({ clock, now, says }: { clock: WaitingClock; now: number; says: (w: Waiting) => string }) {
    const box = useRef<HTMLDivElement>(null);
    const width = useWidth(box, 300);
    const wait = layoutWaiting(clock, now);
    const at = (part: number): number => Math.round(part * width * 10) / 10;
    const half = textWidth(wait.targetText, WORD) / 2;
    const word = Math.min(Math.max(at(wait.target), half), width - half);
    return (
        <div class="wait">
            <p class="wait__says">
                <strong>{wait.elapsed}</strong> <span class={`badge badge--${wait.tone}`}>{wait.badge}</span>
            </p>
            <div class="chart" ref={box}>
                <svg class="chart__svg" role="img" aria-label={says(wait)} viewBox={`0 0 ${width} 36`}>
                    <rect class="wait-track" x="0" y="5" width={width} height="9" rx="4.5" />
                    <rect class={`wait-fill wait-fill--${wait.tone}`} x="0" y="5" width={Math.max(9, at(Math.min(1, wait.filled)))} height="9" rx="4.5" />
                    {wait.ticks.map((tick) => (
                        <line key={tick} class={tick < wait.filled ? 'wait-tick' : 'wait-tick wait-tick--ahead'} x1={at(tick)} x2={at(tick)} y1="5" y2="14" />
                    ))}
                    <line class="wait-target" x1={at(wait.target)} x2={at(wait.target)} y1="0" y2="19" />
                    <text class="tick-word" x={word} y="32" text-anchor="middle">
                        {wait.targetText}
                    </text>
                </svg>
            </div>
        </div>
    );
}
