/*
 * One's own account: the password, set by a link and changed by oneself, and the authenticator app. Nobody else
 * ever knows either.
 */
#include "json_out.h"
#include "route.h"
#include "session.h"
#include "sign_in.h"
#include "sql.h"

#include <string.h>

/* A new password, hashed; a fault at /password where the rule refuses it. */
static enum err hash_new(struct request *req, struct text password, const char *about,
                         const char **out)
{
    const char *why = auth_password_fault(password.s, password.n, about);
    char       *hash = arena_alloc(req->arena, AUTH_PASSWORD_HASH);
    enum err    e;

    if (why)
        return fail_field(req, ERR_BAD_BODY, "/password", why);
    e = hash ? auth_password_hash(password.s, password.n, hash) : ERR_NO_MEMORY;
    *out = hash;
    return e ? fail(req, e) : ERR_NONE;
}

/* --- by a link --- */

struct by_link {
    struct text token, password;
};

static const struct field by_link_fields[] = {
    FIELD(by_link, token, .type = F_TEXT, .flags = REQUIRED | SECRET, .max = 100),
    FIELD(by_link, password, .type = F_TEXT, .flags = REQUIRED | SECRET, .max = AUTH_PASSWORD_MAX,
          .about = "At least 12 characters"),
    FIELDS_END,
};
static const struct shape by_link_shape = SHAPE("password_by_link", by_link_fields, by_link);

static enum err set_by_link(struct request *req, const char *purpose)
{
    const struct by_link *in = req->body;
    const char           *password = NULL;
    char                  hash[AUTH_HASH_TEXT + 1];
    struct rows           rows;
    enum err              e;

    auth_token_hash(in->token.s, hash);
    e = DB(req, invitation_use, &rows, P((const char *)hash), P((const char *)NULL));
    if (e)
        return e;
    if (rows.n == 0 || strcmp(row_text(&rows, 0, 0), purpose) != 0)
        return fail(req, ERR_BAD_LINK);
    e = hash_new(req, in->password, row_text(&rows, 0, 1), &password);
    if (!e)
        e = DB(req, invitation_use, &rows, P((const char *)hash), P(password));
    return e ? e : reply_empty(req);
}

static enum err accept(struct request *req) { return set_by_link(req, "invite"); }

static enum err reset(struct request *req) { return set_by_link(req, "reset"); }

struct reset_request {
    struct text username;
};

static const struct field reset_request_fields[] = {
    FIELD(reset_request, username, .type = F_TEXT, .flags = REQUIRED, .max = 100),
    FIELDS_END,
};
static const struct shape reset_request_shape =
    SHAPE("reset_request", reset_request_fields, reset_request);

/* The service administrator of that person's agency sees it and hands over a link, knowing the person. The answer
 * is the same whether there is such an account or not, and however often it is asked. */
static enum err ask_reset(struct request *req)
{
    const struct reset_request *in = req->body;
    struct sign_in_try          t;
    enum err                    e = sign_in_begin(req, in->username.s, "reset", &t);

    if (e && e != ERR_TRY_LATER)
        return e;
    req->err = ERR_NONE;
    req->reply.retry_after = 0;
    req->reply.status = 202;
    return ERR_NONE;
}

/* --- by oneself --- */

struct password_change {
    struct text current, password;
};

static const struct field password_change_fields[] = {
    FIELD(password_change, current, .type = F_TEXT, .flags = REQUIRED | SECRET,
          .max = AUTH_PASSWORD_MAX),
    FIELD(password_change, password, .type = F_TEXT, .flags = REQUIRED | SECRET,
          .max = AUTH_PASSWORD_MAX, .about = "At least 12 characters"),
    FIELDS_END,
};
static const struct shape password_change_shape =
    SHAPE("password_change", password_change_fields, password_change);

/* The password of the one who is signed in, given again. */
static enum err check_password(struct request *req, struct text password, const char *pointer,
                               struct sign_in_try *t)
{
    struct rows rows;
    enum err    e = sign_in_again(req, t);

    if (e)
        return e;
    if (!auth_password_is(t->password_hash, password.s, password.n))
        return fail_field(req, ERR_BAD_BODY, pointer, "That is not your password.");
    return DB(req, sign_in_good, &rows, P(t->id));
}

static const char *about_me(struct request *req, const char *username)
{
    return arena_printf(req->arena, "%s %s %s", username, req->who.name, req->who.agency_name);
}

static enum err change_password(struct request *req)
{
    const struct password_change *in = req->body;
    const char                   *hash = NULL;
    struct sign_in_try            t;
    struct rows                   rows;
    enum err                      e = check_password(req, in->current, "/current", &t);

