#pragma once
/*
 * That a home is outside the county: recorded with the home, or afterwards for the one where the child lives now. Either
 * begins the procedure (table outside_step_kind).
 */
#include "day.h"
#include "request.h"
#include "shape.h"

struct outside_in {
    struct text host_name, host_code, commissioner;
    const char *commissioner_how;
    struct list services;
};

extern const struct shape outside_in_shape;

/* Notes faults beyond the shape; `at` comes before each pointer: "" or "/outside". */
void outside_check(struct request *req, const char *at, const struct outside_in *in);

/* Records it of a home of the child of the path, with its steps, each due so many days after the move. */
enum err outside_begin(struct request *req, struct uuid record, struct uuid home, day_t moved,
                       const struct outside_in *in);
