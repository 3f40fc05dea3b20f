/* When a child in care has its health looked at, is reviewed and visited next: children in the words of the regulations. */
#include "care_rule.h"
#include "health.h"
#include "rows.h"

static const struct calendar        england;
static const struct health_settings settings = {12, 24, 12, 12};

static const struct {
    const char      *what, *born, *entered, *initial, *review, *expected;
    enum health_kind kind;
} assessment_rows[] = {
    {"not in care", "2014-03-14", "", "", "", "", HEALTH_INITIAL},
    {"20 working days", "2014-03-14", "2026-09-01", "", "", "2026-09-29", HEALTH_INITIAL},
    {"over Christmas", "2014-03-14", "2024-12-02", "", "", "2025-01-02", HEALTH_INITIAL},
    {"over Easter and May", "2014-03-14", "2026-03-30", "", "", "2026-04-29", HEALTH_INITIAL},
    {"none once done", "2014-03-14", "2026-09-01", "2026-09-20", "", "", HEALTH_INITIAL},
    {"none without one", "2014-03-14", "2026-09-01", "", "", "", HEALTH_REVIEW},
    {"a year later", "2014-03-14", "2026-09-01", "2026-09-20", "", "2027-09-20", HEALTH_REVIEW},
    {"from the last", "2014-03-14", "2024-09-01", "2024-09-20", "2025-10-02", "2026-10-02",
     HEALTH_REVIEW},
    {"imported without the first", "2014-03-14", "2024-09-01", "", "2025-10-02", "2026-10-02",
     HEALTH_REVIEW},
    {"under five", "2024-03-14", "2026-09-01", "2026-09-20", "", "2027-03-20", HEALTH_REVIEW},
    {"the day before the fifth birthday", "2022-03-21", "2026-09-01", "2026-09-20", "",
     "2027-03-20", HEALTH_REVIEW},
    {"on the fifth birthday", "2022-03-20", "2026-09-01", "2026-09-20", "", "2027-09-20",
     HEALTH_REVIEW},
    {"past it", "2022-03-14", "2026-09-01", "2026-09-20", "", "2027-09-20", HEALTH_REVIEW},
    {"a short month", "2024-03-14", "2026-08-01", "2026-08-31", "", "2027-02-28", HEALTH_REVIEW},
    {"a leap day ahead", "2023-03-14", "2023-08-01", "2023-08-31", "", "2024-02-29", HEALTH_REVIEW},
    {"from a leap day", "2014-03-14", "2024-02-01", "2024-02-29", "", "2025-02-28", HEALTH_REVIEW},
    {"born on a leap day, five on 1 March", "2024-02-29", "2028-08-01", "2028-08-28", "",
     "2029-02-28", HEALTH_REVIEW},
    {"born on a leap day, due on 1 March", "2024-02-29", "2028-08-01", "2028-09-01", "",
     "2029-09-01", HEALTH_REVIEW},
    {"without a day of birth", "", "2026-09-01", "2026-09-20", "", "2027-09-20", HEALTH_REVIEW},
};

START_TEST(assessments)
{
    struct health_child child = {
        .born = day(assessment_rows[_i].born),
        .entered = day(assessment_rows[_i].entered),
        .last = {day(assessment_rows[_i].initial), day(assessment_rows[_i].review), DAY_NONE,
                 DAY_NONE, DAY_NONE, DAY_NONE},
    };
    struct care_due due[HEALTH_DUE_KINDS], *one = &due[assessment_rows[_i].kind];

    health_dues(&child, &settings, &england, due);
    ck_assert_msg(one->due_on == day(assessment_rows[_i].expected), "%s: %s, not %s",
                  assessment_rows[_i].what, text_of(one->due_on), assessment_rows[_i].expected);
    ck_assert_msg((one->why != NULL) == (one->due_on != DAY_NONE) &&
                      (one->source != NULL) == (one->due_on != DAY_NONE),
                  "%s", assessment_rows[_i].what);
}
END_TEST

