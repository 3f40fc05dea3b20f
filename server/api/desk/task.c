/* What is due: opened by rules (a high SDQ, the calendar), open until somebody records what was decided or done. */
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "task_shape.h"

struct settle_in {
    struct text outcome;
};

static const struct field settle_fields[] = {
    FIELD(settle_in, outcome, .type = F_TEXT, .flags = REQUIRED, .max = 4000,
          .about = "What was decided or done"),
    FIELDS_END,
};
static const struct shape settle_shape = SHAPE("task_settle", settle_fields, settle_in);

const char *const task_state_words[] = {"open", "done", "dropped", NULL};

static const struct field task_fields[] = {
    RECORD_ANSWERS,
    ANSWER(child, .type = F_UUID),
    ANSWER(kind, .type = F_TEXT),
    ANSWER(what, .type = F_TEXT),
    ANSWER_OR_NULL(informant, .type = F_WORD, .words = informant_words),
    ANSWER_OR_NULL(why, .type = F_TEXT, .about = "What is asked for is needed for this"),
    ANSWER_OR_NULL(due_on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = task_state_words),
    ANSWER_OR_NULL(about, .type = F_UUID, .about = "The record that opened it"),
    ANSWER_OR_NULL(asked_on, .type = F_DAY,
                   .about = "They were asked for it by a link on this day, which is still open"),
    ANSWER_OR_NULL(outcome, .type = F_TEXT),
    ANSWER_OR_NULL(settled_at, .type = F_TIME),
    ANSWER_OR_NULL(settled_by, .type = F_OBJECT, .of = &person_shape),
    FIELDS_END,
};
const struct shape task_shape = ANSWER_SHAPE("task", task_fields);

static enum err settle(struct request *req)
{
    const struct settle_in *in = req->body;
    struct rows             rows;
    enum err                e = DB(req, task_lock, &rows, P(req->record));

    if (!e && rows.n == 0)
        e = fail_untouched(req, req->record, &sql_task_one);
    if (!e && !row_bool(&rows, 0, 0))
        e = fail(req, ERR_STATE);
    if (!e)
        e = DB(req, task_settle, &rows, P(req->record), P(in->outcome));
    return e ? e : reply_record(req, req->record, &sql_task_one);
}

const struct route task_routes[] = {
    READ("/children/:child/tasks", NEED(task, view), task_list, task_shape, .is_list = true,
         .about = "What is due for the child, and what was settled",
         .args = {{ARG_CHILD}, {ARG_LIMIT}, {ARG_AFTER}}),
    READ("/tasks/:id", NEED(task, view), task_one, task_shape, .about = "One thing that is due",
         .args = {{ARG_RECORD}}),
    WRITE(POST, "/tasks/:id/settle", NEED(task, change), &settle_shape, settle, task_shape,
          .status = 200, .about = "Record what was decided or done"),
    ROUTES_END,
};
