/* Reviews of a child in care that were held: the SDQ calendar goes by them (mission M3). */
#include "review_shape.h"
#include "child_facts.h"
#include "route.h"
#include "sdq_follow.h"
#include "shapes.h"
#include "sql.h"

struct review_in {
    const char *code;
    struct num  held_on;
};

static const char *const codes[] = {"PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7", NULL};

static const struct field review_in_fields[] = {
    FIELD(review_in, held_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(review_in, code, .type = F_WORD, .flags = NULLABLE, .words = codes,
          .about = "How the child took part, as the SSDA903 return has it"),
    FIELDS_END,
};
static const struct shape review_in_shape = SHAPE("review_new", review_in_fields, review_in);

static const struct field review_fields[] = {
    RECORD_ANSWERS,
    ANSWER(held_on, .type = F_DAY),
    ANSWER_OR_NULL(code, .type = F_TEXT),
    ANSWER_OR_NULL(took_part, .type = F_TEXT, .about = "The same in words"),
    FIELDS_END,
};
const struct shape review_shape = ANSWER_SHAPE("review", review_fields);

static enum err check(struct request *req)
{
    const struct review_in *in = req->body;

    return check_child_day(req, "/held_on", in->held_on);
}

static enum err create(struct request *req)
{
    const struct review_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err                e =
        DB(req, review_create, &rows, P(id), P(req->child), P_DAY(in->held_on), P(in->code));

    if (!e)
        e = sdq_set_next(req);
    return e ? e : reply_made(req, "/reviews/", id, &sql_review_one);
}

const struct route review_routes[] = {
    READ("/children/:child/reviews", NEED_OR_OWN(review, view, create), review_list, review_shape,
         .is_list = true, .about = "The reviews that were held, newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/reviews", NEED(review, create), &review_in_shape, create,
          review_shape, .check = check, .about = "Record a review that was held"),
    READ("/reviews/:id", NEED_OR_OWN(review, view, create), review_one, review_shape,
         .about = "One review", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
