/* People around the child, as the child names them and as close as the child feels them (mission M21). */
#include "around_shape.h"
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct around_in {
    struct text name, called, relation;
    const char *group, *tie;
    struct num  closeness, knows_best, from_on, until_on;
};

static const char *const groups[] = {"family", "home",  "health", "social_care",
                                     "school", "other", NULL};
static const char *const ties[] = {"close", "steady", "up_and_down", "hard", "just_starting", NULL};

static const struct field around_in_fields[] = {
    FIELD(around_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(around_in, called, .type = F_TEXT, .flags = NULLABLE, .max = 100,
          .about = "What the child calls them"),
    FIELD(around_in, relation, .type = F_TEXT, .flags = REQUIRED, .max = 100),
    FIELD(around_in, group, .type = F_WORD, .flags = REQUIRED, .words = groups),
    FIELD(around_in, closeness, .type = F_INT, .flags = NULLABLE, .min = 1, .max = 5,
          .about = "As the child feels it; 1 is closest"),
    FIELD(around_in, tie, .type = F_WORD, .flags = NULLABLE, .words = ties),
    FIELD(around_in, knows_best, .type = F_BOOL, .about = "Knows the child best"),
    FIELD(around_in, from_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(around_in, until_on, .type = F_DAY, .flags = NULLABLE | SINCE_BEGUN,
          .about = "No longer around the child from this day"),
    FIELDS_END,
};
static const struct shape around_in_shape = SHAPE("around_new", around_in_fields, around_in);

#define ITEM_ANSWERS                                                                            \
    ANSWER(name, .type = F_TEXT), ANSWER_OR_NULL(called, .type = F_TEXT),                       \
        ANSWER(relation, .type = F_TEXT), ANSWER(group, .type = F_WORD, .words = groups),       \
        ANSWER_OR_NULL(closeness, .type = F_INT, .min = 1, .max = 5),                           \
        ANSWER_OR_NULL(tie, .type = F_WORD, .words = ties), ANSWER(knows_best, .type = F_BOOL), \
        ANSWER(is_worker, .type = F_BOOL,                                                       \
               .about = "Here through an allocation or an involvement, not entered by hand")

static const struct field item_fields[] = {
    ANSWER(id, .type = F_UUID),
    ITEM_ANSWERS,
    FIELDS_END,
};
const struct shape around_item_shape = ANSWER_SHAPE("around_item", item_fields);

/* In the list by itself: with who recorded it; of a worker, who allocated them. */
static const struct field listed_fields[] = {
    RECORD_ANSWERS,
    ITEM_ANSWERS,
    FIELDS_END,
};
static const struct shape listed_shape = ANSWER_SHAPE("around_listed", listed_fields);

static const struct field around_fields[] = {
    RECORD_ANSWERS,
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(called, .type = F_TEXT),
    ANSWER(relation, .type = F_TEXT),
    ANSWER(group, .type = F_WORD, .words = groups),
    ANSWER_OR_NULL(closeness, .type = F_INT, .min = 1, .max = 5),
    ANSWER_OR_NULL(tie, .type = F_WORD, .words = ties),
    ANSWER(knows_best, .type = F_BOOL),
    ANSWER_OR_NULL(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape around_shape = ANSWER_SHAPE("around", around_fields);

static enum err check(struct request *req)
{
    const struct around_in *in = req->body;

    return check_child_period(req, in->from_on, in->until_on);
}

static enum err create(struct request *req)
{
    const struct around_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err e = DB(req, around_person_create, &rows, P(id), P(req->child), P(in->name),
                    P(in->called), P(in->relation), P(in->group), P(in->closeness), P(in->tie),
                    P((bool)(in->knows_best.v != 0)), P_DAY(in->from_on), P_DAY(in->until_on));

    return e ? e : reply_made(req, "/people/", id, &sql_around_person_one);
}

static enum err change(struct request *req)
{
    const struct around_in *in = req->body;
    struct rows             rows;
    enum err                e =
        DB(req, around_person_update, &rows, P(req->record), P(in->name), P(in->called.present),
           P(in->called), P(in->relation), P(in->group), P(in->closeness.present), P(in->closeness),
           P(in->tie), P(in->knows_best), P(in->until_on.present), P_DAY(in->until_on));

    return e ? e : reply_record(req, req->record, &sql_around_person_one);
}

const struct route around_routes[] = {
    READ("/children/:child/people", NEED(person_around, view), around_person_list, listed_shape,
         .is_list = true, .about = "The people around the child, workers included",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/people", NEED(person_around, create), &around_in_shape, create,
          around_shape, .check = check, .about = "Add somebody around the child"),
    READ("/people/:id", NEED(person_around, view), around_person_one, around_shape,
         .about = "One person around a child", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/people/:id", NEED(person_around, edit), &around_in_shape, change, around_shape,
          MATCH(around_person_version, around_person_one),
          .about = "Change how somebody stands to the child"),
    ROUTES_END,
};
