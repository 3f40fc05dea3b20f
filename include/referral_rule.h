#pragma once
/*
 * What a service's own rules say to a referral: who may refer, for whom, at what age, from where,
 * and what must come first. The rules are rows of the database, so a new service is data; here they
 * are only applied. Pure.
 */
#include "referral_state.h"

/* A list of words; `n` 0 is an empty list. */
struct referral_words {
    const char *const *list;
    int32_t            n;
};

/*
 * What a service asks of a referral, as its rows in the database say. An empty list of roles lets
 * nobody refer; every other empty list limits nothing.
 */
struct referral_rule {
    struct referral_words roles;         /* who may refer */
    struct referral_words subjects;      /* whom it is for: "child", "carer" */
    struct referral_words care_statuses; /* "in_care", "care_leaver" and so on */
    struct referral_words homes;         /* kinds of home */
    struct referral_words localities;
    int32_t     from_age, to_age; /* whole years, both included; REFERRAL_NO_AGE: no limit */
    const char *prerequisite;     /* what must come first; NULL: nothing */
};

enum { REFERRAL_NO_AGE = -1 };

/*
 * What is known of a referral when it is made. A NULL word or an age of -1 is unknown, and refused
 * where the rule limits it.
 */
struct referral_case {
    struct referral_words roles; /* of the person who refers */
    const char           *subject, *care_status, *home, *locality;
    int32_t               age;         /* on the day of the referral */
    bool                  is_of_carer; /* and of no child: what is asked of a child is not asked */
    bool                  is_prerequisite_met;
    bool                  is_urgent;
    const char           *override_reason; /* why it can't wait for that; NULL or blank: none */
};

enum referral_refusal {
    REFERRAL_REFUSED_ROLE,
    REFERRAL_REFUSED_SUBJECT,
    REFERRAL_REFUSED_YOUNG,
    REFERRAL_REFUSED_OLD,
    REFERRAL_REFUSED_AGE_UNKNOWN,
    REFERRAL_REFUSED_CARE_STATUS,
    REFERRAL_REFUSED_HOME,
    REFERRAL_REFUSED_LOCALITY,
    REFERRAL_REFUSED_PREREQUISITE, /* not met, and not urgent: it cannot be passed over */
    REFERRAL_REFUSED_NO_OVERRIDE,  /* not met, urgent, but no reason given for passing it over */
};

enum { REFERRAL_REFUSALS = 10 };

struct referral_refusals {
    int32_t               n;
    enum referral_refusal list[REFERRAL_REFUSALS];
};

/* Every reason why this service does not take this referral as it stands; n 0: it does. */
void referral_rule_check(const struct referral_rule *rule, const struct referral_case *of,
                         struct referral_refusals *out);

/*
 * The state in which such a referral begins: submitted without refusals, asked where only the role
 * stands in the way (the request goes to somebody who may). False: it is refused, for the reasons
 * in the list.
 */
bool referral_begins(const struct referral_refusals *refusals, enum referral_state *out);

/*
 * A plain sentence for the person who refers, and the pointer of the field within the body of POST
 * …/referrals.
 */
const char *referral_refusal_says(enum referral_refusal refusal);
const char *referral_refusal_pointer(enum referral_refusal refusal);
