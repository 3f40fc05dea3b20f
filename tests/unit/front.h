#pragma once
/*
 * A front with a handler that does what the query says: do=keep leaves the request unanswered until the test answers it,
 * do=large answers 8 MiB, do=fail every part of a problem; else the answer repeats the body.
 */
#include "wire.h"

#define GET(target) "GET " target " HTTP/1.1\r\nHost: x\r\n\r\n"
#define POST        "POST /api/v1/session HTTP/1.1\r\nHost: x\r\n"

static struct http    *http;
static int             port;
static struct answer   a;
static struct request *kept; /* what `do=keep` asked not to be answered yet */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t  came = PTHREAD_COND_INITIALIZER;

static void keep(struct request *req)
{
    pthread_mutex_lock(&lock);
    kept = req;
    pthread_cond_signal(&came);
    pthread_mutex_unlock(&lock);
}

static inline struct request *wait_for_kept(void)
{
    struct request *req;

    pthread_mutex_lock(&lock);
    while (!kept)
        pthread_cond_wait(&came, &lock);
    req = kept;
    kept = NULL;
    pthread_mutex_unlock(&lock);
    return req;
}

static void answer_large(struct request *req)
{
    req->reply = (struct reply){.status = 200, .type = "text/plain", .body_n = 8 << 20};
    char *body = arena_alloc(req->arena, req->reply.body_n);

    memset(body, 'x', req->reply.body_n);
    req->reply.body = body;
}

static void fail_fully(struct request *req)
{
    fault_add(&req->faults, "/answers/consid", "Choose %d, 1 or 2.", 0);
    req->err = ERR_DUPLICATE_CHILD;
    req->extra = "\"candidates\":[\"\\u00eb\"]";
    req->reply.etag = "\"v7\"";
}

/* What the test wants done with a request stands in its query. */
static void handle(struct request *req)
{
    const char *what = request_query(req, "do");

    if (what && !strcmp(what, "keep")) {
        keep(req);
        return;
    }
    if (what && !strcmp(what, "large"))
        answer_large(req);
    else if (what && !strcmp(what, "fail"))
        fail_fully(req);
    else {
        char *text = arena_printf(req->arena, "%zu %.40s %s", req->bytes_n, req->bytes,
                                  req->cookie_token ? req->cookie_token : "-");

        req->reply = (struct reply){.status = 200,
                                    .type = "text/plain",
                                    .body = text,
                                    .body_n = strlen(text),
                                    .etag = "\"v1\""};
    }
    http_answer(req);
}

static inline void start_at(const char *address, int fd)
{
    signal(SIGPIPE, SIG_IGN);
    http = http_start(&(struct http_options){
        .listen = address,
        .listen_fd = fd,
        .static_dir = wire_site,
        .handle = handle,
        .limits = {.connections = 40,
                   .head_ms = 600,
                   .body_ms = 700,
                   .answer_ms = 800,
                   .idle_ms = 900,
                   .linger_ms = 300},
    });
    ck_assert_ptr_nonnull(http);
    port = http_port(http);
}

static inline void start(void)
{
    wire_make_site();
    start_at("127.0.0.1:0", -1);
}

static inline void stop(void)
{
    if (http)
        http_stop(http, 5);
    wire_remove_site();
}
