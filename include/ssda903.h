#pragma once
/*
 * The national return of children looked after (SSDA903): its files as councils have them, checked line by line.
 *
 * One CSV file a module, known by its header row, days as DD/MM/YYYY, a year from 1 April to 31 March. Columns, codes and the
 * numbered rules of module OC2 are those of the Department for Education's guide for 2022-23 to 2026-27, read through the
 * published validator of data-to-insight (csc-validator-be-903, commit 10ad07c) and its data model (ssd-data-model, commit
 * 4987c73). What a code's validity is not known for, is taken as valid in every year.
 *
 * Pure: each function gets a line (or two) and says what is wrong with it. A line with a fault in what it cannot do without is
 * skipped; a fault elsewhere leaves the value out; what is possible and odd is taken and said.
 */
#include "day.h"
#include "identifier.h"

enum ssda903_module {
    SSDA903_HEADER,
    SSDA903_EPISODES,
    SSDA903_REVIEWS,
    SSDA903_OC2,
    SSDA903_UASC,
    SSDA903_OC3,
    SSDA903_AD1,
    SSDA903_PLACED_ADOPTION,
    SSDA903_PREV_PERM,
    SSDA903_MISSING,
    SSDA903_SW_EPISODES,
    SSDA903_DOLO,
    SSDA903_MODULES, /* also: none of them */
};

enum { SSDA903_COLUMNS = 13, SSDA903_CHILD_MAX = 40, SSDA903_SAYS = 200 };

/* Columns of the modules that are read, in their order. CHILD is always the first. */
enum {
    HEADER_CHILD,
    HEADER_SEX,
    HEADER_DOB,
    HEADER_ETHNIC,
    HEADER_UPN,
    HEADER_MOTHER,
    HEADER_MC_DOB
};
enum {
    EPISODES_CHILD,
    EPISODES_DECOM,
    EPISODES_RNE,
    EPISODES_LS,
    EPISODES_CIN,
    EPISODES_PLACE,
    EPISODES_PLACE_PROVIDER,
    EPISODES_DEC,
    EPISODES_REC,
    EPISODES_REASON_PLACE_CHANGE,
    EPISODES_HOME_POST,
    EPISODES_PL_POST,
    EPISODES_URN,
};
enum { REVIEWS_CHILD, REVIEWS_DOB, REVIEWS_REVIEW, REVIEWS_REVIEW_CODE };
enum {
    OC2_CHILD,
    OC2_DOB,
    OC2_SDQ_SCORE,
    OC2_SDQ_REASON,
    OC2_CONVICTED,
    OC2_HEALTH_CHECK,
    OC2_IMMUNISATIONS,
    OC2_TEETH_CHECK,
    OC2_HEALTH_ASSESSMENT,
    OC2_SUBSTANCE_MISUSE,
    OC2_INTERVENTION_RECEIVED,
    OC2_INTERVENTION_OFFERED,
};

const char *ssda903_module_name(enum ssda903_module m); /* "Episodes" */
int32_t     ssda903_columns(enum ssda903_module m);
const char *ssda903_column(enum ssda903_module m, int32_t column); /* "DECOM"; NULL outside */
/* Where CHILD's day of birth stands again, to be compared with the header's; -1: nowhere. */
int32_t ssda903_birth_column(enum ssda903_module m);
/* Which modules are read; of the others only the child is looked up. */
bool ssda903_is_read(enum ssda903_module m);

/* One cell, without spaces around it; s ends with NUL. */
struct ssda903_cell {
    const char *s;
    size_t      n;
};

/* `cells`: how many stood in the line, of which the first SSDA903_COLUMNS are here. */
struct ssda903_line {
    int32_t             number, cells; /* number: from 1, as an editor counts */
    struct ssda903_cell cell[SSDA903_COLUMNS];
};

/* The module whose header row this is: every name in its place, small letters or capitals; else SSDA903_MODULES. */
enum ssda903_module ssda903_module_of(const struct ssda903_line *header);
/* The module that most of an unknown header row's names are of, and the first column that is not right. SSDA903_MODULES when
 * fewer than half are. */
enum ssda903_module ssda903_module_like(const struct ssda903_line *header, int32_t *column);

