/*
 * A record on the wrong child, or entered in error. It goes to the child whose it is, with all that hangs on it, or is
 * sealed and kept for the audit; where it was, those who could see it are told that it was there and why it is not. A child
 * whom one may not see is not there (404), so nothing can be put onto one.
 */
#include "care_due.h"
#include "route.h"
#include "sdq_follow.h"
#include "shapes.h"
#include "sql.h"

struct wrong_in {
    const char *type;
    struct uuid record, to;
    struct text reason;
};

static const char *const types[] = {"action", "alert",       "contact",  "document", "graduated",
                                    "health", "involvement", "measure",  "pep",      "person",
                                    "plan",   "preference",  "referral", "review",   "sdq",
                                    "thrive", "visit",       "words",    NULL};

static const struct field in_fields[] = {
    FIELD(wrong_in, type, .type = F_WORD, .flags = REQUIRED, .words = types),
    FIELD(wrong_in, record, .type = F_UUID, .flags = REQUIRED),
    FIELD(wrong_in, to, .type = F_UUID, .flags = NULLABLE,
          .about = "The child whose it is; none: it was entered in error. A measure, a health "
                   "check and a visit are recorded anew on the right child"),
    FIELD(wrong_in, reason, .type = F_TEXT, .flags = REQUIRED, .max = 2000),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("wrong_record_new", in_fields, wrong_in);

static const struct field wrong_fields[] = {
    RECORD_ANSWERS,
    ANSWER(type, .type = F_TEXT, .about = "Type of record, as the policy names it"),
    ANSWER(record, .type = F_UUID),
    ANSWER(in_error, .type = F_BOOL),
    ANSWER_OR_NULL(to, .type = F_OBJECT, .of = &ref_shape,
                   .about = "The child whose it is, for those who may see that child"),
    ANSWER(reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape wrong_shape = ANSWER_SHAPE("wrong_record", wrong_fields);

/* What is due of a child goes by the records that it has, so it is worked out anew of both. */
static enum err recount(struct request *req, struct uuid child, const char *type)
{
    static const char *const care[] = {"health", "review", "visit", NULL};
    static const char *const sdq[] = {"review", "sdq", NULL};
    enum err                 e = ERR_NONE;

    req->child = child;
    if (word_is_of(type, care))
        e = care_set_due_for(req, child);
    if (!e && word_is_of(type, sdq))
        e = sdq_set_next(req);
    return e;
}

static enum err recount_both(struct request *req, struct uuid trace, const char *type)
{
    struct rows rows;
    enum err    e = DB(req, wrong_record_children, &rows, P(trace));

    for (int i = 0; !e && i < rows.n; i++)
        e = recount(req, row_uuid(&rows, i, 0), type);
    return e;
}

static enum err put_right(struct request *req)
{
    const struct wrong_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, wrong_record_create, &rows, P(id), P(in->type), P(in->record), P(in->to),
                    P(in->reason));

    if (!e)
        e = recount_both(req, id, in->type);
    return e ? e : reply_made(req, "/wrong-records/", id, &sql_wrong_record_one);
}

const struct route wrong_record_routes[] = {
    WRITE(POST, "/wrong-records", NEED(child, view), &in_shape, put_right, wrong_shape,
          .about = "Take a record to the right child, or mark it as entered in error"),
    READ("/children/:child/wrong-records", NEED(child, view), wrong_record_list, wrong_shape,
         .is_list = true, .about = "What was recorded of this child and is not the child's",
         .args = {{ARG_CHILD}}),
    READ("/wrong-records/:id", NEED(child, view), wrong_record_one, wrong_shape,
         .about = "That a record was on the wrong child", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
