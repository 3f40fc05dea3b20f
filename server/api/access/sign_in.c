#include "sign_in.h"

#include "json_out.h"
#include "session.h"
#include "sql.h"

#include <string.h>

enum err people_only(struct request *req)
{
    return req->who.kind == IDENTITY_SESSION ? ERR_NONE : fail(req, ERR_FORBIDDEN);
}

static const char *or_null(const struct rows *rows, int column)
{
    return row_is_null(rows, 0, column) ? NULL : row_text(rows, 0, column);
}

enum err sign_in_begin(struct request *req, const char *username, const char *purpose,
                       struct sign_in_try *out)
{
    char        network[AUTH_NETWORK + 1];
    struct rows rows;
    enum err    e;

    *out = (struct sign_in_try){.id = uuid_new()};
    /* What is answered here holds secrets, and a second try is a second try: nothing is kept to be repeated. */
    req->idempotency_key = NULL;
    auth_network(req->peer, network);
    e = DB(req, sign_in_start, &rows, P(out->id), P(username), P((const char *)network), P(purpose),
           P(auth_device_hash(req)));
    if (e)
        return e;
    if (row_int(&rows, 0, 0) > 0) {
        req->reply.retry_after = (int)row_int(&rows, 0, 0);
        return fail(req, ERR_TRY_LATER);
    }
    out->person = row_is_null(&rows, 0, 1) ? (struct uuid){0} : row_uuid(&rows, 0, 1);
    out->password_hash = or_null(&rows, 2);
    out->seed = or_null(&rows, 3);
    out->pending = or_null(&rows, 4);
    out->requires_code = row_bool(&rows, 0, 5);
    e = db_commit(req);
    return e ? e : db_begin(req);
}

enum err sign_in_again(struct request *req, struct sign_in_try *out)
{
    struct rows rows;
    enum err    e = people_only(req);

    if (!e)
        e = db_run(req, &sql_account_me, NULL, &rows);
    return e ? e : sign_in_begin(req, row_text(&rows, 0, 0), "check", out);
}

int64_t sign_in_code(const struct request *req, const char *sealed, const char *code)
{
    unsigned char seed[AUTH_TOTP_SEED];

    if (!sealed || !auth_seed_open(sealed, seed))
        return -1;
    return auth_totp_step(seed, code, req->now);
}

enum err sign_in_done(struct request *req, const struct sign_in_try *t, int64_t step,
                      const char *replaces, int status)
{
    char token[AUTH_TOKEN_TEXT + 1], hash[AUTH_HASH_TEXT + 1], device_hash[AUTH_HASH_TEXT + 1];
    const char  *device = auth_device(req);
    struct param step_param = step < 0 ? (struct param){NULL} : p_int(req, step);
    struct rows  rows;
    enum err     e;

    auth_token_new(token);
    auth_token_hash(token, hash);
    auth_token_hash(device, device_hash);
    e = db_run(req, &sql_session_start,
               (struct param[]){P(uuid_new()),
                                P((const char *)hash),
                                P(t->id),
                                step_param,
                                {replaces},
                                P((const char *)device_hash)},
               &rows);
    if (!e)
        e = auth_take_on(req, IDENTITY_SESSION, hash);
    if (e)
        return e;
    auth_cookie_set(req, token);
    auth_device_set(req, device);
    return session_reply(req, token, status);
}
