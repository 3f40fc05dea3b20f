/*
 * What must be so of a database before anybody is answered from it: asked of every new connection, so that neither
 * a wrong setting nor a change behind the service's back makes it work without its walls.
 */
#include "connection.h"

#include "log.h"
#include "migrate.h"
#include "sql.h"

#include <stdio.h>
#include <string.h>

enum { NAMES_MAX = 8 * 1024 };

/* The migrations of this program as an array of the database; their names need no quotes. */
static bool write_names(char out[NAMES_MAX])
{
    size_t n = 0;

    out[n++] = '{';
    for (int i = 0; i < migrations_count; i++) {
        int more = snprintf(out + n, NAMES_MAX - n, "%s%s", i ? "," : "", migrations[i].name);

        if (more < 0 || (size_t)more >= NAMES_MAX - n - 1)
            return false;
        n += (size_t)more;
    }
    memcpy(out + n, "}", 2);
    return true;
}

bool check_is_fine(PGconn *conn, void (*tell)(const char *fault))
{
    char              names[NAMES_MAX];
    const char *const values[] = {names};
    PGresult         *r;
    bool              is_fine;

    if (!write_names(names))
        return false;
    r = PQexecParams(conn, sql_start_check.text, 1, NULL, values, NULL, NULL, 0);
    is_fine = PQresultStatus(r) == PGRES_TUPLES_OK && PQntuples(r) == 0;
    for (int i = 0; i < PQntuples(r); i++)
        tell(PQgetvalue(r, i, 0));
    if (PQresultStatus(r) != PGRES_TUPLES_OK)
        tell("the database has not been migrated by this program; run around migrate");
    PQclear(r);
    return is_fine;
}

static void tell_operator(const char *fault)
{
    fprintf(stderr, "around: the database will not do: %s\n", fault);
}

bool db_may_start(const char *conninfo)
{
    const struct db_options o = {.conninfo = conninfo};
    PGconn                 *conn = connection_connect(&o);
    bool                    may = true;

    if (PQstatus(conn) == CONNECTION_OK)
        may = check_is_fine(conn, tell_operator);
    else if (connection_is_refused(&o)) {
        fprintf(stderr, "around: the database refuses: %s", PQerrorMessage(conn));
        may = false;
    } else {
        log_line(LOG_WARN, "database", "out of reach, not ready until it is back");
    }
    PQfinish(conn);
    return may;
}
