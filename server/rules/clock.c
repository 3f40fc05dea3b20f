#include "clock.h"

#include <string.h>

#include "pure.h"

/* What no rule can know, from the proclamations and orders of those years. */
static const struct {
    struct civil date;
    bool         is_holiday;
} one_offs[] = {
    {{1995, 5, 1}, false},                          /* 50 years after the war in Europe */
    {{1995, 5, 8}, true},   {{1999, 12, 31}, true}, /* the millennium */
    {{2002, 5, 27}, false},                         /* Golden Jubilee */
    {{2002, 6, 3}, true},   {{2002, 6, 4}, true},
    {{2011, 4, 29}, true},  /* royal wedding */
    {{2012, 5, 28}, false}, /* Diamond Jubilee */
    {{2012, 6, 4}, true},   {{2012, 6, 5}, true},
    {{2020, 5, 4}, false},                          /* 75 years after the war in Europe */
    {{2020, 5, 8}, true},   {{2022, 5, 30}, false}, /* Platinum Jubilee */
    {{2022, 6, 2}, true},   {{2022, 6, 3}, true},
    {{2022, 9, 19}, true}, /* funeral of Queen Elizabeth II */
    {{2023, 5, 8}, true},  /* coronation of King Charles III */
};

day_t clock_easter(int32_t year)
{
    /* The anonymous Gregorian method (Meeus, Astronomical Algorithms, ch. 8), in its letters. */
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int32_t m = (a + 11 * h + 22 * l) / 451;
    int32_t n = h + l - 7 * m + 114;

    return day_from_civil((struct civil){year, n / 31, n % 31 + 1});
}

static bool is_christmas_holiday(const struct civil *c)
{
    static const int8_t holidays[][2] = {
        [MONDAY] = {25, 26},   [TUESDAY] = {25, 26}, [WEDNESDAY] = {25, 26},
        [THURSDAY] = {25, 26}, [FRIDAY] = {25, 28}, /* Boxing Day is a Saturday */
        [SATURDAY] = {27, 28},                      /* both are on the weekend */
        [SUNDAY] = {26, 27}, /* Boxing Day stays, Christmas Day goes behind it */
    };
    int32_t weekday = day_weekday(day_from_civil((struct civil){c->year, 12, 25}));

    return c->day == holidays[weekday][0] || c->day == holidays[weekday][1];
}

static bool is_new_year_holiday(const struct civil *c)
{
    int32_t weekday = day_weekday(day_from_civil((struct civil){c->year, 1, 1}));

    return c->day == (weekday == SATURDAY ? 3 : weekday == SUNDAY ? 2 : 1);
}

/* Whether the rule alone makes this day a bank holiday of England and Wales. */
static bool is_holiday_by_rule(day_t d)
{
    struct civil c = day_to_civil(d);
    bool         is_monday = day_weekday(d) == MONDAY;

    switch (c.month) {
    case 1:
        return is_new_year_holiday(&c);
    case 3:
    case 4: {
        day_t easter = clock_easter(c.year);
        return d == easter - 2 || d == easter + 1;
    }
    case 5:
        return is_monday && (c.day <= 7 || c.day > 31 - 7);
    case 8:
        return is_monday && c.day > 31 - 7;
    case 12:
        return is_christmas_holiday(&c);
    default:
        return false;
    }
}

bool clock_is_holiday(day_t d, const struct calendar *cal)
{
    if (!day_is_valid(d))
        return false;
    for (int32_t i = cal->n; i > 0; i--) {
        if (cal->exceptions[i - 1].day == d)
            return cal->exceptions[i - 1].is_holiday;
    }
    for (size_t i = 0; i < sizeof one_offs / sizeof *one_offs; i++) {
        if (day_from_civil(one_offs[i].date) == d)
            return one_offs[i].is_holiday;
    }
    return is_holiday_by_rule(d);
}

