/*
 * The social worker's statutory visits (Care Planning Regulations 2010, regulations 28 and 29): when, where, whether the child was seen
 * alone and the bedroom was seen, and what was heard. What was heard is a record of its own (visit_note): those who work with
 * the people with whom the child lives know of the visit, and do not read it. A council's case system records visits with a
 * key: it says who went, sees no homes, and reads the visits that it recorded.
 */
#include "care_due.h"
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct visit_in {
    struct num  day, was_seen, seen_alone, saw_bedroom;
    struct text visitor, not_alone_why, heard, note;
};

#define VISIT_FIELDS(flags_)                                                           \
    FIELD(visit_in, visitor, .type = F_TEXT, .flags = NULLABLE, .max = 200,            \
          .about = "Who went; none: whoever records it. A key says it"),               \
        FIELD(visit_in, was_seen, .type = F_BOOL, .flags = flags_,                     \
              .about = "The child was there; what is due goes on where it was not"),   \
        FIELD(visit_in, seen_alone, .type = F_BOOL, .flags = NULLABLE,                 \
              .about = "Needed where the child was seen"),                             \
        FIELD(visit_in, not_alone_why, .type = F_TEXT, .flags = NULLABLE, .max = 300), \
        FIELD(visit_in, saw_bedroom, .type = F_BOOL, .flags = NULLABLE),               \
        FIELD(visit_in, heard, .type = F_TEXT, .flags = NULLABLE, .max = 4000,         \
              .about = "What the child said, in their words"),                         \
        FIELD(visit_in, note, .type = F_TEXT, .flags = NULLABLE, .max = 8000)

