/*
 * Who of a service has how much, and what has nobody; one's own open work; and handing work over, all of it or some, in one
 * step that can be looked at before it is done. Also where two services are at the same work with one child.
 */
#include "carer_shape.h"
#include "involvement_shape.h"
#include "json_out.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

static const char *const types[] = {"involvement", "referral", NULL};

static const struct field unowned_fields[] = {
    ANSWER(type, .type = F_WORD, .words = types),
    ANSWER(id, .type = F_UUID),
    WHOM,
    ANSWER_OR_NULL(what, .type = F_TEXT, .about = "Type of work"),
    ANSWER(state, .type = F_TEXT),
    ANSWER_OR_NULL(practitioner, .type = F_OBJECT, .of = &person_shape,
                   .about = "Who had it and has left"),
    ANSWER(since, .type = F_DAY),
    FIELDS_END,
};
static const struct shape unowned_shape = ANSWER_SHAPE("caseload_unowned", unowned_fields);

#define COUNT(name_, about_) ANSWER(name_, .type = F_INT, .min = 0, .max = 1000000, .about = about_)

static const struct field practitioner_fields[] = {
    ANSWER_OR_NULL(person, .type = F_OBJECT, .of = &person_shape, .about = "Null: nobody"),
    ANSWER(has_left, .type = F_BOOL),
    COUNT(open, "Children with whom they work"),
    COUNT(unmet, "Of these, who wait for a first meeting"),
    COUNT(quiet, "Of these, open and quiet for now"),
    ANSWER_OR_NULL(last_on, .type = F_DAY, .about = "Last meeting or call that took place"),
    COUNT(minutes, "Of meetings and calls in the last 28 days"),
    ANSWER_OR_NULL(covered_by, .type = F_OBJECT, .of = &covered_shape),
    FIELDS_END,
};
static const struct shape practitioner_shape =
    ANSWER_SHAPE("caseload_practitioner", practitioner_fields);

static const struct field caseload_fields[] = {
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(may_hand_over, .type = F_BOOL, .about = "Others' work, as the administrator"),
    ANSWER(unowned, .type = F_LIST, .of = &unowned_shape,
           .about = "Open work and accepted referrals that have nobody, or somebody who has left"),
    ANSWER(practitioners, .type = F_LIST, .of = &practitioner_shape),
    FIELDS_END,
};
static const struct shape caseload_shape = ANSWER_SHAPE("caseload", caseload_fields);

/* --- my own --- */

static const struct field own_next_fields[] = {
    ANSWER(on, .type = F_DAY),
    ANSWER(what, .type = F_TEXT),
    ANSWER(days, .type = F_INT, .min = -100000, .max = 100000),
    FIELDS_END,
};
static const struct shape own_next_shape = ANSWER_SHAPE("caseload_next", own_next_fields);

static const struct field own_fields[] = {
    ANSWER(id, .type = F_UUID, .about = "The involvement"),
    WHOM,
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(type_of_work, .type = F_TEXT),
    ANSWER(state, .type = F_TEXT),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(last_on, .type = F_DAY, .about = "Last meeting or call that took place"),
    ANSWER_OR_NULL(next, .type = F_OBJECT, .of = &own_next_shape),
    ANSWER_OR_NULL(covering, .type = F_OBJECT, .of = &covered_shape,
                   .about = "For whom you cover, until they are back"),
    ANSWER_OR_NULL(covered_by, .type = F_OBJECT, .of = &covered_shape),
    FIELDS_END,
};
static const struct shape own_shape = ANSWER_SHAPE("caseload_own", own_fields);

/* --- handing over --- */

struct handover_in {
    struct uuid from, to;
    struct list involvements, referrals;
    struct num  is_preview;
};