static const struct {
    const char      *what, *born, *entered, *last, *expected;
    enum health_kind kind;
} check_rows[] = {
    {"a dentist within a year of entry", "2014-03-14", "2026-09-01", "", "2027-09-01",
     HEALTH_DENTAL},
    {"from the last one, before care too", "2014-03-14", "2026-09-01", "2026-05-31", "2027-05-31",
     HEALTH_DENTAL},
    {"eyes every two years", "2014-03-14", "2026-09-01", "2025-02-28", "2027-02-28",
     HEALTH_OPTICIAN},
    {"immunisations", "2014-03-14", "2026-09-01", "2024-02-29", "2025-02-28", HEALTH_IMMUNISATIONS},
    {"a developmental check", "2024-03-14", "2026-09-01", "", "2027-09-01", HEALTH_DEVELOPMENT},
    {"not after the fifth birthday", "2022-03-14", "2026-09-01", "", "", HEALTH_DEVELOPMENT},
    {"nor on it", "2022-09-01", "2026-09-01", "", "", HEALTH_DEVELOPMENT},
    {"not out of care", "2014-03-14", "", "2026-05-31", "", HEALTH_DENTAL},
};

START_TEST(checks)
{
    struct health_child child = {.born = day(check_rows[_i].born),
                                 .entered = day(check_rows[_i].entered)};
    struct care_due     due[HEALTH_DUE_KINDS];

    for (int i = 0; i < HEALTH_DUE_KINDS; i++)
        child.last[i] = DAY_NONE;
    child.last[check_rows[_i].kind] = day(check_rows[_i].last);
    health_dues(&child, &settings, &england, due);
    ck_assert_msg(due[check_rows[_i].kind].due_on == day(check_rows[_i].expected), "%s: %s",
                  check_rows[_i].what, text_of(due[check_rows[_i].kind].due_on));
}
END_TEST

static const struct {
    const char *entered, *first, *last, *expected;
} review_rows[] = {
    {"", "", "", ""},
    {"2026-09-01", "", "", "2026-09-29"},
    {"2024-12-02", "", "", "2025-01-02"},
    {"2026-09-01", "2026-09-24", "2026-09-24", "2026-12-24"},
    {"2026-09-01", "2026-11-30", "2026-11-30",
     "2027-02-28"}, /* from the actual day, in a month without it */
    {"2026-09-01", "2026-09-24", "2026-12-03", "2027-06-03"},
    {"2023-09-01", "2023-09-24", "2023-08-31", "2024-02-29"},
};

START_TEST(reviews)
{
    struct care_child child = {.born = day("2014-03-14"),
                               .entered = day(review_rows[_i].entered),
                               .first_review = day(review_rows[_i].first),
                               .last_review = day(review_rows[_i].last)};

    ck_assert_str_eq(text_of(care_review_due(&child, &england).due_on),
                     *review_rows[_i].expected ? review_rows[_i].expected : "no day");
}
END_TEST

static const struct {
    const char *what, *entered, *home, *visited, *reviewed, *rule, *expected;
} visit_rows[] = {
    {"not in care", "", "2026-09-01", "", "", "six_weekly", ""},
    {"no home", "2026-09-01", "", "", "", "six_weekly", ""},
    {"a new home", "2026-09-01", "2026-09-01", "", "", "six_weekly", "2026-09-08"},
    {"a new home meant to last", "2026-09-01", "2026-09-01", "", "", "three_monthly", "2026-09-08"},
    {"six weeks on", "2026-09-01", "2026-09-01", "2026-09-05", "", "six_weekly", "2026-10-17"},
    {"six weeks in the first year", "2025-01-01", "2026-01-01", "2026-11-01", "2025-01-20",
     "three_monthly", "2026-12-13"},
    {"three months after it", "2025-01-01", "2025-09-01", "2026-11-30", "2025-01-20",
     "three_monthly", "2027-02-28"},
    {"six weeks after it", "2025-01-01", "2025-09-01", "2026-11-30", "2025-01-20", "six_weekly",
     "2027-01-11"},
    {"weekly, none yet", "2026-09-01", "2026-09-01", "", "", "weekly", "2026-09-08"},
    {"weekly", "2026-09-01", "2026-09-01", "2026-09-08", "", "weekly", "2026-09-15"},
    {"no longer after the review", "2026-09-01", "2026-09-01", "2026-09-15", "2026-09-24", "weekly",
     "2026-10-27"},
};

