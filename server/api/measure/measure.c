/*
 * Measures beside the SDQ (mission M6): what is sent is scored by the rules of measure.h and the definition that is in
 * use, once, when it is written; an earlier one keeps the scores of its own. A score, or the person who records it, may
 * ask for a full mental health assessment: a task that stays open until somebody records what was decided.
 */
#include "measure.h"

#include "child_facts.h"
#include "clock.h"
#include "measure_found.h"
#include "measure_shapes.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { ITEMS_SENT = MEASURE_ITEMS_MAX, SCALES_SENT = MEASURE_SCALES_MAX, DECIDE_WITHIN = 10 };

/* --- what is sent --- */

struct answer_in {
    struct num  number, answer;
    struct text label;
};

static const struct field answer_in_fields[] = {
    FIELD(answer_in, number, .type = F_INT, .flags = REQUIRED, .min = 1, .max = MEASURE_ITEMS_MAX),
    FIELD(answer_in, answer, .type = F_INT, .flags = NULLABLE, .min = -1000, .max = 1000,
          .about = "null or left out: not answered"),
    FIELD(answer_in, label, .type = F_TEXT, .flags = NULLABLE, .max = 100,
          .about = "Instead, where the measure's answers are labels"),
    FIELDS_END,
};
static const struct shape answer_in_shape =
    SHAPE("measure_answer_new", answer_in_fields, answer_in);

struct score_in {
    struct text scale, label;
    struct num  value;
};

static const struct field score_in_fields[] = {
    FIELD(score_in, scale, .type = F_TEXT, .flags = REQUIRED, .max = 40,
          .about = "Code of a scale of the definition"),
    FIELD(score_in, value, .type = F_DECIMAL, .flags = REQUIRED, .min = -10000, .max = 10000),
    FIELD(score_in, label, .type = F_TEXT, .flags = NULLABLE, .max = 300,
          .about = "What the score is of, where the definition asks: a goal in its own words"),
    FIELDS_END,
};
static const struct shape score_in_shape = SHAPE("measure_score_new", score_in_fields, score_in);

struct measure_in {
    struct text measure, note, reason;
    const char *informant;
    struct num  completed_on, total, asks_assessment;
    struct uuid service;
    struct list items, scores;
};

#define VALUES                                                                                     \
    FIELD(measure_in, items, .type = F_LIST, .of = &answer_in_shape, .max = ITEMS_SENT,            \
          .about = "Answers as they were given; an item that is left out was not answered"),       \
        FIELD(measure_in, scores, .type = F_LIST, .of = &score_in_shape, .max = SCALES_SENT,       \
              .about = "Instead of answers"),                                                      \
        FIELD(measure_in, total, .type = F_DECIMAL, .min = -10000, .max = 10000,                   \
              .about = "Where the licence lets the total alone be recorded"),                      \
        FIELD(measure_in, service, .type = F_UUID, .flags = NULLABLE,                              \
              .about = "The service that took it; of your own, the one that works with the child " \
                       "where left out"),                                                          \
        FIELD(measure_in, note, .type = F_TEXT, .flags = NULLABLE, .max = 4000)

