/* Involvements: what a service does with a child, by whom, and whether it waits, is active, is quiet or has closed. */
#include "carer_shape.h"
#include "child_facts.h"
#include "involvement_shape.h"
#include "referral_store.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "therapy.h"

#include <string.h>

struct involvement_in {
    struct uuid service, practitioner;
    struct text type_of_work, outcome;
    const char *state, *end_reason;
    struct num  from_on, until_on;
};

static const char *const states[] = {"waiting", "active", "quiet", "closed", NULL};
const char *const        involvement_end_reasons[] = {"finished",
                                                      "moved_away",
                                                      "declined_young_person",
                                                      "declined_carer",
                                                      "did_not_attend",
                                                      "passed_on",
                                                      "other",
                                                      NULL};

static const struct field involvement_in_fields[] = {
    FIELD(involvement_in, service, .type = F_UUID, .flags = REQUIRED),
    FIELD(involvement_in, type_of_work, .type = F_TEXT, .flags = REQUIRED, .max = 100),
    FIELD(involvement_in, practitioner, .type = F_UUID),
    FIELD(involvement_in, state, .type = F_WORD, .words = states, .about = "active, unless said"),
    FIELD(involvement_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELDS_END,
};
static const struct shape involvement_in_shape =
    SHAPE("involvement_new", involvement_in_fields, involvement_in);

static const struct field change_fields[] = {
    FIELD(involvement_in, type_of_work, .type = F_TEXT, .max = 100),
    FIELD(involvement_in, practitioner, .type = F_UUID),
    FIELD(involvement_in, state, .type = F_WORD, .words = states),
    FIELD(involvement_in, until_on, .type = F_DAY, .flags = SINCE_BEGUN | PAST_DAY,
          .about = "For closed: the day it closed; today, unless said"),
    FIELD(involvement_in, end_reason, .type = F_WORD, .words = involvement_end_reasons,
          .about = "For closed: why; must be there"),
    FIELD(involvement_in, outcome, .type = F_TEXT, .flags = NULLABLE, .max = 500),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("involvement_change", change_fields, involvement_in);

static const struct field covered_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER(until_on, .type = F_DAY, .about = "First day on which the practitioner is back"),
    FIELDS_END,
};
const struct shape covered_shape = ANSWER_SHAPE("covered_by", covered_fields);

#define INVOLVEMENT_ANSWERS                                                                        \
    RECORD_ANSWERS, WHOM_ID,                                                                       \
        ANSWER(is_own, .type = F_BOOL, .about = "Of a service whose staff you are"),               \
        ANSWER(service, .type = F_OBJECT, .of = &ref_shape), ANSWER(type_of_work, .type = F_TEXT), \
        ANSWER_OR_NULL(practitioner, .type = F_OBJECT, .of = &person_shape),                       \
        ANSWER_OR_NULL(covered_by, .type = F_OBJECT, .of = &covered_shape,                         \
                       .about = "Who covers for the practitioner today"),                          \
        ANSWER(also, .type = F_LIST,                                                               \
               .about = "Other services that are at the same kind of work with the child"),        \
        ANSWER(state, .type = F_WORD, .words = states), ANSWER(from_on, .type = F_DAY),            \
        ANSWER_OR_NULL(until_on, .type = F_DAY),                                                   \
        ANSWER_OR_NULL(end_reason, .type = F_WORD, .words = involvement_end_reasons),              \
        ANSWER_OR_NULL(outcome, .type = F_TEXT)

static const struct field involvement_fields[] = {INVOLVEMENT_ANSWERS, FIELDS_END};
const struct shape        involvement_shape = ANSWER_SHAPE("involvement", involvement_fields);

/* By itself it says too what therapy lacks; in lists and the picture the child's tasks do. */
static const struct field one_fields[] = {
    INVOLVEMENT_ANSWERS,
    WARNINGS,
    FIELDS_END,
};
static const struct shape one_shape = ANSWER_SHAPE("involvement_one", one_fields);

/* A person of the service records its own work; so does a machine key, for its system. */
static enum err check_service(struct request *req, const struct involvement_in *in)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    if (!uuid_is_set(&in->service))
        return ERR_NONE;
    e = DB(req, service_mine, &rows, P(in->service));
    if (!e && rows.n == 0)
        fail_note(req, "/service", "Record involvements of your own service.");
    if (e || rows.n == 0 || !uuid_is_set(&in->practitioner))
        return e;
    e = DB(req, service_has_staff, &rows, P(in->service), P(in->practitioner));
    if (!e && rows.n == 0)
        fail_note(req, "/practitioner", "There is nobody with this id at the service.");
    return e;
}

static enum err check(struct request *req)
{
    const struct involvement_in *in = req->body;
    enum err                     e = check_child_day(req, "/from_on", in->from_on);

    if (!e && in->state && !strcmp(in->state, "closed"))
        fail_note(req, "/state", "A new involvement is not closed yet.");
    return e ? e : check_service(req, in);
}

