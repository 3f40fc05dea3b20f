// Shown to whoever refers: what help the child would rather try first. It stands in nobody's way.
import { answer, api } from '../lib/api';
import { calledName } from '../lib/children';
import { useLoad } from '../lib/load';
import type { Child, List, Preference } from '../lib/types';
import { prefers as w } from '../lib/words_voice';

const getPreferences = (child: string) => answer<List<Preference>>(api.GET('/children/{child}/preferences', { params: { path: { child } } }));

/* Where a role does not read what a child prefers, the form is still there. */
export function FirstNote({ child }: { child: Child }) {
    const { now } = useLoad(() => getPreferences(child.id));
    const first = now.state === 'ready' ? now.value.items.filter((one) => one.kind === 'first' && one.holds) : [];
    if (!first.length) return null;
    return (
        <div class="notice">
            <h2 class="govuk-heading-s">{w.refer(calledName(child))}</h2>
            <ul class="govuk-list">
                {first.map((one) => (
                    <li key={one.id}>{one.text}</li>
                ))}
            </ul>
            <p class="quiet">{w.first_hint}</p>
        </div>
    );
}
