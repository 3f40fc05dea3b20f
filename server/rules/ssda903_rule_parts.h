#pragma once
/* What the files that hold the rules of the return share: cells, days, and the tables that ssda903_rules() puts together. */
#include "ssda903_rule.h"

#include <string.h>

static inline const char *cell(const struct ssda903_subject *s, enum ssda903_module m, int32_t line,
                               int32_t column)
{
    return s->lines[m][line].cell[column].s;
}

static inline bool is_blank(const struct ssda903_subject *s, enum ssda903_module m, int32_t line,
                            int32_t column)
{
    return s->lines[m][line].cell[column].n == 0;
}

static inline bool is_cell(const struct ssda903_subject *s, enum ssda903_module m, int32_t line,
                           int32_t column, const char *value)
{
    return !strcmp(cell(s, m, line, column), value);
}

static inline day_t day_in(const struct ssda903_subject *s, enum ssda903_module m, int32_t line,
                           int32_t column)
{
    return ssda903_day(&s->lines[m][line], column);
}

/* What stands in a cell and is not blank is a day that can be read. */
static inline bool is_bad_day(const struct ssda903_subject *s, enum ssda903_module m, int32_t line,
                              int32_t column)
{
    return !is_blank(s, m, line, column) && day_in(s, m, line, column) == DAY_NONE;
}

/* The tables, each ended by a rule that says nothing. */
extern const struct ssda903_rule ssda903_rules_header[], ssda903_rules_episodes[],
    ssda903_rules_reviews[], ssda903_rules_oc2[], ssda903_rules_social_workers[],
    ssda903_rules_others[];
