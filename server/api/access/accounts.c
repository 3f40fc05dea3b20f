/*
 * Accounts of others: a service administrator invites the people of the own agency, hands over a new link to
 * whoever lost a password, and disables. A link is shown once, to be handed to the person that one knows.
 */
#include "account_link.h"
#include "auth.h"
#include "email.h"
#include "json_out.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <ctype.h>
#include <string.h>

/* --- what is shown --- */

static const struct field held_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(role, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY, .about = "First day on which it is not held"),
    FIELDS_END,
};
static const struct shape held_shape = ANSWER_SHAPE("role_held", held_fields);

static const struct field account_fields[] = {
    RECORD_ANSWERS,
    ANSWER(username, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(is_disabled, .type = F_BOOL),
    ANSWER_OR_NULL(registration, .type = F_TEXT, .about = "Number with Social Work England"),
    ANSWER(roles, .type = F_LIST, .of = &held_shape),
    ANSWER_OR_NULL(reset_asked_at, .type = F_TIME,
                   .about = "Asked for a new password in the last day"),
    FIELDS_END,
};
static const struct shape account_shape = ANSWER_SHAPE("account", account_fields);

static const struct field link_fields[] = {
    ANSWER(person, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(purpose, .type = F_TEXT),
    ANSWER(expires_at, .type = F_TIME),
    ANSWER(token, .type = F_TEXT, .about = "Shown this once"),
    ANSWER(path, .type = F_TEXT, .about = "What the link ends with, after the service's address"),
    FIELDS_END,
};
const struct shape account_link_shape = ANSWER_SHAPE("invitation", link_fields);

/* --- links --- */

static enum err reply_link(struct request *req, const struct rows *rows, const char *token)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '{');
    json_name(&j, "person");
    json_open(&j, '{');
    json_pair(&j, "id", row_text(rows, 0, 0));
    json_pair(&j, "name", row_text(rows, 0, 1));
    json_close(&j, '}');
    json_pair(&j, "purpose", row_text(rows, 0, 2));
    json_pair(&j, "expires_at", row_text(rows, 0, 3));
    json_pair(&j, "token", token);
    /* After the #, so that it is in no log of any server on the way. */
    json_pair(&j, "path", arena_printf(req->arena, "/invitation#%s", token));
    json_close(&j, '}');
    req->reply.location = arena_printf(req->arena, API_BASE "/accounts/%s", row_text(rows, 0, 0));
    return reply_json(req, 201, &b);
}

enum err account_link(struct request *req, struct uuid person, const char *purpose)
{
    struct uuid id = uuid_new();
    char        token[AUTH_TOKEN_TEXT + 1], hash[AUTH_HASH_TEXT + 1];
    struct rows rows;
    enum err    e;

    req->idempotency_key = NULL; /* the answer holds a secret: it is not kept to be given again */
    auth_token_new(token);
    auth_token_hash(token, hash);
    e = DB(req, invitation_end, &rows, P(person));
    if (!e)
        e = DB(req, invitation_create, &rows, P(id), P((const char *)hash), P(person), P(purpose));
    if (!e)
        e = DB(req, invitation_one, &rows, P(id));
    if (e)
        return e;
    return rows.n ? reply_link(req, &rows, token) : fail(req, ERR_NOT_FOUND);
}

static const char *const purposes[] = {"invite", "reset", NULL};

struct link_in {
    const char *purpose;
};

static const struct field link_in_fields[] = {
    FIELD(link_in, purpose, .type = F_WORD, .flags = REQUIRED, .words = purposes,
          .about = "invite: the first password, 7 days; reset: a new one, 30 minutes"),
    FIELDS_END,
};
static const struct shape link_in_shape = SHAPE("invitation_again", link_in_fields, link_in);

static enum err invite_again(struct request *req)
{
    const struct link_in *in = req->body;

    return account_link(req, req->record, in->purpose);
}

/* --- a new account --- */

struct invite {
    struct text username, name, reason, email;
    const char *role;
    struct uuid agency;
};

