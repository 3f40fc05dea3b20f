#include "json_table.h"

#include <jansson.h>
#include <stdlib.h>

enum { DEPTH = 2 }; /* objects within an item that have columns of their own */

struct walk {
    struct arena *arena;
    table_put    *put;
    void         *to;
    int           line, column;
};

static bool has_columns(const struct field *f, int depth)
{
    return f->type == F_OBJECT && f->of && depth < DEPTH;
}

static void put_text(struct walk *w, const char *text)
{
    w->put(w->to, w->line, w->column++, &(struct table_cell){.text = text});
}

static void put_json(struct walk *w, const json_t *v)
{
    char *text = json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));

    put_text(w, text);
    free(text);
}

static void put_decimal(struct walk *w, const json_t *v)
{
    char *text = json_dumps(v, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));

    w->put(w->to, w->line, w->column++,
           &(struct table_cell){
               .text = text, .decimal = json_real_value(v), .is_decimal = text != NULL});
    free(text);
}

static bool is_list_of_texts(const json_t *v)
{
    for (size_t i = 0; i < json_array_size(v); i++)
        if (!json_is_string(json_array_get(v, i)))
            return false;
    return json_is_array(v);
}

static void put_joined(struct walk *w, const json_t *list)
{
    struct buf joined = {.arena = w->arena};

    for (size_t i = 0; i < json_array_size(list); i++) {
        buf_puts(&joined, i ? "; " : "");
        buf_puts(&joined, json_string_value(json_array_get(list, i)));
    }
    put_text(w, joined.s);
}

static void put_cell(struct walk *w, const json_t *v)
{
    if (json_is_string(v))
        put_text(w, json_string_value(v));
    else if (json_is_integer(v))
        w->put(w->to, w->line, w->column++,
               &(struct table_cell){.number = json_integer_value(v), .is_number = true});
    else if (json_is_real(v))
        put_decimal(w, v);
    else if (is_list_of_texts(v))
        put_joined(w, v);
    else if (!v || json_is_null(v))
        put_text(w, NULL);
    else
        put_json(w, v);
}

static void put_names(struct walk *w, const struct shape *shape, const char *prefix, int depth)
{
    for (const struct field *f = shape->fields; f->name; f++) {
        const char *name = arena_printf(w->arena, "%s%s", prefix, f->name);

        if (has_columns(f, depth))
            put_names(w, f->of, arena_printf(w->arena, "%s_", name), depth + 1);
        else
            put_text(w, name);
    }
}

static void put_cells(struct walk *w, const struct shape *shape, const json_t *item, int depth)
{
    for (const struct field *f = shape->fields; f->name; f++) {
        const json_t *v = json_object_get(item, f->name);

        if (has_columns(f, depth))
            put_cells(w, f->of, v, depth + 1);
        else
            put_cell(w, v);
    }
}

bool json_table(const struct shape *item, const char *json, size_t n, struct arena *arena,
                table_put *put, void *to)
{
    struct walk w = {.arena = arena, .put = put, .to = to};
    json_t     *list = json_loadb(json, n, 0, NULL);
    json_t     *items = json_object_get(list, "items");

    if (!json_is_array(items)) {
        json_decref(list);
        return false;
    }
    put_names(&w, item, "", 0);
    for (size_t i = 0; i < json_array_size(items); i++) {
        w.line++;
        w.column = 0;
        put_cells(&w, item, json_array_get(items, i), 0);
    }
    json_decref(list);
    return true;
}
