// Something that one may not see, in the place where it would be: whose it is, and whom to ask.
import { picture as words } from '../lib/words_picture';
import type { Withheld } from './types';

export function Held({ list }: { list: Withheld[] }) {
    if (list.length === 0) return null;
    return (
        <ul class="withheld">
            {list.map((each, i) => (
                <li class="withheld__item" key={i}>
                    <strong>{what(each)}</strong> {ask(each)}
                </li>
            ))}
        </ul>
    );
}

function what(held: Withheld): string {
    if (!held.type || !held.count) return words.held_marker(held.owner);
    const thing = words.held_things[held.type] ?? words.held_things['other'];
    return thing ? words.held_some(thing(held.count), held.owner) : words.held_marker(held.owner);
}

function ask(held: Withheld): string {
    const who = [held.ask?.name, held.ask?.agency].filter(Boolean).join(', ');
    return words.held_ask_who(who || held.owner);
}
