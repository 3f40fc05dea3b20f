/* The national return: lines of a child beside each other, and whose SDQ is wanted. */
#include "ssda903.h"
#include "rows.h"

enum { YEAR = 2026 };

START_TEST(one_review_of_a_child_on_a_day)
{
    struct ssda903_problems p = {0};

    ssda903_check_reviews(&(struct ssda903_review){.line = 3, .held = day("2024-01-01")},
                          &(struct ssda903_review){.line = 9, .held = day("2024-01-02")}, &p);
    ssda903_check_reviews(&(struct ssda903_review){.line = 3, .held = day("2024-01-01")}, NULL, &p);
    ck_assert_int_eq(p.n, 0);
    ssda903_check_reviews(&(struct ssda903_review){.line = 3, .held = day("2024-01-01")},
                          &(struct ssda903_review){.line = 9, .held = day("2024-01-01")}, &p);
    ck_assert_int_eq(p.list[0].reason, SSDA903_REVIEW_TWICE);
    ck_assert_int_eq(p.list[0].line, 9);
    ck_assert_int_eq(p.list[0].other, 3);
    ck_assert(ssda903_is_skipped(&p));
}
END_TEST

/* --- episodes that follow each other --- */

static const struct {
    const char         *from, *until, *ending, *next_from, *next_entry;
    int32_t             n;
    enum ssda903_reason reason;
} pair_rows[] = {
    {"2024-01-01", "2024-06-01", "X1", "2024-06-01", "P", 0, SSDA903_REASONS},
    {"2024-01-01", "2024-06-01", "X1", "2024-06-02", "P", 1, SSDA903_GAP},
    {"2024-01-01", "2024-06-01", "X1", "2024-05-31", "P", 1, SSDA903_OVERLAP},
    {"2024-01-01", "", NULL, "2024-05-31", "P", 1, SSDA903_OPEN_BEFORE},
    {"2024-01-01", "2024-06-01", "X1", "2024-01-01", "P", 1, SSDA903_EPISODE_TWICE},
    {"2024-01-01", "2024-06-01", "E4A", "2024-06-01", "S", 0, SSDA903_REASONS},
    {"2024-01-01", "2024-06-01", "E4A", "2024-09-01", "S", 0, SSDA903_REASONS},
    {"2024-01-01", "2024-06-01", "E4A", "2024-09-01", "P", 1, SSDA903_NOT_STARTED},
    {"2024-01-01", "2024-06-01", NULL, "2024-09-01", "P", 1, SSDA903_NOT_STARTED},
    {"2024-01-01", "2024-06-01", "E2", "2024-09-01", "S", 1, SSDA903_DIED_BEFORE},
    {"2024-01-01", "2024-06-01", "E2", "", NULL, 0, SSDA903_REASONS},
    {"2024-01-01", "2024-06-01", "X1", "", NULL, 1, SSDA903_NO_NEXT},
    {"2024-01-01", "", NULL, "", NULL, 0, SSDA903_REASONS},
};

START_TEST(episodes_that_follow_each_other)
{
    for (size_t i = 0; i < COUNT(pair_rows); i++) {
        const struct ssda903_episode e = {.line = 2,
                                          .from = day(pair_rows[i].from),
                                          .until = day(pair_rows[i].until),
                                          .ending = pair_rows[i].ending};
        const struct ssda903_episode next = {.line = 5,
                                             .from = day(pair_rows[i].next_from),
                                             .until = DAY_NONE,
                                             .entry = pair_rows[i].next_entry};
        struct ssda903_problems      p = {0};

        ssda903_check_episodes(&e, pair_rows[i].next_entry ? &next : NULL, &p);
        ck_assert_msg(p.n == pair_rows[i].n, "row %zu: %d said", i, p.n);
        ck_assert_msg(p.n == 0 || p.list[0].reason == pair_rows[i].reason, "row %zu: reason %d", i,
                      (int)p.list[0].reason);
        ck_assert(p.n == 0 ||
                  ssda903_is_skipped(&p) == (pair_rows[i].reason == SSDA903_EPISODE_TWICE));
    }
}
END_TEST