enum ssda903_effect { SSDA903_SKIPPED, SSDA903_LEFT_OUT, SSDA903_TAKEN };

enum ssda903_reason {
    SSDA903_CELLS,
    SSDA903_BAD_TEXT,
    SSDA903_OPEN_QUOTE,
    SSDA903_NO_HEADER_ROW,
    SSDA903_HEADER_ROW,
    SSDA903_MODULE_TWICE,
    SSDA903_CHILD_BLANK,
    SSDA903_CHILD_LONG,
    SSDA903_CHILD_TWICE,
    SSDA903_CHILD_NO_HEADER,
    SSDA903_BIRTH_DIFFERS,
    SSDA903_NO_EPISODE,
    SSDA903_UPN_TWICE,
    SSDA903_UPN_SHAPE,
    SSDA903_UPN_CHECK,
    SSDA903_BLANK,
    SSDA903_NO_DAY,
    SSDA903_BIRTH_LATE,
    SSDA903_BIRTH_EARLY,
    SSDA903_BEFORE_BIRTH,
    SSDA903_AFTER_YEAR,
    SSDA903_END_AFTER_YEAR,
    SSDA903_CODE,
    SSDA903_CODE_DAY,
    SSDA903_CODE_YEAR,
    SSDA903_URN_SHAPE,
    SSDA903_POSTCODE,
    SSDA903_WORKER,
    SSDA903_FLAG,
    SSDA903_END_BEFORE_START,
    SSDA903_REASON_NO_END,
    SSDA903_END_NO_REASON,
    SSDA903_EPISODE_TWICE,
    SSDA903_OVERLAP,
    SSDA903_OPEN_BEFORE,
    SSDA903_GAP,
    SSDA903_NOT_STARTED,
    SSDA903_NO_NEXT,
    SSDA903_DIED_BEFORE,
    SSDA903_REVIEW_TWICE,
    SSDA903_REVIEW_YOUNG,
    SSDA903_REVIEW_OLD,
    SSDA903_SCORE_RANGE,
    SSDA903_SCORE_AND_REASON,
    SSDA903_SDQ_NONE,
    SSDA903_SDQ1_AGE,
    SSDA903_SDQ_AGE,
    SSDA903_NOT_12_MONTHS,
    SSDA903_OC3_AGE,
    SSDA903_REASONS,
};

/* column: of the module, -1 the whole line. other: a line that the reason names, 0: none. */
struct ssda903_problem {
    enum ssda903_reason reason;
    enum ssda903_effect effect;
    int32_t             line, column, other;
};

/* Of one call; `list` holds what any line can have. */
struct ssda903_problems {
    int32_t                n;
    struct ssda903_problem list[SSDA903_COLUMNS * 2];
};

void ssda903_add(struct ssda903_problems *p, enum ssda903_reason reason, enum ssda903_effect effect,
                 int32_t line, int32_t column, int32_t other);
/* Whether one of them skips the line. */
bool ssda903_is_skipped(const struct ssda903_problems *p);
/* The plain sentence, with its NUL; "line N" where it names a line and `other` is 0. */
void        ssda903_says(const struct ssda903_problem *problem, char out[static SSDA903_SAYS]);
const char *ssda903_effect_name(
    enum ssda903_effect effect); /* skipped, left_out, taken: as in JSON */

/* The return of a year is about 1 April of the one before to 31 March of it; 2009..2100. */
enum { SSDA903_YEAR_FIRST = 2009, SSDA903_YEAR_LAST = 2100 };
day_t   ssda903_year_start(int32_t year);
day_t   ssda903_year_end(int32_t year);
int32_t ssda903_year_of(
    day_t d); /* the year that a day falls into; 0 for DAY_NONE and outside those years */

/* Codes point to constants, NULL where there is none; a day that is not there is DAY_NONE. */
struct ssda903_child {
    int32_t     line;
    const char *child; /* the council's own number */
    day_t       born;
    char        sex; /* M, F, U */
    const char *ethnicity;
    char        upn[IDENTIFIER_UPN_SIZE]; /* a number, UN1..UN5, or empty */
    day_t       mother;                   /* day of birth of her first child, MC_DOB */
    day_t       died;                     /* of the episodes, not of the header */
};

