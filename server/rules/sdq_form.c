/* The half of sdq.h that reads a form: names in the API and faults. The scores are in sdq.c. */
#include "sdq.h"

#include <string.h>

#include "pure.h"

static const char *const informant_names[SDQ_INFORMANTS] = {
    [SDQ_PARENT] = "parent", [SDQ_TEACHER] = "teacher", [SDQ_SELF] = "self"};

static const char *const version_names[SDQ_VERSIONS] = {
    [SDQ_2_4] = "2-4", [SDQ_4_17] = "4-17", [SDQ_11_17] = "11-17", [SDQ_18] = "18+"};

static const char *const score_names[SDQ_SCORES] = {
    [SDQ_EMOTIONAL] = "emotional",
    [SDQ_CONDUCT] = "conduct",
    [SDQ_HYPERACTIVITY] = "hyperactivity",
    [SDQ_PEER] = "peer",
    [SDQ_PROSOCIAL] = "prosocial",
    [SDQ_TOTAL] = "total",
    [SDQ_IMPACT] = "impact",
    [SDQ_EXTERNALISING] = "externalising",
    [SDQ_INTERNALISING] = "internalising",
};

static const char *const impact_names[SDQ_IMPACT_ITEMS] = {
    [SDQ_EBDDIFF] = "ebddiff", [SDQ_DISTRES] = "distres", [SDQ_IMPHOME] = "imphome",
    [SDQ_IMPFRIE] = "impfrie", [SDQ_IMPCLAS] = "impclas", [SDQ_IMPLEIS] = "impleis",
};

const char *sdq_informant_name(enum sdq_informant informant) { return informant_names[informant]; }

const char *sdq_version_name(enum sdq_version version) { return version_names[version]; }

const char *sdq_score_name(enum sdq_score which) { return score_names[which]; }

const char *sdq_impact_name(enum sdq_impact_item item) { return impact_names[item]; }

const char *sdq_band3_name(enum sdq_band3 band)
{
    static const char *const names[] = {NULL, "normal", "borderline", "abnormal"};

    return names[band];
}

const char *sdq_band4_name(enum sdq_score which, enum sdq_band4 band)
{
    static const char *const names[] = {NULL, "close_to_average", "slightly_raised", "high",
                                        "very_high"};
    static const char *const prosocial[] = {NULL, "close_to_average", "slightly_lowered", "low",
                                            "very_low"};

    return which == SDQ_PROSOCIAL ? prosocial[band] : names[band];
}

const char *sdq_concern_name(enum sdq_concern concern)
{
    static const char *const names[] = {NULL, "normal", "borderline", "cause_for_concern"};

    return names[concern];
}

static bool is_name(const char *name, size_t len, const char *known)
{
    return strlen(known) == len && memcmp(known, name, len) == 0;
}

/* The place of a name in a list, -1 when it is not there. */
static int32_t find(const char *name, size_t len, const char *const *list, int32_t n)
{
    for (int32_t i = 0; i < n; i++) {
        if (is_name(name, len, list[i]))
            return i;
    }
    return -1;
}

bool sdq_informant_parse(const char *name, size_t len, enum sdq_informant *out)
{
    int32_t at = find(name, len, informant_names, SDQ_INFORMANTS);

    if (at >= 0)
        *out = (enum sdq_informant)at;
    return at >= 0;
}

bool sdq_version_parse(const char *name, size_t len, enum sdq_version *out)
{
    int32_t at = find(name, len, version_names, SDQ_VERSIONS);

    if (at >= 0)
        *out = (enum sdq_version)at;
    return at >= 0;
}

int32_t sdq_item_number(const char *name, size_t len)
{
    for (int32_t i = 0; i < SDQ_ITEMS; i++) {
        if (is_name(name, len, sdq_items[i].name) || is_name(name, len, sdq_items[i].name_2_4))
            return sdq_items[i].number;
    }
    return 0;
}

static void add(struct sdq_faults *out, enum sdq_field field, int32_t index, enum sdq_reason reason)
{
    if (out->n < SDQ_FAULTS_MAX)
        out->list[out->n++] = (struct sdq_fault){field, index, reason};
}

static bool is_within(int32_t value, int32_t max)
{
    return value == SDQ_MISSING || (value >= 0 && value <= max);
}

static void check_days(const struct sdq_form *form, day_t born, day_t today, struct sdq_faults *out)
{
    if (!day_is_valid(form->completed_on))
        add(out, SDQ_FIELD_COMPLETED_ON, 0, SDQ_REASON_DAY_UNKNOWN);
    else if (form->completed_on > today)
        add(out, SDQ_FIELD_COMPLETED_ON, 0, SDQ_REASON_FUTURE);
    else if (form->completed_on < born)
        add(out, SDQ_FIELD_COMPLETED_ON, 0, SDQ_REASON_BEFORE_BIRTH);
}

/* One sentence is enough: a self-report under 11 is not also a form for another age. */
static void check_kind(const struct sdq_form *form, day_t born, struct sdq_faults *out)
{
    int32_t          age = day_age(born, form->completed_on);
    enum sdq_version fitting;

    if (!sdq_version_has(form->version, form->informant))
        add(out, SDQ_FIELD_VERSION, 0, SDQ_REASON_NO_SUCH_FORM);
    if (age < 0)
        return;
    if (form->informant == SDQ_SELF && !sdq_version_for(SDQ_SELF, age, &fitting))
        add(out, SDQ_FIELD_INFORMANT, 0, SDQ_REASON_TOO_YOUNG);
    else if (!sdq_version_fits(form->version, age))
        add(out, SDQ_FIELD_VERSION, 0, SDQ_REASON_AGE);
}

