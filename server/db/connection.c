#include "connection.h"

#include "log.h"
#include "sql.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RECONNECT_PAUSE_MS = 200 };

static int64_t monotonic_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void be_quiet(void *arg, const char *message)
{
    (void)arg, (void)message; /* notices may hold values, and the log holds no personal data */
}

struct db *db_open(const struct db_options *o)
{
    struct db *db = calloc(1, sizeof *db);

    if (db)
        db->options = *o;
    return db;
}

void connection_drop(struct db *db)
{
    PQfinish(db->conn);
    db->conn = NULL;
    db->in_write = db->wants_begin = false;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    connection_drop(db);
    free(db);
}

/*
 * Generic plans from the first execution: a fresh backend would otherwise plan each statement five times with
 * its values before it decides the same (performance.md section 1.3). Limits end what hangs.
 */
static PGconn *connect_now(const struct db_options *o)
{
    static const char app[] = "-c statement_timeout=5s -c lock_timeout=2s "
                              "-c idle_in_transaction_session_timeout=10s "
                              "-c plan_cache_mode=force_generic_plan -c TimeZone=UTC "
                              "-c search_path=public";
    static const char owner[] = "-c lock_timeout=10s -c TimeZone=UTC -c search_path=public";

    const char *const names[] = {
        "dbname",           "options", "connect_timeout", "client_encoding", "tcp_user_timeout",
        "application_name", NULL};
    const char *const values[] = {
        o->conninfo, o->is_owner ? owner : app, "5", "UTF8", "10000", "around", NULL};
    PGconn *conn = PQconnectdbParams(names, values, 1);

    PQsetErrorVerbosity(conn, PQERRORS_TERSE);
    PQsetNoticeProcessor(conn, be_quiet, NULL);
    return conn;
}

static bool results_are_fine(PGconn *conn, int expected)
{
    bool is_fine = true;
    int  ends = 0;

    for (int i = 0; ends < 1 && i < expected * 2 + 2; i++) {
        PGresult      *r = PQgetResult(conn);
        ExecStatusType s = r ? PQresultStatus(r) : PGRES_COMMAND_OK;

        if (s == PGRES_PIPELINE_SYNC)
            ends++;
        else if (r && s != PGRES_COMMAND_OK && is_fine) {
            is_fine = false;
            log_line(LOG_ERROR, "prepare", "message=\"%s\"", PQresultErrorMessage(r));
        }
        PQclear(r);
    }
    return is_fine && ends == 1;
}

const struct sql *const db_as_of[] = {&sql_picture, NULL};

const char *connection_as_of_name(const struct sql *sql, char name[CONNECTION_NAME])
{
    snprintf(name, CONNECTION_NAME, "%s@as_of", sql->name);
    return name;
}

/* A statement prepared under one search path is planned anew under another, so each has a name for either. */
static bool prepare_all(PGconn *conn)
{
    char name[CONNECTION_NAME];
    int  n = sql_all_count;

    if (!PQenterPipelineMode(conn))
        return false;
    for (int i = 0; i < sql_all_count; i++)
        if (!PQsendPrepare(conn, sql_all[i]->name, sql_all[i]->text, 0, NULL))
            return false;
    for (const struct sql *const *s = db_as_of; *s; s++, n++)
        if (!PQsendPrepare(conn, connection_as_of_name(*s, name), (*s)->text, 0, NULL))
            return false;
    return PQpipelineSync(conn) && results_are_fine(conn, n);
}

enum err connection_ensure(struct db *db)
{
    int64_t now = monotonic_ms();

    if (db->conn && PQstatus(db->conn) == CONNECTION_OK)
        return ERR_NONE;
    connection_drop(db);
    if (db->tried_at && now - db->tried_at < RECONNECT_PAUSE_MS)
        return ERR_DB;
    db->tried_at = now;
    db->conn = connect_now(&db->options);
    if (PQstatus(db->conn) == CONNECTION_OK && prepare_all(db->conn))
        return ERR_NONE;
    log_line(LOG_ERROR, "database", "message=\"%s\"", PQerrorMessage(db->conn));
    connection_drop(db);
    return ERR_DB;
}

bool db_is_alive(struct db *db) { return connection_ensure(db) == ERR_NONE; }
