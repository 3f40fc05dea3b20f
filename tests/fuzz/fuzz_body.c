/*
 * The body shape of every route of the service: the first byte chooses the route, the rest is what somebody sends there. What does not
 * pass names a fault; what passes has no text that is not UTF-8 or that hides its end.
 */
#include "route.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* The route of that number among those that take a body. */
static const struct route *route_of(unsigned wanted)
{
    const struct route *found = NULL;
    unsigned            n = 0;

    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++)
            if (r->body && r->body->fields[0].name && n++ <= wanted)
                found = r;
    return found;
}

static void check_texts(const struct shape *shape, const char *body)
{
    for (const struct field *f = shape->fields; f->name; f++) {
        const struct text *text = (const struct text *)(const void *)(body + f->offset);

        if (f->type != F_TEXT || !text->s)
            continue;
        check(strlen(text->s) == text->n);
        check(!f->max || (int64_t)text->n <= 4 * f->max);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena       *arena = arena_new(8 << 20);
    struct faults       faults = {.arena = arena};
    const struct route *route = size ? route_of(data[0]) : NULL;
    const void         *body = NULL;

    if (arena && route) {
        enum err e = json_in(arena, route->body, route->method == METHOD_PATCH, 20000,
                             (const char *)data + 1, size - 1, &faults, &body);

        check(e == ERR_NONE || e == ERR_BAD_JSON || e == ERR_BAD_BODY);
        check((e == ERR_NONE) == (faults.n == 0));
        if (!e)
            check_texts(route->body, body);
    }
    arena_free(arena);
    return 0;
}
