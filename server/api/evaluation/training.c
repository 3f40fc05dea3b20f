/*
 * Training (mission M30): sessions in each part of the area, who came, how it was for them, what is different three months later, and who of each team has
 * been trained. That there is training is open to all staff; who came is for the service that gives it and for whoever oversees the area.
 */
#include "feedback.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct session_in {
    const char *kind;
    struct text title, locality, cancelled_why;
    struct num  held_on, minutes, places;
    struct uuid trainer;
};

enum { MINUTES_MIN = 5, MINUTES_MAX = 2880, PLACES_MAX = 1000, PEOPLE_MAX = 500 };

/* In the order of training_kind. */
static const char *const kinds[] = {"sdq", "mental_health", "trauma", "self_harm", "other", NULL};
static const char *const states[] = {"coming", "held", "cancelled", NULL};

#define SESSION_FIELDS(flags_)                                                                    \
    FIELD(session_in, kind, .type = F_WORD, .flags = flags_, .words = kinds),                     \
        FIELD(session_in, title, .type = F_TEXT, .flags = flags_, .max = 160),                    \
        FIELD(session_in, locality, .type = F_TEXT, .flags = NULLABLE, .max = 120,                \
              .about = "For which part of the area; null: all of it"),                            \
        FIELD(session_in, held_on, .type = F_DAY, .flags = flags_),                               \
        FIELD(session_in, minutes, .type = F_INT, .flags = flags_, .min = MINUTES_MIN,            \
              .max = MINUTES_MAX),                                                                \
        FIELD(session_in, places, .type = F_INT, .flags = NULLABLE, .min = 1, .max = PLACES_MAX), \
        FIELD(session_in, trainer, .type = F_UUID, .about = "Somebody of the service")

static const struct field new_fields[] = {SESSION_FIELDS(REQUIRED), FIELDS_END};
static const struct shape new_shape = SHAPE("training_session_new", new_fields, session_in);
static const struct field change_fields[] = {
    SESSION_FIELDS(0),
    FIELD(session_in, cancelled_why, .type = F_TEXT, .flags = NULLABLE, .max = 300,
          .about = "It does not take place, and why; null: it does after all"),
    FIELDS_END,
};
static const struct shape change_shape =
    SHAPE("training_session_change", change_fields, session_in);

#define SESSION_ANSWERS                                                                   \
    RECORD_ANSWERS, ANSWER(service, .type = F_OBJECT, .of = &ref_shape),                  \
        ANSWER(kind, .type = F_WORD, .words = kinds), ANSWER(kind_name, .type = F_TEXT),  \
        ANSWER(title, .type = F_TEXT), ANSWER_OR_NULL(locality, .type = F_TEXT),          \
        ANSWER(held_on, .type = F_DAY), ANSWER(minutes, .type = F_INT),                   \
        ANSWER_OR_NULL(places, .type = F_INT),                                            \
        ANSWER_OR_NULL(trainer, .type = F_OBJECT, .of = &person_shape),                   \
        ANSWER(state, .type = F_WORD, .words = states),                                   \
        ANSWER_OR_NULL(cancelled_why, .type = F_TEXT), ANSWER(is_own, .type = F_BOOL),    \
        ANSWER_OR_NULL(came, .type = F_INT, .about = "How many came; null: not for you"), \
        ANSWER_OR_NULL(later_on, .type = F_DAY,                                           \
                       .about = "From when those who came are asked what has changed"),   \
        ANSWER(i_came, .type = F_BOOL), ANSWER(i_said, .type = F_BOOL)

static const struct field item_fields[] = {SESSION_ANSWERS, FIELDS_END};
static const struct shape item_shape = ANSWER_SHAPE("training_session", item_fields);

