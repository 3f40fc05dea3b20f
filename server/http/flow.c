#include "front.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>

enum { IN_FIRST = 4 * 1024, IN_MAX = 32 * 1024 };

/* --- from the client --- */

static bool grow(struct bytes *b, size_t room)
{
    char *s = room > b->room ? realloc(b->s, room) : b->s;

    if (!s)
        return false;
    b->s = s;
    b->room = room > b->room ? room : b->room;
    return true;
}

static void forget_in(struct conn *c)
{
    free(c->in.s);
    c->in = (struct bytes){0};
}

/* Reads what there is room for; a short read means that no more has come. */
static bool read_client(struct conn *c)
{
    struct bytes *b = &c->in;

    if (b->n == b->room && (b->room >= IN_MAX || !grow(b, b->room ? b->room * 2 : IN_FIRST)))
        return false;

    ssize_t n = recv(c->client, b->s + b->n, b->room - b->n, 0);

    if (n > 0) {
        c->can_read = c->has_ended || (size_t)n == b->room - b->n;
        b->n += (size_t)n;
        return true;
    }
    c->can_read = n < 0 && errno == EINTR;
    if (n == 0 || (errno != EAGAIN && errno != EINTR))
        door_hang_up(c);
    return false;
}

/* Nothing is said any more: what still comes is thrown away until the client hangs up, too. */
static void discard(struct conn *c)
{
    char    bin[16 * 1024];
    ssize_t n;

    do
        n = recv(c->client, bin, sizeof bin, 0);
    while (n > 0 || (n < 0 && errno == EINTR));
    c->can_read = false;
    if (n == 0 || errno != EAGAIN)
        door_hang_up(c);
}

/* --- to libmicrohttpd --- */

static bool has_inner(struct conn *c)
{
    int pair[2];

    if (c->inner >= 0)
        return true;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair))
        return false;
    if (!call_add(c->http, c, pair[1])) {
        close(pair[0]);
        return false;
    }
    c->inner = pair[0];
    c->inner_can_write = true;
    door_watch(c, EPOLL_CTL_ADD, c->inner, &c->inner_watch, 0);
    return c->inner >= 0;
}

/* How much of the bytes behind those that may pass belongs to the body in hand; true when it is whole. */
static bool take_body(struct conn *c)
{
    size_t more = c->in.n - c->pass;

    if (c->gate.is_chunked) {
        ssize_t n = gate_chunks_feed(&c->chunks, c->in.s + c->pass, more);

        if (n < 0) {
            door_refuse(c, ERR_BAD_REQUEST);
            return false;
        }
        c->pass += (size_t)n;
        return c->chunks.is_whole;
    }
    if ((int64_t)more > c->body_left)
        more = (size_t)c->body_left;
    c->pass += more;
    c->body_left -= (int64_t)more;
    return c->body_left == 0;
}

static void skip_empty_line(struct conn *c)
{
    if (c->gate.scanned || c->has_skipped || c->in.n < 2 || memcmp(c->in.s, "\r\n", 2) != 0)
        return;
    c->has_skipped = true;
    c->in.n -= 2;
    memmove(c->in.s, c->in.s + 2, c->in.n);
}

static bool read_head(struct conn *c)
{
    if (c->gate.scanned == 0 && c->was_used)
        door_set_phase(c, PHASE_HEAD, c->http->limits.head_ms);
    skip_empty_line(c);
    if (c->in.n == 1 && *c->in.s == '\r' && !c->has_skipped)
        return false;

    enum err e = gate_feed(&c->gate, c->in.s, c->in.n);

    if (!e && !c->gate.head_n)
        return false;
    if (!e && !has_inner(c))
        e = ERR_BUSY;
    if (e) {
        door_refuse(c, e);
        return false;
    }
    c->pass = c->gate.head_n;
    c->body_left = c->gate.length;
    c->chunks = (struct gate_chunks){0};
    door_set_phase(c, PHASE_BODY, c->http->limits.body_ms);
    if (c->gate.is_expecting)
        door_watch_inner(c);
    return true;
}

static bool pass_on(struct conn *c)
{
    ssize_t n = send(c->inner, c->in.s, c->pass, MSG_NOSIGNAL);

    if (n < 0) {
        c->inner_can_write = errno == EINTR;
        /* libmicrohttpd has hung up; whether it answered before will be read. */
        if (errno == EAGAIN || errno == EINTR) {
            door_watch_inner(c);
            return false;
        }
        c->pass = c->in.n = 0;
        c->inner_can_read = true;
        return true;
    }
    c->inner_can_write = (size_t)n == c->pass;
    if (!c->inner_can_write)
        door_watch_inner(c);
    c->http->must_run = true;
    c->in.n -= (size_t)n;
    c->pass -= (size_t)n;
    memmove(c->in.s, c->in.s + n, c->in.n);
    return true;
}