static enum err create(struct request *req)
{
    const struct involvement_in *in = req->body;
    struct uuid                  id = uuid_new();
    struct rows                  rows;
    enum err e = DB(req, involvement_create, &rows, P(id), P(req->child), P(in->service),
                    P(in->type_of_work), P(in->practitioner), P(in->state ? in->state : "active"),
                    P_DAY(in->from_on));

    if (!e)
        e = therapy_review(req, req->child);
    return e ? e : reply_made(req, "/involvements/", id, &sql_involvement_one);
}

/* Work is closed by somebody who says why, never by a rule. */
static void check_reason(struct request *req, const struct involvement_in *in)
{
    bool closes = in->state && !strcmp(in->state, "closed");

    if (closes && !in->end_reason)
        fail_note(req, "/end_reason", "Say why the work ends.");
    if (!closes && in->end_reason && (in->state || req->faults.n == 0))
        fail_note(req, "/end_reason", "A reason goes with closing.");
    if (in->end_reason && !strcmp(in->end_reason, "other") && !in->outcome.s)
        fail_note(req, "/outcome", "Say how it ended, where no reason fits.");
}

static enum err check_change(struct request *req)
{
    const struct involvement_in *in = req->body;
    struct rows                  rows;
    enum err                     e;

    check_reason(req, in);
    if (!uuid_is_set(&in->practitioner))
        return ERR_NONE;
    e = DB(req, involvement_fits, &rows, P(req->record), P(in->practitioner));
    if (!e && rows.n == 0)
        fail_note(req, "/practitioner", "There is nobody with this id at the service.");
    return e;
}

/* What is read of the end, where nobody wrote more: the reasons in the order of involvement_end_reasons. */
static struct text end_in_words(const struct involvement_in *in)
{
    static const char *const words[INVOLVEMENT_END_REASONS] = {"The work is finished as planned.",
                                                               "The child moved away.",
                                                               "The young person does not want it.",
                                                               "The carer does not want it.",
                                                               "They did not come.",
                                                               "Passed on to another service.",
                                                               "Another reason."};

    for (int i = 0; !in->outcome.s && i < INVOLVEMENT_END_REASONS; i++)
        if (!strcmp(in->end_reason, involvement_end_reasons[i]))
            return (struct text){words[i], strlen(words[i])};
    return in->outcome;
}

static enum err change(struct request *req)
{
    const struct involvement_in *in = req->body;
    struct rows                  rows;
    enum err                     e =
        in->end_reason ? referral_end_with_work(req, req->record, end_in_words(in)) : ERR_NONE;

    if (!e)
        e = DB(req, involvement_update, &rows, P(req->record), P(in->type_of_work),
               P(in->practitioner), P(in->state),
               P_DAY(in->until_on.is_set ? (day_t)in->until_on.v : req->today),
               P(in->outcome.present), P(in->outcome), P(in->end_reason));
    if (!e && uuid_is_set(&req->child))
        e = therapy_review(req, req->child);
    return e ? e : reply_record(req, req->record, &sql_involvement_one);
}

/* --- before and after --- */

static const char *const markers[] = {"moves", "attendance", "suspended", "sdq", "goals", NULL};

static const struct field marker_fields[] = {
    ANSWER(marker, .type = F_WORD, .words = markers),
    ANSWER_OR_NULL(before, .type = F_DECIMAL,
                   .about = "In the six months before; of SDQ and goals, as it stood last"),
    ANSWER_OR_NULL(after, .type = F_DECIMAL,
                   .about = "In the six months after the start; null also: these are not over"),
    ANSWER_OR_NULL(ended, .type = F_DECIMAL, .about = "In the six months after the end"),
    FIELDS_END,
};
static const struct shape marker_shape = ANSWER_SHAPE("work_marker", marker_fields);

static const struct field before_after_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER(markers, .type = F_LIST, .of = &marker_shape),
    ANSWER(held, .type = F_LIST, .about = "Of these something is held back from you"),
    FIELDS_END,
};
static const struct shape before_after_shape = ANSWER_SHAPE("before_after", before_after_fields);

const struct route involvement_routes[] = {
    READ("/children/:child/involvements", NEED_OR_OWN(involvement, view, create), involvement_list,
         involvement_shape, .is_list = true,
         .about = "The services involved with the child, now and before", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/involvements", NEED(involvement, create), &involvement_in_shape,
          create, one_shape, .check = check, .about = "Open an involvement of your service"),
    READ("/involvements/:id", NEED_OR_OWN(involvement, view, create), involvement_one, one_shape,
         .about = "One involvement", .args = {{ARG_RECORD}}),
    READ("/involvements/:id/before-after", NEED(involvement, view), involvement_markers,
         before_after_shape,
         .about = "Moves, time at school, SDQ and goals before, during and after the work",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/involvements/:id", NEED(involvement, edit), &change_shape, change, one_shape,
          MATCH(involvement_version, involvement_one), .check = check_change,
          .about = "Change or close an involvement"),
    ROUTES_END,
};
