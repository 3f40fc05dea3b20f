/*
 * The steps of a child to adoption, from the decision that it should be placed on. Who adopts is never recorded here: of the adopters the service
 * knows how many they are and how they live together, as the national return asks it, and nothing that leads to them.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct adoption_in {
    struct num decided_on, placement_order_on, order_revoked_on, family_finding_from, matched_on,
        placed_on, placed_ended_on, adopted_on, foster_carer, adopters, for_few;
    const char *placed_end_reason, *adopters_sex, *adopters_status;
    struct text error_reason;
};

enum { TIER_WORKING = 2, TIER_FEW = 4 };

static const char *const stages[] = {"decided", "ordered", "family_finding", "revoked", "matched",
                                     "placed",  "stopped", "adopted",        NULL};
static const char *const reasons[] = {"RD1", "RD2", "RD3", "RD4", NULL};
static const char *const sexes[] = {"M1", "F1", "MM", "FF", "MF", NULL};
static const char *const statuses[] = {"L0", "L11", "L12", "L2", "L3", "L4", NULL};

#define STEP(name_, about_) \
    FIELD(adoption_in, name_, .type = F_DAY, .flags = NULLABLE | PAST_DAY, .about = about_)
#define STEPS                                                                                      \
    STEP(placement_order_on, "The court made a placement order"),                                  \
        STEP(order_revoked_on, "The court revoked it"),                                            \
        STEP(family_finding_from, "Since when a family is looked for"),                            \
        STEP(matched_on, "Child and adopters were matched"),                                       \
        STEP(placed_on, "The child moved to them"),                                                \
        STEP(placed_ended_on, "It was decided that the child should no longer be placed"),         \
        FIELD(adoption_in, placed_end_reason, .type = F_WORD, .flags = NULLABLE, .words = reasons, \
              .about = "Why, as the national return has it"),                                      \
        STEP(adopted_on, "The adoption order"),                                                    \
        FIELD(adoption_in, foster_carer, .type = F_BOOL, .flags = NULLABLE,                        \
              .about = "Adopted by who fostered the child before"),                                \
        FIELD(adoption_in, adopters, .type = F_INT, .flags = NULLABLE, .min = 1, .max = 2,         \
              .about = "By one or two"),                                                           \
        FIELD(adoption_in, adopters_sex, .type = F_WORD, .flags = NULLABLE, .words = sexes),       \
        FIELD(adoption_in, adopters_status, .type = F_WORD, .flags = NULLABLE, .words = statuses)

static const struct field in_fields[] = {
    FIELD(adoption_in, decided_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY,
          .about = "It was decided that the child should be placed for adoption"),
    STEPS,
    FIELD(adoption_in, for_few, .type = F_BOOL, .about = "For those who see a protected address"),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("adoption_new", in_fields, adoption_in);

static const struct field change_fields[] = {
    FIELD(adoption_in, decided_on, .type = F_DAY, .flags = PAST_DAY),
    STEPS,
    FIELD(adoption_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("adoption_change", change_fields, adoption_in);

static const struct field adoption_fields[] = {
    RECORD_ANSWERS,
    ANSWER(stage, .type = F_WORD, .words = stages, .about = "How far it is"),
    ANSWER(decided_on, .type = F_DAY),
    ANSWER_OR_NULL(placement_order_on, .type = F_DAY),
    ANSWER_OR_NULL(order_revoked_on, .type = F_DAY),
    ANSWER_OR_NULL(family_finding_from, .type = F_DAY),
    ANSWER_OR_NULL(matched_on, .type = F_DAY),
    ANSWER_OR_NULL(placed_on, .type = F_DAY),
    ANSWER_OR_NULL(placed_ended_on, .type = F_DAY),
    ANSWER_OR_NULL(placed_end_reason, .type = F_WORD, .words = reasons),
    ANSWER_OR_NULL(adopted_on, .type = F_DAY),
    ANSWER_OR_NULL(foster_carer, .type = F_BOOL),
    ANSWER_OR_NULL(adopters, .type = F_INT, .min = 1, .max = 2),
    ANSWER_OR_NULL(adopters_sex, .type = F_WORD, .words = sexes),
    ANSWER_OR_NULL(adopters_status, .type = F_WORD, .words = statuses),
    ANSWER(for_few, .type = F_BOOL),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape adoption_shape = ANSWER_SHAPE("adoption", adoption_fields);

static void check_adopters(struct request *req, const struct adoption_in *in)
{
    bool is_one = in->adopters_sex && in->adopters_sex[1] == '1';

    if (in->adopters.is_set && in->adopters_sex && (in->adopters.v == 1) != is_one)
        fail_note(req, "/adopters_sex", "This does not fit how many adopters there are.");
    else if (in->adopters_sex && !in->adopters.is_set)
        fail_note(req, "/adopters", "Say whether one person adopts or two.");
    else if (in->adopters.is_set && !in->adopters_sex)
        fail_note(req, "/adopters_sex", "Say who adopts: women, men, or both.");
}

static void check_end(struct request *req, const struct adoption_in *in)
{
    if (in->placed_ended_on.is_set != (in->placed_end_reason != NULL))
        fail_note(req, in->placed_ended_on.is_set ? "/placed_end_reason" : "/placed_ended_on",
                  "Say both, on which day it was decided and why.");
    if (in->placed_ended_on.is_set && in->adopted_on.is_set)
        fail_note(req, in->adopted_on.present ? "/adopted_on" : "/placed_ended_on",
                  "A child who is adopted was not taken out of the plan. Say one of the two.");
}

static void check_steps(struct request *req, const struct adoption_in *in)
{
    static const char decided[] = "This day is before adoption was decided.";

    if (in->order_revoked_on.is_set && !in->placement_order_on.is_set)
        fail_note(req, "/placement_order_on", "Say when the order was made that was revoked.");
    check_not_before(req, "/order_revoked_on", in->order_revoked_on, in->placement_order_on,
                     "This day is before the placement order.");
    check_not_before(req, "/matched_on", in->matched_on, in->decided_on, decided);
    check_not_before(req, "/placed_on", in->placed_on, in->decided_on, decided);
    check_not_before(req, "/placed_on", in->placed_on, in->matched_on,
                     "This day is before child and adopters were matched.");
    check_not_before(req, "/placed_ended_on", in->placed_ended_on, in->decided_on, decided);
    check_not_before(req, "/adopted_on", in->adopted_on, in->decided_on, decided);
    check_not_before(req, "/adopted_on", in->adopted_on,
                     in->placed_on.is_set ? in->placed_on : in->matched_on,
                     "This day is before the step that comes before it.");
    check_end(req, in);
    check_adopters(req, in);
}

static enum err check_new(struct request *req)
{
    const struct adoption_in *in = req->body;
    enum err                  e = check_child_day(req, "/decided_on", in->decided_on);

    if (!e && req->faults.n == 0)
        check_steps(req, in);
    return e;
}

static enum err create(struct request *req)
{
    const struct adoption_in *in = req->body;
    struct uuid               id = uuid_new();
    struct rows               rows;
    enum err e = DB(req, adoption_create, &rows, P(id), P(req->child), P_DAY(in->decided_on),
                    P_DAY(in->placement_order_on), P_DAY(in->order_revoked_on),
                    P_DAY(in->family_finding_from), P_DAY(in->matched_on), P_DAY(in->placed_on),
                    P_DAY(in->placed_ended_on), P(in->placed_end_reason), P_DAY(in->adopted_on),
                    P(in->foster_carer), P(in->adopters), P(in->adopters_sex),
                    P(in->adopters_status), P(in->for_few.v ? TIER_FEW : TIER_WORKING));

    return e ? e : reply_made(req, "/adoptions/", id, &sql_adoption_one);
}

static void fill_steps(struct adoption_in *in, const struct rows *rows)
{
    in->decided_on = or_day(in->decided_on, rows, 0);
    in->placement_order_on = or_day(in->placement_order_on, rows, 1);
    in->order_revoked_on = or_day(in->order_revoked_on, rows, 2);
    in->family_finding_from = or_day(in->family_finding_from, rows, 3);
    in->matched_on = or_day(in->matched_on, rows, 4);
    in->placed_on = or_day(in->placed_on, rows, 5);
    in->placed_ended_on = or_day(in->placed_ended_on, rows, 6);
    in->adopted_on = or_day(in->adopted_on, rows, 7);
    if (in->placed_ended_on.is_set)
        in->placed_end_reason = or_word(in->placed_end_reason, rows, 8);
    if (!in->foster_carer.present && !row_is_null(rows, 0, 9))
        in->foster_carer = (struct num){.v = row_bool(rows, 0, 9), .is_set = true};
    if (!in->adopters.present && !row_is_null(rows, 0, 10))
        in->adopters = (struct num){.v = row_int(rows, 0, 10), .is_set = true};
    if (in->adopters.is_set)
        in->adopters_sex = or_word(in->adopters_sex, rows, 11);
    in->adopters_status = or_word(in->adopters_status, rows, 12);
}

static enum err check_change(struct request *req)
{
    struct adoption_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows         rows;

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct adoption_in *)req->body;

    enum err e = DB(req, adoption_standing, &rows, P(req->record));

    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    if (row_bool(&rows, 0, 13))
        return fail(req, ERR_STATE);
    fill_steps(in, &rows);
    check_steps(req, in);
    return check_child_day(req, "/decided_on", in->decided_on);
}

static enum err change(struct request *req)
{
    const struct adoption_in *in = req->found;
    struct rows               rows;
    enum err e = DB(req, adoption_update, &rows, P(req->record), P_DAY(in->decided_on),
                    P_DAY(in->placement_order_on), P_DAY(in->order_revoked_on),
                    P_DAY(in->family_finding_from), P_DAY(in->matched_on), P_DAY(in->placed_on),
                    P_DAY(in->placed_ended_on), P(in->placed_end_reason), P_DAY(in->adopted_on),
                    P(in->foster_carer), P(in->adopters), P(in->adopters_sex),
                    P(in->adopters_status), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_adoption_one);
}

const struct route adoption_routes[] = {
    READ("/children/:child/adoptions", NEED_OR_OWN(adoption, view, create), adoption_list,
         adoption_shape, .is_list = true, .withholds = true,
         .about = "The steps to adoption, the newest way first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/adoptions", NEED(adoption, create), &in_shape, create,
          adoption_shape, .check = check_new,
          .about = "Record that adoption was decided, with the steps since"),
    READ("/adoptions/:id", NEED_OR_OWN(adoption, view, create), adoption_one, adoption_shape,
         .about = "One way to adoption", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/adoptions/:id", NEED(adoption, edit), &change_shape, change, adoption_shape,
          MATCH(adoption_version, adoption_one), .check = check_change,
          .about = "Record its next step, correct it, or say that it was an error"),
    ROUTES_END,
};
