// Shown to whoever records for a child: what the child or the carers do not want an agency to know.
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { useLoad } from '../lib/load';
import type { Child, List, SharingWish } from '../lib/types';
import { consent as w } from '../lib/words_consent';

export const getWishes = (child: string) => answer<List<SharingWish>>(api.GET('/children/{child}/sharing-wishes', { params: { path: { child } } }));

export const wishText = (wish: SharingWish, name: string): string =>
    w.wants(wish.whose === 'child' ? name : w.people[wish.whose], wish.agency.name, wish.share, w.kinds[wish.kind]);

/* Where wishes are not shared with this role, or cannot be read just now, the form is still there. */
export function WishNote({ child }: { child: Child }) {
    const { now } = useLoad(() => getWishes(child.id));
    const standing = now.state === 'ready' ? now.value.items.filter((one) => one.stands && !one.share) : [];
    if (!standing.length) return null;
    const name = calledName(child);
    return (
        <div class="notice">
            <h2 class="govuk-heading-s">{w.note_title(name)}</h2>
            <ul class="govuk-list">
                {standing.map((one) => (
                    <li key={one.id}>{wishText(one, name)}.</li>
                ))}
            </ul>
        </div>
    );
}
