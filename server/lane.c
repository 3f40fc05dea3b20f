#include "lane.h"

#include "http.h"
#include "log.h"
#include "monotonic.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

enum { WORKERS_MAX = 32, SHED_MS = 100 };

struct lane_queue;

struct worker {
    struct lane_queue *lane;
    pthread_t          thread;
    pthread_cond_t     wake;
    bool               is_idle;
};

struct lane_queue {
    pthread_mutex_t lock;
    struct request *first, *last;
    int             n, max, wait_ms;
    bool            is_ending;
    struct worker   workers[WORKERS_MAX];
    int             workers_n;
    const char     *conninfo;
};

static struct lane_queue lanes[LANE_COUNT];
static atomic_bool       is_ready, is_ending;
static pthread_t         shedder;

static struct request *take_first(struct lane_queue *q)
{
    struct request *req = q->first;

    q->first = req->next_in_lane;
    q->n--;
    if (!q->first)
        q->last = NULL;
    return req;
}

/* Waits for a request; NULL when the lane ends and nothing is left. */
static struct request *take(struct worker *w)
{
    struct lane_queue *q = w->lane;
    struct request    *req;

    pthread_mutex_lock(&q->lock);
    while (!q->first && !q->is_ending) {
        w->is_idle = true;
        pthread_cond_wait(&w->wake, &q->lock);
    }
    w->is_idle = false;
    req = q->first ? take_first(q) : NULL;
    pthread_mutex_unlock(&q->lock);
    return req;
}

/*
 * The first of those who have nothing to do, not the one who has waited longest: its connection has planned most of
 * the statements already, which each connection does for itself and which costs more than most of them.
 */
static void wake_one(struct lane_queue *q)
{
    for (int i = 0; i < q->workers_n; i++) {
        struct worker *w = &q->workers[i];

        if (w->is_idle) {
            w->is_idle = false;
            pthread_cond_signal(&w->wake);
            return;
        }
    }
}

static void answer_busy(struct request *req)
{
    fail(req, ERR_BUSY);
    http_answer(req);
}

/* The first in line, if it has waited too long. */
static struct request *take_late(struct lane_queue *q)
{
    struct request *req = NULL;

    pthread_mutex_lock(&q->lock);
    if (q->first && monotonic_ms() - q->first->queued_at >= q->wait_ms)
        req = take_first(q);
    pthread_mutex_unlock(&q->lock);
    return req;
}

/* When all workers of a lane hang on something, whoever waits behind them is told so instead of waiting with them. */
static void *shed(void *arg)
{
    const struct timespec pause = {.tv_nsec = SHED_MS * 1000000L};
    struct request       *req;

    (void)arg;
    while (!is_ending) {
        for (int i = 0; i < LANE_COUNT; i++)
            while ((req = take_late(&lanes[i])))
                answer_busy(req);
        nanosleep(&pause, NULL);
    }
    return NULL;
}

static void *work(void *arg)
{
    struct worker    *w = arg;
    struct db_options options = {.conninfo = w->lane->conninfo};
    struct db        *db = db_open(&options);
    struct request   *req;

    if (db && db_is_alive(db))
        is_ready = true;
    while (db && (req = take(w))) {
        req->db = db;
        dispatch(req);
    }
    db_close(db);
    return NULL;
}

static bool start_lane(struct lane_queue *q, int workers)
{
    bool is_made = true;

    assert(workers <= WORKERS_MAX);
    pthread_mutex_init(&q->lock, NULL);
    pthread_mutex_lock(&q->lock);
    for (; q->workers_n < workers && is_made; q->workers_n += is_made) {
        struct worker *w = &q->workers[q->workers_n];

        w->lane = q;
        pthread_cond_init(&w->wake, NULL);
        is_made = !pthread_create(&w->thread, NULL, work, w);
    }
    pthread_mutex_unlock(&q->lock);
    return is_made;
}

bool lanes_start(const struct lane_options *o)
{
    for (int i = 0; i < LANE_COUNT; i++) {
        lanes[i].max = o->queue_max[i];
        lanes[i].wait_ms = o->wait_ms[i];
        lanes[i].conninfo = o->conninfo;
        if (!start_lane(&lanes[i], o->workers[i]))
            return false;
    }
    return !pthread_create(&shedder, NULL, shed, NULL);
}

void lane_put(struct request *req)
{
    struct lane_queue *q = &lanes[req->route->lane];
    bool               is_full;

    pthread_mutex_lock(&q->lock);
    is_full = q->n >= q->max || q->is_ending;
    if (!is_full) {
        req->next_in_lane = NULL;
        req->queued_at = monotonic_ms();
        if (q->last)
            q->last->next_in_lane = req;
        else
            q->first = req;
        q->last = req;
        q->n++;
        wake_one(q);
    }
    pthread_mutex_unlock(&q->lock);
    if (is_full)
        answer_busy(req);
}

bool lanes_are_ready(void) { return is_ready; }

void lanes_note(bool now_ready) { is_ready = now_ready; }

void lanes_stop(void)
{
    is_ending = true;
    pthread_join(shedder, NULL);
    for (int i = 0; i < LANE_COUNT; i++) {
        struct lane_queue *q = &lanes[i];

        pthread_mutex_lock(&q->lock);
        q->is_ending = true;
        for (int w = 0; w < q->workers_n; w++)
            pthread_cond_signal(&q->workers[w].wake);
        pthread_mutex_unlock(&q->lock);
        for (int w = 0; w < q->workers_n; w++)
            pthread_join(q->workers[w].thread, NULL);
    }
}
