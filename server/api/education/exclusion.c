/*
 * Suspensions (for a number of sessions, at most 45 days in a school year), permanent exclusions, and reduced timetables, which never are without an
 * end. Reasons are coded as the school census codes them. An exclusion that was taken back happened, and does not count as standing. Of
 * the PEP's words about these holds what attendance.c says of attendance.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "standing.h"

#include <string.h>

enum { SESSIONS_MAX = 90, HOURS_MAX = 35 };

struct exclusion_in {
    const char *kind, *reason;
    struct num  on, sessions, lifted_on;
    struct text note, error_reason;
};

static const char *const kinds[] = {"suspension", "permanent", NULL};
static const char *const reasons[] = {"PP", "PA", "VP", "VA", "OW", "BU", "RA", "LG", "DS",
                                      "SM", "DA", "DM", "TH", "MT", "PH", "DB", NULL};

#define ERROR_FIELD(struct_)                                 \
    FIELD(struct_, error_reason, .type = F_TEXT, .max = 500, \
          .about = "Why it should not have been recorded: it stays and counts for nothing")

#define EXCLUSION_FIELDS(flags_)                                                                \
    FIELD(exclusion_in, on, .type = F_DAY, .flags = PAST_DAY | (flags_), .about = "First day"), \
        FIELD(exclusion_in, kind, .type = F_WORD, .flags = flags_, .words = kinds),             \
        FIELD(exclusion_in, sessions, .type = F_INT, .flags = NULLABLE, .min = 1,               \
              .max = SESSIONS_MAX, .about = "Half days of a suspension"),                       \
        FIELD(exclusion_in, reason, .type = F_WORD, .flags = flags_, .words = reasons,          \
              .about = "As the school census codes it"),                                        \
        FIELD(exclusion_in, note, .type = F_TEXT, .flags = NULLABLE, .max = 2000),              \
        FIELD(exclusion_in, lifted_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,             \
              .about = "Taken back on this day")

static const struct field in_fields[] = {EXCLUSION_FIELDS(REQUIRED), FIELDS_END};
static const struct shape in_shape = SHAPE("exclusion_new", in_fields, exclusion_in);
static const struct field change_fields[] = {EXCLUSION_FIELDS(0), ERROR_FIELD(exclusion_in),
                                             FIELDS_END};
static const struct shape change_shape = SHAPE("exclusion_change", change_fields, exclusion_in);

static const struct field exclusion_fields[] = {
    RECORD_ANSWERS,
    ANSWER(on, .type = F_DAY),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER_OR_NULL(sessions, .type = F_INT, .max = SESSIONS_MAX),
    ANSWER(reason, .type = F_WORD, .words = reasons),
    ANSWER(reason_name, .type = F_TEXT),
    ANSWER_OR_NULL(note, .type = F_TEXT),
    ANSWER_OR_NULL(lifted_on, .type = F_DAY),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape exclusion_shape = ANSWER_SHAPE("exclusion", exclusion_fields);

static enum err check_whole(struct request *req, const struct exclusion_in *in)
{
    enum err e = check_child_day(req, "/on", in->on);

    if (e || !in->kind)
        return e;
    if (!strcmp(in->kind, "suspension") && !in->sessions.is_set)
        fail_note(req, "/sessions", "Say for how many sessions: a day has two.");
    if (!strcmp(in->kind, "permanent") && in->sessions.is_set)
        fail_note(req, "/sessions", "A permanent exclusion has no end.");
    if (in->on.is_set && in->lifted_on.is_set && in->lifted_on.v < in->on.v)
        fail_note(req, "/lifted_on", "This day is before the exclusion.");
    return ERR_NONE;
}

static enum err check_new(struct request *req) { return check_whole(req, req->body); }

static enum err create(struct request *req)
{
    const struct exclusion_in *in = req->body;
    struct uuid                id = uuid_new();
    struct rows                rows;
    enum err e = DB(req, exclusion_create, &rows, P(id), P(req->child), P_DAY(in->on), P(in->kind),
                    P(in->sessions), P(in->reason), P(in->note), P_DAY(in->lifted_on));

    return e ? e : reply_made(req, "/exclusions/", id, &sql_exclusion_one);
}

static enum err check_change(struct request *req)
{
    struct exclusion_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows          now;
    enum err             e = in ? DB(req, exclusion_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (e || now.n == 0)
        return e;
    *in = *(const struct exclusion_in *)req->body;
    in->on = stood_day(in->on, &now, 0);
    in->kind = stood_word(in->kind, &now, 1);
    in->sessions = stood_int(in->sessions, &now, 2);
    in->reason = stood_word(in->reason, &now, 3);
    in->note = stood_text(in->note, &now, 4);
    in->lifted_on = stood_day(in->lifted_on, &now, 5);
    in->error_reason = stood_text(in->error_reason, &now, 6);
    return check_whole(req, in);
}

static enum err change(struct request *req)
{
    const struct exclusion_in *in = req->found;
    struct rows                rows;
    enum err                   e =
        DB(req, exclusion_update, &rows, P(req->record), P_DAY(in->on), P(in->kind),
           P(in->sessions), P(in->reason), P(in->note), P_DAY(in->lifted_on), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_exclusion_one);
}

/* --- reduced timetables --- */