struct ssda903_episode {
    int32_t     line;
    const char *child;
    day_t       from, until;
    const char *entry, *legal, *need, *place, *provider, *ending, *change, *urn;
    char home_post[IDENTIFIER_POSTCODE_SIZE], pl_post[IDENTIFIER_POSTCODE_SIZE]; /* or empty */
};

struct ssda903_review {
    int32_t     line;
    const char *child, *code;
    day_t       held;
};

struct ssda903_oc2 {
    int32_t     line;
    const char *child;
    int32_t     score; /* 0..40, or -1 */
    const char *reason;
    char flag[SSDA903_COLUMNS]; /* by column from CONVICTED on: '0', '1', or 0 where none is kept */
};

/* A line of UASC, OC3, AD1, PlacedAdoption, PrevPerm, Missing or SWEpisodes: from MIS_START, DATE_INT, DATE_PLACED, SW_DECOM; until
 * MIS_END, DATE_MATCH, DATE_PLACED_CEASED, DUC, SW_DEC; code MISSING, FOSTER_CARE, REASON_PLACED_CEASED, PREV_PERM, IN_TOUCH,
 * SW_REASON; more: of AD1 NB_ADOPTR, SEX_ADOPTR and LS_ADOPTR, of PrevPerm LA_PERM, of OC3 ACTIV and ACCOM, of SWEpisodes SW_ID;
 * said: DATE_PERM as far as it is known, a year first. */
enum { SSDA903_MORE = 3, SSDA903_SAID = 11 };
struct ssda903_fact {
    int32_t             line;
    enum ssda903_module module;
    const char         *child;
    day_t               from, until;
    const char         *code, *more[SSDA903_MORE];
    char                said[SSDA903_SAID];
};

/* One line each. Whether it goes in is ssda903_is_skipped(). The day of birth is that of the header. */
void ssda903_read_child(const struct ssda903_line *l, int32_t year, struct ssda903_child *out,
                        struct ssda903_problems *p);
void ssda903_read_episode(const struct ssda903_line *l, int32_t year, day_t born,
                          struct ssda903_episode *out, struct ssda903_problems *p);
void ssda903_read_review(const struct ssda903_line *l, int32_t year, day_t born,
                         struct ssda903_review *out, struct ssda903_problems *p);
void ssda903_read_oc2(const struct ssda903_line *l, struct ssda903_oc2 *out,
                      struct ssda903_problems *p);
void ssda903_read_fact(const struct ssda903_line *l, enum ssda903_module m, int32_t year,
                       day_t born, struct ssda903_fact *out, struct ssda903_problems *p);
/* Whether the lines of a module are such facts. */
bool ssda903_is_fact(enum ssda903_module m);
/* The day that a line's column says, whatever else is wrong with it: to find the year of the return. */
day_t ssda903_day(const struct ssda903_line *l, int32_t column);

/* Two lines of a child that follow each other by day, and the last one (next NULL). SSDA903_EPISODE_TWICE and
 * SSDA903_REVIEW_TWICE skip the second. */
void ssda903_check_episodes(const struct ssda903_episode *e, const struct ssda903_episode *next,
                            struct ssda903_problems *p);
void ssda903_check_reviews(const struct ssda903_review *r, const struct ssda903_review *next,
                           struct ssda903_problems *p);

/*
 * Whether an episode leaves its child among those looked after for the twelve months to 31 March, short breaks apart: not if
 * the legal status is V3 or V4, care started after 1 April of the year, or ended within it. OC2 counts a child all of whose
 * episodes do.
 */
bool ssda903_counts(const struct ssda903_episode *e, int32_t year);
/* The rules of OC2 that say whose SDQ is wanted: 157, 185 and 198, 186, 188, 189, 197B. */
void ssda903_check_sdq(const struct ssda903_oc2 *o, day_t born, int32_t year, bool is_counted,
                       struct ssda903_problems *p);
/* Whether a column of the modules that are read takes this code, and it was valid on some day from `from` to `until`. False for
 * a column that has no codes, and for no code. */
bool ssda903_is_code(enum ssda903_module m, int32_t column, const char *s, day_t from, day_t until);
