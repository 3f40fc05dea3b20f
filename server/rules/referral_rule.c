#include "referral_rule.h"

#include <string.h>

#include "pure.h"

static bool has_word(const struct referral_words *words, const char *word)
{
    for (int32_t i = 0; word && i < words->n; i++) {
        if (strcmp(words->list[i], word) == 0)
            return true;
    }
    return false;
}

static bool has_one_of(const struct referral_words *words, const struct referral_words *mine)
{
    for (int32_t i = 0; i < mine->n; i++) {
        if (has_word(words, mine->list[i]))
            return true;
    }
    return false;
}

/* An empty list limits nothing; an unknown word is refused by any other. */
static bool is_within(const struct referral_words *words, const char *word)
{
    return words->n == 0 || has_word(words, word);
}

static bool is_blank(const char *text) { return !text || text[strspn(text, " \t\r\n")] == '\0'; }

static void refuse(struct referral_refusals *out, bool is_refused, enum referral_refusal why)
{
    if (is_refused)
        out->list[out->n++] = why;
}

static void check_age(const struct referral_rule *rule, int32_t age, struct referral_refusals *out)
{
    bool has_from = rule->from_age != REFERRAL_NO_AGE, has_to = rule->to_age != REFERRAL_NO_AGE;

    if (age < 0) {
        refuse(out, has_from || has_to, REFERRAL_REFUSED_AGE_UNKNOWN);
        return;
    }
    refuse(out, has_from && age < rule->from_age, REFERRAL_REFUSED_YOUNG);
    refuse(out, has_to && age > rule->to_age, REFERRAL_REFUSED_OLD);
}

static void check_child(const struct referral_rule *rule, const struct referral_case *of,
                        struct referral_refusals *out)
{
    check_age(rule, of->age, out);
    refuse(out, !is_within(&rule->care_statuses, of->care_status), REFERRAL_REFUSED_CARE_STATUS);
    refuse(out, !is_within(&rule->homes, of->home), REFERRAL_REFUSED_HOME);
    refuse(out, !is_within(&rule->localities, of->locality), REFERRAL_REFUSED_LOCALITY);
}

/* What must come first may be passed over for an urgent risk, with a reason. */
static void check_prerequisite(const struct referral_rule *rule, const struct referral_case *of,
                               struct referral_refusals *out)
{
    if (!rule->prerequisite || of->is_prerequisite_met)
        return;
    refuse(out, !of->is_urgent, REFERRAL_REFUSED_PREREQUISITE);
    refuse(out, of->is_urgent && is_blank(of->override_reason), REFERRAL_REFUSED_NO_OVERRIDE);
}

void referral_rule_check(const struct referral_rule *rule, const struct referral_case *of,
                         struct referral_refusals *out)
{
    *out = (struct referral_refusals){0};
    refuse(out, !has_one_of(&rule->roles, &of->roles), REFERRAL_REFUSED_ROLE);
    refuse(out, !is_within(&rule->subjects, of->subject), REFERRAL_REFUSED_SUBJECT);
    if (!of->is_of_carer)
        check_child(rule, of, out);
    check_prerequisite(rule, of, out);
}

bool referral_begins(const struct referral_refusals *refusals, enum referral_state *out)
{
    if (refusals->n == 0)
        *out = REFERRAL_SUBMITTED;
    else if (refusals->n == 1 && refusals->list[0] == REFERRAL_REFUSED_ROLE)
        *out = REFERRAL_ASKED;
    else
        return false;
    return true;
}

static const struct {
    const char *says, *pointer;
} refusals[REFERRAL_REFUSALS] = {
    [REFERRAL_REFUSED_ROLE] = {"Your role cannot refer to this service; your request can go to "
                               "somebody who can.",
                               "/service"},
    [REFERRAL_REFUSED_SUBJECT] = {"This service does not take referrals for this kind of person.",
                                  "/subject"},
    [REFERRAL_REFUSED_YOUNG] = {"The child is younger than this service takes.", "/service"},
    [REFERRAL_REFUSED_OLD] = {"The child is older than this service takes.", "/service"},
    [REFERRAL_REFUSED_AGE_UNKNOWN] = {"This service has an age range, and the child's day of birth "
                                      "is not known.",
                                      "/service"},
    [REFERRAL_REFUSED_CARE_STATUS] = {"This service is for children of another care status.",
                                      "/service"},
    [REFERRAL_REFUSED_HOME] = {"This service does not cover this kind of home.", "/service"},
    [REFERRAL_REFUSED_LOCALITY] = {"This service does not cover where the child lives.",
                                   "/service"},
    [REFERRAL_REFUSED_PREREQUISITE] = {"Something has to come before a referral to this service. "
                                       "Where the risk is urgent it can be passed over with a "
                                       "reason.",
                                       "/consultation_on"},
    [REFERRAL_REFUSED_NO_OVERRIDE] = {"Say why what should come first cannot be waited for.",
                                      "/override_reason"},
};

const char *referral_refusal_says(enum referral_refusal refusal) { return refusals[refusal].says; }

const char *referral_refusal_pointer(enum referral_refusal refusal)
{
    return refusals[refusal].pointer;
}
