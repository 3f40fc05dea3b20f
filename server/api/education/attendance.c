/*
 * Attendance by month or term: sessions (half days) that there were, that the child came to, and, where the school tells them apart, absences that it
 * allowed and did not. A session of a term is in one record: two that overlap are refused. The PEP of a term holds what its meeting was
 * told; each fact counts once: what is recorded here, and of a term of which nothing is, what its PEP says (view attendance_shown).
 * So the PEP's form offers what is recorded (/children/:child/school-numbers), and whoever counts reads that view.
 */
#include "child_facts.h"
#include "day.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "standing.h"

enum { SESSIONS_MAX = 400, DAYS_MAX = 190, PER_DAY = 2 };

struct attendance_in {
    struct num  from_on, to_on, possible, attended, authorised, unauthorised;
    struct text error_reason;
};

#define ATTENDANCE_FIELDS(flags_)                                                               \
    FIELD(attendance_in, from_on, .type = F_DAY, .flags = PAST_DAY | (flags_),                  \
          .about = "First day of the month or term"),                                           \
        FIELD(attendance_in, to_on, .type = F_DAY, .flags = PAST_DAY | (flags_),                \
              .about = "Its last day, or the last that was counted"),                           \
        FIELD(attendance_in, possible, .type = F_INT, .flags = flags_, .min = 1,                \
              .max = SESSIONS_MAX, .about = "Sessions (half days) that there were"),            \
        FIELD(attendance_in, attended, .type = F_INT, .flags = flags_, .max = SESSIONS_MAX),    \
        FIELD(attendance_in, authorised, .type = F_INT, .flags = NULLABLE, .max = SESSIONS_MAX, \
              .about = "Absences that the school allowed; null: not told apart"),               \
        FIELD(attendance_in, unauthorised, .type = F_INT, .flags = NULLABLE, .max = SESSIONS_MAX)

static const struct field in_fields[] = {ATTENDANCE_FIELDS(REQUIRED), FIELDS_END};
static const struct shape in_shape = SHAPE("attendance_new", in_fields, attendance_in);

