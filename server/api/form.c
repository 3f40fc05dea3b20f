/*
 * Forms by link (mission M31, M15): a carer, a teacher or a young person answers one form, once, without an account.
 *
 * Staff ask (POST /form-links) and are given the link once; it stands as /form#TOKEN, so that the page's address is in no log of any server on the
 * way. The token goes as a word of the path to /forms/TOKEN alone: our log and the audit name the route, not the path, and once it was sent, has
 * ended or its day has passed the token opens nothing. Whatever is wrong with one, the answer is the same: not found.
 *
 * Nobody has signed in there, so the database does what a holder may do in one function (form_use, 0047), and the audit has it as done by a form.
 * What is saved has a version, as records have: whoever saves or sends over another device's newer draft is answered 412 with that.
 */
#include "auth.h"
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS = 14, DAYS_MAX = 60, ANSWERS_MAX = 40, TEXT_MAX = 4000 };

static const char *const kinds[] = {"view", "review", "pep", "experience", NULL};
static const char *const kinds_asked[] = {"view", "review", "pep", "experience", "sdq", NULL};
static const char *const whom_words[] = {"young_person", "carer", "teacher", NULL};
static const char *const states[] = {"asked", "started", "sent", "expired", "ended", NULL};
static const char *const about_types[] = {"review", "pep", "plan", "involvement", "service", NULL};
static const char *const types[] = {"text", "points", "choice", "number", NULL};

/* --- asked for by staff --- */

struct about_in {
    const char *type;
    struct uuid id;
};

static const struct field about_in_fields[] = {
    FIELD(about_in, type, .type = F_WORD, .flags = REQUIRED, .words = about_types),
    FIELD(about_in, id, .type = F_UUID, .flags = REQUIRED),
    FIELDS_END,
};
static const struct shape about_in_shape = SHAPE("form_about_new", about_in_fields, about_in);

struct link_in {
    struct uuid child;
    const char *kind, *for_whom;
    struct text name;
    struct part about;
    struct num  days;
};

static const struct field link_in_fields[] = {
    FIELD(link_in, child, .type = F_UUID, .flags = REQUIRED),
    FIELD(link_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds_asked,
          .about = "sdq only where a licensed pack of its questions is loaded"),
    FIELD(link_in, for_whom, .type = F_WORD, .flags = REQUIRED, .words = whom_words),
    FIELD(link_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 200,
          .about = "Whom it is for, as staff know them; the form does not show it"),
    FIELD(link_in, about, .type = F_OBJECT, .flags = NULLABLE, .of = &about_in_shape,
          .about = "What it is asked for; of experience, the work or the service it was"),
    FIELD(link_in, days, .type = F_INT, .min = 1, .max = DAYS_MAX, .about = "14 where left out"),
    FIELDS_END,
};
static const struct shape link_in_shape = SHAPE("form_link_new", link_in_fields, link_in);

static const struct field about_fields[] = {
    ANSWER(type, .type = F_WORD, .words = about_types),
    ANSWER(id, .type = F_UUID),
    FIELDS_END,
};
static const struct shape about_shape = ANSWER_SHAPE("form_about", about_fields);

static const struct field answer_fields[] = {
    ANSWER(code, .type = F_TEXT),
    ANSWER(question, .type = F_TEXT, .about = "As it was asked"),
    ANSWER_OR_NULL(text, .type = F_TEXT, .about = "As it was written, or what the choice says"),
    ANSWER_OR_NULL(number, .type = F_INT),
    FIELDS_END,
};
static const struct shape answer_shape = ANSWER_SHAPE("form_answer", answer_fields);

#define LINK_ANSWERS                                                                             \
    RECORD_ANSWERS, ANSWER(child, .type = F_UUID), ANSWER(kind, .type = F_WORD, .words = kinds), \
        ANSWER(for_whom, .type = F_WORD, .words = whom_words), ANSWER(name, .type = F_TEXT),     \
        ANSWER_OR_NULL(about, .type = F_OBJECT, .of = &about_shape),                             \
        ANSWER_OR_NULL(service, .type = F_OBJECT, .of = &ref_shape),                             \
        ANSWER(state, .type = F_WORD, .words = states), ANSWER(until, .type = F_DAY),            \
        ANSWER_OR_NULL(started_at, .type = F_TIME), ANSWER_OR_NULL(sent_at, .type = F_TIME),     \
        ANSWER_OR_NULL(ended_at, .type = F_TIME),                                                \
        ANSWER_OR_NULL(words, .type = F_UUID, .about = "Where it stands among their words"),     \
        ANSWER_OR_NULL(answers, .type = F_LIST, .of = &answer_shape,                             \
                       .about = "Null: nothing has been sent, or, where the state is sent, it "  \
                                "is held back")

