#include "sdq_shapes.h"

#include "shapes.h"

const char *const sdq_version_words[] = {"2-4", "4-17", "11-17", "18+", NULL};

#define SCORE(name_, max_) ANSWER_OR_NULL(name_, .type = F_INT, .min = 0, .max = max_)

static const struct field scores_fields[] = {
    SCORE(emotional, 10), SCORE(conduct, 10), SCORE(hyperactivity, 10), SCORE(peer, 10),
    SCORE(prosocial, 10), SCORE(total, 40),   SCORE(externalising, 20), SCORE(internalising, 20),
    SCORE(impact, 10),    FIELDS_END,
};
static const struct shape scores_shape = ANSWER_SHAPE("sdq_scores", scores_fields);

static const char *const band3_words[] = {"normal", "borderline", "abnormal", NULL};
static const char *const band4_words[] = {"close_to_average",
                                          "slightly_raised",
                                          "high",
                                          "very_high",
                                          "slightly_lowered",
                                          "low",
                                          "very_low",
                                          NULL};

#define BANDS(words_)                                                            \
    BAND(emotional, words_), BAND(conduct, words_), BAND(hyperactivity, words_), \
        BAND(peer, words_), BAND(prosocial, words_), BAND(total, words_),        \
        BAND(externalising, words_), BAND(internalising, words_), BAND(impact, words_)
#define BAND(name_, words_) ANSWER_OR_NULL(name_, .type = F_WORD, .words = words_)

static const struct field bands3_fields[] = {BANDS(band3_words), FIELDS_END};
static const struct field bands4_fields[] = {BANDS(band4_words), FIELDS_END};
static const struct shape bands3_shape = ANSWER_SHAPE("sdq_bands3", bands3_fields);
static const struct shape bands4_shape = ANSWER_SHAPE("sdq_bands4", bands4_fields);

static const char *const follow_words[] = {"consultation", "ask", "rise", NULL};

static const struct field follow_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(kind, .type = F_WORD, .words = follow_words),
    ANSWER_OR_NULL(informant, .type = F_WORD, .words = informant_words),
    ANSWER_OR_NULL(due_on, .type = F_DAY),
    ANSWER(text, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape follow_shape = ANSWER_SHAPE("sdq_follow_up", follow_fields);

static const char *const source_words[] = {"answers", "scores", "total", NULL};
static const char *const concern_words[] = {"normal", "borderline", "cause_for_concern", NULL};

/* What the record and its summary in the picture both hold. Held back: total and bands of it alone are shown. */
#define COMMON                                                                                    \
    RECORD_ANSWERS, ANSWER(informant, .type = F_WORD, .words = informant_words),                  \
        ANSWER_OR_NULL(completed_on, .type = F_DAY,                                               \
                       .about = "Null: imported from a year's return"),                           \
        ANSWER_OR_NULL(return_year, .type = F_INT, .min = 2009, .max = 2100),                     \
        ANSWER(version, .type = F_WORD, .words = sdq_version_words),                              \
        ANSWER(follow_up, .type = F_BOOL), ANSWER(source, .type = F_WORD, .words = source_words), \
        ANSWER_OR_NULL(total, .type = F_INT, .min = 0, .max = 40),                                \
        ANSWER_OR_NULL(scores, .type = F_OBJECT, .of = &scores_shape),                            \
        ANSWER(bands3, .type = F_OBJECT, .of = &bands3_shape),                                    \
        ANSWER(bands4, .type = F_OBJECT, .of = &bands4_shape),                                    \
        ANSWER_OR_NULL(cause_for_concern, .type = F_WORD, .words = concern_words),                \
        ANSWER(held_back, .type = F_BOOL,                                                         \
               .about = "Subscales and answers are not shared with you")

static const struct field summary_fields[] = {COMMON, FIELDS_END};
const struct shape        sdq_summary_shape = ANSWER_SHAPE("sdq_summary", summary_fields);

static const struct field answer_fields[] = {
    COMMON,
    ANSWER(child, .type = F_UUID),
    ANSWER(by_form, .type = F_BOOL, .about = "It was filled in by a link; made_by asked for it"),
    ANSWER_OR_NULL(answers, .type = F_ANY, .about = "Raw answers by item"),
    ANSWER_OR_NULL(impact_answers, .type = F_ANY),
    ANSWER(follow_ups, .type = F_LIST, .of = &follow_shape, .about = "What this score opened"),
    FIELDS_END,
};
const struct shape sdq_answer_shape = ANSWER_SHAPE("sdq", answer_fields);
