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

    out->whom = (struct whom){row_uuid(&rows, 0, 0), row_uuid(&rows, 0, 9)};
    referral_state_parse(state, strlen(state), &out->state);
    out->service = row_uuid(&rows, 0, 2);
    out->urgency = row_text(&rows, 0, 3);
    out->sides = (row_bool(&rows, 0, 4) ? REFERRAL_REFERRER : 0) |
                 (row_bool(&rows, 0, 5) ? REFERRAL_DECIDER : 0) |
                 (row_bool(&rows, 0, 6) ? REFERRAL_SERVICE : 0);
    out->submitted_at = row_is_null(&rows, 0, 7) ? req->now : row_int(&rows, 0, 7);
    out->reads = row_bool(&rows, 0, 8);
    return ERR_NONE;
}

enum err referral_find(struct request *req, const struct referral_standing **out)
{
    struct referral_standing *s = arena_alloc(req->arena, sizeof *s);

    *out = req->found = s;
    return s ? referral_stands(req, s) : fail(req, ERR_NO_MEMORY);
}

bool referral_may_take(const struct referral_standing *s, enum referral_state to)
{
    return referral_may_move(s->state, to, s->sides) && (to != REFERRAL_REDIRECTED || s->reads);
}

static const char *did(const char *state)
{
    static const char *const words[REFERRAL_STATES] = {
        [REFERRAL_DRAFT] = "began it",
        [REFERRAL_ASKED] = "asked for it",
        [REFERRAL_SUBMITTED] = "sent it to the service",
        [REFERRAL_ACCEPTED] = "accepted it",
        [REFERRAL_ALLOCATED] = "gave it to somebody",
        [REFERRAL_SEEN] = "recorded the first meeting",
        [REFERRAL_CLOSED] = "closed it",
        [REFERRAL_DECLINED] = "did not accept it",
        [REFERRAL_REDIRECTED] = "passed it on to another service",
        [REFERRAL_WITHDRAWN] = "withdrew it",
    };
    enum referral_state found;

    return referral_state_parse(state, strlen(state), &found) ? words[found] : "moved it on";
}

/* "Wendy Tull accepted it at 17:05 on 26 November 2026." */
static enum err put_last_step(struct request *req, struct json_out *j)
{
    struct rows rows;
    enum err    e = DB(req, referral_last_step, &rows, P(req->record));

    if (e || rows.n == 0)
        return e;
    json_pair(j, "detail",
              arena_printf(req->arena, "%s %s at %s.", row_text(&rows, 0, 0),
                           did(row_text(&rows, 0, 1)), row_text(&rows, 0, 3)));
    json_name(j, "current");
    json_open(j, '{');
    json_pair(j, "state", row_text(&rows, 0, 1));
    json_pair(j, "by", row_text(&rows, 0, 0));
    json_pair(j, "at", row_text(&rows, 0, 2));
    json_close(j, '}');
    return ERR_NONE;
}

/* Somebody was first. */
static enum err fail_second(struct request *req)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};
    enum err        e = put_last_step(req, &j);

    req->extra = b.s;
    return e ? e : fail(req, ERR_STATE);
}

enum err referral_hold(struct request *req, const struct referral_standing *s)
{
    struct referral_standing now;
    struct rows              rows;
    enum err e = DB(req, referral_lock, &rows, P(req->record), P(referral_state_name(s->state)));

    if (e || rows.n)
        return e;
    e = referral_stands(req, &now);
    if (!e)
        e = now.state == s->state ? fail(req, ERR_FORBIDDEN) : fail_second(req);
    return e;
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

    enum err e = put_last_step(req, &j);

    req->extra = b.s;
    return e ? e : fail(req, ERR_REFERRAL_STATE);
}
