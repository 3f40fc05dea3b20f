/* When the next SDQ is due: children in the words of the rhythm, and what a high score opens. */
#include "rows.h"
#include "sdq_calendar.h"

static const struct calendar england;

/* Entry on 1 September 2026: first review due 29 September, second 29 December, its SDQ 15 December. */
static const struct {
    const char      *what;
    const char      *born, *entered, *first_review, *second_review, *last_carer, *today;
    enum sdq_due_why why;
    const char      *ask, *due;
    bool             is_late, is_counted;
} due_rows[] = {
    {"just come into care", "2014-03-14", "2026-09-01", "", "", "", "2026-09-01", SDQ_DUE_FIRST,
     "2026-09-01", "2026-09-29", false, true},
    {"the last day in time", "2014-03-14", "2026-09-01", "", "", "", "2026-09-29", SDQ_DUE_FIRST,
     "2026-09-01", "2026-09-29", false, true},
    {"a day late", "2014-03-14", "2026-09-01", "", "", "", "2026-09-30", SDQ_DUE_FIRST,
     "2026-09-01", "2026-09-29", true, true},
    {"the first review is fixed earlier", "2014-03-14", "2026-09-01", "2026-09-24", "", "",
     "2026-09-10", SDQ_DUE_FIRST, "2026-09-01", "2026-09-24", false, true},
    {"a form from before care", "2014-03-14", "2026-09-01", "", "", "2026-08-31", "2026-09-10",
     SDQ_DUE_FIRST, "2026-09-01", "2026-09-29", false, true},
    {"a form on the day of entry", "2014-03-14", "2026-09-01", "", "", "2026-09-01", "2026-09-10",
     SDQ_DUE_SECOND_REVIEW, "2026-11-17", "2026-12-15", false, true},
    {"first form done, no review fixed", "2014-03-14", "2026-09-01", "", "", "2026-09-10",
     "2026-12-16", SDQ_DUE_SECOND_REVIEW, "2026-11-17", "2026-12-15", true, true},
    {"a form on the day of the first review", "2014-03-14", "2026-09-01", "2026-09-24", "",
     "2026-09-24", "2026-10-01", SDQ_DUE_SECOND_REVIEW, "2026-11-12", "2026-12-10", false, true},
    {"three months from the actual first review", "2014-03-14", "2026-09-01", "2026-09-24", "",
     "2026-09-10", "2026-10-01", SDQ_DUE_SECOND_REVIEW, "2026-11-12", "2026-12-10", false, true},
    {"before the actual second review", "2014-03-14", "2026-09-01", "2026-09-24", "2026-12-03",
     "2026-09-10", "2026-10-01", SDQ_DUE_SECOND_REVIEW, "2026-10-22", "2026-11-19", false, true},
    {"second review soon: never asked before the first", "2014-03-14", "2026-09-01", "2026-09-24",
     "2026-10-20", "2026-09-10", "2026-10-01", SDQ_DUE_SECOND_REVIEW, "2026-09-24", "2026-10-06",
     false, true},
    {"second review before another could be asked for", "2014-03-14", "2026-09-01", "",
     "2026-10-08", "2026-09-28", "2026-10-01", SDQ_DUE_YEARLY, "2027-08-31", "2027-09-28", false,
     true},
    {"a late first form serves as the second too", "2014-03-14", "2026-09-01", "2026-09-24", "",
     "2026-10-20", "2026-10-21", SDQ_DUE_YEARLY, "2027-09-22", "2027-10-20", false, true},
    {"both done", "2014-03-14", "2026-09-01", "2026-09-24", "2026-12-17", "2026-12-01",
     "2027-12-02", SDQ_DUE_YEARLY, "2027-11-03", "2027-12-01", true, true},
    {"yearly from a leap day", "2014-03-14", "2020-09-01", "2020-09-24", "2020-12-17", "2024-02-29",
     "2024-03-01", SDQ_DUE_YEARLY, "2025-01-31", "2025-02-28", false, true},
    {"too young at entry: on the fourth birthday", "2023-01-10", "2026-09-01", "2026-09-24", "", "",
     "2026-09-10", SDQ_DUE_FIRST, "2027-01-10", "2027-02-05", false, true},
    {"a form at two does for the birthday", "2023-01-10", "2025-10-01", "", "", "2025-12-20",
     "2026-09-10", SDQ_DUE_YEARLY, "2026-12-13", "2027-01-10", false, true},
    {"seventeen before it is due", "2010-03-14", "2020-09-01", "", "", "2026-05-01", "2026-09-10",
     SDQ_DUE_NONE_TOO_OLD, "", "", false, false},
    {"seventeen on the day it is due", "2010-05-01", "2020-09-01", "", "", "2026-05-01",
     "2026-09-10", SDQ_DUE_NONE_TOO_OLD, "", "", false, false},
    {"sixteen to the end of the year", "2010-05-02", "2020-09-01", "", "", "2026-05-01",
     "2026-09-10", SDQ_DUE_YEARLY, "2027-04-03", "2027-05-01", false, true},
    {"overdue, and seventeen by now", "2009-06-01", "2020-09-01", "", "", "", "2026-06-01",
     SDQ_DUE_NONE_TOO_OLD, "", "", false, false},
    {"overdue, seventeen tomorrow", "2009-06-01", "2020-09-01", "", "", "", "2026-05-31",
     SDQ_DUE_FIRST, "2020-09-01", "2020-09-29", true, true},
    {"not in care", "2014-03-14", "", "", "", "2026-09-10", "2026-09-10", SDQ_DUE_NONE_NOT_IN_CARE,
     "", "", false, false},
    {"no day of birth", "", "2026-09-01", "", "", "", "2026-09-10", SDQ_DUE_NONE_UNKNOWN, "", "",
     false, false},
    {"no day of birth, a form", "", "2026-09-01", "", "", "2026-09-02", "2026-09-10",
     SDQ_DUE_NONE_UNKNOWN, "", "", false, false},
};

