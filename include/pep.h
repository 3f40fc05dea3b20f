#pragma once
/* What a personal education plan says, as it comes in and as it is answered. */
#include "db.h"
#include "shape.h"

struct pep_came {
    const char *who;
    struct text name;
};

struct pep_attainment {
    struct text subject, note;
    const char *level;
};

struct pep_target {
    struct text text;
    const char *scale, *outcome;
    struct uuid goal;
    struct num  by_on;
};

struct pep_premium {
    struct num  pence;
    struct text what_for;
};

struct pep_in {
    struct uuid term, sdq;
    const char *state, *view_how;
    struct num  help_needed, held_on, attendance_percent, sessions_possible, sessions_attended,
        suspended_days, excluded_on, reduced_hours, reduced_until, next_on;
    struct list came, attainment, targets, premium;
    struct text reduced_why, view, sdq_decided, therapy, change_reason;
};

extern const struct shape pep_in_shape, pep_change_shape, pep_shape, pep_history_shape,
    pep_summary_shape;                                         /* of the picture */
extern const char *const pep_states[], *const pep_qualities[]; /* NULL-terminated */

/* The lists as the database keeps them: JSON; NULL where a list was not sent. */
struct param pep_came_json(struct request *req, struct list came);
struct param pep_attainment_json(struct request *req, struct list attainment);
struct param pep_targets_json(struct request *req, struct list targets);
struct param pep_premium_json(struct request *req, struct list premium);
/* Names of the fields that were sent and can be cleared, as an array. */
struct param pep_sent(struct request *req, const struct pep_in *in);
