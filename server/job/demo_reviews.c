/* What was asked at the reviews of the last two years, what they decided, and which one is planned next. */
#include "care_rule.h"
#include "demo.h"

enum { DAYS_SHOWN = 730 };

static const struct {
    const char *met, *words;
} answers[] = {
    {"yes", "Talks with the school counsellor, and that is enough for now."},
    {"yes", NULL},
    {"yes", "The carers feel well supported by the consultations."},
    {"not_known", "No SDQ has come back for this review; the nurse asks again."},
    {"no", "Waits for Core CAMHS and has been low since the summer."},
};

static const struct {
    const char *what;
    int         days;
} decisions[] = {
    {"Arrange a day out with the brothers and sisters", 30},
    {"Bring the life story book up to date", 60},
    {"Open a savings account and tell the young person", 40},
    {"Ask school about a quiet place at lunch", 14},
    {"Find an independent visitor", 90},
};

static enum demo_person settler(const struct demo_child *c)
{
    return c->worker == P_NOBODY ? c->reviewer : c->worker;
}

static struct uuid put_action(struct demo *d, struct demo_child *c, struct dice *dice,
                              struct uuid review, const char *what, day_t held, day_t due)
{
    struct uuid      id = dice_uuid(dice);
    bool             is_open = due > d->today - 20;
    struct json_out *j = row_of(d, T_ACTION, id, c, 2, demo_at(dice, held), c->reviewer);

    json_pair(j, "what", what);
    put_id(j, "agency_id", d->agency[A_COUNCIL]);
    put_person(d, j, "person_id", c->worker);
    put_day(j, "due_on", due);
    put_id(j, "review_id", review);
    json_pair(j, "state", is_open ? "open" : "done");
    json_pair(j, "outcome", is_open ? NULL : "Done, and said at the next review.");
    put_day(j, "settled_on", is_open ? DAY_NONE : due - 2);
    put_person(d, j, "settled_by", is_open ? P_NOBODY : settler(c));
    row_end(j);
    return id;
}

static void put_decisions(struct demo *d, struct demo_child *c, struct dice *dice,
                          struct uuid review, day_t held)
{
    int n = dice_between(dice, 0, 2), first = dice_below(dice, 3);

    for (int i = 0; i < n; i++) {
        const char      *what = decisions[first + i].what;
        day_t            due = held + decisions[first + i].days;
        struct uuid      action = put_action(d, c, dice, review, what, held, due);
        struct json_out *j =
            row_of(d, T_REVIEW_DECISION, dice_uuid(dice), c, 2, demo_at(dice, held), c->reviewer);

        put_id(j, "review_id", review);
        json_pair_int(j, "position", i + 1);
        json_pair(j, "what", what);
        json_pair(j, "owner",
                  c->worker == P_NOBODY ? "Social worker" : demo_people[c->worker].name);
        put_day(j, "due_on", due);
        put_id(j, "action_id", action);
        row_end(j);
    }
}

static void put_people(struct json_out *j, const struct demo_child *c, struct dice *dice,
                       day_t held)
{
    const char *names[] = {c->known_as ? c->known_as : c->given,
                           c->homes ? c->home[c->homes - 1].carers : NULL, "Mum"};
    static const char *const capacities[] = {"The young person", "Carers", "Parent"};
    static const char *const hows[] = {"visit", "phone", "letter"};

    json_name(j, "people");
    json_open(j, '[');
    for (int i = 0; i < 3; i++) {
        if (!names[i])
            continue;
        json_open(j, '{');
        json_pair(j, "name", names[i]);
        json_pair(j, "capacity", capacities[i]);
        json_pair_bool(j, "is_invited", i < 2);
        json_pair(j, "consulted", hows[i]);
        put_day(j, "consulted_on", held - 8);
        json_pair_bool(j, "answered", i < 2 || dice_chance(dice, 50));
        json_close(j, '}');
    }
    json_close(j, ']');
}

void demo_review_record(struct demo *d, struct demo_child *c, struct uuid review, day_t held, int n)
{
    struct dice      dice = dice_of(d->seed, "review", c->n * DEMO_REVIEWS + n);
    int              said = dice_chance(&dice, 14) ? 4 : dice_below(&dice, 4);
    int              age = day_age(c->born, held);
    bool             was_offered = dice_chance(&dice, 92), opted_out = dice_chance(&dice, 45);
    struct json_out *j;

    if (held < d->today - DAYS_SHOWN)
        return; /* recorded by day and code alone */
    j = row_of(d, T_REVIEW_RECORD, dice_uuid(&dice), c, 2, demo_at(&dice, held), c->reviewer);
    put_id(j, "review_id", review);
    json_pair(j, "chair", c->reviewer == P_NOBODY ? NULL : demo_people[c->reviewer].name);
    put_people(j, c, &dice, held);
    json_pair(j, "mental_health", answers[said].met);
    json_pair(j, "mental_health_words", answers[said].words);
    json_pair(j, "advocacy",
              age < CARE_ADVOCACY_FROM_AGE ? "under_8"
              : !was_offered               ? "not_offered"
              : opted_out                  ? "opted_out"
                                           : "accepted");
    json_pair(j, "advocacy_words",
              age >= CARE_ADVOCACY_FROM_AGE && !was_offered
                  ? "There was no time; it is done this week"
                  : NULL);
    json_pair(j, "independent_visitor", dice_chance(&dice, 30) ? "has_one" : "offered");
    json_pair(j, "savings", dice_chance(&dice, 75) ? "looked_at" : "none_yet");
    json_pair(j, "notes",
              dice_chance(&dice, 50) ? "Staying where they live is everybody's plan." : NULL);
    row_end(j);
    if (said == 4)
        put_action(d, c, &dice, review,
                   "Mental health needs are not met: agree what is done, by whom and by when", held,
                   held + 14);
    put_decisions(d, c, &dice, review, held);
}

/* Before the last day, unless that has passed already. */
void demo_review_plan(struct demo *d, struct demo_child *c)
{
    struct dice       dice = dice_of(d->seed, "review plan", c->n);
    struct care_child known = {
        .entered = c->entered,
        .first_review = c->reviews ? c->review[0] : DAY_NONE,
        .last_review = c->reviews ? c->review[c->reviews - 1] : DAY_NONE,
    };
    day_t            due = care_review_due(&known, &(struct calendar){0}).due_on;
    struct json_out *j;

    if (c->care != CARE_IN || due == DAY_NONE || due < d->today + 4 || due > d->today + 100 ||
        dice_chance(&dice, 25))
        return;
    j = row_of(d, T_REVIEW_PLAN, dice_uuid(&dice), c, 2, demo_at(&dice, d->today - 20),
               c->reviewer);
    put_day(j, "planned_on", due - 3);
    json_pair(j, "place", "At home, at four o'clock");
    json_pair(j, "chair", c->reviewer == P_NOBODY ? NULL : demo_people[c->reviewer].name);
    put_people(j, c, &dice, d->today - 2);
    json_pair(j, "state", "planned");
    row_end(j);
}
