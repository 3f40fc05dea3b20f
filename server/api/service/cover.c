/*
 * Covers: somebody of a service stands in for a colleague from a day until they are back, and stands to the children as the
 * colleague does for that time (migrations/0019_work.sql). It lets somebody in, so nobody says it of themselves: the
 * service's administrator does, or whoever will be away.
 */
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct cover_in {
    struct uuid practitioner, person;
    struct num  from_on, until_on;
};

static const struct field cover_in_fields[] = {
    FIELD(cover_in, practitioner, .type = F_UUID, .flags = REQUIRED, .about = "Who is away"),
    FIELD(cover_in, person, .type = F_UUID, .flags = REQUIRED, .about = "Who covers"),
    FIELD(cover_in, from_on, .type = F_DAY, .about = "Today where left out"),
    FIELD(cover_in, until_on, .type = F_DAY, .flags = REQUIRED,
          .about = "First day on which they are back"),
    FIELDS_END,
};
static const struct shape cover_in_shape = SHAPE("cover_new", cover_in_fields, cover_in);

static const struct field change_fields[] = {
    FIELD(cover_in, until_on, .type = F_DAY, .flags = REQUIRED | SINCE_BEGUN,
          .about = "First day on which they are back; today ends it at once"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("cover_change", change_fields, cover_in);

static const struct field cover_fields[] = {
    RECORD_ANSWERS,
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(practitioner, .type = F_OBJECT, .of = &person_shape, .about = "Who is away"),
    ANSWER(person, .type = F_OBJECT, .of = &person_shape, .about = "Who covers"),
    ANSWER(from_on, .type = F_DAY),
    ANSWER(until_on, .type = F_DAY, .about = "First day on which they are back"),
    FIELDS_END,
};
static const struct shape cover_shape = ANSWER_SHAPE("cover", cover_fields);

static void check_days(struct request *req, const struct cover_in *in)
{
    int64_t from = in->from_on.is_set ? in->from_on.v : req->today;

    if (in->until_on.is_set && in->until_on.v <= from)
        fail_note(req, "/until_on", "Give a day after the first one.");
    else if (in->until_on.is_set && in->until_on.v <= req->today)
        fail_note(req, "/until_on", "This day has been.");
}

static enum err check_new(struct request *req)
{
    const struct cover_in *in = req->body;
    bool                   is_own = !strcmp(in->practitioner.s, req->who.person.s);
    struct rows            rows;
    enum err e = DB(req, cover_fits, &rows, P(req->record), P(in->practitioner), P(in->person));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (!row_bool(&rows, 0, 0) && !is_own)
        return fail(req, ERR_FORBIDDEN);
    if (uuid_is_set(&in->practitioner) && !row_bool(&rows, 0, 1))
        fail_note(req, "/practitioner", "There is nobody with this id at the service.");
    if (uuid_is_set(&in->person) && !row_bool(&rows, 0, 2))
        fail_note(req, "/person", "There is nobody with this id at the service.");
    else if (uuid_is_set(&in->person) && !strcmp(in->person.s, req->who.person.s))
        fail_note(req, "/person", "Somebody else has to say that you cover.");
    else if (uuid_is_set(&in->person) && !strcmp(in->person.s, in->practitioner.s))
        fail_note(req, "/person", "Choose somebody else.");
    check_days(req, in);
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct cover_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, cover_create, &rows, P(id), P(req->record), P(in->practitioner),
                    P(in->person), P_DAY(in->from_on), P_DAY(in->until_on));

    return e ? e : reply_made(req, "/covers/", id, &sql_cover_one);
}

static enum err change(struct request *req)
{
    const struct cover_in *in = req->body;
    struct rows            rows;
    enum err               e = DB(req, cover_update, &rows, P(req->record), P_DAY(in->until_on));

    return e ? e : reply_record(req, req->record, &sql_cover_one);
}

const struct route cover_routes[] = {
    READ("/services/:id/covers", NEED(cover, view), cover_list, cover_shape, .is_list = true,
         .about = "Who covers for whom, now and to come", .args = {{ARG_RECORD}}),
    WRITE(POST, "/services/:id/covers", NEED(cover, create), &cover_in_shape, create, cover_shape,
          .check = check_new, .about = "Say who covers for a colleague who is away"),
    READ("/covers/:id", NEED(cover, view), cover_one, cover_shape, .about = "One cover",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/covers/:id", NEED(cover, edit), &change_shape, change, cover_shape,
          MATCH(cover_version, cover_one), .about = "Say that they are back on another day"),
    ROUTES_END,
};
