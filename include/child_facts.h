#pragma once
/* What rules need to know of the child of the path. Only of a child that the person may see: else ERR_NOT_FOUND. */
#include "db.h"
#include "request.h"
#include "sdq_calendar.h"

struct child_facts {
    day_t       born;         /* DAY_NONE: not known */
    day_t       entered_care; /* of the present period of care; DAY_NONE: not in care */
    const char *care_status;  /* in_care, care_leaver, … as services' rules name it */
    const char *home_kind;    /* "" when none is known */
    day_t       first_review, second_review;
    day_t       last_sdq[SDQ_INFORMANTS];
};

enum err child_facts(struct request *req, struct child_facts *out);

/* Whether the person may see the child of the path, and when it was born. ERR_NOT_FOUND. */
enum err child_born(struct request *req, day_t *born);

/*
 * For checks (route.h): a fault where the day is before the child was born, before another day, where an end is before its
 * start. Days that were not sent, or are faulty already, are fine; an end may lie ahead.
 */
void check_born(struct request *req, const char *pointer, struct num day, day_t born);
void check_not_before(struct request *req, const char *pointer, struct num day, struct num before,
                      const char *says);
void check_order(struct request *req, struct num from_on, struct num until_on);
/* Against the child of the path, in one step: ERR_NOT_FOUND. */
enum err check_child_day(struct request *req, const char *pointer, struct num day);
enum err check_child_period(struct request *req, struct num from_on, struct num until_on);

/* What stands of a record that a PATCH changes, where nothing was sent in its place: for rules that are about both. */
struct num  or_day(struct num sent, const struct rows *rows, int column);
const char *or_word(const char *sent, const struct rows *rows, int column);
