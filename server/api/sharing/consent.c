/*
 * Consent to an assessment or a treatment: given or refused, by whom, how, from when; withdrawn with a reason. It says
 * nothing about sharing: that is sharing.c. Who can give it:
 *   young_person  16 and over: Family Law Reform Act 1969 s 8 (16 and 17; Mental Capacity Act 2005 presumes capacity)
 *   gillick       under 16, who understands enough: Gillick v West Norfolk and Wisbech AHA [1986] AC 112
 *   parent        a holder of parental responsibility, while the child is under 18: Children Act 1989 s 3
 *   council       where a care order gives it parental responsibility: Children Act 1989 s 33(3), and the other orders of the
 *                 table legal_responsibility; care by agreement (s 20) gives it none, and the parents consent
 *   adult         for themselves, from 18
 * All of it by the day of the consent, not by today.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "therapy.h"

#include <string.h>

struct consent_in {
    struct uuid service;
    const char *what, *by_whom;
    struct text detail, by_name, how, withdrawn_reason;
    struct num  is_given, from_on, until_on, withdrawn_on;
};

static const char *const whats[] = {"assessment", "treatment", "medical", "school", "other", NULL};
static const char *const givers[] = {"parent", "council", "young_person", "gillick", "adult", NULL};
static const char *const states[] = {"in_force", "refused", "withdrawn", "ended", NULL};

static const struct field consent_in_fields[] = {
    FIELD(consent_in, what, .type = F_WORD, .flags = REQUIRED, .words = whats,
          .about = "treatment: therapy or treatment; school: work at school"),
    FIELD(consent_in, detail, .type = F_TEXT, .flags = NULLABLE, .max = 500,
          .about = "For what, in words; needed for other"),
    FIELD(consent_in, service, .type = F_UUID, .flags = NULLABLE,
          .about = "Of which service; none: of any"),
    FIELD(consent_in, is_given, .type = F_BOOL, .flags = REQUIRED, .about = "false: refused"),
    FIELD(consent_in, by_whom, .type = F_WORD, .flags = REQUIRED, .words = givers,
          .about =
              "parent: a holder of parental responsibility; young_person: 16 and over; gillick: "
              "under 16 and understands enough; adult: from 18, for themselves"),
    FIELD(consent_in, by_name, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(consent_in, how, .type = F_TEXT, .flags = REQUIRED, .max = 500,
          .about = "Signed, said at a meeting, by telephone"),
    FIELD(consent_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(consent_in, until_on, .type = F_DAY, .flags = NULLABLE,
          .about = "Stands no longer from this day"),
    FIELDS_END,
};
static const struct shape consent_in_shape = SHAPE("consent_new", consent_in_fields, consent_in);

static const struct field change_fields[] = {
    FIELD(consent_in, until_on, .type = F_DAY, .flags = NULLABLE | SINCE_BEGUN),
    FIELD(consent_in, withdrawn_on, .type = F_DAY, .flags = PAST_DAY | SINCE_BEGUN),
    FIELD(consent_in, withdrawn_reason, .type = F_TEXT, .max = 1000,
          .about = "Why, in the words of whoever withdraws it"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("consent_change", change_fields, consent_in);

static const struct field consent_fields[] = {
    RECORD_ANSWERS,
    ANSWER(what, .type = F_WORD, .words = whats),
    ANSWER_OR_NULL(detail, .type = F_TEXT),
    ANSWER_OR_NULL(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(is_given, .type = F_BOOL),
    ANSWER(by_whom, .type = F_WORD, .words = givers),
    ANSWER(by_name, .type = F_TEXT),
    ANSWER(how, .type = F_TEXT),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER_OR_NULL(withdrawn_on, .type = F_DAY),
    ANSWER_OR_NULL(withdrawn_reason, .type = F_TEXT),
    ANSWER(state, .type = F_WORD, .words = states, .about = "As it stands today"),
    FIELDS_END,
};
static const struct shape consent_shape = ANSWER_SHAPE("consent", consent_fields);

/* --- who can give it --- */

enum { ADULT = 18, OF_AGE = 16 }; /* Family Law Reform Act 1969 s 1 and s 8 */

