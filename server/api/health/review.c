/*
 * Reviews of a child in care that were held: the SDQ calendar goes by them (mission M3), and each asks whether the
 * child's mental health needs are met (mission M17). Recorded by day and code alone, as an import of the past does, a review
 * has no more than that; of one of the last weeks the question then stays open as a task. Whatever else is recorded brings the
 * answer with it. What it decides, and the answer "no", are actions of the child (plan.h): each has an agency that alone says
 * when it is done, and everybody around the child sees whether it is late. An action of the answer "no" is of whoever leads the
 * work. A key that records reviews with either writes actions too, as its scopes have to say.
 */
#include "review_shape.h"
#include "care_due.h"
#include "child_facts.h"
#include "plan.h"
#include "route.h"
#include "sdq_follow.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { DECISIONS_MAX = 40, ACT_WITHIN_WORKING_DAYS = 10, RECENT_DAYS = 28 };

#define NOT_MET  "Mental health needs are not met: agree what is done, by whom and by when"
#define NOT_SAID "Say whether the mental health needs are met: the review did not"

struct review_in {
    const char *code, *mental_health, *advocacy, *independent_visitor, *savings;
    struct num  held_on;
    struct uuid plan;
    struct text chair, mental_health_words, advocacy_words, savings_words, notes;
    struct list people, decisions;
};

struct decision_in {
    struct text what, owner;
    struct uuid agency, person;
    struct num  due_on;
};

static const char *const codes[] = {"PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7", NULL};
static const char *const answers[] = {"yes", "no", "not_known", NULL};
static const char *const advocacies[] = {"accepted", "opted_out", "not_offered", "under_8", NULL};
static const char *const visitors[] = {"has_one",    "offered",       "declined",
                                       "not_needed", "not_looked_at", NULL};
static const char *const savings_words[] = {"looked_at", "none_yet", "not_looked_at", NULL};

static const struct field decision_in_fields[] = {
    FIELD(decision_in, what, .type = F_TEXT, .flags = REQUIRED, .max = 300),
    FIELD(decision_in, owner, .type = F_TEXT, .flags = NULLABLE, .max = 120,
          .about = "Who does it; the name of somebody who works with the child is that person. "
                   "Needed where neither agency nor person is said"),
    FIELD(decision_in, agency, .type = F_UUID,
          .about = "Whose it is: who closes it; the person's, else yours"),
    FIELD(decision_in, person, .type = F_UUID, .about = "Who of that agency has it"),
    FIELD(decision_in, due_on, .type = F_DAY, .flags = REQUIRED),
    FIELDS_END,
};
static const struct shape decision_in_shape =
    SHAPE("review_decision_new", decision_in_fields, decision_in);

#define REVIEW_FIELDS                                                                           \
    FIELD(review_in, code, .type = F_WORD, .flags = NULLABLE, .words = codes,                   \
          .about = "How the child took part, as the SSDA903 return has it"),                    \
        FIELD(review_in, chair, .type = F_TEXT, .flags = NULLABLE, .max = 200),                 \
        FIELD(review_in, people, .type = F_LIST, .of = &review_person_in_shape,                 \
              .max = REVIEW_PEOPLE_MAX, .about = "Who was invited or consulted, as a whole"),   \
        FIELD(review_in, mental_health, .type = F_WORD, .words = answers,                       \
              .about = "Whether the child's mental health needs are met; with all but day and " \
                       "code alone it has to be said"),                                         \
        FIELD(review_in, mental_health_words, .type = F_TEXT, .flags = NULLABLE, .max = 4000,   \
              .about = "Needed where they are not met, or it is not known"),                    \
        FIELD(review_in, advocacy, .type = F_WORD, .flags = NULLABLE, .words = advocacies,      \
              .about = "From the age of eight; opted_out: the young person did not want one"),  \
        FIELD(review_in, advocacy_words, .type = F_TEXT, .flags = NULLABLE, .max = 1000),       \
        FIELD(review_in, independent_visitor, .type = F_WORD, .flags = NULLABLE,                \
              .words = visitors),                                                               \
        FIELD(review_in, savings, .type = F_WORD, .flags = NULLABLE, .words = savings_words),   \
        FIELD(review_in, savings_words, .type = F_TEXT, .flags = NULLABLE, .max = 1000),        \
        FIELD(review_in, notes, .type = F_TEXT, .flags = NULLABLE, .max = 10000),               \
        FIELD(review_in, decisions, .type = F_LIST, .of = &decision_in_shape,                   \
              .max = DECISIONS_MAX, .about = "Each opens an action; in a change: further ones")

