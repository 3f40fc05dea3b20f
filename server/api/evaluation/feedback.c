/*
 * What people say of a service or a session: links that open a form without an account (the holder's side is voice/form.c), and forms on paper that the
 * service's own people type in. Blanks and an unknown role are allowed: what is blank is not kept, and counts for nothing.
 */
#include "feedback.h"

#include "auth.h"
#include "form.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { LINK_MOST = 500, LINK_DAYS = 42, ANSWERS_MAX = 40, TEXT_MAX = 4000 };

const char *const        feedback_whom[] = {"professional", "carer", "young_person", NULL};
const char *const        feedback_kinds[] = {"evaluation", "training", "training_later", NULL};
static const char *const session_kinds[] = {"training", "training_later", NULL};
static const char *const link_states[] = {"open", "used", "expired", "ended", NULL};
static const char *const tables_of[] = {"adult", "young_person", "training", "training_later",
                                        NULL};

/* --- what is answered --- */

static const struct field question_fields[] = {
    ANSWER(code, .type = F_TEXT),
    ANSWER(question, .type = F_TEXT),
    ANSWER(out_of, .type = F_INT, .about = "The best answer's number"),
    ANSWER(best, .type = F_TEXT, .about = "The best answer"),
    ANSWER(n, .type = F_INT, .about = "How many answered it: blanks do not count"),
    ANSWER_OR_NULL(average, .type = F_DECIMAL, .about = "Null: nobody did, or too few to say"),
    FIELDS_END,
};
static const struct shape question_shape = ANSWER_SHAPE("feedback_average", question_fields);

static const struct field table_fields[] = {
    ANSWER(form, .type = F_WORD, .words = tables_of),
    ANSWER(who, .type = F_TEXT, .about = "Everybody, or one role"),
    ANSWER_OR_NULL(forms, .type = F_INT, .about = "How many forms came; null: too few to say"),
    ANSWER(questions, .type = F_LIST, .of = &question_shape),
    FIELDS_END,
};
const struct shape feedback_table_shape = ANSWER_SHAPE("feedback_table", table_fields);

static const struct field comment_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(code, .type = F_TEXT, .about = "good, better, changed: what was asked"),
    ANSWER(text, .type = F_TEXT),
    ANSWER_OR_NULL(who, .type = F_TEXT, .about = "Their role; null: they did not say"),
    ANSWER(form, .type = F_UUID),
    FIELDS_END,
};
const struct shape feedback_comment_shape = ANSWER_SHAPE("feedback_comment", comment_fields);

#define LINK_ANSWERS                                                                            \
    RECORD_ANSWERS, ANSWER_OR_NULL(evaluation, .type = F_UUID),                                 \
        ANSWER_OR_NULL(session, .type = F_UUID),                                                \
        ANSWER(kind, .type = F_WORD, .words = feedback_kinds),                                  \
        ANSWER(for_whom, .type = F_WORD, .words = feedback_whom), ANSWER(name, .type = F_TEXT), \
        ANSWER(most, .type = F_INT), ANSWER(came, .type = F_INT, .about = "Forms so far"),      \
        ANSWER(until, .type = F_DAY), ANSWER(state, .type = F_WORD, .words = link_states)

static const struct field link_fields[] = {LINK_ANSWERS, FIELDS_END};
const struct shape        feedback_link_shape = ANSWER_SHAPE("feedback_link", link_fields);
static const struct field made_fields[] = {
    LINK_ANSWERS,
    ANSWER(path, .type = F_TEXT,
           .about = "What the link ends with, after the service's address; it is never said again"),
    FIELDS_END,
};
const struct shape feedback_link_made_shape = ANSWER_SHAPE("feedback_link_made", made_fields);

