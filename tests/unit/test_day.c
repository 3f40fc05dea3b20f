/* Days, ages and London's date: rows that a reader checks against a wall calendar. */
#include "day.h"
#include "rows.h"

START_TEST(each_day_has_one_date_and_one_weekday)
{
    int32_t weekday = MONDAY; /* 1 January 1900 */

    for (day_t d = DAY_FIRST; d <= DAY_LAST; d++) {
        char text[DAY_TEXT_SIZE];

        ck_assert_int_eq(day_from_civil(day_to_civil(d)), d);
        ck_assert_int_eq(day_weekday(d), weekday);
        day_format(d, text);
        ck_assert_int_eq(day_parse(text, strlen(text)), d);
        day_format_uk(d, text);
        ck_assert_int_eq(day_parse_uk(text, strlen(text)), d);
        weekday = weekday % 7 + 1;
    }
    ck_assert_str_eq(text_of(DAY_FIRST), "1900-01-01");
    ck_assert_str_eq(text_of(DAY_LAST), "2200-12-31");
}
END_TEST

START_TEST(known_days)
{
    ck_assert_int_eq(day("1970-01-01"), 0);
    ck_assert_int_eq(day("2026-11-22"), 20779);
    ck_assert_int_eq(day_weekday(day("2026-11-22")), SUNDAY);
    ck_assert_int_eq(day_parse_uk("22/11/2026", 10), day("2026-11-22"));
}
END_TEST

static const char *const no_days[] = {
    "2026-02-30",           "2026-03-32",  "2026-05-32",  "2026-06-31",
    "2026-07-32",           "2026-08-32",  "2026-09-31",  "2026-10-32",
    "2026-11-31",           "2026-12-32",  "2026-02-29",  "1900-02-29",
    "2100-02-29",           "2026-04-31",  "2026-13-01",  "2026-00-10",
    "2026-01-00",           "2026-01-32",  "1899-12-31",  "2201-01-01",
    "0000-00-00",           "2026-1-01",   "2026-01-1",   "26-01-01",
    "2026/01/01",           "2026-01-01 ", " 2026-01-01", "+026-01-01",
    "2026--1-01",           "2026-0x-01",  "2026-01-0:",  "",
    "2026-01-01T00:00:00Z",
};

START_TEST(what_is_no_day_is_refused)
{
    const char *text = no_days[_i];

    ck_assert_msg(day_parse(text, strlen(text)) == DAY_NONE, "%s was read", text);
}
END_TEST

static const char *const no_uk_days[] = {
    "30/02/2026", "29/02/2025", "2026-02-01", "1/02/2026",   "01/2/2026",
    "01/13/2026", "00/01/2026", "01/02/26",   "01/02/2026 ", "01-02-2026",
    "",           "31/12/1899", "01/01/2201",
};

START_TEST(what_is_no_day_of_the_return_is_refused)
{
    const char *text = no_uk_days[_i];

    ck_assert_msg(day_parse_uk(text, strlen(text)) == DAY_NONE, "%s was read", text);
}
END_TEST

START_TEST(only_the_given_length_is_read)
{
    ck_assert_int_eq(day_parse("2026-11-22junk", 10), day("2026-11-22"));
    ck_assert_int_eq(day_parse("2026-11-22", 9), DAY_NONE);
    ck_assert_int_eq(day_parse("2026-11\0"
                               "22",
                               10),
                     DAY_NONE);
}
END_TEST

static const struct {
    const char *from;
    int32_t     months;
    const char *to;
} month_rows[] = {
    {"2026-01-31", 1, "2026-02-28"},  {"2028-01-31", 1, "2028-02-29"},
    {"2026-08-31", 6, "2027-02-28"},  {"2026-11-30", 3, "2027-02-28"},
    {"2026-03-31", -1, "2026-02-28"}, {"2026-05-15", 3, "2026-08-15"},
    {"2026-12-31", 12, "2027-12-31"}, {"2028-02-29", 12, "2029-02-28"},
    {"2028-02-29", 48, "2032-02-29"}, {"2026-01-15", -13, "2024-12-15"},
    {"2026-10-31", 0, "2026-10-31"},  {"2200-12-01", 1, ""},
    {"1900-01-31", -1, ""},           {"2026-01-01", INT32_MAX, ""},
    {"2026-01-01", INT32_MIN, ""},    {"", 1, ""},
};

