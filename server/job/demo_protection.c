/* Child protection plans, those that ended as care began among them, and times on the edge of care. */
#include "demo.h"

static const char *const categories[] = {"NEG", "NEG", "EMO", "EMO", "PHY", "SAB", "MUL"};

enum { CATEGORIES = sizeof categories / sizeof *categories };

static void plan(struct demo *d, struct demo_child *c, struct dice *dice, day_t from, day_t until)
{
    struct json_out *j =
        row_of(d, T_PROTECTION_PLAN, dice_uuid(dice), c, 2, demo_at(dice, from), c->worker);

    json_pair(j, "category", categories[dice_below(dice, CATEGORIES)]);
    put_day(j, "from_on", from);
    put_day(j, "until_on", until);
    row_end(j);
}

static void edge(struct demo *d, struct demo_child *c, struct dice *dice, day_t from, day_t until,
                 const char *why)
{
    struct json_out *j =
        row_of(d, T_EDGE_OF_CARE, dice_uuid(dice), c, 1, demo_at(dice, from), c->worker);

    put_day(j, "from_on", from);
    put_day(j, "until_on", until);
    json_pair(j, "end_reason", why);
    row_end(j);
}

/* Before it came into care, where it was born by then. */
static void before_care(struct demo *d, struct demo_child *c, struct dice *dice)
{
    day_t from = c->entered - dice_between(dice, 60, 300);

    if (from < c->born + 10)
        return;
    if (dice_chance(dice, 45))
        plan(d, c, dice, from, c->entered + dice_between(dice, 5, 30));
    if (dice_chance(dice, 40))
        edge(d, c, dice, from, c->entered, "came_into_care");
}

void demo_protection(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "protection", c->n);

    if (c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN))
        return;
    if (c->care == CARE_NONE) {
        edge(d, c, &dice, d->today - dice_between(&dice, 30, 120), DAY_NONE, NULL);
        if (dice_chance(&dice, 60))
            plan(d, c, &dice, d->today - dice_between(&dice, 20, 150), DAY_NONE);
        return;
    }
    before_care(d, c, &dice);
    if (c->care == CARE_IN && c->entered < d->today - 60 && dice_chance(&dice, 12))
        plan(d, c, &dice, d->today - dice_between(&dice, 1, 25), DAY_NONE); /* for time at home */
}
