#include "connection.h"

#include "log.h"
#include "monotonic.h"
#include "sql.h"

#include <assert.h>
#include <poll.h>
#include <string.h>

enum { PARAMS_MAX = 64, ANSWER_MS = 8000, SENT_MAX = 8 };

/* The commands of one pipeline: for each, the mark that it sets when it has prepared a statement, else NULL. */
struct sent {
    bool *prepares[SENT_MAX];
    int   n;
};

/* What a failed result means to a client. Only the code is logged: messages can hold what somebody typed. The
 * database's own log has them, and the statement. */
static enum err err_of_result(struct request *req, const PGresult *r)
{
    static const struct {
        const char *state; /* a whole SQLSTATE or its class */
        enum err    err;
    } meanings[] = {
        {"40001", ERR_BUSY},  {"40P01", ERR_BUSY},      {"57014", ERR_BUSY},
        {"55P03", ERR_BUSY},  {"42501", ERR_FORBIDDEN}, {"23505", ERR_CONFLICT},
        {"23", ERR_CONFLICT}, {"22", ERR_BAD_BODY},     {"53", ERR_DB},
        {"57", ERR_DB},       {"08", ERR_DB},
    };

    const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
    const char *constraint = PQresultErrorField(r, PG_DIAG_CONSTRAINT_NAME);
    enum err    e = err_of_constraint(constraint);

    if (!state)
        return ERR_DB; /* the connection broke */
    req->db->must_retry = !strcmp(state, "40001") || !strcmp(state, "40P01");
    if (e)
        return e;
    e = ERR_INTERNAL;
    for (size_t i = 0; e == ERR_INTERNAL && i < sizeof meanings / sizeof *meanings; i++)
        if (!strncmp(state, meanings[i].state, strlen(meanings[i].state)))
            e = meanings[i].err;
    log_line(e == ERR_INTERNAL ? LOG_ERROR : LOG_WARN, "statement_failed",
             "id=%s sqlstate=%s constraint=%s", req->id, state, constraint ? constraint : "-");
    return e;
}

static enum err keep(struct request *req, PGresult *r)
{
    if (req->results_n == REQUEST_RESULTS_MAX) {
        PQclear(r);
        return ERR_NO_MEMORY;
    }
    req->results[req->results_n++] = r;
    return ERR_NONE;
}

static enum err take(struct request *req, PGresult *r, bool is_last, struct rows *out)
{
    ExecStatusType s = PQresultStatus(r);
    enum err       e = ERR_NONE;

    if (s == PGRES_TUPLES_OK && is_last) {
        *out = (struct rows){.result = r, .n = PQntuples(r)};
        return keep(req, r);
    }
    if (s == PGRES_FATAL_ERROR || s == PGRES_BAD_RESPONSE)
        e = err_of_result(req, r);
    else if (req->db->is_ending && !strcmp(PQcmdStatus(r), "ROLLBACK"))
        e = ERR_CONFLICT; /* COMMIT of a transaction in which a statement failed */
    PQclear(r);
    return e;
}

/*
 * The next result, NULL at the end of a statement's; false when it does not come. The database ends a statement by itself
 * after its time limits; one that does not even do that, because it hangs or the network has swallowed it, must not hold a
 * worker and an answer for ever.
 */
static bool next_result(const struct db *db, int64_t deadline, PGresult **out)
{
    while (PQisBusy(db->conn)) {
        struct pollfd socket = {.fd = PQsocket(db->conn), .events = POLLIN};
        int64_t       left = db->options.is_owner ? -1 : deadline - monotonic_ms();

        if (!db->options.is_owner && left <= 0)
            return false;
        if (poll(&socket, 1, (int)left) > 0 && !PQconsumeInput(db->conn))
            break; /* it broke, which the result will say */
    }
    *out = PQgetResult(db->conn);
    return true;
}

/* Reads the answers of what was sent and of its Sync; the last one's rows are kept. */
static enum err collect(struct request *req, const struct sent *sent, struct rows *out)
{
    enum err  first = ERR_NONE;
    PGconn   *conn = req->db->conn;
    int64_t   deadline = monotonic_ms() + ANSWER_MS;
    PGresult *r;
    bool      has_come;

    for (int i = 0; i < sent->n; i++) {
        while ((has_come = next_result(req->db, deadline, &r)) && r) {
            if (sent->prepares[i] && PQresultStatus(r) == PGRES_COMMAND_OK)
                *sent->prepares[i] = true; /* whatever becomes of the transaction */

            enum err e = take(req, r, i == sent->n - 1, out);

            first = first ? first : e;
        }
        if (!has_come || PQstatus(conn) != CONNECTION_OK)
            return ERR_DB;
    }
    if (!next_result(req->db, deadline, &r))
        return ERR_DB;
    if (PQresultStatus(r) != PGRES_PIPELINE_SYNC)
        first = ERR_DB;
    PQclear(r);
    return first;
}

/* One command is out, which prepares a statement or does not. */
static bool count(struct sent *sent, bool ok, bool *prepares)
{
    assert(sent->n < SENT_MAX);
    sent->prepares[sent->n++] = prepares;
    return ok;
}

static bool send_words(struct db *db, const char *words, struct sent *sent)
{
    return count(sent, PQsendQueryParams(db->conn, words, 0, NULL, NULL, NULL, NULL, 0), NULL);
}

