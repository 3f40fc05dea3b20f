/*
 * Carers, and those who want to become carers, who are referred for themselves: no child is named (mission M8). Who recorded one stands to
 * them as the allocated worker stands to a child; their referrals are in referral.c.
 */
#include "carer_shape.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct carer_in {
    struct text name;
    const char *kind;
    struct uuid agency;
};

static const char *const kinds[] = {"foster_carer",
                                    "prospective_carer",
                                    "kinship_carer",
                                    "adopter",
                                    "special_guardian",
                                    "residential_worker",
                                    NULL};

#define CARER_FIELDS(flags_)                                                    \
    FIELD(carer_in, name, .type = F_TEXT, .flags = flags_, .max = 200),         \
        FIELD(carer_in, kind, .type = F_WORD, .flags = flags_, .words = kinds), \
        FIELD(carer_in, agency, .type = F_UUID,                                 \
              .about = "Which agency they care for; your own where left out")

static const struct field new_fields[] = {CARER_FIELDS(REQUIRED), FIELDS_END};
static const struct shape new_shape = SHAPE("carer_new", new_fields, carer_in);
static const struct field change_fields[] = {CARER_FIELDS(0), FIELDS_END};
static const struct shape change_shape = SHAPE("carer_change", change_fields, carer_in);

#define CARER_REF                                             \
    ANSWER(id, .type = F_UUID), ANSWER(name, .type = F_TEXT), \
        ANSWER(kind, .type = F_WORD, .words = kinds)

static const struct field ref_fields[] = {CARER_REF, FIELDS_END};
const struct shape        carer_ref_shape = ANSWER_SHAPE("carer_ref", ref_fields);

static const struct field referral_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(state, .type = F_TEXT),
    ANSWER(made_at, .type = F_TIME),
    FIELDS_END,
};
static const struct shape carer_referral_shape = ANSWER_SHAPE("carer_referral", referral_fields);

static const struct field carer_fields[] = {
    RECORD_ANSWERS,
    ANSWER(name, .type = F_TEXT),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(referrals, .type = F_LIST, .of = &carer_referral_shape,
           .about = "Those that you may see, newest first"),
    FIELDS_END,
};
static const struct shape carer_shape = ANSWER_SHAPE("carer", carer_fields);

static enum err check(struct request *req)
{
    const struct carer_in *in = req->body;
    struct rows            rows;
    enum err               e;

    if (!uuid_is_set(&in->agency))
        return ERR_NONE;
    e = DB(req, carer_agency, &rows, P(in->agency));
    if (!e && rows.n == 0)
        fail_note(req, "/agency", "There is no such agency.");
    return e;
}

static enum err create(struct request *req)
{
    const struct carer_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, carer_create, &rows, P(id), P(in->name), P(in->kind), P(in->agency));

    return e ? e : reply_made(req, "/carers/", id, &sql_carer_one);
}

static enum err change(struct request *req)
{
    const struct carer_in *in = req->body;
    struct rows            rows;
    enum err               e =
        DB(req, carer_update, &rows, P(req->record), P(in->name), P(in->kind), P(in->agency));

    return e ? e : reply_record(req, req->record, &sql_carer_one);
}

const struct route carer_routes[] = {
    READ("/carers", NEED(carer, view), carer_list, carer_shape, .is_list = true,
         .about = "The carers whom you may see, by name", .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/carers", NEED(carer, create), &new_shape, create, carer_shape, .check = check,
          .about = "Record a carer who is to be referred for themselves"),
    READ("/carers/:id", NEED(carer, view), carer_one, carer_shape,
         .about = "One carer with their referrals", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/carers/:id", NEED(carer, edit), &change_shape, change, carer_shape,
          MATCH(carer_version, carer_one), .check = check,
          .about = "Correct what is known of a carer"),
    ROUTES_END,
};
