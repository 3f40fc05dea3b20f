/*
 * `around audit verify`: reads the whole chain, works every hash out anew and holds it against the signed checkpoints.
 * `around work` writes what this reads; nothing here writes.
 */
#include "audit.h"
#include "auth.h"
#include "job.h"
#include "sql.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PAGE = 2000, ARENA = 64 * 1024 * 1024, PROBLEMS_SHOWN = 20, SEALED_WITHIN_SECONDS = 60 };

struct check {
    struct audit_link at; /* the last row that was read */
    int64_t           rows;
    int               problems;
    FILE             *checkpoints;
    struct audit_link next; /* checkpoint */
    int               has_next, checked;
};

static void problem(struct check *c, int64_t seq, const char *what)
{
    if (c->problems++ < PROBLEMS_SHOWN)
        printf("row %" PRId64 ": %s\n", seq, what);
}

static void next_checkpoint(struct check *c)
{
    c->has_next = c->checkpoints ? audit_checkpoint_read(c->checkpoints, &c->next) : 0;
    if (c->has_next < 0)
        problem(c, c->at.seq, "a checkpoint's signature is not ours: the file was changed");
}

static void check_row(struct check *c, const struct rows *rows, int i)
{
    struct audit_link should;
    int64_t           seq = row_int(rows, i, 0);

    audit_next(&c->at, row_text(rows, i, 3), &should);
    if (seq != should.seq)
        problem(c, should.seq, "missing: the chain goes on with a later number");
    else if (strcmp(row_text(rows, i, 2), c->at.hash) != 0)
        problem(c, seq, "does not follow the row before it");
    else if (strcmp(row_text(rows, i, 1), should.hash) != 0)
        problem(c, seq, "is not what was sealed");
    c->at.seq = seq;
    snprintf(c->at.hash, sizeof c->at.hash, "%s", row_text(rows, i, 1));
    c->rows++;
    while (c->has_next > 0 && c->next.seq <= seq) {
        if (c->next.seq == seq && strcmp(c->next.hash, c->at.hash) != 0)
            problem(c, seq, "is not the row that was signed: the chain was written anew");
        c->checked++;
        next_checkpoint(c);
    }
}

static enum err check_all(struct request *req, struct check *c)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    do {
        e = DB(req, audit_sealed, &rows, P(c->at.seq), P(PAGE));
        for (int i = 0; !e && i < rows.n; i++)
            check_row(c, &rows, i);
        db_clear(req);
        arena_reset(req->arena);
    } while (!e && rows.n == PAGE);
    return e;
}

static enum err check_end(struct request *req, struct check *c)
{
    struct rows rows;
    enum err    e = db_run(req, &sql_audit_waiting, NULL, &rows);

    if (c->has_next > 0)
        problem(
            c, c->next.seq,
            "was signed and is not there: the chain was cut short, or an old copy was put back");
    if (!e && row_int(&rows, 0, 1) > SEALED_WITHIN_SECONDS)
        printf("%s rows wait for the seal: is `around work` running?\n", row_text(&rows, 0, 0));
    return e;
}

static int verify(const struct config *c, const char *file)
{
    struct db *db = db_open(&(struct db_options){.conninfo = c->audit_database, .is_owner = true});
    struct request req = {.db = db, .arena = arena_new(ARENA)};
    struct check   check = {.checkpoints = file ? fopen(file, "r") : NULL};
    enum err       e = ERR_NONE;

    if (file && !check.checkpoints)
        problem(&check, 0, "the file of checkpoints cannot be read");
    next_checkpoint(&check);
    e = check_all(&req, &check);
    if (!e)
        e = check_end(&req, &check);
    db_clear(&req);
    arena_free(req.arena);
    db_close(db);
    if (check.checkpoints)
        fclose(check.checkpoints);
    if (e) {
        fputs("around audit: the database cannot be reached\n", stderr);
        return 1;
    }
    printf("%" PRId64 " rows, %d checkpoints, %d problems\n", check.rows, check.checked,
           check.problems);
    return check.problems ? 1 : 0;
}

int job_audit(int argc, char **argv, const struct config *c)
{
    if (argc != 1 || strcmp(argv[0], "verify") != 0 || !c->audit_database || !c->secret_file)
        return job_called_wrongly("audit");
    return auth_start(c->secret_file) ? verify(c, c->checkpoints) : 1;
}
