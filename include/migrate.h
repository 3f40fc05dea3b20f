#pragma once
/* Migrations, embedded from migrations/ by the build, applied in order, each in its own transaction. */
#include "errors.h"

struct migration {
    const char *name, *text;
};

extern const struct migration migrations[];
extern const int              migrations_count;
extern const char guard_sql[];  /* migrations/guard: applied whole after the migrations */
extern const char access_sql[]; /* generated from access.tsv: the rows of access_rule */

/* Brings the database of `conninfo` (as around_owner) to this program's version; says each step on stdout. */
int migrate_up(const char *conninfo);
