/* Reviews as they are planned: when, where, who chairs, who is invited and consulted; and whose review is late or due soon. */
#include "child_facts.h"
#include "review_shape.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct plan_in {
    struct num  planned_on;
    struct text place, chair, called_off_why;
    struct list people;
};

#define PLAN_FIELDS(flags_)                                                   \
    FIELD(plan_in, planned_on, .type = F_DAY, .flags = flags_),               \
        FIELD(plan_in, place, .type = F_TEXT, .flags = NULLABLE, .max = 300,  \
              .about = "Where, and at what time"),                            \
        FIELD(plan_in, chair, .type = F_TEXT, .flags = NULLABLE, .max = 200), \
        FIELD(plan_in, people, .type = F_LIST, .of = &review_person_in_shape, \
              .max = REVIEW_PEOPLE_MAX, .about = "Who is invited or consulted, as a whole")

static const struct field plan_in_fields[] = {PLAN_FIELDS(REQUIRED), FIELDS_END};
static const struct shape plan_in_shape = SHAPE("review_plan_new", plan_in_fields, plan_in);
static const struct field change_fields[] = {
    PLAN_FIELDS(0),
    FIELD(plan_in, called_off_why, .type = F_TEXT, .max = 1000,
          .about = "Calls it off; another can be planned then"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("review_plan_change", change_fields, plan_in);

static const char *const states[] = {"planned", "held", "called_off", NULL};

static const struct field plan_fields[] = {
    RECORD_ANSWERS,
    ANSWER(planned_on, .type = F_DAY),
    ANSWER_OR_NULL(place, .type = F_TEXT),
    ANSWER_OR_NULL(chair, .type = F_TEXT),
    ANSWER(people, .type = F_LIST, .of = &review_person_shape),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER_OR_NULL(review, .type = F_UUID, .about = "The review that came of it"),
    ANSWER_OR_NULL(called_off_why, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape plan_shape = ANSWER_SHAPE("review_plan", plan_fields);

static const struct field listed_fields[] = {
    ANSWER(child, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(due_on, .type = F_DAY),
    ANSWER(days, .type = F_INT, .min = -100000, .max = 100000, .about = "Negative when late"),
    ANSWER(why, .type = F_TEXT),
    ANSWER_OR_NULL(last_on, .type = F_DAY, .about = "When the last one was held"),
    ANSWER_OR_NULL(planned_on, .type = F_DAY, .about = "Null: none is planned"),
    ANSWER_OR_NULL(chair, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape listed_shape = ANSWER_SHAPE("review_due_child", listed_fields);

static enum err check(struct request *req)
{
    const struct plan_in *in = req->body;
    enum err              e = check_child_day(req, "/planned_on", in->planned_on);

    if (!e && in->planned_on.is_set && in->planned_on.v < req->today)
        fail_note(req, "/planned_on", "This day is past: record the review as held.");
    review_check_people(req, &in->people);
    return e;
}

static enum err create(struct request *req)
{
    const struct plan_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err e = DB(req, review_plan_create, &rows, P(id), P(req->child), P_DAY(in->planned_on),
                    P(in->place), P(in->chair), P(review_people_json(req, &in->people)));

    return e ? e : reply_made(req, "/review-plans/", id, &sql_review_plan_one);
}

static enum err check_change(struct request *req)
{
    const struct plan_in *in = req->body;
    struct rows           rows;
    enum err              e = DB(req, review_plan_fits, &rows, P(req->record), P(req->child));

    if (!e && rows.n == 0)
        return fail(req, ERR_STATE);
    if (!e && in->planned_on.is_set && in->planned_on.v < req->today)
        fail_note(req, "/planned_on", "This day is past: record the review as held.");
    review_check_people(req, &in->people);
    return e;
}

static enum err change(struct request *req)
{
    const struct plan_in *in = req->body;
    struct rows           rows;
    enum err e = DB(req, review_plan_update, &rows, P(req->record), P_DAY(in->planned_on),
                    P(in->place.present), P(in->place), P(in->chair.present), P(in->chair),
                    P(review_people_json(req, &in->people)), P(in->called_off_why));

    return e ? e : reply_record(req, req->record, &sql_review_plan_one);
}

const struct route review_plan_routes[] = {
    READ("/children/:child/review-plans", NEED_OR_OWN(review, view, create), review_plan_list,
         plan_shape, .is_list = true, .about = "Reviews as they were planned, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/review-plans", NEED(review, create), &plan_in_shape, create,
          plan_shape, .check = check, .about = "Plan the next review"),
    READ("/review-plans/:id", NEED_OR_OWN(review, view, create), review_plan_one, plan_shape,
         .about = "One planned review", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/review-plans/:id", NEED(review, edit), &change_shape, change, plan_shape,
          .check = check_change, MATCH(review_plan_version, review_plan_one),
          .about = "Change a planned review, or call it off"),
    READ("/reviews-due", NEED(review, view), review_due, listed_shape, .is_list = true,
         .about = "Reviews that are late or due soon, among those I may see; the latest first",
         .args = {{ARG_LIMIT}, {ARG_AFTER}, {ARG_TEXT, "late", .max = 5}}),
    ROUTES_END,
};
