#include "notice.h"

#include "auth.h"
#include "clock.h"
#include "log.h"
#include "mail.h"
#include "sql.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* So many are sent before it looks again: what is urgent waits behind no more. */
enum { ARENA = 8 * 1024 * 1024, EVERY_SECONDS = 2, DUE_MAX = 200, SENT_MAX = 20, TIME_MAX = 40 };

struct notices {
    struct request req; /* as the owner */
    struct request
        look; /* as the application: for one person after the other, what is new for them */
    struct mail_server server;
    char               texts[2][MAIL_TEXT]; /* what can wait, what is urgent */
    atomic_bool        is_ending;
    sem_t              end;
    pthread_t          thread;
};

/* Nothing of anybody: neither who nor what, nor how many. */
static void write_texts(struct notices *n, const char *base_url)
{
    for (int is_urgent = 0; is_urgent < 2; is_urgent++)
        snprintf(
            n->texts[is_urgent], MAIL_TEXT,
            "Something %swaits for you in Around the Child.\n"
            "\n"
            "Sign in to see what it is:\n"
            "%s\n"
            "\n"
            "To keep what is private private, this message says no more. Please do not answer\n"
            "it. You asked for it on your account page, where you can change or end it.\n",
            is_urgent ? "urgent " : "", base_url);
}

/* --- the database --- */

static void clear(struct request *req)
{
    db_clear(req);
    arena_reset(req->arena);
    req->faults.n = 0;
    req->err = ERR_NONE;
}

/* After each piece of work, however it went. */
static enum err done(struct notices *n, enum err e)
{
    clear(&n->req);
    if (e)
        log_line(LOG_WARN, "notices", "error=%d", (int)e);
    return e;
}

/* --- who has to be told --- */

struct due {
    struct uuid person;
    bool        is_daily;
};

static day_t working_day_until(day_t d)
{
    while (!clock_is_working_day(d, &(struct calendar){0}))
        d--;
    return d;
}

static int find_due(struct notices *n, struct due due[static DUE_MAX])
{
    struct request *req = &n->req;
    day_t           last = working_day_until(req->today), before = working_day_until(last - 1);
    struct rows     rows;
    enum err        e = DB(req, notice_due, &rows, P_DAY(last), P_DAY(before));
    int             found = e ? 0 : rows.n;

    for (int i = 0; i < found; i++)
        due[i] = (struct due){row_uuid(&rows, i, 0), row_bool(&rows, i, 1)};
    done(n, e);
    return found;
}

/* What is new for somebody, and for how long that was looked for: times as the database writes them. */
struct news {
    int64_t n;
    bool    is_urgent;
    char    since[TIME_MAX], until[TIME_MAX];
};

static enum err see(struct notices *n, bool is_daily, struct news *out)
{
    struct request *req = &n->look;
    struct rows     rows;
    enum err        e = DB(req, notice_new, &rows, P(is_daily));

    *out = (struct news){0};
    if (!e && rows.n) {
        out->n = row_int(&rows, 0, 0);
        out->is_urgent = row_bool(&rows, 0, 1);
        snprintf(out->since, sizeof out->since, "%s", row_text(&rows, 0, 2));
        snprintf(out->until, sizeof out->until, "%s", row_text(&rows, 0, 3));
    }
    clear(req);
    return e;
}

/* With an identity of theirs, made for this and ended after it: what they may see is asked of the same policies as on their page. */
static enum err look(struct notices *n, const struct due *due, struct news *out)
{
    struct request *req = &n->req;
    struct uuid     session = uuid_new();
    char            token[AUTH_TOKEN_TEXT + 1];
    struct rows     rows;
    enum err        e;

    auth_token_new(token);
    n->look.who = (struct identity){.kind = IDENTITY_SESSION};
    auth_token_hash(token, n->look.who.hash);
    explicit_bzero(token, sizeof token);
    e = DB(req, notice_begin, &rows, P(session), P((const char *)n->look.who.hash), P(due->person));
    if (!e)
        e = see(n, due->is_daily, out);
    if (DB(req, notice_over, &rows, P(session)))
        log_line(LOG_WARN, "notices", "identity=kept"); /* it ends by itself */
    return done(n, e);
}

static void tell(struct notices *n, const struct due *due)
{
    struct request *req = &n->req;
    struct news     news = {0};
    struct rows     rows;

    if (look(n, due, &news) || !*news.until)
        return;
    done(n, DB(req, notice_make, &rows, P(uuid_new()), P(due->is_daily), P(due->person), P(news.n),
               P(news.is_urgent), P((const char *)news.since), P((const char *)news.until)));
}

