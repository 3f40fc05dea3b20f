/*
 * The OpenAPI 3.1 document of the service, written from the same tables that it works by: a route, a body or an
 * answer that is not described cannot exist, and a description that is not true cannot either.
 */
#include "openapi.h"

#include "json_out.h"
#include "route.h"

#include <ctype.h>
#include <pthread.h>
#include <string.h>

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
        parameter(j, a->name, "query", a->min > 0, "string", "date");
        break;
    case ARG_AS_OF:
        parameter(j, "as_of", "query", false, "string", "date");
        break;
    case ARG_UUID:
        parameter(j, a->name, "query", a->min > 0, "string", "uuid");
        break;
    case ARG_MONTH:
        parameter(j, a->name, "query", false, "string", NULL);
        break;
    case ARG_INT:
        parameter(j, a->name, "query", false, "integer", NULL);
        break;
    case ARG_LIMIT:
    case ARG_AFTER: /* every list takes them */
    case ARG_CHILD:
    case ARG_RECORD:
    case ARG_WORD:
    case ARG_PATH_MONTH:
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
    if (strstr(r->path, ":month"))
        parameter(j, "month", "path", true, "string", NULL);
    if (r->version)
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
    openapi_reference(j, schema);
    json_close(j, '}');
    json_close(j, '}');
}

/* An answer that is not JSON, of one of these types. */
static void media_content(struct json_out *j, const char *types)
{
    json_name(j, "content");
    json_open(j, '{');
    for (size_t n; *types; types += n + strspn(types + n, " ")) {
        n = strcspn(types, " ");
        json_name(j, arena_copy(j->buf->arena, types, n));
        json_open(j, '{');
        json_close(j, '}');
    }
    json_close(j, '}');
}

static const char *answer_name(struct json_out *j, const struct route *r)
{
    return r->is_list ? arena_printf(j->buf->arena, "%s_list", r->answer->name) : r->answer->name;
}

static void problems(struct json_out *j, const char *statuses, const char *about)
{
    json_name(j, statuses);
    json_open(j, '{');
    json_pair(j, "description", about);
    content(j, "application/problem+json", "problem");
    json_close(j, '}');
}

static void responses(struct json_out *j, const struct route *r)
{
    int  status = r->status ? r->status : r->method == METHOD_POST ? 201 : 200;
    bool is_empty = r->answer == &empty_shape && !r->media;

    json_name(j, "responses");
    json_open(j, '{');
    json_name(j, arena_printf(j->buf->arena, "%d", is_empty && !r->status ? 204 : status));
    json_open(j, '{');
    json_pair(j, "description", r->about);
    if (r->media)
        media_content(j, r->media);
    else if (!is_empty)
        content(j, "application/json", answer_name(j, r));
    json_close(j, '}');
    problems(j, "4XX", "What is wrong with the request, in one sentence, with each faulty field");
    problems(j, "5XX", "The service cannot answer now; the same request may be sent again");
    json_close(j, '}');
}

/* The method and the words of the path: post_children_child_sdqs. */
static const char *operation_id(struct arena *a, const char *verb, const struct route *r)
{
    struct buf b = {.arena = a};

    buf_puts(&b, verb);
    for (const char *s = r->path; *s; s++)
        if (isalnum((unsigned char)*s))
            buf_add(&b, s, 1);
        else if (*s == '/' || *s == '_' || *s == '-' || *s == '.')
            buf_puts(&b, "_");
    return b.s;
}

/* What needs nobody says so; for the others, the document's own list holds. */
static void security(struct json_out *j, const struct route *r)
{
    if (r->need.kind != NEED_KIND_PUBLIC)
        return;
    json_name(j, "security");
    json_open(j, '[');
    json_close(j, ']');
}

static void operation(struct json_out *j, const struct route *r)
{
    static const char *const verbs[METHOD_COUNT] = {"get",   "head", "post",
                                                    "patch", "put",  "delete"};

    json_name(j, verbs[r->method]);
    json_open(j, '{');
    json_pair(j, "operationId", operation_id(j->buf->arena, verbs[r->method], r));
    json_pair(j, "summary", r->about);
    security(j, r);
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

/* --- the document --- */

static void info(struct json_out *j)
{
    json_name(j, "info");
    json_open(j, '{');
    json_pair(j, "title", "Around the Child");
    json_pair(j, "version", AROUND_VERSION);
    json_pair(
        j, "description",
        "One shared picture around each child in care: SDQs, referrals, plans and the child's own words. "
        "Every list is there for spreadsheets too, at its path with .csv or .xlsx at the end.");
    json_name(j, "license");
    json_open(j, '{');
    json_pair(j, "name", "MIT");
    json_pair(j, "identifier", "MIT");
    json_close(j, '}');
    json_close(j, '}');
}

/* Where the document came from. */
static void servers(struct json_out *j)
{
    json_name(j, "servers");
    json_open(j, '[');
    json_open(j, '{');
    json_pair(j, "url", "/");
    json_close(j, '}');
    json_close(j, ']');
}

/* One of the two is enough. */
static void identities(struct json_out *j)
{
    static const char *const either[] = {"session", "key"};

    json_name(j, "security");
    json_open(j, '[');
    for (size_t i = 0; i < sizeof either / sizeof *either; i++) {
        json_open(j, '{');
        json_name(j, either[i]);
        json_open(j, '[');
        json_close(j, ']');
        json_close(j, '}');
    }
    json_close(j, ']');
}

void openapi_write(struct buf *out)
{
    struct json_out j = {.buf = out};

    json_open(&j, '{');
    json_pair(&j, "openapi", "3.1.0");
    info(&j);
    servers(&j);
    identities(&j);
    paths(&j);
    openapi_components(&j);
    json_close(&j, '}');
}

enum { DOCUMENT_MAX = 16 * 1024 * 1024 };

static struct buf     document;
static pthread_once_t document_once = PTHREAD_ONCE_INIT;

static void write_document(void)
{
    document.arena = arena_new(DOCUMENT_MAX);
    if (document.arena)
        openapi_write(&document);
}

/* The same as long as the program runs, and whoever asks may be anybody: so it is written once, and kept. */
static enum err openapi(struct request *req)
{
    pthread_once(&document_once, write_document);
    if (!document.arena || arena_is_exhausted(document.arena))
        return fail(req, ERR_NO_MEMORY);
    return reply_json(req, 200, &document);
}

static const struct field document_fields[] = {
    ANSWER(openapi, .type = F_TEXT),
    ANSWER(info, .type = F_ANY),
    ANSWER(servers, .type = F_ANY),
    ANSWER(security, .type = F_ANY),
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
