/* What is recorded of a plan as it goes on: goals and how they stand, reviews, with whom it is shared and who has read it. */
#include "plan.h"

#include "child_facts.h"
#include "route.h"
#include "sql.h"

#include <string.h>

enum { SCALE = 10 };

static const char *const raters[] = {"young_person", "carer", "school", "clinician", NULL};

/* Holds the plan of the path until the end of the transaction: one that is there, mine to change and not over. */
static enum err hold_plan(struct request *req, struct rows *now)
{
    enum err e = DB(req, plan_standing, now, P(req->record));

    if (!e && now->n == 0)
        e = fail_untouched(req, req->record, &sql_plan_one);
    if (!e && !strcmp(row_text(now, 0, 5), "ended"))
        e = fail(req, ERR_PLAN_ENDED);
    return e;
}

enum err plan_next_edition(struct request *req, struct uuid plan, const char *what_changed)
{
    struct rows rows;
    enum err    e = DB(req, plan_edition_next, &rows, P(plan));

    return e ? e : DB(req, plan_edition_create, &rows, P(uuid_new()), P(plan), P(what_changed));
}

enum err plan_tell_readers(struct request *req, struct uuid plan, bool is_shared, const char *state,
                           const char *what)
{
    return is_shared && !strcmp(state, "current") ? plan_next_edition(req, plan, what) : ERR_NONE;
}

static enum err tell_readers(struct request *req, const struct rows *plan, const char *what)
{
    return plan_tell_readers(req, req->record, row_bool(plan, 0, 0), row_text(plan, 0, 5), what);
}

/* --- goals --- */

static const struct field goal_in_fields[] = {
    FIELD(goal_in, what, .type = F_TEXT, .flags = REQUIRED, .max = 300),
    FIELD(goal_in, baseline_words, .type = F_TEXT, .flags = REQUIRED, .max = 1000,
          .about = "How it is at the start"),
    FIELD(goal_in, baseline, .type = F_INT, .flags = REQUIRED, .min = 0, .max = SCALE,
          .about = "The same from 0 (nothing of the goal) to 10 (all of it)"),
    FIELD(goal_in, baseline_on, .type = F_DAY, .flags = PAST_DAY,
          .about = "The day of the plan, unless said"),
    FIELD(goal_in, aim, .type = F_INT, .flags = REQUIRED, .min = 0, .max = SCALE),
    FIELD(goal_in, aim_words, .type = F_TEXT, .flags = NULLABLE, .max = 1000),
    FIELDS_END,
};
const struct shape goal_in_shape = SHAPE("plan_goal_new", goal_in_fields, goal_in);

void goal_check(struct request *req, const char *at, const struct goal_in *in, day_t plan_began)
{
    if (in->aim.is_set && in->baseline.is_set && in->aim.v <= in->baseline.v)
        fail_note(req, arena_printf(req->arena, "%s/aim", at), "Aim for more than the start.");
    if (in->baseline_on.is_set && plan_began != DAY_NONE && in->baseline_on.v < plan_began - 366)
        fail_note(req, arena_printf(req->arena, "%s/baseline_on", at),
                  "This day is more than a year before the plan.");
}

enum err goal_add(struct request *req, struct uuid id, struct uuid plan, const struct goal_in *in,
                  day_t plan_began)
{
    struct rows rows;
    day_t       begun = in->baseline_on.is_set ? (day_t)in->baseline_on.v : plan_began;

    return DB(req, plan_goal_create, &rows, P(id), P(plan), P(in->what), P(in->baseline_words),
              P(in->baseline), P_DAY(begun), P(in->aim), P(in->aim_words));
}

static enum err check_goal(struct request *req)
{
    struct rows *now = req->found = arena_alloc(req->arena, sizeof *now);
    enum err     e = now ? hold_plan(req, now) : fail(req, ERR_NO_MEMORY);

    if (e)
        return e;
    if (!row_bool(now, 0, 2))
        fail_note(req, "/what", "This kind of plan has no goals that are rated.");
    goal_check(req, "", req->body, row_day(now, 0, 6));
    return ERR_NONE;
}

static enum err create_goal(struct request *req)
{
    const struct goal_in *in = req->body;
    const struct rows    *now = req->found;
    struct uuid           id = uuid_new();
    enum err              e = goal_add(req, id, req->record, in, row_day(now, 0, 6));

    if (!e)
        e = tell_readers(req, now, arena_printf(req->arena, "A new goal: %.300s", in->what.s));
    return e ? e : reply_made(req, "/goals/", id, &sql_plan_goal_one);
}

/* --- ratings --- */

struct rating_in {
    struct num  rated_on, value;
    const char *by;
    struct text words;
};

