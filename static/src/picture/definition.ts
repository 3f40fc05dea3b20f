/** The cut-offs and thresholds of the SDQ, as the service defines them, in the shape that the charts use. */
import type { Definition, Scale } from './types';

export interface DefinitionAnswer {
    forms: {
        informant: string;
        version: string;
        scores: { score: string; max: number; high_is_good: boolean; bands3: number[]; bands4: number[]; reliable_change: number | null }[];
    }[];
}

export function readDefinition(answer: DefinitionAnswer): Definition {
    return Object.fromEntries(
        answer.forms.map((form) => [
            `${form.informant} ${form.version}`,
            Object.fromEntries(
                form.scores.map((each) => [
                    each.score as Scale,
                    { max: each.max, isFalling: each.high_is_good, three: each.bands3, four: each.bands4, reliable: each.reliable_change },
                ]),
            ),
        ]),
    );
}
