/* Due days and working days: rows in the words of the rule, the vectors, and England's bank holidays 2024 to 2028. */
#include "clock.h"
#include "rows.h"

static const struct calendar england;

static const struct {
    const char      *what, *start;
    struct timescale ts;
    const char      *due;
} due_rows[] = {
    {"Core CAMHS, 8 weeks", "2021-01-21", {8, CLOCK_WEEKS}, "2021-03-18"},
    {"one working day, from a Friday", "2021-01-22", {1, CLOCK_WORKING_DAYS}, "2021-01-25"},
    {"one working day, from a Saturday", "2021-01-23", {1, CLOCK_WORKING_DAYS}, "2021-01-25"},
    {"health assessment, 20 working days", "2021-01-21", {20, CLOCK_WORKING_DAYS}, "2021-02-18"},
    {"first review over Christmas", "2024-12-02", {20, CLOCK_WORKING_DAYS}, "2025-01-02"},
    {"one working day, over Easter", "2021-04-01", {1, CLOCK_WORKING_DAYS}, "2021-04-06"},
    {"care plan in 10 working days, over Easter",
     "2026-03-27",
     {10, CLOCK_WORKING_DAYS},
     "2026-04-14"},
    {"Christmas Day is a Friday", "2026-12-24", {1, CLOCK_WORKING_DAYS}, "2026-12-29"},
    {"Christmas Day is a Saturday", "2027-12-24", {1, CLOCK_WORKING_DAYS}, "2027-12-29"},
    {"Christmas Day is a Sunday", "2022-12-23", {1, CLOCK_WORKING_DAYS}, "2022-12-28"},
    {"New Year's Day is a Sunday", "2022-12-30", {1, CLOCK_WORKING_DAYS}, "2023-01-03"},
    {"New Year's Day is a Saturday", "2021-12-31", {1, CLOCK_WORKING_DAYS}, "2022-01-04"},
    {"the royal wedding", "2011-04-28", {1, CLOCK_WORKING_DAYS}, "2011-05-03"},
    {"the Diamond Jubilee", "2012-06-01", {1, CLOCK_WORKING_DAYS}, "2012-06-06"},
    {"spring holiday moved in 2012", "2012-05-25", {1, CLOCK_WORKING_DAYS}, "2012-05-28"},
    {"the Golden Jubilee", "2002-05-31", {1, CLOCK_WORKING_DAYS}, "2002-06-05"},
    {"spring holiday moved in 2002", "2002-05-24", {1, CLOCK_WORKING_DAYS}, "2002-05-27"},
    {"the millennium", "1999-12-30", {1, CLOCK_WORKING_DAYS}, "2000-01-04"},
    {"early May holiday moved in 1995", "1995-04-28", {1, CLOCK_WORKING_DAYS}, "1995-05-01"},
    {"to Monday 8 May 1995", "1995-05-05", {1, CLOCK_WORKING_DAYS}, "1995-05-09"},
    {"the Queen's funeral", "2022-09-16", {1, CLOCK_WORKING_DAYS}, "2022-09-20"},
    {"the Platinum Jubilee", "2022-06-01", {1, CLOCK_WORKING_DAYS}, "2022-06-06"},
    {"spring holiday moved to the Jubilee", "2022-05-27", {1, CLOCK_WORKING_DAYS}, "2022-05-30"},
    {"early May holiday moved in 2020", "2020-05-01", {1, CLOCK_WORKING_DAYS}, "2020-05-04"},
    {"to Friday 8 May 2020", "2020-05-07", {1, CLOCK_WORKING_DAYS}, "2020-05-11"},
    {"the coronation", "2023-05-05", {1, CLOCK_WORKING_DAYS}, "2023-05-09"},
    {"nothing to wait for", "2021-01-21", {0, CLOCK_WORKING_DAYS}, "2021-01-21"},
    {"nothing to wait for, on a Sunday", "2021-01-24", {0, CLOCK_WORKING_DAYS}, "2021-01-24"},
    {"56 days", "2026-09-01", {56, CLOCK_DAYS}, "2026-10-27"},
    {"second review", "2026-11-30", {3, CLOCK_MONTHS}, "2027-02-28"},
    {"second review before a leap day", "2027-11-30", {3, CLOCK_MONTHS}, "2028-02-29"},
    {"reviews of six months", "2026-08-31", {6, CLOCK_MONTHS}, "2027-02-28"},
    {"hours have no day", "2026-01-01", {24, CLOCK_HOURS}, ""},
    {"a start that is not known", "", {8, CLOCK_WEEKS}, ""},
    {"no time before the start", "2026-01-01", {-1, CLOCK_DAYS}, ""},
    {"more than can be meant", "2026-01-01", {10000, CLOCK_DAYS}, ""},
    {"a unit that there is not", "2026-01-01", {1, (enum clock_unit)9}, ""},
    {"past the last year, in days", "2200-12-31", {1, CLOCK_DAYS}, ""},
    {"past the last year, in weeks", "2200-12-30", {1, CLOCK_WEEKS}, ""},
    {"past the last year, in months", "2200-12-31", {1, CLOCK_MONTHS}, ""},
    {"past the last year, in working days", "2200-12-20", {30, CLOCK_WORKING_DAYS}, ""},
};

