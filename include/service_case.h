#pragma once
/* A service's own rules beside what is known of a child and of whoever asks: what the pure rule (referral_rule.h) judges. */
#include "child_facts.h"
#include "referral_rule.h"

enum { SERVICE_WORDS = 40, SERVICE_CASES = 200 };

struct service_words {
    const char *list[SERVICE_WORDS];
};

/* What would be sent; members may be NULL or not set. */
struct service_asked {
    struct uuid service; /* not set, for service_cases_of */
    const char *subject, *override_reason;
    struct num  consultation_on;
    bool        is_urgent;
};

/* Its rules point into it: a copy would point into the first. */
struct service_case {
    struct referral_rule rule;
    struct referral_case of;
    struct service_words roles, subjects, statuses, homes, mine;
    struct uuid          service, decider; /* decider: whom to ask where one may not refer */
    const char *name, *decided_by, *clock; /* clock: what is promised to a routine referral */
    const char *needs;                     /* JSON, a list of texts */
};

/* The service that is named; no child (NULL): for a carer who is referred for themselves. ERR_NOT_FOUND. */
enum err service_case_of(struct request *req, const struct child_facts *child,
                         const struct service_asked *asked, struct service_case *out);
/* All services that take referrals, by name; at most SERVICE_CASES, `out` in the request's arena. */
enum err service_cases_of(struct request *req, const struct child_facts *child,
                          const struct service_asked *asked, struct service_case **out, int *n);
