#pragma once
/*
 * Measures beside the SDQ: scores, T scores and bands of any of them, from its definition. A definition is rows of the
 * database (migrations/0037_measure.sql); none stands in code, and never the wording of an item.
 *
 * Sources. RCADS: items of each scale, 0 to 3, up to two missing of a scale made up in proportion, T = 50 + 10 (raw -
 * mean) / sd by age and sex, 65 borderline and 70 clinical (Chorpita and others 2000; UCLA Child FIRST user's guide 2020);
 * its means and spreads as NHS England's mental health statistics hold them, ages 8 to 17. CGAS: 1 to 100 (Shaffer and
 * others 1983). Goals: 0 to 10 each (Law). Reliable change: NHS England's thresholds, of RCADS in T scores.
 *
 * Scores may lie between whole numbers, as far as the step of their scale lets them: lines that are marked and measured
 * (ORS, CORS, SRS) go in tenths. So scores, their limits and the norms are in hundredths here, T scores and answers are
 * whole numbers.
 *
 * Pure and without floating point; halves are rounded up. A score that is not there is MEASURE_MISSING, never 0.
 */
#include <stdbool.h>
#include <stdint.h>

enum {
    MEASURE_ITEMS_MAX = 100,
    MEASURE_SCALES_MAX = 40,
    MEASURE_ONE = 100, /* a whole number, in hundredths */
    MEASURE_MISSING = INT32_MIN,
};

/* Of children of one age and sex, in hundredths; sd 0: no norms. */
struct measure_norm {
    int32_t mean, sd;
};

/* A band; MEASURE_MISSING is no limit. */
struct measure_cut {
    int32_t     scale; /* place of the scale */
    bool        is_of_t;
    int32_t     from, to; /* both included; in hundredths, of T scores too */
    const char *name;
    int32_t     level; /* 0 nothing to worry about .. 3 */
    bool        asks_assessment;
};

struct measure_scale {
    const char         *code, *name;
    int32_t             min, max, step;           /* in hundredths */
    int32_t             items[MEASURE_ITEMS_MAX]; /* numbers; below 0: turned round */
    int32_t             items_n;
    int32_t             parts[MEASURE_SCALES_MAX]; /* places of the scales that it adds up */
    int32_t             parts_n;
    int32_t             missing_max;
    bool                asks_label;
    struct measure_norm norm;
    const char         *why_no_t; /* has norms, but none for this child */
};

struct measure_definition {
    int32_t                   item_min, item_max;
    struct measure_scale      scales[MEASURE_SCALES_MAX]; /* a sum stands after its parts */
    int32_t                   scales_n;
    const struct measure_cut *cuts;
    int32_t                   cuts_n;
};

struct measure_result {
    int32_t                   score[MEASURE_SCALES_MAX], t[MEASURE_SCALES_MAX];
    const struct measure_cut *band[MEASURE_SCALES_MAX]; /* NULL: none */
    bool                      asks_assessment;
};

/*
 * From answers by item number - 1. A scale with more missing than missing_max, or with none answered, is missing; else
 * sum x items / answered, to the nearest step. A sum is missing where one of its parts is.
 */
void measure_score_answers(const struct measure_definition *d,
                           const int32_t                    answers[static MEASURE_ITEMS_MAX],
                           struct measure_result           *out);

/* From scores as they are given; a sum that is not given is made of its parts. */
void measure_score_given(const struct measure_definition *d,
                         const int32_t                    given[static MEASURE_SCALES_MAX],
                         struct measure_result           *out);

/* To the nearest whole number, as the published tables have it; MEASURE_MISSING without a score or a norm. */
int32_t measure_t(int32_t score, struct measure_norm norm);

/* Within the limits of the scale, and on one of its steps. */
bool measure_is_score(const struct measure_scale *s, int64_t hundredths);

/* The place of a scale, or -1. */
int32_t measure_scale_of(const struct measure_definition *d, const char *code);
