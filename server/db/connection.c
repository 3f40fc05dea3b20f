#include "connection.h"

#include "log.h"
#include "monotonic.h"
#include "sql.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECONNECT_PAUSE_MS = 200 };

static void be_quiet(void *arg, const char *message)
{
    (void)arg, (void)message; /* notices may hold values, and the log holds no personal data */
}

static size_t prepared_size(void) { return 2 * (size_t)sql_all_count * sizeof(bool); }

struct db *db_open(const struct db_options *o)
{
    struct db *db = calloc(1, sizeof *db + prepared_size());

    if (db)
        db->options = *o;
    return db;
}

void connection_drop(struct db *db)
{
    PQfinish(db->conn);
    db->conn = NULL;
    db->in_write = db->wants_begin = false;
    memset(db->is_prepared, 0, prepared_size());
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
 * its values before it decides the same (performance.md section 1.3). Limits end what hangs. What a picture
 * reads is in memory: an index is taken for small tables too, which policies would else read whole, often.
 */
static const char app_options[] =
    "-c statement_timeout=5s -c lock_timeout=2s "
    "-c idle_in_transaction_session_timeout=10s "
    "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c jit=off "
    "-c TimeZone=UTC -c search_path=public";
static const char owner_options[] =
    "-c lock_timeout=10s -c random_page_cost=1.1 -c jit=off -c TimeZone=UTC -c search_path=public";

/*
 * A database behind a network is spoken to in private, with one that proves its name: what the address says itself, in
 * `dbname`, comes after and wins. On a unix socket it means nothing.
 */
enum { SETTINGS = 8 };

static const char *const settings[SETTINGS] = {"sslmode",          "dbname",
                                               "options",          "connect_timeout",
                                               "client_encoding",  "tcp_user_timeout",
                                               "application_name", NULL};

static void settings_of(const struct db_options *o, const char *values[SETTINGS])
{
    const char *const all[SETTINGS] = {
        "verify-full", o->conninfo, o->is_owner ? owner_options : app_options, "5", "UTF8", "10000",
        "around",      NULL};

    memcpy(values, all, sizeof all);
}

PGconn *connection_connect(const struct db_options *o)
{
    const char *values[SETTINGS];
    PGconn     *conn;

    settings_of(o, values);
    conn = PQconnectdbParams(settings, values, 1);
    PQsetErrorVerbosity(conn, PQERRORS_TERSE);
    PQsetNoticeProcessor(conn, be_quiet, NULL);
    return conn;
}

bool connection_is_refused(const struct db_options *o)
{
    const char *values[SETTINGS];
    PGPing      state;

    settings_of(o, values);
    state = PQpingParams(settings, values, 1);
    return state == PQPING_OK || state == PQPING_NO_ATTEMPT;
}

const struct sql *const db_as_of[] = {&sql_picture, NULL};

const char *connection_as_of_name(const struct sql *sql, char name[CONNECTION_NAME])
{
    snprintf(name, CONNECTION_NAME, "%s@as_of", sql->name);
    return name;
}

static void log_fault(const char *fault)
{
    log_line(LOG_ERROR, "database_unfit", "fault=\"%s\"", fault);
}

/* Before anything of the service's own runs on it. */
static bool is_fit(struct db *db)
{
    if (PQstatus(db->conn) != CONNECTION_OK)
        return false;
    return (db->options.is_owner || check_is_fine(db->conn, log_fault)) &&
           PQenterPipelineMode(db->conn);
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
    db->conn = connection_connect(&db->options);
    if (is_fit(db))
        return ERR_NONE;
    log_line(LOG_ERROR, "database", "message=\"%s\"", PQerrorMessage(db->conn));
    connection_drop(db);
    return ERR_DB;
}

bool db_is_alive(struct db *db) { return connection_ensure(db) == ERR_NONE; }
