// The latest of each measure beside the SDQ: in which band, and whether it went up or down.
import { childPage } from '../lib/links';
import { scoreText } from '../lib/score';
import { measures as w } from '../lib/words_measures';
import { Section } from '../parts/section';
import { Held } from './held';
import { heldIn } from './say';
import type { Picture } from './types';

type Summary = Picture['measures'][number];

const TONES: Record<string, string> = { better: 'good', worse: 'late', none: '' };

/** Nothing at all where there is none and none is expected of the viewer. */
export function OtherMeasures({ picture, canRecord }: { picture: Picture; canRecord: boolean }) {
    const held = heldIn('measures', picture.withheld);
    const page = (word: string) => childPage(picture.child.id, word);
    if (picture.measures.length === 0 && held.length === 0 && !canRecord) return null;
    return (
        <Section title={w.section} id="measures" action={canRecord ? { href: page('measures/new'), text: w.record } : null}>
            {picture.measures.length === 0 ? (
                <p class="quiet">{w.none}</p>
            ) : (
                <>
                    <ul class="rows">
                        {picture.measures.map((each) => (
                            <Line each={each} key={each.id} />
                        ))}
                    </ul>
                    <p>
                        <a class="govuk-link govuk-link--no-visited-state" href={page('measures')}>
                            {w.all}
                        </a>
                    </p>
                </>
            )}
            <Held list={held} />
        </Section>
    );
}

function Line({ each }: { each: Summary }) {
    const says = [
        each.worst && `${each.worst.name}: ${each.worst.band.toLowerCase()}`,
        each.only?.score !== undefined && each.only?.score !== null && (each.worst ? scoreText(each.only.score, each.only) : `${each.only.name}: ${scoreText(each.only.score, each.only)}`),
    ].filter(Boolean);
    return (
        <li class="rows__item">
            <div>
                <a class="govuk-link govuk-link--no-visited-state" href={`/measures/${each.id}`}>
                    <strong>{each.name}</strong>
                </a>
                {says.length > 0 && <p class="rows__more rows__says">{says.join(', ')}</p>}
                <p class="rows__more">{w.by(w.informants[each.informant] ?? '', each.completed_on, each.service?.name)}</p>
                {each.held_back && <p class="rows__more">{each.worst ? w.held_bands : w.held}</p>}
            </div>
            {each.change && <span class={`state state--${TONES[each.change]}`}>{w.changes[each.change]}</span>}
        </li>
    );
}
