#include "lane.h"

#include "http.h"
#include "log.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { WORKERS_MAX = 32 };

struct lane_queue {
    pthread_mutex_t lock;
    pthread_cond_t  wake;
    struct request *first, *last;
    int             n, max;
    bool            is_ending;
    pthread_t       threads[WORKERS_MAX];
    int             threads_n;
    const char     *conninfo;
};

static struct lane_queue lanes[LANE_COUNT];
static atomic_bool       is_ready;

/* Waits for a request; NULL when the lane ends and nothing is left. */
static struct request *take(struct lane_queue *q)
{
    struct request *req;

    pthread_mutex_lock(&q->lock);
    while (!q->first && !q->is_ending)
        pthread_cond_wait(&q->wake, &q->lock);
    req = q->first;
    if (req) {
        q->first = req->next_in_lane;
        q->n--;
        if (!q->first)
            q->last = NULL;
    }
    pthread_mutex_unlock(&q->lock);
    return req;
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
        lanes[i].conninfo = o->conninfo;
        if (!start_lane(&lanes[i], o->workers[i]))
            return false;
    }
    return true;
}

void lane_put(struct request *req)
{
    struct lane_queue *q = &lanes[req->route->lane];
    bool               is_full;

    pthread_mutex_lock(&q->lock);
    is_full = q->n >= q->max || q->is_ending;
    if (!is_full) {
        req->next_in_lane = NULL;
        if (q->last)
            q->last->next_in_lane = req;
        else
            q->first = req;
        q->last = req;
        q->n++;
        pthread_cond_signal(&q->wake);
    }
    pthread_mutex_unlock(&q->lock);
    if (!is_full)
        return;
    fail(req, ERR_BUSY);
    req->reply.retry_after = 2;
    http_answer(req);
}

bool lanes_are_ready(void) { return is_ready; }

void lanes_note(bool now_ready) { is_ready = now_ready; }

void lanes_stop(void)
{
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
