#include "route.h"

#include "auth.h"

#include <string.h>

const struct shape empty_shape = {.name = "empty", .fields = (const struct field[]){{0}}};

static enum err with_record(struct request *req, struct uuid id, const struct sql *statement)
{
    struct param params[] = {p_uuid(req, id)};
    struct rows  rows;
    enum err     e = db_run(req, statement, params, &rows);

    if (e)
        return e;
    if (rows.n == 0 || row_is_null(&rows, 0, 0))
        return fail(req, ERR_NOT_FOUND);
    req->reply.type = "application/json";
    req->reply.body = row_text(&rows, 0, 0);
    req->reply.body_n = strlen(req->reply.body);
    req->looked = row_is_null(&rows, 0, 1) ? NULL : row_text(&rows, 0, 1);
    if (!row_is_null(&rows, 0, 2))
        req->reply.etag = arena_printf(req->arena, "\"%s\"", row_text(&rows, 0, 2));
    return ERR_NONE;
}

enum err reply_made(struct request *req, const char *path, struct uuid id,
                    const struct sql *statement)
{
    enum err e = with_record(req, id, statement);

    req->reply.status = 201;
    req->reply.location = arena_printf(req->arena, API_BASE "%s%s", path, id.s);
    return e;
}

enum err reply_record(struct request *req, struct uuid id, const struct sql *statement)
{
    enum err e = with_record(req, id, statement);

    req->reply.status = 200;
    return e;
}

enum err reply_empty(struct request *req)
{
    req->reply.status = 204;
    return ERR_NONE;
}

enum err reply_json(struct request *req, int status, const struct buf *json)
{
    req->reply.status = status;
    req->reply.type = "application/json";
    req->reply.body = json->s;
    req->reply.body_n = json->n;
    return arena_is_exhausted(req->arena) ? fail(req, ERR_NO_MEMORY) : ERR_NONE;
}

/* Clients send the version as the header ETag had it ("v3" in quotes) or as the record's etag (v3). */
static bool is_version(const struct request *req, int64_t version)
{
    const char *bare = arena_printf(req->arena, "v%lld", (long long)version);
    const char *quoted = arena_printf(req->arena, "\"%s\"", bare);

    return !strcmp(req->if_match, bare) || !strcmp(req->if_match, quoted);
}

enum err fail_untouched(struct request *req, struct uuid id, const struct sql *record)
{
    struct param params[] = {p_uuid(req, id)};
    struct rows  rows;
    enum err     e = db_run(req, record, params, &rows);

    return e ? e : fail(req, rows.n ? ERR_FORBIDDEN : ERR_NOT_FOUND);
}

static void note_ends(struct request *req)
{
    for (const struct field *f = req->route->body->fields; f->name; f++) {
        const void       *member = (const char *)req->body + f->offset;
        const struct num *day = f->flags & SINCE_BEGUN ? member : NULL;

        if (day && day->is_set && day->v < req->begun)
            fail_note(req, arena_printf(req->arena, "/%s", f->name),
                      "This day is before the start.");
    }
}

enum err match_record(struct request *req)
{
    const struct route *route = req->route;
    struct uuid         id = uuid_is_set(&req->record) ? req->record : req->child;
    struct param        params[] = {p_uuid(req, id)};
    struct rows         rows;
    enum err            e = db_run(req, route->version, params, &rows);

    if (e)
        return e;
    if (rows.n == 0)
        return fail_untouched(req, id, route->current);
    req->child = row_uuid(&rows, 0, 1);
    req->begun = row_day(&rows, 0, 2);
    if (is_version(req, row_int(&rows, 0, 0))) {
        note_ends(req);
        return ERR_NONE;
    }
    e = with_record(req, id, route->current);
    if (!e)
        req->extra = arena_printf(req->arena, "\"current\":%s", req->reply.body);
    req->reply = (struct reply){0};
    return e ? e : fail(req, ERR_STALE);
}
