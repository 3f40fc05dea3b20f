/*
 * Referrals: somebody asks a service to see a child. Who may refer, for whom and what must come first are the
 * service's own rules, kept as data; whoever may not refer asks, and what was asked goes to somebody who may, with
 * a clock, so that it cannot be dropped in silence (mission M8, M9).
 */
#include "child_facts.h"
#include "referral_shapes.h"
#include "referral_store.h"
#include "route.h"
#include "service_case.h"
#include "shapes.h"
#include "sql.h"
#include "therapy.h"

#include <string.h>

enum { CONSENT_MAX = 4000 };

struct referral_in {
    struct uuid service;
    struct text reason, need, override_reason;
    const char *urgency, *subject;
    struct num  consultation_on;
    struct text consent;
};

static const struct field referral_in_fields[] = {
    FIELD(referral_in, service, .type = F_UUID, .flags = REQUIRED),
    FIELD(referral_in, reason, .type = F_TEXT, .flags = REQUIRED, .max = 8000),
    FIELD(referral_in, urgency, .type = F_WORD, .flags = REQUIRED, .words = urgency_words),
    FIELD(referral_in, need, .type = F_TEXT, .flags = NULLABLE, .max = 200),
    FIELD(referral_in, subject, .type = F_WORD, .words = subject_words,
          .about = "child, unless it is about a carer"),
    FIELD(referral_in, consultation_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,
          .about =
              "The day of the consultative conversation, where the service asks for one first"),
    FIELD(referral_in, override_reason, .type = F_TEXT, .flags = NULLABLE, .max = 2000,
          .about = "Why an urgent referral cannot wait for what must come first"),
    FIELD(referral_in, consent, .type = F_ANY, .flags = NULLABLE,
          .about = "Who agreed, when and to what"),
    FIELDS_END,
};
static const struct shape referral_in_shape =
    SHAPE("referral_new", referral_in_fields, referral_in);

/* --- what must be so --- */

static void check_consent(struct request *req, const struct text *consent)
{
    if (!consent->s || !strcmp(consent->s, "null"))
        return;
    if (*consent->s != '{')
        fail_note(req, "/consent", "Send an object.");
    else if (consent->n > CONSENT_MAX)
        fail_note(req, "/consent", "This is too long.");
}

struct found {
    struct whom         whom;
    struct child_facts  child; /* where it is about one */
    struct service_case rule;
    enum referral_state state; /* in which it begins */
};

/* Whether what must come first has come is told by three fields together: where one is faulty, nobody knows. */
static bool is_first_known(const struct request *req)
{
    return !fault_is_of_shape(&req->faults, "/urgency") &&
           !fault_is_of_shape(&req->faults, "/consultation_on") &&
           !fault_is_of_shape(&req->faults, "/override_reason");
}

/* What a carer's referral says of whom it is about is in its path: there is no such field. */
static const char *pointer_of(enum referral_refusal r, const struct whom *whom)
{
    return r == REFERRAL_REFUSED_SUBJECT && uuid_is_set(&whom->carer) ? "/service"
                                                                      : referral_refusal_pointer(r);
}

static void note_refusals(struct request *req, const struct referral_refusals *refusals,
                          const struct whom *whom)
{
    for (int32_t i = 0; i < refusals->n; i++) {
        enum referral_refusal r = refusals->list[i];
        bool is_of_first = r == REFERRAL_REFUSED_PREREQUISITE || r == REFERRAL_REFUSED_NO_OVERRIDE;

        if (r != REFERRAL_REFUSED_ROLE && (!is_of_first || is_first_known(req)))
            fail_note(req, pointer_of(r, whom), referral_refusal_says(r));
    }
}

/* The service's own rules: where they alone are in the way, the problem says so. */
static enum err check_rule(struct request *req, const struct referral_in *in, struct found *found)
{
    const struct service_asked asked = {
        .service = in->service,
        .subject = in->subject,
        .override_reason = in->override_reason.s,
        .consultation_on = in->consultation_on,
        .is_urgent = in->urgency && !strcmp(in->urgency, "urgent"),
    };

    struct referral_refusals refusals;
    bool                     was_fine = req->faults.n == 0;
    enum err e = service_case_of(req, uuid_is_set(&found->whom.child) ? &found->child : NULL,
                                 &asked, &found->rule);