static const char *cannot_give(const char *by, int age, bool is_responsible)
{
    if (!strcmp(by, "young_person") && age < OF_AGE)
        return "Consents alone only from 16. Under 16, a child who understands enough is Gillick competent.";
    if (!strcmp(by, "gillick") && age >= OF_AGE)
        return "Gillick competence is for children under 16. From 16 the young person consents alone.";
    if (!strcmp(by, "adult") && age < ADULT)
        return "Nobody under 18 consents as an adult.";
    if (!strcmp(by, "parent") && age >= ADULT)
        return "Nobody has parental responsibility for an adult.";
    if (!strcmp(by, "council") && age >= ADULT)
        return "The council has no parental responsibility for an adult.";
    if (!strcmp(by, "council") && !is_responsible)
        return "The council had no parental responsibility on that day: it takes a care order or a placement order. In "
               "care by agreement, the parents consent.";
    return NULL;
}

static void check_giver(struct request *req, const struct consent_in *in, day_t born,
                        bool is_responsible)
{
    const char *refusal = NULL;

    if (in->by_whom && in->from_on.is_set && in->from_on.v >= born)
        refusal = cannot_give(in->by_whom, day_age(born, (day_t)in->from_on.v), is_responsible);
    if (refusal)
        fail_note(req, "/by_whom", refusal);
}

static enum err check(struct request *req)
{
    const struct consent_in *in = req->body;
    struct rows              facts;
    enum err e = DB(req, consent_facts, &facts, P(req->child), P_DAY(in->from_on), P(in->service));

    if (!e && facts.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (e)
        return e;
    check_born(req, "/from_on", in->from_on, row_day(&facts, 0, 0));
    check_order(req, in->from_on, in->until_on);
    check_giver(req, in, row_day(&facts, 0, 0), row_bool(&facts, 0, 1));
    if (uuid_is_set(&in->service) && !row_bool(&facts, 0, 2))
        fail_note(req, "/service", "There is no such service. Choose one from the directory.");
    if (in->what && !strcmp(in->what, "other") && !in->detail.s)
        fail_note(req, "/detail", "Say for what.");
    return ERR_NONE;
}

/* That a school may work with a child is for the school to know. */
static int tier_of(const struct consent_in *in) { return !strcmp(in->what, "school") ? 1 : 2; }

static enum err create(struct request *req)
{
    const struct consent_in *in = req->body;
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err e = DB(req, consent_create, &rows, P(id), P(req->child), P(tier_of(in)), P(in->what),
                    P(in->detail), P(in->service), P(in->is_given.v == 1), P(in->by_whom),
                    P(in->by_name), P(in->how), P_DAY(in->from_on), P_DAY(in->until_on));

    if (!e)
        e = therapy_review(req, req->child);
    return e ? e : reply_made(req, "/consents/", id, &sql_consent_one);
}

/* --- withdrawing, ending --- */

static enum err check_change(struct request *req)
{
    const struct consent_in *in = req->body;
    struct rows              now;
    enum err                 e = DB(req, consent_standing, &now, P(req->record));

    if (e)
        return e;
    if (row_bool(&now, 0, 1))
        return fail(req, ERR_STATE);
    if (in->withdrawn_on.is_set && !row_bool(&now, 0, 0))
        fail_note(req, "/withdrawn_on",
                  "What was refused cannot be withdrawn. Record the consent that was given.");
    if (in->withdrawn_on.is_set && !in->withdrawn_reason.s)
        fail_note(req, "/withdrawn_reason", "Say why it was withdrawn.");
    if (in->withdrawn_reason.s && !in->withdrawn_on.present)
        fail_note(req, "/withdrawn_on", "Say on which day it was withdrawn.");
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct consent_in *in = req->body;
    struct rows              rows;
    enum err e = DB(req, consent_update, &rows, P(req->record), P(in->until_on.present),
                    P_DAY(in->until_on), P_DAY(in->withdrawn_on), P(in->withdrawn_reason));

    if (!e)
        e = therapy_review_withdrawn(req, req->child);
    return e ? e : reply_record(req, req->record, &sql_consent_one);
}

const struct route consent_routes[] = {
    READ(
        "/children/:child/consents", NEED(consent, view), consent_list, consent_shape,
        .is_list = true,
        .about =
            "Who agreed to which assessment or treatment, newest first; what was refused, withdrawn and ended too",
        .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/consents", NEED(consent, create), &consent_in_shape, create,
          consent_shape, .check = check,
          .about = "Record consent to an assessment or a treatment, given or refused"),
    READ("/consents/:id", NEED(consent, view), consent_one, consent_shape, .about = "One consent",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/consents/:id", NEED(consent, edit), &change_shape, change, consent_shape,
          .check = check_change, MATCH(consent_version, consent_one),
          .about = "Withdraw a consent, or end it"),
    ROUTES_END,
};
