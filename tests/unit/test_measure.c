/* Scores of measures: worked by hand from the published keys, norms and limits. */
#include "measure.h"
#include "rows.h"

#define NO MEASURE_MISSING

/* RCADS low mood by its published norms; the values were worked out apart, in exact fractions. */
static const struct {
    const char         *who;
    struct measure_norm norm;
    int32_t             score, t;
} t_rows[] = {
    {"a boy of 8, low mood", {825, 409}, 1700, 71},      /* 71.39 */
    {"the same with none of it", {825, 409}, 0, 30},     /* 29.83 */
    {"just under the border", {825, 409}, 1400, 64},     /* 64.06 */
    {"a girl of 17, all of it", {936, 445}, 3000, 96},   /* 96.38 */
    {"a girl of 13, panic", {503, 392}, 900, 60},        /* 60.13 */
    {"the same with none of it", {503, 392}, 0, 37},     /* 37.17 */
    {"a boy of 16, by the carer", {732, 369}, 1200, 63}, /* 62.68 */
    {"a girl of 10, worry", {801, 368}, 1800, 77},       /* 77.15 */
    {"a half goes up", {1000, 200}, 900, 45},
    {"a half goes up below the mean too", {1000, 400}, 900, 48}, /* 47.5 */
    {"far below", {1000, 100}, 0, -50},
    {"no norms", {0, 0}, 12, NO},
    {"no score", {825, 409}, NO, NO},
};

START_TEST(t_scores)
{
    ck_assert_msg(measure_t(t_rows[_i].score, t_rows[_i].norm) == t_rows[_i].t, "%s: %d",
                  t_rows[_i].who, measure_t(t_rows[_i].score, t_rows[_i].norm));
}
END_TEST

static const struct measure_cut cuts[] = {
    {.scale = 0, .is_of_t = true, .from = NO, .to = 6400, .name = "Usual", .level = 0},
    {.scale = 0, .is_of_t = true, .from = 6500, .to = 6900, .name = "Borderline", .level = 1},
    {.scale = 0,
     .is_of_t = true,
     .from = 7000,
     .to = NO,
     .name = "Clinical",
     .level = 2,
     .asks_assessment = true},
    {.scale = 2, .from = 1000, .to = 2000, .name = "High", .level = 3},
};

/* Items 1 to 4, of which the fourth is turned round; items 5 and 6; the sum of both. Answers 0 to 3. */
static struct measure_definition definition(void)
{
    return (struct measure_definition){
        .item_max = 3,
        .scales = {{.code = "one",
                    .step = 100,
                    .items = {1, 2, 3, -4},
                    .items_n = 4,
                    .missing_max = 2,
                    .norm = {400, 200}},
                   {.code = "two", .step = 100, .items = {5, 6}, .items_n = 2},
                   {.code = "sum", .step = 100, .parts = {0, 1}, .parts_n = 2}},
        .scales_n = 3,
        .cuts = cuts,
        .cuts_n = COUNT(cuts),
    };
}

static const struct {
    const char *what;
    int32_t     answers[6], one, two, sum, t, level; /* level -1: no band */
    bool        asks;
} answer_rows[] = {
    {"all answered, one turned round", {1, 2, 3, 0, 1, 1}, 9, 2, 11, 75, 2, true},
    {"nothing of it", {0, 0, 0, 3, 0, 0}, 0, 0, 0, 30, 0, false},
    {"two of four missing: in proportion", {3, NO, 1, NO, 0, 0}, 8, 0, 8, 70, 2, true},
    {"one missing: 5 of three is 6.67 of four", {2, 2, 1, NO, 0, 0}, 7, 0, 7, 65, 1, false},
    {"three of four missing", {NO, NO, 3, NO, 3, 3}, NO, 6, NO, NO, -1, false},
    {"a scale that may lack nothing", {1, 1, 1, 3, 2, NO}, 3, NO, NO, 45, 0, false},
    {"no answer at all", {NO, NO, NO, NO, NO, NO}, NO, NO, NO, NO, -1, false},
};

static int32_t whole(int32_t score) { return score == NO ? NO : score / MEASURE_ONE; }

START_TEST(from_answers)
{
    struct measure_definition d = definition();
    struct measure_result     r;
    int32_t                   answers[MEASURE_ITEMS_MAX];

    for (int i = 0; i < MEASURE_ITEMS_MAX; i++)
        answers[i] = i < 6 ? answer_rows[_i].answers[i] : NO;
    measure_score_answers(&d, answers, &r);
    ck_assert_msg(whole(r.score[0]) == answer_rows[_i].one &&
                      whole(r.score[1]) == answer_rows[_i].two &&
                      whole(r.score[2]) == answer_rows[_i].sum,
                  "%s: %d %d %d", answer_rows[_i].what, r.score[0], r.score[1], r.score[2]);
    ck_assert_msg(r.t[0] == answer_rows[_i].t && r.t[1] == NO, "%s: T %d", answer_rows[_i].what,
                  r.t[0]);
    ck_assert_int_eq(r.band[0] ? r.band[0]->level : -1, answer_rows[_i].level);
    ck_assert_int_eq(r.asks_assessment, answer_rows[_i].asks);
}
END_TEST

