#pragma once
/*
 * What session.c and account.c share: a try to sign in, or to give one's password or code again. The try is
 * recorded, and committed, before anything is compared: so no try is free, whatever happens to the request, and no
 * transaction waits while a password is hashed.
 */
#include "auth.h"
#include "db.h"

struct sign_in_try {
    struct uuid id, person; /* person: not set for an unknown or disabled account */
    const char *password_hash, *seed, *pending; /* NULL: none; seeds as they are sealed */
    bool        requires_code;                  /* the person's agency does */
};

/*
 * purpose: sign_in, check (somebody who is signed in) or reset. ERR_TRY_LATER with Retry-After when there were too
 * many of that purpose. After it the handler is in a new transaction.
 */
enum err sign_in_begin(struct request *req, const char *username, const char *purpose,
                       struct sign_in_try *out);
/* The same for the user name of the one who is signed in; a key is refused with ERR_FORBIDDEN. */
enum err sign_in_again(struct request *req, struct sign_in_try *out);

/* The step of a one-time code of that sealed seed, -1 when it is not one (or seed is NULL). */
int64_t sign_in_code(const struct request *req, const char *sealed, const char *code);

/*
 * Begins a session for the person of the try, with the step of a code or -1, in place of the session with that hash
 * or NULL: cookie, req->who, and the answer of GET /session with that status.
 */
enum err sign_in_done(struct request *req, const struct sign_in_try *t, int64_t step,
                      const char *replaces, int status);

enum err people_only(struct request *req); /* ERR_FORBIDDEN for a machine key */
