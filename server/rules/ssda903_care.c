#include "ssda903.h"

#include <string.h>

#include "pure.h"

static bool is_code(const char *code, const char *wanted) { return code && !strcmp(code, wanted); }

/* Ended care, and did not go on in another episode. */
static bool has_left(const struct ssda903_episode *e)
{
    return e->until != DAY_NONE && !is_code(e->ending, "X1");
}

void ssda903_check_episodes(const struct ssda903_episode *e, const struct ssda903_episode *next,
                            struct ssda903_problems *p)
{
    if (!next) {
        if (is_code(e->ending, "X1"))
            ssda903_add(p, SSDA903_NO_NEXT, SSDA903_TAKEN, e->line, EPISODES_REC, 0);
        return;
    }
    if (next->from == e->from) {
        ssda903_add(p, SSDA903_EPISODE_TWICE, SSDA903_SKIPPED, next->line, EPISODES_DECOM, e->line);
        return;
    }
    if (e->until == DAY_NONE)
        ssda903_add(p, SSDA903_OPEN_BEFORE, SSDA903_TAKEN, next->line, EPISODES_DECOM, e->line);
    else if (next->from < e->until)
        ssda903_add(p, SSDA903_OVERLAP, SSDA903_TAKEN, next->line, EPISODES_DECOM, e->line);
    else if (next->from > e->until && is_code(e->ending, "X1"))
        ssda903_add(p, SSDA903_GAP, SSDA903_TAKEN, next->line, EPISODES_DECOM, e->line);
    if (is_code(e->ending, "E2"))
        ssda903_add(p, SSDA903_DIED_BEFORE, SSDA903_TAKEN, next->line, EPISODES_DECOM, e->line);
    else if (has_left(e) && next->from >= e->until && !is_code(next->entry, "S"))
        ssda903_add(p, SSDA903_NOT_STARTED, SSDA903_TAKEN, next->line, EPISODES_RNE, e->line);
}

void ssda903_check_reviews(const struct ssda903_review *r, const struct ssda903_review *next,
                           struct ssda903_problems *p)
{
    if (next && next->held == r->held)
        ssda903_add(p, SSDA903_REVIEW_TWICE, SSDA903_SKIPPED, next->line, REVIEWS_REVIEW, r->line);
}

bool ssda903_counts(const struct ssda903_episode *e, int32_t year)
{
    day_t start = ssda903_year_start(year), end = ssda903_year_end(year);
    bool  is_in_year = e->until == DAY_NONE || e->until >= start;
    bool  is_break = is_code(e->legal, "V3") || is_code(e->legal, "V4");
    bool  starts = is_code(e->entry, "S") && e->from > start && e->from <= end;

    return !is_in_year || !(is_break || starts || has_left(e));
}

void ssda903_check_sdq(const struct ssda903_oc2 *o, day_t born, int32_t year, bool is_counted,
                       struct ssda903_problems *p)
{
    enum { FROM_AGE = 4, TOO_OLD = 17 };

    int32_t at_start = day_age(born, ssda903_year_start(year)),
            at_end = day_age(born, ssda903_year_end(year));
    bool    says = o->score >= 0 || o->reason;
    int32_t column = o->score >= 0 ? OC2_SDQ_SCORE : OC2_SDQ_REASON;
    bool    is_wanted = at_end >= FROM_AGE && at_start < TOO_OLD;

    if (says && !is_counted)
        ssda903_add(p, SSDA903_NOT_12_MONTHS, SSDA903_TAKEN, o->line, column, 0);
    if (says && !is_wanted)
        ssda903_add(p, SSDA903_SDQ_AGE, SSDA903_TAKEN, o->line, column, 0);
    if (!says && is_wanted && is_counted)
        ssda903_add(p, SSDA903_SDQ_NONE, SSDA903_TAKEN, o->line, OC2_SDQ_SCORE, 0);
    if (is_code(o->reason, "SDQ1") && at_start >= FROM_AGE && at_end < TOO_OLD)
        ssda903_add(p, SSDA903_SDQ1_AGE, SSDA903_TAKEN, o->line, OC2_SDQ_REASON, 0);
}
