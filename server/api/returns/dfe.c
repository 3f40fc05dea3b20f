/*
 * The payload of the Department for Education's children's social care API, a hundred children a page, as that API takes them. It is made
 * here and sent by whoever holds the council's key; what was marked as sent is what the next one purges against.
 */
#include "auth.h"
#include "db.h"
#include "json_out.h"
#include "read.h"
#include "return_parts.h"
#include "shapes.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>

enum { PAGES_MAX = 1000 };

struct payload {
    struct rows pages, problems;
    const char *digest, *children;
    int64_t     children_n, purged;
};

/* The arrays of ids of the pages as one. */
static const char *ids_of(struct request *req, const struct rows *pages)
{
    struct buf b = {.arena = req->arena};

    buf_puts(&b, "{");
    for (int i = 0; i < pages->n; i++) {
        const char *ids = row_text(pages, i, 3);

        buf_puts(&b, i ? "," : "");
        buf_add(&b, ids + 1, strlen(ids) - 2);
    }
    buf_puts(&b, "}");
    return b.s;
}

static const char *looked_of(struct request *req, const char *ids)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (const char *at = ids + 1; strlen(at) >= UUID_TEXT; at += UUID_TEXT + 1)
        return_put_look(&j, arena_copy(req->arena, at, UUID_TEXT));
    json_close(&j, ']');
    return b.s;
}

static const char *digest_of(struct request *req, const struct rows *pages)
{
    struct buf all = {.arena = req->arena};
    char       digest[AUTH_HASH_TEXT + 1];

    for (int i = 0; i < pages->n; i++)
        buf_puts(&all, row_text(pages, i, 2));
    auth_digest(all.n ? all.s : "", all.n, digest);
    return arena_copy(req->arena, digest, AUTH_HASH_TEXT);
}

static enum err read_payload(struct request *req, struct payload *p)
{
    struct rows rows;
    enum err    e = db_run(req, &sql_return_begin, NULL, &rows);

    *p = (struct payload){0};
    if (!e)
        e = db_run(req, &sql_return_dfe, NULL, &p->pages);
    if (!e)
        e = db_run(req, &sql_return_dfe_problems, NULL, &p->problems);
    if (e)
        return e;
    for (int i = 0; i < p->pages.n; i++) {
        p->children_n += row_int(&p->pages, i, 1);
        p->purged += row_int(&p->pages, i, 4);
    }
    p->children = ids_of(req, &p->pages);
    p->digest = digest_of(req, &p->pages);
    req->looked = looked_of(req, p->children);
    req->purpose = "Payload for the children's social care API";
    return ERR_NONE;
}

static enum err read_now(struct request *req, struct payload *p)
{
    enum err e = db_begin(req);

    if (!e)
        e = read_payload(req, p);
    if (e)
        db_rollback(req);
    return e ? e : db_commit(req);
}

/* --- a page of it --- */

static enum err page_asked(struct request *req, long *page)
{
    const char *asked = request_query(req, "page");
    char       *end = NULL;
    enum err    e = read_query_is_known(req);

    *page = asked ? strtol(asked, &end, 10) : 1;
    if (!e && asked && (*end || *page < 1 || *page > PAGES_MAX))
        e = fail_field(req, ERR_BAD_QUERY, "?page", "Give a whole number from 1.");
    return e;
}

static enum err give(struct request *req)
{
    struct payload p;
    long           page = 1;
    enum err       e = page_asked(req, &page);

    if (!e)
        e = read_now(req, &p);
    if (!e && page > p.pages.n && page > 1)
        e = fail(req, ERR_NOT_FOUND);
    if (e)
        return e;

    const char *content = p.pages.n ? row_text(&p.pages, (int)page - 1, 2) : "[]";
    struct buf  bytes = {.arena = req->arena, .n = strlen(content)};

    bytes.s = arena_copy(req->arena, content, bytes.n);
    e = return_download(req, "application/json",
                        arena_printf(req->arena, "children-%ld.json", page), &bytes);
    if (page < p.pages.n)
        req->reply.next = arena_printf(req->arena, API_BASE "/returns/dfe-csc?page=%ld", page + 1);
    return e;
}

/* --- the check --- */

static enum err check(struct request *req)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};
    struct payload  p;
    enum err        e = read_query_is_known(req);

    if (!e)
        e = read_now(req, &p);
    if (e)
        return e;
    json_open(&j, '{');
    json_pair_int(&j, "children", p.children_n);
    json_pair_int(&j, "purged", p.purged);
    json_pair_int(&j, "pages", p.pages.n);
    json_pair(&j, "digest", p.digest);
    json_pair_int(&j, "errors", row_int(&p.problems, 0, 1));
    json_pair_int(&j, "warnings", row_int(&p.problems, 0, 2));
    json_name(&j, "problems");
    json_raw(&j, row_text(&p.problems, 0, 0));
    json_close(&j, '}');
    return reply_json(req, 200, &b);
}

/* --- sent --- */

static enum err mark(struct request *req)
{
    struct payload      p;
    struct return_kept *files;
    enum err            e = read_payload(req, &p);

    if (e)
        return e;
    files = arena_alloc(req->arena, ((size_t)p.pages.n + 1) * sizeof *files);
    for (int i = 0; files && i < p.pages.n; i++)
        files[i] = (struct return_kept){arena_printf(req->arena, "children-%d.json", i + 1),
                                        row_text(&p.pages, i, 2), (int32_t)row_int(&p.pages, i, 1)};

    const struct return_mark mark = {.format = "dfe_csc",
                                     .digest = p.digest,
                                     .children = p.children,
                                     .problems = row_text(&p.problems, 0, 0),
                                     .errors = (int32_t)row_int(&p.problems, 0, 1),
                                     .warnings = (int32_t)row_int(&p.problems, 0, 2),
                                     .files = files,
                                     .files_n = files ? p.pages.n : 0};
    const char              *looked = req->looked;

    e = return_keep(req, &mark);
    req->looked = looked;
    return e;
}

static const struct field check_fields[] = {
    ANSWER(children, .type = F_INT, .about = "Those who are purged among them"),
    ANSWER(purged, .type = F_INT,
           .about = "Sent before, and no more: entered in error, or put together with another"),
    ANSWER(pages, .type = F_INT, .about = "Of a hundred children: that API takes no more at once"),
    ANSWER(digest, .type = F_TEXT),
    ANSWER(errors, .type = F_INT),
    ANSWER(warnings, .type = F_INT),
    ANSWER(problems, .type = F_LIST, .of = &return_problem_shape),
    FIELDS_END,
};
static const struct shape check_shape = ANSWER_SHAPE("return_dfe_check", check_fields);

const struct route dfe_routes[] = {
    {.method = METHOD_GET,
     .path = "/returns/dfe-csc",
     .about = "A page of the payload for the Department for Education's API",
     .need = NEED(national_return, export),
     .lane = LANE_REPORT,
     .media = "application/json",
     .handle = give,
     .answer = &check_shape,
     .args = {{ARG_INT, "page", 1, PAGES_MAX}}},
    {.method = METHOD_GET,
     .path = "/returns/dfe-csc/check",
     .about = "That payload, checked",
     .need = NEED(national_return, export),
     .lane = LANE_REPORT,
     .handle = check,
     .answer = &check_shape},
    {.method = METHOD_POST,
     .path = "/returns/dfe-csc",
     .about = "Mark it as sent: it is kept as it is, and the next one purges what is no more",
     .need = NEED(national_return, create),
     .lane = LANE_REPORT,
     .body = &return_mark_shape,
     .handle = mark,
     .answer = &return_sent_shape},
    ROUTES_END,
};
