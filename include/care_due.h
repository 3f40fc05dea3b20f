#pragma once
/*
 * What health checks, reviews and visits are due of a child, worked out anew in the same transaction by whatever may change
 * it: care and legal status, a home, a review, a check, a visit, an import. The rules are care_rule.h and health.h.
 */
#include "health.h"
#include "request.h"

struct care_facts {
    struct care_child      care;
    struct health_child    health;
    struct health_settings settings;
    day_t in_care_from; /* the first day of all, of whatever period; DAY_NONE: never in care */
    struct uuid child;
};

/* Of the child of the request. ERR_NOT_FOUND; ERR_FORBIDDEN where the person sees the child and records nothing of it. */
enum err care_facts(struct request *req, struct care_facts *out);

/* What was due of a kind before this was recorded; DAY_NONE: nothing, or `day` is before the last that is known. */
day_t care_health_was_due(const struct care_facts *facts, const char *kind, day_t day);

enum err care_set_due(struct request *req); /* of the child of the request */
enum err care_set_due_for(struct request *req, struct uuid child);
enum err care_set_due_of(struct request *req, struct uuid batch); /* of the children of an import */
/* Of all children, as their maker `by`: for the owner of the database alone. */
enum err care_set_due_of_all(struct request *req, struct uuid by);
