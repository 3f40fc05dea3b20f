/* Plans for permanence as the homes and orders of the children ask for them, the ways to adoption, and what the return asks of each child once. */
#include "demo.h"

#include <string.h>

/* --- who is to be adopted --- */

static bool is_alone(const struct demo *d, const struct demo_child *c)
{
    for (int i = 0; i < d->children; i++)
        if (d->child[i].sibling_of == c->n)
            return false;
    return c->sibling_of < 0;
}

static bool may_be_adopted(const struct demo *d, const struct demo_child *c)
{
    enum { YOUNG = 9, LONG = 400 };

    return c->care == CARE_IN && !c->homes && day_age(c->born, d->today) < YOUNG &&
           c->entered < d->today - LONG && is_alone(d, c) &&
           !(c->is & (IS_EMPTY | IS_IMPORTED | IS_OUT_OF_AREA));
}

/* Each step once, as long as there are children for it. */
void demo_ways(struct demo *d)
{
    static const enum demo_way ways[] = {WAY_PLACED,  WAY_FINDING, WAY_MATCHED, WAY_REVOKED,
                                         WAY_ORDERED, WAY_STOPPED, WAY_DECIDED};
    size_t                     n = 0;

    for (int i = 0; i < d->children && n < sizeof ways / sizeof *ways; i++)
        if (may_be_adopted(d, &d->child[i]))
            d->child[i].way = ways[n++];
}

/* --- the way --- */

/* From the order of the court, which is also the legal status, to the day of the adoption or a day to come. */
struct days {
    day_t decided, order, finding, matched, placed, end;
};

static struct days days_of(const struct demo *d, const struct demo_child *c)
{
    day_t       end = demo_earlier(c->left, d->today - 20);
    day_t       order = c->is_ordered ? demo_earlier(c->order, end - 60) : end - 60;
    int         span = end - order;
    struct days at = {.order = order,
                      .decided = order - 40 > c->entered ? order - 40 : c->entered + 1,
                      .finding = order + 7,
                      .matched = order + span * 4 / 10,
                      .placed = order + span * 6 / 10,
                      .end = end};

    if (c->homes && !strcmp(c->home[c->homes - 1].kind, "adoptive") &&
        c->home[c->homes - 1].from > at.matched)
        at.placed = c->home[c->homes - 1].from;
    return at;
}

static void way(struct demo *d, struct demo_child *c, struct dice *dice)
{
    static const struct {
        const char *n, *sex, *status;
    } families[] = {{"2", "MF", "L11"}, {"2", "MF", "L2"}, {"1", "F1", "L0"}, {"2", "FF", "L12"}};

    struct days      at = days_of(d, c);
    bool             is_done = c->care == CARE_ADOPTED, is_stopped = c->way == WAY_STOPPED;
    bool             has_match = is_done || c->way == WAY_MATCHED || c->way == WAY_PLACED;
    bool             has_order = is_done || (c->way >= WAY_ORDERED && !is_stopped);
    int              k = dice_below(dice, 4);
    struct json_out *j =
        row_of(d, T_ADOPTION, dice_uuid(dice), c, 2, demo_at(dice, at.decided), c->worker);

    put_day(j, "decided_on", at.decided);
    put_day(j, "placement_order_on", has_order ? at.order : DAY_NONE);
    put_day(j, "order_revoked_on", c->way == WAY_REVOKED ? at.end : DAY_NONE);
    put_day(j, "family_finding_from",
            has_match || c->way == WAY_FINDING || c->way == WAY_REVOKED ? at.finding : DAY_NONE);
    put_day(j, "matched_on", has_match ? at.matched : DAY_NONE);
    put_day(j, "placed_on", is_done || c->way == WAY_PLACED ? at.placed : DAY_NONE);
    put_day(j, "placed_ended_on", is_stopped ? at.end : DAY_NONE);
    json_pair(j, "placed_end_reason", is_stopped ? "RD1" : NULL);
    put_day(j, "adopted_on", is_done ? c->left : DAY_NONE);
    if (is_done)
        json_pair_bool(j, "foster_carer", false);
    json_pair(j, "adopters_code", is_done ? families[k].n : NULL);
    json_pair(j, "adopters_sex_code", is_done ? families[k].sex : NULL);
    json_pair(j, "adopters_status_code", is_done ? families[k].status : NULL);
    row_end(j);
}

/* --- plans --- */

