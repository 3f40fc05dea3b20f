#pragma once
/* One SDQ of the fictional council: thrown around a level, scored by sdq.h, written as its three rows. */
#include "demo.h"

/* Where a child stands in care: each scale 0..10 when it began, and how much of it is left after a year, in percent. */
struct demo_level {
    int start[SDQ_SCALES];
    int after_a_year;
};

struct demo_level demo_level_of(const struct demo_child *c, struct dice *dice);

/* Scale scores to aim at, of this informant on this day. */
void demo_aim(const struct demo_child *c, const struct demo_level *level, struct dice *dice,
              enum sdq_informant who, day_t on, int8_t aim[static SDQ_SCALES]);

/* A form with answers that add up to the aims, and its scores; some have answers missing, some came as scales or as a
 * total alone. */
void demo_sdq_form(const struct demo_child *c, struct dice *dice, enum sdq_informant who, day_t on,
                   const int8_t aim[static SDQ_SCALES], struct sdq_form *form,
                   struct sdq_result *result);

void demo_sdq_write(struct demo *d, struct demo_child *c, struct uuid id,
                    const struct sdq_form *form, const struct sdq_result *r, int64_t at,
                    enum demo_person by, bool is_follow_up);

/* Totals of a year without a day, as an import of the national return leaves them, and a reason for none. */
void demo_sdq_returns(struct demo *d, struct demo_child *c);
