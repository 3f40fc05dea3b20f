/* Targets of requests. A path that passes the check decodes to UTF-8 without control bytes, and never into another path. */
#include "../../server/http/path.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static size_t count(const char *s, size_t n, char c)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++)
        found += s[i] == c;
    return found;
}

static void path(const char *target, size_t n, char *out)
{
    if (path_check(target, n) != ERR_NONE)
        return;
    n = strcspn(target, "?") < n ? strcspn(target, "?") : n;
    check(n > 0 && target[0] == '/');
    check(path_decode(target, n, false, out));
    check(path_is_utf8(out, strlen(out)));
    check(count(out, strlen(out), '/') == count(target, n, '/'));
    check(!strstr(out, "//") && !strstr(out, "/../") && !strstr(out, "/./") && !strchr(out, '\\'));
    for (const char *p = out; *p; p++)
        check((unsigned char)*p >= 0x20 && *p != 0x7f);
}

static void query(const char *text)
{
    struct arena  *arena = arena_new(1 << 20);
    struct request req = {.arena = arena, .faults = {.arena = arena}};

    if (!arena)
        return;
    if (path_query(&req, text) == ERR_NONE) {
        check(req.query_n <= REQUEST_QUERY_MAX);
        for (int i = 0; i < req.query_n; i++)
            check(path_is_utf8(req.query[i].value, strlen(req.query[i].value)));
    }
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *target = malloc(size + 1), *out = malloc(size + 1);

    if (target && out) {
        memcpy(target, data, size);
        target[size] = '\0';
        path(target, size, out);
        if (strlen(target) == size)
            query(target);
    }
    free(target);
    free(out);
    return 0;
}