static struct sdq_due due_of_row(int i, const struct sdq_settings *settings)
{
    const struct sdq_child child = {
        .born = day(due_rows[i].born),
        .entered_care = day(due_rows[i].entered),
        .first_review = day(due_rows[i].first_review),
        .second_review = day(due_rows[i].second_review),
        .last_carer = day(due_rows[i].last_carer),
    };
    struct sdq_due due;

    sdq_next_due(&child, day(due_rows[i].today), settings, &england, &due);
    return due;
}

START_TEST(next_due)
{
    struct sdq_due due = due_of_row(_i, &sdq_settings_default);

    ck_assert_msg(due.why == due_rows[_i].why, "%s: why %d", due_rows[_i].what, (int)due.why);
    ck_assert_msg(due.due_on == day(due_rows[_i].due), "%s: due %s", due_rows[_i].what,
                  text_of(due.due_on));
    ck_assert_msg(due.ask_on == day(due_rows[_i].ask), "%s: asked %s", due_rows[_i].what,
                  text_of(due.ask_on));
    ck_assert_msg(due.is_late == due_rows[_i].is_late, "%s: late", due_rows[_i].what);
    ck_assert_msg(due.is_counted == due_rows[_i].is_counted, "%s: counted", due_rows[_i].what);
}
END_TEST

/* Whatever the child and the settings: asked before it is due, or nothing of either. */
START_TEST(asked_before_it_is_due)
{
    struct sdq_settings settings = sdq_settings_default;

    for (settings.ask_before_days = 0; settings.ask_before_days <= 180;
         settings.ask_before_days += 30) {
        for (settings.second_before_review_days = 0; settings.second_before_review_days <= 90;
             settings.second_before_review_days += 15) {
            for (size_t i = 0; i < COUNT(due_rows); i++) {
                struct sdq_due due = due_of_row((int)i, &settings);

                ck_assert_int_le(due.ask_on, due.due_on);
                ck_assert_int_eq(day_is_valid(due.ask_on), day_is_valid(due.due_on));
                ck_assert_int_eq(day_is_valid(due.due_on), sdq_due_name(due.why) != NULL);
            }
        }
    }
}
END_TEST