static bool send_under(struct db *db, const struct sql *sql, const char *name, bool *is_prepared,
                       const char *const *values, struct sent *sent)
{
    if (!*is_prepared &&
        !count(sent, PQsendPrepare(db->conn, name, sql->text, 0, NULL), is_prepared))
        return false;
    return count(sent, PQsendQueryPrepared(db->conn, name, sql->params, values, NULL, NULL, 0),
                 NULL);
}

static bool send_prepared(struct db *db, const struct sql *sql, const char *const *values,
                          struct sent *sent)
{
    return send_under(db, sql, sql->name, &db->is_prepared[sql->number], values, sent);
}

/* The statement over the records of an earlier day: first the day, then the statement under its other name. */
static bool send_as_of(struct request *req, const struct sql *sql, const char *const *values,
                       struct sent *sent)
{
    char              name[CONNECTION_NAME], day[DAY_TEXT_SIZE];
    const char *const whose[] = {day, req->child.s};
    struct db        *db = req->db;

    day_format(req->as_of, day);
    return send_prepared(db, &sql_as_of, whose, sent) &&
           send_under(db, sql, connection_as_of_name(sql, name),
                      &db->is_prepared[sql_all_count + sql->number], values, sent);
}

static bool is_as_of(const struct request *req, const struct sql *sql)
{
    bool is_able = false;

    for (const struct sql *const *s = db_as_of; *s; s++)
        is_able = is_able || *s == sql;
    return is_able && req->as_of != DAY_NONE;
}

static bool send_identity(struct request *req, struct sent *sent)
{
    const char *const values[] = {req->who.hash, identity_kind_name(req->who.kind), req->id};

    return send_prepared(req->db, &sql_enter, values, sent);
}

static enum err send_all(struct request *req, const struct sql *sql, const char *const *values,
                         struct sent *sent)
{
    struct db *db = req->db;
    bool       begins = db->wants_begin;
    bool       is_alone = !db->in_write && !begins;
    bool       ok = !begins || send_words(db, "BEGIN", sent);

    if (ok && (begins || is_alone) && req->who.kind != IDENTITY_NONE)
        ok = send_identity(req, sent);
    if (ok && is_alone && is_as_of(req, sql))
        ok = send_as_of(req, sql, values, sent);
    else
        ok = ok && send_prepared(db, sql, values, sent);
    ok = ok && PQpipelineSync(db->conn);
    db->in_write = db->in_write || begins;
    db->wants_begin = false;
    return ok ? ERR_NONE : ERR_DB;
}

static enum err run_once(struct request *req, const struct sql *sql, const char *const *values,
                         struct rows *out)
{
    struct db  *db = req->db;
    bool        begins = db->wants_begin;
    enum err    e = ERR_NONE;
    struct sent sent = {.n = 0};

    if (!db->in_write) {
        e = connection_ensure(db);
        db->wants_begin = begins;
    }
    if (!e)
        e = send_all(req, sql, values, &sent);
    if (!e)
        e = collect(req, &sent, out);
    if (e == ERR_DB || (db->conn && PQstatus(db->conn) != CONNECTION_OK))
        connection_drop(db);
    return e;
}

enum err db_run(struct request *req, const struct sql *sql, const struct param *params,
                struct rows *out)
{
    const char *values[PARAMS_MAX];
    struct db  *db = req->db;
    bool        is_first = !db->in_write;
    bool        begins = db->wants_begin;
    int64_t     since = monotonic_ms();

    assert(sql->params <= PARAMS_MAX);
    *out = (struct rows){0};
    for (int i = 0; i < sql->params; i++)
        values[i] = params[i].s;
    if (arena_is_exhausted(req->arena))
        return fail(req, ERR_NO_MEMORY);

    enum err e = run_once(req, sql, values, out);

    /*
     * A connection that was lost while idle is replaced once; nothing of this request had happened on it. Not after a
     * wait: what hung then hangs now.
     */
    if (e == ERR_DB && is_first && monotonic_ms() - since < ANSWER_MS / 4) {
        db->wants_begin = begins;
        e = run_once(req, sql, values, out);
    }
    return e ? fail(req, e) : ERR_NONE;
}

enum err db_begin(struct request *req)
{
    assert(!req->db->in_write);
    req->db->wants_begin = true;
    req->db->must_retry = false;
    return ERR_NONE;
}

/* COMMIT or ROLLBACK; nothing to do where no statement ran. */
static enum err finish(struct request *req, const char *command)
{
    struct db  *db = req->db;
    struct sent sent = {.n = 0};
    struct rows rows;
    enum err    e;

    db->wants_begin = false;
    if (!db->in_write || !db->conn)
        return db->in_write ? ERR_DB : ERR_NONE;
    db->in_write = false;
    db->is_ending = true;
    if (!send_words(db, command, &sent) || !PQpipelineSync(db->conn))
        e = ERR_DB;
    else
        e = collect(req, &sent, &rows);
    db->is_ending = false;
    if (e == ERR_DB)
        connection_drop(db);
    return e;
}

enum err db_commit(struct request *req)
{
    enum err e = finish(req, "COMMIT");

    return e ? fail(req, e) : ERR_NONE;
}

void db_rollback(struct request *req)
{
    (void)finish(req, "ROLLBACK"); /* a connection that cannot is dropped, which rolls back too */
}

bool db_must_retry(const struct request *req) { return req->db->must_retry; }

void db_clear(struct request *req)
{
    for (int i = 0; i < req->results_n; i++)
        PQclear(req->results[i]);
    req->results_n = 0;
}
