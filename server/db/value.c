#include "connection.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct param p_text(struct request *req, const char *s)
{
    (void)req;
    return (struct param){s};
}

struct param p_str(struct request *req, struct text s)
{
    (void)req;
    return (struct param){s.s};
}

struct param p_int(struct request *req, int64_t v)
{
    return (struct param){arena_printf(req->arena, "%lld", (long long)v)};
}

struct param p_bool(struct request *req, bool v)
{
    (void)req;
    return (struct param){v ? "t" : "f"};
}

struct param p_num(struct request *req, struct num v)
{
    return v.is_set ? p_int(req, v.v) : (struct param){NULL};
}

struct param p_day(struct request *req, day_t d)
{
    char *text = arena_alloc(req->arena, DAY_TEXT_SIZE);

    if (d == DAY_NONE || !text)
        return (struct param){NULL};
    day_format(d, text);
    return (struct param){text};
}

struct param p_day_num(struct request *req, struct num d)
{
    return p_day(req, d.is_set ? (day_t)d.v : DAY_NONE);
}

struct param p_time(struct request *req, int64_t seconds)
{
    char *text = arena_alloc(req->arena, DAY_INSTANT_SIZE);

    if (seconds == INSTANT_NONE || !text)
        return (struct param){NULL};
    day_instant_format(seconds, text);
    return (struct param){text};
}

struct param p_uuid(struct request *req, struct uuid u)
{
    return (struct param){uuid_is_set(&u) ? arena_copy(req->arena, u.s, UUID_TEXT) : NULL};
}

struct param p_ids(struct request *req, struct list ids)
{
    const struct uuid *id = ids.items;
    struct buf         b = {.arena = req->arena};

    buf_puts(&b, "{");
    for (size_t i = 0; i < ids.n; i++)
        buf_printf(&b, "%s%s", i ? "," : "", uuid_is_set(&id[i]) ? id[i].s : "NULL");
    buf_puts(&b, "}");
    return (struct param){b.s};
}

static const char *cell(const struct rows *r, int row, int column)
{
    assert(row < r->n && column < PQnfields(r->result));
    return PQgetvalue(r->result, row, column);
}

int row_columns(const struct rows *r) { return PQnfields(r->result); }

const char *row_text(const struct rows *r, int row, int column) { return cell(r, row, column); }

bool row_is_null(const struct rows *r, int row, int column)
{
    cell(r, row, column);
    return PQgetisnull(r->result, row, column);
}

int64_t row_int(const struct rows *r, int row, int column)
{
    return strtoll(cell(r, row, column), NULL, 10);
}

bool row_bool(const struct rows *r, int row, int column) { return *cell(r, row, column) == 't'; }

day_t row_day(const struct rows *r, int row, int column)
{
    const char *s = cell(r, row, column);

    return day_parse(s, strlen(s));
}

struct uuid row_uuid(const struct rows *r, int row, int column)
{
    const char *s = cell(r, row, column);
    struct uuid u;

    uuid_parse(s, strlen(s), &u);
    return u;
}
