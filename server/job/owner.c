#include "owner.h"

#include "sql.h"

#include <stdio.h>
#include <time.h>

enum { ARENA_MAX = 16 * 1024 * 1024 };

/* The account of the service itself, made by the first migration. */
static const struct uuid service = {"00000000-0000-4000-8000-000000000002"};

bool owner_begin(struct owner *o, const struct config *c)
{
    struct request *req = &o->req;
    struct rows     rows;

    *o = (struct owner){.req = {.id = "command line", .peer = "unix", .now = time(NULL)}};
    if (!c->owner_database) {
        fputs("around: set AROUND_OWNER_DATABASE\n", stderr);
        return false;
    }
    req->today = day_london(req->now);
    req->arena = arena_new(ARENA_MAX);
    req->faults.arena = req->arena;
    req->db = db_open(&(struct db_options){.conninfo = c->owner_database, .is_owner = true});
    if (req->arena && req->db && !db_begin(req) && !DB(req, enter_service, &rows, P(service)))
        return true;
    fputs("around: the database cannot be reached, or is not migrated\n", stderr);
    db_clear(req);
    db_close(req->db);
    arena_free(req->arena);
    return false;
}

enum err owner_agency(struct request *req, const char *name, struct uuid *out)
{
    struct rows rows;
    enum err    e = DB(req, account_agency, &rows, P(name));

    if (e)
        return e;
    if (rows.n == 0)
        return fail_field(req, ERR_NOT_FOUND, "", "There is no such agency.");
    if (rows.n > 1)
        return fail_field(req, ERR_BAD_BODY, "", "Two agencies have that name: give the id.");
    *out = row_uuid(&rows, 0, 0);
    return ERR_NONE;
}

int owner_end(struct owner *o, enum err e)
{
    struct request *req = &o->req;

    if (!e)
        e = db_commit(req);
    else
        db_rollback(req);
    if (e && req->faults.n == 0)
        fprintf(stderr, "around: %s\n", err_sentence(e));
    for (int i = 0; i < req->faults.n; i++)
        fprintf(stderr, "around: %s\n", req->faults.list[i].detail);
    db_clear(req);
    db_close(req->db);
    arena_free(req->arena);
    return e ? 1 : 0;
}