START_TEST(a_council_asks_earlier_and_later)
{
    struct sdq_settings settings = sdq_settings_default;
    struct sdq_child child = {day("2023-01-10"), day("2026-09-01"), DAY_NONE, DAY_NONE, DAY_NONE};
    struct sdq_due   due;

    settings.from_age = 2;
    settings.to_age = 17;
    sdq_next_due(&child, day("2026-09-10"), &settings, &england, &due);
    ck_assert_int_eq(due.why, SDQ_DUE_FIRST);
    ck_assert_str_eq(text_of(due.due_on), "2026-09-29");
    ck_assert(!due.is_counted); /* three years old: asked for, not in the national count */

    child = (struct sdq_child){day("2010-03-14"), day("2020-09-01"), DAY_NONE, DAY_NONE,
                               day("2026-05-01")};
    sdq_next_due(&child, day("2026-09-10"), &settings, &england, &due);
    ck_assert_str_eq(text_of(due.due_on), "2027-05-01");
    ck_assert(!due.is_counted); /* seventeen */

    settings.again = (struct timescale){2, CLOCK_MONTHS};
    child = (struct sdq_child){day("2014-03-14"), day("2026-09-01"), DAY_NONE, DAY_NONE,
                               day("2026-09-10")};
    sdq_next_due(&child, day("2026-09-11"), &settings, &england, &due);
    ck_assert_int_eq(due.why, SDQ_DUE_YEARLY); /* sooner than the second review's */
    ck_assert_str_eq(text_of(due.due_on), "2026-11-10");
}
END_TEST

START_TEST(a_score_of_fifteen_opens_a_follow_up)
{
    struct sdq_settings settings = sdq_settings_default;

    ck_assert(!sdq_opens_follow_up(SDQ_PARENT, 13, &settings));
    ck_assert(!sdq_opens_follow_up(SDQ_PARENT, 14, &settings)); /* on the border, opens nothing */
    ck_assert(sdq_opens_follow_up(SDQ_PARENT, 15, &settings));
    ck_assert(sdq_opens_follow_up(SDQ_PARENT, 40, &settings));
    ck_assert(!sdq_opens_follow_up(SDQ_PARENT, SDQ_MISSING, &settings));
    ck_assert(!sdq_opens_follow_up(SDQ_TEACHER, 40, &settings));
    ck_assert(!sdq_opens_follow_up(SDQ_SELF, 40, &settings));

    settings.follow_up_informants |= 1u << SDQ_TEACHER;
    settings.follow_up_total = 17;
    ck_assert(sdq_opens_follow_up(SDQ_TEACHER, 17, &settings));
    ck_assert(!sdq_opens_follow_up(SDQ_PARENT, 16, &settings));
    ck_assert(!sdq_opens_follow_up(SDQ_SELF, 40, &settings));

    settings.follow_up_total = 0;
    ck_assert(!sdq_opens_follow_up(SDQ_PARENT, SDQ_MISSING, &settings));
}
END_TEST

enum { P = 1u << SDQ_PARENT, T = 1u << SDQ_TEACHER, S = 1u << SDQ_SELF };

/* The form being recorded is of 20 November 2026. */
static const struct {
    const char *what, *born, *parent, *teacher, *self;
    uint32_t    missing;
} missing_rows[] = {
    {"twelve, the carer alone", "2014-03-14", "2026-11-20", "", "", T | S},
    {"nine, the carer alone", "2017-03-14", "2026-11-20", "", "", T},
    {"eleven tomorrow", "2015-11-21", "2026-11-20", "", "", T},
    {"eleven today", "2015-11-20", "2026-11-20", "", "", T | S},
    {"a teacher three months ago", "2014-03-14", "2026-11-20", "2026-08-20", "", S},
    {"a teacher longer ago", "2014-03-14", "2026-11-20", "2026-08-19", "", T | S},
    {"all three", "2014-03-14", "2026-11-20", "2026-10-01", "2026-09-15", 0},
    {"a young person's form, no others", "2014-03-14", "", "", "2026-11-20", P | T},
    {"a form that came after it", "2014-03-14", "2026-11-20", "2026-11-25", "2026-11-26", 0},
    {"eighteen has no teacher's form", "2008-03-14", "2026-11-20", "", "", S},
    {"three: a nursery is asked", "2023-03-14", "2026-11-20", "", "", T},
    {"no day of birth", "", "2026-11-20", "", "", 0},
};

