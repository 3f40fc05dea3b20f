#pragma once
/*
 * The Strengths and Difficulties Questionnaire: its definitions as data, what a form may hold, and
 * its scores.
 *
 * The wording is copyright (Youthinmind): here are item numbers, the published variable names,
 * scales, keys and cut-offs, never a question. Sources: Youthinmind's own scoring syntax
 * (sdqinfo.org c1 to c3: names, order, keys, recodes), its scoring sheets (missing items, rounding,
 * cut-offs); NHS England's monthly mental health statistics (reliable change); the Department for
 * Education's words for the total of a child in care. Raw answers are kept; an item is turned round
 * in scoring only.
 *
 * Pure. A score, an answer or a day that is not there is SDQ_MISSING or DAY_NONE, never 0.
 */
#include "day.h"

/* Parent is whoever cares for the child; at 18 and over, who knows the person well. */
enum sdq_informant { SDQ_PARENT, SDQ_TEACHER, SDQ_SELF };
enum sdq_version { SDQ_2_4, SDQ_4_17, SDQ_11_17, SDQ_18 };
enum sdq_entry { SDQ_FROM_ANSWERS, SDQ_FROM_SCALES, SDQ_FROM_TOTAL };

/* Every score; the first five are the scales, in the order of a form's `scales`. */
enum sdq_score {
    SDQ_EMOTIONAL,
    SDQ_CONDUCT,
    SDQ_HYPERACTIVITY,
    SDQ_PEER,
    SDQ_PROSOCIAL,
    SDQ_TOTAL,
    SDQ_IMPACT,
    SDQ_EXTERNALISING,
    SDQ_INTERNALISING,
};

/*
 * The impact supplement; ebddiff 0..3 is whether there are difficulties overall, the others 0..3
 * are answers about what they do.
 */
enum sdq_impact_item {
    SDQ_EBDDIFF,
    SDQ_DISTRES,
    SDQ_IMPHOME,
    SDQ_IMPFRIE,
    SDQ_IMPCLAS,
    SDQ_IMPLEIS
};

enum {
    SDQ_INFORMANTS = 3,
    SDQ_VERSIONS = 4,
    SDQ_ITEMS = 25,
    SDQ_IMPACT_ITEMS = 6,
    SDQ_SCALES = 5,
    SDQ_BANDED = 7, /* scores before SDQ_EXTERNALISING; the two after it have no official bands */
    SDQ_SCORES = 9,
    SDQ_MISSING = -1,
    SDQ_ITEMS_NEEDED = 3, /* of a scale's five, for the scale to be scored */
};

/* name_2_4 differs where the form for ages 2 to 4 has another item in the place. */
struct sdq_item {
    int8_t         number;          /* 1..25 */
    const char    *name, *name_2_4; /* the published variable names */
    enum sdq_score scale;
    bool           is_reversed;
};

extern const struct sdq_item sdq_items[SDQ_ITEMS]; /* in order: sdq_items[0] is item 1 */

/*
 * A form as it came: `entry` says which of answers, scales and total is used. Fill with
 * sdq_form_empty() first, so that what is not given is missing.
 */
struct sdq_form {
    enum sdq_informant informant;
    enum sdq_version   version;
    enum sdq_entry     entry;
    day_t              completed_on;
    int8_t             answers[SDQ_ITEMS];       /* 0..2 raw, by item number - 1 */
    int8_t             impact[SDQ_IMPACT_ITEMS]; /* 0..3 raw; beside the answers */
    int8_t             scales[SDQ_SCALES];       /* 0..10 */
    int8_t             impact_score;             /* 0..10, a teacher's 0..6; beside the scales */
    int8_t             total;                    /* 0..40 */
};

struct sdq_form sdq_form_empty(void);

/*
 * Three bands by the original cut-offs, four by the newer ones. Never derive one from the other:
 * their limits differ. SDQ_SLIGHTLY is slightly raised; of prosocial, where little is much, it is
 * slightly lowered and the two after it are low and very low.
 */
