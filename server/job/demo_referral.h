#pragma once
/*
 * One referral of the fictional council, from its first step to its last. Every move is a row of referral_state.h, which
 * also says which clocks it starts and stops, so that no history can be told that the service itself would refuse.
 */
#include "demo.h"

enum demo_path {
#define PATH(key, ...) PATH_##key,
#include "demo/referral.def"
    DEMO_PATHS,
    PATH_ANY = DEMO_PATHS
};

struct demo_referral {
    enum demo_service service;
    enum demo_path    path;
    const char       *subject;       /* NULL: child */
    int               days_ago;      /* since its first step; 0: by the path */
    enum demo_person  practitioner;  /* P_NOBODY: one of the service's */
    enum demo_person  asked_by;      /* P_NOBODY: whoever fits */
    const char       *need, *reason; /* NULL: one of the service's */
    enum demo_service goes_to;       /* when redirected */
};

/* Nothing where it cannot be: an open one at the service, before care began, or nobody to refer. */
void demo_referral(struct demo *d, struct demo_child *c, struct dice *dice,
                   const struct demo_referral *of);

/* An involvement that no referral led to. */
void demo_involvement(struct demo *d, struct demo_child *c, struct dice *dice,
                      enum demo_service service, enum demo_person who, const char *state,
                      day_t from, day_t until);

enum demo_path   demo_path_by_weight(struct dice *dice);
enum demo_person demo_staff_of(enum demo_service service, struct dice *dice);
const char      *demo_care_status(const struct demo_child *c);
