/** The cut-offs and thresholds of the SDQ, as the service defines them, in the shape that the charts use. */
import type { CutOffs, Definition, Scale } from './types';

interface Cutoff {
    informant: string;
    version: string;
    bands3: CutOffs | null;
    bands4: CutOffs | null;
    reliable_change?: Partial<Record<Scale, number>> | null;
}

export interface DefinitionAnswer {
    cut_offs: Cutoff[];
}

export function readDefinition(answer: DefinitionAnswer): Definition {
    const key = (each: Cutoff): string => `${each.informant} ${each.version}`;
    return {
        cut_offs: Object.fromEntries(answer.cut_offs.map((each) => [key(each), { three: each.bands3, four: each.bands4 }])),
        reliable: Object.fromEntries(answer.cut_offs.flatMap((each) => (each.reliable_change ? [[key(each), each.reliable_change]] : []))),
    };
}