static const struct field invite_fields[] = {
    FIELD(invite, username, .type = F_TEXT, .flags = REQUIRED, .min = 2, .max = 100,
          .about = "Letters, digits and . _ @ + -"),
    FIELD(invite, name, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(invite, agency, .type = F_UUID, .about = "The own one where left out"),
    FIELD(invite, role, .type = F_WORD, .words = role_names, .about = "A role to ask for at once"),
    FIELD(invite, reason, .type = F_TEXT, .max = 1000, .about = "Why the role is needed"),
    FIELD(invite, email, .type = F_TEXT, .max = EMAIL_MAX,
          .about =
              "Where notices may go, once the person asks for them; nothing is sent to it now"),
    FIELDS_END,
};
static const struct shape invite_shape = SHAPE("account_invite", invite_fields, invite);

/* As it is stored: small letters; NULL where a character is not one of those that may be. */
static char *username_of(struct request *req, struct text typed)
{
    char *s = arena_copy(req->arena, typed.s, typed.n);

    for (size_t i = 0; s && i < typed.n; i++) {
        s[i] = (char)tolower((unsigned char)s[i]);
        if (!strchr(i == 0 ? "abcdefghijklmnopqrstuvwxyz0123456789"
                           : "abcdefghijklmnopqrstuvwxyz0123456789._@+-",
                    s[i]))
            return NULL;
    }
    return s;
}

enum err account_check_username(struct request *req, struct text typed)
{
    req->found = typed.s ? username_of(req, typed) : NULL;
    if (!req->found)
        fail_note(req, "/username",
                  "Use letters, digits and . _ @ + - only, a letter or digit first.");
    return ERR_NONE;
}

enum err account_make(struct request *req, struct uuid person, struct text name, struct uuid agency)
{
    const char *username = req->found;
    struct rows rows;

    return DB(req, account_create, &rows, P(person), P(username), P(name), P(agency), P(false));
}

enum err account_ask_role(struct request *req, struct uuid person, const char *role,
                          struct uuid agency, struct text reason)
{
    const struct param null = {NULL};
    struct rows        rows;

    return db_run(req, &sql_account_role_ask,
                  (struct param[]){P(uuid_new()), P(person), P(role), P(agency), null, null,
                                   P(reason)},
                  &rows);
}

static enum err check(struct request *req)
{
    const struct invite *in = req->body;

    if (in->email.s && !email_is_address(in->email.s, in->email.n))
        fail_note(req, "/email", "Enter an e-mail address, like name@example.org.");
    return account_check_username(req, in->username);
}

static enum err invite(struct request *req)
{
    const struct invite *in = req->body;
    struct uuid          person = uuid_new();
    struct uuid          agency = uuid_is_set(&in->agency) ? in->agency : req->who.agency;
    struct rows          rows;
    enum err             e = account_make(req, person, in->name, agency);

    if (!e && in->email.s)
        e = DB(req, notice_invited, &rows, P(person), P(in->email));
    if (!e && in->role)
        e = account_ask_role(req, person, in->role, agency, in->reason);
    return e ? e : account_link(req, person, "invite");
}

/* --- changing one --- */

struct account_change {
    struct text name, registration;
    struct num  is_disabled;
};

static const struct field account_change_fields[] = {
    FIELD(account_change, name, .type = F_TEXT, .max = 200),
    FIELD(account_change, is_disabled, .type = F_BOOL,
          .about = "true: everything of this account ends at once"),
    FIELD(
        account_change, registration, .type = F_TEXT, .flags = NULLABLE, .max = 12,
        .about =
            "Number with Social Work England, SW and digits: the national returns name a social worker by it"),
    FIELDS_END,
};
static const struct shape account_change_shape =
    SHAPE("account_change", account_change_fields, account_change);

/* SW and digits, as the register has it. */
static bool is_registration(struct text s)
{
    return s.n > 2 && !memcmp(s.s, "SW", 2) && strspn(s.s + 2, "0123456789") == s.n - 2;
}

static enum err check_change(struct request *req)
{
    const struct account_change *in = req->body;
    struct rows                  rows;
    enum err                     e;

    if (!in->registration.s)
        return ERR_NONE;
    if (!is_registration(in->registration)) {
        fail_note(req, "/registration", "Enter SW and the digits of the register, like SW123456.");
        return ERR_NONE;
    }
    e = DB(req, account_registered, &rows, P(req->record), P(in->registration));
    if (!e && rows.n > 0)
        fail_note(req, "/registration", "Another account has this number.");
    return e;
}

static enum err change(struct request *req)
{
    const struct account_change *in = req->body;
    struct param                 disabled = {NULL};
    struct rows                  rows;
    enum err                     e;

    if (in->is_disabled.is_set)
        disabled = P((bool)in->is_disabled.v);
    e = db_run(req, &sql_account_update,
               (struct param[]){P(req->record), P(in->name), disabled, P(in->registration.present),
                                P(in->registration)},
               &rows);
    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_FORBIDDEN);
    return reply_record(req, req->record, &sql_account_one);
}

const struct route accounts_routes[] = {
    READ("/accounts", NEED(account, view), account_list, account_shape, .is_list = true,
         .about = "Accounts that one looks after",
         .args = {{ARG_TEXT, "q", 0, 100}, {ARG_LIMIT}, {ARG_AFTER}}),
    READ("/accounts/:id", NEED(account, view), account_one, account_shape, .about = "One account",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/accounts/:id", NEED(account, edit), &account_change_shape, change, account_shape,
          MATCH(account_version, account_one), .check = check_change,
          .about = "Rename or disable an account; its number with Social Work England"),
    WRITE(POST, "/invitations", NEED(account, create), &invite_shape, invite, account_link_shape,
          .check = check,
          .about = "Make an account and the link with which its person sets a password"),
    WRITE(POST, "/accounts/:id/invitations", NEED(account, create), &link_in_shape, invite_again,
          account_link_shape, .about = "A new link for somebody who knows one; older ones end"),
    ROUTES_END,
};