START_TEST(who_is_missing_for_three_sides)
{
    const day_t last[SDQ_INFORMANTS] = {
        [SDQ_PARENT] = day(missing_rows[_i].parent),
        [SDQ_TEACHER] = day(missing_rows[_i].teacher),
        [SDQ_SELF] = day(missing_rows[_i].self),
    };
    uint32_t missing = sdq_informants_missing(last, day(missing_rows[_i].born), day("2026-11-20"),
                                              &sdq_settings_default);

    ck_assert_msg(missing == missing_rows[_i].missing, "%s: %u", missing_rows[_i].what, missing);
}
END_TEST

START_TEST(settings_that_make_no_sense_are_refused)
{
    struct sdq_settings s = sdq_settings_default;

    ck_assert(sdq_settings_are_valid(&s));
#define REFUSED(field, value) \
    s = sdq_settings_default; \
    s.field = (value);        \
    ck_assert_msg(!sdq_settings_are_valid(&s), #field)
    REFUSED(from_age, 17);
    REFUSED(from_age, -1);
    REFUSED(to_age, 26);
    REFUSED(first_review.unit, CLOCK_HOURS);
    REFUSED(second_review.n, -1);
    REFUSED(again.n, 0);
    REFUSED(second_before_review_days, 91);
    REFUSED(second_before_review_days, -1);
    REFUSED(ask_before_days, -1);
    REFUSED(ask_before_days, 181);
    REFUSED(follow_up_total, 41);
    REFUSED(follow_up_total, -1);
    REFUSED(follow_up_informants, 8);
    REFUSED(triangulate_months, -1);
    REFUSED(triangulate_months, 25);
#undef REFUSED
}
END_TEST

START_TEST(settings_at_their_limits_are_taken)
{
    struct sdq_settings s;

#define TAKEN(field, value)   \
    s = sdq_settings_default; \
    s.field = (value);        \
    ck_assert_msg(sdq_settings_are_valid(&s), #field)
    TAKEN(from_age, 0);
    TAKEN(from_age, 16);
    TAKEN(to_age, 25);
    TAKEN(first_review.n, 0);
    TAKEN(second_before_review_days, 0);
    TAKEN(second_before_review_days, 90);
    TAKEN(ask_before_days, 0);
    TAKEN(ask_before_days, 180);
    TAKEN(follow_up_total, 0);
    TAKEN(follow_up_total, 40);
    TAKEN(follow_up_informants, 0);
    TAKEN(follow_up_informants, 7);
    TAKEN(triangulate_months, 0);
    TAKEN(triangulate_months, 24);
#undef TAKEN
}
END_TEST

START_TEST(names_of_what_is_due)
{
    ck_assert_str_eq(sdq_due_name(SDQ_DUE_FIRST), "first");
    ck_assert_str_eq(sdq_due_name(SDQ_DUE_SECOND_REVIEW), "second_review");
    ck_assert_str_eq(sdq_due_name(SDQ_DUE_YEARLY), "yearly");
    ck_assert_ptr_null(sdq_due_name(SDQ_DUE_NONE_TOO_OLD));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sdq_calendar");
    TCase *tc = tcase_create("sdq_calendar");

    tcase_add_loop_test(tc, next_due, 0, COUNT(due_rows));
    tcase_add_test(tc, asked_before_it_is_due);
    tcase_add_test(tc, a_council_asks_earlier_and_later);
    tcase_add_test(tc, a_score_of_fifteen_opens_a_follow_up);
    tcase_add_loop_test(tc, who_is_missing_for_three_sides, 0, COUNT(missing_rows));
    tcase_add_test(tc, settings_that_make_no_sense_are_refused);
    tcase_add_test(tc, settings_at_their_limits_are_taken);
    tcase_add_test(tc, names_of_what_is_due);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
