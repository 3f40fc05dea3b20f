/*
 * Sessions: signing in and out, a second factor in between, and the list of one's own. Whatever is wrong at
 * sign-in, the answer is the same and takes as long.
 */
#include "session.h"

#include "day.h"
#include "json_out.h"
#include "sign_in.h"
#include "sql.h"

#include <string.h>

/* --- who am I --- */

static const struct field person_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER(roles, .type = F_LIST, .about = "Names of the roles held today"),
    ANSWER(agency, .type = F_TEXT),
    ANSWER(agency_id, .type = F_UUID),
    FIELDS_END,
};
static const struct shape person_shape = ANSWER_SHAPE("session_person", person_fields);

static const struct field session_fields[] = {
    ANSWER(person, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(csrf_token, .type = F_TEXT,
                   .about = "Send it as X-CSRF-Token with every write; null for a key"),
    ANSWER_OR_NULL(second_factor_at, .type = F_TIME,
                   .about = "The last one-time code of this session"),
    ANSWER(must_enrol, .type = F_BOOL,
           .about = "Nothing else works before a one-time code is set up or given"),
    ANSWER(expires_at, .type = F_TIME, .about = "If it is not used before"),
    FIELDS_END,
};
const struct shape session_shape = ANSWER_SHAPE("session", session_fields);

static void put_instant(struct json_out *j, const char *name, int64_t at)
{
    char text[DAY_INSTANT_SIZE];

    day_instant_format(at, text);
    json_pair(j, name, at ? text : NULL);
}

static void put_person(struct json_out *j, const struct identity *who)
{
    json_name(j, "person");
    json_open(j, '{');
    json_pair(j, "id", who->person.s);
    json_pair(j, "name", who->name);
    json_name(j, "roles");
    json_open(j, '[');
    for (int r = 0; r < ROLE_COUNT; r++)
        if (identity_has_role(who, (enum role)r))
            json_text(j, role_name((enum role)r));
    json_close(j, ']');
    json_pair(j, "agency", who->agency_name);
    json_pair(j, "agency_id", who->agency.s);
    json_close(j, '}');
}

enum err session_reply(struct request *req, const char *token, int status)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};
    char            csrf[AUTH_CSRF_TEXT + 1];

    if (token)
        auth_csrf(token, csrf);
    json_open(&j, '{');
    put_person(&j, &req->who);
    json_pair(&j, "csrf_token", token ? csrf : NULL);
    put_instant(&j, "second_factor_at", req->who.second_factor_at);
    json_pair_bool(&j, "must_enrol", req->who.must_enrol);
    put_instant(&j, "expires_at", req->who.expires_at);
    json_close(&j, '}');
    return reply_json(req, status, &b);
}

/* Asks nothing of the database, so that a page that asks again and again keeps no session alive. */
static enum err show(struct request *req)
{
    return session_reply(req, req->who.kind == IDENTITY_SESSION ? req->cookie_token : NULL, 200);
}

/* --- signing in and out --- */

struct sign_in {
    struct text username, password, code;
};

static const struct field sign_in_fields[] = {
    FIELD(sign_in, username, .type = F_TEXT, .flags = REQUIRED, .max = 100),
    FIELD(sign_in, password, .type = F_TEXT, .flags = REQUIRED | SECRET, .max = AUTH_PASSWORD_MAX),
    FIELD(sign_in, code, .type = F_TEXT, .flags = SECRET, .min = 6, .max = 6,
          .about = "Of the authenticator app; the agency may require it"),
    FIELDS_END,
};
static const struct shape sign_in_shape = SHAPE("sign_in", sign_in_fields, sign_in);

static enum err create(struct request *req)
{
    const struct sign_in *in = req->body;
    struct sign_in_try    t;
    int64_t               step = -1;
    enum err              e = sign_in_begin(req, in->username.s, "sign_in", &t);

    if (e)
        return e;

    bool is_right = auth_password_is(t.password_hash, in->password.s, in->password.n);

    if (in->code.s) {
        step = sign_in_code(req, t.seed, in->code.s);
        is_right = is_right && step >= 0;
    }
    /* Where codes are required, somebody who has none yet gets in to set them up and for nothing else. */
    if (!is_right || (t.requires_code && t.seed && step < 0))
        return fail(req, ERR_SIGN_IN_FAILED);
    return sign_in_done(req, &t, step, NULL, 201);
}

