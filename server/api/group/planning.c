/*
 * Monthly planning for children with very complex needs (mission M29; educational psychology). A group of the kind that plans
 * for children meets; whoever stands in a relation to a child puts it forward, and it is talked about: what was agreed, which
 * step of assess, plan, do, review it is in, when again. Who does what are actions of the child (action.c). To those who may
 * not see a child, the list says that one is on it and held back.
 */
#include "child_facts.h"
#include "group.h"
#include "plan.h"
#include "planning.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

const char *const planning_states[] = {"put_forward", "talked_about", "withdrawn", NULL};

struct meeting_in {
    struct num held_on;
};

static const struct field meeting_in_fields[] = {
    FIELD(meeting_in, held_on, .type = F_DAY, .flags = REQUIRED),
    FIELDS_END,
};
static const struct shape meeting_in_shape =
    SHAPE("planning_meeting_new", meeting_in_fields, meeting_in);

struct planning_in {
    struct uuid meeting;
    struct text why, agreed, reason;
    struct num  next_on;
    const char *state, *step;
};

static const struct field in_fields[] = {
    FIELD(planning_in, meeting, .type = F_UUID, .flags = REQUIRED,
          .about = "A meeting that is not over"),
    FIELD(planning_in, why, .type = F_TEXT, .flags = REQUIRED, .max = 2000),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("planning_new", in_fields, planning_in);

static const struct field change_fields[] = {
    FIELD(planning_in, why, .type = F_TEXT, .max = 2000),
    FIELD(planning_in, state, .type = F_WORD, .words = planning_states),
    FIELD(planning_in, agreed, .type = F_TEXT, .max = 4000),
    FIELD(planning_in, step, .type = F_WORD, .words = graduated_steps,
          .about = "As those at the meeting see it"),
    FIELD(planning_in, next_on, .type = F_DAY, .flags = NULLABLE,
          .about = "When it is talked about again"),
    FIELD(planning_in, reason, .type = F_TEXT, .max = 1000,
          .about = "Why it was taken off the list; needed then"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("planning_change", change_fields, planning_in);

static const struct field fields[] = {
    RECORD_ANSWERS,
    ANSWER(child, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(meeting, .type = F_UUID),
    ANSWER(group, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(held_on, .type = F_DAY),
    ANSWER(why, .type = F_TEXT),
    ANSWER(state, .type = F_WORD, .words = planning_states),
    ANSWER_OR_NULL(agreed, .type = F_TEXT),
    ANSWER_OR_NULL(step, .type = F_WORD, .words = graduated_steps),
    ANSWER_OR_NULL(next_on, .type = F_DAY),
    ANSWER_OR_NULL(reason, .type = F_TEXT),
    ANSWER(actions, .type = F_LIST, .of = &action_shape, .about = "Who does what"),
    FIELDS_END,
};
static const struct shape shape = ANSWER_SHAPE("planning", fields);

enum { LIST_MAX = 1000 };

#define MEETING_ANSWERS                                                                    \
    RECORD_ANSWERS, ANSWER(group, .type = F_OBJECT, .of = &ref_shape),                     \
        ANSWER(held_on, .type = F_DAY), ANSWER(is_run, .type = F_BOOL, .about = "By you"), \
        ANSWER(count, .type = F_INT, .max = LIST_MAX,                                      \
               .about = "How many children are on the list"),                              \
        ANSWER(held_back, .type = F_INT, .max = LIST_MAX,                                  \
               .about = "How many of them are not shown to you"),                          \
        ANSWER_OR_NULL(children, .type = F_LIST, .of = &shape,                             \
                       .about = "Those whom you may see; null in a list of meetings")

static const struct field meeting_fields[] = {MEETING_ANSWERS, FIELDS_END};
static const struct shape meeting_shape = ANSWER_SHAPE("planning_meeting", meeting_fields);

/* --- meetings --- */

static void check_ahead(struct request *req)
{
    const struct meeting_in *in = req->body;

    if (in->held_on.is_set && in->held_on.v < req->today)
        fail_note(req, "/held_on", "Choose today or a later day.");
}

static enum err check_meeting(struct request *req)
{
    bool     plans = false;
    enum err e = group_open_to(req, req->record, true, &plans);

    if (e)
        return e;
    if (!plans)
        fail_note(req, "", "This group does not plan for single children.");
    check_ahead(req);
    return ERR_NONE;
}

static enum err check_moved(struct request *req)
{
    check_ahead(req);
    return ERR_NONE;
}

static enum err create_meeting(struct request *req)
{
    const struct meeting_in *in = req->body;
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err e = DB(req, planning_meeting_create, &rows, P(id), P(req->record), P_DAY(in->held_on));

    return e ? e : reply_made(req, "/planning-meetings/", id, &sql_planning_meeting_one);
}

static enum err change_meeting(struct request *req)
{
    const struct meeting_in *in = req->body;
    struct rows              rows;
    enum err e = DB(req, planning_meeting_update, &rows, P(req->record), P_DAY(in->held_on));

    return e ? e : reply_record(req, req->record, &sql_planning_meeting_one);
}

/* --- a child on the list of one --- */

static enum err check_new(struct request *req)
{
    const struct planning_in *in = req->body;
    struct rows               rows;
    enum err                  e = DB(req, planning_fits, &rows, P(req->child), P(in->meeting));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (uuid_is_set(&in->meeting) && !row_bool(&rows, 0, 0))
        fail_note(req, "/meeting", "Choose a meeting that is today or later.");
    return row_bool(&rows, 0, 1) ? fail(req, ERR_PLANNING_TWICE) : ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct planning_in *in = req->body;
    struct uuid               id = uuid_new(), place = uuid_new();
    struct rows               rows;
    enum err                  e = DB(req, planning_place_create, &rows, P(place), P(in->meeting));

    if (!e)
        e = DB(req, planning_create, &rows, P(id), P(req->child), P(in->meeting), P(place),
               P(in->why));
    return e ? e : reply_made(req, "/plannings/", id, &sql_planning_one);
}

static void check_talked(struct request *req, const struct planning_in *in, const struct rows *now)
{
    day_t held = row_day(now, 0, 0);

    if (held > req->today)
        fail_note(req, "/state", "The meeting has not been held yet.");
    if (!in->agreed.s && !row_bool(now, 0, 2))
        fail_note(req, "/agreed", "Say what was agreed.");
    if (!in->step && !row_bool(now, 0, 3))
        fail_note(req, "/step", "Say which step it is in: assess, plan, do or review.");
}

static enum err check_change(struct request *req)
{
    const struct planning_in *in = req->body;
    struct rows               now;
    const char               *state;
    enum err                  e = DB(req, planning_standing, &now, P(req->record));

    if (e)
        return e;
    state = in->state ? in->state : row_text(&now, 0, 1);
    if (!strcmp(state, "talked_about"))
        check_talked(req, in, &now);
    if (!strcmp(state, "withdrawn") && !in->reason.s && !row_bool(&now, 0, 4))
        fail_note(req, "/reason", "Say why it is taken off the list.");
    if (in->next_on.is_set && in->next_on.v <= row_day(&now, 0, 0))
        fail_note(req, "/next_on", "Choose a day after the meeting.");
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct planning_in *in = req->body;
    struct rows               rows;
    enum err                  e =
        DB(req, planning_update, &rows, P(req->record), P(in->why), P(in->state), P(in->agreed),
           P(in->step), P(in->next_on.present), P_DAY(in->next_on), P(in->reason));

    if (!e)
        e = DB(req, planning_place_leave, &rows, P(req->record));
    return e ? e : reply_record(req, req->record, &sql_planning_one);
}

const struct route planning_routes[] = {
    READ("/planning-meetings", NEED(group, view), planning_meeting_list, meeting_shape,
         .is_list = true,
         .about = "When groups plan for children with very complex needs, the newest first",
         .args = {{ARG_UUID, "group"}}),
    WRITE(POST, "/groups/:id/meetings", NEED(group, edit), &meeting_in_shape, create_meeting,
          meeting_shape, .check = check_meeting, .about = "Set a day for a group that you run"),
    READ("/planning-meetings/:id", NEED(group, view), planning_meeting_one, meeting_shape,
         .about = "One meeting, and the children on its list whom you may see",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/planning-meetings/:id", NEED(group, edit), &meeting_in_shape, change_meeting,
          meeting_shape, .check = check_moved,
          MATCH(planning_meeting_version, planning_meeting_one), .about = "Move a meeting"),
    READ("/children/:child/plannings", NEED(planning, view), planning_list, shape, .is_list = true,
         .about = "When a group planned for the child, or will", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/plannings", NEED(planning, create), &in_shape, create, shape,
          .check = check_new, .about = "Put a child forward for a meeting"),
    READ("/plannings/:id", NEED(planning, view), planning_one, shape,
         .about = "A child on the list of a meeting", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/plannings/:id", NEED(planning, edit), &change_shape, change, shape,
          .check = check_change, MATCH(planning_version, planning_one),
          .about = "Record what was agreed, or take the child off the list"),
    ROUTES_END,
};
