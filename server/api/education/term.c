/*
 * School terms of each council, kept by virtual schools: which term a day belongs to decides which PEP is due. They are those of
 * the council that looks after the child, not of the one where it goes to school: that council's virtual school head answers
 * for the PEP wherever the child is placed (Children Act 1989, section 22(3A) to (3C)). A PEP that was held stays in its term:
 * a term is not moved away from it, and none is put between.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct term_in {
    struct text name;
    struct num  from_on, until_on;
    struct uuid authority;
};

#define TERM_FIELDS(flags_)                                                                        \
    FIELD(term_in, name, .type = F_TEXT, .flags = flags_, .max = 60, .about = "Autumn term 2026"), \
        FIELD(term_in, from_on, .type = F_DAY, .flags = flags_,                                    \
              .about = "First day of school; the holidays before belong to the term"),             \
        FIELD(term_in, until_on, .type = F_DAY, .flags = flags_)

static const struct field in_fields[] = {
    TERM_FIELDS(REQUIRED),
    FIELD(term_in, authority, .type = F_UUID,
          .about = "The council; yours, or the only one, unless said"),
    FIELDS_END,
};
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

/* Finds the council. */
static enum err check_fits(struct request *req, struct num from_on, struct num until_on,
                           struct uuid authority)
{
    struct rows *fits = req->found = arena_alloc(req->arena, sizeof *fits);
    enum err     e;

    if (!fits)
        return fail(req, ERR_NO_MEMORY);
    check_order(req, from_on, until_on);
    if (req->faults.n > 0 || !from_on.is_set || !until_on.is_set)
        return ERR_NONE;
    e = DB(req, term_fits, fits, P(req->record), P_DAY(from_on), P_DAY(until_on), P(authority));
    if (e)
        return e;
    if (row_is_null(fits, 0, 0))
        fail_note(req, "/authority",
                  uuid_is_set(&authority)
                      ? "There is no council with this id."
                      : "Say whose term it is: there is not one council alone.");
    if (row_bool(fits, 0, 1))
        fail_note(req, "/from_on", "Another term has some of these days.");
    if (row_int(fits, 0, 2) > 0)
        fail_note(req, "/until_on",
                  arena_printf(req->arena, "A PEP was held that would not be of the %s any more.",
                               row_text(fits, 0, 3)));
    return ERR_NONE;
}

static enum err check_new(struct request *req)
{
    const struct term_in *in = req->body;

    return check_fits(req, in->from_on, in->until_on, in->authority);
}

static enum err create(struct request *req)
{
    const struct term_in *in = req->body;
    const struct rows    *fits = req->found;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err e = DB(req, term_create, &rows, P(id), P(row_uuid(fits, 0, 0)), P(in->name),
                    P_DAY(in->from_on), P_DAY(in->until_on));

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
    return check_fits(req, from, until, (struct uuid){0});
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
         .about = "School terms, the newest first; those that hold for a child",
         .args = {{ARG_UUID, "child"}}),
    WRITE(POST, "/school-terms", NEED(school_term, create), &in_shape, create, term_shape,
          .check = check_new, .about = "Record a school term"),
    READ("/school-terms/:id", NEED(school_term, view), term_one, term_shape,
         .about = "One school term", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/school-terms/:id", NEED(school_term, edit), &change_shape, change, term_shape,
          .check = check_change, MATCH(term_version, term_one), .about = "Correct a school term"),
    ROUTES_END,
};
