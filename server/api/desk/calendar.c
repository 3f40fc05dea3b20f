/*
 * What is due as a calendar of one's own: a calendar program asks for it by an address that is shown once and that nobody guesses. The address
 * is an identity of its own kind (identity.h), good for this one route; each asking is recorded as a look like any other.
 */
#include "auth.h"
#include "json_calendar.h"
#include "json_out.h"
#include "read.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { THINGS_MAX = 1000, DAYS_MAX = 3660 };

/* --- the address --- */

static const struct field state_fields[] = {
    ANSWER(is_on, .type = F_BOOL),
    ANSWER_OR_NULL(made_at, .type = F_TIME),
    ANSWER_OR_NULL(expires_at, .type = F_TIME, .about = "A year after it was made"),
    ANSWER_OR_NULL(last_used_at, .type = F_TIME, .about = "When a program last asked, to the hour"),
    FIELDS_END,
};
static const struct shape state_shape = ANSWER_SHAPE("calendar", state_fields);

static const struct field made_fields[] = {
    ANSWER(path, .type = F_TEXT,
           .about = "Shown this once: the address is that of the service, then this"),
    FIELDS_END,
};
static const struct shape made_shape = ANSWER_SHAPE("calendar_made", made_fields);

static enum err make(struct request *req)
{
    char            token[AUTH_TOKEN_TEXT + 1], hash[AUTH_HASH_TEXT + 1];
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};
    struct rows     rows;
    enum err        e;

    req->idempotency_key = NULL; /* its answer would keep the address */
    auth_token_new(token);
    auth_token_hash(token, hash);
    e = db_run(req, &sql_calendar_end, NULL, &rows);
    if (!e)
        e = DB(req, calendar_make, &rows, P(uuid_new()), P((const char *)hash));
    if (e)
        return e;
    json_open(&j, '{');
    json_pair(&j, "path", arena_printf(req->arena, "/calendar/%s.ics", token));
    json_close(&j, '}');
    return reply_json(req, 201, &b);
}

static enum err end(struct request *req)
{
    struct rows rows;
    enum err    e = db_run(req, &sql_calendar_end, NULL, &rows);

    return e ? e : reply_empty(req);
}

/* --- the calendar --- */

static enum err give(struct request *req)
{
    static const struct arg args[] = {{ARG_INT, "limit", THINGS_MAX, THINGS_MAX},
                                      {ARG_AFTER},
                                      {ARG_TEXT, "own", .max = 5},
                                      {ARG_INT, "within", DAYS_MAX, DAYS_MAX},
                                      {ARG_TEXT, "late", .max = 5},
                                      {ARG_TEXT, "about", .max = 20},
                                      {ARG_UUID, "team"},
                                      {ARG_UUID, "agency"},
                                      {ARG_UUID, "person"},
                                      {ARG_END}};
    struct buf              b = {.arena = req->arena};
    enum err                e = read_statement(req, &sql_me_next, args);

    if (e == ERR_NOT_SIGNED_IN) /* stopped within the second for which an identity is remembered */
        return fail(req, ERR_NOT_FOUND);
    if (e || !req->reply.body_n)
        return e;
    if (!json_calendar(req->reply.body, req->reply.body_n, req->today, &b))
        return fail(req, ERR_INTERNAL);
    req->reply.body = b.s;
    req->reply.body_n = b.n;
    req->reply.next = NULL;
    req->reply.type = "text/calendar; charset=utf-8";
    return ERR_NONE;
}

const struct route calendar_routes[] = {
    READ("/me/calendar", NEED(calendar, view), me_calendar, state_shape,
         .about = "Whether I have a calendar of what is due"),
    WRITE(POST, "/me/calendar", NEED(calendar, edit), &empty_shape, make, made_shape,
          .about = "The address of a calendar of mine, in the place of the one before"),
    WRITE(DELETE, "/me/calendar", NEED(calendar, edit), &empty_shape, end, empty_shape,
          .about = "Stop it: its address opens nothing any more"),
    {.method = METHOD_GET,
     .path = "/calendar/:word",
     .about = "What is due across my children, as a calendar for calendar programs",
     .need = NEED_CALENDAR,
     .lane = LANE_READ,
     .is_absolute = true,
     .media = "text/calendar",
     .handle = give,
     .answer = &next_shape},
    ROUTES_END,
};
