#include "sdq.h"

#include <string.h>

#include "pure.h"

const struct sdq_item sdq_items[SDQ_ITEMS] = {
    {1, "consid", "consid", SDQ_PROSOCIAL, false},
    {2, "restles", "restles", SDQ_HYPERACTIVITY, false},
    {3, "somatic", "somatic", SDQ_EMOTIONAL, false},
    {4, "shares", "shares", SDQ_PROSOCIAL, false},
    {5, "tantrum", "tantrum", SDQ_CONDUCT, false},
    {6, "loner", "loner", SDQ_PEER, false},
    {7, "obeys", "obeys", SDQ_CONDUCT, true},
    {8, "worries", "worries", SDQ_EMOTIONAL, false},
    {9, "caring", "caring", SDQ_PROSOCIAL, false},
    {10, "fidgety", "fidgety", SDQ_HYPERACTIVITY, false},
    {11, "friend", "friend", SDQ_PEER, true},
    {12, "fights", "fights", SDQ_CONDUCT, false},
    {13, "unhappy", "unhappy", SDQ_EMOTIONAL, false},
    {14, "popular", "popular", SDQ_PEER, true},
    {15, "distrac", "distrac", SDQ_HYPERACTIVITY, false},
    {16, "clingy", "clingy", SDQ_EMOTIONAL, false},
    {17, "kind", "kind", SDQ_PROSOCIAL, false},
    {18, "lies", "argues", SDQ_CONDUCT, false},
    {19, "bullied", "bullied", SDQ_PEER, false},
    {20, "helpout", "helpout", SDQ_PROSOCIAL, false},
    {21, "reflect", "reflect", SDQ_HYPERACTIVITY, true},
    {22, "steals", "spite", SDQ_CONDUCT, false},
    {23, "oldbest", "oldbest", SDQ_PEER, false},
    {24, "afraid", "afraid", SDQ_EMOTIONAL, false},
    {25, "attends", "attends", SDQ_HYPERACTIVITY, true},
};

/* Parent and teacher 4-17, self 11-17: Youthinmind's tables for the United Kingdom. */
static const struct sdq_cutoffs parent_4_17 = {
    .three = {[SDQ_EMOTIONAL] = {3, 4},
              [SDQ_CONDUCT] = {2, 3},
              [SDQ_HYPERACTIVITY] = {5, 6},
              [SDQ_PEER] = {2, 3},
              [SDQ_PROSOCIAL] = {6, 5},
              [SDQ_TOTAL] = {13, 16},
              [SDQ_IMPACT] = {0, 1}},
    .four = {[SDQ_EMOTIONAL] = {3, 4, 6},
             [SDQ_CONDUCT] = {2, 3, 5},
             [SDQ_HYPERACTIVITY] = {5, 7, 8},
             [SDQ_PEER] = {2, 3, 4},
             [SDQ_PROSOCIAL] = {8, 7, 6},
             [SDQ_TOTAL] = {13, 16, 19},
             [SDQ_IMPACT] = {0, 1, 2}},
};

static const struct sdq_cutoffs teacher_4_17 = {
    .three = {[SDQ_EMOTIONAL] = {4, 5},
              [SDQ_CONDUCT] = {2, 3},
              [SDQ_HYPERACTIVITY] = {5, 6},
              [SDQ_PEER] = {3, 4},
              [SDQ_PROSOCIAL] = {6, 5},
              [SDQ_TOTAL] = {11, 15},
              [SDQ_IMPACT] = {0, 1}},
    .four = {[SDQ_EMOTIONAL] = {3, 4, 5},
             [SDQ_CONDUCT] = {2, 3, 4},
             [SDQ_HYPERACTIVITY] = {5, 7, 8},
             [SDQ_PEER] = {2, 4, 5},
             [SDQ_PROSOCIAL] = {6, 5, 4},
             [SDQ_TOTAL] = {11, 15, 18},
             [SDQ_IMPACT] = {0, 1, 2}},
};

