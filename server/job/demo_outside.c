/* Homes outside the county: from one where nothing has been done yet to one where all is. */
#include "demo.h"

enum how { JUST_MOVED, HALF_DONE, ALL_DONE };

/* Steps in the order of the procedure, and after how many days each was done. */
static const struct {
    const char *code, *note;
    int         after;
} steps[] = {
    {"host_authority", "Told by e-mail, and they have answered", 2},
    {"host_health", NULL, 4},
    {"gp", "Registered with the practice in the village", 9},
    {"commissioner", "The board wrote that it pays", 12},
    {"health_records", NULL, 19},
    {"host_camhs", "They see children from other areas; the wait is about ten weeks", 15},
    {"school", "Started at the school beside the home", 11},
    {"local_services", NULL, 26},
    {"funding", "Agreed at the panel", 24},
};

enum { STEPS = sizeof steps / sizeof *steps };

static void put_service(struct json_out *j, const char *name, const char *kind,
                        const char *telephone, const char *what_for, day_t told)
{
    json_open(j, '{');
    json_pair(j, "name", name);
    json_pair(j, "kind", kind);
    json_pair(j, "telephone", telephone);
    json_pair(j, "what_for", what_for);
    put_day(j, "told_on", told);
    json_close(j, '}');
}

static void put_services(struct json_out *j, enum how how, day_t moved)
{
    json_name(j, "services");
    json_open(j, '[');
    if (how != JUST_MOVED) {
        put_service(j, "Calderfell CAMHS", "CAMHS", "01632 960410",
                    "Sleep and anxiety, once our own CAMHS has handed over",
                    how == ALL_DONE ? moved + 20 : DAY_NONE);
        put_service(j, "Northmoor Surgery", "GP", "01632 960412", "Registered there", moved + 9);
        put_service(j, "The Boathouse", "Charity", NULL, "Saturday club; no referral needed",
                    DAY_NONE);
    }
    json_close(j, ']');
}

static bool is_done(enum how how, int step)
{
    return how == ALL_DONE || (how == HALF_DONE && step % 3 != 1);
}

static void put_step(struct demo *d, const struct demo_child *c, const struct demo_home *h,
                     struct uuid record, int tier, enum how how, int n, struct dice *dice)
{
    day_t            done = demo_earlier(h->from + steps[n].after, d->today - 1);
    bool             is_left = h->until != DAY_NONE, has = is_done(how, n);
    struct json_out *j =
        row_of(d, T_OUTSIDE_STEP, dice_uuid(dice), c, tier, demo_at(dice, h->from), c->worker);

    put_id(j, "outside_id", record);
    json_pair(j, "code", steps[n].code);
    json_pair(j, "state", has ? "done" : is_left ? "dropped" : "open");
    put_day(j, "done_on", has ? done : DAY_NONE);
    json_pair(j, "note", has ? steps[n].note : NULL);
    put_id(j, "settled_by",
           !has                    ? (struct uuid){0}
           : c->worker == P_NOBODY ? demo_service_account
                                   : d->person[c->worker]);
    row_end(j);
}

void demo_outside(struct demo *d, const struct demo_child *c, const struct demo_home *h,
                  struct uuid home, int tier)
{
    struct dice      dice = dice_of(d->seed, "outside", c->n * DEMO_HOMES + (int)(h - c->home));
    enum how         how = h->until != DAY_NONE || h->from < d->today - 150 ? ALL_DONE
                           : h->from > d->today - 20                        ? JUST_MOVED
                                                                            : HALF_DONE;
    struct uuid      id = dice_uuid(&dice);
    struct json_out *j =
        row_of(d, T_OUTSIDE_COUNTY, id, c, tier, demo_at(&dice, h->from), c->worker);

    put_id(j, "home_id", home);
    json_pair(j, "host_name", "Calderfell Council");
    json_pair(j, "host_code", "E99000001");
    json_pair(j, "commissioner", how == JUST_MOVED ? NULL : "NHS Westshire Integrated Care Board");
    json_pair(j, "commissioner_how",
              how == JUST_MOVED ? NULL
              : how == ALL_DONE ? "confirmed"
                                : "rule");
    put_services(j, how, h->from);
    row_end(j);
    for (int i = 0; i < STEPS; i++)
        put_step(d, c, h, id, tier, how, i, &dice);
}