static const struct field answer_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(code, .type = F_TEXT),
    ANSWER(question, .type = F_TEXT, .about = "As it was asked"),
    ANSWER_OR_NULL(number, .type = F_INT),
    ANSWER(text, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape answer_shape = ANSWER_SHAPE("feedback_answer", answer_fields);

static const struct field form_fields[] = {
    RECORD_ANSWERS,
    ANSWER_OR_NULL(evaluation, .type = F_UUID),
    ANSWER_OR_NULL(session, .type = F_UUID),
    ANSWER(kind, .type = F_WORD, .words = feedback_kinds),
    ANSWER(for_whom, .type = F_WORD, .words = feedback_whom),
    ANSWER_OR_NULL(role, .type = F_TEXT, .about = "Null: they did not say"),
    ANSWER(came_on, .type = F_DAY),
    ANSWER(by_link, .type = F_BOOL),
    ANSWER_OR_NULL(struck_why, .type = F_TEXT, .about = "It counts no more, and why"),
    ANSWER(answers, .type = F_LIST, .of = &answer_shape),
    FIELDS_END,
};
const struct shape feedback_shape = ANSWER_SHAPE("feedback", form_fields);

/* --- links --- */

#define LINK_FIELDS                                                               \
    FIELD(feedback_link_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 120,  \
          .about = "To whom it is given; the form does not show it"),             \
        FIELD(feedback_link_in, most, .type = F_INT, .flags = REQUIRED, .min = 1, \
              .max = LINK_MOST, .about = "How many forms can be sent by it"),     \
        FIELD(feedback_link_in, until, .type = F_DAY,                             \
              .about = "The last day; of a round, its own unless said")

static const struct field link_in_fields[] = {
    FIELD(feedback_link_in, for_whom, .type = F_WORD, .flags = REQUIRED, .words = feedback_whom),
    LINK_FIELDS,
    FIELDS_END,
};
const struct shape feedback_link_in_shape =
    SHAPE("feedback_link_new", link_in_fields, feedback_link_in);

static const struct field session_link_in_fields[] = {
    FIELD(feedback_link_in, kind, .type = F_WORD, .flags = REQUIRED, .words = session_kinds,
          .about = "How it was, or what changed three months later"),
    LINK_FIELDS,
    FIELDS_END,
};
const struct shape training_link_in_shape =
    SHAPE("training_link_new", session_link_in_fields, feedback_link_in);

static enum err reply_with_path(struct request *req, struct uuid id, const char *token)
{
    enum err e = reply_made(req, "/feedback-links/", id, &sql_feedback_link_one);

    if (e)
        return e;
    req->reply.body =
        arena_printf(req->arena, "{\"path\":\"/form#%s\",%s", token, req->reply.body + 1);
    req->reply.body_n = strlen(req->reply.body);
    return ERR_NONE;
}

enum err feedback_link_make(struct request *req, const struct feedback_of *of)
{
    const struct feedback_link_in *in = req->body;
    const char                    *whom = in->for_whom ? in->for_whom : "professional";
    day_t       until = of->until == DAY_NONE ? req->today + LINK_DAYS : of->until;
    struct uuid id = uuid_new();
    char        token[AUTH_TOKEN_TEXT + 1], hash[AUTH_HASH_TEXT + 1];
    struct rows rows;
    enum err    e;

    if (in->until.is_set)
        until = (day_t)in->until.v;
    req->idempotency_key = NULL; /* the answer holds a secret: it is not kept to be given again */
    auth_token_new(token);
    auth_token_hash(token, hash);
    e = DB(req, feedback_link_create, &rows, P(id), P(of->service), P(of->evaluation),
           P(of->session), P(of->kind), P(whom), P(in->name), P(in->most), P_DAY(until));
    if (!e)
        e = DB(req, feedback_key_create, &rows, P(id), P((const char *)hash));
    return e ? e : reply_with_path(req, id, token);
}

struct end_in {
    struct num ended;
};

static const struct field end_in_fields[] = {
    FIELD(end_in, ended, .type = F_BOOL, .flags = REQUIRED, .about = "true: it opens no more"),
    FIELDS_END,
};
static const struct shape end_in_shape = SHAPE("feedback_link_change", end_in_fields, end_in);

static enum err check_end(struct request *req)
{
    const struct end_in *in = req->body;

    if (in->ended.is_set && !in->ended.v)
        fail_note(req, "/ended", "A link that was ended stays so. Make another one.");
    return ERR_NONE;
}

static enum err end(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, feedback_link_end, &rows, P(req->record));

    return e ? e : reply_record(req, req->record, &sql_feedback_link_one);
}

/* --- forms that are typed in --- */

static const struct field answer_in_fields[] = {
    FIELD(form_answer_in, code, .type = F_TEXT, .flags = REQUIRED, .max = 40),
    FIELD(form_answer_in, text, .type = F_TEXT, .flags = NULLABLE, .max = TEXT_MAX),
    FIELD(form_answer_in, number, .type = F_INT, .flags = NULLABLE, .min = 0, .max = 1000),
    FIELDS_END,
};
static const struct shape answer_in_shape =
    SHAPE("feedback_answer_new", answer_in_fields, form_answer_in);

#define FORM_FIELDS                                                                        \
    FIELD(feedback_in, answers, .type = F_LIST, .flags = REQUIRED, .of = &answer_in_shape, \
          .max = ANSWERS_MAX,                                                              \
          .about = "What was answered; what was left blank is left out. A "                \
                   "role is an answer: code role")
#define CAME_ON                                                   \
    FIELD(feedback_in, came_on, .type = F_DAY, .flags = PAST_DAY, \
          .about = "When it was handed in; today unless said")

static const struct field form_in_fields[] = {
    FIELD(feedback_in, for_whom, .type = F_WORD, .flags = REQUIRED, .words = feedback_whom),
    CAME_ON,
    FORM_FIELDS,
    FIELDS_END,
};
const struct shape        feedback_in_shape = SHAPE("feedback_new", form_in_fields, feedback_in);
static const struct field session_form_in_fields[] = {
    FIELD(feedback_in, kind, .type = F_WORD, .flags = REQUIRED, .words = session_kinds),
    CAME_ON,
    FORM_FIELDS,
    FIELDS_END,
};
const struct shape training_form_in_shape =
    SHAPE("training_form_new", session_form_in_fields, feedback_in);
