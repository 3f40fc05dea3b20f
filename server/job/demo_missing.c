/* When children were missing: of a few of the cast each state, of others as often as it happens. */
#include "demo.h"

struct gone {
    const char *kind;
    int         days_ago, days; /* days: -1: still missing */
    int         offered, held;  /* days after being found; -1: not */
    bool        is_refused;
    int         tier;
    const char *error_reason;
};

static void put(struct demo *d, struct demo_child *c, struct dice *dice, const struct gone *g)
{
    day_t            from = d->today - g->days_ago, until = from + g->days;
    bool             is_over = g->days >= 0;
    struct json_out *j =
        row_of(d, T_MISSING, dice_uuid(dice), c, g->tier ? g->tier : 2,
               demo_at(dice, g->held >= 0 ? demo_earlier(until + g->held, d->today - 1) : from),
               c->worker);

    json_pair(j, "kind", g->kind);
    put_day(j, "started_on", from);
    put_day(j, "ended_on", is_over ? until : DAY_NONE);
    put_day(j, "interview_offered_on", is_over && g->offered >= 0 ? until + g->offered : DAY_NONE);
    put_day(j, "interview_on", is_over && g->held >= 0 ? until + g->held : DAY_NONE);
    json_pair_bool(j, "interview_refused", g->is_refused);
    json_pair(j, "error_reason", g->error_reason);
    row_end(j);
}

/* Kai went often and is missing now; Connor came back two days ago and has not been asked; Zoë did not want to talk; the last of each is for few, and an error. */
static bool told(struct demo *d, struct demo_child *c, struct dice *dice)
{
    enum { CONNOR = 4, KAI = 12, ZOE = 13, SAMIRA = 15, FREYA = 27 };
    static const struct {
        int         n;
        struct gone gone;
    } list[] = {
        {KAI, {.kind = "missing", .days_ago = 590, .days = 1, .offered = 1, .held = 2}},
        {KAI, {.kind = "away", .days_ago = 301, .days = 0, .offered = 0, .held = 1}},
        {KAI, {.kind = "missing", .days_ago = 160, .days = 3, .offered = 2, .held = 9}},
        {KAI, {.kind = "missing", .days_ago = 48, .days = 2, .offered = 1, .held = 3}},
        {KAI, {.kind = "missing", .days_ago = 1, .days = -1, .offered = -1, .held = -1}},
        {CONNOR, {.kind = "away", .days_ago = 210, .days = 1, .offered = 1, .held = 2}},
        {CONNOR, {.kind = "missing", .days_ago = 3, .days = 1, .offered = -1, .held = -1}},
        {ZOE,
         {.kind = "missing",
          .days_ago = 95,
          .days = 1,
          .offered = 1,
          .held = -1,
          .is_refused = true}},
        {SAMIRA,
         {.kind = "missing", .days_ago = 60, .days = 1, .offered = 1, .held = 2, .tier = 4}},
        {FREYA, {.kind = "missing", .days_ago = 20, .days = 2, .offered = 1, .held = -1}},
        {FREYA,
         {.kind = "missing",
          .days_ago = 75,
          .days = 0,
          .offered = -1,
          .held = -1,
          .error_reason = "She was at her aunt's, as agreed; the message had not come through."}},
    };
    bool is_told = false;

    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i].n == c->n) {
            put(d, c, dice, &list[i].gone);
            is_told = true;
        }
    return is_told;
}

void demo_missing(struct demo *d, struct demo_child *c)
{
    enum { OLD_ENOUGH = 10, TWO_YEARS = 730 };
    struct dice dice = dice_of(d->seed, "missing", c->n);
    day_t       end = demo_earlier(c->left, d->today);

    if (c->entered == DAY_NONE || c->is & (IS_EMPTY | IS_IMPORTED) || told(d, c, &dice) ||
        c->is & IS_AMIRAS || day_age(c->born, end) < OLD_ENOUGH || !dice_chance(&dice, 24))
        return;
    for (int i = dice_chance(&dice, 45) ? dice_between(&dice, 2, 4) : 1; i > 0; i--) {
        int days_ago = (d->today - end) + dice_between(&dice, 12, TWO_YEARS / 4) * i;

        if (d->today - days_ago <= c->entered || days_ago > TWO_YEARS)
            return;
        put(d, c, &dice,
            &(struct gone){.kind = dice_chance(&dice, 70) ? "missing" : "away",
                           .days_ago = days_ago,
                           .days = dice_below(&dice, 4),
                           .offered = 1,
                           .held = dice_chance(&dice, 80) ? dice_between(&dice, 1, 3) : 7});
    }
}