START_TEST(due_day)
{
    day_t due = clock_due(day(due_rows[_i].start), due_rows[_i].ts, &england);

    ck_assert_msg(due == day(due_rows[_i].due), "%s: %s", due_rows[_i].what, text_of(due));
}
END_TEST

START_TEST(the_working_day_vectors)
{
    struct rows rows = rows_open("working_day_vectors.csv");

    ck_assert(rows_next(&rows));
    ck_assert_str_eq(rows.cell[2], "deadline");
    while (rows_next(&rows)) {
        int32_t n = number_of(rows.cell[1]);
        day_t   start = day(rows.cell[0]), deadline = day(rows.cell[2]);
        day_t   due = clock_due(start, (struct timescale){n, CLOCK_WORKING_DAYS}, &england);

        ck_assert_msg(due == deadline, "%s and %d: %s, not %s", rows.cell[0], n, text_of(due),
                      rows.cell[2]);
        ck_assert_int_eq(clock_working_days_between(start, deadline, &england), n);
        ck_assert_int_eq(clock_working_days_between(deadline, start, &england), -n);
    }
    ck_assert_int_ge(rows.lines, 63);
}
END_TEST

START_TEST(bank_holidays_2024_to_2028_and_no_others)
{
    struct rows rows = rows_open("bank_holidays_ew.csv");
    day_t       next = day("2024-01-01");
    int         n = 0;

    ck_assert(rows_next(&rows));
    while (rows_next(&rows)) {
        day_t holiday = day(rows.cell[0]);

        for (; next < holiday; next++)
            ck_assert_msg(!clock_is_holiday(next, &england), "%s is none", text_of(next));
        ck_assert_msg(clock_is_holiday(holiday, &england), "%s is one", rows.cell[0]);
        next = holiday + 1;
        n++;
    }
    ck_assert_int_eq(n, 40);
    for (; next <= day("2028-12-31"); next++)
        ck_assert_msg(!clock_is_holiday(next, &england), "%s is none", text_of(next));
}
END_TEST

/* Eight in each year, except where one was added. */
START_TEST(how_many_bank_holidays_a_year_has)
{
    for (int32_t year = 1995; year <= 2199; year++) {
        int32_t n = 0, expected = year == 1999 || year == 2002 || year == 2011 || year == 2012 ||
                                          year == 2023
                                      ? 9
                                  : year == 2022 ? 10
                                                 : 8;
        day_t   d = day_from_civil((struct civil){year, 1, 1});

        for (; day_to_civil(d).year == year; d++)
            n += clock_is_holiday(d, &england);
        ck_assert_msg(n == expected, "%d has %d", year, n);
    }
}
END_TEST

static const char *const easters[] = {"2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21",
                                      "2024-03-31", "2026-04-05", "2035-03-25", "2038-04-25",
                                      "2049-04-18", "2076-04-19", "2100-03-28"};

START_TEST(easter_sundays)
{
    day_t easter = day(easters[_i]);

    ck_assert_int_eq(clock_easter(day_to_civil(easter).year), easter);
    ck_assert(clock_is_holiday(easter - 2, &england));
    ck_assert(clock_is_holiday(easter + 1, &england));
    ck_assert(!clock_is_holiday(easter + 2, &england));
}
END_TEST