/*
 * One move forward of a request; false when nothing can be done now. What has come is taken for the body before it is passed
 * on, and passed on before more is read: a full buffer that waits for neither end would never be looked at again.
 */
static bool step_in(struct conn *c)
{
    if (c->phase == PHASE_LINGER && c->can_read && !c->out.n) {
        discard(c);
        return false;
    }
    if (c->phase == PHASE_BODY && take_body(c))
        door_set_phase(c, PHASE_WORK, NO_DEADLINE);
    if (c->pass && c->inner_can_write)
        return pass_on(c);
    if (c->phase == PHASE_HEAD && c->in.n > c->gate.scanned && read_head(c))
        return true;
    if ((c->phase == PHASE_HEAD || c->phase == PHASE_BODY) && c->can_read && c->client >= 0)
        return read_client(c);
    return false;
}

/* --- to the client --- */

static bool keep(struct conn *c, const char *s, size_t n)
{
    if (!grow(&c->out, c->out.n + n)) {
        door_hang_up(c);
        return false;
    }
    memcpy(c->out.s + c->out.n, s, n);
    c->out.n += n;
    return true;
}

/* Sends, and keeps what the client's socket does not take. */
void flow_say(struct conn *c, const char *s, size_t n)
{
    ssize_t sent = c->can_write && !c->out.n ? send(c->client, s, n, MSG_NOSIGNAL) : 0;

    if (sent < 0 && errno != EAGAIN && errno != EINTR) {
        door_hang_up(c);
        return;
    }
    if (sent < 0)
        sent = 0;
    c->can_write = (size_t)sent == n;
    if ((size_t)sent < n)
        keep(c, s + sent, n - (size_t)sent);
}

static bool say_rest(struct conn *c)
{
    ssize_t n = send(c->client, c->out.s, c->out.n, MSG_NOSIGNAL);

    if (n < 0 && errno != EAGAIN && errno != EINTR)
        door_hang_up(c);
    if (n <= 0) {
        c->can_write = false;
        return false;
    }
    c->can_write = (size_t)n == c->out.n;
    c->out.n -= (size_t)n;
    memmove(c->out.s, c->out.s + n, c->out.n);
    if (!c->out.n) {
        free(c->out.s);
        c->out = (struct bytes){0};
    }
    return true;
}

void flow_end(struct conn *c)
{
    door_close_end(&c->inner);
    forget_in(c);
    c->pass = 0;
    shutdown(c->client, SHUT_WR);
    c->can_read = true;
    door_set_phase(c, PHASE_LINGER, c->http->limits.linger_ms);
}

/* The answer is out: the next request, which may have come already. */
static void begin_again(struct conn *c)
{
    c->is_completed = c->has_skipped = false;
    c->was_used = true;
    c->gate = (struct gate){0};
    if (!c->in.n)
        forget_in(c);
    door_set_phase(c, PHASE_HEAD, c->http->limits.idle_ms);
}

static bool read_inner(struct conn *c)
{
    static char piece[FLOW_PIECE];
    ssize_t     n = recv(c->inner, piece, sizeof piece, 0);

    if (n > 0) {
        c->inner_can_read = n == sizeof piece;
        flow_say(c, piece, (size_t)n);
        return true;
    }
    c->inner_can_read = n < 0 && errno == EINTR;
    if (n == 0 || (errno != EAGAIN && errno != EINTR))
        c->is_over = true;
    return c->is_over;
}

static bool step_out(struct conn *c)
{
    if (c->out.n)
        return c->can_write && say_rest(c);
    if (c->phase == PHASE_LINGER)
        return false;
    if (c->inner >= 0 && c->inner_can_read && !c->is_over)
        return read_inner(c);
    if (c->is_over || (c->is_completed && (c->phase == PHASE_BODY || c->http->is_ending))) {
        flow_end(c);
        return true;
    }
    if (!c->is_completed || c->phase != PHASE_ANSWER)
        return false;
    begin_again(c);
    return true;
}

/* Goes as far as it can. */
void flow_step(struct conn *c)
{
    while (c->client >= 0 && (step_out(c) || (c->client >= 0 && step_in(c))))
        ;
}
