#pragma once
/*
 * The fictional council Westshire, made from a seed: what the parts of `around demo` share.
 *
 * Everything comes from dice that are thrown anew for each child and each topic, so the same seed and the same day give
 * the same council, ids included, and a change of one topic leaves the others as they were. Only passwords, seeds of
 * one-time codes and keys are made from the kernel's random numbers.
 *
 * Nothing happens after yesterday but what has to stand in hours before now: an urgent referral whose clock runs.
 * Rows are collected as JSON, a table each, and written in the order of enum demo_table: a statement a table.
 */
#include "db.h"
#include "json_out.h"
#include "referral_state.h"
#include "sdq_calendar.h"

#include <stdio.h>

/* --- dice --- */

struct dice {
    uint64_t state;
};

struct dice dice_of(uint64_t seed, const char *topic, int n);
int         dice_below(struct dice *d, int n);              /* 0 .. n - 1; n is at least 1 */
int         dice_between(struct dice *d, int from, int to); /* both included */
bool        dice_chance(struct dice *d, int percent);
struct uuid dice_uuid(struct dice *d);

/* --- rows --- */

enum demo_table {
    T_AGENCY,
    T_PERSON,
    T_TEAM,
    T_ROLE_HELD,
    T_TEAM_MEMBER,
    T_SERVICE,
    T_SERVICE_STAFF,
    T_SERVICE_REFERRER,
    T_SERVICE_CLOCK,
    T_SERVICE_REQUIREMENT,
    T_SERVICE_LINK,
    T_SCHOOL_TERM,
    T_POSTCODE,
    T_CHILD,
    T_CARE_EPISODE,
    T_LEGAL_STATUS,
    T_PROTECTION_PLAN,
    T_EDGE_OF_CARE,
    T_REVIEW,
    T_HOME,
    T_HOME_ADDRESS,
    T_OUTSIDE_COUNTY,
    T_OUTSIDE_STEP,
    T_MISSING,
    T_PERMANENCE,
    T_ADOPTION,
    T_PREVIOUS_PERMANENCE,
    T_UASC,
    T_MOTHERHOOD,
    T_ENROLMENT,
    T_SEND_STATUS,
    T_EHCP,
    T_THRIVE,
    T_ALLOCATION,
    T_CARER,
    T_HOUSEHOLD,
    T_ALLEGATION,
    T_ADOPTIVE_FAMILY,
    T_REFERRAL,
    T_REFERRAL_CONTENT,
    T_REFERRAL_CLOCK,
    T_REFERRAL_EVENT,
    T_REFERRAL_REASON,
    T_INVOLVEMENT,
    T_CONTACT,
    T_CONTACT_NOTE,
    T_THERAPY_NOTE,
    T_SERVICE_WORK,
    T_COVER,
    T_SDQ,
    T_SDQ_SCORE,
    T_SDQ_ANSWER,
    T_SDQ_NONE,
    T_MEASURE,
    T_MEASURE_SCORE,
    T_MEASURE_BAND,
    T_TASK,
    T_WORDS,
    T_WORDS_POINT,
    T_SDQ_PACK,
    T_FORM_LINK,
    T_WORDS_PICTURE,
    T_WORDS_PICTURE_FILE,
    T_WORDS_ASKED,
    T_PREFERENCE,
    T_AROUND_PERSON,
    T_PEOPLE_MAP,
    T_DOCUMENT,
    T_DOCUMENT_FILE,
    T_ALERT,
    T_MATCH_TASK,
    T_SIBLING,
    T_CONSENT,
    T_SHARING_BASIS,
    T_SHARING_WISH,
    T_PLAN,
    T_PLAN_CONTENT,
    T_PLAN_GOAL,
    T_FORM_GOAL,
    T_FORM_ANSWER,
    T_PLAN_RATING,
    T_PLAN_REVIEW,
    T_PLAN_EDITION,
    T_PLAN_SHARE,
    T_PLAN_READ,
    T_PEP, /* a target serves a goal */
    T_WORK_GROUP,
    T_GROUP_MEMBER,
    T_GROUP_ACTION,
    T_GROUP_ACTION_NOTE,
    T_CHALLENGE,
    T_CHALLENGE_RESPONSE,
    T_PLANNING_MEETING,
    T_PLANNING_PLACE,
    T_PLANNING,
    T_GRADUATED_STEP,
    T_ACTION,
    T_NEED_DECISION,
    T_HEALTH_CHECK,
    T_HEALTH_SUMMARY,
    T_HEALTH_CONTENT,
    T_REVIEW_RECORD,
    T_REVIEW_DECISION,
    T_REVIEW_PLAN,
    T_VISIT,
    T_VISIT_NOTE,
    T_CARE_LEAVER,
    T_PATHWAY_PLAN,
    T_PATHWAY_REVIEW,
    T_LEAVER_CONTACT,
    T_ATTENDANCE,
    T_EXCLUSION,
    T_REDUCED_TIMETABLE,
    T_EDUCATION_RESULT,
    T_YOUTH_JUSTICE_COUNT,
    T_YOUTH_JUSTICE_OUTCOME,
    T_YOUTH_JUSTICE_OTHER,
    T_SPEECH_LANGUAGE,
    T_SPEECH_LANGUAGE_FINDING,
    T_POLICE_CALL_OUT,
    T_POLICE_CALL_OUT_CHILD,
    T_EVALUATION,
    T_TRAINING_SESSION,
    T_TRAINING_ATTENDANCE,
    T_FEEDBACK_LINK,
    T_FEEDBACK,
    T_FEEDBACK_ANSWER,
    T_FEEDBACK_THEME,
    DEMO_TABLES
};

