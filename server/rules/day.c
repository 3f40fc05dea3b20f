#include "day.h"

#include "pure.h"

enum { ERA_DAYS = 146097, ERA_YEARS = 400, YEAR_DAYS = 365, EPOCH_SHIFT = 719468 };

bool day_is_valid(day_t d) { return d >= DAY_FIRST && d <= DAY_LAST; }

static bool is_leap(int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

static int32_t month_days(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Years are counted from 1 March, so that a leap day is a year's last (Howard Hinnant's method). */
day_t day_from_civil(struct civil c)
{
    if (c.year < DAY_YEAR_FIRST || c.year > DAY_YEAR_LAST || c.month < 1 || c.month > 12)
        return DAY_NONE;
    if (c.day < 1 || c.day > month_days(c.year, c.month))
        return DAY_NONE;

    int32_t year = c.year - (c.month <= 2);
    int32_t era = year / ERA_YEARS, year_of_era = year % ERA_YEARS;
    int32_t day_of_year = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;

    return era * ERA_DAYS + year_of_era * YEAR_DAYS + year_of_era / 4 - year_of_era / 100 +
           day_of_year - EPOCH_SHIFT;
}

struct civil day_to_civil(day_t d)
{
    if (!day_is_valid(d))
        return (struct civil){0};

    int32_t z = d + EPOCH_SHIFT;
    int32_t era = z / ERA_DAYS, day_of_era = z % ERA_DAYS;
    int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / YEAR_DAYS;
    int32_t day_of_year =
        day_of_era - (YEAR_DAYS * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t from_march = (5 * day_of_year + 2) / 153;
    int32_t month = from_march < 10 ? from_march + 3 : from_march - 9;

    return (struct civil){era * ERA_YEARS + year_of_era + (month <= 2), month,
                          day_of_year - (153 * from_march + 2) / 5 + 1};
}

int32_t day_weekday(day_t d)
{
    if (!day_is_valid(d))
        return 0;
    return (d % 7 + 7 + 3) % 7 + 1; /* 1970-01-01 was a Thursday */
}

/* The number that `digits` characters write; -1 when one of them is no digit. */
static int32_t number_at(const char *text, size_t digits)
{
    int32_t n = 0;

    for (size_t i = 0; i < digits; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        n = n * 10 + (text[i] - '0');
    }
    return n;
}

static void write_number(int32_t n, size_t digits, char *out)
{
    for (size_t i = digits; i > 0; i--) {
        out[i - 1] = (char)('0' + n % 10);
        n /= 10;
    }
}

day_t day_parse(const char *text, size_t len)
{
    if (len != DAY_TEXT_SIZE - 1 || text[4] != '-' || text[7] != '-')
        return DAY_NONE;
    return day_from_civil(
        (struct civil){number_at(text, 4), number_at(text + 5, 2), number_at(text + 8, 2)});
}

day_t day_parse_uk(const char *text, size_t len)
{
    if (len != DAY_TEXT_SIZE - 1 || text[2] != '/' || text[5] != '/')
        return DAY_NONE;
    return day_from_civil(
        (struct civil){number_at(text + 6, 4), number_at(text + 3, 2), number_at(text, 2)});
}

day_t day_parse_month(const char *text, size_t len)
{
    if (len != 7 || text[4] != '-')
        return DAY_NONE;
    return day_from_civil((struct civil){number_at(text, 4), number_at(text + 5, 2), 1});
}

day_t day_month_start(day_t d)
{
    struct civil c = day_to_civil(d);

    return c.year == 0 ? DAY_NONE : d - c.day + 1;
}

void day_format(day_t d, char out[static DAY_TEXT_SIZE])
{
    struct civil c = day_to_civil(d);

    out[0] = '\0';
    if (c.year == 0)
        return;
    write_number(c.year, 4, out);
    out[4] = out[7] = '-';
    write_number(c.month, 2, out + 5);
    write_number(c.day, 2, out + 8);
    out[10] = '\0';
}

void day_format_uk(day_t d, char out[static DAY_TEXT_SIZE])
{
    struct civil c = day_to_civil(d);

    out[0] = '\0';
    if (c.year == 0)
        return;
    write_number(c.day, 2, out);
    out[2] = out[5] = '/';
    write_number(c.month, 2, out + 3);
    write_number(c.year, 4, out + 6);
    out[10] = '\0';
}

day_t day_add_months(day_t d, int32_t months)
{
    const int32_t most = 12 * (DAY_YEAR_LAST - DAY_YEAR_FIRST + 1);
    struct civil  c = day_to_civil(d);

    if (c.year == 0 || months > most || months < -most)
        return DAY_NONE;

    int32_t month = c.year * 12 + c.month - 1 + months;

    if (month < DAY_YEAR_FIRST * 12 || month >= (DAY_YEAR_LAST + 1) * 12)
        return DAY_NONE;
    c.year = month / 12;
    c.month = month % 12 + 1;
    if (c.day > month_days(c.year, c.month))
        c.day = month_days(c.year, c.month);
    return day_from_civil(c);
}

int32_t day_age(day_t born, day_t on)
{
    struct civil b = day_to_civil(born), n = day_to_civil(on);

    if (b.year == 0 || n.year == 0 || on < born)
        return -1;

    bool is_birthday_to_come = n.month < b.month || (n.month == b.month && n.day < b.day);

    return n.year - b.year - is_birthday_to_come;
}

day_t day_of_age(day_t born, int32_t years)
{
    struct civil c = day_to_civil(born);

    if (c.year == 0 || years < 0 || years > DAY_YEAR_LAST - c.year)
        return DAY_NONE;
    c.year += years;
    if (c.month == 2 && c.day == 29 && !is_leap(c.year)) {
        c.month = 3;
        c.day = 1;
    }
    return day_from_civil(c);
}

/* Whether the characters after the seconds are a fraction, or nothing. */
static bool is_fraction(const char *text, size_t len)
{
    if (len == 0)
        return true;
    if (text[0] != '.' || len < 2 || len > 10)
        return false;
    for (size_t i = 1; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
    }
    return true;
}

int64_t day_instant_parse(const char *text, size_t len)
{
    if (len < DAY_INSTANT_SIZE - 1 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return INSTANT_NONE;
    if (text[len - 1] != 'Z' || !is_fraction(text + 19, len - DAY_INSTANT_SIZE + 1))
        return INSTANT_NONE;

    day_t   d = day_parse(text, DAY_TEXT_SIZE - 1);
    int32_t hour = number_at(text + 11, 2), minute = number_at(text + 14, 2);
    int32_t second = number_at(text + 17, 2);

    if (d == DAY_NONE || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return INSTANT_NONE;
    if (second < 0 || second > 59)
        return INSTANT_NONE;
    return (int64_t)d * DAY_SECONDS + hour * 3600 + minute * 60 + second;
}

/* The day of UTC and the second within it; DAY_NONE outside the years that this module knows. */
static day_t utc_day(int64_t instant, int32_t *second)
{
    if (instant < (int64_t)DAY_FIRST * DAY_SECONDS || instant >= (DAY_LAST + 1LL) * DAY_SECONDS)
        return DAY_NONE;
    *second = (int32_t)(((instant % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS);
    return (day_t)((instant - *second) / DAY_SECONDS);
}

void day_instant_format(int64_t instant, char out[static DAY_INSTANT_SIZE])
{
    int32_t second = 0;
    day_t   d = utc_day(instant, &second);

    day_format(d, out);
    if (d == DAY_NONE)
        return;
    out[10] = 'T';
    write_number(second / 3600, 2, out + 11);
    write_number(second / 60 % 60, 2, out + 14);
    write_number(second % 60, 2, out + 17);
    out[13] = out[16] = ':';
    out[19] = 'Z';
    out[20] = '\0';
}

static day_t last_sunday(int32_t year, int32_t month)
{
    day_t last = day_from_civil((struct civil){year, month, month_days(year, month)});

    return last - day_weekday(last) % 7;
}

static bool is_summer(int64_t instant, int32_t year)
{
    const int32_t change = 3600; /* both changes are at 01:00 UTC */

    return instant >= (int64_t)last_sunday(year, 3) * DAY_SECONDS + change &&
           instant < (int64_t)last_sunday(year, 10) * DAY_SECONDS + change;
}

day_t day_london(int64_t instant)
{
    int32_t second = 0;
    day_t   d = utc_day(instant, &second);

    if (d == DAY_NONE)
        return DAY_NONE;
    if (second >= DAY_SECONDS - 3600 && is_summer(instant, day_to_civil(d).year))
        return d + 1;
    return d;
}

int64_t day_london_start(day_t d)
{
    if (!day_is_valid(d))
        return INSTANT_NONE;

    int64_t midnight = (int64_t)d * DAY_SECONDS; /* of UTC; an hour too late in summer */

    return midnight - (is_summer(midnight, day_to_civil(d).year) ? 3600 : 0);
}
