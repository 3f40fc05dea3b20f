// What is next, in the parts into which a list of it falls: late, this week, then week by week; or by who is asked for it.
import { addDays, type Day } from './dates';
import type { NextDue } from './types';
import { next as w } from './words_next';

export interface Group {
    key: string;
    title: string;
    items: NextDue[];
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    return addDays(day, 1 - weekday);
}

export const askedOf = (due: NextDue): string => due.person?.name ?? due.agency?.name ?? due.who ?? w.nobody;

function weekOf(due: NextDue): [string, string] {
    if (due.part === 'late') return ['late', w.late];
    if (due.part === 'week') return ['week', w.week];
    const monday = mondayOf(due.on);
    return [monday, w.week_of(monday)];
}

const whomAsked = (due: NextDue): [string, string] => [due.person?.id ?? due.agency?.id ?? askedOf(due), askedOf(due) + (due.person && due.agency ? `, ${due.agency.name}` : '')];

function groups(items: readonly NextDue[], nameOf: (due: NextDue) => [string, string]): Group[] {
    const found = new Map<string, Group>();
    for (const due of items) {
        const [key, title] = nameOf(due);
        const group = found.get(key) ?? { key, title, items: [] };
        group.items.push(due);
        found.set(key, group);
    }
    return [...found.values()];
}

/** In the order in which the service sorts them: the earliest first. */
export const byWeek = (items: readonly NextDue[]): Group[] => groups(items, weekOf);

/** By name, to go through one after the other. */
export const byAsked = (items: readonly NextDue[]): Group[] => groups(items, whomAsked).sort((a, b) => a.title.localeCompare(b.title));
