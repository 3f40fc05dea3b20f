/* Child protection plans, and times on the edge of care: what a service has to know of those who wait for it. */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

/* --- child protection plans: few know for what --- */

struct plan_in {
    const char *category;
    struct num  from_on, until_on;
};

static const char *const categories[] = {"NEG", "PHY", "SAB", "EMO", "MUL", NULL};

static const struct field plan_in_fields[] = {
    FIELD(plan_in, category, .type = F_WORD, .flags = REQUIRED, .words = categories,
          .about = "As the children in need census has it: neglect, physical, sexual, emotional "
                   "abuse, several"),
    FIELD(plan_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(plan_in, until_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELDS_END,
};
static const struct shape plan_in_shape = SHAPE("protection_plan_new", plan_in_fields, plan_in);

static const struct field plan_change_fields[] = {
    FIELD(plan_in, category, .type = F_WORD, .words = categories),
    FIELD(plan_in, until_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY | SINCE_BEGUN),
    FIELDS_END,
};
static const struct shape plan_change_shape =
    SHAPE("protection_plan_change", plan_change_fields, plan_in);

static const struct field plan_fields[] = {
    RECORD_ANSWERS,
    ANSWER(category, .type = F_WORD, .words = categories),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape plan_shape = ANSWER_SHAPE("protection_plan", plan_fields);

static enum err check_plan(struct request *req)
{
    const struct plan_in *in = req->body;
    struct rows           rows;
    enum err              e = check_child_period(req, in->from_on, in->until_on);

    if (e || !in->from_on.is_set || req->faults.n > 0)
        return e;
    e = DB(req, protection_overlaps, &rows, P(req->child), P_DAY(in->from_on), P_DAY(in->until_on),
           P(req->record));
    if (!e && row_bool(&rows, 0, 0))
        fail_note(req, "/from_on", "There is a plan on these days already. End it, or correct it.");
    return e;
}

static enum err create_plan(struct request *req)
{
    const struct plan_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err e = DB(req, protection_create, &rows, P(id), P(req->child), P(in->category),
                    P_DAY(in->from_on), P_DAY(in->until_on));

    return e ? e : reply_made(req, "/protection-plans/", id, &sql_protection_one);
}

/* One that is opened again, or lasts longer, may reach into the next. */
static enum err check_plan_change(struct request *req)
{
    const struct plan_in *in = req->body;
    struct rows           rows;
    enum err              e = ERR_NONE;

    if (!in->until_on.present || req->faults.n > 0)
        return e;
    e = DB(req, protection_overlaps, &rows, P(req->child), P_DAY(req->begun), P_DAY(in->until_on),
           P(req->record));
    if (!e && row_bool(&rows, 0, 0))
        fail_note(req, "/until_on", "Another plan is recorded on these days.");
    return e;
}

static enum err change_plan(struct request *req)
{
    const struct plan_in *in = req->body;
    struct rows           rows;
    enum err              e = DB(req, protection_update, &rows, P(req->record), P(in->category),
                                 P(in->until_on.present), P_DAY(in->until_on));

    return e ? e : reply_record(req, req->record, &sql_protection_one);
}

/* --- the edge of care --- */

struct edge_in {
    const char *end_reason;
    struct num  from_on, until_on;
};

static const char *const reasons[] = {"stayed_home", "family", "came_into_care",
                                      "moved_away",  "other",  NULL};

static const struct field edge_in_fields[] = {
    FIELD(edge_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(edge_in, until_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(edge_in, end_reason, .type = F_WORD, .flags = NULLABLE, .words = reasons,
          .about = "Why it ended; with the day of the end"),
    FIELDS_END,
};
static const struct shape edge_in_shape = SHAPE("edge_of_care_new", edge_in_fields, edge_in);

static const struct field edge_change_fields[] = {
    FIELD(edge_in, until_on, .type = F_DAY, .flags = REQUIRED | NULLABLE | PAST_DAY | SINCE_BEGUN,
          .about = "null: it goes on after all"),
    FIELD(edge_in, end_reason, .type = F_WORD, .flags = NULLABLE, .words = reasons),
    FIELDS_END,
};
static const struct shape edge_change_shape =
    SHAPE("edge_of_care_change", edge_change_fields, edge_in);

static const struct field edge_fields[] = {
    RECORD_ANSWERS,
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER_OR_NULL(end_reason, .type = F_WORD, .words = reasons),
    FIELDS_END,
};
static const struct shape edge_shape = ANSWER_SHAPE("edge_of_care", edge_fields);

static void check_end(struct request *req, const struct edge_in *in)
{
    if (in->until_on.is_set && !in->end_reason)
        fail_note(req, "/end_reason", "Say why it ended.");
    if (!in->until_on.is_set && in->end_reason)
        fail_note(req, "/until_on", "Say on which day it ended.");
}

static enum err check_edge(struct request *req)
{
    const struct edge_in *in = req->body;
    struct rows           rows;
    enum err              e = check_child_period(req, in->from_on, in->until_on);

    if (e || req->faults.n > 0)
        return e;
    check_end(req, in);
    e = DB(req, edge_overlaps, &rows, P(req->child), P_DAY(in->from_on), P_DAY(in->until_on),
           P(req->record));
    if (!e && row_bool(&rows, 0, 0))
        fail_note(req, "/from_on", "These days are recorded already. End that, or correct it.");
    return e;
}

static enum err create_edge(struct request *req)
{
    const struct edge_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e = DB(req, edge_create, &rows, P(id), P(req->child), P_DAY(in->from_on),
                                 P_DAY(in->until_on), P(in->end_reason));

    return e ? e : reply_made(req, "/edge-of-care/", id, &sql_edge_one);
}

static enum err check_edge_change(struct request *req)
{
    const struct edge_in *in = req->body;
    struct rows           rows;
    enum err              e = ERR_NONE;

    if (req->faults.n > 0)
        return e;
    if (!in->until_on.present)
        fail_note(req, "/until_on", "Say on which day it ended.");
    else
        check_end(req, in);
    e = DB(req, edge_overlaps, &rows, P(req->child), P_DAY(req->begun), P_DAY(in->until_on),
           P(req->record));
    if (!e && row_bool(&rows, 0, 0))
        fail_note(req, "/until_on", "Another time is recorded on these days.");
    return e;
}

static enum err change_edge(struct request *req)
{
    const struct edge_in *in = req->body;
    struct rows           rows;
    enum err              e = DB(req, edge_update, &rows, P(req->record), P_DAY(in->until_on),
                                 P(in->until_on.is_set ? in->end_reason : NULL));

    return e ? e : reply_record(req, req->record, &sql_edge_one);
}

const struct route protection_routes[] = {
    READ("/children/:child/protection-plans", NEED(protection, view), protection_list, plan_shape,
         .is_list = true, .about = "Child protection plans, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/protection-plans", NEED(protection, create), &plan_in_shape,
          create_plan, plan_shape, .check = check_plan, .about = "Record a child protection plan"),
    READ("/protection-plans/:id", NEED(protection, view), protection_one, plan_shape,
         .about = "One child protection plan", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/protection-plans/:id", NEED(protection, edit), &plan_change_shape, change_plan,
          plan_shape, .check = check_plan_change, MATCH(protection_version, protection_one),
          .about = "Correct a child protection plan, or end it"),
    READ("/children/:child/edge-of-care", NEED_OR_OWN(episode, view, create), edge_list, edge_shape,
         .is_list = true, .about = "Times on the edge of care, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/edge-of-care", NEED(episode, create), &edge_in_shape, create_edge,
          edge_shape, .check = check_edge,
          .about = "Record that work goes on to keep the child from coming into care"),
    READ("/edge-of-care/:id", NEED_OR_OWN(episode, view, create), edge_one, edge_shape,
         .about = "One time on the edge of care", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/edge-of-care/:id", NEED(episode, edit), &edge_change_shape, change_edge,
          edge_shape, .check = check_edge_change, MATCH(edge_version, edge_one),
          .about = "End it with the reason why, or take that back"),
    ROUTES_END,
};
