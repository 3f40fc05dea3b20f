/*
 * What was decided about a mental health need for which nothing was in place: that nothing is needed now, and why, or
 * what somebody does by when, which is an action like any other and made with it. A decision answers what was known when
 * it was made; what is recorded afterwards and says that help is needed is a need again, as is an action that is late.
 */
#include "child_facts.h"
#include "plan.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct need_in {
    const char *outcome;
    struct text why, what;
    struct num  decided_on, due_on;
    struct uuid person;
};

static const char *const outcomes[] = {"nothing_needed", "action", NULL};

static const struct field in_fields[] = {
    FIELD(need_in, outcome, .type = F_WORD, .flags = REQUIRED, .words = outcomes),
    FIELD(need_in, why, .type = F_TEXT, .flags = REQUIRED, .max = 2000),
    FIELD(need_in, decided_on, .type = F_DAY, .flags = PAST_DAY, .about = "Left out: today"),
    FIELD(need_in, what, .type = F_TEXT, .max = 500, .about = "action: what is to be done"),
    FIELD(need_in, due_on, .type = F_DAY, .about = "action: by when"),
    FIELD(need_in, person, .type = F_UUID,
          .about = "action: who does it; left out: who leads the work with the child"),
    FIELDS_END,
};
static const struct shape in_shape = SHAPE("need_decision_new", in_fields, need_in);

static const struct field decision_fields[] = {
    RECORD_ANSWERS,
    ANSWER(outcome, .type = F_WORD, .words = outcomes),
    ANSWER(why, .type = F_TEXT),
    ANSWER(decided_on, .type = F_DAY),
    ANSWER_OR_NULL(action, .type = F_OBJECT, .of = &ref_shape),
    FIELDS_END,
};
static const struct shape decision_shape = ANSWER_SHAPE("need_decision", decision_fields);

/* Whose the action is to be, found for the handler. */
struct found {
    struct action_in action;
    struct uuid      agency;
};

static enum err check_action(struct request *req, const struct need_in *in, struct found *f)
{
    struct rows lead;
    enum err    e = ERR_NONE;

    f->action = (struct action_in){.what = in->what, .due_on = in->due_on, .person = in->person};
    if (!in->what.s)
        fail_note(req, "/what", "Say what is to be done.");
    if (!in->due_on.present)
        fail_note(req, "/due_on", "Say by when.");
    else if (in->due_on.is_set && in->due_on.v < req->today)
        fail_note(req, "/due_on", "Choose today or a later day.");
    if (!uuid_is_set(&in->person)) {
        e = DB(req, need_lead, &lead, P(req->child));
        if (!e && lead.n == 0)
            fail_note(req, "/person", "Nobody leads the work with this child: say who does it.");
        if (!e && lead.n)
            f->action.person = row_uuid(&lead, 0, 0);
    }
    return e ? e : action_check(req, "", &f->action, (struct uuid){0}, &f->agency);
}

static enum err check(struct request *req)
{
    const struct need_in *in = req->body;
    struct found         *f = req->found = arena_alloc(req->arena, sizeof *f);
    bool                  is_action = in->outcome && !strcmp(in->outcome, "action");
    enum err              e;

    if (!f)
        return fail(req, ERR_NO_MEMORY);
    e = check_child_day(req, "/decided_on", in->decided_on);
    if (e)
        return e;
    if (is_action)
        return check_action(req, in, f);
    if (in->outcome && (in->what.s || in->due_on.is_set || uuid_is_set(&in->person)))
        fail_note(req, "/outcome", "Nothing is to be done where nothing is needed.");
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct need_in *in = req->body;
    const struct found   *f = req->found;
    struct uuid           id = uuid_new(), action = {0};
    struct num            day = in->decided_on;
    struct rows           rows;
    enum err              e = ERR_NONE;

    if (!day.is_set)
        day = (struct num){.v = req->today, .is_set = true, .present = true};
    if (!strcmp(in->outcome, "action")) {
        action = uuid_new();
        e = action_add(req, action, &f->action, (struct uuid){0}, f->agency);
    }
    if (!e)
        e = DB(req, need_create, &rows, P(id), P(req->child), P(in->outcome), P(in->why),
               P_DAY(day), P(action));
    if (!e)
        e = DB(req, need_settle, &rows, P(req->child), P(in->why));
    return e ? e : reply_made(req, "/need-decisions/", id, &sql_need_one);
}

const struct route need_routes[] = {
    READ("/children/:child/need-decisions", NEED(need, view), need_list, decision_shape,
         .is_list = true, .about = "What was decided about a child's needs, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/need-decisions", NEED(need, create), &in_shape, create,
          decision_shape, .check = check,
          .about = "Decide about a need: nothing is needed now, because …; or what somebody does"),
    READ("/need-decisions/:id", NEED(need, view), need_one, decision_shape,
         .about = "One decision about a need", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
