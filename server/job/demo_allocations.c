/* Who has which child to work with. */
#include "demo.h"

#include <string.h>

static const enum demo_person workers[] = {P_REBECCA, P_MEGAN, P_SIOBHAN, P_LUCIA, P_IMRAN,
                                           P_ADE,     P_CRAIG, P_HANNAH,  P_AMIRA};

static enum demo_person manager_of(enum demo_person who)
{
    for (int i = 0; i < DEMO_PEOPLE; i++)
        if (demo_people[i].team == demo_people[who].team &&
            !strcmp(demo_people[i].role, "team_manager"))
            return (enum demo_person)i;
    return P_GARETH;
}

static enum demo_person one_of(struct dice *dice, enum demo_person a, enum demo_person b,
                               int percent)
{
    return dice_chance(dice, percent) ? a : b;
}

static bool lives_with(const struct demo_child *c, const char *kind)
{
    return c->homes > 0 && !strcmp(c->home[c->homes - 1].kind, kind);
}

static enum demo_person carers_worker(const struct demo_child *c, struct dice *dice)
{
    if (c->care == CARE_ADOPTED || c->care == CARE_GUARDIAN || c->way != WAY_NONE)
        return P_FIONA;
    if (lives_with(c, "foster") || lives_with(c, "kinship"))
        return one_of(dice, P_NADIA, P_PETRA, 55);
    return P_NOBODY;
}

/* Decided before anything is recorded, for these people record it. */
void demo_workers(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "workers", c->n);
    int         age = day_age(c->born, d->today);

    c->worker = workers[demo_family(d, c) % (int)(sizeof workers / sizeof *workers)];
    if (c->is & IS_AMIRAS)
        c->worker = P_AMIRA;
    else if (c->sibling_of >= 0)
        c->worker = d->child[c->sibling_of].worker;
    if (c->is & (IS_EMPTY | IS_IMPORTED))
        return;
    if (c->care == CARE_IN) {
        c->reviewer = dice_chance(&dice, 45) ? P_PAUL : one_of(&dice, P_DOREEN, P_VICTOR, 50);
        c->nurse = dice_chance(&dice, 5) ? P_NOBODY : one_of(&dice, P_BEV, P_MAVIS, 55);
    }
    if (age >= 4 && age < 18 && c->care != CARE_NONE)
        c->virtual_school = one_of(&dice, P_JOANNE, P_TESSA, 60);
    if (c->care == CARE_LEFT || (age >= 16 && dice_chance(&dice, 70)))
        c->adviser = c->n < 60 ? P_MARCUS : P_SHANICE;
    c->carers_worker = P_NOBODY;
    if (c->is & IS_SEEN_BY_ALL) {
        c->reviewer = P_PAUL;
        c->nurse = P_BEV;
        c->virtual_school = P_JOANNE;
    }
}

static void allocate(struct demo *d, struct demo_child *c, struct dice *dice, const char *kind,
                     enum demo_person who, day_t from, day_t until, const char *change)
{
    struct json_out *j;

    if (who == P_NOBODY)
        return;
    j = row_of(d, T_ALLOCATION, dice_uuid(dice), c, 1, demo_at(dice, from), manager_of(c->worker));
    json_pair(j, "kind", kind);
    put_person(d, j, "person_id", who);
    put_day(j, "from_on", from);
    put_day(j, "until_on", until);
    json_pair(j, "change_code", change);
    row_end(j);
}

/* Two whose worker has left: a manager finds them among those without one. */
static bool is_waiting(const struct demo *d, const struct demo_child *c)
{
    return c->n >= d->children - 8 && c->care == CARE_IN && c->is == 0 && c->sibling_of < 0 &&
           d->today - c->entered > 60;
}

static void worker(struct demo *d, struct demo_child *c, struct dice *dice, day_t since)
{
    day_t       until = c->care == CARE_LEFT ? c->left : is_waiting(d, c) ? d->today - 4 : DAY_NONE;
    const char *why = "FCONTA";

    if (d->today - since > 300 && !(c->is & (IS_JAY | IS_KAYLEIGH)) && dice_chance(dice, 40)) {
        enum demo_person before = one_of(dice, P_REBECCA, P_CRAIG, 50);
        day_t            change = since + dice_between(dice, 60, 250);

        if (before != c->worker && (until == DAY_NONE || change < until)) {
            allocate(d, c, dice, "worker", before, since, change, "FCONTA");
            since = change;
            why = c->n % 5 < 3 ? "TSPROC" : "LEFTRL";
        }
    }
    allocate(d, c, dice, "worker", c->worker, since, until, why);
}

void demo_allocations(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "allocation", c->n);
    day_t       since = c->entered == DAY_NONE ? d->today - 200 : c->entered;
    day_t       sixteen;

    worker(d, c, &dice, since);
    c->carers_worker = c->is & IS_SEEN_BY_ALL ? P_NADIA : carers_worker(c, &dice);
    allocate(d, c, &dice, "reviewing_officer", c->reviewer, since + (since < d->today - 3 ? 2 : 0),
             DAY_NONE, NULL);
    allocate(d, c, &dice, "nurse", c->nurse, since + (since < d->today - 9 ? 8 : 0), DAY_NONE,
             NULL);
    allocate(d, c, &dice, "virtual_school", c->virtual_school,
             since + (since < d->today - 5 ? 4 : 0), DAY_NONE, NULL);
    allocate(d, c, &dice, "carers_worker", c->carers_worker,
             c->homes ? c->home[c->homes - 1].from : since, DAY_NONE, NULL);
    sixteen = day_of_age(c->born, 16) + 20;
    allocate(d, c, &dice, "personal_adviser", c->adviser,
             sixteen > since && sixteen < d->today ? sixteen : since, DAY_NONE, NULL);
}
