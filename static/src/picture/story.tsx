// What has happened, across agencies, the newest first: a page of it, and the rest when asked for.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../lib/api';
import { longDay } from '../lib/dates';
import { agency_kinds, picture as words } from '../lib/words_picture';
import { Section } from '../parts/section';
import type { Timeline, TimelineItem } from './types';

type AgencyKind = keyof typeof agency_kinds;

const LONGEST = 170;
const PAGES: Record<string, string> = { referral: '/referrals/', pep: '/peps/' };
const KINDS = Object.keys(agency_kinds) as AgencyKind[];

interface Props {
    first: Promise<Timeline>;
    /** The next page. */
    more: (after: string) => Promise<Timeline>;
    asOf: string;
}

export function Story({ first, more, asOf }: Props) {
    const [story, setStory] = useState<Timeline | null>(null);
    const [failed, setFailed] = useState(false);
    const [kind, setKind] = useState<AgencyKind | null>(null);
    const [fresh, setFresh] = useState<number | null>(null);
    const firstNew = useRef<HTMLLIElement>(null);
    const take = (page: Promise<Timeline>, before: TimelineItem[]): void => {
        page.then(
            (got) => {
                setStory({ items: [...before, ...got.items], next: got.next });
                setFailed(false);
                if (before.length > 0) setFresh(before.length);
            },
            (problem: unknown) => {
                if (!(problem instanceof Problem)) throw problem;
                setFailed(true);
            },
        );
    };
    useEffect(() => take(first, []), [first]);
    useLayoutEffect(() => firstNew.current?.focus(), [fresh]);

    const items = (story?.items ?? []).filter((item) => item.at.slice(0, 10) <= asOf);
    const shown = items.filter((item) => kind === null || item.agency_kind === kind);
    return (
        <Section title={words.story} id="story">
            {items.length > 0 && <Chips kinds={KINDS.filter((k) => items.some((item) => item.agency_kind === k))} kind={kind} choose={setKind} />}
            {failed && <p role="alert">{words.story_failed}</p>}
            {story && shown.length === 0 && <p class="quiet">{items.length === 0 ? words.story_none : words.story_none_kind}</p>}
            <ol class="story">
                {shown.map((item, i) => (
                    <Event key={i} item={item} before={shown[i - 1]} focus={story?.items.indexOf(item) === fresh ? firstNew : null} />
                ))}
            </ol>
            <p class="govuk-visually-hidden" role="status">
                {fresh !== null && story && words.story_loaded(story.items.length - fresh)}
            </p>
            {story?.next && (
                <button type="button" class="link-button" onClick={() => story.next && take(more(story.next), story.items)}>
                    {fresh === null ? words.story_more : words.story_further}
                </button>
            )}
        </Section>
    );
}

function Chips({ kinds, kind, choose }: { kinds: AgencyKind[]; kind: AgencyKind | null; choose: (kind: AgencyKind | null) => void }) {
    if (kinds.length < 2) return null;
    return (
        <div class="chips" role="group" aria-label={words.story_filter}>
            {[null, ...kinds].map((each) => (
                <button key={each} type="button" class="chip" aria-pressed={each === kind} onClick={() => choose(each)}>
                    {each ? agency_kinds[each] : words.story_all}
                </button>
            ))}
        </div>
    );
}

/** Text that somebody's name comes after. */
function ended(text: string): string {
    return /[.!?…”]$/.test(text) ? text : `${text}.`;
}

/** A line or two: the whole stands with the record. */
function shortened(text: string): string {
    if (text.length <= LONGEST) return text;
    return `${text.slice(0, text.lastIndexOf(' ', LONGEST)).replace(/[\s.,;:–-]+$/, '')}…`;
}

function Event({ item, before, focus }: { item: TimelineItem; before: TimelineItem | undefined; focus: { current: HTMLLIElement | null } | null }) {
    const day = item.at.slice(0, 10);
    const isNewYear = before !== undefined && before.at.slice(0, 4) !== day.slice(0, 4);
    const page = item.record && PAGES[item.record.type];
    const title = page ? <a class="govuk-link" href={`${page}${item.record?.id}`}>{item.title}</a> : item.title;
    return (
        <li class="story__item" ref={focus} tabIndex={focus ? -1 : undefined}>
            {isNewYear && <p class="story__year">{day.slice(0, 4)}</p>}
            <h3 class="story__title">{title}</h3>
            <p class="story__when">
                <span class={`agency agency--${item.agency_kind}`}>{agency_kinds[item.agency_kind as AgencyKind]}</span>{' '}
                <time dateTime={item.at}>{longDay(day)}</time>
            </p>
            {(item.text || item.who) && (
                <p class="story__text">
                    {item.text && ended(shortened(item.text))} {item.who && <span class="quiet">{item.who}</span>}
                </p>
            )}
        </li>
    );
}
