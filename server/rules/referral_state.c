#include "referral_state.h"

#include <string.h>

#include "pure.h"

enum {
    R = REFERRAL_REFERRER,
    D = REFERRAL_DECIDER,
    S = REFERRAL_SERVICE,
    WHY = REFERRAL_NEEDS_REASON,
    WHO = REFERRAL_NEEDS_PRACTITIONER,
    WHERE = REFERRAL_NEEDS_SERVICE,
    ASKED = REFERRAL_CLOCK_ASKED,
    DECISION = REFERRAL_CLOCK_DECISION,
    OFFER = REFERRAL_CLOCK_OFFER,
    SEEN = REFERRAL_CLOCK_SEEN,
    RECEIPT = DECISION | OFFER | SEEN, /* the clocks that begin when a service receives it */
};

/* from, to, who, needs, starts, stops, ends */
static const struct referral_move moves[] = {
    {REFERRAL_DRAFT, REFERRAL_SUBMITTED, D, 0, RECEIPT, 0, 0},
    {REFERRAL_DRAFT, REFERRAL_ASKED, R, 0, ASKED, 0, 0},
    {REFERRAL_DRAFT, REFERRAL_WITHDRAWN, R, 0, 0, 0, 0}, /* nobody else has seen it yet */

    {REFERRAL_ASKED, REFERRAL_SUBMITTED, D, 0, RECEIPT, ASKED, 0},
    {REFERRAL_ASKED, REFERRAL_DECLINED, D, WHY, 0, ASKED, 0},
    {REFERRAL_ASKED, REFERRAL_REDIRECTED, D, WHY | WHERE, 0, ASKED, 0},
    {REFERRAL_ASKED, REFERRAL_WITHDRAWN, R, WHY, 0, 0, ASKED},

    {REFERRAL_SUBMITTED, REFERRAL_ACCEPTED, S, 0, 0, DECISION, 0},
    {REFERRAL_SUBMITTED, REFERRAL_DECLINED, S, WHY, 0, DECISION, OFFER | SEEN},
    {REFERRAL_SUBMITTED, REFERRAL_REDIRECTED, S, WHY | WHERE, 0, DECISION, OFFER | SEEN},
    {REFERRAL_SUBMITTED, REFERRAL_WITHDRAWN, R, WHY, 0, 0, RECEIPT},

    {REFERRAL_ACCEPTED, REFERRAL_ALLOCATED, S, WHO, 0, 0, 0},
    {REFERRAL_ACCEPTED, REFERRAL_SEEN, S, WHO, 0, OFFER | SEEN, 0}, /* by whoever was on duty */
    {REFERRAL_ACCEPTED, REFERRAL_REDIRECTED, S, WHY | WHERE, 0, 0, OFFER | SEEN},
    {REFERRAL_ACCEPTED, REFERRAL_CLOSED, S, WHY, 0, 0, OFFER | SEEN},
    {REFERRAL_ACCEPTED, REFERRAL_WITHDRAWN, R, WHY, 0, 0, OFFER | SEEN},

    {REFERRAL_ALLOCATED, REFERRAL_SEEN, S, 0, 0, OFFER | SEEN, 0},
    {REFERRAL_ALLOCATED, REFERRAL_ALLOCATED, S, WHO, 0, 0, 0}, /* to somebody else */
    {REFERRAL_ALLOCATED, REFERRAL_ACCEPTED, S, WHY, 0, 0, 0},  /* waits again; the clock ran on */
    {REFERRAL_ALLOCATED, REFERRAL_REDIRECTED, S, WHY | WHERE, 0, 0, OFFER | SEEN},
    {REFERRAL_ALLOCATED, REFERRAL_CLOSED, S, WHY, 0, 0, OFFER | SEEN},
    {REFERRAL_ALLOCATED, REFERRAL_WITHDRAWN, R, WHY, 0, 0, OFFER | SEEN},

    {REFERRAL_SEEN, REFERRAL_CLOSED, S, WHY, 0, 0, 0},
    {REFERRAL_SEEN, REFERRAL_REDIRECTED, S, WHY | WHERE, 0, 0, 0},
};

enum { MOVES = sizeof moves / sizeof *moves };

const struct referral_move *referral_moves(int32_t *n)
{
    *n = MOVES;
    return moves;
}

const struct referral_move *referral_move(enum referral_state from, enum referral_state to)
{
    for (int32_t i = 0; i < MOVES; i++) {
        if (moves[i].from == from && moves[i].to == to)
            return &moves[i];
    }
    return NULL;
}

bool referral_may_move(enum referral_state from, enum referral_state to, uint32_t sides)
{
    const struct referral_move *move = referral_move(from, to);

    return move && (move->who & sides) != 0;
}

int32_t referral_next(enum referral_state from, uint32_t sides,
                      enum referral_state out[static REFERRAL_STATES])
{
    int32_t n = 0;

