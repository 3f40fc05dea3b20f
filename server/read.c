#include "read.h"

#include "auth.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

/* A file has no next page: it takes more at once. */
enum { LIST_DEFAULT = 50, LIST_MAX = 200, FILE_MAX = 2000 };

/* --- arguments --- */

static enum err query_fault(struct request *req, const char *name, const char *detail)
{
    return fail_field(req, ERR_BAD_QUERY, arena_printf(req->arena, "?%s", name), detail);
}

static enum err int_arg(struct request *req, const char *name, int64_t min, int64_t max,
                        int64_t otherwise, struct param *out)
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

static enum err word_arg(struct request *req, const struct arg *arg, const char *s)
{
    struct buf list = {.arena = req->arena};

    if (word_is_of(s, arg->words))
        return ERR_NONE;
    for (const char *const *w = arg->words; *w; w++)
        buf_printf(&list, "%s%s", w == arg->words ? "" : ", ", *w);
    return query_fault(req, arg->name, arena_printf(req->arena, "Send one of: %s.", list.s));
}

static enum err text_arg(struct request *req, const struct arg *arg, struct param *out)
{
    const char *s = request_query(req, arg->name);

    *out = (struct param){s && *s ? s : NULL};
    if (s && arg->max && strlen(s) > (size_t)arg->max)
        return query_fault(req, arg->name, "This is too long.");
    if (arg->min && !out->s)
        return query_fault(req, arg->name, "Fill this in.");
    return out->s && arg->words ? word_arg(req, arg, out->s) : ERR_NONE;
}

static enum err day_arg(struct request *req, const char *name, struct param *out)
{
    const char *s = request_query(req, name);
    day_t       d = s && *s ? day_parse(s, strlen(s)) : DAY_NONE;

    *out = p_day(req, d);
    return s && *s && d == DAY_NONE ? query_fault(req, name, "Give a real date as YYYY-MM-DD.")
                                    : ERR_NONE;
}

/* This month where none is given. */
enum err read_month(struct request *req, const char *name, day_t *out)
{
    const char *s = request_query(req, name);

    *out = s && *s ? day_parse_month(s, strlen(s)) : day_month_start(req->today);
    if (*out == DAY_NONE)
        return query_fault(req, name, "Give a month as YYYY-MM.");
    return *out > req->today ? query_fault(req, name, "Choose this month or an earlier one.")
                             : ERR_NONE;
}

static enum err month_arg(struct request *req, const char *name, struct param *out)
{
    day_t    month;
    enum err e = read_month(req, name, &month);

    *out = p_day(req, month);
    return e;
}

/* An earlier day; today's picture is simply the picture. */
static enum err as_of_arg(struct request *req, struct param *out)
{
    enum err    e = day_arg(req, "as_of", out);
    const char *s = request_query(req, "as_of");
    day_t       d = !e && out->s ? day_parse(s, strlen(s)) : DAY_NONE;

    if (d != DAY_NONE && d > req->today)
        return query_fault(req, "as_of", "Choose today or an earlier day.");
    req->as_of = d == req->today ? DAY_NONE : d;
    return e;
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
    case ARG_CHILD:
        *out = p_uuid(req, req->child);
        return ERR_NONE;
    case ARG_RECORD:
        *out = p_uuid(req, req->record);
        return ERR_NONE;
    case ARG_WORD:
        *out = p_text(req, req->word);
        return ERR_NONE;
    case ARG_PATH_MONTH:
        *out = p_day(req, req->month);
        return ERR_NONE;
    case ARG_MONTH:
        return month_arg(req, arg->name, out);
    case ARG_TODAY:
        *out = p_day(req, req->today);
        return ERR_NONE;
    case ARG_TEXT:
        return text_arg(req, arg, out);
    case ARG_DAY:
        return day_arg(req, arg->name, out);
    case ARG_AS_OF:
        return as_of_arg(req, out);
    case ARG_UUID:
        return uuid_arg(req, arg->name, out);
    case ARG_INT:
        return int_arg(req, arg->name, arg->min, arg->max, arg->usual ? arg->usual : arg->min, out);
    case ARG_LIMIT:
        return int_arg(req, "limit", 1, req->format ? FILE_MAX : LIST_MAX, LIST_DEFAULT, out);
    case ARG_AFTER:
        return text_arg(req, &(struct arg){.name = "after", .max = 300}, out);
    case ARG_END:
        break;
    }
    return ERR_NONE;
}

