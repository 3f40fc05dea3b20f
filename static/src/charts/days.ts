/**
 * Days as whole numbers (days since 1 January 1970), so that charts reckon with them without time zones.
 */

const DAY_MS = 86_400_000;
const MONTHS = [
    'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
];

/** '2026-11-22', or the London day of '2026-11-22T10:00:00Z'. */
export function dayOf(text: string): number {
    if (text.length <= 10) return Date.parse(`${text}T00:00:00Z`) / DAY_MS;
    return dayOf(londonDay(new Date(text)));
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

export function londonDay(at: Date): string {
    return london.format(at);
}

export function isoOf(day: number): string {
    return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function parts(day: number): { d: number; m: number; y: number } {
    const at = new Date(day * DAY_MS);
    return { d: at.getUTCDate(), m: at.getUTCMonth(), y: at.getUTCFullYear() };
}

/** 14 November 2026 */
export function longDay(day: number): string {
    const { d, m, y } = parts(day);
    return `${d} ${MONTHS[m]} ${y}`;
}

/** 14 Nov, or 14 Nov 2027 when it is not in the year of `near`. */
export function shortDay(day: number, near?: number): string {
    const { d, m, y } = parts(day);
    const text = `${d} ${MONTHS[m]?.slice(0, 3)}`;
    return near !== undefined && parts(near).y !== y ? `${text} ${y}` : text;
}

/** November 2026 */
export function monthYear(day: number, short = false): string {
    const { m, y } = parts(day);
    return `${short ? MONTHS[m]?.slice(0, 3) : MONTHS[m]} ${y}`;
}

export function yearOf(day: number): number {
    return parts(day).y;
}

/** The same day `n` months on, the last day of the month where there is none. */
export function addMonths(day: number, n: number): number {
    const { d, m, y } = parts(day);
    const last = new Date(Date.UTC(y, m + n + 1, 0)).getUTCDate();
    return Date.UTC(y, m + n, Math.min(d, last)) / DAY_MS;
}

const STEPS = [1, 2, 3, 6, 12, 24, 48];

/** First days of months between two days, as many as fit in `most`. */
export function monthTicks(from: number, to: number, most: number): number[] {
    const first = parts(from);
    for (const step of STEPS) {
        const ticks: number[] = [];
        const start = Math.ceil((first.y * 12 + first.m) / step) * step;
        for (let month = start; ; month += step) {
            const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
            if (day > to) break;
            if (day >= from) ticks.push(day);
        }
        if (ticks.length <= Math.max(1, most)) return ticks;
    }
    return [];
}