static const struct field change_fields[] = {
    ATTENDANCE_FIELDS(0),
    FIELD(attendance_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("attendance_change", change_fields, attendance_in);

static const struct field attendance_fields[] = {
    RECORD_ANSWERS,
    ANSWER(from_on, .type = F_DAY),
    ANSWER(to_on, .type = F_DAY),
    ANSWER(possible, .type = F_INT, .min = 1, .max = SESSIONS_MAX),
    ANSWER(attended, .type = F_INT, .max = SESSIONS_MAX),
    ANSWER_OR_NULL(authorised, .type = F_INT, .max = SESSIONS_MAX),
    ANSWER_OR_NULL(unauthorised, .type = F_INT, .max = SESSIONS_MAX),
    ANSWER(percent, .type = F_INT, .max = 100),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape attendance_shape = ANSWER_SHAPE("attendance", attendance_fields);

static const struct field numbers_fields[] = {
    ANSWER_OR_NULL(sessions_possible, .type = F_INT, .max = 100000, .about = "Null: not recorded"),
    ANSWER_OR_NULL(sessions_attended, .type = F_INT, .max = 100000),
    ANSWER_OR_NULL(percent, .type = F_INT, .max = 100),
    ANSWER_OR_NULL(unauthorised, .type = F_INT, .max = 100000),
    ANSWER(suspensions, .type = F_INT, .max = 1000),
    ANSWER(suspended_days, .type = F_INT, .max = 1000, .about = "Two sessions are a day"),
    ANSWER_OR_NULL(excluded_on, .type = F_DAY),
    ANSWER_OR_NULL(reduced_hours, .type = F_INT, .max = 35),
    ANSWER_OR_NULL(reduced_until, .type = F_DAY),
    ANSWER_OR_NULL(reduced_why, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape numbers_shape = ANSWER_SHAPE("school_numbers", numbers_fields);

/* --- rules --- */

static void check_sum(struct request *req, const struct attendance_in *in)
{
    if (in->possible.is_set && in->attended.is_set && in->attended.v > in->possible.v)
        fail_note(req, "/attended", "More sessions than there were.");
    if (in->authorised.is_set && !in->unauthorised.is_set)
        fail_note(req, "/unauthorised", "Say how many absences the school did not allow.");
    if (in->unauthorised.is_set && !in->authorised.is_set)
        fail_note(req, "/authorised", "Say how many absences the school allowed.");
    if (in->possible.is_set && in->attended.is_set && in->authorised.is_set &&
        in->unauthorised.is_set && in->attended.v <= in->possible.v &&
        in->attended.v + in->authorised.v + in->unauthorised.v != in->possible.v)
        fail_note(req, "/possible", "Attended and absent do not add up to this.");
}

static void check_days(struct request *req, const struct attendance_in *in)
{
    if (!in->from_on.is_set || !in->to_on.is_set)
        return;
    if (in->to_on.v < in->from_on.v)
        fail_note(req, "/to_on", "This day is before the first.");
    else if (in->to_on.v - in->from_on.v >= DAYS_MAX)
        fail_note(req, "/to_on", "Record a month or a term at a time.");
    else if (in->possible.is_set && in->possible.v > PER_DAY * (in->to_on.v - in->from_on.v + 1))
        fail_note(req, "/possible", "There are two sessions in a day.");
}

static enum err check_whole(struct request *req, const struct attendance_in *in, struct uuid record)
{
    struct rows rows;
    enum err    e = check_child_day(req, "/from_on", in->from_on);

    if (e)
        return e;
    check_sum(req, in);
    check_days(req, in);
    if (!in->from_on.is_set || !in->to_on.is_set || in->error_reason.s || req->faults.n > 0)
        return ERR_NONE;
    e = DB(req, attendance_overlaps, &rows, P(req->child), P_DAY(in->from_on), P_DAY(in->to_on),
           P(record));
    if (!e && rows.n > 0)
        fail_note(req, "/from_on",
                  arena_printf(req->arena,
                               "This overlaps with what is recorded from %s to %s. Correct that.",
                               row_text(&rows, 0, 0), row_text(&rows, 0, 1)));
    return e;
}

static enum err check_new(struct request *req)
{
    return check_whole(req, req->body, (struct uuid){0});
}

static enum err create(struct request *req)
{
    const struct attendance_in *in = req->body;
    struct uuid                 id = uuid_new();
    struct rows                 rows;
    enum err e = DB(req, attendance_create, &rows, P(id), P(req->child), P_DAY(in->from_on),
                    P_DAY(in->to_on), P(in->possible), P(in->attended), P(in->authorised),
                    P(in->unauthorised));

    return e ? e : reply_made(req, "/attendance/", id, &sql_attendance_one);
}

static enum err check_change(struct request *req)
{
    struct attendance_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows           now;
    enum err e = in ? DB(req, attendance_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (e || now.n == 0)
        return e;
    *in = *(const struct attendance_in *)req->body;
    in->from_on = stood_day(in->from_on, &now, 0);
    in->to_on = stood_day(in->to_on, &now, 1);
    in->possible = stood_int(in->possible, &now, 2);
    in->attended = stood_int(in->attended, &now, 3);
    in->authorised = stood_int(in->authorised, &now, 4);
    in->unauthorised = stood_int(in->unauthorised, &now, 5);
    in->error_reason = stood_text(in->error_reason, &now, 6);
    return check_whole(req, in, req->record);
}

static enum err change(struct request *req)
{
    const struct attendance_in *in = req->found;
    struct rows                 rows;
    enum err e = DB(req, attendance_update, &rows, P(req->record), P_DAY(in->from_on),
                    P_DAY(in->to_on), P(in->possible), P(in->attended), P(in->authorised),
                    P(in->unauthorised), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_attendance_one);
}

const struct route attendance_routes[] = {
    READ("/children/:child/attendance", NEED_OR_OWN(education, view, create), attendance_list,
         attendance_shape, .is_list = true, .withholds = true,
         .about = "Attendance by month or term, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/attendance", NEED(education, create), &in_shape, create,
          attendance_shape, .check = check_new,
          .about = "Record the attendance of a month or term"),
    READ("/attendance/:id", NEED_OR_OWN(education, view, create), attendance_one, attendance_shape,
         .about = "One month or term", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/attendance/:id", NEED(education, edit), &change_shape, change, attendance_shape,
          .check = check_change, MATCH(attendance_version, attendance_one),
          .about = "Correct it, or say that it was an error"),
    READ("/children/:child/school-numbers", NEED(education, view), attendance_numbers,
         numbers_shape,
         .about = "What is recorded of school between two days, as the PEP of a term is offered it",
         .args = {{ARG_CHILD}, {ARG_DAY, "from", .min = 1}, {ARG_DAY, "until", .min = 1}}),
    ROUTES_END,
};
