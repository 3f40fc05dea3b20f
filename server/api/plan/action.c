/*
 * Actions (mission M29): what somebody agreed to do for a child, by when. Everybody around the child sees them and whether
 * they are late. Whoever made one words it; that it is done or dropped is said by the agency whose it is, alone. Those of a
 * draft are the draft's own: nobody else sees them, and they begin with the plan, when those whose they are hear of them.
 */
#include "child_facts.h"
#include "plan.h"
#include "route.h"
#include "sql.h"

#include <string.h>

enum { WHAT_MAX = 500 };

#define OWNER_FIELDS                                                                            \
    FIELD(action_in, agency, .type = F_UUID,                                                    \
          .about = "Whose it is; the person's, else the plan's, else yours"),                   \
        FIELD(action_in, person, .type = F_UUID, .about = "Who of that agency has it"),         \
        FIELD(action_in, owner_name, .type = F_TEXT, .flags = NULLABLE, .max = 120,             \
              .about = "Who does it, where that is a carer, the young person or somebody else " \
                       "without an account; the agency sees to it")

static const struct field plan_action_fields[] = {
    FIELD(action_in, what, .type = F_TEXT, .flags = REQUIRED, .max = WHAT_MAX),
    FIELD(action_in, due_on, .type = F_DAY, .flags = REQUIRED),
    OWNER_FIELDS,
    FIELDS_END,
};
const struct shape plan_action_shape = SHAPE("plan_action_new", plan_action_fields, action_in);

static const struct field action_in_fields[] = {
    FIELD(action_in, what, .type = F_TEXT, .flags = REQUIRED, .max = WHAT_MAX),
    FIELD(action_in, due_on, .type = F_DAY, .flags = REQUIRED),
    OWNER_FIELDS,
    FIELD(action_in, plan, .type = F_UUID, .about = "The plan that it is part of"),
    FIELD(action_in, planning, .type = F_UUID,
          .about = "Where a group agreed it, while planning for the child"),
    FIELDS_END,
};
static const struct shape action_in_shape = SHAPE("action_new", action_in_fields, action_in);

static const struct field change_fields[] = {
    FIELD(action_in, what, .type = F_TEXT, .max = WHAT_MAX),
    FIELD(action_in, due_on, .type = F_DAY),
    FIELD(action_in, state, .type = F_WORD, .words = action_states,
          .about = "By the agency whose it is alone; dropped takes it out of a draft"),
    FIELD(action_in, outcome, .type = F_TEXT, .max = 2000,
          .about = "What came of it; needed where it is dropped"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("action_change", change_fields, action_in);

enum err action_check(struct request *req, const char *at, const struct action_in *in,
                      struct uuid plan, struct uuid *agency)
{
    struct rows fits;
    enum err e = DB(req, action_fits, &fits, P(req->child), P(plan), P(in->agency), P(in->person));

    if (!e && fits.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (e)
        return e;
    *agency = row_uuid(&fits, 0, 0);
    if (row_is_null(&fits, 0, 0))
        fail_note(req, arena_printf(req->arena, "%s/agency", at),
                  "There is no agency with this id.");
    if (!row_bool(&fits, 0, 1))
        fail_note(req, arena_printf(req->arena, "%s/plan", at),
                  "This is no plan of the child that stands.");
    if (!row_is_null(&fits, 0, 0) && !row_bool(&fits, 0, 2))
        fail_note(req, arena_printf(req->arena, "%s/person", at),
                  "There is nobody with this id at that agency.");
    check_born(req, arena_printf(req->arena, "%s/due_on", at), in->due_on, row_day(&fits, 0, 3));
    return ERR_NONE;
}

enum err action_add(struct request *req, struct uuid id, const struct action_in *in,
                    struct uuid plan, struct uuid agency)
{
    struct rows rows;

    return DB(req, action_create, &rows, P(id), P(req->child), P(plan), P(in->what), P(agency),
              P(in->person), P(in->owner_name), P_DAY(in->due_on), P(in->review), P(in->planning));
}

static enum err check_new(struct request *req)
{
    const struct action_in *in = req->body;
    struct uuid            *agency = req->found = arena_alloc(req->arena, sizeof *agency);

    struct rows planned;
    enum err    e;

    if (!agency)
        return fail(req, ERR_NO_MEMORY);
    e = action_check(req, "", in, in->plan, agency);
    if (e || !uuid_is_set(&in->planning))
        return e;
    e = DB(req, planning_of_child, &planned, P(req->child), P(in->planning));
    if (!e && planned.n == 0)
        fail_note(req, "/planning", "No group planned for this child there.");
    return e;
}

static enum err create(struct request *req)
{
    const struct action_in *in = req->body;
    const struct uuid      *agency = req->found;
    struct uuid             id = uuid_new();
    enum err                e = action_add(req, id, in, in->plan, *agency);

    return e ? e : reply_made(req, "/actions/", id, &sql_action_one);
}

static enum err check_change(struct request *req)
{
    const struct action_in *in = req->body;
    struct rows             now;
    enum err                e = DB(req, action_standing, &now, P(req->record));

    if (e)
        return e;
    if (row_bool(&now, 0, 2) && strcmp(row_text(&now, 0, 0), "draft") != 0)
        return fail(req, ERR_STATE); /* it was taken out */
    if (!in->state)
        return ERR_NONE;
    if (row_bool(&now, 0, 2) && strcmp(in->state, "dropped") != 0)
        fail_note(req, "/state", "It is part of a draft: it begins with the plan.");
    if (!row_bool(&now, 0, 2) && !strcmp(in->state, "dropped") && !in->outcome.s &&
        !row_bool(&now, 0, 1))
        fail_note(req, "/outcome", "Say why it is dropped.");
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct action_in *in = req->body;
    struct rows             rows;
    enum err e = DB(req, action_update, &rows, P(req->record), P(in->what), P_DAY(in->due_on),
                    P(in->state), P(in->outcome));

    return e ? e : reply_record(req, req->record, &sql_action_one);
}

const struct route action_routes[] = {
    READ("/children/:child/actions", NEED(action, view), action_list, action_shape, .is_list = true,
         .about = "What was agreed to be done, what is open first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/actions", NEED(action, create), &action_in_shape, create,
          action_shape, .check = check_new, .about = "Record what somebody agreed to do, by when"),
    READ("/actions/:id", NEED_OR_OWN(action, view, create), action_one, action_shape,
         .about = "One action", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/actions/:id", NEED(action, change), &change_shape, change, action_shape,
          .check = check_change, MATCH(action_version, action_one),
          .about = "Word an action or set its day; close it where it is your agency's"),
    ROUTES_END,
};
