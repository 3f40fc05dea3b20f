/** The cut-offs and thresholds of the SDQ, as the service defines them, in the shape that the charts use. */
import type { Definition, DefinitionAnswer, Scale } from './types';

export function readDefinition(answer: DefinitionAnswer): Definition {
    return Object.fromEntries(
        answer.forms.map((form) => [
            `${form.informant} ${form.version}`,
            Object.fromEntries(
                form.scores.map((each) => [
                    each.score as Scale,
                    {
                        max: each.max,
                        isFalling: each.high_is_good,
                        three: each.bands3 as number[],
                        four: each.bands4 as number[],
                        reliable: each.reliable_change,
                    },
                ]),
            ),
        ]),
    );
}
