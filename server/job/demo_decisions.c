/*
 * What was decided about needs with nothing in place: of one child in nine nothing is needed now, of two somebody does
 * something, of one of these it is late.
 */
#include "demo.h"

static const char *const reasons[] = {
    "Talked through with the carers and school: the score is of the weeks after the move, and sleep is better since.",
    "Has a mentor whom they trust and does not want more people. Asked again at the next review.",
    "The clinician who gave advice thinks that time and the same home are what helps now.",
};

enum { REASONS = sizeof reasons / sizeof *reasons, KINDS = 9, NOTHING = 4, IN_TIME, LATE };

static void what_is_done(struct demo *d, const struct demo_child *c, struct json_out *j,
                         struct dice *dice, bool is_late)
{
    put_id(j, "action_id", dice_uuid(dice));
    json_pair(j, "what", "Ring Core CAMHS, and make the referral with the carers");
    put_id(j, "agency_id", d->agency[A_COUNCIL]);
    put_person(d, j, "person_id", c->worker);
    put_day(j, "due_on",
            is_late ? d->today - dice_between(dice, 3, 12) : d->today + dice_between(dice, 4, 16));
}

void demo_decisions(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "decision", c->n);
    int         kind = c->n % KINDS;
    day_t       on = d->today - (kind == NOTHING   ? dice_between(&dice, 5, 40)
                                 : kind == IN_TIME ? dice_between(&dice, 1, 6)
                                                   : dice_between(&dice, 18, 30));

    if (kind < NOTHING || kind > LATE || c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN) ||
        c->worker == P_NOBODY || c->care != CARE_IN)
        return;

    struct json_out *j =
        row_of(d, T_NEED_DECISION, dice_uuid(&dice), c, 2, demo_at(&dice, on), c->worker);

    json_pair(j, "outcome", kind == NOTHING ? "nothing_needed" : "action");
    json_pair(j, "why",
              kind == NOTHING ? reasons[dice_below(&dice, REASONS)]
                              : "The score is high and nobody helps with it yet.");
    put_day(j, "decided_on", on);
    if (kind != NOTHING)
        what_is_done(d, c, j, &dice, kind == LATE);
    row_end(j);
}