static const struct sdq_cutoffs self_11_17 = {
    .three = {[SDQ_EMOTIONAL] = {5, 6},
              [SDQ_CONDUCT] = {3, 4},
              [SDQ_HYPERACTIVITY] = {5, 6},
              [SDQ_PEER] = {3, 5},
              [SDQ_PROSOCIAL] = {6, 5},
              [SDQ_TOTAL] = {15, 19},
              [SDQ_IMPACT] = {0, 1}},
    .four = {[SDQ_EMOTIONAL] = {4, 5, 6},
             [SDQ_CONDUCT] = {3, 4, 5},
             [SDQ_HYPERACTIVITY] = {5, 6, 7},
             [SDQ_PEER] = {2, 3, 4},
             [SDQ_PROSOCIAL] = {7, 6, 5},
             [SDQ_TOTAL] = {14, 17, 19},
             [SDQ_IMPACT] = {0, 1, 2}},
};

/* Youthinmind calls these provisional; they have no three bands for impact. */
static const struct sdq_cutoffs parent_2_4 = {
    .three = {[SDQ_EMOTIONAL] = {2, 3},
              [SDQ_CONDUCT] = {3, 4},
              [SDQ_HYPERACTIVITY] = {5, 6},
              [SDQ_PEER] = {2, 3},
              [SDQ_PROSOCIAL] = {7, 6},
              [SDQ_TOTAL] = {12, 15},
              [SDQ_IMPACT] = {SDQ_MISSING, SDQ_MISSING}},
    .four = {[SDQ_EMOTIONAL] = {2, 3, 4},
             [SDQ_CONDUCT] = {3, 4, 5},
             [SDQ_HYPERACTIVITY] = {5, 6, 7},
             [SDQ_PEER] = {2, 3, 4},
             [SDQ_PROSOCIAL] = {7, 6, 5},
             [SDQ_TOTAL] = {12, 15, 18},
             [SDQ_IMPACT] = {0, 1, 2}},
    .is_provisional = true,
};

/*
 * The forms there are: which informant has which version, its ages in whole years and its cut-offs.
 * In the order in which a form is chosen for an age.
 */
static const struct form_kind {
    enum sdq_version          version;
    enum sdq_informant        informant;
    int8_t                    from_age, to_age;
    const struct sdq_cutoffs *cutoffs;
} form_kinds[] = {
    {SDQ_4_17, SDQ_PARENT, 4, 17, &parent_4_17},     {SDQ_4_17, SDQ_TEACHER, 4, 17, &teacher_4_17},
    {SDQ_11_17, SDQ_PARENT, 11, 17, &parent_4_17}, /* scored as 4-17 */
    {SDQ_11_17, SDQ_TEACHER, 11, 17, &teacher_4_17}, {SDQ_11_17, SDQ_SELF, 11, 17, &self_11_17},
    {SDQ_2_4, SDQ_PARENT, 2, 4, &parent_2_4},        {SDQ_2_4, SDQ_TEACHER, 2, 4, NULL},
    {SDQ_18, SDQ_SELF, 18, INT8_MAX, NULL},          {SDQ_18, SDQ_PARENT, 18, INT8_MAX, NULL},
};

enum { FORM_KINDS = sizeof form_kinds / sizeof *form_kinds };

static const struct form_kind *form_kind(enum sdq_informant informant, enum sdq_version version)
{
    for (int32_t i = 0; i < FORM_KINDS; i++) {
        if (form_kinds[i].version == version && form_kinds[i].informant == informant)
            return &form_kinds[i];
    }
    return NULL;
}

bool sdq_version_has(enum sdq_version version, enum sdq_informant informant)
{
    return form_kind(informant, version) != NULL;
}

bool sdq_version_fits(enum sdq_version version, int32_t age)
{
    for (int32_t i = 0; i < FORM_KINDS; i++) {
        if (form_kinds[i].version == version)
            return age >= form_kinds[i].from_age && age <= form_kinds[i].to_age;
    }
    return false;
}

bool sdq_version_for(enum sdq_informant informant, int32_t age, enum sdq_version *out)
{
    for (int32_t i = 0; i < FORM_KINDS; i++) {
        const struct form_kind *kind = &form_kinds[i];

        if (kind->informant == informant && age >= kind->from_age && age <= kind->to_age) {
            *out = kind->version;
            return true;
        }
    }
    return false;
}

const struct sdq_cutoffs *sdq_cutoffs(enum sdq_informant informant, enum sdq_version version)
{
    const struct form_kind *kind = form_kind(informant, version);

    return kind ? kind->cutoffs : NULL;
}

