/*
 * The evaluation of a service (mission M15): a round in which professionals, carers and young people say how it is for them. Its own people and its
 * administrator keep it and read every comment; whoever oversees the area reads the averages, without small numbers. A reader names themes, and files
 * comments under them.
 */
#include "child_facts.h"
#include "feedback.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct evaluation_in {
    struct text title, called;
    struct num  from, until, asked_professionals, asked_carers, asked_young_people, children;
};

enum { PEOPLE_MAX = 5000 };

#define PEOPLE(member_, min_) \
    FIELD(evaluation_in, member_, .type = F_INT, .flags = NULLABLE, .min = min_, .max = PEOPLE_MAX)
#define ROUND_FIELDS(flags_)                                                                    \
    FIELD(evaluation_in, title, .type = F_TEXT, .flags = flags_, .max = 160),                   \
        FIELD(evaluation_in, called, .type = F_TEXT, .flags = flags_, .max = 80,                \
              .about = "What the questions call whoever they are about: the psychologist"),     \
        FIELD(evaluation_in, from, .type = F_DAY, .flags = flags_),                             \
        FIELD(evaluation_in, until, .type = F_DAY, .flags = flags_,                             \
              .about = "The last day on which its links open"),                                 \
        PEOPLE(asked_professionals, 0), PEOPLE(asked_carers, 0), PEOPLE(asked_young_people, 0), \
        PEOPLE(children, 1)

static const struct field new_fields[] = {ROUND_FIELDS(REQUIRED), FIELDS_END};
static const struct shape new_shape = SHAPE("evaluation_new", new_fields, evaluation_in);
static const struct field change_fields[] = {ROUND_FIELDS(0), FIELDS_END};
static const struct shape change_shape = SHAPE("evaluation_change", change_fields, evaluation_in);

static const char *const states[] = {"coming", "open", "closed", NULL};
static const char *const tones[] = {"good", "better", NULL};

#define ROUND_ANSWERS                                                                         \
    RECORD_ANSWERS, ANSWER(service, .type = F_OBJECT, .of = &ref_shape),                      \
        ANSWER(title, .type = F_TEXT), ANSWER(called, .type = F_TEXT),                        \
        ANSWER(from, .type = F_DAY), ANSWER(until, .type = F_DAY),                            \
        ANSWER(state, .type = F_WORD, .words = states),                                       \
        ANSWER_OR_NULL(asked_professionals, .type = F_INT),                                   \
        ANSWER_OR_NULL(asked_carers, .type = F_INT),                                          \
        ANSWER_OR_NULL(asked_young_people, .type = F_INT),                                    \
        ANSWER_OR_NULL(children, .type = F_INT), ANSWER(is_own, .type = F_BOOL),              \
        ANSWER_OR_NULL(came, .type = F_INT,                                                   \
                       .about = "Forms of professionals and carers; null: none, or too few"), \
        ANSWER_OR_NULL(came_young, .type = F_INT, .about = "Forms of young people")

static const struct field item_fields[] = {ROUND_ANSWERS, FIELDS_END};
static const struct shape item_shape = ANSWER_SHAPE("evaluation", item_fields);

static const struct field theme_fields[] = {
    RECORD_ANSWERS,
    ANSWER(evaluation, .type = F_UUID),
    ANSWER(tone, .type = F_WORD, .words = tones),
    ANSWER(name, .type = F_TEXT),
    ANSWER(dropped, .type = F_BOOL),
    ANSWER_OR_NULL(n, .type = F_INT, .about = "Comments; null: too few to say"),
    {.name = "comments",
     .type = F_LIST,
     .flags = REQUIRED | NULLABLE | IDS,
     .about = "For the service's own people"},
    FIELDS_END,
};
static const struct shape theme_shape = ANSWER_SHAPE("feedback_theme", theme_fields);

static const struct field one_fields[] = {
    ROUND_ANSWERS,
    ANSWER(tables, .type = F_LIST, .of = &feedback_table_shape),
    ANSWER(themes, .type = F_LIST, .of = &theme_shape),
    ANSWER(comments, .type = F_LIST, .of = &feedback_comment_shape,
           .about = "For the service's own people, as they were written"),
    ANSWER(links, .type = F_LIST, .of = &feedback_link_shape),
    FIELDS_END,
};
static const struct shape one_shape = ANSWER_SHAPE("evaluation_one", one_fields);

/* --- the round --- */

static const char order_words[] = "Choose a day that is not before the first.";

