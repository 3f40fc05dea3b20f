#pragma once
#include "request.h"
#include "shape.h"

extern const struct shape review_shape, review_head_shape;

/* Who is invited to a review or consulted before it; in a body, and in an answer. */
extern const struct shape review_person_in_shape, review_person_shape;
enum { REVIEW_PEOPLE_MAX = 40 };

void        review_check_people(struct request *req, const struct list *people);
const char *review_people_json(struct request *req, const struct list *people); /* NULL: not sent */