/* Looked after for the twelve months to 31 March 2026, short breaks apart. */
static const struct {
    const char *entry, *legal, *from, *until, *ending;
    bool        counts;
} count_rows[] = {
    {"P", "C2", "2024-01-01", "", NULL, true},
    {"S", "C2", "2025-04-01", "", NULL, true},
    {"S", "C2", "2025-04-02", "", NULL, false},
    {"P", "C2", "2025-06-02", "", NULL, true},
    {"P", "C2", "2024-01-01", "2025-06-02", "X1", true},
    {"P", "C2", "2024-01-01", "2025-06-02", "E4A", false},
    {"P", "C2", "2024-01-01", "2025-03-31", "E4A", true},
    {"P", "V3", "2024-01-01", "", NULL, false},
    {"P", "V4", "2024-01-01", "2025-04-01", "X1", false},
    {"P", "V4", "2024-01-01", "2025-03-31", "X1", true},
};

START_TEST(who_is_counted)
{
    for (size_t i = 0; i < COUNT(count_rows); i++) {
        const struct ssda903_episode e = {.entry = count_rows[i].entry,
                                          .legal = count_rows[i].legal,
                                          .from = day(count_rows[i].from),
                                          .until = day(count_rows[i].until),
                                          .ending = count_rows[i].ending};

        ck_assert_msg(ssda903_counts(&e, YEAR) == count_rows[i].counts, "row %zu", i);
    }
}
END_TEST

/* The year is 1 April 2025 to 31 March 2026. */
static const struct {
    const char         *born;
    int32_t             score;
    const char         *reason;
    bool                is_counted;
    int32_t             n;
    enum ssda903_reason said;
} sdq_rows[] = {
    {"2014-03-14", 12, NULL, true, 0, SSDA903_REASONS},
    {"2014-03-14", -1, "SDQ4", true, 0, SSDA903_REASONS},
    {"2014-03-14", -1, NULL, true, 1, SSDA903_SDQ_NONE},
    {"2014-03-14", -1, NULL, false, 0, SSDA903_REASONS},
    {"2014-03-14", 12, NULL, false, 1, SSDA903_NOT_12_MONTHS},
    {"2014-03-14", -1, "SDQ1", true, 1, SSDA903_SDQ1_AGE},
    {"2021-04-01", -1, "SDQ1", true, 1, SSDA903_SDQ1_AGE}, /* 4 on the first day */
    {"2021-04-02", -1, "SDQ1", true, 0, SSDA903_REASONS},  /* turns 4 in the year */
    {"2009-03-31", -1, "SDQ1", true, 0, SSDA903_REASONS},  /* turns 17 on the last day */
    {"2009-04-01", -1, "SDQ1", true, 1, SSDA903_SDQ1_AGE},
    {"2022-03-31", -1, NULL, true, 1, SSDA903_SDQ_NONE}, /* 4 on the last day */
    {"2022-04-01", -1, NULL, true, 0, SSDA903_REASONS},
    {"2022-04-01", 12, NULL, true, 1, SSDA903_SDQ_AGE},
    {"2008-04-02", -1, NULL, true, 1, SSDA903_SDQ_NONE}, /* 16 on the first day */
    {"2008-04-01", -1, NULL, true, 0, SSDA903_REASONS},
    {"2008-04-01", -1, "SDQ2", true, 1, SSDA903_SDQ_AGE},
};

START_TEST(whose_sdq_is_wanted)
{
    for (size_t i = 0; i < COUNT(sdq_rows); i++) {
        const struct ssda903_oc2 o = {.line = 4,
                                      .score = sdq_rows[i].score,
                                      .reason = sdq_rows[i].reason};
        struct ssda903_problems  p = {0};

        ssda903_check_sdq(&o, day(sdq_rows[i].born), YEAR, sdq_rows[i].is_counted, &p);
        ck_assert_msg(p.n == sdq_rows[i].n, "row %zu: %d said", i, p.n);
        ck_assert_msg(p.n == 0 || p.list[0].reason == sdq_rows[i].said, "row %zu: reason %d", i,
                      (int)p.list[0].reason);
        ck_assert(!ssda903_is_skipped(&p));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ssda903_care");
    TCase *tcase = tcase_create("ssda903_care");

    tcase_add_test(tcase, one_review_of_a_child_on_a_day);
    tcase_add_test(tcase, episodes_that_follow_each_other);
    tcase_add_test(tcase, who_is_counted);
    tcase_add_test(tcase, whose_sdq_is_wanted);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
