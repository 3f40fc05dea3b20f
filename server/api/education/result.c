/*
 * Results at the end of a key stage: of the first and second, whether the expected standard was met in maths, reading and writing; of the fourth,
 * Attainment 8 and Progress 8, which are scores. A subject of a key stage has one result; a wrong one is corrected.
 */
#include "child_facts.h"
#include "day.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "standing.h"

#include <string.h>

enum { YEAR_MIN = 2000, YEAR_MAX = 2100, SCORE_MIN = -900, SCORE_MAX = 16000, AGE_FIRST = 5 };

struct result_in {
    const char *stage, *subject;
    struct num  year, met, score;
    struct text error_reason;
};

static const char *const stages[] = {"KS1", "KS2", "KS4", NULL};
static const char *const subjects[] = {"maths",        "reading",    "writing",
                                       "attainment_8", "progress_8", NULL};

#define RESULT_FIELDS(flags_)                                                                    \
    FIELD(result_in, stage, .type = F_WORD, .flags = flags_, .words = stages),                   \
        FIELD(result_in, year, .type = F_INT, .flags = flags_, .min = YEAR_MIN, .max = YEAR_MAX, \
              .about = "Summer in which it was given"),                                          \
        FIELD(result_in, subject, .type = F_WORD, .flags = flags_, .words = subjects),           \
        FIELD(result_in, met, .type = F_BOOL, .flags = NULLABLE,                                 \
              .about = "The expected standard; of KS1 and KS2"),                                 \
        FIELD(result_in, score, .type = F_DECIMAL, .flags = NULLABLE, .min = SCORE_MIN,          \
              .max = SCORE_MAX, .about = "Needed for KS4")

static const struct field in_fields[] = {RESULT_FIELDS(REQUIRED), FIELDS_END};
static const struct shape in_shape = SHAPE("result_new", in_fields, result_in);
static const struct field change_fields[] = {
    RESULT_FIELDS(0),
    FIELD(result_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("result_change", change_fields, result_in);

static const struct field result_fields[] = {
    RECORD_ANSWERS,
    ANSWER(stage, .type = F_WORD, .words = stages),
    ANSWER(year, .type = F_INT, .min = YEAR_MIN, .max = YEAR_MAX),
    ANSWER(subject, .type = F_WORD, .words = subjects),
    ANSWER_OR_NULL(met, .type = F_BOOL),
    ANSWER_OR_NULL(score, .type = F_DECIMAL, .min = SCORE_MIN, .max = SCORE_MAX),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape result_shape = ANSWER_SHAPE("education_result", result_fields);

static void check_fit(struct request *req, const struct result_in *in)
{
    bool is_last = in->stage && !strcmp(in->stage, "KS4");
    bool is_score =
        in->subject && (!strcmp(in->subject, "attainment_8") || !strcmp(in->subject, "progress_8"));

    if (!in->stage || !in->subject)
        return;
    if (is_last != is_score)
        fail_note(req, "/subject",
                  is_last ? "Of key stage 4 it is Attainment 8 or Progress 8."
                          : "Attainment 8 and Progress 8 are of key stage 4.");
    if (is_last && in->met.is_set)
        fail_note(req, "/met", "Key stage 4 has no expected standard.");
    if (!is_last && !in->met.is_set)
        fail_note(req, "/met", "Say whether the expected standard was met.");
    if (is_last && !in->score.is_set)
        fail_note(req, "/score", "Say the score.");
}

static enum err check_whole(struct request *req, const struct result_in *in)
{
    day_t        born;
    enum err     e = child_born(req, &born);
    struct civil today = day_to_civil(req->today);

    if (e)
        return e;
    check_fit(req, in);
    if (in->year.is_set && in->year.v > today.year)
        fail_note(req, "/year", "This year has not come.");
    if (in->year.is_set && born != DAY_NONE && in->year.v < day_to_civil(born).year + AGE_FIRST)
        fail_note(req, "/year", "The child was not at school then.");
    return ERR_NONE;
}

static enum err check_new(struct request *req) { return check_whole(req, req->body); }

static enum err create(struct request *req)
{
    const struct result_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err e = DB(req, result_create, &rows, P(id), P(req->child), P(in->stage), P(in->year),
                    P(in->subject), P(in->met), P(in->score));

    return e ? e : reply_made(req, "/results/", id, &sql_result_one);
}

static enum err check_change(struct request *req)
{
    struct result_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows       now;
    enum err          e = in ? DB(req, result_standing, &now, P(req->record)) : ERR_NO_MEMORY;

    if (e || now.n == 0)
        return e;
    *in = *(const struct result_in *)req->body;
    in->stage = stood_word(in->stage, &now, 0);
    in->year = stood_int(in->year, &now, 1);
    in->subject = stood_word(in->subject, &now, 2);
    in->met = stood_bool(in->met, &now, 3);
    in->score = stood_int(in->score, &now, 4);
    in->error_reason = stood_text(in->error_reason, &now, 5);
    return check_whole(req, in);
}

static enum err change(struct request *req)
{
    const struct result_in *in = req->found;
    struct rows             rows;
    enum err e = DB(req, result_update, &rows, P(req->record), P(in->stage), P(in->year),
                    P(in->subject), P(in->met), P(in->score), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_result_one);
}

const struct route result_routes[] = {
    READ("/children/:child/results", NEED_OR_OWN(education, view, create), result_list,
         result_shape, .is_list = true, .withholds = true,
         .about = "Results at the end of key stages, the newest first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/results", NEED(education, create), &in_shape, create,
          result_shape, .check = check_new, .about = "Record a result"),
    READ("/results/:id", NEED_OR_OWN(education, view, create), result_one, result_shape,
         .about = "One result", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/results/:id", NEED(education, edit), &change_shape, change, result_shape,
          .check = check_change, MATCH(result_version, result_one),
          .about = "Correct it, or say that it was an error"),
    ROUTES_END,
};
