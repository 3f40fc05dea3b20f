/* Households that foster, what was alleged against some, and families that want to adopt: two years of a council of this size. */
#include "demo.h"

enum { HOUSEHOLDS = 48, OF_THE_PUGHS = 6, FAMILIES = 16, TWO_YEARS = 730 };

static void allegation(struct demo *d, struct dice *dice, struct uuid household, int days_ago,
                       const char *outcome, int after)
{
    day_t            on = d->today - days_ago;
    struct json_out *j =
        row_begin(d, T_ALLEGATION, dice_uuid(dice), demo_at(dice, on), d->person[P_NADIA]);

    put_id(j, "household_id", household);
    put_day(j, "made_on", on);
    json_pair(j, "outcome", outcome);
    put_day(j, "closed_on", outcome ? on + after : DAY_NONE);
    row_end(j);
}

static void allegations(struct demo *d, struct dice *dice, int n, struct uuid household)
{
    static const struct {
        int         household, days_ago, after;
        const char *outcome;
    } made[] = {{3, 610, 41, "unfounded"},
                {9, 402, 66, "substantiated"},
                {9, 140, 30, "unsubstantiated"},
                {17, 255, 12, "malicious"},
                {22, 88, 35, "unsubstantiated"},
                {30, 61, 28, "substantiated"},
                {35, 12, 0, NULL}};

    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        if (made[i].household == n)
            allegation(d, dice, household, made[i].days_ago, made[i].outcome, made[i].after);
}

/* The last ten were approved in these two years; every seventh has ended in them. */
static void household(struct demo *d, int n)
{
    struct dice dice = dice_of(d->seed, "household", n);
    bool        is_new = n >= HOUSEHOLDS - 10, is_over = n % 7 == 2 && !is_new;
    int         days_ago =
        is_new ? 40 + (HOUSEHOLDS - 1 - n) * 66 : dice_between(&dice, TWO_YEARS + 30, 4200);
    const char      *kind = n % 5 == 1    ? "connected"
                            : n % 13 == 5 ? "temporary_connected"
                                          : "mainstream";
    struct uuid      id = dice_uuid(&dice);
    struct json_out *j = row_begin(d, T_HOUSEHOLD, id, demo_at(&dice, d->today - days_ago),
                                   d->person[n % 2 ? P_NADIA : P_PETRA]);

    put_id(j, "authority_id", d->agency[A_COUNCIL]);
    json_pair(j, "reference", arena_printf(d->arena, "F-%04d", 1100 + n * 3));
    if (n == OF_THE_PUGHS) {
        struct dice carer = dice_of(d->seed, "carer", 1);

        put_id(j, "carer_id", dice_uuid(&carer));
    }
    json_pair(j, "kind", kind);
    json_pair_int(j, "carers", dice_chance(&dice, 65) ? 2 : 1);
    put_day(j, "approved_on", d->today - days_ago);
    put_day(j, "ended_on", is_over ? d->today - dice_between(&dice, 25, TWO_YEARS - 60) : DAY_NONE);
    json_pair(j, "end_reason",
              !is_over            ? NULL
              : n == 9 || n == 30 ? "deregistered"
              : n == 16           ? "other"
                                  : "resigned");
    row_end(j);
    allegations(d, &dice, n, id);
}

/* From asking to approval takes half a year and more; some leave on the way. */
static void family(struct demo *d, int n)
{
    enum { BEGIN = 35, APPROVE = 190 };
    struct dice      dice = dice_of(d->seed, "family", n);
    day_t            asked = d->today - 15 - n * 46;
    bool             leaves = n % 6 == 4;
    day_t            begun = asked + BEGIN, approved = asked + APPROVE + dice_between(&dice, 0, 30);
    struct json_out *j = row_begin(d, T_ADOPTIVE_FAMILY, dice_uuid(&dice), demo_at(&dice, asked),
                                   d->person[P_FIONA]);

    put_id(j, "authority_id", d->agency[A_COUNCIL]);
    json_pair(j, "reference", arena_printf(d->arena, "A-%04d", 260 - n));
    put_day(j, "enquired_on", asked);
    put_day(j, "assessment_from", begun < d->today ? begun : DAY_NONE);
    put_day(j, "approved_on", !leaves && approved < d->today ? approved : DAY_NONE);
    put_day(j, "ended_on",
            leaves && begun + 60 < d->today ? begun + 60
            : !leaves && n > 12             ? approved + 120
                                            : DAY_NONE);
    row_end(j);
}

void demo_households(struct demo *d)
{
    for (int i = 0; i < HOUSEHOLDS; i++)
        household(d, i);
    for (int i = 0; i < FAMILIES; i++)
        family(d, i);
}
