#pragma once
/*
 * The policy: who may do what to which kind of record. server/auth/access.tsv is its one source; the build
 * makes access_names.h (enum record, enum action, enum role) and the table below from it, and `around migrate`
 * loads the same rows into the table access_rule that row-level security reads.
 */
#include "access_names.h" /* generated: RECORD_sdq, ACTION_create, ROLE_social_worker, …_COUNT */
#include "errors.h"

#include <stdbool.h>
#include <stdint.h>

/* How a person stands to a child (permissions.md section 3). Any: no child is needed for this row. */
enum relation {
    RELATION_any,
    RELATION_allocated, /* A: an open allocation */
    RELATION_team,      /* T: team of the allocated worker, and its manager */
    RELATION_involved,  /* I: the person's service is involved, or has accepted a referral */
    RELATION_named,     /* N: the named practitioner of such an involvement */
    RELATION_pending,   /* P: a referral sent to the person's service waits for its decision */
    RELATION_school,    /* S: the child is enrolled at the person's school */
    RELATION_oversight, /* O: oversees the whole area */
    RELATION_broken,    /* B: break-glass */
    RELATION_COUNT
};

struct access_rule {
    enum record record;
    enum action action;
    enum role   role;
    uint16_t    relations; /* bit 1 << enum relation */
    int8_t      tier;      /* the highest tier of an entry that this row reaches, 0..5 */
    bool        fresh;     /* needs a second factor not older than 5 minutes */
};

extern const struct access_rule access_rules[];
extern const int                access_rules_count;

const char *record_name(enum record r);
const char *action_name(enum action a);
const char *role_name(enum role r);
enum role   role_of_name(const char *name); /* ROLE_COUNT when there is no such role */

/* What a person must be allowed to do before a route's handler runs. */
enum need_kind {
    NEED_KIND_UNSET,
    NEED_KIND_PUBLIC,
    NEED_KIND_SIGNED_IN,
    NEED_KIND_CALENDAR, /* the path's :word is the address of a calendar; nothing else is looked at */
    NEED_KIND_RECORD
};

struct need {
    enum need_kind kind;
    enum record    record;
    enum action    action;
    bool           or_own; /* or, to read what oneself made, the action by which it is made: */
    enum action    own;    /* a machine key reads the SDQ that it sent and no other */
};

struct request;

/*
 * The one access decision before any handler: does one of the person's roles (or the key's scopes) have this
 * action on this type of record, with a second factor fresh enough where the row asks for it? To which children
 * and up to which tier is the database's part (row-level security). ERR_NOT_SIGNED_IN, ERR_FORBIDDEN, ERR_SCOPE,
 * ERR_STEP_UP.
 */
enum err access_check(const struct request *req, const struct need *need);

enum { ACCESS_FRESH_SECONDS = 5 * 60 };

/*
 * Does a key's scope, "<record>:read" or "<record>:write", cover the action? It covers the record of that name
 * and those whose names begin with it (sdq: also sdq_detail). read: view and export; write: every action but export.
 * The database says the same in scope_allows().
 */
bool access_scope_covers(const char *scope, enum record r, enum action a);
/* Is it a scope at all: of a record that the policy knows? */
bool access_is_scope(const char *scope);
