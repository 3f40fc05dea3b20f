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

struct lane_queue {
    pthread_mutex_t lock;
    pthread_cond_t  wake;
    struct request *first, *last;
    int             n, max, wait_ms;
    bool            is_ending;
    pthread_t       threads[WORKERS_MAX];
    int             threads_n;
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
static struct request *take(struct lane_queue *q)
{
    struct request *req;

    pthread_mutex_lock(&q->lock);
    while (!q->first && !q->is_ending)
        pthread_cond_wait(&q->wake, &q->lock);
    req = q->first ? take_first(q) : NULL;
    pthread_mutex_unlock(&q->lock);
    return req;
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
    struct lane_queue *q = arg;
    struct db_options  options = {.conninfo = q->conninfo};
    struct db         *db = db_open(&options);
    struct request    *req;

    if (db && db_is_alive(db))
        is_ready = true;
    while (db && (req = take(q))) {
        req->db = db;
        dispatch(req);
    }
    db_close(db);
    return NULL;
}

static bool start_lane(struct lane_queue *q, int workers)
{
    pthread_mutex_init(&q->lock, NULL);
    pthread_cond_init(&q->wake, NULL);
    assert(workers <= WORKERS_MAX);
    for (; q->threads_n < workers; q->threads_n++)
        if (pthread_create(&q->threads[q->threads_n], NULL, work, q))
            return false;
    return true;
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
        pthread_cond_signal(&q->wake);
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
        pthread_cond_broadcast(&q->wake);
        pthread_mutex_unlock(&q->lock);
        for (int t = 0; t < q->threads_n; t++)
            pthread_join(q->threads[t], NULL);
    }
}
