/*
 * Where a child in care is to live for good, as it was agreed: looked at again every six months until it is achieved. A plan that is agreed ends the
 * one before it.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct permanence_in {
    const char *goal;
    struct num  agreed_on, reviewed_on, not_reviewed_on, ended_on, achieved_on, for_few;
    struct text error_reason;
};

enum { TIER_WORKING = 2, TIER_FEW = 4 };

static const char *const goals[] = {"return_home",        "kinship",      "special_guardianship",
                                    "child_arrangements", "adoption",     "long_term_fostering",
                                    "residential",        "independence", NULL};

#define END_FIELDS                                                                     \
    FIELD(permanence_in, ended_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,        \
          .about = "It no longer holds, and was not achieved"),                        \
        FIELD(permanence_in, achieved_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY, \
              .about = "The child is there for good")

static const struct field in_fields[] = {
    FIELD(permanence_in, goal, .type = F_WORD, .flags = REQUIRED, .words = goals),
    FIELD(permanence_in, agreed_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    END_FIELDS,
    FIELD(permanence_in, for_few, .type = F_BOOL, .about = "For those who see a protected address"),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("permanence_plan_new", in_fields, permanence_in);

static const struct field change_fields[] = {
    FIELD(permanence_in, goal, .type = F_WORD, .words = goals, .about = "To correct it"),
    FIELD(permanence_in, agreed_on, .type = F_DAY, .flags = PAST_DAY),
    FIELD(permanence_in, reviewed_on, .type = F_DAY, .flags = PAST_DAY,
          .about = "It was looked at again on this day too"),
    FIELD(permanence_in, not_reviewed_on, .type = F_DAY, .about = "It was not, after all"),
    END_FIELDS,
    FIELD(permanence_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape =
    SHAPE("permanence_plan_change", change_fields, permanence_in);

static const struct field plan_fields[] = {
    RECORD_ANSWERS,
    ANSWER(goal, .type = F_WORD, .words = goals),
    ANSWER(agreed_on, .type = F_DAY),
    ANSWER(reviews, .type = F_LIST, .about = "Days on which it was looked at again"),
    ANSWER_OR_NULL(due_on, .type = F_DAY,
                   .about = "By when it is looked at again; null: it is not"),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER_OR_NULL(achieved_on, .type = F_DAY),
    ANSWER(for_few, .type = F_BOOL),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape plan_shape = ANSWER_SHAPE("permanence_plan", plan_fields);

static void check_after(struct request *req, const char *pointer, struct num day, struct num agreed)
{
    check_not_before(req, pointer, day, agreed, "This day is before the plan was agreed.");
}

static void check_end(struct request *req, const struct permanence_in *in)
{
    check_after(req, "/ended_on", in->ended_on, in->agreed_on);
    check_after(req, "/achieved_on", in->achieved_on, in->agreed_on);
    if (in->ended_on.is_set && in->achieved_on.is_set)
        fail_note(req, in->achieved_on.present ? "/achieved_on" : "/ended_on",
                  "It was achieved, or it ended without that. Say one of the two.");
}

static bool holds(const struct permanence_in *in)
{
    return !in->ended_on.is_set && !in->achieved_on.is_set;
}

/* Whether one was agreed on that day or later: a new one that holds would end it before it began. */
static enum err check_new(struct request *req)
{
    const struct permanence_in *in = req->body;
    struct rows                 rows;
    enum err                    e = check_child_day(req, "/agreed_on", in->agreed_on);

    if (e || !in->agreed_on.is_set || req->faults.n > 0)
        return e;
    check_end(req, in);
    if (!holds(in))
        return ERR_NONE;
    e = DB(req, permanence_later, &rows, P(req->child), P_DAY(in->agreed_on));
    if (!e && row_bool(&rows, 0, 0))
        fail_note(req, "/agreed_on",
                  "A plan that was agreed on that day or later holds. Correct that one.");
    return e;
}

static enum err create(struct request *req)
{
    const struct permanence_in *in = req->body;
    struct uuid                 id = uuid_new();
    struct rows                 rows;
    enum err                    e = ERR_NONE;

    if (holds(in))
        e = DB(req, permanence_end, &rows, P(req->child), P_DAY(in->agreed_on));
    if (!e)
        e = DB(req, permanence_create, &rows, P(id), P(req->child), P(in->goal),
               P_DAY(in->agreed_on), P_DAY(in->ended_on), P_DAY(in->achieved_on),
               P(in->for_few.v ? TIER_FEW : TIER_WORKING));
    return e ? e : reply_made(req, "/permanence-plans/", id, &sql_permanence_one);
}

static enum err check_change(struct request *req)
{
    struct permanence_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows           rows;

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct permanence_in *)req->body;

    enum err e = DB(req, permanence_standing, &rows, P(req->record), P_DAY(in->not_reviewed_on));

    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    if (row_bool(&rows, 0, 3))
        return fail(req, ERR_STATE);
    in->agreed_on = or_day(in->agreed_on, &rows, 0);
    in->ended_on = or_day(in->ended_on, &rows, 1);
    in->achieved_on = or_day(in->achieved_on, &rows, 2);
    check_after(req, "/reviewed_on", in->reviewed_on, in->agreed_on);
    check_end(req, in);
    if (in->not_reviewed_on.is_set && !row_bool(&rows, 0, 4))
        fail_note(req, "/not_reviewed_on", "No review is recorded on that day.");
    return check_child_day(req, "/agreed_on", in->agreed_on);
}

static enum err change(struct request *req)
{
    const struct permanence_in *in = req->found;
    struct rows                 rows;
    enum err                    e = DB(req, permanence_update, &rows, P(req->record), P(in->goal),
                                       P_DAY(in->agreed_on), P_DAY(in->reviewed_on), P_DAY(in->not_reviewed_on),
                                       P_DAY(in->ended_on), P_DAY(in->achieved_on), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_permanence_one);
}

const struct route permanence_routes[] = {
    READ("/children/:child/permanence-plans", NEED_OR_OWN(permanence, view, create),
         permanence_list, plan_shape, .is_list = true, .withholds = true,
         .about = "Plans for permanence, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/permanence-plans", NEED(permanence, create), &in_shape, create,
          plan_shape, .check = check_new,
          .about = "Record a plan for permanence; it ends the one before"),
    READ("/permanence-plans/:id", NEED_OR_OWN(permanence, view, create), permanence_one, plan_shape,
         .about = "One plan for permanence", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/permanence-plans/:id", NEED(permanence, edit), &change_shape, change, plan_shape,
          MATCH(permanence_version, permanence_one), .check = check_change,
          .about = "Record that it was looked at again, achieved or ended; correct it"),
    ROUTES_END,
};