static const struct field rating_in_fields[] = {
    FIELD(rating_in, rated_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY,
          .about = "Not before the day of the baseline"),
    FIELD(rating_in, value, .type = F_INT, .flags = REQUIRED, .min = 0, .max = SCALE),
    FIELD(rating_in, by, .type = F_WORD, .flags = REQUIRED, .words = raters,
          .about = "Who sees it so: clinician is whoever works with the young person"),
    FIELD(rating_in, words, .type = F_TEXT, .flags = NULLABLE, .max = 1000),
    FIELDS_END,
};
static const struct shape rating_in_shape = SHAPE("goal_rating_new", rating_in_fields, rating_in);

static enum err check_rating(struct request *req)
{
    const struct rating_in *in = req->body;
    struct rows             goal;
    enum err                e = DB(req, plan_goal_standing, &goal, P(req->record));

    if (!e && goal.n == 0)
        e = fail_untouched(req, req->record, &sql_plan_goal_one);
    if (!e && !strcmp(row_text(&goal, 0, 0), "ended"))
        e = fail(req, ERR_PLAN_ENDED);
    if (!e && in->rated_on.is_set && in->rated_on.v < row_day(&goal, 0, 1))
        fail_note(req, "/rated_on", "This day is before the goal's start was recorded.");
    if (!e && in->rated_on.is_set && !row_is_null(&goal, 0, 3) &&
        in->rated_on.v > row_day(&goal, 0, 3))
        fail_note(req, "/rated_on", "The goal ended before this day.");
    return e;
}

static enum err create_rating(struct request *req)
{
    const struct rating_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err e = DB(req, plan_rating_create, &rows, P(id), P(req->record), P_DAY(in->rated_on),
                    P(in->value), P(in->by), P(in->words));

    return e ? e : reply_made(req, "/ratings/", id, &sql_plan_rating_one);
}

/* --- reviews --- */

struct plan_review_in {
    struct num  held_on, next_on;
    struct text found, end_reason;
    struct list attended;
};