static const struct field visit_in_fields[] = {
    FIELD(visit_in, day, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    VISIT_FIELDS(REQUIRED),
    FIELDS_END,
};
static const struct shape visit_in_shape = SHAPE("visit_new", visit_in_fields, visit_in);
static const struct field change_fields[] = {VISIT_FIELDS(0), FIELDS_END};
static const struct shape change_shape = SHAPE("visit_change", change_fields, visit_in);

static const struct field visit_fields[] = {
    RECORD_ANSWERS,
    ANSWER_OR_NULL(home, .type = F_UUID,
                   .about = "Where the child lived then, where that is shared with you"),
    ANSWER(day, .type = F_DAY),
    ANSWER(visitor, .type = F_TEXT),
    ANSWER(was_seen, .type = F_BOOL),
    ANSWER_OR_NULL(seen_alone, .type = F_BOOL),
    ANSWER_OR_NULL(not_alone_why, .type = F_TEXT),
    ANSWER_OR_NULL(saw_bedroom, .type = F_BOOL),
    ANSWER_OR_NULL(due_on, .type = F_DAY),
    ANSWER_OR_NULL(days_late, .type = F_INT, .min = 0, .max = 100000),
    ANSWER_OR_NULL(heard, .type = F_TEXT),
    ANSWER_OR_NULL(note, .type = F_TEXT),
    ANSWER(held_back, .type = F_BOOL, .about = "There is more, and it is not shared with you"),
    FIELDS_END,
};
static const struct shape visit_shape = ANSWER_SHAPE("visit", visit_fields);

static const struct field listed_fields[] = {
    ANSWER(child, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(worker, .type = F_TEXT),
    ANSWER(due_on, .type = F_DAY),
    ANSWER(days, .type = F_INT, .min = -100000, .max = 100000, .about = "Negative when late"),
    ANSWER(why, .type = F_TEXT),
    ANSWER_OR_NULL(last_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape listed_shape = ANSWER_SHAPE("visit_due_child", listed_fields);

static const struct field due_fields[] = {
    ANSWER_OR_NULL(due_on, .type = F_DAY),
    ANSWER_OR_NULL(days, .type = F_INT, .min = -100000, .max = 100000),
    ANSWER_OR_NULL(why, .type = F_TEXT),
    ANSWER_OR_NULL(source, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape due_shape = ANSWER_SHAPE("visit_due", due_fields);

/* --- rules --- */

static void check_seen(struct request *req, struct num was_seen, struct num alone,
                       const struct visit_in *in)
{
    bool was_there = was_seen.v != 0;

    if (!was_seen.is_set)
        return;
    if (was_there && !alone.is_set)
        fail_note(req, "/seen_alone", "Say whether the child was seen alone.");
    if (!was_there && alone.is_set)
        fail_note(req, "/seen_alone", "Only a child who was seen was seen alone.");
    if (!was_there && in->heard.s)
        fail_note(req, "/heard", "Only a child who was seen said something.");
}

/* The home of the day; a visit before the first one is none under the regulations. */
static enum err check(struct request *req)
{
    const struct visit_in *in = req->body;
    struct rows           *home = req->found = arena_alloc(req->arena, sizeof *home);
    enum err               e = home ? check_child_day(req, "/day", in->day) : ERR_NO_MEMORY;

    if (e)
        return e;
    check_seen(req, in->was_seen, in->seen_alone, in);
    if (req->who.kind == IDENTITY_KEY && !in->visitor.s)
        fail_note(req, "/visitor", "Say who went: a machine did not.");
    if (!in->day.is_set || req->faults.n > 0)
        return ERR_NONE;
    e = DB(req, visit_home, home, P(req->child), P_DAY(in->day));
    if (!e && home->n == 0)
        fail_note(req, "/day", "No home is recorded on this day: the visit is before it began.");
    return e;
}

static enum err check_change(struct request *req)
{
    const struct visit_in *in = req->body;
    struct num             seen = in->was_seen, alone = in->seen_alone;
    struct rows            now;
    enum err               e = DB(req, visit_standing, &now, P(req->record));

    if (e)
        return e;
    if (!seen.is_set)
        seen = (struct num){.v = row_bool(&now, 0, 0), .is_set = true};
    if (!alone.present && !row_is_null(&now, 0, 1) && seen.v)
        alone = (struct num){.v = row_bool(&now, 0, 1), .is_set = true};
    check_seen(req, seen, alone, in);
    return ERR_NONE;
}

/* --- writing --- */

static enum err keep_note(struct request *req, struct uuid id, const struct visit_in *in)
{
    struct rows rows;

    if (!in->heard.s && !in->note.s)
        return ERR_NONE;
    return DB(req, visit_note_put, &rows, P(uuid_new()), P(id), P(in->heard), P(in->note));
}

static enum err create(struct request *req)
{
    const struct visit_in *in = req->body;
    const struct rows     *home = req->found;
    struct uuid            id = uuid_new();
    struct care_facts      facts;
    struct rows            rows;
    enum err               e = care_facts(req, &facts);
    day_t                  due = DAY_NONE;

    if (e)
        return e;
    if (row_day(home, 0, 1) == facts.care.home_from && in->day.v >= facts.care.last_visit)
        due = care_visit_due(&facts.care).due_on;
    e = DB(req, visit_create, &rows, P(id), P(req->child), P(row_uuid(home, 0, 0)), P_DAY(in->day),
           P(in->visitor), P(in->was_seen), P(in->seen_alone), P(in->not_alone_why),
           P(in->saw_bedroom), P_DAY(due), P(in->heard.s || in->note.s));
    if (!e)
        e = keep_note(req, id, in);
    if (!e)
        e = care_set_due(req);
    return e ? e : reply_made(req, "/visits/", id, &sql_visit_one);
}

static enum err change(struct request *req)
{
    const struct visit_in *in = req->body;
    struct rows            rows;
    enum err e = DB(req, visit_update, &rows, P(req->record), P(in->visitor), P(in->was_seen),
                    P(in->seen_alone), P(in->not_alone_why.present), P(in->not_alone_why),
                    P(in->saw_bedroom), P(in->heard.s || in->note.s));

    if (!e)
        e = keep_note(req, req->record, in);
    if (!e)
        e = care_set_due(req);
    return e ? e : reply_record(req, req->record, &sql_visit_one);
}

const struct route visit_routes[] = {
    READ("/children/:child/visits", NEED_OR_OWN(visit, view, create), visit_list, visit_shape,
         .is_list = true, .about = "The social worker's visits, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/visits", NEED(visit, create), &visit_in_shape, create,
          visit_shape, .check = check, .about = "Record a visit"),
    READ("/visits/:id", NEED_OR_OWN(visit, view, create), visit_one, visit_shape,
         .about = "One visit", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/visits/:id", NEED(visit, edit), &change_shape, change, visit_shape,
          .check = check_change, MATCH(visit_version, visit_one),
          .about = "Correct a visit, or add what was heard"),
    READ("/children/:child/visit-due", NEED(visit, view), visit_due_one, due_shape,
         .about = "When the next visit is due, and why", .args = {{ARG_CHILD}}),
    READ("/visits-due", NEED(visit, view), visit_due, listed_shape, .is_list = true,
         .about = "Visits that are late or due within two weeks, among those I may see; the latest "
                  "first",
         .args = {{ARG_LIMIT}, {ARG_AFTER}, {ARG_TEXT, "late", .max = 5}}),
    ROUTES_END,
};
