/*
 * The health of a child in care (mission M16): assessments and checks that were done, refused or missed, and what is due.
 * Three tables, for three circles: dates (record type health), a summary (health_summary), findings
 * (health_content); an answer has of each what the asker may read, and says where something is held back.
 * A key from another system records dates alone.
 */
#include "care_due.h"
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { DECIDE_WITHIN_WORKING_DAYS = 10 };

struct health_in {
    const char *kind, *state, *by_role, *missed_why;
    struct num  day;
    struct text by_whom, summary, findings;
    struct num  is_up_to_date, needs_assessment;
    struct num  substance_misuse, intervention_received, intervention_offered;
};

static const char *const kinds[] = {"initial",       "review",      "dental",    "optician",
                                    "immunisations", "development", "substance", NULL};
static const char *const due_kinds[] = {"initial",       "review",      "dental", "optician",
                                        "immunisations", "development", NULL};
static const char *const states[] = {"done", "refused", "missed", NULL};
static const char *const roles[] = {"doctor",  "nurse",    "midwife", "health_visitor",
                                    "dentist", "optician", "other",   NULL};
static const char *const whys[] = {"not_brought", "did_not_come", "no_appointment", "called_off",
                                   "moved",       "no_consent",   "other",          NULL};

#define HEALTH_FIELDS                                                                              \
    FIELD(health_in, by_whom, .type = F_TEXT, .flags = NULLABLE, .max = 200),                      \
        FIELD(health_in, by_role, .type = F_WORD, .flags = NULLABLE, .words = roles,               \
              .about = "An initial assessment is a doctor's; a review one a doctor's, nurse's or " \
                       "midwife's"),                                                               \
        FIELD(health_in, missed_why, .type = F_WORD, .flags = NULLABLE, .words = whys),            \
        FIELD(health_in, is_up_to_date, .type = F_BOOL, .flags = NULLABLE,                         \
              .about = "Of immunisations and developmental checks that were done"),                \
        FIELD(health_in, summary, .type = F_TEXT, .flags = NULLABLE, .max = 4000,                  \
              .about = "For those who lead the work with the child"),                              \
        FIELD(health_in, needs_assessment, .type = F_BOOL,                                         \
              .about = "What was found asks for a clinical assessment: a task until decided"),     \
        FIELD(health_in, substance_misuse, .type = F_BOOL, .flags = NULLABLE,                      \
              .about = "Of kind substance: a problem with drugs or alcohol was found"),            \
        FIELD(health_in, intervention_received, .type = F_BOOL, .flags = NULLABLE),                \
        FIELD(health_in, intervention_offered, .type = F_BOOL, .flags = NULLABLE),                 \
        FIELD(health_in, findings, .type = F_TEXT, .flags = NULLABLE, .max = 20000,                \
              .about = "In full, for those who treat the child")

static const struct field health_in_fields[] = {
    FIELD(health_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds),
    FIELD(health_in, state, .type = F_WORD, .flags = REQUIRED, .words = states,
          .about = "refused: by the young person, who understands enough to"),
    FIELD(health_in, day, .type = F_DAY, .flags = REQUIRED | PAST_DAY,
          .about = "When it was done, refused or missed"),
    HEALTH_FIELDS,
    FIELDS_END,
};
static const struct shape health_in_shape =
    SHAPE("health_assessment_new", health_in_fields, health_in);

static const struct field change_fields[] = {
    FIELD(health_in, state, .type = F_WORD, .words = states),
    FIELD(health_in, day, .type = F_DAY, .flags = PAST_DAY),
    HEALTH_FIELDS,
    FIELDS_END,
};
static const struct shape change_shape =
    SHAPE("health_assessment_change", change_fields, health_in);

static const struct field health_fields[] = {
    RECORD_ANSWERS,
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(what, .type = F_TEXT),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER(day, .type = F_DAY),
    ANSWER_OR_NULL(due_on, .type = F_DAY),
    ANSWER_OR_NULL(days_late, .type = F_INT, .min = 0, .max = 100000),
    ANSWER_OR_NULL(by_whom, .type = F_TEXT),
    ANSWER_OR_NULL(by_role, .type = F_WORD, .words = roles),
    ANSWER_OR_NULL(missed_why, .type = F_WORD, .words = whys),
    ANSWER_OR_NULL(is_up_to_date, .type = F_BOOL),
    ANSWER_OR_NULL(summary, .type = F_TEXT),
    ANSWER_OR_NULL(needs_assessment, .type = F_BOOL),
    ANSWER_OR_NULL(substance_misuse, .type = F_BOOL),
    ANSWER_OR_NULL(intervention_received, .type = F_BOOL),
    ANSWER_OR_NULL(intervention_offered, .type = F_BOOL),
    ANSWER_OR_NULL(findings, .type = F_TEXT),
    ANSWER(held_back, .type = F_BOOL, .about = "There is more, and it is not shared with you"),
    FIELDS_END,
};
static const struct shape health_shape = ANSWER_SHAPE("health_assessment", health_fields);

