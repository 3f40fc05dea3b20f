#pragma once
/* What an SDQ looks like in answers: the record, its place in the picture, and the instrument's definition. */
#include "shape.h"

extern const struct shape sdq_answer_shape;  /* the record */
extern const struct shape sdq_summary_shape; /* in the picture: without answers */
extern const struct shape sdq_definition_shape;
extern const char *const  sdq_version_words[];
