#pragma once
/*
 * What the service answers, declared. Each file under server/api/ ends with its table of routes; server/routes.c
 * lists the tables. A path is written below /api/v1: "/children/:child/sdqs". `:child` and `:id` are UUIDs,
 * `:word` is one path word, `:month` one as 2026-11. Every route names its need: without one it does not compile.
 *
 *   read   GET  a statement, no C: its row is (answer json, looked json, etag text or null); no row, or a null
 *          answer, is 404. Its parameters are taken from the request as `args` names them.
 *   write  POST/PATCH/PUT/DELETE  a body shape and a handler, in one transaction.
 *
 * A route with MATCH changes a record whose version the client names by If-Match: before its handler the record is
 * held and its version compared (match_record below).
 *
 * What a body must keep beyond its shape, across its fields and against the records, is the route's `check`. It only
 * reads, and notes a fault for all that is wrong (fail_note); what it found it leaves in req->found for the handler. It
 * runs in the transaction of the handler, before it, and also where the shape has faults already, so that all of them
 * are listed at once: what was faulty is not set then, and a rule that needs it is silent. An error that it returns is
 * the answer; to a body whose shape has faults, these alone are. So whoever may not see a record is told no more than
 * before: a check asks for the record first and notes nothing until it is there.
 */
#include "access.h"
#include "db.h"
#include "request.h"
#include "shape.h"

#define API_BASE "/api/v1"

/* Which workers run it: see performance.md section 1. Sign-in hashes one password at a time. */
enum lane { LANE_READ, LANE_WRITE, LANE_REPORT, LANE_SIGN_IN, LANE_COUNT };

/* Where a read statement's parameters come from, in order. A query value that no argument names is refused. */
enum arg_type {
    ARG_END,
    ARG_CHILD,
    ARG_RECORD,
    ARG_WORD,
    ARG_PATH_MONTH,
    ARG_MONTH, /* a query value as 2026-11: its first day; a month that has not begun is refused */
    ARG_TODAY,
    ARG_TEXT,
    ARG_DAY,
    ARG_AS_OF, /* ?as_of=: the statement runs over the records as they stood at the end of that day */
    ARG_UUID,
    ARG_INT,
    ARG_LIMIT,
    ARG_AFTER
};

enum { ARGS_MAX = 16 };

struct arg {
    enum arg_type type;
    const char   *name; /* the query value */
    int64_t min, max;   /* ARG_INT; ARG_TEXT: characters; others: min 1 where it must be there */
    int64_t usual;      /* ARG_INT: where none is given; 0: min */
    const char *const *words; /* ARG_TEXT: one of these alone, or none */
};

struct route {
    enum method       method;
    const char       *path, *about; /* about: one sentence for OpenAPI */
    struct need       need;
    enum lane         lane;
    const struct sql *sql;
    struct arg        args[ARGS_MAX + 1];
    enum err (*handle)(struct request *req);
    enum err (*check)(struct request *req);
    const struct shape *body, *answer;
    const struct sql   *version, *current; /* MATCH: If-Match is required */
    bool                is_list;           /* {"items": [...], "next": …} of `answer` */
    bool                withholds;   /* such a list says beside its items what of it is held back */
    bool                is_absolute; /* the path is not below /api/v1 */
    const char         *media; /* of an answer that is not JSON, one of: "image/png image/jpeg" */
    int64_t             body_max; /* bytes; 0: 64 KiB */
    int status; /* of a good answer; 0: 201 for POST, 204 for an empty answer, else 200 */
};

#define NEED(record_, action_)                                                           \
    {                                                                                    \
        .kind = NEED_KIND_RECORD, .record = RECORD_##record_, .action = ACTION_##action_ \
    }
/* Whoever may view, or may make such records and reads their own: row-level security gives them no others. */
#define NEED_OR_OWN(record_, action_, own_)                                               \
    {                                                                                     \
        .kind = NEED_KIND_RECORD, .record = RECORD_##record_, .action = ACTION_##action_, \
        .or_own = true, .own = ACTION_##own_                                              \
    }
#define NEED_PUBLIC              \
    {                            \
        .kind = NEED_KIND_PUBLIC \
    }
#define NEED_CALENDAR              \
    {                              \
        .kind = NEED_KIND_CALENDAR \
    }
#define NEED_SIGNED_IN              \
    {                               \
        .kind = NEED_KIND_SIGNED_IN \
    }

#define READ(path_, need_, statement_, answer_, ...)                           \
    {                                                                          \
        .method = METHOD_GET, .path = path_, .need = need_, .lane = LANE_READ, \
        .sql = &sql_##statement_, .answer = &answer_, __VA_ARGS__              \
    }
#define WRITE(method_, path_, need_, body_, handle_, answer_, ...)                    \
    {                                                                                 \
        .method = METHOD_##method_, .path = path_, .need = need_, .lane = LANE_WRITE, \
        .body = body_, .handle = handle_, .answer = &answer_, __VA_ARGS__             \
    }
/* A write that hashes a password: its lane has one worker and a short queue. */
#define WRITE_HASHING(method_, path_, need_, body_, handle_, answer_, ...)              \
    {                                                                                   \
        .method = METHOD_##method_, .path = path_, .need = need_, .lane = LANE_SIGN_IN, \
        .body = body_, .handle = handle_, .answer = &answer_, __VA_ARGS__               \
    }
/* Statements of one parameter, the id. version_: its row is the version, the child and the first day. current_: the
 * record as it stands, where the version is an old one. */
#define MATCH(version_, current_) .version = &sql_##version_, .current = &sql_##current_
#define ROUTES_END   \
    {                \
        .path = NULL \
    }

extern const struct route *const route_tables[]; /* routes.c; NULL-terminated */

/*
 * The start-up check: no need unset, no child route without :child, no write without a body shape (DELETE and
 * body-less actions name empty_shape), no path twice, no unknown argument. Prints what is wrong; false: do not start.
 */
bool routes_check(void);
void routes_print(void); /* one line a route on stdout: method, path, need, body, statement */

/* Finds the route of req->method and req->path and fills child, record, word, format.
 * ERR_NOT_FOUND, or ERR_METHOD with req->reply.allow set. */
enum err route_find(struct request *req);

/* After the handler wrote the record: answers 201 with Location: /api/v1<path><id> and the record as
 * `statement` (one parameter: the id) gives it. */
enum err reply_made(struct request *req, const char *path, struct uuid id,
                    const struct sql *statement);
/* The same with 200, after a change. */
enum err reply_record(struct request *req, struct uuid id, const struct sql *statement);
enum err reply_empty(struct request *req); /* 204 */
enum err reply_json(struct request *req, int status, const struct buf *json);
/* After a row that was to be changed could not be taken hold of: ERR_FORBIDDEN where `record` (one parameter, the id)
 * shows it, ERR_NOT_FOUND where it does not. */
enum err fail_untouched(struct request *req, struct uuid id, const struct sql *record);
/* For the dispatcher, where a route has MATCH: locks the record of the path and compares If-Match with its version; its
 * child becomes the request's child, its first day is `begun`, and days of the body are held against that where they
 * are SINCE_BEGUN. ERR_NOT_FOUND; ERR_FORBIDDEN where it can be seen and
 * not changed; ERR_STALE, with the record as it stands now as the problem's "current", so that both can be shown. */
enum err match_record(struct request *req);

extern const struct shape empty_shape;
