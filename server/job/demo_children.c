/* Who the children of Westshire are: those of cast.def, and the others by dice. */
#include "demo.h"

#include "identifier.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char      *given, *family, *known_as, *pronouns;
    char             sex;
    const char      *ethnicity, *language;
    int              age, month, day;
    enum demo_care   care;
    int              months;
    const char      *home, *carers;
    enum demo_agency school;
    char             send;
    int              sibling;
    unsigned         is;
} cast[] = {
#define CHILD(given, family, known_as, pronouns, sex, ethnicity, language, age, month, day, care, \
              months, home, carers, school, send, sibling, is)                                    \
    {given, family, known_as, pronouns, sex,    ethnicity,  language, age,     month,             \
     day,   care,   months,   home,     carers, A_##school, send,     sibling, is},
#include "demo/cast.def"
};

enum { CAST = sizeof cast / sizeof *cast };

static const struct {
    int         weight;
    const char *ethnicity, *language, *girls, *boys, *families;
} names[] = {
#define NAMES(weight, ethnicity, language, girls, boys, families) \
    {weight, ethnicity, language, girls, boys, families},
#include "demo/name.def"
};

enum { NAME_GROUPS = sizeof names / sizeof *names };

/* Ages of children in care in England, roughly, with those who have left beside them. */
static const struct {
    int weight, from, to;
} ages[] = {{4, 0, 0}, {12, 1, 3}, {22, 4, 9}, {36, 10, 15}, {18, 16, 17}, {8, 18, 21}};

static int words_of(const char *list)
{
    int n = 1;

    for (; *list; list++)
        n += *list == ' ';
    return n;
}

static const char *word_at(struct demo *d, const char *list, int place)
{
    for (; place > 0; place--)
        list = strchr(list, ' ') + 1;
    return arena_copy(d->arena, list, strcspn(list, " "));
}

/* --- days --- */

/* The birthday of somebody who is `age` today. */
static day_t born_at(const struct demo *d, int age, int month, int day)
{
    struct civil today = day_to_civil(d->today);
    day_t        born = day_from_civil((struct civil){today.year - age, month, day});

    return day_age(born, d->today) == age
               ? born
               : day_from_civil((struct civil){today.year - age - 1, month, day});
}

/* In care from `months` ago; those who left did so at 18, or when they found their family. */
static void care_period(const struct demo *d, struct demo_child *c, int months, struct dice *dice)
{
    c->entered = day_add_months(d->today, -months) - dice_between(dice, 3, 27);
    c->left = DAY_NONE;
    if (c->is & IS_NEWBORN)
        c->entered = c->born + 4;
    if (c->entered <= c->born)
        c->entered = c->born + dice_between(dice, 2, 9);
    if (c->entered >= d->today)
        c->entered = d->today - 2;
    if (c->care == CARE_LEFT)
        c->left = day_of_age(c->born, 18);
    if (c->care == CARE_ADOPTED || c->care == CARE_GUARDIAN)
        c->left = day_add_months(c->entered, dice_between(dice, 12, 18));
    if (c->care == CARE_NONE)
        c->entered = DAY_NONE;
}

/* --- identifiers that are valid and belong to nobody: 999 numbers of the health service, schools of area 999 --- */

static const char *nhs_number(struct demo *d, int n)
{
    for (int i = n * 7;; i++) {
        const char *first = arena_printf(d->arena, "999%06d", 123000 + i);
        int         sum = 0;

        for (int k = 0; k < 9; k++)
            sum += (first[k] - '0') * (10 - k);

        int check = (11 - sum % 11) % 11;

        if (check != 10)
            return arena_printf(d->arena, "%s%d", first, check);
    }
}

