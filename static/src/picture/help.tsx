// Help asked for, each request with its waiting clock: what is open first, what has ended behind a disclosure, all dates in a table.
import { WaitingBar } from '../charts/WaitingBar';
import { layoutWaiting, type Waiting } from '../charts/waiting';
import { dayOfInstant, longDay } from '../lib/dates';
import { childPage } from '../lib/links';
import { picture as words, referral_state_short, referral_states, waiting as say } from '../lib/words_picture';
import { Section } from '../parts/section';
import { Held } from './held';
import { heldIn } from './say';
import type { Picture, Referral } from './types';

const ENDED = ['closed', 'declined', 'redirected', 'withdrawn'];
const SHOWN_SEEN_DAYS = 183;

export function HelpAskedFor({ picture, now, canRecord }: { picture: Picture; now: number; canRecord: boolean }) {
    const { child, referrals } = picture;
    const held = heldIn('help', picture.withheld);
    const isPast = (r: Referral): boolean =>
        ENDED.includes(r.state) || (r.seen_at !== null && now - Date.parse(r.seen_at) > SHOWN_SEEN_DAYS * 86_400_000);
    const open = referrals.filter((r) => !isPast(r)).sort((a, b) => urgency(a, now) - urgency(b, now));
    const past = referrals.filter(isPast);
    const action = canRecord ? { href: childPage(child.id, 'referrals/new'), text: words.help_action } : null;
    return (
        <Section title={words.help} id="help" action={action}>
            {referrals.length === 0 && held.length === 0 && (
                <p class="quiet">
                    {words.help_none} {words.help_none_help}
                </p>
            )}
            {referrals.length > 0 && open.length === 0 && <p class="quiet">{words.help_open_none}</p>}
            {open.map((r) => (
                <Request key={r.id} referral={r} now={now} />
            ))}
            <Held list={held} />
            {past.length > 0 && (
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{words.help_past(past.length)}</span>
                    </summary>
                    {past.map((r) => (
                        <Request key={r.id} referral={r} now={now} />
                    ))}
                </details>
            )}
            {referrals.length > 0 && <AllDates referrals={referrals} now={now} />}
        </Section>
    );
}

/** What is over its target first, then what has least left; what has stopped after what runs. */
function urgency(r: Referral, now: number): number {
    if (!r.clock) return 2;
    if (r.clock.state === 'met' || r.clock.state === 'missed') return 3;
    const wait = layoutWaiting(r.clock, now);
    return wait.target - wait.filled;
}

function day(at: string | null): string | null {
    return at ? longDay(dayOfInstant(at)) : null;
}

function Request({ referral: r, now }: { referral: Referral; now: number }) {
    const made = day(r.submitted_at ?? r.asked_at);
    return (
        <article class="request">
            <div class="request__text">
                <h3 class="request__title">
                    <a class="govuk-link" href={`/referrals/${r.id}`}>
                        {r.service.name}
                    </a>{' '}
                    {r.urgency === 'urgent' && <span class="state state--late">{words.help_urgent}</span>}
                </h3>
                {r.need && <p class="request__need">{r.need}</p>}
                <p class="request__who">
                    {r.asked_by && r.asked_by.id !== r.referred_by?.id && `${words.help_asked_by(r.asked_by.name)} `}
                    {made && words.help_made_by(r.referred_by?.name ?? null, made)}
                </p>
                <p class="request__state">{stateText(r)}</p>
                {r.held_back && <p class="request__held">{words.help_held}</p>}
            </div>
            {r.clock && <WaitingBar clock={r.clock} now={now} says={(wait) => clockSays(r, wait)} />}
        </article>
    );
}

function stateText(r: Referral): string {
    const text = referral_states[r.state as keyof typeof referral_states];
    if (!text) return '';
    if (r.state === 'asked') return text(r.decider?.name ?? null, null);
    return text(r.practitioner?.name ?? null, day(r.state === 'seen' ? r.seen_at : r.accepted_at));
}

function clockSays(r: Referral, wait: Waiting): string {
    return say.sentence(r.service.name, wait.elapsed, wait.targetText, wait.badge, r.clock?.stopped_at !== null);
}

function AllDates({ referrals, now }: { referrals: Referral[]; now: number }) {
    const heads = [words.help_service, words.help_state, words.help_made, words.help_accepted, words.help_seen, words.help_target, words.help_waited];
    return (
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{words.help_table}</span>
            </summary>
            <div class="table-scroll" tabIndex={0} role="region" aria-label={words.help_caption}>
                <table class="govuk-table table">
                    <caption class="govuk-visually-hidden">{words.help_caption}</caption>
                    <thead>
                        <tr>
                            {heads.map((text) => (
                                <th scope="col" class="govuk-table__header" key={text}>
                                    {text}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {referrals.map((r) => (
                            <DatesRow key={r.id} referral={r} now={now} />
                        ))}
                    </tbody>
                </table>
            </div>
        </details>
    );
}

function DatesRow({ referral: r, now }: { referral: Referral; now: number }) {
    const wait = r.clock && layoutWaiting(r.clock, now);
    const cells = [
        referral_state_short[r.state] ?? r.state,
        day(r.submitted_at ?? r.asked_at) ?? '–',
        day(r.accepted_at) ?? '–',
        day(r.seen_at) ?? '–',
        wait ? `${wait.targetText}${r.clock?.due_on ? `, ${longDay(r.clock.due_on)}` : ''}` : '–',
        wait ? `${wait.elapsed}, ${wait.badge.charAt(0).toLowerCase()}${wait.badge.slice(1)}` : '–',
    ];
    return (
        <tr>
            <th scope="row" class="govuk-table__header">
                {r.service.name}
            </th>
            {cells.map((text, i) => (
                <td class="govuk-table__cell" key={i}>
                    {text}
                </td>
            ))}
        </tr>
    );
}
