/*
 * Which service? What each would say to a referral of this child by this person, before anything is typed: one
 * service, or all of them for a need, those that fit first (mission M19).
 */
#include "json_out.h"
#include "read.h"
#include "referral_shapes.h"
#include "route.h"
#include "service_case.h"
#include "shapes.h"

#include <stdlib.h>
#include <string.h>

static enum err looked_at_child(struct request *req, struct buf *b)
{
    req->looked =
        arena_printf(req->arena, "[{\"child\":\"%s\",\"type\":\"child\",\"tier\":1,\"ids\":[]}]",
                     req->child.s);
    return reply_json(req, 200, b);
}

static const char *says(const struct service_case *one, enum referral_refusal refusal)
{
    return refusal == REFERRAL_REFUSED_PREREQUISITE && one->rule.prerequisite
               ? one->rule.prerequisite
               : referral_refusal_says(refusal);
}

/* Whether this person may refer, who decides where not, what stands in the way, and by when the service acts. */
static void put_verdict(struct json_out *j, const struct service_case *one)
{
    struct referral_refusals refusals;
    bool                     may_refer = true;

    referral_rule_check(&one->rule, &one->of, &refusals);
    json_name(j, "problems");
    json_open(j, '[');
    for (int32_t i = 0; i < refusals.n; i++) {
        if (refusals.list[i] == REFERRAL_REFUSED_ROLE)
            may_refer = false;
        else
            json_text(j, says(one, refusals.list[i]));
    }
    json_close(j, ']');
    json_pair_bool(j, "may_refer", may_refer);
    json_pair(j, "clock", one->clock);
    json_pair(j, "decided_by", may_refer ? NULL : one->decided_by);
}

/* The child of ?child=, of whom both answers are. */
static enum err child_asked(struct request *req, struct child_facts *child)
{
    enum err e = read_query_is_known(req);

    if (!e)
        e = request_query_uuid(req, "child", &req->child);
    return e ? e : child_facts(req, child);
}

static enum err check_first(struct request *req)
{
    const struct service_asked asked = {.service = req->record};

    struct buf          b = {.arena = req->arena};
    struct json_out     j = {.buf = &b};
    struct child_facts  child;
    struct service_case one;
    enum err            e = child_asked(req, &child);

    if (!e)
        e = service_case_of(req, &child, &asked, &one);
    if (e)
        return e;
    json_open(&j, '{');
    put_verdict(&j, &one);
    json_close(&j, '}');
    return looked_at_child(req, &b);
}

/* --- all of them --- */

static int refusals_of(const struct service_case *one, bool of_role)
{
    struct referral_refusals refusals;
    int                      n = 0;

    referral_rule_check(&one->rule, &one->of, &refusals);
    for (int32_t i = 0; i < refusals.n; i++)
        n += (refusals.list[i] == REFERRAL_REFUSED_ROLE) == of_role;
    return n;
}

/* "mood" is among the words of "Low mood"; without a need every service counts. */
static bool meets(struct request *req, const struct service_case *one, const char *need)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    if (!need || !*need)
        return true;
    json_text(&j, need); /* as it would stand in JSON, between quotation marks */
    if (b.n < 2)
        return false;
    b.s[b.n - 1] = 0;
    return strcasestr(one->needs, b.s + 1) != NULL;
}

/* For pages that say it to somebody else than who refers. */
static const char *name_of(enum referral_refusal refusal)
{
    static const char *const names[REFERRAL_REFUSALS] = {
        [REFERRAL_REFUSED_SUBJECT] = "subject",
        [REFERRAL_REFUSED_YOUNG] = "young",
        [REFERRAL_REFUSED_OLD] = "old",
        [REFERRAL_REFUSED_AGE_UNKNOWN] = "age_unknown",
        [REFERRAL_REFUSED_CARE_STATUS] = "care_status",
        [REFERRAL_REFUSED_HOME] = "home",
        [REFERRAL_REFUSED_LOCALITY] = "locality",
        [REFERRAL_REFUSED_PREREQUISITE] = "first",
        [REFERRAL_REFUSED_NO_OVERRIDE] = "first",
    };

    return names[refusal]; /* none for the role: that is may_refer */
}

static void put_reasons(struct json_out *j, const struct service_case *one)
{
    struct referral_refusals refusals;

    referral_rule_check(&one->rule, &one->of, &refusals);
    json_name(j, "reasons");
    json_open(j, '[');
    for (int32_t i = 0; i < refusals.n; i++) {
        if (!name_of(refusals.list[i]))
            continue;
        json_open(j, '{');
        json_pair(j, "name", name_of(refusals.list[i]));
        json_pair(j, "text", says(one, refusals.list[i]));
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_item(struct json_out *j, const struct service_case *one)
{
    json_open(j, '{');
    json_name(j, "service");
    json_open(j, '{');
    json_pair(j, "id", one->service.s);
    json_pair(j, "name", one->name);
    json_close(j, '}');
    json_name(j, "needs");
    json_raw(j, one->needs);
    json_pair_bool(j, "fits", refusals_of(one, false) == 0);
    put_reasons(j, one);
    put_verdict(j, one);
    json_close(j, '}');
}

/* A case points into itself, so the cases stay where they are and these are sorted. */
struct ranked {
    const struct service_case *one;
    int                        in_way, is_role_in_way;
};

/* Nothing in the way first, then those that one may refer to oneself; the rest by name. */
static int by_fit(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    if (x->in_way != y->in_way)
        return x->in_way - y->in_way;
    if (x->is_role_in_way != y->is_role_in_way)
        return x->is_role_in_way - y->is_role_in_way;
    return strcmp(x->one->name, y->one->name);
}

static void put_items(struct request *req, struct json_out *j, const struct service_case *list,
                      int n)
{
    const char   *need = request_query(req, "need");
    struct ranked order[SERVICE_CASES];

    for (int i = 0; i < n; i++)
        order[i] =
            (struct ranked){&list[i], refusals_of(&list[i], false), refusals_of(&list[i], true)};
    qsort(order, (size_t)n, sizeof *order, by_fit);
    json_name(j, "items");
    json_open(j, '[');
    for (int i = 0; i < n; i++)
        if (meets(req, order[i].one, need))
            put_item(j, order[i].one);
    json_close(j, ']');
}

static enum err suggest(struct request *req)
{
    const struct service_asked asked = {.service = {{0}}};

    struct buf           b = {.arena = req->arena};
    struct json_out      j = {.buf = &b};
    struct child_facts   child;
    struct service_case *list = NULL;
    int                  n = 0;
    enum err             e = child_asked(req, &child);

    if (!e)
        e = service_cases_of(req, &child, &asked, &list, &n);
    if (e)
        return e;
    json_open(&j, '{');
    put_items(req, &j, list, n);
    json_pair(&j, "next", NULL);
    json_close(&j, '}');
    return looked_at_child(req, &b);
}

const struct route suggest_routes[] = {
    {.method = METHOD_GET,
     .path = "/services/suggest",
     .about =
         "Which services meet this need of this child: those that fit first, each with what stands in the way",
     .need = NEED(service, view),
     .handle = suggest,
     .answer = &service_suggestion_shape,
     .is_list = true,
     .args = {{ARG_UUID, "child"}, {ARG_TEXT, "need", .max = 100}}},
    {.method = METHOD_GET,
     .path = "/services/:id/referral-check",
     .about = "What the service would say to a referral of this child by you",
     .need = NEED(service, view),
     .handle = check_first,
     .answer = &service_check_shape,
     .args = {{ARG_UUID, "child"}}},
    ROUTES_END,
};
