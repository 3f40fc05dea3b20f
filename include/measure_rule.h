#pragma once
/* A measure's definition as it stands in the database, for the rules of measure.h and one child on one day. */
#include "db.h"
#include "measure.h"
#include "request.h"

enum measure_entry_kind {
    MEASURE_ITEMS,
    MEASURE_LABELS,
    MEASURE_SCORES,
    MEASURE_TOTAL,
    MEASURE_ELSEWHERE
};

struct measure_rule {
    struct uuid               id;
    enum measure_entry_kind   entry;
    bool                      has_item[MEASURE_ITEMS_MAX]; /* by number - 1 */
    const char               *labels;                      /* a line each */
    bool                      has_informant;
    const char               *name;
    struct measure_definition scored;
};

/*
 * By code, the revision in use, or by id. `out` NULL: there is no such measure. Without a day there are no norms, and
 * nothing to score by.
 */
enum err measure_rule(struct request *req, const char *code, struct uuid id, const char *informant,
                      day_t day, struct measure_rule **out);

/* Whether a line of `lines` is this text. */
bool measure_has_line(const char *lines, const char *text);