static const struct field link_fields[] = {LINK_ANSWERS, FIELDS_END};
static const struct shape link_shape = ANSWER_SHAPE("form_link", link_fields);

static const struct field made_fields[] = {
    LINK_ANSWERS,
    ANSWER(path, .type = F_TEXT,
           .about = "What the link ends with, after the service's address; it is never said again"),
    FIELDS_END,
};
static const struct shape made_shape = ANSWER_SHAPE("form_link_made", made_fields);

/* The service whose work it asks about is left in req->found. */
static enum err check_about(struct request *req, const struct link_in *in)
{
    const struct about_in *about = in->about.p;
    struct uuid           *service = arena_alloc(req->arena, sizeof *service);
    bool                   asks_how = in->kind && !strcmp(in->kind, "experience");
    struct rows            rows;
    enum err               e;

    if (!service)
        return fail(req, ERR_NO_MEMORY);
    *service = (struct uuid){0};
    req->found = service;
    if (asks_how && (!about || (about->type && strcmp(about->type, "service") != 0 &&
                                strcmp(about->type, "involvement") != 0)))
        fail_note(req, "/about", "Say which service it is about.");
    if (!about || !about->type || !uuid_is_set(&about->id))
        return ERR_NONE;
    e = DB(req, form_about, &rows, P(in->child), P(about->type), P(about->id));
    if (!e && rows.n == 0)
        fail_note(req, "/about/id", "This child has no such record.");
    if (!e && rows.n && asks_how)
        *service = row_uuid(&rows, 0, 0);
    return e;
}

static enum err check(struct request *req)
{
    const struct link_in *in = req->body;
    struct rows           rows;
    day_t                 born;
    enum err              e;

    if (!uuid_is_set(&in->child))
        return ERR_NONE;
    req->child = in->child;
    e = child_born(req, &born);
    if (!e && in->kind && !strcmp(in->kind, "sdq"))
        fail_note(
            req, "/kind",
            "No licensed pack of the SDQ's questions is loaded here. Hand out the paper form, "
            "and record what it says.");
    else if (!e && in->kind && in->for_whom) {
        e = DB(req, form_offered, &rows, P(in->kind), P(in->for_whom));
        if (!e && rows.n == 0)
            fail_note(req, "/for_whom", "This form has no questions for them.");
    }
    return e ? e : check_about(req, in);
}

/* The record, with the link before its members: it is in this answer and nowhere else. */
static enum err reply_with_path(struct request *req, struct uuid id, const char *token)
{
    enum err e = reply_made(req, "/form-links/", id, &sql_form_link_one);

    if (e)
        return e;
    req->reply.body =
        arena_printf(req->arena, "{\"path\":\"/form#%s\",%s", token, req->reply.body + 1);
    req->reply.body_n = strlen(req->reply.body);
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct link_in  *in = req->body;
    const struct about_in *about = in->about.p;
    const struct uuid     *service = req->found;
    struct uuid            id = uuid_new(), about_id = {0};
    char                   token[AUTH_TOKEN_TEXT + 1], hash[AUTH_HASH_TEXT + 1];
    struct rows            rows;
    enum err               e;

    if (about)
        about_id = about->id;
    req->idempotency_key = NULL; /* the answer holds a secret: it is not kept to be given again */
    auth_token_new(token);
    auth_token_hash(token, hash);
    e = DB(req, form_link_create, &rows, P(id), P(in->child), P(in->kind), P(in->for_whom),
           P(in->name), P(about ? about->type : NULL), P(about_id), P(*service),
           P(in->days.is_set ? (int)in->days.v : DAYS));
    if (!e)
        e = DB(req, form_draft_create, &rows, P(id), P((const char *)hash));
    return e ? e : reply_with_path(req, id, token);
}

struct end_in {
    struct num ended;
};

