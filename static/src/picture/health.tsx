// Health checks, in the right column, and the last reviews: what is due, what came of the last.
import { longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { health as w, reviews as r } from '../lib/words_health';
import { Section } from '../parts/section';
import { Held } from './held';
import { heldIn } from './say';
import type { Picture } from './types';

type One = Picture['health'][number];

const tones: Record<string, string> = { late: ' state--late', soon: ' state--soon', later: '' };

function Check({ one }: { one: One }) {
    const upToDate = one.state !== 'late' && one.is_up_to_date !== null ? (one.is_up_to_date ? w.is_up_to_date : w.is_not) : null;
    return (
        <div class="facts__row">
            <dt>{one.what}</dt>
            <dd>
                {one.due_on ? w.due_by(longDay(one.due_on)) : w.none_due} {one.state && one.state !== 'later' && <span class={`state${tones[one.state] ?? ''}`}>{w.due_states[one.state]}</span>}
                {upToDate && <span class={`state${one.is_up_to_date ? ' state--good' : ''}`}>{upToDate}</span>}
                {one.last_on && one.last_state && (
                    <span class="table__more">
                        {w.last(w.said[one.last_state] ?? '', longDay(one.last_on))}
                        {one.missed_why && `. ${w.whys[one.missed_why] ?? ''}`}
                    </span>
                )}
            </dd>
        </div>
    );
}

/** Of a child in care, for whoever is told who works with the child. */
const lacksNurse = ({ child, people }: Picture): boolean => Boolean(child.in_care_since && child.lead_worker) && !people.some((one) => one.is_worker && one.relation === 'Nurse');

export function HealthChecks({ picture }: { picture: Picture }) {
    const { child, health } = picture;
    const held = heldIn('health', picture.withheld);
    if (!health.length && !held.length && !lacksNurse(picture)) return null;
    return (
        <Section title={w.picture} id="health" action={{ href: childPage(child.id, 'health'), text: w.picture_action }}>
            {lacksNurse(picture) && (
                <p>
                    <span class="state state--late">{w.no_nurse_short}</span>
                </p>
            )}
            <dl class="facts">
                {health.map((one) => (
                    <Check one={one} key={one.kind} />
                ))}
            </dl>
            <Held list={held} />
        </Section>
    );
}

export function LastReviews({ picture }: { picture: Picture }) {
    const { child, reviews } = picture;
    if (!reviews.length) return null;
    return (
        <Section title={r.held} id="reviews" action={{ href: childPage(child.id, 'reviews'), text: r.more }}>
            <dl class="facts">
                {reviews.slice(0, 3).map((one) => (
                    <div class="facts__row" key={one.id}>
                        <dt>{longDay(one.held_on)}</dt>
                        <dd>
                            {one.took_part}
                            <span class="table__more">{one.mental_health ? r.said[one.mental_health] : r.not_asked}</span>
                        </dd>
                    </div>
                ))}
            </dl>
        </Section>
    );
}
