/*
 * The way of one request, from identity to answer, in this order and no other: who asks, whether this kind of
 * person may do this kind of thing, what was sent, then the statement or the handler. Nothing is answered before
 * it is recorded: a write records in its own transaction, a read's answer waits for the log (look.h).
 */
#include "idempotency.h"
#include "lane.h"

#include "auth.h"
#include "http.h"
#include "log.h"
#include "look.h"

#include <string.h>
#include <time.h>

enum { TRIES = 3, LIST_DEFAULT = 50, LIST_MAX = 200 };

/* --- what was sent --- */

static enum err read_body(struct request *req)
{
    const struct route *route = req->route;
    bool                is_patch = req->method == METHOD_PATCH;

    if (!route->body)
        return ERR_NONE;
    if (req->bytes_n == 0 && !route->body->fields[0].name)
        return ERR_NONE;
    if (!req->content_type || strncmp(req->content_type, "application/json", 16) != 0)
        if (!is_patch || !req->content_type ||
            strncmp(req->content_type, "application/merge-patch+json", 28) != 0)
            return fail(req, ERR_NOT_JSON);

    enum err e = json_in(req->arena, route->body, is_patch, req->bytes, req->bytes_n, &req->faults,
                         &req->body);

    return e ? fail(req, e) : ERR_NONE;
}

static enum err query_fault(struct request *req, const char *name, const char *detail)
{
    return fail_field(req, ERR_BAD_QUERY, arena_printf(req->arena, "?%s", name), detail);
}

static enum err int_arg(struct request *req, const char *name, int64_t min, int64_t max, int64_t otherwise,
                        struct param *out)
{
    const char *s = request_query(req, name);
    int64_t     v = 0;

    if (!s || !*s) {
        *out = p_int(req, otherwise);
        return ERR_NONE;
    }
    for (const char *c = s; *c; c++) {
        if (*c < '0' || *c > '9' || c - s > 9)
            return query_fault(req, name, "Send a whole number.");
        v = v * 10 + (*c - '0');
    }
    if (v < min || v > max)
        return query_fault(req, name,
                           arena_printf(req->arena, "Send a whole number from %lld to %lld.",
                                        (long long)min, (long long)max));
    *out = p_int(req, v);
    return ERR_NONE;
}

static enum err text_arg(struct request *req, const struct arg *arg, struct param *out)
{
    const char *s = request_query(req, arg->name);

    *out = (struct param){s && *s ? s : NULL};
    if (s && arg->max && strlen(s) > (size_t)arg->max)
        return query_fault(req, arg->name, "This is too long.");
    if (arg->min && !out->s)
        return query_fault(req, arg->name, "Fill this in.");
    return ERR_NONE;
}

static enum err day_arg(struct request *req, const char *name, struct param *out)
{
    const char *s = request_query(req, name);
    day_t       d = s && *s ? day_parse(s, strlen(s)) : DAY_NONE;

    *out = p_day(req, d);
    return s && *s && d == DAY_NONE ? query_fault(req, name, "Give a real date as YYYY-MM-DD.") : ERR_NONE;
}

static enum err uuid_arg(struct request *req, const char *name, struct param *out)
{
    const char *s = request_query(req, name);
    struct uuid u;

    *out = (struct param){NULL};
    if (!s || !*s)
        return ERR_NONE;
    if (!uuid_parse(s, strlen(s), &u))
        return query_fault(req, name, "Send an id.");
    *out = p_uuid(req, u);
    return ERR_NONE;
}

static enum err read_arg(struct request *req, const struct arg *arg, struct param *out)
{
    switch (arg->type) {
    case ARG_CHILD: *out = p_uuid(req, req->child); return ERR_NONE;
    case ARG_RECORD: *out = p_uuid(req, req->record); return ERR_NONE;
    case ARG_WORD: *out = p_text(req, req->word); return ERR_NONE;
    case ARG_TODAY: *out = p_day(req, req->today); return ERR_NONE;
    case ARG_TEXT: return text_arg(req, arg, out);
    case ARG_DAY: return day_arg(req, arg->name, out);
    case ARG_UUID: return uuid_arg(req, arg->name, out);
    case ARG_INT: return int_arg(req, arg->name, arg->min, arg->max, arg->min, out);
    case ARG_LIMIT: return int_arg(req, "limit", 1, LIST_MAX, LIST_DEFAULT, out);
    case ARG_AFTER:
        return text_arg(req, &(struct arg){.name = "after", .max = 300}, out);
    case ARG_END: break;
    }
    return ERR_NONE;
}

static const char *query_name(const struct arg *arg)
{
    return arg->type == ARG_LIMIT ? "limit" : arg->type == ARG_AFTER ? "after" : arg->name;
}