static enum err check_new(struct request *req)
{
    const struct evaluation_in *in = req->body;
    struct rows                 rows;
    enum err                    e = DB(req, evaluation_service, &rows, P(req->record));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (!row_bool(&rows, 0, 0))
        return fail(req, ERR_FORBIDDEN);
    check_not_before(req, "/until", in->until, in->from, order_words);
    return ERR_NONE;
}

enum { DAYS_FROM, DAYS_UNTIL };

static enum err create(struct request *req)
{
    const struct evaluation_in *in = req->body;
    struct uuid                 id = uuid_new();
    struct rows                 rows;
    enum err e = DB(req, evaluation_create, &rows, P(id), P(req->record), P(in->title),
                    P(in->called), P_DAY(in->from), P_DAY(in->until), P(in->asked_professionals),
                    P(in->asked_carers), P(in->asked_young_people), P(in->children));

    return e ? e : reply_made(req, "/evaluations/", id, &sql_evaluation_one);
}

static enum err check_change(struct request *req)
{
    const struct evaluation_in *in = req->body;
    struct rows                 rows;
    enum err                    e = DB(req, evaluation_days, &rows, P(req->record));

    if (!e && rows.n)
        check_not_before(req, "/until", or_day(in->until, &rows, DAYS_UNTIL),
                         or_day(in->from, &rows, DAYS_FROM), order_words);
    return e;
}

static enum err change(struct request *req)
{
    const struct evaluation_in *in = req->body;
    struct rows                 rows;
    enum err e = DB(req, evaluation_update, &rows, P(req->record), P(in->title), P(in->called),
                    P_DAY(in->from), P_DAY(in->until), P(in->asked_professionals.present),
                    P(in->asked_professionals), P(in->asked_carers.present), P(in->asked_carers),
                    P(in->asked_young_people.present), P(in->asked_young_people),
                    P(in->children.present), P(in->children));

    return e ? e : reply_record(req, req->record, &sql_evaluation_one);
}

/* The round of the path, for those who keep it. */
static enum err round_of(struct request *req, struct feedback_of **out)
{
    struct feedback_of *of = req->found = arena_alloc(req->arena, sizeof *of);
    struct rows         rows;
    enum err            e;

    *out = of;
    if (!of)
        return fail(req, ERR_NO_MEMORY);
    e = DB(req, evaluation_standing, &rows, P(req->record));
    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (!row_bool(&rows, 0, 1))
        return fail(req, ERR_FORBIDDEN);
    *of = (struct feedback_of){.service = row_uuid(&rows, 0, 0),
                               .evaluation = req->record,
                               .kind = "evaluation",
                               .called = row_text(&rows, 0, 2),
                               .until = row_day(&rows, 0, 3),
                               .from = row_day(&rows, 0, 4)};
    return ERR_NONE;
}

static enum err check_link(struct request *req)
{
    const struct feedback_link_in *in = req->body;
    struct feedback_of            *of;
    enum err                       e = round_of(req, &of);

    if (e)
        return e;
    if (of->until < req->today)
        fail_note(req, "/until", "This round has ended. Give it a later last day first.");
    else if (in->until.is_set && (in->until.v < req->today || in->until.v > of->until))
        fail_note(req, "/until", "Choose a day from today to the last of the round.");
    return ERR_NONE;
}

static enum err link_make(struct request *req) { return feedback_link_make(req, req->found); }

static enum err check_form(struct request *req)
{
    const struct feedback_in *in = req->body;
    struct feedback_of       *of;
    enum err                  e = round_of(req, &of);

    return e ? e : feedback_check(req, of, in->for_whom);
}

static enum err form_keep(struct request *req)
{
    const struct feedback_in *in = req->body;
    struct uuid               id;
    enum err                  e = feedback_keep(req, req->found, in->for_whom,
                               in->came_on.is_set ? (day_t)in->came_on.v : req->today, &id);

    return e ? e : reply_made(req, "/feedback/", id, &sql_feedback_one);
}

/* --- themes --- */

struct theme_in {
    const char *tone;
    struct text name;
    struct list comments;
    struct num  dropped;
};

enum { COMMENTS_MAX = 500 };

#define THEME_FIELDS(flags_)                                                         \
    FIELD(theme_in, tone, .type = F_WORD, .flags = flags_, .words = tones,           \
          .about = "What is good, or what should be different"),                     \
        FIELD(theme_in, name, .type = F_TEXT, .flags = flags_, .max = 120),          \
        FIELD(theme_in, comments, .type = F_LIST, .flags = IDS, .max = COMMENTS_MAX, \
              .about = "All comments that are filed under it; one can stand under several")

