/*
 * Migrations run as the owner, one transaction each, under an advisory lock, so that two programs starting at
 * once do not run them twice. What has been applied is remembered with a digest of its text: a migration that
 * was edited after it landed is refused, and so is a database that is newer than this program.
 */
#include "migrate.h"

#include "auth.h"
#include "connection.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char ledger_sql[] =
    "CREATE TABLE IF NOT EXISTS schema_migration ("
    "  name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());"
    "COMMENT ON TABLE schema_migration IS 'Which migrations this database has, as applied';"
    "COMMENT ON COLUMN schema_migration.name IS 'File name without its ending';"
    "COMMENT ON COLUMN schema_migration.digest IS 'BLAKE2b-256 of the text that was applied';"
    "COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied';"
    "SELECT pg_advisory_lock(hashtext('around migrate'))";

static bool run(PGconn *conn, const char *what, const char *text)
{
    PGresult      *r = PQexec(conn, text);
    ExecStatusType s = PQresultStatus(r);
    bool           ok = s == PGRES_COMMAND_OK || s == PGRES_TUPLES_OK;

    if (!ok)
        fprintf(stderr, "around migrate: %s failed: %s", what, PQresultErrorMessage(r));
    PQclear(r);
    return ok;
}

/* 1: applied as it is here; 0: not yet; -1: applied with another text. */
static int applied(PGconn *conn, const char *name, const char *digest)
{
    const char *const values[] = {name, digest};
    PGresult *r = PQexecParams(conn, "SELECT digest = $2 FROM schema_migration WHERE name = $1", 2,
                               NULL, values, NULL, NULL, 0);
    int       state = PQntuples(r) == 0 ? 0 : *PQgetvalue(r, 0, 0) == 't' ? 1 : -1;

    PQclear(r);
    return state;
}

static bool remember(PGconn *conn, const char *name, const char *digest)
{
    const char *const values[] = {name, digest};
    PGresult *r = PQexecParams(conn, "INSERT INTO schema_migration (name, digest) VALUES ($1, $2)",
                               2, NULL, values, NULL, NULL, 0);
    bool      ok = PQresultStatus(r) == PGRES_COMMAND_OK;

    PQclear(r);
    return ok;
}

/* Views of the past take rows of the tables that a migration changes; the guard makes them anew at the end. */
static const char stale_sql[] = "SET LOCAL client_min_messages = warning;"
                                "DROP SCHEMA IF EXISTS as_of CASCADE";

static bool apply(PGconn *conn, const struct migration *m)
{
    char digest[AUTH_HASH_TEXT + 1];

    auth_digest(m->text, strlen(m->text), digest);

    int state = applied(conn, m->name, digest);

    if (state < 0)
        fprintf(stderr, "around migrate: %s is in this database with another text\n", m->name);
    if (state)
        return state > 0;
    printf("migrate: %s\n", m->name);
    fflush(stdout);
    return run(conn, m->name, "BEGIN") && run(conn, m->name, stale_sql) &&
           run(conn, m->name, m->text) && remember(conn, m->name, digest) &&
           run(conn, m->name, "COMMIT");
}

static bool is_known(const char *name)
{
    for (int i = 0; i < migrations_count; i++)
        if (!strcmp(migrations[i].name, name))
            return true;
    return false;
}

static bool is_not_newer(PGconn *conn)
{
    PGresult *r = PQexec(conn, "SELECT name FROM schema_migration");
    bool      ok = PQresultStatus(r) == PGRES_TUPLES_OK;

    for (int i = 0; ok && i < PQntuples(r); i++)
        if (!is_known(PQgetvalue(r, i, 0))) {
            fprintf(stderr,
                    "around migrate: the database has %s, which this program does not know. "
                    "Use the newer program.\n",
                    PQgetvalue(r, i, 0));
            ok = false;
        }
    PQclear(r);
    return ok;
}

static bool migrate_on(PGconn *conn)
{
    bool ok = run(conn, "the ledger", ledger_sql) && is_not_newer(conn);

    for (int i = 0; ok && i < migrations_count; i++)
        ok = apply(conn, &migrations[i]);
    return ok && run(conn, "access", "BEGIN") && run(conn, "access", access_sql) &&
           run(conn, "guard", guard_sql) && run(conn, "guard", "COMMIT");
}

int migrate_up(const char *conninfo)
{
    PGconn *conn = connection_connect(&(struct db_options){.conninfo = conninfo, .is_owner = true});
    bool    ok = PQstatus(conn) == CONNECTION_OK;

    /* What a migration says in full is about tables, not about anybody. */
    PQsetErrorVerbosity(conn, PQERRORS_DEFAULT);
    if (!ok)
        fprintf(stderr, "around migrate: %s", PQerrorMessage(conn));
    ok = ok && migrate_on(conn);
    PQfinish(conn);
    return ok ? 0 : 1;
}
