#include "front.h"

#include "auth.h"
#include "cookie.h"
#include "db.h"
#include "lane.h"
#include "log.h"
#include "path.h"
#include "route.h"
#include "static.h"

#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>

/* The arena of a request holds its body, what is made of it, and the answer when it is not the database's. */
enum { ARENA_MAX = 16 * 1024 * 1024, BODY_USUAL = 64 * 1024, MHD_MEMORY = 32 * 1024 };
/* A body is read before anybody knows whose it is. Larger ones than usual share this, or strangers could fill the memory. */
enum { LARGE_MAX = 32 * 1024 * 1024 };

enum stage { STAGE_READING, STAGE_WORK, STAGE_ANSWERED };

struct http_call {
    struct http           *http;
    struct conn           *conn;
    struct MHD_Connection *mhd;
    struct request         req;
    const char            *target; /* as it was sent */
    enum stage             stage;
    size_t                 body_max, room, large; /* large: of http->large_n */
    struct timespec        began;
    const char            *name; /* the route, the page or the file, for the log */
    struct http_call      *next; /* in http->answered */
};

/* --- the request --- */

static const char *header(struct http_call *c, const char *name)
{
    const char *v = MHD_lookup_connection_value(c->mhd, MHD_HEADER_KIND, name);

    return v ? arena_copy(c->req.arena, v, strlen(v)) : NULL;
}

/* A scheme that we do not know is a key that is not valid, not the absence of one. */
static const char *bearer(struct http_call *c)
{
    const char *v = header(c, "Authorization");

    if (!v)
        return NULL;
    return !strncasecmp(v, "Bearer ", 7) ? v + 7 + strspn(v + 7, " ") : "";
}

/* A cookie that was sent twice is none: nobody can say which is meant. */
static const char *cookie(struct http_call *c, const char *name, bool *is_twice)
{
    size_t      n;
    const char *all = MHD_lookup_connection_value(c->mhd, MHD_HEADER_KIND, "Cookie");
    const char *v = cookie_find(all, name, &n, is_twice);

    return v && n ? arena_copy(c->req.arena, v, n) : NULL;
}

static enum err read_cookies(struct http_call *c)
{
    bool is_twice, device_is_twice;

    c->req.device = cookie(c, auth_device_name(), &device_is_twice);
    c->req.cookie_token = cookie(c, auth_cookie_name(), &is_twice);
    return is_twice ? fail(&c->req, ERR_BAD_REQUEST) : ERR_NONE;
}

static enum method method_of(const char *name)
{
    for (int m = 0; m < METHOD_COUNT; m++)
        if (!strcmp(method_name((enum method)m), name))
            return (enum method)m;
    return METHOD_COUNT;
}

static enum err read_headers(struct http_call *c)
{
    struct request *req = &c->req;

    req->bearer = bearer(c);
    req->csrf = header(c, "X-CSRF-Token");
    req->origin = header(c, "Origin");
    req->host = header(c, "Host");
    req->content_type = header(c, "Content-Type");
    req->if_match = header(c, "If-Match");
    req->if_none_match = header(c, "If-None-Match");
    req->idempotency_key = header(c, "Idempotency-Key");
    if (header(c, "Content-Encoding"))
        return fail(req, ERR_NOT_JSON);
    return read_cookies(c);
}

/* What routes answer; everything else is a page or one of its files. */
static bool has_route(const char *path)
{
    return !strncmp(path, "/api/", 5) || !strncmp(path, "/calendar/", 10);
}

/* API or page, and how large a body may be. What is wrong stands in req.err and is said when the body has come. */
static void begin(struct http_call *c, struct MHD_Connection *m, const char *method)
{
    struct request *req = &c->req;
    const char     *query = strchr(c->target, '?');

    c->mhd = m;
    c->body_max = BODY_USUAL;
    req->method = method_of(method);
    req->path =
        arena_copy(req->arena, c->target, query ? (size_t)(query - c->target) : strlen(c->target));
    req->peer = c->conn->peer;
    if (path_query(req, query ? query + 1 : NULL) || read_headers(c) || !has_route(req->path) ||
        route_find(req))
        return;
    c->name = req->route->path;
    if (req->route->body_max)
        c->body_max = (size_t)req->route->body_max;
}

