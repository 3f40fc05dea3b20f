/* Care episodes as the national return counts them, legal status, reviews. */
#include "demo.h"

#include <string.h>

enum { LEGAL_MAX = 4 };

struct legal {
    const char *code;
    day_t       from;
};

static const struct {
    const char *home, *place, *provider;
} places[] = {
    {"foster", "U6", "PR1"},           {"foster_agency", "U6", "PR4"},
    {"kinship", "U3", "PR1"},          {"adoptive", "A6", "PR1"},
    {"special_guardian", "U1", "PR1"}, {"parents", "P1", "PR0"},
    {"childrens_home", "K2", "PR4"},   {"residential_school", "S1", "PR4"},
    {"supported", "K3", "PR4"},
};

/* How the legal status went: an order of the court after an interim one, or an agreement. */
static int legal_of(const struct demo *d, const struct demo_child *c, struct dice *dice,
                    struct legal out[LEGAL_MAX])
{
    day_t order = c->entered + dice_between(dice, 170, 260), end = demo_earlier(c->left, d->today);
    int   n = 0;

    if (c->is & IS_ALONE_HERE ||
        (c->care == CARE_IN && demo_family(d, c) != 0 && dice_chance(dice, 30))) {
        out[n++] = (struct legal){"V2", c->entered};
        return n;
    }
    if (dice_chance(dice, 12)) {
        out[n++] = (struct legal){"L1", c->entered};
        out[n++] = (struct legal){"C1", c->entered + 3};
    } else {
        out[n++] = (struct legal){"C1", c->entered};
    }
    if (order < end)
        out[n++] = (struct legal){c->care == CARE_ADOPTED ||
                                          (c->way >= WAY_ORDERED && c->way != WAY_STOPPED)
                                      ? "E1"
                                      : "C2",
                                  order};
    return n;
}

static const struct demo_home *home_on(const struct demo_child *c, day_t day)
{
    const struct demo_home *at = NULL;

    for (int i = 0; i < c->homes; i++)
        if (c->home[i].from <= day)
            at = &c->home[i];
    return at;
}

static const char *ending(const struct demo_child *c)
{
    switch (c->care) {
    case CARE_ADOPTED:
        return "E11";
    case CARE_GUARDIAN:
        return "E45";
    default:
        return "E5";
    }
}

static void put_place(struct json_out *j, const struct demo_home *home)
{
    const char *place = "Z11", *provider = "PR4";

    for (size_t i = 0; home && i < sizeof places / sizeof *places; i++)
        if (!strcmp(places[i].home, home->kind)) {
            place = places[i].place;
            provider = places[i].provider;
        }
    json_pair(j, "place_code", place);
    json_pair(j, "provider_code", provider);
}

/* The next day after `day` on which home or legal status changes, or the end of care. */
static day_t next_change(const struct demo_child *c, const struct legal *legal, int n, day_t day)
{
    day_t next = c->left;

    for (int i = 0; i < c->homes; i++)
        if (c->home[i].from > day)
            next = demo_earlier(next, c->home[i].from);
    for (int i = 0; i < n; i++)
        if (legal[i].from > day)
            next = demo_earlier(next, legal[i].from);
    return next;
}

static const char *legal_on(const struct legal *legal, int n, day_t day)
{
    const char *code = legal[0].code;

    for (int i = 0; i < n; i++)
        if (legal[i].from <= day)
            code = legal[i].code;
    return code;
}

static const char *entry(const struct demo_child *c, const struct legal *legal, int n, day_t from)
{
    bool moved = home_on(c, from) != home_on(c, from - 1);
    bool changed = strcmp(legal_on(legal, n, from), legal_on(legal, n, from - 1)) != 0;

    return from == c->entered ? "S" : moved && changed ? "B" : moved ? "P" : "L";
}

