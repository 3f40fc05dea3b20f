#pragma once
/*
 * When a child in care is reviewed and visited next. Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959):
 *
 *   reviews (regulation 33)  within 20 working days of becoming looked after; again not more than three months after the
 *                            first; then at intervals of not more than six months. The actual day of the last one counts.
 *                            Months are months of the calendar (day_add_months): 31 August and six months is 28 February
 *   visits (regulation 28)   within a week of the start of each home; then at intervals of not more than six weeks in its
 *                            first year; after that six weeks, or three months where it is meant to last until 18. Weekly until the
 *                            first review where the child lives with its parents before they were assessed
 *                            (regulation 19) or under an interim care order, or with a connected person
 *                            who is approved for a time (regulation 24)
 *
 * Pure. DAY_NONE is what is not known or has not happened. Each answer brings the reason in one sentence and its source.
 */
#include "clock.h"

struct care_due {
    const char *kind;   /* "review", "visit"; health.h: of the check */
    day_t       due_on; /* the last day in time; DAY_NONE: nothing is due, and no reason */
    const char *why, *source;
    day_t       until; /* from which day it is asked no longer; DAY_NONE: it stays */
};

struct care_child {
    day_t       born, entered; /* of the present period of care; DAY_NONE: not in care */
    day_t       first_review, last_review; /* held in it */
    day_t       home_from, last_visit;     /* of the present home, and in it */
    const char *visit_rule;                /* "six_weekly", "three_monthly", "weekly" */
};

struct care_due care_review_due(const struct care_child *child, const struct calendar *cal);
struct care_due care_visit_due(const struct care_child *child);

/* An advocate is offered from this age (Children Act 1989 s 26A lets younger ones have one too). */
enum { CARE_ADVOCACY_FROM_AGE = 8 };
