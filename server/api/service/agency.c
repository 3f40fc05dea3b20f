/*
 * Agencies: made and named by the system administrator, who invites the first service administrator of each. That role
 * takes two people like any other: information governance decides, and until then the account shows nothing.
 */
#include "account_link.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

static const char *const kinds[] = {"council",        "camhs",  "psychology",    "health",
                                    "virtual_school", "school", "youth_justice", "voluntary",
                                    "other",          NULL};

static const struct field agency_fields[] = {
    RECORD_ANSWERS,
    ANSWER(name, .type = F_TEXT),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER_OR_NULL(code, .type = F_TEXT, .about = "What other systems call it: a URN, an ODS code"),
    ANSWER(requires_second_factor, .type = F_BOOL,
           .about = "Its people sign in with a one-time code"),
    ANSWER(administrators, .type = F_LIST, .of = &ref_shape,
           .about = "Who looks after its accounts"),
    ANSWER(administrators_asked, .type = F_LIST, .of = &ref_shape,
           .about = "Who is to, and waits for a decision, as far as one may know"),
    FIELDS_END,
};
static const struct shape agency_shape = ANSWER_SHAPE("agency", agency_fields);

/* --- an agency --- */

struct agency_in {
    struct text name, code;
    const char *kind;
    struct num  requires_second_factor;
};

static const struct field agency_in_fields[] = {
    FIELD(agency_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(agency_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds),
    FIELD(agency_in, code, .type = F_TEXT, .flags = NULLABLE, .max = 40,
          .about = "What other systems call it: the URN of a school, an ODS code"),
    FIELD(agency_in, requires_second_factor, .type = F_BOOL,
          .about = "Its people sign in with a one-time code; false where left out"),
    FIELDS_END,
};
static const struct shape agency_in_shape = SHAPE("agency_new", agency_in_fields, agency_in);

static enum err create(struct request *req)
{
    const struct agency_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err e = DB(req, agency_create, &rows, P(id), P(in->kind), P(in->name), P(in->code),
                    P((bool)in->requires_second_factor.v));

    return e ? e : reply_made(req, "/agencies/", id, &sql_agency_one);
}

static const struct field change_fields[] = {
    FIELD(agency_in, name, .type = F_TEXT, .max = 200),
    FIELD(agency_in, code, .type = F_TEXT, .flags = NULLABLE, .max = 40),
    FIELD(agency_in, requires_second_factor, .type = F_BOOL,
          .about = "true: whoever has no authenticator app yet can only set one up"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("agency_change", change_fields, agency_in);

static enum err change(struct request *req)
{
    const struct agency_in *in = req->body;
    struct param            factor = {NULL};
    struct rows             rows;
    enum err                e;

    if (in->requires_second_factor.is_set)
        factor = P((bool)in->requires_second_factor.v);
    e = db_run(req, &sql_agency_update,
               (struct param[]){P(req->record), P(in->name), P(in->code.present), P(in->code),
                                factor},
               &rows);
    return e ? e : reply_record(req, req->record, &sql_agency_one);
}

/* --- its first service administrator --- */

struct first_in {
    struct text username, name, reason;
};

static const struct field first_in_fields[] = {
    FIELD(first_in, username, .type = F_TEXT, .flags = REQUIRED, .min = 2, .max = 100,
          .about = "Letters, digits and . _ @ + -"),
    FIELD(first_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(first_in, reason, .type = F_TEXT, .flags = REQUIRED, .max = 1000,
          .about = "Read by information governance before they decide"),
    FIELDS_END,
};
static const struct shape first_in_shape = SHAPE("first_administrator", first_in_fields, first_in);

static enum err check_unstaffed(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, agency_staffed, &rows, P(req->record));

    if (!e && rows.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (!e && row_bool(&rows, 0, 0))
        e = fail(req, ERR_AGENCY_STAFFED);
    return e;
}

static enum err check_first(struct request *req)
{
    const struct first_in *in = req->body;
    enum err               e = check_unstaffed(req);

    return e ? e : account_check_username(req, in->username);
}

static enum err invite_first(struct request *req)
{
    const struct first_in *in = req->body;
    struct uuid            person = uuid_new();
    enum err               e = account_make(req, person, in->name, req->record);

    if (!e)
        e = account_ask_role(req, person, role_name(ROLE_service_admin), req->record, in->reason);
    return e ? e : account_link(req, person, "invite");
}

struct link_in {
    struct uuid person;
};

static const struct field link_in_fields[] = {
    FIELD(link_in, person, .type = F_UUID, .flags = REQUIRED,
          .about = "Whom one has invited, as long as nobody has decided"),
    FIELDS_END,
};
static const struct shape link_in_shape =
    SHAPE("first_administrator_link", link_in_fields, link_in);

static enum err check_invited(struct request *req)
{
    const struct link_in *in = req->body;
    struct rows           rows;
    enum err              e = check_unstaffed(req);

    if (!e)
        e = DB(req, agency_invited, &rows, P(req->record), P(in->person));
    if (!e && rows.n == 0)
        fail_note(req, "/person",
                  "You have invited nobody with this id who still waits for a decision.");
    return e;
}

static enum err link_again(struct request *req)
{
    const struct link_in *in = req->body;

    return account_link(req, in->person, "invite");
}

const struct route agency_routes[] = {
    READ("/agencies", NEED(agency, view), agency_list, agency_shape, .is_list = true,
         .about = "Agencies", .args = {{ARG_TEXT, "kind", .max = 40}}),
    READ("/agencies/:id", NEED(agency, view), agency_one, agency_shape, .about = "One agency",
         .args = {{ARG_RECORD}}),
    WRITE(POST, "/agencies", NEED(agency, create), &agency_in_shape, create, agency_shape,
          .about = "Make an agency"),
    WRITE(PATCH, "/agencies/:id", NEED(agency, edit), &change_shape, change, agency_shape,
          MATCH(agency_version, agency_one),
          .about = "Rename an agency, or change its code or how its people sign in"),
    WRITE(POST, "/agencies/:id/administrator", NEED(agency, create), &first_in_shape, invite_first,
          account_link_shape, .check = check_first,
          .about = "Invite the service administrator of an agency that has none"),
    WRITE(POST, "/agencies/:id/administrator/link", NEED(agency, create), &link_in_shape,
          link_again, account_link_shape, .check = check_invited,
          .about = "A new link for whom one has invited so; older ones end"),
    ROUTES_END,
};
