/*
 * Challenge cards (mission M29): what young people in care ask those who answer for them to change, in their own words, and
 * what they were answered. All staff read them; those who sit in the group that a card was put to, and the agency that
 * answers it, write them. One is done when something has changed, and says what; else it is closed with a reason.
 */
#include "group.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

static const char *const states[] = {"open", "working", "done", "closed", NULL};

struct challenge_in {
    struct text text, said_by, owner_name, close_reason, what_changed, told_how;
    struct num  said_on, told_on;
    struct uuid agency;
    const char *state;
};

#define TEXT_MAX_PLAIN 1000

static const struct field in_fields[] = {
    FIELD(challenge_in, text, .type = F_TEXT, .flags = REQUIRED, .max = TEXT_MAX_PLAIN,
          .about = "The challenge, in the young people's own words"),
    FIELD(challenge_in, said_by, .type = F_TEXT, .flags = REQUIRED, .max = 160,
          .about = "Which group of young people put it"),
    FIELD(challenge_in, said_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(challenge_in, agency, .type = F_UUID, .about = "Which answers it; yours where left out"),
    FIELD(challenge_in, owner_name, .type = F_TEXT, .flags = NULLABLE, .max = 120,
          .about = "Who there, by name or post"),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("challenge_new", in_fields, challenge_in);

static const struct field change_fields[] = {
    FIELD(challenge_in, text, .type = F_TEXT, .max = TEXT_MAX_PLAIN),
    FIELD(challenge_in, said_by, .type = F_TEXT, .max = 160),
    FIELD(challenge_in, agency, .type = F_UUID),
    FIELD(challenge_in, owner_name, .type = F_TEXT, .flags = NULLABLE, .max = 120),
    FIELD(challenge_in, state, .type = F_WORD, .words = states),
    FIELD(challenge_in, close_reason, .type = F_TEXT, .max = TEXT_MAX_PLAIN,
          .about = "Needed where it is closed"),
    FIELD(challenge_in, what_changed, .type = F_TEXT, .max = 2000,
          .about = "What is different now, in plain words; needed where it is done"),
    FIELD(challenge_in, told_on, .type = F_DAY, .flags = PAST_DAY | SINCE_BEGUN,
          .about = "When young people were told"),
    FIELD(challenge_in, told_how, .type = F_TEXT, .max = 300),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("challenge_change", change_fields, challenge_in);

struct response_in {
    struct text text, said_by;
    struct num  said_on;
};

static const struct field response_in_fields[] = {
    FIELD(response_in, text, .type = F_TEXT, .flags = REQUIRED, .max = 2000,
          .about = "In plain English"),
    FIELD(response_in, said_by, .type = F_TEXT, .flags = REQUIRED, .max = 120,
          .about = "Who answers, by name or post"),
    FIELD(response_in, said_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELDS_END,
};
static const struct shape response_in_shape =
    SHAPE("challenge_response_new", response_in_fields, response_in);

static const struct field response_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(said_on, .type = F_DAY),
    ANSWER(said_by, .type = F_TEXT),
    ANSWER(text, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape response_shape = ANSWER_SHAPE("challenge_response", response_fields);

enum { NUMBER_MAX = 9999 };

static const struct field fields[] = {
    RECORD_ANSWERS,
    ANSWER(group, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(number, .type = F_INT, .min = 1, .max = NUMBER_MAX),
    ANSWER(text, .type = F_TEXT),
    ANSWER(said_by, .type = F_TEXT),
    ANSWER(said_on, .type = F_DAY),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(owner_name, .type = F_TEXT),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER_OR_NULL(close_reason, .type = F_TEXT),
    ANSWER_OR_NULL(what_changed, .type = F_TEXT),
    ANSWER_OR_NULL(told_on, .type = F_DAY),
    ANSWER_OR_NULL(told_how, .type = F_TEXT),
    ANSWER_OR_NULL(settled_on, .type = F_DAY, .about = "When it was done or closed"),
    ANSWER(may_change, .type = F_BOOL, .about = "You answer it, or sit in its group"),
    ANSWER(responses, .type = F_LIST, .of = &response_shape, .about = "The newest first"),
    FIELDS_END,
};
static const struct shape shape = ANSWER_SHAPE("challenge", fields);

static enum err check_agency(struct request *req, struct uuid agency)
{
    const struct uuid nobody = {0};
    struct rows       rows;
    enum err          e;

    if (!uuid_is_set(&agency))
        return ERR_NONE;
    e = DB(req, group_member_fits, &rows, P(agency), P(nobody));
    if (!e && row_is_null(&rows, 0, 0))
        fail_note(req, "/agency", "There is no agency with this id.");
    return e;
}

static enum err check_new(struct request *req)
{
    const struct challenge_in *in = req->body;
    bool                       plans;
    enum err                   e = group_open_to(req, req->record, false, &plans);

    if (e)
        return e;
    group_check_text(req, "/text", in->text);
    return check_agency(req, in->agency);
}

static enum err create(struct request *req)
{
    const struct challenge_in *in = req->body;
    struct uuid                id = uuid_new();
    struct rows                rows;
    enum err                   e = DB(req, challenge_next, &rows, P(req->record));

    if (!e)
        e = DB(req, challenge_create, &rows, P(id), P(req->record), P(row_int(&rows, 0, 0)),
               P(in->text), P(in->said_by), P_DAY(in->said_on),
               P(uuid_is_set(&in->agency) ? in->agency : req->who.agency), P(in->owner_name));
    return e ? e : reply_made(req, "/challenges/", id, &sql_challenge_one);
}

static enum err check_change(struct request *req)
{
    const struct challenge_in *in = req->body;
    struct rows                now;
    const char                *state;
    enum err                   e = DB(req, challenge_standing, &now, P(req->record));

    if (e)
        return e;
    state = in->state ? in->state : row_text(&now, 0, 1);
    if (!strcmp(state, "closed") && !in->close_reason.s && !row_bool(&now, 0, 2))
        fail_note(req, "/close_reason", "Say why it is closed.");
    if (!strcmp(state, "done") && !in->what_changed.s && !row_bool(&now, 0, 3))
        fail_note(req, "/what_changed", "Say what has changed.");
    if (in->told_on.is_set && !in->what_changed.s && !in->close_reason.s && !row_bool(&now, 0, 2) &&
        !row_bool(&now, 0, 3))
        fail_note(req, "/what_changed", "Say what young people were told.");
    group_check_text(req, "/text", in->text);
    group_check_text(req, "/what_changed", in->what_changed);
    return check_agency(req, in->agency);
}

static enum err change(struct request *req)
{
    const struct challenge_in *in = req->body;
    struct rows                rows;
    enum err e = DB(req, challenge_update, &rows, P(req->record), P(in->text), P(in->said_by),
                    P(in->agency), P(in->owner_name.present), P(in->owner_name), P(in->state),
                    P(in->close_reason), P(in->what_changed), P_DAY(in->told_on), P(in->told_how));

    return e ? e : reply_record(req, req->record, &sql_challenge_one);
}

static enum err check_response(struct request *req)
{
    const struct response_in *in = req->body;
    struct uuid              *group = req->found = arena_alloc(req->arena, sizeof *group);
    struct rows               now;
    enum err                  e;

    if (!group)
        return fail(req, ERR_NO_MEMORY);
    e = DB(req, challenge_standing, &now, P(req->record));
    if (e)
        return e;
    if (now.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (!row_bool(&now, 0, 5))
        return fail(req, ERR_GROUP_OF_OTHERS);
    *group = row_uuid(&now, 0, 0);
    if (in->said_on.is_set && in->said_on.v < row_day(&now, 0, 4))
        fail_note(req, "/said_on", "The challenge was put after that day.");
    group_check_text(req, "/text", in->text);
    return ERR_NONE;
}

static enum err respond(struct request *req)
{
    const struct response_in *in = req->body;
    const struct uuid        *group = req->found;
    struct rows               rows;
    enum err e = DB(req, challenge_response_create, &rows, P(uuid_new()), P(req->record), P(*group),
                    P_DAY(in->said_on), P(in->said_by), P(in->text));

    return e ? e : reply_made(req, "/challenges/", req->record, &sql_challenge_one);
}

const struct route challenge_routes[] = {
    READ("/groups/:id/challenges", NEED(challenge, view), challenge_list, shape, .is_list = true,
         .about = "The challenge cards that young people put to a group, by number",
         .args = {{ARG_RECORD}}),
    WRITE(POST, "/groups/:id/challenges", NEED(challenge, create), &in_shape, create, shape,
          .check = check_new, .about = "Record a challenge that was put to a group of yours"),
    READ("/challenges/:id", NEED(challenge, view), challenge_one, shape,
         .about = "One challenge card with its answers", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/challenges/:id", NEED(challenge, edit), &change_shape, change, shape,
          .check = check_change, MATCH(challenge_version, challenge_one),
          .about = "Say where a challenge stands, what changed, and when young people were told"),
    WRITE(POST, "/challenges/:id/responses", NEED(challenge, edit), &response_in_shape, respond,
          shape, .check = check_response, .about = "Answer a challenge"),
    ROUTES_END,
};
