#pragma once
/* Shapes of answers that several resources share. */
#include "shape.h"

extern const struct shape ref_shape;    /* {"id", "name"}: something that has a name */
extern const struct shape person_shape; /* {"id", "name", "role"?}: somebody with an account */
extern const struct shape next_shape;   /* one thing that is due */
extern const struct shape clock_shape;  /* a referral's clock, as it stands today */
extern const struct shape child_shape;

/* What every record of the API begins with. */
#define RECORD_ANSWERS                                                  \
    ANSWER(id, .type = F_UUID), ANSWER(made_at, .type = F_TIME),        \
        ANSWER_OR_NULL(made_by, .type = F_OBJECT, .of = &person_shape), \
        ANSWER(etag, .type = F_TEXT, .about = "The version; send it back as If-Match")

/* Words that several bodies and answers choose from; NULL-terminated. */
extern const char *const informant_words[]; /* parent, teacher, self */
extern const char *const due_words[];       /* late, soon, later */
