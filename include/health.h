#pragma once
/*
 * When a child in care has its health looked at next, and what the answers about drugs and alcohol may be.
 *
 *   initial assessment  by a registered medical practitioner, its report in time for the first review: within 20 working days of
 *                       becoming looked after (SI 2010/959 regulation 7(1); statutory guidance "Promoting the health and
 *                       well-being of looked-after children", DfE and DH, 2015, reissued 2022)
 *   review assessment   by a doctor, or a registered nurse or midwife under one: at least once in every six months before
 *                       the fifth birthday, every twelve after it (regulation 7(3)). The next is due six months after the last where that
 *                       is before the fifth birthday, else twelve months after it; one that the young person refused, who understands
 *                       enough to, counts as the last: nobody is pressed
 *   dentist, eye test, immunisations, developmental checks (under five)
 *                       no interval in the regulations: the health plan says it, and the national return counts them by
 *                       the year (SSDA903, module OC2: TEETH_CHECK, IMMUNISATIONS, HEALTH_CHECK). Settings of the council
 *
 * Of drugs and alcohol the return asks (OC2 rules 192, 193, 158, 159): where a problem was found, whether help was received; only
 * where it was not, whether it was offered; where no problem was found, neither.
 *
 * Pure. DAY_NONE is what is not known or was never done.
 */
#include "care_rule.h"

enum health_kind {
    HEALTH_INITIAL,
    HEALTH_REVIEW,
    HEALTH_DENTAL,
    HEALTH_OPTICIAN,
    HEALTH_IMMUNISATIONS,
    HEALTH_DEVELOPMENT,
    HEALTH_DUE_KINDS
};

struct health_settings { /* months */
    int32_t dental, optician, immunisations, development;
};

struct health_child {
    day_t born, entered; /* as in care_child */
    day_t last
        [HEALTH_DUE_KINDS]; /* INITIAL and REVIEW of this period of care, done or refused; others done, of any time */
};

/* One for each kind, with due_on DAY_NONE where nothing of it is due. */
void health_dues(const struct health_child *child, const struct health_settings *settings,
                 const struct calendar *cal, struct care_due out[static HEALTH_DUE_KINDS]);

enum health_answer { HEALTH_NOT_SAID = -1, HEALTH_NO, HEALTH_YES };

struct health_substance {
    enum health_answer misuse, received, offered;
};

/* What is wrong with the answers: the member's name with what to say of it, or NULL. */
struct health_fault {
    const char *member, *says;
};
struct health_fault health_substance_fault(struct health_substance s);

/* Whether somebody of this profession ("doctor", "nurse", …) may make an assessment of this kind ("initial", "review"). */
bool health_may_assess(const char *kind, const char *by_role);
