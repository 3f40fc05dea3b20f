/*
 * Those who leave care: as what the law knows them (relevant, former relevant, qualifying), from when until when; and whether the council is in
 * touch, what they do and where they live, with the codes of the national return (OC3). The return asks around each birthday from 17 to 21;
 * an answer may be recorded at any time, and the one nearest to the birthday is returned. Whether a home is suitable is the last
 * letter of its code, so nobody says it twice. The personal adviser does this, who is to a care leaver what the social worker is to a child in
 * care. What was recorded in error stays and counts for nothing.
 */
#include "child_facts.h"
#include "day.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "standing.h"

#include <string.h>

enum { AGE_FROM = 16, TOUCH_FROM = 16, TOUCH_TO = 25 };

struct leaver_in {
    const char *status, *end_reason;
    struct num  from_on, until_on;
    struct text error_reason;
};

static const char *const statuses[] = {"relevant", "former_relevant", "qualifying", NULL};
static const char *const ends[] = {"status", "age", "closed", "returned_to_care", "died", NULL};

#define ERROR_FIELD(struct_)                                 \
    FIELD(struct_, error_reason, .type = F_TEXT, .max = 500, \
          .about = "Why it should not have been recorded: it stays and counts for nothing")

static const struct field in_fields[] = {
    FIELD(leaver_in, status, .type = F_WORD, .flags = REQUIRED, .words = statuses),
    FIELD(leaver_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(leaver_in, until_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,
          .about = "First day on which it is so no longer"),
    FIELD(leaver_in, end_reason, .type = F_WORD, .words = ends),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("leaver_new", in_fields, leaver_in);

static const struct field change_fields[] = {
    FIELD(leaver_in, status, .type = F_WORD, .words = statuses),
    FIELD(leaver_in, from_on, .type = F_DAY, .flags = PAST_DAY),
    FIELD(leaver_in, until_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(leaver_in, end_reason, .type = F_WORD, .words = ends),
    ERROR_FIELD(leaver_in),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("leaver_change", change_fields, leaver_in);

static const struct field leaver_fields[] = {
    RECORD_ANSWERS,
    ANSWER(status, .type = F_WORD, .words = statuses),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER_OR_NULL(end_reason, .type = F_WORD, .words = ends),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape leaver_shape = ANSWER_SHAPE("leaver", leaver_fields);

/* --- status --- */

static void check_whole(struct request *req, const struct leaver_in *in, day_t born)
{
    check_born(req, "/from_on", in->from_on, born);
    if (in->from_on.is_set && born != DAY_NONE && in->from_on.v >= born &&
        day_age(born, (day_t)in->from_on.v) < AGE_FROM)
        fail_note(req, "/from_on", "Nobody leaves care as a care leaver before the age of 16.");
    check_order(req, in->from_on, in->until_on);
    if (in->until_on.is_set && !in->end_reason)
        fail_note(req, "/end_reason", "Say why it ended.");
    if (in->end_reason && !in->until_on.is_set)
        fail_note(req, "/until_on", "Say from which day it is so no longer.");
}

static enum err check_new(struct request *req)
{
    day_t    born;
    enum err e = child_born(req, &born);

    if (!e)
        check_whole(req, req->body, born);
    return e;
}

static enum err create(struct request *req)
{
    const struct leaver_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err                e = DB(req, leaver_create, &rows, P(id), P(req->child), P(in->status),
                                   P_DAY(in->from_on), P_DAY(in->until_on), P(in->end_reason));

    return e ? e : reply_made(req, "/leavers/", id, &sql_leaver_one);
}

/* What was taken back is one without a reason. */
static enum err check_change(struct request *req)
{
    struct leaver_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows       now;
    day_t             born;
    enum err          e = in ? DB(req, leaver_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (!e)
        e = child_born(req, &born);
    if (e || now.n == 0)
        return e;
    *in = *(const struct leaver_in *)req->body;
    in->status = stood_word(in->status, &now, 0);
    in->from_on = stood_day(in->from_on, &now, 1);
    in->until_on = stood_day(in->until_on, &now, 2);
    if (in->until_on.is_set)
        in->end_reason = stood_word(in->end_reason, &now, 3);
    in->error_reason = stood_text(in->error_reason, &now, 4);
    check_whole(req, in, born);
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct leaver_in *in = req->found;
    struct rows             rows;
    enum err e = DB(req, leaver_update, &rows, P(req->record), P(in->status), P_DAY(in->from_on),
                    P_DAY(in->until_on), P(in->end_reason), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_leaver_one);
}

/* --- in touch --- */

struct touch_in {
    const char *in_touch, *activity, *accommodation;
    struct num  on;
    struct text note, error_reason;
};

static const char *const touches[] = {"YES", "NO", "REFU", "NREQ", "RHOM", "DIED", NULL};
static const char *const activities[] = {"F1", "P1", "F2", "P2", "F4", "P4", "F5",
                                         "P5", "G4", "G5", "G6", "0",  NULL};
static const char *const accommodations[] = {"B1", "B2", "C1", "C2", "D1", "D2", "E1", "E2",
                                             "G1", "G2", "H1", "H2", "K1", "K2", "R1", "R2",
                                             "S2", "T1", "T2", "U1", "U2", "V1", "V2", "W1",
                                             "W2", "X2", "Y1", "Y2", "Z1", "Z2", "0",  NULL};

#define TOUCH_FIELDS(flags_)                                                               \
    FIELD(touch_in, on, .type = F_DAY, .flags = PAST_DAY | (flags_),                       \
          .about = "Day as of which it is so"),                                            \
        FIELD(touch_in, in_touch, .type = F_WORD, .flags = flags_, .words = touches,       \
              .about = "IN_TOUCH of the national return"),                                 \
        FIELD(touch_in, activity, .type = F_WORD, .words = activities,                     \
              .about = "ACTIV; needed of somebody with whom we are in touch"),             \
        FIELD(touch_in, accommodation, .type = F_WORD, .words = accommodations,            \
              .about = "ACCOM; the last letter says whether it is suitable: 1 yes, 2 no"), \
        FIELD(touch_in, note, .type = F_TEXT, .flags = NULLABLE, .max = 2000)

static const struct field touch_in_fields[] = {TOUCH_FIELDS(REQUIRED), FIELDS_END};
static const struct shape touch_in_shape = SHAPE("in_touch_new", touch_in_fields, touch_in);
static const struct field touch_change_fields[] = {TOUCH_FIELDS(0), ERROR_FIELD(touch_in),
                                                   FIELDS_END};
static const struct shape touch_change_shape =
    SHAPE("in_touch_change", touch_change_fields, touch_in);

static const struct field touch_fields[] = {
    RECORD_ANSWERS,
    ANSWER(on, .type = F_DAY),
    ANSWER(in_touch, .type = F_WORD, .words = touches),
    ANSWER(in_touch_name, .type = F_TEXT),
    ANSWER_OR_NULL(activity, .type = F_WORD, .words = activities),
    ANSWER_OR_NULL(activity_name, .type = F_TEXT),
    ANSWER_OR_NULL(accommodation, .type = F_WORD, .words = accommodations),
    ANSWER_OR_NULL(accommodation_name, .type = F_TEXT),
    ANSWER_OR_NULL(is_suitable, .type = F_BOOL, .about = "Null: not known"),
    ANSWER_OR_NULL(note, .type = F_TEXT),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape touch_shape = ANSWER_SHAPE("in_touch", touch_fields);

static bool has_left(const char *in_touch)
{
    return in_touch && (!strcmp(in_touch, "RHOM") || !strcmp(in_touch, "DIED"));
}

static void check_touch(struct request *req, const struct touch_in *in, day_t born)
{
    bool is_yes = in->in_touch && !strcmp(in->in_touch, "YES");

    check_born(req, "/on", in->on, born);
    if (in->on.is_set && born != DAY_NONE && in->on.v >= born &&
        (day_age(born, (day_t)in->on.v) < TOUCH_FROM || day_age(born, (day_t)in->on.v) > TOUCH_TO))
        fail_note(req, "/on", "This is asked of those of 16 to 25.");
    if (is_yes && !in->activity)
        fail_note(req, "/activity", "Say what they do.");
    if (is_yes && !in->accommodation)
        fail_note(req, "/accommodation", "Say where they live.");
    if (has_left(in->in_touch) && in->activity)
        fail_note(req, "/activity", "This is not asked of somebody who returned home or died.");
    if (has_left(in->in_touch) && in->accommodation)
        fail_note(req, "/accommodation",
                  "This is not asked of somebody who returned home or died.");
}

static enum err check_new_touch(struct request *req)
{
    day_t    born;
    enum err e = child_born(req, &born);

    if (!e)
        check_touch(req, req->body, born);
    return e;
}

static enum err create_touch(struct request *req)
{
    const struct touch_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err               e = DB(req, in_touch_create, &rows, P(id), P(req->child), P_DAY(in->on),
                                  P(in->in_touch), P(in->activity), P(in->accommodation), P(in->note));

    return e ? e : reply_made(req, "/in-touch/", id, &sql_in_touch_one);
}

static enum err check_change_touch(struct request *req)
{
    struct touch_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows      now;
    day_t            born;
    enum err         e = in ? DB(req, in_touch_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (!e)
        e = child_born(req, &born);
    if (e || now.n == 0)
        return e;
    *in = *(const struct touch_in *)req->body;
    in->on = stood_day(in->on, &now, 0);
    in->in_touch = stood_word(in->in_touch, &now, 1);
    if (!has_left(in->in_touch)) {
        in->activity = stood_word(in->activity, &now, 2);
        in->accommodation = stood_word(in->accommodation, &now, 3);
    }
    in->note = stood_text(in->note, &now, 4);
    in->error_reason = stood_text(in->error_reason, &now, 5);
    check_touch(req, in, born);
    return ERR_NONE;
}

static enum err change_touch(struct request *req)
{
    const struct touch_in *in = req->found;
    struct rows            rows;
    enum err e = DB(req, in_touch_update, &rows, P(req->record), P_DAY(in->on), P(in->in_touch),
                    P(in->activity), P(in->accommodation), P(in->note), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_in_touch_one);
}

const struct route leaver_routes[] = {
    READ("/children/:child/leavers", NEED_OR_OWN(leaver, view, create), leaver_list, leaver_shape,
         .is_list = true, .withholds = true,
         .about = "As what the law knows somebody who left care, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/leavers", NEED(leaver, create), &in_shape, create, leaver_shape,
          .check = check_new, .about = "Record a status of somebody who leaves care"),
    READ("/leavers/:id", NEED_OR_OWN(leaver, view, create), leaver_one, leaver_shape,
         .about = "One status", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/leavers/:id", NEED(leaver, edit), &change_shape, change, leaver_shape,
          .check = check_change, MATCH(leaver_version, leaver_one),
          .about = "End it, correct it, or say that it was an error"),
    READ("/children/:child/in-touch", NEED_OR_OWN(leaver, view, create), in_touch_list, touch_shape,
         .is_list = true, .withholds = true,
         .about = "Whether we are in touch with somebody who left care, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/in-touch", NEED(leaver, create), &touch_in_shape, create_touch,
          touch_shape, .check = check_new_touch,
          .about = "Record whether we are in touch, what they do and where they live"),
    READ("/in-touch/:id", NEED_OR_OWN(leaver, view, create), in_touch_one, touch_shape,
         .about = "One answer", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/in-touch/:id", NEED(leaver, edit), &touch_change_shape, change_touch,
          touch_shape, .check = check_change_touch, MATCH(in_touch_version, in_touch_one),
          .about = "Correct it, or say that it was an error"),
    ROUTES_END,
};
