/*
 * A record on the wrong child, or entered in error. It goes to the child whose it is, with all that hangs on it, or is
 * sealed and kept for the audit; where it was, those who could see it are told that it was there and why it is not. A child
 * whom one may not see is not there (404), so nothing can be put onto one.
 */
#include "care_due.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct wrong_in {
    const char *type;
    struct uuid record, to;
    struct text reason;
};

static const char *const types[] = {"alert",   "contact", "health",   "involvement",
                                    "measure", "person",  "referral", "review",
                                    "sdq",     "visit",   "words",    NULL};

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

/* What is due of both children goes by what is left. */
static enum err set_due(struct request *req, struct uuid trace)
{
    struct uuid from, to;
    struct rows rows;
    enum err    e = DB(req, wrong_record_children, &rows, P(trace));

    if (e || rows.n == 0)
        return e;
    from = row_uuid(&rows, 0, 0);
    to = row_uuid(&rows, 0, 1);
    e = care_set_due_for(req, from);
    return e || !uuid_is_set(&to) ? e : care_set_due_for(req, to);
}

static enum err put_right(struct request *req)
{
    const struct wrong_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, wrong_record_create, &rows, P(id), P(in->type), P(in->record), P(in->to),
                    P(in->reason));

    if (!e)
        e = set_due(req, id);
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
