#include "measure_shapes.h"

#include "shapes.h"
#include "task_shape.h"

const char *const measure_informant_words[] = {"parent", "teacher", "self", "clinician", NULL};
const char *const measure_entry_words[] = {"items", "labels", "scores", "total", "elsewhere", NULL};
static const char *const of_words[] = {"score", "t", NULL};
static const char *const change_words[] = {"better", "worse", "none", NULL};
static const char *const missing_words[] = {"age", "sex", NULL};

/* --- a measure of a child --- */

static const struct field band_fields[] = {
    ANSWER(scale, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(band, .type = F_TEXT),
    ANSWER(level, .type = F_INT, .min = 0, .max = 3, .about = "0 nothing to worry about, to 3"),
    ANSWER(asks_assessment, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape band_shape = ANSWER_SHAPE("measure_band", band_fields);

static const struct field score_fields[] = {
    ANSWER(scale, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(score, .type = F_DECIMAL, .min = -10000, .max = 10000,
                   .about = "Null: too many answers were missing"),
    ANSWER_OR_NULL(t, .type = F_INT, .min = -10000, .max = 10000),
    ANSWER_OR_NULL(t_missing, .type = F_WORD, .words = missing_words,
                   .about = "Why there is no T score: no norms for this age, or for this sex"),
    ANSWER_OR_NULL(label, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape score_of_shape = ANSWER_SHAPE("measure_score", score_fields);

static const struct field changed_fields[] = {
    ANSWER(scale, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(of, .type = F_WORD, .words = of_words),
    ANSWER(from, .type = F_DECIMAL, .min = -10000, .max = 10000),
    ANSWER(from_on, .type = F_DAY),
    ANSWER(to, .type = F_DECIMAL, .min = -10000, .max = 10000),
    ANSWER(change, .type = F_WORD, .words = change_words,
           .about = "none: no more than chance would explain"),
    FIELDS_END,
};
static const struct shape changed_shape = ANSWER_SHAPE("measure_changed", changed_fields);

static const struct field answer_fields[] = {
    ANSWER(number, .type = F_INT, .min = 1, .max = 100),
    ANSWER_OR_NULL(answer, .type = F_INT, .min = -1000, .max = 1000),
    ANSWER_OR_NULL(label, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape answer_shape = ANSWER_SHAPE("measure_answer", answer_fields);

static const struct field assessment_fields[] = {
    ANSWER(id, .type = F_UUID, .about = "The task"),
    ANSWER(state, .type = F_WORD, .words = task_state_words),
    ANSWER_OR_NULL(due_on, .type = F_DAY),
    ANSWER_OR_NULL(outcome, .type = F_TEXT, .about = "What was decided"),
    FIELDS_END,
};
static const struct shape assessment_shape = ANSWER_SHAPE("measure_assessment", assessment_fields);

static const struct field measure_fields[] = {
    RECORD_ANSWERS,
    ANSWER(child, .type = F_UUID),
    ANSWER(definition, .type = F_UUID),
    ANSWER(measure, .type = F_TEXT, .about = "Code"),
    ANSWER(revision, .type = F_INT, .min = 1, .max = 1000000),
    ANSWER(name, .type = F_TEXT),
    ANSWER(informant, .type = F_WORD, .words = measure_informant_words),
    ANSWER(completed_on, .type = F_DAY),
    ANSWER_OR_NULL(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(held_back, .type = F_BOOL, .about = "Scores are not for this viewer"),
    ANSWER(bands_held_back, .type = F_BOOL),
    ANSWER_OR_NULL(bands, .type = F_LIST, .of = &band_shape),
    ANSWER_OR_NULL(scores, .type = F_LIST, .of = &score_of_shape),
    ANSWER_OR_NULL(changes, .type = F_LIST, .of = &changed_shape,
                   .about = "Since the one before by the same informant, where a reliable change "
                            "is published"),
    ANSWER_OR_NULL(answers, .type = F_LIST, .of = &answer_shape),
    ANSWER_OR_NULL(note, .type = F_TEXT),
    ANSWER_OR_NULL(change_reason, .type = F_TEXT, .about = "Why it was corrected"),
    ANSWER_OR_NULL(assessment, .type = F_OBJECT, .of = &assessment_shape,
                   .about = "Whether it asked for a full mental health assessment"),
    FIELDS_END,
};
const struct shape measure_shape = ANSWER_SHAPE("measure", measure_fields);

/* --- what it said before --- */

static const struct field history_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(etag, .type = F_TEXT),
    ANSWER(until_at, .type = F_TIME),
    ANSWER_OR_NULL(changed_by, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(reason, .type = F_TEXT, .about = "Why it was corrected then"),
    ANSWER_OR_NULL(completed_on, .type = F_DAY),
    ANSWER(scores, .type = F_LIST, .of = &score_of_shape),
    ANSWER_OR_NULL(note, .type = F_TEXT),
    FIELDS_END,
};
const struct shape measure_history_shape = ANSWER_SHAPE("measure_earlier", history_fields);

/* --- the latest of each, in the picture --- */

static const struct field worst_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER(band, .type = F_TEXT),
    ANSWER(level, .type = F_INT, .min = 0, .max = 3),
    FIELDS_END,
};
static const struct shape worst_shape = ANSWER_SHAPE("picture_measure_band", worst_fields);

static const struct field only_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(score, .type = F_DECIMAL, .min = -10000, .max = 10000),
    ANSWER(step, .type = F_DECIMAL, .min = 0, .max = 1),
    FIELDS_END,
};
static const struct shape only_shape = ANSWER_SHAPE("picture_measure_score", only_fields);

static const struct field summary_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(measure, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(informant, .type = F_WORD, .words = measure_informant_words),
    ANSWER(completed_on, .type = F_DAY),
    ANSWER_OR_NULL(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(held_back, .type = F_BOOL),
    ANSWER(bands_held_back, .type = F_BOOL),
    ANSWER_OR_NULL(worst, .type = F_OBJECT, .of = &worst_shape,
                   .about = "The most serious band of its scores"),
    ANSWER_OR_NULL(only, .type = F_OBJECT, .of = &only_shape,
                   .about = "Its score, where it has one alone"),
    ANSWER_OR_NULL(change, .type = F_WORD, .words = change_words,
                   .about = "Since the one before: worse where any score is, by more than chance"),
    FIELDS_END,
};
const struct shape measure_summary_shape = ANSWER_SHAPE("picture_measure", summary_fields);

/* --- a line of scores --- */

static const struct field line_fields[] = {
    ANSWER(on, .type = F_DAY),
    ANSWER(measure, .type = F_TEXT),
    ANSWER(revision, .type = F_INT, .min = 1, .max = 1000000),
    ANSWER(informant, .type = F_WORD, .words = measure_informant_words),
    ANSWER_OR_NULL(form, .type = F_TEXT, .about = "Of the SDQ"),
    ANSWER(scale, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(score, .type = F_DECIMAL, .min = -10000, .max = 10000),
    ANSWER_OR_NULL(t, .type = F_INT, .min = -10000, .max = 10000),
    ANSWER_OR_NULL(band, .type = F_TEXT),
    ANSWER_OR_NULL(snomed, .type = F_TEXT, .about = "SNOMED CT concept"),
    ANSWER_OR_NULL(term, .type = F_TEXT, .about = "Its preferred term"),
    ANSWER(record, .type = F_UUID),
    FIELDS_END,
};
const struct shape score_shape = ANSWER_SHAPE("score_line", line_fields);

/* --- what a measure is --- */

static const struct field item_fields[] = {
    ANSWER(number, .type = F_INT, .min = 1, .max = 100),
    ANSWER_OR_NULL(name, .type = F_TEXT),
    ANSWER_OR_NULL(wording, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape item_shape = ANSWER_SHAPE("measure_item", item_fields);

static const struct field cut_fields[] = {
    ANSWER(of, .type = F_WORD, .words = of_words),
    ANSWER_OR_NULL(from, .type = F_DECIMAL, .min = -10000, .max = 10000),
    ANSWER_OR_NULL(to, .type = F_DECIMAL, .min = -10000, .max = 10000),
    ANSWER(name, .type = F_TEXT),
    ANSWER(level, .type = F_INT, .min = 0, .max = 3),
    ANSWER(asks_assessment, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape cut_shape = ANSWER_SHAPE("measure_cut", cut_fields);

static const struct field code_fields[] = {
    ANSWER(code, .type = F_TEXT),
    ANSWER(term, .type = F_TEXT),
    ANSWER_OR_NULL(informant, .type = F_WORD, .words = measure_informant_words),
    ANSWER_OR_NULL(form, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape code_shape = ANSWER_SHAPE("measure_code", code_fields);

static const struct field scale_fields[] = {
    ANSWER(code, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(min, .type = F_DECIMAL, .min = -10000, .max = 10000),
    ANSWER(max, .type = F_DECIMAL, .min = -10000, .max = 10000),
    ANSWER(step, .type = F_DECIMAL, .min = 0, .max = 1, .about = "From one score to the next"),
    ANSWER(higher_is_better, .type = F_BOOL),
    ANSWER(items, .type = F_ANY, .about = "Numbers; below nought: turned round when scored"),
    ANSWER(sum_of, .type = F_LIST),
    ANSWER(missing_max, .type = F_INT, .min = 0, .max = 100),
    ANSWER(asks_label, .type = F_BOOL),
    ANSWER_OR_NULL(change_of, .type = F_WORD, .words = of_words),
    ANSWER_OR_NULL(reliable_change, .type = F_TEXT),
    ANSWER(has_norms, .type = F_BOOL),
    ANSWER(bands, .type = F_LIST, .of = &cut_shape),
    ANSWER(snomed, .type = F_LIST, .of = &code_shape),
    FIELDS_END,
};
static const struct shape scale_shape = ANSWER_SHAPE("measure_scale", scale_fields);

static const struct field definition_fields[] = {
    RECORD_ANSWERS,
    ANSWER(code, .type = F_TEXT),
    ANSWER(revision, .type = F_INT, .min = 1, .max = 1000000),
    ANSWER(in_use, .type = F_BOOL),
    ANSWER(name, .type = F_TEXT),
    ANSWER(about, .type = F_TEXT),
    ANSWER(entry, .type = F_WORD, .words = measure_entry_words,
           .about = "What is recorded: answers that are scored (or their scores), labels, scores, "
                    "a total alone; elsewhere: the SDQ"),
    ANSWER(informants, .type = F_LIST),
    ANSWER(item_min, .type = F_INT, .min = -1000, .max = 1000),
    ANSWER(item_max, .type = F_INT, .min = -1000, .max = 1000),
    ANSWER(labels, .type = F_LIST),
    ANSWER(licence, .type = F_TEXT),
    ANSWER(may_hold_wording, .type = F_BOOL),
    ANSWER(items, .type = F_LIST, .of = &item_shape),
    ANSWER(scales, .type = F_LIST, .of = &scale_shape),
    FIELDS_END,
};
const struct shape measure_definition_shape = ANSWER_SHAPE("measure_definition", definition_fields);

static const char *const sex_words[] = {"F", "M", NULL};

static const struct field norm_fields[] = {
    ANSWER(scale, .type = F_TEXT),
    ANSWER(sex, .type = F_WORD, .words = sex_words),
    ANSWER(from_age, .type = F_INT, .min = 0, .max = 25),
    ANSWER(to_age, .type = F_INT, .min = 0, .max = 25),
    ANSWER(mean, .type = F_TEXT, .about = "As text: 8.25"),
    ANSWER(sd, .type = F_TEXT),
    FIELDS_END,
};
const struct shape measure_norm_shape = ANSWER_SHAPE("measure_norm", norm_fields);
