#pragma once
/*
 * Timescales: when something that started on a day, or at an instant, falls due; England's working
 * days.
 *
 * A working day is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in
 * England and Wales (Care Planning, Placement and Case Review (England) Regulations 2010,
 * regulation 2). The day of the start is day 0. Bank holidays follow the rule of the Banking and
 * Financial Dealings Act 1971 and the yearly proclamations for any year; what no rule can know (a
 * jubilee, a funeral) is a table of exceptions: the one in clock.c and, before it, the caller's
 * own.
 */
#include "day.h"

enum clock_unit { CLOCK_WORKING_DAYS, CLOCK_DAYS, CLOCK_WEEKS, CLOCK_MONTHS, CLOCK_HOURS };

enum { CLOCK_UNITS = 5, CLOCK_N_MAX = 9999 };

/* "8 weeks", "20 working_days", "24 hours". n is 0..CLOCK_N_MAX; 0 is due at once. */
struct timescale {
    int32_t         n;
    enum clock_unit unit;
};

/*
 * A day on which the rule is wrong: a one-off bank holiday, or a usual one that was moved away from
 * this day.
 */
struct clock_exception {
    day_t day;
    bool  is_holiday;
};

/*
 * What the caller's settings add, in any order; the later row of the same day wins, and all of them
 * win over clock.c. {0} adds nothing.
 */
struct calendar {
    const struct clock_exception *exceptions;
    int32_t                       n;
};

/*
 * Whether the office is closed by a bank holiday on this very day (a substitute day counts, the
 * weekend it stands for does not).
 */
bool clock_is_holiday(day_t d, const struct calendar *cal);
bool clock_is_working_day(day_t d, const struct calendar *cal);

/* Easter Sunday by the Gregorian rule; DAY_NONE outside 1900..2200. */
day_t clock_easter(int32_t year);

/* False for an unknown unit and for n outside 0..CLOCK_N_MAX. */
bool clock_is_valid(struct timescale ts);

/*
 * The last day on which the thing is still in time. Weeks are seven days; months follow
 * day_add_months. Hours are counted from an instant, so for them, for a timescale that is not
 * valid, for an unknown start and past DAY_LAST the answer is DAY_NONE.
 */
day_t clock_due(day_t start, struct timescale ts, const struct calendar *cal);

/*
 * The last second in which the thing is still in time: late is `now > clock_due_at(…)`. Hours are
 * exact (24 hours over the change of the clocks are 24 hours). Other units count from London's date
 * at the start and run to the end of London's day that clock_due names. INSTANT_NONE as above.
 */
int64_t clock_due_at(int64_t start, struct timescale ts, const struct calendar *cal);

/*
 * The last second in time of a clock that stood still from `paused_at` until `now`: what was left
 * then is left now, working days as working days, hours to the second, all else in days. One that
 * was late when it was paused is as late now as it was then, in days.
 */
int64_t clock_due_after_pause(int64_t due_at, int64_t paused_at, int64_t now, enum clock_unit unit,
                              const struct calendar *cal);

/*
 * Working days after `from` up to and with `to`; negative when `to` is the earlier. So clock_due(d,
 * n working days) is n working days from d. 0 when either is unknown.
 */
int32_t clock_working_days_between(day_t from, day_t to, const struct calendar *cal);

/* "working_days", "days", "weeks", "months", "hours"; NULL for an unknown unit. */
const char *clock_unit_name(enum clock_unit unit);

/* The unit of such a name; false when there is none. */
bool clock_unit_parse(const char *name, size_t len, enum clock_unit *out);
