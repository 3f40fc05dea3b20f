/* The directory of services with their rules and their history, and each service's waiting list (mission M10, M19). */
#include "read.h"
#include "referral_shapes.h"
#include "route.h"
#include "service_shapes.h"
#include "shapes.h"
#include "sql.h"

static const struct field change_fields[] = {
    ANSWER(field, .type = F_TEXT, .about = "What was changed, as the service's record names it"),
    ANSWER(old, .type = F_LIST, .about = "As it was, a text a thing; empty: nothing was said"),
    ANSWER(new, .type = F_LIST, .about = "As it is since"),
    FIELDS_END,
};
static const struct shape change_shape = ANSWER_SHAPE("service_change", change_fields);

static const struct field history_fields[] = {
    ANSWER(at, .type = F_TIME),
    ANSWER_OR_NULL(by, .type = F_OBJECT, .of = &person_shape),
    ANSWER(changes, .type = F_LIST, .of = &change_shape, .about = "Empty: it was made"),
    FIELDS_END,
};
static const struct shape history_shape = ANSWER_SHAPE("service_history", history_fields);

/* --- for anybody: no name of a person, nothing of a child --- */

static const struct field open_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER(agency, .type = F_TEXT),
    ANSWER(about, .type = F_TEXT),
    ANSWER_OR_NULL(expect, .type = F_TEXT, .about = "What happens after a referral"),
    ANSWER_OR_NULL(who_consents, .type = F_TEXT, .about = "Who has to agree first"),
    ANSWER_OR_NULL(crisis, .type = F_TEXT),
    ANSWER(needs, .type = F_LIST),
    ANSWER(ages, .type = F_OBJECT, .of = &ages_shape),
    ANSWER(subjects, .type = F_LIST),
    ANSWER(care_statuses, .type = F_LIST),
    ANSWER(homes, .type = F_LIST),
    ANSWER(localities, .type = F_LIST),
    ANSWER(who_may_refer, .type = F_LIST, .about = "Whom to ask: roles"),
    ANSWER(must_come_first, .type = F_LIST),
    ANSWER(how_soon, .type = F_LIST, .about = "What it promises, a sentence a step"),
    ANSWER(how_soon_urgent, .type = F_LIST, .about = "The same where it is urgent"),
    ANSWER_OR_NULL(last_checked_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape open_shape = ANSWER_SHAPE("directory_entry", open_fields);

/* Anybody may ask, as often as they like: browsers and whatever stands before us may keep it for a minute, and what is
 * asked without signing in queues apart from the work of those who have. */
static enum err directory(struct request *req)
{
    enum err e = read_statement(req, &sql_directory_open, req->route->args);

    req->reply.cache = e ? NULL : "public, max-age=60";
    return e;
}

const struct route service_routes[] = {
    READ("/services", NEED(service, view), service_list, service_shape, .is_list = true,
         .about = "The directory: what there is, for whom, who may refer and by when it acts"),
    READ("/services/:id", NEED(service, view), service_one, service_shape, .about = "One service",
         .args = {{ARG_RECORD}}),
    READ("/services/:id/history", NEED(service, view), service_history, history_shape,
         .is_list = true, .about = "Who changed what in a service and when, the newest first",
         .args = {{ARG_RECORD}}),
    READ("/services/:id/waiting-list", NEED(referral, view), service_waiting_list, waiting_shape,
         .is_list = true, .about = "Who waits for the service, longest over the target first",
         .args = {{ARG_RECORD},
                  {ARG_LIMIT},
                  {ARG_AFTER},
                  {ARG_TEXT, "state", .max = 20},
                  {ARG_TEXT, "urgency", .max = 20},
                  {ARG_TEXT, "care_status", .max = 20},
                  {ARG_TEXT, "late", .max = 5},
                  {ARG_TEXT, "word_due", .max = 5},
                  {ARG_TEXT, "thrive", .max = 20},
                  {ARG_TEXT, "protection", .max = 5},
                  {ARG_TEXT, "edge", .max = 5},
                  {ARG_TEXT, "outside", .max = 5},
                  {ARG_TEXT, "order", .max = 10}}),
    {.method = METHOD_GET,
     .path = "/directory",
     .about = "What there is for children and their carers, for anybody to read",
     .need = NEED_PUBLIC,
     .lane = LANE_REPORT,
     .handle = directory,
     .answer = &open_shape,
     .is_list = true},
    ROUTES_END,
};
