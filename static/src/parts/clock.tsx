// A waiting clock: the bar with its words where it is running, else the words alone.
import { WaitingBar } from '../charts/WaitingBar';
import type { Clock } from '../lib/types';
import { waiting as say } from '../lib/words_picture';

export function ClockBar({ clock, title }: { clock: Clock; title: string }) {
    return (
        <WaitingBar
            clock={clock}
            now={Date.now()}
            says={(w) => say.sentence(title, w.elapsed, w.targetText, w.badge, clock.stopped_at !== null)}
        />
    );
}