static void check_answers(const struct sdq_form *form, struct sdq_faults *out)
{
    for (int32_t i = 0; i < SDQ_ITEMS; i++) {
        if (!is_within(form->answers[i], 2))
            add(out, SDQ_FIELD_ANSWER, i, SDQ_REASON_ANSWER_RANGE);
    }
    for (int32_t i = 0; i < SDQ_IMPACT_ITEMS; i++) {
        bool is_teachers = i != SDQ_IMPHOME && i != SDQ_IMPLEIS;

        if (!is_within(form->impact[i], 3))
            add(out, SDQ_FIELD_IMPACT, i, SDQ_REASON_IMPACT_RANGE);
        else if (form->informant == SDQ_TEACHER && !is_teachers && form->impact[i] != SDQ_MISSING)
            add(out, SDQ_FIELD_IMPACT, i, SDQ_REASON_NOT_ASKED);
    }
}

static void check_scales(const struct sdq_form *form, struct sdq_faults *out)
{
    int32_t most = sdq_score_max(form->informant, SDQ_IMPACT);

    for (int32_t i = 0; i < SDQ_SCALES; i++) {
        if (!is_within(form->scales[i], sdq_score_max(form->informant, (enum sdq_score)i)))
            add(out, SDQ_FIELD_SCALE, i, SDQ_REASON_SCALE_RANGE);
    }
    if (!is_within(form->impact_score, most))
        add(out, SDQ_FIELD_IMPACT_SCORE, 0,
            form->informant == SDQ_TEACHER ? SDQ_REASON_TEACHER_RANGE : SDQ_REASON_SCALE_RANGE);
}

static void check_total(const struct sdq_form *form, struct sdq_faults *out)
{
    if (form->total == SDQ_MISSING)
        add(out, SDQ_FIELD_TOTAL, 0, SDQ_REASON_TOTAL_NEEDED);
    else if (!is_within(form->total, sdq_score_max(form->informant, SDQ_TOTAL)))
        add(out, SDQ_FIELD_TOTAL, 0, SDQ_REASON_TOTAL_RANGE);
}

void sdq_check(const struct sdq_form *form, day_t born, day_t today, struct sdq_faults *out)
{
    *out = (struct sdq_faults){0};
    check_kind(form, born, out);
    check_days(form, born, today, out);
    switch (form->entry) {
    case SDQ_FROM_ANSWERS:
        check_answers(form, out);
        break;
    case SDQ_FROM_SCALES:
        check_scales(form, out);
        break;
    case SDQ_FROM_TOTAL:
        check_total(form, out);
        break;
    }
}

static const char *fault_name(const struct sdq_fault *fault)
{
    switch (fault->field) {
    case SDQ_FIELD_ANSWER:
        return sdq_items[fault->index].name;
    case SDQ_FIELD_IMPACT:
        return impact_names[fault->index];
    case SDQ_FIELD_SCALE:
        return score_names[fault->index];
    default:
        return "";
    }
}

void sdq_fault_pointer(const struct sdq_fault *fault, char out[static SDQ_POINTER_SIZE])
{
    static const char *const paths[] = {
        [SDQ_FIELD_INFORMANT] = "/informant",
        [SDQ_FIELD_VERSION] = "/version",
        [SDQ_FIELD_COMPLETED_ON] = "/completed_on",
        [SDQ_FIELD_ANSWER] = "/answers/",
        [SDQ_FIELD_IMPACT] = "/impact/",
        [SDQ_FIELD_SCALE] = "/scores/",
        [SDQ_FIELD_IMPACT_SCORE] = "/scores/impact",
        [SDQ_FIELD_TOTAL] = "/total",
    };
    const char *path = paths[fault->field], *name = fault_name(fault);
    size_t      n = strlen(path);

    memcpy(out, path, n);
    memcpy(out + n, name, strlen(name) + 1); /* the longest, "/scores/hyperactivity", is 21 */
}

const char *sdq_reason_says(enum sdq_reason reason)
{
    static const char *const says[] = {
        [SDQ_REASON_NO_SUCH_FORM] = "There is no such form for this informant.",
        [SDQ_REASON_AGE] =
            "This form is for another age than the child's on the day of completion.",
        [SDQ_REASON_TOO_YOUNG] = "A young person fills in their own form from the age of 11.",
        [SDQ_REASON_DAY_UNKNOWN] = "Give the day on which the form was completed.",
        [SDQ_REASON_FUTURE] = "The day of completion is in the future.",
        [SDQ_REASON_BEFORE_BIRTH] = "The day of completion is before the child was born.",
        [SDQ_REASON_ANSWER_RANGE] = "An answer is 0, 1 or 2, or missing.",
        [SDQ_REASON_IMPACT_RANGE] = "An impact answer is 0, 1, 2 or 3, or missing.",
        [SDQ_REASON_NOT_ASKED] = "A teacher's form does not ask this.",
        [SDQ_REASON_SCALE_RANGE] = "This score is a whole number from 0 to 10.",
        [SDQ_REASON_TEACHER_RANGE] = "A teacher's impact score is a whole number from 0 to 6.",
        [SDQ_REASON_TOTAL_RANGE] = "The total is a whole number from 0 to 40.",
        [SDQ_REASON_TOTAL_NEEDED] = "Give the total, the five scale scores or the answers.",
    };

    return says[reason];
}
