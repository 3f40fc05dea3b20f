/*
 * The graduated response of a child (mission M28): which step of assess, plan, do, review it is in, and how it came there.
 * Where a plan of a kind that is one stands, its stage is the child's; else what a planning group agreed, or what somebody who
 * works with the child recorded. People say so: a body that names a score is refused, and no score moves a step.
 */
#include "child_facts.h"
#include "planning.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

const char *const graduated_steps[] = {"assess", "plan", "do", "review", NULL};

const char *const graduated_sources[] = {"plan", "planning", "recorded", NULL};

struct step_in {
    const char *step;
    struct num  from_on;
    struct text what;
};

static const struct field in_fields[] = {
    FIELD(step_in, step, .type = F_WORD, .flags = REQUIRED, .words = graduated_steps),
    FIELD(step_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(step_in, what, .type = F_TEXT, .flags = REQUIRED, .max = 1000,
          .about = "What is done in it"),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("graduated_step_new", in_fields, step_in);

static const struct field step_fields[] = {
    RECORD_ANSWERS,
    ANSWER(step, .type = F_WORD, .words = graduated_steps),
    ANSWER(from_on, .type = F_DAY),
    ANSWER(what, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape step_shape = ANSWER_SHAPE("graduated_step", step_fields);

static const struct field current_fields[] = {
    ANSWER(step, .type = F_WORD, .words = graduated_steps),
    ANSWER(since, .type = F_DAY),
    ANSWER(source, .type = F_WORD, .words = graduated_sources, .about = "Who says so"),
    ANSWER(what, .type = F_TEXT, .about = "The plan's title, or what was said"),
    ANSWER(record, .type = F_UUID, .about = "The plan, the planning or the recorded step"),
    ANSWER_OR_NULL(next_on, .type = F_DAY, .about = "When the plan is reviewed"),
    FIELDS_END,
};
static const struct shape current_shape = ANSWER_SHAPE("graduated_current", current_fields);

static const struct field line_fields[] = {
    ANSWER(on, .type = F_DAY),
    ANSWER(step, .type = F_WORD, .words = graduated_steps),
    ANSWER(source, .type = F_WORD, .words = graduated_sources),
    ANSWER(what, .type = F_TEXT),
    ANSWER(record, .type = F_UUID),
    FIELDS_END,
};
static const struct shape line_shape = ANSWER_SHAPE("graduated_line", line_fields);

static const struct field fields[] = {
    ANSWER_OR_NULL(current, .type = F_OBJECT, .of = &current_shape),
    ANSWER(history, .type = F_LIST, .of = &line_shape, .about = "The newest first"),
    FIELDS_END,
};
static const struct shape shape = ANSWER_SHAPE("graduated", fields);

static enum err check(struct request *req)
{
    const struct step_in *in = req->body;

    return check_child_day(req, "/from_on", in->from_on);
}

static enum err create(struct request *req)
{
    const struct step_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e = DB(req, graduated_create, &rows, P(id), P(req->child), P(in->step),
                                 P_DAY(in->from_on), P(in->what));

    return e ? e : reply_made(req, "/graduated-steps/", id, &sql_graduated_one);
}

const struct route graduated_routes[] = {
    READ("/children/:child/graduated", NEED(graduated, view), graduated_list, shape,
         .about = "Where the child is in assess, plan, do, review, and how it came there",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/graduated-steps", NEED(graduated, create), &in_shape, create,
          step_shape, .check = check, .about = "Record a step that stands in no plan"),
    READ("/graduated-steps/:id", NEED(graduated, view), graduated_one, step_shape,
         .about = "One step that was recorded", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
