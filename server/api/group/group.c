/*
 * Groups of several agencies (mission M29): a steering group, the corporate parenting board, monthly planning. Staff know
 * which there are and who sits in them; whoever runs one says who does. What a group agreed is in group_action.c.
 */
#include "group.h"
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct group_in {
    struct text kind, name, about;
    struct uuid agency;
    struct num  ended_on;
};

struct member_in {
    struct uuid person, agency;
    struct text name, duty;
    struct num  runs, from_on, until_on;
};

static const struct field group_in_fields[] = {
    FIELD(group_in, kind, .type = F_TEXT, .flags = REQUIRED, .max = 40,
          .about = "One of the kinds at /group-kinds"),
    FIELD(group_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 160),
    FIELD(group_in, about, .type = F_TEXT, .flags = NULLABLE, .max = 1000,
          .about = "What it is for"),
    FIELDS_END,
};
static const struct shape group_in_shape = SHAPE("group_new", group_in_fields, group_in);

static const struct field group_change_fields[] = {
    FIELD(group_in, name, .type = F_TEXT, .max = 160),
    FIELD(group_in, about, .type = F_TEXT, .flags = NULLABLE, .max = 1000),
    FIELD(group_in, ended_on, .type = F_DAY, .flags = NULLABLE | SINCE_BEGUN,
          .about = "First day on which it is no more"),
    FIELDS_END,
};
static const struct shape group_change_shape = SHAPE("group_change", group_change_fields, group_in);

static const struct field member_in_fields[] = {
    FIELD(member_in, person, .type = F_UUID, .about = "Whose account it is"),
    FIELD(member_in, name, .type = F_TEXT, .max = 120,
          .about = "Who it is, where they have no account"),
    FIELD(member_in, agency, .type = F_UUID,
          .about = "For which agency; the person's own where left out"),
    FIELD(member_in, duty, .type = F_TEXT, .flags = REQUIRED, .max = 120,
          .about = "What they are in the group"),
    FIELD(member_in, runs, .type = F_BOOL, .about = "Says who is in it, and when it meets"),
    FIELD(member_in, from_on, .type = F_DAY, .about = "Today where left out"),
    FIELDS_END,
};
static const struct shape member_in_shape = SHAPE("group_member_new", member_in_fields, member_in);

static const struct field member_change_fields[] = {
    FIELD(member_in, duty, .type = F_TEXT, .max = 120),
    FIELD(member_in, runs, .type = F_BOOL),
    FIELD(member_in, until_on, .type = F_DAY, .flags = NULLABLE | SINCE_BEGUN,
          .about = "First day on which they are no longer in it; today ends it at once"),
    FIELDS_END,
};
static const struct shape member_change_shape =
    SHAPE("group_member_change", member_change_fields, member_in);

static const struct field kind_ref_fields[] = {ANSWER(code, .type = F_TEXT),
                                               ANSWER(name, .type = F_TEXT), FIELDS_END};
static const struct shape kind_ref_shape = ANSWER_SHAPE("group_kind_name", kind_ref_fields);