enum sdq_band3 { SDQ_BAND3_NONE, SDQ_NORMAL, SDQ_BORDERLINE, SDQ_ABNORMAL };
enum sdq_band4 { SDQ_BAND4_NONE, SDQ_CLOSE_TO_AVERAGE, SDQ_SLIGHTLY, SDQ_HIGH, SDQ_VERY };

/*
 * is_impact_without_ebddiff marks the quality of the data: what difficulties do was answered, and
 * whether there are any was not.
 */
struct sdq_result {
    int8_t         score[SDQ_SCORES]; /* or SDQ_MISSING */
    enum sdq_band3 band3[SDQ_SCORES];
    enum sdq_band4 band4[SDQ_SCORES];
    int32_t        answered;       /* of the 25; 0 unless from answers */
    bool           is_provisional; /* the bands of this version are provisional (ages 2 to 4) */
    bool           is_impact_without_ebddiff;
};

/*
 * The scores and bands of a form without faults (sdq_check). A scale is round(5 x sum of keyed
 * items / n answered), half up, missing under three answers of five. Total: emotional + conduct +
 * hyperactivity + peer, missing if one of them is. Externalising: conduct + hyperactivity;
 * internalising: emotional + peer. From scales the same sums; from the total alone only the total.
 */
void sdq_score(const struct sdq_form *form, struct sdq_result *out);

/*
 * Impact alone, as in the published Stata syntax: each item 0 0 1 2 for 0 1 2 3; ebddiff 0 makes it
 * 0 whatever else is filled in; a missing item counts 0 unless all are missing. A teacher has
 * distres, impfrie and impclas (0..6), others all five (0..10).
 */
int8_t sdq_impact(enum sdq_informant informant, const int8_t impact[static SDQ_IMPACT_ITEMS]);

/*
 * Cut-offs: the highest score of each band but the last; of prosocial, which counts down, the
 * lowest. SDQ_MISSING where a score has no such bands.
 */
struct sdq_cutoffs {
    int8_t three[SDQ_BANDED][2];
    int8_t four[SDQ_BANDED][3];
    bool   is_provisional;
};

/*
 * NULL where no official bands are known: a teacher's form for ages 2 to 4, every form for 18 and
 * over.
 */
const struct sdq_cutoffs *sdq_cutoffs(enum sdq_informant informant, enum sdq_version version);

enum sdq_band3 sdq_band3(enum sdq_informant informant, enum sdq_version version,
                         enum sdq_score which, int32_t score);
enum sdq_band4 sdq_band4(enum sdq_informant informant, enum sdq_version version,
                         enum sdq_score which, int32_t score);

/* The highest possible score; a teacher's impact ends at 6. */
int32_t sdq_score_max(enum sdq_informant informant, enum sdq_score which);

/*
 * The Department for Education's three words for a carer's total of a child in care: 0-13 normal,
 * 14-16 borderline, 17-40 cause for concern. None for other informants, at 18 and over, and for a
 * missing total.
 */
enum sdq_concern {
    SDQ_CONCERN_NONE,
    SDQ_CONCERN_NORMAL,
    SDQ_CONCERN_BORDERLINE,
    SDQ_CONCERN_CAUSE
};
enum sdq_concern sdq_concern(enum sdq_informant informant, enum sdq_version version, int32_t total);

/*
 * Reliable change (NHS England's thresholds; parent 4-17 and self 11-17, six scores; none for the
 * total, for teachers and for other versions): a difference of at least the threshold. Unknown
 * without a threshold or without one of the two scores. A threshold of 0 is none.
 */
enum sdq_change { SDQ_CHANGE_UNKNOWN, SDQ_CHANGE_NONE, SDQ_CHANGE_RISE, SDQ_CHANGE_FALL };

int32_t         sdq_reliable_threshold(enum sdq_informant informant, enum sdq_version version,
                                       enum sdq_score which);
enum sdq_change sdq_reliable_change(enum sdq_informant informant, enum sdq_version version,
                                    enum sdq_score which, int32_t before, int32_t after);

/*
 * A rise is for the worse, of prosocial it is for the better. False for no and for unknown change.
 */
bool sdq_is_worse(enum sdq_score which, enum sdq_change change);