struct reduced_in {
    struct num  from_on, until_on, hours;
    struct text why, error_reason;
};

#define REDUCED_FIELDS(flags_)                                                              \
    FIELD(reduced_in, from_on, .type = F_DAY, .flags = PAST_DAY | (flags_)),                \
        FIELD(reduced_in, until_on, .type = F_DAY, .flags = flags_,                         \
              .about = "Last day: as agreed, or when it did end. It is never without one"), \
        FIELD(reduced_in, hours, .type = F_INT, .flags = flags_, .max = HOURS_MAX,          \
              .about = "Hours of school a week"),                                           \
        FIELD(reduced_in, why, .type = F_TEXT, .flags = flags_, .max = 1000,                \
              .about = "Why, and how the child comes back to full time")

static const struct field reduced_in_fields[] = {REDUCED_FIELDS(REQUIRED), FIELDS_END};
static const struct shape reduced_in_shape = SHAPE("reduced_new", reduced_in_fields, reduced_in);
static const struct field reduced_change_fields[] = {REDUCED_FIELDS(0), ERROR_FIELD(reduced_in),
                                                     FIELDS_END};
static const struct shape reduced_change_shape =
    SHAPE("reduced_change", reduced_change_fields, reduced_in);

static const struct field reduced_fields[] = {
    RECORD_ANSWERS,
    ANSWER(from_on, .type = F_DAY),
    ANSWER(until_on, .type = F_DAY),
    ANSWER(hours, .type = F_INT, .max = HOURS_MAX),
    ANSWER(why, .type = F_TEXT),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape reduced_shape = ANSWER_SHAPE("reduced_timetable", reduced_fields);

static enum err check_new_reduced(struct request *req)
{
    const struct reduced_in *in = req->body;

    return check_child_period(req, in->from_on, in->until_on);
}

static enum err create_reduced(struct request *req)
{
    const struct reduced_in *in = req->body;
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err e = DB(req, reduced_create, &rows, P(id), P(req->child), P_DAY(in->from_on),
                    P_DAY(in->until_on), P(in->hours), P(in->why));

    return e ? e : reply_made(req, "/reduced-timetables/", id, &sql_reduced_one);
}

static enum err check_change_reduced(struct request *req)
{
    struct reduced_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows        now;
    enum err           e = in ? DB(req, reduced_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (e || now.n == 0)
        return e;
    *in = *(const struct reduced_in *)req->body;
    in->from_on = stood_day(in->from_on, &now, 0);
    in->until_on = stood_day(in->until_on, &now, 1);
    in->hours = stood_int(in->hours, &now, 2);
    in->why = stood_text(in->why, &now, 3);
    in->error_reason = stood_text(in->error_reason, &now, 4);
    return check_child_period(req, in->from_on, in->until_on);
}

static enum err change_reduced(struct request *req)
{
    const struct reduced_in *in = req->found;
    struct rows              rows;
    enum err                 e = DB(req, reduced_update, &rows, P(req->record), P_DAY(in->from_on),
                                    P_DAY(in->until_on), P(in->hours), P(in->why), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_reduced_one);
}

const struct route exclusion_routes[] = {
    READ("/children/:child/exclusions", NEED_OR_OWN(education, view, create), exclusion_list,
         exclusion_shape, .is_list = true, .withholds = true,
         .about = "Suspensions and permanent exclusions, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/exclusions", NEED(education, create), &in_shape, create,
          exclusion_shape, .check = check_new,
          .about = "Record a suspension or a permanent exclusion"),
    READ("/exclusions/:id", NEED_OR_OWN(education, view, create), exclusion_one, exclusion_shape,
         .about = "One of them", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/exclusions/:id", NEED(education, edit), &change_shape, change, exclusion_shape,
          .check = check_change, MATCH(exclusion_version, exclusion_one),
          .about = "Correct it, say that it was taken back, or that it was an error"),
    READ("/children/:child/reduced-timetables", NEED_OR_OWN(education, view, create), reduced_list,
         reduced_shape, .is_list = true, .withholds = true,
         .about = "Reduced timetables, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/reduced-timetables", NEED(education, create), &reduced_in_shape,
          create_reduced, reduced_shape, .check = check_new_reduced,
          .about = "Record a reduced timetable"),
    READ("/reduced-timetables/:id", NEED_OR_OWN(education, view, create), reduced_one,
         reduced_shape, .about = "One of them", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/reduced-timetables/:id", NEED(education, edit), &reduced_change_shape,
          change_reduced, reduced_shape, .check = check_change_reduced,
          MATCH(reduced_version, reduced_one),
          .about = "Say when it did end, correct it, or say that it was an error"),
    ROUTES_END,
};
