/* The people around a child, as the child feels them. Workers come from allocations and involvements, not from here. */
#include "demo.h"

#include <string.h>

struct near {
    const char *name, *called, *relation, *grouping;
    int         closeness; /* 0: not said */
    const char *tie;
    bool        knows_best;
};

static void put(struct demo *d, struct demo_child *c, struct dice *dice, const struct near *p,
                day_t from)
{
    struct json_out *j =
        row_of(d, T_AROUND_PERSON, dice_uuid(dice), c, 1, demo_at(dice, from), c->worker);

    json_pair(j, "name", p->name);
    json_pair(j, "called", p->called);
    json_pair(j, "relation", p->relation);
    json_pair(j, "grouping", p->grouping);
    json_name(j, "closeness");
    if (p->closeness)
        json_int(j, p->closeness);
    else
        json_raw(j, "null");
    json_pair(j, "tie", p->tie);
    json_pair_bool(j, "knows_best", p->knows_best);
    put_day(j, "from_on", from);
    put_day(j, "until_on", DAY_NONE);
    row_end(j);
}

static void jays(struct demo *d, struct demo_child *c, struct dice *dice)
{
    static const struct near people[] = {
        {"Pauline Marsh", "Nan", "Grandmother", "family", 2, "close", true},
        {"Kayleigh Marsh", "Kayleigh", "Sister", "family", 1, "close", false},
        {"Samantha Marsh", "Mum", "Mother", "family", 3, "up_and_down", false},
        {"Craig Marsh", "Craig", "Father, no family time", "family", 5, "hard", false},
        {"Tariq Ellison", "Tariq", "Best friend", "other", 3, "close", false},
        {"Ruth Patel", "Ruth", "Foster mum", "home", 1, "close", true},
        {"Dev Patel", "Dev", "Foster dad", "home", 2, "close", false},
        {"Jo Mensah", "Coach Jo", "Football coach", "other", 4, "steady", false},
        {"Ms Albright", "Ms Albright", "School librarian", "school", 3, "just_starting", false},
    };

    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        put(d, c, dice, &people[i], d->today - 19);
}

static const char *const ties[] = {"close",       "close", "steady",       "steady",
                                   "up_and_down", "hard",  "just_starting"};

#define PICK(dice, list) (list)[dice_below((dice), sizeof(list) / sizeof *(list))]

static void family(struct demo *d, struct demo_child *c, struct dice *dice, day_t on)
{
    static const char *const mums[] = {"Kelly",  "Tracey",  "Michelle", "Donna",
                                       "Leanne", "Claudia", "Sadia",    "Grace"};
    static const char *const nans[] = {"Nan", "Gran", "Nana", "Grandma"};

    const char *own = c->is & IS_ALONE_HERE ? "Mum, at home in Eritrea" : "Mother";

    put(d, c, dice,
        &(struct near){arena_printf(d->arena, "%s %s", PICK(dice, mums), c->family), "Mum", own,
                       "family", dice_between(dice, 1, 4), PICK(dice, ties), false},
        on);
    if (dice_chance(dice, 45))
        put(d, c, dice,
            &(struct near){arena_printf(d->arena, "Mr %s", c->family), "Dad", "Father", "family",
                           dice_between(dice, 2, 5), PICK(dice, ties), false},
            on);
    if (dice_chance(dice, 50)) {
        const char *called = PICK(dice, nans);

        put(d, c, dice,
            &(struct near){arena_printf(d->arena, "Mrs %s", c->family), called, "Grandmother",
                           "family", dice_between(dice, 1, 3), "close", dice_chance(dice, 40)},
            on);
    }
}

static void sisters_and_brothers(struct demo *d, struct demo_child *c, struct dice *dice, day_t on)
{
    for (int i = 0; i < d->children; i++) {
        const struct demo_child *o = &d->child[i];

        if (o != c && demo_family(d, o) == demo_family(d, c))
            put(d, c, dice,
                &(struct near){arena_printf(d->arena, "%s %s", o->known_as ? o->known_as : o->given,
                                            o->family),
                               o->known_as ? o->known_as : o->given,
                               o->born == c->born ? "Twin sister"
                               : o->sex == 'F'    ? "Sister"
                                                  : "Brother",
                               "family", 1, "close", false},
                on);
    }
}

/* "Ruth and Dev Patel" are two people at home; staff of a house are one entry. */
static void home(struct demo *d, struct demo_child *c, struct dice *dice, day_t on)
{
    const struct demo_home *h = c->homes ? &c->home[c->homes - 1] : NULL;
    const char *and = h && h->carers ? strstr(h->carers, " and ") : NULL;

    if (!h || !h->carers)
        return;
    if (!and) {
        put(d, c, dice,
            &(struct near){h->carers, NULL, "At home", "home", dice_between(dice, 1, 4),
                           PICK(dice, ties), true},
            on);
        return;
    }

    const char *first = arena_copy(d->arena, h->carers, (size_t)(and-h->carers));
    const char *other = and+5;

    put(d, c, dice,
        &(struct near){first, NULL, "Carer", "home", dice_between(dice, 1, 2), "close", true}, on);
    put(d, c, dice,
        &(struct near){other, arena_copy(d->arena, other, strcspn(other, " ")), "Carer", "home",
                       dice_between(dice, 1, 3), PICK(dice, ties), false},
        on);
}

static void friends(struct demo *d, struct demo_child *c, struct dice *dice, day_t on, int age)
{
    static const char *const names[] = {"Ollie", "Priti", "Zak",    "Hope", "Mo",
                                        "Lexi",  "Fin",   "Ameera", "Josh", "Nell"};
    static const char *const teachers[] = {"Miss Lyle", "Mr Abbot",    "Mrs Okon",
                                           "Mr Fenn",   "Miss Duarte", "Mr Singh"};

    if (age >= 5 && dice_chance(dice, 65))
        put(d, c, dice,
            &(struct near){PICK(dice, names), NULL, "Best friend",
                           dice_chance(dice, 60) ? "school" : "other", dice_between(dice, 1, 3),
                           "close", false},
            on);
    if (c->school != A_NONE && dice_chance(dice, 60)) {
        const char *teacher = PICK(dice, teachers);

        put(d, c, dice,
            &(struct near){teacher, teacher, age < 11 ? "Class teacher" : "Form tutor", "school",
                           dice_between(dice, 2, 4), PICK(dice, ties), false},
            on);
    }
}

void demo_people_around(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "around", c->n);
    int         age = day_age(c->born, d->today);
    day_t       on = d->today - dice_between(&dice, 10, 200);

    if (c->is & (IS_EMPTY | IS_IMPORTED))
        return;
    if (c->entered != DAY_NONE && on < c->entered)
        on = c->entered;
    if (c->is & IS_JAY) {
        jays(d, c, &dice);
        return;
    }
    family(d, c, &dice, on);
    sisters_and_brothers(d, c, &dice, on);
    home(d, c, &dice, on);
    friends(d, c, &dice, on, age);
}