START_TEST(months_keep_the_day_number_or_end_the_month)
{
    day_t to = day_add_months(day(month_rows[_i].from), month_rows[_i].months);

    ck_assert_msg(to == day(month_rows[_i].to), "%s and %d months: %s", month_rows[_i].from,
                  month_rows[_i].months, text_of(to));
}
END_TEST

static const struct {
    const char *born, *on;
    int32_t     age;
} age_rows[] = {
    {"2014-03-14", "2026-03-13", 11}, {"2014-03-14", "2026-03-14", 12},
    {"2014-03-14", "2014-03-14", 0},  {"2014-03-14", "2014-03-13", -1},
    {"2012-02-29", "2023-02-28", 10}, {"2012-02-29", "2023-03-01", 11},
    {"2012-02-29", "2024-02-28", 11}, {"2012-02-29", "2024-02-29", 12},
    {"2010-12-31", "2026-01-01", 15}, {"", "2026-01-01", -1},
    {"2010-12-31", "", -1},
};

START_TEST(age_in_whole_years)
{
    ck_assert_int_eq(day_age(day(age_rows[_i].born), day(age_rows[_i].on)), age_rows[_i].age);
}
END_TEST

START_TEST(the_day_of_an_age_is_the_first_of_that_age)
{
    static const char *const born[] = {"2012-02-29", "2012-03-01", "2011-12-31", "2013-02-28"};

    for (size_t i = 0; i < COUNT(born); i++) {
        for (int32_t years = 0; years <= 25; years++) {
            day_t d = day_of_age(day(born[i]), years);

            ck_assert_int_eq(day_age(day(born[i]), d), years);
            ck_assert_int_eq(day_age(day(born[i]), d - 1), years - 1);
        }
    }
    ck_assert_int_eq(day_of_age(DAY_NONE, 4), DAY_NONE);
    ck_assert_int_eq(day_of_age(day("2012-02-29"), -1), DAY_NONE);
    ck_assert_int_eq(day_of_age(day("2012-02-29"), 300), DAY_NONE);
}
END_TEST

static const struct {
    const char *text;
    int64_t     instant;
} instant_rows[] = {
    {"1970-01-01T00:00:00Z", 0},
    {"2026-11-22T13:50:00Z", 1795355400},
    {"2026-11-22T13:50:00.999999999Z", 1795355400},
    {"1969-12-31T23:59:59Z", -1},
    {"1900-01-01T00:00:00Z", INT64_C(-2208988800)},
    {"2026-11-22T23:59:60Z", INSTANT_NONE},
    {"2026-11-22T24:00:00Z", INSTANT_NONE},
    {"2026-11-22T13:60:00Z", INSTANT_NONE},
    {"2026-11-22T13:50:00", INSTANT_NONE},
    {"2026-11-22T13:50:00+00:00", INSTANT_NONE},
    {"2026-11-22T13:50:00z", INSTANT_NONE},
    {"2026-11-22 13:50:00Z", INSTANT_NONE},
    {"2026-11-22T13:50Z", INSTANT_NONE},
    {"2026-11-22T13:50:00.Z", INSTANT_NONE},
    {"2026-11-22T13:50:00.1234567890Z", INSTANT_NONE},
    {"2026-11-22T13:50:00,5Z", INSTANT_NONE},
    {"2026-11-22T13:50:00.5xZ", INSTANT_NONE},
    {"2026-02-29T13:50:00Z", INSTANT_NONE},
    {"2026-11-22T-1:50:00Z", INSTANT_NONE},
    {"2026-11-22", INSTANT_NONE},
    {"", INSTANT_NONE},
};

START_TEST(instants_are_read_strictly)
{
    const char *text = instant_rows[_i].text;

    ck_assert_msg(day_instant_parse(text, strlen(text)) == instant_rows[_i].instant, "%s", text);
}
END_TEST

START_TEST(instants_are_written_as_they_are_read)
{
    static const int64_t instants[] = {0, -1, 1795355400, INT64_C(-2208988800),
                                       84370 * INT64_C(86400) + 86399};
    char                 text[DAY_INSTANT_SIZE];

    for (size_t i = 0; i < COUNT(instants); i++) {
        day_instant_format(instants[i], text);
        ck_assert_int_eq(day_instant_parse(text, strlen(text)), instants[i]);
    }
    day_instant_format(1795355400, text);
    ck_assert_str_eq(text, "2026-11-22T13:50:00Z");
    day_instant_format(INSTANT_NONE, text);
    ck_assert_str_eq(text, "");
    day_instant_format(INT64_MAX, text);
    ck_assert_str_eq(text, "");
}
END_TEST