int32_t sdq_score_max(enum sdq_informant informant, enum sdq_score which)
{
    switch (which) {
    case SDQ_TOTAL:
        return 40;
    case SDQ_EXTERNALISING:
    case SDQ_INTERNALISING:
        return 20;
    case SDQ_IMPACT:
        return informant == SDQ_TEACHER ? 6 : 10;
    default:
        return 10;
    }
}

/* How many limits lie behind a score, and so its place among the bands; -1 without either. */
static int32_t place(enum sdq_score which, int32_t score, const int8_t *limits, int32_t n)
{
    int32_t passed = 0;

    if (limits[0] == SDQ_MISSING || score < 0)
        return -1;
    for (int32_t i = 0; i < n; i++)
        passed += which == SDQ_PROSOCIAL ? score < limits[i] : score > limits[i];
    return passed;
}

static const struct sdq_cutoffs *cutoffs_of(enum sdq_informant informant, enum sdq_version version,
                                            enum sdq_score which)
{
    return (unsigned)which < SDQ_BANDED ? sdq_cutoffs(informant, version) : NULL;
}

enum sdq_band3 sdq_band3(enum sdq_informant informant, enum sdq_version version,
                         enum sdq_score which, int32_t score)
{
    const struct sdq_cutoffs *cut = cutoffs_of(informant, version, which);

    return cut ? (enum sdq_band3)(place(which, score, cut->three[which], 2) + 1) : SDQ_BAND3_NONE;
}

enum sdq_band4 sdq_band4(enum sdq_informant informant, enum sdq_version version,
                         enum sdq_score which, int32_t score)
{
    const struct sdq_cutoffs *cut = cutoffs_of(informant, version, which);

    return cut ? (enum sdq_band4)(place(which, score, cut->four[which], 3) + 1) : SDQ_BAND4_NONE;
}

struct sdq_form sdq_form_empty(void)
{
    struct sdq_form form = {.completed_on = DAY_NONE,
                            .impact_score = SDQ_MISSING,
                            .total = SDQ_MISSING};

    memset(form.answers, SDQ_MISSING, sizeof form.answers);
    memset(form.impact, SDQ_MISSING, sizeof form.impact);
    memset(form.scales, SDQ_MISSING, sizeof form.scales);
    return form;
}

static int8_t scale_score(const int8_t *answers, enum sdq_score scale)
{
    int32_t sum = 0, n = 0;

    for (int32_t i = 0; i < SDQ_ITEMS; i++) {
        if (sdq_items[i].scale != scale || answers[i] == SDQ_MISSING)
            continue;
        sum += sdq_items[i].is_reversed ? 2 - answers[i] : answers[i];
        n++;
    }
    if (n < SDQ_ITEMS_NEEDED)
        return SDQ_MISSING;
    return (int8_t)((10 * sum + n) / (2 * n)); /* 5 x sum / n, half up, in whole numbers */
}

int8_t sdq_impact(enum sdq_informant informant, const int8_t impact[static SDQ_IMPACT_ITEMS])
{
    static const int8_t recoded[] = {0, 0, 1, 2};
    int32_t             sum = 0, n = 0;

    if (impact[SDQ_EBDDIFF] == 0)
        return 0;
    for (int32_t i = SDQ_DISTRES; i < SDQ_IMPACT_ITEMS; i++) {
        if (impact[i] == SDQ_MISSING)
            continue;
        if (informant == SDQ_TEACHER && (i == SDQ_IMPHOME || i == SDQ_IMPLEIS))
            continue;
        sum += recoded[impact[i]];
        n++;
    }
    return n == 0 ? SDQ_MISSING : (int8_t)sum;
}

/* A sum of scores that is missing when one of them is. */
static int8_t sum_of(const int8_t *score, const enum sdq_score *parts, int32_t n)
{
    int32_t sum = 0;

    for (int32_t i = 0; i < n; i++) {
        if (score[parts[i]] == SDQ_MISSING)
            return SDQ_MISSING;
        sum += score[parts[i]];
    }
    return (int8_t)sum;
}

static void add_sums(int8_t *score)
{
    static const enum sdq_score total[] = {SDQ_EMOTIONAL, SDQ_PEER, SDQ_CONDUCT, SDQ_HYPERACTIVITY};

    score[SDQ_TOTAL] = sum_of(score, total, 4);
    score[SDQ_INTERNALISING] = sum_of(score, total, 2);
    score[SDQ_EXTERNALISING] = sum_of(score, total + 2, 2);
}

