/* Brothers and sisters: those of one family, most of whom live together; and one pair for each thing that there is to show. */
#include "demo.h"

#include "sql.h"

struct kin {
    int         n, other; /* places in cast.def */
    const char *kind;
    int         tier;
    const char *said_by, *family_time, *ended_why, *error_reason;
};

static void kin(struct demo *d, const struct kin *k, enum demo_person by, struct dice *dice)
{
    struct demo_child *c = &d->child[k->n];
    day_t              on = d->today - dice_between(dice, 60, 200);
    struct json_out   *j = row_of(d, T_SIBLING, dice_uuid(dice), c, k->tier, demo_at(dice, on), by);

    put_id(j, "other_id", d->child[k->other].id);
    json_pair(j, "kind", k->kind);
    json_pair(j, "said_by", k->said_by);
    put_day(j, "said_on", on);
    json_pair(j, "family_time", k->family_time);
    put_day(j, "ended_on", k->ended_why ? d->today - dice_between(dice, 5, 30) : DAY_NONE);
    json_pair(j, "ended_why", k->ended_why);
    json_pair(j, "error_reason", k->error_reason);
    row_end(j);
}

static void family(struct demo *d, struct demo_child *c, struct dice *dice)
{
    static const char *const times[] = {
        "They live together. Each has a room, and Sunday breakfast is theirs alone.",
        "They live together and want it to stay so.",
        "They live together; the youngest also wants time with each of the others.",
    };
    const char *apart = "Every other Saturday, and a call on Wednesdays after tea. A drive home "
                        "together afterwards, so that nobody leaves first.";

    for (int other = c->sibling_of; other >= 0; other = d->child[other].sibling_of) {
        bool       is_apart = c->is & IS_KAYLEIGH || c->entered != d->child[other].entered;
        struct kin k = {.n = c->n,
                        .other = other,
                        .kind = dice_chance(dice, 80) ? "full" : "half",
                        .tier = 2,
                        .said_by = dice_chance(dice, 60) ? "Their mum" : "The birth certificates",
                        .family_time = is_apart ? apart : times[dice_between(dice, 0, 2)]};

        kin(d, &k, c->worker, dice);
    }
}

void demo_siblings(struct demo *d)
{
    enum {
        NOAH = 3,
        CONNOR = 4,
        LEAH = 5,
        ZOE = 13,
        SAMIRA = 15,
        REUBEN = 16,
        MOHAMMAD = 22,
        MUHAMMED = 23,
        LUKASZ = 24,
        SIAN = 25,
        FREYA = 27
    };
    static const struct kin shown[] = {
        {NOAH, CONNOR, "half", 2, "Noah's dad",
         "The first Sunday of each month: swimming, then chips. Noah rings when he wants to.", NULL,
         NULL},
        {LEAH, REUBEN, "half", 2, "Leah's gran", NULL, NULL, NULL},
        {ZOE, FREYA, "step", 2, "Both of them", NULL, "Their parents parted", NULL},
        {FREYA, SAMIRA, "lives_as", 4, "Freya, who looked after her in their first home",
         "Letters through the social worker for now.", NULL, NULL},
        {MUHAMMED, MOHAMMAD, "full", 2, "A note on the file", NULL, NULL,
         "Two families: their names sound alike, and no more."},
        {LUKASZ, SIAN, "adoptive", 5, "The adoption team", NULL, NULL, NULL},
    };

    for (int i = 0; i < d->children; i++) {
        struct dice dice = dice_of(d->seed, "sibling", i);

        family(d, &d->child[i], &dice);
    }
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        struct dice dice = dice_of(d->seed, "kin", (int)i);

        if (shown[i].n < d->children && shown[i].other < d->children)
            kin(d, &shown[i], P_GARETH, &dice);
    }
}