static const struct {
    const char *what, *instant, *london;
} london_rows[] = {
    {"winter", "2026-01-15T23:59:59Z", "2026-01-15"},
    {"summer, before midnight there", "2026-07-15T22:59:59Z", "2026-07-15"},
    {"summer, midnight there", "2026-07-15T23:00:00Z", "2026-07-16"},
    {"the night before the clocks go forward", "2026-03-28T23:30:00Z", "2026-03-28"},
    {"the evening after the clocks went forward", "2026-03-29T23:00:00Z", "2026-03-30"},
    {"the night before the clocks go back", "2026-10-24T23:00:00Z", "2026-10-25"},
    {"the evening after the clocks went back", "2026-10-25T23:00:00Z", "2026-10-25"},
    {"the last second of that day", "2026-10-25T23:59:59Z", "2026-10-25"},
    {"last Sunday of March is the 31st", "2024-03-31T23:00:00Z", "2024-04-01"},
    {"last Sunday of October is the 31st", "2027-10-30T23:00:00Z", "2027-10-31"},
    {"new year", "2026-12-31T23:59:59Z", "2026-12-31"},
    {"before 1970", "1960-06-30T23:00:00Z", "1960-07-01"},
};

START_TEST(the_date_in_london)
{
    const char *text = london_rows[_i].instant;
    day_t       d = day_london(day_instant_parse(text, strlen(text)));

    ck_assert_msg(d == day(london_rows[_i].london), "%s: %s", london_rows[_i].what, text_of(d));
}
END_TEST

START_TEST(a_day_in_london_starts_where_the_one_before_ends)
{
    for (day_t d = day("2024-01-01"); d <= day("2032-12-31"); d++) {
        int64_t start = day_london_start(d);

        ck_assert_int_eq(day_london(start), d);
        ck_assert_int_eq(day_london(start - 1), d - 1);
    }
    ck_assert_int_eq(day_london_start(day("2026-03-30")) - day_london_start(day("2026-03-29")),
                     23 * 3600);
    ck_assert_int_eq(day_london_start(day("2026-10-26")) - day_london_start(day("2026-10-25")),
                     25 * 3600);
}
END_TEST

START_TEST(no_day_stays_no_day)
{
    char text[DAY_TEXT_SIZE] = "x";

    day_format(DAY_NONE, text);
    ck_assert_str_eq(text, "");
    day_format_uk(DAY_NONE, text);
    ck_assert_str_eq(text, "");
    ck_assert_int_eq(day_weekday(DAY_NONE), 0);
    ck_assert_int_eq(day_to_civil(DAY_NONE).year, 0);
    ck_assert_int_eq(day_london(INSTANT_NONE), DAY_NONE);
    ck_assert_int_eq(day_london(INT64_MAX), DAY_NONE);
    ck_assert_int_eq(day_london_start(DAY_NONE), INSTANT_NONE);
    ck_assert(!day_is_valid(DAY_NONE));
    ck_assert(!day_is_valid(DAY_LAST + 1));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("day");
    TCase *tc = tcase_create("day");

    tcase_add_test(tc, each_day_has_one_date_and_one_weekday);
    tcase_add_test(tc, known_days);
    tcase_add_loop_test(tc, what_is_no_day_is_refused, 0, COUNT(no_days));
    tcase_add_loop_test(tc, what_is_no_day_of_the_return_is_refused, 0, COUNT(no_uk_days));
    tcase_add_test(tc, only_the_given_length_is_read);
    tcase_add_loop_test(tc, months_keep_the_day_number_or_end_the_month, 0, COUNT(month_rows));
    tcase_add_loop_test(tc, age_in_whole_years, 0, COUNT(age_rows));
    tcase_add_test(tc, the_day_of_an_age_is_the_first_of_that_age);
    tcase_add_loop_test(tc, instants_are_read_strictly, 0, COUNT(instant_rows));
    tcase_add_test(tc, instants_are_written_as_they_are_read);
    tcase_add_loop_test(tc, the_date_in_london, 0, COUNT(london_rows));
    tcase_add_test(tc, a_day_in_london_starts_where_the_one_before_ends);
    tcase_add_test(tc, no_day_stays_no_day);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
