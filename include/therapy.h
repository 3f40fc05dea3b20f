#pragma once
/*
 * Therapy that is open for a child without consent in force, or without a clinical assessment on record, is a known harm
 * (mission M7): it is never refused, and never passed over. What it lacks is a task until it comes, the work ends, or
 * somebody says why it is so; the work itself answers with it as `warnings`. What counts as therapy is data (therapy_word).
 */
#include "request.h"
#include "shape.h"

extern const struct shape warning_shape;

/* After whatever may change it, for the child of the request: work or a referral opened or moved, a consent recorded. */
enum err therapy_review(struct request *req, struct uuid child);
/* After a consent was withdrawn: what was said about it before no longer answers. */
enum err therapy_review_withdrawn(struct request *req, struct uuid child);

#define WARNINGS                                           \
    ANSWER(warnings, .type = F_LIST, .of = &warning_shape, \
           .about = "What therapy lacks here: said, never refused")
