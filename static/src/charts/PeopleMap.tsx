import { useRef } from 'preact/hooks';
import { fitText, textWidth } from './text';
import { layoutPeople, type MapPerson } from './people';
import { Mark } from './mark';
import { useWidth } from './width';
import { picture as words } from '../lib/words_picture';

export interface MapEntry extends MapPerson {
    tie: string | null;
    knowsBest: boolean;
}

/** Who is around the child, on rings. The list beside it says the same in words. */
export function PeopleMap({ says, child, people, groups }: { says: string; child: string; people: MapEntry[]; groups: string[] }) {
    const box = useRef<HTMLDivElement>(null);
    const width = Math.min(useWidth(box, 460), 760);
    const map = layoutPeople({ width, people, groups });
    const of = new Map(people.map((p) => [p.id, p]));
    const { x, y, r } = map.middle;
    const size = Math.max(11, Math.min(15, Math.floor((2 * r - 8) / textWidth(child, 1, true))));
    return (
        <div class="chart chart--people" ref={box}>
            <svg class="chart__svg" role="img" aria-label={says} viewBox={`0 0 ${map.width} ${map.height}`}>
                {[...map.rings].reverse().map((ring) => (
                    <circle key={ring.r} class={ring.closeness === null ? 'ring ring--unsaid' : `ring ring--${ring.closeness}`} cx={x} cy={y} r={ring.r} />
                ))}
                {map.people.map((p) => (
                    <line key={p.id} class={`tie tie--${of.get(p.id)?.tie ?? 'none'}`} {...p.line} />
                ))}
                <circle class="middle" cx={x} cy={y} r={r} />
                <text class="middle-word" x={x} y={y + size / 3} font-size={size} text-anchor="middle">
                    {fitText(child, size, 2 * r - 8, true)}
                </text>
                {map.people.map((p) => (
                    <g key={p.id}>
                        {of.get(p.id)?.knowsBest && <circle class="best" cx={p.x} cy={p.y} r="11" />}
                        <Mark kind={of.get(p.id)?.group ?? 'other'} x={p.x} y={p.y} area={130} />
                        {p.lines.map((each, i) => (
                            <text key={i} class="person" x={each.x} y={each.y} text-anchor={p.anchor}>
                                {each.text}
                            </text>
                        ))}
                    </g>
                ))}
            </svg>
            {map.leftOut.length > 0 && <p class="chart__note">{words.people_left_out(map.leftOut.length)}</p>}
        </div>
    );
}
