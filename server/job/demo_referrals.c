/* Which children are known to which services: those of case.def, and the others by dice. */
#include "demo_referral.h"

static const struct {
    int               child;
    enum demo_service service;
    enum demo_path    path;
    int               days_ago;
    enum demo_person  practitioner, asked_by;
    const char       *subject;
    enum demo_service goes_to;
    const char       *need, *reason;
} cases[] = {
#define CASE(child, service, path, days_ago, practitioner, asked_by, subject, goes_to, need, \
             reason)                                                                         \
    {child,    S_##service, PATH_##path, days_ago, practitioner,                             \
     asked_by, subject,     S_##goes_to, need,     reason},
#include "demo/case.def"
};

static const struct {
    int               child;
    enum demo_service service;
    enum demo_person  who;
    const char       *state;
    int               began, closed;
} works[] = {
#define WORK(child, service, who, state, began, closed) \
    {child, S_##service, who, state, began, closed},
#include "demo/case.def"
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void of_cast(struct demo *d)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct dice dice = dice_of(d->seed, "case", (int)i);

        if (cases[i].child < d->children)
            demo_referral(d, &d->child[cases[i].child], &dice,
                          &(struct demo_referral){cases[i].service, cases[i].path, cases[i].subject,
                                                  cases[i].days_ago, cases[i].practitioner,
                                                  cases[i].asked_by, cases[i].need, cases[i].reason,
                                                  cases[i].goes_to});
    }
    for (size_t i = 0; i < COUNT(works); i++) {
        struct dice dice = dice_of(d->seed, "work", (int)i);

        if (works[i].child < d->children)
            demo_involvement(d, &d->child[works[i].child], &dice, works[i].service, works[i].who,
                             works[i].state, d->today - works[i].began,
                             works[i].closed ? d->today - works[i].closed : DAY_NONE);
    }
}

/* Services that made children are referred to; the specialist ones after Core CAMHS has seen the child. */
static enum demo_service service_for(const struct demo_child *c, struct dice *dice)
{
    static const enum demo_service usual[] = {S_CORE,     S_CORE,      S_CORE,      S_EP,
                                              S_EP,       S_WELLBEING, S_WELLBEING, S_CAP,
                                              S_CLINICAL, S_CAMHS_SW,  S_CAP_ONCE,  S_NURSING,
                                              S_KITE};

    if (c->is & IS_IN_YOUTH_JUSTICE && dice_chance(dice, 60))
        return dice_chance(dice, 50) ? S_YJ_SPEECH : S_YJ_HEALTH;
    if (c->seen_services & (1u << S_CORE) && dice_chance(dice, 20))
        return S_SPECIALIST;
    return usual[dice_below(dice, (int)COUNT(usual))];
}

static void by_dice(struct demo *d, struct demo_child *c)
{
    static const enum demo_service elsewhere[] = {S_EP, S_WELLBEING, S_KITE};

    struct dice dice = dice_of(d->seed, "referral", c->n);
    int n = dice_chance(&dice, 55) ? 1 + dice_chance(&dice, 35) + dice_chance(&dice, 15) : 0;

    for (; n > 0; n--) {
        enum demo_service service = service_for(c, &dice);
        bool              is_core = service == S_CORE || service == S_SPECIALIST;
        enum demo_path    path = demo_path_by_weight(&dice);

        if (!is_core && path >= PATH_URGENT_MET)
            path = PATH_MET;
        demo_referral(d, c, &dice,
                      &(struct demo_referral){.service = service,
                                              .path = path,
                                              .practitioner = P_NOBODY,
                                              .asked_by = P_NOBODY,
                                              .goes_to = elsewhere[dice_below(&dice, 3)]});
    }
    if (c->is & IS_IN_YOUTH_JUSTICE && c->n > 12)
        demo_involvement(d, c, &dice, S_YJ_HEALTH, dice_chance(&dice, 70) ? P_DEAN : P_LEROY,
                         "active", d->today - dice_between(&dice, 30, 300), DAY_NONE);
    else if (c->send == 'E' && dice_chance(&dice, 25))
        demo_involvement(d, c, &dice, S_EP, demo_staff_of(S_EP, &dice),
                         dice_chance(&dice, 50) ? "quiet" : "active",
                         d->today - dice_between(&dice, 60, 500), DAY_NONE);
}

void demo_referrals(struct demo *d)
{
    of_cast(d);
    for (int i = 0; i < d->children; i++)
        if (d->child[i].worker != P_NOBODY &&
            !(d->child[i].is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN | IS_JAY)) &&
            day_age(d->child[i].born, d->today) > 2)
            by_dice(d, &d->child[i]);
}