static const struct field review_in_fields[] = {
    FIELD(plan_review_in, held_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(plan_review_in, found, .type = F_TEXT, .flags = REQUIRED, .max = 4000,
          .about = "What was found"),
    FIELD(plan_review_in, attended, .type = F_LIST, .max = 30),
    FIELD(plan_review_in, next_on, .type = F_DAY, .flags = NULLABLE,
          .about = "When it is reviewed next, after this one; none: the plan ends with it"),
    FIELD(plan_review_in, end_reason, .type = F_TEXT, .flags = NULLABLE, .max = 1000,
          .about = "Needed where the plan ends with it"),
    FIELDS_END,
};
static const struct shape review_in_shape =
    SHAPE("plan_review_new", review_in_fields, plan_review_in);

static enum err check_review(struct request *req)
{
    const struct plan_review_in *in = req->body;
    struct rows                 *now = req->found = arena_alloc(req->arena, sizeof *now);
    enum err                     e = now ? hold_plan(req, now) : fail(req, ERR_NO_MEMORY);

    if (e)
        return e;
    if (!strcmp(row_text(now, 0, 5), "draft"))
        return fail(req, ERR_PLAN_DRAFT);
    if (in->held_on.is_set && in->held_on.v < row_day(now, 0, 6))
        fail_note(req, "/held_on", "This day is before the plan was made.");
    if (in->next_on.is_set && in->held_on.is_set && in->next_on.v <= in->held_on.v)
        fail_note(req, "/next_on", "The next review comes after this one.");
    if (in->next_on.is_set == (in->end_reason.s != NULL) && req->faults.n == 0)
        fail_note(req, in->next_on.is_set ? "/end_reason" : "/next_on",
                  in->next_on.is_set ? "Only a plan that ends has this."
                                     : "Say when it is reviewed next, or why it ends.");
    return ERR_NONE;
}

static enum err create_review(struct request *req)
{
    const struct plan_review_in *in = req->body;
    const char                  *attended = texts_json(req, &in->attended);
    struct uuid                  id = uuid_new();
    struct rows                  rows;
    bool                         ends = !in->next_on.is_set;
    enum err e = DB(req, plan_review_create, &rows, P(id), P(req->record), P_DAY(in->held_on),
                    P(in->found), P(attended ? attended : "[]"), P_DAY(in->next_on));

    if (!e)
        e = tell_readers(req, req->found, "It was reviewed");
    if (!e)
        e = DB(req, plan_update, &rows, P(req->record), P((const char *)NULL), P(false),
               P((const char *)NULL), P_DAY(DAY_NONE), P_DAY(in->next_on),
               P(ends ? "ended" : (const char *)NULL),
               P_DAY(ends ? (day_t)in->held_on.v : DAY_NONE), P(in->end_reason));
    return e ? e : reply_made(req, "/plan-reviews/", id, &sql_plan_review_one);
}

/* --- with whom it is shared --- */

struct share_in {
    struct text role;
    struct uuid person;
};

static const struct field share_in_fields[] = {
    FIELD(share_in, role, .type = F_TEXT, .max = 60,
          .about = "Everybody of this role around the child; or person"),
    FIELD(share_in, person, .type = F_UUID, .about = "Who has to work with the child, too"),
    FIELDS_END,
};
static const struct shape share_in_shape = SHAPE("plan_share_new", share_in_fields, share_in);

struct share_end_in {
    struct num ended_on;
};
static const struct field share_end_fields[] = {
    FIELD(share_end_in, ended_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY | SINCE_BEGUN),
    FIELDS_END,
};
static const struct shape share_end_shape = SHAPE("plan_share_end", share_end_fields, share_end_in);

enum err plan_share_with(struct request *req, const char *at, struct uuid id, struct uuid plan,
                         const char *role, struct uuid person)
{
    struct rows made;
    enum err    e = DB(req, plan_share_create, &made, P(id), P(plan), P(role), P(person));

    if (!e && made.n == 0)
        e = fail_field(req, ERR_BAD_BODY, at,
                       "This cannot be shared so: it is already, or such plans are not for them.");
    return e;
}

static enum err check_share(struct request *req)
{
    const struct share_in *in = req->body;
    struct rows            now;
    enum err               e = hold_plan(req, &now);

    if (e)
        return e;
    if ((in->role.s != NULL) == uuid_is_set(&in->person))
        fail_note(req, "/role", "Say a role or a person, one of the two.");
    if (!row_bool(&now, 0, 0))
        fail_note(req, "/role", "This kind of plan is known to all who work with the child.");
    return ERR_NONE;
}

static enum err create_share(struct request *req)
{
    const struct share_in *in = req->body;
    struct uuid            id = uuid_new();
    enum err e = plan_share_with(req, in->role.s ? "/role" : "/person", id, req->record, in->role.s,
                                 in->person);

    return e ? e : reply_made(req, "/plan-shares/", id, &sql_plan_share_one);
}

static enum err end_share(struct request *req)
{
    const struct share_end_in *in = req->body;
    struct rows                rows;
    enum err e = DB(req, plan_share_end, &rows, P(req->record), P_DAY(in->ended_on));

    return e ? e : reply_record(req, req->record, &sql_plan_share_one);
}

/* Said twice it is said once. */
static enum err acknowledge(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, plan_read_already, &rows, P(req->record));

    if (!e && rows.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (!e && !row_bool(&rows, 0, 0))
        e = fail(req, ERR_FORBIDDEN);
    if (!e)
        e = DB(req, plan_read_create, &rows, P(uuid_new()), P(req->record));
    return e ? e : reply_record(req, req->record, &sql_plan_one);
}

const struct route plan_part_routes[] = {
    READ("/plans/:id/goals", NEED(plan, view), plan_goal_list, plan_goal_shape, .is_list = true,
         .about = "The goals of a plan, with their ratings", .args = {{ARG_RECORD}}),
    WRITE(POST, "/plans/:id/goals", NEED(plan, edit), &goal_in_shape, create_goal, plan_goal_shape,
          .check = check_goal, .about = "Add a goal to a plan"),
    READ("/goals/:id", NEED(plan, view), plan_goal_one, plan_goal_shape, .about = "One goal",
         .args = {{ARG_RECORD}}),
    READ("/goals/:id/ratings", NEED(plan, view), plan_rating_list, plan_rating_shape,
         .is_list = true, .about = "How a goal was rated, the first first", .args = {{ARG_RECORD}}),
    WRITE(POST, "/goals/:id/ratings", NEED(plan, edit), &rating_in_shape, create_rating,
          plan_rating_shape, .check = check_rating, .about = "Rate a goal"),
    READ("/ratings/:id", NEED(plan, view), plan_rating_one, plan_rating_shape,
         .about = "One rating", .args = {{ARG_RECORD}}),
    READ("/plans/:id/reviews", NEED(plan, view), plan_review_list, plan_review_shape,
         .is_list = true, .about = "The reviews of a plan, newest first", .args = {{ARG_RECORD}}),
    WRITE(POST, "/plans/:id/reviews", NEED(plan, edit), &review_in_shape, create_review,
          plan_review_shape, .check = check_review,
          .about = "Record a review: what was found, and when the next is or why the plan ends"),
    READ("/plan-reviews/:id", NEED(plan, view), plan_review_one, plan_review_shape,
         .about = "One review of a plan", .args = {{ARG_RECORD}}),
    WRITE(POST, "/plans/:id/shares", NEED(plan, edit), &share_in_shape, create_share,
          plan_share_shape, .check = check_share,
          .about = "Share what a plan says with a role around the child, or with a person"),
    READ("/plan-shares/:id", NEED(plan, view), plan_share_one, plan_share_shape,
         .about = "With whom a plan is shared, and who has read it", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/plan-shares/:id", NEED(plan, edit), &share_end_shape, end_share,
          plan_share_shape, MATCH(plan_share_version, plan_share_one),
          .about = "Share it with them no longer"),
    WRITE(POST, "/plans/:id/acknowledgements", NEED(plan, view), &empty_shape, acknowledge,
          plan_shape, .status = 200, .about = "Say that you have read a plan as it now is"),
    ROUTES_END,
};
