/*
 * What an agency agreed in a group to do (mission M29). Made, worded and closed by the rules of a child's action (action.c):
 * that it is done or dropped says the agency whose it is, alone. It is about no single child, so text with a child's number is
 * refused, and no relation to a child is asked for.
 */
#include "group.h"
#include "identifier.h"
#include "plan.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { DAYS_MAX = 40000 };

static const char *const states[] = {"open", "done", "dropped", NULL};

static const struct field change_fields[] = {
    FIELD(action_in, what, .type = F_TEXT, .max = 500),
    FIELD(action_in, due_on, .type = F_DAY),
    FIELD(action_in, state, .type = F_WORD, .words = states,
          .about = "By the agency whose it is alone"),
    FIELD(action_in, outcome, .type = F_TEXT, .max = 2000,
          .about = "What came of it; needed where it is dropped"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("group_action_change", change_fields, action_in);

struct note_in {
    struct text text;
};

static const struct field note_in_fields[] = {
    FIELD(note_in, text, .type = F_TEXT, .flags = REQUIRED, .max = 2000,
          .about = "How it goes, in words that name no child"),
    FIELDS_END,
};
static const struct shape note_in_shape = SHAPE("group_action_note_new", note_in_fields, note_in);

static const struct field note_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(at, .type = F_TIME),
    ANSWER(by, .type = F_TEXT),
    ANSWER(text, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape note_shape = ANSWER_SHAPE("group_action_note", note_fields);

static const struct field action_fields[] = {
    RECORD_ANSWERS,
    ANSWER(group, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(what, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape, .about = "Whose it is: who closes it"),
    ANSWER_OR_NULL(person, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(owner_name, .type = F_TEXT),
    ANSWER(due_on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER_OR_NULL(days, .type = F_INT, .min = -DAYS_MAX, .max = DAYS_MAX,
                   .about = "Of an open one, until it is due; negative when late"),
    ANSWER_OR_NULL(outcome, .type = F_TEXT),
    ANSWER_OR_NULL(settled_by, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(settled_on, .type = F_DAY),
    ANSWER(is_own, .type = F_BOOL, .about = "It is an agency's of yours: you can close it"),
    ANSWER(notes, .type = F_LIST, .of = &note_shape, .about = "How it goes, the newest first"),
    FIELDS_END,
};
static const struct shape shape = ANSWER_SHAPE("group_action", action_fields);

void group_check_text(struct request *req, const char *pointer, struct text text)
{
    if (text.s && identifier_in_text(text.s, text.n))
        fail_note(req, pointer,
                  "This holds the number of a child. Everybody in the group reads it: leave out "
                  "who the child is.");
}

static enum err check_new(struct request *req)
{
    const struct action_in *in = req->body;
    struct uuid            *agency = req->found = arena_alloc(req->arena, sizeof *agency);
    struct rows             rows;
    bool                    plans;
    enum err                e;

    if (!agency)
        return fail(req, ERR_NO_MEMORY);
    e = group_open_to(req, req->record, false, &plans);
    if (!e)
        e = DB(req, group_member_fits, &rows,
               P(uuid_is_set(&in->agency) || uuid_is_set(&in->person) ? in->agency
                                                                      : req->who.agency),
               P(in->person));
    if (e)
        return e;
    *agency = row_uuid(&rows, 0, 0);
    if (row_is_null(&rows, 0, 0))
        fail_note(req, "/agency", "There is no agency with this id.");
    else if (!row_bool(&rows, 0, 1))
        fail_note(req, "/person", "There is nobody with this id at that agency.");
    if (in->due_on.is_set && in->due_on.v < req->today)
        fail_note(req, "/due_on", "Choose today or a later day.");
    group_check_text(req, "/what", in->what);
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct action_in *in = req->body;
    const struct uuid      *agency = req->found;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err e = DB(req, group_action_create, &rows, P(id), P(req->record), P(in->what), P(*agency),
                    P(in->person), P(in->owner_name), P_DAY(in->due_on));

    return e ? e : reply_made(req, "/group-actions/", id, &sql_group_action_one);
}

static enum err check_change(struct request *req)
{
    const struct action_in *in = req->body;
    struct rows             now;
    enum err                e = DB(req, group_action_standing, &now, P(req->record));

    if (e)
        return e;
    if (in->state && !strcmp(in->state, "dropped") && !in->outcome.s && !row_bool(&now, 0, 1))
        fail_note(req, "/outcome", "Say why it is dropped.");
    group_check_text(req, "/what", in->what);
    group_check_text(req, "/outcome", in->outcome);
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct action_in *in = req->body;
    struct rows             rows;
    enum err e = DB(req, group_action_update, &rows, P(req->record), P(in->what), P_DAY(in->due_on),
                    P(in->state), P(in->outcome));

    return e ? e : reply_record(req, req->record, &sql_group_action_one);
}

static enum err check_note(struct request *req)
{
    const struct note_in *in = req->body;
    struct uuid          *group = req->found = arena_alloc(req->arena, sizeof *group);
    struct rows           now;
    bool                  plans;
    enum err              e;

    if (!group)
        return fail(req, ERR_NO_MEMORY);
    e = DB(req, group_action_standing, &now, P(req->record));
    if (e)
        return e;
    if (now.n == 0)
        return fail(req, ERR_NOT_FOUND);
    *group = row_uuid(&now, 0, 0);
    e = group_open_to(req, *group, false, &plans);
    if (!e)
        group_check_text(req, "/text", in->text);
    return e;
}

static enum err note(struct request *req)
{
    const struct note_in *in = req->body;
    const struct uuid    *group = req->found;
    struct rows           rows;
    enum err e = DB(req, group_action_note_create, &rows, P(uuid_new()), P(req->record), P(*group),
                    P(in->text));

    return e ? e : reply_made(req, "/group-actions/", req->record, &sql_group_action_one);
}

const struct route group_action_routes[] = {
    READ("/groups/:id/actions", NEED(group_action, view), group_action_list, shape, .is_list = true,
         .about = "What a group of yours agreed to do, what is open first", .args = {{ARG_RECORD}}),
    WRITE(POST, "/groups/:id/actions", NEED(group_action, create), &plan_action_shape, create,
          shape, .check = check_new,
          .about = "Record what an agency agreed in a group of yours to do, by when"),
    READ("/me/group-actions", NEED(group_action, view), group_action_mine, shape, .is_list = true,
         .about = "What you owe your groups"),
    READ("/group-actions/:id", NEED(group_action, view), group_action_one, shape,
         .about = "One action of a group", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/group-actions/:id", NEED(group_action, change), &change_shape, change, shape,
          .check = check_change, MATCH(group_action_version, group_action_one),
          .about = "Word an action or set its day; close it where it is your agency's"),
    WRITE(POST, "/group-actions/:id/notes", NEED(group_action, create), &note_in_shape, note, shape,
          .check = check_note, .about = "Tell the group how an action goes"),
    ROUTES_END,
};
