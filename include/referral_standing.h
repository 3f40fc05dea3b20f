#pragma once
/* A referral as it stands, for whoever moves it on or records what happens meanwhile. */
#include "referral_state.h"
#include "request.h"
#include "whom.h"

struct referral_standing {
    struct whom         whom;
    struct uuid         service;
    enum referral_state state;
    const char         *urgency;      /* routine or urgent */
    uint32_t            sides;        /* who this person is to it: bits of enum referral_side */
    int64_t             submitted_at; /* when the service received it; now where it has not */
    bool                reads;        /* sees why it was made */
};

/* The referral of the path. ERR_NOT_FOUND. */
enum err referral_stands(struct request *req, struct referral_standing *out);
/* The same for a route's check, kept in req->found for the handler. ERR_NOT_FOUND. */
enum err referral_find(struct request *req, const struct referral_standing **out);

/* Whether this person may take that step. Who does not see why it was made cannot pass it on: its words go with it. */
bool referral_may_take(const struct referral_standing *s, enum referral_state to);

/* Holds it until the end of the transaction. Of two who move it at once, the second finds that it stands elsewhere:
 * ERR_STATE, and is told who was first. Where it stands as before, it is not theirs to move: ERR_FORBIDDEN. */
enum err referral_hold(struct request *req, const struct referral_standing *s);

/* ERR_REFERRAL_STATE, with the states that can follow, and who brought it to where it stands. */
enum err referral_cannot_follow(struct request *req, const struct referral_standing *s);