static const struct field due_fields[] = {
    ANSWER(kind, .type = F_WORD, .words = due_kinds),
    ANSWER(what, .type = F_TEXT),
    ANSWER(due_on, .type = F_DAY),
    ANSWER(state, .type = F_TEXT, .about = "late, soon, later"),
    ANSWER(days, .type = F_INT, .min = -100000, .max = 100000, .about = "Negative when late"),
    ANSWER(why, .type = F_TEXT),
    ANSWER(source, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape due_shape = ANSWER_SHAPE("health_due", due_fields);

static const char *const counted_words[] = {"yes",       "no",        "not_yet_reported",
                                            "not_asked", "held_back", NULL};
#define COUNTED(name_) ANSWER(name_, .type = F_WORD, .words = counted_words)

static const struct field oc2_fields[] = {
    ANSWER(year, .type = F_INT, .min = 1900, .max = 2200, .about = "That ends on 31 March"),
    ANSWER(from_on, .type = F_DAY),
    ANSWER(until_on, .type = F_DAY),
    ANSWER(is_counted, .type = F_BOOL,
           .about = "In care for the whole year so far, short breaks apart"),
    COUNTED(health_assessment),
    COUNTED(teeth_check),
    COUNTED(immunisations),
    COUNTED(health_check),
    COUNTED(substance_misuse),
    COUNTED(intervention_received),
    COUNTED(intervention_offered),
    FIELDS_END,
};
static const struct shape oc2_shape = ANSWER_SHAPE("health_return", oc2_fields);

static const char *const consent_words[] = {"given", "refused", "none", "held_back", NULL};

static const struct field overview_fields[] = {
    ANSWER(child, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(nurse, .type = F_OBJECT, .of = &person_shape,
                   .about = "Null: no nurse is named"),
    ANSWER(is_in_care, .type = F_BOOL),
    ANSWER(is_unwished, .type = F_BOOL,
           .about = "The child does not want your agency to know: what is due is held back"),
    ANSWER(consent, .type = F_WORD, .words = consent_words,
           .about = "To something medical, the last that was said and still stands"),
    ANSWER_OR_NULL(consent_by, .type = F_TEXT),
    ANSWER(due, .type = F_LIST, .of = &due_shape),
    ANSWER(oc2, .type = F_OBJECT, .of = &oc2_shape),
    FIELDS_END,
};
static const struct shape overview_shape = ANSWER_SHAPE("health_overview", overview_fields);

static const struct field listed_fields[] = {
    ANSWER(child, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(born_on, .type = F_DAY),
    ANSWER_OR_NULL(nurse, .type = F_TEXT, .about = "Null: no nurse is named"),
    ANSWER_OR_NULL(kind, .type = F_WORD, .words = due_kinds, .about = "Null: nothing but a nurse"),
    ANSWER(what, .type = F_TEXT),
    ANSWER_OR_NULL(due_on, .type = F_DAY),
    ANSWER_OR_NULL(days, .type = F_INT, .min = -100000, .max = 100000,
                   .about = "Negative when late"),
    ANSWER_OR_NULL(why, .type = F_TEXT),
    ANSWER_OR_NULL(last_state, .type = F_WORD, .words = states,
                   .about = "What came of it the last time"),
    ANSWER_OR_NULL(last_on, .type = F_DAY),
    ANSWER_OR_NULL(missed_why, .type = F_WORD, .words = whys),
    FIELDS_END,
};
static const struct shape listed_shape = ANSWER_SHAPE("health_due_child", listed_fields);

/* --- rules --- */

static enum health_answer answer_of(struct num n)
{
    return !n.is_set ? HEALTH_NOT_SAID : n.v ? HEALTH_YES : HEALTH_NO;
}

static bool is(const char *word, const char *other) { return word && !strcmp(word, other); }

static void check_substance(struct request *req, const struct health_in *in)
{
    struct health_fault fault =
        health_substance_fault((struct health_substance){answer_of(in->substance_misuse),
                                                         answer_of(in->intervention_received),
                                                         answer_of(in->intervention_offered)});
    bool is_asked = is(in->kind, "substance") && is(in->state, "done");

    if (fault.member)
        fail_note(req, arena_printf(req->arena, "/%s", fault.member), fault.says);
    if (in->substance_misuse.is_set && !is_asked)
        fail_note(req, "/substance_misuse", "This is asked of drugs and alcohol alone.");
}

static void check_done(struct request *req, const struct health_in *in)
{
    bool is_counted = is(in->kind, "immunisations") || is(in->kind, "development");
    bool is_assessment = is(in->kind, "initial") || is(in->kind, "review");

    if (is(in->state, "done") && is_assessment && !in->by_role)
        fail_note(req, "/by_role", "Say whether a doctor, a nurse or a midwife made it.");
    else if (is(in->state, "done") && in->kind && in->by_role &&
             !health_may_assess(in->kind, in->by_role))
        fail_note(req, "/by_role",
                  is(in->kind, "initial")
                      ? "An initial assessment is made by a doctor."
                      : "A review assessment is made by a doctor, a nurse or a midwife.");
    if (is_counted && is(in->state, "done") && !in->is_up_to_date.is_set)
        fail_note(req, "/is_up_to_date", "Say whether all that the age asks for was done.");
    if (in->is_up_to_date.is_set && !(is_counted && is(in->state, "done")))
        fail_note(req, "/is_up_to_date",
                  "Only immunisations and developmental checks that were done have this.");
}

static void check_content(struct request *req, const struct health_in *in)
{
    if (is(in->state, "missed") && !in->missed_why)
        fail_note(req, "/missed_why", "Say why it was missed.");
    if (in->state && !is(in->state, "missed") && in->missed_why)
        fail_note(req, "/missed_why", "Only what was missed has this.");
    if (in->needs_assessment.v && !is(in->state, "done"))
        fail_note(req, "/needs_assessment", "Only what was done finds something.");
    check_done(req, in);
    check_substance(req, in);
}

/* An assessment under the regulations is of a child in care; a dentist may have been seen before. */
static void check_day(struct request *req, const struct health_in *in,
                      const struct care_facts *facts)
{
    bool is_assessment = is(in->kind, "initial") || is(in->kind, "review");

    check_born(req, "/day", in->day, facts->care.born);
    if (!is_assessment || !in->day.is_set || in->day.v < facts->care.born)
        return;
    if (facts->in_care_from == DAY_NONE)
        fail_note(req, "/kind", "The child has never been in care; this is an assessment in care.");
    else if (in->day.v < facts->in_care_from)
        fail_note(req, "/day", "This day is before the child came into care.");
}

static enum err check(struct request *req)
{
    struct care_facts *facts = req->found = arena_alloc(req->arena, sizeof *facts);
    enum err           e = facts ? care_facts(req, facts) : ERR_NO_MEMORY;

    if (e)
        return e;
    check_day(req, req->body, facts);
    check_content(req, req->body);
    return ERR_NONE;
}

/* --- writing --- */

static bool has_summary(const struct health_in *in)
{
    return in->summary.s || in->needs_assessment.v || in->substance_misuse.is_set;
}

/* The parts beside the dates: each is one's to write, or the whole is refused. */
static enum err keep_parts(struct request *req, struct uuid id, const struct health_in *in)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    if (has_summary(in))
        e = DB(req, health_summary_put, &rows, P(uuid_new()), P(id), P(in->summary.present),
               P(in->summary), P(in->needs_assessment), P(in->substance_misuse),
               P(in->intervention_received), P(in->intervention_offered));
    if (!e && in->findings.s)
        e = DB(req, health_content_put, &rows, P(uuid_new()), P(id), P(in->findings));
    return e;
}

/* What was found stays before everybody who can act until somebody has said what is done about it. */
static enum err ask_for_assessment(struct request *req, struct uuid id, const struct health_in *in)
{
    const struct timescale within = {DECIDE_WITHIN_WORKING_DAYS, CLOCK_WORKING_DAYS};
    struct rows            rows;

    if (!in->needs_assessment.v)
        return ERR_NONE;
    return DB(req, care_task_open, &rows, P(uuid_new()), P(req->child),
              P("Decide about a clinical assessment: a health check found that one is needed"),
              P_DAY(clock_due(req->today, within, &(struct calendar){0})), P("health"), P(id));
}

static enum err create(struct request *req)
{
    const struct health_in  *in = req->body;
    const struct care_facts *facts = req->found;
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err e = DB(req, health_create, &rows, P(id), P(req->child), P(in->kind), P(in->state),
                    P_DAY(in->day), P_DAY(care_health_was_due(facts, in->kind, (day_t)in->day.v)),
                    P(in->by_whom), P(in->by_role), P(in->missed_why), P(in->is_up_to_date),
                    P(has_summary(in)), P(in->findings.s != NULL));

    if (!e)
        e = keep_parts(req, id, in);
    if (!e)
        e = ask_for_assessment(req, id, in);
    if (!e)
        e = care_set_due(req);
    return e ? e : reply_made(req, "/health-assessments/", id, &sql_health_one);
}

/* What is not sent stays, so the rules judge the record as it will stand. */
static struct num kept(struct num sent, const struct rows *now, int column)
{
    if (sent.present || row_is_null(now, 0, column))
        return sent;
    return (struct num){.v = row_bool(now, 0, column), .is_set = true};
}

static const char *kept_word(struct request *req, const char *sent, const struct rows *now,
                             int column)
{
    const char *word = row_text(now, 0, column);

    return sent ? sent : *word ? arena_copy(req->arena, word, strlen(word)) : NULL;
}

static enum err check_change(struct request *req)
{
    struct health_in *in = arena_alloc(req->arena, sizeof *in);
    struct care_facts facts;
    struct rows       now;
    enum err          e = in ? DB(req, health_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (!e)
        e = care_facts(req, &facts);
    if (e)
        return e;
    *in = *(const struct health_in *)req->body;
    in->kind = kept_word(req, NULL, &now, 0);
    in->state = kept_word(req, in->state, &now, 1);
    in->by_role = kept_word(req, in->by_role, &now, 2);
    if (is(in->state, "missed"))
        in->missed_why = kept_word(req, in->missed_why, &now, 3);
    if (is(in->state, "done"))
        in->is_up_to_date = kept(in->is_up_to_date, &now, 4);
    in->substance_misuse = kept(in->substance_misuse, &now, 5);
    in->intervention_received = kept(in->intervention_received, &now, 6);
    in->intervention_offered = kept(in->intervention_offered, &now, 7);
    req->found = in;
    check_day(req, in, &facts);
    check_content(req, in);
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct health_in *in = req->found;
    struct rows             rows;
    enum err e = DB(req, health_update, &rows, P(req->record), P(in->state), P_DAY(in->day),
                    P(in->by_whom.present), P(in->by_whom), P(in->by_role), P(in->missed_why),
                    P(in->is_up_to_date), P(has_summary(in)), P(in->findings.s != NULL));

    if (!e)
        e = keep_parts(req, req->record, in);
    if (!e)
        e = ask_for_assessment(req, req->record, in);
    if (!e)
        e = care_set_due(req);
    return e ? e : reply_record(req, req->record, &sql_health_one);
}

const struct route health_routes[] = {
    READ("/children/:child/health-assessments", NEED_OR_OWN(health, view, create), health_list,
         health_shape, .is_list = true, .withholds = true,
         .about = "Health assessments and checks, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/health-assessments", NEED(health, create), &health_in_shape,
          create, health_shape, .check = check,
          .about = "Record that a health check was done, refused or missed"),
    READ("/health-assessments/:id", NEED_OR_OWN(health, view, create), health_one, health_shape,
         .about = "One health check", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/health-assessments/:id", NEED(health, edit), &change_shape, change, health_shape,
          .check = check_change, MATCH(health_version, health_one),
          .about = "Correct a health check, or add what was found"),
    READ("/children/:child/health", NEED(health, view), health_overview, overview_shape,
         .about =
             "What is due of a child's health and why, its nurse, consent, and the year as the "
             "national return counts it",
         .args = {{ARG_CHILD}, {ARG_INT, "year", .max = 2200}}),
    READ("/health-due", NEED(health, view), health_due, listed_shape, .is_list = true,
         .about = "Health checks that are late or due soon, among those I may see, and children "
                  "without a nurse; the latest first",
         .args = {{ARG_LIMIT},
                  {ARG_AFTER},
                  {ARG_TEXT, "late", .max = 5},
                  {ARG_TEXT, "kind", .max = 20}}),
    ROUTES_END,
};
