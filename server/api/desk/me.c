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

/* What is next: so many days ahead, and at most. */
enum { DAYS_USUAL = 28, DAYS_MAX = 3660 };

#define SUM_FIELDS                                            \
    ANSWER(late, .type = F_INT, .min = 0, .max = 1000000),    \
        ANSWER(week, .type = F_INT, .min = 0, .max = 1000000, \
               .about = "Due today or until Sunday"),         \
        ANSWER(soon, .type = F_INT, .min = 0, .max = 1000000, \
               .about = "After that, within 28 days"),        \
        ANSWER(later, .type = F_INT, .min = 0, .max = 1000000)

static const struct field about_sum_fields[] = {ANSWER(about, .type = F_TEXT), SUM_FIELDS,
                                                FIELDS_END};
static const struct shape about_sum_shape = ANSWER_SHAPE("next_sum_about", about_sum_fields);
static const struct field asked_sum_fields[] = {
    ANSWER_OR_NULL(person, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(who, .type = F_TEXT, .about = "Where neither is known"),
    SUM_FIELDS,
    FIELDS_END,
};
static const struct shape asked_sum_shape = ANSWER_SHAPE("next_sum_asked", asked_sum_fields);
static const struct field sums_fields[] = {
    SUM_FIELDS,
    ANSWER(about, .type = F_LIST, .of = &about_sum_shape),
    ANSWER(asked, .type = F_LIST, .of = &asked_sum_shape, .about = "By who is asked for it"),
    FIELDS_END,
};
static const struct shape sums_shape = ANSWER_SHAPE("next_sums", sums_fields);

const struct route me_routes[] = {
    READ("/me/next", NEED(child, view), me_next, next_shape, .is_list = true,
         .about =
             "What is late and what is due within 28 days, or as many as `within` says, across my "
             "children, own=true without my team's, or across those of a team; late=true late "
             "alone, late=false the rest; about one thing; what an agency or a person has to do",
         .args = {{ARG_LIMIT},
                  {ARG_AFTER},
                  {ARG_TEXT, "own", .max = 5},
                  {ARG_INT, "within", 0, DAYS_MAX, .usual = DAYS_USUAL},
                  {ARG_TEXT, "late", .max = 5},
                  {ARG_TEXT, "about", .max = 20},
                  {ARG_UUID, "team"},
                  {ARG_UUID, "agency"},
                  {ARG_UUID, "person"}}),
    READ("/me/next/sums", NEED(child, view), me_next_sums, sums_shape,
         .about = "How much of what is next is late, due by Sunday, within 28 days and later: in "
                  "all, by what it is about, by who is asked for it",
         .args = {{ARG_TEXT, "own", .max = 5}, {ARG_UUID, "team"}, {ARG_UUID, "agency"}}),
    READ("/drafts/:word", NEED(draft, view), draft_get, draft_shape,
         .about = "What I typed in this form and did not send", .args = {{ARG_WORD}}),
    WRITE(PUT, "/drafts/:word", NEED(draft, edit), &draft_in_shape, keep_draft, empty_shape,
          .about = "Keep what I typed in this form"),
    WRITE(DELETE, "/drafts/:word", NEED(draft, edit), &empty_shape, drop_draft, empty_shape,
          .about = "Forget what I typed in this form"),
    ROUTES_END,
};
