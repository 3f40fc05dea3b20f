/*
 * Leaving care in Westshire: of those of 16 and 17 in care most have had their needs assessed in time, some late, some not; of those of 18 to 21
 * two in three have a pathway plan that is up to date; around their birthdays it was asked whether the council is in touch. As in life most are, and one
 * does not want to be.
 */
#include "demo.h"

#include "ssda903.h"

enum { TEEN = 16, ADULT = 18, HALF_YEAR = 6, REVIEWS = 12, WEEKS_13 = 91, LAST_AGE = 21 };

static const char *const summaries[] = {
    "A flat of their own by spring, with somebody to ring at any hour. Savings account opened.",
    "Stays with the former foster carers until college ends. Driving lessons in the summer.",
    "Supported lodgings first; budgeting with the adviser on Thursdays. Dentist and doctor found.",
};
static const char *const wishes[] = {
    "My own front door, but not too far from my brother.",
    "To stay where I am. I am not ready to cook for myself every day.",
    "An apprenticeship with animals. And help with the forms.",
};

static enum demo_person adviser_of(const struct demo_child *c)
{
    return c->adviser == P_NOBODY ? P_MARCUS : c->adviser;
}

static void put_review(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid plan,
                       day_t on)
{
    struct json_out *j =
        row_of(d, T_PATHWAY_REVIEW, dice_uuid(dice), c, 2, demo_at(dice, on), adviser_of(c));

    put_id(j, "plan_id", plan);
    put_day(j, "held_on", on);
    row_end(j);
}

/* A review about every six months; of one in three the last is overdue. Answers the day of the last. */
static day_t reviews(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid plan,
                     day_t from)
{
    bool  is_slack = dice_chance(dice, 35);
    day_t last = DAY_NONE, on = from;

    for (int i = 0; i < REVIEWS; i++) {
        on = day_add_months(on, HALF_YEAR) - dice_between(dice, 2, 20);
        if (on >= d->today || (is_slack && on > d->today - 240))
            break;
        put_review(d, c, dice, plan, on);
        last = on;
    }
    return last;
}

static void pathway(struct demo *d, struct demo_child *c, struct dice *dice, day_t eligible)
{
    bool  is_late = dice_chance(dice, 22);
    day_t assessed =
        eligible + (is_late ? dice_between(dice, 95, 150) : dice_between(dice, 20, 85));
    day_t            plan = assessed + dice_between(dice, 9, 40);
    struct uuid      id = dice_uuid(dice);
    day_t            last;
    struct json_out *j;

    if (assessed >= d->today || (c->left == DAY_NONE && dice_chance(dice, 12)))
        return;
    if (plan >= d->today || (c->left == DAY_NONE && dice_chance(dice, 10)))
        plan = DAY_NONE;
    last = plan == DAY_NONE ? DAY_NONE : reviews(d, c, dice, id, plan);
    j = row_of(d, T_PATHWAY_PLAN, id, c, 2, demo_at(dice, assessed), adviser_of(c));
    put_day(j, "needs_assessed_on", assessed);
    put_day(j, "plan_on", plan);
    put_day(j, "reviewed_on", last);
    json_pair(j, "summary",
              plan == DAY_NONE ? NULL
                               : summaries[dice_below(dice, sizeof summaries / sizeof *summaries)]);
    json_pair(j, "wishes", wishes[dice_below(dice, sizeof wishes / sizeof *wishes)]);
    row_end(j);
}

/* --- those who left --- */

/* One in six is out of touch, or wants to be. */
static void put_touch(struct demo *d, struct demo_child *c, struct dice *dice, day_t on)
{
    static const char *const does[] = {"F2", "F5", "F4", "F1", "P5", "F5", "G5", "G4", "G6", "F2"};
    static const char *const lives[] = {"U1", "Z1", "E1", "D1", "B1", "U1", "T1", "Z1", "Y2", "U1"};
    int                      turn = ++d->touches % 12;
    bool                     is_there = turn % 6 != 0;
    const char              *touch = is_there ? "YES" : turn ? "NO" : "REFU";
    struct json_out         *j =
        row_of(d, T_LEAVER_CONTACT, dice_uuid(dice), c, 2, demo_at(dice, on), adviser_of(c));

    put_day(j, "on_day", on);
    json_pair(j, "in_touch_code", touch);
    json_pair(j, "activity_code", is_there ? does[(c->n + on / 400) % 10] : "0");
    json_pair(j, "accommodation_code", is_there ? lives[(c->n * 3 + on / 500) % 10] : "0");
    json_pair(j, "note",
              is_there ? NULL : "Three messages and a card; a friend says they are well.");
    row_end(j);
}

/* Around each birthday since they left, and once between; of those in this year of the return one in six waits still. */
static void in_touch(struct demo *d, struct demo_child *c, struct dice *dice)
{
    for (int age = ADULT; age <= LAST_AGE; age++) {
        day_t birthday = day_of_age(c->born, age);
        day_t on = birthday + dice_between(dice, -20, 25), between = birthday + 185;

        if (on < c->left)
            on = c->left + dice_between(dice, 3, 20);
        if (on < d->today &&
            (ssda903_year_of(birthday) < ssda903_year_of(d->today) || !dice_chance(dice, 17)))
            put_touch(d, c, dice, on);
        if (between < d->today && between > c->left && age < LAST_AGE)
            put_touch(d, c, dice, between);
    }
}

static void status(struct demo *d, struct demo_child *c, struct dice *dice)
{
    bool             is_short = c->left - c->entered < WEEKS_13;
    struct json_out *j =
        row_of(d, T_CARE_LEAVER, dice_uuid(dice), c, 2, demo_at(dice, c->left), adviser_of(c));

    json_pair(j, "status", is_short ? "qualifying" : "former_relevant");
    put_day(j, "from_on", c->left);
    put_day(j, "until_on", DAY_NONE);
    json_pair(j, "end_reason", NULL);
    row_end(j);
}

void demo_leavers(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "leaver", c->n);
    day_t       sixteen = day_of_age(c->born, TEEN), eligible = c->entered + WEEKS_13;

    if (c->is & (IS_EMPTY | IS_IMPORTED) || (c->care != CARE_IN && c->care != CARE_LEFT))
        return;
    if (eligible < day_of_age(c->born, TEEN - 2) + WEEKS_13)
        eligible = day_of_age(c->born, TEEN - 2) + WEEKS_13;
    if (eligible < sixteen)
        eligible = sixteen;
    if (eligible < d->today && (c->left == DAY_NONE || eligible < c->left))
        pathway(d, c, &dice, eligible);
    if (c->care != CARE_LEFT || c->left == DAY_NONE || c->left >= d->today)
        return;
    status(d, c, &dice);
    in_touch(d, c, &dice);
}
