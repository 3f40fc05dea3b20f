/*
 * The OpenAPI 3.1 document of the service, written from the same tables that it works by: a route, a body or an
 * answer that is not described cannot exist, and a description that is not true cannot either.
 */
#include "openapi.h"

#include "json_out.h"
#include "route.h"

#include <string.h>

enum { SHAPES_MAX = 200 };

struct seen {
    const struct shape *list[SHAPES_MAX];
    int                 n;
};

static void see(struct seen *seen, const struct shape *s)
{
    for (int i = 0; i < seen->n; i++)
        if (seen->list[i] == s)
            return;
    if (!s || seen->n == SHAPES_MAX)
        return;
    seen->list[seen->n++] = s;
    for (const struct field *f = s->fields; f->name; f++)
        if (f->of)
            see(seen, f->of);
}

/* --- schemas --- */

static void reference(struct json_out *j, const char *name)
{
    json_open(j, '{');
    json_pair(j, "$ref", arena_printf(j->buf->arena, "#/components/schemas/%s", name));
    json_close(j, '}');
}

static void type_name(struct json_out *j, const struct field *f, const char *type)
{
    json_name(j, "type");
    if (!(f->flags & NULLABLE)) {
        json_text(j, type);
        return;
    }
    json_open(j, '[');
    json_text(j, type);
    json_text(j, "null");
    json_close(j, ']');
}

static void words(struct json_out *j, const struct field *f)
{
    json_name(j, "enum");
    json_open(j, '[');
    for (const char *const *w = f->words; *w; w++)
        json_text(j, *w);
    if (f->flags & NULLABLE)
        json_text(j, NULL);
    json_close(j, ']');
}

static void limits(struct json_out *j, const struct field *f, const char *min, const char *max)
{
    if (f->min)
        json_pair_int(j, min, f->min);
    if (f->max)
        json_pair_int(j, max, f->max);
}

static void list_schema(struct json_out *j, const struct field *f)
{
    type_name(j, f, "array");
    limits(j, f, "minItems", "maxItems");
    json_name(j, "items");
    if (f->of) {
        reference(j, f->of->name);
        return;
    }
    json_open(j, '{');
    json_pair(j, "type", "string");
    json_close(j, '}');
}

static void plain_schema(struct json_out *j, const struct field *f)
{
    static const struct {
        const char *type, *format;
    } plain[] = {
        [F_TEXT] = {"string", NULL},   [F_WORD] = {"string", NULL},
        [F_INT] = {"integer", NULL},   [F_BOOL] = {"boolean", NULL},
        [F_DAY] = {"string", "date"},  [F_TIME] = {"string", "date-time"},
        [F_UUID] = {"string", "uuid"}, [F_OBJECT] = {"object", NULL},
        [F_LIST] = {"array", NULL},
    };

    type_name(j, f, plain[f->type].type);
    if (plain[f->type].format)
        json_pair(j, "format", plain[f->type].format);
    if (f->type == F_TEXT)
        limits(j, f, "minLength", "maxLength");
    if (f->type == F_INT) {
        json_pair_int(j, "minimum", f->min);
        json_pair_int(j, "maximum", f->max);
    }
    if (f->type == F_WORD)
        words(j, f);
}

static void object_schema(struct json_out *j, const struct field *f)
{
    if (!(f->flags & NULLABLE)) {
        json_pair(j, "$ref", arena_printf(j->buf->arena, "#/components/schemas/%s", f->of->name));
        return;
    }
    json_name(j, "anyOf");
    json_open(j, '[');
    reference(j, f->of->name);
    json_open(j, '{');
    json_pair(j, "type", "null");
    json_close(j, '}');
    json_close(j, ']');
}

static void field_schema(struct json_out *j, const struct field *f)
{
    json_name(j, f->name);
    json_open(j, '{');
    if (f->about)
        json_pair(j, "description", f->about);
    if (f->type == F_LIST)
        list_schema(j, f);
    else if (f->type == F_OBJECT && f->of)
        object_schema(j, f);
    else if (f->type != F_ANY)
        plain_schema(j, f);
    json_close(j, '}');
}

static void shape_schema(struct json_out *j, const struct shape *s)
{
    json_name(j, s->name);
    json_open(j, '{');
    json_pair(j, "type", "object");
    json_pair_bool(j, "additionalProperties", false);
    json_name(j, "required");
    json_open(j, '[');
    for (const struct field *f = s->fields; f->name; f++)
        if (f->flags & REQUIRED)
            json_text(j, f->name);
    json_close(j, ']');
    json_name(j, "properties");
    json_open(j, '{');
    for (const struct field *f = s->fields; f->name; f++)
        field_schema(j, f);
    json_close(j, '}');
    json_close(j, '}');
}

/* --- paths --- */

