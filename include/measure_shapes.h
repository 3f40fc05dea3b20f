#pragma once
/* Shapes of measures, of what a measure is, and of a line of scores. */
#include "shape.h"

extern const struct shape measure_shape, measure_definition_shape, measure_norm_shape, score_shape;
extern const struct shape measure_history_shape;
extern const struct shape measure_summary_shape; /* as the picture has it */

/* parent, teacher, self, clinician; NULL-terminated. */
extern const char *const measure_informant_words[];
extern const char *const measure_entry_words[];