static void score_answers(const struct sdq_form *form, struct sdq_result *out)
{
    for (int32_t i = 0; i < SDQ_SCALES; i++)
        out->score[i] = scale_score(form->answers, (enum sdq_score)i);
    for (int32_t i = 0; i < SDQ_ITEMS; i++)
        out->answered += form->answers[i] != SDQ_MISSING;
    out->score[SDQ_IMPACT] = sdq_impact(form->informant, form->impact);
    out->is_impact_without_ebddiff =
        form->impact[SDQ_EBDDIFF] == SDQ_MISSING && out->score[SDQ_IMPACT] != SDQ_MISSING;
    add_sums(out->score);
}

static void score_scales(const struct sdq_form *form, struct sdq_result *out)
{
    memcpy(out->score, form->scales, sizeof form->scales);
    out->score[SDQ_IMPACT] = form->impact_score;
    add_sums(out->score);
}

void sdq_score(const struct sdq_form *form, struct sdq_result *out)
{
    const struct sdq_cutoffs *cut = sdq_cutoffs(form->informant, form->version);

    *out = (struct sdq_result){.is_provisional = cut && cut->is_provisional};
    memset(out->score, SDQ_MISSING, sizeof out->score);
    switch (form->entry) {
    case SDQ_FROM_ANSWERS:
        score_answers(form, out);
        break;
    case SDQ_FROM_SCALES:
        score_scales(form, out);
        break;
    case SDQ_FROM_TOTAL:
        out->score[SDQ_TOTAL] = form->total;
        break;
    }
    for (int32_t i = 0; i < SDQ_BANDED; i++) {
        enum sdq_score which = (enum sdq_score)i;

        out->band3[i] = sdq_band3(form->informant, form->version, which, out->score[i]);
        out->band4[i] = sdq_band4(form->informant, form->version, which, out->score[i]);
    }
}

enum sdq_concern sdq_concern(enum sdq_informant informant, enum sdq_version version, int32_t total)
{
    if (informant != SDQ_PARENT || version == SDQ_18 || total < 0 || total > 40)
        return SDQ_CONCERN_NONE;
    return total <= 13   ? SDQ_CONCERN_NORMAL
           : total <= 16 ? SDQ_CONCERN_BORDERLINE
                         : SDQ_CONCERN_CAUSE;
}

int32_t sdq_reliable_threshold(enum sdq_informant informant, enum sdq_version version,
                               enum sdq_score which)
{
    static const int8_t thresholds[SDQ_INFORMANTS][SDQ_SCORES] = {
        [SDQ_PARENT] = {[SDQ_EMOTIONAL] = 4,
                        [SDQ_CONDUCT] = 4,
                        [SDQ_HYPERACTIVITY] = 4,
                        [SDQ_PEER] = 3,
                        [SDQ_PROSOCIAL] = 3,
                        [SDQ_IMPACT] = 3},
        [SDQ_SELF] = {[SDQ_EMOTIONAL] = 4,
                      [SDQ_CONDUCT] = 4,
                      [SDQ_HYPERACTIVITY] = 4,
                      [SDQ_PEER] = 5,
                      [SDQ_PROSOCIAL] = 4,
                      [SDQ_IMPACT] = 3},
    };

    if ((version != SDQ_4_17 && version != SDQ_11_17) || !sdq_version_has(version, informant))
        return 0;
    return thresholds[informant][which];
}

enum sdq_change sdq_reliable_change(enum sdq_informant informant, enum sdq_version version,
                                    enum sdq_score which, int32_t before, int32_t after)
{
    int32_t threshold = sdq_reliable_threshold(informant, version, which);

    if (threshold == 0 || before < 0 || after < 0)
        return SDQ_CHANGE_UNKNOWN;
    if (after - before >= threshold)
        return SDQ_CHANGE_RISE;
    return before - after >= threshold ? SDQ_CHANGE_FALL : SDQ_CHANGE_NONE;
}

bool sdq_is_worse(enum sdq_score which, enum sdq_change change)
{
    return change == (which == SDQ_PROSOCIAL ? SDQ_CHANGE_FALL : SDQ_CHANGE_RISE);
}
