/*
 * What bodies and answers look like, for the OpenAPI document: each shape that a route names, lists of them, and what
 * PATCH takes of them.
 */
#include "auth.h"
#include "json_out.h"
#include "openapi.h"
#include "route.h"
#include "withheld_shape.h"

#include <assert.h>
#include <string.h>

enum { SHAPES_MAX = 600, FIELDS_MAX = 100 };

struct seen {
    const struct shape *list[SHAPES_MAX];
    int                 n;
};

static void see(struct seen *seen, const struct shape *s)
{
    for (int i = 0; i < seen->n; i++)
        if (seen->list[i] == s)
            return;
    if (!s)
        return;
    assert(seen->n < SHAPES_MAX);
    seen->list[seen->n++] = s;
    for (const struct field *f = s->fields; f->name; f++)
        if (f->of)
            see(seen, f->of);
}

/* --- schemas --- */

void openapi_reference(struct json_out *j, const char *name)
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
        openapi_reference(j, f->of->name);
        return;
    }
    json_open(j, '{');
    json_pair(j, "type", "string");
    if (f->flags & IDS)
        json_pair(j, "format", "uuid");
    json_close(j, '}');
}

static void plain_schema(struct json_out *j, const struct field *f)
{
    static const struct {
        const char *type, *format;
    } plain[] = {
        [F_TEXT] = {"string", NULL},        [F_WORD] = {"string", NULL},
        [F_INT] = {"integer", NULL},        [F_DECIMAL] = {"number", NULL},
        [F_BOOL] = {"boolean", NULL},       [F_DAY] = {"string", "date"},
        [F_TIME] = {"string", "date-time"}, [F_UUID] = {"string", "uuid"},
        [F_OBJECT] = {"object", NULL},      [F_LIST] = {"array", NULL},
    };

    type_name(j, f, plain[f->type].type);
    if (plain[f->type].format)
        json_pair(j, "format", plain[f->type].format);
    if (f->type == F_TEXT)
        limits(j, f, "minLength", "maxLength");
    if ((f->type == F_INT || f->type == F_DECIMAL) && f->min < f->max) {
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
    openapi_reference(j, f->of->name);
    json_open(j, '{');
    json_pair(j, "type", "null");
    json_close(j, '}');
    json_close(j, ']');
}

static void description(struct json_out *j, const struct field *f)
{
    bool        is_past = f->flags & PAST_DAY;
    const char *about = f->about ? f->about : "";

    if (is_past)
        about = arena_printf(j->buf->arena, "%s%sNot after today", about, *about ? "; " : "");
    if (*about)
        json_pair(j, "description", about);
}

static void field_schema(struct json_out *j, const struct field *f)
{
    json_name(j, f->name);
    json_open(j, '{');
    description(j, f);
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
    {.name = "conflicts",
     .type = F_LIST,
     .about = "Types of record of which both children have one where there can be only one"},
    {.name = "candidates", .type = F_ANY, .about = "Records that may already be of this child"},
    {.name = "states", .type = F_ANY, .about = "The states that can follow"},
    {.name = "current", .type = F_ANY, .about = "The record as it stands now"},
    FIELDS_END,
};
static const struct shape problem_shape = ANSWER_SHAPE("problem", problem_fields);

static void list_shape(struct json_out *j, const struct shape *of, bool withholds)
{
    const struct field fields[] = {
        ANSWER(items, .type = F_LIST, .of = of),
        ANSWER_OR_NULL(next, .type = F_TEXT, .about = "What to send as ?after= for more"),
        withholds ? (struct field)ANSWER(withheld, .type = F_LIST, .of = &withheld_shape)
                  : (struct field)FIELDS_END,
        FIELDS_END,
    };

    shape_schema(j, &(struct shape){arena_printf(j->buf->arena, "%s_list", of->name), fields, 0});
}

/* The same properties with none required: what PATCH takes. */
static void patch_shape(struct json_out *j, const struct shape *of)
{
    struct field fields[FIELDS_MAX] = {{0}};
    int          n = 0;

    for (const struct field *f = of->fields; f->name; f++) {
        assert(n < FIELDS_MAX - 1);
        fields[n] = *f;
        fields[n++].flags &= ~(unsigned)REQUIRED;
    }
    shape_schema(j, &(struct shape){arena_printf(j->buf->arena, "%s_patch", of->name), fields, 0});
}

/* The route that lists such records, or NULL. */
static const struct route *list_of(const struct shape *s)
{
    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++)
            if (r->is_list && r->answer == s)
                return r;
    return NULL;
}

/* Is it a body of these methods? */
static bool is_body(const struct shape *s, bool of_patch)
{
    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++)
            if (r->body == s && (r->method == METHOD_PATCH) == of_patch)
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

static void schemas(struct json_out *j)
{
    struct seen seen = {0};

    see_all(&seen);
    json_name(j, "schemas");
    json_open(j, '{');
    for (int i = 0; i < seen.n; i++) {
        const struct shape *s = seen.list[i];
        bool                is_patched = is_body(s, true);

        if (s->fields[0].name && (!is_patched || is_body(s, false)))
            shape_schema(j, s);
        if (list_of(s))
            list_shape(j, s, list_of(s)->withholds);
        if (is_patched)
            patch_shape(j, s);
    }
    json_close(j, '}');
}

/* Somebody's session in a browser, or a machine's key. */
static void security_schemes(struct json_out *j)
{
    json_name(j, "securitySchemes");
    json_open(j, '{');
    json_name(j, "session");
    json_open(j, '{');
    json_pair(j, "type", "apiKey");
    json_pair(j, "in", "cookie");
    json_pair(j, "name", auth_cookie_name());
    json_pair(j, "description", "Writes send X-CSRF-Token, too");
    json_close(j, '}');
    json_name(j, "key");
    json_open(j, '{');
    json_pair(j, "type", "http");
    json_pair(j, "scheme", "bearer");
    json_close(j, '}');
    json_close(j, '}');
}

void openapi_components(struct json_out *j)
{
    json_name(j, "components");
    json_open(j, '{');
    schemas(j);
    security_schemes(j);
    json_close(j, '}');
}
