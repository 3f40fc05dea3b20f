/*
 * School in numbers in Westshire: two years of attendance of those of school age in care, by term before the last year and by month in it; suspensions
 * of some, permanent exclusions of few, reduced timetables, results of the summers since they came.
 */
#include "clock.h"
#include "demo.h"

enum {
    SCHOOL_FROM = 5,
    SCHOOL_TO = 16,
    YEAR = 365,
    TWO_YEARS = 730,
    THREE_YEARS = 1100,
    SEPTEMBER = 9
};

int demo_attended(struct demo *d, const struct demo_child *c, const struct demo_term *t)
{
    struct dice dice = dice_of(d->seed, "attended", c->n * 400 + t->from % 397);

    return 100 - dice_below(&dice, 9) * dice_below(&dice, 4) -
           (c->is & IS_IN_YOUTH_JUSTICE ? dice_between(&dice, 5, 20) : 0);
}

static enum demo_person teacher_or(const struct demo_child *c)
{
    return c->school == A_ASHDOWN ? P_OSEI : c->virtual_school;
}

static int sessions(day_t from, day_t to)
{
    int n = 0;

    for (day_t day = from; day <= to; day++)
        n += clock_is_working_day(day, &(struct calendar){0}) ? 2 : 0;
    return n;
}

static void put_attendance(struct demo *d, struct demo_child *c, struct dice *dice, day_t from,
                           day_t to, int percent)
{
    int              possible = sessions(from, to), attended = possible * percent / 100;
    int              unauthorised = (possible - attended) * dice_between(dice, 0, 2) / 4;
    struct json_out *j;

    if (possible == 0)
        return;
    j = row_of(d, T_ATTENDANCE, dice_uuid(dice), c, 2,
               demo_at(dice, demo_earlier(to + 3, d->today - 1)), teacher_or(c));
    put_day(j, "from_on", from);
    put_day(j, "to_on", to);
    json_pair_int(j, "possible", possible);
    json_pair_int(j, "attended", attended);
    json_pair_int(j, "authorised", possible - attended - unauthorised);
    json_pair_int(j, "unauthorised", unauthorised);
    row_end(j);
}

static day_t month_end(day_t day)
{
    struct civil first = day_to_civil(day);

    first.day = 1;
    return day_add_months(day_from_civil(first), 1) - 1;
}

static void attendance_of(struct demo *d, struct demo_child *c, struct dice *dice,
                          const struct demo_term *t)
{
    day_t from = t->from > c->entered ? t->from : c->entered;
    day_t until = demo_earlier(demo_earlier(t->until, c->left), d->today - 1);
    int   percent = demo_attended(d, c, t);

    if (until < from || t->until < d->today - TWO_YEARS)
        return;
    if (t->until < d->today - YEAR) {
        put_attendance(d, c, dice, from, until, percent);
        return;
    }
    while (from <= until) {
        day_t to = demo_earlier(month_end(from), until);

        put_attendance(d, c, dice, from, to, percent);
        from = to + 1;
    }
}

/* --- suspensions, reduced timetables --- */

static void put_exclusion(struct demo *d, struct demo_child *c, struct dice *dice, bool is_last)
{
    static const char *const why[] = {"DB", "PP", "VA", "DM", "VP", "DA", "BU", "DB"};
    static const char *const notes[] = {
        "A meeting on the first morning back, with the carer. The quiet room is open at break.",
        "Talked over with the young person: it began with a cover teacher and a changed room.",
        NULL,
    };
    day_t            on = d->today - dice_between(dice, 12, TWO_YEARS - 40);
    struct json_out *j;

    while (!clock_is_working_day(on, &(struct calendar){0}) || day_to_civil(on).month == 8)
        on--;
    if (on < c->entered || (c->left != DAY_NONE && on >= c->left) ||
        day_age(c->born, on) < SCHOOL_FROM || day_age(c->born, on) > SCHOOL_TO)
        return;
    j = row_of(d, T_EXCLUSION, dice_uuid(dice), c, 2, demo_at(dice, on), teacher_or(c));
    put_day(j, "on_day", on);
    json_pair(j, "kind", is_last ? "permanent" : "suspension");
    if (!is_last)
        json_pair_int(j, "sessions", dice_between(dice, 1, 10));
    json_pair(j, "reason_code", why[dice_below(dice, 8)]);
    json_pair(j, "note", notes[dice_below(dice, 3)]);
    put_day(j, "lifted_on", is_last && dice_chance(dice, 40) ? on + 12 : DAY_NONE);
    row_end(j);
}

