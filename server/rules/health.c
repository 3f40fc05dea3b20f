#include "health.h"

#include <string.h>

#include "pure.h"

#define REG_7                                                                                       \
    "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7; statutory " \
    "guidance on the health of looked-after children, 2015"
#define RETURN "The national return (SSDA903, OC2) counts it by the year; this council's setting"

enum { ASSESSED_WITHIN_WORKING_DAYS = 20, UNDER_FIVE = 5, EARLY_MONTHS = 6, LATER_MONTHS = 12 };

static const char *const names[HEALTH_DUE_KINDS] = {
    "initial", "review", "dental", "optician", "immunisations", "development",
};

static void set(struct care_due *out, day_t due, const char *why, const char *source)
{
    if (!day_is_valid(due))
        return;
    out->due_on = due;
    out->why = why;
    out->source = source;
}

static day_t later(day_t a, day_t b) { return a > b ? a : b; }

static void assessments(const struct health_child *child, const struct calendar *cal,
                        struct care_due out[static HEALTH_DUE_KINDS])
{
    const struct timescale within = {ASSESSED_WITHIN_WORKING_DAYS, CLOCK_WORKING_DAYS};
    day_t                  last = later(child->last[HEALTH_INITIAL], child->last[HEALTH_REVIEW]);
    day_t                  early = day_add_months(last, EARLY_MONTHS);

    if (!day_is_valid(last))
        set(&out[HEALTH_INITIAL], clock_due(child->entered, within, cal),
            "An initial health assessment within 20 working days of coming into care", REG_7);
    else if (day_is_valid(child->born) && early < day_of_age(child->born, UNDER_FIVE))
        set(&out[HEALTH_REVIEW], early,
            "A review health assessment every six months before the fifth birthday", REG_7);
    else
        set(&out[HEALTH_REVIEW], day_add_months(last, LATER_MONTHS),
            "A review health assessment every twelve months from the fifth birthday", REG_7);
}

/* So many months after the last one; where there was none, after coming into care. */
static day_t again(const struct health_child *child, enum health_kind kind, int32_t months)
{
    day_t last = child->last[kind];

    return day_add_months(day_is_valid(last) ? last : child->entered, months);
}

static void checks(const struct health_child *child, const struct health_settings *s,
                   struct care_due out[static HEALTH_DUE_KINDS])
{
    day_t check = again(child, HEALTH_DEVELOPMENT, s->development);

    set(&out[HEALTH_DENTAL], again(child, HEALTH_DENTAL, s->dental),
        "A child in care sees a dentist in every year", RETURN);
    set(&out[HEALTH_OPTICIAN], again(child, HEALTH_OPTICIAN, s->optician),
        "An eye test as often as this council has set",
        "This council's setting; the regulations leave it to the health plan");
    set(&out[HEALTH_IMMUNISATIONS], again(child, HEALTH_IMMUNISATIONS, s->immunisations),
        "Whether immunisations are up to date is looked at in every year", RETURN);
    if (day_is_valid(child->born) && check < day_of_age(child->born, UNDER_FIVE))
        set(&out[HEALTH_DEVELOPMENT], check,
            "A developmental check in every year before the fifth birthday", RETURN);
    out[HEALTH_DEVELOPMENT].until = day_of_age(child->born, UNDER_FIVE);
}

void health_dues(const struct health_child *child, const struct health_settings *settings,
                 const struct calendar *cal, struct care_due out[static HEALTH_DUE_KINDS])
{
    for (int i = 0; i < HEALTH_DUE_KINDS; i++)
        out[i] = (struct care_due){.kind = names[i], .due_on = DAY_NONE, .until = DAY_NONE};
    if (!day_is_valid(child->entered))
        return;
    assessments(child, cal, out);
    checks(child, settings, out);
}

struct health_fault health_substance_fault(struct health_substance s)
{
    static const struct health_fault none = {NULL, NULL};

    if (s.misuse != HEALTH_YES && s.received != HEALTH_NOT_SAID)
        return (struct health_fault){"intervention_received",
                                     "Help is asked about only where a problem was found."};
    if (s.misuse == HEALTH_YES && s.received == HEALTH_NOT_SAID)
        return (struct health_fault){"intervention_received", "Say whether help was received."};
    if (s.received != HEALTH_NO && s.offered != HEALTH_NOT_SAID)
        return (
            struct health_fault){"intervention_offered",
                                 "Whether help was offered is asked only where none was received."};
    if (s.received == HEALTH_NO && s.offered == HEALTH_NOT_SAID)
        return (struct health_fault){"intervention_offered", "Say whether help was offered."};
    return none;
}

bool health_may_assess(const char *kind, const char *by_role)
{
    bool is_doctor = !strcmp(by_role, "doctor");

    if (!strcmp(kind, "initial"))
        return is_doctor;
    if (!strcmp(kind, "review"))
        return is_doctor || !strcmp(by_role, "nurse") || !strcmp(by_role, "midwife");
    return true;
}
