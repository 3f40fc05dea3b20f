/* Alerts: what whoever opens the record must not overlook (an allergy, an address not to be shared). */
#include "alert_shape.h"
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

struct alert_in {
    const char *kind, *level;
    struct text text, detail;
    struct num  until_on;
};

static const char *const kinds[] = {"allergy", "address", "communication", "other", NULL};
static const char *const levels[] = {"warning", "info", NULL};

static const struct field alert_in_fields[] = {
    FIELD(alert_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds),
    FIELD(alert_in, level, .type = F_WORD, .flags = REQUIRED, .words = levels),
    FIELD(alert_in, text, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(alert_in, detail, .type = F_TEXT, .flags = NULLABLE, .max = 2000),
    FIELD(alert_in, until_on, .type = F_DAY, .flags = NULLABLE | SINCE_BEGUN,
          .about = "Stands no longer from this day"),
    FIELDS_END,
};
static const struct shape alert_in_shape = SHAPE("alert_new", alert_in_fields, alert_in);

static const struct field item_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(level, .type = F_WORD, .words = levels),
    ANSWER(text, .type = F_TEXT),
    ANSWER_OR_NULL(detail, .type = F_TEXT),
    ANSWER(since, .type = F_DAY),
    FIELDS_END,
};
const struct shape alert_item_shape = ANSWER_SHAPE("alert_item", item_fields);

static const struct field alert_fields[] = {
    RECORD_ANSWERS,
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(level, .type = F_WORD, .words = levels),
    ANSWER(text, .type = F_TEXT),
    ANSWER_OR_NULL(detail, .type = F_TEXT),
    ANSWER(since, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape alert_shape = ANSWER_SHAPE("alert", alert_fields);

/* An alert stands from the day on which it is put up. */
static enum err check(struct request *req)
{
    const struct alert_in *in = req->body;
    day_t                  born;
    enum err               e = child_born(req, &born);

    if (!e)
        check_order(req, (struct num){.v = req->today, .is_set = true}, in->until_on);
    return e;
}

static enum err create(struct request *req)
{
    const struct alert_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, alert_create, &rows, P(id), P(req->child), P(in->kind), P(in->level),
                    P(in->text), P(in->detail), P_DAY(in->until_on));

    return e ? e : reply_made(req, "/alerts/", id, &sql_alert_one);
}

static enum err change(struct request *req)
{
    const struct alert_in *in = req->body;
    struct rows            rows;
    enum err               e =
        DB(req, alert_update, &rows, P(req->record), P(in->kind), P(in->level), P(in->text),
           P(in->detail.present), P(in->detail), P(in->until_on.present), P_DAY(in->until_on));
    return e ? e : reply_record(req, req->record, &sql_alert_one);
}

const struct route alert_routes[] = {
    READ("/children/:child/alerts", NEED(alert, view), alert_list, alert_shape, .is_list = true,
         .about = "What must not be overlooked", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/alerts", NEED(alert, create), &alert_in_shape, create,
          alert_shape, .check = check, .about = "Put up an alert"),
    READ("/alerts/:id", NEED(alert, view), alert_one, alert_shape, .about = "One alert",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/alerts/:id", NEED(alert, edit), &alert_in_shape, change, alert_shape,
          MATCH(alert_version, alert_one), .about = "Change an alert, or end it"),
    ROUTES_END,
};
