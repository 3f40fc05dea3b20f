/*
 * Education, health and care plans: when one was asked for, decided, drafted and made final, and when it is reviewed. The
 * council has 6 weeks to decide and 20 to make it final; a review follows within 12 months. What is due next is in the
 * answer, and in what is due of the child (migrations/guard/20_view.sql).
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct ehcp_in {
    const char *requested_by, *end_reason;
    struct num  requested_on, decided_on, is_agreed, draft_on, final_on, reviewed_on, ended_on;
    struct text school;
};

static const char *const askers[] = {"parent", "young_person", "school", "other", NULL};
static const char *const ends[] = {"not_issued", "not_needed", "left_education",
                                   "moved_away", "other",      NULL};
static const char *const stages[] = {"requested", "agreed", "refused", "draft",
                                     "final",     "ended",  NULL};

static const struct field in_fields[] = {
    FIELD(ehcp_in, requested_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(ehcp_in, requested_by, .type = F_WORD, .flags = REQUIRED, .words = askers),
    FIELD(ehcp_in, decided_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,
          .about = "When the council decided whether to assess"),
    FIELD(ehcp_in, is_agreed, .type = F_BOOL, .flags = NULLABLE),
    FIELD(ehcp_in, draft_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(ehcp_in, final_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(ehcp_in, school, .type = F_TEXT, .flags = NULLABLE, .max = 200,
          .about = "The school or kind of school that the plan names (section I)"),
    FIELD(ehcp_in, reviewed_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,
          .about = "The last annual review"),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("ehcp_new", in_fields, ehcp_in);

static const struct field change_fields[] = {
    FIELD(ehcp_in, requested_on, .type = F_DAY, .flags = PAST_DAY),
    FIELD(ehcp_in, decided_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(ehcp_in, is_agreed, .type = F_BOOL, .flags = NULLABLE),
    FIELD(ehcp_in, draft_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(ehcp_in, final_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(ehcp_in, school, .type = F_TEXT, .flags = NULLABLE, .max = 200),
    FIELD(ehcp_in, reviewed_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(ehcp_in, ended_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(ehcp_in, end_reason, .type = F_WORD, .flags = NULLABLE, .words = ends),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("ehcp_change", change_fields, ehcp_in);

static const struct field ehcp_fields[] = {
    RECORD_ANSWERS,
    ANSWER(requested_on, .type = F_DAY),
    ANSWER(requested_by, .type = F_WORD, .words = askers),
    ANSWER_OR_NULL(decided_on, .type = F_DAY),
    ANSWER_OR_NULL(is_agreed, .type = F_BOOL),
    ANSWER_OR_NULL(draft_on, .type = F_DAY),
    ANSWER_OR_NULL(final_on, .type = F_DAY),
    ANSWER_OR_NULL(school, .type = F_TEXT),
    ANSWER_OR_NULL(reviewed_on, .type = F_DAY),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER_OR_NULL(end_reason, .type = F_WORD, .words = ends),
    ANSWER(stage, .type = F_WORD, .words = stages),
    ANSWER_OR_NULL(due_on, .type = F_DAY, .about = "By when the next step is due"),
    ANSWER_OR_NULL(due_what, .type = F_TEXT, .about = "What it is, and where the day comes from"),
    FIELDS_END,
};
static const struct shape ehcp_shape = ANSWER_SHAPE("ehcp", ehcp_fields);

/* One step comes after the other, and none without the one before it. */
static void check_step(struct request *req, struct num step, const char *pointer, struct num before,
                       const char *lacks)
{
    if (!step.is_set)
        return;
    if (!before.is_set)
        fail_note(req, pointer, lacks);
    else if (step.v < before.v)
        fail_note(req, pointer, "This day is before the step that comes before it.");
}