START_TEST(a_council_adds_and_removes_days)
{
    const struct clock_exception exceptions[] = {
        {day("2027-06-01"), true}, {day("2026-12-25"), false}, {day("2022-09-19"), false},
        {day("2026-06-15"), true}, {day("2026-06-15"), false}, /* the later row wins */
    };
    const struct calendar own = {exceptions, COUNT(exceptions)};

    ck_assert(!clock_is_working_day(day("2027-06-01"), &own));
    ck_assert(clock_is_working_day(day("2027-06-01"), &england));
    ck_assert(clock_is_working_day(day("2026-12-25"), &own));
    ck_assert(clock_is_working_day(day("2022-09-19"), &own));
    ck_assert(clock_is_working_day(day("2026-06-15"), &own));
    ck_assert_str_eq(text_of(clock_due(day("2027-05-28"), (struct timescale){1, CLOCK_WORKING_DAYS},
                                       &own)),
                     "2027-06-02");
}
END_TEST

START_TEST(weekends_and_unknown_days_are_not_worked)
{
    ck_assert(!clock_is_working_day(day("2026-11-21"), &england));
    ck_assert(!clock_is_working_day(day("2026-11-22"), &england));
    ck_assert(clock_is_working_day(day("2026-11-23"), &england));
    ck_assert(!clock_is_working_day(DAY_NONE, &england));
    ck_assert(!clock_is_holiday(DAY_NONE, &england));
    ck_assert_int_eq(clock_working_days_between(DAY_NONE, day("2026-11-23"), &england), 0);
    ck_assert_int_eq(clock_working_days_between(day("2026-11-23"), DAY_NONE, &england), 0);
    ck_assert_int_eq(clock_working_days_between(day("2026-11-20"), day("2026-11-22"), &england), 0);
    ck_assert_int_eq(clock_working_days_between(day("2026-11-20"), day("2026-11-20"), &england), 0);
}
END_TEST

static const struct {
    const char      *what, *start;
    struct timescale ts;
    const char      *due;
} instant_rows[] = {
    {"24 hours", "2026-11-20T16:30:00Z", {24, CLOCK_HOURS}, "2026-11-21T16:30:00Z"},
    {"24 hours over the clocks going forward",
     "2026-03-28T12:00:00Z",
     {24, CLOCK_HOURS},
     "2026-03-29T12:00:00Z"},
    {"24 hours over the clocks going back",
     "2026-10-24T12:00:00Z",
     {24, CLOCK_HOURS},
     "2026-10-25T12:00:00Z"},
    {"one day, in winter", "2026-11-20T16:30:00Z", {1, CLOCK_DAYS}, "2026-11-21T23:59:59Z"},
    {"one day, in summer", "2026-07-20T16:30:00Z", {1, CLOCK_DAYS}, "2026-07-21T22:59:59Z"},
    {"received after midnight in London",
     "2026-07-20T23:30:00Z",
     {1, CLOCK_DAYS},
     "2026-07-22T22:59:59Z"},
    {"to the day the clocks go forward",
     "2026-03-28T12:00:00Z",
     {1, CLOCK_DAYS},
     "2026-03-29T22:59:59Z"},
    {"to the day the clocks go back",
     "2026-10-24T12:00:00Z",
     {1, CLOCK_DAYS},
     "2026-10-25T23:59:59Z"},
    {"8 weeks into summer", "2026-02-16T09:00:00Z", {8, CLOCK_WEEKS}, "2026-04-13T22:59:59Z"},
    {"20 working days over Christmas",
     "2024-12-02T09:00:00Z",
     {20, CLOCK_WORKING_DAYS},
     "2025-01-02T23:59:59Z"},
    {"at once, within the day", "2026-11-20T16:30:00Z", {0, CLOCK_DAYS}, "2026-11-20T23:59:59Z"},
    {"at once, to the second", "2026-11-20T16:30:00Z", {0, CLOCK_HOURS}, "2026-11-20T16:30:00Z"},
};

START_TEST(due_instant)
{
    const char *start = instant_rows[_i].start;
    int64_t     due =
        clock_due_at(day_instant_parse(start, strlen(start)), instant_rows[_i].ts, &england);
    char text[DAY_INSTANT_SIZE];

    day_instant_format(due, text);
    ck_assert_msg(strcmp(text, instant_rows[_i].due) == 0, "%s: %s", instant_rows[_i].what, text);
}
END_TEST

