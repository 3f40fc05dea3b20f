/*
 * Times in which a child was missing, or away from home without leave, and the return interview that each of them asks for within 72 hours of being
 * found (statutory guidance of 2014). That it was, and what was offered: what the child says about it stands in the notes of those who heard it.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct missing_in {
    const char *kind;
    struct num started_on, ended_on, interview_offered_on, interview_on, interview_refused, for_few;
    struct text error_reason;
};

enum { TIER_WORKING = 2, TIER_FEW = 4 };

static const char *const kinds[] = {"missing", "away", NULL};

#define KIND_ABOUT "missing: nobody knew where the child was; away: it was known, and without leave"
#define INTERVIEW_FIELDS                                                                  \
    FIELD(missing_in, interview_offered_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY), \
        FIELD(missing_in, interview_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,      \
              .about = "Due within 72 hours of being found"),                             \
        FIELD(missing_in, interview_refused, .type = F_BOOL,                              \
              .about = "The child did not want one")

static const struct field in_fields[] = {
    FIELD(missing_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds, .about = KIND_ABOUT),
    FIELD(missing_in, started_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(missing_in, ended_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,
          .about = "Found, or came back; none: still missing"),
    INTERVIEW_FIELDS,
    FIELD(missing_in, for_few, .type = F_BOOL, .about = "For those who see a protected address"),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("missing_episode_new", in_fields, missing_in);

static const struct field change_fields[] = {
    FIELD(missing_in, kind, .type = F_WORD, .words = kinds, .about = KIND_ABOUT),
    FIELD(missing_in, started_on, .type = F_DAY, .flags = PAST_DAY),
    FIELD(missing_in, ended_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    INTERVIEW_FIELDS,
    FIELD(missing_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("missing_episode_change", change_fields, missing_in);

static const struct field missing_fields[] = {
    RECORD_ANSWERS,
    ANSWER(kind, .type = F_WORD, .words = kinds, .about = KIND_ABOUT),
    ANSWER(started_on, .type = F_DAY),
    ANSWER_OR_NULL(ended_on, .type = F_DAY, .about = "null: still missing"),
    ANSWER_OR_NULL(days, .type = F_INT, .about = "How long, up to today where it goes on"),
    ANSWER_OR_NULL(interview_offered_on, .type = F_DAY),
    ANSWER_OR_NULL(interview_on, .type = F_DAY),
    ANSWER(interview_refused, .type = F_BOOL),
    ANSWER_OR_NULL(interview_due_on, .type = F_DAY, .about = "null: none is due"),
    ANSWER_OR_NULL(interview_in_time, .type = F_BOOL),
    ANSWER(for_few, .type = F_BOOL),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape missing_shape = ANSWER_SHAPE("missing_episode", missing_fields);

/* Across what was sent, or what stands with what was sent in its place. */
static void check_days(struct request *req, const struct missing_in *in)
{
    if (in->ended_on.is_set && in->ended_on.v < in->started_on.v)
        fail_note(req, "/ended_on", "This day is before the child went missing.");
    if (in->interview_offered_on.is_set && in->interview_offered_on.v < in->started_on.v)
        fail_note(req, "/interview_offered_on", "This day is before the child went missing.");
    if (in->interview_on.is_set && !in->ended_on.is_set)
        fail_note(req, "/interview_on",
                  "A return interview is held once the child is found. Say on which day that was.");
    else if (in->interview_on.is_set && in->interview_on.v < in->ended_on.v)
        fail_note(req, "/interview_on", "This day is before the child was found.");
    if (in->interview_on.is_set && in->interview_refused.v)
        fail_note(req, "/interview_refused",
                  "There was an interview on that day. Say one or the other.");
}

static enum err check_overlap(struct request *req, const struct missing_in *in, struct uuid apart)
{
    struct rows rows;
    enum err    e = DB(req, missing_overlaps, &rows, P(req->child), P_DAY(in->started_on),
                       P_DAY(in->ended_on), P(apart));

    if (!e && row_bool(&rows, 0, 0))
        fail_note(req, "/started_on",
                  "Another time is recorded on these days. Look at that one first.");
    return e;
}

static enum err check_new(struct request *req)
{
    const struct missing_in *in = req->body;
    enum err                 e = check_child_day(req, "/started_on", in->started_on);

    if (e || !in->started_on.is_set || req->faults.n > 0)
        return e;
    check_days(req, in);
    return check_overlap(req, in, (struct uuid){0});
}

static enum err create(struct request *req)
{
    const struct missing_in *in = req->body;
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err                 e =
        DB(req, missing_create, &rows, P(id), P(req->child), P(in->kind), P_DAY(in->started_on),
           P_DAY(in->ended_on), P_DAY(in->interview_offered_on), P_DAY(in->interview_on),
           P(in->interview_refused.v != 0), P(in->for_few.v ? TIER_FEW : TIER_WORKING));

    return e ? e : reply_made(req, "/missing-episodes/", id, &sql_missing_one);
}

static enum err check_change(struct request *req)
{
    struct missing_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows        rows;

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct missing_in *)req->body;

    enum err e = DB(req, missing_standing, &rows, P(req->record));

    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    if (row_bool(&rows, 0, 5))
        return fail(req, ERR_STATE);
    in->started_on = or_day(in->started_on, &rows, 0);
    in->ended_on = or_day(in->ended_on, &rows, 1);
    in->interview_offered_on = or_day(in->interview_offered_on, &rows, 2);
    in->interview_on = or_day(in->interview_on, &rows, 3);
    if (!in->interview_refused.present)
        in->interview_refused = (struct num){.v = row_bool(&rows, 0, 4), .is_set = true};
    check_days(req, in);
    e = check_child_day(req, "/started_on", in->started_on);
    return e || in->error_reason.s ? e : check_overlap(req, in, req->record);
}

static enum err change(struct request *req)
{
    const struct missing_in *in = req->found;
    struct rows              rows;
    enum err e = DB(req, missing_update, &rows, P(req->record), P(in->kind), P_DAY(in->started_on),
                    P_DAY(in->ended_on), P_DAY(in->interview_offered_on), P_DAY(in->interview_on),
                    P(in->interview_refused.v != 0), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_missing_one);
}

const struct route missing_routes[] = {
    READ("/children/:child/missing-episodes", NEED_OR_OWN(missing, view, create), missing_list,
         missing_shape, .is_list = true, .withholds = true,
         .about = "When the child was missing, or away from home without leave, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/missing-episodes", NEED(missing, create), &in_shape, create,
          missing_shape, .check = check_new, .about = "Record that the child is or was missing"),
    READ("/missing-episodes/:id", NEED_OR_OWN(missing, view, create), missing_one, missing_shape,
         .about = "One such time", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/missing-episodes/:id", NEED(missing, edit), &change_shape, change, missing_shape,
          MATCH(missing_version, missing_one), .check = check_change,
          .about = "Record that the child was found, or the return interview; correct it; say that "
                   "it was an error"),
    ROUTES_END,
};
