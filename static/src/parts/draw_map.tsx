// The map of people as one draws it with the child: by finger, mouse or keyboard, or in the list beside it, which says and does the same.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Mark } from '../charts/mark';
import { useWidth } from '../charts/width';
import type { Place } from '../lib/keep_map';
import type { AroundItem, Tie } from '../lib/types';
import { people as p } from '../lib/words';
import { map as w } from '../lib/words_voice';

const WIDEST = 660;
const MIDDLE = 40;
const RINGS = 6; // five that the child names, and the edge for whom they did not

/* What stands where on a map of this many pixels each way. */
const measures = (size: number) => {
    const step = (size / 2 - MIDDLE - 8) / RINGS;
    return {
        size,
        step,
        radius: (closeness: number | null): number => MIDDLE + ((closeness ?? RINGS) - 0.5) * step,
        ringAt: (distance: number): number => Math.max(1, Math.min(RINGS, Math.ceil((distance - MIDDLE) / step))),
    };
};

export type Around = AroundItem;
export const shownName = (one: Pick<Around, 'called' | 'name'>): string => one.called ?? one.name;
export const placeWords = (one: Place): string => [one.closeness ? p.closeness(one.closeness).toLowerCase() : p.unsaid.toLowerCase(), one.tie && p.ties[one.tie].toLowerCase()].filter(Boolean).join(', ');

interface Spot {
    x: number;
    y: number;
}

/* Each group in a part of the circle of its own, one after the other. */
function spots(people: readonly Around[], turned: Record<string, number>, { size, radius }: ReturnType<typeof measures>): Map<string, Spot> {
    const order = Object.keys(p.groups);
    const sorted = [...people].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
    return new Map(
        sorted.map((one, i) => {
            const angle = turned[one.id] ?? (2 * Math.PI * (i + 0.5)) / sorted.length - Math.PI / 2;
            return [one.id, { x: size / 2 + radius(one.closeness) * Math.cos(angle), y: size / 2 + radius(one.closeness) * Math.sin(angle) }];
        }),
    );
}

interface Props {
    child: string;
    people: readonly Around[];
    /** By what it is now: keys come faster than the page is drawn. */
    move: (id: string, change: (now: Place) => Partial<Place>) => void;
}