    for (int32_t i = 0; i < MOVES; i++) {
        if (moves[i].from == from && (moves[i].who & sides) != 0)
            out[n++] = moves[i].to;
    }
    return n;
}

uint32_t referral_lacks(const struct referral_move *move, uint32_t brought)
{
    return move->needs & ~brought;
}

bool referral_is_over(enum referral_state state)
{
    enum referral_state next[REFERRAL_STATES];

    return referral_next(state, REFERRAL_ANY_SIDE, next) == 0;
}

bool referral_is_waiting(enum referral_state state) { return state == REFERRAL_ACCEPTED; }

static const char *const state_names[REFERRAL_STATES] = {
    [REFERRAL_DRAFT] = "draft",           [REFERRAL_ASKED] = "asked",
    [REFERRAL_SUBMITTED] = "submitted",   [REFERRAL_ACCEPTED] = "accepted",
    [REFERRAL_ALLOCATED] = "allocated",   [REFERRAL_SEEN] = "seen",
    [REFERRAL_CLOSED] = "closed",         [REFERRAL_DECLINED] = "declined",
    [REFERRAL_REDIRECTED] = "redirected", [REFERRAL_WITHDRAWN] = "withdrawn",
};

const char *referral_state_name(enum referral_state state) { return state_names[state]; }

static bool is_word(const char *text, size_t len, const char *word)
{
    return strlen(word) == len && memcmp(word, text, len) == 0;
}

bool referral_state_parse(const char *name, size_t len, enum referral_state *out)
{
    for (int32_t i = 0; i < REFERRAL_STATES; i++) {
        if (is_word(name, len, state_names[i])) {
            *out = (enum referral_state)i;
            return true;
        }
    }
    return false;
}

const char *referral_clock_name(enum referral_clock which)
{
    switch (which) {
    case REFERRAL_CLOCK_ASKED:
        return "asked";
    case REFERRAL_CLOCK_DECISION:
        return "decision";
    case REFERRAL_CLOCK_OFFER:
        return "offer";
    case REFERRAL_CLOCK_SEEN:
        return "seen";
    }
    return NULL;
}

static const struct referral_decline_reason decline_reasons[] = {
    {"outside_age", "The child's age is outside the ages of this service."},
    {"outside_area", "The child lives outside the area of this service."},
    {"outside_remit", "This service does not offer what the referral asks for."},
    {"prerequisite_missing", "Something has to come before a referral to this service."},
    {"already_open", "The child is already open to this service for the same need."},
    {"no_consent", "Whoever has to agree to it has not agreed."},
    {"young_person_declined", "The young person does not want it now."},
    {"information_missing", "The service asked for what it needs to know and did not get it."},
    {"need_met", "The need is met already."},
};

enum { DECLINE_REASONS = sizeof decline_reasons / sizeof *decline_reasons };

const struct referral_decline_reason *referral_decline_reasons(int32_t *n)
{
    *n = DECLINE_REASONS;
    return decline_reasons;
}

bool referral_is_decline_reason(const char *code, size_t len)
{
    for (int32_t i = 0; i < DECLINE_REASONS; i++) {
        if (is_word(code, len, decline_reasons[i].code))
            return true;
    }
    return false;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Whether `phrase` stands at the beginning of `text`; its space is any run of other signs. */
static bool begins_with(const char *text, size_t len, const char *phrase)
{
    size_t at = 0;

    for (const char *p = phrase; *p; p++) {
        if (*p == ' ') {
            if (at == len || is_letter(text[at]))
                return false;
            while (at < len && !is_letter(text[at]))
                at++;
        } else if (at < len && (text[at] | 0x20) == *p) {
            at++;
        } else {
            return false;
        }
    }
    return true;
}

bool referral_reads_like_unsettled_home(const char *text, size_t len)
{
    static const char *const phrases[] = {
        "short term",
        "shortterm",
        "temporary",
        "temporarily",
        "unplanned",
        "not planned",
        "interim home",
        "interim plac",
        "emergency bed",
        "emergency home",
        "emergency placement",
        "bridging",
        "respite",
        "unsettled",
        "not settled",
        "not yet settled",
        "until settled",
        "until he is settled",
        "until she is settled",
        "until they are settled",
        "once settled",
        "when settled",
        "unstable",
        "not stable",
        "stability",
        "stable home",
        "stable placement",
        "may move",
        "might move",
        "likely to move",
        "about to move",
        "going to move",
        "moving on",
        "long term home",
        "long term placement",
        "permanent home",
        "permanent placement",
    };

    for (size_t at = 0; at < len; at++) {
        if (at > 0 && is_letter(text[at - 1]))
            continue;
        for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
            if (begins_with(text + at, len - at, phrases[i]))
                return true;
        }
    }
    return false;
}