static void episodes(struct demo *d, struct demo_child *c, const struct legal *legal, int n,
                     struct dice *dice)
{
    static const char *const needs[] = {"N1", "N1", "N1", "N1", "N3", "N4", "N5", "N5", "N8"};

    const char *need = c->is & IS_ALONE_HERE ? "N8"
                       : c->is & IS_DISABLED ? "N2"
                                             : needs[dice_below(dice, 9)];

    for (day_t from = c->entered, until; from != DAY_NONE;
         from = until == c->left ? DAY_NONE : until) {
        until = next_change(c, legal, n, from);

        struct json_out *j =
            row_of(d, T_CARE_EPISODE, dice_uuid(dice), c, 1, demo_at(dice, from), c->worker);

        put_day(j, "from_on", from);
        put_day(j, "until_on", until);
        json_pair(j, "entry_code", entry(c, legal, n, from));
        json_pair(j, "legal_code", legal_on(legal, n, from));
        json_pair(j, "need_code", need);
        put_place(j, home_on(c, from));
        json_pair(j, "ending_code", until == DAY_NONE ? NULL : until == c->left ? ending(c) : "X1");
        json_pair(j, "change_code",
                  until != DAY_NONE && until != c->left && home_on(c, until) != home_on(c, from)
                      ? "CARPL"
                      : NULL);
        row_end(j);
    }
}

static void legal_rows(struct demo *d, struct demo_child *c, const struct legal *legal, int n,
                       struct dice *dice)
{
    for (int i = 0; i < n; i++) {
        struct json_out *j = row_of(d, T_LEGAL_STATUS, dice_uuid(dice), c, 1,
                                    demo_at(dice, legal[i].from), c->worker);

        json_pair(j, "code", legal[i].code);
        put_day(j, "from_on", legal[i].from);
        put_day(j, "until_on", i + 1 < n ? legal[i + 1].from : c->left);
        row_end(j);
    }
}

static const char *part_taken(struct dice *dice, int age)
{
    static const char *const parts[] = {"PN1", "PN1", "PN1", "PN2", "PN3", "PN5", "PN6", "PN7"};

    return age < 4 ? "PN0" : parts[dice_below(dice, 8)];
}

/* Regulation 33: within 20 working days, three months later, then every six months; one in ten is late. */
static void reviews(struct demo *d, struct demo_child *c, struct dice *dice)
{
    const struct calendar none = {0};
    day_t                 end = demo_earlier(c->left, d->today);
    day_t on = clock_due(c->entered, (struct timescale){20, CLOCK_WORKING_DAYS}, &none);

    for (on -= dice_between(dice, 0, 4); on < end && c->reviews < DEMO_REVIEWS;) {
        int months = c->reviews == 0 ? 3 : 6;

        if (dice_chance(dice, 10))
            on += 9;
        while (!clock_is_working_day(on, &none))
            on--;
        if (on >= end)
            return;
        c->review[c->reviews++] = on;

        struct uuid      id = dice_uuid(dice);
        struct json_out *j = row_of(d, T_REVIEW, id, c, 2, demo_at(dice, on), c->reviewer);

        put_day(j, "held_on", on);
        json_pair(j, "code", part_taken(dice, day_age(c->born, on)));
        row_end(j);
        demo_review_record(d, c, id, on, c->reviews);
        on = day_add_months(on, months) - dice_between(dice, 1, 12);
    }
}

void demo_care(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "care", c->n);
    struct dice courts =
        dice_of(d->seed, "legal", demo_family(d, c)); /* brothers and sisters alike */
    struct legal legal[LEGAL_MAX];
    int          n;

    if (c->entered == DAY_NONE)
        return;
    n = legal_of(d, c, &courts, legal);
    c->is_ordered = legal[n - 1].code[0] != 'V';
    c->order = legal[n - 1].from;
    episodes(d, c, legal, n, &dice);
    legal_rows(d, c, legal, n, &dice);
    if (!(c->is & IS_IMPORTED))
        reviews(d, c, &dice);
}