static const struct field kind_fields[] = {
    ANSWER(code, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(about, .type = F_TEXT),
    ANSWER(plans_children, .type = F_BOOL, .about = "It meets to plan for single children"),
    FIELDS_END,
};
static const struct shape kind_shape = ANSWER_SHAPE("group_kind", kind_fields);

static const struct field member_fields[] = {
    RECORD_ANSWERS,
    ANSWER(group, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(person, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(name, .type = F_TEXT),
    ANSWER(duty, .type = F_TEXT),
    ANSWER(runs, .type = F_BOOL),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY, .about = "First day on which it is over"),
    FIELDS_END,
};
static const struct shape member_shape = ANSWER_SHAPE("group_member", member_fields);

enum { MANY = 100000 };

static const struct field group_fields[] = {
    RECORD_ANSWERS,
    ANSWER(kind, .type = F_OBJECT, .of = &kind_ref_shape),
    ANSWER(plans_children, .type = F_BOOL),
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(about, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape, .about = "Which agency keeps it"),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER(is_member, .type = F_BOOL, .about = "You sit in it"),
    ANSWER(is_run, .type = F_BOOL, .about = "You run it"),
    ANSWER(agencies, .type = F_LIST, .of = &ref_shape, .about = "That keep it or sit in it"),
    ANSWER(members, .type = F_LIST, .of = &member_shape, .about = "Who sits in it, or will"),
    ANSWER_OR_NULL(open_actions, .type = F_INT, .max = MANY,
                   .about = "Null where what it agreed is not for you"),
    ANSWER_OR_NULL(late_actions, .type = F_INT, .max = MANY),
    ANSWER(open_challenges, .type = F_INT, .max = MANY, .about = "Cards that wait for an answer"),
    FIELDS_END,
};
static const struct shape group_shape = ANSWER_SHAPE("group", group_fields);

enum err group_open_to(struct request *req, struct uuid group, bool to_run, bool *plans)
{
    struct rows rows;
    enum err    e = DB(req, group_standing, &rows, P(group));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (!row_bool(&rows, 0, to_run ? 2 : 1))
        return fail(req, to_run ? ERR_GROUP_RUN_BY_OTHERS : ERR_GROUP_OF_OTHERS);
    if (row_bool(&rows, 0, 0))
        return fail(req, ERR_GROUP_ENDED);
    *plans = row_bool(&rows, 0, 3);
    return ERR_NONE;
}

/* --- a group --- */

static enum err check_new(struct request *req)
{
    const struct group_in *in = req->body;
    struct rows            rows;
    enum err               e = ERR_NONE;

    if (in->kind.s)
        e = DB(req, group_is_kind, &rows, P(in->kind));
    if (!e && in->kind.s && rows.n == 0)
        fail_note(req, "/kind", "There is no such kind of group.");
    return e;
}

/* Whoever makes a group runs it, until it says otherwise. */
static enum err create(struct request *req)
{
    const struct group_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, group_create, &rows, P(id), P(in->kind), P(in->name), P(in->about),
                    P(req->who.agency));

    if (!e)
        e = DB(req, group_member_create, &rows, P(uuid_new()), P(id), P(req->who.agency),
               P(req->who.person), P((const char *)NULL), P("Runs the group"), P(true),
               P_DAY(DAY_NONE));
    return e ? e : reply_made(req, "/groups/", id, &sql_group_one);
}

static enum err change(struct request *req)
{
    const struct group_in *in = req->body;
    struct rows            rows;
    enum err e = DB(req, group_update, &rows, P(req->record), P(in->name), P(in->about.present),
                    P(in->about), P(in->ended_on.present), P_DAY(in->ended_on));

    return e ? e : reply_record(req, req->record, &sql_group_one);
}

/* --- who sits in it --- */

static enum err check_member(struct request *req)
{
    const struct member_in *in = req->body;
    struct uuid            *agency = req->found = arena_alloc(req->arena, sizeof *agency);
    struct rows             rows;
    bool                    plans;
    enum err                e;

    if (!agency)
        return fail(req, ERR_NO_MEMORY);
    e = group_open_to(req, req->record, true, &plans);
    if (!e)
        e = DB(req, group_member_fits, &rows, P(in->agency), P(in->person));
    if (e)
        return e;
    *agency = row_uuid(&rows, 0, 0);
    if (uuid_is_set(&in->person) == (in->name.s != NULL))
        fail_note(req, "/person", "Choose somebody with an account, or write a name; not both.");
    else if (row_is_null(&rows, 0, 0))
        fail_note(req, "/agency", "Choose for which agency they sit in the group.");
    else if (!row_bool(&rows, 0, 1))
        fail_note(req, "/person", "There is nobody with this id at that agency.");
    if (in->runs.v && in->name.s)
        fail_note(req, "/runs", "Whoever runs a group needs an account.");
    return ERR_NONE;
}

static enum err add(struct request *req)
{
    const struct member_in *in = req->body;
    const struct uuid      *agency = req->found;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err                e =
        DB(req, group_member_create, &rows, P(id), P(req->record), P(*agency), P(in->person),
           P(in->name), P(in->duty), P((bool)in->runs.v), P_DAY(in->from_on));

    return e ? e : reply_made(req, "/group-members/", id, &sql_group_member_one);
}

static enum err change_member(struct request *req)
{
    const struct member_in *in = req->body;
    struct param            runs = {NULL};
    struct rows             rows;
    enum err                e;

    if (in->runs.is_set)
        runs = P((bool)in->runs.v);
    e = db_run(req, &sql_group_member_update,
               (struct param[]){P(req->record), P(in->duty), runs, P(in->until_on.present),
                                P_DAY(in->until_on)},
               &rows);
    return e ? e : reply_record(req, req->record, &sql_group_member_one);
}

const struct route group_routes[] = {
    READ("/group-kinds", NEED(group, view), group_kinds, kind_shape, .is_list = true,
         .about = "The kinds of group"),
    READ("/groups", NEED(group, view), group_list, group_shape, .is_list = true,
         .about = "The groups in which agencies work together, and who sits in them",
         .args = {{ARG_TEXT, "mine", .max = 5}}),
    WRITE(POST, "/groups", NEED(group, create), &group_in_shape, create, group_shape,
          .check = check_new, .about = "Make a group of the own agency, which you run"),
    READ("/groups/:id", NEED(group, view), group_one, group_shape, .about = "One group",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/groups/:id", NEED(group, edit), &group_change_shape, change, group_shape,
          MATCH(group_version, group_one), .about = "Name a group anew, or end it"),
    WRITE(POST, "/groups/:id/members", NEED(group, edit), &member_in_shape, add, member_shape,
          .check = check_member, .about = "Put somebody into a group that you run"),
    READ("/group-members/:id", NEED(group, view), group_member_one, member_shape,
         .about = "Who sits in a group, and since when", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/group-members/:id", NEED(group, edit), &member_change_shape, change_member,
          member_shape, MATCH(group_member_version, group_member_one),
          .about = "Say what they are in it, or that they are no longer"),
    ROUTES_END,
};
