/*
 * The THRIVE group of a child, as the young person, the carer and those who work with them agreed it. It is a decision
 * about what the child needs and is never worked out from a score: a body that names one is refused, and an SDQ changes
 * none. Nobody changes what was agreed; they agree anew, and the newest stands.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct thrive_in {
    const char *group;
    struct num  from_on, by_young_person, by_carer;
    struct text agreed_with, why;
};

static const char *const groups[] = {"thriving",  "advice",       "help",
                                     "more_help", "risk_support", NULL};

static const struct field in_fields[] = {
    FIELD(thrive_in, group, .type = F_WORD, .flags = REQUIRED, .words = groups),
    FIELD(thrive_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(thrive_in, by_young_person, .type = F_BOOL, .flags = REQUIRED,
          .about = "The young person agreed it"),
    FIELD(thrive_in, by_carer, .type = F_BOOL, .flags = REQUIRED, .about = "The carer agreed it"),
    FIELD(thrive_in, agreed_with, .type = F_TEXT, .flags = NULLABLE, .max = 300,
          .about = "Who else agreed it"),
    FIELD(thrive_in, why, .type = F_TEXT, .flags = REQUIRED, .max = 2000,
          .about = "What the child needs that makes it this group"),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("thrive_new", in_fields, thrive_in);

static const struct field thrive_fields[] = {
    RECORD_ANSWERS,
    ANSWER(group, .type = F_WORD, .words = groups),
    ANSWER(from_on, .type = F_DAY),
    ANSWER(by_young_person, .type = F_BOOL),
    ANSWER(by_carer, .type = F_BOOL),
    ANSWER_OR_NULL(agreed_with, .type = F_TEXT),
    ANSWER(why, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape thrive_shape = ANSWER_SHAPE("thrive", thrive_fields);

static enum err check(struct request *req)
{
    const struct thrive_in *in = req->body;
    enum err                e = check_child_day(req, "/from_on", in->from_on);

    if (!e && in->by_young_person.is_set && !in->by_young_person.v && in->by_carer.is_set &&
        !in->by_carer.v && !in->agreed_with.s)
        fail_note(req, "/agreed_with",
                  "Say who agreed it: the young person, the carer, or somebody else.");
    return e;
}

static enum err create(struct request *req)
{
    const struct thrive_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err                e =
        DB(req, thrive_create, &rows, P(id), P(req->child), P(in->group), P_DAY(in->from_on),
           P(in->by_young_person), P(in->by_carer), P(in->agreed_with), P(in->why));

    return e ? e : reply_made(req, "/thrive/", id, &sql_thrive_one);
}

const struct route thrive_routes[] = {
    READ("/children/:child/thrive", NEED(thrive, view), thrive_list, thrive_shape, .is_list = true,
         .about = "The THRIVE groups of a child, the newest first: it stands",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/thrive", NEED(thrive, create), &in_shape, create, thrive_shape,
          .check = check, .about = "Record the THRIVE group that was agreed"),
    READ("/thrive/:id", NEED(thrive, view), thrive_one, thrive_shape,
         .about = "One THRIVE group as it was agreed", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
