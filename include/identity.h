#pragma once
/*
 * Who is asking: what a session cookie, a machine key, a form link or the address of a calendar turned into. The C side keeps it for the
 * one access decision and for the log; the database decides again from the token's hash (function enter()).
 */
#include "access.h"
#include "uuid.h"

#include <stdint.h>

enum identity_kind {
    IDENTITY_NONE,
    IDENTITY_SESSION,
    IDENTITY_KEY,
    IDENTITY_FORM,
    IDENTITY_CALENDAR
};

const char *identity_kind_name(enum identity_kind kind); /* as the database and the audit have it */

enum { IDENTITY_HASH_TEXT = 64, IDENTITY_NAME = 200, IDENTITY_SCOPES = 64, SCOPE_NAME = 40 };

struct identity {
    enum identity_kind kind;
    char        hash[IDENTITY_HASH_TEXT + 1]; /* BLAKE2b-256 of the token, hex; never the token */
    struct uuid person; /* of the account, or of the key's own service account */
    struct uuid agency;
    char        name[IDENTITY_NAME + 1], agency_name[IDENTITY_NAME + 1];
    uint64_t    roles; /* bit 1 << enum role, those held today */
    char        scopes[IDENTITY_SCOPES][SCOPE_NAME + 1];
    int         scopes_count;
    int64_t
        second_factor_at; /* seconds since 1970; 0: none in this session, or from another network */
    int64_t expires_at;   /* if it is not used again before */
    bool    must_enrol;   /* the agency asks for a second factor and this session has none */
};

static inline bool identity_has_role(const struct identity *who, enum role r)
{
    return (who->roles >> r) & 1;
}
