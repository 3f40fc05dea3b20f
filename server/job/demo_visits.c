/* Two years of a social worker's visits: in time and late, alone and not, and one at which nobody was there. */
#include "care_rule.h"
#include "demo.h"

enum { DAYS_SHOWN = 730 };

static const char *const heard[] = {
    "I like that we have breakfast together on Saturdays.",
    "Can I see my brother more often? Every month is not enough.",
    "School is all right now. I sit with Tariq.",
    "I don't want to move again.",
    "I'd like my room painted green, and to choose it myself.",
    "I miss Nan. She makes the best pancakes.",
};

static const char *const not_alone[] = {
    "Did not want to today; we talked in the kitchen with the carer there",
    "Too young; seen playing, with the carer in the room"};

static void put_note(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid visit,
                     day_t day)
{
    struct json_out *j =
        row_of(d, T_VISIT_NOTE, dice_uuid(dice), c, 2, demo_at(dice, day), c->worker);

    put_id(j, "visit_id", visit);
    json_pair(j, "heard", heard[dice_below(dice, sizeof heard / sizeof *heard)]);
    json_pair(j, "text",
              dice_chance(dice, 40) ? "The home is calm and warm. The bedroom has new shelves."
                                    : NULL);
    row_end(j);
}

static void put_visit(struct demo *d, struct demo_child *c, struct dice *dice, day_t day, day_t due,
                      bool was_seen)
{
    struct uuid      id = dice_uuid(dice);
    int              age = day_age(c->born, day);
    bool             was_alone = age >= 4 && dice_chance(dice, 85);
    bool             has_note = was_seen && age >= 4 && dice_chance(dice, 70);
    struct json_out *j = row_of(d, T_VISIT, id, c, 1, demo_at(dice, day), c->worker);

    put_day(j, "day", day);
    json_pair(j, "visitor",
              c->worker == P_NOBODY ? "Duty social worker" : demo_people[c->worker].name);
    json_pair_bool(j, "was_seen", was_seen);
    if (was_seen)
        json_pair_bool(j, "seen_alone", was_alone);
    json_pair(j, "not_alone_why", !was_seen || was_alone ? NULL : not_alone[age < 4]);
    if (was_seen)
        json_pair_bool(j, "saw_bedroom", dice_chance(dice, 60));
    put_day(j, "due_on", due);
    json_pair_bool(j, "has_note", has_note);
    row_end(j);
    if (has_note)
        put_note(d, c, dice, id, day);
}

/* In one home, from one visit to the next as the rules say; the last that is late has not come. */
static void at_home(struct demo *d, struct demo_child *c, struct dice *dice,
                    const struct demo_home *h, day_t shown)
{
    day_t             until = demo_earlier(demo_earlier(h->until, c->left), d->today);
    struct care_child known = {.born = c->born,
                               .entered = c->entered,
                               .last_review = DAY_NONE,
                               .first_review = DAY_NONE,
                               .home_from = h->from,
                               .last_visit =
                                   h->from < shown ? shown - dice_between(dice, 1, 40) : DAY_NONE,
                               .visit_rule = "six_weekly"};

    for (;;) {
        day_t due = care_visit_due(&known).due_on;
        day_t day = dice_chance(dice, 15) ? due + dice_between(dice, 2, 20)
                                          : due - dice_between(dice, 0, 4);

        if (day <= h->from)
            day = h->from + 1;
        if (day >= until || (h->until == DAY_NONE && due < d->today - 2 && due > d->today - 30 &&
                             dice_chance(dice, 20)))
            return; /* late, and not made yet */
        if (dice_chance(dice, 5) && day - 2 > h->from)
            put_visit(d, c, dice, day - 2, due, false);
        put_visit(d, c, dice, day, due, true);
        known.last_visit = day;
    }
}

void demo_visits(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "visits", c->n);
    day_t       shown = d->today - DAYS_SHOWN;

    if (c->entered == DAY_NONE || c->is & (IS_EMPTY | IS_IMPORTED))
        return;
    for (int i = 0; i < c->homes; i++) {
        const struct demo_home *h = &c->home[i];

        if (h->from >= c->entered && demo_earlier(h->until, d->today) > shown)
            at_home(d, c, &dice, h, shown);
    }
}
