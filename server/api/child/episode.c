/* Care: periods of being looked after and legal status, as the national return knows them. */
#include "care_due.h"
#include "child_facts.h"
#include "route.h"
#include "sdq_follow.h"
#include "shapes.h"
#include "sql.h"

struct status_in {
    const char *code;
    struct num  from_on, until_on;
};

static const char *const codes[] = {"C1", "C2", "D1", "E1", "V2", "V3", "V4",
                                    "L1", "L2", "L3", "J1", "J2", "J3", NULL};

static const struct field status_in_fields[] = {
    FIELD(status_in, code, .type = F_WORD, .flags = REQUIRED, .words = codes,
          .about = "As the SSDA903 return has it"),
    FIELD(status_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELDS_END,
};
static const struct shape status_in_shape = SHAPE("legal_status_new", status_in_fields, status_in);

static const struct field status_end_fields[] = {
    FIELD(status_in, until_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY | SINCE_BEGUN),
    FIELDS_END,
};
static const struct shape status_end_shape =
    SHAPE("legal_status_end", status_end_fields, status_in);

static const struct field status_fields[] = {
    RECORD_ANSWERS,
    ANSWER(code, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape status_shape = ANSWER_SHAPE("legal_status", status_fields);

static enum err check(struct request *req)
{
    const struct status_in *in = req->body;
    struct child_facts     *child = req->found = arena_alloc(req->arena, sizeof *child);
    enum err                e = child ? child_facts(req, child) : ERR_NO_MEMORY;

    if (!e)
        check_born(req, "/from_on", in->from_on, child->born);
    return e;
}

/* The first status begins the period of care; a later one ends the one before. */
static enum err create(struct request *req)
{
    const struct status_in   *in = req->body;
    const struct child_facts *child = req->found;
    struct uuid               id = uuid_new();
    struct rows               rows;
    enum err e = DB(req, legal_status_end, &rows, P(req->child), P_DAY(in->from_on));

    if (!e)
        e = DB(req, legal_status_create, &rows, P(id), P(req->child), P(in->code),
               P_DAY(in->from_on));
    if (!e && child->entered_care == DAY_NONE)
        e = DB(req, episode_create, &rows, P(uuid_new()), P(req->child), P_DAY(in->from_on),
               P(in->code));
    if (!e)
        e = sdq_set_next(req);
    if (!e)
        e = care_set_due(req);
    return e ? e : reply_made(req, "/legal-status/", id, &sql_legal_status_one);
}

/* With the last status the period of care ends. */
static enum err end(struct request *req)
{
    const struct status_in *in = req->body;
    struct rows             rows;
    enum err e = DB(req, legal_status_close, &rows, P(req->record), P_DAY(in->until_on));

    if (!e)
        e = DB(req, episode_close, &rows, P(req->child), P_DAY(in->until_on));
    if (!e)
        e = sdq_set_next(req);
    if (!e)
        e = care_set_due(req);
    return e ? e : reply_record(req, req->record, &sql_legal_status_one);
}

const struct route episode_routes[] = {
    READ("/children/:child/legal-status", NEED_OR_OWN(episode, view, create), legal_status_list,
         status_shape, .is_list = true, .about = "Legal status over time", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/legal-status", NEED(episode, create), &status_in_shape, create,
          status_shape, .check = check,
          .about = "Record a new legal status; the first begins the period of care"),
    READ("/legal-status/:id", NEED_OR_OWN(episode, view, create), legal_status_one, status_shape,
         .about = "One legal status", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/legal-status/:id", NEED(episode, edit), &status_end_shape, end, status_shape,
          MATCH(legal_status_version, legal_status_one),
          .about = "End a legal status; with the last one the period of care ends"),
    ROUTES_END,
};
