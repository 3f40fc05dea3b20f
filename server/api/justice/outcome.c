/*
 * Youth justice outcomes (tier 4): what the police or a court decided about an offence. Whether the child was in care on the day of the offence,
 * and on that of the outcome, are two things; each is what care episodes say of that day where nobody says otherwise.
 *
 * With each outcome goes a line that names no child (youth_justice_count): the tables for the board are counted from those, by people who may
 * read no outcome (justice_report.c). A court's outcome, or the second one out of court, asks for a speech and language assessment, which
 * says nothing of why it is due (speech.c).
 */
#include "child_facts.h"
#include "day.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "standing.h"

enum { AGE_OF_RESPONSIBILITY = 10 };

struct outcome_in {
    const char *care_at_offence, *care_at_outcome, *kind, *offence;
    struct num  offence_on, outcome_on;
    struct text note, error_reason;
};

static const char *const cares[] = {"in_care", "care_leaver", "not_in_care", NULL};
static const char *const kinds[] = {"community_resolution",
                                    "youth_caution",
                                    "conditional_caution",
                                    "discharge",
                                    "fine",
                                    "reparation_order",
                                    "referral_order",
                                    "rehabilitation_order",
                                    "detention_training",
                                    "other_custody",
                                    NULL};
static const char *const offences[] = {"violence", "criminal_damage", "drugs",  "theft",
                                       "robbery",  "public_order",    "sexual", "motoring",
                                       "weapon",   "breach",          "other",  NULL};

#define OUTCOME_FIELDS(flags_)                                                          \
    FIELD(outcome_in, offence_on, .type = F_DAY, .flags = PAST_DAY | (flags_)),         \
        FIELD(outcome_in, care_at_offence, .type = F_WORD, .words = cares,              \
              .about = "Left out: as care episodes say of that day"),                   \
        FIELD(outcome_in, offence, .type = F_WORD, .flags = flags_, .words = offences), \
        FIELD(outcome_in, outcome_on, .type = F_DAY, .flags = PAST_DAY | (flags_)),     \
        FIELD(outcome_in, care_at_outcome, .type = F_WORD, .words = cares,              \
              .about = "Left out: as care episodes say of that day"),                   \
        FIELD(outcome_in, kind, .type = F_WORD, .flags = flags_, .words = kinds),       \
        FIELD(outcome_in, note, .type = F_TEXT, .flags = NULLABLE, .max = 4000)

static const struct field in_fields[] = {OUTCOME_FIELDS(REQUIRED), FIELDS_END};
static const struct shape in_shape = SHAPE("youth_justice_new", in_fields, outcome_in);
static const struct field change_fields[] = {
    OUTCOME_FIELDS(0),
    FIELD(outcome_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("youth_justice_change", change_fields, outcome_in);

static const struct field outcome_fields[] = {
    RECORD_ANSWERS,
    ANSWER(offence_on, .type = F_DAY),
    ANSWER(care_at_offence, .type = F_WORD, .words = cares),
    ANSWER(offence, .type = F_WORD, .words = offences),
    ANSWER(outcome_on, .type = F_DAY),
    ANSWER(care_at_outcome, .type = F_WORD, .words = cares),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(kind_name, .type = F_TEXT),
    ANSWER(is_substantive, .type = F_BOOL,
           .about = "With the first such outcome a child enters the justice system"),
    ANSWER_OR_NULL(note, .type = F_TEXT),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape outcome_shape = ANSWER_SHAPE("youth_justice_outcome", outcome_fields);

static enum err check_whole(struct request *req, const struct outcome_in *in)
{
    day_t    born;
    enum err e = child_born(req, &born);

    if (e)
        return e;
    check_born(req, "/offence_on", in->offence_on, born);
    if (in->offence_on.is_set && born != DAY_NONE && in->offence_on.v >= born &&
        day_age(born, (day_t)in->offence_on.v) < AGE_OF_RESPONSIBILITY)
        fail_note(req, "/offence_on", "Nobody under 10 can be held to have done an offence.");
    if (in->offence_on.is_set && in->outcome_on.is_set && in->outcome_on.v < in->offence_on.v)
        fail_note(req, "/outcome_on", "This day is before the offence.");
    return ERR_NONE;
}

static enum err check_new(struct request *req) { return check_whole(req, req->body); }

/* The lines that are counted, of this child alone, and the assessment that the rule asks for. */
static enum err follow(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, outcome_recount, &rows, P(req->child));

    if (!e)
        e = DB(req, speech_by_rule, &rows, P(uuid_new()), P(req->child));
    return e ? e : DB(req, speech_unasked, &rows, P(req->child));
}

static enum err create(struct request *req)
{
    const struct outcome_in *in = req->body;
    struct uuid              id = uuid_new(), count = uuid_new();
    struct rows              rows;
    enum err e = DB(req, outcome_count_put, &rows, P(count), P(req->child), P_DAY(in->outcome_on),
                    P(in->kind), P(in->offence));

    if (!e)
        e = DB(req, outcome_create, &rows, P(id), P(req->child), P_DAY(in->offence_on),
               P(in->care_at_offence), P_DAY(in->outcome_on), P(in->care_at_outcome), P(in->kind),
               P(in->offence), P(in->note), P(count));
    if (!e)
        e = follow(req);
    return e ? e : reply_made(req, "/youth-justice/", id, &sql_outcome_one);
}

static enum err check_change(struct request *req)
{
    struct outcome_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows        now;
    enum err           e = in ? DB(req, outcome_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (e || now.n == 0)
        return e;
    *in = *(const struct outcome_in *)req->body;
    in->offence_on = stood_day(in->offence_on, &now, 0);
    in->care_at_offence = stood_word(in->care_at_offence, &now, 1);
    in->outcome_on = stood_day(in->outcome_on, &now, 2);
    in->care_at_outcome = stood_word(in->care_at_outcome, &now, 3);
    in->kind = stood_word(in->kind, &now, 4);
    in->offence = stood_word(in->offence, &now, 5);
    in->note = stood_text(in->note, &now, 6);
    in->error_reason = stood_text(in->error_reason, &now, 7);
    return check_whole(req, in);
}

static enum err change(struct request *req)
{
    const struct outcome_in *in = req->found;
    struct rows              rows;
    enum err e = DB(req, outcome_update, &rows, P(req->record), P_DAY(in->offence_on),
                    P(in->care_at_offence), P_DAY(in->outcome_on), P(in->care_at_outcome),
                    P(in->kind), P(in->offence), P(in->note), P(in->error_reason));

    if (!e)
        e = follow(req);
    return e ? e : reply_record(req, req->record, &sql_outcome_one);
}

const struct route outcome_routes[] = {
    READ("/children/:child/youth-justice", NEED_OR_OWN(youth_justice, view, create), outcome_list,
         outcome_shape, .is_list = true, .withholds = true,
         .about = "Youth justice outcomes, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/youth-justice", NEED(youth_justice, create), &in_shape, create,
          outcome_shape, .check = check_new, .about = "Record an outcome"),
    READ("/youth-justice/:id", NEED_OR_OWN(youth_justice, view, create), outcome_one, outcome_shape,
         .about = "One outcome", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/youth-justice/:id", NEED(youth_justice, edit), &change_shape, change,
          outcome_shape, .check = check_change, MATCH(outcome_version, outcome_one),
          .about = "Correct it, or say that it was an error"),
    ROUTES_END,
};
