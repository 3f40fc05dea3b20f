/* Small things that somebody has said they would do for a child: open, late, done and dropped. */
#include "demo.h"

static const char *const things[] = {
    "Ask school about the music lessons",     "Bring the photos from the old house",
    "Arrange family time in the half term",   "Book the eye test",
    "Send the letter about the passport",     "Find a swimming club nearby",
    "Tell the carers the date of the review", "Ask the young person who should come along",
    "Share the sleep diary with the nurse",   "Bring the life story book up to date",
    "Look at the savings account together",   "Visit the college on its open day",
};

static void action(struct demo *d, struct demo_child *c, struct dice *dice, const char *what,
                   enum demo_person who, day_t due, const char *state)
{
    bool             is_open = *state == 'o';
    struct json_out *j = row_of(d, T_TASK, dice_uuid(dice), c, 2,
                                demo_at(dice, due - dice_between(dice, 14, 40)), c->worker);

    json_pair(j, "kind", "action");
    json_pair(j, "what", what);
    put_day(j, "due_on", due);
    put_person(d, j, "assigned_to", who);
    json_pair(j, "state", state);
    json_pair(j, "outcome",
              is_open                            ? NULL
              : *state == 'd' && state[1] == 'o' ? "Done."
                                                 : "No longer wanted by the young person.");
    put_at(j, "settled_at",
           is_open ? INSTANT_NONE : demo_at(dice, due - dice_between(dice, -3, 9)));
    put_person(d, j, "settled_by", is_open ? P_NOBODY : c->worker);
    row_end(j);
}

static void jays(struct demo *d, struct demo_child *c, struct dice *dice)
{
    action(d, c, dice, "Share the sleep diary with Core CAMHS", P_AMIRA, d->today - 2, "open");
    action(d, c, dice, "Arrange a day out with Kayleigh in the holidays", P_AMIRA, d->today + 11,
           "open");
    action(d, c, dice, "Quiet start in the library on Mondays too", P_OSEI, d->today + 22, "open");
    action(d, c, dice, "Find out about the under-13 football team", P_NADIA, d->today - 40, "done");
}

void demo_actions(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "action", c->n);
    int         n = dice_between(&dice, 0, 3);

    if (c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN) || c->worker == P_NOBODY)
        return;
    if (c->is & IS_JAY) {
        jays(d, c, &dice);
        return;
    }
    for (; n > 0; n--) {
        const char      *what = things[dice_below(&dice, sizeof things / sizeof *things)];
        enum demo_person who =
            c->virtual_school != P_NOBODY && dice_chance(&dice, 20) ? c->virtual_school : c->worker;
        day_t       due = d->today + dice_between(&dice, -120, 60);
        const char *state = due > d->today - 4       ? "open"
                            : dice_chance(&dice, 86) ? "done"
                            : dice_chance(&dice, 25) ? "open"
                                                     : "dropped";

        if (c->entered == DAY_NONE || due > c->entered + 45)
            action(d, c, &dice, what, who, due, state);
    }
}