static void check_steps(struct request *req, const struct ehcp_in *in)
{
    if (in->decided_on.is_set != in->is_agreed.is_set)
        fail_note(req, in->decided_on.is_set ? "/is_agreed" : "/decided_on",
                  "Say both, on which day it was decided and what.");
    check_step(req, in->decided_on, "/decided_on", in->requested_on, "Say when it was asked for.");
    if (in->draft_on.is_set && in->is_agreed.is_set && !in->is_agreed.v)
        fail_note(req, "/draft_on", "There is no draft of a plan that was refused.");
    check_step(req, in->draft_on, "/draft_on", in->decided_on, "Say when it was agreed to assess.");
    check_step(req, in->final_on, "/final_on", in->draft_on, "Say when the draft was made.");
    check_step(req, in->reviewed_on, "/reviewed_on", in->final_on,
               "Only a final plan is reviewed.");
    check_step(req, in->ended_on, "/ended_on", in->requested_on, "Say when it was asked for.");
    if (in->ended_on.is_set != (in->end_reason != NULL))
        fail_note(req, in->ended_on.is_set ? "/end_reason" : "/ended_on",
                  "Say both, on which day it ended and why.");
}

static enum err check_new(struct request *req)
{
    const struct ehcp_in *in = req->body;
    enum err              e = check_child_day(req, "/requested_on", in->requested_on);

    if (!e && in->requested_on.is_set && req->faults.n == 0)
        check_steps(req, in);
    return e;
}

static enum err create(struct request *req)
{
    const struct ehcp_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e =
        DB(req, ehcp_create, &rows, P(id), P(req->child), P_DAY(in->requested_on),
           P(in->requested_by), P_DAY(in->decided_on), P(in->is_agreed), P_DAY(in->draft_on),
           P_DAY(in->final_on), P(in->school), P_DAY(in->reviewed_on));

    return e ? e : reply_made(req, "/ehcps/", id, &sql_ehcp_one);
}

/* What stands, with what was sent in its place: the rules are about both. */
static enum err check_change(struct request *req)
{
    struct ehcp_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows     rows;

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct ehcp_in *)req->body;

    enum err e = DB(req, ehcp_standing, &rows, P(req->record));

    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    in->requested_on = or_day(in->requested_on, &rows, 0);
    in->decided_on = or_day(in->decided_on, &rows, 1);
    if (!in->is_agreed.present && !row_is_null(&rows, 0, 2))
        in->is_agreed = (struct num){.v = row_bool(&rows, 0, 2), .is_set = true};
    in->draft_on = or_day(in->draft_on, &rows, 3);
    in->final_on = or_day(in->final_on, &rows, 4);
    in->reviewed_on = or_day(in->reviewed_on, &rows, 5);
    in->ended_on = or_day(in->ended_on, &rows, 6);
    if (!in->end_reason && in->ended_on.is_set && !row_is_null(&rows, 0, 7))
        in->end_reason = row_text(&rows, 0, 7);
    check_steps(req, in);
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct ehcp_in *in = req->found, *sent = req->body;
    struct rows           rows;
    enum err              e =
        DB(req, ehcp_update, &rows, P(req->record), P_DAY(in->requested_on), P_DAY(in->decided_on),
           P(in->is_agreed), P_DAY(in->draft_on), P_DAY(in->final_on), P_DAY(in->reviewed_on),
           P_DAY(in->ended_on), P(in->end_reason), P(sent->school.present), P(sent->school));

    return e ? e : reply_record(req, req->record, &sql_ehcp_one);
}

const struct route ehcp_routes[] = {
    READ("/children/:child/ehcps", NEED_OR_OWN(school, view, create), ehcp_list, ehcp_shape,
         .is_list = true, .about = "Education, health and care plans, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/ehcps", NEED(school, create), &in_shape, create, ehcp_shape,
          .check = check_new, .about = "Record that a plan was asked for"),
    READ("/ehcps/:id", NEED_OR_OWN(school, view, create), ehcp_one, ehcp_shape,
         .about = "One education, health and care plan", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/ehcps/:id", NEED(school, edit), &change_shape, change, ehcp_shape,
          MATCH(ehcp_version, ehcp_one), .check = check_change,
          .about = "Record its next step, correct it, or end it"),
    ROUTES_END,
};