    if (e == ERR_NOT_FOUND) {
        fail_note(req, "/service", "There is no such service. Choose one from the directory.");
        return ERR_NONE;
    }
    if (e)
        return e;
    referral_rule_check(&found->rule.rule, &found->rule.of, &refusals);
    if (referral_begins(&refusals, &found->state))
        return ERR_NONE;
    note_refusals(req, &refusals, &found->whom);
    return was_fine ? fail(req, ERR_REFERRAL_RULE) : ERR_NONE;
}

static enum err check(struct request *req)
{
    const struct referral_in *in = req->body;
    struct found             *found = req->found = arena_alloc(req->arena, sizeof *found);
    enum err                  e = found ? child_facts(req, &found->child) : ERR_NO_MEMORY;

    if (e)
        return e;
    found->whom.child = req->child;
    check_born(req, "/consultation_on", in->consultation_on, found->child.born);
    check_consent(req, &in->consent);
    return uuid_is_set(&in->service) ? check_rule(req, in, found) : ERR_NONE;
}

static enum err check_of_carer(struct request *req)
{
    const struct referral_in *in = req->body;
    struct found             *found = req->found = arena_alloc(req->arena, sizeof *found);
    struct rows               rows;
    enum err                  e = found ? DB(req, carer_one, &rows, P(req->record)) : ERR_NO_MEMORY;

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    found->whom = (struct whom){.carer = req->record};
    if (in->subject && strcmp(in->subject, "carer") != 0)
        fail_note(req, "/subject", "This is about a carer.");
    check_consent(req, &in->consent);
    return uuid_is_set(&in->service) ? check_rule(req, in, found) : ERR_NONE;
}

/* --- storing --- */

static enum err store(struct request *req, struct uuid id, const struct referral_in *in,
                      const struct found *found)
{
    const struct service_case *rule = &found->rule;

    enum referral_state state = found->state;
    struct whom         whom = found->whom;

    bool        is_asked = state == REFERRAL_ASKED;
    struct uuid nobody = {0};
    struct rows rows;
    enum err    e =
        DB(req, referral_create, &rows, P(id), P(whom.child), P(in->service), P(rule->of.subject),
           P(in->urgency), P(referral_state_name(state)), P_TIME(req->now),
           P(is_asked ? rule->decider : nobody), P(in->need), P(whom.carer));

    if (!e)
        e = DB(req, referral_content_create, &rows, P(uuid_new()), P(whom.child), P(id),
               P(in->reason), P(in->need), P(in->consent), P_DAY(in->consultation_on),
               P(in->override_reason), P(whom.carer));
    if (!e)
        e = referral_step(req, id, whom, NULL, referral_state_name(state), NULL, (struct text){0});
    if (!e)
        e = referral_clocks_start(req, id, whom, in->service, in->urgency,
                                  is_asked ? REFERRAL_CLOCK_ASKED
                                           : REFERRAL_CLOCK_DECISION | REFERRAL_CLOCK_OFFER |
                                                 REFERRAL_CLOCK_SEEN,
                                  req->now);
    return e;
}

/* ERR_REFERRAL_OPEN with the open one as the problem's "current": whoever sends it again is led there. */
static enum err refuse_second(struct request *req, const struct referral_in *in,
                              const struct found *found)
{
    struct rows rows;
    enum err    e = DB(req, referral_open_same, &rows, P(found->whom.child), P(in->service),
                       P(found->rule.of.subject), P(in->need), P(found->whom.carer));

    if (e || rows.n == 0)
        return e;
    req->extra = arena_printf(req->arena, "\"current\":%s", row_text(&rows, 0, 0));
    return fail(req, ERR_REFERRAL_OPEN);
}

static enum err create(struct request *req)
{
    const struct found *found = req->found;
    struct uuid         id = uuid_new();
    enum err            e = refuse_second(req, req->body, found);

    if (!e)
        e = store(req, id, req->body, found);
    if (!e && uuid_is_set(&found->whom.child))
        e = therapy_review(req, found->whom.child);
    return e ? e : reply_made(req, "/referrals/", id, &sql_referral_one);
}

const struct route referral_routes[] = {
    READ("/children/:child/referrals", NEED_OR_OWN(referral, view, ask), referral_list,
         referral_listed_shape, .is_list = true, .about = "The child's referrals, newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/referrals", NEED(referral, ask), &referral_in_shape, create,
          referral_shape, .check = check,
          .about = "Refer a child to a service, or ask somebody who may"),
    WRITE(POST, "/carers/:id/referrals", NEED(referral, ask), &referral_in_shape, create,
          referral_shape, .check = check_of_carer,
          .about = "Refer a carer for themselves, or ask somebody who may"),
    ROUTES_END,
};
