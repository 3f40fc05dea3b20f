/*
 * The way of one request, from identity to answer, in this order and no other: who asks, whether this kind of
 * person may do this kind of thing, what was sent, then the statement, or the route's rules and its handler. Nothing
 * is answered before it is recorded: a write records in its own transaction, a read's answer waits for the log (look.h).
 */
#include "idempotency.h"
#include "lane.h"

#include "auth.h"
#include "http.h"
#include "json_table.h"
#include "log.h"
#include "look.h"
#include "read.h"
#include "sql.h"

#include <string.h>
#include <strings.h>
#include <time.h>

enum { TRIES = 3 };

/* --- what was sent --- */

/* Parameters: none, or that it is UTF-8, which it must be anyway. Any other would be read otherwise than it was meant. */
static bool is_media_type(const char *sent, const char *type)
{
    static const char *const tails[] = {"", "charset=utf-8", "charset=\"utf-8\""};

    size_t n = strlen(type);

    if (!sent || strncasecmp(sent, type, n) != 0)
        return false;
    sent += n + strspn(sent + n, " \t");
    if (*sent == ';')
        sent += 1 + strspn(sent + 1, " \t");
    else if (*sent)
        return false;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (!strcasecmp(sent, tails[i]))
            return true;
    return false;
}

static enum err read_body(struct request *req)
{
    const struct route *route = req->route;
    bool                is_patch = req->method == METHOD_PATCH;

    if (!route->body)
        return ERR_NONE;
    if (req->bytes_n == 0 && !route->body->fields[0].name)
        return ERR_NONE;
    if (!is_media_type(req->content_type, "application/json") &&
        !(is_patch && is_media_type(req->content_type, "application/merge-patch+json")))
        return fail(req, ERR_NOT_JSON);

    enum err e = json_in(req->arena, route->body, is_patch, req->today, req->bytes, req->bytes_n,
                         &req->faults, &req->body);

    return e ? fail(req, e) : ERR_NONE;
}

/* --- a child whose record was put together with another --- */

/* The kept record is answered and written under either id, with no other answer between: what a client was given to keep
 * goes on working, a POST too, for clients that follow no redirect. Content-Location says where it is now. */
static enum err go_to_kept(struct request *req, bool *is_kept)
{
    struct rows rows;
    enum err    e = DB(req, child_kept, &rows, P(req->child));

    *is_kept = !e && rows.n > 0;
    if (*is_kept) {
        const char *at = strstr(req->path, req->child.s);

        req->child = row_uuid(&rows, 0, 0);
        req->content_location = at ? arena_printf(req->arena, "%.*s%s%s", (int)(at - req->path),
                                                  req->path, req->child.s, at + UUID_TEXT)
                                   : NULL;
    }
    return e;
}

/* --- reads --- */

static enum err read_once(struct request *req)
{
    enum err e;
    int      tries = 0;

    do {
        req->faults.n = 0;
        req->err = ERR_NONE;
        e = req->route->handle ? req->route->handle(req) : read_route(req);
    } while (e && db_must_retry(req) && ++tries < TRIES);
    return e;
}

static enum err do_read(struct request *req)
{
    bool     is_kept = false;
    enum err e = read_once(req);

    if (e == ERR_NOT_FOUND && uuid_is_set(&req->child) && !go_to_kept(req, &is_kept) && is_kept)
        e = read_once(req);
    return e;
}

/* A list for spreadsheets: the same answer, recorded as the same look. */
static enum err as_table(struct request *req)
{
    bool        is_csv = !strcmp(req->format, "csv");
    struct buf  table = {.arena = req->arena};
    const char *name = strrchr(req->path, '/') + 1;

    if (!(is_csv ? table_csv : table_xlsx)(req->route->answer, req->reply.body, req->reply.body_n,
                                           &table))
        return fail(req, ERR_INTERNAL);
    req->reply.body = table.s;
    req->reply.body_n = table.n;
    req->reply.type = is_csv ? "text/csv; charset=utf-8; header=present"
                             : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    req->reply.disposition = arena_printf(req->arena, "attachment; filename=\"%s\"", name);
    return ERR_NONE;
}

/* --- writes: one transaction, again from the start after a deadlock --- */

/* The rules of the route, beside what is wrong with the shape of the body. */
static enum err check_rules(struct request *req)
{
    const struct route *route = req->route;
    int                 of_shape = req->faults.of_shape;
    enum err            e = route->version ? match_record(req) : ERR_NONE;

    if (!e && route->check)
        e = route->check(req);
    if (e && of_shape) {
        req->faults.n = of_shape;
        req->extra = req->looked = NULL;
    }
    return of_shape || (!e && req->faults.n) ? fail(req, ERR_BAD_BODY) : e;
}

static enum err write_once(struct request *req)
{
    bool     is_replay = false, is_kept;
    enum err e = db_begin(req);

    req->faults.n = req->faults.of_shape;
    req->extra = NULL;
    req->reply = (struct reply){0};
    db_clear(req); /* of the try before */
    if (!e && uuid_is_set(&req->child))
        e = go_to_kept(req, &is_kept);
    if (!e && req->idempotency_key && !req->faults.of_shape)
        e = idempotency_begin(req, &is_replay);
    if (!e && !is_replay)
        e = check_rules(req);
    if (!e && !is_replay)
        e = req->route->handle(req);
    if (!e)
        e = look_with_write(req);
    if (!e && req->idempotency_key && !is_replay)
        e = idempotency_end(req);
    if (!e && arena_is_exhausted(req->arena))
        e = fail(req, ERR_NO_MEMORY);
    if (!e)
        e = db_commit(req);
    else
        db_rollback(req);
    if (e) /* what was not committed did not happen: no cookie, no address of it goes out */
        req->reply = (struct reply){.retry_after = req->reply.retry_after};
    return e;
}

/* A faulty body for whose other parts there are rules. */
static bool has_more_to_say(const struct request *req, enum err e)
{
    const struct route *route = req->route;

    return e == ERR_BAD_BODY && req->body &&
           (route->version ? req->if_match != NULL : route->check != NULL);
}

static enum err do_write(struct request *req)
{
    enum err e;
    int      tries = 0;

    if (req->route->version && !req->if_match)
        return fail(req, ERR_MATCH_REQUIRED);
    /* Keys are a client's own; of a public route nobody knows whose they would be. */
    if (req->who.kind == IDENTITY_NONE)
        req->idempotency_key = NULL;
    do
        e = write_once(req);
    while (e && db_must_retry(req) && ++tries < TRIES);
    return e;
}

/* --- */

static enum err run(struct request *req)
{
    bool     is_read = req->method == METHOD_GET || req->method == METHOD_HEAD;
    enum err e = auth_identify(req);

    if (!e)
        e = access_check(req, &req->route->need);
    if (!e)
        e = read_body(req);
    if (e && !has_more_to_say(req, e))
        return e;
    if (!is_read)
        return do_write(req);
    e = do_read(req);
    return !e && req->format ? as_table(req) : e;
}

void dispatch(struct request *req)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    req->now = now.tv_sec;
    req->today = day_london(req->now);
    req->as_of = DAY_NONE;
    req->faults.arena = req->arena;

    bool     is_read = req->method == METHOD_GET || req->method == METHOD_HEAD;
    enum err e = run(req);

    if (e)
        fail(req, e);
    lanes_note(e != ERR_DB);
    if (req->who.kind != IDENTITY_NONE && (is_read || e))
        look_hold(req);
    else
        http_answer(req);
}