struct demo_rows {
    struct buf      buf;
    struct json_out json;
    int             n;
};

/* --- who there is: agencies, teams, people and services by name --- */

enum demo_agency {
#define AGENCY(key, kind, name, code)             A_##key,
#define SCHOOL(key, name, code, from_age, to_age) A_##key,
#include "demo/agency.def"
    DEMO_AGENCIES,
    A_NONE = DEMO_AGENCIES
};

enum demo_team {
#define TEAM(key, agency, name) TEAM_##key,
#include "demo/team.def"
    DEMO_TEAMS,
    TEAM_NONE = DEMO_TEAMS
};

enum demo_person {
#define ACCOUNT(key, username, name, role, agency, team)   P_##key,
#define COLLEAGUE(key, username, name, role, agency, team) P_##key,
#include "demo/person.def"
    DEMO_PEOPLE,
    P_NOBODY = DEMO_PEOPLE
};

enum demo_service {
#define SERVICE(key, ...) S_##key,
#include "demo/service.def"
    DEMO_SERVICES,
    S_NONE = DEMO_SERVICES
};

struct demo_staff {
    const char      *username, *name, *role;
    enum demo_agency agency;
    enum demo_team   team;
    bool             has_account; /* a password is printed */
};
extern const struct demo_staff demo_people[DEMO_PEOPLE];

/* --- children --- */

enum demo_care { CARE_NONE, CARE_IN, CARE_LEFT, CARE_ADOPTED, CARE_GUARDIAN };

/* What a child is there to show, as bits. */
enum demo_trait {
    IS_JAY = 1 << 0,
    IS_EMPTY = 1 << 1,    /* nothing recorded at all */
    IS_IMPORTED = 1 << 2, /* without a name */
    HAS_NO_SDQ = 1 << 3,
    HAS_TOTALS = 1 << 4,    /* only total scores */
    HAS_MANY_SDQS = 1 << 5, /* twelve of each informant */
    IS_HIDDEN = 1 << 6,     /* the address is protected */
    IS_NEWBORN = 1 << 7,
    IS_OUT_OF_AREA = 1 << 8,
    IS_IN_YOUTH_JUSTICE = 1 << 9,
    IS_ALONE_HERE = 1 << 10, /* came to England alone */
    IS_DISABLED = 1 << 11,
    IS_AMIRAS = 1 << 12, /* worked with by the account of the social worker */
    IS_KAYLEIGH = 1 << 13,
    IS_SEEN_BY_ALL = 1 << 14, /* by the 21 accounts whose work it can be */
};

enum { DEMO_REVIEWS = 40, DEMO_HOMES = 8, DEMO_TERMS = 15 };

struct demo_term {
    struct uuid id;
    day_t       starts, from, until; /* starts: with the holidays before */
    const char *name;
};

