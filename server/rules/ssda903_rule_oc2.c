/* The rules of OC2: the SDQ, health, and whether the child was convicted. */
#include "ssda903_rule_parts.h"

#include "pure.h"

enum { SDQ_FROM = 4, SDQ_TOO_OLD = 17, CONVICTED_FROM = 10, CHECKED_UNTIL = 5 };

#define OC2(column_) SSDA903_OC2, OC2_##column_

#define CELL(i, column_)       cell(s, SSDA903_OC2, (i), OC2_##column_)
#define IS(i, column_, value_) is_cell(s, SSDA903_OC2, (i), OC2_##column_, value_)
#define BLANK(i, column_)      is_blank(s, SSDA903_OC2, (i), OC2_##column_)

static int32_t age_on(const struct ssda903_subject *s, day_t day)
{
    return s->born == DAY_NONE || s->born > day ? 0 : day_age(s->born, day);
}

static int32_t age_at_start(const struct ssda903_subject *s)
{
    return age_on(s, ssda903_year_start(s->year));
}

static int32_t age_at_end(const struct ssda903_subject *s)
{
    return age_on(s, ssda903_year_end(s->year));
}

/* --- the SDQ --- */

static bool is_no_score(const struct ssda903_subject *s, int32_t i)
{
    const char *score = CELL(i, SDQ_SCORE);
    size_t      n = strlen(score);
    int32_t     value = n == 2 ? (score[0] - '0') * 10 + (score[1] - '0') : 0;

    return n && (n > 2 || strspn(score, "0123456789") != n || value > 40);
}

static bool is_no_reason(const struct ssda903_subject *s, int32_t i)
{
    return !BLANK(i, SDQ_REASON) &&
           !ssda903_is_code(OC2(SDQ_REASON), CELL(i, SDQ_REASON), DAY_FIRST, DAY_LAST);
}

static bool has_both(const struct ssda903_subject *s, int32_t i)
{
    return !BLANK(i, SDQ_SCORE) && !BLANK(i, SDQ_REASON);
}

static bool has_neither(const struct ssda903_subject *s, int32_t i)
{
    return s->is_counted && BLANK(i, SDQ_SCORE) && BLANK(i, SDQ_REASON);
}

static bool lacks_sdq(const struct ssda903_subject *s, int32_t i)
{
    return has_neither(s, i) && age_at_start(s) >= SDQ_FROM && age_at_end(s) < SDQ_TOO_OLD;
}

/* Turns four or seventeen within the year. */
static bool lacks_sdq_of_birthday(const struct ssda903_subject *s, int32_t i)
{
    bool turns_4 = age_at_start(s) < SDQ_FROM && age_at_end(s) >= SDQ_FROM;
    bool turns_17 = age_at_start(s) < SDQ_TOO_OLD && age_at_end(s) >= SDQ_TOO_OLD;

    return has_neither(s, i) && (turns_4 || turns_17);
}

static bool is_of_the_age(const struct ssda903_subject *s, int32_t i)
{
    return IS(i, SDQ_REASON, "SDQ1") && BLANK(i, SDQ_SCORE) && age_at_start(s) >= SDQ_FROM &&
           age_at_end(s) < SDQ_TOO_OLD;
}

static bool has_sdq(const struct ssda903_subject *s, int32_t i)
{
    return !BLANK(i, SDQ_SCORE) || !BLANK(i, SDQ_REASON);
}

static bool is_too_young(const struct ssda903_subject *s, int32_t i)
{
    return has_sdq(s, i) && age_at_end(s) < SDQ_FROM;
}

static bool is_too_old(const struct ssda903_subject *s, int32_t i)
{
    return has_sdq(s, i) && age_at_start(s) >= SDQ_TOO_OLD;
}

static bool has_score_uncounted(const struct ssda903_subject *s, int32_t i)
{
    return !s->is_counted && !BLANK(i, SDQ_SCORE);
}

static bool has_reason_uncounted(const struct ssda903_subject *s, int32_t i)
{
    return !s->is_counted && !BLANK(i, SDQ_REASON);
}

/* --- health --- */

static bool has_health_uncounted(const struct ssda903_subject *s, int32_t i)
{
    bool has = false;

    for (int32_t c = OC2_CONVICTED; c <= OC2_INTERVENTION_OFFERED; c++)
        has = has || !is_blank(s, SSDA903_OC2, i, c);
    return !s->is_counted && has;
}

#define FLAG(name_, column_)                                                       \
    static bool is_no_##name_(const struct ssda903_subject *s, int32_t i)          \
    {                                                                              \
        return !BLANK(i, column_) && !IS(i, column_, "0") && !IS(i, column_, "1"); \
    }
