/*
 * Where the child lives. An address stands apart from the home, because a protected one is seen by few
 * (permissions.md: tier 4), while who the carers are is working knowledge.
 */
#include "care_due.h"
#include "child_facts.h"
#include "identifier.h"
#include "home_shape.h"
#include "outside.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct address_in {
    struct text lines, postcode;
    struct num  is_protected;
};

struct home_in {
    const char *kind, *visit_rule;
    struct text carers, home_postcode;
    struct num  from_on, until_on, miles;
    struct part address, outside;
};

const char *const home_kind_words[] = {
    "foster",  "foster_agency",  "kinship",   "adoptive",    "special_guardian",
    "parents", "childrens_home", "supported", "independent", "residential_school",
    "secure",  "hospital",       "other",     NULL};

static const char *const visit_rules[] = {"six_weekly", "three_monthly", "weekly", NULL};

#define VISIT_RULE_ABOUT                                                                            \
    "How often the social worker visits: three_monthly where it is meant to last until 18; weekly " \
    "until the first review (regulations 19 and 24); none: as the kind of home and the legal "      \
    "status say"

enum { MILES_MAX = 1500 * 100 };

#define MILES_ABOUT                                                                             \
    "From the home address to this home; where none is said, the distance between the middles " \
    "of both postcodes, if they were loaded"
#define MILES_FIELDS                                                                  \
    FIELD(home_in, home_postcode, .type = F_TEXT, .flags = NULLABLE, .max = 12,       \
          .about = "Of the home address: where the child lived on coming into care"), \
        FIELD(home_in, miles, .type = F_DECIMAL, .flags = NULLABLE, .max = MILES_MAX, \
              .about = MILES_ABOUT)

static const struct field address_in_fields[] = {
    FIELD(address_in, lines, .type = F_TEXT, .flags = REQUIRED, .max = 500),
    FIELD(address_in, postcode, .type = F_TEXT, .flags = NULLABLE, .max = 12),
    FIELD(address_in, is_protected, .type = F_BOOL, .about = "Not to be shared: few may see it"),
    FIELDS_END,
};
static const struct shape address_in_shape = SHAPE("address_new", address_in_fields, address_in);