START_TEST(no_due_instant)
{
    const struct timescale day_one = {1, CLOCK_DAYS}, never = {-1, CLOCK_HOURS};
    int64_t                now = 1795355400;

    ck_assert_int_eq(clock_due_at(INSTANT_NONE, day_one, &england), INSTANT_NONE);
    ck_assert_int_eq(clock_due_at(now, never, &england), INSTANT_NONE);
    ck_assert_int_eq(clock_due_at(now, (struct timescale){1, (enum clock_unit)7}, &england),
                     INSTANT_NONE);
    ck_assert_int_eq(clock_due_at(day_london_start(DAY_LAST), day_one, &england), INSTANT_NONE);
}
END_TEST

/* Anna's family asks CAMHS to wait until they have moved house. */
START_TEST(a_clock_that_stood_still_has_left_what_was_left)
{
    day_t   friday = day("2026-11-20"), resumed = day("2026-12-21");
    int64_t due = clock_due_at(day_london_start(day("2026-11-02")),
                               (struct timescale){8, CLOCK_WEEKS}, &england); /* 28 December */
    int64_t paused = day_london_start(friday) + 3600, now = day_london_start(resumed) + 7200;

    ck_assert_int_eq(day_london(clock_due_after_pause(due, paused, now, CLOCK_WEEKS, &england)),
                     resumed + (day("2026-12-28") - friday));
    /* five working days left on a Friday are five from a Monday before Christmas: 22, 23, 24, 29, 30 */
    due =
        clock_due_at(day_london_start(friday), (struct timescale){5, CLOCK_WORKING_DAYS}, &england);
    ck_assert_int_eq(day_london(
                         clock_due_after_pause(due, paused, now, CLOCK_WORKING_DAYS, &england)),
                     day("2026-12-30"));
    ck_assert_int_eq(clock_due_after_pause(paused + 3600, paused, paused + 86400, CLOCK_HOURS,
                                           &england),
                     paused + 3600 + 86400);
    /* a day late on that Friday: a day late on the Monday, and not a month */
    due = day_london_start(friday) - 1;
    ck_assert_int_eq(clock_due_after_pause(due, paused, now, CLOCK_WEEKS, &england),
                     day_london_start(resumed) - 1);
    ck_assert_int_eq(clock_due_after_pause(due, paused, now, CLOCK_WORKING_DAYS, &england),
                     day_london_start(resumed) - 1);
    ck_assert_int_eq(clock_due_after_pause(paused - 60, paused, now, CLOCK_HOURS, &england),
                     now - 60);
}
END_TEST

START_TEST(units_by_name)
{
    static const char *const names[] = {"working_days", "days", "weeks", "months", "hours"};
    static const char *const unknown[] = {"",     "day",        "working days",
                                          "Days", "fortnights", "hoursX"};
    enum clock_unit          unit = CLOCK_WEEKS;

    for (size_t i = 0; i < COUNT(names); i++) {
        ck_assert(clock_unit_parse(names[i], strlen(names[i]), &unit));
        ck_assert_str_eq(clock_unit_name(unit), names[i]);
    }
    for (size_t i = 0; i < COUNT(unknown); i++)
        ck_assert_msg(!clock_unit_parse(unknown[i], strlen(unknown[i]), &unit), "%s", unknown[i]);
    ck_assert_int_eq(unit, CLOCK_HOURS); /* as the last known name left it */
    ck_assert_ptr_null(clock_unit_name((enum clock_unit)CLOCK_UNITS));
    ck_assert_ptr_null(clock_unit_name((enum clock_unit) - 1));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("clock");
    TCase *tc = tcase_create("clock");

    tcase_add_loop_test(tc, due_day, 0, COUNT(due_rows));
    tcase_add_test(tc, the_working_day_vectors);
    tcase_add_test(tc, bank_holidays_2024_to_2028_and_no_others);
    tcase_add_test(tc, how_many_bank_holidays_a_year_has);
    tcase_add_loop_test(tc, easter_sundays, 0, COUNT(easters));
    tcase_add_test(tc, a_council_adds_and_removes_days);
    tcase_add_test(tc, weekends_and_unknown_days_are_not_worked);
    tcase_add_loop_test(tc, due_instant, 0, COUNT(instant_rows));
    tcase_add_test(tc, no_due_instant);
    tcase_add_test(tc, a_clock_that_stood_still_has_left_what_was_left);
    tcase_add_test(tc, units_by_name);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