static const struct field handover_in_fields[] = {
    FIELD(handover_in, from, .type = F_UUID,
          .about = "Whose work; left out: the work that nobody has"),
    FIELD(handover_in, to, .type = F_UUID, .flags = REQUIRED),
    FIELD(handover_in, involvements, .type = F_LIST, .flags = IDS, .max = 200,
          .about = "Only these, with their referrals; neither list: all of it"),
    FIELD(handover_in, referrals, .type = F_LIST, .flags = IDS, .max = 200),
    FIELD(handover_in, is_preview, .type = F_BOOL, .about = "Only say what would change hands"),
    FIELDS_END,
};
static const struct shape handover_in_shape =
    SHAPE("handover_new", handover_in_fields, handover_in);

static const struct field moved_fields[] = {
    ANSWER(id, .type = F_UUID),
    WHOM,
    ANSWER(type_of_work, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape moved_shape = ANSWER_SHAPE("handover_involvement", moved_fields);

static const struct field moved_referral_fields[] = {
    ANSWER(id, .type = F_UUID),
    WHOM,
    ANSWER(state, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape moved_referral_shape =
    ANSWER_SHAPE("handover_referral", moved_referral_fields);

static const struct field handover_fields[] = {
    ANSWER(involvements, .type = F_LIST, .of = &moved_shape),
    ANSWER(referrals, .type = F_LIST, .of = &moved_referral_shape),
    FIELDS_END,
};
static const struct shape handover_shape = ANSWER_SHAPE("handover", handover_fields);

/* By the administrator of the service, or of one's own work. What would change hands is found for the handler. */
static enum err check_handover(struct request *req)
{
    const struct handover_in *in = req->body;
    struct rows              *list = req->found = arena_alloc(req->arena, sizeof *list);
    bool                      is_own = !strcmp(in->from.s, req->who.person.s);
    struct rows               rows;
    enum err e = DB(req, cover_fits, &rows, P(req->record), P(in->from), P(in->to));

    if (e)
        return e;
    if (!list)
        return fail(req, ERR_NO_MEMORY);
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (!row_bool(&rows, 0, 0) && !is_own)
        return fail(req, ERR_FORBIDDEN);
    if (uuid_is_set(&in->to) && !row_bool(&rows, 0, 2))
        fail_note(req, "/to", "There is nobody with this id at the service.");
    if (uuid_is_set(&in->to) && !strcmp(in->from.s, in->to.s))
        fail_note(req, "/to", "Choose somebody else.");
    e = DB(req, handover_list, list, P(req->record), P(in->from), P_IDS(in->involvements),
           P_IDS(in->referrals), P(!in->involvements.present && !in->referrals.present));
    if (!e && row_int(list, 0, 4) > 0)
        fail_note(req, "/involvements", "Some of this is not theirs, or has ended.");
    return e;
}

static enum err hand_over(struct request *req)
{
    const struct handover_in *in = req->body;
    const struct rows        *list = req->found;
    struct buf                b = {.arena = req->arena};
    struct rows               rows;
    enum err                  e = ERR_NONE;

    if (!in->is_preview.v)
        e = DB(req, handover_do, &rows, P(req->record), P(in->to), P(row_text(list, 0, 2)),
               P(row_text(list, 0, 3)));
    if (e)
        return e;
    req->looked = row_is_null(list, 0, 1) ? NULL : row_text(list, 0, 1);
    buf_puts(&b, row_text(list, 0, 0));
    return reply_json(req, 200, &b);
}

const struct route caseload_routes[] = {
    READ("/services/:id/caseload", NEED(caseload, view), service_caseload, caseload_shape,
         .about = "Who of a service has how much; what has nobody comes first",
         .args = {{ARG_RECORD}}),
    READ("/me/caseload", NEED(caseload, view), me_caseload, own_shape, .is_list = true,
         .about = "My open work, and that of those for whom I cover",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/services/:id/handover", NEED(caseload, change), &handover_in_shape, hand_over,
          handover_shape, .check = check_handover, .status = 200,
          .about = "Hand open work and referrals over to a colleague, or see what that would be"),
    ROUTES_END,
};