static const struct field review_in_fields[] = {
    FIELD(review_in, held_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(review_in, plan, .type = F_UUID, .flags = NULLABLE,
          .about = "The planned review that this was"),
    REVIEW_FIELDS,
    FIELDS_END,
};
static const struct shape review_in_shape = SHAPE("review_new", review_in_fields, review_in);

static const struct field change_fields[] = {REVIEW_FIELDS, FIELDS_END};
static const struct shape change_shape = SHAPE("review_change", change_fields, review_in);

#define HEAD_ANSWERS                                                                      \
    RECORD_ANSWERS, ANSWER(held_on, .type = F_DAY), ANSWER_OR_NULL(code, .type = F_TEXT), \
        ANSWER_OR_NULL(took_part, .type = F_TEXT, .about = "The same in words"),          \
        ANSWER_OR_NULL(chair, .type = F_TEXT),                                            \
        ANSWER_OR_NULL(mental_health, .type = F_WORD, .words = answers,                   \
                       .about = "Null: recorded by day and code alone")

static const struct field head_fields[] = {HEAD_ANSWERS, FIELDS_END};
const struct shape        review_head_shape = ANSWER_SHAPE("review_head", head_fields);

static const char *const task_states[] = {"open", "done", "dropped", NULL};

enum { DAYS_MAX = 100000 };

static const struct field decision_fields[] = {
    ANSWER(what, .type = F_TEXT),
    ANSWER(owner, .type = F_TEXT),
    ANSWER(due_on, .type = F_DAY),
    ANSWER_OR_NULL(action, .type = F_UUID),
    ANSWER_OR_NULL(agency, .type = F_OBJECT, .of = &ref_shape, .about = "Who closes it"),
    ANSWER_OR_NULL(state, .type = F_WORD, .words = task_states),
    ANSWER_OR_NULL(days, .type = F_INT, .min = -DAYS_MAX, .max = DAYS_MAX,
                   .about = "Of an open one, until it is due; negative when late"),
    ANSWER_OR_NULL(outcome, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape decision_shape = ANSWER_SHAPE("review_decision", decision_fields);

static const struct field asked_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(what, .type = F_TEXT),
    ANSWER_OR_NULL(due_on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = task_states),
    ANSWER_OR_NULL(outcome, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape asked_shape = ANSWER_SHAPE("review_task", asked_fields);

static const struct field review_fields[] = {
    HEAD_ANSWERS,
    ANSWER_OR_NULL(mental_health_words, .type = F_TEXT),
    ANSWER_OR_NULL(advocacy, .type = F_WORD, .words = advocacies),
    ANSWER_OR_NULL(advocacy_words, .type = F_TEXT),
    ANSWER_OR_NULL(independent_visitor, .type = F_WORD, .words = visitors),
    ANSWER_OR_NULL(savings, .type = F_WORD, .words = savings_words),
    ANSWER_OR_NULL(savings_words, .type = F_TEXT),
    ANSWER_OR_NULL(notes, .type = F_TEXT),
    ANSWER(people, .type = F_LIST, .of = &review_person_shape),
    ANSWER(decisions, .type = F_LIST, .of = &decision_shape),
    ANSWER(actions, .type = F_LIST, .of = &action_shape, .about = "What its answers opened"),
    ANSWER(tasks, .type = F_LIST, .of = &asked_shape, .about = "What it has not said yet"),
    FIELDS_END,
};
const struct shape review_shape = ANSWER_SHAPE("review", review_fields);

/* --- rules --- */

static bool is(const char *word, const char *other) { return word && !strcmp(word, other); }

static bool says_more(const struct review_in *in)
{
    return in->mental_health || in->mental_health_words.s || in->chair.s || in->people.n ||
           in->advocacy || in->advocacy_words.s || in->independent_visitor || in->savings ||
           in->savings_words.s || in->notes.s || in->decisions.n || uuid_is_set(&in->plan);
}

static void check_advocacy(struct request *req, const struct review_in *in, int age)
{
    bool is_old_enough = age >= CARE_ADVOCACY_FROM_AGE;

    if (is(in->advocacy, "opted_out") && !is_old_enough)
        fail_note(req, "/advocacy", "Only from the age of eight does a child opt out.");
    if (is(in->advocacy, "under_8") && is_old_enough)
        fail_note(req, "/advocacy",
                  "The child is eight or older: say whether an advocate was offered.");
    if (!in->advocacy && is_old_enough)
        fail_note(req, "/advocacy", "Say whether an advocate was offered.");
    if (is(in->advocacy, "not_offered") && !in->advocacy_words.s)
        fail_note(req, "/advocacy_words", "Say why none was offered.");
}

/* A decision as the action that it opens. */
struct decided {
    struct action_in action;
    struct uuid      agency;
};

/* Whose it is: somebody who works with the child, where it is their name. */
static enum err check_decision(struct request *req, const char *at, const struct decision_in *in,
                               struct decided *made)
{
    struct rows who;
    enum err    e = ERR_NONE;

    made->action = (struct action_in){.what = in->what,
                                      .owner_name = in->owner,
                                      .agency = in->agency,
                                      .person = in->person,
                                      .due_on = in->due_on};
    if (!in->owner.s && !uuid_is_set(&in->agency) && !uuid_is_set(&in->person))
        fail_note(req, arena_printf(req->arena, "%s/owner", at), "Say who does it.");
    if (in->owner.s && !uuid_is_set(&in->agency) && !uuid_is_set(&in->person))
        e = DB(req, review_owner, &who, P(req->child), P(in->owner));
    else
        who.n = 0;
    if (!e && who.n > 0) {
        made->action.person = row_uuid(&who, 0, 0);
        made->action.owner_name = (struct text){0};
    }
    return e ? e : action_check(req, at, &made->action, (struct uuid){0}, &made->agency);
}

/* Finds what is to be done by whom, for the handler. */
static enum err check_decisions(struct request *req, const struct review_in *in, day_t held)
{
    const struct decision_in *of = in->decisions.items;
    struct decided           *made = arena_alloc(req->arena, DECISIONS_MAX * sizeof *made);
    enum err                  e = ERR_NONE;

    if (!made)
        return fail(req, ERR_NO_MEMORY);
    req->found = made;
    for (size_t i = 0; !e && i < in->decisions.n; i++) {
        const char *at = arena_printf(req->arena, "/decisions/%zu", i);

        if (of[i].due_on.is_set && of[i].due_on.v < held)
            fail_note(req, arena_printf(req->arena, "%s/due_on", at),
                      "This day is before the review.");
        e = check_decision(req, at, &of[i], &made[i]);
    }
    return e;
}

/* The question that no review may leave out. */
static void check_answer(struct request *req, const struct review_in *in)
{
    if (!in->mental_health)
        fail_note(req, "/mental_health",
                  "Say whether the mental health needs are met: yes, no or "
                  "not known.");
    else if (!is(in->mental_health, "yes") && !in->mental_health_words.s)
        fail_note(req, "/mental_health_words",
                  is(in->mental_health, "no") ? "Say what is not met."
                                              : "Say why it is not known.");
}

static enum err check(struct request *req)
{
    const struct review_in *in = req->body;
    day_t                   born;
    struct rows             rows;
    enum err                e = child_born(req, &born);

    if (e)
        return e;
    check_born(req, "/held_on", in->held_on, born);
    review_check_people(req, &in->people);
    if (says_more(in)) {
        check_answer(req, in);
        if (in->held_on.is_set)
            check_advocacy(req, in, day_age(born, (day_t)in->held_on.v));
        e = check_decisions(req, in, in->held_on.is_set ? (day_t)in->held_on.v : DAY_NONE);
    } else if (in->held_on.is_set && !in->code && req->faults.n == 0) {
        check_answer(req, in);
    }
    if (!e && uuid_is_set(&in->plan)) {
        e = DB(req, review_plan_fits, &rows, P(in->plan), P(req->child));
        if (!e && rows.n == 0)
            fail_note(req, "/plan", "No review of this child is planned with this id.");
    }
    return e;
}

/* --- writing --- */

static day_t act_by(const struct request *req)
{
    const struct timescale within = {ACT_WITHIN_WORKING_DAYS, CLOCK_WORKING_DAYS};

    return clock_due(req->today, within, &(struct calendar){0});
}

static enum err open_task(struct request *req, struct uuid review, const char *what)
{
    struct rows rows;

    return DB(req, care_task_open, &rows, P(uuid_new()), P(req->child), P(what), P_DAY(act_by(req)),
              P("review"), P(review));
}

static enum err decide(struct request *req, struct uuid review, const struct list *decisions)
{
    const struct decision_in *of = decisions->items;
    struct decided           *made = req->found;
    struct rows               rows;
    enum err                  e = ERR_NONE;

    for (size_t i = 0; !e && i < decisions->n; i++) {
        struct uuid action = uuid_new();

        made[i].action.review = review;
        e = action_add(req, action, &made[i].action, (struct uuid){0}, made[i].agency);
        if (!e)
            e = DB(req, review_decide, &rows, P(uuid_new()), P(review), P(of[i].what),
                   P(of[i].owner), P_DAY(of[i].due_on), P(action));
    }
    return e;
}

/* What was asked and said; its first answer settles the task that asked for it. */
static enum err keep_record(struct request *req, struct uuid review, const struct review_in *in)
{
    struct rows rows;
    enum err e = DB(req, review_record_put, &rows, P(uuid_new()), P(review), P(in->chair.present),
                    P(in->chair), P(review_people_json(req, &in->people)), P(in->mental_health),
                    P(in->mental_health_words.present), P(in->mental_health_words), P(in->advocacy),
                    P(in->advocacy_words.present), P(in->advocacy_words),
                    P(in->independent_visitor), P(in->savings), P(in->savings_words.present),
                    P(in->savings_words), P(in->notes.present), P(in->notes));

    if (!e && in->mental_health)
        e = DB(req, review_task_settle, &rows, P(review), P(NOT_SAID), P("It was said."));
    if (!e && is(in->mental_health, "no"))
        e = DB(req, review_not_met, &rows, P(uuid_new()), P(req->child), P(NOT_MET),
               P_DAY(act_by(req)), P(review));
    return e ? e : decide(req, review, &in->decisions);
}

static enum err create(struct request *req)
{
    const struct review_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err                e =
        DB(req, review_create, &rows, P(id), P(req->child), P_DAY(in->held_on), P(in->code));

    if (!e && in->mental_health)
        e = keep_record(req, id, in);
    else if (!e && in->held_on.v > req->today - RECENT_DAYS)
        e = open_task(req, id, NOT_SAID);
    if (!e && uuid_is_set(&in->plan))
        e = DB(req, review_plan_hold, &rows, P(in->plan), P(id));
    if (!e)
        e = sdq_set_next(req);
    if (!e)
        e = care_set_due(req);
    return e ? e : reply_made(req, "/reviews/", id, &sql_review_one);
}

/* What is not sent stays, so the rules judge the record as it will stand. */
static enum err check_change(struct request *req)
{
    const struct review_in *sent = req->body;
    struct review_in       *in = arena_alloc(req->arena, sizeof *in);
    struct rows             now;
    enum err                e = in ? DB(req, review_standing, &now, P(req->record)) : ERR_NO_MEMORY;
    day_t                   held;

    if (e)
        return e;
    *in = *sent;
    held = row_day(&now, 0, 1);
    if (!in->mental_health && !row_is_null(&now, 0, 2))
        in->mental_health = row_text(&now, 0, 2);
    if (!in->mental_health_words.present && !row_is_null(&now, 0, 3))
        in->mental_health_words.s = row_text(&now, 0, 3);
    if (!in->advocacy && !row_is_null(&now, 0, 4))
        in->advocacy = row_text(&now, 0, 4);
    if (!in->advocacy_words.present && !row_is_null(&now, 0, 5))
        in->advocacy_words.s = row_text(&now, 0, 5);
    review_check_people(req, &in->people);
    if (says_more(in)) {
        check_answer(req, in);
        check_advocacy(req, in, day_age(row_day(&now, 0, 0), held));
        e = check_decisions(req, in, held);
    }
    return e;
}

static enum err change(struct request *req)
{
    const struct review_in *in = req->body;
    struct rows             rows;
    enum err                e = DB(req, review_update, &rows, P(req->record), P(in->code));

    if (!e && says_more(in))
        e = keep_record(req, req->record, in);
    return e ? e : reply_record(req, req->record, &sql_review_one);
}

const struct route review_routes[] = {
    READ("/children/:child/reviews", NEED_OR_OWN(review, view, create), review_list,
         review_head_shape, .is_list = true, .about = "The reviews that were held, newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/reviews", NEED(review, create), &review_in_shape, create,
          review_shape, .check = check, .about = "Record a review that was held"),
    READ("/reviews/:id", NEED_OR_OWN(review, view, create), review_one, review_shape,
         .about = "One review", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/reviews/:id", NEED(review, edit), &change_shape, change, review_shape,
          .check = check_change, MATCH(review_version, review_one),
          .about = "Add to a review that was held, or correct it"),
    ROUTES_END,
};
