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

static enum err begin_state(struct request *req, const struct service_case *rule,
                            enum referral_state *state)
{
    struct referral_refusals refusals;

    referral_rule_check(&rule->rule, &rule->of, &refusals);
    if (referral_begins(&refusals, state))
        return ERR_NONE;
    for (int32_t i = 0; i < refusals.n; i++)
        if (refusals.list[i] != REFERRAL_REFUSED_ROLE)
            fail_field(req, ERR_REFERRAL_RULE, referral_refusal_pointer(refusals.list[i]),
                       referral_refusal_says(refusals.list[i]));
    return fail(req, ERR_REFERRAL_RULE);
}

/* --- storing --- */

static enum err store(struct request *req, struct uuid id, const struct referral_in *in,
                      const struct service_case *rule, enum referral_state state)
{
    bool        is_asked = state == REFERRAL_ASKED;
    struct uuid nobody = {0};
    struct rows rows;
    enum err    e = DB(req, referral_create, &rows, P(id), P(req->child), P(in->service),
                       P(rule->of.subject), P(in->urgency), P(referral_state_name(state)),
                       P_TIME(req->now), P(is_asked ? rule->decider : nobody));

    if (!e)
        e = DB(req, referral_content_create, &rows, P(uuid_new()), P(req->child), P(id),
               P(in->reason), P(in->need), P(in->consent), P_DAY(in->consultation_on),
               P(in->override_reason));
    if (!e)
        e = referral_step(req, id, req->child, NULL, referral_state_name(state), NULL,
                          (struct text){0});
    if (!e)
        e = referral_clocks_start(req, id, req->child, in->service, in->urgency,
                                  is_asked ? REFERRAL_CLOCK_ASKED
                                           : REFERRAL_CLOCK_DECISION | REFERRAL_CLOCK_OFFER |
                                                 REFERRAL_CLOCK_SEEN,
                                  req->now);
    return e;
}

static void check_consent(struct request *req, const struct text *consent)
{
    if (!consent->s || !strcmp(consent->s, "null"))
        return;
    if (*consent->s != '{')
        fail_field(req, ERR_BAD_BODY, "/consent", "Send an object.");
    else if (consent->n > CONSENT_MAX)
        fail_field(req, ERR_BAD_BODY, "/consent", "This is too long.");
}

static enum err create(struct request *req)
{
    const struct referral_in  *in = req->body;
    const struct service_asked asked = {
        .service = in->service,
        .subject = in->subject,
        .override_reason = in->override_reason.s,
        .consultation_on = in->consultation_on,
        .is_urgent = !strcmp(in->urgency, "urgent"),
    };
    struct child_facts  child;
    struct service_case rule;
    enum referral_state state;
    struct uuid         id = uuid_new();
    enum err            e = child_facts(req, &child);

    if (e)
        return e;
    check_born(req, "/consultation_on", in->consultation_on, child.born);
    check_consent(req, &in->consent);
    e = checked(req);
    if (!e)
        e = service_case_of(req, &child, &asked, &rule);
    if (!e)
        e = begin_state(req, &rule, &state);
    if (!e)
        e = store(req, id, in, &rule, state);
    return e ? e : reply_made(req, "/referrals/", id, &sql_referral_one);
}

const struct route referral_routes[] = {
    READ("/children/:child/referrals", NEED_OR_OWN(referral, view, ask), referral_list,
         referral_listed_shape, .is_list = true, .about = "The child's referrals, newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/referrals", NEED(referral, ask), &referral_in_shape, create,
          referral_shape, .about = "Refer a child to a service, or ask somebody who may"),
    ROUTES_END,
};
