#pragma once
/*
 * When the next SDQ of a child in care is due, and what a high score opens.
 *
 * The rhythm: asked for at entry to care, in time for the first review; again some days before the
 * three-month review; then by the carer at least every twelve months (statutory guidance on
 * promoting the health of looked-after children, 2015, and a corporate parenting board's reading of
 * it: a score at entry and one before the second review show whether care helps). The national
 * return counts ages 4 to 16. What may differ between councils is a setting.
 *
 * Pure; "today" is passed in. DAY_NONE is what is not known.
 */
#include "clock.h"
#include "sdq.h"

/* The ages whose SDQ the national return counts, both included; not a setting. */
enum { SDQ_COUNTED_FROM = 4, SDQ_COUNTED_TO = 16 };

struct sdq_settings {
    int32_t          from_age, to_age;          /* asked for at these ages, both included: 4, 16 */
    struct timescale first_review;              /* after entry to care: 20 working days */
    struct timescale second_review;             /* after the first: 3 months */
    int32_t          second_before_review_days; /* due so many days before the second review: 14 */
    struct timescale again;                     /* after the carer's last form: 12 months */
    int32_t          ask_before_days;           /* a carer is asked so many days before: 28 */
    int32_t          follow_up_total;           /* a total of this and more opens a follow-up: 15 */
    uint32_t         follow_up_informants; /* whose total does, 1u << SDQ_PARENT: the carer's */
    int32_t          triangulate_months;   /* other informants' forms count so long: 3 */
    uint32_t         ask_also; /* asked with each form of the carer's, whatever its total: none */
};

extern const struct sdq_settings sdq_settings_default;

/*
 * False when the ages, days, timescales or the threshold make no sense (a from_age above to_age, a
 * total over 40).
 */
bool sdq_settings_are_valid(const struct sdq_settings *settings);

/* What is known of a child; the reviews are of this period of care, held or fixed. */
struct sdq_child {
    day_t born;
    day_t entered_care; /* the present period of care; DAY_NONE when not in care */
    day_t first_review, second_review;
    day_t last_carer; /* the carer's last form, of whatever time */
};

enum sdq_due_why {
    SDQ_DUE_NONE_NOT_IN_CARE,
    SDQ_DUE_NONE_TOO_OLD,  /* above to_age before it is due, or by today */
    SDQ_DUE_NONE_UNKNOWN,  /* without a day of birth or within no known year */
    SDQ_DUE_FIRST,         /* no form of this period of care yet */
    SDQ_DUE_SECOND_REVIEW, /* none since the first review */
    SDQ_DUE_YEARLY,
};

struct sdq_due {
    enum sdq_due_why why;
    day_t ask_on;     /* when to ask the carer; never after due_on; DAY_NONE when nothing is due */
    day_t due_on;     /* the last day in time */
    bool  is_late;    /* today is after due_on */
    bool  is_counted; /* aged 4 to 16 on due_on */
};

/*
 * A form before entry to care does not count as the first, for the carer was another. A first form
 * that comes after the first review serves as the second too: nobody is asked twice in a few weeks
 * about the same six months. A review that has not been fixed is taken to be on its statutory day.
 * A child younger than from_age is asked on the birthday, and the first form is due 20 working days
 * (first_review) later.
 */
void sdq_next_due(const struct sdq_child *child, day_t today, const struct sdq_settings *settings,
                  const struct calendar *cal, struct sdq_due *out);

/* "first", "second_review", "yearly"; NULL when nothing is due. */
const char *sdq_due_name(enum sdq_due_why why);

/*
 * Whether this score opens a follow-up at the next PEP: by default the carer's total of 15 and
 * more. A missing total opens nothing.
 */
bool sdq_opens_follow_up(enum sdq_informant informant, int32_t total,
                         const struct sdq_settings *settings);

/*
 * The informants to ask so that a score can be seen from three sides: bits 1u << SDQ_TEACHER and so
 * on. Those who have a form at this age (a young person from 11, a teacher up to 17) and none in
 * the triangulate_months before `on` or since. `last` has the day of each informant's latest form,
 * DAY_NONE for none; whose form is being recorded stands there with the day `on`.
 */
uint32_t sdq_informants_missing(const day_t last[static SDQ_INFORMANTS], day_t born, day_t on,
                                const struct sdq_settings *settings);
