#pragma once
/* What was sent of a measure, as it was understood and scored, and the JSON that is stored of it. */
#include "arena.h"
#include "measure_rule.h"

struct measure_found {
    struct measure_rule  *rule;
    day_t                 day;
    bool                  is_sent; /* values were */
    int32_t               answers[MEASURE_ITEMS_MAX], given[MEASURE_SCALES_MAX];
    const char           *answer_labels[MEASURE_ITEMS_MAX], *labels[MEASURE_SCALES_MAX];
    struct measure_result result;
};

/* Where scores were entered one by one, those that were not are not there. */
const char *measure_scores_json(struct arena *arena, const struct measure_found *f,
                                bool are_answers);
const char *measure_bands_json(struct arena *arena, const struct measure_found *f);
const char *measure_answers_json(struct arena *arena, const struct measure_found *f);

/* What a score of this scale can be, for whoever sent another. */
const char *measure_range(struct arena *arena, const struct measure_scale *s);