static const struct field came_fields[] = {
    RECORD_ANSWERS,
    ANSWER(session, .type = F_UUID),
    ANSWER_OR_NULL(person, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(role, .type = F_TEXT, .about = "What they are, where they have no account"),
    ANSWER_OR_NULL(team, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(people, .type = F_INT),
    ANSWER(removed, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape came_shape = ANSWER_SHAPE("training_person", came_fields);

static const struct field one_fields[] = {
    SESSION_ANSWERS,
    ANSWER(people, .type = F_LIST, .of = &came_shape),
    ANSWER(tables, .type = F_LIST, .of = &feedback_table_shape),
    ANSWER(comments, .type = F_LIST, .of = &feedback_comment_shape),
    ANSWER(links, .type = F_LIST, .of = &feedback_link_shape),
    FIELDS_END,
};
static const struct shape one_shape = ANSWER_SHAPE("training_session_one", one_fields);

/* --- sessions --- */

static enum err check_trainer(struct request *req, struct uuid service)
{
    const struct session_in *in = req->body;
    struct rows              rows;
    enum err                 e;

    if (!uuid_is_set(&in->trainer))
        return ERR_NONE;
    e = DB(req, service_has_staff, &rows, P(service), P(in->trainer));
    if (!e && rows.n == 0)
        fail_note(req, "/trainer", "There is nobody with this id at the service.");
    return e;
}

static enum err check_new(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, evaluation_service, &rows, P(req->record));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    return row_bool(&rows, 0, 0) ? check_trainer(req, req->record) : fail(req, ERR_FORBIDDEN);
}

static enum err create(struct request *req)
{
    const struct session_in *in = req->body;
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err                 e =
        DB(req, training_create, &rows, P(id), P(req->record), P(in->kind), P(in->title),
           P(in->locality), P_DAY(in->held_on), P(in->minutes), P(in->places), P(in->trainer));

    return e ? e : reply_made(req, "/training-sessions/", id, &sql_training_one);
}

enum { HELD_ON = 3, HAS_COME, IS_CANCELLED, I_CAME, I_SAID };

/* The session of the path, for those who give it; its day and whether anybody came stand in `rows`. */
static enum err session_of(struct request *req, bool is_kept, struct feedback_of **out,
                           struct rows *rows)
{
    struct feedback_of *of = req->found = arena_alloc(req->arena, sizeof *of);
    enum err            e;

    *out = of;
    if (!of)
        return fail(req, ERR_NO_MEMORY);
    e = DB(req, training_standing, rows, P(req->record));
    if (e)
        return e;
    if (rows->n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (is_kept && !row_bool(rows, 0, 1))
        return fail(req, ERR_FORBIDDEN);
    *of = (struct feedback_of){.service = row_uuid(rows, 0, 0),
                               .session = req->record,
                               .called = row_text(rows, 0, 2),
                               .from = row_day(rows, 0, HELD_ON),
                               .until = DAY_NONE};
    return ERR_NONE;
}

static enum err check_change(struct request *req)
{
    const struct session_in *in = req->body;
    struct feedback_of      *of;
    struct rows              rows;
    enum err                 e = session_of(req, true, &of, &rows);

    if (e)
        return e;
    if (in->held_on.is_set && in->held_on.v > req->today && row_bool(&rows, 0, HAS_COME))
        fail_note(req, "/held_on", "People have come to it, so it has been held.");
    if (in->cancelled_why.s && row_bool(&rows, 0, HAS_COME))
        fail_note(req, "/cancelled_why", "People have come to it, so it has been held.");
    return check_trainer(req, of->service);
}

static enum err change(struct request *req)
{
    const struct session_in *in = req->body;
    struct rows              rows;
    enum err e = DB(req, training_update, &rows, P(req->record), P(in->kind), P(in->title),
                    P(in->locality.present), P(in->locality), P_DAY(in->held_on), P(in->minutes),
                    P(in->places.present), P(in->places), P(in->trainer),
                    P(in->cancelled_why.present), P(in->cancelled_why));

    return e ? e : reply_record(req, req->record, &sql_training_one);
}

/* --- who came --- */

struct came_in {
    struct list people;
    struct text role;
    struct uuid team;
    struct num  n;
};

static const struct field came_in_fields[] = {
    FIELD(came_in, people, .type = F_LIST, .flags = IDS, .max = 100,
          .about = "Who came, of those with an account"),
    FIELD(came_in, role, .type = F_TEXT, .max = 80,
          .about = "Or what others are: foster carers, school staff"),
    FIELD(came_in, team, .type = F_UUID, .about = "Of which team those are"),
    FIELD(came_in, n, .type = F_INT, .min = 1, .max = PEOPLE_MAX, .about = "How many they are"),
    FIELDS_END,
};
static const struct shape came_in_shape = SHAPE("training_people_new", came_in_fields, came_in);

static void check_whom(struct request *req, const struct came_in *in)
{
    if (in->people.n == 0 && !in->role.s)
        fail_note(req, "/people", "Say who came: people, or how many of which role.");
    if (in->people.n > 0 && (in->role.s || in->n.is_set || uuid_is_set(&in->team)))
        fail_note(req, "/role", "Send people with an account and the others one after the other.");
    if (in->role.s && !in->n.is_set)
        fail_note(req, "/n", "Say how many.");
}

static enum err check_came(struct request *req)
{
    const struct came_in *in = req->body;
    struct feedback_of   *of;
    struct rows           rows;
    enum err              e = session_of(req, true, &of, &rows);

    if (e)
        return e;
    check_whom(req, in);
    if (row_day(&rows, 0, HELD_ON) > req->today || row_bool(&rows, 0, IS_CANCELLED))
        return req->faults.n ? ERR_NONE : fail(req, ERR_STATE);
    e = DB(req, training_people_fit, &rows, P_IDS(in->people), P(in->team));
    if (!e && !row_bool(&rows, 0, 0))
        fail_note(req, "/people", "Choose people who have an account.");
    if (!e && !row_bool(&rows, 0, 1))
        fail_note(req, "/team", "There is no team with this id.");
    return e;
}

static enum err came(struct request *req)
{
    const struct came_in     *in = req->body;
    const struct feedback_of *of = req->found;
    struct rows               rows;
    enum err e = DB(req, training_came_create, &rows, P(of->service), P(req->record),
                    P_IDS(in->people), P(in->role), P(in->team), P(in->n));

    return e ? e : reply_made(req, "/training-sessions/", req->record, &sql_training_one);
}

struct removed_in {
    struct num removed;
};

static const struct field removed_fields[] = {
    FIELD(removed_in, removed, .type = F_BOOL, .flags = REQUIRED, .about = "true: by mistake"),
    FIELDS_END,
};
static const struct shape removed_shape =
    SHAPE("training_person_change", removed_fields, removed_in);

static enum err take_off(struct request *req)
{
    const struct removed_in *in = req->body;
    struct rows              rows;
    enum err e = DB(req, training_came_update, &rows, P(req->record), P(in->removed));

    return e ? e : reply_record(req, req->record, &sql_training_came_one);
}

/* --- what they say --- */

static enum err check_link(struct request *req)
{
    const struct feedback_link_in *in = req->body;
    struct feedback_of            *of;
    struct rows                    rows;
    enum err                       e = session_of(req, true, &of, &rows);

    if (e)
        return e;
    of->kind = in->kind;
    if (row_bool(&rows, 0, IS_CANCELLED))
        return fail(req, ERR_STATE);
    if (in->until.is_set && (in->until.v < req->today || in->until.v > req->today + 366))
        fail_note(req, "/until", "Choose a day from today, within a year.");
    return ERR_NONE;
}

static enum err link_make(struct request *req) { return feedback_link_make(req, req->found); }

static enum err check_form(struct request *req)
{
    const struct feedback_in *in = req->body;
    struct feedback_of       *of;
    struct rows               rows;
    enum err                  e = session_of(req, true, &of, &rows);

    if (e)
        return e;
    of->kind = in->kind;
    return feedback_check(req, of, "professional");
}

static enum err form_keep(struct request *req)
{
    const struct feedback_in *in = req->body;
    struct uuid               id;
    enum err                  e = feedback_keep(req, req->found, "professional",
                               in->came_on.is_set ? (day_t)in->came_on.v : req->today, &id);

    return e ? e : reply_made(req, "/feedback/", id, &sql_feedback_one);
}

static enum err check_later(struct request *req)
{
    struct feedback_of *of;
    struct rows         rows;
    enum err            e = session_of(req, false, &of, &rows);

    if (e)
        return e;
    of->kind = "training_later";
    if (!row_bool(&rows, 0, I_CAME))
        return fail(req, ERR_FORBIDDEN);
    if (row_bool(&rows, 0, I_SAID))
        return fail(req, ERR_STATE);
    return feedback_check(req, of, "professional");
}

static enum err later(struct request *req)
{
    struct uuid id;
    enum err    e = feedback_keep(req, req->found, "professional", req->today, &id);

    return e ? e : reply_made(req, "/training-sessions/", req->record, &sql_training_one);
}

/* --- who has been trained --- */

static const struct field trained_fields[] = {
    ANSWER(person, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(on, .type = F_DAY, .about = "When last; null: not yet, as far as you see"),
    ANSWER(times, .type = F_INT),
    FIELDS_END,
};
static const struct shape trained_shape = ANSWER_SHAPE("training_trained", trained_fields);

static const struct field team_fields[] = {
    ANSWER(team, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(people, .type = F_LIST, .of = &trained_shape),
    ANSWER(others, .type = F_INT, .about = "How many of it without an account came"),
    FIELDS_END,
};
static const struct shape team_shape = ANSWER_SHAPE("training_team", team_fields);

static const struct field kind_fields[] = {
    ANSWER(code, .type = F_WORD, .words = kinds),
    ANSWER(name, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape kind_shape = ANSWER_SHAPE("training_kind", kind_fields);

const struct route training_routes[] = {
    READ("/training-kinds", NEED(training, view), training_kinds, kind_shape, .is_list = true,
         .about = "What training is about"),
    READ("/training-sessions", NEED(training, view), training_list, item_shape, .is_list = true,
         .about = "Sessions of training, the latest first",
         .args = {{ARG_LIMIT}, {ARG_AFTER}, {ARG_TEXT, "kind", .max = 20}, {ARG_UUID, "service"}}),
    READ("/me/training", NEED(training, view), training_mine, item_shape, .is_list = true,
         .about = "Sessions you came to three months ago and more: what has changed is asked"),
    WRITE(POST, "/services/:id/training-sessions", NEED(training, create), &new_shape, create,
          one_shape, .check = check_new,
          .about = "Plan or record a session that your service gives"),
    READ("/training-sessions/:id", NEED(training, view), training_one, one_shape,
         .about = "A session", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/training-sessions/:id", NEED(training, edit), &change_shape, change, one_shape,
          MATCH(training_version, training_one), .check = check_change,
          .about = "Change a session, or say that it does not take place"),
    WRITE(POST, "/training-sessions/:id/people", NEED(training, create), &came_in_shape, came,
          one_shape, .check = check_came, .about = "Record who came"),
    READ("/training-people/:id", NEED(training_record, view), training_came_one, came_shape,
         .about = "That somebody came", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/training-people/:id", NEED(training, edit), &removed_shape, take_off, came_shape,
          MATCH(training_came_version, training_came_one),
          .about = "Take off the list who was recorded by mistake"),
    WRITE(POST, "/training-sessions/:id/links", NEED(evaluation, create), &training_link_in_shape,
          link_make, feedback_link_made_shape, .check = check_link,
          .about = "Make a link by which those who came say how it was, or what has changed"),
    WRITE(POST, "/training-sessions/:id/forms", NEED(evaluation, create), &training_form_in_shape,
          form_keep, feedback_shape, .check = check_form, .about = "Type in a form from paper"),
    WRITE(POST, "/training-sessions/:id/later", NEED(training, change), &training_later_in_shape,
          later, one_shape, .check = check_later,
          .about = "You came: say what is different in your work since"),
    READ("/training-teams", NEED(training_record, view), training_teams, team_shape,
         .is_list = true, .about = "Of each team who has been trained, and when last",
         .args = {{ARG_TEXT, "kind", .max = 20}}),
    ROUTES_END,
};
