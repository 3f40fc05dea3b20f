/*
 * The last whole year of the national return is complete: of whom it counts there is an SDQ or the reason for none, and each check of
 * the year was done or missed. Called last for a child, when what came by itself is known. That return was sent, and is kept as it was.
 */
#include "demo.h"

#include "national_return.h"
#include "sql.h"

enum { SDQ_FROM = 4, SDQ_TOO_OLD = 17, MIND_OF_THEIR_OWN = 12 };

static int32_t last_year(const struct demo *d) { return ssda903_year_of(d->today) - 1; }

static bool is_in_last_year(const struct demo *d, day_t day)
{
    return ssda903_year_of(day) == last_year(d);
}

void demo_told(const struct demo *d, struct demo_child *c, enum demo_told what, day_t day)
{
    if (is_in_last_year(d, day))
        c->told |= what;
}

void demo_assessed(const struct demo *d, struct demo_child *c, day_t day)
{
    c->assessed += is_in_last_year(d, day);
}

static bool is_counted(const struct demo *d, const struct demo_child *c)
{
    return c->entered != DAY_NONE && c->entered <= ssda903_year_start(last_year(d)) &&
           (c->left == DAY_NONE || c->left > ssda903_year_end(last_year(d)));
}

/* --- the SDQ --- */

static void no_sdq(struct demo *d, struct demo_child *c, struct dice *dice)
{
    int32_t year = last_year(d);
    int     was = day_age(c->born, ssda903_year_start(year)),
        is = day_age(c->born, ssda903_year_end(year));
    bool             turns = was < SDQ_FROM || is >= SDQ_TOO_OLD;
    struct json_out *j;

    if (c->told & TOLD_SDQ || is < SDQ_FROM || was >= SDQ_TOO_OLD)
        return;
    j = row_of(d, T_SDQ_NONE, dice_uuid(dice), c, 2, demo_at(dice, ssda903_year_end(year) - 9),
               c->worker);
    json_pair_int(j, "return_year", year);
    json_pair(j, "code",
              turns                                              ? "SDQ1"
              : is >= MIND_OF_THEIR_OWN && dice_chance(dice, 40) ? "SDQ5"
              : dice_chance(dice, 60)                            ? "SDQ2"
                                                                 : "SDQ4");
    json_pair(j, "source", "entered");
    row_end(j);
}

/* --- health --- */

static void missed(struct demo *d, struct demo_child *c, struct dice *dice, const char *kind)
{
    day_t            day = ssda903_year_end(last_year(d)) - dice_between(dice, 12, 90);
    struct json_out *j = row_of(d, T_HEALTH_CHECK, dice_uuid(dice), c, 1, demo_at(dice, day),
                                c->nurse == P_NOBODY ? P_BEV : c->nurse);

    json_pair(j, "kind", kind);
    json_pair(j, "state", "missed");
    put_day(j, "day", day);
    put_day(j, "due_on", day);
    json_pair(j, "missed_why", dice_chance(dice, 50) ? "no_appointment" : "called_off");
    json_pair_bool(j, "has_summary", false);
    json_pair_bool(j, "has_content", false);
    row_end(j);
}

static void health(struct demo *d, struct demo_child *c, struct dice *dice)
{
    bool is_small = day_age(c->born, ssda903_year_end(last_year(d))) < 5;

    if (!(c->told & TOLD_NOT_ASSESSED) && c->assessed < (is_small ? 2 : 1))
        missed(d, c, dice, "review");
    if (!(c->told & TOLD_DENTAL))
        missed(d, c, dice, "dental");
    if (!(c->told & TOLD_IMMUNISATIONS))
        missed(d, c, dice, "immunisations");
    if (is_small && !(c->told & TOLD_DEVELOPMENT))
        missed(d, c, dice, "development");
}

/* --- a child of her own --- */

/* The first of 16 or more in care, who is no one's tale. */
static void mother(struct demo *d, struct demo_child *c, struct dice *dice)
{
    enum { MOTHER_FROM = 16, TALES = IS_JAY | IS_AMIRAS | IS_HIDDEN | IS_EMPTY | IS_IMPORTED };

    int32_t          year = last_year(d);
    struct json_out *j;

    if (d->rows[T_MOTHERHOOD].n || c->entered > ssda903_year_start(year) || c->sex != 'F' ||
        c->is & TALES || c->care != CARE_IN ||
        day_age(c->born, ssda903_year_end(year)) < MOTHER_FROM)
        return;
    j = row_of(d, T_MOTHERHOOD, dice_uuid(dice), c, 2, demo_at(dice, ssda903_year_end(year) - 60),
               c->worker);
    put_day(j, "born_on", ssda903_year_end(year) - 90);
    row_end(j);
}

void demo_returns(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "returns", c->n);

    mother(d, c, &dice);

    if (!is_counted(d, c) || c->is & IS_EMPTY)
        return;
    no_sdq(d, c, &dice);
    health(d, c, &dice);
}

/* --- what was sent --- */

enum { RETURN_ARENA = 64 * 1024 * 1024, SENT_AFTER = 54 }; /* days: in the last week of May */

static enum err keep(struct demo *d, struct arena *arena)
{
    struct request        *req = d->req;
    int32_t                year = last_year(d);
    struct dice            dice = dice_of(d->seed, "return sent", 0);
    struct national_return r;
    enum err               e = national_return_read(req, arena, year, &r);

    return e ? e
             : national_return_keep(
                   req, &r,
                   &(struct national_return_sent){
                       .id = dice_uuid(&dice),
                       .person = d->person[P_GARETH],
                       .agency = d->agency[A_COUNCIL],
                       .on = demo_earlier(ssda903_year_end(year) + SENT_AFTER, d->today),
                       .note = "Sent through the department's portal; accepted the same day."});
}

/* As the team manager: a return is of the council of whoever makes it. */
enum err demo_sent(struct demo *d)
{
    struct request *req = d->req;
    struct rows     rows;
    struct arena   *arena = arena_new(RETURN_ARENA);
    enum err        e = arena ? ERR_NONE : fail(req, ERR_NO_MEMORY);

    if (!e)
        e = db_run(req, &sql_demo_registration, NULL, &rows);
    if (!e)
        e = DB(req, demo_told, &rows, P((int64_t)last_year(d) - 1), P(d->person[P_GARETH]));
    if (!e)
        e = DB(req, enter_service, &rows, P(d->person[P_GARETH]));
    if (!e)
        e = keep(d, arena);
    if (!e)
        e = DB(req, enter_service, &rows, P(demo_service_account));
    arena_free(arena);
    return e;
}
