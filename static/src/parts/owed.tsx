// What one owes the groups that one sits in: open actions that are one's own by name, the earliest first.
import { answer, api } from '../lib/api';
import { inDays, longDay } from '../lib/dates';
import type { GroupAction, List } from '../lib/types';
import { groups as w } from '../lib/words_groups';
import { Section } from './section';

export const getOwed = () => answer<List<GroupAction>>(api.GET('/me/group-actions'));

/** `none`: what stands there where nothing is open; null: nothing does. */
export function Owed({ list, none }: { list: GroupAction[]; none: string | null }) {
    if (list.length === 0 && none === null) return null;
    return (
        <Section title={w.owe} id="owe">
            {list.length === 0 && <p class="quiet">{none}</p>}
            <ul class="rows">
                {list.map((x) => (
                    <li class="rows__item" key={x.id}>
                        <div>
                            <a class="govuk-link govuk-link--no-visited-state" href={`/groups/${x.group.id}`}>
                                {x.what}
                            </a>
                            <p class="rows__more">
                                {w.in_group(x.group.name)} · <span class={(x.days ?? 0) < 0 ? 'is-late' : undefined}>{`${longDay(x.due_on)}, ${inDays(x.days ?? 0)}`}</span>
                            </p>
                        </div>
                    </li>
                ))}
            </ul>
        </Section>
    );
}