/*
 * Which form fits. Version and informant: 2-4, 4-17 and 11-17 by parent or teacher, 11-17 by the
 * young person, 18+ by the person or who knows them well. Age in whole years on the day of
 * completion: 2 to 4, 4 to 17, 11 to 17, 18 and over, no tolerance: the ranges meet, so at every
 * age from 2 some form fits, and one used outside its ages has no norms to be read against.
 */
bool sdq_version_has(enum sdq_version version, enum sdq_informant informant);
bool sdq_version_fits(enum sdq_version version, int32_t age);

/*
 * The form to ask this informant for at this age (at 4 the one for 4-17); false when there is none:
 * a self-report under 11.
 */
bool sdq_version_for(enum sdq_informant informant, int32_t age, enum sdq_version *out);

/*
 * Where a form is at fault, what is wrong with it, and the place within answers, impact or scales.
 */
enum sdq_field {
    SDQ_FIELD_INFORMANT,
    SDQ_FIELD_VERSION,
    SDQ_FIELD_COMPLETED_ON,
    SDQ_FIELD_ANSWER,
    SDQ_FIELD_IMPACT,
    SDQ_FIELD_SCALE,
    SDQ_FIELD_IMPACT_SCORE,
    SDQ_FIELD_TOTAL
};
enum sdq_reason {
    SDQ_REASON_NO_SUCH_FORM, /* this informant has no form of this version */
    SDQ_REASON_AGE,          /* the version is for another age */
    SDQ_REASON_TOO_YOUNG,    /* a self-report under 11 */
    SDQ_REASON_DAY_UNKNOWN,
    SDQ_REASON_FUTURE,
    SDQ_REASON_BEFORE_BIRTH,
    SDQ_REASON_ANSWER_RANGE,  /* 0, 1 or 2 */
    SDQ_REASON_IMPACT_RANGE,  /* 0, 1, 2 or 3 */
    SDQ_REASON_NOT_ASKED,     /* a teacher is not asked this */
    SDQ_REASON_SCALE_RANGE,   /* 0..10 */
    SDQ_REASON_TEACHER_RANGE, /* 0..6 */
    SDQ_REASON_TOTAL_RANGE,   /* 0..40 */
    SDQ_REASON_TOTAL_NEEDED,  /* nothing else was given */
};

enum { SDQ_FAULTS_MAX = SDQ_ITEMS + SDQ_IMPACT_ITEMS + 8, SDQ_POINTER_SIZE = 32 };

struct sdq_fault {
    enum sdq_field  field;
    int32_t         index; /* of the answer, impact item or scale; else 0 */
    enum sdq_reason reason;
};

struct sdq_faults {
    int32_t          n;
    struct sdq_fault list[SDQ_FAULTS_MAX];
};

/*
 * Everything that is wrong with a form, at once; n 0 is a form that can be scored. `born` DAY_NONE
 * skips what needs the age. A form with no answer at all is not a fault: every score of it is
 * missing.
 */
void sdq_check(const struct sdq_form *form, day_t born, day_t today, struct sdq_faults *out);

/*
 * The JSON pointer of a fault within the body of POST …/sdqs ("/answers/consid", "/scores/peer",
 * "/total"), and what the person is told.
 */
void        sdq_fault_pointer(const struct sdq_fault *fault, char out[static SDQ_POINTER_SIZE]);
const char *sdq_reason_says(enum sdq_reason reason);

/*
 * Names as they stand in the API; NULL for no band. A name that is unknown is refused: false, or
 * item 0 (both names of items 18 and 22 are known). A concern is "normal", "borderline" or
 * "cause_for_concern".
 */
const char *sdq_informant_name(enum sdq_informant informant);
const char *sdq_version_name(enum sdq_version version);
const char *sdq_score_name(enum sdq_score which);
const char *sdq_impact_name(enum sdq_impact_item item);
const char *sdq_band3_name(enum sdq_band3 band);
const char *sdq_band4_name(enum sdq_score which, enum sdq_band4 band);
const char *sdq_concern_name(enum sdq_concern concern);
bool        sdq_informant_parse(const char *name, size_t len, enum sdq_informant *out);
bool        sdq_version_parse(const char *name, size_t len, enum sdq_version *out);
int32_t     sdq_item_number(const char *name, size_t len);
