/*
 * Brothers and sisters who are both children here. One record says it of both and is seen from either, by whoever may see both; of whoever may not, the
 * list says that a brother or sister is linked and whose record that is. Whether they live together is worked out from where both live and is never
 * typed; nothing is said of it where an address is protected, and a plan for their time together that tells such an address is
 * refused. What an adoption or a court keeps apart is sealed: once recorded it answers nobody, not
 * even who recorded it, and it refuses nothing, since a refusal would tell.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct sibling_in {
    struct uuid other;
    const char *kind, *seen_by;
    struct text said_by, family_time, ended_why, error_reason;
    struct num  said_on, ended_on;
};

enum { TIER_WORKING = 2, TIER_RESTRICTED = 4, TIER_SEALED = 5 };

static const char *const kinds[] = {"full", "half", "step", "adoptive", "lives_as", NULL};
static const char *const open_kinds[] = {"full", "half", "step", "lives_as", NULL};
static const char *const seers[] = {"those_around", "few", "nobody", NULL};
static const char *const togethers[] = {"together", "apart", NULL};

#define TIME_FIELD                                                                 \
    FIELD(sibling_in, family_time, .type = F_TEXT, .flags = NULLABLE, .max = 2000, \
          .about = "The plan for their time together, as one would tell it to them")

static const struct field in_fields[] = {
    FIELD(sibling_in, other, .type = F_UUID, .flags = REQUIRED, .about = "The other child"),
    FIELD(sibling_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds,
          .about = "adoptive: always sealed"),
    FIELD(
        sibling_in, seen_by, .type = F_WORD, .words = seers,
        .about =
            "few: those who see a protected address; nobody: an adoption or a court keeps them apart"),
    FIELD(sibling_in, said_by, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(sibling_in, said_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    TIME_FIELD,
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("sibling_new", in_fields, sibling_in);

static const struct field change_fields[] = {
    FIELD(sibling_in, kind, .type = F_WORD, .words = open_kinds),
    FIELD(sibling_in, said_by, .type = F_TEXT, .max = 200),
    FIELD(sibling_in, said_on, .type = F_DAY, .flags = PAST_DAY),
    TIME_FIELD,
    FIELD(sibling_in, ended_on, .type = F_DAY, .flags = PAST_DAY,
          .about = "From when they are so no longer"),
    FIELD(sibling_in, ended_why, .type = F_TEXT, .max = 500),
    FIELD(sibling_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("sibling_change", change_fields, sibling_in);

/* --- what is answered --- */