static const char *template_of(struct arena *a, const struct route *r)
{
    struct buf b = {.arena = a};

    if (!r->is_absolute)
        buf_puts(&b, API_BASE);
    for (const char *s = r->path; *s;) {
        size_t n = strcspn(s + 1, "/") + 1;

        if (s[1] == ':')
            buf_printf(&b, "/{%.*s}", (int)n - 2, s + 2);
        else
            buf_add(&b, s, n);
        s += n;
    }
    return b.s;
}

static void parameter(struct json_out *j, const char *name, const char *in, bool is_required,
                      const char *type, const char *format)
{
    json_open(j, '{');
    json_pair(j, "name", name);
    json_pair(j, "in", in);
    json_pair_bool(j, "required", is_required);
    json_name(j, "schema");
    json_open(j, '{');
    json_pair(j, "type", type);
    if (format)
        json_pair(j, "format", format);
    json_close(j, '}');
    json_close(j, '}');
}

static void query_parameter(struct json_out *j, const struct arg *a)
{
    switch (a->type) {
    case ARG_TEXT:
        parameter(j, a->name, "query", a->min > 0, "string", NULL);
        break;
    case ARG_DAY:
        parameter(j, a->name, "query", false, "string", "date");
        break;
    case ARG_AS_OF:
        parameter(j, "as_of", "query", false, "string", "date");
        break;
    case ARG_UUID:
        parameter(j, a->name, "query", false, "string", "uuid");
        break;
    case ARG_INT:
        parameter(j, a->name, "query", false, "integer", NULL);
        break;
    case ARG_LIMIT:
    case ARG_AFTER: /* every list takes them */
    case ARG_CHILD:
    case ARG_RECORD:
    case ARG_WORD:
    case ARG_TODAY:
    case ARG_END:
        break;
    }
}

static void parameters(struct json_out *j, const struct route *r)
{
    json_name(j, "parameters");
    json_open(j, '[');
    if (strstr(r->path, ":child"))
        parameter(j, "child", "path", true, "string", "uuid");
    if (strstr(r->path, ":id"))
        parameter(j, "id", "path", true, "string", "uuid");
    if (strstr(r->path, ":word"))
        parameter(j, "word", "path", true, "string", NULL);
    if (r->match)
        parameter(j, "If-Match", "header", true, "string", NULL);
    if (r->method == METHOD_POST)
        parameter(j, "Idempotency-Key", "header", false, "string", NULL);
    for (const struct arg *a = r->args; a->type != ARG_END; a++)
        query_parameter(j, a);
    if (r->is_list) {
        parameter(j, "limit", "query", false, "integer", NULL);
        parameter(j, "after", "query", false, "string", NULL);
    }
    json_close(j, ']');
}

static void content(struct json_out *j, const char *type, const char *schema)
{
    json_name(j, "content");
    json_open(j, '{');
    json_name(j, type);
    json_open(j, '{');
    json_name(j, "schema");
    reference(j, schema);
    json_close(j, '}');
    json_close(j, '}');
}

static const char *answer_name(struct json_out *j, const struct route *r)
{
    return r->is_list ? arena_printf(j->buf->arena, "%s_list", r->answer->name) : r->answer->name;
}

static void responses(struct json_out *j, const struct route *r)
{
    int  status = r->status ? r->status : r->method == METHOD_POST ? 201 : 200;
    bool is_empty = r->answer == &empty_shape;

    json_name(j, "responses");
    json_open(j, '{');
    json_name(j, arena_printf(j->buf->arena, "%d", is_empty && !r->status ? 204 : status));
    json_open(j, '{');
    json_pair(j, "description", r->about);
    if (!is_empty)
        content(j, "application/json", answer_name(j, r));
    json_close(j, '}');
    json_name(j, "default");
    json_open(j, '{');
    json_pair(j, "description", "What went wrong, in one sentence, with each faulty field");
    content(j, "application/problem+json", "problem");
    json_close(j, '}');
    json_close(j, '}');
}

static void operation(struct json_out *j, const struct route *r)
{
    static const char *const verbs[METHOD_COUNT] = {"get",   "head", "post",
                                                    "patch", "put",  "delete"};

    json_name(j, verbs[r->method]);
    json_open(j, '{');
    json_pair(j, "summary", r->about);
    parameters(j, r);
    if (r->body && r->body->fields[0].name) {
        json_name(j, "requestBody");
        json_open(j, '{');
        json_pair_bool(j, "required", true);
        content(j, r->method == METHOD_PATCH ? "application/merge-patch+json" : "application/json",
                r->method == METHOD_PATCH ? arena_printf(j->buf->arena, "%s_patch", r->body->name)
                                          : r->body->name);
        json_close(j, '}');
    }
    responses(j, r);
    json_close(j, '}');
}

/* Routes of one path stand under one name, so each path is written at its first route. */
static bool is_first_of_path(const struct route *r)
{
    for (int t = 0; route_tables[t]; t++)
        for (const struct route *o = route_tables[t]; o->path; o++)
            if (!strcmp(o->path, r->path))
                return o == r;
    return true;
}

