#include "front.h"

#include "log.h"
#include "monotonic.h"
#include "static.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

enum { EVENTS = 256, SWEEP_MS = 100, ACCEPTS = 64 };

void http_wake(struct http *h)
{
    uint64_t one = 1;

    /* Full means that it wakes anyway. */
    if (write(h->wake, &one, sizeof one) < 0)
        assert(errno == EAGAIN);
}

static bool watch_fd(struct http *h, int fd, struct watch *w, enum watch_kind kind)
{
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = w};

    *w = (struct watch){.kind = kind};
    return !epoll_ctl(h->epoll, EPOLL_CTL_ADD, fd, &e);
}

static void stop_listening(struct http *h)
{
    if (h->is_listening)
        epoll_ctl(h->epoll, EPOLL_CTL_DEL, h->listen, NULL);
    h->is_listening = false;
}

static void accept_clients(struct http *h)
{
    char peer[48];

    for (int i = 0; i < ACCEPTS; i++) {
        int fd = listen_accept(h->listen, peer);

        if (fd >= 0) {
            door_open(h, fd, peer);
            continue;
        }
        /* Out of descriptors: whoever waits in line waits until the next sweep. */
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
            stop_listening(h);
        if (errno != EINTR && errno != ECONNABORTED)
            return;
    }
}

static void event(struct http *h, struct watch *w, unsigned events)
{
    uint64_t count;

    switch (w->kind) {
    case WATCH_LISTEN:
        accept_clients(h);
        break;
    case WATCH_WAKE:
        if (read(h->wake, &count, sizeof count) < 0)
            assert(errno == EAGAIN);
        call_take_answered(h);
        h->must_run = true;
        break;
    case WATCH_MHD:
        h->must_run = true;
        break;
    default:
        door_event(w->conn, w->kind, events);
    }
}

/* Until libmicrohttpd has nothing left that it could do at once. */
static void run_mhd(struct http *h)
{
    MHD_UNSIGNED_LONG_LONG wait;

    h->must_run = false;
    do {
        MHD_run(h->mhd);
        door_go_on(h);
    } while (MHD_get_timeout(h->mhd, &wait) == MHD_YES && wait == 0);
}

static void sweep(struct http *h)
{
    h->next_sweep = h->now + SWEEP_MS;
    if (!h->is_listening && !h->is_ending)
        h->is_listening = watch_fd(h, h->listen, &h->listen_watch, WATCH_LISTEN);
    if (h->is_ending) {
        stop_listening(h);
        door_close_idle(h);
    }
    door_sweep(h);
    h->must_run = true;
}

static bool is_done(const struct http *h)
{
    return h->is_ending && (h->conns_n == 0 || h->now >= h->end_at);
}

static void *loop(void *arg)
{
    struct http       *h = arg;
    struct epoll_event events[EVENTS];

    while (h->now = monotonic_ms(), !is_done(h)) {
        int64_t wait = h->next_sweep - h->now;
        int     n = epoll_wait(h->epoll, events, EVENTS, wait < 0 ? 0 : (int)wait);

        h->now = monotonic_ms();
        for (int i = 0; i < n; i++)
            event(h, events[i].data.ptr, events[i].events);
        if (h->now >= h->next_sweep)
            sweep(h);
        if (h->must_run)
            run_mhd(h);
        door_free_dead(h);
    }
    return NULL;
}

/* A connection takes its own descriptor and a pair. */
static void raise_limit(int connections)
{
    struct rlimit limit;
    rlim_t        need = (rlim_t)connections * 3 + 256;

    if (getrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur >= need)
        return;
    limit.rlim_cur = need < limit.rlim_max ? need : limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur < need)
        log_line(LOG_WARN, "descriptors", "wanted=%llu", (unsigned long long)need);
}

static int or_usual(int given, int usual) { return given > 0 ? given : usual; }

static struct http_limits limits_of(const struct http_limits *l)
{
    return (struct http_limits){
        .connections = or_usual(l->connections, 4000),
        .head_ms = or_usual(l->head_ms, 10 * 1000),
        .body_ms = or_usual(l->body_ms, 15 * 1000),
        .answer_ms = or_usual(l->answer_ms, 30 * 1000),
        .idle_ms = or_usual(l->idle_ms, 60 * 1000),
        .linger_ms = or_usual(l->linger_ms, 2 * 1000),
    };
}

static bool open_all(struct http *h)
{
    h->listen = listen_open(&h->o, &h->port);
    if (h->listen < 0)
        return false;
    h->site = site_load(h->o.static_dir);
    h->conns = calloc(2 * (size_t)h->limits.connections, sizeof(struct conn *));
    h->epoll = epoll_create1(EPOLL_CLOEXEC);
    h->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    h->mhd = call_start(h);
    if (!h->site || !h->conns || !h->mhd)
        return false;

    int mhd_epoll = MHD_get_daemon_info(h->mhd, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;

    h->is_listening = watch_fd(h, h->listen, &h->listen_watch, WATCH_LISTEN);
    return h->is_listening && watch_fd(h, h->wake, &h->wake_watch, WATCH_WAKE) &&
           watch_fd(h, mhd_epoll, &h->mhd_watch, WATCH_MHD);
}

static void close_all(struct http *h)
{
    if (h->mhd)
        MHD_stop_daemon(h->mhd);
    door_free_dead(h);
    if (h->listen >= 0)
        listen_close(&h->o, h->listen);
    if (h->epoll >= 0)
        close(h->epoll);
    if (h->wake >= 0)
        close(h->wake);
    site_free(h->site);
    pthread_mutex_destroy(&h->lock);
    free(h->conns);
    free(h);
}

/* Signals are for the main thread. */
static bool start_thread(struct http *h)
{
    sigset_t all, before;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool ok = !pthread_create(&h->thread, NULL, loop, h);

    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return ok;
}

struct http *http_start(const struct http_options *o)
{
    struct http *h = calloc(1, sizeof *h);

    if (!h)
        return NULL;
    h->o = *o;
    h->limits = limits_of(&o->limits);
    h->listen = h->epoll = h->wake = -1;
    pthread_mutex_init(&h->lock, NULL);
    raise_limit(h->limits.connections);
    if (open_all(h) && start_thread(h))
        return h;
    close_all(h);
    return NULL;
}

int http_port(const struct http *h) { return h->port; }

void http_stop(struct http *h, int seconds)
{
    h->end_at = monotonic_ms() + (int64_t)seconds * 1000;
    h->is_ending = true;
    http_wake(h);
    pthread_join(h->thread, NULL);
    for (int i = h->conns_n; i > 0; i--)
        door_hang_up(h->conns[i - 1]);
    run_mhd(h);
    /* What is still with a worker cannot be taken from it: the process ends with it instead. */
    if (h->calls_n > 0) {
        log_line(LOG_WARN, "unanswered", "requests=%d", h->calls_n);
        return;
    }
    close_all(h);
}
