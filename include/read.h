#pragma once
/*
 * Reads: one statement whose row is the answer, and no C. The row's columns are the answer (JSON; null: there is no
 * such thing for this person), what was looked at (for the audit), the version (null: the ETag is a digest of the
 * answer) and, of lists, the cursor of the next page.
 */
#include "route.h"

/* The route's own statement and arguments. */
enum err read_route(struct request *req);
/* Another statement, for routes that choose; arguments are checked against the route's query names all the same. */
enum err read_statement(struct request *req, const struct sql *sql, const struct arg *args);
/* The first day of the month that ?name= says (2026-11), this month's where it says none. ERR_BAD_QUERY for what is no
 * month, and for one that has not begun. */
enum err read_month(struct request *req, const char *name, day_t *out);
/* ERR_BAD_QUERY for a query name that no argument of the route has: for handlers that run no statement of theirs so. */
enum err read_query_is_known(struct request *req);
