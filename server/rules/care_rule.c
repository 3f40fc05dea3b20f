#include "care_rule.h"

#include <string.h>

#include "pure.h"

#define REG "Care Planning, Placement and Case Review (England) Regulations 2010, regulation "

enum { FIRST_REVIEW_WORKING_DAYS = 20, WEEK = 7, SIX_WEEKS = 42 };

static struct care_due care_due(const char *kind, day_t due, const char *why, const char *source)
{
    return day_is_valid(due) ? (struct care_due){kind, due, why, source, DAY_NONE}
                             : (struct care_due){kind, DAY_NONE, NULL, NULL, DAY_NONE};
}

struct care_due care_review_due(const struct care_child *child, const struct calendar *cal)
{
    const struct timescale first = {FIRST_REVIEW_WORKING_DAYS, CLOCK_WORKING_DAYS};

    if (!day_is_valid(child->entered))
        return care_due("review", DAY_NONE, NULL, NULL);
    if (!day_is_valid(child->last_review))
        return care_due("review", clock_due(child->entered, first, cal),
                        "The first review is held within 20 working days of coming into care",
                        REG "33(1)");
    if (child->last_review == child->first_review)
        return care_due("review", day_add_months(child->last_review, 3),
                        "The second review is held within three months of the first", REG "33(2)");
    return care_due("review", day_add_months(child->last_review, 6),
                    "A review is held within six months of the one before", REG "33(2)");
}

static struct care_due weekly(const struct care_child *child)
{
    day_t last = day_is_valid(child->last_visit) ? child->last_visit : child->home_from;

    return care_due("visit", last + WEEK,
                    "A visit every week until the first review, as the child lives at home or with "
                    "somebody approved for a time",
                    REG "28(3)");
}

/* After the first year in the home; three months where it is meant to last. */
static struct care_due settled(const struct care_child *child)
{
    return care_due("visit", day_add_months(child->last_visit, 3),
                    "A visit every three months after a year in a home that is meant to last",
                    REG "28(2)");
}

struct care_due care_visit_due(const struct care_child *child)
{
    day_t six_weeks;

    if (!day_is_valid(child->entered) || !day_is_valid(child->home_from))
        return care_due("visit", DAY_NONE, NULL, NULL);
    if (!strcmp(child->visit_rule, "weekly") && !day_is_valid(child->last_review))
        return weekly(child);
    if (!day_is_valid(child->last_visit))
        return care_due("visit", child->home_from + WEEK,
                        "A visit within a week of moving to a new home", REG "28(2)");
    six_weeks = child->last_visit + SIX_WEEKS;
    if (!strcmp(child->visit_rule, "three_monthly") &&
        six_weeks > day_add_months(child->home_from, 12))
        return settled(child);
    return care_due("visit", six_weeks, "A visit at least every six weeks", REG "28(2)");
}
