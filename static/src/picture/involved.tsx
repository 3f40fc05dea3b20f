// The services that work with the child now, and those that have ended.
import { calledName } from '../lib/children';
import { longDay } from '../lib/dates';
import { picture as words } from '../lib/words_picture';
import { end_reasons, beside as w } from '../lib/words_work';
import { Section } from '../parts/section';
import { Held } from './held';
import { heldIn } from './say';
import type { Involvement, Picture } from './types';

const TONES: Record<Involvement['state'], string> = { active: 'good', waiting: 'soon', quiet: 'info', closed: '' };

export function Involvements({ picture }: { picture: Picture }) {
    const held = heldIn('involved', picture.withheld);
    const now = picture.involvements.filter((each) => each.state !== 'closed');
    const past = picture.involvements.filter((each) => each.state === 'closed');
    return (
        <Section title={words.involved(calledName(picture.child))} id="involved">
            {now.length === 0 && held.length === 0 && <p class="quiet">{words.involved_none}</p>}
            <List items={now} />
            <Held list={held} />
            {past.length > 0 && (
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{words.involved_past(past.length)}</span>
                    </summary>
                    <List items={past} />
                </details>
            )}
        </Section>
    );
}

function List({ items }: { items: Involvement[] }) {
    if (items.length === 0) return null;
    return (
        <ul class="rows">
            {items.map((each) => (
                <li class="rows__item" key={each.id}>
                    <div>
                        <a class="govuk-link govuk-link--no-visited-state" href={`/involvements/${each.id}`}>
                            <strong>{each.service.name}</strong>
                        </a>{' '}
                        {each.type_of_work && <span>{each.type_of_work}</span>}
                        <p class="rows__more">
                            {[each.practitioner?.name, period(each)].filter(Boolean).join(', ')}
                            {each.end_reason && `. ${end_reasons[each.end_reason]}`}
                            {each.outcome && `. ${each.outcome}`}
                        </p>
                        {each.covered_by && <p class="rows__more">{w.covered(each.covered_by.name, longDay(each.covered_by.until_on))}</p>}
                        {each.also.length > 0 && <p class="rows__more">{w.also(each.also)}</p>}
                    </div>
                    <span class={`state state--${TONES[each.state]}`}>{words.involved_states[each.state]}</span>
                </li>
            ))}
        </ul>
    );
}

function period(each: Involvement): string {
    return each.until_on ? words.involved_period(longDay(each.from_on), longDay(each.until_on)) : words.involved_since(longDay(each.from_on));
}