static void find(struct notices *n)
{
    struct due due[DUE_MAX];
    int        found = find_due(n, due);

    for (int i = 0; i < found && !n->is_ending; i++)
        tell(n, &due[i]);
}

/* --- telling them --- */

struct taken {
    struct uuid id;
    char        to[MAIL_PASSWORD]; /* empty: it is not wanted any more */
    bool        is_urgent;
};

static bool take(struct notices *n, struct taken *out)
{
    struct request *req = &n->req;
    struct rows     rows;
    enum err        e = db_run(req, &sql_notice_take, NULL, &rows);
    bool            is_there = !e && rows.n;

    if (is_there) {
        *out = (struct taken){.id = row_uuid(&rows, 0, 0), .is_urgent = row_bool(&rows, 0, 2)};
        snprintf(out->to, sizeof out->to, "%s", row_text(&rows, 0, 1));
    }
    done(n, e);
    return is_there;
}

static const char *send_it(struct notices *n, const struct taken *it, char said[static MAIL_SAID])
{
    static const char *const states[] = {
        [MAIL_SENT] = "sent", [MAIL_NOT_SENT] = "waiting", [MAIL_UNSURE] = "unsure"};
    const struct mail mail = {.to = it->to,
                              .name = it->id.s,
                              .subject = "Something waits for you",
                              .text = n->texts[it->is_urgent]};

    if (!*it->to)
        return "dropped";
    return states[mail_send(&n->server, &mail, &n->is_ending, said)];
}

/* True where the next one may be tried now: what one message was not taken for is often the same for all. */
static bool send_next(struct notices *n)
{
    struct request *req = &n->req;
    char            said[MAIL_SAID] = "";
    struct taken    it;
    struct rows     rows;
    enum err        e;

    if (!take(n, &it))
        return false;

    const char *state = send_it(n, &it, said);

    log_line(*said ? LOG_WARN : LOG_INFO, "notice", "id=%s state=%s said=\"%s\"", it.id.s, state,
             said);
    e = DB(req, notice_end, &rows, P(it.id), P(state), P(*said ? (const char *)said : NULL));
    return !done(n, e) && !*said;
}

/* --- the thread --- */

static void pass(struct notices *n)
{
    struct request *req = &n->req;
    struct rows     rows;

    req->now = time(NULL);
    req->today = day_london(req->now);
    if (done(n, db_run(req, &sql_notice_ran, NULL, &rows)) ||
        done(n, db_run(req, &sql_notice_tidy, NULL, &rows)))
        return;
    find(n);
    for (int i = 0; i < SENT_MAX && !n->is_ending && send_next(n); i++)
        continue;
}

static void *run(void *arg)
{
    struct notices *n = arg;
    struct timespec at;

    do {
        pass(n);
        clock_gettime(CLOCK_REALTIME, &at);
        at.tv_sec += EVERY_SECONDS;
        while (!n->is_ending && sem_timedwait(&n->end, &at) && errno == EINTR)
            continue;
    } while (!n->is_ending);
    return NULL;
}

static void let_go(struct notices *n)
{
    explicit_bzero(n->server.password, sizeof n->server.password);
    db_close(n->req.db);
    db_close(n->look.db);
    arena_free(n->req.arena);
    arena_free(n->look.arena);
    free(n);
    mail_stop();
}

struct notices *notices_start(const struct config *c)
{
    struct notices *n = calloc(1, sizeof *n);

    if (!n || !mail_start()) {
        free(n);
        return NULL;
    }
    n->req = (struct request){
        .id = "notices",
        .peer = "unix",
        .arena = arena_new(ARENA),
        .db = db_open(&(struct db_options){.conninfo = c->owner_database, .is_owner = true}),
    };
    n->look = (struct request){
        .id = "notices",
        .peer = "unix",
        .arena = arena_new(ARENA),
        .db = db_open(&(struct db_options){.conninfo = c->database}),
    };
    n->req.faults.arena = n->req.arena;
    n->look.faults.arena = n->look.arena;
    write_texts(n, c->base_url);
    if (!c->owner_database || !c->database)
        fputs("around: notices want AROUND_OWNER_DATABASE and AROUND_DATABASE\n", stderr);
    if (c->owner_database && c->database && mail_server_of(c, &n->server) && n->req.arena &&
        n->req.db && n->look.arena && n->look.db && !sem_init(&n->end, 0, 0) &&
        !pthread_create(&n->thread, NULL, run, n))
        return n;
    let_go(n);
    return NULL;
}

void notices_stop(struct notices *n)
{
    if (!n)
        return;
    n->is_ending = true;
    sem_post(&n->end);
    pthread_join(n->thread, NULL);
    sem_destroy(&n->end);
    let_go(n);
}
