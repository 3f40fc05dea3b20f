/*
 * Link practitioners: who of a service is there for which school. Educational psychology has one for every school
 * (mission M8); a referral of a child of the school shows whom it goes to.
 */
#include "route.h"
#include "shapes.h"
#include "sql.h"

static const struct field link_fields[] = {
    RECORD_ANSWERS,
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(school, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(practitioner, .type = F_OBJECT, .of = &person_shape),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY, .about = "First day on which it is over"),
    FIELDS_END,
};
static const struct shape link_shape = ANSWER_SHAPE("service_link", link_fields);

struct link_in {
    struct uuid school, practitioner;
};

static const struct field link_in_fields[] = {
    FIELD(link_in, school, .type = F_UUID, .flags = REQUIRED),
    FIELD(link_in, practitioner, .type = F_UUID, .flags = REQUIRED,
          .about = "Somebody of the service"),
    FIELDS_END,
};
static const struct shape link_in_shape = SHAPE("service_link_new", link_in_fields, link_in);

/* Of a service that one keeps: a school, and somebody of the service. */
static enum err check_link(struct request *req)
{
    const struct link_in *in = req->body;
    struct rows           rows;
    enum err              e = DB(req, service_version, &rows, P(req->record));

    if (!e && rows.n == 0)
        return fail_untouched(req, req->record, &sql_service_one);
    if (!e && uuid_is_set(&in->school)) {
        e = DB(req, school_exists, &rows, P(in->school));
        if (!e && rows.n == 0)
            fail_note(req, "/school", "There is no school with this id.");
    }
    if (!e && uuid_is_set(&in->practitioner)) {
        e = DB(req, service_has_staff, &rows, P(req->record), P(in->practitioner));
        if (!e && rows.n == 0)
            fail_note(req, "/practitioner", "There is nobody with this id at the service.");
    }
    return e;
}

/* Whoever was there before is not any more, from today on. */
static enum err create(struct request *req)
{
    const struct link_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e =
        DB(req, service_link_over, &rows, P(req->record), P(in->school), P(in->practitioner));

    if (!e)
        e = DB(req, service_link_create, &rows, P(id), P(req->record), P(in->school),
               P(in->practitioner));
    return e ? e : reply_made(req, "/service-links/", id, &sql_service_link_one);
}

struct link_change {
    struct num until_on;
};

static const struct field link_change_fields[] = {
    FIELD(link_change, until_on, .type = F_DAY, .flags = PAST_DAY | SINCE_BEGUN,
          .about = "First day on which it is over: today or earlier"),
    FIELDS_END,
};
static const struct shape link_change_shape =
    SHAPE("service_link_change", link_change_fields, link_change);

static enum err end(struct request *req)
{
    const struct link_change *in = req->body;
    struct rows               rows;
    enum err                  e = ERR_NONE;

    if (in->until_on.is_set)
        e = DB(req, service_link_end, &rows, P(req->record), P_DAY(in->until_on));
    return e ? e : reply_record(req, req->record, &sql_service_link_one);
}

const struct route service_link_routes[] = {
    READ("/services/:id/links", NEED(service, view), service_link_list, link_shape, .is_list = true,
         .about = "The link practitioners of schools, by school", .args = {{ARG_RECORD}}),
    WRITE(POST, "/services/:id/links", NEED(service, edit), &link_in_shape, create, link_shape,
          .check = check_link,
          .about = "Say who of the service is there for a school; whoever was is not any more"),
    READ("/service-links/:id", NEED(service, view), service_link_one, link_shape,
         .about = "The link practitioner of a school", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/service-links/:id", NEED(service, edit), &link_change_shape, end, link_shape,
          MATCH(service_link_version, service_link_one), .about = "End it"),
    ROUTES_END,
};