FLAG(convicted, CONVICTED)
FLAG(health_check, HEALTH_CHECK)
FLAG(immunisations, IMMUNISATIONS)
FLAG(teeth_check, TEETH_CHECK)
FLAG(health_assessment, HEALTH_ASSESSMENT)
FLAG(substance_misuse, SUBSTANCE_MISUSE)
FLAG(intervention_received, INTERVENTION_RECEIVED)
FLAG(intervention_offered, INTERVENTION_OFFERED)

static bool lacks_immunisations(const struct ssda903_subject *s, int32_t i)
{
    return s->is_counted && BLANK(i, IMMUNISATIONS);
}

static bool lacks_teeth_check(const struct ssda903_subject *s, int32_t i)
{
    return s->is_counted && BLANK(i, TEETH_CHECK);
}

static bool lacks_health_assessment(const struct ssda903_subject *s, int32_t i)
{
    return s->is_counted && BLANK(i, HEALTH_ASSESSMENT);
}

static bool lacks_substance_misuse(const struct ssda903_subject *s, int32_t i)
{
    return s->is_counted && BLANK(i, SUBSTANCE_MISUSE);
}

static bool is_substance_unasked(const struct ssda903_subject *s, int32_t i)
{
    return s->is_unasked && IS(i, SUBSTANCE_MISUSE, "0") && age_at_end(s) >= CONVICTED_FROM;
}

static bool lacks_convicted(const struct ssda903_subject *s, int32_t i)
{
    return s->is_counted && age_at_end(s) >= CONVICTED_FROM && BLANK(i, CONVICTED);
}

static bool has_convicted(const struct ssda903_subject *s, int32_t i)
{
    return age_at_end(s) < CONVICTED_FROM && !BLANK(i, CONVICTED);
}

static bool lacks_health_check(const struct ssda903_subject *s, int32_t i)
{
    return s->is_counted && age_at_end(s) < CHECKED_UNTIL && BLANK(i, HEALTH_CHECK);
}

static bool has_health_check(const struct ssda903_subject *s, int32_t i)
{
    return age_at_end(s) >= CHECKED_UNTIL && !BLANK(i, HEALTH_CHECK);
}

static bool lacks_received(const struct ssda903_subject *s, int32_t i)
{
    return IS(i, SUBSTANCE_MISUSE, "1") && BLANK(i, INTERVENTION_RECEIVED);
}

static bool has_intervention(const struct ssda903_subject *s, int32_t i)
{
    return IS(i, SUBSTANCE_MISUSE, "0") &&
           (!BLANK(i, INTERVENTION_RECEIVED) || !BLANK(i, INTERVENTION_OFFERED));
}

static bool is_offered_too(const struct ssda903_subject *s, int32_t i)
{
    return IS(i, INTERVENTION_RECEIVED, "1") && !BLANK(i, INTERVENTION_OFFERED);
}

static bool lacks_offered(const struct ssda903_subject *s, int32_t i)
{
    return IS(i, INTERVENTION_RECEIVED, "0") && BLANK(i, INTERVENTION_OFFERED);
}

#define NO_FLAG(column_, name_)                                         \
    {                                                                   \
        "181", OC2(column_), SSDA903_ERROR, "This is neither 0 nor 1.", \
            "Record it anew: the answer is yes or no.", is_no_##name_   \
    }
#define NOT_COUNTED      "The child was not in care for the whole year, so nothing is wanted here."
#define NOT_COUNTED_MEND "Look at the days on which care began and ended."

