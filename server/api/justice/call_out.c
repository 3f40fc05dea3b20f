/*
 * Call-outs of the police to homes of children in care. One is of a home and a day and names no child: it is counted by home and month, and looked at by the
 * group that keeps children in care out of the courts. Call-outs for somebody who is missing are recorded, and counted apart, as that
 * group's reports do. Where it has to be known about whom the police were called, that is a record of the child, restricted as youth
 * justice detail is.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "standing.h"

struct call_out_in {
    const char *reason;
    struct num  on, arrested;
    struct text home, area, agreed, error_reason;
};

static const char *const reasons[] = {"behaviour", "assault", "damage", "drugs",
                                      "self_harm", "missing", "other",  NULL};

#define CALL_OUT_FIELDS(flags_)                                                        \
    FIELD(call_out_in, home, .type = F_TEXT, .flags = flags_, .max = 120,              \
          .about = "The home by its name; no child's"),                                \
        FIELD(call_out_in, area, .type = F_TEXT, .flags = flags_, .max = 120,          \
              .about = "The council in whose area it is"),                             \
        FIELD(call_out_in, on, .type = F_DAY, .flags = PAST_DAY | (flags_)),           \
        FIELD(call_out_in, reason, .type = F_WORD, .flags = flags_, .words = reasons), \
        FIELD(call_out_in, arrested, .type = F_BOOL, .flags = flags_),                 \
        FIELD(call_out_in, agreed, .type = F_TEXT, .flags = NULLABLE, .max = 2000,     \
              .about = "What was agreed afterwards, in words that name no child")

static const struct field in_fields[] = {CALL_OUT_FIELDS(REQUIRED), FIELDS_END};
static const struct shape in_shape = SHAPE("call_out_new", in_fields, call_out_in);
static const struct field change_fields[] = {
    CALL_OUT_FIELDS(0),
    FIELD(call_out_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("call_out_change", change_fields, call_out_in);

static const struct field call_out_fields[] = {
    RECORD_ANSWERS,
    ANSWER(home, .type = F_TEXT),
    ANSWER(area, .type = F_TEXT),
    ANSWER(on, .type = F_DAY),
    ANSWER(reason, .type = F_WORD, .words = reasons),
    ANSWER(arrested, .type = F_BOOL),
    ANSWER_OR_NULL(agreed, .type = F_TEXT),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape call_out_shape = ANSWER_SHAPE("call_out", call_out_fields);

static enum err create(struct request *req)
{
    const struct call_out_in *in = req->body;
    struct uuid               id = uuid_new();
    struct rows               rows;
    enum err e = DB(req, call_out_create, &rows, P(id), P(in->home), P(in->area), P_DAY(in->on),
                    P(in->reason), P(in->arrested), P(in->agreed));

    return e ? e : reply_made(req, "/call-outs/", id, &sql_call_out_one);
}

static enum err check_change(struct request *req)
{
    struct call_out_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows         now;
    enum err            e = in ? DB(req, call_out_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (e || now.n == 0)
        return e;
    *in = *(const struct call_out_in *)req->body;
    in->home = stood_text(in->home, &now, 0);
    in->area = stood_text(in->area, &now, 1);
    in->on = stood_day(in->on, &now, 2);
    in->reason = stood_word(in->reason, &now, 3);
    in->arrested = stood_bool(in->arrested, &now, 4);
    in->agreed = stood_text(in->agreed, &now, 5);
    in->error_reason = stood_text(in->error_reason, &now, 6);
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct call_out_in *in = req->found;
    struct rows               rows;
    enum err                  e =
        DB(req, call_out_update, &rows, P(req->record), P(in->home), P(in->area), P_DAY(in->on),
           P(in->reason), P(in->arrested), P(in->agreed), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_call_out_one);
}

/* --- about whom --- */

struct about_in {
    struct uuid call_out;
};

static const struct field about_fields[] = {
    FIELD(about_in, call_out, .type = F_UUID, .flags = REQUIRED),
    FIELDS_END,
};
static const struct shape about_shape = SHAPE("call_out_child_new", about_fields, about_in);

static const struct field child_fields[] = {
    RECORD_ANSWERS,
    ANSWER_OR_NULL(call_out, .type = F_OBJECT, .of = &call_out_shape,
                   .about = "Null: call-outs are not for you to see"),
    FIELDS_END,
};
static const struct shape child_shape_of = ANSWER_SHAPE("call_out_child", child_fields);

static enum err check_about(struct request *req)
{
    const struct about_in *in = req->body;
    struct rows            rows;
    day_t                  born;
    enum err               e = child_born(req, &born);

    if (e || !uuid_is_set(&in->call_out))
        return e;
    e = DB(req, call_out_standing, &rows, P(in->call_out));
    if (!e && rows.n == 0)
        fail_note(req, "/call_out", "Not a call-out that you see.");
    return e;
}

static enum err create_about(struct request *req)
{
    const struct about_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, call_out_child_create, &rows, P(id), P(req->child), P(in->call_out));

    return e ? e : reply_made(req, "/call-out-children/", id, &sql_call_out_child_one);
}

/* --- by home and month --- */

static const struct field month_fields[] = {
    ANSWER(home, .type = F_TEXT),
    ANSWER(area, .type = F_TEXT),
    ANSWER(month, .type = F_DAY, .about = "Its first day"),
    ANSWER(n, .type = F_INT, .max = 1000000, .about = "Without those for somebody missing"),
    ANSWER(missing, .type = F_INT, .max = 1000000),
    ANSWER(arrested, .type = F_INT, .max = 1000000),
    FIELDS_END,
};
static const struct shape month_shape = ANSWER_SHAPE("call_out_month", month_fields);

const struct route call_out_routes[] = {
    READ("/call-outs", NEED_OR_OWN(call_out, view, create), call_out_list, call_out_shape,
         .is_list = true, .about = "Call-outs of the police to homes, the newest first",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/call-outs", NEED(call_out, create), &in_shape, create, call_out_shape,
          .about = "Record a call-out"),
    READ("/call-outs/:id", NEED_OR_OWN(call_out, view, create), call_out_one, call_out_shape,
         .about = "One call-out", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/call-outs/:id", NEED(call_out, edit), &change_shape, change, call_out_shape,
          .check = check_change, MATCH(call_out_version, call_out_one),
          .about = "Say what was agreed, correct it, or say that it was an error"),
    READ("/call-out-months", NEED(call_out, view), call_out_months, month_shape, .is_list = true,
         .about = "Call-outs by home and month, of the last so many months",
         .args = {{ARG_INT, "months", .min = 1, .max = 60, .usual = 12}}),
    READ("/children/:child/call-outs", NEED_OR_OWN(youth_justice, view, create),
         call_out_child_list, child_shape_of, .is_list = true, .withholds = true,
         .about = "Call-outs that were about this child, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/call-outs", NEED(youth_justice, create), &about_shape,
          create_about, child_shape_of, .check = check_about,
          .about = "Record that a call-out was about this child"),
    READ("/call-out-children/:id", NEED_OR_OWN(youth_justice, view, create), call_out_child_one,
         child_shape_of, .about = "That a call-out was about a child", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
