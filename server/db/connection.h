#pragma once
/*
 * One connection of one worker: opened when first used, opened again after a loss. A statement is prepared on it when it
 * first runs there, in the same round trip: a worker never runs most of them, and to prepare them all took a connection
 * a seventh of a second and the memory of their policies.
 */
#include "db.h"

#include <libpq-fe.h>

struct db {
    struct db_options options;
    PGconn           *conn;
    int64_t           tried_at;    /* monotonic milliseconds of the last try to connect */
    bool              wants_begin; /* the next statement opens a transaction */
    bool              in_write;    /* a transaction is open */
    bool              is_ending;   /* it is being committed or rolled back */
    bool              must_retry;
    bool              is_prepared[]; /* by number of the statement; then again, for earlier days */
};

/* ERR_DB when the database is out of reach. After it the connection is in pipeline mode and idle. */
enum err connection_ensure(struct db *db);
void     connection_drop(struct db *db);
/* A new connection with the limits of its kind; whether it came about is for the caller to ask. */
PGconn *connection_connect(const struct db_options *o);
/* After it did not: the server is there and would not have us, or what we were told is no address at all. */
bool connection_is_refused(const struct db_options *o);

/* check.c: whether everything is as it must be; tells each thing that is not. */
bool check_is_fine(PGconn *conn, void (*tell)(const char *fault));

enum { CONNECTION_NAME = 80 };
/* The name under which a statement of db_as_of is prepared a second time: under another search path it would be planned anew. */
const char *connection_as_of_name(const struct sql *sql, char name[CONNECTION_NAME]);
