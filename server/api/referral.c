/*
 * Referrals: somebody asks a service to see a child. Who may refer, for whom and what must come first are the
 * service's own rules, kept as data; whoever may not refer asks, and what was asked goes to somebody who may, with
 * a clock, so that it cannot be dropped in silence (mission M8, M9).
 */
#include "child_facts.h"
#include "json_out.h"
#include "referral_shapes.h"
#include "referral_store.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { WORDS_MAX = 40 };

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
    FIELD(referral_in, consultation_on, .type = F_DAY, .flags = NULLABLE,
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

/* --- the service's rules, from its rows --- */

struct words {
    const char *list[WORDS_MAX];
};

/* "a,b,c" as a list of words. */
static struct referral_words split(struct request *req, const char *joined, struct words *words)
{
    char   *s = arena_copy(req->arena, joined, strlen(joined));
    int32_t n = 0;

    for (char *next = s; next && *s && n < WORDS_MAX; s = next) {
        next = strchr(s, ',');
        if (next)
            *next++ = 0;
        words->list[n++] = s;
    }
    return (struct referral_words){words->list, n};
}

struct rule {
    struct referral_rule rule;
    struct referral_case of;
    struct words         roles, subjects, statuses, homes, localities, mine;
    struct uuid          decider;
};

static int32_t age_limit(const struct rows *rows, int column)
{
    return row_is_null(rows, 0, column) ? REFERRAL_NO_AGE : (int32_t)row_int(rows, 0, column);
}

/* The service's rules and what is known of this referral, side by side. */
static enum err load_rule(struct request *req, const struct referral_in *in,
                          const struct child_facts *child, struct rule *out)
{
    struct rows rows;
    enum err    e =
        DB(req, service_rule, &rows, P(in->service), P(req->child), P_DAY(in->consultation_on));

    if (e)
        return e;
    if (rows.n == 0)
        return fail_field(req, ERR_BAD_BODY, "/service",
                          "There is no such service. Choose one from the directory.");
    out->rule = (struct referral_rule){
        .roles = split(req, row_text(&rows, 0, 0), &out->roles),
        .subjects = split(req, row_text(&rows, 0, 1), &out->subjects),
        .care_statuses = split(req, row_text(&rows, 0, 2), &out->statuses),
        .homes = split(req, row_text(&rows, 0, 3), &out->homes),
        .localities = split(req, row_text(&rows, 0, 4), &out->localities),
        .from_age = age_limit(&rows, 5),
        .to_age = age_limit(&rows, 6),
        .prerequisite = row_is_null(&rows, 0, 7) ? NULL : row_text(&rows, 0, 7),
    };
    out->of = (struct referral_case){
        .roles = split(req, row_text(&rows, 0, 8), &out->mine),
        .subject = in->subject ? in->subject : "child",
        .care_status = child->care_status,
        .home = *child->home_kind ? child->home_kind : NULL,
        .age = day_age(child->born, req->today),
        .is_prerequisite_met = row_is_null(&rows, 0, 7),
        .is_urgent = in->urgency && !strcmp(in->urgency, "urgent"),
        .override_reason = in->override_reason.s,
    };
    out->decider = row_uuid(&rows, 0, 9);
    return ERR_NONE;
}

static enum err begin_state(struct request *req, const struct rule *rule,
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
                      const struct rule *rule, enum referral_state state)
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

static enum err create(struct request *req)
{
    const struct referral_in *in = req->body;
    struct child_facts        child;
    struct rule               rule;
    enum referral_state       state;
    struct uuid               id = uuid_new();
    enum err                  e = child_facts(req, &child);

    if (e)
        return e;
    check_past_day(req, "/consultation_on", in->consultation_on, child.born);
    e = checked(req);
    if (!e)
        e = load_rule(req, in, &child, &rule);
    if (!e)
        e = begin_state(req, &rule, &state);
    if (!e)
        e = store(req, id, in, &rule, state);
    return e ? e : reply_made(req, "/referrals/", id, &sql_referral_one);
}

/* What the service would say, before anything is typed. */
static enum err check_first(struct request *req)
{
    const struct referral_in in = {.service = req->record, .urgency = "routine"};

    struct buf               b = {.arena = req->arena};
    struct json_out          j = {.buf = &b};
    struct child_facts       child;
    struct rule              rule;
    struct referral_refusals refusals;
    struct rows              words;
    enum err                 e = request_query_uuid(req, "child", &req->child);

    if (!e)
        e = child_facts(req, &child);
    if (!e)
        e = load_rule(req, &in, &child, &rule);
    if (e == ERR_BAD_BODY)
        return fail(req, ERR_NOT_FOUND);
    if (!e)
        e = DB(req, service_words, &words, P(in.service), P(rule.decider));
    if (e)
        return e;
    referral_rule_check(&rule.rule, &rule.of, &refusals);

    bool may_refer = true;

    json_open(&j, '{');
    json_name(&j, "problems");
    json_open(&j, '[');
    for (int32_t i = 0; i < refusals.n; i++) {
        if (refusals.list[i] == REFERRAL_REFUSED_ROLE)
            may_refer = false;
        else if (refusals.list[i] == REFERRAL_REFUSED_PREREQUISITE && rule.rule.prerequisite)
            json_text(&j, rule.rule.prerequisite);
        else
            json_text(&j, referral_refusal_says(refusals.list[i]));
    }
    json_close(&j, ']');
    json_pair_bool(&j, "may_refer", may_refer);
    json_pair(&j, "clock", row_is_null(&words, 0, 0) ? NULL : row_text(&words, 0, 0));
    json_pair(&j, "decided_by",
              may_refer || row_is_null(&words, 0, 1) ? NULL : row_text(&words, 0, 1));
    json_close(&j, '}');
    req->looked =
        arena_printf(req->arena, "[{\"child\":\"%s\",\"type\":\"child\",\"tier\":1,\"ids\":[]}]",
                     req->child.s);
    return reply_json(req, 200, &b);
}

const struct route referral_routes[] = {
    READ("/children/:child/referrals", NEED(referral, view), referral_list, referral_item_shape,
         .is_list = true, .about = "The child's referrals, newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/referrals", NEED(referral, ask), &referral_in_shape, create,
          referral_shape, .about = "Refer a child to a service, or ask somebody who may"),
    {.method = METHOD_GET,
     .path = "/services/:id/referral-check",
     .about = "What the service would say to a referral of this child by you",
     .need = NEED(service, view),
     .handle = check_first,
     .answer = &service_check_shape,
     .args = {{ARG_UUID, "child"}}},
    ROUTES_END,
};