export function DrawMap({ child, people, move }: Props) {
    const box = useRef<HTMLDivElement>(null);
    const svg = useRef<SVGSVGElement>(null);
    const by = measures(Math.min(useWidth(box, 460), WIDEST));
    const { size } = by;
    const half = size / 2;
    const [held, setHeld] = useState<(Spot & { id: string }) | null>(null);
    const holding = useRef(''); // at once, where the state comes with the next drawing
    const [turned, setTurned] = useState<Record<string, number>>({}); // at which side they were put, for this sitting
    const at = spots(people, turned, by);

    /* A finger on somebody moves them, elsewhere on the map the page. */
    useEffect(() => {
        const hold = (e: Event) => (e.target as Element).closest('.draw__person') && e.preventDefault();
        const map = svg.current;
        map?.addEventListener('touchstart', hold, { passive: false });
        return () => map?.removeEventListener('touchstart', hold);
    }, []);

    const spotOf = (e: PointerEvent): Spot => {
        const edge = svg.current!.getBoundingClientRect();
        return { x: ((e.clientX - edge.left) * size) / edge.width, y: ((e.clientY - edge.top) * size) / edge.height };
    };
    const ring = (n: number): number | null => (n >= RINGS ? null : Math.max(1, n));
    const put = (one: Around, n: number) => move(one.id, () => ({ closeness: ring(n) }));
    const down = (one: Around) => (e: PointerEvent) => {
        (e.currentTarget as Element).setPointerCapture(e.pointerId);
        holding.current = one.id;
        setHeld({ id: one.id, ...spotOf(e) });
    };
    const drag = (e: PointerEvent) => holding.current && setHeld({ id: holding.current, ...spotOf(e) });
    const drop = (one: Around) => (e: PointerEvent) => {
        if (holding.current !== one.id) return;
        holding.current = '';
        const { x, y } = spotOf(e);
        setTurned({ ...turned, [one.id]: Math.atan2(y - half, x - half) });
        setHeld(null);
        put(one, by.ringAt(Math.hypot(x - half, y - half)));
    };
    const key = (one: Around) => (e: KeyboardEvent) => {
        const to = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[e.key];
        if (!to) return;
        e.preventDefault();
        move(one.id, (now) => ({ closeness: ring((now.closeness ?? RINGS) + to) }));
    };
    return (
        <div class="chart chart--people draw" ref={box}>
            <svg class="chart__svg draw__svg" viewBox={`0 0 ${size} ${size}`} ref={svg} role="group" aria-label={w.tab}>
                {Array.from({ length: RINGS }, (_, i) => RINGS - i).map((n) => (
                    <circle key={n} class={n === RINGS ? 'ring ring--unsaid' : `ring ring--${n}`} cx={half} cy={half} r={MIDDLE + n * by.step} />
                ))}
                <circle class="middle" cx={half} cy={half} r={MIDDLE} />
                <text class="middle-word" x={half} y={half + 6} font-size="18" text-anchor="middle">
                    {child}
                </text>
                {people.map((one) => {
                    const spot = held?.id === one.id ? held : at.get(one.id)!;
                    return (
                        <g
                            key={one.id}
                            class={`draw__person${held?.id === one.id ? ' draw__person--held' : ''}`}
                            transform={`translate(${spot.x},${spot.y})`}
                            role="slider"
                            tabindex={0}
                            aria-label={w.closeness(shownName(one))}
                            aria-valuemin={1}
                            aria-valuemax={RINGS}
                            aria-valuenow={one.closeness ?? RINGS}
                            aria-valuetext={placeWords(one)}
                            onPointerDown={down(one)}
                            onPointerMove={drag}
                            onPointerUp={drop(one)}
                            onPointerCancel={() => {
                                holding.current = '';
                                setHeld(null);
                            }}
                            onKeyDown={key(one)}
                        >
                            <circle class="draw__reach" r="26" />
                            {one.knows_best && <circle class="best" r="15" />}
                            <Mark kind={one.group} x={0} y={0} area={230} />
                            <text class="person" y="28" text-anchor="middle">
                                {shownName(one)}
                            </text>
                        </g>
                    );
                })}
            </svg>
        </div>
    );
}

const closenessOf = (value: string) => () => ({ closeness: value ? Number(value) : null });
const tieOf = (value: string) => () => ({ tie: (value as Tie) || null });
const bestOf = (knows_best: boolean) => () => ({ knows_best });

export function PlaceList({ people, move }: Omit<Props, 'child'>) {
    return (
        <ul class="draw__list">
            {people.map((one) => {
                const who = shownName(one);
                return (
                    <li key={one.id}>
                        <strong>{who}</strong>
                        <select
                            class="govuk-select"
                            aria-label={w.closeness(who)}
                            value={one.closeness ?? ''}
                            onChange={(e) => move(one.id, closenessOf(e.currentTarget.value))}
                        >
                            {[1, 2, 3, 4, 5].map((n) => (
                                <option value={n} key={n}>
                                    {p.closeness(n)}
                                </option>
                            ))}
                            <option value="">{p.unsaid}</option>
                        </select>
                        <select class="govuk-select" aria-label={w.tie(who)} value={one.tie ?? ''} onChange={(e) => move(one.id, tieOf(e.currentTarget.value))}>
                            {Object.entries(p.ties).map(([value, text]) => (
                                <option value={value} key={value}>
                                    {text}
                                </option>
                            ))}
                            <option value="">{p.unsaid}</option>
                        </select>
                        <label class="draw__best">
                            <input type="checkbox" checked={one.knows_best} onChange={(e) => move(one.id, bestOf(e.currentTarget.checked))} /> {w.best(who)}
                        </label>
                    </li>
                );
            })}
        </ul>
    );
}
