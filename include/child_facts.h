#pragma once
/* What rules need to know of the child of the path. Only of a child that the person may see: else ERR_NOT_FOUND. */
#include "request.h"
#include "sdq_calendar.h"

struct child_facts {
    day_t       born;            /* DAY_NONE: not known */
    day_t       entered_care;    /* of the present period of care; DAY_NONE: not in care */
    const char *care_status;     /* in_care, care_leaver, … as services' rules name it */
    const char *home_kind;       /* "" when none is known */
    day_t       first_review, second_review;
    day_t       last_sdq[SDQ_INFORMANTS];
};

enum err child_facts(struct request *req, struct child_facts *out);
