/*
 * Households that a council approved to foster, what is alleged against them, and families that want to adopt: as many as there are, by a reference of
 * the service that approves them. No story stands here, no name, and nothing that leads from a family that adopts to a child.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

enum { REFERENCE_MAX = 40, CARERS_MAX = 4, REASON_MAX = 500 };

#define ERROR_FIELD(struct_)                                        \
    FIELD(struct_, error_reason, .type = F_TEXT, .max = REASON_MAX, \
          .about = "Why it should not have been recorded: it stays and counts for nothing")

/* My council, in `found`; whoever is of none records nothing of this. */
static enum err find_council(struct request *req, const char *pointer, struct uuid carer)
{
    struct uuid *council = req->found = arena_alloc(req->arena, sizeof *council);
    struct rows  rows;
    enum err     e = council ? DB(req, household_council, &rows, P(carer)) : ERR_NO_MEMORY;

    if (e)
        return e;
    *council = row_uuid(&rows, 0, 0);
    if (!uuid_is_set(council))
        return fail(req, ERR_FORBIDDEN);
    if (!row_bool(&rows, 0, 1))
        fail_note(req, pointer, "There is no such carer, or none that you see.");
    return ERR_NONE;
}

/* --- households that foster --- */

struct household_in {
    struct text reference, error_reason;
    struct uuid carer;
    const char *kind, *end_reason;
    struct num  carers, approved_on, ended_on;
};

static const char *const kinds[] = {"mainstream", "connected", "temporary_connected", NULL};
static const char *const ends[] = {"deregistered", "resigned", "other", NULL};

#define HOUSEHOLD_FIELDS(flags_)                                                                 \
    FIELD(household_in, reference, .type = F_TEXT, .flags = flags_, .max = REFERENCE_MAX,        \
          .about = "By what the fostering service knows it; no name"),                           \
        FIELD(household_in, kind, .type = F_WORD, .flags = flags_, .words = kinds),              \
        FIELD(household_in, carers, .type = F_INT, .flags = flags_, .min = 1, .max = CARERS_MAX, \
              .about = "How many in it are approved"),                                           \
        FIELD(household_in, approved_on, .type = F_DAY, .flags = flags_ | PAST_DAY),             \
        FIELD(household_in, carer, .type = F_UUID,                                               \
              .about = "The carer of this household, where one is recorded here"),               \
        FIELD(household_in, ended_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),              \
        FIELD(household_in, end_reason, .type = F_WORD, .flags = NULLABLE, .words = ends)

static const struct field household_in_fields[] = {HOUSEHOLD_FIELDS(REQUIRED), FIELDS_END};
static const struct shape household_in_shape =
    SHAPE("foster_household_new", household_in_fields, household_in);
static const struct field household_change_fields[] = {HOUSEHOLD_FIELDS(0),
                                                       ERROR_FIELD(household_in), FIELDS_END};
static const struct shape household_change_shape =
    SHAPE("foster_household_change", household_change_fields, household_in);

static const char *const outcomes[] = {"substantiated", "unsubstantiated", "unfounded",
                                       "false",         "malicious",       NULL};