/* libmicrohttpd shows the target as it was sent only here; what is returned is its context of the request from then on. */
static void *call_new(void *cls, const char *target, struct MHD_Connection *m)
{
    struct http      *h = cls;
    struct arena     *arena = arena_new(ARENA_MAX);
    struct http_call *c = arena ? arena_alloc(arena, sizeof *c) : NULL;

    if (!c) {
        arena_free(arena);
        return NULL;
    }
    c->http = h;
    c->conn = MHD_get_connection_info(m, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
    c->req = (struct request){.call = c, .arena = arena, .faults = {.arena = arena}, .bytes = ""};
    c->target = arena_copy(arena, target, strlen(target));
    c->name = "none";
    answer_id(c->req.id);
    clock_gettime(CLOCK_MONOTONIC, &c->began);
    h->calls_n++;
    return c;
}

/* --- the body --- */

static bool may_be_large(struct http_call *c, size_t room)
{
    if (room <= BODY_USUAL)
        return true;
    if (c->http->large_n + room > LARGE_MAX)
        return false;
    c->http->large_n += room;
    c->large += room;
    return true;
}

/* The whole room at once when its length is known, doubled as it comes when it is chunked. */
static enum err make_room(struct http_call *c, size_t n)
{
    size_t need = c->req.bytes_n + n, room = c->room ? c->room * 2 : 0;
    char  *s;

    if (need > c->body_max)
        return ERR_TOO_LARGE;
    if (need <= c->room)
        return ERR_NONE;
    if (!c->conn->gate.is_chunked)
        room = (size_t)c->conn->gate.length;
    if (room < need)
        room = need;
    if (!may_be_large(c, room))
        return ERR_BUSY;
    s = arena_alloc(c->req.arena, room + 1);
    if (!s)
        return ERR_NO_MEMORY;
    memcpy(s, c->req.bytes, c->req.bytes_n);
    c->req.bytes = s;
    c->room = room;
    return ERR_NONE;
}

static enum MHD_Result take_bytes(struct http_call *c, const char *bytes, size_t *n)
{
    enum err e = make_room(c, *n);

    if (e) {
        door_refuse(c->conn, e);
        return MHD_NO;
    }
    memcpy((char *)c->req.bytes + c->req.bytes_n, bytes, *n);
    c->req.bytes_n += *n;
    *n = 0;
    return MHD_YES;
}

/* --- the answer --- */

static enum MHD_Result answer(struct http_call *c)
{
    c->stage = STAGE_ANSWERED;
    door_is_answering(c->conn, c->req.reply.body_n);
    return answer_queue(c->http, c->mhd, &c->req);
}

static void text_answer(struct request *req, int status, const char *text)
{
    req->reply = (struct reply){.status = status,
                                .type = "text/plain; charset=utf-8",
                                .body = text,
                                .body_n = strlen(text)};
}

/* What needs no worker. */
static void answer_here(struct http_call *c)
{
    struct request *req = &c->req;

    if (req->method != METHOD_GET && req->method != METHOD_HEAD) {
        req->reply.allow = "GET, HEAD";
        fail(req, ERR_METHOD);
    } else if (!strcmp(req->path, "/healthz")) {
        c->name = "/healthz";
        text_answer(req, 200, "ok\n");
    } else if (!strcmp(req->path, "/readyz")) {
        c->name = "/readyz";
        text_answer(req, lanes_are_ready() ? 200 : 503,
                    lanes_are_ready() ? "ok\n" : "the database is out of reach\n");
    } else {
        site_answer(c->http->site, req,
                    MHD_lookup_connection_value(c->mhd, MHD_HEADER_KIND, "Accept-Encoding"),
                    &c->name);
    }
}

static enum MHD_Result work(struct http_call *c)
{
    if (c->req.err || !c->req.route) {
        if (!c->req.err)
            answer_here(c);
        return answer(c);
    }
    /* Suspended before anybody may answer, or the answer could come first. */
    c->stage = STAGE_WORK;
    MHD_suspend_connection(c->mhd);
    c->http->o.handle(&c->req);
    return MHD_YES;
}

/* Called once with the head, once or more with the body, once when it is whole, and once more after the answer was made. */
static enum MHD_Result handler(void *cls, struct MHD_Connection *m, const char *url,
                               const char *method, const char *version, const char *bytes,
                               size_t *n, void **context)
{
    struct http_call *c = *context;

    (void)cls;
    (void)url;
    (void)version;
    if (!c)
        return MHD_NO;
    if (!c->mhd) {
        begin(c, m, method);
        if (c->conn->gate.length <= (int64_t)c->body_max)
            return MHD_YES;
        door_refuse(c->conn, ERR_TOO_LARGE);
        return MHD_NO;
    }
    if (*n)
        return take_bytes(c, bytes, n);
    return c->stage == STAGE_READING ? work(c) : answer(c);
}

/* --- the end --- */

static void log_call(const struct http_call *c, bool is_cut)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    log_line(LOG_INFO, "request", "id=%s method=%s route=%s status=%d bytes=%zu ms=%.1f%s",
             c->req.id, method_name(c->req.method), c->name, c->req.reply.status,
             c->req.reply.body_n,
             (double)(now.tv_sec - c->began.tv_sec) * 1e3 +
                 (double)(now.tv_nsec - c->began.tv_nsec) / 1e6,
             is_cut ? " cut=yes" : "");
}

