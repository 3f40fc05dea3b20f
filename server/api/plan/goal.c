/*
 * Goals that change after they were recorded (mission M13): words, aim, a start that was recorded wrongly, an end with its
 * reason. Each change says why and is a version; ratings stay, so the start can come after none of them, nor the end before.
 * Those with whom the plan is shared are asked to read it again. While the plan is a draft nobody has to say why.
 */
#include "plan.h"

#include "route.h"
#include "sql.h"

#include <string.h>

enum { SCALE = 10, WHAT_MAX = 300, WORDS_MAX = 1000, WHY_MAX = 500 };

struct goal_change {
    struct text what, baseline_words, aim_words, end_reason, change_reason;
    struct num  baseline, baseline_on, aim, ended_on;
};

static const struct field change_fields[] = {
    FIELD(goal_change, what, .type = F_TEXT, .max = WHAT_MAX),
    FIELD(goal_change, baseline_words, .type = F_TEXT, .max = WORDS_MAX),
    FIELD(goal_change, baseline, .type = F_INT, .min = 0, .max = SCALE,
          .about = "Where the start was recorded wrongly"),
    FIELD(goal_change, baseline_on, .type = F_DAY, .flags = PAST_DAY,
          .about = "Not after the first rating"),
    FIELD(goal_change, aim, .type = F_INT, .min = 0, .max = SCALE),
    FIELD(goal_change, aim_words, .type = F_TEXT, .flags = NULLABLE, .max = WORDS_MAX),
    FIELD(goal_change, ended_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,
          .about = "It is left; today, where only end_reason is sent; null: it is taken up again"),
    FIELD(goal_change, end_reason, .type = F_TEXT, .max = WORDS_MAX,
          .about = "Needed where it ends"),
    FIELD(goal_change, change_reason, .type = F_TEXT, .max = WHY_MAX,
          .about = "Needed of a plan that stands"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("plan_goal_change", change_fields, goal_change);

enum fact {
    IS_SHARED,
    PLAN_STATE,
    PLAN_BEGAN,
    PLAN,
    BASELINE,
    BASELINE_ON,
    AIM,
    ENDED_ON,
    SAYS_WHY,
    FIRST_RATED,
    LAST_RATED,
    WHAT,
};

static bool is_ending(const struct goal_change *in)
{
    return in->ended_on.is_set || (in->end_reason.s && !in->ended_on.present);
}

static void check_end(struct request *req, const struct goal_change *in, const struct rows *now,
                      day_t begun)
{
    bool  was_ended = !row_is_null(now, 0, ENDED_ON);
    day_t on = in->ended_on.is_set ? (day_t)in->ended_on.v : req->today;

    if (in->ended_on.present && !in->ended_on.is_set && in->end_reason.s)
        fail_note(req, "/end_reason", "Only a goal that ends has this.");
    if (in->ended_on.is_set && !in->end_reason.s && !row_bool(now, 0, SAYS_WHY))
        fail_note(req, "/end_reason", "Say why it ends.");
    if (!is_ending(in) || (was_ended && !in->ended_on.is_set))
        return;
    if (on < begun)
        fail_note(req, "/ended_on", "This day is before the goal's start.");
    if (!row_is_null(now, 0, LAST_RATED) && on < row_day(now, 0, LAST_RATED))
        fail_note(req, "/ended_on", "It was rated after this day.");
}

static void check_start(struct request *req, const struct goal_change *in, const struct rows *now)
{
    struct goal_in as = {.baseline = in->baseline, .baseline_on = in->baseline_on, .aim = in->aim};

    if (!as.baseline.is_set)
        as.baseline = (struct num){.v = row_int(now, 0, BASELINE), .is_set = true};
    if (!as.aim.is_set)
        as.aim = (struct num){.v = row_int(now, 0, AIM), .is_set = true};
    goal_check(req, "", &as, row_day(now, 0, PLAN_BEGAN));
    if (in->baseline_on.is_set && !row_is_null(now, 0, FIRST_RATED) &&
        in->baseline_on.v > row_day(now, 0, FIRST_RATED))
        fail_note(req, "/baseline_on", "It was rated before this day.");
    if (in->baseline_on.is_set && !in->ended_on.present && !row_is_null(now, 0, ENDED_ON) &&
        in->baseline_on.v > row_day(now, 0, ENDED_ON))
        fail_note(req, "/baseline_on", "The goal ended before this day.");
}

static enum err check(struct request *req)
{
    const struct goal_change *in = req->body;
    struct rows              *now = req->found = arena_alloc(req->arena, sizeof *now);
    enum err e = now ? DB(req, plan_goal_facts, now, P(req->record)) : fail(req, ERR_NO_MEMORY);

    if (e)
        return e;
    if (!strcmp(row_text(now, 0, PLAN_STATE), "ended"))
        return fail(req, ERR_PLAN_ENDED);
    check_start(req, in, now);
    check_end(req, in, now,
              in->baseline_on.is_set ? (day_t)in->baseline_on.v : row_day(now, 0, BASELINE_ON));
    if (!strcmp(row_text(now, 0, PLAN_STATE), "current") && !in->change_reason.s)
        fail_note(req, "/change_reason", "Say why it is changed.");
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct goal_change *in = req->body;
    const struct rows        *now = req->found;
    bool        ends_today = is_ending(in) && !in->ended_on.is_set && row_is_null(now, 0, ENDED_ON);
    const char *what = in->what.s ? in->what.s : row_text(now, 0, WHAT);
    struct rows rows;
    enum err    e = DB(
           req, plan_goal_update, &rows, P(req->record), P(in->what), P(in->baseline_words),
           P(in->baseline), P_DAY(in->baseline_on), P(in->aim), P(in->aim_words.present),
           P(in->aim_words), P(in->ended_on.present || ends_today),
           P_DAY(ends_today ? req->today : (in->ended_on.is_set ? (day_t)in->ended_on.v : DAY_NONE)),
           P(in->end_reason), P(in->change_reason));

    if (!e)
        e = plan_tell_readers(req, row_uuid(now, 0, PLAN), row_bool(now, 0, IS_SHARED),
                              row_text(now, 0, PLAN_STATE),
                              arena_printf(req->arena, "%s: %.300s. %.500s",
                                           is_ending(in) ? "A goal was left" : "A goal was changed",
                                           what, in->change_reason.s ? in->change_reason.s : ""));
    return e ? e : reply_record(req, req->record, &sql_plan_goal_one);
}

const struct route goal_routes[] = {
    WRITE(PATCH, "/goals/:id", NEED(plan, edit), &change_shape, change, plan_goal_shape,
          .check = check, MATCH(plan_goal_version, plan_goal_one),
          .about = "Change a goal, correct its start, or leave it; its ratings stay"),
    READ("/goals/:id/history", NEED(plan, view), plan_goal_history, plan_goal_history_shape,
         .is_list = true, .about = "What a goal was before each change, the newest change first",
         .args = {{ARG_RECORD}}),
    ROUTES_END,
};
