#include "audit.h"

#include "auth.h"
#include "day.h"
#include "sql.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void audit_next(const struct audit_link *before, const char *content, struct audit_link *out)
{
    char digest[AUTH_HASH_TEXT + 1], head[AUDIT_HASH + AUDIT_LINK_NAME];
    int  n = snprintf(head, sizeof head, "%s%" PRId64 ":", before->hash, before->seq + 1);
    char both[2 * AUTH_HASH_TEXT + 1];

    /* A digest of two digests, so that no text can pass for another's beginning. */
    auth_digest(head, (size_t)n, both);
    auth_digest(content, strlen(content), both + AUTH_HASH_TEXT);
    auth_digest(both, sizeof both - 1, digest);
    out->seq = before->seq + 1;
    memcpy(out->hash, digest, sizeof digest);
}

enum err audit_head(struct request *req, struct audit_link *out)
{
    struct rows rows;
    enum err    e = db_run(req, &sql_audit_head, NULL, &rows);

    *out = (struct audit_link){0};
    if (!e && rows.n) {
        out->seq = row_int(&rows, 0, 0);
        snprintf(out->hash, sizeof out->hash, "%s", row_text(&rows, 0, 1));
    }
    return e;
}

/* Four arrays as PostgreSQL reads them. */
struct links {
    struct buf ids, seqs, before, hashes;
};

static void add(struct links *l, const char *id, const struct audit_link *before,
                const struct audit_link *link)
{
    const char *comma = l->ids.n ? "," : "{";

    buf_printf(&l->ids, "%s%s", comma, id);
    buf_printf(&l->seqs, "%s%" PRId64, comma, link->seq);
    buf_printf(&l->before, "%s\"%s\"", comma, before->hash);
    buf_printf(&l->hashes, "%s\"%s\"", comma, link->hash);
}

static enum err store(struct request *req, struct links *l)
{
    struct rows rows;

    buf_puts(&l->ids, "}");
    buf_puts(&l->seqs, "}");
    buf_puts(&l->before, "}");
    buf_puts(&l->hashes, "}");
    return DB(req, audit_seal, &rows, P(l->ids.s), P(l->seqs.s), P(l->before.s), P(l->hashes.s));
}

static enum err seal(struct request *req, int most, int *sealed)
{
    struct links l = {
        {.arena = req->arena}, {.arena = req->arena}, {.arena = req->arena}, {.arena = req->arena}};
    struct audit_link head, link;
    struct rows       rows;
    enum err          e = db_run(req, &sql_audit_lock, NULL, &rows);

    if (!e)
        e = audit_head(req, &head);
    if (!e)
        e = DB(req, audit_unsealed, &rows, P(most));
    for (int i = 0; !e && i < rows.n; i++) {
        audit_next(&head, row_text(&rows, i, 1), &link);
        add(&l, row_text(&rows, i, 0), &head, &link);
        head = link;
    }
    *sealed = e ? 0 : rows.n;
    return e || rows.n == 0 ? e : store(req, &l);
}

enum err audit_seal(struct request *req, int most, int *sealed)
{
    enum err e = db_begin(req);

    if (!e)
        e = seal(req, most, sealed);
    if (!e)
        return db_commit(req);
    db_rollback(req);
    return e;
}

/* --- checkpoints --- */

bool audit_checkpoint_write(const char *file, const struct audit_link *head, int64_t now)
{
    char line[300], at[DAY_INSTANT_SIZE], signature[AUTH_SIGNATURE_TEXT + 1];
    int  fd = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);

    if (fd < 0)
        return false;
    day_instant_format(now, at);
    snprintf(line, sizeof line, "%" PRId64 " %s %s", head->seq, head->hash, at);
    auth_sign(line, signature);

    size_t n = strlen(line);

    snprintf(line + n, sizeof line - n, " %s\n", signature);
    n = strlen(line);

    bool ok = write(fd, line, n) == (ssize_t)n && fsync(fd) == 0;

    return close(fd) == 0 && ok;
}

int audit_checkpoint_read(void *file, struct audit_link *out)
{
    char  line[300];
    char *signature;

    if (!fgets(line, sizeof line, file))
        return 0;
    line[strcspn(line, "\n")] = 0;
    signature = strrchr(line, ' ');
    if (!signature)
        return -1;
    *signature++ = 0;
    if (!auth_is_signed(line, signature))
        return -1;

    char *end;

    out->seq = strtoll(line, &end, 10);
    snprintf(out->hash, sizeof out->hash, "%.*s", AUDIT_HASH, end + 1);
    return 1;
}
