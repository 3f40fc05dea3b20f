#pragma once
/*
 * The HTTP front: one epoll thread of libmicrohttpd. It takes a request in whole (after the gate refused what
 * is malformed), finds its route, and hands it to `handle`, which must return at once (it queues it to a lane).
 * When the answer stands in req->reply, any thread calls http_answer, once.
 *
 * Limits: http_limits below. Every request has total deadlines for its headers, its body and its answer, not
 * only for inactivity; late connections are shut down by a sweeper. Pages and assets of the front end are
 * answered here, from memory, without a lane.
 */
#include "request.h"

/* Total times, counted from the start of each phase, in milliseconds; 0: the usual. */
struct http_limits {
    int connections; /* at once; 4000 */
    int head_ms;     /* from the first byte, or from the connection, to the whole head; 10 s */
    int body_ms;     /* from the head to the whole body; 15 s */
    int answer_ms;   /* from the answer's first byte to its last; 30 s */
    int idle_ms;     /* between two requests; 60 s */
    int linger_ms;   /* for the client to hang up after the last answer; 2 s */
};

struct http_options {
    const char *listen; /* "127.0.0.1:8080", "[::1]:8080" or "unix:/path"; ignored when fd >= 0 */
    int         listen_fd; /* an inherited socket (systemd), or -1 */
    const char *static_dir;
    bool
        is_tls; /* the address people use is https: __Host- cookies and Strict-Transport-Security */
    void (*handle)(struct request *req);
    struct http_limits limits;
};

struct http;

/* NULL and a sentence on stderr when it cannot listen. */
struct http *http_start(const struct http_options *o);
int          http_port(const struct http *h); /* the real port, also when 0 was asked for */
/*
 * Sends what stands in req->reply; when req->err is set, the problem of that error instead, with req->faults as its `errors` and
 * the members of req->extra; etag, location, allow, retry_after and set_cookie count in both cases. The request is gone as soon as
 * this was called.
 */
void http_answer(struct request *req);
/*
 * Takes no new connections, waits at most `seconds` for requests in work, then stops and frees. An inherited socket stays open
 * for the successor. Requests that are still with a worker then are left alone: the process is expected to end.
 */
void http_stop(struct http *h, int seconds);
