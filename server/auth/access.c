#include "access.h"

#include "request.h"

#include <assert.h>
#include <string.h>

const char *record_name(enum record r)
{
    assert(r < RECORD_COUNT);
    return record_names[r];
}

const char *action_name(enum action a)
{
    assert(a < ACTION_COUNT);
    return action_names[a];
}

const char *role_name(enum role r)
{
    assert(r < ROLE_COUNT);
    return role_names[r];
}

enum role role_of_name(const char *name)
{
    for (int r = 0; r < ROLE_COUNT; r++)
        if (!strcmp(role_names[r], name))
            return (enum role)r;
    return ROLE_COUNT;
}

/* --- scopes --- */

static bool is_read(enum action a) { return a == ACTION_view || a == ACTION_export; }

/* n letters of a scope name a record: this one, or the one whose name goes on after them. */
static bool names_record(const char *scope, size_t n, enum record r)
{
    const char *name = record_name(r);

    return !strncmp(name, scope, n) && (name[n] == 0 || name[n] == '_');
}

bool access_scope_covers(const char *scope, enum record r, enum action a)
{
    size_t n = strcspn(scope, ":");

    if (n == 0 || !names_record(scope, n, r))
        return false;
    if (!strcmp(scope + n, ":read"))
        return is_read(a);
    return !strcmp(scope + n, ":write") && a != ACTION_export;
}

bool access_is_scope(const char *scope)
{
    size_t n = strcspn(scope, ":");

    if (strcmp(scope + n, ":read") != 0 && strcmp(scope + n, ":write") != 0)
        return false;
    for (int r = 0; r < RECORD_COUNT; r++)
        if (strlen(record_names[r]) == n && !strncmp(record_names[r], scope, n))
            return true;
    return false;
}

/* --- the decision --- */

/* Whether roles have a rule for this; `fresh_too`: rules that ask for a fresh second factor count as well. */
static bool has_rule(uint64_t roles, const struct need *need, bool fresh_too)
{
    for (int i = 0; i < access_rules_count; i++) {
        const struct access_rule *rule = &access_rules[i];

        if (rule->record == need->record && rule->action == need->action &&
            (roles >> rule->role & 1) && (fresh_too || !rule->fresh))
            return true;
    }
    return false;
}

static enum err check_key(const struct identity *who, const struct need *need)
{
    bool is_covered = false;

    for (int i = 0; i < who->scopes_count; i++)
        is_covered = is_covered || access_scope_covers(who->scopes[i], need->record, need->action);
    if (!is_covered)
        return ERR_SCOPE;
    return has_rule(who->roles, need, false) ? ERR_NONE : ERR_FORBIDDEN;
}

static enum err check_person(const struct request *req, const struct need *need)
{
    const struct identity *who = &req->who;
    bool                   is_fresh = who->second_factor_at > req->now - ACCESS_FRESH_SECONDS;

    if (!has_rule(who->roles, need, true))
        return ERR_FORBIDDEN;
    if (who->must_enrol)
        return ERR_STEP_UP;
    return has_rule(who->roles, need, is_fresh) ? ERR_NONE : ERR_STEP_UP;
}

static enum err check_record(const struct request *req, const struct need *need)
{
    switch (req->who.kind) {
    case IDENTITY_SESSION:
        return check_person(req, need);
    case IDENTITY_KEY:
        return check_key(&req->who, need);
    case IDENTITY_FORM:
    case IDENTITY_CALENDAR:
    case IDENTITY_NONE:
        break;
    }
    return ERR_FORBIDDEN;
}

enum err access_check(const struct request *req, const struct need *need)
{
    assert(need->kind != NEED_KIND_UNSET);
    if (need->kind == NEED_KIND_PUBLIC)
        return ERR_NONE;
    if (req->who.kind == IDENTITY_NONE)
        return ERR_NOT_SIGNED_IN;
    if (need->kind == NEED_KIND_SIGNED_IN || need->kind == NEED_KIND_CALENDAR)
        return ERR_NONE;

    struct need own = {.kind = NEED_KIND_RECORD, .record = need->record, .action = need->own};
    enum err    e = check_record(req, need);
    bool        is_refused = e == ERR_FORBIDDEN || e == ERR_SCOPE;

    return is_refused && need->or_own && !check_record(req, &own) ? ERR_NONE : e;
}
