/** A symbol beside every colour: shapes for informants and for groups. */
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, type SymbolType } from 'd3-shape';

const SHAPES: Record<string, SymbolType> = {
    parent: symbolCircle,
    teacher: symbolSquare,
    self: symbolTriangle,
    family: symbolCircle,
    home: symbolSquare,
    health: symbolCross,
    social_care: symbolDiamond,
    school: symbolTriangle,
    other: symbolStar,
};

export function markPath(kind: string, area = 78): string {
    return symbol(SHAPES[kind] ?? symbolCircle, area)() ?? '';
}

export function Mark({ kind, x, y, area }: { kind: string; x: number; y: number; area?: number }) {
    return <path class={`mark mark--${kind}`} d={markPath(kind, area)} transform={`translate(${x},${y})`} />;
}

/** The same symbol within a line of text. */
export function Bullet({ kind }: { kind: string }) {
    return (
        <svg class="bullet" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
            <Mark kind={kind} x={0} y={0} area={70} />
        </svg>
    );
}
