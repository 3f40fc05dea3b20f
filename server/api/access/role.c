/*
 * Roles take two people: a team manager or service administrator asks, information governance decides, and neither
 * is the one who gets the role. A role that is taken away ends at once.
 */
#include "json_out.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

static const char *const states[] = {"asked", "approved", "refused", NULL};

static const struct field request_fields[] = {
    RECORD_ANSWERS,
    ANSWER(person, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(role, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY, .about = "First day on which it is not held"),
    ANSWER(reason, .type = F_TEXT),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER_OR_NULL(decided_by, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(decided_at, .type = F_TIME),
    FIELDS_END,
};
static const struct shape request_shape = ANSWER_SHAPE("role_request", request_fields);

struct role_ask {
    struct uuid person, agency;
    const char *role;
    struct num  from_on, until_on;
    struct text reason;
};

static const struct field role_ask_fields[] = {
    FIELD(role_ask, person, .type = F_UUID, .flags = REQUIRED),
    FIELD(role_ask, role, .type = F_WORD, .flags = REQUIRED, .words = role_names),
    FIELD(role_ask, agency, .type = F_UUID, .about = "The own one where left out"),
    FIELD(role_ask, from_on, .type = F_DAY, .about = "Today where left out"),
    FIELD(role_ask, until_on, .type = F_DAY, .flags = NULLABLE,
          .about = "First day on which it is not held"),
    FIELD(role_ask, reason, .type = F_TEXT, .flags = REQUIRED, .max = 1000),
    FIELDS_END,
};
static const struct shape role_ask_shape = SHAPE("role_ask", role_ask_fields, role_ask);

static enum err check(struct request *req)
{
    const struct role_ask *in = req->body;
    int64_t                from = in->from_on.present ? in->from_on.v : req->today;
    bool                   is_known = in->from_on.is_set || !in->from_on.present;

    if (in->role && !strcmp(in->role, role_name(ROLE_machine_key)))
        fail_note(req, "/role", "A person cannot hold this role.");
    if (is_known && in->until_on.is_set && in->until_on.v <= from)
        fail_note(req, "/until_on", "It must end after it begins.");
    return ERR_NONE;
}

static enum err ask(struct request *req)
{
    const struct role_ask *in = req->body;
    struct uuid            agency = uuid_is_set(&in->agency) ? in->agency : req->who.agency;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, account_role_ask, &rows, P(id), P(in->person), P(in->role), P(agency),
                    P_DAY(in->from_on), P_DAY(in->until_on), P(in->reason));

    return e ? e : reply_made(req, "/role-requests/", id, &sql_account_role_request);
}

/* Of one row that waited: what it became. None: decided already, or not there. */
static enum err decide(struct request *req, const char *state)
{
    struct rows rows;
    enum err    e = DB(req, account_role_decide, &rows, P(req->record), P(state));

    if (e || rows.n)
        return e;
    e = DB(req, account_role_request, &rows, P(req->record));
    if (e)
        return e;
    return fail(req, rows.n ? ERR_STATE : ERR_NOT_FOUND);
}

static enum err approve(struct request *req)
{
    struct rows rows;
    enum err    e = decide(req, "approved");

    if (!e)
        e = DB(req, account_role_give, &rows, P(uuid_new()), P(req->record));
    return e ? e : reply_record(req, req->record, &sql_account_role_request);
}

static enum err refuse(struct request *req)
{
    enum err e = decide(req, "refused");

    return e ? e : reply_record(req, req->record, &sql_account_role_request);
}

static enum err end(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, account_role_end, &rows, P(req->record));

    if (e)
        return e;
    return rows.n ? reply_empty(req) : fail(req, ERR_NOT_FOUND);
}

const struct route role_routes[] = {
    READ("/role-requests", NEED(account, view), account_role_requests, request_shape,
         .is_list = true, .about = "Roles that were asked for, oldest first",
         .args = {{ARG_TEXT, "state", .max = 20}, {ARG_LIMIT}, {ARG_AFTER}}),
    READ("/me/role-requests", NEED(account, ask), account_role_mine, request_shape, .is_list = true,
         .about = "Roles that one has asked for, newest first, and what became of them",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    READ("/role-requests/:id", NEED(account, view), account_role_request, request_shape,
         .about = "One request for a role", .args = {{ARG_RECORD}}),
    WRITE(POST, "/role-requests", NEED(account, ask), &role_ask_shape, ask, request_shape,
          .check = check, .about = "Ask for somebody's role"),
    WRITE(POST, "/role-requests/:id/approve", NEED(account, change), &empty_shape, approve,
          request_shape, .status = 200, .about = "Give the role that was asked for"),
    WRITE(POST, "/role-requests/:id/refuse", NEED(account, change), &empty_shape, refuse,
          request_shape, .status = 200, .about = "Do not give it"),
    WRITE(DELETE, "/roles/:id", NEED(account, edit), &empty_shape, end, empty_shape,
          .about = "End a role that is held, at once"),
    ROUTES_END,
};
