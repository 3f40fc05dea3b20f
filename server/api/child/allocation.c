/* Allocations: who works with the child, as what, from when to when; given one by one or a page at a time, and ended. */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct allocation_in {
    const char *kind, *change_code;
    struct uuid person;
    struct num  from_on, until_on;
};

/* As the national return has them (SW_REASON); the code list worker_change says what they mean. */
static const char *const changes[] = {"FCONTA", "TSPROC", "LEFTRL", "ABSENC", "MANAGE", "ORGRST",
                                      "CHCHAN", "PCCHAN", "SWDIED", "OTHERS", NULL};

#define CHANGE_CODE                                                   \
    FIELD(                                                            \
        allocation_in, change_code, .type = F_WORD, .words = changes, \
        .about =                                                      \
            "Why the social worker changed to this one; without it the first one is taken as the first")

static const char *const kinds[] = {
    "worker",           "reviewing_officer", "nurse", "virtual_school",
    "personal_adviser", "carers_worker",     NULL};

static const struct field allocation_in_fields[] = {
    FIELD(allocation_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds),
    FIELD(allocation_in, person, .type = F_UUID, .flags = REQUIRED),
    FIELD(allocation_in, from_on, .type = F_DAY, .flags = PAST_DAY, .about = "Today, unless said"),
    FIELD(allocation_in, until_on, .type = F_DAY, .flags = NULLABLE),
    CHANGE_CODE,
    FIELDS_END,
};
static const struct shape allocation_in_shape =
    SHAPE("allocation_new", allocation_in_fields, allocation_in);

static const struct field end_fields[] = {
    FIELD(allocation_in, until_on, .type = F_DAY, .flags = SINCE_BEGUN),
    CHANGE_CODE,
    FIELDS_END,
};
static const struct shape end_shape = SHAPE("allocation_end", end_fields, allocation_in);

struct bulk_in {
    struct list children;
    const char *kind;
    struct uuid person;
    struct num  from_on;
};

static const struct field bulk_in_fields[] = {
    FIELD(bulk_in, children, .type = F_LIST, .flags = REQUIRED | IDS, .min = 1, .max = 200,
          .about = "Ids"),
    FIELD(bulk_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds),
    FIELD(bulk_in, person, .type = F_UUID, .flags = REQUIRED),
    FIELD(bulk_in, from_on, .type = F_DAY, .flags = PAST_DAY, .about = "Today, unless said"),
    FIELDS_END,
};
static const struct shape bulk_in_shape = SHAPE("allocation_bulk", bulk_in_fields, bulk_in);

