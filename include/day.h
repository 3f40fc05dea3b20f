#pragma once
/*
 * Days, instants and London's date.
 *
 * A day is a date without a time zone; an instant is a second of UTC. Pure: no clock of its own,
 * "today" and "now" are passed in. Every function that makes a day answers DAY_NONE, and every one
 * that makes an instant INSTANT_NONE, when there is none; every one that takes a day may be given
 * DAY_NONE and then answers "none" too (an age of -1, an empty text), so that an unknown date never
 * turns into a wrong one.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t day_t; /* days since 1970-01-01; within DAY_FIRST..DAY_LAST, or DAY_NONE */

#define DAY_NONE  INT32_MIN
#define DAY_FIRST (-25567) /* 1900-01-01 */
#define DAY_LAST  84370    /* 2200-12-31 */

#define INSTANT_NONE INT64_MIN /* an instant is an int64_t: seconds since 1970-01-01T00:00:00Z */

enum {
    DAY_YEAR_FIRST = 1900,
    DAY_YEAR_LAST = 2200,
    DAY_TEXT_SIZE = 11,    /* "2026-02-28" and its end */
    DAY_INSTANT_SIZE = 21, /* "2026-02-28T13:50:00Z" and its end */
    DAY_SECONDS = 24 * 60 * 60,
};

enum weekday { MONDAY = 1, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct civil {
    int32_t year, month, day; /* 1900..2200, 1..12, 1..31 */
};

/* False for DAY_NONE and for everything before 1900 or after 2200. */
bool day_is_valid(day_t d);

/*
 * The day of a civil date; DAY_NONE for a date that no calendar has (30 February) or outside the
 * years above.
 */
day_t day_from_civil(struct civil c);

/* The civil date of a day; all zero for DAY_NONE. */
struct civil day_to_civil(day_t d);

/* MONDAY..SUNDAY; 0 for DAY_NONE. */
int32_t day_weekday(day_t d);

/*
 * Reads exactly "YYYY-MM-DD" (day_parse) or exactly "DD/MM/YYYY" (day_parse_uk, as the SSDA903
 * return writes days): every digit in its place, nothing before or after. `text` need not end with
 * NUL. DAY_NONE for anything else.
 */
day_t day_parse(const char *text, size_t len);
day_t day_parse_uk(const char *text, size_t len);

/* Reads exactly "YYYY-MM": the first day of that month. DAY_NONE for anything else. */
day_t day_parse_month(const char *text, size_t len);

/* The first day of the month of a day. */
day_t day_month_start(day_t d);

/* Writes "YYYY-MM-DD" or "DD/MM/YYYY" with its NUL; an empty text for DAY_NONE. */
void day_format(day_t d, char out[static DAY_TEXT_SIZE]);
void day_format_uk(day_t d, char out[static DAY_TEXT_SIZE]);

/*
 * The same day number `months` later (or earlier, when negative); where that month is shorter, its
 * last day: 31 January and one month is 28 or 29 February. The calendar-month rule for statutory
 * reviews (SI 2010/959, regulation 33).
 */
day_t day_add_months(day_t d, int32_t months);

/*
 * Age in whole years on a day; -1 when the day is before birth or either is unknown. Who is born on
 * 29 February is a year older on 1 March of a common year (the age is attained at the start of that
 * anniversary; English law has none on 28 February).
 */
int32_t day_age(day_t born, day_t on);

/* The first day on which somebody born on `born` is `years` old, by the same rule. */
day_t day_of_age(day_t born, int32_t years);

/*
 * Reads an RFC 3339 instant in UTC, "2026-11-22T13:50:00Z": capital T and Z, no other offset, a
 * fraction of 1 to 9 digits allowed and cut off. INSTANT_NONE for anything else (a leap second too:
 * no clock here has one).
 */
int64_t day_instant_parse(const char *text, size_t len);

/*
 * Writes "2026-11-22T13:50:00Z" with its NUL; an empty text for INSTANT_NONE or outside the years
 * above.
 */
void day_instant_format(int64_t instant, char out[static DAY_INSTANT_SIZE]);

/*
 * The date on a calendar in London at that instant, and the instant at which a day begins in
 * London. British Summer Time runs from the last Sunday of March to the last Sunday of October,
 * both at 01:00 UTC (Summer Time Order 2002); the rule is used for every year. DAY_NONE and
 * INSTANT_NONE outside the years above.
 */
day_t   day_london(int64_t instant);
int64_t day_london_start(day_t d);
