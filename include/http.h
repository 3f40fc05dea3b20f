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

struct http_options {
    const char *listen;    /* "127.0.0.1:8080", "[::1]:8080" or "unix:/path"; ignored when fd >= 0 */
    int         listen_fd; /* an inherited socket (systemd), or -1 */
    const char *static_dir;
    bool        is_tls; /* the address people use is https: __Host- cookies and Strict-Transport-Security */
    void (*handle)(struct request *req);
};

struct http;

/* NULL and a sentence on stderr when it cannot listen. */
struct http *http_start(const struct http_options *o);
int          http_port(const struct http *h); /* the real port, also when 0 was asked for */
void         http_answer(struct request *req);
/* Takes no new connections, waits at most `seconds` for requests in work, then stops and frees. */
void http_stop(struct http *h, int seconds);