static void path_item(struct json_out *j, const struct route *first)
{
    json_name(j, template_of(j->buf->arena, first));
    json_open(j, '{');
    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++)
            if (!strcmp(r->path, first->path))
                operation(j, r);
    json_close(j, '}');
}

static void paths(struct json_out *j)
{
    json_name(j, "paths");
    json_open(j, '{');
    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++)
            if (is_first_of_path(r))
                path_item(j, r);
    json_close(j, '}');
}

/* --- components --- */

static const struct field fault_fields[] = {
    ANSWER(pointer, .type = F_TEXT, .about = "JSON Pointer to the value, or ?name of the query"),
    ANSWER(detail, .type = F_TEXT, .about = "What to do about it"),
    FIELDS_END,
};
static const struct shape fault_shape = ANSWER_SHAPE("fault", fault_fields);

static const struct field problem_fields[] = {
    ANSWER(type, .type = F_TEXT),
    ANSWER(title, .type = F_TEXT, .about = "One plain sentence"),
    ANSWER(status, .type = F_INT, .min = 400, .max = 599),
    ANSWER(request_id, .type = F_TEXT),
    ANSWER(errors, .type = F_LIST, .of = &fault_shape,
           .about = "Every field that needs correcting"),
    {.name = "candidates", .type = F_ANY, .about = "Records that may already be of this child"},
    {.name = "states", .type = F_ANY, .about = "The states that can follow"},
    {.name = "current", .type = F_ANY, .about = "The record as it stands now"},
    FIELDS_END,
};
static const struct shape problem_shape = ANSWER_SHAPE("problem", problem_fields);

static void list_shape(struct json_out *j, const struct shape *of)
{
    const struct field fields[] = {
        ANSWER(items, .type = F_LIST, .of = of),
        ANSWER_OR_NULL(next, .type = F_TEXT, .about = "What to send as ?after= for more"),
        FIELDS_END,
    };

    shape_schema(j, &(struct shape){arena_printf(j->buf->arena, "%s_list", of->name), fields, 0});
}

/* The same properties with none required: what PATCH takes. */
static void patch_shape(struct json_out *j, const struct shape *of)
{
    struct field fields[SHAPES_MAX] = {{0}};
    int          n = 0;

    for (const struct field *f = of->fields; f->name && n < SHAPES_MAX - 1; f++) {
        fields[n] = *f;
        fields[n++].flags &= ~(unsigned)REQUIRED;
    }
    shape_schema(j, &(struct shape){arena_printf(j->buf->arena, "%s_patch", of->name), fields, 0});
}

static bool is_used(const struct shape *s, bool as_list)
{
    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++)
            if (as_list ? r->is_list && r->answer == s : r->method == METHOD_PATCH && r->body == s)
                return true;
    return false;
}

static void see_all(struct seen *seen)
{
    see(seen, &problem_shape);
    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++) {
            see(seen, r->body);
            see(seen, r->answer);
        }
}

static void components(struct json_out *j)
{
    struct seen seen = {0};

    see_all(&seen);
    json_name(j, "components");
    json_open(j, '{');
    json_name(j, "schemas");
    json_open(j, '{');
    for (int i = 0; i < seen.n; i++) {
        if (seen.list[i]->fields[0].name)
            shape_schema(j, seen.list[i]);
        if (is_used(seen.list[i], true))
            list_shape(j, seen.list[i]);
        if (is_used(seen.list[i], false))
            patch_shape(j, seen.list[i]);
    }
    json_close(j, '}');
    json_close(j, '}');
}

void openapi_write(struct buf *out)
{
    struct json_out j = {.buf = out};

    json_open(&j, '{');
    json_pair(&j, "openapi", "3.1.0");
    json_name(&j, "info");
    json_open(&j, '{');
    json_pair(&j, "title", "Around the Child");
    json_pair(&j, "version", AROUND_VERSION);
    json_pair(
        &j, "description",
        "One shared picture around each child in care: SDQs, referrals, plans and the child's own words.");
    json_close(&j, '}');
    paths(&j);
    components(&j);
    json_close(&j, '}');
}

static enum err openapi(struct request *req)
{
    struct buf b = {.arena = req->arena};

    openapi_write(&b);
    return reply_json(req, 200, &b);
}

static const struct field document_fields[] = {
    ANSWER(openapi, .type = F_TEXT),
    ANSWER(info, .type = F_ANY),
    ANSWER(paths, .type = F_ANY),
    ANSWER(components, .type = F_ANY),
    FIELDS_END,
};
static const struct shape document_shape = ANSWER_SHAPE("openapi_document", document_fields);

const struct route openapi_routes[] = {
    {.method = METHOD_GET,
     .path = "/api/openapi.json",
     .about = "This document",
     .need = NEED_PUBLIC,
     .is_absolute = true,
     .handle = openapi,
     .answer = &document_shape},
    ROUTES_END,
};