static const struct field allegation_fields[] = {
    RECORD_ANSWERS,
    ANSWER(household, .type = F_UUID),
    ANSWER(made_on, .type = F_DAY),
    ANSWER_OR_NULL(outcome, .type = F_WORD, .words = outcomes,
                   .about = "null: it is being looked into"),
    ANSWER_OR_NULL(closed_on, .type = F_DAY),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape allegation_shape = ANSWER_SHAPE("foster_allegation", allegation_fields);

static const struct field carer_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER(kind, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape carer_of_shape = ANSWER_SHAPE("household_carer", carer_fields);

static const struct field household_fields[] = {
    RECORD_ANSWERS,
    ANSWER(reference, .type = F_TEXT),
    ANSWER_OR_NULL(carer, .type = F_OBJECT, .of = &carer_of_shape,
                   .about = "The carer, where one is recorded here and for you to see"),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(carers, .type = F_INT, .min = 1, .max = CARERS_MAX),
    ANSWER(approved_on, .type = F_DAY),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER_OR_NULL(end_reason, .type = F_WORD, .words = ends),
    ANSWER_OR_NULL(allegations, .type = F_LIST, .of = &allegation_shape,
                   .about = "null: they are not for you to see"),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape household_shape = ANSWER_SHAPE("foster_household", household_fields);

static void check_household(struct request *req, const struct household_in *in)
{
    check_not_before(req, "/ended_on", in->ended_on, in->approved_on,
                     "This day is before the household was approved.");
    if (in->ended_on.is_set != (in->end_reason != NULL))
        fail_note(req, in->ended_on.is_set ? "/end_reason" : "/ended_on",
                  "Say both, on which day it ended and why.");
}

static enum err check_new_household(struct request *req)
{
    const struct household_in *in = req->body;
    enum err                   e = find_council(req, "/carer", in->carer);

    if (!e)
        check_household(req, in);
    return e;
}

static enum err create_household(struct request *req)
{
    const struct household_in *in = req->body;
    const struct uuid         *council = req->found;
    struct uuid                id = uuid_new();
    struct rows                rows;
    enum err e = DB(req, household_create, &rows, P(id), P(*council), P(in->reference),
                    P(in->carer), P(in->kind), P(in->carers), P_DAY(in->approved_on),
                    P_DAY(in->ended_on), P(in->end_reason));

    return e ? e : reply_made(req, "/foster-households/", id, &sql_household_one);
}

static enum err check_household_change(struct request *req)
{
    const struct household_in *sent = req->body;
    struct rows                rows;
    enum err                   e = find_council(req, "/carer", sent->carer);
    struct household_in       *in = req->found = arena_alloc(req->arena, sizeof *in);

    if (e)
        return e;
    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *sent;
    e = DB(req, household_standing, &rows, P(req->record));
    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    if (row_bool(&rows, 0, 3))
        return fail(req, ERR_STATE);
    in->approved_on = or_day(in->approved_on, &rows, 0);
    in->ended_on = or_day(in->ended_on, &rows, 1);
    if (in->ended_on.is_set)
        in->end_reason = or_word(in->end_reason, &rows, 2);
    check_household(req, in);
    return ERR_NONE;
}

static enum err change_household(struct request *req)
{
    const struct household_in *in = req->found;
    struct rows                rows;
    enum err                   e =
        DB(req, household_update, &rows, P(req->record), P(in->reference),
           P((bool)uuid_is_set(&in->carer)), P(in->carer), P(in->kind), P(in->carers),
           P_DAY(in->approved_on), P_DAY(in->ended_on), P(in->end_reason), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_household_one);
}

/* --- what is alleged --- */

struct allegation_in {
    const char *outcome;
    struct num  made_on, closed_on;
    struct text error_reason;
};

#define OUTCOME_FIELDS                                                                  \
    FIELD(allegation_in, outcome, .type = F_WORD, .flags = NULLABLE, .words = outcomes, \
          .about = "How it came out; with the day on which that was decided")

static const struct field allegation_in_fields[] = {
    FIELD(allegation_in, made_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    OUTCOME_FIELDS,
    FIELD(allegation_in, closed_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELDS_END,
};
static const struct shape allegation_in_shape =
    SHAPE("foster_allegation_new", allegation_in_fields, allegation_in);

static const struct field allegation_change_fields[] = {
    OUTCOME_FIELDS,
    FIELD(allegation_in, closed_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY | SINCE_BEGUN),
    ERROR_FIELD(allegation_in),
    FIELDS_END,
};
static const struct shape allegation_change_shape =
    SHAPE("foster_allegation_change", allegation_change_fields, allegation_in);

static void check_outcome(struct request *req, const struct allegation_in *in)
{
    check_not_before(req, "/closed_on", in->closed_on, in->made_on,
                     "This day is before it was made.");
    if (in->closed_on.is_set != (in->outcome != NULL))
        fail_note(req, in->closed_on.is_set ? "/outcome" : "/closed_on",
                  "Say both, how it came out and on which day.");
}

static enum err check_new_allegation(struct request *req)
{
    const struct allegation_in *in = req->body;
    struct rows                 rows;
    enum err                    e = DB(req, household_standing, &rows, P(req->record));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (row_bool(&rows, 0, 3))
        return fail(req, ERR_STATE);
    check_outcome(req, in);
    return ERR_NONE;
}

static enum err create_allegation(struct request *req)
{
    const struct allegation_in *in = req->body;
    struct uuid                 id = uuid_new();
    struct rows                 rows;
    enum err e = DB(req, allegation_create, &rows, P(id), P(req->record), P_DAY(in->made_on),
                    P(in->outcome), P_DAY(in->closed_on));

    return e ? e : reply_made(req, "/foster-allegations/", id, &sql_allegation_one);
}

static enum err check_allegation_change(struct request *req)
{
    struct allegation_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows           rows;

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct allegation_in *)req->body;

    enum err e = DB(req, allegation_standing, &rows, P(req->record));

    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    if (row_bool(&rows, 0, 2))
        return fail(req, ERR_STATE);
    in->closed_on = or_day(in->closed_on, &rows, 1);
    if (in->closed_on.is_set)
        in->outcome = or_word(in->outcome, &rows, 0);
    check_outcome(req, in);
    return ERR_NONE;
}

static enum err change_allegation(struct request *req)
{
    const struct allegation_in *in = req->found;
    struct rows                 rows;
    enum err e = DB(req, allegation_update, &rows, P(req->record), P(in->outcome),
                    P_DAY(in->closed_on), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_allegation_one);
}

/* --- families that want to adopt --- */

struct family_in {
    struct text reference, error_reason;
    struct num  enquired_on, assessment_from, approved_on, ended_on;
};

#define FAMILY_FIELDS(flags_)                                                           \
    FIELD(family_in, reference, .type = F_TEXT, .flags = flags_, .max = REFERENCE_MAX,  \
          .about = "By what the adoption service knows it; no name"),                   \
        FIELD(family_in, enquired_on, .type = F_DAY, .flags = flags_ | PAST_DAY),       \
        FIELD(family_in, assessment_from, .type = F_DAY, .flags = NULLABLE | PAST_DAY), \
        FIELD(family_in, approved_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),     \
        FIELD(family_in, ended_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,         \
              .about = "They have adopted, left, or were not approved")

static const struct field family_in_fields[] = {FAMILY_FIELDS(REQUIRED), FIELDS_END};
static const struct shape family_in_shape =
    SHAPE("adoptive_family_new", family_in_fields, family_in);
static const struct field family_change_fields[] = {FAMILY_FIELDS(0), ERROR_FIELD(family_in),
                                                    FIELDS_END};
static const struct shape family_change_shape =
    SHAPE("adoptive_family_change", family_change_fields, family_in);

static const char *const stages[] = {"enquiry", "assessment", "approved", "ended", NULL};

static const struct field family_fields[] = {
    RECORD_ANSWERS,
    ANSWER(reference, .type = F_TEXT),
    ANSWER(stage, .type = F_WORD, .words = stages),
    ANSWER(enquired_on, .type = F_DAY),
    ANSWER_OR_NULL(assessment_from, .type = F_DAY),
    ANSWER_OR_NULL(approved_on, .type = F_DAY),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape family_shape = ANSWER_SHAPE("adoptive_family", family_fields);

static void check_family(struct request *req, const struct family_in *in)
{
    check_not_before(req, "/assessment_from", in->assessment_from, in->enquired_on,
                     "This day is before they asked.");
    check_not_before(req, "/ended_on", in->ended_on, in->enquired_on,
                     "This day is before they asked.");
    check_not_before(req, "/approved_on", in->approved_on, in->assessment_from,
                     "This day is before the assessment began.");
    if (in->approved_on.is_set && !in->assessment_from.is_set)
        fail_note(req, "/assessment_from", "Say when the assessment began.");
}

static enum err check_new_family(struct request *req)
{
    enum err e = find_council(req, "", (struct uuid){0});

    if (!e)
        check_family(req, req->body);
    return e;
}

static enum err create_family(struct request *req)
{
    const struct family_in *in = req->body;
    const struct uuid      *council = req->found;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err                e =
        DB(req, family_create, &rows, P(id), P(*council), P(in->reference), P_DAY(in->enquired_on),
           P_DAY(in->assessment_from), P_DAY(in->approved_on), P_DAY(in->ended_on));

    return e ? e : reply_made(req, "/adoptive-families/", id, &sql_family_one);
}

static enum err check_family_change(struct request *req)
{
    struct family_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows       rows;

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct family_in *)req->body;

    enum err e = DB(req, family_standing, &rows, P(req->record));

    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    if (row_bool(&rows, 0, 4))
        return fail(req, ERR_STATE);
    in->enquired_on = or_day(in->enquired_on, &rows, 0);
    in->assessment_from = or_day(in->assessment_from, &rows, 1);
    in->approved_on = or_day(in->approved_on, &rows, 2);
    in->ended_on = or_day(in->ended_on, &rows, 3);
    check_family(req, in);
    return ERR_NONE;
}

static enum err change_family(struct request *req)
{
    const struct family_in *in = req->found;
    struct rows             rows;
    enum err                e = DB(req, family_update, &rows, P(req->record), P(in->reference),
                                   P_DAY(in->enquired_on), P_DAY(in->assessment_from), P_DAY(in->approved_on),
                                   P_DAY(in->ended_on), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_family_one);
}

const struct route household_routes[] = {
    READ("/foster-households", NEED(household, view), household_list, household_shape,
         .is_list = true, .about = "Households that foster for this council, those of today first",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/foster-households", NEED(household, create), &household_in_shape,
          create_household, household_shape, .check = check_new_household,
          .about = "Record that a household was approved to foster"),
    READ("/foster-households/:id", NEED(household, view), household_one, household_shape,
         .about = "One household", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/foster-households/:id", NEED(household, edit), &household_change_shape,
          change_household, household_shape, MATCH(household_version, household_one),
          .check = check_household_change,
          .about = "Correct it, or record that its approval ended"),
    READ("/foster-households/:id/allegations", NEED(allegation, view), allegation_list,
         allegation_shape, .is_list = true,
         .about = "How often something was alleged against a household, and how it came out",
         .args = {{ARG_RECORD}}),
    WRITE(POST, "/foster-households/:id/allegations", NEED(allegation, create),
          &allegation_in_shape, create_allegation, allegation_shape, .check = check_new_allegation,
          .about = "Record that something was alleged; not what"),
    READ("/foster-allegations/:id", NEED(allegation, view), allegation_one, allegation_shape,
         .about = "One allegation", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/foster-allegations/:id", NEED(allegation, edit), &allegation_change_shape,
          change_allegation, allegation_shape, MATCH(allegation_version, allegation_one),
          .check = check_allegation_change, .about = "Record how it came out"),
    READ("/adoptive-families", NEED(household, view), family_list, family_shape, .is_list = true,
         .about = "Families that want to adopt, those of today first",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/adoptive-families", NEED(household, create), &family_in_shape, create_family,
          family_shape, .check = check_new_family,
          .about = "Record that a family asked about adopting"),
    READ("/adoptive-families/:id", NEED(household, view), family_one, family_shape,
         .about = "One family", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/adoptive-families/:id", NEED(household, edit), &family_change_shape,
          change_family, family_shape, MATCH(family_version, family_one),
          .check = check_family_change, .about = "Record its next step, or correct it"),
    ROUTES_END,
};