static const char *upn(struct demo *d, const struct demo_child *c)
{
    static const char letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";

    int age = day_age(c->born, d->today);

    if (age < 4)
        return "UN1";
    if (c->is & IS_ALONE_HERE)
        return "UN4";

    const char *digits = arena_printf(d->arena, "999%04d%02d%03d", 4000 + c->n % 12,
                                      (day_to_civil(c->born).year + 5) % 100, c->n % 1000);
    int         sum = 0;

    for (int i = 0; i < 12; i++)
        sum += (digits[i] - '0') * (i + 2);
    return arena_printf(d->arena, "%c%s", letters[sum % 23], digits);
}

/* --- one child --- */

static void from_cast(struct demo *d, struct demo_child *c, struct dice *dice)
{
    int i = c->n;

    c->is = cast[i].is;
    c->given = cast[i].given;
    c->family = cast[i].family;
    c->known_as = cast[i].known_as;
    c->pronouns = cast[i].pronouns;
    c->sex = cast[i].sex;
    c->ethnicity = cast[i].ethnicity;
    c->language = cast[i].language;
    c->care = cast[i].care;
    c->school = cast[i].school;
    c->send = cast[i].send;
    c->sibling_of = cast[i].sibling ? i - cast[i].sibling : -1;
    c->home[0] = (struct demo_home){.kind = cast[i].home, .carers = cast[i].carers};
    c->homes = cast[i].home ? 1 : 0;
    c->born =
        c->is & IS_NEWBORN ? d->today - 19 : born_at(d, cast[i].age, cast[i].month, cast[i].day);
    care_period(d, c, cast[i].months, dice);
    if (c->sibling_of >= 0 && c->care == CARE_IN)
        c->entered = d->child[c->sibling_of].entered;
}

static bool is_taken(const struct demo *d, int n, const char *family)
{
    for (int i = 0; i < n; i++)
        if (d->child[i].family && !strcmp(d->child[i].family, family))
            return true;
    return false;
}

static void given_name(struct demo *d, struct demo_child *c, struct dice *dice)
{
    const char *list = c->sex == 'F' ? names[c->names].girls : names[c->names].boys;

    c->given = word_at(d, list, dice_below(dice, words_of(list)));
}

static void name_it(struct demo *d, struct demo_child *c, struct dice *dice)
{
    int left = dice_below(dice, 100);

    while (left >= names[c->names].weight && c->names < NAME_GROUPS - 1)
        left -= names[c->names++].weight;

    const char *list = names[c->names].families;
    int         n = words_of(list), first = dice_below(dice, n);

    c->ethnicity = names[c->names].ethnicity;
    c->language = dice_chance(dice, 40) ? names[c->names].language : NULL;
    c->pronouns = dice_chance(dice, 70) ? (c->sex == 'F' ? "she/her" : "he/him") : NULL;
    given_name(d, c, dice);
    for (int k = 0; k < n; k++) {
        c->family = word_at(d, list, (first + k) % n);
        if (!is_taken(d, c->n, c->family))
            return;
    }
}

static enum demo_care care_of(int age, struct dice *dice)
{
    int throw = dice_below(dice, 100);

    if (age >= 18)
        return CARE_LEFT;
    if (throw < 3)
        return CARE_NONE;
    if (throw < 8 && age >= 4)
        return age < 9 ? CARE_ADOPTED : CARE_GUARDIAN;
    return CARE_IN;
}

static void by_dice(struct demo *d, struct demo_child *c, struct dice *dice)
{
    size_t group = 0;
    int    left = dice_below(dice, 100);

    while (left >= ages[group].weight && group < sizeof ages / sizeof *ages - 1)
        left -= ages[group++].weight;

    int age = dice_between(dice, ages[group].from, ages[group].to);

    c->sex = dice_chance(dice, 44) ? 'F' : 'M';
    c->born = age ? born_at(d, age, dice_between(dice, 1, 12), dice_between(dice, 1, 28))
                  : d->today - dice_between(dice, 40, 350);
    c->care = care_of(age, dice);
    c->sibling_of = -1;
    c->school = A_NONE;
    c->is = dice_chance(dice, 4) ? IS_OUT_OF_AREA : 0;
    if (dice_chance(dice, 3) && age > 5)
        c->is |= IS_HIDDEN;
    if (age >= 14 && age < 18 && dice_chance(dice, 12))
        c->is |= IS_IN_YOUTH_JUSTICE;
    name_it(d, c, dice);
    care_period(d, c,
                age >= 18 ? dice_between(dice, 60, 110) : dice_between(dice, 1, age < 4 ? 20 : 54),
                dice);
    if (age >= 4 && age < 19)
        c->send = dice_chance(dice, 30) ? 'E' : dice_chance(dice, 40) ? 'K' : 'N';
}