/* What of a child stands in the last whole year of the national return, as bits. */
enum demo_told {
    TOLD_SDQ = 1 << 0,
    TOLD_NOT_ASSESSED = 1 << 1, /* a health assessment was missed or refused */
    TOLD_DENTAL = 1 << 2,
    TOLD_IMMUNISATIONS = 1 << 3,
    TOLD_DEVELOPMENT = 1 << 4,
};

struct demo_home {
    const char *kind, *carers, *lines, *postcode;
    day_t       from, until;
};

/* How far a young child in care is on the way to adoption, so that each step is there; of whoever is adopted it is known from the care. */
enum demo_way {
    WAY_NONE,
    WAY_DECIDED,
    WAY_ORDERED,
    WAY_FINDING,
    WAY_REVOKED,
    WAY_MATCHED,
    WAY_PLACED,
    WAY_STOPPED,
    DEMO_WAYS
};

struct demo_child {
    int              n;
    struct uuid      id;
    unsigned         is;       /* traits */
    bool             is_carer; /* no child: a carer who is referred for themselves */
    const char      *given, *family, *known_as, *pronouns, *ethnicity, *language, *local_id, *place;
    char             sex;
    int              names; /* which group of name.def */
    day_t            born;
    enum demo_care   care;
    enum demo_way    way;
    day_t            entered, left; /* DAY_NONE: not in care; still */
    int              sibling_of;    /* number of another child of the same family, or -1 */
    enum demo_agency school;        /* DEMO_AGENCIES: none */
    char             send;          /* E, K, N, or 0 */
    enum demo_person worker, reviewer, nurse, virtual_school, adviser, carers_worker;
    struct demo_home home[DEMO_HOMES];
    int              homes;
    day_t            review[DEMO_REVIEWS];
    int              reviews;
    bool             is_ordered; /* in care by an order of the court, since */
    day_t            order;
    unsigned         open_services; /* bits of enum demo_service with an open referral */
    unsigned         seen_services; /* bits of those that have seen the child */
    unsigned         told;          /* bits of enum demo_told */
    int              assessed;      /* health assessments that were done in that year */
};

struct demo {
    struct request  *req;
    struct arena    *arena;
    uint64_t         seed;
    day_t            today;
    int64_t          now;
    struct demo_rows rows[DEMO_TABLES];
    struct uuid      agency[DEMO_AGENCIES], team[DEMO_TEAMS], person[DEMO_PEOPLE],
        service[DEMO_SERVICES];
    struct demo_child *child;
    int                children;
    int                closed_works; /* so that each reason to close is there */
    int speech_asked, touches;       /* so that each state of an assessment, of who left is there */
};

/* The service's own account, which stands beside what no person recorded. */
extern const struct uuid demo_service_account;

/* A row of a table: what every record has is put in, the rest by the caller, who ends it. */
struct json_out *row_begin(struct demo *d, enum demo_table t, struct uuid id, int64_t made_at,
                           struct uuid by);
struct json_out *row_of(struct demo *d, enum demo_table t, struct uuid id,
                        const struct demo_child *of, int tier, int64_t made_at,
                        enum demo_person by);
struct json_out *row_bare(struct demo *d, enum demo_table t); /* of a table without those columns */
void             row_end(struct json_out *j);
void     put_id(struct json_out *j, const char *name, struct uuid id); /* null when not set */
void     put_day(struct json_out *j, const char *name, day_t day);
void     put_at(struct json_out *j, const char *name, int64_t at);
void     put_person(struct demo *d, struct json_out *j, const char *name, enum demo_person who);
enum err demo_write(struct demo *d);

/* An instant in the working hours of a day, in London; the same for the same place and n. */
int64_t demo_at(struct dice *dice, day_t day);
day_t   demo_left_on(const struct demo *d, enum demo_person who); /* DAY_NONE: still there */
day_t   demo_earlier(day_t a, day_t b); /* the earlier of two; of one that is DAY_NONE the other */

/* Number of the child by whom brothers and sisters know that they are of one family. */
int demo_family(const struct demo *d, const struct demo_child *c);

/* What a service's rules say: a clock of an urgency (false: it has none), whether a role may refer, and whether it takes
 * a child of this age, care status and kind of home. */
const char *demo_service_name(enum demo_service service);
bool demo_clock_rule(enum demo_service service, const char *urgency, enum referral_clock which,
                     struct timescale *out);
