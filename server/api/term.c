/* School terms of the council, kept by its virtual school: which term a day belongs to decides which PEP is due. */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct term_in {
    struct text name;
    struct num  from_on, until_on;
};

#define TERM_FIELDS(flags_)                                                                        \
    FIELD(term_in, name, .type = F_TEXT, .flags = flags_, .max = 60, .about = "Autumn term 2026"), \
        FIELD(term_in, from_on, .type = F_DAY, .flags = flags_,                                    \
              .about = "First day of school; the holidays before belong to the term"),             \
        FIELD(term_in, until_on, .type = F_DAY, .flags = flags_)

static const struct field in_fields[] = {TERM_FIELDS(REQUIRED), FIELDS_END};
static const struct shape in_shape = SHAPE("school_term_new", in_fields, term_in);
static const struct field change_fields[] = {TERM_FIELDS(0), FIELDS_END};
static const struct shape change_shape = SHAPE("school_term_change", change_fields, term_in);

static const struct field term_fields[] = {
    RECORD_ANSWERS,
    ANSWER(name, .type = F_TEXT),
    ANSWER(authority, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(from_on, .type = F_DAY),
    ANSWER(until_on, .type = F_DAY),
    ANSWER(is_now, .type = F_BOOL, .about = "Today belongs to it, or to the holidays before it"),
    FIELDS_END,
};
static const struct shape term_shape = ANSWER_SHAPE("school_term", term_fields);

static enum err check_fits(struct request *req, struct num from_on, struct num until_on)
{
    struct rows rows;
    enum err    e;

    check_order(req, from_on, until_on);
    if (req->faults.n > 0 || !from_on.is_set || !until_on.is_set)
        return ERR_NONE;
    e = DB(req, term_fits, &rows, P(req->record), P_DAY(from_on), P_DAY(until_on));
    if (!e && row_int(&rows, 0, 0) == 0)
        fail_note(req, "/name", "There is no council whose term this could be.");
    if (!e && row_bool(&rows, 0, 1))
        fail_note(req, "/from_on", "Another term has some of these days.");
    if (!e && row_bool(&rows, 0, 2))
        fail_note(req, "/until_on", "A PEP of this term was held later.");
    return e;
}

static enum err check_new(struct request *req)
{
    const struct term_in *in = req->body;

    return check_fits(req, in->from_on, in->until_on);
}

static enum err create(struct request *req)
{
    const struct term_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e =
        DB(req, term_create, &rows, P(id), P(in->name), P_DAY(in->from_on), P_DAY(in->until_on));

    return e ? e : reply_made(req, "/school-terms/", id, &sql_term_one);
}

static enum err check_change(struct request *req)
{
    const struct term_in *in = req->body;
    struct rows           now;
    enum err              e = DB(req, term_standing, &now, P(req->record));
    struct num            from = in->from_on, until = in->until_on;

    if (e)
        return e;
    if (!from.is_set)
        from = (struct num){.v = row_day(&now, 0, 0), .is_set = true};
    if (!until.is_set)
        until = (struct num){.v = row_day(&now, 0, 1), .is_set = true};
    return check_fits(req, from, until);
}

static enum err change(struct request *req)
{
    const struct term_in *in = req->body;
    struct rows           rows;
    enum err e = DB(req, term_update, &rows, P(req->record), P(in->name), P_DAY(in->from_on),
                    P_DAY(in->until_on));

    return e ? e : reply_record(req, req->record, &sql_term_one);
}

const struct route term_routes[] = {
    READ("/school-terms", NEED(school_term, view), term_list, term_shape, .is_list = true,
         .about = "School terms, the newest first"),
    WRITE(POST, "/school-terms", NEED(school_term, create), &in_shape, create, term_shape,
          .check = check_new, .about = "Record a school term"),
    READ("/school-terms/:id", NEED(school_term, view), term_one, term_shape,
         .about = "One school term", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/school-terms/:id", NEED(school_term, edit), &change_shape, change, term_shape,
          .check = check_change, MATCH(term_version, term_one), .about = "Correct a school term"),
    ROUTES_END,
};
