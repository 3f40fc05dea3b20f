#pragma once
/*
 * The states of a referral, who may move it where, what that needs and which clocks it starts and
 * stops; and the reasons for declining. What a service's own rules say to a referral is in
 * referral_rule.h. The states are those of the API; "waiting" is accepted and not yet allocated,
 * derived.
 *
 * Whoever's role may not refer asks: `asked` waits for somebody whose role may (the decider), with
 * a clock, and leaves it only by a decision with a reason, so that it cannot be dropped in silence
 * (mission: pulled in, not referred on).
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum referral_state {
    REFERRAL_DRAFT,
    REFERRAL_ASKED,
    REFERRAL_SUBMITTED,
    REFERRAL_ACCEPTED,
    REFERRAL_ALLOCATED,
    REFERRAL_SEEN,
    REFERRAL_CLOSED,
    REFERRAL_DECLINED,
    REFERRAL_REDIRECTED,
    REFERRAL_WITHDRAWN,
};

enum { REFERRAL_STATES = 10 };

/* Who somebody is to a referral, as bits: one person may be more than one. */
enum referral_side {
    REFERRAL_REFERRER = 1, /* made it, or stands for the child as its maker does */
    REFERRAL_DECIDER = 2,  /* is around the child, in a role that may refer to this service */
    REFERRAL_SERVICE = 4,  /* of the service that it went to */
};

/* What a move must bring, as bits. */
enum referral_need {
    REFERRAL_NEEDS_REASON = 1,
    REFERRAL_NEEDS_PRACTITIONER = 2,
    REFERRAL_NEEDS_SERVICE = 4, /* the other service that it goes to */
};

/*
 * The clocks, as bits. How long each may run is the service's own rule, and a service need not use
 * each. The offer of an assessment is an event of its own; being seen stops its clock too.
 */
enum referral_clock {
    REFERRAL_CLOCK_ASKED = 1,    /* from asked until somebody decides */
    REFERRAL_CLOCK_DECISION = 2, /* from receipt until the service decides */
    REFERRAL_CLOCK_OFFER = 4,    /* from receipt until an assessment is offered */
    REFERRAL_CLOCK_SEEN = 8,     /* from receipt until the first attended meeting */
};

/* One possible move. Everything that is not a row is refused. */
struct referral_move {
    enum referral_state from, to;
    uint32_t            who;    /* sides, any one of which is enough */
    uint32_t            needs;  /* of enum referral_need */
    uint32_t            starts; /* clocks */
    uint32_t            stops;  /* clocks whose event has come */
    uint32_t            ends;   /* clocks whose event will not come: they stop without it */
};

/* All rows, in the order in which the states that follow are shown. */
const struct referral_move *referral_moves(int32_t *n);

/* The row of a move; NULL when this state cannot follow. */
const struct referral_move *referral_move(enum referral_state from, enum referral_state to);

/* Whether somebody of these sides may make the move, whatever it brings. */
bool referral_may_move(enum referral_state from, enum referral_state to, uint32_t sides);

/*
 * The states that somebody of these sides may choose next, in `out`; how many. All bits of `sides`
 * set: the states that can follow at all.
 */
int32_t referral_next(enum referral_state from, uint32_t sides,
                      enum referral_state out[static REFERRAL_STATES]);

#define REFERRAL_ANY_SIDE (REFERRAL_REFERRER | REFERRAL_DECIDER | REFERRAL_SERVICE)

/* What of the row's needs is not among what was brought (bits). */
uint32_t referral_lacks(const struct referral_move *move, uint32_t brought);

/* Whether nothing can follow; and whether it counts as waiting (accepted, nobody allocated). */
bool referral_is_over(enum referral_state state);
bool referral_is_waiting(enum referral_state state);

const char *referral_state_name(enum referral_state state);
bool        referral_state_parse(const char *name, size_t len, enum referral_state *out);

/* "asked", "decision", "offer", "seen"; NULL for anything but one clock. */
const char *referral_clock_name(enum referral_clock which);

/*
 * The reasons a service may choose for declining, beside its own words. That the home is short-term
 * or unplanned is none of them and can't become one: looked-after children should never be refused
 * a service on these grounds (joint statutory guidance on their health, 2015).
 */
struct referral_decline_reason {
    const char *code, *says;
};

const struct referral_decline_reason *referral_decline_reasons(int32_t *n);
bool                                  referral_is_decline_reason(const char *code, size_t len);

/*
 * Whether words of a refusal read as if the home being short-term, temporary or unplanned were the
 * ground for it: such a refusal is shown to the mental health lead. It only marks; it may mark too
 * much.
 */
bool referral_reads_like_unsettled_home(const char *text, size_t len);