static const struct field child_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT, .about = "As the child is called"),
    ANSWER(full_name, .type = F_TEXT),
    ANSWER(age, .type = F_INT, .min = 0, .max = 150),
    ANSWER(sex, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape sibling_child_shape = ANSWER_SHAPE("sibling_child", child_fields);

static const struct field sibling_fields[] = {
    RECORD_ANSWERS,
    ANSWER(child, .type = F_OBJECT, .of = &sibling_child_shape),
    ANSWER(other, .type = F_OBJECT, .of = &sibling_child_shape,
           .about = "The brother or sister, seen from the child of the list"),
    ANSWER(kind, .type = F_WORD, .words = open_kinds),
    ANSWER(tier, .type = F_INT, .min = 2, .max = 4),
    ANSWER(said_by, .type = F_TEXT),
    ANSWER(said_on, .type = F_DAY),
    ANSWER_OR_NULL(family_time, .type = F_TEXT),
    ANSWER_OR_NULL(home, .type = F_WORD, .words = togethers,
                   .about = "Whether they live together; null: not known, or not for you to see"),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER_OR_NULL(ended_why, .type = F_TEXT),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape sibling_shape = ANSWER_SHAPE("sibling", sibling_fields);

static const struct field made_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(is_sealed, .type = F_BOOL, .about = "It is kept, and from now on shown to nobody"),
    ANSWER_OR_NULL(sibling, .type = F_OBJECT, .of = &sibling_shape),
    FIELDS_END,
};
static const struct shape made_shape = ANSWER_SHAPE("sibling_made", made_fields);

/* --- recording one --- */

#define TELLS "This says where one of them lives, and that address is protected. Leave it out."

static int tier_of(const struct sibling_in *in)
{
    if (!strcmp(in->kind, "adoptive") || (in->seen_by && !strcmp(in->seen_by, "nobody")))
        return TIER_SEALED;
    return in->seen_by && !strcmp(in->seen_by, "few") ? TIER_RESTRICTED : TIER_WORKING;
}

static enum err check(struct request *req)
{
    const struct sibling_in *in = req->body;
    struct rows              now;
    enum err                 e = check_child_day(req, "/said_on", in->said_on);

    if (e || !uuid_is_set(&in->other))
        return e;
    e = DB(req, sibling_standing, &now, P(req->child), P(in->other), P(in->family_time));
    if (e)
        return e;
    if (!row_bool(&now, 0, 0))
        return fail(req, ERR_NOT_FOUND);
    if (row_bool(&now, 0, 1))
        fail_note(req, "/other", "This is the same child. Choose another.");
    if (row_bool(&now, 0, 2))
        fail_note(req, "/family_time", TELLS);
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct sibling_in *in = req->body;
    int                      tier = tier_of(in);
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err e = DB(req, sibling_create, &rows, P(id), P(req->child), P(in->other), P(tier),
                    P(in->kind), P(in->said_by), P_DAY(in->said_on), P(in->family_time));

    if (e)
        return e;
    return reply_made(req, "/siblings/", id,
                      tier == TIER_SEALED ? &sql_sibling_sealed : &sql_sibling_made);
}

/* --- changing one --- */

static enum err check_change(struct request *req)
{
    const struct sibling_in *in = req->body;
    struct rows              now;
    enum err                 e = DB(req, sibling_state, &now, P(req->record), P(in->family_time));

    if (e)
        return e;
    if (row_bool(&now, 0, 0))
        return fail(req, ERR_STATE);
    if (row_bool(&now, 0, 1))
        fail_note(req, "/family_time", TELLS);
    if (in->ended_on.is_set && !in->ended_why.s)
        fail_note(req, "/ended_why", "Say why they are so no longer.");
    if (in->ended_why.s && !in->ended_on.present)
        fail_note(req, "/ended_on", "Say from which day.");
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct sibling_in *in = req->body;
    struct rows              rows;
    enum err e = DB(req, sibling_update, &rows, P(req->record), P(in->kind), P(in->said_by),
                    P_DAY(in->said_on), P(in->family_time.present), P(in->family_time),
                    P_DAY(in->ended_on), P(in->ended_why), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_sibling_one);
}

/* Where an adoption comes after the link: it is kept, and nobody is shown it again. */
static enum err seal(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, sibling_state, &rows, P(req->record), P((const char *)NULL));

    if (!e && rows.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (!e)
        e = DB(req, sibling_seal, &rows, P(uuid_new()), P(req->record));
    return e ? e : reply_empty(req);
}

const struct route sibling_routes[] = {
    READ("/children/:child/siblings", NEED(sibling, view), sibling_list, sibling_shape,
         .is_list = true, .withholds = true,
         .about = "The brothers and sisters who are children here, as far as one may see them",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/siblings", NEED(sibling, create), &in_shape, create, made_shape,
          .check = check, .about = "Link a brother or sister who is a child here"),
    READ("/siblings/:id", NEED(sibling, view), sibling_one, sibling_shape,
         .about = "One link of two brothers or sisters", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/siblings/:id", NEED(sibling, edit), &change_shape, change, sibling_shape,
          .check = check_change, MATCH(sibling_version, sibling_one),
          .about = "Change the plan for their time together; end a link; say that it was an error"),
    WRITE(POST, "/siblings/:id/seal", NEED(sibling, edit), &empty_shape, seal, empty_shape,
          .status = 204, .about = "Seal a link that an adoption or a court keeps from everybody"),
    ROUTES_END,
};
