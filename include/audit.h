#pragma once
/*
 * The audit as a chain: each sealed row's hash covers its number, its content and the hash of the row before, so that
 * an edit, a deletion, an insertion or another order shows. Rows arrive unsealed, because chaining inside the
 * transactions that write them makes writers wait for each other; `around work` seals what is committed, every second.
 * A chain that was cut short, or written anew from some row on, or an old copy put back, would still hang together:
 * so its head is signed every minute and kept in a file of checkpoints, away from the database's administrator.
 */
#include "db.h"

#include <stdint.h>

enum { AUDIT_HASH = 64, AUDIT_LINK_NAME = 32 };

struct audit_link {
    int64_t seq; /* from 1; 0: nothing has been sealed yet */
    char    hash[AUDIT_HASH + 1];
};

/* The link that follows `before` for a row of this content. */
void audit_next(const struct audit_link *before, const char *content, struct audit_link *out);

/* Seals up to `most` rows in one transaction, and says how many. Of two sealers at once, one waits. */
enum err audit_seal(struct request *req, int most, int *sealed);

/* The last sealed row. */
enum err audit_head(struct request *req, struct audit_link *out);

/* One line of the file of checkpoints: seq, hash, when, signature. */
bool audit_checkpoint_write(const char *file, const struct audit_link *head, int64_t now);
/* The next checkpoint of an open file. 1: read; 0: the end; -1: the line is not ours, or its signature is not. */
int audit_checkpoint_read(void *file, struct audit_link *out);
