/*
 * Speech and language assessments: that one was asked for, is due and was done (tier 2), and what it found (tier 3, a record of its own). One is due for
 * everybody with an outcome of a court, and with the second out of court: that one is opened by the rule (outcome.c) and looks like any
 * other, so whoever sees that it is due is not told why. It is asked for by writing down the day; it is closed by the assessment, or by
 * a reason why there will be none.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "standing.h"

struct speech_in {
    const char *closed_why, *outcome;
    struct num  referred_on, due_on, assessed_on, closed_on;
    struct text by_whom, text, error_reason;
};

static const char *const closings[] = {"declined", "moved_away", "not_needed", NULL};
static const char *const outcomes[] = {"no_need", "need", "language_disorder", NULL};
static const char *const states[] = {"due", "waiting", "done", "closed", "error", NULL};

#define SPEECH_FIELDS                                                                        \
    FIELD(speech_in, due_on, .type = F_DAY, .about = "Left out: by this council's setting"), \
        FIELD(speech_in, assessed_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),          \
        FIELD(speech_in, by_whom, .type = F_TEXT, .flags = NULLABLE, .max = 200),            \
        FIELD(speech_in, outcome, .type = F_WORD, .words = outcomes,                         \
              .about = "What it found; for few"),                                            \
        FIELD(speech_in, text, .type = F_TEXT, .flags = NULLABLE, .max = 8000,               \
              .about = "How people should talk with this young person; for few")

static const struct field in_fields[] = {
    FIELD(speech_in, referred_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY,
          .about = "When it was asked for"),
    SPEECH_FIELDS,
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("speech_language_new", in_fields, speech_in);

static const struct field change_fields[] = {
    FIELD(speech_in, referred_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    SPEECH_FIELDS,
    FIELD(speech_in, closed_why, .type = F_WORD, .words = closings,
          .about = "Why there will be none"),
    FIELD(speech_in, closed_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(speech_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("speech_language_change", change_fields, speech_in);

static const struct field speech_fields[] = {
    RECORD_ANSWERS,
    ANSWER_OR_NULL(referred_on, .type = F_DAY, .about = "Null: nobody has asked yet"),
    ANSWER(due_on, .type = F_DAY),
    ANSWER_OR_NULL(assessed_on, .type = F_DAY),
    ANSWER_OR_NULL(days_late, .type = F_INT, .max = 100000),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER_OR_NULL(by_whom, .type = F_TEXT),
    ANSWER_OR_NULL(closed_why, .type = F_WORD, .words = closings),
    ANSWER_OR_NULL(closed_on, .type = F_DAY),
    ANSWER_OR_NULL(outcome, .type = F_WORD, .words = outcomes),
    ANSWER_OR_NULL(text, .type = F_TEXT),
    ANSWER(held_back, .type = F_BOOL, .about = "What was found is not shared with you"),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape speech_shape = ANSWER_SHAPE("speech_language", speech_fields);

/* --- rules --- */

static enum err check_whole(struct request *req, const struct speech_in *in)
{
    enum err e = check_child_day(req, "/referred_on", in->referred_on);

    if (e)
        return e;
    if (in->referred_on.is_set && in->assessed_on.is_set && in->assessed_on.v < in->referred_on.v)
        fail_note(req, "/assessed_on", "This day is before it was asked for.");
    if (in->referred_on.is_set && in->due_on.is_set && in->due_on.v < in->referred_on.v)
        fail_note(req, "/due_on", "This day is before it was asked for.");
    if (in->outcome && !in->assessed_on.is_set)
        fail_note(req, "/assessed_on", "Say when the assessment was.");
    if (in->text.s && !in->outcome)
        fail_note(req, "/outcome", "Say what was found.");
    if (in->closed_on.is_set && !in->closed_why)
        fail_note(req, "/closed_why", "Say why there will be none.");
    if (in->closed_why && !in->closed_on.is_set)
        fail_note(req, "/closed_on", "Say when that was clear.");
    if (in->closed_on.is_set && in->assessed_on.is_set)
        fail_note(req, "/closed_on", "It was done.");
    return ERR_NONE;
}

static enum err check_new(struct request *req) { return check_whole(req, req->body); }

/* --- writing --- */

static enum err keep_finding(struct request *req, struct uuid id, const struct speech_in *in)
{
    struct rows rows;

    if (!in->outcome)
        return ERR_NONE;
    return DB(req, speech_finding_put, &rows, P(uuid_new()), P(id), P(in->outcome), P(in->text));
}

static enum err create(struct request *req)
{
    const struct speech_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err                e =
        DB(req, speech_create, &rows, P(id), P(req->child), P_DAY(in->referred_on),
           P_DAY(in->due_on), P_DAY(in->assessed_on), P(in->by_whom), P(in->outcome != NULL));

    if (!e)
        e = keep_finding(req, id, in);
    return e ? e : reply_made(req, "/speech-language/", id, &sql_speech_one);
}

static enum err check_change(struct request *req)
{
    struct speech_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows       now;
    enum err          e = in ? DB(req, speech_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (e || now.n == 0)
        return e;
    *in = *(const struct speech_in *)req->body;
    in->referred_on = stood_day(in->referred_on, &now, 0);
    in->due_on = stood_day(in->due_on, &now, 1);
    in->assessed_on = stood_day(in->assessed_on, &now, 2);
    in->by_whom = stood_text(in->by_whom, &now, 3);
    in->closed_on = stood_day(in->closed_on, &now, 5);
    if (in->closed_on.is_set)
        in->closed_why = stood_word(in->closed_why, &now, 4);
    in->error_reason = stood_text(in->error_reason, &now, 6);
    in->outcome = stood_word(in->outcome, &now, 7);
    in->text = stood_text(in->text, &now, 8);
    return check_whole(req, in);
}

static enum err change(struct request *req)
{
    const struct speech_in *in = req->found;
    struct rows             rows;
    enum err e = DB(req, speech_update, &rows, P(req->record), P_DAY(in->referred_on),
                    P_DAY(in->due_on), P_DAY(in->assessed_on), P(in->by_whom), P(in->closed_why),
                    P_DAY(in->closed_on), P(in->error_reason), P(in->outcome != NULL));

    if (!e)
        e = keep_finding(req, req->record, in);
    return e ? e : reply_record(req, req->record, &sql_speech_one);
}

const struct route speech_routes[] = {
    READ("/children/:child/speech-language", NEED_OR_OWN(speech_language, view, create),
         speech_list, speech_shape, .is_list = true, .withholds = true,
         .about = "Speech and language assessments, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/speech-language", NEED(speech_language, create), &in_shape,
          create, speech_shape, .check = check_new, .about = "Record that one was asked for"),
    READ("/speech-language/:id", NEED_OR_OWN(speech_language, view, create), speech_one,
         speech_shape, .about = "One assessment", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/speech-language/:id", NEED(speech_language, edit), &change_shape, change,
          speech_shape, .check = check_change, MATCH(speech_version, speech_one),
          .about = "Record the assessment and what it found, close it, correct it, or say that it "
                   "was an error"),
    ROUTES_END,
};