const struct ssda903_rule ssda903_rules_oc2[] = {
    {"180", OC2(SDQ_SCORE), SSDA903_ERROR, "The SDQ score is a whole number from 0 to 40.",
     "Correct the carer's total.", is_no_score},
    {"197a", OC2(SDQ_REASON), SSDA903_ERROR,
     "There is a score, so there can be no reason for none.", "Take the reason away.", has_both},
    {"196", OC2(SDQ_REASON), SSDA903_ERROR, "This is no reason of the return.",
     "Choose SDQ1 to SDQ5.", is_no_reason},
    {"186", OC2(SDQ_SCORE), SSDA903_ERROR,
     "An SDQ of the carer in the year is wanted at this age, or why there is none.",
     "Enter the carer's SDQ, or the reason for none, on the SDQ page.", lacks_sdq},
    {"197B", OC2(SDQ_SCORE), SSDA903_ERROR,
     "The child turned 4 or 17 in the year: a score is wanted, or why there is none.",
     "Enter the carer's SDQ, or the reason for none, on the SDQ page.", lacks_sdq_of_birthday},
    {"157", OC2(SDQ_REASON), SSDA903_ERROR,
     "SDQ1 is for children under 4 or over 16, and the child was neither.",
     "Choose another reason on the SDQ page.", is_of_the_age},
    {"188", OC2(SDQ_SCORE), SSDA903_ERROR, "No SDQ is wanted of a child under 4 on 31 March.",
     "Look at the day of birth.", is_too_young},
    {"189", OC2(SDQ_SCORE), SSDA903_ERROR, "No SDQ is wanted of who was 17 on 1 April.",
     "Look at the day of birth.", is_too_old},
    {"185", OC2(SDQ_SCORE), SSDA903_ERROR, NOT_COUNTED, NOT_COUNTED_MEND, has_score_uncounted},
    {"198", OC2(SDQ_REASON), SSDA903_ERROR, NOT_COUNTED, NOT_COUNTED_MEND, has_reason_uncounted},
    {"190", OC2(CHILD), SSDA903_ERROR, NOT_COUNTED, NOT_COUNTED_MEND, has_health_uncounted},
    {"543", OC2(CONVICTED), SSDA903_ERROR,
     "Whether the young person was convicted in the year is wanted from the age of 10.",
     "Ask whoever sees youth justice outcomes to make this return.", lacks_convicted},
    {"542", OC2(CONVICTED), SSDA903_ERROR, "Whether a child under 10 was convicted is not asked.",
     "Look at the day of birth.", has_convicted},
    NO_FLAG(CONVICTED, convicted),
    {"545", OC2(HEALTH_CHECK), SSDA903_ERROR,
     "Whether the developmental checks of a child under 5 are up to date is missing.",
     "Record the developmental check on the health page.", lacks_health_check},
    {"546", OC2(HEALTH_CHECK), SSDA903_ERROR,
     "Developmental checks are not asked of a child of 5 or older.", "Look at the day of birth.",
     has_health_check},
    NO_FLAG(HEALTH_CHECK, health_check),
    {"191", OC2(IMMUNISATIONS), SSDA903_ERROR,
     "Whether immunisations were up to date on 31 March is missing.",
     "Record on the health page that they were looked at, done or missed.", lacks_immunisations},
    NO_FLAG(IMMUNISATIONS, immunisations),
    {"191", OC2(TEETH_CHECK), SSDA903_ERROR, "Whether a dentist saw the child is missing.",
     "Record the dental check on the health page, done or missed.", lacks_teeth_check},
    NO_FLAG(TEETH_CHECK, teeth_check),
    {"191", OC2(HEALTH_ASSESSMENT), SSDA903_ERROR,
     "Whether the health assessment of the year was done is missing.",
     "Record the health assessment on the health page, done or missed.", lacks_health_assessment},
    NO_FLAG(HEALTH_ASSESSMENT, health_assessment),
    {"191", OC2(SUBSTANCE_MISUSE), SSDA903_ERROR,
     "Whether a problem with drugs or alcohol was found is held back, or missing.",
     "Ask whoever sees the health summaries to make this return.", lacks_substance_misuse},
    {NULL, OC2(SUBSTANCE_MISUSE), SSDA903_WARNING,
     "Nobody recorded whether drugs or alcohol are a problem; 0 is sent: none was found.",
     "Record on the health page what was found, where somebody asked.", is_substance_unasked},
    NO_FLAG(SUBSTANCE_MISUSE, substance_misuse),
    {"192", OC2(INTERVENTION_RECEIVED), SSDA903_ERROR,
     "A problem with drugs or alcohol was found, and nothing says whether help was received.",
     "Say so in the health check's summary.", lacks_received},
    {"193", OC2(INTERVENTION_RECEIVED), SSDA903_ERROR,
     "No problem with drugs or alcohol was found, so help with it is not asked.",
     "Take the answer out of the health check's summary.", has_intervention},
    NO_FLAG(INTERVENTION_RECEIVED, intervention_received),
    {"158", OC2(INTERVENTION_OFFERED), SSDA903_ERROR,
     "Help was received, so whether it was offered is not asked.",
     "Take the answer out of the health check's summary.", is_offered_too},
    {"159", OC2(INTERVENTION_OFFERED), SSDA903_ERROR,
     "Help was not received, and nothing says whether it was offered.",
     "Say so in the health check's summary.", lacks_offered},
    NO_FLAG(INTERVENTION_OFFERED, intervention_offered),
    {.says = NULL},
};
