/* What concerns the person who is signed in: what is next across their children, and what they typed and did not send. */
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

static const struct field draft_fields[] = {
    ANSWER(form, .type = F_TEXT),
    ANSWER(body, .type = F_ANY),
    ANSWER(saved_at, .type = F_TIME),
    FIELDS_END,
};
static const struct shape draft_shape = ANSWER_SHAPE("draft", draft_fields);

struct draft_in {
    struct text body;
};

static const struct field draft_in_fields[] = {
    FIELD(draft_in, body, .type = F_ANY, .flags = REQUIRED,
          .about = "Whatever the page needs to come back"),
    FIELDS_END,
};
static const struct shape draft_in_shape = SHAPE("draft_new", draft_in_fields, draft_in);

enum { DRAFT_MAX = 32 * 1024 };

static enum err keep_draft(struct request *req)
{
    const struct draft_in *in = req->body;
    struct rows            rows;
    enum err               e;

    if (in->body.n > DRAFT_MAX)
        return fail(req, ERR_TOO_LARGE);
    e = DB(req, draft_put, &rows, P(req->word), P(in->body));
    return e ? e : reply_empty(req);
}

static enum err drop_draft(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, draft_delete, &rows, P(req->word));

    return e ? e : reply_empty(req);
}

const struct route me_routes[] = {
    READ("/me/next", NEED(child, view), me_next, next_shape, .is_list = true,
         .about = "What is due and late across my children, own=true without my team's",
         .args = {{ARG_LIMIT}, {ARG_AFTER}, {ARG_TEXT, "own", .max = 5}}),
    READ("/drafts/:word", NEED(draft, view), draft_get, draft_shape,
         .about = "What I typed in this form and did not send", .args = {{ARG_WORD}}),
    WRITE(PUT, "/drafts/:word", NEED(draft, edit), &draft_in_shape, keep_draft, empty_shape,
          .about = "Keep what I typed in this form"),
    WRITE(DELETE, "/drafts/:word", NEED(draft, edit), &empty_shape, drop_draft, empty_shape,
          .about = "Forget what I typed in this form"),
    ROUTES_END,
};
