#include "route.h"

#include <stdio.h>
#include <string.h>

/* One part of a path, between slashes. */
struct segment {
    const char *s;
    size_t      n;
};

static struct segment next_segment(const char **path)
{
    const char *s = **path == '/' ? *path + 1 : *path;
    size_t      n = strcspn(s, "/");

    *path = s + n;
    return (struct segment){s, n};
}

/* Words of a path are plain: nothing of ours needs an escape, so none is understood. */
static bool is_word(struct segment s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-", s.s[i]))
            return false;
    return s.n > 0 && s.n <= 200;
}

static bool is_taken(struct request *req, struct segment pattern, struct segment given)
{
    if (pattern.n == 6 && !memcmp(pattern.s, ":child", 6))
        return uuid_parse(given.s, given.n, &req->child);
    if (pattern.n == 3 && !memcmp(pattern.s, ":id", 3))
        return uuid_parse(given.s, given.n, &req->record);
    if (pattern.n == 5 && !memcmp(pattern.s, ":word", 5)) {
        req->word = is_word(given) ? arena_copy(req->arena, given.s, given.n) : NULL;
        return req->word != NULL;
    }
    if (pattern.n == 6 && !memcmp(pattern.s, ":month", 6)) {
        req->month = day_parse_month(given.s, given.n);
        return req->month != DAY_NONE;
    }
    return pattern.n == given.n && !memcmp(pattern.s, given.s, given.n);
}

static bool path_fits(struct request *req, const char *pattern, const char *path)
{
    while (*pattern && *path) {
        struct segment p = next_segment(&pattern), g = next_segment(&path);

        if (!is_taken(req, p, g))
            return false;
    }
    return !*pattern && !*path;
}

static void forget_path_words(struct request *req)
{
    req->child = req->record = (struct uuid){0};
    req->word = NULL;
    req->month = DAY_NONE;
}

static bool method_fits(const struct route *route, enum method m)
{
    return route->method == m || (route->method == METHOD_GET && m == METHOD_HEAD);
}

static void allow(struct request *req, const struct route *route)
{
    const char *so_far = req->reply.allow;
    const char *also = route->method == METHOD_GET ? "GET, HEAD" : method_name(route->method);

    if (so_far && strstr(so_far, also)) /* a word and what may stand in its place fit one path */
        return;
    req->reply.allow = so_far ? arena_printf(req->arena, "%s, %s", so_far, also) : also;
}

/* The path without .csv or .xlsx at its end, which becomes the format; NULL where it does not end so. */
static const char *without_format(struct request *req, const char **format)
{
    static const char *const formats[] = {"csv", "xlsx"};

    const char *dot = strrchr(req->path, '.');

    for (int i = 0; dot && i < 2; i++)
        if (!strcmp(dot + 1, formats[i])) {
            *format = formats[i];
            return arena_copy(req->arena, req->path, (size_t)(dot - req->path));
        }
    return NULL;
}

/* The part of a path that a route's own path is to fit, "" when it is none of the API's; a list is there with .csv and .xlsx too. */
static const char *path_below(const struct request *req, const struct route *r, const char *table)
{
    const char *path = r->is_list && r->method == METHOD_GET && table ? table : req->path;
    size_t      base = strlen(API_BASE);

    if (r->is_absolute)
        return path;
    return strncmp(path, API_BASE, base) ? "" : path + base;
}

enum err route_find(struct request *req)
{
    const char *format = NULL, *table = without_format(req, &format);

    req->reply.allow = NULL;
    req->format = NULL;
    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++) {
            const char *path = path_below(req, r, table);

            forget_path_words(req);
            if (*path != '/' || !path_fits(req, r->path, path))
                continue;
            if (method_fits(r, req->method)) {
                req->route = r;
                req->format = r->is_list ? format : NULL;
                return ERR_NONE;
            }
            allow(req, r);
        }
    forget_path_words(req);
    return fail(req, req->reply.allow ? ERR_METHOD : ERR_NOT_FOUND);
}

/* --- the start-up check --- */

static bool complain(const struct route *r, const char *what)
{
    fprintf(stderr, "around: route %s %s: %s\n", method_name(r->method), r->path, what);
    return false;
}

static int args_of(const struct route *r)
{
    int n = 0;

    while (r->args[n].type != ARG_END)
        n++;
    return n;
}

static bool is_twice(const struct route *r)
{
    int seen = 0;

    for (int t = 0; route_tables[t]; t++)
        for (const struct route *o = route_tables[t]; o->path; o++)
            seen += o->method == r->method && !strcmp(o->path, r->path);
    return seen > 1;
}

static bool is_fine(const struct route *r)
{
    bool is_read = r->method == METHOD_GET;

    if (r->need.kind == NEED_KIND_UNSET)
        return complain(r, "it names no need");
    if (!r->about || !r->answer)
        return complain(r, "it does not say what it is about or what it answers");
    if (!r->sql && !r->handle)
        return complain(r, "it has neither statement nor handler");
    if (!is_read && (r->sql || !r->body))
        return complain(r, "a write has a handler and a body shape");
    if (r->sql && r->sql->params != args_of(r))
        return complain(r, "its arguments are not those of its statement");
    if (!strncmp(r->path, "/children/", 10) && strchr(r->path + 10, '/') &&
        strncmp(r->path + 10, ":child", 6) != 0)
        return complain(r, "a route below a child names :child");
    return is_twice(r) ? complain(r, "it is declared twice") : true;
}

bool routes_check(void)
{
    bool ok = true;

    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++)
            ok = is_fine(r) && ok;
    return ok;
}

static void print_need(const struct need *n)
{
    static const char *const others[] = {[NEED_KIND_PUBLIC] = "public",
                                         [NEED_KIND_SIGNED_IN] = "signed in",
                                         [NEED_KIND_CALENDAR] = "calendar"};

    if (n->kind == NEED_KIND_RECORD)
        printf("%s %s%s%s", record_name(n->record), action_name(n->action),
               n->or_own ? " or own " : "", n->or_own ? action_name(n->own) : "");
    else
        printf("%s", others[n->kind]);
}

void routes_print(void)
{
    for (int t = 0; route_tables[t]; t++)
        for (const struct route *r = route_tables[t]; r->path; r++) {
            printf("%s\t%s%s\t", method_name(r->method), r->is_absolute ? "" : API_BASE, r->path);
            print_need(&r->need);
            printf("\t%s\t%s\n", r->body ? r->body->name : "-", r->sql ? r->sql->name : "-");
        }
}
