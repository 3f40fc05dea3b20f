/*
 * Machine keys. A key reaches the children of the whole area for the records of its scopes, so it takes two people
 * like a role: a service administrator makes it, information governance approves it, and until then it does nothing.
 * To change a key without a gap, a second one for the same account overlaps with it.
 */
#include "auth.h"
#include "json_out.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { DAYS_USUAL = 365, DAYS_MAX = 730, LIVE_MAX = 2 };

static const char *const states[] = {"asked", "live", "revoked", "ended", NULL};

static const struct field key_fields[] = {
    RECORD_ANSWERS,
    ANSWER(name, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(account, .type = F_OBJECT, .of = &ref_shape,
           .about = "Stands beside what the machine records"),
    ANSWER(scopes, .type = F_LIST),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER(expires_at, .type = F_TIME),
    ANSWER_OR_NULL(last_used_at, .type = F_TIME, .about = "To the minute"),
    ANSWER_OR_NULL(approved_by, .type = F_OBJECT, .of = &ref_shape),
    FIELDS_END,
};
static const struct shape key_shape = ANSWER_SHAPE("key", key_fields);

static const struct field made_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(key, .type = F_TEXT,
           .about = "Shown this once; works when somebody else has approved it"),
    FIELDS_END,
};
static const struct shape made_shape = ANSWER_SHAPE("key_made", made_fields);

struct key_in {
    struct text name;
    struct list scopes;
    struct num  days;
    struct uuid agency, replaces;
};

static const struct field key_in_fields[] = {
    FIELD(key_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 100,
          .about = "What the machine is"),
    FIELD(key_in, scopes, .type = F_LIST, .flags = REQUIRED, .min = 1, .max = IDENTITY_SCOPES,
          .about = "Of the form record:read or record:write"),
    FIELD(key_in, days, .type = F_INT, .min = 1, .max = DAYS_MAX, .about = "365 where left out"),
    FIELD(key_in, agency, .type = F_UUID, .about = "The own one where left out"),
    FIELD(key_in, replaces, .type = F_UUID,
          .about = "A key whose account this one shares, until that one is revoked"),
    FIELDS_END,
};
static const struct shape key_in_shape = SHAPE("key_new", key_in_fields, key_in);

/* --- making one --- */

static void check_scopes(struct request *req, const struct list *list)
{
    const struct text *texts = list->items;

    for (size_t i = 0; i < list->n; i++)
        if (texts[i].s && (strlen(texts[i].s) > SCOPE_NAME || !access_is_scope(texts[i].s)))
            fail_note(
                req, arena_printf(req->arena, "/scopes/%zu", i),
                "A scope is the name of a type of record with :read or :write, such as sdq:write.");
}

/* Whose the key is: an account of its own, or that of the key which it replaces. */
struct owner {
    struct uuid account, agency;
};

static enum err share_account(struct request *req, struct uuid replaces, struct owner *owner)
{
    struct rows rows;
    enum err    e = DB(req, key_account, &rows, P(replaces));

    if (e)
        return e;
    if (rows.n == 0) {
        fail_note(req, "/replaces", "There is no such key.");
        return ERR_NONE;
    }
    if (row_int(&rows, 0, 3) >= LIVE_MAX)
        return fail(req, ERR_STATE);
    *owner = (struct owner){row_uuid(&rows, 0, 0), row_uuid(&rows, 0, 1)};
    return ERR_NONE;
}

static enum err check(struct request *req)
{
    const struct key_in *in = req->body;
    struct owner        *owner = req->found = arena_alloc(req->arena, sizeof *owner);
    enum err             e = ERR_NONE;

    if (!owner)
        return fail(req, ERR_NO_MEMORY);
    *owner = (struct owner){uuid_new(), uuid_is_set(&in->agency) ? in->agency : req->who.agency};
    if (uuid_is_set(&in->replaces))
        e = share_account(req, in->replaces, owner);
    if (!e)
        check_scopes(req, &in->scopes);
    return e;
}

/* With spaces between. */
static const char *scopes_of(struct request *req, const struct list *list)
{
    const struct text *texts = list->items;
    struct buf         b = {.arena = req->arena};

    for (size_t i = 0; i < list->n; i++)
        buf_printf(&b, "%s%s", i ? " " : "", texts[i].s);
    return b.s;
}

static enum err make_account(struct request *req, struct text name, struct uuid account,
                             struct uuid agency)
{
    const char *username = arena_printf(req->arena, "key.%s", account.s);
    struct rows rows;
    enum err    e =
        DB(req, account_create, &rows, P(account), P(username), P(name), P(agency), P(true));

    return e ? e : DB(req, key_role, &rows, P(uuid_new()), P(account), P(agency));
}

static enum err reply_key(struct request *req, struct uuid id, const char *token)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '{');
    json_pair(&j, "id", id.s);
    json_pair(&j, "key", token);
    json_close(&j, '}');
    req->reply.location = arena_printf(req->arena, API_BASE "/keys/%s", id.s);
    return reply_json(req, 201, &b);
}

static enum err create(struct request *req)
{
    const struct key_in *in = req->body;
    const struct owner  *owner = req->found;
    struct uuid          id = uuid_new();
    int64_t              days = in->days.is_set ? in->days.v : DAYS_USUAL;
    char                 token[AUTH_TOKEN_TEXT + 1], hash[AUTH_HASH_TEXT + 1];
    struct rows          rows;
    enum err             e = ERR_NONE;

    req->idempotency_key = NULL; /* the answer holds a secret: it is not kept to be given again */
    if (!uuid_is_set(&in->replaces))
        e = make_account(req, in->name, owner->account, owner->agency);
    if (e)
        return e;
    auth_token_new(token);
    auth_token_hash(token, hash);
    e = DB(req, key_create, &rows, P(id), P((const char *)hash), P(owner->account),
           P(owner->agency), P(in->name), P(scopes_of(req, &in->scopes)), P(days));
    return e ? e : reply_key(req, id, token);
}

/* --- approving and ending --- */

/* One row: done. None: it is not where it could be done, or not there. */
static enum err after(struct request *req, const struct rows *done)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    if (done->n)
        return reply_record(req, req->record, &sql_key_one);
    e = DB(req, key_one, &rows, P(req->record));
    return e ? e : fail(req, rows.n ? ERR_STATE : ERR_NOT_FOUND);
}

static enum err approve(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, key_approve, &rows, P(req->record));

    return e ? e : after(req, &rows);
}

static enum err revoke(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, key_revoke, &rows, P(req->record));

    return e ? e : after(req, &rows);
}

const struct route key_routes[] = {
    READ("/keys", NEED(account, view), key_list, key_shape, .is_list = true,
         .about = "Machine keys that one looks after", .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    READ("/keys/:id", NEED(account, view), key_one, key_shape, .about = "One machine key",
         .args = {{ARG_RECORD}}),
    WRITE(POST, "/keys", NEED(account, create), &key_in_shape, create, made_shape, .check = check,
          .about = "Make a machine key; somebody else approves it"),
    WRITE(POST, "/keys/:id/approve", NEED(account, change), &empty_shape, approve, key_shape,
          .status = 200, .about = "Let a key work"),
    WRITE(DELETE, "/keys/:id", NEED(account, edit), &empty_shape, revoke, key_shape, .status = 200,
          .about = "End a key at once"),
    ROUTES_END,
};
