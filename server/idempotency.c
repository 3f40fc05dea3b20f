#include "idempotency.h"

#include "auth.h"
#include "db.h"
#include "route.h"
#include "sql.h"

#include <string.h>

enum { KEY_MAX = 200 };

/* What makes two requests the same: method, path and body, byte for byte. */
static const char *digest_of(struct request *req)
{
    struct buf b = {.arena = req->arena};
    char      *digest = arena_alloc(req->arena, AUTH_HASH_TEXT + 1);

    buf_printf(&b, "%d %s\n", (int)req->method, req->path);
    buf_add(&b, req->bytes ? req->bytes : "", req->bytes_n);
    if (digest && b.s)
        auth_digest(b.s, b.n, digest);
    return digest;
}

/* What was answered then is not shown to somebody who may not know the child now. */
static enum err check_child(struct request *req)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    if (!uuid_is_set(&req->child))
        return ERR_NONE;
    e = DB(req, child_born, &rows, P(req->child));
    return !e && rows.n == 0 ? fail(req, ERR_NOT_FOUND) : e;
}

static enum err replay(struct request *req, const struct rows *rows)
{
    enum err e = check_child(req);

    if (e)
        return e;
    if (strcmp(row_text(rows, 0, 1), digest_of(req)) != 0)
        return fail(req, ERR_KEY_REUSED);
    req->reply.status = (int)row_int(rows, 0, 2);
    req->reply.location = row_is_null(rows, 0, 3) ? NULL : row_text(rows, 0, 3);
    req->reply.etag = row_is_null(rows, 0, 4) ? NULL : row_text(rows, 0, 4);
    if (!row_is_null(rows, 0, 5)) {
        req->reply.type = "application/json";
        req->reply.body = row_text(rows, 0, 5);
        req->reply.body_n = strlen(req->reply.body);
    }
    return ERR_NONE;
}

/* The statement answers: locked, digest, status, location, etag, body; digest is null the first time. */
enum err idempotency_begin(struct request *req, bool *is_replay)
{
    struct rows rows;
    size_t      n = strlen(req->idempotency_key);
    enum err    e;

    *is_replay = false;
    if (n == 0 || n > KEY_MAX)
        return fail_field(req, ERR_BAD_QUERY, "",
                          "Send an Idempotency-Key of 1 to 200 characters.");
    e = DB(req, idempotency_find, &rows, P(req->idempotency_key));
    if (e)
        return e;
    if (!row_bool(&rows, 0, 0))
        return fail(req, ERR_IN_FLIGHT);
    if (row_is_null(&rows, 0, 1))
        return ERR_NONE;
    *is_replay = true;
    return replay(req, &rows);
}

enum err idempotency_end(struct request *req)
{
    struct rows rows;
    char       *body =
        req->reply.body ? arena_copy(req->arena, req->reply.body, req->reply.body_n) : NULL;

    return DB(req, idempotency_put, &rows, P(req->idempotency_key), P(req->route->path),
              P(digest_of(req)), P(req->reply.status), P(req->reply.location), P(req->reply.etag),
              P(body));
}
