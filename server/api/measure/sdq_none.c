/* Why there is no SDQ for a year of the national return (SDQ_REASON of its OC2 module): a score or a reason, never both. */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "ssda903.h"

struct none_in {
    const char *code;
    struct num  return_year;
};

static const char *const codes[] = {"SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5", NULL};

static const struct field none_in_fields[] = {
    FIELD(none_in, return_year, .type = F_INT, .flags = REQUIRED, .min = 2009, .max = 2100,
          .about = "The year that ends on 31 March of this one"),
    FIELD(none_in, code, .type = F_WORD, .flags = REQUIRED, .words = codes,
          .about = "As the SSDA903 return has it"),
    FIELDS_END,
};
static const struct shape none_in_shape = SHAPE("sdq_reason_new", none_in_fields, none_in);

static const struct field none_fields[] = {
    RECORD_ANSWERS,
    ANSWER(return_year, .type = F_INT, .min = 2009, .max = 2100),
    ANSWER(code, .type = F_TEXT),
    ANSWER_OR_NULL(reason, .type = F_TEXT, .about = "The same in words"),
    FIELDS_END,
};
static const struct shape none_shape = ANSWER_SHAPE("sdq_reason", none_fields);

/* The year has begun, and neither a reason nor a score stands for it. */
static enum err check_year(struct request *req, int32_t year)
{
    day_t       first = ssda903_year_end(year - 1) + 1;
    struct rows rows;
    enum err    e;

    if (first > req->today) {
        fail_note(req, "/return_year", "This year has not begun.");
        return ERR_NONE;
    }
    e = DB(req, sdq_none_standing, &rows, P(req->child), P(year), P_DAY(first),
           P_DAY(ssda903_year_end(year)));
    if (!e && row_bool(&rows, 0, 0))
        return fail(req, ERR_OVERLAP);
    if (!e && row_bool(&rows, 0, 1))
        fail_note(req, "/return_year", "There is an SDQ by the carer for this year.");
    return e;
}

static enum err check(struct request *req)
{
    const struct none_in *in = req->body;
    day_t                 born;
    enum err              e = child_born(req, &born);

    return !e && in->return_year.is_set ? check_year(req, (int32_t)in->return_year.v) : e;
}

static enum err create(struct request *req)
{
    const struct none_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e =
        DB(req, sdq_none_create, &rows, P(id), P(req->child), P(in->return_year), P(in->code));

    return e ? e : reply_made(req, "/sdq-reasons/", id, &sql_sdq_none_one);
}

const struct route sdq_none_routes[] = {
    READ("/children/:child/sdq-reasons", NEED_OR_OWN(sdq, view, create), sdq_none_list, none_shape,
         .is_list = true, .about = "Why there is no SDQ, by year of the national return",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/sdq-reasons", NEED(sdq, create), &none_in_shape, create,
          none_shape, .check = check, .about = "Record why there is no SDQ for a year"),
    READ("/sdq-reasons/:id", NEED_OR_OWN(sdq, view, create), sdq_none_one, none_shape,
         .about = "One reason", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