    if (!e)
        e = db_run(req, &sql_account_me, NULL, &rows);
    if (!e)
        e = hash_new(req, in->password, about_me(req, row_text(&rows, 0, 0)), &hash);
    if (!e)
        e = DB(req, account_password, &rows, P(hash));
    if (!e)
        e = db_run(req, &sql_session_end_others, NULL, &rows);
    return e ? e : reply_empty(req);
}

/* --- the authenticator app --- */

struct enrol {
    struct text password;
};

static const struct field enrol_fields[] = {
    FIELD(enrol, password, .type = F_TEXT, .flags = REQUIRED | SECRET, .max = AUTH_PASSWORD_MAX),
    FIELDS_END,
};
static const struct shape enrol_shape = SHAPE("code_enrol", enrol_fields, enrol);

static const struct field seed_fields[] = {
    ANSWER(secret, .type = F_TEXT, .about = "To type into the app"),
    ANSWER(uri, .type = F_TEXT, .about = "To show as a code that the app scans"),
    FIELDS_END,
};
static const struct shape seed_shape = ANSWER_SHAPE("code_seed", seed_fields);

static enum err reply_seed(struct request *req, const char *secret, const char *username)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '{');
    json_pair(&j, "secret", secret);
    json_pair(
        &j, "uri",
        arena_printf(
            req->arena,
            "otpauth://totp/Around%%20the%%20Child:%s?secret=%s&issuer=Around%%20the%%20Child",
            username, secret));
    json_close(&j, '}');
    return reply_json(req, 200, &b);
}

/* Whoever has an app already changes it with a fresh code of the old one, not with a password alone. */
static enum err enrol(struct request *req)
{
    const struct enrol *in = req->body;
    unsigned char       seed[AUTH_TOTP_SEED];
    struct sign_in_try  t;
    struct rows         rows;
    enum err            e = check_password(req, in->password, "/password", &t);

    if (!e && t.seed && req->who.second_factor_at <= req->now - ACCESS_FRESH_SECONDS)
        e = fail(req, ERR_STEP_UP);
    if (e)
        return e;
    auth_totp_seed(seed);
    e = DB(req, account_code_pending, &rows, P(auth_seed_seal(req->arena, seed)));
    if (!e)
        e = db_run(req, &sql_account_me, NULL, &rows);
    return e ? e : reply_seed(req, auth_seed_base32(req->arena, seed), row_text(&rows, 0, 0));
}

struct confirm {
    struct text code;
};

static const struct field confirm_fields[] = {
    FIELD(confirm, code, .type = F_TEXT, .flags = REQUIRED | SECRET, .min = 6, .max = 6),
    FIELDS_END,
};
static const struct shape confirm_shape = SHAPE("code_confirm", confirm_fields, confirm);

static enum err confirm(struct request *req)
{
    const struct confirm *in = req->body;
    const char           *old;
    struct sign_in_try    t;
    struct rows           rows;
    int64_t               step;
    enum err              e = sign_in_again(req, &t);

    if (e)
        return e;
    if (!t.pending)
        return fail(req, ERR_STATE);
    step = sign_in_code(req, t.pending, in->code.s);
    if (step < 0)
        return fail_field(req, ERR_BAD_BODY, "/code",
                          "That code is not right. Check the app and the clock of your phone.");
    old = arena_copy(req->arena, req->who.hash, strlen(req->who.hash));
    e = DB(req, account_code_confirm, &rows, P(t.pending));
    if (!e)
        e = sign_in_done(req, &t, step, old, 201);
    if (!e)
        auth_forget(old);
    return e;
}

const struct route account_routes[] = {
    WRITE_HASHING(POST, "/invitations/accept", NEED_PUBLIC, &by_link_shape, accept, empty_shape,
                  .body_max = 8192, .status = 204,
                  .about = "Set the first password, with an invitation's link"),
    WRITE_HASHING(POST, "/account/reset", NEED_PUBLIC, &by_link_shape, reset, empty_shape,
                  .body_max = 8192, .status = 204,
                  .about = "Set a new password, with a link; ends all sessions"),
    WRITE(POST, "/account/reset-request", NEED_PUBLIC, &reset_request_shape, ask_reset, empty_shape,
          .status = 202, .about = "Ask for a link; the answer is the same for every name"),
    WRITE_HASHING(POST, "/account/password", NEED_SIGNED_IN, &password_change_shape,
                  change_password, empty_shape, .body_max = 8192, .status = 204,
                  .about = "Change one's password; ends one's other sessions"),
    WRITE_HASHING(POST, "/account/code/enrol", NEED_SIGNED_IN, &enrol_shape, enrol, seed_shape,
                  .body_max = 8192, .status = 200, .about = "Begin with an authenticator app"),
    WRITE(POST, "/account/code/confirm", NEED_SIGNED_IN, &confirm_shape, confirm, session_shape,
          .about = "Give the app's first code; the cookie is replaced"),
    ROUTES_END,
};
