/* The matching desk: records that may be of one child, which whoever added the second could not see. */
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct settle_in {
    const char *state;
    struct text reason;
};

static const char *const answers[] = {"same", "different", NULL};
static const char *const states[] = {"open", "same", "different", NULL};

static const struct field settle_fields[] = {
    FIELD(settle_in, state, .type = F_WORD, .flags = REQUIRED, .words = answers),
    FIELD(settle_in, reason, .type = F_TEXT, .flags = REQUIRED, .max = 2000),
    FIELDS_END,
};
static const struct shape settle_shape = SHAPE("match_settle", settle_fields, settle_in);

static const struct field match_fields[] = {
    RECORD_ANSWERS,
    ANSWER(child, .type = F_OBJECT, .of = &child_shape),
    ANSWER(other, .type = F_OBJECT, .of = &child_shape),
    ANSWER(why, .type = F_TEXT),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER_OR_NULL(reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape match_shape = ANSWER_SHAPE("match", match_fields);

static enum err settle(struct request *req)
{
    const struct settle_in *in = req->body;
    struct rows             rows;
    enum err                e = DB(req, match_lock, &rows, P(req->record));

    if (!e && rows.n == 0)
        e = fail_untouched(req, req->record, &sql_match_one);
    if (!e && !row_bool(&rows, 0, 0))
        e = fail(req, ERR_STATE);
    if (!e)
        e = DB(req, match_settle, &rows, P(req->record), P(in->state), P(in->reason));
    return e ? e : reply_record(req, req->record, &sql_match_one);
}

const struct route match_routes[] = {
    READ("/matches", NEED(match, view), match_list, match_shape, .is_list = true,
         .about = "Records that may be of one child", .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    READ("/matches/:id", NEED(match, view), match_one, match_shape,
         .about = "Two records side by side", .args = {{ARG_RECORD}}),
    WRITE(POST, "/matches/:id/settle", NEED(match, change), &settle_shape, settle, match_shape,
          .status = 200, .about = "Say whether they are the same child"),
    ROUTES_END,
};