static const char *query_name(const struct arg *arg)
{
    static const char *const fixed[ARG_AFTER + 1] = {
        [ARG_AS_OF] = "as_of", [ARG_LIMIT] = "limit", [ARG_AFTER] = "after"};

    return arg->name ? arg->name : fixed[arg->type];
}

/* Every list takes limit and after; one whose statement has neither is short by nature and comes whole. */
static bool is_paging(const struct request *req, const char *name)
{
    return req->route->is_list && (!strcmp(name, "limit") || !strcmp(name, "after"));
}

enum err read_query_is_known(struct request *req)
{
    for (int i = 0; i < req->query_n; i++) {
        bool is_known = is_paging(req, req->query[i].name);

        for (const struct arg *a = req->route->args; a->type != ARG_END; a++)
            is_known = is_known || (query_name(a) && !strcmp(query_name(a), req->query[i].name));
        if (!is_known)
            return query_fault(req, req->query[i].name, "This name is not known here.");
    }
    return ERR_NONE;
}

/* --- the answer --- */

static void query_escape(struct buf *b, const char *s)
{
    for (; *s; s++)
        if (isalnum((unsigned char)*s) || strchr("-._~", *s))
            buf_add(b, s, 1);
        else
            buf_printf(b, "%%%02X", (unsigned char)*s);
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

/* A list's cursor, in a fourth column, becomes Link: rel="next". */
static void set_next(struct request *req, const struct rows *rows)
{
    struct buf b = {.arena = req->arena};

    if (row_columns(rows) < 4 || row_is_null(rows, 0, 3))
        return;
    buf_printf(&b, "%s?after=", req->path);
    query_escape(&b, row_text(rows, 0, 3));
    for (int i = 0; i < req->query_n; i++) {
        if (!strcmp(req->query[i].name, "after"))
            continue;
        buf_printf(&b, "&%s=", req->query[i].name);
        query_escape(&b, req->query[i].value);
    }
    req->reply.next = b.s;
}

static enum err answer_of(struct request *req, const struct rows *rows)
{
    if (rows->n == 0 || row_is_null(rows, 0, 0))
        return fail(req, ERR_NOT_FOUND);
    req->looked = row_is_null(rows, 0, 1) ? NULL : row_text(rows, 0, 1);
    req->reply.status = 200;
    req->reply.type = "application/json";
    req->reply.body = row_text(rows, 0, 0);
    req->reply.body_n = strlen(req->reply.body);
    set_etag(req, row_is_null(rows, 0, 2) ? NULL : row_text(rows, 0, 2));
    set_next(req, rows);
    return ERR_NONE;
}

enum err read_statement(struct request *req, const struct sql *sql, const struct arg *args)
{
    struct param params[ARGS_MAX];
    struct rows  rows;
    enum err     e = read_query_is_known(req);

    assert(sql->params <= ARGS_MAX);
    for (int i = 0; !e && i < sql->params; i++)
        e = read_arg(req, &args[i], &params[i]);
    if (!e)
        e = db_run(req, sql, params, &rows);
    /* All else was checked here; where a list goes on is what only its statement can read. */
    if (e == ERR_BAD_BODY && request_query(req, "after"))
        return query_fault(req, "after",
                           "This place in the list is not known. Begin at its start.");
    return e ? e : answer_of(req, &rows);
}

enum err read_route(struct request *req)
{
    return read_statement(req, req->route->sql, req->route->args);
}
