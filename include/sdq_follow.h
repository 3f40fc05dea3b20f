#pragma once
/*
 * What recording an SDQ leads to (mission M3, M4), in the same transaction: a high score opens a consultation that
 * stays until somebody records what was decided, and asks the informants who are missing; a score that is worse than
 * the one before by more than chance explains opens a question of its own; what was asked for and
 * has now come is settled; and the day of the next one is set. A form without a total counts for nothing, as in the
 * national return; one older than the last of its informant opens nothing.
 */
#include "child_facts.h"
#include "sdq.h"

#define SDQ_NEXT_FROM_CARER "Next SDQ from the carer"

/* The settings of this council; the defaults stand where it has set nothing. */
enum err sdq_settings_of(struct request *req, struct sdq_settings *out);
/* The same, and whether what is set fits together; where it does not, `out` has the defaults. */
enum err sdq_settings_read(struct request *req, struct sdq_settings *out, bool *are_valid);

/*
 * What the rules need of the child of the request, and its SDQs to this request alone until the transaction ends:
 * two at the same moment would both open what one has to.
 */
enum err sdq_child(struct request *req, struct child_facts *out);

enum err sdq_follow(struct request *req, struct uuid sdq, const struct sdq_form *form,
                    const struct sdq_result *r, const struct child_facts *child);

/* As they are stored: "{0,NULL,2}"; {"emotional": "normal", …}, every score, null where there is no band. */
const char *sdq_numbers(struct request *req, const int8_t *values, int n);
const char *sdq_bands(struct request *req, const struct sdq_result *r, bool is_four);

/* The day of the next SDQ anew, after something else that it depends on was recorded: care, a review. */
enum err sdq_set_next(struct request *req);
