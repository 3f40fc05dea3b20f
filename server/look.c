#include "look.h"

#include "db.h"
#include "http.h"
#include "json_out.h"
#include "lane.h"
#include "log.h"
#include "route.h"
#include "sql.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum { BATCH_MAX = 64, BATCH_ARENA = 4 * 1024 * 1024 };

static struct {
    pthread_mutex_t lock;
    pthread_cond_t  wake;
    struct request *first, *last;
    bool            is_ending;
    pthread_t       thread;
    struct db      *db;
    struct arena   *arena;
} looks = {.lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

/* One record: who, by what, through which route, how it ended, and what the statement said was looked at. */
static void write_record(struct json_out *j, const struct request *req)
{
    struct buf route = {.arena = j->buf->arena};

    buf_printf(&route, "%s %s", method_name(req->method), req->route->path);
    json_open(j, '{');
    json_pair(j, "person", req->who.person.s);
    json_pair(j, "via", identity_kind_name(req->who.kind));
    json_pair(j, "request_id", req->id);
    json_pair(j, "route", route.s);
    json_pair_int(j, "outcome", req->err ? err_status(req->err) : req->reply.status);
    json_pair(j, "child", uuid_is_set(&req->child) ? req->child.s : NULL);
    if (req->purpose)
        json_pair(j, "purpose", req->purpose);
    json_name(j, "looked");
    json_raw(j, req->looked ? req->looked : "null");
    json_close(j, '}');
}

enum err look_with_write(struct request *req)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};
    struct rows     rows;

    if (req->who.kind == IDENTITY_NONE)
        return ERR_NONE;
    json_open(&j, '[');
    write_record(&j, req);
    json_close(&j, ']');
    return DB(req, audit_append, &rows, P(b.s));
}

void look_hold(struct request *req)
{
    bool is_ending;

    req->next_in_lane = NULL;
    pthread_mutex_lock(&looks.lock);
    is_ending = looks.is_ending;
    if (!is_ending) {
        if (looks.last)
            looks.last->next_in_lane = req;
        else
            looks.first = req;
        looks.last = req;
        pthread_cond_signal(&looks.wake);
    }
    pthread_mutex_unlock(&looks.lock);
    if (is_ending) {
        fail(req, ERR_LOOK_LOG);
        http_answer(req);
    }
}

/* Waits for held answers, at most a second; takes up to a batch of them. */
static struct request *take_batch(bool *is_ending)
{
    struct timespec until;
    struct request *first, *end;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec++;
    pthread_mutex_lock(&looks.lock);
    if (!looks.first && !looks.is_ending)
        pthread_cond_timedwait(&looks.wake, &looks.lock, &until);
    *is_ending = looks.is_ending;
    first = end = looks.first;
    for (int i = 1; end && i < BATCH_MAX; i++)
        end = end->next_in_lane ? end->next_in_lane : end;
    if (end) {
        looks.first = end->next_in_lane;
        end->next_in_lane = NULL;
        if (!looks.first)
            looks.last = NULL;
    }
    pthread_mutex_unlock(&looks.lock);
    return first;
}

/* Commits the records of a batch, on a connection whose commits are durable. */
static enum err commit_batch(const struct request *batch)
{
    struct request  req = {.arena = looks.arena, .db = looks.db};
    struct buf      b = {.arena = looks.arena};
    struct json_out j = {.buf = &b};
    struct rows     rows;
    enum err        e;

    json_open(&j, '[');
    for (const struct request *r = batch; r; r = r->next_in_lane)
        write_record(&j, r);
    json_close(&j, ']');
    e = arena_is_exhausted(looks.arena) ? ERR_NO_MEMORY
                                        : DB(&req, audit_append, &rows, p_text(&req, b.s));
    db_clear(&req);
    arena_reset(looks.arena);
    return e;
}

static void answer_batch(struct request *batch, enum err e)
{
    while (batch) {
        struct request *next = batch->next_in_lane;

        if (e) {
            fail(batch, ERR_LOOK_LOG);
            batch->reply = (struct reply){0};
        }
        http_answer(batch);
        batch = next;
    }
}

/* While nobody else does, asks the database once a second whether it is there, so that /readyz tells the truth. */
static void ask_whether_there(void)
{
    struct request req = {.arena = looks.arena, .db = looks.db};
    struct rows    rows;

    lanes_note(db_run(&req, &sql_ping, NULL, &rows) == ERR_NONE);
    db_clear(&req);
    arena_reset(looks.arena);
}

static void *write_looks(void *arg)
{
    bool            is_ending = false;
    struct request *batch;

    (void)arg;
    while ((batch = take_batch(&is_ending)) || !is_ending) {
        if (batch)
            answer_batch(batch, commit_batch(batch));
        else
            ask_whether_there();
    }
    return NULL;
}

bool looks_start(const char *conninfo)
{
    looks.db = db_open(&(struct db_options){.conninfo = conninfo});
    looks.arena = arena_new(BATCH_ARENA);
    return looks.db && looks.arena && !pthread_create(&looks.thread, NULL, write_looks, NULL);
}

void looks_stop(void)
{
    pthread_mutex_lock(&looks.lock);
    looks.is_ending = true;
    pthread_cond_signal(&looks.wake);
    pthread_mutex_unlock(&looks.lock);
    pthread_join(looks.thread, NULL);
    db_close(looks.db);
    arena_free(looks.arena);
}