static const struct field home_in_fields[] = {
    FIELD(home_in, kind, .type = F_WORD, .flags = REQUIRED, .words = home_kind_words),
    FIELD(home_in, carers, .type = F_TEXT, .flags = NULLABLE, .max = 300,
          .about = "As one would say who the child lives with"),
    FIELD(home_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(home_in, until_on, .type = F_DAY, .flags = NULLABLE),
    FIELD(home_in, visit_rule, .type = F_WORD, .flags = NULLABLE, .words = visit_rules,
          .about = VISIT_RULE_ABOUT),
    MILES_FIELDS,
    FIELD(home_in, address, .type = F_OBJECT, .flags = NULLABLE, .of = &address_in_shape),
    FIELD(home_in, outside, .type = F_OBJECT, .flags = NULLABLE, .of = &outside_in_shape,
          .about = "Where the home is outside the county: this begins the procedure"),
    FIELDS_END,
};
static const struct shape home_in_shape = SHAPE("home_new", home_in_fields, home_in);

static const struct field home_change_fields[] = {
    FIELD(home_in, kind, .type = F_WORD, .words = home_kind_words),
    FIELD(home_in, carers, .type = F_TEXT, .flags = NULLABLE, .max = 300),
    FIELD(home_in, until_on, .type = F_DAY, .flags = NULLABLE | SINCE_BEGUN,
          .about = "The day of leaving"),
    FIELD(home_in, visit_rule, .type = F_WORD, .words = visit_rules, .about = VISIT_RULE_ABOUT),
    MILES_FIELDS,
    FIELDS_END,
};
static const struct shape home_change_shape = SHAPE("home_change", home_change_fields, home_in);

static const struct field address_fields[] = {
    ANSWER(lines, .type = F_TEXT),
    ANSWER_OR_NULL(postcode, .type = F_TEXT),
    ANSWER(is_protected, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape address_shape = ANSWER_SHAPE("address", address_fields);

static const char *const sources[] = {"entered", "postcodes", NULL};

static const struct field home_fields[] = {
    RECORD_ANSWERS,
    ANSWER(kind, .type = F_WORD, .words = home_kind_words),
    ANSWER_OR_NULL(carers, .type = F_TEXT),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER_OR_NULL(visit_rule, .type = F_WORD, .words = visit_rules, .about = VISIT_RULE_ABOUT),
    ANSWER_OR_NULL(address, .type = F_OBJECT, .of = &address_shape),
    ANSWER_OR_NULL(home_postcode, .type = F_TEXT,
                   .about = "Of the home address: where the child lived on coming into care"),
    ANSWER_OR_NULL(miles, .type = F_DECIMAL, .max = MILES_MAX,
                   .about = "From there; null: not known, or not for you to see"),
    ANSWER_OR_NULL(miles_from, .type = F_WORD, .words = sources,
                   .about = "Said by a worker, or worked out from two postcodes"),
    ANSWER(held_back, .type = F_BOOL,
           .about = "There is an address, and it is not shared with you"),
    FIELDS_END,
};
const struct shape home_shape = ANSWER_SHAPE("home", home_fields);

/* Postcodes as they are stored; empty where there is none. */
struct postcodes {
    char of_home[IDENTIFIER_POSTCODE_SIZE], of_address[IDENTIFIER_POSTCODE_SIZE];
};

static void read_postcode(struct request *req, const char *pointer, struct text in,
                          char out[static IDENTIFIER_POSTCODE_SIZE])
{
    enum identifier_fault f = in.s ? identifier_postcode(in.s, in.n, out) : IDENTIFIER_OK;

    if (f)
        fail_note(req, pointer, identifier_says(f));
}

static enum err find_postcodes(struct request *req, const struct home_in *in)
{
    struct postcodes        *found = req->found = arena_alloc(req->arena, sizeof *found);
    const struct address_in *address = in->address.p;

    if (!found)
        return fail(req, ERR_NO_MEMORY);
    *found = (struct postcodes){0};
    read_postcode(req, "/home_postcode", in->home_postcode, found->of_home);
    if (address)
        read_postcode(req, "/address/postcode", address->postcode, found->of_address);
    return ERR_NONE;
}

static enum err check(struct request *req)
{
    const struct home_in *in = req->body;
    enum err              e = check_child_period(req, in->from_on, in->until_on);

    if (!e && in->outside.p)
        outside_check(req, "/outside", in->outside.p);
    return e ? e : find_postcodes(req, in);
}

static enum err check_change(struct request *req) { return find_postcodes(req, req->body); }

static const char *text_or_null(const char *text) { return *text ? text : NULL; }

static enum err add_address(struct request *req, struct uuid home, const struct address_in *in,
                            const char *postcode)
{
    bool        is_protected = in->is_protected.v != 0;
    struct rows rows;

    return DB(req, home_address_create, &rows, P(uuid_new()), P(req->child), P(home), P(in->lines),
              P(text_or_null(postcode)), P(is_protected), P(is_protected ? 4 : 2));
}

/* A new home that is open ends the one before on the day it begins. */
static enum err create(struct request *req)
{
    const struct home_in   *in = req->body;
    const struct postcodes *postcodes = req->found;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err                e = ERR_NONE;

    if (!in->until_on.is_set)
        e = DB(req, home_end, &rows, P(req->child), P_DAY(in->from_on));
    if (!e)
        e = DB(req, home_create, &rows, P(id), P(req->child), P(in->kind), P(in->carers),
               P_DAY(in->from_on), P_DAY(in->until_on), P(in->address.p != NULL), P(in->visit_rule),
               P(text_or_null(postcodes->of_home)), P(in->miles));
    if (!e && in->address.p)
        e = add_address(req, id, in->address.p, postcodes->of_address);
    if (!e)
        e = DB(req, home_measure, &rows, P(id));
    if (!e && in->outside.p)
        e = outside_begin(req, uuid_new(), id, (day_t)in->from_on.v, in->outside.p);
    if (!e)
        e = care_set_due(req);
    return e ? e : reply_made(req, "/homes/", id, &sql_home_one);
}

static enum err change(struct request *req)
{
    const struct home_in   *in = req->body;
    const struct postcodes *postcodes = req->found;
    struct rows             rows;
    enum err e = DB(req, home_update, &rows, P(req->record), P(in->kind), P(in->carers.present),
                    P(in->carers), P(in->until_on.present), P_DAY(in->until_on), P(in->visit_rule),
                    P(in->home_postcode.present), P(text_or_null(postcodes->of_home)),
                    P(in->miles.present), P(in->miles));

    if (!e && (in->home_postcode.present || in->miles.present))
        e = DB(req, home_measure, &rows, P(req->record));
    if (!e)
        e = care_set_due(req);
    return e ? e : reply_record(req, req->record, &sql_home_one);
}

const struct route home_routes[] = {
    READ("/children/:child/homes", NEED_OR_OWN(home, view, create), home_list, home_shape,
         .is_list = true, .withholds = true, .about = "Where the child lives and has lived",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/homes", NEED(home, create), &home_in_shape, create, home_shape,
          .check = check, .about = "Record a new home"),
    READ("/homes/:id", NEED_OR_OWN(home, view, create), home_one, home_shape, .about = "One home",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/homes/:id", NEED(home, edit), &home_change_shape, change, home_shape,
          MATCH(home_version, home_one), .check = check_change,
          .about = "Correct a home, or end it"),
    ROUTES_END,
};
