#pragma once
/*
 * One request, from its first byte to its answer. Made by http/, filled by the dispatcher in the order of the
 * members below, given to a handler, gone after the answer. Everything it points to lives in its arena.
 */
#include "arena.h"
#include "day.h"
#include "errors.h"
#include "identity.h"
#include "json_in.h"
#include "uuid.h"

enum method {
    METHOD_GET,
    METHOD_HEAD,
    METHOD_POST,
    METHOD_PATCH,
    METHOD_PUT,
    METHOD_DELETE,
    METHOD_COUNT
};

const char *method_name(enum method m); /* "other" for METHOD_COUNT */

enum { REQUEST_QUERY_MAX = 16, REQUEST_RESULTS_MAX = 64 };

struct pair { /* one decoded name=value of the query */
    const char *name, *value;
};

/* What goes back. `body` points into the arena or into a database result kept until the answer is out. */
struct reply {
    int         status;
    const char *type; /* media type; NULL with an empty body */
    const char *body;
    size_t      body_n;
    const char *etag, *location,
        *next; /* header values, or NULL; next: path and query for Link rel=next */
    const char *set_cookie[2];
    const char *allow;
    const char *disposition;
    const char *policy; /* Content-Security-Policy; NULL: the usual */
    const char *cache;  /* Cache-Control; NULL: no-store */
    const char *encoding, *vary;
    int         retry_after; /* seconds, 0: no such header */
    bool clear_site; /* Clear-Site-Data at sign-out, of all but cookies: the browser's own stays */
};

struct db;
struct route;
struct http_call; /* libmicrohttpd's side of it, known to http/ alone */

struct request {
    /* http/ */
    struct http_call *call;
    struct arena     *arena;
    char              id[33]; /* made here, in every answer and log line: X-Request-Id */
    enum method       method;
    const char       *path; /* as it was sent, without the query */
    struct pair       query[REQUEST_QUERY_MAX];
    int               query_n;
    const char       *cookie_token, *device, *bearer, *csrf, *origin, *host, *content_type;
    const char       *if_match, *if_none_match, *idempotency_key;
    const char       *bytes; /* the body as it came */
    size_t            bytes_n;
    const char       *peer; /* address class for rate limits: "unix" or an IP address */

    /* router */
    const struct route *route;
    struct uuid         child, record; /* :child and :id of the path */
    const char *
        content_location; /* the path with the id of the record that the child's was merged into, or NULL */
    const char *word;   /* :word of the path, decoded; NULL where the path has none */
    day_t       month;  /* :month of the path, its first day; DAY_NONE where the path has none */
    const char *format; /* "csv" or "xlsx" for a list whose path ended so, else NULL */

    /* dispatcher */
    struct db      *db;
    struct identity who;
    int64_t         now;   /* seconds since 1970 */
    day_t           today; /* London's date */
    day_t           as_of; /* an earlier day whose records are asked for; DAY_NONE: today's */
    const void     *body;  /* decoded, of the route's shape */
    day_t
        begun; /* first day of the record that If-Match names (a child's: of birth), or DAY_NONE */

    /* check and handler */
    void         *found; /* by the route's check for its handler, who know of what type it is */
    struct faults faults;
    enum err      err;   /* what fail() said */
    const char   *extra; /* further members of the problem document: "\"states\":[…]", or NULL */
    struct reply  reply;
    const char   *looked;                       /* JSON: what was looked at, for the audit */
    const char   *purpose;                      /* what for, where that is recorded; or NULL */
    void         *results[REQUEST_RESULTS_MAX]; /* database results, cleared after the answer */
    int           results_n;
    struct request *next_in_lane;
    int64_t         queued_at; /* monotonic milliseconds */
};

/* The one way to fail: remembers the error (and adds a fault when pointer is not NULL) and returns it. */
static inline enum err fail(struct request *req, enum err e)
{
    req->err = e;
    return e;
}
void                   fail_note(struct request *req, const char *pointer, const char *detail);
static inline enum err fail_field(struct request *req, enum err e, const char *pointer,
                                  const char *detail)
{
    fail_note(req, pointer, detail);
    return fail(req, e);
}

/* A query value, NULL when absent. */
const char *request_query(const struct request *req, const char *name);
/* A query value that must be there and be an id. ERR_BAD_QUERY. */
enum err request_query_uuid(struct request *req, const char *name, struct uuid *out);