START_TEST(visits)
{
    struct care_child child = {.born = day("2014-03-14"),
                               .entered = day(visit_rows[_i].entered),
                               .first_review = day(visit_rows[_i].reviewed),
                               .last_review = day(visit_rows[_i].reviewed),
                               .home_from = day(visit_rows[_i].home),
                               .last_visit = day(visit_rows[_i].visited),
                               .visit_rule = visit_rows[_i].rule};
    struct care_due   due = care_visit_due(&child);

    ck_assert_msg(due.due_on == day(visit_rows[_i].expected), "%s: %s", visit_rows[_i].what,
                  text_of(due.due_on));
    ck_assert_int_eq(due.why != NULL, due.due_on != DAY_NONE);
}
END_TEST

static const struct {
    enum health_answer misuse, received, offered;
    const char        *fault;
} substance_rows[] = {
    {HEALTH_NO, HEALTH_NOT_SAID, HEALTH_NOT_SAID, NULL},
    {HEALTH_YES, HEALTH_YES, HEALTH_NOT_SAID, NULL},
    {HEALTH_YES, HEALTH_NO, HEALTH_YES, NULL},
    {HEALTH_YES, HEALTH_NO, HEALTH_NO, NULL},
    {HEALTH_YES, HEALTH_NOT_SAID, HEALTH_NOT_SAID, "intervention_received"}, /* 192 */
    {HEALTH_NO, HEALTH_YES, HEALTH_NOT_SAID, "intervention_received"},       /* 193 */
    {HEALTH_NO, HEALTH_NOT_SAID, HEALTH_YES, "intervention_offered"},        /* 193 */
    {HEALTH_NOT_SAID, HEALTH_YES, HEALTH_NOT_SAID, "intervention_received"},
    {HEALTH_YES, HEALTH_YES, HEALTH_NO, "intervention_offered"},      /* 158 */
    {HEALTH_YES, HEALTH_NO, HEALTH_NOT_SAID, "intervention_offered"}, /* 159 */
};

START_TEST(drugs_and_alcohol)
{
    struct health_fault fault = health_substance_fault((struct health_substance){
        substance_rows[_i].misuse, substance_rows[_i].received, substance_rows[_i].offered});

    ck_assert_pstr_eq(fault.member, substance_rows[_i].fault);
    ck_assert_int_eq(fault.says != NULL, fault.member != NULL);
}
END_TEST

START_TEST(who_assesses)
{
    ck_assert(health_may_assess("initial", "doctor") && !health_may_assess("initial", "nurse"));
    ck_assert(health_may_assess("review", "nurse") && health_may_assess("review", "midwife"));
    ck_assert(!health_may_assess("review", "dentist") && health_may_assess("dental", "dentist"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("health");
    TCase *tc = tcase_create("health");

    tcase_add_loop_test(tc, assessments, 0, COUNT(assessment_rows));
    tcase_add_loop_test(tc, checks, 0, COUNT(check_rows));
    tcase_add_loop_test(tc, reviews, 0, COUNT(review_rows));
    tcase_add_loop_test(tc, visits, 0, COUNT(visit_rows));
    tcase_add_loop_test(tc, drugs_and_alcohol, 0, COUNT(substance_rows));
    tcase_add_test(tc, who_assesses);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
