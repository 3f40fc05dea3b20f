/*
 * Teams: people of one agency who share their children, the relation T of the policy. The service administrator of the
 * agency makes them and says who is in them; never of themselves, since that decides which children somebody sees.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

static const struct field member_fields[] = {
    RECORD_ANSWERS,
    ANSWER(team, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(person, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(is_manager, .type = F_BOOL),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY, .about = "First day on which it is over"),
    FIELDS_END,
};
static const struct shape member_shape = ANSWER_SHAPE("team_member", member_fields);

static const struct field team_fields[] = {
    RECORD_ANSWERS,
    ANSWER(name, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(members, .type = F_LIST, .of = &member_shape, .about = "Who is in it now, or will be"),
    FIELDS_END,
};
static const struct shape team_shape = ANSWER_SHAPE("team", team_fields);

/* --- a team --- */

struct team_in {
    struct text name;
};

static const struct field team_in_fields[] = {
    FIELD(team_in, name, .type = F_TEXT, .flags = REQUIRED, .min = 1, .max = 200),
    FIELDS_END,
};
static const struct shape team_in_shape = SHAPE("team_new", team_in_fields, team_in);

static enum err create(struct request *req)
{
    const struct team_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e = DB(req, team_create, &rows, P(id), P(in->name), P(req->who.agency));

    return e ? e : reply_made(req, "/teams/", id, &sql_team_one);
}

static enum err rename_team(struct request *req)
{
    const struct team_in *in = req->body;
    struct rows           rows;
    enum err              e = ERR_NONE;

    if (in->name.s)
        e = DB(req, team_update, &rows, P(req->record), P(in->name));
    return e ? e : reply_record(req, req->record, &sql_team_one);
}

/* --- who is in it --- */

struct member_in {
    struct uuid person;
    struct num  is_manager, from_on;
};

static const struct field member_in_fields[] = {
    FIELD(member_in, person, .type = F_UUID, .flags = REQUIRED,
          .about = "Somebody with an account at the agency of the team"),
    FIELD(member_in, is_manager, .type = F_BOOL),
    FIELD(member_in, from_on, .type = F_DAY, .about = "Today where left out"),
    FIELDS_END,
};
static const struct shape member_in_shape = SHAPE("team_member_new", member_in_fields, member_in);

static enum err check_person(struct request *req)
{
    const struct member_in *in = req->body;
    struct rows             rows;
    enum err                e = ERR_NONE;

    if (!uuid_is_set(&in->person))
        return ERR_NONE;
    e = DB(req, team_member_fits, &rows, P(req->record), P(in->person));
    if (e || rows.n)
        return e;
    e = DB(req, team_one, &rows, P(req->record));
    if (!e && rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (!e)
        fail_note(req, "/person", "There is nobody with this id at the agency of the team.");
    return e;
}

static enum err add(struct request *req)
{
    const struct member_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err e = DB(req, team_member_create, &rows, P(id), P(req->record), P(in->person),
                    P(in->is_manager.is_set && in->is_manager.v), P_DAY(in->from_on));

    return e ? e : reply_made(req, "/team-members/", id, &sql_team_member_one);
}

struct member_change {
    struct num is_manager, until_on;
};

static const struct field member_change_fields[] = {
    FIELD(member_change, is_manager, .type = F_BOOL),
    FIELD(member_change, until_on, .type = F_DAY, .flags = NULLABLE | SINCE_BEGUN,
          .about = "First day on which it is over; today ends it at once"),
    FIELDS_END,
};
static const struct shape member_change_shape =
    SHAPE("team_member_change", member_change_fields, member_change);

static enum err change(struct request *req)
{
    const struct member_change *in = req->body;
    struct param                manager = {NULL};
    struct rows                 rows;
    enum err                    e;

    if (in->is_manager.is_set)
        manager = P((bool)in->is_manager.v);
    e = db_run(req, &sql_team_member_update,
               (struct param[]){P(req->record), manager, P(in->until_on.present),
                                P_DAY(in->until_on)},
               &rows);
    return e ? e : reply_record(req, req->record, &sql_team_member_one);
}

const struct route team_routes[] = {
    READ("/teams", NEED(agency, view), team_list, team_shape, .is_list = true,
         .about = "The teams and who is in them"),
    READ("/teams/:id", NEED(agency, view), team_one, team_shape, .about = "One team",
         .args = {{ARG_RECORD}}),
    WRITE(POST, "/teams", NEED(account, create), &team_in_shape, create, team_shape,
          .about = "Make a team of the own agency"),
    WRITE(PATCH, "/teams/:id", NEED(account, edit), &team_in_shape, rename_team, team_shape,
          MATCH(team_version, team_one), .about = "Rename a team"),
    WRITE(POST, "/teams/:id/members", NEED(account, create), &member_in_shape, add, member_shape,
          .check = check_person, .about = "Put somebody into a team"),
    READ("/team-members/:id", NEED(agency, view), team_member_one, member_shape,
         .about = "Who is in a team, and since when", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/team-members/:id", NEED(account, edit), &member_change_shape, change,
          member_shape, MATCH(team_member_version, team_member_one),
          .about = "End it, or say who manages the team"),
    ROUTES_END,
};