static void put_reduced(struct demo *d, struct demo_child *c, struct dice *dice)
{
    day_t            from = d->today - dice_between(dice, 20, 300), until;
    struct json_out *j;

    if (from < c->entered)
        from = c->entered;
    until = from + dice_between(dice, 30, 60);
    j = row_of(d, T_REDUCED_TIMETABLE, dice_uuid(dice), c, 2, demo_at(dice, from), teacher_or(c));
    put_day(j, "from_on", from);
    put_day(j, "until_on", until);
    json_pair_int(j, "hours", dice_between(dice, 10, 20));
    json_pair(j, "why", "Mornings alone until there is a key adult; an hour more each week");
    row_end(j);
}

/* --- results --- */

static void put_result(struct demo *d, struct demo_child *c, struct dice *dice, int stage, int year,
                       const char *subject)
{
    day_t            on = day_from_civil((struct civil){year, 8, 25});
    struct json_out *j =
        row_of(d, T_EDUCATION_RESULT, dice_uuid(dice), c, 2, demo_at(dice, on), teacher_or(c));

    json_pair(j, "stage", stage == 1 ? "KS1" : stage == 2 ? "KS2" : "KS4");
    json_pair_int(j, "year", year);
    json_pair(j, "subject", subject);
    if (stage < 4)
        json_pair_bool(j, "met", dice_chance(dice, 46));
    else if (subject[0] == 'a')
        json_pair(j, "score",
                  arena_printf(d->arena, "%d.%d0", dice_between(dice, 6, 44),
                               dice_below(dice, 10)));
    else
        json_pair(j, "score",
                  arena_printf(d->arena, "-%d.%02d", dice_below(dice, 3), dice_below(dice, 100)));
    row_end(j);
}

/* The summers at the end of years 2, 6 and 11: 8, 12 and 17 years after the September in or before which somebody was born. */
static void results(struct demo *d, struct demo_child *c, struct dice *dice)
{
    static const struct {
        int         stage, after;
        const char *subjects[3];
    } ends[] = {{1, 8, {"maths", "reading", "writing"}},
                {2, 12, {"maths", "reading", "writing"}},
                {4, 17, {"attainment_8", "progress_8", NULL}}};
    struct civil born = day_to_civil(c->born);
    int          first = born.month >= SEPTEMBER ? born.year : born.year - 1;

    for (int i = 0; i < 3; i++) {
        int   year = first + ends[i].after;
        day_t on = day_from_civil((struct civil){year, 8, 25});

        if (on >= d->today - 3 || on < d->today - THREE_YEARS || on < c->entered ||
            (c->left != DAY_NONE && on >= c->left))
            continue;
        for (int k = 0; k < 3 && ends[i].subjects[k]; k++)
            put_result(d, c, dice, ends[i].stage, year, ends[i].subjects[k]);
    }
}

void demo_school_life(struct demo *d, struct demo_child *c)
{
    const struct demo_term *t = demo_terms_of(d);
    struct dice             dice = dice_of(d->seed, "school life", c->n);
    bool                    is_troubled = c->is & IS_IN_YOUTH_JUSTICE || dice_chance(&dice, 9);

    if (!t || c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN) || c->care == CARE_NONE ||
        c->school == A_NONE)
        return;
    for (int i = 0; i < DEMO_TERMS; i++) {
        int age = day_age(c->born, t[i].from);

        if (t[i].from < d->today && age >= SCHOOL_FROM && age <= SCHOOL_TO)
            attendance_of(d, c, &dice, &t[i]);
    }
    for (int n = is_troubled ? 1 + dice_below(&dice, 3) : 0; n > 0; n--)
        put_exclusion(d, c, &dice, false);
    if (is_troubled && dice_chance(&dice, 12))
        put_exclusion(d, c, &dice, true);
    if (day_age(c->born, d->today) >= SCHOOL_FROM && day_age(c->born, d->today) <= SCHOOL_TO &&
        c->left == DAY_NONE && (dice_chance(&dice, is_troubled ? 35 : 4) || c->n % 20 == 5))
        put_reduced(d, c, &dice);
    results(d, c, &dice);
}
