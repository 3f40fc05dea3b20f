/**
 * Heights that mean bands. Each informant has cut-offs of their own, so equal scores are not equally high: a score is placed by a piecewise
 * scale through its own form's cut-offs on a background of bands of equal height. Height 0 is the foot of the lowest band, 1 the border
 * above it; a band of one score alone (impact 1) has that score in its middle, and no score ever lies on a border.
 */
import { scaleLinear } from 'd3-scale';

/** Cut-offs from no difficulty to most: the last score of each band but the highest; for a falling scale the lowest score of each. */
export interface Ruler {
    cuts: number[];
    max: number;
    isFalling: boolean;
}

export function bandCount(ruler: Ruler): number {
    return ruler.cuts.length + 1;
}

/** 0 for the band without difficulty. */
export function bandOf(score: number, ruler: Ruler): number {
    return ruler.cuts.filter((cut) => (ruler.isFalling ? score < cut : score > cut)).length;
}

/** The lowest and highest score of each band, in the order of the bands. */
export function bandRanges(ruler: Ruler): [number, number][] {
    const edges = knots(ruler);
    return edges.slice(1).map((edge, i) => {
        const from = edges[i] ?? 0;
        return ruler.isFalling ? [edge + 0.5, from - 0.5] : [from + 0.5, edge - 0.5];
    });
}

function knots(ruler: Ruler): number[] {
    return ruler.isFalling
        ? [ruler.max + 0.5, ...ruler.cuts.map((cut) => cut - 0.5), -0.5]
        : [-0.5, ...ruler.cuts.map((cut) => cut + 0.5), ruler.max + 0.5];
}

/**
 * The height of a score in a frame of `frame` bands. Three bands in a frame of four: the highest of the three reaches over the upper two,
 * as "abnormal" covers what "high" and "very high" divide.
 */
export function bandHeight(score: number, ruler: Ruler, frame = bandCount(ruler)): number {
    const own = bandCount(ruler);
    const heights = Array.from({ length: own + 1 }, (_, i) => (i === own ? frame : i));
    return scaleLinear(knots(ruler), heights).clamp(true)(score);
}
