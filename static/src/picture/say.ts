/** What several sections of the picture say alike. */
import { ageOn, daysBetween, today } from '../lib/dates';
import { picture as words } from '../lib/words_picture';
import type { Child, Withheld } from './types';

export function hasName(child: Child): boolean {
    return Boolean(child.known_as ?? child.given_names);
}

/** 12 years; under two in months. */
export function ageText(child: Child): string | null {
    if (!child.born_on) return null;
    const years = child.age ?? ageOn(child.born_on, today());
    if (years >= 2) return words.age_years(years);
    return words.age_months(Math.max(0, Math.floor(daysBetween(child.born_on, today()) / 30.44)));
}

/** The sections in which a withheld thing shows; what has no place of its own shows at the top. */
const PLACES: Record<string, string> = {
    words: 'words', sdq: 'sdq', referral: 'help', involvement: 'involved', around_person: 'people', sibling: 'people', task: 'next', plan: 'plans', pep: 'peps', measure: 'measures', health: 'health',
};

export function heldIn(place: string, withheld: Withheld[]): Withheld[] {
    return withheld.filter((each) => (each.type ? (PLACES[each.type] ?? 'top') : 'top') === place);
}
