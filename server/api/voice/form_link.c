/*
 * Forms by link, the side that asks (mission M31, M15): staff make a link (POST /form-links) and are given it once; they see who was asked, how it stands
 * and what was sent.
 *
 * Of goals whoever asks words each one for whoever answers, and must be one who may rate the plan's goals: what comes back are ratings (0054). An SDQ is
 * asked for with a licensed pack of its questions (sdq_pack.c), by whoever may record one with its answers; without one the answer says why not.
 */
#include "auth.h"
#include "child_facts.h"
#include "form.h"
#include "json_out.h"
#include "route.h"
#include "sdq.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { DAYS = 14, DAYS_MAX = 60, GOALS_MAX = 20, GOAL_WORDS_MAX = 200 };

const char *const form_kinds[] = {"view", "review", "pep", "experience", "goals", "sdq", NULL};
const char *const form_whom[] = {"young_person", "carer", "teacher", NULL};
const char *const form_states[] = {"asked", "started", "sent", "expired", "ended", NULL};
static const char *const about_types[] = {"review",      "review_plan", "pep", "plan",
                                          "involvement", "service",     NULL};

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

struct goal_asked {
    struct uuid goal;
    struct text words;
};

static const struct field goal_asked_fields[] = {
    FIELD(goal_asked, goal, .type = F_UUID, .flags = REQUIRED),
    FIELD(goal_asked, words, .type = F_TEXT, .flags = REQUIRED, .max = GOAL_WORDS_MAX,
          .about = "The goal in words that whoever answers may read, without a name"),
    FIELDS_END,
};
static const struct shape goal_asked_shape = SHAPE("form_goal_new", goal_asked_fields, goal_asked);

struct link_in {
    struct uuid child;
    const char *kind, *for_whom;
    struct text name, language;
    struct part about;
    struct list goals;
    struct num  days;
};

