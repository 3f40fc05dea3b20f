#pragma once
/* One referral while it is told: what demo_referral.c moves on, and the rows that are made of it. */
#include "demo.h"

enum { TALE_CLOCKS = 4 };

/* What happens without a change of state, and a refusal that reads as if the home were its ground; beside the states. */
enum { HAPPENS_WORD = REFERRAL_STATES, HAPPENS_NUDGE, HAPPENS_OFFER, REFUSES_FOR_HOME };

struct clock_run {
    enum referral_clock which;
    struct timescale    scale;
    int64_t             from, due, stopped;
    int                 met; /* -1: not known or did not come */
};

struct tale {
    struct demo        *d;
    struct demo_child  *c;
    struct dice        *dice;
    struct uuid         id;
    enum demo_service   service;
    const char         *urgency, *subject, *reason, *need;
    enum referral_state state;
    bool                has_begun;
    int64_t             asked, submitted, accepted, offered, seen, ended, began;
    enum demo_person    asker, referrer, practitioner;
    bool                is_given; /* somebody has it */
    int                 refuses;  /* REFERRAL_DECLINED or REFUSES_FOR_HOME */
    struct clock_run    clock[TALE_CLOCKS];
    int                 clocks;
    struct uuid         follows;
};

/* What is said with a step (a state, or what happens without one); NULL: nothing. */
const char *tale_says(struct tale *t, int what);

/* A step, with what was said; from, to, code and text may be NULL. */
void tale_event(struct tale *t, const char *kind, const char *from, const char *to,
                const char *code, const char *text, int64_t at, enum demo_person by);

/* One of the reasons for which people refer to its service. */
void tale_reason(struct tale *t);

/* The referral as it has come to stand, what it says, its clocks and the work that follows from it. */
void tale_write(struct tale *t);

/* Work of a service, of which there are meetings and calls. */
struct demo_work {
    struct uuid      id;
    enum demo_person who;
    day_t            from, until; /* until: DAY_NONE while it is open */
    bool             is_quiet;
};
void demo_contacts(struct demo *d, const struct demo_child *c, const struct demo_work *work);

/* The service's work with the child; from a referral, or by itself when none is set. */
void tale_work(struct tale *t, const char *state, day_t from, day_t until, struct uuid referral,
               enum demo_person by);
