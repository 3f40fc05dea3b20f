/*
 * Pathway plans: the assessment of needs (due three months after the 16th birthday, or after becoming eligible), the plan that follows it, and its
 * reviews, every six months. What is due next is in the answer, and in what is due of the child (migrations/guard/20_view.sql), also where
 * there is no plan yet. Each review is kept (pathway_review), so that for any month it can be said who had a plan that was up to date.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "standing.h"

enum { AGE_FROM = 15 };

struct pathway_in {
    struct num  needs_assessed_on, plan_on, reviewed_on, ended_on;
    struct text summary, wishes, error_reason;
};

#define PATHWAY_FIELDS(flags_)                                                        \
    FIELD(pathway_in, needs_assessed_on, .type = F_DAY, .flags = PAST_DAY | (flags_), \
          .about = "When the assessment of needs was complete"),                      \
        FIELD(pathway_in, plan_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,       \
              .about = "Day of the plan"),                                            \
        FIELD(pathway_in, reviewed_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,   \
              .about = "Its last review; each is kept"),                              \
        FIELD(pathway_in, summary, .type = F_TEXT, .flags = NULLABLE, .max = 4000,    \
              .about = "What it says, in short"),                                     \
        FIELD(pathway_in, wishes, .type = F_TEXT, .flags = NULLABLE, .max = 4000,     \
              .about = "What the young person wants, in their words")

static const struct field in_fields[] = {PATHWAY_FIELDS(REQUIRED), FIELDS_END};
static const struct shape in_shape = SHAPE("pathway_new", in_fields, pathway_in);

static const struct field change_fields[] = {
    PATHWAY_FIELDS(0),
    FIELD(pathway_in, ended_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(pathway_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("pathway_change", change_fields, pathway_in);

static const struct field pathway_fields[] = {
    RECORD_ANSWERS,
    ANSWER(needs_assessed_on, .type = F_DAY),
    ANSWER_OR_NULL(plan_on, .type = F_DAY),
    ANSWER_OR_NULL(reviewed_on, .type = F_DAY),
    ANSWER(reviews, .type = F_LIST, .about = "The days of all reviews, the newest first"),
    ANSWER_OR_NULL(summary, .type = F_TEXT),
    ANSWER_OR_NULL(wishes, .type = F_TEXT),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    ANSWER_OR_NULL(due_on, .type = F_DAY, .about = "By when the next step is due"),
    ANSWER_OR_NULL(due_what, .type = F_TEXT, .about = "What it is"),
    FIELDS_END,
};
static const struct shape pathway_shape = ANSWER_SHAPE("pathway", pathway_fields);

static void check_step(struct request *req, const char *pointer, struct num step, struct num before,
                       const char *lacks)
{
    if (!step.is_set)
        return;
    if (!before.is_set)
        fail_note(req, pointer, lacks);
    else if (step.v < before.v)
        fail_note(req, pointer, "This day is before the step that comes before it.");
}

static void check_whole(struct request *req, const struct pathway_in *in)
{
    if (!in->needs_assessed_on.is_set)
        return;
    check_step(req, "/plan_on", in->plan_on, in->needs_assessed_on, "");
    check_step(req, "/reviewed_on", in->reviewed_on, in->plan_on,
               "Say when the plan was made: only a plan is reviewed.");
    check_step(req, "/ended_on", in->ended_on, in->needs_assessed_on, "");
}

/* Of a day that is sent: a plan from before this was asked can still be changed, and be marked as wrong. */
static enum err check_age(struct request *req, struct num day)
{
    day_t    born;
    enum err e = child_born(req, &born);

    if (!e && day.is_set && born != DAY_NONE && day.v >= born &&
        day_age(born, (day_t)day.v) < AGE_FROM)
        fail_note(req, "/needs_assessed_on", "Nobody has a pathway plan before the age of 15.");
    return e;
}

static enum err check_new(struct request *req)
{
    const struct pathway_in *in = req->body;
    enum err                 e = check_child_day(req, "/needs_assessed_on", in->needs_assessed_on);

    if (!e)
        check_whole(req, in);
    return e ? e : check_age(req, in->needs_assessed_on);
}

/* The one that is named is the last: a later one that stands was put right and is struck. */
static enum err keep_review(struct request *req, struct uuid plan, struct num held_on)
{
    struct rows rows;
    enum err    e = DB(req, pathway_review_strike, &rows, P(plan), P_DAY(held_on));

    if (e || !held_on.is_set)
        return e;
    return DB(req, pathway_review_put, &rows, P(uuid_new()), P(plan), P_DAY(held_on));
}

static enum err create(struct request *req)
{
    const struct pathway_in *in = req->body;
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err e = DB(req, pathway_create, &rows, P(id), P(req->child), P_DAY(in->needs_assessed_on),
                    P_DAY(in->plan_on), P_DAY(in->reviewed_on), P(in->summary), P(in->wishes));

    if (!e)
        e = keep_review(req, id, in->reviewed_on);
    return e ? e : reply_made(req, "/pathways/", id, &sql_pathway_one);
}

static enum err check_change(struct request *req)
{
    struct pathway_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows        now;
    enum err           e = in ? DB(req, pathway_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (e || now.n == 0)
        return e;
    *in = *(const struct pathway_in *)req->body;
    in->needs_assessed_on = stood_day(in->needs_assessed_on, &now, 0);
    in->plan_on = stood_day(in->plan_on, &now, 1);
    in->reviewed_on = stood_day(in->reviewed_on, &now, 2);
    in->summary = stood_text(in->summary, &now, 3);
    in->wishes = stood_text(in->wishes, &now, 4);
    in->ended_on = stood_day(in->ended_on, &now, 5);
    in->error_reason = stood_text(in->error_reason, &now, 6);
    e = check_child_day(req, "/needs_assessed_on", in->needs_assessed_on);
    if (!e)
        check_whole(req, in);
    return e ? e : check_age(req, ((const struct pathway_in *)req->body)->needs_assessed_on);
}

static enum err change(struct request *req)
{
    const struct pathway_in *in = req->found;
    struct rows              rows;
    enum err e = DB(req, pathway_update, &rows, P(req->record), P_DAY(in->needs_assessed_on),
                    P_DAY(in->plan_on), P_DAY(in->reviewed_on), P(in->summary), P(in->wishes),
                    P_DAY(in->ended_on), P(in->error_reason));

    if (!e)
        e = keep_review(req, req->record, in->reviewed_on);
    return e ? e : reply_record(req, req->record, &sql_pathway_one);
}

const struct route pathway_routes[] = {
    READ("/children/:child/pathways", NEED_OR_OWN(leaver, view, create), pathway_list,
         pathway_shape, .is_list = true, .withholds = true,
         .about = "Pathway plans, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/pathways", NEED(leaver, create), &in_shape, create, pathway_shape,
          .check = check_new,
          .about = "Record an assessment of needs, and the plan where it is made"),
    READ("/pathways/:id", NEED_OR_OWN(leaver, view, create), pathway_one, pathway_shape,
         .about = "One pathway plan", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/pathways/:id", NEED(leaver, edit), &change_shape, change, pathway_shape,
          .check = check_change, MATCH(pathway_version, pathway_one),
          .about = "Record the plan or a review, correct it, end it, or say that it was an error"),
    ROUTES_END,
};
