/* Schools: where the child is enrolled, and its status of special educational needs (SEND code of practice 2015). */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct school_in {
    struct uuid school;
    struct text year_group;
    struct num  from_on, until_on;
};

static const struct field school_in_fields[] = {
    FIELD(school_in, school, .type = F_UUID, .flags = REQUIRED,
          .about = "The id of an agency of kind school"),
    FIELD(school_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(school_in, until_on, .type = F_DAY, .flags = NULLABLE),
    FIELD(school_in, year_group, .type = F_TEXT, .flags = NULLABLE, .max = 20),
    FIELDS_END,
};
static const struct shape school_in_shape = SHAPE("enrolment_new", school_in_fields, school_in);

static const struct field school_change_fields[] = {
    FIELD(school_in, until_on, .type = F_DAY, .flags = NULLABLE | SINCE_BEGUN,
          .about = "The day of leaving"),
    FIELD(school_in, year_group, .type = F_TEXT, .flags = NULLABLE, .max = 20),
    FIELDS_END,
};
static const struct shape school_change_shape =
    SHAPE("enrolment_change", school_change_fields, school_in);

static const struct field school_fields[] = {
    RECORD_ANSWERS,
    ANSWER(school, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER_OR_NULL(year_group, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape school_shape = ANSWER_SHAPE("enrolment", school_fields);

struct send_in {
    const char *need;
    struct num  from_on;
};

static const char *const needs[] = {"E", "K", "N", NULL};

static const struct field send_in_fields[] = {
    FIELD(send_in, need, .type = F_WORD, .flags = REQUIRED, .words = needs,
          .about = "E: education, health and care plan; K: SEN support; N: none"),
    FIELD(send_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELDS_END,
};
static const struct shape send_in_shape = SHAPE("send_new", send_in_fields, send_in);

static const struct field send_fields[] = {
    RECORD_ANSWERS,
    ANSWER(need, .type = F_WORD, .words = needs),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape send_shape = ANSWER_SHAPE("send", send_fields);

static enum err check_enrolment(struct request *req)
{
    const struct school_in *in = req->body;
    struct rows             rows;
    enum err                e = check_child_period(req, in->from_on, in->until_on);

    if (e || !uuid_is_set(&in->school))
        return e;
    e = DB(req, school_exists, &rows, P(in->school));
    if (!e && rows.n == 0)
        fail_note(req, "/school", "There is no school with this id.");
    return e;
}

/* A child is at one school at a time: a new one that is open ends the one before. */
static enum err enrol(struct request *req)
{
    const struct school_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err                e = ERR_NONE;

    if (!in->until_on.is_set)
        e = DB(req, school_end, &rows, P(req->child), P_DAY(in->from_on));
    if (!e)
        e = DB(req, school_create, &rows, P(id), P(req->child), P(in->school), P_DAY(in->from_on),
               P_DAY(in->until_on), P(in->year_group));
    return e ? e : reply_made(req, "/schools/", id, &sql_school_one);
}

static enum err change(struct request *req)
{
    const struct school_in *in = req->body;
    struct rows             rows;
    enum err e = DB(req, school_update, &rows, P(req->record), P(in->year_group.present),
                    P(in->year_group), P(in->until_on.present), P_DAY(in->until_on));

    return e ? e : reply_record(req, req->record, &sql_school_one);
}

static enum err check_send(struct request *req)
{
    const struct send_in *in = req->body;

    return check_child_day(req, "/from_on", in->from_on);
}

static enum err set_send(struct request *req)
{
    const struct send_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e = DB(req, send_end, &rows, P(req->child), P_DAY(in->from_on));

    if (!e)
        e = DB(req, send_create, &rows, P(id), P(req->child), P(in->need), P_DAY(in->from_on));
    return e ? e : reply_made(req, "/send/", id, &sql_send_one);
}

const struct route school_routes[] = {
    READ("/children/:child/schools", NEED_OR_OWN(school, view, create), school_list, school_shape,
         .is_list = true, .about = "The child's schools", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/schools", NEED(school, create), &school_in_shape, enrol,
          school_shape, .check = check_enrolment, .about = "Record a new school"),
    READ("/schools/:id", NEED_OR_OWN(school, view, create), school_one, school_shape,
         .about = "One enrolment", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/schools/:id", NEED(school, edit), &school_change_shape, change, school_shape,
          MATCH(school_version, school_one), .about = "Correct an enrolment, or end it"),
    READ("/children/:child/send", NEED_OR_OWN(school, view, create), send_list, send_shape,
         .is_list = true, .about = "Special educational needs over time", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/send", NEED(school, create), &send_in_shape, set_send, send_shape,
          .check = check_send, .about = "Record the status of special educational needs"),
    READ("/send/:id", NEED_OR_OWN(school, view, create), send_one, send_shape,
         .about = "One status", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