/* Whether two can have one mother: twins apart, at least ten months lie between them. */
static bool can_be_siblings(const struct demo *d, const struct demo_child *c,
                            const struct demo_child *before)
{
    for (;;) {
        if (abs(c->born - before->born) < 305)
            return false;
        if (before->sibling_of < 0)
            return true;
        before = &d->child[before->sibling_of];
    }
}

/* Some are brother or sister of the child before them, and came into care together where both were born. */
static void join_family(struct demo *d, struct demo_child *c, struct dice *dice)
{
    const struct demo_child *before = &d->child[c->n - 1];

    if (c->n <= CAST || before->care != CARE_IN || c->care != CARE_IN || !dice_chance(dice, 18) ||
        !can_be_siblings(d, c, before))
        return;
    c->sibling_of = before->n;
    c->names = before->names;
    c->family = before->family;
    c->ethnicity = before->ethnicity;
    c->language = before->language;
    do {
        given_name(d, c, dice);
    } while (!strcmp(c->given, before->given));
    c->is = (c->is & IS_IN_YOUTH_JUSTICE) | (before->is & (IS_HIDDEN | IS_OUT_OF_AREA));
    if (before->entered > c->born)
        c->entered = before->entered;
}

int demo_family(const struct demo *d, const struct demo_child *c)
{
    while (c->sibling_of >= 0)
        c = &d->child[c->sibling_of];
    return c->n;
}

static void write_child(struct demo *d, struct demo_child *c)
{
    bool    is_imported = c->is & IS_IMPORTED;
    int64_t made =
        day_london_start(c->entered == DAY_NONE ? d->today - 30 : c->entered) + 10 * 3600;
    struct json_out *j = row_begin(d, T_CHILD, c->id, made, demo_service_account);
    const char       sex[] = {c->sex, 0};

    json_pair_int(j, "tier", 1);
    json_pair(j, "given_names", c->given);
    json_pair(j, "family_name", c->family);
    json_pair(j, "known_as", c->known_as);
    json_pair(j, "pronouns", c->pronouns);
    put_day(j, "born_on", c->born);
    json_pair(j, "sex", sex);
    json_pair(j, "ethnicity", c->ethnicity);
    json_pair(j, "language", c->language);
    json_pair(j, "local_id",
              is_imported ? "730114" : arena_printf(d->arena, "W%d", 40117 + 13 * c->n));
    json_pair(j, "nhs_number", is_imported || c->is & IS_EMPTY ? NULL : nhs_number(d, c->n));
    json_pair(j, "upn", c->is & IS_EMPTY ? NULL : upn(d, c));
    json_pair(j, "source", is_imported ? "imported" : "entered");
    row_end(j);
}

enum err demo_children(struct demo *d, int n)
{
    d->child = arena_alloc(d->arena, (size_t)n * sizeof *d->child);
    if (!d->child)
        return fail(d->req, ERR_NO_MEMORY);
    d->children = n;
    for (int i = 0; i < n; i++) {
        struct demo_child *c = &d->child[i];
        struct dice        dice = dice_of(d->seed, "child", i);

        c->n = i;
        c->id = dice_uuid(&dice);
        c->worker = c->reviewer = c->nurse = c->virtual_school = c->adviser = c->carers_worker =
            P_NOBODY;
        if (i < CAST)
            from_cast(d, c, &dice);
        else
            by_dice(d, c, &dice);
        join_family(d, c, &dice);
        write_child(d, c);
    }
    return ERR_NONE;
}
