/*
 * What a service does that names no child: one-off consultations, telephone duty, supervision, case-discussion groups. Its own
 * staff and its administrator record it; whoever oversees the area sees all of it.
 */
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct work_in {
    const char *kind;
    struct num  day, minutes, people;
    struct text asked_by, locality, topic;
    struct uuid practitioner;
};

static const char *const kinds[] = {"consultation", "duty", "supervision", "discussion_group",
                                    NULL};

enum { DAY_MINUTES = 1440, PEOPLE_MAX = 500 };

#define WORK_FIELDS(flags_)                                                                    \
    FIELD(work_in, kind, .type = F_WORD, .flags = flags_, .words = kinds),                     \
        FIELD(work_in, day, .type = F_DAY, .flags = flags_ | PAST_DAY),                        \
        FIELD(work_in, minutes, .type = F_INT, .flags = flags_, .min = 1, .max = DAY_MINUTES), \
        FIELD(work_in, people, .type = F_INT, .flags = flags_, .min = 1, .max = PEOPLE_MAX,    \
              .about = "How many people it was for"),                                          \
        FIELD(work_in, asked_by, .type = F_TEXT, .flags = NULLABLE, .max = 200,                \
              .about = "Which agency or team asked, as it is called here"),                    \
        FIELD(work_in, locality, .type = F_TEXT, .flags = NULLABLE, .max = 200,                \
              .about = "For which part of the area: one of the localities of the service"),    \
        FIELD(work_in, topic, .type = F_TEXT, .flags = NULLABLE, .max = 200,                   \
              .about = "In a line that names no child"),                                       \
        FIELD(work_in, practitioner, .type = F_UUID,                                           \
              .about = "Who did it; whoever records it, unless said")

static const struct field work_in_fields[] = {WORK_FIELDS(REQUIRED), FIELDS_END};
static const struct shape work_in_shape = SHAPE("service_work_new", work_in_fields, work_in);
static const struct field change_fields[] = {WORK_FIELDS(0), FIELDS_END};
static const struct shape change_shape = SHAPE("service_work_change", change_fields, work_in);

static const struct field work_fields[] = {
    RECORD_ANSWERS,
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(day, .type = F_DAY),
    ANSWER(minutes, .type = F_INT, .min = 1, .max = DAY_MINUTES),
    ANSWER(people, .type = F_INT, .min = 1, .max = PEOPLE_MAX),
    ANSWER_OR_NULL(asked_by, .type = F_TEXT),
    ANSWER_OR_NULL(locality, .type = F_TEXT),
    ANSWER_OR_NULL(topic, .type = F_TEXT),
    ANSWER_OR_NULL(practitioner, .type = F_OBJECT, .of = &person_shape),
    FIELDS_END,
};
static const struct shape work_shape = ANSWER_SHAPE("service_work", work_fields);

static enum err check_of(struct request *req, struct uuid service, const struct work_in *in)
{
    struct rows rows;
    enum err    e =
        DB(req, service_work_fits, &rows, P(service), P(in->practitioner), P(in->locality));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (!row_bool(&rows, 0, 0))
        return fail(req, ERR_FORBIDDEN);
    if (!row_bool(&rows, 0, 1))
        fail_note(req, "/practitioner", "There is nobody with this id at the service.");
    if (!row_bool(&rows, 0, 2))
        fail_note(req, "/locality", "Choose one of the parts of the area that the service names.");
    return ERR_NONE;
}

static enum err check_new(struct request *req) { return check_of(req, req->record, req->body); }

static enum err check_change(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, service_work_service, &rows, P(req->record));

    return e ? e : check_of(req, row_uuid(&rows, 0, 0), req->body);
}

static enum err create(struct request *req)
{
    const struct work_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err e = DB(req, service_work_create, &rows, P(id), P(req->record), P(in->kind),
                    P_DAY(in->day), P(in->minutes), P(in->people), P(in->asked_by), P(in->topic),
                    P(in->practitioner), P(in->locality));

    return e ? e : reply_made(req, "/service-work/", id, &sql_service_work_one);
}

static enum err change(struct request *req)
{
    const struct work_in *in = req->body;
    struct rows           rows;
    enum err e = DB(req, service_work_update, &rows, P(req->record), P(in->kind), P_DAY(in->day),
                    P(in->minutes), P(in->people), P(in->asked_by.present), P(in->asked_by),
                    P(in->topic.present), P(in->topic), P(in->practitioner),
                    P(in->locality.present), P(in->locality));

    return e ? e : reply_record(req, req->record, &sql_service_work_one);
}

const struct route service_work_routes[] = {
    READ("/services/:id/work", NEED(service_work, view), service_work_list, work_shape,
         .is_list = true,
         .about =
             "Consultations, telephone duty, supervision and groups of a service, newest first",
         .args = {{ARG_RECORD}, {ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/services/:id/work", NEED(service_work, create), &work_in_shape, create,
          work_shape, .check = check_new,
          .about = "Record work of your service that names no child"),
    READ("/service-work/:id", NEED(service_work, view), service_work_one, work_shape,
         .about = "One piece of such work", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/service-work/:id", NEED(service_work, edit), &change_shape, change, work_shape,
          MATCH(service_work_version, service_work_one), .check = check_change,
          .about = "Correct it"),
    ROUTES_END,
};
