/* Views of a list that somebody keeps under a name: theirs alone. */
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <ctype.h>
#include <string.h>

struct view_in {
    const char *list;
    struct text name, query;
};

enum { VIEWS_MAX = 20, NAME_MAX_LENGTH = 60, QUERY_MAX = 400 };

static const char *const lists[] = {"waiting-list", NULL};

static const struct field view_in_fields[] = {
    FIELD(view_in, list, .type = F_WORD, .flags = REQUIRED, .words = lists),
    FIELD(view_in, name, .type = F_TEXT, .flags = REQUIRED, .max = NAME_MAX_LENGTH),
    FIELD(view_in, query, .type = F_TEXT, .flags = REQUIRED, .max = QUERY_MAX,
          .about = "Filters and order as they stand in the address: late=true&order=name"),
    FIELDS_END,
};
static const struct shape view_in_shape = SHAPE("saved_view_new", view_in_fields, view_in);

static const struct field change_fields[] = {
    FIELD(view_in, name, .type = F_TEXT, .max = NAME_MAX_LENGTH),
    FIELD(view_in, query, .type = F_TEXT, .max = QUERY_MAX),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("saved_view_change", change_fields, view_in);

static const struct field view_fields[] = {
    RECORD_ANSWERS,
    ANSWER(list, .type = F_WORD, .words = lists),
    ANSWER(name, .type = F_TEXT),
    ANSWER(query, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape view_shape = ANSWER_SHAPE("saved_view", view_fields);

/* It is put into an address again: no more than names and words. */
static enum err check(struct request *req)
{
    const struct view_in *in = req->body;

    for (size_t i = 0; i < in->query.n; i++)
        if (!isalnum((unsigned char)in->query.s[i]) && !strchr("_.%=&+-", in->query.s[i])) {
            fail_note(req, "/query", "This is no part of an address.");
            break;
        }
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct view_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err e = DB(req, view_create, &rows, P(id), P(in->list), P(in->name), P(in->query),
                    P((int)VIEWS_MAX));

    if (!e && rows.n == 0)
        e = fail(req, ERR_VIEWS_FULL);
    return e ? e : reply_made(req, "/me/views/", id, &sql_view_one);
}

static enum err change(struct request *req)
{
    const struct view_in *in = req->body;
    struct rows           rows;
    enum err e = DB(req, view_update, &rows, P(req->record), P(in->name), P(in->query));

    return e ? e : reply_record(req, req->record, &sql_view_one);
}

static enum err drop(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, view_delete, &rows, P(req->record));

    if (!e && rows.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    return e ? e : reply_empty(req);
}

const struct route view_routes[] = {
    READ("/me/views", NEED(draft, view), view_list, view_shape, .is_list = true,
         .about = "The views of a list that I keep",
         .args = {{ARG_TEXT, "list", .min = 1, .max = 40}}),
    WRITE(POST, "/me/views", NEED(draft, create), &view_in_shape, create, view_shape,
          .check = check, .about = "Keep a view of a list under a name; twenty at most"),
    READ("/me/views/:id", NEED(draft, view), view_one, view_shape, .about = "One of my views",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/me/views/:id", NEED(draft, edit), &change_shape, change, view_shape,
          .check = check, MATCH(view_version, view_one), .about = "Rename a view, or change it"),
    WRITE(DELETE, "/me/views/:id", NEED(draft, edit), &empty_shape, drop, empty_shape,
          .about = "Forget a view"),
    ROUTES_END,
};