static const char *goal_of(const struct demo *d, const struct demo_child *c)
{
    const char *home = c->homes ? c->home[c->homes - 1].kind : "foster";

    if (c->care == CARE_ADOPTED || (c->way != WAY_NONE && c->way != WAY_STOPPED))
        return "adoption";
    if (c->care == CARE_GUARDIAN)
        return "special_guardianship";
    if (day_age(c->born, d->today) >= 16)
        return "independence";
    if (!strcmp(home, "kinship"))
        return c->n % 2 ? "kinship" : "special_guardianship";
    if (!strcmp(home, "parents"))
        return "return_home";
    if (!strcmp(home, "childrens_home") || !strcmp(home, "residential_school"))
        return "residential";
    return "long_term_fostering";
}

/* Looked at again at every review since, but of some of those that hold the last has not been. */
static void plan(struct demo *d, struct demo_child *c, struct dice *dice, const char *goal,
                 day_t from, day_t until, bool is_achieved)
{
    enum { APART = 90, TWICE = 400 };
    day_t            end = demo_earlier(until, d->today), last = from;
    struct json_out *j =
        row_of(d, T_PERMANENCE, dice_uuid(dice), c, 2, demo_at(dice, from), c->worker);
    bool is_behind = until == DAY_NONE && dice_chance(dice, 15);

    json_pair(j, "goal", goal);
    put_day(j, "agreed_on", from);
    json_name(j, "reviews");
    json_open(j, '[');
    for (int i = 0; i < c->reviews; i++) {
        char text[DAY_TEXT_SIZE];

        if (c->review[i] < last + APART || c->review[i] >= end ||
            (is_behind && c->review[i] > d->today - TWICE))
            continue;
        last = c->review[i];
        day_format(last, text);
        json_text(j, text);
    }
    json_close(j, ']');
    put_day(j, "ended_on", is_achieved ? DAY_NONE : until);
    put_day(j, "achieved_on", is_achieved ? until : DAY_NONE);
    row_end(j);
}

static void plans(struct demo *d, struct demo_child *c, struct dice *dice)
{
    enum { FIRST = 130, CHANGED = 240, LONG_HERE = 500 };
    const char *goal = goal_of(d, c);
    day_t       from = c->reviews > 1 ? c->review[1] : c->entered + FIRST;
    day_t       end = demo_earlier(c->left, d->today), settled = DAY_NONE;
    bool        is_changed = end - from > CHANGED && dice_chance(dice, 45);

    if (from >= end || (c->care == CARE_IN && dice_chance(dice, 8)))
        return;
    if (is_changed)
        plan(d, c, dice, "return_home", from, from + CHANGED - 60, false);
    if (c->left == DAY_NONE && !strcmp(goal, "long_term_fostering") && c->homes &&
        c->home[c->homes - 1].from < d->today - LONG_HERE && dice_chance(dice, 50))
        settled = d->today - dice_between(dice, 20, LONG_HERE - CHANGED);
    if (is_changed)
        from += CHANGED - 60;
    if (settled != DAY_NONE && settled <= from)
        settled = DAY_NONE;
    plan(d, c, dice, goal, from, c->left != DAY_NONE ? c->left : settled,
         settled != DAY_NONE || c->care == CARE_ADOPTED || c->care == CARE_GUARDIAN);
}

/* --- what the return asks once --- */

static void before(struct demo *d, struct demo_child *c, struct dice *dice)
{
    bool             had = c->entered - c->born > 1500 && dice_chance(dice, 7);
    const char      *kinds[] = {"P1", "P2", "P2", "P3"};
    struct json_out *j = row_of(d, T_PREVIOUS_PERMANENCE, dice_uuid(dice), c, 2,
                                demo_at(dice, c->entered), c->worker);

    json_pair(j, "kind_code", had ? kinds[dice_below(dice, 4)] : "Z1");
    json_pair(j, "authority", had ? "999" : NULL);
    if (had)
        json_pair(j, "ordered_on", arena_printf(d->arena, "%d", day_to_civil(c->born).year + 2));
    row_end(j);
}

static void alone(struct demo *d, struct demo_child *c, struct dice *dice)
{
    struct json_out *j =
        row_of(d, T_UASC, dice_uuid(dice), c, 2, demo_at(dice, c->entered), c->worker);

    put_day(j, "from_on", c->entered);
    put_day(j, "ceased_on", c->left);
    row_end(j);
}

void demo_permanence(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "permanence", c->n);

    if (c->entered == DAY_NONE || c->is & (IS_EMPTY | IS_IMPORTED))
        return;
    plans(d, c, &dice);
    if (c->care == CARE_ADOPTED || c->way != WAY_NONE)
        way(d, c, &dice);
    before(d, c, &dice);
    if (c->is & IS_ALONE_HERE || (c->care == CARE_LEFT && c->language && dice_chance(&dice, 50)))
        alone(d, c, &dice);
}