static const struct field link_in_fields[] = {
    FIELD(link_in, child, .type = F_UUID, .flags = REQUIRED),
    FIELD(link_in, kind, .type = F_WORD, .flags = REQUIRED, .words = form_kinds,
          .about = "sdq only where a licensed pack of its questions is loaded"),
    FIELD(link_in, for_whom, .type = F_WORD, .flags = REQUIRED, .words = form_whom),
    FIELD(link_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 200,
          .about = "Whom it is for, as staff know them; the form does not show it"),
    FIELD(link_in, about, .type = F_OBJECT, .flags = NULLABLE, .of = &about_in_shape,
          .about = "What it is asked for; of experience, the work or the service it was"),
    FIELD(link_in, goals, .type = F_LIST, .of = &goal_asked_shape, .max = GOALS_MAX,
          .about = "Of a form about goals: those of the plan that it is about"),
    FIELD(link_in, language, .type = F_TEXT, .min = 2, .max = 3,
          .about = "Of an SDQ: in which language; en where left out"),
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

static const struct field goal_fields[] = {
    ANSWER(goal, .type = F_UUID),
    ANSWER(words, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape goal_shape = ANSWER_SHAPE("form_goal", goal_fields);

#define LINK_ANSWERS                                                                            \
    RECORD_ANSWERS, ANSWER(child, .type = F_UUID),                                              \
        ANSWER(kind, .type = F_WORD, .words = form_kinds),                                      \
        ANSWER(for_whom, .type = F_WORD, .words = form_whom), ANSWER(name, .type = F_TEXT),     \
        ANSWER_OR_NULL(about, .type = F_OBJECT, .of = &about_shape),                            \
        ANSWER_OR_NULL(service, .type = F_OBJECT, .of = &ref_shape),                            \
        ANSWER(state, .type = F_WORD, .words = form_states), ANSWER(until, .type = F_DAY),      \
        ANSWER_OR_NULL(started_at, .type = F_TIME), ANSWER_OR_NULL(sent_at, .type = F_TIME),    \
        ANSWER_OR_NULL(ended_at, .type = F_TIME),                                               \
        ANSWER_OR_NULL(words, .type = F_UUID, .about = "Where it stands among their words"),    \
        ANSWER_OR_NULL(sdq, .type = F_UUID, .about = "The SDQ that came of it"),                \
        ANSWER_OR_NULL(goals, .type = F_LIST, .of = &goal_shape,                                \
                       .about = "As they were worded for the form"),                            \
        ANSWER_OR_NULL(answers, .type = F_LIST, .of = &answer_shape,                            \
                       .about = "Null: nothing has been sent, or, where the state is sent, it " \
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

struct found {
    struct uuid service; /* whose work it asks about */
    struct uuid pack;    /* of an SDQ */
    const char *goals;   /* as JSON; NULL: none */
};

static bool asks(const struct link_in *in, const char *kind)
{
    return in->kind && !strcmp(in->kind, kind);
}

static bool is_about(const struct about_in *about, const char *type)
{
    return about && about->type && !strcmp(about->type, type);
}

static enum err check_about(struct request *req, const struct link_in *in, struct found *found)
{
    const struct about_in *about = in->about.p;
    bool                   asks_how = asks(in, "experience");
    struct rows            rows;
    enum err               e;

    if (asks_how &&
        (!about || (about->type && !is_about(about, "service") && !is_about(about, "involvement"))))
        fail_note(req, "/about", "Say which service it is about.");
    if (asks(in, "goals") && (!about || (about->type && !is_about(about, "plan"))))
        fail_note(req, "/about", "Say which plan it is about.");
    if (!about || !about->type || !uuid_is_set(&about->id))
        return ERR_NONE;
    e = DB(req, form_about, &rows, P(in->child), P(about->type), P(about->id));
    if (!e && rows.n == 0)
        fail_note(req, "/about/id", "This child has no such record.");
    if (!e && rows.n && asks_how)
        found->service = row_uuid(&rows, 0, 0);
    return e;
}

static const char *goals_json(struct request *req, const struct list *goals)
{
    const struct goal_asked *of = goals->items;
    struct buf               b = {.arena = req->arena};
    struct json_out          j = {.buf = &b};

    json_open(&j, '[');
    for (size_t i = 0; i < goals->n; i++) {
        json_open(&j, '{');
        json_pair(&j, "goal", uuid_is_set(&of[i].goal) ? of[i].goal.s : NULL);
        json_pair(&j, "words", of[i].words.s ? of[i].words.s : "");
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}

/* The plan is one of mine, which has not ended, and the goals are of it. */
static enum err check_goals(struct request *req, const struct link_in *in, struct found *found)
{
    const struct about_in *about = in->about.p;
    struct rows            rows;
    enum err               e;

    if (!asks(in, "goals")) {
        if (in->goals.n > 0)
            fail_note(req, "/goals", "Only a form about goals has these.");
        return ERR_NONE;
    }
    if (in->goals.n == 0)
        fail_note(req, "/goals", "Choose at least one goal, and say it in their words.");
    if (!is_about(about, "plan") || !uuid_is_set(&about->id))
        return ERR_NONE;
    e = DB(req, plan_standing, &rows, P(about->id));
    if (!e && rows.n == 0)
        fail_note(req, "/about/id", "Only those whose plan it is ask how its goals stand.");
    if (e || rows.n == 0)
        return e;
    if (!strcmp(row_text(&rows, 0, 5), "ended"))
        return fail(req, ERR_PLAN_ENDED);
    found->goals = goals_json(req, &in->goals);
    e = DB(req, form_goals_wrong, &rows, P(in->child), P(about->id), P(found->goals));
    for (int i = 0; !e && i < rows.n; i++)
        fail_note(req,
                  arena_printf(req->arena, "/goals/%s/%s", row_text(&rows, i, 0),
                               row_text(&rows, i, 1)),
                  row_text(&rows, i, 2));
    return e;
}

static enum sdq_informant informant_of(const char *for_whom)
{
    return !strcmp(for_whom, "teacher") ? SDQ_TEACHER
           : !strcmp(for_whom, "carer") ? SDQ_PARENT
                                        : SDQ_SELF;
}

/* Why there are no questions to ask with, in one sentence. */
static const char *why_no_pack(struct request *req, const struct rows *rows)
{
    const char *state = row_text(rows, 0, 2);

    if (row_is_null(rows, 0, 2))
        return "No licensed pack of the SDQ's questions is loaded here for them. Hand out the "
               "paper form, and record what it says.";
    if (!strcmp(state, "coming"))
        return "The licence of the SDQ's questions has not begun yet. Hand out the paper form, and "
               "record what it says.";
    return arena_printf(req->arena,
                        "The licence of the SDQ's questions ended on %s. Hand out the paper form, "
                        "and record what it says.",
                        row_text(rows, 0, 3));
}

static enum err check_sdq(struct request *req, const struct link_in *in, day_t born,
                          struct found *found)
{
    enum sdq_informant who;
    enum sdq_version   version = SDQ_4_17;
    struct rows        rows;
    enum err           e;

    if (!in->for_whom)
        return ERR_NONE;
    who = informant_of(in->for_whom);
    if (born == DAY_NONE)
        fail_note(req, "/kind", "The day of birth is not known, and the form goes by age.");
    else if (!sdq_version_for(who, day_age(born, req->today), &version))
        fail_note(req, "/for_whom",
                  who == SDQ_SELF ? "A young person has an SDQ of their own from 11 years on."
                                  : "There is no SDQ for this age.");
    if (req->faults.n > 0)
        return ERR_NONE;
    e = DB(req, form_pack, &rows, P(in->child), P(in->language.s ? in->language.s : "en"),
           P(sdq_informant_name(who)), P(sdq_version_name(version)));
    if (e)
        return e;
    if (!row_bool(&rows, 0, 0))
        return fail(req, ERR_FORBIDDEN);
    if (row_is_null(&rows, 0, 1))
        fail_note(req, "/kind", why_no_pack(req, &rows));
    else
        found->pack = row_uuid(&rows, 0, 1);
    return ERR_NONE;
}

static enum err check_offered(struct request *req, const struct link_in *in)
{
    struct rows rows;
    enum err    e;

    if (!in->kind || !in->for_whom)
        return ERR_NONE;
    e = DB(req, form_offered, &rows, P(in->kind), P(in->for_whom));
    if (!e && rows.n == 0)
        fail_note(req, "/for_whom", "This form has no questions for them.");
    return e;
}

static enum err check(struct request *req)
{
    const struct link_in *in = req->body;
    struct found         *found = req->found = arena_alloc(req->arena, sizeof *found);
    day_t                 born;
    enum err              e;

    if (!found)
        return fail(req, ERR_NO_MEMORY);
    *found = (struct found){0};
    if (!uuid_is_set(&in->child))
        return ERR_NONE;
    req->child = in->child;
    e = child_born(req, &born);
    if (!e)
        e = asks(in, "sdq") ? check_sdq(req, in, born, found) : check_offered(req, in);
    if (!e)
        e = check_about(req, in, found);
    return e ? e : check_goals(req, in, found);
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
    const struct found    *found = req->found;
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
           P(in->name), P(about ? about->type : NULL), P(about_id), P(found->service),
           P(in->days.is_set ? (int)in->days.v : DAYS), P(found->pack));
    if (!e)
        e = DB(req, form_draft_create, &rows, P(id), P((const char *)hash));
    if (!e && found->goals)
        e = DB(req, form_goal_create, &rows, P(id), P(about_id), P(found->goals));
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

const struct route form_link_routes[] = {
    WRITE(POST, "/form-links", NEED(form, create), &link_in_shape, create, made_shape,
          .check = check,
          .about = "Make a link by which somebody answers one form without an account"),
    READ("/children/:child/forms", NEED(form, view), form_list, link_shape, .is_list = true,
         .about = "Who was asked for their view, newest first, and what they sent",
         .args = {{ARG_CHILD},
                  {ARG_LIMIT},
                  {ARG_AFTER},
                  {ARG_TEXT, "kind", .max = 20},
                  {ARG_UUID, "about"}}),
    READ("/form-links/:id", NEED(form, view), form_link_one, link_shape, .about = "One link",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/form-links/:id", NEED(form, edit), &end_in_shape, end, link_shape,
          MATCH(form_link_version, form_link_one), .check = check_end,
          .about = "End a link, or take note that no answer came"),
    ROUTES_END,
};
