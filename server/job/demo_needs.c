/* Education, health and care plans in each of their stages, and THRIVE groups as they were agreed. */
#include "demo.h"

static struct json_out *ask(struct demo *d, struct demo_child *c, struct dice *dice, day_t on)
{
    static const char *const askers[] = {"school", "school", "parent", "other"};

    struct json_out *j =
        row_of(d, T_EHCP, dice_uuid(dice), c, 1, demo_at(dice, on), c->virtual_school);

    put_day(j, "requested_on", on);
    json_pair(j, "requested_by", askers[dice_below(dice, 4)]);
    return j;
}

static void decide(struct json_out *j, day_t on, bool is_agreed)
{
    put_day(j, "decided_on", on);
    json_pair_bool(j, "is_agreed", is_agreed);
}

/* A plan in place; of one in four the annual review is late. */
static void in_place(struct demo *d, struct demo_child *c, struct dice *dice)
{
    day_t            final = d->today - dice_between(dice, 420, 700);
    struct json_out *j = ask(d, c, dice, final - dice_between(dice, 120, 190));

    decide(j, final - 100, true);
    put_day(j, "draft_on", final - 20);
    put_day(j, "final_on", final);
    if (dice_chance(dice, 75))
        put_day(j, "reviewed_on", d->today - dice_between(dice, 20, 330));
    json_pair(j, "school",
              dice_chance(dice, 50) ? "A mainstream school with a resource base"
                                    : "A special school");
    row_end(j);
}

/* One that is on its way, or was refused. */
static void on_its_way(struct demo *d, struct demo_child *c, struct dice *dice, int stage)
{
    day_t on = d->today - (stage == 0 ? dice_between(dice, 5, 60) : dice_between(dice, 90, 170));
    struct json_out *j = ask(d, c, dice, on);

    if (stage > 0)
        decide(j, on + dice_between(dice, 28, 50), stage != 3);
    if (stage == 2)
        put_day(j, "draft_on", on + 85);
    row_end(j);
}

static void thrive(struct demo *d, struct demo_child *c, struct dice *dice, day_t on, int group)
{
    static const struct {
        const char *word, *why;
    } groups[] = {
        {"thriving",
         "Settled at home and at school, with friends and football. Nothing more is needed now."},
        {"advice",
         "The carers asked how to help with bedtimes. Advice from the school nurse is enough."},
        {"help",
         "Worries that keep them from school on some days. A mentor, each week for a term."},
        {"more_help",
         "Sleeps badly and is often afraid. Needs longer help from CAMHS and a plan at school."},
        {"risk_support",
         "Hurts themselves when upset. Everybody around knows the safety plan and whom to ring."},
    };

    struct json_out *j = row_of(d, T_THRIVE, dice_uuid(dice), c, 2, demo_at(dice, on), c->worker);
    bool             is_asked = d->today - c->born > 8 * 366;

    json_pair(j, "thrive_group", groups[group].word);
    put_day(j, "from_on", on);
    json_pair_bool(j, "by_young_person", is_asked);
    json_pair_bool(j, "by_carer", true);
    json_pair(j, "agreed_with",
              dice_chance(dice, 60) ? "School and the link practitioner of CAMHS" : NULL);
    json_pair(j, "why", groups[group].why);
    row_end(j);
}

void demo_needs(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "needs", c->n);
    int         group = dice_below(&dice, 5);

    if (c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN) || c->worker == P_NOBODY)
        return;
    if (c->send == 'E')
        in_place(d, c, &dice);
    else if (c->send == 'K' && c->virtual_school != P_NOBODY && dice_chance(&dice, 50))
        on_its_way(d, c, &dice, c->n % 4);
    if (c->care == CARE_NONE || c->entered > d->today - 260 || !dice_chance(&dice, 70))
        return;
    if (dice_chance(&dice, 50))
        thrive(d, c, &dice, d->today - dice_between(&dice, 130, 240), (group + 1) % 5);
    thrive(d, c, &dice, d->today - dice_between(&dice, 10, 120), group);
}