static enum err refuse_unknown_query(struct request *req)
{
    for (int i = 0; i < req->query_n; i++) {
        bool is_known = false;

        for (const struct arg *a = req->route->args; a->type != ARG_END; a++)
            is_known = is_known || (query_name(a) && !strcmp(query_name(a), req->query[i].name));
        if (!is_known)
            return query_fault(req, req->query[i].name, "This name is not known here.");
    }
    return ERR_NONE;
}

/* --- reads: one statement, no C --- */

static bool is_same_etag(const char *sent, const char *etag)
{
    size_t n = strlen(etag);

    for (const char *at = sent; (at = strstr(at, etag)); at++)
        if ((at == sent || strchr(", /", at[-1])) && (at[n] == 0 || strchr(", ", at[n])))
            return true;
    return *sent == '*';
}

static void set_etag(struct request *req, const char *version)
{
    char digest[AUTH_HASH_TEXT + 1];

    if (version && *version) {
        req->reply.etag = arena_printf(req->arena, "\"%s\"", version);
        return;
    }
    auth_digest(req->reply.body, req->reply.body_n, digest);
    req->reply.etag = arena_printf(req->arena, "\"%.32s\"", digest);
}

static enum err answer_of(struct request *req, const struct rows *rows)
{
    if (rows->n == 0 || row_is_null(rows, 0, 0))
        return fail(req, ERR_NOT_FOUND);
    req->looked       = row_is_null(rows, 0, 1) ? NULL : row_text(rows, 0, 1);
    req->reply.status = 200;
    req->reply.type   = "application/json";
    req->reply.body   = row_text(rows, 0, 0);
    req->reply.body_n = strlen(req->reply.body);
    set_etag(req, row_is_null(rows, 0, 2) ? NULL : row_text(rows, 0, 2));
    if (req->if_none_match && is_same_etag(req->if_none_match, req->reply.etag)) {
        req->reply.status = 304;
        req->reply.body_n = 0;
        req->reply.type   = NULL;
    }
    return ERR_NONE;
}

static enum err read_once(struct request *req)
{
    const struct route *route = req->route;
    struct param        params[ARGS_MAX];
    struct rows         rows;
    enum err            e = refuse_unknown_query(req);

    for (int i = 0; !e && i < route->sql->params; i++)
        e = read_arg(req, &route->args[i], &params[i]);
    if (!e)
        e = db_run(req, route->sql, params, &rows);
    return e ? e : answer_of(req, &rows);
}

static enum err do_read(struct request *req)
{
    enum err e;
    int      tries = 0;

    do {
        req->faults.n = 0;
        e             = req->route->handle ? req->route->handle(req) : read_once(req);
    } while (e && db_must_retry(req) && ++tries < TRIES);
    return e;
}

/* --- writes: one transaction, again from the start after a deadlock --- */

static enum err write_once(struct request *req)
{
    bool     is_replay = false;
    enum err e         = db_begin(req);

    req->faults.n = 0;
    req->reply    = (struct reply){0};
    if (!e && req->idempotency_key)
        e = idempotency_begin(req, &is_replay);
    if (!e && !is_replay)
        e = req->route->handle(req);
    if (!e)
        e = look_with_write(req);
    if (!e && req->idempotency_key && !is_replay)
        e = idempotency_end(req);
    if (!e && arena_is_exhausted(req->arena))
        e = fail(req, ERR_NO_MEMORY);
    if (!e)
        return db_commit(req);
    db_rollback(req);
    return e;
}

static enum err do_write(struct request *req)
{
    enum err e;
    int      tries = 0;

    if (req->route->match && !req->if_match)
        return fail(req, ERR_MATCH_REQUIRED);
    do
        e = write_once(req);
    while (e && db_must_retry(req) && ++tries < TRIES);
    return e;
}

/* --- */

static enum err run(struct request *req)
{
    bool     is_read = req->method == METHOD_GET || req->method == METHOD_HEAD;
    enum err e       = auth_identify(req);

    if (!e)
        e = access_check(req, &req->route->need);
    if (!e)
        e = read_body(req);
    if (e)
        return e;
    return is_read ? do_read(req) : do_write(req);
}

void dispatch(struct request *req)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    req->now          = now.tv_sec;
    req->today        = day_london(req->now);
    req->faults.arena = req->arena;

    bool     is_read = req->method == METHOD_GET || req->method == METHOD_HEAD;
    enum err e       = run(req);

    if (e)
        fail(req, e);
    lanes_note(e != ERR_DB);
    if (req->who.kind != IDENTITY_NONE && (is_read || e))
        look_hold(req);
    else
        http_answer(req);
}
