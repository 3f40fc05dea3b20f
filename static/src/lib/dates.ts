// Days are 'YYYY-MM-DD' and belong to London; instants are RFC 3339.
import { when } from './words';

export type Day = string;

const day = (d: Day) => new Date(`${d}T00:00:00Z`);

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/London' });
const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** 14 November 2026 */
export const longDay = (d: Day): string => long.format(day(d));

/** 14 Nov, with the year when it is not this one */
export function shortDay(d: Day): string {
    const text = short.format(day(d)).replace('Sept', 'Sep');
    return d.slice(0, 4) === today().slice(0, 4) ? text : `${text} ${d.slice(0, 4)}`;
}

export const today = (): Day => london.format(new Date());

export const dayOfInstant = (at: string): Day => london.format(new Date(at));

/** 14 November 2026 at 14:03 */
export const longInstant = (at: string): string => `${longDay(dayOfInstant(at))} at ${clock.format(new Date(at))}`;

export const timeNow = (): string => clock.format(new Date());

export const daysBetween = (from: Day, to: Day): number => Math.round((day(to).getTime() - day(from).getTime()) / 86400000);

export function addDays(d: Day, n: number): Day {
    const t = day(d);
    t.setUTCDate(t.getUTCDate() + n);
    return t.toISOString().slice(0, 10);
}

/** Whole years from birth; born on 29 February: a year older on 1 March. */
export function ageOn(born: Day, on: Day): number {
    const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
    return on.slice(5) >= born.slice(5) ? years : years - 1;
}

/** A number of days as one would say it: days up to three weeks, then whole weeks, months and years that have passed. */
export function spanOfDays(days: number): string {
    if (days < 22) return when.days(days);
    if (days < 92) return when.weeks(Math.floor(days / 7));
    if (days < 731) return when.months(Math.floor(days / 30.44));
    return when.years(Math.floor(days / 365.25));
}

/** '2 days late', '5 months late', 'today', 'in 4 days' */
export function inDays(days: number): string {
    if (days < 0) return when.late(spanOfDays(-days));
    if (days === 0) return when.today;
    return days === 1 ? when.tomorrow : when.in_span(spanOfDays(days));
}

/** Three typed fields to a day; null when they are no date of the calendar. */
export function dayOfParts(d: string, m: string, y: string): Day | null {
    if (!/^\d{1,2}$/.test(d.trim()) || !/^\d{1,2}$/.test(m.trim()) || !/^\d{4}$/.test(y.trim())) return null;
    const text = `${y.trim()}-${m.trim().padStart(2, '0')}-${d.trim().padStart(2, '0')}`;
    const at = day(text);
    return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text ? text : null;
}