/* Runs for every request that call_new saw, answered or not; never while a worker has it, because it is suspended then. */
static void completed(void *cls, struct MHD_Connection *m, void **context,
                      enum MHD_RequestTerminationCode how)
{
    struct http_call *c = *context;

    (void)cls;
    (void)m;
    if (!c)
        return;
    *context = NULL;
    if (c->stage == STAGE_ANSWERED)
        log_call(c, how != MHD_REQUEST_TERMINATED_COMPLETED_OK);
    door_is_completed(c->conn);
    c->http->calls_n--;
    c->http->large_n -= c->large;
    db_clear(&c->req);
    arena_free(c->req.arena);
}

static void connected(void *cls, struct MHD_Connection *m, void **socket_context,
                      enum MHD_ConnectionNotificationCode what)
{
    struct http *h = cls;

    (void)m;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        *socket_context = h->adding;
        h->adding->is_known = true;
    } else {
        door_is_forgotten(*socket_context);
    }
}

/* --- between threads --- */

void http_answer(struct request *req)
{
    struct http_call *c = req->call;
    struct http      *h = c->http;

    pthread_mutex_lock(&h->lock);
    /* Whoever found the list empty has woken the loop. */
    if (!h->answered)
        http_wake(h);
    c->next = h->answered;
    h->answered = c;
    pthread_mutex_unlock(&h->lock);
}

void call_take_answered(struct http *h)
{
    struct http_call *c;

    pthread_mutex_lock(&h->lock);
    c = h->answered;
    h->answered = NULL;
    pthread_mutex_unlock(&h->lock);
    while (c) {
        struct http_call *next = c->next;

        MHD_resume_connection(c->mhd);
        c = next;
    }
}

/* --- start --- */

/* Addresses are decoded by path.h, once. */
static size_t no_unescape(void *cls, struct MHD_Connection *m, char *s)
{
    (void)cls;
    (void)m;
    return strlen(s);
}

struct MHD_Daemon *call_start(struct http *h)
{
    return MHD_start_daemon(MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME, 0,
                            NULL, NULL, handler, h, MHD_OPTION_URI_LOG_CALLBACK, call_new, h,
                            MHD_OPTION_NOTIFY_COMPLETED, completed, h, MHD_OPTION_NOTIFY_CONNECTION,
                            connected, h, MHD_OPTION_UNESCAPE_CALLBACK, no_unescape, NULL,
                            MHD_OPTION_CONNECTION_LIMIT, 2 * (unsigned)h->limits.connections,
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MHD_MEMORY,
                            MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
}

bool call_add(struct http *h, struct conn *c, int fd)
{
    struct sockaddr_un inner = {.sun_family = AF_UNIX};

    h->adding = c;
    /* Closes the socket when it does not take it. */
    return MHD_add_connection(h->mhd, fd, (struct sockaddr *)&inner, sizeof inner.sun_family) ==
           MHD_YES;
}