static const struct field end_in_fields[] = {
    FIELD(end_in, ended, .type = F_BOOL,
          .about = "true: it opens nothing any more; of one that was not answered, noted"),
    FIELDS_END,
};
static const struct shape end_in_shape = SHAPE("form_link_change", end_in_fields, end_in);

static enum err check_end(struct request *req)
{
    const struct end_in *in = req->body;

    if (!in->ended.is_set || !in->ended.v)
        fail_note(req, "/ended", "A link can be ended, and nothing else of it changes.");
    return ERR_NONE;
}

static enum err end(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, form_link_end, &rows, P(req->record));

    if (!e && rows.n == 0)
        e = fail(req, ERR_STATE);
    return e ? e : reply_record(req, req->record, &sql_form_link_one);
}

/* --- for the holder of a link --- */

struct answer_in {
    struct text code, text;
    struct num  number;
};

static const struct field answer_in_fields[] = {
    FIELD(answer_in, code, .type = F_TEXT, .flags = REQUIRED, .max = 40),
    FIELD(answer_in, text, .type = F_TEXT, .flags = NULLABLE, .max = TEXT_MAX),
    FIELD(answer_in, number, .type = F_INT, .flags = NULLABLE, .min = 0, .max = 1000),
    FIELDS_END,
};
static const struct shape answer_in_shape = SHAPE("form_answer_new", answer_in_fields, answer_in);

struct answers_in {
    struct list answers;
};

static const struct field answers_in_fields[] = {
    FIELD(answers_in, answers, .type = F_LIST, .flags = REQUIRED, .of = &answer_in_shape,
          .max = ANSWERS_MAX, .about = "All of them, each time; what is left out is blank"),
    FIELDS_END,
};
static const struct shape answers_in_shape = SHAPE("form_answers", answers_in_fields, answers_in);

