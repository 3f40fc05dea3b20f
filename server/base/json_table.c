#include "json_table.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 2 }; /* objects within an item that have columns of their own */

static bool has_columns(const struct field *f, int depth)
{
    return f->type == F_OBJECT && f->of && depth < DEPTH;
}

/* --- cells --- */

/* Spreadsheets take these for the beginning of a formula, whatever the quotes around the cell. */
static bool is_formula(const char *text) { return *text && strchr("=+-@\t\r", *text); }

static void put_quoted(struct buf *out, const char *text)
{
    buf_puts(out, "\"");
    for (size_t n; *text; text += n) {
        n = strcspn(text, "\"");
        buf_add(out, text, n);
        if (text[n]) {
            buf_puts(out, "\"\"");
            n++;
        }
    }
    buf_puts(out, "\"");
}

static void put_text(struct buf *out, const char *text)
{
    struct buf safe = {.arena = out->arena};

    buf_puts(&safe, is_formula(text) ? "'" : "");
    buf_puts(&safe, text);
    if (!safe.s)
        return;
    if (strpbrk(safe.s, ",\"\r\n") || *safe.s == ' ')
        put_quoted(out, safe.s);
    else
        buf_puts(out, safe.s);
}

static void put_json(struct buf *out, const json_t *v)
{
    char *text = json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY);

    put_text(out, text ? text : "");
    free(text);
}

static bool is_list_of_texts(const json_t *v)
{
    for (size_t i = 0; i < json_array_size(v); i++)
        if (!json_is_string(json_array_get(v, i)))
            return false;
    return json_is_array(v);
}

static void put_joined(struct buf *out, const json_t *list)
{
    struct buf joined = {.arena = out->arena};

    buf_puts(&joined, "");
    for (size_t i = 0; i < json_array_size(list); i++) {
        buf_puts(&joined, i ? "; " : "");
        buf_puts(&joined, json_string_value(json_array_get(list, i)));
    }
    put_text(out, joined.s ? joined.s : "");
}

static void put_cell(struct buf *out, const json_t *v)
{
    if (json_is_string(v))
        put_text(out, json_string_value(v));
    else if (json_is_integer(v))
        buf_printf(out, "%lld", (long long)json_integer_value(v));
    else if (is_list_of_texts(v))
        put_joined(out, v);
    else if (v && !json_is_null(v))
        put_json(out, v);
}

/* --- lines --- */

static void put_names(struct buf *out, const struct shape *shape, const char *prefix, int depth,
                      bool *is_first)
{
    for (const struct field *f = shape->fields; f->name; f++) {
        const char *name = arena_printf(out->arena, "%s%s", prefix, f->name);

        if (has_columns(f, depth)) {
            put_names(out, f->of, arena_printf(out->arena, "%s_", name), depth + 1, is_first);
            continue;
        }
        buf_puts(out, *is_first ? "" : ",");
        buf_puts(out, name);
        *is_first = false;
    }
}

static void put_cells(struct buf *out, const struct shape *shape, const json_t *item, int depth,
                      bool *is_first)
{
    for (const struct field *f = shape->fields; f->name; f++) {
        const json_t *v = json_object_get(item, f->name);

        if (has_columns(f, depth)) {
            put_cells(out, f->of, v, depth + 1, is_first);
            continue;
        }
        buf_puts(out, *is_first ? "" : ",");
        put_cell(out, v);
        *is_first = false;
    }
}

bool json_table_csv(const struct shape *item, const char *json, size_t n, struct buf *out)
{
    json_t *list = json_loadb(json, n, 0, NULL);
    json_t *items = json_object_get(list, "items");
    bool    is_first = true;

    if (!json_is_array(items)) {
        json_decref(list);
        return false;
    }
    put_names(out, item, "", 0, &is_first);
    buf_puts(out, "\r\n");
    for (size_t i = 0; i < json_array_size(items); i++) {
        is_first = true;
        put_cells(out, item, json_array_get(items, i), 0, &is_first);
        buf_puts(out, "\r\n");
    }
    json_decref(list);
    return true;
}
