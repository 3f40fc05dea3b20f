#pragma once
/*
 * What the parts of http/ share: the loop (daemon.c), the doors (door.c) and libmicrohttpd's side (call.c).
 *
 * One thread does everything here. A client's bytes come to a door, which owns the client's socket; the gate judges every
 * head before libmicrohttpd may see it; what passed goes through a socket pair into libmicrohttpd, and its answers come back
 * the same way. Why so: libmicrohttpd 0.9.75 forgives and hides what must be refused (gate.h), offers no hook between the
 * socket and its parser, answers what it does refuse with pages of its own or with silence, knows only inactivity and no
 * deadlines, and closes in a way that can lose a refusal on its way to the client. With a door all of that is ours, through
 * public functions alone; the price is two copies through the kernel for each request, a few microseconds. Because libmicrohttpd
 * runs inside our loop (external epoll), there are no locks but the one of the list of finished requests.
 */
#include "gate.h"
#include "http.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

enum { NO_DEADLINE = -1 };

struct site;

/* Where a connection is. Each phase has its own total time, counted from its beginning. */
enum phase {
    PHASE_HEAD,   /* waiting for a request, or for the rest of its head */
    PHASE_BODY,   /* the head is whole, the body is not */
    PHASE_WORK,   /* whole, being answered by somebody */
    PHASE_ANSWER, /* the answer is on its way */
    PHASE_LINGER, /* all is said: waits for the client to hang up, so that our last words are not lost in a reset */
};

struct bytes {
    char  *s;
    size_t n, room;
};

enum watch_kind { WATCH_LISTEN, WATCH_WAKE, WATCH_MHD, WATCH_CLIENT, WATCH_INNER };

struct conn;

struct watch { /* what epoll gives back */
    enum watch_kind kind;
    struct conn    *conn;
};

struct conn {
    struct http *http;
    int          slot;          /* in http->conns */
    int          client, inner; /* sockets; -1: none, or no more */
    struct watch client_watch, inner_watch;
    enum phase   phase;
    int64_t      since;     /* milliseconds, monotonic: when the phase began */
    int64_t      deadline;  /* or NO_DEADLINE */
    bool         can_read;  /* the client's socket may hold more bytes */
    bool         has_ended; /* the client sends no more than what has come */
    bool         can_write, inner_can_read, inner_can_write;
    bool         is_watched;   /* the kernel tells of every change of `inner` */
    bool         is_known;     /* libmicrohttpd has the other end of the pair */
    bool         is_completed; /* libmicrohttpd has given its whole answer */
    bool         is_over;      /* nothing more comes from libmicrohttpd */
    bool         was_used;     /* a request came through before */
    bool         has_skipped;  /* the one empty line that may stand before a request */

    struct gate        gate;
    struct gate_chunks chunks;
    int64_t            body_left;
    struct bytes       in;   /* from the client */
    size_t             pass; /* the first bytes of `in` that libmicrohttpd may have */
    struct bytes       out;  /* to the client, when its socket is full */
    char               peer[48];
    struct conn       *next_active, *next_dead;
};

struct http {
    struct http_options o;
    struct http_limits  limits;
    int                 epoll, listen, wake, port;
    struct watch        listen_watch, wake_watch, mhd_watch;
    struct MHD_Daemon  *mhd;
    struct site        *site;
    pthread_t           thread;
    atomic_bool         is_ending;
    bool                is_listening;
    struct conn       **conns;           /* room for twice limits.connections */
    int                 conns_n, open_n; /* all, and those whose client is still there */
    struct conn        *active;          /* their answers are whole, and to be sent on */
    struct conn        *dead;            /* to be freed after this round of events */
    struct conn        *adding;          /* being given to libmicrohttpd */
    bool                must_run;        /* libmicrohttpd has something to read */
    int64_t             now, next_sweep;
    _Atomic int64_t     end_at;  /* no longer than this for what is in work, when is_ending */
    int                 calls_n; /* requests that libmicrohttpd has begun and not completed */
    size_t              large_n; /* bytes of room that large bodies have taken together */

    pthread_mutex_t   lock; /* guards `answered` */
    struct http_call *answered;
};

/* --- daemon.c --- */

void http_wake(struct http *h); /* from any thread */

/* --- listen.c --- */

/* A listening socket for o->listen, or o->listen_fd; -1 and a sentence on stderr. */
int listen_open(const struct http_options *o, int *port);
/* The next client in line, non-blocking, and where it comes from; -1 when there is none now. */
int  listen_accept(int fd, char peer[48]);
void listen_close(const struct http_options *o, int fd);

/* --- door.c: the life of a connection, and its time --- */

/* Takes a client's socket; closes it when there is no room. */
void door_open(struct http *h, int fd, const char *peer);
void door_event(struct conn *c, enum watch_kind end, unsigned events);
/* At the end: a connection that waits for a request waits no longer than one that may be on its way needs. */
void door_close_idle(struct http *h);
void door_sweep(struct http *h);
/* Goes on with those whose answer has become whole. */
void door_go_on(struct http *h);
void door_free_dead(struct http *h);
void door_hang_up(struct conn *c);
void door_close_end(int *fd);
void door_set_phase(struct conn *c, enum phase phase, int ms);
void door_watch(struct conn *c, int how, int fd, struct watch *w, unsigned events);
/*
 * What libmicrohttpd usually has to say is short, and said when call.c says so: for that the kernel need not tell us of every byte
 * that it took or gave. From here on it does.
 */
void door_watch_inner(struct conn *c);

/* Called by call.c, inside libmicrohttpd's run. */
void door_is_answering(struct conn *c, size_t n); /* n bytes of body */
void door_is_completed(struct conn *c);
void door_is_forgotten(struct conn *c); /* libmicrohttpd closed its end */
/* Answers in libmicrohttpd's place and closes. */
void door_refuse(struct conn *c, enum err e);

/* --- flow.c: bytes from the client through the gate to libmicrohttpd, and back --- */

enum { FLOW_PIECE = 64 * 1024 };

/* Goes as far as it can. */
void flow_step(struct conn *c);
/* Sends, and keeps what the client's socket does not take. */
void flow_say(struct conn *c, const char *s, size_t n);
/* All is said: from here on, until the client hangs up, what it sends is thrown away. */
void flow_end(struct conn *c);

/* --- call.c --- */

struct MHD_Daemon *call_start(struct http *h);
/* Gives libmicrohttpd its end of a pair; false: no room. */
bool call_add(struct http *h, struct conn *c, int fd);
/* Resumes what has been answered. */
void call_take_answered(struct http *h);

/* --- answer.c --- */

/* Puts req->reply, or the problem of req->err, into libmicrohttpd's hands. */
enum MHD_Result answer_queue(struct http *h, struct MHD_Connection *m, struct request *req);
/* The whole text of an answer that says why a request was refused, and that the connection ends. */
int answer_refusal(const struct http *h, enum err e, const char *id, char *out, size_t room);
/* 32 hexadecimal digits. */
void answer_id(char id[33]);
