/*
 * Children: found, added, changed. Identifiers are checked before they are kept; a record that may already exist
 * is shown to whoever may see it, and goes to the matching desk where they may not, without their noticing: the
 * answer and the time it takes are the same.
 */
#include "child_facts.h"
#include "identifier.h"
#include "json_out.h"
#include "read.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct child_in {
    struct text given_names, family_name, known_as, pronouns, language, local_id, nhs_number, upn;
    struct num  born_on, died_on;
    const char *sex, *ethnicity;
    struct list not_duplicate_of;
    struct uuid authority;
};

static const char *const sexes[] = {"M", "F", "U", NULL};
static const char *const ethnicities[] = {"WBRI", "WIRI", "WOTH", "WIRT", "WROM", "MWBC", "MWBA",
                                          "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
                                          "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT", NULL};

static const struct field child_in_fields[] = {
    FIELD(child_in, given_names, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(child_in, family_name, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(child_in, known_as, .type = F_TEXT, .flags = NULLABLE, .max = 200,
          .about = "The first name that the child goes by"),
    FIELD(child_in, pronouns, .type = F_TEXT, .flags = NULLABLE, .max = 40),
    FIELD(child_in, born_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(child_in, sex, .type = F_WORD, .flags = REQUIRED, .words = sexes,
          .about = "As the national return has it"),
    FIELD(child_in, ethnicity, .type = F_WORD, .flags = NULLABLE, .words = ethnicities),
    FIELD(child_in, language, .type = F_TEXT, .flags = NULLABLE, .max = 100),
    FIELD(child_in, local_id, .type = F_TEXT, .flags = REQUIRED, .max = 40,
          .about = "The number in the council's own system"),
    FIELD(child_in, nhs_number, .type = F_TEXT, .flags = NULLABLE, .max = 20),
    FIELD(child_in, upn, .type = F_TEXT, .flags = NULLABLE, .max = 20,
          .about = "Unique pupil number, or UN1 to UN5 for why there is none"),
    FIELD(child_in, not_duplicate_of, .type = F_LIST, .flags = IDS, .max = 50,
          .about = "Ids of the candidates that somebody looked at and ruled out"),
    FIELDS_END,
};
static const struct shape child_in_shape = SHAPE("child_new", child_in_fields, child_in);

/* What can be changed afterwards: the same, and the day of a death. */
static const struct field child_change_fields[] = {
    FIELD(child_in, given_names, .type = F_TEXT, .max = 200),
    FIELD(child_in, family_name, .type = F_TEXT, .max = 200),
    FIELD(child_in, known_as, .type = F_TEXT, .flags = NULLABLE, .max = 200),
    FIELD(child_in, pronouns, .type = F_TEXT, .flags = NULLABLE, .max = 40),
    FIELD(child_in, born_on, .type = F_DAY, .flags = PAST_DAY),
    FIELD(child_in, sex, .type = F_WORD, .words = sexes),
    FIELD(child_in, ethnicity, .type = F_WORD, .words = ethnicities),
    FIELD(child_in, language, .type = F_TEXT, .flags = NULLABLE, .max = 100),
    FIELD(child_in, local_id, .type = F_TEXT, .max = 40),
    FIELD(child_in, nhs_number, .type = F_TEXT, .flags = NULLABLE, .max = 20),
    FIELD(child_in, upn, .type = F_TEXT, .flags = NULLABLE, .max = 20),
    FIELD(child_in, died_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(child_in, authority, .type = F_UUID,
          .about = "The council that looks after the child: its school terms hold"),
    FIELDS_END,
};
static const struct shape child_change_shape = SHAPE("child_change", child_change_fields, child_in);

static const struct field earlier_fields[] = {
    ANSWER(id, .type = F_UUID, .about = "The id that the record had: it still leads here"),
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(local_id, .type = F_TEXT),
    ANSWER_OR_NULL(nhs_number, .type = F_TEXT),
    ANSWER_OR_NULL(upn, .type = F_TEXT),
    ANSWER(merged_at, .type = F_TIME),
    FIELDS_END,
};
static const struct shape earlier_shape = ANSWER_SHAPE("child_earlier", earlier_fields);

static const struct field child_fields[] = {
    RECORD_ANSWERS,
    ANSWER(name, .type = F_TEXT,
           .about = "As shown: the name the child goes by, or the number of an imported record"),
    ANSWER_OR_NULL(given_names, .type = F_TEXT),
    ANSWER_OR_NULL(family_name, .type = F_TEXT),
    ANSWER_OR_NULL(known_as, .type = F_TEXT),
    ANSWER_OR_NULL(pronouns, .type = F_TEXT),
    ANSWER(born_on, .type = F_DAY),
    ANSWER(age, .type = F_INT, .min = 0, .max = 150),
    ANSWER(sex, .type = F_WORD, .words = sexes),
    ANSWER_OR_NULL(ethnicity, .type = F_TEXT),
    ANSWER_OR_NULL(language, .type = F_TEXT),
    ANSWER_OR_NULL(local_id, .type = F_TEXT),
    ANSWER_OR_NULL(nhs_number, .type = F_TEXT),
    ANSWER_OR_NULL(upn, .type = F_TEXT),
    ANSWER_OR_NULL(died_on, .type = F_DAY),
    ANSWER_OR_NULL(authority, .type = F_OBJECT, .of = &ref_shape,
                   .about = "The council that looks after the child, or leads the work"),
    ANSWER(earlier, .type = F_LIST, .of = &earlier_shape,
           .about = "Records of the same child that were put together with this one"),
    FIELDS_END,
};
const struct shape child_shape = ANSWER_SHAPE("child", child_fields);

static const char *const matches[] = {"exact", "similar", NULL};

static const struct field item_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(known_as, .type = F_TEXT),
    ANSWER(born_on, .type = F_DAY),
    ANSWER(age, .type = F_INT, .min = 0, .max = 150),
    ANSWER_OR_NULL(local_id, .type = F_TEXT),
    ANSWER_OR_NULL(nhs_number, .type = F_TEXT),
    ANSWER_OR_NULL(upn, .type = F_TEXT),
    ANSWER_OR_NULL(lives_with, .type = F_TEXT),
    ANSWER(home_held_back, .type = F_BOOL,
           .about = "Where the child lives is not for this viewer: lives_with says nothing then"),
    ANSWER_OR_NULL(school, .type = F_TEXT),
    ANSWER_OR_NULL(legal_status, .type = F_TEXT),
    ANSWER_OR_NULL(lead_worker, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(next, .type = F_OBJECT, .of = &next_shape),
    ANSWER_OR_NULL(match, .type = F_WORD, .words = matches, .about = "How it was found"),
    FIELDS_END,
};
static const struct shape child_item_shape = ANSWER_SHAPE("child_item", item_fields);

/* --- identifiers --- */

/* Puts the stored form of what was typed in place of it. */
static void check_identifiers(struct request *req, struct child_in *in)
{
    char                  nhs[IDENTIFIER_NHS_SIZE];
    struct upn            upn;
    enum identifier_fault f;

    if (in->nhs_number.s) {
        f = identifier_nhs(in->nhs_number.s, in->nhs_number.n, nhs);
        if (f)
            fail_note(req, "/nhs_number", identifier_says(f));
        in->nhs_number.s = arena_copy(req->arena, nhs, strlen(nhs));
    }
    if (in->upn.s) {
        f = identifier_upn(in->upn.s, in->upn.n, &upn);
        if (f)
            fail_note(req, "/upn", identifier_says(f));
        in->upn.s = upn.unknown_reason ? arena_printf(req->arena, "UN%d", upn.unknown_reason)
                                       : arena_copy(req->arena, upn.number, strlen(upn.number));
    }
}

/* What was found is the body with its identifiers in their stored form. */
static enum err check(struct request *req)
{
    struct child_in *in = req->found = arena_alloc(req->arena, sizeof *in);

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct child_in *)req->body;
    check_identifiers(req, in);
    if (in->born_on.is_set && day_age((day_t)in->born_on.v, req->today) > 25)
        fail_note(req, "/born_on", "This service is for people up to 25 years.");
    return ERR_NONE;
}

/* Of the days of birth and death, the one that was sent beside the one that stands. */
static enum err check_change(struct request *req)
{
    const struct child_in *in = req->body;
    struct rows            rows;
    enum err               e = ERR_NONE;

    if (uuid_is_set(&in->authority))
        e = DB(req, council_is_there, &rows, P(in->authority));
    if (e)
        return e;
    if (uuid_is_set(&in->authority) && !row_bool(&rows, 0, 0))
        fail_note(req, "/authority", "There is no council with this id.");
    if (in->born_on.is_set || !in->born_on.present)
        check_born(req, "/died_on", in->died_on,
                   in->born_on.is_set ? (day_t)in->born_on.v : req->begun);
    return check(req);
}

/* --- duplicates --- */

/* Visible candidates refuse the new record with 409 and are shown; hidden ones leave a task for the desk, by a trigger of the
 * database that works the same whether there are any or not. */
static enum err look_for_duplicates(struct request *req, const struct child_in *in)
{
    struct rows rows;
    enum err    e = DB(req, child_duplicates, &rows, P(in->given_names), P(in->family_name),
                       P(in->known_as), P_DAY(in->born_on), P(in->local_id), P(in->nhs_number),
                       P(in->upn), P_IDS(in->not_duplicate_of));
    if (e)
        return e;
    if (row_is_null(&rows, 0, 0))
        return ERR_NONE;
    req->extra = arena_printf(req->arena, "\"candidates\":%s", row_text(&rows, 0, 0));
    return fail(req, ERR_DUPLICATE_CHILD);
}

static enum err create(struct request *req)
{
    const struct child_in *in = req->found;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err               e = look_for_duplicates(req, in);

    if (!e)
        e = DB(req, child_create, &rows, P(id), P(in->given_names), P(in->family_name),
               P(in->known_as), P(in->pronouns), P_DAY(in->born_on), P(in->sex), P(in->ethnicity),
               P(in->language), P(in->local_id), P(in->nhs_number), P(in->upn));
    return e ? e : reply_made(req, "/children/", id, &sql_child_one);
}

/* A merge patch: what was sent replaces, null clears, the rest stays. */
static enum err change(struct request *req)
{
    const struct child_in *in = req->found;
    struct rows            rows;
    enum err e = DB(req, child_update, &rows, P(req->child), P(in->given_names), P(in->family_name),
                    P(in->known_as.present), P(in->known_as), P(in->pronouns.present),
                    P(in->pronouns), P_DAY(in->born_on), P(in->sex), P(in->ethnicity),
                    P(in->language.present), P(in->language), P(in->local_id),
                    P(in->nhs_number.present), P(in->nhs_number), P(in->upn.present), P(in->upn),
                    P(in->died_on.present), P_DAY(in->died_on), P(in->authority));

    return e ? e : reply_record(req, req->child, &sql_child_one);
}

static bool is_asked(const struct request *req, const char *name)
{
    const char *value = request_query(req, name);

    return value && !strcmp(value, "true");
}

/* Without a search: all whom I may see, or those to whom I have a relation, mine=true, or one of my own, own=true. */
static enum err find(struct request *req)
{
    static const struct arg list[] = {
        {ARG_LIMIT}, {ARG_AFTER}, {ARG_TEXT, "own", .max = 5}, {ARG_END}};
    static const struct arg search[] = {
        {ARG_TEXT, "q", .max = 200}, {ARG_LIMIT}, {ARG_AFTER}, {ARG_END}};
    static const struct arg all[] = {
        {ARG_TEXT, "unallocated", .max = 5}, {ARG_LIMIT}, {ARG_AFTER}, {ARG_END}};

    const char *q = request_query(req, "q");

    if (q && *q)
        return read_statement(req, &sql_child_search, search);
    return is_asked(req, "mine") || is_asked(req, "own")
               ? read_statement(req, &sql_child_list, list)
               : read_statement(req, &sql_child_list_all, all);
}

const struct route child_routes[] = {
    {.method = METHOD_GET,
     .path = "/children",
     .about =
         "All children whom I may see, those recorded last first; with q a search, with mine=true those "
         "around whom I am by what is next, with own=true without my team's, with unallocated=true those "
         "without a lead worker",
     .need = NEED(child, view),
     .handle = find,
     .answer = &child_item_shape,
     .is_list = true,
     .args = {{ARG_TEXT, "q", .max = 200},
              {ARG_TEXT, "mine", .max = 5},
              {ARG_TEXT, "unallocated", .max = 5},
              {ARG_TEXT, "own", .max = 5},
              {ARG_LIMIT},
              {ARG_AFTER}}},
    WRITE(POST, "/children", NEED(child, create), &child_in_shape, create, child_shape,
          .check = check, .about = "Add a child"),
    READ("/children/:child", NEED(child, view), child_one, child_shape, .about = "Who the child is",
         .args = {{ARG_CHILD}}),
    WRITE(PATCH, "/children/:child", NEED(child, edit), &child_change_shape, change, child_shape,
          MATCH(child_version, child_one), .check = check_change,
          .about = "Change who the child is"),
    ROUTES_END,
};
