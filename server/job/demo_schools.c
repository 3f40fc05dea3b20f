/* Schools by age, years, and special educational needs. */
#include "demo.h"

static const struct {
    int from, to;
} ages[DEMO_AGENCIES] = {
#define SCHOOL(key, name, code, from_age, to_age) [A_##key] = {from_age, to_age},
#include "demo/agency.def"
};

/* 1 September on or before a day. */
static day_t term_start(day_t day)
{
    int32_t year = day_to_civil(day).year;
    day_t   start = day_from_civil((struct civil){year, 9, 1});

    return start <= day ? start : day_from_civil((struct civil){year - 1, 9, 1});
}

/* Years of schooling on a day: 0 is Reception, negative before. */
static int year_on(day_t born, day_t day) { return day_age(born, term_start(day) - 1) - 4; }

static const char *year_name(struct demo *d, int year)
{
    return year == 0   ? "Reception"
           : year > 13 ? "College"
                       : arena_printf(d->arena, "Year %d", year);
}

/* 1 September on which somebody enters this year of schooling. */
static day_t start_of_year(day_t born, int year)
{
    day_t on = term_start(day_of_age(born, year + 4) + 365);

    while (year_on(born, on) > year)
        on = term_start(on - 1);
    return on;
}

static bool is_for(int school, int year)
{
    return ages[school].to && year + 4 >= ages[school].from && year + 4 < ages[school].to;
}

static enum demo_agency school_for(struct dice *dice, int year, char send)
{
    enum demo_agency fits[DEMO_AGENCIES + 1];
    int              n = 0;

    if (send == 'E' && dice_chance(dice, 40))
        return year < 13 ? A_BEECHES : A_COLLEGE;
    for (int at = 0; at < DEMO_AGENCIES; at++)
        if (is_for(at, year) && at != A_BEECHES && (at != A_ORCHARD || dice_chance(dice, 20)))
            fits[n++] = (enum demo_agency)at;
    if (n > 0 && fits[0] == A_ASHDOWN) /* the largest */
        fits[n++] = A_ASHDOWN;
    return n > 0 ? fits[dice_below(dice, n)] : A_NONE;
}

static void enrol(struct demo *d, struct demo_child *c, struct dice *dice, enum demo_agency school,
                  day_t from, day_t until)
{
    struct json_out *j =
        row_of(d, T_ENROLMENT, dice_uuid(dice), c, 1, demo_at(dice, from), c->virtual_school);

    put_id(j, "school_id", d->agency[school]);
    put_day(j, "from_on", from);
    put_day(j, "until_on", until);
    json_pair(j, "year_group",
              year_name(d, year_on(c->born, until == DAY_NONE ? d->today : until - 1)));
    row_end(j);
}

static void enrolments(struct demo *d, struct demo_child *c, struct dice *dice)
{
    int   year = year_on(c->born, d->today), first = year < 7 ? 0 : year < 12 ? 7 : 12;
    day_t since = start_of_year(c->born, first);
    bool  moved = c->care == CARE_IN && c->entered > since && c->entered < d->today - 30 &&
                 dice_chance(dice, 35);

    if (first > 0 && since > d->today - 900)
        enrol(d, c, dice, school_for(dice, first - 1, 'N'),
              start_of_year(c->born, first == 7 ? 0 : 7), since);
    if (moved) {
        enrol(d, c, dice, school_for(dice, year_on(c->born, c->entered), 'N'), since,
              c->entered + 12);
        since = c->entered + 12;
    }
    enrol(d, c, dice, c->school, since, DAY_NONE);
}

static void needs(struct demo *d, struct demo_child *c, struct dice *dice)
{
    const char       need[] = {c->send, 0};
    day_t            since = start_of_year(c->born, 1);
    struct json_out *j;

    if (since > d->today - 200 || c->send == 'N')
        since = start_of_year(c->born, 0);
    j = row_of(d, T_SEND_STATUS, dice_uuid(dice), c, 1, demo_at(dice, since), c->virtual_school);
    json_pair(j, "need", need);
    put_day(j, "from_on", since);
    put_day(j, "until_on", DAY_NONE);
    row_end(j);
}

void demo_schools(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "school", c->n);
    int         year = year_on(c->born, d->today);

    if (c->is & (IS_EMPTY | IS_IMPORTED) || year < 0 || year > 16)
        return;
    if (c->school == A_NONE && (year <= 13 || dice_chance(&dice, 35)))
        c->school = year > 13 ? A_COLLEGE : school_for(&dice, year, c->send);
    if (c->school == A_NONE)
        return;
    enrolments(d, c, &dice);
    if (c->send)
        needs(d, c, &dice);
}
