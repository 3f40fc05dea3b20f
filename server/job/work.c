/*
 * `around work`: what has to happen without anybody asking. Every second it seals the audit and works out anew what the data
 * set counts of the children whose records changed, some of them at a time, so that whoever opens the report does not wait for
 * it; every minute it signs the head of the chain into the file of checkpoints; where a mail server is set, it tells people what waits for them, in a
 * thread of its own (notice.h). Runs until SIGTERM, beside `around serve`.
 */
#include "audit.h"
#include "auth.h"
#include "job.h"
#include "log.h"
#include "notice.h"
#include "sql.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { BATCH = 1000, ARENA = 64 * 1024 * 1024, CHECKPOINT_SECONDS = 60, CHILDREN_AT_ONCE = 300 };

struct worker {
    struct request    req;
    struct request    count; /* as the owner; no database: what waits is counted by whoever reads */
    const char       *checkpoints;
    struct audit_link signed_head;
    int64_t           signed_at;
};

static void seal_all(struct worker *w)
{
    int      sealed = 0;
    enum err e;

    do {
        e = audit_seal(&w->req, BATCH, &sealed);
        db_clear(&w->req);
        arena_reset(w->req.arena);
    } while (!e && sealed == BATCH);
    if (e)
        log_line(LOG_WARN, "seal", "error=%d", (int)e);
}

static void sign_head(struct worker *w)
{
    struct audit_link head;
    int64_t           now = time(NULL);
    enum err          e = audit_head(&w->req, &head);

    db_clear(&w->req);
    arena_reset(w->req.arena);
    if (e || head.seq == w->signed_head.seq)
        return;
    if (!audit_checkpoint_write(w->checkpoints, &head, now)) {
        log_line(LOG_ERROR, "checkpoint", "file=unwritable");
        return;
    }
    w->signed_head = head;
    w->signed_at = now;
}

/* One step, so that the audit waits for no more than that. True where more wait. */
static bool count_some(struct worker *w)
{
    struct request *req = &w->count;
    struct rows     rows;
    bool            is_more = false;

    if (!req->db)
        return false;

    enum err e = DB(req, count_keep, &rows, P(CHILDREN_AT_ONCE));

    if (e)
        log_line(LOG_WARN, "count", "error=%d", (int)e);
    else
        is_more = row_int(&rows, 0, 0) > 0;
    db_clear(req);
    arena_reset(req->arena);
    req->faults.n = 0;
    req->err = ERR_NONE;
    return is_more;
}

static void run(struct worker *w, const sigset_t *signals)
{
    const struct timespec pause[] = {{.tv_sec = 1}, {.tv_nsec = 0}};
    bool                  is_more;

    do {
        seal_all(w);
        is_more = count_some(w);
        if (w->checkpoints && time(NULL) - w->signed_at >= CHECKPOINT_SECONDS)
            sign_head(w);
    } while (sigtimedwait(signals, NULL, &pause[is_more]) < 0);
    seal_all(w);
    if (w->checkpoints)
        sign_head(w);
}

int job_work(int argc, char **argv, const struct config *c)
{
    sigset_t signals;

    (void)argv;
    if (argc > 0 || !c->audit_database || !c->secret_file) {
        fputs("around work: set AROUND_AUDIT_DATABASE, AROUND_SECRET_FILE and AROUND_CHECKPOINTS\n",
              stderr);
        return 2;
    }
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    if (!auth_start(c->secret_file))
        return 1;

    struct worker w = {.req = {.db = db_open(&(struct db_options){.conninfo = c->audit_database,
                                                                  .is_owner = true}),
                               .arena = arena_new(ARENA)},
                       .count = {.id = "count", .peer = "unix", .arena = arena_new(ARENA)},
                       .checkpoints = c->checkpoints};

    w.count.faults.arena = w.count.arena;
    if (c->owner_database)
        w.count.db = db_open(&(struct db_options){.conninfo = c->owner_database, .is_owner = true});

    struct notices *notices = c->smtp_url ? notices_start(c) : NULL;
    bool            is_fit = w.req.db && w.req.arena && w.count.arena && (notices || !c->smtp_url);

    if (is_fit) {
        puts(notices ? "working" : "working; no mail server is set, so no notices are sent");
        fflush(stdout);
        run(&w, &signals);
    }
    notices_stop(notices);
    db_close(w.req.db);
    db_close(w.count.db);
    arena_free(w.req.arena);
    arena_free(w.count.arena);
    return is_fit ? 0 : 1;
}
