#include "front.h"

#include "log.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    LAST_REQUEST_MS = 500,
    LATE_AT_ONCE =
        200, /* so that thousands that are late together do not keep the others waiting */
};

/* --- the life of a connection --- */

void door_set_phase(struct conn *c, enum phase phase, int ms)
{
    c->phase = phase;
    c->since = c->http->now;
    c->deadline = ms < 0 ? NO_DEADLINE : c->http->now + ms;
}

void door_close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* Its memory goes when nobody has it any more, and then only after the round of events that may still name it. */
static void bury(struct conn *c)
{
    struct http *h = c->http;

    if (c->client >= 0 || c->inner >= 0 || c->is_known || c->slot < 0)
        return;
    h->conns[c->slot] = h->conns[--h->conns_n];
    h->conns[c->slot]->slot = c->slot;
    c->slot = -1;
    c->next_dead = h->dead;
    h->dead = c;
}

void door_free_dead(struct http *h)
{
    while (h->dead) {
        struct conn *c = h->dead;

        h->dead = c->next_dead;
        free(c->in.s);
        free(c->out.s);
        free(c);
    }
}

void door_hang_up(struct conn *c)
{
    if (c->client >= 0)
        c->http->open_n--;
    door_close_end(&c->client);
    door_close_end(&c->inner);
    c->deadline = NO_DEADLINE;
    bury(c);
}

void door_is_forgotten(struct conn *c)
{
    c->is_known = false;
    bury(c);
}

void door_watch(struct conn *c, int how, int fd, struct watch *w, unsigned events)
{
    struct epoll_event e = {.events = events | EPOLLRDHUP | EPOLLET, .data.ptr = w};

    if (epoll_ctl(c->http->epoll, how, fd, &e))
        door_hang_up(c);
}

void door_watch_inner(struct conn *c)
{
    if (!c->is_watched && c->inner >= 0)
        door_watch(c, EPOLL_CTL_MOD, c->inner, &c->inner_watch, EPOLLIN | EPOLLOUT);
    c->is_watched = true;
}

/* Which of two has more claim to stay: who is in the middle of something, then who has waited less long for its client. */
static bool has_less_claim(const struct conn *c, const struct conn *than)
{
    bool is_idle = c->phase == PHASE_HEAD || c->phase == PHASE_LINGER;
    bool than_idle = than->phase == PHASE_HEAD || than->phase == PHASE_LINGER;

    return is_idle == than_idle ? c->since < than->since : is_idle;
}

/*
 * Room for a newcomer is made by sending away who keeps us waiting: without a request, or else with a slow body or for a slow
 * reader, so that nobody can hold all places by being slow. Who is being worked for stays.
 */
static bool make_room(struct http *h)
{
    struct conn *least = NULL;

    for (int i = 0; i < h->conns_n; i++) {
        struct conn *c = h->conns[i];

        if (c->client >= 0 && c->phase != PHASE_WORK && (!least || has_less_claim(c, least)))
            least = c;
    }
    if (least)
        door_hang_up(least);
    return least != NULL;
}

/* Who was sent away may stay in the list until libmicrohttpd has noticed, too; hence its double length. */
static bool has_room(struct http *h)
{
    return h->conns_n < 2 * h->limits.connections &&
           (h->open_n < h->limits.connections || make_room(h));
}

void door_open(struct http *h, int fd, const char *peer)
{
    struct conn *c = NULL;

    if (has_room(h))
        c = calloc(1, sizeof *c);
    if (!c) {
        close(fd);
        return;
    }
    *c = (struct conn){.http = h,
                       .slot = h->conns_n,
                       .client = fd,
                       .inner = -1,
                       .can_read = true,
                       .can_write = true};
    c->client_watch = (struct watch){WATCH_CLIENT, c};
    c->inner_watch = (struct watch){WATCH_INNER, c};
    h->conns[h->conns_n++] = c;
    h->open_n++;
    snprintf(c->peer, sizeof c->peer, "%s", peer);
    door_set_phase(c, PHASE_HEAD, h->limits.head_ms);
    door_watch(c, EPOLL_CTL_ADD, fd, &c->client_watch, EPOLLIN | EPOLLOUT);
    flow_step(c);
}

/* --- what happens to it --- */

void door_event(struct conn *c, enum watch_kind end, unsigned events)
{
    if (c->slot < 0)
        return;
    if (end == WATCH_CLIENT) {
        c->has_ended |= (events & EPOLLRDHUP) != 0;
        c->can_read |= (events & (EPOLLIN | EPOLLRDHUP)) != 0;
        c->can_write |= (events & EPOLLOUT) != 0;
        if (events & (EPOLLERR | EPOLLHUP))
            door_hang_up(c);
    } else {
        c->inner_can_read |= (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
        c->inner_can_write |= (events & EPOLLOUT) != 0;
    }
    flow_step(c);
}

void door_is_answering(struct conn *c, size_t n)
{
    if (n > FLOW_PIECE / 2)
        door_watch_inner(c);
    /* An answer before the whole body ends the connection, so its phase stays: see step_out. */
    if (c->phase == PHASE_WORK)
        door_set_phase(c, PHASE_ANSWER, c->http->limits.answer_ms);
}

void door_is_completed(struct conn *c)
{
    c->is_completed = true;
    c->inner_can_read = true;
    c->next_active = c->http->active;
    c->http->active = c;
}

void door_go_on(struct http *h)
{
    while (h->active) {
        struct conn *c = h->active;

        h->active = c->next_active;
        flow_step(c);
    }
}

void door_refuse(struct conn *c, enum err e)
{
    char text[2048], id[33];

    if (c->client < 0 || c->phase == PHASE_LINGER)
        return;
    answer_id(id);
    log_line(LOG_INFO, "refused", "id=%s status=%d", id, err_status(e));
    flow_say(c, text, (size_t)answer_refusal(c->http, e, id, text, sizeof text));
    if (c->client < 0)
        return;
    if (!c->out.n) {
        flow_end(c);
        return;
    }
    c->is_over = true;
    door_close_end(&c->inner);
    door_set_phase(c, PHASE_ANSWER, c->http->limits.answer_ms);
}

/* --- time --- */

/* What the kernel still holds for a client that does not read would stay there for minutes. */
static void cut_off(struct conn *c)
{
    struct linger at_once = {.l_onoff = 1};

    setsockopt(c->client, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    door_hang_up(c);
}

static void is_late(struct conn *c)
{
    bool has_begun = c->phase == PHASE_BODY || (c->phase == PHASE_HEAD && c->in.n);

    if (has_begun && !c->out.n)
        door_refuse(c, ERR_TIMEOUT);
    else if (c->phase == PHASE_ANSWER)
        cut_off(c);
    else
        door_hang_up(c);
}

void door_sweep(struct http *h)
{
    int late = 0;

    /* From the end, because the last one takes the place of one that goes. */
    for (int i = h->conns_n - 1; i >= 0 && late < LATE_AT_ONCE; i--)
        if (h->conns[i]->deadline != NO_DEADLINE && h->now >= h->conns[i]->deadline) {
            is_late(h->conns[i]);
            late++;
        }
}

void door_close_idle(struct http *h)
{
    for (int i = 0; i < h->conns_n; i++) {
        struct conn *c = h->conns[i];

        if (c->phase == PHASE_HEAD && c->deadline > h->now + LAST_REQUEST_MS)
            c->deadline = h->now + LAST_REQUEST_MS;
    }
}
