#pragma once
/*
 * What a command line of whoever runs the machine does in the database: one transaction as around_owner, in which the
 * service's own account stands beside what is recorded.
 */
#include "config.h"
#include "db.h"

struct owner {
    struct request req; /* for DB(); its arena lives until owner_end */
};

/* False and a sentence on stderr when the database is not there. */
bool owner_begin(struct owner *o, const struct config *c);
/* The agency of that name or id. ERR_NOT_FOUND, or ERR_BAD_BODY where two have the name; with a fault that says so. */
enum err owner_agency(struct request *req, const char *name, struct uuid *out);
/* Commits, or rolls back when e is an error and says it on stderr; the program's exit status. */
int owner_end(struct owner *o, enum err e);
