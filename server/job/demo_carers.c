/* Carers who are referred for themselves: told as children's referrals are, about somebody who has neither age nor home here. */
#include "demo_referral.h"

static const struct {
    const char       *name, *kind;
    enum demo_person  by;
    enum demo_service service;
    enum demo_path    path;
    int               days_ago;
    enum demo_person  practitioner;
    const char       *need, *reason;
} carers[] = {
#define CARER(name, kind, by, service, path, ...) \
    {name, kind, by, S_##service, PATH_##path, __VA_ARGS__},
#include "demo/carer.def"
};

enum { CARERS = sizeof carers / sizeof *carers, YEAR_DAYS = 365 };

void demo_carers(struct demo *d)
{
    for (int i = 0; i < CARERS; i++) {
        struct dice       dice = dice_of(d->seed, "carer", i);
        struct demo_child c = {.n = -1,
                               .id = dice_uuid(&dice),
                               .is_carer = true,
                               .born = d->today - 40 * YEAR_DAYS,
                               .entered = DAY_NONE,
                               .left = DAY_NONE,
                               .school = A_NONE,
                               .worker = carers[i].by,
                               .reviewer = P_NOBODY,
                               .nurse = P_NOBODY,
                               .virtual_school = P_NOBODY,
                               .adviser = P_NOBODY,
                               .carers_worker = P_NOBODY};
        struct json_out  *j = row_begin(d, T_CARER, c.id, demo_at(&dice, d->today - YEAR_DAYS),
                                        d->person[carers[i].by]);

        json_pair(j, "name", carers[i].name);
        json_pair(j, "kind", carers[i].kind);
        put_id(j, "agency_id", d->agency[demo_people[carers[i].by].agency]);
        row_end(j);
        demo_referral(d, &c, &dice,
                      &(struct demo_referral){.service = carers[i].service,
                                              .path = carers[i].path,
                                              .subject = "carer",
                                              .days_ago = carers[i].days_ago,
                                              .practitioner = carers[i].practitioner,
                                              .asked_by = P_NOBODY,
                                              .need = carers[i].need,
                                              .reason = carers[i].reason,
                                              .goes_to = carers[i].service});
    }
}