START_TEST(from_scores)
{
    struct measure_definition d = definition();
    struct measure_result     r;
    int32_t                   given[MEASURE_SCALES_MAX];

    for (int i = 0; i < MEASURE_SCALES_MAX; i++)
        given[i] = NO;
    given[0] = 600;
    measure_score_given(&d, given, &r);
    ck_assert_int_eq(r.score[0], 600);
    ck_assert_int_eq(r.t[0], 60);
    ck_assert_int_eq(r.score[2], NO); /* half of it is not known */
    given[1] = 400;
    measure_score_given(&d, given, &r);
    ck_assert_int_eq(r.score[2], 1000);
    ck_assert_str_eq(r.band[2]->name, "High");
    ck_assert(!r.asks_assessment);
    given[0] = given[1] = NO;
    given[2] = 2000;
    measure_score_given(&d, given, &r);
    ck_assert_int_eq(r.score[2], 2000);
    ck_assert_ptr_null(r.band[0]);
}
END_TEST

/* Four lines of ten centimetres, measured in millimetres, and their sum. */
static const struct measure_cut line_cuts[] = {
    {.scale = 2, .from = 0, .to = 2490, .name = "Low", .level = 1},
    {.scale = 2, .from = 2500, .to = 4000, .name = "Usual", .level = 0},
};

START_TEST(in_tenths)
{
    struct measure_definition d = {
        .scales =
            {{.code = "a", .max = 1000, .step = 10, .norm = {620, 155}},
             {.code = "b", .max = 1000, .step = 10},
             {.code = "sum", .max = 4000, .step = 10, .parts = {0, 1}, .parts_n = 2},
             {.code = "items", .step = 10, .items = {1, 2, 3}, .items_n = 3, .missing_max = 1}},
        .scales_n = 4,
        .cuts = line_cuts,
        .cuts_n = COUNT(line_cuts),
    };
    struct measure_result r;
    int32_t               given[MEASURE_SCALES_MAX], answers[MEASURE_ITEMS_MAX];

    for (int i = 0; i < MEASURE_SCALES_MAX; i++)
        given[i] = NO;
    for (int i = 0; i < MEASURE_ITEMS_MAX; i++)
        answers[i] = NO;
    given[0] = 330, given[1] = 70;
    measure_score_given(&d, given, &r);
    ck_assert_int_eq(r.score[2], 400); /* 3.3 and 0.7, exactly */
    ck_assert_int_eq(r.t[0], 31);      /* 50 + 10 (3.3 - 6.2) / 1.55 = 31.29 */
    ck_assert_str_eq(r.band[2]->name, "Low");
    given[0] = 1000, given[1] = 1000, given[2] = 2490;
    measure_score_given(&d, given, &r);
    ck_assert_str_eq(r.band[2]->name, "Low");
    given[2] = 2500;
    measure_score_given(&d, given, &r);
    ck_assert_str_eq(r.band[2]->name, "Usual");
    answers[0] = 2, answers[1] = 3;
    measure_score_answers(&d, answers, &r);
    ck_assert_int_eq(r.score[3], 750); /* 5 of two is 7.5 of three */
}
END_TEST

START_TEST(what_is_a_score)
{
    struct measure_scale line = {.min = 0, .max = 4000, .step = 10};
    struct measure_scale whole_ones = {.min = 100, .max = 10000, .step = 100};

    ck_assert(measure_is_score(&line, 2340) && measure_is_score(&line, 0) &&
              measure_is_score(&line, 4000));
    ck_assert(!measure_is_score(&line, 2345) && !measure_is_score(&line, 4010) &&
              !measure_is_score(&line, -10));
    ck_assert(measure_is_score(&whole_ones, 100) && !measure_is_score(&whole_ones, 150));
}
END_TEST

START_TEST(scales_by_name)
{
    struct measure_definition d = definition();

    ck_assert_int_eq(measure_scale_of(&d, "sum"), 2);
    ck_assert_int_eq(measure_scale_of(&d, "su"), -1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("measure");
    TCase *tc = tcase_create("measure");

    tcase_add_loop_test(tc, t_scores, 0, COUNT(t_rows));
    tcase_add_loop_test(tc, from_answers, 0, COUNT(answer_rows));
    tcase_add_test(tc, from_scores);
    tcase_add_test(tc, in_tenths);
    tcase_add_test(tc, what_is_a_score);
    tcase_add_test(tc, scales_by_name);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