static const struct field later_in_fields[] = {FORM_FIELDS, FIELDS_END};
const struct shape        training_later_in_shape =
    SHAPE("training_later_new", later_in_fields, feedback_in);

static const char *sent(struct request *req)
{
    return arena_copy(req->arena, req->bytes, req->bytes_n);
}

enum err feedback_check(struct request *req, const struct feedback_of *of, const char *for_whom)
{
    const struct feedback_in *in = req->body;
    struct rows               rows;
    day_t                     came = in->came_on.is_set ? (day_t)in->came_on.v : req->today;
    enum err                  e;

    if (came < of->from)
        fail_note(req, "/came_on", "This is before it began.");
    if (!of->kind || !for_whom || !in->answers.present || req->faults.n)
        return ERR_NONE;
    e = DB(req, feedback_wrong, &rows, P(of->kind), P(for_whom), P(sent(req)));
    for (int i = 0; !e && i < rows.n; i++)
        if (row_is_null(&rows, i, 0))
            e = fail(req, ERR_FORM_BLANK);
        else
            fail_note(req, row_text(&rows, i, 0), row_text(&rows, i, 1));
    return e;
}

enum err feedback_keep(struct request *req, const struct feedback_of *of, const char *for_whom,
                       day_t came_on, struct uuid *id)
{
    struct rows rows;
    enum err    e;

    *id = uuid_new();
    e = DB(req, feedback_create, &rows, P(*id), P(of->service), P(of->evaluation), P(of->session),
           P(of->kind), P(for_whom), P(of->called), P_DAY(came_on), P(sent(req)));
    if (!e)
        e = DB(req, feedback_answer_create, &rows, P(*id), P(of->service), P(of->kind), P(for_whom),
               P(of->called), P(sent(req)));
    return e;
}

struct strike_in {
    struct text struck_why;
};

static const struct field strike_in_fields[] = {
    FIELD(strike_in, struck_why, .type = F_TEXT, .flags = REQUIRED, .max = 300,
          .about = "Why it counts no more: it was typed in twice"),
    FIELDS_END,
};
static const struct shape strike_in_shape = SHAPE("feedback_change", strike_in_fields, strike_in);

/* What people sent stays: only what somebody typed in here can have been typed in wrongly. */
static enum err check_strike(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, feedback_standing, &rows, P(req->record));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (row_bool(&rows, 0, 0))
        fail_note(req, "/struck_why", "This came by a link: what people sent stays.");
    return ERR_NONE;
}

static enum err strike(struct request *req)
{
    const struct strike_in *in = req->body;
    struct rows             rows;
    enum err                e = DB(req, feedback_strike, &rows, P(req->record), P(in->struck_why));

    return e ? e : reply_record(req, req->record, &sql_feedback_one);
}

/* --- what a form asks, for whoever types one in --- */

static const char *const types[] = {"choice", "points", NULL};

static const struct field asks_fields[] = {
    ANSWER(code, .type = F_TEXT),
    ANSWER(words, .type = F_TEXT, .about = "{name} is what the round calls whoever it is about"),
    ANSWER_OR_NULL(hint, .type = F_TEXT),
    ANSWER(type, .type = F_WORD, .words = types),
    ANSWER(most, .type = F_INT),
    ANSWER_OR_NULL(choices, .type = F_LIST),
    FIELDS_END,
};
static const struct shape asks_shape = ANSWER_SHAPE("feedback_question", asks_fields);

const struct route feedback_routes[] = {
    READ("/feedback-questions", NEED_SIGNED_IN, feedback_questions, asks_shape, .is_list = true,
         .about = "What such a form asks whom",
         .args = {{ARG_TEXT, "kind", .min = 1, .max = 20},
                  {ARG_TEXT, "for_whom", .min = 1, .max = 20}}),
    READ("/feedback-links/:id", NEED(evaluation, view), feedback_link_one, feedback_link_shape,
         .about = "A link by which people say how a service or a session was",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/feedback-links/:id", NEED(evaluation, edit), &end_in_shape, end,
          feedback_link_shape, MATCH(feedback_link_version, feedback_link_one), .check = check_end,
          .about = "End such a link"),
    READ("/feedback/:id", NEED(evaluation, view), feedback_one, feedback_shape,
         .about = "One form that came", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/feedback/:id", NEED(evaluation, edit), &strike_in_shape, strike, feedback_shape,
          MATCH(feedback_version, feedback_one), .check = check_strike,
          .about = "Strike a form that was typed in by mistake: it counts no more"),
    ROUTES_END,
};
