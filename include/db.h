#pragma once
/*
 * The only way to the data. Every statement is one file under server/sql/, prepared on a connection when it first
 * runs there, and runs as the person of the request: the identity (the hash of a token, which the database itself turns into a
 * person) travels in the same round trip. There is no call that asks the database without a request.
 *
 * A connection belongs to one worker thread. Statements take text parameters and give text results.
 */
#include "request.h"

#include <stdbool.h>
#include <stdint.h>

struct sql { /* generated from server/sql/ */
    const char *name, *text;
    int         params, number; /* its place in sql_all */
};

/* Statements that can also run over the records as they stood on an earlier day (req->as_of); NULL-terminated. */
extern const struct sql *const db_as_of[];

extern const struct sql *const sql_all[];
extern const int               sql_all_count;

struct param { /* NULL s: SQL null */
    const char *s;
};

/* Results stay valid until the request has been answered. */
struct rows {
    void *result;
    int   n;
};

struct param p_text(struct request *req, const char *s);
struct param p_str(struct request *req, struct text s);
struct param p_int(struct request *req, int64_t v);
struct param p_bool(struct request *req, bool v);
struct param p_num(struct request *req, struct num v);     /* null unless set */
struct param p_day(struct request *req, day_t d);          /* null for DAY_NONE */
struct param p_day_num(struct request *req, struct num d); /* a num that holds a day */
struct param p_time(struct request *req, int64_t seconds);
struct param p_uuid(struct request *req, struct uuid u);  /* null when not set */
struct param p_ids(struct request *req, struct list ids); /* an array; null for no id */

#define P(v) \
    _Generic((v),                                                                                  \
        const char *: p_text,                                                                      \
        char *: p_text,                                                                            \
        struct text: p_str,                                                                        \
        bool: p_bool,                                                                              \
        int: p_int,                                                                                \
        int64_t: p_int,                                                                            \
        struct num: p_num,                                                                         \
        struct uuid: p_uuid)(req, (v))
#define P_DAY(v)  _Generic((v), struct num : p_day_num, default : p_day)(req, (v))
#define P_TIME(v) p_time(req, (v))
#define P_IDS(v)  p_ids(req, (v))

/*
 * Runs one statement in the request's own transaction (a write: BEGIN and the identity ride with the first
 * statement; a read: identity, statement and nothing else in one pipeline). A violated constraint becomes the
 * error of its name. ERR_DB when the database is out of reach, ERR_BUSY past a time limit.
 */
enum err db_run(struct request *req, const struct sql *sql, const struct param *params,
                struct rows *out);

#define DB_COUNT(...) ((int)(sizeof((struct param[]){__VA_ARGS__}) / sizeof(struct param)))
#define DB(req, name, out, ...)                                                 \
    ((void)sizeof(char[DB_COUNT(__VA_ARGS__) == SQL_##name##_PARAMS ? 1 : -1]), \
     db_run((req), &sql_##name, (struct param[]){__VA_ARGS__}, (out)))

int row_columns(const struct rows *r);
/* One value; "" and 0 for null. A missing row or column is a programming error. */
const char *row_text(const struct rows *r, int row, int column);
bool        row_is_null(const struct rows *r, int row, int column);
int64_t     row_int(const struct rows *r, int row, int column);
bool        row_bool(const struct rows *r, int row, int column);
day_t       row_day(const struct rows *r, int row, int column); /* DAY_NONE for null */
struct uuid row_uuid(const struct rows *r, int row, int column);

/* --- the rest is for the dispatcher, the jobs and the tests of db/ --- */

struct db_options {
    const char *conninfo;
    bool        is_owner; /* migrations, demo */
};

/*
 * Whether to start on this database: false, and why on stderr, where it refuses us, is of another version, or is not as
 * guarded as it must be. One that is out of reach may come back: true, and whoever asks meanwhile is told.
 */
bool       db_may_start(const char *conninfo);
struct db *db_open(const struct db_options *o); /* connects when first used, again after a loss */
void       db_close(struct db *db);
bool       db_is_alive(struct db *db);
enum err   db_begin(struct request *req); /* the next db_run opens a transaction */
enum err   db_commit(
      struct request *req); /* ERR_DB: the outcome is unknown, retry by Idempotency-Key */
void db_rollback(struct request *req);
bool db_must_retry(
    const struct request *req);     /* the last failure was a deadlock or serialization failure */
void db_clear(struct request *req); /* clears all results: after the answer */
