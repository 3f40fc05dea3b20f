/*
 * Forms by link (mission M31, M15), the side that answers: a carer, a teacher or a young person answers one form, once, without an account.
 *
 * Staff ask (form_link.c) and are given the link once; it stands as /form#TOKEN, so that the page's address is in no log of any server on the
 * way. The token goes as a word of the path to /forms/TOKEN alone: our log and the audit name the route, not the path, and once it was sent, has
 * ended or its day has passed the token opens nothing. Whatever is wrong with one, the answer is the same: not found.
 *
 * Nobody has signed in there, so the database does what a holder may do in one function (form_use, 0047), and the audit has it as done by a form.
 * A form shows of a child nothing but the name it likes. An SDQ is scored when it is sent (form_sdq.c); where the licence of its questions was ended
 * meanwhile the answer is 410, so that whoever has begun is told that they did nothing wrong.
 * What is saved has a version, as records have: whoever saves or sends over another device's newer draft is answered 412 with that.
 */
#include "auth.h"
#include "form.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>

enum { ANSWERS_MAX = 40, TEXT_MAX = 4000 };

static const char *const types[] = {"text", "points", "choice", "number", NULL};
static const char *const kinds[] = {"view", "review",     "pep",      "experience",     "goals",
                                    "sdq",  "evaluation", "training", "training_later", NULL};
static const char *const whom[] = {"young_person", "carer", "teacher", "professional", NULL};

/* --- for the holder of a link --- */

static const struct field answer_in_fields[] = {
    FIELD(form_answer_in, code, .type = F_TEXT, .flags = REQUIRED, .max = 40),
    FIELD(form_answer_in, text, .type = F_TEXT, .flags = NULLABLE, .max = TEXT_MAX),
    FIELD(form_answer_in, number, .type = F_INT, .flags = NULLABLE, .min = 0, .max = 1000),
    FIELDS_END,
};
static const struct shape answer_in_shape =
    SHAPE("form_answer_new", answer_in_fields, form_answer_in);

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
    ANSWER_OR_NULL(only_if, .type = F_TEXT,
                   .about = "Asked only where that question's answer is not its first choice"),
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

static const struct field pack_fields[] = {
    ANSWER(language, .type = F_TEXT),
    ANSWER(title, .type = F_TEXT),
    ANSWER_OR_NULL(about, .type = F_TEXT),
    ANSWER(notice, .type = F_TEXT, .about = "Of copyright: show it below the questions"),
    FIELDS_END,
};
static const struct shape pack_shape = ANSWER_SHAPE("form_pack", pack_fields);

static const struct field form_fields[] = {
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(for_whom, .type = F_WORD, .words = whom),
    ANSWER_OR_NULL(called, .type = F_TEXT,
                   .about = "The name that the child likes; of a service, who it is about"),
    ANSWER(until, .type = F_DAY),
    ANSWER(keeps, .type = F_BOOL,
           .about =
               "What is written can be kept before it is sent; false: the link is many people's"),
    ANSWER(state, .type = F_WORD, .words = form_states),
    ANSWER(etag, .type = F_TEXT, .about = "Of what is saved; send it back as If-Match"),
    ANSWER_OR_NULL(saved_at, .type = F_TIME),
    ANSWER(answers, .type = F_LIST, .of = &saved_shape),
    ANSWER_OR_NULL(pack, .type = F_OBJECT, .of = &pack_shape,
                   .about = "Of an SDQ: what stands around its questions"),
    ANSWER(questions, .type = F_LIST, .of = &question_shape),
    FIELDS_END,
};
static const struct shape form_shape = ANSWER_SHAPE("form", form_fields);

static const struct field sent_fields[] = {
    ANSWER(state, .type = F_WORD, .words = form_states),
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

/* A form about a service or a session is about no child. */
static void looked_by_form(struct request *req, const struct rows *rows)
{
    req->who.kind = IDENTITY_FORM;
    if (row_is_null(rows, 0, CHILD))
        return;
    req->child = row_uuid(rows, 0, CHILD);
    req->looked = arena_printf(req->arena,
                               "[{\"child\":\"%s\",\"type\":\"form\",\"tier\":2,\"relation\":"
                               "\"form\",\"ids\":[\"%s\"]}]",
                               req->child.s, row_text(rows, 0, LINK));
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
    if (!strcmp(row_text(rows, 0, OUTCOME), "closed"))
        return fail(req, ERR_FORM_CLOSED);
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
    const struct answers_in *in = req->body;
    struct buf               b = {.arena = req->arena};
    char                     hash[AUTH_HASH_TEXT + 1];
    struct rows              rows;
    enum err                 e = use(req, "send", &rows);

    if (!e && !strcmp(row_text(&rows, 0, OUTCOME), "score")) {
        auth_token_hash(req->word, hash);
        e = form_sdq_record(req, hash, row_text(&rows, 0, POINTER), row_text(&rows, 0, DETAIL),
                            &in->answers);
    }
    buf_puts(&b, "{\"state\":\"sent\"}");
    return e ? e : reply_json(req, 200, &b);
}

const struct route form_routes[] = {
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