bool clock_is_working_day(day_t d, const struct calendar *cal)
{
    return day_is_valid(d) && day_weekday(d) < SATURDAY && !clock_is_holiday(d, cal);
}

bool clock_is_valid(struct timescale ts)
{
    return clock_unit_name(ts.unit) && ts.n >= 0 && ts.n <= CLOCK_N_MAX;
}

static day_t due_working_days(day_t start, int32_t n, const struct calendar *cal)
{
    day_t d = start;

    while (n > 0 && d < DAY_LAST) {
        d++;
        n -= clock_is_working_day(d, cal);
    }
    return n == 0 ? d : DAY_NONE;
}

static day_t due_days(day_t start, int32_t n)
{
    return n > DAY_LAST - start ? DAY_NONE : start + n;
}

day_t clock_due(day_t start, struct timescale ts, const struct calendar *cal)
{
    if (!day_is_valid(start) || !clock_is_valid(ts))
        return DAY_NONE;

    switch (ts.unit) {
    case CLOCK_WORKING_DAYS:
        return due_working_days(start, ts.n, cal);
    case CLOCK_DAYS:
        return due_days(start, ts.n);
    case CLOCK_WEEKS:
        return due_days(start, 7 * ts.n);
    case CLOCK_MONTHS:
        return day_add_months(start, ts.n);
    case CLOCK_HOURS:
        break;
    }
    return DAY_NONE;
}

int64_t clock_due_at(int64_t start, struct timescale ts, const struct calendar *cal)
{
    day_t first = day_london(start);

    if (first == DAY_NONE || !clock_is_valid(ts))
        return INSTANT_NONE;
    if (ts.unit == CLOCK_HOURS)
        return start + ts.n * INT64_C(3600);

    day_t due = clock_due(first, ts, cal);

    if (due == DAY_NONE || due == DAY_LAST)
        return INSTANT_NONE;
    return day_london_start(due + 1) - 1;
}

int32_t clock_working_days_between(day_t from, day_t to, const struct calendar *cal)
{
    int32_t n = 0;

    if (!day_is_valid(from) || !day_is_valid(to))
        return 0;
    if (to < from)
        return -clock_working_days_between(to, from, cal);
    for (day_t d = from + 1; d <= to; d++)
        n += clock_is_working_day(d, cal);
    return n;
}

static const char *const unit_names[CLOCK_UNITS] = {
    [CLOCK_WORKING_DAYS] = "working_days",
    [CLOCK_DAYS] = "days",
    [CLOCK_WEEKS] = "weeks",
    [CLOCK_MONTHS] = "months",
    [CLOCK_HOURS] = "hours",
};

int64_t clock_due_after_pause(int64_t due_at, int64_t paused_at, int64_t now, enum clock_unit unit,
                              const struct calendar *cal)
{
    day_t            paused_on = day_london(paused_at), due_on = day_london(due_at);
    struct timescale left = {due_on - paused_on, CLOCK_DAYS};

    if (unit == CLOCK_HOURS)
        return due_at + (now - paused_at);
    if (paused_at > due_at)
        return day_london_start(day_london(now) - (paused_on - due_on) + 1) - 1;
    if (unit == CLOCK_WORKING_DAYS)
        left = (struct timescale){clock_working_days_between(paused_on, due_on, cal),
                                  CLOCK_WORKING_DAYS};
    return clock_due_at(now, left, cal);
}

const char *clock_unit_name(enum clock_unit unit)
{
    return (unsigned)unit < CLOCK_UNITS ? unit_names[unit] : NULL;
}

bool clock_unit_parse(const char *name, size_t len, enum clock_unit *out)
{
    for (int32_t i = 0; i < CLOCK_UNITS; i++) {
        if (strlen(unit_names[i]) == len && memcmp(unit_names[i], name, len) == 0) {
            *out = (enum clock_unit)i;
            return true;
        }
    }
    return false;
}