bool demo_may_refer(enum demo_service service, const char *role);
bool demo_takes(enum demo_service service, int age, const char *status, const char *home);

/* --- the council, and its parts in the order in which they are called --- */

/* Everything but what is random, into d->rows; from d's arena, seed, today and now alone. */
enum err demo_council(struct demo *d, int children);

void     demo_agencies(struct demo *d);
void     demo_staff(struct demo *d);
void     demo_services(struct demo *d);
enum err demo_children(struct demo *d, int n);               /* who they are */
void     demo_ways(struct demo *d);                          /* which of them are to be adopted */
void     demo_workers(struct demo *d, struct demo_child *c); /* who works with them */
void     demo_homes(struct demo *d, struct demo_child *c);
void     demo_outside(struct demo *d, const struct demo_child *c, const struct demo_home *h,
                      struct uuid home, int tier); /* that a home is outside the county */
void     demo_care(struct demo *d, struct demo_child *c);
void     demo_protection(struct demo *d, struct demo_child *c);
void     demo_missing(struct demo *d, struct demo_child *c);
void     demo_permanence(struct demo *d, struct demo_child *c);
void     demo_households(struct demo *d);
void     demo_schools(struct demo *d, struct demo_child *c);
void     demo_allocations(struct demo *d, struct demo_child *c);
void     demo_sdqs(struct demo *d, struct demo_child *c);
void     demo_referrals(struct demo *d);
void     demo_carers(struct demo *d);
void     demo_measures(struct demo *d, struct demo_child *c);
void     demo_service_work(struct demo *d); /* what names no child, and who covers for whom */
void     demo_actions(struct demo *d, struct demo_child *c);
void     demo_words(struct demo *d, struct demo_child *c);
void     demo_forms(struct demo *d, struct demo_child *c);
void     demo_people_around(struct demo *d, struct demo_child *c);
void     demo_voice(struct demo *d, struct demo_child *c);
/* A drawing that belongs to something said; `people`: how many stand in it. */
void demo_drawing(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid words,
                  const char *about, int people, int tier, int64_t at);
void demo_alerts(struct demo *d, struct demo_child *c);
void demo_review_record(struct demo *d, struct demo_child *c, struct uuid review, day_t held,
                        int n); /* what was asked and decided at the n-th review */
void demo_review_plan(struct demo *d, struct demo_child *c);
void demo_health(struct demo *d, struct demo_child *c);
void demo_visits(struct demo *d, struct demo_child *c);
void demo_told(const struct demo *d, struct demo_child *c, enum demo_told what, day_t day);
void demo_assessed(const struct demo *d, struct demo_child *c, day_t day);
void demo_returns(struct demo *d, struct demo_child *c); /* what the return still wants */
void demo_consent(struct demo *d, struct demo_child *c);
void demo_plans(struct demo *d);
void demo_groups(struct demo *d);
void demo_feedback(struct demo *d); /* how services are for people, and training */
void demo_terms(struct demo *d);
struct demo_term *demo_terms_of(struct demo *d);
/* Percent of its sessions at which a child was in a term, or in a part of it. */
int      demo_attended(struct demo *d, const struct demo_child *c, const struct demo_term *t);
void     demo_school_life(struct demo *d, struct demo_child *c);
void     demo_leavers(struct demo *d, struct demo_child *c);
void     demo_justice(struct demo *d, struct demo_child *c);
void     demo_call_outs(struct demo *d); /* and who entered the justice system and has no record */
void     demo_peps(struct demo *d, struct demo_child *c);
void     demo_matches(struct demo *d);
void     demo_siblings(struct demo *d);
void     demo_needs(struct demo *d, struct demo_child *c);
void     demo_decisions(struct demo *d, struct demo_child *c);
enum err demo_merge(struct demo *d);

/* When all is written: what open therapy lacks. */
enum err demo_therapy(struct demo *d);

/* What a board compares and a month that is frozen: after all records are there. */
enum err demo_data_set(struct demo *d);
enum err demo_sent(struct demo *d); /* the last whole year's return, kept as sent */

/* --- accounts: what is not the same from the same seed --- */

/* Gives the people with an account passwords and one-time codes, makes the machine key, and writes all of it as JSON. */
enum err demo_accounts(struct demo *d, const char *address, FILE *to);