static const struct field measure_in_fields[] = {
    FIELD(measure_in, measure, .type = F_TEXT, .flags = REQUIRED, .max = 40,
          .about = "Code of a measure that is in use"),
    FIELD(measure_in, informant, .type = F_WORD, .flags = REQUIRED,
          .words = measure_informant_words, .about = "Who filled it in"),
    FIELD(measure_in, completed_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    VALUES,
    FIELD(measure_in, asks_assessment, .type = F_BOOL,
          .about = "You think that a full mental health assessment is needed: somebody decides"),
    FIELDS_END,
};
static const struct shape measure_in_shape = SHAPE("measure_new", measure_in_fields, measure_in);

static const struct field change_fields[] = {
    FIELD(measure_in, completed_on, .type = F_DAY, .flags = PAST_DAY,
          .about = "With the answers or scores again, for norms go by age"),
    VALUES,
    FIELD(measure_in, reason, .type = F_TEXT, .max = 500,
          .about = "Needed: why it is corrected; what it was before is kept"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("measure_change", change_fields, measure_in);

/* --- from what is sent to what is scored --- */

static void note_at(struct request *req, const char *list, size_t i, const char *member,
                    const char *detail)
{
    fail_note(req, arena_printf(req->arena, "/%s/%zu/%s", list, i, member), detail);
}

static void read_answer(struct request *req, struct measure_found *f, const struct answer_in *in,
                        size_t i)
{
    const struct measure_rule *rule = f->rule;
    int64_t                    place = in->number.v - 1;

    if (!in->number.is_set)
        return;
    if (!rule->has_item[place])
        note_at(req, "items", i, "number", "The measure has no such item.");
    else if (f->answers[place] != MEASURE_MISSING || f->answer_labels[place])
        note_at(req, "items", i, "number", "This item is here twice.");
    else if (rule->entry == MEASURE_LABELS && in->answer.is_set)
        note_at(req, "items", i, "answer", "Answers to this measure are labels, not numbers.");
    else if (rule->entry == MEASURE_ITEMS && in->label.s)
        note_at(req, "items", i, "label", "Answers to this measure are numbers.");
    else if (in->label.s && !measure_has_line(rule->labels, in->label.s))
        note_at(req, "items", i, "label", "This is none of the answers that the measure has.");
    else if (in->answer.is_set &&
             (in->answer.v < rule->scored.item_min || in->answer.v > rule->scored.item_max))
        note_at(req, "items", i, "answer",
                arena_printf(req->arena, "Send a number from %d to %d.", rule->scored.item_min,
                             rule->scored.item_max));
    else {
        f->answer_labels[place] = in->label.s;
        f->answers[place] = in->answer.is_set ? (int32_t)in->answer.v : MEASURE_MISSING;
    }
}

static void read_score(struct request *req, struct measure_found *f, const struct score_in *in,
                       size_t i)
{
    int32_t place = in->scale.s ? measure_scale_of(&f->rule->scored, in->scale.s) : -1;
    const struct measure_scale *s = place < 0 ? NULL : &f->rule->scored.scales[place];

    if (!in->scale.s || !in->value.is_set)
        return;
    if (!s)
        note_at(req, "scores", i, "scale", "The measure has no such scale.");
    else if (f->given[place] != MEASURE_MISSING)
        note_at(req, "scores", i, "scale", "This scale is here twice.");
    else if (!measure_is_score(s, in->value.v))
        note_at(req, "scores", i, "value", measure_range(req->arena, s));
    else if (in->label.s && !s->asks_label)
        note_at(req, "scores", i, "label", "This score needs no words of its own.");
    else {
        f->given[place] = (int32_t)in->value.v;
        f->labels[place] = in->label.s;
    }
}

/* A sum stands beside its parts only as their sum. */
static void check_sums(struct request *req, const struct measure_found *f)
{
    for (int32_t i = 0; i < f->rule->scored.scales_n; i++) {
        const struct measure_scale *s = &f->rule->scored.scales[i];

        for (int32_t p = 0; f->given[i] != MEASURE_MISSING && p < s->parts_n; p++)
            if (f->given[s->parts[p]] != MEASURE_MISSING) {
                fail_note(req, "/scores",
                          arena_printf(req->arena, "%s is made of the others: leave it out.",
                                       s->name));
                break;
            }
    }
}

static void read_total(struct request *req, struct measure_found *f, const struct measure_in *in)
{
    const struct measure_scale *s = &f->rule->scored.scales[0];

    if (!in->total.is_set)
        return;
    if (!measure_is_score(s, in->total.v))
        fail_note(req, "/total", measure_range(req->arena, s));
    f->given[0] = (int32_t)in->total.v;
}

/* What this measure takes of items, scores and total, and that it is there. */
static void check_entry(struct request *req, const struct measure_rule *rule,
                        const struct measure_in *in)
{
    static const bool takes[][3] = {
        [MEASURE_ITEMS] = {true, true, false},    [MEASURE_LABELS] = {true, false, false},
        [MEASURE_SCORES] = {false, true, false},  [MEASURE_TOTAL] = {false, false, true},
        [MEASURE_ELSEWHERE] = {true, true, true}, /* faulty already */
    };
    static const char *const wanted[] = {
        [MEASURE_ITEMS] = "Send the answers, or the scores.",
        [MEASURE_LABELS] = "Send the answers.",
        [MEASURE_SCORES] = "Send the scores.",
        [MEASURE_TOTAL] = "Send the total: the licence lets nothing else be recorded.",
        [MEASURE_ELSEWHERE] = "",
    };
    static const char *const names[] = {"/items", "/scores", "/total"};
    const bool               sent[] = {in->items.present, in->scores.present, in->total.present};
    int                      n = 0;

    for (int i = 0; i < 3; i++) {
        n += sent[i];
        if (sent[i] && (!takes[rule->entry][i] || n > 1))
            fail_note(req, names[i], wanted[rule->entry]);
    }
    if (n == 0 && req->route->method == METHOD_POST && *wanted[rule->entry])
        fail_note(req,
                  takes[rule->entry][0]   ? "/items"
                  : takes[rule->entry][1] ? "/scores"
                                          : "/total",
                  wanted[rule->entry]);
}

static void read_values(struct request *req, struct measure_found *f, const struct measure_in *in)
{
    const struct answer_in *answers = in->items.items;
    const struct score_in  *scores = in->scores.items;

    for (int i = 0; i < MEASURE_ITEMS_MAX; i++)
        f->answers[i] = MEASURE_MISSING;
    for (int i = 0; i < MEASURE_SCALES_MAX; i++)
        f->given[i] = MEASURE_MISSING;
    check_entry(req, f->rule, in);
    for (size_t i = 0; i < in->items.n && f->rule->entry <= MEASURE_LABELS; i++)
        read_answer(req, f, &answers[i], i);
    for (size_t i = 0; i < in->scores.n && f->rule->entry != MEASURE_TOTAL; i++)
        read_score(req, f, &scores[i], i);
    if (f->rule->entry == MEASURE_TOTAL)
        read_total(req, f, in);
    check_sums(req, f);
    f->is_sent = in->items.present || in->scores.present || in->total.present;
    if (req->faults.n > 0)
        return;
    if (in->items.present)
        measure_score_answers(&f->rule->scored, f->answers, &f->result);
    else
        measure_score_given(&f->rule->scored, f->given, &f->result);
}

static enum err check_service(struct request *req, const struct measure_in *in)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    if (!uuid_is_set(&in->service))
        return e;
    e = DB(req, measure_service, &rows, P(in->service));
    if (!e && !row_bool(&rows, 0, 0))
        fail_note(req, "/service", "Choose a service of your own.");
    return e;
}

static enum err check(struct request *req)
{
    const struct measure_in *in = req->body;
    struct measure_found    *f = req->found = arena_alloc(req->arena, sizeof *f);
    struct child_facts       child;
    enum err                 e = f ? child_facts(req, &child) : ERR_NO_MEMORY;

    if (!e)
        e = check_service(req, in);
    if (e || !in->measure.s)
        return e;
    check_born(req, "/completed_on", in->completed_on, child.born);
    f->day = in->completed_on.is_set ? (day_t)in->completed_on.v : DAY_NONE;
    e = measure_rule(req, in->measure.s, (struct uuid){0}, in->informant, f->day, &f->rule);
    if (!e && !f->rule)
        fail_note(req, "/measure", "There is no such measure in use.");
    if (e || !f->rule)
        return e;
    if (f->rule->entry == MEASURE_ELSEWHERE)
        fail_note(req, "/measure", "The SDQ has a form of its own: send it as an SDQ.");
    else if (in->informant && !f->rule->has_informant)
        fail_note(req, "/informant", "This measure is not filled in by them.");
    read_values(req, f, in);
    return e;
}

static enum err check_change(struct request *req)
{
    const struct measure_in *in = req->body;
    struct measure_found    *f = req->found = arena_alloc(req->arena, sizeof *f);
    struct rows              rows;
    enum err                 e = f ? DB(req, measure_held, &rows, P(req->record)) : ERR_NO_MEMORY;

    if (!e && rows.n == 0)
        e = ERR_NOT_FOUND;
    if (!e)
        e = check_service(req, in);
    if (!e)
        e = check_child_day(req, "/completed_on", in->completed_on);
    if (e)
        return fail(req, e);
    f->day = in->completed_on.is_set ? (day_t)in->completed_on.v : row_day(&rows, 0, 2);
    e = measure_rule(req, NULL, row_uuid(&rows, 0, 0), row_text(&rows, 0, 1), f->day, &f->rule);
    if (e)
        return e;
    read_values(req, f, in);
    if (in->completed_on.is_set && !f->is_sent)
        fail_note(req, "/completed_on",
                  "Send the answers or scores again with the day: norms go by age.");
    if (!in->reason.s)
        fail_note(req, "/reason", "Say why it is corrected.");
    return e;
}

/* --- storing --- */

/* Ten working days to say what comes of it; one question a child at a time. */
static enum err ask_assessment(struct request *req, struct uuid id, const struct measure_found *f)
{
    const struct timescale within = {DECIDE_WITHIN, CLOCK_WORKING_DAYS};
    day_t                  due = clock_due(req->today, within, &(struct calendar){0});
    struct rows            rows;

    return DB(
        req, task_sdq_ask, &rows, P(uuid_new()), P(req->child), P("assessment"),
        P((const char *)NULL), P_DAY(due),
        P(arena_printf(req->arena,
                       "Decide whether a full mental health assessment is needed: %s asks for it",
                       f->rule->name)),
        P(id));
}

static enum err create(struct request *req)
{
    const struct measure_in    *in = req->body;
    const struct measure_found *f = req->found;
    bool                        are_answers = in->items.present;
    struct uuid                 id = uuid_new();
    struct rows                 rows;
    enum err e = DB(req, measure_create, &rows, P(id), P(req->child), P(f->rule->id),
                    P(in->informant), P_DAY(f->day), P(in->service));

    if (!e)
        e = DB(req, measure_band_create, &rows, P(id), P(req->child),
               P(measure_bands_json(req->arena, f)));
    if (!e)
        e = DB(req, measure_score_create, &rows, P(id), P(req->child),
               P(measure_scores_json(req->arena, f, are_answers)),
               P(are_answers ? measure_answers_json(req->arena, f) : NULL), P(in->note));
    if (!e && (f->result.asks_assessment || in->asks_assessment.v))
        e = ask_assessment(req, id, f);
    return e ? e : reply_made(req, "/measures/", id, &sql_measure_one);
}

static enum err change(struct request *req)
{
    const struct measure_in    *in = req->body;
    const struct measure_found *f = req->found;
    const char                 *none = NULL;
    struct rows                 rows;
    enum err e = DB(req, measure_update, &rows, P(req->record), P_DAY(in->completed_on),
                    P(uuid_is_set(&in->service)), P(in->service));

    if (!e)
        e = DB(req, measure_score_update, &rows, P(req->record),
               P(f->is_sent ? measure_scores_json(req->arena, f, in->items.present) : none),
               P(in->items.present ? measure_answers_json(req->arena, f) : none),
               P(in->note.present), P(in->note), P(in->reason));
    if (!e && f->is_sent)
        e = DB(req, measure_band_update, &rows, P(req->record),
               P(measure_bands_json(req->arena, f)));
    if (!e && f->is_sent && f->result.asks_assessment)
        e = ask_assessment(req, req->record, f);
    return e ? e : reply_record(req, req->record, &sql_measure_one);
}

const struct route measure_routes[] = {
    READ("/children/:child/measures", NEED_OR_OWN(measure, view, create), measure_list,
         measure_shape, .is_list = true,
         .about = "Measures of a child beside the SDQ, newest first: what is not shared says so",
         .args = {{ARG_CHILD}, {ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/children/:child/measures", NEED(measure, create), &measure_in_shape, create,
          measure_shape, .check = check,
          .about = "Record a measure; the answer holds its scores, bands and what they ask for"),
    READ("/measures/:id", NEED_OR_OWN(measure, view, create), measure_one, measure_shape,
         .about = "One measure of a child", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/measures/:id", NEED(measure, edit), &change_shape, change, measure_shape,
          .check = check_change, MATCH(measure_version, measure_one),
          .about = "Correct a measure: it is scored again by the revision that it was recorded by"),
    READ("/measure-history/:id", NEED(measure_detail, view), measure_history, measure_history_shape,
         .is_list = true,
         .about = "What a measure said before each correction, the newest first: until when, who "
                  "corrected it and why",
         .args = {{ARG_RECORD}}),
    READ("/children/:child/scores", NEED_OR_OWN(measure, view, create), score_list, score_shape,
         .is_list = true,
         .about = "Every score of a child, SDQs and other measures, with its SNOMED CT code",
         .args = {{ARG_CHILD}}),
    ROUTES_END,
};