static const struct field question_fields[] = {
    ANSWER(code, .type = F_TEXT),
    ANSWER(words, .type = F_TEXT),
    ANSWER_OR_NULL(hint, .type = F_TEXT),
    ANSWER(type, .type = F_WORD, .words = types),
    ANSWER(most, .type = F_INT, .about = "Characters, lines, choices, or the highest number"),
    ANSWER_OR_NULL(choices, .type = F_LIST, .about = "The first is number 1"),
    ANSWER_OR_NULL(help_from, .type = F_INT,
                   .about = "From this choice on, show where there is help now"),
    ANSWER_OR_NULL(help, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape question_shape = ANSWER_SHAPE("form_question", question_fields);

static const struct field saved_fields[] = {
    ANSWER(code, .type = F_TEXT),
    {.name = "text", .type = F_TEXT, .flags = NULLABLE},
    {.name = "number", .type = F_INT, .flags = NULLABLE},
    FIELDS_END,
};
static const struct shape saved_shape = ANSWER_SHAPE("form_saved", saved_fields);

static const struct field form_fields[] = {
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(for_whom, .type = F_WORD, .words = whom_words),
    ANSWER_OR_NULL(called, .type = F_TEXT, .about = "The name that the child likes"),
    ANSWER(until, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER(etag, .type = F_TEXT, .about = "Of what is saved; send it back as If-Match"),
    ANSWER_OR_NULL(saved_at, .type = F_TIME),
    ANSWER(answers, .type = F_LIST, .of = &saved_shape),
    ANSWER(questions, .type = F_LIST, .of = &question_shape),
    FIELDS_END,
};
static const struct shape form_shape = ANSWER_SHAPE("form", form_fields);

static const struct field sent_fields[] = {
    ANSWER(state, .type = F_WORD, .words = states),
    FIELDS_END,
};
static const struct shape sent_shape = ANSWER_SHAPE("form_sent", sent_fields);

/* The version that If-Match names, v3 or "v3"; -1, which none is, where it names no version. */
static int version_named(const char *s)
{
    char *end;
    long  v;

    s += *s == '"';
    if (s[0] != 'v' || s[1] < '0' || s[1] > '9')
        return -1;
    v = strtol(s + 1, &end, 10);
    return (*end == 0 || !strcmp(end, "\"")) && v < 1000000 ? (int)v : -1;
}

enum { OUTCOME, FORM, VERSION, CHILD, LINK, POINTER, DETAIL };

static void looked_by_form(struct request *req, const struct rows *rows)
{
    req->child = row_uuid(rows, 0, CHILD);
    req->looked = arena_printf(req->arena,
                               "[{\"child\":\"%s\",\"type\":\"form\",\"tier\":2,\"relation\":"
                               "\"form\",\"ids\":[\"%s\"]}]",
                               req->child.s, row_text(rows, 0, LINK));
    req->who.kind = IDENTITY_FORM;
}

static enum err fail_answers(struct request *req, const struct rows *rows)
{
    for (int i = 0; i < rows->n; i++)
        fail_note(req, row_text(rows, i, POINTER), row_text(rows, i, DETAIL));
    return fail(req, ERR_BAD_BODY);
}

static enum err use(struct request *req, const char *step, struct rows *rows)
{
    char        hash[AUTH_HASH_TEXT + 1];
    const char *sent = req->bytes_n ? arena_copy(req->arena, req->bytes, req->bytes_n) : NULL;
    struct num  seen = {.is_set = req->if_match != NULL};
    enum err    e;

    req->who = (struct identity){0}; /* tried again after a deadlock: nobody, as at first */
    if (!auth_token_is_one(req->word))
        return fail(req, ERR_NOT_FOUND);
    if (seen.is_set)
        seen.v = version_named(req->if_match);
    auth_token_hash(req->word, hash);
    e = DB(req, form_use, rows, P((const char *)hash), P(step), P(sent), P(seen));
    if (e)
        return e;
    if (rows->n == 0)
        return fail(req, ERR_NOT_FOUND);
    looked_by_form(req, rows);
    if (!strcmp(row_text(rows, 0, OUTCOME), "wrong"))
        return fail_answers(req, rows);
    if (strcmp(row_text(rows, 0, OUTCOME), "stale") != 0)
        return ERR_NONE;
    req->extra = arena_printf(req->arena, "\"current\":%s", row_text(rows, 0, FORM));
    return fail(req, ERR_STALE);
}

static enum err reply_form(struct request *req, const struct rows *rows)
{
    req->reply.status = 200;
    req->reply.type = "application/json";
    req->reply.body = row_text(rows, 0, FORM);
    req->reply.body_n = strlen(req->reply.body);
    req->reply.etag = arena_printf(req->arena, "\"v%s\"", row_text(rows, 0, VERSION));
    return ERR_NONE;
}

static enum err look(struct request *req)
{
    struct rows rows;
    enum err    e = use(req, "look", &rows);

    return e ? e : reply_form(req, &rows);
}

static enum err save(struct request *req)
{
    struct rows rows;
    enum err    e = req->if_match ? use(req, "save", &rows) : fail(req, ERR_MATCH_REQUIRED);

    return e ? e : reply_form(req, &rows);
}

/* Whoever was not shown the form first says no version: what they send is what counts. */
static enum err send_form(struct request *req)
{
    struct buf  b = {.arena = req->arena};
    struct rows rows;
    enum err    e = use(req, "send", &rows);

    buf_puts(&b, "{\"state\":\"sent\"}");
    return e ? e : reply_json(req, 200, &b);
}

const struct route form_routes[] = {
    WRITE(POST, "/form-links", NEED(form, create), &link_in_shape, create, made_shape,
          .check = check,
          .about = "Make a link by which somebody answers one form without an account"),
    READ("/children/:child/forms", NEED(form, view), form_list, link_shape, .is_list = true,
         .about = "Who was asked for their view, newest first, and what they sent",
         .args = {{ARG_CHILD}, {ARG_LIMIT}, {ARG_AFTER}}),
    READ("/form-links/:id", NEED(form, view), form_link_one, link_shape, .about = "One link",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/form-links/:id", NEED(form, edit), &end_in_shape, end, link_shape,
          MATCH(form_link_version, form_link_one), .check = check_end,
          .about = "End a link, or take note that no answer came"),
    {.method = METHOD_GET,
     .path = "/forms/:word",
     .about = "A form, for whoever holds the link, with what they have saved",
     .need = NEED_PUBLIC,
     .lane = LANE_REPORT,
     .handle = look,
     .answer = &form_shape},
    WRITE(PUT, "/forms/:word", NEED_PUBLIC, &answers_in_shape, save, form_shape,
          .about = "Keep what was written so far"),
    WRITE(POST, "/forms/:word", NEED_PUBLIC, &answers_in_shape, send_form, sent_shape,
          .status = 200, .about = "Send the form, once; the link opens nothing afterwards"),
    ROUTES_END,
};
