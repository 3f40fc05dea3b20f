// The periods that a service reports on: from 1 April on, as councils and the health service count their years.
import { addDays, today, type Day } from './dates';

export interface Period {
    from: Day;
    to: Day;
}

export type Span = 'month' | 'quarter' | 'half' | 'year';

const months: Record<Span, number> = { month: 1, quarter: 3, half: 6, year: 12 };

const firstOf = (year: number, month: number): Day => `${year + Math.floor(month / 12)}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}-01`;

/** The span in which a day is, up to that day; back: so many spans earlier, whole. */
export function spanOf(span: Span, back: number, day: Day = today()): Period {
    const long = months[span];
    const month = Number(day.slice(5, 7)) - 1;
    const first = month - ((((month - 3) % long) + long) % long) - back * long;
    const year = Number(day.slice(0, 4));
    const last = addDays(firstOf(year, first + long), -1);
    return { from: firstOf(year, first), to: last > day ? day : last };
}
