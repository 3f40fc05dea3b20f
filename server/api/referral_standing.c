#include "referral_standing.h"

#include "db.h"
#include "json_out.h"
#include "sql.h"

#include <string.h>

enum err referral_stands(struct request *req, struct referral_standing *out)
{
    struct rows rows;
    enum err    e = DB(req, referral_standing, &rows, P(req->record));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);

    const char *state = row_text(&rows, 0, 1);

    out->child = row_uuid(&rows, 0, 0);
    referral_state_parse(state, strlen(state), &out->state);
    out->service = row_uuid(&rows, 0, 2);
    out->urgency = row_text(&rows, 0, 3);
    out->sides = (row_bool(&rows, 0, 4) ? REFERRAL_REFERRER : 0) |
                 (row_bool(&rows, 0, 5) ? REFERRAL_DECIDER : 0) |
                 (row_bool(&rows, 0, 6) ? REFERRAL_SERVICE : 0);
    out->submitted_at = row_is_null(&rows, 0, 7) ? req->now : row_int(&rows, 0, 7);
    return ERR_NONE;
}

enum err referral_find(struct request *req, const struct referral_standing **out)
{
    struct referral_standing *s = arena_alloc(req->arena, sizeof *s);

    *out = req->found = s;
    return s ? referral_stands(req, s) : fail(req, ERR_NO_MEMORY);
}

enum err referral_hold(struct request *req, const struct referral_standing *s)
{
    struct referral_standing now;
    struct rows              rows;
    enum err e = DB(req, referral_lock, &rows, P(req->record), P(referral_state_name(s->state)));

    if (e || rows.n)
        return e;
    e = referral_stands(req, &now);
    return e ? e : fail(req, now.state == s->state ? ERR_FORBIDDEN : ERR_STATE);
}

enum err referral_cannot_follow(struct request *req, const struct referral_standing *s)
{
    enum referral_state next[REFERRAL_STATES];
    int32_t             n = referral_next(s->state, REFERRAL_ANY_SIDE, next);
    struct buf          b = {.arena = req->arena};
    struct json_out     j = {.buf = &b};

    json_name(&j, "states");
    json_open(&j, '[');
    for (int32_t i = 0; i < n; i++)
        json_text(&j, referral_state_name(next[i]));
    json_close(&j, ']');
    req->extra = b.s;
    return fail(req, ERR_REFERRAL_STATE);
}