static const struct field allocation_fields[] = {
    RECORD_ANSWERS,
    ANSWER(child, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(person, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER_OR_NULL(change_code, .type = F_WORD, .words = changes),
    FIELDS_END,
};
static const struct shape allocation_shape = ANSWER_SHAPE("allocation", allocation_fields);

static const struct field made_fields[] = {
    ANSWER(made, .type = F_INT, .min = 0, .max = 200,
           .about = "How many children were allocated; those who were already are not counted"),
    FIELDS_END,
};
static const struct shape made_shape = ANSWER_SHAPE("allocation_bulk_made", made_fields);

/* Somebody can be allocated as what their role is for: a nurse is no reviewing officer. */
static enum err check_person(struct request *req, struct uuid person, const char *kind)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    if (!kind || !uuid_is_set(&person))
        return ERR_NONE;
    e = DB(req, allocation_fits, &rows, P(person), P(kind));
    if (!e && rows.n == 0)
        fail_note(req, "/person", "There is nobody with this id whose role fits.");
    return e;
}

static struct num start_of(const struct request *req, struct num from_on)
{
    return from_on.present ? from_on : (struct num){.v = req->today, .is_set = true};
}

static enum err check(struct request *req)
{
    const struct allocation_in *in = req->body;
    enum err e = check_child_period(req, start_of(req, in->from_on), in->until_on);

    return e ? e : check_person(req, in->person, in->kind);
}

static enum err count_lacking(struct request *req, struct param ids, const char *kind,
                              struct uuid person, int64_t *out)
{
    struct rows rows;
    enum err    e = DB(req, allocation_lacking, &rows, ids, P(kind), P(person));

    *out = e ? 0 : row_int(&rows, 0, 0);
    return e;
}

/* Nobody is allocated twice as the same at one time. */
static enum err refuse_twice(struct request *req, const struct allocation_in *in)
{
    struct list one = {.items = &req->child, .n = 1};
    int64_t     n = 1;
    enum err    e =
        in->until_on.is_set ? ERR_NONE : count_lacking(req, P_IDS(one), in->kind, in->person, &n);

    return !e && n == 0 ? fail(req, ERR_OVERLAP) : e;
}

static enum err create(struct request *req)
{
    const struct allocation_in *in = req->body;
    struct uuid                 id = uuid_new();
    struct rows                 rows;
    enum err                    e = refuse_twice(req, in);

    if (!e)
        e = DB(req, allocation_create, &rows, P(id), P(req->child), P(in->kind), P(in->person),
               P_DAY(start_of(req, in->from_on)), P_DAY(in->until_on), P(in->change_code));
    return e ? e : reply_made(req, "/allocations/", id, &sql_allocation_one);
}

static enum err check_end(struct request *req)
{
    const struct allocation_in *in = req->body;

    if (!in->until_on.present && !in->change_code && !req->faults.of_shape)
        fail_note(req, "/until_on", "Give the last day, or why the social worker changed.");
    return ERR_NONE;
}

static enum err end(struct request *req)
{
    const struct allocation_in *in = req->body;
    struct rows                 rows;
    enum err                    e =
        DB(req, allocation_end, &rows, P(req->record), P_DAY(in->until_on), P(in->change_code));

    return e ? e : reply_record(req, req->record, &sql_allocation_one);
}

/* All of them or none: each child that may not be allocated is named, and then nobody is. */
static enum err check_bulk(struct request *req)
{
    const struct bulk_in *in = req->body;
    struct rows           rows;
    enum err              e = check_person(req, in->person, in->kind);

    if (!e)
        e = DB(req, allocation_unseen, &rows, P_IDS(in->children));
    for (int i = 0; !e && i < rows.n; i++)
        fail_note(req, arena_printf(req->arena, "/children/%s", row_text(&rows, i, 0)),
                  "Not found, or not shared with you.");
    return e;
}

static enum err create_bulk(struct request *req)
{
    const struct bulk_in *in = req->body;
    struct param          ids = P_IDS(in->children);
    struct buf            b = {.arena = req->arena};
    int64_t               lacking = 0;
    struct rows           rows;
    enum err              e = count_lacking(req, ids, in->kind, in->person, &lacking);

    if (!e)
        e = DB(req, allocation_create_bulk, &rows, ids, P(in->kind), P(in->person),
               P_DAY(start_of(req, in->from_on)));
    buf_printf(&b, "{\"made\":%lld}", (long long)lacking);
    return e ? e : reply_json(req, 201, &b);
}

const struct route allocation_routes[] = {
    READ("/children/:child/allocations", NEED(allocation, view), allocation_list, allocation_shape,
         .is_list = true, .about = "Who works with the child, now and before",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/allocations", NEED(allocation, create), &allocation_in_shape,
          create, allocation_shape, .check = check, .about = "Allocate somebody to the child"),
    READ("/allocations/:id", NEED(allocation, view), allocation_one, allocation_shape,
         .about = "One allocation", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/allocations/:id", NEED(allocation, edit), &end_shape, end, allocation_shape,
          MATCH(allocation_version, allocation_one), .check = check_end,
          .about = "End an allocation, or say why the social worker changed to this one"),
    WRITE(POST, "/allocations", NEED(allocation, bulk), &bulk_in_shape, create_bulk, made_shape,
          .check = check_bulk, .about = "Allocate somebody to many children at once"),
    ROUTES_END,
};
