#pragma once
/* Whom something is about, in answers: a child, or a carer who was referred for themselves; the other is null. */
#include "shapes.h"

extern const struct shape carer_ref_shape; /* {"id", "name", "kind"} */

#define CARER_OR_NULL                                               \
    ANSWER_OR_NULL(carer, .type = F_OBJECT, .of = &carer_ref_shape, \
                   .about = "The carer whom it is about, where it is about no child")
#define WHOM    ANSWER_OR_NULL(child, .type = F_OBJECT, .of = &ref_shape), CARER_OR_NULL
#define WHOM_ID ANSWER_OR_NULL(child, .type = F_UUID), CARER_OR_NULL
