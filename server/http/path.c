#include "path.h"

#include <string.h>

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The byte of the escape at s; -1 when it is not whole. */
static int escape(const char *s, size_t n)
{
    int high = n > 1 ? hex_digit(s[1]) : -1, low = n > 2 ? hex_digit(s[2]) : -1;

    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Bytes of the UTF-8 sequence at s, 0 when there is none (RFC 3629 section 4). */
static size_t sequence(const unsigned char *s, size_t n)
{
    size_t        more = s[0] < 0x80 ? 0 : s[0] < 0xe0 ? 1 : s[0] < 0xf0 ? 2 : 3;
    unsigned char low = 0x80, high = 0xbf;

    if ((s[0] >= 0x80 && s[0] < 0xc2) || s[0] > 0xf4 || more >= n)
        return 0;
    if (s[0] == 0xe0)
        low = 0xa0;
    if (s[0] == 0xed)
        high = 0x9f;
    if (s[0] == 0xf0)
        low = 0x90;
    if (s[0] == 0xf4)
        high = 0x8f;
    for (size_t i = 1; i <= more; i++, low = 0x80, high = 0xbf)
        if (s[i] < low || s[i] > high)
            return 0;
    return more + 1;
}

bool path_is_utf8(const char *s, size_t n)
{
    for (size_t i = 0, step; i < n; i += step) {
        step = sequence((const unsigned char *)s + i, n - i);
        if (!step)
            return false;
    }
    return true;
}

static size_t decode(const char *s, size_t n, bool is_query, char *out)
{
    size_t m = 0;

    for (size_t i = 0; i < n; i++) {
        int c = s[i] == '%' ? escape(s + i, n - i) : (unsigned char)s[i];

        if (c <= 0)
            return n + 1;
        if (s[i] == '%')
            i += 2;
        else if (is_query && c == '+')
            c = ' ';
        out[m++] = (char)c;
    }
    out[m] = 0;
    return m;
}

bool path_decode(const char *s, size_t n, bool is_query, char *out)
{
    size_t m = decode(s, n, is_query, out);

    return m <= n && path_is_utf8(out, m);
}

/* Nothing that a second reader could take for a separator, an end or another escape. */
static bool is_plain(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f || s[i] == '/' || s[i] == '\\' ||
            (s[i] == '%' && escape(s + i, n - i) >= 0))
            return false;
    return strcmp(s, ".") != 0 && strcmp(s, "..") != 0;
}

static bool segments_are_fine(const char *s, size_t n)
{
    char   decoded[8 * 1024 + 1];
    size_t end;

    for (size_t at = 1; at < n; at = end + 1) {
        const char *slash = memchr(s + at, '/', n - at);

        end = slash ? (size_t)(slash - s) : n;
        if ((end == at && end < n) || !path_decode(s + at, end - at, false, decoded) ||
            !is_plain(decoded, strlen(decoded)))
            return false;
    }
    return true;
}

enum err path_check(const char *target, size_t n)
{
    const char *query = n ? memchr(target, '?', n) : NULL;
    size_t      path_n = query ? (size_t)(query - target) : n;
    char        decoded[8 * 1024 + 1];

    if (!n || n >= sizeof decoded || target[0] != '/')
        return ERR_BAD_REQUEST;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)target[i] <= ' ' || target[i] == 0x7f || target[i] == '#' ||
            target[i] == '\\')
            return ERR_BAD_REQUEST;
    if (!segments_are_fine(target, path_n))
        return ERR_BAD_REQUEST;
    return !query || path_decode(query + 1, n - path_n - 1, true, decoded) ? ERR_NONE
                                                                           : ERR_BAD_REQUEST;
}

static enum err add_pair(struct request *req, const char *s, size_t n)
{
    const char *equals = memchr(s, '=', n);
    size_t      name_n = equals ? (size_t)(equals - s) : n;
    char       *name = arena_copy(req->arena, s, name_n), *value = arena_copy(req->arena, s, n);

    if (arena_is_exhausted(req->arena))
        return fail(req, ERR_NO_MEMORY);
    if (!path_decode(s, name_n, true, name) ||
        !path_decode(s + name_n + !!equals, n - name_n - !!equals, true, value))
        return fail(req, ERR_BAD_REQUEST);
    if (request_query(req, name))
        return fail_field(req, ERR_BAD_QUERY, arena_printf(req->arena, "?%s", name),
                          "Send this once.");
    if (req->query_n == REQUEST_QUERY_MAX)
        return fail_field(req, ERR_BAD_QUERY, "?", "There are too many names in the address.");
    req->query[req->query_n++] = (struct pair){name, value};
    return ERR_NONE;
}

enum err path_query(struct request *req, const char *query)
{
    enum err e = ERR_NONE;

    while (!e && query && *query) {
        size_t n = strcspn(query, "&");

        if (n)
            e = add_pair(req, query, n);
        query += n + (query[n] == '&');
    }
    return e;
}