static const struct field theme_new_fields[] = {THEME_FIELDS(REQUIRED), FIELDS_END};
static const struct shape theme_new_shape = SHAPE("feedback_theme_new", theme_new_fields, theme_in);
static const struct field theme_change_fields[] = {
    THEME_FIELDS(0),
    FIELD(theme_in, dropped, .type = F_BOOL,
          .about = "true: there is no such theme; its comments stay"),
    FIELDS_END,
};
static const struct shape theme_change_shape =
    SHAPE("feedback_theme_change", theme_change_fields, theme_in);

static enum err check_comments(struct request *req, struct uuid evaluation)
{
    const struct theme_in *in = req->body;
    struct rows            rows;
    enum err               e;

    if (in->comments.n == 0)
        return ERR_NONE;
    e = DB(req, feedback_comments_fit, &rows, P(evaluation), P_IDS(in->comments));
    if (!e && !row_bool(&rows, 0, 0))
        fail_note(req, "/comments", "Choose comments of this round.");
    return e;
}

static enum err check_theme_new(struct request *req)
{
    struct feedback_of *of;
    enum err            e = round_of(req, &of);

    return e ? e : check_comments(req, req->record);
}

static enum err theme_create(struct request *req)
{
    const struct theme_in    *in = req->body;
    const struct feedback_of *of = req->found;
    struct uuid               id = uuid_new();
    struct rows               rows;
    enum err e = DB(req, feedback_theme_create, &rows, P(id), P(of->service), P(of->evaluation),
                    P(in->tone), P(in->name), P_IDS(in->comments));

    return e ? e : reply_made(req, "/feedback-themes/", id, &sql_feedback_theme_one);
}

static enum err check_theme(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, feedback_theme_standing, &rows, P(req->record));

    if (e)
        return e;
    return rows.n ? check_comments(req, row_uuid(&rows, 0, 0)) : fail(req, ERR_NOT_FOUND);
}

static enum err theme_change(struct request *req)
{
    const struct theme_in *in = req->body;
    struct rows            rows;
    enum err e = DB(req, feedback_theme_update, &rows, P(req->record), P(in->tone), P(in->name),
                    P(in->comments.present), P_IDS(in->comments), P(in->dropped));

    return e ? e : reply_record(req, req->record, &sql_feedback_theme_one);
}

const struct route evaluation_routes[] = {
    READ("/services/:id/evaluations", NEED(evaluation, view), evaluation_list, item_shape,
         .is_list = true, .about = "The rounds in which a service asked how it is for people",
         .args = {{ARG_RECORD}}),
    WRITE(POST, "/services/:id/evaluations", NEED(evaluation, create), &new_shape, create,
          one_shape, .check = check_new, .about = "Begin a round of your service"),
    READ("/evaluations/:id", NEED(evaluation, view), evaluation_one, one_shape,
         .about = "A round: averages by question and role, themes, comments",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/evaluations/:id", NEED(evaluation, edit), &change_shape, change, one_shape,
          MATCH(evaluation_version, evaluation_one), .check = check_change,
          .about = "Change a round"),
    WRITE(POST, "/evaluations/:id/links", NEED(evaluation, create), &feedback_link_in_shape,
          link_make, feedback_link_made_shape, .check = check_link,
          .about = "Make a link by which a group of people answers without an account"),
    READ("/evaluations/:id/forms", NEED(evaluation, view), feedback_list, feedback_shape,
         .is_list = true, .about = "The forms that came, newest first",
         .args = {{ARG_RECORD}, {ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/evaluations/:id/forms", NEED(evaluation, create), &feedback_in_shape, form_keep,
          feedback_shape, .check = check_form, .about = "Type in a form from paper"),
    WRITE(POST, "/evaluations/:id/themes", NEED(evaluation, create), &theme_new_shape, theme_create,
          theme_shape, .check = check_theme_new,
          .about = "Name a theme, and file comments under it"),
    READ("/feedback-themes/:id", NEED(evaluation, view), feedback_theme_one, theme_shape,
         .about = "One theme", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/feedback-themes/:id", NEED(evaluation, edit), &theme_change_shape, theme_change,
          theme_shape, MATCH(feedback_theme_version, feedback_theme_one), .check = check_theme,
          .about = "Name a theme anew, file comments under it, or take it away"),
    ROUTES_END,
};