static enum err end(struct request *req)
{
    struct rows rows;
    enum err    e = people_only(req);

    if (!e)
        e = db_run(req, &sql_session_end, NULL, &rows);
    if (e)
        return e;
    auth_forget(req->who.hash);
    auth_cookie_clear(req);
    return reply_empty(req);
}

/* --- a second factor --- */

struct code {
    struct text code;
};

static const struct field code_fields[] = {
    FIELD(code, code, .type = F_TEXT, .flags = REQUIRED | SECRET, .min = 6, .max = 6),
    FIELDS_END,
};
static const struct shape code_shape = SHAPE("code", code_fields, code);

/* A new token, because this one can do more; the old one ends with it. */
static enum err step_up(struct request *req)
{
    const struct code *in = req->body;
    const char        *old;
    struct sign_in_try t;
    enum err           e = sign_in_again(req, &t);

    if (e)
        return e;
    if (!t.seed)
        return fail_field(req, ERR_BAD_BODY, "/code", "Set up an authenticator app first.");

    int64_t step = sign_in_code(req, t.seed, in->code.s);

    old = arena_copy(req->arena, req->who.hash, strlen(req->who.hash));
    e = step < 0 ? ERR_SIGN_IN_FAILED : sign_in_done(req, &t, step, old, 201);
    if (e == ERR_SIGN_IN_FAILED) /* wrong, or taken before */
        return fail_field(req, ERR_BAD_BODY, "/code",
                          "That code is not right. Wait for the next one and try again.");
    auth_forget(old);
    return e;
}

/* --- one's own sessions --- */

static const struct field item_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(made_at, .type = F_TIME),
    ANSWER(last_seen_at, .type = F_TIME, .about = "To the minute"),
    ANSWER_OR_NULL(second_factor_at, .type = F_TIME),
    ANSWER(expires_at, .type = F_TIME, .about = "Its end, whatever happens"),
    ANSWER(network, .type = F_TEXT, .about = "The front part of the address"),
    ANSWER(is_this, .type = F_BOOL, .about = "The session that asks"),
    FIELDS_END,
};
static const struct shape item_shape = ANSWER_SHAPE("session_item", item_fields);

static enum err end_one(struct request *req)
{
    struct rows rows;
    enum err    e = people_only(req);

    if (!e)
        e = DB(req, session_end_one, &rows, P(req->record));
    if (e)
        return e;
    return rows.n ? reply_empty(req) : fail(req, ERR_NOT_FOUND);
}

/* On a lost phone, a shared machine, anywhere: the one that asks ends with the others. */
static enum err end_all(struct request *req)
{
    struct rows rows;
    enum err    e = people_only(req);

    if (!e)
        e = db_run(req, &sql_session_end_others, NULL, &rows);
    return e ? e : end(req);
}

const struct route session_routes[] = {
    WRITE_HASHING(POST, "/session", NEED_PUBLIC, &sign_in_shape, create, session_shape,
                  .body_max = 8192, .about = "Sign in: the answer's cookie is the session"),
    {.method = METHOD_GET,
     .path = "/session",
     .need = NEED_SIGNED_IN,
     .lane = LANE_READ,
     .handle = show,
     .answer = &session_shape,
     .about = "Who is signed in; does not keep the session alive"},
    WRITE(DELETE, "/session", NEED_SIGNED_IN, &empty_shape, end, empty_shape, .about = "Sign out"),
    WRITE(POST, "/session/code", NEED_SIGNED_IN, &code_shape, step_up, session_shape,
          .about = "Give a one-time code, for what needs a fresh one; the cookie is replaced"),
    READ("/session/list", NEED_SIGNED_IN, session_list, item_shape, .is_list = true,
         .about = "One's own live sessions"),
    WRITE(DELETE, "/session/list", NEED_SIGNED_IN, &empty_shape, end_all, empty_shape,
          .about = "Sign out everywhere"),
    WRITE(DELETE, "/session/list/:id", NEED_SIGNED_IN, &empty_shape, end_one, empty_shape,
          .about = "End one of one's own sessions"),
    ROUTES_END,
};
