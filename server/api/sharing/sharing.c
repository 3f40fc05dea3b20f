/*
 * Sharing, beside consent to treatment (consent.c): the lawful basis on which an agency is told about a child, and what the
 * child or a carer wants it to know. Both are said anew, never changed: of wishes of one person about one agency the last
 * counts.
 *
 * A wish of the child that an agency is not to know one kind of record hides such records from that agency's staff at once, in
 * the database (my_unwished and guard_wish in migrations/guard), but for whoever leads the work and whoever wrote them. The
 * council that leads it, which stands in a parent's place, can be kept from the child's words alone (wish_binds). What carers and
 * parents wish binds nobody by itself: it is shown to whoever records for the child.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

/* --- what both ask --- */

/* row 0: born, is there such an agency, is it mine and bound by a wish of the child */
static enum err facts_of(struct request *req, struct uuid agency, const char *kind,
                         struct rows *facts)
{
    enum err e = DB(req, sharing_facts, facts, P(req->child), P(agency), P(kind));

    if (!e && facts->n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (!e && uuid_is_set(&agency) && !row_bool(facts, 0, 1))
        fail_note(req, "/agency", "There is no agency with this id.");
    return e;
}

/* --- the lawful basis --- */

struct basis_in {
    struct uuid agency;
    const char *ground, *condition;
    struct text decided_by, why;
    struct num  from_on, review_on;
};

static const char *const grounds[] = {"public_task", "legal_obligation",     "vital_interests",
                                      "consent",     "legitimate_interests", NULL};
static const char *const conditions[] = {"health_or_social_care", "safeguarding", "vital_interests",
                                         "explicit_consent",      "legal_claims", NULL};

static const struct field basis_in_fields[] = {
    FIELD(basis_in, agency, .type = F_UUID, .flags = REQUIRED, .about = "With whom is shared"),
    FIELD(basis_in, ground, .type = F_WORD, .flags = REQUIRED, .words = grounds,
          .about = "UK GDPR article 6(1)"),
    FIELD(basis_in, condition, .type = F_WORD, .flags = NULLABLE, .words = conditions,
          .about =
              "UK GDPR article 9(2), for health and what else is special; null: nothing of that "
              "kind is shared"),
    FIELD(basis_in, decided_by, .type = F_TEXT, .flags = REQUIRED, .max = 200,
          .about = "Who decided, by name and office"),
    FIELD(basis_in, why, .type = F_TEXT, .flags = REQUIRED, .max = 2000),
    FIELD(basis_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(basis_in, review_on, .type = F_DAY, .flags = REQUIRED,
          .about = "Looked at again by this day"),
    FIELDS_END,
};
static const struct shape basis_in_shape = SHAPE("sharing_basis_new", basis_in_fields, basis_in);

static const struct field basis_fields[] = {
    RECORD_ANSWERS,
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(ground, .type = F_WORD, .words = grounds),
    ANSWER_OR_NULL(condition, .type = F_WORD, .words = conditions),
    ANSWER(decided_by, .type = F_TEXT),
    ANSWER(why, .type = F_TEXT),
    ANSWER(from_on, .type = F_DAY),
    ANSWER(review_on, .type = F_DAY),
    ANSWER(is_late, .type = F_BOOL, .about = "The day of its review has passed"),
    FIELDS_END,
};
static const struct shape basis_shape = ANSWER_SHAPE("sharing_basis", basis_fields);

static enum err check_basis(struct request *req)
{
    const struct basis_in *in = req->body;
    struct rows            facts;
    enum err               e = facts_of(req, in->agency, NULL, &facts);

    if (e)
        return e;
    check_born(req, "/from_on", in->from_on, row_day(&facts, 0, 0));
    if (in->from_on.is_set && in->review_on.is_set && in->review_on.v < in->from_on.v)
        fail_note(req, "/review_on", "This day is before the start.");
    return ERR_NONE;
}

static enum err create_basis(struct request *req)
{
    const struct basis_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, sharing_basis_create, &rows, P(id), P(req->child), P(in->agency),
                    P(in->ground), P(in->condition), P(in->decided_by), P(in->why),
                    P_DAY(in->from_on), P_DAY(in->review_on));

    return e ? e : reply_made(req, "/sharing-bases/", id, &sql_sharing_basis_one);
}

/* --- wishes --- */

struct wish_in {
    struct uuid agency;
    const char *whose, *kind;
    struct num  share, said_on, until_on;
};

static const char *const people[] = {"child", "carer", "parent", NULL};
static const char *const kinds[] = {"words", "home",      "school",     "health",
                                    "sdq",   "documents", "everything", NULL};

static const struct field wish_in_fields[] = {
    FIELD(wish_in, whose, .type = F_WORD, .flags = REQUIRED, .words = people),
    FIELD(wish_in, agency, .type = F_UUID, .flags = REQUIRED, .about = "Who is to know, or not"),
    FIELD(wish_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds,
          .about = "What a wish of the child keeps from that agency is hidden from it at once"),
    FIELD(wish_in, share, .type = F_BOOL, .flags = REQUIRED, .about = "false: not to be shared"),
    FIELD(wish_in, said_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(wish_in, until_on, .type = F_DAY, .flags = NULLABLE,
          .about = "Stands no longer from this day; none: until something else is said"),
    FIELDS_END,
};
static const struct shape wish_in_shape = SHAPE("sharing_wish_new", wish_in_fields, wish_in);

static const struct field wish_fields[] = {
    RECORD_ANSWERS,
    ANSWER(whose, .type = F_WORD, .words = people),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(share, .type = F_BOOL),
    ANSWER(said_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER(stands, .type = F_BOOL, .about = "It has not ended, and nothing else was said later"),
    ANSWER(hides, .type = F_BOOL, .about = "The child's own words are hidden from that agency"),
    FIELDS_END,
};
static const struct shape wish_shape = ANSWER_SHAPE("sharing_wish", wish_fields);

/* Those against whom a wish of the child stands do not turn it round: somebody else has to have heard it. */
static bool turns_round(const struct wish_in *in, bool is_bound)
{
    return is_bound && in->share.is_set && in->share.v && in->whose && !strcmp(in->whose, "child");
}

static enum err check_wish(struct request *req)
{
    const struct wish_in *in = req->body;
    struct rows           facts;
    enum err              e = facts_of(req, in->agency, in->kind, &facts);

    if (e)
        return e;
    check_born(req, "/said_on", in->said_on, row_day(&facts, 0, 0));
    check_order(req, in->said_on, in->until_on);
    if (turns_round(in, row_bool(&facts, 0, 2)))
        fail_note(
            req, "/share",
            "The child asked that your agency should not know this. Somebody of another agency, or the "
            "lead worker, records that the child has changed their mind.");
    return ERR_NONE;
}

static enum err create_wish(struct request *req)
{
    const struct wish_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e =
        DB(req, sharing_wish_create, &rows, P(id), P(req->child), P(in->whose), P(in->agency),
           P(in->kind), P(in->share.v == 1), P_DAY(in->said_on), P_DAY(in->until_on));

    return e ? e : reply_made(req, "/sharing-wishes/", id, &sql_sharing_wish_one);
}

const struct route sharing_routes[] = {
    READ("/children/:child/sharing-bases", NEED(consent, view), sharing_basis_list, basis_shape,
         .is_list = true, .about = "On which lawful basis each agency is told about the child",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/sharing-bases", NEED(consent, create), &basis_in_shape,
          create_basis, basis_shape, .check = check_basis,
          .about = "Record the lawful basis on which an agency is told"),
    READ("/sharing-bases/:id", NEED(consent, view), sharing_basis_one, basis_shape,
         .about = "One lawful basis", .args = {{ARG_RECORD}}),
    READ("/children/:child/sharing-wishes", NEED(consent, view), sharing_wish_list, wish_shape,
         .is_list = true,
         .about = "What the child and the carers want each agency to know, or not to know",
         .args = {{ARG_CHILD}}),
    WRITE(
        POST, "/children/:child/sharing-wishes", NEED(consent, create), &wish_in_shape, create_wish,
        wish_shape, .check = check_wish,
        .about =
            "Record such a wish; what a child does not want an agency to know is hidden from it at once"),
    READ("/sharing-wishes/:id", NEED(consent, view), sharing_wish_one, wish_shape,
         .about = "One wish about sharing", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
